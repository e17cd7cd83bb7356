"""How English, Russian and Ukrainian say who is concerned, where people fled and why, and what bars the way to help."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re

from secondsource.model.event import Age, Sex

AID_WORKERS = re.compile(r"(?i)\b(?:(?:aid|relief|humanitarian|charity|ngo|un|united nations|red cross|red crescent|unicef|unhcr|wfp|food programme) (?:\w+ )?(?:workers?|staff|staffers?|employees?|personnel|volunteers?|teams?|drivers?|convoy)|aid workers?|humanitarians\b|(?:red cross|red crescent) (?:volunteers?|medics?)|гуманитарн\w+ (?:работник|сотрудник|волонт)\w*|гуманітарн\w+ (?:працівник|співробітник|волонт)\w*|сотрудник\w* (?:оон|красного креста)|працівник\w* (?:оон|червоного хреста)|волонт[её]р\w*)")
HEALTH_WORKERS = re.compile(r"(?i)\b(?:doctors?|nurses?|paramedics?|medics?|midwi(?:fe|ves)|surgeons?|ambulance (?:crews?|drivers?|staff)|health(?:care)? workers?|hospital staff|врач\w*|медсест\w*|фельдшер\w*|медик\w*|лікар(?!н)\w*)\b")
CIVILIANS = re.compile(r"(?i)\b(?:civilians?|residents?|villagers?|townspeople|inhabitants|families|family|children|child|women|woman|girls?|boys?|pensioners?|elderly|babies|baby|infants?|toddlers?|pupils?|students?|teachers?|passengers?|shoppers|patients?|worshippers|mourners|farmers?|shepherds?|mothers?|refugees?|displaced (?:people|persons|families)|журналист\w*|journalists?|miners?|гражданск\w+|мирн\w+ (?:жител|граждан)\w*|жител\w+|жительниц\w*|женщин\w*|дет(?:ей|и|ям)|ребён\w*|ребен\w*|пенсионер\w*|цивільн\w+|мирн\w+ (?:житель|жител|мешкан)\w*|мешкан\w+|жін\w+|діт(?:ей|и)|дитин\w*|пенсіонер\w*)")
FIGHTERS = re.compile(r"(?i)\b(?:soldiers?|troops|fighters?|servicem[ae]n|militants?|combatants?|gunmen|officers|солдат\w*|военнослужащ\w*|бойц\w+|боевик\w*|військовослужб\w*|бійц\w+)\b")
# The narrower word first: girls are female and children.
PARTS: tuple[tuple[re.Pattern[str], Sex | None, Age | None], ...] = (
    (re.compile(r"(?i)\b(?:girls?|schoolgirls?|daughters?|девоч\w+|дівч\w+)\b"), "female", "children"),
    (re.compile(r"(?i)\b(?:boys?|schoolboys?|sons?|мальчик\w*|хлопч\w+)\b"), "male", "children"),
    (re.compile(r"(?i)\b(?:(?:elderly|old) wom[ae]n|grandmothers?|пожил\w+ женщин\w*|літн\w+ жін\w+)\b"), "female", "elderly"),
    (re.compile(r"(?i)\b(?:(?:elderly|old) m[ae]n|grandfathers?|пожил\w+ мужчин\w*|літн\w+ чоловік\w*)\b"), "male", "elderly"),
    (re.compile(r"(?i)\b(?:(?<!elderly )(?<!old )wom[ae]n|mothers?|widows?|females?|женщин\w*|жін(?:ка|ки|ок|ку|ками)\b)"), "female", None),
    (re.compile(r"(?i)\b(?:(?<!elderly )(?<!old )m[ae]n|fathers?|males?|мужчин\w*|чоловік(?:и|ів|а)?\b)"), "male", None),
    (re.compile(r"(?i)\b(?:child(?:ren)?|minors?|infants?|babies|baby|toddlers?|newborns?|under-fives|teenagers?|pupils|дет(?:ей|и|ям|ьми)|реб[её]н\w*|младен\w+|діт(?:ей|и|ям|ьми)|дитин\w*|немовл\w+)\b"), None, "children"),
    (re.compile(r"(?i)\b(?:elderly(?! (?:wom|m)[ae]n)|pensioners?|old people|older (?:people|persons)|пенсионер\w*|пожил\w+(?! (?:женщин|мужчин))|пенсіонер\w*|літн\w+ люд\w+)\b"), None, "elderly"),
)
# Right before a place.
WHERE_FROM = re.compile(r"(?i)(?:\b(?:from|out of|outside of|fle(?:d|es|e|eing)|left|leaves?|leaving|abandon(?:ed|ing)?|evacuat(?:ed|e|es|ing)|escap(?:ed|e|ing)|emptied|quit|deserted|displacement in|displaced in|uprooted (?:in|from)|из|с|со|від|з|із|зі|покинул\w*|покида\w+|оставил\w*|залишил\w*|залиша\w+)(?: the| their| homes in| villages? (?:of|around|near|in)| towns? of| parts of| areas (?:of|around)| city of| города?| села?| міста?| near| around){0,2} $|^$)")
TO = re.compile(r"(?i)\b(?:to|into|towards?|for|reach(?:ed|es|ing)?|(?:arriv\w+|shelter\w*|sheltered|refuge|settl\w+|housed|stay\w*|living|crowd\w*|camp\w*|relatives|safety|halls|schools) (?:in|at|near|around|outside)|через|до|у|в|на)(?: the| a| camps? (?:in|at|near|outside)| neighbouring| nearby| towns? of| city of| город\w?| міст\w+| camp at){0,2} $")
CAUSE = re.compile(r"(?i)(?:\b(?:after|because of|due to|following|amid|amidst|as|when|while|fleeing|fled|fled from|escaping|escape|to escape|ahead of|owing to|since|driven out by|forced out by|displaced by|uprooted by|chased out by|in the face of|под|из-за|после|от|через|після|внаслідок|від)) (?P<cause>(?:the |a |heavy |fierce |renewed |weeks of |days of |months of |intense |constant |daily )*(?:(?!for\b|to\b|into\b|from\b|in\b)[\w'’-]+ ){0,6}?(?:fighting|clashes|battles?|shell(?:ing|fire|ed|s)|bombardments?|bomb(?:ing|ed|s)|air ?strikes?|strikes?|attack(?:s|ed)?|raid(?:s|ed)?|rockets?|missiles?|drones?|violence|offensive|advance[sd]?|siege|massacres?|killings?|looting|gunfire|war|floods?|flooding|earthquakes?|drought|storms?|fires?|hunger|famine|threats?|обстрел\w*|бо[ёиея]\w*|удар\w*|наступлени\w*|наводнен\w*|обстріл\w*|бої|боїв|наступ\w*|повін\w*)\b)")
ACCESS = re.compile(
    r"(?i)\b(?:(?:aid|relief|humanitarian|convoys?|ambulances?|medics|rescuers?|rescue teams?|supply|supplies|trucks|aid workers|agencies|medical teams?|volunteers|the agency|red cross|red crescent)\b[^.;]{0,60}?\b(?:cannot (?:\w+ )?(?:get|reach|pass|enter|land|move|cross|travel)|can(?:'t| not) (?:get|reach|pass|enter|land|move|cross)|could not (?:get|reach|pass|enter|land|move|cross)|unable to (?:get|reach|pass|enter|land|move|cross)|(?:is|are|was|were|been|being) (?:\w+ )?(?:blocked|denied|turned back|refused|barred|prevented|stopped|held up|delayed|suspended|stuck|stranded|looted|not allowed|kept out)|no access|turned back|not (?:been )?(?:allowed|let|permitted) (?:in|through|to))\b"
    r"|(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|block(?:s|ed|ing)?|bar(?:s|red|ring)?|restrict(?:s|ed|ing)?|no|without|lack of|limited|delay(?:s|ed|ing)?|turn(?:s|ed|ing)? back|h(?:o|e)ld(?:s|ing)? up|stop(?:s|ped|ping)?) (?:[\w'’-]+ ){0,3}?(?:humanitarian access|access (?:to|for|by)|aid|relief|convoys?|(?:aid|relief|food|water) trucks|aid workers|medical teams?|permits?|visas)\b"
    r"|(?:roads?|bridges?|crossings?|border|routes?|airstrip|runway|railway|ferry|port|corridor|highway)\b[^.;]{0,40}?\b(?:cut(?: off)?|mined|flooded|closed|blocked|impassable|destroyed|washed (?:away|out)|under fire|shut|broken|not passable|collapsed|unsafe)\b"
    r"|(?:cut off|besieged|unreachable|inaccessible|out of reach)\b|(?:гуманитарн|гуманітарн)\w+ [^.;]{0,50}?(?:не может|не могут|не может|не може|не можуть|не пропуска\w+|заблокирован\w*|заблоковано|блокиру\w+)|нет доступа|немає доступу)"
)
LACKED = re.compile(r"(?i)\b(?:lack(?:s|ed|ing)?(?: of)?|shortages? of|short (?:of|on)|(?:run|runs|running|ran) (?:\w+ )?(?:out|low|short) (?:of|on)|out of|deprived of|without|in need of|needs?|needed|has no|have no|had no|had not had|no|not enough|too few|too little|hardly any|cannot (?:find|get|buy|afford)|wait(?:s|ing)? for|не хватает|нехватка|дефицит|без|нет|бракує|нестача|не вистачає|дефіцит|немає|не мають|не має|не имеют|не имеет) (?P<item>(?:(?!and\b|or\b|for\b|in\b|since\b|as\b|because\b|to\b|the\b|at\b|on\b|but\b|after\b|there\b|is\b|are\b|was\b|were\b|one\b|longer\b|more\b)[\w'’-]+)(?: (?!and\b|or\b|for\b|in\b|since\b|as\b|because\b|to\b|at\b|on\b|but\b|after\b|since\b|is\b|are\b|was\b|were\b|has\b|have\b|with\b|said\b|says\b|left\b|when\b|while\b|within\b|cannot\b|could\b|who\b|that\b|from\b|by\b|before\b|until\b|yet\b|и\b|или\b|в\b|на\b|для\b|і\b|та\b|у\b)[\w'’-]+){0,2})")
# What goes on about the people of the clause before.
AMONG = re.compile(r"(?i)[^.;:]{0,60}?,? (?:among them|including|of them|of whom|most of them|mostly|mainly|half of them|many of them|among whom|в том числе|среди них|из них|у тому числі|серед них|з них)\b[^.;:]{0,120}")
