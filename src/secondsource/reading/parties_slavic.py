"""The parties that a Russian or Ukrainian document has named so far; which of them a pronoun or a bare role means."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass

from secondsource.model import Document, Speaker
from secondsource.reading import cues_slavic as cues
from secondsource.reading.slavic_view import View, plain
from secondsource.reading.words import words

_MEMORY = 60  # parties; a report that quotes more people between two mentions of one is no news report
_GENERIC_PEOPLE = words(
    "чиновник посадовець политик політик военный військовий офицер офіцер собеседник співрозмовник спикер спікер",
    "представитель представник представительница представниця глава голова руководитель керівник депутат женщина жінка",
    "мужчина чоловік специалист фахівець эксперт експерт аналитик аналітик",
)
_OFFICES = words(
    "министерство міністерство минобороны міноборони генштаб штаб служба управление управління мвд мвс сбу фсб мчс",
    "прокуратура полиция поліція разведка розвідка администрация адміністрація компания компанія энергокомпания",
    "енергокомпанія дснс мид мзс минздрав командование командування гур департамент комитет комітет",
)


@dataclass(slots=True)
class Party:
    """One party heard of: where, who, and what pronouns fit."""

    at: int
    paragraph: int
    speaker: Speaker
    gender: str
    many: bool
    body: bool
    is_source: bool
    lemmas: frozenset[str]


class Parties:
    """The parties heard of in one document."""

    def __init__(self, view: View, document: Document) -> None:
        self.view = view
        self.document = document
        self.parties: list[Party] = []
        self._full = self._full_names()

    def _full_names(self) -> list[tuple[str, str]]:
        """Full names in the document, each with the gender of its bearer."""
        found: dict[str, str] = {}
        for first, last in self._people(0, len(self.view.tokens) - 1):
            if last > first:
                name = " ".join(self.view.tokens[k].lemma for k in range(first, last + 1))
                found.setdefault(name, self._gender(first, last))
        return list(found.items())[:500]

    def _people(self, first: int, last: int) -> list[tuple[int, int]]:
        tokens = self.view.tokens
        found: list[tuple[int, int]] = []
        n = first
        while n <= last:
            if tokens[n].entity == "PERSON":
                stop = n
                while (
                    stop < last
                    and tokens[stop + 1].entity == "PERSON"
                    and tokens[stop + 1].sentence == tokens[n].sentence
                ):
                    stop += 1
                found.append((n, stop))
                n = stop
            n += 1
        return found

    def _gender(self, first: int, last: int) -> str:
        for k in range(first, last + 1):
            if self.view.feature(k, "NameType") == "Giv" and self.view.feature(k, "Gender"):
                return self.view.feature(k, "Gender")
        return next(
            (self.view.feature(k, "Gender") for k in range(first, last + 1) if self.view.feature(k, "Gender")), ""
        )

    def _hear(self, party: Party) -> None:
        insort(self.parties, party, key=lambda p: p.at)

    def _heard(self, at: int) -> list[Party]:
        """The latest parties before an offset, in text order; who spoke long before is not meant."""
        end = bisect_left(self.parties, at, key=lambda p: p.at)
        return self.parties[max(0, end - _MEMORY) : end]

    def _paragraph(self, offset: int) -> int:
        return self.view.sentence_of(self.view.at(offset)).paragraph

    def _lemmas(self, first: int, last: int) -> frozenset[str]:
        return frozenset(
            self.view.lemma(k)
            for k in range(first, last + 1)
            if self.view.tokens[k].pos in ("NOUN", "PROPN", "ADJ", "X")
        )

    def _pronoun(self, at: int, wanted: str) -> Party | None:
        paragraph = self._paragraph(at)
        best: tuple[float, Party] | None = None
        for party in self._heard(at):
            distance = paragraph - party.paragraph
            if distance > 2:
                continue
            if wanted == "Plur":
                if not party.many and not party.body:
                    continue
            elif wanted == "Fem" and party.body:
                if self._body_gender(party) != "Fem":
                    continue
            elif party.many or party.body or (wanted != "any" and party.gender and party.gender != wanted):
                continue
            score = -2.0 * distance + (1.0 if party.is_source else 0.0) + party.at * 1e-6
            sentences = self.view.tokens[self.view.at(at)].sentence - self.view.tokens[self.view.at(party.at)].sentence
            score -= 0.6 * sentences
            if wanted == "Plur" and party.body and not party.many:
                score -= 0.7
            if best is None or score >= best[0]:
                best = (score, party)
        return best[1] if best else None

    def _body_gender(self, party: Party) -> str:
        return party.gender

    def _party(
        self,
        at: int,
        speaker: Speaker,
        gender: str,
        *,
        many: bool = False,
        body: bool = False,
        lemmas: frozenset[str] = frozenset(),
    ) -> Party:
        return Party(at, self._paragraph(at), speaker, gender, many, body, True, lemmas)

    def _known_body(self, at: int, lemma: str) -> Party | None:
        """ "Издание", "ведомство": the last body of that kind, or the publisher."""
        publisher = self.document.publisher
        if publisher and any(
            plain(w).startswith(lemma[: max(3, len(lemma) - 2)]) for w in re.findall(r"\w+", publisher)
        ):
            return self._party(at, Speaker(publisher, None, None, False, "named"), "", body=True)
        outlet = lemma in cues.OUTLETS
        office = lemma in ("ведомство", "відомство")
        for party in reversed(self._heard(at)):
            if party.at >= at or not party.body or party.speaker.anonymous:
                continue
            if office and not party.lemmas & _OFFICES:
                continue
            if not outlet and party.lemmas & cues.OUTLETS:
                continue
            if (
                outlet
                and not party.lemmas & cues.OUTLETS
                and not any(lemma in p.lemmas for p in self._heard(at) if p.speaker.name == party.speaker.name)
            ):
                continue
            return party
        return None

    def _bearer(self, at: int, lemma: str, first: int, last: int, gender: str) -> Party | None:
        """A role that the document gives a named person: "советник" after "советник главы Павел Хомутов"."""
        mine = self._lemmas(first, last)
        paragraph = self._paragraph(at)
        soon = bisect_left(self.parties, at, key=lambda p: p.at)
        for party in reversed([*self._heard(at), *self.parties[soon : soon + 12]]):
            if party.speaker.anonymous or party.body or party.many:
                continue
            role = {plain(w) for w in re.findall(r"[\w-]+", (party.speaker.role or "").lower())}
            fits = lemma in role and (first == last or len(mine & (role | party.lemmas)) >= min(2, len(mine)))
            if fits and (party.at < at or (paragraph <= 1 and party.paragraph - paragraph in (0, 1))):
                return party
        if lemma in _GENERIC_PEOPLE and first == last:
            for party in reversed(self._heard(at)):
                named = not party.speaker.anonymous and not party.body
                if party.at < at and named and paragraph - party.paragraph <= 1 and (
                    not gender or not party.gender or party.gender == gender or lemma.endswith("к")
                ):  # fmt: skip
                    return party
        return None
