"""Lines that begin with who says what follows: transcripts ("Name: …", turn by turn) and digests ("10:10 Mayor: …").

Who can be a label is a matter of each language. In a transcript a turn may go on for several lines; whoever asks there
is the publisher's own voice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from secondsource.model import Span

_LINE = re.compile(
    r"^[ \t]*(?:[•*–—-][ \t]*)?(?:\d{1,2}[:.]\d{2}\.?[ \t]*(?:[–—|-][ \t]*)?)?"
    r"(?P<label>[^\W\d_][^:\n«»“”\"?!;]{1,90}):[ \t]+(?P<said>\S[^\n]*)$",
    re.MULTILINE,
)
_MOST_WORDS = 9
_FEWEST = 2  # turns of a transcript


@dataclass(frozen=True, slots=True)
class Labelled:
    """Who says it, the pieces of what is said, and whether it is a turn of a transcript; no pieces for who asks."""

    source: Span
    content: tuple[Span, ...]
    turn: bool


def labelled_lines(text: str, asking: re.Pattern[str], speaks: Callable[[Span], bool]) -> list[Labelled]:
    """The statements behind labels, in text order; time grows linearly with the text.

    Args:
        asking: what the label of a host or reporter begins with.
        speaks: whether a label is the name or role of someone who can speak, and no heading or place.
    """
    lines = [m for m in _LINE.finditer(text) if len(m["label"].split()) <= _MOST_WORDS and m["label"][0].isupper()]
    names = Counter(m["label"].strip() for m in lines)
    questions = Counter(m["label"].strip() for m in lines if m["said"].rstrip().endswith("?"))
    asked = {name for name, n in names.items() if asking.match(name) or (n > 1 and questions[name] == n)}
    # Somebody asks, and somebody else has the word.
    transcript = bool(asked) and names.keys() > asked and len(lines) > _FEWEST
    found = []
    for number, line in enumerate(lines):
        label = line["label"].strip()
        span = Span(line.start("label"), line.start("label") + len(label))
        if label in asked:
            if transcript:
                found.append(Labelled(span, (), True))
        elif speaks(span):
            end = line.end()
            if transcript:
                end = lines[number + 1].start() if number + 1 < len(lines) else len(text)
            pieces = _pieces(text, line.start("said"), end)
            plain = line["said"][0] not in '«„“"' and len(line["said"].split()) > 1
            if pieces and (transcript or plain):
                found.append(Labelled(span, pieces, transcript))
    return found


def _pieces(text: str, begin: int, end: int) -> tuple[Span, ...]:
    """The paragraphs of what is said, without the full stop at their ends."""
    out = []
    for part in re.finditer(r"[^\n]+", text[begin:end]):
        said = part.group().rstrip(" \t.")
        first = len(said) - len(said.lstrip())
        if said.strip():
            out.append(Span(begin + part.start() + first, begin + part.start() + len(said)))
    return tuple(out)
