"""How English, Russian and Ukrainian say what an asset is worth: output, capacity, rank, dependence, consequence."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class StakeWords:
    """One language. Patterns are searched in one sentence; `products` map words to a register's product names.

    `output`, `capacity`: verbs and nouns beside a figure with a unit of production; `rank`, `dependence`, `consequence`:
    propositions without a figure, or with a share. `asset`: nouns that an asset goes by. `period`: pattern and period.
    """

    output: re.Pattern[str]
    capacity: re.Pattern[str]
    rank: re.Pattern[str]
    dependence: re.Pattern[str]
    consequence: re.Pattern[str]
    asset: re.Pattern[str]
    products: tuple[tuple[str, str], ...]
    period: tuple[tuple[str, str], ...]


_ASSET = r"(?:mine|mines|pit|colliery|collieries|coalfield|plant|plants|factory|refinery|power station|substation|dam|port|harbou?r|mill|works|smelter|quarry|field|oilfield|deposit|terminal|elevator|enterprise|bridge|railway|pipeline|complex|hub|facility|facilities|pumping station|grid|well|wells|highway|gate|depot|reservoir|bakery|hospital)"

def _english() -> StakeWords:
    return StakeWords(
        output=re.compile(r"(?i)\b(?:produc(?:e|es|ed|ing)|yield(?:s|ed|ing)?|deliver(?:s|ed|ing)?|giv(?:e|es|ing)|gave|extract(?:s|ed|ing)?|raise[sd]?|raising|min(?:es|ed|ing)|generat(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|process(?:es|ed|ing)?|refin(?:e|es|ed|ing)|handl(?:e|es|ed|ing)|shipp?(?:s|ed|ing)?|pump(?:s|ed|ing)?|output|production|turn(?:s|ed)? out|(?:go|goes|going|went|pass|passes|passed|flow|flows|flowed) through|exceeded|exports?|exported|throughput)\b"),
        capacity=re.compile(r"(?i)\b(?:capacity|installed|capable of (?:producing|generating|processing|handling)|can (?:produce|process|handle|generate|store)|rated at|design output|nameplate|reserves? of|holds? reserves)\b"),
        rank=re.compile(rf"(?i)\b(?:(?:one of|among) (?:the|\w+['’]s) (?:\w+ ){{0,3}}?(?:largest|biggest|last|most important|main|richest|deepest|oldest|few)|the (?:second|third|fourth|fifth)?[- ]?(?:largest|biggest|main|only|last(?: working| great| remaining)?|most important|richest|deepest) (?:\w+ ){{0,4}}?{_ASSET}|(?:\w+['’]s )(?:second|third|fourth)?[- ]?(?:largest|biggest|only|main|last) (?:\w+ ){{0,4}}?{_ASSET}|giant|linchpin|flagship|jewel|backbone)\b"),
        dependence=re.compile(r"(?i)\b(?:rel(?:y|ies|ied) (?:heavily |largely |entirely )?on|depend(?:s|ed|ent)? (?:heavily |largely |entirely )?(?:on|upon)|account(?:s|ed)? for (?=[^.;]{0,30}(?:per ?cent|%|half|third|quarter|fifth|most|all))|suppl(?:y|ies|ied) (?:heat|coal|coke|power|electricity|water|gas|fuel)\b|plays? an? (?:\w+ )?role|lifeline|main (?:source|route|supplier|artery)|fed\b|feeds\b|sole (?:source|supplier|route)|used for most of|keeps? \w+ (?:running|alive))"),
        consequence=re.compile(r"(?i)\b(?:(?:loss|capture|fall|closure|destruction|seizure|shutdown|damage|stoppage|lost|without (?:it|them|the \w+|this \w+))\b[^.;]{0,90}\b(?:would|could|will|may|might|can|threatens? to)\b|if (?:\w+ ){1,6}(?:is|are|were|was) (?:lost|taken|captured|closed|destroyed|shut|cut|blown)\b[^.;]{0,90}\b(?:would|could|will|may|might)\b|(?:would|could|will|may|might) (?:\w+ )?(?:leave|disrupt|weaken|cripple|halt|paralyse|paralyze|deprive|grind|stop|threaten|cut off|double|endanger|collapse)\b[^.;]{0,80}\b(?:supply|supplies|chain|chains|industry|steel\w*|production|economy|output|raw material|prices|grid|exports?|capacity|heating|furnaces|plants?)\b)"),
        asset=re.compile(rf"(?i)\b{_ASSET}\b"),
        products=((r"run-of-mine|raw coal", "coal, raw"), (r"concentrate", "coal, concentrate"), (r"coking coal|coal|anthracite", "coal, raw"), (r"coke", "coke"), (r"pig iron", "pig iron"), (r"steel", "steel"), (r"iron ore", "iron ore"), (r"grain|wheat", "grain"), (r"cargo|freight|containers", "cargo"), (r"coltan", "coltan"), (r"cassiterite|tin\b", "tin"), (r"gold", "gold"), (r"crude|oil", "oil"), (r"fuel|petrol|diesel", "fuel"), (r"electricity|power", "electricity"), (r"heat\b", "heat"), (r"water", "water"), (r"gas\b", "gas")),
        period=((r"a year|per year|annually|every year|each year|yearly|per annum|a yr", "year"), (r"a month|per month|monthly|every month", "month"), (r"a day|per day|daily|every day", "day")),
    )


_RU_ASSET = r"(?:шахт\w*|завод\w*|комбинат\w*|предприяти\w*|электростанц\w*|ТЭС|ТЭЦ|АЭС|ГЭС|порт\w{0,2}|рудник\w*|карьер\w*|месторожден\w*|терминал\w*|фабрик\w*|мост\w{0,2}|плотин\w*|подстанц\w*)"
def _russian() -> StakeWords:
    return StakeWords(
        output=re.compile(r"(?i)\b(?:выда(?:ёт|ет|вала|вал|вало|ла|л)|да(?:ёт|ет|вала|вал|вало|ла|л|ло)|добыва\w+|добы(?:ла|л|ло|ли|ча|чу|чи)|производ\w+|произв[её]л\w*|выпуска\w+|выпустил\w*|вырабатыва\w+|выработа\w+|поставля\w+|перерабатыва\w+|перевалива\w+|перевалк\w+)"),
        capacity=re.compile(r"(?i)\b(?:мощност\w+|способ\w{1,4} (?:давать|производить|выдавать))"),
        rank=re.compile(rf"(?i)\b(?:одн(?:а|о|ой|им|ого|у) из (?:сам\w+ )?(?:крупнейш\w+|последн\w+|главн\w+|важнейш\w+)|(?:второ\w+|трет\w+) по (?:величине|мощности|объ[её]му)|крупнейш\w+ (?:\w+ )?{_RU_ASSET}|единственн\w+ (?:\w+ )?{_RU_ASSET})"),
        dependence=re.compile(r"(?i)\b(?:завис\w+ от|без не(?:го|ё|е)\b[^.;]{0,80}(?:встанут|остановятся|встанет|остановится)|обеспечива\w+|питает|снабжа\w+|ключев\w+ роль)"),
        consequence=re.compile(r"(?i)\b(?:потер(?:я|и|ю|ей)|утрат\w+|захват\w*|остановк\w+)\b[^.;]{0,60}\b(?:остав\w+|лиш\w+|парализу\w+|приведёт|приведет|может|вызовет|останов\w+)"),
        asset=re.compile(rf"(?i)\b{_RU_ASSET}"),
        products=((r"концентрат\w*", "coal, concentrate"), (r"угл\w+|антрацит\w*", "coal, raw"), (r"кокс\w*", "coke"), (r"чугун\w*", "pig iron"), (r"стал\w+", "steel"), (r"руд\w+", "iron ore"), (r"зерн\w+", "grain"), (r"груз\w+", "cargo"), (r"электроэнерги\w+", "electricity"), (r"нефт\w+", "oil"), (r"вод\w+", "water"), (r"газ\w{0,2}\b", "gas")),
        period=((r"в год|ежегодно|за год", "year"), (r"в месяц|ежемесячно", "month"), (r"в сутки|в день|ежедневно", "day")),
    )


_UK_ASSET = r"(?:шахт\w*|завод\w*|комбінат\w*|підприємств\w*|електростанц\w*|ТЕС|ТЕЦ|АЕС|ГЕС|порт\w{0,2}|рудник\w*|кар['’ʼ]єр\w*|родовищ\w*|термінал\w*|фабрик\w*|м[іо]ст\w{0,2}|гребл\w*|підстанц\w*)"
def _ukrainian() -> StakeWords:
    return StakeWords(
        output=re.compile(r"(?i)\b(?:вида(?:є|вала|вав|ла|в)|да(?:є|вала|вав|ла|в|ло)|видобува\w+|видобу(?:ла|в|ло|ли|ток)|виробля\w+|виробил\w*|виробни\w+|випуска\w+|постача\w+|переробля\w+|перевалю\w+)"),
        capacity=re.compile(r"(?i)\b(?:потужн\w+|здатн\w{1,3} (?:давати|виробляти|видавати))"),
        rank=re.compile(rf"(?i)\b(?:одн(?:а|е|ієї|им|ого|у) (?:з|із) (?:най\w+|останн\w+)|(?:друг\w+|трет\w+) за (?:величиною|потужністю|обсягом)|найбільш\w+ (?:\w+ )?{_UK_ASSET}|єдин\w+ (?:\w+ )?{_UK_ASSET}|ключ\w{0,3} до (?:всього|усього))"),
        dependence=re.compile(r"(?i)\b(?:залеж\w+ від|без не(?:ї|ього)\b[^.;]{0,80}(?:стануть|зупин\w+)|забезпечу\w+|живить|постача\w+ (?:тепло|воду|вугілля|кокс)|ключов\w+ роль)"),
        consequence=re.compile(r"(?i)\b(?:втрат\w+|захопленн\w+|зупинк\w+)\b[^.;]{0,60}\b(?:залиш\w+|позбав\w+|паралізу\w+|призведе|може|спричин\w+|зупин\w+)"),
        asset=re.compile(rf"(?i)\b{_UK_ASSET}"),
        products=((r"концентрат\w*", "coal, concentrate"), (r"вугілл\w+|антрацит\w*", "coal, raw"), (r"кокс\w*", "coke"), (r"чавун\w*", "pig iron"), (r"стал\w+", "steel"), (r"руд\w+", "iron ore"), (r"зерн\w+", "grain"), (r"вантаж\w+", "cargo"), (r"електроенерг\w+", "electricity"), (r"нафт\w+", "oil"), (r"вод[аиуі]\b", "water"), (r"газ\w{0,2}\b", "gas")),
        period=((r"на рік|щороку|за рік", "year"), (r"на місяць|щомісяця", "month"), (r"на добу|на день|щодня", "day")),
    )


_TABLES = {"en": _english, "ru": _russian, "uk": _ukrainian}


@cache
def stake_words(language: str) -> StakeWords | None:
    """The tables of a language, built when it is first met; None where there are none."""
    build = _TABLES.get(language)
    return build() if build else None
