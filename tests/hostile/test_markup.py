"""XML bombs, entities, deep nesting, patterns that blow up: refused by name, or read in proportion to their length."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from secondsource.errors import BadFeed, InputRefused
from secondsource.intake.feeds import canonical, is_list, parse
from secondsource.intake.feeds_opml import feeds_of
from secondsource.intake.page import extract
from secondsource.intake.robots import parsed
from secondsource.intake.sources import Refused, receive
from secondsource.intake.watch_settings import WatchSettings
from secondsource.settings import IntakeSettings

SETTINGS = WatchSettings()
AT = "https://outlet.example/feed.xml"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10))
SECRET = "the secret of this file"


def rss(title: str, doctype: str = "") -> str:
    item = f"<item><title>{title}</title><link>https://outlet.example/1</link></item>"
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel>{item}</channel></rss>'


def opml(text: str, doctype: str = "") -> str:
    outline = f'<outline text="{text}" xmlUrl="https://outlet.example/f"/>'
    return f'<?xml version="1.0"?>{doctype}<opml version="2.0"><body>{outline}</body></opml>'


def bombs(secret: Path) -> dict[str, tuple[str, str]]:
    """Text of an element and document type, by name."""
    return {
        "billion_laughs": ("&a9;", f"<!DOCTYPE x [{LAUGHS}]>"),
        "quadratic": ("&a;" * 20_000, f'<!DOCTYPE x [<!ENTITY a "{"b" * 20_000}">]>'),
        "external_file": ("&a;", f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'),
        "external_address": ("&a;", '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:1/x">]>'),
        "external_parameter": ("x", f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>'),
        "parameter_laughs": ("x", '<!DOCTYPE x [<!ENTITY % a "b"><!ENTITY % c "%a;%a;%a;"> %c;]>'),
        "never_defined": ("&nobody;", ""),
        "external_type": ("x", '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'),
    }


NAMES = tuple(bombs(Path("/x")))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", NAMES)
def test_entities_in_a_feed(name: str, encoding: str, secret: Path) -> None:
    text, doctype = bombs(secret)[name]
    begun = time.process_time()
    try:
        found = parse(rss(text, doctype).encode(encoding), AT, SETTINGS)
    except BadFeed:
        pass
    else:
        assert len(str(found)) < 5_000
        assert SECRET not in str(found)
        assert name in ("never_defined", "external_type")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("name", NAMES)
def test_entities_in_a_list_of_feeds(name: str, secret: Path) -> None:
    text, doctype = bombs(secret)[name]
    with pytest.raises(BadFeed):
        feeds_of(opml(text, doctype).encode(), SETTINGS)


@pytest.mark.parametrize("name", NAMES)
def test_entities_in_a_page(name: str, secret: Path) -> None:
    text, doctype = bombs(secret)[name]
    page = (
        f"{doctype}<html><body><article><p>{text} {'Shells hit the town at night. ' * 10}</p></article></body></html>"
    )
    begun = time.process_time()
    (found,) = receive("-", IntakeSettings(), stdin=io.BytesIO(page.encode()), form="html")
    shown = "" if isinstance(found, Refused) else found.document.text
    assert SECRET not in shown
    assert len(shown) < 200_000
    assert time.process_time() - begun < 10


def test_a_feed_is_never_taken_for_the_name_of_a_file_or_an_address(secret: Path) -> None:
    for data in (str(secret), secret.as_uri(), "http://127.0.0.1:1/", "file:///etc/passwd"):
        with pytest.raises(BadFeed):
            parse(data.encode(), AT, SETTINGS)


# ---- deep nesting ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deep", [1_000, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "table", "ul", "span", "blockquote", "svg", "select"])
def test_deep_nesting_in_a_page(tag: str, deep: int) -> None:
    page = f"<html><body><article><p>{'Shells hit the town. ' * 20}</p>" + f"<{tag}>" * deep + "x" + f"</{tag}>" * deep
    begun = time.process_time()
    with suppress(InputRefused):
        assert extract(page).text
    assert time.process_time() - begun < 20


def test_deep_nesting_in_a_feed() -> None:
    for deep in (1_000, 100_000):
        data = rss("x").replace("<title>", "<a>" * deep + "<title>")
        begun = time.process_time()
        with suppress(InputRefused):
            parse(data.encode(), AT, SETTINGS)
        assert time.process_time() - begun < 20


def test_deep_nesting_in_a_list_of_feeds() -> None:
    for closed in (True, False):
        inside = "<outline>" * 100_000 + ("</outline>" * 100_000 if closed else "")
        data = f"<opml><body><outline xmlUrl='https://outlet.example/f'/>{inside}</body></opml>"
        try:
            assert feeds_of(data.encode(), SETTINGS) == ["https://outlet.example/f"]
        except InputRefused:
            assert not closed


@pytest.mark.parametrize("text", ['{"text": ' + "[" * 100_000, '{"a":' * 50_000, '{"text": "x", "y": ' + "[" * 50_000])
def test_deep_nesting_in_a_record(text: str) -> None:
    (found,) = receive("-", IntakeSettings(), stdin=io.BytesIO(text.encode()), form="jsonl")
    assert isinstance(found, Refused)
    assert found.error.code == "bad_record"


# ---- patterns that blow up -------------------------------------------------------------------------------------------

PIECES = (
    *("<", ">", "&", "&#", "<!--", "<![CDATA[", "<!DOCTYPE ", "<!ENTITY ", "<a b='", "<?x ", "</title>", "<item>", " "),
    *("\n", "-", "'", '"', "%", "*", "a", "0", "Published: ", "---\n", "# ", "sign in ", "log in to ", "http://"),
    *("?utm_x=", "\u200b", "\u0430a", "{", "}", ";", "style='color:", "opacity:0;", "(", "rgb(", "\ufffd", "Ж", "=\n"),
)


def in_form(form: str) -> Callable[[str], object]:
    return lambda text: list(receive("-", IntakeSettings(), stdin=io.BytesIO(text.encode()), form=form))  # type: ignore[arg-type]


def as_robots(text: str) -> object:
    return parsed(f"User-agent: *\nDisallow: /{text}\n{text}").can_fetch("https://a.example/" + text[:2000], "x")


def as_style(text: str) -> object:
    body = f"<body><p style='{text}'>{'Shells hit. ' * 30}"
    return extract(f"<html><head><style>{text}</style></head>{body}")


READERS: dict[str, tuple[Callable[[str], object], int]] = {
    "feed": (lambda text: parse((rss("x")[:60] + text).encode(), AT, SETTINGS), 12_000),
    "bare_feed": (lambda text: parse(text.encode(), AT, SETTINGS), 12_000),
    "list": (lambda text: feeds_of(f"<opml>{text}".encode(), SETTINGS), 60_000),
    "is_list": (lambda text: is_list(text.encode()), 60_000),
    "address": (lambda text: canonical(f"http://outlet.example/{text}", most=10**9), 60_000),
    "robots": (as_robots, 30_000),
    "page": (lambda text: extract(f"<html><body><p>{'Shells hit the town. ' * 20}{text}"), 12_000),
    "style": (as_style, 8_000),
    "text": (in_form("text"), 60_000),
    "record": (lambda text: in_form("jsonl")(json.dumps({"text": text, "published": text[:100]})), 60_000),
}


@pytest.mark.parametrize("name", READERS)
def test_patterns_do_not_blow_up(name: str) -> None:
    """Twice the text takes at most about twice the time; the worst piece is doubled once more where it looks worse."""
    reader, size = READERS[name]

    def seconds(piece: str, length: int) -> float:
        text = piece * (length // len(piece))
        begun = time.process_time()
        with suppress(InputRefused):
            reader(text)
        return time.process_time() - begun

    seconds("a", 100)
    for piece in PIECES:
        small = min(seconds(piece, size) for _ in range(2))
        large = seconds(piece, 4 * size)
        if large > 7 * small + 0.25:
            small, large = min(seconds(piece, size) for _ in range(3)), min(seconds(piece, 4 * size) for _ in range(3))
        assert large <= 7 * small + 0.25, (piece, small, large)
