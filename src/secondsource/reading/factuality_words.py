"""Words that make a statement less than certain, or turn it round: English tables for `factuality`.

Grouped after FactBank (Saurí and Pustejovsky 2009): predicates that take another event and the value they give it.
"""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.reading.words import words


@dataclass(frozen=True, slots=True)
class FactualityWords:
    """Lemmas (lower case) of one language, by what they do to the event under them.

    `negators` stand beside a verb or noun; `possible`, `probable` and `future` are auxiliaries; `perhaps`, `likely`
    adverbs and adjectives; `condition` and `infinitive` markers; `presupposing` ones open a clause that holds
    whatever stands above it; `governing` prepositions hand on what stands above them. Under `uncommitted`
    predicates an event is only thought of, under `probable_under` and `possible_under` it is probable or possible,
    under `denied_under` it is said not to be, under `unlikely_under` doubted, under negated `unconfirmed_under`
    open. `happens_under` are predicates whose infinitive did happen. A negation of a `raising` predicate belongs to
    what stands under it ("we do not believe that"); `able` tell of a power. Without a `bringing` predicate its
    object did not happen either ("did not cause casualties").
    """

    negators: frozenset[str]
    nobody: frozenset[str]
    possible: frozenset[str]
    probable: frozenset[str]
    future: frozenset[str]
    perhaps: frozenset[str]
    likely: frozenset[str]
    condition: frozenset[str]
    infinitive: frozenset[str]
    presupposing: frozenset[str]
    governing: frozenset[str]
    uncommitted: frozenset[str]
    probable_under: frozenset[str]
    possible_under: frozenset[str]
    unlikely_under: frozenset[str]
    denied_under: frozenset[str]
    happens_under: frozenset[str]
    unconfirmed_under: frozenset[str]
    raising: frozenset[str]
    able: frozenset[str]
    bringing: frozenset[str] = frozenset()


ENGLISH = FactualityWords(
    negators=words("not n't n’t never no neither nor without hardly barely cannot"),
    nobody=words("nobody none nothing neither no-one"),
    possible=words("may might could can 'd"),
    probable=words("ought"),
    future=words("must should will would shall 'll ’ll wo"),
    perhaps=words("perhaps possibly maybe conceivably potentially possible potential feared unconfirmed"),
    likely=words(
        "probably likely apparently presumably evidently seemingly probable apparent imminent presumed suspected"
    ),
    condition=words("if unless whether lest provided should"),
    infinitive=words("to"),
    governing=words("of from for at about against"),
    presupposing=words("after because since as when while although though where once"),
    uncommitted=words(
        "plan intend want aim try attempt seek prepare threaten order promise pledge vow hope urge ask demand",
        "call plead beg request decide propose offer agree refuse consider wonder check",
        "question tell instruct command require need wish struggle strive rush goal objective",
        "purpose bid effort risk threat danger possibility prospect proposal ready poised unable able willing",
        "clear unclear unknown allow permit ban warn mission mandate help trying desire eye ahead deadline talk",
        "chance depend save protect advise mull weigh case",
    ),
    probable_under=words(
        "believe think suspect assume expect predict forecast judge suppose seem",
        "appear indicate suggest point likely due set expected bound certain sure probable about",
    ),
    possible_under=words("fear worry speculate concern dread possible imagine risk"),
    unlikely_under=words("doubt unlikely sceptical skeptical improbable"),
    denied_under=words(
        "deny reject refute dismiss disprove rebut denial prevent avoid avert escape stop fail refuse foil thwart",
        "spare",
    ),
    happens_under=words(
        "begin start continue manage keep proceed come go end force compel succeed resume help cause leave get",
        "have let say use see hear watch find show happen remain claim report said know admit learn announce",
        "confirm",
    ),
    raising=words("believe think suspect assume expect predict judge reckon suppose seem appear want intend"),
    able=words("able capable power position"),
    bringing=words(
        "cause suffer inflict result lead produce carry conduct launch sustain incur commit perpetrate entail"
    ),
    unconfirmed_under=words("confirm verify establish corroborate prove evidence proof substantiate"),
)
