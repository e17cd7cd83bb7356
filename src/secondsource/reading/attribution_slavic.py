"""Attributions of the Russian and Ukrainian sentences of a document, with speakers, relays and times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.model import Analysis, Attribution, DateMention, Document, Provenance, Span, Speaker
from secondsource.model.claim import AttributionKind, EvidenceKind
from secondsource.reading import cues_slavic as cues
from secondsource.reading.frames import Frame, overlaps, shared
from secondsource.reading.frames_slavic import Rules
from secondsource.reading.nearby_slavic import Nearby
from secondsource.reading.relays import said_on
from secondsource.reading.relays_slavic import Relays
from secondsource.reading.slavic_view import View
from secondsource.reading.speakers_slavic import Speakers

_QUOTED = re.compile(r"[«„“\"]")
_FIRST_HAND = re.compile(
    r"(?<!\w)(?:я|мы|ми|мне|мені|меня|мене|нас|нам|у нас|наш\w*)(?!\w)|(?<!\w)(?:видел|бачи|слыша|чула|чув)\w*",
    re.IGNORECASE,
)
_ON_THE_SPOT = re.compile(
    r"жител|мешкан|очевид|свидет|свідк|пенсион|пенсіон|медсест|санитар|фельдшер|беженец|біжен|переселен|водител|водій|"
    r"шахт|гірник|горняк|прохідник|сосед|сусід|продав|учител|вчител|врач|лікар|волонтер|фермер|рыбак|рибалк",
    re.IGNORECASE,
)


def find_attributions_slavic(
    document: Document, analysis: Analysis, dates: Sequence[DateMention]
) -> tuple[Attribution, ...]:
    """Every attribution in Russian and Ukrainian sentences, in text order, with ids a1, a2, ….

    Args:
        dates: the document's dates; they tell when something was said.
    """
    view = View(document.text, analysis)
    if not view.sentences:
        return ()
    frames = merged(Rules(view).find())
    speakers = Speakers(view, document).resolve(frames)
    said = [said_on(f, _home(view, f), dates) for f in frames]
    relays = Relays(view, document).of(frames, speakers, said)
    return tuple(
        Attribution(
            f"a{number}", f.source, f.cue, f.content, _kind(view, f, speaker), speaker, relay,
            _evidence(view, f, speaker), day, Provenance(f.by, f.score, f.cue[0] if f.cue else f.content[0]),
        )
        for number, (f, speaker, relay, day) in enumerate(zip(frames, speakers, relays, said, strict=True), 1)
    )  # fmt: skip


def merged(frames: Sequence[Frame]) -> list[Frame]:
    """One frame for one attribution, in text order: of two with the same cue, or nearly the same parts, the better."""
    kept: list[Frame] = []
    filed: Nearby[Frame] = Nearby()
    by_cue: set[int] = set()
    for frame in sorted(frames, key=lambda f: (-f.score + (0 if f.source else 0.15), f.start)):
        if frame.cue and frame.cue[0].start in by_cue:
            continue
        near = [k for k in filed.near(frame.content[0]) if shared(k.content, frame.content) > 0.8]
        if not frame.by.endswith("pointer") and any(
            not k.by.endswith("pointer") and (not k.source or not frame.source or overlaps(k.source, frame.source))
            for k in near
        ):
            continue
        kept.append(frame)
        filed.add(frame, frame.content[0])
        if frame.cue:
            by_cue.add(frame.cue[0].start)
    return sorted(kept, key=lambda f: (f.start, f.cue[0].start if f.cue else f.start))


def _home(view: View, frame: Frame) -> Span:
    anchor = (frame.cue or frame.source or frame.content)[0].start
    return view.sentence_of(view.at(anchor)).span


def _kind(view: View, frame: Frame, speaker: Speaker | None) -> AttributionKind:
    """direct: all in quotation marks, or dash speech; mixed: in part; indirect: not. Names in marks are no speech."""
    if frame.by.endswith(("dialogue", ".quotation", "interrupted", "named_quotation", ".turn")):
        return "direct"
    inside = total = 0
    for piece in frame.content:
        total += len(piece.of(view.text).strip(" ,."))
        for quotation in view.quotations_in(piece):
            if quotation.span.overlap(piece) and not _is_name(quotation.inner(view.text)):
                inside += quotation.span.overlap(piece)
    if not inside:
        return "indirect"
    return "direct" if inside >= total - 3 else "mixed"


def _is_name(inner: str) -> bool:
    return len(inner.split()) <= 4 and inner[:1].isupper() and inner[-1:] not in ".!?…"


def _evidence(view: View, frame: Frame, speaker: Speaker | None) -> EvidenceKind:
    """How the speaker is said to know; `unstated` unless the text shows it."""
    lemma = view.lemma(view.at(frame.cue[0].start)) if frame.cue else ""
    if lemma in cues.INFERENCE:
        return "inferred"
    content = " ".join(c.of(view.text) for c in frame.content)
    role = (speaker.role or "") if speaker is not None else ""
    if (_ON_THE_SPOT.search(role) and (lemma not in cues.DENIAL)) or (
        _QUOTED.search(content) and re.search(r"видел|бачи", content)
    ):
        return "witnessed"
    return "unstated"
