"""Who speaks in one document, as far as it bears on origins: persons and their bodies, media, the reporter's eyes."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from secondsource.model.assessment import OriginKind
from secondsource.model.claim import Attribution, Claim, Reading, Speaker
from secondsource.model.document import Span
from secondsource.model.names import capitalised_keys, name_keys
from secondsource.origins.units import take_apart

_MEDIUM = re.compile(
    r"\b(?:news agency|news(?:paper|wire|line|room)?|post|times|herald|tribune|gazette|courier|chronicle|telegraph|"
    r"press|пресс?|broadcast(?:er|ing)|tv|television|radio|channel|kanal|wire|bulletin|dispatch|ledger|mirror|daily|weekly|magazine|"
    r"journal|portal|website|outlet|media|агентств\w+|газет\w+|канал\w*|телеканал\w*|издани\w+|портал\w*|видання|"
    r"вестник|вісник|новости|новини)\b",
    re.I,
)
_PRESS_OFFICE = re.compile(
    r"\b(?:press|news|media) (?:service|office|officer|secretary|centre|center)|\bпресс-\w+", re.I
)
_BODY = re.compile(
    r"\b(?:army|military|forces?|brigade|regiment|battalion|corps|staff|ministry|administration|council|government|"
    r"police|service|agency|authority|network|group|union|party|front|militia|defen[cs]e|organi[sz]ation|committee|"
    r"commission|department|office|board|company|operator|association|movement|hospital|court|prosecut\w+|room|"
    r"command|embassy|crescent|cross|united nations|un|nato|арми\w+|армі\w+|министерств\w+|міністерств\w+|бригад\w+|"
    r"администраци\w+|адміністраці\w+|генштаб\w*|полици\w+|поліці\w+|служб\w+|организаци\w+|організаці\w+|совет\w*|"
    r"рада|раді|правительств\w+|уряд\w*|управлени\w+|управлінн\w+|сил[аы]?|штаб\w*)\b",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:spokes\w+|coordinator|head|chief|director|commander|deputy|inspector|representative|official|officer|press|"
    r"adviser|advisor|aide|minister|governor|mayor|chair\w*|president|secretary|пресс-\w+|представител\w+|речни\w+|"
    r"начальни\w+|глав[аы]|советник\w*|радни\w+|координатор\w*|директор\w*|командир\w*|очільни\w+)\b",
    re.I,
)
_ROLE_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSED = re.compile(
    r"\b(?:the|this|that)\s+[\w-]+['’]s?\s|\b(?:its|their)\s|\b(?:организации|группы|организації|групи)\b", re.I
)
_OFFICE_WORDS = re.compile(rf"(?:{_OFFICE.pattern})|\b(?:the|a|an|its|their|of|to)\b|['’]s?(?=\s)", re.I)
_GENERIC = re.compile(
    r"^\W*(?:group|organi[sz]ation|network|force|forces|authority|union|party|company|rebels?|movement|body|agency|"
    r"организаци\w*|групп\w*|груп\w*|компани\w*|організаці\w*)\W*$",
    re.I,
)
_SEEN = r"(?:saw|seen|sees?|counted|watched|heard|found|noticed|observed|photographed|filmed|inspected|examined)"
_EYES = re.compile(
    rf"\b(?:I|we)\s+(?:\w+ly\s+|could\s+)?{_SEEN}\b"
    r"|\b(?:our|this|an?|the)\s+(?:[\w’'-]+\s+){0,3}(?:correspondent|reporter|journalist|photographer|team|crew)s?\s+"
    rf"(?:\w+\s+){{0,4}}?{_SEEN}\b"
    rf"|\b(?:correspondents|reporters|journalists)\s+(?:\w+\s+){{0,4}}?{_SEEN}\b|\b(?:one|you|visitors?) (?:can|could) "
    rf"(?:still )?{_SEEN}\b|\bseen by (?:our|a|the|its) (?:\w+ )?(?:correspondent|reporter|journalist)s?\b"
    r"|\bкорреспондент\w*\s+(?:[\w«»„“-]+\s+){0,4}?(?:увидел\w*|насчитал\w*|видел\w*|осмотрел\w*)"
    r"|\bкореспондент\w*\s+(?:[\w«»„“-]+\s+){0,4}?(?:побачи\w+|нарахува\w+|бачи\w+|огляну\w+)"
    r"|\b(?:я|мы|ми)\s+(?:видел\w*|увидел\w*|насчитал\w*|бачи\w+|побачи\w+|нарахува\w+)",
    re.I,
)
_OBSERVED = re.compile(
    r"\b(?:saw|seen|heard|counted|watched|felt|woke|witness\w*|видел\w*|слышал\w*|насчитал\w*|очевид\w+|"
    r"бачи\w+|чу[вл]\w*|нарахува\w+|свід\w+)\b",
    re.I,
)
# What a body is called beside its name; "the group's coordinator" is an office and no body.
_BODY_ROLE = re.compile(
    r"\b(?:group|organi[sz]ation|charity|agency|network|association|union|company|authority|service|movement|militia|"
    r"foundation|ngo|coalition|alliance|committee|institute|operator|council|organisation|организаци\w+|группа|"
    r"організаці\w+|група|союз|спілка)$",
    re.I,
)
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]*[”“»\"]")


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker of a claim: the name shown, what kind of origin it is, what it may be one with."""

    name: str
    kind: OriginKind
    anonymous: bool
    same_as: tuple[str, ...]


def is_medium(name: str, known: Collection[tuple[str, ...]]) -> bool:
    """Whether a name is that of a medium: a publisher known to the ledger or a word of the trade in the name."""
    keys = name_keys(name)
    if any(m and m == keys[i : i + len(m)] for m in known for i in range(len(keys))):
        return True
    return bool(_MEDIUM.search(name)) and not _PRESS_OFFICE.search(name) and not _BODY.search(name)


def is_body(name: str) -> bool:
    """Whether a name is that of an organisation, not of a person."""
    return (
        bool(_BODY.search(name))
        or len(name.split()) == 1
        or any(w.isupper() and len(w.strip(".")) > 1 for w in name.split())
    )


def voice(reading: Reading, attribution: Attribution) -> Voice | None:
    """The speaker of an attribution, with the body he or she speaks for as the document tells it."""
    speaker = attribution.speaker
    if speaker is None:
        return None
    if speaker.anonymous or speaker.name is None:
        role = speaker.role or "unnamed"
        if _EYES.search(role) or re.fullmatch(r"(?:our |the )?(?:correspondent|reporter|author|writer)s?", role, re.I):
            return None
        kind: OriginKind = "eyewitness" if _witnessed(reading, attribution) else "speaker"
        return Voice(role, kind, True, ())
    if _GENERIC.search(speaker.name) and speaker.name.islower():
        # "The group": the body that spoke last before, or nobody in particular.
        before = _spoken_before(reading, attribution)
        if not before:
            return Voice(speaker.name, "speaker", True, ())
        return Voice(before[-1], "body", False, ())
    bodies: list[str] = []
    if speaker.affiliation:
        bodies.append(speaker.affiliation)
    person = not _speaks_as_body(speaker)
    if person and not bodies:
        bodies += _body_nearby(reading, attribution)
    kind = "eyewitness" if _witnessed(reading, attribution) else "speaker" if person else "body"
    return Voice(speaker.name, kind, False, tuple(dict.fromkeys(bodies)))


def _speaks_as_body(speaker: Speaker) -> bool:
    """Whether a named speaker is an organisation: by its name, or since the text says so ("X, the relief group")."""
    role = speaker.role or ""
    return is_body(speaker.name or "") or bool(_BODY_ROLE.search(role) and not _OFFICE.search(role))


def _witnessed(reading: Reading, attribution: Attribution) -> bool:
    """Whether the speaker was there: as it was read, or a private person whose words tell of seeing or hearing."""
    if attribution.evidence == "witnessed":
        return True
    speaker = attribution.speaker
    if speaker is None or attribution.evidence == "inferred":
        return False
    if _OFFICE.search(f"{speaker.name or ''} {speaker.role or ''} {speaker.affiliation or ''}"):
        return False
    if is_body(speaker.name or speaker.role or ""):
        return False
    words = " ".join(s.of(reading.document.text) for s in attribution.content)
    return bool(_OBSERVED.search(words))


def _body_nearby(reading: Reading, attribution: Attribution) -> list[str]:
    """The body that a person speaks for, where the role tells: "the network's coordinator", "military spokesman".

    "Its" and "the group's" mean the body that spoke last before; a bare office ("a spokesman") the only one there is.
    """
    speaker = attribution.speaker
    role = (speaker.role if speaker else None) or ""
    text = reading.document.text
    if attribution.source:
        start = attribution.source[0].start
        role = role or text[max(0, start - 40) : attribution.source[-1].end]
    elif attribution.content:
        start = attribution.content[0].start
    else:
        return []
    if not _OFFICE.search(role):
        return []
    words = {w.casefold().removesuffix("'s").removesuffix("’s").rstrip("s’'") for w in _ROLE_WORD.findall(role)}
    spoken = _spoken(reading)
    named = [name for _, name in spoken if words & {w.casefold() for w in name.split()}]
    if named:
        return [named[-1]]
    own = _OFFICE_WORDS.sub(" ", role)
    if _BODY.search(own) and not _GENERIC.search(own):
        return [" ".join(own.split())]
    if _POSSESSED.search(f"{role} "):
        return _spoken_before(reading, attribution)[-1:] or _named_before(reading, attribution)[-1:]
    only = dict.fromkeys(name for _, name in spoken)
    bare = len(own.split()) <= 1 and not any(w[:1].isupper() for w in own.split())
    return list(only) if bare and len(only) == 1 else []


def _spoken(reading: Reading) -> list[tuple[int, str]]:
    """Where in the text bodies speak, and which; generic words ("the group") left out."""
    return sorted(
        (other.source[0].start, name)
        for other in reading.attributions
        if other.source and (name := _body_in(other)) is not None and not _GENERIC.search(name)
    )


def _spoken_before(reading: Reading, attribution: Attribution) -> list[str]:
    """The bodies that spoke before an attribution, the last one last."""
    spans = attribution.source or attribution.content
    start = spans[0].start if spans else 0
    return [name for at, name in _spoken(reading) if at < start]


def _named_before(reading: Reading, attribution: Attribution) -> list[str]:
    """Whoever was named as a speaker before: "the group" may be one whose name does not say that it is a group."""
    spans = attribution.source or attribution.content
    start = spans[0].start if spans else 0
    own = attribution.speaker.name if attribution.speaker else None
    return [
        other.speaker.name
        for other in sorted((o for o in reading.attributions if o.source), key=lambda o: o.source[0].start)
        if other.source[0].start < start and other.speaker and other.speaker.name and other.speaker.name != own
    ]


def _body_in(attribution: Attribution) -> str | None:
    """The body that speaks, or whose unnamed members do ("fighters of the Highland Army")."""
    speaker = attribution.speaker
    if speaker is None:
        return None
    if speaker.name:
        return speaker.name if _speaks_as_body(speaker) else speaker.affiliation
    role = speaker.role or ""
    if speaker.affiliation:
        return speaker.affiliation
    return role if _BODY.search(role) and any(w[:1].isupper() for w in role.split()[1:]) else None


def retold(reading: Reading, claim: Claim) -> Attribution | None:
    """The witness whose account the publisher retells: named in the claim's sentence, and speaking in its paragraph."""
    text = reading.document.text
    start = text.rfind("\n", 0, claim.anchor.start) + 1
    end = text.find("\n", claim.anchor.end)
    paragraph = Span(start, end if end >= 0 else len(text))
    keys = capitalised_keys(sentence_of(reading, claim.anchor))
    for attribution in reading.attributions:
        name = attribution.speaker.name if attribution.speaker else None
        if not name or not any(s.overlap(paragraph) for s in attribution.content):
            continue
        words = name_keys(name)
        speaker = voice(reading, attribution)
        if speaker and speaker.kind == "eyewitness" and words and words[-1] in keys:
            return attribution
    return None


def own_eyes(reading: Reading, claim: Claim) -> bool:
    """Whether the publisher's own reporter says to have seen it: marked in the sentence, outside quotations."""
    sentence = sentence_of(reading, claim.anchor)
    return bool(_EYES.search(_QUOTED.sub(" ", sentence)))


def sentence_of(reading: Reading, span: Span) -> str:
    """The sentences that a span touches, at most 1,500 characters to each side of its start."""
    text = reading.document.text
    parts = [s.span for s in take_apart(text).sentences if s.span.overlap(span)]
    if not parts:
        return span.of(text)
    return text[max(parts[0].start, span.start - 1500) : min(parts[-1].end, span.start + 1500)]
