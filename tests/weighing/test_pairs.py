"""Pairs of claims are ranked as a plain sort would rank them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondsource.weighing.pairs import Pairs

NAMES = st.text("abcé/19", min_size=1, max_size=4)


@given(st.dictionaries(st.tuples(NAMES, NAMES), st.sampled_from((0.4, 0.61, 0.9))), st.sets(NAMES))
def test_ranked_as_a_plain_sort(scores: dict[tuple[str, str], float], among: set[str]) -> None:
    pairs = Pairs()
    for (a, b), score in scores.items():
        pairs.add(a, b, score)
    assert len(pairs) == len(scores)
    kept = [pair for pair in scores if among.issuperset(pair)]
    assert list(pairs.at(pairs.ranked(among))) == sorted(kept, key=lambda pair: (-scores[pair], pair))
