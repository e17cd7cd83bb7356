"""Bad input gets a named error, the rest goes on, and nothing is lost."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.errors import InputRefused
from secondsource.intake.decode import blank
from secondsource.intake.records import Given
from secondsource.intake.sources import Outcome, Refused, receive
from secondsource.model import Received
from secondsource.settings import IntakeSettings

LIMITS = IntakeSettings()
REPORT = "Shelling damaged two houses in Novoselivka overnight, the district administration said. Nobody was hurt."


def outcomes(data: bytes, form: str | None = None, limits: IntakeSettings = LIMITS) -> list[Outcome]:
    return list(receive("-", limits, Given(), form, io.BytesIO(data)))  # type: ignore[arg-type]


def refusal(data: bytes, form: str | None = None, limits: IntakeSettings = LIMITS) -> str:
    (found,) = outcomes(data, form, limits)
    assert isinstance(found, Refused)
    assert str(found.error)
    return found.error.code


def document(data: bytes, form: str | None = None) -> Received:
    (found,) = outcomes(data, form)
    assert isinstance(found, Received)
    return found


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\ufeff  ".encode("utf-16")])
def test_empty_input_is_refused(data: bytes) -> None:
    assert refusal(data) in {"empty", "binary"}


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02", bytes(range(256)) * 40])
def test_binary_input_is_refused(data: bytes) -> None:
    assert refusal(data) == "binary"


def test_fifty_megabytes_of_text_are_refused_by_size() -> None:
    assert refusal((REPORT + "\n").encode() * 500_000) == "too_large"


def test_a_single_line_of_five_megabytes_is_refused_by_size() -> None:
    assert refusal(b"x" * 5_000_000) == "too_large"


def test_a_record_over_the_limit_is_refused_and_the_next_one_is_read() -> None:
    limits = replace(LIMITS, max_bytes=10_000)
    big = json.dumps({"text": "x" * 3_000_000}).encode()
    found = outcomes(big + b"\n" + json.dumps({"text": REPORT}).encode() + b"\n", "jsonl", limits)
    assert [type(f) for f in found] == [Refused, Received]


def test_broken_utf8_is_repaired_with_a_warning() -> None:
    received = document("Обстрел — повреждены дома".encode()[:-1] + b" " + REPORT.encode())
    assert any("UTF-8" in w for w in received.document.warnings)
    assert REPORT in received.document.text


def test_utf16_with_and_without_its_mark_is_read() -> None:
    assert document(REPORT.encode("utf-16")).document.text == REPORT
    bare = document(REPORT.encode("utf-16-le")).document
    assert bare.text == REPORT
    assert any("utf-16-le" in w for w in bare.warnings)


def test_windows_1251_is_read_with_a_warning() -> None:
    text = "В ночь на среду российские войска обстреляли посёлок, сообщила администрация района. Пострадавших нет."
    found = document(text.encode("windows-1251")).document
    assert found.text == text
    assert any("1251" in w for w in found.warnings)


def test_a_page_with_scripts_gives_its_report_only() -> None:
    page = f"""<html><head><title>Houses hit</title><script>alert('x')</script></head>
    <body><nav>Home News</nav><article><h1>Houses hit</h1><p>{REPORT} {REPORT}</p><p>{REPORT}</p></article>
    <script>steal()</script></body></html>"""
    found = document(page.encode()).document
    assert REPORT in found.text
    assert "steal" not in found.text
    assert "alert" not in found.text


def test_a_login_wall_is_no_report() -> None:
    page = b"<html><body><h1>Sign in to continue</h1><p>Subscribe for full access</p></body></html>"
    assert refusal(page) == "no_article"


def test_a_page_without_an_article_is_refused() -> None:
    assert refusal(b"<html><body><ul><li><a href='/a'>A</a></li></ul></body></html>") == "no_article"


def test_deeply_nested_markup_is_read_or_refused() -> None:
    page = b"<html><body>" + b"<div>" * 20_000 + REPORT.encode() + b"</div>" * 20_000 + b"</body></html>"
    (found,) = outcomes(page)
    assert isinstance(found, Received) or found.error.code in {"no_article", "binary"}


def test_a_broken_line_in_the_middle_costs_only_itself() -> None:
    good = json.dumps({"id": "a", "text": REPORT}).encode()
    last = json.dumps({"id": "b", "text": REPORT}).encode()
    found = outcomes(good + b'\n{"text": \n' + last)
    assert [type(f) for f in found] == [Received, Refused, Received]
    refused = found[1]
    assert isinstance(refused, Refused)
    assert refused.error.code == "bad_record"
    assert "line 2" in refused.where


@pytest.mark.parametrize(
    "record", ["[]", "{}", '{"text": 3}', '{"text": "a b", "publisher": []}', '{"id": {}, "text": "a"}']
)
def test_a_record_that_is_not_ours_is_refused(record: str) -> None:
    assert refusal(record.encode(), "jsonl") == "bad_record"


@pytest.mark.parametrize("published", ["0000-01-01", "9999-12-31", "9999-01-01T00:00:00Z", "2025-02-30"])
def test_an_impossible_date_is_refused(published: str) -> None:
    assert refusal(json.dumps({"text": REPORT, "published": published}).encode()) == "bad_date"


@pytest.mark.parametrize("published", ["soon", "7:58 AM ET", "Dec 17, 20"])
def test_words_that_are_no_date_cost_the_date_and_not_the_report(published: str) -> None:
    found = document(json.dumps({"text": REPORT, "published": published}).encode()).document
    assert found.published is None
    assert found.published_basis == "unknown"
    assert any(published in w for w in found.warnings)


def test_invisible_characters_stay_and_are_warned_of() -> None:
    text = f"{REPORT}\u202e\u200b"
    found = document(json.dumps({"text": text}).encode()).document
    assert found.text == text
    assert any("zero-width" in w for w in found.warnings)


def test_a_lone_surrogate_beside_the_text_of_a_record_is_replaced() -> None:
    found = document(b'{"text": "Shelling hit the town", "title": "Hit \\ud83d", "publisher": "P\\udc00"}').document
    assert "\ufffd" in (found.title or "")
    assert "\ufffd" in (found.publisher or "")
    (found.title or "").encode("utf-8")
    (found.publisher or "").encode("utf-8")


def test_a_lone_surrogate_in_a_record_is_replaced() -> None:
    found = document(b'{"text": "Shelling hit the town \\ud800 overnight"}').document
    assert "\ufffd" in found.text
    found.text.encode("utf-8")


def test_a_wrong_language_label_is_warned_of() -> None:
    found = document(json.dumps({"text": REPORT, "language": "ru"}).encode()).document
    assert found.language == "ru"
    assert any("reads as en" in w for w in found.warnings)


def test_a_folder_gives_its_reports_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    (tmp_path / "d.jsonl").write_text(json.dumps({"text": REPORT}))
    found = list(receive(str(tmp_path), LIMITS))
    assert [type(f) for f in found] == [Received, Refused, Received]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (found,) = receive(str(tmp_path / "nowhere"), LIMITS)
    assert isinstance(found, Refused)
    assert found.error.code == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    (found,) = receive(str(tmp_path), LIMITS)
    tmp_path.chmod(0o700)
    assert isinstance(found, Refused)
    assert found.error.code == "unreadable"


def test_a_folder_whose_listing_fails_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> Iterator[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("secondsource.intake.sources.os.listdir", refuse)
    (found,) = receive(str(tmp_path), LIMITS)
    assert isinstance(found, Refused)
    assert found.error.code == "unreadable"


def test_a_device_is_not_read() -> None:
    (found,) = receive("/dev/zero", LIMITS)
    assert isinstance(found, Refused)
    assert found.error.code == "unreadable"


def test_the_same_bytes_give_the_same_document() -> None:
    data = json.dumps({"text": REPORT, "publisher": "Morning Coaster"}).encode()
    assert document(data) == document(data)
    assert document(data).document.id == f"d{hashlib.sha256(data).hexdigest()[:16]}"


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    for found in outcomes(data):
        assert isinstance(found, Received) or isinstance(found.error, InputRefused)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_the_text_of_a_record_is_kept_to_the_letter(text: str) -> None:
    found = outcomes(json.dumps({"text": text}).encode(), "jsonl")
    (only,) = found
    if isinstance(only, Received):
        assert only.document.text == text
    else:
        assert blank(text)
