"""Annotated texts as windows of words with labels. An `Item` says which marks its text carries; others are masked."""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

REPOSITORY = Path(__file__).resolve().parent.parent
Span = tuple[int, int]


sys.path.insert(0, str(REPOSITORY / "src"))
from secondsource.reading import pieces  # noqa: E402  (training cuts texts exactly as reading does)


@dataclass
class Frame:
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    nested: bool = False


@dataclass
class Item:
    text: str
    frames: list[Frame] | None = None
    nested_known: bool = False  # whether attributions inside other contents are marked as well
    events: list[tuple[Span, float]] = field(default_factory=list)  # factuality
    verbs: list[tuple[Span, list[Span], Span]] = field(
        default_factory=list
    )  # verb, its places, stretch that is annotated


@dataclass
class Example:
    ids: np.ndarray
    features: np.ndarray
    first: np.ndarray
    paragraph: np.ndarray
    tags: np.ndarray | None = None
    nested: np.ndarray | None = None
    links: list[tuple[int, int, np.ndarray, np.ndarray]] = field(
        default_factory=list
    )  # cue from, to; source words, content words
    events: list[tuple[int, float]] = field(default_factory=list)
    verbs: list[tuple[int, int, np.ndarray, np.ndarray]] = field(
        default_factory=list
    )  # verb from, to; place words; annotated words


# ---- reading the benchmark files -----------------------------------------------------------------------------------


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def spans(raw: Iterable[Iterable[int]]) -> list[Span]:
    return [(a, b) for a, b in raw]


def polnear(path: Path) -> list[Item]:
    return [
        Item(d["text"], [Frame(spans(a["source"]), spans(a["cue"]), spans(a["content"])) for a in d["attributions"]])
        for d in lines(path)
    ]


def factuality(path: Path) -> list[Item]:
    return [
        Item(d["text"], events=[((e["span"][0], e["span"][1]), e["factuality"]) for e in d["events"]])
        for d in lines(path)
    ]


def kept_for_testing(text: str) -> bool:
    """Never trained on: texts of event_place.jsonl whose SHA-256 begins with the hexadecimal digit 0 or 1."""
    return hashlib.sha256(text.encode()).hexdigest()[0] in "01"


def event_place(path: Path, testing: bool = False) -> list[Item]:
    return [
        Item(
            d["text"].replace("\n", " "),
            verbs=[((d["verb"][0], d["verb"][1]), spans(d["places"]), (0, len(d["text"])))],
        )
        for d in lines(path)
        if kept_for_testing(d["text"]) == testing
    ]


# ---- making more of it ---------------------------------------------------------------------------------------------


def shifted(raw: list[Span], by: int) -> list[Span]:
    return [(a + by, b + by) for a, b in raw]


def joined(items: list[Item]) -> Item:
    """Several short texts as the paragraphs of one."""
    out = Item("", frames=[] if items[0].frames is not None else None, nested_known=items[0].nested_known)
    for item in items:
        by = len(out.text) + 1 if out.text else 0
        out.text = f"{out.text}\n{item.text}" if out.text else item.text
        if out.frames is not None:
            out.frames += [
                Frame(shifted(f.source, by), shifted(f.cue, by), shifted(f.content, by), f.nested)
                for f in item.frames or []
            ]
        out.events += [(shifted([s], by)[0], x) for s, x in item.events]
        out.verbs += [(shifted([v], by)[0], shifted(p, by), shifted([w], by)[0]) for v, p, w in item.verbs]
    return out


def packed(items: list[Item], rng: random.Random, most: int = 5) -> list[Item]:
    order, out = items[:], []
    rng.shuffle(order)
    while order:
        count = rng.randint(1, most)
        out.append(joined(order[:count]))
        order = order[count:]
    return out


def requoted(item: Item, rng: random.Random) -> Item:
    """Now and then other quotation marks, apostrophes or dashes, one character for one, so that offsets hold."""
    text = item.text
    kind = rng.random()
    if kind < 0.15:
        text = text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    elif kind < 0.45:
        opening, closing = rng.choice(["“”", "“”", "«»", "„“"])
        text = re.sub(r'(?<![^\s(\[—–-])"(?=\S)', opening, text).replace('"', closing)
        text = text.replace("“", opening).replace("”", closing) if opening != "„" else text
        text = text.replace("'", "’")
    if rng.random() < 0.1:
        text = text.replace("—", rng.choice("–-"))
    return Item(text, item.frames, item.nested_known, item.events, item.verbs)


JOIN = re.compile(r" (?=(?:n't|'s|'re|'ve|'ll|'d|'m)\b)| (?=[.,;:?!%)])|(?<=[($]) |(?<= ``) |(?<=^``) | (?='')")


def untokenised(item: Item, rng: random.Random) -> Item:
    """Factuality sentences come cut into tokens; half of the time they are put together again."""
    if rng.random() < 0.5:
        return item
    drop = [m.start() for m in JOIN.finditer(item.text)]

    def new(i: int) -> int:
        return i - sum(d < i for d in drop)

    text = "".join(c for i, c in enumerate(item.text) if i not in set(drop))
    events = [((new(a), new(b)), x) for (a, b), x in item.events]
    return Item(text, events=events)


# ---- windows with labels -------------------------------------------------------------------------------------------


def bioes(count: int, marks: list[tuple[int, int, int]]) -> np.ndarray:
    """Tags of `count` words from (from, to, role) with `to` exclusive; the first mark of a word holds."""
    tags = np.zeros(count, dtype=np.int64)
    for a, b, role in marks:
        if a >= b or tags[a:b].any():
            continue
        base = 1 + 4 * role
        if b - a == 1:
            tags[a] = base + 3
        else:
            tags[a], tags[a + 1 : b - 1], tags[b - 1] = base, base + 1, base + 2
    return tags


class Rows:
    """Character spans of a text as ranges of a window's words, cut to the window; empty where they lie outside."""

    def __init__(self, window: pieces.Window) -> None:
        self.start, self.end = window.start, window.end

    def inside(self, span: Span) -> tuple[int, int]:
        return int(np.searchsorted(self.end, span[0], side="right")), int(
            np.searchsorted(self.start, span[1], side="left")
        )

    def member(self, raw: list[Span]) -> np.ndarray:
        """1 for each word in one of the spans, else 0."""
        row = np.zeros(len(self.start), dtype=np.float32)
        for s in raw:
            a, b = self.inside(s)
            row[a:b] = 1
        return row

    def opens(self, span: Span) -> bool:
        """Whether the span begins in this window."""
        return int(self.start[0]) <= span[0] < int(self.end[-1])


def examples(item: Item, tokenizer: Any, limit: int) -> list[Example]:
    """The windows of a text, at most `limit` pieces each, with what is marked in them."""
    out = []
    for window in pieces.windows(pieces.tokenise(tokenizer, item.text), limit):
        rows, count = Rows(window), len(window.start)
        e = Example(window.ids, window.features, window.first, window.paragraph)
        if item.frames is not None:
            marks: dict[bool, list[tuple[int, int, int]]] = {False: [], True: []}
            for f in item.frames:
                for role, raw in enumerate((f.source, f.cue, f.content)):
                    marks[f.nested] += [(*rows.inside(s), role) for s in raw]
                for c in f.cue:
                    a, b = rows.inside(c)
                    if a < b:
                        e.links.append((a, b, rows.member(f.source), rows.member(f.content)))
            e.tags = bioes(count, marks[False])
            if item.nested_known:
                e.nested = bioes(count, marks[True])
        e.events = [(rows.inside(s)[0], x) for s, x in item.events if rows.opens(s) and rows.inside(s)[0] < count]
        for verb, places, stretch in item.verbs:
            a, b = rows.inside(verb)
            if rows.opens(verb) and a < b:
                e.verbs.append((a, b, rows.member(places), rows.member([stretch])))
        out.append(e)
    return out
