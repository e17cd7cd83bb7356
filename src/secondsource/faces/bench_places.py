"""Figures on places for `secondsource bench places`: detection, accuracy by distance, error, area under its curve.

Gold is a document with `toponyms` (any with a point) or `places` (as in our reading cases: kinds, and null points for
places that cannot be told). Matching and "the same place" are those of `score.py geo`; errors are in kilometres.
"""

from __future__ import annotations

import itertools
import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from secondsource.faces import score
from secondsource.faces.bench_intervals import percentiles

Rows = list[dict[str, Any]]
WITHIN_KM = (5, 10, 25, 161)
FARTHEST_KM = 20039.0
"""Half the circumference of the Earth: the largest error there is (Gritta et al. 2018)."""
RESAMPLES = 1000
SEED = 20261124
CONTEXT = 60


@dataclass(slots=True)
class Answer:
    """One gold toponym and what was said of it: `km` None where it was not found or not resolved."""

    document: str
    toponym: dict[str, Any]
    found: dict[str, Any] | None
    km: float | None
    kind: str = ""
    country: str = ""


@dataclass(slots=True)
class Judged:
    """One document: its answers, and how many toponyms were marked, found, and both."""

    answers: list[Answer] = field(default_factory=list)
    gold: int = 0
    found: int = 0
    both: int = 0
    nil: int = 0
    nil_kept: int = 0


def judge(gold: Rows, pred: Rows, country_at: Callable[[float, float], str]) -> list[Judged]:
    """Every document judged. `country_at` gives the country of a point, where neither side names it."""
    found = score.by_id(pred)
    out = []
    for document in gold:
        marked: Rows = document["toponyms"] if "toponyms" in document else document["places"]
        have = found.get(document["id"], {"places": []})["places"]
        if "places" in document:
            have = [one for one in have if one.get("role", "literal") in ("literal", "party")]
        matched = score.pairs(marked, have, _overlap, 0.5)
        at = {tuple(x["span"]): y for x, y in matched}
        judged = Judged(gold=len(marked), found=len(have), both=len(matched))
        for toponym in marked:
            answer = at.get(tuple(toponym["span"]))
            resolved = (answer or {}).get("resolved")
            if toponym["lat"] is None:
                judged.nil += answer is not None
                judged.nil_kept += answer is not None and resolved is None
                continue
            km = _km(toponym, resolved) if resolved else None
            kind = toponym.get("kind") or (answer or {}).get("kind") or "not found"
            named = toponym.get("country") or (resolved or {}).get("country") if km is not None and km <= 161 else None
            country = named or country_at(toponym["lat"], toponym["lon"]) or "none"
            judged.answers.append(Answer(document["id"], toponym, answer, km, kind, country))
        out.append(judged)
    return out


def _overlap(x: dict[str, Any], y: dict[str, Any]) -> float:
    longest = max(x["span"][1] - x["span"][0], y["span"][1] - y["span"][0], 1)
    return float(score.overlap(x["span"], y["span"]) / longest)


def _km(toponym: dict[str, Any], resolved: dict[str, Any]) -> float:
    same = toponym.get("geonameid") and str(toponym["geonameid"]) == str(resolved.get("geonameid"))
    page = toponym.get("page")
    if same or (page and score.words(page) == score.words(resolved.get("name"))):
        return 0.0
    return float(score.km(toponym["lat"], toponym["lon"], resolved["lat"], resolved["lon"]))


def figures(judged: Sequence[Judged]) -> dict[str, Any]:
    """The figures of some documents. `end_to_end` counts what was missed as wrong, `resolved` leaves it out.

    `auc` is the area under the curve of ln(error + 1), in [0, 1], 0 best, over what was resolved; `auc_end_to_end`
    gives what was missed the largest error there is.
    """
    answers = [answer for one in judged for answer in one.answers]
    out: dict[str, Any] = {
        "detection": score.prf(sum(j.both for j in judged), sum(j.found for j in judged), sum(j.gold for j in judged)),
        **located(answers),
    }
    nil = sum(j.nil for j in judged)
    if nil:
        out["nil_kept"] = {"n": nil, "share": score.ratio(sum(j.nil_kept for j in judged), nil)}
    return out


def located(answers: Sequence[Answer]) -> dict[str, Any]:
    """Accuracy and error of some toponyms."""
    errors = sorted(answer.km for answer in answers if answer.km is not None)
    n = len(answers)
    return {
        "gold_with_point": n,
        "resolved": len(errors),
        "end_to_end": {str(k): score.ratio(sum(e <= k for e in errors), n) for k in WITHIN_KM},
        "accuracy": {str(k): score.ratio(sum(e <= k for e in errors), len(errors)) for k in WITHIN_KM},
        "mean_km": round(sum(errors) / len(errors), 1) if errors else None,
        "median_km": round(errors[len(errors) // 2], 1) if errors else None,
        "auc": area(errors),
        "auc_end_to_end": area([*errors, *[FARTHEST_KM] * (n - len(errors))]),
    }


def area(errors: Sequence[float]) -> float | None:
    """Area under the sorted ln(error + 1), divided by its largest possible value (trapezoids); None for no errors."""
    if not errors:
        return None
    logs = [math.log(error + 1) for error in sorted(errors)]
    if len(logs) == 1:
        return round(min(1.0, logs[0] / math.log(FARTHEST_KM + 1)), 3)
    whole = sum((one + two) / 2 for one, two in itertools.pairwise(logs))
    return round(min(1.0, whole / (math.log(FARTHEST_KM + 1) * (len(logs) - 1))), 3)


def grouped(judged: Sequence[Judged], by: Callable[[Answer], str], least: int = 5) -> dict[str, Any]:
    """`located` for each kind or country with at least `least` toponyms, most frequent first; the rest as "other"."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for one in judged:
        for answer in one.answers:
            groups[by(answer)].append(answer)
    rare = [answer for answers in groups.values() if len(answers) < least for answer in answers]
    kept = sorted((k for k in groups if len(groups[k]) >= least), key=lambda k: (-len(groups[k]), k))
    out = {key: located(groups[key]) for key in kept}
    if rare:
        out["other"] = located(rare)
    return out


def intervals(judged: Sequence[Judged]) -> dict[str, Any]:
    """95 % bootstrap intervals (percentiles) over documents."""
    draw = random.Random(SEED)  # noqa: S311
    drawn: dict[str, list[float]] = defaultdict(list)
    for _ in range(RESAMPLES if judged else 0):
        for key, value in _flat(figures([draw.choice(judged) for _ in judged])):
            drawn[key].append(value)
    out: dict[str, Any] = {"resamples": RESAMPLES if judged else 0}
    for key, values in drawn.items():
        out[key] = percentiles(values)
    return out


_COUNTS = frozenset({"gold", "pred", "gold_with_point", "resolved", "n"})


def _flat(found: dict[str, Any], prefix: str = "") -> Iterable[tuple[str, float]]:
    for key, value in found.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        elif value is not None and key not in _COUNTS:
            yield prefix + key, float(value)


def wrong(judged: Sequence[Judged], gold: Rows, beyond_km: float) -> Rows:
    """The toponyms that were missed, not resolved, or put farther off than `beyond_km`; worst first, with context."""
    texts = {document["id"]: document["text"] for document in gold}
    out = []
    for one in judged:
        for answer in one.answers:
            if answer.km is not None and answer.km <= beyond_km:
                continue
            start, end = answer.toponym["span"]
            text, found = texts[answer.document], answer.found or {}
            resolved = found.get("resolved") or {}
            out.append(
                {
                    "id": answer.document,
                    "span": [start, end],
                    "text": text[start:end],
                    "context": text[max(0, start - CONTEXT) : end + CONTEXT],
                    "kind": answer.kind,
                    "country": answer.country,
                    "problem": "missed" if answer.found is None else "unresolved" if answer.km is None else "off",
                    "km": None if answer.km is None else round(answer.km, 1),
                    "gold": {key: answer.toponym.get(key) for key in ("lat", "lon", "geonameid")},
                    "answer": {key: resolved.get(key) for key in ("name", "lat", "lon", "radius_m", "score", "why")},
                    "candidates": [one["name"] for one in found.get("candidates", [])],
                    "reason": found.get("reason"),
                }
            )
    return sorted(out, key=lambda row: (-(row["km"] if row["km"] is not None else math.inf), row["id"], row["span"]))
