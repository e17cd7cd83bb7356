"""`secondsource webhook`: telling an address, signed, when an event that fits a filter changes."""

from __future__ import annotations

import time
from dataclasses import asdict, replace

import click

from secondsource.faces.options import filter_options, ledger_option
from secondsource.faces.run import put, put_json, say
from secondsource.faces.webhooks import KINDS, Telling, Webhook, add_webhook, remove_webhook, tell_all, webhooks
from secondsource.ledger import Filters, Ledger
from secondsource.settings import IntakeSettings, Settings

private_option = click.option("--allow-private", is_flag=True, help="Tell addresses inside private networks too.")


def _settings(allow_private: bool) -> Settings:
    settings = Settings()
    return replace(settings, intake=IntakeSettings(allow_private_addresses=True)) if allow_private else settings


def telling_of(ledger: Ledger, settings: Settings) -> Telling:
    """What tells the webhooks of a ledger, through the guard that every address passes."""
    from secondsource.pipeline import send

    return Telling(ledger, settings, lambda address, body, headers: send(address, body, headers, settings.intake))


@click.group("webhook", context_settings={"help_option_names": ["-h", "--help"]})
def webhook_command() -> None:
    """Tell an address when an event that fits a filter changes: a second source appears, somebody denies.

    Messages are signed (HMAC-SHA-256 with a time in it), and go on from where they stopped: docs/webhooks.md.

    \b
    Examples:
      secondsource webhook add https://example.org/hook --on second-source --near 48.28,37.18 --within 40
      secondsource webhook list
      secondsource webhook deliver --every 60
    """


@webhook_command.command("add")
@click.argument("target", metavar="ADDRESS")
@filter_options
@ledger_option
@click.option("--on", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Of what to tell [default: change].")
@click.option("--label", default="", metavar="WORDS", help="What it is for.")
@click.option("--from-start", is_flag=True, help="Tell of all that is in the ledger already, too.")
@private_option
def add_command(
    target: str,
    filters: Filters,
    address: str,
    kinds: tuple[str, ...],
    label: str,
    from_start: bool,
    allow_private: bool,
) -> int:
    """Add a webhook for a filter; its secret is shown only now. Takes the filters of `events`."""
    from secondsource.pipeline import may_send

    settings = _settings(allow_private)
    may_send(target, settings.intake)
    with Ledger.open(address, settings.ledger) as ledger:
        hook = add_webhook(ledger, target, filters, kinds, label, from_start=from_start)
    put_json({**shown(hook), "secret": hook.secret})
    return 0


def shown(hook: Webhook) -> dict[str, object]:
    """A webhook without its secret."""
    return {key: value for key, value in asdict(hook).items() if key not in ("secret", "part")}


@webhook_command.command("list")
@ledger_option
def list_command(address: str) -> int:
    """List the webhooks and how far each was told, one JSON object a line, without their secrets."""
    with Ledger.open(address, Settings().ledger, read_only=True) as ledger:
        for hook in webhooks(ledger):
            put_json(shown(hook))
    return 0


@webhook_command.command("remove")
@click.argument("id")
@ledger_option
def remove_command(id: str, address: str) -> int:
    """Remove a webhook."""
    with Ledger.open(address, Settings().ledger) as ledger:
        remove_webhook(ledger, id)
    put(f"{id}: removed")
    return 0


@webhook_command.command("deliver")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@ledger_option
@click.option("--now", is_flag=True, help="Also those that wait after a failure.")
@click.option("--every", type=click.FloatRange(1), metavar="SECONDS", help="Go on, a round in so many seconds.")
@private_option
def deliver_command(ids: tuple[str, ...], address: str, now: bool, every: float | None, allow_private: bool) -> int:
    """Tell all webhooks, or those named, what they were not told yet. One process a ledger at a time should do it.

    Exit status 1 where one could not be told; it is told later, from where it stopped.
    """
    settings = _settings(allow_private)
    with Ledger.open(address, settings.ledger) as ledger:
        while True:
            failed = deliver(telling_of(ledger, settings), ids, now=now)
            if every is None:
                return 1 if failed else 0
            time.sleep(every)


def deliver(telling: Telling, ids: tuple[str, ...] = (), *, now: bool = False) -> int:
    """One round; says what was told, and how many webhooks could not be."""
    failed = 0
    for before, after in tell_all(telling, ids, now=now):
        told = after.delivered - before.delivered
        if told:
            say(f"{after.id}: told of {told} change{'s' * (told != 1)}")
        if after.problem:
            failed += 1
            say(f"{after.id}: {after.address} could not be told: {after.problem}; it is told later")
    return failed
