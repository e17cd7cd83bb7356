"""Lines of a page that say nothing: navigation, share blocks, teasers, tags, repeated headlines.

Photo captions and "published/updated" lines are part of the report and are no furniture.
"""

from __future__ import annotations

import re

from secondsource.model import Span

_READ = 20_000  # code points of a line in which text for programs is looked for
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")

_TEASER = re.compile(
    r"(?:read (?:also|more|next|the full|the rest)|see (?:also|more)|also read|related(?: (?:stories|articles|"
    r"news|topics))?|"
    r"more (?:on|from|stories)|most (?:read|popular|viewed)|trending|recommended|don['’]?t miss|you (?:may|"
    r"might) (?:also )?like|"
    r"watch(?: (?:also|live|now))?|listen|what to read next|in other news|"
    r"читайте (?:также|ещё|еще|на тему)|смотрите также|по теме|материалы по теме|ещё по теме|"
    r"читайте також|дивіться також|за темою|до теми|ще за темою)\s*(?:[:»>|–—-]|$)",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|теги|тэги|метки|мітки|рубрик[аи]|ключев(?:ые|і) "
    r"слова)\s*:",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"skip to |jump to |back to top|advertisement\b|advertis(?:e|ing) with us|sponsored\b|subscribe\b|sign "
    r"(?:up|in)\b|log ?in\b|"
    r"follow us|join (?:us|our)\b|share (?:this|on|via)\b|share\s+(?:tweet|facebook|whatsapp|copy|email)|"
    r"tweet\b\s*\(?\d*\)?\s*$|"
    r"\(?\d+\)? comments?\b|leave a (?:comment|reply)|copyright\b|©|all rights reserved|terms (?:of|and)\b|"
    r"privacy policy|"
    r"cookie(?:s| policy| settings)\b|we use cookies|newsletter\b|download (?:the|our) app|(?:print|email) this|"
    r"click here|show (?:more|less)|load more|load(?:ing)? comments|page \d+ of \d+|menu$|search$|home$|reklama\b|"
    r"реклама\b|подпи(?:сывайтесь|шитесь|саться)|поделиться|комментари(?:и|ев)\s*\(?\d*\)?\s*$|все права защищены|"
    r"перейти к |наверх$|войти$|меню$|поиск$|главная\s*[>»/|]|"
    r"підпи(?:суйтесь|шіться|сатися)|поділитися|коментар(?:і|ів)\s*\(?\d*\)?\s*$|усі права захищ|всі права захищ|"
    r"перейти до |нагору$|увійти$|пошук$|головна\s*[>»/|]",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"[^.!?“”\"«»]{0,60}\s(?:>|»|›|\|)\s[^.!?“”\"«»]{1,60}$")
_HASHTAGS = re.compile(r"(?:#\w+[\s,;]*){2,}$")
_BREADCRUMB_MARKS = re.compile(r"\s(?:>|»|›|\|)\s")
# A live blog's own heading ("LIVE | …") carries a bar and is no navigation.
_LIVE = re.compile(r"(?:live|breaking|update[ds]?|онлайн|срочно|терміново)\s*\|", re.IGNORECASE)

_PROMPT = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:please )?(?:ignore|disregard|forget|override) (?:(?:all|any|the|your|every) ){0,2}"
    r"(?:previous|prior|above|earlier|preceding|foregoing)[ \w]{0,24}"
    r"\b(?:instructions?|prompts?|rules|directions|text|context)\b|"
    r"^\W{0,3}(?:system|assistant|developer)(?: (?:prompt|message|note|override))?\s*:|"
    r"<\|[a-z_]{2,20}\|>|\[/?inst\]|<</?sys>>|</?(?:system|assistant|instructions?)>|"
    r"(?:^|(?<=[.!?]\s))you are (?:now )?(?:an? )?(?:helpful |large )?(?:ai|assistant|language model|chatbot|llm)\b|"
    r"^\W{0,3}(?:note|message|instructions?|attention|dear)?[ ,]{0,2}(?:to |for )?(?:all |any )?"
    r"(?:(?:large )?language models?|llms?|ai (?:assistants?|models?|systems?|agents?|readers?)|chatgpt)\b"
    r"[^.]{0,40}[:,]|"
    r"(?:^|(?<=[.!?]\s))(?:игнорируй(?:те)?|забудь(?:те)?|ігноруй(?:те)?|забудь(?:те)?) (?:\w+ ){0,2}"
    r"(?:предыдущ|прежн|попередн)\w* (?:инструкци|указани|інструкці|вказівк)\w*",
    re.IGNORECASE,
)
"""Text that speaks to a program and not to readers: it carries nothing of the report, and nothing obeys it."""

_WITHDRAWN = re.compile(
    r"(?:^|(?<=[.!?:]\s))(?P<said>(?:an?|the|our) (?:earlier|previous|prior|original) "
    r"(?:version|edition|post|update|report|article|story|entry|item|headline|caption|bulletin)\b[^.;\n]{0,200}?\b"
    r"(?:said|stated|gave|reported|misstated|put|misreported|misidentified|claimed|attributed|named)\b"
    r"(?:[^.;\n]|\.(?=\d))*)",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\bcorrect(?:ion|ed|s)\b|\bclarification\b|\bversion of this\b|\b(?:wrong|incorrect|erroneous|mistaken)ly\b|"
    r"\bmis(?:stated|reported|identified|attributed)\b|\bin error\b",
    re.IGNORECASE,
)
"""What a correction withdraws is no longer said; what it puts in its place is."""


def is_furniture(line: str) -> bool:
    """Whether one line of a page carries nothing of the report."""
    line = line.strip(" \t•*-–—>»|\u200b\ufeff\xa0")
    if not line:
        return True
    head = line[:200]
    if _TEASER.match(head) or _TAGS.match(head):
        return True
    if len(line) > 160:
        return False
    if _NAVIGATION.match(head):
        # "Search and rescue teams said …" begins like a menu: prose has a full stop or many words.
        return len(line.split()) <= 8 or (not line.endswith((".", "!", "?", "”", '"')) and len(line.split()) <= 14)
    if _LIVE.match(head):
        return False
    if _HASHTAGS.match(head):
        return True
    marks = len(_BREADCRUMB_MARKS.findall(head))
    return (marks >= 2 and not re.search(r"[.!?]\s", head)) or (
        marks == 1 and bool(_shouting(line) and _BREADCRUMB.match(head))
    )


def _shouting(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def furniture(text: str) -> tuple[Span, ...]:
    """What carries nothing, in order, in code points: whole lines, and the rest of a line that speaks to programs."""
    spans: list[Span] = []
    seen: set[str] = set()
    for count, match in enumerate(_LINE.finditer(text)):
        line = match.group()
        key = " ".join(line.lower().split())
        repeated = key in seen and len(key) >= 20 and not key.endswith((".", "”", '"'))
        if count < 400 or len(key) < 300:
            seen.add(key)
        if repeated or is_furniture(line):
            spans.append(Span(match.start(), match.end()))
        elif (addressed := _PROMPT.search(line[:_READ])) is not None:
            spans.append(Span(match.start() + addressed.start(), match.end()))
        elif _CORRECTS.search(line[:_READ]):
            spans.extend(
                Span(match.start() + m.start("said"), match.start() + m.end("said"))
                for m in _WITHDRAWN.finditer(line[:_READ])
            )
    return tuple(spans)
