"""A ledger written by hand: invented people and outlets, real places, every kind of thing that a page must show."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from secondsource.ledger import Ledger
from secondsource.model import (
    Aligned,
    Analysis,
    Assessment,
    Attribution,
    Claim,
    DateMention,
    DateValue,
    Derivation,
    Document,
    Event,
    EventRecord,
    FigureBy,
    FigureRange,
    Member,
    Need,
    Origin,
    Place,
    Provenance,
    Quantity,
    Reading,
    Reason,
    Received,
    RegisterCheck,
    RegisterValue,
    Relation,
    Response,
    Span,
    Speaker,
    Stake,
    Toponym,
)
from secondsource.model.judgement import Judgement
from secondsource.model.neighbourhood import Traced, Weighed

BY = Provenance("tests.made", 0.9)
SCRIPT = "<script>alert('x')</script>"

FIRST = (
    "Vasyl Horbenko, head of the Lypova military administration, told Bystrytsia Wire that drones hit the clinic of "
    "Dobropillia on July 14. “Three people were killed and nine injured,” Horbenko said.\n\n"
    "The depot near Zelenyi Yar was destroyed as well, said a medic who asked not to be named."
)
SECOND = (
    "DOBROPILLIA, July 15 - Drones hit the clinic of Dobropillia on July 14. “Three people were killed and nine "
    "injured,” Horbenko told Bystrytsia Wire."
)
THIRD = (
    "A volunteer, Iryna Malakhova, counted seven dead at the clinic in Dobropillia on July 14.\n"
    "The mine there yields about two million tonnes of coal a year, analysts say. Families need water."
)
FOURTH = (
    "No drone hit any clinic in Dobropillia, said Colonel Artem Zubkov of the army group. It was shelling, he said."
)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def day(value: str) -> DateValue:
    """One day."""
    return DateValue(value, value, 1, value)


CLINIC = Place("Dobropillia", 48.46891, 37.08612, 900, 1, 0.9, None, "UA", ("a facility in Dobropillia",), "assets")
TOWN = Place("Dobropillia", 48.469, 37.086, 2500, 1, 0.95, 709334, "UA", ("the only one in reach",))


def received(id: str, text: str, publisher: str, published: str, **more: Any) -> Received:
    """A report and its bytes."""
    raw = json.dumps({"id": id, "text": text, **more}, ensure_ascii=False).encode()
    document = Document(
        id,
        hashlib.sha256(raw).hexdigest(),
        text,
        publisher=publisher,
        published=published,
        published_basis="given",
        language=more.pop("language", "en"),
        **more,
    )
    return Received(document, raw, "application/json")


def attribution(id: str, text: str, source: str, cue: str, content: str, speaker: Speaker | None, **more: Any) -> Any:
    """An attribution whose spans are found by their words."""
    return Attribution(
        id,
        (span(text, source),) if source else (),
        (span(text, cue),) if cue else (),
        (span(text, content),),
        more.get("kind", "indirect"),
        speaker,
        more.get("relay", ()),
        more.get("evidence", "unstated"),
        None,
        BY,
    )


def toponym(id: str, text: str, words: str, kind: Any, place: Place | None, nth: int = 0) -> Toponym:
    """A place in the text."""
    where = span(text, words, nth)
    return Toponym(id, where, words, kind, "literal", BY, place, (), "" if place else "in no gazetteer")


HORBENKO = Speaker("Vasyl Horbenko", "head of the Lypova military administration", None, False, "named")
MEDIC = Speaker(None, "a medic", None, True, "requested")
MALAKHOVA = Speaker("Iryna Malakhova", "volunteer", None, False, "named")
ZUBKOV = Speaker("Artem Zubkov", "colonel", "the army group", False, "named")


def toll(text: str, words: str, what: str, number: float) -> Quantity:
    """A figure."""
    return Quantity(what, number, number, number, "people", span(text, words))


def readings() -> list[tuple[Received, Reading]]:
    """The reports with what was read in them."""
    empty = Analysis((), (), ())
    one = received(
        "wire-1",
        FIRST,
        "Bystrytsia Wire",
        "2025-07-14T18:00:00Z",
        title="Drones hit clinic, administration says",
        address="https://bystrytsia.example/1",
    )
    t = FIRST
    r1 = Reading(
        one.document,
        empty,
        (
            attribution(
                "a1",
                t,
                "Vasyl Horbenko, head of the Lypova military administration",
                "told Bystrytsia Wire",
                "drones hit the clinic of Dobropillia on July 14",
                HORBENKO,
                relay=("Bystrytsia Wire",),
            ),
            attribution(
                "a2", t, "Horbenko said", "said", "Three people were killed and nine injured", HORBENKO, kind="direct"
            ),
            attribution(
                "a3",
                t,
                "a medic who asked not to be named",
                "said a medic",
                "The depot near Zelenyi Yar was destroyed as well",
                MEDIC,
                evidence="witnessed",
            ),
        ),
        (
            Claim(
                "c1",
                "a1",
                span(t, "drones hit the clinic of Dobropillia on July 14"),
                "CT+",
                BY,
                Event("air_strike", None, None, None, "the clinic", "p1", day("2025-07-14")),
            ),
            Claim(
                "c2",
                "a2",
                span(t, "Three people were killed and nine injured"),
                "CT+",
                BY,
                Event(
                    "casualties",
                    None,
                    None,
                    None,
                    None,
                    "p1",
                    day("2025-07-14"),
                    (toll(t, "Three people", "killed", 3), toll(t, "nine injured", "injured", 9)),
                ),
            ),
            Claim(
                "c3",
                "a3",
                span(t, "The depot near Zelenyi Yar was destroyed"),
                "PR+",
                BY,
                Event("destruction", None, None, None, "the depot", "p2", None),
            ),
        ),
        (),
        (
            toponym("p1", t, "the clinic of Dobropillia", "facility", CLINIC),
            toponym("p2", t, "Zelenyi Yar", "settlement", None),
        ),
        (DateMention("t1", span(t, "July 14"), day("2025-07-14"), BY),),
    )
    two = received(
        "copy-2",
        SECOND,
        f"Evening Star {SCRIPT}",
        "2025-07-15",
        title=f"Clinic hit {SCRIPT}",
        address="javascript:alert(1)",
    )
    t = SECOND
    r2 = Reading(
        two.document,
        empty,
        (
            attribution(
                "a1",
                t,
                "Horbenko told",
                "told Bystrytsia Wire",
                "Three people were killed and nine injured",
                HORBENKO,
                kind="direct",
                relay=("Bystrytsia Wire",),
            ),
        ),
        (
            Claim(
                "c1",
                None,
                span(t, "Drones hit the clinic of Dobropillia on July 14"),
                "CT+",
                BY,
                Event("air_strike", None, None, None, "the clinic", "p1", day("2025-07-14")),
            ),
            Claim(
                "c2",
                "a1",
                span(t, "Three people were killed and nine injured"),
                "CT+",
                BY,
                Event(
                    "casualties",
                    None,
                    None,
                    None,
                    None,
                    "p1",
                    day("2025-07-14"),
                    (toll(t, "Three people", "killed", 3),),
                ),
            ),
        ),
        (),
        (toponym("p1", t, "the clinic of Dobropillia", "facility", CLINIC),),
        (DateMention("t1", span(t, "July 14"), day("2025-07-14"), BY),),
        ("something to warn of",),
    )
    three = received("third-3", THIRD, "Marsh Courier", "2025-07-16", title='=HYPERLINK("http://evil.example")')
    t = THIRD
    check = RegisterCheck(
        "GEM M0982",
        "differs",
        (RegisterValue("output", None, 0.29, None, "Mt/year", "2021", "a register"),),
        "7 times more",
    )
    r3 = Reading(
        three.document,
        empty,
        (
            attribution(
                "a1",
                t,
                "A volunteer, Iryna Malakhova",
                "counted",
                "seven dead at the clinic in Dobropillia on July 14",
                MALAKHOVA,
                evidence="witnessed",
            ),
            attribution(
                "a2",
                t,
                "analysts",
                "say",
                "The mine there yields about two million tonnes of coal a year",
                Speaker(None, "analysts", None, True, "group"),
            ),
        ),
        (
            Claim(
                "c1",
                "a1",
                span(t, "seven dead at the clinic"),
                "CT+",
                BY,
                Event(
                    "casualties",
                    None,
                    None,
                    None,
                    None,
                    "p1",
                    day("2025-07-14"),
                    (toll(t, "seven dead", "killed", 7),),
                ),
            ),
            Claim(
                "c2",
                "a2",
                span(t, "yields about two million tonnes of coal a year"),
                "CT+",
                BY,
                None,
                Stake("output", "p2", None, 2.0, None, "Mt/year", "coal, raw", "year", check),
            ),
            Claim("c3", None, span(t, "Families need water"), "CT+", BY, None, None, Need("WASH", "need", "families")),
        ),
        (),
        (
            toponym("p1", t, "the clinic in Dobropillia", "facility", CLINIC),
            toponym("p2", t, "The mine", "facility", None),
        ),
        (DateMention("t1", span(t, "July 14"), day("2025-07-14"), BY),),
    )
    four = received("fourth-4", FOURTH, "Granite Bulletin", "2025-07-16", title="Army group denies strike on clinic")
    t = FOURTH
    r4 = Reading(
        four.document,
        empty,
        (
            attribution(
                "a1",
                t,
                "Colonel Artem Zubkov of the army group",
                "said",
                "No drone hit any clinic in Dobropillia",
                ZUBKOV,
            ),
        ),
        (
            Claim(
                "c1",
                "a1",
                span(t, "No drone hit any clinic in Dobropillia"),
                "CT-",
                BY,
                Event("air_strike", None, None, None, "clinic", "p1", None),
            ),
        ),
        (Response("denies", "Colonel Artem Zubkov", span(t, "No drone hit any clinic"), "c1", BY),),
        (toponym("p1", t, "Dobropillia", "settlement", TOWN),),
    )
    return [(one, r1), (two, r2), (three, r3), (four, r4)]


AT = "2025-07-16T12:00:00Z"
HORBENKO_ORIGIN = Origin(
    "oH", "Vasyl Horbenko", "speaker", False, ("Vasyl Horbenko", "Bystrytsia Wire"), "said so to Bystrytsia Wire"
)


def grade(letter: Any, number: Any, *reasons: tuple[str, str]) -> Assessment:
    """An assessment by the program."""
    return Assessment(letter, number, tuple(Reason(*r) for r in reasons), "secondsource 0.1", AT)


def derivation() -> Derivation:
    """What the copy took from the wire."""
    words = "rones hit the clinic of Dobropillia on July 14"
    said = "“Three people were killed and nine injured,” Horbenko"
    return Derivation(
        "copy-2",
        "wire-1",
        "edited",
        0.93,
        (Aligned(span(SECOND, words), span(FIRST, words)), Aligned(span(SECOND, said), span(FIRST, said))),
        (span(SECOND, "DOBROPILLIA, July 15"),),
        "nine tenths of the words",
    )


def events(upto: int) -> tuple[EventRecord, ...]:
    """The events as they stand once the first `upto` reports are in."""
    all_readings = {r.document.id: r for _, r in readings()[:upto]}

    def member(
        document: str, claim: str, origin: Origin | None, kind: Any, stance: Any = "asserts", detail: Any = None
    ):
        reading = all_readings[document]
        anchor = next(c.anchor for c in reading.claims if c.id == claim)
        depends = (derivation(),) if document == "copy-2" else ()
        return Member(f"{document}/{claim}", document, anchor, origin, Relation(kind, stance, detail), depends)

    strike = [member("wire-1", "c1", HORBENKO_ORIGIN, "first")]
    dead = [member("wire-1", "c2", HORBENKO_ORIGIN, "first")]
    figures = [FigureBy("wire-1/c2", 3, 3, 3)]
    if upto > 1:
        through = Origin(
            "oH",
            "Vasyl Horbenko",
            "speaker",
            False,
            ("Vasyl Horbenko", "Bystrytsia Wire", f"Evening Star {SCRIPT}"),
            "copied from wire-1",
        )
        strike.append(member("copy-2", "c1", through, "repeats", detail="the words of wire-1"))
        dead.append(member("copy-2", "c2", through, "repeats"))
        figures.append(FigureBy("copy-2/c2", 3, 3, 3))
    if upto > 2:
        volunteer = Origin("oM", "Iryna Malakhova", "speaker", False, ("Iryna Malakhova", "Marsh Courier"), "counted")
        dead.append(member("third-3", "c1", volunteer, "contradicts", detail="7 killed, not 3"))
        figures.append(FigureBy("third-3/c1", 7, 7, 7))
    if upto > 3:
        army = Origin("oZ", "Artem Zubkov", "speaker", False, ("Artem Zubkov", "Granite Bulletin"), "said so")
        strike.append(member("fourth-4", "c1", army, "denies", "denies", "says that nothing hit it"))
    single = ("single_origin", "one origin: Vasyl Horbenko")
    disputed = ("denied", "denied by Artem Zubkov")
    found = [
        EventRecord(
            "eStrike",
            "air_strike",
            f"drones hit the clinic of Dobropillia {SCRIPT}",
            CLINIC,
            day("2025-07-14"),
            min(upto, 2),
            1,
            "disputed" if upto > 3 else "claimed",
            (),
            grade("F", 4 if upto > 3 else 6, single, *([disputed] if upto > 3 else [])),
            tuple(strike),
        ),
        EventRecord(
            "eDead",
            "casualties",
            "people killed at the clinic of Dobropillia",
            CLINIC,
            day("2025-07-14"),
            min(upto, 2),
            1,
            "disputed" if upto > 2 else "claimed",
            (FigureRange("killed", "people", 3, 7 if upto > 2 else 3, tuple(figures)),),
            grade("F", 4 if upto > 2 else 6, single),
            tuple(dead),
        ),
        EventRecord(
            "eDepot",
            "destruction",
            "=cmd|'/c calc'!A1 the depot near Zelenyi Yar destroyed",
            None,
            None,
            1,
            1,
            "claimed",
            (),
            grade("F", 6, ("anonymous", "the speaker asked not to be named")),
            (
                member(
                    "wire-1",
                    "c3",
                    Origin("oX", None, "speaker", True, ("a medic (anonymous)", "Bystrytsia Wire"), "asked not to be"),
                    "first",
                ),
            ),
        ),
    ]
    if upto > 2:
        found.append(
            EventRecord(
                "eStake",
                "stake",
                "output of the mine",
                TOWN,
                None,
                1,
                0,
                "claimed",
                (),
                grade("F", 6, ("no_origin", "nobody says how it is known")),
                (member("third-3", "c2", None, "first"),),
            )
        )
    return tuple(found)


def make(path: Path) -> Ledger:
    """The ledger with four reports, added an hour apart, and one override by a person."""
    clock = iter(datetime(2025, 7, 17, 8, tzinfo=UTC) + timedelta(hours=n) for n in range(1000))
    ledger = Ledger.open(str(path), clock=lambda: next(clock))
    for n, (document, reading) in enumerate(readings(), 1):
        traced = Traced((), {"copy-2": (derivation(),)} if n == 2 else {}, (document.document.id,))
        with ledger.transaction() as writing:
            writing.add(document, reading, traced, Weighed((), (), events(n)))
    ledger.judge(Judgement("eStrike", "comment", "call the clinic", "Ruta", "nobody has seen it"))
    return ledger
