"""Speakers across a document: pronouns, short names, roles, anonymity, relays."""

from __future__ import annotations

import pytest
from rules_alone import read


def speakers(text: str, publisher: str | None = None) -> list[str | None]:
    return [
        None if a.speaker is None else a.speaker.name or f"? {a.speaker.role}"
        for a in read(text, publisher)
    ]  # fmt: skip


def test_pronouns_and_short_names_find_their_person() -> None:
    text = (
        "Olena Bilyk, head of the rescue service, said two men were killed. She said the road was cut. "
        "“We have no water,” Bilyk said."
    )
    assert speakers(text) == ["Olena Bilyk"] * 3
    assert {a.speaker.role for a in read(text) if a.speaker} == {"head of the rescue service"}


def test_it_is_a_body_and_they_are_people() -> None:
    text = "The Highland Army said it had taken the hill. It said sixty men were captured."
    assert speakers(text) == ["Highland Army"] * 2
    text = "Residents said they had heard planes. They said the school was hit."
    assert speakers(text) == ["? residents"] * 2


def test_a_role_in_the_lead_is_named_in_the_next_paragraph() -> None:
    text = (
        "Two shells hit the mill on Friday, a district official said.\n\n"
        "Serhii Koval, head of the district administration, told reporters that nobody was hurt."
    )
    assert speakers(text) == ["Serhii Koval"] * 2


def test_who_asked_not_to_be_named_is_never_linked() -> None:
    text = (
        "Two shells hit the mill, a district official who asked not to be named said.\n\n"
        "Serhii Koval, head of the district administration, said that nobody was hurt."
    )
    first, second = read(text)
    assert first.speaker is not None
    assert first.speaker.anonymous
    assert first.speaker.name is None
    assert first.speaker.naming == "requested"
    assert second.speaker is not None
    assert second.speaker.name == "Serhii Koval"


@pytest.mark.parametrize(
    ("source", "naming"),
    [
        ("A former mine director, who spoke on condition of anonymity,", "requested"),
        ("A miner", "role"),
        ("Three diplomats", "group"),
        ("Experts", "group"),
        ("Local officials in the northern region", "group"),
        ("A source in the prosecutor's office", "role"),
    ],
)
def test_the_unnamed_are_anonymous(source: str, naming: str) -> None:
    (only,) = read(f"{source} said the mill was hit twice.")
    assert only.speaker is not None
    assert only.speaker.anonymous
    assert only.speaker.naming == naming


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The police", "police"),
        ("The Northern Ridge Force", "Northern Ridge Force"),
        ("An aid group, Bread Without Borders,", "Bread Without Borders"),
        ("The news agency Orb Press", "Orb Press"),
        ("Shopkeeper Mutasim Bakr", "Mutasim Bakr"),
        ("A teacher who gave her name only as Halyna", "Halyna"),
        ("Brigadier Tin Maung Oo, a spokesman,", "Tin Maung Oo"),
    ],
)
def test_bodies_and_persons_are_named(source: str, name: str) -> None:
    (only,) = read(f"{source} said the mill was hit twice.")
    assert only.speaker is not None
    assert (only.speaker.name, only.speaker.anonymous) == (name, False)


def test_relays_are_carried_until_another_occasion() -> None:
    text = (
        "“The mill is gone,” Pavlo Hnat told the agency Steppe Wire. He said nobody was hurt.\n\n"
        "Olena Bilyk wrote on Telegram that the road was cut."
    )
    assert [a.relay for a in read(text, "Other Daily")] == [("Steppe Wire",), ("Steppe Wire",), ("Telegram",)]


def test_telling_the_publisher_is_no_relay() -> None:
    text = "“The mill is gone,” Pavlo Hnat told the Steppe Wire by phone."
    assert [a.relay for a in read(text, "Steppe Wire")] == [()]


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("The ministry said in a daily bulletin that it had struck the mill.", ("a daily bulletin",)),
        ("“The mill is gone,” the company said in a statement carried by local media.", ("local media",)),
        (
            "Shells hit the mill, its director told local broadcaster Kanal Zorya, "
            "which was quoted by the agency Orb Press.",
            ("Kanal Zorya", "Orb Press"),
        ),
        ("An aid worker, quoted by the newsletter Gum Brief, fears that prices will double.", ("Gum Brief",)),
    ],
)
def test_relays_run_oldest_first(text: str, relay: tuple[str, ...]) -> None:
    assert read(text, "Other Daily")[0].relay == relay


def test_what_a_resident_saw_is_witnessed_and_analysis_is_inferred() -> None:
    assert read("“I saw two flashes,” said a resident of the town.")[0].evidence == "witnessed"
    assert read("Military analyst Inna Sova believes the goal is to cut the road.")[0].evidence == "inferred"
    assert read("The police said the road was cut.")[0].evidence == "unstated"


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("Staff at a field hospital in Deir al-Balah said that fourteen bodies had been brought in.", "group"),
        ("The hospital's staff said the generator was broken.", "group"),
        ("A confidential memo by UN experts says that the bridge was mined.", "role"),
        ("A note to creditors seen by Harbour Wire says the plant will close in May.", "role"),
        ("Satellite imagery reviewed by the group shows that the village was burned.", "role"),
    ],
)
def test_people_at_work_and_papers_without_an_author_are_not_named(text: str, naming: str) -> None:
    (found,) = read(text)
    assert found.speaker is not None
    assert found.speaker.name is None
    assert found.speaker.anonymous
    assert found.speaker.naming == naming


def test_a_paper_is_told_by_the_body_that_wrote_it_and_a_command_is_a_body() -> None:
    assert speakers("A report by the UN mission said that thirty people were killed.") == ["UN mission"]
    assert speakers("The General Staff said its troops had left the village.") == ["General Staff"]
