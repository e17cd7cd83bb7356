"""Letters that look like other letters, and characters that cannot be seen: what makes one text look like two.

For comparing texts and for reading them. What a report says is kept and shown to the letter.
"""

from __future__ import annotations

import re
import unicodedata

_PAIRS = (
    ("АВЕКМНОРСТУХІЈЅԌԚԜҮ", "ABEKMHOPCTYXIJSGQWY"),
    ("аеорсухіјѕԁԛԝһӏүк", "aeopcyxijsdqwhlyk"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("αινορυχκ", "aivopuxk"),
    ("ıɑɡɩʏ", "iagiy"),
)
_TO_LATIN = {ord(a): b for those, these in _PAIRS for a, b in zip(those, these, strict=True)}
_TO_CYRILLIC = {
    ord(b): a
    for those, these in _PAIRS[:2]
    for a, b in zip(those, these, strict=True)
    if b.isascii() and b.isalpha() and a in "АВЕКМНОРСТУХІаеорсухік"
}
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f\u0131\u0251\u0261]")
_MIXED = re.compile("[A-Za-z][\u0370-\u052f\u0251\u0261]|[\u0370-\u052f\u0251\u0261][A-Za-z]")
_STYLED = re.compile("[\u2100-\u214f\u2460-\u24ff\uff01-\uff5e\U0001d400-\U0001d7ff]")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e007f]"
)
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]")


def one_script(text: str) -> str:
    """The text with letters of one script in each word, and styled letters (full width, mathematical) plain.

    As long as it was, character for character, so that spans hold. A word that mixes scripts takes that of most of its
    letters; a word made only of letters that Latin has too is Latin in a text that mostly is. Linear.
    """
    if text.isascii():
        return text
    if _STYLED.search(text):
        text = _STYLED.sub(lambda m: _plain(m.group()), text)
    if not _FOREIGN.search(text):
        return text
    latin = sum(1 for c in text if c.isascii() and c.isalpha())
    foreign = _FOREIGN.findall(text)
    # Letters that all have a Latin twin are no other language: the text is disguised through and through.
    if latin > 3 * len(foreign) or (latin and all(ord(c) in _TO_LATIN for c in foreign)):
        return _WORD.sub(lambda m: _as_latin(m.group()), text)
    return _WORD.sub(lambda m: _as_most(m.group()), text) if _MIXED.search(text) else text


def without_unseen(text: str) -> str:
    """The text without characters that cannot be seen, and without marks that make no letter of their own."""
    if text.isascii():
        return text
    text = _UNSEEN.sub("", text)
    return _MARKS.sub("", unicodedata.normalize("NFC", text)) if _MARKS.search(text) else text


def undisguised(text: str) -> tuple[str, tuple[int, ...]] | None:
    """The text as a person sees it, and where each of its characters (and its end) stands in the given one.

    None where it is that already. Unseen characters are left out, look-alikes and styled letters made plain.
    """
    if text.isascii() or not (_UNSEEN.search(text) or _STYLED.search(text) or _MIXED.search(text)):
        return None
    kept = [n for n, character in enumerate(text) if not _UNSEEN.match(character)]
    seen = one_script("".join(text[n] for n in kept))
    return None if seen == text else (seen, (*kept, len(text)))


def _plain(character: str) -> str:
    found = unicodedata.normalize("NFKC", character)
    return found if len(found) == 1 else character


def _as_latin(word: str) -> str:
    """A word of a Latin text: its look-alikes as Latin letters, where all of it can be."""
    if word.isascii():
        return word
    folded = word.translate(_TO_LATIN)
    if not _FOREIGN.search(folded):
        return folded
    return _as_most(word)


def _as_most(word: str) -> str:
    """A word in the script of most of its letters."""
    if not _MIXED.search(word):
        return word
    latin = sum(1 for c in word if c.isascii())
    return word.translate(_TO_LATIN) if 2 * latin >= len(word) else word.translate(_TO_CYRILLIC)
