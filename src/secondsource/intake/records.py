"""From bytes, pages and JSON Lines records to documents."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from secondsource.errors import BadDate, BadRecord, EmptyInput, TooLarge
from secondsource.intake.decode import blank, decode, invisible_warning
from secondsource.intake.language import detect
from secondsource.intake.page import extract
from secondsource.intake.published import normal_date, stated_date
from secondsource.model import Document, Received
from secondsource.settings import IntakeSettings

FRONT_MATTER = re.compile(r"\A---\n(.{0,4000}?)\n---\n", re.DOTALL)
HEADING = re.compile(r"\A\s*#\s+(.{1,300})$", re.MULTILINE)
FIELDS = ("publisher", "address", "title", "language")


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of a report that does not say it itself."""

    published: str | None = None
    publisher: str | None = None
    language: str | None = None


def from_text(data: bytes, given: Given, settings: IntakeSettings, address: str | None = None) -> Received:
    """A plain-text or Markdown report. Front matter (`title:`, `date:`, `publisher:`) and a first heading are read."""
    text, warnings = decode(_bounded(data, settings))
    matter: dict[str, str] = {}
    front = FRONT_MATTER.match(text)
    if front:
        pairs = (line.partition(":") for line in front.group(1).splitlines())
        matter = {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs if value.strip()}
        text = text[front.end() :]
    heading = HEADING.match(text)
    title = matter.get("title") or (heading.group(1).strip() if heading else None)
    return _received(
        data,
        "text/plain",
        text,
        settings,
        given,
        warnings=warnings,
        address=address or matter.get("address"),
        title=title,
        publisher=matter.get("publisher"),
        published=matter.get("date") or matter.get("published"),
        language=matter.get("language"),
    )


def from_html(data: bytes, given: Given, settings: IntakeSettings, address: str | None = None) -> Received:
    """A page: its main text, title, publisher and publication date. Raises NoArticle where it holds no report."""
    html, warnings = decode(_bounded(data, settings))
    page = extract(html, address)
    return _received(
        data,
        "text/html",
        page.text,
        settings,
        given,
        warnings=(*warnings, *page.warnings),
        address=address,
        title=page.title,
        publisher=page.publisher,
        published=page.published,
    )


def from_record(line: bytes, given: Given, settings: IntakeSettings) -> Received:
    """One JSON Lines record of ours. Its text is kept to the letter: gold and quotations count in it.

    Raises BadRecord where it is not an object with a `text` or `html`, BadDate, EmptyInput, TooLarge.
    """
    try:
        record: Any = json.loads(_bounded(line, settings))
    except (ValueError, RecursionError) as e:
        raise BadRecord(f"not JSON: {str(e)[:120]}") from e
    if not isinstance(record, dict):
        raise BadRecord("a record is a JSON object")
    values: dict[str, str | None] = {}
    for key in (*FIELDS, "published"):
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            raise BadRecord(f"`{key}` must be a string")
        values[key] = _whole(value) if value else None
    identifier = record.get("id")
    if identifier is not None and not isinstance(identifier, (str, int)):
        raise BadRecord("`id` must be a string")
    text, html = record.get("text"), record.get("html")
    warnings: tuple[str, ...] = ()
    if text is None and isinstance(html, str):
        page = extract(html, values["address"])
        text, warnings = page.text, page.warnings
        values["title"] = values["title"] or page.title
        values["publisher"] = values["publisher"] or page.publisher
        values["published"] = values["published"] or page.published
    if not isinstance(text, str):
        raise BadRecord("a record needs `text` (or `html`)")
    clean = _whole(text)
    if clean != text:
        text, warnings = clean, (*warnings, "the text held broken characters, replaced by \ufffd")
    return _received(
        line,
        "application/json",
        text,
        settings,
        given,
        warnings=warnings,
        identifier=None if identifier is None else _whole(str(identifier)),
        **values,
    )


def _whole(text: str) -> str:
    """The text without lone surrogates, which are legal JSON and illegal text: they cannot be stored or hashed."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _bounded(data: bytes, settings: IntakeSettings) -> bytes:
    if len(data) > settings.max_bytes:
        raise TooLarge(f"{len(data)} bytes: more than {settings.max_bytes}")
    return data


def _day(published: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A publication date, or None with a warning where its words are no date ("7:58 AM ET").

    The report is worth more than its date. Only a date written as one that cannot be (year 9999, 30 February) is an
    error: somebody's clock or export is broken, and the record cannot be trusted. Raises BadDate then.
    """
    if not published:
        return None, ()
    try:
        return normal_date(published), ()
    except BadDate:
        if re.match(r"\s*\d{4}-\d{2}-\d{2}", published):
            raise
        return None, (f"the publication date {published[:40]!r} could not be read",)


def _received(
    data: bytes,
    media_type: str,
    text: str,
    settings: IntakeSettings,
    given: Given,
    *,
    warnings: tuple[str, ...] = (),
    identifier: str | None = None,
    address: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Received:
    if blank(text):
        raise EmptyInput("the report has no text")
    if len(text) > settings.max_text:
        raise TooLarge(f"{len(text)} characters of text: more than {settings.max_text}")
    digest = hashlib.sha256(data).hexdigest()
    basis = "metadata" if media_type == "text/html" else "given"
    day, doubts = _day(published)
    if day is None and given.published:
        day, basis = normal_date(given.published), "given"
    if day is None:
        day = stated_date(text)
        basis = "text" if day else "unknown"
    found = detect(text)
    label = (language or given.language or found).lower()[:12]
    notes = [*warnings, *doubts, *invisible_warning(text)]
    if found not in {label, "und"}:
        notes.append(f"labelled {label}, reads as {found}")
    return Received(
        Document(
            id=identifier or f"d{digest[:16]}",
            sha256=digest,
            text=text,
            address=address,
            title=title,
            publisher=publisher or given.publisher,
            published=day,
            published_basis=basis,  # type: ignore[arg-type]
            language=label,
            warnings=tuple(notes),
        ),
        data,
        media_type,
    )
