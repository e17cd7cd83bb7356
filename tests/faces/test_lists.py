"""The commands on a ledger, called as a person calls them."""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import pytest

from secondsource.faces.cli import main

Run = "tuple[int, str, str]"


@pytest.fixture
def run(made_file: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch):
    """Runs a command: exit status, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setenv("SECONDSOURCE_LEDGER", str(made_file))
        monkeypatch.setattr(sys, "argv", ["secondsource", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        sys.stdout.flush()
        found = capfdbinary.readouterr()
        return int(end.value.code or 0), found.out.decode(), found.err.decode()

    return call


def test_events_in_each_format(run) -> None:
    assert len(run("events", "--format", "jsonl")[1].splitlines()) == 4
    assert len(json.loads(run("events", "--format", "json")[1])) == 4
    assert "2 reports" in run("events", "--format", "table")[1]
    assert run("events", "--format", "csv")[1].startswith("event,code,summary,reports,origins")
    assert len(run("events")[1].splitlines()) == 4  # a pipe


def test_filters(run) -> None:
    def ids(*filters: str) -> list[str]:
        return sorted(
            json.loads(line)["event"] for line in run("events", *filters, "--format", "jsonl")[1].splitlines()
        )

    assert ids("--code", "casualties") == ["eDead"]
    assert ids("--near", "48.47,37.09", "--within", "5", "--code", "air_strike") == ["eStrike"]
    assert ids("--near", "50,30") == []
    assert ids("--status", "disputed") == ["eDead", "eStrike"]
    assert ids("--since", "2025-07-14", "--until", "2025-07-14") == ["eDead", "eStrike"]
    assert ids("--min-origins", "2") == []
    assert ids("--speaker", "'; DROP TABLE events; --") == []
    assert ids("--place", "' OR 1=1") == []


def test_as_of_shows_the_ledger_as_it_stood(run) -> None:
    shown = run("show", "eDead", "--as-of", "2025-07-17T09:30:00Z", "--format", "json")[1]
    assert json.loads(shown)["reports"] == 1
    assert len(run("events", "--as-of", "2020-01-01", "--format", "jsonl")[1].splitlines()) == 0


def test_show(run) -> None:
    event = json.loads(run("show", "eStrike", "--format", "json")[1])
    assert [v["reports"] for v in event["history"]] == [1, 2, 2]
    assert event["judgements"][0]["by"] == "Ruta"
    table = run("show", "eStrike", "--format", "table")[1]
    assert "2 reports / 1 origin" in table
    assert "denies" in table
    assert "three people" in run("show", "wire-1/c2", "--format", "table")[1].lower()
    assert json.loads(run("show", "wire-1/c3", "--format", "json")[1])["speaker"] is None
    assert json.loads(run("show", "wire-1", "--format", "json")[1])["document"]["id"] == "wire-1"


def test_exit_statuses(run) -> None:
    assert run("show", "nothing")[0] == 1
    assert run("events", "--near", "x")[0] == 2
    assert run("events", "--code", "nonsense")[0] == 2
    assert run("events", "--since", "yesterday")[0] == 2
    status, out, err = run("events", "--ledger", "/nonexistent/none.db")
    assert (status, out) == (3, "")
    assert "there is no ledger" in err


def test_export_to_a_file_is_whole_or_not_there(run, tmp_path: Path) -> None:
    target = tmp_path / "events.csv"
    assert run("export", "events", "--format", "csv", "--output", str(target))[0] == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfevent,")
    assert run("export", "events", "--output", str(tmp_path / "no" / "such" / "x"))[0] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["events.csv"]


def test_codebook(run) -> None:
    book = json.loads(run("export", "claims", "--codebook")[1])
    assert {"column", "kind", "meaning"} == set(book[0])


def test_a_snapshot_proves_itself_and_comes_out_the_same(run, tmp_path: Path) -> None:
    paths = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for path in paths:
        assert run("export", "snapshot", "--output", str(path))[0] == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with zipfile.ZipFile(paths[0]) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        for name, digest in manifest["sha256"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        assert manifest["rows"] == {"documents": 4, "claims": 9, "events": 4, "needs": 1, "stakes": 1}
        assert len(archive.read("data/events.jsonl").splitlines()) == 4
        assert hashlib.sha256(archive.read("manifest.json")).hexdigest() in archive.read("CITATION.cff").decode()


def test_the_brief_from_the_command_line(run, tmp_path: Path) -> None:
    assert run("brief", "--code", "air_strike")[1].startswith("# Situation brief")
    target = tmp_path / "brief.html"
    assert run("brief", "--format", "html", "--output", str(target), "--changed-since", "2025-07-17T09:30:00Z")[0] == 0
    assert "What changed since" in target.read_text()
