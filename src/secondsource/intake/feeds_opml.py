"""OPML: lists of feeds, as feed readers export them."""

from __future__ import annotations

from secondsource.errors import BadFeed, TooLarge
from secondsource.intake.feeds import canonical
from secondsource.intake.watch_settings import WatchSettings


def feeds_of(data: bytes, settings: WatchSettings) -> list[str]:
    """The addresses of the feeds in an OPML list, each once, in its order.

    No entity is expanded and nothing is opened. Raises TooLarge, and BadFeed where it is no OPML or names no feed.
    """
    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
    from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]

    if len(data) > settings.max_feed_bytes:
        raise TooLarge(f"{len(data)} bytes of OPML: more than {settings.max_feed_bytes}")
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as e:
        raise BadFeed(f"the list has a document type or entities, which no list needs ({type(e).__name__})") from e
    except (ParseError, ValueError, LookupError, RecursionError) as e:
        raise BadFeed(f"the list is no well-formed OPML: {str(e)[:120]}") from e
    if root.tag.lower() != "opml":
        raise BadFeed(f"not OPML, but <{root.tag[:40]}>")
    found: dict[str, None] = {}
    for outline in root.iter():
        for name, value in outline.attrib.items():
            address = canonical(value, most=settings.max_address) if name.lower() == "xmlurl" else None
            if address is not None:
                found[address] = None
    if not found:
        raise BadFeed("the list names no feed with an http(s) address")
    if len(found) > settings.max_listed:
        raise TooLarge(f"{len(found)} feeds in one list: more than {settings.max_listed}")
    return list(found)
