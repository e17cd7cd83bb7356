"""Archives of many reports in one file: what kind a file is, by its first bytes, and the reports in it one by one.

WARC and WACZ (web archives, also CC-NEWS), Parquet and JSON Lines (reports), each also under gzip. A report leaves
here as an `Item`, which is bytes and what is known of them; `received` makes a document of it. Between the two lies
what an archive of millions is sifted by: the digest of the bytes, and the cheap test of `archive_relevance`.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from secondsource.errors import BadRecord, DamagedArchive, EmptyInput, InputRefused, TooLarge, Unreadable
from secondsource.intake.archive_relevance import raw_relevance, relevance
from secondsource.intake.decode import decode
from secondsource.intake.records import Given, from_html, from_record, from_text
from secondsource.model import Document, Received

if TYPE_CHECKING:
    from secondsource.settings import IntakeSettings

ArchiveKind = Literal["warc", "wacz", "parquet", "gzip"]
HTML = {"text/html", "application/xhtml+xml"}
_PAGE = re.compile(rb"\s{0,200}<(?:!doctype\s{1,20}html|html|\?xml)", re.IGNORECASE)
_WHOLE = re.compile(r"/robots\.txt\Z|/sitemap[^/]{0,80}\Z")


@dataclass(frozen=True, slots=True)
class Item:
    """One report in an archive, not yet taken apart.

    `where` names archive and record; `data` are the bytes that are kept and hashed: the page as the server sent it
    with its encodings undone, one JSON Lines record, or a text. `captured` is when the page was fetched, UTC.
    """

    where: str
    data: bytes
    form: Literal["html", "text", "record"]
    address: str | None = None
    charset: str | None = None
    captured: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The digest by which a report is one, wherever it is met; that of its `Document`."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Passed:
    """A record that gives no document of its own.

    `kind`: "duplicate" (the bytes of an earlier record), "revisit" (the crawler found an earlier page unchanged),
    "status" (not answered with 200), "media" (no page or text), "other" (requests, metadata), "language" (none that
    we read) and "irrelevant" (the cheap test). For the first two `document` is the SHA-256 of the earlier page's
    bytes, None where that page is not in this file.
    """

    where: str
    kind: Literal["duplicate", "revisit", "status", "media", "other", "language", "irrelevant"]
    address: str | None = None
    captured: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A record, or a stretch of an archive, that cannot be read: where, and the named error."""

    where: str
    error: InputRefused


Told = Callable[[Passed], None]
"""Who wants to know of records that give no document."""


def _untold(passed: Passed) -> None:
    """Nobody does."""


def kind_of(head: bytes) -> ArchiveKind | None:
    """What kind of archive begins with these bytes (some hundred are enough); None for what is no archive.

    A zip that is no WACZ (a workbook, say) is found out only when it is opened.
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith((b"WARC/1.", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")):
        return "warc"
    if head.startswith(b"PK\x03\x04"):
        return "wacz"
    if head.startswith(b"\x1f\x8b\x08"):
        try:
            inside = zlib.decompressobj(wbits=31).decompress(head, 64)
        except zlib.error:
            return "gzip"
        return "warc" if inside.startswith(b"WARC/1.") else "gzip"
    return None


def items(file: BinaryIO, where: str, settings: IntakeSettings, told: Told = _untold) -> Iterator[Item | Lost]:
    """The reports in a file of any kind, and what of it cannot be read. The same bytes twice are one report.

    A file that cannot seek (a pipe) is kept in a temporary file first. Raises nothing for bad input.
    """
    seen: set[bytes] = set()
    try:
        for found in _all(file, where, settings, told):
            if isinstance(found, Item):
                digest = hashlib.sha256(found.data).digest()
                if digest in seen:
                    told(Passed(found.where, "duplicate", found.address, found.captured, digest.hex()))
                    continue
                seen.add(digest)
            yield found
    except InputRefused as e:
        yield Lost(where, e)
    except (EOFError, gzip.BadGzipFile, zlib.error) as e:
        yield Lost(where, DamagedArchive(f"damaged gzip: {e}"))
    except OSError as e:
        yield Lost(where, Unreadable(e.strerror or str(e)))


def _all(file: BinaryIO, where: str, settings: IntakeSettings, told: Told) -> Iterator[Item | Lost]:
    if not file.seekable():
        with tempfile.TemporaryFile() as kept:
            while piece := file.read(1 << 20):
                kept.write(piece)
            kept.seek(0)
            yield from _all(cast(BinaryIO, kept), where, settings, told)
        return
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    kind = kind_of(head)
    if kind == "warc":
        from secondsource.intake.archive_pages import pages

        yield from pages(file, where, settings, told)
    elif kind == "wacz":
        from secondsource.intake.archive_wacz import pages_of_wacz

        yield from pages_of_wacz(file, where, settings, told)
    elif kind == "parquet":
        from secondsource.intake.archive_tables import rows

        yield from rows(file, where, settings)
    elif kind == "gzip":
        size = file.seek(0, 2)
        file.seek(0)
        with gzip.GzipFile(fileobj=file) as unpacked:
            bounded = _Bounded(unpacked, settings.archive.expansion_factor * size + settings.archive.free_bytes)
            yield from _plain(cast(BinaryIO, bounded), where, settings)
    else:
        yield from _plain(file, where, settings)


class _Bounded:
    """What is read while it unpacks, up to a number of bytes."""

    def __init__(self, file: gzip.GzipFile, most: int) -> None:
        self._file = file
        self._left = most

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge("the archive unpacks to more than any archive of reports does")
        return data


def _plain(file: BinaryIO, where: str, settings: IntakeSettings) -> Iterator[Item | Lost]:
    """JSON Lines, else one page or text."""
    from secondsource.intake.sources import lines_of, sniff

    head = file.read(4096)
    form = sniff(head)
    if form == "jsonl":
        for number, line in enumerate(lines_of(file, head, settings.max_bytes), 1):
            record = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
            if len(record) > settings.max_bytes:
                error = TooLarge(f"more than {settings.max_bytes} bytes in one record")
                yield Lost(f"{where}, line {number}", error)
            elif record:
                yield Item(f"{where}, line {number}", record, "record")
        return
    data = head
    while len(data) <= settings.max_bytes and (piece := file.read(1 << 20)):
        data += piece
    if not data.strip():
        yield Lost(where, EmptyInput("the input is empty"))
        return
    yield Item(where, data, form)


def media_form(media_type: str, body: bytes, address: str | None) -> Literal["html", "text"] | None:
    """Whether an answer is a page, a text, or neither."""
    if media_type in HTML or (media_type in {"", "application/octet-stream"} and _PAGE.match(body)):
        return "html"
    if media_type == "text/plain" and not _WHOLE.search(address or ""):
        return "html" if _PAGE.match(body) else "text"
    return None


def received(item: Item, given: Given, settings: IntakeSettings) -> Received:
    """The document of an item. Raises the named errors of `InputRefused`, as for a file of its own."""
    if item.form == "record":
        try:
            return from_record(item.data, given, settings)
        except UnicodeDecodeError as e:
            raise BadRecord(f"not UTF-8: {e.reason}") from e
    if item.form == "text":
        made = from_text(item.data, given, settings, item.address)
    else:
        made = from_html(_utf8(item), given, settings, item.address)
    digest = item.sha256
    document = replace(made.document, id=f"d{digest[:16]}", sha256=digest)
    notes = list(item.warnings)
    if document.published is None and item.captured:
        notes.append(f"no publication date; captured {item.captured}")
    document = replace(document, warnings=(*document.warnings, *notes))
    return Received(document, item.data, made.media_type)


def _utf8(item: Item) -> bytes:
    """The page in UTF-8 where the server said which encoding it is in, and it is; else its bytes as they are."""
    if item.charset is None or item.charset.lower().replace("_", "-") in {"utf-8", "utf8"}:
        return item.data
    try:
        return item.data.decode(item.charset).encode("utf-8", "replace")
    except (LookupError, UnicodeError, ValueError):
        return item.data


def sift(item: Item, settings: IntakeSettings) -> Literal["language", "irrelevant"] | None:
    """Why a page is not worth extracting, by the cheap test on its bytes; None where it may be. Never raises."""
    if item.form == "record":
        return None
    try:
        text, _ = decode(_utf8(item)[: settings.archive.relevance_raw_bytes])
    except InputRefused:
        return None
    found = raw_relevance(text, settings.archive)
    return None if found.kept else "language" if found.language == "other" else "irrelevant"


def sift_text(document: Document, settings: IntakeSettings) -> Literal["language", "irrelevant"] | None:
    """Why a document is not worth reading, by the cheap test on its title and text; None where it is."""
    found = relevance(f"{document.title or ''}\n{document.text}", settings.archive)
    return None if found.kept else "language" if found.language == "other" else "irrelevant"


def documents(
    file: BinaryIO, where: str, settings: IntakeSettings, given: Given, told: Told = _untold
) -> Iterator[Received | Lost]:
    """The documents of an archive. Where `only_relevant` is set, those that pass the cheap test."""
    relevant = settings.archive.only_relevant
    for item in items(file, where, settings, told):
        if isinstance(item, Lost):
            yield item
            continue
        try:
            dropped = sift(item, settings) if relevant else None
            made = received(item, given, settings) if dropped is None else None
            if relevant and made is not None:
                dropped = sift_text(made.document, settings)
        except InputRefused as e:
            yield Lost(item.where, e)
            continue
        if dropped is not None:
            told(Passed(item.where, dropped, item.address, item.captured))
        elif made is not None:
            yield made
