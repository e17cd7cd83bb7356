"""Direct speech: quotations with their tags, interrupted ones, and dialogues behind dashes."""

from __future__ import annotations

from secondsource.model import Sentence, Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.objects_slavic import Objects
from secondsource.reading.rules_slavic import by_paragraph, trimmed
from secondsource.reading.slavic_view import DASHES
from secondsource.reading.sources_slavic import subject


class Speech(Objects):
    """Quotations and dialogues."""

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
        if (
            n != first
            or view.tokens[n - 1].text not in DASHES
            or view.tokens[n].tag != "Fin"
            or view.feature(n, "Person") in ("1", "2")
        ):
            return False
        found = [r for r in runs(view, n + 1, last) if r.adposition < 0 and view.case(r.head) in ("Nom", "")]
        return bool(found) and (
            view.feature(found[0].head, "Animacy") == "Anim" or view.tokens[found[0].head].pos == "PRON"
        )

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
        for sentences in by_paragraph(view.sentences):
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
                    self._add((), (), (trimmed(view, first + 1, last - 1),), "dialogue", 0.6)
                continue
            self._tagged.update(range(tag, view.segment_of(verb)[1]))
            source, cue = self._tag_source(view.sentence_of(verb), verb)
            pieces = [trimmed(view, first + 1, tag - 1)]
            again = self._after_tag(verb, last)
            if again >= 0:
                pieces.append(trimmed(view, again, last - 1))
            self._tagged.update(range(first, last))
            self._add(source, cue, tuple(pieces), "dialogue", 0.95)

    def _quotations(self) -> None:
        view = self.view
        for number, quotation in enumerate(view.quotations):
            first, last = view.at(quotation.span.start), view.at(max(quotation.span.start, quotation.span.end - 1))
            if view.language(first) not in ("ru", "uk") or first in self._tagged or last - first < 2:
                continue
            if self._interrupted(quotation.span, first, last) or (
                self._is_name(first, last) and not self._is_tagged(last)
            ):
                continue
            self._closed_quotation(number, quotation.span, first, last)

    def _is_tagged(self, last: int) -> bool:
        """Whether a comma, a dash and a verb of saying follow the quotation that ends at token `last`."""
        view = self.view
        if last + 3 >= len(view.tokens) or view.lower(last + 1) != "," or view.tokens[last + 2].text not in DASHES:
            return False
        return self._tag_verb(last + 3, view.segment_of(last + 3)[1]) >= 0

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
        opens = bool(found) and found[0].first == first and found[0].adposition < 0
        if opens and view.case(found[0].head) in ("Nom", "") and (
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
