"""How English, Russian and Ukrainian write dates: words and patterns as data; `dates` says what they mean.

A rule is (kind, pattern). Patterns are regular expressions with placeholders in angle brackets for the word lists;
named groups hand the parts to the interpreter of the kind. Longer matches win, then the earlier rule. Every repeat
is bounded, so matching is linear in the text.
"""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from secondsource.reading.expressions import Expression
from secondsource.reading.number_words import number_pattern
from secondsource.reading.sieve import Sieve


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language: `months` and `weekdays` as (pattern, number from 1), units, days and modifiers as (pattern, value).

    `days` give offsets in days from the publication day (first, last). `ahead` and `back` are patterns of words
    that, before a date, tell that it lies in the future, or that they report a statement (then it does not).
    `open_start` is what stands before a date since which something holds.
    """

    months: tuple[tuple[str, int], ...]
    weekdays: tuple[tuple[str, int], ...]
    seasons: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]
    days: tuple[tuple[str, tuple[int, int]], ...]
    past: str
    this: str
    coming: str
    ahead: str
    back: str
    open_start: str
    rules: tuple[tuple[str, str], ...]


def _alternatives(entries: tuple[tuple[str, object], ...]) -> str:
    return "(?:" + "|".join(pattern for pattern, _ in entries) + ")"


def lookup(entries: tuple[tuple[str, object], ...], text: str) -> object | None:
    """The value of the first entry whose pattern is the whole of `text`."""
    return next((value for pattern, value in entries if re.fullmatch(pattern, text, re.IGNORECASE)), None)


ENGLISH = DateWords(
    months=(
        (r"(?:January|JANUARY|Jan\b\.?|JAN\b)", 1), (r"(?:February|FEBRUARY|Feb\b\.?|FEB\b)", 2),
        (r"(?:March|MARCH|Mar\b\.?|MAR\b)", 3), (r"(?:April|APRIL|Apr\b\.?|APR\b)", 4), (r"(?:May|MAY)\b", 5),
        (r"(?:June|JUNE|Jun\b\.?|JUN\b)", 6), (r"(?:July|JULY|Jul\b\.?|JUL\b)", 7),
        (r"(?:August|AUGUST|Aug\b\.?|AUG\b)", 8), (r"(?:September|SEPTEMBER|Sept?\b\.?|SEPT?\b)", 9),
        (r"(?:October|OCTOBER|Oct\b\.?|OCT\b)", 10), (r"(?:November|NOVEMBER|Nov\b\.?|NOV\b)", 11),
        (r"(?:December|DECEMBER|Dec\b\.?|DEC\b)", 12),
    ),
    weekdays=(
        (r"(?:Monday|MONDAY)", 1), (r"(?:Tuesday|TUESDAY)", 2), (r"(?:Wednesday|WEDNESDAY)", 3),
        (r"(?:Thursday|THURSDAY)", 4), (r"(?:Friday|FRIDAY)", 5), (r"(?:Saturday|SATURDAY)", 6),
        (r"(?:Sunday|SUNDAY)", 7),
    ),
    seasons=(
        ("spring", "spring"), ("summer", "summer"), ("autumn", "autumn"), ("fall", "autumn"), ("winter", "winter"),
    ),
    units=(
        ("days?", "day"), ("24 hours", "day"), ("nights?", "day"), ("weeks?", "week"), ("fortnights?", "fortnight"),
        ("months?", "month"), ("years?", "year"), ("decades?", "decade"),
    ),
    days=(
        ("the day before yesterday", (-2, -2)), ("yesterday", (-1, -1)), ("today", (0, 0)), ("tonight", (0, 0)),
        ("the day after tomorrow", (2, 2)), ("tomorrow", (1, 1)), ("overnight", (-1, 0)), ("last night", (-1, 0)),
        (r"this (?:morning|afternoon|evening)", (0, 0)), (r"at (?:noon|midday|midnight)", (0, 0)),
    ),
    past="last|past|previous|preceding",
    this="this|the current",
    coming="next|coming|following",
    ahead=r"\b(?:will|would|shall|is to|are to|is due|are due|due to|planned|scheduled|expected|going to|set to|deadline|promised|promises|may|might|could)\b|\b(?:until|till|by|before)\s{0,3}(?:the |early |late |end of ){0,2}$",
    back=r"\b(?:said|told|says|wrote|announced|reported|reports|added|claimed|stated|confirmed|denied|warned)\b",
    open_start=r"\b(?:since|from|starting|beginning)\s+(?:late\s+|early\s+|at least\s+)?$",
    rules=(
        ("iso", r"\b(?P<y>[12]\d{3})-(?P<mn>[01]\d)-(?P<d>[0-3]\d)(?!\d)"),
        ("numeric", r"\b(?P<d>[0-3]?\d)(?P<sep>[./])(?P<mn>[01]?\d)(?P=sep)(?P<y>[12]\d{3}|\d{2})\b(?![./]\d)"),
        (
            "range",
            r"(?:\b[Bb]etween )?(?:(?:<weekday>),? )?\b(?P<d1><day>)(?: (?P<m1><month>))?(?: ?[–—-] ?| and | to | through | until )(?P<d2><day>) (?:of )?(?P<m2><month>)(?:,? (?P<y><year>))?",
        ),
        (
            "range",
            r"(?:\b[Bb]etween )?(?:(?:<weekday>),? )?\b(?P<m1><month>) (?P<d1><day>)(?: ?[–—-] ?| and | to | through | until )(?:(?P<m2><month>) )?(?P<d2><day>)\b(?!\d)(?:,? (?P<y><year>))?",
        ),
        (
            "monthrange",
            r"\b(?:[Bb]etween )?(?P<m1><month>)(?: ?[–—-] ?| and | to | through )(?P<m2><month>)\b(?! \d{1,2}\b)(?:,? (?:of )?(?P<y><year>))?",
        ),
        ("weekdayrange", r"\b(?:[Bb]etween )?(?P<w1><weekday>)(?: and | to | through |[–—-])(?P<w2><weekday>)\b"),
        (
            "nightto",
            r"\b(?i:overnight|night|the night|early hours)(?: (?:on|from|of))?(?: <weekday>)? (?:into|to|before) (?P<w><weekday>)\b",
        ),
        (
            "day",
            r"(?:(?:<weekday>)(?: <part>)?,? \(?(?:the )?)?\b(?P<d><day>)(?: of)?[ \u00a0](?P<m><month>)(?:,? (?P<y><year>))?",
        ),
        (
            "day",
            r"(?:(?:<weekday>)(?: <part>)?,? \(?)?\b(?P<m><month>)[ \u00a0](?P<d><day>)\b(?!\d|[:.]\d| (?:people|years))(?:,? (?P<y><year>))?",
        ),
        ("weekday", r"\b(?:(?P<rel>(?i:last|next|this)) )?(?P<w><weekday>)s?\b(?: (?i:<part>))?"),
        ("weekend", r"\b(?:over |at |on )?(?i:(?P<rel>the|last|this|next|past)(?: past)? weekend)\b"),
        (
            "half",
            r"\b(?i:the first (?P<h1>half|six months)|the second (?P<h2>half)) of (?:(?P<rel>(?i:last|this|next)) year|(?P<y><year>))",
        ),
        ("quarter", r"\b(?i:the (?P<q>first|second|third|fourth) quarter)(?: of (?P<y><year>))?"),
        (
            "month",
            r"(?<= )(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Bb]y )|(?<=\b[Oo]f )|(?<=\b[Ff]rom )|(?<=\b[Dd]uring )|(?<=\b[Tt]hroughout )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter ))(?:(?P<rel>last|next|this) )?(?P<m><month>)\b(?! \d{1,2}\b)(?:,? (?:of )?(?P<y><year>))?",
        ),
        (
            "month",
            r"\b(?P<edge>(?i:early|late|mid|the end of|the start of|the beginning of))(?:-| in | )(?P<m><month>)\b(?:,? (?P<y><year>))?",
        ),
        ("month", r"\b(?:(?P<rel>last|next|this) )(?P<m><month>)\b"),
        ("month", r"\b(?P<m><month>),? (?P<y><year>)\b"),
        (
            "season",
            r"\b(?i:(?P<rel>last|this|next|the past)(?: (?:early|late))? (?P<s><season>))(?: of (?P<y><year>))?\b(?! (?:short|apart))",
        ),
        (
            "season",
            r"(?<= )(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Bb]y )|(?<=\b[Oo]f )|(?<=\b[Dd]uring ))(?:the )?(?:(?:early|late) )?(?P<s><season>)(?: of)?(?: (?P<y><year>))?\b(?! of [a-z])",
        ),
        ("newyear", r"\b(?i:the new year)\b|\bNew Year(?:['’]s (?:Day|Eve))?\b"),
        (
            "period",
            r"\b(?i:(?:(?P<edge>earlier|later|early|late|the end of) )?(?P<rel>this|last|next) (?P<u>week|month|year))\b",
        ),
        (
            "neighbour",
            r"\b(?i:the (?:(?P<dir>previous|next|following) (?P<u>day|evening|night|morning)))\b(?! (?:of|in)\b)",
        ),
        ("neighbour", r"\b(?i:the (?P<u>day|evening|night) (?P<dir>before))\b(?! yesterday)"),
        (
            "back",
            r"\b(?i:(?:over |in |during |within )?the (?P<rel>last|past|previous|preceding)(?: (?P<n><number>|few|several|couple of))? (?P<u><unit>))\b",
        ),
        ("back", r"(?<=\b[Oo]ver )(?i:(?P<rel>last|past) (?P<n><number>) (?P<u><unit>))\b"),
        ("ago", r"\b(?i:(?P<n><number>|a few|several|some|an?) (?P<u><unit>) (?P<rel>ago))\b"),
        (
            "forward",
            r"\b(?i:(?:over |in |during |within )?the (?P<rel>next|coming|following)(?: (?P<n><number>|few|several|couple of))? (?P<u><unit>))\b",
        ),
        ("forward", r"\b(?i:within (?P<n><number>|an?) (?P<u>days?|weeks?|months?|years?)(?! of\b))\b"),
        ("forward_if_ahead", r"\b(?i:in (?P<n><number>|an?|a few|several) (?P<u>days?|weeks?|months?|years?))\b"),
        (
            "for_if_perfect",
            r"\b(?i:for (?:(?:more than|over|about|almost|nearly|the past) )?(?P<n><number>|an?|several) (?P<u>days?|weeks?|months?|years?))\b",
        ),
        (
            "neighbour",
            r"\b(?i:(?P<n>an?|<number>) (?P<u>day|week|month|year)s? (?P<dir>after|later|before|earlier|previously))\b",
        ),
        ("dayword", r"\b(?i:(?P<o><dayword>))(?: (?i:<part>))?\b(?!['’]s\b(?! ))"),
        (
            "year",
            r"(?<= )(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Bb]y )|(?<=\b[Oo]f )|(?<=\b[Ff]rom )|(?<=\b[Dd]uring )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter )|(?<=\b[Ii]n late )|(?<=\b[Ii]n early ))(?:the )?(?P<y><year>)(?!\d|[-–]\d| (?:people|residents|soldiers|troops|men|women|civilians|houses|homes|tonnes?|tons?)\b|,\d|['’]|s\b)",
        ),
    ),
)

_RU_NIGHT = r"(?i:утром|вечером|ночью|дн[её]м|утра|вечера)"
RUSSIAN = DateWords(
    months=(
        (r"январ(?:я|ь|е)", 1), (r"феврал(?:я|ь|е)", 2), (r"март(?:а|е)?", 3), (r"апрел(?:я|ь|е)", 4),
        (r"ма(?:я|й|е)", 5), (r"июн(?:я|ь|е)", 6), (r"июл(?:я|ь|е)", 7), (r"август(?:а|е)?", 8),
        (r"сентябр(?:я|ь|е)", 9), (r"октябр(?:я|ь|е)", 10), (r"ноябр(?:я|ь|е)", 11), (r"декабр(?:я|ь|е)", 12),
    ),
    weekdays=(
        (r"понедельник(?:а|у|ом)?", 1), (r"вторник(?:а|у|ом)?", 2), (r"сред(?:а|у|ы|е)", 3),
        (r"четверг(?:а|у|ом)?", 4), (r"пятниц(?:а|у|ы|е)", 5), (r"суббот(?:а|у|ы|е)", 6), (r"воскресень(?:е|я|ю)", 7),
    ),
    seasons=(
        (r"весн(?:а|ы|у|е|ой)", "spring"), (r"лет(?:а|о|ом)", "summer"), (r"осен(?:ь|и|ью)", "autumn"),
        (r"зим(?:а|ы|у|е|ой)", "winter"),
    ),
    units=(
        (r"сут(?:ки|ок)", "day"), (r"д(?:ень|ня|ней|ни)", "day"), (r"недел(?:я|и|ю|ь|е)", "week"),
        (r"месяц(?:а|ев|ы|е)?", "month"), (r"год(?:а|у|ы)?|лет", "year"),
    ),
    days=(
        (r"позавчера", (-2, -2)), (r"вчера", (-1, -1)), (r"сегодня ночью|ноч[ьи] на сегодня", (-1, 0)),
        (r"сегодня", (0, 0)), (r"послезавтра", (2, 2)),
        (r"завтра", (1, 1)), (r"накануне", (-1, -1)), (r"(?:минувшей|прошлой|этой) ночью", (-1, 0)),
        (r"(?:прошлым|вчерашним) вечером", (-1, -1)), (r"сегодняшн(?:им утром|его утра|его дня|им дн[её]м)", (0, 0)),
        (r"вчерашн(?:его (?:дня|утра|вечера)|им (?:утром|вечером|дн[её]м))", (-1, -1)),
        (r"за ночь", (-1, 0)), (r"в полдень", (0, 0)), (r"начала суток", (0, 0)),
    ),
    past=r"прошл\w{2,3}|минувш\w{2,3}|прошедш\w{2,3}|последн\w{2,3}|истекш\w{2,3}|предыдущ\w{2,3}",
    this=r"эт\w{1,3}|текущ\w{2,3}|нынешн\w{2,3}",
    coming=r"следующ\w{2,3}|будущ\w{2,3}|ближайш\w{2,3}|предстоящ\w{2,3}",
    ahead=r"\b(?:назначен\w{0,2}|должн\w{1,2}|запланирован\w{0,2}|до|к)\s{0,3}$|\b(?:будет|будут|может|могут|планиру\w{1,4}|ожида\w{1,5}|намерен\w?)\b|\b(?:нач|состо|отправ|прибуд|приед|прид|привез|достав|откро|закро|пройд|возобнов|заверш|продолж|вернут|прове[дс])\w{0,3}(?:ит|ет|ёт|ат|ят|ут|ют)(?:ся)?\s(?:в|во)\s{0,3}$",
    back=r"\b(?:сообщил\w?|заявил\w?|сказал\w?|написал\w?|рассказал\w?|уточнил\w?|отметил\w?)\b",
    open_start=r"\b(?:с|со|от|начиная с)\s+(?:конца\s+|начала\s+|середины\s+)?$",
    rules=(
        ("iso", ENGLISH.rules[0][1]),
        ("numeric", ENGLISH.rules[1][1]),
        (
            "range",
            r"\b(?i:(?:с |между )?(?P<d1>\d{1,2})(?: (?P<m1><month>))?(?: ?[–—-] ?| по | и | до )(?P<d2>\d{1,2}) (?P<m2><month>)\b(?: (?P<y><year>)(?: года?)?)?)",
        ),
        (
            "monthrange",
            r"\b(?i:(?:с |между )?(?P<m1><month>)(?: ?[–—-] ?| по | и | до )(?P<m2><month>)\b(?: (?P<y><year>)(?: года?)?)?)",
        ),
        ("nightto", r"\b(?i:ноч(?:ь|и) (?:на|с <weekday> на) (?P<w><weekday>))\b"),
        ("nightday", r"\b(?i:ноч(?:ь|и) на (?P<d>\d{1,2}) (?P<m><month>))\b"),
        (
            "day",
            r"(?i:(?:\b<weekday>,? \(?)?\b(?P<d>\d{1,2})(?:-го)?[ \u00a0](?P<m><month>)\b(?:,? (?P<y><year>)(?: года?| г\.)?)?)",
        ),
        ("weekday", rf"(?<![«“„\"])\b(?:(?P<rel>(?i:<past>|<this>|<coming>)) )?(?P<w><weekday>)\b(?: {_RU_NIGHT})?"),
        ("weekday", rf"\b{_RU_NIGHT} (?i:(?P<w><weekday>))\b"),
        ("weekend", r"\b(?i:(?:(?P<rel><past>|<this>|<coming>) )?выходн(?:ые|ых))\b"),
        ("half", r"\b(?i:(?P<h1>перво[ме] полугодии)|(?P<h2>второ[ме] полугодии))(?: (?P<y><year>))?"),
        (
            "month",
            r"(?:(?<=\b[Вв] )|(?<=\b[Сс] )|(?<=\bдо )|(?<=\bза )|(?<=\bк ))(?i:(?:(?P<rel><past>|<this>|<coming>) )?(?P<m><month>)\b(?: (?P<y><year>)(?: года?)?)?)",
        ),
        (
            "month",
            r"\b(?i:(?P<edge>начал[аеу]|конц[аеу]|середин[аеуы]) (?P<m><month>)\b(?: (?P<y><year>)(?: года?)?)?)",
        ),
        ("season", r"\b(?i:(?:(?P<rel><past>|<this>|<coming>) )(?P<s><season>))\b"),
        ("season", r"(?:(?<=\b[Сс] )|(?<=\bдо ))(?i:(?P<s><season>))\b(?: (?P<y><year>)(?: года?)?)?"),
        ("season", r"\b(?i:(?P<s>весной|летом|осенью|зимой))\b(?: (?P<y><year>)(?: года?)?)?"),
        ("back", r"\b(?i:(?:(?P<rel><past>) )(?P<n><number> |несколько )?(?P<u>сутки|суток|дней|дня|недели|недель))\b"),
        ("period", r"\b(?i:(?P<rel><past>|<this>|<coming>) (?P<u>недел\w{1,2}|месяц\w{0,2}|год\w{0,2}))\b"),
        ("ago", r"\b(?i:(?P<n><number>|несколько|пару)? ?(?P<u><unit>) (?P<rel>назад|тому назад))\b"),
        ("forward", r"\b(?i:(?:в |за )?(?P<rel>ближайшие|следующие)(?: (?P<n><number>|несколько))? (?P<u><unit>))\b"),
        (
            "forward",
            r"\b(?i:через (?P<n><number>|несколько|пару)? ?(?P<u>недел\w{0,2}|месяц\w{0,2}|год\w{0,2}|дня|дней|сутки))\b",
        ),
        ("back", r"(?:(?<=\b[Зз]а )(?P<u>сутки)|(?<=\bв течение )ночи|(?<=\bна протяжении )ночи)\b(?! \d| на )"),
        ("start", r"\b(?i:начала (?P<u>недели|месяца|года))\b"),
        ("neighbour", r"\b(?i:на (?P<dir>следующий) (?P<u>день))\b"),
        ("dayword", rf"\b(?i:(?P<o><dayword>))(?: {_RU_NIGHT})?\b"),
        ("year", r"(?:(?<=\b[Вв] )|(?<=\b[Сс] )|(?<=\bдо )|(?<=\bза ))(?P<y><year>) (?i:год[ау]?|г\.)"),
    ),
)

_UK_NIGHT = r"(?i:вранці|ввечері|увечері|вночі|вдень|удень|зранку)"
UKRAINIAN = DateWords(
    months=(
        (r"січ(?:ня|ень|ні)", 1), (r"лют(?:ого|ий|ому)", 2), (r"берез(?:ня|ень|ні)", 3), (r"квіт(?:ня|ень|ні)", 4),
        (r"трав(?:ня|ень|ні)", 5), (r"черв(?:ня|ень|ні)", 6), (r"лип(?:ня|ень|ні)", 7), (r"серп(?:ня|ень|ні)", 8),
        (r"верес(?:ня|ень|ні)", 9), (r"жовт(?:ня|ень|ні)", 10), (r"листопад(?:а|і)?", 11), (r"груд(?:ня|ень|ні)", 12),
    ),
    weekdays=(
        (r"понеділ(?:ок|ка|ку)", 1), (r"вівтор(?:ок|ка|ку)", 2), (r"серед(?:а|у|и|і)", 3), (r"четвер(?:га|гу)?", 4),
        (r"п['’ʼ]ятниц(?:я|ю|і)", 5), (r"субот(?:а|у|и|і)", 6), (r"неділ(?:я|ю|і)", 7),
    ),
    seasons=(
        (r"весн(?:а|и|у|і|ою)|навесні", "spring"), (r"літ(?:а|о|ом)|влітку", "summer"),
        (r"ос(?:інь|ені|інню)|восени", "autumn"), (r"зим(?:а|и|у|і|ою)|взимку", "winter"),
    ),
    units=(
        (r"доб(?:а|и|у|і)|діб", "day"), (r"д(?:ень|ня|нів|ні)", "day"), (r"тиж(?:день|ня|нів|ні|нем)", "week"),
        (r"місяц(?:ь|я|ів|і)", "month"), (r"р(?:ік|оку|оків|оки|оці)", "year"),
    ),
    days=(
        (r"позавчора", (-2, -2)), (r"[ув]?чора", (-1, -1)), (r"сьогодні вночі|н(?:іч|очі) на сьогодні", (-1, 0)),
        (r"сьогодні", (0, 0)), (r"післязавтра", (2, 2)),
        (r"завтра", (1, 1)), (r"напередодні", (-1, -1)), (r"(?:минулої|цієї) ночі", (-1, 0)), (r"вночі", (-1, 0)),
        (r"(?:минулого|вчорашнього) (?:вечора|ранку|дня)", (-1, -1)), (r"сьогоднішнього (?:ранку|дня)", (0, 0)),
        (r"за ніч", (-1, 0)), (r"опівдні", (0, 0)),
        (r"початку доби", (0, 0)),
    ),
    past=r"минул\w{1,3}|останн\w{1,3}|попередн\w{1,3}",
    this=r"ц(?:ей|ього|ьому|ієї|ій|ю|я|е)|поточн\w{1,3}",
    coming=r"наступн\w{1,3}|найближч\w{1,3}|прийдешн\w{1,3}",
    ahead=r"\b(?:буде|будуть|може|можуть|плану\w{1,4}|очіку\w{1,5}|має|мають|заплановано|призначен\w{0,2})\b|\bдо\s{0,3}$|\b(?:вируш|почн|розпочн|відбуд|прибуд|приїд|виїд|відкри|закри|привез|достав|оголос|продовж|відновл|заверш|повернут|провед|пройд)\w{0,3}(?:ить|еть|ать|ять|уть|ють|е|є)(?:ся)?\s(?:у|в)\s{0,3}$",
    back=r"\b(?:повідоми\w{1,3}|заяви\w{1,3}|сказа\w{1,3}|написа\w{1,3}|розпові\w{1,4}|уточни\w{1,3}|зазначи\w{1,3})\b",
    open_start=r"\b(?:з|із|зі|від|починаючи з)\s+(?:кінця\s+|початку\s+|середини\s+)?$",
    rules=(
        ("iso", ENGLISH.rules[0][1]),
        ("numeric", ENGLISH.rules[1][1]),
        (
            "range",
            r"\b(?i:(?:з |між )?(?P<d1>\d{1,2})(?: (?P<m1><month>))?(?: ?[–—-] ?| по | та | і | до )(?P<d2>\d{1,2}) (?P<m2><month>)\b(?: (?P<y><year>)(?: року?)?)?)",
        ),
        ("nightto", r"\b(?i:н(?:іч|очі) (?:на|з <weekday> на) (?P<w><weekday>))\b"),
        ("nightday", r"\b(?i:н(?:іч|очі) на (?P<d>\d{1,2}) (?P<m><month>))\b"),
        (
            "day",
            r"(?i:(?:\b<weekday>,? \(?)?\b(?P<d>\d{1,2})(?:-го)?[ \u00a0](?P<m><month>)\b(?:,? (?P<y><year>)(?: року| р\.)?)?)",
        ),
        ("weekday", rf"(?<![«“„\"])\b(?:(?P<rel>(?i:<past>|<this>|<coming>)) )?(?P<w><weekday>)\b(?: {_UK_NIGHT})?"),
        ("weekday", rf"\b{_UK_NIGHT} (?:у |в )?(?i:(?P<w><weekday>))\b"),
        ("weekend", r"\b(?i:(?:(?P<rel><past>|<this>|<coming>) )?вихідн(?:і|их))\b"),
        (
            "month",
            r"(?:(?<=\b[УуВвЗз] )|(?<=\bдо )|(?<=\bвід )|(?<=\bза ))(?i:(?:(?P<rel><past>|<this>|<coming>) )?(?P<m><month>)\b(?: (?P<y><year>)(?: року?)?)?)",
        ),
        (
            "month",
            r"\b(?i:(?P<edge>початк[ауі]|кінц[яюі]|наприкінці|середин[аиуі]) (?P<m><month>)\b(?: (?P<y><year>)(?: року?)?)?)",
        ),
        ("season", r"\b(?i:(?P<rel><past>|<this>|<coming>) (?P<s><season>))\b"),
        ("season", r"(?:(?<=\b[Зз] )|(?<=\bдо )|(?<=\bвід ))(?i:(?P<s><season>))\b(?: (?P<y><year>)(?: року?)?)?"),
        ("season", r"\b(?i:(?P<s>навесні|влітку|восени|взимку))\b(?: (?P<y><year>)(?: року?)?)?"),
        ("back", r"\b(?i:(?P<rel><past>) (?P<n><number> |кілька )?(?P<u>доби|добу|діб|днів|дні|тижні|тижнів))\b"),
        ("period", r"\b(?i:(?P<rel><past>|<this>|<coming>) (?P<u>тиж\w{1,3}|місяц\w{1,2}|р(?:ік|оку|оці)))\b"),
        ("lastyear", r"\b(?i:торік|минулоріч)\b"),
        ("ago", r"\b(?i:(?P<n><number>|кілька|пару)? ?(?P<u><unit>) (?P<rel>тому))\b"),
        ("forward", r"\b(?i:(?:за |у |в )?(?P<rel>найближчі|наступні)(?: (?P<n><number>|кілька))? (?P<u><unit>))\b"),
        (
            "forward",
            r"\b(?i:через (?P<n><number>|кілька|пару)? ?(?P<u>тиж\w{1,3}|місяц\w{0,2}|рік|роки|дні|днів|добу))\b",
        ),
        ("back", r"(?:(?<=\b[Зз]а )(?P<u>добу)|(?<=упродовж )ночі|(?<=впродовж )ночі|(?<=[Пп]ротягом )ночі)\b(?! \d| на )"),
        ("start", r"\b(?i:початку (?P<u>тижня|місяця|року))\b"),
        ("neighbour", r"\b(?i:(?P<dir>наступного) (?P<u>дня))\b"),
        ("dayword", rf"\b(?i:(?P<o><dayword>))(?: {_UK_NIGHT})?\b"),
        ("year", r"(?:(?<=\b[УуВвЗз] )|(?<=\bдо )|(?<=\bвід )|(?<=\bза ))(?P<y><year>) (?i:ро(?:ку|ці)|рік|р\.)"),
    ),
)

WORDS = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN}


@cache
def sieve(language: str) -> Sieve[tuple[int, str, Expression]]:
    """The rules of a language, numbered, by the words that they need."""
    return Sieve([(order, *rule) for order, rule in enumerate(compiled(language))], lambda row: row[2])


@cache
def compiled(language: str) -> tuple[tuple[str, Expression], ...]:
    """The rules of a language (`en`, `ru`, `uk`) with their placeholders filled in."""
    words = WORDS[language]
    fill = {
        "<month>": _alternatives(words.months),
        "<weekday>": _alternatives(words.weekdays),
        "<season>": _alternatives(words.seasons),
        "<unit>": _alternatives(words.units),
        "<dayword>": _alternatives(words.days),
        "<day>": r"(?:[0-3]?\d(?:st|nd|rd|th)?)",
        "<part>": r"(?:morning|afternoon|evening|night|midday|noon)",
        "<year>": r"(?:19\d\d|20\d\d)",
        "<number>": number_pattern(language),
        "<past>": f"(?:{words.past})",
        "<this>": f"(?:{words.this})",
        "<coming>": f"(?:{words.coming})",
    }
    out = []
    for kind, rule in words.rules:
        pattern = rule
        for name, value in fill.items():
            pattern = pattern.replace(name, value)
        out.append((kind, Expression(pattern)))
    return tuple(out)
