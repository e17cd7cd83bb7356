"""Text that a page carries and does not show: taken out before the report is looked for.

Hidden text is how a page says one thing to people and another to programs. What counts is what the page itself says in
`hidden`, `style` and `<style>`: stylesheets elsewhere are not fetched, and scripts not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# A page without any of these words hides nothing in the ways that are looked for, and is not taken apart twice.
HINT = re.compile(
    r"\bhidden\b|display\s*:|visibility\s*:|opacity\s*:|font(?:-size)?\s*:|color\s*[:=]|text-indent\s*:"
    r"|clip(?:-path)?\s*:|transform\s*:|(?:left|top|right|margin-left)\s*:\s*-|(?:height|width)\s*:\s*0|<template\b|<font\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"-?\d{0,8}(?:\.\d{0,8})?")
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]{1,80}))?", re.IGNORECASE)
OFF_SCREEN = -900.0
"""CSS pixels (or ems, or per cent) beyond which what is moved left or up cannot be seen."""
ILLEGIBLE = 2.0
"""CSS pixels of a font below which nothing can be read."""
NEAR = 24
"""Difference of each of red, green and blue, of 255, below which text cannot be told from its background."""
MOST_RULES = 5_000
MOST_CSS = 500_000

NAMED = {
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "black": (0, 0, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "blue": (0, 0, 255),
    "green": (0, 128, 0),
    "navy": (0, 0, 128),
}
PICTURE = (-999, -999, -999)
WHITE = NAMED["white"]
Colour = tuple[int, int, int]
Style = dict[str, str]


def declarations(css: str) -> Style:
    """`name: value` pairs of a style attribute or of a rule's body; the last one of a name counts."""
    found: Style = {}
    for part in css[:20_000].split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def rules(css: str) -> Iterator[tuple[str, Style]]:
    """Selector and declarations of the plain rules of a style sheet; those inside `@media` and its like are left."""
    css = COMMENT.sub(" ", css[:MOST_CSS])
    at, depth, start = 0, 0, 0
    selector = ""
    for at, mark in ((m.start(), m.group()) for m in re.finditer(r"[{};]", css)):
        if mark == "{":
            depth += 1
            if depth == 1:
                selector, start = css[start:at].strip(), at + 1
        elif mark == "}":
            depth = max(0, depth - 1)
            if depth == 0:
                if selector and not selector.startswith("@"):
                    yield selector, declarations(css[start:at])
                start = at + 1
        elif depth == 0:
            start = at + 1


def number(value: str) -> float | None:
    """The number that a CSS length begins with."""
    found = NUMBER.match(value)
    try:
        return float(found.group()) if found else None
    except ValueError:
        return None


def colour(value: str) -> Colour | None:
    """Red, green and blue of a CSS colour; None where it is another kind, or transparent."""
    value = value.strip().split(" ")[0] if not value.startswith("rgb") else value
    if value in NAMED:
        return NAMED[value]
    if value.startswith("#") and re.fullmatch(r"[0-9a-f]{3,8}", value[1:]):
        digits = value[1:]
        digits = "".join(c * 2 for c in digits[:3]) if len(digits) in (3, 4) else digits
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)) if len(digits) >= 6 else None
    if value.startswith("rgb"):
        parts = [int(n) for n in re.findall(r"\d{1,3}", value)[:4]]
        return (min(parts[0], 255), min(parts[1], 255), min(parts[2], 255)) if len(parts) >= 3 else None
    return None


def hides(style: Style) -> bool:
    """Whether an element with these declarations cannot be seen, nor anything inside it."""
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    if re.match(r"scale\(\s*0(?:\.0*)?\s*[,)]", style.get("transform", "")):
        return True
    if (opacity := number(style.get("opacity", ""))) is not None and opacity <= 0.05:
        return True
    if re.search(
        r"rect\(\s*[01](?:px)?\b|inset\(\s*(?:50|100)%|circle\(\s*0", style.get("clip-path", style.get("clip", ""))
    ):
        return True
    for name in ("left", "top", "text-indent", "margin-left", "margin-top"):
        if (moved := number(style.get(name, ""))) is not None and moved <= OFF_SCREEN:
            return True
    flat = any(number(style.get(n, "")) == 0 for n in ("height", "width", "max-height", "max-width"))
    return flat and style.get("overflow", style.get("overflow-y", "")).startswith(("hidden", "clip"))


def _short_font(value: str) -> str:
    return next((w.split("/")[0] for w in value.split() if re.match(r"[\d.]+(?:px|pt|em|rem|%|/|$)", w)), "")


class _Sheet:
    """The declarations that a page's own style sheets give to classes, ids and tags."""

    def __init__(self, css: str) -> None:
        self._of: dict[tuple[str, str], list[tuple[str, Style]]] = {}
        for n, (selectors, style) in enumerate(rules(css)):
            if n >= MOST_RULES:
                break
            for selector in selectors.split(",")[:50]:
                found = SIMPLE.fullmatch(selector.strip())
                if found is None or not style:
                    continue
                tag, kind, name = (found.group(g) or "" for g in (1, 2, 3))
                self._of.setdefault((kind or "tag", name or tag.lower()), []).append(
                    (tag.lower() if kind else "", style)
                )

    def style(self, element: Any) -> Style:
        """What applies to an element, its own `style` last."""
        found: Style = {}
        tag = element.tag.lower()
        keys = [
            ("tag", tag),
            *((".", c) for c in (element.get("class") or "").split()[:20]),
            ("#", element.get("id") or ""),
        ]
        for key in keys:
            for wanted, style in self._of.get(key, ()):
                if wanted in ("", tag):
                    found |= style
        own = element.get("style")
        return found | declarations(own) if own else found


def without_hidden(html: str) -> tuple[Any, int] | None:
    """The page's tree without what it hides, and how many characters that were; None where it hides nothing."""
    if not HINT.search(html):
        return None
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        return None
    sheet = _Sheet("\n".join("".join(s.itertext()) for s in tree.iter("style")))
    dropped: list[Any] = []
    blanked: list[Any] = []
    # A stack, for pages nested a thousand deep.
    stack: list[tuple[Any, _Look]] = [(tree, _Look())]
    while stack:
        element, above = stack.pop()
        if not isinstance(element.tag, str) or element.tag in ("head", "script", "style"):
            continue
        style = sheet.style(element)
        gone = element.get("hidden") is not None and element.get("hidden") != "until-found"
        if gone or element.tag == "template" or hides(style):
            dropped.append(element)
            continue
        look = above.inside(element, style)
        if look.unseen:
            blanked.append(element)
        stack += [(child, look) for child in element]
    characters = sum(_blank(element) for element in blanked)
    for element in dropped:
        characters += len(" ".join("".join(element.itertext()).split()))
        _drop(element)
    return (tree, characters) if characters else None


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element hands down to its text and its children: these can be undone further in.

    `ground` is None until the page says a background: then white counts, for colours said below `body`.
    """

    ground: Colour | None = None
    text: Colour | None = None
    text_below_body: bool = False
    no_size: bool = False
    invisible: bool = False
    transparent: bool = False

    @property
    def unseen(self) -> bool:
        if self.no_size or self.invisible or self.transparent:
            return True
        ground = self.ground or (WHITE if self.text_below_body else None)
        if self.text is None or ground is None:
            return False
        return all(abs(a - b) <= NEAR for a, b in zip(self.text, ground, strict=True))

    def inside(self, element: Any, style: Style) -> _Look:
        """The look inside an element with these declarations."""
        behind = (style.get("background-color") or style.get("background") or element.get("bgcolor") or "").lower()
        # A picture or a gradient: no colour is like it.
        ground = PICTURE if "url(" in behind or "gradient" in behind else colour(behind) or self.ground
        said = (style.get("color") or (element.get("color") if element.tag == "font" else None) or "").lower()
        text = colour(said) if said else None
        below = element.tag not in ("html", "body") if text is not None else self.text_below_body
        clear = bool(re.match(r"transparent|rgba\([^)]{0,60}[,/]\s*0(?:\.0*)?%?\s*\)", said))
        visible = style.get("visibility")
        size = style.get("font-size") or _short_font(style.get("font", ""))
        return _Look(
            ground,
            text or self.text,
            below,
            illegible(size) if size else self.no_size,
            visible in ("hidden", "collapse") if visible else self.invisible,
            clear if said else self.transparent,
        )


def illegible(size: str) -> bool:
    """Whether text of this font size cannot be read."""
    points = number(size)
    if points is None:
        return False
    relative = size.endswith(("em", "rem", "vw", "vh", "%"))
    return points == 0 or (not relative and 0 < points < ILLEGIBLE)


def _blank(element: Any) -> int:
    """Take the element's own text out, not that of its children; how many characters it had."""
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    element.text = " " if element.text else None
    for child in element:
        child.tail = " " if child.tail else None
    return len(" ".join(" ".join(pieces).split()))


def _drop(element: Any) -> None:
    """Take an element out; the text after it belongs to its parent and stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    before = element.getprevious()
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + " " + tail
        else:
            parent.text = (parent.text or "") + " " + tail
    parent.remove(element)
