"""What the Russian and Ukrainian lexicon hears, on constructed sentences: a guard, not a measure (see the README)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from secondsource.model import Document
from secondsource.pipeline import Resources, read

GOLD = Path(__file__).parents[1] / "gold" / "events_slavic"


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(rules_only=True)


def codes(name: str, resources: Resources) -> Iterator[tuple[str, str, set[str]]]:
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        language, code, text = line.split("\t")
        document = Document("d", "d", text, None, None, "Вісник", "2025-06-05T08:00:00Z", "given", language)
        yield code, text, {c.event.code for c in read(document, resources).claims if c.event is not None}


def test_nine_in_ten_of_the_sentences_give_their_event(resources: Resources):
    missed = [(code, text) for code, text, found in codes("told.tsv", resources) if code not in found]
    assert len(missed) <= 13, missed


def test_words_of_war_in_other_stories_give_none(resources: Resources):
    heard = [(text, found) for _, text, found in codes("other.tsv", resources) if found]
    assert len(heard) <= 1, heard
