"""Words of a document with what grammar says of them, as recognition needs them: hyphens and apostrophes joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from secondsource.model import Analysis, Document, Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_]+(?:(?:[-‑][’'ʼ‘`]|[’'ʼ`‑-])[^\W_]+){0,8}", re.UNICODE)
_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ash|es|et|ed)[-‑][’'‘ʼ`]?[A-Z]")
"""An Arabic article before a name: "al-Bab"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its span, its sentence, whether it opens it, and the features of the token at its start.

    `gap` is the text between it and the word before, of the same sentence. `possessive`: "'s" follows and is left
    out of the span.
    """

    start: int
    end: int
    text: str
    sentence: int
    opens: bool
    gap: str
    possessive: bool
    entity: str
    pos: str
    dep: str
    lemma: str
    head: str
    head_pos: str

    @property
    def capital(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[0].isupper() or bool(_ARTICLE.match(self.text))

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


def words(document: Document, analysis: Analysis) -> list[list[Word]]:
    """The words of each sentence, in order."""
    text, tokens = document.text, analysis.tokens
    starts = [token.start for token in tokens]
    out: list[list[Word]] = []
    for sentence in analysis.sentences:
        row: list[Word] = []
        last = sentence.span.start
        for found in _WORD.finditer(text, sentence.span.start, sentence.span.end):
            start, end, word = found.start(), found.end(), found.group()
            possessive = False
            if len(word) > 2 and word[-2:] in ("’s", "'s"):
                end, word, possessive = end - 2, word[:-2], True
            elif text[end : end + 1] in ("’", "'") and word.endswith("s"):
                possessive = True
            at = bisect_right(starts, start) - 1
            token = tokens[at] if at >= 0 and tokens[at].end > start else None
            head = tokens[token.head] if token else None
            row.append(
                Word(
                    start,
                    end,
                    word,
                    sentence.index,
                    not row,
                    text[last:start],
                    possessive,
                    token.entity if token else "",
                    token.pos if token else "",
                    token.dep if token else "",
                    token.lemma if token else "",
                    head.lemma if head else "",
                    head.pos if head else "",
                )
            )
            last = found.end()
        out.append(row)
    return out
