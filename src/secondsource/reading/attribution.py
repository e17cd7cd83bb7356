"""Attributions: candidate frames from rules and encoder, merged, trimmed and resolved to speakers and relays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.model import Analysis, Attribution, DateMention, Document, Provenance, Span
from secondsource.model.claim import AttributionKind
from secondsource.reading.anonymity import asks_anonymity
from secondsource.reading.attribution_english import english_frames
from secondsource.reading.english_interviews import INTERVIEW, interview_frames
from secondsource.reading.english_labels import TURN, label_frames
from secondsource.reading.english_quotations import Tags
from secondsource.reading.frames import Frame, joined, overlaps, shared
from secondsource.reading.frames_encoded import combined, encoded_frames
from secondsource.reading.furniture import furniture
from secondsource.reading.quotations import Quotation, quotations
from secondsource.reading.relays import Relays, evidence, said_on
from secondsource.reading.speakers import Speakers
from secondsource.reading.trees import Trees, trees_of
from secondsource.settings import ReadingSettings

if TYPE_CHECKING:
    from secondsource.reading.encoder import Reading

_LEADING = re.compile(r"(?:that|[,;:–—-]|\s)+(?:\s|(?=[“\"«]))", re.IGNORECASE)
_FULL_QUOTATION = re.compile(r"[\"“”„«‟].{1,}[\"”»“]?$", re.DOTALL)
_UNVERIFIED = re.compile(
    r"(?:it|they|he|she|we) (?:\w+ ){0,2}(?:not|unable|n[’']t)\b.{0,30}\b(?:verif|confirm|independent|check)",
    re.IGNORECASE,
)
_NEAR = 256  # code points
_NAME_IN_QUOTES = re.compile(r"[A-ZÀ-ÞА-Я][\w-]*(?:[ -][A-ZÀ-ÞА-Я0-9][\w-]*)?$")


def find_attributions(
    document: Document,
    analysis: Analysis,
    dates: tuple[DateMention, ...],
    encoded: Reading | None,
    settings: ReadingSettings | None = None,
) -> tuple[Attribution, ...]:
    """Every attribution of a document, in text order, with ids a1, a2, ….

    Args:
        dates: the document's dates; they tell when something was said.
        encoded: what the trained reader read in the same text, or None: then rules alone.
        settings: thresholds; the defaults where None.
    """
    spoken = {s.language for s in analysis.sentences}
    slavic: tuple[Attribution, ...] = ()
    if spoken & {"ru", "uk"}:
        # Imported with the first such sentence: a reader of English never opens those dictionaries.
        from secondsource.reading.attribution_slavic import find_attributions_slavic

        slavic = find_attributions_slavic(document, analysis, dates)
        if not spoken - {"ru", "uk"}:
            return slavic
    return in_order((*_find_english(document, analysis, dates, encoded, settings or ReadingSettings()), *slavic))


def in_order(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Attributions of several readers in text order, numbered anew."""
    ordered = sorted(attributions, key=lambda a: min(s.start for s in (*a.content, *a.cue, *a.source)))
    return tuple(replace(a, id=f"a{number}") for number, a in enumerate(ordered, 1))


def _find_english(
    document: Document,
    analysis: Analysis,
    dates: tuple[DateMention, ...],
    encoded: Reading | None,
    settings: ReadingSettings,
) -> tuple[Attribution, ...]:
    text = document.text
    trees = trees_of(text, analysis)
    other = [s.span for s in analysis.sentences if s.language in ("ru", "uk")]
    skipped = sorted((*furniture(text), *other))
    quoted = quotations(text, _paragraphs(analysis))
    frames = merge([trimmed(text, f) for f in english_frames(trees, quoted, skipped)])
    frames += _untagged(trees, quoted, frames, skipped)
    answers = interview_frames(text, skipped)
    if encoded is not None:
        grammar = Tags(trees, quoted)
        learned = [trimmed(text, f) for f in encoded_frames(encoded, grammar, skipped)]
        frames = combined(grammar, frames, learned, settings)
    frames = label_frames(trees, skipped).beside(frames)
    frames += answers
    frames = [f for f in frames if f.score >= settings.rule_alone and not asks_anonymity(text, f)]
    frames = [f for f in frames if not _UNVERIFIED.match(text, f.content[0].start, f.content[0].end)]
    # Of two sources of one content the older one comes first: "…, X wrote, citing Y".
    frames.sort(key=lambda f: (f.start, ".citing" not in f.by, (f.cue or f.source or f.content)[0].start))
    speakers = Speakers(trees, document, analysis.mentions).resolve(frames)
    homes = [_home(trees, f) for f in frames]
    said = [said_on(f, home, dates) for f, home in zip(frames, homes, strict=True)]
    relays = Relays(document, trees).of(frames, speakers, homes, said, _lead(analysis))
    return tuple(
        Attribution(
            f"a{number}", f.source, f.cue, f.content,
            "direct" if f.by in (INTERVIEW, TURN) else kind(text, f.content, quoted), speaker, relay,
            evidence(f, speaker, text), said_day, Provenance(f.by, f.score, f.cue[0] if f.cue else f.content[0]),
        )
        for number, (f, speaker, relay, said_day) in enumerate(zip(frames, speakers, relays, said, strict=True), 1)
    )  # fmt: skip


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


def _lead(analysis: Analysis) -> int:
    """Where the first full paragraph ends: the one with the first sentence of eight tokens and a full stop."""
    paragraph = -1
    end = 0
    for sentence in analysis.sentences:
        if (
            paragraph < 0
            and sentence.last - sentence.first >= 8
            and analysis.tokens[sentence.last - 1].text in (".", "”", '"')
        ):
            paragraph = sentence.paragraph
        if paragraph >= 0 and sentence.paragraph > paragraph:
            break
        end = sentence.span.end
    return end


def _home(trees: Trees, frame: Frame) -> Span:
    """The sentence of the cue, or else of the source, or else of the content's start."""
    anchor = (frame.cue or frame.source or frame.content)[0].start
    index = max(0, bisect_right(trees.sentence_starts, anchor) - 1)
    return trees.sentences[index].span


def trimmed(text: str, frame: Frame) -> Frame:
    """The frame with content by the rules of annotation: no "that", no outer commas, no final full stop "
    "outside the marks."""
    pieces = [piece for c in frame.content if len(piece := _trim(text, c))]
    cue = tuple(c for span in frame.cue if len(c := _without_mark(text, span)))
    return replace(frame, content=joined(pieces), cue=cue)


def _without_mark(text: str, span: Span) -> Span:
    """A cue without a colon or comma at its end; empty where it is nothing else."""
    return Span(span.start, span.start + len(span.of(text).rstrip(" :,;–—-")))


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    match = _LEADING.match(text, start, end)
    if match and match.end() < end:
        start = match.end()
    if text[start : start + 1] in '“"«„' and not any(mark in text[start + 1 : end] for mark in '”"»'):
        return Span(start, end)  # left open, to go on in the next paragraph: its full stop stands inside
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—-"):
        if (
            text[end - 1] == "."
            and end - 2 > start
            and (
                text[end - 3 : end - 1].count(".")
                or re.search(r"\b[A-Za-z]\.[A-Za-z]$|\b[A-Z]$", text[max(start, end - 5) : end - 1])
            )
        ):
            break
        end -= 1
    return Span(start, end)


def merge(frames: Sequence[Frame]) -> list[Frame]:
    """One frame for one attribution: of two with the same cue, or source and nearly the same content, the better."""
    kept: list[Frame] = []
    near: dict[int, list[Frame]] = {}  # by stretches of the text, so that only neighbours are compared
    for frame in sorted((f for f in frames if f.content), key=lambda f: (-f.score, f.start)):
        places = {k for s in (*frame.cue, *frame.content) for k in range(s.start // _NEAR, s.end // _NEAR + 1)}
        if any(_same(frame, k) for place in sorted(places) for k in near.get(place, ())):
            continue
        kept.append(frame)
        for place in places:
            near.setdefault(place, []).append(frame)
    return sorted(kept, key=lambda f: f.start)


def _same(a: Frame, b: Frame) -> bool:
    if a.cue and b.cue:
        return overlaps(a.cue, b.cue)
    return shared(a.content, b.content) > 0.5 and (not a.source or not b.source or overlaps(a.source, b.source))


def _untagged(
    trees: Trees, quoted: Sequence[Quotation], frames: Sequence[Frame], skipped: Sequence[Span]
) -> list[Frame]:
    """Whole quotations that no frame has taken: attributions without source or cue."""
    found: list[Frame] = []
    taken = sorted(c for f in frames for c in f.content)
    starts = {s.span.start for s in trees.sentences}
    ends = {f.content[-1].end: f for f in frames if f.source}
    number = 0
    for q in quoted:
        while number < len(taken) and taken[number].end <= q.span.start:
            number += 1
        if number < len(taken) and taken[number].overlap(q.span):
            continue
        before = trees.text[max(0, q.span.start - 2) : q.span.start].rstrip()
        lead_in = next((ends[e] for e in range(q.span.start, q.span.start - 4, -1) if e in ends), None)
        inner = q.inner(trees.text)
        opens = q.span.start in starts or before.endswith(":")
        if not opens or len(inner.split()) < 4 or inner[-1:] not in ".!?…," or overlaps((q.span,), skipped):
            continue
        source = lead_in.source if lead_in is not None and before.endswith(":") else ()
        found.append(Frame(source, (), (q.span,), "reading.attribution.untagged", 0.6))
    return found


def kind(text: str, content: Sequence[Span], quoted: Sequence[Quotation]) -> AttributionKind:
    """direct: all in quotation marks; mixed: in part; indirect: not. A name in marks is no quotation."""
    inside = 0
    marked = False
    for piece in content:
        for q in quoted:
            if q.span.overlap(piece):
                if _NAME_IN_QUOTES.match(q.inner(text)):
                    continue
                marked = True
                inside += q.span.overlap(piece)
    total = sum(len(c.of(text).strip(" ,.")) for c in content)
    if not marked:
        return "indirect"
    if inside < total - 3:
        return "mixed"
    words = content[0].of(text).strip('"“”„«»‟ ')
    # “safe passage” in "promised “safe passage”" is a part of the sentence, no utterance.
    utterance = words[-1:] in ".,!?…" or (len(words.split()) >= 4 and not words[:1].islower()) or len(content) > 1
    return "direct" if utterance else "mixed"
