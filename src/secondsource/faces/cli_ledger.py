"""`secondsource ledger`: moving, keeping, upgrading, removing on request and by age, who read what, API tokens."""

from __future__ import annotations

from pathlib import Path

import click

from secondsource.errors import NotInLedger, UsageError
from secondsource.faces.run import put, put_json, say
from secondsource.ledger import restore as restore_ledger
from secondsource.ledger.migrating import migrate as migrate_ledger
from secondsource.ledger.store import Ledger
from secondsource.pipeline import Resources, redact, reread, retain
from secondsource.settings import Settings, default_ledger

LEDGER = click.option("--ledger", metavar="LEDGER", help="The ledger [default: SECONDSOURCE_LEDGER].")


@click.group("ledger", context_settings={"help_option_names": ["-h", "--help"]})
def ledger_command() -> None:
    """Copy, back up, restore, migrate and redact a ledger; keep texts for so long; see who read what; API tokens.

    \b
    Examples:
      secondsource ledger copy postgresql://localhost/news
      secondsource ledger backup newsroom-2026-11-24.db
      secondsource ledger reread --dry-run
      secondsource ledger redact h3-02 --by "O. Verbytska" --because "asked by the witness"
      secondsource ledger retain --days 365
      secondsource ledger reads --document h3-02
      secondsource ledger token make "situation room"
    """


@ledger_command.command("copy")
@click.argument("target")
@LEDGER
def copy_command(target: str, ledger: str | None) -> int:
    """Copy the ledger to another address, SQLite or PostgreSQL; the copy is verified by hash."""
    settings = Settings().ledger
    address = ledger or default_ledger()
    with Ledger.open(address, settings, read_only=True) as source, Ledger.open(target, settings) as copied:
        digest = source.copy(copied)
    put(f"copied to {target}; content {digest}")
    return 0


@ledger_command.command("backup")
@click.argument("file")
@LEDGER
def backup_command(file: str, ledger: str | None) -> int:
    """Back the ledger up into a file, while others read and write it."""
    with Ledger.open(ledger or default_ledger(), Settings().ledger, read_only=True) as source:
        digest = source.backup(Path(file))
    put(f"backed up to {file}; content {digest}")
    return 0


@ledger_command.command("restore")
@click.argument("file")
@LEDGER
def restore_command(file: str, ledger: str | None) -> int:
    """Restore a backup to a ledger that does not exist yet."""
    if not Path(file).is_file():
        raise UsageError(f"no such file: {file}")
    target = ledger or default_ledger()
    digest = restore_ledger(Path(file), target)
    put(f"restored to {target}; content {digest}")
    return 0


@ledger_command.command("migrate")
@LEDGER
def migrate_command(ledger: str | None) -> int:
    """Bring a ledger of an older version forward."""
    address = ledger or default_ledger()
    migrate_ledger(address, Settings().ledger)
    put(f"{address}: up to date")
    return 0


@ledger_command.command("reread")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--rules-only", is_flag=True, help="Leave the trained encoder out.")
@LEDGER
def reread_command(documents: tuple[str, ...], dry_run: bool, rules_only: bool, ledger: str | None) -> int:
    """Read documents anew (all, where none is named), after an upgrade of the reader or the gazetteer.

    Says what changes, claim by claim. Old readings stay in the record; ids and people's judgements stay.
    """
    settings = Settings()
    resources = Resources(settings, rules_only=rules_only)
    changed = 0
    with Ledger.open(ledger or default_ledger(), settings.ledger, read_only=dry_run) as book:
        ids = documents or tuple(line.id for line in book.documents())
        for id in ids:
            try:
                done = reread(id, book, resources, write=not dry_run)
            except NotInLedger as e:
                if documents:
                    raise
                say(f"passed over: {e}")
                continue
            changed += bool(done.differences)
            for difference in done.differences:
                put(f"{difference.what}: {difference.claim}: {difference.detail}")
    verb = "would change" if dry_run else "changed"
    put(f"{len(ids)} documents read anew; the claims of {changed} {verb}")
    return 0


@ledger_command.command("redact")
@click.argument("document")
@click.option("--by", required=True, metavar="NAME", help="Who removes it.")
@click.option("--because", required=True, metavar="REASON", help="Why.")
@LEDGER
def redact_command(document: str, by: str, because: str, ledger: str | None) -> int:
    """Remove a document's text, bytes and claims on request; that it was there, and its hashes, stay."""
    settings = Settings()
    with Ledger.open(ledger or default_ledger(), settings.ledger) as book:
        gone = redact(book, Resources(settings), document, by, because)
    put(f"{document}: removed; {gone} claims weighed anew")
    return 0


@ledger_command.command("retain")
@click.option("--days", required=True, type=click.FloatRange(0, 36_500), help="Days that a text is kept.")
@click.option("--publisher", metavar="NAME", help="This publisher's documents alone.")
@click.option("--keep", "kept", multiple=True, metavar="DOCUMENT", help="A document that stays, whatever its age.")
@click.option("--apply", is_flag=True, help="Remove them. Without it they are only listed.")
@click.option("--by", metavar="NAME", help="Who removes them; needed with --apply.")
@click.option("--because", metavar="REASON", help="Why [default: kept for so many days].")
@LEDGER
def retain_command(
    days: float,
    publisher: str | None,
    kept: tuple[str, ...],
    apply: bool,
    by: str | None,
    because: str | None,
    ledger: str | None,
) -> int:
    """List the documents that came in more than so many days ago; with --apply remove their texts, as redact does.

    What else stands on them is weighed anew, the hash chain stays verifiable, and an address that was removed is not
    fetched again.
    """
    from secondsource.ledger.retention import due

    if apply and not (by or "").strip():
        raise UsageError("removing needs a name: --by")
    settings = Settings()
    with Ledger.open(ledger or default_ledger(), settings.ledger, read_only=not apply) as book:
        found = due(book, days, publisher=publisher, kept=kept)
        for id, at in found:
            put(f"{at[:10]}  {id}")
        if not apply:
            put(f"{len(found)} documents would be removed; nothing was written (--apply removes them)")
            return 0
        reason = because or f"texts are kept for {days:g} days"
        gone = retain(book, Resources(settings), [id for id, _ in found], by or "", reason)
    put(f"{gone} documents removed")
    return 0


@ledger_command.command("reads")
@click.option("--document", metavar="ID", help="Reads of this document alone.")
@click.option("--since", metavar="TIME", help="From this day or time (ISO 8601) on.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Lines at most.")
@LEDGER
def reads_command(document: str | None, since: str | None, limit: int, ledger: str | None) -> int:
    """List who read what over HTTP, latest first, as JSON Lines: kept where serve runs with --reads-need-token."""
    from secondsource.ledger.reads import reads

    with Ledger.open(ledger or default_ledger(), Settings().ledger, read_only=True) as book:
        for line in reads(book, document=document, since=since, limit=limit):
            put_json({"at": line.at, "who": line.who, "what": line.what, "document": line.document})
    return 0


@ledger_command.group("token")
def token_group() -> None:
    """API tokens: needed to write over HTTP; stored as hashes only."""


@token_group.command("make")
@click.argument("label")
@LEDGER
def token_make(label: str, ledger: str | None) -> int:
    """Make a token; it is shown only now."""
    with Ledger.open(ledger or default_ledger(), Settings().ledger) as book:
        identifier, token = book.make_token(label)
    put_json({"id": identifier, "label": label, "token": token})
    return 0


@token_group.command("list")
@LEDGER
def token_list(ledger: str | None) -> int:
    """List the tokens, without their secrets."""
    with Ledger.open(ledger or default_ledger(), Settings().ledger, read_only=True) as book:
        for line in book.tokens():
            put(str(line))
    return 0


@token_group.command("revoke")
@click.argument("id")
@LEDGER
def token_revoke(id: str, ledger: str | None) -> int:
    """Make a token worthless."""
    with Ledger.open(ledger or default_ledger(), Settings().ledger) as book:
        book.revoke_token(id)
    put(f"{id}: revoked")
    return 0
