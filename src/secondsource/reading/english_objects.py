"""Content that is no clause: "denied the loss of the town", "called for aid", "promised to leave", "citing X"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.model import Sentence, Span
from secondsource.reading import cues
from secondsource.reading.english_passives import Passives
from secondsource.reading.frames import Frame
from secondsource.reading.role_words import INSTITUTIONS, PEOPLE, THINGS
from secondsource.reading.words import words

_EMPTY = words(
    "anonymity comment comments proof evidence details detail interview account reason explanation which who that"
)
_WEAK = words("plan want seek intend agree hope expect offer")
_SURE = words("deny reject announce confirm report accuse blame dismiss dispute condemn call describe")
_SILENCE = words(
    "comment answer respond discuss speak elaborate give provide be name identify confirm talk go disclose"
)
_FIGURES = words("figure figures toll number count estimate total version")
_STATES = words("name call put describe accuse blame ask urge thank praise order warn tell")
_RELAY_PHRASE = words(
    "statement message post bulletin interview briefing dispatch letter video telegram x twitter facebook "
    "report conference address speech note communique communiqué memo",
    "monday tuesday wednesday thursday friday saturday sunday",
)
_SET_OFF = words("which who whom whose where")
_POINTING = words("it this that them these those")
_ANSWERS = words("rule brush shrug deny reject dismiss confirm dispute refute repeat announce denounce")
_ABOUT = words("reject deny dispute dismiss confirm make repeat refute denounce contest describe call")
_PERSONS = words("me us him her them you it")


class Objects(Passives):
    """Noun phrases, infinitives and prepositional phrases as content; whom a medium cites."""

    last: Frame | None = None
    """The attribution found last."""

    def pronoun(
        self, sentence: Sentence, n: int, lemma: str, spans: tuple[Span, ...], last: Frame | None
    ) -> Frame | None:
        """ "…, but the army denied it": what was said before is the content."""
        target = self.trees.child(n, "dobj")
        if lemma not in _ANSWERS or target is None or target < n or not spans:
            return None
        if self.trees.lower(target) not in _POINTING or self.trees.right[target] != target:
            return None
        earlier = last or self.before_sentence(sentence)
        if earlier is None or not earlier.content:
            return None
        cue = (self.trees.span(*self.trees.verb_group(n)),)
        return Frame(spans, cue, earlier.content, "reading.attribution.pointer", 0.7)

    def before_sentence(self, sentence: Sentence) -> Frame | None:
        """The last attribution of the sentence before, in the same paragraph."""
        if self.last is None or not self.last.content:
            return None
        index = self.trees.sentence_of(self.token_at(self.last.content[-1].start)).index
        same = self.trees.sentences[index].paragraph == sentence.paragraph
        return self.last if same and index in (sentence.index - 1, sentence.index) else None

    def relative(self, n: int, lemma: str, spans: tuple[Span, ...]) -> Frame | None:
        """ "a claim the army rejected as …": the noun is the content."""
        trees, tokens = self.trees, self.tokens
        head = tokens[n].head
        if lemma not in _ABOUT or tokens[head].lemma.lower() not in cues.NOUNS or not spans:
            return None
        content = [trees.span(trees.left[head], head)]
        for c in trees.all(n, "prep"):
            if c > n and trees.lower(c) == "as":
                content.append(trees.span(c, self.stop(c, trees.right[c])))
        cue = (trees.span(*trees.verb_group(n)),)
        return Frame(spans, cue, tuple(content), "reading.attribution.relative", 0.65)

    def described_as(self, n: int, lemma: str, spans: tuple[Span, ...]) -> Iterator[Frame]:
        """ "in what residents described as the heaviest raid": what stands behind "as"."""
        trees = self.trees
        if lemma not in ("describe", "call") or not spans:
            return
        for c in trees.all(n, "prep", "oprd", "dobj"):
            begin = c + 1 if trees.lower(c) == "as" else trees.left[c]
            if c > n and begin <= trees.right[c]:
                cue_end = c if trees.lower(c) == "as" else n
                content = (trees.span(begin, self.stop(begin, trees.right[c])),)
                yield Frame(spans, (trees.span(n, cue_end),), content, "reading.attribution.described_as", 0.45)
                return

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
        away = cues.PARTICLE.get(lemma)
        particle = next((c for c in trees.all(n, "prt", "advmod") if c > n and trees.lower(c) == away), None)
        if (lemma not in cues.OBJECT and not asks and particle is None) or target is None or target <= n:
            return None
        if tokens[target].dep == "npadvmod" and trees.child(n, "dobj") is None:
            return None
        if lemma == "give" and (
            tokens[target].lemma.lower() not in _FIGURES
            or not {trees.lower(target + 1), trees.lower(trees.right[target] + 1)} & {":", "of", "as"}
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
        last = self.stop(target, self._without_aside(target, last))
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

    def _without_aside(self, target: int, last: int) -> int:
        """An object without a relative clause behind a comma, or the medium behind it ("… in a voice message")."""
        for c in self.trees.all(target, "prep"):
            if target < c <= last and self._relay_phrase(c):
                last = min(last, self.trees.left[c] - 1)
        for k in range(target + 1, last):
            if self.tokens[k].text == ":":
                break
            if self.tokens[k].text == "," and self.quote_of[k] < 0 and self.trees.lower(k + 1) in _SET_OFF:
                return k - 1
        return max(target, last)

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
            subject = self.subject(n)
            medium = trees.span(*subject).of(self.text) if subject is not None else ""
            via = (medium,) if any(c.isupper() for c in medium[1:]) else ()
            return [Frame((source,), (tokens[n].span, cue), content, "reading.attribution.quoted_as", 0.85, via)]
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
