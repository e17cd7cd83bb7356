"""Attributions in English by rule: dependency patterns around the verbs of the cue lexicon.

`english_frames` yields candidates; `attribution` trims, merges and resolves them. Quotations and tags are in
`english_quotations`, phrases without a verb in `english_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondsource.model import Sentence, Span
from secondsource.reading import cues
from secondsource.reading.english_asides import with_asides
from secondsource.reading.english_objects import Objects
from secondsource.reading.english_phrases import LEADING
from secondsource.reading.english_versions import versions
from secondsource.reading.frames import Frame
from secondsource.reading.quotations import Quotation
from secondsource.reading.trees import Trees
from secondsource.reading.words import words

_NEGATABLE = words("say know assess believe think expect specify rule doubt want mean")
_EMPTY = words(
    "anonymity comment comments proof evidence details detail interview account reason explanation which who that"
)
_TURNED_DOWN = words("deny reject dismiss dispute refute rebut contest")
_HEARSAY = words("rumour rumours rumor rumors word talk gossip legend hearsay")
_REFLEXIVE = words("himself herself themselves itself myself ourselves")
_CITING = ("cite", "quote", "refer")
_NOBODY = words("there that which this what one")
_OWN = words("reporter correspondent team staff reporters correspondents")
_WE = words("assess believe think expect estimate judge conclude understand reckon assume predict")
_FINAL = words("reports says claims writes adds notes announces warns")


class English(Objects):
    """The rules over one document; `skipped` (furniture) is not looked into."""

    def __init__(self, trees: Trees, quotations: Sequence[Quotation], skipped: Sequence[Span]) -> None:
        super().__init__(trees, quotations)
        self._skipped = skipped

    def frames(self) -> Iterator[Frame]:
        """All candidates, sentence by sentence."""
        furniture = iter(self._skipped)
        skip = next(furniture, None)
        for sentence in self.trees.sentences:
            while skip is not None and skip.end <= sentence.span.start:
                skip = next(furniture, None)
            if sentence.language == "en" and (skip is None or not skip.overlap(sentence.span)):
                yield from self._sentence(sentence)

    def _sentence(self, sentence: Sentence) -> list[Frame]:
        return with_asides(self, sentence, list(self._found(sentence)))

    def _found(self, sentence: Sentence) -> Iterator[Frame]:
        last: Frame | None = None
        for n in range(sentence.first, sentence.last):
            token = self.tokens[n]
            found: Iterable[Frame] = ()
            if self.trees.lowered[n] == "per" or (
                self.trees.lowered[n] in LEADING and self._leading_words(sentence, n)
            ):
                found = self.according(sentence, n)
            elif self.quote_of[n] >= 0:
                continue
            elif token.pos in ("VERB", "AUX") or (token.text.lower() in _FINAL and n >= sentence.last - 3):
                found = list(self._verb(sentence, n, last)) or self._lost(sentence, n)
            elif token.pos == "NOUN" and token.lemma.lower() in cues.NOUNS:
                found = list(self.noun(n))
            if not found and token.pos == "NOUN":
                found = list(versions(self, sentence, n))
            if not found and self.trees.lowered[n] in _HEARSAY:
                found = self.rumour(sentence, n)
            for frame in found:
                last = self.last = frame
                yield frame
        yield from self.headline(sentence)
        yield from self.entry(sentence)
        yield from self.colon(sentence)
        yield from self.dash(sentence)

    def _lost(self, sentence: Sentence, n: int) -> Iterable[Frame]:
        """What the parser lost: a finite verb of saying with "that" behind it."""
        token = self.tokens[n]
        if token.lemma.lower() not in cues.TAG or token.tag not in ("VBD", "VBZ", "VBP") or token.dep == "relcl":
            return ()
        return () if self.trees.child(n, "neg") is not None else self.by_words(sentence, n)

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, n: int, last: Frame | None) -> Iterator[Frame]:
        trees, tokens = self.trees, self.tokens
        lemma = tokens[n].lemma.lower()
        if tokens[n].pos not in ("VERB", "AUX"):  # "reports", tagged as a noun at the end of a sentence
            lemma = lemma[:-1] if lemma.endswith("s") else lemma
        known = any(
            lemma in group
            for group in (
                cues.CLAUSE,
                cues.OBJECT,
                cues.PREPOSITION,
                cues.INFINITIVE,
                cues.AS_PASSIVE,
                cues.PARTICLE,
            )
        )
        if (not known and cues.likelihood(lemma) < 0.3) or tokens[n].dep in ("amod", "compound"):
            return
        if tokens[n].tag == "VBN" and trees.child(n, "auxpass", "nsubjpass", "agent") is not None:
            yield from self.passive(n, lemma)
            return
        source = self._source(sentence, n, lemma)
        participle = tokens[n].tag == "VBG" and trees.child(n, "aux") is None
        spans: tuple[Span, ...] = (trees.span(*source),) if source else ()
        if source is None and participle:
            if tokens[n].dep in ("pcomp", "csubj", "nsubj", "dobj", "pobj"):
                return
            if last is not None and last.source and last.content and tokens[n - 1].text == ",":
                spans = last.source
            elif (governor := self.governing_subject(n)) is not None:
                source, spans = governor, (trees.span(*governor),)
            if not spans:
                return
        elif source is None and (tokens[n].dep == "xcomp" or trees.lower(trees.verb_group(n)[0]) == "to"):
            return
        negated = trees.child(n, "neg") is not None
        first_person = trees.lower(source[0]) if source is not None and source[0] == source[1] else ""
        if (negated and lemma not in _NEGATABLE) or first_person in _NOBODY:
            return
        if first_person == "i" or (first_person == "we" and lemma not in _WE):
            return  # what the publisher's own reporter saw is own voice
        if source is not None and trees.lower(source[0]) == "our" and self._own_people(source):
            return
        if lemma in ("call", "name", "style") and trees.lower(n + 1) in _REFLEXIVE:
            return  # what somebody calls themselves
        if tokens[n].dep == "xcomp" and tokens[tokens[n].head].lemma.lower() in ("decline", "refuse"):
            return  # the refusal is the cue
        if trees.lower(n - 1) in ("neither", "nor"):
            return  # "neither confirmed nor denied" says nothing
        before = source[0] - 1 if source is not None else n
        if before >= sentence.first and trees.lower(before) == "what" and n > before:
            yield from self.described_as(n, lemma, spans)  # "what residents called …"
            return
        if tokens[n].dep == "relcl" and source is not None and tokens[n].head < source[0]:
            if (about := self.relative(n, lemma, spans)) is not None:
                yield about
                return
            if lemma in ("call", "name"):
                return  # "the town that Kyiv calls X"
        if (again := self.pronoun(sentence, n, lemma, spans, last)) is not None:
            yield again
            return
        if lemma in _CITING and (cited := self._citing(sentence, n, lemma, last)) is not None:
            yield from cited
            return
        yield from self._active(sentence, n, lemma, source, spans, negated=negated, participle=participle)

    def _own_people(self, source: tuple[int, int]) -> bool:
        """Whether "our correspondent in the city" speaks: the publisher's own voice."""
        return any(
            self.trees.lower(k) in _OWN and not source[0] <= self.tokens[k].head <= source[1]
            for k in range(source[0], source[1] + 1)
        )

    def _source(self, sentence: Sentence, n: int, lemma: str) -> tuple[int, int] | None:
        """The noun phrase of the speaker; for a tag at the end of its sentence, by the commas where the parse fails."""
        source = self.subject(n)
        if source is not None and self.quote_of[source[0]] >= 0:
            source = None
        if (
            source is not None
            and source[1] < n - 1
            and all(self.tokens[k].pos == "PROPN" or self.tokens[k].text == "-" for k in range(source[1] + 1, n))
        ):
            source = source[0], n - 1  # "the project Front Atlas said": the parser parts the name
        if self.tags(lemma) and self.tokens[n].tag != "VBG" and (source is None or source[0] < n):
            behind = self.behind_quotation(sentence, n)
            if behind is not None:
                return behind
        if (
            self.tags(lemma)
            and self.tokens[n].tag != "VBG"
            and n > sentence.first + 3
            and self._ends_sentence(sentence, n)
        ):
            by_comma = self.before_comma(sentence, n) if source is None or source[0] < n else None
            if by_comma is not None:
                return by_comma
        inverted = self.tokens[n - 1].text == "," and self.tokens[n].tag in ("VBD", "VBZ") and n > sentence.first + 3
        if source is None and inverted and lemma in cues.TAG and lemma != "tell":
            return self.behind_verb(sentence, n)
        return source

    def _ends_sentence(self, sentence: Sentence, n: int) -> bool:
        """Whether only an adverbial stands between a verb and the end of its sentence or ", adding …"."""
        for k in range(n + 1, min(sentence.last, n + 9)):
            if self.tokens[k].text in (".", ",", ";", "”", '"'):
                return self.tokens[k].text != "," or (k + 1 < sentence.last and self.tokens[k + 1].tag == "VBG")
            addressed = self.tokens[n].lemma == "tell" and self.tokens[k].pos in ("DET", "PRON")
            if self.tokens[k].pos in ("VERB", "AUX", "PRON", "SCONJ", "DET") and not addressed:
                return False
        return sentence.last - n < 9

    def _active(
        self, sentence: Sentence, n: int, lemma: str, source: tuple[int, int] | None, spans: tuple[Span, ...],
        *, negated: bool, participle: bool,
    ) -> Iterator[Frame]:  # fmt: skip
        trees = self.trees
        group = trees.verb_group(n)
        cue = (trees.span(*group),)
        speaks = self.speaks(source) or (participle and bool(spans))
        if not negated and not participle and (content := self.tag(sentence, n, lemma, group, source)):
            yield Frame(spans, cue, content, "reading.attribution.tag", 0.9 if spans else 0.6)
            return
        if content := self.following_quotation(sentence, lemma, group):
            yield Frame(spans, cue, content, "reading.attribution.quotation", 0.9 if spans else 0.6)
            return
        if not spans:
            return
        clause = self.clause(n, lemma)
        if clause is not None and (lemma in cues.CLAUSE or cues.likelihood(lemma) >= 0.45):
            if lemma not in cues.PERCEPTION or speaks:
                yield Frame(spans, cue, clause, "reading.attribution.clause", 0.85 if lemma in cues.TAG else 0.6)
            return
        if not speaks:
            return
        frame = (
            self._preposition(n, lemma, group, spans)
            or self._infinitive(n, lemma, cue, spans)
            or (None if negated else self._object(sentence, n, lemma, cue, spans))
        )
        if frame is None:
            return
        if lemma in _TURNED_DOWN or trees.lower(self.token_at(frame.content[0].end - 1)) not in _EMPTY:
            yield frame


def english_frames(trees: Trees, quotations: Sequence[Quotation], skipped: Sequence[Span]) -> list[Frame]:
    """The candidates that rules find in the English sentences of a document."""
    rules = English(trees, quotations, skipped)
    return [replace(f, content=tuple(rules.closed(c) for c in f.content)) for f in rules.frames() if f.content]
