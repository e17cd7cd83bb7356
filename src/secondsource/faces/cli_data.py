"""`secondsource gazetteer` and `secondsource assets`: what is loaded, and adding to it."""

from __future__ import annotations

from pathlib import Path

import click

from secondsource.errors import UsageError
from secondsource.faces.run import put, put_json, say
from secondsource.faces.table import number_words
from secondsource.model import RegisterValue
from secondsource.model.asset import Asset
from secondsource.pipeline import Resources, add_assets, add_gazetteer, exposure

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
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.pass_context
def assets_command(context: click.Context, kind: str | None, text: str | None, form: str, limit: int) -> int:
    """Which assets the register holds; `add FILE` takes a Global Energy Monitor workbook or a CSV; `show ID` one.

    \b
    Examples:
      secondsource assets --name Pokrovske
      secondsource assets add Global-Coal-Mine-Tracker-April-2024.xlsx
      secondsource assets show "GEM M0983"
    """
    if context.invoked_subcommand is not None:
        return 0
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
        from dataclasses import asdict

        put_json({"asset": asset_json(asset), "exposure": asdict(downstream)}, indent=1)
        return 0
    put(f"{asset.name} ({asset.kind}) — {asset.source}, as of {asset.as_of}, {asset.licence}")
    for value in asset.values:
        put(f"  {value_words(value)}")
    for warning in asset.warnings:
        put(f"  warning: {warning}")
    if downstream.links:
        put(f"Downstream ({downstream.label}):")
        for item in downstream.links:
            words = (
                "; ".join(value_words(v) for v in item.values) if item.known else "unknown: no source gives a figure"
            )
            put(f"  {item.start} → {item.end}: {words}")
        put("What became of such forecasts:")
        for subject, value in downstream.failed:
            put(f"  {subject}: {value_words(value)}")
    return 0
