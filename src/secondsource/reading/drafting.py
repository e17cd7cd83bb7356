"""Events as the text tells them, sentence by sentence, before the same event of one speaker is made one.

Each draft has its anchor, its speaker's attribution, certainty, arguments and figures; `events` makes claims of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from secondsource.model import (
    Analysis,
    Attribution,
    DateMention,
    Document,
    Event,
    Provenance,
    Sentence,
    Span,
    Toponym,
)
from secondsource.model.event import EventCode
from secondsource.reading.arguments import Arguments
from secondsource.reading.clauses import Clauses
from secondsource.reading.draft_rules import idle, one_place, same_stretch
from secondsource.reading.event_date import DateChooser
from secondsource.reading.event_place import PlaceChooser, PlaceHead, Scene
from secondsource.reading.factuality import Certainty
from secondsource.reading.furniture import furniture
from secondsource.reading.lexicons import Tables, tables_of
from secondsource.reading.merging import Draft
from secondsource.reading.nearby import Nearby
from secondsource.reading.predicates import OBJECT, is_count
from secondsource.reading.quantities import find_quantities
from secondsource.reading.trees import trees_of
from secondsource.reading.trigger_matching import Candidate, Matcher

_LONGEST_ANCHOR = 260  # characters; a longer clause is a parse gone wrong and is cut to the words around the trigger
_BY_FORCES = frozenset({"advance", "withdrawal", "control_change", "clash"})
_CARRIED = frozenset({"air_strike", "shelling", "destruction", "casualties", "clash"})
"""Codes of one happening and what follows from it: the date of the one dates the others."""


@dataclass(slots=True)
class _Scene:
    """What has been read so far: the places of events and the last dated event, for claims that name neither."""

    places: Scene = field(default_factory=Scene)
    dated: Draft | None = None


_DEVICES = frozenset(("explosive_device", "suicide_bomb", "grenade"))


class EventFinder:
    """Finds the events of one document; built once per document."""

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        attributions: tuple[Attribution, ...],
        places: tuple[Toponym, ...],
        dates: tuple[DateMention, ...],
        encoded: object | None,
    ) -> None:
        self.document = document
        self.trees = trees_of(document.text, analysis)
        self.attributions = attributions
        self.dates = dates
        self.places = places
        self._starts = [t.start for t in self.trees.tokens]
        self._ends = [t.end for t in self.trees.tokens]
        self._sentence_starts = [s.span.start for s in self.trees.sentences]
        literal, parties = self._tokens_in(places)
        self.matcher = Matcher(self.trees, literal, parties)
        head = encoded if isinstance(encoded, PlaceHead) else None
        self.arguments = Arguments(document, self.trees, attributions)
        self.calendar = DateChooser(document, self.trees, dates, attributions)
        self.chooser = PlaceChooser(self.trees, places, attributions, head)
        self.skipped = furniture(document.text)
        sentences = self.trees.sentences
        self._said = Nearby(sentences, attributions, lambda a: (*a.content, *a.source, *a.cue))
        self._furniture = Nearby(sentences, self.skipped, lambda span: (span,))

    def _tokens_in(self, places: tuple[Toponym, ...]) -> tuple[frozenset[int], frozenset[int]]:
        """Tokens inside literal toponyms, and inside those that stand for a party."""
        literal: set[int] = set()
        parties: set[int] = set()
        for place in places:
            inside = range(*self._covered(place.span))
            if place.role == "literal":
                literal.update(inside)
            elif place.role == "party":
                parties.update(inside)
        return frozenset(literal), frozenset(parties)

    def is_skipped(self, sentence: Sentence) -> bool:
        """Whether a sentence is furniture of a page."""
        return any(sentence.span.overlap(s) for s in self._furniture.of(sentence.index))

    def language_at(self, start: int) -> str:
        """The language of the sentence at a position."""
        number = max(0, bisect_right(self._sentence_starts, start) - 1)
        return self.trees.sentences[number].language if self.trees.sentences else "en"

    def drafts(self) -> Iterator[Draft]:
        """Every event the text tells of, before the same event of the same speaker is made one."""
        scene = _Scene()
        for sentence in self.trees.sentences:
            tables = tables_of(sentence.language)
            if tables is None or self.is_skipped(sentence):
                continue
            clauses = Clauses(self.trees, tables.events.light, tables.events.stop)
            found = self._candidates(sentence, tables)
            triggers = frozenset(c.token for c in found)
            seen: list[tuple[Span, str, int]] = []
            kept: list[Draft] = []
            for candidate in found:
                draft = self._draft(candidate, tables, clauses, triggers, scene)
                if draft is None or any(
                    code == draft.event.code and same_stretch(anchor, draft.anchor) for anchor, code, _ in seen
                ):
                    continue
                if self._continues(draft, kept) or idle(draft):
                    continue
                if draft.event.actor is None and draft.event.code in _BY_FORCES:
                    draft.event = replace(draft.event, actor=self._shared_actor(draft, kept))
                kept.append(draft)
                seen.append((draft.anchor, draft.event.code, candidate.token))
                yield draft

    def _shared_actor(self, draft: Draft, before: list[Draft]) -> str | None:
        """The actor of the clause a coordinated verb shares its subject with ("are fighting and have come near")."""
        if self.trees.tokens[draft.token].dep != "conj":
            return None
        same = [d for d in before if d.attribution is draft.attribution and d.event.code in _BY_FORCES]
        return same[-1].event.actor if same else None

    def _continues(self, draft: Draft, before: list[Draft]) -> bool:
        """Join a participle to the clause it continues ("made advances, reaching the mine"): one event."""
        token = self.trees.tokens[draft.token]
        if token.dep != "advcl" or token.tag != "VBG":
            return False
        for other in before:
            if other.event.code == draft.event.code and token.head in self._chain(other.token):
                other.anchor = Span(
                    min(other.anchor.start, draft.anchor.start), max(other.anchor.end, draft.anchor.end)
                )
                if draft.place is not None and (other.place is None or other.place.kind in ("country", "region")):
                    other.place, other.event = draft.place, replace(other.event, place=draft.event.place)
                return True
        return False

    def _candidates(self, sentence: Sentence, tables: Tables) -> list[Candidate]:
        found = list(self.matcher.candidates(sentence.first, sentence.last, tables.events))
        for candidate in self.matcher.phrases(sentence.span, sentence.first, sentence.last, tables.events):
            found = [c for c in found if not (c.weak and c.token == candidate.token and c.code == candidate.code)]
            if not any(c.token == candidate.token and c.code == candidate.code for c in found):
                found.append(candidate)
        said = {c.token: c.code for c in found}
        found = [c for c in found if not self._told_above(c, said)]
        found += list(self._by_weapon(found, tables))
        if any(c.code in ("air_strike", "shelling", "clash") or c.subcode in _DEVICES for c in found):
            # People killed by a strike or in a fight were not set upon.
            found = [replace(c, subcode=None) if c.code == "casualties" else c for c in found]
        return sorted(found, key=lambda c: (c.weak, c.token))

    def _told_above(self, candidate: Candidate, said: dict[int, EventCode]) -> bool:
        """Whether the trigger above a candidate already tells its event.

        An argument of a trigger of the same code does not count ("artillery fire hit"), nor a side mention as object
        ("launched an attack"), nor a hit of unknown means as part of a fight ("attacked, targeting the base").
        """
        token = self.trees.tokens[candidate.token]
        above = said.get(token.head) if token.head != candidate.token else None
        if above is None:
            return self._counted_above(candidate, said)
        if above == candidate.code and token.tag == "VBG" and token.dep == "advcl" and candidate.code == "advance":
            return False
        own_clause = token.dep in ("conj", "advcl", "ccomp", "relcl", "acl", "parataxis", "xcomp")
        if candidate.subcode == "attack" and token.dep == "advcl" and above in ("clash", "air_strike", "shelling"):
            return True
        return not own_clause and (above == candidate.code or (candidate.weak and token.dep in OBJECT))

    def _counted_above(self, candidate: Candidate, said: dict[int, EventCode]) -> bool:
        """Whether what is counted only fills a verb of the same event ("the number of wounded has climbed to 90")."""
        tokens = self.trees.tokens
        token = tokens[candidate.token]
        if token.dep != "pobj" or tokens[token.head].lemma.lower() != "of":
            return False
        number = tokens[token.head].head
        return is_count(tokens[number]) and said.get(tokens[number].head) == candidate.code

    def _by_weapon(self, found: list[Candidate], tables: Tables) -> Iterator[Candidate]:
        """Harm done by a weapon is also the strike ("a bomb destroyed the bridge"); other mentions of it go first."""
        codes = {c.code for c in found}
        for candidate in found:
            laid = any(c.subcode in _DEVICES for c in found)
            if candidate.code not in ("destruction", "casualties") or laid or codes & {"air_strike", "shelling"}:
                continue
            if not candidate.roles.flat and (code := self.matcher.fired(candidate.roles.agent, tables.events)):
                yield replace(candidate, code=code, weak=True, rule=candidate.rule + ".weapon")
                return

    def _draft(
        self, candidate: Candidate, tables: Tables, clauses: Clauses, triggers: frozenset[int], scene: _Scene
    ) -> Draft | None:
        number = candidate.token
        if self._describes_source(candidate):
            return None
        if self.trees.tokens[number].dep == "" and candidate.roles.flat and candidate.weak:
            return None
        first, last = clauses.anchor(number)
        attribution = self.attribution_of(number, candidate.phrase, candidate.code == "casualties")
        cut = self._cuts(number, candidate.phrase)
        anchor = self._anchor(clauses, first, last, candidate, cut)
        if candidate.code == "aid_appeal" and (asked := self._asked_for(attribution, number)) is not None:
            anchor = asked
        factuality, rule = Certainty(self.trees, tables.factuality).value(
            number,
            candidate.code,
            candidate.negative,
            self._worded(candidate, tables),
            (first, last),
            attribution.cue[0] if attribution and attribution.cue else None,
        )
        if candidate.stated is not None and (factuality in ("CT+", "CT-") or candidate.stated == "CT+"):
            factuality, rule = candidate.stated, "the word itself"
        anchor = self.within(anchor, attribution, number)
        place = self.chooser.choose(candidate, anchor, attribution, tables.events, scene.places)
        chain = frozenset(self._chain(number))
        day = self.calendar.choose(candidate, anchor, chain, triggers - chain, tables.events, factuality == "Uu")
        event = Event(
            candidate.code,
            candidate.subcode,
            candidate.outcome,
            self.arguments.actor(candidate, attribution, tables.events, self.matcher),
            self.arguments.target(candidate, attribution, tables.events, self.matcher),
            place.id if place else None,
            day,
            find_quantities(self.document.text, anchor, self._language(number), tuple(d.span for d in self.dates)),
        )
        provenance = Provenance(
            f"reading.events.{candidate.rule}", 0.5 if candidate.weak else 0.8, anchor, f"certainty: {rule}"
        )
        back = self._refers_back(number, tables)
        ambiguous = candidate.code == "shelling" and self._ambiguous(candidate, tables)
        draft = Draft(
            anchor, attribution, factuality, event, provenance, number, candidate.weak, back, place, ambiguous,
            self._matter(candidate, (first, last), tables),
        )  # fmt: skip
        self._carry(draft, scene)
        return draft

    def _asked_for(self, attribution: Attribution | None, number: int) -> Span | None:
        """What was said in an appeal whose verb is only the cue of it (""Send us medicine," the nurse begged")."""
        token = self.trees.tokens[number].span
        if attribution is None or not any(c.overlap(token) for c in attribution.cue):
            return None
        said = attribution.content[0]
        return said if self.document.text[said.start] in '“"‘«' and len(said) <= _LONGEST_ANCHOR else None

    def _matter(self, candidate: Candidate, clause: tuple[int, int], tables: Tables) -> frozenset[str]:
        """What is short, for shortages: two of one speaker are one only where they have something in common."""
        if candidate.code != "shortage":
            return frozenset()
        classes = tables.events.classes
        names = frozenset.union(*(classes.get(item, frozenset()) for item in ("supply", "utility", "service")))
        said = {self.trees.tokens[n].lemma.lower() for n in range(clause[0], clause[1] + 1)}
        return frozenset(said & names)

    def _describes_source(self, candidate: Candidate) -> bool:
        """Whether the trigger only describes a speaker ("the coordinator of the evacuation")."""
        token = self.trees.tokens[candidate.token]
        told = token.pos in ("VERB", "AUX") and token.dep == "relcl"
        return (
            not told
            and candidate.phrase is None
            and any(s.start <= token.start < s.end for a in self._said.at(token.start) for s in a.source)
        )

    def _worded(self, candidate: Candidate, tables: Tables) -> bool:
        """Whether the turn of speech that tells of the event has its own negation in it ("nothing is left")."""
        if candidate.phrase is None:
            return False
        said = {self.trees.lower(n) for n in range(*self._covered(candidate.phrase))}
        return bool(said & (tables.factuality.negators | tables.factuality.nobody))

    def _covered(self, span: Span) -> tuple[int, int]:
        first = bisect_right(self._ends, span.start)
        return first, max(first, bisect_right(self._starts, span.end - 1))

    def _ambiguous(self, candidate: Candidate, tables: Tables) -> bool:
        """Whether the weapon named may come from the air as well as from the ground (missiles, rockets)."""
        roles = candidate.roles
        heads = (candidate.token, *roles.agent, *roles.patient, *(h for found in roles.at.values() for h in found))
        named = [n for n in heads if self.matcher.is_a(n, "gun", tables.events)]
        return bool(named) and all(self.matcher.is_a(n, "ambiguous", tables.events) for n in named)

    def _carry(self, draft: Draft, scene: _Scene) -> None:
        """A date of the lead also dates what clearly is the same happening: same place, told in the past."""
        event = draft.event
        if event.happened_on is not None:
            if event.code in _CARRIED and draft.factuality[:2] == "CT":
                scene.dated = draft
            return
        last = scene.dated
        if last is None or event.code not in _CARRIED or draft.factuality == "Uu":
            return
        if not (event.place == last.event.place or draft.place is None or one_place(draft.place, last.place)):
            return
        tags = {self.trees.tokens[n].tag for n in (draft.token, *self.trees.children[draft.token])}
        told = self.trees.tokens[draft.token].dep in ("pcomp", "advcl", "xcomp")
        if tags & {"VBD", "VBN"} or told or not self.trees.tokens[draft.token].tag.startswith("V"):
            draft.event = replace(event, happened_on=last.event.happened_on)

    def _language(self, number: int) -> str:
        return self.trees.sentence_of(number).language

    def _chain(self, number: int) -> Iterator[int]:
        for _ in range(12):
            yield number
            above = self.trees.tokens[number].head
            if above == number:
                return
            number = above

    def _refers_back(self, number: int, tables: Tables) -> bool:
        """Whether the trigger is a noun that points back ("the strike", "this retreat")."""
        token = self.trees.tokens[number]
        nominal = token.pos in ("NOUN", "PROPN") or token.dep in ("nsubj", "nsubjpass", "dobj", "pobj")
        if not nominal:
            return False
        determiners = [self.trees.lower(c) for c in self.trees.all(number, "det")]
        named = any(self.trees.all(number, "prep", "nmod", "compound", "nummod"))
        return bool(set(determiners) & tables.events.vague) and not named

    # ---- whose -----------------------------------------------------------------------------------------------------

    def attribution_of(self, number: int, phrase: Span | None, counted: bool = False) -> Attribution | None:
        """The innermost attribution whose content holds the trigger; one whose cue is the trigger is its own claim.

        A cue that counts ("put the toll at four") is its source's: `counted`.
        """
        token = self.trees.tokens[number].span
        around = [
            a
            for a in self._said.at(token.start)
            if any(c.start <= token.start and token.end <= c.end for c in a.content)
        ]
        if not around:
            where = phrase if phrase is not None else token if counted else None
            if where is not None:
                cued = [a for a in self._said.at(token.start) if any(c.overlap(where) for c in a.cue)]
                return cued[0] if cued else None
            return None
        return min(around, key=lambda a: (sum(len(c) for c in a.content), a.id))

    def _cuts(self, number: int, phrase: Span | None) -> list[Span]:
        """Sources and cues that an anchor must leave out; never those that the trigger itself stands in."""
        token = self.trees.tokens[number].span
        sentence = self.trees.sentence_of(number).span
        out: list[Span] = []
        for attribution in self._said.at(token.start):
            parts = [s for s in (*attribution.source, *attribution.cue) if s.overlap(sentence)]
            if any(s.overlap(token) for s in parts) or (
                phrase is not None and any(s.overlap(phrase) for s in attribution.cue)
            ):
                continue
            if any(c.overlap(token) for c in attribution.content):
                out.extend(parts)
        return out

    def _anchor(self, clauses: Clauses, first: int, last: int, candidate: Candidate, cut: list[Span]) -> Span:
        span = clauses.span(first, last, candidate.token, cut)
        phrase = candidate.phrase
        if phrase is not None and not span.contains(phrase):
            span = Span(min(span.start, phrase.start), max(span.end, phrase.end))
        if len(span) > _LONGEST_ANCHOR:
            token = self.trees.tokens[candidate.token]
            span = Span(
                max(span.start, token.start - _LONGEST_ANCHOR // 2), min(span.end, token.end + _LONGEST_ANCHOR // 2)
            )
        return span

    def within(self, anchor: Span, attribution: Attribution | None, number: int) -> Span:
        """The part of an anchor that lies in the piece of content that holds the trigger."""
        if attribution is None:
            return anchor
        token = self.trees.tokens[number]
        for piece in attribution.content:
            if piece.start <= token.start and token.end <= piece.end:
                start, end = max(anchor.start, piece.start), min(anchor.end, piece.end)
                if end - start >= 0.4 * len(anchor):
                    return Span(start, end)
        return anchor
