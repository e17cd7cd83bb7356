"""Fills a ledger with generated claims and times its lists: `python million.py ADDRESS CLAIMS`.

Rows are written as the ledger writes them, chained, in batches; readings are left small, since no list reads them.
Places cluster around forty towns and words follow Zipf's law, so that some filters fit a tenth of all claims.
"""

# ruff: noqa: B023 (each function made in the loop is called in it at once)

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from secondsource.ledger import Filters, Ledger, search, words
from secondsource.ledger.chain import packed
from secondsource.ledger.rows import Row, event_row, fold, member_rows, when_columns, where_columns
from secondsource.ledger.tables import archives, claims, documents, events, members, readings
from secondsource.model import (
    Assessment,
    DateValue,
    EventRecord,
    Member,
    Origin,
    Place,
    Relation,
    Span,
)

PER_DOCUMENT = 10
PER_EVENT = 4
CODES = ("shelling", "air_strike", "destruction", "casualties", "clash", "displacement", "advance", "other")
SYLLABLES = ("ka", "lo", "mi", "ru", "ten", "sa", "vo", "pri", "den", "gol", "ber", "nu", "sha", "li", "tor")


class World:
    """Towns, speakers, publishers and words to draw from."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.towns = [(self.chance.uniform(44, 52), self.chance.uniform(22, 40)) for _ in range(40)]
        self.places = [(f"{self.word(3).title()} {n}", self.near(n)) for n in range(4000)]
        self.speakers = [f"{self.word(2).title()} {self.word(3).title()} {n}" for n in range(20_000)]
        self.publishers = [f"Outlet {n}" for n in range(300)]
        self.vocabulary = [self.word(3) + str(n % 7) for n in range(30_000)]

    def word(self, syllables: int) -> str:
        return "".join(self.chance.choice(SYLLABLES) for _ in range(syllables))

    def near(self, number: int) -> tuple[float, float]:
        lat, lon = self.towns[number % 40]
        return lat + self.chance.gauss(0, 0.3), lon + self.chance.gauss(0, 0.4)

    def zipf(self, things: list) -> object:  # type: ignore[type-arg]
        return things[min(int(len(things) ** self.chance.random()) - 1, len(things) - 1)]


def fill(ledger: Ledger, many: int, world: World) -> None:
    """Add documents of ten claims each until there are `many` claims; each four claims make an event."""
    start = time.monotonic()
    for batch in range(0, many, 5000):
        with ledger.transaction() as writing:
            writing.about("generated", str(batch))
            rows: dict[str, list[Row]] = {
                name: [] for name in ("documents", "archives", "readings", "claims", "members", "events")
            }
            found = []
            for number in range(batch + 1, batch + 5001):
                d = (number - 1) // PER_DOCUMENT
                day = date(2024, 1, 1) + timedelta(days=world.chance.randrange(900))
                publisher = world.publishers[d % 300]
                if number % PER_DOCUMENT == 1:
                    rows["documents"].append(
                        {
                            "number": d + 1,
                            "entry": writing.entry,
                            "id": f"d{d}",
                            "sha256": f"{d:064d}",
                            "address": f"https://a.example/{d}",
                            "title": f"Report {d}",
                            "publisher": publisher,
                            "publisher_key": fold(publisher),
                            "published": day.isoformat(),
                            "published_basis": "given",
                            "language": "en",
                            "sort_day": day.isoformat(),
                            "given_id": f"d{d}",
                        }
                    )
                    rows["archives"].append(
                        {
                            "document": f"d{d}",
                            "entry": writing.entry,
                            "media_type": "text/plain",
                            "size": 0,
                            "bytes": b"x",
                        }
                    )
                    rows["readings"].append(
                        {
                            "document": f"d{d}",
                            "entry": writing.entry,
                            "by": "made",
                            "body": packed({}),
                            "document_keys": packed([]),
                            "superseded": None,
                        }
                    )
                e = (number - 1) // PER_EVENT
                kind = random.Random(e)
                name, (lat, lon) = kind.choice(world.places)
                place = Place(name, lat, lon, 2000, 1, 0.9)
                happened = (date(2024, 1, 1) + timedelta(days=kind.randrange(900))).isoformat()
                when = DateValue(happened, happened, 1, happened)
                code = kind.choice(CODES)
                speaker = str(world.zipf(world.speakers))
                text = " ".join(str(world.zipf(world.vocabulary)) for _ in range(14))
                rows["claims"].append(
                    {
                        "number": number,
                        "entry": writing.entry,
                        "id": f"d{d}/c{number}",
                        "document": f"d{d}",
                        "code": code,
                        "speaker": speaker,
                        "speaker_key": fold(speaker),
                        "anonymous": False,
                        "factuality": "CT+",
                        **where_columns(place),
                        "place_text": name,
                        "place_text_key": fold(name),
                        **when_columns(when, None),
                        "publisher": publisher,
                        "publisher_key": fold(publisher),
                        "published": day.isoformat(),
                        "text": text,
                        "superseded": None,
                    }
                )
                found.append((number, words.terms(f"{text} {name} {speaker}", "en", 1000)))
                if number % PER_EVENT == 0:
                    origins = 1 + min(int(kind.expovariate(1.2)), 3)
                    made = tuple(
                        Member(
                            f"d{(n - 1) // PER_DOCUMENT}/c{n}",
                            f"d{(n - 1) // PER_DOCUMENT}",
                            Span(0, 9),
                            Origin(f"o{n % origins}", f"Origin {n % origins}", "speaker", False, ()),
                            Relation("repeats", "asserts"),
                        )
                        for n in range(number - PER_EVENT + 1, number + 1)
                    )
                    status = "corroborated" if origins > 1 else "claimed"
                    event = EventRecord(
                        f"e{e}",
                        code,
                        text[:60],
                        place,
                        when,
                        PER_EVENT,
                        origins,
                        status,
                        (),  # type: ignore[arg-type]
                        Assessment("F", 6, (), "made", "2026-01-01T00:00:00Z"),
                        made,
                    )
                    rows["events"].append(event_row(event, e + 1, writing.entry, None))
                    rows["members"] += [
                        {**row, "event": f"e{e}", "entry": writing.entry, "superseded": None}
                        for row in member_rows(event)
                    ]
            for table in (documents, archives, readings, claims, events, members):
                writing.put(table, rows[table.name])
            search.put(writing.connection, "claims_search", found)
            writing.put_names("speaker", {row["speaker_key"] for row in rows["claims"]})
        if batch % 100_000 == 0:
            print(f"{batch + 5000} claims, {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    if ledger.engine.dialect.name == "postgresql":
        with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def measure(ledger: Ledger, world: World, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each kind of query, `rounds` times with other values."""
    chance = random.Random(7)
    taken: dict[str, list[float]] = {}

    def timed(name: str, query: Callable[[], object]) -> None:
        start, worked = time.perf_counter(), time.process_time()
        query()
        taken.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        taken.setdefault(f"{name} (processor)", []).append((time.process_time() - worked) * 1000)

    page = Filters(limit=100)
    ledger.events_page(page)
    for _ in range(rounds):
        lat, lon = world.near(chance.randrange(40))
        common, rare = world.vocabulary[chance.randrange(3)], world.vocabulary[chance.randrange(5000, 30_000)]
        name = chance.choice(world.places)[0]
        day = (date(2024, 1, 1) + timedelta(days=chance.randrange(800))).isoformat()
        event = (
            f"e{chance.randrange(ledger.counts()['events'])}" if not taken else f"e{chance.randrange(total_events[0])}"
        )
        timed("situation list", lambda: ledger.events_page(page))
        cursor = ledger.events_page(replace(page, until=day)).next
        timed("situation list, later page", lambda: ledger.events_page(replace(page, cursor=cursor)))
        timed(
            "events of a code and time", lambda: ledger.events_page(replace(page, code=chance.choice(CODES), until=day))
        )
        timed("events until a day", lambda: ledger.events_page(replace(page, until=day)))
        timed("events of two origins or more", lambda: ledger.events_page(replace(page, min_origins=2)))
        timed("event page", lambda: (ledger.event(event), ledger.history(event), ledger.judgements(event)))
        timed("events by common word", lambda: ledger.events_page(replace(page, text=common)))
        timed("events by rare word", lambda: ledger.events_page(replace(page, text=rare)))
        timed("claims by common word", lambda: ledger.claims_page(replace(page, text=common)))
        timed("claims by two words", lambda: ledger.claims_page(replace(page, text=f"{common} {rare}")))
        timed("claims by rare word", lambda: ledger.claims_page(replace(page, text=rare)))
        for km in (5, 50, 500):
            timed(
                f"events within {km} km", lambda km=km: ledger.events_page(replace(page, near=(lat, lon), within_km=km))
            )
        timed("claims within 50 km", lambda: ledger.claims_page(replace(page, near=(lat, lon), within_km=50)))
        timed("claims of a place", lambda: ledger.claims_page(replace(page, place=name)))
        timed(
            "claims of a speaker", lambda: ledger.claims_page(replace(page, speaker=chance.choice(world.speakers[:50])))
        )
        timed(
            "events of a speaker", lambda: ledger.events_page(replace(page, speaker=chance.choice(world.speakers[:50])))
        )
        timed(
            "near, code and time",
            lambda: ledger.events_page(replace(page, near=(lat, lon), within_km=50, code="shelling", since=day)),
        )
    return taken


total_events = [0]


def main(address: str, many: int, rounds: int = 60) -> None:
    """Fill the ledger where it is empty, then measure and print."""
    world = World(1)
    with Ledger.open(address) as ledger:
        if ledger.head() is None:
            fill(ledger, many, world)
        total_events[0] = many // PER_EVENT
        taken = measure(ledger, world, rounds)
    p95 = {name: sorted(times)[int(len(times) * 0.95)] for name, times in taken.items()}
    for name, times in taken.items():
        if not name.endswith(" (processor)"):
            worked = p95[f"{name} (processor)"]
            middle = sorted(times)[len(times) // 2]
            print(f"{name:32} median {middle:7.1f}  p95 {p95[name]:7.1f}  own CPU {worked:7.1f} ms")
    worst = max(value for name, value in p95.items() if not name.endswith(" (processor)"))
    print(json.dumps({"claims": many, "worst_p95_ms": round(worst, 1)}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:4]))
