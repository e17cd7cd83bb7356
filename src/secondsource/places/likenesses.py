"""Names that no place fits: a like one where the text says that it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.places.candidates import Option, plain
from secondsource.places.groups import Group

if TYPE_CHECKING:
    from secondsource.places.weigh import Weighing


def slips_in_region(weighing: Weighing) -> None:
    """Names that fit no place: a slip of one in the region or district that stands beside the name."""
    left = weighing.settings.region_searches
    for group in weighing.groups.values():
        if group.kind != "settlement" or len(plain(group.name)) < weighing.settings.fuzzy_length:
            continue
        if left == 0:
            return
        holders = _holders(weighing, group)
        best = group.best
        if not holders or (best is not None and {best.entry.region, best.entry.district} & holders):
            continue
        if best is not None and best.how == "exact" and best.main:
            continue
        left -= 1
        least = weighing.settings.region_likeness
        found = [match for one in sorted(holders) for match in weighing.gazetteer.inside(group.name, one, least)]
        found.sort(key=lambda match: -match.quality)
        if found and (len(found) == 1 or found[0].quality - found[1].quality > weighing.settings.region_margin):
            share = weighing.settings.region_share
            option = Option(found[0].entry, found[0].quality, "fuzzy", found[0].main, share=share)
            option.reasons = ["no place of the region is spelt so; this one is spelt alike"]
            group.best, group.nothing, group.note = option, 1 - share, ""
            group.options = [option, *(one for one in group.options if one.entry != option.entry)]


def _holders(weighing: Weighing, group: Group) -> set[int]:
    """The regions and districts that stand beside a name, as geonameids."""
    beside = (weighing.group_of[other.id].best for other in weighing.contained.get(id(group), ()))
    return {best.entry.geonameid for best in beside if best and best.entry.kind in ("region", "district")}


def like_names_nearby(weighing: Weighing) -> None:
    """Names that no gazetteer has: a like one among the settlements around the places of their sentence."""
    for group in weighing.groups.values():
        if (
            group.best is not None
            or group.kind != "settlement"
            or len(plain(group.name)) < weighing.settings.near_length
        ):
            continue
        anchors = weighing.anchors_of(group)
        for lat, lon in anchors[:2]:
            found = weighing.gazetteer.near(
                group.name, lat, lon, weighing.settings.near_reach_m, weighing.settings.near_likeness
            )
            found = tuple(match for match in found if plain(match.entry.name)[:1] == plain(group.name)[:1])
            if found and (len(found) == 1 or found[0].quality - found[1].quality > 0.05):
                option = Option(found[0].entry, found[0].quality, "near", True, share=0.5)
                option.reasons = ["no place is spelt so; this one is spelt alike and lies near the others"]
                group.best, group.nothing = option, 0.5
                group.options = [option, *group.options]
                break
