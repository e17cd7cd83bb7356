"""English grammar computed in our way is that of the model's own pipeline."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import pytest

from secondsource.errors import ResourceError
from secondsource.model import Document, Span, Token
from secondsource.reading import english_parser
from secondsource.reading.analyse import Grammar
from secondsource.reading.english_model import _tokenising_finely
from secondsource.reading.english_parser import EnglishParser
from secondsource.reading.sentences import paragraphs, sentence_spans
from secondsource.settings import ReadingSettings

TEXT = """HARNE, May 3 (Steppe Wire) — Two shells hit the water tower of Harne on Tuesday night, the head of
the district administration, Petro Velychko, told reporters. Nobody was hurt, he said.

"We ain't leaving," said Oksana Bilyk, 54, who runs the bakery on Mill Street. "Let's see what they're gonna do. There's
no bread, and there were 300 families at the United Nations' depot in West Harne on Monday, May 2."

The Ministry of Energy didn't comment. It has been repairing 2 of 7 lines since the 14th of April , at a cost of
$ 4.5 million -- about 12 % of what it'd asked for  ; the World Food Programme (WFP) couldn't reach hospitals.

• 16:40 – Drones fell near the mill, police say. Who fired?  I do not know it.
Colonel A. Petrenko of the 5th Brigade had told Steppe Wire's Mary O'Neil that those who'd stayed wanted to go.
"""


@pytest.fixture(scope="module")
def model() -> Any:
    return _tokenising_finely(importlib.import_module(ReadingSettings().english_model).load())


def stretches(text: str) -> list[tuple[Span, ...]]:
    return [tuple(sentence_spans(text, p.span, 1500)) for p in paragraphs(text, "en")]


def by_the_model(nlp: Any, text: str, sentences: tuple[Span, ...]) -> Iterator[tuple[Any, ...]]:
    """What spaCy's own components say, one after the other, within the same sentence cuts."""
    start = sentences[0].start
    doc = nlp.make_doc(text[start : sentences[-1].end])
    cuts = {next(t.i for t in doc if t.idx + start >= s.start) for s in sentences}
    for token in doc:
        token.is_sent_start = token.i in cuts
    for _, component in nlp.pipeline:
        doc = component(doc)
    kept = [t for t in doc if not t.is_space]
    number = {t.i: n for n, t in enumerate(kept)}
    for n, t in enumerate(kept):
        yield t.idx + start, t.text, t.lemma_, t.pos_, t.tag_, t.dep_, number.get(t.head.i, n), t.ent_type_


def test_tags_trees_lemmas_and_names_are_those_of_the_model(model: Any) -> None:
    ours = EnglishParser(lambda: model).parse(TEXT, stretches(TEXT))
    for sentences, words in zip(stretches(TEXT), ours, strict=True):
        mine = [(w.start, TEXT[w.start : w.end], w.lemma, w.pos, w.tag, w.dep, w.head, w.entity) for w in words]
        assert mine == list(by_the_model(model, TEXT, sentences))


@pytest.mark.shared
def test_the_same_on_reports(model: Any, shared: Any) -> None:
    import json

    lines = (shared / "bench" / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()[:6]
    parser = EnglishParser(lambda: model)
    same = count = 0
    for text in (json.loads(line)["text"] for line in lines):
        for sentences, words in zip(stretches(text), parser.parse(text, stretches(text)), strict=True):
            mine = [(w.start, text[w.start : w.end], w.lemma, w.pos, w.tag, w.dep, w.head, w.entity) for w in words]
            theirs = list(by_the_model(model, text, sentences))
            assert len(mine) == len(theirs)
            count += len(mine)
            same += sum(a == b for a, b in zip(mine, theirs, strict=True))
    # Sums in another order may tip a tie, on other processors than ours.
    assert same >= 0.998 * count > 0


def test_batches_change_nothing(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    together = list(EnglishParser(lambda: model).parse(TEXT, stretches(TEXT)))
    monkeypatch.setattr(english_parser, "TOGETHER", 1)
    assert list(EnglishParser(lambda: model).parse(TEXT, stretches(TEXT))) == together


def test_the_model_is_opened_afresh_when_it_has_met_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def load() -> Any:
        opened.append(1)
        return _tokenising_finely(importlib.import_module(ReadingSettings().english_model).load())

    parser = EnglishParser(load)
    monkeypatch.setattr(english_parser, "KEPT", 50)
    first = list(parser.parse(TEXT, stretches(TEXT)))
    assert len(opened) == 1
    assert list(parser.parse(TEXT, stretches(TEXT))) == first
    assert len(opened) == 2


def test_another_kind_of_model_is_refused() -> None:
    import spacy

    with pytest.raises(ResourceError, match="not of the kind"):
        EnglishParser(lambda: spacy.blank("en"))


def test_paragraphs_of_all_kinds_stand_in_order() -> None:
    text = "The mill burned.\n\n" + "x" * 300 + "\n\nМельница сгорела.\n\nThe road was quiet, he said."
    analysis = Grammar.load(ReadingSettings()).analyse(Document(id="d", sha256="", text=text, language="en"))
    tokens: tuple[Token, ...] = analysis.tokens
    assert [s.language for s in analysis.sentences] == ["en", "en", "ru", "en"]
    assert [t.text for t in tokens if t.sentence == 3] == ["The", "road", "was", "quiet", ",", "he", "said", "."]
    assert all(text[t.start : t.end] == t.text and tokens[t.head].sentence == t.sentence for t in tokens)
