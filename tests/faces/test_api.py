"""The HTTP API, its feed, and the brief."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import jsonschema
import pytest
from fastapi.testclient import TestClient
from test_web import GOOD, NOWHERE, client_of

from secondsource.faces.brief import brief, sections
from secondsource.ledger import Filters, Ledger
from secondsource.schema import schema

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def client(made_ledger: Ledger) -> TestClient:
    return client_of(made_ledger)


def test_events_and_documents_keep_to_the_schema(client: TestClient) -> None:
    events = client.get("/api/events").json()["events"]
    assert len(events) == 4
    for event in events:
        jsonschema.validate(event, schema("event"))
    jsonschema.validate(client.get("/api/documents/wire-1").json(), schema("reading"))
    one = client.get("/api/events/eDead").json()
    assert [v["reports"] for v in one["history"]] == [1, 2, 2]


def test_a_cursor_leads_through_all_rows_once(client: TestClient) -> None:
    for what in ("events", "claims", "documents"):
        whole = client.get(f"/api/{what}", params={"limit": 100}).json()
        seen, cursor = [], ""
        while True:
            part = client.get(f"/api/{what}", params={"limit": 2, "cursor": cursor}).json()
            seen += part[what]
            cursor = part["next"]
            if cursor is None:
                break
        assert seen == whole[what]


def test_an_etag_spares_the_answer(client: TestClient, made_ledger: Ledger) -> None:
    first = client.get("/api/events")
    again = client.get("/api/events", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/events?code=stake").headers["etag"] != first.headers["etag"]


def test_geojson_puts_longitude_first(client: TestClient) -> None:
    found = client.get("/api/events.geojson").json()
    assert found["type"] == "FeatureCollection"
    places = {f["id"]: f["geometry"] for f in found["features"]}
    assert places["eStake"]["coordinates"] == [37.086, 48.469]
    assert places["eDepot"] is None
    asked = client.get("/api/events", headers={"Accept": "application/geo+json"})
    assert asked.headers["content-type"] == "application/geo+json"


def test_exports_by_address(client: TestClient) -> None:
    answer = client.get("/api/export/events.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="secondsource-events.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbfevent,code")
    assert len(client.get("/api/export/claims.jsonl").text.splitlines()) == 9
    for name in ("..%2F..%2Fetc%2Fpasswd", "events.exe", "tokens.csv", "events.csv%00.html", 'events."x'):
        assert client.get(f"/api/export/{name}").status_code == 404


def test_writes_need_a_token(own_ledger: Ledger) -> None:
    client = client_of(own_ledger)
    assert client.post("/api/judgements", json=GOOD).status_code == 401
    assert client.post("/api/reports", json={"text": "x"}).status_code == 401
    id, token = own_ledger.make_token("desk")
    bearer = {"Authorization": f"Bearer {token}"}
    assert client.post("/api/judgements", json=GOOD, headers=bearer).json()["by"] == "Ruta <b>"
    assert client.post("/api/reports", json={"text": "x"}, headers=bearer).json()["known"] == ["wire-1"]
    line = json.loads(client.app.state.web.writer.given[-1][0])
    assert line == {"text": "x"}
    assert client.post("/api/judgements", json={**GOOD, "value": "9"}, headers=bearer).status_code == 400
    assert client.post("/api/judgements", json={"subject": 3}, headers=bearer).status_code == 422
    own_ledger.revoke_token(id)
    assert client.post("/api/judgements", json=GOOD, headers=bearer).status_code == 401


def test_errors_are_json_with_a_code(client: TestClient) -> None:
    assert client.get("/api/events/none").json()["error"] == "not_in_ledger"
    assert client.get("/api/events?code=zzz").json()["error"] == "usage"
    assert client.get("/api/nothing").status_code == 404


def test_openapi_describes_every_call(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    for path in ("/api/events", "/api/events/{id}", "/api/claims", "/api/documents/{id}", "/api/export/{name}"):
        assert path in document["paths"], sorted(document["paths"])
    example = document["paths"]["/api/events"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    assert example["events"][0]["reports"] == 7
    assert not [p for p in document["paths"] if p.startswith(("/judge", "/add", "/documents"))]


def test_the_feed_is_atom_and_takes_filters(client: TestClient) -> None:
    tree = ElementTree.fromstring(client.get("/feeds/events.atom").content)
    assert len(tree.findall(f"{ATOM}entry")) == 4
    titles = [e.findtext(f"{ATOM}title") or "" for e in tree.findall(f"{ATOM}entry")]
    assert all(re.search(r"\d+ reports? / \d+ origins?", t) for t in titles)
    disputed = ElementTree.fromstring(client.get("/feeds/events.atom?status=disputed").content)
    assert len(disputed.findall(f"{ATOM}entry")) == 2


def test_health_and_metrics(client: TestClient) -> None:
    assert client.get("/healthz").json()["entries"] == 5
    assert 'secondsource_ledger{what="claims"} 9' in client.get("/metrics").text


# ---- brief ---------------------------------------------------------------------------------------------------------


def test_every_sentence_of_the_brief_counts_and_links(made_ledger: Ledger) -> None:
    found = sections(made_ledger, Filters(), None, "2025-07-17T09:30:00Z", NOWHERE)
    sentences = [s for section in found for s in section.sentences]
    assert len(sentences) >= 8
    for sentence in sentences:
        assert re.search(r"\d+ reports? / \d+ origins?", sentence.counted)
        assert sentence.path.startswith(("/events/", "/claims/"))
    titles = [section.title for section in found]
    assert titles[:2] == ["What is claimed", "What is disputed"]
    assert any(t.startswith("What changed since") for t in titles)


def test_no_sentence_of_the_brief_states_a_claim(made_ledger: Ledger) -> None:
    found = sections(made_ledger, Filters(), None, None, NOWHERE)
    for section in found[:4]:
        for sentence in section.sentences:
            before = sentence.text.partition("“")[0]
            assert re.search(r"as saying|writes|stood at|New since", before), sentence.text
    disputed = " ".join(s.text for s in found[1].sentences)
    assert "Artem Zubkov" in disputed
    assert "a medic (anonymous" in " ".join(s.text for s in found[0].sentences)


def test_the_brief_in_both_forms_runs_nothing(made_ledger: Ledger) -> None:
    page = brief(made_ledger, Filters(), None, "html", protection=NOWHERE)
    assert "<script" not in page
    markdown = brief(made_ledger, Filters(), None, "md", base="https://desk.example", protection=NOWHERE)
    assert "<script>" not in markdown
    assert "](https://desk.example/events/eStrike)" in markdown
    assert "Nothing fits" in brief(made_ledger, Filters(code="agreement"), None, "md", protection=NOWHERE)
