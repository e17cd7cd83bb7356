"""English triggers for what reports say in plain words, in fragments and in passing. `PLAIN_FIRST` goes before all others.

Fragments of channels and tickers ("four missiles on the town overnight"), people who go, stay or are taken in general
verbs, shelters that are full, fires that are caused, hands that are shaken. Compiled by hand from the definitions of
the codes and general lexical knowledge.
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.event_classes import ENGLISH_CLASSES
from secondsource.reading.lexicon import phrase, trigger
from secondsource.reading.words import words

ENGLISH_CLASSES["air"] |= words("kab kabs fab fabs umpk jdam jdams gbu shaheds gerans lancets fpvs warbird")
ENGLISH_CLASSES["aid"] |= words(
    "bean beans lentil lentils sugar salt soap oil biscuit biscuits pasta vegetables potatoes milk mattress mattresses heater heaters nappies diapers",
    "transformer transformers autotransformer autotransformers pump pumps cable insulin antibiotics bandages wheelchairs stretchers ambulance ambulances",
)
ENGLISH_CLASSES["object"] |= words(
    "locomotive locomotives substation substations transformer transformers pipe pipes pipeline kitchen kitchens workshop workshops enterprise enterprises",
    "facility facilities infrastructure switchyard grid outpost outposts classroom classrooms dormitory granary silo silos barn barns",
)
_MANY = "most|many|others|some|thousands|hundreds|dozens|scores|half|majority|third|quarter|few|handful|everyone|everybody|all|family|families|resident|residents|villager|villagers|people|inhabitants|survivors|harmed"
_MOVED = "resident|residents|pupil|pupils|child|children|orphan|orphans|patient|patients|family|families|evacuee|evacuees|villager|villagers|inhabitants|student|students|elderly|harmed"
_FULL = "school|schools|shelter|shelters|hospital|hospitals|ward|wards|camp|camps|morgue|morgues|mortuary|clinic|clinics|church|churches|mosque|mosques|cemetery|cemeteries|corridor|corridors|reception"
_PLANT = "boiler|boilers|heating|generator|generators|grid|mains|phones|internet|signal|radiator|radiators|turbine|turbines"
_FEEDS = "mill|mills|bakery|bakeries|oven|ovens|kitchen|kitchens|dialysis|ventilator|ventilators|incubator|incubators"
_CARGO = "convoy|convoys|truck|trucks|lorry|lorries|tanker|tankers|shipment|shipments|consignment|delivery|deliveries|airlift|distribution"
_HEAVY = r"(?:tanks?|vehicles?|howitzers?|guns?|mortars?|launchers?|trucks?|lorries|lorry|pick-?ups?|aircraft|helicopters?|boats?|carriers?|APCs?|IFVs?|pieces of (?:equipment|artillery))"

PLAIN_FIRST = (
    trigger("die fail stop", "V", "shortage", f"agent:{_PLANT}", "!has:patient", "!passive:"),
    trigger("move bus take bring drive ship fly send", "V", "displacement", f"patient:{_MOVED}", "particle:out|away|back|home", "!patient:injured|wounded|dead|casualties|body|bodies|prisoner|prisoners|hostage|hostages|victim|victims", "!at:hospital|morgue|grave", "!agent:forces&army"),
    trigger("hit", "V", "destruction", "passive:", "patient:pipe|pipes|pipeline|pipelines|cable|cables|main|mains|transformer|transformers|pylon|pylons"),
    trigger("shake", "V", "agreement", "patient:hand|hands", "at:on"),
    trigger("bring shoot", "V", "air_strike", "particle:down", "patient:both|all|most|half|several|some|others|rest|dozen|dozens|each", "!patient:object|people", subcode="intercepted"),
    trigger("hold", "V", "detention", "passive:", "patient:nobody|no-one|none|anyone|everyone|he|she|they|dozens|hundreds|people|men|women|suspect|suspects|journalist|journalists|students|brother|husband|son|father", "!at:up|back"),
    trigger("give", "V", "withdrawal", "particle:up", "patient:place|settlement|town|city|village|district", "!agent:i|she|he"),
    trigger("empty strip", "V", "other", f"patient:{_CARGO}|warehouse|warehouses|shop|shops|store|stores|depot|granary|pharmacy", "!at:of", subcode="looting"),
)

PLAIN = (
    # ---- from the air and from the gun
    trigger("kab kabs fab fabs bomb bombs drone drones shahed shaheds lancet jdam airstrike uav uavs", "N", "air_strike", "at:on|over|at:place|settlement|object|position", "!clause:watch|ban|law|talks|report|test"),
    trigger("missile missiles rocket rockets shell shells grad grads iskander iskanders mortar mortars salvo round rounds", "N", "shelling", "at:on|at:place|settlement|object|position", "!clause:ban|law|talks|report|test"),
    trigger("turn transform leave", "V", "air_strike", "agent:air", "has:patient", "at:into|without|in"),
    trigger("turn transform leave", "V", "shelling", "agent:gun", "has:patient", "at:into|without|in"),
    trigger("blitz clobber batter rake plaster pulverise pulverize wallop obliterate", "V", "air_strike", "agent:air"),
    trigger("blitz clobber batter rake plaster pulverise pulverize wallop bombard", "V", "other", "patient:place|settlement|object|position|asset|port|harbour", "!agent:wind|storm|team|rain|wave|waves", subcode="attack"),
    trigger("hit strike target", "V", "other", "patient:asset|object|industry|service", "!patient:record|snag|market", subcode="attack"),
    trigger("hit hits", "N", "other", "at:on:object|asset|place|settlement|position|ring|system|network", "!modifier:record|chart|number", subcode="attack"),
    trigger("be stand", "V", "other", "at:behind:attack|strike|shelling|bombing|explosion|blast|raid", "agent:army|place|gunman|gunmen", subcode="attack"),
    trigger("fall land crash slam rain explode burst come", "V", "shelling", "agent:gun"),
    trigger("shoot fire", "V", "other", "at:in|into:air", "!agent:gun", subcode="warning_shots"),
    trigger("shoot fire", "V", "other", "at:at|on|into:object|service|people", "!clause:artillery|mortar|mortars|tank|tanks|rocket|rockets|howitzer|drone|drones|missile|missiles", "!has:patient", subcode="attack_on_civilians"),
    trigger("burst bursts crackle volley rattle", "N", "other", "clause:gunfire|automatic|machine-gun|rifle|shooting", subcode="heard"),
    # ---- on the ground
    trigger("attack counter-attack counterattack", "V", "clash", "!has:patient", "!passive:", "agent:forces|army|they|we", "!agent:dog|dogs|shark|virus|critic|critics|opposition"),
    trigger("engage tie pin", "V", "clash", "passive:", "subject:forces|formation|formations|brigade|brigades|unit|units|battalion|regiment", "!at:talks|negotiations|dialogue|work|activities"),
    trigger("encirclement siege", "N", "control_change", "!clause:lifted|broke|broken", outcome="contested", weak=True),
    trigger("isolate cut", "V", "control_change", "passive:", "patient:place|settlement|garrison|town|city|enclave", "!at:world|community|power|water|electricity|gas", "!particle:back|down|short", outcome="contested"),
    trigger("station post", "V", "other", "passive:", "patient:patrol|patrols|contingent|peacekeepers|police|officers|guards|battalion|troops|soldiers", subcode="mobilisation"),
    trigger("mine booby-trap", "V", "other", "passive:", "patient:place|settlement|position|approach|approaches|bank|banks|path|paths|track|tracks|crossroads", subcode="explosive_device"),
    # ---- damage
    trigger("spark cause start trigger touch ignite", "V", "destruction", "patient:fire|fires|blaze|blazes|inferno|wildfire", "!agent:people&civilians"),
    trigger("break smash crack blow punch", "V", "destruction", "patient:window|windows|pane|panes|glass|glazing|roof|roofs|tile|tiles|door|doors|wall|walls|ceiling", "!particle:in|into", "!clause:burglar|burglars|thief|thieves"),
    trigger("finish", "V", "destruction", "particle:off", "patient:object|asset|utility|grid|system|network|bridge"),
    trigger("go", "V", "destruction", "agent:object|settlement", "particle:up", "!at:to|for|by|on|against"),
    trigger("knock take put", "V", "destruction", "particle:out|offline|down", "patient:object|asset|gw|mw|gigawatt|gigawatts|megawatt|megawatts|capacity|generation|unit|units|line|lines|grid|power"),
    trigger("lose", "V", "destruction", "patient:object|weapon|vehicle|asset", "!agent:owner|driver|buyer", "!patient:place|position|ground|control|house|home"),
    trigger("lay", "V", "destruction", "particle:waste", "!agent:people&civilians"),
    # ---- harm to people
    trigger("leave", "V", "casualties", "has:patient", "at:with:cut|cuts|burn|burns|injury|injuries|wound|wounds|concussion|bruise|bruises|fracture|fractures|shrapnel|stump|stumps"),
    trigger("wound wounds", "N", "casualties", "modifier:gunshot|bullet|shrapnel|stab|blast|knife|machete|head|chest|fatal"),
    trigger("rise climb grow increase jump swell double", "V", "casualties", "agent:wounded|injured|dead|killed|casualties|fatalities|deaths|missing"),
    trigger("perish succumb expire", "V", "casualties", "agent:people|they|he|she"),
    # ---- people on the move
    trigger("move travel head go flock trail walk drift come cross", "V", "displacement", f"agent:{_MANY}", "at:to|towards|toward|into|across|from:place|settlement|border|south|north|west|east|hills|coast|camp|camps|safety", "!agent:forces&army|delegation|investor|investors|voter|voters|tourist|tourists|fans", "!at:work|school|talks|polls"),
    trigger("strand", "V", "displacement", "subject:people|others|hundreds|thousands|families|family|some|many|residents|migrants"),
    trigger("stranded", "A", "displacement", "subject:people|others|hundreds|thousands|families|family|some|many|residents|migrants"),
    trigger("go leave", "V", "displacement", "agent:third|half|quarter|most|few|handful|majority|everyone|everybody|percent|%|tenth", "!has:patient", "!has:complement", "!at:to|on|into|for", "!passive:"),
    trigger("order tell instruct urge advise warn", "V", "displacement", f"patient:{_MOVED}", "clause:move|evacuate|relocate|leave|flee|clear", "!clause:stay", stated="Uu"),
    # ---- going without
    trigger("be remain stand", "V", "shortage", f"agent:{_FULL}", "complement:full|overflowing|overcrowded|packed|overwhelmed|crammed|saturated|overrun", "!complement:of"),
    trigger("overflow", "V", "shortage", f"agent:{_FULL}"),
    trigger("stop halt shut close idle", "V", "shortage", f"agent:{_FEEDS}", "!has:patient"),
    trigger("interrupt disrupt suspend halt cut stop", "V", "shortage", "patient:pumping|dialysis|distribution|rations|treatment|heating|pumps"),
    # ---- help given
    trigger("receive get obtain collect", "V", "aid_delivery", "patient:aid", f"agent:{_MANY}|place|household|households|evacuees|hospital|hospitals|clinic|clinics|region|community|communities|all", "!agent:forces&army|army|rebels|we|i|you", "!patient:money|cash|funding|weapon"),
    trigger("postpone delay cancel reschedule", "V", "aid_delivery", f"patient:{_CARGO}", "!patient:talks", stated="Uu"),
    trigger("be", "V", "aid_delivery", f"agent:{_CARGO}", "complement:due|expected|scheduled", stated="Uu"),
    trigger("schedule", "V", "aid_delivery", f"patient:{_CARGO}", stated="Uu"),
    trigger("turn show", "V", "aid_delivery", f"agent:{_CARGO}|aid", "particle:up"),
    trigger("bring fetch carry haul", "V", "aid_delivery", "patient:aid", "agent:people|charity|nun|nuns|priest|monk|monks|volunteer|volunteers|crescent|cross|agency|neighbour|neighbours|church|parish", "!agent:forces&army"),
    trigger("ship donate lend send", "V", "aid_delivery", "patient:transformer|transformers|autotransformer|autotransformers|generator|generators|pump|pumps|equipment", "agent:donor|donors|place|country|countries|government|partners|company|union"),
    trigger("bring give hand send provide distribute deliver supply", "V", "aid_delivery", "patient:aid", "agent:cross|crescent|un|unicef|wfp|unhcr|icrc|msf|ocha|charity|charities|caritas|oxfam|borders|programme|agency|agencies|ngo|ngos|committee|society|church|parish|foundation|mission"),
    # ---- talks
    trigger("accept approve endorse initial", "V", "agreement", "patient:draft|terms|roadmap|truce|ceasefire|accord|text", "!agent:court|judge|voters|editor|publisher"),
    trigger("make give", "V", "agreement", "passive:", "patient:commitment|undertaking|pledge|concession|assurance"),
    trigger("ink seal clinch hammer", "V", "agreement", "patient:truce|deal|agreement|accord|exchange"),
    # ---- people taken and freed
    trigger("carry lead drag haul cart march", "V", "detention", "particle:off|away", "patient:people&civilians|women|girls|children|villagers|men|boys"),
    trigger("round", "V", "detention", "particle:up", "!patient:cattle|livestock|horses|sheep|figure|number|total"),
    trigger("free release", "V", "other", "agent:kidnapper|kidnappers|captor|captors|abductor|abductors|bandit|bandits|gunman|gunmen", subcode="release"),
    trigger("pay", "V", "other", "patient:ransom", subcode="ransom"),
    # ---- what else
    trigger("make run ride drive get", "V", "other", "particle:off|away", "at:with:object|weapon|vehicle|aid|supply|people|livestock|cattle|goats|money|cash|pick-ups|ups|pickups|motorbikes|motorcycles|cars|goods", subcode="looting"),
    trigger("poison contaminate", "V", "other", "patient:well|wells|water|river|stream|reservoir|spring|field|fields|food|it", subcode="contamination"),
    trigger("looting plundering pillaging", "N", "other", subcode="looting"),
)

_TARGET = r"(?:bakery|shop|bar|caf[eé]|restaurant|house|home|car|bus|minibus|taxi|market|school|mosque|church|clinic|crowd|worshippers|mourners|passers-by|civilians|villagers|farmers|queue|wedding|funeral|bus stop|checkpoint)"
PLAIN_PHRASES = (
    phrase(r"\b(?:shells?|rockets?|missiles?|mortars?|mortar bombs?|mortar rounds?|artillery rounds?) (?:fell|fall|landed|land|rained|crashed|exploded|came down|burst) (?:on|in|near|into|around|inside|outside|at|behind|beside)\b", "shelling"),
    phrase(rf"\b(?:gunm[ae]n|assailants?|attackers?|men|riders?|militiamen|fighters|bandits|soldiers|police|settlers)\b[^.;]{{0,50}}? (?:shot|fired|shooting|firing|opened fire) (?:at|on|into) (?:a|an|the|his|her|their|two|three)? ?(?:[\w’'-]+ ){{0,2}}{_TARGET}s?\b", "other", subcode="attack_on_civilians"),
    phrase(r"\b(?:was|were|is|are|being) (?:among|one of|not among) the targets\b", "other", None, "attack"),
    phrase(r"\b(?:troops|soldiers|forces|men|fighters|they|rebels|settlers|gunmen|militiamen|paramilitaries)\b (?:\w+ ){0,1}(?:torch|raze|flatten|burn down|burn)(?:ed|es|s)? (?:\w+ ){0,2}(?:homes?|houses?|villages?|shops?|crops|fields|huts|farms|churches|mosques)\b", "destruction"),
    phrase(rf"\b(?:lost|lose|losing|loses)\b [^.;]{{3,60}}?(?:,| and)[^.;]{{0,20}}? (?:\w+ ){{0,3}}{_HEAVY}\b", "destruction"),
    phrase(r"\b(?:never|did not|didn['’]t|failed to) (?:ma[dk]e it|c[oa]me|return(?:ed)?|walk(?:ed)?) (?:out|home|back|alive|off the)\b(?! (?:of the (?:group|qualif)|in time))", "casualties"),
    phrase(r"\bcount(?:ed|s|ing)? (?:(?:at least|about|some|over|more than) )?(?:\d[\d,]*|[a-z]+) (?:body ?bags|bags|bodies|corpses|dead|graves|coffins|stretchers)\b", "casualties"),
    phrase(r"\b(?:c[ao]me|went|go|returned|brought|left|walked) (?:back |home )?with (?:the|his|her|my|our|their) (?:[\w’'-]+ ){0,2}(?:body|corpse|remains)\b", "casualties"),
    phrase(r"\b(?:dead|killed|toll|deaths|casualties|fatalities)\b[^.]{0,60}\bestimates (?:range|vary|run|go|differ)\b|\bestimates of the (?:dead|killed|toll|casualties)\b", "casualties"),
    phrase(r"\b(?:lie|lies|lay|are|is|was|were|remain(?:s|ed)?) (?:still )?in the dark\b(?! (?:about|over|as to|on))|\b(?:left|homes?|city|town|district|region|hospital) (?:[\w ,]{0,30})?in the dark\b(?! (?:about|over|as to|on))", "shortage"),
    phrase(r"\b(?:burn(?:ing|ed|t)? through|down to|living off|lives? off|using up|eating into|on) (?:our|their|the|its|his|her) (?:very )?(?:last|final|remaining) (?:\w+ )?(?:stocks?|reserves?|suppl(?:y|ies)|sacks?|bags?|box(?:es)?|litres?|drops?|tins?|doses|rations|fuel|food|water|flour|medicines?|stores?)\b", "shortage"),
    phrase(r"\b(?:accept|admit|tak)(?:ing|es|ed|s|e)? no more (?:families|patients|people|evacuees|refugees|wounded|arrivals|children)\b|\bno (?:more )?(?:room|space|beds?) (?:left |remains? )?for\b", "shortage"),
    phrase(r"\b(?:there (?:is|are|was|were)|we have|they have|has|have|had) (?:no|not enough|hardly any|little|barely any|too few|too little|nothing like enough) (?:\w+ ){0,2}(?:salt|soap|sugar|cooking oil|milk|meat|vegetables?|flour|rice|grain|beds?|blankets?|mattresses|tents?|petrol|diesel|firewood|coal|stoves?|toilets?|latrines|showers|nappies|ambulances?|nurses?|midwi(?:fe|ves)|bandages|saline|drugs|vaccines?|ventilators?|incubators?|cash)\b", "shortage"),
    phrase(r"\bno (?:\w+ )?(?:clinics?|hospitals?|wells?|pharmac(?:y|ies)|markets?|doctors?|midwife|shelters?|latrines?|toilets?) (?:within|nearby|left|in reach|closer than|for miles|for kilomet(?:re|er)s)\b", "shortage"),
    phrase(r"\b(?:is|are|was|were|remain(?:s|ed)?|kept|keeps|stay(?:s|ed)?|held|still) (?:\w+ )?(?:in (?:police |military |state |our |their )?(?:custody|detention|captivity)|behind bars)\b", "detention", subcode="arrest"),
)
