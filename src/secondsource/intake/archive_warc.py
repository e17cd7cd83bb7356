"""WARC files, record by record: what is readable is read, and what is not is named with where it lies.

FastWARC parses. What it does not say by itself is found out here: a record that is shorter than it claims, or that
claims so much that it swallows its neighbours; and after a damaged stretch reading goes on at the next thing that
looks like a record, with bounds on how often and on how much.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from secondsource.errors import DamagedArchive, InputRefused, TooLarge, Unreadable

if TYPE_CHECKING:
    from secondsource.settings import ArchiveSettings

MAGIC = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"WARC/1.")
"""How a record can begin: gzip, Zstandard, LZ4, or not compressed."""
_HEADER = 65_536
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its type, its headers (names in lower case), its block, and the byte where it begins.

    `resumed` tells that it was found after a damaged stretch; `intact` is False where its block digest differs.
    """

    kind: str
    headers: dict[str, str]
    block: bytes
    at: int
    resumed: bool = False
    intact: bool = True


@dataclass(frozen=True, slots=True)
class Loss:
    """A stretch of the file that gave no record: its first byte and why."""

    at: int
    error: InputRefused


class _Counted:
    """The file, with a count of the bytes taken from it: reading again after damage must not go on for ever."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.taken += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        """Whoever opened the file closes it."""


def records(file: BinaryIO, most: int, settings: ArchiveSettings, *, inside: bool = False) -> Iterator[Record | Loss]:
    """The records of a WARC file, plain or compressed, and what could not be read of it.

    `file` is binary and can seek; `most` is the largest block in bytes (a larger one is a loss, and is skipped
    without being unpacked). With `inside` records under gzip are sought anywhere in a file that is something else.
    Raises Unreadable where FastWARC is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as e:
        raise Unreadable("web archives need FastWARC: pip install 'secondsource[archives]'") from e
    size = file.seek(0, 2)
    magic = next((m for m in MAGIC if _peek(file, 0, 8).startswith(m)), MAGIC[-1])
    if inside:
        magic = MAGIC[0]
    counted = _Counted(file)
    budget = settings.reread_factor * size + settings.free_bytes
    expanded, limit = 0, settings.expansion_factor * size + settings.free_bytes
    start: int | None = _next(file, 0, magic) if inside else 0
    loss: Loss | None = None
    tries = 0
    while start is not None:
        file.seek(start)
        pending: Record | None = None
        at, resumed = start, tries > 0
        error: InputRefused | None = None
        try:
            for found in ArchiveIterator(counted, record_types=WarcRecordType.any_type, parse_http=False):
                if pending is not None:
                    yield pending
                    pending = None
                at = max(at, int(found.stream_pos))
                declared = int(found.content_length)
                if declared > most:
                    error = TooLarge(f"a record of {declared} bytes: more than {most}")
                    break
                expanded += declared
                if expanded > limit:
                    yield loss or Loss(at, TooLarge("the archive unpacks to more than any archive of pages does"))
                    return
                block = found.reader.read()
                if len(block) < declared:
                    error = DamagedArchive(f"a record of {declared} bytes is cut off after {len(block)}")
                    break
                headers = {str(k).lower(): str(v) for k, v in found.headers.items()}
                if not headers:
                    error = DamagedArchive("a record without headers")
                    break
                if loss is not None:
                    yield loss
                    loss = None
                kind = headers.get("warc-type", "").strip().lower()
                pending = Record(kind, headers, block, at, resumed, _intact(headers, block))
                resumed = False
        except (OSError, ValueError, UnicodeError) as e:
            error = DamagedArchive(str(e)[:200] or type(e).__name__)
        except BaseException as e:  # a panic of the parser is no Exception
            if type(e).__name__ != "PanicException":
                raise
            error = DamagedArchive("the parser gave up")
        if error is None:
            if pending is not None:
                yield pending
            break
        end = None if pending is None else _end(file, pending, magic)
        if pending is not None and end is not None:
            yield pending
            at = max(at, end - 1)
        elif pending is not None:
            error = DamagedArchive(f"a record says that it has {len(pending.block)} bytes, and has not")
        loss = loss or Loss(at, error)
        tries += 1
        if tries > settings.max_restarts or counted.taken > budget:
            loss = Loss(loss.at, DamagedArchive(f"{loss.error}; too damaged to go on"))
            break
        start = _next(file, max(at, start) + 1, magic)
    if loss is not None:
        yield loss


def _peek(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    data = file.read(size)
    file.seek(at)
    return data


def _next(file: BinaryIO, at: int, magic: bytes) -> int | None:
    """Where the next record may begin; None where there is none."""
    file.seek(at)
    kept = b""
    while piece := file.read(_PIECE):
        window = kept + piece
        found = window.find(magic)
        if found >= 0:
            return at - len(kept) + found
        kept = window[-(len(magic) - 1) :]
        at += len(piece)
    return None


def _end(file: BinaryIO, record: Record, magic: bytes) -> int | None:
    """Where a record that is followed by damage ends, or a byte inside it; None where it does not end as it says.

    The empty lines after its block must be there. Where that cannot be told (Zstandard, LZ4), the block digest
    decides; without one the record is believed.
    """
    known = "warc-block-digest" in record.headers
    if known and not record.intact:
        return None
    need = _HEADER + len(record.block) + 4
    data = _peek(file, record.at, need + need // 8)
    if magic == MAGIC[0]:
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, need)
        except zlib.error:
            return record.at + 1 if known else None
    elif magic != MAGIC[-1]:
        return record.at + 1
    head = data.find(b"\r\n\r\n")
    after = data[head + 4 + len(record.block) :][:4]
    if not known and (head < 0 or (after and not after.startswith((b"\r\n", b"\n")))):
        return None
    return record.at + (head + 4 + len(record.block) if magic == MAGIC[-1] else 1)


def _intact(headers: dict[str, str], block: bytes) -> bool:
    """Whether the block has the digest that its header states; True where none is stated that we can compute."""
    algorithm, _, stated = headers.get("warc-block-digest", "").partition(":")
    if algorithm.lower() not in {"sha1", "sha256", "md5"} or not stated:
        return True
    digest = hashlib.new(algorithm.lower(), block, usedforsecurity=False)
    return stated.strip().lower() in {digest.hexdigest(), base64.b32encode(digest.digest()).decode().lower()}
