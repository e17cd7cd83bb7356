"""From the nouns to rows and back: what of a reading and of an event becomes a column."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from secondsource.ledger.chain import packed, unpacked
from secondsource.ledger.point import COARSE, FINE, cell, unit_vector
from secondsource.model import Claim, DateValue, Document, EventRecord, Place, Reading, Speaker, Toponym
from secondsource.model.claim import placed_by
from secondsource.model.neighbourhood import Feature, Match
from secondsource.model.wire_events import derivation_as_json, event_as_json, event_from_json

Row = dict[str, Any]

NO_DAY = "0000-00-00"
"""`sort_day` of what has no day: listed last."""

_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Text as both databases take it: no NUL, no half surrogate."""
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", " ").encode("utf-8", "replace").decode()


def _optional(text: str | None) -> str | None:
    return None if text is None else clean(text)


def fold(text: str | None) -> str | None:
    """The key under which names that differ in case, width or spacing are one; None for nothing."""
    if text is None:
        return None
    folded = _SPACE.sub(" ", unicodedata.normalize("NFKC", clean(text)).casefold()).strip()
    return folded or None


def where_columns(place: Place | None, text: str | None = None) -> Row:
    """Columns of a place. An unresolved one has only the name as the text has it."""
    if place is None:
        name, point = text, None
    else:
        name, point = place.name, (float(place.lat), float(place.lon))
    row: Row = {"place": _optional(name), "place_key": fold(name)}
    if point is None:
        return row | dict.fromkeys(("lat", "lon", "x", "y", "z", "fine_cell", "coarse_cell"))
    x, y, z = unit_vector(*point)
    row |= {"lat": point[0], "lon": point[1], "x": x, "y": y, "z": z}
    return row | {"fine_cell": cell(*point, FINE), "coarse_cell": cell(*point, COARSE)}


def when_columns(value: DateValue | None, fallback: str | None) -> Row:
    """Columns of a date. `sort_day` orders lists only: the last day, else the publication day, else `NO_DAY`."""
    earliest = value.earliest if value else None
    latest = value.latest if value else None
    return {
        "earliest": earliest or latest,
        "latest": latest or earliest,
        "sort_day": latest or earliest or fallback or NO_DAY,
    }


def document_row(document: Document, number: int, entry: int, given_id: str) -> Row:
    """The row of a document. Its text lies in the reading, its bytes in the archive."""
    return {
        "number": number,
        "entry": entry,
        "id": document.id,
        "sha256": document.sha256,
        "address": _optional(document.address),
        "title": _optional(document.title),
        "publisher": _optional(document.publisher),
        "publisher_key": fold(document.publisher),
        "published": _optional(document.published),
        "published_basis": document.published_basis,
        "language": document.language,
        "sort_day": document.published_day or NO_DAY,
        "given_id": clean(given_id),
    }


def speaker_label(speaker: Speaker | None) -> str | None:
    """How a speaker is found in a list: by name; an anonymous one by role alone, so that no search joins the two."""
    if speaker is None:
        return None
    if speaker.anonymous:
        return speaker.role or speaker.affiliation
    return speaker.name or speaker.role or speaker.affiliation


def claim_code(claim: Claim) -> str:
    """The event code, or "stake", or "need"."""
    if claim.event is not None:
        return claim.event.code
    return "stake" if claim.stake is not None else "need"


def claim_place(claim: Claim, toponyms: dict[str, Toponym]) -> Toponym | None:
    """The toponym that places the claim."""
    return placed_by(claim, toponyms)


def claim_rows(reading: Reading, first_number: int, entry: int) -> list[Row]:
    """One row a claim, numbered from `first_number`."""
    document = reading.document
    attributions = {a.id: a for a in reading.attributions}
    toponyms = {t.id: t for t in reading.places}
    rows = []
    for number, claim in enumerate(reading.claims, first_number):
        attribution = attributions.get(claim.attribution) if claim.attribution is not None else None
        speaker = attribution.speaker if attribution is not None else None
        toponym = claim_place(claim, toponyms)
        happened = claim.event.happened_on if claim.event is not None else None
        label = speaker_label(speaker)
        rows.append(
            {
                "number": number,
                "entry": entry,
                "id": f"{document.id}/{claim.id}",
                "document": document.id,
                "code": claim_code(claim),
                "speaker": _optional(label),
                "speaker_key": fold(label),
                "anonymous": speaker is not None and speaker.anonymous,
                "factuality": claim.factuality,
                **where_columns(toponym.resolved if toponym else None, toponym.text if toponym else None),
                "place_text": _optional(toponym.text) if toponym else None,
                "place_text_key": fold(toponym.text) if toponym else None,
                **when_columns(happened, document.published_day),
                "publisher": _optional(document.publisher),
                "publisher_key": fold(document.publisher),
                "published": _optional(document.published),
                "text": clean(claim.anchor.of(document.text)),
                "superseded": None,
            }
        )
    return rows


def claim_words(reading: Reading, claim: Claim) -> str:
    """The text under which a claim is searched: what it says, who and where, in the document's words and resolved."""
    document = reading.document
    attribution = next((a for a in reading.attributions if a.id == claim.attribution), None)
    toponym = claim_place(claim, {t.id: t for t in reading.places})
    parts: list[str | None] = [document.title, claim.anchor.of(document.text)]
    if attribution is not None:
        parts += [span.of(document.text) for span in attribution.content]
        parts.append(speaker_label(attribution.speaker))
    if claim.event is not None:
        parts += [claim.event.actor, claim.event.target]
    if toponym is not None:
        parts += [toponym.text, toponym.resolved.name if toponym.resolved else None]
    seen: list[str] = []
    for part in parts:
        # The anchor mostly lies inside the content: index it once.
        if part and not any(part in other for other in seen):
            seen.append(part)
    return "\n".join(seen)


def event_row(event: EventRecord, number: int, entry: int, fallback_day: str | None) -> Row:
    """The row of an event's version; its members have rows of their own."""
    body = event_as_json(event)
    del body["claims"]
    return {
        "number": number,
        "entry": entry,
        "id": event.id,
        "code": event.code,
        "summary": clean(event.summary),
        **where_columns(event.place),
        **when_columns(event.happened_on, fallback_day),
        "reports": event.reports,
        "origins": event.origins,
        "status": event.status,
        "gone": False,
        "body": packed(body),
        "superseded": None,
    }


def gone_row(row: Row, number: int, entry: int) -> Row:
    """The last version of an event that was joined into another or fell apart: that it is gone, and no more."""
    empty = {"summary": "", "body": None, "reports": 0, "origins": 0, **where_columns(None)}
    return {**row, **empty, "number": number, "entry": entry, "gone": True, "superseded": None}


def event_from_rows(body: bytes, member_bodies: list[bytes]) -> EventRecord:
    """The event of a version and its members, in order."""
    value = unpacked(body)
    value["claims"] = [unpacked(member) for member in member_bodies]
    return event_from_json(value)


def member_rows(event: EventRecord) -> list[Row]:
    """Member id, key of its origin and packed JSON of each member, in order."""
    return [
        {
            "claim": value["claim"],
            "position": position,
            "left_event": False,
            "origin_key": fold(value["origin_name"]),
            "body": packed(value),
        }
        for position, value in enumerate(event_as_json(event)["claims"])
    ]


def derivations_body(derivations: tuple[Any, ...]) -> bytes:
    """The derivations of one document, packed."""
    return packed([derivation_as_json(d) for d in derivations])


def match_row(match: Match, entry: int) -> Row:
    """The row of a match between two claims."""
    return {
        "a": match.a,
        "b": match.b,
        "entry": entry,
        "score": float(match.score),
        "state": match.state,
        "features": packed([[f.name, f.score, f.detail] for f in match.features]),
        "superseded": None,
    }


def match_from_row(row: Any) -> Match:
    """The match of `match_row`."""
    features = tuple(Feature(*f) for f in unpacked(row.features)) if row.features is not None else ()
    return Match(row.a, row.b, row.score, row.state, features)
