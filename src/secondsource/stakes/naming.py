"""Names of assets in a text and in registers: the proper part, the type word, and whether two are one name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from secondsource.model.asset import AssetKind
from secondsource.model.names import word_key

# Type words, longest first in each alternation; the kinds that a word may mean. "plant" and "works" say little, so
# they may mean several kinds; the register decides, and where it cannot, nothing is linked.
TYPES: tuple[tuple[str, tuple[AssetKind, ...]], ...] = (
    (r"coke[ -](?:and[ -])?(?:chemical|by-product) (?:plants?|works)|coke (?:plants?|works|ovens|batter(?:y|ies))|coking plants?", ("coke_plant",)),
    (r"(?:iron and steel|steel|metallurgical|metals?) (?:works|plants?|mills?|combine|complex)|steelworks|steelmaker|blast furnaces?", ("steel_plant",)),
    (r"(?:hydroelectric|hydro|hydropower)(?: (?:electric )?power)? (?:stations?|plants?)|HPP|HES", ("dam", "power_station")),
    (r"(?:thermal|nuclear|coal-fired|gas-fired)(?: (?:electric )?power)? (?:stations?|plants?)|power (?:stations?|plants?)|powerhouse|TPP|NPP|TES", ("power_station",)),
    (r"coal preparation plants?|(?:coal )?(?:enrichment|washing) plants?|concentrators?|washer(?:y|ies)", ("coke_plant", "mine")),
    (r"(?:coal|tin|coltan|gold|copper|iron ore|lignite|open-pit|opencast|opencut|surface|underground) (?:mines?|pits?|project|complex|colliery|field)|collier(?:y|ies)|mining (?:complex|project|operation)|mines?|pits?|shafts?|quarry", ("mine",)),
    (r"dam|reservoir dam|barrage", ("dam",)),
    (r"(?:road |rail(?:way)? |strait )?bridge|viaduct", ("bridge",)),
    (r"(?:maternity |children['’]s |teaching |general |central )?hospital|clinic", ("hospital",)),
    (r"(?:sea |river )?port|seaport|harbour|harbor", ("port",)),
    (r"(?:oil )?refinery", ("refinery",)),
    (r"plants?|works|combine|enterprise|complex|project", ("steel_plant", "coke_plant", "power_station", "mine")),
    (r"шахт[аеуыіою]\w{0,2}", ("mine",)),
    (r"коксохим\w*|коксохім\w*", ("coke_plant",)),
    (r"ТЭС|ТЕС|АЭС|АЕС|ТЭЦ|ТЕЦ", ("power_station",)),
    (r"ГЭС|ГЕС", ("dam", "power_station")),
    (r"мост\w{0,2}|міст|мост[уі]", ("bridge",)),
    (r"больниц\w{1,2}|лікарн\w{1,3}", ("hospital",)),
    (r"порт\w{0,2}", ("port",)),
)  # fmt: skip
TYPE_WORD = re.compile("|".join(f"(?P<t{i}>{pattern})" for i, (pattern, _) in enumerate(TYPES)), re.IGNORECASE)
# Compounds of the trade that name an asset by themselves ("Azovstal", "Zaporizhkoks", "DniproHES").
# A word's letters from its beginning, forty at most: one unbroken word of a megabyte must not be tried at every letter.
ALONE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,40}(?:stal|koks|HES|сталь|кокс|ГЭС|ГЕС|matdyt|матдит|матдет)\b")
# Words of a register's name that are no part of the proper name.
FILLER = re.compile(
    r"\b(?:the|coal|mines?|colliery|collieries|project|complex|mining|operations?|underground|open[ -]?pit|opencut|surface|lignite|"
    r"power|station|plant|thermal|nuclear|hydroelectric|and|dam|bridge|viaduct|works|steel|iron|coke|chemical|combine|"
    r"preparation|enrichment|hospital|maternity|children['’]s|refinery|port|of|шахта|group|company|ltd|llc|well|area|tin|coltan)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# Endings that make an adjective of a place name; what is left must agree.
ADJECTIVE = re.compile(r"(?:s['’]?k(?:a|aya|aia|oye|oe|e|yi|iy|y|ii|yj|ij)|s['’]?ko[gh]o|sk|ska|ske|skyi|s['’]ke)$")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
ALIKE = 84.0
"""Least similarity (0–100) of two words that name one asset; found on the open half of the gold of assets."""


@dataclass(frozen=True, slots=True)
class Name:
    """The proper words of an asset's name, with their keys; numbers are words of their own."""

    words: tuple[str, ...]
    keys: tuple[str, ...]


def kinds_of(type_word: re.Match[str]) -> tuple[AssetKind, ...]:
    """The kinds that a match of TYPE_WORD may mean."""
    return TYPES[int((type_word.lastgroup or "t0")[1:])][1]


def may_name(text: str) -> bool:
    """Whether a text could name an asset at all; most cannot, and need no register."""
    return TYPE_WORD.search(text) is not None or ALONE.search(text) is not None


@lru_cache(maxsize=65536)
def proper(text: str) -> Name:
    """The proper part of a name: type words, brackets and articles taken out; "No. 1" and "#1" become "1"."""
    plain = re.sub(r"\[[^\]]*\]|\([^)]*\)|\bno\.?\s*(?=\d)|#|№", " ", text, flags=re.IGNORECASE)
    words = tuple(_number(w.removesuffix("'s").removesuffix("’s")) for w in WORD.findall(FILLER.sub(" ", plain)))
    # Initials ("A. F. Zasyadko") are written and left out at will.
    words = tuple(w for w in words if len(w) > 1 or w.isdigit()) or words
    return Name(words, tuple(w if w.isdigit() else word_key(w) for w in words))


def told_apart(text: str) -> Name:
    """As `proper`, with what stands in brackets where only numbers are left without it ("No. 1 (KY BFE)")."""
    name = proper(text)
    return name if any(not w.isdigit() for w in name.words) else proper(re.sub(r"[()\[\]]", " ", text))


def _number(word: str) -> str:
    lowered = word.casefold()
    return _ROMAN.get(lowered, lowered)


def alike(a: str, b: str) -> bool:
    """Whether two lower-case words can be spellings of one name in Latin letters or one alphabet.

    Adjectival endings are set aside ("Verbivskyi", "Verbovskaya"); what is left must be nearly the same.
    """
    if a == b:
        return True
    if a.isdigit() or b.isdigit():
        return False
    stem_a, stem_b = ADJECTIVE.sub("", a), ADJECTIVE.sub("", b)
    if min(len(stem_a), len(stem_b)) < 4:
        return False
    return fuzz.ratio(_loose(stem_a), _loose(stem_b)) >= ALIKE


def _loose(word: str) -> str:
    """Spellings that transliterations of Russian and Ukrainian trade for each other, made one."""
    for pair, one in (
        ("ye", "e"),
        ("yi", "i"),
        ("iy", "i"),
        ("ij", "i"),
        ("yo", "o"),
        ("h", "g"),
        ("y", "i"),
        ("'", ""),
        ("’", ""),
        ("w", "v"),
    ):
        word = word.replace(pair, one)
    return word


def same_words(found: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """Whether the words found in a text are the words of a name, one by one and in order."""
    return len(found) == len(named) and all(alike(a, b) for a, b in zip(found, named, strict=True))
