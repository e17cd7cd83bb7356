"""The numbered steps from a report to weighed claims; the table of contents of the whole program.

Reading one report (`read`):

1. grammar: sentences, words, names            reading.analyse
2. dates                                       reading.dates
3. toponyms, and the points they stand for     places.recognise, places.resolve
4. who says what, through whom                 reading.attribution (with the encoder's frames)
5. what is claimed                             reading.events
6. who confirms, denies, does not comment      reading.responses
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from secondsource.intake.published import normal_date
from secondsource.intake.records import Given
from secondsource.intake.sources import Form, Outcome, Refused, receive
from secondsource.model import Document, Reading
from secondsource.places.recognise import recognise
from secondsource.places.resolve import resolve
from secondsource.reading.analyse import Grammar
from secondsource.reading.attribution import find_attributions
from secondsource.reading.dates import find_dates
from secondsource.reading.events import find_claims
from secondsource.reading.responses import find_responses
from secondsource.settings import Settings

__all__ = ["Form", "Given", "Outcome", "Refused", "Resources", "normal_date", "read", "receive"]

if TYPE_CHECKING:
    from secondsource.places.gazetteer import Gazetteer
    from secondsource.reading.encoder import Reader


@dataclass(slots=True)
class Resources:
    """What the stages need besides the document: opened when first needed, then kept.

    `rules_only` leaves the trained encoder out, as the fallback where its weights are missing does.
    """

    settings: Settings = field(default_factory=Settings)
    rules_only: bool = False
    _grammar: Grammar | None = None
    _gazetteer: Gazetteer | None = None
    _encoder: Reader | None = None

    def grammar(self) -> Grammar:
        """The grammar of all languages; each language's model is loaded when it is met."""
        if self._grammar is None:
            self._grammar = Grammar.load(self.settings.reading)
        return self._grammar

    def gazetteer(self) -> Gazetteer:
        """The gazetteer; its index is built on first use."""
        if self._gazetteer is None:
            from secondsource.places.gazetteer import Gazetteer

            self._gazetteer = Gazetteer.open()
        return self._gazetteer

    def encoder(self) -> Reader | None:
        """The trained encoder; None in a reading by rules alone."""
        if self._encoder is None and not self.rules_only:
            from secondsource.reading.encoder import Reader

            self._encoder = Reader.load()
        return self._encoder


def read(document: Document, resources: Resources) -> Reading:
    """What one document says, and who says it. Touches no ledger; same document in, same reading out."""
    analysis = resources.grammar().analyse(document)
    dates = find_dates(document, analysis)
    gazetteer = resources.gazetteer()
    toponyms = recognise(document, analysis, gazetteer)
    places = resolve(document, analysis, toponyms, gazetteer, resources.settings.places)
    english = any(s.language == "en" for s in analysis.sentences)
    encoder = resources.encoder() if english else None
    encoded = encoder.read(document.text) if encoder is not None else None
    attributions = find_attributions(document, analysis, dates, encoded)
    claims = find_claims(document, analysis, attributions, places, dates, encoded)
    responses = find_responses(document, analysis, attributions, claims)
    return Reading(document, analysis, attributions, claims, responses, places, dates)
