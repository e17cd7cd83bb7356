"""English rows tried before all others: senses that are no event of a war, and constructions that general rows misread.

`no_event` rows end the search for their word ("cardiac arrest", "the company fired 200 workers", "sales were hit").
Compiled by hand from general lexical knowledge, sense by sense, and checked on sentences of everyday news.
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.event_classes import ENGLISH_CLASSES
from secondsource.reading.lexicon import no_event, trigger
from secondsource.reading.words import words

ENGLISH_CLASSES["object"] |= words("coach coaches motorbike motorbikes substations haystack haystacks granary granaries orchard orchards greenhouse chimney garage garages cottage cottages cinema gym shrine mill turbine turbines vineyard")
ENGLISH_CLASSES["business"] = words("company firm firms bank employer airline retailer club studio carmaker startup chain board owner boss broadcaster newspaper university council")
ENGLISH_CLASSES["hired"] = words("worker workers employee employees staff manager managers coach executive executives boss chief director directors adviser advisers minister secretary people")
ENGLISH_CLASSES["commerce"] = words("sale sales share shares stock stocks price prices profit profits demand revenue export exports economy market markets currency growth industry sector tourism business businesses firm firms company companies investor investors bond bonds consumer consumers wage wages inflation index earnings")
ENGLISH_CLASSES["sporting"] = words("player players striker strikers midfielder defender goalkeeper batsman bowler team teams side club champion champions league cup match season goal score tournament semi-final semifinal final quarter-final coach fans seed golfer boxer pitcher hitter")
ENGLISH_CLASSES["illness"] = words("cancer pneumonia illness stroke leukaemia leukemia covid coronavirus flu overdose suicide disease complications natural influenza diabetes")
ENGLISH_CLASSES["hauler"] = words("convoy convoys truck trucks lorry lorries flight flights aircraft plane ship ships vessel barge train trailer trailers tanker tankers consignment shipment cargo vans pallet pallets crate crates boxes")
ENGLISH_CLASSES["provisions"] = words("aid humanitarian relief food flour water medicine medicines medical fuel blankets tents kits rations vaccines supplies parcels milk rice grain tarpaulins generators unicef wfp unhcr un icrc")
ENGLISH_CLASSES["townsfolk"] = words("mob mobs crowd crowds villager villagers resident residents local locals neighbours neighbors onlookers passers-by youths youth townspeople vigilante vigilantes community communities")
ENGLISH_CLASSES["beasts"] = words("cattle livestock cow cows goat goats sheep camel camels animals herd herds donkey donkeys")
ENGLISH_CLASSES["planting"] = words("tree trees olive grove groves crop crops sapling saplings orchard orchards vine vines vineyard seedlings")
ENGLISH_CLASSES["belonging"] = words("house houses home homes shop shops store stores building buildings office offices structure structures tent tents car cars vehicle vehicles school clinic pharmacy market church mosque village crops farm granary granaries property properties hut huts stall stalls warehouse")
ENGLISH_CLASSES["installation"] = words("base bases outpost outposts headquarters garrison barracks post posts checkpoint checkpoints roadblock roadblocks camp")
ENGLISH_CLASSES["travelling"] = words("vehicle car bus minibus taxi truck lorry motorcycle passengers passenger travellers travelers commuters traders motorists driver drivers ambulance villagers civilians farmers family journalists workers")

ENGLISH_CLASSES["civic"] = words("senator minister president ceo politician mp lawmaker governor chancellor premier bishop judge broadcaster celebrity actor actress singer coach referee candidate banker mayor")
ENGLISH_CLASSES["air"] |= words("geran-2 geran-2s gerans geran-3 shahed-136 shahed-131 shahed-136s bayraktar bayraktars tb2 lancets switchblade mohajer samad zala supercam molniya molniyas gerbera gerberas orlans sukhoi sukhois mig-29 mig-31 f-16 f-16s f-35 f-35s apache apaches mi-8 mi-24 ka-52 kab-500 fab-500 fab-250 fab-1500 heron paramotor paramotors paraglider paragliders gyrocopter warplane")
ENGLISH_CLASSES["gun"] |= words("katyusha katyushas grads smerch uragan iskanders kalibrs kinzhal kinzhals tochka tochka-u atacms scalp taurus kh-101 kh-59 kh-22 kh-69 s-400 oniks zircon fateh-110 qassam qassams burkan scud scuds kn-23 tos-1 tos-1a hellfire neptune bm-21 120mm 122mm 152mm 155mm mortars warhead warheads")
ENGLISH_CLASSES["combatant"] = words("militant militants rebel rebels insurgent insurgents fighter fighters soldier soldiers troops terrorist terrorists guerrilla guerrillas jihadist jihadists gunman gunmen policeman policemen serviceman servicemen")

_NOT_CIVIL = "!patient:army|police"
_BY_AIR_OR_GUN = "!clause:strike|strikes|airstrike|airstrikes|drone|drones|missile|missiles|shell|shells|shelling|rocket|rockets|bomb|bombs|blast|explosion|artillery|mortar|mortars"

SENSES = (
    # ---- no event of a war
    no_event("fire", "V", "patient:hired", "!clause:guns|rifle|rifles|bullet|bullets|shots|live|dead|killing"),
    no_event("fire", "V", "passive:", "subject:hired|he|she|i", "!at:at|on|upon|by"),
    no_event("arrest arrests", "N", "modifier:cardiac|respiratory"),
    no_event("attack attacks", "N", "modifier:heart|panic|asthma|phishing|ransomware|cyber|verbal|personal|shark"),
    no_event("attack attacks assault onslaught offensive", "N", "at:plan|tax|bill|policy|record|reputation|budget|reform|law|proposal|decision|credibility|character|rights|freedom|press"),
    no_event("launch mount", "V", "patient:attack|assault|offensive", "clause:plan|tax|bill|policy|budget|reform|proposal|record|charm|critics"),
    no_event("hit strike batter hammer pound pummel rock shake squeeze", "V", "patient:commerce", "!agent:air|gun"),
    no_event("hit strike", "V", "agent:sporting", "patient:post|crossbar|bar|target|net|ball|wall"),
    no_event("hit strike", "V", "agent:terror|disaster|tragedy|earthquake|quake|storm|typhoon|cyclone|hurricane|flood|floods|drought|lightning|tornado|tsunami|pandemic|recession|inflation|crisis|tariffs|sanctions"),
    no_event("hammer thrash maul rout crush pound demolish beat batter sink shell", "V", "clause:league|cup|match|goals|season|nil|visitors|1-0|2-0|3-0|4-0|5-0|6-0|2-1|3-1|4-1|5-1|3-2|4-2|game|tournament"),
    no_event("strike", "V", "particle:down|out|off", "!agent:air|gun|forces", "!patient:people"),
    no_event("strike strikes", "N", "modifier:rail|teachers|wage|union|doctors|nurses|bus|train|dock|transit|walkout|wildcat|rent"),
    no_event("die", "V", "agent:light|lights|engine|battery|phone|phones|radio|signal|wind|fire|flames|applause|conversation|hopes|tradition|language"),
    no_event("die", "V", "at:illness"),
    no_event("death deaths", "N", "at:illness"),
    no_event("die", "V", "at:in:1914|1918|1920|1930|1940|1945|1950|1953|1960|1965|1970|1975|1980|1981|1982|1983|1984|1985|1986|1987|1988|1989|1990|1991|1992|1993|1994|1995|1996|1997|1998|1999"),
    no_event("dead", "A", "subject:accord|deal|agreement|talks|process|truce|ceasefire|plan|treaty|bill|phone|battery|idea|negotiations"),
    no_event("fall rise drop tumble slide surge soar climb jump double plunge", "V", "agent:commerce|temperature|temperatures|turnout|support|attendance|rate|rates", "!clause:bread|flour|food|fuel|millet|sorghum|rice|staple|staples|siege|besieged|water|blockade|shortage|shortages|war|market"),
    no_event("price prices", "N", "patient:house|houses|home|homes|share|shares|stock|oil"),
    no_event("rise climb double surge", "V", "agent:price|prices", "clause:house|houses|homes|housing|property|oil|gold|share|shares|stock|cent|percent"),
    no_event("advance", "V", "at:semi-final|final|quarter-final|round|semifinal|finals|stage|playoffs|career|quarterfinals"),
    no_event("advance advances gain gains", "N", "clause:shares|index|stock|stocks|points|percent|yield|yields|nasdaq|profit"),
    no_event("lose take win regain seize", "V", "patient:control", "clause:senate|house|congress|parliament|election|company|board|vehicle|car|temper|ball|majority|installation|seats|stake"),
    no_event("capture", "V", "patient:mood|attention|imagination|moment|image|images|essence|spirit|data|carbon|market|footage|video|scene|title|beauty|vote|votes|audience"),
    no_event("withdraw retreat", "V", "patient:offer|bid|nomination|candidacy|application|product|licence|license|funding|money|cash|remark|remarks|lawsuit|motion|bill|support|complaint|endorsement|accreditation"),
    no_event("withdraw retreat", "V", "at:race|election|contest|tournament|treaty|pact|agreement|convention|accord|competition|talks|market|limelight|life"),
    no_event("withdrawal retreat", "N", "modifier:cash|bank|drug|alcohol|yoga|writing", "!at:from:place"),
    no_event("deliver distribute dispatch ship", "V", "agent:business|carmaker|manufacturer|retailer|supplier", "!patient:provisions"),
    no_event("deliver distribute", "V", "patient:car|cars|result|results|leaflet|leaflets|speech|growth|ruling|keynote|lecture|ballots|pizza|newspaper|newspapers|dividend|justice|remarks|address|vote|ultimatum"),
    no_event("shoot", "V", "patient:film|video|footage|scene|documentary|picture|portrait|photo|photos|photographs|pictures|movie|advert"),
    no_event("shoot", "V", "at:studio|location|camera|portrait|film|goal"),
    no_event("fight battle", "V", "agent:medic|medics|doctor|doctors|surgeon|surgeons|nurse|nurses|firefighter|firefighters|lawyer|lawyers|parents|crews", "!at:army|militia|rebels"),
    no_event("fight battle", "V", "patient:cancer|illness|case|charges|lawsuit|poverty|inflation|climate|discrimination|addiction|extradition|relegation|stigma|crime|racism"),
    no_event("fight", "V", "at:life|lives|justice|rights|title|relegation|survival|equality"),
    no_event("battle fight", "N", "modifier:legal|court|custody|uphill|cancer|political|bidding|title|turf|price|ratings|election", "!clause:gunmen|gang|gangs"),
    no_event("target", "V", "patient:audience|customers|voters|growth|inflation|consumers|emissions|tourists|users|savings|advertising|readers|investors|shoppers"),
    no_event("detain", "V", "passive:", "at:hospital|hospitals", "!clause:army|militia|soldiers|gunmen"),
    no_event("explode", "V", "agent:demand|popularity|sales|population|number|numbers|crowd|applause|interest|stadium|row|scandal|anger|market|debt"),
    no_event("bomb", "N", "clause:box-office|flop|calorie|demographic|photo"),
    no_event("shell", "N"),
    no_event("erupt", "V", "agent:stadium|applause|crowd|volcano|laughter|cheers"),
    no_event("flee escape", "V", "agent:bird|birds|animal|animals|cat|dog|thief|suspect|robber|driver|prisoner|inmate|gas", "!clause:war|fighting|shelling|village"),
    no_event("rescue", "V", "patient:cat|dog|animals|bank|company|deal|economy|economies"),
    no_event("raise hoist", "V", "patient:flag", "clause:anthem|ceremony|medal|olympic|embassy|school"),
    no_event("call", "V", "particle:off", "!patient:ceasefire|truce|talks|negotiations|offensive"),
    no_event("take", "V", "particle:over", "agent:business|ceo|he|she|who", "!patient:place|settlement|position", "!agent:forces&army"),
    no_event("surrender", "V", "patient:lead|points|passport|title|phone|licence"),
    no_event("appeal", "V", "at:against|verdict|sentence|conviction|voters|customers|audience"),
    no_event("march", "N", "clause:april|february|january|month"),
    no_event("shell", "V", "particle:out"),
    no_event("injury injuries", "N", "clause:derby|match|season|squad|game|league|knee|hamstring|ankle|groin|player|striker|goalkeeper|team|playoffs|tour"),
    no_event("injure hurt", "V", "clause:derby|match|season|squad|league|playoffs|knee|hamstring|ankle|groin"),
    no_event("come be remain", "V", "at:fire|attack", "agent:civic|business", "!clause:artillery|mortar|sniper|motorcade|rocket|convoy|gunmen"),
    no_event("fight battle", "V", "agent:campaigner|campaigners|environmentalists|union|unions|shareholders|tenants|residents", "clause:save|keep|plan|plans|closure|eviction|developers|council|against", "!clause:army|militia|rebels|militants"),
    no_event("evacuate", "V", "clause:alarm|flood|floods|flooding|earthquake|wildfire|wildfires|hurricane|storm|cyclone|leak|volcano|eruption|typhoon|turbulence"),
    no_event("evacuation evacuations", "N", "clause:flood|floods|flooding|earthquake|wildfire|wildfires|hurricane|storm|cyclone|volcano|eruption|typhoon|drill"),
    no_event("seize capture take repossess", "V", "agent:business|lender|lenders|creditor|creditors|bailiffs|customs"),
    no_event("break collapse fail stall resume begin start end hold schedule continue reach sign", "V", "clause:merger|takeover|wage|wages|acquisition|coalition|contract|union|unions|tariff|tariffs|pay|climate", "!clause:ceasefire|truce|prisoners|rebels"),
    no_event("flee escape", "V", "clause:wildfire|wildfires|hurricane|flood|floods|earthquake|tornado|eruption"),
    # ---- violence whose name a general row would take
    trigger("drop use release fire deploy employ", "V", "other", "clause:chlorine|sarin|phosgene|chloropicrin|nerve|toxic|chemical|chemicals|k-51|cs|mustard|novichok|tear-gas", "clause:gas|chlorine|agent|agents|barrel|weapon|weapons|munition|munitions|canister|canisters|chloropicrin|sarin|grenade|grenades|chemical|substance|substances", "!clause:protester|protesters|demonstrators|demonstrator|crowd|crowds|police|protest|rally|march|farmers|crop", subcode="chemical_weapon"),
    trigger("svbied svbieds", "N", "other", subcode="suicide_bomb"),
    trigger("hit strike target ram drive explode detonate attack", "V", "other", "clause:svbied|svbieds|suicide", "!clause:drone|drones|uav", subcode="suicide_bomb"),
    trigger("discover find defuse detonate deactivate destroy neutralise neutralize locate uncover", "V", "other", "patient:device|mine|mines|ordnance|explosives", "clause:safely|disposal|controlled|sapper|sappers|bomb-disposal|deminers|engineers|demining", subcode="weapons_seized"),
    trigger("destroy intercept down hit neutralise neutralize", "V", "air_strike", "agent:defence|defences|defense|defenses|interceptor|interceptors|battery|batteries|warship|destroyer|frigate|navy", "patient:air|gun|target|targets|projectile", subcode="intercepted"),
    trigger("take knock", "V", "air_strike", "agent:air", "particle:out"),
    trigger("disappear", "V", "detention", "clause:forcibly", subcode="abduction"),
    trigger("go", "V", "detention", "complement:missing", "clause:custody|abducted|captivity|gunmen|captors|soldiers|detention|arrested", subcode="abduction"),
    trigger("seize grab snatch", "V", "detention", "patient:unarmed", "!patient:place|position|object", "!clause:control", subcode="abduction"),
    trigger("gang-rape gang-raped gangraped raped", "*", "other", subcode="sexual_violence"),
    trigger("subject force", "V", "other", "at:rape|sexual|slavery|prostitution", subcode="sexual_violence"),
    trigger("rustle steal", "V", "other", "patient:beasts|vehicle|vehicles|food|money|provisions|harvest|grain|phones|valuables|property|belongings|motorbikes|motorcycles", "agent:armed|gunman|bandit|bandits|settlers|soldiers|fighters|militia|rebels|they|men", subcode="looting"),
    trigger("rob", "V", "other", "agent:armed", subcode="looting"),
    trigger("uproot cut chop fell bulldoze destroy damage poison slash", "V", "other", "patient:planting", "agent:settler|settlers|soldiers|forces|army|militants|rebels|herders|bulldozers|unknown|men", subcode="looting"),
    trigger("vandalise vandalize deface", "V", "other", "!agent:crowd|rioter|fans", subcode="looting"),
    trigger("torch burn", "V", "destruction", "agent:person|persons|men|arsonists|assailants|attackers|unknown|individuals|settlers|youths", "patient:belonging", _BY_AIR_OR_GUN, subcode="looting"),
    trigger("demolish bulldoze", "V", "destruction", "agent:forces|authorities|settlers|army|bulldozer|bulldozers|municipality", "patient:belonging", _BY_AIR_OR_GUN, subcode="looting"),
    trigger("lynch", "V", "other", subcode="mob_violence"),
    trigger("clash fight battle", "V", "clash", "clause:firearms|firearm|gunfire|rifles|automatic|kalashnikovs|guns"),
    trigger("kill shoot eliminate neutralise neutralize gun", "V", "casualties", "agent:armed", "patient:combatant", "!patient:unarmed", _BY_AIR_OR_GUN, subcode="combat"),
    trigger("fall", "V", "casualties", "agent:combatant|man|men|defenders|conscripts|officers", "at:in:battle|fighting|action|combat|war|assault"),
    trigger("find discover recover", "V", "casualties", "patient:body|bodies|corpse|corpses", "clause:gunshot|bullet|bullets|tortured|torture|beheaded|bound|mutilated|executed|decapitated", subcode="attack_on_civilians"),
    trigger("burn stone beat set kill hack club", "V", "other", "agent:townsfolk", "patient:thief|thieves|robber|robbers|suspect|suspects|man|men|woman|teenager|driver|alleged|kidnapper|bandit|criminal|gangster|witch", _BY_AIR_OR_GUN, subcode="mob_violence"),
    trigger("clash fight brawl", "V", "other", "clause:villagers|communities|clans|tribesmen|supporters|students|fans", "clause:land|dispute|sticks|stones|pasture|grazing|machetes|rival|well|water", "!clause:army|troops|militia|militias|militants|firearms|gunfire|guns|rifles", subcode="mob_violence"),
    trigger("erect build set put", "V", "other", "agent:crowd|rioter|residents|youths|students", "clause:barricade|barricades|burning|tyres|tires", subcode="riot"),
    trigger("burn", "V", "other", "patient:tyre|tyres|tire|tires", subcode="riot"),
    trigger("gather assemble rally", "V", "other", "agent:public", "clause:demand|demanding|denounce|denouncing|protest|protesting|against|condemn|condemning|calling|slogans|placards|chanted|chanting", "!agent:forces&army", subcode="protest"),
    trigger("break", "V", "other", "particle:up", "patient:rally|march|protest|demonstration|sit-in|gathering|crowd|picket|vigil", subcode="protest_with_intervention"),
    trigger("ambush", "V", "other", "patient:travelling", _NOT_CIVIL, "!clause:military|police|soldiers", subcode="attack_on_civilians"),
    trigger("beat injure assault stab", "V", "other", "!clause:sexually", "agent:settler|settlers|gunmen|bandits|militiamen|soldiers|police|gang|thugs", "patient:unarmed|shepherds", "!patient:protester|protesters", subcode="attack_on_civilians"),
    trigger("fire", "V", "other", "at:at|on|upon|into:bus|car|cars|minibus|taxi|ambulance|pedestrian|pedestrians|worshippers|villagers|residents|passengers|farmers|shoppers|funeral|house|homes", "agent:armed|sniper|snipers", "!clause:artillery|mortar|mortars|tank|tanks|rocket|rockets|drone|drones|helicopter", subcode="attack_on_civilians"),
    trigger("open", "V", "air_strike", "agent:air", "patient:fire"),
    trigger("return", "V", "clash", "patient:fire"),
    # ---- forces that come, go and change
    trigger("set establish open build erect create", "V", "other", "patient:installation", "agent:forces&army|forces|place", "!clause:refugee|refugees|aid|displaced|relief|children|summer|medical|voting", subcode="base_established"),
    trigger("move shift relocate transfer", "V", "other", "patient:headquarters", "agent:forces|place", "!agent:business", subcode="base_established"),
    trigger("recruit conscript", "V", "other", "patient:youth|youths|men|fighters|people|villagers|child|children|mercenaries|soldiers|recruits|volunteers|boys", subcode="mobilisation"),
    trigger("reinforce", "V", "other", "agent:forces", "patient:position|garrison", subcode="mobilisation"),
    trigger("redeploy", "V", "other", "patient:troops|forces|brigade|battalion|units|unit|soldiers", "agent:forces|place", subcode="mobilisation"),
    trigger("arrive", "V", "advance", "agent:forces&army", "at:in|at", "!agent:hauler|beasts", "!clause:aid|relief|humanitarian", subcode="arrival"),
    # ---- who holds a place
    trigger("take", "V", "control_change", "particle:over", "agent:forces&army|forces", "has:patient", "!agent:business|ceo|he|she|who|they|we|it|i", "!patient:business|role|job|duties|presidency|leadership|running|post|work|case|task|production", outcome="taken"),
    trigger("retook rewon recaptured", "*", "control_change", "has:patient", outcome="taken"),
    trigger("reestablish re-establish restore reassert reimpose establish assert consolidate", "V", "control_change", "patient:control", "agent:forces|place", outcome="taken"),
    trigger("hand turn cede transfer", "V", "control_change", "patient:control", "at:to", subcode="handover", outcome="taken"),
    trigger("hand turn", "V", "agreement", "particle:over|back", "patient:body|bodies|remains|prisoner|prisoners|captives"),
    trigger("lay hand turn give", "V", "agreement", "particle:in|over|down|up", "patient:arm|arms|weapon|weapons|rifle|rifles", "clause:accord|agreement|deal|truce|ceasefire", stated="Uu"),
    # ---- help
    trigger("enter reach arrive pull roll", "V", "aid_delivery", "agent:hauler", "clause:provisions", "!clause:military|armoured|soldiers|troops|tanks|battle"),
    trigger("turn", "V", "aid_delivery", "particle:away|back", "patient:hauler", "clause:provisions|checkpoint|crossing|border", stated="CT-"),
    trigger("treat", "V", "aid_delivery", "agent:charity|partner|partners|agency|msf|team|teams|medics|volunteers|icrc|group", "patient:people|patient|patients", "!passive:"),
    trigger("feed", "V", "aid_delivery", "agent:kitchen|kitchens|charity|volunteers|agency|volunteer", "has:patient"),
)
