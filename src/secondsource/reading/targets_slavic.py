"""To whom or what an event was done, in Russian and Ukrainian: objects by case and by preposition."""

from __future__ import annotations

from secondsource.model import Attribution, Quantity
from secondsource.reading.actors_slavic import REPELLED, Actors
from secondsource.reading.clauses_slavic import Clause
from secondsource.reading.event_lexicon_slavic import (
    ENEMY,
    Row,
)
from secondsource.reading.noun_phrases_slavic import TIME, Run, runs
from secondsource.reading.sides_slavic import FOE
from secondsource.reading.words import words

_NEEDING = words("нуждаться потребувати потребовать потребувати бракувати требоваться хватать вистачати")
_SHELLED = words("обстрел обстріл бомбардировка бомбардування артобстрел артобстріл бомбежка")
_DEATH = words("гибель загибель смерть убийство вбивство")
_DYING = _DEATH | words("ранение поранення")
_KILLED = _DEATH | words(
    "погибнуть гибнуть загинути гинути скончаться умереть померти вмерти убить убивать вбити убити вбивати казнить",
    "стратити застрелить застрілити расстрелять розстріляти",
)
_INJURED = words(
    "ранить поранить поранити травмировать травмувати контузить контузити пострадать постраждати искалечить скалічити",
    "ранение поранення травма травмування контузия контузія ожог опік госпитализировать госпіталізувати",
)
_MANY = words("люди семья родина население населення громада экипаж екіпаж сила подразделение підрозділ")
_NOTHINGS = words(
    "удар поранення ранение повреждение пошкодження звинувачення обвинение сообщение повідомлення раз нападение напад",
    "налет наліт вина разговор розмова информация інформація слух чутка прилет приліт",
)
_SPREADING = words("огонь вогонь пламя полум'я пожар пожежа обломок уламок")
_GENERIC = words("человек люди особа військовий военный військовослужбовець военнослужащий боец боєць солдат")


class Targets(Actors):
    """To whom it was done."""

    def _target(self, n: int, clause: Clause, row: Row, attribution: Attribution | None) -> str | None:
        view = self.view
        held = clause.objects
        if row.code == "aid_appeal":
            return self._asked_for_aid(clause, attribution)
        if row.code == "casualties":
            bereft = self._struck(n, clause) if view.tokens[n].pos == "NOUN" and view.lemma(n) in _DYING else None
            if bereft is not None:
                return self._named(bereft, attribution)
            losing = self._losing(n, clause, attribution)
            if losing is not None:
                return losing
            among = [r for r in clause.others if view.lower(r.adposition) in ("среди", "серед")]
            held = tuple(among) or held or clause.subjects
        held = tuple(r for r in held if view.lemma(r.head) not in TIME)
        attack = row.code in ("air_strike", "shelling") or row.subcode == "attack"
        if attack and view.tokens[n].pos == "NOUN":
            struck = self._struck(n, clause)
            if struck is not None:
                return self._named(struck, attribution)
        dealt = all(view.lemma(r.head) in ("удар", "ураження", "поражение", "авиаудар", "авіаудар") for r in held)
        if row.code in ("air_strike", "shelling", "other") and dealt:
            held = tuple(
                r
                for r in clause.others
                if view.lower(r.adposition) in ("по", "в", "у", "во")
                and (r.head not in self._placed or self._is_a(r.head, "object"))
            )
        if row.code == "clash":
            return self._attacked(n, clause, attribution)
        if row.code == "control_change":
            return self._changing_hands(n, clause)
        if row.code in ("advance", "withdrawal", "agreement"):
            return None
        if row.code == "shortage" and view.lemma(n) in _NEEDING:
            held = tuple(r for r in clause.objects if r not in clause.subjects and view.case(r.head) == "Gen") or held
        if row.code == "destruction" and all(r.first <= n <= r.last for r in held):
            held = tuple(r for r in clause.subjects if not self._is_a(r.head, "air") and not self._is_a(r.head, "gun"))
        if row.subcode in ("outage", "blockade", "repair") and not held:
            held = clause.subjects
        if row.code in ("casualties", "shortage"):
            held = (*held, *(r for r in clause.subjects if r not in held))
        if row.code == "shortage" and any(view.lemma(k) == "без" for k in range(clause.first, clause.last)):
            held = tuple(sorted(held, key=lambda r: self._is_a(r.head, "service")))  # who is without it goes first
        for run in self._unsaid(held):
            if view.tokens[run.head].tag == "Part" or (row.code == "casualties" and run.head in self._placed):
                continue
            if row.code == "destruction" and view.lemma(run.head) in _SPREADING:
                continue
            weapon = row.code in ("air_strike", "shelling", "casualties") and any(
                self._is_a(k, item) for k in range(run.first, run.last + 1) for item in ("air", "gun")
            )
            if (
                weapon
                or view.lemma(run.head) in TIME
                or run.first <= n <= run.last
                or view.lemma(run.head) in _NOTHINGS
            ):
                continue
            if row.code == "detention" and view.lemma(run.head) in _GENERIC and self._is_captive(clause):
                return self._side_name(view.language(n), FOE.get(self.side(attribution), "")) or self._named(
                    run, attribution
                )
            return self._named(run, attribution)
        if row.code in ("air_strike", "shelling", "other", "destruction"):
            for run in clause.others:  # a town under fire is its own target
                if view.lower(run.adposition) in ("по", "на") and self._is_ground(run):
                    return view.nominative(run.inner, run.last)
        return None

    def _is_ground(self, run: Run) -> bool:
        """Whether a noun phrase is a place or a thing that stands: a town, its outskirts, a works, a position."""
        return any(
            k in self._placed or self._is_a(k, "position") or self._is_a(k, "object")
            for k in range(run.inner, run.last + 1)
        )

    def _changing_hands(self, n: int, clause: Clause) -> str | None:
        """What is taken, lost or held: "освободили село X", "потеря высоты", "контроль над X", "X под контролем"."""
        view = self.view
        around = runs(view, clause.first, clause.last)
        if view.tokens[n].pos == "NOUN":
            for run in around:
                if run.first <= n < run.last and view.lemma(n) != "контроль" and view.case(n + 1) in ("Gen", ""):
                    of = Run(n + 1, run.last, run.last, -1)
                    if self._is_ground(of):
                        return view.nominative(n + 1, run.last)
                if run.first == n + 1 and view.lower(run.adposition) in ("над", "за") and self._is_ground(run):
                    return view.nominative(run.inner, run.last)
        for run in (*clause.objects, *clause.subjects):
            if not run.first <= n <= run.last and self._is_ground(run):
                return view.nominative(run.inner, run.last)
        return None

    def _struck(self, n: int, clause: Clause) -> Run | None:
        """What a noun of attack is aimed at: "удар по X", "атака на X", "обстріл X"."""
        view = self.view
        for run in runs(view, clause.first, clause.last):
            if run.first == n + 1 and view.lower(run.adposition) in ("по", "на", "у", "в"):
                return Run(run.inner, run.last, run.head, -1)
            if run.first <= n < run.last and view.lemma(n) in _SHELLED | _DYING and view.case(n + 1) == "Gen":
                head = view.head(n + 1, run.last)
                if head >= 0 and not any(self._is_a(head, w) for w in ("air", "gun", "forces")):
                    return Run(n + 1, run.last, head, -1)
        return None

    def _single(self, n: int, clause: Clause) -> tuple[Quantity, ...]:
        """One person hurt and no figure said: "погиб водитель", "сторожа поранено"."""
        view = self.view
        what = "killed" if view.lemma(n) in _KILLED else "injured" if view.lemma(n) in _INJURED else ""
        if not what:
            return ()
        for run in (*clause.subjects, *clause.objects, *clause.others):
            if run.adposition >= 0 or run.first <= n <= run.last or view.case(run.head) == "Ins":
                continue
            one = view.feature(run.head, "Number") == "Sing" and self._is_a(run.head, "person")
            counted = any(view.tokens[k].pos == "NUM" for k in range(run.first, run.last + 1))
            if one and not counted and view.lemma(run.head) not in _MANY:
                return (Quantity(what, 1, 1, 1, "people", view.tokens[run.head].span),)
        return ()

    def _is_captive(self, clause: Clause) -> bool:
        return any(self._is_a(k, "captive") for k in range(clause.first, clause.last))

    def _asked_for_aid(self, clause: Clause, attribution: Attribution | None) -> str | None:
        """Who is asked: "у волонтёров", "до донорів"."""
        for run in clause.others:
            asked = self.view.lower(run.adposition) in ("у", "в", "к", "ко", "до")
            animate = self.view.feature(run.head, "Animacy") == "Anim" or self._is_a(run.head, "person")
            if asked and animate and self.view.case(run.head) in ("Gen", "Dat"):
                return self._named(Run(run.inner, run.last, run.head, -1), attribution)
        return None

    def _losing(self, n: int, clause: Clause, attribution: Attribution | None) -> str | None:
        """Whose people were lost: "ворог втратив 96 осіб", "потери противника"."""
        view = self.view
        if not any(self._is_a(k, "losing") for k in range(clause.first, clause.last)):
            return None
        for run in (*clause.subjects, *clause.objects):
            for k in range(run.first, run.last + 1):
                if view.lemma(k) in ENEMY and view.tokens[k].pos == "NOUN":
                    return self._named(Run(k, k, k, -1), attribution)
        return None

    def _attacked(self, n: int, clause: Clause, attribution: Attribution | None) -> str | None:
        """Who was attacked on the ground: the object of the attack, or those who repelled it."""
        view = self.view
        if view.lemma(n) in REPELLED:
            for run in clause.subjects:
                if any(self._is_a(k, "forces") for k in range(run.first, run.last + 1)):
                    return self._named(run, attribution)
            return self._own_forces(attribution) or self._side_name(view.language(n), self.side(attribution))
        for run in clause.objects:
            forces = any(self._is_a(k, "forces") or self._is_a(k, "position") for k in range(run.first, run.last + 1))
            own = run.first <= n <= run.last or run in clause.subjects
            if forces and not own and view.lemma(run.head) not in TIME:
                return self._named(run, attribution)
        return None
