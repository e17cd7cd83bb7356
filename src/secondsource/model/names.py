"""A name's key across scripts and inflections: "Гліба Артамонова" and "Gleb Artamonov" have the same.

Consonants of the transliteration, vowels and doubled letters dropped: what English, Russian and Ukrainian
spellings of one name keep in common. Close to the consonant skeletons of record linkage (Christen 2012, ch. 4).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "z", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "g", "ц": "ts", "ч": "c", "ш": "s", "щ": "sc", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
# Digraphs of Latin spellings, longest first; h and kh and g fall together (Ukrainian г is Russian g).
_LATIN = (("shch", "sc"), ("sch", "s"), ("kh", "g"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ph", "f"),
          ("th", "t"), ("ck", "k"), ("gh", "g"), ("dh", "d"), ("q", "k"), ("x", "ks"),
          ("w", "v"), ("h", "g"), ("j", "z"))  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_TITLE_WORDS = (
    "the a an of and in for mr mrs ms dr prof sir gen col maj lt capt colonel general major captain lieutenant "
    "brigadier minister president spokesman spokeswoman spokesperson head chief deputy governor mayor adviser advisor"
)
_TITLES = frozenset(_TITLE_WORDS.split())


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The consonant skeleton of one word, at least one character long for any word with letters."""
    lowered = unicodedata.normalize("NFKD", word.casefold().replace("ё", "е").replace("й", "и").replace("ї", "и"))
    plain = "".join(c for c in lowered if not unicodedata.combining(c) and c.isalpha())
    latin = "".join(_CYRILLIC.get(c, c) for c in plain)
    for spelling, key in _LATIN:
        latin = latin.replace(spelling, key)
    first = latin[:1]
    bones = _VOWELS.sub("", latin)
    out: list[str] = []
    for c in bones:
        if not out or out[-1] != c:
            out.append(c)
    skeleton = "".join(out)
    # A word of vowels and one consonant ("Ivo", "Aue") keeps its first letter, else all of them would be one.
    return skeleton if len(skeleton) >= 2 else (first if first not in skeleton else "") + skeleton


@lru_cache(maxsize=65536)
def name_keys(name: str) -> tuple[str, ...]:
    """The keys of a name's words in order, titles and articles left out."""
    words = [w for w in _WORD.findall(name) if w.casefold() not in _TITLES]
    return tuple(word_key(w) for w in words)


def words_agree(a: str, b: str) -> bool:
    """Whether two word keys can be spellings of one name: equal, or alike but for an inflected end."""
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 3 and len(longer) - len(shorter) <= 1 and longer[: len(shorter)] == shorter


_CAPITALISED = re.compile(r"[^\W\d_a-zа-яёіїєґ][\w'’ʼ]*(?:[-–][^\W\d_][\w'’ʼ]*)*")
_CALENDAR_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept oct nov dec понедельник вторник среда среду "
    "четверг пятница пятницу суббота воскресенье января февраля марта апреля мая июня июля августа сентября октября "
    "ноября декабря січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня понеділок "
    "вівторок середа середу четвер пятниця субота неділя"
)
_CALENDAR = frozenset(word_key(w) for w in _CALENDAR_WORDS.split())


def capitalised_keys(piece: str) -> frozenset[str]:
    """Keys of the capitalised words of a sentence; its first word only where a capitalised one follows it."""
    found: set[str] = set()
    for match in _CAPITALISED.finditer(piece):
        first = not any(c.isalnum() for c in piece[max(0, match.start() - 200) : match.start()])
        if first and not _CAPITALISED.match(piece[match.end() : match.end() + 8].lstrip()):
            continue
        for key in name_keys(match.group()):
            if len(key) >= 2 and key not in _CALENDAR:
                found.add(key)
    return frozenset(found)
