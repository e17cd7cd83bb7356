"""Events of Russian and Ukrainian sentences: triggers in their clauses, with who, whom, where, when and how certain.

A clause is what stands between marks, parted where two predicates are joined; both languages set clauses off by
commas, so the anchor needs no parser. Rows of `event_lexicon_slavic` are tried at each word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.model import (
    Analysis,
    Attribution,
    DateMention,
    DateValue,
    Document,
    Event,
    Provenance,
    Span,
    Toponym,
)
from secondsource.reading.clauses_slavic import PASSIVE, Clause
from secondsource.reading.cues_slavic import ACCUSATION
from secondsource.reading.denied_slavic import Denied
from secondsource.reading.event_lexicon_slavic import (
    Row,
)
from secondsource.reading.factuality_slavic import certainty
from secondsource.reading.merging import Draft
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.quantities import find_quantities
from secondsource.reading.slavic_view import CLOSING, DASHES, OPENING
from secondsource.reading.words import words

_CARRIED = frozenset(
    ("air_strike", "shelling", "destruction", "casualties", "shortage", "clash", "other", "detention", "advance")
)
_BULLETIN = _CARRIED | {"control_change", "withdrawal"}
_HARM = frozenset(("air_strike", "shelling", "destruction", "casualties"))
_CAUSES = words("после після внаслідок унаслідок вследствие из-за через")
_DEMONSTRATIVE = words("этот эта это этого этой этому этим цей ця це цього цієї цьому цим тот той")
_COMMENTING = words("комментировать прокомментировать коментувати прокоментувати ответить відповісти высказываться")
_AFTERMATH = words("момент время час мить последствие наслідок угроза загроза случай факт")
_RELATIVE_WORDS = words("что що который которая которое которые який яка яке які")
_LIGHT = words(
    "идти продолжаться происходить произойти вестись завязаться возникнуть начаться быть прогреметь раздаться",
    "прозвучать",
    "йти тривати відбуватися відбутися вестися точитися виникнути початися бути пролунати статися случиться нет немає",
    "зафиксировать зафіксувати слышать чути нанести завдати составить становити получить отримати дістати",
)
_LEADING = words(
    "и а но і й та але однак однако что що также також ещё ще там там-то уже вже где де который які который"
)
_CONSEQUENCES = frozenset(("casualties", "destruction"))


class Finder(Denied):
    """The events of one document's Russian and Ukrainian sentences."""

    def drafts(self) -> list[Draft]:
        """Every event, then the denials of what others claim, in text order."""
        found: list[Draft] = []
        for sentence in self.view.sentences:
            here: list[Draft] = []
            told: dict[tuple[int, int, str], str] = {}
            for candidate, clause, row in self._candidates(sentence):
                key = (clause.first, clause.last, row.code)
                if told.get(key, "") in ("*", self.view.lemma(candidate)):
                    continue  # told already, or the same word again
                draft = self._draft(candidate, clause, row)
                strong = draft is not None and not (draft.weak or draft.back)
                told[key] = "*" if strong else self.view.lemma(candidate)
                if draft is None or (row.code == "aid_delivery" and draft.factuality == "Uu" and _asked(here)):
                    continue
                twins = [d for d in here if _twin(draft, d)]
                if all((d.weak or d.back) and not (draft.weak or draft.back) for d in twins):
                    here = [d for d in here if d not in twins]
                    here.append(draft)
            found.extend(self._with_weapons(_joined_tolls(here)))
        found = _without_echoes(found)
        _settle_weapons(found)
        self._spread_date(found)
        return self._denied(found)

    def _draft(self, n: int, clause: Clause, row: Row) -> Draft | None:
        view = self.view
        if row.outcome == "held" and view.lower(clause.first) in _RELATIVE_WORDS:
            return None  # "бригада, що тримає цю ділянку" only says who it is
        if self._is_silence(clause) or any(
            s.contains(view.tokens[n].span) for a in self._near.near(view.tokens[n].span) for s in a.source
        ):  # fmt: skip
            return None
        attribution = self._attribution(n)
        anchor = self._anchor(n, clause, attribution)
        lacking = row.code == "shortage" or "не" in row.when  # "не" is part of the trigger: "не выжил"
        factuality, rule = certainty(
            view, n, (clause.first, clause.last), attribution, lacking=lacking, is_negative=False
        )
        place = self._place(n, row, anchor, attribution)
        event = Event(
            row.code,
            row.subcode,
            row.outcome,
            self._actor(n, clause, row, attribution),
            self._target(n, clause, row, attribution),
            place.id if place else None,
            self._date(n, clause, row, anchor, factuality, own_voice=attribution is None),
            find_quantities(self.document.text, anchor, view.language(n), tuple(d.span for d in self.dates)),
        )
        if row.code == "casualties" and not event.quantities:
            event = replace(event, quantities=self._single(n, clause))
        back = self._refers_back(n, clause, event, anchor)
        if back and view.lemma(n - 1) in _AFTERMATH:
            return None
        aimed = row.subcode == "attack" and any(
            view.lower(r.adposition) == "по" and r.first == n + 1 for r in clause.others
        )
        weak = (row.weak and not (aimed and attribution is not None)) or (
            row.code == "casualties" and view.lower(n - 1) in ("среди", "серед")
        )
        provenance = Provenance(
            f"reading.events_slavic.{row.code}",
            0.5 if weak else 0.75,
            anchor,
            f"{'blame, ' if view.lemma(n) in ACCUSATION else ''}certainty: {rule}",
        )
        return Draft(anchor, attribution, factuality, event, provenance, n, weak, back, place)

    def _is_silence(self, clause: Clause) -> bool:
        """ "Министерство атаку не комментировало" tells of no attack."""
        view = self.view
        n = clause.predicate
        return n > 0 and view.lemma(n) in _COMMENTING and view.lower(n - 1) == "не"

    def _refers_back(self, n: int, clause: Clause, event: Event, anchor: Span) -> bool:
        """A bare noun beside a verb of its own ("після удару виникла …") points to what is told elsewhere."""
        view = self.view
        if view.tokens[n].pos != "NOUN" or event.quantities:
            return False
        if any(p.span.overlap(anchor) for p in self._near_places.near(anchor)) or any(
            a.provenance.by.endswith(("preposition", "object", "hearsay"))
            and any(c.contains(view.tokens[n].span) for c in a.content)
            for a in self._around(view.tokens[n].span)
        ):  # fmt: skip
            return False
        if view.lower(n - 1) in _DEMONSTRATIVE:
            return True
        if view.lemma(n - 1) in _AFTERMATH:
            return True
        if clause.predicate < 0:
            return False
        verb = view.lemma(clause.predicate)
        run = next((r for r in runs(view, clause.first, clause.last) if r.first <= n <= r.last), None)
        return verb not in _LIGHT and run is not None and run.head == n and run.last - run.inner < 1

    def _attribution(self, n: int) -> Attribution | None:
        token = self.view.tokens[n].span
        around = [a for a in self._around(token) if any(c.contains(token) for c in a.content)]
        if not around and self.view.lemma(n) in ACCUSATION:
            around = [a for a in self._around(token) if any(c.overlap(token) for c in a.cue)]
        return min(
            around,
            key=lambda a: (sum(map(len, a.content)), not a.provenance.by.endswith("citing"), a.id),
            default=None,
        )

    def _anchor(self, n: int, clause: Clause, attribution: Attribution | None) -> Span:
        view = self.view
        first, last = clause.first, clause.last - 1
        nominal = view.tokens[n].pos in ("NOUN",)
        if nominal and clause.predicate >= 0:
            run = next((r for r in runs(view, first, clause.last) if r.first <= n <= r.last), None)
            if run is not None and run.adposition >= 0 and view.lower(run.adposition) in _CAUSES:
                return view.span(run.first, run.last)
            if run is not None and any(view.lemma(k) in ("результат", "наслідок") for k in range(max(first, n - 3), n)):
                end = run.last
                for more in runs(view, run.last + 1, clause.last):
                    if (
                        more.first == end + 1
                        and more.adposition >= 0
                        and more.last < (clause.predicate if clause.predicate > n else clause.last)
                    ):
                        end = more.last
                return view.span(n, end)
        while first < n and (
            view.lower(first) in _LEADING
            or view.tokens[first].pos in ("CCONJ", "SCONJ")
            or view.tokens[first].text in OPENING
        ):
            first += 1
        while last > n and (view.tokens[last].pos in ("CCONJ", "SCONJ") or (view.tokens[last].text in DASHES)):
            last -= 1
        span = view.span(first, last)
        if view.tokens[last].text in CLOSING and not any(view.tokens[k].text in OPENING for k in range(first, last)):
            span = Span(span.start, view.tokens[last - 1].end if last > first else span.end)
        if attribution is not None:
            token = view.tokens[n].span
            piece = next((c for c in attribution.content if c.contains(token)), None)
            if piece is not None:
                # an aside with the cue may stand between two pieces of one clause
                whole = (
                    Span(attribution.content[0].start, attribution.content[-1].end)
                    if len(attribution.content) > 1
                    else piece
                )
                span = Span(max(span.start, whole.start), min(span.end, whole.end)) if span.overlap(whole) else span
        else:
            span = self._without_tags(span, view.tokens[n].span)
        return span

    def _without_tags(self, span: Span, token: Span) -> Span:
        """The part around the trigger that no source or cue stands in."""
        for attribution in self._near.near(span):
            for part in (*attribution.source, *attribution.cue):
                if part.overlap(span) and not part.overlap(token):
                    if part.end <= token.start and part.end - span.start < 0.5 * len(span):
                        span = Span(max(span.start, part.end), span.end)
                    elif part.start >= token.end and span.end - part.start < 0.5 * len(span):
                        span = Span(span.start, min(span.end, part.start))
        text = self.document.text
        start, end = span.start, span.end
        while end > start and text[end - 1] in " ,;:—–":
            end -= 1
        while start < end and text[start] in " ,;:—–":
            start += 1
        return Span(start, end)

    def _place(self, n: int, row: Row, anchor: Span, attribution: Attribution | None) -> Toponym | None:
        place = self._surroundings.place(
            n,
            anchor,
            self._last_place,
            attribution.source if attribution is not None else (),
            leaving=row.code not in ("air_strike", "shelling", "destruction", "casualties"),
        )
        moving = row.code in ("advance", "withdrawal", "displacement", "aid_delivery")
        if (
            place is not None
            and not self._surroundings.passing(place)
            and (moving or not self._surroundings.toward(place))
        ):
            self._last_place = place
        return place

    def _date(
        self, n: int, clause: Clause, row: Row, anchor: Span, factuality: str, *, own_voice: bool
    ) -> DateValue | None:
        value = self._surroundings.date(n, anchor)
        paragraph = self.view.sentence_of(n).paragraph
        if value is not None:
            published = self.document.published_day
            if factuality.startswith("CT") and (published is None or (value.latest or "") <= published):
                self._dated = (paragraph, value)
            return value
        headed = self._surroundings.headed
        if self._dated is None and headed is not None and factuality == "CT+" and row.code in _BULLETIN:
            return headed
        day = self._dated is not None and self._dated[1] in self._surroundings.covered
        told = row.code in _CARRIED or (day and row.code in _BULLETIN and row.outcome != "held")
        if self._dated is None or not factuality.startswith("CT") or not told:
            return None
        around = (n, clause.predicate if clause.predicate >= 0 else n)
        past = any(self.view.feature(k, "Tense") == "Past" or self.view.tokens[k].tag in PASSIVE for k in around)
        nominal = self.view.tokens[n].pos == "NOUN" and row.code == "casualties"
        # A bulletin on the past day dates all that it tells in its own voice.
        bulletin = (self._dated[1].precision == 2 or day) and own_voice
        reach = 4 if bulletin else 2 if row.code in _CONSEQUENCES else 0
        return self._dated[1] if (past or nominal) and paragraph - self._dated[0] <= reach else None

    def _spread_date(self, drafts: Sequence[Draft]) -> None:
        """A report that dates its strikes on one day only tells of one strike: harm near it happened then, too."""
        harm = [d for d in drafts if d.event.code in _HARM and d.factuality.startswith("CT")]
        dated = [d for d in harm if d.event.happened_on is not None]
        values = {(d.event.happened_on.earliest, d.event.happened_on.latest) for d in dated if d.event.happened_on}
        value = dated[0].event.happened_on if len(values) == 1 else None
        if value is None or (value.precision or 9) > 2 or value in self._surroundings.rounds:
            return
        reached = {self.view.sentence_of(d.token).paragraph for d in dated}
        for draft in harm:
            paragraph = self.view.sentence_of(draft.token).paragraph
            elsewhere = draft.place is not None and all(
                d.place is None or d.place.text[:4] != draft.place.text[:4] for d in dated
            )  # fmt: skip
            present = self.view.feature(draft.token, "Tense") == "Pres"
            if draft.event.happened_on is None and not elsewhere and not present and (
                any(abs(paragraph - p) <= 1 for p in reached)
            ):  # fmt: skip
                draft.event = replace(draft.event, happened_on=value)

    def _with_weapons(self, drafts: list[Draft]) -> list[Draft]:
        """Harm done by a weapon is also the strike: "керована авіабомба зруйнувала будинок"."""
        if any(d.event.code in ("air_strike", "shelling") for d in drafts):
            return drafts
        for draft in drafts:
            if draft.event.code not in ("destruction", "casualties"):
                continue
            clause = self.clause(self.view.sentence_of(draft.token), draft.token)
            acting = [k for r in clause.subjects for k in range(r.first, r.last + 1)]
            acting += [r.head for r in clause.others if r.adposition < 0 and self.view.case(r.head) == "Ins"]
            for item, code in (("air", "air_strike"), ("gun", "shelling")):
                if any(self._is_a(k, item) for k in acting):
                    row = Row(frozenset(), "V", code)  # type: ignore[arg-type]
                    actor = self._actor(draft.token, clause, row, draft.attribution)
                    strike = replace(draft.event, code=row.code, actor=actor, quantities=())
                    return [*drafts, replace(draft, event=strike, weak=False)]
        return drafts


def _asked(drafts: Sequence[Draft]) -> bool:
    """Whether somebody asks for aid in the same sentence: what is asked for is no delivery of its own."""
    return any(d.event.code == "aid_appeal" for d in drafts)


def _joined_tolls(drafts: list[Draft]) -> list[Draft]:
    """ "Загинув водій, чотири пасажирки дістали поранення": one toll in two clauses of one speaker, both told alike."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if (
            last is not None
            and draft.event.code == last.event.code == "casualties"
            and draft.attribution is last.attribution
            and draft.factuality == last.factuality == "CT+"
            and 0 <= draft.anchor.start - last.anchor.end <= 8
            and not any(q.what == r.what for q in draft.event.quantities for r in last.event.quantities)
        ):
            last.anchor = Span(last.anchor.start, draft.anchor.end)
            last.event = replace(last.event, quantities=last.event.quantities + draft.event.quantities)
            continue
        out.append(draft)
    return out


def _twin(one: Draft, other: Draft) -> bool:
    """Two triggers of one code in one clause."""
    shared = one.anchor.overlap(other.anchor)
    return one.event.code == other.event.code and shared > 0.5 * min(len(one.anchor), len(other.anchor))


def _without_echoes(drafts: list[Draft]) -> list[Draft]:
    """Drafts without side mentions of what is told elsewhere, and back-references to what was told before."""
    kept: list[Draft] = []
    told = {d.event.code for d in drafts if not d.weak and not d.back}
    for draft in drafts:
        code = draft.event.code
        strikes = (
            {"air_strike", "shelling", "other"} & told if draft.event.subcode in ("attack", "explosion") else set()
        )
        if draft.weak and (code in told or strikes):
            continue
        if draft.back and code in {d.event.code for d in kept}:
            continue
        kept.append(draft)
    return kept


def _settle_weapons(drafts: Sequence[Draft]) -> None:
    """Give "hit" without a weapon the code of the nearest strike told before, else after."""
    known = [d for d in drafts if d.event.code in ("air_strike", "shelling")]
    for draft in drafts:
        if draft.event.subcode != "attack" or not known:
            continue
        before = [d for d in known if d.anchor.start <= draft.anchor.start]
        blamed = draft.provenance.detail.startswith("blame")
        model = before[-1] if before and not blamed else known[0]
        draft.event = replace(draft.event, code=model.event.code, subcode=None)


def drafts_slavic(
    document: Document,
    analysis: Analysis,
    attributions: Sequence[Attribution],
    places: Sequence[Toponym],
    dates: Sequence[DateMention],
) -> list[Draft]:
    """The events that the Russian and Ukrainian sentences of a document tell of, and the denials of them."""
    return Finder(document, analysis, attributions, places, dates).drafts()
