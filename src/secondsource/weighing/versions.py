"""Versions of one article: a changed page is a new document of the same address, and still one report.

The latest version stands; what an earlier one said stays visible as replaced, or as withdrawn where the later one no
longer says it, and counts for nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from secondsource.model.assessment import Reason, Relation
from secondsource.model.claim import Reading
from secondsource.model.document import Document
from secondsource.settings import WeighingSettings
from secondsource.weighing.claims import Weighable, when
from secondsource.weighing.figures import compare_figures
from secondsource.weighing.same_event import kinship

_WORD = re.compile(r"[^\W\d_]{3,}")
_WITHDRAWN = re.compile(
    r"\b(?:withdrawn|retracted|retraction|withdraws|taken down|correction|отозван\w*|удален\w*|опровержение|"
    r"исправлен\w*|відкликан\w*|вилучен\w*|спростування|виправлен\w*)\b",
    re.I,
)
_NOTICE_WORDS = 120  # a page that says no more than that an article was withdrawn is shorter


def version_key(document: Document) -> str | None:
    """The key that versions of one article share: publisher and address without fragment. None for a front page."""
    if not document.address:
        return None
    try:
        parts = urlsplit(document.address)
    except ValueError:
        return None
    if not parts.netloc or (not parts.path.strip("/") and not parts.query):
        return None
    where = f"{document.publisher or ''}\n{parts.netloc.casefold()}{parts.path.rstrip('/')}?{parts.query}"
    return f"v{hashlib.sha256(where.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


def replaced_by(readings: Sequence[Reading], arrived: Mapping[str, int], settings: WeighingSettings) -> dict[str, str]:
    """Document id -> id of the latest version of its article. `readings` share a version key.

    Later is what was published later, or else what arrived later (`arrived`: numbers that grow; what has none is the
    newest). An address that many articles share, as a channel's, makes no versions: a version has the title or
    `version_words` of the words of the other, or is a notice that the article was withdrawn.
    """
    newest = max(arrived.values(), default=0) + 1
    ordered = sorted(readings, key=lambda r: (when(r), arrived.get(r.document.id, newest), r.document.id), reverse=True)
    found: dict[str, str] = {}
    standing: list[Reading] = []
    for reading in ordered:
        later = next((s for s in standing if _one_article(reading.document, s.document, settings)), None)
        if later is None:
            standing.append(reading)
        else:
            found[reading.document.id] = later.document.id
    return found


def _one_article(earlier: Document, later: Document, settings: WeighingSettings) -> bool:
    if earlier.title and later.title and earlier.title.casefold() == later.title.casefold():
        return True
    mine, other = ({w.casefold() for w in _WORD.findall(d.text[:20_000])} for d in (earlier, later))
    if len(mine & other) >= settings.version_words * max(1, min(len(mine), len(other))):
        return True
    return len(other) <= _NOTICE_WORDS and bool(_WITHDRAWN.search(f"{later.title or ''}\n{later.text[:2_000]}"))


def in_order(standing: Sequence[Weighable], gone: Sequence[Weighable], later: Mapping[str, str]) -> list[Weighable]:
    """Claims that stand, each where its article first made one of this event: correcting it makes no newcomer."""
    begun: dict[str, tuple[str, str, int, str]] = {}
    for claim in gone:
        article = later[claim.document]
        begun[article] = min(begun.get(article, claim.order), claim.order)
    return sorted(standing, key=lambda c: (min(c.order, begun.get(c.document, c.order)), c.order))


def trace_left(
    standing: Sequence[Weighable],
    gone: Sequence[Weighable],
    later: Mapping[str, str],
    relations: Mapping[str, Relation],
    settings: WeighingSettings,
) -> tuple[dict[str, Relation], tuple[Reason, ...]]:
    """The relations of replaced claims, changed ones of those that correct them, and reasons that say so."""
    out: dict[str, Relation] = {}
    reasons: list[Reason] = []
    dropped: set[tuple[str, str]] = set()
    first = min((c.order for c in (*standing, *gone) if not c.denies), default=None)
    for claim in gone:
        new = later[claim.document]
        stance = "denies" if claim.denies else "asserts"
        kind = "denies" if claim.denies else "first" if claim.order == first and not standing else "repeats"
        heirs = [c for c in standing if c.document == new and c.denies == claim.denies]
        heir = max(heirs, key=lambda c: (kinship(claim, c), len(claim.words & c.words)), default=None)
        if heir is None:
            dropped.add((claim.reading.document.publisher or claim.document, new))
            out[claim.member] = Relation(kind, stance, f"withdrawn: the later version {new} does not say it")  # type: ignore[arg-type]
            continue
        figures = compare_figures(claim, heir, settings, same_origin=True)
        said = f"replaced by the later version {new}"
        if figures and figures[0] == "incompatible":
            said += f"; corrected: {figures[1]}"
            reasons.append(Reason("corrected", f"{claim.reading.document.publisher or claim.document}: {figures[1]}"))
            before = relations[heir.member]
            if before.kind in ("first", "repeats"):
                out[heir.member] = replace(before, detail=f"corrected: {figures[1]}")
        out[claim.member] = Relation(kind, stance, said, heir.member)  # type: ignore[arg-type]
    reasons += [Reason("withdrawn", f"{who} no longer says it: see {new}") for who, new in sorted(dropped)]
    return out, tuple(dict.fromkeys(reasons))
