"""Which of two documents came first, where time tells, and by what each adds where it does not."""

from __future__ import annotations

from secondsource.model.claim import Reading
from secondsource.origins.cited import citations
from secondsource.origins.units import take_apart


def when(published: str | None) -> str:
    """A publication time as a string that sorts; unknown sorts last."""
    return published or "9999"


def earlier_first(a: Reading, b: Reading) -> bool:
    """Whether `a` came before `b`: a strict order on every pair, so that two documents never derive from each other.

    Times that differ decide; a bare day is not before a time of that day. Then what each adds: the one that names the
    other's medium is later, then the one that has less of the common text (shortening is commoner than filling up);
    last the ids, so that there is always one answer.
    """
    x, y = a.document.published, b.document.published
    if x and y:
        shared = min(len(x), len(y))
        if x[:shared] != y[:shared]:
            return x < y
        if len(x) == len(y) and x != y:
            return x < y
    a_names_b = bool(citations(a.document.text, b.document.publisher or ""))
    b_names_a = bool(citations(b.document.text, a.document.publisher or ""))
    if a_names_b != b_names_a:
        return b_names_a
    size_a, size_b = len(take_apart(a.document.text).shingles), len(take_apart(b.document.text).shingles)
    if size_a != size_b:
        return size_a > size_b
    return a.document.id < b.document.id
