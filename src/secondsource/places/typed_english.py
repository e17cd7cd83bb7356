"""English names with the noun that says what they are: "Lyman direction", "Rapides Parish", "the ‘X’ mine"."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model import Span
from secondsource.model.place import ToponymKind
from secondsource.places import lexicon_english as lexicon
from secondsource.places.evidence_english import organisation_near
from secondsource.places.found import JOINED, QUOTES, Context, Found, known, next_joined, people, reach_of, text_of
from secondsource.places.surface import Word

_NAMED_WATERS = frozenset({"lake", "river", "wadi", "lac"})


def special_name(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int] | None:
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
        elif word.text.lower() not in _NAMED_WATERS or not row[at + 1].capital or not JOINED.fullmatch(row[at + 1].gap):
            return None
        span = Span(word.start, row[stop - 1].end)
        return [Found(span, span.of(context.text), "water", "literal", 0.8, "places.recognise.water")], stop
    return None


_TYPES: tuple[tuple[frozenset[str], frozenset[str], ToponymKind], ...] = (
    (lexicon.FACILITY_HEADS, lexicon.FACILITY_MODIFIERS, "facility"),
    (lexicon.DIRECTION_HEADS, frozenset({"operational", "strategic"}), "direction"),
    (lexicon.REGION_HEADS, frozenset({"autonomous"}), "region"),
    (lexicon.DISTRICT_HEADS, frozenset({"urban", "rural", "city", "town", "territorial", "municipal"}), "district"),
    (lexicon.STATE_HEADS, frozenset(), "region"),
    (lexicon.WATER_HEADS, frozenset(), "water"),
    (lexicon.AREA_HEADS, lexicon.AREA_MODIFIERS, "area"),
)


_TYPE_WORDS = frozenset({"works", "coal", "mining", "industrial"}).union(
    *(heads for heads, _, _ in _TYPES), *(modifiers for _, modifiers, _ in _TYPES)
)
"""Words with which a noun of kind can begin; most names are followed by others."""
_FIELDS = frozenset({"gas", "oil"})
_INDUSTRIAL = frozenset({"coal", "mining", "industrial"})


def typed_name(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int] | None:
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
        if quoted and context.text[start - 1 : start] in QUOTES:
            start -= 1
        span = Span(start, row[last - 1].end)
        follows = row[last] if last < len(row) else None
        if kind in ("region", "district") and follows is not None and _organisation_follows(context, row, last):
            name = text_of(context, row, at, stop)
            inner = Span(row[at].start, row[last - 1].end)
            return [Found(inner, name if kind == "region" else inner.of(context.text), kind, "in_organisation", 0.7,
                          "places.recognise.organisation")], last  # fmt: skip
        name = span.of(context.text).strip(QUOTES)
        return [Found(span, name, kind, "literal", 0.85, f"places.recognise.{kind}")], last
    return _coordinated(context, row, at, end)


def facility_of(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int] | None:
    """ "railway station of Pokrovsk": the noun before the name belongs to the toponym."""
    if at < 2 or row[at - 1].text != "of" or row[at - 2].text.lower() not in lexicon.FACILITY_OF:
        return None
    if row[at - 2].capital and row[at - 2].entity == "ORG":
        return None
    for stop in range(reach_of(row, at, end), at, -1):
        name = text_of(context, row, at, stop)
        if known(context, name) and not people(context, name):
            first = at - 2
            while first > 0 and row[first - 1].text.lower() in lexicon.FACILITY_MODIFIERS and row[first].gap == " ":
                first -= 1
            span = Span(row[first].start, row[stop - 1].end)
            return [Found(span, span.of(context.text), "facility", "literal", 0.8, "places.recognise.facility")], stop
    return None


def quoted_facility(context: Context, row: Sequence[Word], at: int) -> tuple[list[Found], int] | None:
    """ "the mine “Zorianska No. 3”": the noun before a quoted name."""
    if row[at].text.lower() not in lexicon.FACILITY_HEADS or at + 1 >= len(row) or not row[at + 1].capital:
        return None
    stop = _quoted_end(context, row, at + 1)
    if stop is None or row[at + 1].gap.strip(" ") not in ("‘", "'", '"', "“", "«", "„"):
        return None
    first = at
    while first > 0 and row[first - 1].text.lower() in lexicon.FACILITY_MODIFIERS and row[first].gap == " ":
        first -= 1
    span = Span(row[first].start, row[stop - 1].end + 1)
    name = text_of(context, row, at + 1, stop)
    return [Found(span, name, "facility", "literal", 0.85, "places.recognise.facility")], stop


def _quoted_end(context: Context, row: Sequence[Word], at: int) -> int | None:
    """One past the last word of a short name in quotation marks that begins at `at`, else None."""
    start = row[at].start
    if start == 0 or context.text[start - 1] not in "‘'\"“«„":
        return None
    for stop in range(at + 1, min(len(row), at + 5) + 1):
        if context.text[row[stop - 1].end : row[stop - 1].end + 1] in ("’", "'", '"', "”", "»", "“"):
            return stop
        if stop < len(row) and not JOINED.fullmatch(row[stop].gap):
            return None
    return None


def _head_after(context: Context, row: Sequence[Word], at: int, stop: int) -> tuple[ToponymKind, int] | None:
    """The kind of the noun that follows [at, stop), modifiers between them, and one past it."""
    if stop >= len(row) or context.text[row[stop - 1].end : row[stop - 1].end + 2] in ("'s", "’s"):
        return None
    gap = row[stop].gap.strip(QUOTES)
    if not JOINED.fullmatch(gap) or not gap:
        return None
    if row[stop].text.lower() not in _TYPE_WORDS:
        return None
    industrial = row[stop].text.lower() in _INDUSTRIAL and next_joined(row, stop)
    if industrial and row[stop + 1].text.lower() in lexicon.DISTRICT_HEADS:
        return "area", stop + 2
    for heads, modifiers, kind in _TYPES:
        last = stop
        while last < len(row) and last - stop < 5 and row[last].text.lower() in modifiers and next_joined(row, last):
            last += 1
        works = (
            kind == "facility"
            and row[min(last, len(row) - 1)].text.lower() == "works"
            and (last > stop or (row[last - 1].capital and row[min(last, len(row) - 1)].capital))
        )
        if last < len(row) and (works or row[last].text.lower() in heads) and row[last].pos not in ("VERB", "AUX"):
            if kind == "direction" and row[last].text.lower() in {"front", "sector"} and not row[at].capital:
                continue
            field = row[last].text.lower() in ("field", "fields")
            if field and (last == stop or row[last - 1].text.lower() not in _FIELDS):
                continue
            if kind == "facility" and _goes_on(row, last, heads):
                last += 1
            return kind, last + 1
    return None


def _goes_on(row: Sequence[Word], last: int, heads: frozenset[str]) -> bool:
    return last + 1 < len(row) and row[last + 1].text.lower() in heads and row[last + 1].gap == " "


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
    name = text_of(context, row, at, stop)
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
        return bool(places) or (first.pos in ("PROPN", "ADJ", "NOUN") and not (first.opens and first.pos != "PROPN"))
    return True


def _organisation_follows(context: Context, row: Sequence[Word], at: int) -> bool:
    """Whether a noun of office or organisation goes on the name: "Rapides Parish Sheriff's Office"."""
    word = row[at]
    if not JOINED.fullmatch(word.gap) or not word.gap or row[at - 1].possessive:
        return False
    lower = word.text.lower()
    if lower in lexicon.REGIONAL and lower not in {"city", "town", "state", "local"}:
        return True
    return (lower in lexicon.REGIONAL and organisation_near(row, at + 1)) or (
        word.capital and (lower in lexicon.ORGANISATION_WORDS or word.entity == "ORG")
    )


def _coordinated(context: Context, row: Sequence[Word], at: int, end: int) -> tuple[list[Found], int] | None:
    """ "Donetsk and Dnipropetrovsk regions", "A, B and C oblasts": one toponym each, the last with the noun."""
    names: list[tuple[int, int]] = []
    start = at
    for _ in range(8):
        stop = start
        while stop < len(row) and row[stop].capital and (stop == start or JOINED.fullmatch(row[stop].gap)):
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
                text = text_of(context, row, first, after)
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
