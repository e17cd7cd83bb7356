"""Actor, target, place and date of an event, from the roles of its trigger and from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from secondsource.model import Attribution, DateMention, DateValue, Document, Span, Toponym
from secondsource.model.event import EventCode
from secondsource.reading import calendar
from secondsource.reading.date_words import WORDS as DATE_WORDS
from secondsource.reading.lexicon import EventLexicon
from secondsource.reading.trees import Trees
from secondsource.reading.trigger_matching import Candidate, Matcher

_MOVED: frozenset[EventCode] = frozenset({"displacement", "shortage", "aid_appeal"})
_HARMED: frozenset[EventCode] = frozenset({"casualties"})
_LEADING = re.compile(
    r"^(?:the|a|an|some|about|around|at least|more than|up to|nearly|almost|over|both|all|another|other|only|also|"
    r"\d[\d.,]*|several|many|most|dozens of|hundreds of|thousands of|scores of|tens of thousands of|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety)\s+",
    re.IGNORECASE,
)
_PRONOUN = frozenset(
    [
        "they",
        "them",
        "it",
        "he",
        "she",
        "him",
        "her",
        "this",
        "that",
        "these",
        "those",
        "who",
        "which",
        "what",
        "someone",
        "one",
    ]
)
_LONGEST = 9  # words of an actor or target that is kept; a longer phrase is cut at its head's own words
_DATELINE = re.compile(r"\s{0,2}(?:\([^)\n]{1,60}\))?\s{0,2}[.:—–-]|\s{0,2}\([^)\n]{1,60}\)\s")


@runtime_checkable
class PlaceHead(Protocol):
    """What an encoder offers: how likely a toponym is the place of the event at a word, 0 … 1."""

    def event_place(self, event: tuple[int, int], place: tuple[int, int]) -> float:
        """The score of one toponym for one event word."""


class Arguments:
    """Arguments of the candidates of one document."""

    def __init__(
        self, document: Document, trees: Trees, places: Sequence[Toponym], dates: Sequence[DateMention],
        attributions: Sequence[Attribution], head: PlaceHead | None,
    ) -> None:  # fmt: skip
        self.document = document
        self.trees = trees
        self.head = head
        self.literal = [p for p in places if p.role == "literal"]
        self.attributions = attributions
        self.published = calendar.parse_day(document.published_day)
        self.cues = [span for a in attributions for span in a.cue]
        self.sources = [span for a in attributions for span in a.source]
        self.dates = [(date, self._verb_of(date.span)) for date in dates if not self._is_dateline(date.span)]
        self._side_counts: dict[str, int] = {}

    # ---- who -------------------------------------------------------------------------------------------------------

    def actor(
        self, candidate: Candidate, attribution: Attribution | None, lexicon: EventLexicon, matcher: Matcher
    ) -> str | None:
        """Who did it: a force, a body, people; a weapon counts only where it says whose it is."""
        roles = candidate.roles
        if roles.flat:
            return None
        heads = roles.patient if candidate.patient_acts else roles.agent
        if candidate.code == "detention" and candidate.rule in ("trigger.surrender", "trigger.capitulate"):
            return None
        if not heads and candidate.code in _MOVED:
            heads = roles.patient
        for number in heads:
            weapon = any(
                matcher.is_a(number, item, lexicon) for item in ("air", "gun", "object", "weapon", "truce", "talks")
            )
            if (
                weapon
                and not matcher.is_a(number, "army", lexicon)
                and self.side(self._phrase(number), lexicon) is None
            ):
                continue
            if candidate.code in _HARMED and not roles.passive and not roles.patient:
                continue  # "people died" names no actor
            said = self._named(number, attribution, lexicon)
            if said:
                return said
        return None

    def target(self, candidate: Candidate, attribution: Attribution | None, lexicon: EventLexicon) -> str | None:
        """What or whom it was done to."""
        roles = candidate.roles
        if roles.flat or candidate.patient_acts:
            return None
        heads: Iterable[int] = roles.patient
        if not roles.patient and candidate.code in ("casualties", "detention"):
            heads = roles.agent
        elif not roles.patient:
            heads = (
                [h for key in ("on", "at", "against", "into", "in") for h in roles.at.get(key, ())]
                if candidate.code in ("air_strike", "shelling", "other")
                else []
            )
        if candidate.code in _MOVED | {"agreement", "advance", "withdrawal"}:
            heads = [] if candidate.code != "displacement" else (roles.patient if roles.agent else [])
        return next((said for number in heads if (said := self._named(number, attribution, lexicon))), None)

    def _phrase(self, number: int) -> str:
        first, last = self.trees.noun_phrase(number)
        first = max(first, number - 12)
        if last - first >= _LONGEST:
            last = max(number, min(last, first + _LONGEST))
        return " ".join(self.document.text[self.trees.tokens[first].start : self.trees.tokens[last].end].split())

    def _named(self, number: int, attribution: Attribution | None, lexicon: EventLexicon) -> str | None:
        token = self.trees.tokens[number]
        lemma = token.text.lower()
        speaker = attribution.speaker if attribution else None
        if (
            lemma in lexicon.own
            or (token.pos == "PRON" and token.lemma.lower() in lexicon.own)
            or any(self.trees.lower(c) in lexicon.own for c in self.trees.all(number, "poss"))
        ):
            side = self.speaker_side(attribution, lexicon)
            if side:
                return f"{side} forces" if lemma in lexicon.own else f"{side} {token.text}"
            return (speaker.affiliation or speaker.name or speaker.role) if speaker else None
        if token.lemma.lower() in lexicon.enemy:
            side = self.speaker_side(attribution, lexicon)
            other = self._opponent(side, lexicon)
            return f"{other} forces" if other else None
        if lemma in _PRONOUN:
            return self._antecedent(number, lexicon)
        said = self._phrase(number).strip("“”\"‘’'«» ")
        for _ in range(4):
            said = _LEADING.sub("", said)
        return said or None

    def _antecedent(self, number: int, lexicon: EventLexicon) -> str | None:
        """The subject of the sentence before, or of this one further left, for a pronoun."""
        sentence = self.trees.sentence_of(number)
        first = self.trees.sentences[max(0, sentence.index - 1)].first
        for n in range(number - 1, first - 1, -1):
            token = self.trees.tokens[n]
            if (
                token.dep in ("nsubj", "nsubjpass", "dobj", "nsubj:pass")
                and token.pos in ("NOUN", "PROPN")
                and not any(s.start <= token.start < s.end for s in self.sources)
            ):
                return _LEADING.sub("", self._phrase(n))
        return None

    def side(self, text: str, lexicon: EventLexicon) -> str | None:
        """Whose a force is by its name."""
        return next((name for pattern, name in lexicon.sides if re.search(pattern, text, re.IGNORECASE)), None)

    def speaker_side(self, attribution: Attribution | None, lexicon: EventLexicon) -> str | None:
        """The side of a speaker, by name, role, affiliation and the words of the source."""
        if attribution is None:
            return None
        who = attribution.speaker
        said = " ".join(filter(None, (who.name, who.role, who.affiliation) if who else ()))
        return self.side(said, lexicon) or next(
            (s for span in attribution.source if (s := self.side(span.of(self.document.text), lexicon))), None
        )

    def _opponent(self, side: str | None, lexicon: EventLexicon) -> str | None:
        """The other side of the document: the one named most often besides the speaker's."""
        if side is None:
            return None
        if not self._side_counts:
            for pattern, name in lexicon.sides:
                self._side_counts[name] = self._side_counts.get(name, 0) + len(
                    re.findall(pattern, self.document.text, re.IGNORECASE)
                )
        others = {name: count for name, count in self._side_counts.items() if name != side and count}
        return max(others, key=lambda name: others[name]) if others else None

    # ---- where -----------------------------------------------------------------------------------------------------

    def place(
        self, candidate: Candidate, anchor: Span, before: Toponym | None, attribution: Attribution | None
    ) -> Toponym | None:
        """The literal toponym the event is at: in the anchor, else near it in the sentence, else the last one used."""
        trigger = self.trees.tokens[candidate.token]
        inside = [p for p in self.literal if p.span.overlap(anchor)]
        sentence = self.trees.sentence_of(candidate.token).span
        near = inside or [p for p in self.literal if p.span.overlap(sentence) and not self._in_source(p.span)]
        near = [p for p in near if not self._in_dateline(p.span)] or near
        if near:
            return max(
                near,
                key=lambda p: (
                    self._likely(trigger.span, p),
                    self._fit(p, trigger.span),
                    -abs(p.span.start - trigger.start),
                ),
            )
        if before is not None:
            return before
        if attribution is not None and attribution.source:
            named = [p for p in self.literal if any(p.span.overlap(s) for s in attribution.source)]
            if named:
                return named[0]
        earlier = [p for p in self.literal if p.span.end <= anchor.start and not self._in_dateline(p.span)]
        return earlier[-1] if earlier else next((p for p in self.literal if not self._in_dateline(p.span)), None)

    def _likely(self, event: Span, place: Toponym) -> float:
        if self.head is None:
            return 0.0
        return round(self.head.event_place((event.start, event.end), (place.span.start, place.span.end)), 1)

    @staticmethod
    def _fit(place: Toponym, trigger: Span) -> int:
        """Facilities and settlements place an event better than regions; what follows the trigger better than what precedes."""
        fine = place.kind in ("facility", "settlement", "district", "direction", "water")
        return 2 * fine + (place.span.start >= trigger.start)

    def _in_source(self, span: Span) -> bool:
        return any(span.overlap(s) for s in self.sources)

    def _in_dateline(self, span: Span) -> bool:
        """Whether a span stands in capitals at the head of the text ("KHARKIV, March 18")."""
        said = span.of(self.document.text)
        return span.start < 60 and said.isupper()

    # ---- when ------------------------------------------------------------------------------------------------------

    def _is_dateline(self, span: Span) -> bool:
        return (
            span.start < 90
            and "\n" not in self.document.text[: span.start].strip()
            and bool(_DATELINE.match(self.document.text, span.end))
            and not re.search(r"[a-z]{4,} [a-z]{2,} [a-z]{3,}", self.document.text[: span.start])
        )

    def _verb_of(self, span: Span) -> int | None:
        """The verb (or event noun) that a date hangs on."""
        tokens = self.trees.tokens
        number = self._token_at(span.start)
        for _ in range(8):
            if number is None:
                return None
            if tokens[number].pos in ("VERB", "AUX") or (
                tokens[number].pos == "NOUN" and tokens[number].start < span.start - 1
            ):
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
        return any(span.overlap(cue) for cue in self.cues)

    def date(
        self, candidate: Candidate, anchor: Span, chain: frozenset[int], claimed: frozenset[int]
    ) -> DateValue | None:
        """The date of the event itself: one in its clause, else one of its sentence that belongs to no other verb.

        `chain`: tokens from the trigger up to its root; `claimed`: triggers of other events of the sentence.
        """
        sentence = self.trees.sentence_of(candidate.token).span
        best: tuple[int, DateMention] | None = None
        for mention, verb in self.dates:
            if not mention.span.overlap(sentence):
                continue
            inside = mention.span.overlap(anchor) > 0
            if not inside and (self._dates_saying(verb) or self._follows_cue(mention.span)):
                continue
            own = verb in chain
            if not inside and not own and verb in claimed:
                continue
            rank = 0 if inside and own else 1 if inside else 2 if own else 3
            distance = abs(mention.span.start - self.trees.tokens[candidate.token].start)
            if rank == 3 and distance > 160:
                continue
            if best is None or (rank, distance) < (best[0] // 1000, best[0] % 1000):
                best = (rank * 1000 + min(distance, 999), mention)
        if best is None:
            return None
        return self._opened(best[1])

    def _follows_cue(self, span: Span) -> bool:
        """Whether a date stands right beside a cue ("said on Tuesday", "on Wednesday, the ministry said")."""
        return any(0 <= span.start - cue.end <= 14 for cue in self.cues)

    def _opened(self, mention: DateMention) -> DateValue:
        """ "since Sunday" runs from that day to the publication day."""
        limits = calendar.bounds(mention.value)
        before = self.document.text[max(0, mention.span.start - 24) : mention.span.start]
        language = next((s.language for s in self.trees.sentences if s.span.overlap(mention.span)), "en")
        opening = DATE_WORDS.get(language, DATE_WORDS["en"]).open_start
        if limits and self.published and limits[0] <= self.published and re.search(opening, before, re.IGNORECASE):
            return calendar.interval(limits[0], self.published)
        return mention.value
