"""Grammar of Russian and Ukrainian paragraphs: tokens with lemma, case and a light parse, and the kinds of names.

    tokens = analyse_slavic(text, [sentence.span, …], "uk")

Sentence numbers and heads count within the call. Dictionaries open with the first paragraph of their language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from secondsource.model import Span, Token
from secondsource.reading.slavic_morphology import Form, Morphology, choose
from secondsource.reading.slavic_names import entities, person_lemmas
from secondsource.reading.slavic_parse import parse

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[’'ʼ‑-][^\W_]+)*|[^\w\s]|_+")


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
    heads, labels = parse(texts, forms)
    kinds = entities(texts, forms, dictionary)
    lemmas = person_lemmas(texts, forms, kinds, dictionary)
    return [
        Token(
            match.start(), match.end(), text, lemmas[n], _universal(form, text, kinds[n]), form.verb, labels[n],
            heads[n] + base, number, kinds[n], form.morph,
        )
        for n, (match, text, form) in enumerate(zip(matches, texts, forms, strict=True))
    ]  # fmt: skip


def _universal(form: Form, text: str, kind: str) -> str:
    if form.pos == "NOUN" and text[0].isupper() and (form.name or kind):
        return "PROPN"
    return form.pos
