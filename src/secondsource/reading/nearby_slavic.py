"""What stands near a span, found in time that does not grow with the document."""

from __future__ import annotations

from typing import Generic, TypeVar

from secondsource.model import Span

T = TypeVar("T")
_WIDTH = 1024  # code points of one bucket


class Nearby(Generic[T]):
    """Items filed under the stretches of text that they touch."""

    def __init__(self) -> None:
        self._buckets: dict[int, list[tuple[int, T]]] = {}
        self._count = 0

    def add(self, item: T, *spans: Span) -> None:
        """Files an item under every span."""
        touched = {b for s in spans for b in range(s.start // _WIDTH, s.end // _WIDTH + 1)}
        for bucket in touched:
            self._buckets.setdefault(bucket, []).append((self._count, item))
        self._count += 1

    def near(self, span: Span) -> list[T]:
        """The items filed under the buckets that a span touches, in the order in which they were added."""
        found: dict[int, T] = {}
        for bucket in range(span.start // _WIDTH, span.end // _WIDTH + 1):
            found.update(self._buckets.get(bucket, ()))
        return [found[number] for number in sorted(found)]
