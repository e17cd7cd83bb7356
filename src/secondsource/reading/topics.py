"""What a sentence, or a piece of one, tells of, as trained: a need, an appeal, a delivery, its sector, a stake.

Rules know frames of words ("short of", "asked for"); reporters show a need in words that nobody listed ("they sleep on
the concrete"). Here a small encoder of its own reads the sentence and answers for any stretch of it. A gate on the
states of the trained reader (`encoder`), which are there already, lets some two sentences in a hundred of the news
through to it; the others cost nothing.

    topics = Topics.load(reader)
    telling = topics.telling(reader.read(text))
    told = telling(sentence)                    None where the gate is closed
    told.kind, told.sector, told.about          the likeliest of each with its probability, 0 … 1
    telling(sentence, Span(130, 160))           the same of a stretch inside it

Weights: `weights/topics.npz` and `weights/topics.onnx`, made by `train/topics.py` from constructed sentences
(`train/topics/`). English only: the reader's states are.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from secondsource.errors import ResourceError
from secondsource.model import Sentence, Span
from secondsource.model.event import NeedKind, StakeAbout
from secondsource.reading.encoder import SURROGATES, WEIGHTS
from secondsource.reading.heads import Floats
from secondsource.reading.sector_words import SECTORS

if TYPE_CHECKING:
    from secondsource.reading.encoder import Encoder, Reader, Reading, States

CARD = "topics.json"
FILE = "topics.npz"
ENCODER = "topics.onnx"
KINDS: tuple[NeedKind, ...] = ("need", "appeal", "delivery")
ABOUTS: tuple[StakeAbout, ...] = ("output", "capacity", "rank", "dependence", "consequence")


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
    """Opened once; not changed by reading. Its encoder is opened with the first sentence that passes the gate."""

    def __init__(self, reader: Reader, weights: dict[str, Floats], encoder: bytes, gate: float) -> None:
        self._reader = reader
        self._weights, self._gate = weights, gate
        self._content: bytes | None = encoder
        self._encoder: Encoder | None = None

    @classmethod
    def load(cls, reader: Reader, folder: Path | None = None) -> Topics:
        """Open the weights in `folder` (by default those that ship).

        Raises ResourceError where they are missing, damaged, or made for another reader.
        """
        folder = folder or WEIGHTS
        try:
            card = json.loads((folder / CARD).read_text(encoding="utf-8"))
            content = {name: (folder / name).read_bytes() for name in (FILE, ENCODER)}
            digests, made_for, gate = card["sha256"], card["reader"], float(card["gate"])
            wrong = [name for name in content if hashlib.sha256(content[name]).hexdigest() != digests[name]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ResourceError(f"the trained topics cannot be opened in {folder}: {error}") from error
        if wrong:
            raise ResourceError(f"{folder / wrong[0]} is damaged: its SHA-256 is not the one in {CARD}")
        if made_for != reader.card["sha256"]["reader.onnx"]:
            raise ResourceError(f"{folder / FILE} was made for another reader; run train/topics.py")
        with np.load(io.BytesIO(content[FILE])) as arrays:
            weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
        return cls(reader, weights, content[ENCODER], gate)

    def open_to(self, states: Floats) -> bool:
        """Whether a sentence with these states of the reader (768 values of `pooled`) is worth a closer look."""
        w = self._weights
        given = (states - w["gate_mean"]) / w["gate_scale"]
        hidden = np.maximum(given @ w["gate_hidden"] + w["gate_hidden_bias"], 0)
        return bool((hidden @ w["gate_out"] + w["gate_out_bias"]).max() > self._gate)

    def telling(self, encoded: Reading) -> Telling:
        """Answers for the sentences of one text."""
        return Telling(self, encoded)

    def states(self, sentence: str) -> States:
        """A sentence as the encoder sees it, to be asked of with `told`."""
        if self._encoder is None:
            assert self._content is not None
            self._encoder, self._content = self._reader.another(self._content), None
        # The tokenizer takes no lone surrogate; a replacement of the same length keeps every offset.
        return self._encoder(SURROGATES.sub("\ufffd", sentence))

    def told(self, states: States, start: int, end: int) -> Told | None:
        """What the stretch from `start` to `end` tells of (offsets into the sentence); None where it holds no word."""
        inside = states.of(start, end)
        if not len(inside):
            return None
        w = self._weights
        hidden = np.maximum(pooled(inside) @ w["hidden"] + w["hidden_bias"], 0)
        values = (0.5 * (1 + np.tanh(0.5 * (hidden @ w["out"] + w["out_bias"])))).tolist()
        first, second = len(KINDS), len(KINDS) + len(SECTORS)
        return Told(
            dict(zip(KINDS, values[:first], strict=True)),
            dict(zip(SECTORS, values[first:second], strict=True)),
            dict(zip(ABOUTS, values[second:], strict=True)),
        )


class Telling:
    """What the sentences of one text tell of. Each is encoded once; only English ones have an answer."""

    def __init__(self, topics: Topics, encoded: Reading) -> None:
        self._topics, self._encoded = topics, encoded
        self._states: dict[int, States | None] = {}

    def __call__(self, sentence: Sentence, within: Span | None = None) -> Told | None:
        """What a sentence tells of, or a stretch `within` it; None where that is nothing of the kind, by the gate."""
        start, end = sentence.span.start, sentence.span.end
        if start not in self._states:
            here = self._encoded.states_of((start, end)) if sentence.language == "en" else None
            through = here is not None and self._topics.open_to(pooled(here))
            self._states[start] = self._topics.states(self._encoded.text[start:end]) if through else None
        states = self._states[start]
        if states is None:
            return None
        within = within or sentence.span
        return self._topics.told(states, within.start - start, within.end - start)
