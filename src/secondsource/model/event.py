"""What is claimed: events, quantities, stakes and needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from secondsource.model.document import Span
from secondsource.model.place import Place
from secondsource.model.time import DateValue

EventCode = Literal[
    "advance",
    "withdrawal",
    "control_change",
    "clash",
    "air_strike",
    "shelling",
    "destruction",
    "casualties",
    "displacement",
    "shortage",
    "aid_appeal",
    "aid_delivery",
    "detention",
    "agreement",
    "other",
]
EVENT_CODES: tuple[str, ...] = get_args(EventCode)
Outcome = Literal["taken", "lost", "held", "contested"]
StakeAbout = Literal["capacity", "output", "rank", "dependence", "consequence"]
Verdict = Literal["agrees", "differs", "silent", "stale"]
NeedKind = Literal["need", "appeal", "delivery"]
ImpactKind = Literal["displacement", "casualties", "shortage", "access"]
Group = Literal["civilians", "aid workers", "health workers"]
Sex = Literal["female", "male"]
Age = Literal["children", "elderly"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as low / best / high; "several" and "dozens" have no best. `what`: killed, injured, people, …"""

    what: str
    low: float | None
    best: float | None
    high: float | None
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to have. `place` is the id of a toponym of the same reading.

    `where`: its point, where the words beside the toponym say more than its name ("two kilometres north of Lyman",
    "between Lyman and Siversk"); None: the toponym's own.
    """

    code: EventCode
    subcode: str | None = None
    outcome: Outcome | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    happened_on: DateValue | None = None
    quantities: tuple[Quantity, ...] = ()
    where: Place | None = None


@dataclass(frozen=True, slots=True)
class RegisterValue:
    """One figure of a register: what, value or range, unit, period, and who says so."""

    property: str
    low: float | str | None
    best: float | str | None
    high: float | str | None
    unit: str
    period: str
    source: str
    address: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """A stake beside what the register says; no winner is declared. `detail` says by how much they differ."""

    id: str
    verdict: Verdict
    values: tuple[RegisterValue, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Stake:
    """What an asset or place is said to be worth, or what is said to follow from its loss.

    `asset` is the id of a toponym of the same reading. "Several million" has a low and no best.
    """

    about: StakeAbout
    asset: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    product: str | None = None
    period: str | None = None
    register: RegisterCheck | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A humanitarian need, an appeal or a delivery: sector (of the eleven), population, quantities."""

    sector: str
    kind: NeedKind
    population: str | None = None
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """How many of those concerned are of one sex, age or group; no figures where the text only names them.

    `what`: what became of them, where the parts of one claim differ in it ("killed", "injured").
    """

    sex: Sex | None = None
    age: Age | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    group: Group | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Impact:
    """What a claim means for people: displacement, casualties, a shortage, or what keeps help from them.

    `count` are those concerned (people or families, as its unit says); `parts` their sex and age. `origin` and
    `destination` of displaced people are ids of toponyms of the same reading; `cause` what drove them out, `item` what
    is short or what bars the way, both in the text's words. `group` is None where the text does not say who they are.
    """

    kind: ImpactKind
    count: Quantity | None = None
    group: Group | None = None
    parts: tuple[Part, ...] = ()
    origin: str | None = None
    destination: str | None = None
    cause: str | None = None
    item: str | None = None
