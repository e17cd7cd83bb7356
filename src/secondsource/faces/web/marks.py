"""A document's text cut into stretches with what each of them is: source, cue, content, claim, place, date."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from secondsource.faces import words
from secondsource.faces.language import Words, _
from secondsource.model import Reading, Span

KINDS = ("content", "claim", "source", "cue", "place", "date", "taken")
"""From the widest to the narrowest."""
KIND = Words(
    {"content": "content", "claim": "claim", "source": "source", "cue": "cue", "place": "place", "date": "date"}
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that carries the same marks throughout; `starts` are the marks that begin here."""

    text: str
    kinds: tuple[str, ...]
    starts: tuple[str, ...]
    anchors: tuple[str, ...]
    title: str


def spans_of(reading: Reading) -> list[tuple[str, Span, str, str]]:
    """Kind, span, anchor (an element's id, or empty) and title of everything that is marked."""
    found: list[tuple[str, Span, str, str]] = []
    for a in reading.attributions:
        for kind, spans in (("source", a.source), ("cue", a.cue), ("content", a.content)):
            found += [(kind, span, "", f"{KIND[kind]} {a.id}") for span in spans]
    for claim in reading.claims:
        found.append(("claim", claim.anchor, claim.id, f"{KIND['claim']} {claim.id}"))
    for n, response in enumerate(reading.responses, 1):
        found.append(("claim", response.anchor, f"r{n}", f"{words.RESPONSE[response.kind]}: {response.by}"))
    for toponym in reading.places:
        where = toponym.resolved.name if toponym.resolved else toponym.reason or _("point not known")
        found.append(("place", toponym.span, "", f"{KIND['place']}: {where}"))
    for mention in reading.dates:
        found.append(("date", mention.span, "", f"{KIND['date']}: {mention.value.edtf}"))
    return found


def marked(reading: Reading, taken: tuple[Span, ...] = ()) -> list[Stretch]:
    """The whole text in stretches, in order. `taken`: what comes from an earlier report."""
    text = reading.document.text
    spans = [*spans_of(reading), *(("taken", span, "", _("also in an earlier report")) for span in taken)]
    return cut(text, spans, Span(0, len(text)))


def cut(text: str, spans: list[tuple[str, Span, str, str]], within: Span) -> list[Stretch]:
    """A window of the text in stretches. Linear in text and marks, after sorting."""
    size = min(within.end, len(text))
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for n, (_kind, span, _anchor, _title) in enumerate(spans):
        start, end = max(span.start, within.start), min(span.end, size)
        if start < end:
            opens.setdefault(start, []).append(n)
            closes.setdefault(end, []).append(n)
    points = sorted({within.start, size, *opens, *closes})
    active: dict[int, None] = {}
    found: list[Stretch] = []
    for here, there in pairwise(points):
        for n in closes.get(here, ()):
            active.pop(n, None)
        for n in opens.get(here, ()):
            active[n] = None
        kinds = {spans[n][0] for n in active}
        starts = {spans[n][0] for n in opens.get(here, ())}
        anchors = tuple(spans[n][2] for n in opens.get(here, ()) if spans[n][2])
        titles = dict.fromkeys(spans[n][3] for n in list(active)[:6])
        found.append(
            Stretch(
                text[here:there],
                tuple(k for k in KINDS if k in kinds),
                tuple(k for k in KINDS if k in starts),
                anchors,
                "; ".join(titles),
            )
        )
    return found


def in_context(reading: Reading, anchor: Span, around: int = 220) -> list[Stretch]:
    """A claim's words with those around them, marked: whole words, about `around` characters on either side."""
    text = reading.document.text
    start, end = max(0, anchor.start - around), min(len(text), anchor.end + around)
    if start > 0:
        blank = text.find(" ", start, anchor.start)
        start = blank + 1 if blank != -1 else start
    if end < len(text):
        blank = text.rfind(" ", anchor.end, end)
        end = blank if blank != -1 else end
    spans = [s for s in spans_of(reading) if s[0] in ("source", "cue") and s[1].overlap(Span(start, end))]
    found = cut(text, [*spans, ("claim", anchor, "", _("the claim"))], Span(start, end))
    if start > 0:
        found.insert(0, Stretch("… ", (), (), (), ""))
    if end < len(text):
        found.append(Stretch(" …", (), (), (), ""))
    return found
