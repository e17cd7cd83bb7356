"""Lines that say at their head who says them: transcripts and digests in Russian and Ukrainian."""

from __future__ import annotations

import pytest
from claims_of import read

TRANSCRIPT = (
    "Ведуча: Що зараз у місті?\nОльга Мельник: Світла немає другу добу. Снаряд влучив у котельню.\n"
    "Ведуча: А вода?\nОльга Мельник: Воду підвозять раз на день."
)


def test_the_turns_of_a_transcript_are_said_by_who_answers_and_the_host_is_own_voice() -> None:
    found = [a for a in read(TRANSCRIPT, language="uk")[0] if not a.cue]
    assert [a.speaker.name for a in found if a.speaker] == ["Ольга Мельник", "Ольга Мельник"]
    assert [a.kind for a in found] == ["direct", "direct"]
    assert found[1].content[0].of(TRANSCRIPT) == "Воду підвозять раз на день"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("10:10 Губернатор Слюсар: сбито пять беспилотников над Таганрогом.", "Слюсар"),
        ("Полиция Донецкой области: в Краматорске ранены четверо.", "Полиция Донецкой области"),
        ("Генштаб: за сутки отбито 40 атак.", "Генштаб"),
    ],
)
def test_a_digest_s_line_is_said_by_whom_it_names(line: str, who: str) -> None:
    [found] = read(line, language="ru")[0]
    assert found.speaker is not None
    assert found.speaker.name == who
    assert not found.cue


@pytest.mark.parametrize(
    "line",
    [
        "Харьков: два прилёта за ночь.",
        "Главное за день: обстрелы и дожди.",
        "Погода: дождь и ветер.",
        "Итог: двое погибших.",
    ],
)
def test_a_place_or_a_heading_before_a_colon_says_nothing(line: str) -> None:
    assert read(line, language="ru")[0] == ()
