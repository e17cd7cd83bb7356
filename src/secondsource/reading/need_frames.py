"""Where the frames of words stand that tell of a need, each with the stretches of its clause before and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model.event import NeedKind
from secondsource.reading.need_marks import GOING_ON, HABIT, LEFT, SUPPOSED
from secondsource.reading.need_words import Frame, NeedWords

_REACH = 170
"""Characters before and behind a frame in which its thing is looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame at its place in a sentence, with the stretches before and behind it in its clause."""

    frame: Frame
    kind: NeedKind
    start: int
    end: int
    before: int
    behind: int


def hits_of(said: str, words: NeedWords, frames: Sequence[Frame]) -> list[Hit]:
    """Frames in text order, the longest of those that overlap, each with its clause."""
    found = sorted(
        ((m.start(), -m.end(), at, frame) for at, frame in enumerate(frames) for m in frame.pattern.finditer(said)),
        key=lambda row: row[:3],
    )
    breaks = [(m.start(), m.end()) for m in words.breaks.finditer(said)]
    hits: list[Hit] = []
    end = 0
    for start, negative_end, _, frame in found:
        stop = -negative_end
        if start < end:
            continue
        ahead = said[max(0, start - 40) : start]
        kind = frame.kind
        if kind == "delivery" and words.ahead.search(ahead):
            continue
        if kind == "appeal" and words.passive.search(ahead) and not GOING_ON.match(said, start):
            continue
        if kind == "need" and (SUPPOSED.search(ahead) or LEFT.search(ahead)):
            continue
        if kind == "delivery" and frame.side == "behind" and HABIT.search(ahead) and not frame.name.endswith("given"):
            continue
        if frame.side == "before" and words.relative.search(ahead):
            continue
        left = max([e for _, e in breaks if e <= start] + [end, start - _REACH, 0])
        right = min([s for s, _ in breaks if s >= stop] + [stop + _REACH, len(said)])
        if kind == "delivery" and (
            words.negated.search(ahead)
            or re.match(r"(?i)\s*(?:no|not a single|neither|жодн\w+|ни один)\b", said[left:start])
        ):
            kind = "need"
        hits.append(Hit(frame, kind, start, stop, left, right))
        end = stop
    return hits


def is_name(hit: Hit, said: str) -> bool:
    """Whether a frame is part of a name ("Hills Without Hunger")."""
    return (
        hit.start > 0
        and said[hit.start].isupper()
        and said[hit.start - 1] == " "
        and said[: hit.start - 1][-1:].isalnum()
    )


def subject_of(before: str) -> str:
    """The last clause of what stands before a frame: its subject is there."""
    return re.split(r"(?i), | and | і | та | и ", before)[-1]
