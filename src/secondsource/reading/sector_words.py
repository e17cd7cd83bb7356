"""Words of the eleven humanitarian clusters (Inter-Agency Standing Committee) in English, Russian and Ukrainian."""

# ruff: noqa: E501  (a pattern that is cut over lines cannot be compared with its neighbours)
# fmt: off

from __future__ import annotations

import re
from functools import cache


def _sectors(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return rows


_SECTORS = {
    "en": _sectors(
        ("Health", r"medic\w*|hospital|clinic|surg\w+|doctors?|nurses?|blood|drugs|cholera|anaesthetic\w*|insulin|vaccin\w*|health|oxygen|rehydration|ambulance|ward\b|operating theatre|antibiotic\w*"),
        ("Nutrition", r"malnutrition|malnourished|therapeutic|infant formula|baby formula|nutrition"),
        ("Water, Sanitation and Hygiene", r"water\b|sanitation|hygiene|latrines?|taps?\b|wells?\b|chlorine|sewage|bathtubs"),
        ("Food Security", r"food|bread|flour|rice\b|wheat|grain|hunger|hungry|starv\w+|famine|meals?\b|rations?\b|kitchens?|eat(?:s|ing)?\b|fodder|ambaz|bakery|bakeries|cook\b"),
        ("Shelter", r"shelters?\b|tents?\b|blankets?|tarpaulins?|roofs?\b|housing|homeless|winteri[sz]ation"),
        ("Emergency Telecommunications", r"internet|phones?\b|telephone|communications?\b|signal|network coverage"),
        ("Education", r"schools?\b|education|pupils|teachers|classrooms?"),
        ("Protection", r"protection|safe passage|evacuation corridor|trafficking|psychosocial|demining|unaccompanied"),
        ("Camp Coordination and Camp Management", r"camps?\b|displacement sites?|reception cent(?:re|er)s?"),
        ("Logistics", r"trucks?|convoys?|fuel\b|diesel|petrol|airlift|corridor|warehouses?|supply route|lorr(?:y|ies)|tankers?"),
        ("Early Recovery", r"electricity|power\b|heat(?:ing)?\b|gas\b|generators?|repairs?|lights?\b|current\b|darkness|blackouts?|outages?|reconstruction|rubble removal"),
    ),
    "ru": _sectors(
        ("Health", r"медик\w*|медиц\w+|больниц\w*|врач\w*|хирург\w*|кров[ьи]\b|лекарств\w*|холер\w*|операционн\w*|вакцин\w*|инсулин\w*"),
        ("Water, Sanitation and Hygiene", r"вод[аыуе]\b|водоснабжен\w*|хлор\w*|санитар\w*|колод\w+"),
        ("Food Security", r"продовольств\w*|продукт\w*|хлеб\w*|мук[аиу]\b|рис\w?\b|голод\w*|еда\b|еды\b|питани\w*|корм\w*|сорго|кухн\w*"),
        ("Shelter", r"палат\w+|одеял\w*|жиль\w*|кров\w?\b|плёнк\w*|приют\w*"), ("Emergency Telecommunications", r"связ[ьи]\b|интернет\w*"), ("Education", r"школ\w*"),
        ("Protection", r"защит\w*|коридор\w*"), ("Camp Coordination and Camp Management", r"лагер\w*"), ("Logistics", r"грузовик\w*|конво\w*|топлив\w*|колонн\w*"),
        ("Early Recovery", r"свет[а]?\b|электр\w+|тепл\w+|отоплени\w*|газ[а]?\b|генератор\w*|обесточ\w*"),
    ),
    "uk": _sectors(
        ("Health", r"медик\w*|медич\w+|лікар\w*|хірург\w*|кров[іи]?\b|ліки|ліків|холер\w*|операційн\w*|вакцин\w*|інсулін\w*"),
        ("Water, Sanitation and Hygiene", r"вод[аиуі]\b|водопостачан\w*|хлор\w*|санітар\w*|криниц\w*"),
        ("Food Security", r"продовольств\w*|продукт\w*|хліб\w*|борошн\w*|рис\w?\b|голод\w*|їж[аіу]\b|харч\w*|кухн\w*"),
        ("Shelter", r"намет\w*|ковдр\w*|житл\w*|плівк\w*|прихист\w*|обігрів\w*|печ(?:ей|і)\b|дров\w*"), ("Emergency Telecommunications", r"зв['’ʼ]яз\w+|інтернет\w*"), ("Education", r"школ\w*"),
        ("Protection", r"захист\w*|коридор\w*"), ("Camp Coordination and Camp Management", r"таб[оі]р\w*"), ("Logistics", r"вантажів\w*|конво\w*|пальн\w*|колон\w*|автобус\w*"),
        ("Early Recovery", r"світл\w+|електр\w+|тепл\w+|опален\w*|газ[у]?\b|генератор\w*|знеструм\w*"),
    ),
}


@cache
def sectors(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Sector and pattern of its words, in the order in which they are tried; empty for a language without tables."""
    return tuple((name, re.compile(rf"(?i)\b(?:{pattern})")) for name, pattern in _SECTORS.get(language, ()))
