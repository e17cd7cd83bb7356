"""Latin spellings of Arabic names: the article in all its forms, endings, long vowels.

One town is al-Hudaydah to the gazetteer, Hodeidah to an agency and El Hodeida to a French paper. The article may stand
or not, be joined or apart, and takes the sound of *t d r z s sh n* after it; a final *-ah* is written *-a* or *-eh*.
"""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.places.spelling import fold_latin, romanised

ARABIC = frozenset(
    ["SD", "EG", "SY", "LB", "IQ", "YE", "PS", "JO", "SA", "LY", "TN", "DZ", "MA", "MR", "TD", "OM", "AE", "QA", "KW",
     "BH", "IL", "SS", "DJ", "ER", "SO"]
)  # fmt: skip
"""Countries whose names follow these spellings."""
_ARTICLE = re.compile(r"^(?:a[lrsdztn]|ash|adh|ath|e[lrsdztn]|esh|ul|il)[ -]+(?=\w{3})")
_INNER = re.compile(r"(?<=\w) (?:a[lrsdztn]|ash|e[lrsdztn]|esh|ul|il) (?=\w{3})")
_SUN = re.compile(r"^(sh|th|dh|[tdrzsn])")
# Longest first. What agencies write, and what the gazetteer's romanisation (BGN/PCGN 1956, without marks) has.
_VOWELS = (("aye", "ay"), ("eih", "ayh"), ("ei", "ay"), ("ai", "ay"), ("oua", "wa"), ("ou", "u"), ("oo", "u"),
           ("ee", "i"), ("o", "u"), ("e", "a"))  # fmt: skip


@lru_cache(maxsize=8192)
def arabic_readings(name: str) -> tuple[str, ...]:
    """Folded forms of a Latin spelling under which the gazetteer may list it; without the plain reading. At most 20.

    Empty for names in other alphabets, and for those of fewer than four letters beside the article.
    """
    latin = romanised(name)
    if not latin.isascii() or any("\u0400" <= mark < "\u0530" for mark in name):
        return ()
    rest = _ARTICLE.sub("", latin)
    if len(rest) < 4 or len(rest) > 30:
        return ()
    stems = [rest]
    if rest.endswith(("ah", "eh")):
        stems.append(rest[:-2] + "a")
    elif rest.endswith(("a", "e")):
        stems.append(rest[:-1] + "ah")
    formal = rest.replace("dh", "d").replace("th", "t").replace("gh", "g")
    stems.append(formal)
    for theirs, ours in _VOWELS:
        formal = formal.replace(theirs, ours)
    stems += [formal, formal[:-1] + "ah" if formal.endswith("a") else formal]
    if _INNER.search(rest):
        stems.append(_INNER.sub(" ", rest))
    own = fold_latin(latin)
    forms = (fold_latin(article + stem) for stem in dict.fromkeys(stems) for article in _articles(stem))
    return tuple(dict.fromkeys(form for form in forms if form and form != own))[:20]


def _articles(stem: str) -> tuple[str, ...]:
    sun = _SUN.match(stem)
    return ("", "al ", "el ", *((f"a{sun[1]} ",) if sun else ()))
