"""Triggers of other registers: how survivors, tabloids, bulletins of units and situation reports tell of events.

Tried after the rows of `event_lexicon` and `event_lexicon_wider`. Grouped by what the verbs do (motion of a weapon,
motion of forces, harm, removal, lack, help), so that a gap shows. Compiled by hand from general lexical knowledge.
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.event_classes import ENGLISH_CLASSES
from secondsource.reading.lexicon import phrase, trigger
from secondsource.reading.words import words

ENGLISH_CLASSES["kin"] = words(
    "cousin cousins brother brothers sister sisters uncle uncles aunt aunts nephew nephews niece nieces husband husbands wife wives",
    "father fathers mother mothers son sons daughter daughters grandfather grandmother grandson granddaughter grandparents parents",
    "relative relatives friend friends neighbour neighbours neighbor neighbors colleague colleagues comrade comrades classmate classmates",
)
ENGLISH_CLASSES["people"] |= ENGLISH_CLASSES["kin"] | words(
    "mum mums mom moms dad dads kid kids tot tots toddler toddlers granny nan schoolboy schoolboys schoolgirl schoolgirls youth youths",
    "individual individuals soul tribesman tribesmen herder herders fisherman fishermen farmhand porter porters miner baker bakers cleaner",
    "surgeon surgeons midwife orderly firefighter firefighters lifeguard sailor sailors journalist journalists returnee returnees staffer",
    "survivor survivors tourist tourists commuter commuters churchgoer churchgoers celebrant mourner rider riders motorcyclist vendor vendors",
    "beneficiary beneficiaries case-worker aid-worker peacekeeper insurgent insurgents suspect suspects trapped stevedore docker dockers mate mates",
)
ENGLISH_CLASSES["part"] = words(
    "roof roofs ceiling ceilings wall walls window windows pane panes glass door doors facade façade front floor floors storey storeys staircase",
    "stairwell balcony balconies chimney dome minaret spire span spans pillar pillars beam beams slab slabs gate fence pylon pylons mast pier deck",
)
ENGLISH_CLASSES["boat"] = words("gunboat gunboats ferry ferries barge barges boat boats ship ships vessel vessels frigate trawler dinghy tanker cutter corvette")
ENGLISH_CLASSES["hideout"] = words(
    "basement basements cellar cellars cave caves bunker shelter shelters forest forests bush woods hills hill mountains mountain ditch culvert exit exits",
    "cover metro subway school church monastery mosque safety border life lives swamp field fields ravine",
)
ENGLISH_CLASSES["pack"] = words("sack sacks bag bags kilo kilos kilogram litre litres liter loaf loaves egg eggs jerrycan canister bottle tin tins basket bread flour fuel petrol diesel rice millet sorghum")
ENGLISH_CLASSES["carrier"] = words("truck trucks lorry lorries convoy convoys flight flights airlift aircraft plane barge ship tanker tankers consignment shipment cargo parcel parcels")
ENGLISH_CLASSES["figure"] = words("toll tally count figure number total dead killed deaths fatalities casualties victims injured wounded")
ENGLISH_CLASSES["air"] |= words("kab kabs fab fabs glide-bomb bunker-buster bunker-busters warplane airpower gunships jdam jdams ordnance mavic mavics fpvs munitions")
ENGLISH_CLASSES["truce"] |= words("arrangement arrangements accords pacts deals truces")
ENGLISH_CLASSES["aid"] |= words("incubator tourniquet tourniquets antivenom bandage bandages dressing dressings mattress mattresses insulin oxygen")
ENGLISH_CLASSES["supply"] |= words("paracetamol bandages dressings morphine plasma dialysis chalk stocks insulin salts antivenom nappies soap charcoal kerosene")
ENGLISH_CLASSES["utility"] |= words("pumps sanitation latrine latrines")

ENGLISH_CLASSES["abstract"] = words(
    "argument arguments theory theories idea ideas notion concept popularity reputation credibility morale confidence trust hope hopes dream dreams",
    "ambition ambitions plan plans policy policies proposal proposals budget budgets bill bills law laws reform reforms legislation record records myth",
    "deficit tax taxes economy inflation growth profit profits revenue turnover currency rouble ruble hryvnia shekel vote votes election elections",
    "campaign campaigns rating ratings poll polls brand career marriage language debate debates speech remark remarks decision ruling verdict rhetoric",
    "narrative legacy tradition values democracy freedom freedoms privacy right rights constitution independence integrity opportunity initiative chance",
    "moment imagination mood attention headline headlines title lead momentum season team club player game match league cup goal consensus illusion taboo",
    "assumption assumptions stereotype stereotypes mindset expectations optimism pessimism share shares bond bonds index sales export exports tourism",
)
"""Heads that no weapon reaches: a "hit", "attack" or "retreat" of one of them is a figure of speech."""

_STAGE = "fence|slab|slabs|rubble|debris|wreckage|ruins|beam|beams|roof|wall|collapse|crater"
_NOT_FOR = "!at:success|change|justice|talks|work|votes|attention"

REGISTERS = (
    # ---- what flies and falls
    trigger("rain hurtle thud plunge pile whizz scream crash swoop", "V", "air_strike", "agent:air", "!agent:craft"),
    trigger("hammer batter pepper plaster blitz clobber wallop zap pulverise blast lash flatten", "V", "air_strike", "agent:air", "has:patient"),
    trigger("reach", "V", "shelling", "agent:gun", "has:patient", "!agent:fire|shelling", "!patient:peak|level|agreement"),
    trigger("batter pepper plaster rake wallop blast lash", "V", "shelling", "agent:gun", "has:patient"),
    trigger("circle hover buzz overfly loiter", "V", "other", "agent:craft", subcode="overflight"),
    trigger("zap blitz wallop clobber take", "V", "other", "patient:lair|bunker|bunkers|nest|launcher|launchers|depot|commander|headquarters|cell", "!patient:position", subcode="attack"),
    trigger("come be remain", "V", "other", "at:under:attack", "!clause:critics|media|verbal", subcode="attack"),
    trigger("be become remain", "V", "other", "complement:target|targets", "!clause:criticism|sanctions|joke|investigation|probe|inquiry|inflation|market", subcode="attack"),
    trigger("shoot fire", "V", "other", "passive:", "at:at|on|upon", "patient:people|object|carrier|boat", "!clause:post|job", subcode="attack_on_civilians"),
    trigger("set", "V", "other", "passive:", "at:upon", subcode="attack"),
    trigger("turn train point level aim", "V", "other", "patient:gun|weapon|rifle", "at:on|at", subcode="attack_on_civilians"),
    # ---- forces on the move
    trigger("come roll march file stream pour swarm snake fan drive walk ride rumble move", "V", "advance", "agent:forces&army", "at:up|down|along|into|onto|across|through|towards|toward", "!particle:back|out|away|off", "!has:patient", "!at:exile|hiding|action|effect|custody|talks|retirement|politics"),
    trigger("wedge bite cut eat dig", "V", "advance", "agent:forces", "at:into"),
    trigger("take", "V", "advance", "agent:forces", "particle:up", "patient:position|positions"),
    trigger("dig", "V", "other", "agent:forces", "particle:in", "!at:against|on", subcode="preparation"),
    trigger("vacate evacuate", "V", "withdrawal", "passive:", "patient:position|camp|base|barracks"),
    trigger("repositioning regrouping redeployment", "N", "withdrawal", "modifier:tactical|planned|temporary"),
    trigger("regroup reposition", "V", "withdrawal", "agent:forces", "at:to|behind|south|north|east|west"),
    trigger("stream pour head hurry race limp", "V", "withdrawal", "agent:forces&army", "particle:south|north|east|west|back|home|away"),
    # ---- who holds what
    trigger("strangle choke throttle squeeze blockade", "V", "control_change", "patient:settlement|place", outcome="contested"),
    trigger("tighten", "V", "control_change", "patient:grip|noose|ring|siege|encirclement", outcome="contested"),
    # ---- captives
    trigger("take grab seize snatch drag", "V", "detention", "agent:forces|gunman|gunmen", "patient:kin|boy|boys|girl|girls|man|men|women|villagers|civilians|hostage|hostages", "!agent:i|we", "!at:to|with|for", "!agent:ambulance|doctor|medics"),
    trigger("give", "V", "detention", "agent:they|he|soldiers|troops|men|fighters", "particle:up", "!has:patient", "!at:hope|trying"),
    trigger("march walk drive make ride go run", "V", "detention", "agent:forces", "particle:off|away", "at:with:people|prisoner|prisoners|hostages|captives|porters"),
    trigger("hold keep", "V", "detention", "complement:hostage|captive|prisoner"),
    trigger("hold keep", "V", "detention", "patient:people", "at:custody|cell|cells|captivity|prison|jail|dungeon|hostage"),
    trigger("conscript press-gang press", "V", "detention", "patient:people", "!at:for|into:service"),
    trigger("go walk set", "V", "agreement", "complement:free", "agent:prisoner|prisoners|captive|captives|hostage|hostages|detainees|pows"),
    # ---- harm to people
    trigger("count register record log tally list receive admit", "V", "casualties", "patient:body|bodies|corpse|corpses|dead|death|deaths|fatality|fatalities|casualty|casualties|victim|victims|wounded|injured|killed", "!clause:cholera|measles|disease"),
    trigger("put give set estimate", "V", "casualties", "patient:figure", "at:at", "clause:dead|killed|deaths|toll|fatalities|injured|wounded|casualties"),
    trigger("dig drag haul retrieve unearth exhume collect ferry fish", "V", "casualties", "patient:body|bodies|corpse|corpses|dead|remains"),
    trigger("dig pull drag haul free rescue extract", "V", "casualties", "patient:people", f"at:{_STAGE}"),
    trigger("dig pull", "V", "casualties", "patient:people", "particle:out", "clause:alive|rescuer|rescuers|rubble|dead"),
    trigger("mow cut gun strike", "V", "casualties", "particle:down", "patient:people"),
    trigger("burn roast", "V", "casualties", "patient:people", "clause:alive|death"),
    trigger("crush bury trap pin", "V", "casualties", "patient:people", f"at:{_STAGE}|under|beneath"),
    trigger("drown suffocate asphyxiate electrocute choke freeze", "V", "casualties", "subject:people", "clause:death|dead|child|children|refugee|refugees|civilians|soldier|soldiers"),
    trigger("lose", "V", "casualties", "patient:arm|arms|foot|hand|hands|eye|eyes|sight|finger|fingers|limbs|legs|child|son|daughter|husband|wife|brother|sister|kin", "agent:people"),
    trigger("escape get", "V", "casualties", "at:with:concussion|injury|injuries|bruise|bruises|scratch|scratches|burn|burns|cut|cuts"),
    trigger("bayonet club bludgeon strangle shoot hack stab burn", "V", "casualties", "clause:death"),
    trigger("fall", "V", "casualties", "agent:comrade|comrades|hero|heroes|martyr|martyrs|brother|brothers", "!at:from|into|off|on|ill"),
    trigger("martyr", "V", "casualties", "subject:people"),
    trigger("neutralisation neutralization elimination liquidation", "N", "casualties", "patient:people|forces"),
    trigger("maimed bereaved orphaned bloodied", "A", "casualties", "subject:people", weak=True),
    # ---- damage to things
    trigger("fly come cave give drop fall", "V", "destruction", "agent:part", "particle:out|off|down|in|apart|away|way"),
    trigger("give", "V", "destruction", "agent:part", "patient:way"),
    trigger("come fall crash", "V", "destruction", "agent:part", "at:on|onto|through"),
    trigger("pierce hole puncture riddle dent scar crack splinter pockmark", "V", "destruction", "passive:", "patient:object|part|tank|tanks|boat", "!patient:people"),
    trigger("knock put take", "V", "destruction", "particle:out", "patient:object|weapon|position|pump|station", "!patient:people|fire|blaze|trash"),
    trigger("sink scuttle capsize", "V", "destruction", "subject:boat"),
    trigger("go", "V", "destruction", "agent:boat|one", "at:bottom"),
    trigger("go", "V", "destruction", "agent:boat", "particle:down|under"),
    trigger("suffer sustain incur", "V", "destruction", "patient:damage|hit|hits"),
    trigger("punch blow tear gouge blast rip", "V", "destruction", "patient:hole|holes|crater|craters|gap|gash"),
    trigger("wipe", "V", "destruction", "at:map|face|earth"),
    trigger("rip tear shear slice peel", "V", "destruction", "patient:part"),
    trigger("swallow", "V", "destruction", "patient:object|carrier", "!agent:people"),
    trigger("explode", "V", "other", "agent:depot|dump|store|warehouse|tank|tanker|pipeline|ammunition|cylinder|cylinders", subcode="explosion"),
    # ---- people on the move
    trigger("run rush race scramble dash dart scurry hurry bolt", "V", "displacement", "agent:people", "at:for:hideout"),
    trigger("run rush race scramble dash hurry", "V", "displacement", "agent:people&civilians|we|i", "at:to|into|towards:hideout", "!agent:forces&army"),
    trigger("scramble", "V", "displacement", "agent:people|patient|patients", "at:for|out"),
    trigger("hide huddle cower crouch", "V", "displacement", "agent:people", "at:in|inside|under:hideout", "!agent:forces&army"),
    trigger("pour stream flood flock trickle spill cross", "V", "displacement", "agent:people&civilians|refugee|refugees|family|families|displaced", "particle:in|out|across|over|back"),
    trigger("pour stream flood flock trickle spill cross swarm", "V", "displacement", "agent:refugee|refugees|civilians|villagers|families|residents|displaced|returnees", "at:into|across|over|to|from|towards"),
    trigger("bus ferry truck shuttle airlift move take bring transport transfer drive", "V", "displacement", "patient:people&civilians", "particle:out"),
    trigger("bus truck shuttle airlift take bring transport transfer move", "V", "displacement", "patient:people&civilians", "at:to:safety|shelter|shelters|camp|camps|border"),
    trigger("empty", "V", "displacement", "subject:settlement|place"),
    trigger("clear", "V", "displacement", "passive:", "patient:settlement|civilians", "!agent:forces", "!clause:mines|mine|rubble|debris"),
    trigger("observe see register record report", "V", "displacement", "patient:returnee|returnees|evacuee|evacuees|arrivals|refugees|idps"),
    # ---- going without
    trigger("sell cost fetch", "V", "shortage", "agent:pack|price", "clause:times|double|triple|twice|quadruple|tenfold|fivefold"),
    trigger("climb rocket jump shoot go spiral balloon treble quadruple", "V", "shortage", "agent:price|prices", "!agent:share|shares|stock|cobalt|gold|oil", "!particle:down"),
    trigger("exhaust deplete", "V", "shortage", "passive:", "patient:supply|aid|utility"),
    trigger("be run remain become stand grow get", "V", "shortage", "agent:supply|utility|service|pack", "complement:exhausted|unavailable|depleted|scarce|low|short|empty|insufficient|inadequate|non-functional|functional|dysfunctional|overwhelmed|overcrowded|unaffordable|unobtainable", "!agent:price|market"),
    trigger("be feel go", "V", "shortage", "agent:people", "complement:hungry|thirsty|starving|malnourished|emaciated|famished", _NOT_FOR),
    trigger("disturb hamper cripple paralyse paralyze", "V", "shortage", "patient:utility|supply"),
    trigger("cut", "V", "shortage", "particle:off", "patient:people", "!agent:forces&army"),
    trigger("boil cook chew gnaw", "V", "shortage", "patient:grass|leaf|leaves|weed|weeds|bark|roots|hides|fodder|nettles"),
    trigger("overwhelm swamp overstretch", "V", "shortage", "patient:hospital|hospitals|clinic|clinics|ward|wards|morgue|camp|medics|doctors|surgeons"),
    trigger("sleep", "V", "shortage", "agent:people", "at:open|street|streets|ground|floor|pavement"),
    trigger("sleep", "V", "shortage", "agent:people", "particle:outdoors|outside|rough"),
    trigger("shut close", "V", "shortage", "agent:service|bakery|bakeries|shop|clinic", "at:for:lack|want|shortage"),
    # ---- asking for help, and giving it
    trigger("seek solicit", "V", "aid_appeal", "patient:aid|million|$|usd|us$|dollars|euros", "agent:partner|partners|agency|agencies|charity|ministry|authorities|authority|office|mission|cluster|group|movement|hospital|clinic|we|aid", "!clause:campaign|investors|loan|shareholders|damages"),
    trigger("beg plead cry clamour clamor", "V", "aid_appeal", "at:for:aid"),
    trigger("go pass get cross roll drive come", "V", "aid_delivery", "agent:carrier", "at:through|into|across|via", "clause:aid|food|milk|flour|medicine|medicines|medical|fuel|water|relief|humanitarian|supplies|kits|blankets|rations|tents"),
    trigger("touch land", "V", "aid_delivery", "agent:airlift|flight|plane|aircraft", "clause:aid|airlift|relief|humanitarian|vaccine|vaccines|supplies|medicines|medical|food"),
    trigger("expect", "V", "aid_delivery", "patient:flight|shipment|convoy|consignment|delivery|airlift|rotation", stated="PR+"),
    trigger("dish dole hand give pass share", "V", "aid_delivery", "particle:out", "patient:aid"),
    trigger("reach serve feed vaccinate immunise immunize", "V", "aid_delivery", "agent:worker|workers|volunteer|volunteers|team|teams|agency|agencies|partner|partners|group|charity", "patient:people|family|families|household|households|child|children"),
    trigger("airlift", "N", "aid_delivery", weak=True),
    # ---- talks
    trigger("schedule", "V", "agreement", "patient:talks", stated="PR+"),
    trigger("mediate negotiate arrange", "V", "agreement", "patient:truce&truce|exchange|swap|release"),
    trigger("lay", "V", "agreement", "particle:down", "patient:arm|arms|weapons", stated="Uu"),
    # ---- what else was seen and heard
    trigger("see hear feel notice", "V", "other", "passive:", "patient:explosion|explosions|blast|blasts|detonation|detonations|flash|flashes|glow|smoke", subcode="explosion"),
    trigger("hear", "V", "other", "patient:thunder|boom|booms|thud|thuds|bang|bangs|whistle|bombardment|nothing", subcode="heard"),
    trigger("jolt wake awaken shake rattle rock", "V", "other", "clause:bang|blast|blasts|explosion|explosions|boom|detonation", subcode="explosion"),
)

_STUCK = r"\b(?:hospital|morgue|mortuary|clinic|ward|camp|shelter|prison)s?\b[^.;]{0,40}\b(?:over|beyond|at (?:double |twice )?(?:its )?)\s?capacity\b"
REGISTER_PHRASES = (
    phrase(r"\bbod(?:y|ies) (?:could|may|might|are|remain|still|under|trapped|lay|lie|lying)\b|\b(?:is|are|was|were) (?:still )?(?:in intensive care|on life support|in (?:a )?critical condition|fighting for (?:his|her|their) li(?:fe|ves))\b", "casualties"),
    phrase(r"\b(?:could not|couldn['’]t|cannot) be (?:saved|revived|resuscitated)\b", "casualties", stated="CT+"),
    phrase(r"\bno (?:losses|casualties|injuries|deaths|victims) (?:were|have been|was|are) (?:recorded|reported|registered|sustained)\b|\bwithout (?:any )?(?:losses|casualties)\b", "casualties", negative=True),
    phrase(r"\b(?:everything|all of it|the whole (?:street|block|village|house|school|market)) (?:is|was|has) (?:all |now )?(?:gone|been lost|lost|burnt|burned)\b|\bthere (?:is|was) no (?:\w+ ){0,2}(?:hospital|school|theatre|theater|church|roof|house|home|bridge|clinic|village|station|street) (?:any ?more|left)\b|\b(?:is|are) (?:nothing but|a heap of|a pile of) (?:\w+ ){0,2}(?:ash|ashes|rubble|ruins|scrap|axles|metal)\b|: ashes\b", "destruction"),
    phrase(r"\b(?:have|has|had)(?:n['’]t| not| never)? (?:\w+ )?(?:had|seen|eaten|received|drunk)(?: \w+){0,2} (?:flour|bread|food|water|milk|meat|a meal|anything|electricity|rations?)\b(?=[^.;]{0,40}\b(?:for|in|since)\b)|\b(?:water|gas|electricity|power|heat(?:ing)?|fuel) (?:has|have|had)(?: not|n['’]t) (?:come|flowed|been|arrived|run)\b|\bdown to (?:the|their|our|its) last\b|\b(?:one|a single|two) (?:loaf|meal|bottle|latrine|toilet|tap|doctor|bed|tent)s? (?:\w+ ){0,3}(?:per|for every|for|between) (?:\d|the|all|forty|fifty|twenty|hundreds?)\b|\b(?:is|are|stands? at|of) one per [\d,]+ (?:people|persons|inhabitants|patients)\b|\bnon-?functional\b|\bno longer functioning\b|" + _STUCK, "shortage"),
    phrase(r"\b(?:urg(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|beg(?:s|ged|ging)?|plead(?:s|ed|ing)?|appeal(?:s|ed)?|call(?:s|ed|ing)? (?:on|upon)|ask(?:s|ed|ing)?)\b[^.;]{1,60}\bto [“\"‘']?(?:allow|let|open|provide|send|step in|donate|deliver|lend|supply|help|fund)\b(?![^.;]{0,40}\b(?:office|inquiry|investigat\w+|police)\b)|\b(?:has|have|had|need|needs) to help us\b|[“\"‘']help us\b|\bsave us\b", "aid_appeal"),
    phrase(r"\b(?:they|tanks?|troops|soldiers|fighters|the enemy|columns?|rebels|militia(?:men)?) (?:are|were|is) (?:only |just |now |barely |already )*(?:\w+ ){1,2}(?:streets?|blocks?|houses?|fields?|minutes?|hundred met(?:re|er)s) (?:away |off )?from\b", "advance"),
    phrase(r"\bno talk of (?:an? )?(?:encirclement|surrender|retreat)\b", "control_change", "contested", negative=True),
)
