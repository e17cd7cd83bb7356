"""The page of needs in a browser: its tables at two widths, by keyboard, in the dark, and from a cell to its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, watched

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules/axe-core/axe.min.js"
PATHS = (
    "/needs",
    "/needs?sector=WASH&place=Verba A",
    "/needs?where=unknown",
    "/needs?lang=uk",
    "/needs?lang=en&limit=5",
)


@pytest.fixture
def needs_site(served: Callable[[Any], str], tmp_path: Path) -> Iterator[str]:
    """The address of the pages over a ledger of needs."""
    import made_needs
    from test_web import NOWHERE

    from secondsource.faces.web.app import create_app
    from secondsource.settings import FacesSettings, Settings

    ledger = made_needs.make(tmp_path / "needs.db")
    settings = Settings(faces=FacesSettings(calls_per_minute=100_000))
    yield served(create_app(ledger, settings, None, protection=NOWHERE))
    ledger.close()


@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 900, "light"), (390, 844, "dark")])
def test_the_tables_keep_the_rules_and_to_their_box(
    browser: Any, needs_site: str, width: int, height: int, scheme: str
) -> None:
    for page in watched(browser, needs_site, width=width, height=height, color_scheme=scheme):
        for path in PATHS:
            page.goto(page.site + path)
            if AXE.exists():
                page.evaluate(AXE.read_text(encoding="utf-8"))
                found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
                broken = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found["violations"]]
                assert broken == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.goto(page.site + "/needs?lang=en")
        box = page.locator(".wide", has=page.locator("table.matrix"))
        assert box.get_attribute("tabindex") == "0"
        if width == 390:
            assert box.evaluate("e => e.scrollWidth > e.clientWidth"), "the wide table scrolls inside its box"
            box.focus()
            page.keyboard.press("ArrowRight")
            # The content policy allows no waiting by a function of ours; a scroll takes some frames.
            moved = [page.wait_for_timeout(50) or box.evaluate("e => e.scrollLeft") for _ in range(20)]
            assert moved[-1] > 0
            # The sector stays in sight beside the places that come in.
            row = page.locator("table.matrix tbody th").first.bounding_box()
            assert row["x"] >= 0


def test_a_cell_leads_to_its_lines(browser: Any, needs_site: str) -> None:
    for page in watched(browser, needs_site, width=1280, height=900, color_scheme="light"):
        page.goto(page.site + "/needs")
        row = page.locator("table.matrix tbody tr", has=page.locator("th", has_text="WASH"))
        cell = row.locator("a").first
        assert " ".join(cell.inner_text().split()) == (
            "N 1 need / 2 origins A 1 appeal / 1 origin D 1 delivery / 1 origin"
        )
        cell.click()
        page.wait_for_url("**/needs?**#list")
        assert page.locator("table.needs tbody tr").count() == 3
        assert page.locator("table.matrix a[aria-current]").count() == 1
        assert page.locator("#list").inner_text().startswith("The list shows: WASH · Verba A.")
        page.goto(page.site + "/needs")
        fled = page.locator("table.impacts tr", has_text="displacement")
        assert "300–450 families" in fled.inner_text()
        fled.locator("a", has_text="families fled").click()
        page.wait_for_url("**/events/eFled")


def test_printed_the_table_loses_no_column(browser: Any, needs_site: str) -> None:
    for page in watched(browser, needs_site, width=760, height=1000, color_scheme="light"):
        page.goto(page.site + "/needs")
        page.emulate_media(media="print")
        assert page.locator(".wide", has=page.locator("table.matrix")).evaluate(
            "e => e.querySelector('table').getBoundingClientRect().right <= e.getBoundingClientRect().right + 1"
        )
