"""Our event codes in the words of others: ACLED sub-events, PLOVER, CAMEO, HXL.

The table `mappings/codes.csv` is read from the most to the least specific row (code + subcode + outcome, then
without outcome, then the code alone). Its column `lossy` names what a mapping loses. ACLED: Codebook 2023, sub-event
names as published; PLOVER: Halterman et al. 2023; CAMEO: Schrodt 2012; HXL: hashtag schema 1.1.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from secondsource.model import Event

REGAINS = "Government regains territory"
OVERTAKES = "Non-state actor overtakes territory"
# Which word in an actor's name makes it the state forces of which country; ACLED counts foreign states with non-state
# actors where territory changes hands.
STATE_WORDS: dict[str, tuple[str, ...]] = {
    "UA": ("ukrain", "kyiv", "україн", "украин", "всу", "зсу", "afu"),
    "SD": ("army", "saf", "armed forces", "military", "khartoum"),
    "MM": ("junta", "military", "tatmadaw", "regime", "army", "government"),
    "CD": ("congolese army", "fardc", "army", "government", "kinshasa", "wazalendo"),
    "SY": ("government", "army", "regime"),
    "IQ": ("iraqi", "army", "government", "security forces"),
    "YE": ("government", "army"),
    "RU": ("russian", "moscow", "росси", "росі"),
    "IL": ("israel", "idf"),
    "LB": ("lebanese army",),
}
ANYWHERE = ("government forces", "government troops", "national army", "state forces", "security forces", "junta")
# A name with one of these is not the state's, whatever else it holds ("Kachin Independence Army").
NOT_STATE = (
    "independence army",
    "liberation army",
    "defence army",
    "defense army",
    "rebel",
    "resistance",
    "militia",
    "people's army",
    "paramilitary",
    "national army alliance",
    "arakan army",
)


@dataclass(frozen=True, slots=True)
class Codes:
    """One event in the words of others; None where a scheme has no word for it."""

    acled: str | None
    plover: str | None
    cameo: str | None
    hxl: str | None
    lossy: str


@cache
def _table() -> dict[tuple[str, str, str], Codes]:
    text = (files("secondsource.faces") / "mappings" / "codes.csv").read_text(encoding="utf-8")
    return {
        (row["code"], row["subcode"], row["outcome"]): Codes(
            row["acled"] or None, row["plover"] or None, row["cameo"] or None, row["hxl"] or None, row["lossy"]
        )
        for row in csv.DictReader(text.splitlines())
    }


def is_state(actor: str | None, country: str | None) -> bool:
    """Whether an actor's name is that of the state forces of the country where the event is (ISO alpha-2)."""
    name = (actor or "").lower()
    if not name or any(word in name for word in NOT_STATE):
        return False
    return any(word in name for word in (*ANYWHERE, *STATE_WORDS.get(country or "", ())))


def codes(event: Event, country: str | None = None) -> Codes:
    """An event in the words of others; `country` is where it happened (ISO alpha-2), for who regains territory."""
    table = _table()
    code, subcode, outcome = event.code, event.subcode or "", event.outcome or ""
    for key in ((code, subcode, outcome), (code, "", outcome), (code, subcode, ""), (code, "", "")):
        if key in table:
            found = table[key]
            break
    else:
        return Codes(None, None, None, None, "no row for this code")
    if found.acled == OVERTAKES:
        state = is_state(event.actor, country)
        # "lost" names the loser, every other outcome the winner.
        regains = state != (outcome == "lost") if event.actor else False
        return Codes(REGAINS if regains else OVERTAKES, found.plover, found.cameo, found.hxl, found.lossy)
    return found
