"""What changed in a claim on its way: a figure, a superlative's reach, "near" becoming "reached", a lost speaker."""

from __future__ import annotations

import re

from secondsource.model.claim import Claim, Reading
from secondsource.model.names import name_keys
from secondsource.model.place import Toponym
from secondsource.origins.figures import figures
from secondsource.origins.voices import sentence_of


def _scale(*patterns: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((n, re.compile(rf"\b(?:{p})\b", re.I)) for n, p in enumerate(patterns, 1))


_REACH = _scale(
    r"(?:in|of) the (?:town|city|district|area|sector)|[ву] (?:городе|районе|районі|місті)",
    r"(?:in|of|across) the (?:region|province|oblast|state)|[ву] (?:регионе|области|регіоні|області)",
    r"(?:in|of|across) the country|nation(?:wide|al)|[ву] (?:стране|країні)",
    r"in (?:all )?(?:Europe|Asia|Africa|the Middle East)|[ву] (?:Европе|Європі)",
    r"in the world|worldwide|в мире|у світі",
)
_NEARNESS = _scale(
    r"near|nears?|approach\w*|close to|outside|towards?|met(?:re|er)s? from|kilomet\w+ from|less than|под|около|біля",
    r"reach\w*|at the gates|edge of|outskirts|достиг\w*|вышли к|вийшли до",
    r"enter\w*|inside|into|stormed|broke into|вошли|увійшли",
    r"captur\w+|taken|took|seiz\w+|fallen|fell|взяли|захопи\w+|захвати\w+",
)
_SUPERLATIVE = re.compile(
    r"\b(?:largest|biggest|deadliest|last|only|most|first|worst|greatest|major|one of the \w+est|крупнейш\w*|"
    r"найбільш\w*|самы[йе]|последн\w*|останн\w*)\b",
    re.I,
)


def drift(earlier: Reading, before: Claim, later: Reading, after: Claim) -> tuple[str, ...]:
    """Sentences for people on what the later claim says otherwise than the one it comes from."""
    was, now = sentence_of(earlier, before.anchor), sentence_of(later, after.anchor)
    steps: list[str] = []
    if before.attribution is not None and after.attribution is None:
        steps.append("a speaker's claim in the publisher's own voice")
    place = _garbled(earlier, before, later, after)
    if place:
        steps.append(place)
    own, others = set(figures(after.anchor.of(later.document.text))), set(figures(earlier.document.text))
    fresh = sorted(own - others)
    if fresh:
        steps.append("added here: " + ", ".join(f"{f:g}" for f in fresh))
    reach_was, reach_now = _reach(was), _reach(now)
    if reach_now and _SUPERLATIVE.search(now):
        if reach_was and reach_now[0] > reach_was[0]:
            steps.append(f"“{reach_was[1]}” became “{reach_now[1]}”")
        elif not reach_was and not _reach_anywhere(earlier.document.text, reach_now[0]):
            steps.append(f"added here: “{reach_now[1]}”")
    if earlier.document.language == later.document.language:
        near_was, near_now = _nearness(was), _nearness(now)
        if near_was and near_now and near_now[0] > near_was[0]:
            steps.append(f"“{near_was[1]}” became “{near_now[1]}”")
    if before.factuality[:2] in ("PS", "PR") and after.factuality.startswith("CT"):
        steps.append("less certain there than here")
    return tuple(steps)


def _garbled(earlier: Reading, before: Claim, later: Reading, after: Claim) -> str | None:
    """A suggestion for a place name that no gazetteer knows, from the report that the claim was made from."""
    here, there = _toponym(later, after), _toponym(earlier, before)
    if here is None or there is None or here.resolved is not None or there.resolved is None:
        return None
    if name_keys(here.text) == name_keys(there.text):
        return None
    source = earlier.document.publisher or earlier.document.id
    return f"suggestion: “{here.text}” is “{there.text}” ({there.resolved.name}), as {source} has it"


def _toponym(reading: Reading, claim: Claim) -> Toponym | None:
    wanted = claim.event.place if claim.event else claim.stake.asset if claim.stake else None
    return next((t for t in reading.places if t.id == wanted), None) if wanted else None


def _reach(sentence: str) -> tuple[int, str] | None:
    return max(((n, m.group()) for n, pattern in _REACH for m in pattern.finditer(sentence)), default=None)


def _reach_anywhere(text: str, level: int) -> bool:
    return any(n >= level and pattern.search(text) for n, pattern in _REACH)


def _nearness(sentence: str) -> tuple[int, str] | None:
    return max(((n, m.group()) for n, pattern in _NEARNESS for m in pattern.finditer(sentence)), default=None)
