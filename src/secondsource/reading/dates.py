"""Dates in a text and the days they mean, seen from the publication day: English, Russian, Ukrainian.

Patterns stand in `date_words`, their meaning in `date_meaning`; here they are found. Spans follow the rulings of the
gold annotation: no preposition (except "between X and Y"), part of day kept when joined to a day, clock times and plain
durations left out, weeks from Monday to Sunday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from secondsource.model import Analysis, DateMention, DateValue, Document, Provenance, Sentence, Span
from secondsource.reading import calendar
from secondsource.reading.date_meaning import INTERPRETERS, Context
from secondsource.reading.date_words import WORDS, sieve

_LOOK_BACK, _LOOK_ON = 60, 45  # characters around a date in which its clause shows whether it lies ahead
_LINE = re.compile(r"[^\n]+")
_AS_OF = re.compile(
    r"(?i)\b(?:as of|assessment|situation report|sitrep|cut-?off|станом на|по состоянию на)\b[^\n]{0,40}$"
)


def _blocks(sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, int, int]]:
    """Runs of sentences of one language: a date that the sentence splitter cuts ("Jul. 14") stays whole."""
    language, start, end = "", 0, 0
    for sentence in sentences:
        spoken = sentence.language if sentence.language in WORDS else "en"
        if spoken != language:
            if language:
                yield language, start, end
            language, start = spoken, sentence.span.start
        end = sentence.span.end
    if language:
        yield language, start, end


def _candidates(text: str, language: str, start: int, end: int) -> list[tuple[str, re.Match[str]]]:
    """Matches of all rules without overlaps: the longest wins, then the earlier rule."""
    rules = sieve(language).within(text)
    # No date goes over a line break, so that each line meets only the rules whose words it holds.
    found = [
        (kind, order, match)
        for line in _LINE.finditer(text, start, end)
        for order, kind, pattern in rules.of(line.group())
        for match in pattern.finditer(text, line.start(), line.end())
    ]
    found.sort(key=lambda entry: (entry[2].start() - entry[2].end(), entry[1], entry[2].start()))
    taken: dict[int, tuple[str, re.Match[str]]] = {}
    covered = bytearray(end - start)
    for kind, _, match in found:
        inside = slice(match.start() - start, match.end() - start)
        if any(covered[inside]):
            continue
        covered[inside] = b"\x01" * (match.end() - match.start())
        taken[match.start()] = (kind, match)
    return [taken[at] for at in sorted(taken)]


def _as_of_day(text: str, anchor: date | None, mentions: list[tuple[Span, DateValue]]) -> date | None:
    """The day that a daily report is about, where its head gives one near the publication day ("as of 13 August")."""
    for span, value in mentions:
        limits = calendar.bounds(value)
        if span.start > 300:
            break
        if (
            limits
            and limits[0] == limits[1]
            and anchor
            and 0 <= (anchor - limits[0]).days <= 3
            and _AS_OF.search(text[max(0, span.start - 60) : span.start])
        ):
            return limits[0]
    return None


def find_dates(document: Document, analysis: Analysis) -> tuple[DateMention, ...]:
    """Every date of the text, in its order, with ids t1, t2, …; values as seen from `document.published_day`.

    Linear in the length of the text. Relative dates without a publication day have no earliest and no latest.
    """
    text, anchor = document.text, calendar.parse_day(document.published_day)
    out: list[tuple[Span, DateValue, str]] = []
    as_of: date | None = None
    mentioned: date | None = None
    for language, start, end in _blocks(analysis.sentences):
        for kind, match in _candidates(text, language, start, end):
            before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
            before = re.split(r"[.!?;\n]\s", before)[-1]
            after = re.split(r"[.!?;\n](?:\s|$)", text[match.end() : match.end() + _LOOK_ON])[0]
            value = INTERPRETERS[kind](
                Context(match, WORDS[language], language, anchor, as_of, mentioned, before, after)
            )
            if value is None:
                continue
            out.append((Span(match.start(), match.end()), value, kind))
            limits = calendar.bounds(value)
            if limits and limits[0] == limits[1]:
                mentioned = limits[0]
            as_of = as_of or _as_of_day(text, anchor, [(out[-1][0], value)])
    return tuple(
        DateMention(f"t{number}", span, value, Provenance(f"reading.dates.{kind}", span=span))
        for number, (span, value, kind) in enumerate(out, 1)
    )
