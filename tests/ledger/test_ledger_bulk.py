"""Many reports in one entry leave what adding them one by one leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from made_reports import Clock, add, report, weigh

from secondsource.errors import UsageError
from secondsource.ledger import Filters, Ledger
from secondsource.ledger.bulk import Load, add_many

SIZE = 24


def loads(source: Ledger) -> tuple[list[Load], list[object], list[object]]:
    """What the small weigher made of the reports, taken from a ledger that was filled one by one."""
    made = [report(number, place=("Sumy", "Lozova")[number % 2]) for number in range(SIZE)]
    with source.neighbourhood() as neighbours:
        ids = [reading.document.id for _, reading in made]
        ancestors = neighbours.derivations(ids)
        found = list(neighbours.events({line.id for line in source.event_lines()}).values())
        matched = neighbours.matches([f"{id}/c1" for id in ids])
    kept = []
    with source.transaction() as writing:
        for received, reading in made:
            id = reading.document.id
            kept.append(Load(received, reading, writing.keys_of(id), ancestors.get(id, ())))
    return kept, found, list(matched)


def filled(address: str) -> Ledger:
    ledger = Ledger.open(address, clock=Clock())
    for number in range(SIZE):
        add(ledger, report(number, place=("Sumy", "Lozova")[number % 2]))
    return ledger


def test_a_load_leaves_what_adding_leaves(new_address: Callable[[], str]) -> None:
    with filled(new_address()) as one_by_one, Ledger.open(new_address(), clock=Clock()) as at_once:
        reports, events, matches = loads(one_by_one)
        with at_once.transaction() as writing:
            add_many(writing, reports, events, matches)  # type: ignore[arg-type]
        assert at_once.verify() == []
        assert at_once.digest() == one_by_one.digest()
        assert at_once.counts() == {**one_by_one.counts(), "entries": 1}
        for filters in (Filters(text="shelled"), Filters(speaker="varchuk"), Filters(near=(50.9, 34.8))):
            assert {c.id for c in at_once.claims(filters)} == {c.id for c in one_by_one.claims(filters)}
        # Life goes on: a report more, by the ordinary way, finds its event and its ancestor.
        late = report(SIZE, place="Sumy")
        for ledger in (one_by_one, at_once):
            add(ledger, late)
        assert at_once.digest() == one_by_one.digest()
        assert at_once.verify() == []


def test_what_is_known_is_not_loaded(ledger: Ledger) -> None:
    received, reading = report(1)
    with ledger.transaction() as writing:
        add_many(writing, [Load(received, reading)], [])
    head = ledger.head()
    other, other_reading = report(2)
    foreign = Load(received, other_reading)
    for bad in ([Load(received, reading)], [Load(other, other_reading)] * 2, [foreign]):
        with pytest.raises(UsageError), ledger.transaction() as writing:
            add_many(writing, bad, [])
    _, weighed = weigh_of(ledger, 3)
    with ledger.transaction() as writing:
        add_many(writing, [Load(*report(3))], weighed)
    with pytest.raises(UsageError), ledger.transaction() as writing:
        add_many(writing, [Load(*report(4))], weighed)
    assert head is not None
    assert len(ledger.log()) == head.seq + 1
    assert ledger.verify() == []


def weigh_of(ledger: Ledger, number: int) -> tuple[object, list[object]]:
    with ledger.transaction() as writing:
        traced, weighed = weigh(writing, report(number)[1])
    return traced, list(weighed.events)


def test_nothing_loaded_leaves_no_entry(ledger: Ledger) -> None:
    with ledger.transaction() as writing:
        add_many(writing, [], [])
    assert ledger.head() is None
