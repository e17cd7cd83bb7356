"""How English, Russian and Ukrainian write figures: modifiers, vague counts, units and what is counted, as data."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """One language. Patterns have no groups. `vague` gives the lowest and the best value of an unnumbered count.

    `at_least`, `at_most` and `about` stand before a number (`after_most` behind it); `between` is (before, middle). `units` map what follows a
    number to a unit; `people` tells what counts as people; `fates` what became of them, in the order in which they are
    asked; `name_before` and `name_after` tell that a number is part of a name, a time or an age.
    """

    between: tuple[str, str]
    joiner: str
    at_least: str
    at_most: str
    about: str
    vague: tuple[tuple[str, float, float | None], ...]
    several: str
    units: tuple[tuple[str, str], ...]
    people: str
    fates: tuple[tuple[str, str], ...]
    name_before: str
    name_after: str


ENGLISH = QuantityWords(
    between=(r"between|from", r"and|to"),
    joiner=r" to | or |[–—-]",
    at_least=r"at least|no fewer than|not fewer than|no less than|more than|over|above|upwards of|in excess of|a minimum of|exceeding|exceeded|not less than",
    at_most=r"(?<!\badd )(?<!\badds )(?<!\badded )(?<!\badding )up to|as many as|at most|no more than|not more than|fewer than|less than|under|below|a maximum of|within",
    about=r"about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|the estimated|circa|just over|just under|~|perhaps|probably",
    vague=(
        (r"(?:several |many )?hundreds of thousands", 200_000, None), (r"(?:many )?tens of thousands", 20_000, None), (r"(?:several |many )?thousands", 2_000, None),
        (r"(?:several |many )?hundreds", 200, None), (r"(?:several |many )?dozens", 24, None), (r"scores", 40, None), (r"(?:several |many )?millions", 2_000_000, None),
        (r"half a million", 500_000, 500_000), (r"half a billion", 500_000_000, 500_000_000), (r"(?:a )?quarter (?:of )?a million", 250_000, 250_000), (r"three[- ]quarters of a million", 750_000, 750_000), (r"half a thousand", 500, 500), (r"half a dozen", 6, 6), (r"a dozen", 12, 12), (r"a couple(?: of)?", 2, 2), (r"a pair(?: of)?", 2, 2), (r"both", 2, 2),
        (r"a handful(?: of)?", 2, None), (r"a few", 2, None), (r"several", 2, None),
    ),
    several=r"several|a few",
    units=(
        (r"US\$|USD|(?:US )?dollars?", "US$"), (r"euros?|€", "EUR"), (r"per ?cent|percent|%", "%"),
        (r"km2|square kilomet(?:re|er)s?|sq\.? km", "km²"), (r"km\b|kilomet(?:re|er)s?", "km"), (r"metres?\b|meters?\b|m\b", "m"), (r"miles?\b", "mi"),
        (r"(?:metric )?tonnes?|(?:metric )?tons?", "t"), (r"kg\b|kilograms?|kilos?\b", "kg"), (r"lit(?:re|er)s?", "l"), (r"cubic met(?:re|er)s?", "m³"), (r"megawatts?|MW\b", "MW"), (r"gigawatts?|GW\b", "GW"), (r"barrels?", "bbl"),
        (r"seconds?", "seconds"), (r"minutes?", "minutes"), (r"hours?", "hours"), (r"days?", "days"), (r"nights?", "nights"), (r"weeks?", "weeks"), (r"months?", "months"), (r"years?", "years"),
        (r"families|households", "families"), (r"houses|homes", "houses"), (r"villages", "villages"), (r"drones?|UAVs?", "drones"), (r"(?:guided |glide |aerial |heavy )?bombs?", "bombs"), (r"(?:cruise |ballistic )?missiles?", "missiles"),
        (r"rockets?", "rockets"), (r"(?:artillery )?shells?", "shells"), (r"(?:suspected |confirmed |cholera |new )*cases", "cases"), (r"attacks?|assaults?", "attacks"), (r"trucks?|lorries", "trucks"),
    ),
    people=r"(?:\w{2,20} ){0,3}?(?:people|persons?|civilians?|residents?|soldiers?|troops|fighters?|militants?|servicemen|men|women|children|child|girls?|boys?|workers?|nurses?|doctors?|medics?|miners?|patients?|pupils?|students?|passengers?|drivers?|guards?|prisoners?|captives?|hostages?|refugees?|displaced|villagers?|employees?|police(?:men|man)?|officers?|rescuers?|infantry\w*|journalists?|brothers?|others?|victims?|bodies|dead|killed|wounded|injured|hurt|detainees?|personnel|members?|electricians?|farmers?|teachers?|volunteers?|paramedics?|lives|men, women and children|casualties|inhabitants|returnees|IDPs)\b",
    fates=(
        ("killed", r"kill\w*|dead|die[ds]?|dying|deaths?|bodies|lives|fatal\w*|perish\w*|slain|execut\w*|claimed"),
        ("injured", r"injur\w*|wound\w*|hurt|burns\b|hospitali[sz]ed|in hospital|maimed|casualt\w*"),
        ("missing", r"missing|unaccounted"),
        ("captured", r"captur\w*|prisoners?|surrender\w*|detain\w*|arrest\w*|captive|hostages?|abduct\w*|kidnap\w*|seized|marched off"),
        ("displaced", r"fled|flee\w*|displac\w*|evacuat\w*|refuge|shelter|arriv\w*|return\w*|uprooted|homeless|left\b|sent home"),
        ("affected", r"without|cut off|depend\w*|need\w*|affected|lack\w*|taps"),
    ),
    name_before=r"(?:[Uu]nit|[Nn]o\.|№|[Bb]lock|[Hh]ospital|[Ss]chool|[Aa]rticle|[Rr]oute|[Hh]ighway|[Rr]oad|[Cc]hannel|[Pp]hase|[Pp]oint|Su|MiG|Mi|Tu|Kh|[A-Z]|aged?|age of|(?:man|woman|boy|girl|child|pensioner|driver|farmer|worker|resident) of|@) ?-?$",
    name_after=r"(?:st|nd|rd|th)\b|[:]\d\d|\.\d\d\.| ?(?:a|p)\.?m\b|[- ]years?[- ]old| o['’]clock|[-–]year[-–]|s\b| in the (?:morning|evening|afternoon)\b",
)

RUSSIAN = QuantityWords(
    between=(r"от|между", r"до|и"),
    joiner=r"[–—-]| или ",
    at_least=r"не менее|не меньше|по меньшей мере|по крайней мере|как минимум|более чем|более|больше|свыше|минимум",
    at_most=r"до|не более|не больше|менее чем|менее|меньше|максимум",
    about=r"около|примерно|порядка|приблизительно|почти|где-то|ориентировочно",
    vague=(
        (r"сотни тысяч|сотен тысяч", 200_000, None), (r"десятки тысяч|десятков тысяч", 20_000, None), (r"(?:многие )?тысячи|тысяч(?= )", 2_000, None), (r"сотни|сотен", 200, None),
        (r"(?:несколько )?десятк(?:и|ов)", 20, None), (r"миллионы", 2_000_000, None), (r"полмиллиона", 500_000, 500_000), (r"пар(?:а|у|ы)", 2, 2), (r"десяток", 10, 10), (r"дюжин(?:а|у|ы)", 12, 12), (r"несколько|нескольких", 2, None), (r"полторы тысячи", 1500, 1500),
    ),
    several=r"несколько|нескольких",
    units=(
        (r"долл\w*", "US$"), (r"евро", "EUR"), (r"процент\w*|%", "%"), (r"кв\.? ?км|квадратных километр\w*", "km²"), (r"км\b|километр\w*", "km"), (r"м\b|метр\w*", "m"),
        (r"тонн\w*", "t"), (r"кг\b|килограмм\w*", "kg"), (r"литр\w*", "l"), (r"МВт", "MW"), (r"минут\w*", "minutes"), (r"час\w{0,2}\b", "hours"), (r"сут\w*|д(?:ень|ня|ней)\b", "days"), (r"недел\w*", "weeks"), (r"месяц\w*", "months"), (r"лет\b|год\w*", "years"),
        (r"сем(?:ья|ьи|ей)\b", "families"), (r"дом(?:а|ов)\b", "houses"), (r"сёл|сел\b|деревень", "villages"), (r"беспилотник\w*|дрон\w*|БПЛА", "drones"), (r"(?:управляем\w+ )?(?:авиа)?бомб\w*", "bombs"), (r"ракет\w*", "rockets"), (r"снаряд\w*", "shells"), (r"атак\w*|штурм\w*|контратак\w*", "attacks"),
    ),
    people=r"(?:\w{2,20} ){0,2}?(?:человек\w*|люд(?:и|ей)|жител\w+|военн\w+|военнослужащ\w+|солдат\w*|боец|бойц\w+|гражданск\w+|мирн\w+|дет(?:и|ей)|женщин\w*|мужчин\w*|пациент\w*|охранник\w*|санитар\w*|медсест\w+|работник\w*|рабоч\w+|шахтёр\w*|погибш\w+|ранен\w+|умерш\w+|больных|пленн\w+|беженц\w+|эвакуирован\w+|пассажир\w*|водител\w+|сотрудник\w*|горняк\w*)",
    fates=(
        ("killed", r"погиб\w*|убит\w*|умер\w*|скончал\w*|жертв\w*|безвозвратн\w*|ликвидирован\w*|уничтожен\w*"), ("injured", r"ранен\w*|пострада\w*|травм\w*|посекло|госпитализ\w*"), ("missing", r"пропа\w+ без вести|без вести"),
        ("captured", r"плен\w*|задержан\w*|арестован\w*|похищен\w*|сдал\w*"), ("displaced", r"эвакуир\w*|вывез\w*|покинул\w*|бежал\w*|ушли|пришли|прибы\w*|переселен\w*|уехал\w*"), ("affected", r"без \w+|нужда\w+|остал\w+"),
    ),
    name_before=r"(?:№|[Бб]лок\w*|больниц\w* |школ\w* |Су|МиГ|Ми|Ту|Х|[А-ЯA-Z]) ?-?$",
    name_after=r"-(?:й|я|е|го|му|м|ю|х|летн\w+|мм)\b|:\d\d|\.\d\d\.| (?:часов|утра|вечера|лет(?: назад)?)\b",
)

UKRAINIAN = QuantityWords(
    between=(r"від|між", r"до|та|і"),
    joiner=r"[–—-]| або | чи ",
    at_least=r"не менше(?: ніж)?|щонайменше|принаймні|як мінімум|більш(?:е)? ніж|більше|понад|мінімум",
    at_most=r"до|не більше(?: ніж)?|щонайбільше|менш(?:е)? ніж|менше|максимум",
    about=r"близько|приблизно|орієнтовно|майже|десь|біля",
    vague=(
        (r"сотні тисяч|сотень тисяч", 200_000, None), (r"десятки тисяч|десятків тисяч", 20_000, None), (r"тисячі", 2_000, None), (r"сотні|сотень", 200, None), (r"(?:кілька )?десятк(?:и|ів)", 20, None),
        (r"мільйони", 2_000_000, None), (r"пів ?мільйона", 500_000, 500_000), (r"пар(?:а|у|и)", 2, 2), (r"десяток", 10, 10), (r"кілька|кількох|декілька", 2, None),
    ),
    several=r"кілька|кількох|декілька",
    units=(
        (r"дол\w*", "US$"), (r"євро", "EUR"), (r"відсотк\w*|%", "%"), (r"кв\.? ?км|квадратних кілометр\w*", "km²"), (r"км\b|кілометр\w*", "km"), (r"м\b|метр\w*", "m"), (r"тонн?\w*", "t"), (r"кг\b|кілограм\w*", "kg"), (r"літр\w*", "l"), (r"МВт", "MW"),
        (r"хвилин\w*", "minutes"), (r"годин\w*", "hours"), (r"діб|доб\w+|д(?:ень|ні|нів)\b", "days"), (r"тиж\w+", "weeks"), (r"місяц\w*", "months"), (r"рок\w+", "years"), (r"родин\w*|сім(?:'|’)?(?:ї|ей)", "families"), (r"будинк\w*", "houses"), (r"сіл|села\b", "villages"), (r"дрон\w*|безпілотник\w*|БпЛА", "drones"),
        (r"(?:керован\w+ )?(?:авіа)?бомб\w*", "bombs"), (r"ракет\w*", "rockets"), (r"снаряд\w*", "shells"), (r"атак\w*|штурм\w*|(?:бойов\w+ )?зіткнен\w*", "attacks"),
    ),
    people=r"(?:[\w'’]{2,20} ){0,2}?(?:люд(?:и|ей)|осіб|особи|чоловік\w*|жител\w+|мешканц\w+|військов\w+|солдат\w*|бійц\w+|цивільн\w+|мирн\w+|діт(?:и|ей)|жін\w+|пацієнт\w*|працівник\w*|слюсар\w*|шахтар\w*|гірник\w*|загибл\w+|поранен\w+|полонен\w+|біжен\w+|пасажир\w*|воді\w+|окупант\w*|школяр\w*)",
    fates=(
        ("killed", r"загину\w*|загибл\w*|вбит\w*|убит\w*|помер\w*|жертв\w*|безповоротн\w*|ліквідован\w*|знищен\w*"), ("injured", r"поранен\w*|постражда\w*|травм\w*|госпіталіз\w*"), ("missing", r"зник\w+ безвісти|безвісти"),
        ("captured", r"полон\w*|затриман\w*|заарештован\w*|викраден\w*|здал\w*"), ("displaced", r"евакуй\w*|вивез\w*|виїха\w*|покину\w*|втек\w*|прибу\w*|переселен\w*|вивел\w*"), ("affected", r"без \w+|потребу\w+|лишил\w+|залиш\w+"),
    ),
    name_before=r"(?:№|[Бб]лок\w*|лікарн\w* |школ\w* |Су|МіГ|Мі|Ту|Х|[А-ЯІЇЄA-Z]) ?-?$",
    name_after=r"-(?:й|я|е|го|му|м|ю|х|річн\w+|мм|та|ту|тої)\b|:\d\d|\.\d\d\.| (?:років|року|ранку|вечора)\b",
)

WORDS = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN}
