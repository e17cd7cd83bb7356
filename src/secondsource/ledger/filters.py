"""What a list is asked for, and the lines it gives back."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Generic, TypeVar

from secondsource.errors import UsageError

Line = TypeVar("Line")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions of a list; all that are given must hold.

    place: a place's name, resolved or as a text has it (case and spacing aside). near: (latitude, longitude) in
    degrees, with within_km. since, until: days (YYYY-MM-DD), both inclusive, that the event's interval touches; what
    has no date is left out. speaker: words of the speaker's name; an anonymous one is found by role only. text: words
    in any inflection, "side by side" in quotation marks, a word's start with `*`. min_origins: of the event.
    limit: rows at most, None for all; cursor: where the last page ended.

    Lists run from the latest day to the earliest; with `text`, from what was added last.
    """

    place: str | None = None
    near: tuple[float, float] | None = None
    within_km: float = 25.0
    since: str | None = None
    until: str | None = None
    code: str | None = None
    speaker: str | None = None
    text: str | None = None
    min_origins: int | None = None
    publisher: str | None = None
    status: str | None = None
    document: str | None = None
    event: str | None = None
    limit: int | None = None
    cursor: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and not _DAY.fullmatch(value):
                raise UsageError(f"{name}: not a day (YYYY-MM-DD): {value!r}")
            if value is not None:
                try:
                    date.fromisoformat(value)
                except ValueError:
                    raise UsageError(f"{name}: no such day: {value!r}") from None
        if self.near is not None:
            lat, lon = self.near
            if not (-90 <= lat <= 90 and -180 <= lon <= 180):
                raise UsageError(f"near: not a point on earth: {lat}, {lon}")
            if not 0 < self.within_km < math.inf:
                raise UsageError("within: must be above 0 km, and finite")
        if self.limit is not None and self.limit < 0:
            raise UsageError("limit: must not be below 0")
        if self.cursor is not None:
            cursor_parts(self.cursor)


def cursor_parts(cursor: str) -> tuple[str, int]:
    """Day and number of a cursor. Raises UsageError for one that no list gave out."""
    day, _, number = cursor.rpartition("~")
    if not _DAY.fullmatch(day) or not number.isascii() or not number.isdigit() or len(number) > 12:
        raise UsageError(f"not a cursor: {cursor!r}")
    return day, int(number)


def stamp(moment: datetime) -> str:
    """A time as it stands in the log: UTC, microseconds, so that later is greater."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


def as_of_stamp(when: str) -> str:
    """The stamp of a moment: an ISO 8601 time (UTC where it says no zone), or a day, which means its end."""
    try:
        if _DAY.fullmatch(when.strip()):
            return f"{date.fromisoformat(when.strip()).isoformat()}T23:59:59.999999Z"
        moment = datetime.fromisoformat(when.strip())
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise UsageError(f"not a time: {when!r}") from None


@dataclass(frozen=True, slots=True)
class Page(Generic[Line]):
    """A stretch of a list. `next` is the cursor of the one that follows; None at the end."""

    lines: tuple[Line, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list. `claims` counts those of its present reading."""

    id: str
    sha256: str
    address: str | None
    title: str | None
    publisher: str | None
    published: str | None
    published_basis: str
    language: str
    added_at: str
    claims: int
    cursor: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list. `id` is "document-id/claim-id"; `event` the event that lists it now (or did, as of then)."""

    id: str
    document: str
    event: str | None
    code: str
    speaker: str | None
    anonymous: bool
    factuality: str
    place: str | None
    place_text: str | None
    lat: float | None
    lon: float | None
    earliest: str | None
    latest: str | None
    publisher: str | None
    published: str | None
    text: str
    added_at: str
    cursor: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list, without its members."""

    id: str
    code: str
    summary: str
    place: str | None
    lat: float | None
    lon: float | None
    earliest: str | None
    latest: str | None
    reports: int
    origins: int
    status: str
    changed_at: str
    cursor: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry of the log."""

    seq: int
    at: str
    kind: str
    subject: str
    hash: str
