"""From the records of a WARC file to pages, with revisits linked to the page that they found unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from secondsource.errors import InputRefused
from secondsource.intake.archive import Item, Lost, Passed, Told, media_form
from secondsource.intake.archive_http import answer
from secondsource.intake.archive_warc import Loss, Record, records

if TYPE_CHECKING:
    from secondsource.settings import IntakeSettings

DOCUMENTS = {"response", "resource", "conversion"}


class _Earlier:
    """Which page a revisit means: by record id, by address and time, by payload digest, in this order."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], str] = {}

    def add(self, record: Record, digest: str) -> None:
        """Remember a page by all its names."""
        get = record.headers.get
        names = (
            ("id", get("warc-record-id", "")),
            ("at", get("warc-target-uri", ""), get("warc-date", "")),
            ("payload", get("warc-payload-digest", "")),
        )
        for name in names:
            if all(name):
                self._known.setdefault(name, digest)

    def of(self, record: Record) -> str | None:
        """The SHA-256 of the page that a revisit found unchanged; None where it is not in this file."""
        get = record.headers.get
        names = (
            ("id", get("warc-refers-to", "")),
            ("at", get("warc-refers-to-target-uri", ""), get("warc-refers-to-date", "")),
            ("payload", get("warc-payload-digest", "")),
        )
        return next((self._known[name] for name in names if name in self._known), None)


def pages(
    file: BinaryIO, where: str, settings: IntakeSettings, told: Told, *, inside: bool = False
) -> Iterator[Item | Lost]:
    """One item for each record that holds a page or text; what cannot be read is named, the rest is told of.

    With `inside` the records are sought anywhere in a file that is not a sound archive.
    """
    earlier = _Earlier()
    for record in records(file, settings.max_bytes, settings.archive, inside=inside):
        here = f"{where}, byte {record.at}"
        if isinstance(record, Loss):
            yield Lost(f"{where}, from byte {record.at}", record.error)
            continue
        address = record.headers.get("warc-target-uri", "").strip("<> ") or None
        captured = record.headers.get("warc-date") or None
        if record.kind == "revisit":
            told(Passed(here, "revisit", address, captured, earlier.of(record)))
            continue
        if record.kind not in DOCUMENTS or (address or "").startswith(("dns:", "urn:")):
            told(Passed(here, "other", address, captured))
            continue
        found = _page(record, here, address, captured, settings)
        if isinstance(found, Item):
            earlier.add(record, hashlib.sha256(found.data).hexdigest())
        if isinstance(found, Passed):
            told(found)
        else:
            yield found


def _page(
    record: Record, here: str, address: str | None, captured: str | None, settings: IntakeSettings
) -> Item | Lost | Passed:
    kind = record.headers.get("content-type", "")
    body, media_type, charset = record.block, kind.split(";")[0].strip().lower(), None
    if media_type == "application/http" or record.kind == "response":
        try:
            got = answer(record.block, settings.max_bytes)
        except InputRefused as e:
            return Lost(here, e)
        if got.status != 200:
            return Passed(here, "status", address, captured)
        body, media_type, charset = got.body, got.media_type, got.charset
    form = media_form(media_type, body, address)
    if form is None or not body.strip():
        return Passed(here, "media", address, captured)
    warnings = []
    if record.resumed:
        warnings.append("read after a damaged stretch of its archive")
    if not record.intact:
        warnings.append("differs from the digest that its archive states")
    if record.headers.get("warc-truncated"):
        warnings.append(f"cut off by the crawler ({record.headers['warc-truncated'][:40]})")
    return Item(here, body, form, address, charset, captured, tuple(warnings))
