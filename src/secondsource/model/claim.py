"""Who says what: attributions, speakers, claims, responses, and the reading of one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from secondsource.model.document import Analysis, Document, Provenance, Span
from secondsource.model.event import Event, Impact, Need, Stake
from secondsource.model.place import Toponym
from secondsource.model.time import DateMention, DateValue

AttributionKind = Literal["direct", "indirect", "mixed"]
Naming = Literal["named", "role", "group", "requested"]
EvidenceKind = Literal["witnessed", "reported", "inferred", "unstated"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
ResponseKind = Literal["confirms", "denies", "no_comment"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor that a source refers to, resolved across the document.

    `anonymous`: the document names them nowhere. `naming` says how they are named; `requested` means that
    they asked not to be. An anonymous speaker has no `name`, only a `role`, and is never linked to anyone.
    """

    name: str | None
    role: str | None
    affiliation: str | None
    anonymous: bool
    naming: Naming

    def __post_init__(self) -> None:
        if self.anonymous and self.name is not None:
            raise ValueError("an anonymous speaker has no name")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content; each may be discontinuous, and source or cue may be absent.

    `relay` lists the media through which the words reached the document, oldest first; the publisher is
    never one. `evidence` is how the speaker is said to know.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: Speaker | None
    relay: tuple[str, ...]
    evidence: EvidenceKind
    said_on: DateValue | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition that one party puts forward in one document.

    `attribution` is the id of an attribution of the same reading; None is the publisher's own voice.
    `anchor` is the shortest clause that says it. Exactly one of `event`, `stake` and `need` is set.
    `impact` goes beside an event or a need that concerns people.
    """

    id: str
    attribution: str | None
    anchor: Span
    factuality: Factuality
    provenance: Provenance
    event: Event | None = None
    stake: Stake | None = None
    need: Need | None = None
    impact: Impact | None = None


def claim_of(reading: Reading, member: str) -> Claim | None:
    """The claim of a reading by its member id ("document-id/claim-id"); None for a response, or one no longer read."""
    id = member.rpartition("/")[2]
    return next((c for c in reading.claims if c.id == id), None)


def placed_by(claim: Claim, toponyms: Mapping[str, Toponym]) -> Toponym | None:
    """The toponym that places a claim, with the point that its sentence gives it. `toponyms`: the reading's, by id."""
    if claim.event is None:
        return toponyms.get(claim.stake.asset) if claim.stake is not None and claim.stake.asset is not None else None
    toponym = toponyms.get(claim.event.place) if claim.event.place is not None else None
    if toponym is None or claim.event.where is None:
        return toponym
    return replace(toponym, resolved=claim.event.where)


@dataclass(frozen=True, slots=True)
class Response:
    """How a party answers a claim made elsewhere. `to` is the id of the claim answered, where it is known."""

    kind: ResponseKind
    by: str
    anchor: Span
    to: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Reading:
    """Everything that was read in one document."""

    document: Document
    analysis: Analysis
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    responses: tuple[Response, ...] = ()
    places: tuple[Toponym, ...] = ()
    dates: tuple[DateMention, ...] = ()
    warnings: tuple[str, ...] = ()
