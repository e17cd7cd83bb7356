"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, over the same ready terms.

`claims_search` holds one row a claim (`number` of the claim), `documents_search` one a document. They are indexes:
`reindex` makes them again from the record.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ARRAY, Connection, FromClause, Integer, TextClause, column, func, literal, select, text

from secondsource.ledger import words
from secondsource.ledger.inserting import MANY, copy_in
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
    elif len(rows) >= MANY:
        copy_in(connection, f"{table} (number, terms)", ((n, _vector(t)) for n, t in rows))
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


_FIRST = 1000
"""Rows of PostgreSQL's first stretch; each is twice as long as the one before it."""
_SPARSE = 200
"""One row in so many has the words, or fewer: then gathering all hits that are left costs less than walking on."""
_SAMPLE = 4000
"""Rows that must have been walked before that is judged."""
_ONE_BY_ONE = 300
"""Numbers that SQLite's index looks up one by one (some 60 µs each); with more, it reads all hits (some 0.1 µs)."""
_LOOKED_UP = 6000
"""Numbers that PostgreSQL looks up one by one (some 6 µs each). With more, walking in order fills a page sooner."""


def numbers_as_table(connection: Connection, numbers: Sequence[int]) -> FromClause:
    """The numbers as a table of one column, `hit`, however many: one parameter."""
    if connection.dialect.name == "sqlite":
        # Text, as a list: SQLite has no arrays.
        values = func.json_each(json.dumps(list(numbers))).table_valued(column("value", Integer), name="given")
        return select(values.c.value.label("hit")).subquery("hits")
    return func.unnest(literal(list(numbers), ARRAY(Integer))).table_valued("hit", name="hits").render_derived()


class Hits:
    """The rows of one search table that have the words of a query, by number."""

    def __init__(self, connection: Connection, of: str, query: str) -> None:
        self._connection = connection
        self._sqlite = connection.dialect.name == "sqlite"
        self._table = f"{of}_search"
        parts = words.wanted(query)
        self._condition: TextClause | None
        self._condition, self._sought = matching(connection.dialect.name, self._table, parts) if parts else (None, "")

    def _read(self, where: str, **values: object) -> list[int]:
        number = number_column(self._connection.dialect.name)
        statement = text(f"SELECT {number} FROM {self._table} WHERE {self._condition} {where}")
        return list(self._connection.execute(statement, {"sought": self._sought, **values}).scalars())

    def stretches(self, below: int | None, first: int) -> Iterator[list[int]]:
        """All hits (those below a number), from the latest back, in stretches that grow; `first` hits are wanted."""
        if self._condition is None:
            return
        top = below
        if top is None:
            number = number_column(self._connection.dialect.name)
            latest = f"SELECT {number} FROM {self._table} ORDER BY {number} DESC LIMIT 1"
            top = int(self._connection.execute(text(latest)).scalar() or 0) + 1
        yield from self._in_order(top, first) if self._sqlite else self._in_ranges(top)

    def _in_order(self, top: int, size: int, more: str = "", **values: object) -> Iterator[list[int]]:
        # FTS5 has its hits in order and finds its way to a number: so many hits, then so many more.
        while True:
            ordered = f"{more} AND rowid < :top ORDER BY rowid DESC LIMIT :size"
            found = self._read(ordered, top=top, size=size, **values)
            if found:
                yield found
            if len(found) < size:
                return
            top, size = found[-1], 2 * size

    def _in_ranges(self, top: int, least: int = 0) -> Iterator[list[int]]:
        # PostgreSQL has hits in no order: it walks a range of rows, or gathers all hits of a rare word. What the
        # ranges before have shown tells which; neither is left to a guess about a word it has no figures of.
        walked = seen = 0
        width = _FIRST
        while top > max(least, 1):
            rare = walked >= _SAMPLE and seen * _SPARSE < walked
            low = least if rare else max(top - width, least)
            found = sorted(self._read("AND number >= :low AND number < :top", low=low, top=top), reverse=True)
            if found:
                yield found
            walked, seen, top, width = walked + top - low, seen + len(found), low, 2 * width

    def among(self, numbers: Collection[int], below: int | None, first: int) -> Iterator[list[int]]:
        """Those of the numbers (below one) that have the words, from the latest back, in stretches as above."""
        chosen = [n for n in numbers if below is None or n < below]
        if self._condition is None or not chosen:
            return
        low, top = min(chosen), max(chosen) + 1
        if not self._sqlite and len(chosen) <= _LOOKED_UP:
            chosen.sort(reverse=True)
            start, width = 0, 2 * first
            while start < len(chosen):
                some = chosen[start : start + width]
                found = self._read("AND number = ANY(CAST(:numbers AS integer[]))", numbers=some)
                yield sorted(found, reverse=True)
                start, width = start + width, 2 * width
        elif not self._sqlite:
            kept = set(chosen)
            for stretch in self._in_ranges(top, low):
                yield [n for n in stretch if n in kept]
        elif len(chosen) <= _ONE_BY_ONE:
            found = self._read("AND rowid IN (SELECT value FROM json_each(:numbers))", numbers=json.dumps(chosen))
            yield sorted(found, reverse=True)
        else:
            # The plus keeps SQLite from looking each number up by itself.
            kept_in = "AND +rowid IN (SELECT value FROM json_each(:numbers)) AND rowid >= :low"
            yield from self._in_order(top, first, kept_in, numbers=json.dumps(chosen), low=low)


def number_column(dialect: str) -> str:
    """The column that holds a row's number."""
    return "rowid" if dialect == "sqlite" else "number"
