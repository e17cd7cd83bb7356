"""What can be compared between two texts: sentences, words, figures, names, quotations.

Own and light on purpose: reuse is looked for between documents that were stored long ago, from their text alone.
All patterns are linear; a document is taken apart once and kept (`take_apart` is cached by text).
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

from secondsource.model.document import Span
from secondsource.model.lookalikes import one_script, undisguised, without_unseen
from secondsource.model.names import capitalised_keys
from secondsource.model.shifted import shifted
from secondsource.origins.figures import figures

WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
_END = re.compile(r"[.!?…]+[\"”»’')\]]*(?=\s)|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Lt|Capt|Sgt|Brig|Gov|Sen|Rep|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|"
    r"Nov|Dec|a\.m|p\.m|U\.S|U\.N|г|ул|им|обл|р|с|м|тыс|млн|млрд|тис|см|вул)|(?:^|\W)[^\W\d_])\.$"
)
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"\n]{8,600})[”“»\"]")
_STOP_WORDS = (
    "the a an and or but of in on at to for from by with as is are was were be been has have had it its he she they "
    "his her their that this these those which who whom said says say told not no after before when while also than "
    "и в на с по к о у за из от до не что как это его ее их был была были же для при а но или со во об "
    "і й та у в на з із зі по до від що як це його її їх був була були для при але або про за не"
)
_STOP = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: its span, its words (lower case), content words, figures and name keys."""

    span: Span
    words: tuple[str, ...]
    content: frozenset[str]
    figures: tuple[float, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Units:
    """A text taken apart. `quotes`: the content words of each quotation. `shingles`: hashes of word triples."""

    sentences: tuple[Sentence, ...]
    figures: frozenset[float]
    names: frozenset[str]
    quotes: tuple[frozenset[str], ...]
    shingles: frozenset[int]


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Sentences by their end marks and line breaks, abbreviations and initials kept together."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match.group()[0] != "\n":
            if match.group() == "." and _ABBREVIATED.search(text[max(start, end - 12) : end]):
                continue
            following = text[end : end + 40].lstrip()[:1]
            if following and following.islower():
                continue
        _keep(text, start, end, spans)
        start = end
    _keep(text, start, len(text), spans)
    return tuple(spans)


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and any(c.isalnum() for c in text[start : min(end, start + 400)]):
        spans.append(Span(start, end))


@lru_cache(maxsize=96)  # some 100 kB each
def take_apart(text: str) -> Units:
    """The units of a text."""
    sentences: list[Sentence] = []
    every_word: list[str] = []
    # The same words in look-alike letters, or with unseen characters between them, are the same words; and sentences
    # end where a person sees them end.
    seen, places = undisguised(text) or (text, None)
    seen = one_script(seen)
    for span in sentence_spans(seen):
        piece = without_unseen(span.of(seen))
        words = tuple(w.casefold() for w in WORD.findall(piece))
        every_word.extend(words)
        content = frozenset(w for w in words if w not in _STOP and len(w) > 2)
        own = span if places is None else shifted(span, places)
        sentences.append(Sentence(own, words, content, figures(piece), capitalised_keys(piece)))
    quotes = tuple(
        frozenset(w.casefold() for w in WORD.findall(q) if w.casefold() not in _STOP)
        for q in _QUOTED.findall(without_unseen(seen))
    )
    return Units(
        tuple(sentences),
        frozenset(f for s in sentences for f in s.figures),
        frozenset(n for s in sentences for n in s.names),
        quotes,
        frozenset(hash3(every_word[i : i + 3]) for i in range(len(every_word) - 2)),
    )


def hash3(words: list[str]) -> int:
    """A stable 32-bit hash of words (CRC-32 of UTF-8): the same in every process."""
    return zlib.crc32(" ".join(words).encode())
