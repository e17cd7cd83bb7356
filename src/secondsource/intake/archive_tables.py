"""Parquet files of reports: a row is what a record of JSON Lines is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from secondsource.errors import BadRecord, DamagedArchive, Unreadable
from secondsource.intake.archive import Item, Lost

if TYPE_CHECKING:
    from secondsource.settings import IntakeSettings

COLUMNS = {
    "id": "id",
    "publisher": "publisher",
    "address": "address",
    "url": "address",
    "published": "published",
    "date": "published",
    "language": "language",
    "title": "title",
    "text": "text",
    "html": "html",
}
"""Columns that are read -> the key of the record; the first of two for one key wins. Others are left alone."""
_BATCH = 128


def rows(file: BinaryIO, where: str, settings: IntakeSettings) -> Iterator[Item | Lost]:
    """One item a row. Raises DamagedArchive for what is no Parquet, BadRecord without a column `text` or `html`."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as e:
        raise Unreadable("Parquet needs pyarrow: pip install 'secondsource[archives]'") from e
    try:
        table = parquet.ParquetFile(file)
        names = [name for name in COLUMNS if name in set(table.schema_arrow.names)]
        if not {"text", "html"} & set(names):
            raise BadRecord("a table of reports needs a column `text` (or `html`)")
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=names):
            for row in batch.to_pylist():
                number += 1
                yield _item(row, f"{where}, row {number}", settings)
    except (ArrowException, OSError, ValueError, MemoryError, OverflowError) as e:
        raise DamagedArchive(f"the table cannot be read: {str(e)[:200]}") from e


def _item(row: dict[str, Any], here: str, settings: IntakeSettings) -> Item | Lost:
    record: dict[str, Any] = {}
    for column, key in COLUMNS.items():
        value = row.get(column)
        if value is None or key in record:
            continue
        if isinstance(value, datetime):
            aware = value if value.tzinfo else value.replace(tzinfo=UTC)
            value = aware.astimezone(UTC).isoformat().replace("+00:00", "Z")
        elif isinstance(value, date):
            value = value.isoformat()
        if not isinstance(value, (str, int)):
            return Lost(here, BadRecord(f"`{column}` must be a string"))
        record[key] = value
    data = json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    if len(data) > settings.max_bytes:
        return Lost(here, BadRecord(f"more than {settings.max_bytes} bytes in one row"))
    return Item(here, data, "record")
