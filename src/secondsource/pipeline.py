"""The numbered steps from a report to weighed claims; the table of contents of the whole program.

Reading one report (`read`):

1. grammar: sentences, words, names             reading.analyse
2. dates                                        reading.dates
3. toponyms, and the points they stand for      places.recognise, places.resolve
4. assets of the register among them            stakes.link
5. who says what, through whom                  reading.attribution (with the encoder's frames)
6. what is claimed                              reading.events
7. stakes beside what the register says         stakes.compare
8. who confirms, denies, does not comment       reading.responses
   and whether the headline says more           reading.headline

Taking it into the ledger (`add`), in one transaction:

9. which reports it was made from               origins.trace
10. who each claim comes from                   origins.chains, origins.groups
11. which events it is about, and their grades  weighing.weigh
12. all of it, or nothing, is written           ledger
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from secondsource.errors import NotInLedger, ResourceError, SecondSourceError
from secondsource.intake.published import normal_date
from secondsource.intake.records import Given
from secondsource.intake.sources import Form, Outcome, Refused, receive
from secondsource.limits import release_memory, within_memory, within_time
from secondsource.model import Analysis, Claim, Document, EventRecord, Reading, Received, Toponym
from secondsource.model.judgement import Judgement
from secondsource.model.lookalikes import undisguised
from secondsource.model.neighbourhood import Traced, Weighed
from secondsource.model.shifted import shifted
from secondsource.model.wire import reading_as_json
from secondsource.places.recognise import recognise
from secondsource.places.relative import positions
from secondsource.places.resolve import resolve
from secondsource.reading.analyse import Grammar
from secondsource.reading.attribution import find_attributions
from secondsource.reading.dates import find_dates
from secondsource.reading.events import find_claims
from secondsource.reading.headline import headline_warnings
from secondsource.reading.responses import find_responses
from secondsource.settings import Settings, data_folder
from secondsource.stakes.compare import compare
from secondsource.stakes.link import link
from secondsource.stakes.naming import may_name
from secondsource.stakes.register import Changes, Register

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Mapping, Sequence

    from secondsource.intake.archive import Item, Lost, Passed, items, received, sift, sift_text
    from secondsource.intake.feeds_opml import feeds_of
    from secondsource.intake.send import may_send, send
    from secondsource.intake.watch import Watcher
    from secondsource.intake.watch_parts import Clock, Happening
    from secondsource.intake.watch_settings import WatchSettings
    from secondsource.ledger.rereading import Difference
    from secondsource.ledger.store import Ledger
    from secondsource.ledger.writing import Writing
    from secondsource.model.neighbourhood import Neighbourhood
    from secondsource.origins.groups import Grouping
    from secondsource.origins.vectors import Vectors
    from secondsource.places.gazetteer import Gazetteer
    from secondsource.places.imports import Changes as GazetteerChanges
    from secondsource.reading.encoder import Reader
    from secondsource.reading.encoder import Reading as EncodedReading
    from secondsource.reading.topics import Topics
    from secondsource.stakes.chain import exposure
    from secondsource.weighing.needs import GatheredNeed, place_of_need
    from secondsource.weighing.truth import Hierarchy, ValueClaim, estimate, vote

__all__ = [
    "Added",
    "Form",
    "GatheredNeed",
    "Given",
    "Happening",
    "Hierarchy",
    "Item",
    "Lost",
    "Outcome",
    "Passed",
    "Refused",
    "Resources",
    "ValueClaim",
    "WatchSettings",
    "add",
    "add_assets",
    "add_gazetteer",
    "add_reading",
    "country_at",
    "estimate",
    "event_places_at",
    "exposure",
    "factuality_at",
    "feeds_of",
    "items",
    "judge",
    "may_send",
    "normal_date",
    "place_of_need",
    "places_in",
    "read",
    "receive",
    "received",
    "redact",
    "reread",
    "retain",
    "send",
    "sift",
    "sift_text",
    "vote",
    "warm",
    "watcher",
]

Found = TypeVar("Found")

# What only some callers need comes when it is asked for: the cold start of `read` is a figure we hold.
_LATER = {
    "Happening": "secondsource.intake.watch_parts",
    "GatheredNeed": "secondsource.weighing.needs",
    "Hierarchy": "secondsource.weighing.truth",
    "Item": "secondsource.intake.archive",
    "Lost": "secondsource.intake.archive",
    "Passed": "secondsource.intake.archive",
    "ValueClaim": "secondsource.weighing.truth",
    "WatchSettings": "secondsource.intake.watch_settings",
    "estimate": "secondsource.weighing.truth",
    "exposure": "secondsource.stakes.chain",
    "feeds_of": "secondsource.intake.feeds_opml",
    "items": "secondsource.intake.archive",
    "may_send": "secondsource.intake.send",
    "place_of_need": "secondsource.weighing.needs",
    "received": "secondsource.intake.archive",
    "send": "secondsource.intake.send",
    "sift": "secondsource.intake.archive",
    "sift_text": "secondsource.intake.archive",
    "vote": "secondsource.weighing.truth",
}


def __getattr__(name: str) -> object:
    """Names of `__all__` that are imported when they are first asked for."""
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@dataclass(slots=True)
class Resources:
    """What the stages need besides the document: opened when first needed, then kept.

    `rules_only` leaves the trained encoder out, as the fallback where its weights are missing does.
    """

    settings: Settings = field(default_factory=Settings)
    rules_only: bool = False
    fallback: str = ""
    """Why reading goes by rules alone although the encoder was wanted: its weights are missing or damaged."""
    _grammar: Grammar | None = None
    _gazetteer: Gazetteer | None = None
    _encoder: Reader | None = None
    _register: Register | None = None
    _topics: Topics | None = None
    _vectors: Vectors | None = None
    _grouping: Grouping | None = None

    def grammar(self) -> Grammar:
        """The grammar of all languages; each language's model is loaded when it is met."""
        if self._grammar is None:
            self._grammar = Grammar.load(self.settings.reading)
        return self._grammar

    def gazetteer(self) -> Gazetteer:
        """The gazetteer; its index is built on first use, which is said on standard error."""
        if self._gazetteer is None:
            import sys

            from secondsource.places.gazetteer import Gazetteer

            self._gazetteer = Gazetteer.open(say=lambda line: print(line, file=sys.stderr))
        return self._gazetteer

    def encoder(self) -> Reader | None:
        """The trained encoder; None in a reading by rules alone.

        Where its weights are missing or damaged, that is said once on standard error, and in every reading's warnings.
        """
        if self._encoder is None and not self.rules_only and not self.fallback:
            from secondsource.reading.encoder import Reader

            try:
                self._encoder = Reader.load()
            except ResourceError as e:
                self._fall_back("read by rules alone", e)
        return self._encoder

    def _fall_back(self, what: str, error: ResourceError) -> None:
        """Go on without weights that are missing or damaged: said once on standard error, and in every reading."""
        import sys

        self.fallback = f"{what}: {error}"
        print(f"warning: {self.fallback} [{error.code}]", file=sys.stderr)

    def topics(self) -> Topics | None:
        """What sentences tell of, as trained; None where the encoder, or the weights for it, are missing."""
        encoder = self.encoder()
        if self._topics is None and encoder is not None and not self.fallback:
            from secondsource.reading.topics import Topics

            try:
                self._topics = Topics.load(encoder)
            except ResourceError as e:
                self._fall_back("needs and stakes read by rules alone", e)
        return self._topics

    def register(self) -> Register:
        """The register of assets: what ships and what the user has added."""
        if self._register is None:
            self._register = Register.open()
        return self._register

    def vectors(self) -> Vectors:
        """Sentence vectors across languages; their model is loaded with the first comparison that needs it."""
        if self._vectors is None:
            from secondsource.origins.vectors import E5Vectors

            self._vectors = E5Vectors(self.settings.origins.kept_vectors)
        return self._vectors

    def grouping(self) -> Grouping:
        """Which origins are one witness, by the shipped register and the user's `publishers.csv`."""
        if self._grouping is None:
            from secondsource.origins.groups import Grouping, read_register, shipped_register

            own = data_folder() / "publishers.csv"
            self._grouping = Grouping(read_register([shipped_register(), *([own] if own.is_file() else [])]))
        return self._grouping


DISGUISED = "read without characters that cannot be seen and with look-alike letters made plain"


def read(document: Document, resources: Resources) -> Reading:
    """What one document says, and who says it. Touches no ledger; same document in, same reading out.

    Raises TookTooLong or TooLarge where it needs more time or memory than `ReadingSettings` allow.
    """
    limits = resources.settings.reading
    # Memory outside: lifting its limit must not be cut off by the other's alarm.
    with within_memory(limits.max_memory), within_time(limits.max_seconds):
        plain = undisguised(document.text)
        if plain is None:
            return _read(document, resources)
        # Letters from another alphabet and characters that nobody sees must not hide who says what. What is shown and
        # counted in stays as it came.
        seen, places = plain
        found = _read(replace(document, text=seen), resources)
        notes = (*found.document.warnings, DISGUISED)
        brought: Reading = shifted(found, places)
        return replace(brought, document=replace(document, warnings=notes))


def _read(document: Document, resources: Resources) -> Reading:
    analysis = resources.grammar().analyse(document)
    dates = find_dates(document, analysis)
    places, assets = _places(document, analysis, resources)
    english = any(s.language == "en" for s in analysis.sentences)
    encoder = resources.encoder() if english else None
    encoded = encoder.read(document.text) if encoder is not None else None
    topics = resources.topics() if encoded is not None else None
    told = topics.telling(encoded) if topics is not None and encoded is not None else None
    warnings: list[str] = [resources.fallback] if english and resources.fallback else []
    attributions = _guarded("attributions", warnings, lambda: find_attributions(document, analysis, dates, encoded))
    claims = _guarded(
        "claims", warnings, lambda: find_claims(document, analysis, attributions, places, dates, encoded, told)
    )
    if assets is not None:
        claims = compare(claims, places, assets, document.published_day)
    claims = _where_exactly(document, claims, places)
    responses = _guarded("responses", warnings, lambda: find_responses(document, analysis, attributions, claims))
    analyse = resources.grammar().analyse
    notes = _guarded("headline", warnings, lambda: headline_warnings(document, analyse, attributions, claims))
    if notes:
        document = replace(document, warnings=(*document.warnings, *notes))
    return Reading(document, analysis, attributions, claims, responses, places, dates, tuple(warnings))


def _places(
    document: Document, analysis: Analysis, resources: Resources
) -> tuple[tuple[Toponym, ...], Register | None]:
    """The toponyms with their points, assets among them; and the register, where the text could name an asset."""
    gazetteer = resources.gazetteer()
    toponyms = recognise(document, analysis, gazetteer)
    # The register is opened only for a text that could name an asset: most do not.
    assets = resources.register() if may_name(document.text) else None
    places = resolve(document, analysis, toponyms, gazetteer, resources.settings.places)
    return (places, None) if assets is None else (link(document, places, assets), assets)


def _where_exactly(document: Document, claims: tuple[Claim, ...], places: tuple[Toponym, ...]) -> tuple[Claim, ...]:
    """The claims, each event at the point that its sentence gives ("two kilometres north of Lyman")."""
    more = positions(document, places)
    if not more:
        return claims
    return tuple(
        replace(claim, event=replace(claim.event, where=more[claim.event.place]))
        if claim.event is not None and claim.event.place in more
        else claim
        for claim in claims
    )


def _guarded(what: str, warnings: list[str], find: Callable[[], tuple[Found, ...]]) -> tuple[Found, ...]:
    """What a stage finds; nothing, with a warning on the reading, where it fails on this one report.

    Grammar rules meet sentences that nobody foresaw. One of them must not cost the desk the whole report: what the
    other stages read stands, the warning says what is missing, and the log keeps the evidence.
    """
    try:
        return find()
    except (SecondSourceError, MemoryError):
        raise
    except Exception as e:
        logging.getLogger("secondsource").exception("%s could not be read", what)
        warnings.append(f"the {what} could not be read ({type(e).__name__}); please report this document")
        return ()


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did with one report: its id in the ledger, whether it is new, and the events that changed."""

    document: str
    new: bool
    reading: Reading | None = None
    events: tuple[EventRecord, ...] = ()


def add(received: Received, ledger: Ledger, resources: Resources) -> Added:
    """Read a report and weigh it against what the ledger holds. The same bytes twice are one document.

    Reading happens before the transaction, so that other writers wait only for the weighing.
    """
    known = ledger.knows(received.document.sha256)
    if known is not None:
        return Added(known, new=False)
    return add_reading(received, read(received.document, resources), ledger, resources)


def add_reading(received: Received, reading: Reading, ledger: Ledger, resources: Resources) -> Added:
    """Weigh a reading against what the ledger holds, and write all of it in one transaction."""
    with ledger.transaction() as writing:
        known = writing.knows(received.document.sha256)
        if known is not None:
            return Added(known, new=False)
        reading = replace(reading, document=writing.free_id(reading.document))
        traced, weighed = _weighed(reading, writing, resources)
        writing.add(received, reading, traced, weighed)
    return Added(reading.document.id, new=True, reading=reading, events=weighed.events)


def _weighed(reading: Reading, writing: Writing, resources: Resources) -> tuple[Traced, Weighed]:
    from secondsource.origins.chains import Tracer
    from secondsource.origins.trace import trace
    from secondsource.weighing.weigh import weigh

    settings = resources.settings
    traced = trace(reading, writing, resources.vectors(), settings.origins)
    tracer = Tracer(writing, {reading.document.id: reading}, traced.derivations)
    weighed = weigh(reading, traced, writing, tracer, resources.grouping(), settings.weighing, writing.at)
    return traced, weighed


CORRECTIONS = ("place", "speaker", "code", "factuality")
"""Kinds of judgement that correct what was read: the claim is matched anew, not only its event."""


def judge(judgement: Judgement, ledger: Ledger, resources: Resources) -> tuple[Judgement, tuple[EventRecord, ...]]:
    """Write a person's decision, and weigh anew what it touches; both versions stay in the history."""
    with ledger.transaction() as writing:
        made = writing.judge(judgement)
        document = made.subject.rpartition("/")[0]
        if made.kind in CORRECTIONS and document:
            reading = writing.readings([document])[document]
            traced, weighed = _weighed(reading, writing, resources)
            writing.add_traced(document, traced)
            writing.add_weighed(document, weighed)
            return made, weighed.events
        return made, _reweighed(writing.members_about(made), writing, resources)


def _reweighed(members: Sequence[str], writing: Writing, resources: Resources) -> tuple[EventRecord, ...]:
    from secondsource.origins.chains import Tracer
    from secondsource.weighing.weigh import reweigh

    tracer = Tracer(writing, {}, {})
    weighed = reweigh(members, writing, tracer, resources.grouping(), resources.settings.weighing, writing.at)
    writing.set_events(weighed.events, weighed.gone)
    return weighed.events


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a document anew changed: its claims, and the events that were weighed anew."""

    document: str
    differences: tuple[Difference, ...]
    written: bool
    events: tuple[EventRecord, ...] = ()


def reread(document: str, ledger: Ledger, resources: Resources, *, write: bool = True) -> Reread:
    """Read a document of the ledger anew, as this version reads, and weigh anew what changes.

    The old reading stays in the record; what is the same keeps its id, events keep theirs, and persons' corrections are
    laid over the new reading. `write` False only says what would change. Raises NotInLedger.
    """
    from secondsource.ledger.rereading import differences, keep_ids, machine_reading, same_reading

    with ledger.reading_connection() as connection:
        old = machine_reading(connection, document)
    if old is None:
        raise NotInLedger(f"{document}: not in the ledger, or removed on request")
    new = keep_ids(old, read(old.document, resources))
    found = tuple(differences(old, new))
    changes = not same_reading(old, new)
    events: tuple[EventRecord, ...] = ()
    if write and changes:
        with ledger.transaction() as writing:
            before = writing.readings([document])[document]
            writing.reread(new)
            events = _weighed_anew(before, new, writing, resources)
    if write and (changes or ledger.lacks_corrections(document)):
        # A transaction of its own: both readings stay in the record. Cut off in between, the next run makes it good.
        with ledger.transaction() as writing:
            before = writing.readings([document])[document]
            if writing.lay_corrections(document, by="judgements after rereading"):
                after = writing.readings([document])[document]
                events += _weighed_anew(before, after, writing, resources)
    return Reread(document, found, write and changes, events)


def _weighed_anew(before: Reading, after: Reading, writing: Writing, resources: Resources) -> tuple[EventRecord, ...]:
    """Weigh a document that was read anew; events that listed a claim which is no more go on without it."""
    id = after.document.id
    local = [*(c.id for c in before.claims), *(f"r{n}" for n, _ in enumerate(before.responses, 1))]
    kept = {*(c.id for c in after.claims), *(f"r{n}" for n, _ in enumerate(after.responses, 1))}
    traced, weighed = _weighed(after, writing, resources)
    writing.add_traced(id, traced)
    writing.add_weighed(id, weighed)
    found = weighed.events
    lost = {f"{id}/{name}" for name in local if name not in kept}
    for event in writing.events(set(writing.events_of(lost).values())).values():
        left = [m.claim for m in event.members if m.claim not in lost]
        if left:
            found += _reweighed(left, writing, resources)
        else:
            writing.set_events([], [event.id])
    return found


def redact(ledger: Ledger, resources: Resources, document: str, by: str, because: str) -> int:
    """Remove a document on request; what it stood behind is weighed anew. The chain of hashes stays verifiable.

    Returns how many claims were weighed anew. Raises NotInLedger.
    """
    members = _removed(ledger, resources, document, by, because)
    ledger.scrub()
    return members


def _removed(ledger: Ledger, resources: Resources, document: str, by: str, because: str) -> int:
    """Remove one document in a transaction of its own, and weigh anew; the file still holds the bytes."""
    from secondsource.ledger.redaction import Redacting

    with ledger.transaction() as writing:
        members = Redacting(writing, by, because).document(document)
        _reweighed(tuple(members), writing, resources)
    return len(members)


def retain(ledger: Ledger, resources: Resources, ids: Sequence[str], by: str, because: str) -> int:
    """Remove the documents that retention lets go of (`ledger.retention.due`); how many were still there.

    One transaction each: cut off at any moment, the next run goes on. The file lets go of the bytes at the end, also
    after a run that was cut off.
    """
    gone = 0
    try:
        for id in ids:
            _removed(ledger, resources, id, by, because)
            gone += 1
    finally:
        ledger.scrub()
    return gone


# ---- feeds -----------------------------------------------------------------------------------------------------


def warm(resources: Resources) -> None:
    """Load what reading and comparing English reports need, now and not with the first report that needs it.

    For what runs for months: a damaged model ends it at its start, and its memory does not grow later.
    """
    text = "Shells hit the town of Sumy on Monday, the mayor told the newspaper."
    read(Document("warm", "0" * 64, text, published="2026-01-01", language="en"), resources)
    resources.register()
    resources.grouping()
    resources.vectors().of([text])
    topics = resources.topics()
    if topics is not None:
        topics.states(text)  # its encoder is opened with the first sentence that it is asked about


def watcher(
    ledger: Ledger,
    resources: Resources,
    tell: Callable[[Happening], None],
    *,
    settings: WatchSettings | None = None,
    clock: Clock | None = None,
    draw: random.Random | None = None,
) -> Watcher:
    """Watches feeds, each article going through `add`. `clock` and `draw` (chance) let a test compress time."""
    import random

    from secondsource.intake.watch import Watcher
    from secondsource.intake.watch_parts import SystemClock
    from secondsource.ledger.feeds import FeedBook

    def take(received: Received) -> tuple[str, bool]:
        added = add(received, ledger, resources)
        release_memory()  # some milliseconds; weighing a dense story may have taken a hundred megabytes
        return added.document, added.new

    book, intake = FeedBook(ledger), resources.settings.intake
    # Jitter needs no secrecy, only that two programs do not fall into step.
    draw = draw or random.Random()  # noqa: S311
    return Watcher(book, take, tell, clock or SystemClock(), draw, intake, settings)


def gathered_needs(
    readings: Mapping[str, Reading], neighbourhood: Neighbourhood, resources: Resources
) -> tuple[GatheredNeed, ...]:
    """The needs of some documents, those of one need together, with reports and origins counted as for events."""
    return needs_with_voices(readings, neighbourhood, resources)[0]


def needs_with_voices(
    readings: Mapping[str, Reading], neighbourhood: Neighbourhood, resources: Resources
) -> tuple[tuple[GatheredNeed, ...], Callable[[Iterable[str]], int]]:
    """The needs of some documents, and what counts the origins behind any of their claims, given by member ids.

    Origins of several needs are no sum: who speaks of two is one origin. To be called while the neighbourhood is open.
    """
    from secondsource.origins.chains import Tracer
    from secondsource.weighing.needs import gather, need_reports

    derivations = neighbourhood.derivations(list(readings))
    made_from = {document: frozenset(d.on for d in found) for document, found in derivations.items()}
    reports = [report for reading in readings.values() for report in need_reports(reading)]
    tracer, grouping = Tracer(neighbourhood, readings, {}), resources.grouping()

    def origins(members: Iterable[str]) -> int:
        return max(1, grouping({m: tracer(m) for m in members}).counted)

    return gather(reports, made_from, tracer, grouping), origins


# ---- what the stages read from -------------------------------------------------------------------------------------


class _WhereIs:
    """The gazetteer's word on which country a point lies in, for the import of a register."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def code(self, country: str) -> str | None:
        for found in self._gazetteer.exact(country):
            if found.entry.kind == "country":
                return found.entry.country
        return None

    def at(self, lat: float, lon: float, metres: float) -> frozenset[str]:
        return frozenset(e.country for e in self._gazetteer.around(lat, lon, metres) if e.country)


def add_assets(file: Path, resources: Resources) -> Changes:
    """Import a register of assets; points are checked against their country. Raises BadTable."""
    from secondsource.stakes.imports import import_file

    return import_file(file, where_is=_WhereIs(resources.gazetteer()))


def add_gazetteer(file: Path, name: str | None, attribution: str | None) -> GazetteerChanges:
    """Import a gazetteer of the user's. Raises BadTable with the line; the old index stays untouched then."""
    return Resources().gazetteer().add(file, name, attribution)


# ---- single questions, for the benchmarks --------------------------------------------------------------------------


def factuality_at(text: str, spans: Sequence[tuple[int, int]], resources: Resources) -> list[float]:
    """-3 (certainly not) … +3 (certainly) of the event words at `spans`, by the encoder alone."""
    encoded = _encoded(text, resources)
    return [encoded.factuality(span) for span in spans]


def event_places_at(text: str, verb: tuple[int, int], resources: Resources) -> list[tuple[int, int]]:
    """Spans of the places of the event whose verb is at `verb`, by the encoder alone; often none."""
    return [span for span, _ in _encoded(text, resources).places_of(verb)]


def places_in(document: Document, resources: Resources) -> list[dict[str, Any]]:
    """The toponyms of a document with their points, as the reading's JSON has them; nothing else is read."""
    analysis = resources.grammar().analyse(document)
    places, _ = _places(document, analysis, resources)
    found: list[dict[str, Any]] = reading_as_json(Reading(document, analysis, (), (), (), places, ()))["places"]
    return found


def country_at(lat: float, lon: float, resources: Resources) -> str:
    """The code of the country of the settlement nearest to a point, within 300 km; empty at sea."""
    near = resources.gazetteer().around(lat, lon, 30_000.0) or resources.gazetteer().around(lat, lon, 300_000.0)
    return next((entry.country for entry in near if entry.country), "")


def _encoded(text: str, resources: Resources) -> EncodedReading:
    encoder = resources.encoder()
    if encoder is None:
        raise ResourceError("this needs the trained encoder")
    return encoder.read(text)
