"""English turns of speech that tell of an event whatever their grammar: presence, distances, blame, rubble, dry taps.

They catch what has no verb of its own lemma ("at the gates of", "lives lost"), and what a parse of a headline misses.
"""

# ruff: noqa: E501  (rows of a table stay on one line each)
# fmt: off

from __future__ import annotations

from secondsource.reading.lexicon import phrase

_FORCE = r"(?:troops?|soldiers?|forces|units?|groups?|enem(?:y|ies)|russians|ukrainians|fighters|army|armies|infantry|rebels|militants|columns?|tanks)"
_DISTANCE = r"(?:[\w.,]{1,12} ){0,3}(?:kilomet(?:re|er)s?|km|met(?:re|er)s?|miles?)"
PHRASES = (
    phrase(r"\b(?:turn(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|pound(?:s|ed|ing)?|transform(?:s|ed|ing)?) [^.;]{2,70}? (?:in)?to (?:rubble|ruins?|scrap|ash(?:es)?|dust|debris|a wasteland|a pile of)\b", "destruction"),
    phrase(rf"\b(?:no|not|nobody|never|hardly any) (?:\w+ ){{0,2}}{_FORCE}\b[^,;.]{{0,20}}\b(?:in|on|at|within|near|inside|around)\b", "advance", negative=True),
    phrase(rf"\b{_FORCE}\b[^,;.]{{0,25}}\b(?:are|were|is|was|stand|fighting|stood|been)\b[^,;.]{{0,20}}?\b(?:within |less than |about |just |only |some |barely |now )*{_DISTANCE} (?:away )?(?:from|of|to|outside|short of)\b", "advance"),
    phrase(rf"^[“\"‘']?(?:just |only |less than |barely |within |about )*{_DISTANCE} (?:away )?(?:from|of)\b", "advance"),
    phrase(rf"\b(?:is|are) said to be (?:about |less than |only |just |some |within )*{_DISTANCE} (?:away )?from\b", "advance"),
    phrase(r"\bat (?:the|its) (?:very )?(?:gates|doorstep|door) of\b|\bon the doorstep of\b|\bknocking at the (?:gates|door)\b|\bwithin (?:striking|shooting) distance of\b", "advance"),
    phrase(rf"\b{_FORCE}\b[^.;]{{0,60}}\bwithin sight of\b", "advance"),
    phrase(r"\b(?:flag|flags|tricolou?r|banner) (?:\w+ ){0,2}(?:over|above|atop|on top of|flies|flying|flew|raised|hoisted)\b", "control_change", "taken"),
    phrase(r"\b(?:is|are|remains?|stays?|was|were) (?:still |firmly |fully |now |entirely |back )*(?:ours|theirs|under (?:(?!fire )[\w'’]+ ){0,3}control|in (?:[\w'’]+ ){0,2}hands|held by|controlled by)\b", "control_change", "held"),
    phrase(r"\b(?:with|now that) (?:that|the) (?:ridge|hill|town|village|city|base|height|mine|bridge|road) lost\b|\bslip(?:s|ped|ping)? (?:away )?from [^,;.]{0,30}\b(?:hands|grip|grasp|control)\b", "control_change", "lost"),
    phrase(r"\b(?:neck|pocket|ring|noose|cauldron|corridor)\b[^,;.]{0,40}\b(?:closed|closing|tighten\w*|shut|sealed)\b|\bclosed (?:in |around )?(?:it |them |the \w+ )?(?:in |around )?from (?:two|three|all|several) sides\b", "control_change", "contested"),
    phrase(rf"\b{_FORCE}\b[^,;.]{{0,20}}\b(?:were|was|are|remained|is) still in\b", "control_change", "held"),

    phrase(r"\b(?:blame|blames|blamed|accuse|accuses|accused|points? (?:the finger |a finger )?at|pointed (?:the finger |a finger )?at|(?:holds?|held|holding)(?=[^.;]{2,60}\bresponsible\b)|fingered|responsibility (?:on|to|with|lies with))\b(?=[^.;]{0,60}\b(?:army|military|forces|force|junta|regime|militia|rebels|generals|movement|russia|israel|moscow|kyiv|kiev|side|troops|government|rsf|coalition|group|fighters|m23|hamas|hezbollah|saf|occupiers|enemy)\b)(?![^.;]{0,90}\bof (?:\w+ ){0,2}\w+ing\b)", "other", None, "attack", name="phrase.blame"),
    phrase(r"\bguns? (?:\w+ )?within range\b", "shelling"),
    phrase(r"\b(?:launch site|craters? (?:point|pointed|suggest\w*|showed)|impact craters?)\b", "shelling", stated="PR+"),
    phrase(r"\b(?:saw|see|seen|counted|watched|heard) (?:\w+ ){0,3}(?:flash(?:es)?|missiles?|rockets?|impacts?|drones?|jets?|warplanes?)\b|\bI counted (?:one|two|three|four|five|six|seven|eight|nine|ten)\b|\b(?:first|second) (?:missile|rocket|bomb|shell|drone)s? (?:arrived|came|hit|fell)\b|\bcame (?:through the (?:roof|ceiling|window)|from the sky|out of the sky)\b", "other", None, "attack"),
    phrase(r"\b(?:\w+ )?(?:lives|souls) (?:were |have been |are )?(?:lost|claimed|taken|cut short)\b|\bdid not survive\b|\bfound dead\b|\bbring(?:s|ing)? the (?:death )?toll\b|\bput (?:the )?(?:death )?toll at\b|\bend(?:ed)? up in (?:a )?hospital\b|\bwere (?:taken|rushed) to (?:a )?hospital\b|\bbodies (?:and|were|had|have|lay|lie)\b", "casualties"),
    phrase(r"\b(?:is|are|was|were|lies|lay) (?:completely |all |now )?(?:in ruins|rubble|out of (?:use|action|order|service))\b|\bnothing is left\b|\b(?:roof|ceiling|wall|windows?) (?:[\w’']+ ){0,4}(?:lift|lifted|folded|went|caved|collapsed|blew)\b|\bno longer (?:have|has) (?:a|an|any) (?:\w+ )?(?:theatre|theater|hospital|school|home|roof)\b|\bwent up in (?:flames|smoke)\b|\bcasing cracked\b", "destruction"),
    phrase(r"\b(?:dry|empty|dead) (?:taps?|shelves|wells?)\b|\b(?:no|without|not any|neither) (?:\w+ ){0,2}(?:current|electricity|power|water|heating|heat|gas|light|internet|food|bread|medicine|medicines|anaesthetics?|fuel|surgeon|doctors?|drinking water|shelter|insulin|oxygen|antibiotics)\b(?! (?:plant|station|line|said))|\b(?:has|have) a tap that runs\b|\blights? (?:went|go|goes|gone) (?:out|off)\b|\bin(?:to)? (?:the )?darkness\b|\bpower (?:was|is|has been) (?:out|cut|off)\b|\b(?:water|food|fuel|bread|supplies) for (?:only |just |at most )?(?:\w+) (?:days?|weeks?|hours?)\b|\b(?:has|had|have) (?:\w+ ){0,2}beds for\b|\blit(?:re|er)s? (?:of water )?per person\b|\bcook for nobody\b|\bcut off from (?:\w+ ){0,2}(?:water|power|electricity|food|supplies|aid|gas|heating)\b|\bno other hospital\b|\bwater shortages?\b", "shortage"),
    phrase(r"\b(?:units?|blocks?|houses?|bridge|building|roof|wing|hall|span|school|hospital|clinic|theatre|boiler house|plant|village|homes?|market|church|mosque|tower|pump(?:s|ing station)?)\b(?:[^.;,]{0,60})? (?:is|are|was|were) (?:all |now |completely )?gone\b", "destruction"),
    phrase(r"\bpaid with (?:his|her|their) (?:own )?li(?:fe|ves)\b|\b(?:is|are|was|were|lies?|lay|remains?) (?:now |still )?in (?:a )?hospital\b|\bcarried out bleeding\b|\bnever (?:came|made it) home\b|\bburied (?:under|beneath) the rubble\b|\bunder the rubble\b", "casualties"),
    phrase(r"\btaps? (?:\w+ ){0,3}(?:dead|dry|ran dry)\b|\bran dry\b", "shortage"),
    phrase(rf"\b(?:our|their|enemy|russian|ukrainian|rebel|government|israeli|his) (?:\w+ )?{_FORCE}\b[^,;.]{{0,20}}\b(?:are|is|were|was|have been|has been|stand|stood) (?:already |now |still |said to be )*(?:perched |standing |sitting |dug in |camped |positioned )?(?:on|inside|in|at|atop) (?:the|its|top)\b(?! (?:run|defensive|offensive|control|charge|contact|process|middle|move|way|back foot|same))", "advance"),
    phrase(r"\b(?:it is|it was|there (?:are|were)|(?:are|is|were|was) left|remain(?:s|ed)?|only|just) (?:only |just |about |some )?(?:\w+ ){0,2}(?:kilomet(?:re|er)s?|km|met(?:re|er)s?|m|miles?) (?:[\w ]{0,25})?(?:to|before they|from) (?:the|its|reach)\b(?! (?:north|south|east|west))", "advance"),
    phrase(r"\bfill their bathtubs\b|\bdraw water for\b", "shortage"),
    phrase(r"\b(?:smoke|plume|flames) (?:\w+ ){0,3}(?:above|over|rising|rose|billow\w*)\b", "other", None, "smoke"),
    phrase(r"\bcalm has returned\b|\bstill living in (?:\w+ ){0,2}(?:shelters?|basements?|cellars?)\b|\boverheard aircraft\b", "other", None, "situation"),
    phrase(r"\bno (?:ceasefire|truce|deal|agreement)\b|\bwithout (?:an agreement|agreement|a deal|result)\b|\bno date has been (?:agreed|set)\b", "agreement", negative=True),
)
