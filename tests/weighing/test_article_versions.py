"""A changed article is one report: the latest version stands, and what an earlier one said leaves a trace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructed_reports import Said, event_with, report, store_of
from secondsource.model.claim import Reading
from secondsource.settings import WeighingSettings
from secondsource.weighing.versions import replaced_by, version_key

RIVNE = (50.6199, 26.2516)
PAGE = "https://polesia.example/2026/02/03/depot"
TAIL = "He added that 63 families from Kotsiubynska Street would be given rooms in the school number 27 of the town."


def article(identity: str, dead: int | None, hour: int, address: str | None = PAGE, publisher: str = "Polesia Wire"):
    said = [
        Said(
            "Rockets hit the depot in Rivne on Tuesday morning, Ostap Velychko, head of the Horyn council, said.",
            "Rockets hit the depot in Rivne on Tuesday morning",
            "shelling",
            ("Ostap Velychko", "head of the Horyn council", "Horyn council"),
            "Rivne",
            RIVNE,
            "2026-02-03",
        )
    ]
    if dead is not None:
        toll = f"{dead} people were killed"
        who = ("Ostap Velychko", None, None)
        said.append(
            Said(
                f"{toll} in Rivne, Velychko said.",
                toll,
                "casualties",
                who,
                "Rivne",
                RIVNE,
                "2026-02-03",
                ("killed", float(dead)),
            )
        )
    said.append(Said(TAIL))
    reading = report(identity, publisher, f"2026-02-03T{hour:02}:00:00Z", said, title="Rockets hit depot in Rivne")
    return replace(reading, document=replace(reading.document, address=address))


def test_two_versions_are_one_report() -> None:
    store = store_of([article("one", 14, 6), article("two", 14, 8)])
    for member in ("one/c1", "one/c2"):
        event = event_with(store, member)
        assert (event.reports, event.origins, len(event.members)) == (1, 1, 2)
        old = next(m for m in event.members if m.document == "one")
        assert "replaced by the later version two" in (old.relation.detail or "")


def test_other_addresses_stay_two_reports() -> None:
    store = store_of([article("one", 14, 6), article("two", 14, 8, PAGE + "-again")])
    assert event_with(store, "one/c1").reports == 2


def test_a_corrected_figure_is_shown_and_is_no_contradiction() -> None:
    store = store_of([article("one", 14, 6), article("two", 17, 8)])
    event = event_with(store, "one/c2")
    assert (event.reports, event.origins, event.status) == (1, 1, "claimed")
    assert any(r.code == "corrected" and "17" in r.detail and "14" in r.detail for r in event.assessment.reasons)
    assert [by.best for q in event.quantities for by in q.by] == [17.0]


def test_what_a_later_version_drops_is_withdrawn_and_stays_visible() -> None:
    store = store_of([article("one", 14, 6), article("two", None, 8)])
    event = event_with(store, "one/c2")
    assert (event.reports, event.origins, event.status) == (0, 0, "claimed")
    assert any(r.code == "withdrawn" and "Polesia Wire" in r.detail for r in event.assessment.reasons)
    assert "withdrawn" in (event.members[0].relation.detail or "")


def test_a_correction_ends_the_quarrel_with_another_report() -> None:
    other = report(
        "other", "Horyn Herald", "2026-02-03T07:00:00Z",
        [
            Said("17 people were killed at the depot in Rivne, the hospital's register shows, said Dr Lida Kray.",
                 "17 people were killed", "casualties", ("Lida Kray", "surgeon", "Rivne hospital"), "Rivne", RIVNE,
                 "2026-02-03", ("killed", 17.0)),
        ],
    )  # fmt: skip
    before = event_with(store_of([article("one", 14, 6), other]), "one/c2")
    after = event_with(store_of([article("one", 14, 6), other, article("two", 17, 8)]), "one/c2")
    assert before.status == "disputed"
    assert (after.reports, after.origins, after.status) == (2, 2, "corroborated")


def test_the_order_of_arrival_does_not_matter() -> None:
    readings = [article("one", 14, 6), article("two", 17, 8), article("three", 17, 9, None, "Horyn Herald")]
    seen = set()
    for order in ((0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0)):
        event = event_with(store_of([readings[i] for i in order]), "one/c2")
        seen.add((event.reports, event.origins, event.status, tuple((m.claim, m.relation) for m in event.members)))
    assert len(seen) == 1


@pytest.mark.parametrize("address", [None, "", "https://polesia.example/", "https://polesia.example", "https://[bad/x"])
def test_a_front_page_makes_no_versions(address: str | None) -> None:
    assert version_key(article("one", 14, 6, address).document) is None


def test_posts_of_one_channel_are_no_versions() -> None:
    def post(identity: str, text: str) -> Reading:
        reading = report(identity, "Channel", "2026-02-03", [Said(text)])
        return replace(reading, document=replace(reading.document, address="https://t.example/channel"))

    posts = [
        post("a", "The bridge at Novyi Stav is closed since noon, drivers are sent round by Klevan and Orzhiv."),
        post("b", "Bakers in Dubno give away bread tonight because their ovens stay without power until Friday."),
    ]
    assert replaced_by(posts, {"a": 0, "b": 1}, WeighingSettings()) == {}
    notice = post("c", "This article was withdrawn.")
    assert replaced_by([*posts[:1], notice], {"a": 0, "c": 1}, WeighingSettings()) == {"a": "c"}
