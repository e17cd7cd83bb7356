"""English grammar: tags, trees, lemmas and names from the layers of spaCy's small model.

The answers are those of the model's own pipeline on the same stretches of text; the work is arranged for whole
documents. Vectors, tags and entities are computed in NumPy (`english_vectors`, `english_entities`), attribute rules and
lemmas are remembered by word (`english_words`), and the tree parser, spaCy's own, gets all stretches at once.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.errors import ResourceError
from secondsource.model import Span
from secondsource.reading.english_entities import Entities
from secondsource.reading.english_vectors import Batch, Floats, WordVectors
from secondsource.reading.english_words import WordClasses

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TOGETHER = 3000
"""Tokens from which a batch is full: bounds the parser's tables (4 kB a token) and fills the products well."""
KEPT = 30_000
"""New words after which the model is opened afresh: about 20 MB, and the words of some hundred reports."""
_MIXED = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))  # odd; to tell apart words by two numbers


class Parsed(NamedTuple):
    """One word: offsets in the text; `head` and `sentence` count within the stretch."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str


class EnglishParser:
    """A spaCy pipeline of the kind of `en_core_web_sm`.

    Raises:
        ResourceError: the pipeline is of another kind.
    """

    def __init__(self, load: Callable[[], Language]) -> None:
        self._load = load
        self._lock = threading.Lock()  # spaCy's vocabulary, and our memory of words, are changed by reading
        self._open()

    def _open(self) -> None:
        self._nlp = self._load()
        self._known = len(self._nlp.vocab)
        try:
            get: Any = self._nlp.get_pipe
            self._vectors = WordVectors(get("tok2vec").model)
            softmax = get("tagger").model.get_ref("softmax")
            self._tags = np.ascontiguousarray(softmax.get_param("W").T), softmax.get_param("b")
            self._tag_names: list[str] = list(get("tagger").labels)
            self._trees = get("parser")
            self._entities = Entities(get("ner"))
            self._classes = WordClasses(get("attribute_ruler"), get("lemmatizer"))
        except (KeyError, ValueError, AttributeError, IndexError) as error:
            raise ResourceError(f"the English model is not of the kind of en_core_web_sm: {error}") from error
        self._columns = tuple(dict.fromkeys([*self._vectors.columns, *self._entities.vectors.columns]))

    def _forget_when_many(self) -> None:
        """Open the model afresh where it holds many words: a worker that reads an archive must not grow.

        spaCy can forget the words of each document, but what a new word costs is a good part of what reading it costs.
        """
        if len(self._nlp.vocab) - self._known > KEPT:
            del self._nlp, self._vectors, self._trees, self._entities, self._classes
            gc.collect()
            self._open()

    def parse(self, text: str, stretches: Sequence[tuple[Span, ...]]) -> Iterator[list[Parsed]]:
        """The words of each stretch, which is given as its sentences; white space is left out. Linear in the text."""
        with self._lock:
            self._forget_when_many()
            waiting: list[Doc] = []
            sentences: list[tuple[Span, ...]] = []
            size = 0
            for stretch in stretches:
                doc = self._nlp.make_doc(text[stretch[0].start : stretch[-1].end])
                waiting.append(doc)
                sentences.append(stretch)
                size += len(doc)
                if size >= TOGETHER:
                    yield from self._batch(text, waiting, sentences)
                    waiting, sentences, size = [], [], 0
            yield from self._batch(text, waiting, sentences)

    def _batch(self, text: str, docs: list[Doc], stretches: list[tuple[Span, ...]]) -> list[list[Parsed]]:
        full = [(d, s) for d, s in zip(docs, stretches, strict=True) if len(d)]
        if not full:
            return [[] for _ in docs]
        wanted = ["ORTH", "SPACY", "IDX", "LENGTH", "IS_SPACE", *self._columns]
        table = np.concatenate([d.to_array(wanted).reshape(len(d), -1) for d, _ in full])
        begin = np.cumsum([0, *(len(d) for d, _ in full)])
        start, length = table[:, 2].astype(np.int64), table[:, 3].astype(np.int64)
        for k, (_, stretch) in enumerate(full):
            start[begin[k] : begin[k + 1]] += stretch[0].start
        cuts = np.array([s.start for _, stretch in full for s in stretch], dtype=np.int64)
        # A stretch's first word opens its first sentence; a sentence begins with the first word at or behind its cut.
        opens = np.zeros(len(start) + 1, dtype=bool)
        opens[np.searchsorted(start, cuts)] = True
        opens[begin] = True
        space = table[:, 4].astype(bool)
        batch = _batch(table, self._columns, self._vectors.columns, begin)
        tensor: Floats = self._vectors.of(batch)
        tags = (tensor @ self._tags[0] + self._tags[1]).argmax(1)
        kinds = self._entities.of(_batch(table, self._columns, self._entities.vectors.columns, begin), space, opens[1:])
        heads, relations = self._parse(full, tensor, begin, opens)
        relation = {k: self._nlp.vocab.strings[k] for k in set(relations)}
        ends = (start + length).tolist()
        starts = start.tolist()
        forms = [
            (text[a:b], self._tag_names[t], relation[r])
            for a, b, t, r in zip(starts, ends, tags.tolist(), relations, strict=True)
        ]
        out = {}
        for k, (doc, stretch) in enumerate(full):
            a, b = int(begin[k]), int(begin[k + 1])
            words = self._classes.of(forms[a:b])
            kept = np.flatnonzero(~space[a:b])
            place = np.full(b - a, -1, dtype=np.int64)
            place[kept] = np.arange(len(kept))
            head = place[heads[a:b]][kept]
            head = np.where(head < 0, np.arange(len(kept)), head).tolist()
            number = np.searchsorted([s.start for s in stretch[1:]], start[a:b][kept], side="right").tolist()
            out[id(doc)] = [
                Parsed(starts[a + i], ends[a + i], words[i].lemma, words[i].pos, *forms[a + i][1:], h, n, kinds[a + i])
                for i, h, n in zip(kept.tolist(), head, number, strict=True)
            ]
        return [out.get(id(d), []) for d in docs]

    def _parse(
        self, full: Sequence[tuple[Doc, tuple[Span, ...]]], tensor: Floats, begin: Any, opens: Any
    ) -> tuple[NDArray[np.int64], list[int]]:
        """Head of each word, counted within its stretch, and the number of its relation."""
        docs = [d for d, _ in full]
        given = np.where(opens[:-1], 1, -1)
        for k, doc in enumerate(docs):
            rows = slice(int(begin[k]), int(begin[k + 1]))
            of_doc: Any = doc
            of_doc.tensor = tensor[rows]
            starts: Any = given[rows].reshape(-1, 1).astype(np.uint64)
            doc.from_array(["SENT_START"], starts)
        self._trees.set_annotations(docs, self._trees.predict(docs))
        found = np.concatenate([d.to_array(["HEAD", "DEP"]).reshape(len(d), 2) for d in docs])
        own = np.concatenate([np.arange(len(d)) for d in docs])
        return own + found[:, 0].astype(np.int64), found[:, 1].tolist()


def _batch(table: NDArray[np.uint64], held: Sequence[Any], wanted: Sequence[Any], begin: NDArray[np.int64]) -> Batch:
    """The columns that a model asks for, one row for each different word."""
    columns = [5 + held.index(c) for c in wanted]
    norm = table[:, 5 + held.index("NORM")] if "NORM" in held else np.uint64(0)  # an exception's, not the word's own
    spaced = table[:, 1] if "SPACY" in wanted else np.uint64(0)
    mixed = table[:, 0] * _MIXED[0] + norm * _MIXED[1] + spaced
    _, first, word = np.unique(mixed, return_index=True, return_inverse=True)
    return Batch(table[first][:, columns], word, begin[:-1].tolist())
