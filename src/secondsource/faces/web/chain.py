"""The chain of an event's claims, from origins through relays to publishers, laid out as a picture."""

from __future__ import annotations

from dataclasses import dataclass, field

from secondsource.faces import words
from secondsource.faces.language import _
from secondsource.model import EventRecord, Member

BOX_WIDTH, BOX_HEIGHT, COLUMN, ROW = 206, 44, 260, 58


@dataclass(slots=True)
class Node:
    """A box of the chain: an origin, a relay or a publisher."""

    name: str
    kind: str
    layer: int = 0
    x: float = 0
    y: float = 0
    documents: list[str] = field(default_factory=list)
    stances: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to the next."""

    path: str
    against: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The picture of who has it from whom, and the same in words, line by line."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    lines: tuple[str, ...]


def _links(member: Member, publisher: str) -> list[tuple[str, str]]:
    """Names of a member's chain with their kinds, oldest first."""
    origin = member.origin
    names = list(origin.chain) if origin is not None else []
    first = words.origin_name(origin)
    if origin is None or origin.kind == "unknown":
        links = [(_("not known"), "unknown"), *((name, "medium") for name in names)]
    else:
        links = [(first, "anonymous" if origin.anonymous else "origin"), *((name, "medium") for name in names[1:])]
    if not names or names[-1] != publisher:
        links.append((publisher, "medium"))
    found: dict[str, str] = {}
    for name, kind in links:
        found.setdefault(name, kind)
    return list(found.items())


def chain(event: EventRecord, publishers: dict[str, str]) -> Chain:
    """The chain of an event's claims. `publishers`: document id -> publisher's name as shown."""
    nodes: dict[tuple[str, str], Node] = {}
    edges: dict[tuple[tuple[str, str], tuple[str, str]], bool] = {}
    lines: dict[str, None] = {}
    for member in event.members[:200]:
        links = _links(member, publishers.get(member.document, words.publisher_words(None)))
        against = member.relation.stance == "denies" or member.relation.kind == "contradicts"
        before: tuple[str, str] | None = None
        for position, (name, kind) in enumerate(links):
            # Nobody is joined to anyone by being unknown or anonymous: such boxes are one's own.
            own = kind in ("unknown", "anonymous")
            key = (f"{member.document}\0{name}", kind) if own else (name, "")
            node = nodes.setdefault(key, Node(name, kind))
            if before is not None:
                edges[before, key] = edges.get((before, key), True) and against
            if position == len(links) - 1 and member.document not in node.documents:
                node.documents.append(member.document)
            node.stances.add("against" if against else "for")
            before = key
        says = words.STANCE[member.relation.stance]
        lines[" → ".join(name for name, _kind in links) + (f" ({says})" if against else "")] = None
    _layers(nodes, list(edges))
    width, height = _place(nodes, list(edges))
    drawn = tuple(Edge(_curve(nodes[a], nodes[b]), against) for (a, b), against in edges.items())
    return Chain(tuple(nodes.values()), drawn, width, height, tuple(lines))


def _layers(nodes: dict[tuple[str, str], Node], edges: list[tuple[tuple[str, str], tuple[str, str]]]) -> None:
    # The longest path to a box; media that cite each other would go round for ever, hence the bound.
    most = min(len(nodes), 8)
    for _round in range(most):
        moved = False
        for a, b in edges:
            if nodes[b].layer <= nodes[a].layer < most:
                nodes[b].layer = nodes[a].layer + 1
                moved = True
        if not moved:
            break


def _place(nodes: dict[tuple[str, str], Node], edges: list[tuple[tuple[str, str], tuple[str, str]]]) -> tuple[int, int]:
    columns: dict[int, list[tuple[str, str]]] = {}
    for key, node in nodes.items():
        columns.setdefault(node.layer, []).append(key)
    rows: dict[tuple[str, str], float] = {}
    tallest = max((len(keys) for keys in columns.values()), default=0)
    for layer in sorted(columns):
        order = {}
        for n, key in enumerate(columns[layer]):
            above = [rows[a] for a, b in edges if b == key and a in rows]
            order[key] = (sum(above) / len(above) if above else float(n), n)
        ranked = sorted(columns[layer], key=order.__getitem__)
        offset = (tallest - len(ranked)) / 2
        for n, key in enumerate(ranked):
            rows[key] = n + offset
            nodes[key].x = layer * COLUMN + 4
            nodes[key].y = (n + offset) * ROW + 8
    return (max(columns, default=0)) * COLUMN + BOX_WIDTH + 8, tallest * ROW + 8


def _curve(a: Node, b: Node) -> str:
    x1, y1, x2, y2 = a.x + BOX_WIDTH, a.y + BOX_HEIGHT / 2, b.x - 7, b.y + BOX_HEIGHT / 2
    if b.layer <= a.layer:
        x1, x2 = a.x + BOX_WIDTH / 2, b.x + BOX_WIDTH / 2
        return f"M{x1:.0f} {a.y + BOX_HEIGHT:.0f} Q{x1 + 30:.0f} {y1 + 40:.0f} {x2:.0f} {b.y + BOX_HEIGHT:.0f}"
    middle = (x1 + x2) / 2
    return f"M{x1:.0f} {y1:.0f} C{middle:.0f} {y1:.0f} {middle:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
