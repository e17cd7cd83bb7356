"""English words of confirming, denying and not commenting, as patterns on one sentence."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re
from dataclasses import dataclass, field

from secondsource.model.claim import ResponseKind
from secondsource.reading.expressions import Expression
from secondsource.reading.sieve import Sieve


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """One language. `patterns` in the order in which they are tried; `asked` have a group `who`; `never` rules a match out.

    `denial_cues`: cues after which the content is denied by its source; `pointing`: words of a denial that points back to
    what another said; `unsure`: words of a denial that leaves room; `negated`: how a negated statement begins;
    `harmless`: a report of no harm, which denies nothing by itself; `armed`: sides of a war; `asking`: cues of no statement.
    """

    patterns: tuple[tuple[ResponseKind, Expression], ...]
    asked: tuple[Expression, ...]
    never: Expression
    denial_cues: Expression
    pointing: Expression
    unsure: Expression
    negated: Expression
    harmless: Expression
    armed: Expression
    asking: Expression
    sieve: Sieve[tuple[ResponseKind, Expression]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sieve", Sieve(self.patterns, lambda row: row[1]))


def _all(kind: ResponseKind, *patterns: str) -> tuple[tuple[ResponseKind, Expression], ...]:
    return tuple((kind, Expression(pattern, re.IGNORECASE)) for pattern in patterns)


_ADVERB = r"(?:\w{2,14}ly |yet |so far |also |publicly |at once |ever ){0,2}"
_NOT = r"(?:did|do|does|has|have|had|would|could|can|will|was|were|is|are) ?(?:not|n['’]t|never)"
_WILD = r"(?:fairy[- ]?tales?|fabrications?|fake|fakes|lies?|a lie|nonsense|propaganda|fiction|theatre|theater|fantas(?:y|ies)|rumou?rs?|invention|inventions|baseless|untrue|false|slander|disinformation|misinformation|absurd|hoax|provocation|ridiculous|unfounded|groundless|myth|bluff|a stunt|invented|made[- ]up|concocted|cooked up|far-fetched|fanciful|fables?|tall tales?|hogwash|rubbish|garbage|smears?|bogus|preposterous|ludicrous|laughable|claptrap|twaddle|humbug|bunkum|drivel|falsehoods?|inaccurate|premature|incorrect|not true|not so|without (?:any )?(?:foundation|basis|merit)|AI(?:-generated)?|staged|doctored)"

_TALK = r"(?:claims?|reports?|allegations?|accusations?|charges?|accounts?|stor(?:y|ies)|rumou?rs?|talk|suggestions?|assertions?|statements?|video|footage|photos?|figures?|versions?)"

ENGLISH = ReplyWords(
    patterns=(
        *_all("no_comment",
              r"\b(?:has|have|had) (?:so far |publicly )?said (?:nothing|not a word|little)\b(?! (?:wrong|new))|\bremain(?:s|ed)? (?:tight-lipped|mum)\b|\bwav(?:ed|es) (?:the|a|all|any|\w+ )?(?:questions?|inquir(?:y|ies)) (?:away|aside|off)\b",
              r"\bneither (?:confirm|admit|claim|acknowledg|accept|own|assert)\w*(?: to)?(?: responsibility(?: for)?)? n?or (?:deny|deni|disown|disput|reject|repudiat)\w*\b", rf"\b{_NOT} {_ADVERB}(?:confirm(?:ed)? (?:or|nor) den(?:y|ied))\b",
              rf"\b(?<!that it )(?<!that he )(?<!that she )(?:had|has|have|did|do|does|would) ?(?:not|n['’]t) {_ADVERB}(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|comment(?:ed)?|return(?:ed)? (?:a |any |our |several |repeated |phone )*(?:calls?|messages?|requests?)|acknowledge[d]?)\b",
              rf"\b(?:has|have|had|did|could|would) ?(?:not|n['’]t) {_ADVERB}(?:been )?confirm(?:ed)?\b", rf"\b(?:was|were|has been|have been|is|are) not (?:been )?{_ADVERB}confirmed by\b",
              r"\b(?:declin|refus)(?:ed|es|ing) to (?:comment|answer|say|respond|confirm|discuss|be drawn)\b", r"\b(?:calls?|messages?|requests?|questions?|emails?|inquiries|letters?)\b[^.;]{0,60}\b(?:went|were|was|remained|have gone|has gone|had gone|are|is) (?:un(?:answered|returned)|not (?:immediately )?(?:answered|returned))\b",
              r"\b(?:could|can) not (?:immediately )?be reached\b", r"\b(?:was|were) (?:unable|not able) to reach\b", r"\bcould not (?:immediately )?reach\b", r"\bunavailable for comment\b", r"\b(?:offered|made|gave|had|issued|was|has been|have been|there was) (?:no|any) (?:immediate |official |public |further )*(?:comment|response|reaction|reply|statement)\b",
              r"\b(?<!not )(?<!not immediately )(?:looking into|examining|reviewing|investigating|checking|probing|aware of) (?:the |these |those |such |what |an? |its |any )*(?:reports?|incidents?|claims?|allegations?|matter|case|strike|attack|circumstances|accounts?|details|accusations?)\b",
              r"\bneither\b[^.;]{3,120}\bnor\b[^.;]{3,120}\b(?:answered|responded|replied|commented|returned)\b", r"\b(?:remained|remains|remain|stayed|stays|kept|keeps|keep)(?:, as usual,)? silent\b|\bno comment\b(?! of)", r"\b(?:has|have|had|did|does|do) ?(?:not|n['’]t) (?:\w+ )?(?:said|say) (?:anything|a word)\b|\bhas bothered to say a word\b",
              r"\bno (?:word|reaction|response|comment|statement|reply) (?:has come |came |was given |yet )?(?:from|by) (?=[A-Zt])",
              r"\b(?:would|will) (?:only )?(?:say|comment) (?:later|in due course|only (?!that|the|it|he|she|they))\b",
              r"\b(?:declin|refus)(?:ed|es|ing) to (?:give|provide|name|specify|release|share|reveal|disclose|speak|talk|take questions|respond|explain)\b(?! (?:up|in|way|ground|(?:his|her|their|its) (?:full |last |real |own )?(?:sur)?names?|to (?:them|him|her|the)\b))",
              r"\b(?:ducked|ducks|dodg(?:ed|es)|sidestep(?:ped|s)|evad(?:ed|es)|deflect(?:ed|s)|parri(?:ed|es)|skirt(?:ed|s)) (?:away |off )?(?:(?:the|a|all|any|several|repeated|our|reporters['’]|journalists['’]) )?(?:\w+ )?(?:questions?|issue|inquir\w+|quer\w+)\b", r"\bhung up\b(?= (?:on|when|before|after|without|as)\b|[,.;])|\bput the phone down\b", r"\b(?:did|has|have|had|does|do|would) ?(?:not|n['’]t) (?:\w+ )?(?:pick(?:ed)? up|take (?:our|any) (?:calls?|questions)|address(?:ed)?|react(?:ed)?|immediately \w+ to)\b(?! (?:their|his|her|the (?:cause|dead|bodies|needs?|problem)))",
              r"\b(?:nobody|no one|no-one)\b[^.;]{0,60}\b(?:picked up|answered(?: the)?|was available|could be reached|responded|replied|commented|would comment)\b", r"\b(?:was|were|is|are) (?:not|un) ?(?:immediately )?available (?:for|to) (?:comment|speak|answer|respond)\b",
              r"\b(?:ha[ds]|have) nothing to (?:say|add)\b|\bsa(?:id|ys) nothing (?:about|on)\b|\bgave nothing away\b|\bkept (?:its|his|her|their) counsel\b", r"\bsilent (?:so far|thus far|for now|until now|on the|about)\b", r"\bwould ?(?:not|n['’]t) (?:be drawn|specify|give (?:a|any|numbers?|figures?|details)|provide|speak)\b(?! (?:up|in))",
              r"\b(?:has|have|had) yet to (?:respond|comment|react|reply|answer|issue|make|say)\b", r"\b(?:would|will) ?(?:not|n['’]t) (?:\w+ )?say (?:whether|if|how|why|who|what|where|when)\b|\b(?:would|will|did|does|do|could) ?(?:not|n['’]t) (?:\w+ )?(?:discuss|comment|elaborate|be drawn|go into|answer|disclose|provide details)\b(?! (?:that|how they|so\b))",
              r"\b(?:neither|not|n['’]t) (?:to )?(?:confirm|deny) (?:or|nor) (?:deny|confirm|den\w+|rule)\w*\b", r"\b(?:went|gone|go|remain(?:s|ed)?|stay(?:s|ed)?|were left|was left) (?:\w+ )?unanswered\b",
              r"\b(?:could not|couldn['’]t|cannot|can['’]t) (?:\w+ )?be (?:reached|contacted)\b", r"\b(?:keep|keeps|kept|stay|stays|stayed) (?:mum|schtum|quiet|tight-lipped)\b", r"\b(?:refus(?:ed|es)|declin(?:ed|es)) to (?:be drawn|discuss|elaborate|answer|say|confirm or deny|go into)\b"),
        *_all("denies",
              r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!hotly )(?<!\bnot )(?<!n't )(?<!n’t )(?<!\bnor )(?<!\bor )(?<!refused to )(?<!declined to )\b(?:denied|denies|deny|denying|refuted|refutes|refute|rebutted|rebuts|disputes|disputed|dispute)\b(?! (?:access|entry|bail|boarding|visas?|treatment|permission|aid|food|water|medical|asylum|care|them|us|him|people|civilians))",
              r"\b(?:reject|rejects|rejected|rejecting|dismiss|dismisses|dismissed|dismissing|contradicted|contradicts)\b(?=[^.;]{0,80}\b(?:report|reports|claims?|allegations?|accusations?|accounts?|versions?|charges?|this|that|it|them|assertions?|statements?|suggestions?|as|these|those|any|talk of|rumou?rs|speculation|insinuations?|notion|idea that|stor(?:y|ies)|footage|video|out of hand|toll|figures?)\b)(?![^.;]{0,40}\b(?:proposal|plan|offer|ceasefire|truce|deal|appeal|bid|request|amendment|ultimatum)\b)",
              rf"\b(?:call|calls|called|calling|described|describes|branded|brands|labelled|labeled|denounced)\b(?=[^.;]{{1,60}}\b{_WILD}\b)", rf"\b(?:is|are|was|were) (?:\w+ )?{_WILD}[”\"']? ?,? (?:said|says)\b", r"\bsa(?:id|ys) (?:that )?(?:the )?(?:video|footage|photo|photos|image|images|pictures?|claim|claims|report|reports|story|allegations?) (?:is|are|was|were) (?:old|fake|false|untrue|staged|doctored|fabricated|a lie|lies|not true|wrong)\b",
              r"\bsa(?:id|ys) (?:it|he|she|they|its \w+|his \w+|the \w+) (?:had|has|have) (?:no|never|nothing)\b(?=[^.;]{0,60}\b(?:guns?|range|troops|forces|part|role|involvement|aircraft|soldiers|presence|area|drones|operations?|fired|attacked|strikes?|shelled|hit)\b)", r"\bno (?:part|involvement|role) in\b",
              r"\b(?:rul(?:e|es|ed|ing)) (?:this|that|it|the possibility) out\b|\b(?:rul(?:e|es|ed|ing)) out (?:any|that|the|having|all)\b(?![^.;]{0,40}\b(?:talks|negotiat\w+|ceasefire|truce|concessions?|dialogue|deal|return|resignation|sending|deploying)\b)",
              r"\b(?:brush(?:ed|es)? (?:off|aside|away)|shrug(?:ged|s)? off|wav(?:ed|es) (?:away|aside)|laugh(?:ed|s)? off|pour(?:ed|s)? (?:scorn|cold water) on|scoff(?:ed|s)? at|rubbish(?:ed|es)|disavow(?:ed|s)|repudiat(?:ed|es)|debunk(?:ed|s)|pooh-poohed|took issue with|takes issue with)\b(?![^.;]{0,30}\b(?:proposal|plan|offer|ceasefire|truce|appeal|ultimatum)\b)",
              r"\b(?:insist(?:s|ed)?|sw(?:ear|ears|ore)|maintain(?:s|ed)?)\b(?=[^.;]{3,80}\b(?:still|never|no longer|not|no)\b)(?![^.;]{0,60}\b(?:until|negotiat\w+|talks|rest|surrender)\b)",
              r"\b(?:this|that|it|which|all that) is (?:simply |just |plainly |absolutely |completely )?(?:not true|untrue|a lie|false|a fabrication|wrong|nonsense)\b", r"\b(?:to the contrary|on the contrary)\b[^.;]{0,20}\b(?:is|are) (?:a )?(?:lies?|false|fake|untrue)\b",
              rf"^[“\"‘']?(?:(?:utter|complete|total|absolute|absolutely|pure|sheer|all|just|simply|a|an|another|more|plain|outright) ){{0,2}}{_WILD}\b[^.;”\"]{{0,40}}?(?:[”\"’'],?|,) \w+",
              rf"\b(?:this|that|it|which|{_TALK})\b(?= (?:is|are|was|were|that|of|about|by|from|which)\b|['’]s\b)[^.;:!?”\"]{{0,110}}?(?: (?:is|are|was|were|has been|have been|had been|amounts? to)|['’](?:s|re)) [“\"‘']?(?:\w+ly |just |all |a |an |another |pure |utter |complete |total |outright |plain |sheer |nothing but )*{_WILD}\b",
              r"\b(?:it|this|that|which|they|(?:the|such an?) (?:attack|strike|raid|incident|shelling|massacre|meeting|event)s?) (?:simply )?(?:never|did not|didn['’]t) (?:happen(?:ed)?|take place|took place|occur(?:red)?)\b|\bnothing of the (?:sort|kind)\b|\bno such (?:thing|attack|strike|incident|order|raid|operation|event|shelling|withdrawal|agreement|deal|talks|meeting|commitment|promise)s?\b",
              r"\b(?:(?:was|were|is|are) (?:not|un) ?aware of|(?:has|have|had) (?:no|not any) (?:knowledge|record|information) (?:of|about)|(?:knew|knows|know) nothing (?:of|about)|(?:has|have|had) no (?:hand|part|role|involvement) in|(?:has|have|had) nothing to do with|(?:was|were|is|are) ?(?:not|n['’]t) (?:behind|responsible for|involved in|to blame for)|play(?:s|ed) no (?:part|role) in)\b",
              r"\b(?:no|not (?:a|an ounce of|a grain of|a word of)) truth (?:in|to)\b|\b(?:contest|challeng)(?:s|es|ed)\b(?=[^.;]{0,60}\b(?:claims?|accounts?|versions?|figures?|reports?|allegations?|toll|narrative)\b)|\bcast(?:s|ing)? doubt on\b|\bplay(?:s|ed) down\b(?=[^.;]{0,40}\b(?:claims?|reports?|rumou?rs|talk|allegations?|accounts?)\b)|\b(?:retract|walk|withdr[ae]w|took|take|back|row)(?:s|ed)? (?:back |away from )?(?:the|its|his|her|their|that|an earlier) (?:earlier )?(?:claims?|reports?|statements?|allegations?|announcements?|accusations?)\b|\bgave the lie to\b"),
        *_all("confirms",
              r"(?<!not been )(?<!not )(?<!n’t )(?<!n't )(?<!cannot )(?<!unable to )(?<!yet to )(?<!to )(?<!to be )(?<!neither )(?<!could )\b(?:confirmed|confirms|confirming)\b(?! cases?\b| deaths?\b| dead\b| toll\b| nor\b| or denied)", r"\b(?:conced(?:ed|es)|acknowledg(?:ed|es)|admit(?:ted|s))\b(?=[^.;]{0,60}\b(?:loss|losses|withdrawal|retreat|strike|attack|hit|struck|lost|withdrew|fallen|captured|taken|carried out|responsibility|fired|mistake|pulled|abandoned|disturbed|disrupted|damage|damaged|killed|mistaken\w*|bombed|shelled|drones?|raid\w*|setbacks?|pull(?:ed)? (?:out|back)|detain\w*|arrest\w*|hold\w*|enter\w*|cross\w*|open\w* fire|error|incident|setback|retaken|surrender\w*|casualties|use|used|withdrawn|retreated|fallen|left|given up|downed|shot)\b)", r"\b(?:claim|accept|assum|acknowledg|took|tak|shoulder)(?:s|es|ed|en|e|ing)? (?:full |sole |partial )?(?:responsibility|the blame) for (?=[^.;]{0,60}\b(?:attack|strike|raid|bomb\w*|kill\w*|deaths?|ambush|abduct\w*|blast|fire|shelling|assault|shooting|massacre|rockets?|drones?|hit\w*|sinking|explosion|mistake|error)\w*\b)|\bclaimed responsibility\b", r"\b(?:own(?:s|ed)? up to|fess(?:es|ed) up to|c[ao]me(?:s)? clean about)\b", rf"\b{_TALK}\b[^.;:!?”\"]{{0,60}}? (?:is|are|was|were) (?:\w+ly )?(?:true|accurate|correct)\b", r"\b(?:corroborat(?:ed|es)|b(?:ore|ears?) out)\b"),
    ),
    asked=(
        Expression(r"(?i)\bno (?:comment|response|reply|reaction) (?:was|were|is|has been) (?:\w+ )?(?:available|forthcoming|obtained|received|to be had|had) from (?P<who>[^,;.]{3,70}?)(?=[,;.]|$| on| about| when| by)"),
        Expression(r"(?i)\b(?:calls?|messages?|requests?(?: for comment)?|questions?|emails?|letters?)(?: sent)? to (?P<who>[^,;.]{3,70}?) (?:were|was|went|have|has|had|remained)\b"),
        Expression(r"\b(?:unable to|could not|not able to)(?: immediately)? reach (?P<who>[^,;.]{3,70}?)(?=[,;.]|$| for| by)"),
        Expression(r"\bno (?:word|reaction|response|comment|statement|reply) (?:has come |came |was given |yet )?(?:from|by) (?P<who>[^,;.]{3,60}?)(?=[,;.]|$| on| about| when| by)"),
        Expression(r"\bnot (?:\w+ )?(?:been )?confirmed by (?P<who>[^,;.]{3,60}?)(?=[,;.]|$)"),
    ),
    never=Expression(r"(?i)\b(?:independently|could not (?:be )?(?:verif|confirm)\w+|cannot be confirmed|not possible to confirm|unable to (?:verify|confirm)|could not verify)\b"),
    denial_cues=Expression(r"(?i)\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disput(?:e|es|ed|ing)|contradict(?:s|ed)?|disavow(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)|rul(?:e|es|ed|ing) (?:this |that |it )?out|brush(?:es|ed|ing)? (?:off|aside|away)|shrug(?:s|ged|ging)? off|wav(?:es|ed|ing) (?:away|aside)|scoff(?:s|ed|ing)? at|pour(?:s|ed|ing)? scorn on|rubbish(?:es|ed)|laugh(?:s|ed)? off|debunk(?:s|ed)?)\b"),
    pointing=Expression(rf"(?i)\b(?:this|that|it|them|these|those|such|reports?|claims?|allegations?|accusations?|accounts?|versions?|charges?|statements?|assertions?|suggestions?|involvement|responsibility|role|story|figures?|{_WILD})\b"),
    unsure=Expression(r"(?i)\b(?:not aware|unaware|no (?:knowledge|evidence|indication|record|reports?|information|sign)|doubt\w*|sceptic\w*|skeptic\w*|exaggerat\w*|overblown|play(?:s|ed)? down|downplay\w*|unlikely|premature|question(?:ed|s)|suggest\w*|may|might|perhaps|probably)\b"),
    negated=Expression(r"(?i)[“\"‘']?(?:no|nobody|no[- ]one|nothing|none|neither|not (?:a|one|a single)|never|there (?:is|was|are|were|has been|have been|had been) (?:no|not)|(?:it|they|he|she|we|its|their|his|our|the|all) (?:[\w’'-]+ ){0,4}?(?:(?:did|do|does|had|has|have|was|were|is|are) (?:not|never)|(?:did|do|does|had|has|have|was|were|is|are)n['’]t|never|only))\b"),
    harmless=Expression(r"(?i)^(?:no|nobody|no[- ]one|none|there (?:is|was|are|were|have been|had been) no)\b[^.;]{0,40}\b(?:hurt|injur\w*|harmed|killed|casualt\w*|victims?|damage\w*|wounded|died|deaths?|losses|threat|risk|danger|date|decision|plans?|information|data|details?|confirmation|evidence|indication|word|sign)\b|\b(?:yet|clear|known|know|decided|ready|able|enough)\b"),
    armed=Expression(r"(?i)\b(?:army|military|forces|militia|rebels?|movement|junta|regime|faction|guard|defen[cs]e ministry|ministry of defen[cs]e|general staff|command|kremlin|moscow|kyiv|m23|rsf|saf|hamas|hezbollah|houthis?|idf|taliban|insurgents?|separatists?|brigade|air force|navy|authorities)\b"),
    asking=Expression(r"(?i)\b(?:ask|want|hope|fear|expect|wonder|plead|beg|call|urge|order|warn|worr|doubt|promis|vow|pledg)\w*\b"),
)
