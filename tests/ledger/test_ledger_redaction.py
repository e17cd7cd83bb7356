"""What is taken out on request is gone from every table and file, and the chain still verifies."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_reports import add, report
from sqlalchemy import select, update

from secondsource.errors import NotInLedger, UsageError
from secondsource.ledger import Filters, Ledger, Redacting
from secondsource.ledger.chain import unpacked
from secondsource.ledger.tables import RECORD, claims
from secondsource.model import Speaker

WHO = Speaker("Olena Varchuk", "mayor", None, False, "named")


def everything(ledger: Ledger) -> str:
    """All text that the record holds, unpacked."""
    parts = []
    with ledger.reading_connection() as connection:
        for table in RECORD:
            for row in connection.execute(select(table)):
                for name, value in row._mapping.items():
                    if isinstance(value, bytes):
                        import zlib

                        parts.append(zlib.decompress(value).decode() if name == "bytes" else str(unpacked(value)))
                    else:
                        parts.append(str(value))
    return "\n".join(parts)


def redact(ledger: Ledger, id: str) -> tuple[str, ...]:
    with ledger.transaction() as writing:
        touched = Redacting(writing, "Ana Reyes", "asked by the publisher").document(id)
    ledger.scrub()
    return touched


def test_a_document_is_taken_out(ledger: Ledger, address: str) -> None:
    a = add(ledger, report(1, place="Sumy", code="shelling", tail=" The secret cellar was hit."))
    b = add(ledger, report(2, place="Sumy", code="shelling"))
    c = add(ledger, report(3, place="Lozova", code="shelling", tail=" Another secret cellar."))
    assert a is not None
    assert c is not None
    kept = ledger.reading(str(b))
    assert redact(ledger, a) == (f"{b}/c1", f"{b}/r1")
    assert redact(ledger, c) == ()
    assert ledger.verify() == []
    assert "secret" not in everything(ledger)
    if not address.startswith("postgres"):
        assert b"secret" not in Path(address).read_bytes()
    [event] = ledger.events()
    assert [m.document for m in event.members] == [b, b]
    assert event.reports == 1
    for gone in (a, c):
        with pytest.raises(NotInLedger, match="removed on request"):
            ledger.reading(gone)
        with pytest.raises(NotInLedger, match="removed on request"):
            ledger.archived(gone)
    assert list(ledger.claims(Filters(text="secret"))) == list(ledger.documents(Filters(text="secret"))) == []
    assert ledger.reading(str(b)) == kept
    # It is still known, so that the next pass over the feed does not bring it back.
    assert add(ledger, report(1, place="Sumy", code="shelling", tail=" The secret cellar was hit.")) is None
    with ledger.neighbourhood() as near:
        assert near.documents_with(["shingle:Sumy"]) == {b: 1}
        assert near.matches([f"{b}/c1"]) == []
    # And the ledger goes on.
    add(ledger, report(4, place="Sumy", code="shelling"))
    assert ledger.verify() == []


def test_a_document_whose_id_begins_like_anothers_is_left(ledger: Ledger) -> None:
    add(ledger, report(1, id="a", place="Sumy", code="shelling"))
    add(ledger, report(2, id="a/b", place="Sumy", code="shelling", tail=" A cellar."))
    add(ledger, report(3, id="A", place="Sumy", code="shelling"))
    kept = ledger.reading("a/b")
    redact(ledger, "a")
    assert ledger.reading("a/b") == kept
    [event] = ledger.events()
    assert {m.document for m in event.members} == {"a/b", "A"}
    assert ledger.verify() == []


def test_a_redaction_hides_no_tampering(ledger: Ledger) -> None:
    a = add(ledger, report(1))
    redact(ledger, str(a))
    with ledger.engine.begin() as connection:
        connection.execute(update(claims).values(text="made up"))
    assert {p.code for p in ledger.verify()} == {"row_changed"}


def test_a_name_is_masked_everywhere(ledger: Ledger, address: str) -> None:
    tail = " Olena Varchuk, the mayor, said so. OLENA VARCHUK left."
    a = add(ledger, report(1, place="Sumy", code="shelling", speaker=WHO, tail=tail))
    b = add(ledger, report(2, place="Sumy", code="shelling", speaker=WHO))
    c = add(ledger, report(3, place="Sumy", code="shelling", speaker=None))
    untouched = ledger.reading(str(c))
    text = ledger.reading(str(a)).document.text
    assert ledger.redact_name("Olena Varchuk", "Varchuk", by="Ana Reyes", because="asked for") > 0
    assert ledger.verify() == []
    assert "varchuk" not in everything(ledger).casefold()
    if not address.startswith("postgres"):
        assert b"varchuk" not in Path(address).read_bytes().lower()
    reading = ledger.reading(str(a))
    assert len(reading.document.text) == len(text)
    assert reading.claims[0].anchor.of(reading.document.text) == "Sumy was shelled"
    assert reading.attributions[0].speaker is not None
    assert set(reading.attributions[0].speaker.name or "") == {"█", " "} or set(
        reading.attributions[0].speaker.name or ""
    ) == {"█"}
    assert list(ledger.claims(Filters(speaker="Varchuk"))) == []
    assert list(ledger.claims(Filters(text="Varchuk"))) == list(ledger.documents(Filters(text="Varchuk"))) == []
    assert len(list(ledger.claims(Filters(text="shelled")))) == 3
    assert ledger.reading(str(c)) == untouched
    with pytest.raises(NotInLedger):
        ledger.archived(str(a))
    assert ledger.archived(str(c))
    assert b is not None
    add(ledger, report(4, place="Sumy", code="shelling"))
    assert ledger.verify() == []


def test_a_redaction_needs_a_name_and_a_reason(ledger: Ledger) -> None:
    a = add(ledger, report(1))
    for by, because in (("", "asked"), ("Ana", "")):
        with pytest.raises(UsageError):
            ledger.redact_name("Varchuk", by=by, because=because)
    with pytest.raises(UsageError):
        ledger.redact_name("V", by="Ana", because="asked")
    with pytest.raises(NotInLedger):
        redact(ledger, "nothing")
    assert ledger.reading(str(a))
    assert ledger.counts()["entries"] == 1
