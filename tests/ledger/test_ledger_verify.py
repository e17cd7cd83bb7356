"""Whatever row is changed, added or taken away, `verify` finds it."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reports import Clock, add, report
from sqlalchemy import Connection, LargeBinary, Table, delete, insert, select, update

from secondsource.ledger import Ledger
from secondsource.ledger.tables import RECORD, ROW_KEY, derived, entries, keys, names, pairs, redactions
from secondsource.ledger.verify import problems
from secondsource.model.judgement import Judgement

CHECKED: tuple[Table, ...] = (entries, *RECORD, keys, derived, names)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with something in every table; tests change it in transactions that they roll back."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("verify") / "ledger.db")
    else:
        from fresh_databases import new_database

        address = new_database(request.getfixturevalue("postgres"))
    with Ledger.open(address, clock=Clock()) as ledger:
        for number in range(6):
            add(ledger, report(number, place="Sumy" if number % 2 else "Lozova", code="shelling"))
        one, two = ledger.event_lines()
        ledger.judge(Judgement(one.id, "apart", two.id, "Ana Reyes", "two places"))
        first = next(iter(ledger.documents())).id
        with ledger.transaction() as writing:
            writing.reread(dataclasses.replace(ledger.reading(first), warnings=("read again",)))
        assert ledger.verify() == []
        yield ledger


def other(value: Any, column: Any, chance: random.Random) -> Any:
    """Some other value that the column takes."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice((1, 1000, -value - 1))
    if isinstance(value, float):
        return value + chance.choice((1e-9, 1.0)) * (abs(value) + 1)
    if isinstance(value, bytes):
        at = chance.randrange(len(value))
        return value[:at] + bytes([value[at] ^ (1 << chance.randrange(8))]) + value[at + 1 :]
    if isinstance(value, str):
        return chance.choice((value + "x", value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"))
    if isinstance(column.type, LargeBinary):
        return b"x"
    kind = column.type.python_type
    return {int: 1, float: 1.0, bool: True}.get(kind, "x")


def changed(connection: Connection, check: Any) -> list[Any]:
    """What `verify` says after a change, which is then undone; the database's own refusal counts as found."""
    from sqlalchemy.exc import DBAPIError

    try:
        check()
    except DBAPIError:
        return ["refused by the database"]
    return problems(connection)


def unguarded(connection: Connection) -> None:
    """Let rows be changed that the database itself would guard."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    else:
        connection.exec_driver_sql("SET session_replication_role = replica")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_any_changed_value_is_found(filled: Ledger, seed: int) -> None:
    chance = random.Random(seed)
    with filled.engine.connect() as connection:
        transaction = connection.begin()
        try:
            unguarded(connection)
            table = chance.choice(CHECKED)
            rows = connection.execute(select(table)).all()
            if not rows:
                assert table in (redactions,)
                return
            row = chance.choice(rows)
            column = chance.choice(list(table.columns))
            value = other(row._mapping[column.name], column, chance)
            key = [table.c[c.name] == row._mapping[c.name] for c in table.primary_key]
            found = changed(
                connection, lambda: connection.execute(update(table).where(*key).values({column.name: value}))
            )
            assert found, f"{table.name}.{column.name}: {row._mapping[column.name]!r} -> {value!r}"
        finally:
            transaction.rollback()


@pytest.mark.parametrize("table", CHECKED, ids=lambda table: table.name)
def test_a_row_taken_away_or_added_is_found(filled: Ledger, table: Table) -> None:
    with filled.engine.connect() as connection:
        for number, row in enumerate(connection.execute(select(table)).all()):
            if number % 5:
                continue
            values = dict(row._mapping)
            connection.rollback()
            transaction = connection.begin()
            unguarded(connection)
            key = [table.c[c.name] == values[c.name] for c in table.primary_key]
            last = table is entries and values["seq"] == len(filled.log())
            assert changed(connection, lambda key=key: connection.execute(delete(table).where(*key))) or last
            transaction.rollback()
            transaction = connection.begin()
            unguarded(connection)
            more = dict(values)
            for column in table.primary_key:
                more[column.name] = more[column.name] + ("x" if isinstance(more[column.name], str) else 1000)
            assert changed(connection, lambda more=more: connection.execute(insert(table), more)), table.name
            transaction.rollback()


def test_an_end_cut_off_is_found_by_a_head_kept_elsewhere(new_address: Any) -> None:
    address = new_address()
    with Ledger.open(address) as ledger:
        add(ledger, report(1))
        head = ledger.head()
        add(ledger, report(2))
        later = ledger.head()
        assert head is not None
        assert later is not None
        assert ledger.verify(head=head.hash) == ledger.verify(head=later.hash) == []
        assert [p.code for p in ledger.verify(head="0" * 64)] == ["head_missing"]


def test_problems_name_the_row(filled: Ledger) -> None:
    with filled.engine.connect() as connection:
        transaction = connection.begin()
        judgement_pair = connection.execute(select(pairs).limit(1)).one()
        where = [pairs.c[name] == judgement_pair._mapping[name] for name in ROW_KEY["pairs"]]
        connection.execute(update(pairs).where(*where).values(decision="same"))
        [problem] = problems(connection)
        transaction.rollback()
    assert problem.code == "rows_changed"
    assert problem.subject == f"entry {judgement_pair.entry}"
