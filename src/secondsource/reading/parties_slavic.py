"""Who did an event and to whom, in Russian and Ukrainian, in the nominative; "ворог" and "наши" by who speaks."""

from __future__ import annotations

import re

from secondsource.model import Attribution
from secondsource.reading.clauses_slavic import PASSIVE, Clause
from secondsource.reading.event_lexicon_slavic import (
    ENEMY,
    RUSSIAN_SIDE,
    UKRAINIAN_SIDE,
    Row,
)
from secondsource.reading.sources_slavic import TIME, Run
from secondsource.reading.triggers_slavic import Triggers
from secondsource.reading.words import words

_SIDES = {
    ("ru", "ua"): "украинские войска", ("ru", "ru"): "российские войска",
    ("uk", "ua"): "українські війська", ("uk", "ru"): "російські війська",
}  # fmt: skip
_COUNTS = words("тысяча тисяча сотня десяток миллион мільйон")
_PLURAL_ACTS = frozenset(("advance", "withdrawal", "control_change", "clash", "detention", "shelling", "air_strike"))
_ARMED = re.compile(
    r"(?<!\w)(?:группировк|угрупован|бригад|полк|батальон|батальйон|дивизи|дивізі|корпус|фронт|армия|армія|повстан|ополчен|"
    r"гвард|легион|легіон|сил[ыи])",
    re.IGNORECASE,
)
_NO_ACTOR = frozenset(("casualties", "shortage", "destruction"))


class Parties(Triggers):
    """Actors and targets."""

    _acting: tuple[int, str | None] = (-1, None)
    """The forces that acted last, with their paragraph: who is meant where a verb has no subject."""

    def _actor(self, n: int, clause: Clause, row: Row, attribution: Attribution | None) -> str | None:
        view = self.view
        if row.code in _NO_ACTOR:
            return None
        if row.code == "aid_appeal":
            asking = next(
                (a for a in self._around(view.tokens[n].span) if any(c.overlap(view.tokens[n].span) for c in a.cue)),
                None,
            )
            if asking is not None and asking.speaker is not None:
                return asking.speaker.name or asking.speaker.role
        if view.tokens[n].pos == "VERB" and view.tokens[n].tag not in PASSIVE:
            for run in clause.subjects:
                if (
                    view.tokens[run.head].tag == "Part"
                    or run in clause.objects
                    or any(
                        k in self._placed or self._like_a_place(k)
                        for k in range(run.first, run.last + 1)
                        if row.code == "control_change"
                    )
                ):
                    continue
                named = self._named(run, attribution)
                if named and (
                    any(self._is_a(k, "forces") for k in range(run.first, run.last + 1)) or named in _SIDES.values()
                ):
                    self._acting = (view.sentence_of(n).paragraph, named)
                    return named
                if named and row.code in (
                    "aid_delivery",
                    "aid_appeal",
                    "agreement",
                    "air_strike",
                    "displacement",
                    "control_change",
                    "detention",
                ):
                    sided = UKRAINIAN_SIDE.search(named) or RUSSIAN_SIDE.search(named)
                    if not self._is_a(run.head, "air") or sided:
                        return named
                    flown = view.lemma(run.head) in ("авиация", "авіація")
                    return self._own_forces(attribution) if flown else None
        if (view.feature(n, "Person") == "1" and view.tokens[n].tag == "Fin") or any(
            view.lower(k) in ("мы", "ми") for k in range(clause.first, clause.last)
        ):
            return self._own_forces(attribution) or self._side_name(view.language(n), self.side(attribution))
        if row.code in _PLURAL_ACTS and self._leaves_out(n, clause):
            paragraph, named = self._acting
            if named is not None and paragraph == view.sentence_of(n).paragraph:
                return named
            return self._own_forces(attribution)
        return None

    def _own_forces(self, attribution: Attribution | None) -> str | None:
        """The armed body that a speaker speaks for, where it has a name: its own forces are meant by "we"."""
        if attribution is None or attribution.speaker is None or attribution.speaker.anonymous:
            return None
        speaker = attribution.speaker
        for body in (speaker.affiliation, speaker.name):
            if body and _ARMED.search(body):
                return body
        return None

    def _leaves_out(self, n: int, clause: Clause) -> bool:
        """«Просунулися на кілометр»: a verb in the third person plural whose subject was said before."""
        view = self.view
        return (
            view.tokens[n].pos == "VERB"
            and view.tokens[n].tag == "Fin"
            and view.feature(n, "Number") == "Plur"
            and view.feature(n, "Person") != "1"
            and not clause.subjects
        )

    def _target(self, n: int, clause: Clause, row: Row, attribution: Attribution | None) -> str | None:
        view = self.view
        held = clause.objects
        if row.code in ("casualties",) and not held:
            held = clause.subjects
        dealt = all(view.lemma(r.head) in ("удар", "ураження", "поражение", "авиаудар", "авіаудар") for r in held)
        if row.code in ("air_strike", "shelling", "other") and dealt:
            held = tuple(
                r
                for r in clause.others
                if view.lower(r.adposition) in ("по", "в", "у", "во")
                and (r.head not in self._placed or self._is_a(r.head, "object"))
            )
        if row.code in ("advance", "withdrawal", "agreement", "clash", "control_change"):
            return None
        if row.code == "destruction" and all(r.first <= n <= r.last for r in held):
            held = tuple(r for r in clause.subjects if not self._is_a(r.head, "air") and not self._is_a(r.head, "gun"))
        for run in held:
            weapon = row.code in ("air_strike", "shelling") and any(
                self._is_a(k, item) for k in range(run.first, run.last + 1) for item in ("air", "gun")
            )
            if (
                weapon
                or view.lemma(run.head) in TIME
                or run.first <= n <= run.last
                or view.lemma(run.head) in ("удар", "поранення", "ранение", "повреждение")
            ):
                continue
            return self._named(run, attribution)
        return None

    def _named(self, run: Run, attribution: Attribution | None) -> str | None:
        view = self.view
        language = view.language(run.head)
        tokens = range(run.first, run.last + 1)
        if view.tokens[run.head].pos == "PRON":
            return self._side_name(language, self.side(attribution)) if view.lower(run.head) in ("мы", "ми") else None
        if any(view.lemma(k) in ENEMY for k in tokens):
            return self._side_name(language, {"ua": "ru", "ru": "ua"}.get(self.side(attribution), ""))
        lemmas = {view.lemma(k) for k in tokens}
        weapon = self._is_a(run.head, "air") or self._is_a(run.head, "gun")
        if lemmas & {"россиянин", "росіянин"} or (weapon and lemmas & {"российский", "російський"}):
            return self._side_name(language, "ru")
        if lemmas & {"украинец", "українець"} or (weapon and lemmas & {"украинский", "український"}):
            return self._side_name(language, "ua")
        if any(view.lower(k) in ("наши", "наші", "наших") for k in tokens):
            return self._side_name(language, self.side(attribution))
        first = run.inner
        if view.lemma(run.head) in ("подразделение", "підрозділ") and run.last > run.head:
            first = run.head + 1  # "подразделения российской армии": whose units they are
        counted = False
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
        return _SIDES.get((language, side))

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
            if number == 1 and ukrainian and russian:
                continue
            if ukrainian and not russian:
                return "ua"
            if russian:
                return "ru"
        ukrainian_text = bool(self.view.sentences) and self.view.sentences[0].language == "uk"
        return "ua" if ukrainian_text else "ru"
