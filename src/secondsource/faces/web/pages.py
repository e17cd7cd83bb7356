"""The routes of the pages. Each answers with HTML that works without script."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import PlainTextResponse, Response

from secondsource import __version__
from secondsource.errors import UsageError
from secondsource.faces import words
from secondsource.faces.exports import SUFFIXES, WHATS
from secondsource.faces.exposure import LABEL, asset_of
from secondsource.faces.language import NAMES as LANGUAGES
from secondsource.faces.language import _, language, many
from secondsource.faces.options import CODES
from secondsource.faces.web import evidence, impacts, marks, views
from secondsource.faces.web import needs as needs_views
from secondsource.faces.web.app import STATIC, Web
from secondsource.faces.web.chain import BOX_HEIGHT, BOX_WIDTH
from secondsource.faces.web.labels import place_label
from secondsource.faces.web.pictures import VENDOR
from secondsource.faces.web.query import STATUSES, Asked, asked
from secondsource.faces.web.security import safe_address
from secondsource.model import RegisterCheck
from secondsource.model.judgement import JUDGEMENT_KINDS

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Field = Annotated[str, Form()]


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(_, many, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        part=views.part,
        day=words.day_words,
        date=words.date_words,
        one_line=words.one_line,
        json=lambda value: json.dumps(value, ensure_ascii=False),
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
        place_label=place_label,
        mark_words=marks.KIND,
        exposure_label=LABEL,
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
        says = _("{source} says").format(source=v.source)
        lines.append(f"{v.property}: {figure} {v.unit}{period} ({says}){note}".replace("  ", " "))
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
            ground=ground(web),
            form_token=web.forms.token(session) if session else "",
            lang=language(),
            languages=[(code, name, _in_language(request, code)) for code, name in LANGUAGES.items()],
            **context,
        )
    )
    return HTMLResponse(text, status, {"Cache-Control": "no-store" if request.method != "GET" else "no-cache"})


def ground(web: Web) -> dict[str, str]:
    """What lies under the map's marks: the operator's tiles or style; empty values for our own outlines."""
    faces = web.settings.faces
    kind = "tiles" if "{z}" in faces.map_address else "style"
    return {"tiles": "", "style": "", kind: faces.map_address, "attribution": faces.map_attribution}


def _in_language(request: Request, code: str) -> str:
    """The address of this page in another language; of the first page where this one answers a form."""
    if request.method != "GET":
        return f"/?lang={code}"
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return f"{request.url.path}?{urlencode([*others, ('lang', code)])}"


def error_page(request: Request, status: int, detail: str) -> Response:
    """An error for people: what is wrong and where to go on."""
    titles = {
        400: _("That cannot be asked"),
        404: _("Not in the ledger"),
        403: _("Not allowed"),
        503: _("The ledger is busy"),
    }
    return page(request, "error.html", status, title=titles.get(status, _("Something is wrong")), detail=detail)


def _asked(request: Request, own: tuple[str, ...] = ()) -> Asked:
    faces = web_of(request).settings.faces
    return asked(request.query_params, min(faces.page_size, 60), faces.largest_page, own)


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
    found = evidence.event_page(web_of(request), id, _as_of(request))
    return page(request, "event.html", p=found, kinds=JUDGEMENT_KINDS, as_of=_as_of(request))


@router.get("/claims/{id:path}")
def claim(request: Request, id: str) -> Response:
    """A claim stands in its document."""
    document, _slash, name = id.rpartition("/")
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
    found = evidence.document_page(web_of(request), id, _as_of(request))
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


@router.get("/assets/{id:path}")
def asset(request: Request, id: str) -> HTMLResponse:
    """One asset of the register: its figures side by side, and what stands downstream of it."""
    from secondsource.faces.web.commodity import commodities, told

    found = asset_of(id)
    values = [(v.property, told(v)) for v in found.values]
    return page(request, "asset.html", asset=found, values=values, found=commodities([id]), label=LABEL[""])


@router.get("/search")
def search(request: Request) -> HTMLResponse:
    """Search; a script asks with `part=1` for the results alone while one types."""
    found = views.search(web_of(request), request.query_params.get("q", ""), _as_of(request))
    name = "search_results.html" if request.query_params.get("part") == "1" else "search.html"
    return page(request, name, f=found)


@router.get("/needs")
def needs(request: Request) -> HTMLResponse:
    """Needs, appeals and deliveries by sector and place, what they mean for people, and who reports them."""
    wanted = _asked(request, needs_views.OWN)
    found = needs_views.needs_page(web_of(request), wanted)
    return page(request, "needs.html", asked=wanted, p=found, letters=needs_views.LETTER, impact=impacts.KIND)


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


@router.get("/robots.txt")
def robots() -> PlainTextResponse:
    """No ledger belongs into a search engine."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")
