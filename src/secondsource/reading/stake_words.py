"""How English, Russian and Ukrainian say what an asset is worth: output, capacity, rank, dependence, consequence."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from secondsource.reading.expressions import Expression

_NEVER = Expression(r"(?!)")


@dataclass(frozen=True, slots=True)
class StakeWords:
    """One language. Patterns are searched in one sentence; `products` map words to a register's product names.

    `output`, `capacity`: verbs and nouns beside a figure; `lost`: what makes a figure a consequence; `jobs`: what makes
    a count one of jobs; `served`: what makes it one of those who depend; `handled`: of those who pass through.
    `rank`, `dependence`, `consequence`: propositions without a figure; `ordinals` tell a rank's place. `asset`: nouns
    that an asset goes by; `trade`: nouns of what assets make and serve. `aid`: what makes tonnes those of help, stock or
    harm. `period`: pattern behind a figure and period; `period_before` the same before it; `part`: words for a part of a
    year. `at_least`, `at_most`: bounds before a share.
    `back`: words that go on about what was named before; `supposed`: what has not happened; `absent`: what tells that
    an asset is gone, so that what its clause counts follows from it.
    """

    output: Expression
    capacity: Expression
    lost: Expression
    jobs: Expression
    served: Expression
    handled: Expression
    rank: Expression
    ordinals: tuple[tuple[str, float], ...]
    dependence: Expression
    consequence: Expression
    asset: Expression
    trade: Expression
    aid: Expression
    products: tuple[tuple[str, str], ...]
    by_asset: tuple[tuple[str, str], ...]
    period: tuple[tuple[str, str], ...]
    period_before: tuple[tuple[str, str], ...]
    part: Expression
    at_least: Expression
    at_most: Expression
    back: Expression
    supposed: Expression
    absent: Expression = _NEVER


_ASSET = r"(?:(?:mine|pit|longwall|coalface|adit|open pit|wellfield|borefield|basin|spillway|causeway|interconnector|conveyor|telephone exchange|(?:power|transmission|high-voltage|ring|overhead) line|power cable|(?:undersea|subsea|submarine) cable|(?:gas|grain|fuel|oil|seed) store|(?:customs|container|marshalling|goods|freight|lorry) yard|(?:tram|bus|locomotive) shed|tannery|tannerie|infirmary|infirmarie|sanatorium|polyclinic|colliery|collierie|coalfield|plant|factory|factorie|refinery|refinerie|power station|station|substation|dam|port|harbou?r|mill|smelter|quarry|quarrie|field(?! (?:kitchen|hospital|team|worker|staff|visit|medic|office|report)s?\b)|oilfield|gasfield|deposit|terminal|elevator|enterprise|bridge|railway|pipeline|complex|hub|facility|facilitie|grid|well|highway|gate|depot|reservoir|bakery|bakerie|hospital|clinic|brickwork|airport|airfield|canal|viaduct|shaft|shipyard|reactor|turbine|furnace|oven|(?:wind|solar) (?:park|farm)|(?:dairy|pig|poultry|chicken|cattle|fish|sheep|livestock|stud) farm|network|combine|tunnel|line|kiln|powerhouse|concentrator|silo|granary|granarie|warehouse|tank farm|boiler house|barrage|weir|sluice|lock|cascade|foundry|foundrie|sawmill|dairy|dairie|brewery|brewerie|greenhouse|hatchery|ferry|crossing|generator|transformer|coke battery|cannery|slaughterhouse|abattoir|cold store|lighter|jetty|quay|berth|rail yard|cracker|storage|aqueduct|water tower|intake)s?|(?:water|gas|iron|steel|salt|cement|brick)?works|opencut|opencast|washery|NPP|TPP|HPP)"
_SUPER = r"(?:largest|biggest|busiest|deepest|richest|oldest|longest|highest|most (?:important|productive|powerful|modern|valuable|profitable))"
_NTH = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|4th|5th)"

def _english() -> StakeWords:
    return StakeWords(
        lost=Expression(r"(?i)\b(?:shav(?:e|es|ed|ing)\b|dent(?:s|ed)?\b|trim(?:s|med)?\b|erod(?:e|es|ed)|(?:tak|knock|cut|slic|lop)\w* [^.;,]{1,30} off\b|forfeit\w*|forgo(?:es)?\b|miss(?:es|ed)? out on|lost|loses|losing|los(?:s|e) of|cuts?\b|cutting|would|could cost|may cost|might|cost(?:s|ing)?\b|depriv\w+|leav(?:e|es|ing)\b|left without|reduc(?:e|es|ed|ing)|halv\w+|wip(?:e|ed|es) out|knock(?:s|ed) out|took out|takes out|shrank|shrink\w*|collaps\w+|taken offline|destroy(?:s|ed)|disabled|erased?|dry (?:out|up)|without (?:power|heat\w*|water|light|gas|work|electricity)|in the dark|plung(?:e|es|ed|ing)|go(?:es)? dark|went dark|darkness|off the grid|offline|out of (?:action|service|operation|work)|idled?|strip(?:s|ped)?|rob(?:s|bed)?\b|forc(?:e|es|ed|ing)|cut off|stranded|halt(?:s|ed)?|stop(?:s|ped)?|down by|fall(?:s)? (?:by|to)|drop(?:s)? (?:by|to)|(?:fell|fallen|dropped|cut|shrunk|slashed|declined|plunged|collapsed|slumped|sunk) by|have to import|blackout|laid off|out of jobs|jobless)"),
        jobs=Expression(r"(?i)\b(?:workforce (?:of|numbers)|employ(?:s|ed|ing|er|ment)?\b|liv(?:e|es|ed) (?:from|by|on)\b|on the payroll|feed their families|(?:went|go|goes) down (?:the|into)|clock(?:s|ed)? (?:in|on)|toil(?:s|ed)?|g(?:ave|ives?|iving) (?:work|jobs|bread)|jobs?\b|work ?force|(?:people|men|women|residents|locals|miners|workers|hands|who|\d) (?:still |once |had )?work(?:s|ed)?\b|worked (?:here|there)|earn\w* (?:their|a|his|her) (?:living|bread|wages?)|(?:the|a|their|its) (?:living|bread|livelihood) (?:of|for|to)\b|breadwinner (?:of|for)|livelihoods?|liv(?:e|es|ed) off|payroll|staff of|wages? (?:to|for|of)|provid(?:es|ed) work|makes a living|on its books|posts\b)"),
        served=Expression(r"(?i)\b(?:(?:only|sole|last|main|single) (?:[\w-]+ ){1,3}(?:to|into|for|between|from|of)\b|fill(?:s|ed|ing)?\b|satisf(?:y|ies|ied)|suppl(?:y|ies|ied|ying|iers?)|deliver(?:s|ed)?\b|provid(?:e|ed|ers?)\b|cater(?:s|ed)? (?:to|for)|covers?\b|covered\b|meets?\b|met\b|lives? off|us(?:e|es|ed|ing) (?:its|the)|need(?:s)? its|buys?\b|serv(?:e|es|ed|ing)|heat(?:s|ed|ing)?\b|light(?:s|ed|ing)?\b|lit\b|water(?:s|ed|ing)\b|irrigat\w+|feed(?:s|ing)?\b|fed\b|power(?:s|ed|ing)\b|links?\b|connects?|depend\w*|rel(?:y|ies|ied|ying)\b|hang(?:s|ing)? on|hung on|burn(?:s|ed|ing)? (?:\w+ )?(?:coal|gas|oil|its|fuel)|run(?:s|ning)? on|drinks?\b|drank|draw(?:s|ing)?\b|drew|get(?:s)? (?:its|their|his)|keep(?:s|ing)? \w+ (?:warm|running|lit|alive)|warm(?:s|ed)\b|provides?|bring(?:s)? (?:water|power|heat|gas)|bought|buy(?:s)? (?:its|their)?|fuel(?:s|led)\b|sole (?:source|supplier)|lifeline)"),
        handled=Expression(r"(?i)\b(?:keeps?\b|kept\b|hous(?:e|es|ed)\b|holds?\b|held\b|rais(?:es|ed)\b|breeds?\b|bred\b|rear(?:s|ed)\b|milk(?:s|ed)\b|slaughter(?:s|ed)\b|ferr(?:y|ies|ied)\b|produc(?:e|es|ed)\b|serv(?:ic)?(?:es|ed)\b|turn(?:s|ed)? out|repair(?:s|ed)\b|dock(?:s|ed)?\b|call(?:s|ed)? at|tak(?:e|es)\b|took\b|handl(?:e|es|ed|ing)|treat(?:s|ed|ing)?\b|pass(?:es|ed|ing)?\b|carr(?:y|ies|ied|ying)|serv(?:e|es|ed|ing)|cross(?:es|ed|ing)?\b|welcom(?:es|ed)|saw\b|sees\b|receiv(?:e|es|ed)|admit(?:s|ted)|berth(?:s|ed)|load(?:s|ed|ing)?\b|lands?\b|processed|process(?:es)?\b|mov(?:e|es|ed)\b|through|room for|beds\b|us(?:e|es|ed)\b|bak(?:e|es|ed)\b|assembl(?:es|ed)|built\b|makes?\b|made\b)"),
        output=Expression(r"(?i)\b(?:mov(?:ed|es|ing)|pour(?:s|ed)|smelt(?:s|ed)?|roll(?:s|ed)|cast(?:s)?|forg(?:es|ed)|bak(?:es|ed|ing)|dug|digs?|hoist(?:s|ed)|brought (?:up|to)|came up|c(?:a|o)me(?:s)? (?:up|out|from)|lift(?:s|ed)|sold|sells|loaded|loads|sent|sends|mak(?:es|ing)|made|manag(?:es|ed)|reach(?:es|ed)|hit\b|slipped|fell|rose|climbed|dropped|grew|recorded|report(?:s|ed)|achieved|posted|put out|churn(?:s|ed) out|leave\b|leaves\b|left\b|feeds?|fed|carr(?:ies|ied)|purif(?:ies|ied)|account(?:s|ed)? for|stood for|stands for|cover(?:s|ed)?|provid(?:es|ed)|tall(?:y|ied)|total(?:s|led|ed)|averag(?:es|ed)|contribut\w+|mined|excavat\w+|exported|produc(?:e|es|ed|ing)|yield(?:s|ed|ing)?|deliver(?:s|ed|ing)?|giv(?:e|es|ing)|gave|extract(?:s|ed|ing)?|raise[sd]?|raising|min(?:es|ed|ing)|generat(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|process(?:es|ed|ing)?|refin(?:e|es|ed|ing)|handl(?:e|es|ed|ing)|shipp?(?:s|ed|ing)?|pump(?:s|ed|ing)?|output|production|turn(?:s|ed)? out|(?:go|goes|going|went|pass|passes|passed|flow|flows|flowed) through|exceeded|exports?|exported|throughput)\b"),
        capacity=Expression(r"(?i)\b(?:(?:generating |production |annual |nameplate |design |installed |handling |storage )?capacity(?! (?:factor|payments?))|designed|designed (?:for|to)|built (?:for|to (?:produce|handle|process))|meant for|planned for|intended (?:for|to)|rating|can (?:\w+ )?(?:produce|load|unload|handle|take|make|raise|mine|smelt|generate|store|process|refine|move|ship|deliver|hold|treat|bake|turn|yield|dig|wash|pump|transport|feed|supply|reach|carry|pour|cast|roll|put out|accommodate|serve|mill|crush|lift|house|keep|draw|send|churn)|could (?:\w+ )?(?:produce|generate|handle|make|process|raise|store|load|deliver|reach|pour|cast|roll|hold|take|carry|treat|bake|turn|yield|dig|wash|pump|transport|feed|supply|refine|unload|smelt|mine|move|ship|lift|mill|crush|house)|able to|at full (?:load|tilt|capacity|power|stretch)|maximum|peak (?:output|load)|net output|stor(?:es|age for)|room for|licen[cs]ed (?:for|to)|up to its|permitted|installed|capable of (?:producing|generating|processing|handling)|can (?:produce|process|handle|generate|store)|rated at|design output|nameplate|reserves?\b|holds? (?:reserves|back|up to)|resources? of|deposits? of|beds)\b"),
        rank=Expression(
            rf"(?i)\b(?:(?:one of|among) (?:the|\w+['’]s) (?:\w+ ){{0,3}}?(?:{_SUPER}|last|main|few|leaders|leading|most|top)\b"
            rf"|(?:the|a|\w+['’]s) (?:\w+['’]s |single |very |whole |entire )?(?:{_NTH}[- ])?{_SUPER} (?:(?!at|of|in|near|on|by|to|from)\w+[ -]){{0,4}}?{_ASSET}(?! (?:rescue|disaster|accident|fire|blast|explosion|attack|strike|closure|fraud|collapse|worker|contract|deal|union|hall|in (?:\w+ )?(?:years|months|decades)))\b"
            rf"|(?:the|a|\w+['’]s) (?:\w+['’]s |single )?{_NTH}[- ](?:largest|biggest|most \w+|busiest|deepest|oldest|richest|highest|main|longest|ranking|placed)"
            rf"|(?:the|\w+['’]s) (?:single |very )?{_SUPER}(?: (?:of its kind|of all|of them all|of (?:the|all)|in|on|anywhere|by|outside|after|west|east|north|south|between|this side)\b|\s*(?=[,.;)]|$))"
            rf"|{_SUPER} of its kind"
            r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) in (?:the |all )?[\w-]+(?: [\w-]+)? (?:for|by|in terms of|measured by|when it comes to)\b|(?:ranks?|ranked|ranking|placed|stands?|comes?|came) (?:as )?(?:the )?(?:in )?(?:number |no\.? ?)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|among|one|two|three|four|five)\b(?! (?:day|week|month|year|time|attack|strike))"
            r"|number (?:one|two|three|four|five) (?:in|of|among|mine|plant|producer|exporter|supplier|by|nationally|worldwide)\b|(?:second|surpassed|topped|beaten|outdone|outranked|exceeded) only (?:to|by)"
            r"|among (?:the|\w+['’]s) (?:\w+ ){0,3}?(?:leaders|largest|biggest|most|top|ten|five|first|few|main|richest)|(?:the|\w+['’]s) (?:largest|biggest|busiest) (?:\w+ ){0,2}(?:producer|exporter|supplier|maker|employer|complex|source|taxpayer|user|buyer)"
            r"|(?:more|bigger|larger|deeper|busier|richer|older|higher)\b(?: [\w-]+){0,5}? than (?:any|all|every)(?: of)? (?:the )?(?:other|its|their|rest|others)|more than (?:any other|all (?:the )?others?|anyone else|anywhere else)|like no other|unmatched|unrivalled|without equal"
            r"|no (?:other )?\w+ (?:[\w-]+ ){0,5}?(?:as much|as many|as big|as large|so much|so many|bigger|larger|more|deeper|richer|busier)\b(?= than| [\w ]{1,40} (?:as|than)\b| as\b)"
            r"|(?:tops?|topped|leads?|led|heads?|headed) the (?:country|nation|region|field|list|ranking|table|league|industry|world|sector|continent)\b|(?:top|leading|foremost|premier)[- ](?:\w+ ){0,2}(?:producer|exporter|supplier|maker|employer|earner|mine|plant|taxpayer)s?\b|(?:top|first) (?:three|five|ten|dozen) (?:\w+ ){0,2}(?:in|of|by|producers|mines|plants)\b"
            r"|outranks|giant|linchpin|flagship|jewel|backbone)"
        ),
        ordinals=((r"second|2nd|number two", 2.0), (r"third|3rd|number three", 3.0), (r"fourth|4th|number four", 4.0), (r"fifth|5th|number five", 5.0), (r"sixth", 6.0), (r"seventh", 7.0), (r"eighth", 8.0), (r"ninth", 9.0), (r"tenth", 10.0), (r"(?:surpassed|topped|beaten|outdone|outranked|exceeded) only", 2.0), (r"first\b|number one|in one\b", 1.0), (r"(?:largest|biggest|busiest|deepest|richest|oldest|longest|highest|most)\b", 1.0), (r"more|bigger|larger|deeper|busier|richer|older|higher|no\b|tops?|topped|lead|leads|led|heads?|headed|unmatched|unrivalled", 1.0)),
        dependence=Expression(
            rf"(?i)\b(?:rel(?:y|ies|ied|iant) (?:\w+ )?(?:up)?on|depend(?:s|ed|ent|ence)? (?:\w+ )?(?:on|upon)|account(?:s|ed)? for (?=[^.;]{{0,30}}(?:per ?cent|%|half|third|quarter|fifth|most|all|bulk))"
            r"|suppl(?:y|ies|ied) (?:heat|coal|coke|power|electricity|water|gas|fuel|the (?:whole|entire)|most|much|all)\b|plays? an? (?:\w+ )?role|lifelines?|lifeblood|main (?:source|route|supplier|artery|provider|employer|earner)"
            r"|(?:carr(?:y|ies|ied)|is|was|are|were|has|had|offers|provides|holds|feeds|remains|remained) (?:now |still )?(?:the|its|their|our|\w+['’]s) (?:only|last|sole|single)\b|(?:the|its|their|our|\w+['’]s) (?:only|last|sole) (?!line (?:of|from))(?:\w+ ){0,3}?(?:one|route|road|railway|rail link|crossing|source|supplier|supply|line|link|bridge|way|pipeline|provider|outlet|employer|buyer|customer|(?:maker|producer) of)\b"
            rf"|(?:the|its|their|our|\w+['’]s) (?:only|sole|last)(?: (?:working|great|remaining|functioning|major|operating|public|surviving|other))* (?:(?!at|of|in|near|on|by|to|from|line)[\w-]+ ){{0,3}}?{_ASSET}\b|the only (?=place|hospital|clinic|source|\w+ (?:still|that|left|able))|sole (?:source|supplier|route|employer)"
            r"|fed\b|feeds\b|used for most of|keeps? \w+ (?:running|alive|warm|lit|going)|(?:can|could)(?: ?not|['’]t) (?:\w+ )?(?:do|run|work|survive|function|manage|live|exist|operate|make \w+) without|hang(?:s|ing)? on|hung on|lives? (?:off|from|by)|rests? on|stands? or falls? with"
            r"|(?:vital|crucial|critical|essential|indispensable|irreplaceable|key) (?:for|to) (?:the |its |their )?\w+|powers? the (?:whole|entire)|heats? the (?:whole|entire)|(?:provid|suppl|deliver|cover|meet)(?:e?s|ies|ied|ed|y) (?:most|much|all|the bulk|nearly all|almost all|virtually all) of"
            r"|(?:most|all|the bulk|nearly all|almost all|much|virtually all|the lion['’]s share) of (?:the |its |their )?[^.;,]{0,50}\b(?:comes?|came|is|was|are|were|pass(?:es|ed)?|goes|went|flows?|flowed|originates?)\b(?: \w+)? (?:from|through|via|over|out of|by|at)|every(?:one| family| household| home)? (?:in (?:the )?\w+ )?(?:lives off|depends|works at|works there)|nothing (?:\w+ ){0,3}without)"
        ),
        consequence=Expression(r"(?i)\b(?:(?:loss|capture|fall|closure|destruction|seizure|shutdown|damage|stoppage|lost|without (?:it|them|the \w+|this \w+))\b[^.;]{0,90}\b(?:would|could|will|may|might|can|threatens? to)\b|if (?:\w+ ){1,6}(?:is|are|were|was) (?:lost|taken|captured|closed|destroyed|shut|cut|blown)\b[^.;]{0,90}\b(?:would|could|will|may|might)\b|(?:would|could|will|may|might) (?:\w+ )?(?:leave|disrupt|weaken|cripple|halt|paralyse|paralyze|deprive|grind|stop|threaten|cut off|double|endanger|collapse)\b[^.;]{0,80}\b(?:supply|supplies|chain|chains|industry|steel\w*|production|economy|output|raw material|prices|grid|exports?|capacity|heating|furnaces|plants?)\b)"),
        asset=Expression(rf"(?i)\b{_ASSET}\b"),
        trade=Expression(r"(?i)\b(?:coal|coke|coking|steel|iron|ore|metal\w*|electricity|power|heat|energy|gas|oil|fuel|grain|wheat|exports?|imports?|gdp|gross (?:domestic|national) product|orders|consumption|tonnage|shipments|purchases|neon|cargo|freight|gold|copper|tin|coltan|lithium|uranium|palladium|titanium|nickel|zinc|cement|fertili[sz]er|ammonia|salt|sugar|cotton|cobalt|diamonds?|output|production|capacity|loaves|bread|water|flour|budget|revenues?|tax(?:es)?|earnings|sales|chips?|market|loading|turnover|needs|demand|plan|target|quota|norm|record)\b"),
        aid=Expression(r"(?i)\b(?:aid|relief|humanitarian|donat\w+|explosives?|tnt|ammunition|bombs?|warheads?|parcels?|rations?|medicines?|medical|debris|rubble|waste|spilled|spilt|leaked|looted|stolen|stole|burn(?:ed|t)|rotted|rubbish|weigh(?:s|ing|ed)?)\b"),
        by_asset=((r"coke", "coke"), (r"steel|metallurg\w*|iron works", "steel"), (r"(?:thermal |nuclear |hydro\w* )?power (?:plant|station)|hydro\w*|NPP|TPP|HPP|dam\b|wind|solar|reactor", "electricity"), (r"(?:mine|mines|pit|colliery|shaft|opencut|opencast)\b", "coal, raw")),
        period_before=((r"(?:annual|yearly|every year|each year)", "year"), (r"(?:monthly|every month|each month)", "month"), (r"(?:daily|every day|each day)", "day")),
        part=Expression(r"(?i)\b(?:half of|quarter of|(?:first|second|third|fourth|last|this|each) (?:half|quarter)(?! of the (?:country|region|world|workforce))|january|february|march|april|june|july|august|september|october|november|december|in may|months? of|between|since|so far|this month|last month|(?:first|last) \w+ months|nine months|six months)\b"),
        supposed=Expression(r"(?i)(?:\b(?:would|could|might|may|will|if|risks?|threatens?|is set to|stands? to)\b|['’](?:d|ll)\b)"),
        absent=Expression(r"(?i)(?:^(?:should|were) (?:the |its |this |that |their |any )|\bwere (?:the |it |its |this )[^.;,]{0,40} to (?:stop|close|fall|fail|shut|go|be)\b|\bwith(?: the| its| their| both| no)? [^.;,]{2,60}? (?:gone|down|destroyed|shut|out|out of (?:action|service|use|order)|closed|lost|idle|idled|offline|broken|cut|blown(?: up)?|under water|flooded|silent|in ruins|blocked|severed|knocked out|wrecked|dead|stopped|at a standstill|occupied|off|damaged)\b|\bsince (?:the |its )?[^.;,]{2,50} (?:was|were|went|closed|stopped|fell|fell silent|collapsed|burned|broke)\b|^without\b|\bwithout (?:the|its|this|that|it|them|such|any of)\b|\b(?:loss|losing|closure|closing|shutting|destruction|capture|fall|seizure|shutdown|stoppage|outage) (?:of )?(?:the |its |of )?)"),
        back=Expression(r"(?i)\b(?:it|its|there|they|their|output|production|capacity)\b"),
        at_least=Expression(r"(?i)(?:at least|no fewer than|no less than|more than|over|above|upwards of|in excess of|exceed\w*|well over|not less than) (?:the |a |an )?$"),
        at_most=Expression(r"(?i)(?:up to|as much as|at most|no more than|not more than|fewer than|less than|under|below|a maximum of|barely) (?:the |a |an )?$"),
        products=((r"run-of-mine|raw coal", "coal, raw"), (r"concentrate", "coal, concentrate"), (r"coking coal|coal|anthracite", "coal, raw"), (r"coke", "coke"), (r"pig iron", "pig iron"), (r"steel", "steel"), (r"iron ore", "iron ore"), (r"grain|wheat", "grain"), (r"cargo|freight|containers", "cargo"), (r"coltan", "coltan"), (r"cassiterite|tin\b", "tin"), (r"gold", "gold"), (r"crude|oil", "oil"), (r"fuel|petrol|diesel", "fuel"), (r"electricity|power", "electricity"), (r"heat\b", "heat"), (r"water", "water"), (r"gas\b", "gas"), *((rf"{word}s?\b", word) for word in ("copper", "lithium", "nickel", "zinc", "uranium", "diamond", "palladium", "salt", "cement", "cobalt", "titanium", "bauxite", "phosphate", "manganese", "sugar", "flour", "fertilizer", "fertiliser", "ammonia", "timber", "cotton", "silver", "platinum", "graphite", "potash"))),
        period=((r"(?:a|per|each|every|the)[ -]year(?! (?:earlier|ago|of)\b)|-a-year|annually|yearly|(?:a year )?in and year out|per annum|p\.?a\.?|a yr|/yr|/year|year on year", "year"), (r"(?:a|per|each|every)[ -]month(?! (?:earlier|ago|of)\b)|-a-month|monthly|/month", "month"), (r"(?:a|per|each|every)[ -]day|-a-day|daily|/day|round the clock|per diem", "day"), (r"(?:a|per|each|every)[ -]week(?! (?:earlier|ago|of)\b)|weekly", "week"), (r"(?:an|per|each|every)[ -]hour|hourly", "hour")),
    )


_RU_ASSET = r"(?:шахт\w*|завод\w*|комбинат\w*|предприяти\w*|электростанц\w*|ТЭС|ТЭЦ|АЭС|ГЭС|порт\w{0,2}|рудник\w*|карьер\w*|месторожден\w*|терминал\w*|фабрик\w*|мост\w{0,2}|плотин\w*|подстанц\w*)"
def _russian() -> StakeWords:
    return StakeWords(
        lost=Expression(r"(?i)\b(?:потеря\w*|лиши\w*|сократ\w*|сниз\w*|упал\w*|остан\w+ без|останется без|обойд[её]тся|без света|выбыл\w*)"),
        jobs=Expression(r"(?i)\b(?:рабоч\w+ мест\w*|работа(?:ет|ют|ло|ли|л|ла)\b|трудил\w+|труд(?:ится|ятся)|занят\w*|персонал\w*|штат\w*)"),
        served=Expression(r"(?i)\b(?:обеспечива\w+|снабжа\w+|питает|питал\w*|зависят|зависит|обогрева\w+|отаплива\w+|поставля\w+|покрыва\w+|приходил\w+|приходится|орошает|кормит)"),
        handled=Expression(r"(?i)\b(?:обслужива\w+|обслужил\w*|принима\w+|принял\w*|проход\w+|прошло|перев[её]з\w*|пропуска\w+|лечит|лечил\w*)"),
        ordinals=((r"второ\w+|вторая", 2.0), (r"трет\w+", 3.0), (r"четв[её]рт\w+", 4.0), (r"крупнейш\w+|сам\w+ крупн\w+", 1.0)),
        trade=Expression(r"(?i)\b(?:угл\w+|кокс\w*|стал[иь]\w*|чугун\w*|руд\w+|металл\w*|электроэнерги\w+|тепл\w+|экспорт\w*|импорт\w*|зерн\w+|нефт\w+|газ\w*|добыч\w+|производств\w*|мощност\w*|бюджет\w*|груз\w*|топлив\w*|потребност\w*)"),
        aid=Expression(r"(?i)\b(?:гуманитар\w*|помощ\w*|взрывчат\w*|тротил\w*|боеприпас\w*|мусор\w*|похищ\w+|украден\w*|весом|массой)"),
        by_asset=((r"коксохим\w*", "coke"), (r"металлург\w*|сталелит\w*", "steel"), (r"ТЭС|ТЭЦ|АЭС|ГЭС|электростанц\w*", "electricity"), (r"шахт\w+", "coal, raw")),
        period_before=((r"(?:ежегодно|в год|годов\w+)", "year"), (r"(?:ежемесячно|месячн\w+)", "month"), (r"(?:ежедневно|суточн\w+|ежесуточно)", "day")),
        part=Expression(r"(?i)\b(?:полугоди\w+|квартал\w*|январ\w+|феврал\w+|март\w*|апрел\w+|ма[яйе]\b|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|ноябр\w+|декабр\w+|месяц\w* года)"),
        supposed=Expression(r"(?i)\b(?:бы|может|могут|останется|останутся|лишится|лишатся|если)\b"),
        back=Expression(r"(?i)\b(?:она|он|оно|её|его|там|здесь|добыча|мощность|производство)\b"),
        at_least=Expression(r"(?i)(?:более|больше|свыше|не менее|не меньше|минимум) $"),
        at_most=Expression(r"(?i)(?:до|не более|не больше|менее|меньше) $"),
        output=Expression(r"(?i)\b(?:добыт\w*|подня(?:л|ла|ли)|отгруз\w+|выплав\w+|экспортир\w+|перевез\w*|продал\w*|реализова\w+|составил\w*|достиг\w*|выда(?:ёт|ет|вала|вал|вало|ла|л)|да(?:ёт|ет|вала|вал|вало|ла|л|ло)|добыва\w+|добы(?:ла|л|ло|ли|ча|чу|чи)|производ\w+|произв[её]л\w*|выпуска\w+|выпустил\w*|вырабатыва\w+|выработа\w+|поставля\w+|перерабатыва\w+|перевалива\w+|перевалк\w+)"),
        capacity=Expression(r"(?i)\b(?:мощност\w+|рассчитан\w* на|вмеща\w+|вместимост\w+|запас\w+|может (?:принимать|давать|производить|выдавать|переваливать)|способ\w{1,4} (?:давать|производить|выдавать))"),
        rank=Expression(rf"(?i)\b(?:одн(?:а|о|ой|им|ого|у) из (?:сам\w+ )?(?:крупнейш\w+|последн\w+|главн\w+|важнейш\w+)|(?:второ\w+|трет\w+) по (?:величине|мощности|объ[её]му)|крупнейш\w+ (?:\w+ )?{_RU_ASSET}|единственн\w+ (?:\w+ )?{_RU_ASSET})"),
        dependence=Expression(r"(?i)\b(?:завис\w+ от|без не(?:го|ё|е)\b[^.;]{0,80}(?:встанут|остановятся|встанет|остановится)|обеспечива\w+|питает|снабжа\w+|ключев\w+ роль)"),
        consequence=Expression(r"(?i)\b(?:потер(?:я|и|ю|ей)|утрат\w+|захват\w*|остановк\w+)\b[^.;]{0,60}\b(?:остав\w+|лиш\w+|парализу\w+|приведёт|приведет|может|вызовет|останов\w+)"),
        asset=Expression(rf"(?i)\b{_RU_ASSET}"),
        products=((r"концентрат\w*", "coal, concentrate"), (r"угл\w+|антрацит\w*", "coal, raw"), (r"кокс\w*", "coke"), (r"чугун\w*", "pig iron"), (r"стал\w+", "steel"), (r"руд\w+", "iron ore"), (r"зерн\w+", "grain"), (r"груз\w+", "cargo"), (r"электроэнерги\w+", "electricity"), (r"нефт\w+", "oil"), (r"вод\w+", "water"), (r"газ\w{0,2}\b", "gas")),
        period=((r"в год|ежегодно|за год|в прошлом году|за прошлый год", "year"), (r"в месяц|ежемесячно", "month"), (r"в сутки|в день|ежедневно", "day")),
    )


_UK_ASSET = r"(?:шахт\w*|завод\w*|комбінат\w*|підприємств\w*|електростанц\w*|ТЕС|ТЕЦ|АЕС|ГЕС|порт\w{0,2}|рудник\w*|кар['’ʼ]єр\w*|родовищ\w*|термінал\w*|фабрик\w*|м[іо]ст\w{0,2}|гребл\w*|підстанц\w*)"
def _ukrainian() -> StakeWords:
    return StakeWords(
        lost=Expression(r"(?i)\b(?:втрат\w*|позбав\w*|скорот\w*|зниз\w*|впав\b|впала|впало|лиш\w+ без|залиш\w+ без|коштуватиме|без світла)"),
        jobs=Expression(r"(?i)\b(?:робоч\w+ місц\w*|працю(?:є|ють|вало|вали|вав|вала)\b|трудил\w+|зайнят\w*|персонал\w*|штат\w*)"),
        served=Expression(r"(?i)\b(?:забезпечу\w+|постача\w+|живить|живила|залежать|залежить|обігріва\w+|опалю\w+|покрива\w+|припада\w+|зрошу\w+|годує)"),
        handled=Expression(r"(?i)\b(?:обслугову\w+|обслужи\w+|прийма\w+|прийня\w+|прох\w+|перев[еі]з\w*|пропуска\w+|лікує|лікувал\w*)"),
        ordinals=((r"друг\w+", 2.0), (r"трет\w+", 3.0), (r"четверт\w+", 4.0), (r"найбільш\w+", 1.0)),
        trade=Expression(r"(?i)\b(?:вугілл\w*|кокс\w*|стал[іь]\w*|чавун\w*|руд\w+|метал\w*|електроенергі\w+|тепл\w+|експорт\w*|імпорт\w*|зерн\w+|нафт\w+|газ\w*|видобут\w+|виробництв\w*|потужн\w*|бюджет\w*|вантаж\w*|пальн\w*|потреб\w*)"),
        aid=Expression(r"(?i)\b(?:гуманітар\w*|допомог\w*|вибухівк\w*|тротил\w*|боєприпас\w*|сміт\w*|викраден\w*|вагою|масою)"),
        by_asset=((r"коксохім\w*", "coke"), (r"металург\w*|сталелив\w*", "steel"), (r"ТЕС|ТЕЦ|АЕС|ГЕС|електростанц\w*", "electricity"), (r"шахт\w+", "coal, raw")),
        period_before=((r"(?:щороку|щорічн\w+|на рік|річн\w+)", "year"), (r"(?:щомісяц\w+|місячн\w+)", "month"), (r"(?:щодня|щодоби|добов\w+)", "day")),
        part=Expression(r"(?i)\b(?:півріч\w+|квартал\w*|січ\w+|лют\w+|берез\w+|квіт\w+|трав\w+|черв\w+|лип\w+|серп\w+|верес\w+|жовт\w+|листопад\w*|груд\w+)"),
        supposed=Expression(r"(?i)\b(?:би|б|може|можуть|залишиться|залишаться|втратить|якщо)\b"),
        back=Expression(r"(?i)\b(?:вона|він|воно|її|його|там|тут|видобуток|потужність|виробництво)\b"),
        at_least=Expression(r"(?i)(?:понад|більше|більш ніж|не менше|щонайменше) $"),
        at_most=Expression(r"(?i)(?:до|не більше|менше|щонайбільше) $"),
        output=Expression(r"(?i)\b(?:видобут\w*|підня(?:в|ла|ли)|відванта\w+|виплав\w+|експорту\w+|перевез\w*|продав\b|продал\w*|перевал\w+|становив\b|становила|досяг\w*|вида(?:є|вала|вав|ла|в)|да(?:є|вала|вав|ла|в|ло)|видобува\w+|видобу(?:ла|в|ло|ли|ток)|виробля\w+|виробил\w*|виробни\w+|випуска\w+|постача\w+|переробля\w+|перевалю\w+)"),
        capacity=Expression(r"(?i)\b(?:потужн\w+|розрахован\w* на|вміща\w+|місткіст\w+|запас\w+|може (?:приймати|давати|виробляти|видавати|перевалювати)|здатн\w{1,3} (?:давати|виробляти|видавати))"),
        rank=Expression(rf"(?i)\b(?:одн(?:а|е|ієї|им|ого|у) (?:з|із) (?:най\w+|останн\w+)|(?:друг\w+|трет\w+) за (?:величиною|потужністю|обсягом)|найбільш\w+ (?:\w+ )?{_UK_ASSET}|єдин\w+ (?:\w+ )?{_UK_ASSET}|ключ\w{0,3} до (?:всього|усього))"),
        dependence=Expression(r"(?i)\b(?:залеж\w+ від|без не(?:ї|ього)\b[^.;]{0,80}(?:стануть|зупин\w+)|забезпечу\w+|живить|постача\w+ (?:тепло|воду|вугілля|кокс)|ключов\w+ роль)"),
        consequence=Expression(r"(?i)\b(?:втрат\w+|захопленн\w+|зупинк\w+)\b[^.;]{0,60}\b(?:залиш\w+|позбав\w+|паралізу\w+|призведе|може|спричин\w+|зупин\w+)"),
        asset=Expression(rf"(?i)\b{_UK_ASSET}"),
        products=((r"концентрат\w*", "coal, concentrate"), (r"вугілл\w+|антрацит\w*", "coal, raw"), (r"кокс\w*", "coke"), (r"чавун\w*", "pig iron"), (r"стал\w+", "steel"), (r"руд\w+", "iron ore"), (r"зерн\w+", "grain"), (r"вантаж\w+", "cargo"), (r"електроенерг\w+", "electricity"), (r"нафт\w+", "oil"), (r"вод[аиуі]\b", "water"), (r"газ\w{0,2}\b", "gas")),
        period=((r"на рік|щороку|за рік|торік|минулого року", "year"), (r"на місяць|щомісяця", "month"), (r"на добу|на день|щодня", "day")),
    )


_TABLES = {"en": _english, "ru": _russian, "uk": _ukrainian}


@cache
def stake_words(language: str) -> StakeWords | None:
    """The tables of a language, built when it is first met; None where there are none."""
    build = _TABLES.get(language)
    return build() if build else None
