"""Claims and responses of a text of ours, read by rules alone, for tests."""

from __future__ import annotations

from functools import cache

from secondsource.model import Analysis, Attribution, Claim, Document, Provenance, Response, Span, Toponym
from secondsource.reading.analyse import Grammar
from secondsource.reading.attribution import find_attributions
from secondsource.reading.dates import find_dates
from secondsource.reading.events import find_claims
from secondsource.reading.responses import find_responses
from secondsource.settings import ReadingSettings


@cache
def grammar() -> Grammar:
    """One grammar for all tests."""
    return Grammar.load(ReadingSettings())


def document(text: str, published: str | None = "2025-07-23", language: str = "en") -> Document:
    """A document of ours; 2025-07-23 is a Wednesday."""
    return Document("d", "0" * 64, text, published=published, language=language)


@cache
def analysed(text: str, language: str = "en") -> Analysis:
    """The analysis of a text."""
    return grammar().analyse(document(text, language=language))


def places(text: str, *names: str, kind: str = "settlement") -> tuple[Toponym, ...]:
    """The first mention of each name as a literal toponym p1, p2, …."""
    return tuple(
        Toponym(
            f"p{number}",
            Span(text.index(name), text.index(name) + len(name)),
            name,
            kind,
            "literal",
            Provenance("test"),
        )  # type: ignore[arg-type]
        for number, name in enumerate(names, 1)
    )


def read(
    text: str, *names: str, published: str | None = "2025-07-23", language: str = "en"
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...], tuple[Response, ...]]:
    """Attributions, claims and responses of a text whose places are `names`."""
    doc, analysis = document(text, published, language), analysed(text, language)
    dates = find_dates(doc, analysis)
    attributions = find_attributions(doc, analysis, dates, None)
    claims = find_claims(doc, analysis, attributions, places(text, *names), dates, None)
    return attributions, claims, find_responses(doc, analysis, attributions, claims)


def events(text: str, *names: str, **more: str) -> list[tuple[str, str, str]]:
    """Code, factuality and anchor of each event of a text."""
    return [(c.event.code, c.factuality, c.anchor.of(text)) for c in read(text, *names, **more)[1] if c.event]  # type: ignore[arg-type]
