"""Whose forces are meant in Russian and Ukrainian, and what parties are called: "ворог" and "наши" by who speaks."""

from __future__ import annotations

import re

from secondsource.model import Attribution
from secondsource.reading.event_lexicon_slavic import (
    ENEMY,
    RUSSIAN_SIDE,
    UKRAINIAN_SIDE,
)
from secondsource.reading.noun_phrases_slavic import Run
from secondsource.reading.triggers_slavic import Triggers
from secondsource.reading.words import words

SIDES = {
    ("ru", "ua"): "украинские войска", ("ru", "ru"): "российские войска",
    ("uk", "ua"): "українські війська", ("uk", "ru"): "російські війська",
}  # fmt: skip
FOE = {"ua": "ru", "ru": "ua"}
"""Against whom a side fights."""
_COUNTS = words("тысяча тисяча тыс тис сотня десяток миллион мільйон млн")
_ARMED = re.compile(
    r"(?<!\w)(?:группировк|угрупован|бригад|полк|батальон|батальйон|дивизи|дивізі|корпус|фронт|армия|армія|повстан|ополчен|"
    r"гвард|легион|легіон|сил[ыи])",
    re.IGNORECASE,
)
_TOWNS = words("город місто село поселок селище деревня хутор")
_INVADERS = words("оккупант окупант загарбник захватчик рашист кацап")
"""Names that only the Ukrainian side has for the other one."""
ARM = words("авиация авіація артиллерия артилерія")
_SIDED = words("российский російський украинский український")
_ARMS = {
    ("uk", "ru"): "російська", ("uk", "ua"): "українська", ("ru", "ru"): "российская", ("ru", "ua"): "украинская",
}  # fmt: skip


class Sides(Triggers):
    """Names of parties in the nominative."""

    _acting: tuple[int, str | None] = (-1, None)
    """The forces that acted last, with their paragraph: who is meant where a verb has no subject."""

    def _own_forces(self, attribution: Attribution | None) -> str | None:
        """The armed body that a speaker speaks for, where it has a name: its own forces are meant by "we"."""
        if attribution is None or attribution.speaker is None or attribution.speaker.anonymous:
            return None
        speaker = attribution.speaker
        for body in (speaker.affiliation, speaker.name):
            if body and _ARMED.search(body):
                return body
        return None

    def _reporting_army(self, n: int, attribution: Attribution | None) -> str | None:
        """Who took what "was taken" in a bulletin: the army that reports it, or the one that acted last in it."""
        own = self._own_forces(attribution)
        if own is not None or attribution is not None:
            return own
        paragraph, named = self._acting
        foe = {"ua": RUSSIAN_SIDE, "ru": UKRAINIAN_SIDE}.get(self.side(None))
        if named is not None and paragraph >= self.view.sentence_of(n).paragraph - 3:
            if foe is None or not foe.search(named):
                return named
            return self._side_name(self.view.language(n), self.side(None))
        publisher = self.document.publisher or ""
        return publisher if _ARMED.search(publisher) else None

    def _who_speaks(self, attribution: Attribution | None) -> str | None:
        """ "We" of people who bear no arms: the speaker, or the publisher in its own voice."""
        if attribution is None:
            return self.document.publisher
        speaker = attribution.speaker
        return (speaker.name or speaker.role) if speaker is not None else None

    def _named(self, run: Run, attribution: Attribution | None) -> str | None:
        view = self.view
        language = view.language(run.head)
        tokens = range(run.first, run.last + 1)
        if view.tokens[run.head].pos == "PRON":
            return self._side_name(language, self.side(attribution)) if view.lower(run.head) in ("мы", "ми") else None
        if any(view.lemma(k) in _INVADERS for k in tokens):
            return self._side_name(language, "ru")
        if view.lemma(run.head) in ARM and any(view.lemma(k) in ENEMY for k in tokens):
            foreign = _ARMS.get((language, FOE.get(self.side(attribution), "")))
            return f"{foreign} {view.lemma(run.head)}" if foreign else None
        armed = self._is_a(run.head, "forces") or view.lemma(run.head) in ("потеря", "втрата")
        if armed and any(view.lemma(k) in ENEMY for k in tokens):
            return self._side_name(language, FOE.get(self.side(attribution), ""))
        lemmas = {view.lemma(k) for k in tokens}
        weapon = self._is_a(run.head, "air") or self._is_a(run.head, "gun")
        if view.lemma(run.head) in ARM and lemmas & _SIDED:
            return _ARMS[language, "ru" if lemmas & {"российский", "російський"} else "ua"] + f" {view.lemma(run.head)}"
        if lemmas & {"россиянин", "росіянин"} or (weapon and lemmas & {"российский", "російський"}):
            return self._side_name(language, "ru")
        if lemmas & {"украинец", "українець"} or (weapon and lemmas & {"украинский", "український"}):
            return self._side_name(language, "ua")
        if any(view.lower(k) in ("наши", "наші", "наших") for k in tokens) and (
            run.first == run.last or self._is_a(run.head, "forces") or view.tokens[run.head].pos in ("ADJ", "PRON")
        ):
            return self._side_name(language, self.side(attribution))
        first = run.inner
        if view.lemma(run.head) in ("подразделение", "підрозділ") and run.last > run.head:
            first = run.head + 1  # "подразделения российской армии": whose units they are
        counted = False
        if run.last > run.head and (view.lemma(run.head) in _COUNTS or view.lower(run.head) in ("сорок", "сорока")):
            return view.nominative(run.head + 1, min(run.last, run.head + 8), several=True).strip('«»„“”" ') or None
        if run.last == run.head and run.head + 1 in self._placed and view.lemma(run.head) in _TOWNS:
            end = run.head + 1
            while end + 1 in self._placed:
                end += 1
            return view.nominative(run.head + 1, end)  # "город Сумы"
        if run.last > run.head and view.lemma(run.head) == "запас":
            return view.nominative(run.head + 1, run.last)
        while first < run.head and view.tokens[first].pos in ("NUM", "PRON", "PART", "ADV"):
            counted |= view.tokens[first].pos == "NUM" and view.lemma(first) not in (
                "один",
                "одна",
                "одно",
                "одне",
                "1",
            )
            first += 1
        if first < run.head and view.lemma(first) in _COUNTS:
            counted, first = True, first + 1
        return (
            view.nominative(first, min(run.last, first + 8), several=counted and view.case(run.head) == "Gen").strip(
                '«»„“”" '
            )
            or None
        )

    def _side_name(self, language: str, side: str) -> str | None:
        return SIDES.get((language, side))

    def side(self, attribution: Attribution | None) -> str:
        """ "ua" or "ru": whose forces "we" are, by the speaker's name and role, what stands before it in the paragraph,
        the publisher, or the language; "" where the report is not about that war."""
        if not (UKRAINIAN_SIDE.search(self.document.text) or RUSSIAN_SIDE.search(self.document.text)):
            return "" if self.view.sentences and self.view.sentences[0].language == "ru" else "ua"
        said = []
        if attribution is not None and attribution.speaker is not None:
            speaker = attribution.speaker
            said.append(" ".join(filter(None, (speaker.name, speaker.role, speaker.affiliation))))
            if attribution.source:
                paragraph = self.view.sentence_of(self.view.at(attribution.source[0].start)).paragraph
                said.append(self.view.paragraphs[paragraph].of(self.document.text)[:300])
        said.append(self.document.publisher or "")
        for number, text in enumerate(said):
            ukrainian, russian = UKRAINIAN_SIDE.search(text), RUSSIAN_SIDE.search(text)
            about = number == 1 and len(said) == 3
            if about and ((ukrainian and russian) or self.view.sentences[0].language == "uk"):
                continue
            if ukrainian and not russian:
                return "ua"
            if russian:
                return "ru"
        ukrainian_text = bool(self.view.sentences) and self.view.sentences[0].language == "uk"
        return "ua" if ukrainian_text else "ru"

    def _unsaid(self, held: tuple[Run, ...]) -> list[Run]:
        """Noun phrases that are no part of who says it."""
        return [
            r
            for r in held
            if not any(
                s.overlap(self.view.span(r.first, r.last))
                for a in self._near.near(self.view.span(r.first, r.last))
                for s in a.source
            )
        ]
