"""What is known of a feed and of the articles that it lists, between one look and the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

FeedCondition = Literal["on", "gone"]
ArticleCondition = Literal["waiting", "kept", "deleted", "refused", "removed"]


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed: where it is, and when it is polled next. All times are aware.

    `now_at` differs from `address` (as it was given) once the feed has moved for good. `etag` and `modified` are what
    its last whole answer bore, for conditional requests. `failures` counts those in a row; `why` names the last.
    `state` is `gone` where the server said so (410).
    """

    address: str
    now_at: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    due: datetime | None = None
    failures: int = 0
    state: FeedCondition = "on"
    read_at: datetime | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleState:
    """An article of a feed: one address, one document, however many versions of it were read.

    `state`: `waiting` to be read, `kept` (its newest version is `document`), `deleted` (404 or 410 since `gone_at`;
    what was read stays), `refused` (`why` says why it could not be read), `removed` (taken out of the ledger on
    request: never fetched again). `page` is the address after redirects, under which all versions stand in the
    ledger. `text_sha256` is that of the newest version's text. `listed` is a digest of the feed's entry, which tells
    when the entry changes. `carried` is the entry itself as a JSON Lines record, kept until the article has been
    read. `due` is null where nothing is to be done until the feed changes.
    """

    address: str
    host: str
    feed: str
    listed: str
    first_seen: datetime
    state: ArticleCondition = "waiting"
    due: datetime | None = None
    page: str | None = None
    document: str | None = None
    versions: int = 0
    text_sha256: str | None = None
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    rechecks: int = 0
    checked: datetime | None = None
    gone_at: datetime | None = None
    why: str | None = None
    carried: str | None = None


@dataclass(frozen=True, slots=True)
class LastVersion:
    """The newest document of an address: its id, and its text, which is None where it was removed on request."""

    document: str
    text: str | None
