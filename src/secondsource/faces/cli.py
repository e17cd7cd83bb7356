"""The command `secondsource`: the group, and what every command does with an error."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from secondsource import __version__
from secondsource.errors import SecondSourceError
from secondsource.faces import collecting  # noqa: F401  (before all that is large)
from secondsource.faces.run import fail

# A command's module is imported when the command is called: `--help` and `read` must not pay for the pages.
COMMANDS = {
    "read": "secondsource.faces.cli_read",
    "add": "secondsource.faces.cli_read",
    "watch": "secondsource.faces.cli_watch",
    "events": "secondsource.faces.cli_lists",
    "claims": "secondsource.faces.cli_lists",
    "show": "secondsource.faces.cli_lists",
    "export": "secondsource.faces.cli_lists",
    "judge": "secondsource.faces.cli_judge",
    "verify": "secondsource.faces.cli_judge",
    "brief": "secondsource.faces.cli_lists",
    "gazetteer": "secondsource.faces.cli_data",
    "assets": "secondsource.faces.cli_data",
    "serve": "secondsource.faces.cli_serve",
    "demo": "secondsource.faces.cli_serve",
    "bench": "secondsource.faces.cli_bench",
    "ledger": "secondsource.faces.cli_ledger",
    "scale": "secondsource.faces.cli_scale",
    "webhook": "secondsource.faces.cli_webhook",
}


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: Any = getattr(import_module(COMMANDS[cmd_name]), f"{cmd_name}_command")
        return found if isinstance(found, click.Command) else None


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="It never presents a claim as a fact. See docs/responsible-use.md before you act on what it prints.",
)
@click.version_option(__version__, prog_name="secondsource")
def group() -> None:
    """Reads reports about armed conflict and keeps a ledger of claims: who said it, through whom, what happened
    where and when and how sure they were; which reports merely repeat one origin; and whether there is a second
    source.

    \b
    Examples:
      secondsource read dispatch.txt --published 2025-07-16
      secondsource add reports/ feeds.jsonl
      secondsource events --near 48.28,37.18 --within 30 --min-origins 2
    """


def main() -> None:
    """Run a command. Exit status: 0 all done, 1 some inputs refused, 2 wrong usage, 3 the ledger cannot be used."""
    try:
        status = group.main(standalone_mode=False, prog_name="secondsource")
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.Exit as e:
        sys.exit(e.exit_code)
    except click.Abort:
        click.echo("stopped; what was reported as added is in the ledger", err=True)
        sys.exit(130)
    except click.ClickException as e:
        e.show()
        sys.exit(2)
    except SecondSourceError as e:
        fail(e)
    except BrokenPipeError:
        # The reader of our output has gone; nothing is left to say, and the interpreter must not complain either.
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        click.echo("stopped; what was reported as added is in the ledger", err=True)
        sys.exit(130)
