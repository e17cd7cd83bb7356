"""Look-up by exact, transliterated, twin and mistyped names; the data set on disk."""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

import pytest

from secondsource.errors import ResourceError
from secondsource.places.gazetteer import Gazetteer, base_version
from secondsource.places.resolve import locate
from secondsource.settings import PlacesSettings

GOLD = Path(__file__).parents[1] / "gold" / "places"
POKROVSK = 704422


def _ids(gazetteer: Gazetteer, name: str) -> list[int]:
    return [match.entry.geonameid for match in gazetteer.look_up(name)]


@pytest.mark.parametrize(
    "name", ["Pokrovsk", "Krasnoarmeysk", "Красноармійськ", "Pokrowsk", "pokrovs’k", "Красноармейск"]
)
def test_old_and_foreign_names_lead_to_one_town(gazetteer: Gazetteer, name: str) -> None:
    assert POKROVSK in _ids(gazetteer, name)


def test_a_slip_is_found_and_says_so(gazetteer: Gazetteer) -> None:
    best = gazetteer.look_up("Kramatorks")[0]
    assert (best.entry.name, best.how) == ("Kramatorsk", "fuzzy")
    assert best.quality < 0.95


def test_countries_regions_and_districts_are_there(gazetteer: Gazetteer) -> None:
    assert gazetteer.exact("Україна")[0].entry.kind == "country"
    assert {match.entry.kind for match in gazetteer.exact("Donetsk Oblast")} == {"region"}
    district = gazetteer.exact("Покровський район")[0].entry
    assert district.kind == "district"
    region = gazetteer.by_id(district.region)
    assert region is not None
    assert region.country == "UA"


def test_a_settlement_knows_its_region(gazetteer: Gazetteer) -> None:
    town = gazetteer.by_id(POKROVSK)
    assert town is not None
    region, district = gazetteer.by_id(town.region), gazetteer.by_id(town.district)
    assert region is not None
    assert district is not None
    assert "Donets" in region.name
    assert "Pokrovsk" in district.name


def test_around_lists_the_nearest_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.around(48.28, 37.18, 12_000)
    assert found[0].geonameid == POKROVSK
    assert len(found) > 3


def test_attribution_is_there_to_be_shown(gazetteer: Gazetteer) -> None:
    assert any("GeoNames" in line and "CC BY 4.0" in line for line in gazetteer.attributions)
    assert base_version() in gazetteer.version


def test_a_damaged_index_is_refused_by_name(own_folder: Path, gazetteer: Gazetteer) -> None:
    base = own_folder / f"base-{base_version()}"
    files = {path.name: path.resolve() for path in base.iterdir()}
    base.unlink()
    base.mkdir()
    for name, path in files.items():
        if name == "lat.npy":
            (base / name).write_bytes(path.read_bytes()[:1000])
        else:
            (base / name).symlink_to(path)
    with pytest.raises(ResourceError, match=r"lat\.npy"):
        Gazetteer.open(own_folder)


def _rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def _figures(gazetteer: Gazetteer, region: bool) -> tuple[float, float]:
    from secondsource.model.sphere import distance_m

    right = wrong = 0
    rows = _rows("spellings_open.jsonl")
    for row in rows:
        found = locate(
            str(row["spelling"]), gazetteer, PlacesSettings(), str(row["region"]) if region else None, ("UA",)
        ).resolved
        away = distance_m((found.lat, found.lon), (row["lat"], row["lon"])) if found else 1e9  # type: ignore[arg-type]
        if away <= 5_000 or (found and found.geonameid == row["geonameid"]):
            right += 1
        elif found and found.score >= 0.5 and away > found.radius_m:
            wrong += 1
    return right / len(rows), wrong / len(rows)


def test_spellings_of_the_open_half(gazetteer: Gazetteer) -> None:
    right, wrong = _figures(gazetteer, region=True)
    assert right >= 0.88
    assert wrong <= 0.03
    right, wrong = _figures(gazetteer, region=False)
    assert right >= 0.80
    assert wrong <= 0.06


def test_invented_names_are_no_place(gazetteer: Gazetteer) -> None:
    rows = _rows("invented.jsonl")
    none = sum(
        locate(str(row["spelling"]), gazetteer, PlacesSettings(), None, ("UA",)).resolved is None for row in rows
    )
    assert none / len(rows) >= 0.95


@pytest.mark.bench
def test_index_is_small_and_quick(gazetteer: Gazetteer) -> None:
    base = (gazetteer.folder / f"base-{base_version()}").resolve()
    assert sum(path.stat().st_size for path in base.iterdir()) <= 120e6
    started = time.perf_counter()
    fresh = Gazetteer.open(gazetteer.folder)
    assert time.perf_counter() - started <= 0.05
    names = [str(row["spelling"]) for row in _rows("spellings_open.jsonl")]
    exact, fuzzy = [], []
    for name in names:
        started = time.perf_counter()
        fresh.exact(name)
        exact.append(time.perf_counter() - started)
        started = time.perf_counter()
        fresh.look_up(name[:-1] + "x" + name[-1])
        fuzzy.append(time.perf_counter() - started)
    print("exact", statistics.median(exact), "fuzzy", statistics.median(fuzzy))
    assert statistics.median(exact) <= 50e-6
    assert statistics.median(fuzzy) <= 5e-3


def test_two_processes_do_not_both_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes second waits for the lock and finds the index made."""
    import threading

    from secondsource.places import gazetteer as module

    base = tmp_path / "base-x"
    built: list[int] = []

    def build(command: list[str], **_: object) -> object:
        time.sleep(0.3)
        built.append(1)
        base.mkdir()
        (base / "meta.json").write_text("{}")
        return type("Done", (), {"returncode": 0, "stderr": ""})()

    monkeypatch.setattr(module.subprocess, "run", build)
    said: list[str] = []
    threads = [threading.Thread(target=module._build, args=(tmp_path, base, said.append)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built == [1]
    assert len(said) == 1
