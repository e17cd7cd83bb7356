"""Small questions about drafts of events: which are idle, which say one thing, which stand in one place."""

from __future__ import annotations

from secondsource.model import Span, Toponym
from secondsource.reading.merging import Draft


def idle(draft: Draft) -> bool:
    """Whether a side event is only the condition of another ("if the crossing is built, the town might fall")."""
    return draft.event.code == "other" and draft.factuality == "Uu" and draft.provenance.detail.endswith("if-clause")


def same_stretch(one: Span, other: Span) -> bool:
    """Whether two anchors share most of the shorter one."""
    shared = one.overlap(other)
    return shared > 0.5 * min(len(one), len(other))


def one_place(one: Toponym | None, other: Toponym | None) -> bool:
    """Whether two places may be one; an unknown one may be any."""
    if one is None or other is None:
        return True
    if one.resolved and other.resolved and one.resolved.geonameid is not None:
        return one.resolved.geonameid == other.resolved.geonameid
    return one.text.lower() == other.text.lower()
