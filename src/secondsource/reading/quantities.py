"""Figures in digits and in words, as low / best / high with a unit and what is counted.

"At least three" has a low and no best, "up to forty" a high and no best, "between 20 and 30" both ends, "about 150" a
best and no ends; "several" and "dozens" have a lowest value and no best. Numbers inside names, times, ages and dates
are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from secondsource.model import Quantity, Span
from secondsource.reading.number_words import (
    apostrophes,
    digits_value,
    language_of,
    number_pattern,
    number_value,
    scale_pattern,
    scale_value,
)
from secondsource.reading.quantity_words import WORDS

_MONEY = r"(?:(?:US|A|C)?\$|€|£|USD|EUR) ?"
_CURRENCY = {"€": "EUR", "£": "GBP", "EUR": "EUR", "A$": "A$", "C$": "C$"}
_COUNTED_ONE = re.compile(r"[ ](?!(?:another|day|side|hand|by)\b)[a-z]")
_PART_OF = re.compile(r" (?:of|из|з|із) ")
_NO_ONE = re.compile(r"(?i)\bno $")
_PER = re.compile(r" (?:per|a|each) (?:person|day|week|month|year|head|hour)(?: (?:per|a) (?:day|week|month|year))?")
_NO_NOUN = frozenset(
    [
        "were",
        "was",
        "and",
        "have",
        "had",
        "are",
        "who",
        "but",
        "of",
        "from",
        "with",
        "into",
        "for",
        "that",
        "the",
        "in",
        "at",
        "on",
        "by",
        "to",
        "as",
        "since",
        "whom",
        "which",
        "them",
        "has",
        "been",
    ]
)
_OF_WHOM = re.compile(r" (?:of (?:whom|them)|из (?:них|которых)|(?:з|із) (?:них|яких))\b")
_SHARE = re.compile(r" (?:of (?:the|its|their|them)|из|з|із)? ?$")
_REACH = 70  # characters behind a figure in which its noun and what became of those counted are looked for


@dataclass(frozen=True, slots=True)
class _Patterns:
    figure: re.Pattern[str]
    units: tuple[tuple[re.Pattern[str], str], ...]
    people: re.Pattern[str]
    fates: tuple[tuple[str, re.Pattern[str]], ...]
    name_before: re.Pattern[str]
    name_after: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words, number = WORDS[language], number_pattern(language)
    vague = "|".join(pattern for pattern, _, _ in words.vague)
    gap = r"[ \u00a0]"
    figure = (
        rf"(?<![\w.:])(?:"
        rf"(?P<between>{words.between[0]}){gap}(?P<low>{number})(?:{gap}(?:{words.between[1]}){gap})(?P<high>{number})"
        rf"|(?P<from>{number})(?:{words.joiner})(?P<to>{number})"
        rf"|(?:(?P<least>{words.at_least}){gap}|(?P<most>{words.at_most}){gap}|(?P<about>{words.about}){gap}?)?"
        rf"(?:(?P<money>{_MONEY})?(?P<n>{number})|(?P<several>{words.several}){gap}(?P<scale>{scale_pattern(language)})"
        rf"|(?P<vague>{vague})))(?![\w])"
    )
    return _Patterns(
        re.compile(figure, re.IGNORECASE),
        tuple(
            (re.compile(rf"[ \u00a0-]?(?:\w+ )??(?:{pattern})", re.IGNORECASE), unit) for pattern, unit in words.units
        ),
        re.compile(rf"[ \u00a0](?:of (?:the |them )?)?{words.people}", re.IGNORECASE),
        tuple((name, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for name, pattern in words.fates),
        re.compile(rf"(?:^|[^\w]){words.name_before}"),
        re.compile(words.name_after),
    )


def _values(match: re.Match[str], language: str) -> tuple[float | None, float | None, float | None] | None:
    """Low, best and high of a match."""
    groups = match.groupdict()
    for first, last in (("low", "high"), ("from", "to")):
        if groups[first] is not None:
            low, high = (number_value(groups[name], language) for name in (first, last))
            if low is not None and high is not None and low < 1000 <= high and not re.search(r"\d", groups[first]):
                low *= scale_value(groups[last].split()[-1], language)  # "two to three million"
            return None if low is None or high is None or low > high else (low, None, high)
    if groups["scale"] is not None:
        return 2 * scale_value(groups["scale"], language), None, None
    if groups["vague"] is not None:
        said = groups["vague"].lower()
        low, best = next((low, best) for pattern, low, best in WORDS[language].vague if re.fullmatch(pattern, said))
        return low, best, best
    value = number_value(groups["n"], language)
    if value is None:
        return None
    if groups["least"]:
        return value, None, None
    if groups["most"]:
        return None, None, value
    if groups["about"]:
        return None, value, None
    return value, value, value


def _money(match: re.Match[str]) -> tuple[float, str] | None:
    """Money keeps the scale that is written ("US$ 23 million" is 23, unit "US$ million"), as appeals are tabled."""
    said = match.groupdict()["money"]
    if not said:
        return None
    sign = _CURRENCY.get(said.strip(), "US$")
    number, _, scale = match["n"].partition(" ")
    value = digits_value(number)
    return None if value is None else (value, f"{sign} {scale}".strip())


def _counted(rest: str, patterns: _Patterns) -> tuple[str, str]:
    """Unit and what is counted, from the words behind a figure."""
    if _OF_WHOM.match(rest):
        return "people", "people"
    for pattern, unit in patterns.units:
        if found := pattern.match(rest):
            per = _PER.match(rest[found.end() :])
            return unit + (
                per.group().replace(" per ", "/").replace(" a ", "/").replace(" each ", "/") if per else ""
            ), ""
    if patterns.people.match(rest):
        return "people", "people"
    following = re.match(
        r"(?:[ \u00a0][^\W\d_'’-]{2,30}){1,4}", re.sub(r"^ (?:of (?:the|them|its|their)|из|з|із) (?:\w+ )?", " ", rest)
    )
    nouns = [w for w in (following.group().split() if following else []) if w[0].islower() and w not in _NO_NOUN]
    plural = next((word for word in nouns[:3] if word.endswith("s")), None)
    return (plural or (nouns[0] if nouns else "")), ""


def _fate(rest: str, before: str, patterns: _Patterns) -> str | None:
    """What became of those counted: the nearest word behind the figure, else the nearest before it."""
    behind = [(found.start(), name) for name, pattern in patterns.fates if (found := pattern.search(rest))]
    ahead = [(found.end(), name) for name, pattern in patterns.fates for found in pattern.finditer(before)]
    if ahead and not before[max(ahead)[0] :].strip():
        return max(ahead)[1]  # "killing three people and injuring nine"
    if behind:
        return min(behind)[1]
    return max(ahead)[1] if ahead else None


def find_quantities(text: str, span: Span, language: str, skip: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """The figures in a stretch of text, in its order; those that overlap a span of `skip` (dates) are left out.

    `what` is killed, injured, missing, captured, displaced, affected or people for counts of people, else the unit.
    """
    table = language_of(language)
    patterns, plain = _patterns(table), apostrophes(text[span.start : span.end])
    found: list[tuple[Span, re.Match[str]]] = []
    for match in patterns.figure.finditer(plain):
        place = Span(span.start + match.start(), span.start + match.end())
        before = text[max(0, place.start - 20) : place.start]
        after = text[place.end : place.end + 20]
        if (
            any(place.overlap(other) for other in skip)
            or patterns.name_before.search(before)
            or patterns.name_after.match(after)
        ):
            continue
        single = match.group() in ("one", "a", "an")
        if (single and (not _COUNTED_ONE.match(after) or _PART_OF.match(after))) or _NO_ONE.search(before):
            continue
        if before.endswith(", ") and after.startswith(","):
            continue  # "Hanna Bondar, 71, left": an age
        found.append((place, match))
    out = []
    for number, (place, match) in enumerate(found):
        values, money = _values(match, table), _money(match)
        if values is None:
            continue
        limit = min(found[number + 1][0].start if number + 1 < len(found) else span.end, place.end + _REACH)
        rest = re.split(r"[.;!?](?:\s|$)", text[place.end : limit])[0]
        start = found[number - 1][0].end if number else max(span.start, place.start - _REACH)
        share = bool(rest) and _SHARE.fullmatch(rest) is not None  # "two of the six units"
        unit, what = _counted(text[place.end : place.end + _REACH] if share else rest, patterns)
        if money:
            out.append(Quantity("money", money[0], money[0], money[0], money[1], place))
            continue
        if (
            what == "people"
            or not unit
            or unit in _NO_NOUN
            or any(fate.match(rest.lstrip()) for _, fate in patterns.fates)
        ):
            fate = _fate(rest, text[start : place.start], patterns)
            unit, what = ("people", fate or "people") if what == "people" or fate else (unit, "")
        out.append(Quantity(what or unit or "count", *values, unit or "count", place))
    return tuple(out)
