"""Lists of claims, events and documents, page by page: what is asked for, found and made into lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Table,
    exists,
    false,
    func,
    or_,
    select,
)

from secondsource.ledger.filters import (
    ClaimLine,
    DocumentLine,
    EventLine,
    Filters,
    Page,
    cursor_parts,
)
from secondsource.ledger.finding import events_found_by_text, found_by_text
from secondsource.ledger.plans import Condition, Place, Plan, merged, names_like, now_or_then, plan_of
from secondsource.ledger.rows import fold
from secondsource.ledger.tables import claims, documents, entries, events, members, readings


def _of_claims(filters: Filters, seq: int | None) -> list[Condition]:
    """Conditions on a claim that lie in its document or event."""
    found: list[Condition] = []
    if filters.document is not None:
        found.append(claims.c.document == filters.document)
    standing = (members.c.left_event.is_(False), now_or_then(members, seq))
    if filters.event is not None:
        found.append(claims.c.id.in_(select(members.c.claim).where(members.c.event == filters.event, *standing)))
    if filters.min_origins is None and filters.status is None:
        return found
    conditions: list[Condition] = [
        members.c.claim == claims.c.id,
        *standing,
        events.c.id == members.c.event,
        events.c.gone.is_(False),
        now_or_then(events, seq),
    ]
    if filters.min_origins is not None:
        conditions.append(events.c.origins >= filters.min_origins)
    if filters.status is not None:
        conditions.append(events.c.status == filters.status)
    return [*found, exists().where(*conditions)]


def _of_events(connection: Connection, filters: Filters, seq: int | None) -> tuple[list[Condition], bool]:
    """Conditions on an event that lie in its claims, and whether they leave few."""
    found: list[Condition] = []
    few = False
    if filters.event is not None:
        found.append(events.c.id == filters.event)
    standing = (now_or_then(claims, seq), now_or_then(members, seq), members.c.left_event.is_(False))

    def carried(condition: Condition, few: bool) -> Condition:
        if few:
            told = select(members.c.event).join(claims, claims.c.id == members.c.claim).where(condition, *standing)
            return events.c.id.in_(told.correlate(None))
        here = (members.c.event == events.c.id, claims.c.id == members.c.claim)
        # A search by text joins the same tables outside: what stands here is this question's own.
        return exists().where(*here, condition, *standing).correlate(events)

    if filters.document is not None:
        found.append(carried(claims.c.document == filters.document, few=True))
        few = True
    if seq is None:
        return found, few  # who speaks and publishes now stands in an index of its own: see `plans`
    if filters.publisher is not None:
        found.append(carried(claims.c.publisher_key == fold(filters.publisher), few=False))
    if filters.speaker is not None:
        speaking = names_like(connection, "speaker", filters.speaker)
        if not speaking:
            return [false()], True
        found.append(carried(claims.c.speaker_key.in_(speaking), few=False))
    return found, few


def conditions_of_events(connection: Connection, filters: Filters) -> list[Condition]:
    """All that an event must be to fit now, its words (`text`) apart, for questions that read no list in order."""
    conditions, _ = _of_events(connection, filters, None)
    plan = plan_of(connection, events, filters, None, few=True)
    return [plan.fits, *plan.conditions, *conditions]


def _numbers(lines: Sequence[Place], by_text_of_events: bool) -> list[int]:
    return [int(day[1:]) if by_text_of_events else number for day, number in lines]


def _rows(connection: Connection, query: Select[Any], of: Table, numbers: Sequence[int]) -> list[Any]:
    found: dict[int, Any] = {}
    for start in range(0, len(numbers), 500):
        for row in connection.execute(query.where(of.c.number.in_(numbers[start : start + 500]))):
            found[row.number] = row
    return [found[n] for n in numbers]


def _page_of(
    connection: Connection, of: Table, plan: Plan, filters: Filters, size: int, seq: int | None
) -> tuple[list[int], list[str], bool]:
    """Numbers and cursors of a page's lines, and whether more follow."""
    cursor = cursor_parts(filters.cursor) if filters.cursor is not None else None
    by_text = filters.text is not None
    if not by_text:
        lines = merged(connection, of, plan, cursor, size + 1)
    elif of is events:
        lines = events_found_by_text(connection, plan, filters, cursor, size + 1, seq)
    else:
        lines = found_by_text(connection, of, plan, filters, cursor, size + 1, seq)
    more = len(lines) > size
    lines = lines[:size]
    cursors = [f"{'0000-00-00' if by_text else day}~{number}" for day, number in lines]
    return _numbers(lines, by_text and of is events), cursors, more


def _page(lines: list[Any], cursors: list[str], more: bool) -> Page[Any]:
    return Page(tuple(lines), cursors[-1] if more and cursors else None)


def page_of_documents(connection: Connection, filters: Filters, size: int, seq: int | None) -> Page[DocumentLine]:
    """Documents, latest publication day first."""
    plan = plan_of(connection, documents, filters, seq)
    if filters.document is not None:
        plan = plan.also(documents.c.id == filters.document)
    numbers, cursors, more = _page_of(connection, documents, plan, filters, size, seq)
    rows = _rows(connection, _documents(seq), documents, numbers)
    return _page([_document_line(r, c) for r, c in zip(rows, cursors, strict=True)], cursors, more)


def _documents(seq: int | None) -> Select[Any]:
    counted = (
        select(func.count())
        .select_from(claims)
        .where(claims.c.document == documents.c.id, now_or_then(claims, seq))
        .scalar_subquery()
    )
    return select(documents, entries.c.at, counted.label("claims")).join(entries, entries.c.seq == documents.c.entry)


def _document_line(row: Any, cursor: str) -> DocumentLine:
    return DocumentLine(
        row.id,
        row.sha256,
        row.address,
        row.title,
        row.publisher,
        row.published,
        row.published_basis,
        row.language,
        row.at,
        row.claims,
        cursor,
    )


def document_line(connection: Connection, id: str, seq: int | None) -> DocumentLine | None:
    """One document's line."""
    query = _documents(seq).where(documents.c.id == id)
    if seq is not None:
        query = query.where(documents.c.entry <= seq)
    row = connection.execute(query).one_or_none()
    return None if row is None else _document_line(row, "")


def same_address(connection: Connection, id: str) -> list[DocumentLine]:
    """The document and those of the same address, oldest first."""
    address = connection.execute(select(documents.c.address).where(documents.c.id == id)).scalar()
    here = documents.c.id == id
    if address is not None:
        here = or_(here, documents.c.address == address)
    rows = connection.execute(_documents(None).where(here).order_by(documents.c.number))
    return [_document_line(row, "") for row in rows]


def page_of_claims(connection: Connection, filters: Filters, size: int, seq: int | None) -> Page[ClaimLine]:
    """Claims, latest day first."""
    plan = plan_of(connection, claims, filters, seq).also(*_of_claims(filters, seq))
    numbers, cursors, more = _page_of(connection, claims, plan, filters, size, seq)
    rows = _rows(connection, _CLAIMS, claims, numbers)
    in_events = events_of(connection, [r.id for r in rows], seq)
    lines = [_claim_line(r, in_events.get(r.id), c) for r, c in zip(rows, cursors, strict=True)]
    return _page(lines, cursors, more)


_CLAIMS = select(claims, entries.c.at).join(entries, entries.c.seq == claims.c.entry)


def _claim_line(row: Any, event: str | None, cursor: str) -> ClaimLine:
    return ClaimLine(
        row.id,
        row.document,
        event,
        row.code,
        row.speaker,
        row.anonymous,
        row.factuality,
        row.place,
        row.place_text,
        row.lat,
        row.lon,
        row.earliest,
        row.latest,
        row.publisher,
        row.published,
        row.text,
        row.at,
        cursor,
    )


def claim_line(connection: Connection, id: str, seq: int | None) -> ClaimLine | None:
    """One claim's line."""
    row = connection.execute(_CLAIMS.where(claims.c.id == id, now_or_then(claims, seq))).one_or_none()
    return None if row is None else _claim_line(row, events_of(connection, [id], seq).get(id), "")


def page_of_events(connection: Connection, filters: Filters, size: int, seq: int | None) -> Page[EventLine]:
    """Events, latest day first."""
    conditions, few = _of_events(connection, filters, seq)
    plan = plan_of(connection, events, filters, seq, few).also(*conditions)
    numbers, cursors, more = _page_of(connection, events, plan, filters, size, seq)
    query = select(events, entries.c.at).join(entries, entries.c.seq == events.c.entry)
    lines = [
        EventLine(
            r.id,
            r.code,
            r.summary,
            r.place,
            r.lat,
            r.lon,
            r.earliest,
            r.latest,
            r.reports,
            r.origins,
            r.status,
            r.at,
            c,
        )
        for r, c in zip(_rows(connection, query, events, numbers), cursors, strict=True)
    ]
    return _page(lines, cursors, more)


def events_of(connection: Connection, claim_ids: Sequence[str], seq: int | None) -> dict[str, str]:
    """Member id -> id of the event that lists it."""
    found: dict[str, str] = {}
    for start in range(0, len(claim_ids), 500):
        query = select(members.c.claim, members.c.event).where(
            members.c.claim.in_(claim_ids[start : start + 500]),
            members.c.left_event.is_(False),
            now_or_then(members, seq),
        )
        for row in connection.execute(query):
            found[row.claim] = row.event
    return found


def reading_entry(document: str, seq: int | None) -> Select[Any]:
    """The reading of a document that stands now, or stood then."""
    return select(readings).where(readings.c.document == document, now_or_then(readings, seq))
