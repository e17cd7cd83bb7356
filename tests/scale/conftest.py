"""Archives for the tests of `scale`: small, with a page that two files share, read by rules alone."""

from __future__ import annotations

import gzip
from datetime import timedelta
from pathlib import Path

import pytest

from made_archives import START, member, members, news_pages, payload_digest, response
from secondsource.pipeline import Resources
from secondsource.settings import Settings

pytest.importorskip("fastwarc", reason="FastWARC is not installed (extra archives)")
pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra archives)")


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files: some twenty-five pages; one page in two of them, one twice in one, one revisit, one cut-off end."""
    folder = tmp_path_factory.mktemp("archives")
    for number in range(3):
        pages = list(news_pages(8, 40 + number, relevant=0.6, kilobytes=6))
        records = list(members(iter(pages), f"{number}"))
        shared = next(p for p in news_pages(9, 77, relevant=1.0, kilobytes=6))
        if number != 1:
            records.append(gzip.compress(response(f"https://shared.example/{number}", shared[2]), mtime=0))
        if number == 1:
            records.append(gzip.compress(response("https://again.example/", pages[0][2]), mtime=0))
            revisit = member(
                "revisit",
                pages[1][0],
                b"HTTP/1.1 304 Not Modified\r\n\r\n",
                date=START + timedelta(days=1),
                WARC_Payload_Digest=payload_digest(pages[1][2]),
            )
            records.append(gzip.compress(revisit, mtime=0))
        data = b"".join(records)
        (folder / f"{number}.warc.gz").write_bytes(data + records[-1][:200] if number == 2 else data)
    return folder


@pytest.fixture(scope="session")
def rules() -> Resources:
    """Resources that read by rules alone: the encoder changes nothing here and takes its time."""
    return Resources(Settings(), rules_only=True)
