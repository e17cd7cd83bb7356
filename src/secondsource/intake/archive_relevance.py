"""Is a page worth reading? A cheap test on the language and on the words of armed conflict, before anything costly.

It looks up each different word of a text in a table of word beginnings, once on the raw page (before its text is
extracted) and once on the extracted text. It is set to lose next to nothing that tells of an armed conflict: what it
keeps too much is read and gives no claims, what it loses is lost. Recall, kept background and cost are printed by
`bench/relevance.py`.
"""

from __future__ import annotations

import html
import math
import re
from dataclasses import dataclass

from secondsource.settings import ArchiveSettings

# For each language the beginnings of words that hardly occur outside of wars, of words that accompany them, and of
# names of countries and regions with a war on their soil (UCDP's list of state-based conflicts since 2022) and of
# their parties. Compiled by hand from the definitions of the event codes. A beginning stands for all its inflections;
# with a sign of equality it is a whole word.
_BEGINNINGS: dict[str, tuple[str, str, str]] = {
    "en": (
        "airstrike artillery mortar shelling shelled howitzer warplane gunship drone uav shahed missile rocket "
        "bombard bombing bombed bomb grenade landmine minefield demining ceasefire truce= armistice frontline "
        "battlefield troops brigade battalion infantry paratroop militia militant insurgen guerrilla gunmen "
        "paramilitar junta= rebel separatist jihad occupied occupier occupation invasion invade offensive "
        "counteroffensive counterattack ambush siege= besieg warhead munition ammunition combat= combatant "
        "fighters mercenar civilians casualt massacre genocide displaced displacement refugee shrapnel airbase "
        "warship warzone airspace pow= pows= martyr hostage abduct kidnap",
        "attack assault strike= struck= raid= clash fight= fought= battle war= wars= wartime armed= army armies= "
        "military soldier serviceman servicemen servicewom commander general= colonel captain lieutenant force= "
        "forces weapon tank= tanks= armour armored armoured convoy explosion explode exploded explosive blast= "
        "fire= fired= shoot= shot= shell= shells= killed= kill= killing= dead= death= deaths= die= died= toll= "
        "injured injur wound wounded victim evacuat flee= fled= shelter destroy destroyed destruction damage "
        "damaged rubble wreck= ruin= burn= burned capture captured seize seized advance advanced retreat withdraw "
        "withdrew withdrawn surrender defen enemy= hostil violence regime resistance border checkpoint trench= "
        "position positions outpost garrison humanitarian aid= relief= blackout outage substation cholera famine "
        "hospital governor detained conflict terroris attacker bomber peacekeep sanction intercept siren "
        "settlement village front= crossfire hit= hits= smoke flames inferno cellar basement survivor mourn "
        "grave= graves buried militar uniform camp= camps lorries trucks registered arrivals displac fleeing "
        "warlord airstrip bridge power= electricity generator water= pumping port= depot=",
        "ukrain kyiv kiev donbas donetsk luhansk crimea sudan= sudanese khartoum darfur myanmar gaza= palestin "
        "lebanon lebanese hezbollah hamas= israeli syria yemen houthi congo congolese kivu somali mali= malian "
        "sahel burkina ethiopia tigray amhara iraq afghan taliban",
    ),
    "ru": (
        "обстрел обстрелял артиллер миномет миномёт гаубиц снаряд ракет бпла беспилотник дрон шахед авиаудар "
        "авиабомб бомб бомбард фаб= граната гранат минирован разминир перемири прекращени фронт передов боев= "
        "бои= боя= боях= боям= войск военнослужащ бригад батальон полк пехот десант штурм ополчен боевик повстан "
        "партизан сепаратист оккупа вторжен наступл контрнаступ контратак засад осад окруж боеприпас наёмник "
        "наемник пленн плен обмен эвакуац эвакуир беженц переселен осколоч осколк всу= пво= рсзо= сво= днр= лнр= "
        "спецоперац диверс заложник",
        "атак атаков удар ударил сбит сбил огонь= огня= бой= взрыв взорва прилет прилёт подрыв арми военн солдат "
        "офицер командир полковник генерал генштаб оборон противник враг неприятел сил= силы= силовик вооружен "
        "вооружён оружи танк бронетехн бронемаш колонн позици блокпост окоп рубеж погиб погибш гибел убит убил "
        "убий жертв ранен ранил пострад травм смерт умер разруш поврежд повреж уничтож сгорел горел пожар завал "
        "руин захват захвач взят взял занял заняли продвин отступ отошл отвод сдал вышл вошл освобо контрол штаб "
        "гуманитар помощ убежищ подвал электроснабж обесточ подстанц холер голод больниц губернатор глава "
        "администрац граница погранич войн конфликт террор бомбоубеж тревог населенн населённ село= посел "
        "направлени нападен задержан",
        "украин киев донбас донец луганск крым судан хартум дарфур мьянм газа= сектор палестин ливан хезболл "
        "хамас израил сири йемен хусит конго сомали сахел буркин эфиоп тыграй ирак афган талиб",
    ),
    "uk": (
        "обстріл обстріля артилер мінометн міномет гаубиц снаряд ракет бпла безпілотник дрон шахед авіаудар "
        "авіабомб каб= бомб бомбард фаб= гранат мінуван розмінув перемир припинен фронт передов боїв= бої= боях= "
        "бойов зіткнен військ військовослужб бригад батальйон полк піхот десант штурм ополчен бойовик повстан "
        "партизан сепаратист окупа окупант загарбник вторгнен наступ контрнаступ контратак засід облог оточен "
        "боєприпас найманц полонен полон обмін евакуац евакуй біженц переселен осколков осколк уламк зсу= ппо= "
        "рсзв= спецоперац диверс заручник",
        "атак атакув удар ударив вдар влуч збит збил вогон вогн бій= вибух підрив приліт армі воєн військов "
        "солдат офіцер командир полковник генерал генштаб оборон противник ворог ворож сил= сили= силовик озброєн "
        "зброя зброї танк бронетехн бронемаш колон позиці блокпост окоп рубіж рубеж загин загиб убит вбит убив "
        "вбив вбивств жертв поранен постражд травм смерт помер зруйнов руйнув пошкодж знищ згор горіл пожеж завал "
        "руїн захоп захопл взяли зайняли просун відступ відійш відвед здали вийшл звільн контрол штаб гуманітар "
        "допомог укритт підвал електропостач знеструм підстанц холер голод лікарн губернатор староста адміністрац "
        "кордон прикордон війн конфлікт терор тривог населен сел= село= селищ напрямк напад затриман захисник",
        "україн київ києв донбас донец донеч луган крим судан хартум дарфур мʼянм м'янм газа= сектор палестин "
        "ліван хезболл хамас ізраїл сирі ємен хусит конго сомалі сахел буркін ефіоп тиграй ірак афган талібан",
    ),
}  # fmt: skip
_LONGEST = 9
"""Letters of a beginning that are compared; longer ones are cut, which no other word takes offence at."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SCRIPT = re.compile(r"<(script|style|svg)\b", re.IGNORECASE)
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_FUNCTION = frozenset(
    re.findall(
        r"\w+",
        "the of and to in that was said on for is by with from at were had has it as an be not are this but",
    )
)


def _table(strong: str, weak: str, names: str) -> dict[str, float]:
    """Beginnings and, under a sign of equality, whole words, each with its weight."""
    found = {}
    for entries, weight in ((weak, 1.0), (names, 1.5), (strong, 2.0)):
        for entry in entries.split():
            found[entry if entry.endswith("=") else entry[:_LONGEST]] = weight
    return found


_TABLES = {language: _table(*lists) for language, lists in _BEGINNINGS.items()}
_LENGTHS = {
    language: sorted({len(entry) for entry in table if not entry.endswith("=")}, reverse=True)
    for language, table in _TABLES.items()
}


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether a text is kept: its language as far as told (en, ru, uk, else "other"), and its score.

    `score` is the weight of the different beginnings that the text has (2 for words of war, 1 for words that go with
    it), over a factor that grows with the logarithm of its length: long texts have some of everything.
    """

    language: str
    score: float
    kept: bool


def relevance(text: str, settings: ArchiveSettings) -> Relevance:
    """The test on an extracted text. Linear in the text, of which `relevance_characters` are looked at."""
    words = _WORD.findall(text[: settings.relevance_characters].lower())
    language = _language(text[: settings.relevance_characters], words, settings)
    score = _score(words, language)
    return Relevance(language, score, language != "other" and score >= settings.relevance_text)


def raw_relevance(page: str, settings: ArchiveSettings) -> Relevance:
    """The test on a raw page, menus included: it drops what has next to none of the words anywhere on it.

    Scripts and tags are left out. The language is told more loosely than that of a text. Linear in the page.
    """
    sample = _TAG.sub(" ", _without(page))
    if "&#" in sample:
        sample = html.unescape(sample)
    words = _WORD.findall(sample.lower())
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    languages: tuple[str, ...] = ("ru", "uk") if cyrillic > latin / 4 else ()
    if sum(word in _FUNCTION for word in words) >= settings.relevance_raw_function_words * len(words):
        languages += ("en",)
    found = [(_score(words, language, plain=True), language) for language in languages if words]
    score, language = max(found, default=(0.0, "other"))
    return Relevance(language, score, bool(found) and score >= settings.relevance_raw)


def _without(page: str) -> str:
    """The page without scripts and styles; an open one goes to the end."""
    out: list[str] = []
    at = 0
    for found in _SCRIPT.finditer(page):
        if found.start() < at:
            continue
        out.append(page[at : found.start()])
        end = page.find("</" + found.group(1), found.end())
        at = len(page) if end < 0 else end
    out.append(page[at:])
    return " ".join(out)


def _language(sample: str, words: list[str], settings: ArchiveSettings) -> str:
    cyrillic = len(_CYRILLIC.findall(sample))
    latin = len(_LATIN.findall(sample))
    if cyrillic > latin:
        ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
        # Bulgarian, Serbian and Macedonian have neither of the letters.
        if max(ukrainian, russian) < cyrillic * settings.relevance_letters:
            return "other"
        return "uk" if ukrainian > russian else "ru"
    if not words or latin < 3:
        return "other"
    share = sum(word in _FUNCTION for word in words) / len(words)
    return "en" if share >= settings.relevance_function_words else "other"


def _score(words: list[str], language: str, *, plain: bool = False) -> float:
    table = _TABLES.get(language)
    if table is None or not words:
        return 0.0
    lengths = _LENGTHS[language]
    found: set[str] = set()
    for word in set(words):
        if word + "=" in table:
            found.add(word + "=")
            continue
        for length in lengths:
            beginning = word[:length]
            if beginning in table:
                found.add(beginning)
                break
    weight = sum(table[beginning] for beginning in found)
    return weight if plain else weight / max(1.0, math.log2(len(words) / 50))
