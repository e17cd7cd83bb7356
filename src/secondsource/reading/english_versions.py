"""Sources whose words stand behind a noun: "the mayor's version is that …", "by the army's count, …", "the union's
verdict: …"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.model import Sentence, Span
from secondsource.reading.english_clauses import Clauses
from secondsource.reading.frames import Frame
from secondsource.reading.words import words

_VERSIONS = words(
    "version line position view verdict reading argument story explanation answer reply response conclusion message "
    "assessment estimate guess suspicion theory belief hope fear worry contention account take impression advice "
    "warning complaint claim claims testimony forecast prediction opinion stance point"
)
"""Nouns for what somebody has to say; "the account is that", "its verdict: …"."""
_COUNTS = words(
    "count reckoning tally estimate estimates account accounts figures calculation calculations telling own"
)
_COPULAS = words("be remain stay")
_BY = words("by on in")


def versions(rules: Clauses, sentence: Sentence, n: int) -> Iterator[Frame]:
    """The attribution of a noun at token `n`, if it is one of these."""
    tokens, trees = rules.tokens, rules.trees
    word = trees.lower(n)
    owner = trees.child(n, "poss")
    if owner is None or not rules.speaks((trees.left[owner], owner)):
        return
    source = trees.span(trees.noun_phrase(owner)[0], owner)
    if source.of(trees.text)[-2:] in ("'s", "’s"):  # where the tagger leaves the word whole
        source = Span(source.start, source.end - 2)
    if word in _COUNTS and (found := _counted(rules, sentence, n, owner, source)) is not None:
        yield found
    elif word in _VERSIONS and n + 2 < sentence.last and tokens[n + 1].text == ":" and rules.quote_of[n + 2] < 0:
        yield Frame(
            (source,), (tokens[n].span,), (rules.until_end(sentence, n + 2),), "reading.attribution.version", 0.75
        )
    elif word in _VERSIONS and tokens[n].dep == "nsubj":
        verb = tokens[n].head
        if tokens[verb].lemma.lower() not in _COPULAS or verb < n or trees.child(verb, "neg") is not None:
            return
        for c in trees.all(verb, "ccomp", "advcl", "acl"):
            if c > verb and trees.lower(trees.left[c]) == "that":
                content: Span = trees.span(trees.left[c] + 1, rules.stop(c, trees.right[c]))
                yield Frame((source,), (trees.span(n, verb),), (content,), "reading.attribution.version", 0.75)
                return


def _counted(rules: Clauses, sentence: Sentence, n: int, owner: int, source: Span) -> Frame | None:
    """ "By the army's count, 40 shells fell": the clause behind the comma is the content."""
    tokens, trees = rules.tokens, rules.trees
    by = tokens[n].head
    opens = by == sentence.first and trees.lower(by) in _BY and tokens[n].dep == "pobj"
    if not opens or n + 3 >= sentence.last or tokens[n + 1].text != ",":
        return None
    if not any(rules.is_finite(k) for k in range(n + 2, sentence.last)):
        return None
    cue = (tokens[by].span, tokens[n].span)
    return Frame((source,), cue, (rules.until_end(sentence, n + 2),), "reading.attribution.count", 0.75)
