"""Pairs of claims with their scores, ranked."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray


class Pairs:
    """Many pairs of claims with a score each, in a few bytes a pair: a dense place has the square of its claims."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._a, self._b, self._scores = array("I"), array("I"), array("d")

    def __len__(self) -> int:
        return len(self._scores)

    def add(self, a: str, b: str, score: float) -> None:
        """Put in a pair that is not there yet."""
        for end, ends in ((a, self._a), (b, self._b)):
            ends.append(self._numbers.setdefault(end, len(self._numbers)))
        self._scores.append(score)

    def ranked(self, among: Collection[str]) -> NDArray[np.intp]:
        """Places of the pairs of which both ends are `among` these: from the highest score down, then by name."""
        order = {name: n for n, name in enumerate(sorted(self._numbers))}
        ranks = np.array([order[name] for name in self._numbers], np.uint32)
        kept = np.array([name in among for name in self._numbers], np.bool_)
        a, b = np.frombuffer(self._a, np.uint32), np.frombuffer(self._b, np.uint32)
        if not len(a):
            return np.zeros(0, np.intp)
        places = np.flatnonzero(kept[a] & kept[b])
        scores = np.frombuffer(self._scores, np.float64)[places]
        return places[np.lexsort((ranks[b[places]], ranks[a[places]], -scores))]

    def at(self, places: NDArray[np.intp]) -> Iterator[tuple[str, str]]:
        """The pairs at these places."""
        names = list(self._numbers)
        for place in places:
            yield names[self._a[place]], names[self._b[place]]
