"""What hostile reports and hostile callers try, by name: nothing runs, nothing leaks, nothing is a fault."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import made
import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from test_web import client_of

import secondsource
from secondsource.faces.cli import group
from secondsource.faces.exports import FORMATS, NAMED_AS, WHATS
from secondsource.faces.web.query import NAMES
from secondsource.faces.web.security import safe_address
from secondsource.ledger import Ledger
from secondsource.model import Analysis, Assessment, Claim, Event, EventRecord, Member, Origin, Reading, Relation
from secondsource.model.neighbourhood import Traced, Weighed

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = "\"><img src=x onerror=alert(1)>'"
FORMULA = '=HYPERLINK("http://evil.example","x")'
TEXT = f"{SCRIPT} {BREAKOUT} Drones hit {FORMULA} said {SCRIPT}."
ID = "evil<b>\"'&?#id"
SQL = (
    "' OR '1'='1", "'; DROP TABLE claims; --", "%' UNION SELECT hash FROM tokens --", "\\'; --", "* NEAR/3 (",
    "1); DELETE FROM events; --", "ü\x00'",
)  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with one report that is hostile in each of its parts."""
    received = made.received(ID, TEXT, f"Herald {BREAKOUT}", "2025-07-14", title=f"{FORMULA} {SCRIPT}",
                             address="javascript:alert(1)")  # fmt: skip
    anchor = made.span(TEXT, "Drones hit")
    speaker = made.Speaker(f"Name {BREAKOUT}", f"role {SCRIPT}", None, False, "named")
    said = made.attribution("a1", TEXT, "said", "said", "Drones hit", speaker, relay=(f"Relay {SCRIPT}",))
    place = made.Place(f"Town {BREAKOUT}", 48.3, 37.1, 900, 1, 0.9, None, "UA", (f"why {SCRIPT}",))
    toponym = made.toponym("p1", TEXT, "Drones", "settlement", place)
    event = Event("air_strike", None, None, f"actor {SCRIPT}", f"target {BREAKOUT}", "p1", made.day("2025-07-14"))
    claim = Claim("c1", "a1", anchor, "CT+", made.BY, event)
    reading = Reading(received.document, Analysis((), (), ()), (said,), (claim,), (), (toponym,), (), (f"w {SCRIPT}",))
    origin = Origin("o1", f"Name {BREAKOUT}", "speaker", False, (f"Name {BREAKOUT}",), f"detail {SCRIPT}")
    member = Member(f"{ID}/c1", ID, anchor, origin, Relation("first", "asserts", f"because {SCRIPT}"), ())
    grade = Assessment("F", 6, (made.Reason("single_origin", f"one origin: {BREAKOUT}"),), "secondsource 0.1", made.AT)
    record = EventRecord("eEvil", "air_strike", f"{FORMULA} {SCRIPT} {BREAKOUT}", place, made.day("2025-07-14"), 1, 1,
                         "claimed", (), grade, (member,))  # fmt: skip
    with Ledger.open(str(tmp_path / "hostile.db")) as ledger:
        with ledger.transaction() as writing:
            writing.add(received, reading, Traced((), {}, (ID,)), Weighed((), (), (record,)))
        yield ledger


@pytest.fixture
def client(hostile: Ledger) -> TestClient:
    return client_of(hostile)


class Parts(HTMLParser):
    """Elements of a page that could run something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.running: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "img" or (tag == "script" and not given.get("src", "").startswith("/static/")):
            self.running.append(tag)
        self.running += [name for name in given if name.startswith("on") or name == "style" or name == "srcdoc"]
        for name in ("href", "src", "action", "formaction"):
            if given.get(name, "").strip().lower().startswith(("javascript:", "data:", "vbscript:")):
                self.running.append(given[name])


def quiet(client: TestClient, path: str) -> str:
    """A page on which nothing runs."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text[:200])
    assert Parts(answer.text).running == [], path
    return answer.text


def pages(ledger: Ledger) -> list[str]:
    from secondsource.faces.web.views import part

    return [
        "/", "/events/eEvil", f"/documents/{part(ID)}", "/documents", f"/speakers/{part(f'Name {BREAKOUT}')}",
        f"/publishers/{part(f'Herald {BREAKOUT}')}", f"/places/{part(f'Town {BREAKOUT}')}", "/search?q=drones",
        "/brief",
        "/needs", "/add", f"/judge/{part(f'{ID}/c1')}", "/?lang=uk", "/events/eEvil?lang=ru", "/brief?lang=uk",
    ]  # fmt: skip


def test_script_in_title_publisher_text_speaker_place_and_grade(client: TestClient, hostile: Ledger) -> None:
    for path in pages(hostile):
        text = quiet(client, path)
        assert SCRIPT not in text
        assert "<img src=x" not in text


def test_script_as_a_filter_or_an_id(client: TestClient) -> None:
    for path in ("/", "/search", "/documents", "/needs", "/brief", "/about"):
        for name in (*NAMES, "q", "cursor", "lang", "changed_since"):
            answer = client.get(path, params={name: BREAKOUT + SCRIPT})
            assert answer.status_code in (200, 400), (path, name)
            assert Parts(answer.text).running == []
    for path in ("/events/", "/documents/", "/speakers/", "/judge/", "/docs/", "/claims/"):
        assert Parts(client.get(path + "%3Cscript%3Ealert(1)%3C%2Fscript%3E").text).running == []


def test_script_in_a_file_name_and_in_what_is_uploaded(own_ledger: Ledger) -> None:
    client = client_of(own_ledger)
    token = client.get("/add").text.split('name="form_token" value="')[1].split('"')[0]
    files = {"file": (f'../../etc/{SCRIPT}".html', SCRIPT.encode(), f"text/html{BREAKOUT}")}
    answer = client.post("/add", data={"form_token": token, "publisher": SCRIPT, "text": ""}, files=files)
    assert answer.status_code == 200
    assert Parts(answer.text).running == []


def test_script_in_a_judgement(own_ledger: Ledger) -> None:
    client = client_of(own_ledger)
    token = client.get("/events/eStrike").text.split('name="form_token" value="')[1].split('"')[0]
    given = {"subject": "eStrike", "kind": "comment", "value": SCRIPT, "by": BREAKOUT, "because": SCRIPT}
    client.post("/judge", data={"form_token": token, **given, "back": "//evil.example"}, follow_redirects=False)
    assert SCRIPT not in quiet(client, "/events/eStrike")


def test_script_in_the_feed(client: TestClient) -> None:
    text = client.get("/feeds/events.atom").text
    feed = ET.fromstring(text)
    assert SCRIPT not in text
    entry = feed.find("{http://www.w3.org/2005/Atom}entry")
    assert entry is not None
    assert SCRIPT in "".join(entry.itertext())
    assert all(e.get("href", "http").startswith("http") for e in feed.iter("{http://www.w3.org/2005/Atom}link"))


def test_javascript_addresses_are_no_links(client: TestClient) -> None:
    for path in (f"/documents/{ID.replace('?', '%3F').replace('#', '%23')}", "/documents"):
        assert 'href="javascript' not in client.get(path).text
    for address in ("javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//x",
                    "vbscript:x", "file:///etc/passwd", "http://"):  # fmt: skip
        assert safe_address(address) is None
        token = "x"
        assert client.post("/add", data={"form_token": token, "address": address}).status_code in (403, 422)


@pytest.mark.parametrize("name", [*NAMES, "cursor", "limit", "q", "changed_since", "bbox", "zoom"])
def test_sql_in_every_filter(made_ledger: Ledger, name: str) -> None:
    client = client_of(made_ledger)
    before = made_ledger.digest()
    for value in SQL[:4]:
        for path in ("/", "/api/events", "/api/claims", "/api/documents", "/api/map.geojson"):
            answer = client.get(path, params={name: value})
            assert answer.status_code in (200, 400), (path, name, value, answer.status_code)
            assert "sqlite" not in answer.text.lower()
    assert made_ledger.digest() == before


@pytest.mark.parametrize("value", SQL)
def test_sql_in_an_id_and_on_the_command_line(made_file: Path, value: str) -> None:
    runner = CliRunner()
    for args in (["show", value], ["events", "--place", value], ["claims", "--speaker", value],
                 ["events", "--text", value], ["claims", "--publisher", value], ["events", "--as-of", value],
                 ):  # fmt: skip
        done = runner.invoke(group, [*args, "--ledger", str(made_file)], standalone_mode=False)
        assert done.exception is None or isinstance(done.exception, secondsource.errors.SecondSourceError), args
    with secondsource.open(made_file) as book:
        assert len(book.events(text=value, place=value, speaker=value, publisher=value)) == 0
        assert len(book.documents()) == 4


@pytest.mark.parametrize("what", [*WHATS, *NAMED_AS])
def test_formula_in_csv(client: TestClient, what: str) -> None:
    text = client.get(f"/api/export/{what}.csv").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [c for c in cells if c.startswith(("=", "+", "@", "\t", "\r")) or (c.startswith("-") and not _number(c))]
    assert what in ("needs", "stakes", "claims") or any(c.startswith("'=HYPERLINK") for c in cells)


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("form", FORMATS)
def test_markup_in_every_format(client: TestClient, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="needs pyarrow")
    answer = client.get(f"/api/export/events.{form}")
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    if form == "kml":
        assert SCRIPT in "".join(ET.fromstring(answer.content).itertext())
        assert SCRIPT.encode() not in answer.content
    if form in ("json", "geojson", "jsonld"):
        json.loads(answer.content)


@pytest.mark.parametrize(
    "name",
    ["..%2f..%2f..%2fetc%2fpasswd", "..%5c..%5cboot.ini", "events.csv%0d%0aSet-Cookie:%20x=1", 'events.csv";x="',
     "events.exe", "events", ".csv", "events.csv%2f..%2f..", "events.%00csv"],
)  # fmt: skip
def test_path_in_an_export_name(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/export/{name}")
    assert answer.status_code in (400, 404)
    assert "set-cookie" not in answer.headers
    assert "root:" not in answer.text


def test_path_in_an_exported_file_and_in_the_archive(hostile: Ledger, tmp_path: Path) -> None:
    # The names of files are ours, whatever a document is called.
    answer = client_of(hostile).get("/api/export/documents.jsonl")
    assert answer.headers["content-disposition"] == 'attachment; filename="secondsource-documents.jsonl"'
    runner = CliRunner()
    target = tmp_path / "snapshot.zip"
    address = hostile.where
    runner.invoke(group, ["export", "snapshot", "--output", str(target), "--ledger", address], standalone_mode=False)
    with zipfile.ZipFile(target) as archive:
        assert all(".." not in n and not n.startswith("/") and "<" not in n for n in archive.namelist())
    none = runner.invoke(
        group, ["export", "events", "--output", str(tmp_path / "no" / "x"), "--ledger", address], standalone_mode=False
    )
    assert isinstance(none.exception, secondsource.errors.Unreadable)


def test_archived_bytes_are_a_download_that_no_browser_runs(client: TestClient) -> None:
    from secondsource.faces.web.views import part

    answer = client.get(f"/documents/{part(ID)}/archived")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_foreign_page_can_neither_post_nor_frame(own_ledger: Ledger) -> None:
    client = client_of(own_ledger)
    token = client.get("/add").text.split('name="form_token" value="')[1].split('"')[0]
    foreign = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/add", data={"form_token": token, "text": "x"}, headers=foreign).status_code == 403
    policy = client.get("/").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_hostile_words_in_a_notebook(hostile: Ledger) -> None:
    with secondsource.open(hostile.where) as book:
        for what in ("events", "claims", "documents"):
            assert Parts(getattr(book, what)()._repr_html_()).running == []
