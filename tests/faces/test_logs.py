"""The server's log: structured, and without the words of a report."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from test_web import client_of

from secondsource.faces.logs import to_json_lines
from secondsource.ledger import Ledger
from secondsource.settings import FacesSettings


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = to_json_lines(stream)
    yield stream
    ours = logging.getLogger("secondsource")
    ours.removeHandler(handler)
    ours.propagate = True
    ours.setLevel(logging.NOTSET)


def lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_each_call_is_a_line_without_what_was_asked(made_ledger: Ledger, log: io.StringIO) -> None:
    client = client_of(made_ledger)
    client.get("/", params={"text": "clinic", "speaker": "Horbenko"})
    client.get("/speakers/Vasyl Horbenko")
    client.get("/documents/wire-1")
    client.get("/nothing-here")
    found = [line for line in lines(log) if line["message"] == "call"]
    assert [(f["route"], f["status"]) for f in found] == [
        ("/", 200),
        ("/speakers/{name:path}", 200),
        ("/documents/{id:path}", 200),
        ("other", 404),
    ]
    assert all(f["level"] == "info" and f["ms"] >= 0 and f["at"] for f in found)  # type: ignore[operator]
    assert found[2]["document"] == "wire-1"
    for word in ("clinic", "Horbenko", "nothing-here", "Dobropillia"):
        assert word not in log.getvalue()


def test_who_read_a_document_stands_in_the_log_where_reading_needs_a_token(
    own_ledger: Ledger, log: io.StringIO
) -> None:
    _, token = own_ledger.make_token("Ridge desk")
    client = client_of(own_ledger, replace(FacesSettings(), reads_need_token=True), host="0.0.0.0")
    assert client.get("/documents/wire-1").status_code == 401
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/documents/wire-1", headers=headers).status_code == 200
    assert client.get("/documents/wire-1/archived", headers=headers).status_code == 200
    read = [line for line in lines(log) if line.get("status") == 200]
    assert [(r["document"], r["by"]) for r in read] == [("wire-1", "Ridge desk")] * 2
    assert token not in log.getvalue()


def test_a_fault_is_logged_with_its_trace(
    made_ledger: Ledger, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("secondsource.faces.web.views.situation", broken)
    assert client_of(made_ledger).get("/").status_code == 500
    [fault] = [line for line in lines(log) if line["level"] == "error"]
    assert "broken on purpose" in str(fault["trace"])
