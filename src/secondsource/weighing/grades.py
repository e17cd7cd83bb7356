"""Admiralty grades and status of an event, with machine-readable reasons.

NATO AJP-2.1: reliability of the source A–F, credibility of the information 1–6. Reliability is F until a person (or a
documented rule) sets it; credibility follows from origins, denials and contradictions alone. A high grade says that
several who can know by their own means say so: not that it is true.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from secondsource import __version__
from secondsource.model.assessment import Assessment, Credibility, Origin, Reason, Relation, Reliability, Status
from secondsource.model.names import name_keys, words_agree
from secondsource.model.neighbourhood import Grouped
from secondsource.weighing.claims import Weighable

_PARTY = re.compile(
    r"\b(?:army|armed forces|military|defen[cs]e ministry|ministry of defen[cs]e|general staff|brigade|battalion|"
    r"regiment|militia|rebels?|insurgents?|resistance|paramilitary|front|occupation|separatist\w*|self-declared|"
    r"people['’]s republic|commander|арми\w*|армі\w*|минобороны|міноборони|генштаб\w*|бригад\w*|батальон\w*|"
    r"ополчени\w*|народной республики|міністерств\w* оборони|министерств\w* обороны)\b",
    re.I,
)
_SUCCESS = ("advance", "control_change", "detention", "air_strike", "shelling", "clash", "destruction", "other")
_ORDER: tuple[Reliability, ...] = ("A", "B", "C", "D", "E", "F")


def interested(claim: Weighable, origin: Origin | None) -> bool:
    """Whether a party to the conflict speaks of its own success."""
    if origin is None or origin.name is None or claim.code not in _SUCCESS or origin.kind in ("eyewitness", "reporter"):
        return False
    named = " ".join((origin.name, *origin.same_as))
    if not _PARTY.search(named):
        return False
    event = claim.claim.event
    if event is not None and event.code == "control_change" and event.outcome == "lost":
        return False
    if claim.actor:
        keys = name_keys(named)
        return any(words_agree(a, k) for a in claim.actor for k in keys) or event is None or event.code in _SUCCESS[:2]
    return claim.code in _SUCCESS[:3]


def status_of(counted: int, relations: Sequence[Relation]) -> Status:
    """claimed, corroborated or disputed; a denial or contradiction comes before the rest."""
    if any(r.kind in ("denies", "contradicts") for r in relations) and any(
        r.stance == "asserts" and r.kind != "contradicts" for r in relations
    ):
        return "disputed"
    return "corroborated" if counted >= 2 else "claimed"


def grade(
    claims: Sequence[Weighable],
    origins: Mapping[str, Origin],
    relations: Mapping[str, Relation],
    denials: Sequence[tuple[str, Origin | None]],
    grouped: Grouped,
    reliability: Mapping[str, Reliability],
    at: str,
) -> Assessment:
    """The assessment of one event. `denials`: responses that deny it, with who gave them. `at`: when it was weighed."""
    reasons: list[Reason] = []
    carrying = [
        c for c in claims if relations[c.member].stance == "asserts" and relations[c.member].kind != "contradicts"
    ]
    counted = grouped.counted
    names = _names(grouped, origins)
    if counted >= 2:
        reasons.append(Reason("independent_origins", f"{counted} independent origins: {'; '.join(names)}"))
    elif counted == 1:
        reasons.append(Reason("single_origin", f"one origin: {names[0]}" if names else "one origin"))
    else:
        reasons.append(Reason("unknown_origin", "no report says how it knows"))
    reasons += [r for r in grouped.reasons if r.code != "independent_origins" or counted >= 2]
    unknown = sorted({c.document for c in carrying if origins[c.member].kind == "unknown"})
    if unknown and counted:
        reasons.append(Reason("unknown_origin", f"{len(unknown)} reports do not say how they know; not counted"))
    against = [c for c in claims if relations[c.member].kind in ("denies", "contradicts")]
    for claim in against:
        kind = relations[claim.member].kind
        who = origins[claim.member].name or claim.reading.document.publisher or claim.document
        detail = relations[claim.member].detail
        reasons.append(
            Reason("denied" if kind == "denies" else "contradicted", who + (f": {detail}" if detail else ""))
        )
    reasons += [Reason("denied", o.name or "someone" if o else "someone") for _, o in denials]
    parties = {origins[c.member].id: origins[c.member].name for c in carrying if interested(c, origins[c.member])}
    reasons += [
        Reason("interested_party", f"{name} is a party to the conflict and tells of its own success")
        for _, name in sorted(parties.items())
    ]
    seen = [g for g in grouped.groups if any(origins[m].kind in ("eyewitness", "reporter") for m in g)]
    if seen:
        reasons.append(Reason("eyewitness", "seen by " + "; ".join(sorted({_name(g, origins) for g in seen}))))
    opposed = bool(against or denials)
    disinterested = [g for g in grouped.groups if any(origins[m].id not in parties for m in g)]
    credibility = _credibility(counted, opposed, len(disinterested), bool(seen), len(against) + len(denials))
    given = sorted(
        {reliability[n] for o in origins.values() if (n := o.name) is not None and n in reliability}, key=_ORDER.index
    )
    if not given:
        reasons.append(Reason("reliability_not_set", "no person has judged the origins"))
    return Assessment(given[0] if given else "F", credibility, tuple(reasons), f"secondsource {__version__}", at)


def _credibility(counted: int, opposed: bool, disinterested: int, seen: bool, opponents: int) -> Credibility:
    """1–6 from what is known.

    1: two independent origins or more, one at least without an interest, nobody against. 2: two, but all interested
    or opposed. 3: one origin that saw it, nobody against. 4: one origin, opposed. 5: opposed by two or more.
    6: one origin that only says so, or none known: it cannot be judged.
    """
    if counted >= 2:
        return 2 if opposed or not disinterested else 1
    if opposed:
        return 5 if opponents >= 2 and counted <= 1 and not seen else 4
    return 3 if counted == 1 and seen else 6


def _name(group: Sequence[str], origins: Mapping[str, Origin]) -> str:
    named = sorted({origins[m].name or "" for m in group}, key=lambda n: (-len(n), n))
    return named[0] if named else ""


def _names(grouped: Grouped, origins: Mapping[str, Origin]) -> list[str]:
    return [name for name in (_name(g, origins) for g in grouped.groups) if name]
