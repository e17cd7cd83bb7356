"""Names and their aliases within one document: "Igor Kim" and later "Kim", "General Staff (GS)" and later "the "
"GS"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.model import Mention, Provenance, Sentence, Span, Token
from secondsource.model.document import MentionKind
from secondsource.reading.words import words

_KINDS: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip
TITLES = words(
    "mr mrs ms dr prof professor sir president prime minister governor mayor colonel col lieutenant lt general "
    "gen major ",
    "maj captain capt sergeant sgt brigadier brig admiral commander chief senator sen congressman rep representative ",
    "spokesman spokeswoman spokesperson secretary deputy director ambassador king queen pope rev reverend sheikh imam ",
    "father sister brother corporal private marshal marshall commissioner judge justice chairman chairwoman "
    "ex-president ",
    "former acting vice military army police director",
)
_PARENTHESIS = re.compile(r"\s?\(([A-Z][A-Za-z&-]{1,9})\)")


def names(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The names in a document, in order, each with the canonical (longest) name of what it refers to."""
    found = _entities(text, tokens)
    by_last: dict[str, str] = {}
    for _, name, kind in found:
        if kind == "person":
            parts = name.split()
            if len(parts) > 1:
                by_last.setdefault(parts[-1], name)
    acronyms = _acronyms(text, found)
    mentions = []
    for span, name, heard_as in found:
        entity, kind = acronyms.get(name, name), heard_as
        if name not in acronyms and name in by_last and kind in ("person", "organisation", "place"):
            entity, kind = by_last[name], "person"
        mentions.append(Mention(span, span.of(text), kind, entity, Provenance("reading.names", 0.85, span)))
    return tuple(mentions)


def bare(name: str) -> str:
    """A person's name without titles and a possessive ending."""
    parts = re.sub(r"[’']s?$", "", name.strip()).split()
    while len(parts) > 1 and parts[0].lower().rstrip(".") in TITLES:
        parts = parts[1:]
    return " ".join(parts)


def _entities(text: str, tokens: Sequence[Token]) -> list[tuple[Span, str, MentionKind]]:
    found: list[tuple[Span, str, MentionKind]] = []
    index = 0
    while index < len(tokens):
        first = tokens[index]
        if first.entity not in _KINDS:
            index += 1
            continue
        last = index
        while (
            last + 1 < len(tokens)
            and tokens[last + 1].entity == first.entity
            and tokens[last + 1].sentence == first.sentence
            and tokens[last + 1].start - tokens[last].end <= 1
        ):
            last += 1
        begin, end = index, last
        while begin < end and tokens[begin].pos in ("DET", "PUNCT"):
            begin += 1
        while end > begin and (tokens[end].pos in ("PUNCT", "PART") or tokens[end].text in ("’s", "'s")):
            end -= 1
        span = Span(tokens[begin].start, tokens[end].end)
        kind = _KINDS[first.entity]
        name = " ".join(span.of(text).split())
        if kind == "person" and tokens[begin].morph:  # inflecting languages: the lemma of a name is its nominative
            name = " ".join(t.lemma for t in tokens[begin : end + 1])
        found.append((span, bare(name) if kind == "person" else name, kind))
        index = last + 1
    return found


def _acronyms(text: str, found: Sequence[tuple[Span, str, MentionKind]]) -> dict[str, str]:
    """Short forms that the text itself introduces in brackets behind the long one."""
    short: dict[str, str] = {}
    for span, name, _ in found:
        match = _PARENTHESIS.match(text, span.end, min(len(text), span.end + 14))
        if match and len(name.split()) > 1:
            short[match.group(1)] = name
    return short
