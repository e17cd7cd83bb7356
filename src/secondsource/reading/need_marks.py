"""Words around a frame of need that tell what it is of, or that it is none, as data for `needs`."""

from __future__ import annotations

import re

from secondsource.reading.sector_words import FOOD, HEALTH, PROTECTION, WATER

PART = re.compile(
    r"(?i)\b(?:\d[\d,.]*|half|most|many|some|none|thousands|hundreds|dozens|two|three|four|five|six|ten) of $"
)
BARRED = re.compile(r"(?i)(?:can|could)\b.*\b(?:reach|access|get)$|unable")
HELPERS = re.compile(
    r"(?i)\b(?:aid|relief|humanitarian|convoys?|medics|ambulances?|rescuers?|medical teams?|agenc(?:y|ies)|"
    r"charit(?:y|ies)|red (?:cross|crescent)|un teams?)\b"
)
"""Those who bring help; what keeps them from it is a constraint on access."""
NEVER_NOUN = re.compile(r"(?i)(?:plead|begg?|implor|beseech|entreat|ask)(?:s|e|es|ed|ing)?$")
MODIFIER = re.compile(
    r"(?i)[a-z]+ing (?:teams?|programmes?|cent(?:re|er)s?|sessions?|staff|points?|stations?|crews?)\b"
)
"""A verbal noun before what it describes ("screening teams")."""
GOING_ON = re.compile(r"(?i)[a-z]+ing\b")
PASSIVE = re.compile(r"(?i)(?:giv|hand|offer|suppl|provid|issu|serv|fed|equip|fitt|treat|sent|flown|taken|brought)\w*$")
CAME = re.compile(r"(?i)^(?:arriv|reach|land|c(?:a|o)me|got|went)")
ARRIVALS = re.compile(
    r"(?i)(?:people|children|families|women|men|refugees|evacuees|displaced|returnees|households)(?: \w+)? $"
)
SHARED = re.compile(r"(?i)(?:per ?cent|percent|%|half|thirds?|quarters?|fifths?|tenths?|most|bulk) of\b")
TRADED = re.compile(
    rf"{SHARED.pattern}[^.;]{{0,60}}? (?:comes?|came|went|goes|pass\w*|flow\w*) (?:through|via|over|from)\b"
)
PASSAGE = re.compile(r"(?i)\bsafe (?:passage|corridor|access|route)")
PLAIN = frozenset({HEALTH, FOOD, WATER})
CARRIED = frozenset({"delivery.given", "delivery.brought"})
SERVED = (
    (HEALTH, re.compile(r"(?i)(?:treat|operat|vaccinat|immuni|inoculat)\w*")),
    (FOOD, re.compile(r"(?i)fe(?:d|eds?|eding)\b")),
    (PROTECTION, re.compile(r"(?i)counsel\w*")),
)
LISTED = re.compile(
    r"(?i)^ (?:[\w,.-]+ ){0,4}?(?:newcomers|arrivals|displaced|families|households|evacuees|refugees|returnees)\b"
)


LEFT = re.compile(r"(?i)\b(?:would|could|might|may) (?:\w+ )?(?:leave|keep|put|strand|deprive) [^.;:]{0,40}$")
SUPPOSED = re.compile(r"(?i)\b(?:would|could|might|may) (?:have |be |then )?(?:left |soon )?$")
"""Before a lack that is only feared ("would be left without")."""
HABIT = re.compile(r"(?i)\b(?:is|are|was|were) $")
"""Before a passive that says how things are, not what was brought ("the loaves are baked")."""
ATTRIBUTE = re.compile(r"(?i)(?:malnourished|homeless|roofless|underweight|starving)$")
"""A word for those in need, where a frame says that they were helped."""
LEADING = re.compile(
    r"(?i)^\s*(?:(?:some(?! of)|about|around|over|more than|at least|nearly|almost|roughly|up to|the|"
    r"an estimated|only|более|около|почти|понад|близько|майже)\s+){1,2}"
)
