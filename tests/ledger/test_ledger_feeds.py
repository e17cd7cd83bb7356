"""What is known of feeds, kept on both kinds of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reports import add, report

from secondsource.errors import LedgerReadOnly
from secondsource.ledger import Ledger, restore
from secondsource.ledger.feeds import FeedBook
from secondsource.model.feed import ArticleState, FeedState

NOW = datetime(2026, 3, 2, 12, 30, 15, 250000, tzinfo=UTC)
FEED = FeedState("https://outlet.example/feed.xml", "https://outlet.example/feed.xml", due=NOW)
ARTICLE = ArticleState("https://outlet.example/1", "outlet.example", FEED.address, "0" * 64, NOW, due=NOW)


def test_states_come_back_as_they_were_put(ledger: Ledger) -> None:
    book = FeedBook(ledger)
    other = replace(FEED, address="https://b.example/f", title="Ünïted", failures=3, state="gone", why="410", due=None)
    book.put(FEED, [ARTICLE])
    book.put(other)
    assert book.feeds() == [other, FEED]
    assert book.feed(FEED.address) == FEED
    assert book.feed("https://nowhere.example/") is None
    assert book.article(ARTICLE.address) == ARTICLE
    kept = replace(
        ARTICLE, state="kept", document="d1", versions=2, due=NOW + timedelta(hours=1), checked=NOW, etag='"x"'
    )
    book.put(replace(FEED, etag='"y"'), [kept])
    assert book.article(ARTICLE.address) == kept
    assert book.feed(FEED.address) == replace(FEED, etag='"y"')
    assert book.of_document("d1") == kept
    assert book.counts() == {FEED.address: {"kept": 1}}
    assert ledger.verify() == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_can_be_kept(ledger: Ledger, why: str, carried: str) -> None:
    book = FeedBook(ledger)
    book.put(replace(FEED, why=why), [replace(ARTICLE, carried=carried)])
    found = book.article(ARTICLE.address)
    assert found is not None
    clean = carried.replace("\0", "").encode("utf-8", "replace").decode()
    assert found.carried == clean


def test_what_is_due_comes_in_order_of_time(ledger: Ledger) -> None:
    book = FeedBook(ledger)
    book.put(FEED)
    states = [
        replace(ARTICLE, address=f"https://outlet.example/{n}", due=None if n == 3 else NOW + timedelta(minutes=9 - n))
        for n in range(900)
    ]
    book.put(None, states)
    due = book.due()
    assert len(due) == 899
    assert [t for _, _, t in due] == sorted(t for _, _, t in due)
    assert len(book.articles(s.address for s in states)) == 900


def test_the_newest_version_of_an_address_is_found_in_the_record(ledger: Ledger) -> None:
    book = FeedBook(ledger)
    assert book.last_version("https://outlet.example/none", None) is None
    made = report(1)
    document = made[1].document
    add(ledger, made)
    for page in (document.address, None):
        last = book.last_version(page, document.id)
        assert last is not None
        assert (last.document, last.text) == (document.id, document.text)


def test_an_article_of_the_same_words_is_found_on_its_host_only(ledger: Ledger) -> None:
    book = FeedBook(ledger)
    book.put(FEED, [replace(ARTICLE, text_sha256="a" * 64)])
    assert book.same_text("outlet.example", "a" * 64) is not None
    assert book.same_text("other.example", "a" * 64) is None


def test_feeds_are_copied_with_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    add(ledger, report(1))
    FeedBook(ledger).put(FEED, [ARTICLE])
    ledger.backup(tmp_path / "kept.db")
    restore(tmp_path / "kept.db", str(tmp_path / "again.db"))
    with Ledger.open(str(tmp_path / "again.db"), read_only=True) as again:
        assert FeedBook(again).feeds() == [FEED]
        assert FeedBook(again).article(ARTICLE.address) == ARTICLE
        with pytest.raises(LedgerReadOnly):
            FeedBook(again).put(FEED)
