"""The documentation as pages: docs/*.md, shown by `serve` under /docs so that it is at hand offline too."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from secondsource.errors import NotInLedger
from secondsource.faces.web.pages import page

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
MEDIA = {".png": "image/png", ".ipynb": "application/x-ipynb+json", ".service": "text/plain; charset=utf-8"}
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


def folder() -> Path | None:
    """Where the documentation lies: beside the source, or in the installed package; None where it was left out."""
    beside = Path(__file__).resolve().parents[4] / "docs"
    packaged = Path(str(files("secondsource"))) / "docs"
    return next((f for f in (beside, packaged) if (f / "index.md").is_file()), None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the documentation: its title, its HTML, and its headings (id, words) for a table of contents."""

    name: str
    title: str
    body: str
    contents: tuple[tuple[str, str], ...]


def slug(words: str, taken: set[str]) -> str:
    """An id for a heading, as GitHub makes them, unique on the page."""
    plain = re.sub(r"[^\w\- ]", "", words.lower()).strip().replace(" ", "-") or "section"
    found, n = plain, 0
    while found in taken:
        n += 1
        found = f"{plain}-{n}"
    taken.add(found)
    return found


def _target(address: str) -> str | None:
    """Where a link of the Markdown leads on the pages; None where it leads out of the documentation."""
    if address.startswith(("#", "http://", "https://")):
        return address
    path, _, anchor = address.partition("#")
    hash_ = f"#{anchor}" if anchor else ""
    if ".." in path:
        return None
    if path.endswith(".md"):
        return f"/docs/{path[:-3]}{hash_}"
    return f"/docs/files/{path}" if Path(path).suffix in MEDIA else None


def rendered(name: str, text: str) -> Shown:
    """A page from its Markdown. HTML in the Markdown is shown as text."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    taken: set[str] = set()
    contents: list[tuple[str, str]] = []
    title = name
    for n, token in enumerate(tokens):
        if token.type in ("th_open", "td_open"):
            # The policy of the pages runs no style attribute.
            aligned = token.attrs.pop("style", "")
            if aligned == "text-align:right":
                token.attrSet("class", "number")
            if token.type == "th_open":
                token.attrSet("scope", "col")
        if token.type == "heading_open":
            words = "".join(child.content for child in tokens[n + 1].children or ())
            token.attrSet("id", slug(words, taken))
            if token.tag == "h1":
                title = words
            elif token.tag == "h2":
                contents.append((str(token.attrGet("id")), words))
        elif token.type == "table_open":
            token.attrSet("class", "list doctable")
        for child in token.children or ():
            _relink(child)
    body = str(reader.renderer.render(tokens, reader.options, {}))
    # What may be wider than a page scrolls, and can be reached by keyboard.
    body = body.replace("<pre>", '<pre tabindex="0">')
    body = body.replace("<table ", '<div class="wide" tabindex="0" role="group" aria-label="Table"><table ')
    body = body.replace("</table>", "</table></div>")
    return Shown(name, title, body, tuple(contents))


def _relink(token: Any) -> None:
    if token.type == "link_open":
        target = _target(str(token.attrGet("href") or ""))
        token.attrSet("href", target if target is not None else "/docs/index")
    elif token.type == "image":
        target = _target(str(token.attrGet("src") or ""))
        token.attrSet("src", target or "")
        token.attrSet("loading", "lazy")


@lru_cache(maxsize=64)
def _page(path: Path, _changed: int) -> Shown:
    return rendered(path.stem, path.read_text(encoding="utf-8"))


def shown(name: str) -> Shown:
    """A page by name. Raises NotInLedger where there is none."""
    base = folder()
    path = base / f"{name}.md" if base is not None and NAME.fullmatch(name) else None
    if path is None or not path.is_file():
        raise NotInLedger(f"no page of the documentation is called {name[:80]!r}")
    return _page(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _menu(text: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    sections: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith("## "):
            sections.append((line[3:].strip(), []))
        elif sections and (found := re.match(r"- \[([^\]]+)\]\(([a-z0-9-]+)\.md\)", line)):
            sections[-1][1].append((found[2], found[1]))
    return tuple((title, tuple(pages)) for title, pages in sections if pages)


def menu() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The sections of docs/index.md with their pages: name, and words of the link."""
    base = folder()
    return _menu((base / "index.md").read_text(encoding="utf-8")) if base is not None else ()


@router.get("/docs")
def docs_index(request: Request) -> Response:
    """The first page."""
    return RedirectResponse("/docs/index", 307)


@router.get("/docs/files/{path:path}")
def docs_file(request: Request, path: str) -> Response:
    """A picture, a notebook: only files of the documentation that its pages may link to."""
    base = folder()
    kind = MEDIA.get(Path(path).suffix)
    target = (base / path).resolve() if base is not None and kind and "\0" not in path else None
    if target is None or base is None or not target.is_relative_to(base.resolve()) or not target.is_file():
        raise NotInLedger("no such file in the documentation")
    headers = {"Cache-Control": "max-age=3600"}
    if target.suffix == ".ipynb":
        headers["Content-Disposition"] = f'attachment; filename="{html.escape(target.name)}"'
    return Response(target.read_bytes(), media_type=kind, headers=headers)


@router.get("/docs/{name}")
def docs_page(request: Request, name: str) -> HTMLResponse:
    """One page of the documentation."""
    return page(request, "docs.html", d=shown(name), menu=menu())
