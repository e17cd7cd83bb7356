"""Who a claim comes from: speaker, relays and publishers joined across documents into one chain.

What a document has from an ancestor inherits the ancestor's origin; what it says on its own keeps its speaker. A
claim in own voice that nothing was found behind has an unknown origin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from secondsource.model.assessment import Derivation, Origin
from secondsource.model.claim import Attribution, Claim, Reading, claim_of
from secondsource.model.document import Span
from secondsource.model.names import name_keys
from secondsource.model.neighbourhood import Neighbourhood
from secondsource.origins.drift import drift
from secondsource.origins.reuse import aligned_spans, in_common
from secondsource.origins.units import take_apart
from secondsource.origins.voices import is_body, is_medium, own_eyes, retold, sentence_of, voice

_FAR = 12
_WHOLE_TEXT = 0.9  # share of sentences with a counterpart from which a text that cites another is that text
_CLOSE = ("verbatim", "edited", "translation")


class Tracer:
    """Member id -> origin, over a neighbourhood and what the new document changes in it.

    `readings` and `derivations` go before what the neighbourhood has stored. One object serves one new document;
    it remembers what it has traced.
    """

    def __init__(
        self,
        neighbourhood: Neighbourhood,
        readings: Mapping[str, Reading],
        derivations: Mapping[str, tuple[Derivation, ...]],
    ) -> None:
        self._neighbourhood = neighbourhood
        self._readings: dict[str, Reading] = dict(readings)
        self._derivations: dict[str, tuple[Derivation, ...]] = dict(derivations)
        self._traced: dict[str, Origin] = {}
        self._open: set[str] = set()

    def __call__(self, member: str) -> Origin:
        """The origin of a claim by its member id ("document-id/claim-id")."""
        if member in self._traced:
            return self._traced[member]
        if member in self._open:
            return unknown(member)
        self._open.add(member)
        document, _, claim_id = member.rpartition("/")
        reading = self._reading(document)
        claim = claim_of(reading, member) if reading else None
        if reading is not None and claim is None and claim_id.startswith("r"):
            return self._of_response(reading, claim_id, member)
        origin = self._of_claim(reading, claim, member) if reading and claim else unknown(member)
        self._open.discard(member)
        self._traced[member] = origin
        return origin

    def _of_response(self, reading: Reading, response_id: str, member: str) -> Origin:
        """Who answers: a response ("r1", "r2", … in the order of reading) is its party's own."""
        self._open.discard(member)
        number = response_id[1:]
        index = int(number) - 1 if number.isdecimal() else -1
        if not 0 <= index < len(reading.responses):
            return unknown(member)
        by = reading.responses[index].by
        origin = Origin(f"o:body:{_key(by) or by.casefold()}", by, "body", False, (by, *self._end(reading)), "", (by,))
        self._traced[member] = origin
        return origin

    def derivations(self, document: str) -> tuple[Derivation, ...]:
        """The ancestors of a document, as they stand with the new one."""
        if document not in self._derivations:
            self._derivations.update(self._neighbourhood.derivations([document]))
            self._derivations.setdefault(document, ())
        return self._derivations[document]

    def _reading(self, document: str) -> Reading | None:
        if document not in self._readings:
            self._readings.update(self._neighbourhood.readings([document]))
        return self._readings.get(document)

    def _of_claim(self, reading: Reading, claim: Claim, member: str) -> Origin:
        attribution = next((a for a in reading.attributions if a.id == claim.attribution), None)
        speaker = voice(reading, attribution) if attribution else None
        inherited = self._inherited(reading, claim)
        if attribution is not None and speaker is not None and not speaker.anonymous:
            if not is_medium(speaker.name, self._media(reading)):
                if inherited and (_taken_over(inherited[1]) or self._passed_on(speaker.name, inherited[1])):
                    origin = self._handed_down(reading, claim, *inherited)
                    if name_keys(speaker.name) == name_keys(origin.same_as[0] if origin.same_as else ""):
                        # The later report may say more of the same person: whom he or she speaks for.
                        more = tuple(dict.fromkeys((*origin.same_as, *speaker.same_as)))
                        origin = replace(origin, same_as=more)
                    return origin
                return self._spoken(reading, claim, attribution, speaker.name, speaker.kind, speaker.same_as)
            if inherited:
                return self._handed_down(reading, claim, *inherited)
            return Origin(
                f"o:document:{_key(speaker.name)}",
                speaker.name,
                "document",
                False,
                (speaker.name, *self._end(reading)),
                f"{speaker.name} is named as the source and is not in the ledger",
            )
        if speaker is None and own_eyes(reading, claim) and not (inherited and inherited[1].kind in _CLOSE):
            publisher = reading.document.publisher or reading.document.id
            name = f"the reporter of {publisher}, on the spot"
            return Origin(
                f"o:reporter:{reading.document.id}", name, "reporter", False, (name, *self._end(reading)),
                f"seen: “{sentence_of(reading, claim.anchor)[:120]}”",
            )  # fmt: skip
        if inherited:
            return self._handed_down(reading, claim, *inherited)
        told = retold(reading, claim) if speaker is None else None
        if told is not None and (witness := voice(reading, told)) is not None:
            return self._spoken(reading, claim, told, witness.name, witness.kind, witness.same_as)
        if speaker is not None:
            return Origin(
                f"o:anonymous:{reading.document.id}:{_key(speaker.name) or speaker.name.casefold()}",
                speaker.name,
                speaker.kind,
                True,
                (speaker.name, *(attribution.relay if attribution else ()), *self._end(reading)),
                "not named in the document; never joined to anyone elsewhere",
            )
        if attribution is not None and attribution.relay:
            first = attribution.relay[0]
            return Origin(
                f"o:document:{_key(first)}", first, "document", False, (*attribution.relay, *self._end(reading)),
                f"{first} is named as the source and is not in the ledger",
            )  # fmt: skip
        return unknown(member, self._end(reading))

    def _spoken(
        self,
        reading: Reading,
        claim: Claim,
        attribution: Attribution,
        name: str,
        kind: str,
        same_as: tuple[str, ...],
    ) -> Origin:
        shown = name
        speaker = attribution.speaker
        if speaker and (speaker.role or speaker.affiliation) and not is_body(name):
            role, body = speaker.role, speaker.affiliation
            extra = (
                role
                if role and (not body or body.casefold() in role.casefold())
                else ", ".join(filter(None, (role, body)))
            )
            shown = f"{name}, {extra}" if extra else name
        chain = (name, *attribution.relay, *self._end(reading))
        return Origin(
            f"o:{'body' if kind == 'body' else 'speaker'}:{_key(name)}",
            shown,
            kind,  # type: ignore[arg-type]
            False,
            tuple(dict.fromkeys(chain)),
            "",
            tuple(dict.fromkeys((name, *same_as, *self._known_bodies(reading, name)))),
        )

    def _known_bodies(self, reading: Reading, name: str) -> list[str]:
        """What body a person speaks for, as the documents say that this one was made from."""
        keys = name_keys(name)
        found: list[str] = []
        seen = {reading.document.id}
        waiting = [d.on for d in self.derivations(reading.document.id)]
        while waiting and len(seen) < _FAR:
            document = waiting.pop()
            ancestor = self._reading(document)
            if document in seen or ancestor is None:
                continue
            seen.add(document)
            waiting += [d.on for d in self.derivations(document)]
            for attribution in ancestor.attributions:
                spoken = attribution.speaker.name if attribution.speaker else None
                if spoken and name_keys(spoken) == keys and (speaker := voice(ancestor, attribution)) is not None:
                    found += speaker.same_as
        return list(dict.fromkeys(found))

    def _handed_down(self, reading: Reading, claim: Claim, ancestor: str, derivation: Derivation) -> Origin:
        """The ancestor's origin, with this document put at the end of the chain and the drift shown."""
        origin = self(ancestor) if "/" in ancestor else unknown(ancestor)
        if origin.kind == "unknown":
            return unknown(f"{reading.document.id}/{claim.id}", (*origin.chain, *self._end(reading)))
        chain = tuple(dict.fromkeys((*origin.chain, *self._end(reading))))
        return replace(origin, chain=chain, detail=self._drifted(reading, claim, (ancestor, derivation)))

    def _drifted(self, reading: Reading, claim: Claim, step: tuple[str, Derivation]) -> str:
        ancestor = self._reading(step[0].rpartition("/")[0])
        earlier = claim_of(ancestor, step[0]) if ancestor else None
        if ancestor is None or earlier is None:
            return ""
        publisher = ancestor.document.publisher or ancestor.document.id
        steps = drift(ancestor, earlier, reading, claim)
        return "; ".join([f"{step[1].kind} of {publisher}", *steps])

    def _inherited(self, reading: Reading, claim: Claim) -> tuple[str, Derivation] | None:
        """The claim of an ancestor that this one comes from, with the derivation, or None."""
        for derivation in self.derivations(reading.document.id):
            found = self._above(claim, derivation, (claim.anchor,), {reading.document.id})
            if found is not None:
                return found, derivation
        return None

    def _above(self, claim: Claim, derivation: Derivation, spans: tuple[Span, ...], seen: set[str]) -> str | None:
        """The claim of an ancestor, or of one of its own, that these spans of a document were made from.

        A copy in the middle of a chain may have lost the claim to whoever reads it (a slip, or letters that only look
        right); what the copy was made from has it still.
        """
        ancestor = self._reading(derivation.on)
        if ancestor is None or derivation.on in seen or len(seen) > _FAR:
            return None
        there = tuple(s for span in spans for s in aligned_spans(derivation, span))
        found = _counterpart(claim, ancestor, there, derivation)
        if found is not None:
            return f"{derivation.on}/{found}"
        if derivation.kind not in _CLOSE or not there:
            return None
        seen = seen | {derivation.on}
        return next(
            (f for d in self.derivations(derivation.on) if (f := self._above(claim, d, there, seen)) is not None), None
        )

    def _passed_on(self, name: str, derivation: Derivation) -> bool:
        """Whether a rewrite's speaker is one whom the ancestor names too."""
        ancestor = self._reading(derivation.on)
        keys = name_keys(name)
        capital = any(w[:1].isupper() for w in name.split())
        if ancestor is None or not keys:
            return False
        if not capital:
            return True
        names = take_apart(ancestor.document.text).names
        return all(in_common(k, names) for k in keys) and not any(
            (a.speaker and a.speaker.name and name_keys(a.speaker.name) == keys) for a in ancestor.attributions
        )

    def _media(self, reading: Reading) -> set[tuple[str, ...]]:
        """Name keys of the media that this document relies on, so far as they are known."""
        media = {name_keys(r) for a in reading.attributions for r in a.relay}
        for derivation in self.derivations(reading.document.id):
            ancestor = self._reading(derivation.on)
            if ancestor and ancestor.document.publisher:
                media.add(name_keys(ancestor.document.publisher))
        return media

    def _end(self, reading: Reading) -> tuple[str, ...]:
        return (reading.document.publisher,) if reading.document.publisher else ()


def _key(name: str) -> str:
    return ".".join(name_keys(name))


def unknown(member: str, chain: tuple[str, ...] = ()) -> Origin:
    """An origin that cannot be told."""
    return Origin(f"o:unknown:{member}", None, "unknown", False, chain, "nothing says how the publisher knows")


def _taken_over(derivation: Derivation) -> bool:
    """Whether a document has its ancestor's text, so that a speaker's name put in its place is no new speaker."""
    return derivation.kind in _CLOSE or (derivation.kind == "cites" and derivation.score >= _WHOLE_TEXT)


def code_of(claim: Claim) -> str:
    """The event code of a claim, or "stake" or "need"."""
    if claim.event is not None:
        return claim.event.code
    return "stake" if claim.stake is not None else "need"


def _counterpart(claim: Claim, ancestor: Reading, there: tuple[Span, ...], derivation: Derivation) -> str | None:
    """The ancestor's claim that a claim was made from.

    Same code in the aligned text first; in a rewrite the same code anywhere; then whatever the aligned text claims.
    Among several, one with a speaker goes first.
    """

    def touched(c: Claim) -> int:
        return max((c.anchor.overlap(s) for s in there), default=0)

    code = code_of(claim)
    alike = [c for c in ancestor.claims if code_of(c) == code]
    aligned = [c for c in alike if touched(c)]
    if not aligned and (derivation.kind in ("paraphrase", "cites", "translation") or claim.attribution is None):
        aligned = alike
    if not aligned:
        aligned = [c for c in ancestor.claims if touched(c)]
    if not aligned:
        return None
    best = max(
        aligned, key=lambda c: (_sign(c) == _sign(claim), c.attribution is not None, touched(c), -c.anchor.start)
    )
    return best.id


def _sign(claim: Claim) -> bool:
    return not claim.factuality.endswith("-")
