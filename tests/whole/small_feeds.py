"""Feeds of two articles each on loopback, the same bytes whenever they are asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLES = 2
"""Articles of one feed."""
PLACES = ("Novoselivka", "Lozova", "Sumy", "Izium", "Chuhuiv", "Kupiansk", "Orikhiv", "Hlukhiv")


def article(feed: int, number: int) -> str:
    """A page with a constructed report; no two are alike."""
    n = feed * ARTICLES + number
    place = PLACES[n % len(PLACES)]
    text = (
        f"<p>Shells hit house number {n} in {place} at about {n % 11 + 1} in the morning and {n % 7 + 2} people were "
        f"wounded, Petro Velychko, head of the district administration, told the Ridge Courier.</p>"
        f"<p>Repair crews were at work by noon, and {100 + 7 * n} households had no water. Case {n} of the district's "
        "register was opened the same day.</p>"
    )
    head = (
        f"<title>Shells hit a house in {place}</title><meta property='og:site_name' content='Ridge Courier'>"
        "<meta property='article:published_time' content='2026-03-02T10:00:00Z'>"
    )
    return f"<!doctype html><html lang='en'><head>{head}</head><body><article>{text}</article></body></html>"


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        feed, _, name = self.path.strip("/").partition("/")
        if name == "feed.xml":
            items = "".join(
                f"<item><title>Report {n}</title><link>/{feed}/{n}.html</link><guid>{feed}-{n}</guid></item>"
                for n in range(ARTICLES)
            )
            body, kind = f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>", "application/xml"
        elif name.endswith(".html"):
            body, kind = article(int(feed), int(name.removesuffix(".html"))), "text/html; charset=utf-8"
        else:
            self.send_error(404)
            return
        data = body.encode()
        # Whoever asked may be dead by now.
        with suppress(OSError):
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)


@contextmanager
def small_feeds() -> Iterator[str]:
    """The address under which feed N is at `/N/feed.xml`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
