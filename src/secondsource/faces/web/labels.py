"""Names of places in the reader's language: the gazetteer's own spelling of it, where it has one that fits."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from secondsource.errors import SecondSourceError
from secondsource.faces.language import language
from secondsource.faces.protect import gazetteer
from secondsource.model import Place

UKRAINIAN = re.compile(r"[іїєґІЇЄҐ’']|(?:сь|зь|ць)к(?:$|[аеоиіу ])|ець$")
RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]|(?:[^ь]|^)[сц]к(?:$|[аоий ])")
NEVER = {"uk": re.compile(r"[ыэъёЫЭЪЁ]"), "ru": re.compile(r"[іїєґІЇЄҐ]|ыи")}
"""Letters that a language does not write."""
CYRILLIC = re.compile(r"[а-яіїєґёА-ЯІЇЄҐЁ’' \-]+")
ROMAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъё",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ye",
            "zh",
            "z",
            "y",
            "i",
            "yi",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "yu",
            "ya",
            "y",
            "e",
            "",
            "yo",
        ],
        strict=True,
    )
)
LIKE = 72.0
"""Likeness in percent of a romanised spelling and the gazetteer's name, below which it is an older or another name."""


def _romanised(name: str) -> str:
    return "".join(ROMAN.get(letter, letter) for letter in name.lower())


def _fits(spelling: str, name: str, code: str) -> float | None:
    """How well a spelling stands for a place in a language, in percent; None where it is another name or language."""
    if not CYRILLIC.fullmatch(spelling):
        return None
    own, other = (UKRAINIAN, RUSSIAN) if code == "uk" else (RUSSIAN, UKRAINIAN)
    if NEVER[code].search(spelling):
        return None
    if other.search(spelling) and not own.search(spelling):
        return None
    likeness = fuzz.ratio(_romanised(spelling), name.lower().replace("'", ""))
    return likeness + (5.0 if own.search(spelling) else 0.0) if likeness >= LIKE else None


@lru_cache(maxsize=8192)
def label_of(geonameid: int, name: str, code: str) -> str | None:
    """The place's name in a language that is written in Cyrillic; None where the gazetteer has none that fits."""
    try:
        entry = gazetteer().by_id(geonameid)
        spellings = gazetteer().spellings(entry) if entry is not None else ()
    except SecondSourceError:
        return None
    found = [(fit, s) for s in spellings if (fit := _fits(s, name, code)) is not None]
    return max(found)[1] if found else None


def place_label(place: Place) -> str:
    """A place's name in the language that is spoken now, else as the gazetteer has it."""
    if language() == "en" or place.geonameid is None:
        return place.name
    return label_of(place.geonameid, place.name, language()) or place.name
