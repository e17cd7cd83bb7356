"""The nouns of Second Source: frozen, typed, without input or output. Terms are those of `docs/vocabulary.md`."""

from secondsource.model.assessment import (
    Aligned,
    Assessment,
    Derivation,
    EventRecord,
    FigureBy,
    FigureRange,
    Member,
    Origin,
    Reason,
    Relation,
)
from secondsource.model.claim import Attribution, Claim, Reading, Response, Speaker
from secondsource.model.document import Analysis, Document, Mention, Provenance, Received, Sentence, Span, Token
from secondsource.model.event import (
    EVENT_CODES,
    Event,
    Impact,
    Need,
    Part,
    Quantity,
    RegisterCheck,
    RegisterValue,
    Stake,
)
from secondsource.model.place import Candidate, Place, Toponym
from secondsource.model.time import DateMention, DateValue

__all__ = [
    "EVENT_CODES",
    "Aligned",
    "Analysis",
    "Assessment",
    "Attribution",
    "Candidate",
    "Claim",
    "DateMention",
    "DateValue",
    "Derivation",
    "Document",
    "Event",
    "EventRecord",
    "FigureBy",
    "FigureRange",
    "Impact",
    "Member",
    "Mention",
    "Need",
    "Origin",
    "Part",
    "Place",
    "Provenance",
    "Quantity",
    "Reading",
    "Reason",
    "Received",
    "RegisterCheck",
    "RegisterValue",
    "Relation",
    "Response",
    "Sentence",
    "Span",
    "Speaker",
    "Stake",
    "Token",
    "Toponym",
]
