"""Exports: counts agree in every format, nothing hostile gets through, nothing is shown finer than it may be."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import jsonschema
import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.faces.exports import FORMATS, WHATS, export, rows
from secondsource.faces.exports.columns import COLUMNS
from secondsource.faces.exports.formats import HASHTAGS, safe_cell
from secondsource.faces.protect import Protection
from secondsource.ledger import Filters, Ledger
from secondsource.schema import schema
from secondsource.settings import FacesSettings

COUNTS = {"documents": 4, "claims": 9, "events": 4, "needs": 1, "stakes": 1}
NOWHERE = Protection(settlement=lambda lat, lon: None)


def exported(ledger: Ledger, what: str, form: str, filters: Filters | None = None, **more: object) -> bytes:
    out = io.BytesIO()
    export(what, form, rows(what, ledger, filters or Filters(), None, NOWHERE), out, **more)
    return out.getvalue()


def counted(what: str, form: str, data: bytes) -> int:
    """How many rows an independent reader finds."""
    if form == "jsonl":
        return len([json.loads(line) for line in data.splitlines()])
    if form == "json":
        return len(json.loads(data))
    if form == "csv":
        return len(list(csv.DictReader(io.StringIO(data.decode()))))
    if form == "hxl":
        return len(list(csv.reader(io.StringIO(data.decode())))) - 2
    if form == "geojson":
        return len(json.loads(data)["features"])
    if form == "jsonld":
        return len(json.loads(data)["@graph"])
    if form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow")
        return int(parquet.read_table(io.BytesIO(data)).num_rows)
    tree = ElementTree.fromstring(data)
    return len(tree.findall(".//{http://www.opengis.net/kml/2.2}Placemark"))


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_holds_every_row(made_ledger: Ledger, what: str, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="needs pyarrow")
    assert counted(what, form, exported(made_ledger, what, form)) == COUNTS[what]


def test_events_keep_to_the_schema(made_ledger: Ledger) -> None:
    for line in exported(made_ledger, "events", "jsonl").splitlines():
        jsonschema.validate(json.loads(line), schema("event"))


def test_ids_join_claims_documents_and_events(made_ledger: Ledger) -> None:
    claims = [json.loads(x) for x in exported(made_ledger, "claims", "jsonl").splitlines()]
    documents = {json.loads(x)["id"]: json.loads(x) for x in exported(made_ledger, "documents", "jsonl").splitlines()}
    events = {json.loads(x)["event"]: json.loads(x) for x in exported(made_ledger, "events", "jsonl").splitlines()}
    for claim in claims:
        start, end = claim["anchor"]
        assert documents[claim["document"]]["text"][start:end] == claim["text"]
        if claim["event"]:
            assert claim["claim"] in [m["claim"] for m in events[claim["event"]]["claims"]]
            assert (claim["reports"], claim["origins"]) == (
                events[claim["event"]]["reports"],
                events[claim["event"]]["origins"],
            )
    strike = next(c for c in claims if c["code"] == "air_strike")
    assert strike["acled"] == "Air/drone strike"
    assert {c["as_read"]["id"] for c in claims if c["document"] == "wire-1"} == {"c1", "c2", "c3"}


def test_filters_hold_in_exports(made_ledger: Ledger) -> None:
    assert counted("events", "csv", exported(made_ledger, "events", "csv", Filters(code="stake"))) == 1
    assert counted("claims", "csv", exported(made_ledger, "claims", "csv", Filters(speaker="Malakhova"))) == 1


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("form", ["csv", "hxl"])
def test_no_cell_is_a_formula(made_ledger: Ledger, what: str, form: str) -> None:
    for row in csv.reader(io.StringIO(exported(made_ledger, what, form).decode())):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            if cell.startswith("-"):
                float(cell)


@given(st.text())
def test_a_safe_cell_never_starts_like_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.lstrip(" \u00a0\u200b\ufeff").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell in (text.replace("\x00", " "), "'" + text.replace("\x00", " "))


@given(st.text(), st.text())
def test_kml_and_geojson_stay_well_formed(summary: str, name: str) -> None:
    row = {
        "event": name,
        "code": "other",
        "summary": summary,
        "reports": 1,
        "origins": 0,
        "status": "claimed",
        "place": None,
        "happened_on": None,
        "assessment": {"reliability": "F", "credibility": 6, "reasons": [], "by": name, "at": ""},
        "quantities": [],
        "claims": [],
    }
    out = io.BytesIO()
    export("events", "kml", [row], out)
    ElementTree.fromstring(out.getvalue())
    out = io.BytesIO()
    export("events", "geojson", [row], out)
    assert json.loads(out.getvalue())["features"][0]["geometry"] is None


def test_a_clinic_is_shown_no_finer_than_its_settlement(made_ledger: Ledger) -> None:
    for what in ("events", "claims", "needs", "stakes"):
        for form in ("jsonl", "geojson", "kml", "jsonld", "csv"):
            data = exported(made_ledger, what, form).decode()
            assert "48.46891" not in data
            assert "37.08612" not in data
    exact = Protection(FacesSettings(exact_sensitive_places=True))
    shown = list(rows("events", made_ledger, Filters(), None, exact))
    assert 48.46891 in [e["place"]["lat"] for e in shown if e["place"]]


def test_a_clinic_moves_to_the_settlement_that_is_known() -> None:
    place = Protection(settlement=lambda lat, lon: ("Dobropillia", 48.5, 37.0)).place(made.CLINIC, True)
    assert place is not None
    assert (place.lat, place.lon, place.geonameid) == (48.5, 37.0, None)
    assert place.radius_m >= 5000
    assert Protection(settlement=lambda lat, lon: None).place(made.TOWN, True) == made.TOWN


def test_an_anonymous_speaker_has_no_name_in_any_export(made_ledger: Ledger) -> None:
    claims = [json.loads(x) for x in exported(made_ledger, "claims", "jsonl").splitlines()]
    hidden = [c for c in claims if c["anonymous"]]
    assert len(hidden) == 2
    assert all(c["speaker"] is None and c["attribution"]["speaker"]["name"] is None for c in hidden)
    assert "a medic (anonymous)" in exported(made_ledger, "claims", "jsonld").decode()


def test_jsonld_has_no_script_address(made_ledger: Ledger) -> None:
    assert "javascript:" not in exported(made_ledger, "documents", "jsonld").decode()


def test_every_column_is_explained_and_every_hashtag_is_known() -> None:
    core = (
        "access activity adm1 affected beneficiary capacity cause channel contact country crisis currency date "
        "delivery description event frequency geo group impact indicator inneed item loc meta modality operations org "
        "output population reached region respondee sector service severity status subsector targeted value"
    )
    allowed = core.split()
    for what in COLUMNS:
        names = [c.name for c in COLUMNS[what]]
        assert len(names) == len(set(names))
        assert all(len(c.meaning) > 5 for c in COLUMNS[what])
    for tag in HASHTAGS.values():
        assert tag.lstrip("#").split("+")[0] in allowed


def test_excel_gets_a_mark_in_files_only(made_ledger: Ledger) -> None:
    assert exported(made_ledger, "events", "csv", for_excel=True).startswith(b"\xef\xbb\xbf")
    assert not exported(made_ledger, "events", "csv").startswith(b"\xef\xbb\xbf")


def test_the_codebook_in_the_docs_is_the_one_in_the_code() -> None:
    from write_exports_doc import DOC, text

    assert DOC.read_text(encoding="utf-8") == text(), "run: python tests/faces/write_exports_doc.py"


def test_the_docs_name_every_option_of_the_commands() -> None:
    from pathlib import Path

    from secondsource.faces.cli_serve import demo_command, serve_command

    pages = (Path(__file__).parents[2] / "docs" / "pages.md").read_text(encoding="utf-8")
    named = {o for p in serve_command.params for o in p.opts} - {"--ledger", "--port"}
    assert {o for o in named if o not in pages} == set()
    assert "secondsource demo" in pages
    assert all(p.help or p.name == "port" for p in demo_command.params)
