"""How certain an event is in Russian and Ukrainian, seen from its speaker (FactBank values).

Conditions, questions, aims, orders, plans and plain futures are uncommitted; "может", "можливо" possible; "вероятно",
"мабуть" and verbs of opinion probable; a negation turns it round, except where the event is a lack.
"""

from __future__ import annotations

from secondsource.model import Attribution
from secondsource.model.claim import Factuality
from secondsource.reading import cues_slavic as cues
from secondsource.reading.slavic_view import View
from secondsource.reading.words import words

_CONDITION = words("если якщо ли чи чтобы щоб ежели якби аби кабы разве хіба")
_CONDITIONAL = words("бы б би")
_PROBABLE = words(
    "вероятно вероятный похоже видимо очевидно наверное по-видимому скорее скорей імовірно ймовірно ймовірний мабуть",
    "певно очевидно схоже вочевидь напевно найімовірніше предположительно ориентировочно предварительно попередньо",
)
PARENTHESES = _PROBABLE | words("конечно звісно кстати впрочем однако проте зрештою наконец всего")
_POSSIBLE = words(
    "возможный можливий",
    "возможно можливо может-быть вероятность ймовірність риск ризик угроза загроза опасность небезпека",
)
_MAY = words("мочь могти смочь змогти может може можно можна")
_PLAN = words(
    "намеренный намерить готовый готовий обсуждать обговорювати обсудить рассматривать розглядати",
    "планироваться плануватися",
    "предусматриваться передбачатися готовить готовиться готовити готувати",
    "готуватися планировать планувати намереваться намерен собираться збиратися",
    "хотеть хотіти обещать обіцяти пообещать пообіцяти пытаться намагатися попытаться должен повинен мусити надо треба",
    "нужно потрібно следует призвать закликати приказать наказати требовать вимагати угрожать погрожувати грозить",
    "решить вирішити предложить запропонувати разрешить дозволити рассчитывать стремиться прагнути план попытка",
    "приказ наказ возможность можливість вопрос питання намір намерение готовность готовність цель задача",
    "просить просити попросить попросити порадити посоветовать стараться",
)
_OPINION = words(
    "считать полагать думать вважати гадати думати предполагать предположить прогнозировать прогнозувати "
    "ожидать очікувати оценить оцінити"
)
_DOUBT = words(
    "допускать допустить припускати припустити исключать исключить виключати виключити опасаться",
    "побоюватися боятися бояться опасение побоювання",
)
_DENY = words(
    "отрицать опровергать опровергнуть отвергнуть отвергать спростувати спростовувати заперечувати заперечити",
    "відкинути відкидати",
)
_NOBODY = words(
    "никто никого никому ничто ніхто нікого нікому жоден жодний никакой ніякий ни ні жодного жодної обойтись обійтися"
)
_NEVER_WAS = words(
    "проводиться проводитися производиться начаться начинаться состояться фиксироваться наблюдаться подтвердиться",
    "подтверждаться підтверджуватися підтвердитися",
    "відбуватися відбутися розпочатися починатися фіксуватися спостерігатися сообщаться повідомлятися быть бути идти",
    "йтися идтись зафиксировать произойти статися сообщать",
)
"""Verbs whose negation says that the event they carry was not."""
_ABLE = words("смочь мочь удаться удаваться суметь змогти могти смогти вдатися вдаватися зуміти получиться")
"""Verbs whose negation says that what they carry was not done: "взять посёлок не смогли"."""
_NOT_LESS = words("менее более меньше больше менш менше більше більш только тільки лише лишь")


def negative(value: Factuality) -> Factuality:
    """The same certainty that it did not happen."""
    return {"CT+": "CT-", "PR+": "PR-", "PS+": "PS-"}.get(value, value)  # type: ignore[return-value]


def certainty(
    view: View,
    trigger: int,
    clause: tuple[int, int],
    attribution: Attribution | None,
    *,
    lacking: bool,
    is_negative: bool,
) -> tuple[Factuality, str]:
    """The value and the name of the rule that gave it.

    Args:
        trigger: the event's word; `clause`: tokens [first, last) of its clause.
        lacking: the event is itself a lack, so that "нет" and "не" belong to it.
        is_negative: the lexicon already read a negation.
    """
    first, last = clause
    lemmas = [view.lemma(k) for k in range(first, last)]
    lowers = {view.lower(k) for k in range(first, last)}
    sentence = view.sentence_of(trigger)
    value: Factuality = "CT+"
    rule = "plain"
    cue = view.lemma(view.at(attribution.cue[0].end - 1)) if attribution is not None and attribution.cue else ""
    question = view.tokens[sentence.last - 1].text == "?" or view.lower(sentence.first) in ("чи", "неужели", "невже")
    before = view.lower(first - 1) if first > sentence.first else ""
    if lowers & _CONDITION or before in _CONDITION or question or lowers & _CONDITIONAL:
        return "Uu", "condition"
    plan = any(lemma in _PLAN or lemma in ("мати", "должный") for lemma in lemmas) and _under_plan(
        view, trigger, first, last
    )
    if plan or (cue in _PLAN and view.tokens[trigger].tag == "Inf"):
        return "Uu", "plan"
    probable = any(lemma in _PROBABLE for lemma in lemmas) or _beside(view, sentence.first, sentence.last, trigger)
    if (
        any(view.lemma(k) in _MAY for k in range(max(first, trigger - 6), trigger))
        or "может" in lowers
        or "може" in lowers
    ):
        value, rule = "PS+", "may"
        if _conditional_sentence(view, sentence.first, sentence.last):
            return "Uu", "conditional"
    elif probable:
        value, rule = "PR+", "likely"
    elif any(lemma in _POSSIBLE for lemma in lemmas) or _parenthesis(view, clause, sentence.first):
        value, rule = "PS+", "possible"
    elif cue in _DOUBT:
        value, rule = "PS+", "feared"
    elif cue in _OPINION:
        value, rule = "PR+", "believed"
    if value == "CT+" or rule in ("feared", "believed"):
        if _conditional_sentence(view, sentence.first, sentence.last) and _future(view, trigger, first, last):
            return "Uu", "conditional"
        if value == "CT+" and _future(view, trigger, first, last):
            return "Uu", "future"
    turned = is_negative or (not lacking and _negated(view, trigger, first, last))
    if cue in _DENY or _unowned(view, attribution, cue):
        turned = not turned
    if turned:
        return negative(value), rule + ", negated"
    return value, rule


def _unowned(view: View, attribution: Attribution | None, cue: str) -> bool:
    """ "Потерю позиций не признаёт": a negated admission denies its object."""
    if attribution is None or not attribution.cue or cue not in cues.OWNING:
        return False
    return attribution.provenance.by.endswith("object") and view.lower(view.at(attribution.cue[0].start)) == "не"


def _parenthesis(view: View, clause: tuple[int, int], first: int) -> bool:
    """ "Возможно," in front of the clause."""
    before = clause[0] - 2
    return before >= first and view.lower(clause[0] - 1) == "," and view.lemma(before) in _POSSIBLE


def _beside(view: View, first: int, last: int, trigger: int) -> bool:
    """ "налёты, вероятно, продолжатся": a parenthesis beside the clause."""
    return any(
        view.lemma(k) in _PROBABLE or view.lower(k) in _PROBABLE
        for k in range(max(first, trigger - 6), min(last, trigger + 4))
    )


def _under_plan(view: View, trigger: int, first: int, last: int) -> bool:
    """Whether the trigger is an infinitive, or a noun behind the word of intention."""
    if view.tokens[trigger].tag == "Inf":
        return True
    obliged = any(
        (view.lemma(k) in _PLAN or view.lemma(k) in ("мати", "должный")) and view.tokens[k + 1].tag == "Inf"
        for k in range(first, last - 1)
    )
    passive = any(
        view.lemma(k) in ("планироваться", "плануватися", "предусматриваться", "передбачатися")
        for k in range(first, last)
    )
    planned = any(view.lemma(k) in _PLAN and view.is_predicate(k) for k in range(first, last))
    if view.tokens[trigger].pos == "NOUN" and (obliged or passive or planned):
        return True
    if view.tokens[trigger].pos == "NOUN":
        return any(
            view.lemma(k) in _PLAN and (view.tokens[k].pos == "VERB" or trigger - k <= 3) for k in range(first, trigger)
        )
    return False


def _conditional_sentence(view: View, first: int, last: int) -> bool:
    return any(view.lower(k) in ("если", "якщо") for k in range(first, last))


def _future(view: View, trigger: int, first: int, last: int) -> bool:
    token = view.tokens[trigger]
    if view.feature(trigger, "Tense") == "Fut":
        return True
    if (
        token.tag == "Fin"
        and view.feature(trigger, "Aspect") == "Perf"
        and view.feature(trigger, "Person")
        and view.feature(trigger, "Tense") != "Past"
    ):
        return True
    if token.pos == "NOUN" and any(
        view.tokens[k].tag == "Fin" and view.feature(k, "Aspect") == "Perf" and view.feature(k, "Tense") != "Past"
        and view.feature(k, "Person")
        for k in range(first, last)
    ):  # fmt: skip
        return True  # "опиниться в оточенні"
    return any(view.lemma(k) in ("быть", "бути") and view.feature(k, "Tense") == "Fut" for k in range(first, last))


def _negated(view: View, trigger: int, first: int, last: int) -> bool:
    for k in range(max(first, trigger - 3), trigger):
        if (
            view.lower(k) in ("не", "ні", "ни")
            and view.lower(k + 1) not in _NOT_LESS
            and not any(view.is_predicate(m) for m in range(k + 1, trigger))
        ):
            return True
    if view.tokens[trigger].tag == "Inf":
        unable = (k for k in range(first, last - 1) if view.lower(k) == "не" and view.lemma(k + 1) in _ABLE)
        if any(view.feature(k + 1, "Tense") == "Past" or view.feature(k + 1, "Gender") for k in unable):
            return True
    if view.tokens[trigger].pos in ("NOUN", "ADJ"):
        if any(view.lower(k) in ("без", "нет", "немає", "нема") for k in range(max(first, trigger - 2), trigger)):
            return True
        if any(view.lower(k) in ("нет", "немає", "нема", "небуло") for k in range(first, last)):
            return True
        if any(view.lower(k) == "не" and view.lemma(k + 1) in _NEVER_WAS for k in range(first, last - 1)):
            return True
    if any(view.lemma(k) in _NOBODY or view.lower(k) in _NOBODY for k in range(first, last)):
        return any(view.lower(k) in ("не", "нет", "немає") for k in range(first, last)) or "обойтись" in [
            view.lemma(k) for k in range(first, last)
        ]
    return any(view.lower(k) == "не" and view.is_predicate(k + 1) and k + 1 == trigger for k in range(first, last - 1))
