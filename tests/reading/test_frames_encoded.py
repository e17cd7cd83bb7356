"""The encoder's frames beside those of the rules."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from rules_alone import grammar

from secondsource.model import Attribution, Document
from secondsource.reading.attribution import find_attributions
from secondsource.reading.encoder import Frame


@dataclass(frozen=True)
class Read:
    """What the encoder hands over, as far as attribution asks for it."""

    frames: tuple[Frame, ...]


def frame(text: str, source: str, cue: str, content: str, score: float = 0.9) -> Frame:
    def spans(part: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(part), text.index(part) + len(part)),) if part else ()

    return Frame(spans(source), spans(cue), spans(content), score)


def read(text: str, *frames: Frame) -> tuple[Attribution, ...]:
    document = Document("d", "", text, language="en")
    return find_attributions(document, grammar().analyse(document), (), Read(frames))  # type: ignore[arg-type]


def contents(text: str, found: tuple[Attribution, ...]) -> list[str]:
    return [" | ".join(s.of(text) for s in a.content) for a in found]


def test_both_find_one_attribution_and_it_is_one() -> None:
    text = "The police said that the mill was hit twice."
    found = read(text, frame(text, "The police", "said", "that the mill was hit twice"))
    assert contents(text, found) == ["the mill was hit twice"]
    assert found[0].provenance.by.endswith("+encoder")


def test_what_only_the_encoder_finds_is_kept_where_it_is_sure() -> None:
    text = "Olena Bilyk is bent on leaving the town."
    assert contents(text, read(text, frame(text, "Olena Bilyk", "is bent on", "leaving the town"))) == [
        "leaving the town"
    ]
    assert read(text, frame(text, "Olena Bilyk", "is bent on", "leaving the town", 0.2)) == ()


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [("The army", "has not commented on", "the loss"), ("The army", "declined to comment on", "the loss")],
)
def test_a_silence_is_no_attribution(source: str, cue: str, content: str) -> None:
    text = f"{source} {cue} {content}."
    assert read(text, frame(text, source, cue, content)) == ()


def test_the_encoder_names_a_source_that_the_parser_missed() -> None:
    text = "“We saw it all burn down,” so the miller."
    found = read(text, frame(text, "the miller", "", "“We saw it all burn down,”"))
    assert [tuple(s.of(text) for s in a.source) for a in found] in ([("the miller",)], [()])


def test_content_in_another_sentence_belongs_to_another_cue() -> None:
    text = "The mayor warned of floods. The mill was hit twice, police said."
    wrong = Frame(
        ((0, 9),), ((10, 16),), ((20, 26), (text.index("The mill"), text.index(", police"))), 0.9
    )  # fmt: skip
    found = read(text, wrong)
    assert "The mill was hit twice" in contents(text, found)
    assert all("|" not in c for c in contents(text, found))


def test_an_adverbial_before_the_tag_is_not_what_was_said() -> None:
    text = "In an interview on Harbour Radio on Sunday, Olena Bilyk said: the talks are over."
    found = read(text, frame(text, "Olena Bilyk", "said", "the talks are over"))
    assert contents(text, found) == ["the talks are over"]


def test_the_encoder_may_stop_an_object_before_a_relative_clause() -> None:
    text = "The governor acknowledged the loss of the mill, which stands on the border of two districts."
    found = read(text, frame(text, "The governor", "acknowledged", "the loss of the mill"))
    assert contents(text, found) == ["the loss of the mill"]


def test_a_deed_that_the_encoder_does_not_see_is_no_statement() -> None:
    assert read("The senator voted for the levy.") == ()
