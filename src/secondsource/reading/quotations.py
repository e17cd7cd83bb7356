"""Quotations: stretches in quotation marks of any kind, closed or not, also where they run over several "
"paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model import Span

_MARKS = re.compile(r"[\"“”„«»‟]")
_OPENING = "“„«‟"
_CLOSING = "”»"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks. `continued`: it goes on in the next paragraph, which opens with a mark of "
    "its own."""

    span: Span
    closed: bool
    continued: bool = False

    def inner(self, text: str) -> str:
        """The words inside the marks."""
        return self.span.of(text).strip('"“”„«»‟ ')


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of a document, in order, none inside another. Linear in the text.

    An unclosed one ends with its paragraph; where the next paragraph opens with a mark, it is `continued`.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        open_at = -1
        for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
            at, mark = match.start(), match.group()
            if open_at < 0:
                if (
                    mark in _OPENING
                    or (mark == '"' and _may_open(text, at, paragraph))
                    or (mark == "”" and at == paragraph.start)
                ):
                    open_at = at
            elif mark in _CLOSING or (mark == "“" and text[open_at] == "„") or (mark == '"' and text[open_at] in '"“”'):
                if mark == '"' and at + 1 < paragraph.end and text[at + 1].isalnum() and not text[at - 1].isalnum():
                    continue  # a second opening mark inside
                found.append(Quotation(Span(open_at, at + 1), True))
                open_at = -1
            elif mark in "“«" and text[open_at] == mark:
                found.append(Quotation(Span(open_at, _trim(text, open_at, at)), False))
                open_at = at
        if open_at >= 0:
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            goes_on = following is not None and text[following.start] in '"“„«”'
            found.append(Quotation(Span(open_at, paragraph.end), False, goes_on))
    return tuple(found)


def _may_open(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not after.isspace() and (not before.isalnum() or after.isalnum())


def _trim(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
