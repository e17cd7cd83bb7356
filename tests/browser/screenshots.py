"""Takes the pictures of docs/screenshots: `python tests/browser/screenshots.py [LEDGER [NAME …]]`, from the examples.

Look at each before you commit it.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from conftest import CHROMIUM, FLAGS, free_port
from secondsource.faces.cli_serve import PipelineWriter
from secondsource.faces.web.app import create_app
from secondsource.ledger import Filters, Ledger
from secondsource.pipeline import Resources

OUT = Path(__file__).parents[2] / "docs" / "screenshots"
MODES = {"1280-light": (1280, 860, "light"), "1280-dark": (1280, 860, "dark"), "390-light": (390, 844, "light"),
         "390-dark": (390, 844, "dark")}  # fmt: skip


def main() -> int:
    """Build the example ledger if need be, serve it, and take the pictures."""
    given = sys.argv[1] if len(sys.argv) > 1 else None
    if given is None:
        command = [sys.executable, "-c", "from secondsource.faces.cli import main; main()", "demo", "--no-serve"]
        given = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    OUT.mkdir(parents=True, exist_ok=True)
    with Ledger.open(given) as ledger:
        port = free_port()
        app = create_app(ledger, None, PipelineWriter(ledger, Resources()))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        events = sorted(ledger.events(), key=lambda e: (e.status == "disputed", e.origins, e.reports), reverse=True)
        event = events[0]
        place = next(e.place.name for e in events if e.place)
        copies = [d.id for d in ledger.documents() if ledger.event_lines(Filters(document=d.id))]
        with ledger.neighbourhood() as neighbours:
            copied = sorted(neighbours.derivations(copies))
        speaker = next(c.speaker for c in ledger.claims() if c.speaker and not c.anonymous)
        paths = {
            "situation": "/",
            "event": f"/events/{event.id}",
            "document": f"/documents/{copied[0]}",
            "search": "/search?q=bridge",
            "speaker": f"/speakers/{speaker}",
            "place": f"/places/{place}",
            "brief": "/brief",
            "needs": "/needs",
            "asset": "/assets/GEM M0983",
            "add": "/add",
            "docs": "/docs/tutorial",
            "event-uk": f"/events/{event.id}?lang=uk",
            "situation-ru": "/?lang=ru",
        }
        everywhere = ("situation", "event", "document", "asset", "needs")
        path = next(p for p in CHROMIUM if Path(p).exists())
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            for mode, (width, height, scheme) in MODES.items():
                size = {"width": width, "height": height}
                context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB")
                page = context.new_page()
                page.set_default_timeout(120_000)
                for name, address in paths.items():
                    if len(sys.argv) > 2 and name not in sys.argv[2:]:
                        continue
                    if name not in everywhere and mode not in ("1280-light", "390-dark"):
                        continue
                    page.goto(f"http://127.0.0.1:{port}{address}")
                    if name.startswith("situation"):
                        page.wait_for_selector("#map[data-ready]")
                        page.wait_for_timeout(3000)
                    page.wait_for_timeout(300)
                    page.screenshot(path=OUT / f"{name}-{mode}.png")
                    if "lang=" in address:
                        context.clear_cookies()
                context.close()
            browser.close()
        server.should_exit = True
    return 0


if __name__ == "__main__":
    sys.exit(main())
