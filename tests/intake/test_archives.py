"""Archives are read like any other file: each page once, revisits linked, what is damaged is named."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from made_archives import (
    START,
    filler,
    http,
    member,
    members,
    news_pages,
    page,
    payload_digest,
    response,
)
from secondsource.errors import InputRefused
from secondsource.intake.archive import Item, Lost, Passed, items, sift, sift_text
from secondsource.intake.archive_http import answer
from secondsource.intake.archive_relevance import raw_relevance, relevance
from secondsource.intake.records import Given, from_html
from secondsource.intake.sources import Outcome, Refused, receive
from secondsource.model import Received
from secondsource.settings import IntakeSettings

pytest.importorskip("fastwarc", reason="FastWARC is not installed (extra archives)")

LIMITS = IntakeSettings()
PAGES = list(news_pages(6, 3, kilobytes=8))
RECORDS = list(members(iter(PAGES)))


def read(data: bytes, limits: IntakeSettings = LIMITS) -> tuple[list[Item], list[Lost], list[Passed]]:
    told: list[Passed] = []
    found = list(items(io.BytesIO(data), "a.warc.gz", limits, told.append))
    return [i for i in found if isinstance(i, Item)], [i for i in found if isinstance(i, Lost)], told


def plain(records: list[bytes]) -> bytes:
    return b"".join(gzip.decompress(r) for r in records)


def written(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("packed", ["members", "plain", "one member"])
def test_each_response_record_is_one_document(tmp_path: Path, packed: str) -> None:
    data = {"members": b"".join(RECORDS), "plain": plain(RECORDS), "one member": gzip.compress(plain(RECORDS))}[packed]
    # Told by content: the name says nothing.
    found = list(receive(written(tmp_path, "crawl.bin", data), LIMITS))
    assert [type(f) for f in found] == [Received] * 6
    for made, (address, _, body) in zip(found, PAGES, strict=True):
        assert isinstance(made, Received)
        assert made.document.address == address
        assert made.archived == body
        assert made.document.sha256 == sha256(body).hexdigest()


def test_a_page_in_an_archive_is_the_same_document_as_the_page_alone() -> None:
    address, _, body = PAGES[0]
    (item,) = read(gzip.compress(response(address, body)))[0]
    from secondsource.intake.archive import received

    assert received(item, Given(), LIMITS).document == from_html(body, Given(), LIMITS, address).document


def test_standard_input_that_cannot_seek_is_read(tmp_path: Path) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self.rest = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def read(self, size: int | None = -1) -> bytes:
            return self.rest.read(size)

        def seekable(self) -> bool:
            return False

    found = list(receive("-", LIMITS, stdin=Pipe(b"".join(RECORDS))))  # type: ignore[arg-type]
    assert sum(isinstance(f, Received) for f in found) == 6


def test_archives_in_a_folder_are_found_by_their_names(tmp_path: Path) -> None:
    written(tmp_path, "a.warc.gz", b"".join(RECORDS))
    written(tmp_path, "b.jsonl.gz", gzip.compress(b'{"text": "Shelling hit a house in Lyman."}\n'))
    written(tmp_path, "c.tar.gz", b"not looked at")
    found = list(receive(str(tmp_path), LIMITS))
    assert len(found) == 7


def test_the_same_payload_twice_is_one_document_and_the_second_is_told() -> None:
    (first, second) = PAGES[:2]
    data = b"".join(
        gzip.compress(r)
        for r in (
            response(first[0], first[2]),
            response("https://mirror.example/", first[2], date=START + timedelta(hours=1)),
            response(second[0], second[2]),
        )
    )
    found, lost, told = read(data)
    assert [i.data for i in found] == [first[2], second[2]]
    assert not lost
    assert told == [
        Passed(
            told[0].where, "duplicate", "https://mirror.example/", "2025-11-18T06:00:00Z", sha256(first[2]).hexdigest()
        )
    ]


@pytest.mark.parametrize(
    "refers",
    [
        {"WARC_Refers_To_Target_URI": PAGES[0][0], "WARC_Refers_To_Date": "2025-11-18T05:00:00Z"},
        {"WARC_Payload_Digest": payload_digest(PAGES[0][2])},
    ],
)
def test_a_revisit_is_linked_to_the_page_it_found_unchanged(refers: dict[str, str]) -> None:
    later = START + timedelta(days=1)
    revisit = member("revisit", PAGES[0][0], b"HTTP/1.1 304 Not Modified\r\n\r\n", date=later, **refers)
    unknown = member("revisit", "https://elsewhere.example/", b"HTTP/1.1 304 Not Modified\r\n\r\n", date=later)
    found, lost, told = read(b"".join(gzip.compress(r) for r in (response(PAGES[0][0], PAGES[0][2]), revisit, unknown)))
    assert (len(found), lost) == (1, [])
    assert [(t.kind, t.document) for t in told] == [("revisit", found[0].sha256), ("revisit", None)]


def test_other_records_answers_and_media_give_no_document() -> None:
    data = plain(
        [
            gzip.compress(r)
            for r in (
                member("request", "https://a.example/", b"GET / HTTP/1.1\r\n\r\n"),
                member("response", "https://a.example/gone", http(b"<html>gone</html>", "404 Not Found")),
                member("response", "https://a.example/x.png", http(b"\x89PNG", kind="image/png")),
                member("response", "https://a.example/robots.txt", http(b"User-agent: *", kind="text/plain")),
                member("response", "dns:a.example", b"192.0.2.1"),
            )
        ]
    )
    found, lost, told = read(data)
    assert (found, lost) == ([], [])
    assert Counter(t.kind for t in told) == {"other": 2, "status": 1, "media": 2}


@pytest.mark.parametrize(
    ("more", "packed"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGES[0][2])),
        ("Content-Encoding: gzip\r\n", PAGES[0][2]),  # the crawler has undone it and kept the header
        ("Transfer-Encoding: chunked\r\n", b"5\r\n" + PAGES[0][2][:5] + b"\r\n%x;a=b\r\n" % (len(PAGES[0][2]) - 5)
         + PAGES[0][2][5:] + b"\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked\r\n", PAGES[0][2]),
    ],
)  # fmt: skip
def test_encodings_are_undone_where_they_are_there(more: str, packed: bytes) -> None:
    assert answer(http(packed, more=more), 10**6).body == PAGES[0][2]


def test_a_page_in_the_encoding_that_the_server_states() -> None:
    text = "Ракета попала в мост у села Заречного, сообщила администрация. " * 6
    made_page = page("Удар по мосту", text, "Вестник", "2025-11-18T05:00:00Z", "ru", random.Random(1), 4)
    body = made_page.decode().encode("cp1251").replace(b"utf-8", b"x-own")
    data = member("response", "https://v.example/1", http(body, kind="text/html; charset=windows-1251"))
    (made,) = receive("-", LIMITS, stdin=io.BytesIO(data))
    assert isinstance(made, Received)
    assert "Ракета попала в мост" in made.document.text
    assert made.archived == body


# ---- damage --------------------------------------------------------------------------------------------------------


def test_a_file_cut_off_keeps_what_is_whole_and_names_the_rest() -> None:
    data = b"".join(RECORDS)
    found, lost, _ = read(data[: -len(RECORDS[-1]) // 2])
    assert [i.address for i in found] == [p[0] for p in PAGES[:5]]
    assert [entry.error.code for entry in lost] == ["damaged_archive"]
    assert "from byte" in lost[0].where


def test_a_damaged_member_in_the_middle_costs_only_itself() -> None:
    broken = list(RECORDS)
    at = 2 * 3 + 2 - 2  # the fourth page's response
    cut = bytearray(broken[at])
    cut[len(cut) // 2] ^= 0xFF
    cut[len(cut) // 2 + 9] ^= 0xFF
    broken[at] = bytes(cut)
    found, lost, _ = read(b"".join(broken))
    lost_page = PAGES[(at - 2) // 2][0]
    assert [i.address for i in found] == [p[0] for p in PAGES if p[0] != lost_page]
    assert [entry.error.code for entry in lost] == ["damaged_archive"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("claimed", ["5", "9000000", "-4", "many"])
def test_a_wrong_length_costs_only_its_record(packed: bool, claimed: str) -> None:
    records = [gzip.decompress(r) for r in RECORDS]
    head, mark, rest = records[4].partition(b"\r\n\r\n")
    lines = [
        b"Content-Length: " + claimed.encode() if x.startswith(b"Content-Length") else x for x in head.split(b"\r\n")
    ]
    records[4] = b"\r\n".join(lines) + mark + rest
    data = b"".join(gzip.compress(r) for r in records) if packed else b"".join(records)
    found, lost, _ = read(data)
    assert {p[0] for p in PAGES} - {i.address for i in found} <= {PAGES[1][0]}
    assert all(i.data in {p[2] for p in PAGES} for i in found)
    assert lost


def test_a_bit_that_fell_over_is_noticed_by_the_digest_and_kept_with_a_warning() -> None:
    data = bytearray(response(PAGES[0][0], PAGES[0][2]))
    data[-900] ^= 1
    (item,) = read(bytes(data))[0]
    assert any("digest" in w for w in item.warnings)


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    bomb = gzip.compress(b"0" * 80_000_000, 1)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 60000000000\r\n\r\n"
    start = time.process_time()
    found, lost, _ = read(gzip.compress(head + b"0" * 10_000) + bomb + RECORDS[2])
    assert time.process_time() - start < 5
    assert [i.address for i in found] == [PAGES[0][0]]
    assert lost[0].error.code == "too_large"
    packed = member("response", "https://b.example/", http(bomb, more="Content-Encoding: gzip\r\n"))
    found, lost, _ = read(packed + gzip.decompress(RECORDS[2]))
    assert (len(found), [entry.error.code for entry in lost]) == (1, ["too_large"])
    packed = gzip.compress(b'{"text": "' + b"x" * 80_000_000, 9)
    found, lost, _ = read(packed, replace(LIMITS, archive=replace(LIMITS.archive, free_bytes=10_000_000)))
    assert (found, [entry.error.code for entry in lost]) == ([], ["too_large"])


def mutated(rng: random.Random) -> bytes:
    """A WARC file with something wrong: bytes changed, cut, doubled or left out, lengths that lie, members cut."""
    records = [gzip.decompress(r) for r in rng.sample(RECORDS, rng.randint(1, 6))]
    for _ in range(rng.randint(0, 2)):
        at = rng.randrange(len(records))
        head, mark, rest = records[at].partition(b"\r\n\r\n")
        field = rng.choice([b"Content-Length: ", b"WARC-Type: ", b"Content-Type: ", b"WARC-Date: ", b"WARC/1."])
        value = rng.choice(
            [b"", b"0", b"-1", b"1e9", b"7", b"99999999999999999999", b"\xff\x00", b"revisit", b"x" * 70_000]
        )
        lines = [field + value if x.startswith(field) else x for x in head.split(b"\r\n")]
        records[at] = b"\r\n".join(lines) + mark + rest
    form = rng.random()
    if form < 0.6:
        packed = [gzip.compress(r, 1) for r in records]
        if rng.random() < 0.4:
            at = rng.randrange(len(packed))
            packed[at] = packed[at][: rng.randrange(len(packed[at]))]
        data = b"".join(packed)
    else:
        data = b"".join(records) if form < 0.9 else gzip.compress(b"".join(records), 1)
    out = bytearray(data)
    for _ in range(rng.choice([0, 1, 1, 2, 8, 60])):
        if out:
            at = rng.randrange(len(out))
            kind = rng.randrange(4)
            if kind == 0:
                out[at] = rng.randrange(256)
            elif kind == 1:
                del out[at : at + rng.randint(1, 400)]
            elif kind == 2:
                out[at:at] = rng.randbytes(rng.randint(1, 300))
            else:
                out[at:at] = out[at : at + rng.randint(1, 3000)]
    return bytes(out)


def survives(count: int, seed: int) -> Counter[str]:
    """Read mutated files; every one is read or refused by name, none takes more than its limit."""
    rng = random.Random(seed)
    seen: Counter[str] = Counter()
    sound = {p[2] for p in PAGES}
    for _ in range(count):
        data = mutated(rng)
        start = time.process_time()
        found, lost, _ = read(data)
        assert time.process_time() - start < 5, "over its time limit"
        for entry in lost:
            assert isinstance(entry.error, InputRefused)
            assert str(entry.error)
            seen[entry.error.code] += 1
        seen["sound"] += sum(i.data in sound for i in found)
        seen["changed"] += sum(i.data not in sound for i in found)
        for item in found[:1]:
            try:
                from secondsource.intake.archive import received

                received(item, Given(), LIMITS)
            except InputRefused as e:
                seen[e.code] += 1
    return seen


def test_a_hundred_mutated_files_are_read_or_refused_by_name() -> None:
    seen = survives(100, 11)
    assert seen["sound"] > 30
    assert seen["damaged_archive"] > 20


@pytest.mark.soak
def test_two_thousand_mutated_files_are_read_or_refused_by_name() -> None:
    print(survives(2000, 12))


# ---- WACZ, Parquet, JSON Lines -------------------------------------------------------------------------------------


def wacz(digest: str | None = None, method: int = zipfile.ZIP_STORED) -> bytes:
    data = b"".join(RECORDS)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as book:
        book.writestr("archive/data.warc.gz", data)
        book.writestr("indexes/index.cdx", "made")
        described = [{"path": "archive/data.warc.gz", "hash": f"sha256:{digest or sha256(data).hexdigest()}"}]
        book.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": described}))
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_is_read_and_its_digests_are_checked(method: int) -> None:
    found, lost, _ = read(wacz(method=method))
    assert (len(found), lost) == (6, [])
    found, lost, _ = read(wacz("0" * 64, method))
    assert (len(found), [entry.error.code for entry in lost]) == (6, ["damaged_archive"])


def test_a_zip_without_web_archives_and_a_damaged_one_are_refused_by_name() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    assert [entry.error.code for entry in read(out.getvalue())[1]] == ["binary"]
    whole = wacz()
    for size, left in ((40, 0), (len(whole) // 2, 2), (len(whole) - 30, 6)):
        found, lost, _ = read(whole[:size])
        assert {entry.error.code for entry in lost} == {"damaged_archive"}
        assert len(found) >= left, "what lies in the zip unpacked is read without its directory"


def test_a_table_of_reports_is_read_row_by_row(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [
        {"id": f"r{n}", "text": f"Shelling hit {n} houses in Lyman.", "url": f"https://a.example/{n}",
         "published": datetime(2025, 7, 1, n, tzinfo=UTC), "score": 0.5}
        for n in range(3)
    ]  # fmt: skip
    rows.append({**rows[0], "id": "bad", "text": None})
    path = tmp_path / "reports.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), path)
    found = list(receive(str(path), LIMITS))
    made = [f.document for f in found if isinstance(f, Received)]
    assert [(d.id, d.published, d.address) for d in made] == [
        (f"r{n}", f"2025-07-01T0{n}:00:00Z", f"https://a.example/{n}") for n in range(3)
    ]
    (bad,) = [f for f in found if isinstance(f, Refused)]
    assert (bad.error.code, "row 4" in bad.where) == ("bad_record", True)
    data = path.read_bytes()
    for cut in (data[:30], data[:-5], data[: len(data) // 2] + data[len(data) // 2 + 9 :]):
        assert [f.error.code for f in receive("-", LIMITS, stdin=io.BytesIO(cut)) if isinstance(f, Refused)]
    parquet.write_table(pa.table({"a": [1]}), path)
    assert [f.error.code for f in receive(str(path), LIMITS) if isinstance(f, Refused)] == ["bad_record"]


def test_packed_json_lines_are_what_they_are_unpacked() -> None:
    lines = b'{"text": "Shelling hit a house in Lyman."}\n{"id": 3}\n\n{"text": "A drone fell on Orikhiv."}\n'

    def told(data: bytes) -> list[object]:
        found: list[Outcome] = list(receive("-", LIMITS, stdin=io.BytesIO(data)))
        return [f.document if isinstance(f, Received) else (f.where, f.error.code) for f in found]

    assert told(gzip.compress(lines)) == told(lines)
    cut = told(gzip.compress(lines * 200)[:-20])
    assert ("standard input", "damaged_archive") in cut


# ---- what is worth reading -----------------------------------------------------------------------------------------


def test_the_cheap_test_on_a_page_never_drops_what_the_test_on_its_text_keeps() -> None:
    for address, _, body in news_pages(60, 9, kilobytes=5):
        item = Item("x", body, "html", address)
        made = from_html(body, Given(), LIMITS, address)
        if sift_text(made.document, LIMITS) is None:
            assert sift(item, LIMITS) is None


def test_pages_that_are_no_reports_of_wars_are_left_out_where_it_is_asked_for() -> None:
    pages = list(news_pages(20, 5, kilobytes=4))
    data = b"".join(members(iter(pages)))
    asked = replace(LIMITS, archive=replace(LIMITS.archive, only_relevant=True))
    told: list[Passed] = []
    everything = list(receive("-", LIMITS, stdin=io.BytesIO(data)))
    some = list(receive("-", asked, stdin=io.BytesIO(data), told=told.append))
    dropped = Counter(t.kind for t in told)
    assert len(everything) == 20
    assert len(some) == 20 - dropped["language"] - dropped["irrelevant"]
    assert min(dropped["language"], dropped["irrelevant"], len(some)) > 0


@pytest.mark.parametrize("language", ["de", "es"])
def test_other_languages_are_told_apart(language: str) -> None:
    title, text = filler(random.Random(4), language)
    assert relevance(text, LIMITS.archive).language == "other"
    body = page(title, text, "Birkental Courier", "2025-11-18T05:00:00Z", language, random.Random(4), 4)
    assert sift(Item("x", body, "html"), LIMITS) == "language"


def test_the_test_is_linear_in_hostile_pages() -> None:
    for piece in ("<", "<script", "<!--", "&#1", "a", "<a " + "x" * 1999, "</script", "\u0301"):
        start = time.process_time()
        raw_relevance(piece * (600_000 // len(piece)), LIMITS.archive)
        relevance(piece * (600_000 // len(piece)), LIMITS.archive)
        assert time.process_time() - start < 3, piece


@pytest.mark.shared
def test_the_cheap_test_keeps_reports_of_wars(shared: Path) -> None:
    reports = [
        json.loads(line)
        for name in ("reading_dev.jsonl", "reading_dev_ru_uk.jsonl", "stories_dev.jsonl")
        for line in (shared / "cases" / name).read_text(encoding="utf-8").split("\n")
        if line
    ]
    kept = sum(relevance(f"{r.get('title') or ''}\n{r['text']}", LIMITS.archive).kept for r in reports)
    assert kept / len(reports) >= 0.98


def test_reading_text_needs_none_of_the_archive_libraries() -> None:
    code = (
        "import io,sys\nfrom secondsource.intake.sources import receive\n"
        "from secondsource.settings import IntakeSettings\n"
        "list(receive('-', IntakeSettings(), stdin=io.BytesIO(b'Shelling hit a house in Lyman.')))\n"
        "print([m for m in ('fastwarc', 'pyarrow', 'ray', 'secondsource.intake.archive') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)
    assert done.stdout.strip() == "[]"
