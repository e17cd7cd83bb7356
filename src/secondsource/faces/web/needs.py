"""What the page of needs shows: a table of sectors and places, what it means for people, and the needs one by one.

Table and list are made of the same needs, so a cell's counts are those of the lines that it leads to. Of a large ledger
a page weighs its latest claims of need, and says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secondsource.errors import UsageError
from secondsource.faces import words
from secondsource.faces.exports.rows import attribution_of
from secondsource.faces.language import Words, _
from secondsource.faces.web.app import Web
from secondsource.faces.web.impacts import Impacts, People, impacts_of
from secondsource.faces.web.labels import place_label
from secondsource.faces.web.query import Asked
from secondsource.ledger import ClaimLine
from secondsource.model import Claim, Place, Reading
from secondsource.model.claim import claim_of
from secondsource.model.sphere import distance_m

if TYPE_CHECKING:
    from secondsource.pipeline import GatheredNeed

OWN = ("sector", "where")
"""Filters that only this page takes."""
ELSEWHERE = ("other", "unknown")
"""What `where` may be: the places that have no column of their own, or needs whose place is not known."""
WINDOW = 300
"""Claims of need that one page weighs, where the address asks for no other number."""
_LAST = 2**31 - 1
"""A number beyond every claim's: a cursor with it stands before all of its day."""
COLUMNS = 8
"""Places with a column of their own: those with most needs."""
LETTER = Words({"need": "N", "appeal": "A", "delivery": "D"})
"""What stands before the counts of a cell, beside the word."""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need, appeal or delivery, and who reports it."""

    kind: str
    population: str
    where: str
    figures: str
    text: str
    who: str
    publisher: str
    published: str
    claim: str
    language: str
    reports: tuple[str, ...] = ()
    """Publishers of the documents that report it."""
    documents: int = 0
    origins: int = 0
    sector: str = ""
    place: str = ""
    """The name of its place, as columns and filters have it; empty where it is not known."""
    label: str = ""
    """That name in the reader's language."""
    nearby: bool = False
    """Whether the place stands in the report around its words, not in them."""
    point: Place | None = None
    members: tuple[str, ...] = ()
    denied: str = ""
    """How surely it is denied, in words; a denial is listed, and is no report of a need."""


@dataclass(frozen=True, slots=True)
class Count:
    """The needs, appeals or deliveries of a cell."""

    kind: str
    lines: int
    origins: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One sector at one place: what was reported, and the address of its lines."""

    counts: tuple[Count, ...]
    link: str
    here: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Sectors by places; a cell that is None has nothing in it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """The page: the table, what it means for people, the lines that fit by sector, and where earlier ones start."""

    grid: Grid | None
    impacts: Impacts
    sectors: list[tuple[str, list[NeedLine]]]
    weighed: int
    """Claims of need that were looked at."""
    next: str | None
    narrowed: str
    """What the list is narrowed to, in words; empty where it holds all of the table."""


def needs_page(web: Web, asked: Asked) -> NeedsPage:
    """Needs that fit. Raises UsageError where `where` is nothing that can be asked for."""
    from secondsource.pipeline import Resources, needs_with_voices  # with it comes the whole reader: only here

    where = asked.values["where"]
    if where and where not in ELSEWHERE:
        raise UsageError(f"where: not one of {', '.join(ELSEWHERE)}")
    claims, following = _latest(web, asked)
    with web.ledger.neighbourhood(asked.as_of) as neighbours:
        readings = neighbours.readings({line.document for line in claims})
        gathered, origins = needs_with_voices(readings, neighbours, Resources())
        shown = {id: web.protection.reading(reading) for id, reading in readings.items()}
        read = [found for line in claims if (found := _line(line, shown.get(line.document))) is not None]
        lines = [line for line in _gathered(read, gathered) if _fits(line, asked)]
        denials = [line for line in read if line.denied and _fits(line, asked)]
        columns, grid = _grid(lines, asked, origins)
        people = _people(lines, shown, origins)
    chosen = _chosen([*lines, *denials], asked, columns)
    sectors: dict[str, list[NeedLine]] = {}
    for line in chosen:
        sectors.setdefault(line.sector, []).append(line)
    return NeedsPage(grid, impacts_of(web, asked, people), sorted(sectors.items()), len(claims), following,
                     _narrowed(asked))  # fmt: skip


def _latest(web: Web, asked: Asked) -> tuple[list[ClaimLine], str | None]:
    """The latest claims of need that fit, as many as a page weighs, and the cursor of earlier ones.

    A need has no event and no day of its own, and its place is found in the text around it: the ledger's index knows
    none of them. `since` and `until` are days of the report here, by which the ledger lists needs; a report without a
    day is left out.
    """
    wanted = asked.filters
    filters = replace(wanted, code="need", place=None, near=None, min_origins=None, since=None, until=None)
    if "limit" not in asked.values:
        filters = replace(filters, limit=WINDOW)
    in_days = wanted.text is None
    if in_days and wanted.until is not None and wanted.cursor is None:
        filters = replace(filters, cursor=f"{wanted.until}~{_LAST}")
    page = web.ledger.claims_page(filters, asked.as_of)
    since, until = wanted.since or "", wanted.until or "~"
    lines = [line for line in page.lines if since <= (line.published or "")[:10] <= until]
    if since or until != "~":
        lines = [line for line in lines if line.published]
    if page.next is None or not in_days or not since:
        return lines, page.next
    following = web.ledger.claims_page(replace(filters, cursor=page.next, limit=1), asked.as_of).lines
    return lines, page.next if following and (following[0].published or "")[:10] >= since else None


def _line(line: ClaimLine, reading: Reading | None) -> NeedLine | None:
    """One claim of need as it is shown; None where its text was removed."""
    from secondsource.pipeline import place_of_need

    claim = claim_of(reading, line.id) if reading else None
    if reading is None or claim is None or claim.need is None:
        return None
    attribution, toponym = attribution_of(reading, claim), place_of_need(reading, claim)
    point = toponym.resolved if toponym else None
    text = words.one_line(toponym.text, 80) if toponym else None
    return NeedLine(
        claim.need.kind,
        claim.need.population or _(words.NOT_KNOWN),
        words.place_words(text, point) if toponym else _("place not known"),
        "; ".join(
            f"{words.number_words(q.low, q.best, q.high)} {words.FIGURE.get(q.what, q.what) or q.unit}"
            for q in claim.need.quantities
        ),
        claim.anchor.of(reading.document.text),
        words.speaker_words(attribution.speaker if attribution else None, attribution is not None),
        words.publisher_words(line.publisher),
        words.day_words(line.published),
        line.id,
        reading.document.language,
        sector=claim.need.sector,
        place=point.name if point else text or "",
        label=place_label(point) if point else text or "",
        nearby=toponym is not None and not claim.anchor.contains(toponym.span),
        point=point,
        denied=words.CERTAINTY[claim.factuality] if claim.factuality.endswith("-") else "",
    )


def _gathered(lines: list[NeedLine], needs: Sequence[GatheredNeed]) -> list[NeedLine]:
    """One line a need: its oldest report, with the publishers of all and the origins behind them.

    A need whose oldest report names no place stands where the next one has it.
    """
    by_claim = {line.claim: line for line in lines}
    found = []
    for need in needs:
        group = [by_claim[m] for m in need.members if m in by_claim]
        if not group:
            continue
        in_time = sorted(group, key=lambda line: line.published)
        oldest = in_time[0]
        placed = next((line for line in in_time if line.place), oldest)
        found.append(
            replace(
                oldest,
                where=placed.where,
                place=placed.place,
                label=placed.label,
                nearby=placed.nearby,
                point=placed.point,
                reports=tuple(dict.fromkeys(line.publisher for line in group)),
                documents=need.reports,
                origins=need.origins,
                members=tuple(line.claim for line in in_time),
            )
        )
    return found


def _fits(line: NeedLine, asked: Asked) -> bool:
    """Whether a need fits those filters of which the ledger knows nothing, its place apart."""
    filters = asked.filters
    if filters.min_origins is not None and line.origins < filters.min_origins:
        return False
    if filters.near is None:
        return True
    point = line.point
    return point is not None and distance_m(filters.near, (point.lat, point.lon)) <= filters.within_km * 1000


def _same_name(a: str, b: str) -> bool:
    return " ".join(a.split()).casefold() == " ".join(b.split()).casefold()


def _chosen(lines: list[NeedLine], asked: Asked, columns: Sequence[str]) -> list[NeedLine]:
    """The lines of the sector and place that are asked for: those that a cell counts."""
    sector, place, where = asked.values["sector"], asked.values["place"], asked.values["where"]
    as_given = any(line.place == place for line in lines)
    return [
        line
        for line in lines
        if (not sector or _same_name(line.sector, sector))
        and (not place or line.place == place or (not as_given and _same_name(line.place, place)))
        and (where != "unknown" or not line.place)
        and (where != "other" or (line.place and line.place not in columns))
    ]


def _grid(
    lines: list[NeedLine], asked: Asked, origins: Callable[[Iterable[str]], int]
) -> tuple[list[str], Grid | None]:
    """The names of the places that have a column, and the table; no table where there are no needs."""
    counted = Counter(line.place for line in lines if line.place)
    columns = [name for name, _n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:COLUMNS]]
    labels = {line.place: line.label for line in lines}
    heads = [(labels[name], {"place": name, "where": None}) for name in columns]
    keys: list[str | None] = list(columns)
    if len(counted) > len(columns):
        keys.append(None)
        heads.append((_("other places"), {"place": None, "where": "other"}))
    if any(not line.place for line in lines):
        keys.append("")
        heads.append((_("place not known"), {"place": None, "where": "unknown"}))
    within: dict[tuple[str, str | None], list[NeedLine]] = {}
    for line in lines:
        key = line.place if not line.place or line.place in columns else None
        within.setdefault((line.sector, key), []).append(line)
    rows = []
    for sector in sorted({line.sector for line in lines}):
        cells = []
        for key, (_label, place) in zip(keys, heads, strict=True):
            here = within.get((sector, key), [])
            asks: dict[str, str | None] = {"sector": sector, **place}
            cells.append(
                Cell(
                    _counts(here, origins),
                    f"{asked.link('/needs', **asks)}#list",
                    all(asked.values[name] == (value or "") for name, value in asks.items()),
                )
                if here
                else None
            )
        rows.append((sector, tuple(cells)))
    return columns, Grid(tuple(label for label, _place in heads), tuple(rows)) if rows else None


def _counts(lines: list[NeedLine], origins: Callable[[Iterable[str]], int]) -> tuple[Count, ...]:
    """Needs, appeals and deliveries of a cell, each kind with the origins behind all of it: no sum, each voice once."""
    found = []
    for kind in LETTER:
        of_kind = [line for line in lines if line.kind == kind]
        if of_kind:
            found.append(Count(kind, len(of_kind), origins(m for line in of_kind for m in line.members)))
    return tuple(found)


def _people(
    lines: list[NeedLine], readings: dict[str, Reading], origins: Callable[[Iterable[str]], int]
) -> list[People]:
    """Shortages and what bars help, as the needs tell of them: their claims with the origins behind them."""
    found = []
    for line in lines:
        told: dict[str, list[tuple[Reading, Claim, str]]] = {}
        for member in line.members:
            reading = readings.get(member.rpartition("/")[0])
            claim = claim_of(reading, member) if reading else None
            if reading is not None and claim is not None and claim.impact is not None:
                told.setdefault(claim.impact.kind, []).append((reading, claim, member))
        for kind, members in told.items():
            behind = origins(member for _reading, _claim, member in members)
            found.append(People(kind, line.place, line.label, tuple(members), behind))
    return found


def _narrowed(asked: Asked) -> str:
    sector, place, where = asked.values["sector"], asked.values["place"], asked.values["where"]
    named = {"other": _("other places"), "unknown": _("place not known")}.get(where, "")
    return " · ".join(filter(None, (words.SECTOR.get(sector, sector), place, named)))
