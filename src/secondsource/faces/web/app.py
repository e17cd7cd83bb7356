"""The application: pages, API and feeds over one ledger, with what guards them."""

from __future__ import annotations

import logging
import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, Response

from secondsource import __version__
from secondsource.errors import InputRefused, LedgerError, NotInLedger, SecondSourceError, UsageError
from secondsource.faces.protect import Protection
from secondsource.faces.web.security import SESSION, TOKEN, Forms, Limit, allowed_hosts, headers_with
from secondsource.faces.web.speaking import Speaking
from secondsource.ledger import Ledger
from secondsource.ledger.reads import note_read
from secondsource.model.judgement import Judgement
from secondsource.settings import Settings

log = logging.getLogger("secondsource.web")
STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of what a person handed in: ids of new documents, of known ones, and refusals with their reasons."""

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


class Writer(Protocol):
    """What the pages and the API ask for where they write; handed in, so that reading needs no stage."""

    def add_text(self, text: bytes, form: str | None, publisher: str, published: str, language: str) -> Added:
        """Read what was pasted or uploaded into the ledger."""

    def add_address(self, address: str) -> Added:
        """Fetch a report and read it into the ledger."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Write a person's decision and what follows from it."""


@dataclass(slots=True)
class Web:
    """What every page has at hand."""

    ledger: Ledger
    settings: Settings
    protection: Protection
    writer: Writer | None
    forms: Forms
    local: bool
    calls: Limit
    writes: Limit
    counted: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: float = 0.0
    _counts: tuple[int, dict[str, int]] | None = None

    def counts(self) -> dict[str, int]:
        """How much the ledger holds; counted once an entry, since counting takes as long as the ledger is."""
        head = self.ledger.head()
        seq = head.seq if head else 0
        if self._counts is None or self._counts[0] != seq:
            self._counts = seq, self.ledger.counts()
        return self._counts[1]

    def may_write(self, request: Request) -> str | None:
        """Whose call may write: a token's label, "local" for forms on the reader's own machine, else None."""
        given = request.headers.get("authorization", "")
        token = given[7:].strip() if given[:7].lower() == "bearer " else request.cookies.get(TOKEN, "")
        if token:
            label = self.ledger.token_label(token)
            if label is not None:
                return label
        return "local" if self.local and not request.url.path.startswith("/api/") else None

    def may_read(self, request: Request) -> bool:
        """Whether the call may read: always, unless the operator asks for a token."""
        return not self.settings.faces.reads_need_token or self.may_write(request) is not None


def create_app(
    ledger: Ledger,
    settings: Settings | None = None,
    writer: Writer | None = None,
    *,
    host: str = "127.0.0.1",
    names: tuple[str, ...] = (),
    protection: Protection | None = None,
) -> FastAPI:
    """The application over an open ledger. `writer` None shows the pages without their forms.

    `host` is what the server is bound to; on a loopback address forms need no token. `names` are further host names
    that calls may use.
    """
    from secondsource.faces import api, feeds, logs
    from secondsource.faces.web import asset_api, docs, forms, map_api, pages, read_by

    settings = settings or Settings()
    faces = settings.faces
    hosts = allowed_hosts(host, names)
    headers = headers_with((faces.map_address, *faces.map_hosts))
    app = FastAPI(
        title="Second Source",
        version=__version__,
        description="Claims about armed conflict: who said it, through whom, how many reports and how many origins. "
        "A claim is never a fact.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    web = Web(
        ledger,
        settings,
        protection or Protection(faces),
        writer,
        Forms(),
        host in ("127.0.0.1", "localhost", "::1"),
        Limit(faces.calls_per_minute),
        Limit(faces.writes_per_minute),
    )
    app.state.web = web
    app.include_router(asset_api.router)
    app.include_router(map_api.router)
    app.include_router(api.router)
    app.include_router(feeds.router)
    app.include_router(pages.router)
    app.include_router(read_by.router)
    app.include_router(forms.router)
    app.include_router(docs.router)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static")
    _errors(app, headers)

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        begun = time.perf_counter()
        response = refused(request) or await answered(request, call_next)
        if faces.reads_need_token and response.status_code < 400 and not open_to_all(request):
            # Nobody reads unseen: where the read cannot be written down, it is not answered.
            try:
                await run_in_threadpool(noted, request)
            except LedgerError as e:
                response = JSONResponse(problem(f"the read could not be written down: {e}", e.code), 503)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        route = request.scope.get("route")
        path, seconds = getattr(route, "path", "other"), time.perf_counter() - begun
        web.counted[path, response.status_code] += 1
        web.seconds += seconds
        document = request.path_params.get("id") if path in logs.DOCUMENT_ROUTES else None
        by = web.may_write(request) if document is not None and faces.reads_need_token else None
        logs.called(request.method, path, response.status_code, seconds, document, by)
        return response

    def noted(request: Request) -> None:
        route = getattr(request.scope.get("route"), "path", "other")
        document = request.path_params.get("id") if route in logs.DOCUMENT_ROUTES else None
        note_read(ledger, web.may_write(request) or "", f"{request.method} {route}", document)

    def refused(request: Request) -> Response | None:
        name = request.headers.get("host", "").rpartition(":")[0] or request.headers.get("host", "")
        if hosts is not None and name.lower() not in hosts and request.headers.get("host", "").lower() not in hosts:
            return JSONResponse(problem("not a name of this server", "host"), 421)
        who = request.client.host if request.client else "?"
        static = request.url.path.startswith("/static/")
        writes = request.method not in ("GET", "HEAD", "OPTIONS")
        if not static and not (web.writes if writes else web.calls).allows(who):
            return JSONResponse(problem("too many calls; wait a minute", "too_many"), 429, {"Retry-After": "60"})
        length = request.headers.get("content-length", "0")
        if writes and (not length.isdigit() or int(length) > faces.max_upload_bytes):
            return JSONResponse(problem(f"larger than {faces.max_upload_bytes} bytes", "too_large"), 413)
        if writes and "content-length" not in request.headers:
            return JSONResponse(problem("the length is missing", "length_required"), 411)
        if not open_to_all(request) and not web.may_read(request):
            return JSONResponse(problem("a token is needed: sign in, or send it as a bearer token", "token"), 401)
        return None

    async def answered(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        session = web.forms.session(request)
        request.state.session = session or secrets.token_urlsafe(32)
        response = await call_next(request)
        if not session and response.headers.get("content-type", "").startswith("text/html"):
            response.set_cookie(SESSION, request.state.session, httponly=True, samesite="strict", max_age=86400)
        return response

    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(Speaking)
    return app


def open_to_all(request: Request) -> bool:
    """Whether a call needs no token even where reading does: it shows nothing of the ledger."""
    return request.url.path.startswith("/static/") or request.url.path in ("/healthz", "/sign-in")


def problem(detail: str, code: str) -> dict[str, str]:
    """An error as the API gives it: a stable code, and a sentence."""
    return {"error": code, "detail": detail}


STATUS_OF: tuple[tuple[type[SecondSourceError], int], ...] = (
    (NotInLedger, 404),
    (UsageError, 400),
    (InputRefused, 422),
    (LedgerError, 503),
)


def status_of(error: SecondSourceError) -> int:
    """The HTTP status of one of our errors."""
    return next((status for kind, status in STATUS_OF if isinstance(error, kind)), 500)


def _errors(app: FastAPI, headers: dict[str, str]) -> None:
    from secondsource.faces.web.pages import error_page

    def answer(request: Request, status: int, code: str, detail: str) -> Response:
        path = request.url.path
        if path.startswith(("/api", "/feeds", "/metrics", "/healthz", "/static")):
            return JSONResponse(problem(detail, code), status)
        return error_page(request, status, detail)

    @app.exception_handler(SecondSourceError)
    async def ours(request: Request, error: SecondSourceError) -> Response:
        return answer(request, status_of(error), error.code, str(error))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, "http", str(error.detail))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0] if error.errors() else {"loc": ("",), "msg": ""}
        where = ".".join(str(part) for part in first["loc"])
        return answer(request, 422, "invalid", f"{where}: {first['msg']}")

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        # The trace goes to the log; a client learns only that it was our fault.
        log.error("%s %s", request.method, request.url.path, exc_info=error)
        response = answer(request, 500, "fault", "something went wrong here; the server's log says what")
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
