"""`serve` and `demo`, as processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from secondsource.errors import UsageError
from secondsource.faces import cli_serve
from secondsource.ledger import Ledger
from secondsource.settings import Settings

CALL = "from secondsource.faces.cli import main; main()"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CALL, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip


def answer(address: str, process: subprocess.Popen[str]) -> bytes:
    until = time.monotonic() + 90
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=30) as found:
                return bytes(found.read())
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    process.kill()
    raise AssertionError(process.communicate()[1])


def test_serve_answers_and_ends_cleanly(made_file: Path, tmp_path: Path) -> None:
    ledger = shutil.copy(made_file, tmp_path / "own.db")
    port = free_port()
    process = started("serve", "--ledger", str(ledger), "--port", str(port))
    assert json.loads(answer(f"http://127.0.0.1:{port}/healthz", process))["status"] == "ok"
    second = started("serve", "--ledger", str(ledger), "--port", str(port))
    _, said = second.communicate(timeout=90)
    assert second.returncode == 2
    assert "--port" in said
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0, said
    assert f"http://127.0.0.1:{port}/" in said
    assert "Traceback" not in said


def test_a_ledger_that_cannot_be_used_ends_with_3(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"not a ledger" * 20)
    process = started("serve", "--ledger", str(broken), "--port", str(free_port()))
    _, said = process.communicate(timeout=90)
    assert process.returncode == 3
    assert "Traceback" not in said


def test_the_demo_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = cli_serve.examples().splitlines()
    assert len(lines) >= 36
    assert all(json.loads(line)["constructed"] for line in lines)
    monkeypatch.setattr(cli_serve, "examples", lambda: b"\n".join(lines[:2]))
    path = tmp_path / "demo.db"
    assert cli_serve.build_demo(path, Settings()) == 2
    with Ledger.open(str(path), read_only=True) as ledger:
        assert ledger.counts()["documents"] == 2
        assert ledger.verify() == []
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []


def test_a_taken_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            cli_serve._free("127.0.0.1", taken.getsockname()[1])
