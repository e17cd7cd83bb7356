"""`secondsource judge` and `secondsource verify`: a person's word, and the ledger's own."""

from __future__ import annotations

import click

from secondsource.errors import UsageError
from secondsource.faces.run import put, put_json, say
from secondsource.ledger.store import Ledger
from secondsource.model.judgement import JUDGEMENT_KINDS, Judgement, JudgementKind
from secondsource.pipeline import Resources, judge
from secondsource.settings import Settings, default_ledger

OPTIONS: tuple[tuple[JudgementKind, str], ...] = (
    ("reliability", "A–F: how far the origin can be trusted."),
    ("credibility", "1–6: how credible the information is."),
    ("status", "confirmed, refuted, or one of the system's own."),
    ("same", "Id of the other event or claim: the same event."),
    ("apart", "Id of the other event or claim: not the same event."),
    ("place", 'The place as JSON: {"name", "lat", "lon", "radius_m"}.'),
    ("speaker", "Who said it."),
    ("code", "What it is: one of the event codes."),
    ("factuality", "CT+, PR+, PS+, CT-, PR-, PS- or Uu."),
    ("reviewed", "Mark as reviewed; takes any word."),
    ("comment", "A comment, in free words."),
)


@click.command("judge")
@click.argument("id")
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--because", required=True, metavar="REASON", help="Why.")
@click.option("--ledger", metavar="LEDGER", help="The ledger [default: SECONDSOURCE_LEDGER].")
def judge_command(id: str, by: str, because: str, ledger: str | None, **given: str | None) -> int:
    """Override or correct: a person's word beside the machine's, never erasing it. An empty value takes it back.

    \b
    Examples:
      secondsource judge e3a1b7db85886 --credibility 2 --by "O. Verbytska" --because "called the hospital"
      secondsource judge e3a1b7db85886 --same e6b4c9c2934e5 --by "O. Verbytska" --because "one strike"
      secondsource judge mine-04/c2 --code withdrawal --by "O. Verbytska" --because "they leave, not come"
    """
    decided = [(kind, value) for kind, value in given.items() if value is not None]
    if len(decided) != 1:
        raise UsageError("say one thing at a time: one of --" + ", --".join(JUDGEMENT_KINDS))
    kind, value = decided[0]
    settings = Settings()
    with Ledger.open(ledger or default_ledger(), settings.ledger) as book:
        judgement = Judgement(id, kind, value, by, because)  # type: ignore[arg-type]
        made, events = judge(judgement, book, Resources(settings))
    put_json(
        {
            "judgement": made.id,
            "subject": made.subject,
            "kind": made.kind,
            "at": made.at,
            "events": [e.id for e in events],
        }
    )
    return 0


for _kind, _help in reversed(OPTIONS):
    judge_command = click.option(f"--{_kind}", _kind, metavar="VALUE", help=_help)(judge_command)


@click.command("verify")
@click.option("--ledger", metavar="LEDGER", help="The ledger [default: SECONDSOURCE_LEDGER].")
@click.option("--head", metavar="HASH", help="A hash noted earlier that the chain must still hold.")
def verify_command(ledger: str | None, head: str | None) -> int:
    """Check the ledger: the hash chain, the archived bytes, and that everything referred to is there.

    \b
    Examples:
      secondsource verify
      secondsource verify --ledger newsroom.db --head 3f2a…
    """
    address = ledger or default_ledger()
    with Ledger.open(address, Settings().ledger, read_only=True) as book:
        problems = book.verify(head)
        last = book.head()
        counts = book.counts()
    for problem in problems:
        say(f"problem: {problem}")
    if problems:
        say(f"{address}: {len(problems)} problems")
        return 3
    held = ", ".join(f"{n:,} {what}" for what, n in counts.items())
    put(f"{address}: whole; {held}; head {last.hash if last else 'none yet'}")
    return 0
