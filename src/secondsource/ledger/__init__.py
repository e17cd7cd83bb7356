"""What was known, when: tables, append-only writes, history, search."""

from secondsource.ledger.copying import restore
from secondsource.ledger.filters import ClaimLine, DocumentLine, EntryLine, EventLine, Filters, Page
from secondsource.ledger.history import Version
from secondsource.ledger.neighbours import Neighbours
from secondsource.ledger.redaction import Redacting
from secondsource.ledger.spots import WORLD, Box, Spot
from secondsource.ledger.store import Ledger
from secondsource.ledger.verify import Problem
from secondsource.ledger.writing import Writing

__all__ = [
    "WORLD",
    "Box",
    "ClaimLine",
    "DocumentLine",
    "EntryLine",
    "EventLine",
    "Filters",
    "Ledger",
    "Neighbours",
    "Page",
    "Problem",
    "Redacting",
    "Spot",
    "Version",
    "Writing",
    "restore",
]
