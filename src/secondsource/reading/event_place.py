"""Which place is the event's: a choice among a document's literal toponyms, by grammar, kind and the trained reader.

A toponym that hangs on the event's word or stands in its clause goes before one that only shares the sentence; an
origin ("from the direction of"), the speaker's own place and a dateline go behind. "The mine", "the town", "there"
stand for the toponym they refer to. An event that names no place is at the place its document keeps talking about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from secondsource.model import Attribution, Span, Toponym
from secondsource.reading.lexicon import EventLexicon
from secondsource.reading.nearby import Nearby
from secondsource.reading.trees import Trees
from secondsource.reading.trigger_matching import Candidate

_KIND = {
    "facility": 3.0,
    "settlement": 3.0,
    "district": 2.0,
    "direction": 2.0,
    "water": 1.5,
    "area": 1.5,
    "region": 1.0,
    "country": 0.0,
}
"""How well a kind of place says where an event is."""
_ATTACHED, _INSIDE, _FOREIGN = 3.0, 2.0, -1.0
_ORIGIN, _WHOLE, _OTHERS = -4.0, -3.0, -6.0
_READER = 3.0
"""What the reader's word is worth: its score in [0, 1], less one half, times this."""
_REMEMBERED = 200  # toponyms before a clause that "the town" or "there" may refer to
_SCENE_NEAR, _SCENE_FAR, _REFERRED = 3.2, 2.6, 5.5


@runtime_checkable
class PlaceHead(Protocol):
    """What a reader offers: how likely a toponym is the place of the event at a word, and all places of an event."""

    def event_place(self, event: tuple[int, int], place: tuple[int, int]) -> float:
        """The score of one toponym for one event word, 0 … 1."""

    def places_of(self, event: tuple[int, int]) -> tuple[tuple[tuple[int, int], float], ...]:
        """Spans of places of the event at a word, each with its score."""


@dataclass(slots=True)
class Scene:
    """The places that events of the document were at so far; `last` with its paragraph."""

    last: Toponym | None = None
    paragraph: int = -1
    counts: Counter[str] = field(default_factory=Counter)
    by_id: dict[str, Toponym] = field(default_factory=dict)

    def add(self, place: Toponym, paragraph: int) -> None:
        """Remember that an event was at a place it names itself."""
        self.last, self.paragraph = place, paragraph
        self.counts[place.text.lower()] += 1
        self.by_id[place.text.lower()] = place

    def focus(self, paragraph: int) -> Toponym | None:
        """The place of the paragraph's last event, else the one most events were at."""
        if self.last is None or self.paragraph == paragraph:
            return self.last
        name, count = self.counts.most_common(1)[0]
        return (
            self.by_id[name]
            if count > 1 or self.counts[self.last.text.lower()] < count
            else self.by_id[next(iter(self.by_id))]
        )


class PlaceChooser:
    """Chooses the places of the events of one document."""

    def __init__(
        self, trees: Trees, places: Sequence[Toponym], attributions: Sequence[Attribution], head: PlaceHead | None
    ) -> None:
        self.trees = trees
        self.literal = sorted((p for p in places if p.role == "literal"), key=lambda p: p.span.start)
        self.attributions = attributions
        self.head = head
        sentences = trees.sentences
        self._near = Nearby(sentences, self.literal, lambda place: (place.span,))
        self._said = Nearby(sentences, attributions, lambda a: (*a.content, *a.source))
        self._of_speaker: dict[str, Toponym | None] = {}
        self._starts = [p.span.start for p in self.literal]
        self._by_name: dict[str, list[Toponym]] = {}
        for place in self.literal:
            self._by_name.setdefault(place.text.lower(), []).append(place)

    def choose(
        self, candidate: Candidate, anchor: Span, attribution: Attribution | None, lexicon: EventLexicon, scene: Scene
    ) -> Toponym | None:
        """The place of an event; `scene` gains it where the event names it itself."""
        sentence = self.trees.sentence_of(candidate.token)
        scored = [
            (self._score(p, candidate, anchor, lexicon), -p.span.start, p)
            for p in self._near.of(sentence.index)
            if p.span.overlap(sentence.span)
        ]
        paragraph = sentence.paragraph
        named = max(scored, default=None, key=lambda s: s[:2])
        best: tuple[float, Toponym] | None = (named[0], named[2]) if named else None
        fallback = scene.focus(paragraph)
        for score, place in (
            (_REFERRED, self._referred(anchor, lexicon)),
            (_SCENE_NEAR + 0.1, self._speakers(attribution)),
            (_SCENE_NEAR if scene.paragraph == paragraph else _SCENE_FAR, fallback),
        ):
            if place is not None and (best is None or score > best[0]):
                best = (score, place)
        if best is None or best[0] < -2:
            return fallback or self._first(anchor)
        if named and best[1] is named[2] and (named[0] >= _INSIDE + 1):
            scene.add(best[1], paragraph)
            return best[1]
        return self._nearest_mention(best[1], anchor)

    def _nearest_mention(self, place: Toponym, anchor: Span) -> Toponym:
        """The mention of the same name nearest to the clause; one before it where two are as near."""
        named = self._by_name.get(place.text.lower(), [])
        at = bisect_right(named, anchor.start, key=lambda p: p.span.start)
        same = [p for p in named[max(0, at - 2) : at + 2] if not self._is_aside(p)] or [place]
        return min(same, key=lambda p: max(anchor.start - p.span.end, p.span.start - anchor.end, 0))

    def _score(self, place: Toponym, candidate: Candidate, anchor: Span, lexicon: EventLexicon) -> float:
        score = _KIND.get(place.kind, 1.0)
        attached = self._attached(place, candidate.token)
        score += _ATTACHED if attached else _INSIDE if place.span.overlap(anchor) else 0.0
        before = self.trees.text[max(0, place.span.start - 36) : place.span.start]
        if candidate.code not in ("withdrawal", "displacement") and lexicon.origin.search(before):
            score += _ORIGIN
        if lexicon.whole.search(before):
            score += _WHOLE
        if any(
            place.span.overlap(s) for a in self._said.at(place.span.start) for s in a.source
        ) and not place.span.overlap(anchor):
            score += _OTHERS
        if place.span.start < 60 and place.span.of(self.trees.text).isupper():
            score += _OTHERS
        if self._foreign(place.span, self.trees.tokens[candidate.token].span):
            score += _FOREIGN
        if self.head is not None:
            trigger = self.trees.tokens[candidate.token]
            likely = self.head.event_place((trigger.start, trigger.end), (place.span.start, place.span.end))
            score += _READER * (round(2 * likely) / 2 - 0.5)  # in halves: of two places joined by "and" the first stays
        return score

    def _attached(self, place: Toponym, trigger: int) -> bool:
        sentence = self.trees.sentence_of(trigger)
        number = next(
            (n for n in range(sentence.first, sentence.last) if self.trees.tokens[n].end > place.span.start), trigger
        )
        for _ in range(7):
            if number == trigger:
                return True
            token = self.trees.tokens[number]
            if token.head == number or token.dep in ("relcl", "advcl", "ccomp", "parataxis"):
                return False
            number = token.head
        return False

    def _foreign(self, place: Span, trigger: Span) -> bool:
        """Whether a place stands in what somebody says and the event's word does not, or the other way round."""
        around = [a for a in self._said.at(place.start) if any(c.overlap(place) for c in a.content)]
        return any(not any(c.overlap(trigger) for c in a.content) for a in around)

    def _referred(self, anchor: Span, lexicon: EventLexicon) -> Toponym | None:
        """What "the mine" or "there" in a clause without a name refers to: the last toponym of that kind."""
        if any(p.span.overlap(anchor) for p in self._near.at(anchor.start)):
            return None
        said = anchor.of(self.trees.text)
        for match in lexicon.reference.finditer(said):
            noun = (match.groupdict().get("noun") or "").lower()
            kind = next((kind for nouns, kind in lexicon.reference_kinds if re.fullmatch(nouns, noun)), None)
            before = self._before(anchor)
            for place in reversed(before):
                if (
                    not noun
                    or (place.kind == "facility" and noun in place.text.lower())
                    or (kind is not None and place.kind == kind and kind != "facility")
                ):
                    return place
        return None

    def _is_aside(self, place: Toponym) -> bool:
        return place.span.start < 60 and place.span.of(self.trees.text).isupper()

    def _speakers(self, attribution: Attribution | None) -> Toponym | None:
        """The place in a speaker's own description ("residents of …"): they tell of where they are."""
        if attribution is None:
            return None
        key = attribution.id if attribution.speaker is None else str(attribution.speaker)
        if key not in self._of_speaker:
            same = [
                a for a in self.attributions if a is attribution or (a.speaker and a.speaker == attribution.speaker)
            ]
            spans = [s for a in same for s in a.source]
            fine = ("settlement", "facility", "district")
            held = (p for s in spans for p in self._near.at(s.start) if p.kind in fine and s.contains(p.span))
            self._of_speaker[key] = next(held, None)
        return self._of_speaker[key]

    def _first(self, anchor: Span) -> Toponym | None:
        before = self._before(anchor)
        return before[-1] if before else next((p for p in self.literal[:_REMEMBERED] if not self._is_aside(p)), None)

    def _before(self, anchor: Span) -> list[Toponym]:
        """The last toponyms before a clause, datelines left out."""
        at = bisect_right(self._starts, anchor.start)
        return [
            p
            for p in self.literal[max(0, at - _REMEMBERED) : at]
            if p.span.end <= anchor.start and not self._is_aside(p)
        ]


def event_place(event: Span, encoded: PlaceHead) -> tuple[Span, ...]:
    """The places of the event at a marked word, by the trained reader; empty where it sees none."""
    return tuple(Span(*span) for span, _ in encoded.places_of((event.start, event.end)))
