"""Tables of the ledger for a terminal: claims, one event with its evidence, one claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.markup import escape
from rich.table import Table

from secondsource.faces import words
from secondsource.faces.exports.rows import attribution_of, place_of
from secondsource.faces.table import console, date_words, number_words, one_line, place_words, speaker_words
from secondsource.ledger import ClaimLine, Ledger, Version
from secondsource.model import Claim, EventRecord, Reading
from secondsource.model.judgement import Judgement

Json = dict[str, Any]


def version_as_json(version: Version) -> Json:
    """What an event was after one entry of the log, in short."""
    event = version.event
    return {
        "at": version.at,
        "cause": version.cause,
        "subject": version.subject,
        "reports": event.reports if event else None,
        "origins": event.origins if event else None,
        "status": event.status if event else "no more",
        "reliability": event.assessment.reliability if event else None,
        "credibility": event.assessment.credibility if event else None,
        "by": event.assessment.by if event else None,
    }


def judgement_as_json(judgement: Judgement) -> Json:
    """A person's decision."""
    return {
        "id": judgement.id,
        "subject": judgement.subject,
        "kind": judgement.kind,
        "value": judgement.value,
        "by": judgement.by,
        "because": judgement.because,
        "at": judgement.at,
    }


def print_claims(claims: Iterable[ClaimLine]) -> None:
    """Claims: who, what, how sure, where and when."""
    table = Table(pad_edge=False, expand=True)
    table.add_column("claim", no_wrap=True)
    table.add_column("who says so", ratio=3)
    table.add_column("what", ratio=5)
    table.add_column("where, when", ratio=3)
    for line in claims:
        who = f"{line.speaker or 'own voice, or not known'}{' (anonymous)' if line.anonymous else ''}"
        place = line.place or line.place_text or words.NOT_KNOWN
        days = line.earliest or words.NOT_KNOWN
        if line.latest and line.latest != line.earliest:
            days += f" – {line.latest}"
        what = f"{line.code} · {words.CERTAINTY[line.factuality]}\n“{one_line(line.text, 160)}”"
        publisher = line.publisher or "publisher not known"
        table.add_row(escape(line.id), escape(f"{who}\nin {publisher}"), escape(what), escape(f"{place}\n{days}"))
    console().print(table)


def print_event(event: EventRecord, ledger: Ledger, as_of: str | None) -> None:
    """An event with its claims by origin, figures, grade with reasons, and history."""
    out = console()
    out.print(f"{words.CODES[event.code]}: {one_line(event.summary, 300)}", style="bold", markup=False)
    out.print(f"{words.counted(event.reports, event.origins)} · {words.STATUS[event.status]}", markup=False)
    out.print(f"where: {place_words(None, event.place)} · when: {date_words(event.happened_on)}", markup=False)
    a = event.assessment
    reliability, credibility = words.RELIABILITY[a.reliability], words.CREDIBILITY[a.credibility]
    out.print(
        f"grade {a.reliability}{a.credibility} by {a.by}: origin {reliability}; information {credibility}", markup=False
    )
    for reason in a.reasons:
        out.print(f"  because {reason.detail or reason.code}", markup=False)
    for figure in event.quantities:
        given = ", ".join(f"{number_words(b.low, b.best, b.high)} in {b.claim}" for b in figure.by)
        out.print(f"{words.range_words(figure)}: {given}", markup=False)
    with ledger.neighbourhood(as_of) as neighbours:
        readings = neighbours.readings({m.document for m in event.members})
    for name, members in words.by_origin(event.members):
        out.print(f"\n{name}", style="bold", markup=False)
        for member in members:
            reading = readings.get(member.document)
            quote = one_line(member.anchor.of(reading.document.text), 200) if reading else "removed on request"
            publisher = (reading.document.publisher if reading else None) or "publisher not known"
            relation = words.RELATION.get(member.relation.kind or "", member.relation.stance.replace("_", " "))
            out.print(f"  {member.claim} in {publisher}: {relation}", markup=False)
            out.print(f"    “{quote}”", markup=False)
            for d in member.depends_on:
                out.print(f"    from {d.on}: {words.DERIVATION[d.kind]} ({d.score:.2f})", markup=False)
    out.print("\nhistory", style="bold")
    for version in ledger.history(event.id):
        v = version_as_json(version)
        state = f"{v['reports']} / {v['origins']}, {v['status']}" if v["reports"] is not None else "no more"
        out.print(f"  {v['at'][:19]}Z  {v['cause']} {v['subject']}: {state}", markup=False)
    for j in ledger.judgements(event.id, as_of):
        out.print(f"  {j.at[:19]}Z  {j.kind} {j.value} by {j.by}, because {j.because}", markup=False)


def print_claim(line: ClaimLine, reading: Reading, claim: Claim) -> None:
    """One claim with the words around it."""
    out = console()
    text = reading.document.text
    attribution = attribution_of(reading, claim)
    toponym = place_of(reading, claim)
    start, end = max(0, claim.anchor.start - 160), min(len(text), claim.anchor.end + 160)
    out.print(f"{line.id} · {line.code} · {words.CERTAINTY[claim.factuality]}", style="bold", markup=False)
    who = speaker_words(attribution.speaker if attribution else None, attribution is not None)
    relay = f", through {' → '.join(attribution.relay)}" if attribution and attribution.relay else ""
    out.print(f"who says so: {who}{relay}", markup=False)
    where = place_words(toponym.text if toponym else None, toponym.resolved if toponym else None)
    out.print(f"where: {where} · when: {date_words(claim.event.happened_on if claim.event else None)}", markup=False)
    before, after = one_line(text[start : claim.anchor.start], 400), one_line(text[claim.anchor.end : end], 400)
    out.print(f"…{before} [ {one_line(claim.anchor.of(text), 400)} ] {after}…", markup=False)
    out.print(f"in {line.document}, {line.publisher or 'publisher not known'}, {words.day_words(line.published)}",
              markup=False)  # fmt: skip
    out.print(f"event: {line.event or 'none'} · read by {claim.provenance.by}", markup=False)
