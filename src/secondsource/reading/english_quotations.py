"""Tags and quotations in English: "“…,” he said", "…, he said", "He said: “…”", "Name: “…”"."""

from __future__ import annotations

import re

from secondsource.model import Sentence, Span
from secondsource.reading import cues
from secondsource.reading.english_clauses import Clauses
from secondsource.reading.frames import joined
from secondsource.reading.words import words

_CONTINUES = 160  # code points between a tag and the quotation that it continues; PolNeAR's longest such gap is shorter


class Tags(Clauses):
    """Content before a cue, and quotations on either side of one."""

    def tags(self, lemma: str) -> bool:
        """Whether a verb may tag a quotation or a clause."""
        return lemma in cues.TAG or (lemma not in cues.OBJECT and cues.likelihood(lemma) >= 0.5)

    def tag(
        self, sentence: Sentence, n: int, lemma: str, group: tuple[int, int], source: tuple[int, int] | None
    ) -> tuple[Span, ...] | None:
        """The content that a tag follows or interrupts: "“…,” he said", "…, he said", "This, he said, is …"."""
        if not self.tags(lemma):
            return None
        tokens, trees = self.tokens, self.trees
        begin = min(group[0], source[0]) if source else group[0]
        end = max(group[1], source[1]) if source else group[1]
        before = begin - 1
        while before >= sentence.first and tokens[before].pos == "ADV" and tokens[before].text.lower() != "so":
            before -= 1
        if before < sentence.first:
            return None
        quotation = self.quotation_ending_at(before)
        if quotation is not None:
            return self.tagged_quotation(sentence, quotation, end)
        if tokens[before].text not in (",", "–", "—") or source is None:
            return None
        start = self.clause_start(sentence, before)
        if start >= before:
            return None
        follow = end + 1
        while follow < sentence.last and tokens[follow].dep in ("prt", "advmod", "npadvmod", "dative"):
            follow += 1
        main = self.has_main_clause(start, before)
        if follow < sentence.last and tokens[follow].text in (",", "–", "—"):
            rest = follow + 1
            if not main and rest < sentence.last and tokens[rest].tag != "VBG" and self._goes_on(rest, sentence):
                return joined((trees.span(start, before - 1), self.until_end(sentence, rest)))
        if not main and sentence.last - end > 2:
            return None
        clause = self.clause(n, lemma)
        if clause is not None and any(s.start > tokens[end].end for s in clause):
            return None
        return (trees.span(start, before - 1),)

    def _goes_on(self, first: int, sentence: Sentence) -> bool:
        return any(self.is_finite(k) for k in range(first, sentence.last))

    def clause(self, n: int, lemma: str) -> tuple[Span, ...] | None:
        """The clause behind a verb: "said that …", "told reporters …"."""
        trees, tokens = self.trees, self.tokens
        for c in trees.children[n]:
            if c < n or tokens[c].dep not in ("ccomp", "xcomp", "advcl", "dep"):
                continue
            begin = trees.left[c]
            opener = trees.lower(begin)
            if tokens[c].dep == "xcomp" and (lemma in cues.INFINITIVE or trees.child(c, "nsubj") is None):
                continue
            if tokens[c].dep in ("advcl", "dep") and opener not in _OPENERS:
                continue
            if begin <= n:
                begin = n + 1
            if opener == "that":
                begin += 1
            begin = self.without_date(c, begin)
            asked = trees.child(n, "dobj")
            if asked is not None and trees.right[asked] == begin - 1 and lemma not in _ADDRESSING and opener != "that":
                begin = trees.left[asked]  # "denied the base had fallen": the parser takes "the base" for an object
            if begin > c:
                continue
            last = trees.right[c]
            if tokens[c].dep == "ccomp" and lemma in _REPORTING:
                last = self._coordinated(n, c, last)
            return (trees.span(begin, self.stop(c, last)),)
        return None

    def _coordinated(self, n: int, clause: int, last: int) -> int:
        """ "He said nobody was killed, but two men were injured": the second half belongs to it."""
        trees, tokens = self.trees, self.tokens
        for c in trees.children[n]:
            if c <= clause or tokens[c].dep != "conj" or tokens[c].lemma.lower() in cues.TAG or not self.is_finite(c):
                continue
            subject = trees.child(c, "nsubj", "nsubjpass")
            if (
                subject is not None
                and subject > clause
                and trees.left[c] - last <= 3
                and tokens[c].tag == tokens[clause].tag
            ):
                return trees.right[c]
        return last

    # ---- quotations ------------------------------------------------------------------------------------------------

    def quotation_ending_at(self, n: int) -> int | None:
        """The quotation whose closing mark is token n, or stands before a comma or dash at n."""
        for k in (n, n - 1):
            if 0 <= k < len(self.tokens) and self.quote_of[k] >= 0:
                ends = self.tokens[k].end == self.quotations[self.quote_of[k]].span.end
                return self.quote_of[k] if ends else None
            if self.tokens[n].text not in (",", "-", "–", "—"):
                return None
        return None

    def tagged_quotation(self, sentence: Sentence, number: int, end: int) -> tuple[Span, ...]:
        """The pieces of a quotation that a tag follows: what goes before it, and what is quoted behind the tag."""
        quotation = self.quotations[number]
        first = self.token_at(quotation.span.start)
        home = self.trees.sentence_of(first)
        pieces = [quotation.span]
        if first > home.first and not self._opens_here(first):
            start = self.clause_start(home, first)
            if start < first:
                pieces = [Span(self.tokens[start].start, quotation.span.end)]
        back = number
        while back > 0 and self.quotations[back - 1].continued:
            back -= 1
            pieces.insert(0, self.quotations[back].span)
        pieces.extend(self.continuation(sentence, number, end))
        return joined(pieces)

    def _opens_here(self, first: int) -> bool:
        """Whether a quotation that opens at token `first`, within a sentence, is one of its own."""
        before = self.tokens[first - 1].text
        following = self.text[self.tokens[first].end : self.tokens[first].end + 1]
        return before in (":", ";", "—", "–", "•", ".") or (before == "," and following.isupper())

    def continuation(self, sentence: Sentence, number: int, end: int) -> list[Span]:
        """The quotations that go on behind a tag ending at token `end`: in the paragraph or, left open, in the next."""
        pieces: list[Span] = []
        paragraph = sentence.paragraph
        expected = sentence.index
        for following in range(number + 1, min(len(self.quotations), number + 60)):
            quotation, previous = self.quotations[following], self.quotations[following - 1]
            first = self.token_at(quotation.span.start)
            home = self.trees.sentence_of(first)
            continued = previous.continued and (pieces or following - 1 == number)
            if continued:
                paragraph = home.paragraph
            elif home.paragraph != paragraph:
                break
            elif home.index == sentence.index and not pieces:
                if not self._follows_tag(first, end, quotation.span.start):
                    break
            elif first != home.first or home.index != expected + 1:
                break
            if len(quotation.inner(self.text).split()) < 2 or (not continued and self._has_own_tag(following)):
                break
            pieces.append(quotation.span)
            expected = self.trees.sentence_of(self.token_at(quotation.span.end - 1)).index
        return pieces

    def _follows_tag(self, first: int, end: int, start: int) -> bool:
        """Whether a quotation in the tag's own sentence goes on with it, and is not part of another clause."""
        if start - self.tokens[end].end > _CONTINUES:
            return False
        if first - 1 > end and self.tokens[first - 1].text not in (",", ":", ".", ";", "—", "–"):
            return False
        return not any(
            self.tokens[k].pos == "VERB" and self.tokens[k].tag != "VBG" and self.tokens[k].dep != "relcl"
            for k in range(end + 1, first)
        )

    def _has_own_tag(self, number: int) -> bool:
        """Whether a verb of saying follows the quotation in its sentence."""
        last = self.token_at(self.quotations[number].span.end - 1)
        home = self.trees.sentence_of(last)
        for k in range(last + 1, home.last):
            if self.quote_of[k] >= 0:
                return False
            if self.tokens[k].pos == "VERB" and self.tokens[k].lemma.lower() in cues.TAG:
                return True
        return False

    def following_quotation(self, sentence: Sentence, lemma: str, group: tuple[int, int]) -> tuple[Span, ...] | None:
        """ "He said: “…”", "He wrote on Telegram, “…”": the quotation and what continues it, also over a line break."""
        if not self.tags(lemma):
            return None
        tokens = self.tokens
        for k in range(group[1] + 1, min(sentence.last, group[1] + 25)):
            number = self.quote_of[k]
            if number < 0:
                continue
            quotation = self.quotations[number]
            inner = quotation.inner(self.text)
            whole = len(inner.split()) >= 3 or inner[-1:] in ".!?,"
            announced = tokens[k - 1].text in (":", ",")
            if not whole or not (announced or (k == group[1] + 1 and inner[:1].isupper())):
                return None
            if any(self.is_finite(j) or tokens[j].dep == "ccomp" for j in range(group[1] + 1, k)):
                return None
            last = self.token_at(quotation.span.end - 1)
            return joined((quotation.span, *self.continuation(self.trees.sentence_of(last), number, last)))
        if tokens[sentence.last - 1].text == ":" and sentence.last - group[1] < 15 and sentence.last < len(tokens):
            number = self.quote_of[sentence.last]
            if number >= 0 and self.quotations[number].span.start == tokens[sentence.last].start:
                if any(self.is_finite(j) for j in range(group[1] + 1, sentence.last)):
                    return None
                last = self.token_at(self.quotations[number].span.end - 1)
                home = self.trees.sentence_of(last)
                return joined((self.quotations[number].span, *self.continuation(home, number, last)))
        return None

    def closed(self, span: Span) -> Span:
        """The span with the end of a quotation that it cut off, or with the mark before it."""
        for n in (self.token_at(max(span.start, span.end - 1)), self.token_at(span.end)):
            number = self.quote_of[n] if n < len(self.tokens) else -1
            if number < 0:
                continue
            quotation = self.quotations[number].span
            if span.start <= quotation.start < span.end < quotation.end and quotation.end - span.end < 400:
                return Span(span.start, quotation.end)
        if (unit := _UNIT.match(self.text, span.end, span.end + 12)) is not None and self.text[span.end - 1].isdigit():
            return Span(span.start, unit.end())
        if span.start > 0 and self.text[span.start - 1] in '“„«"':
            number = self.quote_of[self.token_at(span.start)]
            if (
                number >= 0
                and self.quotations[number].span.start == span.start - 1
                and self.quotations[number].span.end <= span.end
            ):
                return Span(span.start - 1, span.end)
        return span


_UNIT = re.compile(r"\s?(?:[ap]\.m\.?|%|percent|per cent|km\b|kilomet(?:er|re)s?\b)")
_OPENERS = frozenset(["that", "if", "whether", "what", "how", "why", "who"])
_ADDRESSING = words("tell ask inform warn remind assure notify advise urge persuade show teach brief reassure")
_REPORTING = frozenset(["say", "tell", "add", "report", "claim", "state", "announce", "write", "explain", "note"])
