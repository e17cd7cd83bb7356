"""Filters as they stand in an address, the same on pages, in the API and in feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from secondsource.errors import UsageError
from secondsource.faces.options import CODES, point
from secondsource.ledger import Filters

STATUSES = ("claimed", "corroborated", "disputed", "confirmed", "refuted")
NAMES = (
    "text", "place", "near", "within", "since", "until", "code", "speaker", "publisher", "status", "min_origins",
    "as_of",
)  # fmt: skip
LONGEST = 300
"""Characters of one filter's value; longer ones are no name and no query."""


class Given(dict[str, str]):
    """Values of a form; one that was not given is empty."""

    def __missing__(self, key: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: `values` as given (for the form and for links), and as the ledger takes it."""

    values: Given
    filters: Filters
    as_of: str | None

    def link(self, path: str, **changes: str | None) -> str:
        """The address of `path` with the same filters, some of them changed; None drops one."""
        values = {**self.values, **changes}
        query = urlencode({k: v for k, v in values.items() if v not in (None, "")})
        return f"{path}?{query}" if query else path

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(k not in ("cursor", "limit") for k in self.values)


def _number(values: Given, name: str) -> float | None:
    if name not in values:
        return None
    try:
        number = float(values[name])
    except ValueError:
        raise UsageError(f"{name}: not a number: {values[name]!r}") from None
    if not 0 <= number < 1e9:
        raise UsageError(f"{name}: not a number that can be: {values[name]!r}")
    return number


def asked(query: Mapping[str, str], limit: int, largest: int, own: tuple[str, ...] = ()) -> Asked:
    """The filters of an address. Raises UsageError, which names the filter; unknown names are ignored.

    `own`: names that only one page takes; they stand in `values`, and the page filters by them itself.
    """
    values = Given()
    for name in (*NAMES, *own, "cursor", "limit"):
        value = (query.get(name) or "").replace("\x00", "").strip()
        if len(value) > LONGEST:
            raise UsageError(f"{name}: longer than {LONGEST} characters")
        if value:
            values[name] = value
    if values.get("code", CODES[0]) not in CODES:
        raise UsageError(f"code: not one of {', '.join(CODES)}")
    if values.get("status", STATUSES[0]) not in STATUSES:
        raise UsageError(f"status: not one of {', '.join(STATUSES)}")
    within = _number(values, "within")
    if within is not None and within == 0:
        raise UsageError("within: must be above 0 km")
    least = _number(values, "min_origins")
    rows = _number(values, "limit")
    filters = Filters(
        place=values.get("place"),
        near=point(values.get("near")),
        within_km=within if within is not None else 25.0,
        since=values.get("since"),
        until=values.get("until"),
        code=values.get("code"),
        speaker=values.get("speaker"),
        text=values.get("text"),
        min_origins=int(least) if least is not None else None,
        publisher=values.get("publisher"),
        status=values.get("status"),
        limit=max(1, min(int(rows), largest)) if rows is not None else limit,
        cursor=values.get("cursor"),
    )
    return Asked(values, filters, values.get("as_of"))
