"""Spans of a text brought over to another text that holds the same characters at other places."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from secondsource.model.document import Document, Span, Token


def shifted(value: Any, places: tuple[int, ...]) -> Any:
    """The value with every span and token in it moved; `places[i]` is where character `i` stands now.

    Walks frozen dataclasses and tuples; documents and everything else are handed back as they are. A span ends behind
    its last character, so that it never takes in what was left out after it.
    """
    if isinstance(value, Span):
        return Span(*_ends(value.start, value.end, places))
    if isinstance(value, tuple):
        return tuple(shifted(part, places) for part in value)
    if isinstance(value, Document) or not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Token):
        start, end = _ends(value.start, value.end, places)
        return replace(value, start=start, end=end)
    parts = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
    moved = {name: shifted(part, places) for name, part in parts.items()}
    changed = {name: part for name, part in moved.items() if part is not parts[name]}
    return replace(value, **changed) if changed else value


def _ends(start: int, end: int, places: tuple[int, ...]) -> tuple[int, int]:
    first = places[min(start, len(places) - 1)]
    return (first, first) if end <= start else (first, places[min(end, len(places) - 1) - 1] + 1)
