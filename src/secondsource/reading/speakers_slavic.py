"""Speakers of Russian and Ukrainian attributions: names in the nominative, pronouns by gender, roles, bodies, groups.

An anonymous speaker is joined with nobody, except where the document itself names the bearer of the role.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model import Document, Span, Speaker
from secondsource.model.claim import Naming
from secondsource.reading import cues_slavic as cues
from secondsource.reading.frames import Frame
from secondsource.reading.slavic_names import BODIES, INSTITUTIONS
from secondsource.reading.slavic_view import CLOSING, OPENING, View, plain
from secondsource.reading.sources_slavic import subject
from secondsource.reading.words import words

_MEMORY = 60  # parties; a report that quotes more people between two mentions of one is no news report
_HE = words("он ему него нему им ним він йому нього ньому ним")
_SHE = words("она ей ней нею вона їй неї ній нею")
_THEY = words("они им них ими вони їм них ними")
_OWNERS = {"его": "Masc", "його": "Masc", "её": "Fem", "ее": "Fem", "її": "Fem", "их": "Plur", "їх": "Plur",
           "їхній": "Plur", "їхня": "Plur", "їхні": "Plur"}  # fmt: skip
_GENERIC_PEOPLE = words(
    "чиновник посадовець политик політик военный військовий офицер офіцер собеседник співрозмовник спикер спікер",
    "представитель представник представительница представниця глава голова руководитель керівник депутат женщина жінка",
    "мужчина чоловік специалист фахівець эксперт експерт аналитик аналітик",
)
_GENERIC_BODIES = words(
    "ведомство відомство организация організація издание видання компания компанія агентство агенція редакция редакція",
    "канал телеканал газета портал предприятие підприємство министерство міністерство служба хаб сеть мережа фонд штаб",
    "управление управління группа група бригада енергокомпанія энергокомпания телеграм-канал журнал сайт",
)
_OFFICES = words(
    "министерство міністерство минобороны міноборони генштаб штаб служба управление управління мвд мвс сбу фсб мчс",
    "прокуратура полиция поліція разведка розвідка администрация адміністрація компания компанія энергокомпания",
    "енергокомпанія дснс мид мзс минздрав командование командування гур департамент комитет комітет",
)
_ASKING = words("просить попросить отказаться согласиться пожелать просити попросити відмовитися погодитися побажати")
_REQUESTED = re.compile(
    r"анонимн|анонім|не (?:называть|называть|називати|назвать|раскрывать|разглашать|розголошу|указывать|публиковать)"
    r"|остаться неизвестн|залишитися невідом|сохранить? (?:свою )?анон|скрыва\w+ (?:своё|свое) имя|приховує\w* ім"
    r"|не пожела\w+ (?:назвать|представ|раскры|указ)|не захот\w+ (?:назвать|представ|называть|називат)"
    r"|отказа\w+ (?:назвать|представ|называть)|відмови\w+ (?:назват|називат|представ)|не бажа\w+ (?:назват|називат)"
    r"|не побажа\w+ (?:назват|називат)|им(?:я|ени|ена) (?:\w+ )?не (?:назыв|разглаш|раскрыв|указ|публик)"
    r"|ім['’]я (?:\w+ )?(?:\w+ )?не (?:назив|розголош|розкрив|вказ|публік|наводи)|просив\w* не (?:назыв|указ|"
    r"публик|раскр)"
    r"|попроси\w+ не (?:назыв|назив|указ|вказ|публик|публік|раскр|розкр)|просил\w* не назыв|без назви імені",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Party:
    """One party heard of: where, who, and what pronouns fit."""

    at: int
    paragraph: int
    speaker: Speaker
    gender: str
    many: bool
    body: bool
    is_source: bool
    lemmas: frozenset[str]


class Speakers:
    """The parties of one document. `resolve` takes frames in text order."""

    def __init__(self, view: View, document: Document) -> None:
        self.view = view
        self.document = document
        self.parties: list[Party] = []
        self._full = self._full_names()

    def _full_names(self) -> list[tuple[str, str]]:
        """Full names in the document, each with the gender of its bearer."""
        found: dict[str, str] = {}
        for first, last in self._people(0, len(self.view.tokens) - 1):
            if last > first:
                name = " ".join(self.view.tokens[k].lemma for k in range(first, last + 1))
                found.setdefault(name, self._gender(first, last))
        return list(found.items())[:500]

    def _people(self, first: int, last: int) -> list[tuple[int, int]]:
        tokens = self.view.tokens
        found: list[tuple[int, int]] = []
        n = first
        while n <= last:
            if tokens[n].entity == "PERSON":
                stop = n
                while (
                    stop < last
                    and tokens[stop + 1].entity == "PERSON"
                    and tokens[stop + 1].sentence == tokens[n].sentence
                ):
                    stop += 1
                found.append((n, stop))
                n = stop
            n += 1
        return found

    def _gender(self, first: int, last: int) -> str:
        for k in range(first, last + 1):
            if self.view.feature(k, "NameType") == "Giv" and self.view.feature(k, "Gender"):
                return self.view.feature(k, "Gender")
        return next(
            (self.view.feature(k, "Gender") for k in range(first, last + 1) if self.view.feature(k, "Gender")), ""
        )

    # ---- resolving -------------------------------------------------------------------------------------------------

    def resolve(self, frames: Sequence[Frame]) -> list[Speaker | None]:
        """The speaker of each frame; frames in text order. Where nobody can be found: None."""
        self._mentions()
        self._asking()
        resolved: list[Speaker | None] = []
        for frame in frames:
            party = self._resolve(frame)
            resolved.append(party.speaker if party is not None else None)
            if party is not None:
                at = frame.source[0].start if frame.source else (frame.cue or frame.content)[0].start
                self._hear(
                    Party(
                        at, self._paragraph(at), party.speaker, party.gender, party.many, party.body, True, party.lemmas
                    )
                )
        for number, frame in enumerate(frames):  # an interview names who answers when it pleases
            if resolved[number] is None and frame.by.endswith("dialogue"):
                later = zip(frames[number:], resolved[number:], strict=True)
                resolved[number] = next((s for f, s in later if s is not None and f.by.endswith("dialogue")), None)
        return resolved

    def _hear(self, party: Party) -> None:
        insort(self.parties, party, key=lambda p: p.at)

    def _heard(self, at: int) -> list[Party]:
        """The latest parties before an offset, in text order; who spoke long before is not meant."""
        end = bisect_left(self.parties, at, key=lambda p: p.at)
        return self.parties[max(0, end - _MEMORY) : end]

    def _paragraph(self, offset: int) -> int:
        return self.view.sentence_of(self.view.at(offset)).paragraph

    def _mentions(self) -> None:
        """People and bodies that are subjects somewhere: pronouns may mean them, though they say nothing."""
        view = self.view
        for first, last in self._people(0, len(view.tokens) - 1):
            if view.case(first) not in ("Nom", "") or view.inside[first] >= 0:
                continue
            begin = first
            if view.tokens[first].dep in ("appos", "flat", "nmod"):
                head = view.tokens[first].head
                begin = min(first, head) if first - head < 8 else first
            name, gender = self._named(first, last)
            role = self._role(begin, first - 1)
            at = view.tokens[first].start
            speaker = Speaker(name, role, None, False, "named")
            self._hear(Party(at, self._paragraph(at), speaker, gender, False, False, False, self._lemmas(begin, last)))

    def _asking(self) -> None:
        """Who asked not to be named is a party, though the asking is no attribution."""
        view = self.view
        for sentence in view.sentences:
            if not _REQUESTED.search(view.text, sentence.span.start, sentence.span.end):
                continue
            verb = next(
                (n for n in range(sentence.first, sentence.last) if view.lemma(n) in _ASKING and view.is_predicate(n)),
                -1,
            )
            who = subject(view, sentence, verb) if verb >= 0 else None
            if who is None or any(view.tokens[k].entity == "PERSON" for k in range(who[0], who[1] + 1)):
                continue
            head = view.head(*who)
            if head < 0 or view.feature(head, "Animacy") != "Anim":
                continue
            speaker = Speaker(None, _clean(view.nominative(*who))[:100], None, True, "requested")
            gender = view.feature(verb, "Gender") or view.feature(head, "Gender")
            many = view.feature(head, "Number") == "Plur"
            at = view.tokens[who[0]].start
            self._hear(Party(at, self._paragraph(at), speaker, gender, many, False, True, self._lemmas(*who)))

    def _lemmas(self, first: int, last: int) -> frozenset[str]:
        return frozenset(
            self.view.lemma(k)
            for k in range(first, last + 1)
            if self.view.tokens[k].pos in ("NOUN", "PROPN", "ADJ", "X")
        )

    def _resolve(self, frame: Frame) -> Party | None:
        view = self.view
        if not frame.source:
            return self._unsaid(frame)
        first, last = view.at(frame.source[0].start), view.at(max(frame.source[0].start, frame.source[-1].end - 1))
        text = view.lower(first)
        at = frame.source[0].start
        if first == last and text in _OWNERS:
            return self._pronoun(at, _OWNERS[text])
        if first == last and text in _HE | _SHE | _THEY:
            wanted = "Masc" if text in _HE - _THEY else "Fem" if text in _SHE else "Plur"
            if text in ("им", "ним"):
                wanted = "Masc"
            return self._pronoun(at, wanted)
        if first == last and text in ("мы", "ми", "я"):
            publisher = self.document.publisher
            return (
                self._party(at, Speaker(publisher, None, None, False, "named"), "", body=True)
                if publisher and text != "я"
                else None
            )
        return self._described(frame, first, last)

    def _unsaid(self, frame: Frame) -> Party | None:
        """No source: the last speaker goes on, where the verb's gender lets them; impersonal words have none."""
        rule = frame.by.rsplit(".", 1)[-1]
        at = frame.start
        if rule in ("hearsay", "impersonal", "noun", "preposition", "citing"):
            return None
        if frame.cue:
            n = self.view.at(frame.cue[0].start)
            if (
                self.view.feature(n, "Number") == "Plur"
                or self.view.tokens[n].tag in ("Imps", "Part")
                or self.view.lemma(n) in cues.IMPERSONAL
            ):
                return None
            return self._pronoun(frame.cue[0].start, self.view.feature(n, "Gender") or "any")
        return self._pronoun(at, "any")

    def _pronoun(self, at: int, wanted: str) -> Party | None:
        paragraph = self._paragraph(at)
        best: tuple[float, Party] | None = None
        for party in self._heard(at):
            distance = paragraph - party.paragraph
            if distance > 2:
                continue
            if wanted == "Plur":
                if not party.many and not party.body:
                    continue
            elif wanted == "Fem" and party.body:
                if self._body_gender(party) != "Fem":
                    continue
            elif party.many or party.body or (wanted != "any" and party.gender and party.gender != wanted):
                continue
            score = -2.0 * distance + (1.0 if party.is_source else 0.0) + party.at * 1e-6
            sentences = self.view.tokens[self.view.at(at)].sentence - self.view.tokens[self.view.at(party.at)].sentence
            score -= 0.6 * sentences
            if wanted == "Plur" and party.body and not party.many:
                score -= 0.7
            if best is None or score >= best[0]:
                best = (score, party)
        return best[1] if best else None

    def _body_gender(self, party: Party) -> str:
        return party.gender

    def _party(
        self,
        at: int,
        speaker: Speaker,
        gender: str,
        *,
        many: bool = False,
        body: bool = False,
        lemmas: frozenset[str] = frozenset(),
    ) -> Party:
        return Party(at, self._paragraph(at), speaker, gender, many, body, True, lemmas)

    # ---- descriptions ----------------------------------------------------------------------------------------------

    def _described(self, frame: Frame, first: int, last: int) -> Party | None:
        view = self.view
        at = view.tokens[first].start
        owner: Party | None = None
        if view.lower(first) in _OWNERS and first < last:
            owner = self._pronoun(at, _OWNERS[view.lower(first)])
            first += 1
        head = view.head(first, last)
        if head < 0:
            return None
        verb_gender = self._verb_gender(frame)
        lemma = view.lemma(head)
        if lemma in cues.DOCUMENTS and head < last:
            inner = self._inner(head, last)
            if inner is not None:
                first, last = inner
                head = view.head(first, last)
                lemma = view.lemma(head)
        requested = self._requested(last)
        people = self._people(first, last)
        people = [p for p in people if not self._nested(p, head, lemma)]
        if not people and first == last and view.tokens[first].text[0].isupper():
            known = self._known_surname(view.tokens[first].text)
            if known is not None:
                return self._party(
                    at, Speaker(known[0], self._known_role(known[0]), None, False, "named"), known[1] or verb_gender
                )
        if people:
            begin, end = people[-1] if view.lemma(people[0][0]) in ("дніпро",) else people[0]
            name, gender = self._named(begin, end)
            role = self._role(first, begin - 1) or self._role(self._behind(end), last) or self._known_role(name)
            speaker = Speaker(name, role, _affiliation(role), False, "named")
            return self._party(at, speaker, verb_gender or gender, lemmas=self._lemmas(first, last))
        quoted = self._quoted_name(first, last)
        if quoted and head_is_quoted(view, first) and " " not in quoted:
            quoted = view.nominative(first + 1, first + 1)  # "нагадують у «Нікопольводі»"
        animate = view.feature(head, "Animacy") == "Anim"
        plural = view.feature(head, "Number") == "Plur" or any(view.tokens[k].pos == "NUM" for k in range(first, head))
        plural = plural and not (view.tokens[head].text.isupper() and len(view.tokens[head].text) > 1)
        shouted = view.tokens[head].text.isupper() and len(view.tokens[head].text) > 1
        body = (not animate or shouted) and (
            lemma in BODIES | cues.OUTLETS | INSTITUTIONS | _GENERIC_BODIES
            or view.tokens[head].entity == "ORG"
            or view.tokens[head].text.isupper()
        )
        latin = view.tokens[head].text.isascii() and view.tokens[head].text[0].isupper()
        phrase = _clean(view.nominative(first, last))
        if quoted and (not animate or head_is_quoted(view, first)) and not (plural and lemma not in BODIES):
            return self._party(
                at,
                Speaker(quoted, None, None, False, "named"),
                view.feature(head, "Gender"),
                body=True,
                lemmas=self._lemmas(first, last),
            )
        singular_outlet = lemma in cues.OUTLETS | _GENERIC_BODIES and first == last
        if body and not plural and singular_outlet:
            known_body = self._known_body(at, lemma)
            if known_body is not None:
                return known_body
        if (
            latin
            or (body and not plural)
            or (plural and lemma in ("сила", "власть", "войско", "військо"))
            or lemma in INSTITUTIONS
        ):
            gender = view.feature(head, "Gender")
            return self._party(
                at,
                Speaker(phrase, None, None, False, "named"),
                gender,
                body=True,
                many=plural,
                lemmas=self._lemmas(first, last),
            )
        if view.tokens[head].entity in ("GPE", "LOC") and not animate:
            return self._party(at, Speaker(phrase, None, None, False, "named"), view.feature(head, "Gender"), body=True)
        gender = verb_gender or view.feature(head, "Gender")
        if not requested and not plural and owner is None:
            known_person = self._bearer(at, lemma, first, last, gender)
            if known_person is not None:
                return known_person
        many = plural
        naming: Naming = "requested" if requested else "group" if many else "role"
        role_text = phrase
        if owner is not None and owner.speaker.name:
            role_text = f"{phrase} {owner.speaker.name}"
        same = next(
            (
                p
                for p in reversed(self._heard(at))
                if p.at < at
                and p.is_source
                and p.speaker.anonymous
                and lemma in p.lemmas
                and p.many == many
                and first == last
            ),
            None,
        )
        if same is not None:
            return same
        return self._party(
            at, Speaker(None, role_text[:100], None, True, naming), gender, many=many, lemmas=self._lemmas(first, last)
        )

    def _behind(self, end: int) -> int:
        """Where the apposition behind a name begins: behind its comma."""
        return end + 2 if self.view.lower(end + 1) == "," else end + 1

    def _verb_gender(self, frame: Frame) -> str:
        if not frame.cue:
            return ""
        n = self.view.at(frame.cue[0].start)
        return self.view.feature(n, "Gender") if self.view.tokens[n].pos == "VERB" else ""

    def _inner(self, head: int, last: int) -> tuple[int, int] | None:
        """ "заявлении пресс-службы": whose text it is."""
        for k in range(head + 1, last + 1):
            if self.view.case(k) == "Gen" and self.view.tokens[k].pos in ("NOUN", "PROPN", "ADJ"):
                return k, last
        return None

    def _nested(self, person: tuple[int, int], head: int, lemma: str) -> bool:
        """ "пресс-служба Иванова": the name inside a body's name is not who speaks."""
        view = self.view
        return person[0] > head and view.case(person[0]) == "Gen" and view.case(head) != "Gen" and (
            lemma in BODIES or view.feature(head, "Animacy") != "Anim"
        ) and lemma not in ("позывной", "позивний")  # fmt: skip

    def _requested(self, last: int) -> bool:
        view = self.view
        sentence = view.sentence_of(last)
        end = view.tokens[last].end
        return bool(_REQUESTED.search(view.text, end, min(sentence.span.end, end + 130)))

    def _named(self, first: int, last: int) -> tuple[str, str]:
        """The full name and gender behind a name in the text."""
        view = self.view
        name = " ".join(view.tokens[k].lemma for k in range(first, last + 1))
        if first == last:
            known = self._known_surname(view.tokens[first].text) or self._known_surname(name)
            if known is not None:
                return known
        for full, gender in self._full:
            if last > first and _alike(full.split()[-1], name.split()[-1]) and _alike(full.split()[0], name.split()[0]):
                return full, gender
        return name, self._gender(first, last)

    def _known_surname(self, text: str) -> tuple[str, str] | None:
        for full, gender in self._full:
            parts = full.split()
            if _alike(parts[-1], text) or (parts[0] == text):
                return full, gender
        return None

    def _known_role(self, name: str) -> str | None:
        return next((p.speaker.role for p in self.parties[:400] if p.speaker.name == name and p.speaker.role), None)

    def _role(self, first: int, last: int) -> str | None:
        view = self.view
        while last >= first and (
            view.tokens[last].pos == "PUNCT" or view.lemma(last) in ("позывной", "позивний", "с", "з", "із")
        ):
            last -= 1
        if last < first:
            return None
        marks = sum(view.tokens[k].text in OPENING | CLOSING for k in range(first, last + 1))
        if marks % 2 and last + 1 < len(view.tokens) and view.tokens[last + 1].text in CLOSING:
            last += 1
        text = _clean(view.nominative(first, last))
        return " ".join(text.split()[:10]) or None

    def _quoted_name(self, first: int, last: int) -> str | None:
        view = self.view
        opening = next((k for k in range(first, last + 1) if view.tokens[k].text in OPENING), -1)
        if opening < 0:
            return None
        closing = next((k for k in range(last, opening, -1) if view.tokens[k].text in CLOSING), last + 1)
        if closing <= opening + 1:
            return None
        return view.span(opening + 1, closing - 1).of(view.text)

    def _known_body(self, at: int, lemma: str) -> Party | None:
        """ "Издание", "ведомство": the last body of that kind, or the publisher."""
        publisher = self.document.publisher
        if publisher and any(
            plain(w).startswith(lemma[: max(3, len(lemma) - 2)]) for w in re.findall(r"\w+", publisher)
        ):
            return self._party(at, Speaker(publisher, None, None, False, "named"), "", body=True)
        outlet = lemma in cues.OUTLETS
        office = lemma in ("ведомство", "відомство")
        for party in reversed(self._heard(at)):
            if party.at >= at or not party.body or party.speaker.anonymous:
                continue
            if office and not party.lemmas & _OFFICES:
                continue
            if not outlet and party.lemmas & cues.OUTLETS:
                continue
            if (
                outlet
                and not party.lemmas & cues.OUTLETS
                and not any(lemma in p.lemmas for p in self._heard(at) if p.speaker.name == party.speaker.name)
            ):
                continue
            return party
        return None

    def _bearer(self, at: int, lemma: str, first: int, last: int, gender: str) -> Party | None:
        """A role that the document gives a named person: "советник" after "советник главы Павел Хомутов"."""
        mine = self._lemmas(first, last)
        paragraph = self._paragraph(at)
        soon = bisect_left(self.parties, at, key=lambda p: p.at)
        for party in reversed([*self._heard(at), *self.parties[soon : soon + 12]]):
            if party.speaker.anonymous or party.body or party.many:
                continue
            role = {plain(w) for w in re.findall(r"[\w-]+", (party.speaker.role or "").lower())}
            fits = lemma in role and (first == last or len(mine & (role | party.lemmas)) >= min(2, len(mine)))
            if fits and (party.at < at or (paragraph <= 1 and party.paragraph - paragraph in (0, 1))):
                return party
        if lemma in _GENERIC_PEOPLE and first == last:
            for party in reversed(self._heard(at)):
                named = not party.speaker.anonymous and not party.body
                if party.at < at and named and paragraph - party.paragraph <= 1 and (
                    not gender or not party.gender or party.gender == gender or lemma.endswith("к")
                ):  # fmt: skip
                    return party
        return None


def head_is_quoted(view: View, first: int) -> bool:
    """Whether a phrase opens with its quotation mark: «Азовский лист»."""
    return view.tokens[first].text in OPENING


def _alike(a: str, b: str) -> bool:
    """Whether two words can be cases of one surname."""
    a, b = plain(a), plain(b)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return (
        len(short) >= 4
        and len(long) - len(short) <= 3
        and short[: max(4, len(short) - 2)] == long[: max(4, len(short) - 2)]
    )


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;—–-")


def _affiliation(role: str | None) -> str | None:
    """The body in a role, where it carries a capital: "начальник Харьковской администрации"."""
    match = re.search(r"\s([А-ЯІЇЄҐA-Z«„\"][\w«»„“\"'’ -]*)$", role or "")
    return match.group(1).strip() if match else None


def span_tokens(view: View, span: Span) -> tuple[int, int]:
    """First and last token of a span."""
    return view.at(span.start), view.at(max(span.start, span.end - 1))
