"""Place and date of an event in Russian and Ukrainian sentences, from what stands in its clause and near it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from secondsource.model import Attribution, DateMention, DateValue, Document, Span, Toponym
from secondsource.reading import calendar
from secondsource.reading.date_words import WORDS as DATE_WORDS
from secondsource.reading.nearby_slavic import Nearby
from secondsource.reading.noun_phrases_slavic import CAPITALS
from secondsource.reading.slavic_view import View
from secondsource.reading.words import words

_PASSING = re.compile(
    r"(?<!\w)(?:(?:со?|в|из|у|від|з|зі|в|до)\s(?:стороны|сторону|боку|бік|направлении|напрямку)|из|із|з|зі|от|"
    r"из-под|із-під|з-під|"
    r"від|через|с"
    r"(?:\s\w+){1,2}\s(?:берега|стороны))\s$",
    re.IGNORECASE,
)
_FIRED_FROM = re.compile(
    r"(?<!\w)(?:(?:со?|из|з|зі)\s(?:стороны|боку|направления|напрямку)|из-под|із-під|з-під|с(?:\s\w+){1,2}\s(?:берега))\s$",
    re.IGNORECASE,
)
_ROUND = re.compile(r"сутки|суток|доб[иуа]", re.IGNORECASE)
_SO_FAR = re.compile(r"начала суток|початку доби", re.IGNORECASE)
_COVERS = re.compile(
    r"(?:сводк|зведення|итог|підсум|коротко|главное|головне|хроник|хронік|дайджест|обстановк|обстановц)\w*[^\n.]{0,30}"
    r"(?:за|к вечеру|на вечір|на вечер)\s$",
    re.IGNORECASE,
)
_TOWARD = re.compile(
    r"(?<!\w)(?:(?:до|к|ко)|(?:доставл?[иея]\w*|отвезл\w+|увезл\w+|повезл\w+|відвезл\w+|доправ\w+|госпитализир\w+|"
    r"госпіталіз\w+)\s(?:в|у|во))\s$",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"\s*,\s*\d{1,2}(?:-го)?\s+\w{3,9}\s*(?:\d{4}\s*)?[.(/«–—-]|\s*\([^()\n]{2,40}\)\s*[.–—-]|\s*/[^/\n]{2,40}/"
)
_FACILITIES = {
    "шахта": "шахт", "больница": "больниц|госпитал", "лікарня": "лікарн|шпитал", "станция": "станци|[АТГ]ЭС|[АТГ]ЭЦ",
    "станція": "станці|[АТГ]ЕС|ТЕЦ", "мост": "мост", "міст": "м[іо]ст", "завод": "завод", "порт": "порт",
    "аэропорт": "аэропорт",
    "аеропорт": "аеропорт", "школа": "школ", "аэродром": "аэродром", "аеродром": "аеродром", "плотина": "плотин|ГЭС",
    "забой": "шахт", "забій": "шахт", "операционная": "больниц", "реактор": "АЭС|АЕС", "энергоблок": "[АТ]ЭС",
    "нпз": "нпз",
    "енергоблок": "[АТ]ЕС", "лагерь": "лагер", "табір": "таб[оі]р", "элеватор": "элеватор", "елеватор": "елеватор",
}  # fmt: skip
"""Common nouns that point back to a facility named before, with what its name then holds."""
_PUBLISHED = words(
    "распространить распространенный опубликовать опубликованный обнародовать оприлюднити оприлюднений опублікований"
)
_SETTLEMENTS = words("город місто село поселок селище деревня городок містечко хутор")


class Surroundings:
    """The literal toponyms and the dates of one document, ready to be chosen from."""

    def __init__(
        self,
        document: Document,
        view: View,
        places: Sequence[Toponym],
        dates: Sequence[DateMention],
        attributions: Sequence[Attribution],
    ) -> None:
        self.document = document
        self.view = view
        self.literal = [p for p in places if p.role == "literal" and not self._in_dateline(p.span)]
        self._datelined = next((p for p in places if p.role == "literal" and self._in_dateline(p.span)), None)
        self._near: Nearby[Toponym] = Nearby()
        for place in self.literal:
            self._near.add(place, place.span)
        self._saying: Nearby[tuple[Span, bool]] = Nearby()
        for attribution in attributions:
            for span in attribution.source:
                self._saying.add((span, False), span)
            for span in attribution.cue:
                self._saying.add((span, True), span)
        self._starts = [p.span.start for p in self.literal]
        self._near_dates: Nearby[DateMention] = Nearby()
        self.published = calendar.parse_day(document.published_day)
        self.covered: list[DateValue] = []
        """The days that a bulletin says it covers ("с начала суток"); `headed`: by its headline ("зведення за …")."""
        self.headed: DateValue | None = None
        self.rounds: list[DateValue] = []
        """The past days of bulletins ("за минувшие сутки"): they date many incidents, not one."""
        for date in dates:
            heads = self._heads(date.span)
            if not heads:
                self._near_dates.add(date, date.span)
            elif self.headed is None and _COVERS.search(
                document.text[max(0, date.span.start - 50) : date.span.start]
            ):  # fmt: skip
                self.headed = date.value
            if _ROUND.search(date.span.of(document.text)):
                self.rounds.append(date.value)
            if _SO_FAR.fullmatch(date.span.of(document.text)):
                self.covered.append(date.value)

    def _in_dateline(self, span: Span) -> bool:
        """Whether a name opens the report: «РІВНЕ, 3 лютого.», «Мелитополь (Агентство) —»."""
        text = self.document.text
        said = span.of(text)
        if span.start < 60 and said.isupper() and len(said) > 3:
            return True
        return not text[: span.start].strip() and bool(_HEADS.match(text[span.end : span.end + 60]))

    def _heads(self, span: Span) -> bool:
        """Whether a date only heads the report ("ХАРКІВ, 20 лютого", "Станом на 10:00, 3 червня")."""
        sentence = self.view.sentence_of(self.view.at(span.start))
        verbs = any(self.view.is_predicate(k) for k in range(sentence.first, sentence.last))
        return span.start < 120 and sentence.paragraph <= 1 and not verbs

    def place(
        self, n: int, anchor: Span, before: Toponym | None, source: Sequence[Span], *, leaving: bool = True
    ) -> Toponym | None:
        """The toponym of an event: in its clause; what its clause points to ("шахту", "в городе"); in its sentence;
        in the words for the speaker; else the last one used, else the nearest before.

        Args:
            before: the place of the last event that had one.
            source: the source spans of the attribution that holds the event.
            leaving: whether a place that is only left or passed can be the event's.
        """
        start = self.view.tokens[n].start
        sentence = self.view.sentence_of(n).span
        inside = [p for p in self._near.near(anchor) if p.span.overlap(anchor) and not self._acts(p)]
        if inside and (leaving or not all(self._aimed_from(p) for p in inside)):
            return min(inside, key=lambda p: (self._rank(p), abs(p.span.start - start)))
        pointed = self._pointed(anchor)
        if pointed is not None:
            return pointed
        if inside and before is not None:
            return before  # the place in the clause only says whence the fire came
        near = [p for p in self._near.near(sentence) if p.span.overlap(sentence) and not self._in_source(p.span)]
        near = [p for p in near if not self.passing(p) and not self._acts(p)]
        if near:
            return min(near, key=lambda p: (p.span.start > start, self._rank(p), abs(p.span.start - start)))
        of_speaker = [p for s in source for p in self._near.near(s) if p.span.overlap(s)]
        if of_speaker:
            return of_speaker[0]
        if before is not None:
            return before
        earlier = [p for p in self._before(anchor.start) if not self.passing(p) and not self._acts(p)]
        first = next((p for p in self.literal[:40] if not self.passing(p)), None)
        return earlier[-1] if earlier else first or (inside[0] if inside else self._datelined)

    def _acts(self, place: Toponym) -> bool:
        """ "Призначений Росією очільник": a country in the instrumental does something and is no scene."""
        at = self.view.at(place.span.start)
        governed = at > 0 and self.view.tokens[at - 1].pos == "ADP"
        does = place.kind == "country" and self.view.case(at) == "Ins"
        governs = self.view.lemma(at) in CAPITALS and self.view.case(at) == "Nom" and self.view.tokens[at].dep != "root"
        return not governed and (does or governs)

    def _before(self, offset: int) -> Sequence[Toponym]:
        """The latest literal toponyms before an offset, in text order."""
        end = bisect_right(self._starts, offset)
        return self.literal[max(0, end - 40) : end]

    def _in_source(self, span: Span) -> bool:
        return any(span.overlap(s) for s, cue in self._saying.near(span) if not cue)

    def _rank(self, place: Toponym) -> int:
        """Fine places before coarse ones; what is only passed, left or aimed at last."""
        coarse = {"facility": 0, "settlement": 0, "district": 0, "direction": 1, "area": 2, "region": 2, "water": 3}
        return coarse.get(place.kind, 3) + 2 * self.passing(place)

    def toward(self, place: Toponym) -> bool:
        """Whether a toponym says where somebody goes: "веземо до X", "к Y"."""
        return bool(_TOWARD.search(self.document.text[max(0, place.span.start - 24) : place.span.start]))

    def passing(self, place: Toponym) -> bool:
        """Whether a toponym only says whence, whither or which way: "со стороны X", "в бік Y", "доставки з Z"."""
        before = self.document.text[max(0, place.span.start - 30) : place.span.start]
        return bool(_PASSING.search(before))

    def _aimed_from(self, place: Toponym) -> bool:
        """Whether a toponym says whence fire came: "со стороны X", "з-під X", "с правого берега X"."""
        return bool(_FIRED_FROM.search(self.document.text[max(0, place.span.start - 30) : place.span.start]))

    def _pointed(self, anchor: Span) -> Toponym | None:
        """ "Шахту контролируют": the last mine named; "в городе": the last settlement."""
        first, last = self.view.at(anchor.start), self.view.at(max(anchor.start, anchor.end - 1))
        for k in range(first, last + 1):
            lemma = self.view.lemma(k)
            stem = _FACILITIES.get(lemma)
            settlement = lemma in _SETTLEMENTS
            if stem is None and not settlement:
                continue
            earlier = self._before(anchor.start)
            if settlement:
                # «Село Каменское … зашли в село»: what was called by the same noun goes before what stands nearer.
                called = [p for p in earlier if p.kind == "settlement" and self._called(p) == lemma]
                near = [p for p in earlier if p.kind == "settlement" and not self.passing(p)]
                if called or near:
                    return (called or near)[-1]
            for place in reversed(earlier):
                if stem is not None and re.search(stem, place.text, re.IGNORECASE):
                    return place
        return None

    def _called(self, place: Toponym) -> str | None:
        """The noun of settlements that stands before a name: «село» of «село Каменское»."""
        at = self.view.at(place.span.start)
        first = next((k for k in (at, at - 1) if k >= 0 and self.view.lemma(k) in _SETTLEMENTS), None)
        return self.view.lemma(first) if first is not None else None

    def date(self, n: int, anchor: Span) -> DateValue | None:
        """The date of the event itself: in its clause, else in its sentence and not beside a word of saying."""
        sentence = self.view.sentence_of(n).span
        inside = [d for d in self._near_dates.near(anchor) if d.span.overlap(anchor)]
        chosen = inside or [
            d for d in self._near_dates.near(sentence) if sentence.contains(d.span) and not self._dates_saying(d.span)
        ]
        if not chosen:
            return None
        start = self.view.tokens[n].start
        nearest = min(chosen, key=lambda d: abs(d.span.start - start))
        return self._opened(nearest, n)

    def _dates_saying(self, span: Span) -> bool:
        first, last = self.view.segment_of(self.view.at(span.start))
        segment = self.view.span(first, last - 1)
        published = any(self.view.lemma(k) in _PUBLISHED for k in range(first, last))
        return published or any(c.overlap(segment) for c, cue in self._saying.near(segment) if cue)

    def _opened(self, mention: DateMention, n: int) -> DateValue:
        """ "С понедельника" runs from that day to the publication day."""
        limits = calendar.bounds(mention.value)
        before = self.document.text[max(0, mention.span.start - 24) : mention.span.start]
        words = DATE_WORDS.get(self.view.language(n), DATE_WORDS["en"])
        opens = bool(re.search(words.open_start, before, re.IGNORECASE))
        if limits and self.published and limits[0] <= self.published and opens:
            return calendar.interval(limits[0], self.published)
        return mention.value
