"""Names in Russian and Ukrainian sentences: people, bodies and places, told by dictionary, capitals and neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.reading.slavic_morphology import Form, Morphology, spelled_like
from secondsource.reading.words import words

# Lemmas of both languages.
BODIES = words(
    "министерство міністерство минобороны міноборони генштаб штаб управление управління служба агентство агенція "
    "компания компанія организация організація издание видання газета журнал телеканал канал телеграм-канал портал "
    "сайт группировка угруповання бригада полк батальон батальйон дивизия дивізія корпус армия армія войско військо "
    "администрация адміністрація совет рада комитет комітет комиссия комісія фонд центр пресс-центр прес-центр "
    "пресс-служба прес-служба сеть мережа хаб палата союз спілка профсоюз профспілка партия партія движение рух "
    "полиция поліція прокуратура разведка розвідка суд миссия місія институт інститут университет університет "
    "командование командування правительство уряд парламент дума госдума мвд сбу фсб мчс радио радіо редакция "
    "редакція паблик паблік энергокомпания енергокомпанія предприятие підприємство департамент ведомство відомство "
    "офис офіс секретариат секретаріат альянс федерация федерація ассоциация асоціація крест хрест силы сили "
    "комендатура военкомат водоканал облэнерго обленерго ова обладміністрація облвійськадміністрація "
    "облдержадміністрація облрада міськрада сільрада горсовет горадминистрация минздрав минэнерго міненерго моз мзс "
    "мід мид гсчс гур тцк "
    "росгвардия нацгвардия нацгвардія гарнизон гарнізон омбудсмен "
    "інспекція инспекция госатомрегулирование энергоатом енергоатом оператор трест концерн объединение об'єднання"
)
"""Bodies that speak; lemmas of both languages."""
INSTITUTIONS = words(
    "россия росія украина україна израиль ізраїль иран іран турция туреччина польша польща белоруссия білорусь",
    "судан эфиопия хунта хамас хезболла талибан москва киев київ вашингтон брюссель пекин китай сша оон ес єс нато",
    "сторона власть влада руководство керівництво мэрия мерія посольство министерство прокуратура полиция поліція",
    "следствие слідство оон сенат кабмин кабмін кремль білий дсчс гснс ",
)
"""Institutions and sides that speak without a name of their own."""
_STATES = words("сша рф днр лнр ес єс оаэ оае кндр цар снг снд юар сср срср ссср украина кнр квк")
_WORKS = words("аэс аес тэс тес тэц тец гэс гес грэс дрес гпп пс нпз")
_CALL_SIGN = words("позывной позывные позивний позивні псевдо прозвище имя ім'я")
_SAYING_NOUNS = words(
    "слово данные дані данный мнение думка оценка оцінка информация інформація сведение версия версія"
)
_PLACE_BEFORE = words(
    "в во у на под під поблизу біля из з із зі до над около возле близ із-під из-под від от через між между"
)


def entities(texts: Sequence[str], forms: Sequence[Form], dictionary: Morphology) -> list[str]:
    """A name type for each word of a sentence: PERSON, ORG, GPE, LOC or ""."""
    kinds = [""] * len(texts)
    shouted = sum(t.isupper() and len(t) > 3 for t in texts) > 0.6 * sum(t[0].isalpha() for t in texts)
    n = 0
    while n < len(texts):
        if not texts[n][0].isupper() or kinds[n]:
            n += 1
            continue
        last = _person(texts, forms, n, dictionary)
        if last >= n:
            kinds[n : last + 1] = ["PERSON"] * (last + 1 - n)
            n = last + 1
            continue
        last = _body(texts, forms, n, shouted)
        if last >= n:
            kinds[n : last + 1] = ["ORG"] * (last + 1 - n)
            n = last + 1
            continue
        kinds[n] = _place(texts, forms, n)
        n += 1
    _quoted_bodies(texts, forms, kinds)
    return kinds


def _person(texts: Sequence[str], forms: Sequence[Form], n: int, dictionary: Morphology) -> int:
    """The last word of a person's name that begins at n; n - 1 where none does."""
    form, before = forms[n], texts[n - 1].lower() if n else ""
    if form.pos not in ("NOUN", "ADJ", "X", "VERB", "ADV") or (texts[n].isupper() and len(texts[n]) > 1):
        return n - 1
    last = n
    while (
        last + 1 < len(texts)
        and last - n < 3
        and texts[last + 1][0].isupper()
        and texts[last + 1][0].isalpha()
        and not (texts[last + 1].isupper() and len(texts[last + 1]) > 1)
        and forms[last + 1].pos not in ("ADP", "CCONJ", "SCONJ", "PRON")
    ):
        last += 1
    lemma_before = forms[n - 1].lemma if n else ""
    given = any(f.name == "Name" for f in dictionary.forms(texts[n]))
    if n and (lemma_before in _CALL_SIGN or (n > 1 and before in '«„"“' and forms[n - 2].lemma in _CALL_SIGN)):
        return last
    if (
        last > n
        and given
        and form.name in ("Name", "Surn", "Patr", "")
        and form.pos == "NOUN"
        and before not in ("город", "село")
    ):
        return last
    titled = n > 0 and forms[n - 1].pos == "NOUN" and forms[n - 1].animate and (texts[n - 1][0].islower() or n == 1)
    if last > n and not titled and form.pos in ("NOUN", "X") and not form.name and _title_before(texts, forms, n):
        return last  # "прес-секретар хунти Зо Мін"
    if last > n and titled and not given and any(f.name == "Name" for f in dictionary.forms(texts[n + 1])):
        return n - 1  # "жительница Шебекино Тамара"
    bearer = titled and form.pos in ("NOUN", "X") and form.name != "Geox" and forms[n - 1].number == "Sing"
    declined = form.name and not _adjectival(texts[n]) and form.case != "Gen"
    if bearer and (form.case == forms[n - 1].case or declined):
        return last
    if last > n and titled and form.pos == "NOUN":
        # "мэр Лисичанска Андрей Скорый": the genitive before a given name is of what he is mayor.
        of_what = not given or (form.case == "Gen" and forms[n - 1].case != "Gen")
        return n - 1 if of_what and any(f.name == "Name" for f in dictionary.forms(texts[n + 1])) else last
    lone = form.pos == "NOUN" and form.name in ("Surn", "Name", "Patr") and not _adjectival(texts[n])
    if lone and (before not in _PLACE_BEFORE or lemma_before in _SAYING_NOUNS):
        common = any(
            not f.name and f.pos in ("NOUN", "ADJ", "ADV", "VERB") and f.score > -1.2
            for f in dictionary.forms(texts[n])
        )
        if (n > 0 and texts[n - 1] not in '«„"“—–') or not common:
            return n if any(f.name == "Geox" for f in dictionary.forms(texts[n])) else max(n, last if given else n)
    return n - 1


def _title_before(texts: Sequence[str], forms: Sequence[Form], n: int) -> bool:
    """Whether a title stands before a name with its genitives between: "пресс-секретарь хунты"."""
    at = n - 1
    while (
        at > 0
        and n - at < 5
        and forms[at].pos in ("NOUN", "ADJ")
        and forms[at].case == "Gen"
        and texts[at][0].islower()
    ):
        at -= 1
    return 0 <= at < n - 1 and forms[at].pos == "NOUN" and forms[at].animate and forms[at].number == "Sing"


def _adjectival(text: str) -> bool:
    """Declined like an adjective and not in the nominative: far more often a place than a bearer of such a name."""
    return text.lower().endswith(("ого", "ому", "ім", "им", "ой", "ої", "ую", "ій"))


def _body(texts: Sequence[str], forms: Sequence[Form], n: int, shouted: bool) -> int:
    text, form = texts[n], forms[n]
    if text.isupper() and len(text) > 1 and text.isalpha():
        lower = text.lower()
        if shouted or lower in _WORKS or lower in _STATES or form.name == "Geox" or len(text) > 6:
            return n - 1
        return n
    head = n
    while head < len(texts) - 1 and head - n < 3 and forms[head].pos == "ADJ" and forms[head].case:
        head += 1
    # «Воздушные силы»: forces with a name of their own are a body.
    forces = head > n and forms[head].lemma == "сила" and forms[head].number == "Plur" and text[0].isupper()
    if (forms[head].lemma not in BODIES and not forces) or forms[head].pos != "NOUN":
        return n - 1
    last = head
    while last + 1 < len(texts) and last - head < 7:
        following = forms[last + 1]
        if (following.pos in ("NOUN", "ADJ") and following.case == "Gen") or (
            texts[last + 1].isupper() and texts[last + 1].isalpha()
        ):
            last += 1
        elif (
            texts[last + 1].lower() in ("по", "з", "із")
            and last + 2 < len(texts)
            and forms[last + 2].case in ("Dat", "Gen", "Loc")
        ):
            last += 2
        else:
            break
    return last


def _place(texts: Sequence[str], forms: Sequence[Form], n: int) -> str:
    form, before = forms[n], texts[n - 1].lower() if n else ""
    if texts[n].lower() in _STATES or (form.name == "Geox" and form.pos == "NOUN"):
        return "GPE"
    if n and before in _PLACE_BEFORE and not texts[n][0].isascii() and form.pos in ("NOUN", "ADJ", "X"):
        return "LOC"
    return ""


def _quoted_bodies(texts: Sequence[str], forms: Sequence[Form], kinds: list[str]) -> None:
    """Издание «Азовский лист»: the words in the marks name the body."""
    for n in range(1, len(texts) - 2):
        if texts[n] in '«„"“' and forms[n - 1].lemma in BODIES and texts[n + 1][0].isupper():
            for k in range(n + 1, min(len(texts), n + 9)):
                if texts[k] in '»“”"':
                    kinds[n + 1 : k] = ["ORG"] * (k - n - 1)
                    break


def person_lemmas(
    texts: Sequence[str], forms: Sequence[Form], kinds: Sequence[str], dictionary: Morphology
) -> list[str]:
    """Lemmas, those of people's names in the nominative of their bearer's gender and with capitals."""
    lemmas = [form.lemma for form in forms]
    n = 0
    while n < len(texts):
        if kinds[n] != "PERSON":
            if texts[n][0].isupper() and (forms[n].name or kinds[n]):
                lemmas[n] = spelled_like(lemmas[n], texts[n]) if kinds[n] != "ORG" else texts[n]
            n += 1
            continue
        last = n
        while last + 1 < len(texts) and kinds[last + 1] == "PERSON":
            last += 1
        lemmas[n : last + 1] = nominative_name(texts[n : last + 1], forms[n : last + 1], dictionary)
        n = last + 1
    return lemmas


_SURNAME_ENDINGS: tuple[tuple[str, str, str, str], ...] = (
    # case, gender, ending, ending of the nominative; longest first within a case
    ("Gen", "Masc", "ского", "ский"), ("Gen", "Masc", "цкого", "цкий"), ("Gen", "Masc", "ського", "ський"),
    ("Gen", "Masc", "цького", "цький"), ("Gen", "Masc", "енка", "енко"), ("Gen", "Masc", "ова", "ов"),
    ("Gen", "Masc", "ева", "ев"), ("Gen", "Masc", "ёва", "ёв"), ("Gen", "Masc", "єва", "єв"),
    ("Gen", "Masc", "ина", "ин"),
    ("Gen", "Masc", "іна", "ін"), ("Gen", "Masc", "ына", "ын"), ("Gen", "Masc", "ца", "ец"), ("Gen", "Masc", "я", "ь"),
    ("Dat", "Masc", "скому", "ский"), ("Dat", "Masc", "ському", "ський"), ("Dat", "Masc", "енку", "енко"),
    ("Dat", "Masc", "ову", "ов"), ("Dat", "Masc", "еву", "ев"), ("Dat", "Masc", "ину", "ин"),
    ("Dat", "Masc", "іну", "ін"),
    ("Ins", "Masc", "ским", "ский"), ("Ins", "Masc", "ським", "ський"), ("Ins", "Masc", "енком", "енко"),
    ("Ins", "Masc", "овым", "ов"), ("Ins", "Masc", "евым", "ев"), ("Ins", "Masc", "иным", "ин"),
    ("Ins", "Masc", "овим", "ов"), ("Ins", "Masc", "іним", "ін"), ("Ins", "Masc", "ом", ""), ("Ins", "Masc", "ем", ""),
    ("Gen", "Fem", "ской", "ская"), ("Gen", "Fem", "ської", "ська"), ("Gen", "Fem", "овой", "ова"),
    ("Gen", "Fem", "ової", "ова"), ("Gen", "Fem", "евой", "ева"), ("Gen", "Fem", "євої", "єва"),
    ("Gen", "Fem", "иной", "ина"),
    ("Gen", "Fem", "іної", "іна"), ("Acc", "Fem", "скую", "ская"), ("Acc", "Fem", "ську", "ська"),
    ("Acc", "Fem", "ову", "ова"),
    ("Acc", "Fem", "еву", "ева"), ("Acc", "Fem", "ину", "ина"), ("Acc", "Fem", "іну", "іна"),
)  # fmt: skip
_CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"


def undeclined_surname(text: str, case: str, gender: str) -> str | None:
    """The nominative of a surname that no dictionary has, by its ending; None where no ending fits.

    Women's surnames on a consonant or -о are not declined, so they are left as they are.
    """
    masculine = gender != "Fem"
    wanted = {"Acc": "Gen"} if masculine else {"Dat": "Gen", "Ins": "Gen", "Loc": "Gen"}
    case = wanted.get(case, case)
    for of, sex, ending, nominative in _SURNAME_ENDINGS:
        if of == case and (sex == "Masc") == masculine and text.endswith(ending) and len(text) > len(ending) + 1:
            return text[: -len(ending)] + nominative
    if masculine and case in ("Gen", "Dat") and text[-1] in "ау" and text[-2] in _CONSONANTS:
        return text[:-1]
    return text if not masculine and text[-1] in _CONSONANTS + "о" else None


def nominative_name(texts: Sequence[str], forms: Sequence[Form], dictionary: Morphology) -> list[str]:
    """A person's name, word by word, in the nominative."""
    case = next((f.case for f in forms if f.name == "Name" and f.case), "") or next(
        (f.case for f in forms if f.case), ""
    )
    gender = next((f.gender for f in forms if f.name == "Name" and f.gender), "")
    if case in ("", "Nom"):
        return list(texts)
    found = []
    for text, form in zip(texts, forms, strict=True):
        known = any(f.name in ("Surn", "Name", "Patr") and f.case == case for f in dictionary.forms(text))
        unknown = None if known else undeclined_surname(text, case, gender)
        if unknown is not None:
            found.append(unknown)
            continue
        readings = [
            f for f in dictionary.forms(text)
            if f.case == case and f.number != "Plur" and (not gender or not f.gender or f.gender == gender)
        ]  # fmt: skip
        readings = readings or [f for f in dictionary.forms(text) if f.case == case and f.number != "Plur"]
        reading = max(readings, key=lambda f: (bool(f.name), f.score), default=form)
        found.append(dictionary.nominative(reading, text, gender))
    return found
