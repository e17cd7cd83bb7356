"""Which words of a sentence tell of an event: triggers of the lexicon whose conditions hold, and turns of speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from secondsource.model import Span, Token
from secondsource.model.claim import Factuality
from secondsource.model.event import EventCode, Outcome
from secondsource.reading.lexicon import EventLexicon, Phrase, Trigger
from secondsource.reading.predicates import OBJECT, Predicates, Roles
from secondsource.reading.sieve import Narrowed
from secondsource.reading.trees import Trees

_PARTY_ENTITIES = frozenset({"ORG", "NORP"})
_VERBAL = frozenset({"VERB", "AUX"})
_HAVING = frozenset({"have", "get"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_BODILY: frozenset[EventCode] = frozenset(
    {"advance", "withdrawal", "control_change", "clash", "air_strike", "shelling", "destruction", "casualties", "other"}
)
"""Codes whose words are also figures of speech ("demolished the argument", "in retreat")."""
_CLAUSE_HEADS = frozenset({"ROOT", "root", "ccomp", "advcl", "relcl", "parataxis", "conj", "acl", "acl:relcl", "csubj"})


_REMNANTS = frozenset({"debris", "wreckage", "fragment", "splinter", "shrapnel", "remnant", "remains", "casing"})
"""What is left of a weapon: it does harm wherever the weapon was brought down, and is no strike."""
_LABELS = frozenset({"flash", "breaking", "alert", "urgent"})
_SUFFERED = frozenset(
    ("hit", "strike", "sever", "capture", "seize", "torch", "shell", "bombard", "target", "cripple", "disable", "loot")
)
"""Verbs that need someone acted on: "two schools hit", "cables severed" leave out the auxiliary."""
_THINGS = ("object", "part", "asset", "boat", "settlement", "service")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in the text that tells of an event: the trigger token, its roles, and what the lexicon says."""

    token: int
    roles: Roles
    code: EventCode
    outcome: Outcome | None
    subcode: str | None
    weak: bool
    patient_acts: bool
    rule: str
    negative: bool = False
    phrase: Span | None = None
    stated: Factuality | None = None


class Matcher:
    """Finds candidates of one document. `literal` marks the tokens inside names of places."""

    def __init__(self, trees: Trees, literal: frozenset[int], parties: frozenset[int]) -> None:
        self.trees = trees
        self.predicates = Predicates(trees)
        self.literal = literal
        self.parties = parties
        self._phrases: dict[int, Narrowed[Phrase]] = {}
        self._asked: dict[tuple[int, str, int], bool] = {}

    def candidates(self, first: int, last: int, lexicon: EventLexicon) -> Iterator[Candidate]:
        """Candidates of the tokens [first, last) of one sentence, then those of its phrases."""
        for number in range(first, last):
            by_lemma = lexicon.by_lemma.get(self.trees.lemmas[number], ())
            rows = (*by_lemma, *lexicon.by_lemma.get(self.trees.lowered[number], ()))
            if not rows:
                rows = self._mislemmatised(number, lexicon)
            if not rows:
                continue
            token = self.trees.tokens[number]
            if number in self.literal and token.pos == "PROPN":
                continue
            if self._inside_a_name(number) or self._compounded(number) or self._labels(number, first):
                continue
            kinds = self._kinds(token)
            rows = tuple(row for row in rows if row.kind == "*" or row.kind in kinds)
            found = next(self._fitting(rows, number, lexicon), None) if rows else None
            if found is None:
                continue
            row, roles = found
            if row.silent or (row.code in _BODILY and self._figurative(roles, lexicon)):
                continue
            if row.code == "control_change" and token.dep == "amod" and token.tag == "VBN":
                continue  # "the occupied region" names a state of things
            yield Candidate(
                number,
                roles,
                row.code,
                row.outcome,
                row.subcode,
                row.weak,
                row.patient_acts,
                f"trigger.{token.lemma.lower()}",
                stated=row.stated,
            )

    def _fitting(self, rows: Iterable[Trigger], number: int, lexicon: EventLexicon) -> Iterator[tuple[Trigger, Roles]]:
        """The rows that fit a token, with the reading of its roles in which they do."""
        for roles in self._readings(self.predicates.roles(number), lexicon):
            yield from ((row, roles) for row in rows if self.fits(row, roles, lexicon))

    def _mislemmatised(self, number: int, lexicon: EventLexicon) -> tuple[Trigger, ...]:
        """The rows of a rare verb whose past or participle the tagger's lemma leaves inflected ("zapp", "thudd")."""
        text = self.trees.lowered[number]
        ending = next((e for e in ("ed", "ing") if text.endswith(e) and len(text) > len(e) + 2), None)
        if ending is None:
            return ()
        stem = text[: -len(ending)]
        if stem[-1] == "i":
            stem = stem[:-1] + "y"  # "reoccupied"
        stems = (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem)
        return next((lexicon.by_lemma[s] for s in stems if s in lexicon.by_lemma), ())

    def phrases(self, span: Span, first: int, last: int, lexicon: EventLexicon) -> Iterator[Candidate]:
        """Candidates from the lexicon's turns of speech within one sentence."""
        if first >= last:
            return
        text = self.trees.text[span.start : span.end]
        if id(lexicon) not in self._phrases:
            self._phrases[id(lexicon)] = lexicon.sieve.within(self.trees.text)
        for row in self._phrases[id(lexicon)].of(text):
            for match in row.pattern.finditer(text):
                found = Span(span.start + match.start(), span.start + match.end())
                inside = [
                    n
                    for n in range(first, last)
                    if self.trees.tokens[n].start < found.end and self.trees.tokens[n].end > found.start
                ]
                if not inside:
                    continue
                head = self._top(inside, row.code == "shortage")
                yield Candidate(
                    head,
                    self.predicates.roles(head),
                    row.code,
                    row.outcome,
                    row.subcode,
                    False,
                    False,
                    row.name,
                    row.negative,
                    found,
                    row.stated,
                )

    def _top(self, inside: list[int], lacking: bool) -> int:
        """The verb of the phrase that stands highest, else its highest word; for what is lacking, who has it not."""
        held = set(inside)
        tops = [n for n in inside if self.trees.tokens[n].head not in held or self.trees.tokens[n].head == n]
        verbs = [n for n in tops if self.trees.tokens[n].pos in _VERBAL]
        top = (verbs or tops or inside)[0]
        above = self.trees.tokens[top].head
        had = self.trees.tokens[above]
        if lacking and not verbs and had.lemma.lower() in _HAVING and self.trees.tokens[top].dep == "dobj":
            return above  # "they had no water": the clause, not only what they had not
        return top

    def _inside_a_name(self, number: int) -> bool:
        """Whether a noun only names or describes another ("assault units", "the Displacement Cell")."""
        token = self.trees.tokens[number]
        if token.pos == "PROPN" and token.entity in ("ORG", "PERSON", "FAC", "WORK_OF_ART"):
            return True
        head = self.trees.tokens[token.head]
        return token.dep == "compound" and token.pos in _NOMINAL and head.pos in _NOMINAL and token.tag[:2] != "VB"

    def _compounded(self, number: int) -> bool:
        """Whether a participle only ends a compound ("coal-fired", "war-torn", "rebel-held")."""
        tokens = self.trees.tokens
        token = tokens[number]
        if not number or token.tag not in ("VBN", "VBD", "VBG") or token.dep not in ("amod", "compound"):
            return False
        return tokens[number - 1].text == "-" and tokens[number - 1].end == token.start

    def _labels(self, number: int, first: int) -> bool:
        """Whether a word only heads a message of a wire ("FLASH - …", "Breaking: …")."""
        tokens = self.trees.tokens
        if number != first or self.trees.lowered[number] not in _LABELS or number + 1 >= len(tokens):
            return False
        return tokens[number + 1].text in ":-–—"

    def _readings(self, roles: Roles, lexicon: EventLexicon) -> Iterator[Roles]:
        """The roles as the tree has them, then as it may have mistaken them.

        A participle without an auxiliary is passive in one headline ("power cables severed") and a plain past in the
        next sentence ("mortar rounds strayed into the camp"), which small models take for each other.
        """
        yield roles
        token = self.trees.tokens[roles.trigger]
        if roles.flat or token.tag not in ("VBD", "VBN") or any(self.trees.all(roles.trigger, "aux", "auxpass")):
            return
        if not roles.passive:
            lemma = self.trees.lemmas[roles.trigger]
            if roles.agent and not roles.patient and lemma in _SUFFERED and self._only_suffers(roles.agent, lexicon):
                yield replace(roles, patient=roles.agent, agent=roles.at.get("by", ()), passive=True)
            return
        above = self.trees.tokens[token.head]
        alone = token.dep == "acl" and above.head == token.head and above.pos in _NOMINAL
        subject = any(self.trees.all(roles.trigger, "nsubj"))
        if (alone or subject) and "by" not in roles.at:
            objects = tuple(n for n in roles.complement if self.trees.tokens[n].dep in OBJECT)
            yield replace(roles, agent=roles.patient, patient=objects, passive=False)

    def _only_suffers(self, heads: Iterable[int], lexicon: EventLexicon) -> bool:
        """Whether all heads are things that are acted on and do not act (a street, not a tank)."""
        return all(
            any(self.is_a(head, thing, lexicon) for thing in _THINGS)
            and not any(self.is_a(head, item, lexicon) for item in ("army", "gun", "air", "weapon"))
            for head in heads
        )

    def fired(self, agents: Iterable[int], lexicon: EventLexicon) -> EventCode | None:
        """The code of the weapon that does some harm; a splinter of one and small arms are none of either code."""
        for number in agents:
            if self.trees.lemmas[number] in _REMNANTS or self.is_a(number, "small", lexicon):
                continue
            if self.is_a(number, "air", lexicon):
                return "air_strike"
            if self.is_a(number, "gun", lexicon):
                return "shelling"
        return None

    @staticmethod
    def _kinds(token: Token) -> str:
        if token.pos in _VERBAL:
            participle = "A" if token.dep in ("amod", "acomp") and token.tag in ("VBN", "VBG") else ""
            return "V" + participle
        if token.pos in _NOMINAL:
            return "N"
        if token.pos in ("ADJ", "ADV"):
            return (
                "A"
                + ("N" if token.dep in ("nsubj", "pobj", "dobj", "conj") else "")
                + ("V" if token.tag.startswith("VB") else "")
            )
        return "NVA" if token.pos in ("X", "") else ""

    def fits(self, row: Trigger, roles: Roles, lexicon: EventLexicon) -> bool:
        """Whether every condition of a row holds. Without a tree, a positive condition needs the word in the clause."""
        return all(self._holds(condition, roles, lexicon) for condition in row.when)

    def _figurative(self, roles: Roles, lexicon: EventLexicon) -> bool:
        """Whether all that is acted on, or else all that acts, is an idea ("an attack on the budget")."""
        abstract = lexicon.classes.get("abstract")
        if abstract is None or roles.flat:
            return False
        heads = roles.patient or roles.agent
        token = self.trees.tokens[roles.trigger]
        if not heads and token.dep == "pobj":  # "its popularity is in retreat"
            verb = self.trees.tokens[token.head].head
            if self.trees.tokens[verb].pos in _VERBAL:
                heads = self.predicates.roles(verb).agent
        return bool(heads) and all(self.trees.tokens[head].lemma.lower() in abstract for head in heads)

    def _dated(self, heads: Iterable[int]) -> bool:
        found = [self.trees.tokens[head].entity for head in heads]
        return bool(found) and all(entity in ("DATE", "TIME") for entity in found)

    def _holds(self, condition: str, roles: Roles, lexicon: EventLexicon) -> bool:
        turned, condition = condition.startswith("!"), condition.lstrip("!")
        role, _, items = condition.partition(":")
        if role == "passive":
            return roles.flat or roles.passive != turned
        if role == "has":
            return roles.flat or bool(self._fillers(items, roles)) != turned
        if role == "at" and not roles.flat:
            preposition, _, narrowed = items.rpartition(":")
            found = any(
                (not preposition and key in items.split("|") and not self._dated(heads))
                or ((not preposition or key in preposition.split("|")) and self._any(heads, narrowed, lexicon))
                for key, heads in roles.at.items()
            )
        elif role == "clause":
            found = self._any(self.clause(roles.trigger), items, lexicon)
        else:
            found = self._any(self._fillers(role, roles), items.rpartition(":")[2], lexicon)
        return found != turned

    def _fillers(self, role: str, roles: Roles) -> Iterable[int]:
        if role == "subject":
            return roles.patient if roles.passive else roles.agent
        if role == "at":
            return [head for heads in roles.at.values() for head in heads] if not roles.flat else roles.agent
        return getattr(roles, role, ())

    def _any(self, heads: Iterable[int], items: str, lexicon: EventLexicon) -> bool:
        wanted = items.split("|")
        return any(self.is_a(head, item, lexicon) for head in heads for item in wanted)

    def is_a(self, number: int, item: str, lexicon: EventLexicon) -> bool:
        """Whether a head belongs to a class (or all classes of "a&b"), or is the lemma `item` itself."""
        asked = (number, item, id(lexicon))
        if asked not in self._asked:
            self._asked[asked] = all(self._is_one(number, part, lexicon) for part in item.split("&"))
        return self._asked[asked]

    def _is_one(self, number: int, item: str, lexicon: EventLexicon) -> bool:
        token = self.trees.tokens[number]
        lemma, text = self.trees.lemmas[number], self.trees.lowered[number]
        if item == "person":
            return token.entity == "PERSON"
        if item == "place":
            return number in self.literal or any(c in self.literal for c in self.trees.all(number, "compound", "appos"))
        members = lexicon.classes.get(item)
        if members is None:
            return item in (lemma, text)
        if item == "air" and any(
            self.trees.lower(c) in lexicon.not_air for c in self.trees.all(number, "compound", "amod")
        ):
            return False
        if lemma in members or text in members:
            return True
        if item in ("forces", "army"):
            return number in self.parties or (token.entity in _PARTY_ENTITIES and number not in self.literal)
        if item == "people":
            return token.entity == "PERSON"
        if item in ("air", "gun", "small", "aid"):
            near = [*self.trees.all(number, "compound", "amod", "nmod")]
            return any(self.trees.lemmas[c] in members or self.trees.lowered[c] in members for c in near)
        return False

    def clause(self, number: int) -> list[int]:
        """The tokens of the clause that holds a token, subordinate clauses with their own verbs left out."""
        top, steps = number, 0
        tokens = self.trees.tokens
        while tokens[top].head != top and tokens[top].dep not in _CLAUSE_HEADS and steps < 20:
            top, steps = tokens[top].head, steps + 1
        if tokens[top].head == top and self.predicates._flat(number):
            return [number, *self.predicates.clause_nouns(number)]
        out, queue = [top], [top]
        while queue:
            for child in self.trees.children[queue.pop()]:
                if tokens[child].dep in _CLAUSE_HEADS and tokens[child].pos in _VERBAL:
                    continue
                out.append(child)
                queue.append(child)
        return out
