"""Constructed reports, and a small weigher, for tests of the ledger. Outlets and people are invented."""

from __future__ import annotations

import hashlib
import random
from datetime import UTC, date, datetime, timedelta

from secondsource.ledger import Ledger, Writing
from secondsource.model import (
    Aligned,
    Analysis,
    Assessment,
    Attribution,
    Claim,
    DateValue,
    Derivation,
    Document,
    Event,
    EventRecord,
    Member,
    Origin,
    Place,
    Provenance,
    Reading,
    Reason,
    Received,
    Relation,
    Response,
    Span,
    Speaker,
    Toponym,
)
from secondsource.model.neighbourhood import Feature, Match, Traced, Weighed

PLACES = {
    "Sumy": (50.9077, 34.7981, 692194),
    "Kharkiv": (49.9935, 36.2304, 706483),
    "Lozova": (48.8894, 36.3175, 702320),
    "Suva": (-18.1416, 178.4415, 2198148),
    "Taveuni": (-16.85, -179.97, None),
    "Longyearbyen": (78.2186, 15.6401, 2729907),
}
CODES = ("shelling", "air_strike", "destruction", "casualties")
WORDS = {
    "shelling": "was shelled",
    "air_strike": "was bombed",
    "destruction": "lost its bridge",
    "casualties": "mourns",
}
SPEAKERS = (
    Speaker("Olena Varchuk", "mayor", None, False, "named"),
    Speaker("Pavlo Deryha", "head of the district", "district council", False, "named"),
    Speaker(None, "a mayor", None, True, "role"),
    None,
)
PUBLISHERS = ("Ridge Courier", "Steppe Wire", "Harbour Post")
WHERE_FROM = Provenance("made", 1.0)


class Clock:
    """A clock that goes on by a second at every look."""

    def __init__(self, start: datetime = datetime(2026, 3, 1, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def report(
    number: int,
    *,
    place: str | None = None,
    code: str | None = None,
    speaker: Speaker | int | None = -1,
    publisher: str | None = None,
    day: str | None = None,
    id: str | None = None,
    language: str = "en",
    tail: str = "",
) -> tuple[Received, Reading]:
    """Report `number`: two claims, one response, one place. The same arguments give the same report."""
    chance = random.Random(number)
    place = place or chance.choice(sorted(PLACES))
    code = code or chance.choice(CODES)
    who = chance.choice(SPEAKERS) if speaker == -1 else speaker
    assert not isinstance(who, int)
    publisher = publisher or chance.choice(PUBLISHERS)
    day = day or f"2025-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"
    anchor = f"{place} {WORDS[code]}"
    text = f"{anchor} on report {number}, residents said. The operator did not answer. It was quiet before.{tail}"
    archived = f"{publisher}\n{number}\n{text}".encode("utf-8", "replace")
    digest = hashlib.sha256(archived).hexdigest()
    document = Document(
        id or digest[:12],
        digest,
        text,
        f"https://{publisher.split()[0].lower()}.example/{number}",
        f"Report from {place}",
        publisher,
        f"{day}T08:00:00Z",
        "given",
        language,
    )
    span = Span(0, len(anchor))
    lat, lon, geonameid = PLACES[place]
    resolved = Place(place, lat, lon, 2000, 1, 0.9, geonameid, "UA", ("made",))
    toponym = Toponym("p1", Span(0, len(place)), place, "settlement", "literal", WHERE_FROM, resolved)
    attributions = (
        Attribution("a1", (), (), (Span(0, text.index(",")),), "indirect", who, (), "unstated", None, WHERE_FROM),
    )
    begun = str(date.fromisoformat(day) - timedelta(days=(0, 0, 3, 40)[number % 4]))
    happened = DateValue(begun, day, 1, day) if number % 9 else None
    claims = (
        Claim("c1", "a1", span, "CT+", WHERE_FROM, event=Event(code, place="p1", happened_on=happened)),  # type: ignore[arg-type]
        Claim("c2", None, Span(text.index("It was"), len(text)), "PS+", WHERE_FROM, event=Event("other")),
    )
    answer = text.index("The operator")
    responses = (Response("no_comment", "the operator", Span(answer, answer + 10), None, WHERE_FROM),)
    reading = Reading(document, Analysis((), (), ()), attributions, claims, responses, (toponym,))
    return Received(document, archived, "text/plain"), reading


def weigh(writing: Writing, reading: Reading) -> tuple[Traced, Weighed]:
    """One event for each place and code, over the first claims of all reports; the first report is the ancestor."""
    document, claim = reading.document, reading.claims[0]
    assert claim.event is not None
    toponym = reading.places[0]
    key = f"cell:{toponym.text}:{claim.event.code}"
    found = sorted(set(writing.documents_with([key])) - {document.id})
    readings = writing.readings(found)
    by_event = writing.events_of([f"{id}/c1" for id in readings])
    known = writing.events(set(by_event.values()))
    ancestors = ()
    if found:
        evidence = (Aligned(Span(0, 5), Span(0, 5)),)
        ancestors = (Derivation(document.id, found[0], "edited", 0.75, evidence),)
    member = f"{document.id}/c1"
    origin = Origin(f"o:{document.publisher}", document.publisher, "body", False, (document.publisher or "",))
    new = Member(
        member, document.id, claim.anchor, origin, Relation("repeats" if found else "first", "asserts"), ancestors
    )
    answered = Member(f"{document.id}/r1", document.id, reading.responses[0].anchor, None, Relation(None, "no_comment"))
    old = known[min(known)] if known else None
    members = ((*old.members,) if old else ()) + (new, answered)
    id = old.id if old else "e" + hashlib.sha256(member.encode()).hexdigest()[:8]
    asserting = [m for m in members if m.relation.stance == "asserts"]
    origins = len({m.origin.id for m in asserting if m.origin})
    event = EventRecord(
        id,
        claim.event.code,
        f"{toponym.text}: {claim.event.code}",
        toponym.resolved,
        claim.event.happened_on,
        len({m.document for m in asserting}),
        origins,
        "corroborated" if origins > 1 else "claimed",
        (),
        Assessment("F", 6, (Reason("made", "made"),), "test", "2026-01-01T00:00:00Z"),
        members,
    )
    matches = tuple(
        Match(
            min(member, f"{other}/c1"), max(member, f"{other}/c1"), 0.5, "confirmed", (Feature("place", 1.0, "same"),)
        )
        for other in sorted(readings)
    )
    return (
        Traced((f"shingle:{toponym.text}",), {document.id: ancestors}, (document.id,)),
        Weighed((key,), matches, (event,)),
    )


def add(ledger: Ledger, made: tuple[Received, Reading]) -> str | None:
    """Add one report as the pipeline does; its id, or None where it was known."""
    received, reading = made
    with ledger.transaction() as writing:
        if writing.knows(received.document.sha256) is not None:
            return None
        traced, weighed = weigh(writing, reading)
        writing.add(received, reading, traced, weighed)
    return reading.document.id
