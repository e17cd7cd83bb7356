"""Number words of English, Russian and Ukrainian as tables, and the reading of a number written either way.

A number word is found by its form (Russian and Ukrainian decline them: stems are listed with their endings).
"""

from __future__ import annotations

import re
from functools import cache


def _table(text: str) -> dict[str, float]:
    """Words and their value from "word/form/form=value …"."""
    return {
        word: float(value) for entry in text.split() for forms, value in [entry.split("=")] for word in forms.split("/")
    }


_UNITS = {
    "en": _table(
        "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 "
        "thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 "
        "thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 "
    ),
    "ru": _table(
        "один/одна/одно/одного/одной/одну/одному/одним=1 два/две/двух/двум/двумя/двое/двоих/оба/обе/обоих=2 "
        "три/трёх/трех/трём/тремя/трое/троих=3 четыре/четырёх/четырех/четырьмя/четверо/четверых=4 "
        "пять/пяти/пятью/пятеро/пятерых=5 шесть/шести/шестеро/шестерых=6 семь/семи/семеро/семерых=7 "
        "восемь/восьми/восьмерых=8 девять/девяти=9 десять/десяти=10 одиннадцать/одиннадцати=11 "
        "двенадцать/двенадцати=12 тринадцать/тринадцати=13 четырнадцать/четырнадцати=14 "
        "пятнадцать/пятнадцати=15 шестнадцать/шестнадцати=16 семнадцать/семнадцати=17 "
        "восемнадцать/восемнадцати=18 девятнадцать/девятнадцати=19 двадцать/двадцати=20 тридцать/тридцати=30 "
        "сорок/сорока=40 пятьдесят/пятидесяти=50 шестьдесят/шестидесяти=60 семьдесят/семидесяти=70 "
        "восемьдесят/восьмидесяти=80 девяносто/девяноста=90 сто/ста=100 двести/двухсот=200 "
        "триста/трёхсот/трехсот=300 четыреста/четырёхсот=400 пятьсот/пятисот=500 шестьсот/шестисот=600 "
        "семьсот/семисот=700 восемьсот/восьмисот=800 девятьсот/девятисот=900 "
    ),
    "uk": _table(
        "один/одна/одне/одного/однієї/одну/одному=1 два/дві/двох/двома/двоє/обидва/обидві=2 "
        "три/трьох/трьома/троє=3 чотири/чотирьох/четверо=4 п'ять/п'яти/п'ятьох/п'ятеро=5 "
        "шість/шести/шістьох/шестеро=6 сім/семи/сімох/семеро=7 вісім/восьми/вісьмох/восьмеро=8 "
        "дев'ять/дев'яти/дев'ятьох=9 десять/десяти/десятьох=10 одинадцять/одинадцяти=11 "
        "дванадцять/дванадцяти=12 тринадцять/тринадцяти=13 чотирнадцять/чотирнадцяти=14 "
        "п'ятнадцять/п'ятнадцяти=15 шістнадцять=16 сімнадцять=17 вісімнадцять=18 дев'ятнадцять=19 "
        "двадцять/двадцяти=20 тридцять/тридцяти=30 сорок/сорока=40 п'ятдесят/п'ятдесяти=50 "
        "шістдесят/шістдесяти=60 сімдесят=70 вісімдесят=80 дев'яносто=90 сто/ста=100 двісті/двохсот=200 "
        "триста/трьохсот=300 чотириста=400 п'ятсот/п'ятисот=500 шістсот=600 сімсот=700 вісімсот=800 "
        "дев'ятсот=900 "
    ),
}
_SCALES = {
    "en": _table("hundred=100 thousand=1000 million/mln=1000000 billion/bn=1000000000 dozen=12 "),
    "ru": _table(
        "тысяча/тысячи/тысяч/тысячу/тыс=1000 миллион/миллиона/миллионов/млн=1000000 "
        "миллиард/миллиарда/миллиардов/млрд=1000000000 "
    ),
    "uk": _table(
        "тисяча/тисячі/тисяч/тисячу/тис=1000 мільйон/мільйона/мільйони/мільйонів/млн=1000000 "
        "мільярд/мільярда/мільярдів/млрд=1000000000 "
    ),
}
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?![\d.,]\d)(?!\d)|\d{1,9}(?:[.,]\d{1,3})?(?!\d)"
_ARTICLE = {"en": r"(?:a|an)(?=[ \u00a0](?:hundred|thousand|million|billion|dozen)\b)", "ru": r"(?!)", "uk": r"(?!)"}
_HALF = {"en": r"and[ ]a[ ](?:half|quarter)\b(?![ ](?:of|dozen)\b)", "ru": r"(?!)", "uk": r"(?!)"}
"""A part of the last scale: "two and a half million", "a million and a half"."""
_HALVES = {"half": 0.5, "quarter": 0.25}


def apostrophes(text: str) -> str:
    """Lower case with one kind of apostrophe, so that tables need one spelling; keeps the length of `text`."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    return lowered.replace("’", "'").replace("ʼ", "'").replace("`", "'")


def language_of(language: str) -> str:
    """The table to use for a language code: `ru`, `uk`, else `en`."""
    return language if language in _UNITS else "en"


@cache
def number_pattern(language: str) -> str:
    """A regular expression (no groups) for one whole number, in digits, words or both ("2.5 million")."""
    units = "|".join(sorted(map(re.escape, _UNITS[language]), key=len, reverse=True))
    scales = "|".join(sorted(map(re.escape, _SCALES[language]), key=len, reverse=True))
    word = rf"(?:{units})"
    half = _HALF[language]
    step = rf"(?:[ \u00a0-](?:(?:and[ ])?(?:{units}|{scales})\b\.?|{half})){{0,6}}"
    digits_step = rf"(?:[ \u00a0](?:{half}[ ])?(?:{scales})\b(?:[ ]{half})?){{0,2}}"
    return rf"(?:(?:{_DIGITS}){digits_step}|(?:\b{word}\b|\b{_ARTICLE[language]}){step})"


@cache
def scale_pattern(language: str) -> str:
    """A regular expression (no groups) for a scale word standing alone after "several" ("several million")."""
    return "(?:" + "|".join(sorted(map(re.escape, _SCALES[language]), key=len, reverse=True)) + r")\b"


def digits_value(text: str) -> float | None:
    """The value of a number in digits, with thousands separators or a decimal comma or point."""
    plain = re.sub(r"[\u00a0\u202f ]", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
        plain = plain.replace(",", "")
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def number_value(text: str, language: str) -> float | None:
    """The value of a number that `number_pattern` matched: "2.5 million", "two hundred and fifty", "5 dozen"."""
    table = language_of(language)
    total = current = 0.0
    seen = False
    lowered = apostrophes(text)
    leading = re.match(_DIGITS, lowered)
    rest = lowered
    if leading:
        value = digits_value(leading.group())
        if value is None:
            return None
        current, seen, rest = value, True, lowered[leading.end() :]
    last = 1.0
    for part in re.split(r"[\s-]+", re.sub(r"\band a (half|quarter)\b", r"\1", rest)):
        word = part.strip(".")
        if word in _HALVES:
            current += _HALVES[word] * (last if not current else 1.0)
        elif word in _UNITS[table]:
            current += _UNITS[table][word]
        elif word in ("a", "an"):
            current += 1
        elif word in _SCALES[table]:
            scale = _SCALES[table][word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current, last = total + current, 0.0, scale
        elif word in ("", "and"):
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def scale_value(text: str, language: str) -> float:
    """The value of a scale word ("million" → 1e6), 1 for none."""
    return _SCALES[language_of(language)].get(apostrophes(text).strip(" ."), 1.0)
