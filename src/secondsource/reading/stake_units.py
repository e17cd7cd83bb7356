"""Units, scales and shares as they are written in English, Russian and Ukrainian, as data for `stake_figures`."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re

# Unit as written, factor, unit as kept. Longest first; a period may be part of it.
UNITS: tuple[tuple[str, float, str], ...] = (
    (r"(?:billion|bn) (?:cubic met(?:re|er)s|m3|m³)|bcm(?:a|pa)?", 1.0, "bcm"),
    (r"(?:cubic|кубических|кубічних) \w+|m3\b|m³|куб\w*\.? ?м\w*", 1.0, "m³"),
    (r"(?-i:Mtpa|Mt/yr|Mt/y|Mt/a|Mt|MMT)\b|megatonnes?|mtpa\b", 1e6, "t"),
    (r"(?-i:ktpa|kt/yr|kt/y|kt/a|kt)\b|kilotonnes?", 1e3, "t"),
    (r"(?:metric )?tonnes?\b|(?:metric |short )?tons?\b|t\b|tpa\b|tpd\b|тонн\w*|т\b", 1.0, "t"),
    (r"(?-i:TWh)\b|terawatt[- ]?hours?|ТВт·?ч\w*", 1e3, "GWh"),
    (r"(?-i:GWh)\b|gigawatt[- ]?hours?", 1.0, "GWh"),
    (r"(?-i:MWh)\b|megawatt[- ]?hours?", 1e-3, "GWh"),
    (r"(?-i:GW)\b|gigawatts?|ГВт", 1e3, "MW"),
    (r"(?-i:MWe?)\b|megawatts?|МВт|мегаватт?\w*", 1.0, "MW"),
    (r"(?-i:kW)\b|kilowatts?", 1e-3, "MW"),
    (r"barrels?\b|bbl\b|bpd\b|b/d\b|баррел\w*|барел\w*", 1e-3, "kb"),
    (r"(?-i:kb)(?:/d|pd)?\b", 1.0, "kb"),
    (r"(?-i:mb)/d\b", 1e3, "kb"),
    (r"per ?cent\b|percent\b|%|pct\b|процент\w*|відсотк\w*", 1.0, "%"),
    (r"hectares?\b|ha\b|гектар\w*", 1.0, "hectares"),
    (r"acres?\b", 1.0, "acres"),
    (r"(?:US )?dollars?\b|USD\b|доллар\w*|долар\w*", 1e-9, "bn USD"),
    (r"euros?\b|EUR\b|€|евро|євро", 1e-9, "bn EUR"),
    (r"lit(?:re|er)s?\b|литр\w*|літр\w*", 1.0, "l"),
)
UNIT = tuple((re.compile(rf"(?i)[ \u00a0-]?(?:{pattern})"), factor, unit) for pattern, factor, unit in UNITS)
PER_IN_UNIT = ((re.compile(r"(?i)pa$|/y|/a$|mtpa|tpa"), "year"), (re.compile(r"(?i)/d$|pd$|bpd|tpd"), "day"))
# "3.5Mt", "850MW", "1.2m tonnes": no space between figure and unit or scale.
JOINED = re.compile(
    r"(?<![\w.,])(\d[\d,.]*\d|\d) ?(?:(m|mn|mln|bn|k) (?=tonnes|tons|barrels|passengers|people|hectares|cubic|litres|t\b)|"
    r"(?=(?:Mtpa|Mt|ktpa|kt|MWh?|GWh?|TWh|kW|bcm|ha|t|bpd|kb/d|mb/d|%)(?![\w])))"
)
SCALE = {"m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "k": 1e3, None: 1.0, "": 1.0}
DOLLARS = re.compile(r"(?:US|A|C)?\$ ?$|(?i:USD) ?$")
PARTS = {
    "en": {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20},
    "ru": {"половин": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "десят": 10},
    "uk": {"половин": 2, "трет": 3, "чверт": 4, "п'ят": 5, "п’ят": 5, "шост": 6, "десят": 10},
}  # fmt: skip
FRACTION = {
    "en": re.compile(
        r"(?i)\b(?P<n>an?|one|two|three|four|five|seven|nine)[ -](?P<part>half|third|quarter|fifth|sixth|seventh|eighth|ninth|"
        r"tenth|twentieth)s?\b(?= of\b| in\b|[,.;)]|$| as\b| less\b| more\b)|(?<!first )(?<!second )(?<!other )\b(?P<half>half)\b(?! of (?:the year|20\d\d)\b)(?! (?:a|an) (?:million|dozen|billion|hour|day|year)\b)"
        r"(?= of\b| the\b| its\b| their\b| (?:the |its )?\w+['’]s\b|[,.;)]|$)|\b(?P<in>in half)\b|\b(?P<verb>halv(?:e|es|ed|ing))\b"
    ),
    "ru": re.compile(
        r"(?i)\b(?:(?P<n>одн\w|две|три) )?(?P<part>трет|четверт|пят|шест|десят)(?:ь|и|ую|ая|ой)\b(?: част\w+)?(?= )|\b(?P<half>половин)\w\b(?! \w+ого)"
    ),
    "uk": re.compile(
        r"(?i)\b(?:(?P<n>одн\w|дві|три) )?(?P<part>трет|чверт|п['’]ят|шост|десят)(?:ь|і|у|ину|ина|ини|а)\b(?: частин\w+)?(?= )|\b(?P<half>половин)\w\b"
    ),
}
OUT_OF = re.compile(
    r"(?i)\b(?P<n>one|two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:in|out of|of(?= (?:five|ten|three|four|eight|twenty)\b))(?: every)? (?P<of>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred|\d{1,3})\b(?! (?:years|days|months|weeks|hours|minutes))"
)
WORD_SCALE = ((re.compile(r"(?i)billion|bn|миллиард|млрд|мільярд"), 1e9), (re.compile(r"(?i)million|mln|миллион|млн|мільйон"), 1e6), (re.compile(r"(?i)thousand|тыс|тис"), 1e3))  # fmt: skip
# The nouns behind a figure.
COUNTED = re.compile(r"(?:[ \u00a0](?:of|the|its|their|[\w']+['’]s|new|local|other|million|из|з|із)\b){0,4}((?:[ \u00a0-][a-zа-яёіїєґ'’-]{2,24}){1,3})")
# "every tenth tonne".
EVERY = re.compile(r"(?i)\bevery (?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|tenth|twentieth) (?!day|week|month|year|night|time|hour)[a-z]")
NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10, "twentieth": 20}
# "fell from 21 to 6 million": a change, of which the second figure is what is said now.
CHANGED = re.compile(r"(?i)\b(?:fell|fallen|fall|rose|risen|dropp?ed|drop|grew|grown|climbed|went|slumped|shrank|sank|declined|increased|decreased|jumped|cut|raised|slid|plunged|tumbled|упал\w*|вырос\w*|снизил\w*|впав|впала|впало|зріс\w*|зросл\w*|знизи\w*)\b[^.;]{0,24}$")
