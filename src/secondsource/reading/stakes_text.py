"""What an asset is said to be worth, or what is said to follow from its loss; text values only, no register is asked.

A figure with a unit of production beside a word of output or capacity gives value, unit, product and period
("several million tonnes of coal a year": low 2.0 Mt/year and no best). Rank, dependence and consequence need an
asset in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.model import DateMention, Quantity, Sentence, Span, Stake, Toponym
from secondsource.model.event import StakeAbout
from secondsource.reading.clauses import Clauses
from secondsource.reading.quantities import find_quantities
from secondsource.reading.stake_words import StakeWords, stake_words
from secondsource.reading.trees import Trees

_MEGA = 100_000.0
"""Tonnes from which a figure is given in Mt, as mine trackers do."""
_PRODUCTION_UNITS = frozenset({"t", "MW", "GW", "bbl", "m³"})


@dataclass(frozen=True, slots=True)
class StakeDraft:
    """A stake with its anchor and the token that its certainty is read at."""

    stake: Stake
    anchor: Span
    token: int
    rule: str


class StakeFinder:
    """Finds the stakes of one document."""

    def __init__(self, trees: Trees, places: Sequence[Toponym], dates: Sequence[DateMention]) -> None:
        self.trees = trees
        self.facilities = [p for p in places if p.kind == "facility"]
        self.dates = dates

    def find(self, sentence: Sentence, clauses: Clauses) -> Iterator[StakeDraft]:
        """The stakes of one sentence: figures of output first, else one proposition of each other kind."""
        words = stake_words(sentence.language)
        if words is None or sentence.first >= sentence.last:
            return
        said = sentence.span.of(self.trees.text)
        figures = list(self._figures(sentence, said, words, clauses))
        yield from figures
        about: StakeAbout
        for about, pattern in (
            ("rank", words.rank),
            ("consequence", words.consequence),
            ("dependence", words.dependence),
        ):
            match = pattern.search(said)
            if match is None or not (words.asset.search(said) or self._facility_in(sentence.span)):
                continue
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            if any(span.overlap(f.anchor) for f in figures):
                continue
            number = self._token(span, sentence)
            anchor = self._anchor(number, span, clauses) if about != "rank" else span
            yield StakeDraft(Stake(about, self._asset(sentence, anchor)), anchor, number, f"stakes.{about}")
            return

    def _figures(self, sentence: Sentence, said: str, words: StakeWords, clauses: Clauses) -> Iterator[StakeDraft]:
        skip = tuple(d.span for d in self.dates if d.span.overlap(sentence.span))
        for quantity in find_quantities(self.trees.text, sentence.span, sentence.language, skip):
            if quantity.unit.split("/")[0] not in _PRODUCTION_UNITS:
                continue
            around = said[: min(len(said), quantity.span.end - sentence.span.start + 60)]
            capacity = words.capacity.search(around)
            verb = self._nearest(words.output, around, quantity.span.start - sentence.span.start)
            if capacity is None and verb is None:
                continue
            about: StakeAbout = "capacity" if capacity is not None or quantity.unit in ("MW", "GW") else "output"
            hit = capacity or verb
            assert hit is not None
            span = Span(sentence.span.start + hit.start(), sentence.span.start + hit.end())
            if abs(quantity.span.start - span.end) > 120:
                continue
            number = self._token(span, sentence)
            anchor = self._anchor(number, quantity.span, clauses)
            behind = self.trees.text[quantity.span.end : min(sentence.span.end, quantity.span.end + 80)]
            yield StakeDraft(
                self._stake(about, quantity, behind, said, sentence, anchor, words), anchor, number, f"stakes.{about}"
            )

    @staticmethod
    def _nearest(pattern: re.Pattern[str], said: str, at: int) -> re.Match[str] | None:
        return min(
            pattern.finditer(said), default=None, key=lambda m: abs(m.start() - at) + (20 if m.start() > at else 0)
        )

    def _stake(
        self,
        about: StakeAbout,
        quantity: Quantity,
        behind: str,
        said: str,
        sentence: Sentence,
        anchor: Span,
        words: StakeWords,
    ) -> Stake:
        values = [quantity.low, quantity.best, quantity.high]
        unit = quantity.unit.split("/")[0]
        known = [v for v in values if v is not None]
        if unit == "t" and known and max(known) >= _MEGA:
            unit, values = "Mt", [None if v is None else v / 1e6 for v in values]
        per = next((name for pattern, name in words.period if re.search(rf"(?i)\b(?:{pattern})\b", behind)), None)
        dated = next(
            (d.value.edtf for d in self.dates if d.span.overlap(sentence.span) and (d.value.precision or 0) >= 4), None
        )
        per = per or ("year" if unit in ("t", "Mt") and (dated is None or re.fullmatch(r"\d{4}", dated)) else None)
        product = next((name for pattern, name in words.products if re.search(rf"(?i)\b(?:{pattern})", behind)), None)
        product = product or next(
            (name for pattern, name in words.products if re.search(rf"(?i)\b(?:{pattern})", said)), None
        )
        return Stake(
            about, self._asset(sentence, anchor), values[0], values[1], values[2],
            f"{unit}/{per}" if per and unit in ("t", "Mt", "bbl", "m³") else unit, product, dated or per,
        )  # fmt: skip

    def _token(self, span: Span, sentence: Sentence) -> int:
        inside = [n for n in range(sentence.first, sentence.last) if self.trees.tokens[n].end > span.start]
        verbs = [
            n for n in inside if self.trees.tokens[n].start < span.end and self.trees.tokens[n].pos in ("VERB", "AUX")
        ]
        return (verbs or inside or [sentence.last - 1])[0]

    def _anchor(self, number: int, needed: Span, clauses: Clauses) -> Span:
        first, last = clauses.anchor(number)
        span = clauses.span(first, last, number, ())
        sentence = self.trees.sentence_of(number).span
        start, end = min(span.start, needed.start), max(span.end, needed.end)
        return clauses.trimmed(max(start, sentence.start), min(end, sentence.end))

    def _facility_in(self, span: Span) -> bool:
        return any(p.span.overlap(span) for p in self.facilities)

    def _asset(self, sentence: Sentence, anchor: Span) -> str | None:
        """The facility in the clause, else in the sentence, else the last one named before."""
        for stretch in (anchor, sentence.span):
            inside = [p for p in self.facilities if p.span.overlap(stretch)]
            if inside:
                return inside[0].id
        before = [p for p in self.facilities if p.span.end <= anchor.start]
        return before[-1].id if before else None
