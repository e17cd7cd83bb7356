"""From a toponym to the places it may mean, each with how well the spelling fits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rapidfuzz.distance import JaroWinkler

from secondsource.model.place import ToponymKind
from secondsource.places import lexicon_english as english
from secondsource.places import slavic
from secondsource.places.gazetteer import Gazetteer, Match
from secondsource.places.spelling import folded, normal, soft
from secondsource.places.table import Entry

_HEADS: dict[str, frozenset[str]] = {
    "region": english.REGION_HEADS | english.STATE_HEADS | slavic.REGION_HEADS,
    "district": english.DISTRICT_HEADS | slavic.DISTRICT_HEADS,
    "direction": english.DIRECTION_HEADS | slavic.DIRECTION_HEADS,
    "water": english.WATER_HEADS | english.WATER_BEFORE | slavic.WATER_HEADS,
    "area": english.AREA_HEADS | english.AREA_MODIFIERS | slavic.AREA_HEADS | english.DISTRICT_HEADS,
    "facility": english.FACILITY_HEADS | english.FACILITY_MODIFIERS | {"works"} | slavic.FACILITY_WORDS,
}
_QUOTES = "‘’'\"“”«»„`()"
_ADJECTIVAL = 0.85
_LEAST = 0.83
"""Spelling quality that a district needs: a looser likeness to a foreign one says less than its own town."""
_SAME_NAME = 0.8
_PLAIN = frozenset({"settlement", "country"})


@dataclass(slots=True)
class Option:
    """A place that a toponym may mean; `total` and `share` are set while the document is weighed."""

    entry: Entry
    quality: float
    how: str
    main: bool
    former: bool = False
    """Whether the name is unlike the place's own: one that it bore before, or bears in another language."""
    total: float = 0.0
    share: float = 0.0
    reasons: list[str] = field(default_factory=list)


def stripped(name: str, kind: ToponymKind) -> str:
    """The proper name without the nouns of its kind: "Kurakhove thermal power station" -> "Kurakhove"."""
    heads = _HEADS.get(kind, frozenset())
    parts = [part.strip(_QUOTES) for part in name.split()]
    parts = [part for part in parts if part]
    if kind == "facility" and " of " in name:
        parts = [part.strip(_QUOTES) for part in name.split(" of ", 1)[1].split()]
    while len(parts) > 1 and parts[-1].lower() in heads:
        parts.pop()
    while len(parts) > 1 and (parts[0].lower() in heads or parts[0].lower() in {"of", "the"}):
        parts.pop(0)
    return " ".join(parts)


def options(name: str, kind: ToponymKind, language: str, gazetteer: Gazetteer) -> list[Option]:
    """The places that a name of a kind may mean, best spelling first."""
    forms = slavic.nominatives(name) if language in ("ru", "uk") else (name,)
    found: dict[int, Match] = {}
    for rank, form in enumerate(forms):
        for match in _matches(form, kind, gazetteer, fuzzy=rank == 0 and len(forms) == 1):
            quality = match.quality - 0.01 * rank
            known = found.get(match.entry.geonameid)
            if known is None or quality > known.quality:
                found[match.entry.geonameid] = Match(match.entry, quality, match.how, match.main)
    if not found and len(forms) > 1:
        for match in _matches(forms[0], kind, gazetteer, fuzzy=True):
            found[match.entry.geonameid] = match
    ranked = sorted(found.values(), key=lambda match: (-match.quality, -match.entry.population))
    return [
        Option(match.entry, match.quality, match.how, match.main, not match.main and _unlike(name, match.entry.name))
        for match in ranked[:80]
    ]


def _unlike(name: str, own: str) -> bool:
    """Whether a name is another one than a place's own, not its form in another language or a part of it."""
    one, two = soft(folded(name)), soft(folded(own))
    if not one or not two or one in two or two in one:
        return False
    return JaroWinkler.similarity(one, two) < _SAME_NAME


def _matches(name: str, kind: ToponymKind, gazetteer: Gazetteer, fuzzy: bool) -> list[Match]:
    if kind in _PLAIN:
        found = list(gazetteer.look_up(name, fuzzy=fuzzy))
        if kind == "country":
            return [match for match in found if match.entry.kind in ("country", "region", "area")] or found
        return found
    base = stripped(name, kind)
    if kind == "region":
        return _regions(name, base, gazetteer)
    if kind == "district":
        return _districts(name, base, gazetteer)
    if kind in ("water", "area"):
        found = [match for match in gazetteer.look_up(name, fuzzy=False) if match.entry.kind == kind]
        found += [match for match in gazetteer.look_up(base, fuzzy=False) if match.entry.kind == kind]
        if found or kind == "water":
            return found
        for form in slavic.with_heads(base):
            found += [match for match in gazetteer.look_up(form, fuzzy=False) if match.entry.kind == kind]
        if found:
            return found
        regions = [match for match in gazetteer.look_up(base, fuzzy=False) if match.entry.kind != "water"]
        return regions or list(gazetteer.adjectival(base))
    found = [match for match in gazetteer.look_up(base, fuzzy=fuzzy) if match.entry.kind in ("settlement", "facility")]
    derived = list(gazetteer.adjectival(base))
    if derived:
        # "Avdiivskyi" is an adjective before it is a hamlet of that name.
        found = [replace(match, quality=min(match.quality, _ADJECTIVAL)) for match in found] + derived
    if not found:
        found = [match for match in gazetteer.look_up(base, fuzzy=False) if match.entry.kind in ("region", "area")]
    return found


def _regions(name: str, base: str, gazetteer: Gazetteer) -> list[Match]:
    found = [match for match in gazetteer.look_up(name, fuzzy=False) if match.entry.kind in ("region", "area")]
    for form in (base, f"{base} Oblast", f"{base} Province", f"{base} область", f"{base} State"):
        found += [match for match in gazetteer.look_up(form, fuzzy=False) if match.entry.kind in ("region", "area")]
    close = [match for match in found if match.quality >= _LEAST]
    districts = [match for match in gazetteer.look_up(base, fuzzy=False) if match.entry.kind == "district"]
    close = close or [match for match in districts if match.quality >= _LEAST]
    if close:
        return close
    places = [m for m in (*gazetteer.look_up(base), *gazetteer.adjectival(base)) if m.entry.kind == "settlement"]
    named = (_named_after(match, match.entry.region, gazetteer) for match in places)
    return [match for match in named if match is not None] or found or districts or places


def _named_after(match: Match, holder: int, gazetteer: Gazetteer) -> Match | None:
    """The region or district that is named after a settlement in it: Белгородская after Belgorod."""
    region = gazetteer.by_id(holder) if holder else None
    stem = folded(match.entry.name)[:-1]
    if region is None or len(stem) < 4 or not folded(region.name).startswith(stem):
        return None
    return Match(region, match.quality, match.how, False)


def _districts(name: str, base: str, gazetteer: Gazetteer) -> list[Match]:
    found: list[Match] = []
    for form in (name, base, f"{base} Raion", f"{base} District", f"{base} County", f"{base} район"):
        found += [match for match in gazetteer.look_up(form, fuzzy=False) if match.entry.kind == "district"]
    found = [match for match in found if match.quality >= _LEAST]
    if found:
        return found
    places = (*gazetteer.look_up(base, fuzzy=False), *gazetteer.adjectival(base))
    places = tuple(match for match in places if match.entry.kind in ("settlement", "region"))
    named = [m for m in (_named_after(match, match.entry.district, gazetteer) for match in places) if m is not None]
    return named or list(places)


def plain(name: str) -> str:
    """The key under which mentions of one name are taken together."""
    return normal(name)
