"""What stands downstream of an asset, wherever it is shown: labelled, with unknown links said to be unknown."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from test_web import client_of

from secondsource.faces.brief import brief
from secondsource.faces.cli_data import assets_command
from secondsource.faces.exposure import exposure_of, figure_words, short_words
from secondsource.faces.language import spoken_in
from secondsource.faces.web.commodity import commodity
from secondsource.ledger import Filters, Ledger
from secondsource.model import RegisterValue

MONEY = re.compile(r"\b(?:USD|EUR|dollars?|price of)\b|[$€]")


@pytest.fixture
def client(made_ledger: Ledger) -> TestClient:
    return client_of(made_ledger)


def test_the_command_shows_the_chain_under_its_label() -> None:
    done = CliRunner().invoke(assets_command, ["--chain", "Pokrovske mine"], standalone_mode=False)
    assert done.exception is None
    assert done.output.startswith("Pokrovs'ke Coal Mine: nominal exposure, before substitution; not a forecast")
    assert "Ukraine pig iron → Ukraine steel industry: unknown: no source" in done.output
    assert "66% of coking coal supply (before 2022; MINEX Forum" in done.output
    assert "-2.2 % year on year (2025" in done.output
    assert not MONEY.search(done.output)


def test_the_command_answers_as_json() -> None:
    done = CliRunner().invoke(assets_command, ["--chain", "GEM M0982", "--json"], standalone_mode=False)
    found = json.loads(done.output)
    assert {link["state"] for link in found["links"]} == {"unknown"}
    assert found["failed_forecast"]


@pytest.mark.parametrize("arguments", [["--chain", "nothing of that name"], ["--chain", "mine"], ["--json"]])
def test_the_command_refuses_what_it_cannot_tell(arguments: list[str]) -> None:
    done = CliRunner().invoke(assets_command, arguments, standalone_mode=False)
    assert type(done.exception).__name__ == "UsageError"


def test_the_api_gives_links_with_range_period_source_and_reliability(client: TestClient) -> None:
    found = client.get("/api/assets/GEM M0983/chain").json()
    assert found["label"] == "nominal exposure, before substitution; not a forecast"
    link = next(x for x in found["links"] if x["to"]["name"] == "Ukraine steel industry")
    assert set(link["figures"][0]) == {"low", "best", "high", "unit", "period", "source", "address", "reliability"}
    assert client.get("/api/assets/none/chain").status_code == 404
    described = client.get("/api/openapi.json").json()["paths"]["/api/assets/{id}/chain"]["get"]
    assert described["responses"]["200"]["content"]["application/json"]["example"]["links"]


def test_the_page_of_an_asset_and_one_that_is_none(client: TestClient) -> None:
    page = client.get("/assets/GEM M0983").text
    assert "Nominal exposure, before substitution. Not a forecast" in page
    assert page.count('class="edge unknown"') >= 3
    assert '<title id="ct-GEM-M0983">' in page
    assert "Such forecasts have failed" in page
    assert client.get("/assets/none").status_code == 404
    assert "Unknown: no source in the register says" in client.get("/assets/Gokteik viaduct").text


def test_the_event_and_the_document_lead_to_it(client: TestClient) -> None:
    page = client.get("/events/eStake").text
    assert "What hangs on it, downstream" in page
    assert "Nominal exposure, before substitution" in page
    assert 'href="/assets/GEM%20M0982"' in client.get("/documents/third-3").text
    assert "What hangs on it, downstream" not in client.get("/events/eStrike").text


def test_the_brief_says_it_short_and_labelled(made_ledger: Ledger) -> None:
    text = brief(made_ledger, Filters(), None, "md")
    assert "Downstream of Krasnolymanska Coal Mine: no figure is known" in text.replace("\\", "")
    assert "Nominal exposure, before substitution." in text
    assert "Such forecasts have failed" in text


def test_the_short_words_are_translated() -> None:
    found = exposure_of("GEM M0983")
    assert found is not None
    with spoken_in("uk"):
        assert "Номінальна залежність, до заміщення" in short_words(found)
        assert any(line.mark == "невідомо" for line in commodity(found).lines)


def test_boxes_stand_apart_and_lines_run_to_the_right() -> None:
    found = exposure_of("GEM M0983")
    assert found is not None
    picture = commodity(found)
    places = {(box.x, box.y) for box in picture.boxes}
    assert len(places) == len(picture.boxes)
    assert all(box.x < picture.width and box.y < picture.height for box in picture.boxes)
    layers = {box.name: box.layer for box in picture.boxes}
    assert all(layers[link.start] < layers[link.end] for link in found.links)
    assert [line.number for line in picture.lines] == [row.number for row in picture.rows]


def test_a_figure_in_words() -> None:
    assert figure_words(RegisterValue("share", 15.0, None, 30.0, "% of it", "2025", "s")) == "15–30% of it"
    assert figure_words(RegisterValue("status", None, "supplied", None, "text", "2022", "s")) == "supplied"
    assert figure_words(RegisterValue("status", None, None, None, "text", "2022", "s")) == "no figure"
