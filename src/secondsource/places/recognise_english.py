"""Toponyms of an English sentence: names, what stands around them, and what they are part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from secondsource.model import Span
from secondsource.model.place import ToponymKind, ToponymRole
from secondsource.places import lexicon_english as lexicon
from secondsource.places.gazetteer import Gazetteer
from secondsource.places.spelling import normal
from secondsource.places.surface import Word
from secondsource.places.table import Entry

_QUOTES = "‘’'\"“”«»„`"
_JOINED = re.compile(r"[ \u00a0]|[ \u00a0]?[-‑–][ \u00a0]?|")
_CONNECTORS = frozenset("of the al el de la le du des da do di del van upon am en sur los las and".split())
_NAMED_WATERS = frozenset({"lake", "river", "wadi", "lac"})
_SPEECH = frozenset("say tell claim deny reject announce confirm accuse add report insist warn repeat state".split())
_GOVERNS = _SPEECH | frozenset(
    "agree want launch impose demand vow condemn respond comment sign refuse offer call threaten support".split()
)
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Found:
    """A toponym before it is resolved: `name` is what to look up, `score` in [0, 1] how sure it is one."""

    span: Span
    name: str
    kind: ToponymKind
    role: ToponymRole
    score: float
    by: str


@dataclass(slots=True)
class Context:
    """What the whole document says about its names."""

    text: str
    gazetteer: Gazetteer
    persons: frozenset[str]
    ordinary: frozenset[str]
    """Words that the document also writes in lower case."""
    last_end: int = -1
    """Where the place found last in the present sentence ends; -1 at its beginning."""
    countries: frozenset[str] = field(default_factory=frozenset)
    """Codes of the countries that the document names, by name or by a large city."""


def known(context: Context, name: str) -> tuple[Entry, ...]:
    """The places of exactly this name (normalised), most populous first."""
    name = lexicon.ABBREVIATIONS.get(name, name)
    return tuple(match.entry for match in context.gazetteer.exact(name))


def sentence(context: Context, row: Sequence[Word]) -> list[Found]:
    """The toponyms of one sentence, in order, none inside another."""
    out: list[Found] = []
    context.last_end = -1
    at = 0
    while at < len(row):
        if not row[at].capital or not row[at].text[0].isalpha():
            at += 1
            continue
        end = _run_end(row, at)
        found, at = _run(context, row, at, end)
        out += found
    return out


def _run_end(row: Sequence[Word], start: int) -> int:
    """One past the last word of the capitalised run that begins at `start`."""
    end = start + 1
    while end < len(row) and row[end].capital and _joined(row, end):
        end += 1
    return end


def _joined(row: Sequence[Word], at: int) -> bool:
    """Whether a word goes on the one before it, "'s" between them or not."""
    gap = row[at].gap
    if row[at - 1].possessive:
        gap = gap.removeprefix("’s").removeprefix("'s").removeprefix("’").removeprefix("'")
    return bool(gap) and bool(_JOINED.fullmatch(gap))


def _run(context: Context, row: Sequence[Word], start: int, end: int) -> tuple[list[Found], int]:
    """The toponyms of a run and what follows it; and where to go on."""
    out: list[Found] = []
    at = start
    while at < end:
        found, after = _name_at(context, row, at, end)
        if found:
            out += found
            context.last_end = found[-1].span.end if found[-1].role == "literal" else -1
        at = max(after, at + 1)
    return out, max(at, end)


def _name_at(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int]:
    word = row[at]
    lower = word.text.lower()
    if lower in lexicon.TITLES and at + 1 < end and not (lower in _NAMES_TOO and _placed(row, at)):
        return [], _after_person(row, at + 1, end, context)
    special = _special(context, row, at, end)
    if special is not None:
        return special
    demonym = _demonym(context, row, at)
    if demonym is not None:
        return demonym
    typed = _typed(context, row, at, end)
    if typed is not None:
        return typed
    if lower in lexicon.DIRECTIONS and at + 1 < end and not known(context, _slice(context, row, at, min(end, at + 2))):
        return [], at + 1
    whole = _facility_of(context, row, at, end)
    if whole is not None:
        return whole
    return _plain(context, row, at, end)


_NAMES_TOO = frozenset({"sheikh", "king", "queen", "prince", "saint", "lady", "judge", "bishop"})


def _placed(row: Sequence[Word], at: int) -> bool:
    """Whether a preposition or a noun before asks for a place: "in Sheikh Sa’eed"."""
    return _before(row, at) in lexicon.AT_NAME or _after_noun_of(row, at)


def _after_person(row: Sequence[Word], at: int, end: int, context: Context) -> int:
    """One past a person's name that begins at `at`."""
    while at < end and not (row[at].possessive):
        at += 1
    return min(end, at + 1)


def _slice(context: Context, row: Sequence[Word], start: int, end: int) -> str:
    return context.text[row[start].start : row[end - 1].end]


def _special(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int] | None:
    """States after a comma, abbreviated; "River X", "Lake X", "Sea of X"."""
    word = row[at]
    if at and word.gap.strip() == "," and row[at - 1].capital:
        full = lexicon.STATES.get(word.text.rstrip("."))
        full = full or lexicon.STATES.get(word.text)
        if full and (len(word.text) <= 2 or context.text[word.end : word.end + 1] == "." or "." in word.text):
            return [Found(word.span, full, "region", "literal", 0.9, "places.recognise.state")], at + 1
    if word.text.lower() in lexicon.WATER_BEFORE and at + 1 < len(row):
        if row[at + 1].text.lower() in lexicon.ORGANISATION_WORDS:
            return None
        stop = at + 2
        if row[at + 1].text == "of" and at + 2 < len(row) and row[at + 2].capital:
            stop = at + 3
        elif (
            word.text.lower() not in _NAMED_WATERS or not row[at + 1].capital or not _JOINED.fullmatch(row[at + 1].gap)
        ):
            return None
        span = Span(word.start, row[stop - 1].end)
        return [Found(span, span.of(context.text), "water", "literal", 0.8, "places.recognise.water")], stop
    return None


def people(context: Context, word: str) -> str | None:
    """The country of an adjective or a people, else None."""
    lower = word.lower()
    for form in (lower, lower.removesuffix("s"), lower.removesuffix("es")):
        iso = lexicon.PEOPLES.get(form)
        if iso:
            return iso
    return context.gazetteer.people(word)


def _demonym(context: Context, row: Sequence[Word], at: int) -> tuple[list[Found], int] | None:
    word = row[at]
    compound = re.match(r"([^\W\d_]+)[-‑](?:[a-z]+)$", word.text)
    if compound and len(word.text) > 5:
        # "Moscow-installed", "Geneva-based": the name is part of an adjective.
        part = compound.group(1)
        iso = people(context, part)
        places = known(context, part)
        if iso or places:
            span = Span(word.start, word.start + len(part))
            name = country_name(context, iso) if iso else part
            return [
                Found(span, name, "country" if iso else "settlement", "demonym", 0.8, "places.recognise.compound")
            ], (at + 1)
        return [], at + 1
    iso = people(context, word.text)
    if iso is None:
        return None
    if known(context, word.text) and word.entity in _PLACE_ENTITIES:
        return None
    if word.entity == "PERSON" and word.text.lower() not in lexicon.PEOPLES:
        return None
    name = country_name(context, iso)
    return [Found(word.span, name, "country", "demonym", 0.9, "places.recognise.demonym")], at + 1


def country_name(context: Context, iso: str) -> str:
    """The gazetteer's name of a country."""
    entry = context.gazetteer.country(iso)
    return entry.name if entry else iso


_TYPES: tuple[tuple[frozenset[str], frozenset[str], ToponymKind], ...] = (
    (lexicon.FACILITY_HEADS, lexicon.FACILITY_MODIFIERS, "facility"),
    (lexicon.DIRECTION_HEADS, frozenset({"operational", "strategic"}), "direction"),
    (lexicon.REGION_HEADS, frozenset({"autonomous"}), "region"),
    (lexicon.DISTRICT_HEADS, frozenset({"urban", "rural", "city", "town", "territorial", "municipal"}), "district"),
    (lexicon.STATE_HEADS, frozenset(), "region"),
    (lexicon.WATER_HEADS, frozenset(), "water"),
    (lexicon.AREA_HEADS, lexicon.AREA_MODIFIERS, "area"),
)
_INDUSTRIAL = frozenset({"coal", "mining", "industrial"})


def _typed(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int] | None:
    """A name with the noun that says what it is: "Lyman direction", "Rapides Parish", "‘X’ mine", "A and B regions"."""
    quoted = _quoted_end(context, row, at)
    for stop in (quoted,) if quoted else range(at + 1, min(len(row), end) + 1):
        if not quoted and stop - at > 1 and row[stop - 2].possessive:
            break
        typed = _head_after(context, row, at, stop)
        if typed is None:
            continue
        kind, last = typed
        if not _may_be_name(context, row, at, stop, kind, quoted is not None):
            continue
        start = row[at].start
        if quoted and context.text[start - 1 : start] in _QUOTES:
            start -= 1
        span = Span(start, row[last - 1].end)
        follows = row[last] if last < len(row) else None
        if kind in ("region", "district") and follows is not None and _organisation_follows(context, row, last):
            name = _slice(context, row, at, stop)
            inner = Span(row[at].start, row[last - 1].end)
            return [Found(inner, name if kind == "region" else inner.of(context.text), kind, "in_organisation", 0.7,
                          "places.recognise.organisation")], last  # fmt: skip
        name = span.of(context.text).strip(_QUOTES)
        return [Found(span, name, kind, "literal", 0.85, f"places.recognise.{kind}")], last
    return _coordinated(context, row, at, end)


def _facility_of(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int] | None:
    """ "railway station of Pokrovsk": the noun before the name belongs to the toponym."""
    if at < 2 or row[at - 1].text != "of" or row[at - 2].text.lower() not in lexicon.FACILITY_OF:
        return None
    if row[at - 2].capital and row[at - 2].entity == "ORG":
        return None
    for stop in range(_reach(row, at, end), at, -1):
        name = _slice(context, row, at, stop)
        if known(context, name) and not people(context, name):
            first = at - 2
            while first > 0 and row[first - 1].text.lower() in lexicon.FACILITY_MODIFIERS and row[first].gap == " ":
                first -= 1
            span = Span(row[first].start, row[stop - 1].end)
            return [Found(span, span.of(context.text), "facility", "literal", 0.8, "places.recognise.facility")], stop
    return None


def _quoted_end(context: Context, row: Sequence[Word], at: int) -> int | None:
    """One past the last word of a short name in quotation marks that begins at `at`, else None."""
    start = row[at].start
    if start == 0 or context.text[start - 1] not in "‘'\"“«„":
        return None
    for stop in range(at + 1, min(len(row), at + 5) + 1):
        if context.text[row[stop - 1].end : row[stop - 1].end + 1] in ("’", "'", '"', "”", "»", "“"):
            return stop
        if stop < len(row) and not _JOINED.fullmatch(row[stop].gap):
            return None
    return None


def _head_after(context: Context, row: Sequence[Word], at: int, stop: int) -> tuple[ToponymKind, int] | None:
    """The kind of the noun that follows [at, stop), modifiers between them, and one past it."""
    if stop >= len(row) or row[stop - 1].possessive and context.text[row[stop - 1].end] not in _QUOTES:
        return None
    gap = row[stop].gap.strip(_QUOTES)
    if not _JOINED.fullmatch(gap) or not gap:
        return None
    if row[stop].text.lower() in _INDUSTRIAL and _next_joined(row, stop):
        if row[stop + 1].text.lower() in lexicon.DISTRICT_HEADS:
            return "area", stop + 2
    for heads, modifiers, kind in _TYPES:
        last = stop
        while last < len(row) and last - stop < 5 and row[last].text.lower() in modifiers and _next_joined(row, last):
            last += 1
        works = (
            kind == "facility"
            and row[min(last, len(row) - 1)].text.lower() == "works"
            and (last > stop or row[last - 1].capital and row[min(last, len(row) - 1)].capital)
        )
        if last < len(row) and (works or row[last].text.lower() in heads) and row[last].pos not in ("VERB", "AUX"):
            if kind == "direction" and row[last].text.lower() in {"front", "sector"} and not row[at].capital:
                continue
            if kind == "facility" and _goes_on(row, last, heads):
                last += 1
            return kind, last + 1
    return None


def _goes_on(row: Sequence[Word], last: int, heads: frozenset[str]) -> bool:
    return last + 1 < len(row) and row[last + 1].text.lower() in heads and row[last + 1].gap == " "


def _next_joined(row: Sequence[Word], at: int) -> bool:
    return at + 1 < len(row) and bool(_JOINED.fullmatch(row[at + 1].gap)) and bool(row[at + 1].gap)


def _may_be_name(context: Context, row: Sequence[Word], at: int, stop: int, kind: ToponymKind, quoted: bool) -> bool:
    """Whether the words before a noun of kind can be a proper name there."""
    first = row[at]
    lowers = [word.text.lower() for word in row[at:stop]]
    if quoted:
        return kind in ("facility", "area", "direction")
    if all(lower in lexicon.FACILITY_HEADS or lower in lexicon.FACILITY_MODIFIERS for lower in lowers):
        return False
    if stop - at > 4 or any(lower in lexicon.NEVER or lower in lexicon.TITLES for lower in lowers):
        return False
    if lowers[0] in lexicon.DIRECTIONS and stop - at == 1:
        return False
    if any(people(context, word.text) and not known(context, word.text) for word in row[at:stop]):
        return False
    name = _slice(context, row, at, stop)
    places = known(context, name)
    before = row[at - 1].text.lower() if at and row[at].gap.strip() == "" else ""
    if kind == "facility":
        if row[stop].capital:
            return not (first.opens and not places and first.pos != "PROPN")
        # "a Kharkiv hospital" is some hospital in Kharkiv, "the Avdiivka coke plant" a name.
        return before not in {"a", "an", "one", "another", "several", "two", "three"} and (
            bool(places) or first.pos == "PROPN" or first.entity != ""
        )
    if kind in ("direction", "region", "district", "water", "area"):
        return bool(places) or first.pos in ("PROPN", "ADJ", "NOUN") and not (first.opens and first.pos != "PROPN")
    return True


def _organisation_follows(context: Context, row: Sequence[Word], at: int) -> bool:
    """Whether a noun of office or organisation goes on the name: "Rapides Parish Sheriff's Office"."""
    word = row[at]
    if not _JOINED.fullmatch(word.gap) or not word.gap or row[at - 1].possessive:
        return False
    lower = word.text.lower()
    if lower in lexicon.REGIONAL and lower not in {"city", "town", "state", "local"}:
        return True
    return (lower in lexicon.REGIONAL and _organisation_near(row, at + 1)) or (
        word.capital and (lower in lexicon.ORGANISATION_WORDS or word.entity == "ORG")
    )


def _coordinated(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int] | None:
    """ "Donetsk and Dnipropetrovsk regions", "A, B and C oblasts": one toponym each, the last with the noun."""
    names: list[tuple[int, int]] = []
    start = at
    for _ in range(8):
        stop = start
        while stop < len(row) and row[stop].capital and (stop == start or _JOINED.fullmatch(row[stop].gap)):
            stop += 1
        if stop == start or stop - start > 3:
            return None
        names.append((start, stop))
        if stop >= len(row):
            return None
        typed = _head_after(context, row, start, stop)
        if typed is not None:
            kind, last = typed
            if len(names) < 2 or kind == "facility" or not row[last - 1].text.lower().endswith("s"):
                return None
            out = []
            noun = row[last - 1].text.lower().removesuffix("s") if row[last - 1].text.lower() != "axes" else "axis"
            for first, after in names:
                text = _slice(context, row, first, after)
                whole = Span(row[first].start, row[last - 1].end if after == stop else row[after - 1].end)
                out.append(Found(whole, f"{text} {noun}", kind, "literal", 0.85, "places.recognise.coordinated"))
            return out, last
        joint = row[stop]
        if joint.text in ("and", "or") and stop + 1 < len(row):
            start = stop + 1
        elif joint.capital and joint.gap.strip() == ",":
            start = stop
        else:
            return None
    return None


def _whole(context: Context, row: Sequence[Word], at: int, end: int) -> int | None:
    """Where a name of several words ends that only the words before it show to be a place: "village of Bur Hakaba"."""
    if row[at].text.lower() in lexicon.DIRECTIONS:
        return None
    if row[at].entity == "PERSON" and row[at].text in context.persons and not _after_noun_of(row, at):
        return None
    stop = at + 1
    while stop < end and not row[stop - 1].possessive:
        word, lower = row[stop], row[stop].text.lower()
        if lower in lexicon.NEVER or lower in lexicon.TITLES:
            break
        if (
            lower in lexicon.ORGANISATION_WORDS
            or word.entity != row[at].entity
            and word.entity in ("PERSON", "DATE", "NORP")
        ):
            return None
        stop += 1
    if not 2 <= stop - at <= 3 or people(context, row[at].text) or row[at].text.lower() in lexicon.NEVER:
        return None
    asked = _before(row, at) in lexicon.AT_NAME or _after_noun_of(row, at)
    return stop if asked and all(word.pos in ("PROPN", "NOUN", "ADJ", "X", "") for word in row[at:stop]) else None


def _plain(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int]:
    """A name that stands by itself: the longest one that the gazetteer knows, else the whole run."""
    whole = _whole(context, row, at, end)
    for stop in range(_reach(row, at, end), at, -1):
        if whole is not None and stop < whole:
            name = _slice(context, row, at, whole)
            role = _role(context, row, at, whole, end, ())
            span = Span(row[at].start, row[whole - 1].end)
            return [Found(span, name, "settlement", role, 0.6, "places.recognise.unlisted")], whole
        name = _slice(context, row, at, stop)
        places = known(context, name)
        if not places or name.lower() in lexicon.NEVER or name.lower() in lexicon.PHRASES:
            continue
        if not _worth(name, context.text[row[stop - 1].end : row[stop - 1].end + 1] == "$"):
            continue
        score = _evidence(context, row, at, stop, end, places)
        if score >= 0.5:
            role = _role(context, row, at, stop, end, places)
            if role == "in_organisation" and (
                lower_is_common(name) or all(normal(p.name) != normal(name) for p in places)
            ):
                return [], stop
            return [_named(context, row, at, stop, end, name, places, score)], stop
        if stop - at > 1:
            continue
        return [], at + 1
    end = next((n + 1 for n in range(at, end) if row[n].possessive), end)
    if at == 0 or not row[at - 1].capital or row[at].gap.strip():
        score = _evidence(context, row, at, end, end, ())
        if score >= 0.55:
            name = _slice(context, row, at, end)
            return [Found(Span(row[at].start, row[end - 1].end), name, "settlement", _role(context, row, at, end, end, ()),
                          min(score, 0.7), "places.recognise.unlisted")], end  # fmt: skip
    return [], at + 1


def lower_is_common(name: str) -> bool:
    """Whether a name is an ordinary word as well ("Rapid", "Highland")."""
    return name.lower() in lexicon.COMMON


def _reach(row: Sequence[Word], at: int, end: int) -> int:
    """How far a listed name may go on: the run, and past "of", "al", "de" to one more capital."""
    stop = end
    while (
        stop + 1 < len(row)
        and stop - at < 5
        and row[stop].text in _CONNECTORS
        and row[stop].gap == " "
        and row[stop + 1].capital
        and row[stop + 1].gap in (" ", "-")
        and not row[stop - 1].possessive
    ):
        stop += 2
    return min(stop, at + 6)


def _worth(name: str, money: bool) -> bool:
    """Whether a listed name is more than a chance alternate spelling of a hamlet."""
    if len(name) <= 2:
        return name in lexicon.ABBREVIATIONS and not money
    if len(name) == 3 and name.isupper() and name not in lexicon.ABBREVIATIONS:
        return False
    return True


def _evidence(context: Context, row: Sequence[Word], at: int, stop: int, end: int, places: tuple[Entry, ...]) -> float:
    """How sure a name is a place, in [0, 1]."""
    first, last = row[at], row[stop - 1]
    name = _slice(context, row, at, stop)
    lower = name.lower()
    score = 0.0
    own = normal(name)
    if places:
        top = max(place.population for place in places)
        kinds = {place.kind for place in places}
        plain_word = stop - at == 1 and (lower in lexicon.COMMON or lower in context.ordinary)
        length = 0.05 if len(name) <= 4 or plain_word else 0.15 if len(name) <= 6 else 0.2
        score = 0.2 + length + (0.1 if any(normal(place.name) == own for place in places) else 0.0)
        if any(place.country in context.countries for place in places) and not plain_word:
            score += 0.15
        score += 0.3 if top >= 500_000 else 0.2 if top >= 100_000 else 0.1 if top >= 5_000 else 0.0
        if "country" in kinds or name in lexicon.ABBREVIATIONS:
            score = 0.8
        elif kinds & {"area", "water"} or "region" in kinds:
            score = max(score, 0.65)
        if stop - at > 1:
            score += 0.1
    entity = first.entity
    before = _before(row, at)
    said = _after_noun_of(row, at)
    taken = at > 0 and row[at - 1].lemma.lower() in lexicon.TAKES_ONLY_PLACE and not first.gap.strip()
    if said or taken or before in lexicon.AT_NAME:
        # "the village of Midaya": grammar knows the name only as a person's, the words before it know better.
        entity = entity if entity in _PLACE_ENTITIES else "" if said or taken else "OTHER" if entity else ""
    score += {"GPE": 0.4, "LOC": 0.35, "FAC": 0.3, "PERSON": -0.3, "NORP": -0.2, "": 0.0}.get(entity, -0.1)
    if entity == "PERSON" and places and not any(word.text in context.persons for word in row[at:stop]):
        # A single word that grammar takes for a person and no full name bears: often a village it has never met.
        score += 0.1 if stop - at == 1 else 0.2
    if before in lexicon.AT:
        score += 0.35
    elif before in lexicon.AT_WEAK:
        score += 0.2
    if said:
        score += 0.5
    elif at and row[at - 1].lemma.lower() in lexicon.TAKES_PLACE and not first.gap.strip():
        score += 0.25 if places else 0.45 if row[at - 1].lemma.lower() in lexicon.TAKES_ONLY_PLACE else 0.0
    if before == "to" and _moves(row, at):
        score += 0.3
    if stop < len(row) and row[stop].gap == " " and row[stop].text.lower() in lexicon.SETTLEMENT_AFTER:
        score += 0.35 if places else 0.5
    if stop < len(row) and row[stop].gap == " " and row[stop].text.lower().rstrip(".") in lexicon.STREETS:
        return 0.0
    if places and _coordinate_of(context, row, at, stop):
        score += 0.3
    elif not places and _goes_on_list(context, first):
        score += 0.45
    if places and _partial(row, at, stop, end):
        score -= 0.2
    if first.pos and first.pos != "PROPN" and not (first.pos == "ADJ" and places):
        score -= 0.25
    if _dateline(context, row, at, stop):
        score += 0.4
    words = [word.text for word in row[at:stop]]
    if stop - at == 1 and lower in context.ordinary:
        score -= 0.4
    if stop - at == 1 and lower in lexicon.COMMON:
        score -= 0.2 if before in lexicon.AT and first.pos == "PROPN" else 0.3
    if any(word.lower() in lexicon.NEVER for word in words) and not places:
        return 0.0
    if not said:
        if any(word in context.persons for word in words) and stop - at == 1:
            score -= 0.6
        score -= _person_like(context, row, at, stop, end)
    if not places:
        if last.text.lower() in lexicon.ORGANISATION_WORDS or name.isupper() or len(name) < 4 or stop - at > 3:
            return 0.0
        if any(character.isdigit() for character in name) or first.opens and before == "" and entity != "GPE":
            return 0.0
        score += 0.1 if first.pos == "PROPN" else 0.0
        if stop - at > 1 and before not in lexicon.AT and not said and not _goes_on_list(context, first):
            score -= 0.2
    return score


def _moves(row: Sequence[Word], at: int) -> bool:
    """Whether a verb of motion stands before "to" and the name: "marched to", "en route to"."""
    near = [word.lemma.lower() for word in row[max(0, at - 4) : at]]
    return any(lemma in lexicon.MOVES for lemma in near)


def _goes_on_list(context: Context, first: Word) -> bool:
    """Whether the name follows a place of the same sentence in a list: "the towns of Deir Aladas, Alhibariya and …"."""
    between = context.text[context.last_end : first.start]
    return (
        context.last_end >= 0
        and between in (", ", " and ", ", and ", " or ")
        and (first.entity != "PERSON" or first.text not in context.persons)
    )


def _partial(row: Sequence[Word], at: int, stop: int, end: int) -> bool:
    """Whether the name is but a part of a longer capitalised run that is no organisation's."""
    after = stop < end and not row[stop - 1].possessive and row[stop].gap == " "
    before = at > 0 and row[at - 1].capital and row[at].gap == " " and not row[at - 1].possessive
    before = before and not row[at - 1].opens and row[at - 1].text.lower() not in lexicon.DIRECTIONS
    if not after and not before:
        return False
    if after and row[stop].text.lower() in lexicon.NEVER | lexicon.TITLES:
        return False
    return not _org_run(row, stop, end)


def _before(row: Sequence[Word], at: int) -> str:
    """The word before a name, articles and directions skipped; empty where a mark stands between."""
    back = at
    while back > 0:
        gap = row[back].gap.strip(_QUOTES + " ")
        if gap:
            return ""
        word = row[back - 1].text.lower()
        if word in {"the"} or word in lexicon.DIRECTIONS:
            back -= 1
            continue
        return word
    return ""


def _after_noun_of(row: Sequence[Word], at: int) -> bool:
    """ "the city of", "village of", "the town", "outskirts of" before the name."""
    if at == 0 or row[at].gap.strip(_QUOTES + " "):
        return False
    word = row[at - 1].text.lower()
    if word in lexicon.SETTLEMENT_NOUNS and word not in {"point", "community", "stronghold"}:
        return True
    if word in ("to", "from") and at >= 2 and row[at - 2].text.lower() in lexicon.ROADS:
        return True
    return word == "of" and at >= 2 and row[at - 2].text.lower() in lexicon.SETTLEMENT_NOUNS | lexicon.OF_PLACE


def _coordinate_of(context: Context, row: Sequence[Word], at: int, stop: int) -> bool:
    """Whether the name stands in a row with a listed place: "Kramatorsk, Druzhkivka and Raihorodok"."""
    if at >= 1 and row[at].gap.strip() == "," and row[at - 1].capital:
        return _listed_place(context, row[at - 1])
    if at >= 2 and row[at - 1].text in ("and", "or") and row[at - 2].capital and not row[at - 1].gap.strip(", "):
        return _listed_place(context, row[at - 2])
    if stop + 1 < len(row) and row[stop].text in ("and", "or") and row[stop + 1].capital and row[stop].gap == " ":
        return _listed_place(context, row[stop + 1])
    if stop < len(row) and row[stop].gap.strip() == "," and row[stop].capital:
        return _listed_place(context, row[stop])
    return False


def _listed_place(context: Context, word: Word) -> bool:
    if word.text in context.persons or word.text.lower() in lexicon.NEVER or word.text.lower() in lexicon.COMMON:
        return False
    if word.entity in _PLACE_ENTITIES:
        return True
    if len(word.text) < 4 or word.entity == "PERSON":
        return False
    return any(place.population >= (50_000 if len(word.text) == 4 else 0) for place in known(context, word.text))


def _dateline(context: Context, row: Sequence[Word], at: int, stop: int) -> bool:
    """ "KHARKIV, March 18": upper case at the start of a line, then a comma, a dash or a bracket."""
    if not row[at].opens or not _slice(context, row, at, stop).isupper():
        return False
    after = context.text[row[stop - 1].end : row[stop - 1].end + 3].lstrip()
    return after[:1] in {",", "—", "–", "-", "(", ":", "/"}


def _person_like(context: Context, row: Sequence[Word], at: int, stop: int, end: int) -> float:
    """How much speaks for a person's name: a title before it, a first name, a surname after it."""
    cost = 0.0
    if at and not row[at].gap.strip() and row[at - 1].text.lower() in lexicon.TITLES:
        cost += 0.5
    if at and row[at - 1].capital and not row[at].gap.strip() and row[at - 1].entity == "PERSON":
        cost += 0.4
    if stop < end and row[stop].entity == "PERSON" and row[at].entity == "PERSON":
        cost += 0.5
    if row[at].entity == "PERSON" and stop < len(row) and row[stop].lemma in _SPEECH:
        cost += 0.3
    return cost


def _named(
    context: Context,
    row: Sequence[Word],
    at: int,
    stop: int,
    end: int,
    name: str,
    places: tuple[Entry, ...],
    score: float,
) -> Found:
    full = lexicon.ABBREVIATIONS.get(name, name)
    kinds = [place.kind for place in places]
    kind: ToponymKind = "settlement"
    if "country" in kinds or name in {"America"}:
        kind = "country"
    elif "area" in kinds and places[kinds.index("area")].extent_m >= 1:
        kind = "area"
    elif kinds[0] in ("region", "district", "water", "facility"):
        kind = "region" if kinds[0] == "region" else "district" if kinds[0] == "district" else "water"
        if "settlement" in kinds and kinds[0] in ("district", "region"):
            kind = "settlement"
        elif "region" in kinds:
            kind = "region"
    if "water" in kinds and at and row[at - 1].text.lower() == "the" and not row[at].gap.strip():
        kind = "water"
    role = _role(context, row, at, stop, end, places)
    return Found(Span(row[at].start, row[stop - 1].end), full, kind, role, min(score, 1.0), "places.recognise.listed")


def _role(
    context: Context, row: Sequence[Word], at: int, stop: int, end: int, places: tuple[Entry, ...]
) -> ToponymRole:
    """Literal, party, or part of an organisation's name."""
    following = row[stop] if stop < len(row) else None
    if following is not None and following.gap == " " and following.text.lower() in _UNITS:
        return "in_organisation"
    joined = (
        following is not None and _JOINED.fullmatch(following.gap) and following.gap and not row[stop - 1].possessive
    )
    if joined and following is not None:
        lower = following.text.lower()
        if following.capital and (lower in lexicon.ORGANISATION_WORDS or stop < end and following.entity == "ORG"):
            return "in_organisation"
        if stop < end and following.capital and _org_run(row, stop, end):
            return "in_organisation"
        if lower in lexicon.REGIONAL and _organisation_near(row, stop):
            return "in_organisation"
    if (
        at
        and row[at].gap in (" ", "-")
        and row[at - 1].capital
        and row[at - 1].entity == "ORG"
        and row[at].entity == "ORG"
    ):
        return "in_organisation"
    if at >= 2 and row[at - 1].text in ("of", "for", "in") and row[at - 2].capital and row[at - 2].entity == "ORG":
        if row[at].entity == "ORG" or row[at - 2].text.lower() in lexicon.ORGANISATION_WORDS:
            return "in_organisation"
    ruling = {place.kind for place in places} & {"country"} or context.gazetteer.capital_of(
        _slice(context, row, at, stop)
    )
    if ruling and row[at].dep in ("nsubj", "nsubjpass") and row[at].head in _GOVERNS:
        return "party"
    if ruling and row[stop - 1].possessive and following is not None and _of_government(row, stop):
        return "party"
    return "literal"


_UNITS = frozenset("group grouping brigade battalion regiment division corps".split())
_GOVERNMENT = frozenset(
    """
ministry minister government army military forces president parliament staff general defence defense foreign coalition
spokesman spokeswoman leadership authorities troops navy embassy ambassador intelligence security claims statement
""".split()
)


def _of_government(row: Sequence[Word], stop: int) -> bool:
    return any(word.text.lower() in _GOVERNMENT for word in row[stop : stop + 3])


def _org_run(row: Sequence[Word], stop: int, end: int) -> bool:
    """Whether the rest of a capitalised run holds a word of organisations."""
    return any(word.text.lower() in lexicon.ORGANISATION_WORDS for word in row[stop:end])


def _organisation_near(row: Sequence[Word], stop: int) -> bool:
    """ "Donetsk regional prosecutor's office": an office within three words."""
    near = row[stop : stop + 4]
    return any(word.text.lower() in lexicon.ORGANISATION_WORDS or "office" in word.lemma for word in near)


def renamed(found: Found, name: str) -> Found:
    """The same toponym under another name for look-up."""
    return replace(found, name=name)
