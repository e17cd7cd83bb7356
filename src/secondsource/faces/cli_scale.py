"""`secondsource scale`: archives of many files to Parquet, on Ray; from there into a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from secondsource.errors import UsageError
from secondsource.faces.run import put, put_json, say, say_refused
from secondsource.settings import Settings, default_ledger


@click.group("scale", context_settings={"help_option_names": ["-h", "--help"]})
def scale_command() -> None:
    """Read web archives of many files into Parquet, on Ray, and load what was read into a ledger.

    \b
    Examples:
      secondsource scale read crawl/ --output readings/ --workers 8
      secondsource scale load readings/ --ledger postgresql://localhost/news
      secondsource scale show readings/ > readings.jsonl
    """


@scale_command.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|DIR...")
@click.option(
    "--output", "--out", "output", required=True, metavar="DIR", help="Where the Parquet files and manifests go."
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(0), help="0: in this process, no Ray.")
@click.option("--ray-address", default="", metavar="ADDRESS", help="Of a Ray cluster; the folder must be shared.")
@click.option("--all", "everything", is_flag=True, help="Read what the cheap test would drop, too.")
@click.option("--rules-only", is_flag=True, help="Leave the trained encoder out.")
def read_command(
    inputs: tuple[str, ...], output: str, workers: int, ray_address: str, everything: bool, rules_only: bool
) -> int:
    """Read WARC, WACZ, Parquet and JSON Lines files: one Parquet file and one manifest for each.

    A file that is done is not read again, so that a run that was stopped goes on with the same call. A report that
    is in several files is read once. Pages that do not look like reports of a war, or are in no language that is
    read, are counted and dropped before they cost anything.
    """
    from secondsource.scale.job import Plan, run

    if Path(output).exists() and not Path(output).is_dir():
        raise UsageError(f"--output: {output} is not a folder")
    plan = Plan(workers, not everything, rules_only, Settings(), ray_address)
    found = run(inputs, Path(output), plan, say)
    for name, why in found.failed:
        say(f"refused: {name}: {why}")
    parts = [*found.before, *found.read]
    passed: dict[str, int] = {}
    for part in parts:
        for kind, count in part.passed.items():
            passed[kind] = passed.get(kind, 0) + count
    put_json(
        {
            "files": len(parts),
            "read": len(found.read),
            "done_before": len(found.before),
            "failed": len(found.failed),
            "documents": sum(p.documents for p in parts),
            "refused": sum(p.refused for p in parts),
            "captures": sum(p.captures for p in parts),
            "passed_over": passed,
            "cpu_s": round(sum(p.cpu_s for p in found.read), 1),
        }
    )
    return 1 if found.failed else 0


@scale_command.command("load")
@click.argument("folder", metavar="DIR")
@click.option("--ledger", metavar="LEDGER", help="The ledger: a file, or postgresql://… [default: SECONDSOURCE_LEDGER]")
def load_command(folder: str, ledger: str | None) -> int:
    """Weigh what `scale read` left in DIR into a ledger, block by block of place and time.

    It is the step that `add` takes, and gives the same events. What the ledger knows is left as it is, so that a
    load that was stopped goes on with the same call.
    """
    from secondsource.ledger.store import Ledger
    from secondsource.pipeline import Resources
    from secondsource.scale.load import load

    if not Path(folder).is_dir():
        raise UsageError(f"{folder}: no such folder")
    settings = Settings()
    with Ledger.open(ledger or default_ledger(), settings.ledger) as book:
        found = load(Path(folder), book, Resources(settings), say)
    for where, error in found.refused:
        say_refused(where, error)
    put(f"{found.added} added, {found.known} already known, {len(found.refused)} refused, {found.blocks} blocks")
    return 1 if found.refused else 0


@scale_command.command("show")
@click.argument("folder", metavar="DIR")
def show_command(folder: str) -> int:
    """Print what was read, one document a line, as `secondsource read --format jsonl` does."""
    from secondsource.scale.load import readings

    if not Path(folder).is_dir():
        raise UsageError(f"{folder}: no such folder")
    for reading in readings(Path(folder)):
        put_json(reading)
    return 0
