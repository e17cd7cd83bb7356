"""A process that reads reports and feeds into a ledger and judges between them, each step once however often it is
started. What was read before is taken from a folder where one is given, so that a run takes no model to go on."""

from __future__ import annotations

import pickle
import random
import sys
from dataclasses import replace
from pathlib import Path

from secondsource.intake.watch import Watcher
from secondsource.intake.watch_parts import SystemClock
from secondsource.intake.watch_settings import WatchSettings
from secondsource.ledger import Ledger
from secondsource.ledger.feeds import FeedBook
from secondsource.model import Document, Reading, Received
from secondsource.model.judgement import Judgement
from secondsource.pipeline import Added, Refused, Resources, add_reading, judge, read, receive
from secondsource.settings import Settings

EVERY = 3
"""After each third report a person judges."""
EVERY_FEED = 4
"""After each fourth a feed is watched."""


class Kept:
    """Readings of an earlier run by SHA-256, and sentences' vectors; what is missing is read, and kept."""

    def __init__(self, folder: Path | None, resources: Resources) -> None:
        self._folder = folder
        self._resources = resources
        self._vectors = None if folder is None else folder / "vectors"
        if self._vectors is not None and self._vectors.exists():
            resources.vectors()._seen.update(pickle.loads(self._vectors.read_bytes()))  # type: ignore[attr-defined]

    def reading(self, document: Document) -> Reading:
        """The reading of a document."""
        if self._folder is None:
            return read(document, self._resources)
        file = self._folder / document.sha256
        if file.exists():
            found: Reading = pickle.loads(file.read_bytes())
            return found
        made = read(document, self._resources)
        file.write_bytes(pickle.dumps(made))
        return made

    def end(self) -> None:
        """Keep the vectors of a whole run."""
        if self._vectors is not None and not self._vectors.exists():
            self._vectors.write_bytes(pickle.dumps(self._resources.vectors()._seen))  # type: ignore[attr-defined]


def added(received: Received, ledger: Ledger, resources: Resources, kept: Kept) -> Added:
    """What `add` does, with the reading at hand."""
    known = ledger.knows(received.document.sha256)
    if known is not None:
        return Added(known, new=False)
    return add_reading(received, kept.reading(received.document), ledger, resources)


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


def watched(ledger: Ledger, resources: Resources, kept: Kept, feed: str) -> None:
    """One pass over a feed, by the watcher itself; an article is said once the ledger has it."""

    def take(received: Received) -> tuple[str, bool]:
        done = added(received, ledger, resources, kept)
        print(f"added {done.document}", flush=True)
        return done.document, done.new

    intake = resources.settings.intake
    quick = WatchSettings(host_gap_s=0.0)
    watcher = Watcher(FeedBook(ledger), take, lambda _: None, SystemClock(), random.Random(1), intake, quick)
    watcher.enrol([feed])
    watcher.run(once=True)


def main(reports: Path, address: str, feeds: str, folder: Path | None) -> None:
    """Read the reports of a JSON Lines file in their order, with a feed now and then; say each step once it is kept."""
    settings = Settings()
    settings = replace(settings, intake=replace(settings.intake, allow_private_addresses=True))
    resources = Resources(settings, rules_only=True)
    kept = Kept(folder, resources)
    with Ledger.open(address) as ledger:
        for number, received in enumerate(receive(str(reports), resources.settings.intake), 1):
            assert not isinstance(received, Refused)
            done = added(received, ledger, resources, kept)
            print(f"added {done.document}", flush=True)
            if number % EVERY == 0:
                judged(ledger, resources, number // EVERY)
                print(f"judged {number // EVERY}", flush=True)
            if number % EVERY_FEED == 0:
                watched(ledger, resources, kept, f"{feeds}/{number // EVERY_FEED}/feed.xml")
    kept.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]) if len(sys.argv) > 4 else None)
