"""From a cluster of claims to the record of an event: members, counts, status, figures, grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal, cast

from secondsource.model.assessment import EventRecord, Member, Origin, Relation
from secondsource.model.claim import Reading, Response
from secondsource.model.event import EventCode
from secondsource.model.names import name_keys
from secondsource.model.neighbourhood import Grouping, OriginOf
from secondsource.model.place import Place
from secondsource.model.time import DateValue
from secondsource.settings import WeighingSettings
from secondsource.weighing.claims import Weighable, clause_around, when
from secondsource.weighing.clusters import Region
from secondsource.weighing.figures import ranges
from secondsource.weighing.grades import grade, status_of
from secondsource.weighing.relations import relate
from secondsource.weighing.support import borne_out
from secondsource.weighing.versions import in_order, trace_left

_DEEDS = ("strike", "blame", "advance", "withdrawal", "control_change", "clash")


def build_event(
    identity: str,
    members: Sequence[str],
    region: Region,
    origin_of: OriginOf,
    grouping: Grouping,
    settings: WeighingSettings,
    at: str,
) -> EventRecord:
    """Weigh the claims of one event against each other. `members` are claims; responses join through their claim."""
    told = sorted((c for m in members if (c := region.claim(m)) is not None), key=lambda c: c.order)
    later = region.replaced({c.document for c in told})
    gone = [c for c in told if c.document in later]
    claims = in_order([c for c in told if c.document not in later], gone, later)
    ids = {c.member for c in claims}
    origins = {c.member: origin_of(c.member) for c in told}
    documents = list(dict.fromkeys(c.document for c in claims))
    responses = _responses(documents, ids, region)
    old = _responses(sorted({c.document for c in gone}), {c.member for c in gone}, region)
    derived = {a for document in documents for a, _, _ in region.ties(document)}
    # Relations need to know who is one with whom, denials included; what contradicts is then left out of the count.
    asserting = [c for c in claims if not c.denies]
    answers = [_answer(reading, response, origin_of) for reading, response in responses]
    voices = {m: origins[m] for m in ids} | {
        m.claim: m.origin for m in answers if m.origin and m.relation.stance == "denies"
    }
    everyone = grouping(voices)
    groups = _numbered(everyone.groups)
    denying = {c.member for c in claims if c.denies} | (voices.keys() - ids)
    opposed = {groups[m] for m in denying if m in groups}
    relations = relate(claims, origins, groups, derived, opposed, everyone.weak, settings)
    carrying = [c for c in asserting if relations[c.member].kind != "contradicts"]
    counting = borne_out(carrying, groups)
    grouped = grouping({c.member: origins[c.member] for c in carrying if c.member in counting})
    relations |= {m: _not_borne_out(r) for m, r in relations.items() if r.kind == "corroborates" and m not in counting}
    nameless = {m for m, o in voices.items() if o.anonymous}
    relation_list = [r for m, r in relations.items() if r.kind != "denies" or m not in nameless]
    relation_list += [m.relation for m in answers if m.claim not in nameless]
    denials = [(m.claim, m.origin) for m in answers if m.relation.stance == "denies"]
    decisions = region.decisions(members)
    assessment = grade(claims, origins, relations, denials, grouped, decisions.reliability, at)
    if gone:
        left, reasons = trace_left(claims, gone, later, relations, settings)
        relations |= left
        silenced = [_answer(reading, response, origin_of) for reading, response in old]
        answers += [
            replace(m, relation=replace(m.relation, detail=f"replaced by the later version {later[m.document]}"))
            for m in silenced
        ]
        said = [r for r in assessment.reasons if claims or r.code != "unknown_origin"]
        assessment = replace(assessment, reasons=(*said, *reasons))
    return EventRecord(
        id=identity,
        code=cast("EventCode | Literal['stake']", _code(claims or told)),
        summary=_summary(claims or told),
        place=_place(claims or told),
        happened_on=_happened_on(claims or told),
        reports=len({c.document for c in carrying}),
        origins=grouped.counted if carrying else 0,
        status=status_of(grouped.counted if carrying else 0, relation_list),
        quantities=ranges(claims),
        assessment=assessment,
        members=tuple(
            sorted(
                [*(_member(c, origins[c.member], relations[c.member], region) for c in told), *answers],
                key=lambda m: (_when(region, m.document), m.document, m.anchor, m.claim),
            )
        ),
    )


def _responses(documents: Sequence[str], members: Collection[str], region: Region) -> list[tuple[Reading, Response]]:
    """The responses of these documents that answer one of these claims."""
    return [
        (reading, response)
        for document in documents
        if (reading := region.reading(document)) is not None
        for response in reading.responses
        if answered(reading, response, region.claims(document)) in members
    ]


def _not_borne_out(relation: Relation) -> Relation:
    return Relation("repeats", "asserts", "another origin, but not of the very thing: not counted", relation.to)


def answered(reading: Reading, response: Response, claims: Sequence[Weighable]) -> str | None:
    """The claim that a response answers: the one it names, the blame laid on who answers, else what the report leads
    with. None for a confirmation that names none, for a denial that is a claim of its own, and where nothing is left.
    """
    own = {c.claim.id: c for c in claims}
    if response.kind == "denies" and any(c.denies and c.claim.anchor.overlap(response.anchor) for c in claims):
        return None
    if response.to in own and response.kind != "no_comment":
        return own[response.to].member
    if response.kind == "confirms":
        return None
    others = [c for c in claims if not c.denies and c.code != "stake" and not c.claim.anchor.overlap(response.anchor)]
    if not others:
        others = [c for c in claims if not c.denies and not c.claim.anchor.overlap(response.anchor)]
    if not others:
        return None
    text = reading.document.text
    keys = set(name_keys(response.by))
    blamed = [c for c in others if c.blames]
    blamed = [c for c in blamed if keys & set(name_keys(clause_around(text, c.claim.anchor)))] or blamed
    if blamed and (response.kind == "no_comment" or keys & set(name_keys(clause_around(text, blamed[0].claim.anchor)))):
        return blamed[0].member
    if response.kind == "denies":
        said = set(name_keys(clause_around(text, response.anchor)))
        near = max(others, key=lambda c: (len(said & set(name_keys(c.claim.anchor.of(text)))), -c.claim.anchor.start))
        if len(said & set(name_keys(near.claim.anchor.of(text)))) >= 2:
            return near.member
    if response.kind == "no_comment":
        # A rewrite may lead with the dead or the displaced; what a party is asked about is what was done.
        others = [c for c in others if c.family in _DEEDS] or others
    return min(others, key=lambda c: c.claim.anchor.start).member


def _answer(reading: Reading, response: Response, origin_of: OriginOf) -> Member:
    member = f"{reading.document.id}/{response_id(reading, response)}"
    kinds = {"denies": ("denies", "denies"), "no_comment": (None, "no_comment"), "confirms": ("repeats", "asserts")}
    kind, stance = kinds[response.kind]
    if response.kind == "confirms":
        # Shown, never counted: what a party confirms in words of its own is read as a claim with its speaker.
        kind = "repeats"
    relation = Relation(kind, stance, "did not comment" if kind is None else None)  # type: ignore[arg-type]
    return Member(member, reading.document.id, response.anchor, origin_of(member), relation)


def response_id(reading: Reading, response: Response) -> str:
    """The id of a response within its document: "r1", "r2", … in the order of reading."""
    return f"r{reading.responses.index(response) + 1}"


def _member(claim: Weighable, origin: Origin, relation: Relation, region: Region) -> Member:
    touching = tuple(
        d
        for d in region.derivations(claim.document)
        if any(a.here.overlap(claim.claim.anchor) for a in d.evidence) or d.kind == "cites"
    )
    if origin.detail and relation.detail is None and origin.kind != "unknown":
        relation = Relation(relation.kind, relation.stance, origin.detail or None, relation.to)
    return Member(claim.member, claim.document, claim.claim.anchor, origin, relation, touching)


def _numbered(groups: Sequence[Sequence[str]]) -> dict[str, int]:
    return {m: i for i, group in enumerate(groups) for m in group}


def _when(region: Region, document: str) -> str:
    reading = region.reading(document)
    return when(reading) if reading else ""


def _code(claims: Sequence[Weighable]) -> str:
    """The code most claims have; among equals that of the earliest."""
    counts = Counter(c.code for c in claims)
    return max(claims, key=lambda c: counts[c.code]).code


def _summary(claims: Sequence[Weighable]) -> str:
    first = next((c for c in claims if not c.denies and c.reading.document.language == "en"), claims[0])
    text = " ".join(first.claim.anchor.of(first.reading.document.text).split())
    return text if len(text) <= 200 else text[:199] + "…"


def _place(claims: Sequence[Weighable]) -> Place | None:
    """The most precise place that claims of the event give, the most frequent among equals."""
    own = [c.point for c in claims if c.point is not None and c.placed] or [
        c.point for c in claims if c.point is not None
    ]
    if not own:
        return None
    counts = Counter((round(p.lat, 3), round(p.lon, 3)) for p in own)
    return min(own, key=lambda p: (p.where_precision > 2, -counts[round(p.lat, 3), round(p.lon, 3)], p.radius_m))


def _happened_on(claims: Sequence[Weighable]) -> DateValue | None:
    """The narrowest date that claims state, the most frequent among equals."""
    values = [c.claim.event.happened_on for c in claims if c.stated and c.claim.event and c.claim.event.happened_on]
    if not values:
        return None
    counts = Counter(values)
    return min(values, key=lambda v: (v.precision or 9, -counts[v]))
