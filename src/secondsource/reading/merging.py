"""Each event once per speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.model import Attribution, Event, Provenance, Span, Toponym
from secondsource.model.claim import Factuality
from secondsource.model.event import EventCode

_STRIKES: tuple[EventCode, ...] = ("air_strike", "shelling")
_BY_ACTOR: frozenset[EventCode] = frozenset({"aid_appeal", "aid_delivery", "displacement", "withdrawal", "detention"})
_BEHIND = 400  # characters behind a side mention within which the full one may follow
REMEMBERED = 60  # events of one speaker and code that a new mention is compared with: a report has fewer
_BESIDE = 80  # characters between two mentions of casualties that count different harm of one happening
_JOINED = 6  # characters between two clauses on the same casualties: ", " or " and "


@dataclass(slots=True)
class Draft:
    """A claim in the making. `weak`: a side mention; `back`: a noun that points back to an event told before."""

    anchor: Span
    attribution: Attribution | None
    factuality: Factuality
    event: Event
    provenance: Provenance
    token: int
    weak: bool
    back: bool
    place: Toponym | None
    ambiguous: bool = False
    matter: frozenset[str] = frozenset()


def speaker_key(attribution: Attribution | None) -> str:
    """What makes two attributions one speaker: the resolved name or role; empty for the publisher's own voice."""
    if attribution is None:
        return ""
    who = attribution.speaker
    said = (who.name or who.role) if who else None
    return said.lower() if said else f"?{attribution.id}"


def merged(drafts: list[Draft]) -> list[Draft]:
    """The drafts without repetitions: of one speaker's mentions of an event the first that is not weak stays.

    Strikes by an unknown weapon take the code of the strike the document tells of; side mentions and back-references to
    an event that is told elsewhere add nothing.
    """
    _settle_weapons(drafts)
    told = _Told(drafts)
    kept: list[Draft] = []
    by_key: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        key = (speaker_key(draft.attribution), draft.event.code)
        if (draft.weak or draft.back) and told.elsewhere(draft, key[0]):
            continue
        twin = next((k for k in by_key.get(key, [])[-REMEMBERED:] if _same(k, draft)), None)
        if twin is None:
            kept.append(draft)
            by_key.setdefault(key, []).append(draft)
        elif (twin.weak or twin.back) and not (draft.weak or draft.back):
            twin.anchor, twin.provenance, twin.token = draft.anchor, draft.provenance, draft.token
            twin.weak = twin.back = False
            twin.factuality, twin.attribution = draft.factuality, draft.attribution
            twin.event = _filled(draft.event, twin.event)
        else:
            twin.event = _filled(twin.event, draft.event)
            if draft.event.code == "casualties" and 0 <= draft.anchor.start - twin.anchor.end <= _JOINED:
                twin.anchor = Span(twin.anchor.start, draft.anchor.end)  # "nine were killed and at least 27 wounded"
    return kept


class _Told:
    """Where each kind of event is told in full: for each code, and for each speaker and code, the anchors' starts."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._starts: dict[tuple[str | None, str], list[int]] = {}
        for draft in drafts:
            full = not (draft.weak or draft.back)
            if full:
                self._add(speaker_key(draft.attribution), draft)
            if full or _by_weapon(draft):
                self._add(None, draft)
        for starts in self._starts.values():
            starts.sort()

    def _add(self, speaker: str | None, draft: Draft) -> None:
        self._starts.setdefault((speaker, draft.event.code), []).append(draft.anchor.start)

    def elsewhere(self, draft: Draft, speaker: str) -> bool:
        """Whether a full mention of the same kind stands before a draft, or close behind it.

        Harm by a weapon is the strike itself: only its own speaker can have told it better.
        """
        starts = self._starts.get((speaker if _by_weapon(draft) else None, draft.event.code), [])
        return bool(starts) and starts[0] - draft.anchor.end < _BEHIND


def _by_weapon(draft: Draft) -> bool:
    return draft.provenance.by.endswith(".weapon")


def _settle_weapons(drafts: list[Draft]) -> None:
    """Give "hit" and "attack" without a weapon the code of the nearest strike told before, else after."""
    from_air = min((d.anchor.start for d in drafts if d.event.code == "air_strike"), default=None)
    for draft in drafts:
        if draft.ambiguous and from_air is not None and from_air < draft.anchor.start:
            draft.event = replace(draft.event, code="air_strike")  # a drone or a jet fires missiles, too
    known = [d for d in drafts if d.event.code in _STRIKES]
    starts = [d.anchor.start for d in known]
    order = sorted(range(len(known)), key=lambda n: starts[n])
    starts.sort()
    for draft in drafts:
        if draft.event.code == "other" and draft.event.subcode == "attack" and known:
            model = known[order[max(0, bisect_right(starts, draft.anchor.start) - 1)]]
            draft.event = replace(draft.event, code=model.event.code, subcode=None)
            if draft.provenance.by.endswith("phrase.blame"):  # who is blamed, for what was told before
                draft.event = replace(draft.event, target=draft.event.target or model.event.target)


def _same(one: Draft, other: Draft) -> bool:
    a, b = one.event, other.event
    if (one.factuality.endswith("-")) != (other.factuality.endswith("-")) or (one.factuality == "Uu") != (
        other.factuality == "Uu"
    ):
        return False
    if a.subcode != b.subcode and a.code in ("other", "shortage"):
        return False
    if one.matter and other.matter and not one.matter & other.matter and not (one.weak or other.weak):
        return False  # no electricity, and no bread
    if a.outcome and b.outcome and a.outcome != b.outcome:
        return False
    if a.place and b.place and a.place != b.place and one.place and other.place and not _near(one.place, other.place):
        return False
    if a.happened_on and b.happened_on and a.happened_on != b.happened_on and not (one.weak or other.weak):
        return False
    return one.weak or other.weak or other.back or _targets(a, b, abs(other.anchor.start - one.anchor.end) < _BESIDE)


def _near(one: Toponym, other: Toponym) -> bool:
    if one.text.lower() == other.text.lower():
        return True
    if one.resolved and other.resolved:
        return one.resolved.geonameid is not None and one.resolved.geonameid == other.resolved.geonameid
    return one.kind == "facility" or other.kind == "facility"


def _targets(a: Event, b: Event, near: bool) -> bool:
    """Whether two events of one code may be about the same thing: figures that exclude each other part them, too."""
    if a.code in ("destruction", "control_change") and a.target and b.target:
        return bool(set(a.target.lower().split()) & set(b.target.lower().split()) - {"the", "of", "a", "in"})
    if a.code in _BY_ACTOR and a.actor and b.actor:
        return bool(content_words(a.actor) & content_words(b.actor))
    if a.code == "casualties" and a.quantities and b.quantities:
        counts = [{q.what: q.best for q in e.quantities if q.best is not None} for e in (a, b)]
        shared = counts[0].keys() & counts[1].keys()
        if not shared and all(counts) and not near:
            return False  # the dead of one sentence and the injured of another
        return all(counts[0][what] == counts[1][what] for what in shared) if shared else True
    return True


def _alike(a: Event, b: Event) -> bool:
    """Whether the one's actor may be taken for the other's: not where both name victims, and others."""
    if a.code != "casualties" or not (a.target and b.target):
        return True
    return bool(content_words(a.target) & content_words(b.target))


def content_words(said: str) -> set[str]:
    return {word for word in said.lower().split() if len(word) > 2 and word not in ("the", "and", "from")}


def _filled(first: Event, second: Event) -> Event:
    """`first` with what only `second` says."""
    have = {q.what for q in first.quantities}
    return replace(
        first,
        outcome=first.outcome or second.outcome,
        actor=first.actor or (second.actor if _alike(first, second) else None),
        target=first.target or second.target,
        place=first.place or second.place,
        happened_on=first.happened_on or second.happened_on,
        quantities=first.quantities + tuple(q for q in second.quantities if q.what not in have),
    )
