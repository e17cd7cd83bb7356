"""A ledger of needs written by hand: sectors and places, copies, a denial, hostile names, displacement, casualties."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from made import BY, SCRIPT, received, span

from secondsource.ledger import Ledger
from secondsource.model import (
    Aligned,
    Analysis,
    Assessment,
    Attribution,
    Claim,
    Derivation,
    Event,
    EventRecord,
    FigureBy,
    FigureRange,
    Impact,
    Member,
    Need,
    Origin,
    Place,
    Quantity,
    Reading,
    Received,
    Relation,
    Span,
    Speaker,
    Toponym,
)
from secondsource.model.neighbourhood import Traced, Weighed

TOWNS = tuple(f"Verba {letter}" for letter in "ABCDEFGHIJ")
"""Towns far from each other, more than there are columns."""
HOSTILE = f"Yar {SCRIPT}"
MAYOR = Speaker("Ivan Petrenko", "mayor", None, False, "named")
VOLUNTEER = Speaker("Iryna Malakhova", "volunteer", None, False, "named")
MEDIC = Speaker(None, "a medic", None, True, "requested")


def town(name: str, n: int) -> Place:
    """A town, half a degree from the next."""
    return Place(name, 47.0 + n / 2, 36.0, 2000, 1, 0.9, 9000 + n, "UA", ("made",))


def people(text: str, words: str, what: str, low: float, high: float | None, unit: str = "people") -> Quantity:
    """A figure; `high` None: at least `low`."""
    return Quantity(what, low, low if low == high else None, high, unit, span(text, words))


class Report:
    """One report in the making: claims are added by their words."""

    def __init__(self, id: str, publisher: str, day: str, text: str, *names: tuple[str, Place | None]) -> None:
        self.id, self.text = id, text
        self.received = received(id, text, publisher, day)
        self.places = tuple(
            Toponym(f"p{n}", span(text, name), name, "settlement", "literal", BY, place, (), "" if place else "unknown")
            for n, (name, place) in enumerate(names, 1)
        )
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []

    def says(self, words: str, speaker: Speaker | None = None, factuality: Any = "CT+", **what: Any) -> Report:
        """A claim of an event or a need, with its impact; `speaker` None is the publisher itself."""
        where, by = span(self.text, words), None
        if speaker is not None:
            by = f"a{len(self.attributions) + 1}"
            self.attributions.append(Attribution(by, (), (), (where,), "indirect", speaker, (), "unstated", None, BY))
        self.claims.append(Claim(f"c{len(self.claims) + 1}", by, where, factuality, BY, **what))
        return self

    def pair(self) -> tuple[Received, Reading]:
        """The report with its reading."""
        empty = Analysis((), (), ())
        return self.received, Reading(
            self.received.document, empty, tuple(self.attributions), tuple(self.claims), (), self.places, ()
        )


def reports() -> list[Report]:
    """Twelve reports or so, two of them one voice."""
    verba = {name: town(name, n) for n, name in enumerate(TOWNS)}
    first = TOWNS[0]
    found = []
    for id, publisher, day in (("wire", "North Wire", "2025-07-14"), ("copy", "South Post", "2025-07-15")):
        text = f"Families in {first} lack clean water, some 300 families, the mayor said."
        count = people(text, "300 families", "families", 300, 300, "families")
        found.append(
            Report(id, publisher, day, text, (first, verba[first])).says(
                f"Families in {first} lack clean water",
                MAYOR,
                need=Need("WASH", "need", "families", (count,)),
                impact=Impact("shortage", count, None, item="clean water"),
            )
        )
    text = f"At least 500 families in {first} are without clean water, she said. The UN asked for pumps in {first}."
    count = people(text, "500 families", "families", 500, None, "families")
    found.append(
        Report("volunteer", "Marsh Courier", "2025-07-16", text, (first, verba[first]))
        .says(
            f"At least 500 families in {first} are without clean water",
            VOLUNTEER,
            need=Need("WASH", "need", "families", (count,)),
            impact=Impact("shortage", count, None, item="clean water"),
        )
        .says(f"The UN asked for pumps in {first}", need=Need("WASH", "appeal"))
    )
    text = f"Lorries brought water to {first}. Nobody in {first} lacks bread, he said."
    found.append(
        Report("lorries", "Granite Bulletin", "2025-07-16", text, (first, verba[first]))
        .says(f"Lorries brought water to {first}", need=Need("WASH", "delivery"))
        .says(f"Nobody in {first} lacks bread", MAYOR, "CT-", need=Need("Food Security", "need"))
    )
    for n, name in enumerate(TOWNS):
        text = f"The clinic in {name} needs medicines."
        found.append(
            Report(f"clinic-{n}", "North Wire", "2025-07-10", text, (name, verba[name])).says(
                f"The clinic in {name} needs medicines", need=Need("Health", "need")
            )
        )
    text = f"People in {HOSTILE} need tents and stoves."
    found.append(
        Report("hostile", f"Post {SCRIPT}", "2025-07-16", text, (HOSTILE, None))
        .says(f"People in {HOSTILE} need tents", need=Need("Emergency Shelter and NFI", "need", f"people {SCRIPT}"))
        .says(f"{HOSTILE} need tents and stoves", need=Need("Early Recovery", "need"))
    )
    found.append(
        Report("nowhere", "Marsh Courier", "2025-07-16", "Roads are mined and lorries cannot pass.").says(
            "Roads are mined and lorries cannot pass",
            need=Need("Logistics", "need"),
            impact=Impact("access", None, None, item=f"mined {SCRIPT}"),
        )
    )
    for id, number, speaker in (("fled-1", 300, MAYOR), ("fled-2", 450, MEDIC)):
        text = f"Some {number} families fled {TOWNS[1]}. Two aid workers and {number} others were hurt."
        moved = people(text, f"{number} families", "families", number, number, "families")
        found.append(
            Report(id, "Hill Gazette", "2025-07-17", text, (TOWNS[1], verba[TOWNS[1]]))
            .says(
                f"Some {number} families fled {TOWNS[1]}",
                speaker,
                event=Event("displacement", None, None, None, None, "p1", None, (moved,)),
                impact=Impact("displacement", moved, "civilians", origin="p1", cause="shelling"),
            )
            .says(
                "Two aid workers",
                event=Event("casualties", None, None, None, None, None, None),
                impact=Impact("casualties", None, "aid workers"),
            )
        )
    text = "Nine soldiers were killed."
    found.append(
        Report("army", "Granite Bulletin", "2025-07-17", text).says(
            "Nine soldiers were killed",
            event=Event("casualties", None, None, None, None, None, None, (people(text, "Nine", "killed", 9, 9),)),
            impact=Impact("casualties", people(text, "Nine", "killed", 9, 9)),
        )
    )
    return found


def events(readings: dict[str, Reading]) -> tuple[EventRecord, ...]:
    """Displacement with two figures, casualties among aid workers without one, and soldiers, who are none of ours."""

    def member(document: str, claim: str) -> Member:
        anchor = next(c.anchor for c in readings[document].claims if c.id == claim)
        origin = Origin(f"o{document}", document, "speaker", False, (document,), "said so")
        return Member(f"{document}/{claim}", document, anchor, origin, Relation("first", "asserts", None), ())

    grade = Assessment("F", 6, (), "secondsource 0.1", "2025-07-17T00:00:00Z")
    moved = FigureRange(
        "families", "families", 300, 450,
        (FigureBy("fled-1/c1", 300, 300, 300), FigureBy("fled-2/c1", 450, 450, 450)),
    )  # fmt: skip
    nine = FigureRange("killed", "people", 9, 9, (FigureBy("army/c1", 9, 9, 9),))
    where = town(TOWNS[1], 1)
    return (
        EventRecord("eFled", "displacement", f"families fled {SCRIPT}", where, None, 2, 2, "disputed", (moved,), grade,
                    (member("fled-1", "c1"), member("fled-2", "c1"))),
        EventRecord("eHurt", "casualties", "two aid workers hurt", None, None, 2, 1, "claimed", (), grade,
                    (member("fled-1", "c2"), member("fled-2", "c2"))),
        EventRecord("eArmy", "casualties", "nine soldiers killed", None, None, 1, 1, "claimed", (nine,), grade,
                    (member("army", "c1"),)),
    )  # fmt: skip


def make(path: Path) -> Ledger:
    """The ledger; the events come with the last report."""
    clock = iter(datetime(2025, 7, 18, 8, tzinfo=UTC) + timedelta(hours=n) for n in range(1000))
    ledger = Ledger.open(str(path), clock=lambda: next(clock))
    pairs = [report.pair() for report in reports()]
    copied = Span(0, len(pairs[0][0].document.text))
    derivation = Derivation("copy", "wire", "verbatim", 1.0, (Aligned(copied, copied),), (), "the same words")
    for n, (document, reading) in enumerate(pairs, 1):
        traced = Traced((), {"copy": (derivation,)} if n == 2 else {}, (document.document.id,))
        found = events({r.document.id: r for _, r in pairs}) if n == len(pairs) else ()
        with ledger.transaction() as writing:
            writing.add(document, reading, traced, Weighed((), (), found))
    return ledger
