"""What a figure says of an asset, by its unit and its clause: output, capacity, dependence or consequence."""

from __future__ import annotations

import re

from secondsource.model.event import StakeAbout
from secondsource.reading.stake_figures import Figure, is_time
from secondsource.reading.stake_marks import (
    AID_SUBJECT,
    ANIMALS,
    BUILDING,
    CHEAP,
    DARK,
    FIGHTING,
    GONE_FIRST,
    GOODS,
    LENGTHENED,
    MADE_OF,
    MAKESHIFT,
    MASS,
    MOVED,
    NEEDY,
    NOTHING_COUNTED,
    OTHER_CLAUSE,
    STAFF,
    STAFFED,
    STOCK,
    STRANDED,
    TRAPPED,
    UNCOUNTED,
    VOLUME,
)
from secondsource.reading.stake_words import StakeWords


def about_of(figure: Figure, before: str, behind: str, said: str, words: StakeWords, asset: bool) -> StakeAbout | None:
    """What a figure says of an asset, by its unit and the words of its clause; None where it says nothing."""
    clause = f"{before} {behind}"
    lost = words.lost.search(before[-60:]) or words.lost.search(re.split(",", behind[:60])[0])
    follows = bool(words.supposed.search(clause) and (words.absent.search(said) or re.search(r"(?i)\bif\b", said)))
    if figure.unit in MASS or (figure.unit in VOLUME and asset):
        if figure.unit in VOLUME and not (
            figure.per or STOCK.search(clause) or words.capacity.search(clause) or words.output.search(before)
        ):
            return None
        if words.aid.search(f"{before} {OTHER_CLAUSE.split(behind)[0]}") or not (
            asset or words.output.search(clause) or words.capacity.search(clause)
        ):
            return None
        if not asset and not words.trade.search(said):
            return None
        lost = words.lost.search(before[-40:])
        if (lost and not figure.per) or follows:
            return "consequence"
        return _made(clause, before, words, behind)
    if figure.unit == "MW":
        if not (asset or words.trade.search(clause) or words.capacity.search(clause) or words.output.search(clause)):
            return None
        return (
            "consequence"
            if lost or follows or re.match(r"(?i) (?:\w+ ){0,2}off(?:line| the grid)?\b", behind)
            else "capacity"
        )
    if figure.unit == "%":
        return _share(figure, before, behind, words, asset, bool(lost))
    if figure.unit.startswith("bn "):
        known = max(v or 0.0 for v in (figure.low, figure.best, figure.high))
        if asset and known >= CHEAP and (lost or figure.per or words.output.search(clause)):
            return "consequence" if lost else "output"
        return None
    if is_time(figure):
        dark = asset and DARK.match(behind.removeprefix(f" {figure.noun}"))
        return "consequence" if dark and words.supposed.search(clause) else None
    if not asset or FIGHTING.search(f"{figure.noun} {re.split('[,;]', behind[:24])[0]}"):
        return None
    if NEEDY.search(figure.noun) and AID_SUBJECT.search(before):
        return None  # fed or housed by those who help
    if figure.unit in ("km", *VOLUME):
        if figure.unit == "km" and LENGTHENED.search(clause):
            return "consequence"
        return None
    if re.search(r"beds?$", figure.noun.split(" ")[0]) or figure.noun.endswith("beds"):
        return "capacity"
    if figure.unit == "TEU":
        return _made(clause, before, words, behind)
    if ANIMALS.match(figure.noun or figure.unit):
        return _made(clause, before, words, behind) if words.handled.search(before[-40:]) else None
    if figure.unit == "count" and not words.jobs.search(clause):
        return None
    if re.search(r"[A-ZА-ЯІЇЄҐ]\w+ ?$", before) and words.asset.search(figure.noun):
        return None  # "the Zelena 3 mine"
    if STAFF.match(figure.noun) and STAFFED.search(before) and not TRAPPED.match(behind):
        return "dependence"
    if words.jobs.search(re.split(r"\d, ", before[-50:])[-1]) or words.jobs.search(f"{figure.noun} {behind[:50]}"):
        return "dependence"
    gone = words.absent.search(said)
    supposed = words.supposed.search(said) or GONE_FIRST.match(said)
    if (gone and (STRANDED.match(behind) or (lost and supposed))) or follows:
        return "consequence"
    if UNCOUNTED.search(before) and (figure.high or figure.low or figure.best or 0) < 10:
        return None
    if lost:  # what was cut off is an event; what would be is a stake
        return "consequence" if words.supposed.search(clause) else None
    if words.served.search(before[-70:]) or words.served.search(MAKESHIFT.sub("", behind[:60])[:50]):
        return "dependence"
    if NOTHING_COUNTED.match(figure.noun) or (figure.per is None and (figure.high or figure.low or 0) < 10):
        return None  # "saw the three of them", "one after the other"
    if re.search(r"(?i)\bby (?:\w+ )?$", before):
        return None  # "built by 300 conscripts"
    if words.handled.search(before[-50:]) or (figure.per and words.handled.search(behind[:50])):
        return "capacity" if words.capacity.search(before) else "output"
    return None


def _made(clause: str, before: str, words: StakeWords, behind: str) -> StakeAbout:
    """Output or capacity, by the words before a figure; what is part of a noun, or a stock, is a capacity."""
    if STOCK.search(before[-40:]) or (behind[:1] == "-" and not before.rstrip().endswith("of")):
        return "capacity"
    capacity, made = words.capacity.search(clause), words.output.search(before)
    if capacity is None:
        return "output"
    return "capacity" if made is None or capacity.start() <= made.start() or capacity.end() > made.start() else "output"


def _share(figure: Figure, before: str, behind: str, words: StakeWords, asset: bool, lost: bool) -> StakeAbout | None:
    clause = f"{before} {behind}"
    traded = bool(words.trade.search(clause)) and (asset or bool(words.trade.search(behind[:60])))
    traded = traded or (asset and bool(GOODS.search(behind[:50]) and MOVED.search(behind[:80])))
    if BUILDING.match(re.sub(r"^ (?:of )?(?:the |its |their )?(?:[\w-]+['’]s )?", "", behind)):
        return None
    told = any(p.search(clause) for p in (words.served, words.output, words.capacity, words.jobs))
    if asset and lost and not traded and words.supposed.search(clause):
        return "consequence"
    if not traded and not (asset and told):
        return None
    if lost:
        return "consequence"
    if MADE_OF.search(before[-60:]) or re.search(
        r"(?i) (?:is|was|are|were) (?:made|dug|mined|produced|smelted|refined|baked|grown)\b", behind[:70]
    ):
        return "output"
    if re.match(r"(?i) of (?:its|their|the) (?:\w+ )?(?:capacity|plan|target|output)|(?: от|від) ", behind):
        return "output"
    return "dependence"
