"""Calendar arithmetic on `DateValue`: intervals of days, UCDP precision, EDTF strings.

Precision follows the UCDP GED codebook's date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 longer. EDTF is
ISO 8601-2:2019 (level 1): `2025-07`, `2025-07-14/2025-07-20`, and `XXXX-07-14` where the year is unknown.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from secondsource.model import DateValue
from secondsource.model.time import DatePrecision

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of a season; winter runs into the next year."""


def precision_of(days: int) -> DatePrecision:
    """UCDP date_prec of an interval that is `days` days long (1 or more)."""
    for limit, precision in ((1, 1), (6, 2), (7, 3), (31, 4)):
        if days <= limit:
            return precision  # type: ignore[return-value]
    return 5


def interval(earliest: date, latest: date) -> DateValue:
    """The days from `earliest` to `latest`, both inclusive (swapped where they come in the wrong order)."""
    if latest < earliest:
        earliest, latest = latest, earliest
    start, end = earliest.isoformat(), latest.isoformat()
    if start == end:
        edtf = start
    elif (
        earliest.day == 1
        and (earliest.year, earliest.month) == (latest.year, latest.month)
        and latest == month_end(latest)
    ):
        edtf = start[:7]
    elif earliest.year == latest.year and start[5:] == "01-01" and end[5:] == "12-31":
        edtf = start[:4]
    else:
        edtf = f"{start}/{end}"
    return DateValue(start, end, precision_of((latest - earliest).days + 1), edtf)


def unknown(edtf: str = "XXXX-XX-XX") -> DateValue:
    """A date that cannot be placed on the calendar: no earliest, no latest, only what is known of it as EDTF."""
    return DateValue(None, None, None, edtf)


def bounds(value: DateValue) -> tuple[date, date] | None:
    """First and last day of a value, or None where it cannot be placed."""
    if value.earliest is None or value.latest is None:
        return None
    return date.fromisoformat(value.earliest), date.fromisoformat(value.latest)


def parse_day(text: str | None) -> date | None:
    """A date from its first ten characters (YYYY-MM-DD); None for anything else."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date:
    """`day` moved by `days`, held inside the calendar's years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def add_months(day: date, months: int) -> date:
    """`day` moved by whole months; the day of the month is cut to the length of the month it lands in."""
    index = day.year * 12 + day.month - 1 + months
    year = min(max(index // 12, MINYEAR), MAXYEAR)
    month = index % 12 + 1
    return date(year, month, min(day.day, month_end(date(year, month, 1)).day))


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    if (day.year, day.month) == (MAXYEAR, 12):
        return date.max
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def month(year: int, number: int) -> tuple[date, date]:
    """First and last day of a month."""
    first = date(year, number, 1)
    return first, month_end(first)


def season(year: int, name: str) -> tuple[date, date]:
    """First and last day of a season of `year`; winter is December of that year to February of the next."""
    first = date(year, SEASON_MONTHS[name], 1)
    return first, month_end(add_months(first, 2))


def week(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of `day`."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def nearest_year(anchor: date, month_number: int, day: int, ahead: bool) -> date | None:
    """The day `month_number`-`day` in the year that suits a text published on `anchor`.

    News looks back more than it looks ahead, so a day ahead counts as 2.5 times as far away, unless the clause
    speaks of the future (`ahead`): then the next such day is taken.
    """
    years = range(max(MINYEAR, anchor.year - 4), min(MAXYEAR, anchor.year + 4) + 1)  # leap days need the width
    days = [found for year in years if (found := make_day(year, month_number, day))]
    if ahead:
        days = [found for found in days if found >= anchor] or days
        return min(days, default=None, key=lambda found: abs((found - anchor).days))
    return min(
        days, default=None, key=lambda found: (found - anchor).days * 2.5 if found > anchor else (anchor - found).days
    )
