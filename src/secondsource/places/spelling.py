"""Spellings of one name brought together: case, diacritics, alphabets, transliterations, languages of the press.

Three keys, from strict to loose, plus the block in which fuzzy look-up searches:

``normal``    case, diacritics, apostrophes and hyphens do not count; the alphabet does
``folded``    one Latin form for Cyrillic and Latin spellings by any common standard (KMU 2010, BGN/PCGN, ISO 9,
              scholarly, German, Polish, French press): Kupiansk, Kupyansk, Kupjansk, Купянск
``soft``      besides, what differs between the Russian and the Ukrainian form of one name: Torske / Torskoye,
              Bilohorivka / Belogorovka
``skeleton``  the consonants alone, in classes

Each is a pure function of the string and linear in its length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from secondsource.places.alphabets import CYRILLIC, LATIN_SPECIAL

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´′ʹʺ″\"“”«»„.·ьЬъЪ"))
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—_/,"), " ")
_DROP = {**_APOSTROPHES, **_DASHES, 0x200B: None, 0x200C: None, 0x200D: None, 0x00AD: None, 0xFEFF: None}
_LATIN = str.maketrans(LATIN_SPECIAL)
_TO_LATIN = str.maketrans(CYRILLIC)
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}

# Longest first; marks of the classes: S shch, C ch, Z zh, X sh. Upper case is free after `normal` has lowered all.
_DIGRAPHS = {
    "schtsch": "S", "chtch": "S", "shch": "S", "szcz": "S", "stsch": "S", "tsch": "C", "tch": "C", "sch": "X",
    "sh": "X", "sz": "X", "cz": "C", "ch": "C", "zh": "Z", "dzh": "Z", "kh": "h", "ph": "f", "th": "t", "ts": "c",
    "tz": "c",    "ou": "u", "oo": "u", "qu": "k", "q": "k", "x": "ks", "w": "v", "ee": "i", "zk": "ck",
    "yo": "e", "jo": "e", "yi": "i", "ji": "i", "yj": "i", "ye": "e", "je": "e", "ie": "e", "y": "i", "j": "i",
}  # fmt: skip
# "Donieck": a final ck is Polish for -tsk; elsewhere it is k.
_DIGRAPH = re.compile("|".join([*sorted(_DIGRAPHS, key=len, reverse=True), r"ck(?!$)"]))
_DOUBLE = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?:aia|oe|ia|[aeio]i|[aeio])$")
_CLASSES = str.maketrans({"h": "g", "S": "s", "X": "s", "Z": "z", "C": "c", "f": "v", "e": "i", "o": "i"})
_ADJECTIVE = re.compile(
    r"^(.{3,}?)(s|z|c|X|S)k(?:i|ii|ogo|oho|omu|oi|oiu|om|omui|im|imi|ikh|ih|aia|oe|uiu|ui|u|a|e|ie)?$"
)
_VOWELS = dict.fromkeys(map(ord, "aeiou "))
MAX_NAME = 80
"""Code points of a name that are looked at; longer strings are no place names."""


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """The name in lower case without diacritics, apostrophes and hyphens, in its own alphabet."""
    name = name[:MAX_NAME]
    if name.isascii():
        plain = name.lower().translate(_DROP)
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold().translate(_LATIN))
        plain = "".join(mark for mark in plain if not unicodedata.combining(mark)).translate(_DROP)
    words = plain.split()
    if words and words[0] in _SHORT and len(words) > 1:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """One Latin form (digits, lower case, and S C X Z for the sibilants) without spaces; empty for other alphabets."""
    return fold_latin(romanised(name))


def fold_latin(latin: str) -> str:
    """The folded form of a romanised, normalised name."""
    latin = _DIGRAPH.sub(lambda found: _DIGRAPHS.get(found.group(), "k"), latin.replace(" ", ""))
    latin = _DOUBLE.sub(r"\1", latin).replace("ie", "e")
    return latin if latin.isascii() else ""


def romanised(name: str) -> str:
    """The name in Latin letters without diacritics; Cyrillic by a table in which Russian and Ukrainian meet."""
    name = name[:MAX_NAME]
    if name.isascii():
        return normal(name)
    # The soft sign, the hard sign and the marks of й, ї, ё carry information that `normal` drops: letters first.
    return normal(unicodedata.normalize("NFC", name.casefold()).translate(_TO_LATIN))


def soft(fold: str) -> str:
    """What is left of a folded name when vowels, г/h and endings that Russian and Ukrainian do not share are merged."""
    stem = fold
    if len(stem) > 4:
        stem = _ENDING.sub("", stem)
    return _DOUBLE.sub(r"\1", stem.translate(_CLASSES))


def skeleton(fold: str) -> str:
    """The consonant classes of a folded name; the vowels where there is but one consonant."""
    merged = soft(fold)
    bones = _DOUBLE.sub(r"\1", merged.translate(_VOWELS))
    return bones if len(bones) > 1 else merged


def readings(fold: str) -> tuple[str, ...]:
    """Other folded forms under which a German, Polish or French spelling may stand: ch for х or ш, z for ц, c for к."""
    out = []
    if "C" in fold:
        out += [fold.replace("C", "h"), fold.replace("C", "X")]
    if "z" in fold:
        out.append(fold.replace("z", "c"))
    if "c" in fold:
        out.append(fold.replace("c", "k"))
    if fold.startswith("s"):
        out.append("z" + fold[1:])
    return tuple(dict.fromkeys(form for form in out if form != fold))


def adjective_bases(fold: str) -> tuple[str, ...]:
    """Folded names that a Slavic adjective may be made from: lymansky -> lyman, kurakhovska -> kurakhov…

    Only the stem up to the ending counts: they are looked up by `soft`.
    """
    found = _ADJECTIVE.match(fold)
    if not found:
        return ()
    stem, sibilant = found.group(1), found.group(2)
    bases = [stem + sibilant + "k", stem, stem + "k", stem + "ka", stem + "ia"]
    if sibilant != "s":
        bases += [stem + sibilant, stem + "Z", stem + "g"]
    for suffix in ("an", "ian", "in", "ov", "ev", "iv", "en"):
        if stem.endswith(suffix) and len(stem) - len(suffix) >= 4:
            bases.append(stem[: -len(suffix)])
    return tuple(dict.fromkeys(bases))


def deletions(bones: str) -> tuple[str, ...]:
    """A skeleton with one consonant left out, each way (symmetric deletion, Garbe 2012); itself where it is short."""
    if len(bones) < 4:
        return ()
    return tuple(dict.fromkeys(bones[:i] + bones[i + 1 :] for i in range(len(bones))))
