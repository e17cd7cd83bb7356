"""The commodity chain: every fact of it has its place, unknown links are there, and no figure comes from elsewhere."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import RegisterValue
from secondsource.model.asset import Asset
from secondsource.stakes.chain import DEEPEST, LABEL, Exposure, chain_links, exposure, failed_forecasts
from secondsource.stakes.register import Register

SHIPPED = Register.open(Path("/nonexistent"))


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files("secondsource.stakes") / name).read_text(encoding="utf-8").splitlines()))


def of(id: str) -> Exposure:
    return exposure(SHIPPED.assets[id], SHIPPED)


def test_every_link_of_the_facts_is_in_the_graph_with_its_figure() -> None:
    links = chain_links(SHIPPED)
    given_values = {value for link in links for value in link.values}
    assert {edge.value for edge in SHIPPED.edges} <= given_values
    assert not [link for link in links if not link.start.strip() or not link.end.strip()]
    names = {row["name"] for row in rows("chain_nodes.csv")}
    for edge in SHIPPED.edges:
        ends = [edge.end] if edge.end in names else [part.strip() for part in edge.end.split(",") if part.strip()]
        assert {edge.start, *ends} <= names, edge


def test_the_chain_has_no_figure_of_its_own() -> None:
    facts = {value for asset in SHIPPED.assets.values() for value in asset.values}
    facts |= {value for values in SHIPPED.series.values() for value in values}
    facts |= {edge.value for edge in SHIPPED.edges}
    for link in chain_links(SHIPPED):
        assert set(link.values) <= facts
        for value in link.values:
            assert value.source
            assert value.address
            assert value.period
    known = set(SHIPPED.series) | {edge.start for edge in SHIPPED.edges}
    assert {row["facts"] for row in rows("chain_stages.csv") if row["facts"]} <= known


def test_from_the_mine_through_coke_and_iron_to_steel_and_the_market() -> None:
    found = of("GEM M0983")
    assert found.label == LABEL
    assert "before substitution" in LABEL
    by_ends = {(link.start, link.end): link for link in found.links}
    steel = by_ends["Pokrovs'ke Coal Mine", "Ukraine steel industry"]
    assert sorted(v.best for v in steel.values if isinstance(v.best, float)) == [66.0, 100.0]  # side by side
    assert by_ends["Pokrovs'ke Coal Mine", "ArcelorMittal Kryvyi Rih"].state == "named"
    assert by_ends["Ukraine pig iron", "Ukraine steel industry"].state == "unknown"
    assert by_ends["Ukraine rolled steel exports", "European Union"].state == "figure"
    stages = {link.end_stage for link in found.links}
    assert {"coke", "iron", "steel", "export"} <= stages
    both = by_ends["Pokrovs'ke Coal Mine", "Zaporizhstal"]
    assert both.together == ("Kametstal (Kamet Steel)", "Zaporizhstal")


def test_a_mine_of_which_nobody_says_where_its_coal_goes_is_unknown_both_ways() -> None:
    found = of("GEM M0982")
    assert {link.end_stage for link in found.links} == {"power", "coke"}
    assert all(link.state == "unknown" and not link.values for link in found.links)
    assert any("Thermal" in link.why for link in found.links)
    assert any("metallurgy (claim)" in link.why for link in found.links)


def test_a_power_station_supplies_a_region_that_nobody_names() -> None:
    found = of("Kurakhove power station")
    assert [(link.end_stage, link.state) for link in found.links] == [("region", "unknown")]


def test_a_bridge_has_no_chain_and_no_forecast() -> None:
    found = of("Gokteik viaduct")
    assert (found.links, found.failed) == ((), ())


def test_the_forecast_that_failed_has_both_sides_and_no_figure_that_is_called_wrong() -> None:
    found = failed_forecasts(SHIPPED)
    forecast = [v for series, v in found if v.property == "forecast"]
    assert {(v.low, v.high) for v in forecast if v.unit == "Mt/yr" and v.high} == {(2.0, 3.0)}
    counted = {(series, v.period): v.best for series, v in found if v.property != "forecast"}
    assert counted["Ukraine: crude steel, change", "2025"] == -2.2
    assert counted["Ukraine: pig iron", "2025"] == 7.88
    assert not [v for _, v in found if v.note.startswith("WRONG")]
    assert not [v for _, v in found if "USD" in v.unit]


@pytest.mark.parametrize("id", sorted(SHIPPED.assets))
def test_every_asset_has_an_end(id: str) -> None:
    found = of(id)
    assert all(1 <= link.depth <= DEEPEST for link in found.links)
    assert len({(link.start, link.end) for link in found.links}) == len(found.links)
    reached = {found.name}
    for link in found.links:
        assert link.start in reached
        reached.add(link.end)
    assert bool(found.failed) == bool(found.links)


@given(kind=st.sampled_from(["mine", "coke_plant", "steel_plant", "power_station", "bridge"]), grade=st.text())
def test_an_added_asset_never_gets_a_figure_of_the_shipped_country(kind: str, grade: str) -> None:
    value = RegisterValue("grade", None, grade, None, "text", "2024", "a register")
    share = RegisterValue("share", None, 30.0, None, "% of capacity used", "2024", "a register")
    asset = Asset("X1", "Pokrovska Vostok", kind, ("Pokrovska Vostok", "Pokrovske"), None, None, 0, (), "Elsewhere",
                  None, (value, share), "own", "CC0", "2024-01-01")  # type: ignore[arg-type]  # fmt: skip
    register = Register({**SHIPPED.assets, "X1": asset}, SHIPPED.edges, SHIPPED.series)
    assert all(link.state == "unknown" for link in exposure(asset, register).links)
