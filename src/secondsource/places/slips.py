"""Slips of the pen: how far one spelling is from another when letters that are easily confused count less.

Optimal string alignment (Damerau 1964) with costs of its own: a vowel for a vowel, a letter doubled or halved, a
neighbour on the keyboard, two letters that change places, cost less than a letter of another sound.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from secondsource.places.spelling import soft

_VOWELS = frozenset("aeiouyаеёєиіїоуыэюя")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_NEIGHBOURS = frozenset(
    pair for row in _ROWS for one, two in itertools.pairwise(row) for pair in (one + two, two + one)
)
_ALIKE = frozenset(
    one + two
    for group in ("гхґgh", "сзszц", "вfvw", "иыіїйiyj", "еэєe", "тдtd", "пбpb", "кгkgc", "шщжч", "ёое")
    for one in group
    for two in group
)
_VOWEL, _DOUBLED, _SWAPPED, _TYPED, _SOUND, _DROPPED = 0.5, 0.4, 0.7, 0.7, 0.5, 0.9


def slip_cost(one: str, other: str) -> float:
    """The least cost of turning one spelling into the other, about 1 for each letter that is plainly another."""
    before: list[float] = []
    row = [0.0]
    for n, mark in enumerate(other):
        row.append(row[-1] + _alone(other, n, mark))
    for i, mine in enumerate(one):
        older, before = before, row
        row = [before[0] + _alone(one, i, mine)]
        for j, theirs in enumerate(other):
            cost = min(
                before[j + 1] + _alone(one, i, mine),
                row[j] + _alone(other, j, theirs),
                before[j] + _changed(mine, theirs),
            )
            if i and j and mine == other[j - 1] and one[i - 1] == theirs and mine != theirs:
                cost = min(cost, older[j - 1] + _SWAPPED)
            row.append(cost)
    return row[-1]


def _alone(text: str, at: int, mark: str) -> float:
    """The cost of a letter that one has and the other has not."""
    if mark in " ь" or (at and text[at - 1] == mark):
        return _DOUBLED
    return _DROPPED


def _changed(mine: str, theirs: str) -> float:
    if mine == theirs:
        return 0.0
    if mine in _VOWELS and theirs in _VOWELS:
        return _VOWEL
    if mine + theirs in _ALIKE:
        return _SOUND
    return _TYPED if mine + theirs in _NEIGHBOURS else 1.0


def closest(name: str, spellings: Sequence[str], least: float) -> list[tuple[float, int]]:
    """The spellings nearest to a name: likeness in [0, 1] and position, best first; none below `least`.

    Likeness is 1 less the cost by letter; what differs in more than three letters is not looked at.
    """
    rough = process.extract(
        name, spellings, scorer=OSA.normalized_similarity, limit=40, score_cutoff=max(0.0, least - 0.15), processor=None
    )
    out = []
    for text, _, at in rough:
        likeness = 1.0 - slip_cost(name, text) / max(len(name), len(text))
        if text[:1] != name[:1]:
            likeness -= 0.05
        if likeness >= least:
            out.append((likeness, at))
    return sorted(out, key=lambda pair: (-pair[0], pair[1]))


def likeness(one: str, other: str, *, processor: object = None, score_cutoff: float | None = None) -> float:
    """How alike two folded names are, in [0, 1]: edits (optimal string alignment), half of them on the soft forms."""
    if abs(len(one) - len(other)) > 4:
        return 0.0
    hard = OSA.normalized_similarity(one, other)
    if score_cutoff is not None and hard < 2 * score_cutoff - 1:
        return 0.0
    mine, theirs = soft(one), soft(other)
    value = 0.5 * hard + 0.5 * OSA.normalized_similarity(mine, theirs)
    if mine[:1] != theirs[:1]:
        # Slips hardly ever fall on the first letter: Novoliubivka is not Viroliubivka.
        value *= 0.85
    return float(value) if score_cutoff is None or value >= score_cutoff else 0.0
