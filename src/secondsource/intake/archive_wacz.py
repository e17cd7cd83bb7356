"""WACZ files: WARC files in a zip, with their digests beside them."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from secondsource.errors import BinaryInput, DamagedArchive, TooLarge
from secondsource.intake.archive import Item, Lost, Told
from secondsource.intake.archive_pages import pages

if TYPE_CHECKING:
    from secondsource.settings import IntakeSettings

_DESCRIPTION = 4_000_000


class _Window(io.RawIOBase):
    """A stretch of a file, as a file."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        base = (0, self._at, self._size)[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        left = max(0, self._size - self._at)
        self._file.seek(self._start + self._at)
        data = self._file.read(left if size is None or size < 0 else min(size, left))
        self._at += len(data)
        return data


_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    zlib.error,
    struct.error,
)
"""What `zipfile` raises for damaged and hostile files."""


def pages_of_wacz(file: BinaryIO, where: str, settings: IntakeSettings, told: Told) -> Iterator[Item | Lost]:
    """The pages of all WARC files in a WACZ, in the order of their names.

    A file whose digest differs from what `datapackage.json` says is named, and read all the same. Where the zip is
    damaged, that is named, and records are sought in its bytes. Raises BinaryInput for a zip that is no WACZ, TooLarge
    for one with too many files.
    """
    try:
        book = zipfile.ZipFile(file)
        inside = sorted(
            (i for i in book.infolist() if i.filename.startswith("archive/") and ".warc" in i.filename.lower()),
            key=lambda i: i.filename,
        )
        stated = _stated(book)
    except _BROKEN as e:
        yield Lost(where, DamagedArchive(f"the zip is damaged: {str(e)[:120]}"))
        yield from pages(file, where, settings, told, inside=True)
        return
    with book:
        if not inside:
            raise BinaryInput("the input is a zip without web archives in it")
        if len(inside) > settings.archive.max_members:
            raise TooLarge(f"{len(inside)} web archives in one zip: more than {settings.archive.max_members}")
        broken = False
        for info in inside:
            try:
                yield from _member(file, book, info, stated.get(info.filename), where, settings, told)
            except _BROKEN as e:
                yield Lost(f"{where}, {info.filename}", DamagedArchive(f"the zip is damaged here: {str(e)[:120]}"))
                broken = True
        if broken:
            # What was read already comes again, and counts as a duplicate.
            yield from pages(file, where, settings, lambda _: None, inside=True)


def _member(
    file: BinaryIO,
    book: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    digest: str | None,
    where: str,
    settings: IntakeSettings,
    told: Told,
) -> Iterator[Item | Lost]:
    here = f"{where}, {info.filename}"
    if info.flag_bits & 1:
        yield Lost(here, DamagedArchive("the web archive is encrypted"))
        return
    if info.compress_type == zipfile.ZIP_STORED:
        inner: BinaryIO = cast(BinaryIO, _Window(file, _offset(file, info), info.file_size))
        yield from _read(inner, digest, here, settings, told)
        return
    most = settings.archive.expansion_factor * info.compress_size + settings.archive.free_bytes
    with tempfile.TemporaryFile() as kept, book.open(info) as packed:
        written = 0
        while piece := packed.read(1 << 20):
            written += len(piece)
            if written > most:
                yield Lost(here, TooLarge("the web archive unpacks to more than any does"))
                return
            kept.write(piece)
        yield from _read(cast(BinaryIO, kept), digest, here, settings, told)


def _read(
    inner: BinaryIO, digest: str | None, here: str, settings: IntakeSettings, told: Told
) -> Iterator[Item | Lost]:
    if digest is not None:
        inner.seek(0)
        made = hashlib.sha256()
        while piece := inner.read(1 << 20):
            made.update(piece)
        if made.hexdigest() != digest:
            yield Lost(here, DamagedArchive("the web archive differs from the digest in datapackage.json"))
    inner.seek(0)
    yield from pages(inner, here, settings, told)


def _offset(file: BinaryIO, info: zipfile.ZipInfo) -> int:
    """Where a stored member's bytes begin: after its local header, whose extra field is its own."""
    file.seek(info.header_offset)
    head = file.read(30)
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile("no local header where the directory says")
    name, extra = struct.unpack("<HH", head[26:30])
    return info.header_offset + 30 + int(name) + int(extra)


def _stated(book: zipfile.ZipFile) -> dict[str, str]:
    """Path -> SHA-256, from `datapackage.json`; empty where there is none that can be read."""
    try:
        with book.open("datapackage.json") as file:
            described: Any = json.loads(file.read(_DESCRIPTION))
        resources = described.get("resources", [])
        return {
            str(r["path"]): str(r["hash"]).partition(":")[2].lower()
            for r in resources
            if str(r.get("hash", "")).startswith("sha256:")
        }
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError, zipfile.BadZipFile, zlib.error):
        return {}
