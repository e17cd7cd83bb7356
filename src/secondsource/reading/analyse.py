"""Grammar: from a document to its tokens, sentences and names.

English grammar comes from spaCy's small model, one paragraph at a time and within our own sentence cuts; Russian
and Ukrainian go to `slavic`; other languages keep sentences and plain tokens, so that nothing is dropped.
"""

from __future__ import annotations

import importlib
import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from secondsource.errors import ResourceError
from secondsource.model import Analysis, Document, Sentence, Span, Token
from secondsource.reading.names import names
from secondsource.reading.sentences import Paragraph, paragraphs, sentence_spans
from secondsource.settings import ReadingSettings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PLAIN_TOKEN = re.compile(r"\w+(?:[’'-]\w+){0,3}|[^\w\s]+")
_UNBROKEN = re.compile(r"\S{200}")


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences that are parsed together: at most one paragraph. `plain` ones never see the parser."""

    sentences: tuple[Span, ...]
    paragraph: Paragraph
    plain: bool


@dataclass(slots=True)
class _Growing:
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


class Grammar:
    """The parsers, opened once and lazily. `analyse` is a pure function of the document."""

    def __init__(self, settings: ReadingSettings) -> None:
        self._settings = settings
        self._english: Language | None = None
        self._lock = threading.Lock()

    @classmethod
    def load(cls, settings: ReadingSettings) -> Grammar:
        """A grammar whose models load with the first document that needs them.

        Raises:
            ResourceError: later, from `analyse`, where a model is not installed.
        """
        return cls(settings)

    @property
    def english(self) -> Language:
        """spaCy's English pipeline.

        Raises:
            ResourceError: the model named in the settings is not installed.
        """
        with self._lock:
            if self._english is None:
                name = self._settings.english_model
                try:
                    self._english = _tokenising_finely(importlib.import_module(name).load())
                except ImportError as error:
                    raise ResourceError(f"the English model {name} is not installed") from error
            return self._english

    def analyse(self, document: Document) -> Analysis:
        """Tokens, sentences and names of a document; offsets count in `document.text`.

        Every character that is not white space lies in exactly one sentence.
        """
        text = document.text
        units = list(self._units(text, paragraphs(text, document.language)))
        growing = _Growing()
        parsed = self._parsed(text, units)
        for unit in units:
            language = unit.paragraph.language
            if unit.plain:
                _add_plain(growing, text, unit)
            elif language == "en":
                _add_parsed(growing, next(parsed), unit)
            else:
                self._add_slavic(growing, text, unit)
        tokens, sentences = tuple(growing.tokens), tuple(growing.sentences)
        return Analysis(tokens, sentences, names(text, tokens, sentences))

    def _units(self, text: str, found: Iterable[Paragraph]) -> Iterator[_Unit]:
        longest, together = self._settings.max_sentence_characters, self._settings.max_parsed_characters
        for paragraph in found:
            group: list[Span] = []
            for span in sentence_spans(text, paragraph.span, longest):
                plain = paragraph.language not in ("en", "ru", "uk") or bool(
                    _UNBROKEN.search(text, span.start, span.end)
                )
                if group and (plain or span.end - group[0].start > together):
                    yield _Unit(tuple(group), paragraph, False)
                    group = []
                if plain:
                    yield _Unit((span,), paragraph, True)
                else:
                    group.append(span)
            if group:
                yield _Unit(tuple(group), paragraph, False)

    def _parsed(self, text: str, units: list[_Unit]) -> Iterator[list[Token]]:
        """The tokens of each English unit, sentence numbers and heads counted within the unit."""
        english = [u for u in units if u.paragraph.language == "en" and not u.plain]
        if not english:
            return
        nlp = self.english
        # Strings of one document are forgotten after it: a worker that reads an archive must not grow.
        with nlp.memory_zone():
            docs = (_blank_doc(nlp, text, unit) for unit in english)
            for unit, doc in zip(english, nlp.pipe(docs, batch_size=64), strict=True):
                yield _tokens(doc, unit)

    def _add_slavic(self, growing: _Growing, text: str, unit: _Unit) -> None:
        # Imported with the first such paragraph: a reader of English never opens the dictionaries.
        from secondsource.reading.slavic import analyse_slavic

        _add_parsed(growing, analyse_slavic(text, unit.sentences, unit.paragraph.language), unit)


def _tokenising_finely(nlp: Language) -> Language:
    """Also cut "2022,the" and "said:The", which careless pages write without a blank."""
    from spacy.util import compile_infix_regex

    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[0-9])[,;](?=[A-Za-z])", r"(?<=[a-z0-9]):(?=[A-Z“\"])"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def _blank_doc(nlp: Language, text: str, unit: _Unit) -> Doc:
    start = unit.sentences[0].start
    doc = nlp.make_doc(text[start : unit.sentences[-1].end])
    cuts = [s.start - start for s in unit.sentences]
    following = 0
    for token in doc:
        begins = following < len(cuts) and token.idx >= cuts[following]
        while following < len(cuts) and token.idx >= cuts[following]:
            following += 1
        token.is_sent_start = begins
    return doc


def _tokens(doc: Any, unit: _Unit) -> list[Token]:
    offset = unit.sentences[0].start
    kept = [t for t in doc if not t.is_space]
    position = {t.i: n for n, t in enumerate(kept)}
    tokens: list[Token] = []
    sentence = 0
    for number, t in enumerate(kept):
        start = t.idx + offset
        while sentence + 1 < len(unit.sentences) and start >= unit.sentences[sentence + 1].start:
            sentence += 1
        head = position.get(t.head.i, number)
        tokens.append(
            Token(start, start + len(t.text), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, head, sentence, t.ent_type_)
        )
    return tokens


def _add_parsed(growing: _Growing, tokens: list[Token], unit: _Unit) -> None:
    base, first_sentence = len(growing.tokens), len(growing.sentences)
    cursor = 0
    for number, span in enumerate(unit.sentences):
        begin = cursor
        while cursor < len(tokens) and tokens[cursor].sentence == number:
            cursor += 1
        growing.sentences.append(
            Sentence(
                first_sentence + number,
                span,
                base + begin,
                base + cursor,
                unit.paragraph.index,
                unit.paragraph.language,
            )
        )
    for t in tokens:
        growing.tokens.append(
            Token(
                t.start,
                t.end,
                t.text,
                t.lemma,
                t.pos,
                t.tag,
                t.dep,
                t.head + base,
                t.sentence + first_sentence,
                t.entity,
                t.morph,
            )
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
        growing.sentences.append(
            Sentence(index, span, first, len(growing.tokens), unit.paragraph.index, unit.paragraph.language)
        )
