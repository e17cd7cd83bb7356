"""Whether a headline says more than its report: as a fact what the text only has somebody claim, or only possible.

The headline is the document's title, or its first line where that is no sentence. Its events in the publisher's own
voice are compared with those of the text by code and words; a headline that names who says so, or asks, is no stronger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from secondsource.model import Analysis, Attribution, Claim, Document, Span
from secondsource.reading.attribution import find_attributions
from secondsource.reading.events import find_claims
from secondsource.reading.words import words

_LONGEST = 240  # code points of a headline; a longer first line is a paragraph
_MOST = 3  # warnings on one document
_STEM = 5  # letters by which inflected words are compared
_KIN = (
    frozenset({"air_strike", "shelling", "other"}),
    frozenset({"advance", "withdrawal", "control_change"}),
)
"""Codes that a headline and its report may give to one event ("attack", "missile strike"; "enter", "take")."""
_PLAIN = words(
    "the and for with from that this have been were after over into near more than they their about says said"
)
_NUMBER_WORDS = words("one two three four five six seven eight nine ten dozen dozens scores hundreds thousands")
_WORD = re.compile(r"\w{3,}")


def headline_warnings(
    document: Document,
    analyse: Callable[[Document], Analysis],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
) -> tuple[str, ...]:
    """One warning for each event that the headline states and the text only reports; at most three.

    Args:
        analyse: grammar of a text; asked only for a title that the text does not repeat.
        attributions, claims: what was read in the document's text.
    """
    told = [claim for claim in claims if claim.event is not None]
    if not told:
        return ()
    span = _in_text(document)
    if span is not None:
        heads = [c for c in told if span.contains(c.anchor)]
        said = document.text
        told = [c for c in told if c.anchor.start >= span.end]
    elif document.title and len(document.title) <= _LONGEST:
        said = document.title
        heads = _of_title(document, analyse)
    else:
        return ()
    speakers = {a.id: a for a in attributions}
    found = dict.fromkeys(_stronger(heads, said, told, document.text, speakers))
    return tuple(list(found)[:_MOST])


def _in_text(document: Document) -> Span | None:
    """Where the text itself begins with the headline; None where it does not."""
    start = len(document.text) - len(document.text.lstrip())
    end = document.text.find("\n", start)
    if end < 0 or not document.text[end:].strip():
        return None
    line = document.text[start:end].strip()
    title = " ".join((document.title or "").split())
    if title and " ".join(line.split()) == title:
        return Span(start, end)
    headed = not title and len(line) <= _LONGEST // 2 and line[-1:].isalnum() and len(line.split()) > 2
    return Span(start, end) if headed else None


def _of_title(document: Document, analyse: Callable[[Document], Analysis]) -> list[Claim]:
    """The claims of a title that stands outside the text."""
    title = replace(document, text=document.title or "", title=None)
    analysis = analyse(title)
    attributions = find_attributions(title, analysis, (), None)
    return [c for c in find_claims(title, analysis, attributions, (), (), None) if c.event is not None]


def _stronger(
    heads: Sequence[Claim], said: str, told: Sequence[Claim], text: str, speakers: dict[str, Attribution]
) -> Iterator[str]:
    for head in heads:
        if head.attribution is not None or head.factuality != "CT+":
            continue
        same = [c for c in told if c.factuality[-1] != "-" and _same(head, said, c, told, text)]
        if not same or any(c.attribution is None and c.factuality == "CT+" for c in same):
            continue
        quoted = " ".join(head.anchor.of(said).split())
        best = next((c for c in same if c.factuality == "CT+"), None)
        if best is None:
            yield f"the headline states as certain what the report gives only as possible: “{quoted}”"
        else:
            speaker = speakers[best.attribution].speaker if best.attribution in speakers else None
            who = (speaker.name or speaker.role if speaker else None) or "somebody"
            yield f"the headline states as fact what the report gives only as the words of {who}: “{quoted}”"


def _same(head: Claim, said: str, claim: Claim, told: Sequence[Claim], text: str) -> bool:
    """Whether a claim of the text may be what the headline tells: one code, or kin, and a word in common.

    The only claim of its code needs no common word ("Thousands flee"; "12,000 people have walked to the lake").
    """
    one, other = head.event, claim.event
    if one is None or other is None:
        return False
    if one.code != other.code and not any(one.code in kin and other.code in kin for kin in _KIN):
        return False
    if _stems(head, said) & _stems(claim, text):
        return True
    return one.code == other.code and sum(c.event is not None and c.event.code == one.code for c in told) == 1


def _stems(claim: Claim, text: str) -> frozenset[str]:
    event = claim.event
    named = (event.actor, event.target) if event is not None else ()
    joined = " ".join(filter(None, (claim.anchor.of(text), *named))).lower()
    return frozenset(w[:_STEM] for w in _WORD.findall(joined) if w not in _PLAIN and w not in _NUMBER_WORDS)
