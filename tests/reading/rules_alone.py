"""Reading constructed texts with the rules alone, for the tests of this folder."""

from __future__ import annotations

from functools import cache

from secondsource.model import Attribution, Document
from secondsource.reading.analyse import Grammar
from secondsource.reading.attribution import find_attributions
from secondsource.settings import ReadingSettings


@cache
def grammar() -> Grammar:
    """The grammar, opened once for all tests."""
    return Grammar.load(ReadingSettings())


def read(text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
    """The attributions that rules find in an English text."""
    document = Document("d", "", text, language="en", publisher=publisher, published="2025-05-05")
    return find_attributions(document, grammar().analyse(document), (), None)
