"""What a run leaves behind: one Parquet file and one manifest for each file that was read.

A file is known by its bytes, not by its name: `part-<first 16 digits of its SHA-256>`. It is done when its manifest
is there, which is written last, after the Parquet file that it vouches for; both appear whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from secondsource.errors import DamagedArchive

VERSION = 1
"""Of the layout; a part of another version is read again."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What became of one input file. `sha256` is that of the input, `parquet_sha256` that of what was read from it.

    `documents`, `refused` and `captures` count rows of the Parquet file; `passed` counts what left no row, by kind.
    `cpu_s` is processor time. `digests` are the SHA-256 of all reports in the input, read or not.
    """

    name: str
    bytes: int
    sha256: str
    parquet_sha256: str
    documents: int
    refused: int
    captures: int
    passed: dict[str, int] = field(default_factory=dict)
    cpu_s: float = 0.0
    by: str = ""
    version: int = VERSION


def part_of(folder: Path, sha256: str) -> Path:
    """The Parquet file of an input."""
    return folder / f"part-{sha256[:16]}.parquet"


def digests_of(folder: Path, sha256: str) -> Path:
    """Where the digests of an input's reports lie, 32 bytes each."""
    return folder / f"part-{sha256[:16]}.digests"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def done(folder: Path) -> dict[str, Manifest]:
    """SHA-256 of the input -> manifest, for all inputs that are done in `folder`. What is not whole is not done."""
    found: dict[str, Manifest] = {}
    for path in sorted(folder.glob("part-*.json")):
        try:
            manifest = Manifest(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            continue
        if (
            manifest.version == VERSION
            and part_of(folder, manifest.sha256).is_file()
            and digests_of(folder, manifest.sha256).is_file()
        ):
            found[manifest.sha256] = manifest
    return found


def finish(folder: Path, manifest: Manifest) -> None:
    """Write the manifest: from now on the input is done."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    with whole(part_of(folder, manifest.sha256).with_suffix(".json")) as file:
        file.write(text.encode())


def check(folder: Path, manifest: Manifest) -> Path:
    """The Parquet file of an input. Raises DamagedArchive where it is not the one that its manifest vouches for."""
    path = part_of(folder, manifest.sha256)
    try:
        sound = sha256_of(path) == manifest.parquet_sha256
    except OSError as e:
        raise DamagedArchive(f"{path}: {e.strerror or e}") from e
    if not sound:
        raise DamagedArchive(f"{path}: differs from the digest in its manifest; remove it and read its input again")
    return path


class whole:
    """A file that appears under its name only when it is complete and on the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        self._file: BinaryIO | None = None

    def __enter__(self) -> BinaryIO:
        self._file = self._kept.open("wb")
        return self._file

    def __exit__(self, kind: type[BaseException] | None, *rest: Any) -> None:
        assert self._file is not None
        if kind is None:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._file.close()
        if kind is None:
            self._kept.replace(self._path)
        else:
            self._kept.unlink(missing_ok=True)


def begin(folder: Path, sha256: str) -> int:
    """Note that an input is begun; how often it was begun in this run without an end."""
    path = folder / f".part-{sha256[:16]}.tries"
    try:
        before = int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        before = 0
    path.write_text(str(before + 1), encoding="ascii")
    return before


def end(folder: Path, sha256: str) -> None:
    """Note that an input came to an end, good or bad."""
    (folder / f".part-{sha256[:16]}.tries").unlink(missing_ok=True)


def sweep(folder: Path) -> int:
    """Remove what killed workers left behind; how many files. Nobody may be writing to the folder."""
    left = [*folder.glob(".part-*.tmp"), *folder.glob(".part-*.tries")]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def digests(path: Path) -> Iterator[bytes]:
    """The digests in a file of them."""
    data = path.read_bytes()
    for at in range(0, len(data) - 31, 32):
        yield data[at : at + 32]
