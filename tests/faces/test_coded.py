"""Events under the names of ACLED and UCDP, HXL's place codes, and the frozen snapshot."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from test_exports import exported

from secondsource.errors import UsageError
from secondsource.faces.cli import group
from secondsource.faces.codes import _table
from secondsource.faces.exports import WHATS, export
from secondsource.faces.exports.coded import EVENT_TYPE, NAMED_AS, priogrid
from secondsource.faces.exports.columns import COLUMNS
from secondsource.ledger import Ledger

# Of ACLED's export (Codebook 2023, annex) and of UCDP GED 24.1's codebook, in their order.
ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)
UCDP = (
    "id relid year code_status type_of_violence conflict_name dyad_name side_a side_b number_of_sources "
    "source_article source_office source_date source_headline source_original where_prec where_coordinates "
    "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best low high"
)
EVENTS = 3  # the hand-made ledger's, without its stake


def table(ledger: Ledger, what: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(ledger, what, "csv").decode())))


def test_the_names_are_theirs_and_ours_stand_at_the_end() -> None:
    assert [c.name for c in COLUMNS["acled"]] == [*ACLED.split(), "reports", "origins", "status", "radius_m"]
    assert [c.name for c in COLUMNS["ucdp"]] == [*UCDP.split(), "reports", "origins", "status", "radius_m"]


def test_acled(made_ledger: Ledger) -> None:
    rows = {row["event_id_cnty"]: row for row in table(made_ledger, "acled")}
    assert len(rows) == EVENTS
    strike = rows["eStrike"]
    assert (strike["event_type"], strike["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert strike["disorder_type"] == "Political violence"
    assert (strike["event_date"], strike["year"], strike["time_precision"]) == ("2025-07-14", "2025", "1")
    assert (strike["iso"], strike["country"]) == ("804", "Ukraine")
    assert "reports=" in strike["tags"]
    assert "origins=" in strike["tags"]
    # Three and seven dead are claimed: ACLED counts the lowest.
    assert rows["eDead"]["fatalities"] == "3"
    assert strike["fatalities"] == ""
    assert strike["interaction"] == ""


def test_ucdp(made_ledger: Ledger) -> None:
    rows = {row["id"]: row for row in table(made_ledger, "ucdp")}
    assert len(rows) == EVENTS
    dead = rows["eDead"]
    assert (dead["low"], dead["best"], dead["high"]) == ("3", "", "7")
    assert dead["number_of_sources"] == dead["reports"]
    assert (dead["date_start"], dead["date_end"], dead["date_prec"]) == ("2025-07-14", "2025-07-14", "1")
    assert dead["geom_wkt"].startswith("POINT (37.")
    assert int(dead["priogrid_gid"]) == priogrid(48.48, 37.08)
    assert "Iryna Malakhova" in dead["source_original"]
    assert dead["type_of_violence"] == ""


@pytest.mark.parametrize("what", NAMED_AS)
def test_each_is_read_by_readers_that_are_not_ours(made_ledger: Ledger, what: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow")
    pyogrio = pytest.importorskip("pyogrio", reason="needs pyogrio")
    from pyarrow import csv as reader

    assert parquet.read_table(io.BytesIO(exported(made_ledger, what, "parquet"))).num_rows == EVENTS
    assert reader.read_csv(io.BytesIO(exported(made_ledger, what, "csv"))).num_rows == EVENTS
    for form in ("geojson", "kml"):
        path = tmp_path / f"x.{form}"
        path.write_bytes(exported(made_ledger, what, form))
        _, read = pyogrio.read_arrow(path)
        assert read.num_rows == EVENTS
    assert len(json.loads(exported(made_ledger, what, "json"))) == EVENTS


@pytest.mark.parametrize("what", NAMED_AS)
def test_other_formats_are_refused_by_name(made_ledger: Ledger, what: str) -> None:
    with pytest.raises(UsageError, match="not hxl"):
        export(what, "hxl", [], io.BytesIO())


@pytest.mark.parametrize("what", NAMED_AS)
def test_no_anonymous_speaker_and_no_exact_clinic(made_ledger: Ledger, what: str) -> None:
    text = exported(made_ledger, what, "csv").decode()
    assert "48.46891" not in text
    assert "medic" not in text


def test_every_sub_event_that_we_write_has_an_event_type() -> None:
    assert {row.acled for row in _table().values() if row.acled} <= set(EVENT_TYPE)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_has_a_cell(lat: float, lon: float) -> None:
    assert 1 <= priogrid(lat, lon) <= 259200


def test_cells_are_numbered_as_in_prio_grid() -> None:
    assert priogrid(-89.75, -179.75) == 1
    assert priogrid(89.75, 179.75) == 259200
    assert priogrid(-89.25, -179.75) == 721


def test_hxl_has_the_gazetteers_place_codes(made_ledger: Ledger) -> None:
    lines = exported(made_ledger, "claims", "hxl").decode().splitlines()
    tags = lines[1].split(",")
    rows = [dict(zip(tags, row, strict=True)) for row in csv.reader(lines[2:])]
    placed = [row for row in rows if row["#loc+code+v_geonames"] == "709334"]
    assert placed
    assert all(row["#adm1+code+v_geonames"] == "709716" for row in placed)
    assert all(row["#adm2+name"] == "Pokrovskyi Raion" for row in placed)
    assert all(not row["#adm1+name"] for row in rows if row["#loc+code+v_geonames"] != "709334")


def run(*args: str) -> Any:
    return CliRunner().invoke(group, ["export", *args], standalone_mode=False)


def test_the_command_takes_the_names(made_file: Path) -> None:
    done = run("events", "--columns", "acled", "--format", "csv", "--ledger", str(made_file), "--code", "air_strike")
    assert [row["event_id_cnty"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["eStrike"]
    book = json.loads(run("events", "--columns", "ucdp", "--codebook").stdout)
    assert {line["column"] for line in book} >= set(UCDP.split())
    assert isinstance(run("claims", "--columns", "acled").exception, UsageError)


def test_a_snapshot_is_whole(made_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "snapshot.zip"
    run("snapshot", "--output", str(target), "--ledger", str(made_file))
    with zipfile.ZipFile(target) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(held["manifest.json"])
    assert {name: hashlib.sha256(held[name]).hexdigest() for name in manifest["sha256"]} == manifest["sha256"]
    book = json.loads(held["codebook.json"])
    for what in WHATS:
        lines = list(csv.DictReader(io.StringIO(held[f"data/{what}.csv"].decode())))
        assert len(lines) == len(held[f"data/{what}.jsonl"].splitlines()) == manifest["rows"][what]
        assert list(lines[0]) == [line["column"] for line in book[what]]
    assert manifest["secondsource"]
    assert manifest["ledger_hash"]
    cited = dict(line.split(": ", 1) for line in held["CITATION.cff"].decode().splitlines() if ": " in line)
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "type"} <= set(cited)
    assert cited["version"].strip('"') == hashlib.sha256(held["manifest.json"]).hexdigest()
