"""What each page shows, gathered from the ledger: one function a page, one dataclass a kind of thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from secondsource.errors import NotInLedger, SecondSourceError
from secondsource.faces import words
from secondsource.faces.exports.rows import attribution_of
from secondsource.faces.exposure import assets_claimed
from secondsource.faces.language import language
from secondsource.faces.protect import gazetteer
from secondsource.faces.web import pictures
from secondsource.faces.web.app import Web
from secondsource.faces.web.commodity import Commodity, commodities
from secondsource.faces.web.labels import label_of, place_label
from secondsource.faces.web.query import Asked
from secondsource.ledger import ClaimLine, DocumentLine, Filters
from secondsource.model import EventRecord
from secondsource.model.claim import claim_of
from secondsource.model.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Sequence


def part(id: str) -> str:
    """An id or a name as one piece of an address."""
    return quote(id, safe="")


def towns(lat: float, lon: float, km: float) -> list[tuple[str, float, float]]:
    """The larger settlements around a point, largest first; none where the gazetteer cannot be opened."""
    try:
        found = gazetteer().around(lat, lon, min(km, 400.0) * 1000)
    except SecondSourceError:
        return []
    largest = sorted(found, key=lambda e: -e.population)[:120]
    if language() == "en":
        return [(e.name, e.lat, e.lon) for e in largest]
    return [(label_of(e.geonameid, e.name, language()) or e.name, e.lat, e.lon) for e in largest]


# ---- situation -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Situation:
    """A page of events: those with a point, those without, and the pictures of both."""

    events: list[EventRecord]
    placed: list[EventRecord]
    unplaced: list[EventRecord]
    bars: list[pictures.Bar]
    sketch: pictures.Sketch | None
    next: str | None
    counts: dict[str, int]
    places: dict[str, str]
    statuses: Counter[str]


def situation(web: Web, asked: Asked) -> Situation:
    """The events that fit, a page of them."""
    page = web.ledger.events_page(asked.filters, asked.as_of)
    found = {event.id: event for event in web.ledger.heads_of([line.id for line in page.lines], asked.as_of)}
    events = [web.protection.event(found[line.id]) for line in page.lines if line.id in found]
    spelled = spellings(web, events, asked.as_of)
    return Situation(
        events,
        [e for e in events if e.place is not None],
        [e for e in events if e.place is None],
        pictures.timeline(events),
        pictures.sketch(events, towns),
        page.next,
        web.counts(),
        spelled,
        Counter(e.status for e in events),
    )


def spellings(web: Web, events: list[EventRecord], as_of: str | None) -> dict[str, str]:
    """Event id -> the place as its first claim's text spells it, where that differs from the name or is all we know."""
    by_text = web.ledger.spelled([event.id for event in events], as_of)
    found: dict[str, str] = {}
    for event in events:
        text = by_text.get(event.id)
        if text is not None and (event.place is None or text != event.place.name):
            found[event.id] = words.one_line(text, 80)
    return found


# ---- speaker, publisher, place, search -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NamePage:
    """What one speaker said, one publisher published, or is claimed of one place."""

    name: str
    claims: list[ClaimLine]
    documents: list[DocumentLine]
    events: list[EventRecord]
    roles: list[tuple[str, int]]
    copies: list[tuple[DocumentLine, str, str]]
    judgements: list[Judgement]
    bars: list[pictures.Bar]
    sketch: pictures.Sketch | None
    spelled: list[tuple[str, int]]
    label: str = ""
    """A place's name in the reader's language, where it is another."""
    downstream: Sequence[Commodity] = ()
    """What stands downstream of the assets there that somebody claims a stake on."""


def _events_of(web: Web, filters: Filters, as_of: str | None) -> list[EventRecord]:
    ids = [line.id for line in web.ledger.event_lines(filters, as_of)]
    heads = {event.id: event for event in web.ledger.heads_of(ids, as_of)}
    return [web.protection.event(heads[id]) for id in ids if id in heads]


def speaker_page(web: Web, name: str, as_of: str | None) -> NamePage:
    """A named speaker. Raises NotInLedger for a name under which nobody speaks; anonymous speakers have no page."""
    found = web.ledger.claims_page(Filters(speaker=name, limit=200), as_of).lines
    wanted = name.casefold()
    claims = [c for c in found if not c.anonymous and (c.speaker or "").casefold() == wanted]
    if not claims:
        raise NotInLedger(f"{name}: no such speaker by name")
    ids = list(dict.fromkeys(c.event for c in claims if c.event))
    with web.ledger.neighbourhood(as_of) as neighbours:
        events = [web.protection.event(e) for e in neighbours.events(ids[:100]).values()]
        readings = neighbours.readings({c.document for c in claims})
    roles: Counter[str] = Counter()
    for c in claims:
        reading = readings.get(c.document)
        claim = claim_of(reading, c.id) if reading else None
        attribution = attribution_of(reading, claim) if reading and claim else None
        if attribution and attribution.speaker and attribution.speaker.role:
            roles[attribution.speaker.role] += 1
    judged = [j for j in web.ledger.judgements(as_of=as_of) if j.kind == "reliability" and j.subject.startswith(name)]
    return NamePage(claims[0].speaker or name, claims, [], _ordered(events), roles.most_common(12), [], judged,
                    pictures.timeline(events), pictures.sketch(events, towns, 480, 300), [])  # fmt: skip


def _ordered(events: list[EventRecord]) -> list[EventRecord]:
    return sorted(events, key=lambda e: (e.happened_on.latest or "" if e.happened_on else "", e.id), reverse=True)


def publisher_page(web: Web, name: str, as_of: str | None) -> NamePage:
    """A publisher. Raises NotInLedger where nothing of it is in the ledger."""
    documents = list(web.ledger.documents_page(Filters(publisher=name, limit=100), as_of).lines)
    if not documents:
        raise NotInLedger(f"{name}: no such publisher")
    events = _events_of(web, Filters(publisher=name, limit=100), as_of)
    copies = []
    with web.ledger.neighbourhood(as_of) as neighbours:
        for id, ancestors in neighbours.derivations([d.id for d in documents]).items():
            line = next(d for d in documents if d.id == id)
            copies += [(line, words.DERIVATION[a.kind], a.on) for a in ancestors]
    return NamePage(documents[0].publisher or name, [], documents, events, [], copies, [],
                    pictures.timeline(events), pictures.sketch(events, towns, 480, 300), [])  # fmt: skip


def place_page(web: Web, name: str, as_of: str | None) -> NamePage:
    """A place by its name. Raises NotInLedger where no claim is about it."""
    claims = list(web.ledger.claims_page(Filters(place=name, limit=200), as_of).lines)
    if not claims:
        raise NotInLedger(f"{name}: no claim is about a place of that name")
    events = _events_of(web, Filters(place=name, limit=100), as_of)
    spelled = Counter(c.place_text for c in claims if c.place_text)
    shown = next((c.place for c in claims if c.place and c.place.casefold() == name.casefold()), name)
    label = next((place_label(e.place) for e in events if e.place and e.place.name == shown), "")
    with web.ledger.neighbourhood(as_of) as neighbours:
        readings = neighbours.readings({c.document for c in claims if c.code == "stake"})
    return NamePage(shown, claims, [], events, [], [], [], pictures.timeline(events),
                    pictures.sketch(events, towns, 480, 300), spelled.most_common(20), label,
                    commodities(assets_claimed((c.id for c in claims), readings)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    text: str
    events: list[EventRecord]
    claims: list[ClaimLine]
    documents: list[DocumentLine]
    speakers: list[str]


def search(web: Web, text: str, as_of: str | None) -> Found:
    """Events, claims, documents and speakers that fit. The last word may be unfinished."""
    text = text.replace("\x00", " ").strip()[:200]
    if not text:
        return Found("", [], [], [], [])
    query = text if text.endswith(('"', "*", " ", "”")) else f"{text}*"
    filters = Filters(text=query, limit=20)
    speakers = [
        c.speaker
        for c in web.ledger.claims_page(Filters(speaker=text, limit=60), as_of).lines
        if c.speaker and not c.anonymous
    ]
    return Found(
        text,
        _events_of(web, replace(filters, limit=10), as_of),
        list(web.ledger.claims_page(filters, as_of).lines),
        list(web.ledger.documents_page(replace(filters, limit=10), as_of).lines),
        list(dict.fromkeys(speakers))[:10],
    )
