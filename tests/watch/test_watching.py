"""Single situations of watching, on a scripted site and a clock that only waiting moves."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from world import START, SimulatedClock

from secondsource.errors import AddressRefused, FetchFailed, LedgerDamaged, LedgerLocked
from secondsource.intake.fetch import Fetched
from secondsource.intake.watch import Watcher
from secondsource.intake.watch_parts import Happening
from secondsource.intake.watch_settings import WatchSettings
from secondsource.ledger import Ledger
from secondsource.ledger.feeds import FeedBook
from secondsource.model.document import Received
from secondsource.pipeline import Resources, add, redact
from secondsource.settings import IntakeSettings, Settings

FEED = "https://outlet.example/feed.xml"
ONE = "https://outlet.example/news/one"
TEXT = (
    "Shells hit the water tower in Novoselivka on Monday night and two people were wounded, Petro Velychko, head of "
    "the district administration, told the Ridge Courier."
)
RESOURCES = Resources(Settings(), rules_only=True)


def page(text: str, head: str = "") -> bytes:
    return (
        f"<html lang='en'><head><title>Houses hit</title>{head}</head><body><article><h1>Houses hit</h1>"
        f"<p>{text}</p><p>Repair crews were at work by noon, the administration said.</p></article></body></html>"
    ).encode()


def feed(*addresses: str, note: str = "", content: str = "") -> bytes:
    items = "".join(
        f"<item><title>T</title><link>{a}</link><description>{note}</description>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
        for a in addresses
    )
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    return f"<rss version='2.0' {space}><channel><title>F</title>{items}</channel></rss>".encode()


@dataclass
class Site:
    """Answers by address: bytes, an error, or a function of the headers sent."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[datetime, str]] = field(default_factory=list)
    clock: SimulatedClock | None = None

    def fetch(
        self,
        address: str,
        settings: IntakeSettings,
        headers: dict[str, str] | None = None,
        may_go: Callable[[str], None] | None = None,
    ) -> Fetched:
        assert self.clock is not None
        self.asked.append((self.clock.now(), address))
        answer = self.answers.get(address, FetchFailed("not there", 404))
        if callable(answer):
            answer = answer(headers or {})
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Fetched):
            return answer
        return Fetched(address, answer, "application/xml" if b"<rss" in answer[:60] else "text/html")

    def times(self, address: str) -> list[datetime]:
        return [at for at, asked in self.asked if asked == address]


class Desk:
    """A ledger in a folder, a site, and what was told."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "watched.db")
        self.site = Site()
        self.told: list[Happening] = []
        self.take: Callable[[Received, Ledger], tuple[str, bool]] = self._take
        self.now = START
        self.poll_s = 900.0

    def _take(self, received: Received, book: Ledger) -> tuple[str, bool]:
        added = add(received, book, RESOURCES)
        return added.document, added.new

    def watch(
        self, hours: float, *feeds: str, once: bool = False, book_class: type[FeedBook] = FeedBook
    ) -> list[Happening]:
        """Watch for some hours from where the clock stands; what was told meanwhile."""
        clock = SimulatedClock(self.now + timedelta(hours=hours))
        clock._now = self.now
        self.site.clock = clock
        before = len(self.told)
        with Ledger.open(self.address, clock=clock.now) as book:
            watcher = Watcher(
                book_class(book),
                lambda received: self.take(received, book),
                self.told.append,
                clock,
                random.Random(1),
                IntakeSettings(),
                WatchSettings(poll_s=self.poll_s),
                self.site.fetch,
            )
            watcher.enrol(feeds or [FEED])
            watcher.run(once=once)
            assert book.verify() == []
        self.now = clock.now()
        return self.told[before:]

    def texts(self) -> list[str]:
        with Ledger.open(self.address, read_only=True) as book:
            return [book.reading(line.id).document.text for line in book.documents()]

    def state(self, address: str = ONE) -> Any:
        with Ledger.open(self.address, read_only=True) as book:
            return FeedBook(book).article(address)

    def feed_state(self, address: str = FEED) -> Any:
        with Ledger.open(self.address, read_only=True) as book:
            return FeedBook(book).feed(address)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.site.answers[FEED] = feed(ONE)
    made.site.answers[ONE] = page(TEXT)
    return made


def whats(told: list[Happening]) -> list[str]:
    return [h.what for h in told]


def test_an_article_is_read_once_and_looked_at_again_by_its_age(desk: Desk) -> None:
    desk.poll_s = 7200
    assert whats(desk.watch(200)) == ["added"]
    since = [(at - START).total_seconds() / 3600 for at in desk.site.times(ONE)]
    assert len(since) == 6
    for wanted, found in zip((0, 1, 6, 24, 72, 168), since, strict=True):
        assert found == pytest.approx(wanted, rel=0.11, abs=0.01)
    polls = desk.site.times(FEED)
    gaps = [(b - a).total_seconds() for a, b in pairwise(polls)]
    assert all(6470 <= gap <= 7930 for gap in gaps)
    assert len({round(gap) for gap in gaps}) > 20  # the jitter


def test_a_change_becomes_a_new_version_with_its_difference(desk: Desk) -> None:
    (added,) = desk.watch(0.5)
    desk.site.answers[ONE] = page(TEXT.replace("two people", "three people"))
    (changed,) = desk.watch(1)
    assert changed.what == "changed"
    assert changed.was == added.document
    assert "two people" in changed.gone[0]
    assert "three people" in changed.new[0]
    with Ledger.open(desk.address, read_only=True) as book:
        assert [v.id for v in book.versions(changed.document or "")] == [added.document, changed.document]
    assert desk.state().versions == 2


def test_a_change_of_the_page_around_the_report_is_none(desk: Desk) -> None:
    desk.watch(0.5)
    desk.site.answers[ONE] = page(TEXT, "<script>var advertisement = 7</script>")
    desk.poll_s = 7200
    assert desk.watch(30) == []
    assert len(desk.texts()) == 1


def test_a_changed_entry_is_followed_at_once_and_not_at_every_poll(desk: Desk) -> None:
    desk.watch(1.5)
    count = iter(range(10_000))
    desk.site.answers[FEED] = lambda headers: feed(ONE, note=f"seen {next(count)} times")
    before = len(desk.site.times(ONE))
    desk.watch(24)
    assert 3 <= len(desk.site.times(ONE)) - before <= 14


def test_conditional_requests_are_made_and_answered(desk: Desk) -> None:
    sent: list[dict[str, str]] = []

    def answer(address: str, data: bytes) -> Callable[[dict[str, str]], Any]:
        def conditional(headers: dict[str, str]) -> Any:
            sent.append({"address": address, **headers})
            if headers.get("If-None-Match") == '"e1"':
                return Fetched(address, b"", "", status=304)
            return Fetched(address, data, "text/html" if address == ONE else "text/xml", '"e1"', "yesterday")

        return conditional

    desk.site.answers[FEED] = answer(FEED, feed(ONE))
    desk.site.answers[ONE] = answer(ONE, page(TEXT))
    assert whats(desk.watch(8)) == ["added"]
    first, *rest = [s for s in sent if s["address"] == FEED]
    assert "If-None-Match" not in first
    assert all(s["If-None-Match"] == '"e1"' and s["If-Modified-Since"] == "yesterday" for s in rest)
    assert [s.get("If-None-Match") for s in sent if s["address"] == ONE] == [None, '"e1"', '"e1"']


def test_validators_of_a_feed_that_was_cut_off_are_not_kept(desk: Desk) -> None:
    whole = feed(ONE, "https://outlet.example/news/two")
    desk.site.answers["https://outlet.example/news/two"] = page(TEXT.replace("tower", "works"))
    cut = Fetched(FEED, whole[: whole.index(b"/news/two") + 6], "text/xml", '"e9"')
    answers = iter([cut])
    seen: list[dict[str, str]] = []

    def answer(headers: dict[str, str]) -> Any:
        seen.append(headers)
        return next(answers, Fetched(FEED, whole, "text/xml", '"e9"'))

    desk.site.answers[FEED] = answer
    assert sorted(whats(desk.watch(1))) == ["added", "added"]
    assert "If-None-Match" not in seen[1]
    assert seen[2]["If-None-Match"] == '"e9"'
    assert not [a for _, a in desk.site.asked if a.endswith("/news/t")]


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(desk: Desk) -> None:
    there = "https://outlet.example/new/feed.xml"
    desk.site.answers[FEED] = Fetched(there, feed(ONE), "text/xml", moved=there)
    desk.site.answers[there] = feed(ONE)
    assert "moved" in whats(desk.watch(1))
    assert len(desk.site.times(FEED)) == 1
    assert len(desk.site.times(there)) >= 2
    assert desk.feed_state().now_at == there
    before = len(desk.site.times(there))
    desk.watch(1)
    assert len(desk.site.times(FEED)) == 1
    assert len(desk.site.times(there)) > before


def test_a_move_to_what_is_no_feed_is_not_remembered(desk: Desk) -> None:
    there = "https://parking.example/"
    desk.site.answers[FEED] = Fetched(there, b"<html>buy this domain</html>", "text/html", moved=there)
    assert set(whats(desk.watch(1))) == {"failed"}
    assert desk.feed_state().now_at == FEED


def test_a_feed_that_is_gone_is_asked_once_a_week(desk: Desk) -> None:
    desk.site.answers[FEED] = FetchFailed("gone", 410)
    assert whats(desk.watch(24 * 15)) == ["gone"]
    assert len(desk.site.times(FEED)) == 3


def test_back_off_doubles_with_jitter_up_to_its_most(desk: Desk) -> None:
    desk.site.answers[FEED] = FetchFailed("no answer")
    desk.watch(48)
    times = desk.site.times(FEED)
    gaps = [(b - a).total_seconds() for a, b in pairwise(times)]
    for n, gap in enumerate(gaps):
        most = min(21_600, 60 * 2**n)
        assert most / 2 - 1 <= gap <= most + 3
    assert max(gaps) > 10_000


def test_retry_after_is_obeyed_for_the_whole_host(desk: Desk) -> None:
    other = "https://outlet.example/other.xml"
    desk.site.answers[FEED] = FetchFailed("busy", 429, "7200")
    desk.site.answers[other] = feed()
    desk.watch(3, FEED, other)
    first, second = [at for at, address in desk.site.asked if not address.endswith("robots.txt")][:2]
    assert (second - first).total_seconds() >= 7200


def test_what_was_given_up_meanwhile_comes_when_the_site_is_back(desk: Desk) -> None:
    desk.poll_s = 7200
    desk.site.answers[ONE] = FetchFailed("no answer", 502)
    desk.watch(60)
    assert desk.state().state == "waiting"
    desk.site.answers[ONE] = page(TEXT)
    assert whats(desk.watch(8)) == ["added"]


def test_an_article_that_never_comes_is_named_after_a_week(desk: Desk) -> None:
    desk.poll_s = 7200
    desk.site.answers[ONE] = FetchFailed("no answer", 502)
    told = desk.watch(24 * 9)
    assert whats(told) == ["refused"]
    assert told[0].at - START >= timedelta(days=7)


def test_a_deleted_article_is_kept_and_marked_after_a_second_look(desk: Desk) -> None:
    desk.watch(0.5)
    desk.site.answers[ONE] = FetchFailed("gone", 404)
    (deleted,) = desk.watch(2)
    assert deleted.what == "deleted"
    state = desk.state()
    assert (state.state, state.document, len(desk.texts())) == ("deleted", deleted.document, 1)
    assert state.gone_at is not None
    desk.site.answers[ONE] = page(TEXT)
    assert whats(desk.watch(10)) == ["returned"]
    assert len(desk.texts()) == 1


def test_one_slip_of_the_server_deletes_nothing(desk: Desk) -> None:
    desk.watch(0.5)
    answers = iter([FetchFailed("slip", 404)])
    desk.site.answers[ONE] = lambda headers: next(answers, page(TEXT))
    assert desk.watch(10) == []
    assert desk.state().state == "kept"


def test_a_redirect_to_the_front_page_means_deleted(desk: Desk) -> None:
    desk.watch(0.5)
    desk.site.answers[ONE] = Fetched("https://outlet.example/", page(TEXT * 2), "text/html")
    assert whats(desk.watch(2)) == ["deleted"]


def test_robots_txt_keeps_us_out_and_the_feed_is_read_instead(desk: Desk) -> None:
    desk.site.answers["https://outlet.example/robots.txt"] = b"User-agent: *\nDisallow: /news/\n"
    desk.site.answers[FEED] = feed(ONE, content=f"<p>{TEXT}</p>")
    (added,) = desk.watch(0.5)
    assert (added.what, added.address) == ("added", ONE)
    assert desk.site.times(ONE) == []
    assert "water tower" in desk.texts()[0]
    assert "robots.txt" in desk.state().why


def test_an_article_that_robots_txt_forbids_and_no_feed_carries_is_refused_by_name(desk: Desk) -> None:
    desk.site.answers["https://outlet.example/robots.txt"] = b"User-agent: *\nDisallow: /news/\n"
    (told,) = desk.watch(0.5)
    assert (told.what, told.code) == ("refused", "robots")


def test_an_address_inside_is_refused_by_name_and_not_read_from_the_feed(desk: Desk) -> None:
    desk.site.answers[ONE] = AddressRefused("inside")
    desk.site.answers[FEED] = feed(ONE, content=f"<p>{TEXT}</p>")
    (told,) = desk.watch(0.5)
    assert (told.what, told.code) == ("refused", "address_refused")


def test_the_same_words_at_two_addresses_of_a_host_are_one_document(desk: Desk) -> None:
    two = "https://outlet.example/mobile/one"
    desk.site.answers[two] = page(TEXT, "<meta name='x' content='mobile'>")
    desk.site.answers[FEED] = feed(ONE, two)
    assert sorted(whats(desk.watch(0.5))) == ["added", "known"]
    assert len(desk.texts()) == 1
    assert desk.state(two).document == desk.state(ONE).document


def test_a_kill_between_the_ledger_and_our_notes_doubles_nothing(desk: Desk) -> None:
    class Killed(BaseException):
        pass

    def killed(received: Received, book: Ledger) -> tuple[str, bool]:
        desk._take(received, book)
        raise Killed

    desk.take = killed
    with pytest.raises(Killed):
        desk.watch(1)
    assert len(desk.texts()) == 1
    desk.take = desk._take
    desk.site.answers[ONE] = page(TEXT, "<script>1</script>")  # other bytes, the same words
    assert whats(desk.watch(1)) == ["known"]
    assert len(desk.texts()) == 1


def test_a_ledger_that_is_locked_is_waited_for(desk: Desk) -> None:
    locked = iter([LedgerLocked("held"), LedgerLocked("held")])

    class Locked(FeedBook):
        def put(self, *args: Any) -> None:
            if "/news" in str(args):
                for error in locked:
                    raise error
            super().put(*args)

    told = desk.watch(1, book_class=Locked)
    assert whats(told) == ["failed", "failed", "added"]
    assert told[0].code == "ledger_locked"


def test_a_damaged_ledger_ends_it(desk: Desk) -> None:
    class Damaged(FeedBook):
        def article(self, address: str) -> Any:
            raise LedgerDamaged("damaged")

    with pytest.raises(LedgerDamaged):
        desk.watch(1, book_class=Damaged)


def test_a_fault_of_ours_on_one_article_ends_nothing(desk: Desk) -> None:
    two = "https://outlet.example/news/two"
    desk.site.answers[two] = page(TEXT.replace("tower", "works"))
    desk.site.answers[FEED] = feed(ONE, two)

    def faulty(received: Received, book: Ledger) -> tuple[str, bool]:
        if "tower" in received.document.text:
            raise RuntimeError("a fault")
        return desk._take(received, book)

    desk.take = faulty
    assert [(h.what, h.address) for h in desk.watch(0.5)] == [("added", two)]
    assert "RuntimeError" in desk.state().why
    desk.take = desk._take
    assert [(h.what, h.address) for h in desk.watch(6)] == [("added", ONE)]


def test_what_was_removed_on_request_is_not_fetched_again(desk: Desk) -> None:
    (added,) = desk.watch(0.5)
    with Ledger.open(desk.address) as book:
        redact(book, RESOURCES, added.document or "", "O. Verbytska", "asked by the witness")
    before = len(desk.site.times(ONE))
    desk.site.answers[ONE] = page(TEXT + " Corrected.")
    desk.site.answers[FEED] = feed(ONE, note="corrected")
    desk.poll_s = 7200
    assert desk.watch(30) == []
    assert len(desk.site.times(ONE)) == before
    assert desk.state().state == "removed"


def test_a_date_in_the_future_is_not_believed(desk: Desk) -> None:
    date = "<meta property='article:published_time' content='2026-05-01T00:00:00Z'>"
    desk.site.answers[ONE] = page(TEXT, date)
    (added,) = desk.watch(0.5)
    with Ledger.open(desk.address, read_only=True) as book:
        document = book.reading(added.document or "").document
    assert document.published is None
    assert any("future" in warning for warning in document.warnings)


def test_a_list_behind_an_address_is_followed(desk: Desk) -> None:
    listed = "https://lists.example/desk"
    desk.site.answers[listed] = f'<opml><body><outline xmlUrl="{FEED}"/></body></opml>'.encode()
    assert whats(desk.watch(0.5, listed)) == ["added"]


def test_once_polls_everything_reads_what_is_new_and_ends(desk: Desk) -> None:
    other = "https://second.example/feed.xml"
    desk.site.answers[other] = FetchFailed("no answer")
    assert sorted(whats(desk.watch(99, FEED, other, once=True))) == ["added", "failed"]
    assert desk.now - START < timedelta(minutes=1)
    assert desk.watch(99, FEED, other, once=True) == []
    assert len(desk.site.times(FEED)) == 2
    assert len(desk.site.times(other)) == 0 or len(desk.site.times(other)) == 1


def test_stop_ends_after_the_step_being_done(desk: Desk) -> None:
    two = "https://outlet.example/news/two"
    desk.site.answers[two] = page(TEXT.replace("tower", "works"))
    desk.site.answers[FEED] = feed(ONE, two)
    clock = SimulatedClock(START + timedelta(hours=9))
    desk.site.clock = clock
    with Ledger.open(desk.address, clock=clock.now) as book:
        watcher: Watcher | None = None

        def take(received: Received) -> tuple[str, bool]:
            assert watcher is not None
            watcher.stop()
            return desk._take(received, book)

        watcher = Watcher(
            FeedBook(book), take, desk.told.append, clock, random.Random(1), IntakeSettings(), None, desk.site.fetch
        )
        watcher.enrol([FEED])
        watcher.run()
    assert len(desk.texts()) == 1
    assert isinstance(watcher._stop, threading.Event)
    assert whats(desk.watch(0.5)) == ["added"]
    assert len(desk.texts()) == 2


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://outlet.example/feed", "feed.xml", ""])
def test_what_is_no_address_is_not_enrolled(desk: Desk, address: str) -> None:
    with pytest.raises(AddressRefused):
        desk.watch(1, address)
