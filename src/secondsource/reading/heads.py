"""The heads of the trained reader, in NumPy: tags of words, and scores of words for a marked word.

Each works on the states of a window's words, an array (words, 384). The parameters were trained by `train/train.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    """A linear-chain model over tags O and, for each role, B I E S (begin, inside, end, single)."""

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        self.emit, self.bias = np.ascontiguousarray(weights[f"{name}.emit.weight"].T), weights[f"{name}.emit.bias"]
        self.step = weights[f"{name}.step"] + weights[f"{name}.forbidden"]
        self.first, self.last = weights[f"{name}.first"], weights[f"{name}.last"]

    def emissions(self, words: Floats) -> Floats:
        """(words, tags); a word is seen with its two neighbours."""
        padded = np.pad(words, ((1, 1), (0, 0)))
        out: Floats = np.concatenate([padded[:-2], words, padded[2:]], axis=1) @ self.emit + self.bias
        return out

    def tags(self, windows: list[Floats], bias: Floats | None = None) -> list[Ints]:
        """The best tags of each window's words (Viterbi, all windows at once). `bias` is added to the tags' scores."""
        width = max(map(len, windows))
        length = np.array([len(w) for w in windows])
        e = np.zeros((width, len(windows), len(self.bias)), dtype=np.float32)
        for i, w in enumerate(windows):
            e[: len(w), i] = self.emissions(w)
        if bias is not None:
            e += bias
        score = e[0] + self.first
        back = np.zeros(e.shape, dtype=np.int8)
        for t in range(1, width):
            ways = score[:, :, None] + self.step
            back[t] = ways.argmax(1)
            score = np.where((t < length)[:, None], ways.max(1) + e[t], score)
        tag = (score + self.last).argmax(1)
        out = np.zeros((width, len(windows)), dtype=np.int64)
        for t in range(width - 1, -1, -1):
            out[t] = tag
            tag = np.where(t < length, back[t, np.arange(len(tag)), tag], tag) if t else tag
        return [out[:n, i] for i, n in enumerate(length)]


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
        n = len(self.add)
        right = words @ self.word
        far, near = right[:, :n], right[:, n:] + self.mul_word
        if not stretches:
            return np.empty((0, len(words), len(self.bias)), dtype=np.float32)
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
