"""Nouns for people by what they do, are or have been: whoever is called so, and by no name, is not named.

Compiled by hand from general lexical knowledge. Words that name a body as often as a person (monitor, operator, agent,
dealer, producer) are left out or stand in `role_words`.
"""

from __future__ import annotations

from secondsource.reading.words import words

_ONE = words(
    # faith, learning, letters
    "bishop archbishop cardinal pope chaplain cleric sheikh mullah rabbi pastor deacon vicar curate preacher "
    "missionary abbot abbess monk friar novice muezzin sexton theologian patriarch metropolitan parishioner",
    "professor lecturer scholar academic dean rector schoolteacher schoolmaster schoolmistress headmistress tutor "
    "governess kindergartner pupil schoolboy schoolgirl undergraduate graduate librarian archivist curator",
    "geologist hydrologist meteorologist seismologist archaeologist anthropologist sociologist psychologist "
    "psychiatrist therapist counsellor counselor statistician demographer linguist cartographer biologist chemist "
    "physicist ecologist agronomist zoologist historian",
    "author writer poet novelist playwright painter sculptor musician singer composer actor actress dancer artist "
    "filmmaker cameraman photographer photojournalist editor subeditor anchorman presenter newsreader vlogger "
    "streamer influencer podcaster stringer newspaperman commentator essayist biographer memoirist translator "
    "interpreter fixer",
    # healing and burying
    "physician practitioner gynaecologist obstetrician paediatrician pediatrician dentist vet veterinarian "
    "anaesthetist anesthesiologist radiologist pathologist epidemiologist virologist traumatologist oncologist "
    "coroner undertaker gravedigger orderly stretcher-bearer caregiver carer matron nutritionist vaccinator feldsher",
    # law, office, business
    "ombudsman ombudswoman commissioner magistrate notary clerk registrar attorney barrister solicitor advocate "
    "jurist plaintiff defendant accountant auditor banker broker financier investor economist forecaster strategist "
    "consultant contractor subcontractor lobbyist campaigner organiser organizer coordinator planner forester "
    "whistleblower informant informer spy taxpayer",
    "merchant wholesaler importer exporter trader shopper customer client buyer seller vendor hawker stallholder "
    "grocer greengrocer butcher baker barber hairdresser tailor seamstress cobbler shoemaker mechanic electrician "
    "plumber welder builder bricklayer carpenter joiner mason roofer foreman supervisor superintendent technician "
    "machinist fitter turner lineman crane-operator stoker smelter steelworker metalworker labourer laborer docker "
    "stevedore longshoreman bargeman boatman ferryman skipper helmsman bosun mariner seafarer seaman fisherwoman "
    "fisher trawlerman lighthouse-keeper cabbie courier postman postwoman busman tram-driver conductor "
    "stationmaster signalman railwayman trucker lorry-driver haulier carter cook chef waiter waitress barman "
    "barmaid bartender hotelier innkeeper restaurateur landlord landlady tenant lodger householder homeowner "
    "janitor concierge cleaner maid nanny babysitter steward stewardess gardener beekeeper winemaker herder herdsman "
    "shepherd drover rancher grower smallholder peasant landowner farmhand hunter ranger gamekeeper poacher "
    "entrepreneur businessman businesswoman industrialist magnate oligarch tycoon restorer jeweller artisan "
    "craftsman weaver potter blacksmith sysadmin programmer hacker designer architect surveyor",
)
_UNDER_ARMS = words(
    "gunner artilleryman mortarman sniper rifleman scout sapper deminer tanker tankman paratrooper marine infantryman "
    "guardsman legionnaire mercenary conscript recruit reservist draftee enlistee trooper gendarme constable sheriff "
    "policewoman jailer jailor corporal private cadet ensign admiral commodore marshal brigadier quartermaster "
    "adjutant orderly lookout sentry navigator airman aviator crewman deserter defector veteran ex-soldier warlord "
    "militiaman paramilitary insurgent guerrilla partisan jihadist extremist gunman assailant attacker bandit gangster "
    "smuggler trafficker pirate kidnapper hijacker bomber saboteur looter captive hostage detainee inmate convict "
    "coastguard border-guard coastguardsman internee returnee serviceman servicewoman signaller spotter",
)
_CIVIL_TOO = words(
    # politics and standing
    "premier chancellor king queen prince princess sultan emir monarch consul attaché emissary intermediary go-between "
    "facilitator delegate legislator parliamentarian congressman congresswoman councilman councilwoman alderman "
    "chieftain headman headwoman notable dignitary dissident oppositionist separatist loyalist nationalist peacekeeper "
    "statesman candidate governor-general vice-president ex-minister ex-official bureaucrat functionary technocrat "
    "protester protestor demonstrator marcher striker picket unionist trade-unionist humanitarian benefactor donor "
    "philanthropist",
    # family, age, fate
    "grandmother grandfather grandma grandpa grandson granddaughter grandparent aunt uncle niece nephew cousin sister "
    "brother daughter son wife husband spouse fiancé fiancée bride groom widow widower orphan sibling stepfather "
    "stepmother mother-in-law father-in-law sister-in-law brother-in-law mum mom dad twin toddler infant child kid "
    "teenager youngster youth adolescent pensioner retiree oldster octogenarian newcomer migrant immigrant emigrant "
    "nomad traveller traveler tourist pilgrim passenger commuter pedestrian motorist cyclist guest visitor onlooker "
    "spectator passerby squatter settler islander townsman townswoman townsperson compatriot countryman colleague "
    "comrade friend acquaintance flatmate roommate classmate housemate breadwinner amputee casualty victim escapee "
    "guide tracker interviewee respondent caller subscriber viewer listener reader user",
)
_IRREGULAR = words(
    "children wives kids businessmen clergymen fishermen "
    "townspeople townsfolk villagefolk countrymen clergy youths crewmen craftsmen herdsmen seamen congressmen "
    "passersby passers-by laity folk folks",
)


def _plural(word: str) -> str:
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def _with_plurals(*lists: frozenset[str]) -> frozenset[str]:
    singular = frozenset[str]().union(*lists)
    return singular | frozenset(_plural(word) for word in singular)


CIVIL = _with_plurals(_ONE, _CIVIL_TOO) | _IRREGULAR
"""Whoever bears no arms by calling."""

PERSONS = CIVIL | _with_plurals(_UNDER_ARMS)
