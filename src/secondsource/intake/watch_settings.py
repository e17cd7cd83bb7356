"""Limits and intervals of watching feeds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How often, how patiently and how much. Conventions of well-behaved feed readers, unless said otherwise."""

    poll_s: float = 900.0
    """Seconds between two polls of one feed that answers."""
    jitter: float = 0.1
    """Share by which each interval is stretched or shortened by chance, so that feeds do not fall into step."""
    backoff_first_s: float = 60.0
    """Seconds after a first failure; each further one doubles it. Back-off has a jitter of its own, a half."""
    backoff_most_s: float = 21_600.0
    """Seconds that back-off never exceeds: a feed that is back is noticed within six hours."""
    retry_after_most_s: float = 86_400.0
    """Seconds up to which a server's Retry-After is obeyed."""
    host_gap_s: float = 2.0
    """Seconds between two requests to one host."""
    crawl_delay_most_s: float = 600.0
    """Seconds up to which robots.txt may stretch that gap."""
    robots_kept_s: float = 86_400.0
    """Seconds for which a robots.txt is kept, as RFC 9309 has it."""
    robots_bytes: int = 512_000
    """Bytes of a robots.txt that are read; RFC 9309 asks for 500 KiB. A longer one is taken for a prohibition."""
    robots_hosts: int = 2_000
    """Hosts whose robots.txt is kept in memory."""
    recheck_hours: tuple[float, ...] = (1.0, 6.0, 24.0, 72.0, 168.0)
    """Hours after its reading at which an article is looked at again. Most corrections come within the first day."""
    give_up_hours: float = 168.0
    """Hours after which an article that could never be read is given up, and named."""
    max_feed_bytes: int = 2_000_000
    """Bytes of one feed or list of feeds. The parser needs some 13 microseconds a byte on the worst that we found."""
    max_entries: int = 1_000
    """Entries of one feed that are looked at, in its own order (newest first, by custom)."""
    max_listed: int = 10_000
    """Feeds of one OPML list."""
    max_address: int = 2_000
    """Characters of an address; longer ones are refused."""
    future_hours: float = 36.0
    """Hours that a publication date may lie ahead of our clock (time zones, embargoes) before it is disbelieved."""
    gone_recheck_s: float = 604_800.0
    """Seconds until a feed that its server says is gone (410) is asked once more."""
    ledger_tries: int = 20
    """Failures of the ledger in a row (locked, database away) after which watching ends with the error."""
