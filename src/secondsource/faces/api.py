"""The HTTP API: the same views as the pages, as JSON and GeoJSON, with cursors and ETags. Writes need a token."""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from starlette.responses import PlainTextResponse, Response

from secondsource import __version__
from secondsource.errors import NotInLedger, UsageError
from secondsource.faces.exports import FORMATS, MEDIA_TYPES, NAMED_AS, SUFFIXES, WHATS, export, rows
from secondsource.faces.exports.columns import codebook
from secondsource.faces.exports.geo import feature
from secondsource.faces.exports.rows import claim_row
from secondsource.faces.language import language
from secondsource.faces.table_ledger import judgement_as_json, version_as_json
from secondsource.faces.web.app import Web, problem
from secondsource.faces.web.query import Asked, asked
from secondsource.model.claim import claim_of
from secondsource.model.wire import reading_as_json
from secondsource.model.wire_events import event_as_json
from secondsource.model.wire_values import Json

router = APIRouter()

EXAMPLE_EVENT: Json = {
    "event": "e1f3c0a9b2d4",
    "code": "air_strike",
    "summary": "drones hit the depot near Lypova",
    "place": {"name": "Lypova", "lat": 48.47, "lon": 37.08, "radius_m": 3000, "where_precision": 1, "country": "UA"},
    "happened_on": {"earliest": "2025-07-14", "latest": "2025-07-14", "precision": 1, "edtf": "2025-07-14"},
    "reports": 7,
    "origins": 1,
    "status": "claimed",
    "quantities": [],
    "assessment": {"reliability": "F", "credibility": 6, "reasons": [], "by": "secondsource 0.1", "at": "2025-07-16"},
    "claims": [],
}
_ERROR = {"content": {"application/json": {"example": {"error": "usage", "detail": "code: not one of …"}}}}


def _responses(example: Any, *more: int, media: str = "application/json") -> dict[int | str, dict[str, Any]]:
    words = {
        304: "Not changed since the ETag",
        400: "A filter cannot be understood",
        401: "A token is needed",
        404: "Not in the ledger",
        413: "Too large",
        422: "Refused",
        429: "Too many calls",
    }
    found: dict[int | str, dict[str, Any]] = {200: {"description": "Found", "content": {media: {"example": example}}}}
    for status in (400, 401, 429, *more):
        found[status] = {"description": words[status], **(_ERROR if status != 304 else {})}
    return found


def web_of(request: Request) -> Web:
    """What the application hands to every call."""
    found: Web = request.app.state.web
    return found


def filters_asked(
    request: Request,
    text: Annotated[str, Query(description='Words in any inflection; "side by side"; a start with *')] = "",
    place: Annotated[str, Query(description="Place, as the gazetteer or the text has it")] = "",
    near: Annotated[str, Query(description="LAT,LON in degrees", examples=["48.28,37.18"])] = "",
    within: Annotated[str, Query(description="Kilometres around `near`; 25 where not given")] = "",
    since: Annotated[str, Query(description="Not over before this day", examples=["2025-07-14"])] = "",
    until: Annotated[str, Query(description="Begun by this day")] = "",
    code: Annotated[str, Query(description="Event code, stake or need", examples=["air_strike"])] = "",
    speaker: Annotated[str, Query(description="Words of the speaker's name; anonymous ones by role")] = "",
    publisher: Annotated[str, Query(description="Published by")] = "",
    status: Annotated[str, Query(description="claimed, corroborated, disputed, confirmed, refuted")] = "",
    min_origins: Annotated[str, Query(description="At least so many independent origins")] = "",
    as_of: Annotated[str, Query(description="The ledger as it stood then: ISO 8601, or a day")] = "",
    limit: Annotated[str, Query(description="Rows of one page")] = "",
    cursor: Annotated[str, Query(description="`next` of the page before")] = "",
) -> Asked:
    """The filters of a call. Raises UsageError, which becomes 400."""
    faces = web_of(request).settings.faces
    return asked(request.query_params, faces.page_size, faces.largest_page)


Filtered = Annotated[Asked, Depends(filters_asked)]


def answer(request: Request, build: Any, media: str = "application/json") -> Response:
    """A JSON answer under an ETag of the ledger's last entry and the address: unchanged, it is not made again."""
    head = web_of(request).ledger.head()
    stamp = f"{__version__} {language()} {head.hash if head else ''} {request.url.path}?{request.url.query} {media}"
    tag = f'W/"{hashlib.sha256(stamp.encode()).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Language, Cookie"}
    given = [t.strip() for t in request.headers.get("if-none-match", "").split(",")]
    if tag in given or "*" in given:
        return Response(status_code=304, headers=headers)
    body = json.dumps(build(), ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, media_type=media, headers=headers)


@router.get("/api/events", responses=_responses({"events": [EXAMPLE_EVENT], "next": "2025-07-14~12"}, 304))
def list_events(request: Request, wanted: Filtered) -> Response:
    """Events that fit, latest day first, with their claims. As GeoJSON where `Accept` asks for it."""
    if "application/geo+json" in request.headers.get("accept", ""):
        return events_geojson(request, wanted)

    def build() -> Json:
        events, following = _events(web_of(request), wanted)
        return {"events": events, "next": following}

    return answer(request, build)


def _events(web: Web, wanted: Asked) -> tuple[list[Json], str | None]:
    page = web.ledger.events_page(wanted.filters, wanted.as_of)
    with web.ledger.neighbourhood(wanted.as_of) as neighbours:
        found = neighbours.events([line.id for line in page.lines])
    return [event_as_json(web.protection.event(found[x.id])) for x in page.lines if x.id in found], page.next


@router.get(
    "/api/events.geojson",
    responses=_responses({"type": "FeatureCollection", "features": []}, 304, media="application/geo+json"),
)
def events_geojson(request: Request, wanted: Filtered) -> Response:
    """Events that fit as a FeatureCollection; one whose place is not known has no geometry."""
    web = web_of(request)

    def build() -> Json:
        from dataclasses import replace

        largest = web.settings.faces.map_size
        limit = min(int(wanted.values.get("limit", largest)), largest)
        events, following = _events(web, replace(wanted, filters=replace(wanted.filters, limit=limit)))
        return {"type": "FeatureCollection", "features": [feature("events", e) for e in events], "next": following}

    return answer(request, build, "application/geo+json")


@router.get("/api/events/{id:path}", responses=_responses(EXAMPLE_EVENT, 304, 404))
def one_event(request: Request, id: str, as_of: str = "") -> Response:
    """One event with all its evidence, its history, and what persons decided."""
    web = web_of(request)

    def build() -> Json:
        when = as_of.strip() or None
        event = web.protection.event(web.ledger.event(id, when))
        return {
            **event_as_json(event),
            "history": [version_as_json(v) for v in web.ledger.history(id)],
            "judgements": [judgement_as_json(j) for j in web.ledger.judgements(id, when)],
        }

    return answer(request, build)


@router.get("/api/claims", responses=_responses({"claims": [], "next": None}, 304))
def list_claims(request: Request, wanted: Filtered) -> Response:
    """Claims that fit, latest day first, as `export claims` prints them."""
    web = web_of(request)

    def build() -> Json:
        page = web.ledger.claims_page(wanted.filters, wanted.as_of)
        with web.ledger.neighbourhood(wanted.as_of) as neighbours:
            readings = neighbours.readings({line.document for line in page.lines})
            events = neighbours.events({line.event for line in page.lines if line.event})
        shown = {id: web.protection.reading(r) for id, r in readings.items()}
        found = []
        for line in page.lines:
            reading = shown.get(line.document)
            claim = claim_of(reading, line.id) if reading else None
            if reading is not None and claim is not None:
                event = events.get(line.event or "")
                found.append(claim_row(line, reading, claim, (event.reports, event.origins) if event else None))
        return {"claims": found, "next": page.next}

    return answer(request, build)


@router.get("/api/claims/{id:path}", responses=_responses({"claim": "report-7/c2"}, 304, 404))
def one_claim(request: Request, id: str, as_of: str = "") -> Response:
    """One claim."""
    web = web_of(request)

    def build() -> Json:
        line = web.ledger.claim(id, as_of.strip() or None)
        reading = web.protection.reading(web.ledger.reading(line.document, as_of.strip() or None))
        claim = claim_of(reading, id)
        if claim is None:
            raise NotInLedger(f"{id}: no such claim")
        return claim_row(line, reading, claim)

    return answer(request, build)


@router.get("/api/documents", responses=_responses({"documents": [], "next": None}, 304))
def list_documents(request: Request, wanted: Filtered) -> Response:
    """Documents that fit, latest publication first, without their text."""
    web = web_of(request)

    def build() -> Json:
        page = web.ledger.documents_page(wanted.filters, wanted.as_of)
        names = (
            "id", "sha256", "address", "title", "publisher", "published", "published_basis", "language", "added_at",
            "claims",
        )  # fmt: skip
        return {"documents": [{n: getattr(d, n) for n in names} for d in page.lines], "next": page.next}

    return answer(request, build)


@router.get("/api/documents/{id:path}", responses=_responses({"document": {"id": "report-7"}}, 304, 404))
def one_document(request: Request, id: str, as_of: str = "") -> Response:
    """One document with everything read in it, as `read` prints it."""
    web = web_of(request)
    when = as_of.strip() or None
    return answer(request, lambda: reading_as_json(web.protection.reading(web.ledger.reading(id, when))))


@router.get("/api/codebook/{what}", responses=_responses([{"column": "reports", "kind": "whole", "meaning": "…"}], 404))
def codebook_of(what: str) -> Any:
    """What each column of an export means."""
    if what not in (*WHATS, *NAMED_AS):
        raise NotInLedger(f"no export is called {what!r}")
    return codebook(what)


@router.get("/api/export/{name}", responses=_responses("…", 404))
def export_as(request: Request, name: str, wanted: Filtered) -> Response:
    """An export of everything that fits: `events.csv`, `claims.jsonl`, `needs.hxl`, `acled.csv`, `ucdp.csv`, …"""
    what, _, form = name.partition(".")
    if what not in (*WHATS, *NAMED_AS) or form not in FORMATS:
        raise NotInLedger(f"no export is called {name!r}: {', '.join(WHATS)} as {', '.join(FORMATS)}")
    from dataclasses import replace

    web = web_of(request)
    filters = replace(wanted.filters, limit=None, cursor=None)
    # The name is made of our own words, never of what the caller sent.
    headers = {"Content-Disposition": f'attachment; filename="secondsource-{what}.{SUFFIXES[form]}"'}
    found = rows(what, web.ledger, filters, wanted.as_of, web.protection)
    if form == "parquet":
        from secondsource.faces.exports.formats import need_pyarrow

        need_pyarrow()  # said before the answer begins
    return StreamingResponse(_streamed(what, form, found), media_type=MEDIA_TYPES[form], headers=headers)


def _streamed(what: str, form: str, found: Iterator[Json]) -> Iterator[bytes]:
    """The bytes of an export. JSON Lines go out as their rows are read; other formats through a file, if large."""
    if form == "jsonl":
        while batch := list(islice(found, 200)):
            buffer = io.BytesIO()
            export(what, form, batch, buffer)
            yield buffer.getvalue()
        return
    with tempfile.SpooledTemporaryFile(max_size=16_000_000) as whole:
        export(what, form, found, whole, for_excel=True)
        whole.seek(0)
        while piece := whole.read(262_144):
            yield piece


@router.get(
    "/api/settlements.geojson",
    responses=_responses({"type": "FeatureCollection", "features": []}, media="application/geo+json"),
)
def settlements(request: Request, near: str = "", within: str = "100") -> Response:
    """The larger settlements around a point, for labels on a map."""
    from secondsource.faces.options import point
    from secondsource.faces.web.views import towns

    middle = point(near)
    if middle is None:
        raise UsageError("near: LAT,LON in degrees")
    try:
        km = min(max(float(within), 1.0), 400.0)
    except ValueError:
        raise UsageError(f"within: not a number: {within!r}") from None
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]},
            "properties": {"name": name, "rank": n},
        }
        for n, (name, lat, lon) in enumerate(towns(middle[0], middle[1], km))
    ]
    return Response(
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode(),
        media_type="application/geo+json",
        headers={"Cache-Control": "max-age=3600", "Vary": "Accept-Language, Cookie"},
    )


# ---- writing -------------------------------------------------------------------------------------------------------


class NewJudgement(BaseModel):
    """A person's decision."""

    subject: str = Field(examples=["e1f3c0a9b2d4"], max_length=300)
    kind: str = Field(examples=["credibility"])
    value: str = Field(examples=["2"], max_length=4000)
    by: str = Field(examples=["Ruta"], max_length=300)
    because: str = Field(examples=["seen on two videos"], max_length=4000)


class NewReport(BaseModel):
    """A report, as `add` takes it from JSON Lines."""

    text: str = Field(examples=["Drones hit the depot, said …"])
    id: str | None = None
    publisher: str | None = None
    address: str | None = None
    published: str | None = Field(default=None, examples=["2025-07-16"])
    language: str | None = None
    title: str | None = None


def _writing(request: Request) -> Web:
    web = web_of(request)
    if web.writer is None or web.may_write(request) is None:
        raise _NeedsToken("writing needs a token: Authorization: Bearer …")
    return web


class _NeedsToken(UsageError):
    code = "token"


@router.post("/api/reports", responses=_responses({"added": ["report-7"], "known": [], "refused": []}, 413, 422))
def add_report(request: Request, report: NewReport) -> Response:
    """Read one report into the ledger."""
    try:
        web = _writing(request)
    except _NeedsToken as e:
        return _json(problem(str(e), e.code), 401)
    assert web.writer is not None
    line = json.dumps({k: v for k, v in report.model_dump().items() if v is not None}, ensure_ascii=False)
    done = web.writer.add_text(line.encode("utf-8", "replace"), "jsonl", "", "", "")
    refused = [{"report": where, "reason": why} for where, why in done.refused]
    body = {"added": list(done.added), "known": list(done.known), "refused": refused}
    return _json(body, 422 if refused else 200)


@router.post("/api/judgements", responses=_responses({"id": "j4"}, 404, 413, 422))
def add_judgement(request: Request, given: NewJudgement) -> Response:
    """Write a person's decision; what it overrides stays in the history."""
    from secondsource.faces.web.forms import checked_judgement

    try:
        web = _writing(request)
    except _NeedsToken as e:
        return _json(problem(str(e), e.code), 401)
    assert web.writer is not None
    made = web.writer.judge(checked_judgement(given.subject, given.kind, given.value, given.by, given.because))
    return _json(judgement_as_json(made), 200)


def _json(value: Any, status: int) -> Response:
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, status, media_type="application/json")


# ---- health --------------------------------------------------------------------------------------------------------


@router.get("/healthz")
def health(request: Request) -> Any:
    """Whether the ledger answers."""
    head = web_of(request).ledger.head()
    return {"status": "ok", "version": __version__, "entries": head.seq if head else 0}


@router.get("/metrics", response_class=PlainTextResponse)
def metrics(request: Request) -> PlainTextResponse:
    """Counts for Prometheus."""
    web = web_of(request)
    lines = ["# TYPE secondsource_ledger gauge"]
    lines += [f'secondsource_ledger{{what="{name}"}} {n}' for name, n in sorted(web.counts().items())]
    lines.append("# TYPE secondsource_requests_total counter")
    for (path, status), n in sorted(web.counted.items()):
        lines.append(f'secondsource_requests_total{{path="{path}",status="{status}"}} {n}')
    lines += [
        "# TYPE secondsource_request_seconds_total counter",
        f"secondsource_request_seconds_total {web.seconds:.3f}",
    ]
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")
