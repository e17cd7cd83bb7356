"""Interviews in print: questions and answers without quotation marks."""

from __future__ import annotations

from claims_of import read

from secondsource.reading.english_interviews import interview_frames

BLOCKS = """Mira Sand is a midwife. She left Orvel last week.

When did you leave?
On Tuesday. Two jets bombed the camp and we walked all night.

How many were with you?
Thirty at first. My uncle was killed.

The army says the camp was empty.
That is not true. I was there.

What do people need?
Rice and blankets.

The army did not answer questions.
"""


def answers(text: str) -> list[str]:
    return [" | ".join(s.of(text) for s in f.content) for f in interview_frames(text)]


def test_blocks_of_question_and_answer() -> None:
    assert answers(BLOCKS) == [
        "On Tuesday. Two jets bombed the camp and we walked all night.",
        "Thirty at first. My uncle was killed.",
        "That is not true. I was there.",
        "Rice and blankets.",
    ]


def test_the_person_of_the_introduction_answers() -> None:
    attributions, claims, _ = read(BLOCKS)
    by_id = {a.id: a for a in attributions}
    struck = next(c for c in claims if c.event is not None and c.event.code == "air_strike")
    attribution = by_id[struck.attribution or ""]
    assert attribution.speaker is not None
    assert attribution.speaker.name == "Mira Sand"
    assert attribution.kind == "direct"


def test_marked_turns() -> None:
    text = "Q: Did you see the drone?\nA: I saw two.\nQ: Where were you?\nA: We were at the well.\n"
    assert answers(text) == ["I saw two.", "We were at the well."]


def test_paragraphs_between_questions() -> None:
    text = "\n\n".join(["Where were you?", "At the well, with my son.", "What did you see?", "I saw smoke.", "And now?",
                        "We wait.", "The ministry did not comment."])  # fmt: skip
    assert answers(text) == ["At the well, with my son.", "I saw smoke.", "We wait."]


def test_questions_that_a_text_asks_itself() -> None:
    text = "Who fired?\n\nThe army says it was the militia.\n\nWho gains?\n\nNobody does.\n\nAnd then?\n\nSilence.\n"
    assert answers(text) == []
    assert answers("Who gains?\nNobody does.") == []
