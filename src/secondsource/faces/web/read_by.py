"""The page of who read what, for a ledger whose readers need a token."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from secondsource.errors import NotInLedger
from secondsource.faces.language import _
from secondsource.faces.web.pages import page, web_of
from secondsource.ledger.reads import reads

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
MOST = 500
"""Reads on the page; the command lists more."""


@router.get("/reads")
def read_by(request: Request) -> HTMLResponse:
    """Who read what, latest first; `document` asks for the reads of one. Raises NotInLedger where none are kept."""
    web = web_of(request)
    if not web.settings.faces.reads_need_token:
        raise NotInLedger(_("Reads are written down where reading needs a token."))
    about = request.query_params.get("document") or None
    return page(request, "reads.html", reads=reads(web.ledger, document=about, limit=MOST), about=about)
