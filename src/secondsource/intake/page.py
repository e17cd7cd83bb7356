"""An HTML page to the report in it: main text, title, publisher and publication date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from secondsource.errors import BadDate, NoArticle
from secondsource.intake.hidden import without_hidden
from secondsource.intake.published import normal_date

# Below this many letters a page holds a notice, not a report (login walls and error pages measured: 20 to 110).
LEAST_LETTERS = 120
WALL = re.compile(
    r"(?:log ?in|sign ?in|subscribe|register|create an account|enable javascript|accept cookies)[^.]{0,60}"
    r"(?:to (?:continue|read|view)|for full access|to your account)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The report in a page. `published` is normalised, or None."""

    text: str
    title: str | None
    publisher: str | None
    published: str | None
    warnings: tuple[str, ...]


def extract(html: str, address: str | None = None) -> Page:
    """The report in `html`, by trafilatura; `address` helps with the publisher and relative links.

    Raises NoArticle where the page holds none.
    """
    from trafilatura import bare_extraction

    warnings: list[str] = []
    try:
        shown = without_hidden(html)
        if shown is not None and shown[1]:
            warnings.append(f"the page hides text: {shown[1]} characters of it were left out")
        page = html if shown is None else shown[0]
        found = bare_extraction(page, url=address, with_metadata=True, include_comments=False, favor_precision=False)
    except Exception as e:
        # The extractor meets pages that nobody foresaw; one of them is one refusal and ends nothing else.
        raise NoArticle(f"the page could not be taken apart: {type(e).__name__}") from e
    text = (getattr(found, "text", None) or "").strip() if found is not None else ""
    letters = sum(c.isalpha() for c in text[:2000])
    if letters < LEAST_LETTERS:
        wall = WALL.search(text or html[:200_000])
        raise NoArticle("the page asks to log in and shows no report" if wall else "the page holds no report")
    published = None
    raw = getattr(found, "date", None)
    if raw:
        try:
            published = normal_date(str(raw))
        except BadDate as e:
            warnings.append(str(e))
    publisher = getattr(found, "sitename", None) or (urlsplit(address).hostname if address else None)
    return Page(text, getattr(found, "title", None), publisher, published, tuple(warnings))
