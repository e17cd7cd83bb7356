"""Words around a figure that tell which stake it is, or that it is none, as data for `stakes_text`."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)

from __future__ import annotations

import re

MASS = frozenset({"t", "Mt", "kb", "bcm", "GWh", "oz", "carats", "Gcal", "cubic feet"})
VOLUME = frozenset({"l", "m³", "km³", "gallons", "acre-feet", "m²"})
ANIMALS = re.compile(
    r"(?i)(?:head|cattle|livestock|cows?|pigs?|sows?|sheep|goats?|chickens|hens|broilers|birds|ducks|geese|poultry|horses|camels|"
    r"buffaloe?s?|calves|lambs)\b"
)
BUILDING = re.compile(
    r"(?i)(?:[\w-]+ ){0,4}?(?:roofs?|walls?|windows?|buildings?|halls?|floors?|towers?|spans?|deck|yard|machinery|equipment|"
    r"offices?|warehouses?|workshops?|houses|homes)\b"
)
"""Parts of a thing that are damaged: a share of them is no stake."""
STOCK = re.compile(
    r"(?i)\b(?:reserves?|resources?|deposits?|stor(?:es?|ed|age|ing)|holds?|holding|held|sits? on|sat on|keeps?|kept|contain(?:s|ed)?|"
    r"stockpile\w*|silos?|granar\w+|room for|tank farm|запас\w*)\b"
)
MADE_OF = re.compile(
    r"(?i)\b(?:produc(?:e|es|ed|ing)|mak(?:e|es|ing)|made|mined|dug|digs?|yield(?:s|ed)?|turn(?:s|ed)? out|smelt(?:s|ed)|"
    r"refin(?:es|ed)|generat(?:es|ed)|bak(?:es|ed)|rais(?:es|ed)|grow(?:s|n)|grew)\b"
)
OUTSIDE = re.compile(r"(?i)\b(?:before|until|till|since|after|by|до|после|після|з|с) $")
"""Before a date that is the end of a time, not the time a figure is of."""
STRANDED = re.compile(
    r"(?i) ?(?:[\w'’-]+ ){0,3}?(?:have|has|had|are|is|were|would be|will be|find themselves|remain|live|get|gets)(?: been| left| now| still)* "
    r"(?:no|without|cut off|left|stranded|isolated|marooned|only|nowhere|nothing|unable|trapped|walk|wade|on foot)\b"
)
BREAK = re.compile(
    r"(?i)[;:]|, (?=and|but|while|where|which|who|after|when|less|more|а|но|але|де|где)|"
    r"\b(?:because|whereas|while|although)\b| but "
)
# Counts that belong to fighting, never to an asset's worth.
NOTHING_COUNTED = re.compile(
    r"(?i)(?:them|us|you|it|this|that|these|those|which|whom|who|after|before|by|of|and|or|other|others|another|more|each|"
    r"day|days|night|nights|man|men|woman|women|people)\b"
)
"""What follows a number that counts nothing an asset makes or moves."""
FIGHTING = re.compile(
    r"(?i)(?:missiles?|drones?|bombs?|shells?|rockets?|attacks?|explosions?|soldiers|troops|fighters|times|strikes|"
    r"sides|positions|directions|fronts|axes|flanks|points|killed|injured|wounded|dead|casualties|hits?|blasts?|crews?|officers?|guards?|"
    r"(?:(?<!neighbouring )(?<!nearby )(?<!coal )(?<!other )mines(?! (?:would|could|might|will|may|depend|rely|run|draw|get)\b))|people were)"
)
STAFF = re.compile(r"(?i)(?:employees|workers|staff|miners|workmen|labourers|steelworkers|posts)\b")
STAFFED = re.compile(
    r"(?i)\b(?:has|had|have|lists?|counts?|numbers?|keeps?|reports|maintains) (?:some |about |around |over |more than |nearly |almost |only |at least )?$"
)
"""Before a count of those who work there ("the mine has 1,200 employees")."""
TRAPPED = re.compile(r"(?i) ?(?:trapped|missing|underground|dead|hurt|injured|below ground|in hospital)\b")
GONE_FIRST = re.compile(
    r"(?i)(?:the |its |their |any )?(?:loss|losing|closure|closing|shutting|shutdown|outage|destruction|without|with)\b"
)
"""At the head of a sentence: what it goes on to count follows from that."""
UNCOUNTED = re.compile(r"(?i)\b(?:the|these|those|both|its|their|all) $")
"""Before a small number that names what is known ("the two banks")."""
LENGTHENED = re.compile(r"(?i)lengthen\w*|longer|detour|extend\w*|grows?\b|grew\b|adds?\b|added\b|further\b")
HOMES = re.compile(r"(?i)(?:families|households|homes|villages|towns|farms|districts|regions|countries)$")

GOODS = re.compile(
    r"(?i)\b(?:vegetables|fruit|milk|meat|fish|eggs|bread|loaves|food|feed|groceries|timber|goods|merchandise|trade|traffic|"
    r"vaccines?|drugs|medicines?|medical supplies|seed|fodder|clothing|textiles|bricks|glass|paper|parcels|mail|tourists|"
    r"passengers|harvest|crops?|catch|supplies|vehicles|cars|lorries|trucks|trains|tractors|boats|flights)\b"
)
"""What a share of may hang on an asset, where one is named and the clause says how it gets there."""
DARK = re.compile(
    r"(?i)(?: (?:a|per|each) (?:day|night))? (?:of |without |with no )(?:\w+ ){0,2}?(?:darkness|black-?outs?|outages?|power|electricity|light|heat\w*|water|gas|"
    r"cuts|shedding|rationing|downtime|delays?|stocks?|supply|supplies|waiting)\b"
)
"""Behind a time: how long people or works would go without."""
MOVED = re.compile(
    r"(?i)\b(?:comes?|came|pass(?:es|ed)?|enters?|entered|leaves?|left|goes|went|flows?|flowed|arrives?|arrived|moves?|moved|"
    r"runs?|ran|is|are|was|were) (?:\w+ )?(?:from|through|via|over|out of|by|at|in|across|on)\b|\bdepend|\brel(?:y|ies|ied) "
)
CHEAP = 1e-4
"""Billions of a currency below which a sum is a price, and no worth of an asset."""
OTHER_CLAUSE = re.compile(r"(?i) (?:before|until|after|since|when) ")
NEEDY = re.compile(r"(?i)(?:displaced|evacuees?|refugees?|returnees?|newcomers|arrivals|survivors|idps)\b")
AID_SUBJECT = re.compile(
    r"(?i)\b(?:kitchens?|charit(?:y|ies)|agenc(?:y|ies)|relief|aid|fund|volunteers?|red (?:cross|crescent)|tents?|teams?)\b"
)
MAKESHIFT = re.compile(
    r"(?i)\b(?:drinks?|drinking|drank|draws?|drew|gets?) (?:\w+ )?(?:water )?from (?:the |a |an )?(?:\w+ )?(?:river|ditch\w*|puddles?|ponds?|"
    r"canal|streams?|lake|swamp|roofs?|craters?|open well)\b"
)
"""How people make do without a works: nothing that hangs on it."""
