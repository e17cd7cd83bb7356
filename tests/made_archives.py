"""Web archives of our own making, in the shape of CC-NEWS: constructed pages around the example reports and filler.

A file begins with a `warcinfo` record; each page is a `request` and a `response` record, each in a gzip member of its
own. A page has what pages of news sites have around their text: head with metadata, scripts, styles, menus, teasers,
a footer. Everything in them is invented; nothing is fetched.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "src/secondsource/examples/reports.jsonl"
START = datetime(2025, 11, 18, 5, 0, tzinfo=UTC)

SUBJECTS = {
    "en": (
        ["The city council", "A bakery in the old town", "The choir of Harrowmere", "The rowing club",
         "Two botanists", "The library board", "A start-up from Lindenford", "The orchard cooperative",
         "The tram operator", "A chess coach"],
        ["has presented plans for", "is looking for helpers for", "wants to spend more on", "celebrated the opening of",
         "postponed the decision on", "published a catalogue of", "voted in favour of", "has run out of patience with"],
        ["a cycle path along the river", "the autumn fair", "its new reading room", "a programme of evening concerts",
         "apple varieties that were thought lost", "the timetable for next year", "a roof garden",
         "cheaper season tickets"],
        ["Visitors said they had enjoyed every minute of it.", "The cost is put at {n} thousand crowns.",
         "A decision is expected in {n} weeks.", "Some {n} people came, more than in any year since the jubilee.",
         "The weather office expects a mild week with light rain in the hills.", "Tickets are available at the door.",
         "\"We did not think that so many would come\", said the chairwoman, Edda Wintermuth.",
         "The match ended {n} to {m} after extra time, and the crowd sang on the way home."],
    ),
    "de": (
        ["Der Stadtrat", "Die Bäckerei am Markt", "Der Ruderverein", "Die Genossenschaft", "Das Heimatmuseum"],
        ["hat Pläne vorgelegt für", "sucht Helfer für", "freut sich auf", "verschiebt die Entscheidung über"],
        ["den Radweg am Fluss", "das Herbstfest", "den neuen Lesesaal", "die Konzertreihe am Abend"],
        ["Die Kosten werden auf {n} Tausend Kronen geschätzt.", "Es kamen etwa {n} Gäste.",
         "Das Wetter bleibt mild, am Abend ist mit Regen zu rechnen.", "Karten gibt es an der Kasse."],
    ),
    "es": (
        ["El ayuntamiento", "La panadería del barrio", "El club de remo", "La cooperativa", "El museo local"],
        ["ha presentado los planes para", "busca ayudantes para", "celebró la apertura de", "aplazó la decisión sobre"],
        ["el carril junto al río", "la feria de otoño", "la nueva sala de lectura", "los conciertos de la tarde"],
        ["El coste se calcula en {n} mil coronas.", "Vinieron unas {n} personas, más que nunca.",
         "El tiempo seguirá suave con algo de lluvia por la noche.", "Las entradas se venden en la puerta."],
    ),
}  # fmt: skip


def member(kind: str, uri: str | None, block: bytes, *, date: datetime = START, seed: str = "", **more: str) -> bytes:
    """One record, not compressed. `more` are further headers, with underscores for hyphens."""
    number = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {uri} {date} {seed}")
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Date": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Content-Length": str(len(block)),
        "Content-Type": {"warcinfo": "application/warc-fields", "request": "application/http; msgtype=request"}.get(
            kind, "application/http; msgtype=response"
        ),
        "WARC-Block-Digest": f"sha1:{base64.b32encode(hashlib.sha1(block).digest()).decode()}",
    }
    if uri is not None:
        headers["WARC-Target-URI"] = uri
    headers.update({name.replace("_", "-"): value for name, value in more.items()})
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def http(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    """An HTTP answer."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def payload_digest(body: bytes) -> str:
    """As crawlers state it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body).digest()).decode()}"


def response(uri: str, body: bytes, *, date: datetime = START, **more: str) -> bytes:
    """A response record with a page."""
    return member("response", uri, http(body), date=date, WARC_Payload_Digest=payload_digest(body), **more)


def page(
    title: str, text: str, publisher: str, published: str, language: str, rng: random.Random, kilobytes: int = 60
) -> bytes:
    """A page of a news site around a text, about `kilobytes` large."""
    paragraphs = "\n".join(f"<p>{escape(p)}</p>" for p in re.split(r"\n+", text) if p.strip())
    words = ["".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))
             for _ in range(400)]  # fmt: skip
    teasers = "\n".join(
        f'<li class="teaser"><a href="/n/{rng.randrange(10**6)}">{escape(filler(rng, language)[0])}</a></li>'
        for _ in range(14)
    )
    menu = "".join(f'<li><a href="/{w}">{w.title()}</a></li>' for w in rng.sample(words, 24))
    size = max(0, kilobytes * 1000 - len(text) - 6000)
    script = ";".join(
        f'window.{rng.choice(words)}={{"{rng.choice(words)}":{rng.random():.12f}}}' for _ in range(size // 60)
    )
    style = "".join(f".{w}{{margin:{rng.randrange(40)}px;color:#{rng.randrange(16**6):06x}}}" for w in words[:120])
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="{escape(publisher)}">
<meta property="og:type" content="article"><meta property="article:published_time" content="{published}">
<style>{style}</style><script>{script}</script></head>
<body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{escape(title)}</h1>
{paragraphs}
</article><aside><ul>{teasers}</ul></aside></main>
<footer><p>{escape(publisher)}. All rights reserved.</p></footer></body></html>
""".encode()


def filler(rng: random.Random, language: str = "en", sentences: int = 14) -> tuple[str, str]:
    """Title and text of an article on nothing of interest."""
    who, does, what, rest = SUBJECTS.get(language, SUBJECTS["en"])
    title = f"{rng.choice(who)} {rng.choice(does)} {rng.choice(what)}"
    lines = [f"{rng.choice(who)} {rng.choice(does)} {rng.choice(what)}." for _ in range(sentences // 2)]
    lines += [rng.choice(rest).format(n=rng.randint(3, 900), m=rng.randint(0, 9)) for _ in range(sentences // 2)]
    rng.shuffle(lines)
    return title, "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))


def examples() -> list[dict[str, str]]:
    """The example reports that ship."""
    return [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if line.strip()]


def varied(report: dict[str, str], rng: random.Random) -> tuple[str, str]:
    """Title and text of a report, its figures above 12 changed: another document on the same kind of thing."""
    text = re.sub(r"\b(1[3-9]|[2-9]\d)\b", lambda m: str(max(13, int(m.group()) + rng.randint(-9, 9))), report["text"])
    return report["title"], f"{text}\n\n{rng.choice(('Filed', 'Sent', 'Noted'))} as number {rng.randrange(10**7)}."


def news_pages(
    count: int, seed: int, *, relevant: float = 0.5, others: float = 0.2, kilobytes: int = 60
) -> Iterator[tuple[str, datetime, bytes]]:
    """Address, time of capture and HTML of `count` pages: a share of reports, a share in other languages, filler."""
    rng = random.Random(seed)
    reports = examples()
    for number in range(count):
        draw = rng.random()
        when = START + timedelta(seconds=97 * number + seed)
        published = (when - timedelta(minutes=rng.randint(5, 300))).strftime("%Y-%m-%dT%H:%M:%SZ")
        if draw < relevant:
            report = reports[rng.randrange(len(reports))]
            title, text = varied(report, rng)
            publisher, language, published = report["publisher"], report["language"], report["published"]
        else:
            language = rng.choice(["de", "es"]) if draw < relevant + others else "en"
            title, text = filler(rng, language)
            publisher = f"{rng.choice(['Harrowmere', 'Lindenford', 'Olvera', 'Birkental'])} Courier"
        size = max(20, round(kilobytes * rng.uniform(0.6, 1.6)))
        yield (
            f"https://{publisher.lower().replace(' ', '-')}.example/{seed}/{number}",
            when,
            page(title, text, publisher, published, language, rng, size),
        )


def members(pages: Iterator[tuple[str, datetime, bytes]], name: str = "CC-NEWS-MADE") -> Iterator[bytes]:
    """The records of a file of pages, each a gzip member of its own."""
    yield gzip.compress(member("warcinfo", None, b"software: made by hand\r\n", seed=name), mtime=0)
    for uri, when, body in pages:
        request = f"GET {uri} HTTP/1.1\r\nUser-Agent: made\r\n\r\n".encode()
        yield gzip.compress(member("request", uri, request, date=when), mtime=0)
        yield gzip.compress(response(uri, body, date=when), mtime=0)


def news_file(path: Path, count: int, seed: int, **how: float) -> Path:
    """Write a file of made pages."""
    path.write_bytes(b"".join(members(news_pages(count, seed, **how), path.name)))  # type: ignore[arg-type]
    return path
