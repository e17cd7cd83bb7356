"""Relative positions as geometry: "12 km north-west of A", "5 km to the south", "between A and B".

Found as relations between toponyms; `refine` turns them into a point, a radius and a precision.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from secondsource.model import Document, Place, Span, Toponym
from secondsource.model.sphere import distance_m
from secondsource.places.geometry import bearing_between, midpoint, moved

_COMPASS = {
    "north": 0, "north-east": 45, "east": 90, "south-east": 135, "south": 180, "south-west": 225, "west": 270,
    "north-west": 315,
}  # fmt: skip
_WORDS = {
    "север": 0, "північ": 0, "северо-восток": 45, "північний схід": 45, "восток": 90, "схід": 90,
    "юго-восток": 135, "південний схід": 135, "юг": 180, "південь": 180, "юго-запад": 225, "південний захід": 225,
    "запад": 270, "захід": 270, "северо-запад": 315, "північний захід": 315,
}  # fmt: skip
_NUMBER = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a few": 3,
    "several": 5, "dozens of": 40, "half a": 0.5,
    "полутора": 1.5, "півтора": 1.5, "два": 2, "две": 2, "двух": 2, "двумя": 2, "дві": 2, "двох": 2, "три": 3,
    "трёх": 3, "трех": 3, "трьох": 3, "четыре": 4, "четырёх": 4, "четырех": 4, "чотири": 4, "чотирьох": 4, "пять": 5,
    "пяти": 5, "п'ять": 5, "п’ять": 5, "п'яти": 5, "п’яти": 5, "шесть": 6, "шести": 6, "шість": 6, "семь": 7, "семи": 7,
    "сім": 7, "восемь": 8, "восьми": 8, "вісім": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10,
    "пятнадцать": 15, "пятнадцати": 15, "двадцать": 20, "двадцати": 20, "двадцять": 20, "тридцать": 30, "тридцати": 30,
    "тридцять": 30, "сорок": 40, "сорока": 40, "несколько": 5, "нескольких": 5, "кілька": 5, "кількох": 5, "в": 1,
    "за": 1,
}  # fmt: skip
_UNIT = {"k": 1000.0, "m": 1.0, "mile": 1609.0, "mi": 1609.0, "к": 1000.0, "м": 1.0}
# "some 40 km (25 miles) west of": the same distance once more.
_AGAIN = re.compile(r"\s?\([^()\n]{1,25}\)")
_JOINT = re.compile(
    r"[\s\w-]{0,30}?\b(?:of|from|off|to the [\w-]{4,12} of|від|от|до)\s{1,2}(?:the (?:\w{4,10} of )?)?"
    # «севернее Купянска», «північніше Лимана»
    r"|\s{1,2}(?:\w{4,9}-)?\w{2,9}(?:нее|ніше)\s{1,2}"
)
# A side without a distance: "north of Pokrovsk", «к северу от Лимана».
_ASIDE = re.compile(
    r"\b(?:just |to the |immediately )?(?P<side>(?:north|south)[- ]?(?:east|west)|north|south|east|west) of\s{1,2}$"
    r"|(?:к|на)\s(?P<slavic>[\w-]{2,9}(?:\s\w{4,8})?)\s(?:от|від)\s{1,2}$"
    r"|\b(?P<than>(?:\w{4,9}-)?\w{2,9}(?:нее|ніше))\s{1,2}$",
    re.IGNORECASE,
)
_ASIDE_M = 6_000.0
"""Metres at which "north of a town" is put, and how far that may be off either way."""
_HEDGE = re.compile(r"(less than|under|within|up to|не более|менее|меньше|менше)\s{1,2}$", re.IGNORECASE)
_DISTANCE = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,4}(?:[.,]\d{1,2})?|half a|a few|several|dozens of|an?|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
    rf"|{'|'.join(sorted((word for word in _NUMBER if word[0] > 'z'), key=len, reverse=True))})[\s\u00a0-]{{1,2}}"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|met(?:er|re)s?|miles?|m|км|километр\w{0,3}|кілометр\w{0,3}|метр\w{0,3}|м)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?P<side>(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern|wards?)?\b", re.IGNORECASE
)
_SIDE_SLAVIC = re.compile(
    r"(?P<side>северо-восто[кч]|северо-запад|юго-восто[кч]|юго-запад|північн\w{1,4}[- ](?:схі?о?д|захі?о?д)"
    r"|південн\w{1,4}[- ](?:схі?о?д|захі?о?д)|север|восто[кч]|юг|южн|запад|північ|схід|сход|південь|півдн|захід|заход)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a text says of a position: how far from `anchor` (a toponym id; None: the place last spoken of).

    `distance_m` None: not said; `at_most`: no farther than that. `bearing` in degrees clockwise from north, None
    where no side is named. `subject` is the toponym that lies there; None: whatever the clause is about.
    """

    span: Span
    subject: str | None
    anchor: str | None
    distance_m: float | None
    at_most: bool
    bearing: float | None


def relations(document: Document, toponyms: tuple[Toponym, ...]) -> tuple[Relation, ...]:
    """Every distance or side of a text that relates to a toponym."""
    text = document.text
    points = [one for one in toponyms if one.role in ("literal", "party") and one.kind not in ("country", "region")]
    out: list[Relation] = []
    for found in _DISTANCE.finditer(text):
        end = found.end()
        again = _AGAIN.match(text, end)
        end = again.end() if again else end
        tail = text[end : end + 60]
        stop = re.search(r"[.;!?\n]", tail)
        tail = tail[: stop.start()] if stop else tail
        side = _SIDE.search(tail[:30]) or _SIDE_SLAVIC.search(tail[:30])
        bearing = _bearing(side.group("side")) if side else None
        joint = _JOINT.match(tail)
        anchor = _starting(points, end + joint.end(), 12) if joint else None
        if anchor is None and bearing is None:
            continue
        out.append(
            Relation(
                Span(found.start(), end + (side.end() if side else 0)),
                _before(text, points, found.start()),
                anchor.id if anchor else None,
                _metres(found),
                bool(_HEDGE.search(text[max(0, found.start() - 12) : found.start()])),
                bearing,
            )
        )
    measured = {one.anchor for one in out}
    for point in points:
        aside = _ASIDE.search(text, max(0, point.span.start - 40), point.span.start)
        if aside is None or point.id in measured:
            continue
        bearing = _bearing(next(filter(None, aside.groups())))
        if bearing is not None:
            subject = _before(text, points, aside.start())
            out.append(Relation(Span(aside.start(), point.span.start), subject, point.id, None, False, bearing))
    return tuple(out)


def _metres(found: re.Match[str]) -> float:
    word = found["number"].lower()
    number = _NUMBER.get(word) if word in _NUMBER else (1.0 if word == "an" else float(word.replace(",", ".")))
    unit = found["unit"].lower()
    scale = 1609.0 if unit.startswith("mile") else 1000.0 if unit[0] in "kк" else 1.0
    return float(number or 1.0) * scale


def _bearing(side: str) -> float | None:
    plain = side.lower().replace(" ", "-")
    plain = re.sub(r"^(north|south)-?(east|west)$", r"\1-\2", plain)
    if plain in _COMPASS:
        return float(_COMPASS[plain])
    plain = side.lower()
    vertical = (
        0.0
        if plain.startswith(("север", "північ", "північн"))
        else 180.0
        if plain.startswith(("юг", "юж", "півд"))
        else None
    )
    east = "восто" in plain or "схід" in plain or "сход" in plain
    west = "запад" in plain or "захід" in plain or "заход" in plain
    if vertical is None:
        return 90.0 if east else 270.0 if west else None
    if east:
        return 45.0 if vertical == 0.0 else 135.0
    if west:
        return 315.0 if vertical == 0.0 else 225.0
    return vertical


def _starting(points: list[Toponym], at: int, slack: int) -> Toponym | None:
    """The toponym that begins at an offset, or a few characters after it."""
    near = [one for one in points if 0 <= one.span.start - at <= slack]
    return min(near, key=lambda one: one.span.start, default=None)


def _before(text: str, points: list[Toponym], at: int) -> str | None:
    """The toponym that a distance in apposition belongs to: "A, a village 10 km …", "A, 7 km to the east"."""
    near = [one for one in points if one.span.end <= at and at - one.span.end <= 40]
    if not near:
        return None
    last = max(near, key=lambda one: one.span.end)
    between = text[last.span.end : at]
    if _APPOSED.fullmatch(between):
        return last.id
    return None


def fits(relation: Relation, anchor: tuple[float, float], point: tuple[float, float]) -> float:
    """How well a point fits a relation to an anchor's point: 1 right there, 0 far off."""
    away = distance_m(anchor, point)
    value = 1.0
    if relation.distance_m is not None:
        if relation.at_most:
            value *= 1.0 if away <= relation.distance_m * 1.5 + 3000 else 0.0
        else:
            slack = 0.35 * relation.distance_m + 3000
            value *= max(0.0, 1.0 - abs(away - relation.distance_m) / (2 * slack))
    if relation.bearing is not None and away > 1500:
        turn = abs((bearing_between(anchor, point) - relation.bearing + 180) % 360 - 180)
        value *= 1.0 if turn <= 35 else 0.5 if turn <= 60 else 0.0
    return value


def point_of(relation: Relation, anchor: Place) -> Place:
    """The place that lies as far and on the side that a relation says, seen from its anchor."""
    away = relation.distance_m or _ASIDE_M
    where = f"{round(away / 1000, 1):g} km"
    if relation.bearing is None or relation.at_most:
        radius = int(anchor.radius_m + away)
        return Place(anchor.name, anchor.lat, anchor.lon, radius, 2, round(anchor.score * 0.9, 3), anchor.geonameid,
                     anchor.country, (*anchor.why, f"within {where} of {anchor.name}"), anchor.gazetteer)  # fmt: skip
    lat, lon = moved((anchor.lat, anchor.lon), away, relation.bearing)
    side = next(name for name, degrees in _COMPASS.items() if degrees == relation.bearing)
    if relation.distance_m is None:
        radius, where = int(anchor.radius_m + _ASIDE_M), f"{side} of {anchor.name}"
    else:
        radius, where = int(anchor.radius_m + 0.35 * away + 500), f"{where} {side} of {anchor.name}"
    return Place(where, round(lat, 5), round(lon, 5), radius, 2,
                 round(anchor.score * 0.85, 3), None, anchor.country,
                 (*anchor.why, where), anchor.gazetteer)  # fmt: skip


_APPOSED = re.compile(
    r",\s{0,2}(?:(?:a|the|an)?\s{0,2}(?:small |nearby )?(?:\w{3,12}\s{1,2}){0,2}(?:of )?)?"
    r"(?:which (?:is|lies) )?(?:about |some )?"
)
_BETWEEN = re.compile(r"\b(?:between|между|між)\s{1,2}(?:the \w{3,10}s? of )?$", re.IGNORECASE)
_BORDER = re.compile(
    r"\b(?:border|boundary|границ\w|меж\w|кордон\w)\s{1,2}(?:of|between|with|между|між)?\s{0,2}(?:the )?$",
    re.IGNORECASE,
)


def positions(document: Document, toponyms: tuple[Toponym, ...]) -> dict[str, Place]:
    """Where what happened at a toponym happened, by its id, where the words beside it say more than its name.

    "two kilometres north of Lyman", "between Lyman and Siversk", "on the border of two regions"; both ends of a line
    stand for the line.
    """
    out: dict[str, Place] = {}
    by_id = {one.id: one for one in toponyms}
    said: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations(document, toponyms):
        for end in {relation.subject, relation.anchor} - {None}:
            said[str(end)].append(relation)
    for before, one, after in zip((None, *toponyms), toponyms, (*toponyms[1:], None), strict=False):
        place = _refined(document.text, before, one, after, said.get(one.id, []), by_id)
        if place is not None and place is not one.resolved:
            out[one.id] = place
    return out


def _refined(
    text: str,
    before: Toponym | None,
    toponym: Toponym,
    after: Toponym | None,
    said: list[Relation],
    by_id: dict[str, Toponym],
) -> Place | None:
    """The place of one toponym; `before` and `after` are its neighbours in the text, `said` what it has a part in."""
    for one, two in ((toponym, after), (before, toponym)):
        if one is None or two is None or one.resolved is None or two.resolved is None:
            continue
        lead = text[max(0, one.span.start - 60) : one.span.start]
        if _joined(text, one, two) and (_BETWEEN.search(lead) or _BORDER.search(lead)):
            return _line(one.resolved, two.resolved, bool(_BORDER.search(lead)))
    for relation in said:
        if relation.subject == toponym.id and toponym.resolved is None and relation.anchor is not None:
            anchor = by_id[relation.anchor].resolved
            if anchor is not None:
                return point_of(relation, anchor)
        if relation.anchor == toponym.id and relation.subject is None and toponym.resolved is not None:
            return point_of(relation, toponym.resolved)
    return toponym.resolved


def _joined(text: str, one: Toponym, two: Toponym) -> bool:
    """Whether two toponyms stand as "A and B"; a word may come before B ("A and the town of B" is too far)."""
    between = text[one.span.end : two.span.start]
    return 0 < len(between) <= 24 and (between.split() or [""])[0] in ("and", "и", "і", "та", "й")


def _line(one: Place, two: Place, border: bool) -> Place:
    """The middle of the line between two places; its half-length is the radius."""
    lat, lon = midpoint((one.lat, one.lon), (two.lat, two.lon))
    half = distance_m((one.lat, one.lon), (two.lat, two.lon)) / 2
    words = "on the border of" if border else "between"
    return Place(f"{words} {one.name} and {two.name}", round(lat, 5), round(lon, 5),
                 int(max(half, 30_000 if border else 1000)), 5, round(min(one.score, two.score), 3), None,
                 one.country if one.country == two.country else None, (f"{words} {one.name} and {two.name}",),
                 one.gazetteer)  # fmt: skip
