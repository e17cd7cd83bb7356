"""What a person decides: an override or a correction, with name and reason. It never erases what it overrides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

JudgementKind = Literal[
    "reliability",
    "credibility",
    "status",
    "same",
    "apart",
    "place",
    "speaker",
    "code",
    "factuality",
    "reviewed",
    "comment",
]
JUDGEMENT_KINDS: tuple[str, ...] = get_args(JudgementKind)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of a person.

    `subject` is an event id, a member id ("document-id/claim-id"), a document id or, for `reliability`, an
    origin's name. `value` is the new grade, status, code, factuality or speaker; the other id for `same` and
    `apart`; a place as JSON (`{"name", "lat", "lon", "radius_m"}`); free words for a comment. An empty value
    withdraws an earlier judgement of that kind on that subject. `id` and `at` are given by the ledger.
    """

    subject: str
    kind: JudgementKind
    value: str
    by: str
    because: str
    at: str = ""
    id: str = ""
