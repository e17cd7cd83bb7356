"""English triggers for the humanitarian codes in the words of bulletins, appeals, notices and witnesses.

Harm, flight, want, help asked for and given, people taken and freed, terms made and broken, and what else befalls a
place. Tried after all other rows. Compiled by hand from the definitions of the codes and general lexical knowledge.
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.event_classes import ENGLISH_CLASSES
from secondsource.reading.event_lexicon_senses import SENSES as _SENSES
from secondsource.reading.event_lexicon_unrest import UNREST as _UNREST
from secondsource.reading.lexicon import phrase, trigger
from secondsource.reading.words import words

_BEFORE = (_SENSES, _UNREST)  # read first: their word classes are built on below
_GOODS = words(
    "plasma saline serum antivenom sorghum millet maize lentil lentils bean beans chickpeas flour rice bulgur pasta biscuit biscuits sugar tea soup porridge stew loaf loaves bread",
    "meal meals portion portions ration rations pallet pallets crate crates sack sacks parcel parcels carton cartons hamper hampers basket baskets kit kits sachets voucher vouchers",
    "tarpaulin tarpaulins tarp tarps tent tents blanket blankets mattress mattresses quilt quilts bed beds bunk bunks cot cots stove stoves heater heaters lamp lamps boots coats jackets shoes",
    "wheelchair wheelchairs crutches prosthetic prosthetics stretchers splint splints plasters tourniquet tourniquets bandages gauze gloves needles syringes ventilator ventilators incubator incubators",
    "vaccine vaccines insulin antibiotics anaesthetic anaesthetics ketamine morphine oxygen blood chlorine tablet tablets filters bladder bladders jerrycan jerrycans latrine latrines nappies diapers soap",
    "generator generators transformer transformers pump pumps cable diesel fuel petrol kerosene paraffin firewood coal charcoal seed seeds fodder fertiliser fertilizer tools nets milk water food medicine medicines",
    "drugs supplies aid assistance relief help donation donations excavator excavators fire-engine fire-engines shroud shrouds desks textbooks books van vans minibus clothes clothing thread spectacles",
)
ENGLISH_CLASSES["goods"] = _GOODS
ENGLISH_CLASSES["provisions"] |= words("plasma saline serum sorghum millet maize lentils beans sugar biscuits bread insulin antibiotics oxygen blood tents stoves seed fodder vaccine")
ENGLISH_CLASSES["giver"] = words(
    "charity charities fund funds foundation mission church churches parish diocese archdiocese caritas oxfam cross crescent unicef wfp unhcr icrc msf ocha iom who un",
    "agency agencies ngo ngos organisation organisations organization organizations programme committee society association federation cluster partner partners donor donors volunteer volunteers",
    "helper helpers nun nuns monk monks priest imam rabbi pastor team teams medics borders embassy union club network kitchen group groups crew crews engineers helmets emirate kingdom rotary scouts diaspora town twin",
)
ENGLISH_CLASSES["asker"] = ENGLISH_CLASSES["giver"] | words(
    "mayor governor council hospital hospitals clinic clinics ward wards surgeon doctor doctors director ministry minister government authorities authority village villagers elder elders chief headman",
    "rescuer rescuers school camp community communities municipality brigade paramedics principal matron midwife orphanage shelter office bishop archbishop president premier leaders families residents",
)
ENGLISH_CLASSES["human"] = ENGLISH_CLASSES["people"] | ENGLISH_CLASSES["civic"] | words(
    "poet writer author editor blogger rapper singer musician actor filmmaker photographer academic professor lecturer scholar lawyer judge prosecutor economist engineer engineers doctor imam preacher cleric pastor bishop nun nuns",
    "trader traders merchant shopkeeper taxi-driver courier smuggler smugglers migrant migrants pensioner pensioners pilgrim pilgrims peasant peasants nomad nomads dweller dwellers widow widows orphan orphans schoolchild schoolchildren pupils students",
    "deserter deserters conscript conscripts recruit evader evaders spy spies informer informers informant informants saboteur collaborator collaborators suspect suspects colonel major captain sergeant corporal lieutenant warlord",
    "afghan afghans syrian syrians rohingya congolese sudanese palestinian palestinians gazans lebanese armenian armenians haitian haitians eritrean eritreans ethiopian ethiopians somali somalis burundian burundians iraqi iraqis yemeni yemenis yazidi yazidis masalit uyghurs",
    "watchman watchmen cook cooks caretaker cleaner postman carpenter clerk seller vendor gardener waiter mechanic plumber dentist electrician welder beekeeper milkmaid coachman stallholder foreman",
    "opposition dissident dissidents critic critics organiser organisers unionist candidate candidates lawmaker lawmakers ex-minister aide aides relative bride groom family families household households clan clans congregation",
)
ENGLISH_CLASSES["mover"] = (ENGLISH_CLASSES["human"] & ENGLISH_CLASSES["civilians"]) | words(
    "refugee refugees family families resident residents villager villagers inhabitant inhabitants household households pensioner pensioners pilgrim pilgrims peasant peasants nomad nomads dweller dwellers migrant migrants",
    "evacuee evacuees returnee returnees displaced idps civilians herders herder farmers women children mothers orphans elderly neighbours neighbors cousins townspeople townsfolk congregation monks nuns",
    "afghans syrians rohingya congolese sudanese palestinians gazans lebanese armenians haitians eritreans ethiopians somalis burundians iraqis yazidis masalit persons people",
)
ENGLISH_CLASSES["captor"] = ENGLISH_CLASSES["law"] | ENGLISH_CLASSES["armed"] | words(
    "coastguard kidnapper kidnappers captor captors abductor abductors separatist separatists guerrilla guerrillas putschist putschists troops navy marines patrol militiamen recruiters squad squads paramilitaries guards customs taliban",
)
ENGLISH_CLASSES["disease"] |= words("chickenpox scabies jaundice diphtheria anthrax rabies yellow-fever tetanus smallpox trachoma leishmaniasis")
ENGLISH_CLASSES["pact"] = words(
    "ceasefire cease-fire truce armistice accord pact deal agreement arrangement pause lull moratorium understanding bargain protocol memorandum hudna amnesty roadmap settlement",
)

_BONE = "rib|ribs|jaw|arm|arms|leg|legs|knee|knees|skull|pelvis|wrist|ankle|collarbone|spine|nose|vertebra|hip|shoulder|thigh|finger|fingers|forehead|face|scalp|lip|cheekbone|shin"
_PLAYED = "!clause:match|season|game|league|training|striker|batsman|squad|ski|skiing|slope|film|novel|act"
_HAVEN = "place|settlement|camp|camps|shelter|shelters|border|safety|home|village|villages|town|city|south|north|west|east|coast|monastery|school|capital|province"
_NOT_MOVED = "!patient:body|bodies|corpse|corpses|remains|dead|prisoner|prisoners|hostage|hostages|detainee|detainees|captive|captives|suspect|suspects|soldier|soldiers|troops|wounded|injured|casualties|victim|victims"
_NO_TRIP = "!at:hospital|court|morgue|custody|prison|jail|station|questioning|work|polls|summit|talks|office"
_CLOSER = "airport|airports|airspace|crossing|crossings|border|borders|bridge|port|ports|highway|motorway|railway|checkpoint|checkpoints|strait"
_VAN = "van|car|jeep|truck|lorry|vehicle|boot|bush|suv|minibus|pick-up|pickup|hilux|cell|forest|patrol|vehicles|cars|vans|jeeps"
_MACHINE = "incubator|incubators|generator|generators|pump|pumps|turbine|turbines|boiler|boilers|radiator|radiators|oven|ovens|mill|mills|heating|stove|stoves|pipes|fridge|fridges|tram|trams|trolleybus|trolleybuses|metro|lift|lifts"
_STORE = "shelf|shelves|stall|stalls|fridge|fridges|larder|granary|granaries|storeroom|warehouse|pantry|cupboard|cupboards|silo|silos|pharmacy|pharmacies|bakery|bakeries|market|stores|cistern|cisterns|reservoir"
_WHEELS = "lorry|lorries|truck|trucks|convoy|convoys|consignment|consignments|shipment|shipments|cargo|tanker|tankers|trailer|trailers|barge|freighter|pallet|pallets|crate|crates|parcel|parcels|sack|sacks|delivery|deliveries|load|loads|airdrop"

RELIEF = (
    # ---- harm to people
    trigger("blind deafen amputate disfigure scald concuss graze bruise scratch harm lacerate disembowel decapitate electrocute asphyxiate trample", "V", "casualties", "patient:human", _PLAYED, "!agent:light|sun|love|rage|ambition|policy|policies|sanctions|tax"),
    trigger("amputate", "V", "casualties", "!agent:business"),
    trigger("felled", "*", "casualties", "!patient:tree|trees|forest|timber"),
    trigger("cut gash slash burn pierce", "V", "casualties", "patient:human", "at:by|with:glass|shard|shards|shrapnel|splinter|splinters|debris|knife|machete|fragment|fragments|acid"),
    trigger("break fracture crack crush smash injure sever", "V", "casualties", f"patient:{_BONE}", _PLAYED),
    trigger(_BONE.replace("|", " "), "N", "casualties", "modifier:cracked|broken|fractured|shattered|crushed|severed|mangled|dislocated|cut|gashed|bleeding|burnt|burned|bandaged", _PLAYED),
    trigger("beat whip flog pistol-whip kick lash thrash", "V", "casualties", "passive:", "patient:human", "!patient:sporting|party|parties|candidate|incumbent|he|she|they", "!agent:sporting", "!clause:election|votes|vote|points|record|title", _PLAYED),
    trigger("bleed", "V", "casualties", "agent:army|armies|regiment|brigade|battalion|unit|units|division|platoon", "!at:money|cash"),
    trigger("bleed", "V", "casualties", "passive:", "complement:white|dry", "patient:army|brigade|regiment|division|company"),
    trigger("butcher slaughter decimate exterminate massacre annihilate", "V", "casualties", "patient:human|army|battalion|brigade|company|regiment|unit|column|convoy"),
    trigger("wipe", "V", "casualties", "particle:out", "patient:human|party|platoon|squad|unit|brigade|wedding|crew|patrol|half"),
    trigger("mourn", "V", "casualties", "agent:army|mission|brigade|unit|regiment|corps|contingent|squadron|town|village|newsroom|school|hospital|service", "patient:human|person|comrade|member|colleague|son", "!clause:cancer|illness|queen|king|pope"),
    trigger("assassinate lynch", "V", "casualties", "patient:human|person"),
    trigger("assassination bloodbath carnage butchery bloodshed slaughter", "N", "casualties", "!clause:market|markets|cattle|halal|attempted|attempt|film|tournament", "!modifier:character|political"),
    trigger("coffin coffins cadaver cadavers corpse corpses", "N", "casualties", "!clause:museum|ancient|mummy|exhibition|archaeologists|novel|vampire|whale|donor|nail"),
    trigger("grave graves", "N", "casualties", "modifier:fresh|mass|shallow|unmarked|new|makeshift", "!clause:archaeologists|ancient|bronze|roman|viking"),
    trigger("surface wash drift float", "V", "casualties", "agent:body|bodies|corpse|corpses"),
    trigger("admit treat hospitalise hospitalize bring rush", "V", "casualties", "at:with|for:injury|injuries|gunshot|fracture|fractures|amputation|amputations|trauma|inhalation|lacerations|wound|wounds|bullet", _PLAYED),
    trigger("unscathed unhurt unharmed uninjured", "*", "casualties", "!clause:economy|reputation|poll|polls|season", stated="CT-"),
    # ---- people on the move
    trigger("decamp", "V", "displacement", "!agent:business|sporting|civic"),
    trigger("scatter disperse", "V", "displacement", "subject:mover|we|i", "!agent:police|army", "!patient:seed|seeds|ashes|leaflets", "!clause:police|gas|rally|protest"),
    trigger("spill pour flood stream limp straggle stagger hobble troop file trickle trudge shuffle inch tumble stumble swarm flow surge", "V", "displacement", "agent:mover|people&many", "at:into|over|across|towards|toward|to|from|through|out|onto", "!agent:soldiers|fighters|rebels|militants|troops|tanks|column|fans|supporters|tourists|shoppers|protesters|voters", _NO_TRIP),
    trigger("abandon desert forsake quit vacate", "V", "displacement", "agent:mover|they|we|everyone|most", "patient:farm|farms|monastery|land|lands|fields|plot|plots|neighbourhood|camp|flat|flats|settlement|herds|harvest|town|city|hamlet|hamlets|house|home", "!patient:plan|plans"),
    trigger("abandon", "V", "displacement", "patient:ship|vessel", "!passive:"),
    trigger("stay remain", "V", "displacement", "agent:mover|inhabitant|few|some|most|he|she|they|we", "particle:put|behind", stated="CT-"),
    trigger("take", "V", "displacement", "particle:in", "patient:mover|people&many|hundred|thousand", "agent:camp|camps|place|town|towns|village|villages|school|shelter|shelters|centre|monastery|church|host|country|family"),
    trigger("host accommodate absorb receive house shelter", "V", "displacement", "patient:refugee|refugees|displaced|evacuees|evacuee|returnees|idps|asylum-seekers|uprooted", "!patient:summit|conference"),
    trigger("ferry take move bring transport transfer convey carry ship bus relocate fly drive airlift shuttle whisk escort guide evacuate", "V", "displacement", "patient:mover|people&many|pensioners|patient|patients", "at:to|into|across|from|towards:" + _HAVEN, _NOT_MOVED, _NO_TRIP, "!agent:forces&army|gunmen|police|kidnappers|airline|officers|militants|rebels", "!patient:tourists|passengers|commuters|supporters|fans"),
    trigger("ferry take move bring transport transfer bus relocate fly drive airlift shuttle evacuate", "V", "displacement", "patient:mover|pensioners|patients", "clause:from", "clause:place", _NOT_MOVED, _NO_TRIP, "!agent:gunmen|police|kidnappers|airline|officers|militants|rebels|soldiers", "!patient:tourists|passengers|commuters|supporters|fans"),
    trigger("trickle stream pour limp filter drift straggle trudge", "V", "displacement", "agent:mover|people&many|many", "particle:home|back"),
    trigger("budge", "V", "displacement", "agent:nobody|none|resident|residents|villagers|people|families|inhabitants", "!at:on|from"),
    trigger("come get go move be", "V", "displacement", "agent:mover|people&many|few", "particle:back|home", "at:in|to|from:place|settlement|village|villages|town|camp|home|exile", "!agent:civic|sporting|delegation|team|staff|tourists", "!at:work|school|talks|power|office|holiday"),
    trigger("go leave move emigrate", "V", "displacement", "agent:mover|people&many|half|most", "particle:abroad|overseas|westward|eastward|southward|northward", "!agent:students|tourists"),
    trigger("deserted depopulated", "A", "displacement", "subject:village|villages|hamlet|hamlets|town|settlement|place|neighbourhood|district"),
    trigger("sleep spend live camp bed huddle cram squeeze crowd", "V", "displacement", "agent:mover|people&many|we|they|cousins|family", "at:in|on|under|inside|into|beneath:car|cars|park|parks|stadium|stadiums|tree|trees|temple|temples|hall|halls|metro|subway|station|stations|classroom|classrooms|market|bus|barn|bush|beach|forest|gym|gymnasium|gymnasiums|courtyard|bridge|tarpaulin|tarpaulins|sheeting|tents", "!agent:forces&army|fans|tourists|commuters"),
    trigger("pitch turn show fetch wash end wind", "V", "displacement", "agent:mover|people&many", "particle:up", "at:at|in|on:place|camp|camps|border|settlement|shelter|crossing|gates", "!agent:fans|voters|protesters|staff"),
    trigger("board", "V", "displacement", "agent:mover|people&many", "patient:bus|buses|train|trains|boat|boats|ferry|convoy", "clause:last|evacuation|refugee|rescue|fleeing"),
    trigger("pack", "V", "displacement", "agent:we|they|family|families|residents|villagers|neighbours", "!has:patient", "!at:stadium|stands|hall|arena", "!passive:"),
    trigger("swim wade row paddle ford trek raft", "V", "displacement", "agent:mover|man|men|family|people", "patient:river|place|strait|border|channel|lake", "!agent:swimmer|swimmers|athletes"),
    trigger("make", "V", "displacement", "agent:mover|people&many", "patient:way", "at:to|towards|across|into|out|from|over", "!agent:forces&army|fans|sporting", _NO_TRIP),
    trigger("top exceed pass surpass hit swell reach near", "V", "displacement", "agent:number|numbers|population|arrivals|total", "clause:refugee|refugees|displaced|returnees|evacuees|idps"),
    trigger("send ship push turn deport", "V", "displacement", "particle:back", "patient:mover|anyone|boatload|boatloads", "!patient:troops", "!agent:hospital"),
    trigger("force drive hound chase", "V", "displacement", "patient:mover|people", "at:off|from|out:plot|plots|land|lands|farm|farms|field|fields|pasture|pastures|plantation|camp|camps|neighbourhood|quarter"),
    # ---- going without
    trigger("halve cut slash trim reduce quarter shrink suspend stop end scrap", "V", "shortage", "patient:ration|rations|basket|baskets|handout|handouts|assistance|portion|portions|voucher|vouchers|allowance|allowances|rationing", "!patient:tax|military"),
    trigger("rationing", "N", "shortage"),
    trigger("shut close idle stop halt suspend", "V", "shortage", "patient:oven|ovens|kitchen|kitchens|ward|wards|theatre|pumps|mill|mills|clinic|clinics|dialysis|incubators|dispensary|bakery|bakeries", "!clause:hygiene|inspectors|renovation|bankruptcy"),
    trigger("stop stand halt freeze stall", "V", "shortage", f"agent:{_MACHINE}", "!has:patient", "!clause:strike|drivers"),
    trigger("fall go be stay remain stand", "V", "shortage", f"agent:{_MACHINE}|phones|radiator|ward|wards|flats|apartments|homes|classrooms", "complement:silent|idle|dead|cold|unheated|unlit|freezing|dry|still|dark|quiet"),
    trigger("cost sell fetch", "V", "shortage", "agent:goods|pack|price|onions|tomatoes|oil|salt|candle|candles", "patient:salary|wage|wages|fortune|pay|salaries"),
    trigger("cost", "V", "shortage", "agent:goods|pack|onions|tomatoes|salt", "clause:salary|wage|wages|fortune"),
    trigger("disappear vanish", "V", "shortage", f"at:from:{_STORE}|shop|shops|counters|diet|menu"),
    trigger("be stand lie remain", "V", "shortage", f"agent:{_STORE}", "complement:empty|bare|dry|exhausted|depleted", "!clause:deal|robbery"),
    trigger("give", "V", "shortage", "particle:out", "agent:goods|supply|utility|stock|stocks|batteries", "!has:patient", "!passive:"),
    trigger("cut-off cut-offs cutoff cutoffs", "N", "shortage", "modifier:hourly|power|water|gas|electricity|rolling|emergency|scheduled|heating"),
    trigger("live survive get eke scrape", "V", "shortage", "agent:human|we|they|camp", "at:on:lily|lilies|leaf|leaves|grass|berry|berries|root|roots|scraps|bread|handouts|tea|crumbs|lentils|salt|meal|weeds|rainwater|nothing|rice|porridge|flour|ration|rations"),
    trigger("prevail persist", "V", "shortage", "agent:famine|hunger|scarcity|condition|conditions", "clause:famine|hunger|food"),
    trigger("burst heave strain groan buckle", "V", "shortage", "agent:ward|wards|hospital|hospitals|camp|camps|shelter|shelters|morgue|clinic|clinics|school|schools|prison|prisons", "!at:into|in:flames|flame|applause"),
    trigger("be", "V", "shortage", "agent:goods|pack|utility|supply", "complement:unaffordable|unobtainable|unavailable|absent|nonexistent|non-existent|sporadic|erratic|undrinkable|intermittent"),
    trigger("queue wait line stand", "V", "shortage", "agent:human|we|they", "at:for:goods|canister|canisters|cylinder|cylinders|kerosene|gas|cash|pension|pensions", "clause:hour|hours|day|days|dawn|night|queue|line|metres"),
    # ---- help asked for
    trigger("petition", "V", "aid_appeal", "patient:commissioner|minister|ministry|government|un|agency|agencies|council|president|donors", "!clause:referendum|divorce|bankruptcy|merger"),
    trigger("implore beseech entreat", "V", "aid_appeal", "!clause:restraint|ceasefire|judge|calm|fans|voters"),
    trigger("beg plead cry clamour clamor petition lobby press ask urge appeal", "V", "aid_appeal", "at:for:goods|aid|helicopters|divers|doctors|surgeons|nurses|teachers|transport|escort|funds|money", "!agent:reporter|reporters"),
    trigger("seek solicit request want need require collect crowdfund", "V", "aid_appeal", "agent:asker|place", "patient:goods|kroner|euros|dollars|pounds|divers|dogs|nurses|helicopters|ambulances|bags", "!agent:he|she|they", "!clause:election|campaign|profit"),
    trigger("turn look reach", "V", "aid_appeal", "at:for:goods|aid|helicopters|help|loan|teams|expertise|divers", "at:to"),
    trigger("launch issue publish unveil start", "V", "aid_appeal", "patient:appeal|appeals|plea|plan|fundraiser|drive|collection|crowdfunding|campaign", "clause:humanitarian|donors|famine|hunger|winter|feed|relief|aid|refugees|displaced|million", "!clause:investors|election|voters|advertising|military|space"),
    trigger("lodge file submit address", "V", "aid_appeal", "patient:plea|request|appeal", "clause:aid|help|access|assistance|relief|corridor|supplies|donors", "!clause:verdict|sentence|conviction|ruling"),
    trigger("invite urge exhort challenge press tell", "V", "aid_appeal", "patient:donor|donors|world|capitals|governments|community|nations|vatican|europe|benefactors|philanthropists", "!clause:restraint|ceasefire|calm|talks|sanctions|recognise|summit|climate|condemn|investigate"),
    trigger("reiterate repeat renew", "V", "aid_appeal", "patient:demand|request|call|appeal|plea", "at:for", "!clause:ceasefire|truce|restraint|election|elections|resign|resignation|investigation|probe|inquiry|independence|reform|calm"),
    trigger("sos mayday", "N", "aid_appeal", "!clause:pilot|cockpit"),
    # ---- help given
    trigger("get make break", "V", "aid_delivery", "particle:through", f"agent:{_WHEELS}|aid|goods"),
    trigger("get come pass", "V", "aid_delivery", "at:through", f"agent:{_WHEELS}|aid|goods", "!has:patient"),
    trigger("let allow wave", "V", "aid_delivery", f"patient:{_WHEELS}|aid|goods", "particle:through|in|past"),
    trigger("allow let wave admit", "V", "aid_delivery", f"patient:{_WHEELS}|aid|goods", "at:through|past|into|across", "!agent:market|company"),
    trigger("ladle dish dole serve cook bake spoon hand pour", "V", "aid_delivery", "patient:bulgur|soup|stew|porridge|rice|meal|meals|portions|tea|bread|loaf|loaves|food|dinners|breakfasts|lentils", "agent:giver|kitchens|women|students|pensioners|bakers|baker|cooks|residents", "!clause:restaurant|chef|recipe|guests"),
    trigger("unload offload discharge land", "V", "aid_delivery", "patient:goods|aid|tonne|tonnes|tons|litres", f"agent:giver|{_WHEELS}|ship|vessel|aircraft|plane|workers|porters|boat|boats"),
    trigger("unload offload", "V", "aid_delivery", f"subject:{_WHEELS}|vehicle|vehicles|aid|goods", "!clause:weapons|ammunition|tanks|coal|containers|steel"),
    trigger("berth dock moor land arrive anchor", "V", "aid_delivery", f"agent:ship|vessel|freighter|barge|dhow|tanker|plane|aircraft|{_WHEELS}", "clause:goods|provisions|aid|humanitarian"),
    trigger("parachute fly lift airlift truck haul courier winch rush", "V", "aid_delivery", "patient:goods|aid|tonne|tonnes|tons|medics|surgeons|team|hospital", "agent:giver|helicopter|sortie|airmen|pilots|aircraft|plane|planes|place|convoy", "!clause:weapon|weapons|ammunition|shells|missiles"),
    trigger("equip fit furnish replenish refill restock resupply stock", "V", "aid_delivery", "agent:giver|tanker|tankers|place", "patient:object|service|cellar|cellars|cistern|cisterns|hospital|hospitals|shelter|shelters|school|schools|clinic|clinics|household|households|families", "!patient:army|troops"),
    trigger("install erect pitch drill rehabilitate repair set put", "V", "aid_delivery", "patient:bladder|bladders|latrine|latrines|borehole|boreholes|tent|tents|standpipe|standpipes|well|wells|clinic|kitchen|kitchens|tank|tanks|pump|pumps|toilets|showers", "agent:giver"),
    trigger("install erect drill rehabilitate", "V", "aid_delivery", "passive:", "patient:bladder|bladders|latrine|latrines|borehole|boreholes|standpipe|standpipes"),
    trigger("fund finance bankroll sponsor underwrite subsidise", "V", "aid_delivery", "agent:giver|place", "patient:goods|kitchen|kitchens|clinic|clinics|ambulance|ambulances|shelter|shelters|repair|repairs|borehole|boreholes|school|schools|surgery|operations"),
    trigger("disburse", "V", "aid_delivery", "!agent:business"),
    trigger("pay", "V", "aid_delivery", "particle:out", "patient:grant|grants|assistance|compensation|aid|funds|pension|pensions", "!clause:insurer|shareholders"),
    trigger("receive get obtain collect", "V", "aid_delivery", "patient:goods", "agent:orphanage|school|schools|kitchen|ward|wards|village|villages|town|family|families|camp|camps|household|households|clinic|clinics|hospital|hospitals|pensioners|child|children|everyone", "!agent:forces&army", "!patient:fuel|money|cash|help"),
    trigger("drop", "V", "aid_delivery", "patient:goods", "agent:aid|giver|plane|planes|aircraft|helicopter|helicopters", "!clause:bomb|bombs"),
    trigger("bring give hand send provide distribute deliver supply donate take leave lend", "V", "aid_delivery", "patient:goods", "agent:giver", "!agent:troops|group|groups|crew|crews|team|union", "!clause:army|weapons|ammunition|military"),
    trigger("give hand offer serve bring issue", "V", "aid_delivery", "passive:", "patient:goods|all|family|families|evacuee|evacuees|refugees|children|survivors|they|everyone|each", "clause:tea|food|blankets|blanket|meals|shelter|bread|soup|clothes|mattresses|kits|parcels|vouchers", "!clause:army|court"),
    trigger("pledge promise commit earmark offer", "V", "aid_delivery", "agent:place|giver|government|ministry|minister|country|countries|president|governor|eu", "patient:goods|$|million|dollars|euros|bakeries|ambulance|ambulances|trucks|support|funding|reconstruction", "!clause:weapons|tanks|missiles|tax|voters|army|military|climate", stated="Uu"),
    # ---- people taken, and let go
    trigger("pick", "V", "detention", "particle:up", "patient:human|person", "agent:captor"),
    trigger("pick", "V", "detention", "particle:up", "passive:", "patient:human|person", "!agent:ship|vessel|helicopter|lifeboat|warship|trawler|bus|ambulance", "!clause:rescued|drifting|lifeboat|signal|award|team|scout"),
    trigger("bundle shove hustle drag haul load push throw force march drive take", "V", "detention", "patient:human|person", f"at:into|in:{_VAN}", "!agent:ambulance|medics|paramedics|mother|father|family|rescuers|volunteers|nurse|driver", "!clause:wounded|hospital|injured|evacuated|evacuees|tour", "!patient:body|bodies|goods"),
    trigger("incarcerate intern remand handcuff manacle shackle collar nab apprehend imprison jail", "V", "detention", "patient:human|person|number|thousand|thousands|hundreds|twenty", subcode="arrest"),
    trigger("bust nab collar", "V", "detention", "patient:ring|cell|gang|traffickers|smugglers|dealers", subcode="arrest"),
    trigger("waylay", "V", "detention", "has:patient", subcode="abduction"),
    trigger("hand", "V", "detention", "patient:human|person", "at:to:hague|court|tribunal|police|prosecutors|authorities|interpol", "!patient:body|bodies"),
    trigger("take", "V", "detention", "passive:", "patient:human|person", "at:in|at|near|from:place|home|homes|street|checkpoint|house|bus|bed", "!at:to|into|by|for", "!particle:out|aback|off|in|up|ill|down", "!clause:hospital|ill|stretcher|safety|shelter"),
    trigger("smash dismantle unmask expose roll break", "V", "detention", "patient:ring|cell|gang|network", "agent:law", subcode="arrest"),
    trigger("confine", "V", "detention", "patient:human|person", "at:to|in:house|villa|cell|barracks|room|quarters|residence|palace|compound|home|base"),
    trigger("lock", "V", "detention", "particle:up|away", "patient:human|person|dozens|hundreds", "!patient:door|doors|bike"),
    trigger("take", "V", "detention", "at:into:custody|detention|captivity"),
    trigger("take lead", "V", "detention", "particle:away", "patient:human|person", "!agent:ambulance|medics|paramedics|rescuers|disease", "!clause:stretcher|hospital|ambulance|injured|wounded"),
    trigger("catch", "V", "detention", "patient:thief|thieves|suspect|suspects|spy|spies|smuggler|smugglers|saboteur|saboteurs|deserter|deserters|evader|evaders|infiltrator|infiltrators|informant|looter|looters|gunman|attacker|killer|kidnapper|draft-dodger|draft-dodgers"),
    trigger("extradite", "V", "detention", "patient:human|person|suspect|warlord"),
    trigger("hand turn deliver", "V", "detention", "patient:human|person", "particle:over", "at:to:army|police|court|authorities|tribunal|place|security|militia|soldiers|rebels", "!patient:body|bodies|prisoner|prisoners"),
    trigger("vanish disappear", "V", "detention", "agent:human|person|he|she|they", "clause:custody|checkpoint|police|masked|soldiers|officers|knock|militia|security|detained|arrested", "!agent:bread|goods", subcode="abduction"),
    trigger("blindfold gag", "V", "detention", "patient:human|person|he|she|they"),
    trigger("tie bind", "V", "detention", "patient:human|person|wrist|wrists|hands", "at:to|with|behind:radiator|chair|tree|post|pole|bed|back|backs|rope|cable|wire"),
    trigger("bind", "V", "detention", "passive:", "patient:youth|youths|man|men|villagers|prisoner|prisoners|boys|captive|captives|victims", "!at:by|for|to"),
    trigger("free release liberate pardon amnesty parole", "V", "detention", "patient:human|person|inmate|inmates|convict|convicts", "!at:rubble|wreckage|debris|hospital|trap|ruins|net|contract|quarantine", "!agent:business|sporting|club|hospital|firefighters|rescuers", "!clause:rubble|debris|contract", subcode="release"),
    trigger("let", "V", "detention", "agent:captor|captors|abductor|abductors|kidnappers", "clause:go|walk|free", subcode="release"),
    trigger("set", "V", "detention", "complement:free", "patient:human|person", subcode="release"),
    trigger("set", "V", "detention", "particle:free", subcode="release"),
    # ---- terms made, kept and broken
    trigger("sign", "V", "agreement", "agent:parties|place|delegate|delegates|negotiators|envoys|they|we|warlord|warlords|commanders", "patient:nothing|paper|papers|text|document|protocol|annex|draft|communique|declaration|pact|note|memorandum", "!clause:contract|player|label"),
    trigger("expire lapse fray unravel crumble founder falter wobble crack disintegrate", "V", "agreement", "agent:pact|corridor"),
    trigger("last survive", "V", "agreement", "agent:pact"),
    trigger("take", "V", "agreement", "agent:pact", "patient:effect|hold"),
    trigger("broker mediate hammer thrash arrange", "V", "agreement", "patient:pact|handover|passage|release"),
    trigger("tear rip", "V", "agreement", "particle:up", "patient:pact|treaty"),
    trigger("renounce repudiate scrap ditch shred denounce", "V", "agreement", "patient:pact", "agent:place|parties|forces|regime|militia", "!patient:settlement"),
    trigger("reject spurn rebuff refuse decline scorn dismiss", "V", "agreement", "patient:pact|draft|roadmap|terms|text|overture|overtures", "agent:forces|parties|place|hamas|militia|commanders|delegation|junta|president", "!agent:court|parliament|voters|union|shareholders|editor", stated="CT-"),
    trigger("settle resolve disentangle patch compose", "V", "agreement", "patient:dispute|border|line|quarrel|feud|differences|frontier|demarcation|boundary", "agent:place|parties|clan|clans|elders|tribes|both", "!clause:court|tax|pay|wage|company|lawsuit"),
    trigger("assent accede consent acquiesce", "V", "agreement", "agent:place|parties|forces|kremlin|junta", "at:to", "!clause:surgery|sex|patient"),
    trigger("restore resume reopen normalise normalize re-establish", "V", "agreement", "patient:hotline|ties|relations|embassy|embassies|contacts|diplomacy", "agent:place|parties|countries|koreas|neighbours|both"),
    trigger("initial", "V", "agreement", "patient:annex|note|protocol|document|paper|map|pact|agreement"),
    trigger("strike seal clinch", "V", "agreement", "patient:bargain|understanding|pact|compromise", "!clause:transfer|club|merger"),
    trigger("freeze suspend break", "V", "agreement", "patient:dialogue|talks|negotiation|negotiations", "!clause:merger|wage|union|pay|trade", stated="CT-"),
    trigger("restart reopen", "V", "agreement", "agent:talks|dialogue|negotiation|negotiations"),
    trigger("swap", "N", "agreement", "!clause:currency|debt|interest|bank|house|job|energy|land", "!modifier:rate|default|debt|currency|land|job|shirt"),
    trigger("détente detente rapprochement", "N", "agreement", weak=True),
    trigger("lull", "N", "agreement", "clause:broker|brokered|agreed|holding|hold|holds|declared|mediated|envoys", "!clause:market|trading"),
    # ---- what else befalls a place
    trigger("surface resurface return reappear emerge tear sweep rip circulate race", "V", "other", "agent:disease", subcode="disease"),
    trigger("spray rake", "V", "other", "agent:armed|gunman|gunmen|attackers|assailants|men|gang|bandits", "patient:human|queue|crowd|bus|car|market|house|houses|bakery|shop|shops|church|mosque|bar|building", subcode="attack_on_civilians"),
    trigger("descend swoop", "V", "other", "agent:captor|riders|raiders|gangs|gang|settlers", "at:on|upon:place|settlement|village|villages|mosque|church|market|camp|school|hamlet|town|house|houses|homes|offices", subcode="raid"),
    trigger("lay plant bury sow place scatter", "V", "other", "patient:mine|mines|landmine|landmines|ied|ieds|booby-trap|booby-traps|tripwire|tripwires|explosives|charges", subcode="explosive_device"),
    trigger("mine mines", "N", "other", "modifier:old|land|anti-personnel|antipersonnel|anti-tank|petal|sea|naval|butterfly|drifting|unexploded|anti-vehicle", "!clause:gold|copper|coal|miners|ore", subcode="explosive_device"),
    trigger("dynamite", "V", "other", "has:patient", "!patient:talks|deal|fish", subcode="explosive_device"),
    trigger("hurl throw pelt lob", "V", "other", "agent:protester|protesters|demonstrator|demonstrators|crowd|crowds|youths|rioters|students|settlers|marchers", "patient:firework|fireworks|stone|stones|bottle|bottles|brick|bricks|flare|flares|eggs|police|officers|cobbles", subcode="riot"),
    trigger("tear-gas tear-gassed teargas", "V", "other", subcode="protest_with_intervention"),
    trigger("close shut reopen ground divert", "V", "other", f"patient:{_CLOSER}|flight|flights|plane|planes", "!clause:snow|fog|roadworks|renovation|storm|marathon|football", subcode="access"),
    trigger("close shut reopen", "V", "other", f"agent:{_CLOSER}", "!has:patient", "!clause:snow|fog|roadworks|renovation|storm|marathon|higher|lower|points", subcode="access"),
    trigger("closed shut impassable", "A", "other", f"subject:{_CLOSER}|road|roads|route|pass", "!clause:snow|fog|roadworks|renovation|storm|marathon", subcode="access"),
    trigger("seal", "V", "other", f"patient:place|{_CLOSER}|road|roads|route|frontier|quarter|district", "!patient:deal|truce", subcode="access"),
    trigger("bar obstruct impede deny refuse", "V", "other", f"patient:{_WHEELS}|aid|goods|entry|access|mission|missions|passage", "clause:aid|convoy|relief|humanitarian|food|flour|inspectors|monitors|crossing|medics|ambulance|lorry|truck|trucks|lorries", "!clause:court|visa", subcode="access"),
    trigger("wait sit stand idle stick queue stall", "V", "other", f"agent:{_WHEELS}", "at:at|in|outside:crossing|border|place|checkpoint|port|gate|frontier", "clause:aid|food|flour|tonne|tonnes|relief|supplies|sorghum|humanitarian|week|weeks|day|days", subcode="access"),
    trigger("suspend halt pause freeze cease withdraw", "V", "other", "agent:agency|agencies|charity|charities|we|msf|un|wfp|unicef|icrc|mission|partners|ngos", "patient:work|activity|activities|operation|operations|transfers|services|programme|programmes|movement|movements|flights|missions|staff", subcode="access"),
    trigger("scramble", "V", "other", "patient:jet|jets|fighters|aircraft|fighter|planes|f-16|f-16s|interceptors", subcode="air_alert"),
    trigger("jam spoof", "V", "other", "patient:gps|gnss|signal|signals|navigation|radar|radars|communications|transponders|frequencies|broadcast|broadcasts|satellite", subcode="jamming"),
    trigger("knock take hack cripple paralyse deface", "V", "other", "agent:hacker|hackers|cyberattack|malware|ransomware", subcode="cyber_attack"),
    trigger("cyberattack cyberattacks cyber-attack cyber-attacks", "N", "other", subcode="cyber_attack"),
    trigger("tax extort", "V", "other", "agent:forces&army|gang|gangs|militia|militias|rebels|bandits|gunmen|cartel|fighters", "has:patient", subcode="extortion"),
    trigger("jammed spoofed", "A", "other", "subject:gps|gnss|signal|signals|navigation|radar|radio|radios|satellite", subcode="jamming"),
    trigger("close shut", "V", "other", "agent:school|schools|university|universities|kindergartens", "!has:patient", "clause:until|indefinitely|further|security|fighting|insecurity|shelling|weeks|days|raids|attacks", "!clause:summer|holiday|holidays|snow", subcode="closure"),
    trigger("demand name set ask", "V", "other", "patient:ransom", subcode="ransom"),
    trigger("confiscate impound requisition commandeer", "V", "other", "agent:forces&army|police|militia|settlers|they|authorities|soldiers|rebels", "has:patient", subcode="confiscation"),
    trigger("rob", "V", "other", "patient:human|bank|shop|shops|travelling|villagers|warehouse", "agent:armed|they", subcode="looting"),
    trigger("steal", "V", "other", "agent:forces&army|looters|looter|militia|gunmen|bandits|occupiers", "has:patient", subcode="looting"),
    trigger("torture", "N", "other", "!modifier:self|pure|sheer", "!clause:heat|diet|exam", subcode="attack_on_civilians"),
    trigger("violate", "V", "other", "patient:woman|women|girl|girls|them|her|us|daughters", "agent:man|men|soldiers|fighters|gunmen|militiamen|troops|they", subcode="sexual_violence"),
    trigger("gunshot gunshots", "N", "other", "!modifier:wound", "!clause:wound|wounds|hospital|surgeon", subcode="heard"),
    trigger("shot shots", "N", "other", "modifier:sniper|rifle|pistol|stray|warning", "!clause:goal|film|photo|vaccine|flu", subcode="heard"),
    trigger("stampede", "N", "other", "!clause:cattle|investors|market|buffalo", subcode="accident"),
    trigger("slick", "N", "other", "modifier:oil|fuel", subcode="contamination"),
    trigger("crash ditch", "V", "other", "agent:craft|fighter|su-34|su-24|mi-8|gunship|trainer", "!clause:computer|software", subcode="accident"),
    trigger("foil thwart avert", "V", "other", "agent:law|place", "patient:plot|attempt|bombing|assassination|sabotage|arson", subcode="foiled"),
)

_N = r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|dozens?|several|many)"
_THING = r"(?:flour|bread|rice|wheat|grain|sugar|salt|milk|food|water|fuel|diesel|petrol|gas|kerosene|paraffin|firewood|coal|electricity|power|current|light|lights|heat|heating|medicines?|drugs|insulin|oxygen|blood|saline|plasma|gauze|gloves|bandages|syringes|needles|an(?:a)?esthetics?|painkillers|antibiotics|vaccines?|ketamine|morphine|spare parts|parts|tents?|blankets?|mattress(?:es)?|beds?|fodder|seed|chlorine|soap|cash|staff|doctors|nurses|midwives|surgeons|pumps?|stoves?|cooking oil)"
_WORKS = r"(?:hospitals?|clinics?|bakeries|bakery|wells?|pumps?|boilers?|pharmac(?:y|ies)|ambulances?|generators?|health (?:posts?|centres?|centers?)|boreholes?|dialysis machines?|operating theatres?|ventilators?|wards?|kitchens?)"
_PLACES = r"(?:villages?|hamlets?|towns?|settlements?|neighbou?rhoods?|districts?|suburbs?|camps?|streets?|quarters?)"
_CROWDED = r"(?:overcrowded|overstretched|overflowing|overwhelmed|over-?full|packed|bursting at the seams|full to bursting)"
_BEARER = r"(?:captors?|kidnappers?|abductors?|rebels?|gunmen|jihadists?|bandits?|militants|insurgents)"

RELIEF_PHRASES = (
    # ---- harm to people
    phrase(r"\b(?:bullet|shrapnel|splinter|fragment)s?(?: lodged| still| stuck)* in (?:his|her|their|my) (?:spine|head|legs?|arms?|chest|back|neck|lungs?|stomach|shoulder|skull|thigh|eyes?|foot|hand)\b", "casualties"),
    phrase(rf"\b{_N} (?:\w+ ){{0,2}}(?:missing|unaccounted for|presumed dead|feared dead|KIA|WIA|MIA|concussed|maimed)\b(?! (?:person|persons|link|teeth|documents))", "casualties"),
    phrase(rf"\b{_N} (?:of (?:them|these|the cases) )?(?:were |was |proved )?fatal\b", "casualties"),
    phrase(r"\b(?:pulled|found|dragged|fished|lay|lying|carried out) (?:out )?(?:lifeless|unresponsive)\b|\bpulled lifeless\b", "casualties"),
    phrase(r"\b(?:did not|didn['’]t|does not|doesn['’]t|never) ma[dk]e it(?=[.,;!?”\"’])", "casualties"),
    phrase(r"\balive and (?:well|unharmed|unhurt|in good health|recovering)\b|\b(?:found|turned up) (?:safe|alive|safe and (?:well|sound))\b|\bno victims\b", "casualties", negative=True),
    # ---- people on the move
    phrase(r"\b(?:villagers|residents|families|people|inhabitants|pensioners|they|he|she|we|some|many|most|everyone|elderly|who) (?:\w+ )?(?:refus(?:e|es|ed)|declin(?:e|ed)) to (?:leave|go|move|budge|evacuate|be evacuated)\b(?! (?:on|the (?:room|eu|party|court|stage)))", "displacement", negative=True),
    phrase(rf"\b{_PLACES}\b[^.;,]{{0,30}} (?:lie|lies|lay|stand|stands|stood|is|are|was|were|has been|have been|now) (?:now |almost |nearly |half |half-|all but |largely |completely |virtually )*(?:deserted|emptied|depopulated|empty of (?:people|life|its \w+))\b|\b(?:a|into) ghost (?:town|village)s?\b", "displacement"),
    phrase(rf"\b{_N} (?:\w+ )?(?:gone abroad|have gone abroad|went abroad|come back|came back|have come back|have returned|have fled|on the move)\b(?! to (?:work|school|normal|haunt))", "displacement"),
    phrase(r"\bthe road out of\b[^.;]{0,60}\b(?:jammed|clogged|full|packed|lined)\b|\bran for (?:their|our|my|his|her) li(?:fe|ves)\b", "displacement"),
    # ---- going without
    phrase(r"\b(?:taps?|wells?|boreholes?|stations|pumps?|cisterns?|standpipes?|fountains?)\b[^.;,:]{0,40}? dry\b|\bof them dry\b", "shortage"),
    phrase(rf"\b{_THING} (?:had|has|have|is|was|are|were) (?:all |long |already |nearly |almost |now )*(?:gone|finished|used up|run out|exhausted|spoken for)\b", "shortage"),
    phrase(rf"\b{_N} (?:working |functioning |single |broken |nurse and )?(?:latrines?|toilets?|taps?|showers?|doctors?|nurses?|midwi(?:fe|ves)|ambulances?|wells?|stoves?|blankets?|mattress(?:es)?|tents?|loa(?:f|ves)|cots?|surgeons?|buckets?) (?:for|between|among|per|shared by) (?:about |some |more than |over |every |nearly |almost |the )*(?:\d[\d,.]*|{_N[3:-1]})\b", "shortage"),
    phrase(r"\b(?:two|three|four|five|six|seven|eight|ten|\d+) (?:people |patients |children |families |babies |pupils |men |women )?to (?:an?|one|each|every) (?:cot|bed|room|tent|mattress|blanket|classroom|toilet|latrine|cell|bench|incubator|stretcher)\b", "shortage"),
    phrase(rf"\b(?:only|just|fewer than|barely|no more than|not one|none|a third|half|a quarter) (?:\w+ )?(?:out )?of (?:the |its |our |their )?(?:[\w’']+['’]s )?(?:\w+ ){{0,2}}{_WORKS}[^.;,]{{0,40}}? (?:still |now |are |is |remain(?:s|ed)? |were |can )*(?:work(?:ing|s|ed)?|function(?:ing|al|s|ed)?|open|operat(?:e|es|ed|ing|ional)|in service|running)\b", "shortage"),
    phrase(r"\bcosts? (?:now |about |nearly |more than )?(?:an?|one|two|three|half an?|\w+) (?:months?|weeks?|days?|years?)['’]s? (?:salary|wages?|pay|earnings|income|pension)\b", "shortage"),
    phrase(r"\b(?:gas|water|heating|hot water|mains|current|lights|district heating)\b(?: [\w.]+){0,4}? (?:is|are|was|were|has been|have been|remain(?:s|ed)?|stay(?:s|ed)?) (?:still |again |now )?(?:off|cut off|absent|out|shut off)(?= (?:again|since|for|in|across|at|on)\b|[.,;!])", "shortage"),
    phrase(r"\b(?:(?:only|just|down to|barely|at most|no more than) )*(?:an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:hours?|minutes) of (?:electricity|power|current|light|water|mains|heating|running water|mains power)\b(?= a | per | each | every | in |,| at )", "shortage"),
    phrase(rf"\b{_THING} (?:is|are|was|were|cannot|can) (?:now )?(?:nowhere to be (?:had|found|seen|bought)|not to be (?:had|found)|hard to (?:find|come by|get)|impossible to (?:find|come by|get)|beyond (?:the )?reach|unobtainable|not be (?:had|found|bought))\b", "shortage"),
    phrase(rf"\bfor (?:want|lack|shortage) of (?:\w+ ){{0,2}}(?:{_THING}|anything better|funds|money|fuel|staff|transport)\b|\bin want of (?:everything|{_THING})\b", "shortage"),
    phrase(rf"\bneither (?:\w+ )?{_THING} nor (?:\w+ )?{_THING}\b", "shortage"),
    phrase(rf"\bno {_THING}, (?:and )?no \w+|\b(?:there is|there was|there are|because there is|we have|they have|with) no (?:more )?{_THING}(?= (?:and|or|in|at|for|to|since|left|here|there|anywhere|on|because|but|until|again|today|now|either)\b|[.,;:!?)”\"]|$)", "shortage"),
    phrase(r"\bnothing (?:is |was |else )?left (?:to (?:eat|drink|burn|cook|sell)|but \w+|in the (?:shops?|stores?|markets?|fridge|pharmac(?:y|ies)|larder))\b", "shortage"),
    phrase(rf"\btoo few (?:\w+ )?(?:men|teachers|rescuers|{_THING})\b", "shortage"),
    phrase(rf"\b(?:camps?|shelters?|hospitals?|wards?|clinics?|prisons?|morgues?|reception cent(?:re|er)s?)\b[^.;:!?]{{0,30}}?(?:,| is| are| was| were| stands?)(?: (?:already|badly|desperately|severely|now|again|hopelessly|still|grossly))* {_CROWDED}\b", "shortage"),
    phrase(r"\bsubsist(?:s|ed|ing)? (?:\w+ )?on\b|\b(?:by|under) (?:candle(?:light)?|torch(?:light)?|the light of (?:an? |their |our |mobile )?(?:phones?|torch(?:es)?|candles?))\b(?=[^.;]{0,60}(?:\.|,|;))(?<!dinner by candlelight)", "shortage"),
    phrase(r"\b(?:on|to) (?:mattresses|the floor|stretchers|the ground|mats|trolleys) in (?:the )?(?:stairwells?|corridors?|hallways?|car parks?|courtyards?|gardens?)\b|\b(?:treated|operated on|giving birth|lie|lying|lay) (?:on the floors?|in (?:the )?corridors?)\b", "shortage"),
    # ---- help asked for
    phrase(r"\b(?:volunteers|council|ministry|hospital|clinic|fund|charity|agency|mission|parish|mayor|governor|cluster|committee|network|school|elders|village|community|brigade|ward|director|anaesthetist|surgeon|doctor|bishop) (?:\w+ )?(?:begs|pleads|appeals|asks|clamours|cries out) for (?!calm|restraint|patience|silence|forgiveness|trouble|votes|privacy)\w+", "aid_appeal"),
    phrase(rf"\b(?:volunteers|council|hospital|clinic|fund|charity|agency|mission|parish|cluster|committee|network|shelter|school|elders|ward|department) (?:requests|solicits|seeks|wants|needs) (?:[\w,]+ ){{0,3}}(?:tarpaulins?|stoves?|spectacles|boots|clothes|generators?|tents|beds|folding beds|chlorine|{_THING})\b", "aid_appeal"),
    phrase(r"\bsend us\b|\bplease,? (?:send|help|bring|donate|give|share)\b|(?<!\w)[“\"‘'](?:help|save) (?:us|our \w+)\b|\bhelp us(?=[.!,”\"’]| please| now)|\b(?:can|could|would|will) (?:anyone|anybody|someone|somebody) (?:spare|lend|bring|send|give|take us)\b|\bwish ?list\b|\bs\.?o\.?s\.? from\b|\bpass(?:ed|es|ing)? the hat (?:round|around)\b|\bcr(?:y|ies|ied|ying) out for\b(?! (?:change|reform|justice|attention))", "aid_appeal"),
    phrase(r"\b(?:donations|volunteers|blood donors|drivers with vans|interpreters) (?:of \w+ )?(?:are |is )?(?:urgently |still |badly )*(?:needed|sought|wanted|welcome)\b|\burgently (?:needs?|requires?|in need of|looking for)\b", "aid_appeal"),
    # ---- help given
    phrase(r"\b(?:trucks?|lorries|lorry|convoys?|pallets?|crates?|parcels?) (?:of (?:\w+ )?(?:aid|food|flour|relief|medicines?|water) )?(?:have |has |had )?(?:made it|got in|got through|been let (?:in|through)|rolled in(?:to)?)\b", "aid_delivery"),
    # ---- people taken, and let go
    phrase(rf"\b(?:remains?|remained|are|is|was|were|still|kept|held) (?:\w+ )?(?:in the hands of|with|held by) (?:their |his |her |the |unknown |armed )*{_BEARER}\b", "detention"),
    phrase(r"\b(?:remains?|remained|are|is|was|were|still|been|stays?) (?:\w+ )?(?:(?:held )?(?:hostage|captive)|under house arrest|in (?:a )?(?:prison|jail|police) cell|in cell \d+|in (?:solitary|pre-trial detention)|in the cells)\b(?! to (?:fortune|fear|events|fate))", "detention"),
    phrase(r"\b(?:put|puts|threw|raised|came out with) (?:\w+ )?(?:their|his) (?:hands|arms) (?:up|in the air|above (?:his|their) heads?|raised)\b|\bg(?:ave|ives?|iving|iven) (?:him|her|them)sel(?:f|ves) up\b|\bturn(?:ed|ing|s)? (?:him|her|them)sel(?:f|ves) in\b", "detention"),
    phrase(r"\b(?:out|released|freed|let out) on (?:\w+ )?(?:bail|parole)\b|\bset(?:ting)? free\b(?= (?:\d|the|all|some|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds))", "detention", subcode="release"),
    # ---- terms made, kept and broken
    phrase(r"\bm(?:ake|ade|akes|aking) peace\b(?! with (?:himself|herself|his|her|the (?:past|idea)))|\bc(?:ome|ame|oming) to terms\b(?! with)|\bg(?:ave|iven?) (?:their|his|its) word\b|\bbur(?:y|ied|ying) the hatchet\b|\b(?:said|says|say) yes to the (?:\w+ ){0,2}(?:proposal|deal|plan|draft|text|truce|ceasefire|terms|offer)\b", "agreement"),
    phrase(r"\bunder (?:an?|the|this|that) (?:[\w-]+ ){0,2}(?:deal|pact|accord|bargain|understanding|truce|ceasefire|protocol|memorandum|agreement) (?:with|between|brokered|mediated|signed|struck|reached|read|initialled|negotiated)\b|\bunder a local (?:understanding|deal|truce|agreement)\b", "agreement"),
    phrase(r"\b(?:talks?|rounds?|negotiations?|meeting|summit|mediation|round \w+)\b[^.;]{0,40}? end(?:s|ed)? (?:again )?(?:in (?:stalemate|deadlock|failure|disarray|acrimony)|without (?:an? )?(?:agreement|deal|result|breakthrough|progress|accord)|empty-handed)\b|\bwalk(?:s|ed)? (?:away|out)\b[^.;]{0,30}(?:empty-handed|from the (?:talks|table|negotiations))\b", "agreement", negative=True),
    phrase(r"\b(?:violations?|breach(?:es)?|infringements?) of the (?:\w+ )?(?:truce|ceasefire|cease-fire|armistice|pause|agreement|accord|lull)\b", "agreement"),
    # ---- what else befalls a place
    phrase(r"\bwater cannons?\b|\btear[- ]gas(?:sed|sing)?\b|\b(?:rubber bullets|stun grenades|baton charges?)\b", "other", subcode="protest_with_intervention"),
    phrase(r"\b(?:stuck|held up|stranded|blocked|stopped|turned back) at (?:the |an? )?(?:[\w-]+ )?(?:border|crossing|checkpoint|port|gate)\b", "other", subcode="access"),
)
