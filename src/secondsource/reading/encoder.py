"""The trained reader: who said what, how certain an event is, and where it happened, from one small encoder.

    reader = Reader.load()
    reading = reader.read(text)
    reading.frames                               attributions, each with its source, cue and content spans
    reading.factuality((120, 129))               -3 (certainly not) … +3 (certainly) at an event's word
    reading.event_place((120, 129), (140, 148))  how likely a toponym is the place of that event, 0 … 1
    reading.places_of((120, 129))                the places of that event as the reader itself sees them

All spans are (start, end) offsets into the text that was read: Unicode code points, end exclusive. Nothing here raises
on odd input; only `Reader.load` raises, where the weights are missing or damaged. Time grows linearly with the text's
length, and the states kept for later questions are bounded (`KEEP_WINDOWS`).
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from secondsource.errors import ResourceError
from secondsource.reading.heads import Certainty, Floats, Marked, Pairs, Tagger, marked
from secondsource.reading.pieces import Window, tokenise, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Offsets = tuple[int, int]

WEIGHTS = Path(__file__).resolve().parent.parent / "weights"
CARD = "reader.json"
TOGETHER = 32  # windows whose tags are decoded together
KEEP_WINDOWS = 512  # windows whose states are kept (0.4 MB each at most); others are encoded again when asked for
SOURCE, CUE, CONTENT = 0, 1, 2
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution. Each part is a tuple of spans, empty where there is none; `score` lies in [0, 1]."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float
    nested: bool = False  # it stands inside the content of another


def sigmoid(x: float) -> float:
    """The logistic function, without overflow."""
    return float(0.5 * (1 + np.tanh(0.5 * x)))


def opened(content: bytes, threads: int) -> InferenceSession:
    """A session of ONNX Runtime on an encoder's file. Raises what ONNX Runtime raises where it is none."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    # The graph is written as it should run: the optimiser would fuse layer norms into a slower operator.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def _states(session: InferenceSession, window: Window) -> Floats:
    given = {"ids": window.ids[None], "features": window.features[None]}
    mask = np.ones((1, len(window.ids)), dtype=np.int32)
    hidden: NDArray[np.float32] = session.run(None, given | {"mask": mask})[0]
    words: Floats = hidden[0, window.first]
    return words


@dataclass(frozen=True, slots=True)
class States:
    """The words of a sentence: `states` (words, 384), and where each begins and ends in it."""

    states: Floats
    start: NDArray[np.int64]
    end: NDArray[np.int64]

    def of(self, start: int, end: int) -> Floats:
        """States of the words that overlap a stretch: (words, 384)."""
        first = int(np.searchsorted(self.end, start, side="right"))
        return self.states[first : int(np.searchsorted(self.start, end, side="left"))]


class Encoder:
    """An encoder of the reader's shape that reads single sentences. Not changed by reading."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self._session, self._tokenizer = session, tokenizer

    def __call__(self, sentence: str) -> States:
        """The states of a sentence, of its first window (some 250 word pieces) where it is longer; it must hold no
        lone surrogate."""
        window = next(iter(windows(tokenise(self._tokenizer, sentence))), None)
        if window is None:
            return States(np.zeros((0, 384), np.float32), np.zeros(0, np.int64), np.zeros(0, np.int64))
        return States(_states(self._session, window), window.start, window.end)


class Reader:
    """Encoder and heads, opened once and used for any number of texts. Not changed by reading; safe to share."""

    def __init__(
        self, session: InferenceSession, tokenizer: Tokenizer, weights: dict[str, Floats], card: dict[str, Any]
    ) -> None:
        self._session, self._tokenizer = session, tokenizer
        self.card = card
        self._tagger = Tagger(weights, "outer", "nested")
        self._link, self._where = Pairs(weights, "link"), Pairs(weights, "where")
        self._certainty = Certainty(weights)
        decode = card["decode"]
        self._bias = np.zeros_like(self._tagger.bias)
        for role, name in enumerate(("source", "cue", "content")):
            self._bias[0, [1 + 4 * role, 4 + 4 * role]] = decode["bias"][name]  # where a span begins: once a span
        self._source_floor, self._content_floor, self._share = decode["source"], decode["content"], decode["share"]
        self._place_floor = decode["place"]

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> Reader:
        """Open the weights in `folder` (by default those that ship). `threads`: of the encoder.

        Raises ResourceError where a file is missing, or is not the one whose SHA-256 the card records.
        """
        folder = folder or WEIGHTS
        try:
            card = json.loads((folder / CARD).read_text(encoding="utf-8"))
            content = {name: (folder / name).read_bytes() for name in card["sha256"]}
        except (OSError, ValueError, KeyError) as error:
            raise ResourceError(f"the trained reader cannot be opened in {folder}: {error}") from error
        for name, digest in card["sha256"].items():
            if hashlib.sha256(content[name]).hexdigest() != digest:
                raise ResourceError(f"{folder / name} is damaged: its SHA-256 is not the one in {CARD}")
        import io

        from tokenizers import Tokenizer

        try:
            session = opened(content["reader.onnx"], threads)
            tokenizer = Tokenizer.from_str(content["reader_tokenizer.json"].decode())
            with np.load(io.BytesIO(content["reader_heads.npz"])) as arrays:
                weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
            tokenizer.no_truncation()
            tokenizer.no_padding()
            return cls(session, tokenizer, weights, card)
        except Exception as error:
            raise ResourceError(f"the trained reader in {folder} cannot be used: {error}") from error

    def read(self, text: str) -> Reading:
        """Read a text of any length and language; it was trained on English."""
        # A lone surrogate cannot reach the tokenizer; a replacement of the same length keeps every offset.
        clean = SURROGATES.sub("\ufffd", text)
        return Reading(self, text, windows(tokenise(self._tokenizer, clean)))

    def another(self, content: bytes) -> Encoder:
        """A second encoder (ONNX, of this one's shape and vocabulary) that reads single sentences."""
        return Encoder(opened(content, 1), self._tokenizer)

    # ---- for Reading -------------------------------------------------------------------------------------------------

    def states(self, window: Window) -> Floats:
        """States of the words of a window: (words, 384).

        One window at a time: next to a longer one it would be filled up, and the scale of its eight-bit inputs would
        be the other's. Both cost more than a call.
        """
        return _states(self._session, window)

    def frames(self, batch: Sequence[Window], states: Sequence[Floats]) -> list[list[Frame]]:
        """Attributions of each of some windows."""
        outer, nested = self._tagger.tags(states, self._bias)
        return [
            self._link_up(window, words, marked(a), marked(b))
            for window, words, a, b in zip(batch, states, outer, nested, strict=True)
        ]

    def _link_up(self, window: Window, words: Floats, outer: list[Marked], nested: list[Marked]) -> list[Frame]:
        cues = [(m, False) for m in outer if m.role == CUE]
        taken = {(m.first, m.last) for m, _ in cues}
        cues += [(m, True) for m in nested if m.role == CUE and (m.first, m.last) not in taken]
        scores = self._link.scores(words, window.paragraph, [(m.first, m.last) for m, _ in cues])

        def spans(parts: Iterable[Marked]) -> tuple[Offsets, ...]:
            return tuple((int(window.start[m.first]), int(window.end[m.last - 1])) for m in sorted(parts, key=_place))

        sums = np.pad(scores.cumsum(1, dtype=np.float64), ((0, 0), (1, 0), (0, 0)))

        def score(i: int, m: Marked) -> float:
            kind = 0 if m.role == SOURCE else 1
            return float(sums[i, m.last, kind] - sums[i, m.first, kind]) / (m.last - m.first)

        sources: list[list[Marked]] = [[] for _ in cues]
        contents: list[list[Marked]] = [[] for _ in cues]
        loose: list[Marked] = []
        for level, marks in ((False, outer), (True, nested)):
            mine = [i for i, (_, inner) in enumerate(cues) if inner == level]
            for m in marks:
                if m.role != CONTENT:
                    continue
                ranked = sorted(((score(i, m), i) for i in mine), reverse=True)
                if not ranked or ranked[0][0] < self._content_floor:
                    loose += [m] if not level else []
                    continue
                contents[ranked[0][1]].append(m)
                for value, i in ranked[1:]:
                    if value >= self._share:
                        contents[i].append(m)
            for i in mine:
                options = [m for m in (*marks, *(outer if level else ())) if m.role == SOURCE]
                ranked_sources = sorted(((score(i, m), m) for m in options), reverse=True)
                if ranked_sources and ranked_sources[0][0] >= self._source_floor:
                    sources[i].append(ranked_sources[0][1])
        out = []
        for i, (cue, inner) in enumerate(cues):
            if not contents[i]:
                continue
            parts = [*sources[i], *contents[i]]
            value = sigmoid(min(score(i, m) for m in parts))
            out.append(Frame(spans(sources[i]), spans([cue]), spans(contents[i]), value, inner))
        used = {(m.first, m.last) for found in sources for m in found}
        out += self._without_cue(loose, [m for m in outer if m.role == SOURCE and (m.first, m.last) not in used], spans)
        return sorted(out, key=lambda f: min((*f.source, *f.cue, *f.content)))

    @staticmethod
    def _without_cue(loose: list[Marked], sources: list[Marked], spans: Any) -> list[Frame]:
        """Contents that no cue claims: with the source next to them ("Name: …"), or alone."""
        out = []
        for m in loose:
            near = [s for s in sources if 0 <= m.first - s.last <= 4 or 0 <= s.first - m.last <= 3]
            out.append(Frame(spans(near[:1]), (), spans([m]), 0.6 if near else 0.3))
        return out

    def certainty(self, words: Floats) -> tuple[Floats, Floats]:
        """See `heads.Certainty.values`."""
        return self._certainty.values(words)

    def places(self, window: Window, words: Floats, verb: tuple[int, int]) -> Floats:
        """How likely each word of the window names the place of the event at the words `verb`: (words,), logits."""
        out: Floats = self._where.scores(words, window.paragraph, [verb])[0, :, 0]
        return out

    @property
    def place_floor(self) -> float:
        """Logit from which a word counts as a place of the event."""
        return float(self._place_floor)


def _place(m: Marked) -> int:
    return m.first


class Reading:
    """What the reader makes of one text. Questions are answered from the encoder's states, kept for a while."""

    def __init__(self, reader: Reader, text: str, parts: list[Window]) -> None:
        self.text = text
        self._reader, self._windows = reader, parts
        self._starts = [int(w.start[0]) for w in parts]
        self._kept: OrderedDict[int, Floats] = OrderedDict()
        self._verbs: OrderedDict[tuple[int, int, int], Floats] = OrderedDict()
        self.frames: tuple[Frame, ...] = tuple(self._frames())

    def _frames(self) -> Iterator[Frame]:
        for first in range(0, len(self._windows), TOGETHER):
            batch = self._windows[first : first + TOGETHER]
            states = [self._reader.states(w) for w in batch]
            for frames in self._reader.frames(batch, states):
                yield from frames
            if len(self._kept) < KEEP_WINDOWS:
                self._kept.update(enumerate(states, first))

    def _states(self, i: int) -> Floats:
        if i not in self._kept:
            self._kept[i] = self._reader.states(self._windows[i])
            if len(self._kept) > KEEP_WINDOWS:
                self._kept.popitem(last=False)
        return self._kept[i]

    def _find(self, span: Offsets) -> tuple[int, int, int] | None:
        """Window and word range of a span; None where no word of the text lies in it."""
        i = bisect_right(self._starts, max(span[0], self._starts[0])) - 1 if self._starts else -1
        if i < 0:
            return None
        w = self._windows[i]
        first = int(np.searchsorted(w.end, span[0], side="right"))
        last = int(np.searchsorted(w.start, span[1], side="left"))
        return (i, first, last) if first < last else None

    def states_of(self, span: Offsets) -> Floats | None:
        """States of the words of a span as they stand in the text: (words, 384); None where there is no word.

        Of a span that runs over into the next window only what lies in the first.
        """
        at = self._find(span)
        return None if at is None else self._states(at[0])[at[1] : at[2]]

    def factuality(self, span: Offsets) -> float:
        """-3 (certainly not) … +3 (certainly) of the event whose head word is at `span`; 3.0 where there is no word."""
        at = self._find(span)
        if at is None:
            return 3.0
        value, _ = self._reader.certainty(self._states(at[0])[at[1] : at[1] + 1])
        return float(np.clip(value[0], -3, 3))

    def _places(self, event: Offsets) -> tuple[int, Floats] | None:
        at = self._find(event)
        if at is None:
            return None
        if at not in self._verbs:
            self._verbs[at] = self._reader.places(self._windows[at[0]], self._states(at[0]), at[1:])
            if len(self._verbs) > KEEP_WINDOWS:
                self._verbs.popitem(last=False)
        return at[0], self._verbs[at]

    def event_place(self, event: Offsets, place: Offsets) -> float:
        """How likely the toponym at `place` is the place of the event whose word is at `event`: 0 … 1.

        0 where the two lie in different windows (about 250 word pieces): the reader has then no opinion.
        """
        scored, at = self._places(event), self._find(place)
        if scored is None or at is None or at[0] != scored[0]:
            return 0.0
        return sigmoid(float(scored[1][at[1] : at[2]].mean()))

    def places_of(self, event: Offsets) -> tuple[tuple[Offsets, float], ...]:
        """Spans that name the place of the event at `event`, each with its score (0 … 1), in the order of the text."""
        scored = self._places(event)
        if scored is None:
            return ()
        window, logits = self._windows[scored[0]], scored[1]
        hit = np.flatnonzero(np.diff(np.r_[0, logits > self._reader.place_floor, 0]))
        return tuple(
            ((int(window.start[a]), int(window.end[b - 1])), sigmoid(float(logits[a:b].mean())))
            for a, b in zip(hit[::2].tolist(), hit[1::2].tolist(), strict=True)
        )
