"""Where reading needs a token, no read of a document goes unseen: who, when, what."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from test_web import client_of

from secondsource.errors import LedgerLocked
from secondsource.faces.cli_ledger import ledger_command
from secondsource.ledger import Ledger
from secondsource.ledger.reads import reads
from secondsource.settings import FacesSettings

CLOSED = FacesSettings(reads_need_token=True)


def test_every_read_is_written_down_and_shown(own_ledger: Ledger) -> None:
    _, token = own_ledger.make_token("Ridge desk")
    client = client_of(own_ledger, CLOSED, host="0.0.0.0")
    asked = (
        "/documents/wire-1",
        "/documents/wire-1/archived",
        "/api/documents/wire-1",
        "/api/events",
        "/search?q=Horbenko",
    )
    for path in asked:
        assert client.get(path).status_code == 401
    assert reads(own_ledger) == []
    headers = {"Authorization": f"Bearer {token}"}
    for path in asked:
        assert client.get(path, headers=headers).status_code == 200
    client.get("/healthz")
    client.get("/documents/nothing", headers=headers)
    found = reads(own_ledger)
    assert [(r.who, r.document) for r in found] == [("Ridge desk", d) for d in (None, None, *["wire-1"] * 3)]
    # What was searched for is the reader's own affair, and the secret stands nowhere.
    assert "Horbenko" not in str(found)
    assert token not in str(found)
    shown = client.get("/reads", params={"document": "wire-1"}, headers=headers).text
    assert shown.count("Ridge desk") == 3
    assert client.get("/reads").status_code == 401
    lines = CliRunner().invoke(ledger_command, ["reads", "--document", "wire-1", "--ledger", own_ledger.address])
    assert lines.output.count('"who": "Ridge desk"') == 3, lines.output


def test_what_cannot_be_written_down_is_not_shown(own_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = own_ledger.make_token("Ridge desk")
    client = client_of(own_ledger, CLOSED, host="0.0.0.0")

    def locked(*_: object) -> None:
        raise LedgerLocked("another process has held the ledger for longer than the timeout")

    monkeypatch.setattr("secondsource.faces.web.app.note_read", locked)
    answer = client.get("/api/documents/wire-1", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 503
    assert answer.json()["error"] == "ledger_locked"
    assert "wire-1" not in answer.text


def test_an_open_ledger_writes_nothing_down(own_ledger: Ledger) -> None:
    client = client_of(own_ledger)
    assert client.get("/documents/wire-1").status_code == 200
    assert reads(own_ledger) == []
    assert client.get("/reads").status_code == 404
