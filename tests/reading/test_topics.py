"""What sentences tell of, as trained: needs and stakes in words that no rule lists; nothing where there is nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from secondsource.errors import ResourceError
from secondsource.model import Document
from secondsource.pipeline import Resources, read
from secondsource.reading import topics
from secondsource.reading.heads import Floats
from secondsource.reading.topics import CARD, FILE, Topics

NEEDS = [
    ("Most families in Deir Kalb now lie down at night on bare concrete with nothing over them.", "need"),
    ("Send us a surgeon before the week is out, the elders of Tawiq wrote to the governor.", "appeal"),
    ("Volunteers from the Morning Bread fund left loaves at every door in Novohirne on Sunday.", "delivery"),
]
NOTHING = [
    "The two presidents met in Geneva on Monday and spoke for three hours.",
    "The general asked for another brigade and two hundred shells a day.",
    "Her second novel tells of a family that leaves the coast.",
    "The brigade lost nine tanks near the crossing, its commander said.",
]


def reading(text: str, resources: Resources) -> tuple[list[str], list[str]]:
    """Kinds of needs and abouts of stakes."""
    found = read(Document("d", "0" * 64, text, published="2025-07-16", language="en"), resources)
    assert found.warnings == ()
    return [c.need.kind for c in found.claims if c.need], [c.stake.about for c in found.claims if c.stake]


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources()


@pytest.mark.parametrize(("text", "kind"), NEEDS)
def test_a_need_in_words_that_no_frame_holds(text: str, kind: str, resources: Resources) -> None:
    assert reading(text, resources)[0] == [kind]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_where_nothing_is_told(text: str, resources: Resources) -> None:
    assert reading(text, resources) == ([], [])


def test_the_gate_spares_the_sentence_vector(resources: Resources) -> None:
    reader = resources.encoder()
    assert reader is not None
    asked: list[Sequence[str]] = []

    def vectors(sentences: Sequence[str]) -> Floats:
        asked.append(sentences)
        return resources.vectors().of(sentences)

    told = Topics.load(reader, vectors)
    text = NOTHING[0]
    assert told.of(reader.read(text), (0, len(text))) is None
    assert asked == []
    text = NEEDS[0][0]
    found = told.of(reader.read(text), (0, len(text)))
    assert found is not None
    assert len(asked) == 1
    for probabilities in (found.kinds, found.sectors, found.abouts):
        assert all(0 <= p <= 1 for p in probabilities.values())
    assert found.kind[0] == "need"


def test_the_same_sentence_gives_the_same_answer(resources: Resources) -> None:
    told = resources.topics()
    assert told is not None
    assert told.closely(NEEDS[1][0]) == told.closely(NEEDS[1][0])
    told.closely("")  # no word at all
    told.closely("\ud800 42")


def test_reading_by_rules_asks_nothing() -> None:
    by_rules = Resources(rules_only=True)
    assert by_rules.topics() is None


@pytest.mark.parametrize("harm", ["missing", "changed", "another reader"])
def test_harmed_weights_are_named(
    harm: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    resources: Resources,
) -> None:
    for name in (CARD, FILE):
        shutil.copy(topics.WEIGHTS / name, tmp_path / name)
    if harm == "missing":
        (tmp_path / FILE).unlink()
    elif harm == "changed":
        (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:-1])
    else:
        card = json.loads((tmp_path / CARD).read_text(encoding="utf-8"))
        (tmp_path / CARD).write_text(json.dumps(card | {"reader": "0" * 64}), encoding="utf-8")
    reader = resources.encoder()
    assert reader is not None
    with pytest.raises(ResourceError):
        Topics.load(reader, resources.vectors().of, tmp_path)
    monkeypatch.setattr(topics, "WEIGHTS", tmp_path)
    fresh = Resources()
    found = read(Document("d", "0" * 64, NEEDS[0][0], published="2025-07-16", language="en"), fresh)
    assert [w.split(":")[0] for w in found.warnings] == ["needs and stakes read by rules alone"]
    assert "needs and stakes read by rules alone" in capsys.readouterr().err
