"""What is written can be read again, once, and as it was."""

from __future__ import annotations

import dataclasses

import pytest
from made_reports import Clock, add, report, weigh

from secondsource.errors import LedgerReadOnly, NotInLedger, UsageError
from secondsource.ledger import ClaimLine, Filters, Ledger
from secondsource.model import EventRecord, Reading
from secondsource.model.judgement import Judgement


def test_a_new_ledger_is_empty_and_in_order(ledger: Ledger) -> None:
    assert ledger.verify() == []
    assert list(ledger.events()) == list(ledger.claims()) == list(ledger.documents()) == []
    assert ledger.head() is None
    assert ledger.knows("0" * 64) is None


def test_what_was_added_comes_back(ledger: Ledger) -> None:
    received, reading = report(1, place="Sumy", code="shelling")
    id = add(ledger, (received, reading))
    assert id == reading.document.id
    assert ledger.knows(received.document.sha256) == id
    assert ledger.reading(id) == reading
    assert ledger.archived(id) == received.archived
    assert ledger.media_type(id) == "text/plain"
    [event] = ledger.events()
    assert ledger.event(event.id) == event
    assert [m.claim for m in event.members] == [f"{id}/c1", f"{id}/r1"]
    line = ledger.claim(f"{id}/c1")
    assert (line.event, line.place, line.code, line.document) == (event.id, "Sumy", "shelling", id)
    assert ledger.verify() == []


def test_show_finds_events_documents_and_claims(ledger: Ledger) -> None:
    id = add(ledger, report(1))
    [event] = ledger.event_lines()
    assert isinstance(ledger.show(event.id), EventRecord)
    assert isinstance(ledger.show(str(id)), Reading)
    assert isinstance(ledger.show(f"{id}/c2"), ClaimLine)
    for missing in ("e0", f"{id}/c9", "", "nothing"):
        with pytest.raises(NotInLedger):
            ledger.show(missing)


def test_the_same_report_twice_is_one_document(ledger: Ledger) -> None:
    assert add(ledger, report(1)) is not None
    before = ledger.head()
    assert add(ledger, report(1)) is None
    assert ledger.head() == before
    assert ledger.counts()["documents"] == 1
    received, reading = report(1)
    with pytest.raises(UsageError), ledger.transaction() as writing:
        writing.add_document(received, reading)


def test_archived_bytes_must_be_those_that_were_read(ledger: Ledger) -> None:
    received, reading = report(1)
    with pytest.raises(UsageError), ledger.transaction() as writing:
        writing.add_document(dataclasses.replace(received, archived=b"other"), reading)
    assert ledger.counts()["documents"] == 0


def test_one_id_in_two_files_is_two_documents(ledger: Ledger) -> None:
    first, second = report(1, id="7"), report(2, id="7")
    add(ledger, first)
    received, reading = second
    with ledger.transaction() as writing:
        document = writing.free_id(reading.document)
        assert document.id == f"7~{document.sha256[:8]}"
        reading = dataclasses.replace(reading, document=document)
        writing.add(received, reading, *weigh(writing, reading))
    assert {d.id for d in ledger.documents()} == {"7", document.id}
    assert ledger.verify() == []


def test_an_error_leaves_nothing(ledger: Ledger) -> None:
    add(ledger, report(1))
    digest, head = ledger.digest(), ledger.head()
    received, reading = report(2)

    def stop_in_the_middle() -> None:
        with ledger.transaction() as writing:
            writing.add(received, reading, *weigh(writing, reading))
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        stop_in_the_middle()
    assert (ledger.digest(), ledger.head()) == (digest, head)
    assert ledger.knows(received.document.sha256) is None
    assert add(ledger, report(2)) is not None
    assert ledger.verify() == []


def test_a_transaction_sees_what_it_wrote(ledger: Ledger) -> None:
    first, second = report(1, place="Sumy", code="shelling"), report(2, place="Sumy", code="shelling")
    with ledger.transaction() as writing:
        for received, reading in (first, second):
            writing.add(received, reading, *weigh(writing, reading))
    [event] = ledger.events()
    assert event.reports == 2
    assert [m.relation.kind for m in event.members if m.claim.endswith("c1")] == ["first", "repeats"]
    assert ledger.counts()["entries"] == 1
    assert ledger.verify() == []


def test_neighbourhood_answers(ledger: Ledger) -> None:
    a = add(ledger, report(1, place="Sumy", code="shelling"))
    b = add(ledger, report(2, place="Sumy", code="shelling"))
    c = add(ledger, report(3, place="Lozova", code="shelling"))
    assert a is not None
    assert b is not None
    assert c is not None
    with ledger.neighbourhood() as near:
        assert near.documents_with(["shingle:Sumy", "cell:Sumy:shelling", "nothing"]) == {a: 2, b: 2}
        assert near.documents_with([]) == {}
        assert set(near.readings([a, c, "nothing"])) == {a, c}
        assert near.readings([b])[b] == report(2, place="Sumy", code="shelling")[1]
        assert near.derivations([a, b])[b][0].on == a
        assert a not in near.derivations([a, b])
        assert set(near.derived_from([a])) == {b}
        [match] = near.matches([f"{a}/c1"])
        assert {match.a, match.b} == {f"{a}/c1", f"{b}/c1"}
        assert match.features[0].name == "place"
        assert near.matches([f"{c}/c1"]) == []
        events = near.events_of([f"{a}/c1", f"{b}/c1", f"{b}/r1", f"{c}/c2"])
        assert events[f"{a}/c1"] == events[f"{b}/c1"] == events[f"{b}/r1"]
        assert f"{c}/c2" not in events
        assert set(near.events([*events.values(), "e0"])) == set(events.values())


def test_events_can_be_joined_and_split(ledger: Ledger) -> None:
    add(ledger, report(1, place="Sumy"))
    add(ledger, report(2, place="Lozova"))
    one, two = sorted(ledger.events(), key=lambda e: e.id)
    joined = dataclasses.replace(one, members=one.members + two.members, reports=2)
    with ledger.transaction() as writing:
        writing.set_events([joined], [two.id])
    assert [e.id for e in ledger.events()] == [one.id]
    assert ledger.event(one.id) == joined
    with pytest.raises(NotInLedger):
        ledger.event(two.id)
    assert ledger.verify() == []
    with ledger.transaction() as writing:
        writing.set_events([one, two])
    assert {e.id: e for e in ledger.events()} == {one.id: one, two.id: two}
    assert [v.event for v in ledger.history(two.id)] == [two, None, two]
    assert ledger.verify() == []


def test_an_event_changed_and_gone_in_one_transaction(ledger: Ledger) -> None:
    add(ledger, report(1, place="Sumy"))
    [event] = ledger.events()
    with ledger.transaction() as writing:
        writing.set_events([dataclasses.replace(event, summary="other", reports=9)])
        writing.set_events([], [event.id])
    assert list(ledger.events()) == []
    assert ledger.verify() == []
    with ledger.transaction() as writing:
        made = dataclasses.replace(event, id="e-new")
        writing.set_events([made])
        writing.set_events([], ["e-new"])
        writing.set_events([event])
    assert [e.id for e in ledger.events()] == [event.id]
    assert ledger.verify() == []


def test_an_unchanged_event_makes_no_entry(ledger: Ledger) -> None:
    add(ledger, report(1))
    [event] = ledger.events()
    head = ledger.head()
    with ledger.transaction() as writing:
        writing.set_events([event])
    assert ledger.head() == head


def test_only_changed_members_are_written_again(ledger: Ledger) -> None:
    for number in range(1, 9):
        add(ledger, report(number, place="Sumy", code="shelling"))
    from sqlalchemy import func, select

    from secondsource.ledger.tables import members

    with ledger.reading_connection() as connection:
        assert connection.execute(select(func.count()).select_from(members)).scalar() == 16


def test_a_new_reading_takes_the_place_of_the_old_one(ledger: Ledger) -> None:
    id = add(ledger, report(1, place="Sumy"))
    assert id is not None
    then = ledger.log()[-1].at
    old = ledger.reading(id)
    new = dataclasses.replace(old, claims=old.claims[:1], warnings=("read again",))
    with ledger.transaction() as writing:
        writing.reread(new)
        writing.add_keys(id, ["other"])
    assert ledger.reading(id) == new
    assert ledger.reading(id, as_of=then) == old
    assert [c.id for c in ledger.claims()] == [f"{id}/c1"]
    assert {c.id for c in ledger.claims(as_of=then)} == {f"{id}/c1", f"{id}/c2"}
    with ledger.neighbourhood() as near:
        assert near.documents_with(["other"]) == {id: 1}
        assert near.documents_with(["shingle:Sumy"]) == {}
    assert ledger.verify() == []


def test_judgements_are_kept_with_name_and_reason(ledger: Ledger) -> None:
    a = add(ledger, report(1, place="Sumy", code="shelling"))
    b = add(ledger, report(2, place="Sumy", code="casualties"))
    one, two = (ledger.claim(f"{id}/c1").event for id in (a, b))
    assert one is not None
    assert two is not None
    made = ledger.judge(Judgement(one, "same", two, "Ana Reyes", "one attack"))
    assert made.id
    assert made.at.endswith("Z")
    with ledger.neighbourhood() as near:
        pair = tuple(sorted((f"{a}/c1", f"{b}/c1")))
        assert near.decisions([f"{a}/c1"]).same == (pair,)
        assert near.decisions([f"{a}/c2"]).same == ()
    ledger.judge(Judgement(f"{b}/c1", "apart", f"{a}/c1", "Ana Reyes", "another day after all"))
    ledger.judge(Judgement("Ridge Courier", "reliability", "C", "Ana Reyes", "two corrections in a month"))
    with ledger.neighbourhood() as near:
        decided = near.decisions([f"{a}/c1", f"{b}/c1"])
        assert decided.same == ()
        assert pair in decided.apart
        assert decided.reliability == {"Ridge Courier": "C"}
    with ledger.neighbourhood(as_of=made.at) as near:
        assert near.decisions([f"{a}/c1"]).same == (pair,)
    ledger.judge(Judgement("Ridge Courier", "reliability", "", "Ana Reyes", "withdrawn"))
    with ledger.neighbourhood() as near:
        assert near.decisions([]).reliability == {}
    assert [j.kind for j in ledger.judgements()] == ["same", "apart", "reliability", "reliability"]
    assert [j.because for j in ledger.judgements(one)] == ["one attack"]
    assert ledger.verify() == []


def test_apart_events_are_kept_apart_member_by_member(ledger: Ledger) -> None:
    for number in (1, 2):
        add(ledger, report(number, place="Sumy", code="shelling"))
    add(ledger, report(3, place="Sumy", code="casualties"))
    one, two = sorted(ledger.events(), key=lambda e: -e.reports)
    ledger.judge(Judgement(one.id, "apart", two.id, "Ana Reyes", "two attacks"))
    with ledger.neighbourhood() as near:
        apart = near.decisions([m.claim for m in two.members]).apart
    assert len(apart) == len(one.members) * len(two.members)


@pytest.mark.parametrize(
    ("judgement", "error"),
    [
        (Judgement("e0", "status", "confirmed", "Ana", "seen"), NotInLedger),
        (Judgement("e0", "same", "e1", "Ana", "seen"), NotInLedger),
        (Judgement("x", "reliability", "A", "", "seen"), UsageError),
        (Judgement("x", "reliability", "A", "Ana", " "), UsageError),
        (Judgement("x", "nonsense", "A", "Ana", "seen"), UsageError),  # type: ignore[arg-type]
    ],
)
def test_a_judgement_needs_a_subject_a_name_and_a_reason(
    ledger: Ledger, judgement: Judgement, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ledger.judge(judgement)
    assert ledger.judgements() == []


def test_reading_only(ledger: Ledger, address: str) -> None:
    add(ledger, report(1))
    with Ledger.open(address, read_only=True) as shown:
        assert [d.id for d in shown.documents()] == [d.id for d in ledger.documents()]
        assert shown.verify() == []
        with pytest.raises(LedgerReadOnly):
            add(shown, report(2))
        with pytest.raises(LedgerReadOnly):
            shown.remember("a", "b")


def test_notes_and_tokens(ledger: Ledger) -> None:
    ledger.remember("feed", "1")
    ledger.remember("feed", "2")
    assert ledger.recall("feed") == "2"
    ledger.forget("feed")
    assert ledger.recall("feed") is None
    id, token = ledger.make_token("desk")
    assert ledger.token_label(token) == "desk"
    assert ledger.token_label(token + "x") is None
    ledger.revoke_token(id)
    assert ledger.token_label(token) is None
    with pytest.raises(NotInLedger):
        ledger.revoke_token(id)
    assert [t.label for t in ledger.tokens()] == ["desk"]
    assert ledger.verify() == []


def test_pages_of_one_address_are_versions(ledger: Ledger) -> None:
    a = add(ledger, report(1, publisher="Ridge Courier"))
    b = add(ledger, report(1, publisher="Ridge Courier", tail=" Corrected."))
    assert [d.id for d in ledger.versions(str(b))] == [a, b]


def test_text_that_a_database_may_refuse(ledger: Ledger) -> None:
    received, reading = report(1, tail=" nul \x00, half \ud800, \U0001f4a3 ' \" \\ % _")
    assert add(ledger, (received, reading)) is not None
    assert ledger.reading(reading.document.id) == reading
    assert ledger.verify() == []


def test_a_clock_that_jumps_back_breaks_nothing(address: str) -> None:
    clock = Clock()
    with Ledger.open(address, clock=clock) as ledger:
        add(ledger, report(1))
        late = ledger.log()[-1].at
        clock.now = clock.now.replace(year=2020)
        add(ledger, report(2))
        assert ledger.verify() == []
        assert ledger.counts()["documents"] == 2
        # The order of the log is the order of events; "as of" ends at the last entry stamped by then.
        assert len(list(ledger.documents(as_of=late))) == 2


def test_lists_end(ledger: Ledger) -> None:
    add(ledger, report(1))
    assert list(ledger.claims(Filters(limit=0))) == []
    assert len(list(ledger.claims(Filters(limit=1)))) == 1
