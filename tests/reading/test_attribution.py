"""Attributions by rule: source, cue, content and kind, on constructed sentences."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_alone import grammar, read

from secondsource.model import Document
from secondsource.reading.attribution import find_attributions
from secondsource.reading.cues import counts, likelihood


def parts(text: str) -> list[tuple[str, str, str, str]]:
    """(source, cue, content, kind) of each attribution, pieces joined by a bar."""
    return [
        (*(" | ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content)), a.kind) for a in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The mill is gone,” Olena Bilyk said. “Nobody slept.”",
            [("Olena Bilyk", "said", "“The mill is gone,” | “Nobody slept.”", "direct")],
        ),
        (
            "Two shells hit the mill on Friday, a district official said.",
            [("a district official", "said", "Two shells hit the mill on Friday", "indirect")],
        ),
        (
            "Police said that two shells had hit the mill and that nobody was hurt.",
            [("Police", "said", "two shells had hit the mill and that nobody was hurt", "indirect")],
        ),
        (
            "The mill, she said, was hit twice.",
            [("she", "said", "The mill | was hit twice", "indirect")],
        ),
        (
            "According to the police, two shells hit the mill.",
            [("the police", "According to", "two shells hit the mill", "indirect")],
        ),
        (
            "Two shells hit the mill, according to Olena Bilyk, head of the rescue service.",
            [("Olena Bilyk, head of the rescue service", "according to", "Two shells hit the mill", "indirect")],
        ),
        (
            "The loss was confirmed by Pavlo Hnat, a spokesman for the brigade, who spoke to reporters.",
            [("Pavlo Hnat, a spokesman for the brigade", "was confirmed by", "The loss", "indirect")],
        ),
        (
            "Local officials have called for medical aid, citing a growing number of wounded.",
            [
                ("Local officials", "have called for", "medical aid", "indirect"),
                ("Local officials", "citing", "a growing number of wounded", "indirect"),
            ],
        ),
        (
            "The strike is seen as a warning to the town.",
            [("", "is seen as", "The strike | a warning to the town", "indirect")],
        ),
        (
            "The army denied the loss of the mill and reported three repelled attacks.",
            [
                ("The army", "denied", "the loss of the mill", "indirect"),
                ("The army", "reported", "three repelled attacks", "indirect"),
            ],
        ),
        (
            "The ministry said its guns had struck “a hideout” near the mill.",
            [("The ministry", "said", "its guns had struck “a hideout” near the mill", "mixed")],
        ),
        (
            "Olena Bilyk: “There is no water in the town.”",
            [("Olena Bilyk", "", "“There is no water in the town.”", "direct")],
        ),
        (
            "Two killed in shelling of the mill - police",
            [("police", "", "Two killed in shelling of the mill", "indirect")],
        ),
        (
            "The army denied a claim by the rebels that their troops had taken the mill.",
            [
                ("The army", "denied", "a claim by the rebels that their troops had taken the mill", "indirect"),
                ("the rebels", "claim by", "their troops had taken the mill", "indirect"),
            ],
        ),
        (
            "A medic put the toll at four.",
            [("A medic", "put", "the toll at four", "indirect")],
        ),
        (
            "The officer was quoted as saying that the road was cut.",
            [("The officer", "was quoted as saying", "the road was cut", "indirect")],
        ),
    ],
)
def test_source_cue_and_content(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert parts(text) == expected


def test_a_participle_shares_the_source_of_its_sentence() -> None:
    text = "“The mill is gone,” Olena Bilyk told the agency Steppe Wire, adding that nobody was hurt."
    assert [p[:2] for p in parts(text)] == [("Olena Bilyk", "told"), ("Olena Bilyk", "adding")]


def test_a_quotation_over_paragraphs_is_one_attribution() -> None:
    text = "Olena Bilyk said: “The mill is gone.\n\n“Nobody slept that night.”"
    (only,) = read(text)
    assert [s.of(text) for s in only.content] == ["“The mill is gone.", "“Nobody slept that night.”"]


def test_an_untagged_quotation_has_the_last_speaker_and_no_source() -> None:
    text = "Olena Bilyk said the mill was gone. “Nobody slept that night.”"
    _, last = read(text)
    assert (last.source, last.cue) == ((), ())
    assert last.speaker is not None
    assert last.speaker.name == "Olena Bilyk"


def test_whom_a_medium_cites_comes_before_the_medium() -> None:
    text = "Two shells hit the mill, the newspaper Steppe Post wrote, citing an unnamed officer."
    officer, paper = read(text, "Other Daily")
    assert officer.content == paper.content
    assert officer.speaker is not None
    assert officer.speaker.anonymous
    assert officer.relay == ("Steppe Post",)
    assert paper.speaker is not None
    assert paper.speaker.name == "Steppe Post"
    assert paper.relay == ()


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned for four hours.",
        "READ ALSO: The mayor said the mill burned",
        "The army has not commented on the loss.",
        "A relative, who asked us to withhold his name, waited outside.",
        "The reports could not be independently verified.",
        "I saw that the roof was gone.",
    ],
)
def test_nothing_is_said_where_nobody_says_it(text: str) -> None:
    assert parts(text) == []


PIECES = [*"aZ .,:;!?“”\"'\n—-()", " said ", " “", "” he said. ", "According to ", "Olena Bilyk", "\n\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    found = read(text)
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    for a in found:
        assert a.content
        for spans in (a.source, a.cue, a.content):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert all(x.end <= y.start for x, y in pairwise(spans))


@pytest.mark.parametrize("unit", ["said ", "“He said ", "” ", "according to ", "he said, ", "who "])
def test_hostile_text_stays_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        document = Document("d", "", unit * (size // len(unit)), language="en")
        analysis = grammar().analyse(document)
        start = time.process_time()
        find_attributions(document, analysis, (), None)
        return time.process_time() - start

    seconds(4_000)
    small, large = seconds(10_000), seconds(20_000)
    assert large < 3.5 * small + 0.3


def test_the_lexicon_holds_counts_that_make_sense() -> None:
    assert all(0 < cue <= total for cue, total in counts().values())
    assert likelihood("say") > 0.8 > likelihood("see") > likelihood("xyzzy") == 0
