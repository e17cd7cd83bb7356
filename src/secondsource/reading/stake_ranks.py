"""The place that a rank gives: second-largest 2, none bigger 1, one of the largest none."""

from __future__ import annotations

import re

from secondsource.reading.stake_words import StakeWords

_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTHS = "|".join(_NTH) + r"|[2-9](?:nd|rd|th)|1st|10th"
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SUPER = (
    r"(?:largest|biggest|busiest|deepest|oldest|richest|highest|tallest|longest|widest|strongest|finest|heaviest|"
    r"greatest|most (?!of\b|all\b)\w+)"
)
_SOME = re.compile(
    r"(?i)\b(?:one of|among|some of|counts? among) (?:the |its |their |our |[\w-]+['’]s )?(?:[\w-]+ ){0,4}?"
    rf"(?:{_SUPER}|leading|top|main|foremost|first|few)\b"
)
_PLACED = re.compile(
    rf"(?i)\b(?P<nth>{_NTHS})[- ](?:(?:in (?:size|rank|output|line|the \w+)|by \w+|among|place|rank|on the list)\b|"
    rf"{_SUPER}|ranking|ranked|placed|leading)"
    rf"|\b(?:ranks?|ranked|ranking|placed|places|stands|stood|comes?|came) (?:as |in )?(?:the )?(?P<ranked>{_NTHS})\b"
    r"|\b(?:number|no\.|nr\.?|#) ?(?P<number>one|two|three|four|five|six|seven|eight|nine|ten|10|[1-9])\b"
)
_NEXT = re.compile(
    r"(?i)\b(?:second|next|runner-up|bettered|surpassed|topped|beaten|outdone|outranked|exceeded|dwarfed) "
    r"only (?:to|by)\b|"
    r"\b(?:only|just) (?:(?P<ahead>one|two|three|four|five)|(?-i:[A-Z])\w+)\b[^.;]{0,40}"
    r"\b(?:bigger|larger|taller|deeper|busier|longer|more|higher)\b"
)
_BEST = re.compile(
    rf"(?i)\b(?:{_SUPER})\b|\b(?:none|no other|nowhere|no|nobody|nothing)\b[^.;]{{0,50}}\b(?:bigger|"
    r"larger|taller|deeper|busier|longer|richer|older|higher|more|rivals?|matches|equals?|compares?|like it)\b|"
    r"\b(?:outstrips?|outdoes|dwarfs?|outproduces?|outsells?) (?:all|any|every)\b|"
    r"\b(?:unrivalled|unmatched|unequalled|second to none|without equal|tops|heads|leads) ?"
)


def rank_of(said: str, words: StakeWords) -> float | None:
    """The place that a rank gives: "second-largest" 2, "the largest" 1; None for "one of the largest", "the last"."""
    if re.match(r"(?i)(?:one of|among|одн|среди|серед)", said):
        return None
    return next((place for pattern, place in words.ordinals if re.search(rf"(?i)\b(?:{pattern})", said)), None)


def rank_in(sentence: str) -> float | None:
    """The place that an English sentence on a rank gives, wherever in it that is said; None where it gives none."""
    if _SOME.search(sentence):
        return None
    placed = _PLACED.search(sentence)
    if placed is not None:
        word = (placed["nth"] or placed["ranked"] or placed["number"]).lower()
        digits = re.match(r"\d+", word)
        if digits is not None:
            return float(digits.group())
        return float((_NTH if word in _NTH else _NUMBERS).index(word) + 1)
    after = _NEXT.search(sentence)
    if after is not None:
        return float(_NUMBERS.index((after["ahead"] or "one").lower()) + 2)
    return 1.0 if _BEST.search(sentence) else None
