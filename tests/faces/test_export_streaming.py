"""An export of a great ledger is written as it is read: memory does not grow with its rows."""

from __future__ import annotations

import hashlib
import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

import pytest

from secondsource.faces.exports import snapshot
from secondsource.faces.exports.formats import export
from secondsource.faces.exports.rows import rows
from secondsource.faces.protect import Protection
from secondsource.ledger import Filters, Ledger
from secondsource.settings import FacesSettings

MANY = 8_000


class Counting(io.RawIOBase):
    """Takes bytes and keeps none."""

    def __init__(self) -> None:
        self.taken = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.taken += len(data)
        return len(data)


def many(ledger: Ledger) -> Iterator[dict[str, Any]]:
    some = list(rows("documents", ledger, Filters(), None, Protection(FacesSettings())))
    return islice(cycle(some), MANY)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "geojson", "kml", "jsonld", "hxl"])
def test_rows_go_out_as_they_are_read(made_ledger: Ledger, form: str) -> None:
    out = Counting()
    found = many(made_ledger)
    tracemalloc.start()
    try:
        assert export("documents", form, found, out) == MANY  # type: ignore[arg-type]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < min(4_000_000, out.taken), f"{peak:,} bytes held for {out.taken:,} written"


def test_a_snapshot_holds_none_of_its_files(made_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "WHATS", ("documents",))
    monkeypatch.setattr(snapshot, "rows", lambda *_: many(made_ledger))
    out = io.BytesIO()
    tracemalloc.start()
    try:
        protection = Protection(FacesSettings())
        assert snapshot.write_snapshot(made_ledger, Filters(), None, protection, out) == {"documents": MANY}
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    with zipfile.ZipFile(out) as archive:
        hashes = json.loads(archive.read("manifest.json"))["sha256"]
        for name in ("data/documents.jsonl", "data/documents.csv", "codebook.json"):
            assert hashlib.sha256(archive.read(name)).hexdigest() == hashes[name]
        largest = archive.getinfo("data/documents.jsonl").file_size
    assert peak < largest / 2 + 4_000_000 + len(out.getvalue())
