"""The denials of what others claim: each denier's own claim that the event did not happen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from secondsource.model import Attribution, Provenance
from secondsource.model.claim import Factuality
from secondsource.model.event import EventCode
from secondsource.reading.factuality import negated
from secondsource.reading.lexicons import Tables
from secondsource.reading.merging import REMEMBERED, Draft, content_words, speaker_key
from secondsource.reading.replies import Reply
from secondsource.reading.trees import Trees

DENIED: frozenset[EventCode] = frozenset(
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
"""Codes of what parties deny to one another."""
_PLAIN = frozenset({"forces", "army", "military", "troops", "group", "spokesman", "commander", "officials"})
"""Words of parties that tell nobody apart."""
_NEAR = 420  # characters between a denial and its own more precise wording ("There are no troops at the mine")
_JUST = 60  # characters between a plan told of and its denial
_STEPS = 8  # up a tree, from what is denied to the verb of denying
_GOVERNED = frozenset({"of", "in", "for", "about", "behind", "over", "to", "with", "that"})
"""Prepositions between a denial and what it denies ("any part in the raid")."""
_STRIKE: frozenset[EventCode] = frozenset({"air_strike", "shelling", "destruction", "casualties", "other"})
_KINDRED: dict[EventCode, frozenset[EventCode]] = {
    "other": _STRIKE,
    "air_strike": _STRIKE,
    "shelling": _STRIKE,
    "clash": frozenset({"advance", "other"}),
    "advance": frozenset({"control_change", "clash"}),
    "control_change": frozenset({"advance", "withdrawal"}),
}
_RELATED = {"air_strike": "strike", "shelling": "strike", "clash": "fight"}


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
        if who is None and not reply.rule.endswith(".own"):
            continue
        key = speaker_key(who)
        near = drafts[
            max(0, bisect_right(starts, reply.anchor.start) - REMEMBERED) : bisect_right(starts, reply.anchor.end)
        ]
        mine = by_speaker.get(key, [])
        if len(mine) > REMEMBERED:
            mine = [d for d in near if speaker_key(d.attribution) == key]
        certainty = _certainty(reply, trees, tables_of)
        bare = [d for d in near if speaker_key(d.attribution) in (key, "") and _bare(d, reply, trees)]
        if certainty != "CT-":
            bare = []  # "it was not aware of any strike" says itself what it leaves open
        reach = _NEAR if who is not None else 1  # the publisher's own voice speaks of much else
        if any(
            d.factuality.endswith("-") and abs(d.anchor.start - reply.anchor.start) < reach and d not in bare
            for d in mine
        ):
            continue
        if not _points_back(reply, trees, tables_of) and not any(d.anchor.overlap(reply.anchor) for d in near):
            continue  # "denied an agreement had been reached" denies what it says and nothing told before
        named = {d.event.code for d in bare}
        denied = _denied([d for d in near if d not in bare], reply, key, named)
        if denied is not None and any(_instead(d, denied, reply) for d in mine if d not in bare):
            continue
        if denied is None or (bare and not any(_alike(code, denied.event.code) for code in named)):
            for draft in bare:  # nobody has claimed it before: the denial itself tells what is denied
                draft.attribution, draft.factuality = who, certainty
            continue
        out = [d for d in out if d not in bare]
        provenance = Provenance("reading.events.denial", 0.6, reply.anchor, f"answers {denied.anchor.start}")
        made = replace(
            denied,
            attribution=who,
            factuality=certainty,
            provenance=provenance,
            token=reply.token,
            event=replace(denied.event, quantities=(), actor=denied.event.actor or reply.by),
        )
        out.append(made)
        by_speaker.setdefault(key, []).append(made)
    return out


def _bare(draft: Draft, reply: Reply, trees: Trees) -> bool:
    """Whether what a denial says of the event has no clause of its own ("denied firing it", "reports of arrests")."""
    tokens = trees.tokens
    at = draft.token
    if not (reply.anchor.start <= tokens[at].start < reply.anchor.end) or at == reply.token:
        return False
    nominal = tokens[at].pos in ("NOUN", "PROPN")
    if not nominal:
        objects = list(trees.all(at, "dobj"))
        only = bool(objects) and all(tokens[o].pos == "PRON" for o in objects)
        if not only or tokens[at].tag != "VBG" or tokens[at].dep not in ("xcomp", "pcomp", "ccomp", "dobj"):
            return False
    for _ in range(_STEPS):
        above = tokens[at].head
        if at in (reply.token, above):
            break
        if tokens[at].dep == "prep" and trees.lower(at) not in _GOVERNED:
            return False  # "denied involvement after the shelling"
        if tokens[at].dep in ("advcl", "relcl", "acl", "parataxis") or (
            tokens[at].dep == "ccomp" and nominal and above != reply.token
        ):
            return False
        at = above
    return at == reply.token


def _alike(one: EventCode, other: EventCode) -> bool:
    """Whether a claim of one code may be what a denial names by a word of another ("the attack" for a strike)."""
    return one == other or other in _KINDRED.get(one, ())


def _certainty(reply: Reply, trees: Trees, tables_of: Callable[[str], Tables | None]) -> Factuality:
    """How surely it is denied: who plays down or was not aware of something leaves room."""
    tables = tables_of(trees.sentence_of(reply.token).language)
    unsure = tables is not None and tables.replies.unsure.search(reply.anchor.of(trees.text))
    return negated("PR+" if unsure else "CT+")


def _points_back(reply: Reply, trees: Trees, tables_of: Callable[[str], Tables | None]) -> bool:
    tables = tables_of(trees.sentence_of(reply.token).language)
    said = reply.anchor.of(trees.text)
    if reply.attribution is not None:
        said += " " + " ".join(c.of(trees.text) for c in reply.attribution.content if len(c) < 40)
    return tables is not None and tables.replies.pointing.search(said) is not None


def _instead(mine: Draft, denied: Draft, reply: Reply) -> bool:
    """Whether the denier says in the same breath how it is instead ("the video is old and the dam is still ours")."""
    near = abs(mine.anchor.start - reply.anchor.end) < 60 or mine.anchor.overlap(reply.anchor) > 0
    return near and mine.event.code == denied.event.code and mine.factuality[:2] == "CT"


def _is_denial(attribution: Attribution, trees: Trees, tables_of: Callable[[str], Tables | None]) -> bool:
    if not attribution.cue:
        return False
    cue = attribution.cue[0]
    language = next((s.language for s in trees.sentences if s.span.overlap(cue)), "en")
    tables = tables_of(language)
    return tables is not None and any(tables.replies.denial_cues.search(c.of(trees.text)) for c in attribution.cue)


def _just_said(draft: Draft, reply: Reply) -> bool:
    """Whether a plan or an order that somebody tells of stands just before a denial."""
    return draft.attribution is not None and 0 <= reply.anchor.start - draft.anchor.end < _JUST


def _denied(drafts: Sequence[Draft], reply: Reply, key: str, told: set[EventCode]) -> Draft | None:
    """The claim that a denial is about: one inside its clause, else the latest of another speaker.

    `told`: the codes of what the denial names; claims of those codes come first.
    """
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
        if speaker_key(d.attribution) != key
        and d.event.code in DENIED
        and (d.factuality in ("CT+", "PR+", "PS+") or (d.factuality == "Uu" and _just_said(d, reply)))
    ]
    inside = [d for d in others if d.anchor.overlap(reply.anchor)]
    if inside:
        return inside[0]
    if kindred := [d for d in others if any(_alike(code, d.event.code) for code in told)]:
        others = kindred
    own = content_words(f"{reply.by or ''} {key}") - _PLAIN
    accused = [d for d in others if d.anchor.end <= reply.anchor.start and d.event.actor]
    against = [d for d in accused if content_words(d.event.actor or "") & own]
    if against:
        return against[-1]
    before = [d for d in others if d.anchor.end <= reply.anchor.start]
    attributed = [d for d in before if d.attribution is not None]
    recent = attributed or before
    if not recent:
        return None
    last = recent[-1]
    if last.event.code not in ("casualties", "other"):
        return last
    told_of = ("destruction", "advance", "control_change")
    return next((d for d in reversed(recent) if d.event.code in _RELATED or d.event.code in told_of), last)
