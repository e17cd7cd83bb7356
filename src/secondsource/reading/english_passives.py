"""Passive attributions in English: "was confirmed by X", "is seen as …", "was quoted as saying …", "were told to …"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.model import Span
from secondsource.reading import cues
from secondsource.reading.english_phrases import Phrases
from secondsource.reading.frames import Frame
from secondsource.reading.role_words import INSTITUTIONS, PEOPLE, THINGS
from secondsource.reading.words import words

_ORDERS = words("tell urge order ask advise warn instruct")
_BLOWS = words(
    "attack blast slam charge challenge show order back support oppose fire send hold cast shoot hit strike use"
)


class Passives(Phrases):
    """Verbs of saying in the passive, with and without "by"."""

    def passive(self, n: int, lemma: str) -> Iterator[Frame]:
        trees, tokens = self.trees, self.tokens
        agent = trees.child(n, "agent")
        actor = trees.child(agent, "pobj") if agent is not None else None
        subject = trees.child(n, "nsubjpass")
        group = trees.verb_group(n)
        if trees.child(n, "neg") is not None:
            return
        if lemma in ("quote", "cite", "report") and subject is not None and (saying := self.quoted_as(n)) is not None:
            cue, content = saying
            source = (trees.span(*trees.noun_phrase(subject)),)
            yield Frame(source, (Span(tokens[group[0]].start, cue.end),), content, "reading.attribution.quoted_as", 0.9)
            return
        if actor is not None and agent is not None:
            yield from self._by(n, lemma, agent, actor, subject)
        elif subject is not None and lemma in _ORDERS and (infinitive := trees.child(n, "xcomp")) is not None:
            ordered = trees.span(trees.left[infinitive], self.stop(infinitive, trees.right[infinitive]))
            if trees.lower(trees.left[infinitive]) == "to" and trees.child(n, "auxpass") is not None:
                yield Frame((), (trees.span(*group),), (ordered,), "reading.attribution.ordered", 0.45)
        elif subject is not None and lemma in cues.AS_PASSIVE and trees.child(n, "auxpass") is not None:
            yield from self._nobody(n, lemma, subject)

    def _by(self, n: int, lemma: str, agent: int, actor: int, subject: int | None) -> Iterator[Frame]:
        """ "was confirmed by X", "were told by X to …", "reported by X"."""
        trees, tokens = self.trees, self.tokens
        reported = (
            lemma in cues.CLAUSE | cues.OBJECT or cues.likelihood(lemma) >= 0.3
        ) and lemma not in _BLOWS | cues.PERCEPTION
        source_tokens = trees.noun_phrase(actor)
        if not reported or not self.speaks(source_tokens):
            return
        group = trees.verb_group(n)
        source = (trees.span(*source_tokens),)
        cue = (trees.span(group[0], agent),) if agent == group[1] + 1 else (trees.span(*group), tokens[agent].span)
        clause = self.clause(n, lemma)
        infinitive = trees.child(n, "xcomp")
        if clause is not None:
            yield Frame(source, cue, clause, "reading.attribution.passive", 0.8)
        elif infinitive is not None and lemma in cues.INFINITIVE:
            content = trees.span(trees.left[infinitive], self.stop(infinitive, trees.right[infinitive]))
            yield Frame(source, cue, (content,), "reading.attribution.passive", 0.7)
        elif subject is not None and lemma in cues.OBJECT and tokens[subject].tag not in ("WDT", "WP"):
            if lemma not in ("quote", "cite") and tokens[n].dep != "relcl":
                yield Frame(source, cue, (trees.span(*trees.noun_phrase(subject)),), "reading.attribution.passive", 0.7)
        elif tokens[n].dep in ("acl", "relcl") and tokens[n].head < n and subject is None:
            head = tokens[n].head
            while tokens[head].dep == "conj" and tokens[tokens[head].head].pos in ("NOUN", "NUM", "PROPN"):
                head = tokens[head].head
            marked = any(self.quote_of[k] >= 0 for k in range(trees.left[head], n))
            if (
                (lemma in ("quote", "cite") and not marked)
                or tokens[head].entity == "PERSON"
                or tokens[n - 1].text == ","
            ):
                return
            if tokens[head].text.lower() in PEOPLE | INSTITUTIONS | THINGS:
                return
            yield Frame(
                source, cue, (trees.span(trees.left[head], n - 1),), "reading.attribution.reduced_passive", 0.55
            )

    def _nobody(self, n: int, lemma: str, subject: int) -> Iterator[Frame]:
        """ "is seen as …", "are believed to …", "it is reported that …": nobody is named."""
        trees, tokens = self.trees, self.tokens
        group = trees.verb_group(n)
        if tokens[subject].text.lower() == "it":
            clause = self.clause(n, lemma)
            if clause is not None and lemma != "know":
                yield Frame((), (trees.span(*group),), clause, "reading.attribution.impersonal", 0.6)
            return
        who = trees.span(*trees.noun_phrase(subject))
        for c in trees.children[n]:
            if c < n:
                continue
            if tokens[c].dep == "prep" and trees.lower(c) == "as" and lemma not in ("know", "describe", "report"):
                content = (who, trees.span(c + 1, self.stop(c, trees.right[c])))
                cue = (trees.span(group[0], c),) if c == group[1] + 1 else (trees.span(*group), tokens[c].span)
                yield Frame((), cue, content, "reading.attribution.seen_as", 0.7)
                return
            if tokens[c].dep == "xcomp" and trees.lower(trees.left[c]) == "to":
                content = (who, trees.span(trees.left[c], self.stop(c, trees.right[c])))
                yield Frame((), (trees.span(*group),), content, "reading.attribution.believed_to", 0.6)
                return
