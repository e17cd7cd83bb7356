"""The stretches of a sentence that are asked one by one what they tell of."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.model import Sentence, Span
from secondsource.reading.stake_marks import BREAK

LEAST = 12
"""Characters of a stretch; one that is no longer says nothing by itself."""


def parts(said: str, least: int = LEAST) -> Iterator[tuple[int, int]]:
    """Start and end of the parts of a sentence between its breaks that are longer than `least` characters."""
    edges = [0, *(e for m in BREAK.finditer(said) for e in m.span()), len(said)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end - start > least:
            yield start, end


def stretches(sentence: Sentence, text: str) -> Iterator[Span]:
    """The same as spans of the text."""
    for start, end in parts(sentence.span.of(text)):
        yield Span(sentence.span.start + start, sentence.span.start + end)
