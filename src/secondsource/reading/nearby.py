"""What stands in which sentence: items looked up by sentence, so that long texts cost no more per sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from secondsource.model import Sentence, Span

Item = TypeVar("Item")


class Nearby(Generic[Item]):
    """Items by the sentences that their spans touch. Built in time linear in the items and the sentences they touch."""

    def __init__(
        self, sentences: Sequence[Sentence], items: Iterable[Item], spans: Callable[[Item], Iterable[Span]]
    ) -> None:
        self._starts = [s.span.start for s in sentences]
        self._held: dict[int, list[Item]] = {}
        for item in items:
            touched: dict[int, None] = {}
            for span in spans(item):
                first = max(0, bisect_right(self._starts, span.start) - 1)
                last = max(first, bisect_right(self._starts, max(span.start, span.end - 1)) - 1)
                touched.update(dict.fromkeys(range(first, last + 1)))
            for number in touched:
                self._held.setdefault(number, []).append(item)

    def of(self, sentence: int) -> Sequence[Item]:
        """The items that touch a sentence, in the order in which they were given."""
        return self._held.get(sentence, ())

    def at(self, position: int) -> Sequence[Item]:
        """The items that touch the sentence at a position in the text."""
        return self.of(max(0, bisect_right(self._starts, position) - 1))
