"""The keys by which reports on one happening find each other: a place and a few days, or an asset.

Blocking only: what shares a block is compared in full. Codes are no part of a key, because one strike may be told as
damage; parties are not either, because both sides tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from secondsource.model.claim import Reading
from secondsource.model.names import capitalised_keys
from secondsource.settings import WeighingSettings
from secondsource.weighing.claims import Weighable
from secondsource.weighing.versions import version_key

_BUCKET_DAYS = 4
_LONGEST_DAYS = 12


def block_keys(reading: Reading, claims: Iterable[Weighable], settings: WeighingSettings) -> tuple[str, ...]:
    """The blocks of a document: stored with it and asked for alike."""
    keys: set[str] = set()
    for claim in claims:
        places = _places(claim, settings)
        if claim.code == "stake":
            keys.update(f"k{p}" for p in places)
        keys.update(f"w{p}@{b}" for p in places for b in _buckets(claim))
    if keys or reading.claims:
        title = capitalised_keys(reading.document.title or "")
        some = next(iter(claims), None)
        if some is not None:
            named = [f"n{n}" for n in sorted(title, key=lambda n: (-len(n), n))[:5]]
            keys.update(f"w{n}@{b}" for n in named for b in _buckets(some))
    version = version_key(reading.document)
    if version is not None:
        keys.add(version)
    return tuple(sorted(keys))


def _places(claim: Weighable, settings: WeighingSettings) -> set[str]:
    found = {f"n{key}" for key in claim.where if len(key) >= 2}
    point = claim.point
    if point is not None and point.where_precision <= 3:
        side = settings.cell_degrees
        for lat in (point.lat - 0.1, point.lat + 0.1):
            for lon in (point.lon - 0.15, point.lon + 0.15):
                found.add(f"c{floor(lat / side)}:{floor(lon / side)}")
    return found


def _buckets(claim: Weighable) -> set[int]:
    """Buckets of days around the event, one day to each side: a night belongs to two days."""
    if claim.days is None:
        return {0}
    first, last = claim.days[0].toordinal() - 1, claim.days[1].toordinal() + 1
    if last - first > _LONGEST_DAYS:
        first = last - _LONGEST_DAYS
    return {day // _BUCKET_DAYS for day in range(first, last + 1)}
