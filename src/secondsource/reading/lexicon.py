"""What an event lexicon is: word classes, triggers with conditions, phrases. One for each language, all of one shape.

A condition is `role:item|item`, where a role is one of those of `predicates` (`agent`, `patient`, `subject` for
whichever of the two is the grammatical subject, `particle`, `modifier`, `complement`, a preposition as
`at:near:CLASS`, `at` for any preposition, `clause` for every word of the clause) and an item a word class or a lemma,
or several classes joined by `&`; `!` before a condition turns it round.
`has:role` asks only that something fills the role, `passive:` that the verb is passive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from secondsource.model.claim import Factuality
from secondsource.model.event import EventCode, Outcome
from secondsource.model.place import ToponymKind
from secondsource.reading.expressions import Expression
from secondsource.reading.sieve import Sieve


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event, and when they do.

    `kind`: "V" verbs, "N" nouns, "A" adjectives, "*" whatever the tagger says. `weak`: only beside another event or as
    its cause ("an attack that …"); a stronger mention of the same event gives the anchor. `patient_acts`: the thing
    acted on grammatically is the actor ("Ukrainian forces were pushed back"). `stated`: the certainty that the
    words themselves give where nothing else lowers it ("promised": Uu, "talks failed": no agreement). `silent`: the
    words are no event where the row fits ("cardiac arrest"), and no later row of them is tried.
    """

    lemmas: frozenset[str]
    kind: str
    code: EventCode
    when: tuple[str, ...] = ()
    outcome: Outcome | None = None
    subcode: str | None = None
    weak: bool = False
    patient_acts: bool = False
    stated: Factuality | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of speech that tells of an event whatever its grammar; `pattern` is matched in one sentence, any case."""

    pattern: Expression
    code: EventCode
    outcome: Outcome | None = None
    subcode: str | None = None
    negative: bool = False
    name: str = "phrase"
    stated: Factuality | None = None


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """The event words of one language. `classes` name sets of lemmas (lower case) for the conditions.

    `light` verbs add only that a thing happens ("fighting continued"); `stop` verbs end a chain of open
    complements; `origin` and `whole`: what stands before a place that an event comes from, or that only holds the
    event's place; `holder` finds (group `who`) who holds a place; `reference` finds nouns (group `noun`) that refer
    to a place named before, `reference_kinds` the kind they refer to. `publishing` verbs date a statement and not
    what it tells. `vague` are determiners of a back-reference ("the strike"). `not_air` words before a bomb tell
    that it was laid and not dropped. `sides`: patterns that tell whose a force is; `enemy`, `own`: words whose side
    depends on who speaks.
    """

    classes: dict[str, frozenset[str]]
    triggers: tuple[Trigger, ...]
    phrases: tuple[Phrase, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()
    light: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    publishing: frozenset[str] = frozenset()
    origin: re.Pattern[str] = re.compile(r"(?!)")
    whole: re.Pattern[str] = re.compile(r"(?!)")
    holder: re.Pattern[str] = re.compile(r"(?!)")
    reference: re.Pattern[str] = re.compile(r"(?!)")
    reference_kinds: tuple[tuple[str, ToponymKind], ...] = ()
    enemy: frozenset[str] = frozenset()
    not_air: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    third_person: frozenset[str] = frozenset()
    possessive: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    by_lemma: dict[str, tuple[Trigger, ...]] = field(default_factory=dict)
    sieve: Sieve[Phrase] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sieve", Sieve(self.phrases, lambda row: row.pattern))
        index: dict[str, list[Trigger]] = {}
        for trigger in self.triggers:
            for lemma in trigger.lemmas:
                index.setdefault(lemma, []).append(trigger)
        self.by_lemma.update({lemma: tuple(found) for lemma, found in index.items()})


def trigger(
    words: str,
    kind: str,
    code: EventCode,
    *when: str,
    outcome: Outcome | None = None,
    subcode: str | None = None,
    weak: bool = False,
    patient_acts: bool = False,
    stated: Factuality | None = None,
) -> Trigger:
    """A row of a trigger table; `words` are lemmas parted by blanks."""
    return Trigger(frozenset(words.split()), kind, code, when, outcome, subcode, weak, patient_acts, stated)


def no_event(words: str, kind: str, *when: str) -> Trigger:
    """A row of a trigger table that tells of a sense in which the words are no event."""
    return Trigger(frozenset(words.split()), kind, "other", when, silent=True)


def phrase(
    pattern: str,
    code: EventCode,
    outcome: Outcome | None = None,
    subcode: str | None = None,
    negative: bool = False,
    name: str = "phrase",
    stated: Factuality | None = None,
) -> Phrase:
    """A row of a phrase table; `name` "phrase.blame" makes the force named after it the actor."""
    return Phrase(Expression(pattern, re.IGNORECASE), code, outcome, subcode, negative, name, stated)
