"""Time and memory that one report may take: whatever runs over is stopped and refused by name; the next goes on."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from secondsource.errors import TookTooLong, TooLarge


class _OutOfTime(BaseException):
    """Raised in the middle of whatever runs; no Exception, so that no library takes it for a fault of its own."""


class _Alarm:
    """Raises `_OutOfTime` in the thread that started it, once, unless it was ended before."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._lock = threading.Lock()
        self._ended = False
        self._rang = False
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def start(self) -> None:
        """From here on it may ring."""
        self._timer.start()

    def _ring(self) -> None:
        with self._lock:
            if not self._ended:
                self._rang = True
                self._raise()

    def _raise(self) -> None:
        raised = ctypes.py_object(_OutOfTime)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), raised)

    def end(self) -> None:
        """From here on nothing is raised; what was on its way is swallowed here."""
        settled = False
        while not settled:
            try:
                with self._lock:
                    self._ended = True
                self._timer.cancel()
                if self._rang:
                    # Taking it back (`PyThreadState_SetAsyncExc(…, NULL)`) would leave the interpreter of Python 3.11
                    # looking for it at every step from then on: slower, and without end under a profiler or tracer.
                    # So it is sent once more, which replaces one on its way, and taken in.
                    self._rang = False
                    self._raise()
                    while True:
                        pass
                settled = True
            except _OutOfTime:
                continue


@contextmanager
def within_time(seconds: float) -> Iterator[None]:
    """Refuse what takes longer, in any thread. Raises TookTooLong.

    The thread is stopped at its next step of Python: a call into a library in C ends first.
    """
    alarm = _Alarm(seconds)
    try:
        try:
            alarm.start()
            yield
        finally:
            alarm.end()
    except _OutOfTime:
        raise TookTooLong(f"takes longer than {seconds:g} s to read") from None


def _address_space() -> int | None:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            import resource

            return int(file.read().split()[0]) * resource.getpagesize()
    except (OSError, ImportError, ValueError):
        return None


@contextmanager
def within_memory(more: int) -> Iterator[None]:
    """Refuse what needs `more` bytes beyond what the process has. Raises TooLarge.

    Where the system has such a limit (Linux), and in the main thread of a command: the limit is the process's own, and
    a server's other calls must not feel it.
    """
    now = _address_space() if threading.current_thread() is threading.main_thread() else None
    if now is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + more
    bounds = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    if bounds and min(bounds) <= wanted:
        yield  # someone has set a stricter one
        return
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    except MemoryError:
        raise TooLarge(f"needs more than {more // 1_000_000} MB to read") from None
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def release_memory() -> None:
    """Give freed memory back to the system, where the C library can; nothing elsewhere.

    A process that runs for months would otherwise keep what its largest report once needed: the allocator holds on to
    freed pieces between those that live on.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)
