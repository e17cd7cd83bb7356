"""Lines of Russian and Ukrainian transcripts and digests that name at their head who says them."""

from __future__ import annotations

import re

from secondsource.model import Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.labels import Labelled, labelled_lines
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.slavic_names import BODIES, INSTITUTIONS
from secondsource.reading.slavic_view import View

_ASKING = re.compile(
    r"(?i)^(?:ведущ|ведуч|корреспондент|кореспондент|журналист|журналіст|вопрос|питання|запитання|редакци|редакці|"
    r"интервьюер|інтерв.юер|студия|студія)"
)


def labelled(view: View) -> list[Labelled]:
    """The statements behind labels in the Russian and Ukrainian lines of a text."""
    return [f for f in labelled_lines(view.text, _ASKING, lambda label: _speaks(view, label)) if f.content]


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
