"""Latin spellings by the conventions of the German, Polish, French and scholarly press, read as English ones.

One letter means different sounds to different newspapers: *z* is ц in Berlin, з in Warsaw and Paris; *ch* is х, ч or
ш; *sch* is ш or ж. Each convention rewrites a name into the romanisation that `spelling.fold_latin` understands
(Duden and Steinitz for German, the Polish school table, the French press table, ISO 9:1968 without its marks).
"""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.places.spelling import fold_latin, romanised

_GERMAN = {"schtsch": "shch", "stsch": "shch", "tsch": "ch", "sch": "sh", "ch": "kh", "z": "ts"}
_GERMAN_VOICED = {**_GERMAN, "sch": "zh"}
_POLISH = {"szcz": "shch", "sz": "sh", "cz": "ch", "ch": "kh", "rz": "zh"}
_POLISH_DOTLESS = {**_POLISH, "z": "zh"}
_FRENCH = {"chtch": "shch", "tch": "ch", "ch": "sh", "j": "zh"}
_VOICED = re.compile(r"s(?=[aeiouyj])")
_SIGNS = re.compile(r"w|sch|ch|sz|cz|j|z|s[aeiouyj]")
LATIN = re.compile(r"[a-z ]+")


@lru_cache(maxsize=16384)
def press_readings(name: str) -> tuple[str, ...]:
    """Folded forms of a Latin spelling by each convention that fits its letters; without the plain reading. At most 9.

    Empty for names in other alphabets and for those without a letter that the conventions part on.
    """
    latin = romanised(name)
    if not LATIN.fullmatch(latin) or any("\u0400" <= mark < "\u0530" for mark in name) or not _SIGNS.search(latin):
        return ()
    forms: list[str] = []
    if "v" not in latin:
        for table in (_GERMAN, _GERMAN_VOICED) if "sch" in latin else (_GERMAN,):
            forms += [_rewritten(latin, table), _rewritten(_VOICED.sub("\x00", latin), table).replace("\x00", "z")]
        forms += [_rewritten(latin, _POLISH), _rewritten(latin, _POLISH_DOTLESS)]
    if "w" not in latin:
        forms.append(_rewritten(latin, _FRENCH))
    if "ch" in latin:
        forms.append(latin.replace("ch", "kh"))
    own = fold_latin(latin)
    return tuple(dict.fromkeys(fold for fold in map(fold_latin, forms) if fold and fold != own))


def _rewritten(latin: str, table: dict[str, str]) -> str:
    return _PATTERNS[id(table)].sub(lambda found: table[found.group()], latin)


_PATTERNS = {
    id(table): re.compile("|".join(sorted(table, key=len, reverse=True)))
    for table in (_GERMAN, _GERMAN_VOICED, _POLISH, _POLISH_DOTLESS, _FRENCH)
}
