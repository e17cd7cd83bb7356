"""One look at an article: what its page says now, beside what it said before."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from secondsource.errors import FetchFailed, InputRefused, NoArticle, RobotsForbid, SecondSourceError
from secondsource.intake.feeds import canonical
from secondsource.intake.fetch import Fetched
from secondsource.intake.records import Given, from_html, from_record, from_text
from secondsource.intake.watch_agenda import host_of
from secondsource.intake.watch_parts import Book, Happening, Take, What, difference
from secondsource.intake.watch_settings import WatchSettings
from secondsource.model.document import Document, Received
from secondsource.model.feed import ArticleState
from secondsource.settings import IntakeSettings

GONE = {404, 410}
ASK_AGAIN = "to be asked again: "


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look: the article's new state, what there is to tell, and a fault of its host."""

    state: ArticleState
    happening: Happening | None = None
    trouble: FetchFailed | None = None


class Reader:
    """Looks at articles. `fetch` and `check` (robots.txt) raise what those of `intake` do."""

    def __init__(
        self,
        book: Book,
        take: Take,
        fetch: Callable[[str, dict[str, str]], Fetched],
        check: Callable[[str], float],
        settings: WatchSettings,
        intake: IntakeSettings,
        spread: Callable[[float], timedelta],
        backoff: Callable[[int], timedelta],
    ) -> None:
        self._book = book
        self._take = take
        self._fetch = fetch
        self._check = check
        self._settings = settings
        self._intake = intake
        self._spread = spread
        self._backoff = backoff

    def look(self, article: ArticleState, now: datetime) -> Looked:
        """Fetch an article and read it where it is new or has changed. Raises only what the ledger does."""
        last = self._book.last_version(article.page, article.document) if article.document else None
        if last is not None and last.text is None:
            return Looked(replace(article, state="removed", due=None, carried=None, why="removed on request"))
        headers: dict[str, str] = {}
        if article.document is not None and article.state == "kept":
            headers |= {"If-None-Match": article.etag} if article.etag else {}
            headers |= {"If-Modified-Since": article.modified} if article.modified else {}
        try:
            self._check(article.address)
            fetched = self._fetch(article.address, headers)
        except FetchFailed as e:
            return self._gone(article, now, str(e)) if e.status in GONE else self._failed(article, now, e)
        except RobotsForbid as e:
            return self._refused(article, now, e)
        except InputRefused as e:
            return self._refused(article, now, e)
        if fetched.status == 304:
            return Looked(self._seen(article, now))
        if _front_page(fetched.address) and not _front_page(article.address):
            return self._gone(article, now, "leads to the front page now")
        page = article.page or canonical(fetched.address, most=self._settings.max_address) or article.address
        try:
            received = self._received(fetched, page, article, now)
        except InputRefused as e:
            return self._refused(article, now, e)
        article = replace(article, page=page, host=host_of(page), etag=fetched.etag, modified=fetched.last_modified)
        return self._read(article, received, now)

    # ---- what came back --------------------------------------------------------------------------------------------

    def _received(self, fetched: Fetched, page: str, article: ArticleState, now: datetime) -> Received:
        listed = _listed(article)
        given = Given(published=listed.get("published"))
        head = fetched.data[:1000].lstrip()
        if "html" in fetched.media_type or head.startswith(b"<"):
            received = from_html(fetched.data, given, self._intake, page)
        else:
            received = from_text(fetched.data, given, self._intake, page)
        document = received.document
        if document.title is None and listed.get("title"):
            document = replace(document, title=listed["title"])
        return replace(received, document=self._dated(replace(document, address=page), now))

    def _dated(self, document: Document, now: datetime) -> Document:
        """A date ahead of the clock would make a copy look like news to come: it is dropped, and that is said."""
        limit = (now + timedelta(hours=self._settings.future_hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
        if document.published is None or document.published <= limit:
            return document
        note = f"dated {document.published}, in the future: the date is not believed"
        return replace(document, published=None, published_basis="unknown", warnings=(*document.warnings, note))

    def _read(self, article: ArticleState, received: Received, now: datetime) -> Looked:
        text = received.document.text
        digest = hashlib.sha256(text.encode()).hexdigest()
        last = self._book.last_version(article.page, article.document)
        if last is not None and last.text is None:
            return Looked(replace(article, state="removed", due=None, carried=None, why="removed on request"))
        returned = article.state == "deleted"
        kept = replace(article, state="kept", text_sha256=digest, carried=None, gone_at=None)
        if last is not None and last.text == text:
            state = self._seen(replace(kept, document=last.document, versions=max(1, article.versions)), now)
            what: What | None = "returned" if returned else "known" if article.document is None else None
            return Looked(state, self._told(what, state, now) if what else None)
        if last is None and (twin := self._book.same_text(article.host, digest)) is not None and twin.document:
            # The same words at two addresses of one host: one report.
            state = self._seen(replace(kept, document=twin.document, versions=1, why=f"as {twin.address}"), now)
            return Looked(state, self._told("known", state, now))
        try:
            id, new = self._take(received)
        except InputRefused as e:
            return self._refused(article, now, e)
        except SecondSourceError:
            raise
        except Exception as e:
            # A fault of ours on one article must not end the watching of all others: it is named and tried again.
            logging.getLogger("secondsource").exception("an article could not be read")
            return self._failed(article, now, FetchFailed(f"could not be read: {type(e).__name__}"), ours=True)
        state = self._seen(replace(kept, document=id, versions=article.versions + 1), now)
        if last is None:
            return Looked(state, self._told("added" if new else "known", state, now))
        went, came = difference(last.text or "", text)
        told = replace(self._told("changed", state, now), was=last.document, gone=went, new=came)
        return Looked(state, told)

    def _seen(self, article: ArticleState, now: datetime) -> ArticleState:
        """The article after a look that went well: when to look again, by its age."""
        hours = self._settings.recheck_hours
        n = article.rechecks
        # The jitter may have brought a look forward: that it came early does not mean that it did not happen.
        while n < len(hours) and article.first_seen + timedelta(hours=hours[n] * (1 - self._settings.jitter)) <= now:
            n += 1
        due = article.first_seen + self._spread(hours[n] * 3600) if n < len(hours) else None
        if due is not None and due <= now:
            due = now + self._spread(3600)
        return replace(article, rechecks=n, due=due, failures=0, checked=now, why=None)

    def _failed(self, article: ArticleState, now: datetime, e: FetchFailed, ours: bool = False) -> Looked:
        failures = article.failures + 1
        state = replace(article, failures=failures, checked=now, why=str(e)[:300], due=now + self._backoff(failures))
        trouble = None if ours else e
        if now - article.first_seen < timedelta(hours=self._settings.give_up_hours):
            return Looked(state, None, trouble)
        if article.document is not None:
            return Looked(replace(state, due=None), None, trouble)
        return replace(self._refused(article, now, e), trouble=trouble)

    def _gone(self, article: ArticleState, now: datetime, why: str) -> Looked:
        """Not there (any more). Once may be a slip of the server's: it is asked again before it is believed."""
        if article.state == "deleted":
            return Looked(replace(self._seen(article, now), why=why[:300]))
        if not (article.why or "").startswith(ASK_AGAIN):
            state = replace(article, failures=article.failures + 1, checked=now, due=now + self._backoff(1))
            return Looked(replace(state, why=f"{ASK_AGAIN}{why}"[:300]))
        if article.document is None and (looked := self._from_feed(article, now)) is not None:
            state = replace(looked.state, state="deleted", gone_at=now, why=f"read from the feed: {why}"[:300])
            return Looked(state, looked.happening)
        state = replace(self._seen(article, now), state="deleted", gone_at=now, why=why[:300], carried=None)
        return Looked(state, self._told("deleted", state, now, why=why))

    def _refused(self, article: ArticleState, now: datetime, e: InputRefused) -> Looked:
        """A page that cannot be read: what the feed itself carries of it is read instead, where that is a report."""
        if article.document is not None:
            return Looked(replace(self._seen(article, now), why=str(e)[:300]))
        if isinstance(e, (NoArticle, RobotsForbid, FetchFailed)):
            looked = self._from_feed(article, now)
            if looked is not None:
                return Looked(replace(looked.state, why=f"read from the feed: {e}"[:300]), looked.happening)
        state = replace(self._seen(article, now), state="refused", why=str(e)[:300])
        return Looked(state, self._told("refused", state, now, e.code, str(e)))

    def _from_feed(self, article: ArticleState, now: datetime) -> Looked | None:
        """The report that the feed's own entry carries, read; None where it carries none."""
        page = article.page or article.address
        try:
            received = from_record((article.carried or "").encode("utf-8", "replace"), Given(), self._intake)
        except InputRefused:
            return None
        document = self._dated(replace(received.document, address=page), now)
        looked = self._read(replace(article, page=page, carried=None), replace(received, document=document), now)
        return looked if looked.state.document is not None else None

    def _told(
        self, what: What, article: ArticleState, now: datetime, code: str | None = None, why: str | None = None
    ) -> Happening:
        return Happening(what, article.feed, article.address, now, article.document, code=code, why=why)


def _listed(article: ArticleState) -> dict[str, str]:
    """What the feed's entry says of the article: its title and date, where it gave them."""
    try:
        fields = json.loads(article.carried or "{}")
    except ValueError:
        return {}
    return {k: v for k, v in fields.items() if isinstance(v, str)} if isinstance(fields, dict) else {}


def _front_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query
