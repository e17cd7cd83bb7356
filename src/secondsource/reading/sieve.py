"""Which of many patterns could match a text at all, told by words that any match must hold.

Tables of this folder have hundreds of patterns, and most sentences hold none of their words. Searching a sentence for a
word is some fifty times cheaper than trying a pattern on it. The words are taken from the pattern itself, so a table
needs no second list that could fall behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Generic, TypeVar

from secondsource.reading.expressions import Expression, parsed

Row = TypeVar("Row")

_LEAST = 3  # letters below which a word is in nearly every sentence
_MOST = 120  # words of one pattern; more cost what they save
_SPELLINGS = 60  # of one stretch of a pattern, before it is cut

Words = frozenset[str]


@cache
def needles(pattern: re.Pattern[str] | Expression) -> tuple[str, ...]:
    """Words in lower case of which every match of `pattern` holds at least one; none where no such words are known."""
    parts = parsed(pattern)
    if parts is None:  # another Python's expressions: every pattern is tried
        return ()
    found = _best(parts)
    return tuple(sorted(found)) if found and _worth(found)[0] >= _LEAST and len(found) <= _MOST else ()


def _worth(words: Words) -> tuple[int, int]:
    return min(map(len, words)), -len(words)


def _best(parts: Iterable[tuple[Any, Any]]) -> Words | None:
    """Of the sets of words of which a match of this sequence holds one, the one that rules out most."""
    return max(_sets(parts), key=_worth, default=None)


def _sets(parts: Iterable[tuple[Any, Any]]) -> Iterator[Words]:
    run: Words = frozenset(("",))
    for operator, value in parts:
        name = str(operator)
        here, whole = _spelled(name, value)
        longer = frozenset(a + b for a in run for b in here)
        if len(longer) > _SPELLINGS:
            yield _fewest(run)
            longer = here
        run = longer
        if whole:
            continue
        yield _fewest(run)
        run = frozenset(("",))
        if name == "SUBPATTERN":
            yield from _sets(value[-1])
        elif name == "ATOMIC_GROUP":
            yield from _sets(value)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] >= 1:
            yield from _sets(value[2])
        elif name == "BRANCH":
            branches = [_best(branch) for branch in value[1]]
            if all(branches):
                yield _fewest(frozenset(word for b in branches if b for word in b))
    yield _fewest(run)


def _spelled(name: str, value: Any) -> tuple[Words, bool]:
    """How what one part of a pattern matches may begin, and whether that is all it matches."""
    if name == "LITERAL":
        return frozenset((chr(value).lower(),)), True
    if name == "AT":  # a boundary has no letters
        return frozenset(("",)), True
    if name == "IN" and len(value) <= 4 and all(str(kind) == "LITERAL" for kind, _ in value):
        return frozenset(chr(letter).lower() for _, letter in value), True
    if name == "SUBPATTERN":
        return _beginning(value[-1])
    if name == "BRANCH":
        branches = [_beginning(branch) for branch in value[1]]
        found = frozenset(word for words, _ in branches for word in words)
        return found, all(whole for _, whole in branches)
    return frozenset(("",)), False


def _beginning(parts: Iterable[tuple[Any, Any]]) -> tuple[Words, bool]:
    run: Words = frozenset(("",))
    for operator, value in parts:
        here, whole = _spelled(str(operator), value)
        longer = frozenset(a + b for a in run for b in here)
        if len(longer) > _SPELLINGS:
            return run, False
        run = longer
        if not whole:
            return run, False
    return run, True


def _fewest(words: Words) -> Words:
    """Without words that hold another of them: the shorter one is found wherever the longer is."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(other in word for other in kept):
            kept.append(word)
    return frozenset(kept)


class Sieve(Generic[Row]):
    """Rows of a table, each with a pattern. `of` leaves out those that cannot match; it never leaves out another.

    The words are those kept in `needles.json`; of a pattern that is not kept there they are taken from itself when the
    table has served `FIRST` texts: whoever reads one report need not wait for that.
    """

    FIRST = 2

    def __init__(self, rows: Iterable[Row], pattern: Callable[[Row], re.Pattern[str] | Expression]) -> None:
        self._rows, self._pattern = tuple(rows), pattern
        self._known: list[tuple[Row, tuple[str, ...]]] | None = None
        self._whole = False  # whether `_known` has the words of every row
        self._served = 0

    def within(self, text: str) -> Narrowed[Row]:
        """The rows that could match somewhere in a text, to be asked for its parts."""
        lowered = text.lower()
        here = ((row, words, tuple(n for n in words if n in lowered)) for row, words in self._words())
        return Narrowed([(row, found) for row, words, found in here if found or not words])

    def of(self, text: str) -> list[Row]:
        """The rows that could match in a text that is asked for once, in the order of the table."""
        lowered = text.lower()
        return [row for row, words in self._words() if not words or any(n in lowered for n in words)]

    def _words(self) -> list[tuple[Row, tuple[str, ...]]]:
        self._served += 1
        if self._known is None or (not self._whole and self._served > self.FIRST):
            kept = [(row, self._pattern(row)) for row in self._rows]
            words = [(row, p.kept if isinstance(p, Expression) else None, p) for row, p in kept]
            self._whole = self._served > self.FIRST or all(found is not None for _, found, _ in words)
            if self._whole:
                self._known = [(row, needles(p) if found is None else found) for row, found, p in words]
            else:
                self._known = [(row, found or ()) for row, found, _ in words]
        return self._known


class Narrowed(Generic[Row]):
    """The rows of a table that could match in one text."""

    def __init__(self, rows: list[tuple[Row, tuple[str, ...]]]) -> None:
        self._rows = rows

    def of(self, part: str) -> list[Row]:
        """Those that could match in a part of the text, in the order of the table."""
        lowered = part.lower()
        return [row for row, words in self._rows if not words or any(n in lowered for n in words)]
