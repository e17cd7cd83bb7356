"""What the rules for Russian and Ukrainian attributions share: the view, the frames found, edges of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.model import Sentence, Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.frames import Frame, joined
from secondsource.reading.nearby_slavic import Nearby
from secondsource.reading.slavic_view import CLOSING, DASHES, OPENING, View
from secondsource.reading.words import words

REPORTING = cues.CLAUSE | cues.OBJECT | cues.DIRECTIVE | cues.NAMING | cues.ACCUSATION
COORDINATORS = words("и а но і й та але однак однако зато да")
SUBORDINATORS = words("если якщо когда коли хотя хоча пока поки чтобы щоб поскольку оскільки")
POSSESSIVES = words("его её ее их його її їх їхніми їхнім ихним")
POINTERS = words("это этом этого этому це цьому цього цим їх их його её его її то том тому")
ANONYMITY = re.compile(
    r"аноним|анонім|\bим(?:я|ени)\b|ім['’]я|\b(?:на|об)зыва|назвать|назвати|називати|фамили|прізвищ", re.IGNORECASE
)


class RuleBase:
    """The rules over one document."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.frames: list[Frame] = []
        self._filed: Nearby[Frame] = Nearby()
        self._tagged: set[int] = set()
        self._references: list[tuple[Sentence, Span, Span]] = []

    def _add(
        self, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...], rule: str, score: float
    ) -> None:
        pieces = joined(s for s in content if len(s))
        source, cue = tuple(s for s in source if len(s)), tuple(s for s in cue if len(s))
        if pieces:
            frame = Frame(source, cue, pieces, f"reading.attribution_slavic.{rule}", score)
            self.frames.append(frame)
            self._filed.add(frame, Span(frame.start, frame.start + 1))

    def _earlier(self, offset: int) -> list[Frame]:
        """The frames that begin before an offset and not far from it."""
        return [f for f in self._filed.near(Span(max(0, offset - 3000), offset)) if f.start < offset]

    def _deep(self, n: int) -> bool:
        """Inside a quotation that is speech, not a name."""
        view = self.view
        if view.inside[n] < 0:
            return False
        span = view.quotations[view.inside[n]].span
        return view.tokens[n].start > span.start

    def _speech_colon(self, first: int, last: int) -> int:
        """The first colon among tokens [first, last) that opens a quotation; -1 where there is none."""
        view = self.view
        for k in range(first, last - 1):
            if view.tokens[k].text == ":" and not self._deep(k):
                opens = view.inside[k + 1] >= 0 and view.tokens[k + 1].text in OPENING
                return k if opens else -1
        return -1

    def _is_name(self, first: int, last: int) -> bool:
        """«Азовский лист»: a few words, a capital, no verb and no mark at the end, mid-sentence."""
        view = self.view
        if last - first > 6 or last <= first:
            return False
        inner = range(first + 1, last)
        marked = view.tokens[last - 1].text in ".,!?…"
        return (
            view.tokens[first + 1].text[0].isupper()
            and not marked
            and not any(view.is_predicate(n) and (n == first + 1 or view.tokens[n].text[0].islower()) for n in inner)
        )

    def _phrase_noun(self, n: int) -> int:
        """The noun of "по (его) словам", "за (уточненими) даними", "на думку" that opens at n; -1 where it is none."""
        view = self.view
        opener = view.lower(n)
        wanted = {"по": ("Dat", ""), "за": ("Ins", ""), "на": ("Acc", ""), "со": ("Gen", ""),
                  "зі": ("Gen", ""), "из": ("Gen", ""),
                  "согласно": ("Dat", "Ins", ""), "згідно": ("Ins", ""), "с": ("Gen", "")}.get(opener)  # fmt: skip
        if wanted is None:
            return -1
        at = n + 1
        if opener == "згідно" and view.lower(at) in ("з", "із", "зі"):
            at += 1
        while (
            at < n + 5
            and at < len(view.tokens)
            and (view.lower(at) in POSSESSIVES or view.tokens[at].pos in ("ADJ", "ADV"))
        ):
            at += 1
        if at >= len(view.tokens) or view.tokens[at].sentence != view.tokens[n].sentence:
            return -1
        lemma = view.lemma(at)
        if opener in ("со", "зі", "с", "из") and lemma != "слово":
            return -1
        if opener == "на" and lemma not in ("думка", "мнение", "взгляд", "погляд", "переконання", "убеждение"):
            return -1
        if lemma not in cues.SAYING_NOUNS and lemma not in ("взгляд", "погляд"):
            return -1
        return at if view.case(at) in wanted or view.lower(at) in ("данным", "даними") else -1

    def _clause_end(self, sentence: Sentence, begin: int) -> int:
        view = self.view
        for k in range(begin, sentence.last):
            if view.tokens[k].text == ";" and not self._deep(k):
                return k - 1
        return sentence.last - 1

    def _same_verb(self, a: int, b: int) -> bool:
        view = self.view
        genders = {view.feature(a, "Gender"), view.feature(b, "Gender")} - {""}
        return view.feature(a, "Number") == view.feature(b, "Number") and len(genders) < 2


def lemma_is_tag(view: View, n: int) -> bool:
    """Whether a verb may stand in a tag."""
    return view.lemma(n) in cues.TAG


def reach(view: View, span: Span) -> tuple[int, int]:
    """First and last token of a span."""
    return view.at(span.start), view.at(span.end - 1)


def trimmed(view: View, first: int, last: int) -> Span:
    """Tokens [first, last] without the marks at their ends that are not theirs; "?" and "!" stay."""
    if first >= len(view.tokens) or last < first:
        edge = view.tokens[-1].end if view.tokens else 0
        return Span(edge, edge)
    while last > first and (view.tokens[last].text in (".", ",", ":", ";", "(") or view.tokens[last].text in DASHES):
        last -= 1
    while first < last and (view.tokens[first].text in (",", ":", ";", ")") or view.tokens[first].text in DASHES):
        first += 1
    if view.tokens[first].text in OPENING and last > first and view.tokens[last].text not in CLOSING:
        pass
    return view.span(first, last) if last >= first else Span(view.tokens[first].start, view.tokens[first].start)


def by_paragraph(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        if group and sentence.paragraph != group[-1].paragraph:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
