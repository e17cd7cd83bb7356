"""How English, Russian and Ukrainian say that something is lacking, is asked for, or has been brought.

Frames are patterns of words; `side` says where the thing stands: behind the frame ("asked for flour"), before it
("insulin has run out"), on both sides, or in the frame itself ("sleep in the open").
"""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from secondsource.model.event import NeedKind
from secondsource.reading.expressions import Expression
from secondsource.reading.sieve import Sieve

Side = Literal["behind", "before", "either", "itself"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying it. `name` goes into the provenance."""

    name: str
    kind: NeedKind
    side: Side
    pattern: Expression


@dataclass(frozen=True, slots=True)
class NeedWords:
    """One language.

    `people`: nouns of those in need, `places`: those that only stand for them where they are counted; `armed`: what makes a need one of forces, which is none here; `asset`: subjects that
    supply customers and bring no help; `breaks`: what ends a clause; `ahead`: words before a verb by which the help is
    only meant, planned or asked for; `negated`: words before a verb, or in its subject, by which no help came;
    `passive`: words before a verb by which its subject is asked; `relative`: words before a verb that
    only tells which thing is meant.
    """

    frames: tuple[Frame, ...]
    people: re.Pattern[str]
    places: re.Pattern[str]
    armed: re.Pattern[str]
    asset: re.Pattern[str]
    breaks: re.Pattern[str]
    ahead: re.Pattern[str]
    negated: re.Pattern[str]
    passive: re.Pattern[str]
    relative: re.Pattern[str]
    sieve: Sieve[Frame] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sieve", Sieve(self.frames, lambda frame: frame.pattern))


def _frames(*rows: tuple[str, NeedKind, Side, str]) -> tuple[Frame, ...]:
    return tuple(Frame(name, kind, side, Expression(rf"(?i)\b(?:{pattern})")) for name, kind, side, pattern in rows)


_WORDS = r"(?:[\w'’-]+ )"
_IN_STATE = r"(?:scarce|missing|exhausted|empty|bare|dry|used up|gone|sold out|cut(?: off)?\b(?! from)|down\b|dead\b|broken|closed|shut\b|contaminated|flooded|blocked|barred|mined|jammed|overcrowded|overwhelmed|overstretched|unpaid|out of (?:order|service|reach|stock|action)|unavailable|rationed|unaffordable|spent|full\b|suspended|undrinkable|unsafe|polluted|salty|foul|stuck|stranded|overflowing|held up|lacking|needed|wanted|required|running (?:out|low|short)|leaking|leaky|in short supply|impassable|not working|switched off|knocked out|cracked|in ruins|at risk|unreachable|nowhere to be|hard to find|impossible to (?:find|get)|a luxury|beyond reach|too (?:few|little|dear|expensive|small)|finished|almost gone|short\b|unheated|unguarded|uncollected|overflowing|out\b)"
_GIVEN = r"(?:deliver|distribut|hand(?:ed)? out|provid|suppli|install|repair|restor|vaccinat|immuni[sz]|donat|truck|airlift|air-?dropp|unload|open|reconnect|reunit|regist|treat|train|fitt?|issu|dug|built|brought|sent|given|set up|flown|laid|shipp|serv|glaz|replac|equipp|cook|enroll)"


def _english() -> NeedWords:
    return NeedWords(
        frames=_frames(
            ("appeal.verb", "appeal", "behind", rf"(?:ask(?:s|ed|ing)?|call(?:s|ed|ing)?|appeal(?:s|ed|ing)?|beg(?:s|ged|ging)?|plead(?:s|ed|ing)?|pled|press(?:es|ed|ing)?|pray(?:s|ed|ing)?|petition(?:s|ed|ing)?|lobb(?:y|ies|ied)|cr(?:y|ies|ied|ying) out|appl(?:y|ies|ied)|pushed|wrote|turned|implor(?:e|es|ed|ing)|beseech(?:es)?|besought|entreat(?:s|ed)|urg(?:e|es|ed|ing)|pressed|invit(?:es|ed)|challeng(?:es|ed)|hop(?:es|ed|ing)) {_WORDS}{{0,7}}?(?:for|to)\b(?! (?:be|remain|stay) (?:named|quoted|identified|anonymous))"),
            ("appeal.object", "appeal", "behind", r"(?:request(?:s|ed|ing)?|demand(?:s|ed|ing)?|(?:seek(?:s|ing)?|sought)(?! (?:refuge|shelter|safety|treatment|medical|work|asylum))|solicit(?:s|ed)?)\b"),
            ("appeal.noun", "appeal", "behind", rf"(?:an?|the|its|their|his|her|another|new|urgent) {_WORDS}{{0,2}}?(?:appeal|plea|call|request|cry|petition) (?:went out |was (?:made|launched|issued|sent) )?(?:for|to)\b"),
            ("delivery.given", "delivery", "behind", r"(?:deliver(?:s|ed|ing)|distribut(?:es|ed|ing)|hand(?:s|ed|ing)? (?:\w+ )?(?:out|over)|gives|gave|given|giving|provid(?:es|ed|ing)|suppl(?:ies|ied|ying)|donat(?:es|ed|ing)|offer(?:s|ed|ing)|issu(?:es|ed|ing)|len(?:ds|t|ding)|dispens(?:es|ed|ing)|shar(?:es|ed) out|received|receives|got\b|were (?:given|handed|offered|supplied)|was (?:given|handed|offered|supplied)|allocat(?:es|ed)|pass(?:es|ed) (?:out|round)|dol(?:es|ed) out|present(?:s|ed) (?=[^.;,]{2,40} with))"),
            ("delivery.brought", "delivery", "behind", r"(?:br(?:ings|ought|inging)|sen(?:ds|t|ding)|ship(?:s|ped|ping)|truck(?:s|ed|ing)|fl(?:ies|ew|ying)|flown|airlift(?:s|ed|ing)|air-?drop(?:s|ped|ping)|drop(?:s|ped)|unload(?:s|ed|ing)|carr(?:ies|ied)|ferr(?:ies|ied|ying)|dr(?:ives|ove)|dispatch(?:es|ed)|rush(?:es|ed)|mov(?:es|ed)(?! (?:in|into|to|on|out|from|back|away|through)\b)|took(?! (?:to|over|part|place)\b)|haul(?:s|ed)|collect(?:s|ed)|load(?:s|ed)|arriv\w+ with|came with|reach\w+ [^.;,]{2,60} with|pump(?:s|ed)|pour(?:s|ed)|escort(?:s|ed)|evacuat(?:es|ed) (?=[^.;]{0,40}(?:patients|wounded|sick|orphans)))"),
            ("delivery.made", "delivery", "behind", r"(?:shovel(?:s|led|ling)|swept|re-?open(?:s|ed|ing)|dredg(?:es|ed)|open(?:s|ed|ing)(?! fire)|set(?:s|ting)? up|install(?:s|ed|ing)|buil(?:ds|t|ding)|put(?:s|ting)? (?:up|in|out|on)|erect(?:s|ed)|drill(?:s|ed|ing)|d(?:igs|ug|igging)|sank|repair(?:s|ed|ing)|fix(?:es|ed|ing)|mend(?:s|ed|ing)|restor(?:es|ed|ing)|replac(?:es|ed|ing)|patch(?:es|ed)|glaz(?:es|ed)|rewired|chlorinat(?:es|ed|ing)|disinfect(?:s|ed|ing)|clean(?:s|ed|ing)|reconnect(?:s|ed|ing)|laid|lays|fit(?:s|ted|ting)|equip(?:s|ped|ping)|launch(?:es|ed|ing)|start(?:s|ed|ing)|ran (?=an? (?:\w+ )?(?:clinic|kitchen|school|class|course))|clear(?:s|ed|ing)|print(?:s|ed|ing)|bak(?:es|ed|ing)|cook(?:s|ed|ing)|sew(?:s|ed)|stock(?:s|ed)|refill(?:s|ed)|staff(?:s|ed)|turned [^.;]{3,40} into|mark(?:s|ed) out|plann(?:s|ed) out|mapp?(?:s|ed)|empt(?:ies|ied)|deepened|rebuil(?:ds|t|ding)|reroofed|roofed|covered|insulat(?:es|ed)|heat(?:s|ed))\b(?! by\b)"),
            ("delivery.served", "delivery", "behind", r"(?:vaccinat(?:es|ed|ing)|immuni[sz](?:es|ed|ing)|inoculat(?:es|ed|ing)|treat(?:s|ed|ing)|operat(?:es|ed) on|examin(?:es|ed|ing)|screen(?:s|ed|ing)|weigh(?:s|ed|ing)|train(?:s|ed|ing)|regist(?:ers|ered|ering)|pa(?:ys|id|ying)|help(?:s|ed|ing)|assist(?:s|ed|ing)|support(?:s|ed|ing)|serv(?:es|ed|ing)|feeds|fed|feeding|hous(?:es|ed|ing)|host(?:s|ed|ing)|taught|hir(?:es|ed|ing)|employ(?:s|ed|ing)|reunit(?:es|ed|ing)|counsel(?:s|led|ling|ed)|comfort(?:s|ed)|enroll?(?:s|ed|ing)|trac(?:es|ed|ing)|represent(?:s|ed)|advis(?:es|ed)|warn(?:s|ed) (?=[^.;]{0,40}(?:mines|unexploded|booby))|ran (?:lessons|classes|courses|sessions)|held (?:lessons|classes|courses|sessions|risk)|delivered babies|appoint(?:s|ed|ing)|elect(?:s|ed)|count(?:s|ed)|list(?:s|ed)|lin(?:es|ed)|escort(?:s|ed))\b"),
            ("delivery.arrived", "delivery", "before", rf"(?:arriv(?:es|ed|e)|reach(?:es|ed)|land(?:s|ed)\b|docked|came in|c(?:a|o)me through|got through|went to|opened (?:in|at|for|on|its)\b|is (?:now )?(?:open|up and running|running|working|back)\b(?! (?:without|out|low|short|dry))|are (?:now )?(?:open|running|working|back)\b(?! (?:without|out|low|short|dry))|now (?:runs|works|flows|teaches|serves)|(?:was|were|has been|have been|is being|are being|been) (?:\w+ly )?{_GIVEN}\w*)"),
            ("appeal.us", "appeal", "behind", r"(?<!to )(?<!will )(?<!can )(?<!did )(?:send|give|bring|lend|spare|drop) us\b"),
            ("appeal.wish", "appeal", "behind", r"(?:wants?|wanted) (?=[^.;,]{2,50} (?:to (?:re-?open|restore|let|release|send|bring|deliver|provide|repair|protect|allow)|flown in|sent|brought|delivered|released|let (?:in|through))\b)"),
            ("appeal.that", "appeal", "behind", r"(?:ask(?:s|ed)?|demand(?:s|ed)?|urg(?:e|es|ed)|request(?:s|ed)?|insist(?:s|ed)?) that\b"),
            ("need.ratio", "need", "itself", rf"(?:one|a single|two|three|four|five|\d{{1,2}}) (?:working |trained |functioning )?(?:doctors?|nurses?|midwi(?:fe|ves)|surgeons?|teachers?|latrines?|toilets?|taps?|wells?|showers?|ambulances?|classrooms?|clinics?|stoves?|tents?) (?:serv(?:es|ing)|for|per|between|among|shared by) (?:every |each |some |about |around |over |more than |nearly )*(?:[\d,.]{{2,}}|hundreds|thousands|{_WORDS}?(?:hundred|thousand))"),
            ("need.only", "need", "itself", r"only (?:one|two|three|half|a few|a handful|a third|a quarter|\d+)(?: (?:in|of|out of) [^.;]{2,40}?)? still (?:works?|drives?|runs?|functions?|has|have|open|operates?|treats?|teach(?:es)?|gives?)\b"),
            ("need.single", "need", "behind", r"(?:depend(?:s|ed|ing)?|rel(?:y|ies|ied)|shar(?:e|es|ed|ing)|queue[sd]?|crowd(?:ed)?|get by|make do|manage) (?:on |at |with |around |in )?(?:just |only )?(?:a single|one|a lone|two)\b"),
            ("need.threat", "need", "behind", r"(?:risks?|faces?|fears?|(?:at risk of|exposed to|threatened with|vulnerable to|live in fear of)) (?=(?:being |forced |sexual )?(?:rape|abduct|recruit|traffick|evict|arrest|detention|violence|abuse|exploitation|harass|kidnap|assault|conscript|molest))"),
            ("need.makeshift", "need", "itself", r"(?:operat\w+|amputat\w+|giv(?:e|es|ing) birth|deliver babies|stitch\w*) [^.;,]{0,20}(?:by (?:torch|candle|lamp|flash)\S*|in the dark)|re-?us(?:e|es|ed|ing) (?:needles|syringes|bandages|gloves|dressings)"),
            ("need.stands", "need", "itself", r"(?:rot(?:s|ting|ted)?|spoil(?:s|ing|ed)?|stand(?:s|ing)? idle|pil(?:es|ing|ed) up|stranded) (?:in|at|on) (?:the |a )?(?:\w+ )?(?:port|docks?|quay|border|crossing|warehouses?|customs|airport|runway|hold)\b"),
            ("need.crowded", "need", "itself", r"(?:holds?|houses?|hosts?|shelters?) (?:\w+ ){0,2}times (?:as many|more|the number|its capacity)|(?:over|beyond|above|past|exceed\w*) (?:its |their )?(?:planned |design(?:ed)? )?capacity|(?:pushed|driven|thrown|forced) off (?:their|his|her) land|(?:lies?|lying|buried) under (?:the )?rubble"),
            ("need.lack", "need", "behind", r"(?:can no longer|can (?:barely|hardly|scarcely)|struggl(?:e|es|ed|ing) to (?:find|get|feed|buy|heat|reach|treat|keep)|out of(?= (?:radio|phone|telephone|mobile) )|los(?:t|ing) (?:all )?(?:radio|phone|telephone) (?:contact|touch)|lack(?:s|ed|ing)?(?: of)?|shortages? of|dearth of|scarcity of|short (?:of|on)\b|(?:runs?|ran|running|run) (?:\w+ )?(?:out|low|short) (?:of|on)|in (?:\w+ )?need of|without|wait(?:s|ed|ing)? (?:\w+ ){0,3}?for|await(?:s|ed|ing)?|deprived of|stripped of|cut off from|starved of|wait(?:s|ed|ing)? at|can(?:not|'t| not) (?:\w+ )?(?:find|get|buy|afford|obtain|feed|bury|cook|heat|wash|treat|attend|reach|access|replace|prove|enrol|study|call|phone|contact|charge|breathe|operate)|could not (?:find|get|buy|afford|obtain|feed|cook|heat|wash|treat|attend|reach|replace|call|phone)|unable to (?:\w+ ){0,2}?|no longer (?:has|have|get|receive)|depend(?:s|ed)? on (?:aid|handouts|rations|charity|food)|out of(?= (?:food|medicine|water|bread|fuel|blood|insulin|flour|oxygen|work|school|milk|drugs|vaccines))|los(?:t|ing) (?:their|its|all|his|her|every)\b|has lost (?:its|all)\b|missed|went without|go(?:es)? without|queue[sd]? (?:\w+ ){0,3}?for|queuing (?:\w+ ){0,3}?for|scavenge[sd]? for|beg(?:s|ged)? strangers for)"),
            ("need.verb", "need", "behind", r"(?:needs?|needed|needing|require[sd]?|requiring|want(?:s|ed)?(?! to)|miss(?:es)?)\b"),
            ("need.none", "need", "behind", rf"(?:(?:has|have|had|having|got|gets?|find|finds|found|with|receives?) (?:\w+ly )?(?:had |been |seen |got |received )?(?:no|not enough|too few|too little|hardly any|barely any|scarcely any|almost no|nearly no|little|few|only one|only two|insufficient|neither|no longer any|nowhere|nobody|nothing|a shortage of|without)\b|(?:is|are|was|were) (?:no|not enough|too few|too little|hardly any|nobody|no one|nothing|only one|neither)\b|(?:has|have) not (?:had|seen|received|got|eaten|tasted|been (?:fed|paid|vaccinated|treated|registered|counted))\b|ha(?:s|ve)n't (?:had|seen|received|got|eaten)\b|there (?:has|have) been no\b|nothing (?:left )?to (?:eat|drink|wear|feed|cook|burn)|nowhere to\b|(?:nobody|no one|no-one) (?:has|have|had|can spare)\b|nobody has been put\b|(?:nobody|no one|no-one) (?:to\b|keeps|knows|registers|runs|manages|is in charge|lists|counts|answers|collects|teaches|protects)|not a single|not one|have not|has not|do not have|does not have|don't have|doesn't have|did not have|(?<![\w])no {_WORDS}{{1,4}}?(?:is|are|was|were|has|have|can|could|reach\w*|arriv\w*|works?|remains?|left|came|gets?|for \w+|in \w+|at \w+))"),
            ("need.state", "need", "before", rf"(?:(?:has|have|had) (?:\w+ )?(?:run|gone) (?:out|dry|short|low|cold|dark|dead|silent|bad|missing|unpaid|up in)|ran (?:out|dry|low|short)\b(?! of| on)|runs? (?:dry|out|low)\b(?! of)|(?:is|are|was|were|has been|have been|had been|being|remains?|remained|lies?|stands?|stood|feels?) (?:\w+ly |now |still |all |also |almost |so |too |often |both |already |badly |again |long |once more )?{_IN_STATE}|(?:has|have) (?:overflowed|dried up|collapsed|broken down|stopped|vanished|disappeared|burst|failed|shut|closed|not (?:been )?(?:\w+))|dried up|costs?\b|disappeared|vanished|fail(?:s|ed)\b|went (?:silent|dead|down|dark|cold|dry|off)|leak(?:s|ed)?\b|spread(?:s|ing)?|cannot (?:\w+ )?(?:get|pass|reach|land|enter|cross|move|be|leave|travel|function|open|operate|cope|work)|can(?:'t| not) (?:\w+ )?(?:get|pass|reach|land|enter|cross|move|be|leave|cope|work)|could not (?:get|pass|reach|land|enter|cross|move|be|leave)|cannot\b|no longer (?:works?|runs?|comes?|arrives?|flows?|functions?)|do(?:es)? not (?:work|run|flow|arrive|come|open|reach|function)|crumbl\w+|wait(?:s|ed|ing)? at the border|(?:closed|shut) (?:its|their) doors|(?:was|were) (?:turned back|looted|stopped|burnt|burned|destroyed) (?=[^.;]{0,60}(?:aid|relief|convoy|warehouse)))"),
            ("need.blocked", "need", "behind", r"(?:block(?:s|ed|ing)?|turn(?:s|ed|ing) back|hold(?:s|ing)? up|held up|stop(?:s|ped|ping)|refus(?:es|ed|ing)|den(?:ies|ied|ying)|bar(?:s|red|ring)|delay(?:s|ed|ing)|den(?:y|ied) access to|looted|impound(?:s|ed)) (?=[^.;]{0,60}(?:aid\b|relief|convoys?|humanitarian|medical teams?|food trucks?|water trucks?))"),
            ("need.barred", "need", "before", r"(?:was|were|are|is|been|being) (?:\w+ly |still |again )?(?:(?:denied|refused|not (?:given|granted|allowed)) (?:\w+ )?(?:access|entry|passage|permission|permits?|visas?)|barred from|kept out of|prevented from (?:reaching|entering|passing)|not (?:let|allowed) (?:in|into|through)|not allowed to (?:enter|pass|reach|cross))|(?:has|have|had) (?:no|not had any|limited|little) access to\b"),
            ("need.pours", "need", "behind", r"(?:pours?|drips?|leaks?|rains?|snows?|blows?|seeps?) (?:in |down )?through"),
            ("need.itself", "need", "itself", rf"(?:eat(?:s|ing)? (?:only |just |barely )*(?:once|every (?:other|second) day)|(?:go|goes|went|going) to (?:bed|sleep) hungry|(?:is|are|were) (?:\w+ly )?(?:wasted|stunted|emaciated)|(?:sleep|sleeps|sleeping|slept|live|living|spend|spent|spending|shelter|sheltering|huddle|huddling) {_WORDS}{{0,2}}?in (?:an? |the |their )?(?:\w+ )?(?:(?:unfinished|half-built|abandoned|derelict|ruined|damaged|burnt-out|disused) \w+|bus shelters?|underpass\w*|sheds?|stables?|barns?|boats?|corridors?|doorways?|caves?|garages?|mosques?|church(?:es)?|huts?|railway (?:cars?|wagons?))|exposed to (?:the )?(?:cold|rain|snow|elements|frost)|(?:sleep|sleeps|sleeping|slept|camp|camps|camping|living|live|lives|huddle|huddled|huddling|spend|spent|spending|sheltering|shelter) {_WORDS}{{0,4}}?(?:outside|outdoors|rough|in the open|in (?:the )?(?:cars?|fields?|streets?|ruins|cellars?|basements?|parks?|stairwells?|woods?)|under (?:the )?(?:trees?|bridges?|plastic|sky|open|tarpaulins?|stars)|on (?:the )?(?:\w+ )?(?:floors?|ground|pavements?|streets?|benches))|homeless|roofless|(?:eat|eats|eating|ate|living|live|survive|surviving|survived) (?:on |only |just )*{_WORDS}{{0,2}}?(?:grass|leaves|weeds|roots|fodder|animal feed|bark|scraps|peelings|one meal|cattle feed|bird ?seed)|starv(?:e|es|ed|ing)\b|go(?:es|ing)? hungry|going hungry|(?:is|are|were) hungry|hunger (?:is|has|stalks|kills|spreads)|famine (?:is|has|was)|skip(?:s|ped|ping)? meals|(?:drink\w*|drank|scoop\w*|fetch\w*) {_WORDS}{{0,5}}?from (?:the |a )?(?:\w+ )?(?:river|puddles?|ponds?|ditch\w*|canal|stream|swamp|lake|radiators?|pools?|craters?)|(?:acutely |severely |badly )?malnourished|underweight|malnutrition (?:is|has|rates?|kills)|show(?:s|ed)? signs of (?:\w+ )?(?:malnutrition|wasting|hunger|trauma)|(?:cholera|measles|dysentery|typhoid|diphtheria|malaria|hepatitis|scabies|polio|dengue|diarrhoea) (?:is|has|cases|broke|spreads|outbreak|killed|kills)|(?:outbreak|cases) of (?:\w+ )?(?:cholera|measles|dysentery|typhoid|diphtheria|malaria|hepatitis|scabies|polio|dengue|diarrhoea|watery)|out of school|(?:learn|study|studying|learning|taught) (?:\w+ )?in (?:\w+ )?(?:cellars?|basements?|shelters?|tents?|corridors?|metro)|out of work|lost (?:their|his|her) (?:jobs?|livelihoods?|stalls?|shops?|workshops?|incomes?|businesses)|afraid to|fear (?:abduction|rape|arrest|violence|conscription)|(?:two|three|four|five|six) families (?:share|to) (?:a|one|each) (?:tent|room|classroom)|(?:two|three|four|five|six) (?:families|pupils|children|patients) to (?:a|one) \w+)"),
        ),
        people=re.compile(r"(?i)\b(?:people|persons?|residents?|inhabitants|civilians?|families|family|households?|children|child|infants?|toddlers?|babies|newborns?|women|woman|mothers?|girls?|boys?|pupils?|students?|schoolchildren|patients?|wounded|elderly|pensioners?|refugees?|displaced|evacuees?|returnees?|newcomers|arrivals|survivors?|farmers?|herders?|fishermen|traders?|shopkeepers?|villagers?|citizens|townspeople|homes?|houses?|apartments?|flats?|villages?|towns?|settlements?|communities|districts?|quarters?|orphans?|under-fives|first-graders|minors|diabetics|widows?|widowers?|grandmothers?|parents|miners|wardens|partners|relief teams|the bereaved|disabled|hospitals?|schools?|camps?|shelters?|them|they|everyone|nobody|migrants|detainees|prisoners|half the|thousands|hundreds|dozens)\b"),
        places=re.compile(r"(?i)\b(?:villages?|towns?|settlements?|communities|districts?|quarters?|hospitals?|schools?|camps?|partners|houses?|homes?|apartments?|flats?)"),
        armed=re.compile(r"(?i)\b(?:soldiers?|troops|brigades?|battalions?|regiments?|fighters|marines|garrison|conscripts|recruits|infantry|militia(?:men)?|gunners|paratroopers|ammunition|ammo|weapons?|shells|rifles?|drones?|armou?red|night-vision|artillery|front line|warships?|defenders|militants|commanders?|special forces|platoons?|squads?)\b"),
        asset=re.compile(r"(?i)\b(?:mines?|colliery|collieries|power (?:plants?|stations?)|plants?|works|steelworks|refinery|dam|(?<!air )bridge|viaduct|pipeline|coal|coke|substation|reactor|smelter|mills?|oilfield|railway|reservoir|ground ?water|flood ?water|river|turbines?|port of)\b"),
        breaks=re.compile(r"(?i)[;:!?()\[\]]|[.](?=\s|$)|, (?=(?:and|but|so|while|as|because|which|who|where|when|although|though|though|after|yet|or|said|says|told|reported|according|added|wrote|the \w+ said)\b)| (?=and (?:said|says|told|added|warned)\b)| (?=that (?:she|he|they|it|the)\b)| (?=(?:because|while|but|whereas|although|so that|since the|since last|after the|before the|until the)\b)|, (?=(?:[\w'’.-]+ ){1,6}(?:said|says|told|reported|wrote|added|recalled|claimed|estimates?|warned?|warns)\b)|[“”\"«»]| – | — | - "),
        ahead=re.compile(r"(?i)(?:\b(?:to|will|would|could|can|may|might|must|should|shall|not to|plans? to|be|will be|to be|would be|should be|must be|can be|could be|about to|in order to|due to be)) (?:\w+ly )?$"),
        negated=re.compile(r"(?i)\b(?:not|never|no|none|neither|nor|nobody|cannot|n't|without|hardly|nothing|no one)\b(?: \w+){0,3} ?$"),
        relative=re.compile(r"(?i)\b(?:who|that|which|those|whom) $"),
        passive=re.compile(r"(?i)\b(?:was|were|been|being|be|are|is) (?:\w+ly )?$"),
    )


def _russian() -> NeedWords:
    return NeedWords(
        frames=_frames(
            ("appeal.verb", "appeal", "behind", r"(?:просит|просят|просил\w?|попросил\w*|запросил\w*|запрашива\w+|обратил\w+ (?:\w+ ){0,4}?(?:с просьбой|за)|призва(?:л|ла|ли|ло)|призыва\w+|умоля\w+|требу(?:ет|ют)|потребовал\w*|ходатайств\w+)"),
            ("appeal.noun", "appeal", "behind", r"(?:призыв|просьб[ауы]|обращени[ея]|запрос) (?:\w+ ){0,3}?(?:о|об|на|прислать|передать)\b"),
            ("delivery.given", "delivery", "either", r"(?:достави(?:л|ла|ли|ло)|доставлен\w*|привез(?:ли|ла|ло|ут)|привёз|раздал\w*|раздают|розда\w+|передал\w*|передан\w*|выдал\w*|выдан\w*|выдают|получил\w*|обеспечил\w*|предоставил\w*|оказал\w*|отправил\w*|установил\w*|открыл\w*|развернул\w*|отремонтировал\w*|восстановил\w*|починил\w*|накормил\w*|раздава\w+|подвез\w+|завез\w+|пробурил\w*|построил\w*|обучил\w*|провел\w*|провёл|вывез\w* (?=[^.;]{0,40}(?:пациент|больн|ранен))|прибыл\w*|поступил\w*|зарегистрировал\w*|разобрал\w*|привил\w*|вакцинировал\w*)"),
            ("need.lack", "need", "either", r"(?:не хвата\w+|нехватк\w+|недостат\w+|дефицит\w*|нужда\w+ в|нужн[аыо]?\b|нужен|необходим\w*|требу(?:ет|ют)ся|закончил\w*|кончил\w*|заканчива\w+|иссяк\w*|нет\b|отсутству\w+|без (?=(?:\w+ ){0,2}?(?:вод|ед|хлеб|свет|электр|тепл|отоплен|связ|крыш|кров|лекарств|газ|медиц|продуктов|интернет|документ|жиль|учебник))|лишил\w+ (?:\w+ ){0,2}?|остал\w+ без|острая потребность|голода\w+|не работа\w+|закрыт\w*|перекрыт\w*|заблокирован\w*|пересохл\w*|ночу\w+ (?:под|на)|не могут (?:получить|купить|найти|проехать)|не может (?:проехать|пройти|принять))"),
        ),
        people=re.compile(r"(?i)\b(?:люд(?:и|ей|ям|ьми)|человек\w*|жител\w+|сем(?:ья|ьи|ей|ьям)|дет(?:и|ей|ям)|ребён\w+|женщин\w*|матер\w+|пенсионер\w*|старик\w*|беженц\w+|переселенц\w+|эвакуирован\w+|пациент\w*|больны[ех]\w?|ранены\w+|школьник\w*|учеников|младенц\w+|дом(?:а|ов|ам)\b|сёл\b|сел\b|семья|раненым|врачи|горожан\w*|селян\w*|домохозяйств\w*)"),
        places=re.compile(r"(?i)\b(?:дом\w*|с[её]л\w?|будин\w+)"),
        armed=re.compile(r"(?i)\b(?:солдат\w*|военн\w+|бригад\w*|батальон\w*|полк[ауи]?\b|бойц\w+|боеприпас\w*|оружи\w+|снаряд\w*|дрон\w*|бпла|штурмовик\w*)"),
        asset=re.compile(r"(?i)\b(?:шахт\w+|завод\w*|комбинат\w*|тэс|тэц|аэс|гэс|электростанц\w+|предприяти\w+|плотин\w*|уголь|угля|кокс\w*)"),
        breaks=re.compile(r"(?i)[;:!?()]|[.](?=\s|$)|, (?=(?:а|но|и|что|чтобы|котор\w+|потому|так как|поскольку|где|когда|сообщил\w*|сказал\w*|заявил\w*|рассказал\w*)\b)|[“”\"«»]| – | — "),
        ahead=re.compile(r"(?i)\b(?:будет|будут|должн\w+|чтобы|планиру\w+|обеща\w+|намерен\w*) (?:\w+ )?$"),
        negated=re.compile(r"(?i)\b(?:не|никто|ничего|ни) (?:\w+ )?$"),
        relative=re.compile(r"(?i)\b(?:котор\w+|які\w*|кто|що|что) $"),
        passive=re.compile(r"(?!)"),
    )


def _ukrainian() -> NeedWords:
    return NeedWords(
        frames=_frames(
            ("appeal.verb", "appeal", "behind", r"(?:просить|просять|просив|просила|просили|попроси\w+|звернул\w+ (?:\w+ ){0,4}?(?:з проханням|по|за)|закликал\w*|закликає|закликають|благає|благають|благал\w*|вимага(?:є|ють|в|ла|ли))"),
            ("appeal.noun", "appeal", "behind", r"(?:заклик|прохання|звернення|запит) (?:\w+ ){0,3}?(?:про|щодо|на|надіслати|передати)\b"),
            ("delivery.given", "delivery", "either", r"(?:достави(?:в|ла|ли|ло)|доставлен\w*|привез(?:ли|ла|ло)|привіз|роздал\w*|роздав\b|роздають|передал\w*|передав\b|передано|видал\w*|видав\b|видано|видають|отримал\w*|отримав\b|забезпечи\w+|надал\w*|надав\b|надано|відправи\w+|встанови\w+|відкри\w+|розгорну\w+|відремонтува\w+|відновил\w*|відновив\b|полагоди\w+|нагодува\w+|підвез\w+|завез\w+|пробури\w+|збудува\w+|навчи\w+|провел\w*|провів\b|прибу\w+|надійш\w+|зареєструва\w+|розібра\w+|щепи\w+|вакцинува\w+)"),
            ("need.lack", "need", "either", r"(?:не вистача\w+|бракує|бракува\w+|брак\b|нестач\w+|дефіцит\w*|потребу\w+|потріб\w+|необхідн\w*|закінчил\w*|закінчує\w+|скінчи\w+|нема\b|немає|не мають|не має|відсутн\w+|без (?=(?:\w+ ){0,2}?(?:вод|їж|хліб|світл|електр|тепл|опален|зв|дах|лік|газ|медич|продукт|інтернет|документ|житл|підручник))|лишил\w+ без|залишил\w+ без|позбавлен\w+|голоду\w+|не працю\w+|закрит\w*|перекрит\w*|заблокован\w*|пересох\w*|ночу\w+ (?:під|на)|не можуть (?:отримати|купити|знайти|проїхати)|не може (?:проїхати|пройти|прийняти))"),
        ),
        people=re.compile(r"(?i)\b(?:люд(?:и|ей|ям|ьми)|осіб|жител\w+|мешканц\w+|родин\w*|сім(?:ей|'ї|’ї|'ям|’ям)|діт(?:и|ей|ям)|дитин\w*|жін\w+|матер\w+|пенсіонер\w*|біжен\w+|переселен\w+|евакуйован\w+|пацієнт\w*|хвор\w+|поранен\w+|школяр\w*|учні\w*|немовля\w*|будинк\w+|сіл\b|села\b|містян\w*|селян\w*|домогосподарств\w*)"),
        places=re.compile(r"(?i)\b(?:дом\w*|с[её]л\w?|будин\w+)"),
        armed=re.compile(r"(?i)\b(?:солдат\w*|військов\w+|бригад\w*|батальйон\w*|полк[ауи]?\b|бійц\w+|боєприпас\w*|збро\w+|снаряд\w*|дрон\w*|бпла|штурмовик\w*)"),
        asset=re.compile(r"(?i)\b(?:шахт\w+|завод\w*|комбінат\w*|тес|тец|аес|гес|електростанц\w+|підприємств\w+|гребл\w*|вугілл\w+|кокс\w*)"),
        breaks=re.compile(r"(?i)[;:!?()]|[.](?=\s|$)|, (?=(?:а|але|і|й|та|що|щоб|як\w+|бо|оскільки|де|коли|повідоми\w+|сказа\w+|заяви\w+|розпові\w+)\b)|[“”\"«»]| – | — "),
        ahead=re.compile(r"(?i)\b(?:буде|будуть|мають|повинн\w+|щоб|планую\w+|обіця\w+) (?:\w+ )?$"),
        negated=re.compile(r"(?i)\b(?:не|ніхто|нічого|жодн\w+) (?:\w+ )?$"),
        relative=re.compile(r"(?i)\b(?:котор\w+|які\w*|кто|що|что) $"),
        passive=re.compile(r"(?!)"),
    )


_TABLES = {"en": _english, "ru": _russian, "uk": _ukrainian}


@cache
def need_words(language: str) -> NeedWords | None:
    """The tables of a language, built when it is first met; None where there are none."""
    build = _TABLES.get(language)
    return build() if build else None
