"""One reading for each word of a Russian or Ukrainian sentence: the best path through the dictionary's readings.

A Viterbi pass whose scores are the grammar's own rules: a preposition governs its cases, adjectives agree with their
nouns, a subject with its verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.reading.slavic_morphology import PERSONAL, Form, Morphology
from secondsource.reading.words import words

_ADPOSITION_CASES: dict[str, str] = {
    "в": "Acc Loc", "во": "Acc Loc", "на": "Acc Loc", "с": "Gen Ins", "со": "Gen Ins", "к": "Dat", "ко": "Dat",
    "по": "Dat Loc Acc", "от": "Gen", "из": "Gen", "до": "Gen", "без": "Gen", "у": "Gen Loc Acc", "о": "Loc Acc",
    "об": "Loc Acc", "обо": "Loc", "при": "Loc", "через": "Acc", "про": "Acc", "под": "Ins Acc", "над": "Ins",
    "за": "Ins Acc", "перед": "Ins", "для": "Gen", "між": "Ins", "между": "Ins", "около": "Gen", "после": "Gen",
    "возле": "Gen", "близ": "Gen", "з": "Gen Ins", "із": "Gen Ins", "зі": "Gen Ins", "від": "Gen", "біля": "Gen",
    "після": "Gen", "поблизу": "Gen", "крім": "Gen", "кроме": "Gen", "під": "Ins Acc", "понад": "Acc Ins",
    "із-під": "Gen", "из-под": "Gen", "из-за": "Gen", "вокруг": "Gen", "против": "Gen", "проти": "Gen",
    "серед": "Gen", "среди": "Gen", "неподалік": "Gen", "уздовж": "Gen", "вдоль": "Gen", "внаслідок": "Gen",
    "унаслідок": "Gen", "вследствие": "Gen", "благодаря": "Dat", "завдяки": "Dat", "вблизи": "Gen",
}  # fmt: skip
_SKIPPED_BETWEEN = words("не около близько почти майже более менее больше меньше понад до свыше лише")


def choose(morphology: Morphology, texts: Sequence[str]) -> list[Form]:
    """One reading for each word of a sentence: the best path through their readings.

    Args:
        texts: the words and marks of one sentence.
    """
    options = [morphology.forms(t) if t[0].isalpha() else _mark(t, morphology) for t in texts]
    governed = _governed(texts, morphology.language)
    best: list[list[tuple[float, int]]] = []
    for n, forms in enumerate(options):
        row: list[tuple[float, int]] = []
        for form in forms:
            own = form.score + _governed_score(form, governed[n], n)
            if n == 0:
                row.append((own, -1))
                continue
            # Behind the noun that a preposition governs its case no longer holds: "за даними розвідки".
            free = form.score + _governed_score(form, "", n) if governed[n] else own
            value, back = max(
                (
                    best[n - 1][k][0]
                    + _together(before, form, texts[n - 1], texts[n])
                    + (free if before.pos == "NOUN" else own),
                    -k,
                )
                for k, before in enumerate(options[n - 1])
            )
            row.append((value, -back))
        best.append(row)
    chosen: list[Form] = []
    if not best:
        return chosen
    at = max(range(len(best[-1])), key=lambda k: best[-1][k][0])
    for n in range(len(texts) - 1, -1, -1):
        chosen.append(options[n][at])
        at = best[n][at][1]
    chosen.reverse()
    return chosen


_ORDINAL_ENDINGS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "й": (("Nom", "Masc", "Sing"), ("Gen", "Fem", "Sing"), ("Loc", "Fem", "Sing")),
    "го": (("Gen", "Masc", "Sing"),), "му": (("Dat", "Masc", "Sing"),), "я": (("Nom", "Fem", "Sing"),),
    "а": (("Nom", "Fem", "Sing"),), "ю": (("Acc", "Fem", "Sing"),), "у": (("Acc", "Fem", "Sing"),),
    "ой": (("Gen", "Fem", "Sing"), ("Loc", "Fem", "Sing")), "ої": (("Gen", "Fem", "Sing"),),
    "м": (("Ins", "Masc", "Sing"), ("Loc", "Masc", "Sing")), "х": (("Gen", "", "Plur"), ("Loc", "", "Plur")),
    "е": (("Nom", "Neut", "Sing"),), "ій": (("Loc", "Fem", "Sing"), ("Dat", "Fem", "Sing")),
}  # fmt: skip


def _mark(text: str, morphology: Morphology) -> tuple[Form, ...]:
    """Readings of what is no plain word: figures, "62-летняя" (as its second part), "81-й" (an ordinal), marks."""
    if text[0].isdigit():
        _, _, tail = text.partition("-")
        if len(tail) >= 4:
            return tuple(f for f in morphology.forms(tail) if f.pos in ("NOUN", "ADJ")) or (Form("NUM", text),)
        if tail:
            return tuple(Form("ADJ", text, *features) for features in _ORDINAL_ENDINGS.get(tail, ())) or (
                Form("ADJ", text),
            )
        return (Form("NUM", text),)
    return (Form("PUNCT" if not text[0].isalnum() else "X", text),)


def _governed(texts: Sequence[str], language: str) -> list[str]:
    """For each word, the cases its preposition allows ("" where none stands before its noun phrase)."""
    result = [""] * len(texts)
    current, age = "", 0
    for n, text in enumerate(texts):
        lower = text.lower()
        result[n] = current if age < 5 else ""
        cases = _ADPOSITION_CASES.get(lower)
        if cases is not None:
            if lower == "у" and language == "ru":
                cases = "Gen"
            if lower == "по" and language == "ru":
                cases = "Dat Loc"
            current, age = cases, 0
        elif text[0] in '«„“"№' or text[0].isdigit() or lower in _SKIPPED_BETWEEN:
            continue
        elif not text[0].isalnum():
            current = ""
        else:
            age += 1
            if age >= 3:
                current = ""
    return result


_NOMINAL = ("NOUN", "ADJ", "PRON", "NUM")


def _governed_score(form: Form, cases: str, n: int) -> float:
    if not cases:
        # A bare locative does not exist; a bare instrumental or dative is rarer than subject and object.
        if form.case == "Loc":
            return -3.0
        if n == 0 and form.case == "Gen":
            return -0.8
        if form.pos in _NOMINAL:
            return {"Nom": 0.4, "Acc": 0.0, "Gen": -0.2, "Dat": -0.9, "Ins": -0.4}.get(form.case, 0.0)
        return 0.0
    if form.pos in _NOMINAL and form.case:
        return 1.5 if form.case in cases else (-3.0 if form.case == "Nom" else -1.5)
    return -0.8 if form.pos == "VERB" and form.verb == "Fin" else 0.0


def is_determiner(form: Form) -> bool:
    """A pronoun that stands with a noun like an adjective: цей, який, будь-який, свій."""
    return form.pos == "PRON" and bool(form.case) and form.lemma not in PERSONAL


def _agree(a: Form, b: Form) -> bool:
    if a.case != b.case:
        return False
    if "Plur" in (a.number, b.number):
        return a.number == b.number
    return not a.gender or not b.gender or a.gender == b.gender


def _together(before: Form, form: Form, left: str, right: str) -> float:
    """How well two neighbours go together; additive, in the scale of log probabilities."""
    if before.pos == "ADJ" and before.case:
        if form.pos in ("NOUN", "ADJ") and form.case:
            return 2.0 if _agree(before, form) else -1.5
        return -0.2
    if is_determiner(before) and form.pos in ("NOUN", "ADJ") and form.case:
        return 1.2 if _agree(before, form) else -0.5
    if before.pos == "NOUN" and form.case:
        if form.pos == "NOUN":
            if form.name and right[0].isupper() and left[0].isupper() and before.name:
                return 2.0 if _agree(before, form) else -2.0
            if right[0].isupper() and form.animate and before.animate and _agree(before, form):
                return 1.2
            if form.case == "Gen":
                return 1.0
            if form.case == "Ins":
                return 0.3
            return 0.2 if form.case == before.case and right[0].isupper() else -0.6
        if form.pos == "ADJ":
            return 0.6 if form.case == "Gen" else 0.0
    if before.pos == "NUM" and form.pos in ("NOUN", "ADJ") and form.case:
        if before.case in ("", "Nom", "Acc"):
            return 0.8 if form.case == "Gen" or (form.case == "Nom" and form.number == "Plur") else 0.0
        return 1.2 if form.case == before.case else -0.8
    if before.pos == "PART" and left.lower() == "не" and form.pos == "VERB":
        return 0.5
    if before.pos == "ADP" and form.pos == "VERB":
        return -2.0
    if before.pos == "ADP" and form.pos == "NOUN" and form.name and right[0].islower():
        return -1.0
    if before.pos == "VERB" and form.pos == "NOUN" and before.verb == "Fin" and form.case == "Nom":
        return 0.3 if _verb_agrees(before, form) else -0.4
    if before.pos == "NOUN" and before.case == "Nom" and form.pos == "VERB" and form.verb == "Fin":
        return 0.5 if _verb_agrees(form, before) else -0.6
    return 0.0


def _verb_agrees(verb: Form, subject: Form) -> bool:
    if verb.number == "Plur" or subject.number == "Plur":
        return verb.number == subject.number
    if verb.tense == "Past" and verb.gender and subject.gender:
        return verb.gender == subject.gender or subject.abbreviation
    return verb.person in ("", "3")


verb_agrees = _verb_agrees
