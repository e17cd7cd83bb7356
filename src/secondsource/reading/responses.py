"""How parties answer claims made elsewhere: confirms, denies, no comment, and which claim of the document is meant."""

from __future__ import annotations

import re
from bisect import bisect_right

from secondsource.model import Analysis, Attribution, Claim, Document, Provenance, Response, Span
from secondsource.model.claim import ResponseKind
from secondsource.reading.clauses import Clauses
from secondsource.reading.furniture import furniture
from secondsource.reading.lexicons import tables_of
from secondsource.reading.merging import content_words, speaker_key
from secondsource.reading.replies import Replies, Reply
from secondsource.reading.trees import trees_of

_ANSWERED: dict[str, set[str]] = {
    "advance": {"advance", "control_change", "clash"},
    "control_change": {"advance", "control_change", "withdrawal"},
    "air_strike": {"air_strike", "shelling", "destruction", "casualties", "other"},
    "shelling": {"air_strike", "shelling", "destruction", "casualties", "other"},
}
"""Codes of claims that a flat negation of a code may answer; its own code elsewhere."""
_DENYING_CODES = frozenset(
    {"advance", "withdrawal", "control_change", "clash", "air_strike", "shelling", "destruction", "detention", "other"}
)
"""Codes whose flat negation by a party answers somebody; "nobody was hurt" only reports."""
_ACCUSING = _DENYING_CODES | {"casualties", "displacement"}
_COMPLAINING = re.compile(r"(?i)\b(?:complain|lament|bemoan|regret|griev|grumbl)\w*")
_NEXT = re.compile(r"\b(?:and|but) that ")
_BEHIND = 420  # characters between what is said of a side and what it says to that
_LONGEST = 160  # characters of an anchor


def find_responses(
    document: Document, analysis: Analysis, attributions: tuple[Attribution, ...], claims: tuple[Claim, ...]
) -> tuple[Response, ...]:
    """Every response in text order. `by` is the answering party's name, else its role or the words of the text.

    `to` is the id of the claim answered: the latest claim of another speaker before the response, where there is one. A
    party's own negated event is a denial even without a word of denying.
    """
    trees = trees_of(document.text, analysis)
    skipped = furniture(document.text)
    out: list[tuple[Reply, str]] = []
    replies_in: dict[str, Replies] = {}  # one for each language: making one costs as much as the document is long
    for sentence in analysis.sentences:
        tables = tables_of(sentence.language)
        if tables is None or any(sentence.span.overlap(s) for s in skipped):
            continue
        if sentence.language not in replies_in:
            clauses = Clauses(trees, tables.events.light, tables.events.stop)
            replies_in[sentence.language] = Replies(trees, clauses, attributions)
        for reply in replies_in[sentence.language].find(
            sentence.span.start, sentence.span.end, sentence.first, sentence.last, tables.replies
        ):
            own = document.publisher if reply.rule.endswith(".own") else None
            by = reply.by or own or _asked(reply, claims)
            if by:
                out.append((reply, by))
    if any(s.language in ("ru", "uk") for s in analysis.sentences):
        # Imported with the first such sentence: a reader of English never opens those dictionaries.
        from secondsource.reading.responses_slavic import replies_slavic
        from secondsource.reading.slavic_view import View

        out += replies_slavic(View(document.text, analysis), attributions, document.publisher)
    out += _flat_denials(document.text, claims, attributions, [reply for reply, _ in out])
    out += _negated_statements(document.text, analysis, claims, attributions, [reply for reply, _ in out])
    out.sort(key=lambda found: (found[0].anchor.start, found[0].anchor.end))
    by_id = {a.id: a for a in attributions}
    return tuple(
        Response(
            reply.kind,
            by,
            reply.anchor,
            _answered(reply, by, claims, by_id),
            Provenance(f"reading.responses.{reply.rule}", 0.8, reply.anchor),
        )
        for reply, by in out
    )


def _asked(reply: Reply, claims: tuple[Claim, ...]) -> str | None:
    """Who was asked where the text leaves it out: the party that the latest claim before it accuses."""
    before = [c for c in claims if c.event and c.event.actor and c.anchor.start < reply.anchor.start]
    return before[-1].event.actor if before and before[-1].event else None


def _flat_denials(
    text: str, claims: tuple[Claim, ...], attributions: tuple[Attribution, ...], found: list[Reply]
) -> list[tuple[Reply, str]]:
    by_id = {a.id: a for a in attributions}
    out: list[tuple[Reply, str]] = []
    for claim in claims:
        attribution = by_id.get(claim.attribution or "")
        if attribution is None or attribution.speaker is None or claim.event is None or claim.factuality != "CT-":
            continue
        if claim.event.code not in _DENYING_CODES or claim.event.outcome == "lost":
            continue
        if attribution.cue and _COMPLAINING.search(attribution.cue[0].of(text)):
            continue
        if not _answers(claim, claims, by_id, attribution):
            continue
        if any(r.anchor.overlap(claim.anchor) or (r.attribution is attribution and r.kind == "denies") for r in found):
            continue
        who = attribution.speaker.name or attribution.speaker.role
        if who:
            out.append((Reply("denies", who, claim.anchor, 0, attribution, "flat"), who))
    return out


def _negated_statements(
    text: str, analysis: Analysis, claims: tuple[Claim, ...], attributions: tuple[Attribution, ...], found: list[Reply]
) -> list[tuple[Reply, str]]:
    """What a side says with a negation and without a word of denying ("the army says nothing got through").

    It answers where that side was accused just before, or has just denied or owned to something.
    """
    out: list[tuple[Reply, str]] = []
    starts = [s.span.start for s in analysis.sentences]
    for attribution in attributions:
        who, content = attribution.speaker, attribution.content[0] if attribution.content else None
        if who is None or content is None or not attribution.cue or attribution.cue[0].start > content.start:
            continue
        number = bisect_right(starts, content.start) - 1
        tables = tables_of(analysis.sentences[number].language) if number >= 0 else None
        name = who.name or who.role
        if tables is None or name is None:
            continue
        begins = [content.start, *(m.end() for m in _NEXT.finditer(text, content.start, content.end))]
        begin = next((b for b in begins if tables.replies.negated.match(text, b, content.end)), None)
        if begin is None:
            continue
        content = Span(begin, content.end)
        if tables.replies.asking.search(attribution.cue[0].of(text)):
            continue
        if any(r.anchor.overlap(content) for r in (*found, *(r for r, _ in out))):
            continue
        words = content_words(name)
        paragraph = analysis.sentences[number].paragraph
        again = any(
            r.kind != "no_comment"
            and 0 <= content.start - r.anchor.start < _BEHIND
            and r.attribution is not None
            and (speaker_key(r.attribution) == speaker_key(attribution) or _one_side(r.by, name))
            for r in found
        )
        before = [
            c
            for c in claims
            if c.event is not None
            and c.event.code in _ACCUSING
            and c.factuality in ("CT+", "PR+", "PS+")
            and 0 <= content.start - c.anchor.end < _BEHIND
            and c.attribution != attribution.id
        ]
        accused = any(words & content_words(c.event.actor or "") for c in before if c.event is not None)
        armed = bool(before) and tables.replies.armed.search(name) is not None and paragraph >= 0
        harmless = tables.replies.harmless.search(content.of(text)) is not None
        if again or accused or (armed and not harmless):
            anchor = Span(content.start, min(content.end, content.start + _LONGEST))
            out.append((Reply("denies", name, anchor, 0, attribution, "negated"), name))
    return out


def _one_side(one: str | None, other: str) -> bool:
    """Whether two names are of one side by what tells it apart ("the military", "the military's information team")."""
    return bool(
        content_words((one or "").replace("’s", "").replace("'s", ""))
        & content_words(other.replace("’s", "").replace("'s", ""))
    )


def _answers(claim: Claim, claims: tuple[Claim, ...], by_id: dict[str, Attribution], own: Attribution) -> bool:
    """Whether a flat negation answers somebody: another speaker's claim before it, or said by a named party."""
    assert claim.event is not None
    mine = speaker_key(own)
    for other in claims:
        theirs = by_id.get(other.attribution or "")
        if (
            other.event is None
            or theirs is None
            or speaker_key(theirs) == mine
            or other.anchor.start >= claim.anchor.start
        ):
            continue
        if other.factuality == "CT+" and other.event.code in _ANSWERED.get(claim.event.code, {claim.event.code}):
            return True
    who = own.speaker
    return who is not None and (who.naming == "named" or who.affiliation is not None)


def _answered(reply: Reply, by: str, claims: tuple[Claim, ...], by_id: dict[str, Attribution]) -> str | None:
    """The id of the claim that a response answers; None where no other party's claim stands before it."""
    own = speaker_key(reply.attribution) if reply.attribution else by.lower()
    kind: ResponseKind = reply.kind
    before = [
        c
        for c in claims
        if c.event is not None
        and c.anchor.start < reply.anchor.end
        and speaker_key(by_id.get(c.attribution or "")) != own
        and (kind == "confirms" or c.factuality in ("CT+", "PR+", "PS+"))
    ]
    inside = [c for c in before if c.anchor.overlap(reply.anchor)]
    return (inside or before[-1:])[0].id if before else None
