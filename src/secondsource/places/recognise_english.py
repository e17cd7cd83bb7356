"""Toponyms of an English sentence: names, what stands around them, and what they are part of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.model import Span
from secondsource.model.place import ToponymKind
from secondsource.places import lexicon_english as lexicon
from secondsource.places.evidence_english import after_noun_of, evidence, role_of, word_before
from secondsource.places.found import (
    JOINED,
    PLACE_ENTITIES,
    Context,
    Found,
    country_name,
    known,
    people,
    reach_of,
    text_of,
)
from secondsource.places.spelling import normal
from secondsource.places.surface import Word
from secondsource.places.table import Entry
from secondsource.places.typed_english import facility_of, quoted_facility, special_name, typed_name


def sentence(context: Context, row: Sequence[Word]) -> list[Found]:
    """The toponyms of one sentence, in order, none inside another."""
    out: list[Found] = []
    context.last_end = -1
    at = _past_dateline(context, row, out)
    while at < len(row):
        if not row[at].capital or not row[at].text[0].isalpha():
            quoted = quoted_facility(context, row, at)
            if quoted is not None:
                out += quoted[0]
                at = quoted[1]
                continue
            at += 1
            continue
        end = _run_end(row, at)
        found, at = _run(context, row, at, end)
        out += found
    return out


def _past_dateline(context: Context, row: Sequence[Word], out: list[Found]) -> int:
    """Reads "KHARKIV, March 3 (Nova Sich) —" and returns where the report begins: the agency is no place."""
    if not row or not row[0].text.isupper() or len(row[0].text) < 3:
        return 0
    start = row[0].start
    opened = context.text.find("(", start, start + 60)
    closed = context.text.find(")", opened, opened + 60) if opened > 0 else -1
    if closed < 0 or context.text[closed + 1 : closed + 4].strip()[:1] not in ("-", "—", "–", ":", "."):
        return 0
    end = next((n for n, word in enumerate(row) if word.start > opened), len(row))
    at = 0
    while at < end:
        if not row[at].capital or row[at].text.lower() in lexicon.NEVER:
            at += 1
            continue
        found, after = _run(context, row, at, min(_run_end(row, at), end))
        out += found
        at = max(after, at + 1)
    return next((n for n, word in enumerate(row) if word.start > closed), len(row))


def _run_end(row: Sequence[Word], start: int) -> int:
    """One past the last word of the capitalised run that begins at `start`."""
    end = start + 1
    while end < len(row) and row[end].capital and _joined(row, end):
        end += 1
    return end


def _joined(row: Sequence[Word], at: int) -> bool:
    """Whether a word goes on the one before it, "'s" between them or not."""
    gap = row[at].gap
    if gap == ". " and row[at - 1].text in _ABBREVIATED:
        return True
    if row[at - 1].possessive:
        gap = gap.removeprefix("’s").removeprefix("'s").removeprefix("’").removeprefix("'")
    return bool(gap) and bool(JOINED.fullmatch(gap))


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
    if lower in lexicon.TITLES and at + 1 < end and not (lower in _NAMES_TOO and _placed(row, at, end)):
        return [], _after_person(row, at + 1, end, context)
    if at + 1 < end and any(
        entry.kind in ("country", "region", "area") and entry.name.count(" ")
        for entry in known(context, text_of(context, row, at, at + 2))
    ):
        # "Saudi Arabia", "British Columbia": the first word is no adjective there.
        return _plain(context, row, at, end)
    special = special_name(context, row, at, end)
    if special is not None:
        return special
    demonym = _demonym(context, row, at)
    if demonym is not None:
        return demonym
    typed = typed_name(context, row, at, end)
    if typed is not None:
        return typed
    if lower in lexicon.DIRECTIONS and at + 1 < end and not known(context, text_of(context, row, at, min(end, at + 2))):
        return [], at + 1
    whole = facility_of(context, row, at, end)
    if whole is not None:
        return whole
    return _plain(context, row, at, end)


_ABBREVIATED = frozenset({"St", "Ste", "Ft", "Mt"})
_NAMES_TOO = frozenset({"sheikh", "king", "queen", "prince", "saint", "lady", "judge", "bishop"})


def _placed(row: Sequence[Word], at: int, end: int) -> bool:
    """Whether a preposition or a noun before or behind asks for a place: "in Sheikh Sa’eed", "King Fahd district"."""
    if end < len(row) and row[end].text.lower() in lexicon.DISTRICT_HEADS | lexicon.SETTLEMENT_AFTER:
        return True
    return word_before(row, at) in lexicon.AT_NAME or after_noun_of(row, at)


def _after_person(row: Sequence[Word], at: int, end: int, context: Context) -> int:
    """One past a person's name that begins at `at`."""
    while at < end and not (row[at].possessive):
        at += 1
    return min(end, at + 1)


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
    if known(context, word.text) and word.entity in PLACE_ENTITIES:
        return None
    if word.entity == "PERSON" and word.text.lower() not in lexicon.PEOPLES:
        return None
    name = country_name(context, iso)
    return [Found(word.span, name, "country", "demonym", 0.9, "places.recognise.demonym")], at + 1


def _whole(context: Context, row: Sequence[Word], at: int, end: int) -> int | None:
    """Where a name of several words ends that only the words before it show to be a place: "village of Bur Hakaba"."""
    if row[at].text.lower() in lexicon.DIRECTIONS:
        return None
    if row[at].entity == "PERSON" and row[at].text in context.persons and not after_noun_of(row, at):
        return None
    stop = at + 1
    while stop < end and not row[stop - 1].possessive:
        word, lower = row[stop], row[stop].text.lower()
        if lower in lexicon.NEVER or lower in lexicon.TITLES:
            break
        if lower in lexicon.ORGANISATION_WORDS or (
            word.entity != row[at].entity and word.entity in ("PERSON", "DATE", "NORP")
        ):
            return None
        stop += 1
    if not 2 <= stop - at <= 3 or people(context, row[at].text) or row[at].text.lower() in lexicon.NEVER:
        return None
    asked = word_before(row, at) in lexicon.AT_NAME or after_noun_of(row, at)
    return stop if asked and all(word.pos in ("PROPN", "NOUN", "ADJ", "X", "") for word in row[at:stop]) else None


def _plain(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int]:
    """A name that stands by itself: the longest one that the gazetteer knows, else the whole run."""
    whole = _whole(context, row, at, end)
    for stop in range(reach_of(row, at, end), at, -1):
        if whole is not None and stop < whole:
            name = text_of(context, row, at, whole)
            role = role_of(context, row, at, whole, end, ())
            span = Span(row[at].start, row[whole - 1].end)
            return [Found(span, name, "settlement", role, 0.6, "places.recognise.unlisted")], whole
        name = text_of(context, row, at, stop)
        places = known(context, name)
        if not places or name.lower() in lexicon.NEVER or name.lower() in lexicon.PHRASES:
            continue
        if not _worth(name, context.text[row[stop - 1].end : row[stop - 1].end + 1] == "$"):
            continue
        score = evidence(context, row, at, stop, end, places)
        if score >= 0.5:
            role = role_of(context, row, at, stop, end, places)
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
        score = evidence(context, row, at, end, end, ())
        if score >= 0.55:
            name = text_of(context, row, at, end)
            role = role_of(context, row, at, end, end, ())
            span = Span(row[at].start, row[end - 1].end)
            return [Found(span, name, "settlement", role, min(score, 0.7), "places.recognise.unlisted")], end
    return [], at + 1


def lower_is_common(name: str) -> bool:
    """Whether a name is an ordinary word as well ("Rapid", "Highland")."""
    return name.lower() in lexicon.COMMON


def _worth(name: str, money: bool) -> bool:
    """Whether a listed name is more than a chance alternate spelling of a hamlet."""
    if len(name) <= 2:
        return name in lexicon.ABBREVIATIONS and not money
    return not (len(name) == 3 and name.isupper() and name not in lexicon.ABBREVIATIONS)


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
    role = role_of(context, row, at, stop, end, places)
    return Found(Span(row[at].start, row[stop - 1].end), full, kind, role, min(score, 1.0), "places.recognise.listed")
