"""Letters: Cyrillic to Latin, and Latin letters that do not decompose.

The table makes the Russian and the Ukrainian reading of one name meet; the standards (KMU 2010, BGN/PCGN,
ISO 9) are brought to the same forms by `spelling.folded`.
"""

from __future__ import annotations

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "u", "ј": "j", "љ": "l", "њ": "n", "ћ": "c", "ђ": "d",
    "џ": "dzh", "ѓ": "g", "ќ": "k", "ѕ": "dz", "’": "", "ʼ": "",
    "š": "sh", "ž": "zh", "ż": "zh", "č": "ch", "ŝ": "shch", "ć": "ch", "ś": "s", "ź": "z", "û": "yu", "â": "ya",
    "ê": "e", "è": "e", }  # fmt: skip
LATIN_SPECIAL = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "n", "ə": "a",
    "ʻ": None, "ʿ": None, "ʾ": None, "ß": "ss",
}  # fmt: skip
