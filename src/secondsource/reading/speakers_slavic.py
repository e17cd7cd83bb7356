"""Speakers of Russian and Ukrainian attributions: names in the nominative, pronouns by gender, roles, bodies, groups.

An anonymous speaker is joined with nobody, except where the document itself names the bearer of the role.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model import Speaker
from secondsource.reading import cues_slavic as cues
from secondsource.reading.descriptions_slavic import OWNERS, REQUESTED, Descriptions, clean
from secondsource.reading.frames import Frame
from secondsource.reading.parties_slavic import Party
from secondsource.reading.sources_slavic import subject
from secondsource.reading.words import words

_HE = words("он ему него нему им ним він йому нього ньому ним")
_SHE = words("она ей ней нею вона їй неї ній нею")
_THEY = words("они им них ими вони їм них ними")
_ASKING = words("просить попросить отказаться согласиться пожелать просити попросити відмовитися погодитися побажати")


class Speakers(Descriptions):
    """The parties of one document. `resolve` takes frames in text order."""

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
            if not REQUESTED.search(view.text, sentence.span.start, sentence.span.end):
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
            speaker = Speaker(None, clean(view.nominative(*who))[:100], None, True, "requested")
            gender = view.feature(verb, "Gender") or view.feature(head, "Gender")
            many = view.feature(head, "Number") == "Plur"
            at = view.tokens[who[0]].start
            self._hear(Party(at, self._paragraph(at), speaker, gender, many, False, True, self._lemmas(*who)))

    def _resolve(self, frame: Frame) -> Party | None:
        view = self.view
        if not frame.source:
            return self._unsaid(frame)
        first, last = view.at(frame.source[0].start), view.at(max(frame.source[0].start, frame.source[-1].end - 1))
        text = view.lower(first)
        at = frame.source[0].start
        if first == last and text in OWNERS:
            return self._pronoun(at, OWNERS[text])
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
