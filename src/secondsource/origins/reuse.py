"""Which earlier document a later one was made from, and how.

A pair is judged by what survives each way of working: whole sentences (verbatim), most words (edited), the order of
facts in another language (translation), figures, speakers and names without the words (paraphrase), or the name of
the medium itself (cites). Then the nearest ancestors are chosen among all pairs, so that the outcome depends on the
set of documents and not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from secondsource.model.assessment import Aligned, Derivation, DerivationKind
from secondsource.model.claim import Reading
from secondsource.model.document import Document, Span
from secondsource.model.names import name_keys
from secondsource.origins.alignment import Pairing, by_meaning, by_words
from secondsource.origins.cited import Citation, citations
from secondsource.origins.order import earlier_first, when
from secondsource.origins.units import Units, take_apart
from secondsource.origins.vectors import Vectors
from secondsource.settings import OriginsSettings


@dataclass(frozen=True, slots=True)
class Pair:
    """A judged pair: the derivation it would give, and how much of the later text it explains."""

    derivation: Derivation
    covered: frozenset[int]
    on: Document
    strength: float


def find_derivations(
    reading: Reading, earlier: Sequence[Reading], vectors: Vectors, settings: OriginsSettings
) -> tuple[Derivation, ...]:
    """The nearest ancestors of a document among candidates; documents that are not earlier are passed over.

    Score in [0, 1]: the share of sentences taken over (verbatim, edited), the mean cosine (translation), or the
    weighed share of facts that the earlier one has (paraphrase, cites).
    """
    candidates = sorted(
        (e for e in earlier if e.document.id != reading.document.id and earlier_first(e, reading)),
        key=lambda e: (when(e.document.published), e.document.id),
    )
    pairs = [p for p in (judge_pair(reading, e, vectors, settings) for e in candidates) if p is not None]
    return _nearest(reading, pairs, {e.document.id: e for e in candidates}, settings)


def judge_pair(later: Reading, earlier: Reading, vectors: Vectors, settings: OriginsSettings) -> Pair | None:
    """What the later of two documents has from the earlier, or None. A pure function of the two."""
    here, there = take_apart(later.document.text), take_apart(earlier.document.text)
    if not here.sentences or not there.sentences:
        return None
    named = citations(later.document.text, earlier.document.publisher or "")
    if later.document.publisher and earlier.document.publisher == later.document.publisher:
        named = ()
    same_language = later.document.language == earlier.document.language
    facts = _facts(later, earlier, here, there, settings)
    lexical = by_words(here, there, settings) if same_language else ()
    taken = [p for p in lexical if p.words >= settings.sentence_taken]
    share = _share(here, taken)
    shared = len(here.shingles & there.shingles)
    inside = shared / max(1, len(here.shingles))
    back = shared / max(1, len(there.shingles))

    voiced = _voiced(later) | _voiced(earlier)
    if taken and _same_form(here, there, taken, settings, voiced):
        return None
    if same_language and inside >= settings.verbatim_inside and back >= settings.verbatim_back and _in_order(taken):
        return _pair(later, earlier, "verbatim", min(1.0, inside), taken, here, there, named)
    edited = share >= settings.edited_share and inside >= settings.edited_inside
    if same_language and (edited or _block(here, there, taken) >= settings.block_share):
        edited = _says_news(here, there, taken, settings, voiced)
    if edited:
        return _pair(later, earlier, "edited", share, taken, here, there, named)
    if len(here.sentences) < 2 and not named:
        return None
    cites = any(c.how == "reports" for c in named)
    told = any(c.how == "told" for c in named)
    short = (
        not same_language and facts.weight >= settings.translation_weight and facts.support >= settings.figure_support
    )
    named_well = (cites and facts.weight > 0) or (told and facts.weight >= settings.told_weight)
    alone = not same_language and _may_be_translated(here, there, facts, settings)
    if not (facts.enough(settings) or short or named_well or alone):
        return None
    if not cites and not alone and facts.against(settings):
        return None
    pairings = by_meaning(here, there, (later.document.text, earlier.document.text), vectors, settings)
    kept = [p for p in pairings if (p.meaning or 0.0) >= settings.sentence_meaning]
    mean = sum(p.meaning or 0.0 for p in pairings) / max(1, len(pairings))
    if not same_language:
        known = (facts.enough(settings) or short) and (cites or not facts.against(settings))
        line_by_line = (
            alone and mean >= settings.lines_mean and all((p.meaning or 0.0) >= settings.lines_least for p in pairings)
        )
        if line_by_line or (known and mean >= settings.translation_mean):
            return _pair(later, earlier, "translation", mean, kept, here, there, named)
    elif not cites and facts.enough(settings) and mean >= settings.paraphrase_mean:
        return _pair(later, earlier, "paraphrase", facts.support, kept, here, there, named)
    if (cites or told) and facts.weight > 0:
        return _pair(later, earlier, "cites", max(facts.support, 0.3), kept, here, there, named)
    return None


def _may_be_translated(here: Units, there: Units, facts: _Facts, settings: OriginsSettings) -> bool:
    """Whether two short texts without telling facts are worth comparing line by line.

    A brief about one incident may hold a single name and no figure above three. What it does hold must not speak
    against the earlier text: other figures, other speakers, or another length.
    """
    longer = max(len(here.sentences), len(there.sentences))
    shorter = min(len(here.sentences), len(there.sentences))
    return (
        shorter >= 2
        and longer <= settings.lines_ratio * shorter
        and facts.weight >= settings.lines_weight
        and facts.figure_support >= settings.figure_support
        and facts.foreign_speakers <= max(1, facts.speakers)
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """Figures, speakers and names of the later text that the earlier one has: weight, and share of all its own."""

    weight: float
    support: float
    figure_support: float
    figure_weight: float
    speakers: int
    foreign_speakers: int
    same_publisher: bool
    led_by_another: bool
    same_ground: bool

    def enough(self, settings: OriginsSettings) -> bool:
        return self.weight >= settings.facts_weight and self.support >= settings.facts_support

    def against(self, settings: OriginsSettings) -> bool:
        """Figures or speakers that the earlier text lacks, or a medium that goes on reporting: no rewrite."""
        return (
            self.figure_support < settings.figure_support
            or self.same_publisher
            or self.foreign_speakers > max(1, self.speakers)
            or self.led_by_another
            or not self.same_ground
        )


_VAGUE = frozenset({12.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e9})


def figure_weight(value: float) -> float:
    """How much a figure in common says: two and three are everywhere, 25,000 is not."""
    if value <= 3:
        return 0.3
    if value < 10:
        return 0.5
    if value < 20:
        return 0.8
    return 1.0 if value < 100 or value % 1000 == 0 else 1.3


def speakers(reading: Reading) -> frozenset[tuple[str, ...]]:
    """The name keys of the named persons and bodies that speak in a document."""
    return frozenset(
        keys for a in reading.attributions if a.speaker and a.speaker.name and (keys := name_keys(a.speaker.name))
    )


def _facts(later: Reading, earlier: Reading, here: Units, there: Units, settings: OriginsSettings) -> _Facts:
    # "Dozens", "hundreds of thousands" count where both have them, and are no fact of one's own elsewhere.
    own = sum(figure_weight(f) for f in here.figures if f not in _VAGUE or f in there.figures)
    common = sum(figure_weight(f) for f in here.figures if f in there.figures)
    voices = speakers(later)
    shared_voices = {v for v in voices if all(in_common(key, there.names) for key in v)}
    voiced = {key for v in voices for key in v}
    ground = any(in_common(n, there.names) for n in here.names - voiced)
    names = len(here.names)
    shared_names = sum(in_common(n, there.names) for n in here.names)
    weight = common + settings.speaker_weight * len(shared_voices) + 0.1 * min(shared_names, 5)
    total = own + settings.speaker_weight * len(voices) + 0.2 * names
    have = common + settings.speaker_weight * len(shared_voices) + 0.2 * shared_names
    return _Facts(
        weight=weight,
        support=round(have / total, 4) if total else 0.0,
        figure_support=common / own if own else 1.0,
        figure_weight=common,
        speakers=len(shared_voices),
        foreign_speakers=len(voices) - len(shared_voices),
        same_publisher=_one_house(later.document, earlier.document),
        same_ground=common >= settings.figures_alone or (ground and common >= settings.figures_with_names),
        led_by_another=later.document.language == earlier.document.language and _led_by_another(later, there),
    )


def _led_by_another(later: Reading, there: Units) -> bool:
    """Whether the first person or body that the later text lets speak is not in the earlier one: then it is news."""
    named = sorted(
        (a.source[0].start if a.source else a.content[0].start, name_keys(a.speaker.name))
        for a in later.attributions
        if a.speaker and a.speaker.name and (a.source or a.content) and a.speaker.name[:1].isupper()
    )
    return bool(named) and not all(in_common(k, there.names) for k in named[0][1])


def in_common(key: str, names: frozenset[str]) -> bool:
    """Whether a name key is among others, an inflected ending allowed for."""
    return len(key) < 2 or key in names or (len(key) >= 4 and (key[:-1] in names or any(n[:-1] == key for n in names)))


def _one_house(later: Document, earlier: Document) -> bool:
    """Both from one medium, or the earlier one a copy of something by the medium of the later."""
    if not later.publisher or not earlier.publisher:
        return False
    if later.publisher == earlier.publisher:
        return True
    return any(c.span.start < 160 and c.how == "named" for c in citations(earlier.text, later.publisher))


def _share(units: Units, taken: Sequence[Pairing]) -> float:
    """The share of the text's words that stand in taken sentences."""
    total = sum(len(s.words) for s in units.sentences)
    return sum(len(units.sentences[p.here].words) for p in taken) / total if total else 0.0


def _in_order(taken: Sequence[Pairing]) -> bool:
    order = [p.there for p in taken]
    return sum(a > b for a, b in pairwise(order)) <= max(1, len(order) // 10)


def _voiced(reading: Reading) -> frozenset[str]:
    """The name keys of all named speakers of a document."""
    return frozenset(key for keys in speakers(reading) for key in keys)


def _same_form(
    here: Units, there: Units, taken: Sequence[Pairing], settings: OriginsSettings, voiced: frozenset[str]
) -> bool:
    """Whether two texts only share their form: names or figures are exchanged in a third of their common sentences.

    "Rockets hit the depot in Rivne" is no edit of "Rockets hit the depot in Dubno". Another speaker alone (`voiced`:
    the speakers' names) changes nothing: whoever puts a name of his own over a copy has still copied.
    """
    telling, exchanged = 0, 0
    for pairing in taken:
        a, b = here.sentences[pairing.here], there.sentences[pairing.there]
        alike = len(a.content & b.content) / max(1, len(a.content | b.content))
        if (a.names or a.figures) and alike >= settings.same_form_words:
            telling += 1
            mine, theirs = a.names - b.names - voiced, b.names - a.names - voiced
            names = not any(in_common(n, b.names) for n in mine) and mine and theirs
            figures = set(a.figures) - set(b.figures) and set(b.figures) - set(a.figures)
            exchanged += bool(names or figures)
    return telling > 0 and exchanged * 3 >= telling


def _block(here: Units, there: Units, taken: Sequence[Pairing]) -> float:
    """The share of the text in sentences that stand almost unchanged in the earlier one, if they are three or more."""
    close = [
        p
        for p in taken
        if len(here.sentences[p.here].content & there.sentences[p.there].content)
        >= 0.8 * max(1, len(here.sentences[p.here].content | there.sentences[p.there].content))
    ]
    return _share(here, close) if len(close) >= 3 else 0.0


def _says_news(
    here: Units, there: Units, taken: Sequence[Pairing], settings: OriginsSettings, voiced: frozenset[str]
) -> bool:
    """Whether what was taken over is more than background: the head of either text, or several sentences with facts.

    A paragraph of background is the same in many reports on one war; the head of a report is not. Who speaks does not
    count (`voiced`: the speakers' names), as in `_same_form`.
    """
    names = [n for p in taken for n in here.sentences[p.here].names if n not in voiced]
    if names and sum(in_common(n, there.names) for n in names) < settings.edited_names * len(names):
        return False  # a formula about other places and people
    head_here = {p.here for p in taken if p.here < 2}
    head_there = {p.there for p in taken if p.there < 2}
    facts = sum(1 for p in taken if here.sentences[p.here].figures or here.sentences[p.here].names)
    return bool(head_here and head_there) or (
        bool(head_here or head_there) and facts >= 2 and _share(here, taken) >= settings.block_share
    )


def _pair(
    later: Reading,
    earlier: Reading,
    kind: DerivationKind,
    score: float,
    pairings: Sequence[Pairing],
    here: Units,
    there: Units,
    named: Sequence[Citation],
) -> Pair:
    evidence = tuple(Aligned(here.sentences[p.here].span, there.sentences[p.there].span) for p in pairings)
    covered = frozenset(p.here for p in pairings)
    added = tuple(s.span for i, s in enumerate(here.sentences) if i not in covered)
    cited = next((c for c in named if c.how == "reports"), named[0] if named else None)
    detail = f"{len(covered)} of {len(here.sentences)} sentences have a counterpart"
    if cited is not None:
        detail += f"; names “{cited.span.of(later.document.text)}”"
    derivation = Derivation(
        later.document.id, earlier.document.id, kind, round(min(1.0, score), 3), evidence, added, detail
    )
    return Pair(derivation, covered, earlier.document, score)


def _nearest(
    reading: Reading, pairs: Sequence[Pair], earlier: dict[str, Reading], settings: OriginsSettings
) -> tuple[Derivation, ...]:
    """The nearest of all judged pairs: a copy before an edit, an edit before a rewrite; among equals the oldest.

    What a text names itself wins over edited and paraphrase, unless it was taken over with the sentence that names.
    """
    if not pairs:
        return ()
    whole = _best([p for p in pairs if p.derivation.kind == "verbatim"], 0.0)
    if whole is not None:
        return (whole.derivation,)
    edited = _best([p for p in pairs if p.derivation.kind == "edited"], settings.edited_margin) or _best(
        [p for p in pairs if p.derivation.kind == "translation"], settings.edited_margin
    )
    cited = _cited(reading, pairs, edited, earlier)
    chosen: list[Pair] = []
    if cited:
        chosen.extend(cited)
    elif edited is not None:
        chosen.append(edited)
        chosen.extend(_further(reading, edited, pairs, settings))
    else:
        rewritten = _best([p for p in pairs if p.derivation.kind == "paraphrase"], settings.paraphrase_margin)
        if rewritten is not None:
            chosen.append(rewritten)
    if not chosen:
        told = _best([p for p in pairs if p.derivation.kind == "cites"], settings.paraphrase_margin)
        chosen = [told] if told is not None else []
    return tuple(p.derivation for p in chosen)


def _best(pairs: Sequence[Pair], margin: float) -> Pair | None:
    """The oldest of those within `margin` of the strongest."""
    if not pairs:
        return None
    floor = max(p.strength for p in pairs) - margin - 1e-9
    return min((p for p in pairs if p.strength >= floor), key=lambda p: (when(p.on.published), p.on.id))


def _cited(reading: Reading, pairs: Sequence[Pair], edited: Pair | None, earlier: dict[str, Reading]) -> list[Pair]:
    """One pair for each medium that the text names as reporting; the document of it that fits best."""
    by_medium: dict[str, list[Pair]] = {}
    for pair in pairs:
        medium = pair.on.publisher or ""
        if pair.on.publisher == reading.document.publisher:
            continue
        if not any(c.how == "reports" for c in citations(reading.document.text, medium)):
            continue
        if edited is not None and edited.on.publisher != medium and citations(edited.on.text, medium):
            continue
        by_medium.setdefault(medium, []).append(pair)
    out: list[Pair] = []
    for medium in sorted(by_medium):
        best = _best(by_medium[medium], 0.02)
        if best is not None:
            out.append(replace(best, derivation=replace(best.derivation, kind="cites")))
    return out


def _further(reading: Reading, first: Pair, pairs: Sequence[Pair], settings: OriginsSettings) -> list[Pair]:
    """More ancestors of a text merged from several: each explains sentences that those before it do not."""
    units = take_apart(reading.document.text)
    covered = set(first.covered)
    out: list[Pair] = []
    rest = sorted(
        (p for p in pairs if p is not first and p.derivation.kind in ("edited", "verbatim")),
        key=lambda p: (-p.strength, when(p.on.published), p.on.id),
    )
    total = sum(len(s.words) for s in units.sentences) or 1
    for pair in rest:
        fresh = pair.covered - covered
        if len(fresh) >= 2 and sum(len(units.sentences[i].words) for i in fresh) / total >= settings.merged_share:
            out.append(pair)
            covered |= fresh
    return out


def aligned_spans(derivation: Derivation, span: Span) -> tuple[Span, ...]:
    """Where in the earlier document the text of `span` comes from."""
    return tuple(a.there for a in derivation.evidence if a.here.overlap(span))
