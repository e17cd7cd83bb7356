"""What sentences tell of, as trained: needs and stakes in words that no rule lists; nothing where there is nothing."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from secondsource.errors import ResourceError
from secondsource.model import Document, Sentence, Span
from secondsource.pipeline import Resources, read
from secondsource.reading import topics
from secondsource.reading.encoder import States
from secondsource.reading.topics import CARD, ENCODER, FILE, Told, Topics

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


def test_the_gate_spares_the_encoder(resources: Resources, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = resources.encoder()
    assert reader is not None
    told = Topics.load(reader)
    asked: list[str] = []
    plain = Topics.states

    def states(self: Topics, sentence: str) -> States:
        asked.append(sentence)
        return plain(self, sentence)

    monkeypatch.setattr(Topics, "states", states)
    text = NOTHING[0]
    telling = told.telling(reader.read(text))
    assert telling(sentence_of(text, resources)) is None
    assert asked == []
    text = NEEDS[0][0]
    sentence = sentence_of(text, resources)
    telling = told.telling(reader.read(text))
    found = telling(sentence)
    assert found is not None
    assert found.kind[0] == "need"
    part = telling(sentence, Span(0, text.index(" on bare")))
    assert part is not None
    assert part != found
    assert asked == [text]  # once, however many of its stretches are asked about
    for probabilities in (found.kinds, found.sectors, found.abouts):
        assert all(0 <= p <= 1 for p in probabilities.values())
    assert telling(replace(sentence, language="ru", span=Span(1, len(text)))) is None


def sentence_of(text: str, resources: Resources) -> Sentence:
    return resources.grammar().analyse(Document("d", "0" * 64, text, language="en")).sentences[0]


def test_the_same_sentence_gives_the_same_answer(resources: Resources) -> None:
    told = resources.topics()
    assert told is not None

    def answer(sentence: str) -> Told | None:
        return told.told(told.states(sentence), 0, len(sentence))

    assert answer(NEEDS[1][0]) == answer(NEEDS[1][0])
    assert answer("") is None  # no word at all
    assert answer("\ud800 42") is not None
    assert answer("water " * 3000) is not None


MANY = [
    (
        "The pit dug 2.3 million tonnes of coal in 2019; last year it managed 400,000.",
        {("output", 2.3), ("output", 0.4)},
    ),
    ("Line 4 of the Rohanka works can roll 600,000 tonnes of steel a year.", {("capacity", 0.6)}),
]


@pytest.mark.parametrize(("text", "figures"), MANY)
def test_each_figure_is_asked_about(text: str, figures: set[tuple[str, float]], resources: Resources) -> None:
    found = read(Document("d", "0" * 64, text, published="2025-07-16", language="en"), resources)
    assert {(c.stake.about, round(c.stake.best or 0, 3)) for c in found.claims if c.stake} == figures


def test_two_clauses_tell_of_two_sectors(resources: Resources) -> None:
    text = "The clinic in Tawiq has had no insulin since June, and its 300 pupils have no teacher."
    found = read(Document("d", "0" * 64, text, published="2025-07-16", language="en"), resources)
    assert [c.need.sector for c in found.claims if c.need] == ["Health", "Education"]


def test_reading_by_rules_asks_nothing() -> None:
    by_rules = Resources(rules_only=True)
    assert by_rules.topics() is None


@pytest.mark.parametrize("harm", ["missing", "changed", "encoder changed", "another reader"])
def test_harmed_weights_are_named(
    harm: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    resources: Resources,
) -> None:
    for name in (CARD, FILE, ENCODER):
        shutil.copy(topics.WEIGHTS / name, tmp_path / name)
    if harm == "missing":
        (tmp_path / FILE).unlink()
    elif harm == "encoder changed":
        (tmp_path / ENCODER).write_bytes((tmp_path / ENCODER).read_bytes()[:-1] + b"x")
    elif harm == "changed":
        (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:-1])
    else:
        card = json.loads((tmp_path / CARD).read_text(encoding="utf-8"))
        (tmp_path / CARD).write_text(json.dumps(card | {"reader": "0" * 64}), encoding="utf-8")
    reader = resources.encoder()
    assert reader is not None
    with pytest.raises(ResourceError):
        Topics.load(reader, tmp_path)
    monkeypatch.setattr(topics, "WEIGHTS", tmp_path)
    fresh = Resources()
    found = read(Document("d", "0" * 64, NEEDS[0][0], published="2025-07-16", language="en"), fresh)
    assert [w.split(":")[0] for w in found.warnings] == ["needs and stakes read by rules alone"]
    assert "needs and stakes read by rules alone" in capsys.readouterr().err
