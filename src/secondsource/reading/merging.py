"""Each event once per speaker, and the denials of what others claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from secondsource.model import Attribution, Event, Provenance, Span, Toponym
from secondsource.model.claim import Factuality
from secondsource.model.event import EventCode
from secondsource.reading.factuality import negated
from secondsource.reading.lexicons import Tables
from secondsource.reading.replies import Reply
from secondsource.reading.trees import Trees

_STRIKES: tuple[EventCode, ...] = ("air_strike", "shelling")
_DENIED: frozenset[EventCode] = frozenset(
    {
        "advance",
        "withdrawal",
        "control_change",
        "clash",
        "air_strike",
        "shelling",
        "destruction",
        "detention",
        "other",
        "casualties",
    }
)
_BY_ACTOR: frozenset[EventCode] = frozenset({"aid_appeal", "aid_delivery", "displacement", "withdrawal", "detention"})
_BEHIND = 400  # characters behind a side mention within which the full one may follow
_REMEMBERED = 60  # events of one speaker and code that a new mention is compared with: a report has fewer
_BESIDE = 80  # characters between two mentions of casualties that count different harm of one happening
_JOINED = 6  # characters between two clauses on the same casualties: ", " or " and "
_PLAIN = frozenset({"forces", "army", "military", "troops", "group", "spokesman", "commander", "officials"})
"""Words of parties that tell nobody apart."""
_NEAR = 420  # characters between a denial and its own more precise wording ("There are no troops at the mine")
_RELATED = {"air_strike": "strike", "shelling": "strike", "clash": "fight"}


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
        twin = next((k for k in by_key.get(key, [])[-_REMEMBERED:] if _same(k, draft)), None)
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
        return bool(_content_words(a.actor) & _content_words(b.actor))
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
    return bool(_content_words(a.target) & _content_words(b.target))


def _content_words(said: str) -> set[str]:
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


def with_denials(
    drafts: list[Draft],
    replies: Sequence[Reply],
    attributions: tuple[Attribution, ...],
    trees: Trees,
    tables_of: Callable[[str], Tables | None],
) -> list[Draft]:
    """The drafts with the denier's own claims: the event that is denied, certain not to have happened.

    A claim inside the content of a denial is turned round; one that a third party puts forward inside it stays and gets
    a counterpart; a denial that only points back ("rejected this") denies the latest claim of another speaker.
    """
    for draft in drafts:
        attribution = draft.attribution
        if attribution is not None and draft.factuality == "CT+" and _is_denial(attribution, trees, tables_of):
            draft.factuality = "CT-"
    out = list(drafts)
    by_speaker: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_speaker.setdefault(speaker_key(draft.attribution), []).append(draft)
    drafts = sorted(drafts, key=lambda d: d.anchor.start)
    starts = [d.anchor.start for d in drafts]
    for reply in replies:
        who = reply.attribution
        if who is None:
            continue
        key = speaker_key(who)
        near = drafts[
            max(0, bisect_right(starts, reply.anchor.start) - _REMEMBERED) : bisect_right(starts, reply.anchor.end)
        ]
        mine = by_speaker.get(key, [])
        if len(mine) > _REMEMBERED:
            mine = [d for d in near if speaker_key(d.attribution) == key]
        if any(d.factuality.endswith("-") and abs(d.anchor.start - reply.anchor.start) < _NEAR for d in mine):
            continue
        if not _points_back(reply, trees, tables_of) and not any(d.anchor.overlap(reply.anchor) for d in near):
            continue  # "denied an agreement had been reached" denies what it says and nothing told before
        denied = _denied(near, reply, key)
        if denied is None or any(_instead(d, denied, reply) for d in mine):
            continue
        provenance = Provenance("reading.events.denial", 0.6, reply.anchor, f"answers {denied.anchor.start}")
        made = replace(
            denied,
            anchor=reply.anchor,
            attribution=who,
            factuality=negated("CT+"),
            provenance=provenance,
            token=reply.token,
            event=replace(denied.event, quantities=(), actor=denied.event.actor or reply.by),
        )
        out.append(made)
        by_speaker.setdefault(key, []).append(made)
    return out


def _points_back(reply: Reply, trees: Trees, tables_of: Callable[[str], Tables | None]) -> bool:
    tables = tables_of(trees.sentence_of(reply.token).language)
    said = reply.anchor.of(trees.text)
    if reply.attribution is not None:
        said += " " + " ".join(c.of(trees.text) for c in reply.attribution.content if len(c) < 40)
    return tables is not None and tables.replies.pointing.search(said) is not None


def _instead(mine: Draft, denied: Draft, reply: Reply) -> bool:
    """Whether the denier says in the same breath how it is instead ("the video is old and the dam is still ours")."""
    near = abs(mine.anchor.start - reply.anchor.end) < 60 or mine.anchor.overlap(reply.anchor) > 0
    return near and mine.event.code == denied.event.code


def _is_denial(attribution: Attribution, trees: Trees, tables_of: Callable[[str], Tables | None]) -> bool:
    if not attribution.cue:
        return False
    cue = attribution.cue[0]
    language = next((s.language for s in trees.sentences if s.span.overlap(cue)), "en")
    tables = tables_of(language)
    return tables is not None and any(tables.replies.denial_cues.search(c.of(trees.text)) for c in attribution.cue)


def _denied(drafts: Sequence[Draft], reply: Reply, key: str) -> Draft | None:
    """The claim that a denial is about: one inside its clause, else the latest of another speaker."""
    named = [
        d
        for d in drafts
        if reply.attribution is not None
        and d.attribution is not reply.attribution
        and d.factuality[-1] == "+"
        and d.anchor.end <= reply.anchor.start
        and any(c.contains(d.anchor) for c in reply.attribution.content)
    ]
    if named:
        return named[0]  # "ruled this out": what "this" stands for
    others = [
        d
        for d in drafts
        if speaker_key(d.attribution) != key and d.factuality in ("CT+", "PR+", "PS+") and d.event.code in _DENIED
    ]
    inside = [d for d in others if d.anchor.overlap(reply.anchor)]
    if inside:
        return inside[0]
    own = _content_words(f"{reply.by or ''} {key}") - _PLAIN
    accused = [d for d in others if d.anchor.end <= reply.anchor.start and d.event.actor]
    against = [d for d in accused if _content_words(d.event.actor or "") & own]
    if against:
        return against[-1]
    before = [d for d in others if d.anchor.end <= reply.anchor.start]
    attributed = [d for d in before if d.attribution is not None]
    recent = attributed or before
    if not recent:
        return None
    last = recent[-1]
    return next(
        (
            d
            for d in reversed(recent)
            if d.event.code in _RELATED or d.event.code in ("destruction", "advance", "control_change")
        ),
        last,
    )
