"""The pages: what they show, what they refuse, and that nothing hostile gets through them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import made
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.faces.protect import Protection
from secondsource.faces.web.app import Added, create_app
from secondsource.faces.web.security import Limit, safe_address
from secondsource.ledger import Ledger
from secondsource.model.judgement import Judgement
from secondsource.settings import FacesSettings, Settings

NOWHERE = Protection(settlement=lambda lat, lon: None)
PAGES = (
    "/", "/events/eStrike", "/events/eDead", "/events/eDepot", "/events/eStake", "/documents", "/documents/wire-1",
    "/documents/copy-2", "/documents/third-3", "/documents/fourth-4", "/speakers/Vasyl%20Horbenko",
    "/publishers/Bystrytsia%20Wire", "/places/Dobropillia", "/search?q=clinic", "/search",
    "/needs", "/brief", "/about", "/add",
    "/judge/eStrike", "/sign-in",
)  # fmt: skip


class Writer:
    """Writes judgements into the ledger, and keeps what was to be added."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.given: list[tuple[object, ...]] = []

    def add_text(self, text: bytes, form: str | None, publisher: str, published: str, language: str) -> Added:
        self.given.append((text, form, publisher, published, language))
        return Added(known=("wire-1",))

    def add_address(self, address: str) -> Added:
        self.given.append((address,))
        return Added(refused=((address, "does not answer"),))

    def judge(self, judgement: Judgement) -> Judgement:
        return self.ledger.judge(judgement)


def client_of(ledger: Ledger, faces: FacesSettings | None = None, **more: object) -> TestClient:
    found = Settings(faces=faces or FacesSettings())
    more.setdefault("writer", Writer(ledger))
    app = create_app(ledger, found, protection=NOWHERE, **more)
    return TestClient(app, base_url="http://localhost:8000", raise_server_exceptions=False)


@pytest.fixture
def client(made_ledger: Ledger) -> TestClient:
    return client_of(made_ledger)


@pytest.fixture
def own(own_ledger: Ledger) -> TestClient:
    return client_of(own_ledger)


class Elements(HTMLParser):
    """Tags with their attributes, in order; text inside scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_and_strict(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:300]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    ids = []
    for tag, attributes in Elements(answer.text).found:
        if tag == "script":
            assert (attributes.get("src") or "").startswith("/static/"), attributes
        assert "style" not in attributes
        assert tag not in ("style", "iframe", "object", "embed", "base")
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action"):
            value = (attributes.get(name) or "").strip().lower()
            assert not value.startswith(("javascript:", "data:", "vbscript:")), value
            if name != "href":
                assert not value.startswith(("http", "//")), value
        if attributes.get("id"):
            ids.append(attributes["id"])
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1]


def test_hostile_words_are_shown_as_words(client: TestClient) -> None:
    for path in PAGES:
        assert "<script>alert" not in client.get(path).text
    page = client.get("/documents/copy-2").text
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in page
    assert 'href="javascript' not in page
    assert "not a web address" in page


@pytest.mark.parametrize(
    "query",
    [
        {"text": "'; DROP TABLE claims; --"}, {"text": '" OR ""="'}, {"text": "* NEAR/3 ("}, {"place": "' OR '1'='1"},
        {"speaker": "%' UNION SELECT * FROM tokens --"}, {"publisher": "x\x00y"}, {"text": "<script>alert(1)"},
        {"cursor": "2025-01-01~1 OR 1"}, {"near": "91,0"}, {"near": "nan,nan"}, {"within": "inf"}, {"limit": "-1"},
        {"min_origins": "1e308"}, {"as_of": "'; --"}, {"since": "2025-13-99"}, {"code": "x' OR 1"},
        {"text": "a" * 5000},
        {"status": "claimed' --"}, {"until": "0000-00-00"}, {"limit": "9" * 30}, {"as_of": "9999-12-31T23:59:59+23:59"},
    ],
)  # fmt: skip
def test_filters_take_anything_and_run_nothing(made_ledger: Ledger, query: dict[str, str]) -> None:
    client = client_of(made_ledger)
    for path in ("/", "/api/events", "/api/claims", "/api/documents", "/feeds/events.atom", "/api/events.geojson"):
        answer = client.get(path, params=query)
        assert answer.status_code in (200, 400), (path, answer.status_code, answer.text[:200])
        assert "json" in answer.headers["content-type"] or "<script>alert" not in answer.text
        assert "Traceback" not in answer.text
    assert made_ledger.counts()["claims"] == 9


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.sampled_from(["text", "place", "near", "since", "speaker", "cursor", "as_of", "q"]))
def test_no_query_is_a_fault(client: TestClient, value: str, name: str) -> None:
    for path in ("/", "/search", "/api/claims"):
        assert client.get(path, params={name: value}).status_code in (200, 400)


def test_reports_and_origins_stand_on_every_event(client: TestClient) -> None:
    page = client.get("/").text
    assert page.count('class="counted"') == 4
    assert re.search(r"<b>2</b> reports / <b>1</b> origin<", page)
    assert "Place not known" in page
    assert "“Zelenyi Yar”" in page
    strike = client.get("/events/eStrike").text
    for words in ("denies", "first to say so".capitalize(), "one origin: Vasyl Horbenko", "Round boxes", "± 5 km"):
        assert words in strike
    assert "3–7 killed" in client.get("/events/eDead").text


def test_filters_are_kept_in_the_address(client: TestClient) -> None:
    page = client.get("/", params={"code": "casualties", "since": "2025-07-01", "text": "clinic"}).text
    assert 'value="casualties" selected' in page
    assert "/api/map.geojson?text=clinic&amp;since=2025-07-01&amp;code=casualties" in page
    assert "/feeds/events.atom?text=clinic" in page
    assert "eStake" not in page


def test_as_of_shows_the_past(client: TestClient) -> None:
    page = client.get("/events/eDead", params={"as_of": "2025-07-17T09:30:00Z"}).text
    assert "<b>1</b> report /" in page
    assert client.get("/events/eStake", params={"as_of": "2025-07-17T09:30:00Z"}).status_code == 404


def test_a_page_says_what_is_not_there(client: TestClient) -> None:
    for path in ("/events/none", "/documents/none", "/speakers/Nobody", "/publishers/None", "/places/Atlantis"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Not in the ledger" in answer.text
    assert client.get("/claims/wire-1/c2", follow_redirects=False).headers["location"] == "/documents/wire-1#c2"


def test_an_anonymous_speaker_has_no_page_and_no_link(client: TestClient) -> None:
    for name in ("a medic", "analysts"):
        assert client.get(f"/speakers/{name}").status_code == 404
    for path in PAGES:
        assert not re.search(r'href="/speakers/(a%20medic|analysts)', client.get(path).text)
    assert "a medic (anonymous, asked not to be named)" in client.get("/documents/wire-1").text
    assert "anonymous" in client.get("/events/eDepot").text


def test_a_clinic_is_nowhere_shown_finer(client: TestClient) -> None:
    for path in (*PAGES, "/api/events", "/api/claims", "/api/documents/wire-1", "/api/events.geojson",
                 "/feeds/events.atom", "/api/export/claims.csv"):  # fmt: skip
        text = client.get(path).text
        assert "48.46891" not in text, path
        assert "37.08612" not in text, path


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "empty.db")) as ledger:
        client = client_of(ledger)
        page = client.get("/").text
        assert "The ledger is empty" in page
        assert "secondsource demo" in page
        for path in ("/documents", "/search?q=x", "/brief", "/feeds/events.atom", "/api/events", "/metrics"):
            assert client.get(path).status_code == 200


def test_the_document_page_marks_and_proves(client: TestClient) -> None:
    page = client.get("/documents/copy-2").text
    assert "This report is not new" in page
    assert '<mark class="' in page
    assert made.readings()[1][0].document.sha256 in page
    archived = client.get("/documents/copy-2/archived")
    assert archived.content == made.readings()[1][0].archived
    assert archived.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in archived.headers["content-security-policy"]
    assert "has another figure" in client.get("/documents/third-3").text


def test_stakes_and_needs_stand_with_who_says_so(client: TestClient) -> None:
    assert "has another figure" in client.get("/events/eStake").text
    page = client.get("/needs").text
    assert "WASH" in page
    assert "“Families need water”" in page
    assert "the publisher itself" in page
    assert "No need was reported that fits" in client.get("/needs?publisher=Nobody").text


def test_no_page_answer_or_feed_shows_the_clinic_exactly(client: TestClient) -> None:
    for path in (
        "/", "/needs", "/brief", "/places/Dobropillia", "/events/eDead", "/events/eStake", "/documents/copy-2",
        "/search?q=clinic", "/api/events", "/api/claims", "/api/export/needs.hxl", "/api/export/events.geojson",
        "/feeds/events.atom",
    ):  # fmt: skip
        page = client.get(path)
        assert page.status_code == 200, path
        assert "48.46891" not in page.text, path
        assert "37.08612" not in page.text, path


def test_search_answers_with_a_part_for_the_script(client: TestClient) -> None:
    part = client.get("/search", params={"q": "Horb", "part": "1"}).text
    assert "<html" not in part
    assert "/speakers/Vasyl%20Horbenko" in part


# ---- writing -------------------------------------------------------------------------------------------------------


def token_of(client: TestClient, path: str) -> str:
    return re.search(r'name="form_token" value="([^"]+)"', client.get(path).text).group(1)


GOOD = {"subject": "eStrike", "kind": "credibility", "value": "2", "by": "Ruta <b>", "because": "seen on two videos"}


def test_a_judgement_goes_into_the_history(own: TestClient) -> None:
    answer = own.post("/judge", data={**GOOD, "form_token": token_of(own, "/events/eStrike")}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events/eStrike")
    page = own.get("/events/eStrike").text
    assert "<strong>Ruta &lt;b&gt;</strong>: credibility of the information → 2" in page
    assert "because: seen on two videos" in page


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"form_token": ""}, 403), ({"form_token": "x.y"}, 403), ({"by": ""}, 400), ({"because": " "}, 400),
        ({"kind": "nonsense"}, 400), ({"value": "7"}, 400), ({"subject": "none"}, 404), ({"kind": "same"}, 404),
        ({"kind": "place", "value": "[]"}, 400), ({"by": "x" * 301}, 400),
    ],
)  # fmt: skip
def test_a_bad_judgement_is_refused(own: TestClient, own_ledger: Ledger, change: dict[str, str], status: int) -> None:
    form = {**GOOD, "form_token": token_of(own, "/events/eStrike"), **change}
    answer = own.post("/judge", data=form)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert len(own_ledger.judgements()) == 1


def test_a_form_from_elsewhere_is_refused(own: TestClient) -> None:
    form = {**GOOD, "form_token": token_of(own, "/events/eStrike")}
    for header in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert own.post("/judge", data=form, headers=header).status_code == 403
    hidden = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}  # what a browser sends that hides its referrer
    assert own.post("/judge", data={**form, "kind": "x"}, headers=hidden).status_code == 400
    assert own.post("/judge", data=form, headers={"Origin": "null"}).status_code == 403
    stranger = TestClient(own.app, base_url="http://localhost:8000")
    assert stranger.post("/judge", data=form).status_code == 403


def test_no_judgement_leads_away(own: TestClient) -> None:
    form = {**GOOD, "form_token": token_of(own, "/events/eStrike"), "back": "//evil.example/events/"}
    assert own.post("/judge", data=form, follow_redirects=False).headers["location"] == "/events/eStrike"


def test_a_place_is_corrected_by_its_fields(own: TestClient, own_ledger: Ledger) -> None:
    form = {**GOOD, "form_token": token_of(own, "/judge/wire-1/c3"), "subject": "wire-1/c3", "kind": "place",
            "value": "", "place_name": "Zelenyi Yar", "lat": "48.2", "lon": "37.1", "radius_km": "1.5"}  # fmt: skip
    answer = own.post("/judge", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/claims/wire-1%2Fc3"
    value = json.loads(own_ledger.judgements("wire-1/c3")[0].value)
    assert value == {"name": "Zelenyi Yar", "lat": 48.2, "lon": 37.1, "radius_m": 1500}
    assert own.post("/judge", data={**form, "lat": "north"}).status_code == 400
    assert own.post("/judge", data={**form, "lat": "480"}).status_code == 400


def test_adding_by_text_file_and_address(own: TestClient) -> None:
    writer = own.app.state.web.writer
    token = token_of(own, "/add")
    page = own.post("/add", data={"form_token": token, "text": "Drones hit it.", "publisher": "X"})
    assert "already known" in page.text
    assert writer.given[-1] == (b"Drones hit it.", None, "X", "", "")
    own.post("/add", data={"form_token": token}, files={"file": ("../../r<b>.jsonl", b'{"text": "a"}')})
    assert writer.given[-1] == (b'{"text": "a"}', "jsonl", "", "", "")
    refused = own.post("/add", data={"form_token": token, "address": "https://x.example/1"})
    assert refused.status_code == 422
    assert "does not answer" in refused.text
    for address in ("javascript:alert(1)", "file:///etc/passwd", "gopher://x"):
        assert own.post("/add", data={"form_token": token, "address": address}).status_code == 422
    assert own.post("/add", data={"form_token": token}).status_code == 400
    assert len(writer.given) == 3


def test_a_server_that_only_shows_has_no_forms(made_ledger: Ledger) -> None:
    client = client_of(made_ledger, writer=None)
    assert 'method="post"' not in client.get("/events/eStrike").text
    assert client.post("/judge", data=GOOD).status_code == 403


def test_elsewhere_writing_needs_a_token(own_ledger: Ledger) -> None:
    client = client_of(own_ledger, host="0.0.0.0")
    assert 'action="/judge"' not in client.get("/events/eStrike").text
    form = {**GOOD, "form_token": token_of(client, "/sign-in")}
    assert client.post("/judge", data=form).status_code == 403
    _, token = own_ledger.make_token("desk")
    assert client.post("/sign-in", data={"form_token": form["form_token"], "token": "wrong"}).status_code == 403
    signed = client.post("/sign-in", data={"form_token": form["form_token"], "token": token}, follow_redirects=False)
    cookie = signed.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.post("/judge", data=form, follow_redirects=False).status_code == 303


def test_reads_can_be_made_to_need_a_token(own_ledger: Ledger) -> None:
    client = client_of(own_ledger, FacesSettings(reads_need_token=True), host="0.0.0.0")
    assert client.get("/").status_code == 401
    assert client.get("/api/events").status_code == 401
    id, token = own_ledger.make_token("desk")
    assert client.get("/api/events", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    own_ledger.revoke_token(id)
    assert client.get("/api/events", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_a_foreign_name_is_refused(made_ledger: Ledger) -> None:
    client = client_of(made_ledger)
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    assert client.get("/", headers={"Host": "[::1]:8000"}).status_code == 200


def test_calls_are_limited(made_ledger: Ledger) -> None:
    client = client_of(made_ledger, FacesSettings(calls_per_minute=3))
    statuses = [client.get("/healthz").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    limit = Limit(2, clock=lambda: now[0])
    assert [limit.allows("a") for _ in range(3)] == [True, True, False]
    assert limit.allows("b")
    now[0] = 31.0
    assert limit.allows("a")


def test_large_and_endless_bodies_are_refused(made_ledger: Ledger) -> None:
    client = client_of(made_ledger, FacesSettings(max_upload_bytes=1000))
    assert client.post("/add", data={"text": "x" * 2000}).status_code == 413

    def endless() -> Iterator[bytes]:
        yield b"x" * 10

    assert client.post("/add", content=endless()).status_code == 411


def test_a_fault_shows_no_trace(made_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(made_ledger)
    monkeypatch.setattr("secondsource.faces.web.views.situation", lambda *_: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://a.example/x", True), ("http://a.example", True), ("javascript:alert(1)", False), ("", False),
        (" JaVaScRiPt:alert(1)", False), ("data:text/html,x", False), ("https:", False), ("//a.example", False),
        ("http://[bad", False), (None, False),
    ],
)  # fmt: skip
def test_which_addresses_may_be_links(address: str | None, safe: bool) -> None:
    assert (safe_address(address) is not None) == safe
