"""What people point at: files, folders, standard input and addresses, each giving documents or refusals."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from secondsource.errors import BadRecord, EmptyInput, InputRefused, TooLarge, Unreadable
from secondsource.intake.records import Given, from_html, from_record, from_text
from secondsource.model import Received
from secondsource.settings import IntakeSettings

if TYPE_CHECKING:
    from secondsource.intake.archive import Told

Form = Literal["text", "html", "jsonl"]
SUFFIXES: dict[str, Form] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".text": "text",
}


ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz", ".parquet", ".jsonl.gz", ".ndjson.gz")
"""Names under which archives are looked for in a folder; a file named on its own is told by its content."""
PACKED = (b"WARC/1.", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"PK\x03\x04", b"PAR1")
"""First bytes of what `intake.archive` opens."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be read: where it is, and the named error."""

    where: str
    error: InputRefused


Outcome = Received | Refused


def receive(
    where: str,
    settings: IntakeSettings,
    given: Given | None = None,
    form: Form | None = None,
    stdin: BinaryIO | None = None,
    told: Told | None = None,
) -> Iterator[Outcome]:
    """Documents and refusals of one input: a path, a folder (its files in order of name), an address, or `-`.

    An archive of many reports (WARC, WACZ, Parquet, anything under gzip) is told by its first bytes; `told` hears of
    its records that give no document of their own, such as revisits. Raises nothing for bad input: each refusal names
    the input (and the line or record) with its error.
    """
    given = given or Given()
    if where == "-":
        if stdin is None:
            raise ValueError("standard input was not handed in")
        yield from _stream(stdin, "standard input", settings, given, form, told)
    elif where.lower().startswith(("http://", "https://")) or "://" in where[:20]:
        yield from _address(where, settings, given, form, told)
    else:
        yield from _path(Path(where), settings, given, form, told)


def _path(
    path: Path, settings: IntakeSettings, given: Given, form: Form | None, told: Told | None
) -> Iterator[Outcome]:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            names = sorted(os.listdir(path))
        elif not stat.S_ISREG(mode):
            raise Unreadable("neither a file nor a folder")
    except InputRefused as e:
        yield Refused(str(path), e)
        return
    except (OSError, ValueError) as e:
        yield Refused(str(path), Unreadable(_reason(e)))
        return
    if stat.S_ISDIR(mode):
        for name in names:
            inner = path / name
            # In a folder only reports are looked for; a file named on its own is read whatever its name.
            if (
                not name.startswith(".")
                and not inner.is_symlink()
                and (inner.is_dir() or name.lower().endswith((*SUFFIXES, *ARCHIVES)))
            ):
                yield from _path(inner, settings, given, form, told)
        return
    try:
        with path.open("rb") as file:
            named = SUFFIXES.get(path.suffix.lower())
            yield from _stream(file, str(path), settings, given, form, told, named)
    except OSError as e:
        yield Refused(str(path), Unreadable(_reason(e)))


def _address(
    address: str, settings: IntakeSettings, given: Given, form: Form | None, told: Told | None
) -> Iterator[Outcome]:
    from secondsource.intake.fetch import fetch

    try:
        fetched = fetch(address, settings)
        if form is None and archived(fetched.data[:4096]):
            yield from _archive(io.BytesIO(fetched.data), fetched.address, settings, given, told)
            return
        chosen = form or ("html" if "html" in fetched.media_type else sniff(fetched.data))
        if chosen == "jsonl":
            yield from _records(iter(fetched.data.splitlines(keepends=True)), address, settings, given)
        elif chosen == "html":
            yield from_html(fetched.data, given, settings, fetched.address)
        else:
            yield from_text(fetched.data, given, settings, fetched.address)
    except InputRefused as e:
        yield Refused(address, e)


def _stream(
    file: BinaryIO,
    where: str,
    settings: IntakeSettings,
    given: Given,
    form: Form | None,
    told: Told | None,
    named: Form | None = None,
) -> Iterator[Outcome]:
    try:
        head = file.read(4096)
        if form is None and archived(head):
            whole = file if file.seekable() else cast(BinaryIO, _Again(head, file))
            yield from _archive(whole, where, settings, given, told)
            return
        chosen = form or named or sniff(head)
        if chosen == "jsonl":
            yield from _records(lines_of(file, head, settings.max_bytes), where, settings, given)
            return
        data = head + file.read(settings.max_bytes + 1 - len(head))
        yield from_html(data, given, settings) if chosen == "html" else from_text(data, given, settings)
    except InputRefused as e:
        yield Refused(where, e)


def archived(head: bytes) -> bool:
    """Whether an input that begins so is an archive of many reports, or packed: never text."""
    return head.startswith(PACKED)


class _Again:
    """A pipe of which the beginning was read already, from the beginning."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head = head
        self._file = file

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        head, self._head = self._head, b""
        return head or self._file.read(size)


def _archive(
    file: BinaryIO, where: str, settings: IntakeSettings, given: Given, told: Told | None
) -> Iterator[Outcome]:
    from secondsource.intake.archive import Lost, documents

    for found in documents(file, where, settings, given, told or (lambda _: None)):
        yield Refused(found.where, found.error) if isinstance(found, Lost) else found


def sniff(head: bytes) -> Form:
    """What an input is, by its first character that is no white space."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return "jsonl" if start == b"{" else "html" if start == b"<" else "text"


def lines_of(file: BinaryIO, head: bytes, most: int) -> Iterator[bytes]:
    """Lines of a file that may be larger than memory; a line over `most` bytes comes cut, so that it is refused."""
    rest = head
    while True:
        cut = rest.find(b"\n")
        while cut < 0 and len(rest) <= most:
            piece = file.read(1 << 20)
            if not piece:
                if rest:
                    yield rest
                return
            rest += piece
            cut = rest.find(b"\n", max(0, len(rest) - len(piece)))
        if cut < 0:
            yield rest
            rest = b""
            while piece := file.read(1 << 20):
                if (cut := piece.find(b"\n")) >= 0:
                    rest = piece[cut + 1 :]
                    break
            continue
        start = 0
        while cut >= 0:
            yield rest[start : cut + 1]
            start = cut + 1
            cut = rest.find(b"\n", start)
        rest = rest[start:]


def _records(lines: Iterator[bytes], where: str, settings: IntakeSettings, given: Given) -> Iterator[Outcome]:
    seen = False
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901
        record = line.strip()
        if not record:
            continue
        seen = True
        try:
            if len(record) > settings.max_bytes:
                raise TooLarge(f"more than {settings.max_bytes} bytes in one record")
            yield from_record(record, given, settings)
        except InputRefused as e:
            yield Refused(f"{where}, line {number}", e)
        except UnicodeDecodeError as e:
            yield Refused(f"{where}, line {number}", BadRecord(f"not UTF-8: {e.reason}"))
    if not seen:
        yield Refused(where, EmptyInput("the input is empty"))


def _reason(e: Exception) -> str:
    return (e.strerror if isinstance(e, OSError) and e.strerror else str(e)) or type(e).__name__
