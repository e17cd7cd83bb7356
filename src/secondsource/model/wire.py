"""The nouns as JSON and back, in the form that `docs/interface.md` promises.

A span is `[start, end]`. What the interface does not ask for is added under names of its own (`provenance`,
`reason`, `gazetteer`), so that a reading written to the ledger can be taken up again without loss, its grammar
apart: tokens are made again from the text where they are needed.
"""

from __future__ import annotations

from typing import Any, cast

from secondsource.model.assessment import (
    Aligned,
    Assessment,
    Derivation,
    EventRecord,
    FigureBy,
    FigureRange,
    Member,
    Origin,
    Reason,
    Relation,
)
from secondsource.model.claim import Attribution, Claim, Reading, Response, Speaker
from secondsource.model.document import Analysis, Document, Provenance, Span
from secondsource.model.event import Event, Need, Quantity, RegisterCheck, RegisterValue, Stake
from secondsource.model.place import Candidate, Place, Toponym
from secondsource.model.time import DateMention, DateValue

Json = dict[str, Any]


# ---- small values --------------------------------------------------------------------------------------------------


def span_as_json(span: Span) -> list[int]:
    """`[start, end]`."""
    return [span.start, span.end]


def span_from_json(value: list[int]) -> Span:
    """The span of `[start, end]`; ValueError where it is none."""
    return Span(value[0], value[1])


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [span_as_json(s) for s in spans]


def _spans_from(value: list[list[int]]) -> tuple[Span, ...]:
    return tuple(span_from_json(s) for s in value)


def _provenance(p: Provenance) -> Json:
    out: Json = {"by": p.by, "score": round(p.score, 4)}
    if p.span is not None:
        out["span"] = span_as_json(p.span)
    if p.detail:
        out["detail"] = p.detail
    return out


def _provenance_from(v: Json | None) -> Provenance:
    if not v:
        return Provenance("unknown", 0.0)
    return Provenance(v["by"], v["score"], span_from_json(v["span"]) if "span" in v else None, v.get("detail", ""))


def date_as_json(value: DateValue | None) -> Json | None:
    """`{"earliest", "latest", "precision", "edtf"}`."""
    if value is None:
        return None
    return {"earliest": value.earliest, "latest": value.latest, "precision": value.precision, "edtf": value.edtf}


def date_from_json(v: Json | None) -> DateValue | None:
    """The date value of `date_as_json`."""
    return None if v is None else DateValue(v["earliest"], v["latest"], v["precision"], v["edtf"])


def place_as_json(place: Place | None) -> Json | None:
    """A resolved place as it stands in `places` and in an event."""
    if place is None:
        return None
    out: Json = {
        "name": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "radius_m": place.radius_m,
        "where_precision": place.where_precision,
        "score": round(place.score, 4),
        "why": list(place.why),
        "gazetteer": place.gazetteer,
    }
    if place.asset is not None:
        out["asset"] = place.asset
    return out


def place_from_json(v: Json | None) -> Place | None:
    """The place of `place_as_json`."""
    if v is None:
        return None
    return Place(
        v["name"],
        v["lat"],
        v["lon"],
        v["radius_m"],
        v["where_precision"],
        v["score"],
        v["geonameid"],
        v["country"],
        tuple(v["why"]),
        v.get("gazetteer", "geonames"),
        v.get("asset"),
    )


def _quantity(q: Quantity) -> Json:
    return {
        "what": q.what,
        "low": q.low,
        "best": q.best,
        "high": q.high,
        "unit": q.unit,
        "span": span_as_json(q.span),
    }


def _quantity_from(v: Json) -> Quantity:
    return Quantity(v["what"], v["low"], v["best"], v["high"], v["unit"], span_from_json(v["span"]))


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
        "source": _spans(a.source),
        "cue": _spans(a.cue),
        "content": _spans(a.content),
        "kind": a.kind,
        "speaker": _speaker(a.speaker),
        "relay": list(a.relay),
        "said_on": date_as_json(a.said_on),
        "evidence": a.evidence,
        "provenance": _provenance(a.provenance),
    }


def _attribution_from(v: Json) -> Attribution:
    s = v["speaker"]
    return Attribution(
        v["id"],
        _spans_from(v["source"]),
        _spans_from(v["cue"]),
        _spans_from(v["content"]),
        v["kind"],
        None if s is None else Speaker(s["name"], s["role"], s["affiliation"], s["anonymous"], s["naming"]),
        tuple(v["relay"]),
        v["evidence"],
        date_from_json(v["said_on"]),
        _provenance_from(v.get("provenance")),
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
        "quantities": [_quantity(q) for q in e.quantities],
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
            "quantities": [_quantity(q) for q in c.need.quantities],
        }
    return {
        "id": c.id,
        "attribution": c.attribution,
        "anchor": span_as_json(c.anchor),
        "factuality": c.factuality,
        "event": _event(c.event),
        "stake": _stake(c.stake),
        "need": need,
        "provenance": _provenance(c.provenance),
    }


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
            tuple(_quantity_from(q) for q in e["quantities"]),
            place_from_json(e.get("where")),
        )
    if n is not None:
        need = Need(n["sector"], n["kind"], n["population"], tuple(_quantity_from(q) for q in n["quantities"]))
    return Claim(
        v["id"],
        v["attribution"],
        span_from_json(v["anchor"]),
        v["factuality"],
        _provenance_from(v.get("provenance")),
        event,
        _stake_from(v["stake"]),
        need,
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
        "provenance": _provenance(t.provenance),
    }


def _toponym_from(v: Json) -> Toponym:
    return Toponym(
        v["id"],
        span_from_json(v["span"]),
        v["text"],
        v["kind"],
        v["role"],
        _provenance_from(v.get("provenance")),
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
                "provenance": _provenance(r.provenance),
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
                "provenance": _provenance(d.provenance),
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
            Response(r["kind"], r["by"], span_from_json(r["anchor"]), r["to"], _provenance_from(r.get("provenance")))
            for r in v["responses"]
        ),
        tuple(_toponym_from(t) for t in v["places"]),
        tuple(
            DateMention(
                d["id"],
                span_from_json(d["span"]),
                DateValue(d["earliest"], d["latest"], d["date_precision"], d["edtf"]),
                _provenance_from(d.get("provenance")),
            )
            for d in v["dates"]
        ),
        tuple(v["warnings"]),
    )


# ---- an event of the ledger ----------------------------------------------------------------------------------------


def derivation_as_json(d: Derivation) -> Json:
    """One entry of `depends_on`; `document` is the document relied on."""
    return {
        "document": d.on,
        "kind": d.kind,
        "score": round(d.score, 4),
        "evidence": [{"here": span_as_json(a.here), "there": span_as_json(a.there)} for a in d.evidence],
        "added": _spans(d.added),
        "detail": d.detail,
    }


def derivation_from_json(document: str, v: Json) -> Derivation:
    """The derivation of `derivation_as_json`, of `document`."""
    return Derivation(
        document,
        v["document"],
        v["kind"],
        v["score"],
        tuple(Aligned(span_from_json(a["here"]), span_from_json(a["there"])) for a in v["evidence"]),
        _spans_from(v.get("added", [])),
        v.get("detail", ""),
    )


def _member(m: Member) -> Json:
    origin = m.origin
    return {
        "claim": m.claim,
        "document": m.document,
        "anchor": span_as_json(m.anchor),
        "origin": None if origin is None or origin.kind == "unknown" else origin.id,
        "origin_name": None if origin is None else origin.name,
        "origin_kind": None if origin is None else origin.kind,
        "origin_anonymous": None if origin is None else origin.anonymous,
        "origin_detail": "" if origin is None else origin.detail,
        "origin_key": None if origin is None else origin.id,
        "chain": [] if origin is None else list(origin.chain),
        "stance": m.relation.stance,
        "relation": m.relation.kind,
        "relation_to": m.relation.to,
        "detail": m.relation.detail,
        "depends_on": [derivation_as_json(d) for d in m.depends_on],
    }


def _member_from(v: Json) -> Member:
    origin = None
    if v.get("origin_kind") is not None:
        origin = Origin(
            v["origin_key"],
            v["origin_name"],
            v["origin_kind"],
            v["origin_anonymous"],
            tuple(v["chain"]),
            v.get("origin_detail", ""),
        )
    return Member(
        v["claim"],
        v["document"],
        span_from_json(v["anchor"]),
        origin,
        Relation(v["relation"], v["stance"], v["detail"], v.get("relation_to")),
        tuple(derivation_from_json(v["document"], d) for d in v["depends_on"]),
    )


def assessment_as_json(a: Assessment) -> Json:
    """Grades with their reasons."""
    return {
        "reliability": a.reliability,
        "credibility": a.credibility,
        "reasons": [{"code": r.code, "detail": r.detail} for r in a.reasons],
        "by": a.by,
        "at": a.at,
    }


def assessment_from_json(v: Json) -> Assessment:
    """The assessment of `assessment_as_json`."""
    return Assessment(
        v["reliability"],
        v["credibility"],
        tuple(Reason(r["code"], r["detail"]) for r in v["reasons"]),
        v["by"],
        v["at"],
    )


def event_as_json(e: EventRecord) -> Json:
    """An event as `secondsource export events --format jsonl` prints it."""
    return {
        "event": e.id,
        "code": e.code,
        "summary": e.summary,
        "place": place_as_json(e.place),
        "happened_on": date_as_json(e.happened_on),
        "reports": e.reports,
        "origins": e.origins,
        "status": e.status,
        "quantities": [
            {
                "what": q.what,
                "unit": q.unit,
                "low": q.low,
                "high": q.high,
                "by": [{"claim": b.claim, "low": b.low, "best": b.best, "high": b.high} for b in q.by],
            }
            for q in e.quantities
        ],
        "assessment": assessment_as_json(e.assessment),
        "claims": [_member(m) for m in e.members],
    }


def event_from_json(v: Json) -> EventRecord:
    """The event of `event_as_json`."""
    return EventRecord(
        v["event"],
        cast(Any, v["code"]),
        v["summary"],
        place_from_json(v["place"]),
        date_from_json(v["happened_on"]),
        v["reports"],
        v["origins"],
        v["status"],
        tuple(
            FigureRange(
                q["what"],
                q.get("unit", ""),
                q["low"],
                q["high"],
                tuple(FigureBy(b["claim"], b.get("low"), b["best"], b.get("high")) for b in q["by"]),
            )
            for q in v["quantities"]
        ),
        assessment_from_json(v["assessment"]),
        tuple(_member_from(m) for m in v["claims"]),
    )
