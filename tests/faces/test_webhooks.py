"""Webhooks over a real loopback server: signed, for any filter, once each, from where they stopped."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import made
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from secondsource.errors import AddressRefused, FetchFailed, NotInLedger, UsageError
from secondsource.faces import cli_webhook
from secondsource.faces.cli import group
from secondsource.faces.cli_webhook import telling_of
from secondsource.faces.webhooks import (
    DELIVERY,
    SIGNATURE,
    Telling,
    Webhook,
    add_webhook,
    remove_webhook,
    signature,
    tell_all,
    verified,
    webhooks,
)
from secondsource.ledger import Filters, Ledger
from secondsource.model.judgement import Judgement
from secondsource.model.neighbourhood import Traced, Weighed
from secondsource.pipeline import may_send, send
from secondsource.settings import FacesSettings, IntakeSettings, Settings

SETTINGS = Settings(intake=IntakeSettings(allow_private_addresses=True, fetch_timeout_s=5))


@dataclass
class Receiver:
    """A server on the loopback address: `plan` are the statuses of its next answers, then 204."""

    address: str = ""
    plan: list[Any] = field(default_factory=list)
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def changes(self) -> list[dict[str, Any]]:
        return [change for _, body in self.taken for change in json.loads(body)["changes"]]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    got = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.seen.append(self.headers[DELIVERY])
            status = got.plan.pop(0) if got.plan else 204
            if status == "drop":
                self.connection.close()
                return
            status, more = status if isinstance(status, tuple) else (status, {})
            if 200 <= status < 300:
                got.taken.append((dict(self.headers), body))
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    got.address = f"http://127.0.0.1:{server.server_port}/hook"
    yield got
    server.shutdown()
    server.server_close()


@dataclass
class Clock:
    now: float = 1_000_000.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def fill(ledger: Ledger, first: int, last: int) -> None:
    """The hand-made reports from number `first` to `last`, each an entry."""
    for n, (document, reading) in enumerate(made.readings(), 1):
        if first <= n <= last:
            traced = Traced((), {}, (document.document.id,))
            with ledger.transaction() as writing:
                writing.add(document, reading, traced, Weighed((), (), made.events(n)))


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "growing.db")) as ledger:
        yield ledger


def telling(ledger: Ledger, clock: Clock, settings: Settings = SETTINGS) -> Telling:
    return replace_clock(telling_of(ledger, settings), clock)


def replace_clock(told: Telling, clock: Clock) -> Telling:
    return replace(told, clock=lambda: clock.now, sleep=clock.sleep)


def tell(ledger: Ledger, clock: Clock, settings: Settings = SETTINGS, *, now: bool = False) -> list[Webhook]:
    return [after for _, after in tell_all(telling(ledger, clock, settings), now=now)]


def test_a_message_is_signed_and_says_what_changed(growing: Ledger, receiver: Receiver) -> None:
    hook = add_webhook(growing, receiver.address, Filters(), ["new"])
    fill(growing, 1, 1)
    clock = Clock()
    after = tell(growing, clock)[0]
    assert after.problem == ""
    assert (headers := receiver.taken[0][0])
    body = receiver.taken[0][1]
    assert headers["Content-Type"] == "application/json"
    assert verified(hook.secret, headers[SIGNATURE], body, clock.now)
    assert not verified(hook.secret, headers[SIGNATURE], body + b" ", clock.now)
    assert not verified("whsec_other", headers[SIGNATURE], body, clock.now)
    assert not verified(hook.secret, headers[SIGNATURE], body, clock.now + 301)
    message = json.loads(body)
    assert message["webhook"] == hook.id
    assert headers[DELIVERY] == message["delivery"]
    assert {c["event"] for c in message["changes"]} == {e.id for e in made.events(1)}
    first = message["changes"][0]
    assert first["before"] is None
    assert first["after"]["reports"] >= first["after"]["origins"]
    assert first["entry"]["subject"] == "wire-1"
    assert hook.secret not in body.decode()


def test_a_second_source_and_a_denial_are_told_when_they_appear(growing: Ledger, receiver: Receiver) -> None:
    add_webhook(growing, receiver.address, Filters(), ["second-source", "denial"])
    told = []
    for n in range(1, 5):
        fill(growing, n, n)
        tell(growing, Clock())
        told.append(sorted((c["event"], *c["kinds"]) for c in receiver.changes()))
        receiver.taken.clear()
    # The second report copies the first, the third has another toll, the fourth denies the strike.
    assert told == [[], [], [("eDead", "denial")], [("eStrike", "denial")]]
    strike = next(e for e in made.events(4) if e.id == "eStrike")
    with growing.transaction() as writing:
        writing.set_events((replace(strike, origins=2),))
    tell(growing, Clock())
    change = receiver.changes()[0]
    assert (change["event"], change["kinds"]) == ("eStrike", ["second-source"])
    assert (change["before"]["origins"], change["after"]["origins"]) == (1, 2)


def test_only_what_fits_the_filter_is_told(growing: Ledger, receiver: Receiver) -> None:
    add_webhook(growing, receiver.address, Filters(code="casualties", near=(48.47, 37.09), within_km=30), ["change"])
    add_webhook(growing, receiver.address, Filters(place="Atlantis"), ["change"])
    fill(growing, 1, 4)
    assert all(hook.entry == growing.head().seq for hook in tell(growing, Clock()))  # type: ignore[union-attr]
    assert {c["event"] for c in receiver.changes()} == {"eDead"}


def test_nothing_is_lost_and_nothing_is_sent_twice(growing: Ledger, receiver: Receiver) -> None:
    add_webhook(growing, receiver.address, Filters(), ["change"])
    fill(growing, 1, 2)
    receiver.plan = [204, 500, 500, 500, 500]
    clock = Clock()
    stopped = tell(growing, clock)[0]
    assert stopped.problem == "answered with status 500"
    assert clock.waits == [1, 2, 4]
    fill(growing, 3, 3)
    assert tell(growing, clock)[0] == stopped  # it waits
    assert len(receiver.seen) == 5
    clock.now += 10
    done = tell(growing, clock)[0]
    assert done.problem == ""
    assert done.failures == 0
    tell(growing, clock)
    # Three entries, three messages, in order; the one that failed came again under its own id.
    taken = [headers[DELIVERY] for headers, _ in receiver.taken]
    assert len(taken) == len(set(taken)) == 3
    assert list(dict.fromkeys(receiver.seen)) == taken
    entries = [json.loads(body)["entry"] for _, body in receiver.taken]
    assert entries == sorted(entries)
    assert done.delivered == len(receiver.changes())


def test_a_dropped_connection_is_tried_again(growing: Ledger, receiver: Receiver) -> None:
    add_webhook(growing, receiver.address, Filters(), ["new"])
    fill(growing, 1, 1)
    receiver.plan = ["drop"]
    assert tell(growing, Clock())[0].problem == ""
    assert receiver.seen[0] == receiver.seen[1]


def test_a_large_entry_goes_out_in_parts_and_goes_on_at_the_part(growing: Ledger, receiver: Receiver) -> None:
    settings = replace(SETTINGS, faces=FacesSettings(webhook_changes=1, webhook_attempts=1))
    add_webhook(growing, receiver.address, Filters(), ["new"])
    fill(growing, 1, 1)
    receiver.plan = [204, 503]
    clock = Clock()
    tell(growing, clock, settings)
    tell(growing, clock, settings, now=True)
    told = [c["event"] for c in receiver.changes()]
    assert len(told) == len(set(told)) == len(made.events(1)) > 1


def test_waits_double_and_end(growing: Ledger, receiver: Receiver) -> None:
    settings = replace(SETTINGS, faces=FacesSettings(webhook_attempts=1, webhook_longest_wait_s=60))
    add_webhook(growing, receiver.address, Filters(), ["new"])
    fill(growing, 1, 1)
    receiver.plan = [500] * 9
    clock = Clock()
    waits = []
    for _ in range(9):
        hook = tell(growing, clock, settings)[0]
        waits.append(hook.not_before - clock.now)
        clock.now = hook.not_before
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert tell(growing, clock, settings)[0].problem == ""


def test_retry_after_is_heeded(growing: Ledger, receiver: Receiver) -> None:
    add_webhook(growing, receiver.address, Filters(), ["new"])
    fill(growing, 1, 1)
    receiver.plan = [(429, {"Retry-After": "5"})]
    clock = Clock()
    tell(growing, clock)
    assert clock.waits == [5]


def test_a_redirect_is_not_followed(growing: Ledger, receiver: Receiver) -> None:
    settings = replace(SETTINGS, faces=FacesSettings(webhook_attempts=1))
    add_webhook(growing, receiver.address, Filters(), ["new"])
    fill(growing, 1, 1)
    receiver.plan = [(307, {"Location": receiver.address})]
    assert tell(growing, Clock(), settings)[0].problem == "answered with status 307"
    assert len(receiver.seen) == 1


def test_an_event_that_is_no_more_is_told(growing: Ledger, receiver: Receiver) -> None:
    fill(growing, 1, 1)
    add_webhook(growing, receiver.address, Filters(code="air_strike"), ["change"])
    with growing.transaction() as writing:
        writing.set_events((), ("eStrike",))
    tell(growing, Clock())
    assert [(c["event"], c["after"]) for c in receiver.changes()] == [("eStrike", None)]


def test_a_judgement_is_told_too(own_ledger: Ledger, receiver: Receiver) -> None:
    add_webhook(own_ledger, receiver.address, Filters(), ["change"])
    own_ledger.judge(Judgement("eStrike", "credibility", "2", "Ruta", "two videos"))
    tell(own_ledger, Clock())
    change = receiver.changes()[0]
    assert change["entry"]["kind"] != "added"
    assert change["before"]["credibility"] != 2
    assert change["after"]["assessment"]["credibility"] == 2


def test_sensitive_places_stay_coarse(growing: Ledger, receiver: Receiver) -> None:
    add_webhook(growing, receiver.address, Filters(), ["new"])
    fill(growing, 1, 1)
    tell(growing, Clock())
    assert "48.46891" not in receiver.taken[0][1].decode()


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest", "http://10.0.0.8/"],
)
def test_no_webhook_reaches_inside(growing: Ledger, address: str) -> None:
    with pytest.raises(AddressRefused):
        may_send(address, IntakeSettings())
    with pytest.raises(AddressRefused):
        send(address, b"{}", {}, IntakeSettings())
    add_webhook(growing, address, Filters(), ["new"])
    fill(growing, 1, 1)
    clock = Clock()
    assert "private" in tell(growing, clock, Settings())[0].problem
    assert clock.waits == []


@pytest.mark.parametrize("address", ["ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "x"])
def test_only_web_addresses(address: str) -> None:
    with pytest.raises(AddressRefused):
        may_send(address, SETTINGS.intake)


def test_nobody_at_the_address(growing: Ledger) -> None:
    with pytest.raises(FetchFailed):
        send("http://127.0.0.1:1/", b"{}", {}, SETTINGS.intake)


def test_hooks_are_listed_and_removed(growing: Ledger) -> None:
    one = add_webhook(growing, "https://example.org/a", Filters(near=(48.0, 37.0)), [], "desk")
    two = add_webhook(growing, "https://example.org/b", Filters(text="mine*"), ["new", "new"])
    assert webhooks(growing) == [one, two]
    assert webhooks(growing)[0].asked() == Filters(near=(48.0, 37.0))
    assert two.kinds == ("new",)
    remove_webhook(growing, one.id)
    assert webhooks(growing) == [two]
    with pytest.raises(NotInLedger):
        remove_webhook(growing, one.id)
    with pytest.raises(UsageError):
        add_webhook(growing, "https://example.org/", Filters(), ["color"])
    with pytest.raises(NotInLedger):
        list(tell_all(telling(growing, Clock()), ["none"]))


@given(st.binary(max_size=40), st.text(max_size=60))
def test_no_header_is_a_fault(body: bytes, header: str) -> None:
    assert not verified("whsec_x", header, body, 1_000_000)
    assert verified("whsec_x", signature("whsec_x", 1_000_000, body), body, 1_000_100)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Any]:
    ledger = str(tmp_path / "cli.db")

    def call(*args: str) -> Any:
        return CliRunner().invoke(group, ["webhook", *args, "--ledger", ledger], standalone_mode=False)

    call.ledger = ledger  # type: ignore[attr-defined]
    return call


def test_the_commands(run: Any, receiver: Receiver) -> None:
    made.make(Path(run.ledger)).close()
    refused = run("add", receiver.address)
    assert isinstance(refused.exception, AddressRefused)
    added = run("add", receiver.address, "--on", "denial", "--code", "air_strike", "--label", "desk", "--from-start",
                "--allow-private")  # fmt: skip
    hook = json.loads(added.stdout)
    assert hook["secret"].startswith("whsec_")
    listed = run("list")
    assert json.loads(listed.stdout)["id"] == hook["id"]
    assert hook["secret"] not in listed.stdout
    told = run("deliver", "--allow-private")
    assert told.return_value == 0
    assert "told of 1 change" in told.stderr
    assert [c["event"] for c in receiver.changes()] == ["eStrike"]
    assert run("deliver", hook["id"], "--now").return_value == 0
    assert "removed" in run("remove", hook["id"]).stdout
    assert run("list").stdout == ""


def test_a_receiver_that_is_away_ends_with_1(run: Any, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        cli_webhook, "telling_of", lambda *given: replace(telling_of(*given), sleep=lambda seconds: None)
    )
    made.make(Path(run.ledger)).close()
    run("add", receiver.address, "--from-start", "--allow-private")
    receiver.plan = [500] * 4
    done = run("deliver", "--allow-private")
    assert done.return_value == 1
    assert "it is told later" in done.stderr


def test_a_server_tells_while_it_serves(tmp_path: Path, receiver: Receiver) -> None:
    from secondsource.faces.cli_serve import teller

    ledger = made.make(tmp_path / "served.db")
    with ledger:
        add_webhook(ledger, receiver.address, Filters(), ["new"], from_start=True)
        stop = teller(ledger, SETTINGS, 0.05)
        until = time.monotonic() + 20
        while not receiver.taken and time.monotonic() < until:
            time.sleep(0.02)
        ledger.judge(Judgement("eStrike", "comment", "call again", "Ruta", "no answer"))
        stop()
        assert {c["event"] for c in receiver.changes()} == {e.id for e in made.events(4)}
