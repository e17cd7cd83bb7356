"""Events of the ledger as JSON and back, in the form that `docs/interface.md` promises; see `wire` for readings."""

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
from secondsource.model.wire_values import (
    Json,
    date_as_json,
    date_from_json,
    place_as_json,
    place_from_json,
    span_as_json,
    span_from_json,
    spans_as_json,
    spans_from_json,
)


def derivation_as_json(d: Derivation) -> Json:
    """One entry of `depends_on`; `document` is the document relied on."""
    return {
        "document": d.on,
        "kind": d.kind,
        "score": round(d.score, 4),
        "evidence": [{"here": span_as_json(a.here), "there": span_as_json(a.there)} for a in d.evidence],
        "added": spans_as_json(d.added),
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
        spans_from_json(v.get("added", [])),
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
