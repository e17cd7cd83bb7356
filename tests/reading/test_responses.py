"""Confirming, denying and not commenting."""

from __future__ import annotations

import pytest
from claims_of import read

LEAD = "Rebel troops entered Orvel, a spokesman for the front, Pavel Odar, said. "


def responses(text: str) -> list[tuple[str, str]]:
    return [(r.kind, r.by) for r in read(text)[2]]


@pytest.mark.parametrize(
    ("kind", "by", "text"),
    [
        ("no_comment", "The army", "The army did not respond to questions."),
        ("no_comment", "The ministry", "The ministry has not commented on the report."),
        ("no_comment", "the military governor", "Calls to the military governor were not answered."),
        ("no_comment", "The army", "The army said it was looking into the report."),
        ("no_comment", "The operator", "The operator declined to comment."),
        ("no_comment", "the plant's owner", "The Dalwa Post was unable to reach the plant's owner."),
        ("no_comment", "The agency", "The agency neither confirmed nor denied it."),
        ("denies", "The army", "The army denied the claim."),
        ("denies", "Mira Sand", "An army spokeswoman, Mira Sand, called the report a fairy tale."),
        ("denies", "The council", "The council dismissed the report."),
        ("no_comment", "The navy", "The navy has yet to respond."),
        ("no_comment", "The ministry", "The ministry could not be contacted."),
        ("no_comment", "The governor", "The governor would not say whether his men had been there."),
        ("no_comment", "The district", "The district would neither confirm nor rule it out."),
        ("no_comment", "the ministry", "Our requests to the ministry went unanswered."),
        ("no_comment", "The palace", "The palace kept mum."),
        ("denies", "The council", "The council brushed off the report."),
        ("denies", "The council", "The council ruled out any advance on the town."),
        (
            "denies",
            "Mira Sand",
            "An army spokeswoman, Mira Sand, insisted the town was still in the hands of the army.",
        ),
        ("denies", "The movement", "The movement disavowed any role."),
        ("confirms", "The council", "The council conceded that its men had pulled out."),
        ("confirms", "Mira Sand", "The loss was confirmed by Mira Sand, an army spokeswoman."),
    ],
)
def test_kinds(kind: str, by: str, text: str) -> None:
    found = responses(LEAD + text)
    assert [k for k, _ in found] == [kind], found
    assert by.lower().removeprefix("the ") in found[0][1].lower()


def test_a_response_names_the_claim_it_answers() -> None:
    _, claims, found = read(LEAD + "The army denied the claim.")
    (response,) = found
    answered = next(c for c in claims if c.id == response.to)
    assert answered.event is not None
    assert answered.event.code == "advance"
    assert answered.factuality == "CT+"


def test_a_flat_negation_of_a_party_denies() -> None:
    text = LEAD + "“There are no rebels in the town,” army spokeswoman Mira Sand said."
    assert ("denies", "Mira Sand") in responses(text)


@pytest.mark.parametrize(
    "text",
    [
        "The report could not be independently verified.",
        "The army denied access to the camp.",
        "Nobody was hurt, the mayor said.",
        "The ministry rejected a proposal for a truce.",
        "The president ruled out any talks with the rebels.",
        "The figure remains to be confirmed by partners.",
        "It did not say how the man had been found.",
    ],
)
def test_what_answers_nobody(text: str) -> None:
    assert [kind for kind, _ in responses(text) if kind != "confirms"] == []
