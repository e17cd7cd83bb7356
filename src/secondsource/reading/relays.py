"""Relays: the media through which a speaker's words reached the document, oldest first; and how the speaker knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from secondsource.model import DateMention, DateValue, Document, Span, Speaker
from secondsource.model.claim import EvidenceKind
from secondsource.reading.frames import Frame, overlaps
from secondsource.reading.names import TITLES
from secondsource.reading.role_words import OUTLETS
from secondsource.reading.roles import DEMONYM, outlet_name, strip_article
from secondsource.reading.speakers import is_outlet
from secondsource.reading.trees import Trees
from secondsource.reading.words import words

_NAME = (
    r"(?:the |an? )?(?:(?!on |in |at |that |by |about |of |during |after |before |from )[a-z’'-]+ ){0,4}"
    r"(?!Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[A-ZÀ-Þ][\w’'.&-]*(?:[ -](?:[A-ZÀ-Þ0-9][\w’'.&-]*|of|the|and|for)){0,5}"
)
_KIND = (
    r"(?:the |an? )?(?:[A-Z][a-z]+ )?"
    r"(?:(?:state|local|national|foreign|regional|independent|public|private|community|pro-\w+)(?:-run)? )?"
    r"(?:media|television|radio|newspapers?|outlets?|channels?|press|broadcasters?|tv|news agency|news agencies)\b"
)
_END = r"(?! (?:(?:channel|agency|station|network|broadcaster|service|outlet|newspaper|portal|site) )?[A-ZÀ-Þ])"
_TOLD = re.compile(
    r"\b(?:told|tells|telling|spoke to|speaking to|spoke with|speaking with|talking to|talked to|"
    r"in (?:an? )?(?:[\w’-]+ )?(?:interview|comment|comments|remarks|conversation)s? (?:with|to|for)|in comments to|"
    r"quoted by|cited by|reported by|carried by|published by|published in|broadcast by|aired by|aired on|"
    rf"broadcast on|as told to|relayed by|posted by|(?:passed|leaked|handed|supplied|sent|provided|shown|given) to|"
    r"obtained by|(?:on|over|through)(?= (?:the )?(?:[a-z]+ )?"
    r"(?:[Rr]adio|[Tt]elevision|TV|broadcaster|station|channel) [A-ZÀ-Þ])"
    rf") ({_KIND}{_END}|{_NAME})"
)
_CIRCULATED = re.compile(
    r"[^.;]{0,40}?\b(?:circulated|posted|published|shared|uploaded|released|put out) on (Telegram|X|Twitter|Facebook|"
    r"Instagram|TikTok|YouTube|WhatsApp|Signal|VK|Viber|social media)\b"
)
_POSTED = re.compile(
    r"\b(?:on|via|over|through) (?:(?:his|her|its|their|the)(?: [\w’'-]+){0,3}? )?"
    r"(Telegram|X|Twitter|Facebook|Instagram|TikTok|YouTube|WhatsApp|Signal|VK|VKontakte|Viber|Truth Social|"
    r"social media)\b"
)
_PIECE = re.compile(
    r"\b[Ii]n (an? (?:[\w’-]+ ){0,3}?(?:statement|bulletin|address|speech|memo|memorandum|voice note|leaflet|circular|"
    r"briefing|reply|audio recording|recording|dispatch|post|message|letter|press release|"
    r"communiqué|"
    r"communique|video address|video|report|update|broadcast|blog|tweet|press conference|news conference|appeal|"
    r"summary|email)"
    r"(?: on (?:X\b|(?!Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[A-Z]\w+(?: [A-Z]\w+)?))?)"
)
_BARE_PIECES = words("message post tweet")
_QUOTED_BY = re.compile(
    r",? (?:which|who|that) (?:was|were|is|has been) "
    rf"(?:quoted|cited|picked up|carried|republished|relayed) by ({_NAME})"
)
_OWN_PAGE = re.compile(
    r"\b(Facebook|Telegram|Instagram|Twitter|YouTube|X|social media|website) (?:page|channel|account|feed)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:quoted|cited|reported|carried|published|aired|broadcast) by (the (?:(?:same|news) )?(?:agency|station|"
    r"newspaper|channel|outlet|"
    r"broadcaster|paper|portal|site|website|newsletter|daily|magazine))\b"
)
_NO_MEDIUM = words(
    "council ministry parliament senate committee un nato president minister court congress assembly police army staff",
    "commission union government cabinet board force forces command",
)
_WEEKDAY = re.compile(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*$")
_NO_RELAY = words(
    "reporters journalists us me him her them parliament lawmakers the media newsmen residents people troops soldiers",
)

_FIRST_HAND = re.compile(
    r"\b(?:(?:I|we|he|she|they) (?:had |have )?(?:also )?(?:saw|seen|heard|hear|see|felt|counted|watched|"
    r"witnessed|walked|fled|found|smelt|smelled|ran|hid|lost)|"
    r"our (?:house|home|ward|street|village|roof|windows|building|cellar|neighbours?)|woke (?:us|me|up))\b",
    re.IGNORECASE,
)
_ON_THE_SPOT = words(
    "resident residents witness witnesses villager villagers survivor survivors eyewitness eyewitnesses "
    "displaced shopkeeper",
    "farmer farmers passer-by bystander evacuee evacuees refugee refugees trucker miner miners volunteer "
    "journalists journalist",
    "neighbour neighbours patient patients",
)
_ANALYSIS = words(
    "analyst analysts institute think-tank assessment researcher researchers economist economists monitor monitors"
)
_INFERRING = re.compile(
    r"\b(?:assess|believe|conclude|infer|deduce|calculate|reckon|estimate|point(?:ed|s)? to|suggest)", re.IGNORECASE
)


class Relays:
    """The relays of one document's attributions, found in text order and carried along with their speakers."""

    def __init__(self, document: Document, trees: Trees) -> None:
        self._publisher = document.publisher or ""
        self._initials = "".join(part[0] for part in re.findall(r"[A-ZÀ-Þ]\w*", self._publisher))
        self._text = document.text
        self._trees = trees
        self._people: set[frozenset[str]] = set()
        tokens = trees.tokens
        self._surnames = {
            b.text for a, b in pairwise(tokens) if a.entity == b.entity == "PERSON" and b.text[:1].isupper()
        }

    def of(
        self,
        frames: Sequence[Frame],
        speakers: Sequence[Speaker | None],
        homes: Sequence[Span],
        said: Sequence[DateValue | None],
        lead: int,
    ) -> list[tuple[str, ...]]:
        """The relays of each attribution.

        Args:
            frames, speakers: the attributions in text order, and who speaks.
            homes: the sentence (or sentences) that each one's source and cue stand in.
            said: when each was said, where the text tells.
            lead: where the first paragraph of the report ends; what stands before it takes the relay of the
                speaker's next words.
        """
        people = [set(s.name.lower().split()) for s in speakers if s is not None and s.name and s.role]
        self._people = {frozenset(p) for p in people}
        found = [self._own(frame, home) for frame, home in zip(frames, homes, strict=True)]
        nested = [self._nested(number, frames, speakers) for number in range(len(frames))]
        result: list[tuple[str, ...]] = []
        carried: dict[str, tuple[str, ...]] = {}
        for number, frame in enumerate(frames):
            speaker = speakers[number]
            key = _key(speaker)
            own = (*frame.passed_by, *found[number])
            if own:
                carried[key] = own
            elif key and said[number] is not None and key in carried and not self._same_home(number, homes):
                carried.pop(key)  # another occasion
            relay = (*(own or carried.get(key, ())), *nested[number])
            result.append(self._clean(self._named(relay, speakers[:number]), speaker))
            if frame.by.partition("+")[0].endswith(".citing") and key:
                carried[key] = result[-1]
        for number, frame in enumerate(frames):
            key = _key(speakers[number])
            if key and not result[number] and frame.start < lead:
                later = next(
                    (r for r, s in zip(result[number + 1 :], speakers[number + 1 :], strict=True) if _key(s) == key), ()
                )
                result[number] = later
        return result

    def _named(self, relay: Sequence[str], speakers: Sequence[Speaker | None]) -> list[str]:
        """ "the station" takes the name of the last station heard."""
        named = []
        for name in relay:
            if _GENERIC.match(f"quoted by {name}"):
                outlet = next(
                    (s.name for s in reversed(speakers[-20:]) if s is not None and s.name and is_outlet(s.name)), None
                )
                named.append(outlet or name)
            else:
                named.append(name)
        return named

    def _same_home(self, number: int, homes: Sequence[Span]) -> bool:
        return number > 0 and homes[number] == homes[number - 1]

    def _own(self, frame: Frame, home: Span) -> tuple[str, ...]:
        """What the sentence of the cue says, outside the content, of how the words came."""
        text = self._text[home.start : home.end]
        hidden = [(max(0, c.start - home.start), max(0, c.end - home.start)) for c in frame.content]
        for begin, end in hidden:
            if begin < len(text):
                text = text[:begin] + "\x00" * (min(end, len(text)) - begin) + text[min(end, len(text)) :]
        names: list[str] = []
        if match := _TOLD.search(text):
            names.append(match.group(1))
            if (more := _QUOTED_BY.match(text, match.end())) is not None:
                names.append(more.group(1))
        elif match := _PIECE.search(text):
            piece = match.group(1)
            names.append(
                piece
                if piece.split(" on ")[0].split()[-1] not in _BARE_PIECES or " on " not in piece
                else piece.split(" on ")[1]
            )
            if (more := _CIRCULATED.match(text, match.end())) is not None:
                names.append(more.group(1))
        elif (
            (match := _POSTED.search(text))
            or (match := _GENERIC.search(text) or self._cited_source(frame, home))
            or (frame.source and (match := _OWN_PAGE.search(frame.source[0].of(self._text))))
        ):
            names.append(match.group(1))
        return tuple(n for n in names if not any(set(n.lower().strip(" .,").split()) <= p for p in self._people))

    def _cited_source(self, frame: Frame, home: Span) -> re.Match[str] | None:
        """ "according to a bulletin cited by the station": what stands behind the source."""
        if not frame.source:
            return None
        end = frame.source[-1].end
        return _GENERIC.match(self._text, end + 1, min(home.end, end + 40))

    def _nested(self, number: int, frames: Sequence[Frame], speakers: Sequence[Speaker | None]) -> tuple[str, ...]:
        """The outlets whose words hold this attribution, innermost first."""
        frame = frames[number]
        key = _key(speakers[number])
        holders: list[tuple[int, str]] = []
        for other in range(max(0, number - 8), min(len(frames), number + 9)):
            holder, speaker = frames[other], speakers[other]
            if other == number or speaker is None or not holder.content or _key(speaker) == key or speaker.anonymous:
                continue
            source = " ".join(s.of(self._text) for s in holder.source)
            citing = frame.by.partition("+")[0].endswith(".citing") and not holder.by.partition("+")[0].endswith(
                ".citing"
            )
            medium = is_outlet(source) or is_outlet(speaker.name or "")
            if speaker.anonymous and not medium:
                continue  # "experts, citing X": no medium
            if (citing or medium or self._passes_on(holder, frame)) and self._holds(holder, frame):
                holders.append((sum(map(len, holder.content)), speaker.name or speaker.role or ""))
        return tuple(name for _, name in sorted(holders))

    def _passes_on(self, holder: Frame, frame: Frame) -> bool:
        """ "…, according to X" around "…, he said": X need not be called an outlet."""
        return bool(
            holder.content and frame.cue and overlaps(holder.content, frame.cue) and _is_according(holder, self._text)
        )

    def _holds(self, holder: Frame, frame: Frame) -> bool:
        inside = all(any(c.contains(part) for c in holder.content) for part in (*frame.source, *frame.cue))
        if inside and frame.source and holder.content != frame.content:
            return True
        # "…, X wrote, citing Y": one content, two sources; the citing one is the older.
        return (
            frame.by.partition("+")[0].endswith(".citing")
            and holder.content == frame.content
            and holder.source != frame.source
        )

    def _clean(self, names: Sequence[str], speaker: Speaker | None) -> tuple[str, ...]:
        clean: list[str] = []
        for heard in names:
            name = _WEEKDAY.sub("", re.sub(r"[’']s$", "", heard.strip(" ,.\x00")))
            name = name if name.lower().startswith(("a ", "an ")) else _bare_outlet(strip_article(name))
            if (
                not name
                or name.lower() in _NO_RELAY
                or name.lower().split()[0] in _NO_RELAY
                or _same(name, self._publisher)
                or name == self._initials
            ):
                continue
            if set(name.lower().split()) & (_NO_MEDIUM | TITLES) and not is_outlet(name):
                continue
            if " " not in name and (name in self._surnames or DEMONYM.fullmatch(name)):
                continue
            if speaker is not None and speaker.name and _same(name, speaker.name):
                continue
            if all(not _same(name, c) for c in clean):
                clean.append(name)
        return tuple(clean)


def _bare_outlet(name: str) -> str:
    """ "local broadcaster Kanal X" -> "Kanal X"; "X news agency" -> "X"."""
    if re.search(r"[A-ZÀ-Þ]", name) and set(name.lower().split()) & OUTLETS and not name.islower():
        bare = outlet_name(name)
        if bare.lower() not in OUTLETS and (
            " " in bare
            or bare.split()[0] != name.split(maxsplit=1)[0]
            or name.rsplit(maxsplit=1)[-1].lower() not in ("media", "television", "radio", "press", "tv")
        ):
            name = bare
    return re.sub(r" (?:news )?(?:agency|newspaper|television|website|portal|channel)$", "", name)


def _same(a: str, b: str) -> bool:
    """Whether two names may be one: half of the shorter's telling words ("Wire" tells nothing) in common."""
    left, right = (set(re.findall(r"\w+", x.lower())) - {"the", "a", "an"} for x in (a, b))
    telling_left, telling_right = left - OUTLETS, right - OUTLETS
    if telling_left and telling_right:
        return len(telling_left & telling_right) / min(len(telling_left), len(telling_right)) >= 0.5
    return bool(left and right) and (left <= right or right <= left)


def _key(speaker: Speaker | None) -> str:
    return "" if speaker is None else speaker.name or f"? {speaker.role}"


def _is_according(frame: Frame, text: str) -> bool:
    return any(c.of(text).lower().startswith("according") for c in frame.cue)


def said_on(frame: Frame, home: Span, dates: Sequence[DateMention]) -> DateValue | None:
    """When it was said: a date in the sentence of the cue, outside the content, nearest to the cue."""
    anchor = frame.cue[0].start if frame.cue else frame.start
    near = [
        d
        for d in dates
        if home.contains(d.span) and not overlaps((d.span,), frame.content) and not overlaps((d.span,), frame.source)
    ]
    return min(near, key=lambda d: abs(d.span.start - anchor)).value if near else None


def evidence(frame: Frame, speaker: Speaker | None, text: str) -> EvidenceKind:
    """How the speaker is said to know; `unstated` unless the text shows it."""
    content = " ".join(c.of(text) for c in frame.content)
    source = " ".join(c.of(text) for c in frame.source).lower()
    cue = " ".join(c.of(text) for c in frame.cue)
    role = set(re.findall(r"[\w-]+", f"{(speaker.role if speaker else None) or ''} {source}".lower()))
    if (
        role & _ANALYSIS
        or (speaker is not None and set((speaker.name or "").lower().split()) & _ANALYSIS)
        or cue.lower().endswith("assessed")
    ):
        return (
            "inferred"
            if _INFERRING.search(cue) or (role & _ANALYSIS and speaker is not None and not speaker.anonymous)
            else "unstated"
        )
    if _FIRST_HAND.search(content):
        return "witnessed"
    if role & _ON_THE_SPOT and not re.search(r"\b(?:accus|estimat|fear|blam|demand|ask|call)", cue.lower()):
        return "witnessed"
    return "unstated"
