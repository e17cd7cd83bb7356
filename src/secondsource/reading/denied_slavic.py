"""The claims of those who deny, in Russian and Ukrainian: the denied event with its anchor, as not so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.model import (
    Provenance,
)
from secondsource.reading.cues_slavic import NAMING
from secondsource.reading.denials import DENIED
from secondsource.reading.factuality_slavic import negative
from secondsource.reading.merging import Draft, speaker_key
from secondsource.reading.responses_slavic import FALSE, Denial, denials
from secondsource.reading.targets_slavic import Targets
from secondsource.reading.words import words

_DENIED = DENIED | {"displacement", "agreement"}
_CLAIM_NOUNS = words(
    "заявление сообщение информация утверждение обвинение слух данные новость публикация заява повідомлення інформація",
    "твердження звинувачення чутка допис новина дані публікація упрек закид претензия претензія слова это це",
    "этот цей они",
)


class Denied(Targets):
    """Denials turned into claims."""

    def _denied(self, drafts: list[Draft]) -> list[Draft]:
        """The deniers' own claims: the denied event with its anchor, as not so."""
        out = list(drafts)
        for denial in denials(self.view, self.every, self.document.publisher):
            out.extend(self._denial(denial, drafts))
        return sorted(out, key=lambda d: (d.anchor.start, d.anchor.end, d.event.code))

    def _only_points(self, denial: Denial) -> bool:
        """Whether the words of a denial name what is denied only as "the claim"."""
        if denial.pointing or not denial.content:
            return True
        view = self.view
        nouns = [
            view.lemma(k)
            for c in denial.content
            for k in range(view.at(c.start), view.at(c.end - 1) + 1)
            if view.tokens[k].pos in ("NOUN", "PROPN")
        ]
        return all(noun in _CLAIM_NOUNS or noun in FALSE for noun in nouns)

    def _denial(self, denial: Denial, drafts: Sequence[Draft]) -> list[Draft]:
        key = speaker_key(denial.attribution)
        inside = [d for d in drafts if any(d.anchor.overlap(c) for c in denial.content)]
        own = [d for d in inside if speaker_key(d.attribution) == key]
        if denial.attribution is not None and own and not denial.pointing:
            for draft in own:  # its content already is the denier's claim
                if draft.factuality == "CT+" and self.view.lemma(denial.token) in NAMING:
                    draft.factuality = "CT-"
            return []
        others = [
            d
            for d in inside
            if speaker_key(d.attribution) != key and d.event.code in _DENIED and not d.factuality.endswith("-")
        ]
        elsewhere = denial.pointing and any(c.end <= denial.anchor.start for c in denial.content)
        if not others and not inside and not elsewhere and self._only_points(denial):
            before = [
                d for d in drafts
                if d.anchor.end <= denial.anchor.start and d.event.code in _DENIED and d.attribution is not None
                and speaker_key(d.attribution) != key and not d.factuality.endswith("-")
            ]  # fmt: skip
            if before:
                latest = before[-1].attribution
                speaker = speaker_key(latest)
                first = next((d.attribution for d in before if speaker_key(d.attribution) == speaker), latest)
                others = [d for d in before if d.attribution is first]
        provenance = Provenance("reading.events_slavic.denial", 0.6, denial.anchor)
        return [
            replace(
                d, attribution=denial.attribution, factuality=negative("CT+"), provenance=provenance,
                event=replace(d.event, quantities=()),
            )
            for d in others[:2]
        ]  # fmt: skip
