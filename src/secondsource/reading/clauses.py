"""The shortest clause that says it: the anchor of a claim.

A verb gives its clause (subject, objects, what hangs on it) without clauses that have verbs of their own, without
leading adverbials, and without source and cue of the attribution. A noun gives its phrase, or the clause of a verb that
adds nothing but that the thing happens ("fighting continued", "carried out a strike").
"""

from __future__ import annotations

from collections.abc import Iterable

from secondsource.model import Span
from secondsource.reading.predicates import OBJECT, PASSIVE_SUBJECT, SUBJECT, is_count
from secondsource.reading.trees import Trees

_OWN_CLAUSE = frozenset(
    {"advcl", "ccomp", "parataxis", "relcl", "acl:relcl", "csubj", "dep", "intj", "discourse", "vocative"}
)
_EDGE = " \t\n,;:.–—-•…“”\"‘’'«»()[]"
_BOUND_CLOSE = {"”": "“", "’": "‘", "»": "«", ")": "("}
_STEPS = 8


class Clauses:
    """Anchors in one document. `light` verbs add only that a thing happens, `stop` verbs end a chain."""

    def __init__(self, trees: Trees, light: frozenset[str], stop: frozenset[str]) -> None:
        self.trees = trees
        self.light = light
        self.stop = stop

    def governing(self, number: int) -> int:
        """The verb at the top of a chain of open complements ("are due to begin" for "begin")."""
        tokens, steps = self.trees.tokens, 0
        while tokens[number].dep in ("xcomp", "aux", "auxpass", "acomp", "oprd") and steps < _STEPS:
            above = tokens[number].head
            if above == number or tokens[above].lemma.lower() in self.stop:
                break
            number, steps = above, steps + 1
        return number

    def anchor(self, number: int) -> tuple[int, int]:
        """First and last token of the clause (or phrase) that says what the trigger tells of."""
        token = self.trees.tokens[number]
        if (
            token.pos in ("VERB", "AUX")
            and token.dep == "acl"
            and token.tag in ("VBN", "VBD", "VBG")
            and token.head < number
        ):
            first, last = self._noun(token.head)
            return first, max(last, self._verb(number)[1])
        if token.dep == "relcl" and token.head < number and self._counted(token.head) != token.head:
            first, last = self._noun(token.head)  # "the number of people who have left has risen to 5,200"
            return first, max(last, self._verb(number)[1])
        if token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound", *SUBJECT, "pobj", *OBJECT):
            return self._verb(number)
        if token.tag == "VBG" and token.dep in ("csubj", "nsubj", "nsubjpass"):
            return self._noun(number)
        if token.pos == "VERB" and token.dep in ("csubj", "dobj", "pobj"):
            return self._verb(number)
        if token.pos in ("ADJ", "ADV", "VERB") and token.dep in ("acomp", "attr", "oprd", "advmod", "ROOT"):
            return self._verb(token.head if token.dep != "ROOT" else number)
        return self._noun(number)

    def _verb(self, number: int) -> tuple[int, int]:
        tokens = self.trees.tokens
        top = self.governing(number)
        path = [number]
        while path[-1] != top:
            path.append(tokens[path[-1]].head)
        first, last = min(path), max(path)
        subjects = [
            c
            for p in path
            for c in self.trees.children[p]
            if tokens[c].dep in SUBJECT | PASSIVE_SUBJECT or tokens[c].dep == "expl"
        ]
        opening = min(subjects, default=first)
        for step in path:
            for child in self.trees.children[step]:
                token = tokens[child]
                small = token.dep == "ccomp" and token.pos not in ("VERB", "AUX")  # "holds the army responsible"
                if child in path or (token.dep in _OWN_CLAUSE and not small) or token.dep in ("punct", "cc", "preconj"):
                    continue
                if token.dep == "conj":
                    continue
                if token.dep == "mark" and token.lemma.lower() not in ("if", "если", "якщо", "unless"):
                    continue
                if child in subjects and token.lemma.lower() in ("which", "that", "who", "that"):
                    continue
                if subjects and child < opening and token.dep not in ("mark", "neg", "det", "aux", "auxpass"):
                    continue
                left, right = self._extent(child)
                if (
                    right > step
                    and child > step
                    and self._apart(step, left)
                    and token.dep in ("prep", "npadvmod", "advmod", "appos")
                ):
                    continue
                first, last = min(first, left), max(last, right)
        return first, last

    def _apart(self, verb: int, left: int) -> bool:
        """Whether a comma or dash parts a modifier from the clause ("…, some 45 km to the north-east")."""
        return left - 1 > verb and self.trees.tokens[left - 1].text in (",", "–", "—", ";", ":")

    def _extent(self, child: int) -> tuple[int, int]:
        """The reach of a phrase without what a comma and a relative or reporting word set off from it."""
        tokens = self.trees.tokens
        first, last = self.trees.left[child], self.trees.right[child]
        for number in range(child, last):
            if tokens[number].text in (",", "–", "—", ";") and tokens[number].head != number:
                after = number + 1
                if tokens[after].lemma.lower() in ("who", "which", "whose", "whom", "where", "when", "one", "that") or (
                    tokens[after].pos in ("VERB", "ADP", "ADV") and tokens[after].dep not in ("conj",)
                ):
                    last = number - 1
                    break
        return first, max(child, last)

    def _counted(self, number: int) -> int:
        """The head of a whole noun phrase: above compounds, and above "a number of", "dozens of"."""
        tokens = self.trees.tokens
        head, steps = number, 0
        while steps < _STEPS:
            above = tokens[head].head
            named = tokens[above].pos in ("NOUN", "PROPN", "NUM")
            if above != head and tokens[head].dep in ("compound", "amod", "nmod") and named:
                head = above
            elif (
                tokens[head].dep == "pobj"
                and tokens[above].lemma.lower() == "of"
                and is_count(tokens[tokens[above].head])
            ):
                head = tokens[above].head
            else:
                break
            steps += 1
        return head

    def _noun(self, number: int) -> tuple[int, int]:
        tokens = self.trees.tokens
        head = self._counted(number)
        verb = tokens[head].head
        role = tokens[head].dep
        if (
            verb != head
            and tokens[verb].pos in ("VERB", "AUX")
            and tokens[verb].lemma.lower() in self.light
            and role in SUBJECT | PASSIVE_SUBJECT | OBJECT | {"attr"}
        ):
            return self._verb(verb)
        first, last = self._extent(head)
        for child in self.trees.children[head]:
            if (tokens[child].dep in ("relcl", "advcl", "conj", "cc", "punct", "appos") and child > head) or (
                tokens[child].dep == "acl" and self._apart(head, self.trees.left[child])
            ):
                last = min(last, max(head, self.trees.left[child] - 1))
        return first, max(head, last)

    def span(self, first: int, last: int, keep: int, cut: Iterable[Span]) -> Span:
        """The characters of an anchor without the spans of `cut` (source, cue), trimmed of marks at its edges.

        `keep` is the trigger token: the piece that holds it is the one that stays.
        """
        tokens, text = self.trees.tokens, self.trees.text
        start, end = tokens[first].start, tokens[last].end
        trigger = tokens[keep]
        for piece in cut:
            if piece.end <= trigger.start and piece.end > start:
                start = max(start, piece.end)
            elif piece.start >= trigger.end and piece.start < end:
                end = min(end, piece.start)
        while start < end and text[start] in _EDGE and start < trigger.start:
            start += 1
        while end > start and text[end - 1] in _EDGE and end > trigger.end and not self._closes(start, end):
            end -= 1
        return Span(start, end)

    def trimmed(self, start: int, end: int) -> Span:
        """A stretch of text without marks at its edges, closing marks of what it opens kept."""
        text = self.trees.text
        while start < end and text[start] in _EDGE and text[start] not in '“"‘«(':
            start += 1
        while end > start and text[end - 1] in _EDGE and not self._closes(start, end):
            end -= 1
        return Span(start, end)

    def _closes(self, start: int, end: int) -> bool:
        """Whether the last mark closes something opened inside the anchor."""
        opener = _BOUND_CLOSE.get(self.trees.text[end - 1])
        return opener is not None and opener in self.trees.text[start : end - 1]
