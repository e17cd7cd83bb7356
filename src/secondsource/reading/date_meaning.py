"""What a date in words means: one interpreter for each kind of pattern in `date_words`.

An interpreter gets the match with its surroundings and answers a `DateValue`, or None where the words are no date after
all (a duration). What cannot be placed without the publication day stays partial (EDTF with X): no year is invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from secondsource.model import DateValue
from secondsource.reading import calendar
from secondsource.reading.date_words import DateWords, lookup
from secondsource.reading.number_words import number_value


@dataclass(frozen=True, slots=True)
class Context:
    """What an interpreter may look at: the match, the words of its language, the anchor days, its surroundings."""

    match: re.Match[str]
    words: DateWords
    language: str
    anchor: date | None
    as_of: date | None
    mentioned: date | None
    before: str
    after: str

    def part(self, name: str) -> str:
        """The text of a named group, empty where the pattern has none or it did not match."""
        return self.match.groupdict().get(name) or ""

    @property
    def ahead(self) -> bool:
        """Whether the clause speaks of the future: a word of futurity before, or right after at the clause's start."""
        if re.search(self.words.open_start, self.before, re.IGNORECASE):
            return False
        cues = [*re.finditer(self.words.ahead, self.before, re.IGNORECASE)]
        reports = [*re.finditer(self.words.back, self.before, re.IGNORECASE)]
        if cues:
            return not reports or reports[-1].start() < cues[-1].start()
        opens = len(self.before.strip()) <= 4
        return opens and bool(re.search(self.words.ahead, self.after, re.IGNORECASE))

    def relation(self) -> int:
        """-1 for "last", 0 for "this", 1 for "next", 2 where the text says nothing."""
        said = self.part("rel").strip()
        for pattern, value in ((self.words.past, -1), (self.words.this, 0), (self.words.coming, 1)):
            if said and re.fullmatch(pattern, said, re.IGNORECASE):
                return value
        return 2

    def count(self) -> int | None:
        """The number in group `n`; 1 where there is none, None for a vague one ("several")."""
        said = self.part("n").strip().lower()
        if not said and re.fullmatch(r"[a-z]+s", self.part("u")):
            return None  # "the coming weeks": nobody says how many
        if said in ("", "a", "an"):
            return 1
        value = number_value(said, self.language)
        return int(value) if value is not None and value <= 3650 else None

    def unit(self) -> str:
        """The calendar unit in group `u` (day, week, fortnight, month, year, decade)."""
        return str(lookup(self.words.units, self.part("u")) or "day")


def _number(entries: tuple[tuple[str, int], ...], text: str) -> int:
    return int(lookup(entries, text) or 1)  # type: ignore[call-overload, no-any-return]


def _moved(day: date, unit: str, count: int) -> date:
    if unit in ("month", "year", "decade"):
        return calendar.add_months(day, count * {"month": 1, "year": 12, "decade": 120}[unit])
    return calendar.shift(day, count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _dated(context: Context, month: int, day: int, year: int | None, ahead: bool) -> DateValue | date:
    """A day of a month, in the given year or the one that suits the anchor."""
    if year is None and context.anchor is None:
        known = calendar.make_day(2000, month, day)
        return calendar.unknown(f"XXXX-{month:02d}-{day:02d}" if known else "XXXX-XX-XX")
    found = (
        calendar.nearest_year(context.anchor, month, day, ahead)
        if year is None and context.anchor
        else calendar.make_day(year or 1, month, day)
    )
    return found or calendar.unknown()


def _year(text: str) -> int | None:
    if not text:
        return None
    year = int(text)
    return year + 2000 if year < 100 else year


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)


def _numeric(context: Context) -> DateValue | None:
    year, month, day = _year(context.part("y")), _digits(context.part("mn")), _digits(context.part("d"))
    if month > 12 >= day and context.part("sep") == "/":
        month, day = day, month  # 07/14/2025, as American papers write it
    found = calendar.make_day(year or 1, month, day)
    return calendar.interval(found, found) if found else None


def _day(context: Context) -> DateValue | None:
    day = _digits(context.part("d"))
    if not 1 <= day <= 31:
        return None
    found = _dated(
        context, _number(context.words.months, context.part("m")), day, _year(context.part("y")), context.ahead
    )
    if isinstance(found, DateValue):
        return found
    return calendar.interval(found, found)


def _night_day(context: Context) -> DateValue | None:
    found = _day(context)
    limits = calendar.bounds(found) if found else None
    return calendar.interval(calendar.shift(limits[0], -1), limits[1]) if limits else found


def _range(context: Context) -> DateValue | None:
    last_month = _number(context.words.months, context.part("m2") or context.part("m1"))
    first_month = _number(context.words.months, context.part("m1") or context.part("m2"))
    days = _digits(context.part("d1")), _digits(context.part("d2"))
    if not all(1 <= day <= 31 for day in days):
        return None
    year = _year(context.part("y"))
    end = _dated(context, last_month, days[1], year, context.ahead)
    if isinstance(end, DateValue):
        return calendar.unknown(f"XXXX-{first_month:02d}-{days[0]:02d}/XXXX-{last_month:02d}-{days[1]:02d}")
    start = calendar.make_day(end.year - (first_month > last_month), first_month, days[0])
    return calendar.interval(start, end) if start else None


def _month_interval(context: Context, number: int, year: int | None, relation: int) -> tuple[date, date] | None:
    anchor = context.anchor
    if year is None:
        if anchor is None:
            return None
        year = anchor.year
        if relation == 1 or (relation == 2 and context.ahead):
            year += number < anchor.month or (relation == 1 and number == anchor.month)
        else:
            year -= number > anchor.month or (relation == -1 and number == anchor.month)
    return calendar.month(min(max(year, 1), 9998), number)


def _month(context: Context) -> DateValue | None:
    number = _number(context.words.months, context.part("m"))
    limits = _month_interval(context, number, _year(context.part("y")), context.relation())
    if limits is None:
        return calendar.unknown(f"XXXX-{number:02d}")
    start, end = limits
    edge = context.part("edge").lower()
    if re.match(r"early|the start|the begin|нач|поч", edge):
        end = calendar.shift(start, 9)
    elif re.match(r"late|the end|кон|кін|напр", edge):
        start = calendar.shift(end, -(end.day - 21))
    elif edge:
        start, end = calendar.shift(start, 10), calendar.shift(start, 19)
    return calendar.interval(start, end)


def _month_range(context: Context) -> DateValue | None:
    first, last = (_number(context.words.months, context.part(name)) for name in ("m1", "m2"))
    end = _month_interval(context, last, _year(context.part("y")), 2)
    if end is None:
        return calendar.unknown(f"XXXX-{first:02d}/XXXX-{last:02d}")
    start = calendar.month(max(1, end[0].year - (first > last)), first)
    return calendar.interval(start[0], end[1])


def _on_weekday(context: Context, number: int) -> date | None:
    if context.anchor is None:
        return None
    back = (context.anchor.isoweekday() - number) % 7
    relation = context.relation()
    if relation == 1:
        return calendar.shift(context.anchor, 7 - back)
    if relation == -1:
        return calendar.shift(context.anchor, -(back or 7))
    if (relation == 0 or context.ahead) and back:
        return calendar.shift(context.anchor, 7 - back)
    return calendar.shift(context.anchor, -back)


def _weekday(context: Context) -> DateValue | None:
    found = _on_weekday(context, _number(context.words.weekdays, context.part("w")))
    return calendar.interval(found, found) if found else calendar.unknown()


def _weekday_range(context: Context) -> DateValue | None:
    last = _on_weekday(context, _number(context.words.weekdays, context.part("w2")))
    if last is None:
        return calendar.unknown()
    back = (last.isoweekday() - _number(context.words.weekdays, context.part("w1"))) % 7
    return calendar.interval(calendar.shift(last, -back), last)


def _night_to(context: Context) -> DateValue | None:
    found = _on_weekday(context, _number(context.words.weekdays, context.part("w")))
    return calendar.interval(calendar.shift(found, -1), found) if found else calendar.unknown()


def _weekend(context: Context) -> DateValue | None:
    if context.anchor is None:
        return calendar.unknown()
    monday = calendar.week(context.anchor)[0]
    saturday = calendar.shift(monday, 5)
    if context.relation() == 1 or context.ahead:
        saturday = saturday if context.relation() != 1 or context.anchor < saturday else calendar.shift(saturday, 7)
    elif saturday > context.anchor:
        saturday = calendar.shift(saturday, -7)
    return calendar.interval(saturday, calendar.shift(saturday, 1))


def _half(context: Context) -> DateValue | None:
    year = _year(context.part("y"))
    if year is None and context.anchor:
        year = context.anchor.year + (context.relation() if context.relation() != 2 else 0)
    if year is None:
        return calendar.unknown("XXXX")
    first = 1 if context.part("h1") else 7
    return calendar.interval(calendar.month(year, first)[0], calendar.month(year, first + 5)[1])


def _quarter(context: Context) -> DateValue | None:
    year = _year(context.part("y")) or (context.anchor.year if context.anchor else None)
    if year is None:
        return calendar.unknown("XXXX")
    first = 1 + 3 * ["first", "second", "third", "fourth"].index(context.part("q").lower())
    return calendar.interval(calendar.month(year, first)[0], calendar.month(year, first + 2)[1])


def _season(context: Context) -> DateValue | None:
    name = str(lookup(context.words.seasons, context.part("s")) or "spring")
    year, relation = _year(context.part("y")), context.relation()
    if year is None:
        if context.anchor is None:
            return calendar.unknown("XXXX")
        now = context.anchor
        year = now.year
        first, last = calendar.season(year, name)
        if relation == -1 or (relation == 2 and not context.ahead):
            # "last autumn" said in July is the year before's; said in autumn it is not the running one
            while year > 1 and (last >= now if relation == -1 else first > now):
                year -= 1
                first, last = calendar.season(year, name)
        elif relation in (1, 2):
            while year < 9998 and (first <= now if relation == 1 else last < now):
                year += 1
                first, last = calendar.season(year, name)
    return calendar.interval(*calendar.season(year, name))


def _period(context: Context) -> DateValue | None:
    if context.anchor is None:
        return calendar.unknown()
    unit, relation, edge = context.unit(), context.relation(), context.part("edge").lower()
    day = _moved(context.anchor, unit, 0 if relation == 2 else relation)
    start, end = {
        "week": calendar.week(day),
        "month": calendar.month(day.year, day.month),
        "year": (calendar.month(day.year, 1)[0], calendar.month(day.year, 12)[1]),
    }.get(unit, (day, day))
    if edge.startswith("earlier") and relation in (0, 2):
        end = context.anchor
    elif edge.startswith("later") and relation in (0, 2):
        start = context.anchor
    elif edge and unit == "year":
        start, end = (
            (start, calendar.month(day.year, 4)[1]) if edge == "early" else (calendar.month(day.year, 9)[0], end)
        )
    return calendar.interval(start, end)


def _back(context: Context) -> DateValue | None:
    count, unit = context.count(), context.unit()
    anchor = (context.as_of or context.anchor) if unit == "day" and count == 1 else context.anchor
    if anchor is None or count is None:
        return calendar.unknown()
    return calendar.interval(_moved(anchor, unit, -count), anchor)


def _ago(context: Context) -> DateValue | None:
    count, unit = context.count(), context.unit()
    if context.anchor is None or count is None:
        return calendar.unknown()
    day = _moved(context.anchor, unit, -count)
    if unit in ("year", "decade"):
        return calendar.interval(calendar.month(day.year, 1)[0], calendar.month(day.year, 12)[1])
    return calendar.interval(*calendar.month(day.year, day.month)) if unit == "month" else calendar.interval(day, day)


def _forward(context: Context) -> DateValue | None:
    count = context.count()
    if context.anchor is None or count is None:
        return calendar.unknown()
    return calendar.interval(context.anchor, _moved(context.anchor, context.unit(), count))


def _forward_if_ahead(context: Context) -> DateValue | None:
    """ "in a week" dates an event to come; "killed in three days of fighting" is a duration."""
    return _forward(context) if context.ahead and not re.match(r"\s+of\b", context.after) else None


def _for_if_perfect(context: Context) -> DateValue | None:
    """ "had been hitting the road for a week" reaches up to now; a plain "for two days" is a duration."""
    return (
        _back(context)
        if re.search(r"\b(?:have|has|had|['’]ve) (?:\w{1,12} )?(?:been|not|had|held)\b", context.before)
        else None
    )


def _neighbour(context: Context) -> DateValue | None:
    """ "a day after X", "a week later": counted from the last day mentioned before, else from the publication day."""
    base, count = context.mentioned or context.anchor, context.count()
    if base is None or count is None:
        return calendar.unknown()
    backwards = context.part("dir").lower() in ("after", "before", "earlier", "previously", "previous")
    # "a day after the army announced X" puts X a day before what is told: the date belongs to X
    day = _moved(base, context.unit(), -count if backwards else count)
    return calendar.interval(day, day)


def _day_word(context: Context) -> DateValue | None:
    said = context.part("o")
    offsets = lookup(context.words.days, said)
    if re.search(r"(?i)^at ", said) and re.match(r"\s+(?:on|local)\b", context.after):
        return None  # "at noon on Tuesday": the day says it
    if context.anchor is None or not isinstance(offsets, tuple):
        return calendar.unknown()
    return calendar.interval(calendar.shift(context.anchor, offsets[0]), calendar.shift(context.anchor, offsets[1]))


def _new_year(context: Context) -> DateValue | None:
    if context.anchor is None:
        return calendar.unknown("XXXX-01-01")
    year = context.anchor.year + (context.anchor.month > 2)
    day = calendar.make_day(min(year, 9998), 1, 1) or context.anchor
    if "eve" in context.match.group().lower():
        day = calendar.shift(day, -1)
    return calendar.interval(day, day)


def _plain_year(context: Context) -> DateValue | None:
    year = _year(context.part("y")) or 1
    return calendar.interval(calendar.month(year, 1)[0], calendar.month(year, 12)[1])


def _start(context: Context) -> DateValue | None:
    """ "С начала месяца": the first day of the running week, month or year."""
    if context.anchor is None:
        return calendar.unknown()
    day, unit = context.anchor, context.unit()
    first = calendar.week(day)[0] if unit == "week" else calendar.month(day.year, 1 if unit == "year" else day.month)[0]
    return calendar.interval(first, first)


def _last_year(context: Context) -> DateValue | None:
    if context.anchor is None:
        return calendar.unknown("XXXX")
    year = max(1, context.anchor.year - 1)
    return calendar.interval(calendar.month(year, 1)[0], calendar.month(year, 12)[1])


INTERPRETERS: dict[str, Callable[[Context], DateValue | None]] = {
    "iso": _numeric,
    "numeric": _numeric,
    "day": _day,
    "nightday": _night_day,
    "range": _range,
    "monthrange": _month_range,
    "month": _month,
    "weekday": _weekday,
    "weekdayrange": _weekday_range,
    "nightto": _night_to,
    "weekend": _weekend,
    "half": _half,
    "quarter": _quarter,
    "season": _season,
    "period": _period,
    "back": _back,
    "ago": _ago,
    "forward": _forward,
    "forward_if_ahead": _forward_if_ahead,
    "for_if_perfect": _for_if_perfect,
    "neighbour": _neighbour,
    "dayword": _day_word,
    "newyear": _new_year,
    "year": _plain_year,
    "lastyear": _last_year,
    "start": _start,
}
