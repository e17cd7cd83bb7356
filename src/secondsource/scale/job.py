"""`scale read`: many files to parts, on Ray Data or in this process, resumable file by file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from secondsource.errors import InputRefused, SecondSourceError, UsageError
from secondsource.pipeline import Resources
from secondsource.scale.parts import Manifest, digests, digests_of, done, sweep
from secondsource.scale.work import Survey, Task, Worker, owners, survey
from secondsource.settings import Settings

ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz", ".parquet", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
"""What is looked for in a folder."""
STARTS = 3
"""Times that Ray is started when it does not come up."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run: the manifests of the files read, those that were done before, and files not read."""

    read: tuple[Manifest, ...]
    before: tuple[Manifest, ...]
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """How to run. `workers` 0 reads in this process, without Ray. `address` is that of a Ray cluster, "" for none."""

    workers: int = 0
    relevant: bool = True
    rules_only: bool = False
    settings: Settings = field(default_factory=Settings)
    address: str = ""


class ScaleFailed(SecondSourceError):
    """The run stopped; what is done stays done, and the same call goes on from there."""

    code = "scale"


def files_of(inputs: Iterable[str]) -> list[str]:
    """The files that are meant: those named, and archives in folders named, in order and once each.

    Raises UsageError for a path that is not there.
    """
    found: dict[str, None] = {}
    for where in inputs:
        path = Path(where)
        if path.is_dir():
            for inner in sorted(p for p in path.rglob("*") if p.name.lower().endswith(ARCHIVES) and p.is_file()):
                found[str(inner)] = None
        elif path.is_file():
            found[str(path)] = None
        else:
            raise UsageError(f"{where}: no such file or folder")
    return list(found)


def run(
    inputs: Iterable[str], out: Path, plan: Plan, say: Callable[[str], None], resources: Resources | None = None
) -> Run:
    """Read the files into parts in `out`; files whose part is there already are not read again.

    `resources` serve a run in this process; by default they are opened for it.

    Raises UsageError for inputs that are not there or where Ray is not installed, ScaleFailed where Ray gives up.
    """
    files = files_of(inputs)
    out.mkdir(parents=True, exist_ok=True)
    with _alone(out), _engine(plan, resources) as engine:
        sweep(out)
        known = done(out)
        surveys = engine.surveys(files)
        failed = [(s.path, s.error) for s in surveys if s.error]
        before = [known[sha] for sha in dict.fromkeys(s.sha256 for s in surveys) if sha in known]
        taken = {d for sha in known for d in digests(digests_of(out, sha))}
        todo = owners([s for s in surveys if s.sha256 not in known], taken)
        say(f"{len(files)} files: {len(before)} done before, {len(todo)} to read")
        manifests: list[Manifest] = []
        for task, answer in engine.read(todo, out):
            if isinstance(answer, Manifest):
                manifests.append(answer)
                say(f"{answer.name}: {answer.documents} documents, {answer.refused} refused ({answer.cpu_s:.0f} s)")
            else:
                failed.append((task, answer))
        sweep(out)
    return Run(tuple(sorted(manifests, key=lambda m: m.sha256)), tuple(before), tuple(failed))


class _Here:
    """In this process."""

    def __init__(self, plan: Plan, resources: Resources) -> None:
        self._plan = plan
        self._resources = resources

    def surveys(self, files: list[str]) -> list[Survey]:
        return [survey(path, self._plan.settings.intake) for path in files]

    def read(self, tasks: list[Task], out: Path) -> Iterator[tuple[str, Manifest | str]]:
        worker = Worker(out, self._resources, relevant=self._plan.relevant)
        for task in tasks:
            try:
                yield task.path, worker(task)
            except InputRefused as e:
                yield task.path, str(e)


class _Reader:
    """What a Ray actor holds: a worker whose resources are opened with its first file."""

    def __init__(self, out: str, plan: Plan) -> None:
        resources = Resources(plan.settings, rules_only=plan.rules_only)
        self._work = Worker(Path(out), resources, relevant=plan.relevant)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        gathered = bytes(row["elsewhere"])
        elsewhere = frozenset(gathered[at : at + 32] for at in range(0, len(gathered), 32))
        try:
            self._work(Task(row["path"], row["sha256"], elsewhere))
        except InputRefused as e:
            return {"path": row["path"], "sha256": row["sha256"], "error": str(e)}
        return {"path": row["path"], "sha256": row["sha256"], "error": ""}


class _OnRay:
    """On Ray Data: a pool of actors, each with its own resources; a file is a task, begun again if its actor dies."""

    def __init__(self, plan: Plan, ray: Any) -> None:
        self._plan = plan
        self._ray = ray

    def surveys(self, files: list[str]) -> list[Survey]:
        if not files:
            return []
        settings = self._plan.settings.intake

        def look(row: dict[str, Any]) -> dict[str, Any]:
            found = survey(row["path"], settings)
            return {"path": found.path, "sha256": found.sha256, "digests": found.digests, "error": found.error}

        rows = self._ray.data.from_items([{"path": f} for f in files], override_num_blocks=len(files))
        by_path = {r["path"]: r for r in rows.map(look, num_cpus=1).take_all()}
        return [Survey(f, by_path[f]["sha256"], bytes(by_path[f]["digests"]), by_path[f]["error"]) for f in files]

    def read(self, tasks: list[Task], out: Path) -> Iterator[tuple[str, Manifest | str]]:
        if not tasks:
            return
        rows = [{"path": t.path, "sha256": t.sha256, "elsewhere": b"".join(sorted(t.elsewhere))} for t in tasks]
        table = self._ray.data.from_items(rows, override_num_blocks=len(rows))
        pool = self._ray.data.ActorPoolStrategy(
            size=min(self._plan.workers, len(tasks)), max_tasks_in_flight_per_actor=1
        )
        read = table.map(
            _Reader,
            fn_constructor_kwargs={"out": str(out), "plan": self._plan},
            compute=pool,
            num_cpus=1,
        )
        try:
            for row in read.iter_rows():
                yield row["path"], row["error"] or done(out)[row["sha256"]]
        except self._ray.exceptions.RayError as e:
            raise ScaleFailed(f"Ray stopped; what is done stays done: {str(e).splitlines()[0][:200]}") from e


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keeps a second run out of the folder. Raises UsageError where there is one already."""
    import fcntl

    with (out / ".lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as e:
            raise UsageError(f"{out}: another run is writing to this folder") from e
        yield


@contextmanager
def _engine(plan: Plan, resources: Resources | None) -> Iterator[_Here | _OnRay]:
    if plan.workers <= 0:
        yield _Here(plan, resources or Resources(plan.settings, rules_only=plan.rules_only))
        return
    # Nothing leaves this machine: no usage statistics, no dashboard.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")
    try:
        import ray
        import ray.data
    except ImportError as e:
        raise UsageError("scale read needs Ray: pip install 'secondsource[ray]', or --workers 0 without it") from e
    import logging

    own = not ray.is_initialized()
    if own:
        _start(ray, plan)
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        yield _OnRay(plan, ray)
    finally:
        if own:
            ray.shutdown()


def _start(ray: Any, plan: Plan) -> None:
    """Start Ray on this machine, or join a cluster. Raises ScaleFailed where it does not come up.

    Ray gives its own processes 30 seconds, which a busy machine may need more than once.
    """
    import logging

    where: dict[str, Any] = {"num_cpus": plan.workers, "include_dashboard": False}
    if plan.address:
        where = {"address": plan.address}
    for left in range(STARTS, 0, -1):
        try:
            ray.init(**where, logging_level=logging.ERROR, log_to_driver=False)
            return
        except Exception as e:  # Ray raises plain ones
            ray.shutdown()
            if left == 1 or isinstance(e, ValueError | TypeError):
                raise ScaleFailed(f"Ray did not start: {(str(e).splitlines() or [type(e).__name__])[0][:200]}") from e
