"""Frames of the trained encoder, brought under the rules of annotation, and merged with those of the rules.

What either finds alone is kept where it is sure enough. Where both find an attribution, the rule gives source and cue;
the content is the encoder's where it is sure and the rule is one whose reach the parser decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from secondsource.model import Span
from secondsource.reading import cues
from secondsource.reading.english_quotations import Tags
from secondsource.reading.frames import Frame, joined, overlaps, shared
from secondsource.settings import ReadingSettings

if TYPE_CHECKING:
    from secondsource.reading.encoder import Reading

_NOBODY = ("impersonal", "believed_to", "seen_as", "ordered")
_TAGGING = ("tag", "quotation")
_PHRASES = ("object", "preposition", "infinitive")
_SILENT = re.compile(
    r"\bneither\b.{0,40}\b(?:confirm|den)|(?:\bnot|n[’']t|\bno|never|declin\w+|refus\w+|unable|fail\w+)\b.{0,30}"
    r"\b(?:comment|mention|confirm|respon|answer|reply|clear|discuss|elaborat|be drawn|specif|disclos|verif|"
    r"independently|available|reach)|\bunclear\b|asked about$|^quote:?$|^calls to$"
)
"""Cues that say that nothing was said; the rulings of the annotation leave them out."""
_PASSED_ON = re.compile(r"(?:was |were )?(?:quoted|cited|carried|published|picked up|republished|relayed) by$")
_OWN_STAFF = re.compile(r"our (?:[\w-]+ ){0,2}(?:reporters?|correspondents?|team|staff|crews?)\b")
"""The publisher's own people: their words are its own voice."""
_PRONOUNS = ("it", "this", "that", "they", "he", "she", "which")
_POINTERS = ("himself", "herself", "themselves", "anonymity", "comment", "which", "it differently", "to comment")
_SET_OFF = re.compile(
    r",? (?:who|which|whose|whom|where|when|speaking|citing|quoted|cited|carried|reached|"
    r"contacted|in an?|at an?|\w+ing)\b|[,.]?\s*$"
)
_RELATIVE = re.compile(r", (?:which|who|whom|whose|where)\b")
_BETWEEN = 12  # code points between what was said and the next verb of saying: ", and "
_LEMMA = re.compile(r"[a-z]+")
_LOOSE = ("clause", "noun", "infinitive", "by_words", "described_as")
"""Rules that take many a deed for a statement: what the encoder does not see must be surer there."""
_DEEDS = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|(?:speak(?:s|ing)?|spoke|spoken)(?! of)|talk(?:s|ed|ing)?|"
    r"push(?:es|ed|ing)?|campaign(?:s|ed|ing)?|respond(?:s|ed|ing)?|react(?:s|ed|ing)?)\b"
)
_PARSED = ("tag", "clause", "object", "infinitive", "preposition", "untagged", "quotation")
"""Rules whose content ends where the parser says: the encoder may know better."""


def encoded_frames(encoded: Reading, grammar: Tags, skipped: Sequence[Span]) -> list[Frame]:
    """The encoder's frames with content by the rules of annotation; none in `skipped`."""
    found: list[Frame] = []
    for frame in encoded.frames:
        source, cue, content = ([Span(*s) for s in part] for part in (frame.source, frame.cue, frame.content))
        if not content or overlaps(content, skipped):
            continue
        home = grammar.token_at((cue or content)[0].start) if grammar.tokens else 0
        pieces = [piece for c in content for piece in _ruled(grammar, c, home, bool(cue))]
        pieces = [p for p in pieces if p.of(grammar.text).lower() not in _PRONOUNS] or pieces
        pieces = [p for n, p in enumerate(pieces) if not (n and _behind_colon(grammar.text, pieces[n - 1], p))]
        if pieces:
            found.append(Frame(tuple(source), joined(cue), joined(pieces), "encoder", frame.score))
    return found


def _behind_colon(text: str, before: Span, piece: Span) -> bool:
    """Whether a quoted piece follows an unquoted one and a colon: it is an attribution of its own."""
    between = text[before.end : piece.start].strip()
    return between == ":" and text[piece.start] in '“"«„' and text[before.end - 1] not in '”"»'


def _ruled(grammar: Tags, span: Span, home: int, tagged: bool) -> list[Span]:
    """A content span without headings, clock times and what belongs to another attribution."""
    if not grammar.tokens:
        return [span]
    text, tokens = grammar.text, grammar.tokens
    first = grammar.token_at(span.start)
    last = grammar.token_at(max(span.start, span.end - 1))
    opening = grammar.quote_of[first]
    quoted = opening >= 0 and grammar.quotations[opening].span.start <= span.start
    sentence = grammar.trees.sentence_of(home)
    here = grammar.trees.sentence_of(first)
    if tagged and not quoted and here.index != sentence.index:
        if here.index > sentence.index or grammar.trees.sentence_of(last).index != sentence.index:
            return []  # a clause in another sentence belongs to another cue
        first = sentence.first  # a heading or a clock time before the sentence
        span = Span(min(tokens[first].start, span.end), span.end)
    if not quoted:
        colon = _quotation_behind_colon(grammar, first, last)
        if colon is not None:
            last = colon - 1
            span = Span(span.start, max(tokens[last].end, span.start))
        semicolon = next((k for k in range(first + 1, last) if tokens[k].text == ";" and grammar.quote_of[k] < 0), None)
        if semicolon is not None and tagged:  # what follows has a speaker of its own
            last = semicolon - 1
            span = Span(span.start, max(tokens[last].end, span.start))
        stop = grammar.stop(first, last)
        if stop < last:
            span = Span(span.start, max(tokens[stop].end, span.start + 1))
        inside = next(
            (k for k in range(first + 2, stop - 1) if tokens[k].text == ":" and grammar.quote_of[k] < 0), None
        )
        verbs = inside is not None and any(tokens[k].tag in ("VBD", "VBZ", "VBP") for k in range(inside + 1, stop))
        if inside is not None and verbs and not grammar.has_main_clause(first, inside):
            return [Span(span.start, tokens[inside - 1].end), Span(tokens[inside + 1].start, span.end)]
    return [span] if text[span.start : span.end].strip() else []


def _quotation_behind_colon(grammar: Tags, first: int, last: int) -> int | None:
    """Where a whole quotation follows a colon: it is an attribution of its own."""
    for k in range(first + 1, last):
        number = grammar.quote_of[k + 1]
        if grammar.tokens[k].text == ":" and number >= 0 and grammar.quote_of[k] < 0:
            inner = grammar.quotations[number].inner(grammar.text)
            if len(inner.split()) >= 3 and inner[:1].isupper():
                return k
    return None


def combined(grammar: Tags, rules: Sequence[Frame], encoded: Sequence[Frame], settings: ReadingSettings) -> list[Frame]:
    """The frames of both, each attribution once."""
    encoded = [f for f in encoded if not _says_nothing(f, grammar.text)]
    near: dict[int, list[int]] = {}
    for number, frame in enumerate(encoded):
        for place in _places(frame):
            near.setdefault(place, []).append(number)
    neighbours = [sorted({n for place in _places(rule) for n in near.get(place, ())}) for rule in rules]
    matching = [
        [n for n in numbers if _matches(rule, encoded[n])] for rule, numbers in zip(rules, neighbours, strict=True)
    ]
    claimed = {n for numbers in matching for n in numbers}
    taken: set[int] = set()
    found: list[Frame] = []
    for rule, numbers, matches in zip(rules, neighbours, matching, strict=True):
        if not matches:
            # Another cue for what the encoder gives to one cue: "went on to say that …".
            again = _kind(rule) in _PARSED and any(
                (n not in claimed or _kind(rule) not in _TAGGING) and shared(rule.content, encoded[n].content) > 0.5
                for n in numbers
            )
            floor = settings.rule_alone_loose if _kind(rule) in _LOOSE else settings.rule_alone
            if rule.score >= floor and not again and not _deed(rule, grammar.text):
                found.append(rule)
            continue
        best = max(matches, key=partial(_fit, rule, encoded))
        taken.update(n for n in matches if rule.cue and encoded[n].cue)
        taken.add(best)
        found.append(_joined(grammar, rule, _parted(rule, encoded[best], rules), settings))
    said = {start for f in found for c in f.cue for start in range(c.start, c.end)}
    for n, frame in enumerate(encoded):
        places = {start for c in frame.cue for start in range(c.start, c.end)}
        if n not in taken and not places & said and _stands_alone(frame, grammar.text, settings):
            found.append(frame)
            said |= places
    return found


def _parted(rule: Frame, encoded: Frame, rules: Sequence[Frame]) -> Frame:
    """The encoder's frame without what a rule gives to another verb of the same speaker ("…, and raged at …")."""
    if len(encoded.content) != 1 or not rule.content or not rule.cue:
        return encoded
    theirs, end = encoded.content[0], rule.content[-1].end
    for other in rules:
        if other is not rule and other.cue and other.source == rule.source and other.content:
            begin = other.cue[0].start
            if theirs.start < end <= begin < theirs.end and rule.cue[0].start < begin and begin - end < _BETWEEN:
                return replace(encoded, content=(Span(theirs.start, end),))
    return encoded


def _deed(rule: Frame, text: str) -> bool:
    """Whether a verb with its preposition only does something ("voted for her", "spoke about money")."""
    return _kind(rule) == "preposition" and any(_DEEDS.search(c.of(text)) for c in rule.cue)


def _fit(rule: Frame, encoded: Sequence[Frame], number: int) -> tuple[float, int]:
    return shared(rule.content, encoded[number].content), -number


def _places(frame: Frame) -> set[int]:
    return {k for s in (*frame.cue, *frame.content) for k in range(s.start // 256, s.end // 256 + 1)}


def _matches(rule: Frame, encoded: Frame) -> bool:
    if rule.cue and encoded.cue:
        return overlaps(rule.cue, encoded.cue)
    return shared(rule.content, encoded.content) > 0.5


def _joined(grammar: Tags, rule: Frame, encoded: Frame, settings: ReadingSettings) -> Frame:
    """Who says what by the rule; where the spans of source, cue and content end, by the encoder where it agrees."""
    floor = settings.encoder_object if _kind(rule) in _PHRASES else settings.encoder_content
    better = _kind(rule) in _PARSED and encoded.score >= floor
    named = _kind(rule) not in _NOBODY
    tail = grammar.text[encoded.content[-1].end : encoded.content[-1].end + 9]
    longer = rule.content[-1].end > encoded.content[-1].end
    if longer and tail.startswith(",") and _kind(rule) in _PHRASES and not _RELATIVE.match(tail):
        better = False  # "Bara, on the road to …": the encoder stops at the comma
    if _kind(rule) == "object" and _RELATIVE.match(grammar.text, rule.content[-1].end, encoded.content[-1].end):
        better = False  # the encoder runs on into a relative clause
    if not rule.source and rule.cue and encoded.source and _kind(rule) == "noun":
        here = grammar.trees.sentence_of(grammar.token_at(rule.cue[0].start)).index
        if grammar.trees.sentence_of(grammar.token_at(encoded.source[0].start)).index != here:
            encoded = replace(encoded, source=())  # "Reports that …": nobody is named
    head = grammar.text[max(0, rule.content[0].start - 3) : rule.content[0].start].strip()
    if rule.content[0].start > encoded.content[0].start and head.endswith((":", ";")):
        better = False
    if not rule.source and not encoded.cue and encoded.source and encoded.source[0].start > rule.content[-1].end:
        encoded = replace(encoded, source=())  # the subject of the next sentence
    return replace(
        rule,
        source=_better_source(grammar, rule.source, encoded.source, _kind(rule) in _PARSED, rule.cue, rule.content)
        if named
        else (),
        cue=encoded.cue if not rule.cue or _same_cue(grammar.text, encoded.cue, rule.cue) else rule.cue,
        content=encoded.content if better and _another_reach(grammar, rule, encoded, settings) else rule.content,
        by=f"{rule.by}+encoder",
        score=round(1 - (1 - rule.score) * (1 - encoded.score), 3),
    )


def _another_reach(grammar: Tags, rule: Frame, encoded: Frame, settings: ReadingSettings) -> bool:
    """Whether the encoder's content may stand for the rule's: much in common, or the rule lost its way."""
    if shared(rule.content, encoded.content) > 0.3:
        return True
    if encoded.score < settings.encoder_other or len(rule.content) > 1:
        return False
    mine, theirs = rule.content[0], encoded.content[0]
    opens = grammar.text[mine.start : mine.start + 1] in '“"«„'
    if mine.start == theirs.start and mine.contains(encoded.content[-1]):
        return not opens and grammar.text[encoded.content[-1].end : encoded.content[-1].end + 1] == ","
    # "In an interview on Sunday, she said the talks …": an adverbial taken for what was said
    behind = bool(rule.cue) and mine.end <= rule.cue[0].start and theirs.start >= rule.cue[-1].end
    return behind and not opens and _kind(rule) in _TAGGING


def _better_source(
    grammar: Tags,
    rule: tuple[Span, ...],
    encoded: tuple[Span, ...],
    parsed: bool,
    cue: tuple[Span, ...],
    content: tuple[Span, ...],
) -> tuple[Span, ...]:
    """The encoder's span where it means the same; the rule's where the encoder adds a clause, or means another."""
    if not rule or not encoded:
        return rule or encoded
    if overlaps(rule, (*cue, *content)):
        return encoded  # "the reasons that the mayor refuses to …": the parser took the whole clause
    if shared(rule, encoded) >= 0.5:
        return encoded
    inner, outer = encoded[0], rule[0]
    if outer.contains(inner) and abs(inner.end - outer.end) <= 1:
        return encoded  # "though she": the parser took a word too many
    more = grammar.text[rule[0].end : encoded[0].end]
    if encoded[0].start == rule[0].start and more and not _SET_OFF.match(more):
        return encoded  # an apposition that the parser did not see
    if encoded[0].start == rule[0].start and grammar.trees.lower(grammar.token_at(rule[0].end - 1)).endswith("."):
        return encoded  # "Del." for "Del. Ann Doe"
    first, last = grammar.token_at(outer.start), grammar.token_at(max(outer.start, outer.end - 1))
    return rule if not parsed or grammar.speaks((first, last)) else encoded


def _kind(rule: Frame) -> str:
    return rule.by.rsplit(".", 1)[-1]


def _same_cue(text: str, outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Whether one cue holds the other, and no second verb behind a comma."""
    held = all(any(o.contains(i) for o in outer) for i in inner)
    return held and not any("," in o.of(text) for o in outer)


def _says_nothing(frame: Frame, text: str) -> bool:
    """Whether a frame is a silence, a mere mention or a relay, which the rulings of the annotation leave out."""
    cue = " ".join(c.of(text) for c in frame.cue).lower()
    content = " ".join(c.of(text) for c in frame.content).lower()
    source = " ".join(s.of(text) for s in frame.source).lower()
    return bool(_OWN_STAFF.match(source) or _SILENT.search(cue) or _PASSED_ON.match(cue)) or content in _POINTERS


def _stands_alone(frame: Frame, text: str, settings: ReadingSettings) -> bool:
    """Whether a frame that no rule found is sure enough to be kept."""
    cue = " ".join(c.of(text) for c in frame.cue).lower()
    if not frame.cue and frame.source:  # "Name: …", and nothing looser
        ends = sorted((frame.source[0], frame.content[0]))
        if ":" not in text[ends[0].end : ends[1].start] and text[frame.content[0].start] not in "“\"«„‘'":
            return False
    known = any(word in cues.TAG or word in cues.OBJECT for word in _LEMMA.findall(cue))
    return frame.score >= (settings.encoder_alone if known else settings.encoder_alone_unknown)
