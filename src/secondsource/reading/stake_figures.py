"""Figures as stakes have them: value with unit and period of production, shares in words, and how they are bounded.

"3.5 Mtpa", "120,000 barrels of crude a day", "over a third of", "one in five", "6.2 billion cubic metres every year".
Values are brought to the unit that registers use (Mt or t, MW, kb, bcm, %); a plain count keeps its noun.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from secondsource.model import Span
from secondsource.reading.number_words import digits_value, language_of, number_value
from secondsource.reading.quantities import find_quantities
from secondsource.reading.stake_units import (
    AGAIN,
    AT_BEST,
    ATTRIBUTE,
    BETWEEN,
    CHANGED,
    COUNTED,
    DOLLARS,
    EVERY,
    FIGURATIVE,
    FORMER,
    FRACTION,
    HIGH_BEFORE,
    HIGH_BEHIND,
    HYPHEN_SCALE,
    HYPHENED,
    JOINED,
    LISTED,
    LOW_BEFORE,
    LOW_BEHIND,
    MONEY,
    MULTIPLIED,
    NOUN_BEFORE,
    NOUNS_BEFORE,
    NTH,
    OUT_OF,
    PARTS,
    PER_IN_UNIT,
    RANGED,
    SCALE,
    UNIT,
    WIDE,
    WORD_SCALE,
)
from secondsource.reading.stake_words import StakeWords

_MEGA = 100_000.0
"""Tonnes from which a figure is given in Mt, as mine trackers do."""
_REACH = 90
"""Characters behind a figure in which its period is looked for."""
_ATTRIBUTIVE = re.compile(r"(?i)(?:twenty|forty)-foot|[a-z]+-(?:long|wide|high|day|year|hour|tonne|ton|sized?|class)")
_TIMES = frozenset(
    {
        "seconds",
        "minutes",
        "hours",
        "days",
        "nights",
        "weeks",
        "months",
        "years",
        "mi",
        "m",
        "km²",
        "metres",
        "meters",
        "feet",
        "miles",
    }
)


Values = tuple[float | None, float | None, float | None]


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

    @property
    def plain(self) -> bool:
        """Whether it is a plain count, of what its noun says or of nothing that is said."""
        return self.unit == self.noun


def figures(text: str, span: Span, language: str, skip: tuple[Span, ...], words: StakeWords) -> list[Figure]:
    """The figures of a stretch of text, in its order."""
    found: list[Figure] = []
    for quantity in find_quantities(text, span, language, skip):
        if ATTRIBUTE.match(text, quantity.span.end):
            continue
        before = text[max(span.start, quantity.span.start - 40) : quantity.span.start]
        values = _evened((quantity.low, quantity.best, quantity.high), quantity.span.of(text), before)
        values = _told(values, before, text[quantity.span.end : min(span.end, quantity.span.end + 40)])
        found.append(_measured(text, quantity.span, values, span, words, quantity.unit))
    for match in JOINED.finditer(text, span.start, span.end):
        place = Span(match.start(), match.end())
        value = digits_value(match.group(1))
        if value is None or any(place.overlap(s) for s in skip):
            continue
        if match.group(2):
            found = [f for f in found if not f.span.overlap(place)]  # "0.3" of "0.3m b/d"
        elif any(place.overlap(f.span) for f in found):
            continue
        at = text[max(span.start, match.start() - 24) : match.start()]
        values = _bounded(value * SCALE[match.group(2)], at, words)
        found.append(_measured(text, Span(match.start(), match.end()), values, span, words, ""))
    for match in MONEY.finditer(text, span.start, span.end):
        place = Span(match.start(), match.end())
        value = digits_value(match["n"])
        if value is None or any(place.overlap(s) for s in skip):
            continue
        found = [f for f in found if not f.span.overlap(place)]
        at = text[max(span.start, match.start() - 24) : match.start()]
        values = _scaled(_bounded(value, at, words), SCALE[match["scale"]] / 1e9)
        unit = "bn EUR" if match["sign"] == "€" else "bn USD"
        found.append(Figure(*values, unit, _per(text, place, span, words), place))
    for match in MULTIPLIED.finditer(text, span.start, span.end):
        count, value = digits_value(match.group(1)), digits_value(match.group(2))
        if count and value:
            place = Span(match.start(), match.end())
            found = [f for f in found if not f.span.overlap(place)]
            found.append(_measured(text, place, (None, count * value, None), span, words, ""))
    for match in HYPHENED.finditer(text, span.start, span.end):
        place = Span(match.start(), match.end())
        value = digits_value(match.group(1))
        if value is None or any(place.overlap(s) for s in skip):
            continue
        found = [f for f in found if not f.span.overlap(place)]
        scaled = value * HYPHEN_SCALE[match.group(2).lower()]
        found.append(_measured(text, place, (None, scaled, None), span, words, ""))
    for match in FRACTION[language_of(language)].finditer(text, span.start, span.end):
        share = _share(match, language_of(language))
        place = Span(match.start(), match.end())
        if share is None or any(place.overlap(f.span) for f in found if f.unit == "%"):
            continue
        found = [f for f in found if not f.span.overlap(place)]
        at = text[max(span.start, match.start() - 24) : match.start()]
        if FIGURATIVE.search(at) and WIDE.match(text, match.end()):
            continue
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
    return _shared(text, sorted(found, key=lambda f: f.span.start), span)


def _told(values: Values, before: str, behind: str) -> Values:
    """A figure without bounds, bounded by words that quantities do not know ("as much as", "at best")."""
    low, best, high = values
    if best is None or (low is not None and low != best) or (high is not None and high != best):
        return values
    if HIGH_BEFORE.search(before) or AT_BEST.search(before) or HIGH_BEHIND.search(_behind_unit(behind)):
        return None, None, best
    if LOW_BEFORE.search(before) or LOW_BEHIND.search(_behind_unit(behind)):
        return best, None, None
    return values


def _behind_unit(behind: str) -> str:
    """What stands behind the unit of a figure, where a unit stands there."""
    longest = max((m.end() for pattern, _, _ in UNIT if (m := pattern.match(behind))), default=0)
    run = None if longest else COUNTED.match(behind)
    noun = len(run.group(0).split(" ")[1]) + 1 if run is not None and " " in run.group(0) else 0
    return behind[longest or noun :]


def _shared(text: str, found: list[Figure], within: Span) -> list[Figure]:
    """Figures that share one unit ("351 and 1,424 megawatts"), and two shares that are one range, put right."""
    out: list[Figure] = []
    for said in reversed(found):
        after = out[-1] if out else None
        figure = said
        if after is not None:
            between = text[said.span.end : after.span.start]
            before = text[max(within.start, said.span.start - 24) : said.span.start]
            ranged = RANGED.fullmatch(between) and (between.strip() != "and" or BETWEEN.search(before))
            low, high = _value(said), _value(after)
            if said.unit == after.unit == "%" and ranged and low is not None and high is not None and low < high:
                out[-1] = Figure(low, None, high, "%", None, Span(said.span.start, after.span.end))
                continue
            if _bare(said) and not _bare(after) and LISTED.fullmatch(between):
                figure = measured_as(said, after, text)
        out.append(figure)
    out.reverse()
    for at in range(1, len(out)):
        first, second = out[at - 1], out[at]
        follows = _bare(second) and not _bare(first) and first.unit != "%" and _scale_said(second, text)
        if follows and AGAIN.fullmatch(text[first.span.end : second.span.start]):
            out[at] = measured_as(second, first, text)
    return [f for f in out if not FORMER.search(text[max(within.start, f.span.start - 40) : f.span.start])]


def _bare(figure: Figure) -> bool:
    """Whether nothing is counted by a figure: no unit, and no noun but a joining word."""
    return figure.unit == "count" or figure.noun.split(" ")[0] in ("and", "in", "last", "this")


def _value(figure: Figure) -> float | None:
    return figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high


def _scale_said(figure: Figure, text: str) -> bool:
    return any(pattern.search(figure.span.of(text)) for pattern, _ in WORD_SCALE)


def measured_as(figure: Figure, other: Figure, text: str) -> Figure:
    """A bare figure in the unit, and where it says none of its own in the scale, of another."""
    factor = _TO_KEPT.get(other.unit, 1.0)
    if not _scale_said(figure, text):
        scale = next((f for pattern, f in WORD_SCALE if pattern.search(other.span.of(text))), 1.0)
        own = max((v for v in (figure.low, figure.best, figure.high) if v is not None), default=0.0)
        factor *= scale if own < 1000 else 1.0
    scaled = _scaled((figure.low, figure.best, figure.high), factor)
    return Figure(*scaled, other.unit, figure.per or other.per, figure.span, other.noun)


_TO_KEPT = {"Mt": 1e-6, "kb": 1e-3, "bcm": 1e-9, "bn USD": 1e-9, "bn EUR": 1e-9}
"""Units that are kept in thousands or more, and the factor from the plain number to them."""


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
    ahead = NOUN_BEFORE.search(text[max(within.start, at.start - 60) : at.start])
    noun = _noun(rest) or counted
    if ahead is not None and (not noun or not re.search(r"(?:s|people|men|women)$", noun)):
        noun = NOUNS_BEFORE.get(ahead["noun"].lower(), "people")
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
    run = COUNTED.match(rest.removeprefix("-odd"))
    if run is None:
        return ""
    words = [w.strip("-") for w in run.group(1).split() if not _ATTRIBUTIVE.fullmatch(w)]
    if words and run.group(1).startswith("-") and not words[0].endswith("s"):
        return f"{words[0]}s"  # "a 220-bed hospital"
    for count, word in enumerate(words, 1):
        if re.search(r"(?:[^s]s|people|men|women|children|ей|ов|ів|ек)$", word):
            return " ".join(words[:count][-2:]) if count > 1 else word
    return words[0] if words else ""


def _per(text: str, at: Span, within: Span, words: StakeWords) -> str | None:
    behind = re.split(r"[;:]|, (?=and|but|while)| and | but ", text[at.end : min(within.end, at.end + _REACH)])[0]
    before = text[max(within.start, at.start - 60) : at.start]
    for pattern, name in words.period:
        if re.search(rf"(?i)(?:^|[\s/-])(?:{pattern})(?!\w)", behind):
            return name
    for pattern, name in words.period_before:
        if re.search(rf"(?i)\b(?:{pattern})\b", before):
            return name
    return None


def is_time(figure: Figure) -> bool:
    """Whether a figure counts time, or a length: no stake by itself."""
    return figure.unit.split(" ")[-1] in _TIMES


def months_of(edtf: str) -> str:
    """An interval of whole months without its days: "2024-01-01/2024-09-30" is "2024-01/2024-09"."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-01/(\d{4})-(\d\d)-(\d\d)", edtf)
    if found is None or int(found[5]) != monthrange(int(found[3]), int(found[4]))[1]:
        return edtf
    return f"{found[1]}-{found[2]}/{found[3]}-{found[4]}"
