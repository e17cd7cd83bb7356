"""A program's own notes beside the record: states of feeds, tokens of the API. They belong to no entry."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from secondsource.ledger.tables import states, tokens

_PREFIX = "ss_"


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token in a list, without its secret."""

    id: str
    label: str
    created: str
    revoked: str | None


def remember(connection: Connection, key: str, value: str, at: str) -> None:
    """Keep a note under a key."""
    changed = connection.execute(update(states).where(states.c.key == key).values(value=value, at=at))
    if not changed.rowcount:
        connection.execute(insert(states), {"key": key, "value": value, "at": at})


def recall(connection: Connection, key: str) -> str | None:
    """The note under a key."""
    return connection.execute(select(states.c.value).where(states.c.key == key)).scalar()


def forget(connection: Connection, key: str) -> None:
    """Drop the note under a key."""
    connection.execute(delete(states).where(states.c.key == key))


def _hashed(token: str) -> str:
    # 256 random bits need no salt and no slow hash: there is nothing to guess.
    return hashlib.sha256(token.encode()).hexdigest()


def make_token(connection: Connection, label: str, at: str) -> tuple[str, str]:
    """Id and secret of a new token; only the secret's hash is stored."""
    id, token = secrets.token_hex(4), _PREFIX + secrets.token_urlsafe(32)
    connection.execute(insert(tokens), {"id": id, "label": label, "hash": _hashed(token), "created": at})
    return id, token


def token_label(connection: Connection, token: str) -> str | None:
    """Whose a token is."""
    query = select(tokens.c.label).where(tokens.c.hash == _hashed(token), tokens.c.revoked.is_(None))
    return connection.execute(query).scalar()


def revoke_token(connection: Connection, id: str, at: str) -> bool:
    """Revoke a token; whether there was one."""
    query = update(tokens).where(tokens.c.id == id, tokens.c.revoked.is_(None)).values(revoked=at)
    return bool(connection.execute(query).rowcount)


def tokens_of(connection: Connection) -> list[TokenLine]:
    """All tokens, oldest first."""
    rows = connection.execute(select(tokens).order_by(tokens.c.created, tokens.c.id))
    return [TokenLine(row.id, row.label, row.created, row.revoked) for row in rows]
