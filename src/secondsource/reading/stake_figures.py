"""Figures as stakes have them: value with unit and period of production, shares in words, and how they are bounded.

"3.5 Mtpa", "120,000 barrels of crude a day", "over a third of", "one in five", "6.2 billion cubic metres every year".
Values are brought to the unit that registers use (Mt or t, MW, kb, bcm, %); a plain count keeps its noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondsource.model import Span
from secondsource.reading.number_words import digits_value, language_of, number_value
from secondsource.reading.quantities import find_quantities
from secondsource.reading.stake_units import (
    CHANGED,
    COUNTED,
    DOLLARS,
    EVERY,
    FRACTION,
    JOINED,
    NTH,
    OUT_OF,
    PARTS,
    PER_IN_UNIT,
    SCALE,
    UNIT,
    WORD_SCALE,
)
from secondsource.reading.stake_words import StakeWords

_MEGA = 100_000.0
"""Tonnes from which a figure is given in Mt, as mine trackers do."""
_REACH = 90
"""Characters behind a figure in which its period is looked for."""
_TIMES = frozenset({"seconds", "minutes", "hours", "days", "nights", "weeks", "months", "years", "mi", "m", "km²"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: low, best, high in `unit`; `per` its period (year, month, day) where it is said.

    `noun`: the words that are counted, for plain counts; `reading`: the whole of figure and unit.
    """

    low: float | None
    best: float | None
    high: float | None
    unit: str
    per: str | None
    span: Span
    noun: str = ""


def figures(text: str, span: Span, language: str, skip: tuple[Span, ...], words: StakeWords) -> list[Figure]:
    """The figures of a stretch of text, in its order."""
    found: list[Figure] = []
    for quantity in find_quantities(text, span, language, skip):
        before = text[max(span.start, quantity.span.start - 40) : quantity.span.start]
        values = _evened((quantity.low, quantity.best, quantity.high), quantity.span.of(text), before)
        found.append(_measured(text, quantity.span, values, span, words, quantity.unit))
    for match in JOINED.finditer(text, span.start, span.end):
        place = Span(match.start(), match.end())
        value = digits_value(match.group(1))
        if value is None or any(place.overlap(f.span) for f in found) or any(place.overlap(s) for s in skip):
            continue
        at = text[max(span.start, match.start() - 24) : match.start()]
        values = _bounded(value * SCALE[match.group(2)], at, words)
        found.append(_measured(text, Span(match.start(), match.end()), values, span, words, ""))
    for match in FRACTION[language_of(language)].finditer(text, span.start, span.end):
        share = _share(match, language_of(language))
        place = Span(match.start(), match.end())
        if share is None or any(place.overlap(f.span) for f in found if f.unit == "%"):
            continue
        found = [f for f in found if not f.span.overlap(place)]
        at = text[max(span.start, match.start() - 24) : match.start()]
        found.append(Figure(*_bounded(share, at, words), "%", None, place))
    for match in EVERY.finditer(text, span.start, span.end):
        place = Span(match.start(), match.end() - 2)
        found = [f for f in found if not f.span.overlap(place)]
        found.append(Figure(None, round(100 / NTH[match["nth"].lower()], 1), None, "%", None, place))
    for match in OUT_OF.finditer(text, span.start, span.end):
        part, whole = number_value(match["n"], "en"), number_value(match["of"], "en")
        place = Span(match.start(), match.end())
        if part is None or not whole or part >= whole:
            continue
        found = [f for f in found if not f.span.overlap(place)]
        at = text[max(span.start, match.start() - 24) : match.start()]
        found.append(Figure(*_bounded(100 * part / whole, at, words), "%", None, place))
    return sorted(found, key=lambda f: f.span.start)


Values = tuple[float | None, float | None, float | None]


def _evened(values: Values, said: str, before: str) -> Values:
    """Both ends in one scale ("between 2.2 and 2.6 million"); of a change only where it ended."""
    low, best, high = values
    if low is None or high is None or low == high or best is not None:
        return values
    if said[:4].lower() == "from" and CHANGED.search(before):
        return None, high, None
    if low >= 1000 or high < 1000:
        return values
    scale = next((factor for pattern, factor in WORD_SCALE if pattern.search(said)), 1.0)
    return (low * scale, best, high) if low * scale <= high else (None, high, None)


def _bounded(value: float, before: str, words: StakeWords) -> Values:
    if words.at_least.search(before):
        return value, None, None
    if words.at_most.search(before):
        return None, None, value
    return None, round(value, 6), None


def _share(match: re.Match[str], language: str) -> float | None:
    groups = match.groupdict()
    if groups.get("half") or groups.get("in") or groups.get("verb"):
        return 50.0
    part = PARTS[language].get((groups["part"] or "").lower())
    if part is None:
        return None
    said = (groups.get("n") or "one").lower()
    count = {"a": 1.0, "an": 1.0}.get(said) or number_value(said, language) or 1.0
    return round(100 * count / part, 1) if count < part else None


def _measured(text: str, at: Span, values: Values, within: Span, words: StakeWords, counted: str) -> Figure:
    rest = text[at.end : within.end]
    dollars = DOLLARS.search(text[max(0, at.start - 6) : at.start]) or re.match(
        r"(?:US|A|C)?\$", text[at.start : at.start + 3]
    )
    known = [v for v in values if v is not None]
    for pattern, written, kept in UNIT:
        found = pattern.match(rest)
        if found is None:
            continue
        factor, unit = (1e-9, "bcm") if kept == "m³" and known and max(known) >= 1e8 else (written, kept)
        scaled = _scaled(values, factor)
        per = next((name for joined, name in PER_IN_UNIT if joined.search(found.group().strip())), None)
        per = per or _per(text, Span(at.start, at.end + found.end()), within, words)
        return _named(Figure(*scaled, unit, per, Span(at.start, at.end + found.end())))
    if dollars is not None:
        scale = (
            1e9
            if re.search(r"(?i)billion|bn", text[at.start : at.end + 9])
            else 1e6
            if re.search(r"(?i)million|mn|\dm\b", text[at.start : at.end + 9])
            else 1.0
        )
        factor = (scale if known and max(known) < 1e5 else 1.0) / 1e9
        return Figure(*_scaled(values, factor), "bn USD", _per(text, at, within, words), at)
    noun = _noun(rest) or counted
    return Figure(*values, noun or "count", _per(text, at, within, words), at, noun)


def _named(figure: Figure) -> Figure:
    known = [v for v in (figure.low, figure.best, figure.high) if v is not None]
    if figure.unit == "t" and known and max(known) >= _MEGA:
        return Figure(*_scaled((figure.low, figure.best, figure.high), 1e-6), "Mt", figure.per, figure.span)
    return figure


def _scaled(values: Values, factor: float) -> Values:
    low, best, high = (None if v is None else round(v * factor, 9) for v in values)
    return low, best, high


def _noun(rest: str) -> str:
    """The words counted behind a figure: its last plural of up to four words ("of the country's power stations")."""
    run = COUNTED.match(rest)
    if run is None:
        return ""
    words = run.group(1).split()
    for count, word in enumerate(words, 1):
        if re.search(r"(?:[^s]s|people|men|women|children|ей|ов|ів|ек)$", word):
            return " ".join(words[:count][-2:]) if count > 1 else word
    return words[0] if words else ""


def _per(text: str, at: Span, within: Span, words: StakeWords) -> str | None:
    behind = re.split(r"[;:]|, (?=and|but|while)| and | but ", text[at.end : min(within.end, at.end + _REACH)])[0]
    before = text[max(within.start, at.start - 60) : at.start]
    for pattern, name in words.period:
        if re.search(rf"(?i)(?:^|[\s/]){pattern}\b", behind):
            return name
    for pattern, name in words.period_before:
        if re.search(rf"(?i)\b{pattern}\b", before):
            return name
    return None


def is_time(figure: Figure) -> bool:
    """Whether a figure counts time, or a length: no stake by itself."""
    return figure.unit.split(" ")[-1] in _TIMES
