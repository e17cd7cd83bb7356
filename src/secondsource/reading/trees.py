"""The dependency trees of a document, ready for rules: children, the edges of subtrees, noun phrases, verb groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.model import Analysis, Sentence, Span, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = ("relcl", "acl", "advcl", "ccomp", "parataxis", "dep")


class Trees:
    """Tokens with their children and the reach of their subtrees. Built in time linear in the tokens."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text = text
        self.tokens: Sequence[Token] = analysis.tokens
        self.sentences: Sequence[Sentence] = analysis.sentences
        self.sentence_starts = [s.span.start for s in self.sentences]
        self.lowered = [t.text.lower() for t in self.tokens]
        self.lemmas = [t.lemma.lower() for t in self.tokens]
        count = len(self.tokens)
        self.children: list[list[int]] = [[] for _ in range(count)]
        self.left = list(range(count))
        self.right = list(range(count))
        for sentence in self.sentences:
            self._grow(range(sentence.first, sentence.last))

    def _grow(self, numbers: range) -> None:
        tokens = self.tokens
        children, left, right = self.children, self.left, self.right
        order = []
        for n in numbers:
            head = tokens[n].head
            if head != n:
                children[head].append(n)
            else:
                order.append(n)
        for n in order:  # grows while it is walked: heads before what hangs on them
            order.extend(children[n])
        for n in reversed(order):
            head = tokens[n].head
            if left[n] < left[head]:  # noqa: PLR1730  (for every word of a text: no calls)
                left[head] = left[n]
            if right[n] > right[head]:  # noqa: PLR1730
                right[head] = right[n]

    def sentence_of(self, number: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.tokens[number].sentence]

    def child(self, number: int, *relations: str) -> int | None:
        """The first child with one of the relations."""
        return next((c for c in self.children[number] if self.tokens[c].dep in relations), None)

    def all(self, number: int, *relations: str) -> Iterator[int]:
        """The children with one of the relations, in order."""
        return (c for c in self.children[number] if self.tokens[c].dep in relations)

    def span(self, first: int, last: int) -> Span:
        """The span from the first to the last token, both inclusive; in either order, for trees that cross."""
        if last < first:
            first, last = last, first
        return Span(self.tokens[first].start, self.tokens[last].end)

    def lower(self, number: int) -> str:
        """The token's text in small letters; empty outside the document."""
        return self.lowered[number] if 0 <= number < len(self.lowered) else ""

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """First and last token of a noun phrase: with apposition and restrictive clauses, without what commas "
        "set off."""
        first, last = self._leftmost(head), head
        for c in self.children[head]:
            if c < head:
                continue
            token = self.tokens[c]
            if token.dep == "punct":
                continue
            after_comma = self.lower(self.left[c] - 1) in (",", "–", "—") and self.left[c] - 1 > head
            if token.lemma.lower() in ("quote", "cite", "carry") and token.dep in _RELATIVE:
                break
            if after_comma and (token.dep in _RELATIVE or token.dep in ("advmod", "prep", "npadvmod")):
                break
            if token.dep == "appos":
                last = max(last, self.noun_phrase(c)[1])
            else:
                last = max(last, self._restrictive_end(c, self.right[c]))
        while last > head and self.tokens[last].pos == "PUNCT" and self.tokens[last].text not in ')”"»':
            last -= 1
        if (
            last + 1 < len(self.tokens)
            and self.tokens[last + 1].text == ")"
            and "(" in self.text[self.tokens[first].start : self.tokens[last].end]
        ):
            last += 1
        return first, last

    def _leftmost(self, head: int) -> int:
        first = self.left[head]
        while (
            first < head
            and (self.tokens[first].pos in ("PUNCT", "CCONJ") or self.tokens[first].text in '“"«')
            and (self.tokens[first].text not in "@$")
        ):
            first += 1
        return first

    def _restrictive_end(self, number: int, last: int) -> int:
        """Where a modifier stops: before ", who …" further down."""
        for n in range(number, last):
            if self.tokens[n].text == "," and self.lower(n + 1) in (
                "who", "which", "whose", "whom", "where", "when", "citing", "saying", "adding", "speaking",
                "quoted", "quoting",
            ):  # fmt: skip
                return n - 1
        return last

    def verb_group(self, verb: int) -> tuple[int, int]:
        """First and last token of a verb with its auxiliaries, negation and particle; the verb alone where an "
        "adverb parts them."""
        parts = [verb]
        for c in self.children[verb]:
            if (c < verb and self.tokens[c].dep in ("aux", "auxpass", "neg")) or (
                c == verb + 1 and self.tokens[c].dep == "prt"
            ):
                parts.append(c)
        first, last = min(parts), max(parts)
        if last - first + 1 != len(parts):
            negated = any(self.tokens[p].dep == "neg" for p in parts)
            if not negated:
                first = verb
                while first - 1 in parts:
                    first -= 1
        return first, last


_LAST: dict[str, tuple[Analysis, Trees]] = {}


def trees_of(text: str, analysis: Analysis) -> Trees:
    """The trees of a document; the stages that ask for those of one document, one after the other, share them."""
    last = _LAST.get("")
    if last is None or last[0] is not analysis or last[1].text != text:
        last = _LAST[""] = analysis, Trees(text, analysis)
    return last[1]
