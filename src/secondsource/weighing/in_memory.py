"""A neighbourhood on dictionaries: for tests, benchmarks, and reports that never enter a ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from secondsource.model.assessment import Derivation, EventRecord
from secondsource.model.claim import Reading
from secondsource.model.neighbourhood import Decisions, Match, Traced, Weighed


class InMemory:
    """Implements `model.neighbourhood.Neighbourhood`; `store` puts in what the stages made of one document."""

    def __init__(self, decisions: Decisions | None = None) -> None:
        self.by_key: dict[str, list[str]] = defaultdict(list)
        self.by_document: dict[str, Reading] = {}
        self.of_document: dict[str, tuple[Derivation, ...]] = {}
        self.on: dict[str, set[str]] = defaultdict(set)
        self.by_claim: dict[str, dict[tuple[str, str], Match]] = defaultdict(dict)
        self.current: dict[str, EventRecord] = {}
        self.event_of: dict[str, str] = {}
        self.decided = decisions or Decisions()

    def store(self, reading: Reading, traced: Traced, weighed: Weighed) -> None:
        """Put a new document in, and replace what it changed."""
        document = reading.document.id
        self.by_document[document] = reading
        for key in {*traced.keys, *weighed.keys}:
            self.by_key[key].append(document)
        for changed, derivations in traced.derivations.items():
            for old in self.of_document.get(changed, ()):
                self.on[old.on].discard(changed)
            self.of_document[changed] = derivations
            for new in derivations:
                self.on[new.on].add(changed)
        for match in weighed.matches:
            self.by_claim[match.a][match.a, match.b] = match
            self.by_claim[match.b][match.a, match.b] = match
        for gone in weighed.gone:
            self._drop(gone)
        for event in weighed.events:
            self._drop(event.id)
        for event in weighed.events:
            self.current[event.id] = event
            for member in event.members:
                self.event_of[member.claim] = event.id

    def _drop(self, event: str) -> None:
        old = self.current.pop(event, None)
        for member in old.members if old else ():
            if self.event_of.get(member.claim) == event:
                del self.event_of[member.claim]

    def documents_with(self, keys: Collection[str]) -> Mapping[str, int]:
        """Ids of documents stored with any of the keys -> how many."""
        return Counter(d for k in set(keys) for d in self.by_key.get(k, ()))

    def readings(self, documents: Collection[str]) -> Mapping[str, Reading]:
        """The readings of these documents."""
        return {d: self.by_document[d] for d in documents if d in self.by_document}

    def derivations(self, documents: Collection[str]) -> Mapping[str, tuple[Derivation, ...]]:
        """The stored derivations of these documents."""
        return {d: self.of_document[d] for d in documents if d in self.of_document}

    def derived_from(self, documents: Collection[str]) -> Collection[str]:
        """The documents derived from these."""
        return {child for d in documents for child in self.on.get(d, ())}

    def matches(self, claims: Collection[str]) -> Sequence[Match]:
        """The stored matches that touch these claims."""
        found = {key: match for c in claims for key, match in self.by_claim.get(c, {}).items()}
        return [found[key] for key in sorted(found)]

    def events_of(self, members: Collection[str]) -> Mapping[str, str]:
        """Member id -> current event id."""
        return {m: self.event_of[m] for m in members if m in self.event_of}

    def events(self, ids: Collection[str]) -> Mapping[str, EventRecord]:
        """The current events with these ids."""
        return {i: self.current[i] for i in ids if i in self.current}

    def decisions(self, members: Collection[str]) -> Decisions:
        """Every decision: there are few where this is used."""
        return self.decided
