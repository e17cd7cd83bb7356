"""Vectors of English words in their context: spaCy's `Tok2Vec` layers, computed in NumPy.

The weights are those of the English model; only the way to the product differs. spaCy computes each word on its own
and multiplies through BLIS; here a word's own vector is computed once a batch, and the products go to NumPy's BLAS,
about twice as fast on processors with wide registers. `tests/reading/test_english_parser.py` holds both to one answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from thinc.api import Model

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]
Places = NDArray[np.intp]


class Table(NamedTuple):
    """One table of hashed embeddings: `column` of the features goes through `seed` to the rows of `rows`."""

    column: int
    seed: int
    rows: Floats


class Layer(NamedTuple):
    """A maxout layer of three pieces with layer norm: `weight` (inputs, 3 x outputs), one piece after the other."""

    weight: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def of(self, x: Floats) -> Floats:
        """(rows, inputs) to (rows, outputs)."""
        y = x @ self.weight
        y += self.bias
        width = len(self.gain)
        z: Floats = np.maximum(y[:, :width], y[:, width : 2 * width])
        np.maximum(z, y[:, 2 * width :], out=z)
        z -= z.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", z, z) / np.float32(width) + np.float32(1e-8)
        z *= (1 / np.sqrt(variance))[:, None]
        z *= self.gain
        z += self.shift
        return z


class Batch(NamedTuple):
    """Features of the words of several stretches of text, one after the other.

    `features` has one row for each different word, with the columns that the model's tables ask for; `word` says for
    each place of the text which row that is; `begin` where each stretch begins.
    """

    features: Keys
    word: Places
    begin: Sequence[int]


class WordVectors:
    """`Tok2Vec` with hashed embeddings and a maxout encoder that sees one word to each side, layer by layer.

    Raises:
        ValueError: the layers are others.
    """

    def __init__(self, tok2vec: Model[Any, Any]) -> None:
        layers = list(tok2vec.walk(order="dfs_pre"))
        tables = [n for n in layers if n.name == "hashembed"]
        maxouts = [n for n in layers if n.name == "maxout"]
        norms = [n for n in layers if n.name == "layernorm"]
        windows = [n for n in layers if n.name == "expand_window"]
        extract = [n for n in layers if n.name == "extract_features"]
        if len(extract) != 1 or len(maxouts) != len(norms) or len(windows) != len(maxouts) - 1 or not tables:
            raise ValueError("the model's word vectors are made in another way")
        if any(n.name in ("static_vectors", "charembed", "mish", "lstm") for n in layers):
            raise ValueError("the model's word vectors are made in another way")
        self.columns: tuple[Any, ...] = tuple(extract[0].attrs["columns"])
        self._ops: Any = tok2vec.ops
        self._tables = [Table(n.attrs["column"], n.attrs["seed"], _parameter(n, "E")) for n in tables]
        self._mix, *self._encode = [_layer(m, n) for m, n in zip(maxouts, norms, strict=True)]

    def of(self, batch: Batch) -> Floats:
        """(words of all stretches, 96). No stretch sees another."""
        rows = [self._rows(table, batch.features[:, table.column]) for table in self._tables]
        own = self._mix.of(np.concatenate(rows, axis=1))
        depth, width = len(self._encode), own.shape[1]
        ends = [*batch.begin[1:], len(batch.word)]
        # Between two stretches stand as many empty rows as the encoder sees to one side.
        gap = np.zeros(len(batch.word), dtype=np.intp)
        gap[list(batch.begin)] = depth
        at = np.arange(len(batch.word)) + np.cumsum(gap)
        x = np.zeros((int(ends[-1]) + depth * (len(batch.begin) + 1), width), dtype=np.float32)
        x[at] = own[batch.word]
        beside = np.zeros((len(x), 3 * width), dtype=np.float32)
        for layer in self._encode:
            beside[1:, :width] = x[:-1]
            beside[:, width : 2 * width] = x
            beside[:-1, 2 * width :] = x[1:]
            x += layer.of(beside)
        return np.ascontiguousarray(x[at])

    def _rows(self, table: Table, keys: Keys) -> Floats:
        hashed = self._ops.hash(np.ascontiguousarray(keys), table.seed) % len(table.rows)
        summed: Floats = self._ops.gather_add(table.rows, hashed)
        return summed


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> Layer:
    weight = _parameter(maxout, "W")  # (outputs, pieces, inputs)
    if weight.shape[1] != 3:
        raise ValueError("the model's layers have another number of pieces")
    flat = np.ascontiguousarray(weight.transpose(2, 1, 0).reshape(weight.shape[2], -1))
    bias = np.ascontiguousarray(_parameter(maxout, "b").T.reshape(-1))
    return Layer(flat, bias, _parameter(norm, "G"), _parameter(norm, "b"))


def _parameter(layer: Model[Any, Any], name: str) -> Floats:
    return np.asarray(layer.get_param(name), dtype=np.float32)
