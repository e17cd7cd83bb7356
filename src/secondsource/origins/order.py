"""Which of two documents came first, where time tells, and by what each adds where it does not."""

from __future__ import annotations

import re

from secondsource.model.claim import Reading
from secondsource.origins.cited import citations
from secondsource.origins.units import take_apart

_CREDIT = re.compile(
    r"^\W*(?:\(|reporting by|report by|edited by|with (?:agencies|material)|source:|источник|по материалам|джерело|"
    r"за матеріалами)",
    re.I,
)
_DATELINE = re.compile(r"[A-ZА-ЯЁІЇЄҐ][A-ZА-ЯЁІЇЄҐ’' -]{2,40}(?:,[^.\n]{2,24})?(?:\([^)\n]{2,40}\))?\s*[-–—.:]")


def when(published: str | None) -> str:
    """A publication time as a string that sorts; unknown sorts last."""
    return published or "9999"


def earlier_first(a: Reading, b: Reading) -> bool:
    """Whether `a` came before `b`: a strict order on every pair, so that two documents never derive from each other.

    Times that differ decide; a bare day is not before a time of that day. Then what each adds: the one that names the
    other's medium is later; so is one with a credit at its end, or one that has lost the dateline; then the one with
    fewer facts of its own (leaving out is commoner than filling up), the shorter one, and last the ids: there is always
    one answer.
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
    for told in (_unfinished, _credited):
        a_told, b_told = told(a.document.text), told(b.document.text)
        if a_told != b_told:
            return b_told
    gains_a, gains_b = _gains(a, b), _gains(b, a)
    if gains_a != gains_b:
        return gains_a > gains_b
    size_a, size_b = len(take_apart(a.document.text).shingles), len(take_apart(b.document.text).shingles)
    if size_a != size_b:
        return size_a > size_b
    return a.document.id < b.document.id


def _credited(text: str) -> bool:
    """Whether a text ends with a line about its making: "(Agency report, edited by …)"."""
    last = text.rstrip().rsplit("\n", 1)[-1]
    return len(last) < 160 and bool(_CREDIT.search(last))


def _unfinished(text: str) -> bool:
    """Whether a text lacks the dateline that an agency's first sentence has."""
    return not _DATELINE.match(text[:80])


def _gains(a: Reading, b: Reading) -> int:
    """How many figures and names the first text has that the second lacks."""
    x, y = take_apart(a.document.text), take_apart(b.document.text)
    return len(x.figures - y.figures) + len(x.names - y.names)
