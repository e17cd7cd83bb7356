"""Word forms of Russian and Ukrainian: what each word may be, and which of it fits its neighbours.

The dictionaries are pymorphy3's (OpenCorpora for Russian, VESUM for Ukrainian). One reading a word is chosen by a
Viterbi pass whose scores are the grammar's own rules: a preposition governs its cases, adjectives agree with their
noun, a noun that follows a noun stands in the genitive or agrees as an apposition. Features are Universal
Dependencies'.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from secondsource.errors import ResourceError
from secondsource.reading.words import words

_POS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADV", "VERB": "VERB", "INFN": "VERB", "PRTF": "ADJ",
    "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON", "PRED": "VERB", "PREP": "ADP",
    "CONJ": "CCONJ", "PRCL": "PART", "INTJ": "INTJ", "NUMB": "NUM", "ROMN": "NUM", "PNCT": "PUNCT", "LATN": "X",
}  # fmt: skip
_CASES = {"nomn": "Nom", "gent": "Gen", "gen2": "Gen", "gen1": "Gen", "datv": "Dat", "accs": "Acc", "acc2": "Acc",
          "ablt": "Ins", "loct": "Loc", "loc2": "Loc", "loc1": "Loc", "voct": "Voc"}  # fmt: skip
_GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
_TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
_NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn")

# Words of the closed classes whose readings the dictionaries multiply: part of speech and lemma are fixed.
_CONJUNCTIONS = words("и а но или либо і й та але або чи однако однак зато")
_SUBORDINATORS = words(
    "что чтобы если когда пока хотя поскольку щоб якщо коли поки хоча оскільки що бо будто словно как як ніби"
)
_PARTICLES = words("не ни ні же бы б ли якобы мол дескать нібито мовляв вже уже лишь лише ведь лиш би")
_PRONOUNS = words("его её ее их його її їх їхній їхня їхні їхнє это це мы ми я")
_ADVERBS = words("ще еще ещё тут там")
_NEVER_VERBS = words("села")
"""Nouns of every report that the dictionaries also know as verbs ("села" of сесть)."""
_GERUNDS = (
    ("кажучи", "казати"), ("пишучи", "писати"), ("вши", "ти"), ("ючи", "ти"), ("ючи", "вати"), ("ячи", "ити"),
    ("ячи", "іти"), ("учи", "ти"), ("ши", "ти"),
)  # fmt: skip
_ADPOSITIONS = words(
    "в во на с со к ко по от ото из до без у о об обо при через про под над за перед для між между около после возле",
    "близ ниже выше з із зі від біля після поблизу крім кроме під понад із-під из-под из-за вокруг против проти серед",
    "среди неподалік уздовж вдоль внаслідок унаслідок вследствие благодаря завдяки вблизи",
)
_CLOSED: dict[str, tuple[str, str]] = {
    "сорок": ("NUM", "сорок"),
    "сорока": ("NUM", "сорок"),
    **{w: ("CCONJ", w) for w in sorted(_CONJUNCTIONS)},
    **{w: ("SCONJ", w) for w in sorted(_SUBORDINATORS)},
    **{w: ("PART", w) for w in sorted(_PARTICLES)},
    **{w: ("PRON", w) for w in sorted(_PRONOUNS)},
    **{w: ("ADV", w) for w in sorted(_ADVERBS)},
    **{w: ("ADP", w) for w in sorted(_ADPOSITIONS)},
    **dict.fromkeys(("нет", "нету"), ("VERB", "нет")),
    **dict.fromkeys(("немає", "нема"), ("VERB", "немає")),
}

PERSONAL = words(
    "він вона воно вони я ти ми ви себе хто що ніхто ніщо дехто щось хтось он она оно они кто что никто ничто"
)


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word. `name` is Name, Surn, Patr, Geox or Orgn where the dictionary knows one; "" else.

    `verb` is UD's VerbForm (Fin, Inf, Part, Conv, or Imps for Ukrainian -но/-то and predicatives).
    """

    pos: str
    lemma: str
    case: str = ""
    gender: str = ""
    number: str = ""
    person: str = ""
    tense: str = ""
    verb: str = ""
    voice: str = ""
    aspect: str = ""
    mood: str = ""
    animate: bool = False
    name: str = ""
    abbreviation: bool = False
    score: float = 1.0
    parse: Any = None

    @property
    def morph(self) -> str:
        """UD features, in alphabetical order."""
        pairs = (
            ("Abbr", "Yes" if self.abbreviation else ""),
            ("Animacy", "Anim" if self.animate else ""),
            ("Aspect", self.aspect),
            ("Case", self.case),
            ("Gender", self.gender),
            ("Mood", self.mood),
            ("NameType", {"Name": "Giv", "Surn": "Sur", "Patr": "Pat", "Geox": "Geo"}.get(self.name, "")),
            ("Number", self.number),
            ("Person", self.person),
            ("Tense", self.tense),
            ("VerbForm", self.verb),
            ("Voice", self.voice),
        )
        return "|".join(f"{key}={value}" for key, value in pairs if value)


class Morphology:
    """The dictionary of one language, opened when it is first met. Readings are kept for repeated words.

    Raises:
        ResourceError: the dictionary's package is not installed.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        try:
            import pymorphy3

            self._analyzer = pymorphy3.MorphAnalyzer(lang=language)
        except (ImportError, ValueError) as error:
            raise ResourceError(
                f"the dictionary of {language} (pymorphy3-dicts-{language}) is not installed"
            ) from error
        self._lock = threading.Lock()
        self.forms = lru_cache(maxsize=60_000)(self._forms)

    def _forms(self, word: str) -> tuple[Form, ...]:
        """Readings of one word, likeliest first; capital letters count."""
        lower = word.lower().replace("’", "'").replace("ʼ", "'").replace("`", "'")
        if lower in _CLOSED and not (lower == "у" and word != lower and len(word) > 1):
            pos, lemma = _CLOSED[lower]
            return (Form(pos, lemma, verb="Imps" if pos == "VERB" else ""),)
        if len(lower) > 60:
            return (Form("X", lower),)
        with self._lock:
            parses = self._analyzer.parse(lower)
        capital = word[:1].isupper()
        found: dict[tuple[str, ...], Form] = {}
        for parse in parses:
            form = _form(parse, capital, self.language)
            key = (form.pos, form.case, form.gender, form.number, form.verb, form.tense, form.name and "n")
            known = found.get(key)
            if known is None or known.score < form.score:
                found[key] = form
        if lower in _NEVER_VERBS and any(f.pos == "NOUN" for f in found.values()):
            found = {k: f for k, f in found.items() if f.pos != "VERB"}
        if lower in PERSONAL and any(f.pos == "PRON" for f in found.values()):
            found = {k: f for k, f in found.items() if f.pos == "PRON"}
        if any(f.tense == "Past" and f.pos == "VERB" for f in found.values()):
            # "загинула" is a past tense; the participle загинулий is a ghost of the dictionary.
            found = {
                k: replace(f, score=f.score - 3) if f.pos == "ADJ" and f.lemma.endswith("лий") else f
                for k, f in found.items()
            }
        if self.language == "uk":
            found = {k: replace(f, lemma=self._gerund(f.lemma)) if f.verb == "Conv" else f for k, f in found.items()}
        nominatives = {
            f.number for f in found.values() if f.pos == "NOUN" and f.animate and f.case == "Nom" and not f.name
        }
        # An animate accusative looks like the genitive; dictionaries also list the rare one like the nominative.
        ranked = sorted(
            (
                replace(f, score=f.score - 2) if f.pos == "NOUN" and f.case == "Acc" and f.number in nominatives else f
                for f in found.values()
            ),
            key=lambda f: -f.score,
        )[:14]
        return tuple(ranked) or (Form("X", lower),)

    def _gerund(self, word: str) -> str:
        """The infinitive of a Ukrainian converb, which VESUM lists as its own lemma: посилаючись, додавши."""
        reflexive = word.endswith("сь")
        stem = word.removesuffix("сь")
        for suffix, ending in _GERUNDS:
            if stem.endswith(suffix):
                infinitive = stem.removesuffix(suffix) + ending + ("ся" if reflexive else "")
                if self._analyzer.word_is_known(infinitive):
                    return infinitive
        return word

    def nominative(self, form: Form, text: str, gender: str = "", number: str = "") -> str:
        """The word of a reading in the nominative, spelled like `text` (capitals kept); `text` where it has none.

        `gender` and `number` (UD) are asked for where given: a surname follows its bearer's.
        """
        if form.parse is None or form.case in ("", "Nom"):
            return text
        wanted = {"nomn"}
        if number or form.number:
            wanted.add("plur" if (number or form.number) == "Plur" else "sing")
        reverse = {v: k for k, v in _GENDERS.items()}
        if gender and (number or form.number) != "Plur" and (form.name == "Surn" or form.pos == "ADJ"):
            wanted.add(reverse[gender])
        with self._lock:
            inflected = form.parse.inflect(wanted)
            if inflected is None:
                inflected = form.parse.inflect(wanted - set(reverse.values()))
            if inflected is None:
                inflected = form.parse.inflect({"nomn"})
        if inflected is None:
            return spelled_like(form.lemma, text) if form.pos == "NOUN" and form.number == "Sing" else text
        return spelled_like(inflected.word, text)


def spelled_like(word: str, model: str) -> str:
    """`word` with the capitals of `model`, part by part at hyphens, and its apostrophe."""
    if "’" in model:
        word = word.replace("'", "’")
    if model.isupper() and len(model) > 1:
        return word.upper()
    parts, models = word.split("-"), model.split("-")
    if len(parts) != len(models):
        return word[:1].upper() + word[1:] if model[:1].isupper() else word
    return "-".join(p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))


def _form(parse: Any, capital: bool, language: str) -> Form:
    tag = str(parse.tag).replace(" ", ",").split(",")
    grammemes = set(tag)
    pos = _POS.get(tag[0], "X")
    name = next((n for n in _NAMES if n in grammemes), "")
    lemma = parse.normal_form
    if pos == "ADP" and "Abbr" in grammemes:
        pos = "NOUN"  # "ОК" is a command, not "о к."
    if lemma in ("данный", "даний", "данные", "дані") and "plur" in grammemes:
        pos, lemma = "NOUN", "данные" if lemma.startswith("данн") else "дані"
    case = next((_CASES[g] for g in tag if g in _CASES), "")
    if tag[0] == "NOUN" and not case and language == "uk" and "Fixd" not in grammemes:
        case = "Nom"  # VESUM leaves the nominative of -ння and the like unmarked
    gender = next((_GENDERS[g] for g in tag if g in _GENDERS), "")
    number = "Plur" if "plur" in grammemes else "Sing" if "sing" in grammemes or (gender and pos != "VERB") else ""
    tense = next((_TENSES[g] for g in tag if g in _TENSES), "")
    verb = ""
    voice = "Pass" if "pssv" in grammemes else ""
    if tag[0] == "INFN" or "infn" in grammemes:
        verb = "Inf"
    elif tag[0] == "GRND":
        verb = "Conv"
    elif tag[0] in ("PRTF", "PRTS", "ADJS"):
        verb = "Part"
    elif tag[0] == "PRED" or ("Impe" in grammemes and language == "uk"):
        verb = "Imps"
    elif pos == "VERB":
        verb = "Fin"
        if not number:
            number = "Sing"
    person = next((p[0] for p in ("1per", "2per", "3per") if p in grammemes), "")
    mood = "Imp" if "impr" in grammemes else ""
    score = math.log(max(float(parse.score), 0.02))
    # Ukrainian readings carry no frequencies; rare kinds are marked down by hand in both languages.
    if case == "Voc":
        score -= 4
    if mood:
        score -= 1.5
    if person in ("1", "2") and number != "Plur" and pos == "VERB":
        score -= 1
    if verb == "Fin" and not tense:
        score -= 0.8
    if tense == "Pres":
        score += 0.3  # "уходят" is a present far more often than a future
    if tag[0] == "INTJ":
        score -= 2
    if tag[0] == "ADJS":
        score -= 0.7  # a participle where it can be one
    if tag[0] == "CONJ":
        score -= 2.5  # the true conjunctions are in the closed list; the rest are parentheses ("скажем")
    if language == "uk" and "Impe" in grammemes:
        score += 0.6
    if name and not capital:
        score -= 4
    if name and capital:
        score += 0.8
    if number == "Plur" and language == "uk" and lemma.endswith(("ння", "ття")) and tag[0] == "NOUN":
        score -= 1  # nouns of action: their plurals look like their singulars
    if "Abbr" in grammemes and number == "Plur":
        score -= 1
    if "Abbr" in grammemes and not parse.word.isupper() and len(parse.word) < 3:
        score -= 2
    if tag[0] == "NOUN" and "Fixd" in grammemes and "Abbr" not in grammemes and name != "Surn":
        score -= 0.5
    if not parse.is_known and not name and capital and pos not in ("NOUN", "ADJ"):
        score -= 1.5
    return Form(
        pos, lemma, case, gender, number, person, tense, verb, voice,
        "Perf" if "perf" in grammemes else "Imp" if "impf" in grammemes else "", mood,
        "anim" in grammemes or name in ("Name", "Surn", "Patr"), name, "Abbr" in grammemes, score, parse,
    )  # fmt: skip
