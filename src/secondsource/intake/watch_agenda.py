"""What is to be fetched next: the earliest task of a host that may be asked again."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

Kind = Literal["feed", "article"]


@dataclass(frozen=True, slots=True, order=True)
class Task:
    """A feed to poll or an article to look at, from `due` on."""

    due: datetime
    kind: Kind
    address: str
    host: str


def host_of(address: str) -> str:
    """The host of an address, with its port: what politeness is owed to."""
    return urlsplit(address).netloc.lower()


class Agenda:
    """Tasks by host. A host is not asked before its time, whatever its tasks say; the others go on meanwhile."""

    def __init__(self) -> None:
        self._heaps: dict[str, list[Task]] = {}
        self._standing: dict[tuple[Kind, str], Task] = {}
        self._ready: dict[str, datetime] = {}

    def __len__(self) -> int:
        return len(self._standing)

    def put(self, kind: Kind, address: str, host: str, due: datetime | None) -> None:
        """Set when something is due; None takes it off."""
        if due is None:
            self._standing.pop((kind, address), None)
            return
        task = Task(due, kind, address, host)
        self._standing[kind, address] = task
        heapq.heappush(self._heaps.setdefault(host, []), task)

    def hold(self, host: str, until: datetime) -> None:
        """Leave a host alone until then; never shortens what it was told before."""
        self._ready[host] = max(until, self._ready.get(host, until))

    def next(self, now: datetime) -> tuple[Task, datetime] | None:
        """The task that can be done first, and when. It stays on the agenda until it is put anew or taken off."""
        best: tuple[datetime, Task] | None = None
        for host in list(self._heaps):
            heap = self._heaps[host]
            while heap and self._standing.get((heap[0].kind, heap[0].address)) is not heap[0]:
                heapq.heappop(heap)  # was put anew since
            ready = self._ready.get(host)
            if ready is not None and ready <= now:
                del self._ready[host]
                ready = None
            if not heap:
                del self._heaps[host]
                continue
            at = max(heap[0].due, ready) if ready is not None else heap[0].due
            if best is None or (at, heap[0]) < best:
                best = (at, heap[0])
        return None if best is None else (best[1], best[0])

    def shift(self, by: timedelta) -> None:
        """Move everything by a span of time: for a clock that was set back."""
        tasks = list(self._standing.values())
        self._heaps.clear()
        for task in tasks:
            self.put(task.kind, task.address, task.host, task.due + by)
        self._ready = {host: until + by for host, until in self._ready.items()}
