"""`secondsource bench places`: the arithmetic by hand, and the command on two constructed reports."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from secondsource.faces import bench_places as places
from secondsource.faces.cli_bench import bench_command

FAR = places.FARTHEST_KM


def toponym(span: list[int], lat: float | None, lon: float | None, **more: Any) -> dict[str, Any]:
    return {"span": span, "lat": lat, "lon": lon, **more}


def answer(span: list[int], lat: float, lon: float, **more: Any) -> dict[str, Any]:
    country = more.pop("country", "UA")
    return {"span": span, "kind": "settlement", "role": "literal", **more,
            "resolved": {"name": "X", "lat": lat, "lon": lon, "country": country, "geonameid": None}}  # fmt: skip


GOLD = [
    {
        "id": "a",
        "text": "From Alpha to Beta and Gamma.",
        "places": [
            toponym([5, 10], 48.0, 37.0, kind="settlement"),
            toponym([14, 18], 49.0, 38.0, kind="settlement"),
            toponym([23, 28], None, None, kind="settlement"),
        ],
    },
    {"id": "b", "text": "In Delta.", "places": [toponym([3, 8], 13.5, 25.3, kind="region")]},
]
PRED = [
    {
        "document": {"id": "a"},
        "places": [
            answer([5, 10], 48.0, 37.1),
            {"span": [23, 28], "kind": "settlement", "role": "literal", "resolved": None},
            answer([0, 4], 1.0, 1.0, role="demonym"),
        ],
    },
    {"document": {"id": "b"}, "places": [answer([3, 8], 13.5, 25.3, country="SD")]},
]


def judged() -> list[places.Judged]:
    return places.judge(GOLD, PRED, lambda lat, lon: "SD" if lat < 20 else "UA")


def test_what_is_missed_counts_end_to_end_and_not_among_the_resolved() -> None:
    found = places.figures(judged())
    assert found["detection"] == {"P": 1.0, "R": 0.75, "F1": 0.857, "gold": 4, "pred": 3}
    assert (found["gold_with_point"], found["resolved"]) == (3, 2)
    assert found["end_to_end"]["161"] == pytest.approx(2 / 3, abs=1e-3)
    assert found["accuracy"] == {"5": 0.5, "10": 1.0, "25": 1.0, "161": 1.0}
    assert found["nil_kept"] == {"n": 1, "share": 1.0}
    assert found["mean_km"] == pytest.approx(3.7, abs=0.1)


def test_kinds_and_countries_stand_apart_and_rare_ones_together() -> None:
    kinds = places.grouped(judged(), lambda one: one.kind, least=2)
    assert list(kinds) == ["settlement", "other"]
    assert kinds["settlement"]["end_to_end"]["25"] == 0.5
    countries = places.grouped(judged(), lambda one: one.country, least=1)
    assert set(countries) == {"SD", "UA"}


def test_errors_are_named_with_their_context_worst_first() -> None:
    rows = places.wrong(judged(), GOLD, beyond_km=5.0)
    assert [(row["text"], row["problem"]) for row in rows] == [("Beta", "missed"), ("Alpha", "off")]
    assert "Alpha to" in rows[1]["context"]
    assert rows[1]["km"] == pytest.approx(7.4, abs=0.1)


def test_the_area_is_none_at_no_error_and_one_at_the_antipodes() -> None:
    assert places.area([]) is None
    assert places.area([0.0, 0.0, 0.0]) == 0.0
    assert places.area([FAR] * 4) == 1.0
    half = places.area([0.0, FAR])
    assert half == 0.5


@given(st.lists(st.floats(0, FAR), min_size=1, max_size=30))
def test_the_area_lies_between_none_and_all_and_grows_with_an_error(errors: list[float]) -> None:
    value = places.area(errors)
    assert value is not None
    assert 0 <= value <= 1
    worse = places.area([FAR if error == max(errors) else error for error in errors])
    assert worse is not None
    assert worse >= value - 1e-3


def test_intervals_hold_the_figure_and_are_the_same_twice() -> None:
    one, two = places.intervals(judged()), places.intervals(judged())
    assert one == two
    low, high = one["end_to_end.161"]
    assert low <= 2 / 3 <= high
    assert places.intervals([]) == {"resamples": 0}
    assert not any(math.isnan(value) for bounds in one.values() if isinstance(bounds, list) for value in bounds)


def test_the_command_reads_text_and_writes_its_errors(tmp_path: Path) -> None:
    text = "Shells fell on Kramatorsk overnight, the mayor said. People fled to Xylotopia by bus."
    at, nowhere = text.index("Kramatorsk"), text.index("Xylotopia")
    gold = {
        "id": "one",
        "text": text,
        "language": "en",
        "toponyms": [
            toponym([at, at + 10], 48.73, 37.58),
            toponym([nowhere, nowhere + 9], 10.0, 10.0),
        ],
    }
    data, errors = tmp_path / "gold.jsonl", tmp_path / "errors.jsonl"
    data.write_text(json.dumps(gold) + "\n", encoding="utf-8")
    done = CliRunner().invoke(bench_command, ["places", "--data", str(data), "--errors", str(errors)])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["figures"]["end_to_end"]["25"] == 0.5
    assert found["figures"]["end_to_end_161"] == 0.5
    assert "UA" in found["figures"]["by_country"] or "other" in found["figures"]["by_country"]
    assert [json.loads(line)["text"] for line in errors.read_text("utf-8").splitlines()] == ["Xylotopia"]


def test_gold_of_another_kind_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "gold.jsonl"
    data.write_text(json.dumps({"id": "one", "text": "x", "attributions": []}) + "\n", encoding="utf-8")
    done = CliRunner().invoke(bench_command, ["places", "--data", str(data)])
    assert done.exception is not None
    assert "no gold" in str(done.exception)
