"""What a source phrase says of its speaker: a name, a role, an institution, or nobody in particular."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from secondsource.model import Span
from secondsource.reading.names import TITLES, bare
from secondsource.reading.role_words import HE, INSTITUTIONS, MANY, OUTLETS, PEOPLE, SHE, STAFF, THINGS
from secondsource.reading.trees import Trees
from secondsource.reading.words import words

Number = Literal["one", "many", "body"]
Gender = Literal["he", "she", ""]

_ONLY_NAME = re.compile(
    r"(?:(?:first name|surname)(?: only)?(?: as|,|:)\s*[,“\"'‘]?|call ?sign(?: of| is| was)?\s*[,:]?\s*[“\"'‘]?(?! )|"
    r"(?:name[sd]?|identified|known|introduced)\b[^.;:]{0,30}\b(?:only )?(?:as|by)\s+(?:her |his |the )?"
    r"(?:first name |call ?sign |nickname |nom de guerre )?[,“\"'‘]?|"
    r"\b(?:using|under|uses|used) the "
    r"(?:name|alias|nickname|call ?sign|pseudonym|handle|nom de guerre)(?: of)? [“\"'‘]?|"
    r"\b(?:goes|go|went|going) by (?:the )?"
    r"(?:(?:name|nom de guerre|alias|nickname|call ?sign|pseudonym)(?: of)? )?[“\"'‘]?|"
    r"\bnom de guerre (?:of |is )?[“\"'‘]?|\bcalls (?:him|her|them)sel(?:f|ves) [“\"'‘]?)([A-ZÀ-Þ][\w’'-]{1,30})"
)
_CALL_SIGN = re.compile(
    r"(?:call ?sign|nickname|codenamed?|nom de guerre)(?:ed)?\s*(?:is\s+)?[“\"'‘]([^”\"'’]{2,30})[”\"'’]", re.IGNORECASE
)
_HANDLE = re.compile(r"@\w{2,40}")
_TITLED = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+")
_PAGE = re.compile(
    r"(.{2,60}?)[’']s? (?:official |verified |own )?(?:Facebook|Telegram|Instagram|Twitter|YouTube|X|social media) "
    r"(?:page|channel|account|feed)s?$"
)


@dataclass(frozen=True, slots=True)
class Described:
    """A source phrase taken apart.

    `head` is the head noun in small letters; `name` a person's or body's name or None; `kind`: a person, a body,
    people by role (`role`, `group`), a thing that says something, or a pronoun.
    """

    span: Span
    text: str
    head: str
    name: str | None
    role: str | None
    kind: Literal["person", "body", "role", "group", "thing", "pronoun"]
    gender: Gender
    definite: bool


def describe(trees: Trees, span: Span, first: int, last: int, people: frozenset[str]) -> Described:
    """Take a source phrase apart.

    Args:
        first, last: its tokens, both inclusive.
        people: the names of persons heard in the document, for names that the tagger takes for something else.
    """
    tokens = trees.tokens
    text = " ".join(span.of(trees.text).split())
    numbers = range(first, last + 1)
    head = next((n for n in numbers if not first <= tokens[n].head <= last or tokens[n].head == n), first)
    lowered = [trees.lower(n) for n in numbers]
    pronouns = words("he she it they him her them we i us you his their its who")
    if len(lowered) == 1 and lowered[0] in pronouns:
        gender: Gender = "he" if lowered[0] in ("he", "him", "his") else "she" if lowered[0] in ("she", "her") else ""
        return Described(span, text, lowered[0], None, None, "pronoun", gender, True)
    definite = lowered[0] in ("the", "its", "his", "her", "their", "this", "that") or tokens[first].pos == "PROPN"
    genders = {g for g, w in (("he", HE), ("she", SHE)) for low in lowered if low in w}
    found_gender: Gender = "he" if genders == {"he"} else "she" if genders == {"she"} else ""
    head_word = tokens[head].text.lower()
    if (handle := _HANDLE.match(text)) is not None:
        return Described(span, text, head_word, handle.group(), None, "person", found_gender, True)
    only = (
        _ONLY_NAME.search(trees.text, span.start, min(len(trees.text), span.end + 90)) if _near(trees, span) else None
    )
    sign = _CALL_SIGN.search(text)
    heard = only or sign
    if heard is not None:
        role = _role(text[: max(0, heard.start() - span.start)] if only is None else text)
        return Described(span, text, head_word, heard.group(1), role, "person", found_gender, True)
    person = _person(trees, numbers, head, people)
    if person is not None:
        begin, end = person
        name = bare(" ".join(trees.span(begin, end).of(trees.text).split()))
        title, name = _untitled(name)
        before = trees.text[span.start : tokens[begin].start].strip(" ,")
        before = f"{before} {title}".strip()
        behind = trees.text[tokens[end].end : span.end].strip(" ,")
        role = (
            behind
            if len(behind.split()) > len(before.split()) and any(w in PEOPLE for w in behind.lower().split())
            else before or behind
        )
        return Described(span, text, head_word, name, _role(role), "person", found_gender, True)
    body = _body(trees, numbers, head, head_word, definite)
    if body is not None:
        return Described(span, text, head_word, body, None, "body", "", definite)
    alone = len(lowered) == 1 and tokens[first].pos == "PROPN" and text[:1].isupper()
    if alone and head_word not in PEOPLE | THINGS:  # a bare surname that the tagger knows as nothing
        return Described(span, text, head_word, bare(text), None, "person", found_gender, True)
    if head_word in THINGS:
        return Described(span, text, head_word, None, _role(text), "thing", "", definite)
    many = tokens[head].tag in ("NNS", "NNPS") or head_word in MANY or head_word in STAFF or "and" in lowered
    return Described(span, text, head_word, None, _role(text), "group" if many else "role", found_gender, definite)


def _untitled(name: str) -> tuple[str, str]:
    """("Finance Minister", "Ann Doe") from "Finance Minister Ann Doe"."""
    parts = name.split()
    for k in range(len(parts) - 2, -1, -1):
        low = parts[k].lower().rstrip(".")
        if (low in TITLES or low in PEOPLE or low.endswith("-elect")) and len(parts) - k > 1 + (k == 0):
            return " ".join(parts[: k + 1]), " ".join(parts[k + 1 :])
    return "", name


def _near(trees: Trees, span: Span) -> bool:
    after = trees.text[span.end : span.end + 90]
    stop = min((after.find(mark) for mark in '.;:\n”"' if mark in after), default=90)
    window = trees.text[span.start : span.end + stop]
    return (
        "name" in window
        or "identified" in window
        or "call sign" in window
        or "known" in window
        or "de guerre" in window
        or " by " in window
        or "calls " in window
        or " the alias" in window
        or " the pseudonym" in window
    )


def _person(trees: Trees, numbers: range, head: int, people: frozenset[str]) -> tuple[int, int] | None:
    """First and last token of a personal name in the phrase, titles included."""
    tokens = trees.tokens
    runs: list[tuple[int, int]] = []
    n = numbers.start
    while n < numbers.stop:
        token = tokens[n]
        if token.pos == "PROPN" or (token.entity == "PERSON" and token.text[:1].isupper()):
            end = n
            while end + 1 < numbers.stop and (
                tokens[end + 1].pos == "PROPN"
                or (tokens[end + 1].entity == "PERSON" and tokens[end + 1].text[:1].isupper())
                or (
                    tokens[end + 1].text in ("-", "al", "el", "de", "bin", "van")
                    and end + 2 < numbers.stop
                    and tokens[end + 2].text[:1].isupper()
                )
            ):
                end += 1
            runs.append((n, end))
            n = end
        n += 1
    for begin, end in runs:
        possessive = end + 1 < numbers.stop and tokens[end + 1].tag == "POS"
        lowered = [trees.lower(k) for k in range(begin, end + 1)]
        if possessive or (any(w in INSTITUTIONS for w in lowered) and tokens[end].entity != "PERSON"):
            continue
        if end + 1 < numbers.stop and tokens[end + 1].pos == "NOUN" and tokens[end + 1].text.islower():
            continue  # "Bedouin elders": it only says whose or from where they are
        inside_of = begin > numbers.start and trees.lower(begin - 1) in (
            "of",
            "in",
            "from",
            "at",
            "near",
            "for",
            "the",
            "on",
            "to",
            "by",
        )
        if inside_of and trees.lower(begin - 1) != "the":
            continue
        if begin > numbers.start and trees.lower(begin - 1) in OUTLETS:
            continue
        name = bare(" ".join(trees.span(begin, end).of(trees.text).split()))
        titled = any(w.rstrip(".") in TITLES for w in lowered[:-1]) or (lowered[0] in PEOPLE and end - begin > 1)
        known = name in people or any(p.split()[-1] == name for p in people)
        tagged = all(
            tokens[k].entity == "PERSON" for k in range(begin, end + 1) if trees.lower(k).rstrip(".") not in TITLES
        )
        role_before = begin > numbers.start and (
            trees.lower(begin - 1) in PEOPLE or trees.lower(begin - 1).rstrip(".") in TITLES
            or (tokens[begin - 1].text == "," and any(trees.lower(k) in PEOPLE for k in range(numbers.start, begin)))
        )  # fmt: skip
        role_behind = (
            end + 1 < numbers.stop
            and tokens[end + 1].text == ","
            and any(trees.lower(k) in PEOPLE for k in range(end + 2, min(numbers.stop, end + 6)))
        )
        if trees.lower(begin - 1) == "the" and begin > numbers.start and not titled:
            continue
        if len(name.split()) > 5 or not any(c.islower() for c in name):
            continue
        if all(w.lower() in PEOPLE or w.lower() in TITLES for w in name.split()):
            continue
        if (
            known
            or titled
            or role_before
            or role_behind
            or (tagged and (len(name.split()) > 1 or begin == numbers.start))
        ):
            if len(name.split()) == 1 and not (known or titled or tagged or role_before):
                continue
            return begin, end
    return None


def _body(trees: Trees, numbers: range, head: int, head_word: str, definite: bool) -> str | None:
    """The name of an identified institution, or None."""
    tokens = trees.tokens
    text = " ".join(trees.span(numbers.start, numbers.stop - 1).of(trees.text).split())
    if (page := _PAGE.match(text)) is not None:
        return strip_article(page.group(1))
    first_comma = text.find(", ")
    named_apposition = re.search(r", ((?:the )?[A-ZÀ-Þ][\w’'&-]*(?: [\w’'&-]+){0,5})$", text)
    core = text if first_comma < 0 else text[:first_comma]
    if (
        named_apposition
        and head_word in INSTITUTIONS
        and core[:4].lower() == "the "
        and named_apposition.group(1).isupper()
    ):
        return f"{named_apposition.group(1)}, {strip_article(core)}"  # "the UN's office, OCHA"
    if (
        named_apposition
        and head_word in INSTITUTIONS | {"owner", "group", "operator", "publisher"}
        and core[:1]
        and not definite_name(core)
    ):
        return strip_article(named_apposition.group(1))
    lowered = [trees.lower(n) for n in numbers]
    if head_word in THINGS:
        return _author(trees, numbers, head)
    if head_word in STAFF and "and" not in lowered and not _named_staff(trees, numbers, head):
        return None
    proper = tokens[head].pos == "PROPN" or tokens[head].entity in ("ORG", "GPE")
    titled = tokens[head].text[:1].isupper() and head > numbers.start and _TITLED.search(text) is not None
    proper = proper or titled
    if (behind := _NAMED_KIND.fullmatch(core)) is not None and set(behind.group(1).split()) & (INSTITUTIONS | OUTLETS):
        return behind.group(2)
    if proper and head_word not in PEOPLE:
        core = outlet_name(core) if any(w in OUTLETS for w in lowered) else core
        return strip_article(core)
    if head_word in INSTITUTIONS or (len(lowered) > 1 and lowered[-1] in INSTITUTIONS and head_word not in PEOPLE):
        if head_word in OUTLETS and re.search(r"[A-ZÀ-Þ]", text[1:]):
            return None if _only_leaning(trees, numbers, head, lowered[0]) else outlet_name(core)
        indefinite = lowered[0] in ("a", "an", "one", "some", "another", "several", "two", "three")
        if indefinite and not any(tokens[n].pos == "PROPN" for n in numbers):
            return None
        return strip_article(core)
    if "and" in lowered and any(tokens[n].pos == "PROPN" for n in numbers) and any(w in INSTITUTIONS for w in lowered):
        return strip_article(core)
    return None


def _named_staff(trees: Trees, numbers: range, head: int) -> bool:
    """Whether a staff is a command ("the general staff", "Joint Staff") and not the people at work somewhere."""
    before = trees.lower(head - 1) if head > numbers.start else ""
    return before in ("general", "joint", "main", "command") or (
        head > numbers.start and trees.tokens[head].text[:1].isupper()
    )


def _author(trees: Trees, numbers: range, head: int) -> str | None:
    """The body that a paper or recording is by ("a report by the Orlen Institute"), or None: then it is a thing."""
    tokens, n = trees.tokens, head + 1
    if n < numbers.stop and trees.lower(n) in _ISSUED:
        n += 1
    if n + 1 >= numbers.stop or trees.lower(n) not in ("by", "from"):
        return _titled_thing(trees, numbers, head)
    rest = range(n + 1, numbers.stop)
    end = next((k for k in rest if tokens[k].text in (",", "(", "–", "—")), numbers.stop)
    named = [k for k in range(n + 1, end) if tokens[k].pos == "PROPN"]
    body = any(tokens[k].entity == "ORG" or trees.lower(k) in INSTITUTIONS for k in range(n + 1, end))
    people = any(trees.lower(k) in PEOPLE for k in range(n + 1, end))  # "a memo by UN experts": nobody is named
    if not named or not body or people:
        return None
    return strip_article(" ".join(trees.span(n + 1, end - 1).of(trees.text).split()))


def _titled_thing(trees: Trees, numbers: range, head: int) -> str | None:
    """A paper with a name of its own: "the Orlen Report", "Kyiv's Daily Bulletin"."""
    proper = trees.tokens[head].pos == "PROPN" and head > numbers.start
    return strip_article(" ".join(trees.span(numbers.start, head).of(trees.text).split())) if proper else None


def _only_leaning(trees: Trees, numbers: range, head: int, first: str) -> bool:
    """Whether "a pro-Moscow channel", "a Kyiv newspaper" tells only whose side or town it is, and no name."""
    if first not in ("a", "an", "one", "some", "another", "several", "two", "three"):
        return False
    capitals = [n for n in numbers if trees.tokens[n].text[:1].isupper() and n != numbers.start]
    placed = all(trees.tokens[n].entity in ("GPE", "NORP", "LOC") for n in capitals)
    return bool(capitals) and capitals[-1] < head and (len(capitals) == 1 or placed)


_ISSUED = words("issued published released compiled prepared produced written posted drafted")
_NAMED_KIND = re.compile(
    r"(?:[Tt]he |[Aa]n? )?((?:(?!of |in |for |at |from |on )[a-z][\w’'-]* ){1,5})"
    r"([A-ZÀ-Þ@][\w’'&.-]*(?:[ -][A-ZÀ-Þ0-9][\w’'&.-]*){0,4})"
)
DEMONYM = re.compile(r"[A-Z][a-z]+(?:an|ish|ese|ian|ic|sh|ch|i|ss)")
_CAPITALS = re.compile(r"[A-ZÀ-Þ@][\w’'&.-]*(?:[ -](?:[A-ZÀ-Þ0-9][\w’'&.-]*|of|the|and|for|du|de|del|al))*")


def outlet_name(phrase: str) -> str:
    """The name in a phrase for a medium: "the British newspaper Orb Post" -> "Orb Post"."""
    phrase = strip_article(phrase)
    kind = re.search(r"\b(?:" + "|".join(sorted(OUTLETS)) + r")\b(?! [a-z])", phrase)
    if kind is not None and (behind := _CAPITALS.search(phrase, kind.end())) is not None:
        return behind.group()
    before = _CAPITALS.search(phrase)
    if before is None or (kind is not None and DEMONYM.fullmatch(before.group())):
        return phrase  # "German paper" is no name
    return before.group()


def definite_name(core: str) -> bool:
    """Whether the words before a comma are a name already ("The Civil Register, a group": yes; "An aid group, "
    "X": no)."""
    return len(re.findall(r"\b[A-ZÀ-Þ]\w+", core[1:])) >= 1 and not core.lower().startswith(("a ", "an "))


@lru_cache(4096)
def strip_article(phrase: str) -> str:
    """The phrase without a leading article."""
    return re.sub(r"^(?:the|an?|its|their|his|her) ", "", phrase, flags=re.IGNORECASE)


def _role(phrase: str) -> str | None:
    """A role as it stands, without clauses, at most twelve words."""
    phrase = re.split(r",? (?:who|which|whose|that|speaking|reached|contacted|embedded|interviewed|asked)\b", phrase)[0]
    phrase = re.sub(r"\s*\([^)]{0,60}\)", "", phrase).strip(" ,;:—–-")
    parts = phrase.split()[:12]
    if not parts:
        return None
    if (
        parts[0][:1].isupper()
        and parts[0][1:].islower()
        and parts[0].lower()
        in PEOPLE
        | words(
            "a an the one two three four five some several many few local senior former residents analysts experts "
            "officials witnesses",
            "volunteers partners logistics military another mayor its his her their no both other",
        )
    ):
        parts[0] = parts[0].lower()
    return " ".join(parts)
