"""A process that reads reports into a ledger and judges between them, each step once however often it is started."""

from __future__ import annotations

import sys
from pathlib import Path

from secondsource.ledger import Ledger
from secondsource.model.judgement import Judgement
from secondsource.pipeline import Refused, Resources, add, judge, receive

EVERY = 3
"""After each third report a person judges."""


def judged(ledger: Ledger, resources: Resources, step: int) -> None:
    """Step `step` of the judging: a grade for the event listed first, or a reviewed mark on the one listed last."""
    because = f"step {step}"
    if any(j.because == because for j in ledger.judgements()):
        return
    listed = list(ledger.event_lines())
    if not listed:
        return
    if step % 2:
        made = Judgement(listed[0].id, "credibility", "2", "Ruta", because)
    else:
        made = Judgement(listed[-1].id, "reviewed", "yes", "Ruta", because)
    judge(made, ledger, resources)


def main(reports: Path, address: str) -> None:
    """Read the reports of a JSON Lines file in their order; say each step once it is kept."""
    resources = Resources(rules_only=True)
    with Ledger.open(address) as ledger:
        for number, received in enumerate(receive(str(reports), resources.settings.intake), 1):
            assert not isinstance(received, Refused)
            done = add(received, ledger, resources)
            print(f"added {done.document}", flush=True)
            if number % EVERY == 0:
                judged(ledger, resources, number // EVERY)
                print(f"judged {number // EVERY}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
