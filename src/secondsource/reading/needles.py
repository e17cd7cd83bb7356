"""Write `needles.json`: the words that each large expression needs, taken from the expressions themselves.

    python -m secondsource.reading.needles

To be run after a change of an event, answer, need, sector or date table; a test says when. Forgetting it costs time and
never a claim: words that are not kept are taken from the expression when it has been tried on a few texts.
"""

from __future__ import annotations

import json

from secondsource.reading.date_words import WORDS, compiled
from secondsource.reading.expressions import KEPT, Expression
from secondsource.reading.lexicons import tables_of
from secondsource.reading.need_words import need_words
from secondsource.reading.sector_words import sector_words
from secondsource.reading.sieve import needles


def expressions() -> list[Expression]:
    """All expressions of tables that are read through a sieve, in all languages."""
    out: list[Expression] = []
    for language in WORDS:
        out += [rule for _, rule in compiled(language)]
        if tables := tables_of(language):
            out += [row.pattern for row in tables.events.phrases]
            out += [pattern for _, pattern in tables.replies.patterns]
        if needs := need_words(language):
            out += [frame.pattern for frame in needs.frames]
        if sectors := sector_words(language):
            out += [pattern for tier in sectors.tiers for _, pattern in tier]
    return out


def words() -> dict[str, list[str]]:
    """What the file must hold."""
    return {key: list(found) for key, found in sorted({e.key: needles(e) for e in expressions()}.items())}


def main() -> None:
    """Write the file beside this module."""
    lines = (f"{json.dumps(key)}: {json.dumps(found, ensure_ascii=False)}" for key, found in words().items())
    KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
