"""Weigh a new report against what is there: its neighbourhood is matched, clustered and recorded anew."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from secondsource.model.assessment import EventRecord
from secondsource.model.claim import Reading
from secondsource.model.neighbourhood import Grouping, Match, Neighbourhood, OriginOf, Traced, Weighed
from secondsource.settings import WeighingSettings
from secondsource.weighing.blocks import block_keys
from secondsource.weighing.claims import Weighable, weighables
from secondsource.weighing.clusters import Region, cluster, component
from secondsource.weighing.records import build_event
from secondsource.weighing.same_event import match


def weigh(
    reading: Reading,
    traced: Traced,
    neighbourhood: Neighbourhood,
    origin_of: OriginOf,
    grouping: Grouping,
    settings: WeighingSettings,
    at: str,
) -> Weighed:
    """Match the claims of a new document, and make the events anew that it or its derivations touch.

    `origin_of` and `grouping` are the origins stage's (`Tracer`, `Grouping`). `at` is the time of weighing, ISO 8601
    UTC; nothing else depends on the clock. Cost follows the neighbourhood: candidates are at most `max_candidates`.
    """
    own = weighables(reading, settings.max_claims)
    keys = block_keys(reading, own, settings)
    matches = _matches(reading, own, keys, neighbourhood, settings)
    region = Region(neighbourhood, {reading.document.id: reading}, traced.derivations, matches, settings)
    seeds = {c.member for c in own}
    seeds |= {c.member for document in traced.affected for c in region.claims(document)}
    seeds |= {c.member for document in region.versions(reading.document.id) for c in region.claims(document)}
    return Weighed(keys, matches, *remake(seeds, region, neighbourhood, origin_of, grouping, settings, at))


def reweigh(
    members: Sequence[str],
    neighbourhood: Neighbourhood,
    origin_of: OriginOf,
    grouping: Grouping,
    settings: WeighingSettings,
    at: str,
) -> Weighed:
    """Make the events around some claims anew, after a person's decision on them; nothing new is matched."""
    region = Region(neighbourhood, {}, {}, (), settings)
    events, gone = remake(set(members), region, neighbourhood, origin_of, grouping, settings, at)
    return Weighed((), (), events, gone)


def remake(
    seeds: set[str],
    region: Region,
    neighbourhood: Neighbourhood,
    origin_of: OriginOf,
    grouping: Grouping,
    settings: WeighingSettings,
    at: str,
) -> tuple[tuple[EventRecord, ...], tuple[str, ...]]:
    """Cluster the component of the seeds; new and changed events, and ids that are gone."""
    whole = component(seeds, region)
    while True:
        before = neighbourhood.events_of(whole.members)
        old = neighbourhood.events(set(before.values()))
        # What hung on a derivation that no longer stands is left behind by the component; it needs an event too.
        behind = {m.claim for e in old.values() for m in e.members} - set(whole.members)
        behind = {m for m in behind if region.claim(m) is not None}
        if not behind:
            break
        whole = component({*whole.members, *behind}, region)
    groups = cluster(whole, region, settings)
    ids = _identities(groups, before, lambda name: name in old or not neighbourhood.events([name]))
    events: list[EventRecord] = []
    for group in groups:
        event = build_event(ids[group], group, region, origin_of, grouping, settings, at)
        stored = old.get(event.id)
        if stored is None or _without_time(stored) != _without_time(event):
            events.append(event)
    return tuple(events), tuple(sorted(set(old) - set(ids.values())))


def _matches(
    reading: Reading,
    own: Sequence[Weighable],
    keys: Sequence[str],
    neighbourhood: Neighbourhood,
    settings: WeighingSettings,
) -> tuple[Match, ...]:
    if not own:
        return ()
    shared = Counter(neighbourhood.documents_with(keys))
    shared.pop(reading.document.id, None)
    ranked = sorted(shared, key=lambda d: (-shared[d], d))[: settings.max_candidates]
    found: list[Match] = []
    for i, claim in enumerate(own):
        found += [m for other in own[i + 1 :] if (m := match(claim, other, settings)) is not None]
    for _, other_reading in sorted(neighbourhood.readings(ranked).items()):
        for other in weighables(other_reading, settings.max_claims):
            found += [m for claim in own if (m := match(claim, other, settings)) is not None]
    return tuple(found)


def _identities(
    groups: Sequence[tuple[str, ...]], before: Mapping[str, str], free: Callable[[str], bool]
) -> dict[tuple[str, ...], str]:
    """Ids for groups: the old event with most members in common keeps its id, once; the rest get one from their
    first member. `free`: whether no event outside the region has an id.
    """
    overlaps: list[tuple[int, str, tuple[str, ...]]] = []
    for group in groups:
        for event, count in Counter(before[m] for m in group if m in before).items():
            overlaps.append((-count, event, group))
    taken: set[str] = set()
    ids: dict[tuple[str, ...], str] = {}
    for _, event, group in sorted(overlaps):
        if group not in ids and event not in taken:
            ids[group] = event
            taken.add(event)
    for group in sorted(groups):
        if group in ids:
            continue
        salt = 0
        while True:
            name = "e" + hashlib.sha256(f"{group[0]}#{salt}".encode() if salt else group[0].encode()).hexdigest()[:12]
            if name not in taken and free(name):
                break
            salt += 1
        ids[group] = name
        taken.add(name)
    return ids


def _without_time(event: EventRecord) -> EventRecord:
    return replace(event, assessment=replace(event.assessment, at=""))
