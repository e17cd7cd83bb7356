"""Generated reports, already read, weighed one by one into an empty store: does a report cost more as the store grows?

    python bench/scale_weighing.py [--reports 100000] [--window 10000] [--seed 5]
    python bench/scale_weighing.py --whole 2000

The generator: 300 reports a day on 240 made-up settlements spread over 800 by 500 km; each tells of one strike and its
toll, with a speaker of one of 90 bodies, two to four further sentences of words drawn from a made-up vocabulary of
6,000, and figures. One report in five is reuse: a copy, an edit (a third of the sentences dropped) or a shortening of
one of the last 600 reports. Readings are given, so only the origins and weighing stages are timed; the sentence encoder
is replaced by hashed words, which cost about as much as a cache that is warm. Printed: CPU milliseconds a report in the
first and the last window, their ratio, and peak memory.

With `--whole` the texts of that many are read, traced and weighed into a SQLite ledger by `pipeline.add`, encoders
and all: the whole chain.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

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
    Span,
    Speaker,
    Toponym,
)
from secondsource.model.time import DateValue
from secondsource.origins.chains import Tracer
from secondsource.origins.groups import Grouping, Register
from secondsource.origins.trace import trace
from secondsource.origins.units import WORD
from secondsource.settings import Settings
from secondsource.weighing.in_memory import InMemory
from secondsource.weighing.weigh import weigh

BY = Provenance("generated")
NOTHING = Analysis((), (), ())
SYLLABLES = [a + b for a in "bdgklmnprstvz" for b in "aeo"]
CODES = ("air_strike", "shelling", "clash", "destruction")
VERBS = {"air_strike": "was bombed", "shelling": "was shelled", "clash": "saw fighting", "destruction": "was destroyed"}
PER_DAY = 300
START = date(2024, 1, 1)


class HashedWords:
    """Unit vectors from hashed words."""

    def of(self, sentences: Sequence[str]) -> np.ndarray:
        """One row a sentence."""
        out = np.zeros((len(sentences), 128), np.float32)
        for i, sentence in enumerate(sentences):
            for word in WORD.findall(sentence):
                out[i, zlib.crc32(word.encode()) % 128] += 1
            out[i] /= max(1e-6, float(np.linalg.norm(out[i])))
        return out


def word(rng: random.Random, syllables: int) -> str:
    """A made-up word."""
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables))


class World:
    """Settlements, bodies and words to write about."""

    def __init__(self, rng: random.Random) -> None:
        self.settlements = [
            (word(rng, 3).title() + rng.choice(["sk", "vka", "rad", "pil"]), rng.uniform(46, 50.5), rng.uniform(30, 40))
            for _ in range(240)
        ]
        self.bodies = [
            f"{word(rng, 3).title()} {rng.choice(['Regional Administration', 'Rescue Service'])}" for _ in range(90)
        ]
        self.words = [word(rng, rng.randint(2, 4)) for _ in range(6000)]

    def sentence(self, rng: random.Random) -> str:
        """A sentence that claims nothing."""
        return (
            " ".join(rng.choice(self.words) for _ in range(rng.randint(9, 16))).capitalize()
            + f" {rng.randint(20, 900)}."
        )


def fresh(number: int, rng: random.Random, world: World) -> Reading:
    """A new report."""
    day = START + timedelta(days=number // PER_DAY)
    name, lat, lon = rng.choice(world.settlements)
    code, body, dead = rng.choice(CODES), rng.choice(world.bodies), rng.randint(2, 60)
    first = f"{name} {VERBS[code]} on {day:%A}, the {body} said."
    second = f"At least {dead} people were injured in {name}, it added."
    text = " ".join([first, second, *(world.sentence(rng) for _ in range(rng.randint(2, 4)))])
    return put_together(number, f"Outlet {rng.randrange(200)}", day, text, name, (lat, lon), code, body, dead)


def put_together(
    number: int,
    publisher: str,
    day: date,
    text: str,
    name: str,
    at: tuple[float, float],
    code: str,
    body: str,
    dead: int,
) -> Reading:
    """The reading of a generated text: one strike, one toll, one speaker."""
    published = f"{day}T{number % PER_DAY // 13:02d}:{number % 60:02d}:00Z"
    document = Document(f"d{number}", f"d{number}", text, None, None, publisher, published, "given", "en")
    places, claims, attributions = [], [], []
    when = DateValue(day.isoformat(), day.isoformat(), 1, day.isoformat())
    for wanted, kind in ((f"{name} {VERBS[code]}", code), (f"{dead} people were injured", "casualties")):
        start = text.find(wanted)
        if start < 0:
            continue
        anchor = Span(start, start + len(wanted))
        where = text.find(name)
        number_of = len(claims) + 1
        point = Place(name, at[0], at[1], 2500, 1, 0.9)
        places.append(
            Toponym(f"p{number_of}", Span(where, where + len(name)), name, "settlement", "literal", BY, point)
        )
        spoken = text.find(body)
        source = (Span(spoken, spoken + len(body)),) if spoken >= 0 else ()
        speaker = Speaker(body, None, None, False, "named")
        attributions.append(
            Attribution(f"a{number_of}", source, (), (anchor,), "indirect", speaker, (), "unstated", None, BY)
        )
        figures = (Quantity("injured", dead, dead, dead, "people", anchor),) if kind == "casualties" else ()
        event = Event(kind, None, None, None, None, f"p{number_of}", when, figures)  # type: ignore[arg-type]
        claims.append(Claim(f"c{number_of}", f"a{number_of}", anchor, "CT+", BY, event=event))
    return Reading(document, NOTHING, tuple(attributions), tuple(claims), (), tuple(places))


def reports(count: int, seed: int) -> Iterator[Reading]:
    """`count` reports in the order of their publication, one in five made from an earlier one."""
    rng = random.Random(seed)
    world = World(rng)
    recent: list[tuple[int, Reading]] = []
    for number in range(count):
        if recent and rng.random() < 0.2:
            _, old = recent[rng.randrange(len(recent))]
            parts = old.document.text.split(". ")
            if rng.random() < 0.6:
                parts = parts[:2] + [p for p in parts[2:] if rng.random() > 0.34]
            text = ". ".join(parts)
            event = old.claims[0].event
            assert event is not None
            place = old.places[0]
            assert place.resolved is not None
            dead = (
                int(old.claims[1].event.quantities[0].best or 0) if len(old.claims) > 1 and old.claims[1].event else 0
            )
            speaker = old.attributions[0].speaker
            day = START + timedelta(days=number // PER_DAY)
            made = put_together(
                number, f"Outlet {rng.randrange(200)}", day, text, place.text, (place.resolved.lat, place.resolved.lon),
                event.code, speaker.name if speaker and speaker.name else "", dead,
            )  # fmt: skip
            # What happened keeps its day.
            made = replace(
                made,
                claims=tuple(
                    replace(c, event=replace(c.event, happened_on=event.happened_on)) for c in made.claims if c.event
                ),
            )
        else:
            made = fresh(number, rng, world)
        recent.append((number, made))
        if len(recent) > 600:
            recent.pop(0)
        yield made


def measure(count: int, window: int, seed: int) -> dict[str, object]:
    """Weigh `count` reports and time the first and last `window`."""
    settings, store, vectors, grouping = Settings(), InMemory(), HashedWords(), Grouping(Register({}))
    first = last = since = 0.0
    derived = 0
    for number, reading in enumerate(reports(count, seed)):
        start = time.process_time()
        traced = trace(reading, store, vectors, settings.origins)
        tracer = Tracer(store, {reading.document.id: reading}, traced.derivations)
        weighed = weigh(reading, traced, store, tracer, grouping, settings.weighing, "2026-01-01T00:00:00Z")
        spent = time.process_time() - start
        store.store(reading, traced, weighed)
        derived += bool(traced.derivations[reading.document.id])
        since += spent
        if (number + 1) % window == 0:
            resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number + 1}: {since / window * 1000:.2f} ms, {resident:.0f} MB", file=sys.stderr, flush=True)
            since = 0.0
        if number < window:
            first += spent
        if number >= count - window:
            last += spent
    return {
        "reports": count,
        "events": len(store.current),
        "derived": derived,
        "cpu_ms_first": round(first / window * 1000, 2),
        "cpu_ms_last": round(last / window * 1000, 2),
        "ratio": round(last / first, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def measure_whole(count: int, seed: int) -> dict[str, object]:
    """Take `count` generated texts through the whole chain, and time the first and last fifth."""
    import hashlib
    import tempfile

    from secondsource.ledger.store import Ledger
    from secondsource.model import Received
    from secondsource.pipeline import Resources, add

    resources = Resources()
    window = max(1, count // 5)
    spent: list[float] = []
    claims = 0
    with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/whole.db", resources.settings.ledger) as book:
        for reading in reports(count, seed):
            data = json.dumps({"id": reading.document.id, "text": reading.document.text}).encode()
            document = replace(reading.document, sha256=hashlib.sha256(data).hexdigest())
            start = time.process_time()
            made = add(Received(document, data, "application/json"), book, resources)
            spent.append(time.process_time() - start)
            claims += len(made.reading.claims) if made.reading else 0
        size = sum(f.stat().st_size for f in Path(folder).iterdir())
    # The first report pays for opening the models.
    first, last = spent[1 : window + 1], spent[-window:]
    return {
        "whole_chain_reports": count,
        "claims": claims,
        "cpu_ms": round(sum(spent[1:]) / max(1, count - 1) * 1000, 1),
        "cpu_ms_first": round(sum(first) / len(first) * 1000, 1),
        "cpu_ms_last": round(sum(last) / len(last) * 1000, 1),
        "ratio": round(sum(last) / len(last) / (sum(first) / len(first)), 3),
        "ledger_kb_a_report": round(size / count / 1000, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--window", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--whole", type=int, metavar="N", help="the whole chain on N of them instead")
    options = parser.parse_args()
    if options.whole:
        print(json.dumps(measure_whole(options.whole, options.seed)))
        return 0
    print(json.dumps(measure(options.reports, min(options.window, options.reports // 2), options.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
