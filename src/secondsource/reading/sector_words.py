"""Words of the eleven humanitarian clusters (Inter-Agency Standing Committee) in English, Russian and Ukrainian.

The names are those of the coordination groups on the Humanitarian Data Exchange. Words come in tiers, because one thing
may serve several: what can only be one sector's ("therapeutic milk"), goods and services ("blankets"), who receives
and where ("pupils", "the hospital"), what is mostly one sector's ("milk"), and what serves whoever gets it ("a
generator"), which decides only where nothing else does.
"""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from secondsource.reading.expressions import Expression
from secondsource.reading.sieve import Sieve

HEALTH, FOOD, WATER = "Health", "Food Security", "Water Sanitation Hygiene"
SHELTER, PROTECTION, EDUCATION, NUTRITION = "Emergency Shelter and NFI", "Protection", "Education", "Nutrition"
LOGISTICS, CAMPS = "Logistics", "Camp Coordination and Camp Management"
RECOVERY, TELECOMS = "Early Recovery", "Emergency Telecommunications"
SECTORS = (CAMPS, RECOVERY, EDUCATION, SHELTER, TELECOMS, FOOD, HEALTH, LOGISTICS, NUTRITION, PROTECTION, WATER)
Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SectorWords:
    """One language: tiers of sector and pattern, strongest first."""

    tiers: tuple[tuple[tuple[str, Expression], ...], ...]
    sieve: Sieve[tuple[int, str, Expression]] = field(init=False)

    def __post_init__(self) -> None:
        rows = [(tier, name, pattern) for tier, rows in enumerate(self.tiers) for name, pattern in rows]
        object.__setattr__(self, "sieve", Sieve(rows, lambda row: row[2]))

    def sector(self, said: str) -> tuple[str, int] | None:
        """The sector of a stretch of text: of its strongest words the first in the text, with their tier (0 strongest).

        None where there are none.
        """
        best: tuple[int, int, str] | None = None
        for tier, name, pattern in self.sieve.of(said):
            if best is not None and tier > best[0]:
                break
            hit = pattern.search(said)
            if hit is not None and (best is None or (tier, hit.start(), name) < best):
                best = tier, hit.start(), name
        return (best[2], best[0]) if best is not None else None


_EN_ONLY: Rows = (
    (NUTRITION, r"(?:is|are|was|were) (?:\w+ly )?(?:wasted|stunted|an(?:a)?emic|emaciated)\b|emaciat\w*|kwashiorkor|marasmus|rut[fs]f?\b|feeding bottles?|complementary feeding|weaning|deworm\w*|growth monitoring|(?:baby|infant) (?:cereals?|porridge|bottles?)|breast-?fe(?:ed|d)\b|therapeutic (?:\w+ )?(?:food|milk|feeding|paste|biscuits?)|malnutrition|malnourish\w*|undernourish\w*|underweight|wasted (?:children|infants|toddlers)|wasting|peanut[- ]paste|plumpy\w*|ready-to-use|(?:baby|infant|follow-on)(?:s'|'s)? (?:formula|milk|food|cereal)|formula (?:milk|for)|milk powder|powdered milk|milk (?:for|formula)[^.;,]{0,20}(?:babies|infants|newborns|toddlers)|breast-?feeding|breast milk|lactating|micronutrients?|vitamin a\b|vitamins?|fortified|supplementary feeding|feeding (?:cent(?:re|er)s?|programmes?|sessions?)|stabili[sz]ation cent(?:re|er)s?|nutrition\w*|stunt(?:ed|ing)|high-energy biscuits|iron (?:tablets|and folic)|arm circumference|muac|porridge for (?:the )?(?:babies|infants|toddlers|under)"),
    (PROTECTION, r"without (?:their |a |any |an )?(?:parents?|mothers?|fathers?|guardians?|adults?|relatives|papers|identity)\b|(?:birth|death|marriage) certificates?|releas(?:e|es|ed|ing) (?:of )?(?:[\w-]+ ){0,4}?(?:prisoners|detainees|hostages|captives|relatives|sons|husbands|daughters|children|minors|civilians|women|bodies)|(?:word|news|whereabouts|fate|trace) of (?:\w+ ){0,2}(?:sons?|daughters?|husbands?|brothers?|fathers?|relatives|men|boys|children|loved ones|missing|disappeared|detained)|(?:sons|husbands|brothers|daughters|fathers) (?:who (?:were |have )?)?(?:taken|seized|detained|vanished|disappeared)|off (?:their|his|her) land|land[- ]grab\w*|dispossess\w*|inherit\w*|forced marriages?|child (?:marriages?|soldiers|labour|labor)|(?:being |forcibly |forced )(?:recruit|conscript|enlist)\w*|recruit(?:ment of|ing) (?:children|boys|minors)|(?:being )?(?:abducted|kidnapped|trafficked|raped|assaulted|molested)|extort\w*|harass\w*|stateless\w*|custody|asylum (?:claims?|papers|applications?)|exploitation|violence against (?:women|girls|children)|to (?:care for|look after|take in|raise) (?:them|him|her)\b|to turn to|(?:identity|id|legal|personal|travel|civil|lost|residence) (?:papers|documents?|cards?)|birth certificates?|passports?|legal (?:aid|help|advice|counsel\w*|assistance|support|team)|counsell?ing|counsell?ors?|psycholog\w+|psycho-?social|trauma(?! (?:kits?|surg|team|cent|care|supplies|bags?))\w*|mental health|missing (?:relatives|sons|children|husbands|persons|people|family|loved)|detained (?:relatives|sons|civilians|husbands)|family tracing|tracing (?:service|office|request)s?|trace (?:\w+ ){0,2}(?:relatives|families|parents|missing)|reunit\w+|reunification|unaccompanied|separated children|lost (?:a parent|their parents|both parents)|safe (?:spaces?|house|passage|corridor)|child[- ]friendly|gender-based|sexual violence|rape\b|raped|abuse\w*|trafficking|traffickers|child labour|early marriage|(?:mine|explosive|ordnance)[- ](?:risk|awareness)\w*|risk (?:lessons|education|classes|awareness)|booby[- ]traps?|demin\w+|mine clearance|clear(?:ance of)? (?:the )?(?:mines|unexploded)|unexploded|hot ?line|evictions?|land deeds?|property (?:deeds|papers|titles)|safe(?:r)? from (?:attack|harm|violence)|women's (?:cent(?:re|er)|refuge)s?"),
    (CAMPS, r"signboards?|information (?:desks?|boards?|points?)|feedback (?:box|boxes|desk|line)s?|focal points?|decongest\w*|spontaneous sites?|informal settlements?|collective (?:shelters?|sites?)|run(?:s|ning)? the (?:settlement|shelter|site|tent)|(?:put|is|are) in charge of the (?:site|camp|settlement|cent(?:re|er))|look(?:s|ed|ing)? after the (?:site|camp|settlement)|(?:over|beyond|above|past|exceed\w*) (?:its |their )?(?:planned |design(?:ed)? )?capacity|times as many (?:people|families|residents)|(?:camp|site) (?:census|lists?|lighting|rota|rules)|site (?:committees?|planners?|planning|managers?|management|coordinators?|registration)|camp (?:committees?|managers?|management|coordinators?|coordination|registration|leaders|wardens?|administrators?)|complaints? (?:desk|box|boxes|mechanism|office)s?|(?:site|camp|shelter|cent(?:re|er)) (?:caretakers?|wardens?|stewards?)|registration (?:desk|point|cent(?:re|er)|team|clerk)s?|register(?:s|ed|ing)? (?:\w+ |[\d,.]+ ){0,4}(?:arrivals|newcomers|families|households|displaced|residents|evacuees|returnees|refugees|people)|(?:lists?|register|census|roster|head ?count|rota) of (?:\w+ ){0,5}(?:residents|inhabitants|families|arriv\w+|displaced|site|who|occupants|newcomers|people|sites)|collective cent(?:re|er)s?|run(?:s|ning)? the (?:camp|site|transit|collective|displacement|reception)|manage(?:s|d|rs?)? (?:the |of the )?(?:camp|site|displacement|collective)|site maps?|plots? (?:for|in) (?:the )?(?:new )?(?:camp|site)|fire[- ]?breaks?"),
)
_EN_GOODS: Rows = (
    (TELECOMS, r"masts?\b|(?:radio|phone|telephone|mobile) (?:contact|range|reach|silence|link)|cell towers?|airtime|bandwidth|data connection|charging (?:points?|stations?)|hot-?spots?|vsat|dispatch radios?|satellite (?:terminals?|phones?|links?|internet|dish(?:es)?|connection)|starlink\w*|internet|wi-?fi|broadband|(?:mobile|cell|cellular|phone|telephone|radio|data|communications?) (?:signal|network|coverage|mast|masts|towers?|link|links|lines?|room|service|services|repeaters?|sets?|equipment|channel)|telephones?|telecom\w*|phone (?:contact|calls?|credit|charg\w+)|no (?:signal|reception|network)|mobile phones?|handsets?|radios?\b|repeaters?\b|walkie-?talkies|vhf|hf radio|sim cards?|network (?:is|was|has|went|coverage|outage)|connectivity|base stations?|fibre|call cent(?:re|er) for (?:relief|aid)"),
    (WATER, r"hand-?\s?washing|open defecation|water-?borne|desludg\w+|sludge|(?:solid )?waste (?:collection|disposal|water)|drainage|cesspits?|brackish|salt ?water|boil(?:s|ed|ing)? (?:their |the )?water|faucets?|stand-?pipes?|(?:queue\w*|wait\w*|walk\w*|line\w*) (?:[\w-]+ ){0,4}(?:for|to fetch|to get) water|wash (?:kits|supplies|facilities)|cubic met(?:re|er)s of (?:\w+ )?water|water by (?:truck|tanker|lorry|boat|donkey)|(?:drinking|clean|safe|potable|tap|bottled|running|fresh|piped|drinkable) water|water (?:trucks?|tankers?|tanks?|bottles?|filters?|pumps?|points?|supply|supplies|supplied|network|mains?|purification|treatment|tablets|pipes?|lorr(?:y|ies)|bladders?|containers?|cans|quality|trucking|bowsers?|taps?|system|towers?|kiosks?|cooperative)|(?:tankers?|trucks?|lorries|bottles|lit(?:re|er)s|cans|jerry ?cans) of (?:\w+ )?water|sanitation|sanitary (?:pads?|towels?|kits?|conditions|products|items)|hygiene|latrines?|toilets?|showers?|soap|detergent|laundry|chlorin\w+|chlorine|sewage|sewers?|sewerage|septic|wastewater|bore ?holes?|(?:hand|water) ?pumps?|jerry ?cans?|aqua ?tabs|pumping stations?|waterworks|wells? (?:have|has|are|is|were|was|dr(?:y|ied)|for)|(?:drink\w*|drank|scoop\w*|fetch\w*)(?: \w+){0,3} from (?:the |a )?(?:river|puddles?|ponds?|ditch\w*|canal|stream|swamp|lake|radiators?|pools?)|garbage|rubbish|refuse|diapers|nappies|nappy|menstrual|tampons|toothpaste|toothbrush\w*|water filters|purif\w+ tablets|purification"),
    (LOGISTICS, r"air ?bridges?|air-?drops?|sea-?lift|cold chain|cranes?\b|tarmac|jett(?:y|ies)|(?:rot(?:s|ting|ted)?|spoil\w*|stand(?:s|ing)? idle|pil(?:es|ing|ed) up|stuck|stranded|sit(?:s|ting)?|lies?|wait(?:s|ing)?) (?:in|at|on) (?:the |a )?(?:\w+ )?(?:port|docks?|quay|border|crossing|warehouses?|customs|airport|runway|hold)\b|storage (?:tents?|space|halls?|units?|hub)|(?:common|mobile|humanitarian|aid|relief|joint|forward) (?:storage|warehouse|depot|hub|fleet|stores?)|warehous\w*|(?:aid|relief|humanitarian|supply|rescue|un) (?:convoys?|trucks?|lorr(?:y|ies)|flights?|planes?|vehicles?|corridors?|ships?|access|routes?|cargo|barges?|helicopters?|shipments?|vessels?|workers? cannot)|convoys?|airstrips?|runway|airlifts?|forklifts?|pallets?|fleet of|lorr(?:y|ies)|trucks (?:to (?:carry|move|haul|bring|ship)|for (?:the )?(?:aid|relief|food|delivery|cargo))|move the (?:aid|food|supplies|relief|goods)|barges?|cargo (?:plane|flight|ship|space)|customs|visas? for aid|access for (?:aid|relief|humanitarian)|humanitarian access|let (?:the )?(?:aid|relief|trucks|convoys) (?:in|through|pass)|open (?:the |a |up )?(?:\w+ )?(?:road|border|crossing|corridor|route|bridge)|border crossing|road access|(?:aid|relief|supplies|help|trucks?|teams) (?:cannot|can't|could not|can not|can no longer) (?:get|reach|pass|enter|be (?:delivered|moved|brought|unloaded)|land|move)|helicopters?|transport of (?:aid|relief|supplies)|haul\w*|pontoon|ferry (?:for|to carry)|permits? for (?:aid|relief|convoys)"),
    (RECOVERY, r"grants?\b(?! access)|credit\b(?! cards?)|seed (?:money|capital)|start-?up capital|capital to|restock\w*|start (?:again|over|afresh)\b|(?:craftsmen|carpenters|artisans|tailors?|masons|potters|blacksmiths)['’]? (?:tools|kits)|tool ?(?:kits?|boxes)|masonry|street lamps|(?:re-?open\w*|repair\w*|restor\w*|rebuil\w*) (?:\w+ ){0,2}(?:road|bridge|market|shops?|square|station|bus)|rubble|debris|(?:clear\w*|remov\w*) (?:the )?(?:ruins|wreckage)|livelihoods?|(?:small|business|cash|start-up|recovery|micro) ?(?:grants?|loans?|credit)|micro-?credit|cash[- ](?:for[- ]work|assistance|grants?|transfers?|help|vouchers?)|loans?\b|(?:market|shop) (?:stalls?|hall|square|roof)|stalls?\b|market hall|jobs?\b|jobless|unemployed|out of work|without work|no work\b|wages for|paid work|tools (?:for|to)|workshops?\b|sewing machines|street ?(?:lights?|lighting|lamps?)|repair (?:of )?(?:the )?(?:market|bridge|road|town hall|bus station|pavement|square|library|community)|community cent(?:re|er)s?|town hall|village hall|public (?:buildings?|places?|transport|square)|reconstruct\w*|rebuil(?:d\w*|t)|(?:bus|railway|train|fire) stations?|post office|small (?:businesses|shops|traders)|reopen\w* (?:\w+ ){0,2}(?:shops?|market|workshop|business\w*)|bus (?:line|route|service)|playground|pavements?|vocational|bricklay\w*|apprentic\w*|excavators?|bulldozers?|street (?:sweep|clean)\w*|cemetery"),
    (EDUCATION, r"primers\b|chalk|benches|stationery|rulers\b|pens\b|school(?:ing|house|room|yard|teachers?)|lectures?\b|lecture halls?|halls? (?:of residence|nor)|dormitor\w+|scholarships?|(?:remote|online|distance|e-) ?learning|tented (?:lessons|schools?|class\w*)|reopen\w* (?:\w+ ){0,2}(?:schools?|kindergartens?|universit\w+|nursery)|playgroups?|school (?:places?|books?|bags?|desks?|kits?|year|supplies|materials|lessons|rooms?|buses|bus|roof|cellar|shelter|fees)|text ?books?|exercise books?|notebooks?|classrooms?|class(?:es)? (?:for|since|are|have|were)|no classes|class(?:es)?\b|lessons?\b|teach(?:er|ers|ing)\b|nurser(?:y school|ies|y places)|curriculum|exams?\b|tuition|tutors?|educat\w+|learning (?:spaces?|cent(?:re|er)s?|kits?|materials)|learn to read|blackboards?|pencils?|crayons?|satchels?|catch-up|literacy|school ?bags?|desks\b"),
    (SHELTER, r"plywood|chipboard|sheeting|(?:tin|iron|zinc|corrugated|roof) sheets?|sheets of (?:plastic|tin|iron|zinc)|board(?:s|ed|ing)? up|building materials|construction materials|lumber|nails\b|cots\b|camp beds?|bunk(?:s| beds?)|pillows?|bed ?linen|non-food items|nfis?\b|household items|hypothermia|frostbite|warming (?:points?|cent(?:re|er)s?|tents?)|(?:any|no|without|lack\w*|basic|proper|adequate|emergency) shelter\b|somewhere warm|roofs? over|exposed to (?:the )?(?:cold|rain|snow|elements|frost|sun)|(?:sleep\w*|slept|liv\w+|lives?|camp\w*|spen[dt]\w*(?: the| their)? nights?|huddl\w+|shelter\w*) (?:\w+ ){0,2}?in (?:an? |the |their )?(?:\w+ )?(?:(?:unfinished|half-built|abandoned|derelict|ruined|damaged|burnt-out|empty|disused) \w+|bus shelters?|underpass\w*|sheds?|stables?|barns?|containers?|boats?|corridors?|doorways?|mosques?|church(?:es)?|caves?|trenches|ditches|huts?|garages?|railway (?:cars?|wagons?))|blankets?|quilts?|mattress\w*|sleeping[- ](?:bags?|mats?)|(?:plastic|polythene) (?:sheet\w*|film|foil)|tarpaulins?|tarps?\b|tents?\b|roofing|roofs?\b|roof(?:less| tiles)|window ?(?:panes?|frames|glass|film)?s?\b|glazing|glass panes?|stoves?|firewood|fire wood|heaters?|briquettes?|shelter kits?|repair kits?|kitchen (?:sets?|kits?|utensils)|cooking (?:sets?|pots?|utensils)|pots and pans|bedding|beds? for (?:the )?(?:displaced|evacuees|families)|warm (?:clothes|clothing|coats|jackets)|winter (?:clothes|clothing|coats|jackets|boots|kits?)|coats?\b|boots for|clothes|clothing|thermal underwear|homeless|(?:sleep\w*|slept|camp\w*|liv\w+|spen[dt]\w*(?: the| their)? nights?|huddl\w+|shelter\w*) (?:\w+ ){0,2}?(?:outside|outdoors|rough|in the open|in (?:the )?(?:cars?|field|fields|streets?|ruins|cellars|basements?|parks?|stairwells?)|under (?:the )?(?:trees?|bridges?|plastic|sky|open|tarpaulins?|stars)|on (?:the )?(?:\w+ )?(?:floors?|ground|pavements?|streets?|benches))|temporary (?:housing|homes|accommodation|lodging)|accommodation|lodgings?|prefabricated|container homes|(?:modular|mobile) (?:homes|houses)|rent (?:support|money|assistance)|no roof|nowhere to (?:sleep|live|stay|go)|somewhere to (?:sleep|live|stay)|a place to (?:sleep|live|stay)|insulat\w+|shelters? for (?:the )?(?:displaced|families|evacuees|returnees|people)|housing|lanterns?|candles|solar lamps?|mosquito nets?"),
    (HEALTH, r"needles|sutures?|gauze|thermometers?|trauma (?:kits?|surgeons?|teams?|cent(?:re|er)s?|care|supplies|bags?)|caesarean\w*|c-sections?|neonatal|ante-?natal|post-?natal|maternal|contracepti\w*|hypertension|kidney|epilep\w+|asthma\w*|diarrho?ea\w*|dysentery|infections?|sepsis|burns (?:unit|patients|kits|ward)|amputat\w+|medevac|referrals?|torch-?light|candle-?light|dialy\w+|transfusions?|morphine|vaccine|medic(?:al|ation|ations|ine|ines|s)?\b|medicament\w*|surger(?:y|ies)|surgical|operating (?:theatre|room|table)s?|operation theatre|paediatric\w*|pediatric\w*|obstetric\w*|ambulances?|blood\b|plasma|insulin|antibiotics?|painkillers?|anaesthe\w+|anesthe\w+|oxygen|ventilators?|incubators?|x-ray|ultrasound|dialysis|drips?\b|saline|infusions?|vaccin\w+|immuni[sz]\w+|inoculat\w+|measles|polio|cholera|malaria|dengue|typhoid|diphtheria|hepatitis|tuberculosis|tb\b|hiv|rehydration|epidemic|outbreak|disease|prosthe\w+|wheelchairs?|crutches|stretchers?|bandages?|dressings?|tourniquets?|first[- ]aid|health (?:post|cent(?:re|er)|worker|care|kits?|station|team|service|clinic)\w*|healthcare|chemotherapy|cancer|delivery (?:room|kits?)|births? attend\w*|drugs?\b|pills\b|inhalers?|glasses for|dentists?|scabies|gloves|syringes?|disinfectant|body bags|stitches|rabies|fever|snake-?bite|antivenom|eye (?:drops|surgery)|hearing aids|check-?ups?|intensive care|icu\b|ward\b|wards\b"),
    (FOOD, r"pantr(?:y|ies)|larders?|cupboards?|food[- ](?:insecur\w+|security)|staples\b|onions|dates\b|tomatoes|ghee|teff|yams|plantains?|honey|ploughs?|tractors?|pesticides?|locusts?|pasture|grazing|cash for food|(?:eat\w*|ate) (?:only |just |barely |once |twice |every |one )|(?:go\w*|went|sen[dt]\w*) (?:\w+ )?to (?:bed|sleep) (?:hungry|without)|skip\w* (?:\w+ )?(?:meals?|lunch|supper|breakfast)|without eating|food (?:parcels?|packages?|packs?|baskets?|rations?|kits?|boxes|aid|supplies|stocks?|vouchers?|deliver\w+|shortages?|distribution|prices|bank|assistance)|foodstuffs?|bread|loa(?:f|ves)|flour|rice\b|lentils|beans|pasta|noodles|buckwheat|maize|sorghum|millet|cassava|wheat|grain|cereals|cooking oil|vegetable oil|sugar|salt\b|potatoes|vegetables|tinned|canned|hot meals?|warm meals?|meals?\b|soup|porridge|lunch\w*|dinners?|rations?\b|hunger|hungry|starv\w+|famine|(?:not|nothing to|little to|had to|have) eat(?:en|ing)?|(?:eat|eats|eating|ate|eaten|living|live|lived|survive|surviving|survived) (?:on |only )?(?:\w+ )?(?:grass|leaves|weeds|roots|fodder|animal feed|bark|scraps|one meal|peelings|cattle)|animal feed|groceries|grocer\w*|seeds?\b|seedlings|fertili[sz]er\w*|livestock|cattle|goats|sheep|poultry|chickens|hens|harvest\w*|crops?|fishing (?:nets|boats|gear)|mills? (?:stand|is|are|has|have)|shelves|(?:shops|stores|markets?) (?:[\w'’-]+ ){0,5}(?:are|is|stand|were|lie) (?:\w+ )?(?:empty|bare|closed)|empty (?:shops|shelves|markets?|plates)|fasting|breakfasts?|eggs|meat\b|fish\b|fruit|food\b|provisions|edible|fodder|veterinar\w*|irrigat\w+|ambaz"),
)
_EN_WHO: Rows = (
    (HEALTH, r"patients?|hospitals?|clinics?|polyclinic|maternity|wounded|doctors?|nurses?|midwi(?:fe|ves)|paramedics?|surgeons?|pharmac(?:y|ies|ist)|diabet\w+"),
    (EDUCATION, r"pupils?|school ?children|schools?\b|students?|teachers?|kindergartens?|universit(?:y|ies)|first-graders?|head ?(?:teacher|master|mistress)"),
    (FOOD, r"farmers|baker(?:y|ies)|soup kitchens?|(?:community|field|mobile) kitchens?|herders|fishermen"),
    (PROTECTION, r"orphan\w*|social workers?|caseworkers?|guardians?\b|survivors|bereaved|trafficked|minors"),
    (LOGISTICS, r"(?:relief|aid|humanitarian) (?:items|goods|supplies|materials|freight)|tonnes of (?:aid|relief)"),
    (CAMPS, r"new arrivals|overcrowd\w*|caretakers?|wardens?|relocat\w+"),
    (NUTRITION, r"babies|infants|newborns|toddlers|under-fives|pregnant"),
)
_EN_MOSTLY: Rows = (
    (WATER, r"water\b|filters?\b|wells?\b|taps?\b|cisterns?|buckets?"),
    (PROTECTION, r"protect(?:ion|ed|s)?\b|relatives|survivors|bereaved|minors|detainees|hostages|evacuation (?:corridor|route|bus|buses)|safe(?:ty)?\b"),
    (CAMPS, r"camps?\b|displacement (?:sites?|camps?)|reception cent(?:re|er)s?|transit cent(?:re|er)s?|tent (?:site|city|cities)|sites?\b"),
    (SHELTER, r"shelters?\b|heating\b|houses?\b|homes?\b|cold\b|winter\w*|warm\b|frost|freez\w+"),
    (FOOD, r"milk\b|cook(?:s|ed|ing)?\b|kitchens?|feed(?:ing)?\b|eat\b"),
    (TELECOMS, r"signal\b|communications?\b|network\b|mast\b|antennas?|phones?\b|calls?\b"),
    (LOGISTICS, r"trucks?\b|tankers?|planes?\b|flights?|vehicles?|drivers|route|(?:road|bridge) (?:is|was|are|were) (?:down|blocked|cut|closed|flooded|mined|washed)|storage|supplies (?:are|is) stuck|corridors?|transport\b"),
    (HEALTH, r"health\b|treatment\b|care\b|sick\b|ill\b|injur(?:ed|ies)|masks\b|beds?\b|kits\b"),
    (EDUCATION, r"books?\b|study\w*|learn\w*|laptops?"),
    (RECOVERY, r"ruins\b|traders?|shopkeepers?|shops?\b|market\b|business\w*|employ\w*|work\b|income|money\b|cash\b|repairs?\b|pumps? for the (?:square|park)"),
)
_EN_PERHAPS: Rows = (
    (EDUCATION, r"tablets? and|tablets?\b(?! for)"),
    (LOGISTICS, r"fuel\b|diesel|petrol|gasoline"),
    (RECOVERY, r"electricity|power\b|generators?|gas\b|current\b|lights?\b|darkness|blackouts?|outages?|batter(?:y|ies)|power banks?"),
    (SHELTER, r"heat\b|coal\b|wood\b"),
)

_RU_ONLY: Rows = (
    (NUTRITION, r"детск\w+ (?:питани\w+|смес\w+)|сухо\w+ молок\w+|молочн\w+ смес\w+|недоедан\w+|истощен\w+|истощён\w+|лечебн\w+ питан\w+|витамин\w*|прикорм\w*"),
    (PROTECTION, r"психолог\w*|документ\w*|паспорт\w*|свидетельств\w+ о рождении|юрист\w*|юридич\w+|правов\w+ помощ\w*|пропавш\w+ (?:родн|близк|сын|без)\w*|розыск\w*|разминир\w+|сапёр\w* обуч\w+|минн\w+ (?:опасност|безопасност)\w*|насили\w+|сирот\w*|гуманитарн\w+ коридор\w*"),
    (TELECOMS, r"(?:мобильн\w+|телефонн\w+|сотов\w+|спутников\w+) связ\w+|связ[ьи]\b|интернет\w*|старлинк\w*|раци[яией]+\b|телефон\w*"),
    (WATER, r"(?:питьев\w+|чист\w+|техническ\w+|бутилированн\w+) вод\w+|вод[аыуе]\b|водой\b|водоснабжен\w*|водопровод\w*|хлор\w*|санитар\w+|гигиен\w*|колод\w+|скважин\w*|мыл[оа]\b|подгузник\w*|туалет\w*|канализац\w*|фильтр\w*"),
    (LOGISTICS, r"гуманитарн\w+ (?:груз\w*|конво\w*|колонн\w*|доступ\w*)|конво[йяеию]\w*|грузовик\w*|фур[аыу]?\b|склад\w*|транспорт\w* для"),
    (CAMPS, r"лагер\w+ для|пункт\w* временного размещени\w*|регистрац\w+ (?:переселенц|беженц|прибывш)\w*|лагер[ьяейю]\w*"),
    (EDUCATION, r"школ\w*|учебник\w*|тетрад\w*|учител\w*|ученик\w*|урок\w*|детск\w+ сад\w*|парт[аы]?\b"),
    (SHELTER, r"палат(?:к\w+|ок)|одеял\w*|матрас\w*|жиль\w+|крыш\w*|кров[а]? над|плёнк\w*|пленк\w*|шифер\w*|стройматериал\w*|дров\w*|печ(?:ей|и|ки)\b|буржу\w*|обогревател\w*|тёпл\w+ (?:вещ|одежд)\w*|тепл\w+ (?:вещ|одежд)\w*|одежд\w*|стекл\w+|окон\b|отоплени\w*"),
    (RECOVERY, r"завал\w*|рабоч\w+ мест\w*|работ\w+ для|кредит\w*|восстановлени\w*|безработ\w*|строительн\w+ мусор\w*"),
    (HEALTH, r"медик\w*|медиц\w+|больниц\w*|врач\w*|хирург\w*|кров[ьи]\b|лекарств\w*|препарат\w*|холер\w*|операционн\w*|вакцин\w*|инсулин\w*|скор\w+ помощ\w*|перевяз\w+|бинт\w*|кислород\w*|антибиотик\w*|обезболива\w*|пациент\w*|аптек\w*|госпитал\w*"),
    (FOOD, r"продовольств\w*|продукт\w*|продуктов\w+ набор\w*|хлеб\w*|мук[аиу]\b|рис\w?\b|круп[аыу]?\b|голод\w*|ед[аыуе]\b|едой\b|питани\w*|корм\w*|сорго|кухн\w*|обед\w*|консерв\w*|семен\w*"),
)
_RU_PERHAPS: Rows = (
    (LOGISTICS, r"топлив\w*|горюч\w*|бензин\w*|дизел\w*"),
    (RECOVERY, r"свет[а]?\b|электр\w+|газ[а]?\b|генератор\w*|обесточ\w*"), (SHELTER, r"тепл\w+|приют\w*|угл[яь]\b"),
)

_UK_ONLY: Rows = (
    (NUTRITION, r"дитяч\w+ (?:харчуван\w+|суміш\w*)|сухе молок\w+|молочн\w+ суміш\w*|недоїдан\w+|виснажен\w+|лікувальн\w+ харчуван\w+|вітамін\w*"),
    (PROTECTION, r"психолог\w*|документ\w*|паспорт\w*|свідоцтв\w+ про народження|юрист\w*|юридич\w+|правов\w+ допомог\w*|зникл\w+ (?:рідн|близьк|син|безвісти)\w*|розшук\w*|розмін\w+|мінн\w+ (?:небезпек|безпек)\w*|насильств\w+|сиріт\w*|сирот\w*|гуманітарн\w+ коридор\w*"),
    (TELECOMS, r"(?:мобільн\w+|телефонн\w+|супутников\w+) зв['’ʼ]яз\w+|зв['’ʼ]яз\w+|інтернет\w*|старлінк\w*|раці[яїй]\b|телефон\w*"),
    (WATER, r"(?:питн\w+|чист\w+|технічн\w+|бутильован\w+) вод\w+|вод[аиуі]\b|водою\b|водопостачан\w*|водопров\w*|водог\w+|хлор\w*|санітар\w+|гігієн\w*|криниц\w*|колодяз\w*|свердловин\w*|мил[оа]\b|підгузк\w*|туалет\w*|каналізац\w*|фільтр\w*"),
    (LOGISTICS, r"гуманітарн\w+ (?:вантаж\w*|конво\w*|колон\w*|доступ\w*)|конво[йяєюї]\w*|вантажів\w*|фур[аиу]?\b|склад[иіув]?\b|складськ\w+"),
    (CAMPS, r"таб[оі]р\w*|реєстрац\w+ (?:переселенц|біженц|прибул)\w*|місц\w+ компактного"),
    (EDUCATION, r"школ\w*|шкіл\w*|підручник\w*|зошит\w*|вчител\w*|учител\w*|учн\w+|урок\w*|дитяч\w+ сад\w*|садоч\w*|парт[иа]?\b"),
    (SHELTER, r"намет\w*|ковдр\w*|матрац\w*|житл\w*|дах\w*|плівк\w*|шифер\w*|будматеріал\w*|дров\w*|печ(?:ей|і)\b|буржуй\w*|обігрів\w*|тепл\w+ (?:реч|одяг)\w*|одяг\w*|скл[оа]\b|вікон\b|прихист\w*|опален\w*"),
    (RECOVERY, r"завал\w*|робоч\w+ місц\w*|кредит\w*|відновленн\w*|безробіт\w*|будівельн\w+ сміт\w*"),
    (HEALTH, r"медик\w*|медич\w+|лікар\w*|хірург\w*|кров[іи]?\b|кров'ю|ліки|ліків|препарат\w*|холер\w*|операційн\w*|вакцин\w*|інсулін\w*|швидк\w+ допомог\w*|перев['’ʼ]яз\w+|бинт\w*|кис(?:ень|ню)|антибіотик\w*|знебол\w*|пацієнт\w*|аптек\w*|шпитал\w*"),
    (FOOD, r"продовольств\w*|продукт\w*|хліб\w*|борошн\w*|рис\w?\b|круп[аиу]?\b|голод\w*|їж[аіу]\b|їжею|харч\w*|кухн\w*|обід\w*|консерв\w*|насінн\w*|корм\w*"),
)
_UK_PERHAPS: Rows = (
    (LOGISTICS, r"пальн\w*|пальне|бензин\w*|дизел\w*|автобус\w*"),
    (RECOVERY, r"світл\w+|електр\w+|газ[у]?\b|генератор\w*|знеструм\w*"), (SHELTER, r"тепл[ао]\b|вугілл\w*"),
)

_TABLES: dict[str, tuple[Rows, ...]] = {
    "en": (_EN_ONLY, _EN_GOODS, _EN_WHO, _EN_MOSTLY, _EN_PERHAPS), "ru": (_RU_ONLY[:2], _RU_ONLY[2:], (), (), _RU_PERHAPS), "uk": (_UK_ONLY[:2], _UK_ONLY[2:], (), (), _UK_PERHAPS),
}


def _compiled(rows: Rows) -> tuple[tuple[str, Expression], ...]:
    return tuple((name, Expression(rf"(?i)\b(?:{pattern})")) for name, pattern in rows)


@cache
def sector_words(language: str) -> SectorWords | None:
    """The tables of a language, built when it is first met; None where there are none."""
    rows = _TABLES.get(language)
    return SectorWords(tuple(_compiled(r) for r in rows)) if rows else None
