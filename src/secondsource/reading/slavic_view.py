"""A view of the Russian and Ukrainian sentences of a document: segments, noun phrases, subjects, nominatives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from secondsource.model import Analysis, Sentence, Span, Token
from secondsource.reading.furniture import furniture
from secondsource.reading.quotations import Quotation, quotations
from secondsource.reading.slavic import morphology
from secondsource.reading.slavic_morphology import Form
from secondsource.reading.slavic_names import nominative_name
from secondsource.reading.words import words

BREAKS = frozenset(",;:—–()-…")
DASHES = frozenset("—–-")
OPENING = frozenset('«„“"')
CLOSING = frozenset('»“”"')
RELATIVE = words(
    "который которая которое которые которого которой которых которому которым которыми которую котором чей чья чьи",
    "чье чьё чьих чьей чьего чью який яка яке які якого якої яких якому яким якими яку якій чий чия чиї чиє чиїх",
)


@lru_cache(maxsize=20_000)
def features(morph: str) -> dict[str, str]:
    """A UD feature string as a mapping."""
    return dict(pair.split("=", 1) for pair in morph.split("|")) if morph else {}


def plain(lemma: str) -> str:
    """A lemma in small letters, ё as е: how the word lists spell."""
    return lemma.lower().replace("ё", "е").replace("’", "'")


class View:
    """Tokens of a document with what the rules for Russian and Ukrainian ask of them."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text = text
        self.tokens: Sequence[Token] = analysis.tokens
        self.all_sentences: Sequence[Sentence] = analysis.sentences
        skipped = furniture(text)
        self.sentences = [
            s
            for s in analysis.sentences
            if s.language in ("ru", "uk") and s.last > s.first and not any(s.span.overlap(f) for f in skipped)
        ]
        self.paragraphs = _paragraphs(analysis)
        self.quotations: Sequence[Quotation] = quotations(text, self.paragraphs)
        self._quotation_starts = [q.span.start for q in self.quotations]
        self.inside = self._inside()
        self.runs: dict[tuple[int, int], list[Any]] = {}  # noun phrases found so far
        self._starts = [t.start for t in self.tokens]
        self._lowers = [t.text.lower() for t in self.tokens]
        self._lemmas = [plain(t.lemma) for t in self.tokens]
        self._features = [features(t.morph) for t in self.tokens]
        self._cases = [f.get("Case", "") for f in self._features]
        self._predicates = [
            (t.tag in ("Fin", "Imps") or (t.tag == "Part" and not c))
            and not (t.entity == "ORG" and t.text[0].isupper())
            for t, c in zip(self.tokens, self._cases, strict=True)
        ]
        self._segments: dict[int, list[tuple[int, int]]] = {}

    def _inside(self) -> list[int]:
        inside = [-1] * len(self.tokens)
        number = 0
        for n, token in enumerate(self.tokens):
            while number < len(self.quotations) and self.quotations[number].span.end <= token.start:
                number += 1
            if number < len(self.quotations) and self.quotations[number].span.start <= token.start:
                inside[n] = number
        return inside

    # ---- words -----------------------------------------------------------------------------------------------------

    def lower(self, n: int) -> str:
        """The word in small letters; "" outside the document."""
        return self._lowers[n] if 0 <= n < len(self._lowers) else ""

    def lemma(self, n: int) -> str:
        """The lemma as the word lists spell it."""
        return self._lemmas[n] if 0 <= n < len(self._lemmas) else ""

    def feature(self, n: int, name: str) -> str:
        """One UD feature of a word; "" where it has none."""
        return self._features[n].get(name, "")

    def case(self, n: int) -> str:
        """UD case of a word."""
        return self._cases[n]

    def is_predicate(self, n: int) -> bool:
        """A finite or impersonal verb, or a short participle."""
        return self._predicates[n]

    def is_nominal(self, n: int) -> bool:
        """A noun, pronoun, numeral, or adjective with a case."""
        token = self.tokens[n]
        return token.pos in ("NOUN", "PROPN", "PRON", "NUM", "X") or (token.pos == "ADJ" and bool(self.case(n)))

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that touch a span."""
        first = max(0, bisect_right(self._quotation_starts, span.start) - 1)
        last = bisect_right(self._quotation_starts, span.end)
        return list(self.quotations[first:last])

    def at(self, offset: int) -> int:
        """The number of the token at or before an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def span(self, first: int, last: int) -> Span:
        """From the first to the last token, both inclusive; an empty span where the last comes before the first."""
        start = self.tokens[min(first, len(self.tokens) - 1)].start
        return Span(start, max(start, self.tokens[last].end) if last >= first else start)

    def sentence_of(self, n: int) -> Sentence:
        """The sentence of a token."""
        return self.all_sentences[self.tokens[n].sentence]

    def language(self, n: int) -> str:
        """Language of the sentence of a token."""
        return self.sentence_of(n).language

    # ---- segments --------------------------------------------------------------------------------------------------

    def segments(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Stretches [first, last) of a sentence between commas, dashes, colons, semicolons and brackets."""
        known = self._segments.get(sentence.index)
        if known is None:
            known = []
            first = sentence.first
            for n in range(sentence.first, sentence.last):
                text = self.tokens[n].text
                if text in BREAKS or text in ".!?":
                    if n > first:
                        known.append((first, n))
                    first = n + 1
            if first < sentence.last:
                known.append((first, sentence.last))
            self._segments[sentence.index] = known
        return known

    def segment_of(self, n: int) -> tuple[int, int]:
        """The segment of a token: [first, last)."""
        for first, last in self.segments(self.sentence_of(n)):
            if first <= n < last:
                return first, last
        return n, n + 1

    # ---- phrases ---------------------------------------------------------------------------------------------------

    def phrase_end(self, first: int, stop: int) -> int:
        """The last token before `stop` of the noun phrase that opens at `first`: dependents and names included."""
        last = first
        n = first
        while n < stop:
            token = self.tokens[n]
            if token.tag in ("Fin", "Imps", "Inf", "Conv") or (token.tag == "Part" and not self.case(n)):
                break
            if token.pos in ("CCONJ", "SCONJ", "ADV") and n > first:
                break
            if token.pos not in ("PUNCT",) or token.text in CLOSING:
                last = n
            n += 1
        return last

    def relative_opens(self, first: int) -> bool:
        """Whether a segment is a relative or participial aside."""
        word = self.lower(first)
        if word in RELATIVE or self.lower(first + 1) in RELATIVE:
            return True
        if word in ("що", "что") and first >= 2 and self.lower(first - 1) == "," and self.is_nominal(first - 2):
            low, high = self.segment_of(first - 2)
            return not any(self.is_predicate(k) for k in range(low, high))
        head = min(first + 1, len(self.tokens) - 1) if word in ("не", "уже", "вже", "ещё", "ще") else first
        return any(self.tokens[k].tag == "Part" and bool(self.case(k)) for k in (first, head))

    # ---- nominatives -----------------------------------------------------------------------------------------------

    def form(self, n: int) -> Form:
        """The dictionary's reading that the analysis chose for a word."""
        token = self.tokens[n]
        dictionary = morphology(self.language(n))
        readings = dictionary.forms(token.text)
        wanted = features(token.morph)
        return max(
            readings,
            key=lambda f: (
                (f.case == wanted.get("Case", "")) * 4
                + (f.number == wanted.get("Number", "")) * 2
                + (f.gender == wanted.get("Gender", "")) * 2
                + (f.morph == token.morph) * 8,
                f.score,
            ),
        )

    def nominative(self, first: int, last: int, *, several: bool = False) -> str:
        """A noun phrase in the nominative: its head, what agrees with it, and appositions in the same case.

        `several` asks for the plural: the "пациента" of "34 пациента" are patients.
        """
        dictionary = morphology(self.language(first))
        head = self.head(first, last)
        if head < 0:
            return self.span(first, last).of(self.text)
        if self.case(head) == "Gen" and any(
            self.tokens[k].pos == "NUM" and self.case(k) in ("Nom", "Acc", "") for k in range(first, head)
        ):  # "два местных жителя" is a nominative already
            return self.span(first, last).of(self.text)
        case, number, gender = self.case(head), self.feature(head, "Number"), self.feature(head, "Gender")
        number = "Plur" if several else number
        if (
            self.tokens[head].pos == "ADJ"
            and first == last
            and self.tokens[head].text[0].isupper()
            and gender == "Masc"
        ):
            gender = "Neut"  # an adjective for a name: "Суспільному" is Суспільне, as villages are
        pieces: list[str] = []
        n = first
        quoted = False
        governed = False
        while n <= last:
            token = self.tokens[n]
            text = token.text
            if token.entity == "PERSON":
                stop = n
                while stop < last and self.tokens[stop + 1].entity == "PERSON":
                    stop += 1
                names = [self.tokens[k].text for k in range(n, stop + 1)]
                forms = [self.form(k) for k in range(n, stop + 1)]
                inflected = nominative_name(names, forms, dictionary) if not governed else names
                for k, name in zip(range(n, stop + 1), inflected, strict=True):
                    pieces.append(self._gap(k, first) + name)
                n = stop + 1
                continue
            if text in OPENING or text in CLOSING:
                quoted = not quoted
            elif not quoted and token.pos == "ADP":
                governed = True
            elif not quoted and not governed and case not in ("", "Nom") and self.case(n) == case:
                same = n <= head or self._apposed(n, head)
                if same and token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON"):
                    text = dictionary.nominative(self.form(n), text, gender if token.pos == "ADJ" else "", number)
            pieces.append(self._gap(n, first) + text)
            n += 1
        return "".join(pieces)

    def _apposed(self, n: int, head: int) -> bool:
        """Whether a noun behind the head agrees with it rather than being its genitive."""
        if self.case(head) != "Gen":
            return True
        return self.tokens[n].dep in ("appos", "flat")

    def _gap(self, n: int, first: int) -> str:
        if n == first:
            return ""
        return " " if self.tokens[n].start > self.tokens[n - 1].end else ""

    def head(self, first: int, last: int) -> int:
        """The head noun of a phrase: its first noun outside quotation marks and not behind a preposition."""
        quoted = False
        for n in range(first, last + 1):
            token = self.tokens[n]
            if token.text in OPENING or token.text in CLOSING:
                quoted = not quoted
            elif token.pos == "ADP" and n > first and not quoted:
                break
            elif not quoted and token.pos in ("NOUN", "PROPN", "X") and token.dep not in ("nmod",):
                return n
        for n in range(first, last + 1):
            if self.tokens[n].pos == "ADP" and n > first:
                found = [k for k in range(first, n) if self.tokens[k].pos in ("NOUN", "PROPN", "X")]
                found = found or [k for k in range(first, n) if self.tokens[k].pos in ("PRON", "ADJ", "NUM")]
                if found:
                    return found[0]
                break
        for n in range(first, last + 1):
            if self.tokens[n].pos in ("NOUN", "PROPN", "X"):
                return n
        for n in range(first, last + 1):
            if self.tokens[n].pos in ("PRON", "ADJ", "NUM"):
                return n
        return -1


def _paragraphs(analysis: Analysis) -> list[Span]:
    spans: list[Span] = []
    last = -1
    for sentence in analysis.sentences:
        if sentence.paragraph == last:
            spans[-1] = Span(spans[-1].start, sentence.span.end)
        else:
            spans.append(sentence.span)
            last = sentence.paragraph
    return spans
