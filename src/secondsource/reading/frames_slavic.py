"""Candidate attributions in Russian and Ukrainian by rule: verbs, tags, quotations, source phrases, hearsay.

Commas around clauses are obligatory in both languages, so content is told by them rather than by a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.model import Sentence, Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.frames import Frame, joined
from secondsource.reading.slavic_view import CLOSING, DASHES, OPENING, View
from secondsource.reading.sources_slavic import Run, can_speak, runs, subject
from secondsource.reading.words import words

_REPORTING = cues.CLAUSE | cues.OBJECT | cues.DIRECTIVE | cues.NAMING | cues.ACCUSATION
_COORDINATORS = words("и а но і й та але однак однако зато да")
_SUBORDINATORS = words("если якщо когда коли хотя хоча пока поки чтобы щоб поскольку оскільки")
_POSSESSIVES = words("его её ее их його її їх їхніми їхнім ихним")
_POINTERS = words("это этом этого этому це цьому цього цим їх их його её его її то том тому")
_NO_ANSWER = words(
    "ответить ответ відповісти комментировать прокомментировать коментувати прокоментувати згадати упомянуть"
)


_ANONYMITY = re.compile(
    r"аноним|анонім|\bим(?:я|ени)\b|ім['’]я|\b(?:на|об)зыва|назвать|назвати|називати|фамили|прізвищ", re.IGNORECASE
)


class Rules:
    """The rules over one document."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.frames: list[Frame] = []
        self._tagged: set[int] = set()
        self._references: list[tuple[Sentence, Span, Span]] = []

    def find(self) -> list[Frame]:
        """All candidates, in the order they are found."""
        self._dialogues()
        self._quotations()
        for sentence in self.view.sentences:
            self._sentence(sentence)
        self._resolve_references()
        return self.frames

    def _add(
        self, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...], rule: str, score: float
    ) -> None:
        pieces = joined(s for s in content if len(s))
        if pieces:
            self.frames.append(Frame(source, cue, pieces, f"reading.attribution_slavic.{rule}", score))

    # ---- direct speech ---------------------------------------------------------------------------------------------

    def _tag_verb(self, first: int, last: int) -> int:
        """The verb of a tag that fills tokens [first, last); -1 where it is none."""
        view = self.view
        for n in range(first, min(last, first + 7)):
            token = view.tokens[n]
            if token.tag in ("Fin", "Conv") and token.pos == "VERB":
                if view.lemma(n) in cues.TAG:
                    return n
                if self._spoken_manner(first, n, last):
                    return n
                if view.lemma(n) in (
                    "приводить",
                    "привести",
                    "наводити",
                    "навести",
                    "цитувати",
                    "передавати",
                    "передавать",
                ):
                    return n
                return -1
        return -1

    def _spoken_manner(self, first: int, n: int, last: int) -> bool:
        """Any verb of manner behind the dash, with someone who can speak: "— возмущается владелец лавки"."""
        view = self.view
        if n != first or view.tokens[n - 1].text not in DASHES or view.tokens[n].tag != "Fin" or view.feature(n, "Person") in ("1", "2"):
            return False
        found = [r for r in runs(view, n + 1, last) if r.adposition < 0 and view.case(r.head) in ("Nom", "")]
        return bool(found) and (view.feature(found[0].head, "Animacy") == "Anim" or view.tokens[found[0].head].pos == "PRON")

    def _tag_source(self, sentence: Sentence, verb: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Source and cue of a tag."""
        view = self.view
        if view.lemma(verb) in ("приводить", "привести", "наводити", "навести") and view.lemma(verb + 1) in ("слово",):
            found = runs(view, verb + 2, view.segment_of(verb)[1]) or []
            owner = next((r for r in runs(view, verb + 1, view.segment_of(verb)[1]) if r.head == verb + 1), None)
            if owner is not None and owner.last > verb + 1:
                return (view.span(verb + 2, owner.last),), (view.span(verb, verb + 1),)
            if found:
                return (view.span(found[0].first, found[0].last),), (view.span(verb, verb + 1),)
        if view.lemma(verb) in ("цитировать", "цитувати", "процитировать", "процитувати"):
            last = view.segment_of(verb)[1]
            quoted = [k for k in range(verb + 1, last) if view.tokens[k].entity == "PERSON"]
            if quoted:
                return (view.span(quoted[0], quoted[-1]),), (view.tokens[verb].span,)
        who = subject(view, sentence, verb)
        if who is None:
            # A name that the dictionary takes for something else: "сказал Хомутов".
            last = view.segment_of(verb)[1]
            named = [
                r for r in runs(view, verb + 1, last) if r.adposition < 0 and view.tokens[r.first].text[0].isupper()
            ]
            who = (named[0].first, named[-1].last) if named else None
        return ((view.span(*who),) if who else ()), (view.tokens[verb].span,)

    def _after_tag(self, verb: int, stop: int) -> int:
        """The token behind the mark and dash that close a tag before token `stop`; -1 where nothing follows."""
        view = self.view
        for n in range(verb + 1, min(stop, verb + 60)):
            if view.tokens[n].text in DASHES and view.tokens[n - 1].text in (".", ",", "!", "?", "…"):
                return n + 1
        return -1

    def _dialogues(self) -> None:
        """Paragraphs that open with a dash."""
        view = self.view
        for sentences in _by_paragraph(view.sentences):
            first, last = sentences[0].first, sentences[-1].last
            if view.tokens[first].text not in DASHES or last - first < 4:
                continue
            tag = verb = -1
            for n in range(first + 2, last - 1):
                if view.tokens[n].text in DASHES and view.tokens[n - 1].text in (",", "!", "?", "…", "."):
                    found = self._tag_verb(n + 1, view.segment_of(n + 1)[1])
                    if found >= 0 and found - n <= 4:
                        tag, verb = n, found
                        break
            if verb < 0:
                if view.tokens[last - 1].text != "?":  # a question is the interviewer's
                    self._add((), (), (_trimmed(view, first + 1, last - 1),), "dialogue", 0.6)
                continue
            self._tagged.update(range(tag, view.segment_of(verb)[1]))
            source, cue = self._tag_source(view.sentence_of(verb), verb)
            pieces = [_trimmed(view, first + 1, tag - 1)]
            again = self._after_tag(verb, last)
            if again >= 0:
                pieces.append(_trimmed(view, again, last - 1))
            self._tagged.update(range(first, last))
            self._add(source, cue, tuple(pieces), "dialogue", 0.95)

    def _quotations(self) -> None:
        view = self.view
        for number, quotation in enumerate(view.quotations):
            first, last = view.at(quotation.span.start), view.at(max(quotation.span.start, quotation.span.end - 1))
            if view.language(first) not in ("ru", "uk") or first in self._tagged or last - first < 2:
                continue
            if self._interrupted(quotation.span, first, last) or self._is_name(first, last):
                continue
            self._closed_quotation(number, quotation.span, first, last)

    def _is_name(self, first: int, last: int) -> bool:
        """«Азовский лист»: a few words, a capital, no verb and no mark at the end, mid-sentence."""
        view = self.view
        if last - first > 6:
            return False
        inner = range(first + 1, last)
        marked = view.tokens[last - 1].text in ".,!?…"
        return view.tokens[first + 1].text[0].isupper() and not marked and not any(view.is_predicate(n) for n in inner)

    def _interrupted(self, span: Span, first: int, last: int) -> bool:
        """«…, — сказал X. — …»"""
        view = self.view
        for n in range(first + 2, last - 1):
            if view.tokens[n].text not in DASHES or view.tokens[n - 1].text not in (",", "!", "?", "…"):
                continue
            verb = self._tag_verb(n + 1, view.segment_of(n + 1)[1])
            if verb < 0 or verb - n > 3:
                continue
            again = self._after_tag(verb, last)
            if again < 0:
                continue
            source, cue = self._tag_source(view.sentence_of(verb), verb)
            if not source:
                continue
            before = n - 2 if view.tokens[n - 1].text == "," else n - 1
            pieces = (Span(span.start, view.tokens[before].end), Span(view.tokens[again].start, span.end))
            self._tagged.update(range(first, last + 1))
            self._add(source, cue, pieces, "interrupted", 0.95)
            return True
        return False

    def _closed_quotation(self, number: int, span: Span, first: int, last: int) -> None:
        """«…», — сказал X; X заявил: «…»; X сказал «…»."""
        view = self.view
        after = last + 1
        sentence = view.sentence_of(last)
        while after < len(view.tokens) and view.tokens[after].text in (",", "—", "–", "-"):
            after += 1
        if after > last + 1 and after < len(view.tokens) and view.tokens[after].sentence == view.tokens[last].sentence:
            verb = self._tag_verb(after, view.segment_of(after)[1])
            if verb >= 0 and verb - after <= 5 and verb not in self._tagged:
                source, cue = self._tag_source(sentence, verb)
                content = [span, *self._continuation(number, verb)]
                self._tagged.update(range(after, view.segment_of(verb)[1]))
                self._add(source, cue, tuple(content), "quotation", 0.95)
                self._tagged.update(range(first, last + 1))
                return
            source_at = self._name_only(after, sentence)
            if source_at is not None:
                self._add((source_at,), (), (span,), "named_quotation", 0.8)
                self._tagged.update(range(first, last + 1))
                return
        if first > view.sentence_of(first).first and view.tokens[first - 1].text == ":":
            self._before_colon(span, first)

    def _name_only(self, first: int, sentence: Sentence) -> Span | None:
        """«…», — координаторка Тетяна Ромашко: a tag without a verb."""
        view = self.view
        last = view.segment_of(first)[1]
        if last < sentence.last - 1 or any(view.is_predicate(n) for n in range(first, last)):
            return None
        found = runs(view, first, last)
        if found and found[0].first == first and found[0].adposition < 0 and view.case(found[0].head) in ("Nom", "") and (
            any(view.tokens[n].entity == "PERSON" for n in range(first, last))
        ):  # fmt: skip
            return view.span(first, last - 1)
        return None

    def _before_colon(self, span: Span, first: int) -> None:
        """ "Name: «…»": no verb in front of the colon."""
        view = self.view
        sentence = view.sentence_of(first)
        begin = sentence.first
        if first - 1 - begin > 14 or any(view.is_predicate(n) for n in range(begin, first - 1)):
            return
        found = runs(view, begin, first - 1)
        if found and found[0].adposition < 0 and view.case(found[0].head) in ("Nom", ""):
            self._add((view.span(found[0].first, first - 2),), (), (span,), "colon", 0.8)

    def _continuation(self, number: int, verb: int) -> list[Span]:
        """A further quotation behind the tag, of the same speaker: it opens at once and has no tag of its own."""
        view = self.view
        if number + 1 >= len(view.quotations):
            return []
        following = view.quotations[number + 1].span
        first, last = view.at(following.start), view.at(following.end - 1)
        end = view.segment_of(verb)[1]
        between = [view.tokens[n].text for n in range(end, first)]
        if view.sentence_of(first).paragraph != view.sentence_of(verb).paragraph or any(
            t not in ".,—–-" for t in between
        ):
            return []
        after = last + 1
        while after < len(view.tokens) and view.tokens[after].text in (",", "—", "–"):
            after += 1
        if after > last + 1 and after < len(view.tokens) and self._tag_verb(after, view.segment_of(after)[1]) >= 0:
            return []
        if last - first < 3 or self._is_name(first, last):
            return []
        self._tagged.update(range(first, last + 1))
        return [following]

    # ---- sentences -------------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        view = self.view
        shared: tuple[Span, ...] = ()
        last_verb = -1
        for n in range(sentence.first, sentence.last):
            if n in self._tagged or self._deep(n):
                continue
            token = view.tokens[n]
            lemma = view.lemma(n)
            if token.pos == "VERB" and (
                lemma in _REPORTING or lemma in cues.IMPERSONAL or lemma in ("стать", "стати", "согласный")
            ):
                source = self._verb(sentence, n, lemma, shared, last_verb)
                if source:
                    shared, last_verb = source, n
            elif lemma in ("ссылаться", "посилатися", "сослаться", "послатися") and token.pos == "VERB":
                self._referring(sentence, n)
            elif token.pos == "ADP" or view.lower(n) in ("согласно", "згідно", "со", "зі"):
                self._phrase(sentence, n)
            elif view.lower(n) in cues.HEARSAY:
                self._hearsay(sentence, n)
            elif token.pos in ("NOUN",) and lemma in cues.REPORT_NOUNS:
                self._noun(sentence, n)
            elif lemma in ("согласный", "згодный", "згодний") or view.lower(n) in ("известно", "відомо"):
                self._predicative(sentence, n, lemma)
        self._trailing_name(sentence)

    def _referring(self, sentence: Sentence, n: int) -> None:
        """"A, ссылаясь на B, пишет …": B said it, through A. Waits until the sentence's other frames are known."""
        view = self.view
        if view.lower(n + 1) != "на":
            return
        last = view.segment_of(n)[1]
        found = runs(view, n + 1, last)
        if found:
            self._references.append((sentence, view.span(n + 2, max(r.last for r in found)), view.span(n, n + 1)))

    def _resolve_references(self) -> None:
        for sentence, source, cue in self._references:
            here = [f for f in self.frames if f.cue and sentence.span.contains(f.cue[0]) and not f.by.endswith("citing")]
            if here:
                nearest = min(here, key=lambda f: abs(f.cue[0].start - cue.start))
                self._add((source,), (cue,), nearest.content, "citing", 0.85)

    def _deep(self, n: int) -> bool:
        """Inside a quotation that is speech, not a name."""
        view = self.view
        if view.inside[n] < 0:
            return False
        span = view.quotations[view.inside[n]].span
        return view.tokens[n].start > span.start

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
            return ()
        impersonal = lemma in cues.IMPERSONAL or tag in ("Imps", "Part")
        if lemma in ("стать", "стати"):
            if view.lower(n + 1) not in ("известно", "відомо"):
                return ()
            content = self._complement(sentence, n + 1, last, "сообщить")
            if content:
                self._add((), (view.span(n, n + 1),), content, "impersonal", 0.8)
            return ()
        spans: tuple[Span, ...] = ()
        if impersonal:
            spans = self._stated_in(n, first, last)
        else:
            who = subject(view, sentence, n) if tag == "Fin" else None
            if who is not None and not self._deep(who[0]):
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
        if rule in ("object", "directive", "naming") and spans and not can_speak(view, *_reach(view, spans[0])):
            return ()
        self._add(spans, cue, content, rule, score)
        if rule == "tag":
            self._citing(sentence, first, last, content)
        elif rule in ("clause", "colon", "preposition"):
            self._citing(sentence, first, n, content)
        if lemma in cues.DENIAL and rule == "pointer" and view.lower(last) == ":":
            self._add(spans, (), (_trimmed(view, last + 1, sentence.last - 1),), "colon", 0.7)
        return spans if not impersonal else ()

    def _coordinated(self, sentence: Sentence, n: int, last_verb: int) -> bool:
        view = self.view
        if last_verb < 0:
            return False
        first = view.segment_of(n)[0]
        near = any(view.lower(k) in _COORDINATORS for k in range(max(first, n - 4), n)) or first > last_verb
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
            if run.adposition >= 0 and view.lower(run.adposition) in ("в", "во", "у", "на") and run.head > n - 8:
                if view.lemma(run.head) in cues.DOCUMENTS or view.tokens[run.head].entity == "ORG":
                    end = run.last
                    for more in runs(view, run.last + 1, last):
                        if more.adposition < 0 and more.first == end + 1 and view.case(more.head) in ("Gen", ""):
                            end = more.last
                    return (view.span(run.inner, end),)
        return ()

    # ---- content ---------------------------------------------------------------------------------------------------

    def _content(
        self,
        sentence: Sentence,
        n: int,
        lemma: str,
        first: int,
        last: int,
        spans: tuple[Span, ...],
        *,
        impersonal: bool,
    ) -> tuple[tuple[Span, ...], str, float] | None:
        view = self.view
        clause = self._complement(sentence, n, last, lemma)
        if clause:
            return clause, "clause", 0.9
        mark = view.tokens[last].text if last < sentence.last else ""
        opening = self._opens_with(first, n)
        pointer = self._pointer(sentence, n, first, last)
        if pointer and lemma in cues.DENIAL | cues.NAMING | cues.CONFIRMATION | cues.CLAUSE:
            return pointer, "pointer", 0.7
        if lemma in cues.NAMING:
            return self._naming(n, first, last, spans)
        if mark == ":" and (lemma in cues.PREPOSITION or impersonal):
            found = self._about(sentence, n, first, last)
            if found and found[0].start > view.tokens[n].start:  # "доложил об освобождении двух сёл: X и Y"
                return (Span(found[0].start, _trimmed(view, last + 1, sentence.last - 1).end),), "preposition", 0.8
        tag = self._is_tag(sentence, n, first) and not (
            spans and sentence.span.start <= spans[0].start and spans[0].end <= view.tokens[first].start
        )
        if mark == ":" and last + 1 < sentence.last and not tag:
            return self._after_colon(sentence, last), "colon", 0.9
        quoted = self._quoted(n, last)
        if quoted is not None and not opening:
            return (quoted,), "mixed", 0.75
        if lemma in cues.PREPOSITION or lemma in cues.IMPERSONAL or impersonal:
            found = self._about(sentence, n, first, last)
            if found:
                return found, "preposition", 0.8
        blames = lemma not in ("возложить", "возлагать", "покласти", "покладати") or any(
            view.lemma(k) in ("ответственность", "відповідальність", "вина") for k in range(first, last)
        )
        if lemma in cues.ACCUSATION and blames and spans and n + 1 < last:
            found = self._accusation(n, last, spans[0])
            if found:
                return found, "object", 0.7
        if opening or tag:
            pieces = self._around(sentence, first, last)
            if pieces:
                return pieces, "tag", 0.85 if spans or impersonal else 0.6
            return None
        if impersonal:
            return None
        if lemma in cues.DIRECTIVE:
            found = self._directive(sentence, n, last, spans)
            if found:
                return found, "directive", 0.7
        if lemma in cues.OBJECT and spans:
            found = self._object(sentence, n, first, last, spans)
            if found:
                return found, "object", 0.7
        return None

    def _opens_with(self, first: int, n: int) -> bool:
        return self.view.lower(first) in ("как", "як") and n - first <= 6

    def _complement(self, sentence: Sentence, n: int, last: int, lemma: str) -> tuple[Span, ...]:
        """ "заявил, что …": up to where the speech ends."""
        view = self.view
        at = -1
        if any(view.tokens[k].pos == "VERB" and view.tokens[k].tag == "Fin" for k in range(n + 1, last)):
            return ()
        if last < sentence.last - 1 and view.tokens[last].text == ",":
            at = last + 1
            aside = view.segment_of(at)
            if (
                aside[1] < sentence.last - 1
                and view.lower(at) not in cues.CLAUSE_OPENERS
                and view.tokens[aside[1]].text == ","
            ):
                # an aside between verb and clause: "заявил, по его словам, что"
                if view.lower(aside[1] + 1) in cues.CLAUSE_OPENERS and view.relative_opens(at):
                    at = aside[1] + 1
        inner = next(
            (k for k in range(n + 1, min(last, n + 4)) if view.lower(k) in ("нібито", "будто", "ніби", "якобы")), -1
        )
        if inner == n + 1:
            at = inner
        if at < 0:
            return ()
        opener = view.lower(at)
        if opener in _COORDINATORS and view.lower(at + 1) in cues.CLAUSE_OPENERS:
            at += 1
            opener = view.lower(at)
        if opener not in cues.CLAUSE_OPENERS and view.lower(at + 1) not in ("ли", "чи") and opener != "чи":
            return ()
        if opener in ("как", "як") and lemma not in words(
            "рассказать рассказывать розповісти розповідати вспоминать вспомнить пояснить объяснить пояснити пригадати згадати"
        ):
            return ()
        if opener in ("чтобы", "щоб") and lemma not in cues.DIRECTIVE:
            return ()
        begin = at + 1 if opener in cues.CLAUSE_OPENERS else at
        while begin < sentence.last and view.lower(begin) in ("нібито", "якобы", "мол", "будто", "ніби", ","):
            begin += 1
        stop = self._stop(sentence, begin, n)
        if stop < begin:
            return ()
        return (_trimmed(view, begin, stop),)

    def _stop(self, sentence: Sentence, begin: int, verb: int) -> int:
        """The last token of speech that begins at `begin`: before further verbs of the speaker and before a tag."""
        view = self.view
        final = sentence.last - 1
        for k in range(begin + 1, sentence.last):
            if self._deep(k):
                continue
            text = view.tokens[k].text
            if text == ";":
                return k - 1
            if text == "," or text in DASHES:
                following = k + 1
                while following < sentence.last and (
                    view.tokens[following].text in DASHES or view.lower(following) in ("также", "також")
                ):
                    following += 1
                if following >= sentence.last:
                    break
                step = following + 1 if view.lower(following) in _COORDINATORS else following
                head = next((m for m in range(step, min(step + 3, sentence.last)) if view.tokens[m].pos == "VERB"), -1)
                if head >= 0 and view.lemma(head) in _REPORTING and view.lower(head - 1) != "не":
                    if view.tokens[head].tag == "Conv":
                        return k - 1
                    if (
                        step > following
                        and view.tokens[head].tag == "Fin"
                        and head == step
                        and self._same_verb(head, verb)
                    ):
                        return k - 1
                    ends = view.segment_of(head)[1] >= sentence.last - 1
                    if (
                        step == following
                        and view.tokens[head].tag == "Fin"
                        and head == step
                        and ends
                        and lemma_is_tag(view, head)
                    ):
                        return k - 1
                if (
                    view.lower(following) in ("по", "за")
                    and self._phrase_noun(following) >= 0
                    and view.segment_of(following)[1] >= sentence.last - 1
                ):
                    return k - 1
                if view.lower(following) in ("ссылаясь", "посилаючись"):
                    return k - 1
            elif view.lower(k) in _COORDINATORS and k + 1 < sentence.last:
                head = k + 1
                if (
                    view.tokens[head].pos == "VERB"
                    and view.tokens[head].tag == "Fin"
                    and view.lemma(head) in _REPORTING
                    and self._same_verb(head, verb)
                ):
                    return k - 1
        return final

    def _same_verb(self, a: int, b: int) -> bool:
        view = self.view
        genders = {view.feature(a, "Gender"), view.feature(b, "Gender")} - {""}
        return view.feature(a, "Number") == view.feature(b, "Number") and len(genders) < 2

    def _after_colon(self, sentence: Sentence, colon: int) -> tuple[Span, ...]:
        view = self.view
        begin = colon + 1
        if view.inside[begin] >= 0 and view.tokens[begin].text in OPENING:
            span = view.quotations[view.inside[begin]].span
            last = view.at(span.end - 1)
            if not self._is_name(begin, last):
                self._tagged.update(range(begin, last + 1))
                return (span,)
        if view.tokens[begin].text in DASHES:
            begin += 1
        return (_trimmed(view, begin, self._stop(sentence, begin, colon)),)

    def _quoted(self, n: int, last: int) -> Span | None:
        """A quotation that is the object of the verb: заявил о «…» is left to the preposition."""
        view = self.view
        for k in range(n + 1, last):
            if view.tokens[k].text in OPENING and view.inside[k] >= 0:
                span = view.quotations[view.inside[k]].span
                if span.start != view.tokens[k].start:
                    return None
                end = view.at(span.end - 1)
                if self._is_name(k, end) or view.tokens[k - 1].pos == "ADP":
                    return None
                if view.tokens[k - 1].pos in ("NOUN", "PROPN") and k - 1 != n and end - k < 5:
                    return None
                return span
        return None

    def _about(self, sentence: Sentence, n: int, first: int, last: int) -> tuple[Span, ...]:
        """ "сообщили о двух погибших"; "об этом сообщил X" points to the sentence before."""
        view = self.view
        for k in range(first, last):
            if view.lower(k) in ("о", "об", "обо", "про") and k + 1 < last:
                if view.lower(k + 1) in _POINTERS:
                    if view.lower(k + 2) == "," or (k + 2 == last and view.tokens[last].text == ","):
                        continue
                    return self._before_sentence(sentence)
                if k < n:
                    continue
                stop = last - 1
                end = last
                while end < sentence.last - 1 and view.tokens[end].text == "," and view.relative_opens(end + 1):
                    end = view.segment_of(end + 1)[1]
                    stop = end - 1
                trimmed = _trimmed(view, k + 1, stop)
                return (trimmed,)
        return ()

    def _before_sentence(self, sentence: Sentence) -> tuple[Span, ...]:
        view = self.view
        if sentence.index == 0:
            return ()
        before = view.all_sentences[sentence.index - 1]
        earlier = [f for f in self.frames if before.span.start <= f.start < sentence.span.start]
        if earlier:
            return max(earlier, key=lambda f: f.score).content
        if before.paragraph < sentence.paragraph - 1 or before.last - before.first < 4:
            return ()
        return (_trimmed(view, before.first, before.last - 1),)

    def _pointer(self, sentence: Sentence, n: int, first: int, last: int) -> tuple[Span, ...]:
        """ "их опроверг", "это назвали неправдой": the content is what was said before."""
        view = self.view
        lemma = view.lemma(n)
        if lemma not in cues.DENIAL | cues.NAMING | cues.CONFIRMATION:
            return ()
        near = [
            k
            for k in range(first, last)
            if view.lower(k) in ("это", "це", "их", "їх", "его", "його", "её", "її") and view.tokens[k].pos == "PRON"
        ]
        for k in near:
            following = view.tokens[k + 1] if k + 1 < last else None
            if (
                following is not None
                and following.pos in ("NOUN", "ADJ", "PROPN")
                and view.lower(k) not in ("это", "це", "їх", "их")
            ):
                continue
            if abs(k - n) <= 2:
                earlier = [f for f in self.frames if f.start < view.tokens[first].start]
                if earlier:
                    latest = max(earlier, key=lambda f: f.start)
                    return latest.content
                return self._before_sentence(sentence)
        return ()

    def _naming(
        self, n: int, first: int, last: int, spans: tuple[Span, ...]
    ) -> tuple[tuple[Span, ...], str, float] | None:
        """ "назвал предприятие „ключом“": the thing and its name."""
        view = self.view
        if not spans:
            return None
        source = spans[0]
        before = [
            r
            for r in runs(view, first, n)
            if r.adposition < 0
            and not view.span(r.first, r.last).overlap(source)
            and view.case(r.head) in ("Acc", "Nom", "Gen", "")
        ]
        behind = [r for r in runs(view, n + 1, last) if not view.span(r.first, r.last).overlap(source)]
        ends = max((view.at(source.end - 1) for _ in [0] if source.start > view.tokens[n].start), default=n)
        if behind:
            stop = last - 1
            again = next((k for k in range(n + 1, last) if view.tokens[k].tag == "Fin"), last)
            if again < last:  # "називає … фантазіями й наголошує"
                stop = again - 1
                while stop > n and view.tokens[stop].pos in ("CCONJ", "PART", "ADV"):
                    stop -= 1
                behind = [r for r in behind if r.last <= stop]
                if not behind:
                    return None
            begin = max(behind[0].first, n + 1)
            if again == last and view.inside[last - 1] >= 0:
                stop = max(stop, view.at(view.quotations[view.inside[last - 1]].span.end - 1))
            pieces = [view.span(max(begin, ends + 1) if ends > n and begin <= ends else begin, stop)]
            if view.tokens[begin - 1].text in OPENING and begin - 1 > n:
                pieces = [view.span(begin - 1, stop)]
        else:
            pieces = []
        if before:
            end = before[-1].last
            for run in runs(view, end + 1, n):  # "плітки про евакуацію міста він назвав …"
                if run.first == end + 1 and run.adposition >= 0:
                    end = run.last
            pieces.insert(0, view.span(before[-1].first, end))
        if not pieces or (
            not before and len(behind) < 2 and not any(view.tokens[k].text in OPENING for k in range(n, last))
        ):
            return None
        return tuple(pieces), "naming", 0.75

    def _directive(self, sentence: Sentence, n: int, last: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        view = self.view
        inside = range(n + 1, last)
        infinitive = next((k for k in inside if view.tokens[k].tag == "Inf"), -1)
        source = spans[0] if spans else None
        if _ANONYMITY.search(view.span(n, last - 1).of(view.text)):
            return ()
        if infinitive >= 0:
            begin = infinitive - 1 if view.lower(infinitive - 1) == "не" else infinitive
            for run in runs(view, n + 1, infinitive):  # "призвал жителей уехать"
                if run.adposition < 0 and view.case(run.head) in ("Acc", "Gen") and (
                    source is None or not view.span(run.first, run.last).overlap(source)
                ):  # fmt: skip
                    begin = run.first
                    break
            return (_trimmed(view, begin, self._stop(sentence, begin, n)),)
        for run in runs(view, n + 1, last):
            if source is not None and view.span(run.first, run.last).overlap(source):
                continue
            if run.adposition >= 0 and view.lower(run.adposition) in ("у", "в", "от", "від", "к", "до"):
                continue
            if view.case(run.head) == "Dat" or view.tokens[run.head].pos == "PRON":
                continue
            begin = run.inner if run.adposition >= 0 and view.lower(run.adposition) in ("о", "об", "про") else run.first
            return (_trimmed(view, begin, last - 1),)
        return ()

    def _accusation(self, n: int, last: int, source: Span) -> tuple[Span, ...]:
        """ "обвинил в обстреле армию", "возложила ответственность на армию": all that follows the verb."""
        view = self.view
        stop = last - 1
        if source.start > view.tokens[n].start:
            stop = view.at(source.start) - 1
        again = next((k for k in range(n + 1, last) if view.is_predicate(k)), last)
        return (_trimmed(view, n + 1, min(stop, again - 1)),) if stop > n else ()

    def _object(self, sentence: Sentence, n: int, first: int, last: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        view = self.view
        source = spans[0]
        if _ANONYMITY.search(view.span(n, last - 1).of(view.text)):
            return ()
        behind = [r for r in runs(view, n + 1, last) if not view.span(r.first, r.last).overlap(source)]
        behind = [r for r in behind if not (view.case(r.head) == "Dat" and r.adposition < 0)]
        if behind:
            begin = behind[0].first
            stop = last - 1
            end = last
            while end < sentence.last - 1 and view.tokens[end].text == "," and view.relative_opens(end + 1):
                end = view.segment_of(end + 1)[1]
                stop = end - 1
            if source.start > view.tokens[begin].start:
                stop = view.at(source.start) - 1
            return (_trimmed(view, begin, stop),) if stop >= begin else ()
        before = [
            r
            for r in runs(view, first, n)
            if r.adposition < 0
            and not view.span(r.first, r.last).overlap(source)
            and view.case(r.head) in ("Acc", "Gen")
        ]
        if not before:
            return ()
        end = before[-1].last
        for run in runs(view, end + 1, n):  # "информацию о потере села опровергли"
            if run.first == end + 1 and run.adposition >= 0 and not view.span(run.first, run.last).overlap(source):
                end = run.last
        return (view.span(before[-1].first, end),)

    # ---- tags ------------------------------------------------------------------------------------------------------

    def _is_tag(self, sentence: Sentence, n: int, first: int) -> bool:
        """Whether the verb opens a segment that closes or interrupts what is said."""
        view = self.view
        if view.lemma(n) not in cues.TAG and view.lemma(n) not in cues.IMPERSONAL:
            return False
        segments = view.segments(sentence)
        index = next((k for k, s in enumerate(segments) if s[0] == first), 0)
        if index == 0:
            return False
        if view.tokens[first - 1].text not in (",", "—", "–", "-") or view.lower(
            first
        ) in _COORDINATORS | _SUBORDINATORS | words("что що который який"):
            return False
        if view.relative_opens(first):
            return False
        return (
            all(
                view.tokens[k].pos in ("ADV", "PART", "PRON", "NOUN", "PROPN", "ADJ", "ADP", "PUNCT", "X", "NUM")
                for k in range(first, n)
            )
            and n - first <= 8
        )

    def _around(self, sentence: Sentence, first: int, last: int) -> tuple[Span, ...]:
        """The clause that a tag in tokens [first, last) closes, opens or interrupts."""
        view = self.view
        begin = sentence.first
        for k in range(first - 1, sentence.first - 1, -1):
            if view.tokens[k].text == ";" and not self._deep(k):
                begin = k + 1
                break
        if view.tokens[begin].text in DASHES:
            begin += 1
        begin = self._behind_dateline(begin, first)
        end = first - 1
        while end > begin and (view.tokens[end].text in (",", "(") or view.tokens[end].text in DASHES):
            end -= 1
        after = last
        # what is attached to the source belongs to the tag
        while after < sentence.last - 1 and view.tokens[after].text == "," and (
            self._attached(after + 1) or view.tokens[after + 1].tag == "Conv"
        ):  # fmt: skip
            after = view.segment_of(after + 1)[1]
        right: Span | None = None
        if after < sentence.last - 2 and view.tokens[after].text in (",", "—", "–"):
            stop = self._clause_end(sentence, after + 1)
            right = _trimmed(view, after + 1, stop)
        if begin >= first:
            return (right,) if right is not None else ()
        if view.lower(end) in cues.CLAUSE_OPENERS or (view.lower(end) in _COORDINATORS and end - begin <= 1):
            return (right,) if right is not None else ()  # "пише, що, за його даними, …"
        left = _trimmed(view, begin, end)
        incomplete = not any(view.is_predicate(k) for k in range(begin, end + 1)) or view.lower(begin) in _SUBORDINATORS
        if right is not None and incomplete:
            return (left, right)
        return (left,)

    def _behind_dateline(self, begin: int, stop: int) -> int:
        """Where the sentence begins behind "ЗАПОРІЖЖЯ, 12 травня — "."""
        view = self.view
        if not view.tokens[begin].text.isupper() or len(view.tokens[begin].text) < 3:
            return begin
        for k in range(begin + 1, min(begin + 12, stop - 2)):
            if view.tokens[k].text in DASHES:
                return k + 1
            if view.is_predicate(k):
                break
        return begin

    def _attached(self, first: int) -> bool:
        """Whether an aside can belong to a source in the nominative: a relative clause, or a participle that agrees."""
        view = self.view
        if not view.relative_opens(first):
            return False
        head = first + 1 if view.lower(first) == "не" else first
        return view.tokens[head].tag != "Part" or view.case(head) == "Nom"

    def _clause_end(self, sentence: Sentence, begin: int) -> int:
        view = self.view
        for k in range(begin, sentence.last):
            if view.tokens[k].text == ";" and not self._deep(k):
                return k - 1
        return sentence.last - 1

    def _citing(self, sentence: Sentence, first: int, last: int, content: tuple[Span, ...]) -> None:
        """ "пишет A со ссылкой на B": B said the same, through A."""
        view = self.view
        for k in range(first, min(last, sentence.last) - 2):
            if (
                view.lower(k) in ("со", "с", "з", "із")
                and view.lemma(k + 1) in ("ссылка", "посилання")
                and view.lower(k + 2) == "на"
            ):
                found = runs(view, k + 2, last)
                if found:
                    end = found[-1].last if found[-1].last < last else last - 1
                    stops = [r.last for r in found]
                    self._add(
                        (view.span(k + 3, max(stops, default=end)),), (view.span(k, k + 2),), content, "citing", 0.9
                    )
                return

    # ---- phrases ---------------------------------------------------------------------------------------------------

    def _phrase_noun(self, n: int) -> int:
        """The noun of "по (его) словам", "за (уточненими) даними", "на думку" that opens at n; -1 where it is none."""
        view = self.view
        opener = view.lower(n)
        wanted = {"по": ("Dat", ""), "за": ("Ins", ""), "на": ("Acc", ""), "со": ("Gen", ""), "зі": ("Gen", ""), "из": ("Gen", ""),
                  "согласно": ("Dat", "Ins", ""), "згідно": ("Ins", ""), "с": ("Gen", "")}.get(opener)  # fmt: skip
        if wanted is None:
            return -1
        at = n + 1
        if opener == "згідно" and view.lower(at) in ("з", "із", "зі"):
            at += 1
        while (
            at < n + 5
            and at < len(view.tokens)
            and (view.lower(at) in _POSSESSIVES or view.tokens[at].pos in ("ADJ", "ADV"))
        ):
            at += 1
        if at >= len(view.tokens) or view.tokens[at].sentence != view.tokens[n].sentence:
            return -1
        lemma = view.lemma(at)
        if opener in ("со", "зі", "с", "из") and lemma != "слово":
            return -1
        if opener == "на" and lemma not in ("думка", "мнение", "взгляд", "погляд", "переконання", "убеждение"):
            return -1
        if lemma not in cues.SAYING_NOUNS and lemma not in ("взгляд", "погляд"):
            return -1
        return at if view.case(at) in wanted or view.lower(at) in ("данным", "даними") else -1

    def _phrase(self, sentence: Sentence, n: int) -> None:
        view = self.view
        first, last = view.segment_of(n)
        if (
            view.lower(n) in ("со", "с", "з", "із", "зі")
            and view.lemma(n + 1) in ("ссылка", "посилання")
            and n == first
            and view.lower(n + 2) == "на"
        ):
            self._reference(sentence, n, first, last)
            return
        noun = self._phrase_noun(n)
        if noun < 0:
            return
        if n > first and view.lower(n) in ("со", "зі", "с") and noun + 1 < last and self._tag_verb(first, n) >= 0:
            # "сообщил сайт «Эко» со слов командира": the commander said it, through the site
            found = runs(view, noun + 1, last)
            if found:
                self._references.append((sentence, view.span(noun + 1, max(r.last for r in found)), view.span(n, noun)))
            return
        possessive = next((k for k in range(n + 1, noun) if view.lower(k) in _POSSESSIVES), -1)
        end = noun
        if possessive >= 0:
            source, cue = (view.tokens[possessive].span,), (view.span(n, noun),)
        else:
            cue = (view.span(n, noun),)
            if noun + 1 >= last:
                return
            if (
                not view.is_nominal(noun + 1)
                and view.tokens[noun + 1].text not in OPENING
                and view.tokens[noun + 1].pos != "ADJ"
            ):
                return
            predicate = next((k for k in range(noun + 1, last) if view.is_predicate(k)), last)
            if predicate < last:
                found = (
                    runs(view, noun, last)
                    if view.tokens[noun + 1].dep in ("nmod", "amod", "appos", "flat")
                    else runs(view, noun + 1, last)
                )
                end = found[0].last if found else noun + 1
            else:
                end = last - 1
            source = (view.span(noun + 1, end),)
            if view.tokens[noun + 1].pos == "NUM" or view.lower(noun + 1) in ("на", "о", "про"):
                return
        if end < last - 1 and end >= noun and any(view.is_predicate(k) for k in range(end + 1, last)):
            # no comma behind the phrase: what follows in the segment is content
            content: tuple[Span, ...] = (_trimmed(view, end + 1, self._stop(sentence, end + 1, n)),)
        elif (first == sentence.first or view.tokens[first - 1].text in ":;") and n <= first + 2:
            begin = self._after_aside(sentence, last)
            if begin >= sentence.last - 1:
                return
            content = (_trimmed(view, begin, self._stop(sentence, begin, n)),)
        elif n == first or view.lower(first) in ("как", "як"):
            content = self._around(sentence, first, last)
        else:
            content = ()
            if n > first and not any(view.is_predicate(k) for k in range(n, last)):
                content = (_trimmed(view, sentence.first, n - 1),)
        if content:
            self._add(source, cue, content, "according_to", 0.92)

    def _after_aside(self, sentence: Sentence, last: int) -> int:
        """Where content begins behind a phrase that ends at token `last`: behind asides attached to the source."""
        view = self.view
        at = last
        while at < sentence.last - 1 and view.tokens[at].text == "," and (
            view.relative_opens(at + 1) or self._describes(at)
        ):  # fmt: skip
            at = view.segment_of(at + 1)[1]
        if at + 1 < sentence.last and view.tokens[at].text == ",":
            following = view.segment_of(at + 1)
            bare = not any(view.is_predicate(k) or view.tokens[k].tag == "Inf" for k in range(*following))
            if (
                bare
                and any(view.tokens[k].entity == "PERSON" for k in range(*following))
                and view.lower(following[1]) == ","
            ):
                at = following[1]
        return at + 1

    def _describes(self, comma: int) -> bool:
        """"источника, близкого к переговорам,": an adjective behind the comma in the case of its noun."""
        view = self.view
        first, last = view.segment_of(comma + 1)
        if view.tokens[first].pos != "ADJ" or view.case(first) in ("", "Nom") or view.tokens[min(last, len(view.tokens) - 1)].text != ",":
            return False
        cases = ("Gen", "Acc") if view.case(first) in ("Gen", "Acc") else (view.case(first),)
        alike = any(view.case(k) in cases for k in range(max(0, comma - 4), comma) if view.tokens[k].pos == "NOUN")
        return alike and not any(view.is_predicate(k) for k in range(first, last))

    def _reference(self, sentence: Sentence, n: int, first: int, last: int) -> None:
        found = runs(self.view, n + 2, last)
        if found:
            content = self._around(sentence, first, last)
            if content:
                self._add(
                    (self.view.span(n + 3, found[-1].last),), (self.view.span(n, n + 2),), content, "citing", 0.85
                )

    def _hearsay(self, sentence: Sentence, n: int) -> None:
        """Якобы, нібито, мол inside a clause: said by someone, unnamed."""
        view = self.view
        first, last = view.segment_of(n)
        if n == first and first > sentence.first:
            return
        if any(view.lemma(k) in _REPORTING and view.tokens[k].pos == "VERB" for k in range(max(first, n - 2), n)):
            return
        about = next((k for k in range(n - 1, max(first, n - 3) - 1, -1) if view.lower(k) in ("о", "об", "про")), -1)
        if about >= 0 or not any(view.is_predicate(k) for k in range(first, last)):
            found = runs(view, n + 1, last)
            if found:
                self._add(
                    (),
                    (view.tokens[n].span,),
                    (view.span(found[0].first, last - 1 if about < 0 else self._noun_end(found, last)),),
                    "hearsay",
                    0.7,
                )
            return
        predicate = next((k for k in range(first, last) if view.is_predicate(k)), n)
        begin = first + 1 if view.lower(first) in _COORDINATORS | cues.CLAUSE_OPENERS else first
        if any(f.cue and f.content and f.content[0].contains(view.tokens[n].span) for f in self.frames):
            return
        pieces = [view.span(n + 1, last - 1)] if n + 1 < last else []
        if begin < n and predicate > n:
            pieces.insert(0, view.span(begin, n - 1))
        elif begin < n:
            pieces = [view.span(begin, n - 1), *pieces]
        self._add((), (view.tokens[n].span,), tuple(pieces), "hearsay", 0.65)

    def _noun_end(self, found: list[Run], last: int) -> int:
        end = last - 1
        for k in range(found[0].first, last):
            if self.view.is_predicate(k) or self.view.lower(k) == "не":
                return k - 1
        return end

    def _noun(self, sentence: Sentence, n: int) -> None:
        """ "Утверждения X, будто …", "чутки, що …"."""
        view = self.view
        first, last = view.segment_of(n)
        if (
            last >= sentence.last - 1
            or view.tokens[last].text != ","
            or view.lower(last + 1) not in cues.CLAUSE_OPENERS - words("как як чтобы щоб")
        ):
            return
        if any(
            view.tokens[k].pos == "VERB" and view.lemma(k) in _REPORTING and view.tokens[k].tag == "Fin"
            for k in range(first, n)
        ):
            return
        if any(view.is_predicate(k) for k in range(n + 1, last)):
            return
        begin, stop = last + 2, view.segment_of(last + 1)[1] - 1
        while view.lower(begin) in cues.HEARSAY | words("будто ніби"):
            begin += 1
        after = stop + 1
        closing = any(view.is_predicate(k) for k in range(first, n))
        if closing:
            stop = self._stop(sentence, begin, n)
        else:
            while after < sentence.last - 1 and (
                view.relative_opens(after + 1) or view.lower(after + 1) in _SUBORDINATORS
            ):
                after = view.segment_of(after + 1)[1]
                stop = after - 1
        source = (view.span(n + 1, last - 1),) if n + 1 < last and view.case(n + 1) == "Gen" else ()
        self._add(source, (view.tokens[n].span,), (_trimmed(view, begin, stop),), "noun", 0.75)

    def _predicative(self, sentence: Sentence, n: int, lemma: str) -> None:
        """ "Известно, что …"; "X не согласны": what was said before is the content."""
        view = self.view
        first, last = view.segment_of(n)
        if view.lower(n) in ("известно", "відомо"):
            if view.lower(n - 1) in ("не", "стало", "пока", "поки"):
                return
            content = self._complement(sentence, n, last, "сообщить")
            if content:
                self._add((), (view.tokens[n].span,), content, "impersonal", 0.6)
            return
        who = subject(view, sentence, n)
        earlier = [f for f in self.frames if f.start < sentence.span.start]
        if who is None or not earlier or view.lower(n - 1) != "не":
            found = [r for r in runs(view, first, n) if r.adposition < 0 and view.case(r.head) == "Nom"]
            if not found or not earlier or view.lower(n - 1) != "не":
                return
            who = (found[0].first, found[0].last)
        latest = max(earlier, key=lambda f: f.start)
        self._add((view.span(*who),), (view.span(n - 1, n),), latest.content, "pointer", 0.6)

    def _trailing_name(self, sentence: Sentence) -> None:
        """ "Загалом виїхали 3 120 осіб, — координаторка Тетяна Ромашко": a headline-like tag without a verb."""
        view = self.view
        segments = view.segments(sentence)
        if len(segments) < 2:
            return
        first, last = segments[-1]
        if (
            first in self._tagged
            or view.tokens[first - 1].text not in DASHES
            or any(self._deep(k) for k in range(first, last))
        ):
            return
        if any(view.is_predicate(k) for k in range(first, last)) or not any(
            view.tokens[k].entity in ("PERSON", "ORG") for k in range(first, last)
        ):
            return
        if not any(view.is_predicate(k) for k in range(sentence.first, first)):
            return
        found = runs(view, first, last)
        if (
            not found
            or found[0].first != first
            or found[0].adposition >= 0
            or view.case(found[0].head) not in ("Nom", "")
        ):
            return
        self._add((view.span(first, last - 1),), (), (_trimmed(view, sentence.first, first - 2),), "dash", 0.75)


def lemma_is_tag(view: View, n: int) -> bool:
    """Whether a verb may stand in a tag."""
    return view.lemma(n) in cues.TAG


def _reach(view: View, span: Span) -> tuple[int, int]:
    """First and last token of a span."""
    return view.at(span.start), view.at(span.end - 1)


def _trimmed(view: View, first: int, last: int) -> Span:
    """Tokens [first, last] without the marks at their ends that are not theirs; "?" and "!" stay."""
    while last > first and (view.tokens[last].text in (".", ",", ":", ";", "(") or view.tokens[last].text in DASHES):
        last -= 1
    while first < last and (view.tokens[first].text in (",", ":", ";", ")") or view.tokens[first].text in DASHES):
        first += 1
    if view.tokens[first].text in OPENING and last > first and view.tokens[last].text not in CLOSING:
        pass
    return view.span(first, last) if last >= first else Span(view.tokens[first].start, view.tokens[first].start)


def _by_paragraph(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        if group and sentence.paragraph != group[-1].paragraph:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
