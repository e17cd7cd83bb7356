"""Who does what to whom: the roles around one verb or noun, read off a dependency tree.

English trees follow spaCy's scheme, Russian and Ukrainian ones Universal Dependencies; both end in the same roles:
`agent` (who acts, also behind "by"), `patient` (what is acted on, also the subject of a passive), `at:PREPOSITION`
(what hangs on a preposition), `particle`, `modifier`, `complement`. Where a sentence has no tree, every noun of the
clause may fill any role, so that rules still find the event and only lose the roles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from secondsource.model import Token
from secondsource.reading.trees import Trees

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "nsubj:pass", "csubjpass", "csubj:pass"})
OBJECT = frozenset({"dobj", "obj", "iobj", "dative"})
CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "acl:relcl", "pcomp"})
_PARTICLE = frozenset({"prt", "advmod", "compound:prt", "npadvmod"})
_MOVING = frozenset({"out", "off", "up", "away", "back", "down", "over", "apart"})  # "driven out of the town"
_MODIFIER = frozenset({"compound", "amod", "nmod", "appos", "flat", "flat:name", "poss", "nummod"})
_COMPLEMENT = frozenset({"acomp", "attr", "oprd", "xcomp"})
_OF_COUNT = frozenset({"of", "among"})
_RELATIVE_WORD = frozenset({"who", "which", "that", "whom"})
_DEPTH = 12  # steps up or down a tree; a deeper chain is no news sentence


@dataclass(slots=True)
class Roles:
    """Heads of the phrases around one trigger, by role; `flat` where there was no tree to read them from."""

    trigger: int
    agent: tuple[int, ...] = ()
    patient: tuple[int, ...] = ()
    at: dict[str, tuple[int, ...]] = field(default_factory=dict)
    particle: tuple[int, ...] = ()
    modifier: tuple[int, ...] = ()
    complement: tuple[int, ...] = ()
    passive: bool = False
    flat: bool = False


class Predicates:
    """Roles of triggers in one document."""

    def __init__(self, trees: Trees) -> None:
        self.trees = trees
        self.tokens = trees.tokens

    def roles(self, number: int) -> Roles:
        """The roles around the token `number`, verb or noun."""
        token = self.tokens[number]
        roles = Roles(number)
        if self._flat(number):
            roles.flat = True
            nouns = tuple(self.clause_nouns(number))
            roles.agent = roles.patient = roles.complement = roles.particle = roles.modifier = nouns
            return roles
        self._prepositions(number, roles)
        moving = (c for c in self.trees.all(number, "prep") if self.trees.lower(c) in _MOVING)
        roles.particle = (*self.trees.all(number, *_PARTICLE), *moving)
        roles.modifier = tuple(self.trees.all(number, *_MODIFIER))
        roles.complement = tuple(self.trees.all(number, *_COMPLEMENT))
        if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
            self._verb(number, roles)
        else:
            self._noun(number, roles)
        return roles

    def _flat(self, number: int) -> bool:
        sentence = self.trees.sentence_of(number)
        around = range(max(sentence.first, number - 3), min(sentence.last, number + 4))
        return len(around) > 1 and all(self.tokens[n].head == n for n in around)

    def clause_nouns(self, number: int) -> Iterator[int]:
        """The tokens around `number` up to the next marks that part clauses, for sentences without a tree."""
        sentence = self.trees.sentence_of(number)
        for step in (-1, 1):
            n = number + step
            while (
                sentence.first <= n < sentence.last
                and abs(n - number) < 20
                and self.tokens[n].text not in ',;:.!?—–«»“”"'
            ):
                yield n
                n += step

    def _prepositions(self, number: int, roles: Roles) -> None:
        for child in self.trees.children[number]:
            token = self.tokens[child]
            if token.dep in ("prep", "agent"):
                heads = tuple(h for c in self.trees.all(child, "pobj", "pcomp") for h in self.conjuncts(c))
                inner = list(self.trees.all(child, "prep"))  # "from behind the hill", "out of the town"
                for step in inner:
                    heads += tuple(h for c in self.trees.all(step, "pobj") for h in self.conjuncts(c))
                key = token.text.lower()
                roles.at[key] = roles.at.get(key, ()) + heads
                if token.dep == "agent":
                    roles.agent += heads
            elif token.dep in ("obl", "nmod", "obl:agent") and (case := self.trees.child(child, "case")) is not None:
                key = self.tokens[case].lemma.lower()
                roles.at[key] = roles.at.get(key, ()) + tuple(self.conjuncts(child))

    def _verb(self, number: int, roles: Roles) -> None:
        token = self.tokens[number]
        subjects, passive = self._subjects(number)
        roles.passive = passive
        objects = tuple(h for c in self.trees.all(number, *OBJECT) for h in self.conjuncts(c))
        if passive:
            roles.patient = subjects
            roles.complement += objects
        else:
            roles.agent = subjects
            roles.patient = objects
        if token.dep == "relcl" and not roles.patient and not passive:
            # "the bridge that they blew up"
            pronouns = [c for c in self.trees.children[number] if self.tokens[c].lemma.lower() in _RELATIVE_WORD]
            if not any(self.tokens[c].dep in SUBJECT for c in pronouns) and subjects:
                roles.patient = (token.head,)

    def _subjects(self, number: int) -> tuple[tuple[int, ...], bool]:
        """Heads of the subject of a verb, found above it where it has none of its own, and whether it is passive."""
        token = self.tokens[number]
        own = [c for c in self.trees.children[number] if self.tokens[c].dep in SUBJECT | PASSIVE_SUBJECT]
        passive = self.is_passive(number)
        if own:
            return self._resolved(number, own), passive or any(self.tokens[c].dep in PASSIVE_SUBJECT for c in own)
        if token.dep in ("acl", "amod", "acl:relcl") and token.head != number:
            return tuple(self.conjuncts(token.head)), token.tag in ("VBN", "VBD") or passive
        at, steps = number, 0
        if (
            token.dep == "conj"
            and token.tag in ("VBN", "VBD")
            and number
            and self.tokens[number - 1].pos == "NOUN"
            and self.tokens[number - 1].dep == "conj"
        ):
            return (number - 1,), True  # "sixty were taken prisoner and two howitzers seized"
        while (
            self.tokens[at].dep in ("conj", "xcomp", "advcl", "dep", "pcomp", "prep", "ccomp", "acomp", "oprd")
            and steps < _DEPTH
        ):
            above = self.tokens[at].head
            if above == at:
                break
            accused = self.tokens[at].dep == "prep" and self.tokens[number].dep == "pcomp"  # "accused them of firing"
            if accused or self.tokens[at].dep in ("xcomp", "ccomp"):
                objects = list(self.trees.all(above, *OBJECT))
                if objects:
                    return tuple(h for c in objects for h in self.conjuncts(c)), passive
            if self.tokens[above].pos not in ("VERB", "AUX", "ADP"):
                return ((above,), passive) if self.tokens[at].dep == "advcl" else ((), passive)
            found = [c for c in self.trees.children[above] if self.tokens[c].dep in SUBJECT | PASSIVE_SUBJECT]
            if found:
                inherited = any(self.tokens[c].dep in PASSIVE_SUBJECT for c in found)
                joined = self.tokens[at].dep == "conj" and token.tag == "VBN" and inherited
                return self._resolved(above, found), passive or joined
            if self.tokens[above].dep in ("acl", "relcl"):
                return (self.tokens[above].head,), passive
            at, steps = above, steps + 1
        return (), passive

    def _resolved(self, verb: int, subjects: list[int]) -> tuple[int, ...]:
        """Subjects with their conjuncts; a relative pronoun gives way to the noun it stands for."""
        out: list[int] = []
        for subject in subjects:
            token = self.tokens[subject]
            if self.tokens[verb].dep == "relcl" and token.lemma.lower() in _RELATIVE_WORD:
                out.append(self.tokens[verb].head)
                continue
            whom = next((c for p in self.trees.all(subject, "prep") for c in self.trees.all(p, "pobj")), None)
            if (
                self.tokens[verb].dep == "relcl"
                and whom is not None
                and self.tokens[whom].lemma.lower() in ("whom", "which")
            ):
                out += [self.tokens[verb].head, subject]
                continue
            out.extend(self.conjuncts(subject))
        return tuple(out)

    def is_passive(self, number: int) -> bool:
        """Whether a verb form is passive: by its auxiliary, or a past participle without "have"."""
        token = self.tokens[number]
        children = [self.tokens[c] for c in self.trees.children[number]]
        if (
            any(c.dep in ("auxpass", "aux:pass", "nsubjpass", "nsubj:pass") for c in children)
            or "Voice=Pass" in token.morph
        ):
            return True
        helped = any(c.dep == "aux" and c.lemma.lower() in ("have", "'ve") for c in children)
        return token.tag == "VBN" and not helped and token.dep in ("acl", "amod", "advcl", "ROOT", "ccomp")

    def _noun(self, number: int, roles: Roles) -> None:
        """Roles around a noun: "Russia's shelling of the town by the 5th brigade", "a pair of rockets from a jet"."""
        above = self.tokens[self.tokens[number].head]
        if self.tokens[number].dep == "pobj" and above.lemma.lower() == "of" and is_count(self.tokens[above.head]):
            self._prepositions(above.head, roles)
            roles.at.pop("of", None)
        roles.agent += roles.at.get("by", ())
        owners = tuple(self.trees.all(number, "poss"))
        patients = [*roles.at.get("of", ()), *roles.at.get("on", ()), *roles.at.get("against", ())]
        patients += [c for c in self.trees.all(number, "nmod") if self.trees.child(c, "case") is None]
        roles.patient = tuple(patients)
        if not roles.patient and not roles.agent:
            roles.patient = roles.agent = owners  # "the mine's capture" or "the army's advance": the rule tells
        elif roles.patient:
            roles.agent += owners
        else:
            roles.patient = owners

    def conjuncts(self, number: int) -> Iterator[int]:
        """A head and what is coordinated with it, with the noun behind a count ("dozens of people")."""
        queue, seen = [number], 0
        while queue and seen < _DEPTH:
            head = queue.pop(0)
            seen += 1
            yield head
            for child in self.trees.children[head]:
                token = self.tokens[child]
                if token.dep == "conj":
                    queue.append(child)
                elif token.dep == "prep" and token.lemma.lower() in _OF_COUNT and self._counts(head):
                    queue.extend(self.trees.all(child, "pobj"))

    def _counts(self, head: int) -> bool:
        return self.tokens[head].pos in ("NUM", "DET", "PRON") or is_count(self.tokens[head])


_COUNTS = frozenset(
    [
        "number",
        "dozen",
        "dozens",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "ten",
        "tens",
        "million",
        "millions",
        "swarm",
        "swarms",
        "flock",
        "flocks",
        "hail",
        "flurry",
        "string",
        "crowd",
        "crowds",
        "column",
        "columns",
        "squadron",
        "gang",
        "band",
        "team",
        "stream",
        "cluster",
        "scores",
        "group",
        "groups",
        "majority",
        "handful",
        "pair",
        "couple",
        "lot",
        "plenty",
        "score",
        "wave",
        "waves",
        "series",
        "total",
        "quantity",
        "kind",
        "type",
        "sort",
        "half",
        "third",
        "part",
        "rest",
        "most",
        "some",
        "большинство",
        "часть",
        "группа",
        "десятка",
        "десяток",
        "сотня",
        "тысяча",
        "ряд",
        "более",
        "количество",
        "число",
        "група",
        "частина",
        "десяток",
        "сотня",
    ]
)


def is_count(token: Token) -> bool:
    """Whether a noun only counts what follows ("dozens of people", "a group of soldiers")."""
    return token.lemma.lower() in _COUNTS or token.text.lower() in _COUNTS
