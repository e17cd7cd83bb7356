"""The benchmarks' own arithmetic, and their commands on small data of our own."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from secondsource.faces import score
from secondsource.faces.bench_kinds import by_kind, kinds_of, quoted_stretches
from secondsource.faces.cli_bench import bench_command, intervals
from secondsource.faces.cli_bench_origins import figures_of
from secondsource.model.assessment import Derivation

TEXT = (
    "“The dam held,” said Olena Tkach. She said the lower road was “under water” by noon. The road was closed at dusk. "
    "Nobody answered the phone at the water board, a clerk said."
)


def attribution(source: str | None, cue: str, content: str, **more: Any) -> dict[str, Any]:
    """Gold by words: the first place where they stand."""

    def span(words: str) -> list[int]:
        start = TEXT.index(words)
        return [start, start + len(words)]

    return {
        "source": [span(source)] if source else [],
        "cue": [span(cue)],
        "content": [span(content)],
        **more,
    }


GOLD = [
    attribution("Olena Tkach", "said", "“The dam held,”", speaker="Olena Tkach", anonymous=False),
    attribution("She", "said", "the lower road was “under water” by noon", speaker="Olena Tkach", anonymous=False),
    attribution("Olena Tkach", "said", "The road was closed at dusk", speaker="Olena Tkach", anonymous=False),
    attribution("a clerk", "said", "Nobody answered the phone at the water board", speaker=None, anonymous=True),
]


def test_the_kinds_of_an_attribution_are_read_off_the_text():
    kinds = [kinds_of(TEXT, quoted_stretches(TEXT), a) for a in GOLD]
    assert kinds[0] == {"direct", "named"}
    assert kinds[1] == {"mixed", "pronoun", "named"}
    assert kinds[2] == {"indirect", "out_of_sentence", "named"}
    assert kinds[3] == {"indirect", "anonymous"}


def test_figures_by_kind_count_what_was_missed_and_what_was_made_up():
    gold = [{"id": "d", "text": TEXT, "attributions": GOLD}]
    found = [{"document": {"id": "d"}, "attributions": [GOLD[0], {**GOLD[1], "source": GOLD[3]["source"]}]}]
    figures = by_kind(gold, found)
    assert figures["direct"] == {"P": 1.0, "R": 1.0, "F1": 1.0, "gold": 1, "pred": 1}
    assert figures["mixed"]["R"] == 0.0
    assert figures["mixed"]["P"] == 0.0
    assert figures["anonymous"]["R"] == 0.0
    assert by_kind(gold, [])["direct"]["F1"] == 0.0


def test_an_ancestor_of_an_ancestor_is_right_and_a_link_turned_round_is_not():
    reports = [{"id": i, "text": i} for i in "abcde"]
    gold = [{"doc": "b", "on": "a", "kind": "verbatim"}, {"doc": "c", "on": "b", "kind": "edited"}]
    links = [Derivation(*pair, "verbatim", 1.0, ()) for pair in (("c", "a"), ("a", "b"), ("e", "d"))]
    figures, wrong = figures_of(reports, gold, links)
    assert figures["precision"]["share"] == round(1 / 3, 3)
    assert figures["recall"]["share"] == 0.5
    assert figures["direction"]["share"] == 0.5
    assert sorted(w["what"] for w in wrong) == ["false", "missing", "turned"]


def test_the_origins_benchmark_reads_reports_and_finds_the_copy(tmp_path: Path):
    text = (
        "Shelling damaged two houses and a pharmacy in Nikopol on Monday evening, mayor Taras Hnyp said. Three people "
        "were treated for cuts. Power returned to Shevchenko Street after four hours, he added."
    )
    report = {"publisher": "Dnipro Desk", "published": "2026-03-02T20:00:00Z", "language": "en", "text": text}
    copy = {"publisher": "Steppe Post", "published": "2026-03-02T23:00:00Z", "language": "en", "text": text + " (Desk)"}
    data, gold = tmp_path / "reports.jsonl", tmp_path / "gold.json"
    data.write_text(json.dumps({"id": "a", **report}) + "\n" + json.dumps({"id": "b", **copy}) + "\n", encoding="utf-8")
    gold.write_text(json.dumps({"dependence": [{"doc": "b", "on": "a", "kind": "verbatim"}]}), encoding="utf-8")
    outcome = CliRunner().invoke(bench_command, ["origins", "--data", str(data), "--gold", str(gold)])
    figures = json.loads(outcome.stdout)["figures"]
    assert figures["recall"]["share"] == 1.0
    assert figures["precision"]["share"] == 1.0


@pytest.mark.skipif(importlib.util.find_spec("textacy") is None, reason="the extra `peers` is not installed")
def test_peers_are_measured_by_the_same_scorer(tmp_path: Path):
    data = tmp_path / "gold.jsonl"
    data.write_text(json.dumps({"id": "d", "text": TEXT, "attributions": GOLD}) + "\n", encoding="utf-8")
    outcome = CliRunner().invoke(
        bench_command, ["attribution", "--rules-only", "--peers", "--train", str(data), "--data", str(data)]
    )
    answer = json.loads(outcome.stdout)
    assert set(answer["peers"]) == {"textacy", "crf"}
    assert answer["peers"]["textacy"]["source"]["gold"] == answer["figures"]["source"]["gold"]


def test_intervals_hold_the_figure_they_are_of():
    gold = [{"id": str(n), "text": TEXT, "attributions": GOLD} for n in range(12)]
    found = [{"document": {"id": str(n)}, "attributions": GOLD[: 1 + n % 4]} for n in range(12)]
    figure = score.polnear(gold, found)["content"]["F1"]
    low, high = intervals(gold, found, score.polnear)["content.F1"]
    assert low < figure < high
    assert score.pairs.__name__ == "pairs"
