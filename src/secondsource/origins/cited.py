"""Which media a text names as its own sources: "Orbis Post reports, citing …", «со ссылкой на …»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from secondsource.model.document import Span
from secondsource.model.names import name_keys, words_agree

How = Literal["reports", "told", "named"]

_REPORTS_AFTER = re.compile(
    r"^[\"”»’,]?[^.!?;:“„«\"\n]{0,50}?\b"
    r"(?:reports?|reported|writes?|wrote|written|says|said|quot(?:es|ed|ing)|cit(?:es|ed|ing)|claim(?:s|ed)|"
    r"publish(?:es|ed)|notes|noted|carried|ran|spoke|described|put|learn(?:s|ed|t)|"
    r"сообщ\w+|пишет|писал\w*|написал\w*|передаёт|передает|передал\w*|цитир\w+|повідом\w+|пише|переда\w+|цитує)\b",
    re.I,
)
_REPORTS_BEFORE = re.compile(
    r"(?:according to|citing|cited|quoting|quoted by|quoted in|reported by|reports? by|reports? in|published (?:by|in)|"
    r"carried by|as reported by|report from|story in|article in|attributed to|relying on|referring to|seen by|"
    r"со ссылкой на|ссылаясь на|по данным|по сообщению|как сообщ\w+|как пишет|пишет|сообщает|сообщил[ао]?|передаёт|"
    r"передает|передал[ао]?|цитирует|"
    r"з посиланням на|посилаючись на|за даними|за повідомленням|як повідомля\w+|як пише|пише|повідомляє|повідомив|"
    r"повідомила|передає)\s+"
    r"(?:(?:the|a|an|its|their|[A-Z]\w+[’']s|[A-Z][a-z]+an|[A-Z][a-z]+ish|news|newspaper|daily|weekly|agency|website|"
    r"portal|channel|magazine|broadcaster|газет\w+|агентств\w+|издани\w+|видання|портал\w*|сайт\w*|канал\w*|телеканал\w*)"
    r"\s+){0,4}[«“\"„]?$",
    re.I,
)
_TOLD_BEFORE = re.compile(
    r"(?:told|tell|speaking to|in an interview with|interview with|in comments to|in a comment to|spoke to|"
    r"speaking with|told reporters from|сообщил\w*|рассказал\w*|заявил\w*|сказал\w*|в интервью|в комментарии|"
    r"повідоми\w+|розпові\w+|сказа\w+|заяви\w+|в інтерв.ю|у коментарі)\s+"
    r"(?:(?:the|a|our|news|newspaper|agency|website|portal|channel|газет\w+|агентств\w+|издани\w+|виданн\w+|порталу|"
    r"каналу|телеканалу|во?|у|вторник|[сc]ред\w+|понедельник|четверг|пятниц\w+)\s+){0,4}[«“\"„]?$",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a text names a medium, and how: it reports, it was told, or it is merely named."""

    span: Span
    how: How


@lru_cache(maxsize=64)  # some 60 kB each
def _words(text: str) -> tuple[tuple[int, int, str], ...]:
    out = []
    for m in _WORD.finditer(text):
        if m.group()[0].isupper():
            keys = name_keys(m.group())
            out.append((m.start(), m.end(), keys[0] if keys else ""))
        else:
            out.append((m.start(), m.end(), ""))
    return tuple(out)


def citations(text: str, medium: str) -> tuple[Citation, ...]:
    """Where `text` names `medium`; names are compared across scripts, so «Степная линия» is "Stepnaya Liniya"."""
    keys = name_keys(medium)
    if not keys:
        return ()
    whole = _occurrences(text, keys)
    if whole or len(keys) < 3:
        return whole
    # "Baltic Morning Sheet" may be called "the Morning Sheet".
    return _occurrences(text, keys[1:]) or _occurrences(text, keys[:-1])


def _occurrences(text: str, keys: tuple[str, ...]) -> tuple[Citation, ...]:
    words = _words(text)
    found: list[Citation] = []
    for i in range(len(words) - len(keys) + 1):
        first = words[i][2]
        if not first or not words_agree(first, keys[0]):
            continue
        if not all(_agrees(text, words[i + k], keys[k]) for k in range(1, len(keys))):
            continue
        start, end = words[i][0], words[i + len(keys) - 1][1]
        found.append(Citation(Span(start, end), _how(text, start, end)))
    return tuple(found)


def _agrees(text: str, word: tuple[int, int, str], key: str) -> bool:
    """Later words of a name may be in lower case («Степная линия»)."""
    keys = (word[2],) if word[2] else name_keys(text[word[0] : word[1]])
    return bool(keys) and words_agree(keys[0], key)


def _how(text: str, start: int, end: int) -> How:
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    if re.search(r"\((?:[^()\n]{0,20})$", before[-24:]):
        return "named"
    if _TOLD_BEFORE.search(before):
        return "told"
    if _REPORTS_BEFORE.search(before) or _REPORTS_AFTER.match(after):
        return "reports"
    return "named"
