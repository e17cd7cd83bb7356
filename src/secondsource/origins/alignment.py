"""Sentence beside sentence: which stretch of a later text comes from which stretch of an earlier one."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.origins.units import Sentence, Units
from secondsource.origins.vectors import Vectors
from secondsource.settings import OriginsSettings


@dataclass(frozen=True, slots=True)
class Pairing:
    """Sentence `here` of the later text beside sentence `there` of the earlier one.

    `words`: share of the later sentence's content words that the earlier one has, 0–1, damped where the sentence is
    so short that chance would do. `meaning`: cosine of the sentence vectors, or None where none were computed.
    """

    here: int
    there: int
    words: float
    meaning: float | None = None


def by_words(later: Units, earlier: Units, settings: OriginsSettings) -> tuple[Pairing, ...]:
    """The best partner of each sentence of the later text by the words they share; none where nothing is shared.

    Cost is the product of the two numbers of sentences, so only the first `max_aligned` of each are looked at.
    """
    out: list[Pairing] = []
    rivals = earlier.sentences[: settings.max_aligned]
    for i, sentence in enumerate(later.sentences[: settings.max_aligned]):
        if not sentence.content:
            continue
        best, score = -1, 0.0
        for j, other in enumerate(rivals):
            shared = len(sentence.content & other.content)
            if not shared:
                continue
            value = _overlap(sentence, other, shared)
            if value > score:
                best, score = j, value
        if best >= 0:
            out.append(Pairing(i, best, score))
    return tuple(out)


def _overlap(sentence: Sentence, other: Sentence, shared: int) -> float:
    share = shared / len(sentence.content)
    if sentence.words == other.words:
        return 1.0
    if shared < 3 or _formula(sentence, other):
        return share * 0.5
    return share


def _formula(a: Sentence, b: Sentence) -> bool:
    """Whether both sentences name something and nothing of it is the same: "N people were killed in X, the Y said"."""
    if not (a.names or a.figures) or not (b.names or b.figures):
        return False
    return not (a.names & b.names) and not (set(a.figures) & set(b.figures))


def by_meaning(
    later: Units, earlier: Units, texts: tuple[str, str], vectors: Vectors, settings: OriginsSettings
) -> tuple[Pairing, ...]:
    """The best partner of each sentence by its vector, raised by figures and names in common.

    A cosine says little by itself (sentences of one story are all alike), so a pair is led by what must survive a
    rewrite: each figure in common adds `figure_bonus`, each name `name_bonus`, at most three of them together.
    """
    here = [s.span.of(texts[0]) for s in later.sentences[: settings.max_sentences]]
    there = [s.span.of(texts[1]) for s in earlier.sentences[: settings.max_sentences]]
    if not here or not there:
        return ()
    cosines = vectors.of(here) @ vectors.of(there).T
    out: list[Pairing] = []
    for i in range(len(here)):
        best, value = 0, -1.0
        for j in range(len(there)):
            a, b = later.sentences[i], earlier.sentences[j]
            figures = len(set(a.figures) & set(b.figures))
            names = len(a.names & b.names)
            led = float(cosines[i, j]) + min(
                figures * settings.figure_bonus + names * settings.name_bonus, 3 * settings.figure_bonus
            )
            if led > value:
                best, value = j, led
        out.append(Pairing(i, best, 0.0, round(float(cosines[i, best]), 4)))
    return tuple(out)
