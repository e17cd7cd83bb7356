"""Relays of Russian and Ukrainian attributions: "агентству «…»", "в эфире …", "со ссылкой на …", "передаёт …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.model import DateValue, Document, Speaker
from secondsource.reading import cues_slavic as cues
from secondsource.reading.frames import Frame, overlaps, shared
from secondsource.reading.noun_phrases_slavic import Run, runs
from secondsource.reading.slavic_names import BODIES
from secondsource.reading.slavic_view import CLOSING, OPENING, View, plain
from secondsource.reading.words import words

_THROUGH = words(
    "эфир ефір етер интервью інтерв'ю комментарий коментар разговор розмова беседа бесіда колонка стаття статья сюжет",
)
_DOCUMENTS = words(
    "заявление заява письмо лист обзор огляд рассылка розсилка обращение звернення видеообращение відеозвернення",
    "аудиосообщение аудіоповідомлення пост допис пресс-релиз прес-реліз релиз реліз коммюнике комюніке",
)
"""What somebody said something in, where no outlet is named."""
_TELLERS = words("источник джерело собеседник співрозмовник")
_NO_RELAY = words("журналист журналіст корреспондент кореспондент репортер мы ми читатель читач слушатель пресса преса")
_PLATFORM = re.compile(
    r"\b(?:в|у|во|на)\s(?:\w+\s){0,3}?(Telegram|Facebook|Instagram|Twitter|X|YouTube|WhatsApp|Viber|VK|TikTok|"
    r"Телеграме?|Телеграмі|Фейсбуці|Фейсбуке?|телеграм-канале?|телеграм-каналі|телеграмі|телеграме|фейсбуці|фейсбуке|"
    r"соцсет\w+|соцмереж\w+)\b"
)
_QUOTED_BY = re.compile(
    r",\s(?:слова\s)?(?:котор\w{2,3}|якого|яку|яких|чиї слова|чьи слова)\s"
    r"(?:приводит|цитиру[ею]т|цитує|наводить|переда[её]т)\s"
    r"([^,.;:]{2,50})(?=[,.])"
)
_WORDS_GIVEN = re.compile(
    r"(?<!\w)(?:Его|Её|Ее|Их|Його|Її|Їх|Їхні)\s(?:слова|заявление|заяву)\s"
    r"(?:приводи\w{1,2}|цитиру\w{1,2}|переда[её]т|наводи\w{1,3}|цитує|передає)\s([^.,;\n]{2,60})(?=[.,;])"
)
_PLATFORM_NAMES = (("телеграм", "Telegram"), ("фейсбу", "Facebook"), ("соцсет", "соцсети"), ("соцмереж", "соцмережі"))


class Relays:
    """The relays of one document's attributions."""

    def __init__(self, view: View, document: Document) -> None:
        self.view = view
        self.publisher = document.publisher or ""
        self._outlet: str | None = None

    def of(
        self, frames: Sequence[Frame], speakers: Sequence[Speaker | None], said: Sequence[DateValue | None]
    ) -> list[tuple[str, ...]]:
        """Relays of each frame, oldest first. A speaker keeps a relay until the text tells of another occasion."""
        result: list[tuple[str, ...]] = []
        carried: dict[str, tuple[str, ...]] = {}
        self._outlet = None
        for number, frame in enumerate(frames):
            speaker = speakers[number]
            before = speakers[number - 1] if number else None
            if before is not None and before.name and self._is_outlet(frames[number - 1]):
                self._outlet = before.name
            key = (speaker.name or speaker.role or "") if speaker is not None else ""
            own = self._own(frame) or self._holders(number, frames, speakers)
            own = tuple(
                n for n in own if not self._is(n, self.publisher) and not (speaker and self._is(n, speaker.name or ""))
            )
            if own:
                carried[key] = own
            elif said[number] is not None and key in carried and result and not self._same_sentence(frames, number):
                carried.pop(key)
            result.append(own or (carried.get(key, ()) if key else ()))
        self._named_after(frames, speakers, result)
        return result

    def _named_after(
        self, frames: Sequence[Frame], speakers: Sequence[Speaker | None], result: list[tuple[str, ...]]
    ) -> None:
        """ "Його слова наводить агентство «…»": the relay of what the last speaker said, told in a sentence apart."""
        for match in _WORDS_GIVEN.finditer(self.view.text):
            before = [n for n, f in enumerate(frames) if f.start < match.start() and match.start() - f.start < 700]
            if not before or speakers[before[-1]] is None:
                continue
            first, last = self.view.at(match.start(1)), self.view.at(match.end(1) - 1)
            outlet = self._name(first, last)
            for number in before:
                if speakers[number] == speakers[before[-1]] and not result[number] and outlet:
                    result[number] = (outlet,)

    def _same_sentence(self, frames: Sequence[Frame], number: int) -> bool:
        return number > 0 and (
            self.view.tokens[self.view.at(frames[number].start)].sentence
            == self.view.tokens[self.view.at(frames[number - 1].start)].sentence
        )

    def _own(self, frame: Frame) -> tuple[str, ...]:
        """What stands beside the cue: to whom or in what it was said."""
        if frame.passed_by:
            return frame.passed_by
        carried = self._carried_by(frame)
        carried = carried or self._asked_by(frame)
        if carried:
            return (carried,)
        if not frame.cue:
            return ()
        view = self.view
        verb = view.at(frame.cue[0].start)
        if view.tokens[verb].pos != "VERB":
            return ()
        first, last = view.segment_of(verb)
        found = runs(view, first, last)
        for number, run in enumerate(found):
            span = view.span(run.first, run.last)
            if overlaps((span,), frame.content) or overlaps((span,), frame.source):
                continue
            name = self._dative(run) if run.adposition < 0 else None
            if name is None and run.adposition >= 0 and view.lemma(run.head) in _THROUGH:
                name = self._medium(found[number : number + 3], run)
            if name is None and run.adposition >= 0 and view.lemma(run.head) in _DOCUMENTS:
                name = view.nominative(run.inner, run.last) if view.lower(run.adposition) in ("в", "у") else None
            if name:
                return (name,)
        text = view.text[view.tokens[first].start : view.tokens[last - 1].end]
        match = _PLATFORM.search(text)
        if match:
            said = match.group(1)
            return (next((name for stem, name in _PLATFORM_NAMES if said.lower().startswith(stem)), said),)
        return ()

    def _carried_by(self, frame: Frame) -> str | None:
        """The outlet in "…, слова которого приводит X," behind the source."""
        if not frame.source:
            return None
        start = frame.source[-1].end
        match = _QUOTED_BY.match(self.view.text, start, min(len(self.view.text), start + 120))
        if match is None:
            return None
        first, last = self.view.at(match.start(1)), self.view.at(match.end(1) - 1)
        if self.view.lemma(first) in cues.OUTLETS and first == last:
            return self._outlet
        return self._name(first, last)

    def _asked_by(self, frame: Frame) -> str | None:
        """ "Источник издания", "співрозмовник агентства": the outlet named before."""
        view = self.view
        for span in frame.source:
            first, last = view.at(span.start), view.at(span.end - 1)
            for k in range(first, last):
                if view.lemma(k) in _TELLERS and view.lemma(k + 1) in cues.OUTLETS and view.case(k + 1) == "Gen":
                    return self._outlet
        return None

    def _dative(self, run: Run) -> str | None:
        """The outlet that was told: "агентству «…»", "«Хвилі»", "Укрінформу", "корреспонденту «Зари»", "РБК"."""
        view = self.view
        head = run.head
        lemma, token, case = view.lemma(head), view.tokens[head], view.case(head)
        if case == "Dat" and lemma in cues.OUTLETS - _NO_RELAY:
            return self._name(run.first, run.last) if run.last > head else self._outlet
        if lemma in _NO_RELAY:
            return self._of_reporter(run) if case == "Dat" and run.last > head else None
        if self._is_quoted(run):
            return self._name(run.first, run.last) if case != "Nom" else None
        undeclined = token.text.isupper() or token.text.isascii()
        named = token.text[0].isupper() and token.entity not in ("PERSON", "GPE", "LOC")
        named = named and (undeclined or head > view.sentence_of(head).first)
        told = case in ("Dat", "Loc", "Gen")  # without a preposition the rarer readings are the dative, too
        return self._name(run.first, run.last) if named and (told or undeclined) else None

    def _of_reporter(self, run: Run) -> str | None:
        """The paper behind "корреспонденту"."""
        view = self.view
        first = run.head + 1
        while first <= run.last and view.tokens[first].text in OPENING:
            first += 1
        last = run.last - 1 if view.tokens[run.last].text in CLOSING else run.last
        if first > last or not view.tokens[first].text[0].isupper():
            return None
        return view.nominative(first, last)

    def _is_quoted(self, run: Run) -> bool:
        return self.view.tokens[run.first].text in OPENING or self.view.tokens[max(run.first - 1, 0)].text in OPENING

    def _medium(self, following: Sequence[Run], run: Run) -> str | None:
        """The outlet behind "в эфире", "в интервью"."""
        view = self.view
        if run.last > run.head:
            return self._name(run.head + 1, run.last)
        for more in following[1:]:
            if (
                more.first <= run.last + 1
                and view.lemma(more.head) not in _NO_RELAY
                and view.tokens[more.head].pos != "PRON"
            ):
                return self._name(more.inner, more.last)
        return None

    def _name(self, first: int, last: int) -> str:
        """An outlet's name: what stands in the marks, else the phrase without its kind, in the nominative."""
        view = self.view
        opening = next((k for k in range(first, last + 1) if view.tokens[k].text in OPENING), -1)
        if opening >= 0:
            closing = next((k for k in range(last, opening, -1) if view.tokens[k].text in CLOSING), last + 1)
            outside = opening > first
            if outside:
                return view.span(opening + 1, closing - 1).of(view.text)
            return view.nominative(opening + 1, closing - 1)
        while (
            first < last
            and (view.lemma(first) in cues.OUTLETS | BODIES or view.tokens[first].pos == "ADJ")
            and view.tokens[first].text[0].islower()
        ):
            first += 1
        return view.nominative(first, last)

    def _holders(self, number: int, frames: Sequence[Frame], speakers: Sequence[Speaker | None]) -> tuple[str, ...]:
        """Outlets whose words hold this attribution, or who cite its source for the same content."""
        frame = frames[number]
        names: list[tuple[int, str]] = []
        for other in range(max(0, number - 6), min(len(frames), number + 7)):
            holder, speaker = frames[other], speakers[other]
            if other == number or speaker is None or speaker.anonymous or not speaker.name:
                continue
            inside = bool(frame.cue) and overlaps(frame.cue, holder.content) and holder.content != frame.content
            cited = (
                frame.by.endswith("citing")
                and not holder.by.endswith("citing")
                and shared(holder.content, frame.content) > 0.9
            )
            if cited or (inside and self._is_outlet(holder)):
                names.append((sum(map(len, holder.content)), speaker.name))
        return tuple(name for _, name in sorted(names))

    def _is_outlet(self, frame: Frame) -> bool:
        cue = self.view.lemma(self.view.at(frame.cue[0].start)) if frame.cue else ""
        source = {
            self.view.lemma(k) for s in frame.source for k in range(self.view.at(s.start), self.view.at(s.end - 1) + 1)
        }
        passing = cue in (
            "передавать",
            "передать",
            "передавати",
            "передати",
            "писать",
            "писати",
            "цитировать",
            "цитувати",
        )
        return passing or bool(source & cues.OUTLETS)

    def _is(self, a: str, b: str) -> bool:
        """Whether two names mean one outlet, whatever their case."""
        left, right = ([_stem(w) for w in re.findall(r"\w+", x)] for x in (a, b))
        return bool(left and right) and sum(w in right for w in left) / min(len(left), len(right)) >= 0.5


def _stem(word: str) -> str:
    word = plain(word)
    return word[: max(3, len(word) - 3)] if len(word) > 5 else word[:3]
