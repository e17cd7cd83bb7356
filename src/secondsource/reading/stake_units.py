"""Units, scales and shares as they are written in English, Russian and Ukrainian, as data for `stake_figures`."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re

# Unit as written, factor, unit as kept. Longest first; a period may be part of it.
UNITS: tuple[tuple[str, float, str], ...] = (
    (r"(?:billion|bn) (?:cubic met(?:re|er)s|m3|m³)|bcm(?:a|pa)?", 1.0, "bcm"),
    (r"mcm\b|(?-i:MCM)\b|(?-i:Mm3|Mm³)", 1e6, "m³"),
    (r"cubic kilomet(?:re|er)s?|km3\b|km³", 1.0, "km³"),
    (r"cubic f(?:ee|oo)t", 1.0, "cubic feet"),
    (r"(?:cubic|кубических|кубічних) \w+|cu m\b|m3\b|m³|куб\w*\.? ?м\w*", 1.0, "m³"),
    (r"acre[- ]f(?:ee|oo)t", 1.0, "acre-feet"),
    (r"TEUs?\b|twenty[- ]foot[- ]equivalent units?", 1.0, "TEU"),
    (r"(?:troy )?ounces?\b|oz\b", 1.0, "oz"),
    (r"carats?\b", 1.0, "carats"),
    (r"gallons?\b", 1.0, "gallons"),
    (r"(?-i:Gcal)\b|gigacalories?", 1.0, "Gcal"),
    (r"head(?= of (?:cattle|livestock|sheep|goats?|pigs|poultry|horses|camels))", 1.0, "head"),
    (r"square met(?:re|er)s?|sq m\b|m²|m2\b", 1.0, "m²"),
    (r"(?-i:MMtpa|mmtpa|Mtpa|Mt/yr|Mt/y|Mt/a|Mt|MMT)\b|megatonnes?|mtpa\b", 1e6, "t"),
    (r"(?-i:ktpa|kt/yr|kt/y|kt/a|kt)\b|kilotonnes?", 1e3, "t"),
    (r"(?:metric )?tonnes?\b|(?:metric |short )?tons?\b|t\b|tpa\b|tpd\b|тонн\w*|т\b", 1.0, "t"),
    (r"(?-i:TWh)\b|terawatt[- ]?hours?|ТВт·?ч\w*", 1e3, "GWh"),
    (r"(?-i:GWh)\b|gigawatt[- ]?hours?", 1.0, "GWh"),
    (r"(?-i:MWh)\b|megawatt[- ]?hours?", 1e-3, "GWh"),
    (r"(?-i:kWh)\b|kilowatt[- ]?hours?", 1e-6, "GWh"),
    (r"(?-i:GW)\b|gigawatts?|ГВт", 1e3, "MW"),
    (r"(?-i:MW[ep]?)\b|megawatts?|МВт|мегаватт?\w*", 1.0, "MW"),
    (r"(?-i:kW)\b|kilowatts?", 1e-3, "MW"),
    (r"barrels?\b|bbl\b|bpd\b|b/d\b|баррел\w*|барел\w*", 1e-3, "kb"),
    (r"(?-i:kb)(?:/d|p?d)?\b", 1.0, "kb"),
    (r"quintals?\b", 0.1, "t"),
    (r"(?-i:MVA)\b|megavolt[- ]amperes?", 1.0, "MVA"),
    (r"(?-i:mb/d|mbp?d|MMb/?p?d)\b", 1e3, "kb"),
    (r"per ?cent\b|percent\b|%|pct\b|процент\w*|відсотк\w*", 1.0, "%"),
    (r"hectares?\b|ha\b|гектар\w*", 1.0, "hectares"),
    (r"acres?\b", 1.0, "acres"),
    (r"kilomet(?:re|er)s?\b(?! square)|(?-i:km)\b", 1.0, "km"),
    (r"(?:US )?dollars?\b|USD\b|доллар\w*|долар\w*", 1e-9, "bn USD"),
    (r"euros?\b|EUR\b|€|евро|євро", 1e-9, "bn EUR"),
    (r"lit(?:re|er)s?\b|литр\w*|літр\w*", 1.0, "l"),
)
UNIT = tuple((re.compile(rf"(?i)(?:[ \u00a0](?:of|more|additional|extra|new)\b){{0,2}}[ \u00a0-]?(?:{pattern})"), factor, unit) for pattern, factor, unit in UNITS)
PER_IN_UNIT = ((re.compile(r"(?i)pa$|/y|/a$|mtpa|tpa"), "year"), (re.compile(r"(?i)/d$|pd$|bpd|tpd"), "day"))
# "3.5Mt", "850MW", "1.2m tonnes": no space between figure and unit or scale.
JOINED = re.compile(
    r"(?<![\w.,])(\d[\d,.]*\d|\d) ?(?:(m|mn|mln|bn|k) (?=tonnes|tons|barrels|b/d|bpd|bbl|t[py][ad]?\b|t/|gallons|passengers|people|"
    r"customers|households|homes|hectares|cubic|litres|liters|birds|eggs|loaves|boxes|bags|sacks|tins|bottles|cans|t\b)|"
    r"(?=(?:Mtpa|Mt|ktpa|kt|MWh?|GWh?|TWh|kW|bcm|ha|t|bpd|kb/d|mb/d|%)(?![\w])))"
)
# "$57m", "€1.2bn a year".
MONEY = re.compile(r"(?<![\w.,])(?:US|A|C)?(?P<sign>[$€]) ?(?P<n>\d[\d,.]*\d|\d) ?(?P<scale>mn|mln|m|bn|k)\b")
# "2 x 300 MW": as many units of that size.
MULTIPLIED = re.compile(r"(?<![\w.,])(\d{1,2}) ?[x×] ?(\d[\d,.]*\d|\d)(?= ?(?:MW|MVA|GW|kW|t|m3|m³)(?!\w))")
SCALE = {"m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "k": 1e3, None: 1.0, "": 1.0}
DOLLARS = re.compile(r"(?:US|A|C)?\$ ?$|(?i:USD) ?$")
PARTS = {
    "en": {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20},
    "ru": {"половин": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "десят": 10},
    "uk": {"половин": 2, "трет": 3, "чверт": 4, "п'ят": 5, "п’ят": 5, "шост": 6, "десят": 10},
}  # fmt: skip
FRACTION = {
    "en": re.compile(
        r"(?i)\b(?P<n>an?|one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>half|third|quarter|fifth|sixth|seventh|eighth|ninth|"
        r"tenth|twentieth)s?\b(?! of an? (?:million|billion|thousand)\b)(?= of\b| in\b|[,.;)]|$| as\b| less\b| more\b| since\b| after\b| when\b| if\b| (?:and|to|or) (?:an?|one|two|three|half)\b)|(?<!first )(?<!second )(?<!other )\b(?P<half>half)\b(?! of (?:the year|20\d\d)\b)(?! (?:a|an) (?:million|dozen|billion|hour|day|year)\b)"
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
    r"(?i)\b(?P<n>one|two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:(?:[a-z]{2,16} )?in(?= every\b|(?:[ ](?:three|four|five|six|seven|eight|nine|ten)\b(?! (?:villages|districts|towns|cities|regions|provinces|countries|locations|places|attacks))))|in|out of|of(?= (?:five|ten|three|four|eight|twenty)\b))(?: every)? (?P<of>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred|\d{1,3})\b(?! (?:years|days|months|weeks|hours|minutes))"
)
WORD_SCALE = ((re.compile(r"(?i)billion|bn|миллиард|млрд|мільярд"), 1e9), (re.compile(r"(?i)million|mln|миллион|млн|мільйон"), 1e6), (re.compile(r"(?i)thousand|тыс|тис"), 1e3))  # fmt: skip
# The nouns behind a figure.
COUNTED = re.compile(r"(?:[ \u00a0](?:of|the|its|their|[\w']+['’]s|new|local|other|million|из|з|із)\b){0,4}((?:[ \u00a0-][a-zа-яёіїєґ'’-]{2,24}){1,3})")
# "every tenth tonne".
EVERY = re.compile(r"(?i)\bevery (?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|tenth|twentieth) (?!day|week|month|year|night|time|hour)[a-z]")
NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10, "twentieth": 20}
# "fell from 21 to 6 million": a change, of which the second figure is what is said now.
CHANGED = re.compile(r"(?i)\b(?:fell|fallen|fall|rose|risen|dropp?ed|drop|grew|grown|climbed|went|slumped|shrank|sank|declined|increased|decreased|jumped|cut|raised|slid|plunged|tumbled|упал\w*|вырос\w*|снизил\w*|впав|впала|впало|зріс\w*|зросл\w*|знизи\w*)\b[^.;]{0,24}$")
# "the 3-million-tonne-a-year mine": a figure that is a word of its noun.
HYPHENED = re.compile(r"(?i)(?<![\w.,-])(\d[\d,.]*\d|\d)-(million|billion|thousand)(?=-(?:tonne|ton|barrel|cubic|dollar|euro|passenger|litre|liter|acre|hectare)s?\b)")
HYPHEN_SCALE = {"million": 1e6, "billion": 1e9, "thousand": 1e3}
# Bounds that the reader of quantities does not know, before a figure and behind it.
HIGH_BEFORE = re.compile(r"(?i)\b(?:as much as|as high as|as many as|a maximum of|no higher than|a little under|just short of|just shy of|close on but below|never more than|never exceed\w*|at best|at most)(?: the| a| an| some)? (?:US|A|C)?[$€£]?$")
LOW_BEFORE = re.compile(r"(?i)\b(?:as little as|north of|topp(?:ed|ing)|surpass(?:es|ed|ing)|exceed(?:s|ed|ing)?|in excess of|well (?:over|above|past)|upwards? of|not less than|not below|a minimum of|beyond|past the)(?: the| a| an)? (?:US|A|C)?[$€£]?$")
HIGH_BEHIND = re.compile(r"(?i)^(?: (?:a|per) (?:day|week|month|year|hour))?,? (?:at best|at most|at the (?:very )?most|or less|or fewer|tops)\b")
LOW_BEHIND = re.compile(r"(?i)^(?: (?:a|per) (?:day|week|month|year|hour))?,? (?:or more|or above|at (?:the very )?least|and more|at a minimum)\b")
# "351 and 1,424 megawatts", "1.1 million tonnes in 2020 and 1.4 million in 2021": one unit for both.
LISTED = re.compile(r"(?i),? (?:and|or|plus) (?:about |some |nearly |almost )?|, ")
AGAIN = re.compile(r"(?i)(?: a (?:day|month|year))?(?: (?:in|by|for|during) (?:\w+ )?(?:19|20)\d\d)?,? (?:and|but|to|against|compared (?:with|to)|then|versus|or)(?: only| just| about| some| nearly)? ")
# "across half of Europe": a way to say far and wide.
FIGURATIVE = re.compile(r"(?i)\b(?:across|throughout|all over) $")
WIDE = re.compile(r"(?i) (?:of )?(?:the |a )?(?:[a-z]+ )?(?:continent|country|world|globe|planet|region|province|district|city|town|east|west|north|south)\b|(?-i: (?:of )?[A-Z])")
FORMER = re.compile(r"(?i)\b(?:(?<!brought )(?<!bring )(?<!brings )(?<!came )(?<!come )(?<!comes )(?<!sent )(?<!sends )(?<!goes )(?<!went )(?<!made )(?<!make )(?<!makes )(?<!making )(?:down|up)|compared (?:with|to)|instead of|rather than) (?:from )?(?:about |some |around |more than |over )?$")
RANGED = re.compile(r"(?i) (?:and|to|or) |[–-]")
BETWEEN = re.compile(r"(?i)\b(?:between|from|somewhere between|anything from) (?:about |some )?$")
# "a population of 250,000", "a workforce of 4,000": the noun stands before.
NOUN_BEFORE = re.compile(r"(?i)\b(?P<noun>population|workforce|work force|staff|payroll|crew|herd|flock|fleet|catchment) (?:of|numbering|to|from) (?:\w+ ){0,3}(?:US|A|C)?$")
NOUNS_BEFORE = {"population": "people", "catchment": "people", "herd": "head", "flock": "head", "fleet": "vehicles"}
# "twenty-foot containers", "ten-hour shifts": a number that is a word of a noun and counts nothing.
ATTRIBUTE = re.compile(r"(?i)-(?:foot|feet|inch|hour|minute|day|week|month|year|storey|story|strong|member|man|person|metre|meter|kilomet(?:re|er)|mile|lane|wheel|gauge|ton trucks?|tonne trucks?)\b(?!-)")
AT_BEST = re.compile(r"(?i)\bat (?:best|most|the (?:very )?most)\b[^.;:\d]{0,40}$")
