"""The Python API: a ledger's events, claims, documents, stakes and needs as typed objects and as DataFrames.

For notebooks: `secondsource.open("news.db").events(code="air_strike").frame()`. Reading only; what is sensitive is
shown no finer than in the exports. pandas is needed for `frame` alone (extra `notebook`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from secondsource.errors import UsageError
from secondsource.faces.exports.columns import COLUMNS, codebook
from secondsource.faces.exports.rows import (
    attribution_of,
    claim_row,
    document_row,
    documents,
    need_row,
    needs_counted,
    place_of,
    said,
    stake_row,
)
from secondsource.faces.protect import Protection
from secondsource.ledger import ClaimLine, Filters, Ledger, Version
from secondsource.model import Attribution, Claim, Derivation, Document, EventRecord, Place, Reading, Toponym
from secondsource.model.judgement import Judgement
from secondsource.model.wire_events import event_as_json
from secondsource.model.wire_values import Json
from secondsource.settings import Settings, default_ledger

if TYPE_CHECKING:
    import pandas

Thing = TypeVar("Thing")
Day = str | date | None
DTYPES = {"text": "string", "number": "Float64", "whole": "Int64", "truth": "boolean"}
"""pandas' types by the codebook's kinds; all of them know a value that is missing."""
SHOWN_ROWS = 20
"""Rows of a listing that a notebook shows unasked."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with who says it and where it stands.

    `id` is "document-id/claim-id". `reports` and `origins` are those of its event, or of the need; None where no event
    lists it. `attribution` None is the publisher's own voice. `place` is None where the place is not known.
    """

    id: str
    text: str
    claim: Claim
    attribution: Attribution | None
    toponym: Toponym | None
    document: Document
    event: str | None
    reports: int | None
    origins: int | None

    @property
    def place(self) -> Place | None:
        """The place that is meant."""
        return self.toponym.resolved if self.toponym else None

    @property
    def speaker(self) -> str | None:
        """The speaker's name; None for the publisher's own voice, and for anonymous speakers, who have none."""
        return self.attribution.speaker.name if self.attribution and self.attribution.speaker else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as the ledger keeps it: when it was added, and which documents its text was made from."""

    document: Document
    added_at: str
    claims: int
    depends_on: tuple[Derivation, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id


class Listing(Sequence[Thing], Generic[Thing]):
    """What a question found, in order: a sequence of typed objects, and a table by `frame`."""

    def __init__(self, what: str, found: Sequence[tuple[Thing, Callable[[], Json]]]) -> None:
        self.what = what
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Thing: ...
    @overload
    def __getitem__(self, index: slice) -> Listing[Thing]: ...
    def __getitem__(self, index: int | slice) -> Thing | Listing[Thing]:
        if isinstance(index, slice):
            return Listing(self.what, self._found[index])
        return self._found[index][0]

    def __iter__(self) -> Iterator[Thing]:
        return (thing for thing, _ in self._found)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.what}>"

    def rows(self) -> Iterator[Json]:
        """The objects of `export WHAT --format jsonl`."""
        return (row() for _, row in self._found)

    def frame(self) -> pandas.DataFrame:
        """A DataFrame with the columns of the codebook, in its order; a value that is not known is `pandas.NA`.

        Raises UsageError where pandas is not installed.
        """
        try:
            import pandas
        except ModuleNotFoundError:
            raise UsageError("a DataFrame needs the package pandas: pip install 'secondsource[notebook]'") from None
        rows = list(self.rows())
        columns = COLUMNS[self.what]
        return pandas.DataFrame(
            {c.name: pandas.array([c.get(row) for row in rows], dtype=DTYPES[c.kind]) for c in columns}
        )

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks; what a report said is escaped."""
        columns = [c for c in COLUMNS[self.what] if c.name not in ("anchor_start", "anchor_end", "sha256")][:9]
        head = "".join(f"<th>{escape(c.name)}</th>" for c in columns)
        lines = []
        for _, row in self._found[:SHOWN_ROWS]:
            values = [c.get(row()) for c in columns]
            lines.append("".join(f"<td>{'' if v is None else escape(str(v)[:160])}</td>" for v in values))
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        more = f"<p>{len(self)} {self.what}; the first {SHOWN_ROWS} are shown</p>" if len(self) > SHOWN_ROWS else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def filters(
    *,
    place: str | None = None,
    near: tuple[float, float] | None = None,
    within_km: float = 25.0,
    since: Day = None,
    until: Day = None,
    code: str | None = None,
    speaker: str | None = None,
    text: str | None = None,
    min_origins: int | None = None,
    publisher: str | None = None,
    status: str | None = None,
    limit: int | None = None,
) -> Filters:
    """The filters of `secondsource events`, by name. `near` is (latitude, longitude); days as YYYY-MM-DD or `date`."""
    days = [d.isoformat() if isinstance(d, date) else d for d in (since, until)]
    return Filters(
        place=place,
        near=near,
        within_km=within_km,
        since=days[0],
        until=days[1],
        code=code,
        speaker=speaker,
        text=text,
        min_origins=min_origins,
        publisher=publisher,
        status=status,
        limit=limit,
    )


class Book:
    """A ledger, opened for reading. Close it, or use it in a `with`.

    `events`, `claims`, `documents`, `stakes` and `needs` take the filters of `secondsource events` by name and
    `as_of`, the time as which the ledger is asked (ISO 8601, or a day).
    """

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._protection = Protection(settings.faces)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        held = ", ".join(f"{n} {what}" for what, n in self._ledger.counts().items())
        return f"<ledger {self._ledger.where}: {held}>"

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()

    def events(self, *, as_of: str | None = None, **asked: Any) -> Listing[EventRecord]:
        """What is claimed to have happened, latest day first. No claim is a fact: read origins beside reports."""
        found = [self._protection.event(e) for e in self._ledger.events(filters(**asked), as_of)]
        return Listing("events", [(event, lambda e=event: event_as_json(e)) for event in found])  # type: ignore[misc]

    def claims(self, *, as_of: str | None = None, **asked: Any) -> Listing[Said]:
        """Who said what, in which document."""
        return self._said("claims", as_of, filters(**asked), lambda _: True, lambda row, _: row)

    def stakes(self, *, as_of: str | None = None, **asked: Any) -> Listing[Said]:
        """What is said to hang on an asset or place, beside what the register says."""
        return self._said("stakes", as_of, filters(**asked), lambda c: c.stake is not None, stake_row)

    def needs(self, *, as_of: str | None = None, **asked: Any) -> Listing[Said]:
        """Needs, appeals and deliveries, with who reports them: how many documents, from how many origins."""
        wanted = filters(**asked)
        wanted = wanted if wanted.code else replace(wanted, code="need")
        counts = needs_counted(self._ledger, wanted, as_of)
        return self._said("needs", as_of, wanted, lambda c: c.need is not None, need_row, counts)

    def documents(self, *, as_of: str | None = None, **asked: Any) -> Listing[Kept]:
        """The documents, latest first, with what their text was made from."""
        found = [
            Kept(document, line.added_at, line.claims, ancestors)
            for line, document, ancestors in documents(self._ledger, filters(**asked), as_of)
        ]
        return Listing("documents", [(kept, lambda k=kept: _document_row(k)) for kept in found])  # type: ignore[misc]

    def event(self, id: str, as_of: str | None = None) -> EventRecord:
        """One event. Raises NotInLedger."""
        return self._protection.event(self._ledger.event(id, as_of))

    def reading(self, document: str, as_of: str | None = None) -> Reading:
        """One document with everything that was read in it. Raises NotInLedger."""
        return self._protection.reading(self._ledger.reading(document, as_of))

    def history(self, event: str) -> list[Version]:
        """What an event was after each entry of the log that touched it, oldest first. Raises NotInLedger."""
        return self._ledger.history(event)

    def judgements(self, subject: str | None = None, as_of: str | None = None) -> list[Judgement]:
        """What persons decided, of one event or claim or of all."""
        return self._ledger.judgements(subject, as_of)

    @staticmethod
    def codebook(what: str) -> list[dict[str, str]]:
        """Name, kind and meaning of each column of `frame`. Raises UsageError for what is not exported."""
        if what not in COLUMNS:
            raise UsageError(f"no export is called {what!r}: {', '.join(COLUMNS)}")
        return codebook(what)

    def _said(
        self,
        what: str,
        as_of: str | None,
        wanted: Filters,
        keep: Callable[[Claim], bool],
        shape: Callable[[Json, Claim], Json],
        counts: Mapping[str, tuple[int, int]] | None = None,
    ) -> Listing[Said]:
        found: list[tuple[Said, Callable[[], Json]]] = []
        for line, reading, claim, of_event in said(self._ledger, wanted, as_of, self._protection):
            if keep(claim):
                counted = of_event if counts is None else counts.get(line.id)
                thing = _said(line, reading, claim, counted)

                def row(of: tuple[Any, ...] = (line, reading, claim, counted)) -> Json:
                    return shape(claim_row(*of), of[2])

                found.append((thing, row))
        return Listing(what, found)


def _said(line: ClaimLine, reading: Reading, claim: Claim, counted: tuple[int, int] | None) -> Said:
    return Said(
        line.id,
        claim.anchor.of(reading.document.text),
        claim,
        attribution_of(reading, claim),
        place_of(reading, claim),
        reading.document,
        line.event,
        counted[0] if counted else None,
        counted[1] if counted else None,
    )


def _document_row(kept: Kept) -> Json:
    return document_row(kept.document, kept.added_at, kept.claims, kept.depends_on)


def open_book(ledger: str | os.PathLike[str] | None = None, settings: Settings | None = None) -> Book:
    """See `secondsource.open`."""
    settings = settings or Settings()
    address = os.fspath(ledger) if ledger is not None else default_ledger()
    return Book(Ledger.open(address, settings.ledger, read_only=True), settings)
