"""English triggers of fire, fighting, movement, control and damage that come after all others, by what carries them.

Weapons called by their model, verbs of motion under an army, verbs of warding off, of giving way and of breaking,
fragments of a wire or a channel ("Liberated: …", "two villages under fire"). Compiled by hand from general knowledge.
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.event_classes import ENGLISH_CLASSES
from secondsource.reading.lexicon import no_event, phrase, trigger
from secondsource.reading.words import words


def _models(names: str) -> frozenset[str]:
    """Models of weapons, one and many ("su-25", "su-25s")."""
    return words(names) | words(" ".join(f"{name}s" for name in names.split()))


ENGLISH_CLASSES["craft"] |= _models(
    "su-22 su-24 su-25 su-27 su-30 su-34 su-35 su-57 mig-23 mig-29 mig-31 tu-22 tu-22m3 tu-95 tu-160 f-4 f-5 f-15 f-16 f-18 f-35 a-10 "
    "b-1 b-2 b-52 jf-17 j-7 j-10 k-8 l-39 yak-130 mirage rafale sukhoi mi-8 mi-17 mi-24 mi-28 mi-35 ka-52 ah-1 ah-64 apache hind gunship",
)
ENGLISH_CLASSES["air"] |= ENGLISH_CLASSES["craft"] | _models(
    "bayraktar tb2 mq-1 mq-9 reaper akinci anka hermes-450 heron orlan-10 zala molniya lancet geran geran-2 shahed-136 shahed-131 gerbera mohajer "
    "mohajer-6 ababil quadcopter hexacopter octocopter paraglider paramotor fpv umpk umpb fab-250 fab-500 fab-1500 fab-3000 kab-250 kab-500 kab-1500 gbu-39 mk-84 odab-500",
)
ENGLISH_CLASSES["gun"] |= _models(
    "iskander iskander-m kinzhal kalibr zircon oreshnik tochka tochka-u smerch uragan himars m270 atacms neptune tornado-s bm-21 bm-27 bm-30 katyusha qassam "
    "fajr-5 fateh-110 kh-22 kh-31 kh-35 kh-47 kh-59 kh-69 kh-101 kh-555 s-200 s-400 d-20 d-30 m777 msta msta-s giatsint hyacinth 2s7 2s19 tos-1 tos-1a kornet atgm "
    "warhead cannonade shellfire mortarman gunner artilleryman howitzer",
) | words("mortarmen artillerymen")
ENGLISH_CLASSES["weapon"] |= _models(
    "t-54 t-55 t-62 t-64 t-72 t-80 t-90 bmp bmp-1 bmp-2 bmp-3 btr btr-80 mt-lb leopard abrams bradley merkava stryker marder humvee mrap buk pantsir pantsyr tor patriot osa strela",
)
_TROOPS = words("rearguard ranger raider raiders guardsman guardsmen reservist reservists sapper sappers gendarme gendarmes legionnaire marauder marauders platoon rangers")
ENGLISH_CLASSES["forces"] |= _TROOPS
ENGLISH_CLASSES["army"] |= _TROOPS

_ARMY = "army|man|men|peacekeeper|peacekeepers|pick-up|pick-ups|pickup|pickups|motorcyclists|rider|riders|quads"
_ATTACK = (
    "attack|attacks|assault|assaults|onslaught|onslaughts|attempt|attempts|raid|raids|incursion|incursions|offensive|advance|advances|push|thrust|thrusts|"
    "attacker|attackers|wave|waves|probe|probes|storming|infiltration|bid|counterattack|counterattacks|party|intruder|intruders|raider|raiders|assailants|column|columns"
)
_THING = (
    "object|part|asset|service|boat|laundry|garage|garages|kiosk|kiosks|stall|stalls|tram|trams|carriage|carriages|wagon|wagons|locomotive|tanker|freighter|bulker|"
    "granary|granaries|stable|stables|cowshed|cowsheds|hut|huts|shutter|shutters|pipe|pipes|culvert|dyke|dike|levee|lock|hull|stern|bow|wire|wires|cable|cables|storey|storeys|nave|steeple|hangar"
)
_LINE = "front|flank|flanks|defence|defences|defense|defenses|pocket|garrison|perimeter|resistance|bridgehead|salient"
_CRUMBLING = "!clause:power|electricity|phone|telephone|railway|water|gas|pipe|production|supply|high-voltage|assembly|argument|case|court|legal"
_FORWARD = "into|onto|through|across|over|towards|toward|past|beyond|down|along|up"

KINETIC_FIRST = (
    trigger("decamp pack clear", "V", "withdrawal", "agent:army", "!has:patient", "!passive:", "!agent:people&civilians"),
    trigger("dynamite", "V", "destruction", f"patient:{_THING}|position|crossing"),
    no_event("fire launch shoot", "V", "patient:round|rounds|shell|shells|missiles|rockets", "clause:minute|second", "!clause:into|at|struck|hit"),
    no_event("attack attacks", "N", "at:from|by:speculator|speculators|critic|critics|hacker|hackers|troll|trolls|bears|sellers|tabloids|pundits|senators|columnists"),
    no_event("retreat withdrawal", "N", "at:on|from:price|prices|tax|taxes|pledge|promise|policy|proposal|plan|plans|tariff|tariffs|claim|target|reform|fees"),
    no_event("strike", "V", "agent:what|this|that", "patient:me|us|you|him|her|one"),
    trigger("hit hits", "N", "air_strike", "modifier:air"),
    trigger("hit hits", "N", "shelling", "modifier:gun", "!modifier:gunfire"),
    trigger("strike strikes attack attacks hit hits", "N", "shelling", "at:with|using:gun", "!at:with:gunfire|gun|guns|fire"),
    trigger("blow smash", "V", "destruction", "particle:in", "patient:part|object"),
    trigger("bombard shell", "V", "shelling", "agent:navy|warship|warships|gunboat|gunboats|frigate|frigates|destroyer|destroyers|corvette|corvettes|cutter"),
    trigger("bottle hem box pen cut seal", "V", "control_change", "particle:up|in|off", "patient:army|garrison|troops", "!at:water|power|electricity|gas|supplies|food|fuel|aid", outcome="contested"),
)

KINETIC = (
    # ---- from the air
    trigger("harry harass torment terrorise terrorize plague maul savage clip graze rocket ram engage pursue demolish raze crater machine-gun", "V", "air_strike", "agent:air", "has:patient", "!agent:craft&people"),
    trigger("pick work take", "V", "air_strike", "agent:air", "particle:off|over|out", "has:patient"),
    trigger("get catch find spot", "V", "air_strike", "agent:drone|drones|fpv|fpvs|lancet|molniya|shahed|geran|bomb|bombs", "patient:object|people|weapon|forces", "!particle:up|down"),
    trigger("drop dump empty rain roll tip hurl release loose unload", "V", "air_strike", "agent:air", "has:patient", "!patient:aid|leaflet|leaflets|food|water|passenger|passengers|cargo|petrol|fuel&aid"),
    trigger("dive nosedive swoop plummet burrow thump plunge drill tear smack fly veer bury", "V", "air_strike", "agent:air", "!agent:craft", "at:into|on|onto|at|through"),
    trigger("come return arrive", "V", "air_strike", "agent:jet|jets|warplane|warplanes|bomber|bombers", "!at:to|from:base|maintenance|service|exercise|factory|carrier", "!clause:delivered|purchase|order|contract"),
    trigger("take receive absorb", "V", "air_strike", "agent:place|settlement|object|position|asset", "patient:bomb|bombs|drone|drones|shahed|shaheds|kab|kabs|fab|fabs", "!particle:over|up|on|back|down|out|off", "!agent:forces&army"),
    trigger("pounding battering pummelling pummeling hammering blitz onslaught campaign", "N", "air_strike", "modifier:aerial|air|drone|airborne"),
    trigger("missile missiles rocket rockets projectile projectiles bomb bombs", "N", "air_strike", "at:from:air"),
    trigger("swarm swarms wave waves", "N", "air_strike", "modifier:air", "at:on|over|against|at"),
    trigger("raid raids", "N", "air_strike", "at:on|against:asset|place|hideout|hideouts|camp|camps|depot|depots|terminal|barracks|airport|port", "!clause:police|soldier|soldiers|bandit|bandits|cattle|gunman|gunmen|militants|rebels|commando|commandos|ground|tax|jihadists|fighters|insurgents|armed|officers|agents|ice|rustlers|customs|herders|villagers|settlers|prosecutors|infantry|troops|motorcycles", weak=True),
    # ---- from the gun
    trigger("open", "V", "shelling", "particle:up", "agent:gun|hill|hills|ridge|battery|batteries", "!patient:market|road|door|shop"),
    trigger("splash plop thud thump drop smack stray sail fly whoosh scream plough detonate explode burst land crash plunge", "V", "shelling", "agent:gun", "at:into|on|onto|in|near|across|over|through|around|beside|behind", "!agent:fire|gunfire|gunner|gunners|battery|artillery", "!has:patient"),
    trigger("fly rain whistle", "V", "shelling", "agent:shell|shells|mortar|mortars|rocket|rockets|rounds"),
    trigger("wake shake rock jolt rattle", "V", "shelling", "agent:gun", "has:patient", "!agent:gunfire|launcher"),
    trigger("rumble roar thunder boom bark cough growl sound resound echo reply answer speak", "V", "shelling", "agent:gun|duel|duels", "!agent:gunfire|fire", "!has:patient"),
    trigger("overshoot undershoot", "V", "shelling", "agent:gun"),
    trigger("take receive absorb", "V", "shelling", "agent:place|settlement|object|position|asset", "patient:rocket|rockets|missile|missiles|shell|shells|mortar|mortars|rounds|salvo|volley|kalibr|kalibrs|iskander|iskanders", "!particle:over|up|on|back|down|out|off", "!agent:forces&army"),
    trigger("take receive suffer sustain", "V", "shelling", "agent:object|place|settlement|position|asset", "patient:hit|hits", "!clause:drone|drones|bomb|bombs|revenue|market|tourism|reputation|budget|popularity"),
    trigger("exchange trade swap", "V", "shelling", "patient:salvo|salvos|salvoes|volley|volleys|rockets|shells|mortars|artillery|missiles|barrages", "!clause:deal|contract|sanctions"),
    trigger("work", "V", "air_strike", "agent:air", "at:over:place|settlement|position|object|belt|belts|treeline|trenches"),
    trigger("rain shower", "V", "shelling", "patient:shell|shells|rocket|rockets|mortars|missiles|rounds|grads"),
    trigger("pour heap fling", "V", "shelling", "patient:shell|shells|rocket|rockets|mortars|missiles|rounds|grads", "at:on|upon|onto|into|over|at"),
    trigger("rain shower pour heap fling", "V", "air_strike", "patient:bomb|bombs|drones|munitions", "at:on|upon|onto|into|over|at"),
    trigger("pelt strafe rake sweep", "V", "shelling", "agent:army|fire|gun", "patient:object|place|settlement|position|service", "!at:with:stone|stones|egg|eggs|tomatoes|bottles|rocks", "!agent:police|fans"),
    trigger("rocket mortar", "V", "shelling", "passive:", "patient:object|place|settlement|position|service|asset"),
    trigger("impact impacts", "N", "shelling", "modifier:ballistic|missile|rocket|shell|mortar|cruise|artillery"),
    trigger("impact impacts", "N", "shelling", "clause:counted|count|reported|recorded|registered|logged|heard", "!at:on|of", "!modifier:environmental|economic|humanitarian|social|climate|drone|health|financial|positive|negative", "!clause:study|economy|climate|business"),
    trigger("duel duels", "N", "shelling", "modifier:artillery|gun|rocket|mortar|counter-battery"),
    trigger("pounding battering pummelling pummeling hammering", "N", "shelling", "modifier:gun"),
    trigger("cannonade cannonades fusillade shellfire", "N", "shelling"),
    trigger("fire", "N", "shelling", "modifier:enemy|hostile|incoming|counter-battery|counterbattery|naval|cannon|gun", "!clause:small|friendly|sniper|rifle|machine-gun|machine"),
    trigger("fire", "N", "shelling", "at:on|at:place|settlement", "!clause:small|sniper|rifle|brigade|firefighters|extinguished|blaze|smoke|broke|ceasefire"),
    trigger("fire", "N", "shelling", "at:from:place|settlement|bank|shore|direction|territory", "!clause:small|sniper|rifle|brigade|firefighters|extinguished|blaze|smoke|ceasefire"),
    # ---- warding off, closing in
    trigger("fend fight ward hold drive throw turn chase see beat stave push force", "V", "clash", f"patient:{_ATTACK}", "particle:off|back|away"),
    trigger("repel repulse rebuff thwart beat parry foil frustrate stop halt blunt deflect contain smash crush defeat disrupt withstand absorb check", "V", "clash", f"patient:{_ATTACK}", "!patient:party|bid|attempt|attempts|wave|waves|advances", "!clause:hackers|cyber|court|takeover|heart|asthma|drone|drones|missile|missiles|rocket|terror"),
    trigger("foil frustrate thwart", "V", "clash", "patient:attempt|attempts|bid", "clause:infiltration|infiltrate|storm|cross|landing|border|breakthrough|assault|soldiers|troops", "!clause:coup|smuggle|smuggling|hackers"),
    trigger("skirmish spar tussle tangle", "V", "clash", "agent:army|guard|guards|youth|youths|tribesmen", "!clause:court|parliament|debate|senator"),
    trigger("lock", "V", "clash", "patient:horn|horns", "agent:army", "!agent:party|union|business|government|minister"),
    trigger("probe", "V", "clash", "agent:army", "at:near|at|along|around|towards|toward|on", "!agent:prosecutors|police|auditors|fbi"),
    trigger("spring lay set", "V", "clash", "patient:trap|ambush|ambushes", "agent:army", "!clause:police|speed"),
    trigger("rush jump bushwhack surprise charge", "V", "clash", "patient:post|posts|patrol|convoy|garrison|checkpoint|outpost|sentry|sentries|picket|trench|trenches|gendarmes", "!particle:off", "!clause:aid|hospital"),
    trigger("stumble run bump walk blunder", "V", "clash", "agent:army", "at:into|upon|on:patrol|ambush|militia|troops|soldiers|rebels|fighters|gunmen|guerrillas|bandits|jihadists"),
    trigger("catch", "V", "clash", "agent:army", "particle:up", "at:with:army|band|raiders|attackers"),
    trigger("shoot-out shootout shoot-outs shootouts gunfight gunfights gun-battle hand-to-hand melee", "N", "clash", "!clause:penalty|penalties|goalkeeper|goal"),
    trigger("encounter encounters", "N", "clash", "clause:militant|militants|terrorist|terrorists|insurgents|maoists|naxals|rebels|gunmen", "!clause:sexual|film"),
    trigger("exchange exchanges", "N", "clash", "modifier:fierce|heavy|intense|sporadic|deadly|armed|cross-border", "!clause:letter|words|views|prisoner|prisoners|debate"),
    trigger("neutralise neutralize liquidate eliminate", "V", "clash", "subject:group|groups|saboteur|saboteurs|cell|squad", "!has:patient", "!agent:minister|government"),
    # ---- forces on the move
    trigger("push drive lunge march dash foray sweep surge", "N", "advance", "at:towards|toward|into|along|across:place|settlement|position|river|road|highway|border", "!clause:marathon|vaccination|charity|aid|membership|election|privatisation"),
    trigger("inch creep crawl edge grind claw nudge", "V", "advance", "agent:forces", "clause:towards|toward|forward|deeper|closer|further|nearer", "!clause:inflation|prices|deal"),
    trigger("creep shift move inch edge roll crawl advance", "V", "advance", "agent:front|frontline|frontlines", "!passive:", "!particle:back"),
    trigger("shift creep inch edge", "V", "advance", "agent:line|lines", "clause:metre|metres|kilometre|kilometres|west|east|north|south|westward|eastward|westwards|eastwards", _CRUMBLING),
    trigger("sweep barrel charge thunder barge rush dash burst race trundle rumble sprint steam power slice carve smash blast gallop ride drive roll pour", "V", "advance", f"agent:{_ARMY}", f"at:{_FORWARD}", "!has:patient", "!particle:back|out|away|off|home", "!agent:crew&people|demonstrators", "!clause:hospital|rescue|aid|parade|victory&parade"),
    trigger("filter slip sneak seep wade row swim paddle sail wriggle stray cross step steal squeeze infiltrate", "V", "advance", f"agent:{_ARMY}", f"at:{_FORWARD}", "!has:patient", "!particle:back|out|away|off|home", "!clause:exile|refuge|asylum"),
    trigger("filter seep infiltrate trickle", "V", "advance", "agent:group|groups|teams", f"at:{_FORWARD}:position|place|settlement|pipe|pipes|gap|gaps|lines|forest|ravine|tunnel", "!agent:people&civilians"),
    trigger("cross", "V", "advance", "agent:army", "at:to|over|into:bank|side|shore|river|territory|place"),
    trigger("fly sail ride land roll drive", "V", "advance", "agent:army", "particle:in|ashore", "!has:patient"),
    trigger("move", "V", "advance", f"agent:{_ARMY}|we", "particle:up", "at:to:position|river|canal|ditch|treeline|place|settlement"),
    trigger("mass amass concentrate gather assemble", "V", "advance", "agent:army", "at:near|opposite|along|at|on|around|outside|in:place|settlement|position|border|river", "!has:patient", "!clause:rally|parade|ceremony|funeral|election"),
    trigger("deploy", "V", "advance", f"agent:{_ARMY}", "!has:patient", "!passive:"),
    trigger("fan spread", "V", "advance", f"agent:{_ARMY}", "particle:out"),
    trigger("set", "V", "advance", f"agent:{_ARMY}", "particle:out|off", "at:for|from|towards|toward|to", "!has:patient"),
    trigger("get break", "V", "advance", "agent:army", "particle:through", "!has:patient", "!clause:phone|call|aid|convoy"),
    trigger("arrive fly", "V", "advance", "agent:reserve|reserves|reinforcement|reinforcements|contingent|battalion|brigade|legionnaires", "!at:from:exercise", "!particle:home|back"),
    trigger("march advance", "V", "advance", "agent:army|place", "at:on|upon:place|settlement"),
    trigger("ford", "V", "advance", "has:patient"),
    trigger("outflank outmanoeuvre outmaneuver", "V", "advance", "patient:position|garrison|line|lines|defences|defenses|troops|brigade|army"),
    trigger("shift move nudge push extend advance", "V", "advance", "patient:post|posts|outpost|outposts|positions|line|lines|fence|picket|pickets|checkpoint|checkpoints|frontier|boundary|front", "at:into|beyond|past|towards|toward|across|forward|to", "clause:metre|metres|kilometre|kilometres|forward|deeper|beyond|past|inside|into|village|valley|gorge", "!agent:business|talks|court", "!passive:"),
    trigger("send rush dispatch throw pour fly commit", "V", "advance", "patient:army|company|ranger|rangers|commandos|tanks|armour|reserves", "at:to|into|towards|across:place|settlement|position|border|battle|breach|front", "!patient:aid", "!particle:home|back", "!clause:peacekeeping|training|exercise|aid|relief|rescue|earthquake|flood"),
    # ---- forces that go
    trigger("slip sneak slink steal crawl trek trudge hike limp troop march sail roll ride drive decamp paddle wade row swim walk file", "V", "withdrawal", f"agent:{_ARMY}", "particle:out|away|off|home|back|homeward", "!has:patient", "!clause:custody|captive|captives|hostage|loot|exercise|school"),
    trigger("slink trek", "V", "withdrawal", "agent:army", "particle:north|south|east|west"),
    trigger("depart exit", "V", "withdrawal", "agent:army", "!at:on:tour|visit|holiday", "!agent:delegation|minister|business"),
    trigger("clear pack ship", "V", "withdrawal", f"agent:{_ARMY}", "particle:out|up", "!has:patient"),
    trigger("step back", "V", "withdrawal", "agent:army", "particle:back|off|away", "!at:from:deal|talks|plan|idea|role|decision|pledge|threat", "!has:patient", "!passive:"),
    trigger("break", "V", "withdrawal", "agent:army", "particle:out", "!agent:prisoner|inmates|fire|fighting|war|violence", "!has:patient"),
    trigger("scatter bolt", "V", "withdrawal", "agent:army|flank|column", "!has:patient", "!passive:"),
    trigger("vanish disappear melt fade", "V", "withdrawal", f"agent:{_ARMY}", "at:into:bush|forest|forests|hill|hills|mountain|mountains|desert|swamp|swamps|jungle|night|dunes|woods|place"),
    trigger("abandon desert quit vacate", "V", "withdrawal", "passive:", "patient:base|bases|post|posts|checkpoint|checkpoints|position|positions|trench|trenches|outpost|outposts|garrison|barracks|headquarters|stronghold", "!agent:people&civilians"),
    trigger("quit vacate", "V", "withdrawal", f"agent:{_ARMY}", "patient:position|place|settlement"),
    trigger("thin", "V", "withdrawal", "agent:army", "particle:out", "patient:line|lines|position|positions|garrison|front"),
    trigger("order tell instruct", "V", "withdrawal", "patient:army", "particle:out|back", stated="Uu"),
    trigger("turn", "V", "withdrawal", "agent:army", "particle:back|round|around|tail", "!has:patient"),
    trigger("departure exit drawdown disengagement", "N", "withdrawal", "patient:army"),
    # ---- who holds what
    trigger("hold keep defend", "V", "control_change", "agent:reservist|reservists|guardsman|guardsmen|youths|volunteers|tribesmen|hero|heroes|rangers|militiamen|defenders|gunmen", "patient:place|settlement|position", "!patient:post|office|house|houses|meeting", outcome="held"),
    trigger("hold", "V", "control_change", "agent:line|lines|front|defences|defenses|garrison|defenders|bridgehead|settlement", "!has:patient", "!passive:", "!has:complement", "!at:in|at|on:stadium|hall|theatre", _CRUMBLING, outcome="held"),
    trigger("cling hang", "V", "control_change", "agent:army|defenders", "at:to|onto:place|settlement|position", outcome="held"),
    trigger("cling hang", "V", "control_change", "agent:army|defenders", "particle:on", "!has:patient", "!at:hope", outcome="held"),
    trigger("administer govern police patrol rule", "V", "control_change", "agent:army", "patient:place|settlement|ward|wards", "!agent:government|ministry|party|business|council|police|court|agency|un", outcome="held"),
    trigger("run", "V", "control_change", "agent:army", "patient:place|settlement|market|markets|gate|crossing", "clause:since|now|still", "!agent:government|ministry|party|business|council|agency|un|programme", outcome="held"),
    trigger("be remain", "V", "control_change", "agent:army", "at:in:charge", "clause:place|settlement|position", outcome="held"),
    trigger("have", "V", "control_change", "agent:russian|russians|ukrainians|rebels|soldiers|enemy|troops|israelis|fighters|jihadists|insurgents", "patient:place", outcome="held"),
    trigger("take assume seize", "V", "control_change", "patient:charge|possession|control|command", "at:of:place|settlement|position|object|asset", outcome="taken"),
    trigger("usurp commandeer repossess annex grab overpower", "V", "control_change", "patient:place|settlement|position|object|asset", "agent:army|men|gunmen|militants", "!agent:business|bank|police|court|party", outcome="taken"),
    trigger("restore retake regain recover", "V", "control_change", "agent:forces", "patient:position|positions|trench|trenches|hill|height|heights|village|villages|ground|foothold|line", "!patient:power|railway|service", outcome="taken"),
    trigger("clear cleanse purge rid mop", "V", "control_change", "at:of:army|militants|rebels|fighters|terrorists|insurgents|enemy|gunmen|gangs", "has:patient", "!at:of:charge|charges", outcome="taken"),
    trigger("mop", "V", "control_change", "particle:up", "agent:army", outcome="taken"),
    trigger("raise hoist plant fly unfurl run nail tie drape", "V", "control_change", "patient:pennant|standard|ensign|tricolour|tricolor|colours|flag|flags|banner", "at:on|over|above|atop|at|from:place|settlement|position|object", "!clause:ceremony|anniversary|parade|embassy|olympic|stadium|independence", outcome="taken"),
    trigger("crumble collapse crack buckle break cave fold bend give", "V", "control_change", f"agent:{_LINE}", "!agent:front&people", "!at:out", "!has:patient", _CRUMBLING, outcome="lost"),
    trigger("give", "V", "control_change", f"agent:{_LINE}", "patient:way", outcome="lost"),
    trigger("crack buckle bend break", "V", "control_change", "agent:line|lines", "!has:patient", "!passive:", "!at:out", _CRUMBLING, outcome="lost"),
    trigger("possession", "N", "control_change", "patient:place|settlement|position", outcome="taken"),
    trigger("capitulation", "N", "control_change", "!clause:match|team|market|talks", outcome="lost"),
    trigger("encircled surrounded besieged", "A", "control_change", "!clause:police|building&police|fans|water|mountains|hills|sea", outcome="contested"),
    trigger("bottle hem box pen ring", "V", "control_change", "particle:up|in", "patient:army|garrison|troops|defenders", outcome="contested"),
    # ---- damage to things
    trigger("char singe sear unroof hole gash warp dent scar splinter topple fell crumple crush buckle perforate puncture dynamite bulldoze crater rip tear shear shred mangle gnaw", "V", "destruction", f"patient:{_THING}", "!patient:people", "!agent:tax|debt|price", "!clause:felled&tree|archaeologists|renovation|developer|developers"),
    trigger("pancake implode topple crumple disintegrate buckle", "V", "destruction", f"agent:{_THING}", "!has:patient"),
    trigger("come", "V", "destruction", "agent:bridge|bridges|building|buildings|house|tower|block|span|spans|pylon|pylons|mast|minaret|hangar|dam|gantry|chimney", "particle:down", "!has:patient"),
    trigger("vanish disappear", "V", "destruction", f"agent:{_THING}", "at:in|into:dust|smoke|flame|flames|fire|fireball|ball|cloud|blast|explosion"),
    trigger("drop topple fell cut collapse", "V", "destruction", "patient:span|spans|bridge|bridges|pylon|pylons|tower|mast|viaduct|overpass", "!clause:ribbon|plan|proposal"),
    trigger("scrape erase rub scrub", "V", "destruction", "at:map|earth|face|ground"),
    trigger("be lie stand remain burn", "V", "destruction", f"agent:{_THING}|settlement|weapon", "at:in|on:flame|flames|fire|splinters|cinders|ruins", "!at:under"),
    trigger("be lie stand remain become", "V", "destruction", f"agent:{_THING}|settlement|weapon", "complement:matchwood|firewood|cinders|scrap|ablaze|aflame|rubble|ash|ashes|wreck|ruin|ruins|skeleton|husk|crater|wreckage|hulk|roofless|windowless", "!complement:tourist"),
    trigger("ablaze aflame", "A", "destruction", f"subject:{_THING}|settlement|weapon"),
    trigger("ablaze aflame", "*", "destruction", f"clause:{_THING}", "!clause:passion|heart|stage|social"),
    trigger("collapsed cratered twisted mangled buckled flattened gutted crumpled splintered", "A", "destruction", f"subject:{_THING}|frame|frames|hall|halls|metal"),
    trigger("riddle pepper", "V", "destruction", "passive:", f"patient:{_THING}"),
    trigger("sever break snap knock bring damage cripple disable", "V", "destruction", "passive:", "patient:wire|wires|cable|cables|line|lines|pipe|pipes|main|mains|pylon|pylons"),
)

_SIDE = r"(?:russian|ukrainian|RU|UA|rebel|government|army|regime|junta|israeli|houthi|syrian|turkish|kurdish|rsf|m23|jihadist|militia|insurgent|opposition|enemy|armenian|azerbaijani|rwandan|eritrean|hezbollah|hamas|hts|taliban|al-shabaab|separatist)"
_PLACES = r"(?:villages?|towns?|settlements?|districts?|cit(?:y|ies)|communit(?:y|ies)|suburbs?|outskirts|neighbou?rhoods?|hamlets?)"
_BUILT = r"(?:bridge|school|house|houses|home|homes|block|blocks|building|buildings|depot|warehouse|hangar|refinery|substation|transformer|tank|tanks|lorry|truck|bus|car|cars|market|shop|shops|station|plant|factory|terminal|vessel|ship|tanker|barracks|church|mosque|clinic|hospital|hotel|dormitory|barn|farm|sheds?|stables)"
_FRAME = r"(?:walls?|chimneys?|fa[cç]ade|frame|shell|staircase|stairwell|steps|foundations?|skeleton|minaret|steeple|stove|gate|doorframe|porch)"
KINETIC_PHRASES = (
    phrase(r"\b(?:hit|struck|strik\w+|attack\w*|bomb\w*|pound\w*|pummel\w*|incinerat\w*|destroy\w*|target\w*|raids?|fired?|fire|death|rockets?|missiles?)\b[^.;,]{0,40}? from (?:the air|above|the sk(?:y|ies))\b", "air_strike"),
    phrase(r"\b(?:swatted|shot|plucked|knocked|picked|blasted|blown|taken|pulled|swept|batted) (?:\w+ ){0,2}(?:from|out of) the (?:air|sk(?:y|ies))\b", "air_strike", None, "intercepted"),
    phrase(r"\bincoming (?:artillery |mortar |rocket |enemy )?(?:fire|rounds?|shells?|rockets?|mortars?|shelling)\b", "shelling"),
    phrase(rf"\b{_PLACES} (?:\w+ ){{0,2}}under (?:enemy |hostile |russian |artillery |mortar |rocket |heavy ){{0,2}}fire\b", "shelling"),
    phrase(r"\b(?:went|go|goes|going|flew|set) at (?:each other|one another) (?:\w+ ){0,3}with (?:\w+ ){0,3}(?:guns?|rifles|mortars?|weapons|grenades|machetes|rockets)\b|\b(?:shoot|shot|shoots|shooting|slug\w*|fight|fought) it out\b|\bhand[- ]to[- ]hand (?:combat|fight\w*|in|for|around)\b|\bclose[- ]quarters? (?:combat|fight\w*|battle)\b", "clash"),
    phrase(r"\b(?:trad(?:e|ed|es|ing)|swap(?:s|ped|ping)?|exchang(?:e|ed|es|ing)) (?:\w+ ){0,2}(?:small[- ]arms fire|machine[- ]gun fire|bullets|rifle fire|heavy fire|fire)\b", "clash"),
    phrase(rf"\bunder (?:the )?(?:(?:full|firm|effective|complete|de facto|total|partial) ){{0,1}}{_SIDE}(?:['’]s)? (?:military |army )?(?:control|occupation|rule)\b", "control_change", "held"),
    phrase(r"(?:\s[-–—]\s|: |, )(?:ours|theirs)\b(?=[,.;:!”\"]|$)|\b(?:half|part) (?:of it )?(?:is )?(?:ours|theirs)\b", "control_change", "held"),
    phrase(r"^[\W\d]{0,8}(?:liberated|captured|taken|recaptured|retaken|seized): ", "control_change", "taken"),
    phrase(r"\b(?:not|never) (?:a|one) (?:single )?(?:met(?:re|er)|inch|position|village|trench|street|house|foot|step|yard)\b[^.;,]{0,20}\b(?:lost|ceded|given up|surrendered|yielded)\b", "control_change", "lost", negative=True),
    phrase(r"\bpass(?:ed|es|ing)? (?:back and forth )?(?:(?:from|between) (?:one (?:side|army|band) (?:to|and) the other|the two (?:sides|armies)|hand to hand)|(?:through|into) (?:\w+ ){0,2}hands (?:again|twice|several))", "control_change", "contested"),
    phrase(r"\b(?:troops|soldiers|fighters|rebels|terrorists|militants|jihadists|enemy|defenders|garrison|insurgents|army|units|forces|occupiers|invaders)\b (?:\w+ ){0,2}(?:is|are|was|were) (?:now |already |all )?(?:on the run|in (?:full |headlong |disorderly )?(?:flight|retreat)|pulling out|on the way out)\b", "withdrawal"),
    phrase(r"\b(?:lead(?:ing)? (?:elements?|units?)|elements|scouts?|vanguards?|spearheads?|patrols?|marines|paratroopers|jihadists|insurgents|armou?r|guerrillas|columns?) (?:\w+ ){0,3}(?:is|are|was|were|stood|stand) (?:now |already |reportedly |said to be )?within (?:[\w.,]{1,12} ){1,2}(?:kilomet(?:re|er)s?|km|met(?:re|er)s?|miles?) of\b", "advance"),
    phrase(r"^[\W\d]{0,8}(?:blown(?: up)?|burnt(?: out| down)?|burned(?: out| down)?|wrecked|gutted|flattened|collapsed): ", "destruction"),
    phrase(rf"\b(?:only|nothing but) (?:the |a |an |its |two |three |four |some )?(?:[\w’'-]+ ){{0,2}}{_FRAME}\b (?:of (?:the |a )?[\w’' -]{{2,30}}? )?(?:(?:is|are|was|were) (?:left|still) (?:standing)?|remain(?:s|ed)?|survived?s?|stands?|stood)\b", "destruction"),
    phrase(rf"\b{_BUILT} (?:\w+ ){{0,2}}(?:in flames|on fire|ablaze|aflame)\b", "destruction"),
    phrase(rf"\b{_BUILT}\b[^.;,]{{0,30}} (?:is|are|was|were) (?:now )?(?:no more|no longer there|no longer standing|matchwood|cinders|just a hole|a hole in the ground)\b", "destruction"),
    phrase(r"\b(?:its|the|their|our|two|three|four|five|six|several|most|all) (?:\w+ ){0,2}(?:bridges|houses|schools|homes|roofs?|floors?|stairs|windows|walls|shops|pylons|hangars|depots|churches|jetty|quay|dome|ceiling)\b (?:\w+ ){0,3}(?:is|are|was|were) (?:all |now |mostly )?gone\b", "destruction"),
    phrase(r"\b(?:shot|blown|bombed|shelled|smashed|blasted|pounded|torn) (?:in)?to (?:pieces|bits|shreds|matchwood|splinters|lace|smithereens|rags)\b|\b(?:bombed|shelled|pounded|burned|burnt) flat\b", "destruction"),
    phrase(r"\b(?:put|puts|putting|held|touch(?:ed|es|ing)?|tak(?:e|es|ing)|took) (?:a |the |their |his )?(?:match|matches|torch|torches|flame|lighter|lighters) to\b", "destruction"),
    phrase(r"\b(?:houses?|homes?|buildings?|blocks?|flats?|schools?|church(?:es)?|hospital|clinic|street|village|town) (?:\w+ ){0,3}(?:has|have|had) (?:no|neither) (?:roofs?|walls?|windows?|doors?|ceilings?|glass|panes?)\b", "destruction"),
    phrase(r"\b(?:swoop|descend|pounc)(?:s|es|ed|ing|e)? (?:up)?on (?:the |a |an |two |three |four |five |several )?(?:[\w’'-]+ ){0,3}?(?:villages?|town|camp|market|pit|mine|farms?|hamlets?|school|convoy|settlement|community|herders|farmers|miners|worshippers)\b(?! (?:shoppers|tourists))", "other", None, "attack"),
)
