"""A server with the hand-made ledger, and Debian's Chromium."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "faces"))

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser; the tests are skipped, and say so, where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
    path = next((p for p in CHROMIUM if Path(p).exists()), None)
    if path is None:
        pytest.skip("needs Debian's chromium (apt-get install chromium)")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


def free_port() -> int:
    """A port of the loopback address that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served() -> Iterator[Callable[[Any], str]]:
    """Serves applications, each on a port of its own; gives their addresses."""
    import uvicorn

    running: list[tuple[Any, threading.Thread]] = []

    def serve(app: Any) -> str:
        port = free_port()
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        until = time.monotonic() + 30
        while not server.started:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.02)
        running.append((server, thread))
        return f"http://127.0.0.1:{port}"

    yield serve
    for server, thread in running:
        server.should_exit = True
        thread.join(5)


@pytest.fixture
def site(served: Callable[[Any], str], tmp_path: Path) -> Iterator[str]:
    """The address of the pages over the hand-made ledger."""
    import made
    from test_web import NOWHERE, Writer

    from secondsource.faces.web.app import create_app
    from secondsource.settings import FacesSettings, Settings

    ledger = made.make(tmp_path / "made.db")
    settings = Settings(faces=FacesSettings(calls_per_minute=100_000, writes_per_minute=1000))
    yield served(create_app(ledger, settings, Writer(ledger), protection=NOWHERE))
    ledger.close()


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A page of 1280 by 900 that fails on a call to a foreign host, a script's error, or a breach of the policy."""
    yield from watched(browser, site, width=1280, height=900, color_scheme="light")


def watched(browser: Any, site: str, *, width: int, height: int, color_scheme: str) -> Iterator[Any]:
    """A page whose faults are gathered and asserted to be none."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=color_scheme, locale="en-GB"
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("request", lambda r: None if r.url.startswith((site, "blob:", "data:")) else faults.append(r.url))
    opened.on("pageerror", lambda e: faults.append(str(e)))
    opened.on(
        "console",
        lambda m: faults.append(m.text) if m.type == "error" or "Content Security Policy" in m.text else None,
    )
    opened.site = site
    yield opened
    context.close()
    expected = ("status of 400", "status of 403", "status of 404", "status of 422", "ERR_FAILED")
    assert [f for f in faults if not any(word in f for word in expected)] == []
