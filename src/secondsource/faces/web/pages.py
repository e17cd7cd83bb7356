"""The routes of the pages. Each answers with HTML that works without script."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import PlainTextResponse, Response

from secondsource import __version__
from secondsource.errors import InputRefused, NotInLedger, SecondSourceError, UsageError
from secondsource.faces import words
from secondsource.faces.exports import SUFFIXES, WHATS
from secondsource.faces.options import CODES
from secondsource.faces.web import views
from secondsource.faces.web.app import STATIC, Added, Web, status_of
from secondsource.faces.web.pictures import BOX_HEIGHT, BOX_WIDTH, VENDOR
from secondsource.faces.web.query import STATUSES, Asked, Given, asked
from secondsource.faces.web.security import TOKEN, safe_address, same_origin
from secondsource.model import RegisterCheck
from secondsource.model.judgement import JUDGEMENT_KINDS, Judgement

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Field = Annotated[str, Form()]


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        part=views.part,
        day=words.day_words,
        date=words.date_words,
        one_line=words.one_line,
        place=lambda p: words.place_words(None, p),
        safe_address=safe_address,
    )
    environment.globals.update(
        words=words,
        version=__version__,
        codes=CODES,
        statuses=STATUSES,
        whats=WHATS,
        formats=SUFFIXES,
        box=(BOX_WIDTH, BOX_HEIGHT),
        static=static_address,
        has_map=has_map,
        register_values=register_values,
    )
    return environment


def register_values(check: RegisterCheck) -> list[str]:
    """What a register says, a line a value."""
    lines = []
    for v in check.values:
        low, best, high = (n if isinstance(n, (int, float)) else None for n in (v.low, v.best, v.high))
        given = next((n for n in (v.best, v.low, v.high) if isinstance(n, str)), None)
        figure = given or words.number_words(low, best, high)
        period = f", {v.period}" if v.period else ""
        note = f" ({v.note})" if v.note else ""
        lines.append(f"{v.property}: {figure} {v.unit}{period}, says {v.source}{note}".replace("  ", " "))
    return lines


def has_map() -> bool:
    """Whether the front-end parts of the map are built."""
    return (VENDOR / "maplibre-gl.mjs").exists()


@lru_cache(maxsize=64)
def static_address(name: str) -> str:
    """The address of a static file, with a stamp of its content so that browsers may keep it."""
    path = STATIC / name
    stamp = hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.exists() else "0"
    return f"/static/{name}?v={stamp}"


def web_of(request: Request) -> Web:
    """What the application hands to every page."""
    found: Web = request.app.state.web
    return found


def page(request: Request, name: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page from its template."""
    web = web_of(request)
    session = getattr(request.state, "session", "")
    text = (
        _templates()
        .get_template(name)
        .render(
            path=request.url.path,
            asked=context.pop("asked", None),
            can_write=web.writer is not None and web.may_write(request) is not None,
            has_writer=web.writer is not None,
            form_token=web.forms.token(session) if session else "",
            **context,
        )
    )
    return HTMLResponse(text, status, {"Cache-Control": "no-store" if request.method != "GET" else "no-cache"})


def error_page(request: Request, status: int, detail: str) -> Response:
    """An error for people: what is wrong and where to go on."""
    titles = {400: "That cannot be asked", 404: "Not in the ledger", 403: "Not allowed", 503: "The ledger is busy"}
    return page(request, "error.html", status, title=titles.get(status, "Something is wrong"), detail=detail)


def _asked(request: Request) -> Asked:
    faces = web_of(request).settings.faces
    return asked(request.query_params, min(faces.page_size, 60), faces.largest_page)


def _as_of(request: Request) -> str | None:
    return (request.query_params.get("as_of") or "").strip()[:40] or None


@router.get("/")
def situation(request: Request) -> HTMLResponse:
    """Events on a map, in time and in a list."""
    web = web_of(request)
    try:
        wanted = _asked(request)
        found = views.situation(web, wanted)
    except UsageError as e:
        nothing = asked({}, 60, 60)
        return page(request, "situation.html", 400, asked=nothing, s=views.situation(web, nothing), problem=str(e))
    return page(request, "situation.html", asked=wanted, s=found, problem=None)


@router.get("/events/{id:path}")
def event(request: Request, id: str) -> HTMLResponse:
    """One event with its evidence."""
    found = views.event_page(web_of(request), id, _as_of(request))
    return page(request, "event.html", p=found, kinds=JUDGEMENT_KINDS, as_of=_as_of(request))


@router.get("/claims/{id:path}")
def claim(request: Request, id: str) -> Response:
    """A claim stands in its document."""
    document, _, name = id.rpartition("/")
    return RedirectResponse(f"/documents/{views.part(document)}#{views.part(name)}", 303)


@router.get("/documents")
def documents(request: Request) -> HTMLResponse:
    """All documents, latest first."""
    wanted = _asked(request)
    found = web_of(request).ledger.documents_page(wanted.filters, wanted.as_of)
    return page(request, "documents.html", asked=wanted, documents=found.lines, next=found.next)


@router.get("/documents/{id:path}/archived")
def archived(request: Request, id: str) -> Response:
    """The archived bytes, as a download that no browser runs."""
    ledger = web_of(request).ledger
    data = ledger.archived(id)
    name = f"{hashlib.sha256(data).hexdigest()[:16]}.bin"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(data, headers=headers, media_type="application/octet-stream")


@router.get("/documents/{id:path}")
def document(request: Request, id: str) -> HTMLResponse:
    """One document with everything read in it."""
    found = views.document_page(web_of(request), id, _as_of(request))
    return page(request, "document.html", d=found)


@router.get("/speakers/{name:path}")
def speaker(request: Request, name: str) -> HTMLResponse:
    """What a named speaker said."""
    return page(request, "speaker.html", p=views.speaker_page(web_of(request), name, _as_of(request)))


@router.get("/publishers/{name:path}")
def publisher(request: Request, name: str) -> HTMLResponse:
    """What a publisher published."""
    return page(request, "publisher.html", p=views.publisher_page(web_of(request), name, _as_of(request)))


@router.get("/places/{name:path}")
def place(request: Request, name: str) -> HTMLResponse:
    """What is claimed of a place."""
    return page(request, "place.html", p=views.place_page(web_of(request), name, _as_of(request)))


@router.get("/search")
def search(request: Request) -> HTMLResponse:
    """Search; a script asks with `part=1` for the results alone while one types."""
    found = views.search(web_of(request), request.query_params.get("q", ""), _as_of(request))
    name = "search_results.html" if request.query_params.get("part") == "1" else "search.html"
    return page(request, name, f=found)


@router.get("/needs")
def needs(request: Request) -> HTMLResponse:
    """Needs, appeals and deliveries by sector, with who reports them."""
    wanted = _asked(request)
    sectors, following = views.needs(web_of(request), wanted)
    return page(request, "needs.html", asked=wanted, sectors=sectors, next=following)


@router.get("/brief")
def brief_page(request: Request) -> HTMLResponse:
    """The brief, ready to print."""
    from secondsource.faces.brief import brief

    web, wanted = web_of(request), _asked(request)
    changed = (request.query_params.get("changed_since") or "").strip()[:40] or None
    text = brief(web.ledger, wanted.filters, wanted.as_of, "html", changed_since=changed, settings=web.settings.faces,
                 protection=web.protection, styles=static_address("style.css"))  # fmt: skip
    return HTMLResponse(text)


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """What a claim, a grade and an empty field mean."""
    return page(request, "about.html")


# ---- writing -------------------------------------------------------------------------------------------------------


class NotAllowed(UsageError):
    """A form that did not come from our own page, or a caller who may not write."""

    code = "not_allowed"


def _may(request: Request, form_token: str) -> Web:
    web = web_of(request)
    if web.writer is None:
        raise NotAllowed("this server only shows the ledger")
    if not same_origin(request) or not web.forms.fits(web.forms.session(request), form_token):
        raise NotAllowed("the form was not from this page, or is too old: go back, reload, and send it again")
    if web.may_write(request) is None:
        raise NotAllowed("sign in with a token first")
    return web


@router.get("/sign-in")
def sign_in_form(request: Request) -> HTMLResponse:
    """Where a token is given."""
    return page(request, "sign_in.html", problem=None)


@router.post("/sign-in")
def sign_in(request: Request, form_token: Field = "", token: Field = "") -> Response:
    """Keep a token in a cookie that no script reads."""
    web = web_of(request)
    if not same_origin(request) or not web.forms.fits(web.forms.session(request), form_token):
        return page(request, "sign_in.html", 403, problem="the form is too old: send it again")
    if web.ledger.token_label(token.strip()) is None:
        return page(request, "sign_in.html", 403, problem="the token is not known, or was revoked")
    response = RedirectResponse("/", 303)
    response.set_cookie(TOKEN, token.strip(), httponly=True, samesite="strict", max_age=30 * 86400,
                        secure=request.url.scheme == "https")  # fmt: skip
    return response


@router.get("/judge/{subject:path}")
def judge_form(request: Request, subject: str) -> HTMLResponse:
    """The form of a decision on a claim, an event or an origin."""
    return page(
        request,
        "judge.html",
        subject=subject,
        kinds=JUDGEMENT_KINDS,
        problem=None,
        given=Given(),
        back=request.query_params.get("back", ""),
    )


@router.post("/judge")
def judge(
    request: Request,
    form_token: Field = "",
    subject: Field = "",
    kind: Field = "",
    value: Field = "",
    by: Field = "",
    because: Field = "",
    back: Field = "",
    place_name: Field = "",
    lat: Field = "",
    lon: Field = "",
    radius_km: Field = "",
) -> Response:
    """Write a person's decision; what it overrides stays in the history."""
    given = Given(kind=kind, value=value, by=by, because=because, place_name=place_name, lat=lat, lon=lon,
                  radius_km=radius_km)  # fmt: skip
    if kind == "place" and not value.strip() and (lat or lon):
        value = _place_value(place_name, lat, lon, radius_km)
    try:
        web = _may(request, form_token)
        checked = checked_judgement(subject, kind, value, by, because)
        assert web.writer is not None
        web.writer.judge(checked)
    except SecondSourceError as e:
        status = 403 if isinstance(e, NotAllowed) else status_of(e)
        return page(
            request,
            "judge.html",
            status,
            subject=subject,
            kinds=JUDGEMENT_KINDS,
            problem=str(e),
            given=given,
            back="speaker" if back.startswith("/speakers/") else "",
        )
    return RedirectResponse(_after(web, subject.strip(), back), 303)


def _place_value(name: str, lat: str, lon: str, radius_km: str) -> str:
    """A place's fields as the value of a decision; what is no number is left for the check to refuse."""
    try:
        point = {"lat": float(lat), "lon": float(lon), "radius_m": round(float(radius_km or 2) * 1000)}
    except ValueError:
        return "not numbers"
    return json.dumps({"name": name.strip()[:300] or "corrected by hand", **point}, ensure_ascii=False)


def _after(web: Web, subject: str, back: str) -> str:
    """Where a decision leads back to: never away from these pages."""
    if back.startswith(("/events/", "/documents/", "/speakers/")):
        return back
    if "/" in subject:
        return f"/claims/{views.part(subject)}"
    try:
        web.ledger.event(subject)
    except NotInLedger:
        return "/"
    return f"/events/{views.part(subject)}"


GRADES: dict[str, tuple[str, ...]] = {
    "reliability": ("A", "B", "C", "D", "E", "F"),
    "credibility": ("1", "2", "3", "4", "5", "6"),
    "status": STATUSES,
    "code": CODES,
    "factuality": ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"),
}


def checked_judgement(subject: str, kind: str, value: str, by: str, because: str) -> Judgement:
    """A decision whose value fits its kind. Raises UsageError with what would."""
    subject, kind, value, by, because = (v.replace("\x00", " ").strip() for v in (subject, kind, value, by, because))
    if kind not in JUDGEMENT_KINDS:
        raise UsageError(f"not a kind of decision: {kind!r}")
    if not subject or not by or not because:
        raise UsageError("a decision needs your name and a reason")
    if max(len(by), len(subject)) > 300 or max(len(because), len(value)) > 4000:
        raise UsageError("too long: a name has at most 300 characters, a reason 4000")
    if value and kind in GRADES and value not in GRADES[kind]:
        raise UsageError(f"{kind}: one of {', '.join(GRADES[kind])}; empty withdraws an earlier decision")
    if kind in ("same", "apart") and not value:
        raise UsageError("same and apart need the other event's or claim's id")
    if kind == "place" and value:
        try:
            place = json.loads(value)
            ok = isinstance(place, dict) and {"name", "lat", "lon", "radius_m"} <= place.keys()
            ok = ok and -90 <= float(place["lat"]) <= 90 and -180 <= float(place["lon"]) <= 180
        except (ValueError, TypeError):
            ok = False
        if not ok:
            raise UsageError('place: {"name": …, "lat": …, "lon": …, "radius_m": …}; empty for not known')
    return Judgement(subject, kind, value, by, because)  # type: ignore[arg-type]


@router.get("/add")
def add_form(request: Request) -> HTMLResponse:
    """Where reports are pasted, uploaded or named by address."""
    return page(request, "add.html", result=None, problem=None, given=Given())


@router.post("/add")
def add(
    request: Request,
    form_token: Field = "",
    text: Field = "",
    address: Field = "",
    publisher: Field = "",
    published: Field = "",
    language: Field = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Read what was given into the ledger, and say what became of it."""
    given = Given(text=text, address=address, publisher=publisher, published=published, language=language)
    try:
        web = _may(request, form_token)
        assert web.writer is not None
        result = Added()
        if text.strip():
            result = web.writer.add_text(text.encode(), None, publisher.strip(), published.strip(), language.strip())
        elif file is not None and file.filename:
            data = file.file.read(web.settings.faces.max_upload_bytes + 1)
            result = web.writer.add_text(data, _form_of(file.filename), publisher.strip(), published.strip(),
                                         language.strip())  # fmt: skip
        elif address.strip():
            if safe_address(address) is None:
                raise InputRefused("the address must begin with http:// or https://")
            result = web.writer.add_address(address.strip())
        else:
            raise UsageError("paste a report, choose a file, or give an address")
    except SecondSourceError as e:
        status = 403 if isinstance(e, NotAllowed) else status_of(e)
        return page(request, "add.html", status, result=None, problem=str(e), given=given)
    lines = []
    for id in (*result.added, *result.known):
        try:
            lines.append((web.ledger.document(id), id in result.added, _events_touched(web, id)))
        except NotInLedger:
            continue
    status = 200 if lines or not result.refused else 422
    return page(request, "add.html", status, result=(result, lines), problem=None, given=Given() if lines else given)


def _form_of(name: str) -> str | None:
    suffix = Path(name).suffix.lower()
    return {".jsonl": "jsonl", ".html": "html", ".htm": "html", ".txt": "text", ".md": "text"}.get(suffix)


def _events_touched(web: Web, document: str) -> list[Any]:
    reading = web.ledger.reading(document)
    with web.ledger.neighbourhood() as neighbours:
        ids = neighbours.events_of([f"{document}/{c.id}" for c in reading.claims])
        events = neighbours.events(set(ids.values()))
    return [web.protection.event(events[id]) for id in dict.fromkeys(ids.values()) if id in events]


@router.get("/robots.txt")
def robots() -> PlainTextResponse:
    """No ledger belongs into a search engine."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")
