"""Anonymity on request: "who spoke on condition of anonymity", "her name has been withheld"."""

from __future__ import annotations

import re
from bisect import bisect_right

from secondsource.model import Span
from secondsource.reading.frames import Frame
from secondsource.reading.trees import Trees

_REQUESTED = re.compile(
    r"condition of anonymity|request(?:ed|ing) anonymity|anonymity (?:was|were|for)|ask(?:ed|ing) (?:us |for "
    r"(?:his|her|their) name |that (?:his|her|their) (?:sur|full )?name )?"
    r"(?:not to (?:be )?(?:name|identif|use|publish|give)|to (?:withhold|remain anonymous|stay anonymous|keep)|"
    r"to be withheld|not be (?:used|published|named))|"
    r"(?:did not|didn['’]t|does not|declin\w+|refus\w+)(?: to)?(?: want)?(?: to)? (?:(?:his|her|their) (?:full "
    r")?name|be (?:named|identified)|give (?:his|her|their) (?:full )?name)|"
    r"name (?:has been|was|is being|have been) (?:withheld|changed)|(?:cannot|can not|could not|may not|not "
    r"authori[sz]ed to) be (?:named|identified)|"
    r"names? (?:have|has) been changed|wish\w* to remain anonymous|insisted on anonymity|spoke anonymously|"
    r"speaking anonymously|not to be (?:named|identified)|"
    r"withhold (?:his|her|their) name|want (?:his|her|their) name published",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(
    r"[.;]\s*(?:(?:his|her|their|the \w{2,20}['’]s) names? |"
    r"(?:he|she|they) (?:asked|spoke|requested|declined|did not|didn))",
    re.IGNORECASE,
)
_EDGE = re.compile(r"[.!?”\"\n]")


def asked_not_to_be_named(trees: Trees, source: Span) -> bool:
    """Whether the words around a source say that it asked not to be named: its own clause, or the sentence after it."""
    text, end = trees.text, source.end
    cut = _EDGE.search(text, end, min(len(text), end + 160))
    edge = cut.start() if cut else min(len(text), end + 160)
    if _REQUESTED.search(text, source.start, edge):
        return True
    starts = trees.sentence_starts
    sentence = trees.sentences[max(0, bisect_right(starts, source.start) - 1)] if starts else None
    stop = sentence.span.end if sentence is not None else edge
    following = _NEXT_SENTENCE.match(text, max(0, stop - 1), min(len(text), stop + 30))
    following = following or _NEXT_SENTENCE.search(text, end, max(end, stop))
    if following is None:
        return False
    return bool(_REQUESTED.search(text, following.start(), min(len(text), following.start() + 100)))


def asks_anonymity(text: str, frame: Frame) -> bool:
    """Whether a candidate is only a request for anonymity ("asked us to withhold his name"), which says nothing."""
    said = " ".join(part.of(text) for part in (*frame.cue, *frame.content))
    if len(said) > 120:
        return False
    match = _REQUESTED.search(said)
    return match is not None and match.start() < 40
