"""From toponyms to places, by the whole document.

Every name is weighed once for the document (one sense per discourse, Gale, Church and Yarowsky 1992): how well the
spelling fits, what kind and size of place it is, which countries and regions the document speaks of, how near it is
to the other places, and what the text says of distances. *No place* is a candidate of its own; where it wins the
toponym stays unresolved, with its candidates and a reason.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from secondsource.model import Analysis, Candidate, Document, Place, Provenance, Sentence, Span, Toponym
from secondsource.model.place import ToponymKind, WherePrecision
from secondsource.places.candidates import Option, options, plain
from secondsource.places.gazetteer import Gazetteer
from secondsource.places.geometry import distance_m
from secondsource.places.relative import Relation, fits, point_of, relations
from secondsource.places.size import own_place, radius_of
from secondsource.settings import PlacesSettings

# Linear: each part is bounded and begins with a word of its own.
_LOCATED = re.compile(
    r",?\s(?:located |situated |расположенн\w{2,4} |що розташован\w{1,3} )?(?:in|near|at|outside|around|close to|by"
    r"|under|под|возле|около|в|у|у|під|біля|поблизу|близ)\s(?:the )?(?:(?:city|town|village|settlement) of )?"
    r"(?:(?:городе|селе|посёлке|поселке|місті|селі|селищі|містом|городом|города|міста|села)\s)?"
)
_ROUNDS = 3
_SETTLED = frozenset({"settlement", "direction", "facility", "area"})


@dataclass(slots=True)
class _Group:
    """All mentions of one name of one kind."""

    name: str
    kind: ToponymKind
    mentions: list[Toponym]
    options: list[Option]
    best: Option | None = None
    nothing: float = 1.0
    """The share of *no place*."""
    note: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        return (self.best.entry.lat, self.best.entry.lon) if self.best else None


@dataclass(slots=True)
class _Scene:
    """What the document speaks of, as far as it is known."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: set[int] = field(default_factory=set)


def resolve(
    document: Document,
    analysis: Analysis,
    toponyms: tuple[Toponym, ...],
    gazetteer: Gazetteer,
    settings: PlacesSettings,
    assets: Callable[[str], Place | None] | None = None,
) -> tuple[Toponym, ...]:
    """The same toponyms with what they stand for.

    Args:
        document: for its text, publisher and address.
        analysis: its sentences and their languages.
        toponyms: as `recognise` gave them.
        gazetteer: opened once.
        settings: thresholds.
        assets: a register's look-up of facilities by name, tried before the gazetteer.
    """
    resolver = _Resolver(document, analysis, toponyms, gazetteer, settings)
    resolver.run()
    return tuple(resolver.answer(toponym, assets) for toponym in toponyms)


def locate(
    name: str,
    gazetteer: Gazetteer,
    settings: PlacesSettings,
    region: str | None = None,
    countries: tuple[str, ...] = (),
    language: str = "en",
) -> Toponym:
    """One name by itself, as a search box has it: its place, or None with candidates and a reason.

    `region` is a region's name that is known to hold it, `countries` the codes of those that are spoken of.
    """
    text = f"{name}, {region}" if region else name
    first = Span(0, len(name))
    parts = [Toponym("p1", first, name, "settlement", "literal", Provenance("places.locate", 1.0, first, name))]
    if region:
        held = Span(len(name) + 2, len(text))
        parts.append(Toponym("p2", held, region, "region", "literal", Provenance("places.locate", 1.0, held, region)))
    document = Document("", "0" * 64, text, language=language)
    analysis = Analysis((), (Sentence(0, Span(0, len(text)), 0, 0, 0, language),), ())
    resolver = _Resolver(document, analysis, tuple(parts), gazetteer, settings)
    resolver.home = {**resolver.home, **dict.fromkeys(countries, 1.0)}
    resolver.run()
    return resolver.answer(parts[0], None)


class _Resolver:
    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        toponyms: tuple[Toponym, ...],
        gazetteer: Gazetteer,
        settings: PlacesSettings,
    ) -> None:
        self.document, self.gazetteer, self.settings = document, gazetteer, settings
        self.toponyms = toponyms
        self.sentences = [sentence.span.start for sentence in analysis.sentences]
        self.languages = [sentence.language for sentence in analysis.sentences]
        self.paragraphs = [sentence.paragraph for sentence in analysis.sentences]
        self.sentence_of = {one.id: self._sentence(one.span) for one in toponyms}
        self.relations = relations(document, toponyms)
        self.groups: dict[tuple[str, str], _Group] = {}
        self.group_of: dict[str, _Group] = {}
        for one in toponyms:
            name = one.provenance.detail or one.text
            key = (plain(name), one.kind if one.kind not in ("settlement", "country") else "plain")
            if key not in self.groups:
                language = self.languages[self.sentence_of[one.id]] if self.languages else document.language
                self.groups[key] = _Group(name, one.kind, [], options(name, one.kind, language, gazetteer))
            self.groups[key].mentions.append(one)
            self.group_of[one.id] = self.groups[key]
        self.scene = _Scene()
        self.home = publisher_home(document, gazetteer)
        self.tongue = _TONGUES.get(document.language, {})
        self.contained = self._appositions()

    def _sentence(self, span: Span) -> int:
        from bisect import bisect_right

        return max(0, bisect_right(self.sentences, span.start) - 1)

    def _appositions(self) -> dict[int, list[Toponym]]:
        """Toponyms that stand in apposition after others: "Alexandria, Louisiana"; keyed by the id of the group."""
        out: dict[int, list[Toponym]] = defaultdict(list)
        for one, two in zip(self.toponyms, self.toponyms[1:], strict=False):
            between = self.document.text[one.span.end : two.span.start]
            if (
                between in (", ", " (", ", in ", " in ", ", in the ", " in the ") and two.kind != "settlement"
            ) or between == ", ":
                out[id(self.group_of[one.id])].append(two)
        return out

    # ---- weighing ----------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Weighs all groups a few times, each time by what the last round found."""
        for group in self.groups.values():
            for option in group.options:
                option.total = self._alone(group, option)
            self._choose(group)
        for _ in range(_ROUNDS):
            self._look_around()
            for group in self.groups.values():
                for option in group.options:
                    option.reasons = []
                    option.total = self._alone(group, option) + self._together(group, option)
            for group in self.groups.values():
                self._choose(group)
        self._nearby_likenesses()

    def _alone(self, group: _Group, option: Option) -> float:
        """What speaks for a place by itself: spelling, kind, size."""
        entry, s = option.entry, self.settings
        score = s.spelling_weight * (option.quality - 1.0) - (0.0 if option.main else s.alternate_cost)
        score += s.population_weight * math.log10(1 + entry.population)
        if option.how == "exact":
            score += s.exact_bonus
        elif option.how in ("twin", "fuzzy"):
            score -= s.loose_cost
        if group.kind == "facility" and option.how == "adjective":
            score -= s.adjective_cost
        if group.kind in ("settlement", "country"):
            if entry.kind == "country":
                score = s.country_bonus + s.spelling_weight * (option.quality - 1.0)
            elif entry.kind == "region" or entry.kind in ("area", "water"):
                score += s.region_bonus
        elif entry.kind in ("region", "district", "country", "area", "water"):
            score += s.region_bonus
        return score

    def _look_around(self) -> None:
        """Which countries and regions the document speaks of."""
        weight: dict[str, float] = defaultdict(float)
        self.scene.regions = set()
        for group in self.groups.values():
            best = group.best
            if best is None:
                continue
            sure = 1.0 - group.nothing if best.share > 0.5 else 0.3
            entry = best.entry
            unit = {"country": 1.2, "region": 1.0, "district": 0.8}.get(entry.kind, 0.6) * sure * best.share
            if all(one.role == "demonym" for one in group.mentions):
                # "Russian shells" fall elsewhere: a people says little of where things happen.
                unit *= self.settings.demonym_share
            weight[entry.country] += unit * min(3, len(group.mentions)) ** 0.5
            if entry.kind in ("region", "district") and best.share > 0.5:
                self.scene.regions.add(entry.geonameid)
        for iso, value in (*self.home.items(), *self.tongue.items()):
            weight[iso] += value
        weight.pop("", None)
        top = max(weight.values(), default=0.0)
        self.scene.countries = {iso: value / top for iso, value in weight.items()} if top > 0 else {}
        self.scene_total = top

    def _together(self, group: _Group, option: Option) -> float:
        """What the rest of the document says for a place."""
        s, entry = self.settings, option.entry
        score = 0.0
        share = self._country_share(group, entry.country)
        if share > 0.2:
            score += s.country_weight * share
            option.reasons.append(f"the report speaks of {entry.country}")
        if entry.kind not in ("country",) and {entry.region, entry.district} & self.scene.regions:
            score += s.region_weight
            option.reasons.append("its region is named")
        score += self._apposition(group, option)
        score += self._proximity(group, option)
        for relation in self.relations:
            score += self._relation(group, option, relation)
        if entry.country in s.conflict_countries:
            score += s.conflict_weight
        return score

    def _country_share(self, group: _Group, iso: str) -> float:
        """How much the others speak of a country: the group's own voice is left out."""
        own = 0.0
        if group.best is not None and group.best.entry.country == iso and self.scene_total:
            own = min(0.6 * group.best.share * min(3, len(group.mentions)) ** 0.5 / self.scene_total, 1.0)
        return max(0.0, self.scene.countries.get(iso, 0.0) - own)

    def _apposition(self, group: _Group, option: Option) -> float:
        score = 0.0
        for other in self.contained.get(id(group), ()):
            holder = self.group_of[other.id]
            inside = [
                container.entry
                for container in holder.options
                if contains(container.entry, option.entry) and container.quality > 0.8
            ]
            if inside and option.entry.kind != "country":
                score += self.settings.apposition_weight
                option.reasons.append(f"“{other.text}” stands beside it")
            elif any(container.entry.kind in ("region", "country") for container in holder.options):
                score -= self.settings.apposition_weight / 2
        for other_group in self.groups.values():
            for other in self.contained.get(id(other_group), ()):
                if self.group_of[other.id] is group and other_group.options:
                    inside_any = any(contains(option.entry, inner.entry) for inner in other_group.options)
                    score += self.settings.apposition_weight / 2 if inside_any else 0.0
        return score

    def _proximity(self, group: _Group, option: Option) -> float:
        if option.entry.kind in ("country",):
            return 0.0
        point = (option.entry.lat, option.entry.lon)
        gains: list[tuple[float, str]] = []
        for other in self.groups.values():
            if other is group or other.best is None or other.best.entry.kind in ("country", "region", "district"):
                continue
            if other.best.entry.geonameid == option.entry.geonameid and plain(other.name) == plain(group.name):
                continue
            away = distance_m(point, (other.best.entry.lat, other.best.entry.lon))
            extent = other.best.entry.extent_m
            near = 0.5 * math.exp(-away / (self.settings.proximity_m + extent))
            near += 0.5 * math.exp(-away / (self.settings.proximity_m / 5 + extent))
            gain = near * other.best.share * self._closeness(group, other)
            if gain > 0.05:
                gains.append((gain, other.best.entry.name))
        gains.sort(reverse=True)
        if gains:
            option.reasons.append(f"near {gains[0][1]}")
        return self.settings.proximity_weight * min(1.5, sum(gain for gain, _ in gains[:4]))

    def _closeness(self, one: _Group, two: _Group) -> float:
        """1 in one sentence, less in a paragraph, less still elsewhere in the document."""
        here = {self.sentence_of[m.id] for m in one.mentions}
        there = {self.sentence_of[m.id] for m in two.mentions}
        if here & there:
            return 1.0
        if self.paragraphs and {self.paragraphs[n] for n in here} & {self.paragraphs[n] for n in there}:
            return 0.7
        return 0.4

    def _relation(self, group: _Group, option: Option, relation: Relation) -> float:
        if (
            relation.subject is None
            or self.group_of[relation.subject] is not group
            or option.entry.kind != "settlement"
        ):
            return 0.0
        anchor = self._anchor(relation)
        if anchor is None or anchor is group or anchor.point is None:
            return 0.0
        fit = fits(relation, anchor.point, (option.entry.lat, option.entry.lon))
        if fit > 0.5:
            option.reasons.append("lies where the text says")
        return self.settings.relation_weight * (fit - 0.4)

    def _anchor(self, relation: Relation) -> _Group | None:
        """The group that a distance is measured from: named, else the settlement last spoken of before."""
        if relation.anchor is not None:
            return self.group_of[relation.anchor]
        before = [
            one
            for one in self.toponyms
            if one.span.end <= relation.span.start and one.id != relation.subject and one.kind in _SETTLED
        ]
        for one in reversed(before):
            group = self.group_of[one.id]
            if group.best is not None and one.role == "literal":
                return group
        return None

    def _choose(self, group: _Group) -> None:
        """Turns totals into shares, *no place* among them."""
        if not group.options:
            group.best, group.nothing = None, 1.0
            group.note = "no gazetteer lists this name or one like it"
            return
        floor = self.settings.no_place
        if group.kind in ("direction", "district", "region"):
            # The noun beside the name says that it is a place: only which one is in doubt.
            floor -= self.settings.typed_bonus
        top = max(*(option.total for option in group.options), floor)
        weights = [math.exp((option.total - top) * self.settings.sharpness) for option in group.options]
        nothing = math.exp((floor - top) * self.settings.sharpness)
        whole = sum(weights) + nothing
        for option, weight in zip(group.options, weights, strict=True):
            option.share = weight / whole
        group.nothing = nothing / whole
        best = max(group.options, key=lambda option: (option.share, option.entry.population, -option.entry.geonameid))
        group.best = best if best.total > floor else None
        group.note = "" if group.best else "no place of this name fits the rest of the report"

    def _nearby_likenesses(self) -> None:
        """Names that no gazetteer has: a like one among the settlements around the places of their sentence."""
        for group in self.groups.values():
            if (
                group.best is not None
                or group.kind != "settlement"
                or len(plain(group.name)) < self.settings.near_length
            ):
                continue
            anchors = self._anchors(group)
            for lat, lon in anchors[:2]:
                found = self.gazetteer.near(
                    group.name, lat, lon, self.settings.near_reach_m, self.settings.near_likeness
                )
                found = tuple(match for match in found if plain(match.entry.name)[:1] == plain(group.name)[:1])
                if found and (len(found) == 1 or found[0].quality - found[1].quality > 0.05):
                    option = Option(found[0].entry, found[0].quality, "near", True, share=0.5)
                    option.reasons = ["no place is spelt so; this one is spelt alike and lies near the others"]
                    group.best, group.nothing = option, 0.5
                    group.options = [option, *group.options]
                    break

    def _anchors(self, group: _Group) -> list[tuple[float, float]]:
        """Points of the settled places in the sentences of a group, nearest in the text first."""
        out: list[tuple[int, tuple[float, float]]] = []
        for mention in group.mentions:
            for other in self.toponyms:
                near = self.group_of[other.id]
                if near is group or near.best is None or other.role not in ("literal",):
                    continue
                if self.sentence_of[other.id] != self.sentence_of[mention.id] or near.kind not in _SETTLED:
                    continue
                if near.best.entry.kind in ("country", "region") or near.best.share < 0.3:
                    continue
                out.append((abs(other.span.start - mention.span.start), (near.best.entry.lat, near.best.entry.lon)))
        return [point for _, point in sorted(out)]

    # ---- answers -----------------------------------------------------------------------------------------------

    def answer(self, toponym: Toponym, assets: Callable[[str], Place | None] | None) -> Toponym:
        """A toponym with its place, candidates and reason."""
        group = self.group_of[toponym.id]
        ranked = sorted(group.options, key=lambda option: -option.share)[: self.settings.candidates]
        candidates = tuple(
            Candidate(
                option.entry.name,
                option.entry.lat,
                option.entry.lon,
                round(option.share, 3),
                public_id(option.entry.geonameid),
                option.entry.country or None,
            )
            for option in ranked
        )
        known = assets(toponym.text) if assets is not None and toponym.kind == "facility" else None
        if known is not None:
            return replace(toponym, resolved=known, candidates=candidates)
        place = self._place(group, toponym)
        if place is None:
            return replace(toponym, candidates=candidates, reason=group.note or "nothing places it")
        kind = toponym.kind
        if kind in ("settlement", "country") and group.best is not None:
            entry_kind = group.best.entry.kind
            kind = entry_kind if entry_kind in _KINDS else kind  # type: ignore[assignment]
        return replace(toponym, kind=kind, resolved=place, candidates=candidates)

    def _place(self, group: _Group, toponym: Toponym) -> Place | None:
        best = group.best
        located = self._located(group)
        if group.kind == "facility" and located is not None and located.best is not None:
            there = (located.best.entry.lat, located.best.entry.lon)
            if best is None or distance_m(there, (best.entry.lat, best.entry.lon)) > self.settings.located_m:
                reason = (f"the text puts it at {located.best.entry.name}",)
                country = located.best.entry.country or None
                share = round(located.best.share * 0.9, 3)
                return Place(group.name, *there, self.settings.beside_m, 2, share, None, country, reason)
        if best is not None:
            rivals = [
                (option.entry, option.share)
                for option in group.options
                if option is not best and option.entry.kind == best.entry.kind
            ]
            radius = radius_of(best.entry, best.share, best.how, rivals, group.kind, self.settings)
            why = (self._spelling(group, best), *dict.fromkeys(best.reasons))
            return own_place(best.entry, group.kind, radius, round(min(best.share, 0.99), 3), why)
        for relation in self.relations:
            if relation.subject is not None and self.group_of[relation.subject] is group:
                anchor = self._anchor(relation)
                if (
                    anchor is not None
                    and anchor is not group
                    and anchor.best is not None
                    and relation.bearing is not None
                ):
                    entry = anchor.best.entry
                    radius = radius_of(entry, anchor.best.share, anchor.best.how, [], anchor.kind, self.settings)
                    place = own_place(entry, anchor.kind, radius, anchor.best.share, ())
                    return point_of(relation, place)
        if group.kind in ("facility", "water", "area"):
            return self._beside(group)
        return None

    def _located(self, group: _Group) -> _Group | None:
        """The settlement that the text puts a facility at: "the X mine near Y", «ТЕС у Слобожанському»."""
        for mention in group.mentions:
            for other in self.toponyms:
                if not 0 < other.span.start - mention.span.end <= 45 or other.kind != "settlement":
                    continue
                between = self.document.text[mention.span.end : other.span.start]
                if _LOCATED.fullmatch(between):
                    return self.group_of[other.id]
        return None

    def _beside(self, group: _Group) -> Place | None:
        """A facility or water that no gazetteer knows lies by the settlement of its sentence."""
        anchors = self._anchors(group)
        if not anchors:
            return None
        lat, lon = anchors[0]
        wide = self.settings.beside_m if group.kind == "facility" else self.settings.water_m
        precision: WherePrecision = 2 if group.kind == "facility" else 5
        return Place(group.name, lat, lon, wide, precision, 0.5, None, self._country_at(lat, lon),
                     ("by the place named in the same sentence",))  # fmt: skip

    def _country_at(self, lat: float, lon: float) -> str | None:
        for group in self.groups.values():
            if group.point == (lat, lon) and group.best is not None:
                return group.best.entry.country or None
        return None

    def _spelling(self, group: _Group, option: Option) -> str:
        how = {
            "exact": "spelt so in the gazetteer",
            "alphabet": "the same name in another transliteration",
            "twin": "the Russian or Ukrainian form of its name",
            "adjective": "the adjective of its name",
            "fuzzy": "spelt almost so",
            "near": "spelt alike",
        }[option.how]
        return f"{option.entry.name}: {how}"


_KINDS = frozenset({"settlement", "district", "region", "country", "water", "area", "facility"})


def contains(outer: object, inner: object) -> bool:
    """Whether a country, region or district of the gazetteer holds another place."""
    from secondsource.places.table import Entry

    if not isinstance(outer, Entry) or not isinstance(inner, Entry) or outer.geonameid == inner.geonameid:
        return False
    if outer.kind == "country":
        return outer.country == inner.country
    return outer.geonameid in (inner.region, inner.district)


def public_id(geonameid: int) -> int | None:
    """The geonameid, or None for places of our own table."""
    return geonameid if 0 < geonameid < 4_293_000_000 else None


_TONGUES = {"uk": {"UA": 0.6}, "ru": {"RU": 0.3, "UA": 0.3}}
"""Where reports in a language mostly come from, as weights beside those of named countries."""
_TLD = {"uk": "GB"}
_PLACELESS = frozenset(
    ["com", "org", "net", "info", "news", "tv", "me", "io", "co", "gov", "edu", "mil", "int", "online", "site"]
)


def publisher_home(document: Document, gazetteer: Gazetteer) -> dict[str, float]:
    """The country of the publisher's domain or name, as weak evidence: codes with weights."""
    out: dict[str, float] = {}
    for text in (document.publisher or "", document.address or ""):
        for host in _hosts(text):
            end = host.rsplit(".", 1)[-1].lower()
            if len(end) == 2 and end not in _PLACELESS:
                iso = _TLD.get(end, end.upper())
                if gazetteer.country(iso) is not None:
                    out[iso] = 0.5
    return out


def _hosts(text: str) -> Iterable[str]:
    for part in text.replace("/", " ").replace(":", " ").split():
        if "." in part.strip(".") and len(part) < 100:
            yield part.strip(".")
