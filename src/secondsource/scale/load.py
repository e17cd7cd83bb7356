"""`scale load`: parts into a ledger, block by block of place and time, through the same step as `add`."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secondsource.errors import DamagedArchive, InputRefused
from secondsource.pipeline import Resources, add_reading
from secondsource.scale.parts import check, done
from secondsource.scale.rows import heads, received_from

if TYPE_CHECKING:
    from secondsource.ledger.store import Ledger

GROUPS = 48
"""Row groups kept in memory while blocks are loaded: some 200 MB of pages."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: reports added and known before, blocks gone through, and what was refused."""

    added: int
    known: int
    blocks: int
    refused: tuple[tuple[str, InputRefused], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Where a document lies, in the order of loading: by day and cell, within them as they were published."""

    day: str
    cell: str
    published: str
    sha256: str
    part: int
    group: int
    row: int


def load(folder: Path, ledger: Ledger, resources: Resources, say: Callable[[str], None]) -> Loaded:
    """Weigh all documents of the parts in `folder` into the ledger. A report that it knows is left as it is.

    Days go first to last, so that mostly a new report changes nothing but itself; within a day, reports on one cell
    of the map come together, so that what each is compared with is still in memory. The outcome is that of `add` in
    any order. Each report is one transaction: a load that was stopped goes on with the same call.
    """
    parts: list[Path] = []
    refused: list[tuple[str, InputRefused]] = []
    for manifest in done(folder).values():
        try:
            parts.append(check(folder, manifest))
        except DamagedArchive as e:
            refused.append((manifest.name, e))
    index = sorted(
        _Place(h["day"] or "", h["cell"] or "", h["published"] or "", h["sha256"], part, group, row)
        for part, path in enumerate(parts)
        for group, row, h in heads(path)
    )
    pages = _Pages(parts)
    added = known = 0
    blocks: set[tuple[str, str]] = set()
    day = ""
    for place in index:
        if place.day != day:
            if day:
                say(f"{day}: {added} added, {known} known so far")
            day = place.day
        blocks.add((place.day, place.cell))
        if ledger.knows(place.sha256) is not None:
            known += 1
            continue
        row = pages.row(place)
        try:
            received, reading = received_from(row)
            if sha256(received.archived).hexdigest() != received.document.sha256:
                raise DamagedArchive("the archived bytes are not those of their SHA-256")
            made = add_reading(received, reading, ledger, resources)
        except InputRefused as e:
            refused.append((str(row["where"]), e))
            continue
        added += made.new
        known += not made.new
    return Loaded(added, known, len(blocks), tuple(refused))


class _Pages:
    """Rows of the parts, a few row groups of them in memory at a time."""

    def __init__(self, parts: list[Path]) -> None:
        self._parts = parts
        self._open: OrderedDict[int, Any] = OrderedDict()
        self._groups: OrderedDict[tuple[int, int], list[dict[str, Any]]] = OrderedDict()

    def row(self, place: _Place) -> dict[str, Any]:
        """The whole row of a document."""
        key = (place.part, place.group)
        if key not in self._groups:
            self._groups[key] = self._file(place.part).read_row_group(place.group).to_pylist()
            while len(self._groups) > GROUPS:
                self._groups.popitem(last=False)
        self._groups.move_to_end(key)
        return self._groups[key][place.row]

    def _file(self, part: int) -> Any:
        from pyarrow import parquet

        if part not in self._open:
            self._open[part] = parquet.ParquetFile(self._parts[part])
            while len(self._open) > GROUPS:
                self._open.popitem(last=False)[1].close()
        self._open.move_to_end(part)
        return self._open[part]


def readings(folder: Path) -> Iterator[dict[str, Any]]:
    """The JSON of every reading in the parts, one result a document, in the order of parts and rows."""
    import json

    from pyarrow import parquet

    for manifest in done(folder).values():
        table = parquet.ParquetFile(check(folder, manifest))
        for group in range(table.num_row_groups):
            for row in table.read_row_group(group, columns=["kind", "reading"]).to_pylist():
                if row["kind"] == "document":
                    yield json.loads(row["reading"])
