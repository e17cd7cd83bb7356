"""Regular expressions that are compiled when a text first needs them.

Reading one paragraph needs some ten of the three hundred expressions of the large tables, and compiling all takes a
quarter of a second. Which of them a text can match at all is told by words (`sieve`), and those words are kept in
`needles.json`, so that an expression that no text of the day needs is never compiled.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

KEPT = Path(__file__).with_name("needles.json")
"""Words of each expression by its key; written by `python -m secondsource.reading.needles`."""


class Expression:
    """A regular expression of a table: `search`, `match`, `finditer` and `fullmatch` as of a compiled one.

    `pattern` and `flags` are as given; a mistake in it is found when it is first used, and by the tests.
    """

    __slots__ = ("_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, int(flags)
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The same, compiled.

        Raises:
            re.error: the pattern is none.
        """
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    @property
    def search(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.search

    @property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.match

    @property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.fullmatch

    @property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self.compiled.finditer

    @property
    def key(self) -> str:
        """What tells this expression from every other: twelve hexadecimal digits."""
        return hashlib.blake2b(f"{self.flags}\0{self.pattern}".encode(), digest_size=6).hexdigest()

    @property
    def kept(self) -> tuple[str, ...] | None:
        """Words of `needles.json` of which every match holds one (none: no such words); None where it is not there."""
        words = _kept().get(self.key)
        return None if words is None else tuple(words)


@cache
def _kept() -> dict[str, list[str]]:
    try:
        found: dict[str, list[str]] = json.loads(KEPT.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not written yet: every expression is tried, then its words are taken from itself
        return {}
    return found


def parsed(expression: re.Pattern[str] | Expression) -> list[tuple[object, object]] | None:
    """The parts of an expression as Python's own parser tells them; None on a Python that tells them otherwise."""
    try:
        parser = importlib.import_module("re._parser")
        compiled = expression.compiled if isinstance(expression, Expression) else expression
        return list(parser.parse(compiled.pattern, compiled.flags))
    except (ImportError, AttributeError):
        return None
