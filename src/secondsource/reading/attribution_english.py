"""Attributions in English by rule: dependency patterns around cues, quotations and their tags.

`english_frames` yields candidates; `attribution` trims, merges and resolves them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.model import Sentence, Span
from secondsource.reading import cues
from secondsource.reading.frames import Frame, joined
from secondsource.reading.quotations import Quotation
from secondsource.reading.trees import SUBJECTS, Trees
from secondsource.reading.words import words

_COMMAS = (",", ";", "–", "—", "-", "--")
_DISCOURSE = words("meanwhile however but and so yet still also moreover furthermore besides instead nevertheless though")
_WH = words("what how why where when who whom which whether if that whose")
_RELAY_PHRASE = words("statement message post bulletin interview briefing dispatch letter video telegram x twitter facebook")
_FINAL_SOURCE = words(
    "police army military ministry officials official mayor governor media reports report spokesman spokeswoman "
    "spokesperson",
    "un minister source sources witnesses residents authorities government general staff rescuers monitors monitor",
    "prosecutors prosecutor president command agency ngo charity experts analysts rebels militants "
    "administration navy",
)
_NOT_A_SOURCE = words("there that which this these those it what")


class English:
    """The rules over one document. `skipped` are spans (furniture) in which nothing is looked for."""

    def __init__(self, trees: Trees, quotations: Sequence[Quotation], skipped: Sequence[Span]) -> None:
        self.trees = trees
        self.tokens = trees.tokens
        self.text = trees.text
        self.quotations = quotations
        self._quote_of = self._inside(quotations)
        self._skipped = skipped

    def _inside(self, quotations: Sequence[Quotation]) -> list[int]:
        """Per token: the number of the quotation it stands in, or -1."""
        inside = [-1] * len(self.tokens)
        number = 0
        for n, token in enumerate(self.tokens):
            while number < len(quotations) and quotations[number].span.end <= token.start:
                number += 1
            if number < len(quotations) and quotations[number].span.start <= token.start:
                inside[n] = number
        return inside

    # ---- candidates ------------------------------------------------------------------------------------------------

    def frames(self) -> Iterator[Frame]:
        """All candidates, sentence by sentence."""
        furniture = iter(self._skipped)
        skip = next(furniture, None)
        for sentence in self.trees.sentences:
            while skip is not None and skip.end <= sentence.span.start:
                skip = next(furniture, None)
            if sentence.language != "en" or (skip is not None and skip.overlap(sentence.span)):
                continue
            yield from self._sentence(sentence)

    def _sentence(self, sentence: Sentence) -> Iterator[Frame]:
        last: Frame | None = None
        for n in range(sentence.first, sentence.last):
            token = self.tokens[n]
            found: Iterator[Frame] | None = None
            if token.text.lower() in ("according", "per"):
                found = self._according(sentence, n)
            elif token.pos in ("VERB", "AUX") and not self._deep_in_quotation(n):
                found = self._verb(sentence, n, last)
            elif token.pos == "NOUN" and token.lemma.lower() in cues.NOUNS and not self._deep_in_quotation(n):
                found = self._noun(n)
            for frame in found or ():
                last = frame
                yield frame
        yield from self._colon(sentence)
        yield from self._dash(sentence)

    def _deep_in_quotation(self, n: int) -> bool:
        return self._quote_of[n] >= 0

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, n: int, last: Frame | None) -> Iterator[Frame]:
        trees, tokens = self.trees, self.tokens
        lemma = tokens[n].lemma.lower()
        known = lemma in cues.CLAUSE or lemma in cues.OBJECT or lemma in cues.PREPOSITION or lemma in cues.INFINITIVE
        chance = cues.likelihood(lemma)
        if not known and chance < 0.3 and lemma not in cues.AS_PASSIVE:
            return
        passive = trees.child(n, "auxpass", "nsubjpass", "agent") is not None
        if passive and tokens[n].tag == "VBN":
            yield from self._passive(sentence, n, lemma)
            return
        if tokens[n].dep in ("amod", "compound"):
            return
        first, end = trees.verb_group(n)
        source = self._subject(n)
        participle = tokens[n].tag == "VBG" and trees.child(n, "aux") is None
        if source is None and participle:
            if last is not None and last.source and last.content:
                source_spans: tuple[Span, ...] = last.source
            else:
                governor = self._governing_subject(n)
                source_spans = (trees.span(*governor),) if governor else ()
            if not source_spans or tokens[n].dep in ("pcomp", "csubj", "nsubj", "dobj", "pobj"):
                return
        elif source is None:
            if tokens[n].dep == "xcomp" or trees.child(n, "aux") is not None and trees.lower(first) == "to":
                return
            source_spans = ()
        else:
            source_spans = (trees.span(*source),)
        negated = trees.child(n, "neg") is not None
        if negated and lemma not in ("say", "know", "assess", "believe", "think", "expect", "specify", "rule", "doubt", "want"):
            return
        yield from self._active(sentence, n, lemma, (first, end), source, source_spans, negated=negated, participle=participle)

    def _active(
        self,
        sentence: Sentence,
        n: int,
        lemma: str,
        group: tuple[int, int],
        source: tuple[int, int] | None,
        spans: tuple[Span, ...],
        *,
        negated: bool,
        participle: bool,
    ) -> Iterator[Frame]:
        trees, tokens = self.trees, self.tokens
        cue = (trees.span(*group),)
        pronoun_it = source is not None and source[0] == source[1] and trees.lower(source[0]) in _NOT_A_SOURCE - {"it"}
        if pronoun_it or (source is not None and trees.lower(source[0]) == "there"):
            return
        if not negated and not participle and (tag := self._tag(sentence, n, lemma, group, source)):
            yield Frame(spans, cue, tag, "reading.attribution.tag", 0.9 if spans else 0.6)
            return
        if content := self._following_quotation(sentence, n, lemma, group):
            yield Frame(spans, cue, content, "reading.attribution.quotation", 0.9 if spans else 0.6)
            return
        clause = self._clause(n, lemma)
        if clause is not None and (lemma in cues.CLAUSE or cues.likelihood(lemma) >= 0.45):
            if spans:
                score = 0.85 if lemma in cues.TAG else 0.6
                yield Frame(spans, cue, clause, "reading.attribution.clause", score)
            return
        if not spans:
            return
        prepositions = cues.PREPOSITION.get(lemma, frozenset())
        for c in trees.all(n, "prep", "prt"):
            if trees.lower(c) in prepositions and c > n and trees.child(n, "dobj") is None:
                target = trees.child(c, "pobj", "pcomp")
                if target is not None:
                    begin, stop = trees.left[target], self._stop(target, trees.right[target])
                    infinitive = trees.child(n, "xcomp")
                    if infinitive is not None and infinitive > target:
                        stop = self._stop(infinitive, trees.right[infinitive])
                    yield Frame(
                        spans, (trees.span(group[0], c),) if c == group[1] + 1 else (cue[0], tokens[c].span),
                        (trees.span(begin, stop),), "reading.attribution.preposition", 0.75,
                    )  # fmt: skip
                    return
        infinitive = trees.child(n, "xcomp")
        if infinitive is not None and lemma in cues.INFINITIVE and infinitive > n and trees.lower(trees.left[infinitive]) == "to":
            begin = trees.child(n, "dobj") if lemma in ("order", "urge", "ask", "call") else None
            start = trees.left[begin] if begin is not None and begin > n else trees.left[infinitive]
            weak = lemma in ("plan", "want", "seek", "intend", "agree", "hope", "expect")
            content = trees.span(start, self._stop(infinitive, trees.right[infinitive]))
            yield Frame(spans, cue, (content,), "reading.attribution.infinitive", 0.45 if weak else 0.7)
            return
        target = trees.child(n, "dobj", "oprd", "dative", "ccomp")
        if lemma in cues.OBJECT and target is not None and target > n and not negated:
            yield self._object(sentence, n, lemma, cue, spans, target)

    def _object(self, sentence: Sentence, n: int, lemma: str, cue: tuple[Span, ...], spans: tuple[Span, ...], target: int) -> Frame:
        """"denied the loss of the town", "put the toll at four", "highlighted a development: …"."""
        trees, tokens = self.trees, self.tokens
        begin, stop = trees.left[target], trees.right[target]
        if tokens[target].pos != "PRON" or lemma in ("name", "call", "put", "describe", "accuse", "blame", "ask", "urge"):
            for c in trees.children[n]:
                if c > target and tokens[c].dep in ("prep", "oprd", "xcomp", "dobj", "npadvmod", "acl", "dative") and not self._relay_phrase(c):
                    if trees.left[c] <= stop + 1:
                        stop = max(stop, trees.right[c])
        stop = self._stop(target, stop)
        pieces = [trees.span(begin, stop)]
        after = stop + 1
        if after < sentence.last and tokens[after].text == ":" and after + 3 < sentence.last and self._quote_of[after + 1] < 0:
            pieces.append(self._until_end(sentence, after + 1))
        score = 0.8 if lemma in ("deny", "reject", "announce", "confirm", "report", "accuse", "blame", "dismiss", "dispute") else 0.6
        return Frame(spans, cue, tuple(pieces), "reading.attribution.object", score)

    def _relay_phrase(self, c: int) -> bool:
        """"in a message on X", "on Friday": how or when it was said, not what."""
        target = self.trees.child(c, "pobj")
        if target is None:
            return False
        token = self.tokens[target]
        return self.trees.lower(c) in ("in", "on", "via", "at", "through", "during") and (
            token.lemma.lower() in _RELAY_PHRASE
        )

    def _stop(self, inner: int, stop: int) -> int:
        """The last token of content: before ", adding …", ", but …" with a subject of its own, a bracketed "
        "tag, a full stop."""
        tokens, trees = self.tokens, self.trees
        for k in range(inner + 1, stop + 1):
            if tokens[k].text in (",", "–", "—") and k + 1 <= stop:
                following = tokens[k + 1]
                if following.tag == "VBG" and following.lemma.lower() in (cues.CLAUSE | cues.OBJECT):
                    stop = k - 1
                    break
                if following.text.lower() in ("according", "per"):
                    stop = k - 1
                    break
        while stop > inner and (tokens[stop].text in ".,;:" or tokens[stop].pos == "SPACE"):
            stop -= 1
        return stop

    def _until_end(self, sentence: Sentence, first: int) -> Span:
        last = sentence.last - 1
        while last > first and self.tokens[last].text in (".", ",", ";", ":"):
            last -= 1
        return self.trees.span(first, last)

    # ---- subjects --------------------------------------------------------------------------------------------------

    def _subject(self, n: int) -> tuple[int, int] | None:
        """First and last token of the noun phrase that does the saying."""
        trees, tokens = self.trees, self.tokens
        head: int | None = trees.child(n, "nsubj")
        seen = n
        steps = 0
        while head is None and steps < 4 and tokens[seen].dep == "conj" and tokens[tokens[seen].head].pos in ("VERB", "AUX"):
            seen = tokens[seen].head
            head = trees.child(seen, "nsubj", "nsubjpass")
            steps += 1
        if head is None and tokens[n].dep == "xcomp" and tokens[tokens[n].head].lemma.lower() in ("go", "continue", "begin", "refuse"):
            head = trees.child(tokens[n].head, "nsubj")
        if head is None:
            return None
        if tokens[head].text.lower() in ("who", "which", "that") and tokens[seen].dep in ("relcl", "acl"):
            noun = tokens[seen].head
            return trees.noun_phrase(noun) if noun < head else None
        if tokens[head].text.lower() in ("what", "who", "that"):
            return None
        first, last = trees.noun_phrase(head)
        if head < n and last >= n:
            last = head
        if head > n and first <= n:
            first = head
        return first, last

    def _governing_subject(self, n: int) -> tuple[int, int] | None:
        """The subject of the clause on which a participle hangs."""
        tokens, trees = self.tokens, self.trees
        seen = n
        for _ in range(4):
            head = tokens[seen].head
            if head == seen:
                return None
            if tokens[head].pos in ("NOUN", "PROPN", "PRON") and tokens[seen].dep in ("acl", "relcl"):
                if tokens[n - 1].text != ",":
                    return trees.noun_phrase(head)
            elif (subject := trees.child(head, *SUBJECTS)) is not None and subject < n:
                first, last = trees.noun_phrase(subject)
                return (first, last) if last < n else (first, subject)
            seen = head
        return None

    # ---- content before the cue ------------------------------------------------------------------------------------

    def _tag(
        self, sentence: Sentence, n: int, lemma: str, group: tuple[int, int], source: tuple[int, int] | None
    ) -> tuple[Span, ...] | None:
        """Content that a tag follows or interrupts: "“…,” he said", "…, he said", "This, he said, is …"."""
        if lemma not in cues.TAG and cues.likelihood(lemma) < 0.5:
            return None
        tokens, trees = self.tokens, self.trees
        begin = min(group[0], source[0]) if source else group[0]
        end = max(group[1], source[1]) if source else group[1]
        before = begin - 1
        while before >= sentence.first and tokens[before].pos == "ADV" and tokens[before].text.lower() != "so":
            before -= 1
        quotation = self._quotation_ending_at(before)
        if quotation is not None:
            return self._tagged_quotation(sentence, quotation, before, end)
        if before < sentence.first or tokens[before].text not in (",", "–", "—"):
            return None
        if source is None:
            return None
        start = self._clause_start(sentence, before)
        if start >= before:
            return None
        if not any(tokens[k].pos in ("VERB", "AUX") for k in range(start, before)) and before - start < 3:
            first_piece_is_clause = False
        else:
            first_piece_is_clause = True
        follow = end + 1
        while follow < sentence.last and tokens[follow].dep in ("prt", "advmod", "npadvmod", "dative"):
            follow += 1
        if follow < sentence.last and tokens[follow].text in (",", "–", "—") and source is not None:
            rest = follow + 1
            mid = tokens[n].dep in ("parataxis", "ccomp") or any(trees.lower(start) == w for w in ("if", "when", "while", "as", "after", "the", "this"))
            verbs_after = [k for k in range(rest, sentence.last) if tokens[k].pos in ("VERB", "AUX") and tokens[k].tag != "VBG"]
            if mid and verbs_after and tokens[rest].tag != "VBG" and not self._has_finite(start, before):
                return joined((trees.span(start, before - 1), self._until_end(sentence, rest)))
        if not first_piece_is_clause or not self._has_finite(start, before):
            headline = sentence.last - end <= 2
            if not headline:
                return None
        clause = self._clause(n, lemma)
        if clause is not None and any(s.start > tokens[end].end for s in clause):
            return None
        return (trees.span(start, before - 1),)

    def _has_finite(self, first: int, last: int) -> bool:
        """Whether a main clause stands in [first, last): a finite verb that no subordinator governs."""
        tokens, trees = self.tokens, self.trees
        for k in range(first, last):
            token = tokens[k]
            if token.pos in ("VERB", "AUX") and token.tag in ("VBD", "VBZ", "VBP", "MD", "VBN"):
                if token.dep in ("relcl", "acl", "aux", "auxpass"):
                    continue
                if token.dep == "advcl" and trees.child(k, "mark", "advmod") is not None:
                    continue
                return True
        return False

    def _clause_start(self, sentence: Sentence, before: int) -> int:
        """Where the content before a tag begins: the sentence, or behind a colon or semicolon, without "
        ""Meanwhile,"."""
        tokens = self.tokens
        start = sentence.first
        for k in range(before - 1, sentence.first, -1):
            if tokens[k].text in (";", ":") and self._quote_of[k] < 0:
                start = k + 1
                break
        while start < before and tokens[start].text.lower() in _DISCOURSE | {","}:
            if tokens[start].text.lower() in ("and", "but", "so", "yet", "still", "also") or tokens[start + 1].text == "," or tokens[start].text == ",":
                start += 1
            else:
                break
        return start

    # ---- quotations ------------------------------------------------------------------------------------------------

    def _quotation_ending_at(self, n: int) -> int | None:
        """The quotation whose closing mark is token n, or stands before a comma at n."""
        for k in (n, n - 1):
            if 0 <= k < len(self.tokens) and self._quote_of[k] >= 0:
                quotation = self.quotations[self._quote_of[k]]
                if self.tokens[k].end == quotation.span.end and (k == n or self.tokens[n].text in (",", "-", "–", "—")):
                    return self._quote_of[k]
                return None
            if self.tokens[n].text not in (",", "-", "–", "—"):
                return None
        return None

    def _tagged_quotation(self, sentence: Sentence, number: int, before: int, end: int) -> tuple[Span, ...] | None:
        """The pieces of a quotation that a tag follows: with what goes before, and with what is quoted behind "
        "the tag."""
        quotation = self.quotations[number]
        first = self._first_token(quotation.span.start)
        home = self.trees.sentence_of(first)
        pieces = [quotation.span]
        if first > home.first and not self._opens_here(home, first):
            start = self._clause_start(home, first)
            if start < first:
                pieces = [Span(self.tokens[start].start, quotation.span.end)]
        back = number
        while back > 0 and self.quotations[back - 1].continued:
            back -= 1
            pieces.insert(0, self.quotations[back].span)
        pieces.extend(self._continuation(sentence, number, end))
        return joined(pieces)

    def _opens_here(self, sentence: Sentence, first: int) -> bool:
        """Whether a quotation that opens at token `first` begins a sentence of its own."""
        before = self.tokens[first - 1]
        return before.text in (":", ";", "—", "–", "•", ".") or (before.text == "," and self.text[self.tokens[first].end : self.tokens[first].end + 1].isupper())

    def _first_token(self, start: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= start:
                low = middle + 1
            else:
                high = middle
        return min(low, len(self.tokens) - 1)

    def _continuation(self, sentence: Sentence, number: int, end: int) -> list[Span]:
        """The quotations that go on behind a tag, in the same paragraph or, where left open, in the next ones."""
        pieces: list[Span] = []
        following = number + 1
        edge = self.tokens[end].end
        paragraph = sentence.paragraph
        while following < len(self.quotations):
            quotation = self.quotations[following]
            first = self._first_token(quotation.span.start)
            home = self.trees.sentence_of(first)
            if self.quotations[following - 1].continued and following - 1 > number:
                paragraph = home.paragraph
            if home.paragraph != paragraph:
                break
            if not pieces:
                next_sentence = sentence.index + 1
                if home.index == sentence.index:
                    between = self.text[edge : quotation.span.start]
                    if len(between) > 120 or any(
                        self.tokens[k].pos == "VERB" and self.tokens[k].tag != "VBG" and self.tokens[k].dep != "relcl" for k in range(end + 1, first)
                    ):
                        break
                    if first - 1 > end and self.tokens[first - 1].text not in (",", ":", ".", ";", "—", "–"):
                        break
                elif home.index != next_sentence or first != home.first:
                    break
            elif first != home.first:
                break
            if len(quotation.inner(self.text).split()) < 2 or self._has_own_tag(following):
                break
            if pieces and not self.quotations[following - 1].continued and home.index != self._sentence_after(following - 1):
                break
            pieces.append(quotation.span)
            following += 1
        return pieces

    def _sentence_after(self, number: int) -> int:
        return self.trees.sentence_of(self._first_token(self.quotations[number].span.end - 1)).index + 1

    def _has_own_tag(self, number: int) -> bool:
        """Whether a verb of saying follows the quotation in its sentence."""
        last = self._first_token(self.quotations[number].span.end - 1)
        home = self.trees.sentence_of(last)
        for k in range(last + 1, home.last):
            if self._quote_of[k] >= 0:
                return False
            if self.tokens[k].pos == "VERB" and self.tokens[k].lemma.lower() in cues.TAG:
                return True
        return False

    def _following_quotation(self, sentence: Sentence, n: int, lemma: str, group: tuple[int, int]) -> tuple[Span, ...] | None:
        """"He said: “…”", "He wrote on Telegram, “…”": the quotation and what continues it."""
        if lemma not in cues.TAG and cues.likelihood(lemma) < 0.5:
            return None
        tokens = self.tokens
        for k in range(group[1] + 1, min(sentence.last, group[1] + 25)):
            number = self._quote_of[k]
            if number >= 0:
                quotation = self.quotations[number]
                mark = tokens[k - 1].text
                inner = quotation.inner(self.text)
                whole = len(inner.split()) >= 3 or inner[-1:] in ".!?,"
                if (mark in (":", ",", "that") and whole and mark != "that" or k == group[1] + 1 and whole and inner[:1].isupper()):
                    verbs = [j for j in range(group[1] + 1, k) if tokens[j].pos == "VERB" and tokens[j].tag not in ("VBG", "VBN") and tokens[j].dep not in ("relcl", "acl")]
                    if verbs:
                        return None
                    last = self._first_token(quotation.span.end - 1)
                    return joined((quotation.span, *self._continuation(self.trees.sentence_of(last), number, last)))
                return None
        return None

    # ---- clauses ---------------------------------------------------------------------------------------------------

    def _clause(self, n: int, lemma: str) -> tuple[Span, ...] | None:
        """The clause behind a verb: "said that …", "told reporters …"."""
        trees, tokens = self.trees, self.tokens
        for c in trees.children[n]:
            if c < n or tokens[c].dep not in ("ccomp", "xcomp", "advcl", "dep"):
                continue
            begin = trees.left[c]
            opener = trees.lower(begin)
            if tokens[c].dep == "xcomp" and (lemma in cues.INFINITIVE or trees.child(c, "nsubj") is None):
                continue
            if tokens[c].dep in ("advcl", "dep") and opener not in _WH:
                continue
            if begin <= n:
                begin = n + 1
            if opener == "that":
                begin += 1
            if begin > c:
                continue
            stop = self._stop(c, trees.right[c])
            if self._is_object(n) and begin < trees.left[c]:
                continue
            return (trees.span(begin, stop),)
        return None

    def _is_object(self, n: int) -> bool:
        return self.trees.child(n, "dobj") is not None

    # ---- passives --------------------------------------------------------------------------------------------------

    def _passive(self, sentence: Sentence, n: int, lemma: str) -> Iterator[Frame]:
        trees, tokens = self.trees, self.tokens
        agent = trees.child(n, "agent")
        actor = trees.child(agent, "pobj") if agent is not None else None
        subject = trees.child(n, "nsubjpass")
        group = trees.verb_group(n)
        known = lemma in cues.CLAUSE or lemma in cues.OBJECT or cues.likelihood(lemma) >= 0.3
        quoted = self._quoted_as(n, lemma)
        if quoted is not None and subject is not None:
            cue, content = quoted
            first = group[0]
            yield Frame((trees.span(*trees.noun_phrase(subject)),), (Span(tokens[first].start, cue),), content, "reading.attribution.quoted_as", 0.9)
            return
        if actor is not None and agent is not None and known:
            source = (trees.span(*trees.noun_phrase(actor)),)
            cue_span = (trees.span(group[0], agent),) if agent == group[1] + 1 else (trees.span(*group), tokens[agent].span)
            clause = self._clause(n, lemma)
            infinitive = trees.child(n, "xcomp")
            if clause is not None:
                yield Frame(source, cue_span, clause, "reading.attribution.passive", 0.8)
            elif infinitive is not None and lemma in cues.INFINITIVE:
                content = trees.span(trees.left[infinitive], self._stop(infinitive, trees.right[infinitive]))
                yield Frame(source, cue_span, (content,), "reading.attribution.passive", 0.7)
            elif subject is not None and lemma in cues.OBJECT | {"confirm", "deny"}:
                yield Frame(source, cue_span, (trees.span(*trees.noun_phrase(subject)),), "reading.attribution.passive", 0.7)
            elif tokens[n].dep in ("acl", "relcl") and tokens[n].head < n:
                head = tokens[n].head
                if lemma in ("quote", "cite") and not any(self._quote_of[k] >= 0 for k in range(trees.left[head], n)):
                    return
                if tokens[head].entity == "PERSON" or tokens[n - 1].text == ",":
                    return
                pieces = [trees.span(trees.left[head], n - 1)]
                yield Frame(source, (trees.span(n, agent),), tuple(pieces), "reading.attribution.reduced_passive", 0.55)
            return
        if subject is not None and lemma in cues.AS_PASSIVE and trees.child(n, "auxpass") is not None:
            if tokens[subject].text.lower() == "it":
                clause = self._clause(n, lemma)
                if clause is not None and lemma not in ("know",):
                    yield Frame((), (trees.span(*group),), clause, "reading.attribution.impersonal", 0.6)
                return
            for c in trees.children[n]:
                if c > n and tokens[c].dep == "prep" and trees.lower(c) == "as" and lemma not in ("know", "describe", "report"):
                    stop = self._stop(c, trees.right[c])
                    content = (trees.span(*trees.noun_phrase(subject)), trees.span(c + 1, stop))
                    cue_span = (trees.span(group[0], c),) if c == group[1] + 1 else (trees.span(*group), tokens[c].span)
                    yield Frame((), cue_span, content, "reading.attribution.seen_as", 0.7)
                    return
                if c > n and tokens[c].dep == "xcomp" and trees.lower(trees.left[c]) == "to":
                    stop = self._stop(c, trees.right[c])
                    content = (trees.span(*trees.noun_phrase(subject)), trees.span(trees.left[c], stop))
                    yield Frame((), (trees.span(*group),), content, "reading.attribution.believed_to", 0.6)
                    return

    def _quoted_as(self, n: int, lemma: str) -> tuple[int, tuple[Span, ...]] | None:
        """"was quoted as saying that …": the end of the cue and the content."""
        if lemma not in ("quote", "cite", "report"):
            return None
        saying = n + 2
        if saying + 1 >= self.trees.sentence_of(n).last or self.trees.lower(n + 1) != "as" or self.tokens[saying].tag != "VBG":
            return None
        sentence = self.trees.sentence_of(n)
        begin = saying + 1
        while begin < sentence.last - 1 and self.trees.lower(begin) in ("that", ",", ":"):
            begin += 1
        return self.tokens[saying].end, (self._until_end(sentence, begin),)

    # ---- according to, nouns, colons, dashes -----------------------------------------------------------------------

    def _according(self, sentence: Sentence, n: int) -> Iterator[Frame]:
        trees, tokens = self.trees, self.tokens
        if tokens[n].text.lower() == "according":
            if n + 2 >= sentence.last or trees.lower(n + 1) != "to":
                return
            cue, first = trees.span(n, n + 1), n + 2
        else:
            if n + 1 >= sentence.last or tokens[n + 1].pos not in ("DET", "PROPN") or n > sentence.first and tokens[n - 1].text != ",":
                return
            cue, first = tokens[n].span, n + 1
        head = next((k for k in (trees.child(n, "pobj"), trees.child(n + 1, "pobj")) if k is not None and k >= first), None)
        if head is None:
            head = first
            while head + 1 < sentence.last and tokens[head + 1].pos in ("NOUN", "PROPN", "ADJ"):
                head += 1
        begin, last = trees.noun_phrase(head)
        begin = min(begin, first)
        if begin < first:
            begin = first
        source = trees.span(begin, max(last, head))
        if n == sentence.first or (n == sentence.first + 1 and tokens[n - 1].text.lower() in _DISCOURSE | {'"'}):
            start = max(last, head) + 1
            while start < sentence.last - 1 and tokens[start].text != "," and start - last < 30 and tokens[start].pos not in ("DET", "PRON"):
                start += 1
            if start < sentence.last - 1 and tokens[start].text == ",":
                start += 1
            if start < sentence.last - 1:
                yield Frame((source,), (cue,), (self._until_end(sentence, start),), "reading.attribution.according_to", 0.9)
            return
        before = n - 1
        while before > sentence.first and tokens[before].text in (",", "–", "—", "-", "("):
            before -= 1
        start = self._clause_start(sentence, before + 1)
        quotation = self._quotation_ending_at(before)
        if quotation is not None:
            pieces = self._tagged_quotation(sentence, quotation, before, max(last, head))
            if pieces:
                yield Frame((source,), (cue,), pieces, "reading.attribution.according_to", 0.9)
                return
        if start > before:
            return
        yield Frame((source,), (cue,), (Span(tokens[start].start, tokens[before].end),), "reading.attribution.according_to", 0.9)

    def _noun(self, n: int) -> Iterator[Frame]:
        """"a claim by X that …", "X's claim that …", "rumours that …"."""
        trees, tokens = self.trees, self.tokens
        clause = next((c for c in trees.children[n] if c > n and tokens[c].dep in ("acl", "ccomp", "relcl") and trees.child(c, "mark") is not None
                       and trees.lower(trees.left[c]) == "that"), None)  # fmt: skip
        if clause is None or trees.child(clause, "nsubj", "nsubjpass", "expl") is None:
            return
        content = trees.span(trees.left[clause] + 1, self._stop(clause, trees.right[clause]))
        owner = trees.child(n, "poss")
        by = next((c for c in trees.all(n, "prep") if trees.lower(c) in ("by", "from") and c > n), None)
        actor = trees.child(by, "pobj") if by is not None else None
        if actor is not None and by is not None:
            yield Frame((trees.span(*trees.noun_phrase(actor)),), (trees.span(n, by),), (content,), "reading.attribution.noun", 0.75)
        elif owner is not None:
            first, last = trees.noun_phrase(owner)
            yield Frame((trees.span(first, owner),), (tokens[n].span,), (content,), "reading.attribution.noun", 0.7)
        elif tokens[n].dep not in ("dobj",) or tokens[tokens[n].head].lemma.lower() not in ("deny", "reject", "dismiss", "make", "repeat"):
            yield Frame((), (tokens[n].span,), (content,), "reading.attribution.noun", 0.55)

    def _colon(self, sentence: Sentence) -> Iterator[Frame]:
        """"Name: “…”" and "@handle: “…”", at the head of a paragraph."""
        tokens = self.tokens
        for k in range(sentence.first + 1, min(sentence.last - 1, sentence.first + 18)):
            if self._quote_of[k] >= 0:
                return
            if tokens[k].text == ":" and self._quote_of[k + 1] >= 0:
                quotation = self.quotations[self._quote_of[k + 1]]
                if any(tokens[j].pos in ("VERB",) and tokens[j].dep not in ("amod", "acl", "compound") for j in range(sentence.first, k)):
                    return
                last = k - 1
                if tokens[last].text == ")":
                    while last > sentence.first and tokens[last].text != "(":
                        last -= 1
                    last -= 1
                for j in range(sentence.first + 1, last + 1):
                    if tokens[j].text.lower() in ("to", "on", "in") and self.trees.lower(j + 1) in ("our", "the", "us", "a", "journalists", "reporters", "telegram", "x"):
                        last = j - 1
                        break
                if last < sentence.first or len(quotation.inner(self.text).split()) < 3:
                    return
                end = self._first_token(quotation.span.end - 1)
                content = joined((quotation.span, *self._continuation(self.trees.sentence_of(end), self._quote_of[k + 1], end)))
                yield Frame((self.trees.span(sentence.first, last),), (), content, "reading.attribution.colon", 0.8)
                return

    def _dash(self, sentence: Sentence) -> Iterator[Frame]:
        """"Two killed in shelling - police": a headline whose source follows a dash."""
        tokens = self.tokens
        last = sentence.last - 1
        if last - sentence.first < 5 or tokens[last].text in ".!?”\"":
            return
        for k in range(last - 1, max(sentence.first + 3, last - 7), -1):
            if tokens[k].text in ("-", "–", "—") and self.text[tokens[k].start - 1].isspace() and self.text[tokens[k].end].isspace():
                tail = [tokens[j] for j in range(k + 1, last + 1)]
                if any(t.pos in ("VERB", "AUX") for t in tail):
                    return
                if not any(t.text.lower() in _FINAL_SOURCE or t.entity in ("ORG", "PERSON") for t in tail):
                    return
                yield Frame(
                    (self.trees.span(k + 1, last),), (), (self.trees.span(sentence.first, k - 1),), "reading.attribution.dash", 0.75
                )
                return
            if tokens[k].text == ",":
                return


def english_frames(trees: Trees, quotations: Sequence[Quotation], skipped: Sequence[Span]) -> list[Frame]:
    """The candidates that rules find in the English sentences of a document."""
    return list(English(trees, quotations, skipped).frames())


