"""Part of speech and lemma of English words, from their tag and their place in the tree.

spaCy matches a hundred and eighty patterns against every word of a text, most of which look at that word alone. What
they say of a word, a tag and a relation is always the same, so it is worked out once and kept. Patterns of several
words ("let 's") are tried where a word could open one. Patterns and lemmas are those of the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer

KEPT = 20_000  # words with their tag that are remembered; about 10 MB

Form = tuple[str, str, str]  # text, tag, relation
Test = Callable[[Form], bool]
_FIELDS = {"LOWER": 0, "TAG": 1, "DEP": 2}


class Word(NamedTuple):
    """What the patterns make of one word."""

    pos: str
    lemma: str


class _Part(NamedTuple):
    """What one pattern asks of one word: of the word with its tag, and of its relation."""

    own: tuple[Test, ...]
    relation: tuple[Test, ...]
    lower: str | None  # the only word that will do
    tag: str | None  # the only tag that will do

    def fits(self, form: Form) -> bool:
        return all(t(form) for t in self.own) and all(t(form) for t in self.relation)


class _Rule(NamedTuple):
    number: int
    parts: tuple[_Part, ...]
    place: int
    sets: dict[str, str]


class _Known(NamedTuple):
    """A word with a tag: the rules that apply whatever its relation, those that ask for one, those it could open."""

    always: list[_Rule]
    related: list[_Rule]
    opening: list[_Rule]
    words: dict[str, tuple[Word, tuple[_Rule, ...]]]  # by relation: the word, and the rules that it opens


@dataclass(frozen=True, slots=True)
class _Morphology:
    """As much of spaCy's morphology as its lemmatiser asks for."""

    key: str

    def to_dict(self) -> dict[str, str]:
        return dict(part.split("=", 1) for part in self.key.split("|") if "=" in part)


@dataclass(frozen=True, slots=True)
class _Form:
    """As much of a token as the lemmatiser asks for."""

    orth: str
    text: str
    pos: str
    pos_: str
    morph: _Morphology


@dataclass(slots=True)
class _Shelf:
    """Single-word rules by what they ask for, so that few are tried on a word."""

    by_tag: dict[str, list[_Rule]] = field(default_factory=dict)
    by_lower: dict[str, list[_Rule]] = field(default_factory=dict)
    others: list[_Rule] = field(default_factory=list)

    def put(self, rule: _Rule) -> None:
        part = rule.parts[0]
        if part.lower is not None:
            self.by_lower.setdefault(part.lower, []).append(rule)
        elif part.tag is not None:
            self.by_tag.setdefault(part.tag, []).append(rule)
        else:
            self.others.append(rule)

    def of(self, form: Form) -> list[_Rule]:
        """The rules that could apply to a word with its tag, whatever its relation."""
        found = [*self.by_lower.get(form[0].lower(), ()), *self.by_tag.get(form[1], ()), *self.others]
        return [r for r in found if all(t(form) for t in r.parts[0].own)]


class WordClasses:
    """The attribute rules and the lemmatiser of an English model.

    Raises:
        ValueError: a pattern asks for something else than word, tag and relation.
    """

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._shelf, self._longer = _Shelf(), list[_Rule]()
        patterns: Any = ruler.patterns
        for number, entry in enumerate(patterns):
            sets = {str(name): str(value) for name, value in entry["attrs"].items()}
            for pattern in entry["patterns"]:
                rule = _Rule(number, tuple(map(_part, pattern)), entry["index"], sets)
                if len(rule.parts) == 1:
                    self._shelf.put(rule)
                else:
                    self._longer.append(rule)
        self._lemmatizer = lemmatizer
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for pos in list(index):
            index[pos] = frozenset(index[pos])  # a list, which the lemmatiser would go through for each word
        self._kept: dict[tuple[str, str], _Known] = {}

    def of(self, forms: Sequence[Form]) -> list[Word]:
        """Part of speech and lemma of each word of a stretch of text."""
        if len(self._kept) > KEPT:
            self._kept.clear()
            self._lemmatizer.cache.clear()
        out: list[Word] = []
        more: dict[int, list[_Rule]] = {}
        for at, form in enumerate(forms):
            known = self._kept.get(form[:2])
            if known is None:
                known = self._kept[form[:2]] = self._looked_up(form)
            related = known.words.get(form[2])
            if related is None:
                opening = tuple(r for r in known.opening if r.parts[0].fits(form))
                related = known.words[form[2]] = self._word(form, known, []), opening
            out.append(related[0])
            for rule in related[1]:
                seen = forms[at : at + len(rule.parts)]
                if len(seen) == len(rule.parts) and all(p.fits(f) for p, f in zip(rule.parts, seen, strict=True)):
                    more.setdefault(at + rule.place, []).append(rule)
        for at, rules in more.items():
            out[at] = self._word(forms[at], self._kept[forms[at][:2]], rules)
        return out

    def _looked_up(self, form: Form) -> _Known:
        found = self._shelf.of(form)
        always = [r for r in found if not r.parts[0].relation]
        opening = [r for r in self._longer if all(t(form) for t in r.parts[0].own)]
        return _Known(always, [r for r in found if r.parts[0].relation], opening, {})

    def _word(self, form: Form, known: _Known, more: list[_Rule]) -> Word:
        related = [r for r in known.related if all(t(form) for t in r.parts[0].relation)]
        sets: dict[str, str] = {}
        for rule in sorted([*known.always, *related, *more], key=_number):  # later rules have precedence
            sets.update(rule.sets)
        pos = sets.get("POS", "X")
        lemma = sets.get("LEMMA")
        if lemma is None:
            asked: Any = _Form(form[0], form[0], pos, pos, _Morphology(sets.get("MORPH", "")))
            lemma = self._lemmatizer.lemmatize(asked)[0]
        return Word(pos, lemma)


def _number(rule: _Rule) -> int:
    return rule.number


def _part(asks: dict[str, Any]) -> _Part:
    own = tuple(_test(name, value) for name, value in asks.items() if name != "DEP")
    relation = tuple(_test(name, value) for name, value in asks.items() if name == "DEP")
    lower, tag = asks.get("LOWER"), asks.get("TAG")
    return _Part(own, relation, lower if isinstance(lower, str) else None, tag if isinstance(tag, str) else None)


def _test(name: str, value: Any) -> Test:
    if name == "IS_SPACE":
        return lambda form: form[0].isspace() is value
    if name not in _FIELDS:
        raise ValueError(f"a pattern of the model asks for {name}")
    at = _FIELDS[name]
    match value:
        case str():
            among: frozenset[str] = frozenset((value,))
        case {"IN": values, **rest} if not rest:
            among = frozenset(values)
        case {"NOT_IN": values, **rest} if not rest:
            out = frozenset(values)
            return lambda form: (form[at] if at else form[0].lower()) not in out
        case {"REGEX": pattern, **rest} if not rest:
            compiled = re.compile(pattern)
            return lambda form: compiled.search(form[at] if at else form[0].lower()) is not None
        case _:
            raise ValueError(f"a pattern of the model asks for {value}")
    return lambda form: (form[at] if at else form[0].lower()) in among
