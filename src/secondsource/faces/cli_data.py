"""`secondsource gazetteer` and `secondsource assets`: what is loaded, and adding to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondsource.errors import UsageError
from secondsource.faces.exposure import exposure_json, link_words
from secondsource.faces.run import put, put_json, say
from secondsource.faces.table import number_words
from secondsource.model import RegisterValue
from secondsource.model.asset import Asset
from secondsource.pipeline import Resources, add_assets, add_gazetteer, exposure

if TYPE_CHECKING:
    from secondsource.stakes.chain import Exposure
    from secondsource.stakes.register import Register

SHOWN_REFUSALS = 20


def _existing(file: str) -> Path:
    path = Path(file)
    if not path.is_file():
        raise UsageError(f"no such file: {file}")
    return path


# ---- gazetteer -----------------------------------------------------------------------------------------------------


@click.group("gazetteer", invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def gazetteer_command(context: click.Context, form: str) -> int:
    """Which gazetteers are loaded, with their licences; `add FILE` takes a GeoNames table or zip.

    \b
    Examples:
      secondsource gazetteer
      secondsource gazetteer add UA.zip
    """
    if context.invoked_subcommand is not None:
        return 0
    gazetteer = Resources().gazetteer()
    rows = [{"name": name, "places": places, "attribution": text} for name, places, text in gazetteer.loaded()]
    if form == "json":
        put_json({"version": gazetteer.version, "gazetteers": rows})
    else:
        for row in rows:
            put(f"{row['name']}: {row['places']:,} places. {row['attribution']}")
    return 0


@gazetteer_command.command("add")
@click.argument("file")
@click.option("--name", help="A name for it [default: the file's].")
@click.option("--attribution", help="Whom to name where its data is shown.")
def gazetteer_add(file: str, name: str | None, attribution: str | None) -> int:
    """Add a GeoNames table (19 tab-separated columns) or zip; the same table twice changes nothing."""
    changes = add_gazetteer(_existing(file), name, attribution)
    put(
        f"{changes.table}: {changes.added:,} added, {changes.updated:,} updated, {changes.removed:,} removed, "
        f"{changes.unchanged:,} unchanged"
    )
    return 0


# ---- assets --------------------------------------------------------------------------------------------------------


def value_words(value: RegisterValue) -> str:
    """One figure of a register with unit, period and source."""
    numbers = [v if isinstance(v, float) else None for v in (value.low, value.best, value.high)]
    figure = number_words(*numbers) if any(n is not None for n in numbers) else str(value.best or "not known")
    unit = "" if value.unit == "text" else f" {value.unit}"
    return f"{value.property}: {figure}{unit} ({value.period}; {value.source})"


def asset_json(asset: Asset) -> dict[str, object]:
    """An asset with all its figures."""
    from dataclasses import asdict

    return asdict(asset)


@click.group("assets", invoke_without_command=True)
@click.option("--kind", help="Only assets of this kind (mine, power_station, …).")
@click.option("--name", "text", help="Only assets with this in one of their names.")
@click.option("--chain", "chain", metavar="ASSET", help="What stands downstream of one asset, by id or name.")
@click.option("--json", "as_json", is_flag=True, help="With --chain: as JSON.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.pass_context
def assets_command(
    context: click.Context,
    kind: str | None,
    text: str | None,
    chain: str | None,
    as_json: bool,
    form: str,
    limit: int,
) -> int:
    """Which assets the register holds; `add FILE` takes a Global Energy Monitor workbook or a CSV; `show ID` one.

    `--chain` shows the nominal exposure downstream of an asset, before substitution: dated links with their sources,
    unknown ones as unknown. It is never a forecast, a price or a sum.

    \b
    Examples:
      secondsource assets --name Pokrovske
      secondsource assets add Global-Coal-Mine-Tracker-April-2024.xlsx
      secondsource assets show "GEM M0983"
      secondsource assets --chain "GEM M0983" --json
    """
    if context.invoked_subcommand is not None:
        return 0
    if as_json and chain is None:
        raise UsageError("--json goes with --chain; for a list there is --format jsonl")
    if chain is not None:
        register = Resources().register()
        return _print_chain(_one_asset(chain, register), register, as_json)
    found = [
        a
        for a in Resources().register().assets.values()
        if (not kind or a.kind == kind) and (not text or any(text.lower() in n.lower() for n in a.names))
    ]
    for asset in found[:limit]:
        if form == "jsonl":
            put_json(asset_json(asset))
        else:
            put(f"{asset.id}: {asset.name} ({asset.kind}), {asset.country or 'country not stated'}. {asset.source}")
    if len(found) > limit:
        say(f"{len(found) - limit} more; see --limit")
    return 0


def _one_asset(wanted: str, register: Register) -> Asset:
    """The asset of that id, or the only one of that name."""
    if wanted in register.assets:
        return register.assets[wanted]
    fold = wanted.casefold()
    found = [a for a in register.assets.values() if any(n.casefold() == fold for n in a.names)]
    found = found or [a for a in register.assets.values() if any(fold in n.casefold() for n in a.names)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no asset {wanted!r}; see `secondsource assets --name …`")
    raise UsageError(f"{wanted!r} may be {', '.join(a.id for a in found[:8])}: give the id")


def _print_chain(asset: Asset, register: Register, as_json: bool) -> int:
    found = exposure(asset, register)
    if as_json:
        put_json(exposure_json(found), indent=1)
        return 0
    put(f"{asset.name}: {found.label}")
    if not found.links:
        put("  unknown: no source in the register says what stands downstream of it")
    for item in found.links:
        put(f"{'  ' * item.depth}{link_words(item)}")
        for note in dict.fromkeys(v.note for v in item.values if v.note):
            put(f"{'  ' * item.depth}  reliability: {note}")
        if item.why:
            put(f"{'  ' * item.depth}  {item.why}")
    _print_failed(found)
    return 0


def _print_failed(found: Exposure) -> None:
    if found.failed:
        put("Such forecasts have failed; a forecast, and what was counted:")
        for subject, value in found.failed:
            put(f"  {subject}: {value_words(value)}")


@assets_command.command("add")
@click.argument("file")
def assets_add(file: str) -> int:
    """Add a workbook or CSV; bad rows are refused one by one with their reasons. Twice changes nothing."""
    changes = add_assets(_existing(file), Resources())
    for kind, rows in (("refused", changes.refused), ("warning", changes.warnings)):
        for row in rows[:SHOWN_REFUSALS]:
            say(f"{kind}: {row}")
        if len(rows) > SHOWN_REFUSALS:
            say(f"{kind}: {len(rows) - SHOWN_REFUSALS} more")
    put(
        f"{changes.source}: {changes.added:,} added, {changes.updated:,} updated, {changes.removed:,} removed, "
        f"{changes.unchanged:,} unchanged, {len(changes.refused)} rows refused"
    )
    return 1 if changes.refused else 0


@assets_command.command("show")
@click.argument("id")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def assets_show(id: str, form: str) -> int:
    """One asset: its figures beside each other, and what is said to stand downstream of it."""
    register = Resources().register()
    asset = register.assets.get(id)
    if asset is None:
        raise UsageError(f"no asset {id!r}; see `secondsource assets --name …`")
    downstream = exposure(asset, register)
    if form == "json":
        put_json({"asset": asset_json(asset), "exposure": exposure_json(downstream)}, indent=1)
        return 0
    put(f"{asset.name} ({asset.kind}) — {asset.source}, as of {asset.as_of}, {asset.licence}")
    for value in asset.values:
        put(f"  {value_words(value)}")
    for warning in asset.warnings:
        put(f"  warning: {warning}")
    if downstream.links:
        put(f"Downstream ({downstream.label}):")
        for item in downstream.links:
            put(f"  {link_words(item)}")
        _print_failed(downstream)
    return 0
