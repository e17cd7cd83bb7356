"""Content that is no clause: names that are given, what is asked for, denied, blamed on somebody."""

from __future__ import annotations

from secondsource.model import Sentence, Span
from secondsource.reading import cues_slavic as cues
from secondsource.reading.content_slavic import Content
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.rules_slavic import ANONYMITY, trimmed
from secondsource.reading.slavic_view import OPENING


class Objects(Content):
    """Objects, names and orders as content."""

    def _content(
        self,
        sentence: Sentence,
        n: int,
        lemma: str,
        first: int,
        last: int,
        spans: tuple[Span, ...],
        *,
        impersonal: bool,
    ) -> tuple[tuple[Span, ...], str, float] | None:
        view = self.view
        clause = self._complement(sentence, n, last, lemma)
        if clause:
            return clause, "clause", 0.9
        mark = view.tokens[last].text if last < sentence.last else ""
        opening = self._opens_with(first, n)
        pointer = self._pointer(sentence, n, first, last)
        if pointer and lemma in cues.DENIAL | cues.NAMING | cues.CONFIRMATION | cues.CLAUSE:
            return pointer, "pointer", 0.7
        if lemma in cues.NAMING:
            return self._naming(n, first, last, spans)
        if mark == ":" and (lemma in cues.PREPOSITION or impersonal):
            found = self._about(sentence, n, first, last)
            if found and found[0].start > view.tokens[n].start:  # "доложил об освобождении двух сёл: X и Y"
                return (Span(found[0].start, trimmed(view, last + 1, sentence.last - 1).end),), "preposition", 0.8
        tag = self._is_tag(sentence, n, first) and not (
            spans and sentence.span.start <= spans[0].start and spans[0].end <= view.tokens[first].start
        )
        ordered = lemma in cues.DIRECTIVE and any(view.tokens[k].tag == "Inf" for k in range(n + 1, last))
        if lemma in cues.DENIAL and mark == ":" and spans and not opening and not tag:
            denied = self._object(sentence, n, first, last, spans)
            if denied:
                return denied, "object", 0.75
        if mark == ":" and last + 1 < sentence.last and not tag and not ordered:
            return self._after_colon(sentence, last), "colon", 0.9
        if lemma in cues.DENIAL and spans and not opening:
            denied = self._object(sentence, n, first, last, spans)
            if denied:
                return denied, "object", 0.75
        quoted = self._quoted(n, last)
        if quoted is not None and not opening:
            return (quoted,), "mixed", 0.75
        back = lemma in cues.CLAUSE and self._starts_with_pointer(first)
        if lemma in cues.PREPOSITION or lemma in cues.IMPERSONAL or impersonal or back:
            found = self._about(sentence, n, first, last)
            if found:
                # What somebody already said stays theirs; a sentence in the publisher's voice becomes the speaker's.
                pointing = any(f.content == found for f in self._earlier(sentence.span.start))
                return found, "pointer" if pointing else "preposition", 0.7 if pointing else 0.8
        blames = lemma not in ("возложить", "возлагать", "покласти", "покладати") or any(
            view.lemma(k) in ("ответственность", "відповідальність", "вина") for k in range(first, last)
        )
        if lemma in cues.ACCUSATION and blames and spans and n + 1 < last:
            found = self._accusation(n, last, spans[0])
            if found:
                return found, "object", 0.7
        if opening or tag:
            pieces = self._around(sentence, first, last)
            if pieces:
                return pieces, "tag", 0.85 if spans or impersonal else 0.6
            return None
        if impersonal:
            return None
        if lemma in cues.DIRECTIVE:
            found = self._directive(sentence, n, last, spans)
            if found:
                return found, "directive", 0.7
        if lemma in cues.OBJECT and spans:
            found = self._object(sentence, n, first, last, spans)
            if found:
                return found, "object", 0.7
        return None

    def _starts_with_pointer(self, first: int) -> bool:
        """ "Об этом в своём канале написал X": any verb of saying tells of the sentence before."""
        view = self.view
        this = view.lower(first + 1) in ("этом", "це", "цьому")
        return view.lower(first) in ("об", "про") and this

    def _naming(
        self, n: int, first: int, last: int, spans: tuple[Span, ...]
    ) -> tuple[tuple[Span, ...], str, float] | None:
        """ "назвал предприятие „ключом“": the thing and its name."""
        view = self.view
        if not spans:
            return None
        source = spans[0]
        before = [
            r
            for r in runs(view, first, n)
            if r.adposition < 0
            and not view.span(r.first, r.last).overlap(source)
            and view.case(r.head) in ("Acc", "Nom", "Gen", "")
        ]
        behind = [r for r in runs(view, n + 1, last) if not view.span(r.first, r.last).overlap(source)]
        ends = max((view.at(source.end - 1) for _ in [0] if source.start > view.tokens[n].start), default=n)
        if behind:
            stop = last - 1
            again = next((k for k in range(n + 1, last) if view.tokens[k].tag == "Fin"), last)
            if again < last:  # "називає … фантазіями й наголошує"
                stop = again - 1
                while stop > n and view.tokens[stop].pos in ("CCONJ", "PART", "ADV"):
                    stop -= 1
                behind = [r for r in behind if r.last <= stop]
                if not behind:
                    return None
            begin = max(behind[0].first, n + 1)
            if again == last and view.inside[last - 1] >= 0:
                stop = max(stop, view.at(view.quotations[view.inside[last - 1]].span.end - 1))
            begin = max(begin, ends + 1) if ends > n and begin <= ends else begin
            if begin > stop:
                return None
            pieces = [view.span(begin, stop)]
            if view.tokens[begin - 1].text in OPENING and begin - 1 > n:
                pieces = [view.span(begin - 1, stop)]
        else:
            pieces = []
        if before:
            end = before[-1].last
            for run in runs(view, end + 1, n):  # "плітки про евакуацію міста він назвав …"
                if run.first == end + 1 and run.adposition >= 0:
                    end = run.last
            pieces.insert(0, view.span(before[-1].first, end))
        if not pieces or (
            not before and len(behind) < 2 and not any(view.tokens[k].text in OPENING for k in range(n, last))
        ):
            return None
        return tuple(pieces), "naming", 0.75

    def _directive(self, sentence: Sentence, n: int, last: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        view = self.view
        inside = range(n + 1, last)
        infinitive = next((k for k in inside if view.tokens[k].tag == "Inf"), -1)
        source = spans[0] if spans else None
        if ANONYMITY.search(view.span(n, last - 1).of(view.text)):
            return ()
        if infinitive >= 0:
            begin = infinitive - 1 if view.lower(infinitive - 1) == "не" else infinitive
            for run in runs(view, n + 1, infinitive):  # "призвал жителей уехать"
                if run.adposition < 0 and view.case(run.head) in ("Acc", "Gen") and (
                    source is None or not view.span(run.first, run.last).overlap(source)
                ):  # fmt: skip
                    begin = run.first
                    break
            return (trimmed(view, begin, self._stop(sentence, begin, n)),)
        for run in runs(view, n + 1, last):
            if source is not None and view.span(run.first, run.last).overlap(source):
                continue
            called = view.lemma(n) in ("призвать", "призывать", "закликати")
            if called and run.adposition >= 0 and view.lower(run.adposition) in ("к", "ко", "до"):
                return (trimmed(view, run.inner, last - 1),)  # "призвал к прекращению огня"
            if run.adposition >= 0 and view.lower(run.adposition) in ("у", "в", "от", "від", "к", "до"):
                continue
            if view.case(run.head) == "Dat" or view.tokens[run.head].pos == "PRON":
                continue
            begin = run.inner if run.adposition >= 0 and view.lower(run.adposition) in ("о", "об", "про") else run.first
            return (trimmed(view, begin, last - 1),)
        return ()

    def _is_somebody(self, n: int) -> bool:
        view = self.view
        return view.tokens[n].pos == "PRON" or view.feature(n, "Animacy") == "Anim"

    def _accusation(self, n: int, last: int, source: Span) -> tuple[Span, ...]:
        """ "обвинил в обстреле армию", "возложила ответственность на армию": all that follows the verb."""
        view = self.view
        stop = last - 1
        if source.start > view.tokens[n].start:
            stop = view.at(source.start) - 1
        again = next((k for k in range(n + 1, last) if view.is_predicate(k)), last)
        return (trimmed(view, n + 1, min(stop, again - 1)),) if stop > n else ()

    def _object(self, sentence: Sentence, n: int, first: int, last: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        view = self.view
        source = spans[0]
        if ANONYMITY.search(view.span(n, last - 1).of(view.text)):
            return ()
        behind = [r for r in runs(view, n + 1, last) if not view.span(r.first, r.last).overlap(source)]
        behind = [r for r in behind if not (view.case(r.head) == "Dat" and r.adposition < 0)]
        thrown = view.lemma(n) in ("відкинути", "відкидати", "отвергнуть", "отбросить")
        if behind and thrown and self._is_somebody(behind[0].head):
            return ()  # "ЗСУ відкинули їх": people are thrown back, claims rejected
        if behind:
            begin = behind[0].first
            stop = last - 1
            end = last
            while end < sentence.last - 1 and view.tokens[end].text == "," and view.relative_opens(end + 1):
                end = view.segment_of(end + 1)[1]
                stop = end - 1
            if source.start > view.tokens[begin].start:
                stop = view.at(source.start) - 1
            stop = min(stop, max(begin, self._stop(sentence, begin, n)))
            return (trimmed(view, begin, stop),) if stop >= begin else ()
        before = [
            r
            for r in runs(view, first, n)
            if r.adposition < 0
            and not view.span(r.first, r.last).overlap(source)
            and (view.case(r.head) in ("Acc", "Gen") or view.tokens[r.head].dep == "obj")
        ]
        if not before:
            return ()
        end = before[-1].last
        for run in runs(view, end + 1, n):  # "информацию о потере села опровергли"
            if run.first == end + 1 and run.adposition >= 0 and not view.span(run.first, run.last).overlap(source):
                end = run.last
        return (view.span(before[-1].first, end),)
