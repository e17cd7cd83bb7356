"""The documentation: every command, option and setting is in it, links lead somewhere, lines can be typed."""

from __future__ import annotations

import dataclasses
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from fastapi.testclient import TestClient
from test_web import client_of
from write_docs import DOCS, commands, flags, settings_classes

from secondsource.errors import NotInLedger
from secondsource.faces.web import docs
from secondsource.ledger import Ledger
from secondsource.settings import FacesSettings

AGAIN = "run: python tests/faces/write_docs.py"
PAGES = sorted(DOCS.glob("*.md"))
SOURCE = DOCS.parent / "src" / "secondsource"


def sections(text: str) -> dict[str, str]:
    """Text under each heading of the second level."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_and_option_is_documented() -> None:
    found = sections((DOCS / "commands.md").read_text(encoding="utf-8"))
    for words, command in commands():
        assert words in found, AGAIN
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                missing = [flag for flag in flags(parameter) if not re.search(rf"`[^`]*{flag}\b", found[words])]
                assert not missing, f"{words} {missing}: {AGAIN}"
    known = {words for words, _ in commands()}
    assert set(found) <= known, f"documented and not there: {set(found) - known}; {AGAIN}"


def test_every_command_says_what_it_does() -> None:
    for words, command in commands():
        assert command.help, words
        if not words.startswith("secondsource bench"):
            silent = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
            assert not [name for name in silent if name not in ("form", "form_out", "limit")], (words, silent)


def test_every_setting_is_documented_with_its_default() -> None:
    found = sections((DOCS / "settings.md").read_text(encoding="utf-8"))
    for kind, sentences in settings_classes():
        assert kind.__name__ in found, AGAIN
        for field in dataclasses.fields(kind):
            assert f"`{field.name}`" in found[kind.__name__], f"{kind.__name__}.{field.name}: {AGAIN}"
            assert sentences.get(field.name), f"{kind.__name__}.{field.name} has no sentence under it in the code"


def test_every_class_of_settings_is_among_them() -> None:
    classes = set()
    for path in SOURCE.rglob("*.py"):
        classes |= set(re.findall(r"^class (\w+Settings)\b", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert classes <= {kind.__name__ for kind, _ in settings_classes()} | {"Settings"}, (
        "add its module to write_docs.py"
    )


def test_every_variable_of_the_environment_is_documented() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    used = set()
    for path in SOURCE.rglob("*.py"):
        used |= set(re.findall(r"SECONDSOURCE_[A-Z_]+", path.read_text(encoding="utf-8")))
    assert {name for name in used if f"`{name}`" not in text} == set()


def test_every_page_is_in_the_index() -> None:
    listed = {name for _, pages in docs.menu() for name, _ in pages}
    assert {path.stem for path in PAGES} - {"index"} == listed, "docs/index.md lists every page, once"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for address in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if address.startswith(("http://", "https://", "#")):
            continue
        target, _, anchor = address.partition("#")
        assert (DOCS / target).exists(), f"{path.name}: {address}"
        if anchor:
            page = docs.rendered(target, (DOCS / target).read_text(encoding="utf-8"))
            assert f'id="{anchor}"' in page.body, f"{path.name}: {address}"


def typed(path: Path) -> Iterator[str]:
    """Every line of a block of code that calls `secondsource`."""
    for block in re.findall(r"^```\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            found = re.search(r"(?:^|\| |\$\()(secondsource .*)$", line)
            if found:
                yield re.split(r" [|>] | +# |\)$", found[1])[0]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_can_be_typed(path: Path) -> None:
    known = dict(commands())
    for line in typed(path):
        words = shlex.split(line)
        name = words[0]
        rest = words[1:]
        while rest and f"{name} {rest[0]}" in known:
            name, rest = f"{name} {rest[0]}", rest[1:]
        command = known[name]
        if name == "secondsource" or "…" in line or any(w.isupper() and len(w) > 3 for w in rest):
            continue  # a placeholder stands for what the reader has
        command.make_context(name, list(rest), resilient_parsing=False).close()


@pytest.fixture
def client(made_ledger: Ledger) -> TestClient:
    return client_of(made_ledger, FacesSettings(calls_per_minute=100_000))


def test_the_pages_show_the_documentation(client: TestClient) -> None:
    first = client.get("/docs")
    assert first.status_code == 200
    assert "Tutorial" in first.text
    for path in PAGES:
        answer = client.get(f"/docs/{path.stem}")
        assert answer.status_code == 200
        assert answer.text.count("<h1") == 1
        for address in set(re.findall(r'(?:href|src)="(/docs/[^"#]+)', answer.text)):
            assert client.get(address).status_code == 200, address
        assert "<script>" not in answer.text
        assert " style=" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "none",
        "..%2F..%2Fpyproject",
        "files/../../pyproject.toml",
        "files/..%2f..%2fREADME.png",
        "files/index.md",
        "files/%00.png",
    ],
)
def test_no_address_leads_out_of_the_documentation(client: TestClient, path: str) -> None:
    assert client.get(f"/docs/{path}").status_code in (404, 400)


def test_html_in_a_page_is_shown_as_words() -> None:
    page = docs.rendered("x", "# T\n\n<script>alert(1)</script> [a](javascript:alert(1)) [b](../../etc/passwd.md)\n")
    assert "<script>" not in page.body
    assert "javascript:" not in page.body.replace("[a](javascript:alert(1))", "")
    assert 'href="/docs/index"' in page.body


def test_a_missing_page_is_named() -> None:
    with pytest.raises(NotInLedger):
        docs.shown("../secrets")


def test_headings_have_ids_of_their_own() -> None:
    page = docs.rendered("x", "# A\n\n## B\n\n## B\n")
    assert page.contents == (("b", "B"), ("b-1", "B"))
