"""The ledger that tests of the faces look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import made
import pytest

from secondsource.faces.exports.coded import Division
from secondsource.ledger import Ledger


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger with four reports; do not write to it."""
    path = tmp_path_factory.mktemp("ledger") / "made.db"
    made.make(path).close()
    return path


@pytest.fixture
def made_ledger(made_file: Path) -> Iterator[Ledger]:
    """The ledger with four reports, for reading."""
    with Ledger.open(str(made_file), read_only=True) as ledger:
        yield ledger


@pytest.fixture
def own_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """The same ledger, for writing."""
    with made.make(tmp_path / "own.db") as ledger:
        yield ledger


@pytest.fixture(autouse=True)
def no_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sketches without the names of towns: the gazetteer has tests of its own."""
    monkeypatch.setattr("secondsource.faces.web.views.towns", lambda lat, lon, km: [])
    # Of the hand-made ledger's one settlement.
    donetsk = Division("Donetska oblast", 709716), Division("Pokrovskyi Raion", 12189464)
    known = {709334: donetsk}
    monkeypatch.setattr("secondsource.faces.exports.coded.divisions", lambda id: known.get(id, (None, None)))
