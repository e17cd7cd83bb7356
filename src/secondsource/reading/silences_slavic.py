"""Parties that keep silent, in Russian and Ukrainian: "комментариев от X не последовало", "X мовчить".

Only what a party does or fails to do counts; "официальных комментариев нет" names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.model import Sentence
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.slavic_view import View
from secondsource.reading.sources_slavic import subject
from secondsource.reading.words import words

_FROM = re.compile(
    r"(?:коммент\w+|комент\w+|ответ\w*|відповід\w+|реакц\w+|разъяснени\w+|роз.яснен\w+) (?:\w+ )?"
    r"(?P<by>от|від|со стороны|з боку) [^.;!?]{2,90}? не (?:\w+ )?"
    r"(?:последовал|поступ|был|надходи|надійш|бул|дожда|дочека|получ|отрима|прозвучал|пролуна)\w*",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"(?:получить|отримати|добиться|домогтися) (?:\w+ )?(?:коммент\w+|комент\w+|ответ\w*|відповід\w*)(?P<of> )"
    r"[^.;!?]{2,90}? не (?:удал|вдал)\w*|"
    r"(?:связаться|зв.язатися|дозвониться|додзвонитися|достучаться|достукатися)(?: \w+)? (?P<by>с|со|з|із|до) "
    r"[^.;!?]{2,90}? не (?:удал|вдал)\w*|"
    r"не (?:удал|вдал)\w* (?:связаться|зв.язатися|дозвониться|додзвонитися)(?: \w+)? "
    r"(?P<to>с|со|з|із|до) [^.;!?]{2,90}",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"(?<!\w)(?P<verb>молчит|молчат|мовчить|мовчать|молчал\w*|мовча(?:в|ла|ли)|отмалчива\w+|відмовчу\w+)(?!\w)|"
    r"(?P<keep>хран\w+|сохраня\w+|зберіга\w+) (?:\w+ )?(?:молчание|мовчання)|"
    r"(?:трубк\w+|слухавк\w+|телефон\w*)(?: \w+)? "
    r"не (?P<took>брал|взял|бер|поднимал|поднял|брав|взяв|підніма|підня)\w*|"
    r"не (?P<taken>брал|взял|бер|поднимал|поднял|брав|взяв|підніма|підня)\w* (?:трубк|слухавк|телефон)\w*|"
    r"(?:говорить|говорити|обсуждать|обговорювати|отвечать|відповідати|рассказывать|розповідати|общаться|спілкуватися)\b"
    r"[^.;!?]{0,80}?(?P<refused>отказал|отказыва|відмови|відмовля)\w*",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"(?<!\w)(?:ни|ані|ні) (?P<verb>(?:не )?(?:подтвер|опров|підтвер|спрост)\w+),? "
    r"(?:ни|ані|ні) (?:не )?(?:подтвер|опров|підтвер|спрост)\w+",
    re.IGNORECASE,
)
_ARMS = words("пушки гармати орудия оружие зброя сирены сирени")
_OTHERS = re.compile(r"редакц|журналист|журналіст|кореспондент|корреспондент|издани|видання", re.IGNORECASE)


def silent(view: View, sentence: Sentence) -> Iterator[tuple[tuple[int, int], int, int]]:
    """Who keeps silent, as first and last token, with the first and last token of the words that say so."""
    start, end = sentence.span.start, sentence.span.end
    for pattern in (_FROM, _REACH):
        match = pattern.search(view.text, start, end)
        if match is None:
            continue
        group = next(k for k, v in match.groupdict().items() if v)
        at = view.at(match.end(group)) if match[group] == " " else view.at(match.end(group) - 1) + 1
        found = [r for r in runs(view, view.at(match.start(group)), sentence.last) if r.last >= at]
        if found and not _OTHERS.search(view.span(at, found[0].last).of(view.text)):
            yield (at, found[0].last), view.at(match.start()), max(found[0].last, view.at(match.end() - 1))
    for pattern in (_SILENT, _NEITHER):
        match = pattern.search(view.text, start, end)
        if match is None or quoted_at_length(view, view.at(match.start())):
            continue
        name = next(k for k, v in match.groupdict().items() if v)
        verb = view.at(match.start(name))
        who = subject(view, sentence, verb)
        if who is None or _OTHERS.search(view.span(*who).of(view.text)):
            continue
        if any(view.lower(k) in _ARMS for k in range(who[0], who[1] + 1)):
            continue  # "the guns are silent"
        yield who, min(who[0], view.at(match.start())), max(who[1], view.at(match.end() - 1))


def quoted_at_length(view: View, token: int) -> bool:
    """Whether a token stands in a quotation that is speech and no name."""
    return view.inside[token] >= 0 and len(view.quotations[view.inside[token]].span) > 60


def neither(view: View, sentence: Sentence) -> bool:
    """Whether a sentence says that somebody neither confirms nor denies."""
    return _NEITHER.search(view.text, sentence.span.start, sentence.span.end) is not None
