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
CLASH, ATTACK, ARRESTS = "Armed clash", "Attack", "Arrests"
FORCES = frozenset(
    (
        "soldiers",
        "troops",
        "forces",
        "army",
        "base",
        "barracks",
        "outpost",
        "post",
        "checkpoint",
        "garrison",
        "convoy",
        "patrol",
        "military",
        "militants",
        "rebels",
        "fighters",
        "militia",
        "insurgents",
        "police",
        "unit",
        "brigade",
    )
)
LAW = frozenset(
    (
        "police",
        "officers",
        "gendarmes",
        "gendarmerie",
        "authorities",
        "court",
        "prosecutors",
        "ministry",
        "government",
        "intelligence",
        "polizei",
        "полиция",
        "полиции",
        "полицейские",
        "поліція",
        "поліцейські",
        "фсб",
        "сбу",
    )
)
# Whose state an adjective or a name makes an actor; ACLED counts foreign states with non-state actors where territory
# changes hands.
STATES: dict[str, str] = {
    "ukrain": "UA", "kyiv": "UA", "україн": "UA", "украин": "UA", "всу": "UA", "зсу": "UA", "afu": "UA",
    "russia": "RU", "moscow": "RU", "росси": "RU", "росі": "RU", "israel": "IL", "idf": "IL", "sudan": "SD",
    "khartoum": "SD", "saf": "SD", "congol": "CD", "fardc": "CD", "kinshasa": "CD", "wazalendo": "CD",
    "myanmar": "MM", "burmese": "MM", "tatmadaw": "MM", "syria": "SY", "iraq": "IQ", "yemen": "YE", "leban": "LB",
    "somali": "SO", "ethiopia": "ET", "eritrea": "ER", "nigeria": "NG", "mali": "ML", "burkin": "BF", "chad": "TD",
    "cameroon": "CM", "rwanda": "RW", "burund": "BI", "ugand": "UG", "kenya": "KE", "mozambi": "MZ", "turk": "TR",
    "iran": "IR", "saudi": "SA", "armenia": "AM", "azerbaijan": "AZ", "georgia": "GE", "pakistan": "PK", "india": "IN",
    "afghan": "AF", "colombia": "CO", "mexic": "MX", "haiti": "HT", "philippin": "PH", "libya": "LY", "egypt": "EG",
    "american": "US", "us ": "US", "u.s.": "US", "french": "FR", "british": "GB", "central african": "CF",
}  # fmt: skip
STATE_NOUNS: tuple[str, ...] = (
    "army",
    "armed forces",
    "military",
    "government",
    "regime",
    "police",
    "air force",
    "navy",
    "saf",
    "fardc",
    "wazalendo",
    "tatmadaw",
    "idf",
    "afu",
    "всу",
    "зсу",
)
ANYWHERE = ("government forces", "government troops", "national army", "state forces", "security forces", "junta")
FORCE_NOUNS = ("forces", "troops", "soldiers", "army", "military", "police", "government", "navy", "marines")
# States whose forces have fought on foreign soil in this century's wars: only the place tells whose territory it is.
ABROAD = frozenset(
    ("RU", "IL", "TR", "RW", "US", "FR", "GB", "IR", "SA", "ER", "UG", "KE", "AZ", "ET", "BI", "TD", "AE")
)
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
    "rapid support",
    "islamic state",
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


def _words(name: str | None) -> frozenset[str]:
    return frozenset((name or "").lower().replace(",", " ").split())


def is_state(actor: str | None, country: str | None) -> bool:
    """Whether an actor's name is that of the state forces of the country where the event is (ISO alpha-2)."""
    name = f"{(actor or '').lower()} "
    if not name.strip() or any(word in name for word in NOT_STATE):
        return False
    if any(word in name for word in ANYWHERE):
        return True
    of = {iso for word, iso in STATES.items() if name.startswith(word) or f" {word}" in name}
    if of and country is not None:
        return country in of
    if of and not of & ABROAD and any(word in name for word in FORCE_NOUNS):
        return True  # the place is not known; these fight at home
    return any(f" {noun} " in f" {name}" for noun in STATE_NOUNS)


def codes(event: Event, country: str | None = None) -> Codes:
    """An event in the words of others; `country` is where it happened (ISO alpha-2), for who regains territory."""
    table = _table()
    code, subcode, outcome = event.code, event.subcode or "", event.outcome or ""
    for key in ((code, subcode, outcome), (code, subcode, ""), (code, "", outcome), (code, "", "")):
        if key in table:
            found = table[key]
            break
    else:
        return Codes(None, None, None, None, "no row for this code")
    if code == "other" and subcode in ("attack", "raid") and _words(event.target) & FORCES:
        return Codes(CLASH, found.plover, "190", found.hxl, found.lossy)
    if code == "detention" and not subcode:
        # Who takes people decides: police and ministries arrest, everybody else abducts.
        law = bool(_words(event.actor) & LAW) or is_state(event.actor, country)
        return Codes(ARRESTS if law else found.acled, found.plover, found.cameo, found.hxl, found.lossy)
    if found.acled == OVERTAKES:
        state = is_state(event.actor, country)
        # "lost" names the loser, every other outcome the winner.
        regains = state != (outcome == "lost") if event.actor else False
        return Codes(REGAINS if regains else OVERTAKES, found.plover, found.cameo, found.hxl, found.lossy)
    return found
