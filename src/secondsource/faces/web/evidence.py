"""What the pages of one event and of one document show: every claim beside the words it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondsource.errors import NotInLedger
from secondsource.faces import words
from secondsource.faces.exports.rows import attribution_of, place_of
from secondsource.faces.language import _, many
from secondsource.faces.table import stake_words
from secondsource.faces.web import marks, pictures, views
from secondsource.faces.web.app import Web
from secondsource.faces.web.chain import Chain, chain
from secondsource.faces.web.commodity import Commodity, commodities
from secondsource.faces.web.security import safe_address
from secondsource.faces.web.views import part
from secondsource.ledger import DocumentLine, Version
from secondsource.ledger.feeds import FeedBook
from secondsource.ledger.filters import as_of_stamp
from secondsource.model import Claim, Derivation, EventRecord, Member, Reading, RegisterCheck, Span
from secondsource.model.claim import claim_of
from secondsource.model.judgement import Judgement

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
    chain: Chain
    figures: list[pictures.Figure]
    history: list[tuple[Version, str]]
    judgements: list[Judgement]
    comments: list[Judgement]
    reviewed: Judgement | None
    sketch: pictures.Sketch | None
    downstream: list[Commodity]
    """What stands downstream of the assets whose stake it is."""


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
        gone = _("removed on request")
        stretch = marks.Stretch(gone, (), (), (), "")
        return Quoted(member, gone, "", member.document, "", [stretch], "", (), "", "", "", False, None,
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
    relation = words.RELATION.get(member.relation.kind or "", words.STANCE[member.relation.stance])
    return Quoted(
        member,
        words.publisher_words(document.publisher),
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
    publishers = {id: words.publisher_words(r.document.publisher) for id, r in readings.items()}
    names = {m: _("{who} in {publisher}").format(who=q.who, publisher=q.publisher) for m, q in by_member.items()}
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
        chain(event, publishers),
        [pictures.figure(q, names) for q in event.quantities],
        [(version, _what_changed(version, before)) for version, before in _pairs(web.ledger.history(id))],
        [j for j in judged if j.kind not in ("comment", "reviewed")],
        [j for j in judged if j.kind == "comment"],
        next((j for j in reversed(judged) if j.kind == "reviewed"), None),
        pictures.sketch([event], views.towns, 360, 260),
        commodities(q.register.id for q in by_member.values() if q.register is not None),
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
        return _("joined into another event, or fell apart")
    if then is None:
        return _("first seen: {counted}").format(counted=words.counted(now.reports, now.origins))
    changes = []
    if (now.reports, now.origins) != (then.reports, then.origins):
        counted = words.counted(then.reports, then.origins), words.counted(now.reports, now.origins)
        changes.append(_became(*counted))
    if now.status != then.status:
        changes.append(_became(words.STATUS_NAME[then.status], words.STATUS_NAME[now.status]))
    if words.grade(now) != words.grade(then):
        graded = {"then": words.grade(then), "now": words.grade(now), "by": now.assessment.by}
        changes.append(_("grade {then} became {now} by {by}").format(**graded))
    for figure in now.quantities:
        old = next((q for q in then.quantities if q.what == figure.what), None)
        if old is None or (old.low, old.high) != (figure.low, figure.high):
            changes.append(_became(words.range_words(old) if old else _("no figure"), words.range_words(figure)))
    new = {m.claim for m in now.members} - {m.claim for m in then.members}
    lost = {m.claim for m in then.members} - {m.claim for m in now.members}
    if new and not changes:
        changes.append(many("{n} claim more", "{n} claims more", len(new)).format(n=len(new)))
    if lost:
        changes.append(many("{n} claim left", "{n} claims left", len(lost)).format(n=len(lost)))
    return "; ".join(changes) or _("its evidence changed")


def _became(then: str, now: str) -> str:
    return _("{then} became {now}").format(then=then, now=now)


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
class StoodOn:
    """An event that stood on what an earlier version of a page said, and whether the newest version still says it."""

    event: EventRecord
    words: str
    still: bool


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
    later: DocumentLine | None
    stood: list[StoodOn]
    withdrawn: str | None


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
    until = as_of_stamp(as_of) if as_of else None
    versions = [v for v in web.ledger.versions(id) if until is None or v.added_at <= until]
    earlier = [v for v in versions if v.id != id and v.added_at < line.added_at]
    later = [v for v in versions if v.id != id and v.added_at > line.added_at]
    article = FeedBook(web.ledger).of_document(versions[-1].id) if as_of is None else None
    withdrawn = article.gone_at.date().isoformat() if article and article.gone_at else None
    return DocumentPage(
        reading,
        line,
        safe_address(reading.document.address),
        marks.cut(text, [*marks.spans_of(reading), *(("taken", s, "", _("also in an earlier report")) for s in taken)],
                  Span(0, min(most, len(text)))),
        len(text) > most,
        [_card(reading, claim, events.get(events_of.get(f"{id}/{claim.id}", ""))) for claim in reading.claims],
        _loose(reading),
        sources,
        [_source(web, d, d.document, "", None, as_of) for h in heirs for d in theirs.get(h, ()) if d.on == id],
        first,
        versions if len(versions) > 1 else [],
        _changes(web, earlier[-1].id, text) if earlier else [],
        many("{n} character", "{n} characters", len(text)).format(n=f"{len(text):,}"),
        later[-1] if later else None,
        _stood(web, earlier[-1].id, id) if earlier else _stood(web, id, later[-1].id) if later else
        _stood(web, id, None) if withdrawn else [],
        withdrawn,
    )  # fmt: skip


def _stood(web: Web, before: str, now: str | None) -> list[StoodOn]:
    """The events that an earlier version of a page carried. `now`: the version that took its place; None for none."""
    try:
        old = web.ledger.reading(before)
        new = web.ledger.reading(now) if now is not None else None
    except NotInLedger:
        return []
    with web.ledger.neighbourhood() as neighbours:
        of_old = neighbours.events_of([f"{before}/{c.id}" for c in old.claims])
        of_new = set(neighbours.events_of([f"{now}/{c.id}" for c in new.claims]).values()) if new else set()
        events = neighbours.events(set(of_old.values()))
    found: list[StoodOn] = []
    for claim in old.claims:
        event = events.get(of_old.get(f"{before}/{claim.id}", ""))
        if event is not None and all(event.id != s.event.id for s in found):
            said = words.one_line(claim.anchor.of(old.document.text), 160)
            found.append(StoodOn(web.protection.event(event), said, event.id in of_new))
    return found


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
    figures = "; ".join(
        f"{words.number_words(q.low, q.best, q.high)} {words.FIGURE.get(q.what, q.what) or q.unit}" for q in quantities
    )
    code = claim.event.code if claim.event else "stake" if claim.stake else "need"
    what = words.CODES[code]
    if claim.event and claim.event.outcome:
        what += f": {words.OUTCOME[claim.event.outcome]}"
    if claim.need:
        what = f"{words.NEED_KIND[claim.need.kind]}: {words.SECTOR.get(claim.need.sector, claim.need.sector)}"
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
