"""Interviews in print: questions and answers without quotation marks, one paragraph a turn.

An answer is an attribution without source or cue whose speaker is the person that the introduction names. What counts
as an interview: two questions or more, each a line of its own that ends with a question mark, or lines marked "Q:".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from secondsource.model import Span
from secondsource.reading.frames import Frame

INTERVIEW = "reading.attribution.interview"
_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"\n[ \t]*\n")
_ASKS = re.compile(r"(?:Q|Question)\s?[:.–—-]\s+")
_ANSWERS = re.compile(r"(?:A|Answer)\s?[:.–—-]\s+")
_FIRST = re.compile(r"\b(?:I|we|me|us|my|our)\b", re.IGNORECASE)
_SECOND = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_QUESTION = 300  # code points of a question; a longer line that ends with "?" is prose
_LONGEST = 6  # paragraphs of an answer; more are an article with questions in it
_FEWEST = 2  # questions of an interview


def interview_frames(text: str, skipped: Sequence[Span] = ()) -> list[Frame]:
    """One frame for each answer of an interview; none where the text is no interview."""
    if text.count("?\n") + text.startswith("Q") + text.count("\nQ") < _FEWEST:
        return []
    found = list(_marked(text) or _in_blocks(text) or _in_turns(text))
    personal = sum(any(_FIRST.search(s.of(text)) for s in spans) for spans in found)
    if 2 * personal < len(found) or not any(_SECOND.search(line) for line in text.split("\n") if _asks(line)):
        return []  # questions that a text asks itself, and answers
    return [
        Frame((), (), spans, INTERVIEW, 0.8) for spans in found if not any(s.overlap(k) for s in spans for k in skipped)
    ]


def _asks(line: str) -> bool:
    line = line.strip()
    return line.endswith("?") and len(line) <= _QUESTION and line[:1] not in "“\"«‘'–—-•*" and line[:1].isupper()


def _lines(text: str) -> list[Span]:
    found = [Span(m.start(), m.end()) for m in _LINE.finditer(text)]
    return [s for s in found if s.of(text).strip()]


def _marked(text: str) -> list[tuple[Span, ...]]:
    """Answers behind "A:" where questions stand behind "Q:"."""
    lines = _lines(text)
    if sum(_ASKS.match(s.of(text)) is not None for s in lines) < _FEWEST:
        return []
    marks = [(s, _ANSWERS.match(text, s.start, s.end)) for s in lines]
    return [(_trimmed(text, mark.end(), s.end),) for s, mark in marks if mark is not None and mark.end() < s.end]


def _in_blocks(text: str) -> list[tuple[Span, ...]]:
    """Blocks of a prompt and its answer: of those between the first and last question each is a turn."""
    blocks: list[list[Span]] = []
    at = 0
    for gap in (*_BLOCK.finditer(text), None):
        end = gap.start() if gap is not None else len(text)
        blocks.append([Span(at + s.start, at + s.end) for s in _lines(text[at:end])])
        at = gap.end() if gap is not None else end
    asked = [n for n, b in enumerate(blocks) if len(b) > 1 and _asks(b[0].of(text)) and not _asks(b[1].of(text))]
    if len(asked) < _FEWEST:
        return []
    turns = (b for b in blocks[asked[0] : asked[-1] + 1] if len(b) > 1)
    return [tuple(_trimmed(text, s.start, s.end) for s in turn[1:]) for turn in turns]


def _in_turns(text: str) -> Iterator[tuple[Span, ...]]:
    """Questions that are paragraphs of their own: what stands between two is the answer to the first."""
    lines = _lines(text)
    runs = [(asks, list(run)) for asks, run in groupby(lines, key=lambda s: _asks(s.of(text)))]
    questions = [n for n, (asks, _) in enumerate(runs) if asks]
    if len(questions) <= _FEWEST or any(len(runs[n][1]) > 1 for n in questions):
        return
    if any(len(runs[n + 1][1]) > _LONGEST for n in questions[:-1]):
        return
    for n in questions:
        if n + 1 < len(runs):
            answer = runs[n + 1][1]
            answer = answer if n != questions[-1] else answer[:1]  # what follows the last answer may be the report
            yield tuple(_trimmed(text, s.start, s.end) for s in answer)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
