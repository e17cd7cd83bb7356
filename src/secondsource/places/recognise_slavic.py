"""Toponyms of a Russian or Ukrainian sentence: inflected names, adjectives with their nouns, quoted facilities."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model import Span
from secondsource.model.place import ToponymKind, ToponymRole
from secondsource.places import lexicon_slavic as lexicon
from secondsource.places import slavic
from secondsource.places.found import Context, Found
from secondsource.places.surface import Word
from secondsource.places.table import Entry
from secondsource.places.typed_slavic import ADJECTIVE, CLOSING, JOINED, OPENING, facility_name, typed_name

_PLACING = lexicon.AT | lexicon.OF_PLACE | lexicon.SETTLEMENT_NOUNS | lexicon.WATER_NOUNS
_LISTED = frozenset({", ", " и ", " та ", " й ", " і "})
_COUNTRY_WEIGHT = frozenset({"country", "region", "area"})


def listed(context: Context, name: str) -> list[Entry]:
    """The places that a name in any case may be, by the gazetteer; the likeliest nominative first."""
    forms = slavic.nominatives(name)
    for form in forms:
        found = [match.entry for match in context.gazetteer.exact(form)]
        if found:
            return found
    if len(name) < 5:
        return []
    for form in forms:
        alike = context.gazetteer.look_up(form, fuzzy=False)
        if alike and alike[0].quality >= 0.95:
            return [match.entry for match in alike if match.quality >= 0.95]
    return []


def sentence(context: Context, row: Sequence[Word], language: str) -> list[Found]:
    """The toponyms of one sentence, in order, none inside another."""
    out: list[Found] = []
    context.last_end = -1
    at = 0
    while at < len(row):
        found, after = _at(context, row, at)
        out += found
        if found:
            context.last_end = found[-1].span.end
        at = max(after, at + 1)
    return out


def _at(context: Context, row: Sequence[Word], at: int) -> tuple[list[Found], int]:
    word = row[at]
    facility = facility_name(context, row, at)
    if facility is not None:
        return facility
    if not word.text[0].isalpha():
        return [], at + 1
    typed = typed_name(context, row, at)
    if typed is not None:
        return typed
    if not word.capital:
        return [], at + 1
    region = _everyday_region(context, row, at)
    if region is not None:
        return region
    return _plain(context, row, at)


def _everyday_region(context: Context, row: Sequence[Word], at: int) -> tuple[list[Found], int] | None:
    lower = row[at].text.lower()
    if not (lexicon.REGION_NOUN.search(lower) or lower.startswith(("закарпатт", "буковин"))):
        return None
    for stem, name in lexicon.REGION_STEMS.items():
        if lower.startswith(stem.strip()):
            return [Found(row[at].span, name, "region", "literal", 0.9, "places.recognise.region")], at + 1
    return None


def _plain(context: Context, row: Sequence[Word], at: int) -> tuple[list[Found], int]:
    """A name by itself, in any case; longest first."""
    end = at + 1
    while end < len(row) and end - at < 4 and row[end].capital and JOINED.fullmatch(row[end].gap):
        end += 1
    for stop in range(end, at, -1):
        name = context.text[row[at].start : row[stop - 1].end]
        if name.lower() in lexicon.NEVER:
            continue
        if stop - at > 1 and any(word.text.lower() in lexicon.NEVER for word in row[at:stop]):
            continue
        places = listed(context, name)
        score = _evidence(context, row, at, stop, end, places)
        if score >= 0.5:
            kind = _kind(places)
            if at and row[at - 1].text.lower() in lexicon.WATER_NOUNS | lexicon.BANKS and not row[at].gap.strip():
                kind = "water"
            role: ToponymRole = "literal"
            if "water" in {place.kind for place in places} and _bridge(row, at):
                kind = "water"
            if kind == "country" and _ministry(row, at):
                role = "in_organisation"
            if stop < len(row) and row[stop].text.lower() in lexicon.MILITARY and row[stop].gap == " ":
                role = "in_organisation"
            if role == "literal" and _by_whom(context, row, at, name, kind):
                role = "party"
            by = "places.recognise.listed" if places else "places.recognise.unlisted"
            return [Found(Span(row[at].start, row[stop - 1].end), name, kind, role, min(score, 1.0), by)], stop
        if places and stop - at > 1:
            continue
    return [], at + 1 if end - at == 1 else _past_person(context, row, at, end)


def _bridge(row: Sequence[Word], at: int) -> bool:
    """«мост через Ингулец»: a river, not the town of its name."""
    return at >= 2 and row[at - 1].text.lower() == "через" and row[at - 2].text.lower() in lexicon.BRIDGES


def _by_whom(context: Context, row: Sequence[Word], at: int, name: str, kind: ToponymKind) -> bool:
    """«Назначенной Москвой администрации», «підконтрольною Росією»: a state that acts, not where something is."""
    if not at or row[at].gap != " " or not lexicon.INSTRUMENTAL.search(name):
        return False
    if not lexicon.BY_WHOM.search(row[at - 1].text):
        return False
    return kind == "country" or any(context.gazetteer.capital_of(m.name) for m in listed(context, name))


def _ministry(row: Sequence[Word], at: int) -> bool:
    """«Міністерство оборони Росії», «Минобороны России», «МИД Украины»: the country is part of the body's name."""
    near = [word.text.lower() for word in row[max(0, at - 3) : at]]
    return any(word.startswith(lexicon.BODIES) for word in near)


def _past_person(context: Context, row: Sequence[Word], at: int, end: int) -> int:
    """Two capitalised words that are no place are most often a person: neither is one by itself."""
    if row[at].text.lower() in lexicon.NEVER or (row[at].opens and row[at].pos not in ("PROPN", "")):
        return at + 1
    return at + 2 if end - at >= 2 and row[at].text.lower() not in lexicon.TITLES else at + 1


def _kind(places: Sequence[Entry]) -> ToponymKind:
    kinds = [place.kind for place in places]
    if "country" in kinds:
        return "country"
    if "area" in kinds and "settlement" not in kinds[:1]:
        return "area"
    if kinds and kinds[0] == "water":
        return "water"
    if kinds and kinds[0] in ("region", "district") and "settlement" not in kinds:
        return "region" if "region" in kinds else "district"
    return "settlement"


def _coordinate_of(context: Context, row: Sequence[Word], at: int, stop: int) -> bool:
    """Whether the name stands in a row with a listed place: «Слов’янськ, Лиман та …»."""
    neighbours = []
    if at >= 1 and row[at].gap.strip() == "," and row[at - 1].capital:
        neighbours.append(row[at - 1])
    if at >= 2 and row[at - 1].text in ("и", "та", "й", "і") and row[at - 2].capital:
        neighbours.append(row[at - 2])
    if stop < len(row) and row[stop].gap.strip() == "," and row[stop].capital:
        neighbours.append(row[stop])
    if stop + 1 < len(row) and row[stop].text in ("и", "та", "й", "і") and row[stop + 1].capital:
        neighbours.append(row[stop + 1])
    return any(
        len(word.text) > 4
        and word.text.lower() not in lexicon.NEVER
        and word.text not in context.persons
        and bool(listed(context, word.text))
        for word in neighbours
    )


def _agrees(row: Sequence[Word], stop: int) -> bool:
    """Whether a common noun follows at once: an adjective before it is no name («Слобожанська хвиля»)."""
    if stop >= len(row) or row[stop].gap != " " or row[stop].capital:
        return False
    following = row[stop].text
    return len(following) > 3 and following[-1] in "аяоеьйіцкхлнртдв" and following.lower() not in lexicon.VERBS


def _in_quoted_name(context: Context, row: Sequence[Word], at: int, stop: int) -> bool:
    """Whether the name opens a short quoted title: «Днепровский маяк», «Обрій»."""
    mark = row[at].gap.strip()[-1:]
    if not mark or mark not in OPENING:
        return False
    return any(
        (context.text[word.end : word.end + 1] or " ") in CLOSING for word in row[stop - 1 : min(len(row), at + 4)]
    )


def _evidence(context: Context, row: Sequence[Word], at: int, stop: int, end: int, places: Sequence[Entry]) -> float:
    first = row[at]
    name = context.text[first.start : row[stop - 1].end]
    lower = name.lower()
    before = row[at - 1].text.lower() if at and not first.gap.strip() else ""
    score = 0.0
    if places:
        top = max(place.population for place in places)
        score = 0.3 + (0.2 if top >= 50_000 else 0.1 if top >= 2_000 else 0.0) + (0.1 if len(name) >= 7 else 0.0)
        if {place.kind for place in places} & _COUNTRY_WEIGHT:
            score = max(score, 0.65)
        if stop - at > 1:
            score += 0.25
    if lower in lexicon.FIRST_NAMES and stop < end and stop - at == 1:
        return 0.0
    person = -0.4
    if stop - at == 1 and first.text not in context.persons:
        # One word that grammar takes for a person and no full name bears: the words before it know better.
        person = -0.1 if before in _PLACING else -0.3
    score += {"LOC": 0.35, "GPE": 0.35, "PERSON": person, "PER": person, "ORG": -0.1}.get(first.entity, 0.0)
    if before in lexicon.STRONG_AT:
        score += 0.5 if places else 0.45
    elif before in lexicon.AT:
        score += 0.35 if places else 0.25
    elif before in lexicon.SETTLEMENT_NOUNS:
        score += 0.6
    elif before in lexicon.WATER_NOUNS or before in lexicon.TAKEN:
        score += 0.55
    elif before in lexicon.OF_PLACE:
        score += 0.25 if places else 0.0
    elif before in lexicon.TITLES or before in lexicon.ORGANISATION_NOUNS:
        score -= 0.4
    if places and _coordinate_of(context, row, at, stop):
        score += 0.3
    elif context.last_end >= 0 and context.text[context.last_end : first.start] in _LISTED:
        score += 0.35 if places else 0.5
    if _in_quoted_name(context, row, at, stop):
        score -= 0.5
    if first.opens and name.isupper() and len(name) > 3:
        score += 0.4 if places else 0.0
    elif first.opens and not before:
        score -= 0.2
    if first.pos and first.pos not in ("PROPN", "NOUN", "X", "ADJ"):
        score -= 0.3
    if lower in context.ordinary:
        score -= 0.3
    if any(word.text in context.persons for word in row[at:stop]) and stop - at == 1:
        score -= 0.6
    if stop < end and stop - at == 1 and not before:
        score -= 0.3
    if (
        at
        and row[at - 1].capital
        and not first.gap.strip()
        and not row[at - 1].opens
        and row[at - 1].text.lower() not in lexicon.NEVER
    ):
        score -= 0.3
    if stop - at == 1 and ADJECTIVE.search(name) and _agrees(row, stop):
        score -= 0.4
    if not places and before in lexicon.WATER_NOUNS:
        return 0.6
    attribute = lower.startswith(lexicon.ATTRIBUTES) and stop - at == 2
    if not places and stop - at > 1 and not attribute and before not in lexicon.SETTLEMENT_NOUNS:
        return 0.0
    if not places and (len(name) < 5 or stop - at > 2 or name.isupper() or any(c.isdigit() for c in name)):
        return 0.0
    return score
