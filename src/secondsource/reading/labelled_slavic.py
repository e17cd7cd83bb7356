"""Lines that begin with who says what follows: transcripts ("Name: …", turn by turn) and digests ("Mayor: …").

A label is a nominative noun phrase of someone who can speak, without a verb, before the first colon of a line. In a
transcript a turn may go on for several lines; whoever asks there is the publisher's own voice.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from secondsource.model import Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.slavic_names import BODIES, INSTITUTIONS
from secondsource.reading.slavic_view import View

_LINE = re.compile(
    r"^[ \t]*(?:[•*–—-][ \t]*)?(?:\d{1,2}[:.]\d{2}\.?[ \t]*(?:[–—|-][ \t]*)?)?"
    r"(?P<label>[А-ЯҐЄІЇЁA-Z][^:\n«»“”\"?!;]{1,90}):[ \t]+(?P<said>\S[^\n]*)$",
    re.MULTILINE,
)
_ASKING = re.compile(
    r"(?i)^(?:ведущ|ведуч|корреспондент|кореспондент|журналист|журналіст|вопрос|питання|запитання|редакци|редакці|"
    r"интервьюер|інтерв.юер|студия|студія)"
)
_MOST_WORDS = 9
_FEWEST = 2  # turns of a transcript


@dataclass(frozen=True, slots=True)
class Labelled:
    """Who says it, the pieces of what is said, and whether it is a turn of a transcript."""

    source: Span
    content: tuple[Span, ...]
    turn: bool


def labelled(view: View) -> list[Labelled]:
    """The statements behind labels, in text order; time grows linearly with the text."""
    text = view.text
    lines = [m for m in _LINE.finditer(text) if len(m["label"].split()) <= _MOST_WORDS]
    names = Counter(m["label"].strip() for m in lines)
    asked = {m["label"].strip() for m in lines if _ASKING.match(m["label"]) or _asks_only(m, lines)}
    # A transcript: somebody asks, and somebody else has the word, two turns at least.
    transcript = bool(asked) and sum(n for name, n in names.items() if name not in asked) >= 1 and len(lines) > _FEWEST
    found = []
    for number, line in enumerate(lines):
        label = line["label"].strip()
        if label in asked:
            continue
        span = Span(line.start("label"), line.start("label") + len(label))
        if not _speaks(view, span):
            continue
        if transcript:
            end = lines[number + 1].start() if number + 1 < len(lines) else len(text)
            found.append(Labelled(span, tuple(_pieces(text, line.start("said"), end)), True))
        elif line["said"][0] not in '«„“"' and len(line["said"].split()) > 1:
            found.append(Labelled(span, tuple(_pieces(text, line.start("said"), line.end()))[:1], False))
    return [f for f in found if f.content]


def _asks_only(line: re.Match[str], lines: list[re.Match[str]]) -> bool:
    own = [m for m in lines if m["label"].strip() == line["label"].strip()]
    return len(own) > 1 and all(m["said"].rstrip().endswith("?") for m in own)


def _pieces(text: str, begin: int, end: int) -> list[Span]:
    """The paragraphs of what is said, without the full stop at their ends."""
    out = []
    for part in re.finditer(r"[^\n]+", text[begin:end]):
        said = part.group().rstrip(" \t.")
        first = len(said) - len(said.lstrip())
        if said.strip():
            out.append(Span(begin + part.start() + first, begin + part.start() + len(said)))
    return out


def _speaks(view: View, label: Span) -> bool:
    """Whether a label is the noun phrase of someone who can speak, and no heading ("The main points")."""
    first, last = view.at(label.start), view.at(label.end - 1)
    if view.language(first) not in ("ru", "uk") or any(view.is_predicate(n) for n in range(first, last + 1)):
        return False
    if any(view.tokens[n].entity == "PERSON" for n in range(first, last + 1)):
        return True
    found = runs(view, first, last + 1)
    if not found or found[0].first != first or found[0].adposition >= 0:
        return False
    head = view.tokens[found[0].head]
    person = head.pos == "NOUN" and view.feature(found[0].head, "Animacy") == "Anim"
    # A place at the head of a digest's line says where it happened, not who says so.
    body = view.lemma(found[0].head) in BODIES | INSTITUTIONS | cues.OUTLETS and head.entity != "LOC"
    return view.case(found[0].head) in ("Nom", "") and (person or body)
