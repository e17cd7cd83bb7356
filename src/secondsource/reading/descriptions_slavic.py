"""Who the words for a source mean in Russian and Ukrainian: names in the nominative, roles, bodies, groups."""

from __future__ import annotations

import re

from secondsource.model import Speaker
from secondsource.model.claim import Naming
from secondsource.reading import cues_slavic as cues
from secondsource.reading.frames import Frame
from secondsource.reading.parties_slavic import Parties, Party
from secondsource.reading.slavic_names import BODIES, INSTITUTIONS
from secondsource.reading.slavic_view import CLOSING, OPENING, View, plain
from secondsource.reading.words import words

OWNERS = {"его": "Masc", "його": "Masc", "её": "Fem", "ее": "Fem", "її": "Fem", "их": "Plur", "їх": "Plur",
           "їхній": "Plur", "їхня": "Plur", "їхні": "Plur"}  # fmt: skip
_GENERIC_BODIES = words(
    "ведомство відомство организация організація издание видання компания компанія агентство агенція редакция редакція",
    "канал телеканал газета портал предприятие підприємство министерство міністерство служба хаб сеть мережа фонд штаб",
    "управление управління группа група бригада енергокомпанія энергокомпания телеграм-канал журнал сайт",
)
REQUESTED = re.compile(
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


class Descriptions(Parties):
    """What the sources of one document are called."""

    def _described(self, frame: Frame, first: int, last: int) -> Party | None:
        view = self.view
        at = view.tokens[first].start
        owner: Party | None = None
        if view.lower(first) in OWNERS and first < last:
            owner = self._pronoun(at, OWNERS[view.lower(first)])
            first += 1
        head = view.head(first, last)
        if head < 0:
            name = self._quoted_name(first, last)
            return self._party(at, Speaker(name, None, None, False, "named"), "", body=True) if name else None
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
        phrase = clean(view.nominative(first, last))
        if (
            quoted
            and (not animate or head_is_quoted(view, first))
            and not (plural and lemma not in BODIES and not (head_is_quoted(view, first) and " " in quoted))
        ):
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
        return bool(REQUESTED.search(view.text, end, min(sentence.span.end, end + 130)))

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
        text = clean(view.nominative(first, last))
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


def clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;—–-")


def _affiliation(role: str | None) -> str | None:
    """The body in a role, where it carries a capital: "начальник Харьковской администрации"."""
    match = re.search(r"\s([А-ЯІЇЄҐA-Z«„\"][\w«»„“\"'’ -]*)$", role or "")
    return match.group(1).strip() if match else None
