"""The answer inside a record of a web archive: its status, its headers and its body, decoded within a bound."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from secondsource.errors import DamagedArchive, TooLarge

_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_CHARSET = re.compile(r"""charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_HEAD = 65_536
"""Bytes in which the headers of an answer end."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer. `media_type` is lower-case and without parameters, "" where none is given."""

    status: int
    body: bytes
    media_type: str = ""
    charset: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


def answer(block: bytes, most: int) -> Answer:
    """The HTTP answer in a record's block, its transfer and content encodings undone.

    Raises DamagedArchive where there is no status line, TooLarge where the body has more than `most` bytes when
    decoded. Archives of news crawls often keep the header of an encoding that the crawler has already undone: a
    body that is not in the encoding it claims is taken as it is.
    """
    found = _STATUS.match(block)
    if not found:
        raise DamagedArchive("the record holds no HTTP answer")
    ends = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := block.find(mark, 0, _HEAD)) >= 0]
    if not ends:
        raise DamagedArchive("the headers of the HTTP answer do not end")
    at, width = min(ends)
    headers: dict[str, str] = {}
    for line in block[:at].splitlines()[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    body = block[at + width :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    for encoding in reversed(headers.get("content-encoding", "").lower().split(",")[:3]):
        body = _decoded(body, encoding.strip(), most)
    if len(body) > most:
        raise TooLarge(f"more than {most} bytes in one page")
    kind = headers.get("content-type", "")
    charset = _CHARSET.search(kind)
    return Answer(
        int(found.group(1)), body, kind.split(";")[0].strip().lower(), charset.group(1) if charset else None, headers
    )


def _dechunked(body: bytes) -> bytes:
    """The body without its chunk sizes; as it is where it is not chunked, cut where a chunk is."""
    pieces: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found.group(1), 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[found.end() : found.end() + size])
        at = found.end() + size
    return b"".join(pieces) if pieces else body


def _decoded(body: bytes, encoding: str, most: int) -> bytes:
    if encoding in {"gzip", "x-gzip"} and body.startswith(b"\x1f\x8b"):
        return _inflated(body, 31, most)
    if encoding == "deflate" and body and not body.lstrip().startswith(b"<"):
        try:
            return _inflated(body, 15, most)
        except DamagedArchive:
            return _inflated(body, -15, most)
    if encoding == "br" and not body.lstrip().startswith(b"<"):
        return _brotli(body, most)
    return body


def _inflated(body: bytes, wbits: int, most: int) -> bytes:
    unzip = zlib.decompressobj(wbits=wbits)
    try:
        out = unzip.decompress(body, most + 1)
    except zlib.error as e:
        raise DamagedArchive("the page is damaged gzip") from e
    if len(out) > most:
        raise TooLarge(f"more than {most} bytes in one page")
    if not unzip.eof:
        raise DamagedArchive("the page is cut off inside its gzip")
    return out


def _brotli(body: bytes, most: int) -> bytes:
    import brotli

    unpack = brotli.Decompressor()
    out = bytearray()
    try:
        out += unpack.process(body, output_buffer_limit=most + 1)
        while not unpack.is_finished() and not unpack.can_accept_more_data() and len(out) <= most:
            out += unpack.process(b"", output_buffer_limit=most + 1 - len(out))
    except brotli.error as e:
        raise DamagedArchive("the page is damaged brotli") from e
    if len(out) > most:
        raise TooLarge(f"more than {most} bytes in one page")
    return bytes(out)
