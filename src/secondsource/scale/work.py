"""One input file to one part: intake, the cheap test, reading and places. What a worker does, on Ray or without."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from secondsource import __version__
from secondsource.errors import InputRefused, Unreadable
from secondsource.pipeline import Given, Item, Lost, Passed, Resources, items, read, received, sift, sift_text
from secondsource.scale.parts import Manifest, begin, digests_of, end, finish, part_of, sha256_of, whole
from secondsource.scale.rows import Writer, capture_row, document_row, refused_row
from secondsource.settings import IntakeSettings

TRIES = 3
"""Times that a file is begun when its worker dies over it; then it is left, by name, and the run goes on."""


@dataclass(frozen=True, slots=True)
class Task:
    """One input file. `elsewhere`: digests of reports that another file of the run has, and is to read."""

    path: str
    sha256: str
    elsewhere: frozenset[bytes] = frozenset()


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in an input file, before anything is read: its SHA-256 and the digests of its reports, 32 bytes each."""

    path: str
    sha256: str
    digests: bytes
    error: str = ""


class NotRead(InputRefused):
    """A report on which reading failed for a reason nobody foresaw; the log has the details."""

    code = "not_read"


class WorkerLost(InputRefused):
    """A file over which `TRIES` workers died, of memory or of a fault in a library."""

    code = "worker_lost"


def survey(path: str, settings: IntakeSettings) -> Survey:
    """Look through a file once: what a report is, is settled before any is read. Never raises for a bad file."""
    found = bytearray()
    try:
        digest = sha256_of(Path(path))
        with Path(path).open("rb") as file:
            for item in items(file, path, settings):
                if isinstance(item, Item):
                    found += bytes.fromhex(item.sha256)
    except OSError as e:
        return Survey(path, "", b"", e.strerror or str(e))
    return Survey(path, digest, bytes(found))


class Worker:
    """Reads files one after the other with resources that are opened once."""

    def __init__(self, out: Path, resources: Resources, *, relevant: bool = True) -> None:
        self._out = out
        self._resources = resources
        self._relevant = relevant

    def __call__(self, task: Task) -> Manifest:
        """Read one file into its part. The same file and `elsewhere` give the same bytes, whoever reads it.

        Raises Unreadable where the file has gone or changed since the survey, WorkerLost where it has taken too many
        workers with it, OSError where the part cannot be written.
        """
        if begin(self._out, task.sha256) >= TRIES:
            raise WorkerLost(f"{task.path}: {TRIES} workers died over it")
        try:
            return self._read(task)
        finally:
            end(self._out, task.sha256)

    def _read(self, task: Task) -> Manifest:
        began = time.process_time()
        path = Path(task.path)
        counts: Counter[str] = Counter()
        passed: Counter[str] = Counter()
        digests = bytearray()
        with whole(part_of(self._out, task.sha256)) as out:
            writer = Writer(out)

            def told(record: Passed) -> None:
                if record.kind in {"duplicate", "revisit"}:
                    writer.add(capture_row(record))
                    counts["captures"] += 1
                else:
                    passed[record.kind] += 1

            try:
                with path.open("rb") as file:
                    for item in items(file, path.name, self._resources.settings.intake, told):
                        if isinstance(item, Item):
                            digests += bytes.fromhex(item.sha256)
                        self._one(item, task.elsewhere, writer, counts, told)
            except OSError as e:
                raise Unreadable(f"{task.path}: {e.strerror or e}") from e
            writer.close()
        with whole(digests_of(self._out, task.sha256)) as out:
            out.write(digests)
        if sha256_of(path) != task.sha256:
            raise Unreadable(f"{task.path}: changed while it was read")
        manifest = Manifest(
            name=path.name,
            bytes=path.stat().st_size,
            sha256=task.sha256,
            parquet_sha256=sha256_of(part_of(self._out, task.sha256)),
            documents=counts["documents"],
            refused=counts["refused"],
            captures=counts["captures"],
            passed=dict(sorted(passed.items())),
            cpu_s=round(time.process_time() - began, 3),
            by=f"secondsource {__version__}",
        )
        finish(self._out, manifest)
        return manifest

    def _one(
        self,
        item: Item | Lost,
        elsewhere: Collection[bytes],
        writer: Writer,
        counts: Counter[str],
        told: Callable[[Passed], None],
    ) -> None:
        if isinstance(item, Lost):
            writer.add(refused_row(item))
            counts["refused"] += 1
            return
        if bytes.fromhex(item.sha256) in elsewhere:
            told(Passed(item.where, "duplicate", item.address, item.captured, item.sha256))
            return
        settings = self._resources.settings
        try:
            dropped = sift(item, settings.intake) if self._relevant else None
            if dropped is None:
                made = received(item, Given(), settings.intake)
                dropped = sift_text(made.document, settings.intake) if self._relevant else None
            if dropped is not None:
                told(Passed(item.where, dropped, item.address, item.captured))
                return
            try:
                reading = read(made.document, self._resources)
            except InputRefused:
                raise
            except Exception as e:
                logging.getLogger("secondsource").exception("%s could not be read", item.where)
                raise NotRead(f"reading failed: {type(e).__name__}") from e
        except InputRefused as e:
            writer.add(refused_row(Lost(item.where, e), item.sha256, item.address))
            counts["refused"] += 1
            return
        writer.add(document_row(made, reading, item.where, settings.weighing.cell_degrees))
        counts["documents"] += 1


def owners(surveys: list[Survey], taken: set[bytes]) -> list[Task]:
    """Who reads what: a report in several files is read from the first in the order given, unless it is `taken`.

    Files with the same bytes are one. The answer depends on nothing but the arguments.
    """
    tasks: list[Task] = []
    known = set(taken)
    files: set[str] = set()
    for one in surveys:
        if not one.sha256 or one.sha256 in files:
            continue
        files.add(one.sha256)
        mine = {one.digests[at : at + 32] for at in range(0, len(one.digests), 32)}
        tasks.append(Task(one.path, one.sha256, frozenset(mine & known)))
        known |= mine
    return tasks
