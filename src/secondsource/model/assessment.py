"""Claim against claim: derivations, origins, relations and assessments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.document import Span
from secondsource.model.event import EventCode
from secondsource.model.place import Place
from secondsource.model.time import DateValue

DerivationKind = Literal["verbatim", "edited", "paraphrase", "translation", "cites"]
OriginKind = Literal["speaker", "body", "eyewitness", "reporter", "document", "unknown"]
Stance = Literal["asserts", "denies", "no_comment"]
RelationKind = Literal["first", "repeats", "corroborates", "contradicts", "denies", "updates", "generalises"]
Status = Literal["claimed", "corroborated", "disputed", "confirmed", "refuted"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A stretch of the later document beside the stretch of the earlier one that it comes from."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Derivation:
    """`document` was made from `on`; `added` are stretches that only the later one has."""

    document: str
    on: str
    kind: DerivationKind
    score: float
    evidence: tuple[Aligned, ...]
    added: tuple[Span, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The earliest identifiable link of a chain. `kind` "unknown" counts as a report, never as an origin.

    `same_as`: further names by which it may be one with another origin: the body a person speaks for, its owner.
    """

    id: str
    name: str | None
    kind: OriginKind
    anonymous: bool
    chain: tuple[str, ...]
    detail: str = ""
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A machine-readable reason (`code`) with a sentence for people (`detail`)."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Admiralty grades: reliability of the origin A–F, credibility of the information 1–6, and why.

    `by` is "secondsource VERSION" or a person's name; `at` an ISO 8601 UTC time.
    """

    reliability: Reliability
    credibility: Credibility
    reasons: tuple[Reason, ...]
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Relation:
    """How a claim stands to the earlier ones on the same event. `kind` is None for a no-comment."""

    kind: RelationKind | None
    stance: Stance
    detail: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One claim (or response) of an event, with its origin, stance and relation.

    `claim` is "document-id/claim-id" ("…/r1" for a response); `depends_on` are the derivations of its
    document whose aligned text touches the claim.
    """

    claim: str
    document: str
    anchor: Span
    origin: Origin | None
    relation: Relation
    depends_on: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureBy:
    """Who gave which figure: `claim` is a claim id."""

    claim: str
    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class FigureRange:
    """A quantity over all claims of an event: a range and who gave what, never an average."""

    what: str
    unit: str
    low: float | None
    high: float | None
    by: tuple[FigureBy, ...]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event of the ledger: its members weighed against each other. `code` may also be "stake".

    `reports` counts documents that carry the claim, `origins` the independent origins behind it; denials and
    contradictions are members but count neither way.
    """

    id: str
    code: EventCode | Literal["stake"]
    summary: str
    place: Place | None
    happened_on: DateValue | None
    reports: int
    origins: int
    status: Status
    quantities: tuple[FigureRange, ...]
    assessment: Assessment
    members: tuple[Member, ...]
