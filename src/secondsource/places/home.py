"""Where a report may come from, by its publisher and its language: weak evidence, apart from what it tells of."""

from __future__ import annotations

from collections.abc import Iterable

from secondsource.model import Document
from secondsource.places.gazetteer import Gazetteer

TONGUES = {"uk": {"UA": 0.6}, "ru": {"RU": 0.3, "UA": 0.3}}
"""Where reports in a language mostly come from, as weights beside those of named countries."""
_TLD = {"uk": "GB"}
_PLACELESS = frozenset(
    ["com", "org", "net", "info", "news", "tv", "me", "io", "co", "gov", "edu", "mil", "int", "online", "site"]
)


def publisher_home(document: Document, gazetteer: Gazetteer) -> dict[str, float]:
    """The country of the publisher's domain or name, as weak evidence: codes with weights."""
    out: dict[str, float] = {}
    for text in (document.publisher or "", document.address or ""):
        for host in _hosts(text):
            end = host.rsplit(".", 1)[-1].lower()
            if len(end) == 2 and end not in _PLACELESS:
                iso = _TLD.get(end, end.upper())
                if gazetteer.country(iso) is not None:
                    out[iso] = 0.5
    return out


def _hosts(text: str) -> Iterable[str]:
    for part in text.replace("/", " ").replace(":", " ").split():
        if "." in part.strip(".") and len(part) < 100:
            yield part.strip(".")
