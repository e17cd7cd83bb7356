"""How parties answer in Russian and Ukrainian: silence and denial in plain words."""

from __future__ import annotations

import pytest
from claims_of import read

TOLD = {
    "ru": "Российский дрон ударил по больнице в Сумах, сообщил мэр Артём Кобзарь. ",
    "uk": "Російський дрон ударив по лікарні в Сумах, повідомив міський голова Артем Кобзар. ",
}


def answers(text: str, language: str) -> list[tuple[str, str]]:
    return [(r.kind, r.by) for r in read(TOLD[language] + text, language=language)[2]]


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("ru", "Комментариев от Минобороны не последовало.", ("no_comment", "Минобороны")),
        ("ru", "Москва молчит.", ("no_comment", "Москва")),
        ("ru", "Полковник Петров трубку не взял.", ("no_comment", "Петров")),
        ("ru", "Связаться с командованием не удалось.", ("no_comment", "командование")),
        ("ru", "Получить комментарий Минобороны не удалось.", ("no_comment", "Минобороны")),
        ("ru", "Полковник Петров ни подтвердил, ни опроверг удар.", ("no_comment", "Петров")),
        ("ru", "По словам Минобороны, никакого удара не было.", ("denies", "Минобороны")),
        ("ru", "Минобороны обвинения отвергает.", ("denies", "Минобороны")),
        ("ru", "Власти назвали обвинения беспочвенными.", ("denies", "Власти")),
        ("ru", "Удар подтвердил и губернатор Слюсар.", ("confirms", "Слюсар")),
        ("uk", "Коментарів від Міноборони не надходило.", ("no_comment", "Міноборони")),
        ("uk", "Говорити про це полковник Петренко відмовився.", ("no_comment", "Петренко")),
        ("uk", "У бригаді цієї інформації не підтверджують.", ("no_comment", "бригада")),
        ("uk", "Росія причетності не визнає.", ("denies", "Росія")),
        ("uk", "«Та ну, дурниці», – відмахнувся полковник Петренко.", ("denies", "Петренко")),
        ("uk", "Командування запевняє, що до удару не причетне.", ("denies", "Командування")),
    ],
)
def test_an_answer_in_plain_words_is_heard(language: str, text: str, answer: tuple[str, str]) -> None:
    assert answers(text, language) == [answer]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Официальных комментариев пока нет."),
        ("ru", "Орудия молчат с утра."),
        ("ru", "Связаться с редакцией можно по почте."),
        ("uk", "Гармати мовчать від ранку."),
    ],
)
def test_what_no_party_answers_is_no_response(language: str, text: str) -> None:
    assert answers(text, language) == []
