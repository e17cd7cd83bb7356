"""What codes, grades and relations are called to people; one place for pages, tables and the brief."""

from __future__ import annotations

from datetime import datetime

from secondsource.faces.language import Words, _, many
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

CODES = Words(
    {
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
)
STATUS = Words(
    {
        "claimed": "claimed: one origin or none known, nobody against",
        "corroborated": "corroborated: two independent origins or more",
        "disputed": "disputed: contradicted or denied by another party",
        "confirmed": "confirmed by a person",
        "refuted": "refuted by a person",
    }
)
STATUS_NAME = Words(
    {
        "claimed": "claimed",
        "corroborated": "corroborated",
        "disputed": "disputed",
        "confirmed": "confirmed",
        "refuted": "refuted",
    }
)
STATUS_MARK = {"claimed": "○", "corroborated": "◉", "disputed": "◇", "confirmed": "●", "refuted": "✕"}
RELIABILITY = Words(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "cannot be judged",
    }
)
CREDIBILITY = Words(
    {
        1: "confirmed by independent origins",
        2: "probably true",
        3: "possibly true",
        4: "doubtful",
        5: "improbable",
        6: "cannot be judged",
    }
)
RELATION = Words(
    {
        "first": "first to say so",
        "repeats": "repeats the same origin",
        "corroborates": "corroborates from an independent origin",
        "contradicts": "contradicts",
        "denies": "denies",
        "updates": "updates the same origin's earlier word",
        "generalises": "says the same more coarsely",
    }
)
DERIVATION = Words(
    {
        "verbatim": "word for word",
        "edited": "edited",
        "paraphrase": "in other words",
        "translation": "translated",
        "cites": "cites it",
    }
)
EVIDENCE = Words({"witnessed": "says they saw it", "reported": "has it from others", "inferred": "concludes it"})
OUTCOME = Words({"taken": "taken", "lost": "lost", "held": "held", "contested": "contested"})
STANCE = Words({"asserts": "says so", "denies": "denies it", "no_comment": "has no comment"})
RESPONSE = Words({"confirms": "confirms", "denies": "denies", "no_comment": "no comment"})
ORIGIN_KIND = Words(
    {
        "speaker": "speaker",
        "body": "body",
        "eyewitness": "eyewitness",
        "reporter": "reporter",
        "document": "document",
        "unknown": "not known",
    }
)
BASIS = Words(
    {
        "given": "date as given",
        "metadata": "date from the page's metadata",
        "text": "date from the text",
        "unknown": "date not known",
    }
)
CAUSE = Words({"added": "added", "judged": "judged", "reread": "read again", "redacted": "removed on request"})
"""What an entry of the log did."""
VERDICT = Words(
    {
        "agrees": "The register agrees",
        "differs": "The register has another figure",
        "silent": "The register has no such figure",
        "stale": "The register has an older figure",
    }
)
REASON = Words(
    {
        "independent_origins": "independent origins",
        "single_origin": "one origin",
        "unknown_origin": "origin not known",
        "denied": "denied",
        "contradicted": "contradicted",
        "interested_party": "party to the conflict",
        "eyewitness": "eyewitness",
        "reliability_not_set": "reliability not set",
        "one_origin": "one and the same",
        "cited_medium": "medium only cited",
        "anonymous_origin": "anonymous, perhaps the same",
        "corrected": "corrected in a later version",
        "withdrawn": "dropped in a later version",
        "overruled_reliability": "reliability set by a person",
        "overruled_credibility": "credibility set by a person",
        "overruled_status": "status set by a person",
    }
)
"""Why a grade is what it is, in short; the detail beside it is in English, with the origins' own names."""
SECTOR = Words(
    {
        "Health": "Health",
        "Food Security": "Food Security",
        "Water Sanitation Hygiene": "Water Sanitation Hygiene",
        "Water, Sanitation and Hygiene": "Water, Sanitation and Hygiene",
        "WASH": "WASH",
        "Emergency Shelter and NFI": "Emergency Shelter and NFI",
        "Protection": "Protection",
        "Education": "Education",
        "Nutrition": "Nutrition",
        "Logistics": "Logistics",
        "Camp Coordination and Camp Management": "Camp Coordination and Camp Management",
        "Early Recovery": "Early Recovery",
        "Emergency Telecommunications": "Emergency Telecommunications",
    }
)
NEED_KIND = Words({"need": "need", "appeal": "appeal", "delivery": "delivery"})
JUDGED = Words(
    {
        "reliability": "reliability of the origin",
        "credibility": "credibility of the information",
        "status": "status",
        "same": "the same event as",
        "apart": "not the same event as",
        "place": "place",
        "speaker": "speaker",
        "code": "code",
        "factuality": "certainty",
        "reviewed": "reviewed",
        "comment": "comment",
    }
)
PRECISION = Words(
    {
        1: "exact",
        2: "within about 25 km",
        3: "district",
        4: "region",
        5: "line or fuzzy area",
        6: "country",
        7: "sea or air",
    }
)
FIGURE = Words(
    {
        "killed": "killed",
        "injured": "injured",
        "wounded": "wounded",
        "missing": "missing",
        "displaced": "displaced",
        "detained": "detained",
        "destroyed": "destroyed",
        "damaged": "damaged",
    }
)
"""What a figure counts, where it is one of the usual things; other words are the report's own."""
UNIT = Words({"people": "people", "families": "families", "houses": "houses", "children": "children"})
LANGUAGES = Words({"en": "English", "ru": "Russian", "uk": "Ukrainian", "und": "not known"})


def counted(reports: int, origins: int) -> str:
    """Reports and origins, always side by side."""
    said = many("{n} report", "{n} reports", reports).format(n=reports)
    behind = many("{n} origin", "{n} origins", origins).format(n=origins)
    return f"{said} / {behind}"


def _forms(one: str, more: str) -> dict[str, str]:
    """The forms of a count by the names of CLDR, as a browser's Intl.PluralRules gives them."""
    return {
        "one": many(one, more, 1),
        "few": many(one, more, 2),
        "many": many(one, more, 5),
        "other": many(one, more, 5),
    }


def map_words() -> dict[str, object]:
    """What the map's script says."""
    return {
        "reports": _forms("{n} report", "{n} reports"),
        "origins": _forms("{n} origin", "{n} origins"),
        "events": _forms("{n} event", "{n} events"),
        "status": dict(STATUS_NAME.items()),
        "off": _("±{n} km"),
        "all": _("All here:"),
        "canvas": _("Map of the events; the list beside it holds the same"),
        "area": _("Show only this area"),
        "outlines": _("Outlines:"),
        "names": _("Names:"),
        "controls": {
            "NavigationControl.ZoomIn": _("Zoom in"),
            "NavigationControl.ZoomOut": _("Zoom out"),
            "AttributionControl.ToggleAttribution": _("Whose data this is"),
            "AttributionControl.MapFeedback": _("Whose data this is"),
            "Popup.Close": _("Close"),
            "Map.Title": _("Map"),
            "ScaleControl.Meters": _("m"),
            "ScaleControl.Kilometers": _("km"),
        },
    }


def origin_name(origin: Origin | None) -> str:
    """An origin as it may be named: an anonymous one by role, an unknown one as not known."""
    if origin is None or origin.kind == "unknown":
        return _("origin not known")
    if origin.anonymous:
        return _("{who} (anonymous)").format(who=origin.name or _("somebody"))
    return origin.name or _("origin not known")


def range_words(figure: FigureRange) -> str:
    """A figure over all claims of an event: a range, never an average."""
    numbers = number_words(figure.low, figure.low if figure.low == figure.high else None, figure.high)
    what = "" if figure.what == "count" else figure.what
    said = figure.unit in ("", "people", "count", what)
    counted = FIGURE.get(what, UNIT.get(what, what))
    return f"{numbers} {counted}".strip() + ("" if said else f" ({UNIT.get(figure.unit, figure.unit)})")


def publisher_words(name: str | None) -> str:
    """A publisher's name, or that it is not known."""
    return name or _("publisher not known")


def grade(event: EventRecord) -> str:
    """Reliability and credibility, as in "F6"."""
    return f"{event.assessment.reliability}{event.assessment.credibility}"


def day_words(published: str | None) -> str:
    """A publication time as far as it is known: "2025-07-16 08:00 UTC"."""
    if not published:
        return _("date not known")
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
