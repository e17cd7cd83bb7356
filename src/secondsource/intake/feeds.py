"""RSS and Atom feeds: the entries that they list, whatever shape the feed is in, and nothing beyond its bytes."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit
from xml.parsers import expat

from secondsource.errors import BadFeed, TooLarge
from secondsource.intake.watch_settings import WatchSettings

# Who clicked where: parameters that make a second address of the same page.
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_[ce]id|at_(?:medium|campaign)|_openstat")
DEFAULT_PORTS = {"http": 80, "https": 443}
COMMENT = rb"(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)?"
OPML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?" + COMMENT + rb"<opml\b", re.IGNORECASE)
CLOSED = re.compile(rb"</(?:rss|feed|rdf:RDF)\s*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a feed lists it. `address` is canonical; `published` as in a document; `html` may be empty.

    `digest` changes whenever the entry does.
    """

    address: str
    title: str | None
    published: str | None
    html: str
    digest: str

    def record(self) -> str:
        """The entry as a JSON Lines record of ours, for an article whose page cannot be read."""
        html = f"<html><body><article>{self.html}</article></body></html>" if self.html else ""
        fields = {"address": self.address, "title": self.title, "published": self.published, "html": html}
        return json.dumps(fields, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `whole` is False where it was cut off or malformed: what could be read of it is there.

    `passed_over` names entries without an address that can be fetched.
    """

    title: str | None
    entries: tuple[Entry, ...]
    whole: bool
    passed_over: tuple[str, ...] = ()


def canonical(address: str, base: str | None = None, most: int = 2_000) -> str | None:
    """An address in one spelling: lower-case host, no fragment, no tracking. None where it is not http(s)."""
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not host or len(address) > most:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != DEFAULT_PORTS[parts.scheme]:
        netloc = f"{netloc}:{port}"
    query = parts.query
    if TRACKING.search(query):
        query = urlencode([(k, v) for k, v in parse_qsl(query, True) if not TRACKING.fullmatch(k.lower())])
    found = urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))
    return found.encode("utf-8", "replace").decode() if len(found) <= most else None


def is_list(data: bytes) -> bool:
    """Whether these bytes are an OPML list of feeds."""
    return OPML.match(data[:5_000]) is not None


def parse(data: bytes, address: str, settings: WatchSettings) -> Feed:
    """The feed in `data`, which came from `address`.

    Opens nothing and expands no entity. Raises TooLarge over `settings.max_feed_bytes`, BadFeed where it is no feed.
    """
    import feedparser

    if len(data) > settings.max_feed_bytes:
        raise TooLarge(f"{len(data)} bytes of feed: more than {settings.max_feed_bytes}")
    _refuse_entities(data)
    try:
        # A stream: bytes and strings are taken for a file's name or an address where they look like one.
        found: Any = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as e:
        raise BadFeed(f"the feed could not be taken apart: {type(e).__name__}") from e
    if not found.get("version") and not found.entries:
        raise BadFeed("neither RSS nor Atom")
    mild = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    whole = not found.bozo or isinstance(found.get("bozo_exception"), mild)
    listed = found.entries
    if not whole and not CLOSED.search(data[-500:]):
        # Cut off: the last entry may be half of one, and half an address leads nowhere.
        listed = listed[:-1]
    entries: dict[str, Entry] = {}
    passed_over = []
    for raw in listed[: settings.max_entries]:
        entry = _entry(raw, address, settings)
        if entry is None:
            passed_over.append(_words(raw.get("title")) or "an entry without a title")
        else:
            # The same article twice in one feed: the first mention is the newer one, by custom.
            entries.setdefault(entry.address, entry)
    return Feed(_words(found.feed.get("title")), tuple(entries.values()), whole, tuple(passed_over))


class _RootReached(Exception):
    """The prolog is over."""


def _refuse_entities(data: bytes) -> None:
    """Raises BadFeed where the document type declares entities: no feed needs them, and bombs are made of them."""

    def declared(name: str, *_: object) -> None:
        raise BadFeed(f"the feed declares an entity ({name[:40]})")

    def root(*_: object) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = declared
    parser.StartElementHandler = root
    try:
        parser.Parse(data, True)
    except (_RootReached, expat.ExpatError, ValueError, LookupError):
        return  # no entity before the root, or no XML: the lenient parser expands none either


def _entry(raw: Any, base: str, settings: WatchSettings) -> Entry | None:
    link = raw.get("feedburner_origlink") or raw.get("link") or ""
    address = canonical(str(link), base, settings.max_address) if link else None
    if address is None:
        return None
    contents = [str(c.get("value") or "") for c in raw.get("content", ())] + [str(raw.get("summary") or "")]
    html = max(contents, key=len)
    title = _words(raw.get("title"))
    # feedparser gives `published` for a missing `updated`, with a warning: it is asked only for what is there.
    updated = "updated" in raw
    published = _date(raw.get("published_parsed")) or (_date(raw.get("updated_parsed")) if updated else None)
    said = json.dumps([title, raw.get("published"), raw.get("updated") if updated else None, html])
    return Entry(address, title, published, html, hashlib.sha256(said.encode("utf-8", "replace")).hexdigest())


def _words(value: Any) -> str | None:
    """A title as plain words."""
    words = " ".join(TAG.sub(" ", str(value or "")[:2_000]).split())
    return words[:500] or None


def _date(parsed: Any) -> str | None:
    try:
        year, month, day, hour, minute, second = (int(n) for n in parsed[:6])
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20) if 1 <= moment.year <= 9998 else None
