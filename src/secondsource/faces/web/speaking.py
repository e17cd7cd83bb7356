"""Which language a call is answered in: `lang` of the address, a cookie that keeps it, or what the browser asks for."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from secondsource.faces.language import NAMES, chosen, spoken_in

COOKIE = "ss_lang"


class Speaking:
    """Sets the language around each call, and says in its headers what it depends on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        call = HTTPConnection(scope)
        code = chosen(call.query_params, call.cookies, call.headers.get("accept-language", ""))
        asked = call.query_params.get("lang")

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith(("text/html", "application/atom+xml")):
                    headers["Content-Language"] = code
                    headers.add_vary_header("Accept-Language")
                    headers.add_vary_header("Cookie")
                    if asked in NAMES:
                        kept = f"{COOKIE}={asked}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
                        headers.append("Set-Cookie", kept)
            await send(message)

        with spoken_in(code):
            await self.app(scope, receive, answer)
