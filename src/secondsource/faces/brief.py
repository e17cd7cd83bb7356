"""The situation brief: one page that says who claims what, on how many reports and origins, and what is not known.

Every sentence quotes and names who says so; none states a claim as a fact. Each carries reports / origins and links
to its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from secondsource.faces import words
from secondsource.faces.exports.rows import attribution_of
from secondsource.faces.exposure import assets_claimed, exposure_of, short_words
from secondsource.faces.language import Words, _, language, many
from secondsource.faces.protect import Protection
from secondsource.ledger import Filters, Ledger
from secondsource.model import EventRecord, Member, Reading
from secondsource.model.claim import claim_of
from secondsource.settings import FacesSettings

MOST = 40
"""Events of a brief; it is to be one page. What is left out is counted at its end."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the words in brackets behind it, and the path of its evidence."""

    text: str
    counted: str
    path: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences; `empty` is what stands there where there are none."""

    title: str
    sentences: tuple[Sentence, ...]
    empty: str


def _path(kind: str, id: str) -> str:
    from urllib.parse import quote

    return f"/{kind}/{quote(id, safe='')}"


def _who(member: Member, reading: Reading | None) -> str:
    """Who says so, with the verb: a speaker, a body, or a publisher that names nobody."""
    publisher = (reading.document.publisher if reading else None) or _("a report whose publisher is not known")
    claim = claim_of(reading, member.claim) if reading else None
    attribution = attribution_of(reading, claim) if reading and claim else None
    response = member.claim.rpartition("/")[2].startswith("r")
    if attribution is None and not response:
        origin = member.origin
        if origin is not None and origin.kind not in ("unknown", "document"):
            told = {"who": words.origin_name(origin), "publisher": publisher}
            return _("{who} is given as the origin by {publisher}, which writes").format(**told)
        return _("{publisher} writes, naming no source").format(publisher=publisher)
    who = words.speaker_words(attribution.speaker, True) if attribution else words.origin_name(member.origin)
    if who == _(words.NOT_KNOWN):
        who = _("Somebody whom the text does not name")
    return _("{who} is reported by {publisher} as saying").format(who=who, publisher=publisher)


def _claimed(event: EventRecord, readings: dict[str, Reading]) -> Sentence:
    says = [m for m in event.members if m.relation.stance == "asserts" and m.relation.kind != "contradicts"]
    first = says[0] if says else event.members[0]
    reading = readings.get(first.document)
    quote = words.one_line(first.anchor.of(reading.document.text), 240) if reading else _("removed on request")
    where = words.place_words(None, event.place) if event.place else _("place not known")
    when = words.date_words(event.happened_on) if event.happened_on else _("date not known")
    text = f"{_who(first, reading)}: “{quote}” ({words.CODES[event.code]}; {where}; {when})."
    others = [m for m in says[1:] if m.relation.kind == "corroborates"]
    names = list(dict.fromkeys(words.origin_name(m.origin) for m in others))
    if names:
        same = many("{who} is reported as saying the same independently.",
                    "{who} are reported as saying the same independently.", len(names))  # fmt: skip
        text += " " + same.format(who=", ".join(names))
    if event.quantities:
        figures = "; ".join(words.range_words(f) for f in event.quantities[:4])
        text += " " + _("Figures claimed: {figures}.").format(figures=figures)
    return Sentence(text, _counted(event), _path("events", event.id))


def _staked(stakes: list[EventRecord], readings: dict[str, Reading]) -> list[Sentence]:
    """The stakes claimed; behind the first of each asset, what the register has downstream of it."""
    found: list[Sentence] = []
    told: set[str] = set()
    for event in stakes:
        claimed = _claimed(event, readings)
        for id in assets_claimed((m.claim for m in event.members), readings):
            exposure = exposure_of(id) if id not in told else None
            told.add(id)
            if exposure is not None and exposure.links:
                claimed = replace(claimed, text=f"{claimed.text} {short_words(exposure)}")
        found.append(claimed)
    return found


def _counted(event: EventRecord) -> str:
    return f"{words.counted(event.reports, event.origins)}, {words.STATUS_NAME[event.status]}, {words.grade(event)}"


def _disputed(event: EventRecord, readings: dict[str, Reading]) -> list[Sentence]:
    found = []
    for member in event.members:
        if member.relation.stance != "denies" and member.relation.kind not in ("contradicts", "denies"):
            continue
        reading = readings.get(member.document)
        quote = words.one_line(member.anchor.of(reading.document.text), 200) if reading else _("removed on request")
        told = {"who": _who(member, reading), "quote": quote, "others": words.one_line(event.summary, 120)}
        if member.relation.stance == "denies":
            text = _("{who}: “{quote}”, which denies what others say: “{others}”.").format(**told)
        else:
            text = _("{who}: “{quote}”, which contradicts what others say: “{others}”.").format(**told)
        found.append(Sentence(text, _counted(event), _path("events", event.id)))
    return found


def sections(
    ledger: Ledger, filters: Filters, as_of: str | None, changed_since: str | None, protection: Protection
) -> list[Section]:
    """The brief as sections of sentences."""
    events = [protection.event(e) for e in ledger.events(replace(filters, limit=filters.limit or 500), as_of)]
    with ledger.neighbourhood(as_of) as neighbours:
        readings = dict(neighbours.readings({m.document for e in events for m in e.members}))
    stakes = [e for e in events if e.code == "stake"]
    happened = [e for e in events if e.code != "stake"]
    ranked = sorted(happened, key=lambda e: (-e.origins, -e.reports))[:MOST]
    kept = {e.id for e in ranked}
    unknown = [e for e in happened if e.place is None]
    origins = [e for e in events if e.origins == 0]
    undated = [e for e in happened if e.happened_on is None]
    left = [e for e in happened if e.id not in kept]
    gaps = [
        *_gap(many("{n} claimed event has no place that is known.", "{n} claimed events have no place that is known.",
                   len(unknown)), unknown),
        *_gap(many("{n} claimed event has no date that is known.", "{n} claimed events have no date that is known.",
                   len(undated)), undated),
        *_gap(many("{n} claimed event has no origin that can be told.",
                   "{n} claimed events have no origin that can be told.", len(origins)), origins),
        *_gap(many("{n} claimed event is left out for length.", "{n} claimed events are left out for length.",
                   len(left)), left),
    ]  # fmt: skip
    disputes = tuple(s for e in events for s in _disputed(e, readings))
    found = [
        Section(_("What is claimed"), tuple(_claimed(e, readings) for e in ranked), _("Nothing fits.")),
        Section(_("What is disputed"), disputes, _("No denial was found.")),
        Section(_("What hangs on it"), tuple(_staked(stakes[:10], readings)), _("No stake is claimed.")),
        Section(_("Needs reported"), tuple(_needs(ledger, filters, as_of)), _("No need was reported.")),
    ]
    if changed_since:
        title = _("What changed since {day}").format(day=changed_since)
        found.append(Section(title, tuple(_changed(ledger, events, changed_since)), _("Nothing changed.")))
    found.append(Section(_("What is not known"), tuple(gaps), _("Nothing more is marked as not known.")))
    return found


def _gap(text: str, events: list[EventRecord]) -> list[Sentence]:
    if not events:
        return []
    reports, origins = sum(e.reports for e in events), sum(e.origins for e in events)
    counted = _("{counted} in all").format(counted=words.counted(reports, origins))
    return [Sentence(text.format(n=len(events)), counted, _path("events", events[0].id))]


def _needs(ledger: Ledger, filters: Filters, as_of: str | None) -> list[Sentence]:
    wanted = replace(filters, code="need", min_origins=None, status=None, limit=10, cursor=None)
    if filters.code not in (None, "need"):
        return []
    found = []
    for line in ledger.claims(wanted, as_of):
        where = line.place or line.place_text or _("place not known")
        by = line.publisher or _("a report whose publisher is not known")
        who = _("{who} (anonymous)").format(who=line.speaker) if line.anonymous else line.speaker
        if line.speaker:
            says = _("{who} is reported by {publisher} as saying").format(who=who, publisher=by)
        else:
            says = _("{publisher} writes").format(publisher=by)
        text = f"{says}: “{words.one_line(line.text, 200)}” ({where})."
        found.append(Sentence(text, words.counted(1, 1 if line.speaker else 0), _path("claims", line.id)))
    return found


def _changed(ledger: Ledger, events: list[EventRecord], since: str) -> list[Sentence]:
    from secondsource.ledger.filters import as_of_stamp

    stamp = as_of_stamp(since)
    found = []
    for event in events:
        before, now = None, None
        for version in ledger.history(event.id):
            if version.at <= stamp:
                before = version.event
            now = version
        if now is None or now.at <= stamp:
            continue
        summary = words.one_line(event.summary, 120)
        if before is None:
            text = _("New since then: the claim “{summary}”.").format(summary=summary)
        else:
            was = f"{words.counted(before.reports, before.origins)}, {words.STATUS_NAME[before.status]}"
            text = _("The claim “{summary}” stood at {was}.").format(summary=summary, was=was)
        found.append(Sentence(text, _counted(event), _path("events", event.id)))
    return found[:MOST]


_MARKDOWN = re.compile(r"([\\`*_\[\]#<>|~])")


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _MARKDOWN.sub(r"\\\1", text.replace("\n", " "))


FILTERS = Words(
    {
        "place": "place",
        "since": "since",
        "until": "until",
        "code": "code",
        "speaker": "speaker",
        "text": "text",
        "publisher": "publisher",
        "status": "status",
        "min_origins": "at least so many origins",
    }
)


def _scope(filters: Filters, as_of: str | None) -> str:
    names = ("place", "since", "until", "code", "speaker", "text", "publisher", "status", "min_origins")
    parts = [f"{FILTERS[n]}: {getattr(filters, n)}" for n in names if getattr(filters, n) is not None]
    if filters.near is not None:
        near = f"{filters.near[0]:g}, {filters.near[1]:g}"
        parts.append(_("within {km} km of {point}").format(km=f"{filters.within_km:g}", point=near))
    parts.append(_("the ledger as of {time}").format(time=as_of) if as_of else _("the ledger as it stands"))
    return "; ".join(parts)


PREFACE = Words(
    {
        "": "Everything below is claimed by somebody; nothing is stated as fact. Behind each sentence stand the number "
        "of reports that carry it and of independent origins behind them, its status, and its Admiralty grade."
    }
)


def brief(
    ledger: Ledger,
    filters: Filters,
    as_of: str | None,
    form: str,
    *,
    base: str = "",
    changed_since: str | None = None,
    settings: FacesSettings | None = None,
    protection: Protection | None = None,
    styles: str | None = None,
) -> str:
    """The brief as Markdown ("md") or as a page ("html"). `styles`: address of a style sheet for pages we serve."""
    settings = settings or FacesSettings()
    parts = sections(ledger, filters, as_of, changed_since, protection or Protection(settings))
    render: Callable[..., str] = _html if form == "html" else _markdown
    return render(parts, _scope(filters, as_of), (base or settings.html_base).rstrip("/"), styles)


def _markdown(parts: list[Section], scope: str, base: str, styles: str | None) -> str:
    lines = [f"# {plain(_('Situation brief'))}", "", plain(PREFACE[""]), "", f"*{plain(scope)}*"]
    for section in parts:
        lines += ["", f"## {plain(section.title)}", ""]
        lines += [f"- {plain(s.text)} [{plain(s.counted)}]({base}{s.path})" for s in section.sentences]
        if not section.sentences:
            lines.append(section.empty)
    return "\n".join(lines) + "\n"


_STYLE = (
    "body{font:11pt/1.45 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;border-bottom:1px solid #999}li{margin:.4rem 0}a{color:#175a73}"
)


def _html(parts: list[Section], scope: str, base: str, styles: str | None) -> str:
    icon = '<link rel="icon" href="/static/icon.svg">'
    style = f'{icon}<link rel="stylesheet" href="{escape(styles)}">' if styles else f"<style>{_STYLE}</style>"
    back = '<p class="exports"><a href="/">' + escape(_("To the situation")) + "</a></p>" if styles else ""
    title = escape(_("Situation brief"))
    lines = [
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<title>{title}</title>{style}</head><body><main class="briefpage"><h1>{title}</h1>',
        f"<p>{escape(PREFACE[''])}</p><p><em>{escape(scope)}</em></p>",
    ]
    for section in parts:
        lines.append(f"<section><h2>{escape(section.title)}</h2>")
        if section.sentences:
            lines.append("<ul>")
            lines += [
                f'<li>{escape(s.text)} <a href="{escape(base + s.path)}">{escape(s.counted)}</a></li>'
                for s in section.sentences
            ]
            lines.append("</ul>")
        else:
            lines.append(f"<p>{escape(section.empty)}</p>")
        lines.append("</section>")
    lines.append(f"{back}</main></body></html>\n")
    return "\n".join(lines)
