"""What a sentence tells of, as trained: a need, an appeal, a delivery, its sector, a stake.

Rules know frames of words ("short of", "asked for"); reporters show a need in words that nobody listed ("they sleep on
the concrete"). Here a small network answers for the whole sentence, from two encoders: the states of the trained reader
(`encoder`), which are there already, and a sentence vector across languages, which costs some 45 ms. A gate on the
former lets one sentence in two hundred of the news through to the latter.

    topics = Topics.load(reader, vectors)
    told = topics.of(encoded, (120, 310))       None where the gate is closed
    told.kind, told.sector, told.about          the likeliest of each with its probability, 0 … 1

Weights: `weights/topics.npz`, made by `train/topics.py` from constructed sentences (`train/topics/`). English only: the
reader's states are.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from secondsource.errors import ResourceError
from secondsource.model import Sentence
from secondsource.model.event import NeedKind, StakeAbout
from secondsource.reading.encoder import SURROGATES, WEIGHTS, Offsets
from secondsource.reading.heads import Floats
from secondsource.reading.sector_words import SECTORS

if TYPE_CHECKING:
    from secondsource.reading.encoder import Reader, Reading

CARD = "topics.json"
FILE = "topics.npz"
KINDS: tuple[NeedKind, ...] = ("need", "appeal", "delivery")
ABOUTS: tuple[StakeAbout, ...] = ("output", "capacity", "rank", "dependence", "consequence")
Telling = Callable[[Sentence], "Told | None"]
"""What a sentence of one text tells of; None where it is nothing of the kind, or nothing is known."""
Vector = Callable[[Sequence[str]], Floats]
"""Sentences to vectors: shape (sentences, 384)."""


@dataclass(frozen=True, slots=True)
class Told:
    """Probabilities (0 … 1) for one sentence: of each kind of need, each sector, each thing that a stake is about."""

    kinds: dict[NeedKind, float]
    sectors: dict[str, float]
    abouts: dict[StakeAbout, float]

    @property
    def kind(self) -> tuple[NeedKind, float]:
        """The likeliest kind of need."""
        return max(self.kinds.items(), key=lambda item: item[1])

    @property
    def sector(self) -> tuple[str, float]:
        """The likeliest sector."""
        return max(self.sectors.items(), key=lambda item: item[1])

    @property
    def about(self) -> tuple[StakeAbout, float]:
        """What a stake is likeliest about."""
        return max(self.abouts.items(), key=lambda item: item[1])


def pooled(states: Floats) -> Floats:
    """Mean and largest of the states of some words: (words, 384) to (768,)."""
    out: Floats = np.concatenate([states.mean(0), states.max(0)])
    return out


class Topics:
    """Opened once; not changed by reading."""

    def __init__(self, reader: Reader, vectors: Vector, weights: dict[str, Floats], gate: float) -> None:
        self._reader, self._vectors = reader, vectors
        self._weights, self._gate = weights, gate

    @classmethod
    def load(cls, reader: Reader, vectors: Vector, folder: Path | None = None) -> Topics:
        """Open the weights in `folder` (by default those that ship).

        Raises ResourceError where they are missing, damaged, or made for another reader.
        """
        folder = folder or WEIGHTS
        try:
            card = json.loads((folder / CARD).read_text(encoding="utf-8"))
            content = (folder / FILE).read_bytes()
            digest, made_for, gate = card["sha256"], card["reader"], float(card["gate"])
        except (OSError, ValueError, KeyError) as error:
            raise ResourceError(f"the trained topics cannot be opened in {folder}: {error}") from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise ResourceError(f"{folder / FILE} is damaged: its SHA-256 is not the one in {CARD}")
        if made_for != reader.card["sha256"]["reader.onnx"]:
            raise ResourceError(f"{folder / FILE} was made for another reader; run train/topics.py")
        with np.load(io.BytesIO(content)) as arrays:
            weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
        return cls(reader, vectors, weights, gate)

    def open_to(self, states: Floats) -> bool:
        """Whether a sentence with these states (768 values of `pooled`) is worth a closer look."""
        w = self._weights
        given = (states - w["gate_mean"]) / w["gate_scale"]
        hidden = np.maximum(given @ w["gate_hidden"] + w["gate_hidden_bias"], 0)
        return bool((hidden @ w["gate_out"] + w["gate_out_bias"]).max() > self._gate)

    def of(self, encoded: Reading, span: Offsets) -> Told | None:
        """What the sentence at `span` tells of; None where that is nothing of the kind, as the gate sees it."""
        here = encoded.states_of(span)
        if here is None or not self.open_to(pooled(here)):
            return None
        return self.closely(encoded.text[span[0] : span[1]])

    def telling(self, encoded: Reading) -> Telling:
        """The same for the sentences of one text; each is asked once, and only English ones have an answer."""

        @cache
        def told(sentence: Sentence) -> Told | None:
            return self.of(encoded, (sentence.span.start, sentence.span.end)) if sentence.language == "en" else None

        return told

    def closely(self, sentence: str) -> Told:
        """What one sentence tells of, without the gate."""
        sentence = SURROGATES.sub("\ufffd", sentence)  # neither encoder takes a lone surrogate
        alone = self._reader.states_alone(sentence)
        states = pooled(alone) if len(alone) else np.zeros(768, np.float32)
        w = self._weights
        given = (np.concatenate([states, self._vectors([sentence])[0]]) - w["mean"]) / w["scale"]
        hidden = np.maximum(given @ w["hidden"] + w["hidden_bias"], 0)
        # Some networks side by side, trained from different beginnings: the mean of their answers is steadier.
        parts = hidden.reshape(w["out"].shape[0], -1)
        logits = np.einsum("nh,nho->no", parts, w["out"]) + w["out_bias"]
        values = (0.5 * (1 + np.tanh(0.5 * logits))).mean(0).tolist()
        first, second = len(KINDS), len(KINDS) + len(SECTORS)
        return Told(
            dict(zip(KINDS, values[:first], strict=True)),
            dict(zip(SECTORS, values[first:second], strict=True)),
            dict(zip(ABOUTS, values[second:], strict=True)),
        )
