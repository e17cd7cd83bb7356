"""A party that tells of its own loss and denies the other side's figure for it denies: it does not repeat."""

from __future__ import annotations

from dataclasses import replace

from constructed_reports import Said, event_with, report, store_of
from secondsource.model import Provenance, Response, Span
from secondsource.model.claim import Reading

SUMY = (50.9216, 34.8003)
FRONT = ("Abo Selim", "spokesman of the Orlen Front", "Orlen Front")


def told() -> Reading:
    return report(
        "a",
        "Sumy Courier",
        "2026-02-03T09:00:00Z",
        [
            Said(
                "The Orlen Front lost two men in Sumy, its spokesman Abo Selim said.",
                "lost two men",
                "casualties",
                FRONT,
                "Sumy",
                SUMY,
                "2026-02-03",
                ("killed", 2.0),
            ),
            Said(
                "The army spoke of 23 dead fighters.",
                "23 dead fighters",
                "casualties",
                ("army", None, None),
                None,
                None,
                "2026-02-03",
                ("killed", 23.0),
            ),
            Said(
                "Abo Selim denied that 23 fighters had been killed in Sumy.",
                "23 fighters had been killed",
                "casualties",
                FRONT,
                "Sumy",
                SUMY,
                "2026-02-03",
                ("killed", 23.0),
                factuality="CT-",
            ),
        ],
    )


def denial_in(reading: Reading) -> Reading:
    at = reading.document.text.index("denied that")
    span = Span(at, len(reading.document.text) - 1)
    response = Response("denies", "Abo Selim", span, reading.claims[1].id, Provenance("test", 1.0, span))
    return replace(reading, responses=(response,))


def stance(reading: Reading) -> tuple[str | None, str]:
    last = f"{reading.document.id}/{reading.claims[2].id}"
    event = event_with(store_of([reading]), last)
    return next((m.relation.kind, m.relation.stance) for m in event.members if m.claim == last)


def test_the_denial_of_another_s_figure_is_a_denial_beside_one_s_own_claim() -> None:
    assert stance(denial_in(told())) == ("denies", "denies")
