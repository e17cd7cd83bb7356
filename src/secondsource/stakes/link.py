"""Names in a report to assets of the register; where the text does not decide, nothing is linked.

A link needs a type word ("mine", "coke plant", "port of") beside a name that the register has for that kind, or a
name that stands for an asset by itself ("Azovstal"). Namesakes are told apart by the places that the report names;
a namesake far from all of them is no link.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.model import Document, Place, Provenance, Span, Toponym
from secondsource.model.asset import Asset, AssetKind
from secondsource.model.sphere import distance_m
from secondsource.stakes.naming import ALONE, TYPE_WORD, WORD, kinds_of, proper, same_words, told_apart
from secondsource.stakes.register import Register

BY = "stakes.link"
NEAR_KM = 150.0
"""A namesake counts as near where a place of the report lies within this distance of it."""
FAR_KM = 700.0
"""An asset farther than this from every place that the report names is another of its name."""
# A capitalised or quoted run of words beside a type word; digits and "No." belong to it.
PIECE = r"(?:(?:al|el|an|as|ad|ar)-[^\W\d_][\w'’ʼ]*|\(?[^\W\da-zа-яёіїєґ_][\w'’ʼ&./]*(?:[-–][\w'’ʼ]+)*\)?|[Nn]o\.? ?\d+\)?|№ ?\d+|#?\d{1,3}[A-Za-z]?|of|al|el|the|de|la|da|do|di|del|los|las|and|&|und|van|von|[a-z]-\d+)"
BEFORE = re.compile(rf"(?:[‘“«„\"']?(?:{PIECE}[ ‘“«„\"']{{1,2}}){{0,6}}{PIECE}[’”»\"']?\)?[ -])$")
# "Verbova, an underground coal mine": the name stands before the comma.
APPOSED = re.compile(r"[’”»\"']?(?:, (?:also )?(?:an?|the|one of)| \((?:an?|the)|,? which is an?|,? is an?| –| —) $")
# What may stand between name and type word, or article and type word.
ADJECTIVES = re.compile(
    r"(?:\b(?:open[- ]?(?:pit|cut|cast)|opencut|opencast|surface|underground|thermal|coking|lignite|steam|hard|brown|strip|"
    r"anthracite|metallurgical|coal|state|state-owned|private|privately owned|big|large|small|vast|huge|giant|deep|idle|old|new|"
    r"disused|abandoned|closed|working|local|major)[ -]){1,4}$"
)
AFTER = re.compile(rf"(?:,? (?:of|named|called|known as))?[ -][‘“«„\"']?((?:{PIECE} ){{0,4}}{PIECE})[’”»\"']?")
# What follows a name that is then somebody else: a unit, a street, a school.
OTHER = re.compile(
    r"\W{1,3}(?:brigade|battalion|regiment|division|street|avenue|square|university|school|stadium|club|council|community|"
    r"district|region|raion|oblast|hromada|metro|orchestra|choir|team|fc|road|lane|museum|theatre|family|governor|mayor|hotel|cafe|café)",
    re.IGNORECASE,
)
# "mine" that is a weapon, or a verb's object; a type word here names no place.
WEAPON = re.compile(
    r"\b(?:land|anti[- ]?tank|anti[- ]?personnel|sea|naval|antitank|lifted|laid|cleared?|butterfly)[ -](?:\w+ )?$",
    re.IGNORECASE,
)
ADJECTIVES_OF_PLACE = {
    "ukrainian",
    "russian",
    "sudanese",
    "lebanese",
    "chinese",
    "former",
    "nearby",
    "main",
    "last",
    "largest",
    "second",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A name with its type word in the text: the span of both, and the assets that it may be."""

    span: Span
    kinds: tuple[AssetKind, ...]
    assets: tuple[Asset, ...]
    how: str
    shortened: bool = False
    """Whether the text leaves out the place that the register's name begins with; then a place must decide."""


def link(document: Document, toponyms: Sequence[Toponym], register: Register) -> tuple[Toponym, ...]:
    """The toponyms with linked assets: known facilities take the asset's point, others are added.

    A facility that no asset fits stays as it was.
    """
    text = document.text
    anchors = [
        t.resolved
        for t in toponyms
        if t.resolved is not None and t.role in {"literal", "party"} and t.kind != "country"
    ]
    out = list(toponyms)
    linked: dict[str, Asset] = {}
    for found in mentions(text, register):
        asset, why = decide(found, anchors, text)
        if asset is None:
            continue
        linked[asset.id] = asset
        _place(out, found.span, asset, why, text)
    numbered = sorted(out, key=lambda t: (t.span.start, t.span.end))
    return _renumbered(numbered) if len(out) != len(toponyms) else tuple(numbered)


def _renumbered(toponyms: list[Toponym]) -> tuple[Toponym, ...]:
    return tuple(replace(t, id=f"p{at}") for at, t in enumerate(toponyms, 1))


def _place(toponyms: list[Toponym], span: Span, asset: Asset, why: str, text: str) -> None:
    """Give the facility at `span` the asset's point, or add one; a settlement inside a facility's name gives way."""
    place = None
    if asset.lat is not None and asset.lon is not None:
        place = Place(
            asset.name, asset.lat, asset.lon, asset.radius_m, 1, 0.95, None, None, (why,), asset.source, asset.id
        )
    for at, toponym in enumerate(toponyms):
        if toponym.kind == "facility" and toponym.span.overlap(span):
            known = toponym.resolved
            merged = place or (replace(known, asset=asset.id) if known is not None else None)
            if merged is not None and known is not None and place is not None:
                merged = replace(merged, country=known.country, why=(*merged.why, *known.why))
            reason = "" if merged else "the register has no point"
            toponyms[at] = replace(toponym, resolved=merged, asset=asset.id, reason=reason)
            return
    toponyms[:] = [t for t in toponyms if not span.contains(t.span)]
    reason = "" if place else "the register has no point"
    provenance = Provenance(BY, 0.95, span, why)
    toponyms.append(Toponym("p0", span, span.of(text), "facility", "literal", provenance, place, (), reason, asset.id))


def mentions(text: str, register: Register) -> Iterator[Found]:
    """Every stretch that names an asset of the register, with all assets that fit name and kind, in text order."""
    taken: list[Span] = []
    for match in TYPE_WORD.finditer(text):
        if not _whole_word(text, match.start(), match.end()) or WEAPON.search(
            text[max(0, match.start() - 30) : match.start()]
        ):
            continue
        kinds = kinds_of(match)
        found = _before(text, match.start(), match.end(), kinds, register) or _after(
            text, match.start(), match.end(), kinds, register
        )
        if (
            found is not None
            and not any(found.span.overlap(t) for t in taken)
            and not OTHER.match(text, found.span.end)
        ):
            taken.append(found.span)
            yield found
    for word in WORD.finditer(text):
        if not word.group()[0].isupper() or any(word.start() < t.end and t.start < word.end() for t in taken):
            continue
        span = Span(word.start(), word.end())
        assets = _standalone(word.group(), register)
        if assets and not OTHER.match(text, span.end):
            taken.append(span)
            yield Found(span, (assets[0].kind,), assets, f"{word.group()!r} names it by itself")


def _whole_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _fits(
    words: tuple[str, ...], kinds: tuple[AssetKind, ...], register: Register, shortened: bool = False
) -> tuple[Asset, ...]:
    keys = proper(" ".join(words)).keys
    rows = register.shortened(keys) if shortened else register.named(keys)
    ids = {i for i, named in rows if same_words(words, named)}
    found = [a for a in (register.assets[i] for i in sorted(ids)) if a.kind in kinds]
    # "The Azovstal plant" is the works; its coke plant is called so.
    works = [a for a in found if a.kind != "coke_plant"] if len(kinds) > 1 else []
    return tuple(works or found)


def _before(text: str, start: int, end: int, kinds: tuple[AssetKind, ...], register: Register) -> Found | None:
    window = text[max(0, start - 110) : start]
    window = ADJECTIVES.sub("", window)
    run = BEFORE.search(window)
    if run is None and (apposed := APPOSED.search(window)) is not None:
        run = BEFORE.search(window[: apposed.start()] + " ")
    if run is None:
        return None
    offset = max(0, start - 110) + run.start()
    words = [(m.start() + offset, m.group()) for m in re.finditer(r"[^\s‘’“”«»„\"]+", run.group())]
    tail = re.match(r"[,]? ?(?:[Nn]o\.? ?|№ ?|#)(\d{1,3})\b", text[end : end + 12])
    for cut in range(len(words)):
        if words[cut][1].casefold() in {"the", "of", *ADJECTIVES_OF_PLACE}:
            continue
        name = told_apart(" ".join(w for _, w in words[cut:])).words
        for more, stop in ((((tail.group(1),), end + tail.end()),) if tail else ()) + (((), end),):
            assets = _fits((*name, *more), kinds, register) if name else ()
            if assets:
                return Found(Span(words[cut][0], stop), kinds, assets, f"name and type word {text[start:end]!r}")
    for cut in range(len(words)):
        name = proper(" ".join(w for _, w in words[cut:])).words
        assets = _fits(name, kinds, register, shortened=True) if name else ()
        if assets and words[cut][1].casefold() not in {"the", "of", *ADJECTIVES_OF_PLACE}:
            how = f"name without its place, and type word {text[start:end]!r}"
            return Found(Span(words[cut][0], end), kinds, assets, how, shortened=True)
    return None


def _after(text: str, start: int, end: int, kinds: tuple[AssetKind, ...], register: Register) -> Found | None:
    run = AFTER.match(text, end)
    if run is None:
        return None
    words = run.group(1).split(" ")
    for cut in range(len(words), 0, -1):
        name = proper(" ".join(words[:cut])).words
        assets = _fits(name, kinds, register) if name else ()
        if assets:
            stop = run.start(1) + len(" ".join(words[:cut]))
            if stop < len(text) and text[stop] in "’”»\"'":
                stop += 1
            return Found(Span(start, stop), kinds, assets, f"type word {text[start:end]!r} and name")
    return None


def _standalone(word: str, register: Register) -> tuple[Asset, ...]:
    """Assets that a single word names: only where the register's own name is that one word and no place is called so.

    Compounds of the trade ("Azovstal", "Zaporizhkoks", "DniproHES") qualify by their endings; anything else needs a
    type word beside it.
    """
    if not ALONE.fullmatch(word):
        return ()
    words = proper(word).words
    ids = {i for i, named in register.named(proper(word).keys) if same_words(words, named)}
    found = tuple(register.assets[i] for i in sorted(ids))
    # The works and the coke plant of one name: the bare name is the works.
    steel = tuple(a for a in found if a.kind != "coke_plant")
    return steel or found


def decide(found: Found, anchors: Sequence[Place], text: str) -> tuple[Asset | None, str]:
    """The one asset meant, with the reason; None where several fit and no place decides, or all are too far."""
    scored: list[tuple[float, Asset, str]] = []
    for asset in found.assets:
        words = [w for w in (*asset.within, asset.country or "") if len(w) > 2 and _mentions(text, w, found.span)]
        away = min((_km(asset, p) for p in anchors), default=math.inf) if asset.lat is not None else math.inf
        if words:
            scored.append((2.0 + len(words), asset, f"{found.how}; the report names {', '.join(words[:2])}"))
        elif away <= NEAR_KM:
            scored.append((2.0, asset, f"{found.how}; {away:.0f} km from a place in the report"))
        elif found.shortened:
            continue
        elif not anchors or asset.lat is None:
            scored.append((1.0, asset, f"{found.how}; the only one of this name"))
        elif away <= FAR_KM:
            scored.append((0.5, asset, f"{found.how}; {away:.0f} km from the nearest place in the report"))
    if not scored:
        return None, "too far from every place in the report"
    best = max(score for score, _, _ in scored)
    top = [(asset, why) for score, asset, why in scored if score == best]
    if len(top) > 1 and anchors:
        top.sort(key=lambda t: min((_km(t[0], p) for p in anchors), default=math.inf))
        near, next_near = (min(_km(t[0], p) for p in anchors) for t in top[:2])
        if near <= NEAR_KM and near * 3 < next_near:
            return top[0]
    return top[0] if len(top) == 1 else (None, f"{len(top)} assets of this name fit")


def _mentions(text: str, word: str, apart: Span) -> bool:
    """Whether the text names a place word outside the span that is being linked."""
    for match in re.finditer(rf"\b{re.escape(word)}", text, re.IGNORECASE):
        if not apart.overlap(Span(match.start(), match.end())):
            return True
    return False


def _km(asset: Asset, place: Place) -> float:
    if asset.lat is None or asset.lon is None:
        return math.inf
    return distance_m((asset.lat, asset.lon), (place.lat, place.lon)) / 1000
