"""A person's word goes before the machine's; both are kept, and the person's can be withdrawn."""

from __future__ import annotations

import dataclasses
import json

import pytest
from made_reports import add, report, weigh

from secondsource.errors import UsageError
from secondsource.ledger import Ledger
from secondsource.model import Speaker
from secondsource.model.judgement import Judgement, JudgementKind

BILOPILLIA = json.dumps({"name": "Bilopillia", "lat": 51.15, "lon": 34.31, "radius_m": 3000})


def said(subject: str, kind: JudgementKind, value: str) -> Judgement:
    return Judgement(subject, kind, value, "Ana Reyes", "called the mayor")


@pytest.fixture
def claim(ledger: Ledger) -> str:
    id = add(
        ledger,
        report(1, place="Sumy", code="shelling", speaker=Speaker("Olena Varchuk", "mayor", None, False, "named")),
    )
    add(ledger, report(2, place="Sumy", code="shelling"))
    return f"{id}/c1"


def test_place_speaker_code_and_factuality_of_a_claim(ledger: Ledger, claim: str) -> None:
    document = claim.partition("/")[0]
    read = ledger.reading(document)
    moments = [ledger.log()[-1].at]
    for judgement in (
        said(claim, "place", BILOPILLIA),
        said(claim, "speaker", "Petro Hnatiuk"),
        said(claim, "code", "air_strike"),
        said(claim, "factuality", "PR+"),
    ):
        ledger.judge(judgement)
        moments.append(ledger.log()[-1].at)
    line = ledger.claim(claim)
    assert (line.place, line.lat, line.speaker, line.code, line.factuality) == (
        "Bilopillia",
        51.15,
        "Petro Hnatiuk",
        "air_strike",
        "PR+",
    )
    assert [ledger.claim(claim, as_of=at).place for at in moments] == ["Sumy"] + ["Bilopillia"] * 4
    assert [ledger.claim(claim, as_of=at).factuality for at in moments] == ["CT+"] * 4 + ["PR+"]
    assert ledger.reading(document, as_of=moments[0]) == read
    # The other claim of the document rests on the same words and is left alone.
    assert ledger.claim(f"{document}/c2").speaker is None
    assert len(list(ledger.claims())) == 4
    for kind in ("place", "speaker", "code", "factuality"):
        ledger.judge(said(claim, kind, ""))  # type: ignore[arg-type]
    assert ledger.reading(document) == read
    assert ledger.verify() == []


def test_corrections_stay_when_a_new_reader_reads(ledger: Ledger, claim: str) -> None:
    document = claim.partition("/")[0]
    machine = dataclasses.replace(ledger.reading(document), warnings=("a new reader",))
    ledger.judge(said(claim, "place", BILOPILLIA))
    with ledger.transaction() as writing:
        writing.reread(machine, by="secondsource 9")
    assert ledger.claim(claim).place == "Sumy"
    with ledger.transaction() as writing:
        assert writing.lay_corrections(document)
    assert ledger.claim(claim).place == "Bilopillia"
    assert ledger.reading(document).warnings == ("a new reader",)
    with ledger.transaction() as writing:
        assert not writing.lay_corrections(next(d.id for d in ledger.documents() if d.id != document))
    assert ledger.verify() == []


def test_the_place_of_a_toponym(ledger: Ledger, claim: str) -> None:
    ledger.judge(said(claim.replace("/c1", "/p1"), "place", BILOPILLIA))
    assert ledger.claim(claim).place == "Bilopillia"
    [toponym] = ledger.reading(claim.partition("/")[0]).places
    assert toponym.resolved is not None
    assert toponym.resolved.why == ("set by Ana Reyes: called the mayor",)


def test_a_correction_withdraws_what_was_matched(ledger: Ledger, claim: str) -> None:
    with ledger.neighbourhood() as near:
        assert near.matches([claim])
    with ledger.transaction() as writing:
        made = writing.judge(said(claim, "code", "casualties"))
        assert claim in writing.members_about(made)
        assert writing.matches([claim]) == []
        document = claim.partition("/")[0]
        reading = writing.readings([document])[document]
        assert reading.claims[0].event is not None
        assert reading.claims[0].event.code == "casualties"
        keys = writing.keys_of(document)
        _, weighed = weigh(writing, reading)
        writing.add_weighed(document, weighed)
        assert set(keys) < set(writing.keys_of(document))
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("place", "Kyiv"),
        ("place", '{"name": "x", "lat": 100, "lon": 0}'),
        ("place", '{"name": "x", "lat": NaN, "lon": 0}'),
        ("place", "[]"),
        ("code", "explosion"),
        ("factuality", "sure"),
        ("status", "true"),
        ("credibility", "7"),
        ("reliability", "Z"),
    ],
)
def test_a_value_that_is_none_is_refused_and_leaves_nothing(
    ledger: Ledger, claim: str, kind: JudgementKind, value: str
) -> None:
    [event] = ledger.event_lines()
    subject = event.id if kind in ("status", "credibility", "reliability") else claim
    before = ledger.head()
    with pytest.raises(UsageError):
        ledger.judge(said(subject, kind, value))
    assert ledger.head() == before
    assert ledger.verify() == []


def test_who_asked_not_to_be_named_is_never_named(ledger: Ledger) -> None:
    id = add(ledger, report(1, speaker=Speaker(None, "an officer", None, True, "requested")))
    with pytest.raises(UsageError, match="asked not to be named"):
        ledger.judge(said(f"{id}/c1", "speaker", "Petro Hnatiuk"))


def test_grades_of_an_event_stay_a_persons_until_withdrawn(ledger: Ledger, claim: str) -> None:
    [event] = ledger.events()
    weighed = event
    ledger.judge(said(event.id, "status", "confirmed"))
    ledger.judge(said(event.id, "credibility", "2"))
    event = ledger.event(event.id)
    assert (event.status, event.assessment.credibility, event.assessment.by) == ("confirmed", 2, "Ana Reyes")
    assert [(r.code, r.detail.partition(":")[0]) for r in event.assessment.reasons[-2:]] == [
        ("overruled_status", weighed.status),
        ("overruled_credibility", "6"),
    ]
    # Weighing goes on and does not undo it.
    add(ledger, report(3, place="Sumy", code="shelling"))
    event = ledger.event(event.id)
    assert (event.reports, event.status, event.assessment.credibility) == (3, "confirmed", 2)
    ledger.judge(said(event.id, "status", "refuted"))
    assert ledger.event(event.id).status == "refuted"
    for kind in ("status", "credibility"):
        ledger.judge(said(event.id, kind, ""))  # type: ignore[arg-type]
    event = ledger.event(event.id)
    assert (event.status, event.assessment.credibility) in {("claimed", 6), ("corroborated", 6)}
    assert [v.cause for v in ledger.history(event.id)].count("judged") == 5
    assert [v.event.status for v in ledger.history(event.id) if v.event][2] == "confirmed"
    assert ledger.verify() == []


def test_the_grade_of_an_origin_touches_its_members(ledger: Ledger, claim: str) -> None:
    [event] = ledger.events()
    origin = event.members[0].origin
    assert origin is not None
    with ledger.transaction() as writing:
        made = writing.judge(said(str(origin.name), "reliability", "B"))
        touched = writing.members_about(made)
    assert claim in touched
    assert set(touched) == {m.claim for m in event.members if m.origin and m.origin.name == origin.name}
