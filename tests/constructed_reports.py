"""Constructed reports for tests: sentences that each claim one thing, put together with their spans."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from secondsource.model import (
    Analysis,
    Attribution,
    Claim,
    Document,
    Event,
    Place,
    Provenance,
    Quantity,
    Reading,
    Response,
    Span,
    Speaker,
    Toponym,
)
from secondsource.model.neighbourhood import Traced, Weighed
from secondsource.model.time import DateValue
from secondsource.origins.chains import Tracer
from secondsource.origins.groups import Grouping, Register
from secondsource.origins.trace import trace
from secondsource.origins.units import WORD
from secondsource.settings import Settings
from secondsource.weighing.in_memory import InMemory
from secondsource.weighing.weigh import weigh

BY = Provenance("test")
NOTHING = Analysis((), (), ())
SETTINGS = Settings()
AT = "2026-03-01T00:00:00Z"


class WordVectors:
    """Unit vectors from hashed words: the same words, the same vector. Stands in for the encoder, which is slow."""

    def of(self, sentences: Sequence[str]) -> np.ndarray:
        out = np.zeros((len(sentences), 256), np.float32)
        for i, sentence in enumerate(sentences):
            for word in WORD.findall(sentence.casefold()):
                out[i, zlib.crc32(word.encode()) % 256] += 1.0
            out[i] /= max(1e-6, float(np.linalg.norm(out[i])))
        return out


@dataclass(frozen=True)
class Said:
    """One sentence of a report. `anchor` is the part of `text` that claims; `who` the speaker (name, role, body)."""

    text: str
    anchor: str | None = None
    code: str = "air_strike"
    who: tuple[str | None, str | None, str | None] | None = None
    place: str | None = None
    at: tuple[float, float] | None = None
    day: str | None = None
    figure: tuple[str, float] | None = None
    factuality: str = "CT+"
    witnessed: bool = False
    answers: str | None = None


def report(
    identity: str,
    publisher: str | None,
    published: str | None,
    said: Sequence[Said],
    title: str = "",
    language: str = "en",
) -> Reading:
    """A reading of a report made of these sentences."""
    text = " ".join(s.text for s in said)
    attributions, claims, responses, places = [], [], [], []
    position = 0
    for s in said:
        start = text.index(s.text, position)
        position = start + len(s.text)
        if s.anchor is None:
            continue
        at = start + s.text.index(s.anchor)
        anchor = Span(at, at + len(s.anchor))
        if s.answers:
            responses.append(Response(s.answers, s.who[0] or "", anchor, None, BY))  # type: ignore[index, arg-type]
            continue
        attribution = None
        if s.who is not None:
            name, role, body = s.who
            attribution = f"a{len(attributions) + 1}"
            source = ()
            shown = name or role or ""
            if shown in s.text:
                where = start + s.text.index(shown)
                source = (Span(where, where + len(shown)),)
            speaker = Speaker(name, role, body, name is None, "named" if name else "role")
            evidence = "witnessed" if s.witnessed else "unstated"
            attributions.append(
                Attribution(attribution, source, (), (anchor,), "indirect", speaker, (), evidence, None, BY)  # type: ignore[arg-type]
            )
        toponym = None
        if s.place is not None:
            where = text.index(s.place, start)
            point = Place(s.place, s.at[0], s.at[1], 2000, 1, 0.9) if s.at else None
            toponym = f"p{len(places) + 1}"
            span = Span(where, where + len(s.place))
            places.append(Toponym(toponym, span, s.place, "settlement", "literal", BY, point))
        when = DateValue(s.day, s.day, 1, s.day) if s.day else None
        quantities = (
            (Quantity(s.figure[0], s.figure[1], s.figure[1], s.figure[1], "people", anchor),) if s.figure else ()
        )
        event = Event(s.code, None, None, None, None, toponym, when, quantities)  # type: ignore[arg-type]
        claims.append(Claim(f"c{len(claims) + 1}", attribution, anchor, s.factuality, BY, event=event))  # type: ignore[arg-type]
    document = Document(
        identity,
        identity,
        text,
        None,
        title or None,
        publisher,
        published,
        "given" if published else "unknown",
        language,
    )
    return Reading(document, NOTHING, tuple(attributions), tuple(claims), tuple(responses), tuple(places))


def add(store: InMemory, reading: Reading, vectors: object = None) -> tuple[Traced, Weighed]:
    """Weigh a report against a store and put it in, as the pipeline does."""
    traced = trace(reading, store, vectors or WordVectors(), SETTINGS.origins)  # type: ignore[arg-type]
    tracer = Tracer(store, {reading.document.id: reading}, traced.derivations)
    weighed = weigh(reading, traced, store, tracer, Grouping(Register({})), SETTINGS.weighing, AT)
    store.store(reading, traced, weighed)
    return traced, weighed


def store_of(readings: Sequence[Reading]) -> InMemory:
    """A store with these reports, added in this order."""
    store = InMemory()
    for reading in readings:
        add(store, reading)
    return store


def picture(store: InMemory) -> set[tuple[object, ...]]:
    """All that is said of events, ids apart."""
    return {
        (
            frozenset(
                (m.claim, m.relation.kind, m.relation.stance, m.origin.id if m.origin else None) for m in e.members
            ),
            e.code,
            e.reports,
            e.origins,
            e.status,
            e.assessment.credibility,
            frozenset(r.code for r in e.assessment.reasons),
        )
        for e in store.current.values()
    }


def event_with(store: InMemory, member: str):  # type: ignore[no-untyped-def]
    """The event that lists a member."""
    return store.current[store.event_of[member]]
