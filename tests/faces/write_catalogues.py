"""Gathers the texts of the interface into src/secondsource/faces/locale/*.po: `python tests/faces/write_catalogues.py`.

Translations that are there stay; texts that are new stand in the catalogues without one, and the tests say so.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

FACES = Path(__file__).parents[2] / "src" / "secondsource" / "faces"
LOCALE = FACES / "locale"
CODES = ("uk", "ru")
Text = str | tuple[str, str]


def of_python(path: Path) -> Iterator[tuple[Text, int]]:
    """Texts in `_("…")`, `many("…", "…", n)` and the values of `Words({…})`, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        given = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if node.func.id == "_" and given:
            yield given[0], node.lineno
        elif node.func.id in ("many", "_forms") and len(given) == 2:
            yield (given[0], given[1]), node.lineno
        elif node.func.id == "Words" and node.args and isinstance(node.args[0], ast.Dict):
            for value in node.args[0].values:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value, value.lineno


def of_template(path: Path) -> Iterator[tuple[Text, int]]:
    """Texts in `_('…')`, `ngettext('…', '…', n)` and `{% trans %}`, with their lines."""
    options: dict[str, Any] = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
    with path.open("rb") as source:
        for line, _function, found, _comments in babel_extract(source, ("_", "gettext", "ngettext"), [], options):
            given = [text for text in (found if isinstance(found, tuple) else (found,)) if text]
            if given:
                yield (given[0], given[1]) if len(given) == 2 else given[0], line


def texts() -> dict[Text, list[tuple[str, int]]]:
    """Every text of the interface with where it stands."""
    found: dict[Text, list[tuple[str, int]]] = {}
    for path in sorted(FACES.rglob("*")):
        reader = of_python if path.suffix == ".py" else of_template if path.suffix == ".html" else None
        if reader is not None:
            for text, line in reader(path):
                found.setdefault(text, []).append((path.relative_to(FACES).as_posix(), line))
    return found


def catalogue(code: str) -> Catalog:
    """A catalogue as it stands."""
    path = LOCALE / f"{code}.po"
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as source:
        return read_po(source, locale=code)


def gathered(code: str) -> bytes:
    """The catalogue with every text, in order, and what is translated of it."""
    old, new = catalogue(code), Catalog(locale=code, project="Second Source", charset="utf-8", fuzzy=False)
    new.header_comment = "# Texts of the interface. Quotations are never translated.\n#"
    for text, places in sorted(texts().items(), key=lambda item: item[0] if isinstance(item[0], str) else item[0][0]):
        kept = old.get(text if isinstance(text, str) else text[0])
        files = dict.fromkeys(name for name, _line in places)
        new.add(text, kept.string if kept is not None else "", locations=[(name, None) for name in files])
    out = io.BytesIO()
    write_po(out, new, width=118, omit_header=False, include_lineno=False)
    lines = [line for line in out.getvalue().decode().splitlines() if not line.startswith('"POT-Creation-Date')]
    dropped = (
        "PO-Revision-Date",
        "Generated-By",
        "Last-Translator",
        "Language-Team",
        "Report-Msgid-Bugs-To",
        "Project-Id",
    )
    lines = [line for line in lines if not line.startswith(tuple(f'"{name}' for name in dropped))]
    return ("\n".join(lines) + "\n").encode()


if __name__ == "__main__":
    LOCALE.mkdir(exist_ok=True)
    for code in CODES:
        (LOCALE / f"{code}.po").write_bytes(gathered(code))
