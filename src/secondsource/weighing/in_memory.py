"""A neighbourhood on dictionaries: for tests, benchmarks, and reports that never enter a ledger."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from secondsource.model.assessment import Derivation, EventRecord
from secondsource.model.claim import Reading
from secondsource.model.neighbourhood import Decisions, Feature, Match, Traced, Weighed

K = TypeVar("K")
V = TypeVar("V")


class InMemory:
    """Implements `model.neighbourhood.Neighbourhood`; `store` puts in what the stages made of one document.

    Most keys have one document and most claims one match or none: they are kept without a container, and keys by
    their 64-bit hash, of which two among three million are equal once in four million runs. That is what lets a
    hundred thousand reports stay below 1.5 GB.
    """

    def __init__(self, decisions: Decisions | None = None) -> None:
        self.by_key: dict[int, str | list[str]] = {}
        self.by_document: dict[str, Reading] = {}
        self.number: dict[str, int] = {}
        self.of_document: dict[str, tuple[Derivation, ...]] = {}
        self.on: dict[str, set[str]] = defaultdict(set)
        self.by_claim: dict[str, Match | list[Match]] = {}
        self.current: dict[str, EventRecord] = {}
        self.event_of: dict[str, str] = {}
        self.decided = decisions or Decisions()

    def store(self, reading: Reading, traced: Traced, weighed: Weighed) -> None:
        """Put a new document in, and replace what it changed."""
        document = reading.document.id
        self.by_document[document] = reading
        self.number.setdefault(document, len(self.number))
        for key in {*traced.keys, *weighed.keys}:
            _put(self.by_key, hash(key), document)
        for changed, derivations in traced.derivations.items():
            for old in self.of_document.get(changed, ()):
                self.on[old.on].discard(changed)
            self.of_document[changed] = derivations
            for new in derivations:
                self.on[new.on].add(changed)
        for match in weighed.matches:
            kept = _interned(match)
            for claim in (match.a, match.b):
                self._forget(claim, match)
                _put(self.by_claim, claim, kept)
        for gone in weighed.gone:
            self._drop(gone)
        for event in weighed.events:
            self._drop(event.id)
        for event in weighed.events:
            self.current[event.id] = event
            for member in event.members:
                self.event_of[member.claim] = event.id

    def _forget(self, claim: str, match: Match) -> None:
        """Remove what was stored of the same pair before."""
        old = _all(self.by_claim, claim)
        if any(m.a == match.a and m.b == match.b for m in old):
            self.by_claim.pop(claim)
            for other in old:
                if (other.a, other.b) != (match.a, match.b):
                    _put(self.by_claim, claim, other)

    def _drop(self, event: str) -> None:
        old = self.current.pop(event, None)
        for member in old.members if old else ():
            if self.event_of.get(member.claim) == event:
                del self.event_of[member.claim]

    def documents_with(self, keys: Collection[str]) -> Mapping[str, int]:
        """Ids of documents stored with any of the keys -> how many."""
        return Counter(d for k in set(keys) for d in _all(self.by_key, hash(k)))

    def readings(self, documents: Collection[str]) -> Mapping[str, Reading]:
        """The readings of these documents."""
        return {d: self.by_document[d] for d in documents if d in self.by_document}

    def derivations(self, documents: Collection[str]) -> Mapping[str, tuple[Derivation, ...]]:
        """The stored derivations of these documents."""
        return {d: self.of_document[d] for d in documents if d in self.of_document}

    def derived_from(self, documents: Collection[str]) -> Collection[str]:
        """The documents derived from these."""
        return {child for d in documents for child in self.on.get(d, ())}

    def arrived(self, documents: Collection[str]) -> Mapping[str, int]:
        """Document id -> how many were stored before it."""
        return {d: self.number[d] for d in documents if d in self.number}

    def confirmed(self, claims: Collection[str]) -> Iterable[tuple[str, str, float]]:
        """(a, b, score) of the stored matches that touch these claims and are confirmed."""
        asked = set(claims)
        touching = ((c, match) for c in asked for match in _all(self.by_claim, c))
        return ((m.a, m.b, m.score) for c, m in touching if m.state == "confirmed" and (c == m.a or m.a not in asked))

    def events_of(self, members: Collection[str]) -> Mapping[str, str]:
        """Member id -> current event id."""
        return {m: self.event_of[m] for m in members if m in self.event_of}

    def events(self, ids: Collection[str]) -> Mapping[str, EventRecord]:
        """The current events with these ids."""
        return {i: self.current[i] for i in ids if i in self.current}

    def decisions(self, members: Collection[str]) -> Decisions:
        """Every decision: there are few where this is used."""
        return self.decided


def _put(into: dict[K, V | list[V]], key: K, value: V) -> None:
    """Add a value to those of a key."""
    known = into.get(key)
    if known is None:
        into[key] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        into[key] = [known, value]


def _all(kept: dict[K, V | list[V]], key: K) -> Sequence[V]:
    """All values of a key."""
    known = kept.get(key)
    return () if known is None else known if isinstance(known, list) else (known,)


def _interned(match: Match) -> Match:
    """The match with its sentences shared with other matches: there are few different ones."""
    features = tuple(Feature(sys.intern(f.name), f.score, sys.intern(f.detail)) for f in match.features)
    return replace(match, features=features)
