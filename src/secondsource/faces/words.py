"""What codes, grades and relations are called to people; one place for pages, tables and the brief."""

from __future__ import annotations

from datetime import datetime

from secondsource.faces.table import (
    CERTAINTY,
    NOT_KNOWN,
    date_words,
    number_words,
    one_line,
    place_words,
    speaker_words,
)
from secondsource.model import EventRecord, FigureRange, Member, Origin

__all__ = [
    "CERTAINTY",
    "NOT_KNOWN",
    "date_words",
    "number_words",
    "one_line",
    "place_words",
    "speaker_words",
]

CODES = {
    "advance": "advance",
    "withdrawal": "withdrawal",
    "control_change": "change of control",
    "clash": "ground fighting",
    "air_strike": "air strike",
    "shelling": "shelling",
    "destruction": "destruction",
    "casualties": "casualties",
    "displacement": "displacement",
    "shortage": "shortage",
    "aid_appeal": "appeal for aid",
    "aid_delivery": "delivery of aid",
    "detention": "detention",
    "agreement": "agreement",
    "other": "other event",
    "stake": "stake",
    "need": "need",
}
STATUS = {
    "claimed": "claimed: one origin or none known, nobody against",
    "corroborated": "corroborated: two independent origins or more",
    "disputed": "disputed: contradicted or denied by another party",
    "confirmed": "confirmed by a person",
    "refuted": "refuted by a person",
}
STATUS_MARK = {"claimed": "○", "corroborated": "◉", "disputed": "◇", "confirmed": "●", "refuted": "✕"}
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by independent origins",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
RELATION = {
    "first": "first to say so",
    "repeats": "repeats the same origin",
    "corroborates": "corroborates from an independent origin",
    "contradicts": "contradicts",
    "denies": "denies",
    "updates": "updates the same origin's earlier word",
    "generalises": "says the same more coarsely",
}
DERIVATION = {
    "verbatim": "word for word",
    "edited": "edited",
    "paraphrase": "in other words",
    "translation": "translated",
    "cites": "cites it",
}
EVIDENCE = {"witnessed": "says they saw it", "reported": "has it from others", "inferred": "concludes it"}
PRECISION = {
    1: "exact",
    2: "within about 25 km",
    3: "district",
    4: "region",
    5: "line or fuzzy area",
    6: "country",
    7: "sea or air",
}
LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian", "und": NOT_KNOWN}


def counted(reports: int, origins: int) -> str:
    """Reports and origins, always side by side."""
    return f"{reports} report{'s' * (reports != 1)} / {origins} origin{'s' * (origins != 1)}"


def origin_name(origin: Origin | None) -> str:
    """An origin as it may be named: an anonymous one by role, an unknown one as not known."""
    if origin is None or origin.kind == "unknown":
        return "origin not known"
    if origin.anonymous:
        return f"{origin.name or 'somebody'} (anonymous)"
    return origin.name or "origin not known"


def range_words(figure: FigureRange) -> str:
    """A figure over all claims of an event: a range, never an average."""
    numbers = number_words(figure.low, figure.low if figure.low == figure.high else None, figure.high)
    what = "" if figure.what == "count" else figure.what
    said = figure.unit in ("", "people", "count", what)
    return f"{numbers} {what}".strip() + ("" if said else f" ({figure.unit})")


def grade(event: EventRecord) -> str:
    """Reliability and credibility, as in "F6"."""
    return f"{event.assessment.reliability}{event.assessment.credibility}"


def day_words(published: str | None) -> str:
    """A publication time as far as it is known: "2025-07-16 08:00 UTC"."""
    if not published:
        return "date not known"
    if len(published) > 10:
        try:
            return datetime.fromisoformat(published).strftime("%Y-%m-%d %H:%M UTC")
        except ValueError:
            return published
    return published


def by_origin(members: tuple[Member, ...]) -> list[tuple[str, list[Member]]]:
    """Members grouped by origin in their order; each of unknown origin stands by itself at the end."""
    groups: dict[str, tuple[str, list[Member]]] = {}
    unknown: list[tuple[str, list[Member]]] = []
    for member in members:
        if member.origin is None or member.origin.kind == "unknown":
            unknown.append((origin_name(member.origin), [member]))
        else:
            groups.setdefault(member.origin.id, (origin_name(member.origin), []))[1].append(member)
    return [*groups.values(), *unknown]
