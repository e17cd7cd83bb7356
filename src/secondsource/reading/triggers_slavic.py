"""Where a word tells of an event in Russian and Ukrainian: the rows of the lexicon, tried on its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.model import (
    Sentence,
)
from secondsource.reading.clauses_slavic import Clause, ClauseRules
from secondsource.reading.event_lexicon_slavic import (
    BY_LEMMA,
    CLASSES,
    OWN,
    Row,
)
from secondsource.reading.slavic_view import OPENING


def _tokens(role: str, clause: Clause) -> Sequence[int]:
    if not role:
        return range(clause.first, clause.last)
    held = clause.subjects if role == "subject" else clause.objects
    return [k for run in held for k in range(run.first, run.last + 1)]


class Triggers(ClauseRules):
    """Candidates for events."""

    def _candidates(self, sentence: Sentence) -> Iterator[tuple[int, Clause, Row]]:
        view = self.view
        for n in range(sentence.first, sentence.last):
            rows = BY_LEMMA.get(view.lemma(n))
            if rows is None or view.tokens[n].entity in ("PERSON", "ORG") or n in self._placed:
                continue
            kind = self._kind(n)
            clause: Clause | None = None
            for row in rows:
                if row.kind != "*" and row.kind not in kind:
                    continue
                clause = clause or self.clause(sentence, n)
                if all(self._holds(condition, clause, n) for condition in row.when):
                    yield n, clause, row
                    break

    def _kind(self, n: int) -> str:
        token = self.view.tokens[n]
        if token.tag:
            return "A" if self.view.case(n) else "V"
        if token.pos == "ADJ":
            following = self.view.tokens[n + 1] if n + 1 < len(self.view.tokens) else None
            return "A" if following is not None and following.pos in ("NOUN", "PROPN", "ADJ") else "AN"
        return {"VERB": "V", "NOUN": "N", "PROPN": "N", "ADV": "V"}.get(token.pos, "")

    def _holds(self, condition: str, clause: Clause, n: int) -> bool:
        """Whether one condition of a row holds. A role in front of the first alternative is that of all of them."""
        turned, condition = condition.startswith("!"), condition.lstrip("!")
        shared, _, rest = condition.partition(":") if ":" in condition.split("|")[0] else ("", "", condition)
        for alternative in rest.split("|"):
            role, _, item = alternative.rpartition(":")
            if self._has(role or shared, item, clause, n):
                return not turned
        return turned

    def _has(self, role: str, item: str, clause: Clause, n: int) -> bool:
        """Whether a word of a clause, or of its noun phrases in a role, is an item; the trigger apart.

        "verbless" asks of the clause itself: "четверо пассажиров в больнице".
        """
        if item == "verbless":
            return clause.predicate < 0
        key = (clause.first, clause.last, role, item)
        count = self._held.get(key)
        if count is None:
            count = self._held[key] = sum(self._is_a(k, item) for k in _tokens(role, clause))
        return count > (not role and self._is_a(n, item))

    def _is_a(self, n: int, item: str) -> bool:
        view = self.view
        if item == "place":
            return n in self._placed or self._like_a_place(n)
        if item == "number":
            return view.tokens[n].pos == "NUM" or view.lemma(n) in (
                "тысяча",
                "тисяча",
                "сотня",
                "десяток",
                "миллион",
                "мільйон",
            )
        lemma = view.lemma(n)
        members = CLASSES.get(item)
        if members is None:
            return item in (lemma, view.lower(n))
        if n in self._placed and item not in ("object", "position", "works"):
            return False
        if lemma in members or view.lower(n) in members:
            return True
        if item == "forces":
            return view.lower(n) in OWN and view.case(n) == "Nom" and view.tokens[n].pos == "PRON"
        if item == "person":
            # «Аэродром Физи», «улица Шевченко»: a name that a thing bears is nobody.
            borne = n > 0 and view.lemma(n - 1) in CLASSES["object"] | CLASSES["position"]
            return view.tokens[n].entity == "PERSON" and not borne
        return "-" in lemma and any(part in members for part in lemma.split("-"))

    def _like_a_place(self, n: int) -> bool:
        """A capitalised word inside a sentence that is no person and no body: an unknown village as a rule."""
        token = self.view.tokens[n]
        return (
            token.text[0].isupper()
            and not token.text.isupper()
            and token.entity not in ("PERSON", "ORG")
            and token.pos in ("NOUN", "PROPN", "ADJ", "X")
            and (
                (n > self.view.sentence_of(n).first and self.view.tokens[n - 1].text not in OPENING)
                or (token.pos == "PROPN" and len(token.text) > 5)
            )
        )
