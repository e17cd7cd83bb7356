"""Who did an event, in Russian and Ukrainian: subjects, agents of passives, what an army reports of itself."""

from __future__ import annotations

from secondsource.model import Attribution
from secondsource.reading.clauses_slavic import PASSIVE, Clause
from secondsource.reading.cues_slavic import DENIAL
from secondsource.reading.event_lexicon_slavic import (
    RUSSIAN_SIDE,
    UKRAINIAN_SIDE,
    Row,
)
from secondsource.reading.noun_phrases_slavic import CAPITALS, Run, agrees, runs
from secondsource.reading.sides_slavic import ARM, FOE, SIDES, Sides
from secondsource.reading.slavic_names import BODIES, INSTITUTIONS
from secondsource.reading.words import words

_PLURAL_ACTS = frozenset(("advance", "withdrawal", "control_change", "clash", "detention", "shelling", "air_strike"))
_NO_ACTOR = frozenset(("casualties", "shortage"))
_CIVIL = frozenset(("aid_appeal", "aid_delivery", "displacement", "agreement"))
_BY_ANYONE = _CIVIL | {"air_strike", "control_change", "detention"}
_MOVES = frozenset(("advance", "withdrawal", "clash", "shelling", "control_change"))
_TAKEN = frozenset(("control_change", "detention"))
REPELLED = words(
    "отразить отбить сорвать остановить отражать отбивать відбити відбивати зупинити зірвати придушити стримати",
)
_UNITS = words("метр километр кілометр процент відсоток час час година день")


class Actors(Sides):
    """Who did it."""

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
        if row.code == "clash" and view.lemma(n) in REPELLED:
            return self._other_side(n, clause, attribution)
        if view.tokens[n].pos == "NOUN":
            agent = self._agent(clause, attribution)  # "захоплення міста російськими військами"
            if agent is not None:
                return agent
        if view.tokens[n].tag in PASSIVE or (clause.predicate >= 0 and view.tokens[clause.predicate].tag in PASSIVE):
            agent = self._agent(clause, attribution)
            if agent is not None or row.code in _TAKEN:
                return agent or self._reporting_army(n, attribution)
        if view.lemma(n) == "контроль":
            holder = self._holder(n, attribution)
            if holder is not None:
                return holder
        begun = any(view.tokens[k].tag == "Inf" for k in range(clause.first, n))
        light = view.tokens[n].pos == "NOUN" and (
            view.tokens[clause.predicate].tag == "Fin" if clause.predicate >= 0 else begun
        )
        light = light and not any(r.adposition >= 0 and r.first <= n <= r.last for r in clause.others)
        if light or (view.tokens[n].pos == "VERB" and view.tokens[n].tag not in PASSIVE):
            for run in clause.subjects or self._shared_subject(n, clause):
                if run.first <= n <= run.last or (light and not self._does(run, clause)):
                    continue
                if run.head in self._placed and view.lemma(run.head) not in CAPITALS | INSTITUTIONS:
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
                    any(self._is_a(k, "forces") for k in range(run.first, run.last + 1)) or named in SIDES.values()
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
        if row.code in _PLURAL_ACTS and not clause.subjects:
            for k in range(clause.first, n):  # an abbreviation is not declined: "с начала суток ВСУ обстреляли"
                if view.tokens[k].text.isupper() and len(view.tokens[k].text) > 2 and self._is_a(k, "forces"):
                    return view.tokens[k].text
        if row.code in _PLURAL_ACTS and self._leaves_out(n, clause):
            paragraph, named = self._acting
            if named is not None and paragraph == view.sentence_of(n).paragraph:
                return named
            return self._own_forces(attribution)
        return None

    def _does(self, run: Run, clause: Clause) -> bool:
        """Whether a subject does what a noun beside its verb names ("війська готують наступ"); a teller does not."""
        named = self.view.span(run.first, run.last).of(self.view.text)
        forces = self._is_a(run.head, "forces")
        able = forces or self._acts(run, named) or self.view.lemma(run.head) in BODIES
        accused = (
            forces and clause.predicate >= 0 and self.view.lemma(clause.predicate) in DENIAL
        )  # who denies a siege is said to lay it
        fits = clause.predicate < 0 or agrees(self.view, clause.predicate, run.head)
        return able and fits and (accused or bool(self._unsaid((run,))))

    def _holder(self, n: int, attribution: Attribution | None) -> str | None:
        """Whose control: "під контролем українців", "под нашим контролем"."""
        view = self.view
        if view.lower(n - 1) in ("нашим", "своїм", "своим"):
            return self._reporting_army(n, attribution) or self._side_name(view.language(n), self.side(attribution))
        first, last = view.segment_of(n)
        for run in runs(view, first, last):
            begin = n + 1 if run.first <= n < run.last else run.first
            bare = run.adposition < 0 or run.first <= n
            if begin == n + 1 and bare and view.case(begin) in ("Gen", ""):
                head = view.head(begin, run.last)
                if head >= 0 and begin not in self._placed:
                    return self._named(Run(begin, run.last, head, -1), attribution)
        return None

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
                arm = self.view.lemma(run.head) in ARM
                if forces or arm or self.view.tokens[run.head].entity == "ORG":
                    return self._named(run, attribution)
        return None

    def _other_side(self, n: int, clause: Clause, attribution: Attribution | None) -> str | None:
        """Who attacked where an attack was repelled: the side against those who repelled it."""
        named = [self._named(r, attribution) or "" for r in clause.subjects if self._is_a(r.head, "forces")]
        side = ""
        for name in named:
            if UKRAINIAN_SIDE.search(name) or RUSSIAN_SIDE.search(name):
                side = "ua" if UKRAINIAN_SIDE.search(name) else "ru"
        side = side or self.side(attribution)
        return self._side_name(self.view.language(n), FOE.get(side, ""))

    def _acts(self, run: Run, named: str) -> bool:
        """Whether a subject can move or shoot by itself: people, a body, or what belongs to a side; a weapon cannot."""
        view = self.view
        if self._is_a(run.head, "gun") or self._is_a(run.head, "air") or view.lemma(run.head) in _UNITS:
            return False
        if view.lemma(run.head) in CAPITALS | INSTITUTIONS:
            return True
        if any(k in self._placed for k in range(run.first, run.last + 1)) and view.tokens[run.head].entity != "ORG":
            return False
        sided = UKRAINIAN_SIDE.search(named) or RUSSIAN_SIDE.search(named)
        return bool(sided) or view.feature(run.head, "Animacy") == "Anim" or view.tokens[run.head].entity == "ORG"

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
