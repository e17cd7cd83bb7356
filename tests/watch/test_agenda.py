"""What is fetched next, and how politely: the agenda, robots.txt, Retry-After."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.errors import FetchFailed, RobotsForbid, TooLarge
from secondsource.intake.fetch import Fetched
from secondsource.intake.robots import Robots
from secondsource.intake.watch_agenda import Agenda
from secondsource.intake.watch_parts import difference, retry_after
from secondsource.intake.watch_settings import WatchSettings

NOW = datetime(2026, 3, 2, tzinfo=UTC)
SETTINGS = WatchSettings()


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 50)), max_size=40), st.integers(1, 9))
def test_every_task_is_done_once_and_no_host_is_hurried(tasks: list[tuple[int, int]], gap: int) -> None:
    agenda = Agenda()
    for n, (host, due) in enumerate(tasks):
        agenda.put("article", f"a{n}", f"h{host}", after(due))
    now, done, asked = NOW, [], {}
    while (found := agenda.next(now)) is not None:
        task, at = found
        now = max(now, at)
        if at > now:
            continue
        assert task.due <= now
        assert now >= asked.get(task.host, NOW - timedelta(days=1)) + timedelta(seconds=gap)
        asked[task.host] = now
        done.append(task.address)
        agenda.put("article", task.address, task.host, None)
        agenda.hold(task.host, now + timedelta(seconds=gap))
    assert sorted(done) == sorted(f"a{n}" for n in range(len(tasks)))


def test_a_host_in_trouble_does_not_hold_up_the_others() -> None:
    agenda = Agenda()
    agenda.put("feed", "slow", "one", NOW)
    agenda.put("feed", "fine", "two", after(5))
    agenda.hold("one", after(3600))
    assert agenda.next(after(6))[0].address == "fine"


def test_a_task_put_anew_counts_once() -> None:
    agenda = Agenda()
    agenda.put("feed", "f", "h", after(50))
    agenda.put("feed", "f", "h", after(10))
    assert agenda.next(NOW) is not None
    assert agenda.next(NOW)[1] == after(10)
    agenda.put("feed", "f", "h", after(90))
    assert agenda.next(NOW)[1] == after(90)
    assert len(agenda) == 1


def test_a_clock_set_back_moves_everything_with_it() -> None:
    agenda = Agenda()
    agenda.put("feed", "f", "h", after(50))
    agenda.shift(timedelta(days=-365))
    assert agenda.next(NOW)[1] == after(50) - timedelta(days=365)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("Mon, 02 Mar 2026 00:10:00 GMT", 600),
        ("999999999999999999999", 86400),
        ("Mon, 02 Mar 2020 00:10:00 GMT", None),
        ("0", None),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
        ("Mon, 99 Foo", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str | None, seconds: float | None) -> None:
    wanted = None if seconds is None else timedelta(seconds=seconds)
    assert retry_after(value, NOW, 86400) == wanted


class Host:
    def __init__(self, answer: bytes | Exception) -> None:
        self.answer = answer
        self.asked = 0
        self.now = NOW

    def fetch(self, address: str, most: int) -> Fetched:
        assert address.endswith("/robots.txt")
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return Fetched(address, self.answer, "text/plain")

    def robots(self) -> Robots:
        return Robots(self.fetch, SETTINGS, lambda: self.now)


RULES = b"User-agent: *\nDisallow: /private/\nDisallow: /*.pdf$\nAllow: /private/open\nCrawl-delay: 7\n"


def test_robots_txt_is_obeyed_and_kept_for_a_day() -> None:
    host = Host(RULES)
    robots = host.robots()
    assert robots.check("https://h.example/news") == 7
    assert robots.check("https://h.example/private/open") == 7
    for address in ("https://h.example/private/x", "https://h.example/a.pdf"):
        with pytest.raises(RobotsForbid):
            robots.check(address)
    assert host.asked == 1
    host.now += timedelta(days=1.1)
    robots.check("https://h.example/news")
    assert host.asked == 2


def test_rules_for_us_alone_come_before_those_for_all() -> None:
    robots = Host(b"User-agent: *\nDisallow:\n\nUser-agent: secondsource\nDisallow: /\n").robots()
    with pytest.raises(RobotsForbid):
        robots.check("https://h.example/news")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_robots_txt_allows_everything(status: int) -> None:
    assert Host(FetchFailed("no", status)).robots().check("https://h.example/private/x") == 0


@pytest.mark.parametrize("status", [None, 429, 500, 503])
def test_a_host_that_cannot_say_is_left_alone_unless_an_older_copy_is_at_hand(status: int | None) -> None:
    host = Host(FetchFailed("no", status))
    robots = host.robots()
    with pytest.raises(FetchFailed):
        robots.check("https://h.example/x")
    host.answer = RULES
    robots.check("https://h.example/x")
    host.now += timedelta(days=2)
    host.answer = FetchFailed("no", status)
    with pytest.raises(RobotsForbid):
        robots.check("https://h.example/private/x")


def test_a_robots_txt_beyond_all_size_forbids() -> None:
    with pytest.raises(RobotsForbid):
        Host(TooLarge("x")).robots().check("https://h.example/x")


@pytest.mark.parametrize("delay", ["1e400", "nan", "-3", "x", "99999999999"])
def test_nonsense_crawl_delays_hold_up_nobody(delay: str) -> None:
    gap = Host(f"User-agent: *\nCrawl-delay: {delay}\n".encode()).robots().check("https://h.example/x")
    assert 0 <= gap <= SETTINGS.crawl_delay_most_s


def test_a_difference_names_the_sentences_that_went_and_came() -> None:
    assert difference("One. Two. Three.", "One. Two and a half. Three. Four.") == (
        ("Two.",),
        ("Two and a half.", "Four."),
    )
    assert difference("Same.", "Same.") == ((), ())
