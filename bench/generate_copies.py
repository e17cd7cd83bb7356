"""Copies with known ancestry, made from reports, and how many of them are found again.

    python bench/generate_copies.py [--reports FILE ...] [--stories DIR] [--parallel FILE] [--pairs 600]

Each report is worked over as newsrooms do: *verbatim* (another dateline or credit, a last paragraph cut), *shuffled*
(the same sentences in another order), *synonyms* (words exchanged for their like), *shortened* (four to seven sentences
in ten), *merged* (from two reports), and *translated* (pairs of a parallel set). A quarter of the copies carry the bare
day of the original instead of a later time, so that direction must be told by what each adds. Unrelated reports of one
story, and other incidents at one place, are the pairs that must not be linked. One seed, same pairs.

*recall*: the report that was copied is found, or one with the same text (which of two is no question that a text can
answer). *recall_traced*: it is found, or what it was made from in its turn; either leads to the same origin.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from secondsource.faces.bench_intervals import wilson
from secondsource.model import Document, Reading
from secondsource.origins.reuse import find_derivations
from secondsource.origins.units import sentence_spans
from secondsource.origins.vectors import E5Vectors
from secondsource.pipeline import Resources, read
from secondsource.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SYNONYMS_EN = (
    "said stated|killed slain|injured wounded|struck hit|hit struck|told informed|people persons|soldiers troops|"
    "troops soldiers|houses homes|near close to|about around|around about|early first thing|after following|"
    "because since|began started|started began|destroyed wrecked|damaged battered|town township|road highway|"
    "children youngsters|large big|big large|officials authorities|several a number of|also as well|"
    "morning early hours|evening night|strike attack|attack assault|forces units|against versus|help aid|ask request|"
    "asked requested|left departed|reported announced|announced reported|late overdue|more than over"
)
SYNONYMS_RU = (
    "сообщил заявил|сообщила заявила|погибли скончались|ранены пострадали|удар обстрел|около порядка|рядом поблизости|"
    "дома здания|жители горожане|военные солдаты|утром на рассвете|вечером к вечеру|больница госпиталь|сказал отметил"
)
SYNONYMS_UK = (
    "повідомив заявив|повідомила заявила|загинули померли|поранені травмовані|удар обстріл|близько приблизно|"
    "поруч неподалік|будинки будівлі|мешканці жителі|військові солдати|вранці на світанку|ввечері надвечір|"
    "лікарня шпиталь|сказав зазначив"
)


def table(text: str) -> dict[str, str]:
    """Synonym pairs as a dictionary."""
    pairs = (entry.split(" ", 1) for entry in text.split("|") if " " in entry)
    return {pair[0]: pair[1] for pair in pairs}


SYNONYMS = {"en": table(SYNONYMS_EN), "ru": table(SYNONYMS_RU), "uk": table(SYNONYMS_UK)}
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Made:
    """A copy with the ids of the reports that it was made from."""

    kind: str
    copy: Reading
    ancestors: tuple[str, ...]
    timed: bool


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [span.of(text) for span in sentence_spans(text)]


def verbatim(text: str, rng: random.Random, language: str) -> str:
    """Another dateline, an added credit, or a cut last paragraph."""
    paragraphs = text.split("\n\n")
    how = rng.randrange(3)
    if how == 0 and len(paragraphs) > 3:
        return "\n\n".join(paragraphs[:-1])
    if how == 1:
        return text + "\n\n(Agency report, edited by the night desk)"
    return re.sub(r"^[^a-zа-яіїєґ]{3,40}?[-–—.:] ", "", text, count=1) or text


def shuffled(text: str, rng: random.Random, language: str) -> str:
    """All sentences in another order."""
    parts = sentences(text)
    rng.shuffle(parts)
    return " ".join(parts)


def synonyms(text: str, rng: random.Random, language: str) -> str:
    """Every word that has a synonym is exchanged, and one sentence in eight is dropped."""
    words = SYNONYMS.get(language, {})
    parts = [s for s in sentences(text) if rng.random() > 0.125] or sentences(text)
    return " ".join(WORD.sub(lambda m: words.get(m.group(), m.group()), part) for part in parts)


def shortened(text: str, rng: random.Random, language: str) -> str:
    """Four to seven sentences in ten, the first among them, in their order."""
    parts = sentences(text)
    keep = max(2, round(len(parts) * rng.uniform(0.4, 0.7)))
    chosen = {0, *rng.sample(range(1, len(parts)), min(keep - 1, len(parts) - 1))}
    return " ".join(p for i, p in enumerate(parts) if i in chosen)


def merged(first: str, second: str, rng: random.Random) -> str:
    """The first halves of two reports, one after the other."""
    one, two = sentences(first), sentences(second)
    return " ".join(one[: max(2, len(one) // 2)]) + "\n\n" + " ".join(two[: max(2, len(two) // 2)])


WAYS: dict[str, Callable[[str, random.Random, str], str]] = {
    "verbatim": verbatim,
    "shuffled": shuffled,
    "synonyms": synonyms,
    "shortened": shortened,
}


def later(published: str | None, rng: random.Random, timed: bool) -> str | None:
    """A time up to two days later, or the bare day."""
    if published is None or not timed:
        return published[:10] if published else None
    start = datetime.fromisoformat(published.replace("Z", "+00:00"))
    return (start + timedelta(minutes=rng.randint(5, 2880))).strftime("%Y-%m-%dT%H:%M:%SZ")


def make_copies(originals: Sequence[Reading], count: int, rng: random.Random) -> Iterator[Made]:
    """`count` copies in equal shares of five kinds."""
    number = 0
    while number < count:
        for kind in (*WAYS, "merged"):
            original = originals[rng.randrange(len(originals))]
            timed = rng.random() >= 0.25
            ancestors = [original]
            if kind == "merged":
                same = [o for o in originals if o.document.language == original.document.language and o is not original]
                other = same[rng.randrange(len(same))]
                ancestors.append(other)
                text = merged(original.document.text, other.document.text, rng)
                timed = True
            else:
                text = WAYS[kind](original.document.text, rng, original.document.language)
            published = max(filter(None, (a.document.published for a in ancestors)), default=None)
            if timed and len({a.document.id for a in ancestors}) < len(ancestors):
                continue
            document = Document(
                f"copy-{number}", f"copy-{number}", text, None, None, f"Copy Desk {number % 37}",
                later(published, rng, timed), "given", original.document.language,
            )  # fmt: skip
            yield Made(
                kind,
                replace(original, document=document, claims=(), responses=()),
                tuple(a.document.id for a in ancestors),
                timed,
            )
            number += 1


def share(hit: int, n: int) -> dict[str, float | int | None]:
    """A share with its 95 % interval (Wilson)."""
    if not n:
        return {"share": None, "n": 0}
    p, low, high = wilson(hit, n)
    return {"share": p, "low": low, "high": high, "n": n}


def lines(path: Path) -> list[dict[str, str]]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def reading_of(record: dict[str, str], resources: Resources) -> Reading:
    """A report, read."""
    document = Document(
        record["id"], record["id"], record["text"], None, record.get("title"), record.get("publisher"),
        record.get("published"), "given" if record.get("published") else "unknown", record.get("language", "en"),
    )  # fmt: skip
    return read(document, resources)


def measure(
    pairs: int, reports: Sequence[Path], stories: Path | None, parallel: Path | None, seed: int
) -> dict[str, object]:
    """Make the copies, look for their ancestors among all reports of the set, and count."""
    rng = random.Random(seed)
    settings, resources, vectors = Settings().origins, Resources(), E5Vectors()
    records = [r for path in reports for r in lines(path)]
    related: set[tuple[str, str]] = set()
    verbatim: set[tuple[str, str]] = set()
    known: set[str] = set()  # reports whose ancestry the gold tells
    if stories is not None:
        known = {r["id"] for r in lines(stories / "stories.jsonl")}
        records += lines(stories / "stories.jsonl")
        gold = json.loads((stories / "gold.json").read_text(encoding="utf-8"))
        related = {(d["doc"], d["on"]) for d in gold["dependence"]}
        verbatim = {(d["doc"], d["on"]) for d in gold["dependence"] if d["kind"] == "verbatim"}
    originals = [reading_of(r, resources) for r in records]
    story = {r["id"]: r.get("story") or r["id"] for r in records}
    recall: dict[str, Counter[str]] = defaultdict(Counter)
    direction: Counter[str] = Counter()
    for made in make_copies(originals, pairs, rng):
        ancestors = [o for o in originals if o.document.id in made.ancestors]
        others = [o for o in originals if o.document.id not in made.ancestors]
        day = made.copy.document.published
        if not made.timed and day is not None:
            ancestors = [replace(a, document=replace(a.document, published=day)) for a in ancestors]
        pool = ancestors + rng.sample(others, min(30, len(others)))
        found = {d.on for d in find_derivations(made.copy, pool, vectors, settings)}
        backwards = {a.document.id for a in ancestors if find_derivations(a, [made.copy], vectors, settings)}
        linked = (found & set(made.ancestors)) | backwards
        recall[made.kind]["n"] += len(made.ancestors)
        for a in ancestors:
            name = a.document.id
            twins = {o.document.id for o in others if o.document.text == a.document.text}
            twins |= {on for doc, on in verbatim if doc == name}
            direct = name in linked or bool(found & twins)
            recall[made.kind]["found"] += direct
            recall[made.kind]["traced"] += direct or bool(found & set(line_of(name, related)))
        if linked:
            key = "timed" if made.timed else "same day"
            direction[key] += 1
            direction[key + " right"] += not backwards
    false: Counter[str] = Counter()
    if parallel is not None:
        translated(lines(parallel), resources, vectors, recall, false)
    if known:
        judged = [o for o in originals if o.document.id in known]
        for a in judged:
            for b in judged:
                if a is b or story[a.document.id] != story[b.document.id]:
                    continue
                if family(a.document.id, related) == family(b.document.id, related):
                    continue
                false["same story"] += 1
                false["same story linked"] += bool(find_derivations(a, [b], vectors, settings))
    return {
        "pairs": sum(c["n"] for c in recall.values()),
        "recall": {kind: share(c["found"], c["n"]) for kind, c in sorted(recall.items())},
        "recall_traced": {
            kind: share(c["traced"], c["n"]) for kind, c in sorted(recall.items()) if kind != "translated"
        },
        "direction": {k: share(direction[k + " right"], direction[k]) for k in ("timed", "same day")},
        "false_links": {k: share(false[k + " linked"], false[k]) for k in ("same story", "same place") if false[k]},
    }


def line_of(identity: str, related: set[tuple[str, str]]) -> list[str]:
    """What a report was made from, and what that was made from, nearest first."""
    parents, line = dict(related), []
    while (identity := parents.get(identity, "")) and identity not in line:
        line.append(identity)
    return line


def family(identity: str, related: set[tuple[str, str]]) -> str:
    """The oldest ancestor of a report."""
    return [identity, *line_of(identity, related)][-1]


def translated(
    records: list[dict[str, str]],
    resources: Resources,
    vectors: E5Vectors,
    recall: dict[str, Counter[str]],
    false: Counter[str],
) -> None:
    """Translation pairs: the passage among all English ones that share its group, and twenty others."""
    settings = Settings().origins
    english, other = {}, {}
    for r in records:
        base = {"publisher": "Desk A", "published": "2026-01-05T08:00:00Z", "title": ""}
        english[r["id"]] = reading_of({"id": r["id"], "text": r["en"], "language": "en"} | base, resources)
        late = base | {"publisher": "Desk B", "published": "2026-01-05T12:00:00Z"}
        other[r["id"]] = reading_of(
            {"id": r["id"] + "t", "text": r["other"], "language": r["language"]} | late, resources
        )
    groups = {r["id"]: r.get("group") for r in records}
    for i, identity in enumerate(english):
        rivals = [k for k in english if k != identity and groups[k] and groups[k] == groups[identity]]
        rivals += [k for k in list(english)[i + 1 : i + 21] if k not in rivals]
        found = find_derivations(other[identity], [english[k] for k in [identity, *rivals]], vectors, settings)
        recall["translated"]["n"] += 1
        recall["translated"]["found"] += any(d.on == identity for d in found)
        for rival in rivals:
            if groups[rival] and groups[rival] == groups[identity]:
                false["same place"] += 1
                linked = find_derivations(other[identity], [english[rival]], vectors, settings)
                false["same place linked"] += bool(linked)


def main() -> int:
    """Print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, nargs="*", default=[ROOT / "src/secondsource/examples/reports.jsonl"])
    parser.add_argument("--stories", type=Path, default=ROOT / "tests/gold/stories")
    parser.add_argument("--parallel", type=Path, default=ROOT / "tests/gold/parallel/parallel.jsonl")
    parser.add_argument("--pairs", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    figures = measure(options.pairs, options.reports, options.stories, options.parallel, options.seed)
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
