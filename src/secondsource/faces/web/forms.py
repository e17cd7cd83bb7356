"""The routes that write: judging, adding, signing in. Each form is bound to the browser that it was shown in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from secondsource.errors import InputRefused, NotInLedger, SecondSourceError, UsageError
from secondsource.faces.language import _
from secondsource.faces.options import CODES
from secondsource.faces.web import views
from secondsource.faces.web.app import Added, Web, status_of
from secondsource.faces.web.pages import page, web_of
from secondsource.faces.web.query import STATUSES, Given
from secondsource.faces.web.security import TOKEN, safe_address, same_origin
from secondsource.model.judgement import JUDGEMENT_KINDS, Judgement

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Field = Annotated[str, Form()]


class NotAllowed(UsageError):
    """A form that did not come from our own page, or a caller who may not write."""

    code = "not_allowed"


def _may(request: Request, form_token: str) -> Web:
    web = web_of(request)
    if web.writer is None:
        raise NotAllowed(_("this server only shows the ledger"))
    if not same_origin(request) or not web.forms.fits(web.forms.session(request), form_token):
        raise NotAllowed(_("the form was not from this page, or is too old: go back, reload, and send it again"))
    if web.may_write(request) is None:
        raise NotAllowed(_("sign in with a token first"))
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
        return page(request, "sign_in.html", 403, problem=_("the form is too old: send it again"))
    if web.ledger.token_label(token.strip()) is None:
        return page(request, "sign_in.html", 403, problem=_("the token is not known, or was revoked"))
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
        raise UsageError(_("a decision needs your name and a reason"))
    if max(len(by), len(subject)) > 300 or max(len(because), len(value)) > 4000:
        raise UsageError(_("too long: a name has at most 300 characters, a reason 4000"))
    if value and kind in GRADES and value not in GRADES[kind]:
        given = {"kind": kind, "values": ", ".join(GRADES[kind])}
        raise UsageError(_("{kind}: one of {values}; empty withdraws an earlier decision").format(**given))
    if kind in ("same", "apart") and not value:
        raise UsageError(_("same and apart need the other event’s or claim’s id"))
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
                raise InputRefused(_("the address must begin with http:// or https://"))
            result = web.writer.add_address(address.strip())
        else:
            raise UsageError(_("paste a report, choose a file, or give an address"))
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
