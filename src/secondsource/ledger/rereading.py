"""A document read anew, after a new reader or gazetteer: what changes, and under which ids.

A claim, place or attribution that says the same keeps its id, so that judgements, events and links to it hold on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, select

from secondsource.ledger.chain import unpacked
from secondsource.ledger.rows import claim_code, claim_rows
from secondsource.ledger.tables import readings
from secondsource.model import Reading, Span
from secondsource.model.wire import reading_as_json, reading_from_json


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_Named)
_ALIKE = 0.5
"""Share of the longer of two spans that they have in common, from which they are taken for one claim."""
_SHOWN = ("code", "speaker", "factuality", "place", "lat", "lon", "earliest", "latest", "text")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that another reading says otherwise: `what` is added, gone or changed; `detail` a line for people."""

    claim: str
    what: str
    detail: str


def machine_reading(connection: Connection, document: str) -> Reading | None:
    """The newest reading of a document that a program made, without persons' corrections; None where none is left."""
    query = select(readings.c.body, readings.c.by).where(readings.c.document == document, readings.c.body.is_not(None))
    rows = connection.execute(query.order_by(readings.c.entry.desc()))
    body = next((row.body for row in rows if not row.by.startswith("judgement")), None)
    return None if body is None else reading_from_json(unpacked(body))


def _ids(old: Sequence[Thing], new: Sequence[Thing], likeness: Callable[[Thing, Thing], float]) -> dict[str, str]:
    """New id -> the id that it gets: that of the old thing it is most like, else a free one."""
    pairs = sorted(
        ((-score, m, n) for m, a in enumerate(old) for n, b in enumerate(new) if (score := likeness(a, b)) >= _ALIKE)
    )
    kept: dict[str, str] = {}
    given: set[str] = set()
    for _, m, n in pairs:
        if new[n].id not in kept and old[m].id not in given:
            kept[new[n].id] = old[m].id
            given.add(old[m].id)
    taken = {thing.id for thing in old}
    for thing in new:
        if thing.id in kept:
            continue
        name, number = thing.id, len(old) + len(new)
        start = name.rstrip("0123456789")
        while name in taken:
            number += 1
            name = f"{start}{number}"
        kept[thing.id] = name
        taken.add(name)
    return kept


def _share(a: Span, b: Span) -> float:
    longest = max(len(a), len(b))
    return a.overlap(b) / longest if longest else float(a == b)


def keep_ids(old: Reading, new: Reading) -> Reading:
    """The new reading with the old one's ids for what is the same; what is new gets ids that the old one never had."""
    place_ids = _ids(old.places, new.places, lambda a, b: float(a.span == b.span))

    def content(spans: tuple[Span, ...]) -> Span:
        return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)

    said_ids = _ids(old.attributions, new.attributions, lambda a, b: _share(content(a.content), content(b.content)))
    claim_ids = _ids(
        old.claims,
        new.claims,
        # The same clause may be two claims: one of the same code is the nearer.
        lambda a, b: _share(a.anchor, b.anchor) * (1.0 if claim_code(a) == claim_code(b) else 0.75),
    )

    def place(id: str | None) -> str | None:
        return place_ids.get(id, id) if id is not None else None

    claims = tuple(
        replace(
            claim,
            id=claim_ids[claim.id],
            attribution=said_ids.get(claim.attribution, claim.attribution) if claim.attribution else None,
            event=replace(claim.event, place=place(claim.event.place)) if claim.event else None,
            stake=replace(claim.stake, asset=place(claim.stake.asset)) if claim.stake else None,
        )
        for claim in new.claims
    )
    return replace(
        new,
        document=old.document,
        claims=claims,
        attributions=tuple(replace(a, id=said_ids[a.id]) for a in new.attributions),
        places=tuple(replace(p, id=place_ids[p.id]) for p in new.places),
        responses=tuple(replace(r, to=claim_ids.get(r.to, r.to) if r.to else None) for r in new.responses),
    )


def same_reading(old: Reading, new: Reading) -> bool:
    """Whether two readings say the same to the letter, grammar apart."""
    return bool(reading_as_json(old) == reading_as_json(new))


def differences(old: Reading, new: Reading) -> list[Difference]:
    """What the new reading's claims say otherwise; `new` as `keep_ids` gives it."""
    before = {row["id"]: row for row in claim_rows(old, 0, 0)}
    after = {row["id"]: row for row in claim_rows(new, 0, 0)}
    found = []
    for id in sorted(before.keys() | after.keys()):
        a, b = before.get(id), after.get(id)
        if a is None and b is not None:
            found.append(Difference(id, "added", _line(b)))
        elif b is None and a is not None:
            found.append(Difference(id, "gone", _line(a)))
        elif a is not None and b is not None:
            changed = [f"{n}: {a[n]} -> {b[n]}" for n in _SHOWN if a[n] != b[n]]
            if changed:
                found.append(Difference(id, "changed", "; ".join(changed)))
    return found


def _line(row: dict[str, Any]) -> str:
    return f"{row['code']}, {row['place'] or 'no place'}: {' '.join(row['text'].split())[:120]}"
