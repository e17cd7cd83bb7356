"""English attributions without a verb: "according to X", "a claim by X that …", "Name: “…”", "… – police"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.model import Sentence, Span
from secondsource.reading.english_clauses import DISCOURSE
from secondsource.reading.english_quotations import Tags
from secondsource.reading.frames import Frame, joined
from secondsource.reading.role_words import INSTITUTIONS, PEOPLE, THINGS

_ACCORDING = (
    ("according", "to"),
    ("by", "the", "account|accounts|reckoning|testimony|telling|count", "of"),
    ("on", "the", "word|authority|testimony|evidence", "of"),
    ("in", "the", "words|telling|view|eyes|estimation|reckoning|account|version", "of"),
    ("if", "one|you", "believes|believe|trusts|trust"),
)
"""Words that give what stands beside them to a source, each place with its choices."""
LEADING = frozenset(word for phrase in _ACCORDING for word in phrase[0].split("|"))
_SPREADING = (
    "grow",
    "emerge",
    "spread",
    "circulate",
    "surface",
    "rise",
    "mount",
    "abound",
    "persist",
    "swirl",
    "be",
    "come",
)
_ADDRESSED = ("our", "the", "us", "a", "journalists", "reporters", "telegram", "x", "local", "state")
_DENIALS = ("deny", "reject", "dismiss", "make", "repeat", "refute")


class Phrases(Tags):
    """Prepositional, nominal and typographical cues."""

    def according(self, sentence: Sentence, n: int) -> Iterator[Frame]:
        """ "According to X, …", "…, according to X", "…, per the ministry"."""
        trees, tokens = self.trees, self.tokens
        phrase = self._leading_words(sentence, n)
        if phrase:
            cue, first = trees.span(n, n + phrase - 1), n + phrase
        elif tokens[n].text.lower() != "per":
            return
        else:
            set_off = n == sentence.first or tokens[n - 1].text == ","
            if n + 1 >= sentence.last or tokens[n + 1].pos not in ("DET", "PROPN") or not set_off:
                return
            cue, first = tokens[n].span, n + 1
        head = next(
            (k for m in range(n, first) if (k := trees.child(m, "pobj", "dobj")) is not None and k >= first), None
        )
        if head is None:
            head = first
            while head + 1 < sentence.last and tokens[head + 1].pos in ("NOUN", "PROPN", "ADJ"):
                head += 1
        last = max(trees.noun_phrase(head)[1], head)
        source = (trees.span(first, last),)
        opens = n == sentence.first or (
            n == sentence.first + 1 and tokens[n - 1].text.lower() in DISCOURSE | {'"', "“"}
        )
        if opens:
            start = last + 1
            while start < sentence.last - 1 and tokens[start].text != "," and start - last < 25:
                if tokens[start].pos in ("DET", "PRON", "NUM") and tokens[start - 1].pos not in (
                    "ADP",
                    "VERB",
                    "CCONJ",
                ):
                    break
                start += 1
            if start < sentence.last - 1:
                start += tokens[start].text == ","
                yield Frame(source, (cue,), (self.until_end(sentence, start),), "reading.attribution.according_to", 0.9)
            return
        before = n - 1
        while before > sentence.first and tokens[before].text in (",", "–", "—", "-", "("):
            before -= 1
        quotation = self.quotation_ending_at(before)
        if quotation is not None:
            pieces = self.tagged_quotation(sentence, quotation, last)
            yield Frame(source, (cue,), pieces, "reading.attribution.according_to", 0.9)
            return
        start = self.clause_start(sentence, before + 1)
        rest = last + 2
        goes_on = rest < sentence.last and tokens[last + 1].text == "," and tokens[rest].tag != "VBG"
        if goes_on and tokens[before].pos == "CCONJ":  # "…, and, according to X, it …"
            yield Frame(source, (cue,), (self.until_end(sentence, rest),), "reading.attribution.according_to", 0.8)
            return
        if (
            goes_on
            and start <= before
            and not self.has_main_clause(start, before + 1)
            and self.has_main_clause(rest, sentence.last)
        ):
            pieces = (trees.span(start, before), self.until_end(sentence, rest))
            yield Frame(source, (cue,), pieces, "reading.attribution.according_to", 0.85)
            return
        if start <= before:
            content = (Span(tokens[start].start, tokens[before].end),)
            yield Frame(source, (cue,), content, "reading.attribution.according_to", 0.9)

    def _leading_words(self, sentence: Sentence, n: int) -> int:
        """How many words from `n` on mean "according to"; 0 where none do."""
        for phrase in _ACCORDING:
            if n + len(phrase) < sentence.last and all(
                self.trees.lower(n + k) in words.split("|") for k, words in enumerate(phrase)
            ):
                return len(phrase)
        return 0

    def noun(self, n: int) -> Iterator[Frame]:
        """ "a claim by X that …", "X's claim that …", "rumours that …"."""
        trees, tokens = self.trees, self.tokens
        for c in trees.children[n]:
            if c > n and tokens[c].dep in ("acl", "ccomp", "relcl") and trees.lower(trees.left[c]) == "that":
                if tokens[trees.left[c]].dep != "mark" or trees.child(c, "nsubj", "nsubjpass", "expl") is None:
                    continue
                if tokens[c].lemma.lower() in ("make", "repeat", "hear") and trees.child(c, "dobj") is None:
                    continue  # "a claim that it had already made"
                content = (trees.span(trees.left[c] + 1, self.stop(c, trees.right[c])),)
                break
        else:
            yield from self._spread(n)
            return
        owner = trees.child(n, "poss")
        by = next((c for c in trees.all(n, "prep") if trees.lower(c) in ("by", "from", "of") and c > n), None)
        actor = trees.child(by, "pobj") if by is not None else None
        if (
            by is not None
            and trees.lower(by) == "of"
            and (actor is None or not self.speaks((trees.left[actor], actor)))
        ):
            by = actor = None
        if actor is not None and by is not None:
            source = (trees.span(*trees.noun_phrase(actor)),)
            yield Frame(source, (trees.span(n, by),), content, "reading.attribution.noun", 0.75)
        elif owner is not None:
            source = (trees.span(trees.noun_phrase(owner)[0], owner),)
            yield Frame(source, (tokens[n].span,), content, "reading.attribution.noun", 0.7)
        elif tokens[n].dep != "dobj" or tokens[tokens[n].head].lemma.lower() not in _DENIALS:
            yield Frame((), (tokens[n].span,), content, "reading.attribution.noun", 0.55)

    def _spread(self, n: int) -> Iterator[Frame]:
        """ "Fears are growing that …", "reports emerged that …": the clause hangs on the verb."""
        trees, tokens = self.trees, self.tokens
        verb = tokens[n].head
        if tokens[n].dep not in ("nsubj", "attr") or tokens[verb].lemma.lower() not in _SPREADING or verb == n:
            return
        for c in trees.all(verb, "ccomp", "advcl", "acl", "relcl"):
            if c > max(n, verb) and trees.lower(trees.left[c]) == "that":
                content = (trees.span(trees.left[c] + 1, self.stop(c, trees.right[c])),)
                yield Frame((), (tokens[n].span,), content, "reading.attribution.spread", 0.7)
                return

    def rumour(self, sentence: Sentence, n: int) -> Iterator[Frame]:
        """ "Rumour has it that …", "word is that …": nobody is named."""
        trees = self.trees
        it = trees.lower(n + 1) in ("has", "had") and trees.lower(n + 2) == "it"
        if not it and not (trees.lower(n + 1) in ("is", "was", "goes", "went") and trees.lower(n) in ("word", "talk")):
            return
        begin = n + (3 if it else 2)
        if begin >= sentence.last - 2 or (trees.lower(begin) != "that" and not it):
            return
        begin += trees.lower(begin) == "that"
        cue = (trees.span(n, n + (2 if it else 1)),)
        yield Frame((), cue, (self.until_end(sentence, begin),), "reading.attribution.spread", 0.7)

    def entry(self, sentence: Sentence) -> Iterator[Frame]:
        """ "Ministry of emergencies: four injured, a pipe hit": an entry of a digest, its source before the colon."""
        tokens, trees = self.tokens, self.trees
        opens = sentence.index == 0 or self.trees.sentences[sentence.index - 1].paragraph != sentence.paragraph
        if not opens:
            return
        first = sentence.first
        while first < sentence.last and tokens[first].pos in ("PUNCT", "SYM", "X", "SPACE"):
            first += 1
        colon = next((k for k in range(first + 1, min(sentence.last - 4, first + 10)) if tokens[k].text == ":"), None)
        if colon is None or self.quote_of[colon + 1] >= 0 or tokens[first].pos == "NUM":
            return
        if any(self.is_finite(j) and tokens[j - 1].text != "-" for j in range(first, colon)) or tokens[
            colon - 1
        ].pos in ("NUM", "VERB"):
            return
        head = tokens[colon - 1]
        word = head.text.lower()
        named = word in PEOPLE | INSTITUTIONS or head.entity in ("PERSON", "ORG")
        told = any(t.tag in ("VBD", "VBN", "VBZ", "VBP") for t in tokens[colon + 1 : sentence.last])
        if named and told and word not in THINGS:
            source = (trees.span(first, colon - 1),)
            yield Frame(source, (), (self.until_end(sentence, colon + 1),), "reading.attribution.entry", 0.65)

    def colon(self, sentence: Sentence) -> Iterator[Frame]:
        """ "Name: “…”" and "@handle: “…”", at the head of a sentence."""
        tokens, trees = self.tokens, self.trees
        for k in range(sentence.first + 1, min(sentence.last - 1, sentence.first + 18)):
            if self.quote_of[k] >= 0:
                return
            if tokens[k].text not in (":", "):") or self.quote_of[k + 1] < 0:
                continue
            number = self.quote_of[k + 1]
            bracket = next((j for j in range(sentence.first + 1, k) if tokens[j].text == "("), k)
            if any(self.is_finite(j) for j in range(sentence.first + 1, bracket)):
                return
            last = k if tokens[k].text == "):" else k - 1
            if tokens[last].text in (")", "):"):
                while last > sentence.first and tokens[last].text != "(":
                    last -= 1
                last -= 1
            for j in range(sentence.first + 1, last + 1):
                if tokens[j].text.lower() in ("to", "on", "in") and trees.lower(j + 1) in _ADDRESSED:
                    last = j - 1
                    break
            if last < sentence.first or len(self.quotations[number].inner(self.text).split()) < 3:
                return
            end = self.token_at(self.quotations[number].span.end - 1)
            more = self.continuation(trees.sentence_of(end), number, end)
            content = joined((self.quotations[number].span, *more))
            yield Frame((trees.span(sentence.first, last),), (), content, "reading.attribution.colon", 0.8)
            return

    def by_words(self, sentence: Sentence, n: int) -> Iterator[Frame]:
        """ "The spokesman, Omar Said, claimed that …" by the order of the words, where the parser fails."""
        tokens = self.tokens
        that = next((k for k in range(n + 1, min(sentence.last - 2, n + 10)) if tokens[k].text.lower() == "that"), None)
        if that is None or any(self.is_finite(k) for k in range(n + 1, that)):
            return
        source = self._phrase_before(sentence, n)
        if source is None or not self.speaks(source):
            return
        content = self.trees.span(that + 1, self.stop(that + 1, sentence.last - 1))
        cue = (self.trees.span(*self.trees.verb_group(n)),)
        yield Frame((self.trees.span(*source),), cue, (content,), "reading.attribution.by_words", 0.7)

    def _phrase_before(self, sentence: Sentence, n: int) -> tuple[int, int] | None:
        """The noun phrase before a verb, without "who …" or what dashes set off, and without a phrase before it."""
        tokens = self.tokens
        last, first = n - 1, sentence.first
        for k in range(n - 1, sentence.first, -1):
            relative = tokens[k].text == "," and tokens[k + 1].text.lower() in ("who", "which", "whose")
            aside = tokens[k].text in ("—", "–") and tokens[k + 1].pos == "PRON"
            if relative or aside:
                last = k - 1
        while last > first and tokens[last].pos in ("PUNCT", "ADV", "AUX"):
            last -= 1
        for k in range(sentence.first, last + 1):
            opens = k == sentence.first or tokens[k - 1].text in (",", ";", ":", "but", "and")
            if not opens or tokens[k].pos not in ("DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON"):
                continue
            if not any(self.is_finite(j) for j in range(k, last + 1)) and last - k < 25:
                return k, last
        return None

    def headline(self, sentence: Sentence) -> Iterator[Frame]:
        """ "Governor: three killed as drones hit depot": a headline whose source stands before a colon."""
        tokens = self.tokens
        if sentence.paragraph > 0 or sentence.index > 0:
            return
        for k in range(sentence.first + 1, min(sentence.last - 4, sentence.first + 6)):
            if tokens[k].text != ":":
                continue
            if self.quote_of[k + 1] >= 0 or any(self.is_finite(j) for j in range(sentence.first, k)):
                return
            head = tokens[k - 1]
            speaks = head.text.lower() in PEOPLE | INSTITUTIONS or head.entity in ("PERSON", "ORG")
            if speaks and any(t.pos in ("VERB", "AUX") for t in tokens[k + 1 : sentence.last]):
                source = (self.trees.span(sentence.first, k - 1),)
                yield Frame(source, (), (self.until_end(sentence, k + 1),), "reading.attribution.headline", 0.7)
            return

    def dash(self, sentence: Sentence) -> Iterator[Frame]:
        """ "Two killed in shelling - police": a headline whose source follows a dash."""
        tokens = self.tokens
        last = sentence.last - 1
        if last - sentence.first < 5 or tokens[last].text in '.!?”"':
            return
        for k in range(last - 1, max(sentence.first + 3, last - 7), -1):
            if tokens[k].text == ",":
                return
            if tokens[k].text not in ("-", "–", "—") or not self.text[tokens[k].start - 1].isspace():
                continue
            tail = tokens[k + 1 : last + 1]
            named = any(t.text.lower() in PEOPLE | INSTITUTIONS | THINGS or t.entity in ("ORG", "PERSON") for t in tail)
            if named and self.text[tokens[k].end].isspace() and not any(t.pos in ("VERB", "AUX") for t in tail):
                source = (self.trees.span(k + 1, last),)
                content = (self.trees.span(sentence.first, k - 1),)
                yield Frame(source, (), content, "reading.attribution.dash", 0.75)
            return

    def quoted_as(self, n: int) -> tuple[Span, tuple[Span, ...]] | None:
        """ "quoted … as saying that …": the span of "as saying", and the content."""
        sentence = self.trees.sentence_of(n)
        for k in range(n + 1, min(sentence.last - 2, n + 14)):
            if self.trees.lower(k) == "as" and self.trees.lower(k + 1) in (
                "saying",
                "telling",
                "stating",
                "claiming",
                "adding",
            ):
                begin = k + 2
                while begin < sentence.last - 1 and self.trees.lower(begin) in ("that", ",", ":"):
                    begin += 1
                return self.trees.span(k, k + 1), (self.until_end(sentence, begin),)
            if self.is_finite(k):
                return None
        return None
