"""robots.txt: what a host asks programs to leave alone, and how fast it lets itself be asked (RFC 9309)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from secondsource.errors import FetchFailed, RobotsForbid, TooLarge
from secondsource.intake.fetch import Fetched
from secondsource.intake.watch_settings import WatchSettings

if TYPE_CHECKING:
    from protego import Protego

AGENT = "secondsource"
"""The name under which a robots.txt may speak to us alone."""

Fetch = Callable[[str, int], Fetched]
"""Fetches an address, up to so many bytes; raises what `intake.fetch.fetch` does."""


@dataclass(slots=True)
class _Kept:
    rules: Protego | None
    until: datetime


class Robots:
    """The robots.txt of all hosts that are asked, each kept for a day.

    None where there is none (any status 400 to 499): everything is allowed then. One that cannot be had for a fault of
    the host (no answer, 500 and above) allows nothing, unless an older copy is at hand.
    """

    def __init__(self, fetch: Fetch, settings: WatchSettings, now: Callable[[], datetime]) -> None:
        self._fetch = fetch
        self._settings = settings
        self._now = now
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def check(self, address: str) -> float:
        """Seconds that the host wants between two requests, 0 where it does not say.

        Raises RobotsForbid where the address is to be left alone, FetchFailed where the host cannot say.
        """
        rules = self._rules(address)
        if rules is None:
            return 0.0
        if not rules.can_fetch(address, AGENT):
            raise RobotsForbid(f"robots.txt of {urlsplit(address).netloc} asks not to fetch {address[:200]}")
        try:
            delay = float(rules.crawl_delay(AGENT) or 0.0)
        except (TypeError, ValueError, OverflowError):
            delay = 0.0
        most = self._settings.crawl_delay_most_s
        return min(delay, most) if delay > 0 else 0.0

    def _rules(self, address: str) -> Protego | None:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        kept = self._kept.get(origin)
        if kept is not None and self._now() < kept.until:
            self._kept.move_to_end(origin)
            return kept.rules
        try:
            rules = self._asked(origin)
        except FetchFailed:
            if kept is None:
                raise
            rules = kept.rules
        self._kept[origin] = _Kept(rules, self._now() + timedelta(seconds=self._settings.robots_kept_s))
        self._kept.move_to_end(origin)
        while len(self._kept) > self._settings.robots_hosts:
            self._kept.popitem(last=False)
        return rules

    def _asked(self, origin: str) -> Protego | None:
        try:
            found = self._fetch(f"{origin}/robots.txt", self._settings.robots_bytes)
        except TooLarge:
            return parsed("User-agent: *\nDisallow: /\n")
        except FetchFailed as e:
            if e.status is not None and 400 <= e.status < 500 and e.status != 429:
                return None
            raise FetchFailed(f"no word from {origin}/robots.txt: {e}", e.status, e.retry_after) from e
        return parsed(found.data.decode("utf-8", "replace"))


def parsed(text: str) -> Protego:
    """The rules of a robots.txt; whatever is no rule is passed over."""
    from protego import Protego

    rules: Protego = Protego.parse(text.removeprefix("\ufeff").replace("\0", ""))
    return rules
