"""Simulated networks of sources that copy, with the graph known: are the copiers found, and does the estimate win?

    python bench/copier_networks.py [--networks 20] [--seed 11]

Each network: 8 to 14 independent sources of accuracy .5 to .9, and copiers that take 80 % of their values from one
original and find the rest themselves; 150 objects with 20 false values each; every source speaks of four objects in
five. In half of the networks copiers are the majority. Printed: precision and recall of the pairs (copier, original)
without direction, accuracy of the estimate and of the vote, and in how many networks of a copying majority it wins.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import dataclass

from secondsource.settings import Settings
from secondsource.weighing.truth import ValueClaim, estimate, vote


@dataclass(frozen=True)
class Network:
    """Claims, truths and the pairs that copy."""

    claims: tuple[ValueClaim, ...]
    truths: dict[str, str]
    pairs: frozenset[frozenset[str]]
    majority: bool


def network(rng: random.Random, majority: bool, objects: int = 150) -> Network:
    """One network. Where copiers are the majority, most of them copy one poor source."""
    truths = {f"o{i}": "v0" for i in range(objects)}
    sources = [f"s{i}" for i in range(rng.randint(8, 14))]
    accuracy = {s: rng.uniform(0.5, 0.9) for s in sources}
    copiers = {f"c{i}": "" for i in range(len(sources) + 3 if majority else len(sources) // 3)}
    poor = sorted(sources, key=lambda s: accuracy[s])[:3]
    for name in copiers:
        copiers[name] = rng.choice(poor if majority else sources)

    def own(quality: float) -> str:
        return "v0" if rng.random() < quality else f"v{rng.randint(1, 20)}"

    said: dict[str, dict[str, str]] = {s: {o: own(accuracy[s]) for o in truths if rng.random() < 0.8} for s in sources}
    for name, original in copiers.items():
        quality = rng.uniform(0.5, 0.9)
        said[name] = {}
        for o in truths:
            if rng.random() >= 0.8:
                continue
            copied = said[original].get(o) if rng.random() < 0.8 else None
            said[name][o] = copied if copied is not None else own(quality)
    order = list(said)
    rng.shuffle(order)
    claims = tuple(ValueClaim(o, s, said[s][o]) for o in truths for s in order if o in said[s])
    return Network(claims, truths, frozenset(frozenset(p) for p in copiers.items()), majority)


def measure(count: int, seed: int) -> dict[str, object]:
    """Figures over `count` networks."""
    rng = random.Random(seed)
    settings = Settings().weighing
    hit = claimed = real = wins = majorities = 0
    right, voted, total = 0, 0, 0
    for i in range(count):
        net = network(rng, majority=i % 2 == 1)
        result = estimate(net.claims, settings)
        found = {frozenset((c.copier, c.original)) for c in result.copying}
        hit, claimed, real = hit + len(found & net.pairs), claimed + len(found), real + len(net.pairs)
        by_vote = vote(net.claims)
        a = sum(result.values[o] == t for o, t in net.truths.items() if o in result.values)
        b = sum(by_vote[o] == t for o, t in net.truths.items() if o in by_vote)
        right, voted, total = right + a, voted + b, total + len(net.truths)
        if net.majority:
            majorities += 1
            wins += a > b
    return {
        "networks": count,
        "pairs": {
            "P": round(hit / max(1, claimed), 3),
            "R": round(hit / max(1, real), 3),
            "gold": real,
            "pred": claimed,
        },
        "accuracy": round(right / total, 3),
        "vote": round(voted / total, 3),
        "better_than_vote_where_copiers_are_the_majority": f"{wins}/{majorities}",
    }


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", type=int, default=20)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    print(json.dumps(measure(options.networks, options.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
