"""The stretches of a sentence that are asked one by one what they tell of."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.model import Sentence, Span
from secondsource.reading.stake_marks import BREAK

LEAST = 12
"""Characters of a stretch; shorter ones say nothing by themselves."""


def stretches(sentence: Sentence, text: str) -> Iterator[Span]:
    """The parts of a sentence between its breaks, in their order; spans of the text."""
    said, start = sentence.span.of(text), sentence.span.start
    edges = [0, *(e for m in BREAK.finditer(said) for e in m.span()), len(said)]
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        if b - a > LEAST:
            yield Span(start + a, start + b)
