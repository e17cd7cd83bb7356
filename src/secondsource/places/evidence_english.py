"""How sure an English name is a place, and in what role it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.model.place import ToponymRole
from secondsource.places import lexicon_english as lexicon
from secondsource.places.found import JOINED, PLACE_ENTITIES, QUOTES, Context, known, text_of
from secondsource.places.spelling import normal
from secondsource.places.surface import Word
from secondsource.places.table import Entry

_SPEECH = frozenset(
    [
        "say",
        "tell",
        "claim",
        "deny",
        "reject",
        "announce",
        "confirm",
        "accuse",
        "add",
        "report",
        "insist",
        "warn",
        "repeat",
        "state",
    ]
)


_GOVERNS = _SPEECH | frozenset(
    [
        "agree",
        "want",
        "launch",
        "impose",
        "demand",
        "vow",
        "condemn",
        "respond",
        "comment",
        "sign",
        "refuse",
        "offer",
        "call",
        "threaten",
        "support",
    ]
)


# "Sake, 25 km west of Goma": what lies so far from somewhere is a place.
_MEASURED = re.compile(
    r",? (?:about |some |roughly |just |a village |a town )?\d{1,3} ?(?:km|kilomet\w{2,4}|miles?)\b", re.I
)


def evidence(context: Context, row: Sequence[Word], at: int, stop: int, end: int, places: tuple[Entry, ...]) -> float:
    """How sure a name is a place, in [0, 1]."""
    first, last = row[at], row[stop - 1]
    name = text_of(context, row, at, stop)
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
    before = word_before(row, at)
    said = after_noun_of(row, at)
    taken = at > 0 and row[at - 1].lemma.lower() in lexicon.TAKES_ONLY_PLACE and not first.gap.strip()
    goes_on = _goes_on_list(context, first)
    if said or taken or goes_on or before in lexicon.AT_NAME:
        # "the village of Midaya": grammar knows the name only as a person's, the words before it know better.
        entity = entity if entity in PLACE_ENTITIES else "" if said or taken or goes_on else "OTHER" if entity else ""
    score += {"GPE": 0.4, "LOC": 0.35, "FAC": 0.3, "PERSON": -0.3, "NORP": -0.2, "": 0.0}.get(entity, -0.1)
    if entity == "PERSON" and places and not any(word.text in context.persons for word in row[at:stop]):
        # A single word that grammar takes for a person and no full name bears: often a village it has never met.
        score += 0.2
    if not places and before in lexicon.BESIDE:
        score += 0.5
    elif before in lexicon.AT:
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
    elif not places and goes_on:
        score += 0.45
    elif not places and before and _coordinate_of(context, row, at, stop):
        score += 0.4
    if places and _partial(row, at, stop, end):
        score -= 0.2
    if first.pos and first.pos != "PROPN" and not (first.pos == "ADJ" and places):
        # Grammar takes names that it has never met for anything: a long listed one is hardly a common word.
        score -= 0.1 if len(name) >= 8 and places and lower not in lexicon.COMMON else 0.25
    if _dateline(context, row, at, stop):
        score += 0.4
    if _MEASURED.match(context.text, row[stop - 1].end):
        score += 0.45 if places else 0.3
    words = [word.text for word in row[at:stop]]
    ruling = bool(places) and context.gazetteer.capital_of(name) is not None and name not in context.persons
    if ruling:
        score += 0.2
    if stop - at == 1 and lower in context.ordinary:
        score -= 0.4
    if stop - at == 1 and lower in lexicon.COMMON:
        score -= 0.2 if before in lexicon.AT and first.pos == "PROPN" else 0.3
    if any(word.lower() in lexicon.NEVER for word in words) and not places:
        return 0.0
    if not said:
        if any(word in context.persons for word in words) and stop - at == 1:
            score -= 0.6
        score -= 0.0 if ruling else _person_like(context, row, at, stop, end)
    if not places:
        if last.text.lower() in lexicon.ORGANISATION_WORDS or name.isupper() or len(name) < 4 or stop - at > 3:
            return 0.0
        if any(character.isdigit() for character in name) or (first.opens and before == "" and entity != "GPE"):
            return 0.0
        score += 0.1 if first.pos == "PROPN" else 0.0
        if stop - at > 1 and before not in lexicon.AT and not (said or taken or goes_on):
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


def word_before(row: Sequence[Word], at: int) -> str:
    """The word before a name, articles and directions skipped; empty where a mark stands between."""
    back = at
    while back > 0:
        gap = row[back].gap.strip(QUOTES + " ")
        if gap:
            return ""
        word = row[back - 1].text.lower()
        if word in {"the"} or word in lexicon.DIRECTIONS:
            back -= 1
            continue
        return word
    return ""


def after_noun_of(row: Sequence[Word], at: int) -> bool:
    """ "the city of", "village of", "the town", "outskirts of" before the name."""
    if at == 0 or row[at].gap.strip(QUOTES + " "):
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
    if word.entity in PLACE_ENTITIES:
        return True
    if len(word.text) < 4 or word.entity == "PERSON":
        return False
    return any(place.population >= (50_000 if len(word.text) == 4 else 0) for place in known(context, word.text))


def _dateline(context: Context, row: Sequence[Word], at: int, stop: int) -> bool:
    """ "KHARKIV, March 18": upper case at the start of a line, then a comma, a dash or a bracket."""
    if not row[at].opens or not text_of(context, row, at, stop).isupper():
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


def role_of(
    context: Context, row: Sequence[Word], at: int, stop: int, end: int, places: tuple[Entry, ...]
) -> ToponymRole:
    """Literal, party, or part of an organisation's name."""
    following = row[stop] if stop < len(row) else None
    if following is not None and following.gap == " " and following.text.lower() in _UNITS:
        return "in_organisation"
    joined = (
        following is not None and JOINED.fullmatch(following.gap) and following.gap and not row[stop - 1].possessive
    )
    if joined and following is not None:
        lower = following.text.lower()
        if following.capital and (lower in lexicon.ORGANISATION_WORDS or (stop < end and following.entity == "ORG")):
            return "in_organisation"
        if stop < end and following.capital and _org_run(row, stop, end):
            return "in_organisation"
        if lower in lexicon.REGIONAL and organisation_near(row, stop):
            return "in_organisation"
    if (
        at
        and row[at].gap in (" ", "-")
        and row[at - 1].capital
        and row[at - 1].entity == "ORG"
        and row[at].entity == "ORG"
    ):
        return "in_organisation"
    bodied = at >= 2 and row[at - 1].text in ("of", "for", "in") and row[at - 2].capital and row[at - 2].entity == "ORG"
    if bodied and (row[at].entity == "ORG" or row[at - 2].text.lower() in lexicon.ORGANISATION_WORDS):
        return "in_organisation"
    ruling = {place.kind for place in places} & {"country"} or context.gazetteer.capital_of(
        text_of(context, row, at, stop)
    )
    if ruling and row[at].dep in ("nsubj", "nsubjpass") and row[at].head in _GOVERNS:
        return "party"
    if ruling and at >= 2 and row[at - 1].text == "by" and row[at - 2].text.lower().endswith(_DONE):
        return "party"  # "the administration appointed by Moscow": who did it, not where
    if ruling and row[stop - 1].possessive and following is not None and _of_government(row, stop):
        return "party"
    return "literal"


_DONE = ("appointed", "installed", "backed", "controlled", "occupied", "supported", "named", "annexed", "funded",
         "claimed", "armed", "trained", "recognised", "recognized", "run", "imposed", "sanctioned", "condemned",
         "governed", "ruled", "held", "seized", "accused", "brokered", "mediated")  # fmt: skip
_UNITS = frozenset(["group", "grouping", "brigade", "battalion", "regiment", "division", "corps"])


_GOVERNMENT = frozenset(
    [
        "ministry",
        "minister",
        "government",
        "army",
        "military",
        "forces",
        "president",
        "parliament",
        "staff",
        "general",
        "defence",
        "defense",
        "foreign",
        "coalition",
        "spokesman",
        "spokeswoman",
        "leadership",
        "authorities",
        "troops",
        "navy",
        "embassy",
        "ambassador",
        "intelligence",
        "security",
        "claims",
        "statement",
    ]
)


def _of_government(row: Sequence[Word], stop: int) -> bool:
    return any(word.text.lower() in _GOVERNMENT for word in row[stop : stop + 3])


def _org_run(row: Sequence[Word], stop: int, end: int) -> bool:
    """Whether the rest of a capitalised run holds a word of organisations."""
    return any(word.text.lower() in lexicon.ORGANISATION_WORDS for word in row[stop:end])


def organisation_near(row: Sequence[Word], stop: int) -> bool:
    """ "Donetsk regional prosecutor's office": an office within three words."""
    near = row[stop : stop + 4]
    return any(word.text.lower() in lexicon.ORGANISATION_WORDS or "office" in word.lemma for word in near)
