"""The commands as a user types them: `read` and `add`, their formats, exit statuses and refusals."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from secondsource.schema import schema

REPORT = (
    "KHARKIV, March 18 (Dnipro Relay) - Shells hit the water tower in Novoselivka on Monday night and two people were "
    "wounded, Petro Velychko, head of the district administration, told the Dnipro Relay.\n\n"
    '"There is no water in the village," he said. A resident who asked not to be named said she had heard five '
    "explosions. Russia's defence ministry did not comment.\n"
)


def run(*words: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from secondsource.faces.cli import main; main()", *words]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_read_prints_one_document_a_line_that_keeps_to_the_schema(report: Path) -> None:
    done = run("read", str(report), "--published", "2025-03-18", "--publisher", "Dnipro Relay")
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    reading = json.loads(line)
    jsonschema.Draft202012Validator(schema("reading")).validate(reading)
    assert reading["document"]["text"] == REPORT
    speakers = {(a["speaker"] or {}).get("name") for a in reading["attributions"]}
    assert "Petro Velychko" in speakers
    asked = [a for a in reading["attributions"] if (a["speaker"] or {}).get("naming") == "requested"]
    assert asked
    assert all(a["speaker"]["anonymous"] and a["speaker"]["name"] is None for a in asked)
    assert {c["event"]["code"] for c in reading["claims"] if c["event"]} >= {"shelling", "casualties"}
    assert any(r["kind"] == "no_comment" for r in reading["responses"])


def test_read_prints_a_table_within_eighty_columns(report: Path) -> None:
    done = run("read", str(report), "--published", "2025-03-18", "--format", "table")
    assert done.returncode == 0
    assert "Petro Velychko" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_read_takes_standard_input(report: Path) -> None:
    done = run("read", "-", "--format", "json", stdin=REPORT)
    assert done.returncode == 0
    assert json.loads(done.stdout)["document"]["text"] == REPORT


def test_a_refused_input_is_named_and_the_others_are_read(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    done = run("read", str(empty), str(report))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert str(empty) in done.stderr
    assert "[empty]" in done.stderr


@pytest.mark.parametrize(
    "words", [["read"], ["nonsense"], ["read", "x", "--format", "wrong"], ["read", "x", "--published", "soon"]]
)
def test_wrong_usage_exits_with_two(words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_add_is_idempotent_and_says_what_it_did(report: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "ledger.db")
    first = run("add", str(report), "--ledger", ledger)
    again = run("add", str(report), "--ledger", ledger)
    assert first.returncode == again.returncode == 0
    assert first.stdout.strip() == "1 added, 0 already known, 0 refused"
    assert again.stdout.strip() == "0 added, 1 already known, 0 refused"


def test_a_ledger_that_cannot_be_used_exits_with_three(report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no ledger" * 100)
    done = run("add", str(report), "--ledger", str(broken))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_help_has_examples() -> None:
    for words in ([], ["read"], ["add"]):
        done = run(*words, "--help")
        assert done.returncode == 0
        assert "Examples" in done.stdout
