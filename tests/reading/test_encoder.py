"""The trained reader: what it finds, that its offsets hold, and that nothing makes it raise or stall."""

from __future__ import annotations

import json
import random
import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from secondsource.errors import ResourceError
from secondsource.reading.encoder import CARD, WEIGHTS, Reader, Reading
from secondsource.reading.heads import Marked, Tagger, distances, marked
from secondsource.reading.pieces import MAX_REPEATS, quoted, shape, tokenise, windows

REPORT = (
    "DRUZHNE, May 3 (Steppe Wire) — A drone hit the water works in Druzhne on Sunday, the city council said.\n\n"
    "“We have no pumps left,” engineer Orest Vasylkiv told reporters. He said repairs would take a month.\n"
    "According to residents of Lypove, two people were wounded. The army denied the report.\n"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(REPORT)


def parts(reading: Reading) -> list[tuple[list[str], list[str], list[str]]]:
    cut = reading.text.__getitem__
    return [tuple([cut(slice(*s)) for s in p] for p in (f.source, f.cue, f.content)) for f in reading.frames]  # type: ignore[misc]


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_finds_who_said_what(reading: Reading) -> None:
    found = parts(reading)
    assert any(s == ["the city council"] and q == ["said"] for s, q, _ in found)
    assert any(s == ["engineer Orest Vasylkiv"] and c == ["“We have no pumps left,”"] for s, _, c in found)
    assert any(q == ["According to"] and s == ["residents of Lypove"] for s, q, _ in found)
    assert all(0 <= f.score <= 1 and f.content for f in reading.frames)


def test_spans_lie_in_the_text_and_hold_no_white_space_at_their_ends(reading: Reading) -> None:
    for frame in reading.frames:
        for start, end in (*frame.source, *frame.cue, *frame.content):
            assert 0 <= start < end <= len(REPORT)
            assert REPORT[start:end] == REPORT[start:end].strip()


def test_same_text_same_answer(reader: Reader, reading: Reading) -> None:
    assert reader.read(REPORT).frames == reading.frames


def test_place_of_an_event(reading: Reading) -> None:
    hit = at(REPORT, "hit")
    here = reading.event_place(hit, (REPORT.index("Druzhne on"), REPORT.index("Druzhne on") + 7))
    assert here > 0.5 > reading.event_place(hit, at(REPORT, "Lypove"))
    assert all(0 < score < 1 for _, score in reading.places_of(hit))


def test_certainty_of_an_event(reader: Reader) -> None:
    text = "Troops entered the town. Troops did not enter the town. Troops may enter the town."
    read = reader.read(text)
    certain, negative = read.factuality(at(text, "entered")), read.factuality(at(text, "enter the"))
    possible = read.factuality((text.rindex("enter"), text.rindex("enter") + 5))
    assert certain > possible > negative
    assert certain > 2.5 > 1 > negative


@pytest.mark.parametrize(
    "text",
    [
        *("", " \n\t ", "\n\n\n", '"', "“" * 50, "\ud800 said \udfff", "\x00\x01", "a" * 5000, "❦ said ☃"),
        *("[CLS] said [SEP] [PAD]", "السلام عليكم قال", "Он сказал, что всё хорошо.", "e\u0301" * 300, "'" * 400),
        *("\u2028said\u2029", "1" * 700, "said " * 900),
    ],
)
def test_odd_text_is_read(reader: Reader, text: str) -> None:
    read = reader.read(text)
    for span in ((0, 1), (0, len(text)), (len(text), len(text) + 5), (-3, 0), (10**9, 10**9 + 1)):
        assert -3 <= read.factuality(span) <= 3
        assert 0 <= read.event_place(span, (0, 1)) <= 1
        read.places_of(span)
    assert all(0 <= a < b <= len(text) for f in read.frames for p in (f.source, f.cue, f.content) for a, b in p)


def test_random_characters_are_read(reader: Reader) -> None:
    rng = random.Random(4)
    alphabet = 'ab "“”.,:\n\r\t—é中\u200b\u0301😀ß' + "said according to"
    for _ in range(30):
        reader.read("".join(rng.choice(alphabet) for _ in range(rng.randint(1, 900))))


def test_states_are_encoded_again_when_they_are_no_longer_kept(reader: Reader, reading: Reading) -> None:
    again = reader.read(REPORT)
    span = at(REPORT, "wounded")
    kept = again.factuality(span)
    again._kept.clear()
    assert again.factuality(span) == pytest.approx(kept, abs=0.3)  # eight-bit scales depend on the batch


@pytest.mark.parametrize("unit", ['"', "said ", "a", "“a” said b. ", "x-"])
def test_time_is_linear(reader: Reader, unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        started = time.process_time()
        windows(tokenise(reader._tokenizer, text))
        return time.process_time() - started

    seconds(50_000)
    assert seconds(400_000) < 6 * seconds(200_000) + 0.2


def test_runs_and_endless_words_are_capped(reader: Reader) -> None:
    for text in ('"' * 100_000, "said " * 20_000, "z" * 100_000):
        assert sum(len(w.ids) for w in windows(tokenise(reader._tokenizer, text))) <= 40 * MAX_REPEATS


def test_windows_hold_every_word_once(reader: Reader) -> None:
    text = "\n".join("The council said that nothing had changed. " * n for n in (1, 40, 3, 90))
    made = windows(tokenise(reader._tokenizer, text))
    assert all(len(w.ids) <= 256 for w in made)
    assert [text[a:b] for w in made for a, b in zip(w.start.tolist(), w.end.tolist(), strict=True)] == text.replace(
        ".", " ."
    ).split()


def test_shapes_and_quotation_marks() -> None:
    assert [shape(w) for w in ("said", "Kyiv", "TASS", "McDonald", "12", "—", "I")] == [1, 2, 3, 4, 5, 6, 2]
    assert quoted('a "b" «c» „d“') == ([2, 4, 6, 8, 10, 12], [True, False, True, False, True, True])


def test_tags_become_spans() -> None:
    assert marked(np.array([0, 1, 2, 3, 8, 0, 9, 11, 12])) == [
        Marked(0, 1, 4),
        Marked(1, 4, 5),
        Marked(2, 6, 8),
        Marked(2, 8, 9),
    ]


def test_best_path_obeys_the_tags() -> None:
    rng = np.random.default_rng(1)
    weights = {"t.emit.weight": rng.normal(size=(5, 6)).astype(np.float32), "t.emit.bias": np.zeros(5, np.float32),
               "t.step": np.zeros((5, 5), np.float32), "t.first": np.array([0, 0, -1e4, -1e4, 0], np.float32),
               "t.last": np.array([0, -1e4, -1e4, 0, 0], np.float32)}  # fmt: skip
    allowed = {0: {0, 1, 4}, 1: {2, 3}, 2: {2, 3}, 3: {0, 1, 4}, 4: {0, 1, 4}}
    weights["t.forbidden"] = np.array(
        [[0 if b in allowed[a] else -1e4 for b in range(5)] for a in range(5)], np.float32
    )
    tagger = Tagger(weights, "t")
    states = [rng.normal(size=(n, 2)).astype(np.float32) * 3 for n in (1, 7, 30)]
    for row, alone in zip(tagger.tags(states)[0], (tagger.tags([s])[0][0] for s in states), strict=True):
        assert row.tolist() == alone.tolist()
        assert all(b in allowed[a] for a, b in zip(row.tolist(), row.tolist()[1:], strict=False))


def test_distance_buckets() -> None:
    assert distances(np.array(3), np.array(5), 9).tolist() == [6, 6, 7, 8, 8, 9, 10, 10, 11]


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be opened"):
        Reader.load(tmp_path)
    for name in ("reader.onnx", "reader_heads.npz", "reader_tokenizer.json", CARD):
        shutil.copy(WEIGHTS / name, tmp_path / name)
    Reader.load(tmp_path)
    with (tmp_path / "reader_heads.npz").open("r+b") as file:
        file.truncate(1000)
    with pytest.raises(ResourceError, match="damaged"):
        Reader.load(tmp_path)
    (tmp_path / CARD).write_text(json.dumps({"sha256": {}}))
    with pytest.raises(ResourceError):
        Reader.load(tmp_path)


def test_weights_are_small_enough_to_ship() -> None:
    sizes = {f.name: f.stat().st_size for f in WEIGHTS.iterdir()}
    assert sum(size for name, size in sizes.items() if name.startswith("reader")) <= 30_000_000
    # What sentences tell of has an encoder of its own since topics 2: stakes on unseen text .85 instead of .69.
    assert sum(size for name, size in sizes.items() if name.startswith("topics")) <= 25_000_000
