"""When an event happened: the date of the event itself, kept apart from the date of the statement about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model import Attribution, DateMention, DateValue, Document, Span
from secondsource.reading import calendar
from secondsource.reading.date_words import WORDS as DATE_WORDS
from secondsource.reading.lexicon import EventLexicon
from secondsource.reading.nearby import Nearby
from secondsource.reading.trees import Trees
from secondsource.reading.trigger_matching import Candidate

_DATELINE = re.compile(r"\s{0,2}(?:\([^)\n]{1,60}\))?\s{0,2}[.:—–-]|\s{0,2}\([^)\n]{1,60}\)\s")
_PROSE = re.compile(r"[a-z]{4,} [a-z]{2,} [a-z]{3,}")
_BESIDE = re.compile(r"[\s,]{1,2}(?:\w{2,5}\s)?(?:\w{2,5}\s)?$")
_CLOCK = re.compile(r"[\s•*–-]{0,3}\d{1,2}[:.]\d{2}(?:\s?(?:GMT|UTC|local))?\s{0,2}[–—:-]\s")
_FAR = 160  # characters between an event's word and a date of its sentence that still may date it


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date with the verb or noun it hangs on, and whether it dates what follows it ("a day after X happened")."""

    mention: DateMention
    verb: int | None
    points_on: bool


class DateChooser:
    """Chooses the dates of the events of one document."""

    def __init__(
        self, document: Document, trees: Trees, dates: Sequence[DateMention], attributions: Sequence[Attribution]
    ) -> None:
        self.trees = trees
        self.text = document.text
        self.published = calendar.parse_day(document.published_day)
        self._cues = Nearby(trees.sentences, (span for a in attributions for span in a.cue), lambda span: (span,))
        found = [
            _Dated(
                d,
                self._verb_of(d.span),
                d.provenance.by.endswith("neighbour") and d.span.of(self.text).endswith("after"),
            )
            for d in dates
            if not self._is_dateline(d.span)
        ]
        self._dates = Nearby(trees.sentences, found, lambda dated: (dated.mention.span,))

    def choose(
        self,
        candidate: Candidate,
        anchor: Span,
        chain: frozenset[int],
        claimed: frozenset[int],
        lexicon: EventLexicon,
        open_event: bool,
    ) -> DateValue | None:
        """The date of an event: one in its clause, else one of its sentence that belongs to no other verb.

        Args:
            chain: tokens from the trigger up to its root.
            claimed: triggers of other events of the sentence.
            open_event: whether the event is only thought of: then a date must stand in its own clause.
        """
        sentence = self.trees.sentence_of(candidate.token).span
        trigger = self.trees.tokens[candidate.token]
        best: tuple[tuple[int, int], DateMention] | None = None
        for dated in self._dates.at(trigger.start):
            span = dated.mention.span
            if not span.overlap(sentence):
                continue
            rank = self._rank(dated, candidate, anchor, chain, claimed, lexicon)
            distance = abs(span.start - trigger.start)
            if rank is None or (rank >= 3 and (open_event or distance > _FAR)):
                continue
            if best is None or (rank, distance) < best[0]:
                best = ((rank, distance), dated.mention)
        if best is not None:
            return self._opened(best[1])
        return self._by_clock(candidate, open_event)

    def _rank(
        self,
        dated: _Dated,
        candidate: Candidate,
        anchor: Span,
        chain: frozenset[int],
        claimed: frozenset[int],
        lexicon: EventLexicon,
    ) -> int | None:
        """How well a date of the sentence suits an event: 0 best, None not at all."""
        span, verb, tokens = dated.mention.span, dated.verb, self.trees.tokens
        if dated.points_on:
            return 0 if tokens[candidate.token].start > span.end else None
        inside = span.overlap(anchor) > 0
        own = verb in chain
        if verb is not None and tokens[verb].lemma.lower() in lexicon.publishing:
            return None
        if inside:
            foreign = verb is not None and not own and tokens[verb].pos in ("VERB", "AUX")
            return None if foreign and candidate.code in ("aid_appeal", "agreement") else 0 if own else 1
        if self._beside_anchor(span, anchor) and not self._follows_cue(span):
            return 1
        if self._follows_cue(span) or self._dates_saying(verb):
            return None
        if own:
            return 2
        if verb in claimed:
            # "were killed when rockets fell on Tuesday": the subordinate clause dates its main clause
            below = verb is not None and tokens[verb].dep == "advcl" and candidate.token in self._up(verb)
            beside = verb is not None and tokens[verb].dep == "conj" and tokens[verb].head in chain
            return 3 if below or beside else None
        return 3

    def _up(self, number: int) -> list[int]:
        out = []
        for _ in range(8):
            number = self.trees.tokens[number].head
            out.append(number)
        return out

    def _beside_anchor(self, span: Span, anchor: Span) -> bool:
        """Whether only a preposition parts a date from the end of the clause."""
        return 0 < span.start - anchor.end <= 12 and bool(_BESIDE.match(self.text[anchor.end : span.start]))

    def _by_clock(self, candidate: Candidate, open_event: bool) -> DateValue | None:
        """In a live report whose paragraphs open with clock times, what is told in the past happened that day."""
        if (
            open_event
            or self.published is None
            or candidate.code in ("control_change", "agreement", "destruction", "other")
        ):
            return None
        sentence = self.trees.sentence_of(candidate.token)
        number = sentence.index
        while number and self.trees.sentences[number - 1].paragraph == sentence.paragraph:
            number -= 1
        start = self.trees.sentences[number].span.start
        if not _CLOCK.match(self.text, start):
            return None
        return calendar.interval(self.published, self.published)

    def _is_dateline(self, span: Span) -> bool:
        head = self.text[: span.start]
        early = span.start < 90 and "\n" not in head.strip()
        return early and bool(_DATELINE.match(self.text, span.end)) and not _PROSE.search(head)

    def _verb_of(self, span: Span) -> int | None:
        """The verb (or event noun) that a date hangs on."""
        tokens = self.trees.tokens
        number = self._token_at(span.start)
        for _ in range(8):
            if number is None:
                return None
            noun = tokens[number].pos == "NOUN" and tokens[number].start < span.start - 1
            if tokens[number].pos in ("VERB", "AUX") or noun:
                return number
            above = tokens[number].head
            if above == number:
                return None
            number = above
        return None

    def _token_at(self, start: int) -> int | None:
        tokens = self.trees.tokens
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            if tokens[middle].end <= start:
                low = middle + 1
            else:
                high = middle
        return low if low < len(tokens) else None

    def _dates_saying(self, verb: int | None) -> bool:
        """Whether a verb is the cue of an attribution: its date dates the statement."""
        if verb is None:
            return False
        span = self.trees.tokens[verb].span
        return any(span.overlap(cue) for cue in self._cues.at(span.start))

    def _follows_cue(self, span: Span) -> bool:
        """Whether a date stands right behind a cue ("said on Tuesday")."""
        return any(0 <= span.start - cue.end <= 14 for cue in self._cues.at(span.start))

    def _opened(self, mention: DateMention) -> DateValue:
        """ "since Sunday" runs from that day to the publication day."""
        limits = calendar.bounds(mention.value)
        before = self.text[max(0, mention.span.start - 24) : mention.span.start]
        number = self._token_at(mention.span.start)
        language = self.trees.sentence_of(number).language if number is not None else "en"
        opening = DATE_WORDS.get(language, DATE_WORDS["en"]).open_start
        if limits and self.published and limits[0] <= self.published and re.search(opening, before, re.IGNORECASE):
            return calendar.interval(limits[0], self.published)
        return mention.value
