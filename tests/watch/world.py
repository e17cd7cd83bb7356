"""A small world of feeds on loopback: invented outlets, a clock of its own, and faults drawn by seed."""

from __future__ import annotations

import hashlib
import multiprocessing
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from xml.sax.saxutils import escape

START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)

OUTLETS = ("Ridge Courier", "Steppe Wire", "Harbour Post", "Mill Lane Daily", "Northern Ledger", "Quarry Times")
PLACES = ("Novoselivka", "Lozova", "Sumy", "Izium", "Chuhuiv", "Kupiansk", "Orikhiv", "Hlukhiv", "Konotop", "Okhtyrka")
THINGS = ("a water tower", "a school", "a grain store", "two houses", "the bus station", "a warehouse", "a bridge")
PEOPLE = ("Petro Velychko", "Olena Varchuk", "Pavlo Deryha", "Iryna Sobko", "Taras Hnidko", "Nadia Kolisnyk")


class SimulatedClock:
    """Time goes on only when somebody waits for it. Remembers the most memory held in each hour, bytes."""

    def __init__(self, until: datetime) -> None:
        self._now = START
        self._until = until
        self.memory: dict[int, int] = {}
        self.elapsed: Synchronized[float] | None = None  # seconds, for a world that is served by another process

    def now(self) -> datetime:
        return self._now

    def wait(self, seconds: float, stop: threading.Event) -> None:
        self._now += timedelta(seconds=max(seconds, 0.001))
        if self.elapsed is not None:
            self.elapsed.value = (self._now - START).total_seconds()
        hour = int((self._now - START).total_seconds() // 3600)
        self.memory[hour] = max(self.memory.get(hour, 0), memory())
        if self._now >= self._until:
            stop.set()


def memory() -> int:
    """Bytes of memory that this process holds of its own; pages of files mapped from disk come and go as the system
    likes, with nobody's doing."""
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("RssAnon:"))


@dataclass
class Article:
    """An article of the world. `texts` are its versions with the time from which each stands; times from START."""

    path: str
    title: str
    listed_at: timedelta
    texts: list[tuple[timedelta, str]]
    announced: bool = True
    deleted_at: timedelta | None = None
    redirects: bool = False

    def text(self, at: timedelta) -> str:
        return [text for since, text in self.texts if since <= at][-1]


@dataclass
class Outlet:
    """A feed with its articles on one port. `faults` is the share of requests that go wrong."""

    number: int
    name: str
    kind: str
    validators: str
    articles: list[Article]
    faults: float
    moves_at: timedelta | None = None
    crawl_delay: int | None = None
    port: int = 0
    elsewhere: list[str] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def feed(self) -> str:
        return f"{self.base}/feed.xml"


def report(draw: random.Random, outlet: str, n: int) -> tuple[str, str]:
    """Title and text of a constructed report; no two are alike."""
    place, thing, person = draw.choice(PLACES), draw.choice(THINGS), draw.choice(PEOPLE)
    hurt, hour = draw.randint(2, 90), draw.randint(1, 11)
    title = f"Shells hit {thing} in {place}"
    text = (
        f"Shells hit {thing} in {place} at about {hour} in the morning and {hurt} people were wounded, {person}, head "
        f"of the district administration, told the {outlet}.\n\n"
        f'"We have counted {hurt + n % 7} craters on street number {n}," {person.split()[1]} said. Repair crews were '
        f"at work by noon, and {draw.randint(100, 900)} households had no water. Case {n} of the district's register "
        f"was opened the same day."
    )
    return title, text


def made(seed: int, outlets: int, hours: float, every_h: float, faults: float) -> World:
    """A world: articles every `every_h` hours until an hour and a half before the end, some changed or deleted."""
    draw = random.Random(seed)
    made_outlets = []
    number = 0
    for n in range(outlets):
        name = f"{OUTLETS[n % len(OUTLETS)]} {n}"
        articles = []
        at = draw.uniform(0.05, every_h)
        while at < hours - 1.5:
            number += 1
            title, text = report(draw, name, number)
            listed = timedelta(hours=at)
            article = Article(f"/news/{number}.html", title, listed, [(timedelta(), text)])
            what = draw.random()
            if what < 0.15 and at + 3.5 < hours:
                # A correction: announced by the feed soon after, or found only by looking again.
                article.announced = draw.random() < 0.5
                later = listed + timedelta(hours=1.0 if article.announced else 3.0)
                if article.announced or at + 8 < hours:
                    corrected = text.replace(" were wounded", " were wounded, one of them a child")
                    article.texts.append((later, f"{corrected} This report was corrected."))
            elif what < 0.25 and at + 9 < hours:
                article.deleted_at = listed + timedelta(hours=2)
            elif what < 0.35:
                article.redirects = True
            articles.append(article)
            at += every_h * draw.uniform(0.7, 1.3)
        made_outlets.append(
            Outlet(
                n,
                name,
                ("rss", "atom")[n % 2],
                ("etag", "modified", "none")[n % 3],
                articles,
                faults,
                moves_at=timedelta(hours=hours / 3) if n % 5 == 1 else None,
                crawl_delay=7 if n % 4 == 2 else None,
            )
        )
    # Some reports stand in the feed of another outlet as well.
    world = World(made_outlets, random.Random(seed + 1))
    for outlet in made_outlets[1:]:
        other = made_outlets[outlet.number - 1]
        outlet.elsewhere = [a.path for a in other.articles[::4]]
    return world


class World:
    """All outlets, and what was asked of them."""

    def __init__(self, outlets: list[Outlet], draw: random.Random) -> None:
        self.outlets = outlets
        self.draw = draw
        self.clock: SimulatedClock | None = None
        self.elapsed: Synchronized[float] | None = None
        self.asked: Counter[tuple[int, str]] = Counter()
        self.faults: Counter[str] = Counter()
        self.times: dict[int, list[tuple[datetime, str]]] = {}
        self.lock = threading.Lock()

    def at(self) -> timedelta:
        if self.elapsed is not None:
            return timedelta(seconds=self.elapsed.value)
        assert self.clock is not None
        return self.clock.now() - START

    @contextmanager
    def served(self, hang_s: float) -> Iterator[None]:
        """Serve every outlet on a port of its own. `hang_s` is how long a request that times out is kept, seconds."""
        servers = []
        for outlet in self.outlets:
            handler = type("Handler", (_Handler,), {"world": self, "outlet": outlet, "hang_s": hang_s})
            server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            server.daemon_threads = True
            outlet.port = server.server_port
            threading.Thread(target=server.serve_forever, args=(5.0,), daemon=True).start()
            servers.append(server)
        try:
            yield
        finally:
            for server in servers:
                threading.Thread(target=server.shutdown, daemon=True).start()

    @contextmanager
    def served_apart(self, hang_s: float) -> Iterator[None]:
        """The same from a process of its own, so that what serving takes is no part of this process's memory.

        `elapsed` is the time there, for the clock to set. What was asked is known here when it has ended.
        """
        processes = multiprocessing.get_context("fork")
        self.elapsed = processes.Value("d", 0.0)
        here, there = processes.Pipe()
        process = processes.Process(target=self._serve, args=(hang_s, there), daemon=True)
        process.start()
        for outlet, port in zip(self.outlets, here.recv(), strict=True):
            outlet.port = port
        try:
            yield
        finally:
            here.send("end")
            self.asked, self.faults, self.times = here.recv()
            process.join(30)

    def _serve(self, hang_s: float, there: Connection) -> None:
        with self.served(hang_s):
            there.send([outlet.port for outlet in self.outlets])
            there.recv()
            with self.lock:
                there.send((self.asked, self.faults, self.times))

    def articles(self) -> dict[str, Article]:
        return {f"{o.base}{a.path}": a for o in self.outlets for a in o.articles}

    def feed_of(self, outlet: Outlet, at: timedelta) -> bytes:
        """The feed as it stands, newest first; the newest entry stands in it twice."""
        entries = [(outlet, a) for a in outlet.articles if a.listed_at <= at]
        if outlet.elsewhere:
            other = self.outlets[outlet.number - 1]
            entries += [(other, a) for a in other.articles if a.path in outlet.elsewhere and a.listed_at <= at]
        entries.sort(key=lambda pair: pair[1].listed_at, reverse=True)
        lines = []
        for n, (whose, a) in enumerate([*entries[:1], *entries[:60]]):
            address = f"{whose.base}{a.path}" + (
                "?utm_source=feed&utm_medium=rss" if (n + outlet.number) % 3 == 0 else ""
            )
            changes = [since for since, _ in a.texts[1:] if since <= at] if a.announced else []
            updated = START + (changes[-1] if changes else a.listed_at)
            lines.append(_entry(outlet.kind, address, a.title, START + a.listed_at, updated))
        body = "".join(lines)
        if outlet.kind == "rss":
            text = f"<rss version='2.0'><channel><title>{escape(outlet.name)}</title>{body}</channel></rss>"
        else:
            text = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{escape(outlet.name)}</title>{body}</feed>"
        return f"<?xml version='1.0' encoding='utf-8'?>{text}".encode()


def _entry(kind: str, address: str, title: str, published: datetime, updated: datetime) -> str:
    link = escape(address, {'"': "&quot;"})
    if kind == "rss":
        note = f"Updated {updated:%H:%M}" if updated != published else "Latest"
        return (
            f"<item><title>{escape(title)}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{format_datetime(published)}</pubDate><description>{note}</description></item>\n"
        )
    return (
        f'<entry><title>{escape(title)}</title><link href="{link}"/><id>{link}</id>'
        f"<published>{published.isoformat()}</published><updated>{updated.isoformat()}</updated></entry>\n"
    )


def page(outlet: str, article: Article, text: str, asked: int) -> bytes:
    """A page; its bytes differ at every request, as pages with advertisements do, and its report does not."""
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in text.split("\n\n"))
    return (
        f"<!doctype html><html lang='en'><head><title>{escape(article.title)}</title>"
        f"<meta property='og:site_name' content='{escape(outlet)}'>"
        f"<meta property='article:published_time' content='{(START + article.listed_at).isoformat()}'></head>"
        f"<body><!-- served {asked} --><nav><a href='/'>Home</a></nav><article><h1>{escape(article.title)}</h1>"
        f"{paragraphs}</article><script>var shown={asked}</script></body></html>"
    ).encode()


class _Handler(BaseHTTPRequestHandler):
    world: World
    outlet: Outlet
    hang_s: float

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        world, outlet = self.world, self.outlet
        with world.lock:
            at = world.at()
            path = self.path.partition("?")[0]
            world.asked[outlet.number, path] += 1
            world.times.setdefault(outlet.number, []).append((START + at, path))
            asked = world.asked[outlet.number, path]
            fault = self._fault(path)
            if fault is not None:
                world.faults[fault] += 1
        # Whoever asked may be gone by now.
        with suppress(OSError):
            self._answered(fault, path, at, asked)

    def _answered(self, fault: str | None, path: str, at: timedelta, asked: int) -> None:
        world, outlet = self.world, self.outlet
        if fault is not None and self._fail(fault, path, at):
            return
        if path == "/robots.txt":
            delay = f"Crawl-delay: {outlet.crawl_delay}\n" if outlet.crawl_delay else ""
            self._send(f"User-agent: *\nDisallow: /private/\n{delay}".encode(), "text/plain", at)
        elif path == "/feed.xml" and outlet.moves_at is not None and at >= outlet.moves_at:
            self._redirect(301, "/moved/feed.xml")
        elif path in ("/feed.xml", "/moved/feed.xml"):
            self._send(world.feed_of(outlet, at), "application/xml", at, stable=True)
        else:
            self._article(path, at, asked)

    def _article(self, path: str, at: timedelta, asked: int) -> None:
        inner = path.removeprefix("/full")
        for article in self.outlet.articles:
            if article.path != inner:
                continue
            if article.deleted_at is not None and at >= article.deleted_at:
                self._status(410 if self.outlet.number % 2 else 404)
            elif article.redirects and path == inner:
                self._redirect(302, f"/full{path}")
            else:
                text = article.text(at)
                self._send(page(self.outlet.name, article, text, asked), "text/html; charset=utf-8", at, key=text)
            return
        self._status(404)

    def _fault(self, path: str) -> str | None:
        if self.outlet.faults <= 0 or self.world.draw.random() >= self.outlet.faults:
            return None
        kinds = ["500", "500", "503", "reset", "timeout", "cut"]
        if path.endswith("feed.xml"):
            kinds += ["malformed", "silently cut", "silently cut"]
        return self.world.draw.choice(kinds)

    def _fail(self, fault: str, path: str, at: timedelta) -> bool:
        data = self.world.feed_of(self.outlet, at) if path.endswith("feed.xml") else b"x" * 2000
        if fault == "500":
            self._status(500)
        elif fault == "503":
            self.send_response(503)
            self.send_header("Retry-After", "120")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif fault == "timeout":
            time.sleep(self.hang_s)
        elif fault == "cut":
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2])
        elif fault == "silently cut":
            self.send_response(200)
            self.send_header("Content-Type", "application/xml")
            self.send_header("ETag", '"cut"')
            self.end_headers()
            self.wfile.write(data[: int(len(data) * 0.6)])
        elif fault == "malformed":
            self._send(
                data.replace(b"</title>", b"</titel>", 3).replace(b"<item>", b"<item><p>&broken", 2), "text/xml", at
            )
        return True

    def _send(self, data: bytes, media_type: str, at: timedelta, *, stable: bool = False, key: str = "") -> None:
        mark = hashlib.sha256(key.encode() or data).hexdigest()[:16]
        kind = self.outlet.validators
        if kind == "etag" and (stable or key) and self.headers.get("If-None-Match") == f'"{mark}"':
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200)
        if kind == "etag" and (stable or key):
            self.send_header("ETag", f'"{mark}"')
        elif kind == "modified":
            self.send_header("Last-Modified", format_datetime(START + at, usegmt=True))
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _status(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _redirect(self, status: int, target: str) -> None:
        self.send_response(status)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()
