"""Which sources copy from each other: they share mistakes, which independent ones hardly do (Dong et al. 2009)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, log

from secondsource.settings import WeighingSettings

_COMMON = 400  # an object that more sources claim is no evidence of who copies whom, and would cost their square


@dataclass(frozen=True, slots=True)
class Copying:
    """Two sources of which one seems to copy. `copier` is the less accurate on what is not shared; in doubt either.

    `probability` in [0, 1]; `shared_false`: values they share that seem wrong, of `shared` objects both speak of.
    """

    copier: str
    original: str
    probability: float
    shared: int
    shared_false: int


def find_copying(
    by_source: Mapping[str, Mapping[str, str]],
    truths: Mapping[str, str],
    accuracy: Mapping[str, float],
    right: Callable[[str, str], bool],
    settings: WeighingSettings,
) -> tuple[tuple[Copying, ...], tuple[Copying, ...]]:
    """Pairs of sources with a probability of copying of `copying_floor` or more: the direct ones, and all.

    Two that copy the same third share mistakes too. Such a pair is not direct; nor is their agreement two voices.
    """
    shared = _overlaps(by_source, settings.copying_overlap)
    found: dict[tuple[str, str], tuple[float, int, int]] = {}
    for (a, b), objects in sorted(shared.items()):
        odds, false = _log_odds(objects, by_source[a], by_source[b], truths, accuracy[a], accuracy[b], right, settings)
        probability = 1 / (1 + exp(-max(-50.0, min(50.0, odds))))
        if probability >= settings.copying_floor and false >= settings.copying_shared_false:
            found[a, b] = (probability, len(objects), false)
    linked: dict[str, set[str]] = defaultdict(set)
    for a, b in found:
        linked[a].add(b)
        linked[b].add(a)
    rate = {(a, b): sum(by_source[a][o] == by_source[b][o] for o in shared[a, b]) / len(shared[a, b]) for a, b in found}
    agreed = {**rate, **{(b, a): r for (a, b), r in rate.items()}}
    direct: list[Copying] = []
    every: list[Copying] = []
    for (a, b), (probability, count, false) in sorted(found.items()):
        copier, original = _direction(a, b, by_source, truths, right)
        pair = Copying(copier, original, round(probability, 4), count, false)
        every.append(pair)
        # Of three that all agree, the two that agree least may both copy the third.
        thirds = [c for c in sorted(linked[a] & linked[b]) if agreed[a, b] < min(agreed[a, c], agreed[b, c])]
        if not any(
            _explained(
                shared[a, b], by_source[a], by_source[b], by_source[c], truths, accuracy, (a, b), right, settings
            )
            for c in thirds
        ):
            direct.append(pair)
    return tuple(direct), tuple(every)


def suspects(by_source: Mapping[str, Mapping[str, str]], settings: WeighingSettings) -> tuple[Copying, ...]:
    """Pairs that agree far more often than most pairs do: taken for copies until there are truths to judge by.

    Without them the first round would believe whatever a crowd of copies says, and find no mistake that they share.
    """
    rates = {
        pair: (sum(by_source[pair[0]][o] == by_source[pair[1]][o] for o in objects) / len(objects), len(objects))
        for pair, objects in _overlaps(by_source, settings.copying_overlap).items()
    }
    if len(rates) < 3:
        return ()
    usual = sorted(rate for rate, _ in rates.values())[len(rates) // 4]
    floor = usual + settings.suspect_excess * (1 - usual)
    return tuple(Copying(a, b, 1.0, n, 0) for (a, b), (rate, n) in sorted(rates.items()) if rate >= floor)


def weights(
    by_object: Mapping[str, Mapping[str, str]],
    copying: tuple[Copying, ...],
    accuracy: Mapping[str, float],
    settings: WeighingSettings,
) -> dict[tuple[str, str], float]:
    """(source, object) -> how far the source's word is its own, where it repeats one that it may copy from.

    Among the sources of one value the most accurate speaks first and counts in full; each later one counts for the
    chance that it copied from none of those before it.
    """
    partners: dict[str, dict[str, float]] = defaultdict(dict)
    for pair in copying:
        partners[pair.copier][pair.original] = pair.probability
        partners[pair.original][pair.copier] = pair.probability
    out: dict[tuple[str, str], float] = {}
    for o, said in by_object.items():
        involved = [s for s in said if s in partners]
        for source in involved:
            own = 1.0
            for other in involved:
                if other == source or said[other] != said[source] or other not in partners[source]:
                    continue
                if (-accuracy[other], other) < (-accuracy[source], source):
                    own *= 1 - settings.copying_rate * partners[source][other]
            if own < 1:
                out[source, o] = own
    return out


def _overlaps(by_source: Mapping[str, Mapping[str, str]], least: int) -> dict[tuple[str, str], list[str]]:
    """Pairs of sources -> objects that both speak of, for pairs with at least `least` of them."""
    large = {s: said for s, said in by_source.items() if len(said) >= least}
    speakers: dict[str, list[str]] = defaultdict(list)
    for source in sorted(large):
        for o in large[source]:
            speakers[o].append(source)
    counts: Counter[tuple[str, str]] = Counter()
    for sources in speakers.values():
        if len(sources) <= _COMMON:
            counts.update((a, b) for i, a in enumerate(sources) for b in sources[i + 1 :])
    wanted = {pair for pair, n in counts.items() if n >= least}
    return {(a, b): sorted(o for o in large[a] if o in large[b]) for a, b in sorted(wanted)}


def _log_odds(
    objects: list[str],
    a: Mapping[str, str],
    b: Mapping[str, str],
    truths: Mapping[str, str],
    accuracy_a: float,
    accuracy_b: float,
    right: Callable[[str, str], bool],
    settings: WeighingSettings,
) -> tuple[float, int]:
    """Log odds that one copies from the other, and how many mistakes they share (equations 3–7 of the paper)."""
    rate, false_values = settings.copying_rate, settings.false_values
    acc_a, acc_b = (min(0.99, max(0.05, x)) for x in (accuracy_a, accuracy_b))
    both_true = acc_a * acc_b
    both_false = (1 - acc_a) * (1 - acc_b) / false_values
    differ = max(1e-6, 1 - both_true - both_false)
    source = max(acc_a, acc_b)
    odds = log(settings.copying_prior / (1 - settings.copying_prior))
    shared_false = 0
    for o in objects:
        if a[o] != b[o]:
            odds += log(1 - rate)
        elif right(a[o], truths[o]):
            odds += log((source * rate + both_true * (1 - rate)) / both_true)
        else:
            shared_false += 1
            odds += log(((1 - source) * rate + both_false * (1 - rate)) / both_false)
    del differ
    return odds, shared_false


def _explained(
    objects: list[str],
    a: Mapping[str, str],
    b: Mapping[str, str],
    c: Mapping[str, str],
    truths: Mapping[str, str],
    accuracy: Mapping[str, float],
    pair: tuple[str, str],
    right: Callable[[str, str], bool],
    settings: WeighingSettings,
) -> bool:
    """Whether two agree no more than chance where the third says otherwise or nothing."""
    rest = [o for o in objects if c.get(o) != a[o] or c.get(o) != b[o]]
    if len(rest) < 5:
        return True
    odds, false = _log_odds(rest, a, b, truths, accuracy[pair[0]], accuracy[pair[1]], right, settings)
    return odds < 0 or false == 0


def _direction(
    a: str,
    b: str,
    by_source: Mapping[str, Mapping[str, str]],
    truths: Mapping[str, str],
    right: Callable[[str, str], bool],
) -> tuple[str, str]:
    """(copier, original): a copier's own values are as good or bad as ever, its copied ones as good as the original's.

    So the one whose accuracy on shared values differs more from its accuracy on the others copies.
    """

    def gap(x: str, y: str) -> float:
        own, other = by_source[x], by_source[y]
        same = [right(v, truths[o]) for o, v in own.items() if other.get(o) == v]
        apart = [right(v, truths[o]) for o, v in own.items() if other.get(o) != v]
        return abs(_mean(same) - _mean(apart)) if same and apart else 0.0

    x, y = gap(a, b), gap(b, a)
    if x == y:
        return (a, b) if len(by_source[a]) <= len(by_source[b]) else (b, a)
    return (a, b) if x > y else (b, a)


def _mean(values: list[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
