"""Weighing: every name of a document against all the others, a few rounds, until each has a share for each place.

One sense per discourse (Gale, Church and Yarowsky 1992): all mentions of one name mean one place.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict

from secondsource.model import Analysis, Candidate, Document, Place, Span, Toponym
from secondsource.model.sphere import distance_m
from secondsource.places.candidates import Option, options, plain
from secondsource.places.gazetteer import Gazetteer
from secondsource.places.groups import LOCAL, SETTLED, Group, Scene, contains
from secondsource.places.home import TONGUES, publisher_home
from secondsource.places.likenesses import like_names_nearby, slips_in_region
from secondsource.places.relative import Relation, fits, relations
from secondsource.settings import PlacesSettings

_ROUNDS = 3


class Weighing:
    """The names of one document, weighed together. `run` does it; then `group_of` holds what each toponym means."""

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
        self.by_sentence: dict[int, list[Toponym]] = defaultdict(list)
        for one in toponyms:
            self.by_sentence[self.sentence_of[one.id]].append(one)
        self.relations = relations(document, toponyms)[:200]
        self.groups: dict[tuple[str, str], Group] = {}
        self.group_of: dict[str, Group] = {}
        for one in toponyms:
            name = one.provenance.detail or one.text
            key = (plain(name), one.kind if one.kind not in ("settlement", "country") else "plain")
            if key not in self.groups:
                language = self.languages[self.sentence_of[one.id]] if self.languages else document.language
                self.groups[key] = Group(name, one.kind, [], options(name, one.kind, language, gazetteer))
            self.groups[key].mentions.append(one)
            self.group_of[one.id] = self.groups[key]
        self.scene = Scene()
        self.scene_total = 0.0
        self.home = publisher_home(document, gazetteer)
        self.tongue = TONGUES.get(document.language, {})
        for group in self.groups.values():
            held = (option.entry.region for option in group.options if option.quality >= 0.9)
            group.capital = self._capital(group)
            group.regions = frozenset(region for region in held if region)
            group.sentences = frozenset(self.sentence_of[one.id] for one in group.mentions)
            group.paragraphs = frozenset(self.paragraphs[n] for n in group.sentences if n < len(self.paragraphs))
        self.contained = self._appositions()
        self.holds: dict[int, list[Group]] = defaultdict(list)
        for group in self.groups.values():
            for other in self.contained.get(id(group), ()):
                self.holds[id(self.group_of[other.id])].append(group)
        self.local = {
            id(self.group_of[one.id])
            for one in toponyms
            if LOCAL.search(document.text[max(0, one.span.start - 30) : one.span.start])
        }
        self.landmarks: list[Group] = []
        self.votes = self._regional_votes()
        self.answers: dict[int, tuple[Place | None, tuple[Candidate, ...]]] = {}

    def _capital(self, group: Group) -> Option | None:
        """The country's capital, where the name is one's: Washington is a county seat seldom."""
        iso = self.gazetteer.capital_of(group.name)
        own = [one for one in group.options if one.entry.country == iso and one.entry.kind == "settlement"]
        return max(own, key=lambda one: one.entry.population, default=None) if iso else None

    def _sentence(self, span: Span) -> int:
        return max(0, bisect_right(self.sentences, span.start) - 1)

    def _appositions(self) -> dict[int, list[Toponym]]:
        """Toponyms that stand in apposition after others: "Alexandria, Louisiana"; keyed by the id of the group."""
        out: dict[int, list[Toponym]] = defaultdict(list)
        for one, two in zip(self.toponyms, self.toponyms[1:], strict=False):
            if two.role == "demonym":
                continue
            between = self.document.text[one.span.end : two.span.start]
            if (
                between in (", ", " (", ", in ", " in ", ", in the ", " in the ") and two.kind != "settlement"
            ) or between == ", ":
                out[id(self.group_of[one.id])].append(two)
        return out

    def _regional_votes(self) -> dict[int, float]:
        """How many of the document's names a region could hold, each name's vote parted among the regions it may be in.

        A region in which many names of a local report have a place is likely the report's own, even where it is
        not named (the minimality heuristic: Leidner 2007).
        """
        votes: dict[int, float] = defaultdict(float)
        for group in self.groups.values():
            if group.kind not in ("settlement", "district", "facility"):
                continue
            for region in group.regions:
                votes[region] += 1.0 / len(group.regions)
        return votes

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
        slips_in_region(self)
        like_names_nearby(self)

    def _alone(self, group: Group, option: Option) -> float:
        """What speaks for a place by itself: spelling, kind, size."""
        entry, s = option.entry, self.settings
        score = s.spelling_weight * (option.quality - 1.0) - (0.0 if option.main else s.alternate_cost)
        score += s.population_weight * math.log10(1 + entry.population)
        if option is group.capital:
            score += s.capital_bonus
        if option.how == "exact":
            score += s.exact_bonus
        elif option.how == "twin":
            score -= s.twin_cost
        elif option.how == "fuzzy":
            score -= s.slip_cost
        if group.kind == "facility" and (option.how == "adjective" or not option.main):
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
        # Only so many landmarks: a long document must not cost the square of its names.
        settled = [
            group
            for group in self.groups.values()
            if group.best is not None and group.best.entry.kind not in ("country", "region", "district")
        ]
        settled.sort(key=lambda group: -len(group.mentions))
        self.landmarks = settled[: self.settings.landmarks]
        self.scene.named = {
            group.best.entry.country
            for group in self.groups.values()
            if group.best is not None
            and group.best.entry.kind == "country"
            and group.best.share > 0.5
            and any(one.role == "literal" for one in group.mentions)
        }
        # What a language suggests gives way to the countries that the report itself names.
        abroad = bool(self.scene.named) and not self.scene.named & self.tongue.keys()
        for iso, value in (*self.home.items(), *(() if abroad else self.tongue.items())):
            weight[iso] += value
        weight.pop("", None)
        top = max(weight.values(), default=0.0)
        self.scene.countries = {iso: value / top for iso, value in weight.items()} if top > 0 else {}
        self.scene_total = top

    def _together(self, group: Group, option: Option) -> float:
        """What the rest of the document says for a place."""
        s, entry = self.settings, option.entry
        score = 0.0
        share = self._country_share(group, entry.country)
        spelt = group.kind == "region" and entry.kind == "region" and option.quality >= 0.85
        if spelt or (group.kind in ("direction", "district", "region") and (share > 0.1 or not self.scene.countries)):
            # The noun beside the name says that it is a place: only which one is in doubt.
            score += s.typed_bonus
        if share < 0.1 and self.scene_total > 1.5 and entry.kind not in ("country", "area", "water") and not spelt:
            score -= s.foreign_cost if option.how == "exact" else 2 * s.foreign_cost
        if share > 0.2:
            score += s.country_weight * share
            option.reasons.append(f"the report speaks of {entry.country}")
        if entry.kind not in ("country",) and {entry.region, entry.district} & self.scene.regions:
            score += s.region_weight
            option.reasons.append("its region is named")
            if option.former and any(
                other.main and other.entry.region == entry.region and other.quality >= 0.85 for other in group.options
            ):
                score -= s.former_cost
        if entry.region:
            own = 1.0 / len(group.regions) if entry.region in group.regions else 0.0
            score += s.votes_weight * min(2.0, self.votes.get(entry.region, 0.0) - own)
        score += self._apposition(group, option)
        score += self._proximity(group, option)
        score -= self._too_far(group, option)
        for relation in self.relations:
            score += self._relation(group, option, relation)
        if entry.country in s.conflict_countries and (
            not self.scene.named or share > 0.1 or entry.country in self.scene.named
        ):
            score += s.conflict_weight
        if (
            entry.region in s.front_regions
            and entry.kind != "country"
            and self.scene.countries.get(entry.country, 0) > 0.2
        ):
            # An axis of a front is named after a town on it.
            score += s.front_weight * (3 if group.kind == "direction" else 1)
        return score

    def _country_share(self, group: Group, iso: str) -> float:
        """How much the others speak of a country: the group's own voice is left out."""
        own = 0.0
        if group.best is not None and group.best.entry.country == iso and self.scene_total:
            own = min(0.6 * group.best.share * min(3, len(group.mentions)) ** 0.5 / self.scene_total, 1.0)
        return max(0.0, self.scene.countries.get(iso, 0.0) - own)

    def _apposition(self, group: Group, option: Option) -> float:
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
        for held in self.holds.get(id(group), ()):
            if any(contains(option.entry, inner.entry) for inner in held.options):
                score += self.settings.apposition_weight / 2
        return score

    def _proximity(self, group: Group, option: Option) -> float:
        if option.entry.kind in ("country",):
            return 0.0
        point = (option.entry.lat, option.entry.lon)
        gains: list[tuple[float, str]] = []
        for other in self.landmarks:
            if other is group or other.best is None:
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

    def _too_far(self, group: Group, option: Option) -> float:
        """What it costs a settlement to lie far from all others of the report.

        A village so far off is more likely the namesake of one that no gazetteer lists; a town is not, unless the
        words before it place it among the others ("the road through X").
        """
        s, entry = self.settings, option.entry
        local = id(group) in self.local
        small = entry.kind == "settlement" and entry.population < s.lonely_population
        if entry.kind not in ("settlement", "district", "region") or not (local or small):
            return 0.0
        if self.contained.get(id(group)) or {entry.region, entry.district} & self.scene.regions:
            return 0.0
        sure = [
            one.best.entry
            for one in self.landmarks
            if one is not group and one.best and one.best.share > 0.6 and one.kind in SETTLED and one.literal
        ]
        if len(sure) < s.lonely_others:
            return 0.0
        point = (entry.lat, entry.lon)
        nearest = min(distance_m(point, (one.lat, one.lon)) - one.extent_m for one in sure)
        cost = s.local_cost if local and nearest > s.local_reach_m else 0.0
        return cost + (s.lonely_cost if small and nearest > s.lonely_reach_m else 0.0)

    def _closeness(self, one: Group, two: Group) -> float:
        """1 in one sentence, less in a paragraph, less still elsewhere in the document."""
        if one.sentences & two.sentences:
            return 1.0
        if one.paragraphs & two.paragraphs:
            return 0.7
        return 0.4

    def _relation(self, group: Group, option: Option, relation: Relation) -> float:
        if (
            relation.subject is None
            or self.group_of[relation.subject] is not group
            or option.entry.kind != "settlement"
        ):
            return 0.0
        anchor = self.anchor_of(relation)
        if anchor is None or anchor is group or anchor.point is None:
            return 0.0
        fit = fits(relation, anchor.point, (option.entry.lat, option.entry.lon))
        if fit > 0.5:
            option.reasons.append("lies where the text says")
        return self.settings.relation_weight * (fit - 0.4)

    def anchor_of(self, relation: Relation) -> Group | None:
        """The group that a distance is measured from: named, else the settlement last spoken of before."""
        if relation.anchor is not None:
            return self.group_of[relation.anchor]
        before = [
            one
            for one in self.toponyms
            if one.span.end <= relation.span.start and one.id != relation.subject and one.kind in SETTLED
        ]
        for one in reversed(before):
            group = self.group_of[one.id]
            if group.best is not None and one.role == "literal":
                return group
        return None

    def _choose(self, group: Group) -> None:
        """Turns totals into shares, *no place* among them."""
        if not group.options:
            group.best, group.nothing = None, 1.0
            group.note = "no gazetteer lists this name or one like it"
            return
        floor = self.settings.no_place
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

    def anchors_of(self, group: Group) -> list[tuple[float, float]]:
        """Points of the settled places in the sentences of a group, nearest in the text first."""
        out: list[tuple[int, tuple[float, float]]] = []
        for mention in group.mentions[:20]:
            for other in self.by_sentence.get(self.sentence_of[mention.id], ()):
                near = self.group_of[other.id]
                if near is group or near.best is None or other.role not in ("literal",):
                    continue
                if near.kind not in SETTLED:
                    continue
                if near.best.entry.kind in ("country", "region") or near.best.share < 0.3:
                    continue
                out.append((abs(other.span.start - mention.span.start), (near.best.entry.lat, near.best.entry.lon)))
        return [point for _, point in sorted(out)]
