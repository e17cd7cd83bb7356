"""Frames: candidate attributions, from the rules or from the encoder, before they are trimmed, merged and "
"resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from secondsource.model import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """Source, cue and content of one candidate. `by` names the rule or model, `score` lies in [0, 1].

    `passed_by`: names of media the rule already saw as relays. `own`: the source is the publisher itself ("we").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    by: str
    score: float
    passed_by: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where the first of its parts begins."""
        return min(s.start for s in (*self.content, *self.cue, *self.source))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def shared(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Intersection over union of two groups of spans, in code points."""
    common = sum(x.overlap(y) for x in a for y in b)
    return common / (sum(map(len, a)) + sum(map(len, b)) - common) if common else 0.0


def overlaps(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Whether any two spans of the groups touch."""
    return any(x.overlap(y) for x in a for y in b)


def with_content(frame: Frame, *content: Span) -> Frame:
    """The frame with other content."""
    return replace(frame, content=joined(content))
