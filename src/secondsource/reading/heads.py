"""The heads of the trained reader, in NumPy: tags of words, and scores of words for a marked word.

Each works on the states of a window's words, an array (words, 384). The parameters were trained by `train/train.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
ROLES = ("source", "cue", "content")
DISTANCES = 17  # buckets of the distance between words: inside, and eight powers of two before and after


class Marked(NamedTuple):
    """The words `first` up to, not including, `last` of a window have the role ROLES[role]."""

    role: int
    first: int
    last: int


class Tagger:
    """Linear-chain models over tags O and, for each role, B I E S (begin, inside, end, single); one for each name.

    All models and all windows are decoded in one pass: a step costs about the same for one row as for twenty.
    """

    def __init__(self, weights: Mapping[str, Floats], *names: str) -> None:
        # A word is seen with its two neighbours: one product gives what each word says to itself and to them.
        parts = [np.split(weights[f"{name}.emit.weight"].T, 3) for name in names]
        self._emit = np.ascontiguousarray(np.concatenate([p[k] for k in range(3) for p in parts], axis=1))
        self.bias = np.stack([weights[f"{name}.emit.bias"] for name in names])
        self._step = np.stack([weights[f"{name}.step"] + weights[f"{name}.forbidden"] for name in names])
        self._first = np.stack([weights[f"{name}.first"] for name in names])
        self._last = np.stack([weights[f"{name}.last"] for name in names])

    def emissions(self, words: Floats) -> Floats:
        """(words, models, tags)."""
        before, own, behind = np.split(words @ self._emit, 3, axis=1)
        own[1:] += before[:-1]
        own[:-1] += behind[1:]
        return own.reshape(len(words), *self.bias.shape) + self.bias

    def tags(self, windows: Sequence[Floats], bias: Floats | None = None) -> list[list[Ints]]:
        """For each model the best tags of each window's words (Viterbi). `bias` (models, tags) is added to it."""
        models, tags = self.bias.shape
        order = sorted(range(len(windows)), key=lambda i: -len(windows[i]))
        length = np.array([len(windows[i]) for i in order])
        width = int(length[0])
        alive = np.searchsorted(-length, -np.arange(width)) * models  # rows that reach each step: always the first ones
        seen = np.zeros((width, len(windows), models, tags), dtype=np.float32)
        for row, i in enumerate(order):
            seen[: length[row], row] = self.emissions(windows[i])
        if bias is not None:
            seen += bias
        best = seen.reshape(width, -1, tags)  # becomes, in place, the score of the best way to each tag
        best[0] += np.tile(self._first, (len(windows), 1))
        step = np.tile(self._step, (len(windows), 1, 1))
        for t in range(1, width):
            n = alive[t]
            best[t, :n] += (best[t - 1, :n, :, None] + step[:n]).max(1)
        rows = np.arange(len(windows) * models)
        out = np.zeros((width, len(rows)), dtype=np.int64)
        ends = np.repeat(length - 1, models)
        tag = (best[ends, rows] + np.tile(self._last, (len(windows), 1))).argmax(1)
        out[ends, rows] = tag
        into = np.ascontiguousarray(step.transpose(0, 2, 1))  # from each tag, by the tag it leads to
        for t in range(width - 2, -1, -1):
            n = alive[t + 1]
            tag[:n] = (best[t, :n] + into[rows[:n], tag[:n]]).argmax(1)
            out[t, :n] = tag[:n]
        place = np.argsort(order)
        return [[out[: len(w), place[i] * models + m] for i, w in enumerate(windows)] for m in range(models)]


def marked(tags: Ints) -> list[Marked]:
    """The spans that a row of tags spells, in order."""
    out, first = [], 0
    for i in np.flatnonzero(tags).tolist():
        role, place = divmod(int(tags[i]) - 1, 4)
        if place in (0, 3):
            first = i
        if place in (2, 3):
            out.append(Marked(role, first, i + 1))
    return out


class Pairs:
    """Scores (logits) of every word of a window for a marked stretch of it: a cue, or a verb."""

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        w = {k[len(name) + 1 :]: v for k, v in weights.items() if k.startswith(f"{name}.")}
        self.mark = np.concatenate([w["add_mark.weight"], w["mul_mark.weight"]]).T
        self.word = np.concatenate([w["add_word.weight"], w["mul_word.weight"]]).T
        self.add = w["add_mark.bias"]
        self.mul_mark, self.mul_word = w["mul_mark.bias"], w["mul_word.bias"]
        self.distance, self.paragraph = w["distance.weight"], w["paragraph.weight"]
        self.out, self.bias = w["score.weight"].T, w["score.bias"]

    def scores(self, words: Floats, paragraph: Ints, stretches: list[tuple[int, int]]) -> Floats:
        """(stretches, words, outputs)."""
        if not stretches:
            return np.empty((0, len(words), len(self.bias)), dtype=np.float32)
        n = len(self.add)
        right = words @ self.word
        far, near = right[:, :n], right[:, n:] + self.mul_word
        left = np.stack([words[a:b].mean(0) for a, b in stretches]) @ self.mark
        first = np.array([a for a, _ in stretches])
        last = np.array([b for _, b in stretches])
        away = np.clip(paragraph - paragraph[first][:, None], -2, 2) + 2
        add = (left[:, :n] + self.add)[:, None] + far
        add += self.distance[distances(first[:, None], last[:, None], len(words))]
        add += self.paragraph[away]
        np.maximum(add, 0, out=add)
        multiply = (left[:, n:] + self.mul_mark)[:, None] * near / np.sqrt(np.float32(near.shape[1]))
        out: Floats = add @ self.out[:n] + multiply @ self.out[n:] + self.bias
        return out


def distances(first: Ints, last: Ints, count: int) -> Ints:
    """Bucket of each word's distance from the words first..last: 8 inside, else by powers of two, before and after."""
    index = np.arange(count)
    d = np.where(index < first, index - first, np.where(index >= last, index - last + 1, 0))
    size = np.minimum(np.floor(np.log2(np.maximum(np.abs(d), 1))) + 1, 8)
    return (np.where(d == 0, 0, np.sign(d) * size) + DISTANCES // 2).astype(np.int64)


class Certainty:
    """Factuality of words, from -3 (certainly not) to +3 (certainly)."""

    def __init__(self, weights: Mapping[str, Floats], name: str = "certainty") -> None:
        self.inner, self.inner_bias = weights[f"{name}.inner.weight"].T, weights[f"{name}.inner.bias"]
        self.value, self.value_bias = weights[f"{name}.value.weight"].T, weights[f"{name}.value.bias"]
        self.kind, self.kind_bias = weights[f"{name}.kind.weight"].T, weights[f"{name}.kind.bias"]

    def values(self, words: Floats) -> tuple[Floats, Floats]:
        """For words (n, 384): the number (n,), and the logits (n, 3) of negative, uncertain and certain."""
        z = np.maximum(words @ self.inner + self.inner_bias, 0)
        return (z @ self.value + self.value_bias)[:, 0], z @ self.kind + self.kind_bias
