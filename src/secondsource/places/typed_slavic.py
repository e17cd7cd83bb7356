"""Russian and Ukrainian names with the noun that says what they are: adjectives, quoted and numbered facilities."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.model import Span
from secondsource.model.place import ToponymKind, ToponymRole
from secondsource.places import lexicon_slavic as lexicon
from secondsource.places import slavic
from secondsource.places.found import Context, Found
from secondsource.places.surface import Word

OPENING = "«„“\"‘'"


CLOSING = "»“”\"’'"


JOINED = re.compile(r"[ \u00a0]|[ \u00a0]?[-‑–][ \u00a0]?")


ADJECTIVE = re.compile(
    r"(?:ск|цк|ськ|цьк|зьк|жск|шск)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|им|ими|а|у|е|ої|ою|ій|і|ім|ії|ому)$",
    re.IGNORECASE,
)


def facility_name(context: Context, row: Sequence[Word], at: int) -> tuple[list[Found], int] | None:
    """«шахте „Заринская“», «Запорожской АЭС», «городской больницы № 3», «Дружківської міської лікарні»."""
    word = row[at]
    lower = word.text.lower()
    if lower in lexicon.FACILITY_NOUNS:
        quoted = _quoted(context, row, at + 1)
        if quoted is not None:
            start, stop, end = quoted
            span = Span(word.start, end)
            name = context.text[row[start].start : row[stop - 1].end]
            return [Found(span, name, "facility", "literal", 0.9, "places.recognise.facility")], stop
        numbered = _number(context, row, at + 1)
        if numbered is not None and not word.capital:
            return [Found(Span(word.start, numbered[1]), context.text[word.start : numbered[1]], "facility", "literal",
                          0.7, "places.recognise.facility")], numbered[0]  # fmt: skip
        return None
    if lower in lexicon.FACILITY_ADJECTIVES and not word.capital:
        last = at
        while last + 1 < len(row) and row[last + 1].text.lower() in lexicon.FACILITY_ADJECTIVES:
            last += 1
        if last + 1 < len(row) and row[last + 1].text.lower() in lexicon.FACILITY_NOUNS:
            numbered = _number(context, row, last + 2)
            if numbered is not None:
                return [Found(Span(word.start, numbered[1]), context.text[word.start : numbered[1]], "facility",
                              "literal", 0.7, "places.recognise.facility")], numbered[0]  # fmt: skip
    if word.capital and ADJECTIVE.search(word.text):
        last = at + 1
        while (
            last < len(row)
            and row[last].text.lower() in lexicon.FACILITY_ADJECTIVES
            and JOINED.fullmatch(row[last].gap)
        ):
            last += 1
        ends = last < len(row) and row[last].text.lower() in lexicon.FACILITY_NOUNS and JOINED.fullmatch(row[last].gap)
        if ends and not of_people(context, word.text):
            return [Found(Span(word.start, row[last].end), word.text, "facility", "literal", 0.85,
                              "places.recognise.facility")], last + 1  # fmt: skip
    return None


def _quoted(context: Context, row: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    """First word, one past the last, and the end offset of a short name in quotation marks that begins at `at`."""
    if at >= len(row) or not row[at].gap.strip() or row[at].gap.strip()[0] not in OPENING:
        return None
    if not row[at].capital:
        return None
    for stop in range(at + 1, min(len(row), at + 4) + 1):
        mark = context.text[row[stop - 1].end : row[stop - 1].end + 1]
        if mark and mark in CLOSING:
            return at, stop, row[stop - 1].end + 1
        if stop < len(row) and not JOINED.fullmatch(row[stop].gap):
            return None
    return None


def _number(context: Context, row: Sequence[Word], at: int) -> tuple[int, int] | None:
    """ "№ 3" after a facility: where to go on, and its end."""
    if at < len(row) and "№" in row[at].gap and row[at].text.isdigit():
        return at + 1, row[at].end
    return None


_NOUNS: tuple[tuple[frozenset[str], ToponymKind], ...] = (
    (slavic.DIRECTION_HEADS, "direction"),
    (slavic.REGION_HEADS, "region"),
    (slavic.DISTRICT_HEADS, "district"),
    (lexicon.WATER_NOUNS, "water"),
    (lexicon.AREA_NOUNS, "area"),
)


def typed_name(context: Context, row: Sequence[Word], at: int) -> tuple[list[Found], int] | None:
    """Adjectives with district, region, direction: «Ізюмського та Куп’янського районів»."""
    word = row[at]
    if not ADJECTIVE.search(word.text) or (not word.capital and not _direction_follows(row, at)):
        return None
    names: list[tuple[int, int]] = []
    start = at
    for _ in range(6):
        if start >= len(row) or not ADJECTIVE.search(row[start].text):
            return None
        stop = start + 1
        names.append((start, stop))
        if stop >= len(row):
            return None
        noun = row[stop].text.lower()
        for heads, kind in _NOUNS:
            if noun in heads and JOINED.fullmatch(row[stop].gap):
                if of_people(context, word.text) and kind in ("direction",):
                    return None
                return _nouned(context, row, names, stop, kind), stop + 1
        if noun in ("и", "та", "й", "і") and stop + 1 < len(row):
            start = stop + 1
        elif row[stop].gap.strip() == "," and row[stop].capital:
            start = stop
        else:
            return None
    return None


def _direction_follows(row: Sequence[Word], at: int) -> bool:
    return at + 1 < len(row) and row[at + 1].text.lower() in slavic.DIRECTION_HEADS and row[at + 1].gap == " "


_SINGULAR: dict[str, str] = {
    "region": "область",
    "district": "район",
    "direction": "направление",
    "water": "",
    "area": "",
}


def _nouned(
    context: Context, row: Sequence[Word], names: list[tuple[int, int]], stop: int, kind: ToponymKind
) -> list[Found]:
    out = []
    organisation = stop + 1 < len(row) and row[stop + 1].text.lower() in lexicon.MILITARY
    role: ToponymRole = "in_organisation" if organisation else "literal"
    for first, after in names:
        whole = Span(row[first].start, row[stop].end if after == stop else row[after - 1].end)
        adjective = row[first].text
        name = f"{_nominative_adjective(adjective, kind)} {_SINGULAR[kind]}".strip()
        out.append(Found(whole, name, kind, role, 0.9, f"places.recognise.{kind}"))
    return out


def _nominative_adjective(word: str, kind: str) -> str:
    """«Белгородской» -> «Белгородская» before область, «Ізюмського» -> «Ізюмський» before район."""
    match = ADJECTIVE.search(word)
    if match is None:
        return word
    stem = word[: match.start()] + re.match(r"(?:ськ|цьк|зьк|жск|шск|ск|цк)", match.group().lower()).group()  # type: ignore[union-attr]
    ukrainian = stem.lower().endswith(("ськ", "цьк", "зьк"))
    if kind == "region":
        return stem + ("а" if ukrainian else "ая")
    return stem + "ий"


def of_people(context: Context, word: str) -> bool:
    """Whether an adjective is that of a country (украинский, російський): never a place by itself."""
    return word.lower().startswith((
        "украинск", "українськ", "росси", "російськ", "американск", "американськ", "европейск", "європейськ", "русск",
        "немецк", "німецьк", "британск", "британськ", "французск", "турецк", "турецьк", "китайск", "китайськ",
        "советск", "радянськ", "белорусск", "білоруськ", "польск", "польськ", "израильск",
        "ізраїльськ", "иранск", "іранськ",
    ))  # fmt: skip
