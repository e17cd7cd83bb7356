"""Finding the toponyms of a document, with kind and role; resolving them is another step.

Three witnesses, none trusted alone: what grammar took for a name, what the gazetteer lists, and what the words
around say ("village of", "near", "direction", a dateline). Names of persons and of organisations are kept apart.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import replace

from secondsource.model import Analysis, Document, Provenance, Span, Toponym
from secondsource.places import lexicon_english, recognise_english, recognise_slavic
from secondsource.places.candidates import stripped
from secondsource.places.found import PLACE_ENTITIES, Context, Found, known
from secondsource.places.gazetteer import Gazetteer
from secondsource.places.surface import Word, words

_LOWER = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])")


def recognise(
    document: Document, analysis: Analysis, gazetteer: Gazetteer, proposals: tuple[Span, ...] = ()
) -> tuple[Toponym, ...]:
    """The toponyms of a document, unresolved, in order of their place in the text.

    `proposals` are spans that another recogniser takes for places; they are added where nothing else was found.
    """
    rows = words(document, analysis)
    languages = {sentence.index: sentence.language for sentence in analysis.sentences}
    context = _context(document, analysis, gazetteer, rows)
    context.countries = _countries(context, rows)
    found = _pass(context, rows, languages)
    found = _consistent(context, found, rows)
    for span in proposals:
        if not any(span.overlap(other.span) for other in found):
            found.append(Found(span, span.of(document.text), "settlement", "literal", 0.6, "places.recognise.proposal"))
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    return tuple(
        Toponym(
            f"p{number}",
            one.span,
            one.span.of(document.text),
            one.kind,
            one.role,
            Provenance(one.by, round(min(one.score, 1.0), 3), one.span, one.name),
        )
        for number, one in enumerate(_disjoint(found), 1)
    )


def _pass(context: Context, rows: list[list[Word]], languages: dict[int, str]) -> list[Found]:
    found: list[Found] = []
    for row in rows:
        if not row:
            continue
        if languages[row[0].sentence] in ("ru", "uk"):
            found += recognise_slavic.sentence(context, row, languages[row[0].sentence])
        else:
            found += recognise_english.sentence(context, row)
    return found


def _countries(context: Context, rows: list[list[Word]]) -> frozenset[str]:
    """Codes of the countries that names in the text point to: countries, large or unmistakable places."""
    out: set[str] = set()
    seen: set[str] = set()
    for row in rows:
        for word in row:
            if word.entity not in PLACE_ENTITIES or not word.capital or word.text in seen:
                continue
            seen.add(word.text)
            entries = known(context, word.text)
            if not entries or word.text.lower() in lexicon_english.COMMON:
                continue
            whole = [entry for entry in entries if entry.kind in ("country", "region", "area")]
            if whole or entries[0].population >= 20_000 or len({entry.country for entry in entries}) == 1:
                out.add((whole or entries)[0].country)
    return frozenset(out - {""})


def _context(document: Document, analysis: Analysis, gazetteer: Gazetteer, rows: list[list[Word]]) -> Context:
    persons: set[str] = set()
    for mention in analysis.mentions:
        parts = mention.text.split()
        if mention.kind == "person" and len(parts) > 1 and not gazetteer.exact(mention.text):
            persons.update(part.strip("’'.,") for part in parts if len(part) > 2)
    for row in rows:
        for one, two in itertools.pairwise(row):
            if one.text.lower() in lexicon_english.TITLES and two.capital and not two.gap.strip():
                persons.add(two.text)
    ordinary = frozenset(_LOWER.findall(document.text))
    return Context(document.text, gazetteer, frozenset(persons), ordinary)


def _consistent(context: Context, found: list[Found], rows: list[list[Word]]) -> list[Found]:
    """A name that was a place once is one again wherever it stands as a name of its own."""
    sure: dict[str, Found] = {}
    for one in found:
        if one.role not in ("literal", "party") or one.score < 0.7:
            continue
        name = one.span.of(context.text)
        if one.kind in ("direction", "district"):
            name = stripped(name, one.kind)
            if context.gazetteer.exact(name):
                sure.setdefault(name, replace(one, name=name, kind="settlement"))
            continue
        sure.setdefault(name, one)
    taken = sorted(one.span for one in found)
    starts = [span.start for span in taken]
    more: list[Found] = []
    for row in rows:
        for at, word in enumerate(row):
            again = sure.get(word.text)
            if again is None or word.text in context.persons or not word.capital:
                continue
            last = bisect_right(starts, word.start) - 1
            if last >= 0 and taken[last].end > word.start:
                continue
            if (last + 1 < len(taken) and taken[last + 1].start < word.end) or _inside_name(row, at):
                continue
            more.append(Found(word.span, again.name, again.kind, "literal", 0.6, "places.recognise.again"))
    return found + more


def _inside_name(row: list[Word], at: int) -> bool:
    word = row[at]
    before = at > 0 and row[at - 1].capital and row[at].gap == " " and not row[at - 1].opens
    after = at + 1 < len(row) and row[at + 1].capital and row[at + 1].gap == " " and not word.possessive
    return before or after


def _disjoint(found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for one in found:
        if out and out[-1].span.overlap(one.span):
            if len(one.span) > len(out[-1].span):
                out[-1] = one
            continue
        out.append(one)
    return out
