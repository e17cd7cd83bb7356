"""Words and stems as the search tables hold them: made here, so that SQLite and PostgreSQL find the same.

Neither database ships Ukrainian, and each stems Russian and English in its own way. So both are given ready terms:
every word folded (case, width, diacritics), and beside it its stem: Snowball's for English and Russian, an own list
of endings for Ukrainian.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

LONGEST = 64
"""Code points of a word that are indexed: longer ones are no words."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# U+02BC counts as a letter, and is what Ukrainian spelling asks for.
_APOSTROPHE = re.compile(r"[’ʼ]")

# Endings of Ukrainian nouns, adjectives and verbs, after the tables of Snowball's Russian stemmer and of the school
# grammar (declensions I–IV, conjugations I–II). Longest first; what stays has three letters or more.
_ENDINGS = (
    "ами ями ові еві єві ого його ому йому ими їми ій ої єї ою єю ею ах ях ів їв ем єм ом ам ям их їх им їм "
    "ова ову овом "
    "а я о е є у ю и і ї ь й "
    "ати яти ити іти ути ють уть ать ять ить їть "
    "емо ємо имо їмо ете єте ите їте еш єш иш їш "
    "ння ання ення іння нням анням енням нню анню енню ттю ття "
    "ий ній ість ості істю остей остям остями остях "
    "ано ено ований ована овано овані увати ували увала увало ував уватиме"
)
_UKRAINIAN = tuple(sorted(set(_ENDINGS.split()), key=lambda ending: (-len(ending), ending)))
_REFLEXIVE = re.compile(r"(?:ся|сь)$")

_local = threading.local()


def _snowball(language: str) -> Any:
    stemmers: dict[str, Any] | None = getattr(_local, "stemmers", None)
    if stemmers is None:
        # Snowball's objects keep state while they work: one set a thread.
        stemmers = _local.stemmers = {}
    if language not in stemmers:
        import Stemmer  # type: ignore[import-not-found, unused-ignore]

        stemmers[language] = Stemmer.Stemmer(language)
    return stemmers[language]


def _ukrainian(word: str) -> str:
    short = _REFLEXIVE.sub("", word) if len(word) > 5 else word
    for ending in _UKRAINIAN:
        if len(short) - len(ending) >= 3 and short.endswith(ending):
            return short[: -len(ending)]
    return short


def _bare(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if c.isalnum())


def stems(word: str, language: str) -> tuple[str, ...]:
    """The stems of a folded word: one where the language is known, Russian's and Ukrainian's for other Cyrillic."""
    if not word.isalpha():
        return ()
    if word.isascii():
        return (_snowball("english").stemWord(word),)
    if not _cyrillic(word):
        return ()
    found = []
    if language != "uk":
        found.append(_bare(_snowball("russian").stemWord(word)))
    if language != "ru":
        found.append(_bare(_ukrainian(word)))
    return tuple(dict.fromkeys(found))


def _cyrillic(word: str) -> bool:
    return not word.isascii() and any("\u0400" <= c <= "\u04ff" for c in word)


def _split(text: str) -> Iterator[str]:
    for word in _WORD.findall(_APOSTROPHE.sub("'", unicodedata.normalize("NFKC", text)).casefold()):
        if word.isalnum():
            yield word[:LONGEST]
        elif _cyrillic(word):
            # An English apostrophe ends the word ("ministry's"), a Ukrainian one belongs to it.
            yield word.replace("'", "")[:LONGEST]
        else:
            yield from (part[:LONGEST] for part in word.split("'"))


@lru_cache(maxsize=65536)
def _folded(word: str, language: str) -> tuple[str, tuple[str, ...]]:
    return _bare(word), stems(word, language)


@dataclass(frozen=True, slots=True)
class Terms:
    """The folded words of a text in order, and its distinct stems."""

    words: tuple[str, ...]
    stems: tuple[str, ...]


def terms(text: str, language: str, most: int) -> Terms:
    """What is indexed of a text: its first `most` words."""
    words: list[str] = []
    stemmed: dict[str, None] = {}
    for word in _split(text):
        if len(words) >= most:
            break
        bare, found = _folded(word, language)
        if bare:
            words.append(bare)
            stemmed.update(dict.fromkeys(found))
    return Terms(tuple(words), tuple(stemmed))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part of a query: words that must stand side by side, or one word with its stems; `prefix` for its start."""

    words: tuple[str, ...]
    stems: tuple[str, ...] = ()
    prefix: bool = False


_PART = re.compile(r'"([^"]*)"?|(\S+)')


MOST_WANTED = 32
"""Parts of a query that are looked for; a pasted page is no query."""


def wanted(query: str) -> tuple[Wanted, ...]:
    """What a query asks for: every word, in any inflection; "side by side" in quotation marks; a start with `*`.

    Only the first 2,000 characters and `MOST_WANTED` parts count.
    """
    parts: list[Wanted] = []
    query = query[:2000]
    for match in _PART.finditer(query.replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"')):
        phrase, word = match.groups()
        if phrase is not None:
            words = tuple(filter(None, (_bare(w) for w in _split(phrase))))
            if words:
                parts.append(Wanted(words))
            continue
        found = [w for w in _split(word) if _bare(w)]
        if word.endswith("*") and found:
            *found, last = found
            parts += [Wanted((_bare(w),), stems(w, "und")) for w in found]
            parts.append(Wanted((_bare(last),), prefix=True))
        else:
            parts += [Wanted((_bare(w),), stems(w, "und")) for w in found]
    return tuple(parts[:MOST_WANTED])
