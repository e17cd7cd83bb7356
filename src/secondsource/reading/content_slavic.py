"""What was said, for a verb of saying: a clause, what follows a colon, a noun phrase, an infinitive, an object."""

from __future__ import annotations

from secondsource.model import Sentence, Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.rules_slavic import COORDINATORS, POINTERS, REPORTING, lemma_is_tag, trimmed
from secondsource.reading.slavic_view import DASHES, OPENING
from secondsource.reading.tags_slavic import Tags
from secondsource.reading.words import words


class Content(Tags):
    """Clauses, quotations and noun phrases as content."""

    def _complement(self, sentence: Sentence, n: int, last: int, lemma: str) -> tuple[Span, ...]:
        """ "заявил, что …": up to where the speech ends."""
        view = self.view
        at = -1
        if any(view.tokens[k].pos == "VERB" and view.tokens[k].tag == "Fin" for k in range(n + 1, last)):
            return ()
        if last < sentence.last - 1 and view.tokens[last].text == ",":
            at = last + 1
            end = view.segment_of(at)[1]
            aside = end < sentence.last - 1 and view.lower(at) not in cues.CLAUSE_OPENERS
            aside = aside and (view.relative_opens(at) or view.tokens[at].tag == "Conv")
            aside = aside and view.lemma(at) not in REPORTING  # "…, добавляя, что …" says something of its own
            if aside and view.tokens[end].text == "," and view.lower(end + 1) in cues.CLAUSE_OPENERS:
                at = end + 1  # "сказал врач, работающий в тылу, что …"
        inner = next(
            (k for k in range(n + 1, min(last, n + 4)) if view.lower(k) in ("нібито", "будто", "ніби", "якобы")), -1
        )
        if inner == n + 1:
            at = inner
        if at < 0:
            return ()
        opener = view.lower(at)
        if opener in COORDINATORS and view.lower(at + 1) in cues.CLAUSE_OPENERS:
            at += 1
            opener = view.lower(at)
        if opener not in cues.CLAUSE_OPENERS and view.lower(at + 1) not in ("ли", "чи") and opener != "чи":
            return ()
        if opener in ("как", "як") and lemma not in words(
            "рассказать рассказывать розповісти розповідати вспоминать вспомнить пояснить объяснить пояснити пригадати "
            "згадати"
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
        return (trimmed(view, begin, stop),)

    def _stop(self, sentence: Sentence, begin: int, verb: int) -> int:
        """The last token of speech that begins at `begin`: before further verbs of the speaker and before a tag."""
        view = self.view
        final = sentence.last - 1
        for k in range(begin + 1, sentence.last):
            if self._deep(k):
                continue
            text = view.tokens[k].text
            if text == ";" or (text == ":" and k == self._speech_colon(k, sentence.last)):
                return k - 1
            if text == "," or text in DASHES:
                following = k + 1
                while following < sentence.last and (
                    view.tokens[following].text in DASHES or view.lower(following) in ("также", "також")
                ):
                    following += 1
                if following >= sentence.last:
                    break
                step = following + 1 if view.lower(following) in COORDINATORS else following
                head = next((m for m in range(step, min(step + 3, sentence.last)) if view.tokens[m].pos == "VERB"), -1)
                if head >= 0 and view.lemma(head) in REPORTING and view.lower(head - 1) != "не":
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
                if view.lower(k + 1) in COORDINATORS and self._answers(k + 1):
                    return k - 1
                if (
                    view.lower(following) in ("по", "за")
                    and self._phrase_noun(following) >= 0
                    and view.segment_of(following)[1] >= sentence.last - 1
                ):
                    return k - 1
                if view.lower(following) in ("ссылаясь", "посилаючись"):
                    return k - 1
            elif view.lower(k) in COORDINATORS and k + 1 < sentence.last:
                head = k + 1
                if (
                    view.tokens[head].pos == "VERB"
                    and view.tokens[head].tag == "Fin"
                    and view.lemma(head) in REPORTING
                    and self._same_verb(head, verb)
                ):
                    return k - 1
        return final

    def _answers(self, first: int) -> bool:
        """ "…, однако в Киеве это отрицают": somebody else speaks of what was said."""
        view = self.view
        inside = range(first, view.segment_of(first)[1])
        verb = any(view.lemma(k) in REPORTING and view.tokens[k].tag == "Fin" for k in inside)
        return verb and any(view.lower(k) in POINTERS and view.tokens[k].pos == "PRON" for k in inside)

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
        return (trimmed(view, begin, self._stop(sentence, begin, colon)),)

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
                if view.lower(k + 1) in POINTERS:
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
                stop = min(stop, max(k + 1, self._stop(sentence, k + 1, n)))
                noun_phrase = trimmed(view, k + 1, stop)
                return (noun_phrase,)
        return ()

    def _before_sentence(self, sentence: Sentence) -> tuple[Span, ...]:
        view = self.view
        if sentence.index == 0:
            return ()
        before = view.all_sentences[sentence.index - 1]
        earlier = [f for f in self._earlier(sentence.span.start) if before.span.start <= f.start]
        if earlier:
            return max(earlier, key=lambda f: f.score).content
        if before.paragraph < sentence.paragraph - 1 or before.last - before.first < 4:
            return ()
        return (trimmed(view, before.first, before.last - 1),)

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
                earlier = self._earlier(view.tokens[first].start)
                if earlier:
                    latest = max(earlier, key=lambda f: f.start)
                    return latest.content
                return self._before_sentence(sentence)
        return ()
