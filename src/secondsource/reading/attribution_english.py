"""Attributions in English by rule: dependency patterns around the verbs of the cue lexicon.

`english_frames` yields candidates; `attribution` trims, merges and resolves them. Quotations and tags are in
`english_quotations`, phrases without a verb in `english_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondsource.model import Sentence, Span
from secondsource.reading import cues
from secondsource.reading.english_passives import Passives
from secondsource.reading.frames import Frame
from secondsource.reading.quotations import Quotation
from secondsource.reading.roles import INSTITUTIONS, PEOPLE, THINGS
from secondsource.reading.trees import Trees
from secondsource.reading.words import words

_NEGATABLE = words("say know assess believe think expect specify rule doubt want mean")
_EMPTY = words(
    "anonymity comment comments proof evidence details detail interview account reason explanation which who that"
)
_RELAY_PHRASE = words(
    "statement message post bulletin interview briefing dispatch letter video telegram x twitter facebook "
    "report conference",
    "monday tuesday wednesday thursday friday saturday sunday",
)
_WEAK = words("plan want seek intend agree hope expect offer")
_SURE = words("deny reject announce confirm report accuse blame dismiss dispute condemn call describe")
_CITING = ("cite", "quote", "refer")
_NOBODY = words("there that which this what one")
_OWN = words("reporter correspondent team staff reporters correspondents")
_SILENCE = words(
    "comment answer respond discuss speak elaborate give provide be name identify confirm talk go disclose"
)
_WE = words("assess believe think expect estimate judge conclude understand reckon assume predict")
_FIGURES = words("figure figures toll number count estimate total version")
_FINAL = words("reports says claims writes adds notes announces warns")
_STATES = words("name call put describe accuse blame ask urge thank praise order warn tell")


class English(Passives):
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

    def _sentence(self, sentence: Sentence) -> Iterator[Frame]:
        last: Frame | None = None
        for n in range(sentence.first, sentence.last):
            token = self.tokens[n]
            found: Iterable[Frame] = ()
            if token.text.lower() in ("according", "per"):
                found = self.according(sentence, n)
            elif self.quote_of[n] >= 0:
                continue
            elif token.pos in ("VERB", "AUX") or (token.text.lower() in _FINAL and n >= sentence.last - 3):
                found = self._verb(sentence, n, last)
            elif token.pos == "NOUN" and token.lemma.lower() in cues.NOUNS:
                found = self.noun(n)
            for frame in found:
                last = frame
                yield frame
        yield from self.colon(sentence)
        yield from self.dash(sentence)

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, n: int, last: Frame | None) -> Iterator[Frame]:
        trees, tokens = self.trees, self.tokens
        lemma = tokens[n].lemma.lower()
        if tokens[n].pos not in ("VERB", "AUX"):  # "reports", tagged as a noun at the end of a sentence
            lemma = lemma[:-1] if lemma.endswith("s") else lemma
        known = any(
            lemma in group for group in (cues.CLAUSE, cues.OBJECT, cues.PREPOSITION, cues.INFINITIVE, cues.AS_PASSIVE)
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
        if source is not None and trees.lower(source[0]) == "our" and trees.lower(source[1]) in _OWN:
            return
        if tokens[n].dep == "xcomp" and tokens[tokens[n].head].lemma.lower() in ("decline", "refuse"):
            return  # the refusal is the cue
        if lemma in ("call", "name") and tokens[n].dep == "relcl":
            return  # "the town that Kyiv calls X"
        if lemma in _CITING and (cited := self._citing(sentence, n, lemma, last)) is not None:
            yield from cited
            return
        yield from self._active(sentence, n, lemma, source, spans, negated=negated, participle=participle)

    def _source(self, sentence: Sentence, n: int, lemma: str) -> tuple[int, int] | None:
        """The noun phrase of the speaker; for a tag at the end of its sentence, by the commas where the parse fails."""
        source = self.subject(n)
        if source is not None and self.quote_of[source[0]] >= 0:
            source = None
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
        if frame is not None and trees.lower(self.token_at(frame.content[0].end - 1)) not in _EMPTY:
            yield frame

    def _preposition(self, n: int, lemma: str, group: tuple[int, int], spans: tuple[Span, ...]) -> Frame | None:
        """ "have called for aid", "appeal for …", "referred to …"."""
        trees = self.trees
        prepositions = cues.PREPOSITION.get(lemma, frozenset())
        for c in trees.all(n, "prep", "prt"):
            target = trees.child(c, "pobj", "pcomp")
            if target is None and self.tokens[c].dep == "prt":
                target = next((k for k in trees.all(n, "dobj", "ccomp") if k > c), None)
            if (
                trees.lower(c) not in prepositions
                or c < n
                or target is None
                or (trees.child(n, "dobj") or n) in range(n + 1, c)
            ):
                continue
            if trees.lower(c + 1) in _EMPTY:
                return None
            last = self._reach(n, target, trees.right[target])
            cue = (trees.span(group[0], c),) if c == group[1] + 1 else (trees.span(*group), self.tokens[c].span)
            content = (trees.span(trees.left[target], last),)
            return Frame(spans, cue, content, "reading.attribution.preposition", 0.75)
        return None

    def _infinitive(self, n: int, lemma: str, cue: tuple[Span, ...], spans: tuple[Span, ...]) -> Frame | None:
        """ "promised to …", "urged them to …"."""
        trees = self.trees
        infinitive = next(
            (
                c
                for c in trees.all(n, "xcomp", "ccomp", "advcl")
                if c > n and (trees.lower(trees.left[c]) == "to" or "to" in (trees.lower(c - 1), trees.lower(c - 2)))
            ),
            None,
        )
        if infinitive is None:
            infinitive = next((c for c in trees.all(n, "ccomp") if c > n and trees.lower(c - 1) == "to"), None)
        if infinitive is None or lemma not in cues.INFINITIVE:
            return None
        if lemma in ("decline", "refuse") and self.tokens[infinitive].lemma.lower() in _SILENCE:
            return None
        asked = trees.child(n, "dobj") if lemma in ("order", "urge", "ask", "call", "advise", "encourage") else None
        start = trees.left[asked] if asked is not None and n < asked < infinitive else trees.left[infinitive]
        content = trees.span(max(start, n + 1), self.stop(infinitive, trees.right[infinitive]))
        return Frame(spans, cue, (content,), "reading.attribution.infinitive", 0.45 if lemma in _WEAK else 0.7)

    def _object(
        self, sentence: Sentence, n: int, lemma: str, cue: tuple[Span, ...], spans: tuple[Span, ...]
    ) -> Frame | None:
        """ "denied the loss of the town", "put the toll at four", "highlighted a development: …"."""
        trees, tokens = self.trees, self.tokens
        target = trees.child(n, "dobj", "oprd", "dative", "ccomp", "xcomp", "acomp", "npadvmod")
        asks = (
            lemma == "ask"
            and target is not None
            and any(trees.lower(c) == "for" for c in range(target, min(target + 9, sentence.last)))
        )
        if (lemma not in cues.OBJECT and not asks) or target is None or target <= n:
            return None
        if tokens[target].dep == "npadvmod" and trees.child(n, "dobj") is None:
            return None
        if lemma == "give" and (
            tokens[target].lemma.lower() not in _FIGURES
            or trees.lower(trees.right[target] + 1) not in (":", "of", "as")
        ):
            return None
        if lemma == "put" and not any(trees.lower(k) == "at" for k in range(target, min(target + 9, sentence.last))):
            return None
        if lemma == "hold" and "responsible" not in [
            trees.lower(k) for k in range(target, min(target + 12, sentence.last))
        ]:
            return None
        if lemma == "count" and not any(tokens[k].pos == "NUM" for k in range(trees.left[target], target + 1)):
            return None
        if target == trees.right[target] and trees.lower(target) in _PERSONS and trees.right[n] <= target + 1:
            return None
        begin = min(trees.left[target], n + 1) if lemma in _STATES else trees.left[target]
        last = trees.right[target]
        if tokens[target].pos != "PRON" or lemma in _STATES:
            last = self._reach(n, target, last)
        last = self.stop(target, last)
        beside = next(
            (k for k in range(target + 1, last) if tokens[k].text == "," and trees.lower(k + 1) == "not"), None
        )
        last = last if beside is None else beside - 1
        colon = next((k for k in range(target + 1, last) if tokens[k].text == ":" and self.quote_of[k + 1] < 0), None)
        if colon is not None:  # "another development: a strike destroyed …"
            halves = (trees.span(begin, colon - 1), trees.span(colon + 1, last))
            return Frame(spans, cue, halves, "reading.attribution.object", 0.6)
        pieces = [trees.span(begin, last)]
        after = last + 1
        if after + 3 < sentence.last and tokens[after].text == ":" and self.quote_of[after + 1] < 0:
            pieces.append(self.until_end(sentence, after + 1))
        return Frame(spans, cue, tuple(pieces), "reading.attribution.object", 0.8 if lemma in _SURE else 0.6)

    def _reach(self, n: int, target: int, last: int) -> int:
        """How far the verb's own complements carry its object: "the toll at four", "Bara, on the road to …"."""
        trees, tokens = self.trees, self.tokens
        for c in trees.children[n]:
            if c <= target or tokens[c].dep == "punct" or trees.left[c] > last + 1:
                continue
            if tokens[c].dep == "advcl" and trees.lower(trees.left[c]) != "to":
                continue
            if tokens[c].dep in (
                "prep",
                "oprd",
                "xcomp",
                "dobj",
                "npadvmod",
                "acl",
                "dative",
                "advcl",
                "advmod",
                "cc",
                "conj",
            ):
                if (tokens[c].dep in ("conj", "cc") and tokens[c].pos == "VERB") or self._relay_phrase(c):
                    break
                last = max(last, trees.right[c])
        if (
            trees.lower(last + 1) == ","
            and tokens[last].pos == "PROPN"
            and trees.lower(last + 2) in ("on", "in", "near", "at", "outside")
        ):
            sentence = trees.sentence_of(n)
            rest = range(last + 2, sentence.last)
            if len(rest) < 12 and not any(self.is_finite(k) or tokens[k].text == "," for k in rest):
                last = sentence.last - 1
        elif trees.lower(last + 1) == "," and tokens[last].pos == "NOUN":
            # ", rehydration salts and tents": the parser drops the tail of a list
            sentence = trees.sentence_of(n)
            rest = range(last + 2, sentence.last)
            if (
                len(rest) < 12
                and any(trees.lower(k) == "and" for k in rest)
                and all(tokens[k].pos in ("NOUN", "ADJ", "CCONJ", "PROPN", "NUM", "DET", "PUNCT") for k in rest)
            ):
                last = sentence.last - 1
        return self.stop(target, last)

    def _relay_phrase(self, c: int) -> bool:
        """ "in a message on X", "on Friday": how or when it was said, not what."""
        target = self.trees.child(c, "pobj")
        if target is None or self.trees.lower(c) not in ("in", "on", "via", "at", "through", "during"):
            return False
        return self.tokens[target].lemma.lower() in _RELAY_PHRASE

    # ---- citing ----------------------------------------------------------------------------------------------------

    def _citing(self, sentence: Sentence, n: int, lemma: str, last: Frame | None) -> list[Frame] | None:
        """ "X wrote, citing Y": Y is the source of what X wrote. None where a thing is cited, which is content."""
        trees, tokens = self.trees, self.tokens
        if (saying := self.quoted_as(n)) is not None:
            cue, content = saying
            quoted = trees.child(n, "dobj") or next(
                (k for k in trees.children[n] if n < k < self.token_at(cue.start)), None
            )
            if quoted is None:
                return None
            source = trees.span(trees.left[quoted], min(trees.right[quoted], self.token_at(cue.start) - 1))
            return [Frame((source,), (tokens[n].span, cue), content, "reading.attribution.quoted_as", 0.85)]
        preposition = next((c for c in trees.all(n, "prep") if trees.lower(c) == "to"), None)
        target = (
            trees.child(preposition, "pobj") if preposition is not None and lemma == "refer" else trees.child(n, "dobj")
        )
        if target is None or target <= n:
            return None
        first, end = trees.noun_phrase(target)
        head = tokens[target].text.lower()
        someone = (
            head in PEOPLE
            or (head in INSTITUTIONS and head not in THINGS)
            or tokens[target].entity in ("PERSON", "ORG")
        )
        someone = someone or (tokens[target].pos == "PROPN" and head not in THINGS)
        if not someone:
            return [] if head in THINGS or head.rstrip("s") in THINGS else None
        if last is None and (clause := self.clause(n, lemma)) is not None:
            return self._citing_inside(n, (first, end), clause)
        if last is None or not last.content or (lemma == "refer" and tokens[n].dep not in ("relcl", "advcl", "acl")):
            return None if lemma != "refer" else []
        if trees.lower(end + 1) == "," and trees.lower(end + 2) == "which":  # Y only passes it on in its turn
            return []
        group = trees.verb_group(n)
        cue_span = (
            trees.span(group[0], preposition) if preposition is not None and lemma == "refer" else trees.span(*group)
        )
        passed_by: tuple[str, ...] = ()
        if tokens[n].dep == "relcl" and tokens[n].head < n:  # "citing A, which in turn referred to B": A passed it on
            passed_by = (trees.span(*trees.noun_phrase(tokens[n].head)).of(self.text),)
        return [
            Frame((trees.span(first, end),), (cue_span,), last.content, "reading.attribution.citing", 0.8, passed_by)
        ]

    def _citing_inside(self, n: int, cited: tuple[int, int], clause: tuple[Span, ...]) -> list[Frame]:
        """ "X had reported, citing Y, that …": the clause is what both say."""
        trees, tokens = self.trees, self.tokens
        head = tokens[n].head
        last = min(cited[1], self.token_at(clause[0].start) - 1)
        while last > cited[0] and tokens[last].pos in ("PUNCT", "SCONJ"):
            last -= 1
        frames = [Frame((trees.span(cited[0], last),), (tokens[n].span,), clause, "reading.attribution.citing", 0.8)]
        subject = self.subject(head) if head < n and tokens[head].lemma.lower() in cues.TAG else None
        if subject is not None:
            cue = (trees.span(*trees.verb_group(head)),)
            frames.append(Frame((trees.span(*subject),), cue, clause, "reading.attribution.clause", 0.85))
        return frames


_PERSONS = words("me us him her them you it")


def english_frames(trees: Trees, quotations: Sequence[Quotation], skipped: Sequence[Span]) -> list[Frame]:
    """The candidates that rules find in the English sentences of a document."""
    rules = English(trees, quotations, skipped)
    return [replace(f, content=tuple(rules.closed(c) for c in f.content)) for f in rules.frames() if f.content]
