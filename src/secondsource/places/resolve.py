"""From toponyms to places, by the whole document.

Every name is weighed once for the document (one sense per discourse, Gale, Church and Yarowsky 1992): how well the
spelling fits, what kind and size of place it is, which countries and regions the document speaks of, how near it is
to the other places, and what the text says of distances. *No place* is a candidate of its own; where it wins the
toponym stays unresolved, with its candidates and a reason.
"""

from __future__ import annotations

import re
from dataclasses import replace

from secondsource.model import Analysis, Candidate, Document, Place, Provenance, Sentence, Span, Toponym
from secondsource.model.place import WherePrecision
from secondsource.model.sphere import distance_m
from secondsource.places.areas import FIRST_OWN
from secondsource.places.candidates import Option
from secondsource.places.gazetteer import Gazetteer
from secondsource.places.groups import Group
from secondsource.places.relative import point_of
from secondsource.places.size import own_place, radius_of
from secondsource.places.table import Entry
from secondsource.places.weigh import Weighing
from secondsource.settings import PlacesSettings

# Linear: each part is bounded and begins with a word of its own.
_LOCATED = re.compile(
    r",?\s(?:located |situated |расположенн\w{2,4} |що розташован\w{1,3} )?(?:in|near|at|outside|around|close to|by"
    r"|under|под|возле|около|в|у|у|під|біля|поблизу|близ)\s(?:the )?(?:(?:city|town|village|settlement) of )?"
    r"(?:(?:городе|селе|посёлке|поселке|місті|селі|селищі|містом|городом|города|міста|села)\s)?"
)
_KINDS = frozenset({"settlement", "district", "region", "country", "water", "area", "facility"})


_TRUST = {"exact": 1.0, "alphabet": 1.0, "twin": 0.9, "adjective": 0.9, "fuzzy": 0.75, "near": 0.8}
"""What a share is worth by how the name was found: most villages are in no gazetteer, and likenesses are many."""


def resolve(
    document: Document,
    analysis: Analysis,
    toponyms: tuple[Toponym, ...],
    gazetteer: Gazetteer,
    settings: PlacesSettings,
) -> tuple[Toponym, ...]:
    """The same toponyms with what they stand for.

    Args:
        document: for its text, publisher and address.
        analysis: its sentences and their languages.
        toponyms: as `recognise` gave them.
        gazetteer: opened once.
        settings: thresholds.
    """
    resolver = _Resolver(document, analysis, toponyms, gazetteer, settings)
    resolver.run()
    return tuple(resolver.answer(toponym) for toponym in toponyms)


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
    return resolver.answer(parts[0])


class _Resolver(Weighing):
    """Weighing, and the answers that come of it."""

    def answer(self, toponym: Toponym) -> Toponym:
        """A toponym with its place, candidates and reason."""
        group = self.group_of[toponym.id]
        if id(group) not in self.answers:
            self.answers[id(group)] = (self._place(group), self._candidates(group))
        place, candidates = self.answers[id(group)]
        if place is None:
            return replace(toponym, candidates=candidates, reason=group.note or "nothing places it")
        kind = toponym.kind
        if kind in ("settlement", "country") and group.best is not None:
            entry_kind = group.best.entry.kind
            kind = entry_kind if entry_kind in _KINDS else kind  # type: ignore[assignment]
        return replace(toponym, kind=kind, resolved=place, candidates=candidates)

    def _candidates(self, group: Group) -> tuple[Candidate, ...]:
        ranked = sorted(group.options, key=lambda option: -option.share)[: self.settings.candidates]
        return tuple(
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

    def _place(self, group: Group) -> Place | None:
        best = group.best
        located = self._located(group) if group.kind == "facility" else None
        if located is not None and located.best is not None:
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
            if group.kind == "settlement" and best.share < self.settings.least_share and self._apart(best, rivals):
                group.note = "several places bear this name, and nothing tells which is meant"
                return None
            radius = radius_of(best.entry, best.share, best.how, rivals, group.kind, self.settings, best.former)
            why = (self._spelling(group, best), *dict.fromkeys(best.reasons))
            return own_place(best.entry, group.kind, radius, round(min(best.share, 0.99) * _TRUST[best.how], 3), why)
        for relation in self.relations:
            if relation.subject is not None and self.group_of[relation.subject] is group:
                anchor = self.anchor_of(relation)
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

    def _apart(self, best: Option, rivals: list[tuple[Entry, float]]) -> bool:
        """Whether the namesakes are too far apart for a radius to hold them."""
        near = (
            share
            for entry, share in rivals
            if distance_m((entry.lat, entry.lon), (best.entry.lat, best.entry.lon)) <= self.settings.namesake_reach_m
        )
        return best.share + sum(near) < 0.5

    def _located(self, group: Group) -> Group | None:
        """The settlement that the text puts a facility at: "the X mine near Y", «ТЕС у Слобожанському»."""
        for mention in group.mentions[:20]:
            for other in self.by_sentence.get(self.sentence_of[mention.id], ()):
                if not 0 < other.span.start - mention.span.end <= 45 or other.kind != "settlement":
                    continue
                between = self.document.text[mention.span.end : other.span.start]
                if _LOCATED.fullmatch(between):
                    return self.group_of[other.id]
        return None

    def _beside(self, group: Group) -> Place | None:
        """A facility or water that no gazetteer knows lies by the settlement of its sentence."""
        anchors = self.anchors_of(group)
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

    def _spelling(self, group: Group, option: Option) -> str:
        how = {
            "exact": "spelt so in the gazetteer",
            "alphabet": "the same name in another transliteration",
            "twin": "the Russian or Ukrainian form of its name",
            "adjective": "the adjective of its name",
            "fuzzy": "spelt almost so",
            "near": "spelt alike",
        }[option.how]
        return f"{option.entry.name}: {how}"


def public_id(geonameid: int) -> int | None:
    """The geonameid, or None for places of our own table."""
    return geonameid if 0 < geonameid < FIRST_OWN else None
