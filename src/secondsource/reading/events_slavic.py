"""Events of Russian and Ukrainian sentences: triggers in their clauses, with who, whom, where, when and how certain.

A clause is what stands between marks, parted where two predicates are joined; both languages set clauses off by
commas, so the anchor needs no parser. Rows of `event_lexicon_slavic` are tried at each word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.model import (
    Analysis,
    Attribution,
    DateMention,
    DateValue,
    Document,
    Event,
    Provenance,
    Sentence,
    Span,
    Toponym,
)
from secondsource.reading.arguments_slavic import Surroundings
from secondsource.reading.cues_slavic import ACCUSATION
from secondsource.reading.event_lexicon_slavic import (
    BY_LEMMA,
    CLASSES,
    ENEMY,
    OWN,
    RUSSIAN_SIDE,
    UKRAINIAN_SIDE,
    Row,
)
from secondsource.reading.factuality_slavic import PARENTHESES, certainty, negative
from secondsource.reading.merging import Draft, speaker_key
from secondsource.reading.quantities import find_quantities
from secondsource.reading.responses_slavic import Denial, denials
from secondsource.reading.slavic_view import CLOSING, DASHES, OPENING, View
from secondsource.reading.sources_slavic import TIME, Run, runs
from secondsource.reading.words import words

_DENIED = frozenset(
    (
        "advance",
        "withdrawal",
        "control_change",
        "clash",
        "air_strike",
        "shelling",
        "destruction",
        "detention",
        "other",
        "casualties",
    )
)
_CARRIED = frozenset(
    ("air_strike", "shelling", "destruction", "casualties", "shortage", "clash", "other", "detention", "advance")
)
_CAUSES = words("после після внаслідок унаслідок вследствие из-за через")
_SIDES = {
    ("ru", "ua"): "украинские войска", ("ru", "ru"): "российские войска",
    ("uk", "ua"): "українські війська", ("uk", "ru"): "російські війська",
}  # fmt: skip
_DEMONSTRATIVE = words("этот эта это этого этой этому этим цей ця це цього цієї цьому цим тот той")
_GOES_ON = words(
    "ні ни",
    "зокрема включая включно преимущественно переважно особливо особенно серед среди южнее севернее восточнее западнее",
)
_AFTERMATH = words("последствие наслідок угроза загроза случай факт")
_MANY = words("миллион мільйон тысяча тисяча сотня десяток большинство більшість половина треть третина часть")
_RELATIVE_WORDS = words("что що который которая которое которые який яка яке які")
_LIGHT = words(
    "идти продолжаться происходить произойти вестись завязаться возникнуть начаться быть прогреметь раздаться прозвучать",
    "йти тривати відбуватися відбутися вестися точитися виникнути початися бути пролунати статися случиться нет немає",
    "зафиксировать зафіксувати слышать чути нанести завдати составить становити получить отримати дістати",
)
_LEADING = words(
    "и а но і й та але однак однако что що также також ещё ще там там-то уже вже где де который які который"
)
_PASSIVE = ("Part", "Imps")
_CONSEQUENCES = frozenset(("casualties", "destruction"))
_NO_ACTOR = frozenset(("casualties", "shortage", "destruction"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [first, last) of one clause, with its noun phrases by role."""

    first: int
    last: int
    predicate: int
    subjects: tuple[Run, ...]
    objects: tuple[Run, ...]
    others: tuple[Run, ...]


class Finder:
    """The events of one document's Russian and Ukrainian sentences."""

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        attributions: Sequence[Attribution],
        places: Sequence[Toponym],
        dates: Sequence[DateMention],
    ) -> None:
        self.document = document
        self.view = View(document.text, analysis)
        self.attributions = [a for a in attributions if not a.provenance.by.endswith("pointer")]
        self.every = attributions
        self.dates = dates
        self.literal = [p for p in places if p.role == "literal"]
        self.around = Surroundings(document, self.view, places, dates, attributions)
        self._placed = self._place_tokens()
        self._last_place: Toponym | None = None
        self._dated: tuple[int, DateValue] | None = None

    def _place_tokens(self) -> frozenset[int]:
        return frozenset(
            n for p in self.literal for n in range(self.view.at(p.span.start), self.view.at(p.span.end - 1) + 1)
        )

    # ---- drafts ----------------------------------------------------------------------------------------------------

    def drafts(self) -> list[Draft]:
        """Every event, then the denials of what others claim, in text order."""
        found: list[Draft] = []
        for sentence in self.view.sentences:
            here: list[Draft] = []
            for candidate, clause, row in self._candidates(sentence):
                draft = self._draft(candidate, clause, row)
                if draft is None:
                    continue
                twins = [d for d in here if _twin(draft, d)]
                if all((d.weak or d.back) and not (draft.weak or draft.back) for d in twins):
                    here = [d for d in here if d not in twins]
                    here.append(draft)
            found.extend(self._with_weapons(_joined_tolls(here)))
        found = _without_echoes(found)
        _settle_weapons(found)
        return self._denied(found)

    def _candidates(self, sentence: Sentence) -> Iterator[tuple[int, Clause, Row]]:
        view = self.view
        for n in range(sentence.first, sentence.last):
            rows = BY_LEMMA.get(view.lemma(n))
            if rows is None or view.tokens[n].entity in ("PERSON", "ORG") or n in self._placed:
                continue
            kind = self._kind(n)
            clause: Clause | None = None
            for row in rows:
                if row.kind != "*" and row.kind not in kind:
                    continue
                clause = clause or self.clause(sentence, n)
                if all(self._holds(condition, clause, n) for condition in row.when):
                    yield n, clause, row
                    break

    def _kind(self, n: int) -> str:
        token = self.view.tokens[n]
        if token.tag:
            return "A" if self.view.case(n) else "V"
        if token.pos == "ADJ":
            following = self.view.tokens[n + 1] if n + 1 < len(self.view.tokens) else None
            return "A" if following is not None and following.pos in ("NOUN", "PROPN", "ADJ") else "AN"
        return {"VERB": "V", "NOUN": "N", "PROPN": "N", "ADV": "V"}.get(token.pos, "")

    def clause(self, sentence: Sentence, n: int) -> Clause:
        """The clause that holds a token."""
        view = self.view
        first, last = self._segment(sentence, n)
        predicates = [k for k in range(first, last) if view.is_predicate(k) and not self._auxiliary(k, last)]
        own = view.segment_of(n)
        if last - first > own[1] - own[0]:  # joined around an aside, whose own verb does not count
            predicates = [k for k in predicates if own[0] <= k < own[1] or not self._between(view.segment_of(k))]
        if len(predicates) > 1:
            first, last = self._part(first, last, predicates, n)
            predicates = [k for k in predicates if first <= k < last]
        predicate = n if n in predicates else min(predicates, key=lambda k: abs(k - n), default=-1)
        found = runs(view, first, last)
        passive = predicate >= 0 and view.tokens[predicate].tag in _PASSIVE
        subjects, objects, others = [], [], []
        for run in found:
            case = view.case(run.head)
            counted = case == "Gen" and (
                any(view.tokens[k].pos == "NUM" for k in range(run.first, run.head)) or view.lemma(run.head) in _MANY
            )
            if run.adposition >= 0:
                others.append(run)
            elif counted:
                subjects.append(run)
                objects.append(run)
            elif passive and (case in ("Nom", "Acc", "Gen")):
                objects.append(run)
            elif case in ("Nom", ""):
                subjects.append(run)
            elif case in ("Acc", "Gen"):
                objects.append(run)
            else:
                others.append(run)
        return Clause(first, last, predicate, tuple(subjects), tuple(objects), tuple(others))

    def _auxiliary(self, n: int, last: int) -> bool:
        """ "Будет разрушен", "може тривати": the verb before the one that matters."""
        view = self.view
        if view.lemma(n) not in (
            "быть",
            "бути",
            "мочь",
            "могти",
            "стать",
            "начать",
            "почати",
            "продолжать",
            "продовжувати",
        ):
            return False
        return any(view.tokens[k].tag in ("Inf", "Part") and not view.case(k) for k in range(n + 1, min(last, n + 6)))

    def _segment(self, sentence: Sentence, n: int) -> tuple[int, int]:
        """The segment of a token, joined with neighbours that have no predicate and only continue a list or an aside."""
        view = self.view
        segments = view.segments(sentence)
        index = next((k for k, s in enumerate(segments) if s[0] <= n < s[1]), -1)
        if index < 0:
            return n, n + 1
        first, last = segments[index]
        bare = not any(view.is_predicate(k) for k in range(first, last))
        if bare and index + 2 < len(segments) and (
            self._aside(segments[index + 1]) or self._parenthesis(segments[index + 1])
        ):  # fmt: skip
            # "жертв среди гражданских, как утверждают паблики, нет"
            following = segments[index + 2]
            if any(view.is_predicate(k) for k in range(*following)) and not view.relative_opens(following[0]):
                return first, following[1]
        if not bare and index >= 2 and self._subject_missing(first, last) and (
            view.relative_opens(segments[index - 1][0]) or self._aside(segments[index - 1])
        ):  # fmt: skip
            before = segments[index - 2]
            if not any(view.is_predicate(k) for k in range(*before)):
                first = before[0]
        elif not bare and index >= 1 and self._subject_missing(first, last) and not view.relative_opens(first):
            before = segments[index - 1]
            if not any(view.is_predicate(k) or view.tokens[k].tag in ("Inf", "Conv") for k in range(*before)) and (
                view.tokens[before[1]].text == "," and len(range(*before)) <= 8 and not self._aside(before)
            ):  # fmt: skip
                first = before[0]
        if not bare:
            while (end := self._following(sentence, last)) is not None:
                last = end
        return first, last

    def _following(self, sentence: Sentence, last: int) -> int | None:
        """The end of the next segment where that only goes on: ", возле X", ", зокрема на Y", ", з них 51"."""
        view = self.view
        if last + 1 >= sentence.last or view.tokens[last].text not in ",—–":
            return None
        first, end = next((s for s in view.segments(sentence) if s[0] == last + 1), (0, 0))
        if end <= first or end - first > 12 or self._aside((first, end)):
            return None
        if any(
            view.is_predicate(k) or view.tokens[k].tag in ("Inf", "Conv") for k in range(first, end)
        ) or view.relative_opens(first):
            return None
        opens = view.tokens[first].pos == "ADP" or view.lower(first) in _GOES_ON or (
            view.lower(first) == "а" and view.lower(first + 1) in ("также", "також")
        ) or (view.tokens[first].pos == view.tokens[last - 1].pos == "PROPN" and view.case(first) == view.case(last - 1))  # fmt: skip
        return end if opens else None

    def _between(self, segment: tuple[int, int]) -> bool:
        return self._aside(segment) or self._parenthesis(segment) or self.view.relative_opens(segment[0])

    def _parenthesis(self, segment: tuple[int, int]) -> bool:
        """ "вероятно", "скорее всего" between marks."""
        view = self.view
        return segment[1] - segment[0] <= 2 and all(
            view.tokens[k].pos in ("ADV", "PART", "PRON", "ADP")
            or view.tokens[k].tag == "Part"
            or view.lemma(k) in PARENTHESES
            for k in range(*segment)
        )

    def _subject_missing(self, first: int, last: int) -> bool:
        view = self.view
        return not any(r.adposition < 0 and view.case(r.head) == "Nom" for r in runs(view, first, last))

    def _aside(self, segment: tuple[int, int]) -> bool:
        word = self.view.lower(segment[0])
        span = self.view.span(segment[0], segment[1] - 1)
        return word in ("как", "як") or any(c.overlap(span) for a in self.every for c in a.cue if len(span) < 80)

    def _part(self, first: int, last: int, predicates: Sequence[int], n: int) -> tuple[int, int]:
        """The part of a segment with joined predicates that holds a token."""
        view = self.view
        cuts = [first]
        for left, right in itertools.pairwise(predicates):
            joint = next((k for k in range(right - 1, left, -1) if view.tokens[k].pos in ("CCONJ", "SCONJ")), -1)
            cuts.append(joint + 1 if joint >= 0 else (left + 1 if right - left == 1 else right))
        cuts.append(last)
        for low, high in itertools.pairwise(cuts):
            if low <= n < high:
                end = (
                    high - 1
                    if high < last and view.tokens[high - 1].pos in ("CCONJ", "SCONJ") and high - 1 > n
                    else high
                )
                return low, end
        return first, last

    # ---- conditions ------------------------------------------------------------------------------------------------

    def _holds(self, condition: str, clause: Clause, n: int) -> bool:
        """Whether one condition of a row holds. A role in front of the first alternative is that of all of them."""
        turned, condition = condition.startswith("!"), condition.lstrip("!")
        shared, _, rest = condition.partition(":") if ":" in condition.split("|")[0] else ("", "", condition)
        for alternative in rest.split("|"):
            role, _, item = alternative.rpartition(":")
            if any(self._is_a(k, item) for k in self._tokens(role or shared, clause, n)):
                return not turned
        return turned

    def _tokens(self, role: str, clause: Clause, n: int) -> list[int]:
        if not role:
            return [k for k in range(clause.first, clause.last) if k != n]
        held = clause.subjects if role == "subject" else clause.objects
        return [k for run in held for k in range(run.first, run.last + 1)]

    def _is_a(self, n: int, item: str) -> bool:
        view = self.view
        if item == "place":
            return n in self._placed or self._like_a_place(n)
        if item == "number":
            return view.tokens[n].pos == "NUM" or view.lemma(n) in (
                "тысяча",
                "тисяча",
                "сотня",
                "десяток",
                "миллион",
                "мільйон",
            )
        lemma = view.lemma(n)
        members = CLASSES.get(item)
        if members is None:
            return item in (lemma, view.lower(n))
        if n in self._placed and item not in ("object", "position", "works"):
            return False
        if lemma in members or view.lower(n) in members:
            return True
        if item == "forces":
            return view.lower(n) in OWN and view.case(n) == "Nom" and view.tokens[n].pos == "PRON"
        if item == "person":
            return view.tokens[n].entity == "PERSON"
        return "-" in lemma and any(part in members for part in lemma.split("-"))

    def _like_a_place(self, n: int) -> bool:
        """A capitalised word inside a sentence that is no person and no body: an unknown village as a rule."""
        token = self.view.tokens[n]
        return (
            token.text[0].isupper()
            and not token.text.isupper()
            and token.entity not in ("PERSON", "ORG")
            and token.pos in ("NOUN", "PROPN", "ADJ", "X")
            and n > self.view.sentence_of(n).first
            and self.view.tokens[n - 1].text not in OPENING
        )

    # ---- one event -------------------------------------------------------------------------------------------------

    def _draft(self, n: int, clause: Clause, row: Row) -> Draft | None:
        view = self.view
        if row.outcome == "held" and view.lower(clause.first) in _RELATIVE_WORDS:
            return None  # "бригада, що тримає цю ділянку" only says who it is
        attribution = self._attribution(n)
        anchor = self._anchor(n, clause, attribution)
        lacking = row.code == "shortage"
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

    def _refers_back(self, n: int, clause: Clause, event: Event, anchor: Span) -> bool:
        """A bare noun beside a verb of its own ("після удару виникла …") points to what is told elsewhere."""
        view = self.view
        if view.tokens[n].pos != "NOUN" or event.quantities:
            return False
        if any(p.span.overlap(anchor) for p in self.literal) or any(
            a.provenance.by.endswith(("preposition", "object", "hearsay")) and any(c.contains(view.tokens[n].span) for c in a.content)
            for a in self.attributions
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
        around = [a for a in self.attributions if any(c.contains(token) for c in a.content)]
        if not around and self.view.lemma(n) in ACCUSATION:
            around = [a for a in self.attributions if any(c.overlap(token) for c in a.cue)]
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
        for attribution in self.every:
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

    # ---- arguments -------------------------------------------------------------------------------------------------

    def _place(self, n: int, row: Row, anchor: Span, attribution: Attribution | None) -> Toponym | None:
        place = self.around.place(n, anchor, self._last_place, attribution.source if attribution is not None else ())
        moving = row.code in ("advance", "withdrawal", "displacement", "aid_delivery")
        if place is not None and not self.around.passing(place) and (moving or not self.around.toward(place)):
            self._last_place = place
        return place

    def _date(
        self, n: int, clause: Clause, row: Row, anchor: Span, factuality: str, *, own_voice: bool
    ) -> DateValue | None:
        value = self.around.date(n, anchor)
        paragraph = self.view.sentence_of(n).paragraph
        if value is not None:
            published = self.document.published_day
            if factuality.startswith("CT") and (published is None or (value.latest or "") <= published):
                self._dated = (paragraph, value)
            return value
        if self._dated is None or not factuality.startswith("CT") or row.code not in _CARRIED:
            return None
        around = (n, clause.predicate if clause.predicate >= 0 else n)
        past = any(self.view.feature(k, "Tense") == "Past" or self.view.tokens[k].tag in _PASSIVE for k in around)
        nominal = self.view.tokens[n].pos == "NOUN" and row.code == "casualties"
        # A bulletin on the past day dates all that it tells in its own voice.
        bulletin = self._dated[1].precision == 2 and own_voice
        reach = 4 if bulletin else 2 if row.code in _CONSEQUENCES else 0
        return self._dated[1] if (past or nominal) and paragraph - self._dated[0] <= reach else None

    def _actor(self, n: int, clause: Clause, row: Row, attribution: Attribution | None) -> str | None:
        view = self.view
        if row.code in _NO_ACTOR:
            return None
        if row.code == "aid_appeal":
            asking = next((a for a in self.every if any(c.overlap(view.tokens[n].span) for c in a.cue)), None)
            if asking is not None and asking.speaker is not None:
                return asking.speaker.name or asking.speaker.role
        if view.tokens[n].pos == "VERB" and view.tokens[n].tag not in _PASSIVE:
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
            return self._side_name(language, "ru" if self.side(attribution) == "ua" else "ua")
        if any(view.lower(k) in ("наши", "наші", "наших") for k in tokens):
            return self._side_name(language, self.side(attribution))
        first = run.inner
        if view.lemma(run.head) in ("подразделение", "підрозділ") and run.last > run.head:
            first = run.head + 1  # "подразделения российской армии": whose units they are
        while first < run.head and view.tokens[first].pos in ("NUM", "PRON", "PART", "ADV"):
            first += 1
        return view.nominative(first, min(run.last, first + 8)).strip('«»„“”" ') or None

    def _side_name(self, language: str, side: str) -> str:
        return _SIDES[language, side]

    def side(self, attribution: Attribution | None) -> str:
        """ "ua" or "ru": whose forces "we" are, by the speaker's name and role, what stands before it in the paragraph,
        the publisher, or the language."""
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

    # ---- several events --------------------------------------------------------------------------------------------

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
                    strike = replace(draft.event, code=code, quantities=())  # type: ignore[arg-type]
                    return [*drafts, replace(draft, event=strike, weak=False)]
        return drafts

    def _denied(self, drafts: list[Draft]) -> list[Draft]:
        """The deniers' own claims: the denied event with its anchor, certain not to have happened."""
        out = list(drafts)
        for denial in denials(self.view, self.every, self.document.publisher):
            out.extend(self._denial(denial, drafts))
        return sorted(out, key=lambda d: (d.anchor.start, d.anchor.end, d.event.code))

    def _only_points(self, denial: Denial) -> bool:
        """Whether the words of a denial name what is denied only as "the claim"."""
        if denial.pointing or not denial.content:
            return True
        view = self.view
        nouns = [
            view.lemma(k)
            for c in denial.content
            for k in range(view.at(c.start), view.at(c.end - 1) + 1)
            if view.tokens[k].pos in ("NOUN", "PROPN")
        ]
        return all(noun in _CLAIM_NOUNS for noun in nouns)

    def _denial(self, denial: Denial, drafts: Sequence[Draft]) -> list[Draft]:
        key = speaker_key(denial.attribution)
        inside = [d for d in drafts if any(d.anchor.overlap(c) for c in denial.content)]
        own = [d for d in inside if speaker_key(d.attribution) == key]
        if denial.attribution is not None and own and not denial.pointing:
            return []  # its content already is the denier's claim, turned round by the cue
        others = [
            d
            for d in inside
            if speaker_key(d.attribution) != key and d.event.code in _DENIED and not d.factuality.endswith("-")
        ]
        if not others and not inside and self._only_points(denial):
            before = [
                d for d in drafts
                if d.anchor.end <= denial.anchor.start and d.event.code in _DENIED and d.attribution is not None
                and speaker_key(d.attribution) != key and not d.factuality.endswith("-")
            ]  # fmt: skip
            if before:
                latest = before[-1].attribution
                speaker = speaker_key(latest)
                first = next((d.attribution for d in before if speaker_key(d.attribution) == speaker), latest)
                others = [d for d in before if d.attribution is first]
        provenance = Provenance("reading.events_slavic.denial", 0.6, denial.anchor)
        return [
            replace(
                d, attribution=denial.attribution, factuality=negative("CT+"), provenance=provenance,
                event=replace(d.event, quantities=()),
            )
            for d in others[:2]
        ]  # fmt: skip


_CLAIM_NOUNS = words(
    "заявление сообщение информация утверждение обвинение слух данные новость публикация заява повідомлення інформація",
    "твердження звинувачення чутка допис новина дані публікація упрек закид претензия претензія слова это це этот цей они",
)


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
