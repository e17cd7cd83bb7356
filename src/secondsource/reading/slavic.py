"""Grammar of Russian and Ukrainian paragraphs: tokens with lemma, case and a light parse, and the kinds of names.

    tokens = analyse_slavic(text, [sentence.span, …], "uk")

Sentence numbers and heads count within the call. Dictionaries open with the first paragraph of their language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from secondsource.model import Span, Token
from secondsource.reading.slavic_choice import choose
from secondsource.reading.slavic_morphology import Form, Morphology
from secondsource.reading.slavic_names import entities, person_lemmas
from secondsource.reading.slavic_parse import parse

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)?|[^\W_]+(?:[’'ʼ‑-][^\W_]+)*|[^\w\s]|_+")


@lru_cache(maxsize=4)
def morphology(language: str) -> Morphology:
    """The dictionary of "ru" or "uk", opened once.

    Raises:
        ResourceError: it is not installed.
    """
    return Morphology(language)


def analyse_slavic(text: str, spans: Sequence[Span], language: str) -> list[Token]:
    """Tokens of the sentences at `spans`, in order; `language` is "ru" or "uk".

    Raises:
        ResourceError: the language's dictionary is not installed.
    """
    dictionary = morphology(language)
    tokens: list[Token] = []
    for number, span in enumerate(spans):
        matches = list(_TOKEN.finditer(text, span.start, span.end))
        if matches:
            tokens.extend(_sentence(matches, number, len(tokens), dictionary))
    return tokens


def _sentence(matches: Sequence[re.Match[str]], number: int, base: int, dictionary: Morphology) -> list[Token]:
    texts = [m.group() for m in matches]
    forms = choose(dictionary, texts)
    kinds = entities(texts, forms, dictionary)
    forms = [_as_name(forms, n, kinds, dictionary, text) for n, text in enumerate(texts)]
    heads, labels = parse(texts, forms)
    lemmas = person_lemmas(texts, forms, kinds, dictionary)
    return [
        Token(
            match.start(), match.end(), text, lemmas[n], _universal(form, text, kinds[n]), form.verb, labels[n],
            heads[n] + base, number, kinds[n], form.morph,
        )
        for n, (match, text, form) in enumerate(zip(matches, texts, forms, strict=True))
    ]  # fmt: skip


def _as_name(forms: Sequence[Form], n: int, kinds: Sequence[str], dictionary: Morphology, text: str) -> Form:
    """The reading of a word of a person's name: a noun in the case of the name, whatever else the word may mean."""
    form = forms[n]
    if kinds[n] == "ORG" and form.pos == "VERB" and text[0].isupper():
        return Form("X", text)  # «Форфронт Ревью»: no name does anything
    if kinds[n] != "PERSON" or (
        form.pos == "NOUN" and form.name and form.number != "Plur" and _fits_before(forms, n, kinds)
    ):
        return form
    if form.pos == "NOUN" and not any(f.name for f in dictionary.forms(text)):
        return _unknown_name(forms, n, kinds, dictionary, text)
    if form.pos == "NOUN":
        title = _title(forms, n, kinds)
        case = title.case if title is not None else "Nom"
        named = [f for f in dictionary.forms(text) if f.name and f.number != "Plur" and f.case in (case, "")]
        if named:
            return max(named, key=lambda f: f.score)
        return _unknown_name(forms, n, kinds, dictionary, text)
    model = forms[n - 1] if n and kinds[n - 1] == "PERSON" else None
    case, gender = (model.case, model.gender) if model is not None else (form.case or "Nom", form.gender)
    fitting = [f for f in dictionary.forms(text) if f.pos in ("NOUN", "ADJ") and f.case == case]
    if fitting:
        best = max(fitting, key=lambda f: (f.name == "Surn", f.gender == gender, f.score))
        return replace(
            best, pos="NOUN", gender=gender or best.gender, animate=True, number="Sing", name=best.name or "Surn"
        )
    return Form("NOUN", text, case, gender, "Sing", animate=True, name="Surn")


def _fits_before(forms: Sequence[Form], n: int, kinds: Sequence[str]) -> bool:
    """Whether a name agrees with the title or name before it."""
    before = _title(forms, n, kinds)
    return before is None or forms[n].case in ("", before.case)


def _title(forms: Sequence[Form], n: int, kinds: Sequence[str]) -> Form | None:
    """The name or title right before a name; a plural ("прес-секретар повстанців …") is somebody else."""
    before = forms[n - 1] if n else None
    if before is None or not before.case or before.number == "Plur":
        return None
    if kinds[n - 1] != "PERSON" and before.case == "Gen" and n >= 2 and forms[n - 2].pos == "NOUN":
        before = forms[n - 2]  # "очільниця громади Ганна": the genitive belongs to the title
        return before if before.animate and before.number != "Plur" else None
    return before if kinds[n - 1] == "PERSON" or (before.pos == "NOUN" and before.animate) else None


def _unknown_name(forms: Sequence[Form], n: int, kinds: Sequence[str], dictionary: Morphology, text: str) -> Form:
    """A name that no dictionary has: in the case of the title or name before it, else in the nominative."""
    before = _title(forms, n, kinds)
    case = before.case if before is not None and before.case else "Nom"
    gender = before.gender if before is not None else "Masc"
    if case == "Nom":
        return Form("NOUN", text, "Nom", gender, "Sing", animate=True, name="Surn")
    fitting = [f for f in dictionary.forms(text) if f.pos == "NOUN" and f.case == case and f.number == "Sing"]
    best = max(fitting, key=lambda f: (f.gender == gender, f.score), default=None)
    if best is None:
        return Form("NOUN", text, case, gender, "Sing", animate=True, name="Surn")
    return replace(best, animate=True, name="Surn")


def _universal(form: Form, text: str, kind: str) -> str:
    if form.pos == "NOUN" and text[0].isupper() and (form.name or kind):
        return "PROPN"
    return form.pos
