"""Who did an event and to whom, in Russian and Ukrainian, in the nominative; "ворог" and "наши" by who speaks."""

from __future__ import annotations

from secondsource.model import (
    Attribution,
)
from secondsource.reading.clauses_slavic import PASSIVE, Clause
from secondsource.reading.event_lexicon_slavic import (
    ENEMY,
    RUSSIAN_SIDE,
    UKRAINIAN_SIDE,
    Row,
)
from secondsource.reading.sources_slavic import TIME, Run
from secondsource.reading.triggers_slavic import Triggers

_SIDES = {
    ("ru", "ua"): "украинские войска", ("ru", "ru"): "российские войска",
    ("uk", "ua"): "українські війська", ("uk", "ru"): "російські війська",
}  # fmt: skip
_NO_ACTOR = frozenset(("casualties", "shortage", "destruction"))


class Parties(Triggers):
    """Actors and targets."""

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
                    weapon = all(self._is_a(run.head, item) for item in ("air",))
                    return (
                        None
                        if weapon and not UKRAINIAN_SIDE.search(named) and not RUSSIAN_SIDE.search(named)
                        else named
                    )
        if (view.feature(n, "Person") == "1" and view.tokens[n].tag == "Fin") or any(
            view.lower(k) in ("мы", "ми") for k in range(clause.first, clause.last)
        ):
            return self._side_name(view.language(n), self.side(attribution))
        return None

    def _target(self, n: int, clause: Clause, row: Row, attribution: Attribution | None) -> str | None:
        view = self.view
        held = clause.objects
        if row.code in ("casualties",) and not held:
            held = clause.subjects
        if row.code in ("air_strike", "shelling", "other") and not held:
            held = tuple(
                r
                for r in clause.others
                if view.lower(r.adposition) in ("по", "в", "у", "во") and r.head not in self._placed
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
        while first < run.head and view.tokens[first].pos in ("NUM", "PRON", "PART", "ADV"):
            first += 1
        return view.nominative(first, min(run.last, first + 8)).strip('«»„“”" ') or None

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
