"""When a report was published: what is given, what a page's metadata say, what the text itself says."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from secondsource.errors import BadDate

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# Only a line that says so itself dates a report; a full date somewhere in the text may date anything.
STATED = re.compile(
    r"^(?:published|posted|updated|date|опубликовано|опубліковано|дата)\s*(?:on)?\s*[:\-–]?\s*"
    r"(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} [A-Za-z]+ \d{4}|[A-Za-z]+ \d{1,2}, \d{4})",
    re.IGNORECASE | re.MULTILINE,
)
HEAD = 1500


def normal_date(value: str) -> str:
    """`value` as YYYY-MM-DD, or as a UTC time `YYYY-MM-DDTHH:MM:SSZ` where it has a time of day.

    Takes ISO 8601 and the date of a mail or feed (RFC 2822). A time without a zone is taken for UTC.
    Raises BadDate for anything else, and for years outside 1 to 9998 (neighbouring days must exist too).
    """
    raw = value.strip()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
            day = date.fromisoformat(raw)
            _year(day.year)
            return day.isoformat()
        moment = parsedate_to_datetime(raw) if re.match(r"[A-Za-z]{3},", raw) else datetime.fromisoformat(raw)
        _year(moment.year)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    except (ValueError, TypeError, OverflowError, IndexError) as e:
        raise BadDate(f"not a date between the years 1 and 9998: {raw[:60]!r}") from e


def _year(year: int) -> None:
    if not 1 <= year <= 9998:
        raise ValueError(year)


def stated_date(text: str) -> str | None:
    """The date that a "Published: …" line at the head of the text gives, as YYYY-MM-DD; None where there is none."""
    found = STATED.search(text[:HEAD])
    if not found:
        return None
    raw = found.group(1)
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
            return normal_date(raw)
        numbers = [int(n) for n in re.findall(r"\d+", raw)]
        word = re.search(r"[A-Za-z]{3,}", raw)
        if word is None:
            day, month, year = numbers
        else:
            month = 1 + next(i for i, name in enumerate(MONTHS) if name.startswith(word.group().lower()[:3]))
            day, year = numbers
        return date(year, month, day).isoformat()
    except (ValueError, StopIteration, BadDate):
        return None
