"""Attribution figures by kind of attribution, for `secondsource bench attribution`.

A kind is a property that can be read off the gold and off an answer alike, so each has precision and recall:

* *direct*, *mixed*, *indirect*: how much of the content stands in quotation marks (nine tenths, some, none);
* *pronoun*: the source is a personal pronoun;
* *out_of_sentence*: the source stands in another sentence than the content (a full stop, question mark or paragraph
  between them, quotation marks apart);
* *no_source*: nobody is named at all;
* *anonymous*, *named*: as marked; only where the gold marks it.

Contents are paired as in `score.py polnear` (at least half of their characters in common), and a pair counts as right
when the sources overlap by half too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from secondsource.faces import score

Attribution = dict[str, Any]
Span = Sequence[int]

_PRONOUN = re.compile(r"(?:he|she|they|it|i|we|you|who|он|она|они|оно|я|мы|він|вона|вони|воно|ми)$", re.IGNORECASE)
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"\n]{0,4000}[”»“\"]")
_BREAK = re.compile(r"[.!?…][\"”»)’']*\s+[\"“«„(‘']*[A-ZА-ЯЁІЇЄҐ]|\n\s*\n")


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """The stretches of a text between quotation marks, marks included."""
    return [m.span() for m in _QUOTED.finditer(text)]


def kinds_of(text: str, stretches: Sequence[Span], attribution: Attribution) -> frozenset[str]:
    """The kinds of one attribution (see the module); `stretches` are the text's quoted ones."""
    content, source = attribution["content"], attribution["source"]
    size = sum(e - s for s, e in content) or 1
    inside = sum(score.overlap(c, q) for c in content for q in stretches) / size
    found = {"direct" if inside >= 0.9 else "mixed" if inside > 0.05 else "indirect"}
    if not source:
        found.add("no_source")
    else:
        if all(_PRONOUN.match(text[s:e].strip()) for s, e in source):
            found.add("pronoun")
        if content and not _one_sentence(text, source[0], content):
            found.add("out_of_sentence")
    speaker = attribution.get("speaker")  # ours is an object, the gold's a name
    anonymous = speaker.get("anonymous") if isinstance(speaker, dict) else attribution.get("anonymous")
    if anonymous is not None:
        found.add("anonymous" if anonymous else "named")
    return frozenset(found)


def _one_sentence(text: str, source: Span, content: Sequence[Span]) -> bool:
    """Whether some stretch of the content stands in the source's sentence, touching it or without a break between."""
    for start, end in content:
        if score.overlap(source, (start, end)):
            return True
        low, high = (end, source[0]) if end <= source[0] else (source[1], start)
        if not _BREAK.search(text, max(0, low - 2), min(len(text), high + 2)):
            return True
    return False


def by_kind(gold: Sequence[dict[str, Any]], pred: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Kind -> precision, recall, F1 of contents with their source, with the numbers of gold and answer."""
    found = score.by_id(list(pred))
    right: dict[str, list[int]] = {}

    def count(names: frozenset[str], at: int) -> None:
        for name in names:
            right.setdefault(name, [0, 0, 0, 0])[at] += 1

    def alike(text: str) -> Callable[[Attribution, Attribution], float]:
        def of(x: Attribution, y: Attribution) -> float:
            one, other = ([score.trimmed(text, s) for s in a["content"]] for a in (x, y))
            return float(score.iou(one, other))

        return of

    for g in gold:
        text = g["text"]
        stretches = quoted_stretches(text)
        ours = list(found.get(g["id"], score.EMPTY)["attributions"])
        matched = [
            (x, y)
            for x, y in score.pairs(g["attributions"], ours, alike(text), 0.5)
            if (score.iou(x["source"], y["source"]) >= 0.5 if x["source"] else not y["source"])
        ]
        for a in g["attributions"]:
            count(kinds_of(text, stretches, a), 0)
        for a in ours:
            count(kinds_of(text, stretches, a), 1)
        for x, y in matched:
            count(kinds_of(text, stretches, x), 2)
            count(kinds_of(text, stretches, y), 3)
    marked = {name for name, n in right.items() if n[0]}
    return {name: _figures(*right[name]) for name in sorted(marked)}


def _figures(gold: int, answers: int, recalled: int, precise: int) -> dict[str, Any]:
    precision, recall = precise / answers if answers else 0.0, recalled / gold if gold else 0.0
    both = precision + recall
    return {
        "P": round(precision, 3),
        "R": round(recall, 3),
        "F1": round(2 * precision * recall / both, 3) if both else 0.0,
        "gold": gold,
        "pred": answers,
    }
