"""Grammar: from a document to its tokens, sentences and names.

English grammar comes from spaCy's small model, one paragraph at a time and within our own sentence cuts; Russian
and Ukrainian go to `slavic`; other languages keep sentences and plain tokens, so that nothing is dropped.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from secondsource.errors import ResourceError
from secondsource.model import Analysis, Document, Sentence, Span, Token
from secondsource.reading.names import names
from secondsource.reading.sentences import Paragraph, language_within, paragraphs, sentence_spans
from secondsource.settings import ReadingSettings

if TYPE_CHECKING:
    from spacy.language import Language

    from secondsource.reading.english_parser import EnglishParser, Parsed

_PLAIN_TOKEN = re.compile(r"\w+(?:[’'-]\w+){0,3}|[^\w\s]+")
_UNBROKEN = re.compile(r"\S{200}")


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences that are parsed together: at most one paragraph. `plain` ones never see the parser."""

    sentences: tuple[Span, ...]
    paragraph: Paragraph
    language: str
    plain: bool


@dataclass(slots=True)
class _Growing:
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


class Grammar:
    """The parsers, opened once and lazily. `analyse` is a pure function of the document."""

    def __init__(self, settings: ReadingSettings) -> None:
        self._settings = settings
        self._english: EnglishParser | None = None
        self._lock = threading.Lock()

    @classmethod
    def load(cls, settings: ReadingSettings) -> Grammar:
        """A grammar whose models load with the first document that needs them.

        Raises:
            ResourceError: later, from `analyse`, where a model is not installed.
        """
        return cls(settings)

    @property
    def english(self) -> EnglishParser:
        """The English parser.

        Raises:
            ResourceError: the model named in the settings is not installed, or of another kind.
        """
        with self._lock:
            if self._english is None:
                from secondsource.reading.english_parser import EnglishParser

                self._english = EnglishParser(self._load_english)
            return self._english

    def _load_english(self) -> Language:
        from secondsource.reading.english_model import load

        name = self._settings.english_model
        try:
            return load(name)
        except ImportError as error:
            raise ResourceError(f"the English model {name} is not installed") from error

    def analyse(self, document: Document) -> Analysis:
        """Tokens, sentences and names of a document; offsets count in `document.text`.

        Every character that is not white space lies in exactly one sentence.
        """
        text = document.text
        units = list(self._units(text, paragraphs(text, document.language)))
        growing = _Growing()
        parsed = self._parsed(text, units)
        for unit in units:
            language = unit.language
            if unit.plain:
                _add_plain(growing, text, unit)
            elif language == "en":
                _add_english(growing, text, next(parsed), unit)
            else:
                self._add_slavic(growing, text, unit)
        tokens, sentences = tuple(growing.tokens), tuple(growing.sentences)
        return Analysis(tokens, sentences, names(text, tokens, sentences))

    def _units(self, text: str, found: Iterable[Paragraph]) -> Iterator[_Unit]:
        longest, together = self._settings.max_sentence_characters, self._settings.max_parsed_characters
        for paragraph in found:
            group: list[Span] = []
            spoken = paragraph.language
            for span in sentence_spans(text, paragraph.span, longest):
                language = language_within(span.of(text), paragraph.language)
                plain = language not in ("en", "ru", "uk") or bool(_UNBROKEN.search(text, span.start, span.end))
                if group and (plain or language != spoken or span.end - group[0].start > together):
                    yield _Unit(tuple(group), paragraph, spoken, False)
                    group = []
                spoken = language
                if plain:
                    yield _Unit((span,), paragraph, language, True)
                else:
                    group.append(span)
            if group:
                yield _Unit(tuple(group), paragraph, spoken, False)

    def _parsed(self, text: str, units: list[_Unit]) -> Iterator[list[Parsed]]:
        """The words of each English unit, sentence numbers and heads counted within the unit."""
        english = [u.sentences for u in units if u.language == "en" and not u.plain]
        if english:
            yield from self.english.parse(text, english)

    def _add_slavic(self, growing: _Growing, text: str, unit: _Unit) -> None:
        # Imported with the first such paragraph: a reader of English never opens the dictionaries.
        from secondsource.reading.slavic import analyse_slavic

        _add_slavic(growing, analyse_slavic(text, unit.sentences, unit.language), unit)


def _add_english(growing: _Growing, text: str, words: Sequence[Parsed], unit: _Unit) -> None:
    base, sentence = len(growing.tokens), len(growing.sentences)
    _add_sentences(growing, [w.sentence for w in words], unit)
    growing.tokens.extend(
        Token(start, end, text[start:end], lemma, pos, tag, dep, base + head, sentence + number, entity)
        for start, end, lemma, pos, tag, dep, head, number, entity in words
    )


def _add_slavic(growing: _Growing, tokens: Sequence[Token], unit: _Unit) -> None:
    base, sentence = len(growing.tokens), len(growing.sentences)
    _add_sentences(growing, [t.sentence for t in tokens], unit)
    growing.tokens.extend(replace(t, head=t.head + base, sentence=t.sentence + sentence) for t in tokens)


def _add_sentences(growing: _Growing, numbers: Sequence[int], unit: _Unit) -> None:
    """The sentences of a unit; `numbers`: which of them each of its words stands in."""
    base, first = len(growing.tokens), len(growing.sentences)
    cursor = 0
    for number, span in enumerate(unit.sentences):
        begin = cursor
        while cursor < len(numbers) and numbers[cursor] == number:
            cursor += 1
        growing.sentences.append(
            Sentence(first + number, span, base + begin, base + cursor, unit.paragraph.index, unit.language)
        )


def _add_plain(growing: _Growing, text: str, unit: _Unit) -> None:
    """Words and marks without grammar: each its own head."""
    for span in unit.sentences:
        first, index = len(growing.tokens), len(growing.sentences)
        for match in _PLAIN_TOKEN.finditer(text, span.start, span.end):
            word = match.group()
            pos = "X" if word[0].isalnum() else "PUNCT"
            number = len(growing.tokens)
            growing.tokens.append(Token(match.start(), match.end(), word, word.lower(), pos, "", "dep", number, index))
        growing.sentences.append(Sentence(index, span, first, len(growing.tokens), unit.paragraph.index, unit.language))
