"""What is reported to mean for people, by place: displacement, casualties, shortages, and what keeps help away.

Displacement and casualties are events, with their own counts; casualties stand here where a claim says that they are
civilians, aid or health workers. Shortages and access come from the needs. A figure is a range with who gave what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.faces import words
from secondsource.faces.exports.impacts import impact_fields
from secondsource.faces.exports.rows import attribution_of
from secondsource.faces.language import Words, _
from secondsource.faces.web.app import Web
from secondsource.faces.web.labels import place_label
from secondsource.faces.web.query import Asked
from secondsource.faces.web.views import part, spellings
from secondsource.model import Claim, EventRecord, FigureBy, FigureRange, Reading
from secondsource.model.claim import claim_of

LATEST = 150
"""Claims of displacement, and of casualties, that one page looks at: the latest."""
MOST = 60
"""Lines of the table."""
GIVERS = 6
"""Figures of one range that are named with who gave them; the event's page has all."""

KIND = Words(
    {
        "displacement": "displacement",
        "casualties": "casualties",
        "shortage": "shortage",
        "access": "access",
    }
)
GROUP = Words({"civilians": "civilians", "aid workers": "aid workers", "health workers": "health workers"})
_ORDER = {kind: n for n, kind in enumerate(("displacement", "casualties", "shortage", "access"))}
_FATES = ("killed", "injured", "missing")
_MOVED = ("displaced", "people", "families")


@dataclass(frozen=True, slots=True)
class People:
    """Claims of one need that tell of a shortage or of access: where, each with its reading and its id."""

    kind: str
    place: str
    label: str
    members: tuple[tuple[Reading, Claim, str], ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Giver:
    """One figure of a range, who gave it, and the first claim that has it."""

    figure: str
    who: str
    claim: str


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as a range, by who gave it; `more` givers are not named here."""

    figure: str
    givers: tuple[Giver, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ImpactLine:
    """One impact at one place. `figures` is empty where nobody gave one."""

    kind: str
    place: str
    label: str
    about: str
    """Who they are, from where to where, why, or what is short; empty where no report says."""
    summary: str
    language: str
    figures: tuple[Told, ...]
    reports: int
    origins: int
    link: str
    status: str = ""
    """Of the event; a need has none."""


@dataclass(frozen=True, slots=True)
class Impacts:
    """The lines of the table; how many were left out; whether earlier claims were not looked at."""

    lines: tuple[ImpactLine, ...]
    left_out: int
    capped: bool
    latest: int


def impacts_of(web: Web, asked: Asked, needs: Iterable[People]) -> Impacts:
    """The impacts that fit the filters of the address, those of one place together, places with most of them first."""
    place = asked.values["place"].casefold()
    lines = [_of_need(found) for found in needs if not place or found.place.casefold() == place]
    capped = False
    # A page of earlier needs tells of those needs alone: the events stand on the first one.
    if "cursor" not in asked.values:
        for code in ("displacement", "casualties"):
            found, more = _of_events(web, asked, code)
            lines += found
            capped = capped or more
    most = Counter(line.place for line in lines)
    lines.sort(key=lambda line: (not line.place, -most[line.place], line.place, _ORDER[line.kind]))
    return Impacts(tuple(lines[:MOST]), max(0, len(lines) - MOST), capped, LATEST)


# ---- events --------------------------------------------------------------------------------------------------------


def _of_events(web: Web, asked: Asked, code: str) -> tuple[list[ImpactLine], bool]:
    """The events of displacement or casualties, and whether earlier claims of that kind were not looked at."""
    page = web.ledger.claims_page(replace(asked.filters, code=code, limit=LATEST, cursor=None), asked.as_of)
    with web.ledger.neighbourhood(asked.as_of) as neighbours:
        readings = neighbours.readings({line.document for line in page.lines})
    told: dict[str, list[tuple[Reading, Claim]]] = {}
    for line in page.lines:
        reading = readings.get(line.document)
        claim = claim_of(reading, line.id) if reading else None
        if reading is None or claim is None or claim.impact is None or line.event is None:
            continue
        if code == "displacement" or claim.impact.group:
            told.setdefault(line.event, []).append((reading, claim))
    heads = [web.protection.event(e) for e in web.ledger.heads_of(list(told), asked.as_of) if e.reports]
    by_id = {event.id: event for event in heads}
    events = [by_id[id] for id in told if id in by_id][:MOST]
    figures = {event.id: _figures_of(event, code) for event in events}
    wanted = {by.claim for of_event in figures.values() for figure in of_event for by in _heard(figure)}
    with web.ledger.neighbourhood(asked.as_of) as neighbours:
        givers = neighbours.readings({claim.rpartition("/")[0] for claim in wanted})
    spelled = spellings(web, events, asked.as_of)
    lines = [_of_event(event, told[event.id], figures[event.id], givers, spelled.get(event.id, "")) for event in events]
    return lines, page.next is not None or len(heads) > MOST


def _figures_of(event: EventRecord, code: str) -> list[FigureRange]:
    if code == "casualties":
        return [q for q in event.quantities if q.what in _FATES]
    return [q for q in event.quantities if q.what in _MOVED or q.unit in _MOVED]


def _heard(figure: FigureRange) -> list[FigureBy]:
    """The claims whose figures are named: of each different figure some, so that no figure is lost behind copies."""
    different: dict[tuple[float | None, float | None, float | None], list[FigureBy]] = {}
    for by in figure.by:
        different.setdefault((by.low, by.best, by.high), []).append(by)
    return [by for found in list(different.values())[:GIVERS] for by in found[:GIVERS]]


def _of_event(
    event: EventRecord,
    told: Sequence[tuple[Reading, Claim]],
    figures: Sequence[FigureRange],
    readings: Mapping[str, Reading],
    spelled: str,
) -> ImpactLine:
    return ImpactLine(
        event.code,
        event.place.name if event.place else spelled,
        place_label(event.place) if event.place else spelled,
        _about(told),
        words.one_line(event.summary, 140),
        told[0][0].document.language,
        tuple(_told(figure, readings) for figure in figures),
        event.reports,
        event.origins,
        f"/events/{part(event.id)}",
        event.status,
    )


def _told(figure: FigureRange, readings: Mapping[str, Reading]) -> Told:
    """A range with who gave which figure: the same figure of the same speaker once, however many carry it."""
    found: dict[tuple[str, str], Giver] = {}
    carried: Counter[tuple[str, str]] = Counter()
    for by in _heard(figure):
        said, who = words.number_words(by.low, by.best, by.high), _who(by.claim, readings)
        found.setdefault((said, who), Giver(said, who, by.claim))
        carried[said, who] += 1
    named = list(found)[:GIVERS]
    more = len(figure.by) - sum(carried[key] for key in named)
    return Told(words.range_words(_spanned(figure)), tuple(found[key] for key in named), more)


def _who(claim_id: str, readings: Mapping[str, Reading]) -> str:
    """Who gave a figure: the speaker as they may be named, else the publisher that says it in its own voice."""
    reading = readings.get(claim_id.rpartition("/")[0])
    claim = claim_of(reading, claim_id) if reading else None
    if reading is None or claim is None:
        return _("removed on request")
    publisher = words.publisher_words(reading.document.publisher)
    attribution = attribution_of(reading, claim)
    if attribution is None:
        return publisher
    return words.speaker_words(attribution.speaker, True)


# ---- needs ---------------------------------------------------------------------------------------------------------


def _of_need(need: People) -> ImpactLine:
    """A shortage, or what keeps help away, as the claims of one need tell of it."""
    reading, claim, member = need.members[0]
    document, _slash, id = member.rpartition("/")
    readings = {m.rpartition("/")[0]: r for r, _c, m in need.members}
    return ImpactLine(
        need.kind,
        need.place,
        need.label,
        _about([(r, c) for r, c, _m in need.members]),
        words.one_line(claim.anchor.of(reading.document.text), 140),
        reading.document.language,
        tuple(_told(figure, readings) for figure in _ranges(need)),
        len(readings),
        need.origins,
        f"/documents/{part(document)}#{part(id)}",
    )


def _ranges(need: People) -> list[FigureRange]:
    """The figures of a need's claims by what they count, as those of an event: ranges, never an average."""
    given: dict[tuple[str, str], list[FigureBy]] = {}
    for _reading, claim, member in need.members:
        count = claim.impact.count if claim.impact is not None else None
        if count is not None:
            by = FigureBy(member, count.low, count.best, count.high)
            given.setdefault((count.what, count.unit), []).append(by)
    return [FigureRange(what, unit, None, None, tuple(figures)) for (what, unit), figures in given.items()]


def _spanned(figure: FigureRange) -> FigureRange:
    """The range over all that were given, open where its end is: who says "300" and who says "at least 500" leave more
    than 500 open.
    """
    least = [(n, f.best is None and f.low is None) for f in figure.by for n in (f.best, f.low, f.high) if n is not None]
    most = [(n, f.best is None and f.high is None) for f in figure.by for n in (f.best, f.low, f.high) if n is not None]
    if not least:
        return figure
    # At the same number, the closed end is told.
    low, open_below = min(least)
    high, open_above = max(most, key=lambda end: (end[0], not end[1]))
    if open_below and open_above:
        return replace(figure, low=low, high=high)
    return replace(figure, low=None if open_below else low, high=None if open_above else high)


def _about(told: Sequence[tuple[Reading, Claim]]) -> str:
    """Who they are, from where to where and why, or what is short: as the reports say, each thing once."""
    fields = [impact_fields(claim, reading) for reading, claim in told]

    def each(name: str) -> list[str]:
        return list(dict.fromkeys(words.one_line(f[name], 80) for f in fields if f[name]))

    said = [", ".join(GROUP[group] for group in each("group"))]
    said += [_("from {place}").format(place=place) for place in each("from_place")]
    said += [_("to {place}").format(place=place) for place in each("to_place")]
    said += [_("because of “{cause}”").format(cause=cause) for cause in each("cause")]
    said += [f"“{item}”" for item in each("item")]
    return "; ".join(filter(None, said))
