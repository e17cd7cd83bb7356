"""How each claim of an event stands to the earlier ones: first, repeats, corroborates, contradicts, denies, …"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from secondsource.model.assessment import Origin, Relation
from secondsource.model.names import name_keys, words_agree
from secondsource.settings import WeighingSettings
from secondsource.weighing.claims import Weighable, clause_around
from secondsource.weighing.figures import compare_figures, figures_of
from secondsource.weighing.same_event import distance

_NEWER = re.compile(
    r"\b(?:now|risen|rose|rises|climbed|grown|increased|earlier|previously|revised|updated|remains?|still|restored|"
    r"died of|since|latest|no longer|up from|more than (?:he|she|they|it) (?:had|said)|"
    r"выросл\w*|увеличил\w*|возросл\w*|теперь|остаются|восстанов\w*|"
    r"ранее|зросл\w*|збільшил\w*|тепер|залишаються|відновл\w*|раніше)\b",
    re.I,
)
_FINE = ("settlement", "facility")


def relate(
    claims: Sequence[Weighable],
    origins: Mapping[str, Origin],
    groups: Mapping[str, int],
    derived: Collection[str],
    opposed: Collection[int],
    weak: Collection[str],
    settings: WeighingSettings,
) -> dict[str, Relation]:
    """The relation of each claim (in order of publication) to those before it.

    `groups`: member -> independent group, unknown origins left out. `derived`: members that come from an earlier
    document's text; such a claim cannot be a newer state. `opposed`: groups of those who deny the event; what else
    they say of it does not stand beside it. `weak`: members whose origin does not count beside another.
    """
    out: dict[str, Relation] = {}
    asserting = [c for c in claims if not c.denies]
    first = asserting[0] if asserting else None
    heads: dict[int, Weighable] = {}
    by_document: dict[tuple[str, int | None], Relation] = {}
    denying = {c.document for c in claims if c.denies}
    for claim in claims:
        mine = groups.get(claim.member, -1)
        own = first is not None and mine == groups.get(first.member, -2)
        if claim.denies and first is not None and own and not _answers_another(claim):
            out[claim.member] = Relation("repeats", "asserts", "worded as a negation", first.member)
            continue
        if claim.denies:
            others = (c.member for c in asserting if groups.get(c.member, -2) != mine)
            to = next(others, first.member if first else None)
            out[claim.member] = Relation("denies", "denies", None, to)
            continue
        group = groups.get(claim.member)
        before = by_document.get((claim.document, group))
        if before is not None and before.kind not in ("updates", "repeats"):
            out[claim.member] = before
            continue
        if group is not None and group in opposed and first is not None and groups.get(first.member) != group:
            relation = Relation("contradicts", "asserts", "by a party that denies it", first.member)
        elif claim.blames and first is not None and claim.document in denying and group not in {None, *heads}:
            relation = Relation("contradicts", "asserts", "another is blamed where the blame is denied", first.member)
        else:
            relation = _relate(claim, first, heads, group, origins, claim.member in derived, settings)
        if relation.kind == "corroborates" and claim.member in weak:
            relation = Relation("repeats", "asserts", "an origin that does not count beside another", relation.to)
        if before is not None and relation.kind != "updates":
            relation = before
        out[claim.member] = relation
        by_document.setdefault((claim.document, group), relation)
        if group is not None and (group not in heads or relation.kind == "updates"):
            heads[group] = claim
    return out


def _answers_another(claim: Weighable) -> bool:
    """Whether the words deny what another says, as "has denied that" does and "no longer hold" does not."""
    reading, anchor = claim.reading, claim.claim.anchor
    return any(r.kind == "denies" and r.to is not None and r.anchor.overlap(anchor) for r in reading.responses)


def _relate(
    claim: Weighable,
    first: Weighable | None,
    heads: Mapping[int, Weighable],
    group: int | None,
    origins: Mapping[str, Origin],
    derived: bool,
    settings: WeighingSettings,
) -> Relation:
    if first is None or claim.member == first.member or _same_telling(claim, first, group, heads):
        return Relation("first", "asserts")
    coarser = _coarser_place(first, claim, derived)
    if group is not None and group in heads:
        head = heads[group]
        figures = compare_figures(head, claim, settings, same_origin=True)
        if figures and figures[0] == "coarser":
            return Relation("generalises", "asserts", figures[1], head.member)
        changed = figures is not None and figures[0] == "incompatible"
        # An agency that writes its own report anew has its words, and says itself that the figure is a newer one.
        if claim.order[0] > head.order[0] and (not derived or (changed and _newer(claim))):
            if figures and changed:
                return Relation("updates", "asserts", figures[1], head.member)
            if figures_of(claim) and _newer(claim):
                return Relation("updates", "asserts", "a newer state by the same origin", head.member)
        if coarser:
            return Relation("generalises", "asserts", coarser, head.member)
        return Relation("repeats", "asserts", figures[1] if figures and figures[0] != "same" else None, head.member)
    figures = compare_figures(first, claim, settings)
    for head in heads.values():
        if _outcomes_clash(head, claim):
            return Relation("contradicts", "asserts", "another outcome", head.member)
        against = compare_figures(head, claim, settings)
        if against and against[0] == "incompatible" and group is None and not derived and _newer(claim):
            return Relation("updates", "asserts", f"{against[1]}; not known from whom", head.member)
        if against and against[0] == "incompatible" and not _partial(claim, origins):
            return Relation("contradicts", "asserts", against[1], head.member)
    if figures and figures[0] == "incompatible" and not heads:
        return Relation("contradicts", "asserts", figures[1], first.member)
    if group is None:
        if coarser or (figures and figures[0] == "coarser"):
            return Relation("generalises", "asserts", coarser or (figures[1] if figures else None), first.member)
        return Relation("repeats", "asserts", "not known from whom", first.member)
    if not heads:
        return Relation("repeats", "asserts", "the earlier reports do not say how they know", first.member)
    return Relation("corroborates", "asserts", None, next(iter(heads.values())).member)


def _newer(claim: Weighable) -> bool:
    """Whether the sentence says that the state is a newer one."""
    return bool(_NEWER.search(clause_around(claim.reading.document.text, claim.claim.anchor)))


def _same_telling(claim: Weighable, first: Weighable, group: int | None, heads: Mapping[int, Weighable]) -> bool:
    """Whether the first report goes on to say who it has it from; a second one whom it names is not the first."""
    return claim.document == first.document and group is not None and not heads


def _outcomes_clash(a: Weighable, b: Weighable) -> bool:
    """Held against taken or lost."""
    x, y = (w.claim.event.outcome if w.claim.event else None for w in (a, b))
    return x is not None and y is not None and (x == "held") != (y == "held") and "contested" not in (x, y)


def _partial(claim: Weighable, origins: Mapping[str, Origin]) -> bool:
    """A witness counts what he or she saw: less than the whole is no contradiction."""
    origin = origins.get(claim.member)
    return origin is not None and origin.kind in ("eyewitness", "reporter")


def _coarser_place(first: Weighable, claim: Weighable, derived: bool) -> str | None:
    """A sentence where the claim's document never names the place of the first report, and names only a wider one."""
    if first.toponym is None or first.toponym.kind not in _FINE or not first.where:
        return None
    if any(words_agree(x, y) for x in first.where | _places_beside(first) for y in claim.story):
        return None
    fine = claim.toponym is not None and claim.toponym.kind in _FINE
    if fine and (not derived or distance(first, claim) <= 5_000):
        return None
    if claim.reading.document.language != first.reading.document.language and claim.point is not None:
        return None
    return f"“{first.toponym.text}” is not named"


def _places_beside(claim: Weighable) -> frozenset[str]:
    """Name keys of the settlements and facilities that the claim's own words name."""
    anchor = claim.claim.anchor
    return frozenset(
        k for t in claim.reading.places if t.kind in _FINE and t.span.overlap(anchor) for k in name_keys(t.text)
    )
