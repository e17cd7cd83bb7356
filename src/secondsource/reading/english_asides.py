"""Sources named in an aside: "X reported, citing Y, that …", "X, quoting Y, said …", "according to X, quoting Y, …".

The parser hangs such an aside now on the host, now on what it says; commas are surer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.model import Sentence, Span
from secondsource.reading.english_clauses import Clauses
from secondsource.reading.frames import Frame
from secondsource.reading.role_words import INSTITUTIONS, PEOPLE, THINGS

_CITING = {"citing": 1, "quoting": 1, "referring": 2, "crediting": 1}
"""Words that open an aside, with the number of words before the one cited ("referring to")."""
_REFERENCE = ("reference", "referring")
_LONGEST = 22  # words of an aside


def with_asides(rules: Clauses, sentence: Sentence, frames: Sequence[Frame]) -> list[Frame]:
    """The frames of a sentence with those of its asides: who is cited said what the host says."""
    out = list(frames)
    for cue, cited in _asides(rules, sentence):
        out = _placed(rules, sentence, out, cue, cited)
    return out


def _asides(rules: Clauses, sentence: Sentence) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Cue and cited phrase of each aside between commas, as first and last tokens."""
    trees, tokens = rules.trees, rules.tokens
    for n in range(sentence.first + 1, sentence.last - 3):
        word = trees.lower(n)
        if word in _CITING:
            first, begin = n, n + _CITING[word]
        elif word == "with" and trees.lower(n + 1) == "reference":
            first, begin = n, n + 3
        else:
            continue
        if tokens[n - 1].text not in (",", "(") or rules.quote_of[n] >= 0:
            continue
        if begin - first > 1 and trees.lower(begin - 1) != "to":
            continue
        close = "," if tokens[n - 1].text == "," else ")"
        end = next((k for k in range(begin, min(sentence.last - 2, begin + _LONGEST)) if tokens[k].text == close), None)
        if end is None or end == begin or any(rules.is_finite(k) for k in range(begin, end)):
            continue
        if _someone(rules, begin, end - 1):
            yield (first, begin - 1), (begin, end - 1)


def _someone(rules: Clauses, first: int, last: int) -> bool:
    """Whether a phrase names people or a body, and no paper or recording."""
    tokens, trees = rules.tokens, rules.trees
    head = next((n for n in range(first, last + 1) if not first <= tokens[n].head <= last), last)
    word = trees.lower(head)
    if word in THINGS or word.rstrip("s") in THINGS:
        return False
    known = word in PEOPLE or word.rstrip("s") in PEOPLE or word in INSTITUTIONS or word in ("source", "sources")
    return known or tokens[head].pos == "PROPN" or tokens[head].entity in ("PERSON", "ORG")


def _placed(
    rules: Clauses, sentence: Sentence, frames: list[Frame], cue: tuple[int, int], cited: tuple[int, int]
) -> list[Frame]:
    trees, tokens = rules.trees, rules.tokens
    before, after = tokens[cue[0] - 2].end, cited[1] + 2
    aside = trees.span(cue[0], cited[1])
    frames = [f for f in frames if not any(c.overlap(trees.span(*cue)) for c in f.cue)]
    said = next((f for f in frames if f.cue and f.cue[-1].end == before), None)
    named = next((f for f in frames if f.source and f.source[-1].end in (before, aside.end) and f.cue), None)
    if said is not None:  # "X reported, citing Y, that …", "according to …"
        pass
    elif named is not None and named.cue[0].start > aside.end:  # "X, citing Y, said …"
        content = tuple(c for c in named.content if not c.overlap(aside))
        if not content:
            return frames
        frames = [replace(f, content=content, by="reading.attribution.host") if f is named else f for f in frames]
        return [*frames, _frame(rules, cue, cited, content)]
    elif named is not None:  # "according to X, citing Y, …"
        said = named
    if said is None:
        return frames
    if trees.lower(after) == "that":
        after += 1
    if after >= sentence.last - 1:
        return frames
    content = (rules.until_end(sentence, after),)
    source = tuple(Span(s.start, min(s.end, before)) if s.overlap(aside) else s for s in said.source)
    frames = [
        replace(f, content=content, source=source, by="reading.attribution.host") if f is said else f for f in frames
    ]
    return [*frames, _frame(rules, cue, cited, content)]


def _frame(rules: Clauses, cue: tuple[int, int], cited: tuple[int, int], content: tuple[Span, ...]) -> Frame:
    span = rules.trees.span
    return Frame((span(*cited),), (span(*cue),), content, "reading.attribution.citing", 0.85)
