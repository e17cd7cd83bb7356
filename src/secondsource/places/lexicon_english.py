"""English words that make, mark or unmake a place name."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


FACILITY_HEADS = _set("""
field fields mine mines colliery shaft pit quarry plant tpp npp chpp hpp factory refinery mill smelter station
substation bridge bridges dam canal airfield airport airbase aerodrome base hospital clinic school kindergarten
university port harbour harbor seaport checkpoint crossing camp prison jail depot terminal warehouse stadium church
mosque monastery cathedral market mall barracks garrison monument museum cemetery tunnel pier lighthouse silo elevator
hotel lyceum orphanage sanatorium pipeline junction interchange interconnector fortress castle tower theatre theater
""")
"""Nouns that make the name before them a facility ("Kurakhove thermal power station")."""
FACILITY_MODIFIERS = _set("""
thermal nuclear power coke coking coal chemical and railway rail train bus metro main road highway hydroelectric
hydropower heat steel iron metallurgical metallurgy oil gas petrochemical refining field teaching general central
regional city town district state military naval air international cargo sea river border refugee displacement idp
detention penal water processing enrichment machine-building tractor cement sugar fertiliser fertilizer ammonia
ventilation ore salt gold copper uranium pumping combined children's maternity psychiatric clinical memorial open-pit
strip junior senior high primary secondary elementary middle community railroad pedestrian suspension fuel
""")
"""Words that may stand between the name and its head ("coke" in "coke plant")."""
FACILITY_OF = _set("""
station bridge dam port airport airfield hospital camp plant mine checkpoint crossing refinery university monastery
base prison
""")
"""Heads that take "of" and a name ("railway station of Pokrovsk", "port of Odesa")."""
REGION_HEADS = _set("region regions oblast oblasts province provinces governorate governorates krai prefecture")
DISTRICT_HEADS = _set("""
district districts raion raions rayon county counties parish parishes municipality hromada township subdistrict
borough department woreda cercle locality sub-prefecture lga
""")
STATE_HEADS = _set("state states territory")
DIRECTION_HEADS = _set("direction directions axis axes sector sectors front bridgehead salient")
WATER_HEADS = _set("""
river rivers reservoir lake lakes sea strait straits bay gulf creek estuary lagoon stream pond channel ocean
""")
WATER_BEFORE = _set("river lake sea gulf bay strait straits cape lac wadi")
AREA_HEADS = _set("""
basin forest forests woods area areas heights valley mountains mountain hills hill peninsula island islands spit
desert plateau gap corridor triangle agglomeration steppe highlands lowlands delta coast pass range ridge
""")
AREA_MODIFIERS = _set("coal industrial border coastal mining oil metropolitan urban greater national")
SETTLEMENT_NOUNS = _set("""
city cities town towns village villages settlement settlements hamlet township suburb suburbs capital outskirts point
municipality community stronghold
""")
"""Nouns that take "of" and a settlement ("the city of Druzhkivka")."""

OF_PLACE = _set("""
city cities town towns village villages settlement settlements hamlet township suburb suburbs capital outskirts edge
direction area vicinity capture recapture seizure loss fall liberation control shelling bombing bombardment siege
residents inhabitants people population north south east west centre center part parts streets edges defence defense
mayor evacuation neighbourhood neighborhood district sector battle assault storming encirclement
""")
"""Nouns after which "of" brings a place."""
TAKES_PLACE = _set("""
enter seize capture reach take retake leave attack shell strike hit bomb liberate occupy control storm bypass approach
surround recapture flee defend hold lose evacuate encircle cross visit besiege raid target clear
""")
"""Verbs whose object may be a place."""
TAKES_ONLY_PLACE = _set("enter seize capture reach retake leave storm recapture liberate besiege bypass approach shell")
"""Those whose object is hardly ever anything else: they make a place of a name that no gazetteer has."""
MOVES = _set("""
march flee travel drive go return retreat withdraw advance head move walk march route deploy evacuate displace escape
transfer send fly
""")
SETTLEMENT_AFTER = _set("""
city town village hamlet suburb suburbs neighborhood neighbourhood quarter community communities settlement locality
""")
"""Nouns that follow a settlement's name and are left out of the span ("Shawa village")."""
STREETS = _set("street st road rd avenue ave boulevard blvd lane drive dr square court highway hwy expressway parkway")
"""Nouns that make a street of the name before them."""
ROADS = _set("road roads highway route track way back return returned travel travelled moved fled from close")
AT = _set("""
in near at around outside inside towards toward into across throughout amid beyond behind along via between opposite
above below over
""")
"""Prepositions that ask for a place."""
BESIDE = _set("near outside around towards toward between")
"""Those that hardly anything but a place follows."""
AT_NAME = AT - {"by", "over", "above", "below", "beyond", "amid"}
AT_WEAK = _set("to from of for through on by against under about beside with and or")
NOT_AT = _set("said says told by with")
DIRECTIONS = _set("""
north south east west northern southern eastern western north-east north-west south-east south-west northeast
northwest southeast southwest northeastern northwestern southeastern southwestern north-eastern north-western
south-eastern south-western central downtown upper lower occupied neighbouring neighboring nearby southernmost
northernmost mainland greater inner outer rural besieged embattled war-torn
""")
TITLES = _set("""
mr mrs ms miss dr prof professor president minister premier chancellor king queen prince princess sir lord lady
general lieutenant colonel major captain sergeant corporal private admiral commander brigadier marshal officer
spokesman spokeswoman spokesperson mayor governor senator sen rep gov congressman congresswoman ambassador secretary
director judge justice sheriff detective deputy chief coach pastor rev reverend father bishop archbishop pope imam
sheikh ayatollah saint analyst analysts expert reporter correspondent journalist teacher nurse driver attorney doctor
medic shopkeeper lt col maj gen capt sgt cpl brig adm cmdr
""")
ORGANISATION_WORDS = _set("""
administration council ministry police army brigade battalion regiment division corps force forces group company
corporation corp inc ltd llc co party union federation association agency bureau office department court committee
commission board authority service services university institute college bank fund foundation club team league times
post news tribune herald gazette observer wire dispatch press courier monitor journal daily radio television tv
network media channel telegram newspaper weekly star sun mail guardian telegraph chronicle register examiner
broadcaster parliament assembly congress senate house guard command staff headquarters organization organisation
society centre center movement front brotherhood legion militia coalition alliance initiative project programme
program plan agreement accords accord treaty declaration summit conference festival championship cup games open hotel
restaurant theatre orchestra school academy church museum airport airlines airways railways cell hub desk register
watch action relief aid network volunteers kitchen room
""")
"""Capitalised after a place name they make it part of an organisation's or event's name."""
REGIONAL = _set("""
regional district city municipal provincial military civil state local county oblast town prosecutor prosecutor's
prosecutors governor governor's mayor mayor's administration council police sheriff sheriff's court
""")
NEVER = _set("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr jun jul aug sep sept oct nov dec i the a an this that these those it he she
they we you his her their our my its who what when where why how which whose if but and or so as because while since
until although though yes no not none nobody nothing here there now then today tomorrow yesterday tonight also
meanwhile however moreover still yet once again both each every some any many much more most few several all only just
even one two three four five six seven eight nine ten first second third last next new old good great mr mrs ms dr am
pm god allah easter christmas ramadan eid islam quran bible internet facebook twitter telegram google youtube whatsapp
instagram x tiktok covid nato un eu osce usaid unicef unhcr iaea who wfp icrc ngo ngos tass reuters ap afp bbc cnn fpv
uav uavs atgm himars shahed lancet geran iskander kinzhal kalibr patriot leopard abrams bradley grad republican
republicans democrat democrats democratic muslim muslims christian christians jewish jews catholic orthodox sunni shia
shiite shi'ite islamist islamists kurd hamas hezbollah taliban isis isil wagner company president minister ministry
general colonel major captain police army navy house senate congress parliament court university college school church
street avenue road according after before during despite about above among at by for from in into near of off on onto
out over per to towards under up upon via with within without against around between through please read share photo
video update updated published live correction tags related advertisement skip home menu subscribe sign log situation
highlights needs access summary background losses note
""")
"""Never a place, however a gazetteer may spell one so."""
PHRASES = frozenset((
    "red cross", "red crescent", "white house", "security council", "wall street", "supreme court", "high court",
    "general assembly", "central bank", "air force", "black sea fleet", "new year", "good friday", "world cup",
    "premier league", "super bowl", "first lady", "prime minister", "state department", "house of commons",
))  # fmt: skip
"""Names of several words that are no place though a hamlet may be called so."""
COMMON = _set("""
same sake bath arab front liberation airport orchards district districts farms fields gas technical rapid highland
highlands northern southern eastern western red cross record reading nice mobile hope union central best man orange
bar can date split bull bay page park green white black brown grey gray young long short king bishop baker mason
carter taylor jordan jackson lincoln madison jefferson washington houston austin dallas tyler logan marion wayne
clinton warren franklin harrison clay grant lee hill hall lake rock stone wood forest field ford bridge bell ball ray
dale glen troy roman victoria florence sofia santiago lima como bari pau gap sale sable bend moody eagle bear wolf fox
swan crane buffalo phoenix mercury surprise normal energy liberty independence concord friendship faith grace mercy
charity providence eden paradise bethlehem commerce enterprise industry trade police battle guard force force rally
march summit opportunity defiance progress superior unity harmony justice opera plaza center centre corner cross
crossing crossroads junction fort beach island islands peninsula point port harbor harbour cove canal river rivers
creek springs falls plain plains prairie valley mountain mount view vista ridge summit peak hills heights garden
gardens grove orchard vineyard ranch farm mill mills factory works market shop store bank exchange post office college
school church temple bible chapel abbey cathedral castle palace tower gate wall walls bridge street road square avenue
circle dog cat bird horse bee rose lily ivy daisy holly olive laurel palm pine oak elm ash cedar maple walnut sun moon
star sky cloud storm snow winter summer spring autumn north south east west home house villa bush carson pierce hayes
hoover ford johnson kennedy nixon reagan truman wilson monroe arthur cleveland see lead need made born dead alive mine
ours time day week month year era most off cut rest are war bank of bad big boo deal day early else ever far fly go
gore gun hat her hit how ill job key kid law left let lot map met mix net odd old once open out own pack pay plan pop
ran raw red rich run sad save seed seven sit six soon sum sure tall ten thin tie tip toy try tub turn use van very
wait walk want warm was way well wet why wide win wise young your zone center units unit senior director data experts
residents volunteers russian kyivan saint san santa santo los las del den der les von delta alpha bravo echo sierra
tango zulu
""")
"""Also an ordinary word or a person's name: a place only with more evidence than its spelling."""
ABBREVIATIONS = {
    "U.S.": "United States", "US": "United States", "U.S.A.": "United States", "USA": "United States",
    "America": "United States", "U.K.": "United Kingdom", "UK": "United Kingdom", "Britain": "United Kingdom",
    "Great Britain": "United Kingdom", "UAE": "United Arab Emirates", "DRC": "Democratic Republic of the Congo",
    "DR Congo": "Democratic Republic of the Congo", "Congo": "Democratic Republic of the Congo",
    "Burma": "Myanmar", "Ivory Coast": "Côte d'Ivoire", "Holland": "Netherlands", "USSR": "Russia",
    "Soviet Union": "Russia", "South Korea": "South Korea", "DPR": "Donetsk People's Republic",
    "DNR": "Donetsk People's Republic", "LPR": "Luhansk People's Republic", "LNR": "Luhansk People's Republic",
    "D.C.": "Washington", "Washington, D.C.": "Washington", "Washington D.C.": "Washington",
    "NYC": "New York City", "New York": "New York City", "L.A.": "Los Angeles", "CAR": "Central African Republic",
    "Czech Republic": "Czechia", "Vatican": "Vatican City", "Macedonia": "North Macedonia", "Swaziland": "Eswatini",
    "Palestine": "Palestinian Territory", "Palestinian territories": "Palestinian Territory", "KSA": "Saudi Arabia",
    "Turkiye": "Turkey", "Türkiye": "Turkey", "Cabo Verde": "Cape Verde",
    "East Timor": "Timor Leste", "The Hague": "The Hague", "Kyiv Oblast": "Kyivska oblast",
    "Rangoon": "Yangon", "Bombay": "Mumbai", "Calcutta": "Kolkata", "Madras": "Chennai", "Peking": "Beijing",
}  # fmt: skip
"""Short and everyday names with the one that the gazetteer knows."""
STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "N.H.": "New Hampshire", "N.J.": "New Jersey", "N.M.": "New Mexico",
    "N.Y.": "New York", "N.C.": "North Carolina", "N.D.": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "R.I.": "Rhode Island", "S.C.": "South Carolina", "S.D.": "South Dakota",
    "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington",
    "W.Va.": "West Virginia", "Wis": "Wisconsin", "Wyo": "Wyoming", "Ont": "Ontario", "Que": "Quebec",
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska",
    "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "TN": "Tennessee", "TX": "Texas",
    "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin",
    "WY": "Wyoming", "DC": "District of Columbia", "N.S.": "Nova Scotia", "B.C.": "British Columbia",
}  # fmt: skip
"""Abbreviated states and provinces, read as such after a comma."""
PEOPLES = {
    "russian": "RU", "ukrainian": "UA", "american": "US", "british": "GB", "english": "GB", "scottish": "GB",
    "welsh": "GB", "israeli": "IL", "palestinian": "PS", "chinese": "CN", "japanese": "JP", "french": "FR",
    "german": "DE", "polish": "PL", "turkish": "TR", "turk": "TR", "iranian": "IR", "iraqi": "IQ", "syrian": "SY",
    "lebanese": "LB", "egyptian": "EG", "sudanese": "SD", "ethiopian": "ET", "congolese": "CD", "rwandan": "RW",
    "burmese": "MM", "afghan": "AF", "pakistani": "PK", "indian": "IN", "korean": "KR", "vietnamese": "VN",
    "mexican": "MX", "canadian": "CA", "australian": "AU", "italian": "IT", "spanish": "ES", "spaniard": "ES",
    "portuguese": "PT", "dutch": "NL", "belgian": "BE", "swiss": "CH", "austrian": "AT", "greek": "GR",
    "swedish": "SE", "swede": "SE", "norwegian": "NO", "danish": "DK", "dane": "DK", "finnish": "FI", "finn": "FI",
    "irish": "IE", "czech": "CZ", "slovak": "SK", "hungarian": "HU", "romanian": "RO", "bulgarian": "BG",
    "serbian": "RS", "serb": "RS", "croatian": "HR", "croat": "HR", "bosnian": "BA", "albanian": "AL",
    "georgian": "GE", "armenian": "AM", "azerbaijani": "AZ", "belarusian": "BY", "belarusan": "BY",
    "moldovan": "MD", "kazakh": "KZ", "uzbek": "UZ", "saudi": "SA", "yemeni": "YE", "jordanian": "JO",
    "kuwaiti": "KW", "qatari": "QA", "emirati": "AE", "libyan": "LY", "tunisian": "TN", "algerian": "DZ",
    "moroccan": "MA", "nigerian": "NG", "malian": "ML", "somali": "SO", "kenyan": "KE", "ugandan": "UG",
    "chadian": "TD", "cuban": "CU", "venezuelan": "VE", "colombian": "CO", "brazilian": "BR", "argentine": "AR",
    "argentinian": "AR", "chilean": "CL", "peruvian": "PE", "filipino": "PH", "philippine": "PH", "thai": "TH",
    "indonesian": "ID", "malaysian": "MY", "taiwanese": "TW", "cypriot": "CY", "latvian": "LV", "lithuanian": "LT",
    "estonian": "EE", "haitian": "HT", "jamaican": "JM", "nepalese": "NP", "nepali": "NP", "bangladeshi": "BD",
    "frenchman": "FR", "briton": "GB", "brit": "GB", "englishman": "GB", "irishman": "IE", "pole": "PL",
}  # fmt: skip
"""Adjectives and peoples; the index knows more from countryinfo."""
