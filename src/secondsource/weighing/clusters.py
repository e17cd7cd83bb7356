"""Which claims form one event: the connected region around a new report, clustered anew from its claims alone.

The outcome is a function of the set of claims, matches, derivations and decisions in the region, so that reports may
come in any order. Copies do not vote: a claim of a verbatim copy goes where the claim goes that it was copied from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model.assessment import Derivation
from secondsource.model.claim import Reading
from secondsource.model.names import words_agree
from secondsource.model.neighbourhood import Decisions, Match, Neighbourhood
from secondsource.settings import WeighingSettings
from secondsource.weighing.claims import Weighable, weighables
from secondsource.weighing.same_event import Verdict, compare, kinship, same_proposition
from secondsource.weighing.versions import replaced_by, version_key


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
        return next((c for c in self.claims(member.rpartition("/")[0]) if c.member == member), None)

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

    def matches(self, members: Collection[str]) -> list[Match]:
        """Confirmed matches that touch these claims."""
        wanted = set(members)
        found = {(m.a, m.b): m for m in self._neighbourhood.matches(sorted(wanted))}
        found.update({(m.a, m.b): m for m in self._fresh if m.a in wanted or m.b in wanted})
        return [found[key] for key in sorted(found) if found[key].state == "confirmed"]

    def decisions(self, members: Collection[str]) -> Decisions:
        """What persons decided about these claims."""
        return self._neighbourhood.decisions(sorted(members))


@dataclass(frozen=True, slots=True)
class Component:
    """All claims that hang together with the seeds, and what they hang by."""

    members: tuple[str, ...]
    ties: tuple[tuple[str, str, bool], ...]
    matches: tuple[Match, ...]
    decisions: Decisions


def component(seeds: Collection[str], region: Region) -> Component:
    """Follow matches, derivations and decisions from the seeds until nothing new is reached."""
    reached: set[str] = set()
    frontier = {s for s in seeds if region.claim(s) is not None}
    ties: dict[tuple[str, str], tuple[str, str, bool]] = {}
    matches: dict[tuple[str, str], Match] = {}
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
        for match in region.matches(frontier):
            matches[match.a, match.b] = match
            found |= {match.a, match.b}
        decided = region.decisions(frontier)
        found |= {m for pair in decided.same for m in pair if pair[0] in reached or pair[1] in reached}
        frontier = {m for m in found - reached if region.claim(m) is not None}
    return Component(
        tuple(sorted(reached)),
        tuple(ties[k] for k in sorted(ties)),
        tuple(matches[k] for k in sorted(matches) if k[0] in reached and k[1] in reached),
        region.decisions(reached),
    )


def cluster(whole: Component, region: Region, settings: WeighingSettings) -> tuple[tuple[str, ...], ...]:
    """Divide a component into events: decisions first, derivations next, then matches from the strongest down.

    What two groups need to be joined is told at `_agree`.
    """
    leader = {m: m for m in whole.members}
    inside: dict[str, list[str]] = {m: [m] for m in whole.members}
    apart = {frozenset(p) for p in whole.decisions.apart}
    copies = {a for a, _, copied in whole.ties if copied}
    derived = {a for a, _, _ in whole.ties}

    def find(m: str) -> str:
        while leader[m] != m:
            m = leader[m]
        return m

    def join(a: str, b: str) -> None:
        x, y = sorted((find(a), find(b)))
        if x != y:
            leader[y] = x
            inside[x] += inside.pop(y)

    def forbidden(a: str, b: str) -> bool:
        return any(frozenset((p, q)) in apart for p in inside[find(a)] for q in inside[find(b)])

    for a, b in sorted(whole.decisions.same):
        if a in leader and b in leader:
            join(a, b)
    verdicts: dict[tuple[str, str], Verdict | None] = {}

    def verdict(a: str, b: str) -> Verdict | None:
        key = (a, b) if a < b else (b, a)
        if key not in verdicts:
            x, y = region.claim(key[0]), region.claim(key[1])
            verdicts[key] = compare(x, y, settings) if x and y else None
        return verdicts[key]

    def code_of(member: str) -> str:
        claim = region.claim(member)
        # A denial of one's own part is told beside both the event and the blame.
        return claim.family if claim and not claim.own_part else ""

    def one_code(a: str, b: str) -> bool:
        return code_of(a) == code_of(b)

    # What was made from one text is one claim; then what agrees in code, from the strongest down; then the kin.
    known = [t for t in whole.ties if t[0] in leader and t[1] in leader]
    for a, b, copied in sorted(known, key=lambda t: (not t[2], t[0], t[1])):
        if (copied or one_code(a, b)) and not forbidden(a, b):
            join(a, b)
    voting = [m for m in whole.matches if m.a not in copies and m.b not in copies]
    ranked = sorted(voting, key=lambda m: (-m.score, m.a, m.b))
    for kin in (False, True):
        if kin:
            for a, b, copied in sorted(known):
                if copied or one_code(a, b) or find(a) == find(b) or forbidden(a, b):
                    continue
                if _told_once(inside[find(a)], inside[find(b)], code_of):
                    join(a, b)
        for match in ranked:
            if one_code(match.a, match.b) == kin or find(match.a) == find(match.b) or forbidden(match.a, match.b):
                continue
            if _agree(inside[find(match.a)], inside[find(match.b)], derived, code_of, verdict, settings):
                join(match.a, match.b)
    return tuple(tuple(sorted(members)) for _, members in sorted(inside.items()))


def _told_once(here: Sequence[str], there: Sequence[str], code_of: Callable[[str], str]) -> bool:
    """Whether no report has claims of two codes among these: one that tells two things apart knows them to be two."""
    codes: dict[str, str] = {}
    told = [m for m in (*here, *there) if code_of(m)]
    return all(codes.setdefault(m.rpartition("/")[0], code_of(m)) == code_of(m) for m in told)


def _agree(
    here: Sequence[str],
    there: Sequence[str],
    derived: set[str],
    code_of: Callable[[str], str],
    verdict: Callable[[str, str], Verdict | None],
    settings: WeighingSettings,
) -> bool:
    """Whether two groups can be one, by the claims that were made from no other (all, where there are none such).

    At most 12 of each are compared. Less than a third of the pairs may have something against them, which lets one
    misread date or place pass and not two different days; the mean must reach `suggested`.
    """
    own = sorted([m for m in here if m not in derived] or here)[:12]
    other = sorted([m for m in there if m not in derived] or there)[:12]
    if not _told_once(here, there, code_of):
        return False
    total, count, against = 0.0, 0, 0
    for a in own:
        for b in other:
            v = verdict(a, b)
            if v is None:
                return False
            if v.against and a.rpartition("/")[0] == b.rpartition("/")[0]:
                return False  # one report that tells two things apart is believed
            against += v.against
            total += v.score
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
