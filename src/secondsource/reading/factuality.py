"""Certainty of an event from its speaker's view: FactBank values read off the tree around its word.

Negation, modals, futures, conditions, questions, and the predicates above the event (Saurí and Pustejovsky, FactBank,
2009). Where the encoder ships a factuality head, `factuality_of` gives its number between -3 and +3 for benchmarks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from secondsource.model import Span
from secondsource.model.claim import Factuality
from secondsource.model.event import EventCode
from secondsource.reading.factuality_words import FactualityWords
from secondsource.reading.predicates import OBJECT, PASSIVE_SUBJECT, SUBJECT
from secondsource.reading.trees import Trees

_STEPS = 10
_IF = "if-clause"
_NEGATED: dict[str, Factuality] = {
    "CT+": "CT-",
    "PR+": "PR-",
    "PS+": "PS-",
    "Uu": "Uu",
    "CT-": "CT+",
    "PR-": "PR+",
    "PS-": "PS+",
}
_WEAKER: dict[str, int] = {"CT": 0, "PR": 1, "PS": 2}
_FORESEEN: frozenset[EventCode] = frozenset(
    {"shortage", "casualties", "destruction", "other", "displacement", "agreement", "clash"}
)
"""Codes whose future is a forecast; what armies and helpers will do is a plan."""
_LACK: frozenset[EventCode] = frozenset({"shortage"})


class FactualityHead(Protocol):
    """What an encoder offers: certainty of an event word, -3 (certainly not) to +3 (certainly)."""

    def factuality(self, span: tuple[int, int]) -> float:
        """The value for the word at a span of the encoded text."""


@dataclass(slots=True)
class _Reading:
    """What the walk upwards has found so far."""

    certainty: str = "CT"
    negative: bool = False
    uncommitted: bool = False
    able: bool = False
    rule: str = "plain"

    def weaken(self, certainty: str, rule: str) -> None:
        if _WEAKER[certainty] > _WEAKER[self.certainty]:
            self.certainty, self.rule = certainty, rule

    def value(self) -> Factuality:
        if self.uncommitted:
            return "Uu"
        return f"{self.certainty}{'-' if self.negative else '+'}"  # type: ignore[return-value]


class Certainty:
    """Factuality of triggers in the sentences of one language."""

    def __init__(self, trees: Trees, words: FactualityWords) -> None:
        self.trees = trees
        self.words = words

    def value(
        self,
        number: int,
        code: EventCode,
        negative: bool = False,
        worded: bool = False,
        own_clause: tuple[int, int] | None = None,
        cue: Span | None = None,
    ) -> tuple[Factuality, str]:
        """The value of the event that the token `number` tells of, and the rule that gave it.

        `negative`: the wording itself already denies ("no ceasefire"); `worded`: it has a negation of its own in it
        ("nothing is left"). `own_clause`: the tokens of its anchor.
        `cue`: that of the speaker's attribution, where the walk upwards ends: what stands above is another's view.
        """
        found = _Reading(negative=negative)
        tokens = self.trees.tokens
        at, steps, crossed = number, 0, False
        while steps < _STEPS:
            self._beside(at, code, found, crossed, number, negative or worded)
            above = tokens[at].head
            if above == at:
                break
            if self._holds_by_itself(at):
                break
            crossed = self._upwards(at, above, code, found, crossed)
            at, steps = above, steps + 1
            if cue is not None and tokens[at].start < cue.end and tokens[at].end > cue.start:
                self._beside(at, code, found, True, number, negative or worded)
                break
        sentence = self.trees.sentence_of(number)
        if sentence.last > sentence.first and self._asked(number, sentence.last):
            found.uncommitted, found.rule = True, "question"
        if self._ordered(number):
            found.uncommitted, found.rule = True, "imperative"
        if own_clause and any(
            tokens[n].lemma.lower() in self.words.condition and tokens[n].dep == "mark"
            for n in range(own_clause[0], own_clause[1] + 1)
        ):
            found.uncommitted, found.rule = True, _IF
        return found.value(), found.rule

    def _asked(self, number: int, last: int) -> bool:
        """Whether the event stands in a question: a question mark before any other end behind it."""
        for n in range(number, min(last, number + 60)):
            if self.trees.tokens[n].text in (".", "!", ";"):
                return False
            if self.trees.tokens[n].text == "?":
                return True
        return False

    def _ordered(self, number: int) -> bool:
        """Whether the event is what an imperative asks for ("Burn it all", "and do not come back")."""
        tokens = self.trees.tokens
        at = number
        if tokens[at].tag != "VB" or tokens[at].dep not in ("ROOT", "conj", "ccomp"):
            return False
        top = tokens[at].head if tokens[at].dep == "conj" else at
        for n in {at, top}:
            for child in self.trees.children[n]:
                dep, lemma = tokens[child].dep, tokens[child].lemma.lower()
                if dep in SUBJECT | PASSIVE_SUBJECT or dep == "expl" or lemma in self.words.infinitive:
                    return False
                if dep in ("aux", "auxpass") and lemma != "do":
                    return False
        before = top - 1
        return (
            before < 0
            or tokens[top].sentence != tokens[before].sentence
            or tokens[before].pos in ("PUNCT", "INTJ", "ADV")
        )

    def _beside(self, at: int, code: EventCode, found: _Reading, crossed: bool, number: int, stated: bool) -> None:
        """Words that hang on a token of the chain: negation, auxiliaries, adverbs, conditions."""
        tokens, words = self.trees.tokens, self.words
        for child in self.trees.children[at]:
            token = tokens[child]
            lemma, text = token.lemma.lower(), token.text.lower()
            negator = token.dep == "neg" or lemma in words.negators or text in words.negators
            if negator and token.dep in ("neg", "det", "advmod", "preconj", "cc"):
                if self._no_longer(child) or (crossed and token.dep == "det") or (code in _LACK and token.dep == "det"):
                    continue
                raising = tokens[at].lemma.lower() in words.raising
                if crossed and raising:
                    found.negative, found.rule = True, "negation above"
                    found.uncommitted = found.uncommitted and not found.able
                    found.weaken("PR", "negation above")
                elif (at == number or not crossed or self._brought(at, number)) and not stated:
                    found.negative, found.rule = True, "negation"
            elif token.dep in SUBJECT | PASSIVE_SUBJECT | OBJECT and not crossed and code not in _LACK:
                inner = [tokens[c] for c in self.trees.all(child, "det", "neg")]
                if not stated and (lemma in words.nobody or any(t.lemma.lower() == "no" for t in inner)):
                    found.negative, found.rule = True, "negation"
            elif token.dep in ("aux", "aux:pass") and not (
                crossed and at != number and tokens[at].dep not in ("ROOT", "ccomp", "conj")
            ):
                self._auxiliary(lemma, text, at, number, code, found, crossed)
            elif token.dep in ("advmod", "amod", "acomp", "attr", "oprd"):
                if lemma in words.likely:
                    found.weaken("PR", "adverb")
                elif lemma in words.perhaps:
                    found.weaken("PS", "adverb")
                elif token.dep == "acomp" and lemma in words.unlikely_under:
                    found.negative = True
                    found.weaken("PR", f"under {lemma}")
                elif (
                    token.dep == "acomp"
                    and lemma in words.probable_under
                    and child != number
                    and self.trees.all(child, "xcomp")
                ):
                    found.weaken("PR", f"under {lemma}")  # "a truce is due to begin"
            elif token.dep == "advcl" and child != number and self._marked(child) and not self._inside(number, child):
                found.uncommitted, found.rule = True, "condition"

    def _brought(self, at: int, number: int) -> bool:
        """Whether an event noun is what the verb `at` brings about or not, as its object or behind its preposition."""
        tokens = self.trees.tokens
        if tokens[at].lemma.lower() not in self.words.bringing or tokens[number].pos not in ("NOUN", "PROPN"):
            return False
        above = tokens[number].head
        return (above == at and tokens[number].dep in OBJECT) or (
            tokens[number].dep == "pobj" and tokens[above].head == at
        )

    def _auxiliary(
        self, lemma: str, text: str, at: int, number: int, code: EventCode, found: _Reading, crossed: bool
    ) -> None:
        words = self.words
        if lemma in words.possible or text in words.possible:
            if crossed:
                found.uncommitted, found.rule = True, "modal above"
            else:
                found.weaken("PS", "modal")
        elif lemma in words.probable:
            found.weaken("PR", "modal")
        elif lemma in words.future or text in words.future:
            if crossed or code not in _FORESEEN or text in ("would", "'d", "must", "should"):
                found.uncommitted, found.rule = True, "future"
            else:
                found.weaken("PR", "future")

    def _upwards(self, at: int, above: int, code: EventCode, found: _Reading, crossed: bool) -> bool:
        """What the token above does to the event; returns whether the event is now inside another predicate."""
        tokens, words = self.trees.tokens, self.words
        dep, lemma = tokens[at].dep, tokens[above].lemma.lower()
        if dep in ("advcl", "ccomp", "csubj", "acl") and self._marked(at):
            found.uncommitted, found.rule = True, _IF
        if dep in ("xcomp", "advcl", "acl", "ccomp") and self._infinitive(at) and lemma not in words.happens_under:
            if lemma in words.probable_under:
                found.weaken("PR", f"under {lemma}")
            elif lemma in words.denied_under:
                found.negative = True
            else:
                found.uncommitted, found.rule = True, f"infinitive under {lemma}"
                found.able = found.able or lemma in words.able
            return True
        taken = (
            dep in ("ccomp", "xcomp", "oprd", "acomp", "pobj", "pcomp", "acl", "advcl", "compound", "conj")
            or dep in SUBJECT | PASSIVE_SUBJECT | OBJECT
        )
        if dep in ("pobj", "pcomp") and lemma in words.negators:
            found.negative, found.rule = True, "negation"
        if taken and dep not in ("advcl", "conj"):
            self._under(at, above, dep, lemma, found)
        elif dep == "prep" and tokens[at].lemma.lower() in words.governing:
            self._under(at, above, "pobj", lemma, found)  # "at risk of", "prevented from"
        if dep in ("relcl", "parataxis"):
            return True
        return crossed or (tokens[above].pos in ("VERB", "AUX") and dep not in ("aux", "auxpass", "neg"))

    def _under(self, at: int, above: int, dep: str, lemma: str, found: _Reading) -> None:
        words = self.words
        nominal = dep in SUBJECT | PASSIVE_SUBJECT | OBJECT | {"pobj", "pcomp", "compound"}
        if lemma in words.denied_under and dep not in SUBJECT:
            if self._left_open(above):
                found.uncommitted, found.rule = True, f"left open under {lemma}"
            else:
                found.negative, found.rule = True, f"under {lemma}"
        elif lemma in words.unlikely_under and dep not in SUBJECT:
            found.negative = True
            found.weaken("PR", f"under {lemma}")
        elif lemma in words.possible_under and dep not in SUBJECT:
            found.uncommitted = found.uncommitted and found.rule != "future"  # a fear is no plan
            found.weaken("PS", f"under {lemma}")
        elif lemma in words.probable_under and (dep == "ccomp" or nominal) and dep not in SUBJECT:
            found.weaken("PR", f"under {lemma}")
        elif lemma in words.uncommitted and dep not in SUBJECT and (nominal or self._infinitive(at)):
            found.uncommitted, found.rule = True, f"under {lemma}"
        elif lemma in words.unconfirmed_under and any(
            self.trees.tokens[c].dep == "neg" for c in self.trees.children[above]
        ):
            found.uncommitted, found.rule = True, "unconfirmed"

    def _left_open(self, verb: int) -> bool:
        """Whether a denial is itself negated ("neither confirmed nor denied", "did not deny"): then nothing is said."""
        tokens = self.trees.tokens
        first = tokens[verb].head if tokens[verb].dep == "conj" else verb
        return any(
            tokens[c].lemma.lower() in self.words.negators
            and (tokens[c].dep in ("neg", "preconj", "cc") or tokens[c].lemma.lower() in ("neither", "nor"))
            for n in {verb, first}
            for c in self.trees.children[n]
        )

    def _holds_by_itself(self, at: int) -> bool:
        """Whether a clause is asserted whatever stands above it: relative ones, and those after "because"."""
        dep = self.trees.tokens[at].dep
        if dep in ("relcl", "parataxis", "acl:relcl"):
            return True
        marks = self.trees.all(at, "mark", "advmod") if dep == "advcl" else ()
        return any(self.trees.tokens[m].lemma.lower() in self.words.presupposing for m in marks)

    def _infinitive(self, at: int) -> bool:
        return any(
            self.trees.tokens[c].lemma.lower() in self.words.infinitive and self.trees.tokens[c].dep in ("aux", "mark")
            for c in self.trees.children[at]
        )

    def _marked(self, at: int) -> bool:
        return any(self.trees.tokens[c].lemma.lower() in self.words.condition for c in self.trees.all(at, "mark"))

    def _inside(self, number: int, top: int) -> bool:
        return self.trees.left[top] <= number <= self.trees.right[top]

    def _no_longer(self, number: int) -> bool:
        return self.trees.lower(number + 1) in ("longer", "more", "только", "лише", "only")


def negated(value: Factuality) -> Factuality:
    """The same certainty with the other polarity; what is uncommitted stays so."""
    return _NEGATED[value]


def factuality_of(span: tuple[int, int], encoded: FactualityHead) -> float:
    """Certainty of a marked event word by the encoder's head: -3 certainly not, 0 uncommitted, +3 certainly."""
    return min(3.0, max(-3.0, encoded.factuality(span)))
