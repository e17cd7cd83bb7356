"""Tags: a verb of saying that closes, opens or interrupts what is said without quotation marks."""

from __future__ import annotations

from secondsource.model import Sentence, Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.rules_slavic import COORDINATORS, SUBORDINATORS, RuleBase, trimmed
from secondsource.reading.slavic_view import DASHES, RELATIVE
from secondsource.reading.words import words


class Tags(RuleBase):
    """Tags of indirect speech."""

    def _is_tag(self, sentence: Sentence, n: int, first: int) -> bool:
        """Whether the verb opens a segment that closes or interrupts what is said."""
        view = self.view
        if view.lemma(n) not in cues.TAG and view.lemma(n) not in cues.IMPERSONAL:
            return False
        segments = view.segments(sentence)
        index = next((k for k, s in enumerate(segments) if s[0] == first), 0)
        if index == 0:
            return False
        if view.tokens[first - 1].text not in (",", "—", "–", "-") or view.lower(
            first
        ) in COORDINATORS | SUBORDINATORS | words("что що который який"):
            return False
        if view.relative_opens(first):
            return False
        return (
            all(
                view.tokens[k].pos in ("ADV", "PART", "PRON", "NOUN", "PROPN", "ADJ", "ADP", "PUNCT", "X", "NUM")
                for k in range(first, n)
            )
            and n - first <= 8
        )

    def _opens_with(self, first: int, n: int) -> bool:
        return self.view.lower(first) in ("как", "як") and n - first <= 6

    def _around(self, sentence: Sentence, first: int, last: int) -> tuple[Span, ...]:
        """The clause that a tag in tokens [first, last) closes, opens or interrupts."""
        view = self.view
        begin = sentence.first
        for k in range(first - 1, sentence.first - 1, -1):
            if view.tokens[k].text == ";" and not self._deep(k):
                begin = k + 1
                break
        if view.tokens[begin].text in DASHES:
            begin += 1
        begin = self._behind_dateline(begin, first)
        end = first - 1
        while end > begin and (view.tokens[end].text in (",", "(") or view.tokens[end].text in DASHES):
            end -= 1
        after = last
        # what is attached to the source belongs to the tag
        while after < sentence.last - 1 and view.tokens[after].text == "," and (
            self._attached(after + 1) or view.tokens[after + 1].tag == "Conv"
        ):  # fmt: skip
            after = view.segment_of(after + 1)[1]
        right: Span | None = None
        if after < sentence.last - 2 and view.tokens[after].text in (",", "—", "–"):
            stop = self._clause_end(sentence, after + 1)
            right = trimmed(view, after + 1, stop)
        if begin >= first:
            return (right,) if right is not None else ()
        if view.lower(end) in cues.CLAUSE_OPENERS | RELATIVE or (view.lower(end) in COORDINATORS and end - begin <= 1):
            return (right,) if right is not None else ()  # "пише, що, за його даними, …"
        opening = not any(
            view.tokens[k].pos in ("NOUN", "PROPN", "VERB", "NUM", "ADJ", "X") for k in range(begin, end + 1)
        )
        if right is not None and opening and end - begin < 3:
            return (right,)  # "Водночас, за оцінкою …", "Кроме того, по словам …"
        left = trimmed(view, begin, end)
        incomplete = not any(view.is_predicate(k) for k in range(begin, end + 1)) or view.lower(begin) in SUBORDINATORS
        if right is not None and incomplete:
            return (left, right)
        return (left,)

    def _behind_dateline(self, begin: int, stop: int) -> int:
        """Where the sentence begins behind "ЗАПОРІЖЖЯ, 12 травня — "."""
        view = self.view
        if not view.tokens[begin].text.isupper() or len(view.tokens[begin].text) < 3:
            return begin
        for k in range(begin + 1, min(begin + 12, stop - 2)):
            if view.tokens[k].text in DASHES:
                return k + 1
            if view.is_predicate(k):
                break
        return begin

    def _attached(self, first: int) -> bool:
        """Whether an aside can belong to a source in the nominative: a relative clause, or a participle that agrees."""
        view = self.view
        if not view.relative_opens(first):
            return False
        head = min(first + 1, len(view.tokens) - 1) if view.lower(first) == "не" else first
        return view.tokens[head].tag != "Part" or view.case(head) == "Nom"
