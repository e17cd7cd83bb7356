"""Noun phrases of Russian and Ukrainian clauses: their heads, whether a verb agrees, what only says when or how."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.reading import cues_slavic as cues
from secondsource.reading.slavic_view import CLOSING, OPENING, View
from secondsource.reading.words import words

TIME = words(
    "понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота",
    "неділя утро вечер день ночь ранок вечір ніч час година год рік месяц місяць неделя тиждень сутки доба момент",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь січень лютий березень квітень",
    "травень червень липень серпень вересень жовтень листопад грудень начало початок конец кінець",
)
MANNER = words(
    "запрос запит вопрос питання звонок дзвінок",
    "телефон связь зв'язок интервью інтерв'ю эфир ефір етер комментарий коментар разговор розмова ссылка посилання",
    "брифинг брифінг конференция конференція пресс-конференция прес-конференція видео відео обращение звернення",
    "заседание засідання телемарафон телемост марафон ходе хід условие умова telegram facebook х телеграм фейсбук",
    "соцсеть соцмережа",
    "сеть мережа telegram-канал телеграм-канал телеграмм-канал канал блог страница сторінка письмо лист словам",
)
CAPITALS = words(
    "москва киев київ вашингтон брюссель пекин пекін тегеран анкара варшава париж лондон берлин берлін кремль минск",
    "мінськ иерусалим єрусалим каир каїр дамаск багдад бейрут хартум тбилиси баку ереван кишинев кишинів",
)
"""Capitals as governments: "в Москве заявили"."""


@dataclass(frozen=True, slots=True)
class Run:
    """A noun phrase of a segment: tokens [first, last] inclusive, its head, and its preposition's index or -1."""

    first: int
    last: int
    head: int
    adposition: int

    @property
    def inner(self) -> int:
        """The first token behind the preposition."""
        return self.adposition + 1 if self.adposition >= 0 else self.first


_INSIDE = frozenset(("amod", "nummod", "nmod", "flat", "appos", "case"))


def runs(view: View, first: int, last: int) -> list[Run]:
    """The noun phrases among tokens [first, last), in order."""
    known = view.runs.get((first, last))
    if known is None:
        known = view.runs[first, last] = _runs(view, first, last)
    return list(known)


def _runs(view: View, first: int, last: int) -> list[Run]:
    tokens = view.tokens
    top: dict[int, int] = {}
    found: set[int] = set()
    for n in range(first, last):
        if tokens[n].pos == "PUNCT" or view.is_predicate(n) or tokens[n].tag in ("Inf", "Conv"):
            continue
        at, steps = n, 0
        while tokens[at].dep in _INSIDE and first <= tokens[at].head < last and tokens[at].head != at and steps < 30:
            at = tokens[at].head
            steps += 1
        top[n] = at
        if view.is_nominal(at) and not view.is_predicate(at):
            found.add(at)
    result: list[Run] = []
    for head in sorted(found):
        begin = end = head
        while begin - 1 >= first and (
            top.get(begin - 1) == head
            or (tokens[begin - 1].text in OPENING and begin - 2 >= first and top.get(begin - 2) == head)
        ):
            begin -= 1
        while end + 1 < last and (top.get(end + 1) == head or _marks_go_on(view, top, head, begin, end)):
            end += 1
        adposition = begin if tokens[begin].pos == "ADP" else -1
        if begin > first and tokens[begin - 1].text in OPENING and end + 1 < last and tokens[end + 1].text in CLOSING:
            begin, end = begin - 1, end + 1
        result.append(Run(begin, end, head, adposition))
    return result


def _marks_go_on(view: View, top: dict[int, int], head: int, begin: int, end: int) -> bool:
    """Whether the quotation mark behind `end` belongs to the phrase: it opens more of it, or closes what it opened."""
    following = view.tokens[end + 1].text
    if following not in OPENING | CLOSING:
        return False
    return top.get(end + 2) == head or (following in CLOSING and top.get(end) == head and _open(view, begin, end))


def _open(view: View, first: int, last: int) -> bool:
    return sum(view.tokens[n].text in OPENING | CLOSING for n in range(first, last + 1)) % 2 == 1


def agrees(view: View, verb: int, head: int) -> bool:
    """Whether a noun can be the subject of a finite verb."""
    number, person = view.feature(verb, "Number"), view.feature(verb, "Person")
    subject_number = view.feature(head, "Number")
    if person in ("1", "2"):
        return view.tokens[head].pos == "PRON" and view.lower(head) in ("я", "мы", "ми", "вы", "ви", "ты", "ти")
    if view.tokens[head].pos == "NUM":
        return True
    if view.feature(head, "Abbr") == "Yes":
        return True
    if "Plur" in (number, subject_number) and number and subject_number:
        return number == subject_number
    gender, subject_gender = view.feature(verb, "Gender"), view.feature(head, "Gender")
    if view.feature(verb, "Tense") == "Past" and gender and subject_gender:
        woman = gender == "Fem" and subject_gender == "Masc" and view.feature(head, "Animacy") == "Anim"
        return (
            woman
            or gender == subject_gender
            or view.feature(head, "Abbr") == "Yes"
            or view.tokens[head].entity == "PERSON"
        )
    return True


def is_adverbial(view: View, run: Run) -> bool:
    """When, how or through whom, and not part of a source: "в пятницу", "агентству X", "со ссылкой на Y"."""
    lemma = view.lemma(run.head)
    if run.adposition >= 0:
        if lemma in TIME or lemma in MANNER or view.tokens[run.head].text[0].isdigit():
            return True
        if view.tokens[run.head].pos == "PRON":
            return True
        if lemma in cues.DOCUMENTS and view.lower(run.adposition) in ("в", "во", "у", "на"):
            return True
        return view.lower(run.adposition) in ("со", "з", "із", "с") and lemma in ("ссылка", "посилання")
    if lemma in TIME or (lemma in MANNER and view.case(run.head) == "Ins"):
        return True
    if view.case(run.head) == "Dat":
        return True
    return view.tokens[run.head].pos == "PRON" and view.case(run.head) != "Nom"
