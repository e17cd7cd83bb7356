"""Who did an event and to whom, in Russian and Ukrainian, in the nominative; "ворог" and "наши" by who speaks."""

from __future__ import annotations

import re

from secondsource.model import Attribution
from secondsource.reading.clauses_slavic import PASSIVE, Clause
from secondsource.reading.cues_slavic import DENIAL
from secondsource.reading.event_lexicon_slavic import (
    ENEMY,
    RUSSIAN_SIDE,
    UKRAINIAN_SIDE,
    Row,
)
from secondsource.reading.slavic_names import BODIES
from secondsource.reading.sources_slavic import CAPITALS, TIME, Run, agrees, runs
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
_CIVIL = frozenset(("aid_appeal", "aid_delivery", "displacement", "agreement"))
_BY_ANYONE = _CIVIL | {"air_strike", "control_change", "detention"}
_MOVES = frozenset(("advance", "withdrawal", "clash", "shelling", "control_change"))
_TAKEN = frozenset(("control_change", "detention"))
_REPELLED = words(
    "отразить отбить сорвать остановить отражать отбивать відбити відбивати зупинити зірвати придушити стримати",
)
_NEEDING = words("нуждаться потребувати потребовать потребувати бракувати требоваться хватать вистачати")
_SHELLED = words("обстрел обстріл бомбардировка бомбардування артобстрел артобстріл бомбежка")
_NOTHINGS = words("удар поранення ранение повреждение пошкодження звинувачення обвинение сообщение повідомлення раз")
_UNITS = words("метр километр кілометр процент відсоток час час година день")
_INVADERS = words("оккупант окупант загарбник захватчик рашист кацап")
"""Names that only the Ukrainian side has for the other one."""
_GENERIC = words("человек люди особа військовий военный військовослужбовець военнослужащий боец боєць солдат")
_ARM = words("авиация авіація артиллерия артилерія")
_SIDED = words("российский російський украинский український")
_ARMS = {
    ("uk", "ru"): "російська", ("uk", "ua"): "українська", ("ru", "ru"): "российская", ("ru", "ua"): "украинская",
}  # fmt: skip


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
        if row.code == "clash" and view.lemma(n) in _REPELLED:
            return self._other_side(n, clause, attribution)
        if view.tokens[n].tag in PASSIVE or (clause.predicate >= 0 and view.tokens[clause.predicate].tag in PASSIVE):
            agent = self._agent(clause, attribution)
            if agent is not None or row.code in _TAKEN:
                return agent or self._reporting_army(n, attribution)
        if view.lemma(n) == "контроль":
            return self._holder(n, attribution)
        light = view.tokens[n].pos == "NOUN" and clause.predicate >= 0 and view.tokens[clause.predicate].tag == "Fin"
        if light or (view.tokens[n].pos == "VERB" and view.tokens[n].tag not in PASSIVE):
            for run in clause.subjects or self._shared_subject(n, clause):
                if run.first <= n <= run.last or (light and not self._does(run, clause)):
                    continue
                if row.code in _CIVIL and view.lower(run.head) in ("мы", "ми", "я"):
                    return self._own_forces(attribution) or self._who_speaks(attribution)
                if (
                    view.tokens[run.head].tag == "Part"
                    or run in clause.objects
                    or any(
                        k in self._placed or (self._like_a_place(k) and not self._is_a(k, "forces"))
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
                if named and (row.code in _BY_ANYONE or (row.code in _MOVES and self._acts(run, named))):
                    sided = UKRAINIAN_SIDE.search(named) or RUSSIAN_SIDE.search(named)
                    if not self._is_a(run.head, "air") or sided:
                        return named
                    flown = view.lemma(run.head) in ("авиация", "авіація")
                    return self._reporting_army(n, attribution) if flown else None
        if (view.feature(n, "Person") == "1" and view.tokens[n].tag == "Fin") or any(
            view.lower(k) in ("мы", "ми") for k in range(clause.first, clause.last)
        ):
            if row.code in _CIVIL:
                return self._own_forces(attribution) or self._who_speaks(attribution)
            return self._own_forces(attribution) or self._side_name(view.language(n), self.side(attribution))
        if row.code in _PLURAL_ACTS and self._leaves_out(n, clause):
            paragraph, named = self._acting
            if named is not None and paragraph == view.sentence_of(n).paragraph:
                return named
            return self._own_forces(attribution)
        return None

    def _does(self, run: Run, clause: Clause) -> bool:
        """Whether a subject does what a noun beside its verb names ("війська готують наступ"); a teller does not."""
        named = self.view.span(run.first, run.last).of(self.view.text)
        forces = any(self._is_a(k, "forces") for k in range(run.first, run.last + 1))
        able = forces or self._acts(run, named) or self.view.lemma(run.head) in BODIES
        accused = forces and self.view.lemma(clause.predicate) in DENIAL  # who denies a siege is said to lay it
        return able and agrees(self.view, clause.predicate, run.head) and (accused or bool(self._unsaid((run,))))

    def _holder(self, n: int, attribution: Attribution | None) -> str | None:
        """Whose control: "під контролем українців", "под нашим контролем"."""
        view = self.view
        if view.lower(n - 1) in ("нашим", "нашим", "своїм", "своим"):
            return self._reporting_army(n, attribution) or self._side_name(view.language(n), self.side(attribution))
        first, last = view.segment_of(n)
        for run in runs(view, first, last):
            begin = n + 1 if run.first <= n < run.last else run.first
            if begin == n + 1 and run.adposition < 0 and view.case(begin) in ("Gen", ""):
                head = view.head(begin, run.last)
                if head >= 0 and begin not in self._placed:
                    return self._named(Run(begin, run.last, head, -1), attribution)
        return None

    def _who_speaks(self, attribution: Attribution | None) -> str | None:
        """ "We" of people who bear no arms: the speaker, or the publisher in its own voice."""
        if attribution is None:
            return self.document.publisher
        speaker = attribution.speaker
        return (speaker.name or speaker.role) if speaker is not None else None

    def _shared_subject(self, n: int, clause: Clause) -> tuple[Run, ...]:
        """The subject of the verb that this one is joined to: "поліцейські провели обшуки й затримали фермера"."""
        view = self.view
        first = view.segment_of(clause.first)[0]
        if first >= clause.first or view.tokens[n].tag != "Fin":
            return ()
        return tuple(
            run
            for run in runs(view, first, clause.first)
            if run.adposition < 0 and view.case(run.head) == "Nom" and agrees(view, n, run.head)
        )[:1]

    def _agent(self, clause: Clause, attribution: Attribution | None) -> str | None:
        """Who did what a passive tells: forces in the instrumental ("обстреляно российскими войсками")."""
        for run in clause.others:
            if run.adposition < 0 and self.view.case(run.head) == "Ins":
                forces = any(self._is_a(k, "forces") for k in range(run.first, run.last + 1))
                arm = self.view.lemma(run.head) in _ARM
                if forces or arm or self.view.tokens[run.head].entity == "ORG":
                    return self._named(run, attribution)
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

    def _other_side(self, n: int, clause: Clause, attribution: Attribution | None) -> str | None:
        """Who attacked where an attack was repelled: the side against those who repelled it."""
        named = [self._named(r, attribution) or "" for r in clause.subjects if self._is_a(r.head, "forces")]
        side = ""
        for name in named:
            if UKRAINIAN_SIDE.search(name) or RUSSIAN_SIDE.search(name):
                side = "ua" if UKRAINIAN_SIDE.search(name) else "ru"
        side = side or self.side(attribution)
        return self._side_name(self.view.language(n), {"ua": "ru", "ru": "ua"}.get(side, ""))

    def _acts(self, run: Run, named: str) -> bool:
        """Whether a subject can move or shoot by itself: people, a body, or what belongs to a side; a weapon cannot."""
        view = self.view
        if self._is_a(run.head, "gun") or self._is_a(run.head, "air") or view.lemma(run.head) in _UNITS:
            return False
        if view.lemma(run.head) in CAPITALS:
            return True
        if any(k in self._placed for k in range(run.first, run.last + 1)) and view.tokens[run.head].entity != "ORG":
            return False
        sided = UKRAINIAN_SIDE.search(named) or RUSSIAN_SIDE.search(named)
        return bool(sided) or view.feature(run.head, "Animacy") == "Anim" or view.tokens[run.head].entity == "ORG"

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
        if row.code == "aid_appeal":
            return self._asked_for_aid(clause, attribution)
        if row.code == "casualties":
            losing = self._losing(n, clause, attribution)
            if losing is not None:
                return losing
            among = [r for r in clause.others if view.lower(r.adposition) in ("среди", "серед")]
            held = tuple(among) or held or clause.subjects
        held = tuple(r for r in held if view.lemma(r.head) not in TIME)
        if row.code in ("air_strike", "shelling") and view.tokens[n].pos == "NOUN":
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
        if row.code in ("advance", "withdrawal", "agreement", "control_change"):
            return None
        if row.code == "shortage" and view.lemma(n) in _NEEDING:
            held = tuple(r for r in clause.objects if r not in clause.subjects and view.case(r.head) == "Gen") or held
        if row.code == "destruction" and all(r.first <= n <= r.last for r in held):
            held = tuple(r for r in clause.subjects if not self._is_a(r.head, "air") and not self._is_a(r.head, "gun"))
        if row.code in ("casualties", "shortage"):
            held = (*held, *(r for r in clause.subjects if r not in held))
        for run in self._unsaid(held):
            if view.tokens[run.head].tag == "Part":
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
                return self._side_name(
                    view.language(n), {"ua": "ru", "ru": "ua"}.get(self.side(attribution), "")
                ) or self._named(run, attribution)
            return self._named(run, attribution)
        if row.code in ("air_strike", "shelling", "other"):
            for run in clause.others:  # a town under fire is its own target
                if view.lower(run.adposition) in ("по", "на") and run.head in self._placed:
                    return view.nominative(run.inner, run.last)
        return None

    def _struck(self, n: int, clause: Clause) -> Run | None:
        """What a noun of attack is aimed at: "удар по X", "атака на X", "обстріл X"."""
        view = self.view
        for run in runs(view, clause.first, clause.last):
            if run.first == n + 1 and view.lower(run.adposition) in ("по", "на", "у", "в"):
                return Run(run.inner, run.last, run.head, -1)
            if run.first <= n < run.last and view.lemma(n) in _SHELLED and view.case(n + 1) == "Gen":
                head = view.head(n + 1, run.last)
                if head >= 0 and not any(self._is_a(k, w) for k in (head,) for w in ("air", "gun", "forces")):
                    return Run(n + 1, run.last, head, -1)
        return None

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
        if view.lemma(n) in _REPELLED:
            for run in clause.subjects:
                if any(self._is_a(k, "forces") for k in range(run.first, run.last + 1)):
                    return self._named(run, attribution)
            return self._own_forces(attribution) or self._side_name(view.language(n), self.side(attribution))
        for run in clause.objects:
            forces = any(self._is_a(k, "forces") or self._is_a(k, "position") for k in range(run.first, run.last + 1))
            if forces and run not in clause.subjects and view.lemma(run.head) not in TIME:
                return self._named(run, attribution)
        return None

    def _named(self, run: Run, attribution: Attribution | None) -> str | None:
        view = self.view
        language = view.language(run.head)
        tokens = range(run.first, run.last + 1)
        if view.tokens[run.head].pos == "PRON":
            return self._side_name(language, self.side(attribution)) if view.lower(run.head) in ("мы", "ми") else None
        if any(view.lemma(k) in _INVADERS for k in tokens):
            return self._side_name(language, "ru")
        if view.lemma(run.head) in _ARM and any(view.lemma(k) in ENEMY for k in tokens):
            foreign = _ARMS.get((language, {"ua": "ru", "ru": "ua"}.get(self.side(attribution), "")))
            return f"{foreign} {view.lemma(run.head)}" if foreign else None
        armed = self._is_a(run.head, "forces") or view.lemma(run.head) in ("потеря", "втрата")
        if armed and any(view.lemma(k) in ENEMY for k in tokens):
            return self._side_name(language, {"ua": "ru", "ru": "ua"}.get(self.side(attribution), ""))
        lemmas = {view.lemma(k) for k in tokens}
        weapon = self._is_a(run.head, "air") or self._is_a(run.head, "gun")
        if view.lemma(run.head) in _ARM and lemmas & _SIDED:
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
            about = number == 1 and len(said) == 3
            if about and ((ukrainian and russian) or self.view.sentences[0].language == "uk"):
                continue
            if ukrainian and not russian:
                return "ua"
            if russian:
                return "ru"
        ukrainian_text = bool(self.view.sentences) and self.view.sentences[0].language == "uk"
        return "ua" if ukrainian_text else "ru"
