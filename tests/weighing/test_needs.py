"""A need reported by n documents from m origins."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.model import Place
from secondsource.model.assessment import Origin
from secondsource.origins.groups import Grouping, read_register
from secondsource.weighing.needs import NeedReport, gather

HERE = Place("Lypova", 48.5, 37.5, 2000, 1, 0.9)
FAR = Place("Hrushka", 49.9, 36.1, 2000, 1, 0.9)
WATER = "Water Sanitation Hygiene"


def report(document: str, **changed: object) -> NeedReport:
    values = {"sector": WATER, "kind": "need", "point": HERE, "where": frozenset({"lpv"}), "day": date(2025, 2, 1)}
    return NeedReport(f"{document}/c1", document, **{**values, **changed})  # type: ignore[arg-type]


def spoken(names: dict[str, str]) -> object:
    def origin_of(member: str) -> Origin:
        who = names[member.partition("/")[0]]
        return Origin(f"o:speaker:{who}", who, "person", False, (who, member))

    return origin_of


def gathered(reports: list[NeedReport], names: dict[str, str], made_from: dict[str, frozenset[str]]) -> list[object]:
    found = gather(reports, made_from, spoken(names), Grouping(read_register([])))  # type: ignore[arg-type]
    return [(n.members, n.reports, n.origins) for n in found]


def test_three_reports_of_two_people_are_three_reports_from_two_origins() -> None:
    reports = [report("a"), report("b"), report("c")]
    names = {"a": "Olha Verbova", "b": "Olha Verbova", "c": "Taras Hnatiuk"}
    assert gathered(reports, names, {}) == [(("a/c1", "b/c1", "c/c1"), 3, 2)]


@pytest.mark.parametrize(
    "changed",
    [
        {"sector": "Health"},
        {"kind": "appeal"},
        {"point": FAR, "where": frozenset({"hrshk"})},
        {"day": date(2025, 3, 1)},
    ],
)
def test_another_sector_kind_place_or_month_is_another_need(changed: dict[str, object]) -> None:
    found = gathered([report("a"), report("b", **changed)], {"a": "Olha Verbova", "b": "Taras Hnatiuk"}, {})
    assert len(found) == 2


def test_a_copy_is_the_same_need_wherever_its_place_was_put() -> None:
    reports = [report("a"), report("b", point=FAR, where=frozenset({"hrshk"}), day=date(2025, 2, 20))]
    names = {"a": "Olha Verbova", "b": "Olha Verbova"}
    assert gathered(reports, names, {"b": frozenset({"a"})}) == [(("a/c1", "b/c1"), 2, 1)]


def test_a_thousand_reports_of_one_week_are_gathered_at_once() -> None:
    reports = [report(f"d{n}") for n in range(1000)]
    ((_, documents, origins),) = gathered(reports, {f"d{n}": "Olha Verbova" for n in range(1000)}, {})
    assert (documents, origins) == (1000, 1)
