"""Which origins are one witness."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from constructed_reports import Said, add, event_with, report, store_of
from secondsource.errors import BadTable
from secondsource.model.assessment import Origin
from secondsource.origins.groups import Grouping, Register, read_register, same_actor, shipped_register
from secondsource.weighing.in_memory import InMemory

EMPTY = Grouping(Register({}))


def origin(name: str, kind: str = "speaker", same_as: tuple[str, ...] = (), anonymous: bool = False) -> Origin:
    return Origin(f"o:{kind}:{name}", name, kind, anonymous, (name, "Some Sheet"), "", (name, *same_as))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ostap Velychko", "Velychko"),
        ("Ostap Velychko", "Остап Величко"),
        ("Dr Ostap Velychko", "O. Velychko"),
        ("Horyn district council", "the council of the Horyn district"),
        ("army", "Northern Army"),
        ("military", "the army"),
    ],
)
def test_names_of_one_actor(a: str, b: str):
    assert same_actor(a, b)
    assert same_actor(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ostap Velychko", "Halyna Brode"),
        ("Horyn regional police", "Horyn regional administration"),
        ("Russian Defence Ministry", "Ukrainian Defence Ministry"),
        ("Northern Army", "Southern Army"),
    ],
)
def test_names_of_two_actors(a: str, b: str):
    assert not same_actor(a, b)


def test_several_officials_of_one_body_are_one_origin():
    grouped = EMPTY(
        {
            "a/c1": origin("Ostap Velychko", same_as=("Horyn council",)),
            "b/c1": origin("Daria Moroz", same_as=("Horyn council",)),
            "c/c1": origin("Horyn council", "body"),
        }
    )
    assert grouped.counted == 1
    assert {r.code for r in grouped.reasons} == {"one_origin"}


def test_a_nameless_official_is_never_a_second_source():
    grouped = EMPTY({"a/c1": origin("Ostap Velychko"), "b/c1": origin("an official", anonymous=True)})
    assert grouped.counted == 1
    assert grouped.weak == ("b/c1",)


def test_a_nameless_official_alone_is_one_origin():
    assert EMPTY({"a/c1": origin("an official", anonymous=True)}).counted == 1


def test_a_nameless_witness_stands_beside_a_body_but_two_of_them_may_be_one():
    witness = origin("a resident", "eyewitness", anonymous=True)
    other = origin("a driver", "eyewitness", anonymous=True)
    assert EMPTY({"a/c1": origin("Horyn council", "body"), "b/c1": witness}).counted == 2
    assert EMPTY({"a/c1": witness, "b/c1": other}).counted == 1


def test_unknown_is_in_no_group():
    grouped = EMPTY({"a/c1": Origin("o:unknown:a/c1", None, "unknown", False, ())})
    assert (grouped.groups, grouped.counted) == ((), 0)


def test_one_owner_counts_once(tmp_path: Path):
    table = tmp_path / "publishers.csv"
    table.write_text(
        "name,owner,kind,source\nPolesia Wire,Ministry of Marshes,agency,charter\nReed Radio,Ministry of Marshes,radio,charter\n"
    )
    grouping = Grouping(read_register([shipped_register(), table]))
    grouped = grouping({"a/c1": origin("Polesia Wire", "body"), "b/c1": origin("Reed Radio", "body")})
    assert grouped.counted == 1
    assert "Ministry of Marshes" in grouped.reasons[0].detail


@pytest.mark.parametrize("rows", ["name,owner\nA,B\n", "name,owner,kind,source\nA,B,agency,\n"])
def test_a_register_without_sources_is_refused(tmp_path: Path, rows: str):
    table = tmp_path / "publishers.csv"
    table.write_text(rows)
    with pytest.raises(BadTable, match="line"):
        read_register([table])


TEXT = "Shells hit the mill in Dubno on Tuesday"


def dispatch(
    identity: str, publisher: str, published: str, who: tuple[str | None, str | None, str | None] | None, tail: str
):
    where = {"place": "Dubno", "at": (50.4169, 25.7343), "day": "2026-02-03"}
    name = (who[0] or who[1]) if who else None
    said = f"{TEXT}, {name} said." if name else f"{TEXT}."
    return report(identity, publisher, published, [Said(said, TEXT, "shelling", who, **where), Said(tail)])  # type: ignore[arg-type]


def test_a_cited_document_that_is_not_there_is_a_named_origin():
    store = store_of([dispatch("a", "Sheet", "2026-02-03T08:00:00Z", ("Reed Radio", None, None), "It rained all day.")])
    (member,) = event_with(store, "a/c1").members
    assert member.origin is not None
    assert (member.origin.kind, member.origin.name) == ("document", "Reed Radio")


def test_a_later_document_joins_what_was_two():
    first = dispatch(
        "a",
        "Sheet",
        "2026-02-03T08:00:00Z",
        ("Ostap Velychko", "head", "Horyn council"),
        "The mill had stood since 1911.",
    )
    second = dispatch(
        "b", "Leaf", "2026-02-03T09:00:00Z", ("Daria Moroz", None, None), "Nobody crossed the weir until the evening."
    )
    store = InMemory()
    add(store, first)
    add(store, second)
    assert event_with(store, "a/c1").origins == 2
    third = dispatch(
        "c",
        "Page",
        "2026-02-03T10:00:00Z",
        ("Daria Moroz", "deputy head", "Horyn council"),
        "A siren went off at nine.",
    )
    add(store, third)
    assert event_with(store, "a/c1").origins == 1
