"""A sieve leaves out only patterns that cannot match."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.reading.date_words import compiled
from secondsource.reading.expressions import KEPT, Expression
from secondsource.reading.lexicons import tables_of
from secondsource.reading.needles import expressions, words
from secondsource.reading.sieve import Sieve, needles

PIECES = (
    "denied",
    "den",
    "ies",
    " ",
    "no",
    "comment",
    "Reports",
    "two",
    "May",
    "may",
    "in",
    " of",
    ".",
    "\n",
    "7",
    "ß",
)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bden(?:ied|ies|y)\b", ("denied", "denies", "deny")),
        (r"(?i)\b(?:Report|CLAIM)s?\b", ("claim", "report")),
        (r"(?:very )?(?:often|seldom) denied", ("often denied", "seldom denied")),
        (r"\bwe(?:ar|d|ak)\w*", ("weak", "wear", "wed")),
        (r"(?:said )+", ("said ",)),
        (r"(?:said )*x", ()),
        (r"\d{4}-\d\d", ()),
        (r"(?:a|the|report)\b", ()),
        (r"colou?r", ("colo",)),
        (r"(?<=said )(?!never)truth", ("truth",)),
    ],
)
def test_words_that_a_match_must_hold(pattern: str, words: tuple[str, ...]) -> None:
    assert needles(re.compile(pattern)) == words


def rows() -> list[Expression]:
    tables = tables_of("en")
    assert tables is not None
    return [
        *(p for _, p in compiled("en")),
        *(p for _, p in tables.replies.patterns),
        *(row.pattern for row in tables.events.phrases),
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_nothing_that_matches_is_left_out(pieces: list[str]) -> None:
    text = "".join(pieces)
    table = rows()
    sieve = Sieve(table, lambda row: row)
    for _ in range(Sieve.FIRST + 1):  # before and after the words are known
        here = sieve.within(text)
        for part in text.split("\n"):
            assert {r.pattern for r in table if r.search(part)} <= {r.pattern for r in here.of(part)}


def test_rows_keep_their_order() -> None:
    sieve = Sieve([re.compile(p) for p in ("beta", "alpha", "gamma", "alpha beta")], lambda row: row)
    for _ in range(Sieve.FIRST + 1):
        here = sieve.within("alpha beta")
    assert [r.pattern for r in here.of("alpha beta")] == ["beta", "alpha", "alpha beta"]
    assert [r.pattern for r in here.of("the beta")] == ["beta"]


def test_the_kept_words_are_those_of_the_expressions() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept == words(), "run `python -m secondsource.reading.needles` after a change of a table"


def test_an_expression_is_compiled_when_it_is_needed() -> None:
    used = Expression("spent", re.IGNORECASE)
    other = Expression("(?i)never met")
    sieve = Sieve([used, other], lambda row: row)
    for _ in range(Sieve.FIRST + 1):
        here = sieve.of("all SPENT")
    assert here == [used]
    assert used.search("all SPENT")
    assert [m.group() for m in used.finditer("Spent, spent")] == ["Spent", "spent"]
    assert used.fullmatch("spent")
    assert used.match("Spent")


def test_kept_words_spare_the_compiling() -> None:
    table = [Expression(e.pattern, e.flags) for e in expressions()]
    Sieve(table, lambda row: row).of("nothing of interest")
    assert sum(e._compiled is None for e in table) == len(table)
