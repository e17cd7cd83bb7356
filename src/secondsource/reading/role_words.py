"""Heads of source phrases: bodies, media, people, and things that say something."""

from __future__ import annotations

from secondsource.reading.person_words import PERSONS
from secondsource.reading.words import words

INSTITUTIONS = words(
    "police army military ministry government administration staff brigade regiment division battalion corps "
    "forces force",
    "navy command agency authority authorities office service cluster department council movement party presidency",
    "parliament court kremlin pentagon nato un eu union company holding operator utility station television tv radio",
    "newspaper channel portal website outlet broadcaster newsletter bulletin institute register centre center "
    "foundation",
    "committee commission group organisation organization charity ngo mission network hospital clinic church "
    "board bank",
    "embassy secretariat junta regime coalition alliance front cell fund federation association league leadership",
    "opposition defence defense unit project emergency room press wire house state city municipality prosecutor's",
    "resistance guard militia prosecution cabinet directorate headquarters bureau observatory monitor society "
    "crescent cross",
    "university think-tank firm corporation plant page account health paper",
    "railway railways airline customs",
    "branch chapter wing arm faction club school cooperative daily weekly sheet post",
)
"""Heads of bodies that can be identified by what they are called."""

OUTLETS = words(
    "agency newspaper channel portal website outlet broadcaster newsletter bulletin station television tv radio "
    "media press",
    "daily magazine site magazine blog podcast wire news paper weekly tabloid",
)
"""Heads of bodies that pass words on."""

PEOPLE = PERSONS | words(
    "official officials spokesman spokeswoman spokesperson spokespeople officer officers commander commanders "
    "soldier soldiers",
    "resident residents witness witnesses analyst analysts expert experts diplomat diplomats source sources "
    "mayor governor",
    "doctor doctors medic medics nurse nurses worker workers volunteer volunteers journalist journalists "
    "reporter reporters",
    "blogger bloggers milblogger milbloggers representative representatives member members leader leaders "
    "minister adviser",
    "advisers advisor advisors teacher miner miners trader traders trucker farmer farmers driver drivers monk "
    "priest woman man",
    "women men boy girl mother father relative relatives survivor survivors villager villagers neighbour "
    "neighbours neighbor",
    "executive engineer engineers employee employees director head chief chairman deputy president secretary "
    "ambassador envoy",
    "administrator prosecutor lawyer judge policeman policemen fighter fighters militant militants rebel rebels "
    "activist",
    "activists monitor monitors observer observers partner partners shopkeeper people person persons few many "
    "some others all",
    "fisherman pensioner student students refugee refugees evacuee evacuees displaced paramedic rescuer "
    "rescuers firefighter",
    "prisoner prisoners analyst correspondent correspondents historian economist economists researcher "
    "researchers scientist",
    "critic critics supporters opponents parents family families inhabitants locals civilians eyewitness "
    "eyewitnesses negotiator",
    "mediator lawmaker lawmakers politician politicians senator guard guards sailor pilot pilots surgeon "
    "manager investigator",
    "investigators inspector detective colonel general captain major lieutenant sergeant one two three several "
    "dozens hundreds",
    "baker nun imam elder elders headmaster principal passer-by bystander bystanders staffers staffer aide "
    "aides dispatcher",
    "porter caretaker warden owner owners patient patients midwife pharmacist operator's blogger columnist "
    "insider insiders",
)
"""Heads that name people by what they do or are."""

THINGS = words(
    "video videos footage photograph photographs photo photos picture pictures image images leaflet leaflets "
    "document documents",
    "report reports letter letters statement data figures map maps survey poll study tally post posts recording "
    "recordings rumours",
    "communiqué communique communiqués readout circular",
    "rumors bulletin assessment note notes memo memos memorandum imagery cable cables email emails draft",
)
"""Heads that are no one, but say something."""

STAFF = words("staff crew personnel workforce")
"""Heads that are a number of people who are not named, although they stand in the singular."""

HE = words(
    "man father son husband brother spokesman chairman policeman fisherman boy king monk priest imam mr sir he",
)
SHE = words(
    "woman mother daughter wife sister spokeswoman chairwoman policewoman girl queen nun mrs ms midwife she",
)
MANY = words("residents people few many some others several both all dozens hundreds thousands")
