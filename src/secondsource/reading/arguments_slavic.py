"""Place and date of an event in Russian and Ukrainian sentences, from what stands in its clause and near it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.model import Attribution, DateMention, DateValue, Document, Span, Toponym
from secondsource.reading import calendar
from secondsource.reading.date_words import WORDS as DATE_WORDS
from secondsource.reading.slavic_view import View

_FINE = ("facility", "settlement", "district", "direction", "water")


class Surroundings:
    """The literal toponyms and the dates of one document, ready to be chosen from."""

    def __init__(
        self,
        document: Document,
        view: View,
        places: Sequence[Toponym],
        dates: Sequence[DateMention],
        attributions: Sequence[Attribution],
    ) -> None:
        self.document = document
        self.view = view
        self.literal = [p for p in places if p.role == "literal" and not self._in_dateline(p.span)]
        self.sources = [s for a in attributions for s in a.source]
        self.cues = [s for a in attributions for s in a.cue]
        self.published = calendar.parse_day(document.published_day)
        self.dates = [d for d in dates if not self._heads(d.span)]

    def _in_dateline(self, span: Span) -> bool:
        said = span.of(self.document.text)
        return span.start < 60 and said.isupper() and len(said) > 3

    def _heads(self, span: Span) -> bool:
        """Whether a date only heads the report ("ХАРКІВ, 20 лютого", "Станом на 10:00, 3 червня")."""
        sentence = self.view.sentence_of(self.view.at(span.start))
        verbs = any(self.view.is_predicate(k) for k in range(sentence.first, sentence.last))
        return span.start < 120 and sentence.paragraph <= 1 and not verbs

    def place(self, n: int, anchor: Span, before: Toponym | None) -> Toponym | None:
        """The toponym of an event: in its clause, else in its sentence, else the last one used, else the nearest before."""
        trigger = self.view.tokens[n]
        sentence = self.view.sentence_of(n).span
        inside = [p for p in self.literal if p.span.overlap(anchor)]
        near = inside or [
            p for p in self.literal if p.span.overlap(sentence) and not any(p.span.overlap(s) for s in self.sources)
        ]
        if near:
            return min(
                near,
                key=lambda p: (
                    p.kind not in _FINE,
                    p.kind == "direction",
                    p.span.start < trigger.start and not inside,
                    abs(p.span.start - trigger.start),
                ),
            )
        if before is not None:
            return before
        earlier = [p for p in self.literal if p.span.end <= anchor.start]
        return earlier[-1] if earlier else next(iter(self.literal), None)

    def date(self, n: int, anchor: Span) -> DateValue | None:
        """The date of the event itself: in its clause, else in its sentence and not beside a word of saying."""
        sentence = self.view.sentence_of(n).span
        inside = [d for d in self.dates if d.span.overlap(anchor)]
        chosen = inside or [d for d in self.dates if sentence.contains(d.span) and not self._dates_saying(d.span)]
        if not chosen:
            return None
        start = self.view.tokens[n].start
        nearest = min(chosen, key=lambda d: abs(d.span.start - start))
        return self._opened(nearest, n)

    def _dates_saying(self, span: Span) -> bool:
        first, last = self.view.segment_of(self.view.at(span.start))
        segment = self.view.span(first, last - 1)
        return any(c.overlap(segment) for c in self.cues)

    def _opened(self, mention: DateMention, n: int) -> DateValue:
        """ "С понедельника" runs from that day to the publication day."""
        limits = calendar.bounds(mention.value)
        before = self.document.text[max(0, mention.span.start - 24) : mention.span.start]
        words = DATE_WORDS.get(self.view.language(n), DATE_WORDS["en"])
        opens = bool(re.search(words.open_start, before, re.IGNORECASE))
        if limits and self.published and limits[0] <= self.published and opens:
            return calendar.interval(limits[0], self.published)
        return mention.value
