"""Addresses: what is refused, what never answers, what never ends. All servers are on loopback."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from secondsource.errors import AddressRefused, FetchFailed, InputRefused, TooLarge
from secondsource.intake import fetch as fetching
from secondsource.intake.fetch import fetch
from secondsource.intake.sources import Refused, receive
from secondsource.settings import IntakeSettings

ALLOWED = IntakeSettings(allow_private_addresses=True, fetch_timeout_s=3.0, max_bytes=200_000)
STRICT = IntakeSettings(fetch_timeout_s=3.0)
REPORT = "Shelling damaged two houses in Novoselivka overnight, the district administration said. " * 4


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def do_GET(self) -> None:
        path = self.path
        if path == "/report":
            self._send(f"<html><body><article><p>{REPORT}</p></article></body></html>".encode(), "text/html")
        elif path == "/text":
            self._send(REPORT.encode(), "text/plain")
        elif path == "/inside":
            self._redirect("http://169.254.169.254/latest/meta-data")
        elif path == "/file":
            self._redirect("file:///etc/passwd")
        elif path == "/loop":
            self._redirect("/loop")
        elif path == "/missing":
            self.send_error(404)
        elif path == "/slow":
            time.sleep(6)
        elif path == "/drip":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.2)
            except OSError:
                pass
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(10_000):
                    self.wfile.write(b"x" * 100_000)
            except OSError:
                pass
        elif path == "/bomb":
            data = gzip.compress(b"x" * 50_000_000)
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        elif path == "/gzip":
            data = gzip.compress(REPORT.encode())
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def _send(self, data: bytes, media_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()


def test_a_report_is_fetched_with_its_address(server: str) -> None:
    (found,) = receive(f"{server}/report", ALLOWED)
    assert not isinstance(found, Refused)
    assert found.document.address == f"{server}/report"
    assert found.document.publisher
    assert "Novoselivka" in found.document.text


def test_compressed_answers_are_unpacked(server: str) -> None:
    assert fetch(f"{server}/gzip", ALLOWED).data == REPORT.encode()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://[::ffff:127.0.0.1]:1/",
        "http://0.0.0.0:1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://2130706433/",
        "file:///etc/passwd",
        "data:text/plain,hello",
        "ftp://example.org/x",
        "gopher://example.org/x",
        "http:///x",
    ],
)
def test_private_addresses_and_other_schemes_are_refused(address: str) -> None:
    with pytest.raises((AddressRefused, FetchFailed)) as caught:
        fetch(address, STRICT)
    assert isinstance(caught.value, InputRefused)


def test_a_loopback_server_is_refused_unless_allowed(server: str) -> None:
    with pytest.raises(AddressRefused):
        fetch(f"{server}/report", STRICT)


@pytest.mark.parametrize("path", ["/inside", "/file"])
def test_a_redirect_does_not_lead_inside(server: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first hop is allowed as a public host would be; the second must be checked on its own.
    host = server.removeprefix("http://").split(":")[0]
    monkeypatch.setattr(fetching, "_public", lambda address: address == host)
    with pytest.raises(AddressRefused):
        fetch(f"{server}{path}", STRICT)


def test_a_name_that_changes_its_address_is_checked_at_each_connection(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    monkeypatch.setattr(fetching, "resolve", lambda host, port: next(answers))
    backend = fetching._GuardedBackend(allow_private=False)
    monkeypatch.setattr(backend._plain, "connect_tcp", lambda host, *rest: host)
    assert backend.connect_tcp("rebinding.example", 80) == "93.184.216.34"
    with pytest.raises(AddressRefused):
        backend.connect_tcp("rebinding.example", 80)


def test_redirects_that_never_end_are_given_up(server: str) -> None:
    with pytest.raises(FetchFailed):
        fetch(f"{server}/loop", ALLOWED)


def test_an_error_page_is_no_report(server: str) -> None:
    with pytest.raises(FetchFailed):
        fetch(f"{server}/missing", ALLOWED)


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_an_address_that_never_answers_is_given_up(server: str, path: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchFailed):
        fetch(f"{server}{path}", replace(ALLOWED, fetch_timeout_s=1.0))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("path", ["/endless", "/bomb"])
def test_an_answer_without_end_is_cut_off(server: str, path: str) -> None:
    with pytest.raises(TooLarge):
        fetch(f"{server}{path}", ALLOWED)


def test_a_port_where_nobody_listens_is_named() -> None:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    with pytest.raises(FetchFailed):
        fetch(f"http://127.0.0.1:{port}/", ALLOWED)
