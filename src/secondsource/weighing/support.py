"""Whether a claim of another origin bears out the very thing: a witness corroborates only what was seen.

Claims of one event agree in code, place and day. That two of different origins also speak of the same damage, the same
loss, the same people is asked here, because a second source that is none is the worst mistake of all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from secondsource.model.names import capitalised_keys, name_keys, words_agree
from secondsource.weighing.claims import Weighable
from secondsource.weighing.figures import Figure, figures_of

# A strike, a fight or an advance at one place and time is the thing itself; of losses and needs there are many at once.
_WHOLE = ("strike", "advance", "withdrawal", "control_change", "clash", "agreement", "blame")
_MEASURES = ("m", "km", "days", "hours", "minutes", "seconds", "count")
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|нет|не|ни|ні|нема\w*|жодн\w*|никто|ніхто)\b|n['’]t\b", re.I
)
_COMMON_WORDS = (
    "killed dead died death deaths wounded injured hurt people persons civilians destroyed damaged damage destruction "
    "hit burnt burned lost left without more than least some about many several another were been have has had said "
    "says are погиб погибли погибло ранены ранен ранено человек людей разрушен разрушено поврежден загинули загинув "
    "поранено людини"
)
_COMMON = frozenset(_COMMON_WORDS.split())
# What is most often hit, by the stems it has in English, Russian and Ukrainian: words do not compare across them.
_THINGS = tuple(
    re.compile(rf"\b(?:{stems})", re.I)
    for stems in (
        r"bridges?\b|мост\b|моста\b|мосту\b|мосты\b|міст\b|мости\b",
        r"hospitals?\b|больниц|госпитал|лікарн|шпитал",
        r"schools?\b|школ",
        r"power (?:station|plant)s?\b|substations?\b|электростанц|подстанц|електростанц|підстанц",
        r"silos?\b|elevators?\b|силос|элеватор|елеватор",
        r"warehouses?\b|склад(?:а|ы|у|ов|и|ів)?\b",
        r"markets?\b|рын(?:ок|к)|рин(?:ок|к)",
        r"dams?\b|плотин|дамб|гребл",
        r"pump|насос",
        r"church|храм|церк",
    )
)


def borne_out(claims: Sequence[Weighable], groups: Mapping[str, int]) -> frozenset[str]:
    """The members whose origins may be counted beside each other: the largest set of groups that bear each other out.

    A function of the claims' content alone, so that copies and the order of arrival change nothing. Members of unknown
    origin are left out.
    """
    members: dict[int, list[Weighable]] = {}
    for claim in claims:
        if claim.member in groups:
            members.setdefault(groups[claim.member], []).append(claim)
    leader = {g: g for g in members}

    def find(g: int) -> int:
        while leader[g] != g:
            g = leader[g]
        return g

    ordered = sorted(members)
    for i, g in enumerate(ordered):
        for h in ordered[i + 1 :]:
            if find(g) != find(h) and any(bears_out(a, b) for a in members[g] for b in members[h]):
                leader[find(h)] = find(g)
    parts: dict[int, list[int]] = {}
    for g in ordered:
        parts.setdefault(find(g), []).append(g)
    if not parts:
        return frozenset()
    best = max(parts.values(), key=lambda part: (len(part), -min(order_of(members[g]) for g in part)))
    return frozenset(c.member for g in best for c in members[g])


def order_of(claims: Sequence[Weighable]) -> int:
    """A number that sorts groups by their earliest claim's publication (digits of its time)."""
    digits = "".join(c for c in min(c.order for c in claims)[0] if c.isdigit())[:14]
    return int(digits.ljust(14, "0") or "0")


def bears_out(a: Weighable, b: Weighable) -> bool:
    """Whether two claims of one event speak of the same thing, symmetrically."""
    if _negated(a) != _negated(b):
        return False  # "it never gave two million tonnes" bears nothing out, however it was read
    if a.family == b.family == "blame":
        return _one_culprit(a, b)
    if a.family in _WHOLE and b.family in _WHOLE:
        return _one_side(a, b)
    if _same_figure(figures_of(a), figures_of(b)):
        return True
    if _other_figure(figures_of(a), figures_of(b)):
        return False
    if a.code == b.code == "stake":
        return False
    if a.reading.document.language == b.reading.document.language:
        mine, other = (w.words | w.target for w in (a, b))
        # One word is chance: "building" is in half of all reports of damage.
        return sum(any(_alike(x, y) for y in other - _COMMON) for x in mine - _COMMON) >= 2
    if a.code == b.code == "destruction" and _things(a) & _things(b):
        return True
    fine = all(w.toponym is not None and w.toponym.kind == "facility" for w in (a, b))
    return fine and any(words_agree(x, y) for x in a.where for y in b.where)


def _things(claim: Weighable) -> set[int]:
    """Which of the things that are told of in every language a claim's own words name."""
    words = claim.claim.anchor.of(claim.reading.document.text)
    return {i for i, stems in enumerate(_THINGS) if stems.search(words)}


def _one_culprit(a: Weighable, b: Weighable) -> bool:
    """Whether two that lay blame lay it on one party, as far as names tell; who is not named is not the same."""
    mine, other = (_blamed(w) for w in (a, b))
    return any(words_agree(x, y) for x in mine for y in other)


def _blamed(claim: Weighable) -> frozenset[str]:
    """Names in the clause that lays blame, without those of the place and of who lays it."""
    speaker = claim.attribution.speaker if claim.attribution else None
    own = name_keys(" ".join(filter(None, (speaker.name, speaker.affiliation)))) if speaker else ()
    left = claim.where | frozenset(own)
    named = claim.actor | capitalised_keys(claim.claim.anchor.of(claim.reading.document.text))
    return frozenset(k for k in named if not any(words_agree(k, x) for x in left))


def _one_side(a: Weighable, b: Weighable) -> bool:
    """Whether two claims about ground agree in what happened: both sides speak of one fight, each in its own favour."""
    if "strike" in (a.family, b.family) or "blame" in (a.family, b.family):
        return True
    if a.code != b.code:
        return False
    first, second = a.claim.event, b.claim.event
    return not (first and second and first.outcome and second.outcome and first.outcome != second.outcome)


def _negated(claim: Weighable) -> bool:
    """Whether the words of a claim hold a negation; a reader may have missed what it negates."""
    return bool(_NEGATION.search(claim.claim.anchor.of(claim.reading.document.text)))


def _alike(a: str, b: str) -> bool:
    """One word, or two forms of it."""
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    return (
        len(shorter) >= 4 and longer.startswith(shorter[: max(4, len(shorter) - 2)]) and len(longer) - len(shorter) <= 3
    )


def _other_figure(mine: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """A count of one kind of thing that differs: twelve lorries do not bear out nine. Lengths are no counts."""
    return any(
        x.what == y.what and x.what not in _MEASURES and x.best is not None and y.best is not None and x.best != y.best
        for x in mine
        for y in other
    )


def _same_figure(mine: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """A figure of one kind whose ranges meet, where both are given and more than one."""
    for x in mine:
        for y in other:
            if x.what != y.what:
                continue
            if x.best is not None and x.best == y.best:
                return True
            low = max(
                v
                for v in (x.best if x.best is not None else x.low, y.best if y.best is not None else y.low, 0.0)
                if v is not None
            )
            highs = [
                v
                for v in (x.best if x.best is not None else x.high, y.best if y.best is not None else y.high)
                if v is not None
            ]
            if highs and low <= min(highs):
                return True
    return False
