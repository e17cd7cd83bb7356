"""The hash chain: digests of rows, the payload of an entry, the hash that ties an entry to the one before.

The digest of a row covers its table's name and every column but `superseded`; the payload of an entry is the hash
of the sorted digests of all its rows; the hash of an entry covers its number, time, kind, subject, payload and the
hash before. SHA-256 throughout. Whoever can write the whole file can also write a whole new chain: keep the head
(`Ledger.head`) somewhere else, and `verify` tells whether it is still in the chain.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import RowMapping, Table

START = "0" * 64
"""The hash before the first entry."""

LEVEL = 6
"""zlib's level for archived bytes and JSON: a report shrinks to about a third, in a tenth of its reading time."""


def sha256(data: bytes) -> str:
    """Lower-case hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | bytearray | memoryview):
        return {"sha256": sha256(bytes(value))}
    return value


def row_digest(table: Table, row: Mapping[str, Any] | RowMapping) -> str:
    """The digest of one row of a record table; a column that the row lacks counts as null."""
    values = [[column.name, _plain(row.get(column.name))] for column in table.columns if column.name != "superseded"]
    return sha256(json.dumps([table.name, values], ensure_ascii=True, separators=(",", ":")).encode())


def payload(digests: Iterable[str]) -> str:
    """The hash of an entry's rows, in whatever order they were written."""
    return sha256("\n".join(sorted(digests)).encode())


def entry_hash(seq: int, at: str, kind: str, subject: str, payload_hash: str, previous: str) -> str:
    """The hash of an entry, which the next entry names as `previous`."""
    fields = [seq, at, kind, subject, payload_hash, previous]
    return sha256(json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode())


def packed(value: Any) -> bytes:
    """JSON, compressed, with sorted keys: equal values give equal bytes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def unpacked(data: bytes) -> Any:
    """What `packed` was given. Raises ValueError or zlib.error where the bytes are damaged."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
