"""Which origins are one witness: the same person, officials of one body, or what one owner or state holds.

In doubt they are one: a second source that is none is the worst mistake of all. An unknown origin is in no group.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from secondsource.errors import BadTable
from secondsource.model.assessment import Origin, Reason
from secondsource.model.names import name_keys, word_key, words_agree
from secondsource.model.neighbourhood import Grouped
from secondsource.origins.voices import is_body

_COLUMNS = ("name", "owner", "kind", "source")
_HOLLOW_WORDS = "regional local state national district city town central main self declared so called"
_HOLLOW_WORDS += " областной областная областная обласної обласна районный районна региональный місцевий"
_HOLLOW = frozenset(word_key(w) for w in _HOLLOW_WORDS.split())
_ARMY = frozenset(word_key(w) for w in ("army", "military", "armed", "forces", "troops", "армия", "армія", "военный"))


_INFERS = re.compile(
    r"\b(?:experts?|analysts?|observers?|researchers?|bloggers?|think[- ]tank|эксперт\w*|аналитик\w*|обозревател\w*|"
    r"наблюдател\w*|блогер\w*|експерт\w*|аналітик\w*|оглядач\w*|спостерігач\w*)\b",
    re.I,
)

_VAGUE = re.compile(
    r"\b(?:authorities|officials|officers|leaders|leadership|sources?|residents|locals|side|media|people|men|women|"
    r"власти|властей|влада|влади|чиновник\w*|источник\w*|джерел\w*|сторон[аиыі]|жител\w*|мешканц\w*|люди)\b",
    re.I,
)
_CYRILLIC = re.compile(r"[а-яіїєґё]", re.I)
_SORTS = tuple(
    re.compile(rf"\b(?:{words})", re.I)
    for words in (
        "administration|администрац|адміністрац|head of|глав[аы]\\b|начальни|governor|губернатор|mayor|мэр|мер\\b",
        "army|military|armed|forces|troops|general staff|defen[cs]e|арми|армі|генштаб|вооруж|збройн|оборон|военн|"
        "військов",
        "police|полици|поліці",
        "council|совет\\b|совета|рада\\b|ради\\b|раді\\b",
        "rescue|emergenc|firefighter|спасат|рятувальн|мчс|дснс|надзвичайн|чрезвычайн",
        "hospital|doctors?|medic|health|больниц|лікарн|врач|лікар|медик|здраво|здоров",
        "prosecut|прокурат|прокурор",
        "network|group|volunteer|organi[sz]ation|организац|організац|груп|волонт",
        "operator|company|plant|компани|компані|оператор|завод|станци|станці|шахт",
        "brigade|battalion|regiment|бригад|батальон|полк",
    )
)
# Words that make a body known without a proper name: there is one police, one army of a place, not one "authorities".
_INSTITUTION = re.compile(
    r"\b(?:army|military|police|ministry|brigade|regiment|battalion|staff|service|defen[cs]e|firefighters|hospital|court|"
    r"prosecutor\w*|coast guard|operator|council|administration|committee|department|armed forces|"
    r"арми\w*|армі\w*|полици\w*|поліці\w*|министерств\w*|міністерств\w*|бригад\w*|служб\w*|прокурат\w*|больниц\w*|лікарн\w*|"
    r"администраци\w*|адміністраці\w*|совет\w*|рада|штаб\w*)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Register:
    """Owners, states and pools of publishers, agencies and bodies: name keys -> owner, and what says so."""

    owners: Mapping[tuple[str, ...], tuple[str, str]]

    def owner(self, name: str) -> tuple[str, str] | None:
        """(owner, source) of a name, or None where the register is silent."""
        return self.owners.get(name_keys(name))


def read_register(paths: Iterable[Path]) -> Register:
    """Read registers (`name,owner,kind,source`, UTF-8 CSV); a later file goes before an earlier one.

    `name` is a publisher, an agency or a body, `owner` the company, state or pool that holds it, `source` where that
    is documented; a row without a source is refused.

    Raises:
        BadTable: a row without name, owner or source, or a file without these columns; the message names the line.
    """
    owners: dict[tuple[str, ...], tuple[str, str]] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            if not set(_COLUMNS) <= set(rows.fieldnames or ()):
                raise BadTable(f"{path}: line 1: columns must be {', '.join(_COLUMNS)}")
            for number, row in enumerate(rows, 2):
                name, owner, source = ((row[c] or "").strip() for c in ("name", "owner", "source"))
                if not (name and owner and source and name_keys(name)):
                    raise BadTable(f"{path}: line {number}: name, owner and source must be given")
                owners[name_keys(name)] = (owner, source)
    return Register(owners)


def shipped_register() -> Path:
    """The register that ships with the package."""
    return Path(__file__).with_name("publishers.csv")


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups the origins behind an event. `register` may be empty."""

    register: Register

    def __call__(self, origins: Mapping[str, Origin]) -> Grouped:
        """Group members (id -> origin) by witness; see `Grouped`."""
        known = {m: o for m, o in sorted(origins.items()) if o.kind != "unknown"}
        by_id: dict[str, Origin] = {}
        for _, o in sorted(known.items(), key=lambda i: (i[1].id, i[0])):
            # One document may say more of a person than another: whom they speak for.
            one = by_id.setdefault(o.id, o)
            by_id[o.id] = replace(one, same_as=tuple(dict.fromkeys((*one.same_as, *o.same_as))))
        distinct = list(by_id.values())
        leader = {o.id: o.id for o in distinct}

        def find(i: str) -> str:
            while leader[i] != i:
                i = leader[i]
            return i

        reasons: list[Reason] = []
        for a, b in combinations(distinct, 2):
            why = self._one(a, b)
            if why is not None:
                x, y = sorted((find(a.id), find(b.id)))
                leader[y] = x
                reasons.append(Reason("one_origin", f"{a.name} and {b.name}: {why}"))
        members: dict[str, list[str]] = {}
        for member, origin in known.items():
            members.setdefault(find(origin.id), []).append(member)
        by_group: dict[str, list[Origin]] = {}
        for origin in distinct:
            by_group.setdefault(find(origin.id), []).append(origin)
        publishers = {o.chain[-1] for o in known.values() if o.chain}
        strong = [g for g in by_group if any(_strong(o, publishers) for o in by_group[g])]
        weak = tuple(m for g in sorted(members) if g not in strong for m in members[g])
        nameless = [g for g in strong if all(o.anonymous for o in by_group[g])]
        counted = len(strong) - max(0, len(nameless) - 1)
        if not counted and by_group:
            counted = 1
        reasons += [_apart(by_group[x][0], by_group[y][0]) for x, y in combinations(sorted(strong), 2)]
        reasons += [
            _weak(by_group[g][0]) for g in sorted(by_group) if g not in strong and (strong or len(by_group) > 1)
        ]
        return Grouped(tuple(tuple(members[g]) for g in sorted(members)), counted, tuple(reasons), weak)

    def _one(self, a: Origin, b: Origin) -> str | None:
        """Why two origins are one, or None."""
        if a.anonymous or b.anonymous:
            return None
        names_a, names_b = _names(a), _names(b)
        for x in names_a:
            for y in names_b:
                if same_actor(x, y):
                    return "the same" if x == y else f"“{x}” and “{y}” name one actor"
        owners = [
            (x, y, p, q)
            for x in names_a
            for y in names_b
            if (p := self.register.owner(x)) and (q := self.register.owner(y)) and p[0] == q[0]
        ]
        if owners:
            x, y, p, _ = owners[0]
            return f"“{x}” and “{y}” both belong to {p[0]} ({p[1]})"
        return None


def _names(origin: Origin) -> tuple[str, ...]:
    return origin.same_as or ((origin.name,) if origin.name else ())


def _strong(origin: Origin, publishers: Collection[str]) -> bool:
    """Whether an origin may stand beside another: named, or seen with one's own eyes.

    An official without a name may be the very one who is named elsewhere, and a medium that is only cited may have
    it from the same mouth, and an expert concludes from what others say; alone they count, beside another they do not.
    """
    if origin.kind in ("speaker", "body"):
        name = origin.same_as[0] if origin.same_as else origin.name or ""
        if (
            _INFERS.search(origin.name or "")
            or _VAGUE.search(name)
            or (name.islower() and not _INSTITUTION.search(name))
        ):
            return False
        if origin.kind == "body" and any(name_keys(name) == name_keys(p) for p in publishers):
            return False  # a medium that one of the reports takes for the source
    return origin.kind in ("reporter", "eyewitness") or (not origin.anonymous and origin.kind != "document")


def same_actor(a: str, b: str) -> bool:
    """Whether two names can be of one person or one body, across scripts and with words left out.

    Persons: the last names agree, and the first names where both are given. Bodies: the shorter name's words are
    all in the longer one, "regional" and the like aside.
    """
    x, y = name_keys(a), name_keys(b)
    if not x or not y:
        return False
    if x == y:
        return True
    if is_body(a) or is_body(b):
        if (_CYRILLIC.search(a) or _CYRILLIC.search(b)) and _sort_of(a) & _sort_of(b):
            return True  # names of bodies are translated, not spelled: of one sort, they may be one
        full_a, full_b = _solid(x), _solid(y)
        if not full_a or not full_b:
            return False
        shorter, longer = sorted((full_a, full_b), key=len)
        return all(any(words_agree(k, other) for other in longer) for k in shorter)
    if len(x) == 1 or len(y) == 1:
        single, other = (x[0], y) if len(x) == 1 else (y[0], x)
        return any(words_agree(single, k) for k in other)
    if not words_agree(x[-1], y[-1]):
        return False
    # First names differ across scripts (Mykola, Nikolai); two namesakes behind one event would be a rare chance.
    initial = min(x[0], y[0], key=len)
    return len(x[-1]) >= 3 or words_agree(x[0], y[0]) or (len(initial) == 1 and x[0][0] == y[0][0])


def _sort_of(name: str) -> set[int]:
    """What sorts of body a name may mean, across languages."""
    return {i for i, pattern in enumerate(_SORTS) if pattern.search(name)}


def _solid(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("army" if k in _ARMY else k for k in keys if k not in _HOLLOW))


def _apart(a: Origin, b: Origin) -> Reason:
    how = {
        "reporter": "the reporter's own eyes",
        "eyewitness": "a witness on the spot",
        "body": "a body with its own records",
        "speaker": "a speaker of another body",
    }
    return Reason(
        "independent_origins",
        f"{a.name} ({how.get(a.kind, a.kind)}) and {b.name} ({how.get(b.kind, b.kind)}): "
        "no origin in common, no text of one in the other",
    )


def _weak(origin: Origin) -> Reason:
    if origin.kind == "document":
        return Reason("cited_medium", f"{origin.name} is only cited: it may have it from the same origin, not counted")
    return Reason("anonymous_origin", f"{origin.name} is not named and may be the same as another, not counted")
