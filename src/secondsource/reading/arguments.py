"""Actor and target of an event, from the roles of its trigger and from what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from secondsource.model import Attribution, Document
from secondsource.model.event import EventCode
from secondsource.reading.lexicon import EventLexicon
from secondsource.reading.nearby import Nearby
from secondsource.reading.trees import Trees
from secondsource.reading.trigger_matching import Candidate, Matcher

_MOVED: frozenset[EventCode] = frozenset({"displacement", "shortage", "aid_appeal"})
_HARMED: frozenset[EventCode] = frozenset({"casualties"})
_LEADING = re.compile(
    r"^(?:the|a|an|some|about|around|at least|more than|up to|nearly|almost|over|both|all|another|other|only|also|"
    r"\d[\d.,]*|several|many|most|dozens of|hundreds of|thousands of|scores of|tens of thousands of|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety)(?:\s+(?:to|or|and)\s+(?:\d+|\w+ty|\w+een|two|three|four|five|six|seven|eight|nine|ten|twelve))?\s+|"
    r"^of\s+(?:them\s+)?",
    re.IGNORECASE,
)
_SHOT: frozenset[EventCode] = frozenset({"air_strike", "shelling", "other"})
_FOUGHT: frozenset[EventCode] = frozenset({"air_strike", "shelling", "clash"})
_SUFFERED = frozenset({"trigger.come", "trigger.be", "trigger.remain"})  # "troops came under fire"
_THINGS = ("air", "gun", "object", "weapon", "truce", "talks", "utility", "route")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "nsubj:pass"})
_LONGEST = 9  # words of an actor or target that is kept; a longer phrase is cut at its head's own words


class Arguments:
    """Arguments of the candidates of one document."""

    def __init__(self, document: Document, trees: Trees, attributions: Sequence[Attribution]) -> None:
        self.document = document
        self.trees = trees
        self.attributions = attributions
        self._sources = Nearby(trees.sentences, (span for a in attributions for span in a.source), lambda span: (span,))
        named = [(s.start, a.speaker.name) for a in attributions for s in a.source if a.speaker and a.speaker.name]
        self._named_sources = sorted(named)
        self._sides: dict[str, str | None] = {}
        self._side_counts: dict[str, int] = {}

    def actor(
        self, candidate: Candidate, attribution: Attribution | None, lexicon: EventLexicon, matcher: Matcher
    ) -> str | None:
        """Who did it: a force, a body, people; a weapon counts only where it says whose it is."""
        roles = candidate.roles
        if roles.flat or (candidate.rule in _SUFFERED and candidate.code in _FOUGHT):
            return None
        if candidate.rule == "phrase.blame":
            blamed = [
                n for n in matcher.clause(candidate.token) if n > candidate.token and matcher.is_a(n, "army", lexicon)
            ]
            return self._named(blamed[0], attribution, lexicon) if blamed else None
        heads = roles.patient if candidate.patient_acts else roles.agent
        if candidate.code == "detention" and candidate.rule.endswith(("surrender", "capitulate")):
            side = next((s for h in (*roles.agent, *roles.patient) if (s := self.side(self._phrase(h), lexicon))), None)
            other = self._opponent(side, lexicon)
            return f"{other} forces" if other else None
        if not heads and matcher.is_a(candidate.token, "army", lexicon):
            heads = (candidate.token,)  # "no troops at the mine"
        if not heads:
            heads = self._above(candidate, matcher)
        if not heads and candidate.code in _MOVED:
            heads = roles.patient
        if not heads:
            heads = tuple(h for h in roles.complement if matcher.is_a(h, "army", lexicon))
        for number in heads:
            said = self._named(number, attribution, lexicon)
            weapon = any(matcher.is_a(number, item, lexicon) for item in _THINGS)
            if (
                weapon
                and not matcher.is_a(number, "army", lexicon)
                and (said is None or self.side(said, lexicon) is None)
            ):
                continue
            if candidate.code in _HARMED and not roles.passive and not roles.patient:
                continue  # "people died" names no actor
            if said:
                return said
        return self._holder(candidate, attribution, lexicon) if candidate.code == "control_change" else None

    def _holder(self, candidate: Candidate, attribution: Attribution | None, lexicon: EventLexicon) -> str | None:
        """Who is said to hold a place ("under Ukrainian control", "is still ours")."""
        sentence = self.trees.sentence_of(candidate.token).span.of(self.document.text)
        found = lexicon.holder.search(sentence)
        if found is None:
            return None
        who = (found.groupdict().get("who") or "").strip(" “”\"‘’'")
        side = (
            self.side(who, lexicon)
            if who and who.lower() not in lexicon.own
            else self.speaker_side(attribution, lexicon)
        )
        return f"{side} forces" if side else (who or None)

    def _above(self, candidate: Candidate, matcher: Matcher) -> tuple[int, ...]:
        """Who acts where the event is the object of a verb that adds nothing ("troops made advances")."""
        token = self.trees.tokens[candidate.token]
        if token.dep in ("dobj", "obj") and token.head != candidate.token:
            return matcher.predicates.roles(token.head).agent
        return ()

    def target(
        self, candidate: Candidate, attribution: Attribution | None, lexicon: EventLexicon, matcher: Matcher
    ) -> str | None:
        """What or whom it was done to."""
        roles = candidate.roles
        if roles.flat or candidate.patient_acts or candidate.rule == "phrase.blame":
            return None
        behind = [
            h
            for key in ("to", "at", "against", "into", "on", "in")
            for h in roles.at.get(key, ())
            if h not in matcher.literal and not self._is_time(h)
        ]
        heads: Iterable[int] = roles.patient
        if candidate.rule in _SUFFERED:
            heads = roles.agent
        elif candidate.code in _SHOT and any(
            matcher.is_a(h, item, lexicon) for h in roles.patient for item in ("air", "gun", "ammunition")
        ):
            heads = behind  # "fired two missiles at a car"
        elif candidate.code == "destruction" and any(self.trees.lower(h) in ("fire", "flames") for h in roles.patient):
            heads = behind
        elif not roles.patient and candidate.code in ("casualties", "detention"):
            heads = roles.agent
        elif not roles.patient:
            heads = (
                behind
                if candidate.code in _SHOT
                else roles.agent
                if candidate.code in ("destruction", "control_change")
                else []
            )
        if candidate.code in _MOVED | {"agreement", "advance", "withdrawal"}:
            heads = (
                roles.patient
                if candidate.code == "displacement" and roles.patient and (roles.agent or roles.passive)
                else []
            )
        return next((said for number in heads if (said := self._named(number, attribution, lexicon))), None)

    def _is_time(self, number: int) -> bool:
        return self.trees.tokens[number].entity in ("DATE", "TIME")

    def _phrase(self, number: int) -> str:
        first, last = self.trees.noun_phrase(number)
        first = max(first, number - 12)
        if last - first >= _LONGEST:
            last = max(number, min(last, first + _LONGEST))
        return " ".join(self.document.text[self.trees.tokens[first].start : self.trees.tokens[last].end].split())

    def _named(self, number: int, attribution: Attribution | None, lexicon: EventLexicon) -> str | None:
        token = self.trees.tokens[number]
        lemma, text = token.lemma.lower(), token.text.lower()
        speaker = attribution.speaker if attribution else None
        owned = any(self.trees.lower(c) in lexicon.own for c in self.trees.all(number, "poss"))
        if text in lexicon.own or owned:
            side = self.speaker_side(attribution, lexicon)
            if side:
                return f"{side} forces" if not owned else f"{side} {token.text}"
            if attribution is None:  # "our soldiers" of a unit's own bulletin
                return self._phrase(number) if owned else self.document.publisher
            return (speaker.affiliation or speaker.name or speaker.role) if speaker else None
        if text in lexicon.first_person:
            return (speaker.name or speaker.role) if speaker else None
        if lemma in lexicon.enemy:
            other = self._opponent(self.speaker_side(attribution, lexicon), lexicon)
            return f"{other} forces" if other else self._phrase(number)
        if text in lexicon.third_person:
            return self._last_speaker(token.start) or self._antecedent(number)
        if lemma in lexicon.nobody:
            return None
        if token.pos == "PRON":
            told = speaker is not None and self._opens(token.start, attribution)
            return (speaker.name or speaker.role) if told and speaker else self._antecedent(number)
        said = self._phrase(number).strip("“”\"‘’'«» ")
        if any(self.trees.lower(c) in lexicon.possessive for c in self.trees.all(number, "poss")):
            side = self.speaker_side(attribution, lexicon)
            said = f"{side} {said}" if side else said
        for _ in range(4):
            said = _LEADING.sub("", said)
        return said or None

    def _opens(self, start: int, attribution: Attribution | None) -> bool:
        """Whether a pronoun opens what is said: then it is the speaker ("residents said they had no power")."""
        if attribution is None or attribution.kind != "indirect":
            return False
        return any(0 <= start - c.start <= 6 for c in attribution.content)

    def _last_speaker(self, start: int) -> str | None:
        """The person whose words or name stand last before a pronoun of the third person singular."""
        at = bisect_right(self._named_sources, start, key=lambda found: found[0])
        return self._named_sources[at - 1][1] if at else None

    def _antecedent(self, number: int) -> str | None:
        """The subject of the sentence before, or of this one further left, for a pronoun."""
        sentence = self.trees.sentence_of(number)
        first = self.trees.sentences[max(0, sentence.index - 1)].first
        for n in range(number - 1, first - 1, -1):
            token = self.trees.tokens[n]
            told = any(s.start <= token.start < s.end for s in self._sources.at(token.start))
            if token.dep in _SUBJECTS and token.pos in ("NOUN", "PROPN") and not told:
                return _LEADING.sub("", self._phrase(n))
        return None

    def side(self, text: str, lexicon: EventLexicon) -> str | None:
        """Whose a force is by its name."""
        return next((name for pattern, name in lexicon.sides if re.search(pattern, text, re.IGNORECASE)), None)

    def speaker_side(self, attribution: Attribution | None, lexicon: EventLexicon) -> str | None:
        """The side of a speaker, by role, affiliation and name, by any of their sources, else where they are named."""
        if attribution is None:
            return None
        key = attribution.id if attribution.speaker is None else str(attribution.speaker)
        if key not in self._sides:
            self._sides[key] = self._side_of(attribution, lexicon)
        return self._sides[key]

    def _side_of(self, attribution: Attribution, lexicon: EventLexicon) -> str | None:
        who = attribution.speaker
        said = " ".join(filter(None, (who.role, who.affiliation, who.name) if who else ()))
        if found := self.side(said, lexicon):
            return found
        text = self.document.text
        same = [a for a in self.attributions if a is attribution or (who is not None and a.speaker == who)]
        for span in (s for a in same for s in a.source):
            if found := self.side(span.of(text), lexicon):
                return found
        if who is None or not who.name:
            return None
        at = text.find(who.name)
        if at < 0:
            return None
        before = re.split(r"[.!?\n“”\"«»]", text[max(0, at - 70) : at])[-1]
        after = re.split(r"[.!?\n“”\"«»]", text[at : at + len(who.name) + 90])[0]
        return self.side(before + after, lexicon)

    def _opponent(self, side: str | None, lexicon: EventLexicon) -> str | None:
        """The other side of the document: the one named most often besides the speaker's."""
        if side is None:
            return None
        if not self._side_counts:
            for pattern, name in lexicon.sides:
                self._side_counts[name] = self._side_counts.get(name, 0) + len(
                    re.findall(pattern, self.document.text, re.IGNORECASE)
                )
        others = {name: count for name, count in self._side_counts.items() if name != side and count}
        return max(others, key=lambda name: others[name]) if others else None
