"""Lines of English transcripts and digests that name at their head who says them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model import Span
from secondsource.reading.frames import Frame, overlaps, shared
from secondsource.reading.labels import labelled_lines
from secondsource.reading.role_words import INSTITUTIONS, OUTLETS, PEOPLE, THINGS
from secondsource.reading.trees import Trees
from secondsource.reading.words import words

TURN = "reading.attribution.turn"
_LABEL = "reading.attribution.label"
_ASKING = re.compile(
    r"(?i)^(?:host|presenter|anchor|interviewer|moderator|question|q|reporter|correspondent|journalist|our "
    r"(?:reporter|correspondent)|studio|editor)\b(?! [A-Z])"
)
_CREDIT = words("photo photos picture image source sources video credit credits file via caption text editing")


@dataclass(frozen=True, slots=True)
class Labels:
    """The frames of labelled lines, and the labels of those who ask: the publisher's own voice."""

    frames: tuple[Frame, ...]
    asking: tuple[Span, ...]

    def beside(self, frames: Sequence[Frame]) -> list[Frame]:
        """The frames with those of labelled lines in place of what was taken for the same statement."""
        if not self.frames and not self.asking:
            return list(frames)
        # Lines in text order, each with the frame of its statement; none for a question.
        lines: list[tuple[int, Frame | None]] = sorted(
            [*((f.start, f) for f in self.frames), *((s.start, None) for s in self.asking)], key=lambda line: line[0]
        )
        begins = [begin for begin, _ in lines]
        kept = []
        for frame in frames:
            number = bisect_right(begins, frame.start) - 1
            own = lines[number][1] if number >= 0 else None
            if number >= 0 and own is None and overlaps(frame.source, (Span(begins[number], begins[number] + 1),)):
                continue
            if own is None or not (overlaps(frame.source, own.source) or shared(frame.content, own.content) > 0.5):
                kept.append(frame)
        return [*kept, *self.frames]


def label_frames(trees: Trees, skipped: Sequence[Span]) -> Labels:
    """What labelled lines say in the English part of a text; `skipped` is not looked into."""
    starts = [t.start for t in trees.tokens]

    def speaks(label: Span) -> bool:
        first, last = bisect_left(starts, label.start), bisect_left(starts, label.end)
        if first == last or any(label.overlap(s) for s in skipped) or trees.sentence_of(first).language != "en":
            return False
        inside = range(first, last)
        if any(trees.tokens[n].tag in ("VBD", "VBZ", "VBP", "MD") for n in inside):
            return False
        lowered = [trees.lowered[n] for n in inside]
        if lowered[0] in _CREDIT or lowered[-1] in THINGS:
            return False
        name = trees.tokens[inside[-1]]
        titled = any(w in PEOPLE for w in lowered[:-1]) and name.text[:1].isupper()
        person = name.entity != "GPE" and (titled or any(trees.tokens[n].entity == "PERSON" for n in inside))
        cut = next((k for k, w in enumerate(lowered) if k and w in ("of", "in", "at", "for", "on")), len(lowered))
        head = lowered[cut - 1]
        return (
            person
            or head in PEOPLE
            or (head in INSTITUTIONS | OUTLETS and trees.tokens[inside[cut - 1]].entity != "GPE")
        )

    frames: list[Frame] = []
    asking: list[Span] = []
    for found in labelled_lines(trees.text, _ASKING, speaks):
        if found.content:
            frames.append(Frame((found.source,), (), found.content, TURN if found.turn else _LABEL, 0.85))
        else:
            asking.append(found.source)
    return Labels(tuple(frames), tuple(asking))
