"""One write transaction: all of a report, or none of it, and one entry in the log for what it wrote."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, select

from secondsource.errors import NotInLedger, UsageError
from secondsource.ledger.corrections import CORRECTS, OVERRULES, corrected, split_id
from secondsource.ledger.history import judgements_of
from secondsource.ledger.recording import Recording
from secondsource.ledger.rereading import machine_reading
from secondsource.ledger.rows import clean, fold
from secondsource.ledger.tables import claims, judgements, members, pairs
from secondsource.model.judgement import JUDGEMENT_KINDS, Judgement


class Writing(Recording):
    """The ledger inside a write transaction. What it reads shows what it has written.

    Nobody else writes meanwhile. Leaving the block commits; an error, or a process killed, leaves nothing.
    """

    def judge(self, judgement: Judgement) -> Judgement:
        """Write a person's decision and return it with its id and time.

        Raises UsageError without a name, a reason or a known kind, NotInLedger for ids that are not there. What
        follows from it (a new version of an event) is for weighing to say and for `set_events` to write.
        """
        if judgement.kind not in JUDGEMENT_KINDS:
            raise UsageError(f"not a kind of judgement: {judgement.kind}")
        if not judgement.by.strip() or not judgement.because.strip():
            raise UsageError("a judgement needs a name (--by) and a reason (--because)")
        number = self._number(judgements)
        made = replace(judgement, id=f"j{number}", at=self.at)
        row = {name: clean(getattr(made, name)) for name in ("id", "subject", "kind", "value", "by", "because", "at")}
        if made.kind != "reliability" and not self._is_there(made.subject) and not self._is_toponym(made):
            raise NotInLedger(f"{made.subject}: not in the ledger")
        found = self._pairs(made) if made.kind in ("same", "apart") else []
        self.about("judged", made.subject)
        self.put(judgements, [{**row, "number": number, "entry": self.entry}])
        for a, b in found:
            here = and_(pairs.c.a == a, pairs.c.b == b)
            self._take_back(pairs, here)
            self._supersede(pairs, here)
        self.put(
            pairs,
            [
                {"a": a, "b": b, "entry": self.entry, "judgement": made.id, "decision": made.kind, "superseded": None}
                for a, b in found
            ],
        )
        if made.kind in CORRECTS:
            self.lay_corrections(split_id(made.subject)[0], by=f"judgement {made.id}")
        if made.kind in OVERRULES:
            self.set_events(self.events([made.subject]).values())
        return made

    def lay_corrections(self, document: str, *, by: str = "judgements") -> bool:
        """Lay the corrections that stand over the newest reading by a machine; whether there are any.

        For after a new reader has read the document, in a transaction of its own: what persons corrected stays.
        """
        read = machine_reading(self._connection, document)
        if read is None:
            raise UsageError(f"{document}: only a claim or a place of a document can be corrected")
        standing = [
            judgement
            for judgement in judgements_of(self._connection, None, None)
            if judgement.kind in CORRECTS and split_id(judgement.subject)[0] == document
        ]
        if not standing:
            return False
        found = self.keys_of(document)
        self.reread(corrected(read, standing), by=by)
        self.add_keys(document, found)
        return True

    def members_about(self, judgement: Judgement) -> tuple[str, ...]:
        """The members of standing events whose weighing a judgement may change."""
        found: set[str] = set()
        for id in (judgement.subject, judgement.value):
            stored = self._members_now(id)
            found.update(stored)
            if not stored and self._listed(id):
                found.add(id)
        standing = and_(members.c.superseded.is_(None), members.c.left_event.is_(False))
        if judgement.kind == "reliability":
            query = select(members.c.claim).where(members.c.origin_key == fold(judgement.subject), standing)
            found.update(self._connection.execute(query).scalars())
        if judgement.kind in CORRECTS:
            document, _ = split_id(judgement.subject)
            of_document = select(claims.c.id).where(claims.c.document == document, claims.c.superseded.is_(None))
            ids = list(self._connection.execute(of_document).scalars())
            found.update(self.events_of(ids))
        return tuple(sorted(found))

    def _is_there(self, id: str) -> bool:
        return bool(self._members_now(id) or self._event_now(id) is not None or self._taken(id) or self._listed(id))

    def _is_toponym(self, judgement: Judgement) -> bool:
        if judgement.kind != "place":
            return False
        document, local = split_id(judgement.subject)
        return any(t.id == local for r in self.readings([document]).values() for t in r.places)

    def _listed(self, member: str) -> bool:
        query = select(members.c.event).where(members.c.claim == member).limit(1)
        return self._connection.execute(query).scalar() is not None

    def _ends(self, id: str) -> list[str]:
        """Member ids that an id stands for: its own, or those of an event."""
        stored = self._members_now(id)
        if stored:
            return [row.claim for row in sorted(stored.values(), key=lambda row: row.position)]
        if self._is_there(id):
            return [id]
        raise NotInLedger(f"{id}: not in the ledger")

    def _pairs(self, judgement: Judgement) -> list[tuple[str, str]]:
        here, there = self._ends(judgement.subject), self._ends(judgement.value)
        if judgement.kind == "same":
            # Joining one of each joins all: events hang together by their members.
            here, there = here[:1], there[:1]
        if len(here) == 1 and set(here) & set(there):
            there = [member for member in there if member not in here]
        return sorted({(min(a, b), max(a, b)) for a in here for b in there if a != b})
