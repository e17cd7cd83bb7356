"""Lines that say at their head who says them: English transcripts and digests."""

from __future__ import annotations

import re

import pytest
from claims_of import read

from secondsource.reading.labels import labelled_lines

TRANSCRIPT = (
    "HOST: What is happening in the town?\nOlha Melnyk: There has been no light for two days. A shell hit the boiler "
    "house.\nHOST: And water?\nOlha Melnyk: They bring it once a day."
)


def test_the_turns_of_a_transcript_are_said_by_who_answers_and_the_host_is_own_voice() -> None:
    found = read(TRANSCRIPT)[0]
    assert [a.speaker.name for a in found if a.speaker] == ["Olha Melnyk", "Olha Melnyk"]
    assert [a.kind for a in found] == ["direct", "direct"]
    assert found[1].content[0].of(TRANSCRIPT) == "They bring it once a day"
    assert not any(a.cue for a in found)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("10:10 Governor Slyusar: five drones downed over Taganrog.", "Slyusar"),
        ("Defence Ministry: 40 drones destroyed overnight.", "Defence Ministry"),
    ],
)
def test_a_digest_s_line_is_said_by_whom_it_names(line: str, who: str) -> None:
    [found] = read(line)[0]
    assert found.speaker is not None
    assert found.speaker.name == who
    assert not found.cue


@pytest.mark.parametrize(
    "line",
    ["Kharkiv: two strikes overnight.", "Photo: State Emergency Service.", "Weather: rain and wind are expected."],
)
def test_a_place_or_a_heading_before_a_colon_says_nothing(line: str) -> None:
    assert read(line)[0] == ()


def test_ten_thousand_labelled_lines_are_looked_at_once_each() -> None:
    asked = []
    text = "\n".join(f"Mayor {n % 7}: the town was hit" for n in range(10_000))
    found = labelled_lines(text, re.compile("Host"), lambda span: asked.append(span) is None)
    assert len(found) == len(asked) == 10_000


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor's version is that nobody was hurt.", "The mayor", "nobody was hurt"),
        ("By the army's count, 40 shells fell on the town.", "the army", "40 shells fell on the town"),
        ("The union's verdict: nobody will be paid.", "The union", "nobody will be paid"),
    ],
)
def test_what_a_noun_of_saying_introduces_is_said_by_whose_it_is(text: str, source: str, content: str) -> None:
    [found] = read(text)[0]
    assert found.source[0].of(text) == source
    assert found.content[0].of(text) == content


@pytest.mark.parametrize("text", ["The city's view of the river is splendid.", "The story's point is that love wins."])
def test_a_view_or_a_point_of_a_thing_says_nothing(text: str) -> None:
    assert read(text)[0] == ()
