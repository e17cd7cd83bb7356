"""Which language a text is in."""

from __future__ import annotations

import re

SAMPLE = 20_000
LETTER = re.compile(r"[^\W\d_]")
CYRILLIC = re.compile("[\u0400-\u04ff]")
UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|that|was|said|on|for|is|by|with|from|at|were|had|has)\b", re.IGNORECASE)
LATIN_WORD = re.compile(r"\b[A-Za-z]{2,}\b")
# Function words are 25 to 45 % of English prose; other languages in Latin letters stay below 8 %.
ENGLISH_SHARE = 0.12


def detect(text: str) -> str:
    """The language of `text` as an ISO 639-1 code; "und" where there are too few letters to tell.

    Russian and Ukrainian are told apart by the letters that only one of them has; English by its function
    words; anything else by py3langid (which is loaded only then).
    """
    sample = text[:SAMPLE]
    letters = len(LETTER.findall(sample))
    if letters < 3:
        return "und"
    if len(CYRILLIC.findall(sample)) > letters / 2:
        ukrainian, russian = len(UKRAINIAN.findall(sample)), len(RUSSIAN.findall(sample))
        if ukrainian or russian:
            return "uk" if ukrainian > russian else "ru"
        return _by_library(sample, "ru")
    words = len(LATIN_WORD.findall(sample))
    if words and len(ENGLISH.findall(sample)) / words >= ENGLISH_SHARE:
        return "en"
    return _by_library(sample, "en")


def _by_library(sample: str, default: str) -> str:
    """py3langid's answer; a few words are too little for it, so they take the default of their alphabet."""
    if len(sample.split()) < 8:
        return default
    import py3langid

    return str(py3langid.classify(sample)[0])
