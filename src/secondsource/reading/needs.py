"""Humanitarian needs, appeals and deliveries: the same clauses as the events, seen by sector and population.

Sectors are the eleven clusters of the Inter-Agency Standing Committee, by the words of the clause; a clause of no
sector gives no need.
"""

from __future__ import annotations

import re

from secondsource.model import Need, Quantity
from secondsource.model.event import EventCode, NeedKind
from secondsource.reading.sector_words import sectors

KINDS: dict[EventCode, NeedKind] = {"shortage": "need", "aid_appeal": "appeal", "aid_delivery": "delivery"}


def sector_of(said: str, language: str) -> str | None:
    """The cluster that a clause is about; None where no word of any sector stands in it."""
    for name, pattern in sectors(language):
        if pattern.search(said):
            return name
    return None


def need_of(
    code: EventCode, said: str, language: str, population: str | None, quantities: tuple[Quantity, ...]
) -> Need | None:
    """The need that an event of a humanitarian code also is, or None.

    Args:
        said: the clause.
        population: who is in need, as the text names them.
    """
    kind = KINDS.get(code)
    sector = sector_of(said, language) if kind else None
    if kind is None or sector is None:
        return None
    people = next((q.span for q in quantities if q.unit == "people"), None)
    who = population or (re.sub(r"\s+", " ", said) if people and len(said) <= 60 else None)
    return Need(sector, kind, who, quantities)
