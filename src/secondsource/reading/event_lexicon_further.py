"""More English triggers, tried after all others: light verbs, idioms of fighting, harm, lack and rescue.

The rows complete those of `event_lexicon` by the ways in which agency copy, assessments of the front, situation
reports, rights reports and local papers put one thing. Compiled by hand from general lexical knowledge.
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.lexicon import phrase, trigger

_BOMBS = "bomb|bombs|munition|munitions|grenade|grenades|charge|charges|warhead|payload|leaflets|nothing"
_CELLAR = "cellar|cellars|basement|basements|shelter|shelters|metro|underground|bunker|bunkers|subway"

FURTHER = (
    # ---- from the air and from the gun
    trigger("swarm saturate overwhelm target blanket", "V", "air_strike", "agent:air", "has:patient"),
    trigger("fly carry conduct perform", "V", "air_strike", "patient:sortie|sorties|raid|raids|bombing|bombings|mission|missions", "!clause:rescue|relief|aid|humanitarian|medical"),
    trigger("release drop dump let", "V", "air_strike", f"patient:{_BOMBS}", "agent:air"),
    trigger("release drop", "V", "air_strike", "at:from|by:air", f"patient:{_BOMBS}|shell|shells"),
    trigger("sortie sorties", "N", "air_strike", "!clause:rescue|relief|medical", weak=True),
    trigger("subject expose", "V", "shelling", "passive:", "at:to:shelling|bombardment|fire|barrage|barrages|salvoes|artillery"),
    trigger("subject expose", "V", "air_strike", "passive:", "at:to:airstrikes|raids|strikes|bombing|drones|air"),
    trigger("use employ deploy unleash", "V", "shelling", "patient:gun", "agent:forces|place", "!particle:up"),
    trigger("use employ deploy unleash", "V", "air_strike", "patient:drone|drones|uav|uavs|bomb|bombs|shahed|fpv|warplanes", "agent:forces|place", "!clause:reconnaissance|survey|film"),
    trigger("use", "N", "shelling", "patient:gun|munition|munitions|weapon|weapons", "clause:high-precision|precision|cluster|ballistic|artillery|rocket|incendiary|missiles", "!clause:nuclear|ban|treaty"),
    trigger("open lay direct bring rain pour", "V", "shelling", "patient:fire", "clause:artillery|mortar|tank|rocket|howitzer|shells"),
    trigger("lob pump pour fling", "V", "shelling", "patient:gun"),
    trigger("salvo volley volleys", "N", "shelling"),
    trigger("mortar", "V", "shelling"),
    trigger("take suffer receive sustain", "V", "air_strike", "patient:hit|hits", "at:from|by:air"),
    trigger("take suffer receive sustain", "V", "shelling", "patient:hit|hits", "at:from|by:gun"),
    trigger("work go", "V", "air_strike", "agent:air", "at:over", "clause:bombs|missiles|strikes|guided"),
    # ---- on the ground
    trigger("exchange exchanges", "N", "clash", "patient:fire|gunfire|shots"),
    trigger("spot sight see", "V", "advance", "passive:", "patient:army", "at:in|at|near|on|outside|inside|by", "!patient:body|bodies|hauler"),
    trigger("have maintain exercise keep retain", "V", "control_change", "agent:forces", "patient:control", outcome="held"),
    trigger("come be remain", "V", "clash", "agent:forces", "at:under:attack"),
    trigger("rage flare erupt ensue intensify continue", "V", "clash", "agent:battle|battles|fight|fights|combat|fighting|hostilities|gunfight|firefight"),
    trigger("settle", "V", "clash", "patient:score|scores"),
    trigger("battle fight", "N", "clash", "at:for|over|in|near|between:place|settlement|position|control|forces"),
    trigger("neutralise neutralize", "V", "clash", "patient:militants|terrorists|insurgents|rebels", "agent:forces|place"),
    trigger("operation operations", "N", "clash", "modifier:clearance|clearing|cordon|counterinsurgency|counter-terrorism|counterterrorism|combing|sweep|mop-up|offensive|assault", weak=True),
    trigger("breach", "V", "advance", "agent:forces", "patient:line|lines|defence|defences|defense|defenses|perimeter|wall|border|fortifications"),
    trigger("penetrate outflank flank bypass", "V", "advance", "agent:forces", "has:patient"),
    trigger("make", "V", "advance", "agent:forces", "patient:inroad|inroads|gains|progress|headway|advance|advances"),
    trigger("improve consolidate expand widen", "V", "advance", "agent:forces", "patient:position|positions|foothold|bridgehead|lodgement|salient"),
    trigger("expand extend widen", "V", "control_change", "agent:forces", "patient:control|territory|zone", outcome="taken"),
    trigger("cover gain", "V", "advance", "agent:forces", "patient:within"),
    trigger("have station keep base", "V", "advance", "patient:army", "clause:settlement|place|soil|country|border", "!patient:belonging", "!agent:business", "!clause:concern|right|reason", patient_acts=True),
    trigger("inroad inroads", "N", "advance"),
    trigger("relinquish yield forsake forfeit", "V", "withdrawal", "agent:forces", "patient:position|place|settlement|ground"),
    trigger("order", "V", "withdrawal", "passive:", "patient:forces", "particle:out"),
    trigger("recede", "V", "withdrawal", "agent:forces"),
    # ---- harm to people
    trigger("leave", "V", "casualties", "has:patient", "clause:dead|wounded|injured|hurt|orphaned|widowed|maimed|disabled|paralysed|paralyzed", "!clause:battery|phone"),
    trigger("escape get walk come", "V", "casualties", "particle:away|off|out", "at:with:concussion|injury|injuries|bruise|bruises|scratch|scratches|burn|burns|cut|cuts|wound|wounds|fracture"),
    trigger("search look dig", "V", "casualties", "at:for:people|survivor|survivors|body|bodies|missing|one|two|three|four|five|six|seven|eight", "clause:rubble|debris|rescuer|rescuers|ruins|wreckage|collapsed|buried"),
    trigger("reach hit pass top exceed", "V", "casualties", "agent:toll|tally|count|deaths|fatalities", "!agent:price|temperature"),
    trigger("claim", "V", "casualties", "patient:victim|victims|life|lives", "!at:that"),
    trigger("lie", "V", "casualties", "agent:body|bodies|corpse|corpses|dead", "at:in|on|by|under|along"),
    trigger("pronounce declare certify find", "V", "casualties", "complement:dead"),
    trigger("carry stretcher evacuate rush bring", "V", "casualties", "patient:wounded|injured|casualties", "!agent:place"),
    trigger("trample crush", "V", "casualties", "subject:people", "!patient:hope|dream|rebellion|revolt|dissent|uprising|resistance|opposition"),
    trigger("spray", "V", "casualties", "at:with:bullet|bullets|gunfire|shrapnel"),
    trigger("disembowel dismember decapitate", "V", "casualties", "patient:people"),
    trigger("wounding wounded", "N", "casualties", "!clause:pride|feelings", weak=True),
    # ---- damage to things
    trigger("burst erupt", "V", "destruction", "agent:object", "at:into:flame|flames|fire|fireball"),
    trigger("gut breach rupture sever bisect wreck trash mangle shred disable cripple incapacitate", "V", "destruction", "patient:object|part|asset|utility|position", "!patient:people|hope|talks|economy|agreement"),
    trigger("pepper riddle spatter scar", "V", "destruction", "has:patient", "at:with|by:shrapnel|bullet|bullets|holes|fragments|debris|splinters"),
    trigger("knock bring tear", "V", "destruction", "particle:down|over", "patient:object|line|lines|pole|poles|pylon|pylons|wall|tower|mast|roof|fence"),
    trigger("render leave make", "V", "destruction", "complement:unusable|uninhabitable|inoperable|unlivable|unserviceable|impassable|roofless|unrecognisable|unrecognizable", "!complement:homeless"),
    trigger("be remain stand lie", "V", "destruction", "agent:object|position", "complement:uninhabitable|inoperable|unserviceable|derelict|roofless|charred"),
    trigger("shatter", "V", "destruction", "agent:window|windows|glass|blast"),
    trigger("swallow bury engulf", "V", "destruction", "patient:object|coach"),
    trigger("wreckage", "N", "destruction", "!clause:search|found|photo", weak=True),
    trigger("leave", "V", "destruction", "passive:", "patient:object|position|settlement", "clause:wreck|ruin|ruins|hulk|skeleton|crater|rubble"),
    # ---- people on the move
    trigger("jam clog choke crowd fill throng block", "V", "displacement", "clause:refugee|refugees|displaced|evacuees|fleeing", "patient:route|border|station|stations"),
    trigger("go", "V", "displacement", "agent:resident|residents|inhabitant|inhabitants|villager|villagers|population|family|families|neighbours", "clause:most|all|half|many|nearly|almost", "!has:at", "!has:complement"),
    trigger("pack gather grab", "V", "displacement", "agent:people", "clause:belongings|possessions|what|suitcase|bundles|road", "at:to:road|border|camp|safety|shelter"),
    trigger("take", "V", "displacement", "agent:people", "at:to:road|roads|hills|bush|boats"),
    trigger("go move climb head spend run crowd cram retreat", "V", "displacement", "agent:people&civilians|everyone|everybody", f"at:{_CELLAR}", "!agent:forces&army"),
    trigger("come move get trickle filter pour", "V", "displacement", "agent:people&civilians|family|families|residents|refugees", "particle:back|out|away|home", "!at:work|office|holiday|school|vacation|retirement"),
    trigger("drive bring get lead guide ferry", "V", "displacement", "agent:he|she|i|we|volunteer|volunteers|driver|rescuers|police", "particle:out", "has:patient", "!patient:forces|body|bodies|film|book|report|statement|message|product|album|best|vote|dead"),
    trigger("force drive push chase hound", "V", "displacement", "patient:people", "at:from|out:home|homes|house|houses|village|villages|land|town|camp"),
    trigger("make render leave", "V", "displacement", "complement:homeless"),
    trigger("homeless", "A", "displacement", "clause:people|families|thousands|hundreds|families|left|made|residents", "!clause:charity"),
    trigger("become", "V", "displacement", "complement:displaced|refugees|homeless"),
    trigger("influx outflow", "N", "displacement", "patient:people|refugees|displaced"),
    # ---- going without
    trigger("dwindle shrink ebb", "V", "shortage", "agent:supply|supplies|stock|stocks|food|water|fuel|utility|rations|reserves", "!agent:commerce&business"),
    trigger("be run", "V", "shortage", "agent:people|service|hospital|hospitals|clinic|we", "at:of:supply|aid|utility|antibiotics|insulin|fuel|bread", "clause:out|short"),
    trigger("run rely depend survive live operate work", "V", "shortage", "at:on:generator|generators|candles|candlelight|batteries|donations|handouts|rainwater", "!clause:company|sales"),
    trigger("interrupt disrupt suspend halt", "V", "shortage", "patient:supply|utility", "!patient:chain|chains|talks"),
    trigger("blackout blackouts outage brownout", "N", "shortage"),
    trigger("lack", "N", "shortage", "patient:supply|aid|utility|shelter|sanitation|food|water|hired|access"),
    trigger("insecurity", "N", "shortage", "modifier:food"),
    trigger("deteriorate worsen", "V", "shortage", "agent:hunger|malnutrition|insecurity|shortages|famine"),
    trigger("skip miss", "V", "shortage", "patient:meal|meals"),
    trigger("freeze shiver", "V", "shortage", "agent:people", "clause:heating|tents|cold|unheated|blankets"),
    trigger("last", "V", "shortage", "agent:supply|stocks|stock|reserves|rations|food|utility", "!agent:business"),
    # ---- help asked for and given
    trigger("issue make launch", "V", "aid_appeal", "patient:call|calls", "at:for:aid|supply|blood"),
    trigger("call calls", "N", "aid_appeal", "at:for:aid|supply|blood", weak=True),
    trigger("need require", "V", "aid_appeal", "agent:agency|agencies|partner|partners|charity|unicef|wfp|un|unhcr|ocha|hospital|clinic", "patient:million|$|us$|dollars|euros|funding"),
    trigger("supply provide equip", "V", "aid_delivery", "patient:people|household|households", "at:with:aid|supply"),
    trigger("bring haul ferry carry truck", "V", "aid_delivery", "agent:volunteer|volunteers|charity|agency|agencies|cross|crescent|un|unicef|wfp|icrc|msf|hauler|convoy|donors", "particle:in|over", "has:patient"),
    trigger("set open run", "V", "aid_delivery", "patient:kitchen|kitchens|distribution", "clause:meals|soup|field|mobile|feeding", weak=True),
    trigger("provide supply extend offer", "V", "aid_delivery", "patient:assistance|care|support|treatment|relief|shelter|meals|help", "agent:charity|agency|agencies|partner|partners|unicef|wfp|icrc|msf|unhcr|volunteers|cross|crescent|team|teams|organisation|organisations|organization", "!clause:military|fire"),
    trigger("issue make launch renew", "V", "aid_appeal", "patient:appeal|plea|appeals|pleas", "!clause:court|calm|ceasefire|witness|witnesses|ruling|verdict"),
    trigger("request", "V", "aid_appeal", "patient:aid|supply|bags|bakeries|support|assistance|evacuation", "!agent:court|police|prosecutor"),
    # ---- talks
    trigger("take come enter go", "V", "agreement", "agent:truce|ceasefire|agreement|pause|deal", "at:effect|force"),
    trigger("enter", "V", "agreement", "agent:truce|ceasefire|agreement|pause|deal", "patient:force|effect"),
    trigger("meet reconvene", "V", "agreement", "agent:delegation|delegations|negotiators|envoys|mediators", stated=None),
    trigger("free release swap exchange", "V", "agreement", "agent:exchange|swap|deal|agreement|accord", "patient:people|prisoner|detainee|detainees|soldiers"),
    trigger("honour honor respect observe", "V", "agreement", "patient:truce|ceasefire|pause"),
    trigger("hand turn lay give", "V", "agreement", "particle:in|over|down|up", "patient:arms|weapons|rifles", "clause:accord|agreement|deal|truce", stated="Uu"),
    trigger("extend prolong renew", "V", "agreement", "patient:truce|ceasefire|pause"),
    trigger("handover repatriation", "N", "agreement", "patient:body|bodies|prisoner|prisoners|remains|soldiers"),
    trigger("swap exchange", "N", "agreement", "clause:captive|captives|prisoner|prisoners|pow|pows|hostages"),
    # ---- people taken
    trigger("take bring haul pick lead", "V", "detention", "at:for:questioning|interrogation"),
    trigger("hold keep", "V", "detention", "agent:guard|guards|forces", "patient:people", "at:in|at|inside:school|basement|basements|building|cell|cells|house|barracks|camp|prison|warehouse|cellar", "!patient:position"),
    # ---- what else
    trigger("trap traps", "N", "other", "modifier:booby", subcode="explosive_device"),
    trigger("spread rage", "V", "other", "agent:disease", subcode="disease"),
    trigger("break", "V", "other", "agent:disease", "particle:out", subcode="disease"),
    trigger("cut sever damage blow", "V", "other", "agent:saboteur|saboteurs|partisans|partisan", subcode="sabotage"),
    trigger("sabotage", "N", "other", "!clause:accused|charges", subcode="sabotage"),
    trigger("impose declare extend lift introduce", "V", "other", "patient:curfew|martial", subcode="curfew"),
    trigger("hit strike run detonate trigger", "V", "other", "patient:device|ied|ieds|mine|mines|landmine|tripwire", "!agent:air|gun", subcode="explosive_device"),
    trigger("execute", "V", "other", "has:patient", "!patient:plan|order|orders|contract|strategy|policy|search|warrant|search|will|project|manoeuvre", "!agent:business", subcode="attack_on_civilians"),
    trigger("use force make", "V", "other", "patient:people", "clause:shield|shields", subcode="attack_on_civilians"),
    trigger("shake rattle rock", "V", "other", "patient:object|settlement|place|window|windows", "agent:explosion|explosions|blast|blasts|bang|bangs", subcode="explosion"),
)

_MANY = r"(?:at least |about |some |up to |more than |another |as many as )?(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens|scores|hundreds|several|many)"
FURTHER_PHRASES = (
    phrase(rf"\b(?:first|second|third|fourth|latest|youngest|oldest|other|only) (?:victim|fatality|casualty) (?:is|was|were)\b|\b{_MANY} of (?:the|those) (?:dead|victims|killed|injured|wounded|fatalities|casualties)\b|\bamong the (?:dead|victims|injured|wounded|killed|casualties)\b", "casualties"),
    phrase(r"\bunaccounted for\b|\b(?:body count|death toll)\b|\bfight(?:s|ing)? for (?:his|her|their) li(?:fe|ves)\b|\b(?:will|would|may|might|did) not (?:live to )?(?:see|survive|make it through|last) (?:the |this |till |until )*(?:night|morning|day|week|evening)\b|\bbled (?:out|to death)\b|\bsuffocated\b|\b(?:in|to) (?:the|a) morgues?\b", "casualties"),
    phrase(rf"\b{_MANY} (?:\w+ ){{0,2}}(?:dead|killed|wounded|injured|hurt)\b(?! (?:in|at|by|on|people|soldiers|civilians|men|women|were|was))|\bcasualties: \d", "casualties"),
    phrase(r"\b[^.;:!?]{3,80}: (?:ash|ashes|rubble|ruins|gone|cinders|dust)\b", "destruction"),
    phrase(r"\bunder (?:(?:heavy|intense|constant|sustained|enemy|fierce|direct|withering|steady) ){0,2}(?:machine[- ]gun|small[- ]arms|sniper|rifle|automatic) fire\b", "clash"),
    phrase(r"\bunder (?:(?:heavy|intense|constant|sustained|enemy|fierce|direct|daily|continuous|relentless|near-constant) ){0,2}(?:artillery|mortar|shell|rocket|tank|missile) (?:fire|attack)\b|\bunder (?:(?:heavy|intense|constant|sustained|daily|continuous|relentless) ){1,2}(?:fire|shelling|bombardment)\b", "shelling"),
    phrase(r"\bprices? (?:\w+ ){0,3}(?:through the roof|sky[- ]?high|out of (?:reach|control))\b|\b(?:have|has|had|with) (?:nothing|little|barely anything) (?:left )?to (?:eat|drink)\b|\b(?:on|to) one meal (?:a|per) day\b|\b(?:no|without|lack(?:s|ed|ing)?) (?:running|drinking|clean|tap|safe|potable) water\b|\bon the (?:brink|verge|edge) of (?:famine|starvation)\b", "shortage"),
    phrase(r"\b(?:burst|erupted|exploded) (?:in)?(?:to)? ?(?:a )?(?:flames?|fireball)\b", "destruction"),
    phrase(r"\b(?:is|are|was|were|ran|run|running) out of (?:\w+ ){0,2}(?:antibiotics|insulin|fuel|diesel|bread|flour|food|water|medicines?|oxygen|anaesthetics?|bandages|blood|supplies|stock|beds)\b", "shortage"),
    phrase(r"\bgang[- ]raped\b|\bsexually (?:assaulted|abused|attacked|enslaved)\b", "other", subcode="sexual_violence"),
    phrase(r"\b(?:barrel bombs?|munitions?|shells?|canisters?|grenades?|rockets?|bombs?|drones?) (?:containing|filled with|with|carrying|loaded with|armed with) (?:\w+ ){0,3}(?:chlorine|sarin|chloropicrin|phosgene|nerve agent|mustard|toxic gas|tear gas|chemical)\b", "other", subcode="chemical_weapon"),
    phrase(r"\b(?:gather|rall(?:y|i)|assembl|convene|turn out|turned out)\w*\b[^.;]{0,70}\bto (?:demand|denounce|protest|condemn|call for|oppose|reject)\b", "other", subcode="protest"),
    phrase(r"\b(?:coverage|networks?|internet|phone lines?|power|electricity|grid|signal|mains|communications)\b[^.;,]{0,20} (?:is|are|was|were|been|went|remain(?:s|ed)?) (?:still )?(?:down|out|off|cut)\b|\b(?:no|not enough|too few|without) (?:\w+ )?(?:beds|ambulances|drugs|painkillers|blankets|tents|mattresses|latrines|surgeons)\b", "shortage"),
    phrase(r"\b(?:went|walked|go|goes|walk) free\b(?! of)(?![^.;]{0,40}\b(?:court|judge|jury|appeal|trial)\b)", "agreement"),
)
