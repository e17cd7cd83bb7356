"""What origins and weighing ask of a store: the neighbourhood of a new report, never the whole ledger.

One table of document keys, one of matches between claims, and what is stored anyway are enough:

* ``keys(key TEXT, document TEXT)``, indexed both ways: `document_keys` below, as the stages made them. Keys are
  short opaque strings with a prefix that names their kind (LSH bands, cells of place and week, names, publishers,
  cited publishers); equality is all that is asked of them. A key without a time bucket is rare by construction.
* ``matches(a TEXT, b TEXT, score REAL, …)``, indexed on both ends: pairs of claims compared as one happening.

The ledger implements `Neighbourhood` on its tables; `secondsource.weighing.in_memory` does it on dictionaries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from secondsource.model.assessment import Derivation, EventRecord, Origin, Reason, Reliability
from secondsource.model.claim import Reading

MatchState = Literal["suggested", "confirmed"]


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison of two claims: what was compared, a score in [-1, 1] (negative speaks against), a sentence."""

    name: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims compared as one happening. `a` < `b` are member ids ("document-id/claim-id").

    `state` "confirmed" joins them unless something speaks against it; "suggested" never joins by itself and is
    shown to a person. A pure function of the two readings: stored once, never changed by later documents.
    """

    a: str
    b: str
    score: float
    state: MatchState
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What persons have decided (`judge`), as far as it touches the claims that were asked about.

    `same` and `apart` are pairs of member ids; a person's word goes before every score. `reliability` maps an
    origin's name (as in `Origin.name`) to a grade.
    """

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    reliability: Mapping[str, Reliability] = field(default_factory=dict)


class Neighbourhood(Protocol):
    """What a store must answer. Every answer is a set: order carries no meaning, unknown ids are left out."""

    def documents_with(self, keys: Collection[str]) -> Mapping[str, int]:
        """Ids of the documents that were stored with any of these keys -> how many of them."""

    def readings(self, documents: Collection[str]) -> Mapping[str, Reading]:
        """The readings of these documents. `Reading.analysis` may be left empty (no tokens, sentences or mentions)."""

    def derivations(self, documents: Collection[str]) -> Mapping[str, tuple[Derivation, ...]]:
        """What is stored of these documents' ancestors (`Derivation.document` is the key)."""

    def derived_from(self, documents: Collection[str]) -> Collection[str]:
        """Ids of the documents with a stored derivation whose `on` is one of these."""

    def arrived(self, documents: Collection[str]) -> Mapping[str, int]:
        """Document id -> a number that is greater for what was stored later."""

    def confirmed(self, claims: Collection[str]) -> Iterable[tuple[str, str, float]]:
        """(a, b, score) of the stored matches with an end (`a` or `b`) among these member ids that are confirmed, each
        once. Where many reports tell of one place these are as many as its square: their features are left out."""

    def events_of(self, members: Collection[str]) -> Mapping[str, str]:
        """Member id ("doc/c1", "doc/r1") -> id of the current event that lists it."""

    def events(self, ids: Collection[str]) -> Mapping[str, EventRecord]:
        """The current events with these ids."""

    def decisions(self, members: Collection[str]) -> Decisions:
        """What persons have decided about these members."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Member ids that share one independent origin, group by group, oldest name first; members of unknown origin are
    in none. `counted` is how many of the groups may be counted beside each other; `reasons` say why for each pair;
    `weak` are members of groups that count alone, but not beside another (a cited medium, an official without a name).
    """

    groups: tuple[tuple[str, ...], ...]
    counted: int
    reasons: tuple[Reason, ...] = ()
    weak: tuple[str, ...] = ()


Grouping = Callable[[Mapping[str, Origin]], Grouped]
"""Member id -> its origin, for the members that carry an event; which of them are one witness."""

OriginOf = Callable[[str], Origin]
"""Member id ("doc/c1") -> the origin of the claim."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What the origins stage makes of one new document.

    `keys`: to be stored with the document. `derivations`: of the new document, and of each later document whose
    ancestors change because of it; each entry replaces what is stored for that document. `affected`: documents
    whose claims may have another origin now (the new one, those in `derivations`, and all derived from them).
    """

    keys: tuple[str, ...]
    derivations: Mapping[str, tuple[Derivation, ...]]
    affected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighing makes of one new document.

    `keys`: to be stored with the document, beside those of `Traced`. `matches`: new ones, to be stored.
    `events`: new and changed events; each replaces what is stored under its id. `gone`: ids of events that were
    joined into another one or fell apart; their members are all in `events`.
    """

    keys: tuple[str, ...]
    matches: tuple[Match, ...]
    events: tuple[EventRecord, ...]
    gone: tuple[str, ...] = ()
