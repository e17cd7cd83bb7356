"""What is read: spans, documents, sentences and names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PublishedBasis = Literal["given", "metadata", "text", "unknown"]
MentionKind = Literal["person", "organisation", "place", "group", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Document.text`, in Unicode code points: start inclusive, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Provenance:
    """The evidence of one inferred value: the rule or model that gave it, a score, the span it rests on.

    `by` is a dotted name such as `reading.attribution.according_to` or `encoder 1`; `score` lies in [0, 1].
    """

    by: str
    score: float = 1.0
    span: Span | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One published report, as read.

    `text` is what all offsets count in. `sha256` is that of the archived bytes (a file, a page, or one
    JSON Lines record). `publisher` is the medium that published it, never called a source. `published`
    is an ISO 8601 date or UTC time; `published_basis` says where it comes from.
    """

    id: str
    sha256: str
    text: str
    address: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    language: str = "und"
    warnings: tuple[str, ...] = ()

    @property
    def published_day(self) -> str | None:
        """The publication day as YYYY-MM-DD, or None where the date is unknown or coarser than a day."""
        return self.published[:10] if self.published and len(self.published) >= 10 else None


@dataclass(frozen=True, slots=True)
class Received:
    """A document together with the bytes it was read from, as they go into the archive."""

    document: Document
    archived: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `head` is the index of its head among the tokens of the document (itself for a root).

    `pos` and `dep` follow Universal Dependencies for Russian and Ukrainian and spaCy's English scheme for
    English; `morph` is a UD feature string ("Case=Gen|Number=Sing") or empty; `entity` is a name type
    (PERSON, ORG, GPE, LOC, …) or empty.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str = ""
    morph: str = ""

    @property
    def span(self) -> Span:
        """The token's place in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the tokens [first, last) in it, its paragraph (counted from 0) and language."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int
    language: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, with the canonical name of what it refers to within the document."""

    span: Span
    text: str
    kind: MentionKind
    entity: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Analysis:
    """What grammar says of a document: tokens, sentences, names. Sentence and token indices count from 0."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
