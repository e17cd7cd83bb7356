"""Quotations: stretches in quotation marks of any kind, closed or not, also where they run over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model import Span

# Two apostrophes or two grave accents are a mark too; a single mark counts where it opens a word.
_MARKS = re.compile(r"''|``|[\"“”„«»‟]|(?<![\w’'])[‘'‚](?=\w)")
_OPENING = ("“", "„", "«", "‟", "``")
_CLOSING = ("”", "»", "''")
_EVEN = ('"', "''")
_SINGLE = ("‘", "'", "‚")
_SINGLE_END = re.compile(r"[’'‘](?!\w)")
_LONGEST_SINGLE = 600  # code points searched for the end of a quotation in single marks


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks. `continued`: it goes on in the next paragraph, which opens with a mark too."""

    span: Span
    closed: bool
    continued: bool = False

    def inner(self, text: str) -> str:
        """The words inside the marks."""
        return self.span.of(text).strip("\"“”„«»‟‘’'` ")


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of a document, in order, none inside another. Linear in the text.

    An unclosed one ends with its paragraph; where the next paragraph opens with a mark, it is `continued`.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        found.extend(_in_paragraph(text, paragraph, following))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, following: Span | None) -> list[Quotation]:
    found: list[Quotation] = []
    open_at, opened, resume = -1, "", paragraph.start
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        if at < resume:
            continue
        if open_at < 0:
            if mark in _SINGLE:
                end = _single_end(text, at, paragraph.end)
                if end is not None:
                    found.append(Quotation(Span(at, end), True))
                    resume = end
            elif (
                mark in _OPENING
                or (mark in _EVEN and _may_open(text, match, paragraph))
                or (mark == "”" and at == paragraph.start)
            ):
                open_at, opened = at, mark
        elif mark in _SINGLE:
            continue
        elif _closes(text, match, opened, paragraph.end):
            found.append(Quotation(Span(open_at, match.end()), True))
            open_at = -1
        elif mark == opened and mark in _OPENING:
            found.append(Quotation(Span(open_at, _trim(text, open_at, at)), False))
            open_at = at
    if open_at >= 0:
        goes_on = following is not None and text[following.start] in "\"“„«”'‘`"
        found.append(Quotation(Span(open_at, paragraph.end), False, goes_on))
    return found


def _closes(text: str, match: re.Match[str], opened: str, end: int) -> bool:
    at, mark = match.start(), match.group()
    if mark in _CLOSING and not (mark == "''" and opened in ("“", "«", "„", '"')):
        return True
    if mark == "“" and opened == "„":
        return True
    if mark in _EVEN and opened in ('"', "“", "”", "''", "``"):
        opens_again = match.end() < end and text[match.end()].isalnum() and not text[at - 1].isalnum()
        return not (opens_again and text[at - 1].isspace())
    return False


def _single_end(text: str, at: int, end: int) -> int | None:
    """Where a quotation in single marks ends: behind a comma or full stop, or at once where it is a name."""
    first: int | None = None
    for match in _SINGLE_END.finditer(text, at + 1, min(end, at + _LONGEST_SINGLE)):
        if text[match.start() - 1] in ",.!?…":
            return match.end()
        if first is None:
            first = match.end()
            if text[at] == "‘" and text[match.start()] == "’" and len(text[at : match.start()].split()) <= 3:
                return first
    return first if text[at] == "‘" and first is not None else None


def _may_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return not after.isspace() and (not before.isalnum() or after.isalnum())


def _trim(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
