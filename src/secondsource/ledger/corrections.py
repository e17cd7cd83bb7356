"""A person's corrections of what was read, and overrides of grades, laid over the machine's: both are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

from secondsource.errors import UsageError
from secondsource.model import (
    EVENT_CODES,
    Attribution,
    Claim,
    Event,
    EventRecord,
    Place,
    Provenance,
    Reading,
    Reason,
    Speaker,
    Stake,
    Toponym,
)
from secondsource.model.assessment import Credibility, Reliability, Status
from secondsource.model.claim import Factuality
from secondsource.model.judgement import Judgement

CORRECTS = ("place", "speaker", "code", "factuality")
"""Kinds of judgement that change a reading."""


def split_id(id: str) -> tuple[str, str]:
    """Document and local id of "document-id/claim-id"."""
    document, _, local = id.rpartition("/")
    return document, local


def _place(judgement: Judgement) -> Place:
    try:
        value: Any = json.loads(judgement.value)
        lat, lon = float(value["lat"]), float(value["lon"])
        name, radius = str(value["name"]).strip(), int(value.get("radius_m", 2000))
        precision = value.get("where_precision", 1)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise UsageError('a place is {"name": "…", "lat": 0.0, "lon": 0.0, "radius_m": 2000}') from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and radius > 0 and name and precision in range(1, 8)):
        raise UsageError(f"not a place on earth: {judgement.value}")
    why = (f"set by {judgement.by}: {judgement.because}",)
    return Place(name, lat, lon, radius, precision, 1.0, value.get("geonameid"), value.get("country"), why, "person")


def _by_person(judgement: Judgement) -> Provenance:
    return Provenance(f"judgement {judgement.id}", 1.0, None, f"{judgement.by}: {judgement.because}")


def _with_place(reading: Reading, claim: Claim, judgement: Judgement) -> tuple[Reading, Claim]:
    place = _place(judgement)
    named = claim.event.place if claim.event else claim.stake.asset if claim.stake else None
    old = next((t for t in reading.places if t.id == named), None)
    # A toponym of its own: other claims may rest on the same words and be right.
    id = f"{named or 'p'}+{judgement.id}"
    if old is not None:
        new = replace(old, id=id, resolved=place, provenance=_by_person(judgement), reason="")
    else:
        new = Toponym(id, claim.anchor, place.name, "settlement", "literal", _by_person(judgement), place)
    if claim.event is not None:
        claim = replace(claim, event=replace(claim.event, place=id, where=None))
    elif claim.stake is not None:
        claim = replace(claim, stake=replace(claim.stake, asset=id))
    else:
        raise UsageError(f"{judgement.subject}: a need has no place")
    return replace(reading, places=(*reading.places, new)), claim


def _with_speaker(reading: Reading, claim: Claim, judgement: Judgement) -> tuple[Reading, Claim]:
    old = next((a for a in reading.attributions if a.id == claim.attribution), None)
    if old is not None and old.speaker is not None and old.speaker.naming == "requested":
        raise UsageError(f"{judgement.subject}: the speaker asked not to be named")
    name = judgement.value.strip()
    if old is not None:
        before = old.speaker
        role, body = (before.role, before.affiliation) if before else (None, None)
        speaker = Speaker(name, role, body, False, "named")
        new = replace(old, id=f"{old.id}+{judgement.id}", speaker=speaker, provenance=_by_person(judgement))
    else:
        speaker = Speaker(name, None, None, False, "named")
        new = Attribution(
            f"a+{judgement.id}",
            (),
            (),
            (claim.anchor,),
            "indirect",
            speaker,
            (),
            "unstated",
            None,
            _by_person(judgement),
        )
    return replace(reading, attributions=(*reading.attributions, new)), replace(claim, attribution=new.id)


def _with_code(claim: Claim, judgement: Judgement) -> Claim:
    code: Any = judgement.value
    if code not in EVENT_CODES:
        raise UsageError(f"not an event code: {code!r} (one of {', '.join(EVENT_CODES)})")
    stake: Stake | None = claim.stake
    if claim.event is not None:
        event = replace(claim.event, code=code, subcode=None, outcome=None)
    else:
        event = Event(code, place=stake.asset if stake else None)
    return replace(claim, event=event, stake=None, need=None)


def _one(reading: Reading, judgement: Judgement) -> Reading:
    _, local = split_id(judgement.subject)
    if judgement.kind == "place" and any(t.id == local for t in reading.places):
        place = _place(judgement)
        places = tuple(
            replace(t, resolved=place, provenance=_by_person(judgement), reason="") if t.id == local else t
            for t in reading.places
        )
        return replace(reading, places=places)
    claim = next((c for c in reading.claims if c.id == local), None)
    if claim is None:
        return reading  # a later reader no longer finds it: there is nothing to correct
    new = claim
    if judgement.kind == "place":
        reading, new = _with_place(reading, claim, judgement)
    elif judgement.kind == "speaker":
        reading, new = _with_speaker(reading, claim, judgement)
    elif judgement.kind == "code":
        new = _with_code(claim, judgement)
    else:
        if judgement.value not in get_args(Factuality):
            raise UsageError(f"not a factuality: {judgement.value!r} (one of {', '.join(get_args(Factuality))})")
        factuality: Any = judgement.value
        new = replace(claim, factuality=factuality)
    return replace(reading, claims=tuple(new if c.id == local else c for c in reading.claims))


def corrected(reading: Reading, judgements: Iterable[Judgement]) -> Reading:
    """The machine's reading with persons' corrections laid over it, oldest first.

    Of two on the same thing the later holds; one with an empty value withdraws it. Raises UsageError for a value
    that is none.
    """
    standing: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        if judgement.kind in CORRECTS:
            standing.pop((judgement.subject, judgement.kind), None)
            standing[judgement.subject, judgement.kind] = judgement
    for judgement in standing.values():
        if judgement.value.strip():
            reading = _one(reading, judgement)
    return reading


OVERRULES = ("status", "credibility", "reliability")
"""Kinds of judgement that change an event's grades."""


def _as_weighed(event: EventRecord) -> EventRecord:
    """The event with the grades that weighing gave it: they stand in the reasons of an override."""
    for reason in event.assessment.reasons:
        kind = reason.code.removeprefix("overruled_")
        if kind != reason.code:
            event = _graded(event, kind, reason.detail.partition(":")[0])
    reasons = tuple(r for r in event.assessment.reasons if not r.code.startswith("overruled_"))
    return replace(event, assessment=replace(event.assessment, reasons=reasons))


def _grade(event: EventRecord, kind: str) -> str:
    return event.status if kind == "status" else str(getattr(event.assessment, kind))


def _graded(event: EventRecord, kind: str, value: str) -> EventRecord:
    if kind == "status":
        if value not in get_args(Status):
            raise UsageError(f"not a status: {value!r} (one of {', '.join(get_args(Status))})")
        status: Any = value
        return replace(event, status=status)
    allowed = [str(grade) for grade in get_args(Credibility if kind == "credibility" else Reliability)]
    if value not in allowed:
        raise UsageError(f"not a grade of {kind}: {value!r} (one of {', '.join(allowed)})")
    grade: Any = int(value) if kind == "credibility" else value
    return replace(event, assessment=replace(event.assessment, **{kind: grade}))


def overruled(event: EventRecord, judgements: Iterable[Judgement]) -> EventRecord:
    """The event with a person's grades over those of weighing, which stand in the reasons. Applied twice, the same.

    Of two judgements of one kind the later holds; an empty value gives the grade back to weighing.
    """
    weighed = event = _as_weighed(event)
    standing = {j.kind: j for j in judgements if j.kind in OVERRULES}
    last: Judgement | None = None
    for kind, judgement in standing.items():
        value = judgement.value.strip()
        if not value:
            continue
        event = _graded(event, kind, value)
        detail = f"{_grade(weighed, kind)}: set to {value} by {judgement.by}: {judgement.because}"
        reasons = (*event.assessment.reasons, Reason(f"overruled_{kind}", detail))
        event = replace(event, assessment=replace(event.assessment, reasons=reasons))
        last = judgement
    if last is not None:
        event = replace(event, assessment=replace(event.assessment, by=last.by, at=last.at))
    return event
