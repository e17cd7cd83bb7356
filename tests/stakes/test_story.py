"""One stake that seven publishers print has one origin."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from secondsource.ledger import Ledger
from secondsource.ledger.filters import Filters
from secondsource.pipeline import Refused, Resources, add, receive


@pytest.mark.shared
@pytest.mark.soak
def test_seven_publishers_of_one_stake_are_one_origin(shared: Path, tmp_path: Path) -> None:
    lines = [
        line
        for line in (shared / "cases" / "stories_dev.jsonl").read_bytes().splitlines(keepends=True)
        if json.loads(line)["id"].startswith("s1-")
    ]
    resources = Resources()
    ledger = Ledger.open(str(tmp_path / "story.db"))
    for received in receive("-", resources.settings.intake, None, "jsonl", io.BytesIO(b"".join(lines))):
        assert not isinstance(received, Refused)
        add(received, ledger, resources)
    stakes = [(e.reports, e.origins, e.status) for e in ledger.events(Filters(code="stake"))]
    assert (7, 1, "disputed") in stakes
