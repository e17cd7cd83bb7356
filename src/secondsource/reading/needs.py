"""Humanitarian needs, appeals and deliveries, by the frame of words that tells of them and the sector of their thing.

A frame ("asked … for", "has run out") gives the kind; the words behind or before it, up to the end of the clause, give
the sector. A clause of no sector gives no need, nor does what forces need, nor what customers are supplied with. Help
that did not come is a need; help that is only planned is nothing yet. Sectors are the eleven clusters of the
Inter-Agency Standing Committee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secondsource.model import DateMention, Need, Quantity, Sentence, Span
from secondsource.model.event import EventCode, NeedKind
from secondsource.reading.expressions import Expression
from secondsource.reading.need_frames import Hit, hits_of, is_name, subject_of
from secondsource.reading.need_marks import (
    ARRIVALS,
    ATTRIBUTE,
    BARRED,
    CAME,
    CARRIED,
    HELPERS,
    LEADING,
    LISTED,
    MODIFIER,
    NEVER_NOUN,
    PART,
    PASSAGE,
    PASSIVE,
    PLAIN,
    SERVED,
    SHARED,
    TRADED,
)
from secondsource.reading.need_words import Frame, NeedWords, need_words
from secondsource.reading.quantities import find_quantities
from secondsource.reading.sector_words import (
    CAMPS,
    LOGISTICS,
    PROTECTION,
    SectorWords,
    sector_words,
)
from secondsource.reading.sieve import Narrowed
from secondsource.reading.stretches import stretches
from secondsource.reading.trees import Trees

if TYPE_CHECKING:
    from secondsource.reading.topics import Telling, Told

SENSED = 0.3
"""Probability from which a sentence without a frame tells of a need. All of these are set on opened gold."""
BESIDE = 0.6
"""The same for a stretch of a sentence beside another that tells of one."""
DOUBTED = 0.02
"""Probability below which what a frame of words tells of is none."""
SENSED_OF_ARMS = 0.8
"""The same where it names an armed force: what forces need is no need."""
SECTOR_LEAST = 0.3
NAMED = 0.4
"""Added to the probability of the sector that the words name."""
SECTOR_SURE, SECTOR_UNLIKELY = 0.6, 0.2
KINDS: dict[EventCode, NeedKind] = {"shortage": "need", "aid_appeal": "appeal", "aid_delivery": "delivery"}
CODES: dict[NeedKind, EventCode] = {kind: code for code, kind in KINDS.items()}
_WHO = 2
"""Tier from which words name who is served and not what serves them; weaker ones need people in the clause."""
_VERBS = frozenset(
    {"delivery.given", "delivery.brought", "delivery.made", "delivery.served", "need.verb", "appeal.verb"}
)
"""Frames that are one verb, which may be a noun as well."""
_EDGE = " \t\n,.;:–—-"
_PEOPLE = re.compile(r"(?i)(?:people|residents?|families|households?|children|civilians?|women|men|patients)")


@dataclass(frozen=True, slots=True)
class NeedDraft:
    """A need with its anchor and the token that its certainty is read at."""

    need: Need
    anchor: Span
    token: int
    rule: str


class NeedFinder:
    """Finds the needs of one document."""

    def __init__(self, trees: Trees, dates: Sequence[DateMention], told: Telling | None = None) -> None:
        self.trees = trees
        self.dates = dates
        self._told = told
        self._frames: dict[str, Narrowed[Frame]] = {}  # those whose words the text holds

    def find(self, sentence: Sentence) -> Iterator[NeedDraft]:
        """The needs of one sentence in text order: those in a frame of words, and what else it tells of, as trained."""
        framed = list(self._framed(sentence))
        whole = self._told(sentence) if self._told is not None else None
        if whole is None or self._told is None:
            yield from framed
            return
        found: list[NeedDraft] = []
        for draft in framed:
            closely = self._told(sentence, draft.anchor) or whole
            if max(closely.kind[1], whole.kind[1]) >= DOUBTED:
                found.append(_put_right(draft, closely))
        parts = [
            (part, here)
            for part in stretches(sentence, self.trees.text)
            if not any(part.overlap(d.anchor) for d in found) and (here := self._told(sentence, part)) is not None
        ]
        if not found and not _tell_apart(parts):
            parts = [(sentence.span, whole)]
        for part, told in parts:
            sensed = self._sensed(sentence, part, told, BESIDE if len(parts) > 1 or found else SENSED)
            known = {(d.need.kind, d.need.sector) for d in found}  # told twice over, it is one
            if sensed is not None and (sensed.need.kind, sensed.need.sector) not in known:
                found.append(sensed)
        yield from sorted(found, key=lambda d: (d.anchor.start, d.anchor.end))

    def _sensed(self, sentence: Sentence, part: Span, told: Told, least: float) -> NeedDraft | None:
        """A need that a stretch without any frame tells of: all that it says, one kind, one sector."""
        words, sectors = need_words(sentence.language), sector_words(sentence.language)
        kind, sure = told.kind
        if words is None or sectors is None or sure < max(least, told.about[1]) or sentence.first >= sentence.last:
            return None
        said = part.of(self.trees.text)
        if kind != "appeal" and words.armed.search(said) and sure < SENSED_OF_ARMS:
            return None
        named = sectors.sector(said)
        weighed = {s: p + (NAMED if named is not None and s == named[0] else 0.0) for s, p in told.sectors.items()}
        sector = max(weighed, key=lambda s: weighed[s])
        if weighed[sector] < SECTOR_LEAST:
            return None
        frame = Frame(f"sensed.{kind}", kind, "itself", Expression(r"(?!)"))
        first = part.start - sentence.span.start
        hit = Hit(frame, kind, first, first + len(said), first, first + len(said))
        return self._draft(hit, sector, sentence.span.of(self.trees.text), sentence, words)

    def _framed(self, sentence: Sentence) -> Iterator[NeedDraft]:
        """The needs in a frame of words; what is told twice over of one kind and sector is one."""
        words, sectors = need_words(sentence.language), sector_words(sentence.language)
        if words is None or sectors is None or sentence.first >= sentence.last:
            return
        said = sentence.span.of(self.trees.text)
        if sentence.language not in self._frames:
            self._frames[sentence.language] = words.sieve.within(self.trees.text)
        frames = self._frames[sentence.language].of(said)
        hits = hits_of(said, words, frames) if frames else []
        if not hits or sectors.sector(said) is None:
            return
        last: NeedDraft | None = None
        covered = 0
        told = [h for h in hits if h.kind != "need"]
        for hit in hits:
            if ATTRIBUTE.search(said[hit.start : hit.end]) and any(
                o.behind >= hit.end and o.before <= hit.end and not said[hit.end : o.start].count(",") for o in told
            ):
                continue
            if hit.start < covered and hit.frame.kind != "appeal" and last is not None and last.need.kind == "appeal":
                continue  # what is asked for is told once
            if self._is_noun(hit, sentence) or is_name(hit, said):
                continue
            sector = self._sector(hit, said, words, sectors)
            if sector is None:
                continue
            draft = self._draft(hit, sector, said, sentence, words)
            if last is not None and (last.need.kind, last.need.sector) == (draft.need.kind, sector):
                last = _joined(last, draft)
            else:
                if last is not None:
                    yield last
                last = draft
            covered = hit.behind
        if last is not None:
            yield last

    def _is_noun(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether a verb of a frame is a noun here ("the houses"); only English is tagged for it."""
        if sentence.language != "en" or hit.frame.name not in _VERBS:
            return False
        at = sentence.span.start + hit.start
        for number in range(sentence.first, sentence.last):
            if self.trees.tokens[number].end > at:
                if MODIFIER.match(sentence.span.of(self.trees.text), hit.start):
                    return True
                if NEVER_NOUN.match(self.trees.tokens[number].text):
                    return False
                return self.trees.tokens[number].pos in ("NOUN", "PROPN", "ADJ")
        return False

    def _sector(self, hit: Hit, said: str, words: NeedWords, sectors: SectorWords) -> str | None:
        before, behind = said[hit.before : hit.start], said[hit.end : hit.behind]
        itself = said[hit.start : hit.end]
        if words.armed.search(before) or (hit.kind != "appeal" and words.armed.search(behind)):
            return None
        if hit.kind != "appeal" and words.asset.search(subject_of(before)):
            return None
        barred = hit.frame.name == "need.barred" or (hit.frame.name == "need.lack" and BARRED.search(itself))
        if barred and HELPERS.search(before):
            return LOGISTICS  # who brings help is kept from it
        if hit.frame.name == "need.barred":
            return None
        if hit.frame.side == "itself":
            found = sectors.sector(itself) or sectors.sector(behind) or sectors.sector(before)
        elif hit.frame.side == "behind":
            found = sectors.sector(behind) or (sectors.sector(itself) if hit.kind != "appeal" else None)
            served = _served(itself, behind, words) if hit.kind == "delivery" else None
            if served is not None and (found is None or found[1] > 0):
                found = served, 1
        elif hit.frame.side == "before":
            found = sectors.sector(before + itself)
            other = sectors.sector(behind) if hit.kind == "delivery" else None
            if found is not None and other is not None and found[0] == LOGISTICS and other[1] <= 1:
                found = other  # "a convoy reached the town with flour"
            elif (
                other is not None and other[1] < _WHO and (found is None or found[1] >= _WHO) and PASSIVE.search(itself)
            ):
                found = other  # "900 evacuees were given cots"
            if hit.kind == "delivery" and CAME.search(itself) and (ARRIVALS.search(before) or SHARED.search(before)):
                return None  # people, or a share of what comes that way
        else:
            ahead, after = sectors.sector(before), sectors.sector(behind)
            found = after if after is not None and (ahead is None or after[1] <= ahead[1]) else ahead
        if found is None:
            return None
        sector, tier = found
        if sector == PROTECTION and PASSAGE.search(behind) and HELPERS.search(before):
            return LOGISTICS
        near = " ".join(behind.split()[:4])
        if tier == _WHO + 1 and sector in PLAIN and hit.frame.name in CARRIED and sectors.sector(f" {near}"):
            return sector if words.people.search(behind) else None  # "trucked water to 900 people"
        if hit.kind == "delivery" and (
            tier > _WHO or (tier == _WHO and hit.frame.side == "before" and "open" not in itself)
        ):
            return None  # "900 pupils were sent home"
        if tier > _WHO and hit.frame.side != "itself" and not words.people.search(before + " " + behind):
            return None if hit.kind != "appeal" else sector
        return sector

    def _draft(self, hit: Hit, sector: str, said: str, sentence: Sentence, words: NeedWords) -> NeedDraft:
        first = hit.before if hit.frame.side in ("before", "itself") or hit.kind == "need" else hit.start
        if hit.frame.side == "either" and not said[hit.end : hit.behind].strip(_EDGE):
            first = hit.before
        while first < hit.start and said[first] in _EDGE:
            first += 1
        last = hit.behind
        while last > hit.end and said[last - 1] in _EDGE:
            last -= 1
        anchor = Span(sentence.span.start + first, sentence.span.start + last)
        token = self._token(Span(sentence.span.start + hit.start, sentence.span.start + hit.end), sentence)
        who = self._population(hit, said, sentence, words)
        skip = tuple(d.span for d in self.dates if d.span.overlap(anchor))
        counted: tuple[Quantity, ...] = ()
        if who is not None:
            counted = tuple(
                replace(q, what=q.what if q.unit == "people" else q.unit)
                for q in find_quantities(self.trees.text, who, sentence.language, skip)[:1]
            )
        others = find_quantities(self.trees.text, anchor, sentence.language, skip)
        quantities = (*counted, *(q for q in others if not any(q.span.overlap(c.span) for c in counted)))
        need = Need(sector, hit.kind, _plain(who.of(self.trees.text)) if who else None, quantities)
        return NeedDraft(need, anchor, token, f"needs.{hit.frame.name}")

    def _token(self, span: Span, sentence: Sentence) -> int:
        inside = [
            n
            for n in range(sentence.first, sentence.last)
            if self.trees.tokens[n].start < span.end and self.trees.tokens[n].end > span.start
        ]
        verbs = [n for n in inside if self.trees.tokens[n].pos in ("VERB", "AUX")]
        return (verbs or inside or [sentence.first])[0]

    def _population(self, hit: Hit, said: str, sentence: Sentence, words: NeedWords) -> Span | None:
        """The noun phrase that names who needs or receives: before a need, behind what is brought or asked for."""
        ahead, after = (hit.before, hit.start), (hit.end, hit.behind)
        if hit.frame.side == "itself":
            order = (ahead, (hit.start, hit.behind))
        else:
            order = (ahead, after) if hit.kind == "need" else (after, ahead)
        found = [
            (span, words.places.fullmatch(match.group()) is not None)
            for first, last in order
            for match in words.people.finditer(said, first, last)
            if (span := self._phrase(match, (first, last), sentence)) is not None
        ]
        counted = (s for s, _ in found if find_quantities(self.trees.text, s, sentence.language))
        return next(counted, None) or next((s for s, place in found if not place), None)

    def _phrase(self, match: re.Match[str], within: tuple[int, int], sentence: Sentence) -> Span | None:
        start = sentence.span.start
        number = next(
            (n for n in range(sentence.first, sentence.last) if self.trees.tokens[n].end > start + match.start()), None
        )
        if number is None:
            return None
        token = self.trees.tokens[number]
        head = self.trees.tokens[token.head]
        if token.dep in ("compound", "amod", "nmod", "poss") and head.pos in ("NOUN", "PROPN"):
            if not _PEOPLE.fullmatch(head.text):
                return None if token.dep in ("compound", "poss") else Span(token.start, token.end)
            number = token.head
        left, right = self.trees.noun_phrase(number)
        span = self.trees.span(left, right)
        part = PART.search(self.trees.text[max(0, span.start - 30) : span.start])  # "2,100 of them"
        if part is not None:
            span = Span(span.start - len(part.group()), span.end)
        first, last = max(span.start, start + within[0]), min(span.end, start + within[1])
        text = self.trees.text[first:last]
        trimmed = LEADING.sub("", text)
        first += len(text) - len(trimmed)
        last = first + len(trimmed.rstrip(_EDGE))
        return Span(first, last) if last - first > 3 else None


def _served(itself: str, behind: str, words: NeedWords) -> str | None:
    """The sector that a verb of service is of by itself, where people are served; None for other verbs."""
    if re.match(r"(?i)regist", itself):
        return CAMPS if LISTED.match(behind) else None
    if not words.people.search(behind[:60]):
        return None
    return next((sector for sector, verb in SERVED if verb.match(itself)), None)


def _put_right(draft: NeedDraft, told: Told) -> NeedDraft:
    """A need by a frame, in the sector that its stretch tells of, where the words named a very unlikely one."""
    sector, sure = told.sector
    if sure >= SECTOR_SURE and told.sectors.get(draft.need.sector, 0.0) <= SECTOR_UNLIKELY:
        return replace(draft, need=replace(draft.need, sector=sector))
    return draft


def _tell_apart(parts: Sequence[tuple[Span, Told]]) -> bool:
    """Whether stretches of a sentence tell of more than one thing, each of them surely enough."""
    return len({(t.kind[0], t.sector[0]) for _, t in parts if t.kind[1] >= BESIDE}) > 1


def _joined(one: NeedDraft, other: NeedDraft) -> NeedDraft:
    """Two clauses on one need: the anchor of both, who and how many from the first that says."""
    need = one.need
    counted = {q.span for q in need.quantities}
    need = replace(
        need,
        population=need.population or other.need.population,
        quantities=(*need.quantities, *(q for q in other.need.quantities if q.span not in counted)),
    )
    anchor = Span(min(one.anchor.start, other.anchor.start), max(one.anchor.end, other.anchor.end))
    return replace(one, need=need, anchor=anchor)


def _plain(said: str) -> str:
    return re.sub(r"\s+", " ", said)


def need_of(
    code: EventCode, said: str, language: str, population: str | None, quantities: tuple[Quantity, ...]
) -> Need | None:
    """The need that an event of a humanitarian code also is, where no frame told of it; None where it is none.

    Args:
        said: the clause.
        population: who is in need, as the text names them.
    """
    kind, sectors = KINDS.get(code), sector_words(language)
    words = need_words(language)
    found = sectors.sector(said) if kind and sectors else None
    if (
        kind is None
        or found is None
        or found[1] > _WHO
        or " " not in said
        or (words is not None and words.asset.search(said))
        or (words is not None and population and words.armed.search(population))  # what an army needs is no need
        or (kind == "delivery" and TRADED.search(said))
    ):
        return None
    people = next((q.span for q in quantities if q.unit == "people"), None)
    who = population or (_plain(said) if people and len(said) <= 60 else None)
    return Need(found[0], kind, who, quantities)
