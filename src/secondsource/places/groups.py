"""What weighing keeps: the names of a document as groups, and what the document speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from secondsource.model import Toponym
from secondsource.model.place import ToponymKind
from secondsource.places.candidates import Option
from secondsource.places.table import Entry

# What stands before a place that lies close to the others: a road, an outskirt, a side, a village.
LOCAL = re.compile(
    r"(?:\b(?:roads?|highways?|routes?|tracks?|lanes?|supply lines?) (?:to|through|from|into|via|at|near|past)"
    r"|\b(?:outskirts|edge|suburbs?|approaches|streets|entrance|direction|side|villages?|hamlets?|settlements?)"
    r" (?:of|to|in)"
    r"|\b(?:towards?|near|outside|around|between|past|beyond|via|through)"
    r"|\b(?:north|south|east|west|northeast|northwest|southeast|southwest) of"
    r"|(?:дорог\w{1,3}|трасс\w{1,3}|трас\w{1,2}|шосе|шоссе) (?:на|до|через|в|к)"
    r"|(?:возле|около|под|близ|біля|поблизу|під|между|між|через|сел[оае]м?|деревн\w{1,3}|хутор\w{0,2}"
    r"|посёлк\w{1,2}|селищ\w{1,2})"
    r")\s(?:the (?:village|town|hamlet) of )?$",
    re.IGNORECASE,
)
SETTLED = frozenset({"settlement", "direction", "facility", "area"})


@dataclass(slots=True)
class Group:
    """All mentions of one name of one kind."""

    name: str
    kind: ToponymKind
    mentions: list[Toponym]
    options: list[Option]
    best: Option | None = None
    sentences: frozenset[int] = frozenset()
    paragraphs: frozenset[int] = frozenset()
    regions: frozenset[int] = frozenset()
    """The regions in which the name has a place that is spelt so."""
    capital: Option | None = None
    """A capital of this name."""
    nothing: float = 1.0
    """The share of *no place*."""
    note: str = ""

    @property
    def literal(self) -> bool:
        """Whether the name places something anywhere, not only speaks for a government."""
        return any(one.role == "literal" for one in self.mentions)

    @property
    def point(self) -> tuple[float, float] | None:
        return (self.best.entry.lat, self.best.entry.lon) if self.best else None


@dataclass(slots=True)
class Scene:
    """What the document speaks of, as far as it is known."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: set[int] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    """Countries that the document names as places."""


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether a country, region or district of the gazetteer holds another place."""
    if outer.geonameid == inner.geonameid:
        return False
    if outer.kind == "country":
        return outer.country == inner.country
    return outer.geonameid in (inner.region, inner.district)
