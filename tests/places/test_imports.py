"""A user's GeoNames table: merged by id, replaced cleanly, refused whole."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from secondsource.errors import BadTable
from secondsource.places.gazetteer import Gazetteer

POKROVSK = 704422


def _line(geonameid: int, name: str, lat: float = 48.3, lon: float = 37.2, other: str = "", people: int = 0) -> str:
    cells = [str(geonameid), name, name, other, str(lat), str(lon), "P", "PPL", "UA", "", "", "", "", "", str(people)]
    return "\t".join([*cells, "", "", "Europe/Kyiv", "2025-01-20"])


def _table(folder: Path, *lines: str, name: str = "mine.txt") -> Path:
    path = folder / name
    path.write_text("".join(line + "\n" for line in lines), "utf-8")
    return path


def test_import_says_what_it_changed(own_folder: Path, tmp_path: Path) -> None:
    gazetteer = Gazetteer.open(own_folder)
    first = _table(tmp_path, _line(900000001, "Vydumane"), _line(POKROVSK, "Pokrovsk", 48.28014, 37.17706))
    changes = gazetteer.add(first)
    assert (changes.added, changes.updated, changes.removed, changes.unchanged) == (1, 1, 0, 0)
    assert gazetteer.exact("Vydumane")[0].entry.table == "mine"
    again = gazetteer.add(first)
    assert (again.added, again.updated, again.removed, again.unchanged) == (0, 0, 0, 2)
    changed = _table(tmp_path, _line(900000001, "Vydumane", 48.4), _line(900000002, "Inshe"))
    changes = gazetteer.add(changed)
    assert (changes.added, changes.updated, changes.removed, changes.unchanged) == (1, 1, 1, 0)
    assert gazetteer.exact("Vydumane")[0].entry.lat == 48.4
    assert [table for table, _, _ in gazetteer.loaded()] == ["mine", "base"]


def test_a_users_record_stands_for_the_bases(own_folder: Path, tmp_path: Path) -> None:
    gazetteer = Gazetteer.open(own_folder)
    gazetteer.add(_table(tmp_path, _line(POKROVSK, "Pokrovsk", 48.3, 37.3, people=60_000)))
    found = [match.entry for match in gazetteer.exact("Красноармійськ") if match.entry.geonameid == POKROVSK]
    assert [(entry.lat, entry.table) for entry in found] == [(48.3, "mine")]


def test_a_settlement_without_codes_gets_its_neighbours_region(own_folder: Path, tmp_path: Path) -> None:
    gazetteer = Gazetteer.open(own_folder)
    gazetteer.add(_table(tmp_path, _line(900000003, "Vydumane", 48.29, 37.2)))
    entry, town = gazetteer.exact("Vydumane")[0].entry, gazetteer.by_id(POKROVSK)
    assert town is not None
    assert (entry.region, entry.district) == (town.region, town.district)


def test_a_zip_is_read_like_its_table(own_folder: Path, tmp_path: Path) -> None:
    gazetteer = Gazetteer.open(own_folder)
    packed = tmp_path / "XX.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("XX.txt", _line(900000004, "Vydumane") + "\n")
    assert gazetteer.add(packed).added == 1


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            lambda good: good + b"\n900000009\tA\tA\t\t48.1\t37.1\tP\tPPL\tUA",
            "line 2: 9 columns",
        ),
        (lambda good: b"\t".join(good.split(b"\t")[:17]), "line 1: 17 columns"),
        (lambda good: good + b"\n" + good[:-4], "line 2"),
        (lambda good: good + b"\n" + good.replace(b"Vydumane", "Бахмут".encode("cp1251")), "line 2: not UTF-8"),
        (lambda good: good.replace(b"48.3", b"148.3"), "line 1: a number out of range"),
        (lambda good: good.replace(b"48.3", b"north"), "line 1"),
        (lambda good: b"", "no places"),
    ],
)
def test_a_bad_table_is_refused_with_its_line(own_folder: Path, tmp_path: Path, damage, message: str) -> None:  # type: ignore[no-untyped-def]
    gazetteer = Gazetteer.open(own_folder)
    gazetteer.add(_table(tmp_path, _line(900000001, "Vydumane")))
    before = gazetteer.version
    (tmp_path / "mine.txt").write_bytes(damage(_line(900000001, "Vydumane").encode()))
    with pytest.raises(BadTable, match=message):
        gazetteer.add(tmp_path / "mine.txt")
    fresh = Gazetteer.open(own_folder)
    assert fresh.version == gazetteer.version == before
    assert fresh.exact("Vydumane")


def test_a_cut_zip_is_refused(own_folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "XX.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("XX.txt", _line(900000004, "Vydumane") + "\n")
    packed.write_bytes(packed.read_bytes()[:60])
    with pytest.raises(BadTable, match=r"XX\.zip"):
        Gazetteer.open(own_folder).add(packed)


@pytest.mark.shared
def test_the_table_of_ukraine(own_folder: Path, shared: Path) -> None:
    import time

    gazetteer = Gazetteer.open(own_folder)
    started = time.process_time()
    changes = gazetteer.add(shared / "data" / "UA.txt")
    assert time.process_time() - started <= 15
    assert changes.added + changes.updated == 32_428
    assert gazetteer.add(shared / "data" / "UA.txt").unchanged == 32_428
    assert gazetteer.look_up("Nevelske")[0].entry.country == "UA"
