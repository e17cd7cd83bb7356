"""Three laws: order does not matter, copies do not count, and not knowing never becomes a second source."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructed_reports import Said, add, event_with, picture, report, store_of
from secondsource.weighing.in_memory import InMemory

RIVNE = (50.6199, 26.2516)
DUBNO = (50.4169, 25.7343)


def agency(
    day: str = "2026-02-03", place: str = "Rivne", at=RIVNE, dead: int = 14, time: str = "06:10", tag: str = "1"
):
    return report(
        f"agency-{place}-{day}-{tag}",
        "Polesia Wire",
        f"{day}T{time}:00Z",
        [
            Said(
                f"Rockets hit the depot in {place} on Tuesday morning, Ostap Velychko, head of the Horyn district "
                "council, said.",
                f"Rockets hit the depot in {place} on Tuesday morning",
                "shelling",
                ("Ostap Velychko", "head of the Horyn district council", "Horyn district council"),
                place,
                at,
                day,
            ),
            Said(
                f"{dead} people were killed at the depot in {place}, Velychko said.",
                f"{dead} people were killed",
                "casualties",
                ("Ostap Velychko", None, None),
                place,
                at,
                day,
                ("killed", float(dead)),
            ),
            Said("He added that 63 families from Kotsiubynska Street would be given rooms in the school number 27."),
            Said(
                "The army did not comment.",
                "The army did not comment",
                who=("the army", None, None),
                answers="no_comment",
            ),
        ],
        title=f"Rockets hit depot in {place}",
    )


def witness(day: str = "2026-02-03", place: str = "Rivne", at=RIVNE):
    return report(
        f"witness-{place}-{day}",
        "Backyard Letters",
        "2026-02-04T09:00:00Z",
        [
            Said(
                f"Halyna Brode, who keeps bees behind the depot in {place}, saw the rockets come in.",
                "saw the rockets come in",
                "shelling",
                ("Halyna Brode", "beekeeper", None),
                place,
                at,
                day,
                witnessed=True,
            ),
            Said("Her hives stood in the snow without lids, and the dog would not leave the cellar all day long."),
        ],
        title=f"A morning in {place}",
    )


OTHER_NEWS = {
    "a": "a strike of bus drivers and the new tram line",
    "b": "floods in the south and a court that sat all night",
    "c": "an opera house without a roof and the price of salt",
}


def own_voice(day: str = "2026-02-03", place: str = "Rivne", at=RIVNE, tag: str = "a"):
    return report(
        f"own-{place}-{day}-{tag}",
        f"Meridian Sheet {tag}",
        f"{day[:-2]}{int(day[-2:]) + 1:02d}T12:00:00Z",
        [
            Said(
                f"In the west of the country, {place} was shelled on Tuesday.",
                f"{place} was shelled on Tuesday",
                "shelling",
                None,
                place,
                at,
                day,
            ),
            Said(f"Sheet {tag} of the week: grain prices, a conference on river shipping, {OTHER_NEWS[tag]}."),
        ],
    )


def denial(day: str = "2026-02-03", place: str = "Rivne", at=RIVNE):
    return report(
        f"denial-{place}-{day}",
        "Straits Evening",
        "2026-02-04T15:00:00Z",
        [
            Said(
                f"No rockets were fired at {place}, said Colonel Ihnat Torba, spokesman of the Northern Army.",
                f"No rockets were fired at {place}",
                "shelling",
                ("Ihnat Torba", "spokesman of the Northern Army", "Northern Army"),
                place,
                at,
                day,
                factuality="CT-",
            ),
            Said("He spoke for twenty minutes on a bridge in the rain and took no questions from the correspondents."),
        ],
    )


def copy_of(reading, identity: str, publisher: str, published: str):
    """The same text under another publisher."""
    return replace(
        reading,
        document=replace(reading.document, id=identity, sha256=identity, publisher=publisher, published=published),
    )


REPORTS = [
    agency(),
    copy_of(agency(), "copy-1", "Quay Times", "2026-02-03T07:00:00Z"),
    copy_of(agency(), "copy-2", "Lantern Daily", "2026-02-03T09:40:00Z"),
    witness(),
    own_voice(),
    denial(),
    agency(place="Dubno", at=DUBNO, dead=3, tag="2"),
    agency(day="2026-02-09", dead=5, tag="3"),
    own_voice(day="2026-02-09", tag="b"),
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(REPORTS))
def test_any_order_gives_the_same_events(order):
    assert picture(store_of(order)) == picture(store_of(REPORTS))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sets(st.integers(0, len(REPORTS) - 1), min_size=1),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(-1, 3),
    st.data(),
)
def test_a_verbatim_copy_never_changes_origins(chosen, hour, minute, day, data):
    kept = [REPORTS[i] for i in sorted(chosen)]
    copied = data.draw(st.sampled_from(kept))
    published = f"2026-02-{3 + max(0, day):02d}T{hour:02d}:{minute:02d}:00Z" if day >= 0 else copied.document.published
    twin = copy_of(copied, "another-copy", "Copyist's Herald", published)
    before, after = store_of(kept), store_of([*kept, twin])
    for reading in kept:
        for claim in reading.claims:
            member = f"{reading.document.id}/{claim.id}"
            assert event_with(after, member).origins == event_with(before, member).origins


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(REPORTS))
def test_unknown_origins_never_count(order):
    store = InMemory()
    for reading in order:
        add(store, reading)
        for event in store.current.values():
            known = {m.origin.id for m in event.members if m.origin and m.origin.kind != "unknown"}
            assert event.origins <= len(known)
            if all(
                m.origin is None or m.origin.kind == "unknown" for m in event.members if m.relation.stance == "asserts"
            ):
                assert event.origins == 0


def test_two_own_voices_are_two_reports_and_no_origin():
    store = store_of([own_voice(tag="a"), own_voice(tag="c")])
    (event,) = {e.id: e for e in store.current.values()}.values()
    assert (event.reports, event.origins, event.status, event.assessment.credibility) == (2, 0, "claimed", 6)


def test_seven_prints_of_one_dispatch_are_one_origin():
    prints = [copy_of(agency(), f"print-{n}", f"Outlet {n}", f"2026-02-03T{8 + n:02d}:00:00Z") for n in range(6)]
    event = event_with(store_of([agency(), *prints]), "agency-Rivne-2026-02-03-1/c1")
    assert (event.reports, event.origins, event.status) == (7, 1, "claimed")
    assert {m.relation.kind for m in event.members if m.relation.stance == "asserts"} == {"first", "repeats"}


def test_a_witness_is_a_second_source_of_what_was_seen():
    store = store_of([agency(), witness()])
    event = event_with(store, "agency-Rivne-2026-02-03-1/c1")
    assert (event.reports, event.origins, event.status, event.assessment.credibility) == (2, 2, "corroborated", 1)
    toll = event_with(store, "agency-Rivne-2026-02-03-1/c2")
    assert (toll.reports, toll.origins) == (1, 1)


def test_a_denial_disputes_and_is_not_counted():
    event = event_with(store_of([agency(), denial()]), "agency-Rivne-2026-02-03-1/c1")
    assert (event.reports, event.origins, event.status) == (1, 1, "disputed")
    assert {m.relation.stance for m in event.members} == {"asserts", "denies", "no_comment"}


def test_another_place_and_another_day_stay_apart():
    store = store_of(REPORTS)
    events = {
        event_with(store, m).id
        for m in ("agency-Rivne-2026-02-03-1/c1", "agency-Dubno-2026-02-03-2/c1", "agency-Rivne-2026-02-09-3/c1")
    }
    assert len(events) == 3


def test_ids_are_stable_while_an_event_grows():
    store = InMemory()
    add(store, agency())
    first = store.event_of["agency-Rivne-2026-02-03-1/c1"]
    for reading in REPORTS[1:]:
        add(store, reading)
    assert store.event_of["agency-Rivne-2026-02-03-1/c1"] == first


def test_a_claim_left_behind_by_a_new_derivation_keeps_an_event():
    """Each claim is listed by exactly one event after every report, whatever the order."""
    for start in range(len(REPORTS)):
        store = InMemory()
        for reading in [*REPORTS[start:], *REPORTS[:start]]:
            add(store, reading)
            listed = [m.claim for e in store.current.values() for m in e.members if "/c" in m.claim]
            claims = [f"{d}/{c.id}" for d, r in store.by_document.items() for c in r.claims]
            assert sorted(listed) == sorted(claims)
