"""Panning the map with 50,000 events beside panning the empty map, in Debian's Chromium.

    python bench/map_pan.py [--events 50000] [--rounds 6] [--chromium /usr/bin/chromium] [--headed]

A ledger of generated events (around forty towns, as in `ledger_million.py`) is served on a free loopback port. The same
page is opened twice: once as it is, once with the map's answers emptied, so that both draw the same outlines and names.
In turn, the mouse drags each map to and fro, over towns at three zooms; a frame is the time between two animation
frames. Printed: the 95th percentile of each, their ratio (limit 1.5), and the bytes of all answers for the map's marks.
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import statistics
import sys
import tempfile
import threading
import time
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import ledger_million as million

from secondsource.faces.protect import Protection
from secondsource.faces.web.app import create_app
from secondsource.ledger import Ledger
from secondsource.ledger.bulk import Load, add_many
from secondsource.model import Assessment, DateValue, Document, EventRecord, Reading, Received
from secondsource.settings import FacesSettings, Settings

LIMIT = 1.5
"""The 95th-percentile frame with the events, over that of the empty map."""
ZOOMS = (5, 7, 10)
STATUSES = ("claimed", "claimed", "claimed", "corroborated", "disputed", "refuted")

COLLECT = """() => {
  window.frames_seen = []; let last = performance.now(); window.collecting = true;
  const tick = (now) => {
    window.frames_seen.push(now - last); last = now;
    if (window.collecting) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""


def fill(ledger: Ledger, many: int) -> None:
    """One report, and `many` events at their own points."""
    world, chance = million.World(), random.Random(3)
    text = b"Generated for a benchmark of the map."
    document = Document("made", sha256(text).hexdigest(), text.decode(), None, "Generated", "Outlet 1")
    load = Load(Received(document, text, "text/plain"), Reading(document, million.NOTHING))
    found = []
    for number in range(many):
        lat, lon = chance.choice(world.towns)
        place = million.Place(
            f"Place {number % 4000}", lat + chance.gauss(0, 0.3), lon + chance.gauss(0, 0.4), 2000, 1, 0.9
        )
        day = (million.START + timedelta(days=chance.randrange(million.DAYS))).isoformat()
        code: Any = chance.choice(million.CODES)
        graded = Assessment("F", 6, (), "generated", "2026-01-01T00:00:00Z")
        when = DateValue(day, day, 1, day)
        status: Any = chance.choice(STATUSES)
        found.append(
            EventRecord(f"e{number}", code, f"{place.name}: {code}", place, when, 3, 1, status, (), graded, ())
        )
    with ledger.transaction() as writing:
        add_many(writing, [load], found)


def serve(ledger: Ledger) -> str:
    """The address of the pages over a ledger."""
    import uvicorn

    faces = FacesSettings(calls_per_minute=1_000_000)
    app = create_app(ledger, Settings(faces=faces), protection=Protection(faces, lambda lat, lon: None))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{port}"


def opened(context: Any, site: str, *, emptied: bool, sizes: list[int]) -> Any:
    """A page whose map has started; its answers emptied, or their sizes noted."""
    page = context.new_page()

    def empty(route: Any) -> None:
        found = route.fetch().json()
        route.fulfill(json=found | {"features": []})

    if emptied:
        page.route("**/api/map.geojson*", empty)
    else:
        page.on("response", lambda r: sizes.append(len(r.body())) if "/api/map.geojson" in r.url else None)
    page.goto(site)
    page.wait_for_selector("#map[data-ready]", timeout=120_000)
    page.wait_for_timeout(1500)
    return page


def pan(page: Any, zoom: float, drags: int) -> list[float]:
    """Milliseconds of each frame while the mouse drags the map to and fro."""
    page.bring_to_front()
    page.evaluate(f"document.getElementById('map').map.jumpTo({{center: [31.5, 48.5], zoom: {zoom}}})")
    page.wait_for_timeout(1200)
    box = page.locator("#map canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(COLLECT)
    for turn in range(drags):
        way = 1 if turn % 2 else -1
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 31):
            page.mouse.move(x + way * step * 5, y + way * step * 2)
        page.mouse.up()
        page.wait_for_timeout(250)
    frames: list[float] = page.evaluate("() => { window.collecting = false; return window.frames_seen; }")
    return frames[2:]


def p95(frames: list[float]) -> float:
    """95th percentile."""
    return sorted(frames)[int(len(frames) * 0.95)]


def main() -> int:
    """Exit status 1 where the ratio is above the limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--drags", type=int, default=4)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--headed", action="store_true")
    arguments = parser.parse_args()
    from playwright.sync_api import sync_playwright

    frames: dict[str, list[float]] = {"empty": [], "events": []}
    ratios: list[float] = []
    sizes: list[int] = []
    with tempfile.TemporaryDirectory(prefix="ss-map-") as folder, Ledger.open(f"{folder}/map.db") as ledger:
        fill(ledger, arguments.events)
        site = serve(ledger)
        with sync_playwright() as running:
            flags = ["--no-sandbox", "--disable-background-networking"]
            browser = running.chromium.launch(
                executable_path=arguments.chromium, args=flags, headless=not arguments.headed
            )
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            pages = {
                "empty": opened(context, site, emptied=True, sizes=sizes),
                "events": opened(context, site, emptied=False, sizes=sizes),
            }
            for turn in range(arguments.rounds):
                zoom = ZOOMS[turn % len(ZOOMS)]
                here = {name: pan(page, zoom, arguments.drags) for name, page in pages.items()}
                for name, found in here.items():
                    frames[name] += found
                ratios.append(p95(here["events"]) / p95(here["empty"]))
                line = "  ".join(
                    f"{name} median {statistics.median(f):.1f} p95 {p95(f):.1f} ms ({len(f)})"
                    for name, f in here.items()
                )
                print(f"zoom {zoom:2}: {line}", flush=True)
            browser.close()
    ratio = p95(frames["events"]) / p95(frames["empty"])
    found = {
        "events": arguments.events,
        "p95_frame_ms": {name: round(p95(f), 1) for name, f in frames.items()},
        "ratio": round(ratio, 3),
        "limit": LIMIT,
        "ratio_of_rounds": [round(r, 2) for r in ratios],
        "answers": len(sizes),
        "largest_answer_kb": round(max(sizes) / 1000, 1),
    }
    print(json.dumps(found))
    return 1 if ratio > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
