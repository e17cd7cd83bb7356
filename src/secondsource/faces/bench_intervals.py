"""The 95 % intervals of the benchmarks: percentiles of resamples, and Wilson's for a share."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt


def percentiles(values: Iterable[float]) -> list[float]:
    """The 2.5th and the 97.5th percentile of resampled figures; at least one is needed."""
    drawn = sorted(values)
    return [drawn[int(len(drawn) * 0.025)], drawn[min(len(drawn) - 1, int(len(drawn) * 0.975))]]


def wilson(hit: int, n: int) -> tuple[float, float, float]:
    """A share with the ends of its interval (Wilson 1927), to three places; `n` is at least 1."""
    p, z = hit / n, 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return round(p, 3), round(middle - half, 3), round(middle + half, 3)
