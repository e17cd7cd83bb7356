"""Second Source reads reports about armed conflict and keeps a ledger of claims.

Who said it, through whom, what happened where and when and how sure they were; which reports merely
repeat one origin; and whether there is a second source. It never presents a claim as a fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from secondsource.faces.python import Book
    from secondsource.settings import Settings

__version__ = "0.1.0"


def open(ledger: str | os.PathLike[str] | None = None, settings: Settings | None = None) -> Book:
    """A ledger for reading: a SQLite file, `postgresql://…`, or the one that the command line uses.

    `open("news.db").events(min_origins=2)` gives typed objects, `.frame()` a DataFrame (docs/python.md). Raises
    LedgerError where the ledger cannot be used.
    """
    # Imported when called: `import secondsource` and the commands must not pay for it.
    from secondsource.faces.python import open_book

    return open_book(ledger, settings)
