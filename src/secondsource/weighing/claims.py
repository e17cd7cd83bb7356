"""A claim made ready for comparison: code, place, days, names, figures, and whether it lays blame or denies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from secondsource.model.claim import Attribution, Claim, Reading, placed_by
from secondsource.model.document import Span
from secondsource.model.event import Quantity
from secondsource.model.names import capitalised_keys, name_keys
from secondsource.model.place import Place, Toponym

_BLAME = re.compile(
    r"\b(?:blam\w+|accus\w+|responsib\w+|point(?:s|ed|ing)? (?:the finger |a finger )?at|attribut\w+ to|carried out by|"
    r"guilty|at fault|held? .{0,40}responsible|обвин\w+|винит\w*|винов\w+|ответственност\w+|звинува\w+|"
    r"відповідальніст\w+|поклада\w+|поклал\w+|возложи\w+|возлага\w+)\b"
    r"|\b(?:c[ao]me|coming|fired|launched|flown|took off|taken off) (?:in )?from (?:the direction of )?(?:the )?"
    r"(?:\w+ ){0,2}(?:positions?|lines)\b|\b(?:took|taken) off behind the lines\b"
    r"|\b(?:приле\w+|выпущен\w*|запущен\w*|випущен\w*) (?:со? стороны |з боку )?(?:от |від |с |з |из |із )?позиц\w+",
    re.I,
)
# "It was an aircraft of the army that burnt those lorries": a cleft sentence says who, of what is known to be.
_CLEFT = re.compile(r"\bit (?:was|had been|were) (?:not )?(?:[\w’'-]+ ){1,9}?(?:that|who|which)\b", re.I)
_INCIDENT = r"(?:incident|attack|strike|case|raid|clash|village|town|city|district|region|front|occasion|development)s?"
_APART = re.compile(
    r"\b(?:separately|elsewhere|unrelated|отдельно|окремо|"
    rf"(?:separate|another|different|second|other) (?:\w+ )?{_INCIDENT}|"
    r"в другом (?:случае|инциденте|районе|селе|городе)|в іншому (?:випадку|інциденті|районі|селі|місті))\b",
    re.I,
)
_OWN_PART = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|rebuff\w*|dismiss\w*)\b.{0,60}?\b(?:that (?:it|they|he|its|their)|bombing|"
    r"hitting|striking|shelling|attacking|targeting|firing|carrying|involvement|responsib\w+|"
    r"any (?:role|part|involvement))\b|"
    r"\b(?:had nothing to do|was not behind|were not behind|our (?:aircraft|forces|guns|artillery|troops|drones) "
    r"(?:were|was|did|had|have|do) (?:not|no))\b|"
    r"\b(?:опроверг\w*|отрица\w*|отверг\w*|заперечи\w*|заперечу\w*|спростува\w*)\b.{0,40}?"
    r"\b(?:причастност\w*|причетніст\w*|что он\w*|що вон\w*|удар\w*|обстрел\w*|обстріл\w*)",
    re.I | re.S,
)
# "Ukrainian units blew it up": who did it, of a thing that was said to be destroyed before.
_KNOWN_THING = re.compile(
    r"\b(?:blew|blown|burnt|burned|torched|destroyed|dynamited|bombed|shelled|demolished|wrecked) (?:it|them)\b"
    r"|\b(?:его|её|ее|их|його|її|їх)\b[^.;\n]{0,40}?\b(?:взорва|подорва|разбил|уничтож|сожг|разруш|підірва|розбил|"
    r"знищи|спали|зруйнува)\w*",
    re.I,
)
STRIKES = ("air_strike", "shelling")
_STRUCK = ("attack", "explosion", "explosive_device", "suicide_bomb", "grenade", "heard", "smoke", "blast")
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    re.findall(
        r"\w+",
        "the and for from with was were been has have had its his her their that this these those which who whom said "
        "says say told not after before when while also than into over near about some more most other one two для при "
        "что как это его был была были около более менее після про який яка які було були",
    )
)
_DAY_END = "T23:59:59Z"


@dataclass(frozen=True, slots=True)
class Weighable:
    """One claim of one document, with what it is compared by.

    `member` is "document-id/claim-id". `days` is the interval of the event, `stated` whether the text dates it (else it
    is the day of publication and the day before). `point` is the resolved place; `where` the name keys of its place,
    or of the document's place where its own paragraph names none (`placed` false). `names`: name keys of the sentence,
    `story`: of title and text, `headline`: of the title. `words`: content words of the anchor.
    `carried`: its place was named in an earlier paragraph only. `own_part`: a party denies that it did it.
    `apart`: told as another incident.
    """

    member: str
    reading: Reading
    claim: Claim
    attribution: Attribution | None
    code: str
    days: tuple[date, date] | None
    stated: bool
    point: Place | None
    toponym: Toponym | None
    where: frozenset[str]
    placed: bool
    carried: bool
    names: frozenset[str]
    story: frozenset[str]
    headline: frozenset[str]
    words: frozenset[str]
    target: frozenset[str]
    actor: frozenset[str]
    figures: tuple[Quantity, ...]
    blames: bool
    denies: bool
    own_part: bool
    apart: bool

    @property
    def document(self) -> str:
        """Id of the document."""
        return self.reading.document.id

    @property
    def subcode(self) -> str | None:
        """The subcode of its event."""
        return self.claim.event.subcode if self.claim.event else None

    @property
    def family(self) -> str:
        """What kind of happening it can be told as: a strike is a strike whatever it was seen or heard as."""
        if self.blames:
            return "blame"
        if self.code in STRIKES or (self.code == "other" and self.subcode in _STRUCK):
            return "strike"
        return self.code

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sorts claims by publication, then by place in the text."""
        return (when(self.reading), self.document, self.claim.anchor.start, self.member)


def when(reading: Reading) -> str:
    """The publication time as a string that sorts: a bare day counts as its end, an unknown one as last."""
    published = reading.document.published
    if not published:
        return "9999"
    return published if len(published) > 10 else published + _DAY_END


def weighables(reading: Reading, most: int) -> tuple[Weighable, ...]:
    """The claims of a document that are weighed: events and stakes that are put forward, or denied, as fact.

    At most `most`, in their order. Conditions, plans and questions (`Uu`) are claims too, but no report of a happening;
    needs are listed apart.
    """
    toponyms = {t.id: t for t in reading.places}
    attributions = {a.id: a for a in reading.attributions}
    story = _story(reading.document.title or "", reading.document.text)
    home = home_of(reading)
    out = []
    for claim in reading.claims:
        if claim.factuality == "Uu" or (claim.event is None and claim.stake is None):
            continue
        out.append(_weighable(reading, claim, attributions.get(claim.attribution or ""), toponyms, story, home))
        if len(out) >= most:
            break
    return tuple(out)


def _weighable(
    reading: Reading,
    claim: Claim,
    attribution: Attribution | None,
    toponyms: Mapping[str, Toponym],
    story: frozenset[str],
    home: Toponym | None,
) -> Weighable:
    text = reading.document.text
    event = claim.event
    own = placed_by(claim, toponyms)
    later = own is not None and _afterthought(text, claim.anchor, own)
    carried = own is not None and not later and _carried(text, claim.anchor, own)
    placed = own is not None and not later and not carried
    apart = _set_apart(text, claim.anchor)
    toponym = own if apart or not later else home
    toponym = toponym or home or own
    sentence = clause_around(text, claim.anchor)
    days, stated = _days(reading, claim)
    anchor = claim.anchor.of(text)
    negative = claim.factuality.endswith("-")
    figures = event.quantities if event else ()
    return Weighable(
        member=f"{reading.document.id}/{claim.id}",
        reading=reading,
        claim=claim,
        attribution=attribution,
        code=event.code if event else "stake",
        days=days,
        stated=stated,
        point=toponym.resolved if toponym else None,
        toponym=toponym,
        where=frozenset(name_keys(toponym.text)) if toponym else frozenset(),
        placed=placed,
        carried=carried,
        names=capitalised_keys(sentence),
        story=story,
        headline=capitalised_keys(reading.document.title or ""),
        words=frozenset(w.casefold() for w in _WORD.findall(anchor)) - _STOP,
        target=frozenset(w.casefold() for w in _WORD.findall((event.target or "") if event else "")) - _STOP,
        actor=frozenset(name_keys((event.actor or "") if event else "")),
        figures=figures,
        blames=event is not None and _says_who(reading, claim, event.code),
        denies=negative,
        own_part=negative and bool(_OWN_PART.search(sentence)),
        apart=apart,
    )


def _days(reading: Reading, claim: Claim) -> tuple[tuple[date, date] | None, bool]:
    value = claim.event.happened_on if claim.event else None
    if value is not None and value.earliest and value.latest:
        try:
            return (date.fromisoformat(value.earliest), date.fromisoformat(value.latest)), True
        except ValueError:
            pass
    day = reading.document.published_day
    if day is None:
        return None, False
    try:
        published = date.fromisoformat(day)
    except ValueError:
        return None, False
    return (published - timedelta(days=1), published), False


def _afterthought(text: str, anchor: Span, toponym: Toponym) -> bool:
    """Whether a place is only named in a later paragraph than the claim: then it is hardly the claim's own."""
    return "\n" in text[anchor.end : toponym.span.start]


def _carried(text: str, anchor: Span, toponym: Toponym) -> bool:
    """Whether a place was named in an earlier paragraph: the claim may happen there, and does not say so."""
    return "\n" in text[toponym.span.end : anchor.start]


def _says_who(reading: Reading, claim: Claim, code: str) -> bool:
    """Whether a claim lays blame: in words of blame, or by saying who did what is known to have been done."""
    text, anchor = reading.document.text, claim.anchor
    if _BLAME.search(anchor.of(text)) or _cleft(text, anchor, code):
        return True
    if code != "destruction":
        return False
    start = max(0, anchor.start - 60)
    known = any(
        start + m.end() > anchor.start and start + m.start() < anchor.end
        for m in _KNOWN_THING.finditer(text[start : anchor.end])
    )
    return known and any(
        c.event is not None and c.event.code == "destruction" and c.anchor.start < anchor.start for c in reading.claims
    )


def _cleft(text: str, anchor: Span, code: str) -> bool:
    """Whether a cleft sentence around a deed says who did it."""
    if code not in (*STRIKES, "destruction", "casualties"):
        return False
    sentence = clause_around(text, anchor)
    match = _CLEFT.search(sentence)
    if match is None:
        return False
    start = text.find(sentence, max(0, anchor.start - 602)) + match.end()
    return start - match.end() + match.start() <= anchor.end and start <= anchor.end and anchor.start - start <= 40


def _set_apart(text: str, anchor: Span) -> bool:
    """Whether the paragraph up to the claim's sentence introduces another incident."""
    start = text.rfind("\n", 0, anchor.start) + 1
    ends = [e for mark in (". ", "\n") if (e := text.find(mark, anchor.end, anchor.end + 400)) >= 0]
    return bool(_APART.search(text[max(start, anchor.start - 1500) : min(ends, default=anchor.end)]))


def home_of(reading: Reading) -> Toponym | None:
    """The place a document is about: the narrowest literal place named most often, the dateline's left out."""
    literal = [t for t in reading.places if t.role == "literal" and t.kind in ("settlement", "facility", "district")]
    body = [t for t in literal if not (t.span.start == 0 or t.text.isupper())] or literal
    if not body:
        return None
    counts: dict[tuple[str, ...], int] = {}
    for t in body:
        counts[name_keys(t.text)] = counts.get(name_keys(t.text), 0) + 1
    return max(body, key=lambda t: (t.kind == "facility", counts[name_keys(t.text)], -t.span.start))


@lru_cache(maxsize=128)
def _story(title: str, text: str) -> frozenset[str]:
    return capitalised_keys(title) | frozenset(k for line in text.split("\n") for k in capitalised_keys(line))


def clause_around(text: str, span: Span) -> str:
    """The sentence around a span, by end marks; at most 600 characters to each side."""
    start = max(
        (text.rfind(mark, max(0, span.start - 600), span.start) for mark in (". ", "! ", "? ", "\n")), default=-1
    )
    ends = [e for mark in (". ", "! ", "? ", "\n") if (e := text.find(mark, span.end, span.end + 600)) >= 0]
    return text[max(0, start + 1) : min(ends, default=min(len(text), span.end + 600))]
