"""Which tables read which language."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.reading import event_lexicon, factuality_words, reply_words
from secondsource.reading.factuality_words import FactualityWords
from secondsource.reading.lexicon import EventLexicon
from secondsource.reading.reply_words import ReplyWords

__all__ = ["TABLES", "Tables", "tables_of"]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one language."""

    events: EventLexicon
    factuality: FactualityWords
    replies: ReplyWords


TABLES: dict[str, Tables] = {
    "en": Tables(event_lexicon.ENGLISH, factuality_words.ENGLISH, reply_words.ENGLISH),
}


def tables_of(language: str) -> Tables | None:
    """The tables of a language code; None where there are none: such sentences yield no claims."""
    return TABLES.get(language)
