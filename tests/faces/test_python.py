"""The Python API: typed objects and DataFrames that say what the exports say, and a notebook that runs."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from run_notebook import run

import secondsource
from secondsource.errors import LedgerError, NotInLedger, UsageError
from secondsource.faces.exports import WHATS, rows
from secondsource.faces.exports.columns import COLUMNS
from secondsource.faces.protect import Protection
from secondsource.ledger import Filters, Ledger
from secondsource.model import EventRecord

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "ledger.ipynb"


@pytest.mark.parametrize("what", WHATS)
def test_every_listing_says_what_its_export_says(made_file: Path, made_ledger: Ledger, what: str) -> None:
    with secondsource.open(made_file) as book:
        listing = getattr(book, what)()
        expected = list(rows(what, made_ledger, Filters(), None, Protection()))
        assert list(listing.rows()) == expected
        assert len(listing) == len(list(listing)) == len(expected) > 0


@pytest.mark.parametrize("what", WHATS)
def test_a_frame_has_the_codebooks_columns_and_knows_what_is_missing(made_file: Path, what: str) -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas (extra notebook)")
    with secondsource.open(made_file) as book:
        listing = getattr(book, what)()
        frame = listing.frame()
        assert list(frame.columns) == [c.name for c in COLUMNS[what]] == [c["column"] for c in book.codebook(what)]
        for row, values in zip(listing.rows(), frame.itertuples(index=False), strict=True):
            for column, value in zip(COLUMNS[what], values, strict=True):
                expected = column.get(row)
                assert pandas.isna(value) if expected is None else value == expected
        empty = getattr(book, what)(text="nothingfits").frame()
        assert len(empty) == 0
        assert dict(empty.dtypes) == dict(frame.dtypes)


def test_objects_are_typed_and_lead_to_the_words(made_file: Path) -> None:
    with secondsource.open(str(made_file)) as book:
        events = book.events(code="casualties", since=date(2025, 7, 1), until="2025-07-31")
        assert [e.id for e in events] == ["eDead"]
        assert isinstance(events[0], EventRecord)
        assert isinstance(events[:1], type(events))
        said = next(s for s in book.claims() if s.id == "wire-1/c2")
        assert said.speaker == "Vasyl Horbenko"
        assert said.document.text[said.claim.anchor.start : said.claim.anchor.end] == said.text
        assert (said.reports, said.origins) == (events[0].reports, events[0].origins)
        assert said.event == "eDead"
        stake = book.stakes()[0]
        assert stake.claim.stake is not None
        assert stake.speaker is None  # analysts: anonymous
        assert book.needs()[0].claim.need is not None
        copy = next(d for d in book.documents() if d.id == "copy-2")
        assert [d.on for d in copy.depends_on] == ["wire-1"]
        assert book.reading("copy-2").document == copy.document
        assert len(book.events(as_of=book.history("eDead")[0].at)) < len(book.events())
        assert book.judgements("eStrike")[0].by == "Ruta"
        assert "4 documents" in repr(book)


def test_a_clinic_is_shown_no_finer_than_its_settlement(made_file: Path) -> None:
    with secondsource.open(made_file) as book:
        places = [said.place for said in book.claims() if said.place] + [e.place for e in book.events() if e.place]
        assert places
        assert all((p.lat, p.lon) != (48.46891, 37.08612) for p in places)


def test_a_notebook_shows_words_and_runs_none(made_file: Path) -> None:
    with secondsource.open(made_file) as book:
        html = book.documents()._repr_html_()
        assert "<script" not in html
        assert "&lt;script" in html


def test_faults_have_names(made_file: Path, tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        secondsource.open(tmp_path / "none.db")
    with secondsource.open(made_file) as book:
        with pytest.raises(NotInLedger):
            book.event("none")
        with pytest.raises(UsageError):
            book.events(since="yesterday")
        with pytest.raises(TypeError):
            book.events(color="red")
        with pytest.raises(UsageError):
            book.codebook("color")


def test_importing_costs_nothing() -> None:
    code = "import secondsource, sys; print(sorted(m for m in sys.modules if m.startswith('secondsource')))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['secondsource']"


def test_the_notebook_runs(made_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason="needs pandas (extra notebook)")
    monkeypatch.setenv("SECONDSOURCE_LEDGER", str(made_file))
    done = run(NOTEBOOK)
    outputs = [cell["outputs"] for cell in done["cells"] if cell["cell_type"] == "code"]
    assert all(outputs[:-1])


@pytest.mark.soak
def test_the_notebook_runs_on_the_example_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason="needs pandas (extra notebook)")
    from secondsource.faces.cli_serve import build_demo
    from secondsource.settings import Settings

    build_demo(tmp_path / "examples.db", Settings())
    monkeypatch.setenv("SECONDSOURCE_LEDGER", str(tmp_path / "examples.db"))
    assert "constructed" in json.dumps(run(NOTEBOOK))
