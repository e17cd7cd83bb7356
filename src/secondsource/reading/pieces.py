"""Text as the trained reader sees it: words, word pieces, and windows of whole paragraphs.

Training and reading cut texts with this one module. Time and memory grow linearly with the length of the text, whatever
is in it: a word has at most `MAX_WORD_PIECES` pieces and a run of equal pieces at most `MAX_REPEATS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

WINDOW = 256  # pieces in a window, with its two end marks; what the encoder was trained on
CLS, SEP = 101, 102
MAX_WORD_PIECES = 12  # further pieces of one word say nothing more about it
MAX_REPEATS = 4  # equal pieces in a row that are kept; the rest of a run carries nothing and costs time
MAX_BLOCK = 20_000  # characters handed to the tokenizer at once
QUOTES = re.compile(r"[\"“”„«»]")


class Tokens(NamedTuple):
    """A paragraph's words and pieces; offsets are into the whole text."""

    ids: Ints  # piece ids
    features: Ints  # per piece: shape of its word, and whether it stands in quotation marks
    word: Ints  # per piece: index of its word, from 0, in order
    start: Ints  # per word
    end: Ints  # per word

    def part(self, first: int, last: int) -> Tokens:
        """The words from `first` up to, not including, `last`."""
        a, b = np.searchsorted(self.word, [first, last])
        words = slice(first, last)
        return Tokens(self.ids[a:b], self.features[a:b], self.word[a:b] - first, self.start[words], self.end[words])


class Window(NamedTuple):
    """What the encoder sees at once."""

    ids: Ints  # (pieces,)
    features: Ints  # (pieces,)
    first: Ints  # (words,) place of each word's first piece in `ids`
    paragraph: Ints  # (words,) number of the paragraph within the window
    start: Ints  # (words,) offset in the text
    end: Ints  # (words,)


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs of the text (runs of lines between line breaks), cut at white space where longer than `MAX_BLOCK`."""
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start, end = line.span()
        while end - start > MAX_BLOCK:
            cut = text.rfind(" ", start + MAX_BLOCK // 2, start + MAX_BLOCK)
            cut = cut if cut > 0 else start + MAX_BLOCK
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


@lru_cache(20_000)
def shape(word: str) -> int:
    """What lower-casing would lose: 1 lower, 2 Capitalised, 3 CAPITALS, 4 mIxed, 5 digits, 6 punctuation."""
    if word.islower():
        return 1
    if not any(c.isalnum() for c in word):
        return 6
    if any(c.isdigit() for c in word):
        return 5
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 3 if word.isupper() else 4 if word.lower() != word else 1


def _changes(values: Ints) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; the first does."""
    out = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=out[1:])
    return out


def quoted(text: str) -> tuple[list[int], list[bool]]:
    """Where double quotation marks stand in a paragraph, and whether what follows each (up to the next) is inside."""
    places, inside, now = [], [], False
    for mark in QUOTES.finditer(text):
        now = not now if mark[0] == '"' else mark[0] in "“„«"
        places.append(mark.start())
        inside.append(now)
    return places, inside


def tokenise(tokenizer: Tokenizer, text: str) -> list[Tokens]:
    """The paragraphs of the text as tokens. A paragraph without any word is left out."""
    spans = list(blocks(text))
    out = []
    encodings = tokenizer.encode_batch([text[a:b] for a, b in spans], add_special_tokens=False)
    for (offset, end), encoding in zip(spans, encodings, strict=True):
        ids = np.array(encoding.ids, dtype=np.int64)
        if not len(ids):
            continue
        places = np.array(encoding.offsets, dtype=np.int64)
        word = np.array([-1 if w is None else w for w in encoding.word_ids], dtype=np.int64)
        # One word may carry very many pieces, and one piece may be repeated without end: both are capped.
        opens = _changes(word)
        begin = np.maximum.accumulate(np.where(opens, np.arange(len(ids)), 0))
        keep = np.arange(len(ids)) - begin < MAX_WORD_PIECES
        if len(ids) > MAX_REPEATS:
            same = ~_changes(ids)
            run = np.arange(len(ids)) - np.maximum.accumulate(np.where(same, 0, np.arange(len(ids))))
            keep &= run < MAX_REPEATS
        last_of = np.append(np.flatnonzero(opens)[1:] - 1, len(ids) - 1)
        word_end = np.empty(len(ids), dtype=np.int64)
        word_end[opens] = places[last_of, 1]
        ids, word, places, word_end = ids[keep], word[keep], places[keep], word_end[keep]
        opens = _changes(word)
        start, stop = places[opens, 0], np.maximum(word_end[opens], places[opens, 1])
        paragraph = text[offset:end]
        marks, inside = quoted(paragraph)
        mark = np.searchsorted(np.array(marks, dtype=np.int64), start, side="right")
        state = np.array([False, *inside])[mark]
        cuts = zip(start.tolist(), stop.tolist(), strict=True)
        shapes = np.array([shape(paragraph[a:b]) if b > a else 6 for a, b in cuts], dtype=np.int64)
        index = np.cumsum(opens) - 1
        out.append(Tokens(ids, (shapes + 8 * state)[index], index, start + offset, stop + offset))
    return out


def windows(paragraphs: Iterable[Tokens], limit: int = WINDOW) -> list[Window]:
    """Pack whole paragraphs into windows of at most `limit` pieces.

    A longer paragraph is cut, at the end of a sentence if it can be.
    """
    out: list[Window] = []
    held: list[Tokens] = []
    size = 1

    def close() -> None:
        nonlocal held, size
        if held:
            ids, features, first, number = [CLS], [0], [], []
            for n, p in enumerate(held):
                opens = np.flatnonzero(_changes(p.word))
                first.append(opens + len(ids))
                number.append(np.full(len(p.start), n, dtype=np.int64))
                ids.extend(p.ids.tolist())
                features.extend(p.features.tolist())
                ids.append(SEP)
                features.append(0)
            out.append(
                Window(
                    np.array(ids, dtype=np.int64),
                    np.array(features, dtype=np.int64),
                    np.concatenate(first),
                    np.concatenate(number),
                    np.concatenate([p.start for p in held]),
                    np.concatenate([p.end for p in held]),
                )
            )
        held, size = [], 1

    for whole in paragraphs:
        paragraph = whole
        while len(paragraph.ids) + 1 > limit - 1:
            close()
            cut = _cut(paragraph, limit - 2)
            held = [paragraph.part(0, cut)]
            close()
            paragraph = paragraph.part(cut, len(paragraph.start))
        if not len(paragraph.ids):
            continue
        if size + len(paragraph.ids) + 1 > limit:
            close()
        held.append(paragraph)
        size += len(paragraph.ids) + 1
    close()
    return out


STOPS = frozenset({1012, 1029, 999})  # . ? ! in the vocabulary


def _cut(paragraph: Tokens, room: int) -> int:
    """How many words fill at most `room` pieces: up to the last end of a sentence, if there is one."""
    words = int(paragraph.word[room]) if room < len(paragraph.word) else len(paragraph.start)
    words = max(words, 1)
    heads = paragraph.ids[np.searchsorted(paragraph.word, np.arange(words))]
    for i in range(words - 1, words // 2, -1):
        if int(heads[i - 1]) in STOPS and paragraph.start[i] > paragraph.end[i - 1]:
            return i
    return words
