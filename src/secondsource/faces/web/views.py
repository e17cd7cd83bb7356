"""What each page shows, gathered from the ledger: one function a page, one dataclass a kind of thing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import quote

from secondsource.errors import NotInLedger, SecondSourceError
from secondsource.faces import words
from secondsource.faces.exports.rows import attribution_of, place_of
from secondsource.faces.protect import gazetteer
from secondsource.faces.table import stake_words
from secondsource.faces.web import marks, pictures
from secondsource.faces.web.app import Web
from secondsource.faces.web.query import Asked
from secondsource.faces.web.security import safe_address
from secondsource.ledger import ClaimLine, DocumentLine, Filters, Version
from secondsource.model import Claim, Derivation, EventRecord, Member, Reading, RegisterCheck, Span
from secondsource.model.judgement import Judgement


def part(id: str) -> str:
    """An id or a name as one piece of an address."""
    return quote(id, safe="")


def towns(lat: float, lon: float, km: float) -> list[tuple[str, float, float]]:
    """The larger settlements around a point, largest first; none where the gazetteer cannot be opened."""
    try:
        found = gazetteer().around(lat, lon, min(km, 400.0) * 1000)
    except SecondSourceError:
        return []
    return [(e.name, e.lat, e.lon) for e in sorted(found, key=lambda e: -e.population)[:120]]


# ---- situation -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Situation:
    """A page of events: those with a point, those without, and the pictures of both."""

    events: list[EventRecord]
    placed: list[EventRecord]
    unplaced: list[EventRecord]
    bars: list[pictures.Bar]
    sketch: pictures.Sketch | None
    next: str | None
    counts: dict[str, int]
    places: dict[str, str]
    statuses: Counter[str]


def situation(web: Web, asked: Asked) -> Situation:
    """The events that fit, a page of them."""
    page = web.ledger.events_page(asked.filters, asked.as_of)
    with web.ledger.neighbourhood(asked.as_of) as neighbours:
        found = neighbours.events([line.id for line in page.lines])
    events = [web.protection.event(found[line.id]) for line in page.lines if line.id in found]
    spelled = spellings(web, events, asked.as_of)
    return Situation(
        events,
        [e for e in events if e.place is not None],
        [e for e in events if e.place is None],
        pictures.timeline(events),
        pictures.sketch(events, towns),
        page.next,
        web.counts(),
        spelled,
        Counter(e.status for e in events),
    )


def spellings(web: Web, events: list[EventRecord], as_of: str | None) -> dict[str, str]:
    """Event id -> the place as its first claim's text spells it, where that differs from the name or is all we know."""
    found: dict[str, str] = {}
    with web.ledger.neighbourhood(as_of) as neighbours:
        readings = neighbours.readings({e.members[0].document for e in events if e.members})
    for event in events:
        if not event.members:
            continue
        reading = readings.get(event.members[0].document)
        claim = claim_of(reading, event.members[0].claim) if reading else None
        toponym = place_of(reading, claim) if reading and claim else None
        if toponym is not None and (event.place is None or toponym.text != event.place.name):
            found[event.id] = words.one_line(toponym.text, 80)
    return found


def claim_of(reading: Reading, member: str) -> Claim | None:
    """The claim of a reading by its member id ("document-id/claim-id")."""
    id = member.rpartition("/")[2]
    return next((c for c in reading.claims if c.id == id), None)


# ---- event ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quoted:
    """A member of an event with its words in context."""

    member: Member
    publisher: str
    published: str
    title: str
    language: str
    context: list[marks.Stretch]
    who: str
    relay: tuple[str, ...]
    factuality: str
    evidence: str
    relation: str
    against: bool
    speaker_link: str | None
    read_by: str
    stake: str = ""
    register: RegisterCheck | None = None


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event with all its evidence."""

    event: EventRecord
    spelling: str | None
    groups: list[tuple[str, list[Quoted]]]
    supporting: list[Quoted]
    repeating: int
    opposing: list[Quoted]
    chain: pictures.Chain
    figures: list[pictures.Figure]
    history: list[tuple[Version, str]]
    judgements: list[Judgement]
    comments: list[Judgement]
    reviewed: Judgement | None
    sketch: pictures.Sketch | None


def speaker_link(reading: Reading, claim: Claim | None) -> str | None:
    """The page of a named speaker; None for anonymous and unknown ones, who have none."""
    attribution = attribution_of(reading, claim) if claim else None
    speaker = attribution.speaker if attribution else None
    if speaker is None or speaker.anonymous or not speaker.name:
        return None
    return f"/speakers/{part(speaker.name)}"


def quoted(member: Member, reading: Reading | None) -> Quoted:
    """A member with the words around its claim."""
    if reading is None:
        stretch = marks.Stretch("removed on request", (), (), (), "")
        return Quoted(member, "removed on request", "", member.document, "", [stretch], "", (), "", "", "", False, None,
                      "")  # fmt: skip
    document = reading.document
    claim = claim_of(reading, member.claim)
    attribution = attribution_of(reading, claim) if claim else None
    response = None
    id = member.claim.rpartition("/")[2]
    if claim is None and id.startswith("r") and id[1:].isdigit() and 0 < int(id[1:]) <= len(reading.responses):
        response = reading.responses[int(id[1:]) - 1]
    who = response.by if response else words.speaker_words(attribution.speaker if attribution else None,
                                                            attribution is not None)  # fmt: skip
    relation = words.RELATION.get(member.relation.kind or "", member.relation.stance.replace("_", " "))
    return Quoted(
        member,
        document.publisher or "publisher not known",
        words.day_words(document.published),
        words.one_line(document.title or document.text, 90),
        document.language,
        marks.in_context(reading, member.anchor),
        who,
        attribution.relay if attribution else (),
        words.CERTAINTY[claim.factuality] if claim else "",
        words.EVIDENCE.get(attribution.evidence, "") if attribution else "",
        relation,
        member.relation.stance == "denies" or member.relation.kind in ("denies", "contradicts"),
        speaker_link(reading, claim),
        claim.provenance.by if claim else "",
        stake_words(claim.stake) if claim and claim.stake else "",
        claim.stake.register if claim and claim.stake else None,
    )


def event_page(web: Web, id: str, as_of: str | None) -> EventPage:
    """One event. Raises NotInLedger."""
    event = web.protection.event(web.ledger.event(id, as_of))
    with web.ledger.neighbourhood(as_of) as neighbours:
        readings = neighbours.readings({m.document for m in event.members})
    by_member = {m.claim: quoted(m, readings.get(m.document)) for m in event.members}
    groups = [(name, [by_member[m.claim] for m in members]) for name, members in words.by_origin(event.members)]
    judged = [j for j in web.ledger.judgements(as_of=as_of) if _concerns(j, event)]
    first = readings.get(event.members[0].document) if event.members else None
    claim = claim_of(first, event.members[0].claim) if first else None
    toponym = place_of(first, claim) if first and claim else None
    publishers = {id: r.document.publisher or "publisher not known" for id, r in readings.items()}
    names = {m: f"{q.who} in {q.publisher}" for m, q in by_member.items()}
    opposing = [q for q in by_member.values() if q.against]
    supporting = [q for q in by_member.values() if not q.against and q.member.relation.stance == "asserts"]
    # Side by side stand voices, one quotation each; what repeats them is listed by origin.
    voices: dict[str, Quoted] = {}
    for q in supporting:
        origin = q.member.origin
        voices.setdefault(origin.id if origin and origin.kind != "unknown" else q.member.document, q)
    shown = list(voices.values())[: max(4, len(opposing))]
    return EventPage(
        event,
        toponym.text if toponym and (event.place is None or toponym.text != event.place.name) else None,
        groups,
        shown,
        len(supporting) - len(shown),
        opposing,
        pictures.chain(event, publishers),
        [pictures.figure(q, names) for q in event.quantities],
        [(version, _what_changed(version, before)) for version, before in _pairs(web.ledger.history(id))],
        [j for j in judged if j.kind not in ("comment", "reviewed")],
        [j for j in judged if j.kind == "comment"],
        next((j for j in reversed(judged) if j.kind == "reviewed"), None),
        pictures.sketch([event], towns, 360, 260),
    )


def _concerns(judgement: Judgement, event: EventRecord) -> bool:
    names = {m.origin.name for m in event.members if m.origin and m.origin.name and not m.origin.anonymous}
    members = {m.claim for m in event.members}
    if judgement.kind == "reliability":
        return judgement.subject in names or judgement.subject == event.id
    return judgement.subject == event.id or judgement.subject in members


def _pairs(versions: list[Version]) -> list[tuple[Version, Version | None]]:
    return list(zip(versions, [None, *versions[:-1]], strict=True))


def _what_changed(version: Version, before: Version | None) -> str:
    """What one entry of the log did to an event, in words."""
    now, then = version.event, before.event if before else None
    if now is None:
        return "joined into another event, or fell apart"
    if then is None:
        return f"first seen: {words.counted(now.reports, now.origins)}"
    changes = []
    if (now.reports, now.origins) != (then.reports, then.origins):
        then_counted = words.counted(then.reports, then.origins)
        changes.append(f"{then_counted} became {words.counted(now.reports, now.origins)}")
    if now.status != then.status:
        changes.append(f"{then.status} became {now.status}")
    if words.grade(now) != words.grade(then):
        changes.append(f"grade {words.grade(then)} became {words.grade(now)} by {now.assessment.by}")
    for figure in now.quantities:
        old = next((q for q in then.quantities if q.what == figure.what), None)
        if old is None or (old.low, old.high) != (figure.low, figure.high):
            changes.append(f"{words.range_words(old) if old else 'no figure'} became {words.range_words(figure)}")
    new = {m.claim for m in now.members} - {m.claim for m in then.members}
    lost = {m.claim for m in then.members} - {m.claim for m in now.members}
    if new and not changes:
        changes.append(f"{len(new)} claim{'s' * (len(new) != 1)} more")
    if lost:
        changes.append(f"{len(lost)} claim{'s' * (len(lost) != 1)} left")
    return "; ".join(changes) or "its evidence changed"


# ---- document ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim beside the text it stands in."""

    claim: Claim
    id: str
    code: str
    what: str
    who: str
    relay: tuple[str, ...]
    speaker_link: str | None
    factuality: str
    where: str
    when: str
    figures: str
    stake: str
    event: EventRecord | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of this text beside the stretch of another that it comes from."""

    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Source:
    """A report that this one was made from, or that was made from this one."""

    derivation: Derivation
    line: DocumentLine | None
    kind: str
    passages: list[Passage]
    added: list[str]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document with everything read in it."""

    reading: Reading
    line: DocumentLine
    address: str | None
    stretches: list[marks.Stretch]
    cut: bool
    cards: list[ClaimCard]
    loose: list[tuple[str, str]]
    sources: list[Source]
    heirs: list[Source]
    first: Source | None
    versions: list[DocumentLine]
    changes: list[tuple[str, str]]
    size_words: str


def document_page(web: Web, id: str, as_of: str | None) -> DocumentPage:
    """One document. Raises NotInLedger."""
    line = web.ledger.document(id, as_of)
    reading = web.protection.reading(web.ledger.reading(id, as_of))
    most = web.settings.faces.shown_text
    text = reading.document.text
    with web.ledger.neighbourhood(as_of) as neighbours:
        ancestors = neighbours.derivations([id]).get(id, ())
        heirs = sorted(neighbours.derived_from([id]))[:100]
        theirs = neighbours.derivations(heirs)
        readings = neighbours.readings({d.on for d in ancestors})
        events_of = neighbours.events_of([f"{id}/{c.id}" for c in reading.claims])
        events = {key: web.protection.event(e) for key, e in neighbours.events(set(events_of.values())).items()}
    taken = tuple(a.here for d in ancestors for a in d.evidence)
    sources = [_source(web, d, d.on, text, readings.get(d.on), as_of) for d in ancestors]
    first = min(
        (s for s in sources if s.line and s.derivation.kind in ("verbatim", "edited", "translation")),
        key=lambda s: s.line.published or "~" if s.line else "~",
        default=None,
    )
    versions = web.ledger.versions(id)
    earlier = [v for v in versions if v.id != id and v.added_at < line.added_at]
    return DocumentPage(
        reading,
        line,
        safe_address(reading.document.address),
        marks.cut(text, [*marks.spans_of(reading), *(("taken", s, "", "also in an earlier report") for s in taken)],
                  Span(0, min(most, len(text)))),
        len(text) > most,
        [_card(reading, claim, events.get(events_of.get(f"{id}/{claim.id}", ""))) for claim in reading.claims],
        _loose(reading),
        sources,
        [_source(web, d, d.document, "", None, as_of) for h in heirs for d in theirs.get(h, ()) if d.on == id],
        first,
        versions if len(versions) > 1 else [],
        _changes(web, earlier[-1].id, text) if earlier else [],
        f"{len(text):,} characters",
    )  # fmt: skip


def _source(web: Web, d: Derivation, other: str, text: str, there: Reading | None, as_of: str | None) -> Source:
    try:
        line = web.ledger.document(other, as_of)
    except NotInLedger:
        line = None
    passages = []
    if there is not None:
        for aligned in d.evidence[:12]:
            here_words = words.one_line(aligned.here.of(text), 400)
            passages.append(Passage(here_words, words.one_line(aligned.there.of(there.document.text), 400)))
    added = [words.one_line(s.of(text), 300) for s in d.added[:8]] if text else []
    return Source(d, line, words.DERIVATION[d.kind], passages, [a for a in added if len(a) > 3])


def _card(reading: Reading, claim: Claim, event: EventRecord | None) -> ClaimCard:
    attribution = attribution_of(reading, claim)
    toponym = place_of(reading, claim)
    quantities = claim.event.quantities if claim.event else claim.need.quantities if claim.need else ()
    figures = "; ".join(f"{words.number_words(q.low, q.best, q.high)} {q.what or q.unit}" for q in quantities)
    code = claim.event.code if claim.event else "stake" if claim.stake else "need"
    what = words.CODES[code]
    if claim.event and claim.event.outcome:
        what += f": {claim.event.outcome}"
    if claim.need:
        what = f"{claim.need.kind}: {claim.need.sector}"
        what += f", {claim.need.population}" if claim.need.population else ""
    stake = ""
    if claim.stake:
        stake = stake_words(claim.stake)
    return ClaimCard(
        claim,
        claim.id,
        code,
        what,
        words.speaker_words(attribution.speaker if attribution else None, attribution is not None),
        attribution.relay if attribution else (),
        speaker_link(reading, claim),
        words.CERTAINTY[claim.factuality],
        words.place_words(toponym.text if toponym else None, toponym.resolved if toponym else None),
        words.date_words(claim.event.happened_on if claim.event else None),
        figures,
        stake,
        event,
    )


def _loose(reading: Reading) -> list[tuple[str, str]]:
    """What was said without a claim of an event, stake or need in it: who, and what."""
    claimed = {c.attribution for c in reading.claims}
    text = reading.document.text
    found = []
    for a in reading.attributions:
        if a.id not in claimed:
            said = " … ".join(words.one_line(s.of(text), 200) for s in a.content)
            found.append((words.speaker_words(a.speaker, True), said))
    return found


def _changes(web: Web, earlier: str, text: str) -> list[tuple[str, str]]:
    """What a later version of a page changed: sentences that went and that came."""
    try:
        before = web.ledger.reading(earlier).document.text
    except NotInLedger:
        return []
    then, now = _sentences(before), _sentences(text)
    old, new = set(then), set(now)
    gone = [("gone", words.one_line(s, 300)) for s in then if s not in new]
    return [*gone[:30], *[("new", words.one_line(s, 300)) for s in now if s not in old][:30]]


def _sentences(text: str) -> list[str]:
    return [s.strip() for s in re.split(r"(?<=[.!?…])\s+|\n+", text[:200_000]) if s.strip()]


# ---- needs ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need, appeal or delivery, and who reports it."""

    kind: str
    population: str
    where: str
    figures: str
    text: str
    who: str
    publisher: str
    published: str
    claim: str
    language: str
    reports: tuple[str, ...] = ()
    """Publishers of the documents that carry it, where copies of one report were found."""


def _gathered(lines: list[NeedLine], ancestors: dict[str, set[str]]) -> list[NeedLine]:
    """Needs of one sector, a copy joined to what it was made from where kind, place and figures are the same."""
    groups: list[list[NeedLine]] = []
    for line in lines:
        document = line.claim.rpartition("/")[0]
        for group in groups:
            first = group[0]
            others = {g.claim.rpartition("/")[0] for g in group}
            alike = (first.kind, first.where, first.figures) == (line.kind, line.where, line.figures)
            linked = others & ancestors.get(document, set()) or any(document in ancestors.get(o, ()) for o in others)
            if alike and (linked or document in others):
                group.append(line)
                break
        else:
            groups.append([line])
    found = []
    for group in groups:
        oldest = min(group, key=lambda g: g.published)
        found.append(replace(oldest, reports=tuple(dict.fromkeys(g.publisher for g in group))))
    return found


def needs(web: Web, asked: Asked) -> tuple[list[tuple[str, list[NeedLine]]], str | None]:
    """Needs that fit, by sector, and the cursor of the next page."""
    page = web.ledger.claims_page(replace(asked.filters, code="need"), asked.as_of)
    with web.ledger.neighbourhood(asked.as_of) as neighbours:
        readings = neighbours.readings({line.document for line in page.lines})
        made_from = neighbours.derivations({line.document for line in page.lines})
    ancestors = {id: {d.on for d in found} for id, found in made_from.items()}
    sectors: dict[str, list[NeedLine]] = {}
    for line in page.lines:
        found = readings.get(line.document)
        reading = web.protection.reading(found) if found else None
        claim = claim_of(reading, line.id) if reading else None
        if reading is None or claim is None or claim.need is None:
            continue
        attribution, toponym = attribution_of(reading, claim), place_of(reading, claim)
        quantities = claim.need.quantities
        sectors.setdefault(claim.need.sector, []).append(
            NeedLine(
                claim.need.kind,
                claim.need.population or words.NOT_KNOWN,
                words.place_words(toponym.text if toponym else None, toponym.resolved if toponym else None),
                "; ".join(f"{words.number_words(q.low, q.best, q.high)} {q.what or q.unit}" for q in quantities),
                claim.anchor.of(reading.document.text),
                words.speaker_words(attribution.speaker if attribution else None, attribution is not None),
                line.publisher or "publisher not known",
                words.day_words(line.published),
                line.id,
                reading.document.language,
            )
        )
    return [(sector, _gathered(lines, ancestors)) for sector, lines in sorted(sectors.items())], page.next


# ---- speaker, publisher, place, search -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NamePage:
    """What one speaker said, one publisher published, or is claimed of one place."""

    name: str
    claims: list[ClaimLine]
    documents: list[DocumentLine]
    events: list[EventRecord]
    roles: list[tuple[str, int]]
    copies: list[tuple[DocumentLine, str, str]]
    judgements: list[Judgement]
    bars: list[pictures.Bar]
    sketch: pictures.Sketch | None
    spelled: list[tuple[str, int]]


def _events_of(web: Web, filters: Filters, as_of: str | None) -> list[EventRecord]:
    return [web.protection.event(e) for e in web.ledger.events(filters, as_of)]


def speaker_page(web: Web, name: str, as_of: str | None) -> NamePage:
    """A named speaker. Raises NotInLedger for a name under which nobody speaks; anonymous speakers have no page."""
    found = web.ledger.claims_page(Filters(speaker=name, limit=200), as_of).lines
    wanted = name.casefold()
    claims = [c for c in found if not c.anonymous and (c.speaker or "").casefold() == wanted]
    if not claims:
        raise NotInLedger(f"{name}: no such speaker by name")
    ids = list(dict.fromkeys(c.event for c in claims if c.event))
    with web.ledger.neighbourhood(as_of) as neighbours:
        events = [web.protection.event(e) for e in neighbours.events(ids[:100]).values()]
        readings = neighbours.readings({c.document for c in claims})
    roles: Counter[str] = Counter()
    for c in claims:
        reading = readings.get(c.document)
        claim = claim_of(reading, c.id) if reading else None
        attribution = attribution_of(reading, claim) if reading and claim else None
        if attribution and attribution.speaker and attribution.speaker.role:
            roles[attribution.speaker.role] += 1
    judged = [j for j in web.ledger.judgements(as_of=as_of) if j.kind == "reliability" and j.subject.startswith(name)]
    return NamePage(claims[0].speaker or name, claims, [], _ordered(events), roles.most_common(12), [], judged,
                    pictures.timeline(events), pictures.sketch(events, towns, 480, 300), [])  # fmt: skip


def _ordered(events: list[EventRecord]) -> list[EventRecord]:
    return sorted(events, key=lambda e: (e.happened_on.latest or "" if e.happened_on else "", e.id), reverse=True)


def publisher_page(web: Web, name: str, as_of: str | None) -> NamePage:
    """A publisher. Raises NotInLedger where nothing of it is in the ledger."""
    documents = list(web.ledger.documents_page(Filters(publisher=name, limit=100), as_of).lines)
    if not documents:
        raise NotInLedger(f"{name}: no such publisher")
    events = _events_of(web, Filters(publisher=name, limit=100), as_of)
    copies = []
    with web.ledger.neighbourhood(as_of) as neighbours:
        for id, ancestors in neighbours.derivations([d.id for d in documents]).items():
            line = next(d for d in documents if d.id == id)
            copies += [(line, words.DERIVATION[a.kind], a.on) for a in ancestors]
    return NamePage(documents[0].publisher or name, [], documents, events, [], copies, [],
                    pictures.timeline(events), pictures.sketch(events, towns, 480, 300), [])  # fmt: skip


def place_page(web: Web, name: str, as_of: str | None) -> NamePage:
    """A place by its name. Raises NotInLedger where no claim is about it."""
    claims = list(web.ledger.claims_page(Filters(place=name, limit=200), as_of).lines)
    if not claims:
        raise NotInLedger(f"{name}: no claim is about a place of that name")
    events = _events_of(web, Filters(place=name, limit=100), as_of)
    spelled = Counter(c.place_text for c in claims if c.place_text)
    shown = next((c.place for c in claims if c.place and c.place.casefold() == name.casefold()), name)
    return NamePage(shown, claims, [], events, [], [], [], pictures.timeline(events),
                    pictures.sketch(events, towns, 480, 300), spelled.most_common(20))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    text: str
    events: list[EventRecord]
    claims: list[ClaimLine]
    documents: list[DocumentLine]
    speakers: list[str]


def search(web: Web, text: str, as_of: str | None) -> Found:
    """Events, claims, documents and speakers that fit. The last word may be unfinished."""
    text = text.replace("\x00", " ").strip()[:200]
    if not text:
        return Found("", [], [], [], [])
    query = text if text.endswith(('"', "*", " ", "”")) else f"{text}*"
    filters = Filters(text=query, limit=20)
    speakers = [
        c.speaker
        for c in web.ledger.claims_page(Filters(speaker=text, limit=60), as_of).lines
        if c.speaker and not c.anonymous
    ]
    return Found(
        text,
        _events_of(web, replace(filters, limit=10), as_of),
        list(web.ledger.claims_page(filters, as_of).lines),
        list(web.ledger.documents_page(replace(filters, limit=10), as_of).lines),
        list(dict.fromkeys(speakers))[:10],
    )
