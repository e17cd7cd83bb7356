"""Feeds and lists of feeds, as they come."""

from __future__ import annotations

import pytest

from secondsource.errors import BadFeed, TooLarge
from secondsource.intake.feeds import canonical, is_list, parse
from secondsource.intake.feeds_opml import feeds_of
from secondsource.intake.watch_settings import WatchSettings

SETTINGS = WatchSettings()
AT = "https://outlet.example/feeds/all.xml"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Ridge &amp; Courier</title>
<item><title>One &lt;b&gt;hit&lt;/b&gt;</title><link>/news/1?utm_source=rss&amp;id=7#top</link>
<pubDate>Tue, 24 Nov 2026 23:14:02 +0200</pubDate><description>Short</description></item>
<item><title>Two</title><guid>https://outlet.example/news/2</guid></item>
<item><title>Three</title><link>mailto:desk@outlet.example</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>X</title>
<link href="/enclosed.mp3" rel="enclosure"/><link href="x.html"/><updated>2026-11-24T10:00:00Z</updated>
<content type="html">&lt;p&gt;Long text&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>R</title></channel><item rdf:about="https://outlet.example/r"><title>R1</title>
<link>https://outlet.example/r</link></item></rdf:RDF>"""


def test_rss_is_read() -> None:
    found = parse(RSS.encode(), AT, SETTINGS)
    assert found.whole
    assert found.title == "Ridge & Courier"
    assert [e.address for e in found.entries] == ["https://outlet.example/news/1?id=7", "https://outlet.example/news/2"]
    assert found.entries[0].published == "2026-11-24T21:14:02Z"
    assert found.entries[0].title == "One hit"
    assert found.passed_over == ("Three",)


def test_atom_is_read_with_its_content() -> None:
    (entry,) = parse(ATOM.encode(), AT, SETTINGS).entries
    assert entry.address == "https://outlet.example/feeds/x.html"
    assert entry.html == "<p>Long text</p>"
    assert entry.published == "2026-11-24T10:00:00Z"


def test_rss_of_the_first_kind_is_read() -> None:
    assert [e.address for e in parse(RDF.encode(), AT, SETTINGS).entries] == ["https://outlet.example/r"]


def test_other_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?>' + RSS[21:].replace("Two", "Обстрел")
    assert parse(text.encode("windows-1251"), AT, SETTINGS).entries[1].title == "Обстрел"


def test_a_feed_that_was_cut_off_gives_its_whole_entries_and_says_so() -> None:
    for cut in range(RSS.index("<item>") + 200, len(RSS) - 12, 7):
        found = parse(RSS[:cut].encode(), AT, SETTINGS)
        assert not found.whole
        known = {"https://outlet.example/news/1?id=7", "https://outlet.example/news/2"}
        assert {e.address for e in found.entries} <= known


def test_the_same_entry_has_the_same_digest_and_a_changed_one_another() -> None:
    one, again = parse(RSS.encode(), AT, SETTINGS), parse(RSS.encode(), AT, SETTINGS)
    other = parse(RSS.replace("Short", "Longer").encode(), AT, SETTINGS)
    assert one.entries == again.entries
    assert one.entries[0].digest != other.entries[0].digest
    assert one.entries[1].digest == other.entries[1].digest


@pytest.mark.parametrize("data", [b"", b"{}", b"<html><body>x</body></html>", b"plain words", b"\0\1\2", b"<a/>"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(BadFeed):
        parse(data, AT, SETTINGS)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("HTTP://Outlet.Example:80/A?b=1&utm_medium=x#y", "http://outlet.example/A?b=1"),
        ("https://outlet.example.", "https://outlet.example/"),
        ("https://user:word@outlet.example/", "https://outlet.example/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("ftp://outlet.example/", None),
        ("javascript:alert(1)", None),
        ("http://outlet.example:99999/", None),
        ("http://", None),
        ("https://outlet.example/" + "x" * 3000, None),
    ],
)
def test_addresses_have_one_spelling(given: str, wanted: str | None) -> None:
    assert canonical(given) == wanted
    assert wanted is None or canonical(wanted) == wanted


def test_lists_of_feeds_are_read() -> None:
    text = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Desk">
    <outline xmlUrl="https://a.example/feed"/><outline XMLURL="https://b.example/feed"/>
    <outline xmlUrl="https://a.example/feed"/><outline xmlUrl="file:///etc/passwd"/></outline></body></opml>"""
    assert is_list(text)
    assert not is_list(RSS.encode())
    assert feeds_of(text, SETTINGS) == ["https://a.example/feed", "https://b.example/feed"]


@pytest.mark.parametrize("data", [b"", b"<opml/>", b"<rss/>", b"<opml><body></opml>", b"no xml"])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(BadFeed):
        feeds_of(data, SETTINGS)


def test_sizes_are_limited() -> None:
    with pytest.raises(TooLarge):
        parse(b" " * (SETTINGS.max_feed_bytes + 1), AT, SETTINGS)
    with pytest.raises(TooLarge):
        feeds_of(b" " * (SETTINGS.max_feed_bytes + 1), SETTINGS)
