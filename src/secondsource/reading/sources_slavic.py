"""Who does the saying in a Russian or Ukrainian clause: the noun phrase that a verb of report agrees with."""

from __future__ import annotations

from secondsource.model import Sentence
from secondsource.reading import cues_slavic as cues
from secondsource.reading.noun_phrases_slavic import CAPITALS, MANNER, TIME, Run, agrees, is_adverbial, runs
from secondsource.reading.slavic_names import BODIES, INSTITUTIONS
from secondsource.reading.slavic_view import CLOSING, OPENING, RELATIVE, View
from secondsource.reading.words import words

_NEVER_PLACE_OF_SPEECH = TIME | MANNER | cues.DOCUMENTS | words("случай випадок связь очередь черга город місто")
_PLAIN_SAYING = words(
    "сообщить сообщать заявить заявлять утверждать повідомити повідомляти заявити заявляти стверджувати"
)
"""Verbs whose subject speaks whatever it is."""
_PLACE_PREPOSITIONS = words("в во у на")


SPEAKING_THINGS = words(
    "источник джерело сопротивление опір оппозиция опозиція подполье підпілля режим коалиция коаліція делегация",
    "делегація блок штат",
    "сила опрос опитування запись запис съемка зйомка снимок знімок исследование дослідження расследование",
    "розслідування мониторинг моніторинг проект проєкт карта мапа статистика проверка перевірка экспертиза експертиза",
    "семья сім'я родина группа група община громада население населення команда штаб стая дипломатия дипломатія",
)


def subject(view: View, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """First and last token of the phrase that says; None where the clause has no subject of its own."""
    segment = view.segment_of(verb)
    found = _before(view, segment[0], verb, verb) or _after(view, verb, segment[1])
    if found is not None and found[0] == found[1] and view.lower(found[0]) in RELATIVE:
        return _antecedent(view, sentence, segment)
    body = _in_body(view, segment, verb)
    if found is not None and body is not None and body[0] <= segment[0] + 1 and _is_thing(view, found):
        return body  # "у штабі ці дані назвали неточними"
    if found is not None:
        return _extended(view, sentence, segment, found)
    if body is not None:
        return body
    return _across(view, sentence, segment, verb)


def _antecedent(view: View, sentence: Sentence, segment: tuple[int, int]) -> tuple[int, int] | None:
    """The noun phrase in front of a relative clause."""
    segments = view.segments(sentence)
    index = segments.index(segment)
    if index == 0:
        return None
    found = runs(view, *segments[index - 1])
    if not found:
        return None
    first = found[-1]
    for run in reversed(found[:-1]):
        if run.last + 1 != first.first or first.adposition < 0:
            break
        first = run
    return first.inner, found[-1].last


def _fits(view: View, run: Run, verb: int) -> bool:
    if run.adposition >= 0:
        return False
    token = view.tokens[run.head]
    if token.pos == "PRON" and view.lower(run.head) in (
        "это",
        "це",
        "что",
        "що",
        "все",
        "всё",
        "его",
        "її",
        "їх",
        "их",
    ):
        return False
    case = view.case(run.head)
    counted = any(
        view.tokens[k].pos == "NUM" and view.case(k) in ("Nom", "Acc", "") for k in range(run.first, run.head)
    )
    if case == "Gen" and counted:
        return view.feature(verb, "Number") == "Plur" or view.feature(verb, "Gender") == "Neut"
    if view.feature(run.head, "Abbr") == "Yes" and view.tokens[run.head].text.isupper():
        return run.head < verb or agrees(
            view, verb, run.head
        )  # abbreviations are not declined: any case may be the first
    if case not in ("Nom", "") and not (token.pos == "NUM" and case == "Acc"):
        return False
    return agrees(view, verb, run.head)


def _before(view: View, first: int, stop: int, verb: int) -> tuple[int, int] | None:
    found = runs(view, first, stop)
    for number, run in enumerate(found):
        if _fits(view, run, verb) and view.lemma(run.head) not in TIME:
            kept = [run]
            other = next((k for k in range(run.last + 1, stop) if view.is_predicate(k)), stop)
            for later in found[number + 1 :]:
                if later.first >= other or _begins_object(view, later):
                    break
                kept.append(later)
            while len(kept) > 1 and (is_adverbial(view, kept[-1]) or _is_object(view, kept[-1])):
                kept.pop()
            titled = _with_title(view, found, number)
            end = kept[-1].last
            for k, later in enumerate(kept[1:], 1):
                if later.adposition >= 0 and view.lemma(later.head) in ("ссылка", "посилання"):
                    end = kept[k - 1].last
                    break
            end = _before_negation(view, end, verb, run.head)
            while end > run.head and (view.tokens[end].pos in ("ADV", "PART") or view.lower(end) in _WHEN):
                end -= 1
            return _with_owner(view, first, _participial(view, first, titled)), _closed(view, end, stop)
    return None


def _with_owner(view: View, low: int, first: int) -> int:
    """ "Её директор": the possessive in front belongs to the source."""
    owners = ("его", "её", "ее", "их", "його", "її", "їх", "їхній", "їхня", "їхні")
    return first - 1 if first > low and view.lower(first - 1) in owners else first


def _participial(view: View, first: int, run: Run) -> int:
    """ "Назначенное Москвой руководство": a participle with its own words in front of its noun."""
    token = view.tokens[first]
    if first < run.first and token.tag == "Part" and view.case(first) == view.case(run.head) == "Nom" and (
        view.feature(first, "Number") == view.feature(run.head, "Number")
        and view.feature(first, "Gender") == view.feature(run.head, "Gender")
        and run.first - first <= 6
    ):  # fmt: skip
        return first
    return run.first


def _after(view: View, verb: int, last: int) -> tuple[int, int] | None:
    found = runs(view, verb + 1, last)
    for number, run in enumerate(found):
        named = (
            view.tokens[run.head].entity == "PERSON"
            and run.adposition < 0
            and view.case(run.head) not in ("Dat", "Ins")
        )
        speaks = can_speak(view, run.first, run.last) or view.lemma(verb) in _PLAIN_SAYING
        if _is_addressee(view, run, found[number + 1 :]):
            continue
        if (_fits(view, run, verb) and speaks) or named:
            if any(view.tokens[k].tag in ("Inf", "Fin") for k in range(verb + 1, run.first)):
                return None
            titled = _with_title(view, found, number)
            kept = [titled]
            for later in found[number + 1 :] if view.tokens[run.head].pos != "PRON" else ():
                if (later.adposition < 0 and is_adverbial(view, later)) or _is_citing(view, later):
                    break
                if view.tokens[later.first].text in OPENING and view.tokens[kept[-1].last].entity == "PERSON":
                    break  # "розповів Іван Гнатюк «Суспільному»": to whom
                kept.append(later)
            while len(kept) > 1 and is_adverbial(view, kept[-1]):
                kept.pop()
            return _with_owner(view, verb + 1, titled.first), _closed(view, kept[-1].last, last)
    return None


def _is_addressee(view: View, run: Run, later: list[Run]) -> bool:
    """ "Сообщил РИА «Восток» мэр": an undeclined outlet between the verb and somebody in the nominative."""
    token = view.tokens[run.head]
    outlet = token.text.isupper() or token.text.isascii() or token.entity == "ORG"
    if not outlet or run.adposition >= 0 or not later or later[0].adposition >= 0:
        return False
    head = later[0].head
    person = view.tokens[head].entity == "PERSON" or view.feature(head, "Animacy") == "Anim"
    return (person or view.lemma(head) in ("источник", "джерело")) and view.case(head) in ("Nom", "")


def can_speak(view: View, first: int, last: int) -> bool:
    """Whether a phrase can say something: a person, a body, a document, a name; a thing cannot."""
    head = view.head(first, last)
    if head < 0:
        return False
    token = view.tokens[head]
    if token.pos in ("PRON", "PROPN", "X", "NUM", "ADJ") or token.entity or view.feature(head, "Animacy") == "Anim":
        return True
    if token.text[0].isupper() and head > view.sentence_of(head).first:
        return True
    if any(view.tokens[k].text in OPENING for k in range(max(first - 1, 0), last + 1)):
        return True
    speaking = BODIES | INSTITUTIONS | cues.OUTLETS | cues.DOCUMENTS | cues.SAYING_NOUNS | SPEAKING_THINGS
    return view.lemma(head) in speaking


_WHEN = words(
    "раніше ранее также також позже пізніше позднее потом затем вчера учора вчора сегодня сьогодні тоже лично"
)
_ASKED_ABOUT = words(
    "удар обстрел обстріл атака заявление заява информация інформація данные дані сообщение повідомлення взрыв вибух",
    "инцидент інцидент обвинение звинувачення вопрос питання",
)


def _before_negation(view: View, end: int, verb: int, head: int) -> int:
    """ "Міністерство удару не коментувало": the genitive right before a negated verb is its object."""
    asked = end > head and end == verb - 2 and view.lower(verb - 1) == "не" and view.lemma(end) in _ASKED_ABOUT
    if not asked:
        return end
    end -= 1
    while end > head and view.tokens[end].dep in ("amod", "det") and view.tokens[end].head == verb - 2:
        end -= 1
    return end


def _is_thing(view: View, phrase: tuple[int, int]) -> bool:
    head = view.head(*phrase)
    return head >= 0 and view.tokens[head].pos == "NOUN" and not (
        view.tokens[head].entity or view.feature(head, "Animacy") == "Anim" or view.tokens[head].text[0].isupper()
    )  # fmt: skip


def _begins_object(view: View, run: Run) -> bool:
    """A bare thing behind the subject is the verb's: "Россия удары по домам отрицает"."""
    token = view.tokens[run.head]
    named = token.entity or token.text[0].isupper() or view.tokens[run.first].text in OPENING
    return run.adposition < 0 and not named and view.feature(run.head, "Animacy") != "Anim" and token.pos == "NOUN"


def _is_object(view: View, run: Run) -> bool:
    """A bare noun phrase in another case than the subject's: "Обленерго цієї інформації не коментує"."""
    return run.adposition < 0 and view.case(run.head) in ("Acc", "Gen", "Ins")


def _with_title(view: View, found: list[Run], number: int) -> Run:
    """The run with a title in front that need not agree in gender: "Министр Анна Ковальчик назвала"."""
    run = found[number]
    if number and view.tokens[run.head].entity == "PERSON":
        title = found[number - 1]
        if title.last + 1 == run.first and title.adposition < 0 and view.case(title.head) == "Nom":
            return Run(title.first, run.last, title.head, -1)
    return run


def _is_citing(view: View, run: Run) -> bool:
    told = view.lemma(run.head) == "слово" and view.lower(run.adposition) in ("со", "зі", "с")
    return run.adposition >= 0 and (told or view.lemma(run.head) in MANNER | TIME)


def _closed(view: View, end: int, stop: int) -> int:
    return (
        end + 1
        if end + 1 < stop and view.tokens[end + 1].text in CLOSING and view.tokens[end].text not in CLOSING
        else end
    )


def _in_body(view: View, segment: tuple[int, int], verb: int) -> tuple[int, int] | None:
    """ "В Генштабе заявили": a body behind "in" with a plural verb."""
    if view.feature(verb, "Number") != "Plur" or view.tokens[verb].tag != "Fin":
        return None
    found = runs(view, segment[0], segment[1])
    for number, run in enumerate(found):
        lemma = view.lemma(run.head)
        if run.adposition < 0 or view.lower(run.adposition) not in _PLACE_PREPOSITIONS:
            continue
        entity = view.tokens[run.head].entity
        if view.tokens[run.inner].text in OPENING:
            entity = "ORG"
        if (
            lemma in _NEVER_PLACE_OF_SPEECH
            or (entity in ("GPE", "LOC") and lemma not in CAPITALS)
            or view.tokens[run.head].text[0].isdigit()
        ):
            continue
        if entity == "ORG" or lemma in BODIES or lemma in CAPITALS or run.first == segment[0] or run.first > verb:
            end = run.last
            for later in found[number + 1 :]:
                if (
                    later.first < verb < later.last
                    or (run.first < verb) != (later.first < verb)
                    or later.first != end + 1
                ):
                    break
                if is_adverbial(view, later) or view.case(later.head) in ("Acc", "Nom"):
                    break
                end = later.last
            return run.inner, _closed(view, end, segment[1])
    return None


def _across(view: View, sentence: Sentence, segment: tuple[int, int], verb: int) -> tuple[int, int] | None:
    """The subject in front of an aside: "Чиновник, який просив …, побоюється"."""
    segments = view.segments(sentence)
    index = segments.index(segment)
    if (
        view.lower(segment[0]) in ("и", "а", "но", "і", "й", "та", "але", "однак", "однако")
        and index
        and verb - segment[0] <= 3
    ):
        return None
    for k in range(index - 1, max(-1, index - 5), -1):
        first, last = segments[k]
        if view.tokens[last].text in (":", ";") if last < sentence.last else False:
            return None
        if any(view.is_predicate(n) for n in range(first, last)) or view.relative_opens(first):
            if view.relative_opens(first) or view.lower(first) in ("как", "як", "по", "за", "на"):
                continue
            return None
        found = _before(view, first, last, verb) if _agreeing(view, first, last, verb) else None
        if found is not None:
            return found
    return None


def _agreeing(view: View, first: int, last: int, verb: int) -> bool:
    return any(_fits(view, run, verb) for run in runs(view, first, last))


def _extended(view: View, sentence: Sentence, segment: tuple[int, int], found: tuple[int, int]) -> tuple[int, int]:
    """The title in front of a relative clause, and the name behind a comma, belong to the source."""
    segments = view.segments(sentence)
    index = segments.index(segment)
    first, last = found
    if index >= 2 and found[0] == segment[0] and view.tokens[last].entity == "PERSON":
        aside, title = segments[index - 1], segments[index - 2]
        head = runs(view, *title)
        relative = view.relative_opens(aside[0]) or view.lower(aside[0]) in ("що", "что")
        if relative and head and head[0].adposition < 0 and view.case(head[0].head) == "Nom" and (
            not any(view.is_predicate(n) for n in range(*title))
        ):  # fmt: skip
            first = head[0].first
    if last == segment[1] - 1 and index + 1 < len(segments) and view.lower(segment[1]) == ",":
        following = segments[index + 1]
        named = runs(view, *following)
        bare = not any(view.is_predicate(n) or view.tokens[n].tag in ("Inf", "Conv") for n in range(*following))
        person = any(view.tokens[n].entity == "PERSON" for n in range(first, last + 1))
        opens = bare and bool(named) and named[0].first == following[0] and named[0].adposition < 0
        if opens and person and view.feature(named[0].head, "Animacy") == "Anim" and (
            view.case(named[0].head) == "Nom" and view.tokens[following[0]].text[0].islower()
        ):  # fmt: skip
            return first, following[1] - 1  # "Иван Дудин, помощник главы района"
        if bare and named and named[0].first == following[0] and named[0].adposition < 0 and (
            any(view.tokens[n].entity == "PERSON" for n in range(*following))
            and view.case(named[0].head) in ("Nom", "")
            and not any(view.tokens[n].entity == "PERSON" for n in range(first, last + 1))
        ):  # fmt: skip
            last = following[1] - 1
    return first, last
