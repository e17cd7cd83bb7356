"""Which claims form one event: the connected region around a new report, clustered anew from its claims alone.

The outcome is a function of the set of claims, matches, derivations and decisions in the region, so that reports may
come in any order. Copies do not vote: a claim of a verbatim copy goes where the claim goes that it was copied from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model.assessment import Derivation
from secondsource.model.claim import Reading
from secondsource.model.names import words_agree
from secondsource.model.neighbourhood import Decisions, Match, Neighbourhood
from secondsource.settings import WeighingSettings
from secondsource.weighing.claims import Weighable, weighables
from secondsource.weighing.groups import Groups
from secondsource.weighing.pairs import Pairs
from secondsource.weighing.same_event import compare, kinship, same_proposition
from secondsource.weighing.versions import replaced_by, version_key

Told = tuple[float, bool]
"""How alike two claims are, and whether something speaks against their being one."""


class Region:
    """Readings, claims and derivations around a new document, loaded as they are reached."""

    def __init__(
        self,
        neighbourhood: Neighbourhood,
        readings: Mapping[str, Reading],
        derivations: Mapping[str, tuple[Derivation, ...]],
        matches: Sequence[Match],
        settings: WeighingSettings,
    ) -> None:
        self._neighbourhood = neighbourhood
        self._readings = dict(readings)
        self._derivations = dict(derivations)
        self._fresh = matches
        self._settings = settings
        self._claims: dict[str, tuple[Weighable, ...]] = {}
        self._versions: dict[str, tuple[str, ...]] = {}
        self._replaced: dict[tuple[str, ...], dict[str, str]] = {}
        self._ties: dict[str, tuple[tuple[str, str, bool], ...]] = {}
        self._by_member: dict[str, dict[str, Weighable]] = {}

    def load(self, documents: Collection[str]) -> None:
        """Read documents and their derivations in one go."""
        missing = sorted(set(documents) - self._readings.keys())
        if missing:
            self._readings.update(self._neighbourhood.readings(missing))
        unread = sorted(set(documents) - self._derivations.keys())
        if unread:
            self._derivations.update(self._neighbourhood.derivations(unread))
            for document in unread:
                self._derivations.setdefault(document, ())

    def reading(self, document: str) -> Reading | None:
        """The reading of a document, or None where there is none."""
        self.load([document])
        return self._readings.get(document)

    def derivations(self, document: str) -> tuple[Derivation, ...]:
        """The derivations of a document, with what the new one changes."""
        self.load([document])
        return self._derivations[document]

    def claims(self, document: str) -> tuple[Weighable, ...]:
        """The claims of a document that are weighed."""
        if document not in self._claims:
            reading = self.reading(document)
            self._claims[document] = weighables(reading, self._settings.max_claims) if reading else ()
        return self._claims[document]

    def claim(self, member: str) -> Weighable | None:
        """A claim by its member id."""
        document = member.rpartition("/")[0]
        if document not in self._by_member:
            self._by_member[document] = {c.member: c for c in self.claims(document)}
        return self._by_member[document].get(member)

    def ties(self, document: str) -> tuple[tuple[str, str, bool], ...]:
        """(claim, claim it was made from, whether as a copy) for the claims of a derived document."""
        if document not in self._ties:
            found: dict[str, tuple[str, str, bool]] = {}
            for derivation in self.derivations(document):
                for tie in _ties(self.claims(document), self.claims(derivation.on), derivation, self._settings):
                    found.setdefault(tie[0], tie)
            self._ties[document] = tuple(found.values())
        return self._ties[document]

    def versions(self, document: str) -> tuple[str, ...]:
        """Ids of the documents of a document's address, its own among them."""
        reading = self.reading(document)
        key = version_key(reading.document) if reading else None
        if key is None:
            return (document,)
        if key not in self._versions:
            found = set(self._neighbourhood.documents_with([key])) | {document}
            self._versions[key] = tuple(sorted(found))
        return self._versions[key]

    def replaced(self, documents: Collection[str]) -> dict[str, str]:
        """Those of the documents that a later version of the same article has replaced -> that version."""
        found: dict[str, str] = {}
        for document in sorted(documents):
            ids = self.versions(document)
            if len(ids) < 2:
                continue
            if ids not in self._replaced:
                self.load(ids)
                readings = [r for d in ids if (r := self.reading(d)) is not None]
                numbers = self._neighbourhood.arrived(ids)
                self._replaced[ids] = replaced_by(readings, numbers, self._settings)
            if document in self._replaced[ids]:
                found[document] = self._replaced[ids][document]
        return found

    def derived_from(self, documents: Collection[str]) -> set[str]:
        """Documents that derive from these, as things stand with the new document."""
        stored = set(self._neighbourhood.derived_from(sorted(documents)))
        self.load(stored)
        wanted = set(documents)
        return {
            d for d in stored | self._derivations.keys() if any(x.on in wanted for x in self._derivations.get(d, ()))
        }

    def matches(self, members: Collection[str]) -> Iterator[tuple[str, str, float]]:
        """(a, b, score) of the confirmed matches that touch these claims, each once."""
        fresh = {(m.a, m.b): m for m in self._fresh if m.a in members or m.b in members}
        for a, b, score in self._neighbourhood.confirmed(members):
            if (a, b) not in fresh:
                yield a, b, score
        for match in fresh.values():
            if match.state == "confirmed":
                yield match.a, match.b, match.score

    def decisions(self, members: Collection[str]) -> Decisions:
        """What persons decided about these claims."""
        return self._neighbourhood.decisions(sorted(members))


@dataclass(frozen=True, slots=True)
class Component:
    """All claims that hang together with the seeds, and what they hang by."""

    members: tuple[str, ...]
    ties: tuple[tuple[str, str, bool], ...]
    matches: Pairs
    decisions: Decisions


def component(seeds: Collection[str], region: Region) -> Component:
    """Follow matches, derivations and decisions from the seeds until nothing new is reached."""
    reached: set[str] = set()
    frontier = {s for s in seeds if region.claim(s) is not None}
    ties: dict[tuple[str, str], tuple[str, str, bool]] = {}
    matches = Pairs()
    while frontier:
        reached |= frontier
        documents = {m.rpartition("/")[0] for m in frontier}
        region.load(documents)
        found: set[str] = set()
        for document in sorted(documents | region.derived_from(documents)):
            for tie in region.ties(document):
                if tie[0] in reached or tie[1] in reached:
                    ties[tie[0], tie[1]] = tie
                    found |= {tie[0], tie[1]}
        for a, b, score in region.matches(frontier):
            if all(end in frontier or end not in reached for end in (a, b)):  # else it was met from its other end
                matches.add(a, b, score)
                found |= {a, b}
        decided = region.decisions(frontier)
        found |= {m for pair in decided.same for m in pair if pair[0] in reached or pair[1] in reached}
        frontier = {m for m in found - reached if region.claim(m) is not None}
    return Component(
        tuple(sorted(reached)),
        tuple(ties[k] for k in sorted(ties)),
        matches,
        region.decisions(reached),
    )


def cluster(whole: Component, region: Region, settings: WeighingSettings) -> tuple[tuple[str, ...], ...]:
    """Divide a component into events: decisions first, derivations next, then matches from the strongest down.

    What two groups need to be joined is told at `_agree`.
    """
    families = {m: _family(region.claim(m)) for m in whole.members}
    copies = {a for a, _, copied in whole.ties if copied}
    derived = {a for a, _, _ in whole.ties}
    groups = Groups(whole.members, families, derived, whole.decisions.apart)
    for a, b in sorted(whole.decisions.same):
        if a in families and b in families:
            groups.join(a, b)
    verdicts: dict[tuple[str, str], Told | None] = {}

    def verdict(a: str, b: str) -> Told | None:
        key = (a, b) if a < b else (b, a)
        if key not in verdicts:
            x, y = region.claim(key[0]), region.claim(key[1])
            compared = compare(x, y, settings) if x and y else None
            verdicts[key] = (compared.score, compared.against) if compared else None  # its sentences are many
        return verdicts[key]

    # What was made from one text is one claim; then what agrees in code, from the strongest down; then the kin.
    known = [t for t in whole.ties if t[0] in families and t[1] in families]
    for a, b, copied in sorted(known, key=lambda t: (not t[2], t[0], t[1])):
        if (copied or families[a] == families[b]) and not groups.forbidden(a, b):
            groups.join(a, b)
    ranked = whole.matches.ranked(families.keys() - copies)
    refused: dict[tuple[str, str], tuple[int, int]] = {}  # two groups that do not agree, and how large they were then
    for kin in (False, True):
        if kin:
            for a, b, copied in sorted(known):
                if copied or families[a] == families[b] or groups.one(a, b) or groups.forbidden(a, b):
                    continue
                if groups.told_once(a, b):
                    groups.join(a, b)
        for a, b in whole.matches.at(ranked):
            if (families[a] == families[b]) == kin or groups.one(a, b):
                continue
            pair, sizes = groups.pair(a, b)
            # Many matches lie between two groups; the answer is the same until one of them has grown.
            if refused.get(pair) == sizes:
                continue
            if not groups.forbidden(*pair) and groups.told_once(*pair) and _agree(groups, pair, verdict, settings):
                groups.join(*pair)
            else:
                refused[pair] = sizes
    return groups.all()


def _family(claim: Weighable | None) -> str:
    """A claim's family of codes; empty for a denial of one's own part, told beside both the event and the blame."""
    return claim.family if claim and not claim.own_part else ""


def _agree(
    groups: Groups,
    pair: tuple[str, str],
    verdict: Callable[[str, str], Told | None],
    settings: WeighingSettings,
) -> bool:
    """Whether two groups can be one, by the claims that were made from no other (all, where there are none such).

    At most 12 of each are compared. Less than a third of the pairs may have something against them, which lets one
    misread date or place pass and not two different days; the mean must reach `suggested`.
    """
    total, count, against = 0.0, 0, 0
    for a in groups.voices(pair[0]):
        for b in groups.voices(pair[1]):
            v = verdict(a, b)
            if v is None:
                return False
            score, speaks_against = v
            if speaks_against and a.rpartition("/")[0] == b.rpartition("/")[0]:
                return False  # one report that tells two things apart is believed
            against += speaks_against
            total += score
            count += 1
    return count > 0 and against * 3 < count and total / count >= settings.suggested


def _elsewhere(a: Weighable, b: Weighable) -> bool:
    """Whether two claims name different places of their own: a text of one form about another place."""
    return (
        a.placed
        and b.placed
        and bool(a.where)
        and bool(b.where)
        and not any(words_agree(x, y) for x in a.where for y in b.where)
    )


def _ties(
    later: Sequence[Weighable], earlier: Sequence[Weighable], derivation: Derivation, settings: WeighingSettings
) -> list[tuple[str, str, bool]]:
    """Claims of a derived document beside the claims they were made from.

    In a copy, an edit or a translation the aligned text decides. In a rewrite the code decides, and the text where the
    earlier report has several claims of that code; a place or a day that speaks against a pair is believed there.
    """
    close = derivation.kind in ("verbatim", "edited", "translation")
    left: list[tuple[Weighable, list[Weighable]]] = []
    out: list[tuple[str, str, bool]] = []
    for claim in later:
        spans = [a.there for a in derivation.evidence if a.here.overlap(claim.claim.anchor)]
        best: tuple[tuple[float, ...], Weighable] | None = None
        for other in earlier:
            kin = kinship(claim, other)
            if not kin or not same_proposition(claim, other):
                continue
            touch = max((other.claim.anchor.overlap(s) for s in spans), default=0)
            if not touch and (close or kin < 0.8):
                continue
            verdict = compare(claim, other, settings)
            if verdict is None or (verdict.against and not (close and kin >= 0.8 and not _elsewhere(claim, other))):
                continue
            if claim.denies != other.denies and kin < 1:
                continue
            rank = (
                kin,
                float(claim.denies == other.denies),
                float(touch > 0),
                verdict.score,
                -other.claim.anchor.start,
            )
            if best is None or rank > best[0]:
                best = (rank, other)
        if best is not None:
            out.append((claim.member, best[1].member, derivation.kind == "verbatim"))
        elif spans and derivation.kind != "cites":
            left.append((claim, [o for o in earlier if any(o.claim.anchor.overlap(s) for s in spans)]))
    taken = {b for _, b, _ in out}
    for claim, beside in left:
        # Read under another code: the one claim of the text beside it that is left over, or the one with its figure.
        rest = [o for o in beside if o.member not in taken and o.blames == claim.blames and o.denies == claim.denies]
        rest = [o for o in rest if (o.code == "stake") == (claim.code == "stake")]
        same = [o for o in rest if {q.best for q in o.figures if q.best} & {q.best for q in claim.figures if q.best}]
        found = same if len(same) == 1 else rest
        if len(found) == 1:
            out.append((claim.member, found[0].member, False))
            taken.add(found[0].member)
    return out
