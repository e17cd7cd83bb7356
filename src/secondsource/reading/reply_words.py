"""English words of confirming, denying and not commenting, as patterns on one sentence."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re
from dataclasses import dataclass, field

from secondsource.model.claim import ResponseKind
from secondsource.reading.sieve import Sieve


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """One language. `patterns` in the order in which they are tried; `asked` have a group `who`; `never` rules a match out.

    `denial_cues`: cues after which the content is denied by its source; `pointing`: words of a denial that points back to
    what another said.
    """

    patterns: tuple[tuple[ResponseKind, re.Pattern[str]], ...]
    asked: tuple[re.Pattern[str], ...]
    never: re.Pattern[str]
    denial_cues: re.Pattern[str]
    pointing: re.Pattern[str]
    sieve: Sieve[tuple[ResponseKind, re.Pattern[str]]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sieve", Sieve(self.patterns, lambda row: row[1]))


def _all(kind: ResponseKind, *patterns: str) -> tuple[tuple[ResponseKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for pattern in patterns)


_ADVERB = r"(?:\w{2,14}ly |yet |so far |also |publicly |at once |ever ){0,2}"
_NOT = r"(?:did|do|does|has|have|had|would|could|can|will|was|were|is|are) ?(?:not|n['’]t|never)"
_WILD = r"(?:fairy[- ]?tales?|fabrications?|fake|fakes|lies?|a lie|nonsense|propaganda|fiction|theatre|theater|fantas(?:y|ies)|rumou?rs?|invention|inventions|baseless|untrue|false|slander|disinformation|misinformation|absurd|hoax|provocation|ridiculous|unfounded|groundless|myth|bluff|a stunt|invented|made[- ]up|concocted|cooked up|far-fetched|fanciful|fables?|tall tales?|hogwash|rubbish|garbage|smears?)"

ENGLISH = ReplyWords(
    patterns=(
        *_all("no_comment",
              r"\bneither (?:confirmed|confirm|confirms) nor (?:denied|deny|denies)\b", rf"\b{_NOT} {_ADVERB}(?:confirm(?:ed)? (?:or|nor) den(?:y|ied))\b",
              rf"\b(?<!that it )(?<!that he )(?<!that she )(?:had|has|have|did|do|does|would) ?(?:not|n['’]t) {_ADVERB}(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|comment(?:ed)?|return(?:ed)? (?:a |any |our |several |repeated |phone )*(?:calls?|messages?|requests?)|acknowledge[d]?)\b",
              rf"\b(?:has|have|had|did|could|would) ?(?:not|n['’]t) {_ADVERB}(?:been )?confirm(?:ed)?\b", rf"\b(?:was|were|has been|have been|is|are) not (?:been )?{_ADVERB}confirmed by\b",
              r"\b(?:declin|refus)(?:ed|es|ing) to (?:comment|answer|say|respond|confirm|discuss|be drawn)\b", r"\b(?:calls?|messages?|requests?|questions?|emails?|inquiries|letters?)\b[^.;]{0,60}\b(?:went|were|was|remained|have gone|has gone|had gone|are|is) (?:un(?:answered|returned)|not (?:immediately )?(?:answered|returned))\b",
              r"\b(?:could|can) not (?:immediately )?be reached\b", r"\b(?:was|were) (?:unable|not able) to reach\b", r"\bcould not (?:immediately )?reach\b", r"\bunavailable for comment\b", r"\b(?:offered|made|gave|had|issued|was|has been|have been|there was) (?:no|any) (?:immediate |official |public |further )*(?:comment|response|reaction|reply|statement)\b",
              r"\b(?:looking into|examining|reviewing|investigating|checking|probing|aware of) (?:the |these |those |such |what |an? |its |any )*(?:reports?|incidents?|claims?|allegations?|matter|case|strike|attack|circumstances|accounts?|details|accusations?)\b",
              r"\bneither\b[^.;]{3,120}\bnor\b[^.;]{3,120}\b(?:answered|responded|replied|commented|returned)\b", r"\b(?:remained|remains|remain|stayed|stays|kept|keeps|keep)(?:, as usual,)? silent\b|\bno comment\b(?! of)", r"\b(?:has|have|had|did|does|do) ?(?:not|n['’]t) (?:\w+ )?(?:said|say) (?:anything|a word)\b|\bhas bothered to say a word\b",
              r"\bno (?:word|reaction|response|comment|statement|reply) (?:has come |came |was given |yet )?(?:from|by) (?=[A-Zt])",
              r"\b(?:would|will) (?:only )?(?:say|comment) (?:only |later|in due course)\b",
              r"\b(?:has|have|had) yet to (?:respond|comment|react|reply|answer|issue|make|say)\b", r"\b(?:would|will) ?(?:not|n['’]t) (?:\w+ )?say (?:whether|if|how|why|who|what|where|when)\b|\b(?:would|will|did|does|do|could) ?(?:not|n['’]t) (?:\w+ )?(?:discuss|comment|elaborate|be drawn|go into|answer|disclose|provide details)\b(?! (?:that|how they|so\b))",
              r"\b(?:neither|not|n['’]t) (?:to )?(?:confirm|deny) (?:or|nor) (?:deny|confirm|den\w+|rule)\w*\b", r"\b(?:went|gone|go|remain(?:s|ed)?|stay(?:s|ed)?|were left|was left) (?:\w+ )?unanswered\b",
              r"\b(?:could not|couldn['’]t|cannot|can['’]t) (?:\w+ )?be (?:reached|contacted)\b", r"\b(?:keep|keeps|kept|stay|stays|stayed) (?:mum|schtum|quiet|tight-lipped)\b", r"\b(?:refus(?:ed|es)|declin(?:ed|es)) to (?:be drawn|discuss|elaborate|answer|say|confirm or deny|go into)\b"),
        *_all("denies",
              r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!hotly )\b(?:denied|denies|deny|denying|refuted|refutes|refute|rebutted|rebuts|disputes|disputed|dispute)\b(?! (?:access|entry|bail|boarding|visas?|treatment|permission|aid|food|water|medical|asylum|care|them|us|him|people|civilians))",
              r"\b(?:reject|rejects|rejected|rejecting|dismiss|dismisses|dismissed|dismissing|contradicted|contradicts)\b(?=[^.;]{0,80}\b(?:report|reports|claims?|allegations?|accusations?|accounts?|version|charges?|this|that|it|them|assertion|statement|suggestion|as|these|those|any)\b)(?![^.;]{0,40}\b(?:proposal|plan|offer|ceasefire|truce|deal|appeal|bid|request|amendment|ultimatum)\b)",
              rf"\b(?:call|calls|called|calling|described|describes|branded|brands|labelled|labeled|denounced)\b(?=[^.;]{{1,60}}\b{_WILD}\b)", rf"\b(?:is|are|was|were) (?:\w+ )?{_WILD}[”\"']? ?,? (?:said|says)\b", r"\bsa(?:id|ys) (?:that )?(?:the )?(?:video|footage|photo|photos|image|images|pictures?|claim|claims|report|reports|story|allegations?) (?:is|are|was|were) (?:old|fake|false|untrue|staged|doctored|fabricated|a lie|lies|not true|wrong)\b",
              r"\bsa(?:id|ys) (?:it|he|she|they|its \w+|his \w+|the \w+) (?:had|has|have) (?:no|never|nothing)\b(?=[^.;]{0,60}\b(?:guns?|range|troops|forces|part|role|involvement|aircraft|soldiers|presence|area|drones|operations?|fired|attacked|strikes?|shelled|hit)\b)", r"\bno (?:part|involvement|role) in\b",
              r"\b(?:rul(?:e|es|ed|ing)) (?:this|that|it|the possibility) out\b|\b(?:rul(?:e|es|ed|ing)) out (?:any|that|the|having|all)\b(?![^.;]{0,40}\b(?:talks|negotiat\w+|ceasefire|truce|concessions?|dialogue|deal|return|resignation|sending|deploying)\b)",
              r"\b(?:brush(?:ed|es)? (?:off|aside|away)|shrug(?:ged|s)? off|wav(?:ed|es) (?:away|aside)|laugh(?:ed|s)? off|pour(?:ed|s)? (?:scorn|cold water) on|scoff(?:ed|s)? at|rubbish(?:ed|es)|disavow(?:ed|s)|repudiat(?:ed|es)|debunk(?:ed|s)|pooh-poohed|took issue with|takes issue with)\b(?![^.;]{0,30}\b(?:proposal|plan|offer|ceasefire|truce|appeal|ultimatum)\b)",
              r"\b(?:insist(?:s|ed)?|sw(?:ear|ears|ore)|maintain(?:s|ed)?)\b(?=[^.;]{3,80}\b(?:still|never|no longer|not|no)\b)(?![^.;]{0,60}\b(?:until|negotiat\w+|talks|rest|surrender)\b)",
              r"\b(?:this|that|it|which|all that) is (?:simply |just |plainly |absolutely |completely )?(?:not true|untrue|a lie|false|a fabrication|wrong|nonsense)\b", r"\b(?:to the contrary|on the contrary)\b[^.;]{0,20}\b(?:is|are) (?:a )?(?:lies?|false|fake|untrue)\b",
              rf"^[“\"‘']{_WILD}\b[^.;”\"]{{0,40}}[”\"’'],? \w+"),
        *_all("confirms",
              r"(?<!not been )(?<!not )(?<!n’t )(?<!n't )(?<!cannot )(?<!unable to )(?<!yet to )(?<!to )(?<!to be )(?<!neither )(?<!could )\b(?:confirmed|confirms|confirming)\b(?! cases?\b| deaths?\b| dead\b| toll\b| nor\b| or denied)", r"\b(?:conced(?:ed|es)|acknowledg(?:ed|es)|admit(?:ted|s))\b(?=[^.;]{0,60}\b(?:loss|losses|withdrawal|retreat|strike|attack|hit|struck|lost|withdrew|fallen|captured|taken|carried out|responsibility|fired|mistake|pulled|abandoned|disturbed|disrupted|damage|damaged|killed|casualties|use|used|withdrawn|retreated|fallen|left|given up|downed|shot)\b)", r"\bclaimed responsibility\b"),
    ),
    asked=(
        re.compile(r"(?i)\b(?:calls?|messages?|requests?(?: for comment)?|questions?|emails?|letters?)(?: sent)? to (?P<who>[^,;.]{3,70}?) (?:were|was|went|have|has|had|remained)\b"),
        re.compile(r"\b(?:unable to|could not|not able to)(?: immediately)? reach (?P<who>[^,;.]{3,70}?)(?=[,;.]|$| for| by)"),
        re.compile(r"\bno (?:word|reaction|response|comment|statement|reply) (?:has come |came |was given |yet )?(?:from|by) (?P<who>[^,;.]{3,60}?)(?=[,;.]|$| on| about| when| by)"),
        re.compile(r"\bnot (?:\w+ )?(?:been )?confirmed by (?P<who>[^,;.]{3,60}?)(?=[,;.]|$)"),
    ),
    never=re.compile(r"(?i)\b(?:independently|could not (?:be )?(?:verif|confirm)\w+|cannot be confirmed|not possible to confirm|unable to (?:verify|confirm)|could not verify)\b"),
    denial_cues=re.compile(r"(?i)\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disput(?:e|es|ed|ing)|contradict(?:s|ed)?|disavow(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)|rul(?:e|es|ed|ing) (?:this |that |it )?out|brush(?:es|ed|ing)? (?:off|aside|away)|shrug(?:s|ged|ging)? off|wav(?:es|ed|ing) (?:away|aside)|scoff(?:s|ed|ing)? at|pour(?:s|ed|ing)? scorn on|rubbish(?:es|ed)|laugh(?:s|ed)? off|debunk(?:s|ed)?)\b"),
    pointing=re.compile(rf"(?i)\b(?:this|that|it|them|these|those|such|reports?|claims?|allegations?|accusations?|accounts?|versions?|charges?|statements?|assertions?|suggestions?|involvement|responsibility|role|story|figures?|{_WILD})\b"),
)
