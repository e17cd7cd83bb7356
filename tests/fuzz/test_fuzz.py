"""Ten thousand bent inputs: none crashes, none hangs, each is read or refused with a named error."""

from __future__ import annotations

import io
import os
import random
import signal
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import pytest
from inputs import MAKERS, SHARES

from secondsource.errors import SecondSourceError
from secondsource.intake.feeds import parse
from secondsource.intake.feeds_opml import feeds_of
from secondsource.intake.records import Given, from_record
from secondsource.intake.robots import parsed
from secondsource.intake.sources import Refused, receive
from secondsource.intake.watch_settings import WatchSettings
from secondsource.ledger import Ledger
from secondsource.model import Received
from secondsource.model.wire import reading_as_json
from secondsource.pipeline import Resources, add, read, warm
from secondsource.settings import IntakeSettings, Settings

SEED = int(os.environ.get("SECONDSOURCE_FUZZ_SEED", "20261124"))
LIMIT_S = 20.0
"""Seconds of the processor for one input of a few kilobytes: the same on a machine that does other things as well."""
RESOURCES = Resources(Settings(), rules_only=True)
Outcome = str


class Hang(BaseException):
    """Over the limit. No `Exception`: nothing on the way may take it for a fault of its own."""


@contextmanager
def limited() -> Iterator[None]:
    def over(number: int, frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, LIMIT_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _documents(data: bytes, form: str | None) -> Outcome:
    outcomes = list(receive("-", IntakeSettings(), Given(), form, io.BytesIO(data)))  # type: ignore[arg-type]
    assert outcomes, "neither read nor refused"
    for outcome in outcomes:
        if isinstance(outcome, Refused):
            assert outcome.error.code not in ("error", "refused", "")
            assert str(outcome.error)
        else:
            reading = read(outcome.document, RESOURCES)
            assert not [w for w in reading.warnings if "please report" in w], reading.warnings
            written = reading_as_json(reading)
            assert written["document"]["text"] == outcome.document.text
    return "read" if any(isinstance(o, Received) for o in outcomes) else "refused"


def _text(data: bytes, folder: Path) -> Outcome:
    return _documents(data, None)


def _page(data: bytes, folder: Path) -> Outcome:
    return _documents(data, "html")


def _records(data: bytes, folder: Path) -> Outcome:
    return _documents(data, "jsonl")


def _feed(data: bytes, folder: Path) -> Outcome:
    for entry in parse(data, "https://outlet.example/feed", WatchSettings()).entries:
        assert entry.address.startswith(("http://", "https://"))
        with suppress(SecondSourceError):
            from_record(entry.record().encode("utf-8", "replace"), Given(), IntakeSettings())
    return "read"


def _opml(data: bytes, folder: Path) -> Outcome:
    assert all(a.startswith(("http://", "https://")) for a in feeds_of(data, WatchSettings()))
    return "read"


def _robots(data: bytes, folder: Path) -> Outcome:
    rules = parsed(data.decode("utf-8", "replace"))
    rules.can_fetch("https://outlet.example/private/x?y=%zz", "secondsource")
    rules.crawl_delay("secondsource")
    return "read"


def _gazetteer(data: bytes, folder: Path) -> Outcome:
    from secondsource.places.imports import import_table

    file = folder / "table.txt"
    file.write_bytes(data)
    import_table(file, "fuzz", folder / "table-fuzz", RESOURCES.gazetteer()._tables[-1], None)
    return "read"


def _workbook(data: bytes, folder: Path) -> Outcome:
    from secondsource.stakes.imports import import_file

    file = folder / "assets.xlsx"
    file.write_bytes(data)
    changes = import_file(file, folder)
    assert all(changes.refused), changes.refused
    return "read"


def _web_archive(data: bytes, folder: Path) -> Outcome:
    file = folder / "pages.warc"
    file.write_bytes(data)
    found = Counter(type(item).__name__ for item in _archived(file))
    # A page that is no report (an image, a request) is passed over, which is reading the archive.
    return "read" if found["Received"] or not found["Refused"] else "refused"


def _archived(file: Path) -> Iterator[Received | Refused]:
    for outcome in receive(str(file), IntakeSettings()):
        if isinstance(outcome, Refused):
            assert outcome.error.code not in ("error", "refused", "")
            assert str(outcome.error)
        yield outcome


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes, Path], Outcome]]:
    """Calls of the API and the pages over a small ledger."""
    import json
    from dataclasses import replace

    from fastapi.testclient import TestClient

    from secondsource.faces.web.app import create_app

    path = tmp_path_factory.mktemp("fuzz") / "ledger.db"
    settings = Settings()
    settings = replace(settings, faces=replace(settings.faces, calls_per_minute=10**9))
    words = "Shells hit the water tower in Novoselivka on Monday, Petro Velychko, the mayor, told the Dnipro Relay."
    record = {"id": "r0", "publisher": "Dnipro Relay", "published": "2025-03-18", "text": words}
    with Ledger.open(str(path)) as book:
        add(from_record(json.dumps(record).encode(), Given(), IntakeSettings()), book, RESOURCES)
    with Ledger.open(str(path), read_only=True) as book:
        client = TestClient(create_app(book, settings), base_url="http://127.0.0.1:8000", raise_server_exceptions=True)

        def asked(data: bytes, folder: Path) -> Outcome:
            answer = client.get(data.decode())
            assert answer.status_code < 500, answer.status_code
            if answer.status_code >= 400 and data.startswith(b"/api"):
                body = answer.json()
                assert body.get("code") or body.get("detail"), body
            return "read" if answer.status_code < 400 else "refused"

        yield asked


READERS: dict[str, Callable[[bytes, Path], Outcome]] = {
    "text": _text,
    "page": _page,
    "records": _records,
    "feed": _feed,
    "opml": _opml,
    "robots": _robots,
    "gazetteer": _gazetteer,
    "workbook": _workbook,
    "web archive": _web_archive,
}


TWO_SIDED = ("records", "gazetteer", "workbook", "call")
"""Kinds of which a few inputs already show both sides."""


def fuzz(kind: str, many: int, reader: Callable[[bytes, Path], Outcome], folder: Path) -> Counter[str]:
    """Try `many` inputs of a kind; what became of them. An input that fails is named by its number and kept."""
    warm(RESOURCES)
    found: Counter[str] = Counter()
    slowest = 0.0
    for n in range(many):
        data = MAKERS[kind](random.Random(f"{SEED}/{kind}/{n}"))
        begun = time.process_time()
        try:
            with limited(), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found[reader(data, folder)] += 1
        except SecondSourceError as e:
            found["refused" if e.code not in ("error", "refused", "") and str(e) else "unnamed"] += 1
        except BaseException as e:
            kept = folder / f"{kind}-{n}.bin"
            kept.write_bytes(data)
            raise AssertionError(f"{kind} {n} of seed {SEED}: {type(e).__name__}: {e} ({kept})") from e
        slowest = max(slowest, time.process_time() - begun)
    assert found["read"] > 0
    assert found["refused"] > 0 or kind not in TWO_SIDED
    assert found["unnamed"] == 0
    found["slowest_ms"] = round(slowest * 1000)
    return found


@pytest.mark.parametrize("kind", SHARES)
def test_three_hundred_bent_inputs(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    reader = READERS.get(kind) or request.getfixturevalue("call")
    fuzz(kind, 3 * SHARES[kind], reader, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("kind", SHARES)
def test_ten_thousand_bent_inputs(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    reader = READERS.get(kind) or request.getfixturevalue("call")
    found = fuzz(kind, 100 * SHARES[kind], reader, tmp_path)
    with capsys.disabled():
        print(f"\n{kind}: {dict(found)}")
