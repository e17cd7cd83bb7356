"""Claims of a document: the events, stakes and needs that somebody puts forward in it.

1. candidates: triggers and turns of speech in each sentence            trigger_matching
2. anchors: the shortest clause that says it                            clauses
3. whose claim: the innermost attribution around it, else own voice
4. certainty, seen from that speaker                                    factuality
5. actor, target, place, date, figures                                  arguments, quantities
6. each event once per speaker; denials of what others claim            merging, denials
7. stakes and needs                                                     stakes_text, needs

No word of any language stands here: tables per language come from `lexicons`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.model import Analysis, Attribution, Claim, DateMention, Document, Provenance, Span, Toponym
from secondsource.model.claim import Factuality
from secondsource.reading.clauses import Clauses
from secondsource.reading.denials import with_denials
from secondsource.reading.drafting import EventFinder
from secondsource.reading.factuality import Certainty
from secondsource.reading.impacts import with_impacts
from secondsource.reading.lexicons import tables_of
from secondsource.reading.merging import Draft, merged, speaker_key
from secondsource.reading.needs import CODES, KINDS, NeedFinder, need_of
from secondsource.reading.replies import Replies, Reply
from secondsource.reading.stakes_text import StakeFinder

if TYPE_CHECKING:
    from secondsource.reading.topics import Telling


def find_claims(
    document: Document,
    analysis: Analysis,
    attributions: tuple[Attribution, ...],
    places: tuple[Toponym, ...],
    dates: tuple[DateMention, ...],
    encoded: object | None = None,
    told: Telling | None = None,
) -> tuple[Claim, ...]:
    """Every claim of a document in text order, with ids c1, c2, …: each event once per speaker, then stakes and needs.

    Args:
        attributions: the document's; a claim inside one of them is its speaker's, all others are the publisher's own.
        places: toponyms with their roles; only literal ones place events.
        encoded: what the trained reader read in the same text (its place head helps to choose), or None.
        told: what a sentence of the text tells of, as trained (`topics`); asked for needs and stakes.

    Sentences in languages without tables give no claims.
    """
    finder = EventFinder(document, analysis, attributions, places, dates, encoded)
    drafts = merged(list(finder.drafts()))
    replies: list[Reply] = []
    replies_in: dict[str, Replies] = {}
    for sentence in finder.trees.sentences:
        tables = tables_of(sentence.language)
        if tables is not None and not finder.is_skipped(sentence):
            if sentence.language not in replies_in:
                clauses = Clauses(finder.trees, tables.events.light, tables.events.stop)
                replies_in[sentence.language] = Replies(finder.trees, clauses, attributions)
            answers = replies_in[sentence.language].find(
                sentence.span.start, sentence.span.end, sentence.first, sentence.last, tables.replies
            )
            replies.extend(reply for reply in answers if reply.kind == "denies")
    drafts = with_denials(drafts, replies, attributions, finder.trees, tables_of)
    if any(s.language in ("ru", "uk") for s in analysis.sentences):
        # Imported with the first such sentence: a reader of English never opens those dictionaries.
        from secondsource.reading.events_slavic import drafts_slavic

        drafts += drafts_slavic(document, analysis, attributions, places, dates)
    found = [*_event_claims(drafts), *_need_claims(drafts, finder, told), *_stake_claims(finder, told)]
    found.sort(key=lambda claim: (claim.anchor.start, claim.anchor.end))
    named = tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(found, 1))
    return with_impacts(named, document.text, analysis.sentences, places)


def _event_claims(drafts: list[Draft]) -> Iterator[Claim]:
    """The claims of the drafts."""
    for draft in sorted(drafts, key=lambda d: (d.anchor.start, d.anchor.end, d.event.code)):
        attribution = draft.attribution.id if draft.attribution else None
        yield Claim("", attribution, draft.anchor, draft.factuality, draft.provenance, event=draft.event)


def _need_claims(drafts: list[Draft], finder: EventFinder, told_of: Telling | None) -> Iterator[Claim]:
    """Needs told in a frame of words, or as trained; else those that an event of a humanitarian code tells of."""
    needs = NeedFinder(finder.trees, finder.dates, told_of)
    told: list[Span] = []
    for sentence in finder.trees.sentences:
        tables = tables_of(sentence.language)
        if finder.is_skipped(sentence):
            continue
        for found in needs.find(sentence):
            attribution = finder.attribution_of(found.token, found.anchor)
            anchor = finder.within(found.anchor, attribution, found.token)
            told.append(anchor)
            cue = attribution.cue[0] if attribution and attribution.cue else None
            factuality: Factuality = "CT+"
            rule = "by kind"
            if tables is not None and sentence.language == "en" and found.need.kind == "delivery":
                certainty = Certainty(finder.trees, tables.factuality)
                factuality, rule = certainty.value(found.token, CODES[found.need.kind], cue=cue)
            provenance = Provenance(f"reading.{found.rule}", 0.7, anchor, f"certainty: {rule}")
            by = attribution.id if attribution else None
            yield Claim("", by, anchor, factuality, provenance, need=found.need)
    for draft in drafts:
        event, said = draft.event, draft.anchor.of(finder.document.text)
        if event.code not in KINDS or any(draft.anchor.overlap(span) for span in told):
            continue
        language = finder.language_at(draft.anchor.start)
        need = need_of(event.code, said, language, event.actor or event.target, event.quantities)
        if need is not None and not (need.kind == "delivery" and draft.factuality == "Uu"):  # promised, not brought
            by = draft.attribution.id if draft.attribution else None
            provenance = replace(draft.provenance, by="reading.needs")
            yield Claim("", by, draft.anchor, draft.factuality, provenance, need=need)


def _stake_claims(finder: EventFinder, told_of: Telling | None) -> Iterator[Claim]:
    """Each stake once per speaker and figure."""
    stakes = StakeFinder(finder.trees, finder.places, finder.dates, told_of)
    seen: set[tuple[object, ...]] = set()
    for sentence in finder.trees.sentences:
        tables = tables_of(sentence.language)
        if finder.is_skipped(sentence):
            continue
        light, stop = (tables.events.light, tables.events.stop) if tables else (frozenset[str](), frozenset[str]())
        clauses = Clauses(finder.trees, light, stop)
        for draft in stakes.find(sentence, clauses):
            attribution = finder.attribution_of(draft.token, draft.anchor)
            stake = draft.stake
            key = (speaker_key(attribution), stake.about, stake.asset, stake.low, stake.best, stake.high)
            if key in seen:
                continue
            seen.add(key)
            cue = attribution.cue[0] if attribution and attribution.cue else None
            if tables is not None:
                factuality, rule = Certainty(finder.trees, tables.factuality).value(draft.token, "other", cue=cue)
            else:
                factuality, rule = ("Uu" if stake.about == "consequence" else "CT+"), "by kind"
            provenance = Provenance(f"reading.{draft.rule}", 0.7, draft.anchor, f"certainty: {rule}")
            yield Claim("", attribution.id if attribution else None, draft.anchor, factuality, provenance, stake=stake)
