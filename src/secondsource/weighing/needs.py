"""A need reported by n documents from m origins, as events are: the same sector, kind, place and days are one need.

Needs are no events: many are true at once, and none contradicts another. So they are gathered when they are shown, and
only their voices are counted, by the same origins and witnesses as everywhere: ten copies are one voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.model.claim import Claim, Reading
from secondsource.model.event import NeedKind
from secondsource.model.names import name_keys
from secondsource.model.neighbourhood import Grouping, OriginOf
from secondsource.model.place import Place, Toponym
from secondsource.model.sphere import distance_m
from secondsource.weighing.claims import clause_around, home_of

NEAR_M = 10_000.0
"""Two points are one place of a need within this many metres, or within a wider radius of both."""
DAYS = 7
"""Reports on one need are published within this many days of the one before; chosen as a week of reporting."""

HELD = ("CT+", "PR+", "PS+")
"""What a need is said with; who denies one, or asks about it, reports none."""

COMPARED = 12
"""Reports before it, in the order of days, that a report is compared with; keeps a busy week linear."""


@dataclass(frozen=True, slots=True)
class NeedReport:
    """One need of one document, with what it is compared by. `member` is "document-id/claim-id"."""

    member: str
    document: str
    sector: str
    kind: NeedKind
    point: Place | None
    where: frozenset[str]
    day: date | None


@dataclass(frozen=True, slots=True)
class GatheredNeed:
    """The reports of one need: how many documents, from how many origins."""

    members: tuple[str, ...]
    reports: int
    origins: int


def place_of_need(reading: Reading, claim: Claim) -> Toponym | None:
    """Where a need is: named in its own words, else in its sentence, else the place that the document is about."""
    literal = [t for t in reading.places if t.role == "literal" and t.kind != "country"]
    inside = [t for t in literal if claim.anchor.contains(t.span)]
    if not inside:
        around = clause_around(reading.document.text, claim.anchor)
        start = reading.document.text.find(around, max(0, claim.anchor.start - len(around)))
        inside = [t for t in literal if start <= t.span.start < start + len(around)]
    settlements = [t for t in inside if t.kind == "settlement"]
    fitting = settlements or inside
    return fitting[0] if fitting else home_of(reading)


def need_reports(reading: Reading) -> Iterable[NeedReport]:
    """The needs of a document, ready to be compared. Those that it asks about or denies are none."""
    day = reading.document.published_day
    try:
        published = date.fromisoformat(day) if day else None
    except ValueError:
        published = None
    for claim in reading.claims:
        if claim.need is None or claim.factuality not in HELD:
            continue
        toponym = place_of_need(reading, claim)
        yield NeedReport(
            f"{reading.document.id}/{claim.id}",
            reading.document.id,
            claim.need.sector,
            claim.need.kind,
            toponym.resolved if toponym else None,
            frozenset(name_keys(toponym.text)) if toponym else frozenset(),
            published,
        )


def gather(
    reports: Sequence[NeedReport],
    made_from: Mapping[str, frozenset[str]],
    origin_of: OriginOf,
    grouping: Grouping,
) -> tuple[GatheredNeed, ...]:
    """Reports of one need put together, in the order of their first member; each with its voices counted.

    Args:
        made_from: the documents that a document was made from; a copy is the same need wherever it is.
    """
    leader = list(range(len(reports)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    blocks: dict[tuple[str, str, str], list[int]] = {}
    for at, report in enumerate(reports):
        for key in (*report.where, *_cells(report.point), *_family(report.document, made_from)):
            blocks.setdefault((report.sector, report.kind, key), []).append(at)
    for block in blocks.values():
        ordered = sorted(block, key=lambda at: (reports[at].day or date.min, at))
        for place, other in enumerate(ordered):
            for one in ordered[max(0, place - COMPARED) : place]:
                if _same(reports[one], reports[other], made_from):
                    first, second = sorted((find(one), find(other)))
                    leader[second] = first
    groups: dict[int, list[str]] = {}
    documents: dict[int, set[str]] = {}
    for at, report in enumerate(reports):
        groups.setdefault(find(at), []).append(report.member)
        documents.setdefault(find(at), set()).add(report.document)
    return tuple(
        GatheredNeed(tuple(members), len(documents[at]), max(1, grouping({m: origin_of(m) for m in members}).counted))
        for at, members in groups.items()
    )


def _cells(point: Place | None) -> tuple[str, ...]:
    """Cells of a tenth of a degree around a point, so that neighbours share one."""
    if point is None:
        return ()
    lat, lon = round(point.lat * 10), round(point.lon * 10)
    return tuple(f"{lat + up}:{lon + right}" for up in (0, 1) for right in (0, 1))


def _family(document: str, made_from: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    return (f"d{document}", *(f"d{other}" for other in made_from.get(document, ())))


def _same(a: NeedReport, b: NeedReport, made_from: Mapping[str, frozenset[str]]) -> bool:
    if a.document in made_from.get(b.document, ()) or b.document in made_from.get(a.document, ()):
        return True
    if a.day is not None and b.day is not None and abs((a.day - b.day).days) > DAYS:
        return False
    if a.point is not None and b.point is not None:
        apart = distance_m((a.point.lat, a.point.lon), (b.point.lat, b.point.lon))
        return apart <= max(NEAR_M, float(min(a.point.radius_m, b.point.radius_m)))
    return bool(a.where & b.where)
