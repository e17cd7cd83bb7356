"""The keys under which a document is stored, and those by which a new one asks for its neighbours.

Candidates only: what shares a few keys is then compared in full. Keys carry a time bucket so that a ledger that grows
for years does not make a new report's neighbourhood grow; a few stricter bands have none, for copies of old reports.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from secondsource.model.claim import Reading
from secondsource.model.names import name_keys
from secondsource.origins.reuse import figure_weight, speakers
from secondsource.origins.units import take_apart
from secondsource.settings import OriginsSettings

if TYPE_CHECKING:
    from datasketch import MinHash

_STRICT_ROWS = 8
_MEDIUM = re.compile(r"[A-ZА-ЯЁІЇЄҐ][\w’'-]*(?:[ \u00a0][A-ZА-ЯЁІЇЄҐ][\w’'-]*){0,5}|«[A-ZА-ЯЁІЇЄҐ][^«»\n]{2,40}»")


def bucket(published: str | None, days: int) -> int | None:
    """The time bucket of a publication day: days since 0001-01-01, in steps of `days`."""
    if not published or len(published) < 10:
        return None
    try:
        return date.fromisoformat(published[:10]).toordinal() // days
    except ValueError:
        return None


def document_keys(reading: Reading, settings: OriginsSettings) -> tuple[str, ...]:
    """The keys that a document is stored with."""
    document = reading.document
    wide = bucket(document.published, settings.window_days)
    narrow = bucket(document.published, settings.fact_days)
    keys = [f"b{k}" for k in _strict_bands(document.text, settings)]
    keys += [f"{k}@{wide}" for k in _bands(document.text, settings)]
    keys += [f"{k}@{narrow}" for k in _facts(reading)]
    if document.publisher:
        keys.append(f"m{_name(document.publisher)}@{wide}")
    keys += [f"q{k}@{wide}" for k in _cited(reading)]
    return tuple(dict.fromkeys(keys))


def asked_keys(reading: Reading, settings: OriginsSettings) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys by which a document asks for neighbours, each in its own time bucket and the two beside it.

    First those of text and facts, then those that tie a text to a medium it names (either way round), which count
    double.
    """
    document = reading.document
    keys = [f"b{k}" for k in _strict_bands(document.text, settings)]
    wides = _around(bucket(document.published, settings.window_days))
    narrows = _around(bucket(document.published, settings.fact_days))
    keys += [f"{k}@{w}" for k in _bands(document.text, settings) for w in wides]
    keys += [f"{k}@{n}" for k in _facts(reading) for n in narrows]
    media = [f"m{k}@{w}" for k in _cited(reading) for w in wides]
    if document.publisher:
        media += [f"q{_name(document.publisher)}@{w}" for w in wides]
    return tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(media))


def _around(middle: int | None) -> tuple[int | None, ...]:
    return (None,) if middle is None else (middle - 1, middle, middle + 1)


def _name(medium: str) -> str:
    return ".".join(name_keys(medium))


def _facts(reading: Reading) -> list[str]:
    """Speakers, heavy figures and names; what a rewrite or a translation cannot leave out."""
    units = take_apart(reading.document.text)
    keys = [f"s{'.'.join(s)}" for s in sorted(speakers(reading))[:8]]
    keys += [f"f{f:g}" for f in sorted(units.figures, key=lambda f: (-figure_weight(f), f))[:8]]
    keys += [f"n{n}" for n in sorted(units.names, key=lambda n: (-len(n), n))[:12]]
    return keys


def _cited(reading: Reading) -> list[str]:
    """Keys of names that may be media: relays, speakers, and stretches of one to four words of capitalised runs."""
    names = {_name(r): None for a in reading.attributions for r in a.relay}
    names |= {".".join(s): None for s in sorted(speakers(reading))}
    for match in _MEDIUM.finditer(reading.document.text[:20_000]):
        words = match.group().strip('«»“”„"').split()
        for length in range(min(4, len(words)), 0, -1):
            for i in range(len(words) - length + 1):
                key = _name(" ".join(words[i : i + length]))
                if len(key) >= 4 or length > 1:
                    names[key] = None
    return [n for n in names if n][:120]


def _bands(text: str, settings: OriginsSettings) -> list[str]:
    values = _signature(text, settings.bands * settings.band_rows)
    if values is None:
        return []
    rows = settings.band_rows
    return [f"l{i}.{_fold(values[i * rows : (i + 1) * rows])}" for i in range(settings.bands)]


def _strict_bands(text: str, settings: OriginsSettings) -> list[str]:
    values = _signature(text, settings.bands * settings.band_rows)
    if values is None:
        return []
    count = len(values) // _STRICT_ROWS
    return [f"{i}.{_fold(values[i * _STRICT_ROWS : (i + 1) * _STRICT_ROWS])}" for i in range(count)]


def _fold(values: npt.NDArray[np.uint64]) -> str:
    folded = 1469598103934665603
    for value in values.tolist():
        folded = ((folded ^ int(value)) * 1099511628211) & 0xFFFFFFFFFFFF
    return f"{folded:x}"


@lru_cache(maxsize=1024)
def _signature(text: str, size: int) -> npt.NDArray[np.uint64] | None:
    """MinHash (Broder 1997) over word triples, from `datasketch`; None for a text of fewer than three words."""
    shingles = take_apart(text).shingles
    if not shingles:
        return None
    sketch = _empty(size).copy()
    sketch.update_batch(sorted(shingles))
    return np.asarray(sketch.hashvalues)


@lru_cache(maxsize=4)
def _empty(size: int) -> MinHash:
    """An empty sketch; made once because drawing its permutations costs more than filling it."""
    from datasketch import MinHash

    # Word triples are hashed already: 32-bit CRCs, the same in every process.
    return MinHash(num_perm=size, seed=1, hashfunc=int)
