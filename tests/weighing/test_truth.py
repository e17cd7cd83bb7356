"""Values under copying: a crowd of copies is one voice, and a coarser place is not wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from secondsource.settings import Settings
from secondsource.weighing.truth import Hierarchy, ValueClaim, estimate, normalised, vote

WEIGHING = Settings().weighing


def network(seed: int, copiers: int) -> tuple[list[ValueClaim], dict[str, str]]:
    """Six independent sources of good quality, and copiers of a seventh that is wrong in half of what it says."""
    rng = random.Random(seed)
    truths = {f"o{i}": "yes" for i in range(120)}
    said: dict[str, dict[str, str]] = {}
    for s in range(6):
        said[f"s{s}"] = {o: "yes" if rng.random() < 0.75 else f"no{rng.randint(1, 15)}" for o in truths}
    said["bad"] = {o: "yes" if rng.random() < 0.5 else f"no{rng.randint(1, 15)}" for o in truths}
    for c in range(copiers):
        said[f"c{c}"] = {
            o: v if rng.random() < 0.85 else ("yes" if rng.random() < 0.6 else f"no{rng.randint(1, 15)}")
            for o, v in said["bad"].items()
        }
    return [ValueClaim(o, s, v) for o in truths for s in said if (v := said[s].get(o))], truths


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_majority_of_copiers_does_not_win(seed: int):
    claims, truths = network(seed, 9)
    result, by_vote = estimate(claims, WEIGHING), vote(claims)
    right = sum(result.values[o] == t for o, t in truths.items())
    assert right > sum(by_vote[o] == t for o, t in truths.items())
    assert right / len(truths) >= 0.9


def test_copiers_are_named_and_others_are_not():
    claims, _ = network(4, 4)
    found = {frozenset((c.copier, c.original)) for c in estimate(claims, WEIGHING).copying}
    real = {frozenset((f"c{i}", "bad")) for i in range(4)}
    assert len(found & real) >= 3
    assert len(found - real) == 0


def test_without_copiers_the_estimate_is_no_worse_than_the_vote():
    claims, truths = network(5, 0)
    result, by_vote = estimate(claims, WEIGHING), vote(claims)
    assert sum(result.values[o] == t for o, t in truths.items()) >= sum(by_vote[o] == t for o, t in truths.items())


TREE = Hierarchy(
    [(0, "World", -1), (1, "Ukraine", 0), (2, "Rivne region", 1), (3, "Dubno", 2), (4, "Poland", 0), (5, "Chelm", 4)]
)


def test_a_coarser_place_supports_the_finer_one():
    claims = [
        ValueClaim("birth", "a", "Ukraine"),
        ValueClaim("birth", "b", "Dubno"),
        ValueClaim("birth", "c", "Rivne region"),
        ValueClaim("birth", "d", "Chelm"),
    ]
    assert estimate(claims, WEIGHING, TREE).values["birth"] == "Dubno"


def test_one_claim_is_its_own_estimate():
    assert estimate([ValueClaim("o", "s", "1,200")], WEIGHING).values == {"o": "1,200"}


@pytest.mark.parametrize(
    ("a", "b"), [("1,200", "1200"), ("1200.0", "1200"), ("The Bronx", "bronx"), ("  Rivne  region", "rivne region")]
)
def test_values_that_read_alike_are_one(a: str, b: str):
    assert normalised(a) == normalised(b)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "floor"), [("population", 0.81), ("birthplaces", 0.77)])
def test_floors_on_public_data(shared: Path, name: str, floor: float):
    def lines(file: str) -> list[dict[str, str]]:
        return [json.loads(line) for line in (shared / "bench" / file).read_text(encoding="utf-8").splitlines()]

    claims = [ValueClaim(c["object"], c["source"], c["value"]) for c in lines(f"truth_{name}.jsonl")]
    tree = None
    if name == "birthplaces":
        tree = Hierarchy((int(n["id"]), n["name"], int(n["parent"])) for n in lines(f"truth_{name}_hierarchy.jsonl"))
    values, by_vote, gold = estimate(claims, WEIGHING, tree).values, vote(claims), lines(f"truth_{name}_gold.jsonl")

    def short(value: str) -> str:
        return normalised(value.split(",")[0] if tree else value)

    def right(answers: dict[str, str]) -> float:
        return sum(g["object"] in answers and short(answers[g["object"]]) == short(g["value"]) for g in gold) / len(
            gold
        )

    assert right(dict(values)) >= floor
    assert right(dict(values)) > right(by_vote)
