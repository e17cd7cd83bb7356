"""Speakers: who a source refers to, once pronouns, short names and roles are resolved across the document.

An anonymous speaker is never joined with a named one, except where the text itself names them: a role in the lead
that the next paragraph gives with a name. Where nobody fits, the speaker stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from secondsource.model import Document, Mention, Span, Speaker
from secondsource.model.claim import Naming
from secondsource.reading.anonymity import asked_not_to_be_named
from secondsource.reading.english_interviews import INTERVIEW
from secondsource.reading.frames import Frame
from secondsource.reading.role_words import OUTLETS, PEOPLE
from secondsource.reading.roles import Described, describe, strip_article
from secondsource.reading.trees import SUBJECTS, Trees
from secondsource.reading.words import words

_RELATIVE = re.compile(r",? (?:who|which|whose|of whom)\b|, (?:speaking|citing|quoting|quoted|reached|contacted) ")
_HEADS = (*SUBJECTS, "ROOT")
_OFFICES = words(
    "official head chief mayor governor minister director administrator commander spokesman spokeswoman "
    "spokesperson deputy",
    "adviser advisor officer secretary president leader chairman representative councillor prefect commissioner "
    "manager",
)
_HOLDERS = words(
    "bishop archbishop ambassador envoy judge prosecutor inspector detective constable sheriff colonel general major "
    "captain lieutenant sergeant brigadier admiral chairwoman ombudsman headmaster headmistress principal dean rector "
    "coordinator superintendent premier chancellor king prince sheikh imam attaché consul dispatcher editor",
)
"""Further offices of which a place or body has one."""
_BUSINESS = words("operator company firm holding owner contractor subsidiary manufacturer plant corporation")
"""Kinds of business, of which there are many: called by its kind alone, none is identified."""
_SAME_OFFICE = {
    "official": _OFFICES, "officer": words("commander colonel captain major lieutenant general sergeant officer "
    "brigadier"),
    "adviser": words("adviser advisor"), "advisor": words("adviser advisor"), "commander": words("commander colonel"),
    "medic": words("doctor surgeon nurse medic paramedic"), "analyst": words("analyst expert researcher"),
}  # fmt: skip


@dataclass(slots=True)
class _Heard:
    """One party heard of in the document, where, and what is known of it."""

    described: Described
    at: int
    sentence: int
    paragraph: int
    is_source: bool
    speaker: Speaker
    gender: str = ""
    many: bool = False
    body: bool = False
    requested: bool = False


@dataclass(slots=True)
class Speakers:
    """The parties of one document, in the order in which they are heard."""

    trees: Trees
    document: Document
    mentions: Sequence[Mention]
    heard: list[_Heard] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _people: frozenset[str] = frozenset()
    _passed_on: frozenset[str] = frozenset()
    _number: dict[int, int] = field(default_factory=dict)
    _heard_at: list[int] = field(default_factory=list)
    _mention_at: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [t.start for t in self.trees.tokens]
        self._ends = [t.end for t in self.trees.tokens]
        self._mention_at = [m.span.start for m in self.mentions]
        self._people = frozenset(m.entity for m in self.mentions if m.kind == "person")

    def tokens_of(self, span: Span) -> tuple[int, int] | None:
        """First and last token inside a span."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end) - 1
        return (first, last) if first <= last and first < len(self._starts) else None

    def resolve(self, frames: Sequence[Frame]) -> list[Speaker | None]:
        """The speaker of each frame; frames in text order."""
        described = [self._described(f.source[0]) if f.source else None for f in frames]
        found = {d.name for d in described if d is not None and d.kind == "person" and d.name}
        if not found <= self._people:  # names that the tagger missed make their short forms known
            self._people |= found
            described = [self._described(f.source[0]) if f.source else None for f in frames]
        self._hear(frames, described)
        self._heard_at = [h.at for h in self.heard]
        self._number = {h.at: n for n, h in enumerate(self.heard)}
        cited = {f.content for f in frames if f.by.partition("+")[0].endswith(".citing")}
        self._passed_on = frozenset(
            d.name
            for f, d in zip(frames, described, strict=True)
            if d is not None and d.name and f.content in cited and not f.by.partition("+")[0].endswith(".citing")
        )
        self._name_roles()
        self._join()
        resolved: list[Speaker | None] = []
        for frame, party in zip(frames, described, strict=True):
            if party is None:
                interviewed = frame.by == INTERVIEW
                last = self._interviewed(frame) if interviewed else self._last_before(frame, resolved, frames)
                resolved.append(None if frame.cue else last)
            else:
                resolved.append(self._resolve(frame, party))
        return resolved

    # ---- hearing ---------------------------------------------------------------------------------------------------

    def _described(self, whole: Span) -> Described | None:
        clause = _RELATIVE.search(self.trees.text, whole.start, whole.end)
        end = clause.start() if clause and clause.start() > whole.start else whole.end
        while end > whole.start + 1 and self.trees.text[end - 1] in " ,;:–—-":
            end -= 1
        span = Span(whole.start, end)
        reach = self.tokens_of(span)
        return describe(self.trees, span, *reach, self._people) if reach else None

    def _hear(self, frames: Sequence[Frame], described: Sequence[Described | None]) -> None:
        """Every party that may be meant later: the sources, and other subjects that are people or bodies."""
        parties: dict[int, tuple[Described, bool]] = {}
        for party in described:
            if party is not None and party.kind != "pronoun":
                parties[party.span.start] = (party, True)
        for n, token in enumerate(self.trees.tokens):
            opens = token.entity == "PERSON" and n == self.trees.sentence_of(n).first
            named = token.dep == "appos" and token.entity == "PERSON" and self.trees.tokens[token.head].dep in _HEADS
            if (token.dep in SUBJECTS and token.pos in ("NOUN", "PROPN")) or opens or named:
                first, last = self.trees.noun_phrase(n) if not opens else (n, self._name_end(n))
                span = self.trees.span(first, last)
                if span.start in parties or len(span) > 200:
                    continue
                party = describe(self.trees, span, first, last, self._people)
                if party.kind in ("person", "body") or (party.kind in ("role", "group") and party.head in PEOPLE):
                    parties[span.start] = (party, False)
        known: dict[str, Speaker] = {}
        for at in sorted(parties):
            party, is_source = parties[at]
            reach = self.tokens_of(party.span)
            if reach is None:
                continue
            sentence = self.trees.sentence_of(reach[0])
            speaker, requested = self._speaker(party, known)
            self.heard.append(
                _Heard(
                    party, at, sentence.index, sentence.paragraph, is_source, speaker,
                    party.gender or _gender_of_name(speaker.name if party.kind == "person" else None),
                    party.kind == "group", party.kind == "body", requested,
                )
            )  # fmt: skip

    def _name_end(self, n: int) -> int:
        while n + 1 < len(self.trees.tokens) and self.trees.tokens[n + 1].entity == "PERSON":
            n += 1
        return n

    def _speaker(self, party: Described, known: dict[str, Speaker]) -> tuple[Speaker, bool]:
        requested = asked_not_to_be_named(self.trees, party.span)
        if party.name is not None and not (requested and party.kind != "person"):
            name = self._full_name(party, known)
            role = party.role
            before = known.get(name)
            if before is not None:
                role = before.role or role
            speaker = Speaker(name, _fitting(role, name), _affiliation(role), False, "named")
            known[name] = speaker
            return speaker, False
        naming: Naming = "requested" if requested else "group" if party.kind == "group" else "role"
        return Speaker(None, party.role or party.text[:80], _affiliation(party.role), True, naming), requested

    def _full_name(self, party: Described, known: dict[str, Speaker]) -> str:
        name = party.name or ""
        if party.kind == "person":
            for full in known:
                parts = full.split()
                if len(parts) > 1 and (parts[-1] == name or (len(name.split()) == 1 and parts[0] == name)):
                    return full
            for full in sorted(self._people):
                if len(full.split()) > 1 and full.split()[-1] == name:
                    return full
            return name
        lowered = strip_article(name).lower()
        for full in known:
            if strip_article(full).lower() == lowered:
                return full
        for mention in self.mentions:
            if mention.text == strip_article(name) and mention.entity != mention.text:
                return mention.entity
        return name

    def _name_roles(self) -> None:
        """Give a role in the lead the name that the next paragraph gives it."""
        for number, heard in enumerate(self.heard):
            if (
                not heard.speaker.anonymous
                or heard.requested
                or heard.many
                or not heard.is_source
                or heard.described.kind != "role"
            ):
                continue
            head = heard.described.head
            for later in self.heard[number + 1 : number + 60]:
                if later.paragraph - heard.paragraph > 1:
                    break
                if later.described.kind != "person" or later.speaker.anonymous or not later.speaker.name:
                    continue
                if not later.is_source and not _introduces(later.described.text, head):
                    continue
                role = set(re.findall(r"[\w-]+", later.described.text.lower()))
                same = head in role or bool(_SAME_OFFICE.get(head, frozenset()) & role)
                exact = head in role and (heard.described.definite or heard.paragraph <= 1)
                lead = heard.paragraph <= 1 and same and _modifiers_fit(heard.described.text, later.described.text)
                bare_name = later.speaker.role is None and later.paragraph == heard.paragraph + 1
                first = not heard.described.definite or re.search(r"\bof an? ", heard.described.text) is not None
                if bare_name and heard.paragraph <= 1 and not same and first:
                    # "an aide …" in the lead; the next paragraph begins with a name that it does not explain
                    lead = self._first_named(later)
                if (exact and _modifiers_fit(heard.described.text, later.described.text)) or lead:
                    heard.speaker = later.speaker
                    heard.gender = later.gender
                break

    def _first_named(self, later: _Heard) -> bool:
        """Whether a name is the first in the document, and it comes once its paragraph has begun to quote."""
        first = next((h for h in self.heard if h.described.kind == "person"), None)
        return first is later and len((later.speaker.name or "").split()) > 1

    # ---- resolving -------------------------------------------------------------------------------------------------

    def _resolve(self, frame: Frame, party: Described) -> Speaker | None:
        if party.kind == "pronoun":
            return self._pronoun(party)
        number = self._number.get(party.span.start)
        return self.heard[number].speaker if number is not None else None

    def _join(self) -> None:
        """Give definite roles and generic names the party that was heard before them, in text order."""
        for own in self.heard:
            party = own.described
            if own.speaker.anonymous and party.definite and not own.requested:
                earlier = self._same_role(own) or self._described_person(own)
                if earlier is not None:
                    own.speaker, own.gender = earlier.speaker, earlier.gender
            elif own.body and _is_generic(party):
                earlier = self._same_body(own)
                if earlier is not None:
                    own.speaker = earlier.speaker
                elif (name := self._mentioned_body(own)) is not None:
                    own.speaker = Speaker(name, None, None, False, "named")
                elif party.head in _BUSINESS:
                    own.speaker = Speaker(None, party.text, None, True, "role")
            elif own.body and party.head in _BUSINESS and (party.name or "A")[0].islower():
                own.speaker = Speaker(None, party.role or party.text[:80], None, True, "role")  # "the operator at X"

    def _described_person(self, own: _Heard) -> _Heard | None:
        """ "the farmer", where the paragraph has spoken of one person by name alone."""
        party = own.described
        if party.kind != "role" or not own.is_source or not party.text.lower().startswith("the "):
            return None
        if "’s " in party.text or "'s " in party.text or len(party.text.split()) > 5:
            return None
        if party.head in _OFFICES or party.head in _HOLDERS:
            return None  # an office has its own holder, whom the text has not named
        near = [h for h in self._heard_before(own, 0) if h.described.kind == "person" and h.speaker.name]
        names = {h.speaker.name for h in near}
        # A single word that nobody quoted may be anything that opens a sentence ("Oxygen", "Kremenchuk").
        sure = bool(near) and (near[0].is_source or len((near[0].speaker.name or "").split()) > 1)
        return near[0] if sure and len(names) == 1 and not near[0].speaker.role else None

    def _same_role(self, own: _Heard) -> _Heard | None:
        """ "the officer": the last one of that role; "the adviser": also a named person with that role."""
        head = own.described.head
        content = _content_words(own.described.text)
        for heard in self._heard_before(own, 4):
            known = _content_words(heard.described.text)
            same_head = heard.described.head == head and heard.many == own.many
            if same_head and heard.described.kind in ("role", "group") and (len(content) == 1 or content <= known):
                return heard
            if heard.described.kind == "person" and not heard.speaker.anonymous:
                known |= _content_words(heard.speaker.role or "")
                if head in known and content <= known:
                    return heard
        return None

    def _same_body(self, own: _Heard) -> _Heard | None:
        """ "the company", "the newspaper": the last body heard that may be called so."""
        head = own.described.head
        for heard in self._heard_before(own, 2):
            if not heard.body or not heard.is_source or _is_generic(heard.described):
                continue
            known = set(re.findall(r"[\w-]+", heard.described.text.lower()))
            if head in OUTLETS - {"agency"}:
                if known & OUTLETS or (heard.speaker.name or "") in self._passed_on:
                    return heard
            elif (
                head in known
                or _GENERIC_FOR.get(head, frozenset()) & known
                or (head in _LOOSE and heard.paragraph == own.paragraph and not known & _GENERIC_BODIES)
            ):
                return heard
        return None

    def _mentioned_body(self, own: _Heard) -> str | None:
        """The last name before it that ends with the generic word: "the Ward Network" for "the network"."""
        number = bisect_left(self._mention_at, own.at)
        for mention in reversed(self.mentions[max(0, number - 60) : number]):
            parts = mention.text.lower().split()
            if len(parts) < 2 or mention.kind == "person":
                continue
            medium = own.described.head in OUTLETS and bool(OUTLETS & set(parts))
            if parts[-1] == own.described.head or medium or self._called(mention, own.described.head):
                return mention.entity
        return None

    def _called(self, mention: Mention, head: str) -> bool:
        """Whether the words behind a name say what kind of body it is ("the Orlen Guard, a local militia")."""
        behind = self.trees.text[mention.span.end : mention.span.end + 60]
        return re.match(rf"\W? ?, (?:an?|the|one of the) (?:[\w’'-]+ ){{0,4}}{re.escape(head)}s?\b", behind) is not None

    def _heard_before(self, own: _Heard, paragraphs: int) -> Iterator[_Heard]:
        """What was heard before, nearest first, at most so many paragraphs and forty parties back."""
        number = self._number[own.at]
        for heard in reversed(self.heard[max(0, number - 40) : number]):
            if own.paragraph - heard.paragraph > paragraphs:
                return
            yield heard

    def _pronoun(self, party: Described) -> Speaker | None:
        reach = self.tokens_of(party.span)
        if reach is None:
            return None
        sentence = self.trees.sentence_of(reach[0])
        word = party.head
        if word in ("we", "us", "i"):
            publisher = self.document.publisher
            return Speaker(publisher, None, None, False, "named") if publisher and word != "i" else None
        best: tuple[float, _Heard] | None = None
        number = bisect_left(self._heard_at, party.span.start)
        for heard in self.heard[max(0, number - 60) : number]:
            distance = sentence.paragraph - heard.paragraph
            if distance > 2 or not self._agrees(word, party.gender, heard):
                continue
            # Nearness first; a source before a mere subject of the same paragraph.
            score = -3.0 * distance - 0.4 * (sentence.index - heard.sentence) + (1.5 if heard.is_source else 0.0)
            if not heard.is_source and heard.sentence == sentence.index:
                score -= 5.0  # a subject inside what is said
            if not heard.is_source and heard.speaker.anonymous:
                score -= 1.5
            if party.gender and heard.gender:
                score += 0.8 if heard.gender == party.gender else -0.8
            if best is None or score >= best[0]:
                best = (score, heard)
        return best[1].speaker if best else None

    def _agrees(self, word: str, gender: str, heard: _Heard) -> bool:
        if word in ("he", "she", "him", "her", "his"):
            if heard.many or heard.body or heard.described.kind == "thing":
                return False
            return not heard.described.gender or heard.described.gender == gender
        if word in ("it", "its"):
            return heard.body or heard.described.kind == "thing"
        if word in ("they", "them", "their"):
            return heard.many or heard.body or heard.described.head == "people"
        return False

    def _interviewed(self, frame: Frame) -> Speaker | None:
        """Who answers in an interview: the first person that its introduction names, else the first role in it."""
        before = self.heard[: bisect_left(self._heard_at, frame.start)]
        people = [h.speaker for h in before if h.described.kind == "person" and h.speaker.name]
        roles = [h.speaker for h in before if h.described.kind == "role" and h.described.head in PEOPLE]
        return next(iter((*people, *roles)), None)

    def _last_before(self, frame: Frame, resolved: Sequence[Speaker | None], frames: Sequence[Frame]) -> Speaker | None:
        """The speaker of an untagged quotation: the last one in the paragraph or the one before."""
        behind = self.trees.text[frame.content[-1].end : frame.content[-1].end + 40].split("\n")[0]
        if re.match(r"\W{0,3}[a-z]|\W{0,2}\w+ (?:said|says|told)", behind):
            return None  # a tag that was not understood: better nobody than the wrong one
        for number in range(len(resolved) - 1, max(-1, len(resolved) - 30), -1):
            earlier, speaker = frames[number], resolved[number]
            if speaker is not None and earlier.start < frame.start:
                between = self.trees.text[earlier.start : min(frame.start, earlier.start + 1500)]
                return speaker if between.count("\n\n") <= 1 and len(between) < 1200 else None
        return None


_GENERIC_BODIES = words(
    "company agency ministry group army organisation organization station newspaper office service movement "
    "party brigade",
    "monitor channel operator institute council department administration paper portal",
    "site broadcaster network union faction militia front alliance coalition",
)
_LOOSE = words("company group movement organisation organization agency network union monitor institute party")
_GENERIC_FOR = {
    "company": words("holding owner operator firm energy"), "group": words("movement organisation cell volunteers"),
    "agency": words("press wire news"), "station": words("radio tv"),
}  # fmt: skip


def _introduces(text: str, head: str) -> bool:
    """Whether a phrase gives an office its holder ("the governor, Ann Doe"), which need not be a source."""
    return re.match(rf"[Tt]he (?:[\w’'-]+ ){{0,3}}{re.escape(head)}, [A-ZÀ-Þ]", text) is not None


def _is_generic(party: Described) -> bool:
    """ "the group", "the newspaper", "the German paper": a body by its kind alone."""
    match = re.fullmatch(r"[Tt]he ([A-Z]\w+(?:an|ish|ese|ian|ic|sh|ch|i|ss) )?([a-z-]+)", party.text)
    if match is not None and match.group(1) and match.group(2) not in OUTLETS:
        return False  # "the Ethiopian army" is a name
    return match is not None and match.group(2) == party.head and party.head in _GENERIC_BODIES


def _content_words(phrase: str) -> set[str]:
    return set(re.findall(r"[\w-]+", phrase.lower())) - _PLAIN


_PLAIN = words("a an the of in for to and its his her their s this that at from on with former one")


def _modifiers_fit(a: str, b: str) -> bool:
    """Whether two descriptions may mean one person: the words that both have are more than articles, or the "
    "first has none."""
    plain = words("a an the of in for to and its his her their 's ’s")
    left = {w.strip(",.") for w in a.lower().replace("’s", "").replace("'s", "").split()} - plain
    right = {w.strip(",.") for w in b.lower().replace("’s", "").replace("'s", "").split()} - plain
    return bool(left & right)


def _fitting(role: str | None, name: str) -> str | None:
    """A role short enough to stand beside the name."""
    if not role:
        return None
    return " ".join(role.split()[: max(0, 14 - len(name.split()))]) or None


def _affiliation(role: str | None) -> str | None:
    """The body behind "of", "for" or "at" in a role, where it carries a name."""
    match = re.search(
        r"\b(?:of|for|at|from|with)\s+((?:the\s+)?(?:[\w’'&-]+\s){0,3}[A-ZÀ-Þ][\w’'&-]*(?:\s[\w’'&-]+){0,4})",
        role or "",
    )
    return strip_article(match.group(1)) if match else None


def _gender_of_name(name: str | None) -> str:
    """Nothing is read into a name but a clear ending of Slavic and Romance first names; it only breaks ties."""
    first = (name or "").split()[0].lower() if name else ""
    if len((name or "").split()) < 2 or not first:
        return ""
    if first.endswith(("iia", "ia", "na", "ra", "la", "ka", "sa", "da", "ta", "va")) and first not in words(
        "mykola nikita illia ilia ilya luka sava foma joshua kuzma musa issa abdalla mustafa moussa garba yahya "
        "zakaria nana costa",
    ):
        return "she"
    return ""


def is_outlet(text: str) -> bool:
    """Whether a phrase names a medium by its kind ("the newspaper Elb", "Cedar TV")."""
    return bool(set(re.findall(r"\w+", text.lower())) & OUTLETS)
