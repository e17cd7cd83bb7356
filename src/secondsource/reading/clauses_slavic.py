"""Clauses of Russian and Ukrainian sentences, for events: what stands between marks, with its noun phrases by role."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model import (
    Analysis,
    Attribution,
    DateMention,
    DateValue,
    Document,
    Sentence,
    Span,
    Toponym,
)
from secondsource.reading.arguments_slavic import Surroundings
from secondsource.reading.factuality_slavic import PARENTHESES
from secondsource.reading.nearby_slavic import Nearby
from secondsource.reading.noun_phrases_slavic import Run, agrees, runs
from secondsource.reading.slavic_view import View
from secondsource.reading.words import words

_GOES_ON = words(
    "ні ни",
    "зокрема включая включно преимущественно переважно особливо особенно серед среди южнее севернее восточнее западнее",
)
_INCLUDING = words("включая включно зокрема среди серед")
_MANY = words("миллион мільйон тысяча тисяча сотня десяток большинство більшість половина треть третина часть")
PASSIVE = ("Part", "Imps")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [first, last) of one clause, with its noun phrases by role."""

    first: int
    last: int
    predicate: int
    subjects: tuple[Run, ...]
    objects: tuple[Run, ...]
    others: tuple[Run, ...]


class ClauseRules:
    """The clauses of one document."""

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        attributions: Sequence[Attribution],
        places: Sequence[Toponym],
        dates: Sequence[DateMention],
    ) -> None:
        self.document = document
        self.view = View(document.text, analysis)
        self.every = attributions
        self.dates = dates
        self.literal = [p for p in places if p.role == "literal"]
        self._near: Nearby[Attribution] = Nearby()
        for attribution in attributions:
            self._near.add(attribution, *attribution.content, *attribution.cue, *attribution.source)
        self._near_places: Nearby[Toponym] = Nearby()
        for place in self.literal:
            self._near_places.add(place, place.span)
        self._surroundings = Surroundings(document, self.view, places, dates, attributions)
        self._placed = self._place_tokens()
        self._last_place: Toponym | None = None
        self._stretches: dict[tuple[int, int], tuple[int, int, list[int]]] = {}
        self._clauses: dict[tuple[int, int, int], Clause] = {}
        self._held: dict[tuple[int, int, str, str], int] = {}
        self._dated: tuple[int, DateValue] | None = None

    def _place_tokens(self) -> frozenset[int]:
        return frozenset(
            n for p in self.literal for n in range(self.view.at(p.span.start), self.view.at(p.span.end - 1) + 1)
        )

    def clause(self, sentence: Sentence, n: int) -> Clause:
        """The clause that holds a token."""
        view = self.view
        own = view.segment_of(n)
        known = self._stretches.get(own)
        if known is None:
            known = self._stretches[own] = self._stretch(sentence, own)
        first, last, predicates = known
        if len(predicates) > 1:
            first, last = self._part(first, last, predicates, n)
            predicates = [k for k in predicates if first <= k < last]
        predicate = n if n in predicates else min(predicates, key=lambda k: abs(k - n), default=-1)
        key = (first, last, predicate)
        if key not in self._clauses:
            self._clauses[key] = self._clause(first, last, predicate)
        return self._clauses[key]

    def _stretch(self, sentence: Sentence, own: tuple[int, int]) -> tuple[int, int, list[int]]:
        """A segment with what belongs to it, and its predicates."""
        view = self.view
        first, last = self._segment(sentence, own[0])
        predicates = [k for k in range(first, last) if view.is_predicate(k) and not self._auxiliary(k, last)]
        if last - first > own[1] - own[0]:  # joined around an aside, whose own verb does not count
            predicates = [k for k in predicates if own[0] <= k < own[1] or not self._between(view.segment_of(k))]
        return first, last, predicates

    def _clause(self, first: int, last: int, predicate: int) -> Clause:
        """Sorts the noun phrases of a clause by role."""
        view = self.view
        passive = predicate >= 0 and (
            view.tokens[predicate].tag in PASSIVE
            or view.lemma(predicate) in ("довестися", "вдатися", "прийтись", "удаться")
        )
        finite = predicate >= 0 and view.tokens[predicate].tag == "Fin"
        subjects, objects, others = [], [], []
        for run in runs(view, first, last):
            case = view.case(run.head)
            counted = case == "Gen" and (
                any(view.tokens[k].pos == "NUM" for k in range(run.first, run.head)) or view.lemma(run.head) in _MANY
            )
            if run.adposition >= 0:
                others.append(run)
            elif counted:
                subjects.append(run)
                objects.append(run)
            elif passive and (case in ("Nom", "Acc", "Gen")):
                objects.append(run)
            elif case == "Nom" and finite and not agrees(view, predicate, run.head):
                objects.append(run)  # "відбили місто": a nominative that does not agree is the accusative
            elif case in ("Nom", ""):
                subjects.append(run)
            elif case in ("Acc", "Gen"):
                objects.append(run)
            else:
                others.append(run)
        return Clause(first, last, predicate, tuple(subjects), tuple(objects), tuple(others))

    def _auxiliary(self, n: int, last: int) -> bool:
        """ "Будет разрушен", "може тривати": the verb before the one that matters."""
        view = self.view
        if view.lemma(n) not in (
            "быть",
            "бути",
            "мочь",
            "могти",
            "стать",
            "начать",
            "почати",
            "продолжать",
            "продовжувати",
        ):
            return False
        return any(view.tokens[k].tag in ("Inf", "Part") and not view.case(k) for k in range(n + 1, min(last, n + 6)))

    def _segment(self, sentence: Sentence, n: int) -> tuple[int, int]:
        """The segment of a token, with neighbours that have no predicate and only go on, or around an aside."""
        view = self.view
        segments = view.segments(sentence)
        index = next((k for k, s in enumerate(segments) if s[0] <= n < s[1]), -1)
        if index < 0:
            return n, n + 1
        first, last = segments[index]
        bare = not any(view.is_predicate(k) for k in range(first, last))
        if bare and index + 2 < len(segments) and (
            self._aside(segments[index + 1])
            or self._parenthesis(segments[index + 1])
            or view.lower(segments[index + 1][0]) in _INCLUDING
            or view.relative_opens(segments[index + 1][0])
        ):  # fmt: skip
            # "жертв среди гражданских, как утверждают паблики, нет"
            following = segments[index + 2]
            if any(view.is_predicate(k) for k in range(*following)) and not view.relative_opens(following[0]):
                return first, following[1]
        if bare and index >= 2 and self._aside(segments[index - 1]) and self._says_what_is_done(first, last):
            # «Міст через Янчекрак, за її словами, справді зруйнований»
            before = segments[index - 2]
            if not any(view.is_predicate(k) for k in range(*before)):
                return before[0], last
        if not bare and index >= 2 and self._subject_missing(first, last) and (
            view.relative_opens(segments[index - 1][0])
            or self._aside(segments[index - 1])
            or self._parenthesis(segments[index - 1])
            or view.lower(segments[index - 1][0]) in _INCLUDING
        ):  # fmt: skip
            before = segments[index - 2]
            if not any(view.is_predicate(k) for k in range(*before)):
                first = before[0]
        elif not bare and index >= 1 and self._subject_missing(first, last) and not view.relative_opens(first):
            before = segments[index - 1]
            if not any(view.is_predicate(k) or view.tokens[k].tag in ("Inf", "Conv") for k in range(*before)) and (
                view.tokens[before[1]].text == "," and len(range(*before)) <= 8 and not self._aside(before)
            ):  # fmt: skip
                first = before[0]
        if not bare:
            while (end := self._following(sentence, last)) is not None:
                last = end
        return first, last

    def _following(self, sentence: Sentence, last: int) -> int | None:
        """The end of the next segment where that only goes on: ", возле X", ", зокрема на Y", ", з них 51"."""
        view = self.view
        if last + 1 >= sentence.last or view.tokens[last].text not in ",—–":
            return None
        first, end = next((s for s in view.segments(sentence) if s[0] == last + 1), (0, 0))
        if end <= first or end - first > 12 or self._aside((first, end)):
            return None
        if any(
            view.is_predicate(k) or view.tokens[k].tag in ("Inf", "Conv") for k in range(first, end)
        ) or view.relative_opens(first):
            return None
        opens = view.tokens[first].pos == "ADP" or view.lower(first) in _GOES_ON or (
            view.lower(first) == "а" and view.lower(first + 1) in ("также", "також")
        )  # fmt: skip
        names = view.tokens[first].pos == view.tokens[last - 1].pos == "PROPN" and view.case(first) == view.case(
            last - 1
        )
        return end if opens or names else None

    def _says_what_is_done(self, first: int, last: int) -> bool:
        """A few words around an adjective that no noun follows: a predicate without a verb."""
        view = self.view
        return last - first <= 4 and view.tokens[last - 1].pos == "ADJ"

    def _between(self, segment: tuple[int, int]) -> bool:
        return self._aside(segment) or self._parenthesis(segment) or self.view.relative_opens(segment[0])

    def _parenthesis(self, segment: tuple[int, int]) -> bool:
        """ "вероятно", "скорее всего" between marks."""
        view = self.view
        return segment[1] - segment[0] <= 2 and all(
            view.tokens[k].pos in ("ADV", "PART", "PRON", "ADP")
            or view.tokens[k].tag == "Part"
            or view.lemma(k) in PARENTHESES
            for k in range(*segment)
        )

    def _subject_missing(self, first: int, last: int) -> bool:
        view = self.view
        verb = next((k for k in range(first, last) if view.tokens[k].tag == "Fin"), -1)
        return not any(
            r.adposition < 0 and view.case(r.head) == "Nom" and (verb < 0 or agrees(view, verb, r.head))
            for r in runs(view, first, last)
        )

    def _aside(self, segment: tuple[int, int]) -> bool:
        word = self.view.lower(segment[0])
        span = self.view.span(segment[0], segment[1] - 1)
        return word in ("как", "як") or any(
            c.overlap(span) for a in self._near.near(span) for c in a.cue if len(span) < 80
        )

    def _part(self, first: int, last: int, predicates: Sequence[int], n: int) -> tuple[int, int]:
        """The part of a segment with joined predicates that holds a token."""
        view = self.view
        cuts = [first]
        for left, right in itertools.pairwise(predicates):
            joint = next((k for k in range(right - 1, left, -1) if view.tokens[k].pos in ("CCONJ", "SCONJ")), -1)
            cuts.append(joint + 1 if joint >= 0 else (left + 1 if right - left == 1 else right))
        cuts.append(last)
        for low, high in itertools.pairwise(cuts):
            if low <= n < high:
                end = (
                    high - 1
                    if high < last and view.tokens[high - 1].pos in ("CCONJ", "SCONJ") and high - 1 > n
                    else high
                )
                return low, end
        return first, last

    def _around(self, span: Span) -> list[Attribution]:
        """The attributions near a span that are no mere pointers."""
        return [a for a in self._near.near(span) if not a.provenance.by.endswith("pointer")]
