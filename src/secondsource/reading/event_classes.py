"""Word classes of the English event lexicon: lemmas in lower case, by what they name."""

# fmt: off

from __future__ import annotations

from secondsource.reading.person_words import CIVIL
from secondsource.reading.words import words

FORCES = words(
    "troop troops soldier soldiers force forces army armies military unit units brigade division regiment battalion",
    "company platoon squad corps marine marines paratrooper fighter fighters militant militia militias rebel rebels",
    "insurgent insurgents guerrilla gunman gunmen junta regime enemy infantry infantryman infantrymen armour armor",
    "tank column convoy garrison grouping group groups detachment formation reconnaissance saboteur serviceman",
    "servicemen militiaman commando occupier occupiers invader invaders defender defenders separatist separatists",
    "mercenary mercenaries paramilitary paramilitaries vanguard spearhead armed russians ukrainians russian",
    "ukrainian israeli side sides hezbollah hamas rsf saf idf m23 afu wagner isis tnla mndaa kia aa faction",
    "factions alliance coalition stormtrooper storm assault-group vehicle vehicles armoured armored navy fleet",
    "air_force national_guard we they he commander commanders officer officers patrol man men reinforcement",
    "reinforcements contingent legion bandit bandits jihadist jihadists terrorist terrorists houthis taliban",
    "spetsnaz guard guards combatant combatants",
)

PEOPLE = CIVIL | words(
    "people person persons civilian civilians resident residents inhabitant inhabitants villager villagers woman",
    "women man men child children family families worker workers nurse nurses doctor doctors medic medics miner",
    "miners patient patients pupil pupils student students passenger passengers driver drivers guard guards refugee",
    "refugees displaced idp idps victim victims body bodies employee employees policeman policemen officer officers",
    "rescuer rescuers journalist journalists reporter brother brothers sister sisters mother mothers father son",
    "daughter boy boys girl girls teenager baby newborn infant elderly pensioner couple other others household",
    "households soldier soldiers troop troops fighter fighters serviceman servicemen militant militants infantryman",
    "infantrymen rebel rebels combatant combatants gunman gunmen commander general electrician farmer farmers",
    "teacher trader traders shopkeeper volunteer volunteers paramedic paramedics staff crew personnel member",
    "members local locals citizen citizens population neighbour neighbor returnee returnees evacuee evacuees",
    "someone anyone nobody everyone none one two three four five six seven eight nine ten dozen dozens hundred",
    "hundreds thousand thousands who we they i he she them us him her half many some several most few peacekeeper",
    "peacekeepers politician mayor priest monk passer-by bystander pedestrian motorist dead wounded injured human",
    "humans crowd mourner mourners worshipper worshippers shopper shoppers inmate inmates detainee detainees",
    "hostage hostages captive captives",
)

TROOPS = words(
    "soldier soldiers troop troops serviceman servicemen fighter fighters militant militants rebel rebels conscript",
    "conscripts officer officers marine marines paratrooper garrison combatant prisoner prisoners pow pows invader",
    "occupier saboteur saboteurs mercenary commander commanders guerrilla guard guards pilot pilots policeman",
    "policemen man men stragglers straggler defender defenders",
)

SETTLEMENT = words(
    "town towns village villages city cities settlement settlements hamlet capital suburb suburbs district",
    "districts neighbourhood neighborhood area areas region regions province outskirts outskirt centre center camp",
    "street streets quarter locality port township hub enclave county state territory territories land ",
)

POSITION = words(
    "position positions base bases hill hills height heights ridge outpost outposts post posts checkpoint",
    "checkpoints stronghold strongholds trench trenches line lines bridgehead foothold front frontline frontier",
    "border crossing gate gates garrison headquarters barracks fortress fort airport airfield airbase station",
    "stations mine mines colliery pit plant plants factory factories shaft dam reservoir refinery depot terminal",
    "road roads highway junction crossroads forest treeline plantation building buildings bank island islands strip",
    "pass valley mountain mountains square kilometre kilometres kilometer kilometers bridge bridges facility",
    "facilities complex zone housing sector flank bastion citadel works spoil tip tollgate supply-route corridor",
    "axis oilfield field fields house houses school hospital church market perimeter landmark",
)

OBJECT = words(
    "bridge bridges house houses home homes building buildings block blocks apartment apartments flat flats roof",
    "roofs window windows wall walls school schools hospital hospitals clinic clinics ward wards church churches",
    "mosque mosques museum library station stations plant plants factory factories refinery depot depots warehouse",
    "warehouses store stores shop shops market markets bakery line lines pipeline railway track tracks road roads",
    "dam substation substations transformer transformers boiler turbine hall unit pump pumps tower mast port",
    "terminal silo silos elevator crop crops field farm barn car cars bus buses minibus van truck trucks lorry",
    "ambulance ambulances vehicle vehicles tank tanks train ship vessel boat boats aircraft helicopter jet",
    "infrastructure facility facilities equipment generator grid power-station centre center kindergarten",
    "university theatre theater camp tent tents shelter shelters village villages town city neighbourhood district",
    "settlement property properties office offices headquarters base ammunition dump hangar bunker bunkers tunnel",
    "tunnels convoy gun guns howitzer howitzers launcher radar system systems battery workshop laboratory dormitory",
    "hotel restaurant cafe cemetery monument gate span section kitchen plantation colliery mine works complex site",
    "sites premises canal well wells pylon cable cables room rooms wing floor floors storey shed compound",
    "courthouse prison archive cathedral monastery installation installations asset assets target targets",
)

AIR = words(
    "drone drones uav uavs aircraft airplane plane planes jet jets warplane warplanes helicopter helicopters bomber",
    "bombers aviation bomb bombs air airstrike airstrikes air-strike fpv shahed geran quadcopter kamikaze aerial",
    "airforce mig su-34 gunship loitering munition glide bombardment-from-air lancet orlan",
)

GUN = words(
    "artillery shell shells shelling rocket rockets missile missiles mortar mortars howitzer howitzers grad mlrs",
    "projectile projectiles ballistic salvo salvoes salvos barrage fire gunfire cannon gun guns iskander himars",
    "round rounds s-300 kalibr launcher battery volley",
)

SMALL_ARMS = words(
    "small-arms gunfire machine-gun sniper bullet bullets rifle rifles gunman gunmen gunshot gunshots small arms",
    "machine pistol ied grenade",
)

UTILITY = words(
    "electricity power water gas heating heat light lights current internet communication communications signal",
    "supply supplies phone connection network grid tap taps telephone utilities utility mains sewage",
)

SUPPLY = words(
    "food water medicine medicines medication medical drug drugs fuel bread flour rice blood insulin oxygen",
    "anaesthetic anaesthetics supplies supply shelter tent tents blanket blankets firewood coal ammunition",
    "equipment surgeon surgeons doctor doctors nurse nurses bed beds generator generators wheat grain milk formula",
    "cash money salary hygiene sanitation vaccine vaccines kit kits antibiotic antibiotics chlorine diesel petrol",
    "staple staples goods stock stocks meal meals hospital power electricity heating housing clothing clothes seed",
    "seeds fodder theatre salts necessity necessities",
)

AID = words(
    "aid help assistance relief support donation donations supplies food water medicine kit kits tent tents blanket",
    "blankets generator generators convoy convoys truck trucks lorry lorries shipment consignment parcel parcels",
    "package packages cargo ration rations flour rice meal meals bread fuel fund funds funding money cash blood bag",
    "bags equipment tanker tankers medicines vaccine vaccines salts humanitarian tarpaulin tarpaulins cooking stove",
    "stoves bottle bottles firewood litres tonnes tons protection evacuation corridor corridors anaesthetics donor",
    "donors",
)

WEAPON = words(
    "howitzer howitzers gun guns weapon weapons ammunition shell shells tank tanks vehicle vehicles drone drones",
    "rifle rifles rocket rockets artillery piece pieces equipment armour launcher launchers mortar mortars arsenal",
    "depot cache truck trucks",
)

TALKS = words(
    "talk talks negotiation negotiations dialogue mediation summit meeting round conference consultation",
    "consultations",
)
TRUCE = words(
    "ceasefire cease-fire truce armistice agreement deal accord pact peace settlement memorandum treaty passage",
    "pause halt swap exchange prisoners date terms safe mediation roadmap withdrawal corridor corridors",
)
ASSET = words(
    "mine pit colliery plant factory station shaft power refinery field dam bridge port mill works complex",
    "enterprise deposit terminal elevator smelter quarry well wells farm",
)
SERVICE = words(
    "hospital hospitals clinic clinics kitchen kitchens bakery bakeries school schools shop shops pharmacy",
    "pharmacies market ward theatre station pump pumps bank banks mill mills operating",
)
ROUTE = words(
    "road roads highway route routes bridge border crossing crossings railway line corridor port airport airspace",
    "street streets lane traffic movement access checkpoint train trains bus buses pass passage",
)
AMBIGUOUS = words("missile missiles projectile projectiles rocket rockets munition munitions")
DISEASE = words(
    "cholera measles dengue malaria typhoid polio hepatitis diarrhoea diarrhea disease epidemic outbreak ebola mpox",
    "meningitis dysentery infection infections",
)
WITHIN = words(
    "kilometre kilometres kilometer kilometers km metre metres meter meters mile miles m",
)

ENGLISH_CLASSES: dict[str, frozenset[str]] = {
    "forces": FORCES, "people": PEOPLE, "troops": TROOPS, "settlement": SETTLEMENT, "position": POSITION,
    "object": OBJECT, "air": AIR, "gun": GUN, "small": SMALL_ARMS, "utility": UTILITY, "supply": SUPPLY, "aid": AID,
    "weapon": WEAPON, "talks": TALKS, "truce": TRUCE, "asset": ASSET,
    "service": SERVICE, "route": ROUTE, "disease": DISEASE, "ambiguous": AMBIGUOUS, "within": WITHIN,
}

_PRONOUNS = words(
    "we they i you he she it us them him her who everyone someone one two three four five six seven eight nine ten",
    "nobody none half some several few many most all others other",
)
ENGLISH_CLASSES["troops"] |= words("sailor sailors airman airmen crew crewman legionnaire recruit recruits")
ENGLISH_CLASSES["people"] |= words("soul souls innocents oldsters youngsters workforce villager")
ENGLISH_CLASSES["army"] = FORCES - _PRONOUNS - words(
    "man men group groups side sides officer officers vehicle vehicles guard guards",
)
ENGLISH_CLASSES["civilians"] = PEOPLE - TROOPS - _PRONOUNS
ENGLISH_CLASSES["many"] = PEOPLE - words(
    "i he she him her nobody someone doctor minister officer member local general commander",
)
ENGLISH_CLASSES["craft"] = words(
    "plane planes aircraft airplane jet jets helicopter helicopters",
)
ENGLISH_CLASSES["parties"] = words(
    "side sides party parties government governments junta rebel rebels army leader leaders delegation delegations",
    "country countries president presidents minister ministers negotiator negotiators faction factions general",
    "generals movement",
    "both group groups",
)
ENGLISH_CLASSES["measure"] = WITHIN
