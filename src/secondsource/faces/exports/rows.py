"""What is exported, as JSON objects: one a document, claim, event, need or stake; ids join them.

The form of events is that of `docs/interface.md`. A claim's object holds the claim as `read` prints it under
`as_read`, and beside it what a table needs: words of the text, speaker, place, days, and the codes of others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from secondsource.faces.codes import codes
from secondsource.faces.exports.coded import CODED
from secondsource.faces.exports.impacts import impact_fields
from secondsource.faces.protect import Protection
from secondsource.ledger import ClaimLine, DocumentLine, Filters, Ledger
from secondsource.model import Attribution, Claim, Derivation, Document, Place, Reading, Toponym
from secondsource.model.claim import placed_by
from secondsource.model.wire import claim_as_json, document_as_json, reading_as_json
from secondsource.model.wire_events import derivation_as_json, event_as_json
from secondsource.model.wire_values import Json, date_as_json, place_as_json

WHATS = ("documents", "claims", "events", "needs", "stakes")
Counted = tuple[int, int]
"""Reports and origins of an event, or of a need."""
Rows = Callable[[Ledger, Filters, str | None, Protection], Iterator[Json]]


def document_rows(ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Json]:
    """Documents with their text and what the whole text was made from (`depends_on`)."""
    for line, document, ancestors in documents(ledger, filters, as_of):
        yield document_row(document, line.added_at, line.claims, ancestors)


def documents(
    ledger: Ledger, filters: Filters, as_of: str | None
) -> Iterator[tuple[DocumentLine, Document, tuple[Derivation, ...]]]:
    """Documents that fit, with what their text was made from; those removed on request are left out."""
    with ledger.neighbourhood(as_of) as neighbours:
        for line in ledger.documents(filters, as_of):
            found = neighbours.readings([line.id]).get(line.id)
            if found is not None:
                yield line, found.document, tuple(neighbours.derivations([line.id]).get(line.id, ()))


def document_row(document: Document, added_at: str, claims: int, ancestors: Iterable[Derivation]) -> Json:
    """One document as an object."""
    return {
        **document_as_json(document),
        "added_at": added_at,
        "claims": claims,
        "depends_on": [derivation_as_json(d) for d in ancestors],
    }


def event_rows(ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Json]:
    """Events with their claims, figures and grades."""
    for event in ledger.events(filters, as_of):
        yield event_as_json(protection.event(event))


def claim_rows(ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Json]:
    """Claims with who says so, what, where and when."""
    for line, reading, claim, counted in said(ledger, filters, as_of, protection):
        yield claim_row(line, reading, claim, counted)


def need_rows(ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Json]:
    """Needs, appeals and deliveries, with who reports them: how many documents, from how many origins.

    Behind them what else concerns people: displacement, and casualties among civilians, aid and health workers.
    """
    codes = (filters.code,) if filters.code else ("need", "displacement", "casualties")
    counts = needs_counted(ledger, replace(filters, code="need"), as_of) if codes[0] == "need" else {}
    for code in codes:
        for line, reading, claim, counted in said(ledger, replace(filters, code=code), as_of, protection):
            if claim.need is not None:
                yield need_row(claim_row(line, reading, claim, counts.get(line.id)), claim, reading)
            elif claim.impact is not None and (claim.impact.kind == "displacement" or claim.impact.group):
                yield need_row(claim_row(line, reading, claim, counted), claim, reading)


def needs_counted(ledger: Ledger, filters: Filters, as_of: str | None) -> dict[str, Counted]:
    """Reports and origins by claim, of the needs that fit."""
    from secondsource.pipeline import Resources, gathered_needs  # with it comes the whole reader: only where needed

    with ledger.neighbourhood(as_of) as neighbours:
        documents = list(dict.fromkeys(line.document for line in ledger.claims(filters, as_of)))
        gathered = gathered_needs(neighbours.readings(documents), neighbours, Resources()) if documents else ()
    return {member: (need.reports, need.origins) for need in gathered for member in need.members}


def need_row(row: Json, claim: Claim, reading: Reading | None = None) -> Json:
    """A need, or what else concerns people, as an object from its claim's. `reading` gives the names of its places."""
    need = row["as_read"]["need"]
    kind = claim.impact.kind if claim.impact is not None else None
    told = need or {"sector": None, "kind": kind, "population": None, "quantities": row["quantities"]}
    return {
        **{key: row[key] for key in _SHARED},
        **{key: told[key] for key in ("sector", "kind", "population", "quantities")},
        **impact_fields(claim, reading),
    }


def stake_rows(ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Json]:
    """Stakes: what is said to hang on an asset or place, beside what the register says."""
    for line, reading, claim, counted in said(ledger, filters, as_of, protection):
        if claim.stake is not None:
            yield stake_row(claim_row(line, reading, claim, counted), claim)


def stake_row(row: Json, claim: Claim) -> Json:
    """A stake as an object, from its claim's."""
    return {
        **{key: row[key] for key in _SHARED},
        **row["as_read"]["stake"],
        "asset": row["place_text"],
        "asset_id": row["place"]["asset"] if row["place"] and "asset" in row["place"] else None,
    }


_ROWS: dict[str, Rows] = {
    "documents": document_rows,
    "claims": claim_rows,
    "events": event_rows,
    "needs": need_rows,
    "stakes": stake_rows,
}
# What a need and a stake have in common with every claim.
_SHARED = (
    "claim", "document", "publisher", "published", "event", "text", "anchor", "speaker", "speaker_role", "anonymous",
    "naming", "relay", "factuality", "place", "place_text", "happened_on", "reports", "origins",
)  # fmt: skip


def rows(what: str, ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection) -> Iterator[Json]:
    """The rows of one of `WHATS`, or of events as `coded.NAMED_AS` name their columns."""
    return {**_ROWS, **CODED}[what](ledger, filters, as_of, protection)


_KEPT_COUNTS = 50_000


def said(
    ledger: Ledger, filters: Filters, as_of: str | None, protection: Protection
) -> Iterator[tuple[ClaimLine, Reading, Claim, Counted | None]]:
    """Claims that fit, with the reading each stands in, and reports and origins of its event."""
    counts: dict[str, Counted] = {}
    with ledger.neighbourhood(as_of) as neighbours:
        last: tuple[str, Reading, dict[str, Claim]] | None = None
        for line in ledger.claims(filters, as_of):
            if last is None or last[0] != line.document:
                found = neighbours.readings([line.document]).get(line.document)
                if found is None:
                    continue
                shown = protection.reading(found)
                last = line.document, shown, {f"{line.document}/{c.id}": c for c in shown.claims}
            claim = last[2].get(line.id)
            if claim is None:
                continue
            if line.event is not None and line.event not in counts:
                if len(counts) >= _KEPT_COUNTS:
                    counts.clear()
                for event in ledger.heads_of([line.event], as_of):
                    counts[line.event] = event.reports, event.origins
            yield line, last[1], claim, counts.get(line.event) if line.event else None


def place_of(reading: Reading, claim: Claim) -> Toponym | None:
    """The toponym that places a claim; of a need, the one settlement, or the one place, named in its own words."""
    placed = placed_by(claim, {t.id: t for t in reading.places})
    if placed is not None:
        return placed
    if claim.need is None:
        return None
    inside = [t for t in reading.places if t.role == "literal" and claim.anchor.contains(t.span)]
    settlements = [t for t in inside if t.kind == "settlement"]
    fitting = settlements or inside
    return fitting[0] if len(fitting) == 1 else None


def attribution_of(reading: Reading, claim: Claim) -> Attribution | None:
    """Who says so; None for the publisher's own voice."""
    if claim.attribution is None:
        return None
    return next((a for a in reading.attributions if a.id == claim.attribution), None)


def claim_row(line: ClaimLine, reading: Reading, claim: Claim, counted: Counted | None = None) -> Json:
    """One claim as an object. `counted`: reports and origins of its event, where the caller knows them."""
    text = reading.document.text
    attribution = attribution_of(reading, claim)
    speaker = attribution.speaker if attribution else None
    toponym = place_of(reading, claim)
    place: Place | None = toponym.resolved if toponym else None
    event = claim.event
    others = codes(event, place.country if place else None) if event else None
    attributed = reading_as_json_part(reading, attribution)
    return {
        "claim": line.id,
        "document": line.document,
        "publisher": line.publisher,
        "published": line.published,
        "event": line.event,
        "reports": counted[0] if counted else None,
        "origins": counted[1] if counted else None,
        "code": line.code,
        "subcode": event.subcode if event else None,
        "outcome": event.outcome if event else None,
        "actor": event.actor if event else None,
        "target": event.target if event else None,
        "text": claim.anchor.of(text),
        "anchor": [claim.anchor.start, claim.anchor.end],
        "factuality": claim.factuality,
        "attribution": attributed,
        "speaker": speaker.name if speaker and not speaker.anonymous else None,
        "speaker_role": speaker.role if speaker else None,
        "anonymous": speaker.anonymous if speaker else None,
        "naming": speaker.naming if speaker else None,
        "relay": list(attribution.relay) if attribution else [],
        "evidence": attribution.evidence if attribution else None,
        "place": place_as_json(place),
        "place_text": toponym.text if toponym else None,
        "happened_on": date_as_json(event.happened_on) if event else None,
        "quantities": [
            {"what": q.what, "low": q.low, "best": q.best, "high": q.high, "unit": q.unit}
            for q in (event.quantities if event else claim.need.quantities if claim.need else ())
        ],
        "acled": others.acled if others else None,
        "plover": others.plover if others else None,
        "cameo": others.cameo if others else None,
        "hxl": others.hxl if others else None,
        "as_read": claim_as_json(claim),
        "added_at": line.added_at,
    }


def reading_as_json_part(reading: Reading, attribution: Attribution | None) -> Json | None:
    """An attribution as `read` prints it, without the rest of the reading."""
    if attribution is None:
        return None
    only: Any = replace(reading, attributions=(attribution,), claims=(), responses=(), places=(), dates=())
    found: Json = reading_as_json(only)["attributions"][0]
    return found
