"""A frozen snapshot for research: data, codebook, version, hashes and a citation file in one archive.

The archive is a function of the ledger's content and its last entry: the same ledger gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from typing import IO, Any

from secondsource import __version__
from secondsource.faces.exports.columns import codebook
from secondsource.faces.exports.formats import export
from secondsource.faces.exports.rows import WHATS, rows
from secondsource.faces.protect import Protection
from secondsource.ledger import Filters, Ledger
from secondsource.model.wire_values import Json

_WHEN = (1980, 1, 1, 0, 0, 0)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> str:
    archive.writestr(_info(name), data)
    return hashlib.sha256(data).hexdigest()


class _Hashing(io.RawIOBase):
    """Bytes on their way into the archive, hashed as they pass: no file of a snapshot is held in memory."""

    def __init__(self, into: IO[bytes]) -> None:
        self._into = into
        self.sha256 = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.sha256.update(data)
        return self._into.write(data)


def _put_rows(archive: zipfile.ZipFile, name: str, what: str, form: str, found: Iterable[Json]) -> tuple[str, int]:
    """SHA-256 and number of the rows of one file, written as they are read."""
    # It may pass 4 GB, which is not known beforehand.
    with archive.open(_info(name), "w", force_zip64=True) as inside:
        hashing = _Hashing(inside)
        with io.BufferedWriter(hashing, 1_000_000) as out:
            count = export(what, form, found, out)
        return hashing.sha256.hexdigest(), count


def write_snapshot(
    ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection, out: IO[bytes]
) -> dict[str, int]:
    """Write the snapshot; returns how many rows of each kind are in it."""
    head = ledger.head()
    counts: dict[str, int] = {}
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(out, "w") as archive:
        for what in WHATS:
            for form in ("jsonl", "csv"):
                name = f"data/{what}.{form}"
                found = rows(what, ledger, filters, as_of, protection)
                hashes[name], counts[what] = _put_rows(archive, name, what, form, found)
        book = {what: codebook(what) for what in WHATS}
        text = json.dumps(book, ensure_ascii=False, indent=1).encode()
        hashes["codebook.json"] = _put(archive, "codebook.json", text)
        manifest = {
            "secondsource": __version__,
            "ledger_entry": head.seq if head else 0,
            "ledger_hash": head.hash if head else None,
            "as_of": as_of or (head.at if head else None),
            "filters": {k: getattr(filters, k) for k in filters.__slots__ if getattr(filters, k) is not None},
            "rows": counts,
            "sha256": hashes,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        _put(archive, "manifest.json", text)
        _put(archive, "CITATION.cff", _citation(hashlib.sha256(text).hexdigest(), as_of or (head.at if head else "")))
        _put(archive, "README.txt", _README.encode())
    return counts


_README = (
    "A snapshot of a Second Source ledger. Every row is claimed by somebody; none is a fact. Read reports beside\n"
    "origins, and an empty cell as not known. codebook.json explains every column, manifest.json names the ledger's\n"
    "last entry and the SHA-256 of each file. Hospitals, shelters and displaced people are shown no finer than the\n"
    "settlement.\n"
)


def _citation(manifest: str, at: str) -> bytes:
    lines = [
        "cff-version: 1.2.0",
        "message: Cite the snapshot by the hash of its manifest.",
        "title: Snapshot of a ledger of claims",
        "type: dataset",
        f'version: "{manifest}"',
        f'date-released: "{at[:10]}"' if at else "",
        "authors:",
        '  - name: "The keepers of the ledger"',
    ]
    return ("\n".join(line for line in lines if line) + "\n").encode()
