"""Candidate attributions in Russian and Ukrainian by rule: verbs, tags, quotations, source phrases, hearsay.

Commas around clauses are obligatory in both languages, so content is told by them rather than by a parser.
"""

from __future__ import annotations

from secondsource.model import Sentence, Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.frames import Frame
from secondsource.reading.labelled_slavic import labelled
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.phrases_slavic import SURE, Phrases
from secondsource.reading.rules_slavic import COORDINATORS, REPORTING, reach, trimmed
from secondsource.reading.slavic_view import OPENING
from secondsource.reading.sources_slavic import can_speak, subject
from secondsource.reading.words import words


class Rules(Phrases):
    """The rules over one document; `find` gives all candidates."""

    def find(self) -> list[Frame]:
        """All candidates, in the order they are found."""
        self._labelled()
        self._dialogues()
        self._quotations()
        for sentence in self.view.sentences:
            self._sentence(sentence)
        self._resolve_references()
        return self.frames

    def _labelled(self) -> None:
        """Lines that begin with who says them; what a turn of a transcript quotes is found by the other rules."""
        for found in labelled(self.view):
            rule = "turn" if found.turn else "label"
            self._add((found.source,), (), found.content, rule, 0.9)

    def _sentence(self, sentence: Sentence) -> None:
        view = self.view
        shared: tuple[Span, ...] = ()
        last_verb = -1
        for n in range(sentence.first, sentence.last):
            if n in self._tagged or self._deep(n):
                continue
            token = view.tokens[n]
            lemma = view.lemma(n)
            if lemma in ("цитировать", "цитувати") and token.tag == "Conv":
                self._quoting(sentence, n)
            elif token.pos == "VERB" and (
                lemma in REPORTING or lemma in cues.IMPERSONAL or lemma in ("стать", "стати", "согласный")
            ):
                source = self._verb(sentence, n, lemma, shared, last_verb)
                if source:
                    shared, last_verb = source, n
            elif view.lower(n) == "стало" and view.lower(n + 1) in ("известно", "відомо"):
                self._became_known(sentence, n)
            elif lemma in ("ссылаться", "посилатися", "сослаться", "послатися") and token.pos == "VERB":
                self._referring(sentence, n)
            elif token.pos == "ADP" or view.lower(n) in ("согласно", "згідно", "со", "зі"):
                self._phrase(sentence, n)
            elif view.lower(n) in cues.HEARSAY:
                self._hearsay(sentence, n)
            elif token.pos in ("NOUN",) and lemma in cues.REPORT_NOUNS:
                self._noun(sentence, n)
            elif (
                lemma in SURE or lemma in ("согласный", "згодный", "згодний") or view.lower(n) in ("известно", "відомо")
            ):
                self._predicative(sentence, n, lemma)
        self._trailing_name(sentence)

    def _verb(
        self, sentence: Sentence, n: int, lemma: str, shared: tuple[Span, ...], last_verb: int
    ) -> tuple[Span, ...]:
        view = self.view
        tag = view.tokens[n].tag
        if tag not in ("Fin", "Conv", "Imps", "Part") or view.feature(n, "Mood") == "Imp":
            return ()
        if view.feature(n, "Person") in ("1", "2"):
            return ()
        first, last = view.segment_of(n)
        negated = view.lower(n - 1) in ("не", "ні")
        if (
            negated
            and lemma
            not in words(
                "исключать исключить виключати виключити сомневаться сумніватися верить вірити считать вважати знать"
            )
            and not (view.lower(last) == "," and view.lower(last + 1) in cues.CLAUSE_OPENERS)
        ):
            who = subject(view, sentence, n) if tag == "Fin" else None
            if who is None:
                return ()
            spans: tuple[Span, ...] = (view.span(*who),)
            asked = self._question_before(sentence, first, last)
            owned = self._object(sentence, n, first, last, spans) if lemma in cues.OWNING and not asked else ()
            if asked or owned:
                self._add(spans, (view.span(n - 1, n),), asked or owned, "question" if asked else "object", 0.8)
            return spans  # "не уточнил, но заявил"
        impersonal = lemma in cues.IMPERSONAL or tag in ("Imps", "Part")
        if lemma in ("стать", "стати"):
            if view.lower(n + 1) in ("известно", "відомо"):
                self._became_known(sentence, n)
            return ()
        spans = ()
        if impersonal:
            spans = self._stated_in(n, first, last)
        else:
            who = subject(view, sentence, n) if tag == "Fin" else None
            who = self._whole_name(who) if who is not None else None
            if who is not None and (not self._deep(who[0]) or view.tokens[who[0]].text in OPENING):
                spans = (view.span(*who),)
            elif shared and (tag == "Conv" or self._coordinated(sentence, n, last_verb)):
                spans = shared
            elif tag == "Conv":
                spans = self._subject_of_clause(sentence, n)
        cue = (view.tokens[n].span,) if not negated else (view.span(n - 1, n),)
        found = self._content(sentence, n, lemma, first, last, spans, impersonal=impersonal)
        if found is None:
            return spans if not impersonal else ()
        content, rule, score = found
        if not spans and not impersonal and view.feature(n, "Number") != "Plur":
            # A singular verb without a subject: a dropped pronoun at best.
            score -= 0.3
            if rule not in ("clause", "colon") or tag != "Fin":
                return ()
        if rule in ("object", "directive") and tag == "Conv":
            return ()  # "опасаясь мести" says why, not what
        if rule in ("object", "directive", "naming") and spans and not can_speak(view, *reach(view, spans[0])):
            return ()
        self._add(spans, cue, content, rule, score)
        if rule == "tag" or rule in ("clause", "colon", "preposition"):
            self._citing(sentence, first, last, content)
        aloud = self._speech_colon(last, sentence.last) == last
        if lemma in cues.DENIAL and rule in ("pointer", "object") and view.lower(last) == ":" and not aloud:
            self._add(spans, (), (trimmed(view, last + 1, sentence.last - 1),), "colon", 0.7)
        elif spans and rule != "colon":
            self._quoted_next(sentence, n, spans)
        return spans if not impersonal else ()

    def _whole_name(self, who: tuple[int, int]) -> tuple[int, int]:
        """A subject inside a name in marks is the whole name: «Врачи без границ»."""
        view = self.view
        if not self._deep(who[0]):
            return who
        span = view.quotations[view.inside[who[0]]].span
        first, last = view.at(span.start), view.at(span.end - 1)
        return (first, last) if self._is_name(first, last) else who

    def _quoted_next(self, sentence: Sentence, n: int, spans: tuple[Span, ...]) -> None:
        """ "Заперечив, що звідти стріляють: «Зброї немає»": the same speaker goes on behind the colon."""
        view = self.view
        colon = self._speech_colon(n + 1, sentence.last)
        if colon < 0 or colon + 1 in self._tagged:
            return
        span = view.quotations[view.inside[colon + 1]].span
        last = view.at(span.end - 1)
        if any(view.is_predicate(k) and view.lemma(k) in REPORTING for k in range(n + 1, colon)):
            return
        if last - colon > 2 and not self._is_name(colon + 1, last):
            self._tagged.update(range(colon + 1, last + 1))
            self._add(spans, (), (span,), "quotation", 0.8)

    def _question_before(self, sentence: Sentence, first: int, last: int) -> tuple[Span, ...]:
        """ "Останется ли рейс, в администрации не сказали": the question in front of the last clause."""
        view = self.view
        if first < sentence.first + 3 or last < sentence.last - 1 or view.tokens[first - 1].text != ",":
            return ()
        begin = sentence.first
        if view.lower(begin) not in ("чи", "когда", "коли", "сколько", "скільки") and view.lower(begin + 1) not in (
            "ли", "именно", "саме",
        ):  # fmt: skip
            return ()
        return (trimmed(view, begin, first - 2),)

    def _became_known(self, sentence: Sentence, n: int) -> None:
        """ "Стало известно, что …", "як стало відомо": somebody told it, nobody says who."""
        view = self.view
        first, last = view.segment_of(n)
        content = self._complement(sentence, n + 1, last, "сообщить")
        if not content and self._opens_with(first, n):
            content = self._around(sentence, first, last)
        if content:
            self._add((), (view.span(n, n + 1),), content, "impersonal", 0.8)

    def _coordinated(self, sentence: Sentence, n: int, last_verb: int) -> bool:
        view = self.view
        if last_verb < 0:
            return False
        first = view.segment_of(n)[0]
        near = any(view.lower(k) in COORDINATORS for k in range(max(first, n - 4), n)) or first > last_verb
        same = view.feature(n, "Number") == view.feature(last_verb, "Number") or view.tokens[last_verb].tag == "Conv"
        return near and same

    def _subject_of_clause(self, sentence: Sentence, n: int) -> tuple[Span, ...]:
        view = self.view
        for k in range(n - 1, sentence.first - 1, -1):
            if view.tokens[k].tag == "Fin":
                who = subject(view, sentence, k)
                return (view.span(*who),) if who is not None else ()
        return ()

    def _stated_in(self, n: int, first: int, last: int) -> tuple[Span, ...]:
        """ "говорится в заявлении пресс-службы": where it is stated is the source."""
        view = self.view
        for run in runs(view, first, last):
            placed = run.adposition >= 0 and view.lower(run.adposition) in ("в", "во", "у", "на") and run.head > n - 8
            if placed and (
                view.lemma(run.head) in cues.DOCUMENTS | cues.OUTLETS or view.tokens[run.head].entity == "ORG"
            ):
                end = run.last
                for more in runs(view, run.last + 1, last):
                    if more.adposition < 0 and more.first == end + 1 and view.case(more.head) in ("Gen", ""):
                        end = more.last
                return (view.span(run.inner, end),)
        return ()
