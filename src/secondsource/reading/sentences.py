"""Paragraphs, their language, and sentences.

Sentences are cut by rule and not by the parser, so that quotation marks of any kind, closed or not, cannot swallow
a report, and so that the cut is the same with and without a parser. Everything here is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondsource.model import Span
from secondsource.reading.words import words

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_END = re.compile(r"(?:[.!?…。]{1,8}|[.!?…。](?=[.!?…。]{8}))[\"'”’»)\]“]{0,3}")
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«„‹([—–-•@#$€£"

# Titles and the like: a name or a number follows, never a new sentence.
_NEVER = words(
    "mr mrs ms messrs dr prof gen lt col maj capt cpt sgt cpl pvt brig adm cmdr cdr rev hon sen rep gov pres fr sr st ",
    "mt no nos art fig vol pp approx ca cf vs eg e.g i.e viz al lieut supt insp dep asst amb ",
    "г р ул им пос обл с д н гг тыс млн млрд руб т.е т.д т.п им. напр см ",
    "м вул смт сел тис грн буд ім",
)
# These may also end a sentence: a cut needs a word behind them that begins sentences.
_SOMETIMES = words(
    "a.m p.m u.s u.n u.k e.u u.s.a d.c inc ltd corp co jr sr etc jan feb mar apr jun jul aug sep sept oct nov dec ",
    "mon tue wed thu fri sat sun km kg ft hrs hr min sq",
)
_STARTERS = words(
    "the a an this that these those he she it they we i you his her its their our my in on at by for from with after ",
    "before when while if as but and or so yet there here what who where why how no not some many most all both one ",
    "two three several according meanwhile however earlier later since until although though because despite during ",
    "residents officials witnesses police also still only another other each every neither",
)
_TAG = re.compile(
    r"\s*(?:[A-Z][\w.'’-]{0,30}\s+){0,5}(?:has |have |had )?(?:said|says|asked|asks|told|wrote|writes|added|"
    r"adds|shouted|cried|"
    r"replied|tweeted|posted|recalled|warned|wondered)\b"
)
_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'.-]{0,30}(?:[ ,/]{1,2}[\w’'.-]{1,30}){0,6},?\s*)?"
    r"(?:\([A-ZА-ЯІЇЄҐ][^()\n]{1,40}\)\s*(?:[–—-]{1,2}|:)\s+)"
)
_CAPITAL_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ’'./-]{2,30}(?:[ ,]{1,2}[A-ZÀ-Þ][\w’'./-]{0,30}){0,4}(?:,? [A-Z][a-z]{2,8}\.? "
    r"\d{1,2})?(?:\s*[–—]\s*|\s-\s)"
)
_CLOCK = re.compile(
    r"(?:\[?\(?(?:[01]?\d|2[0-4])[:.h][0-5]\d\)?\]?(?:\s?(?:GMT|UTC|[ap]\.?m\.?|[A-Z]{3,4}))?\s*(?:[–—:|-]\s*|\s))"
)
_QUOTED = re.compile(r"«[^«»]{0,600}»|„[^„“”]{0,600}[“”]|“[^“”]{0,600}”")
_PICTURES = r"[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]{1,6}\s{0,3}"
_BULLET = re.compile(_PICTURES + r"|(?:[•●▪■◦‣∙*·►▶✓–—-]\s{0,3}|\(?\d{1,2}[.)]\s{1,3})")
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_RUSSIAN = frozenset("ыэёъЫЭЁЪ")
_FUNCTION_WORDS = words(
    "the of and to in a is that for on was with as by at from it be have has were are his her said an this which but",
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its span without outer white space, its number from 0, and its language."""

    span: Span
    index: int
    language: str


def paragraphs(text: str, language: str = "und") -> tuple[Paragraph, ...]:
    """The paragraphs of a text: its lines, with hard-wrapped lines joined.

    Args:
        language: the document's language; decides where the letters of a paragraph do not.
    """
    lines = [Span(m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
             for m in _LINE.finditer(text) if m.group().strip()]  # fmt: skip
    found: list[Paragraph] = []
    index = 0
    while index < len(lines):
        last = index
        while last + 1 < len(lines) and _wrapped(text, lines[last], lines[last + 1]):
            last += 1
        span = Span(lines[index].start, lines[last].end)
        found.append(
            Paragraph(span, len(found), language_of(text[span.start : min(span.end, span.start + 2000)], language))
        )
        index = last + 1
    return tuple(found)


def _wrapped(text: str, line: Span, following: Span) -> bool:
    """Whether a line break stands inside a sentence: a long line without an end, then a small letter."""
    between = text[line.end : following.start]
    if len(between) > 8 or between.count("\n") + between.count("\r") - between.count("\r\n") > 1:
        return False
    return len(line) >= 45 and text[line.end - 1] not in '.!?…:;”"»' and text[following.start].islower()


def language_of(paragraph: str, document: str = "und") -> str:
    """The language of a paragraph: `ru` or `uk` by its letters where it is Cyrillic, else the document's or `en`.

    Function words settle Latin script, so that a report whose language was detected wrongly is still read.
    """
    cyrillic = latin = 0
    for c in paragraph:
        if "\u0400" <= c <= "\u04ff":
            cyrillic += 1
        elif c.isalpha():
            latin += 1
    if cyrillic > latin:
        # Who is quoted may speak the other language; the reporter's own words tell which one the paragraph is in.
        for said in (_QUOTED.sub("", paragraph), paragraph):
            ukrainian = sum(c in _UKRAINIAN for c in said)
            russian = sum(c in _RUSSIAN for c in said)
            if ukrainian != russian:
                return "uk" if ukrainian > russian else "ru"
            if document in ("ru", "uk") and len(said.split()) > 2:
                break
        return document if document in ("ru", "uk") else "ru"
    if document in ("en", "und", "ru", "uk"):
        return "en"
    spoken = paragraph.lower().split()
    known = sum(w in _FUNCTION_WORDS for w in spoken)
    return "en" if known >= 2 and known >= 0.12 * len(spoken) else document


def language_within(sentence: str, paragraph: str) -> str:
    """The language of a sentence in a Russian or Ukrainian paragraph: the other one where its letters say only that."""
    if paragraph not in ("ru", "uk"):
        return paragraph
    own = _QUOTED.sub("", sentence)
    ukrainian, russian = any(c in _UKRAINIAN for c in own), any(c in _RUSSIAN for c in own)
    if ukrainian == russian:
        return paragraph
    return "uk" if ukrainian else "ru"


def sentence_spans(text: str, paragraph: Span, longest: int) -> list[Span]:
    """The sentences of one paragraph, in order, covering all but white space.

    Datelines, clock times of live blogs and bullets become short stretches of their own, so that what follows
    them begins where it begins. `longest` is the most code points in one sentence; longer ones are cut at a blank.
    """
    start, end = paragraph.start, paragraph.end
    cuts = _prefix_cuts(text, start, end)
    start = cuts[-1] if cuts else start
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends(text, match, start, end):
            cuts.append(match.end())
            start = match.end()
    spans: list[Span] = []
    begin = paragraph.start
    for cut in [*cuts, end]:
        spans.extend(_stripped(text, begin, cut, longest))
        begin = cut
    return spans


def _prefix_cuts(text: str, start: int, end: int) -> list[int]:
    cuts: list[int] = []
    for pattern in (_BULLET, _CLOCK, _DATELINE, _CAPITAL_DATELINE):
        match = pattern.match(text, start, min(end, start + 200))
        if match and match.end() < end and match.end() > start:
            start = match.end()
            cuts.append(start)
            if pattern is _DATELINE:
                break
    return cuts


def _stripped(text: str, begin: int, end: int, longest: int) -> list[Span]:
    spans: list[Span] = []
    while begin < end:
        while begin < end and text[begin].isspace():
            begin += 1
        if begin == end:
            break
        stop = end
        if end - begin > longest:
            blank = text.rfind(" ", begin + longest // 2, begin + longest)
            stop = blank if blank > begin else begin + longest
        last = stop
        while last > begin and text[last - 1].isspace():
            last -= 1
        spans.append(Span(begin, last))
        begin = stop
    return spans


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the marks of `match` end a sentence that began at `start`."""
    marks, after = match.group(), match.end()
    follow = after
    while follow < end and text[follow].isspace():
        follow += 1
    if follow >= end:
        return False
    next_char = text[follow]
    if follow == after:
        return _ends_without_blank(text, match, end)
    if marks[-1] == "“" and len(marks) > 1:  # German-style closing mark, or an opening one without its blank
        return False
    if next_char.islower() or next_char in ",;:)]”»":
        return False
    if next_char in "’" and follow + 1 < end and text[follow + 1].islower():
        return False
    word_start = match.start()
    while word_start > start and word_start > match.start() - 30 and not text[word_start - 1].isspace():
        word_start -= 1
    word = text[word_start : match.start()].lstrip(_OPENING).lower()
    quoted = marks[-1] in "\"'”’»"
    if marks.startswith(".") and not quoted and not marks.startswith(".."):
        following = re.match(r"[\"'“‘«„(]?([^\W_]{1,20})", text[follow : follow + 24])
        following_word = following.group(1).lower() if following else ""
        if word in _NEVER:
            return word == "no" and not next_char.isdigit() and following_word in _STARTERS
        if word in _SOMETIMES or (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:[a-z]\.){1,4}[a-z]", word):
            return following_word in _STARTERS or next_char in '“«„"'
        if word.isdigit() and word_start <= start + 1 and len(word) <= 2:
            return False
    if (quoted and marks[0] in "!?…") or (quoted and len(marks) > 3):
        return not _TAG.match(text, follow, min(end, follow + 120))
    return next_char.isupper() or next_char.isdigit() or next_char in _OPENING or not next_char.isascii()


def _ends_without_blank(text: str, match: re.Match[str], end: int) -> bool:
    """ "…overnight.According to him": a full stop between a small and a capital letter, in no address."""
    after = match.end()
    before = text[match.start() - 1] if match.start() else ""
    if match.group() not in (".", "!", "?", ".”", '."', ".»", ".)") or after + 1 >= end:
        return False
    opening = text[after] in "“«„" and text[after + 1].isupper()
    if not (opening or (text[after].isupper() and (text[after + 1].islower() or text[after + 1] == " "))):
        return False
    if not (before.islower() or before.isdigit() or before in ")%"):
        return False
    word_start = match.start()
    while word_start > 0 and match.start() - word_start < 30 and not text[word_start - 1].isspace():
        word_start -= 1
    word = text[word_start : match.start()]
    return len(word) >= 2 and not any(mark in word for mark in "/@#") and not word.lower().startswith("www")
