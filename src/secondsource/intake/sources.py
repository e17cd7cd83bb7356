"""What people point at: files, folders, standard input and addresses, each giving documents or refusals."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from secondsource.errors import BadRecord, EmptyInput, InputRefused, TooLarge, Unreadable
from secondsource.intake.records import Given, from_html, from_record, from_text
from secondsource.model import Received
from secondsource.settings import IntakeSettings

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
) -> Iterator[Outcome]:
    """Documents and refusals of one input: a path, a folder (its files in order of name), an address, or `-`.

    Raises nothing for bad input: each refusal names the input (and the line of a record) with its error.
    """
    given = given or Given()
    if where == "-":
        if stdin is None:
            raise ValueError("standard input was not handed in")
        yield from _stream(stdin, "standard input", settings, given, form)
    elif where.lower().startswith(("http://", "https://")) or "://" in where[:20]:
        yield from _address(where, settings, given, form)
    else:
        yield from _path(Path(where), settings, given, form)


def _path(path: Path, settings: IntakeSettings, given: Given, form: Form | None) -> Iterator[Outcome]:
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
                and (inner.is_dir() or inner.suffix.lower() in SUFFIXES)
            ):
                yield from _path(inner, settings, given, form)
        return
    try:
        with path.open("rb") as file:
            yield from _stream(file, str(path), settings, given, form or SUFFIXES.get(path.suffix.lower()))
    except OSError as e:
        yield Refused(str(path), Unreadable(_reason(e)))


def _address(address: str, settings: IntakeSettings, given: Given, form: Form | None) -> Iterator[Outcome]:
    from secondsource.intake.fetch import fetch

    try:
        fetched = fetch(address, settings)
        chosen = form or ("html" if "html" in fetched.media_type else _sniff(fetched.data))
        if chosen == "jsonl":
            yield from _records(iter(fetched.data.splitlines(keepends=True)), address, settings, given)
        elif chosen == "html":
            yield from_html(fetched.data, given, settings, fetched.address)
        else:
            yield from_text(fetched.data, given, settings, fetched.address)
    except InputRefused as e:
        yield Refused(address, e)


def _stream(file: BinaryIO, where: str, settings: IntakeSettings, given: Given, form: Form | None) -> Iterator[Outcome]:
    try:
        head = file.read(4096)
        chosen = form or _sniff(head)
        if chosen == "jsonl":
            yield from _records(_lines(file, head, settings.max_bytes), where, settings, given)
            return
        data = head + file.read(settings.max_bytes + 1 - len(head))
        yield from_html(data, given, settings) if chosen == "html" else from_text(data, given, settings)
    except InputRefused as e:
        yield Refused(where, e)


def _sniff(head: bytes) -> Form:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return "jsonl" if start == b"{" else "html" if start == b"<" else "text"


def _lines(file: BinaryIO, head: bytes, most: int) -> Iterator[bytes]:
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
