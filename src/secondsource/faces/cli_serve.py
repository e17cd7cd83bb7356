"""`secondsource serve` and `secondsource demo`: the pages and the API on a ledger."""

from __future__ import annotations

import contextlib
import hashlib
import io
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from secondsource import __version__
from secondsource.errors import InputRefused, LedgerReadOnly, SecondSourceError, UsageError
from secondsource.faces.options import ledger_option
from secondsource.faces.run import say, say_refused
from secondsource.ledger import Ledger
from secondsource.ledger.tables import SCHEMA_VERSION
from secondsource.settings import Settings, data_folder

if TYPE_CHECKING:
    from secondsource.faces.web.app import Added
    from secondsource.model.judgement import Judgement
    from secondsource.pipeline import Outcome, Resources


class PipelineWriter:
    """Writes what pages and API ask for, through the pipeline; one call at a time, as models are not shared."""

    def __init__(self, ledger: Ledger, resources: Resources) -> None:
        self._ledger = ledger
        self._resources = resources
        self._lock = threading.Lock()

    def add_text(self, text: bytes, form: str | None, publisher: str, published: str, language: str) -> Added:
        """Read what was pasted or uploaded into the ledger. Raises InputRefused for a date that is none."""
        from secondsource.pipeline import Given, normal_date, receive

        day = normal_date(published) if published else None
        given = Given(day, publisher or None, language or None)
        intake = self._resources.settings.intake
        return self._add(receive("-", intake, given, form, io.BytesIO(text)))  # type: ignore[arg-type]

    def add_address(self, address: str) -> Added:
        """Fetch a report and read it into the ledger."""
        from secondsource.pipeline import receive

        return self._add(receive(address, self._resources.settings.intake))

    def _add(self, outcomes: Iterator[Outcome]) -> Added:
        from secondsource import pipeline
        from secondsource.faces.web.app import Added

        added: list[str] = []
        known: list[str] = []
        refused: list[tuple[str, str]] = []
        with self._lock:
            for outcome in outcomes:
                if isinstance(outcome, pipeline.Refused):
                    where = "what was given" if outcome.where.startswith("standard input") else outcome.where
                    refused.append((where, str(outcome.error)))
                    continue
                try:
                    done = pipeline.add(outcome, self._ledger, self._resources)
                except InputRefused as e:
                    refused.append((outcome.document.id, str(e)))
                    continue
                (added if done.new else known).append(done.document)
        return Added(tuple(added), tuple(known), tuple(refused))

    def judge(self, judgement: Judgement) -> Judgement:
        """Write a person's decision and weigh anew what it touches."""
        from secondsource import pipeline

        with self._lock:
            return pipeline.judge(judgement, self._ledger, self._resources)[0]


def _free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as e:
            raise UsageError(f"{host}:{port} cannot be used ({e.strerror}); choose another with --port") from e


def _warm() -> None:
    from secondsource.faces.web.views import towns

    towns(48.0, 37.0, 10.0)


def teller(ledger: Ledger, settings: Settings, every_s: float) -> Callable[[], None]:
    """Tell the ledger's webhooks in a thread, a round in so many seconds; what is given back ends it."""
    from secondsource.faces.cli_webhook import deliver, telling_of

    ended = threading.Event()

    def rounds() -> None:
        while not ended.is_set():
            try:
                deliver(telling_of(ledger, settings))
            except SecondSourceError as e:
                say(f"webhooks: {e} [{e.code}]")
            ended.wait(every_s)

    thread = threading.Thread(target=rounds, daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join(settings.intake.fetch_timeout_s)

    return end


def run(
    ledger: Ledger,
    host: str,
    port: int,
    names: tuple[str, ...],
    settings: Settings,
    *,
    write: bool,
    tell_every_s: float | None = None,
) -> int:
    """Serve until Ctrl-C; prints the address once it answers. Raises UsageError where the port is taken."""
    import uvicorn

    from secondsource.faces.web.app import create_app
    from secondsource.pipeline import Resources

    _free(host, port)
    writer = PipelineWriter(ledger, Resources(settings)) if write and not ledger.read_only else None
    app = create_app(ledger, settings, writer, host=host, names=names)

    # The first page with a map asks for the gazetteer: opened meanwhile.
    threading.Thread(target=_warm, daemon=True).start()

    class Server(uvicorn.Server):  # type: ignore[misc,unused-ignore]
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            shown = f"[{host}]" if ":" in host else host
            say(f"Second Source is at http://{shown}:{port}/ (Ctrl-C ends it)")

    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=3,
    )
    end = teller(ledger, settings, tell_every_s) if tell_every_s and not ledger.read_only else None
    with contextlib.suppress(KeyboardInterrupt):
        Server(config).run()
    if end is not None:
        end()
    say("stopped")
    return 0


def _address(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on."),
        click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Its port."),
        click.option("--name", "names", multiple=True, help="A further host name that calls may use."),
    ):
        command = option(command)
    return command


@click.command("serve")
@ledger_option
@_address
@click.option("--read-only", is_flag=True, help="Show the ledger; no forms, no writing calls.")
@click.option("--reads-need-token", is_flag=True, help="Ask for a token even for reading.")
@click.option("--map", "map_address", metavar="URL", default="", help="Tiles (…/{z}/{x}/{y}.png) or a style (….json).")
@click.option("--map-attribution", metavar="WORDS", default="", help="What the tiles' provider asks to be named as.")
@click.option("--log-json", is_flag=True, help="Log each call as a line of JSON, on standard error.")
@click.option("--map-host", "map_hosts", metavar="URL", multiple=True, help="A further host that the style asks.")
@click.option(
    "--tell-every",
    type=click.FloatRange(1),
    metavar="SECONDS",
    help="Tell the ledger's webhooks too, a round in so many seconds.",
)
def serve_command(
    address: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    read_only: bool,
    reads_need_token: bool,
    log_json: bool,
    map_address: str,
    map_attribution: str,
    map_hosts: tuple[str, ...],
    tell_every: float | None,
) -> int:
    """Serve the pages and the API.

    On the default address forms need no token, since only this machine reaches them. On any other address writing
    needs a token (secondsource ledger token); put a proxy with TLS before it.

    \b
    Examples:
      secondsource serve
      secondsource serve --host 0.0.0.0 --name ledger.example.org --reads-need-token
      secondsource serve --map "https://tiles.example.org/{z}/{x}/{y}.png" --map-attribution "Example Maps"
    """
    settings = Settings()
    faces = replace(
        settings.faces,
        reads_need_token=reads_need_token or settings.faces.reads_need_token,
        map_address=map_address or settings.faces.map_address,
        map_attribution=map_attribution or settings.faces.map_attribution,
        map_hosts=map_hosts or settings.faces.map_hosts,
    )
    settings = replace(settings, faces=faces)
    if faces.reads_need_token and read_only:
        raise UsageError("--reads-need-token writes reads down in the ledger: leave --read-only out")
    if log_json:
        from secondsource.faces.logs import to_json_lines

        to_json_lines()
    try:
        ledger = Ledger.open(address, settings.ledger, read_only=read_only)
    except LedgerReadOnly:
        if faces.reads_need_token:
            raise
        say("the ledger cannot be written: its pages are shown without forms")
        ledger = Ledger.open(address, settings.ledger, read_only=True)
    with ledger:
        return run(ledger, host, port, names, settings, write=not read_only, tell_every_s=tell_every)


def examples() -> bytes:
    """The example reports, as JSON Lines; each is marked as constructed."""
    return (files("secondsource.examples") / "reports.jsonl").read_bytes()


def build_demo(path: Path, settings: Settings) -> int:
    """Build a ledger from the example reports; it is at `path` only once it is whole. Returns how many were added."""
    from secondsource import pipeline

    part = path.with_name(path.name + ".part")
    for leftover in path.parent.glob(part.name + "*"):
        leftover.unlink()
    resources = pipeline.Resources(settings)
    data = examples()
    total, count = sum(1 for line in data.splitlines() if line.strip()), 0
    with Ledger.open(str(part), settings.ledger) as ledger:
        for outcome in pipeline.receive("-", settings.intake, None, "jsonl", io.BytesIO(data)):
            if isinstance(outcome, pipeline.Refused):
                say_refused(outcome.where, outcome.error)
                continue
            pipeline.add(outcome, ledger, resources)
            count += 1
            if sys.stderr.isatty():
                click.echo(f"\rreading the example reports: {count} of {total}", nl=False, err=True)
        counts = ledger.counts()
    if sys.stderr.isatty():
        click.echo("", err=True)
    say(f"{counts['documents']} example reports: {counts['claims']} claims, {counts['events']} events")
    # Closing the last connection folds the write-ahead log into the file.
    part.rename(path)
    for leftover in path.parent.glob(part.name + "-*"):
        leftover.unlink()
    return count


@click.command("demo")
@_address
@click.option("--fresh", is_flag=True, help="Build the example ledger again.")
@click.option("--no-serve", is_flag=True, help="Build the ledger, print its path, and end.")
@click.option("--folder", metavar="DIR", help="Where the example ledger is kept, instead of the data folder.")
def demo_command(host: str, port: int, names: tuple[str, ...], fresh: bool, no_serve: bool, folder: str | None) -> int:
    """Build a ledger from the example reports and serve it. The reports are constructed: no such thing happened.

    \b
    Examples:
      secondsource demo
      secondsource demo --port 8080 --fresh
    """
    if not no_serve:
        _free(host, port)
    settings = Settings()
    where = Path(folder) if folder else data_folder() / "demo"
    try:
        where.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise UsageError(f"{where}: cannot be made ({e.strerror})") from e
    made_by = f"{__version__} {SCHEMA_VERSION} "
    stamp = hashlib.sha256(made_by.encode() + examples()).hexdigest()[:12]
    path = where / f"examples-{stamp}.db"
    if fresh or not path.exists():
        for leftover in where.glob(f"{path.name}*"):
            leftover.unlink()
        say("reading the example reports; this takes a moment the first time")
        build_demo(path, settings)
    if no_serve:
        click.echo(str(path))
        return 0
    with Ledger.open(str(path), settings.ledger) as ledger:
        return run(ledger, host, port, names, settings, write=True)
