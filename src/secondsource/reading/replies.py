"""Where a party answers: words of confirming, denying and not commenting, who answers, the clause that says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondsource.model import Attribution, Span, Token
from secondsource.model.claim import ResponseKind
from secondsource.reading.clauses import Clauses
from secondsource.reading.expressions import Expression
from secondsource.reading.nearby import Nearby
from secondsource.reading.predicates import Predicates
from secondsource.reading.reply_words import ReplyWords
from secondsource.reading.sieve import Narrowed
from secondsource.reading.trees import Trees
from secondsource.reading.words import words as lemmas

_NOR = re.compile(r",? nor\b")
_STEPS = 6  # up a tree, from one verb of an answer to another
_SHORT = 30  # characters of a clause that is only its verb
_LONG = 160  # characters of content that such a clause takes in
_MESSAGES = lemmas(
    "call calls message messages request requests question questions email emails letter letters he she they"
)
_SAID = lemmas(
    "this that it which information report reports claim claims allegation allegations story stories rumour rumours",
    "rumor rumors account accounts version versions video footage accusation accusations figure figures all talk",
    "suggestion suggestions assertion assertions statement statements charge charges image images photo photos",
)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `by` is None where the text does not say who; `token` is its verb."""

    kind: ResponseKind
    by: str | None
    anchor: Span
    token: int
    attribution: Attribution | None
    rule: str


class Replies:
    """Answers of one document."""

    def __init__(self, trees: Trees, clauses: Clauses, attributions: tuple[Attribution, ...]) -> None:
        self.trees = trees
        self.clauses = clauses
        self.predicates = Predicates(trees)
        self._said = Nearby(trees.sentences, attributions, lambda a: (*a.content, *a.cue))
        self._patterns: dict[int, Narrowed[tuple[ResponseKind, Expression]]] = {}

    def find(self, start: int, end: int, first: int, last: int, words: ReplyWords) -> Iterator[Reply]:
        """The answers in one sentence: characters [start, end), tokens [first, last)."""
        text = self.trees.text
        taken: list[Span] = []
        given: list[Reply] = []
        if id(words) not in self._patterns:
            self._patterns[id(words)] = words.sieve.within(text)
        said = text[start:end]
        for kind, pattern in self._patterns[id(words)].of(said):
            for match in pattern.finditer(said):
                span = Span(start + match.start(), start + match.end())
                if any(span.overlap(other) for other in taken):
                    continue
                verb = self._verb(span, first, last)
                if verb is None or self._excluded(span, verb, words):
                    continue
                taken.append(span)
                reply = self._reply(kind, span, verb, words)
                if any(kind == r.kind and r.by == reply.by and r.anchor.contains(reply.anchor) for r in given):
                    continue  # "ruled out any strike, calling the account a lie": one answer
                given.append(reply)
                yield reply
                if (other := self._nor(reply)) is not None:
                    yield replace(reply, by=other)

    def _nor(self, reply: Reply) -> str | None:
        """The second of two who answer nothing ("neither the army nor the rebels have commented")."""
        if reply.kind != "no_comment":
            return None
        for subject in self.predicates.roles(reply.token).agent:
            if not any(self.trees.lower(c) == "neither" for c in self.trees.children[subject]):
                continue
            for second in self.trees.all(subject, "conj"):
                first, last = self.trees.noun_phrase(second)
                said = self.trees.span(first, last).of(self.trees.text)
                return re.sub(r"\s+", " ", said).strip(' ,"“”')
        return None

    def _verb(self, span: Span, first: int, last: int) -> int | None:
        inside = [
            n
            for n in range(first, last)
            if self.trees.tokens[n].start < span.end and self.trees.tokens[n].end > span.start
        ]
        verbs = [n for n in inside if self.trees.tokens[n].pos in ("VERB", "AUX")]
        held = set(verbs)
        found = [n for n in verbs if not self._under(n, held)] or verbs or inside
        return found[0] if found else None

    def _under(self, number: int, held: set[int]) -> bool:
        """Whether a verb hangs, at some remove, on another of the same answer ("the claim that it fell is untrue")."""
        tokens, at = self.trees.tokens, number
        for _ in range(_STEPS):
            above = tokens[at].head
            if above == at:
                return False
            if above in held:
                return True
            at = above
        return False

    def _excluded(self, span: Span, verb: int, words: ReplyWords) -> bool:
        """A publisher that could not check something answers nobody, nor does one who denies on behalf of a rule."""
        sentence = self.trees.sentence_of(verb).span
        before = self.trees.text[max(sentence.start, span.start - 60) : min(sentence.end, span.end + 40)]
        return bool(words.never.search(before)) if words.never.pattern else False

    def _reply(self, kind: ResponseKind, span: Span, verb: int, words: ReplyWords) -> Reply:
        first, last = self.clauses.anchor(verb)
        tokens = self.trees.tokens
        start, end = min(tokens[first].start, span.start), max(tokens[last].end, span.end)
        attribution = self._attribution(span, verb)
        by = self._asked(span, words) or self._by(verb, attribution, span, kind)
        worded = end - max(start, span.start) < _SHORT
        behind = attribution.content[0] if attribution is not None and attribution.content else None
        own_cue = attribution is not None and any(c.overlap(span) for c in attribution.cue)
        if attribution is not None and attribution.source and kind != "no_comment" and (own_cue or not behind):
            near = [s for s in attribution.source if abs(s.start - start) < 200 and s.start < span.end]
            start = min([start, *(s.start for s in near)])
        if behind is not None and worded and behind.start >= end:
            if span.start - start > _SHORT:
                start = span.start  # a long source, which the answer itself may leave out
            end = max(end, min(behind.end, end + _LONG))  # "and denied that the market was …"
        anchor = self.clauses.trimmed(start, end)
        own = kind == "denies" and attribution is None and self._said_of_a_claim(verb)
        return Reply(kind, by, anchor, verb, attribution, f"reply.{kind}.own" if own else f"reply.{kind}")

    def _said_of_a_claim(self, verb: int) -> bool:
        """Whether the subject is what others say ("reports to the contrary are a lie"): whoever speaks denies it."""
        roles = self.predicates.roles(verb)
        heads = roles.patient if roles.passive else roles.agent
        return not roles.flat and bool(heads) and all(self.trees.lower(h) in _SAID for h in heads)

    def _attribution(self, span: Span, verb: int) -> Attribution | None:
        """The attribution whose cue is the answering verb, else the innermost one around it."""
        for attribution in self._said.at(span.start):
            if any(self._says(cue, span, verb) for cue in attribution.cue):
                return attribution
        around = [
            a
            for a in self._said.at(span.start)
            if any(c.start <= span.start and span.end <= c.end + 1 for c in a.content)
        ]
        return min(around, key=lambda a: sum(len(c) for c in a.content), default=None)

    def _says(self, cue: Span, span: Span, verb: int) -> bool:
        """Whether a cue is the answer's own verb; "the claim of X that … is untrue" is no claim of X's about itself."""
        if cue.overlap(self.trees.tokens[verb].span):
            return True
        return cue.overlap(span) > 0 and any(t.pos in ("VERB", "AUX") for t in self._tokens(cue.start, cue.end))

    def _tokens(self, start: int, end: int) -> list[Token]:
        number = max(0, bisect_right(self.trees.sentence_starts, start) - 1)
        sentence = self.trees.sentences[number]
        return [t for t in self.trees.tokens[sentence.first : sentence.last] if t.start < end and t.end > start]

    def _asked(self, span: Span, words: ReplyWords) -> str | None:
        """Who was asked, where the clause is about calls or requests ("calls to the spokesman were not answered")."""
        around = self.trees.text[max(0, span.start - 120) : span.end + 80]
        for pattern in words.asked:
            if found := pattern.search(around):
                return found.group("who").strip(" ,.")
        return None

    def _by(self, verb: int, attribution: Attribution | None, span: Span, kind: ResponseKind) -> str | None:
        roles = self.predicates.roles(verb)
        heads = [
            h
            for h in (roles.agent if not roles.passive else (*roles.agent, *roles.at.get("by", ())))
            if self.trees.tokens[h].start < self.trees.tokens[h].end
        ]
        if heads and all(span.start <= self.trees.tokens[h].start < span.end for h in heads) and kind == "denies":
            # "Utter rubbish, fumed the surgeon": who speaks stands behind the verb.
            heads = [h for h in roles.patient if self.trees.tokens[h].start >= span.end] or heads
        told = self.trees.tokens[verb]
        if not heads and told.pos == "ADJ" and told.dep == "amod" and told.head < verb:
            heads = [told.head]  # "Kyiv's side silent so far"
        if not heads and kind == "no_comment" and not roles.flat:  # "the ministry could not be contacted"
            heads = [h for h in roles.patient if self.trees.lower(h) not in _MESSAGES]
        speaker = attribution.speaker if attribution else None
        if self._said_of_a_claim(verb):
            return (speaker.name or speaker.role) if speaker else None
        own = attribution is not None and any(cue.overlap(span) for cue in attribution.cue)
        if speaker and (own or not heads or all(self.trees.tokens[h].pos == "PRON" for h in heads)):
            return speaker.name or speaker.role
        if heads and not roles.flat:
            first, last = self.trees.noun_phrase(heads[0])
            if len(heads) > 1:
                last = max(last, self.trees.noun_phrase(heads[-1])[1])
            said = self.trees.span(first, last).of(self.trees.text)
            said = _NOR.split(said)[0]
            return re.sub(r"\s+", " ", said).strip(' ,"“”')
        return (speaker.name or speaker.role) if speaker else None
