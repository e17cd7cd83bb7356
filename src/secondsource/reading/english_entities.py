"""Names and amounts in English sentences: spaCy's entity recogniser, decided for all words at once.

spaCy asks its network word by word whether an entity begins, goes on or ends. What it answers outside of entities does
not depend on earlier answers, so those scores are computed for all words together; only within an entity, a few words
each, is one word decided after the other. Weights and answers are those of the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from secondsource.reading.english_vectors import Batch, Floats, WordVectors

if TYPE_CHECKING:
    from spacy.pipeline.ner import EntityRecognizer

Flags = NDArray[np.bool_]
_PIECES = 2


class Entities:
    """The entity recogniser of an English model.

    Raises:
        ValueError: the model's recogniser is built in another way.
    """

    def __init__(self, recogniser: EntityRecognizer) -> None:
        model = recogniser.model
        vectors, lower, upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        linear = vectors.layers[-1]
        weight = lower.get_param("W")  # (features, outputs, pieces, inputs)
        if linear.name != "linear" or weight.shape[0] != 3 or weight.shape[2] != _PIECES:
            raise ValueError("the model's entity recogniser is built in another way")
        self.vectors = WordVectors(vectors.layers[0])
        self._in, self._in_bias = np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")
        # One row of outputs for each feature: the word, the entity's first word, the word before.
        self._features = [_flat(weight[f].transpose(2, 1, 0)) for f in range(3)]
        pad = lower.get_param("pad")[0]
        self._absent = pad[1].T.reshape(-1) + pad[2].T.reshape(-1)
        self._bias = lower.get_param("b").T.reshape(-1)
        rows, bias = upper.get_param("W"), upper.get_param("b")
        names = [recogniser.moves.get_class_name(number) for number in range(len(bias))]
        self._labels = [name[2:] for name in names if name.startswith("B-")]
        begin, inside, last, unit = ([names.index(f"{move}-{n}") for n in self._labels] for move in "BILU")
        outside = [*begin, *unit, names.index("O")]
        self._begins = len(begin)
        self._outside, self._outside_bias = np.ascontiguousarray(rows[outside].T), bias[outside]
        self._go_on, self._go_on_bias = rows[inside] - rows[last], bias[inside] - bias[last]

    def of(self, batch: Batch, space: Flags, final: Flags) -> list[str]:
        """The kind of entity that each word belongs to, "" for none.

        Args:
            space: words that are white space; no entity begins there.
            final: words behind which a sentence ends; no entity goes over it.
        """
        x = self.vectors.of(batch) @ self._in
        x += self._in_bias
        word, start, before = (x @ weight for weight in self._features)
        word += self._bias
        width = word.shape[1] // _PIECES
        hidden = word + self._absent
        scores = np.maximum(hidden[:, :width], hidden[:, width:]) @ self._outside + self._outside_bias
        n = self._begins
        scores[:, :n][space | final] = -np.inf
        scores[:, n : 2 * n][space] = -np.inf
        best = scores.argmax(1)
        word[1:] += before[:-1]  # from here on: of a word inside an entity
        kinds = [""] * len(best)
        taken = 0
        for at in np.flatnonzero(best < 2 * n).tolist():
            if at < taken:
                continue
            label = int(best[at]) % n
            end = at + 1
            if best[at] < n:
                while not final[end] and self._goes_on(word[end] + start[at], label):
                    end += 1
                end += 1
            kinds[at:end] = [self._labels[label]] * (end - at)
            taken = end
        return kinds

    def _goes_on(self, hidden: Floats, label: int) -> bool:
        width = len(hidden) // _PIECES
        score: Any = np.maximum(hidden[:width], hidden[width:]) @ self._go_on[label]
        return bool(score + self._go_on_bias[label] > 0)


def _flat(weight: Floats) -> Floats:
    """(inputs, pieces, outputs) to (inputs, pieces x outputs)."""
    return np.ascontiguousarray(weight.reshape(weight.shape[0], -1))
