"""A corrected or withdrawn report: what changed, and which events stood on what is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import made
import pytest
from fastapi.testclient import TestClient
from test_web import client_of

from secondsource.ledger import Ledger
from secondsource.ledger.feeds import FeedBook
from secondsource.model import Analysis, Claim, Event, Reading
from secondsource.model.feed import ArticleState, FeedState
from secondsource.model.neighbourhood import Traced, Weighed

ADDRESS = "https://bystrytsia.example/story"
BEFORE = "Drones hit the clinic of Dobropillia. Ten people died at the market, a guard said."
AFTER = "Drones hit the clinic of Dobropillia. An earlier version spoke of a market; it was wrong."
NOW = datetime(2025, 7, 20, tzinfo=UTC)


def version(id: str, text: str, *claims: tuple[str, str]) -> tuple[made.Received, Reading]:
    """One version of the page; `claims`: code, and the words that say it."""
    received = made.received(id, text, "Bystrytsia Wire", "2025-07-14", address=ADDRESS, title="Clinic hit")
    found = tuple(
        Claim(f"c{n}", None, made.span(text, words), "CT+", made.BY, Event(code, None, None, None, None, None, None))
        for n, (code, words) in enumerate(claims, 1)
    )
    return received, Reading(received.document, Analysis((), (), ()), (), found)


def event(id: str, code: str, summary: str, *members: tuple[Reading, str]) -> made.EventRecord:
    """An event with the claims that carry it."""
    carried = []
    for reading, claim in members:
        anchor = next(c.anchor for c in reading.claims if c.id == claim)
        relation = made.Relation("repeats" if carried else "first", "asserts", None)
        name = f"{reading.document.id}/{claim}"
        carried.append(made.Member(name, reading.document.id, anchor, None, relation, ()))
    grade = made.grade("F", 6)
    return made.EventRecord(id, code, summary, None, None, len(carried), 0, "claimed", (), grade, tuple(carried))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A page in two versions: the toll at the market is in the first alone."""
    clock = iter(NOW + timedelta(hours=n) for n in range(100))
    one, first = version("v1", BEFORE, ("air_strike", "Drones hit the clinic"), ("casualties", "Ten people died"))
    two, second = version("v2", AFTER, ("air_strike", "Drones hit the clinic"))
    strike = event("eHit", "air_strike", "Drones hit the clinic", (first, "c1"))
    toll = event("eMarket", "casualties", "Ten people died at the market", (first, "c2"))
    both = event("eHit", "air_strike", "Drones hit the clinic", (first, "c1"), (second, "c1"))
    with Ledger.open(str(tmp_path / "versions.db"), clock=lambda: next(clock)) as opened:
        for received, reading, events in ((one, first, (strike, toll)), (two, second, (both,))):
            with opened.transaction() as writing:
                writing.add(received, reading, Traced((), {}, (received.document.id,)), Weighed((), (), events))
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    return client_of(ledger)


def test_the_new_version_says_what_changed_and_what_stood_on_it(client: TestClient) -> None:
    page = client.get("/documents/v2").text
    assert "What changed since the version before" in page
    assert "Ten people died at the market, a guard said." in page
    assert "An earlier version spoke of a market; it was wrong." in page
    stood = page.split("What stood on the version before", 1)[1].split("</ul>", 1)[0]
    gone, kept = (stood.index("eMarket"), stood.index("eHit"))
    assert stood.index("no longer said there") < gone
    assert "still said" in stood[:kept] if kept < gone else "still said" in stood
    assert stood.count("<li>") == 2


def test_the_old_version_points_to_the_new_one(ledger: Ledger, client: TestClient) -> None:
    page = client.get("/documents/v1").text
    day = ledger.document("v2").added_at[:10]
    assert f"The publisher has changed this page since. <time>{day}</time>" in page
    assert 'href="/documents/v2#h-versions"' in page
    assert "no longer said there" in page
    assert "changed this page since" not in client.get("/documents/v2").text


def test_as_of_shows_no_later_version(ledger: Ledger, client: TestClient) -> None:
    page = client.get("/documents/v1", params={"as_of": ledger.document("v1").added_at})
    assert page.status_code == 200
    assert "changed this page since" not in page.text


def test_a_withdrawn_report_says_so_and_what_stood_on_it(ledger: Ledger, client: TestClient) -> None:
    book = FeedBook(ledger)
    article = ArticleState(ADDRESS, "bystrytsia.example", "https://bystrytsia.example/feed", "x", NOW, state="kept",
                           page=ADDRESS, document="v2", versions=2)  # fmt: skip
    book.put(FeedState("https://bystrytsia.example/feed", "https://bystrytsia.example/feed"), [article])
    assert "Withdrawn" not in client.get("/documents/v2").text
    book.put(None, [replace(article, state="deleted", gone_at=NOW + timedelta(days=3))])
    page = client.get("/documents/v2").text
    assert "Withdrawn: its page is gone from the publisher’s site since 2025-07-23" in page
    assert "eHit" in page.split("What stood on it", 1)[1]
    assert "An earlier version spoke of a market" in page  # what was read stays
    assert "Відкликано" in client.get("/documents/v2?lang=uk").text


def test_what_was_removed_on_request_is_not_shown(ledger: Ledger, client: TestClient) -> None:
    from secondsource.ledger import Redacting

    with ledger.transaction() as writing:
        Redacting(writing, "Ruta", "asked").document("v1")
    assert client.get("/documents/v1").status_code == 404
    page = client.get("/documents/v2")
    assert page.status_code == 200
    assert "Ten people died" not in page.text


def test_an_old_report_in_a_new_cover_names_its_first_appearance(made_ledger: Ledger) -> None:
    page = client_of(made_ledger).get("/documents/copy-2").text
    note = page.split("This report is not new:", 1)[1].split("</p>", 1)[0]
    assert "wire-1" in note
    assert "Bystrytsia Wire" in note
    assert "First seen: 2025-07-14" in note


def test_json_of_a_version_is_its_own(client: TestClient) -> None:
    assert json.loads(client.get("/api/documents/v1").text)["document"]["text"] == BEFORE
