"""Registers, links that abstain, and stakes beside what a register says."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import openpyxl
import pytest

from secondsource.errors import BadTable
from secondsource.model import Claim, Document, Place, Provenance, RegisterValue, Span, Stake, Toponym
from secondsource.stakes.chain import LABEL, exposure
from secondsource.stakes.compare import check, compare, measure
from secondsource.stakes.imports import import_file
from secondsource.stakes.link import link
from secondsource.stakes.register import Register

HEAD = [
    "GEM Mine ID", "Country", "Mine Name", "Mine Name AKAs", "Mine Name (Non-ENG)", "GEM Wiki URLs", "Status", "Owners",
    "Parent Company", "Capacity (Mtpa)", "Production (Mtpa)", "Year of Production", "Workforce Size",
    "Workforce Accuracy", "Coal Grade", "Location", "Prefecture, District", "State, Province", "Latitude", "Longitude",
    "Location Accuracy",
]  # fmt: skip


def row(identifier: str, name: str, **more: object) -> list[object]:
    """A constructed row of a mine tracker."""
    values: dict[str, object] = {
        "GEM Mine ID": identifier, "Country": "Ukraine", "Mine Name": name, "Status": "Operating",
        "Capacity (Mtpa)": 1.5, "Production (Mtpa)": 0.5, "Year of Production": 2022, "Coal Grade": "Thermal",
        "Location": "Zelenyi Hai", "State, Province": "Donetsk", "Latitude": 48.2, "Longitude": 37.3,
        "Location Accuracy": "Exact", **more,
    }  # fmt: skip
    return [values.get(column) for column in HEAD]


def workbook(path: Path, rows: list[list[object]], head: list[str] = HEAD) -> Path:
    book = openpyxl.Workbook()
    about = book.active
    assert about is not None
    about.title = "About"
    about.append(["Constructed Mine Tracker - April 2024"])
    sheet = book.create_sheet("Mines")
    sheet.append(head)
    for line in rows:
        sheet.append(line)
    book.save(path)
    return path


class Gazetteer:
    """A constructed gazetteer of two boxes: eastern Ukraine, and anything south of it."""

    def code(self, country: str) -> str | None:
        return {"Ukraine": "UA"}.get(country)

    def at(self, lat: float, lon: float, metres: float) -> frozenset[str]:
        return frozenset({"UA"}) if 44 <= lat <= 52 and 22 <= lon <= 40 else frozenset({"XX"})


def test_the_shipped_register_holds_facts_with_sources_and_no_quotations() -> None:
    text = (files("secondsource.stakes") / "curated.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert "quote" not in rows[0]
    assert all(r["source_title"] and r["source_address"] for r in rows)
    register = Register.open(Path("/nonexistent"))
    assert register.assets["GEM M0982"].kind == "mine"
    assert {v.unit for v in register.assets["GEM M0983"].values} >= {"Mt/yr", "Mt/yr concentrate"}


def test_a_workbook_is_imported_once_and_changes_nothing_twice(tmp_path: Path) -> None:
    file = workbook(tmp_path / "mines.xlsx", [row("M9001", "Zelenyi Hai Coal Mine"), row("M9002", "Verbova Coal Mine")])
    first = import_file(file, tmp_path / "assets")
    again = import_file(file, tmp_path / "assets")
    assert (first.added, first.unchanged) == (2, 0)
    assert (again.added, again.updated, again.removed, again.unchanged) == (0, 0, 0, 2)
    asset = Register.open(tmp_path / "assets").assets["GEM M9001"]
    assert asset.as_of == "2024-04"
    assert {(v.property, v.best, v.period) for v in asset.values} >= {
        ("output", 0.5, "2022"),
        ("capacity", 1.5, "2024-04"),
    }


def test_what_ships_and_the_workbook_say_alike_is_shown_once(tmp_path: Path) -> None:
    shipped = Register.open(Path("/nonexistent")).assets["GEM M0982"]
    owner = "State Enterprise Coal Company Krasnolymanskaya"
    same = row(
        "M0982", "Krasnolymanska Coal Mine",
        **{"Capacity (Mtpa)": 2.2, "Production (Mtpa)": 0.29, "Year of Production": 2021, "Owners": owner},
    )  # fmt: skip
    file = workbook(tmp_path / "mines.xlsx", [same])
    book = openpyxl.load_workbook(file)
    book.worksheets[0].append(["Global Coal Mine Tracker - April 2024"])
    book.save(file)
    import_file(file, tmp_path / "assets")
    values = Register.open(tmp_path / "assets").assets["GEM M0982"].values
    for prop in ("capacity", "grade", "owner"):
        told = [v for v in values if v.property == prop and v.source.startswith("Global Energy Monitor")]
        assert len(told) == 1, (prop, told)
    outputs = [(v.best, v.low, v.period) for v in values if v.property == "output"]
    assert outputs.count((0.29, None, "2021")) == 1
    assert (None, 1.3, "2012") in outputs
    assert len(shipped.values) < len(values) + 3
    (capacity,) = (v for v in values if v.property == "capacity")
    assert capacity.note == "design capacity; output can be far below"


def test_bad_rows_are_refused_with_reasons_and_the_rest_is_kept(tmp_path: Path) -> None:
    rows = [
        row("M9001", "Zelenyi Hai Coal Mine"),
        row("M9002", "Verbova Coal Mine", **{"Capacity (Mtpa)": "a lot"}),
        row("M9003", "Stavkova Coal Mine", Latitude=37.3, Longitude=48.2),
        row("M9004", "Lisova Coal Mine", Latitude=144.1, Longitude=-38.3),
        row("M9005", "Richkova Coal Mine", Latitude=-10.0, Longitude=20.0),
        row("M9006", "Hirska Coal Mine", **{"Production (Mtpa)": "0.2-0.3", "Year of Production": "2017-2019"}),
        row("nine", "Hlyboka Coal Mine"),
    ]
    changes = import_file(workbook(tmp_path / "mines.xlsx", rows), tmp_path / "assets", Gazetteer())
    refused = " ".join(changes.refused)
    assert len(changes.refused) == 4
    assert "not a number" in refused
    assert refused.count("swapped") == 2
    kept = Register.open(tmp_path / "assets").assets
    assert kept["GEM M9005"].lat is None
    assert any("GEM M9005" in w for w in changes.warnings)
    ranged = next(v for v in kept["GEM M9006"].values if v.property == "output")
    assert (ranged.low, ranged.best, ranged.high, ranged.period) == (0.2, None, 0.3, "2017-2019")


def test_missing_columns_and_other_files_are_refused(tmp_path: Path) -> None:
    short = [c for c in HEAD if c != "Latitude"]
    with pytest.raises(BadTable, match="Latitude"):
        import_file(workbook(tmp_path / "short.xlsx", [["M1"]], short), tmp_path / "assets")
    (tmp_path / "not.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(BadTable):
        import_file(tmp_path / "not.xlsx", tmp_path / "assets")
    (tmp_path / "own.csv").write_text("a,b\n1,2\n")
    with pytest.raises(BadTable, match="id"):
        import_file(tmp_path / "own.csv", tmp_path / "assets")
    with pytest.raises(BadTable):
        import_file(tmp_path / "mines.txt", tmp_path / "assets")


def test_power_plants_and_a_table_of_ones_own_are_imported(tmp_path: Path) -> None:
    wri = tmp_path / "plants.csv"
    wri.write_text(
        "country_long,name,gppd_idnr,capacity_mw,latitude,longitude,primary_fuel,other_names,owner,url,year_of_capacity_data\n"
        "Ukraine,Zelenyi Hai,UKR1,300,48.1,37.1,Coal,,Invented Energy,,2019\n"
        "Ukraine,Broken,UKR2,many,48.1,37.1,Coal,,,,\n",
        encoding="utf-8",
    )
    own = tmp_path / "bridges.csv"
    own.write_text(
        "id,name,kind,aliases,lat,lon,country,property,low,best,high,unit,period,source,licence,as_of\n"
        "B1,Verbova bridge,bridge,Вербовий міст,48.0,37.0,Ukraine,length,,120,,m,2020,Invented survey,CC0,2024-01\n"
        "B2,Other bridge,ferry,,,,,,,,,,,,,\n",
        encoding="utf-8",
    )
    assert len(import_file(wri, tmp_path / "assets").refused) == 1
    assert len(import_file(own, tmp_path / "assets").refused) == 1
    register = Register.open(tmp_path / "assets")
    assert register.assets["WRI UKR1"].values[0].best == 300
    assert "Вербовий міст" in register.assets["B1"].names


def linked(text: str, register: Register, toponyms: tuple[Toponym, ...] = ()) -> list[tuple[str, str | None]]:
    return [(t.text, t.asset) for t in link(Document("d", "0" * 64, text), toponyms, register) if t.asset]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    rows = [
        row("M9001", "Zelenyi Hai Coal Mine"),
        row("M9010", "Stepova Coal Mine", Latitude=48.6, Longitude=37.9, Location="Krynytsia"),
        row(
            "M9011",
            "Stepova Coal Mine",
            Latitude=50.3,
            Longitude=24.2,
            Location="Hirnyk",
            **{"State, Province": "Lviv"},
        ),
    ]
    import_file(workbook(tmp_path / "mines.xlsx", rows), tmp_path / "assets")
    return Register.open(tmp_path / "assets")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on the Zelenyi Hai mine.", ["GEM M9001"]),
        ("Shells fell on the mine ‘Zelenyi Hai’.", ["GEM M9001"]),
        ("Miners at Zelenyi Hai, an underground coal mine in Donetsk, stopped work.", ["GEM M9001"]),
        ("Shells fell on a coal mine in Zelenyi Hai.", []),
        ("Shells fell on Zelenyi Hai, a village.", []),
        ("The Zelenyi Hai town council met.", []),
        ("The Stepova mine was flooded.", []),
        ("The Stepova mine in the Lviv region was flooded.", ["GEM M9011"]),
        ("A bridge was destroyed near a mine.", []),
        ("Sappers cleared an anti-tank mine near Azovstal Street.", []),
        ("Azovstal was shelled.", ["Azovstal"]),
        ("The Azovstal coke plant stood idle.", ["Azovstal coke plant"]),
        ("Tishrin thermal power plant ran out of gas.", []),
        ("Soldiers of the Pokrovske mine brigade left.", []),
    ],
)
def test_links_abstain_where_the_text_does_not_decide(text: str, expected: list[str], register: Register) -> None:
    assert [asset for _, asset in linked(text, register)] == expected


def test_a_namesake_far_from_every_place_of_the_report_is_no_link(register: Register) -> None:
    text = "In Khartoum, the Zelenyi Hai mine was mentioned."
    there = Place("Khartoum", 15.55, 32.53, 5000, 1, 0.9)
    toponym = Toponym("p1", Span(3, 11), "Khartoum", "settlement", "literal", Provenance("test"), there)
    assert linked(text, register, (toponym,)) == []


def test_a_linked_facility_takes_the_assets_point(register: Register) -> None:
    text = "Shells fell on the Zelenyi Hai mine."
    facility = Toponym("p1", Span(19, 35), "Zelenyi Hai mine", "facility", "literal", Provenance("test"))
    (found,) = link(Document("d", "0" * 64, text), (facility,), register)
    assert found.resolved is not None
    assert (found.resolved.lat, found.resolved.lon, found.resolved.asset) == (48.2, 37.3, "GEM M9001")
    assert found.resolved.radius_m <= 1000


@pytest.mark.parametrize(
    ("stake", "verdict"),
    [
        (Stake("output", low=2.0, unit="Mt/year", product="coal, raw"), "differs"),
        (Stake("output", best=0.52, unit="Mt/year"), "agrees"),
        (Stake("output", best=520.0, unit="kt/year"), "agrees"),
        (Stake("capacity", best=1.5, unit="Mt/year"), "agrees"),
        (Stake("capacity", best=3.0, unit="Mt/year"), "differs"),
        (Stake("rank", best=2.0, unit="rank"), "silent"),
        (Stake("output", best=300.0, unit="MW"), "silent"),
        (Stake("dependence", best=66.0, unit="%"), "silent"),
        (Stake("output"), "silent"),
    ],
)
def test_a_stake_stands_beside_the_registers_word(stake: Stake, verdict: str, register: Register) -> None:
    found = check(stake, register.assets["GEM M9001"], "2025-07-01")
    assert found.verdict == verdict
    assert found.id == "GEM M9001"
    assert any(v.property == "output" and v.best == 0.5 for v in found.values)


def test_an_old_figure_that_differs_is_stale(register: Register) -> None:
    assert (
        check(Stake("output", best=9.0, unit="Mt/year"), register.assets["GEM M9001"], "2031-01-01").verdict == "stale"
    )


def test_a_claim_without_a_year_meets_the_newest_figure_and_not_an_old_one(register: Register) -> None:
    asset = register.assets["GEM M9001"]
    old = RegisterValue("output", 1.3, None, None, "Mt/yr", "2012", "an old page")
    found = check(
        Stake("output", low=2.0, unit="Mt/year", period="year"),
        replace(asset, values=(*asset.values, old)),
        "2025-07-01",
    )
    assert found.verdict == "differs"
    assert old in found.values


def test_only_stakes_of_linked_assets_are_compared(register: Register) -> None:
    claim = Claim(
        "c1", None, Span(0, 4), "CT+", Provenance("test"), stake=Stake("output", asset="p1", best=0.5, unit="Mt/year")
    )
    toponym = Toponym("p1", Span(0, 4), "Mine", "facility", "literal", Provenance("test"), asset="GEM M9001")
    (compared,) = compare((claim,), (toponym,), register, None)
    assert compared.stake is not None
    assert compared.stake.register is not None
    (alone,) = compare((claim,), (replace(toponym, asset=None),), register, None)
    assert alone == claim


def test_units_are_taken_apart() -> None:
    coke = measure("Mt/yr blast-furnace coke")
    assert coke is not None
    assert (coke.dimension, coke.per, coke.product) == ("mass", "year", "coke")
    assert measure("text") is None
    assert measure(None) is None


def test_exposure_is_labelled_and_shows_the_forecast_that_failed() -> None:
    shipped = Register.open(Path("/nonexistent"))
    found = exposure(shipped.assets["GEM M0983"], shipped)
    assert found.label == LABEL
    assert {link.end for link in found.links} >= {"Ukraine steel industry"}
    assert any(not link.known for link in found.links)
    assert any(v.property == "forecast" for _, v in found.failed)
    assert any(v.property == "actual" for _, v in found.failed)


@pytest.mark.shared
def test_the_open_half_of_the_gold_is_linked(shared: Path, tmp_path: Path) -> None:
    import_file(shared / "data" / "Global-Coal-Mine-Tracker-April-2024.xlsx", tmp_path)
    register = Register.open(tmp_path)
    gold = Path(__file__).parents[1] / "gold" / "assets" / "assets_open.jsonl"
    right = wrong = wanted = 0
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        ids = [a["register_id"] for a in record["assets"] if a["register_id"]]
        found = {asset for _, asset in linked(record["text"], register)}
        wanted += len(ids)
        right += sum(i in found for i in ids)
        wrong += len(found - set(ids))
    assert right / (right + wrong) >= 0.97
    assert right / wanted >= 0.80
