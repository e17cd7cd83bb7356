"""Which value is true when sources differ in accuracy and some copy: beside a vote, one reason among others.

Two published models, since no maintained library combines them: accuracy and copying of Dong, Berti-Equille and
Srivastava (VLDB 2009, "Integrating conflicting data: the role of source dependence"), and place hierarchies in the
manner of Jung, Kim and Shim (EDBT 2019, "Hierarchy-aware truth discovery"), where a coarser value is not wrong. Both
are solved by alternating estimates: truths given accuracies, accuracies given truths, copying given both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from secondsource.settings import WeighingSettings
from secondsource.weighing.copying import Copying, find_copying, suspects, weights

_TURNS = 5


@dataclass(frozen=True, slots=True)
class ValueClaim:
    """One source's value for one object. Values that read as numbers are compared as numbers."""

    object: str
    source: str
    value: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """What was estimated: a value and its probability for each object, accuracies, and who seems to copy."""

    values: Mapping[str, str]
    probability: Mapping[str, float]
    accuracy: Mapping[str, float]
    copying: tuple[Copying, ...]


class Hierarchy:
    """A tree of values, root first. A name may stand at several nodes; any of them may be meant."""

    def __init__(self, nodes: Iterable[tuple[int, str, int]]) -> None:
        """`nodes`: (id, name, id of the parent); the root's parent is not among the ids."""
        parents: dict[int, int] = {}
        names: dict[int, str] = {}
        for node, name, parent in nodes:
            parents[node], names[node] = parent, normalised(name)
        self._above: dict[str, set[str]] = defaultdict(set)
        for node, name in names.items():
            above: set[str] = set()
            up, steps = parents[node], 0
            while up in names and steps < 64:
                above.add(names[up])
                up, steps = parents[up], steps + 1
            self._above[name] |= above

    def above(self, coarser: str, finer: str) -> bool:
        """Whether one normalised value is an ancestor of the other."""
        return coarser != finer and coarser in self._above.get(finer, ())


def normalised(value: str) -> str:
    """A value as it is compared: a number without separators, else words in lower case without a leading article."""
    plain = " ".join(value.split()).casefold()
    try:
        return f"{float(plain.replace(',', '').replace(' ', '')):g}" if plain[:1] in "0123456789-+." else _words(plain)
    except ValueError:
        return _words(plain)


def _words(plain: str) -> str:
    return plain.removeprefix("the ")


def vote(claims: Sequence[ValueClaim]) -> dict[str, str]:
    """The value most sources give for each object; among equals the one claimed first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[tuple[str, str], str] = {}
    for claim in claims:
        value = normalised(claim.value)
        counts[claim.object][value] += 1
        shown.setdefault((claim.object, value), claim.value)
    return {o: shown[o, max(c, key=lambda v: c[v])] for o, c in counts.items()}


def estimate(claims: Sequence[ValueClaim], settings: WeighingSettings, hierarchy: Hierarchy | None = None) -> Estimate:
    """Estimate values, accuracies and copying from claims alone. Order of the claims only breaks ties."""
    table = _Table(claims, hierarchy, settings)
    accuracy = {s: _Accuracy(*settings.accuracy_prior) for s in table.by_source}
    flat = dict.fromkeys(table.by_source, 0.0)
    independence = weights(table.by_object, suspects(table.by_source, settings), flat, settings)
    copying: tuple[Copying, ...] = ()
    beliefs = {o: table.belief(o, accuracy, independence) for o in table.by_object}
    for round_ in range(settings.truth_rounds):
        accuracy = {s: table.accuracy(s, beliefs, settings) for s in table.by_source}
        table.learn_turns(beliefs)
        if round_ == 1 or round_ == settings.truth_rounds - 2:
            best = {o: max(b, key=lambda v: b[v]) for o, b in beliefs.items()}
            copying, every = find_copying(
                table.by_source, best, {s: a.exact + a.coarse for s, a in accuracy.items()}, table.right, settings
            )
            independence = weights(table.by_object, every, {s: a.exact for s, a in accuracy.items()}, settings)
        beliefs = {o: table.belief(o, accuracy, independence) for o in table.by_object}
    values: dict[str, str] = {}
    probability: dict[str, float] = {}
    for o, belief in beliefs.items():
        best_value = max(belief, key=lambda v: belief[v])
        values[o], probability[o] = table.shown[o, best_value], round(belief[best_value], 4)
    return Estimate(values, probability, {s: round(a.exact + a.coarse, 4) for s, a in accuracy.items()}, copying)


@dataclass(frozen=True, slots=True)
class _Accuracy:
    """Shares of a source's values that are exact, coarser than the truth, and wrong; they add up to 1."""

    exact: float
    coarse: float
    wrong: float


class _Table:
    """The claims by object and by source, values normalised."""

    def __init__(self, claims: Sequence[ValueClaim], hierarchy: Hierarchy | None, settings: WeighingSettings) -> None:
        self.hierarchy = hierarchy
        self._settings = settings
        self._turns: tuple[float, ...] = ()
        self._compared: dict[tuple[str, str], bool] = {}
        self.by_object: dict[str, dict[str, str]] = defaultdict(dict)
        self.by_source: dict[str, dict[str, str]] = defaultdict(dict)
        self.shown: dict[tuple[str, str], str] = {}
        for claim in claims:
            value = normalised(claim.value)
            self.by_object[claim.object].setdefault(claim.source, value)
            self.by_source[claim.source].setdefault(claim.object, value)
            self.shown.setdefault((claim.object, value), claim.value)

    def right(self, value: str, truth: str) -> bool:
        """Whether a value is the truth or a coarser form of it."""
        return value == truth or (self.hierarchy is not None and self.hierarchy.above(value, truth))

    def learn_turns(self, beliefs: Mapping[str, Mapping[str, float]]) -> None:
        """How often the first, second, … value put forward for an object is believed.

        Claims stand in the order in which they were made. Where values overwrite each other, a later one differs for
        a reason, good or bad; which of the two is learned. In a hierarchy a later value may just be finer.
        """
        if self.hierarchy is not None:
            return
        believed, count = [1.0] * _TURNS, [float(_TURNS)] * _TURNS
        for belief in beliefs.values():
            if len(belief) > 1:
                for i, p in enumerate(belief.values()):
                    believed[min(i, _TURNS - 1)] += p
                    count[min(i, _TURNS - 1)] += 1
        self._turns = tuple(b / n for b, n in zip(believed, count, strict=True))

    def _own_word(self, source: str, before: str | None) -> float:
        """The weight of a value that another has given before: full where the two could be compared and do not copy.

        Sources that speak too seldom to be compared are taken to have seen what stood there (`unknown_copying`).
        """
        if before is None or before == source:
            return 1.0
        least = self._settings.copying_overlap
        if min(len(self.by_source[source]), len(self.by_source[before])) >= least and self.compared(source, before):
            return 1.0
        return 1 - self._settings.unknown_copying

    def compared(self, a: str, b: str) -> bool:
        """Whether two sources speak of enough common objects for their copying to be tested."""
        key = (a, b) if a < b else (b, a)
        if key not in self._compared:
            small, large = sorted((self.by_source[a], self.by_source[b]), key=len)
            self._compared[key] = sum(o in large for o in small) >= self._settings.copying_overlap
        return self._compared[key]

    def accuracy(
        self, source: str, beliefs: Mapping[str, Mapping[str, float]], settings: WeighingSettings
    ) -> _Accuracy:
        """Expected shares of a source, smoothed by the prior (Dirichlet, `accuracy_prior` times `accuracy_weight`)."""
        prior = settings.accuracy_prior
        weight = settings.accuracy_weight
        exact, coarse, wrong = (p * weight for p in prior)
        for o, value in self.by_source[source].items():
            # What only this source says tells nothing about it.
            if len(self.by_object[o]) < 2:
                continue
            belief = beliefs[o]
            hit = belief.get(value, 0.0)
            below = 0.0
            if self.hierarchy is not None:
                below = sum(p for v, p in belief.items() if self.hierarchy.above(value, v))
            exact += hit
            coarse += below
            wrong += max(0.0, 1 - hit - below)
        total = exact + coarse + wrong
        return _Accuracy(exact / total, coarse / total, wrong / total)

    def belief(
        self,
        o: str,
        accuracy: Mapping[str, _Accuracy],
        independence: Mapping[tuple[str, str], float],
    ) -> dict[str, float]:
        """The probability of each claimed value, given who says what; a copier's word counts for less."""
        said = self.by_object[o]
        values = list(dict.fromkeys(said.values()))
        # False values that a source might have given, among them many that nobody happened to give.
        others = self._settings.false_values if self.hierarchy is None else self._settings.false_places
        first: dict[str, str] = {}
        for source, value in said.items():
            first.setdefault(value, source)
        scores: dict[str, float] = {}
        for truth in values:
            score = 0.0
            for source, value in said.items():
                a = accuracy[source]
                if value == truth:
                    p = a.exact if self.hierarchy is not None else a.exact + a.coarse
                elif self.hierarchy is not None and self.hierarchy.above(value, truth):
                    p = a.coarse
                else:
                    p = a.wrong / others
                own = independence.get((source, o), 1.0) * self._own_word(source, first[value])
                score += own * log(max(p, 1e-9))
            if self._turns and len(values) > 1:
                score += log(self._turns[min(values.index(truth), _TURNS - 1)])
            scores[truth] = score
        top = max(scores.values())
        raw = {v: exp(s - top) for v, s in scores.items()}
        total = sum(raw.values())
        return {v: r / total for v, r in raw.items()}
