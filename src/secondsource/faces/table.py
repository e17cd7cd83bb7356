"""Tables for a terminal: 80 columns, readable without colour."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from secondsource.faces.language import Words, _
from secondsource.model import Attribution, Claim, DateValue, EventRecord, Place, Quantity, Reading, Speaker, Stake

CERTAINTY = Words(
    {
        "CT+": "certain",
        "PR+": "probable",
        "PS+": "possible",
        "CT-": "certainly not",
        "PR-": "probably not",
        "PS-": "possibly not",
        "Uu": "uncommitted",
    }
)
ABOUT = Words(
    {
        "capacity": "capacity",
        "output": "output",
        "rank": "rank",
        "dependence": "dependence",
        "consequence": "consequence",
    }
)
NOT_KNOWN = "not known"
WIDTH = 80


def console() -> Console:
    """A console on standard output; 80 columns wide where the width cannot be told."""
    return Console(
        file=sys.stdout, width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=False, emoji=False
    )


def speaker_words(speaker: Speaker | None, attributed: bool) -> str:
    """How a speaker is named to people: an anonymous one by role and never by a name."""
    if not attributed:
        return _("the publisher itself")
    if speaker is None:
        return _(NOT_KNOWN)
    if speaker.anonymous:
        who = speaker.role or _("somebody")
        if speaker.naming == "requested":
            return _("{who} (anonymous, asked not to be named)").format(who=who)
        return _("{who} (anonymous)").format(who=who)
    parts = [speaker.name or speaker.role or _(NOT_KNOWN)]
    if speaker.name and speaker.role:
        first, _blank, rest = speaker.role.partition(" ")
        parts.append(f"{first.lower()} {rest}" if first in {"A", "An", "The"} else speaker.role)
    return ", ".join(parts)


def date_words(value: DateValue | None) -> str:
    """An interval of days in words."""
    if value is None:
        return _(NOT_KNOWN)
    if value.earliest is None or value.latest is None:
        return value.edtf or _(NOT_KNOWN)
    return value.earliest if value.earliest == value.latest else f"{value.earliest} – {value.latest}"


def place_words(text: str | None, place: Place | None) -> str:
    """A place as the text spells it, with the name and radius of the point it stands for."""
    if text is None and place is None:
        return _(NOT_KNOWN)
    if place is None:
        return _("{place} (point not known)").format(place=text)
    radius = _("±{n} km").format(n=f"{place.radius_m / 1000:.3g}")
    return f"{text} → {place.name} {radius}" if text and text != place.name else f"{place.name} {radius}"


def number_words(low: float | None, best: float | None, high: float | None) -> str:
    """A figure as a range: "3", "at least 3", "up to 40", "20–30"."""

    def n(value: float) -> str:
        return f"{value:,.10g}"

    if best is not None:
        return n(best)
    if low is not None and high is not None:
        return n(low) if low == high else f"{n(low)}–{n(high)}"
    if low is not None:
        return _("at least {n}").format(n=n(low))
    return _("up to {n}").format(n=n(high)) if high is not None else _(NOT_KNOWN)


def quantity_words(quantities: Sequence[Quantity]) -> str:
    """Figures of an event in words."""
    return "; ".join(f"{number_words(q.low, q.best, q.high)} {q.what or q.unit}".strip() for q in quantities)


def stake_words(stake: Stake) -> str:
    """What is said to hang on an asset, in words."""
    if stake.low is None and stake.best is None and stake.high is None:
        return ABOUT[stake.about]
    figure = number_words(stake.low, stake.best, stake.high)
    return " ".join(filter(None, (ABOUT[stake.about], figure, stake.unit, stake.product, stake.period)))


def claim_code(claim: Claim) -> str:
    """The code of what is claimed."""
    if claim.event is not None:
        return claim.event.code + (f" ({claim.event.outcome})" if claim.event.outcome else "")
    if claim.stake is not None:
        return f"stake: {stake_words(claim.stake)}"
    return f"{claim.need.kind}: {claim.need.sector}" if claim.need is not None else ""


def one_line(text: str, most: int = 200) -> str:
    """A stretch of text on one line, cut with … where it is longer than `most` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _head(reading: Reading) -> Text:
    d = reading.document
    head = Text()
    head.append(d.title or one_line(d.text, 70), style="bold")
    parts = [
        d.publisher or "publisher not known",
        d.published or "date not known",
        d.language,
        f"sha256 {d.sha256[:12]}",
    ]
    head.append("\n" + " · ".join(parts))
    for warning in (*d.warnings, *reading.warnings):
        head.append(f"\nwarning: {warning}")
    return head


def _who(attribution: Attribution | None) -> str:
    who = speaker_words(attribution.speaker if attribution else None, attribution is not None)
    if attribution and attribution.relay:
        who += "\nthrough " + " → ".join(attribution.relay)
    if attribution and attribution.evidence != "unstated":
        who += f"\n({attribution.evidence})"
    return who


def print_readings(readings: Iterable[Reading]) -> None:
    """Each reading as a table: who says, what, how sure, where and when."""
    out = console()
    for reading in readings:
        text = reading.document.text
        attributions = {a.id: a for a in reading.attributions}
        places = {p.id: p for p in reading.places}
        out.print(_head(reading))
        table = Table(show_lines=True, pad_edge=False, expand=True)
        table.add_column("", no_wrap=True, ratio=4)
        table.add_column("who says so", ratio=20)
        table.add_column("what", ratio=34)
        table.add_column("where, when", ratio=22)
        for claim in reading.claims:
            event = claim.event
            place = places.get(event.place) if event and event.place else None
            if claim.stake is not None and claim.stake.asset:
                place = places.get(claim.stake.asset)
            what = f"{claim_code(claim)} · {CERTAINTY[claim.factuality]}\n“{one_line(claim.anchor.of(text))}”"
            figures = quantity_words(event.quantities if event else claim.need.quantities if claim.need else ())
            where = place_words(place.text if place else None, place.resolved if place else None)
            when = date_words(event.happened_on) if event else ""
            table.add_row(
                claim.id,
                _who(attributions.get(claim.attribution or "")),
                what + (f"\n{figures}" if figures else ""),
                where + (f"\n{when}" if when else ""),
            )
        out.print(table)
        for response in reading.responses:
            kind = response.kind.replace("_", " ")
            out.print(f"{response.by}: {kind} — “{one_line(response.anchor.of(text), 120)}”", markup=False)
        claimed = {c.attribution for c in reading.claims}
        rest = [a for a in reading.attributions if a.id not in claimed]
        if rest:
            out.print("Also said:", style="bold")
            for a in rest:
                said = " … ".join(one_line(s.of(text), 110) for s in a.content)
                out.print(f"  {_who(a).replace(chr(10), ', ')}: {said}", markup=False)
        out.print()


def print_events(events: Iterable[EventRecord]) -> None:
    """Events with reports and origins side by side."""
    table = Table(pad_edge=False, expand=True)
    table.add_column("event", no_wrap=True)
    table.add_column("what is claimed", ratio=5)
    table.add_column("where, when", ratio=3)
    table.add_column("reports / origins", ratio=2)
    table.add_column("status, grade", ratio=2)
    for e in events:
        grade = f"{e.assessment.reliability}{e.assessment.credibility}"
        where = place_words(None, e.place)
        counted = f"{e.reports} report{'s' * (e.reports != 1)} / {e.origins} origin{'s' * (e.origins != 1)}"
        table.add_row(
            e.id,
            f"{e.code}: {one_line(e.summary, 140)}",
            f"{where}\n{date_words(e.happened_on)}",
            counted,
            f"{e.status}\n{grade}",
        )
    console().print(table)
