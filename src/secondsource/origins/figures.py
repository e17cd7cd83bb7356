"""Figures in digits and in words, English, Russian and Ukrainian, as numbers that compare across languages."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?(?!\d)|[^\W\d_]+(?:-[^\W\d_]+)?")
_CLOCK_OR_DATE = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b")
_MONTH = re.compile(
    r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|март|апр|ма[йя]$|июн|июл|авг|сен|окт|ноя|дек|"
    r"січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд)",
    re.I,
)

_UNITS = {
    "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "one": 1, "pair": 2, "couple": 2, "both": 2, "twice": 2,
}  # fmt: skip
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
# Stems of inflected numerals; the longest that fits wins.
_STEMS = {
    "двадцат": 20, "двадцят": 20, "тридцат": 30, "тридцят": 30, "сорок": 40, "пятьдесят": 50, "пятидесят": 50,
    "пятдесят": 50, "шестьдесят": 60, "шестидесят": 60, "шістдесят": 60, "семьдесят": 70, "семидесят": 70,
    "сімдесят": 70, "восемьдесят": 80, "восьмидесят": 80, "вісімдесят": 80, "девяност": 90, "дев'яност": 90,
    "одиннадцат": 11, "одинадцят": 11, "двенадцат": 12, "дванадцят": 12, "тринадцат": 13, "тринадцят": 13,
    "четырнадцат": 14, "чотирнадцят": 14, "пятнадцат": 15, "пятнадцят": 15, "шестнадцат": 16, "шістнадцят": 16,
    "семнадцат": 17, "сімнадцят": 17, "восемнадцат": 18, "вісімнадцят": 18, "девятнадцат": 19, "дев'ятнадцят": 19,
    "двое": 2, "двоих": 2, "двух": 2, "двоє": 2, "двох": 2, "трое": 3, "троих": 3, "трех": 3, "троє": 3, "трьох": 3,
    "четыре": 4, "четверо": 4, "четверы": 4, "чотир": 4, "четвер": 4, "пять": 5, "пяти": 5, "пятер": 5, "пят": 5,
    "шесть": 6, "шести": 6, "шестер": 6, "шість": 6, "семь": 7, "семи": 7, "семер": 7, "сім": 7,
    "восемь": 8, "восьми": 8, "вісім": 8, "девять": 9, "девяти": 9, "дев'ять": 9, "дев'яти": 9, "десят": 10,
}  # fmt: skip
_WHOLE = {"два": 2, "две": 2, "дві": 2, "три": 3, "пара": 2, "пару": 2, "сто": 100, "ста": 100, "двести": 200,
          "двісті": 200, "триста": 300, "пятьсот": 500, "п'ятсот": 500}  # fmt: skip
_SLAVIC_SCALES = (("тысяч", 1000), ("тисяч", 1000), ("тыс", 1000), ("тис", 1000), ("миллион", 1_000_000),
                  ("мільйон", 1_000_000), ("млн", 1_000_000), ("миллиард", 1_000_000_000), ("мільярд", 1_000_000_000),
                  ("млрд", 1_000_000_000), ("дюжин", 12), ("сотн", 100), ("сотен", 100))  # fmt: skip


def figures(piece: str) -> tuple[float, ...]:
    """The figures of a stretch of text in order, 0 and 1 left out, clock times, years and days of a month too.

    "Three dozen" is 36, "several million" 1,000,000 and "dozens" 12: what is written, for comparison only.
    """
    out: list[float] = []
    pending: float | None = None
    piece = _CLOCK_OR_DATE.sub(" ", piece)
    tokens = _TOKEN.findall(piece)
    for i, token in enumerate(tokens):
        if token[0].isdigit():
            if pending is not None:
                out.append(pending)
            near = [t for t in (tokens[i - 1 : i] + tokens[i + 1 : i + 2]) if t]
            value = _digits(token)
            pending = None if value <= 31 and any(_MONTH.match(t) for t in near) else value
            continue
        kind, value = _word(token.casefold().replace("ё", "е").replace("’", "'"))
        if kind == "unit":
            if pending is not None and pending >= 20 and value < 10 and pending % 10 == 0 and pending < 100:
                pending += value
                continue
            if pending is not None:
                out.append(pending)
            pending = value
        elif kind == "scale":
            pending = (pending or 1) * value
        elif token.casefold() not in {"and", "of", "a", "of the"}:
            if pending is not None:
                out.append(pending)
            pending = None
    if pending is not None:
        out.append(pending)
    return tuple(v for v in out if v > 1)


def _digits(token: str) -> float:
    grouped = re.sub(r"[,\u00a0 .](?=\d{3}(?:\D|$))", "", token)
    try:
        return float(grouped.replace(",", "."))
    except ValueError:
        return 0.0


def _word(word: str) -> tuple[str, float]:
    if "-" in word:
        left, _, right = word.partition("-")
        if left in _UNITS and right in _UNITS:
            return "unit", _UNITS[left] + _UNITS[right]
        return "", 0.0
    if word in _UNITS:
        return "unit", _UNITS[word]
    scale = _SCALES.get(word) or _SCALES.get(word[:-1] if word.endswith("s") else word)
    if scale:
        return "scale", scale
    if word[0] < "Ѐ":
        return "", 0.0
    if word in _WHOLE:
        return "unit", _WHOLE[word]
    for stem, factor in _SLAVIC_SCALES:
        if word.startswith(stem):
            return "scale", factor
    best = max((s for s in _STEMS if word.startswith(s) and len(word) - len(s) <= 3), key=len, default="")
    return ("unit", _STEMS[best]) if best else ("", 0.0)
