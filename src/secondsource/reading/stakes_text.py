"""What an asset is said to be worth, or what is said to follow from its loss; text values only, no register is asked.

A figure with a unit of production beside an asset, or beside a word of output or capacity, gives value, unit, product
and period ("several million tonnes of coal a year": low 2.0 Mt/year and no best). Shares and counts need a word that
says what they are of: jobs, those supplied, those who pass through, what is lost. Rank, dependence and consequence
without a figure need an asset in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secondsource.model import DateMention, Sentence, Span, Stake, Toponym
from secondsource.model.event import StakeAbout
from secondsource.reading.clauses import Clauses
from secondsource.reading.expressions import Expression
from secondsource.reading.stake_abouts import about_of
from secondsource.reading.stake_figures import Figure, figures, is_time, measured_as, months_of
from secondsource.reading.stake_marks import BREAK, FIGHTING, HOMES, MASS, OUTSIDE, STAFF, STOCK, VOLUME
from secondsource.reading.stake_ranks import rank_in, rank_of
from secondsource.reading.stake_words import StakeWords, stake_words
from secondsource.reading.stretches import stretches
from secondsource.reading.trees import Trees

if TYPE_CHECKING:
    from secondsource.reading.topics import Telling, Told

SENSED = 0.3
"""Probability from which a stretch that no rule knows tells of a stake. All of these are set on opened gold."""
BESIDE = 0.6
"""The same for a stretch beside one with a figure, without a figure itself."""
SURE, DOUBTED = 0.8, 0.03
"""Probabilities from which, and below which, what was trained goes before the rules."""


@dataclass(frozen=True, slots=True)
class StakeDraft:
    """A stake with its anchor and the token that its certainty is read at."""

    stake: Stake
    anchor: Span
    token: int
    rule: str


class StakeFinder:
    """Finds the stakes of one document."""

    def __init__(
        self, trees: Trees, places: Sequence[Toponym], dates: Sequence[DateMention], told: Telling | None = None
    ) -> None:
        self.trees = trees
        self._told = told
        self.facilities = [p for p in places if p.kind == "facility"]
        self.dates = dates

    def find(self, sentence: Sentence, clauses: Clauses) -> Iterator[StakeDraft]:
        """The stakes of one sentence: its figures first, then one proposition without a figure of each kind."""
        words = stake_words(sentence.language)
        if words is None or sentence.first >= sentence.last:
            return
        said = sentence.span.of(self.trees.text)
        asset = bool(words.asset.search(said) or self._facility_in(sentence.span) or self._refers_back(sentence, words))
        told = self._told(sentence) if self._told is not None else None
        found: list[tuple[Span, str]] = []
        for figure, about, rule in self._figures(sentence, said, words, asset, told):
            number = self._verb(figure.span, sentence)
            anchor = self._anchor(number, figure.span, clauses)
            found.append((figure.span, about))
            yield StakeDraft(self._stake(about, figure, said, sentence, anchor, words), anchor, number, rule)
        if told is not None:
            for draft in self._sensed(sentence, told, clauses, [span for span, _ in found]):
                found.append((draft.anchor, draft.stake.about))
                yield draft
        if not asset:
            return
        abouts: tuple[tuple[StakeAbout, Expression], ...] = (
            ("rank", words.rank),
            ("consequence", words.consequence),
            ("dependence", words.dependence),
        )
        for about, pattern in abouts:
            match = pattern.search(said)
            if match is None or (found and (about != "rank" or any(a == about for _, a in found))):
                continue
            if told is not None and told.abouts[about] < DOUBTED:
                continue
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            if any(span.overlap(f) for f, _ in found):
                continue
            found.append((span, about))
            number = self._token(span, sentence)
            anchor = self._anchor(number, span, clauses) if about != "rank" else span
            stake = Stake(about, self._asset(sentence, anchor))
            place = rank_of(match.group(), words) if about == "rank" else None
            if place is not None:
                stake = replace(stake, best=place, unit="rank")
            if about != "consequence":
                stake = replace(
                    stake, product=self._product(said[match.end() :][:50], said[: match.start()][-60:], said, words)
                )
            yield StakeDraft(stake, anchor, number, f"stakes.{about}")
            if about != "rank":
                return

    def _sensed(
        self, sentence: Sentence, told: Told, clauses: Clauses, figured: Sequence[Span]
    ) -> Iterator[StakeDraft]:
        """Stakes without a figure, in words that no rule need know: of the sentence, or beside figures (`figured`) of
        each other stretch of it, and a rank that the words tell."""
        least = SENSED
        parts = [(sentence.span, told)]
        if figured:
            least = BESIDE
            parts = [
                (part, here)
                for part in stretches(sentence, self.trees.text)
                if not any(part.overlap(f) for f in figured) and (here := self._told_of(sentence, part)) is not None
            ]
            parts.append((sentence.span, replace(told, abouts={"rank": told.abouts["rank"]})))
        ranked = False
        for part, here in parts:
            about, sure = here.about
            if about in ("output", "capacity"):
                about, sure = "rank", here.abouts["rank"]
            place = rank_in(part.of(self.trees.text)) if about == "rank" else None
            if sure < least or here.kind[1] > sure or (part == sentence.span and figured and (place is None or ranked)):
                continue
            ranked = ranked or about == "rank"
            anchor = clauses.trimmed(part.start, part.end)
            stake = Stake(about, self._asset(sentence, anchor), best=place, unit=None if place is None else "rank")
            yield StakeDraft(stake, anchor, self._verb(part, sentence), f"stakes.sensed.{about}")

    def _told_of(self, sentence: Sentence, part: Span) -> Told | None:
        return self._told(sentence, part) if self._told is not None else None

    # ---- figures ---------------------------------------------------------------------------------------------------

    def _figures(
        self, sentence: Sentence, said: str, words: StakeWords, asset: bool, told: Told | None
    ) -> Iterator[tuple[Figure, StakeAbout, str]]:
        """Each figure that says something of an asset, what it says, and by which rule that is known."""
        skip = tuple(d.span for d in self.dates if d.span.overlap(sentence.span))
        before: Figure | None = None
        told_at: set[int] = set()  # stretches in which a figure was taken
        for figure in figures(self.trees.text, sentence.span, sentence.language, skip, words):
            first, last = figure.span.start - sentence.span.start, figure.span.end - sentence.span.start
            left = max((m.end() for m in BREAK.finditer(said, 0, first)), default=0)
            right = min((m.start() for m in BREAK.finditer(said, last)), default=len(said))
            about = about_of(figure, said[left:first], said[last:right], said, words, asset)
            rule = f"stakes.{about}"
            if told is not None and self._told is not None:
                stretch = Span(sentence.span.start + left, sentence.span.start + right)
                named = re.search(r"[A-Z]\w*[ -]$", said[:first]) is not None  # "Line 4", "the Zelena-2 plant"
                spare = about is None and figure.plain and (named or left in told_at)
                sensed = None if spare else self._weighed(figure, about, self._told(sentence, stretch))
                rule = rule if sensed == about else f"stakes.sensed.{sensed}"
                about = sensed
            if about is not None:
                told_at.add(left)
                if told is not None and before is not None and figure.unit == "count":
                    yield measured_as(figure, before, self.trees.text), about, rule
                else:
                    yield figure, about, rule
            if figure.unit not in ("count", "%") and not is_time(figure):
                before = figure

    @staticmethod
    def _weighed(figure: Figure, about: StakeAbout | None, here: Told | None) -> StakeAbout | None:
        """What a figure says, by the rules' answer `about` and what its stretch tells of, as trained."""
        if here is None:
            return about
        likeliest, sure = here.about
        if about is not None:
            return likeliest if sure >= SURE and likeliest != "rank" else about
        if likeliest == "rank" and figure.plain:
            return None  # "number one cement maker"
        if likeliest == "rank":
            likeliest, sure = max(((a, p) for a, p in here.abouts.items() if a != "rank"), key=lambda item: item[1])
        if sure < SENSED or here.kind[1] > sure or is_time(figure) or FIGHTING.search(figure.noun):
            return None
        if figure.plain and figure.best == 1:
            return None  # "the only one still open"
        return likeliest

    def _stake(
        self, about: StakeAbout, figure: Figure, said: str, sentence: Sentence, anchor: Span, words: StakeWords
    ) -> Stake:
        at = figure.span.end - sentence.span.start
        behind, before = said[at : at + 80], said[: at - len(figure.span)]
        dated = self._dated(figure, sentence)
        whole = dated is None or re.fullmatch(r"\d{4}", dated) is not None
        per = figure.per
        stock = STOCK.search(before[-60:] + behind[:60])
        parted = (
            words.part.search(re.split(r" and |, ", behind)[0])
            or words.part.search(before[-60:].rpartition(", ")[2])
            or (dated is not None and not whole)
        )
        if per is None and figure.unit in MASS and not stock and not parted and about != "consequence":
            per = "year"
        measured = figure.unit in MASS or figure.unit in VOLUME or figure.unit in ("MW", "%")
        product = self._product(behind[:50], before[-60:], said, words) if measured else None
        unit = figure.unit
        if (
            about == "dependence"
            and figure.noun
            and not HOMES.search(figure.noun)
            and (words.jobs.search(said) or STAFF.match(figure.noun))
        ):
            unit = "jobs"
        low, best, high = figure.low, figure.best, figure.high
        if unit == "rank":
            per = None
        return Stake(
            about,
            self._asset(sentence, anchor),
            low,
            best,
            high,
            f"{unit}/{per}" if per and unit not in ("MW", "%", "jobs", "count") else unit,
            product,
            dated or per,
        )

    def _dated(self, figure: Figure, sentence: Sentence) -> str | None:
        """The period a figure is of: the date behind it, before the next figure's, else the one before it."""
        text = self.trees.text
        whole: list[tuple[Span, str]] = [
            (d.span, d.value.edtf)
            for d in self.dates
            if d.span.overlap(sentence.span)
            and (d.value.precision or 0) >= 4
            and d.value.edtf
            and not OUTSIDE.search(text[max(sentence.span.start, d.span.start - 12) : d.span.start])
        ]
        behind = [
            d for d in whole if d[0].start >= figure.span.end and not BREAK.search(text, figure.span.end, d[0].start)
        ]
        before = [
            d for d in whole if d[0].end <= figure.span.start and not BREAK.search(text, d[0].end, figure.span.start)
        ]
        chosen = behind[0] if behind else before[-1] if before else None
        return months_of(chosen[1]) if chosen is not None else None

    @staticmethod
    def _product(behind: str, before: str, said: str, words: StakeWords) -> str | None:
        """What is made or moved: named behind the figure, before it, in the sentence, or by the kind of asset."""
        for stretch in (behind, before, said):
            for pattern, name in words.products:
                if re.search(rf"(?i)\b(?:{pattern})", stretch):
                    return name
        return next((name for pattern, name in words.by_asset if re.search(rf"(?i)\b(?:{pattern})", said)), None)

    # ---- where -----------------------------------------------------------------------------------------------------

    def _verb(self, span: Span, sentence: Sentence) -> int:
        """The verb over a figure, else its own first token."""
        number = self._token(span, sentence)
        at = number
        for _ in range(8):
            token = self.trees.tokens[at]
            if token.pos in ("VERB", "AUX"):
                return at
            if token.head == at:
                break
            at = token.head
        return number

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

    def _refers_back(self, sentence: Sentence, words: StakeWords) -> bool:
        """Whether a sentence goes on about the facility of the sentence before ("It produced …")."""
        if sentence.index == 0 or not words.back.search(sentence.span.of(self.trees.text)):
            return False
        return self._facility_in(self.trees.sentences[sentence.index - 1].span)

    def _facility_in(self, span: Span) -> bool:
        return any(p.span.overlap(span) for p in self.facilities)

    def _asset(self, sentence: Sentence, anchor: Span) -> str | None:
        """The facility in the clause, else in the sentence, else the last one named before."""
        for stretch in (anchor, sentence.span):
            inside = [p for p in self.facilities if p.span.overlap(stretch)]
            if inside:
                return next((p.id for p in inside if p.asset), inside[0].id)
        before = [p for p in self.facilities if p.span.end <= anchor.start]
        return before[-1].id if before else None
