"""A ledger read anew after an upgrade: what changes is said, ids and judgements stay, old readings are kept."""

from __future__ import annotations

import io
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from secondsource import pipeline
from secondsource.ledger import Ledger
from secondsource.ledger.rereading import differences, keep_ids
from secondsource.model import Document, Reading
from secondsource.model.judgement import Judgement
from secondsource.pipeline import Refused, Resources, add, judge, receive, reread


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


@pytest.fixture
def ledger(tmp_path: Path, resources: Resources) -> Ledger:
    """Five of the example reports, read by rules."""
    lines = (files("secondsource.examples") / "reports.jsonl").read_bytes().splitlines(keepends=True)[:5]
    opened = Ledger.open(str(tmp_path / "ledger.db"))
    for received in receive("-", resources.settings.intake, None, "jsonl", io.BytesIO(b"".join(lines))):
        assert not isinstance(received, Refused)
        add(received, opened, resources)
    return opened


def test_the_same_reader_changes_nothing(ledger: Ledger, resources: Resources) -> None:
    digest, log = ledger.digest(), len(ledger.log())
    for line in list(ledger.documents()):
        done = reread(line.id, ledger, resources)
        assert (done.differences, done.written) == ((), False)
    assert (ledger.digest(), len(ledger.log())) == (digest, log)


def test_a_new_reader_is_shown_and_keeps_what_people_said(
    ledger: Ledger, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [line for line in ledger.documents() if len(ledger.reading(line.id).claims) > 1]
    id = listed[0].id
    old = ledger.reading(id)
    first, second = old.claims[0], old.claims[1]
    judge(Judgement(f"{id}/{second.id}", "factuality", "PS-", "Ruta", "unsure by the words"), ledger, resources)
    event = ledger.claim(f"{id}/{second.id}").event
    assert event is not None
    judge(Judgement(event, "comment", "call them", "Ruta", "to be asked"), ledger, resources)
    moment = ledger.log()[-1].at
    real = pipeline.read

    def newer(document: Document, given: Resources) -> Reading:
        """A reader that leaves the first claim of each report out and numbers the others anew."""
        found = real(document, given)
        kept = found.claims[1:] if document.id == id else found.claims
        claims = tuple(replace(c, id=f"c{n}") for n, c in enumerate(kept, 1))
        return replace(found, claims=claims, responses=())

    monkeypatch.setattr(pipeline, "read", newer)
    said = reread(id, ledger, resources, write=False)
    assert [(d.claim, d.what) for d in said.differences] == [(f"{id}/{first.id}", "gone")]
    assert ledger.log()[-1].at == moment, "only said"
    for line in list(ledger.documents()):
        reread(line.id, ledger, resources)
    assert ledger.verify() == []
    now = ledger.reading(id)
    assert [c.id for c in now.claims] == [c.id for c in old.claims[1:]], "what is the same keeps its id"
    assert ledger.claim(f"{id}/{second.id}").factuality == "PS-", "a person's correction lies over the new reading"
    assert ledger.claim(f"{id}/{second.id}").event == event
    assert [j.value for j in ledger.judgements(event) if j.kind == "comment"] == ["call them"]
    assert f"{id}/{first.id}" not in {m.claim for e in ledger.events() for m in e.members}
    assert ledger.reading(id, as_of=moment).claims[0].id == first.id, "the old reading is kept"
    # Once is enough.
    log = len(ledger.log())
    for line in list(ledger.documents()):
        reread(line.id, ledger, resources)
    assert len(ledger.log()) == log


def test_ids_of_claims_that_are_new_were_never_used(ledger: Ledger) -> None:
    reading = max(ledger.readings(), key=lambda r: len(r.claims))
    assert len(reading.claims) > 2
    swapped = replace(reading, claims=tuple(reversed(reading.claims)))
    assert {c.id for c in keep_ids(reading, swapped).claims} == {c.id for c in reading.claims}
    assert differences(reading, keep_ids(reading, swapped)) == []
    shorter = replace(reading, claims=reading.claims[1:])
    grown = keep_ids(shorter, reading)
    new = [c for c in grown.claims if c.id not in {c.id for c in shorter.claims}]
    assert len(new) == 1
    assert [d.what for d in differences(shorter, grown)] == ["added"]
