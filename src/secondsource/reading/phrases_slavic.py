"""Attributions without a verb of saying: по словам, за даними, со ссылкой на, якобы, слухи, известно."""

from __future__ import annotations

from secondsource.model import Sentence, Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.noun_phrases_slavic import Run, runs
from secondsource.reading.rules_slavic import COORDINATORS, POSSESSIVES, REPORTING, SUBORDINATORS, trimmed
from secondsource.reading.slavic_view import CLOSING, DASHES, OPENING
from secondsource.reading.sources_slavic import subject
from secondsource.reading.speech_slavic import Speech
from secondsource.reading.words import words

_UNOWNED = words(
    "предварительный попередній неподтвержденный непідтверджений неофициальный неофіційний оперативный оперативний",
    "последний останній имеющийся наявний",
)
"""Adjectives of data that speak for themselves: "по предварительным данным"."""
SURE = words("уверенный убежденный уверен убежден впевнений переконаний")
"""Adjectives that take a clause: "он уверен, что …"."""


class Phrases(Speech):
    """Source phrases, hearsay and nouns of report."""

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
        possessive = next((k for k in range(n + 1, noun) if view.lower(k) in POSSESSIVES), -1)
        end = noun
        if possessive >= 0:
            source, cue = (view.tokens[possessive].span,), (view.span(n, noun),)
        else:
            cue = (view.span(n, noun),)
            if noun + 1 >= last:
                self._unowned(sentence, n, noun, first, last)
                return
            if (
                not view.is_nominal(noun + 1)
                and view.tokens[noun + 1].text not in OPENING
                and view.tokens[noun + 1].pos != "ADJ"
            ):
                return
            predicate = next((k for k in range(noun + 1, last) if view.is_predicate(k)), last)
            closing = self._closing(noun + 1, last)
            if closing > 0:
                end = closing  # "за даними «Атеш»"
            elif predicate < last:
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
            content: tuple[Span, ...] = (trimmed(view, end + 1, self._stop(sentence, end + 1, n)),)
        elif (first == sentence.first or view.tokens[first - 1].text in ":;") and n <= first + 2:
            begin = self._after_aside(sentence, last)
            if begin >= sentence.last - 1:
                return
            content = (trimmed(view, begin, self._stop(sentence, begin, n)),)
        elif n == first or view.lower(first) in ("как", "як"):
            content = self._around(sentence, first, last)
        else:
            content = ()
            if n > first and not any(view.is_predicate(k) for k in range(n, last)):
                content = (trimmed(view, sentence.first, n - 1),)
        if content:
            self._add(source, cue, content, "according_to", 0.92)

    def _closing(self, first: int, last: int) -> int:
        """The mark that closes the name opening at token `first`; -1 where none opens or it does not close."""
        view = self.view
        if view.tokens[first].text not in OPENING:
            return -1
        return next((k for k in range(first + 2, min(last, first + 8)) if view.tokens[k].text in CLOSING), -1)

    def _unowned(self, sentence: Sentence, n: int, noun: int, first: int, last: int) -> None:
        """ "За попередніми даними, …": data that nobody in the text owns."""
        view = self.view
        if n != first or not any(view.lemma(k) in _UNOWNED for k in range(n + 1, noun)):
            return
        content = self._around(sentence, first, last)
        if first == sentence.first or view.tokens[first - 1].text in ":;":
            content = (trimmed(view, last + 1, self._stop(sentence, last + 1, n)),) if last + 1 < sentence.last else ()
        if content:
            self._add((), (view.span(n, noun),), content, "impersonal", 0.7)

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
        """ "источника, близкого к переговорам,": an adjective behind the comma in the case of its noun."""
        view = self.view
        first, last = view.segment_of(comma + 1)
        if (
            view.tokens[first].pos != "ADJ"
            or view.case(first) in ("", "Nom")
            or view.tokens[min(last, len(view.tokens) - 1)].text != ","
        ):
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

    def _citing(self, sentence: Sentence, first: int, last: int, content: tuple[Span, ...]) -> None:
        """ "пишет A со ссылкой на B": B said the same, through A."""
        view = self.view
        for k in range(first, min(last, sentence.last) - 2):
            if (
                view.lower(k) in ("со", "с", "з", "із")
                and view.lemma(k + 1) in ("ссылка", "посилання")
                and view.lower(k + 2) == "на"
            ):
                again = next((m for m in range(k + 3, last) if view.is_predicate(m)), last)
                found = [r for r in runs(view, k + 2, last) if r.last < again]
                if found:
                    end = found[-1].last if found[-1].last < last else last - 1
                    stops = [r.last for r in found]
                    self._add(
                        (view.span(k + 3, max(stops, default=end)),), (view.span(k, k + 2),), content, "citing", 0.9
                    )
                return

    def _referring(self, sentence: Sentence, n: int) -> None:
        """ "A, ссылаясь на B, пишет …": B said it, through A. Waits until the sentence's other frames are known."""
        view = self.view
        if view.lower(n + 1) != "на":
            return
        last = view.segment_of(n)[1]
        found = runs(view, n + 1, last)
        if found:
            self._references.append((sentence, view.span(n + 2, max(r.last for r in found)), view.span(n, n + 1)))

    def _quoting(self, sentence: Sentence, n: int) -> None:
        """ "A, цитируя B, пишет …": the same with the object of the verb."""
        found = [r for r in runs(self.view, n + 1, self.view.segment_of(n)[1]) if r.adposition < 0]
        if found and self.view.case(found[0].head) in ("Gen", "Acc"):
            self._references.append(
                (sentence, self.view.span(found[0].first, max(r.last for r in found)), self.view.tokens[n].span)
            )

    def _resolve_references(self) -> None:
        for sentence, source, cue in self._references:
            here = [
                f
                for f in self._earlier(sentence.span.end)
                if f.cue and sentence.span.contains(f.cue[0]) and not f.by.endswith("citing")
            ]
            if here:
                nearest = min(here, key=lambda f: abs(f.cue[0].start - cue.start))
                self._add((source,), (cue,), nearest.content, "citing", 0.85)

    def _hearsay(self, sentence: Sentence, n: int) -> None:
        """Якобы, нібито, мол inside a clause: said by someone, unnamed."""
        view = self.view
        first, last = view.segment_of(n)
        if n == first and first > sentence.first:
            return
        if any(view.lemma(k) in REPORTING and view.tokens[k].pos == "VERB" for k in range(max(first, n - 2), n)):
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
        begin = first + 1 if view.lower(first) in COORDINATORS | cues.CLAUSE_OPENERS else first
        if any(
            f.cue and f.content and f.content[0].contains(view.tokens[n].span)
            for f in self._earlier(view.tokens[n].end)
        ):
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
            view.tokens[k].pos == "VERB" and view.lemma(k) in REPORTING and view.tokens[k].tag == "Fin"
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
                view.relative_opens(after + 1) or view.lower(after + 1) in SUBORDINATORS
            ):
                after = view.segment_of(after + 1)[1]
                stop = after - 1
        source = (view.span(n + 1, last - 1),) if n + 1 < last and view.case(n + 1) == "Gen" else ()
        self._add(source, (view.tokens[n].span,), (trimmed(view, begin, stop),), "noun", 0.75)

    def _predicative(self, sentence: Sentence, n: int, lemma: str) -> None:
        """ "Известно, что …"; "X не согласны": what was said before is the content."""
        view = self.view
        first, last = view.segment_of(n)
        if lemma in SURE:
            content = self._complement(sentence, n, last, "сообщить")
            if not content and view.lower(last) == ":":
                content = self._after_colon(sentence, last)
            found = [r for r in runs(view, first, n) if r.adposition < 0 and view.case(r.head) in ("Nom", "")]
            if content and found:
                self._add((view.span(found[0].first, found[-1].last),), (view.tokens[n].span,), content, "clause", 0.75)
            return
        if view.lower(n) in ("известно", "відомо"):
            if view.lower(n - 1) in ("не", "стало", "пока", "поки"):
                return
            content = self._complement(sentence, n, last, "сообщить")
            if content:
                self._add((), (view.tokens[n].span,), content, "impersonal", 0.6)
            return
        who = subject(view, sentence, n)
        earlier = self._earlier(sentence.span.start)
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
        self._add((view.span(first, last - 1),), (), (trimmed(view, sentence.first, first - 2),), "dash", 0.75)
