"""More English triggers: how witnesses, reporters on the spot and tabloids put what dispatches say in set words.

Tried after every row of `event_lexicon`, so that a set word is never read in a looser sense. Compiled by hand from the
definitions of the codes.
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.event_classes import ENGLISH_CLASSES
from secondsource.reading.lexicon import trigger
from secondsource.reading.words import words

ENGLISH_CLASSES["forces"] |= words("lads lad boys volunteers stormtroopers assailant assailants attacker attackers raider raiders crew crews")
ENGLISH_CLASSES["position"] |= words(
    "airstrip airstrips aerodrome aerodromes runway runways helipad jetty pier wharf quay harbour harbor weir lock pontoon ferry",
    "embankment hilltop hilltops hillside heap spoil-heap slagheap mound ruins roadblock roadblocks redoubt dugout dugouts bunker bunkers",
    "armoury armory arsenal depots camp camps compound compounds prison jail palace parliament television treeline grove quarry crossing crossings",
)
ENGLISH_CLASSES["object"] |= words(
    "barge barges ferry ferries tractor tractors machine machines crane cranes tank-farm storage berth quay wharf pier jetty airstrip runway",
    "hangar hangars pipe pipes mill mills greenhouse greenhouses stall stalls kiosk kiosks carriage carriages wagon wagons locomotive",
    "trolleybus tram trams taxi motorcycle bicycle chapel synagogue temple stadium crossing crossings pylons lorries vans load cargo armour",
)
ENGLISH_CLASSES["army"] |= words("lads stormtroopers raiders attackers assailants")

_WRECK = "torch|torches|rubble|ruin|ruins|ash|ashes|dust|inferno|fireball|scrap|wreck|wreckage|cinder|cinders|shell|skeleton|graveyard|crater"
_MINES = "mine|mines|landmine|landmines|ied|explosive"

WIDER = (
    # movement of forces in plain words
    trigger("go come get slip walk crawl sneak steal filter seep trickle wade run ride", "V", "advance", "agent:forces&army", "at:into|inside|onto", "!at:detail|details|exile|hiding|talk|talks|action|effect|trouble|custody|captivity|service"),
    trigger("go come get slip walk crawl sneak burst", "V", "advance", "agent:forces&army", "particle:in|inside"),
    trigger("set gain establish", "V", "advance", "agent:forces", "patient:foot|foothold|bridgehead"),
    trigger("bear close home", "V", "advance", "agent:forces", "particle:down|in"),
    trigger("turn bolt scatter disperse scramble", "V", "withdrawal", "agent:forces&army", "!has:patient"),
    trigger("give yield", "V", "withdrawal", "agent:forces&army", "patient:ground|way"),
    # fighting
    trigger("hold fend fight ward beat stave keep", "V", "clash", "particle:off|back|away", "patient:forces|attack|attacks|assault|assaults|they|them|it"),
    trigger("hold fend keep", "V", "clash", "agent:forces&army", "at:bay"),
    trigger("trade swap", "V", "clash", "patient:fire|shots|gunfire|blows"),
    trigger("gunfire gunfight shootout shoot-out crossfire", "N", "clash"),
    # captives
    trigger("throw lay put drop", "V", "detention", "particle:down", "patient:arm|arms|weapon|weapons|rifle|rifles|gun|guns"),
    trigger("lay down", "V", "detention", "agent:forces&army", "patient:arm|arms"),
    trigger("give hand turn", "V", "detention", "agent:forces", "particle:up|in|over", "patient:themselves|themself|himself|itself"),
    trigger("round lead march herd drag haul bundle", "V", "detention", "particle:up|off|away|out", "patient:people|troops"),
    trigger("nab grab snatch whisk", "V", "detention", "patient:people", "!agent:we|i|mother|father|parents|doctor|nurse"),
    # who holds a place
    trigger("belong", "V", "control_change", "agent:position|place|settlement", "at:to", outcome="held"),
    trigger("fly flutter wave", "V", "control_change", "agent:flag|flags|banner|banners", "at:over|above|on|from", outcome="taken"),
    trigger("run rule", "V", "control_change", "agent:forces&army", "patient:place|settlement|position", outcome="held"),
    trigger("lord", "V", "control_change", "agent:forces", "particle:over", outcome="held"),
    # strikes told by what flew
    trigger("dive swoop plunge nosedive swarm descend home zoom", "V", "air_strike", "agent:air", "at:into|on|onto|at|over"),
    trigger("come approach buzz circle hover", "V", "air_strike", "agent:air", "!agent:craft", "at:from|over|above|at"),
    trigger("take", "V", "air_strike", "agent:air", "particle:off", "!agent:craft"),
    trigger("find", "V", "air_strike", "agent:air", "patient:mark|target|targets|victim|victims"),
    trigger("find", "V", "shelling", "agent:gun", "patient:mark|target|targets|victim|victims"),
    trigger("slam crash smash plough thud bury", "V", "shelling", "agent:gun", "at:into|onto|through|in"),
    trigger("detonate explode burst", "V", "shelling", "agent:gun"),
    trigger("crater craters", "N", "shelling", "at:shell|missile|rocket", weak=True),
    trigger("flash flashes thud thuds bang bangs boom booms detonation detonations fireball fireballs", "N", "other", "!clause:camera|news|memory", subcode="explosion"),
    # damage
    trigger("turn transform", "V", "destruction", "has:patient", f"at:{_WRECK}"),
    trigger("leave", "V", "destruction", "patient:object|settlement", f"at:{_WRECK}|flame|flames"),
    trigger("lie stand sit", "V", "destruction", "agent:object|position", f"at:{_WRECK}|piece|pieces|tatters|mud|water"),
    trigger("go", "V", "destruction", "agent:object", "at:flame|flames|smoke|ball|fireball|fire", "particle:up"),
    trigger("go", "V", "destruction", "particle:up", "at:flame|flames|smoke|ball|fireball"),
    trigger("burn", "V", "destruction", "particle:out|down|up"),
    trigger("collapse crumble topple cave buckle sink", "V", "destruction", "agent:object|position", "!agent:talks|truce"),
    trigger("lose", "V", "destruction", "passive:", "patient:weapon|vehicle|vehicles|tank|tanks|truck|trucks|lorry|lorries|aircraft|plane|helicopter|ship|boat|house|houses"),
    trigger("be", "V", "destruction", "agent:object", "complement:missing|gone|ruined|unusable|ablaze|aflame|rubble|wrecked"),
    trigger("tear rip peel blow", "V", "destruction", "patient:roof|roofs|wall|walls|facade|door|doors|window|windows", "!agent:people"),
    trigger("lift", "V", "destruction", "subject:roof|roofs", "!agent:people"),
    trigger("swallow devour consume engulf gut", "V", "destruction", "agent:fire|flame|flames|blaze|inferno", "has:patient"),
    trigger("fire blaze inferno", "N", "destruction", "clause:broke|break|extinguish|extinguished|firefighter|firefighters|engulf|raged", "!modifier:artillery|small|heavy|machine|friendly|enemy|mortar|sniper|tank|rocket"),
    # mines
    trigger("run drive step tread roll walk ride", "V", "other", f"at:{_MINES}", subcode="explosive_device"),
    trigger("hit strike trigger set", "V", "other", f"patient:{_MINES}", "!agent:air|gun", subcode="explosive_device"),
    # harm to people
    trigger("treat admit", "V", "casualties", "clause:injured|wounded|burns|shrapnel|wounds"),
    trigger("rise climb grow increase go", "V", "casualties", "clause:dead|killed|injured|wounded|deaths|casualties|fatalities", "agent:toll|number|count|figure|tally|total|dead|injured"),
    trigger("stand", "V", "casualties", "agent:toll|count|tally", "at:at"),
    trigger("toll", "N", "casualties", "!modifier:heavy|humanitarian|human|emotional|psychological|economic", "!clause:road|gate|motorway|charge"),
    trigger("miss", "V", "casualties", "subject:people", "!has:patient"),
    trigger("missing", "A", "casualties", "subject:people"),
    trigger("missing", "*", "casualties", "clause:woman|man|child|children|people|worker|workers|person", "!clause:tooth|link|document|documents|span|roof|wall"),
    trigger("bleed", "V", "casualties", "agent:people"),
    # people on the move
    trigger("trek tramp trudge walk drive row sail hike", "V", "displacement", "agent:people&civilians|many", "at:to|towards|toward|across|from", "clause:thousand|thousands|hundred|hundreds|people|family|families|refugee|refugees"),
    trigger("arrival arrivals exodus influx", "N", "displacement", "!clause:train|flight|troops"),
    trigger("sleep shelter camp", "V", "displacement", "agent:people", "at:gym|school|church|cellar|cellars|basement|basements|tent|tents|mat|mats|mosque|monastery|shelter|shelters"),
    trigger("pack", "V", "displacement", "particle:up", "agent:people", "!agent:forces&army"),
    # going without
    trigger("queue line", "V", "shortage", "agent:people", "at:water|bread|food|fuel|meals|aid"),
    trigger("malnutrition starvation famine hunger thirst", "N", "shortage", "!modifier:power"),
    trigger("starve", "V", "shortage", "agent:people"),
    trigger("dry", "V", "shortage", "particle:up|out", "subject:tap|taps|well|wells|supply|supplies|tank|pump"),
    trigger("run", "V", "shortage", "subject:tap|taps", "complement:dry"),
)
