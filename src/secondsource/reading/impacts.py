"""What a claim means for people: displacement, casualties, shortages, and what keeps help from them.

Read from the claim's own clause and sentence, and only what they say: how many, of which sex and age, civilians or aid
workers, from where to where, what drove them out, what is short, what bars the way. Rules, no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from secondsource.model import Claim, Impact, Part, Quantity, Sentence, Span, Toponym
from secondsource.model.event import Age, Group, Sex
from secondsource.reading.impact_words import (
    ACCESS,
    AID_WORKERS,
    AMONG,
    CAUSE,
    CIVILIANS,
    FIGHTERS,
    HEALTH_WORKERS,
    LACKED,
    PARTS,
    TO,
    WHERE_FROM,
)
from secondsource.reading.quantities import find_quantities

_FATES = frozenset({"killed", "injured", "missing"})
_PEOPLE = frozenset({"people", "families"})
_NEAR = 24
"""Characters between a figure and the word for the sex or age that it counts."""
_SPAN = 30
"""Characters before a place that tell whether people left it or went there."""


def with_impacts(
    claims: Sequence[Claim], text: str, sentences: Sequence[Sentence], places: Sequence[Toponym]
) -> tuple[Claim, ...]:
    """The claims, each event or need that concerns people with its impact."""
    return tuple(replace(c, impact=found) if (found := impact_of(c, text, sentences, places)) else c for c in claims)


def impact_of(claim: Claim, text: str, sentences: Sequence[Sentence], places: Sequence[Toponym]) -> Impact | None:
    """The impact of one claim; None where it tells of none of the four kinds."""
    event, need = claim.event, claim.need
    sentence = next((s for s in sentences if s.span.overlap(claim.anchor)), None)
    if event is not None and event.code == "displacement":
        return _displacement(claim, text, sentence, places)
    if event is not None and event.code == "casualties":
        fates = [q for q in event.quantities if q.what in _FATES]
        group = _beside(fates[0], text, claim.anchor) if fates else None
        group = group or _group(claim.anchor.of(text)) or _group(event.target or "")
        parts = _detailed(claim.anchor, text, sentence, event.quantities)
        if len(fates) > 1:
            parts += tuple(
                Part(None, None, q.low, q.best, q.high, _beside(q, text, claim.anchor), q.what) for q in fates
            )
        return Impact("casualties", fates[0] if fates else None, group, parts)
    if need is None or need.kind == "delivery":
        return None
    said = claim.anchor.of(text)
    counted = next((q for q in need.quantities if need.population and q.span.of(text) in need.population), None)
    parts = _detailed(claim.anchor, text, sentence, need.quantities)
    barred = ACCESS.search(said)
    if barred is not None:
        return Impact("access", counted, _group(need.population or ""), parts, item=_trimmed(barred.group()))
    if need.kind == "appeal":
        return None
    lacked = LACKED.search(said)
    return Impact("shortage", counted, None, parts, item=_trimmed(lacked["item"]) if lacked else None)


def _displacement(claim: Claim, text: str, sentence: Sentence | None, places: Sequence[Toponym]) -> Impact:
    around = sentence.span if sentence is not None else claim.anchor
    told = claim.event.quantities if claim.event is not None else ()
    counted = [q for q in told if q.unit in _PEOPLE or q.what in ("displaced", "people", "families")]
    origin = destination = None
    for place in places:
        if place.role != "literal" or not around.contains(place.span):
            continue
        before = text[max(around.start, place.span.start - _SPAN) : place.span.start]
        if origin is None and WHERE_FROM.search(before):
            origin = place.id
        elif destination is None and TO.search(before):
            destination = place.id
    driven = CAUSE.search(around.of(text))
    return Impact(
        "displacement",
        counted[0] if counted else None,
        _group(claim.anchor.of(text)),
        _detailed(claim.anchor, text, sentence, told),
        origin,
        destination,
        _trimmed(driven["cause"]) if driven else None,
    )


def _detailed(anchor: Span, text: str, around: Sentence | None, told: tuple[Quantity, ...]) -> tuple[Part, ...]:
    """Sex and age in a clause and in what goes on about its people (", among them 300 children")."""
    if around is None:
        return _parts(anchor, text, told)
    rest = AMONG.match(text, anchor.end, around.span.end)
    if rest is None:
        return _parts(anchor, text, told)
    more = find_quantities(text, Span(rest.start(), rest.end()), around.language)
    return _parts(Span(anchor.start, rest.end()), text, (*told, *more))


def _group(said: str) -> Group | None:
    """Who they are: aid and health workers before civilians, since both are; None of fighters, and where unsaid."""
    if AID_WORKERS.search(said):
        return "aid workers"
    if HEALTH_WORKERS.search(said):
        return "health workers"
    if CIVILIANS.search(said) and not FIGHTERS.search(said):
        return "civilians"
    return None


def _beside(quantity: Quantity, text: str, anchor: Span) -> Group | None:
    """Who a figure counts: the words in it and right behind it, up to the next figure or clause."""
    behind = text[quantity.span.end : min(anchor.end, quantity.span.end + _SPAN)]
    return _group(quantity.span.of(text) + re.split(r"[,;.\d]| and | и | та ", behind)[0])


def _parts(anchor: Span, text: str, counted: Sequence[Quantity]) -> tuple[Part, ...]:
    """Sex and age in a clause, each with the figure right before its word; each once."""
    said = anchor.of(text)
    found: dict[tuple[Sex | None, Age | None], Part] = {}
    for pattern, sex, age in PARTS:
        match = pattern.search(said)
        if match is None or (sex, age) in found:
            continue
        at = anchor.start + match.start()
        figure = next((q for q in counted if _counts(q, at, anchor.start + match.end(), text)), None)
        found[sex, age] = Part(sex, age, figure.low, figure.best, figure.high) if figure else Part(sex, age)
    return tuple(found.values())


def _counts(quantity: Quantity, start: int, end: int, text: str) -> bool:
    """Whether a figure counts the word at [start, end): it holds it, or stands before it with no other between."""
    if quantity.span.start <= start and end <= quantity.span.end:
        return True
    between = text[quantity.span.end : start]
    return 0 <= start - quantity.span.end <= _NEAR and not re.search(r"[,;.\d]| (?:and|or|и|та|і|й) ", between)


def _trimmed(said: str) -> str:
    return " ".join(said.split()).strip(" ,.;:–—-")
