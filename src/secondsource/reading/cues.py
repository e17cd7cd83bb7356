"""The cue lexicon: words that link a source to what it said, and how their content stands in the sentence.

Three sources. (1) The classes below follow the reporting verbs of Quirk et al., A Comprehensive Grammar of the English
Language (1985), 14.28-14.35 and 16.30-16.36, narrowed to what dispatches use. (2) `cue_lemmas.tsv` holds, for verbs
and nouns, how often PolNeAR 1.0's training half (Newell, Margolin, Ruths 2018) has them as the head of a cue and how
often they occur there at all: counts only, no text. (3) Prepositional cues are from the rulings of the annotation.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from secondsource.reading.words import words

CLAUSE = words(
    "say tell report add claim state write note announce confirm deny warn stress emphasize emphasise insist argue",
    "acknowledge admit concede explain recall remind repeat reiterate declare assert allege maintain contend suggest",
    "predict estimate believe think fear expect hope doubt assess conclude indicate reveal disclose comment remark",
    "observe respond reply answer tweet retweet post complain caution clarify speculate assume assure inform advise",
    "testify recount relate boast joke quip lament wonder ask agree pledge promise vow guess suspect imply signal",
    "caution forecast project calculate reckon specify hint intimate confess swear reassure notify brief urge demand",
    "propose recommend decide rule order request shout yell cry whisper chant mutter exclaim interject continue charge",
    "counter rejoin retort object protest posit theorize theorise opine muse venture volunteer vouch figure realize",
    "show document record verify establish prove demonstrate find learn hear understand know feel worry see mean",
    "message text email underline underscore highlight point accuse",
    "reckon attest depose proclaim profess pronounce reminisce surmise swear inform contend recount",
)
EMOTIVE = words(
    "sob gasp fume snap gloat rage rag crow brag shrug cry scream thunder weep sigh laugh grumble growl hiss stammer",
    "sneer moan marvel enthuse gush blurt bellow roar rant scoff bemoan bewail boast wail bark howl chuckle croak rasp",
    "snort mumble murmur whimper plead beam",
)
"""Verbs of voice and mood that tag a quotation in tabloids and features."""
CLAUSE |= EMOTIVE
"""Verbs with a clause as content: "said that …", "…, he said"."""

TAG = CLAUSE - words(
    "show document record establish prove demonstrate find see mean know understand feel order highlight accuse "
    "rule point",
    "underscore underline decide verify propose request",
)
"""Verbs that tag a quotation or a preceding clause."""

OBJECT = words(
    "confirm deny reject dismiss announce report claim highlight emphasize emphasise stress cite dispute "
    "condemn criticize",
    "criticise praise refute acknowledge admit denounce promise demand recommend propose predict fear expect estimate",
    "doubt blame accuse quote pledge offer describe call name put suggest reveal disclose question decry deplore",
    "welcome defend declare concede recall detail list outline note underline underscore allege order request "
    "urge warn",
    "repeat reiterate contest rebut downplay vow express mention give hold",
    "identify label brand voice suspect propose invoke applaud hail thank assert disavow repudiate relate recount",
    "bemoan",
)
"""Verbs with a noun phrase as content: "denied the loss of the town", "put the toll at four"."""

INFINITIVE = words(
    "promise vow pledge threaten refuse decline ask order urge tell offer agree claim demand instruct warn call appeal",
    "plead beg command request encourage advise swear undertake hope expect plan want seek intend",
)
"""Verbs with an infinitive as content: "promised to …", "urged them to …"."""

PREPOSITION = {
    "call": words("for on upon"), "appeal": words("for to"), "plead": words("for with"), "ask": words("for about"),
    "refer": words("to"), "point": words("to"), "warn": words("of about against"), "complain": words("of about"),
    "speak": words("of about"), "talk": words("of about"), "hint": words("at"), "insist": words("on"),
    "allude": words("to"), "boast": words("of about"), "worry": words("about"), "press": words("for"),
    "push": words("for"), "argue": words("for against"), "protest": words("against"), "beg": words("for"),
    "respond": words("to with"), "react": words("to"), "object": words("to"), "apologize": words("for"),
    "apologise": words("for"), "rail": words("against"), "vote": words("for against"), "lash": words("out"),
    "advocate": words("for"), "tell": words("of about"), "disagree": words("with"), "agree": words("with"),
    "campaign": words("for against"), "rage": words("at against"), "rag": words("at against"),
    "fume": words("at about"), "speculate": words("about"), "brag": words("about of"), "testify": words("to"),
    "lament": words("about"),
}  # fmt: skip
"""Verbs whose preposition belongs to the cue."""

PARTICLE = {
    "rule": "out", "brush": "off", "shrug": "off", "wave": "away", "laugh": "off", "play": "down", "point": "out",
    "spell": "out", "talk": "up",
}  # fmt: skip
"""Verbs that take a noun phrase as content with a particle alone: "ruled out any strikes"."""

AS_PASSIVE = words(
    "see regard view consider describe know believe say think expect report rumour rumor understand fear presume deem",
    "assume allege suspect estimate",
)
"""Passives without a source: "is seen as …", "are believed to …"."""

NOUNS = words(
    "claim report allegation statement rumour rumor suggestion accusation warning announcement assertion assessment",
    "belief fear assurance denial hope promise pledge prediction estimate insistence declaration complaint admission",
    "charge argument confirmation hint speculation conviction suspicion threat demand call plea appeal",
)
"""Nouns with a clause: "a claim by X that …", "rumours that …"."""

PERCEPTION = words(
    "show document record prove demonstrate find see hear learn know understand feel mean establish verify"
)
"""Verbs that are cues only with a clause, and not in every mouth."""

ATTITUDE = words("fear doubt believe expect hope think worry reckon suspect estimate assess")


@cache
def counts() -> dict[tuple[str, str], tuple[int, int]]:
    """(lemma, part of speech) -> (times it heads a cue, times it occurs) in PolNeAR's training half."""
    table: dict[tuple[str, str], tuple[int, int]] = {}
    text = resources.files(__package__).joinpath("cue_lemmas.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            lemma, pos, cue, total = line.split("\t")
            table[lemma, pos] = int(cue), int(total)
    return table


def likelihood(lemma: str, pos: str = "VERB") -> float:
    """How often a lemma is a cue where it occurs, in [0, 1], with one doubtful occurrence added."""
    cue, total = counts().get((lemma, pos), (0, 0))
    return cue / (total + 1)
