"""The columns of a part: a document with its reading, a refusal, or a further capture of a page, one a row.

Flat columns are for finding and counting; `reading` is the JSON of `model.wire`, as `secondsource read --format
jsonl` prints it, and `archived` the bytes that were read, so that a ledger can be made of the parts alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from secondsource.model import Reading, Received
from secondsource.model.wire import reading_as_json, reading_from_json

if TYPE_CHECKING:
    from secondsource.pipeline import Lost, Passed

Row = dict[str, Any]
BATCH = 64
"""Rows of a row group: some 4 MB with the pages in them, which is what loading reads at a time."""
NOWHERE = "-"
"""Day or cell of a report without one."""


def schema() -> Any:
    """The columns, as pyarrow wants them."""
    import pyarrow as pa

    text = pa.string()
    return pa.schema(
        [
            pa.field("kind", text, nullable=False),  # document, refused, capture
            pa.field("where", text, nullable=False),
            pa.field("id", text),
            pa.field("sha256", text),
            pa.field("address", text),
            pa.field("publisher", text),
            pa.field("title", text),
            pa.field("published", text),
            pa.field("language", text),
            pa.field("day", text),
            pa.field("cell", text),
            pa.field("claims", pa.int32()),
            pa.field("codes", pa.list_(text)),
            pa.field("error", text),
            pa.field("detail", text),
            pa.field("captured", text),
            pa.field("media_type", text),
            pa.field("archived", pa.binary()),
            pa.field("reading", text),
        ]
    )


def document_row(received: Received, reading: Reading, where: str, cell_degrees: float) -> Row:
    """The row of a document that was read."""
    document = reading.document
    codes = sorted({c.event.code for c in reading.claims if c.event is not None})
    return {
        "kind": "document",
        "where": where,
        "id": document.id,
        "sha256": document.sha256,
        "address": document.address,
        "publisher": document.publisher,
        "title": document.title,
        "published": document.published,
        "language": document.language,
        "day": document.published_day or NOWHERE,
        "cell": cell_of(reading, cell_degrees),
        "claims": len(reading.claims),
        "codes": codes,
        "media_type": received.media_type,
        "archived": received.archived,
        "reading": json.dumps(reading_as_json(reading), ensure_ascii=False),
    }


def cell_of(reading: Reading, degrees: float) -> str:
    """The cell of latitude and longitude in which most of a reading's claims lie; NOWHERE where none has a place."""
    points = {t.id: t.resolved for t in reading.places if t.resolved is not None}
    cells: Counter[str] = Counter()
    for claim in reading.claims:
        place = points.get(claim.event.place) if claim.event is not None and claim.event.place else None
        if place is not None and place.where_precision <= 3:
            cells[f"{floor(place.lat / degrees)}:{floor(place.lon / degrees)}"] += 1
    return min(cells, key=lambda cell: (-cells[cell], cell)) if cells else NOWHERE


def refused_row(lost: Lost, sha256: str | None = None, address: str | None = None) -> Row:
    """The row of what could not be read."""
    return {
        "kind": "refused",
        "where": lost.where,
        "sha256": sha256,
        "address": address,
        "error": lost.error.code,
        "detail": str(lost.error)[:500],
    }


def capture_row(passed: Passed) -> Row:
    """The row of a further capture: `sha256` is that of the page it repeats, `detail` how."""
    return {
        "kind": "capture",
        "where": passed.where,
        "sha256": passed.document,
        "address": passed.address,
        "captured": passed.captured,
        "detail": passed.kind,
    }


class Writer:
    """Writes rows as Parquet, a row group at a time. The same rows give the same bytes."""

    def __init__(self, file: BinaryIO) -> None:
        from pyarrow import parquet

        self._schema = schema()
        self._file = parquet.ParquetWriter(file, self._schema, compression="zstd", use_dictionary=["kind", "language"])
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Write a row."""
        self._rows.append(row)
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            columns = {name: [row.get(name) for row in self._rows] for name in self._schema.names}
            self._file.write_table(pa.table(columns, self._schema))
            self._rows = []

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._flush()
        self._file.close()


def received_from(row: Row) -> tuple[Received, Reading]:
    """Document and reading of a row, as they went in (the grammar apart, which is not kept)."""
    reading = reading_from_json(json.loads(row["reading"]))
    return Received(reading.document, row["archived"], row["media_type"]), reading


def heads(path: Path) -> Iterator[tuple[int, int, Row]]:
    """Row group, row in it, and the flat columns of each document that claims or says anything."""
    from pyarrow import parquet

    names = ["kind", "sha256", "published", "day", "cell", "id"]
    table = parquet.ParquetFile(path)
    for group in range(table.num_row_groups):
        for number, row in enumerate(table.read_row_group(group, columns=names).to_pylist()):
            if row["kind"] == "document":
                yield group, number, row
