"""Groups of claims on their way to become events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence


class Groups:
    """Groups of claims that only grow, each with what is asked of it over and over."""

    def __init__(
        self,
        members: Sequence[str],
        families: Mapping[str, str],
        derived: Collection[str],
        apart: Iterable[tuple[str, str]],
    ) -> None:
        self._derived = derived
        self._leader = {m: m for m in members}
        self._inside: dict[str, list[str]] = {m: [m] for m in members}
        self._apart: dict[str, set[str]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)
        # Document -> the family it tells here; a group in which some document tells two is torn.
        self._told = {m: {m.rpartition("/")[0]: families[m]} if families[m] else {} for m in members}
        self._torn: set[str] = set()
        self._voices: dict[str, list[str]] = {}

    def find(self, member: str) -> str:
        """The leader of a member's group."""
        while self._leader[member] != member:
            member = self._leader[member]
        return member

    def one(self, a: str, b: str) -> bool:
        """Whether two claims are in one group."""
        return self.find(a) == self.find(b)

    def pair(self, a: str, b: str) -> tuple[tuple[str, str], tuple[int, int]]:
        """The leaders of two groups, in order of their names, and how many are in each."""
        x, y = sorted((self.find(a), self.find(b)))
        return (x, y), (len(self._inside[x]), len(self._inside[y]))

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        (x, y), _ = self.pair(a, b)
        if x == y:
            return
        if not self.told_once(x, y):
            self._torn.add(x)
        self._leader[y] = x
        self._inside[x] += self._inside.pop(y)
        self._told[x].update(self._told.pop(y))
        self._voices.pop(x, None)
        self._voices.pop(y, None)

    def forbidden(self, a: str, b: str) -> bool:
        """Whether a person decided that some of one group and some of the other are not one event."""
        if not self._apart:
            return False
        there = set(self._inside[self.find(b)])
        return any(not there.isdisjoint(self._apart.get(m, ())) for m in self._inside[self.find(a)])

    def told_once(self, a: str, b: str) -> bool:
        """Whether no report has claims of two codes in both together: one that tells two things apart knows them to be
        two."""
        x, y = self.find(a), self.find(b)
        if x in self._torn or y in self._torn:
            return False
        few, many = sorted((self._told[x], self._told[y]), key=len)
        return all(many.get(document, family) == family for document, family in few.items())

    def voices(self, member: str) -> list[str]:
        """The first twelve of a group that were made from no other claim; of all, where there are none such."""
        leader = self.find(member)
        if leader not in self._voices:
            inside = self._inside[leader]
            self._voices[leader] = sorted([m for m in inside if m not in self._derived] or inside)[:12]
        return self._voices[leader]

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Every group, its members in order of their names."""
        return tuple(tuple(sorted(members)) for _, members in sorted(self._inside.items()))
