"""What recognition of any language shares: what it finds, and what it knows of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from secondsource.model import Span
from secondsource.model.place import ToponymKind, ToponymRole
from secondsource.places import lexicon_english as lexicon
from secondsource.places.arabic import ARABIC
from secondsource.places.gazetteer import SLAVIC, Gazetteer
from secondsource.places.surface import Word
from secondsource.places.table import Entry

QUOTES = "‘’'\"“”«»„`"


JOINED = re.compile(r"[ \u00a0]|[ \u00a0]?[-‑–][ \u00a0]?|")


_CONNECTORS = frozenset(
    [
        "of",
        "the",
        "al",
        "el",
        "de",
        "la",
        "le",
        "du",
        "des",
        "da",
        "do",
        "di",
        "del",
        "ez",
        "ed",
        "er",
        "es",
        "ash",
        "ar",
        "az",
        "ad",
        "van",
        "upon",
        "am",
        "en",
        "sur",
        "los",
        "las",
        "and",
    ]
)


_ROMANISED = SLAVIC | ARABIC
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Found:
    """A toponym before it is resolved: `name` is what to look up, `score` in [0, 1] how sure it is one."""

    span: Span
    name: str
    kind: ToponymKind
    role: ToponymRole
    score: float
    by: str


@dataclass(slots=True)
class Context:
    """What the whole document says about its names."""

    text: str
    gazetteer: Gazetteer
    persons: frozenset[str]
    ordinary: frozenset[str]
    """Words that the document also writes in lower case."""
    last_end: int = -1
    """Where the place found last in the present sentence ends; -1 at its beginning."""
    countries: frozenset[str] = field(default_factory=frozenset)
    """Codes of the countries that the document names, by name or by a large city."""


def known(context: Context, name: str) -> tuple[Entry, ...]:
    """The places of exactly this name (normalised), most populous first."""
    name = lexicon.ABBREVIATIONS.get(name, name)
    found = tuple(match.entry for match in context.gazetteer.exact(name))
    # Where the document speaks of a country with Slavic or Arabic names, any transliteration of one counts.
    if (
        len(name) < 6
        or not context.countries & _ROMANISED
        or any(entry.country in context.countries for entry in found)
    ):
        return found
    alike = context.gazetteer.look_up(name, fuzzy=False)
    near = tuple(
        match.entry
        for match in alike
        if match.how != "exact" and match.quality >= 0.86 and match.entry.country in _ROMANISED
    )
    return found + tuple(entry for entry in near if entry.country in context.countries)


def text_of(context: Context, row: Sequence[Word], start: int, end: int) -> str:
    return context.text[row[start].start : row[end - 1].end]


def people(context: Context, word: str) -> str | None:
    """The country of an adjective or a people, else None."""
    lower = word.lower()
    for form in (lower, lower.removesuffix("s"), lower.removesuffix("es")):
        iso = lexicon.PEOPLES.get(form)
        if iso:
            return iso
    return context.gazetteer.people(word)


def country_name(context: Context, iso: str) -> str:
    """The gazetteer's name of a country."""
    entry = context.gazetteer.country(iso)
    return entry.name if entry else iso


def reach_of(row: Sequence[Word], at: int, end: int) -> int:
    """How far a listed name may go on: the run, and past "of", "al", "de" to one more capital."""
    stop = end
    while (
        stop + 1 < len(row)
        and stop - at < 5
        and row[stop].text in _CONNECTORS
        and row[stop].gap == " "
        and row[stop + 1].capital
        and row[stop + 1].gap in (" ", "-")
        and not row[stop - 1].possessive
    ):
        stop += 2
    return min(stop, at + 6)


def next_joined(row: Sequence[Word], at: int) -> bool:
    return at + 1 < len(row) and bool(JOINED.fullmatch(row[at + 1].gap)) and bool(row[at + 1].gap)
