"""English triggers for what conflict event data sets tell apart: arrests from abductions, protests from riots, devices.

Tried before all other rows, so that a subcode is never lost to a general one. The subcodes are those of
`faces/mappings/codes.csv`; the distinctions follow ACLED's published codebook (sub-event types and who does them).
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.event_classes import ENGLISH_CLASSES
from secondsource.reading.lexicon import phrase, trigger
from secondsource.reading.words import words

ENGLISH_CLASSES["crowd"] = words(
    "protester protesters protestor protestors demonstrator demonstrators marcher marchers activist activists striker strikers picketer picketers crowd crowds",
    "rally march demonstration protest sit-in vigil mourner mourners",
)
ENGLISH_CLASSES["public"] = ENGLISH_CLASSES["crowd"] | words(
    "resident residents people hundreds thousands dozens students student teachers teacher workers worker women nurses doctors farmers lawyers journalists families",
    "supporters villagers youths youth opposition relatives residents parents employees traders drivers miners pensioners",
)
ENGLISH_CLASSES["rioter"] = words("rioter rioters mob mobs looter looters vigilante vigilantes")
ENGLISH_CLASSES["law"] = words(
    "police policeman policemen policewoman officer officers gendarme gendarmes gendarmerie authorities authority security service services agent agents court",
    "prosecutor prosecutors intelligence ministry government investigator investigators guard guards fsb sbu",
)
ENGLISH_CLASSES["harmed"] = words(
    "woman women girl girls man men child children person people resident residents detainee detainees prisoner prisoners survivor survivors minor minors villager villagers patient patients student students nun nuns",
)
ENGLISH_CLASSES["armed"] = words(
    "gunman gunmen attacker attackers assailant assailants militant militants bandit bandits militia militias militiaman militiamen soldier soldiers troops forces",
    "fighter fighters rebel rebels insurgent insurgents jihadist jihadists police policemen officers men settlers herders cartel gang gangs commandos army group",
)
ENGLISH_CLASSES["unarmed"] = words(
    "civilian civilians villager villagers resident residents journalist journalists teacher teachers farmer farmers woman women child children girl boy worshipper",
    "worshippers priest pastor imam activist activists mayor people person man men driver drivers passenger passengers trader traders student students herder herders",
    "miner miners shepherd shepherds worker workers doctor nurse monk monks councillor chief elder family families refugees reporter lawyer judge couple",
)
ENGLISH_CLASSES["arms"] = words("weapon weapons arms ammunition explosives rifle rifles grenade grenades rocket rockets missile missiles cache arsenal munitions launchers")
ENGLISH_CLASSES["device"] = words("device devices bomb bombs mine mines landmine landmines ied ieds explosive explosives ordnance uxo shell shells")

UNREST = (
    # devices
    trigger("blow detonate explode", "V", "other", "agent:bomber|bombers|attacker|attackers|militant|woman|man|teenager|assailant", "patient:himself|herself|themselves|vest|belt", subcode="suicide_bomb"),
    trigger("bombing bombings bomber bombers attack attacks blast", "N", "other", "modifier:suicide", subcode="suicide_bomb"),
    trigger("throw hurl toss lob", "V", "other", "patient:grenade|grenades", subcode="grenade"),
    trigger("explode detonate go", "V", "other", "subject:grenade|grenades", subcode="grenade"),
    trigger("attack attacks explosion blast", "N", "other", "modifier:grenade", subcode="grenade"),
    trigger("drop use release fire deploy", "V", "other", "clause:chlorine|sarin|phosgene|chloropicrin|nerve", "clause:gas|chlorine|agent|barrel|barrels|weapon|munition|canister|canisters|chloropicrin|sarin", subcode="chemical_weapon"),
    trigger("attack attacks weapon weapons", "N", "other", "modifier:chemical|chlorine|gas|sarin", "!clause:convention|inspector|inspectors|watchdog", subcode="chemical_weapon"),
    trigger("defuse disarm deactivate neutralise neutralize dismantle", "V", "other", "patient:device", subcode="weapons_seized"),
    trigger("discover find uncover seize confiscate recover intercept capture", "V", "other", "patient:arms|device", "agent:law|forces", "!patient:body|bodies", subcode="weapons_seized"),
    trigger("seize confiscate", "V", "other", "patient:arms", "!patient:place|position", subcode="weapons_seized"),
    # violence against the helpless
    trigger("rape gang-rape gangrape sodomise sodomize molest", "V", "other", subcode="sexual_violence"),
    trigger("raped", "*", "other", subcode="sexual_violence"),  # the tagger's lemma of "raped" is "rap"
    trigger("assault abuse", "V", "other", "clause:sexually", "patient:harmed", subcode="sexual_violence"),
    trigger("assault assaults violence abuse slavery", "N", "other", "modifier:sexual", subcode="sexual_violence"),
    trigger("beat stone lynch kick", "V", "other", "agent:crowd|mob|villagers|residents|youths|youth", "!patient:forces|team|rival|drum|drums", subcode="mob_violence"),
    trigger("shoot", "V", "casualties", "agent:armed", "patient:unarmed|people", "clause:dead", "!patient:crowd", subcode="attack_on_civilians"),
    trigger("beat club stab whip flog", "V", "other", "patient:harmed|people", "!patient:forces|team|rival|odds|record", "!agent:rioter|crowd", subcode="attack_on_civilians"),
    trigger("assault attack", "V", "other", "patient:farmer|farmers|shepherd|shepherds|herder|herders|villager|villagers|activist|activists|journalist|journalists|worshipper|worshippers|civilian|civilians|resident|residents|refugee|refugees|pilgrim|pilgrims|passenger|passengers", "!agent:air|gun", subcode="attack_on_civilians"),
    trigger("hack behead lynch mutilate immolate", "V", "other", "!agent:rioter|crowd", "!at:into", "!patient:account|accounts|site|website|computer|phone|server|servers|system|systems|network", subcode="attack_on_civilians"),
    # crowds
    trigger("lynch beat stone kill hack stab", "V", "other", "agent:rioter", subcode="mob_violence"),
    trigger("lynching", "N", "other", subcode="mob_violence"),
    trigger("clash fight brawl", "V", "other", "clause:youth|youths|machete|machetes|stone|stones|stick|sticks|club|clubs|rival|supporter|supporters|student|students", "!clause:army|troops|militia|rebels|militants", subcode="mob_violence"),
    trigger("burn throw hurl smash torch storm vandalise vandalize ransack block barricade clash attack set pelt break", "V", "other", "agent:crowd|rioter", "!patient:candle|candles|flag|light|way", subcode="riot"),
    trigger("riot rampage", "V", "other", subcode="riot"),
    trigger("riot riots rioting", "N", "other", "!modifier:prison", "!clause:gear|shield|shields|squad", subcode="riot"),
    trigger("open fire shoot", "V", "other", "at:at|on|upon|into|toward|towards:protester|protesters|demonstrator|demonstrators|marchers|crowd|crowds|mourner|mourners|march|rally|demonstration|protest", "!clause:rubber", subcode="force_against_protesters"),
    trigger("kill shoot beat wound injure", "V", "other", "patient:crowd", "agent:law|forces", subcode="force_against_protesters"),
    trigger("disperse", "V", "other", "patient:crowd|people|students|women|thousands|hundreds", "!agent:wind", subcode="protest_with_intervention"),
    trigger("arrest detain", "V", "other", "patient:protester|protesters|protestor|protestors|demonstrator|demonstrators|marcher|marchers|striker|strikers", subcode="protest_with_intervention"),
    trigger("arrest detain", "V", "other", "clause:protest|protesting|demonstration|rally|march|sit-in|protests|demonstrating", "agent:law|forces", subcode="protest_with_intervention"),
    trigger("fire use", "V", "other", "clause:gas|cannon|cannons|rubber|baton|batons|teargas", "clause:protester|protesters|demonstrator|demonstrators|crowd|crowds|march|rally|protest|demonstration|students|disperse", subcode="protest_with_intervention"),
    trigger("stage hold organise organize mount attend join", "V", "other", "patient:protest|protests|demonstration|demonstrations|sit-in|rally|rallies|vigil|march|marches|strike|picket|procession", "!agent:mob", "!patient:talks", subcode="protest"),
    trigger("march rally picket demonstrate parade", "V", "other", "agent:public", "!agent:forces&army", subcode="protest"),
    trigger("take", "V", "other", "agent:public", "at:to:street|streets", subcode="protest"),
    trigger("gather", "V", "other", "agent:public", "at:against|demand|protest|outside", "clause:protest|demand|against|demanding|protesting|denounce", subcode="protest"),
    trigger("sit-in sit-ins vigil vigils picket pickets", "N", "other", "!clause:prayer|christmas", subcode="protest"),
    trigger("burn torch", "V", "destruction", "agent:armed", "patient:object|settlement", "!clause:strike|strikes|drone|shell|shells|shelling|missile|rocket|bomb", subcode="looting"),
    trigger("set", "V", "destruction", "agent:armed", "clause:ablaze|alight|fire", "patient:object|settlement|fire", "!clause:strike|strikes|drone|shell|shells|shelling|missile|rocket|bomb", subcode="looting"),
    # taking people
    trigger("kidnap abduct", "V", "detention", subcode="abduction"),
    trigger("kidnapping kidnappings abduction abductions disappearance disappearances hostage-taking", "N", "detention", subcode="abduction"),
    trigger("disappear", "V", "detention", "passive:", subcode="abduction"),
    trigger("take", "V", "detention", "particle:away", "patient:people|mayor|priest|journalist|activist", "agent:forces|gunman|gunmen", "!patient:weapon|weapons|position", subcode="abduction"),
    trigger("take", "V", "detention", "patient:people|mayor|priest|journalist|activist|headman|elder|elders|councillor", "at:unknown|undisclosed|unidentified|direction", subcode="abduction"),
    trigger("arrest apprehend jail imprison", "V", "detention", subcode="arrest"),
    trigger("arrest arrests", "N", "detention", "!modifier:cardiac|house", subcode="arrest"),
    trigger("detain", "V", "detention", "agent:law", subcode="arrest"),
    trigger("detention", "N", "detention", "modifier:mass|arbitrary", subcode="arrest"),
    trigger("kill murder massacre slaughter assassinate execute", "V", "casualties", "agent:armed", "patient:unarmed", "!clause:strike|strikes|airstrike|airstrikes|drone|drones|missile|missiles|shell|shells|shelling|rocket|rockets|bomb|bombs|blast|mine|explosion|explosive|artillery|mortar", subcode="attack_on_civilians"),
    # who holds a place
    trigger("hand turn", "V", "control_change", "particle:over", "patient:place|settlement|base|checkpoint|post", "!patient:body|bodies|prisoner", subcode="handover", outcome="taken"),
    trigger("retake retook regain recapture recover reclaim wrest resume", "V", "control_change", "patient:control|grip", "!patient:temper|ball|market", outcome="taken"),
    # forces that come, go and change
    trigger("set establish open build", "V", "other", "patient:base|bases|outpost|outposts|headquarters|garrison|camp", "!agent:un|agency|charity|volunteers|doctors|aid|residents|we", "!clause:refugee|refugees|aid", "!patient:refugee|displaced|aid|relief|summer|training|tented|transit", subcode="base_established"),
    trigger("deploy", "V", "other", "patient:troops|soldiers|forces|battalion|brigade|personnel|police|officers|peacekeepers|units|contingent", "agent:place|government|country|ministry|mission|union|state|states|nation|president|kingdom|bloc|alliance", subcode="mobilisation"),
    trigger("deployment", "N", "other", "clause:troops|soldiers|forces|peacekeepers", "!clause:drone|missile", subcode="mobilisation", weak=True),
    trigger("merge unite join defect rename disband dissolve splinter split recruit conscript mobilise mobilize", "V", "other", "agent:militia|militias|faction|factions|rebels|group|groups|commander|commanders|fighters|army|government", "clause:alliance|coalition|group|militia|army|rebels|ranks|side|recruits|reservists|defected|conscripts|forces|movement", "!has:place", subcode="mobilisation"),
    trigger("mobilisation mobilization conscription defection defections", "N", "other", "!modifier:social|resource|community", subcode="mobilisation"),
)

UNREST_PHRASES = (
    phrase(r"\b(?:held|hold|holding|staged|stage|staging|began|joined)\b[^.\n]{0,30}\bsit-ins?\b", "other", subcode="protest"),
    phrase(r"\b(?:arrest|detain)(?:ed|s|ing)?\b[^.\n]{0,60}\b(?:who were |who had been |for )(?:peacefully )?(?:protesting|demonstrating|marching)\b", "other", subcode="protest_with_intervention"),
    phrase(r"\b(?:threw|throwing|hurled|hurling|pelted|pelting)\b[^.\n]{0,40}\b(?:stones|rocks|bottles|petrol bombs|molotov cocktails)\b[^.\n]{0,30}\bpolice\b", "other", subcode="riot"),
    phrase(r"\bset (?:fire to|alight|ablaze)\b[^.\n]{0,60}\b(?:during|amid|after)\b[^.\n]{0,20}\b(?:protests?|demonstrations?|riots?|unrest)\b", "other", subcode="riot"),
)
