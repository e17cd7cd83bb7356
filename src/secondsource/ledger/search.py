"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, over the same ready terms.

`claims_search` holds one row a claim (`number` of the claim), `documents_search` one a document. They are indexes:
`reindex` makes them again from the record.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, TextClause, text

from secondsource.ledger.words import Terms, Wanted

TABLES = ("claims_search", "documents_search")

_PG_BYTES = 800_000
"""Bytes of one tsvector that we fill: PostgreSQL takes just below 1 MiB."""


def create(connection: Connection) -> None:
    """Make the search tables."""
    for table in TABLES:
        if connection.dialect.name == "sqlite":
            connection.execute(
                text(
                    f"CREATE VIRTUAL TABLE {table} USING fts5(words, stems, content='', "
                    'tokenize="unicode61 remove_diacritics 0")'
                )
            )
        else:
            connection.execute(text(f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, terms TSVECTOR NOT NULL)"))
            connection.execute(text(f"CREATE INDEX ix_{table}_terms ON {table} USING GIN (terms)"))


def _vector(terms: Terms) -> str:
    # A tsvector written out: words with their places (at most 16,383, 255 a word), stems behind "=". Words are
    # letters and digits only, so there is nothing to escape.
    places: dict[str, list[int]] = {}
    size = 0
    for place, word in enumerate(terms.words, 1):
        if word not in places:
            size += len(word.encode()) + 8
            if size > _PG_BYTES:
                break
            places[word] = []
        if len(places[word]) < 255:
            places[word].append(min(place, 16383))
            size += 2
    parts = [f"'{word}':{','.join(map(str, where))}" for word, where in places.items()]
    for stem in terms.stems:
        size += len(stem.encode()) + 9
        if size > _PG_BYTES:
            break
        parts.append(f"'={stem}'")
    return " ".join(parts)


def put(connection: Connection, table: str, rows: Sequence[tuple[int, Terms]]) -> None:
    """Index rows by their numbers."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(f"INSERT INTO {table} (rowid, words, stems) VALUES (:number, :words, :stems)"),
            [{"number": n, "words": " ".join(t.words), "stems": " ".join(t.stems)} for n, t in rows],
        )
    else:
        connection.execute(
            text(f"INSERT INTO {table} (number, terms) VALUES (:number, CAST(:terms AS tsvector))"),
            [{"number": n, "terms": _vector(t)} for n, t in rows],
        )


def take(connection: Connection, table: str, number: int, terms: Terms) -> None:
    """Take a row out of the index; `terms` are those it was put in with."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(f"INSERT INTO {table} ({table}, rowid, words, stems) VALUES ('delete', :number, :words, :stems)"),
            {"number": number, "words": " ".join(terms.words), "stems": " ".join(terms.stems)},
        )
    else:
        connection.execute(text(f"DELETE FROM {table} WHERE number = :number"), {"number": number})


def clear(connection: Connection) -> None:
    """Empty the search tables."""
    for table in TABLES:
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"INSERT INTO {table} ({table}) VALUES ('delete-all')"))
        else:
            connection.execute(text(f"DELETE FROM {table}"))


def _fts5(part: Wanted) -> str:
    phrase = '"' + " ".join(part.words) + '"'
    if part.prefix:
        return f"words : {phrase} *"
    if not part.stems:
        return f"words : {phrase}"
    return f"(words : {phrase} OR " + " OR ".join(f'stems : "{stem}"' for stem in part.stems) + ")"


def _tsquery(part: Wanted) -> str:
    if part.prefix:
        return f"'{part.words[0]}':*"
    phrase = " <-> ".join(f"'{word}'" for word in part.words)
    return "(" + " | ".join([f"({phrase})", *(f"'={stem}'" for stem in part.stems)]) + ")"


def matching(dialect: str, table: str, parts: Sequence[Wanted]) -> tuple[TextClause, str]:
    """A condition on `table` and the value of its parameter `:sought`."""
    if dialect == "sqlite":
        return text(f"{table} MATCH :sought"), " AND ".join(map(_fts5, parts))
    return text(f"{table}.terms @@ CAST(:sought AS tsquery)"), " & ".join(map(_tsquery, parts))


_SAMPLE = 2000
"""Rows added last that tell how common a query is."""
_COMMON = 4
"""Of the sample, from which the ordered walk costs less than gathering all hits: one row in five hundred."""


def is_rare(connection: Connection, table: str, sought: str) -> bool:
    """Whether PostgreSQL should gather all hits of a query before it orders them; SQLite's index has them in order.

    Left to itself it takes every word for a middling one, and walks a million rows in order for one in ten thousand.
    """
    if connection.dialect.name == "sqlite":
        return False
    latest = f"SELECT terms FROM {table} ORDER BY number DESC LIMIT {_SAMPLE}"
    hits = text(f"SELECT count(*) FROM ({latest}) latest WHERE latest.terms @@ CAST(:sought AS tsquery)")
    return int(connection.execute(hits, {"sought": sought}).scalar_one()) < _COMMON


def number_column(dialect: str) -> str:
    """The column that holds a row's number."""
    return "rowid" if dialect == "sqlite" else "number"
