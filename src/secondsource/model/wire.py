"""The nouns as JSON and back, in the form that `docs/interface.md` promises.

A span is `[start, end]`. What the interface does not ask for is added under names of its own (`provenance`,
`reason`, `gazetteer`), so that a reading written to the ledger can be taken up again without loss, its grammar
apart: tokens are made again from the text where they are needed.
"""

from __future__ import annotations

from secondsource.model.claim import Attribution, Claim, Reading, Response, Speaker
from secondsource.model.document import Analysis, Document
from secondsource.model.event import Event, Need, RegisterCheck, RegisterValue, Stake
from secondsource.model.place import Candidate, Toponym
from secondsource.model.time import DateMention, DateValue
from secondsource.model.wire_values import (
    Json,
    date_as_json,
    date_from_json,
    impact_as_json,
    impact_from_json,
    place_as_json,
    place_from_json,
    provenance_as_json,
    provenance_from_json,
    quantity_as_json,
    quantity_from_json,
    span_as_json,
    span_from_json,
    spans_as_json,
    spans_from_json,
)

# ---- a reading -----------------------------------------------------------------------------------------------------


def document_as_json(d: Document) -> Json:
    """The key `document` of a reading."""
    return {
        "id": d.id,
        "sha256": d.sha256,
        "address": d.address,
        "title": d.title,
        "publisher": d.publisher,
        "published": d.published,
        "published_basis": d.published_basis,
        "language": d.language,
        "text": d.text,
        "warnings": list(d.warnings),
    }


def document_from_json(v: Json) -> Document:
    """The document of `document_as_json`."""
    return Document(
        v["id"],
        v["sha256"],
        v["text"],
        v["address"],
        v["title"],
        v["publisher"],
        v["published"],
        v["published_basis"],
        v["language"],
        tuple(v.get("warnings", ())),
    )


def _speaker(s: Speaker | None) -> Json | None:
    if s is None:
        return None
    return {
        "name": s.name,
        "role": s.role,
        "affiliation": s.affiliation,
        "anonymous": s.anonymous,
        "naming": s.naming,
    }


def _attribution(a: Attribution) -> Json:
    return {
        "id": a.id,
        "source": spans_as_json(a.source),
        "cue": spans_as_json(a.cue),
        "content": spans_as_json(a.content),
        "kind": a.kind,
        "speaker": _speaker(a.speaker),
        "relay": list(a.relay),
        "said_on": date_as_json(a.said_on),
        "evidence": a.evidence,
        "provenance": provenance_as_json(a.provenance),
    }


def _attribution_from(v: Json) -> Attribution:
    s = v["speaker"]
    return Attribution(
        v["id"],
        spans_from_json(v["source"]),
        spans_from_json(v["cue"]),
        spans_from_json(v["content"]),
        v["kind"],
        None if s is None else Speaker(s["name"], s["role"], s["affiliation"], s["anonymous"], s["naming"]),
        tuple(v["relay"]),
        v["evidence"],
        date_from_json(v["said_on"]),
        provenance_from_json(v.get("provenance")),
    )


def _event(e: Event | None) -> Json | None:
    if e is None:
        return None
    return {
        "code": e.code,
        "subcode": e.subcode,
        "outcome": e.outcome,
        "actor": e.actor,
        "target": e.target,
        "place": e.place,
        "where": place_as_json(e.where),
        "happened_on": date_as_json(e.happened_on),
        "quantities": [quantity_as_json(q) for q in e.quantities],
    }


def _stake(s: Stake | None) -> Json | None:
    if s is None:
        return None
    register = None
    if s.register is not None:
        register = {
            "id": s.register.id,
            "verdict": s.register.verdict,
            "detail": s.register.detail,
            "values": [
                {
                    "property": v.property,
                    "low": v.low,
                    "best": v.best,
                    "high": v.high,
                    "unit": v.unit,
                    "period": v.period,
                    "source": v.source,
                    "address": v.address,
                    "note": v.note,
                }
                for v in s.register.values
            ],
        }
    return {
        "asset": s.asset,
        "about": s.about,
        "low": s.low,
        "best": s.best,
        "high": s.high,
        "unit": s.unit,
        "product": s.product,
        "period": s.period,
        "register": register,
    }


def _stake_from(v: Json | None) -> Stake | None:
    if v is None:
        return None
    r = v["register"]
    check = None
    if r is not None:
        check = RegisterCheck(
            r["id"], r["verdict"], tuple(RegisterValue(**value) for value in r["values"]), r.get("detail", "")
        )
    return Stake(v["about"], v["asset"], v["low"], v["best"], v["high"], v["unit"], v["product"], v["period"], check)


def claim_as_json(c: Claim) -> Json:
    """One entry of the key `claims` of a reading."""
    need = None
    if c.need is not None:
        need = {
            "sector": c.need.sector,
            "kind": c.need.kind,
            "population": c.need.population,
            "quantities": [quantity_as_json(q) for q in c.need.quantities],
        }
    found: Json = {
        "id": c.id,
        "attribution": c.attribution,
        "anchor": span_as_json(c.anchor),
        "factuality": c.factuality,
        "event": _event(c.event),
        "stake": _stake(c.stake),
        "need": need,
        "provenance": provenance_as_json(c.provenance),
    }
    return found if c.impact is None else {**found, "impact": impact_as_json(c.impact)}


def _claim_from(v: Json) -> Claim:
    e, n = v["event"], v["need"]
    event = need = None
    if e is not None:
        event = Event(
            e["code"],
            e["subcode"],
            e["outcome"],
            e["actor"],
            e["target"],
            e["place"],
            date_from_json(e["happened_on"]),
            tuple(quantity_from_json(q) for q in e["quantities"]),
            place_from_json(e.get("where")),
        )
    if n is not None:
        need = Need(n["sector"], n["kind"], n["population"], tuple(quantity_from_json(q) for q in n["quantities"]))
    return Claim(
        v["id"],
        v["attribution"],
        span_from_json(v["anchor"]),
        v["factuality"],
        provenance_from_json(v.get("provenance")),
        event,
        _stake_from(v["stake"]),
        need,
        impact_from_json(v["impact"]) if v.get("impact") else None,
    )


def _toponym(t: Toponym) -> Json:
    return {
        "id": t.id,
        "span": span_as_json(t.span),
        "text": t.text,
        "kind": t.kind,
        "role": t.role,
        "resolved": place_as_json(t.resolved),
        "candidates": [
            {
                "name": c.name,
                "lat": c.lat,
                "lon": c.lon,
                "score": round(c.score, 4),
                "geonameid": c.geonameid,
                "country": c.country,
            }
            for c in t.candidates
        ],
        "reason": t.reason,
        "asset": t.asset,
        "provenance": provenance_as_json(t.provenance),
    }


def _toponym_from(v: Json) -> Toponym:
    return Toponym(
        v["id"],
        span_from_json(v["span"]),
        v["text"],
        v["kind"],
        v["role"],
        provenance_from_json(v.get("provenance")),
        place_from_json(v["resolved"]),
        tuple(Candidate(**c) for c in v["candidates"]),
        v.get("reason", ""),
        v.get("asset"),
    )


def reading_as_json(reading: Reading) -> Json:
    """One document as `secondsource read --format json` prints it."""
    return {
        "document": document_as_json(reading.document),
        "attributions": [_attribution(a) for a in reading.attributions],
        "claims": [claim_as_json(c) for c in reading.claims],
        "responses": [
            {
                "kind": r.kind,
                "by": r.by,
                "anchor": span_as_json(r.anchor),
                "to": r.to,
                "provenance": provenance_as_json(r.provenance),
            }
            for r in reading.responses
        ],
        "places": [_toponym(t) for t in reading.places],
        "dates": [
            {
                "id": d.id,
                "span": span_as_json(d.span),
                "earliest": d.value.earliest,
                "latest": d.value.latest,
                "date_precision": d.value.precision,
                "edtf": d.value.edtf,
                "provenance": provenance_as_json(d.provenance),
            }
            for d in reading.dates
        ],
        "warnings": list(reading.warnings),
    }


def reading_from_json(v: Json) -> Reading:
    """The reading of `reading_as_json`, its grammar left empty."""
    return Reading(
        document_from_json(v["document"]),
        Analysis((), (), ()),
        tuple(_attribution_from(a) for a in v["attributions"]),
        tuple(_claim_from(c) for c in v["claims"]),
        tuple(
            Response(
                r["kind"], r["by"], span_from_json(r["anchor"]), r["to"], provenance_from_json(r.get("provenance"))
            )
            for r in v["responses"]
        ),
        tuple(_toponym_from(t) for t in v["places"]),
        tuple(
            DateMention(
                d["id"],
                span_from_json(d["span"]),
                DateValue(d["earliest"], d["latest"], d["date_precision"], d["edtf"]),
                provenance_from_json(d.get("provenance")),
            )
            for d in v["dates"]
        ),
        tuple(v["warnings"]),
    )
