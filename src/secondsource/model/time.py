"""When: dates as they stand in a text, and the intervals they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.document import Provenance, Span

DatePrecision = Literal[1, 2, 3, 4, 5]


@dataclass(frozen=True, slots=True)
class DateValue:
    """An interval of days, both ends inclusive (YYYY-MM-DD), with UCDP's date_precision and an EDTF string.

    `precision`: 1 day, 2 two to six days, 3 week, 4 month, 5 longer. A date without its year keeps its
    EDTF form (`XXXX-07-14`) and has neither `earliest` nor `latest`.
    """

    earliest: str | None
    latest: str | None
    precision: DatePrecision | None
    edtf: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. `value` is what it means, seen from the publication date."""

    id: str
    span: Span
    value: DateValue
    provenance: Provenance
