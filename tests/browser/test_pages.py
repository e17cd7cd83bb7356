"""The pages in a browser: whole flows, keyboard, accessibility, no foreign request, no unneeded script."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, watched

pytestmark = pytest.mark.browser

VENDOR = ROOT / "src/secondsource/faces/web/static/vendor"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
PATHS = (
    "/", "/?code=casualties&since=2025-07-01", "/?text=nothingfits", "/events/eStrike", "/events/eDead",
    "/events/eDepot", "/documents", "/documents/copy-2", "/documents/third-3", "/speakers/Vasyl%20Horbenko",
    "/publishers/Bystrytsia%20Wire", "/places/Dobropillia", "/search?q=clinic", "/needs", "/brief", "/about", "/add",
    "/judge/eStrike", "/sign-in", "/events/none", "/?lang=uk", "/events/eDead?lang=ru", "/documents/copy-2?lang=uk",
    "/brief?lang=ru", "/docs/index?lang=en", "/docs/tutorial", "/docs/commands", "/docs/exports", "/docs/pages",
    "/events/eStake", "/assets/GEM M0983", "/assets/GEM M0982?lang=uk",
)  # fmt: skip
needs_map = pytest.mark.skipif(not VENDOR.exists(), reason="needs the front-end parts (make frontend)")


@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 900, "light"), (390, 844, "dark")])
def test_no_page_breaks_a_rule_of_accessibility(browser: Any, site: str, width: int, height: int, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("needs axe-core (npm ci)")
    axe = AXE.read_text(encoding="utf-8")
    for page in watched(browser, site, width=width, height=height, color_scheme=scheme):
        for path in PATHS:
            page.goto(page.site + path)
            if page.query_selector("#map[data-maplibre]") and page.query_selector("#map .sketch"):
                page.wait_for_selector("#map[data-ready]", timeout=60_000)
            page.evaluate(axe)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            broken = [(v["id"], v["impact"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found["violations"]]
            assert broken == [], path
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide"


@needs_map
def test_the_map_draws_and_keeps_step_with_the_list(page: Any) -> None:
    page.goto(page.site)
    page.wait_for_selector("#map[data-ready]", timeout=60_000)
    assert page.query_selector("#map .sketch") is None
    assert page.locator("#map canvas").count() == 1
    page.wait_for_timeout(1500)
    box = page.locator("#map canvas").bounding_box()
    pixels = page.screenshot(clip=box)
    assert len(pixels) > 4000  # a blank canvas compresses to less
    page.evaluate("document.getElementById('map').map.jumpTo({center: [37.1, 48.45], zoom: 12})")
    page.wait_for_timeout(1500)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".maplibregl-popup", timeout=15_000)
    assert page.inner_text(".maplibregl-popup").count("2 reports / 1 origin") == 2
    assert page.locator("li.event.on").count() == 1


def test_without_the_map_the_sketch_stays(page: Any) -> None:
    page.route("**/vendor/**", lambda route: route.abort())
    page.goto(page.site + "/")
    page.wait_for_timeout(600)
    assert page.locator("#map .sketch .spotmark").count() == 2


def test_finding_an_event_with_one_origin_and_why(page: Any) -> None:
    page.goto(page.site)
    page.get_by_role("link", name="people killed at the clinic of Dobropillia").click()
    assert page.inner_text(".bigcount") == "2 reports / 1 origin"
    assert "one origin: Vasyl Horbenko" in page.inner_text(".reasons")
    assert "Repeats the same origin" in page.inner_text("article.eventpage")


def test_following_a_figure_to_the_words(page: Any) -> None:
    page.goto(page.site + "/events/eDead")
    page.locator("table.figures a", has_text="Malakhova").click()
    page.wait_for_url("**/documents/third-3#c1")
    marked = page.locator("#c1 + mark")
    assert "seven dead" in marked.inner_text()
    assert marked.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_needs_stand_by_sector_with_who_reports_them(page: Any) -> None:
    page.goto(page.site + "/needs")
    section = page.locator("section", has=page.locator("table.needs")).first
    assert section.locator("h2").inner_text().startswith("WASH")
    assert "report" in section.locator(".counted").first.inner_text()
    assert "origin" in section.locator(".counted").first.inner_text()
    section.locator("table.needs th a").first.click()
    page.wait_for_url("**/documents/**")


def test_the_chain_of_a_stake_is_drawn_with_the_registers_word(page: Any) -> None:
    page.goto(page.site + "/events/eStake")
    assert page.locator("figure.chain svg rect").count() >= 2
    assert "has another figure" in page.inner_text("article.eventpage")


def test_what_stands_downstream_is_drawn_labelled_and_listed(page: Any) -> None:
    page.goto(page.site + "/events/eStake")
    page.locator("figure.commodity a", has_text="The asset in the register").click()
    page.wait_for_url("**/assets/GEM%20M0982")
    page.goto(page.site + "/assets/GEM M0983")
    picture = page.locator("figure.commodity svg")
    assert picture.get_attribute("role") == "img"
    assert "Downstream of Pokrovs'ke Coal Mine" in picture.evaluate("e => e.querySelector('title').textContent")
    assert "Not a forecast" in picture.evaluate("e => e.querySelector('desc').textContent")
    # Unknown is told by a dashed line and by the word, never by colour alone.
    unknown, figured = picture.locator("path.edge.unknown"), picture.locator("path.edge.figure")
    assert unknown.first.evaluate("e => getComputedStyle(e).strokeDasharray") != "none"
    assert figured.first.evaluate("e => getComputedStyle(e).strokeDasharray") == "none"
    words = [w for w in picture.locator("g.num.unknown text.sub").all_text_contents() if w == "unknown"]
    assert len(words) == unknown.count() >= 3
    rows = page.locator("figure.commodity table.links tbody tr")
    assert rows.count() == picture.locator("path.edge").count()
    row = rows.filter(has_text="Pokrovs'ke Coal Mine → Ukraine steel industry")
    assert "66% of coking coal supply" in row.inner_text()
    assert "100% of coal for coke" in row.inner_text()
    # No box lies on another.
    boxes = [b.bounding_box() for b in picture.locator("g.node rect").all()]
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            apart = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
            assert apart or a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
    page.locator("details.failed summary").click()
    assert "2–3 Mt/yr" in page.inner_text("details.failed")
    assert "-2.2% year on year" in page.inner_text("details.failed").replace("−", "-")


def test_overriding_a_grade_shows_both_in_the_history(page: Any) -> None:
    page.goto(page.site + "/events/eStrike")
    form = page.locator(".forms form").first
    form.locator("select[name=kind]").select_option("credibility")
    form.get_by_label("New value").fill("2")
    form.get_by_label("Your name").fill("Ruta Petraitytė")
    form.get_by_label("Because").fill("two videos show it")
    form.get_by_role("button").click()
    page.wait_for_url("**/events/eStrike")
    history = page.inner_text(".history")
    assert "Ruta Petraitytė: credibility of the information → 2" in history
    assert "grade F6 became F4 by secondsource 0.1" in history


def test_filtering_and_sharing_the_address(page: Any, browser: Any) -> None:
    page.goto(page.site)
    page.locator("select[name=code]").select_option("casualties")
    page.get_by_label("Since").fill("2025-07-01")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**code=casualties**")
    assert page.locator("ul.events li.event").count() == 1
    other = browser.new_context().new_page()
    other.goto(page.url)
    assert other.locator("ul.events li.event h3").all_inner_texts() == ["people killed at the clinic of Dobropillia"]
    other.context.close()


def test_searching_as_one_types(page: Any) -> None:
    page.goto(page.site + "/search")
    page.get_by_label("Words, names, places").press_sequentially("horb", delay=30)
    page.wait_for_selector("#results a[href='/speakers/Vasyl%20Horbenko']")
    assert page.url.endswith("/search?q=horb")
    assert page.locator("#results script").count() == 0


def test_marks_can_be_switched_off(page: Any) -> None:
    page.goto(page.site + "/documents/wire-1")
    source = page.locator("mark.source").first
    assert source.evaluate("e => getComputedStyle(e).fontWeight") == "700"
    page.get_by_label("who").uncheck()
    assert source.evaluate("e => getComputedStyle(e).fontWeight") == "400"


def test_the_whole_flow_by_keyboard(page: Any) -> None:
    page.goto(page.site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.event h3') !== null"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === 'value'"):
            break
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    page.keyboard.type("Ruta")
    page.keyboard.press("Tab")
    page.keyboard.type("seen")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert "Ruta: credibility of the information → 2" in page.inner_text(".history")


def test_nothing_hostile_runs(page: Any) -> None:
    page.on("dialog", lambda d: pytest.fail(f"a script ran: {d.message}"))
    for path in ("/", "/documents/copy-2", "/events/eStrike", "/search?q=clinic", "/publishers/Bystrytsia%20Wire"):
        page.goto(page.site + path)
        page.wait_for_timeout(200)


def test_script_stays_small(page: Any) -> None:
    sizes: dict[str, int] = {}

    def note(response: Any) -> None:
        if response.request.resource_type == "script" or response.url.split("?")[0].endswith((".mjs", ".js")):
            sizes[response.url.split("?")[0]] = len(gzip.compress(response.body(), 6))

    page.on("response", note)
    page.goto(page.site + "/events/eStrike")
    page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) <= 100_000, sizes
    page.goto(page.site + "/")
    page.wait_for_load_state("networkidle")
    if VENDOR.exists():
        page.wait_for_selector("#map[data-ready]", timeout=60_000)
        gzipped = json.loads((VENDOR / "manifest.json").read_text())["gzipped"]
        worker = gzipped["maplibre-gl-worker.mjs"] if not any("worker" in s for s in sizes) else 0
        assert sum(sizes.values()) + worker <= 550_000, sizes


def test_it_prints(page: Any) -> None:
    page.goto(page.site + "/events/eStrike")
    page.emulate_media(media="print")
    assert page.locator("section.judge").is_hidden()
    assert page.locator(".eventpage h1").is_visible()


def test_the_first_page_is_quick(page: Any) -> None:
    page.goto(page.site)
    page.goto(page.site)
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert timing <= 1500


REPORT = (
    "KRAMATORSK, July 14 (Bystrytsia Wire) - Russian drones hit a grain depot in Dobropillia on Monday, Vasyl "
    "Horbenko, the head of the Lypova military administration, told Bystrytsia Wire. Two people were killed, "
    "he said."
)


def test_a_pasted_copy_adds_a_report_and_no_origin(browser: Any, served: Callable[[Any], str], tmp_path: Path) -> None:
    from secondsource.faces.cli_serve import PipelineWriter
    from secondsource.faces.web.app import create_app
    from secondsource.ledger import Ledger
    from secondsource.pipeline import Resources

    with Ledger.open(str(tmp_path / "own.db")) as ledger:
        writer = PipelineWriter(ledger, Resources())
        site = served(create_app(ledger, None, writer))
        for page in watched(browser, site, width=1280, height=900, color_scheme="light"):
            for publisher, text in (("Bystrytsia Wire", REPORT), ("Evening Star", REPORT + " Nobody else commented.")):
                page.goto(page.site + "/add")
                page.get_by_label("Paste a report").fill(text)
                page.get_by_label("Publisher").fill(publisher)
                page.get_by_label("Published").fill("2025-07-14" if publisher != "Evening Star" else "2025-07-15")
                page.set_default_timeout(180_000)
                page.get_by_role("button", name="Read it").click()
                page.wait_for_selector("[role=status]")
                assert "1 added" in page.inner_text("[role=status] h2")
            strikes = [e for e in ledger.events() if e.code == "air_strike"]
            assert [(e.reports, e.origins) for e in strikes] == [(2, 1)]
            page.goto(f"{page.site}/events/{strikes[0].id}")
            assert page.inner_text(".bigcount") == "2 reports / 1 origin"


def test_speaking_another_language_and_keeping_it(page: Any) -> None:
    page.goto(page.site + "/events/eDead")
    page.get_by_role("link", name="Українська").click()
    page.wait_for_url("**lang=uk")
    assert page.get_attribute("html", "lang") == "uk"
    assert "1 першоджерело" in page.inner_text(".bigcount")
    assert "Three people were killed and nine injured" in page.inner_text("article.eventpage")
    page.get_by_role("link", name="Пошук").click()
    page.wait_for_url("**/search")
    assert page.inner_text("h1") == "Пошук"
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**lang=en")
    assert page.inner_text("h1") == "Search"


def test_list_and_timeline_move_in_step(page: Any) -> None:
    page.goto(page.site)
    row = page.locator("li.event[data-day='2025-07-14']").first
    row.hover()
    assert page.locator(".timeline li.on").get_attribute("data-first") == "2025-07-14"
    page.mouse.move(2, 2)
    assert page.locator(".timeline li.on").count() == 0
    page.locator(".timeline a").first.focus()
    lit = page.locator("li.event.on")
    assert lit.count() >= 1
    assert {lit.nth(n).get_attribute("data-day") for n in range(lit.count())} == {"2025-07-14"}


def test_a_comment_and_a_reviewed_mark_by_name(page: Any) -> None:
    page.goto(page.site + "/events/eDead")
    form = page.locator(".forms form").nth(2)
    for kind, words in (("a comment", "ask the hospital again"), ("a reviewed mark", "both reports read")):
        form.get_by_label(kind).check()
        form.get_by_label("Words").fill(words)
        form.get_by_label("Your name").fill("Ruta Petraitytė")
        form.get_by_label("Because").fill("second shift")
        form.get_by_role("button").click()
        page.wait_for_load_state()
        form = page.locator(".forms form").nth(2)
    assert "✓ reviewed by Ruta Petraitytė" in page.inner_text(".head")
    assert "ask the hospital again" in page.inner_text(".comment")
    assert "Ruta Petraitytė" in page.inner_text(".comment")


def test_reading_the_documentation_offline(page: Any) -> None:
    page.goto(page.site)
    page.get_by_role("link", name="Documentation").click()
    page.wait_for_url("**/docs/index")
    page.get_by_role("navigation", name="Documentation").get_by_role("link", name="Commands").click()
    page.wait_for_url("**/docs/commands")
    assert page.locator("h2#secondsource-webhook-deliver").count() == 1
    page.goto(page.site + "/docs/pages")
    picture = page.locator("article.docpage img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("e => e.complete && e.naturalWidth > 100", arg=picture.element_handle())


def test_an_empty_ledger_says_what_to_do(browser: Any, served: Callable[[Any], str], tmp_path: Path) -> None:
    from test_web import Writer

    from secondsource.faces.web.app import create_app
    from secondsource.ledger import Ledger

    with Ledger.open(str(tmp_path / "empty.db")) as ledger:
        for page in watched(browser, served(create_app(ledger, writer=Writer(ledger))), width=390, height=844,
                            color_scheme="light"):  # fmt: skip
            page.goto(page.site)
            assert page.inner_text("h2") == "The ledger is empty"
            page.get_by_role("link", name="Paste a report").click()
            page.wait_for_url("**/add")
