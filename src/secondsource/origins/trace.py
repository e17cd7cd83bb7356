"""What a new document changes among its neighbours: ancestors of its own, and of those that came later."""

from __future__ import annotations

from collections import Counter

from secondsource.model.assessment import Derivation
from secondsource.model.claim import Reading
from secondsource.model.neighbourhood import Neighbourhood, Traced
from secondsource.origins.keys import asked_keys, document_keys
from secondsource.origins.order import earlier_first
from secondsource.origins.reuse import find_derivations, judge_pair
from secondsource.origins.vectors import Vectors
from secondsource.settings import OriginsSettings


def trace(reading: Reading, neighbourhood: Neighbourhood, vectors: Vectors, settings: OriginsSettings) -> Traced:
    """Find the ancestors of a new document, and those of later documents that it is now the nearest of.

    Reports mostly come in the order of their publication, and then nothing but the new document changes. When one
    comes late, each later candidate's ancestors are chosen anew from all its own candidates, so that the outcome is
    the same in any order.
    """
    candidates = _candidates(reading, neighbourhood, settings)
    derivations: dict[str, tuple[Derivation, ...]] = {
        reading.document.id: find_derivations(reading, list(candidates.values()), vectors, settings)
    }
    for other in candidates.values():
        if earlier_first(other, reading) or judge_pair(other, reading, vectors, settings) is None:
            continue
        around = _candidates(other, neighbourhood, settings)
        around[reading.document.id] = reading
        found = find_derivations(other, list(around.values()), vectors, settings)
        if found != neighbourhood.derivations([other.document.id]).get(other.document.id, ()):
            derivations[other.document.id] = found
    return Traced(document_keys(reading, settings), derivations, _descendants(derivations, neighbourhood))


def _candidates(reading: Reading, neighbourhood: Neighbourhood, settings: OriginsSettings) -> dict[str, Reading]:
    """The readings of documents that share enough keys, most first and at most `max_candidates`."""
    plain, media = asked_keys(reading, settings)
    shared: Counter[str] = Counter(neighbourhood.documents_with(plain))
    for document, count in neighbourhood.documents_with(media).items():
        shared[document] += 2 * count
    shared.pop(reading.document.id, None)
    ranked = sorted((d for d, n in shared.items() if n >= settings.shared_keys), key=lambda d: (-shared[d], d))
    return dict(neighbourhood.readings(ranked[: settings.max_candidates]))


def _descendants(changed: dict[str, tuple[Derivation, ...]], neighbourhood: Neighbourhood) -> tuple[str, ...]:
    """The changed documents and all that derive from them, however far."""
    affected = set(changed)
    frontier = set(changed)
    while frontier:
        frontier = set(neighbourhood.derived_from(sorted(frontier))) - affected
        affected |= frontier
    return tuple(sorted(affected))
