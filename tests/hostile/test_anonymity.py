"""No path joins a speaker who asked not to be named to a named one: not reading, weighing, search, lists or export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from secondsource.faces.cli import group
from secondsource.intake.records import Given, from_record
from secondsource.ledger import Filters, Ledger
from secondsource.pipeline import Resources, add
from secondsource.settings import IntakeSettings, Settings

NAME = "Olena Varchuk"
# The same sentence, told once under her name and once by "a nurse who asked not to be named"; the third report names
# her as a nurse, and the fourth has another nameless nurse.
REPORTS = (
    (
        "Dnipro Relay",
        f"Shells hit the dispensary in Novoselivka on Monday and two patients were wounded, {NAME}, a nurse, told the "
        "Dnipro Relay.",
    ),
    (
        "Harbour Post",
        "Shells hit the dispensary in Novoselivka on Monday and three patients were wounded, said a nurse who asked "
        "not to be named. The nurse said she had carried them out.",
    ),
    ("Steppe Wire", f"{NAME}, a nurse at the dispensary in Novoselivka, said on Tuesday that the roof had burned."),
    (
        "Mill Lane Daily",
        "A nurse at the dispensary in Novoselivka, speaking on condition of anonymity, said on Tuesday that the roof "
        "had burned and that she had seen soldiers there.",
    ),
)
ASKED = ("r1", "r3")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("anonymity") / "ledger.db")
    resources = Resources(Settings(), rules_only=True)
    with Ledger.open(path) as book:
        for n, (publisher, text) in enumerate(REPORTS):
            record = {
                "id": f"r{n}",
                "publisher": publisher,
                "published": f"2025-03-18T{8 + n:02d}:00:00Z",
                "text": text,
            }
            add(from_record(json.dumps(record).encode(), Given(), IntakeSettings()), book, resources)
    return path


@pytest.fixture
def book(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, read_only=True) as opened:
        yield opened


def test_reading_gives_the_nameless_no_name(book: Ledger) -> None:
    for id in ASKED:
        speakers = [a.speaker for a in book.reading(id).attributions if a.speaker]
        assert speakers
        assert all(s.anonymous and s.name is None for s in speakers)
        assert any(s.naming == "requested" for s in speakers)
    assert any(s.speaker and s.speaker.name == NAME for s in book.reading("r0").attributions)


def test_weighing_keeps_their_origins_apart(book: Ledger) -> None:
    seen = 0
    for event in book.events():
        named = [m.origin for m in event.members if m.origin and m.document not in ASKED]
        nameless = [m.origin for m in event.members if m.origin and m.document in ASKED and m.origin.anonymous]
        seen += len(nameless)
        for origin in nameless:
            assert NAME not in (origin.name or "")
            assert NAME not in " ".join((*origin.chain, *origin.same_as, origin.detail))
            assert origin.id not in {other.id for other in named}
        ids = {
            m.document: m.origin.id for m in event.members if m.origin and m.document in ASKED and m.origin.anonymous
        }
        assert len(set(ids.values())) == len(ids)  # nor one nameless speaker to another
    assert seen


def test_search_by_name_finds_only_what_was_said_under_it(book: Ledger) -> None:
    for name in (NAME, "Varchuk", "olena varchuk"):
        found = list(book.claims(Filters(speaker=name)))
        assert found
        assert not {line.document for line in found} & set(ASKED)
    for wanted in ("a nurse", "nurse"):
        by_role = list(book.claims(Filters(speaker=wanted)))
        assert not (
            {line.document for line in by_role} & set(ASKED) and {line.document for line in by_role} - set(ASKED)
        )


def test_lists_give_the_nameless_no_name(book: Ledger) -> None:
    for line in book.claims():
        if line.document in ASKED:
            assert NAME not in str(line.speaker or "")


@pytest.mark.parametrize("what", ["claims", "events", "documents", "needs", "stakes"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "jsonld", "geojson", "kml", "hxl"])
def test_exports_give_the_nameless_no_name(what: str, form: str, address: str, tmp_path: Path) -> None:
    out = tmp_path / f"out.{form}"
    done = CliRunner().invoke(group, ["export", what, "--format", form, "--ledger", address, "--output", str(out)])
    if done.exit_code != 0:
        assert done.exception is not None  # a form that this table has none of: refused by name
        assert "usage" in str(getattr(done.exception, "code", "usage"))
        return
    written = out.read_text(encoding="utf-8")
    if form == "jsonl" and what == "claims":
        for line in map(json.loads, written.splitlines()):
            if line["document"] in ASKED:
                assert NAME not in json.dumps(line)
    if form == "jsonl" and what == "events":
        for event in map(json.loads, written.splitlines()):
            for member in event["claims"]:
                if member["document"] in ASKED:
                    assert NAME not in json.dumps({k: v for k, v in member.items() if k != "depends_on"})
    if form == "csv" and what == "claims":
        for row in written.splitlines()[1:]:
            assert not (NAME in row and row.startswith(ASKED))


def test_pages_of_a_speaker_show_only_what_was_said_under_the_name(address: str) -> None:
    from fastapi.testclient import TestClient

    from secondsource.faces.web.app import create_app

    with (
        Ledger.open(address, read_only=True) as opened,
        TestClient(create_app(opened, Settings()), base_url="http://127.0.0.1:8000") as client,
    ):
        answer = client.get("/api/claims", params={"speaker": NAME})
        assert answer.status_code == 200
        text = answer.text
        assert '"r0' in text
        assert not any(f'"{id}' in text for id in ASKED)
        for id in ASKED:
            assert NAME not in client.get(f"/api/documents/{id}").text
