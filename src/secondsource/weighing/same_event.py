"""Whether two claims are about one happening: features with a score and a sentence each, and a verdict.

A pure function of the two readings. What speaks against (another day, another place) is kept apart from what speaks
for, so that a chain of weak likenesses cannot join two happenings that differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.model.names import name_keys, words_agree
from secondsource.model.neighbourhood import Feature, Match
from secondsource.model.sphere import distance_m
from secondsource.settings import WeighingSettings
from secondsource.weighing.claims import Weighable

# Codes under which two reports may describe one happening; all other pairs are different events.
_KIN = {
    frozenset(("advance", "clash")): 0.4,
    frozenset(("advance", "control_change")): 0.4,
    frozenset(("withdrawal", "control_change")): 0.4,
    frozenset(("clash", "control_change")): 0.3,
    frozenset(("clash", "other")): 0.3,
    frozenset(("shortage", "other")): 0.4,
}
_COARSE_M = 25_000
_WIDE_M = {"region": 150_000, "area": 100_000, "direction": 50_000, "country": 600_000, "district": 30_000}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The comparison of two claims: the features, their weighed sum, and whether something speaks against."""

    score: float
    against: bool
    features: tuple[Feature, ...]


def kinship(a: Weighable, b: Weighable) -> float:
    """How far two claims' codes can stand for one happening: 1 the same, 0 never."""
    if a.family == b.family:
        if a.code == b.code == "other" and a.family == "other" and a.subcode != b.subcode:
            return 0.0 if a.subcode and b.subcode else 0.7
        if "intercepted" in (a.subcode, b.subcode) and a.subcode != b.subcode:
            return 0.3
        return 1.0 if a.code == b.code or a.family == "blame" else 0.8
    if "blame" in (a.family, b.family):
        return 1.0 if a.own_part or b.own_part else 0.0
    return _KIN.get(frozenset((a.code, b.code)), 0.0)


def compare(a: Weighable, b: Weighable, settings: WeighingSettings) -> Verdict | None:
    """Compare two claims, or None where their codes (or blame against event) make them different propositions."""
    code = kinship(a, b)
    if not code or not same_proposition(a, b) or (a.family != b.family and a.document == b.document):
        return None
    place, time, content = _place(a, b), _time(a, b), _content(a, b)
    features = (
        Feature("code", code, a.code if a.code == b.code else f"{a.code} beside {b.code}"),
        place,
        time,
        content,
    )
    score = (
        settings.code_weight * code
        + settings.place_weight * place.score
        + settings.time_weight * time.score
        + settings.content_weight * content.score
    )
    against = place.score <= -1 or time.score <= -1 or (a.document == b.document and _told_apart(a, b))
    return Verdict(round(score, 4), against, features)


def match(a: Weighable, b: Weighable, settings: WeighingSettings) -> Match | None:
    """The match of two claims of different documents, or None where it is not even worth suggesting."""
    verdict = compare(a, b, settings)
    if verdict is None or verdict.against or verdict.score < settings.suggested:
        return None
    first, second = sorted((a.member, b.member))
    state = "confirmed" if verdict.score >= settings.confirmed else "suggested"
    return Match(first, second, verdict.score, state, verdict.features)  # type: ignore[arg-type]


def same_proposition(a: Weighable, b: Weighable) -> bool:
    """Who did it is a proposition of its own: blame meets blame, or the accused's own denial."""
    if a.code == b.code == "stake":
        x, y = a.claim.stake, b.claim.stake
        return x is not None and y is not None and _about(x.about) == _about(y.about)
    if a.blames == b.blames:
        return True
    other = b if a.blames else a
    return other.own_part


def _about(about: str) -> str:
    return "output" if about in ("capacity", "output") else about


def _told_apart(a: Weighable, b: Weighable) -> bool:
    """Two claims of one document on different places, or one introduced as another incident."""
    if a.apart != b.apart:
        return True
    if not (a.placed and b.placed and a.where and b.where):
        return False
    return not (a.where & b.where) and not _near(a, b)


def _near(a: Weighable, b: Weighable) -> bool:
    return a.point is not None and b.point is not None and distance(a, b) <= 5_000


def distance(a: Weighable, b: Weighable) -> float:
    """Metres between two resolved places, on the sphere."""
    if a.point is None or b.point is None:
        return float("inf")
    return distance_m((a.point.lat, a.point.lon), (b.point.lat, b.point.lon))


def _shared(a: frozenset[str], b: frozenset[str]) -> set[str]:
    return {x for x in a if any(words_agree(x, y) for y in b)}


def _place(a: Weighable, b: Weighable) -> Feature:
    named = _shared(a.where, b.where)
    if a.point is not None and b.point is not None:
        d = distance(a, b)
        reach = max(_reach(a), _reach(b))
        coarse = reach > _COARSE_M
        said = f"{a.point.name} and {b.point.name} lie {d / 1000:.0f} km apart"
        both = a.placed and b.placed
        if d <= (0 if coarse else max(5_000, a.point.radius_m + b.point.radius_m)):
            return Feature("place", 1.0 if both else 0.8, said)
        if d > 5_000 and (_headed(a, b) or _headed(b, a)):
            return Feature("place", 0.8, "the place of one is named in the other's report")
        if d > 5_000 and (_told_elsewhere(a, b) or _told_elsewhere(b, a)):
            return Feature("place", 0.6, "one does not say where, and its report names the place of the other")
        if coarse:
            if d <= reach:
                return Feature("place", 0.4, said + f", within {reach / 1000:.0f} km")
            return Feature("place", -1.0 if both and d > 1.5 * reach + 50_000 else -0.5, said)
        if named and d <= 100_000:
            return Feature("place", 0.8, f"the same name; {said}")
        if d <= _COARSE_M:
            return Feature("place", 0.4, said)
        return Feature("place", -0.5 if d <= 60_000 else -1.0 if both else -0.4, said)
    if named:
        return Feature("place", 0.9 if a.placed and b.placed else 0.7, "the same place name")
    if _shared(a.where, b.story) or _shared(b.where, a.story):
        return Feature("place", 0.6, "the place of one is named in the other's report")
    if (not a.placed and _shared(a.headline, b.story)) or (not b.placed and _shared(b.headline, a.story)):
        return Feature("place", 0.5, "the headline of one names what the other's report names")
    if a.where and b.where:
        return Feature("place", -0.6, "different place names")
    return Feature("place", -0.2, "no place to compare")


def _reach(a: Weighable) -> float:
    """How far from the point the happening may lie, metres: regions are wide whatever their point says."""
    assert a.point is not None
    return max(a.point.radius_m, _WIDE_M.get(a.toponym.kind, 0) if a.toponym else 0)


def _headed(a: Weighable, b: Weighable) -> bool:
    """Whether a claim's place is doubtful and the other report names what its place or headline is called.

    Doubtful: no place of its own, or a facility that was only found near a namesake.
    """
    if a.placed and a.toponym is not None and a.toponym.kind == "facility" and a.point and a.point.where_precision > 1:
        return bool(_shared(a.where, b.story))
    spot = b.placed and b.toponym is not None and b.toponym.kind in ("settlement", "facility", "district")
    if a.placed or a.apart or (a.carried and spot):
        return False
    return bool(_shared(a.where | a.headline, b.story))


def _told_elsewhere(a: Weighable, b: Weighable) -> bool:
    """Whether a claim that names no place stands in a report that names the other's: met here, it happened there."""
    return a.carried and not a.apart and bool(_shared(b.where, a.story))


def _time(a: Weighable, b: Weighable) -> Feature:
    if a.code == "stake":
        return Feature("time", 0.6, "what an asset is worth is not bound to a day")
    if a.days is None or b.days is None:
        return Feature("time", -0.2, "undated")
    gap = _gap(a.days, b.days)
    if a.stated and b.stated:
        if gap == 0:
            wide = max((a.days[1] - a.days[0]).days, (b.days[1] - b.days[0]).days) > 2
            return Feature("time", 0.6 if wide else 1.0, "the dates meet")
        return Feature("time", -0.4 if gap == 1 and _loose(a, b) else -1.0, f"{gap} days apart")
    if a.stated != b.stated:
        dated, undated = (a.days, b.days) if a.stated else (b.days, a.days)
        if gap == 0:
            return Feature("time", 0.7, "published when the other happened")
        later = undated[0] > dated[1]
        if later and gap <= 3:
            return Feature("time", 0.3, f"published {gap} days after the other happened")
        if later and gap <= 10:
            return Feature("time", -0.3, f"published {gap} days after the other happened")
        return Feature("time", -1.0, f"published {gap} days away from when the other happened")
    if gap == 0:
        return Feature("time", 0.6, "published within a day of each other")
    if gap <= 2:
        return Feature("time", 0.2, f"published {gap + 1} days apart")
    return Feature("time", -0.4 if gap <= 7 else -1.0, f"published {gap + 1} days apart")


def _loose(a: Weighable, b: Weighable) -> bool:
    """A night belongs to two days: intervals of more than a day may be off by one."""
    return any(w.days is not None and w.days[1] - w.days[0] >= timedelta(days=1) for w in (a, b))


def _gap(a: tuple[date, date], b: tuple[date, date]) -> int:
    if a[0] <= b[1] and b[0] <= a[1]:
        return 0
    return min(abs((a[0] - b[1]).days), abs((b[0] - a[1]).days))


def _content(a: Weighable, b: Weighable) -> Feature:
    """Names, figures, actors, targets and words that two claims have in common, or that tell them apart."""
    score, said = 0.0, []
    places = a.where | b.where
    names = _shared(a.names - places, b.names - places)
    if names:
        score += min(0.6, 0.3 * len(names))
        said.append(f"{len(names)} names in common")
    story = _shared(a.story - places, b.story - places)
    if story:
        score += min(0.3, 0.08 * len(story))
    if _speakers(a) & _speakers(b):
        score += 0.4
        said.append("the same speaker")
    if a.actor and b.actor and _shared(a.actor, b.actor):
        score += 0.3
        said.append("the same actor")
    figures = {(q.what, q.best) for q in a.figures if q.best} & {(q.what, q.best) for q in b.figures if q.best}
    if figures:
        score += 0.4
        said.append("a figure in common")
    if a.reading.document.language == b.reading.document.language:
        if a.target and b.target:
            alike = bool(a.target & b.target)
            score += 0.4 if alike else -0.2 if a.family == b.family and a.code == b.code else 0.0
            said.append("the same target" if alike else "targets named differently")
        words = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
        score += 0.6 * words
        if words:
            said.append(f"{words:.0%} of the words in common")
    return Feature("content", round(max(-1.0, min(1.0, score)), 4), "; ".join(said) or "nothing else in common")


def _speakers(claim: Weighable) -> set[tuple[str, ...]]:
    speaker = claim.attribution.speaker if claim.attribution else None
    return {name_keys(speaker.name)} if speaker and speaker.name else set()
