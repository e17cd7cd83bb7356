"""A light dependency parse of Russian and Ukrainian: noun phrases, predicates, and what hangs on what.

Both languages set clauses off by commas, mark subjects and objects by case and make verbs agree; on that rest these
rules, one segment between marks at a time. Labels are Universal Dependencies'. The parse is linear in the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.reading.slavic_choice import is_determiner, verb_agrees
from secondsource.reading.slavic_morphology import Form
from secondsource.reading.words import words

_BREAKS = frozenset(",;:—–()-…")
_QUOTES = frozenset("«»„“”\"'’")
_RELATIVE = words("который которая которое которые которого которой которых которому которым которыми которую котором",
                  "чей чья чьи чье чьё чьих який яка яке які якого якої яких якому яким якими яку якій",
                  "що что")  # fmt: skip
_COMPLEMENT = words("что будто якобы що нібито ніби мовляв мол чтобы щоб как як")
_ADVERBIAL = words("если когда пока хотя поскольку якщо коли поки хоча оскільки бо чтобы щоб")


_MONTH_STARTS = (
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
    "год",
    "час",
    "утра",
    "вечера",
    "січ",
    "лют",
    "берез",
    "квіт",
    "трав",
    "черв",
    "лип",
    "серп",
    "верес",
    "жовт",
    "листопад",
    "груд",
    "рок",
    "год",
)


def is_predicate(form: Form) -> bool:
    """Whether a word can head a clause: a finite or impersonal verb, a short participle."""
    return form.verb in ("Fin", "Imps") or (form.verb == "Part" and not form.case)


def segments(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches [first, last) between commas, dashes, colons, semicolons and brackets."""
    found: list[tuple[int, int]] = []
    first = 0
    for n, text in enumerate(texts):
        if text in _BREAKS or text in ".!?":
            if n > first:
                found.append((first, n))
            first = n + 1
    if first < len(texts):
        found.append((first, len(texts)))
    return found


def parse(texts: Sequence[str], forms: Sequence[Form]) -> tuple[list[int], list[str]]:
    """Heads (own index for the root) and labels of the words of one sentence."""
    count = len(texts)
    heads, labels = [-1] * count, ["dep"] * count
    stretches = segments(texts)
    chunks = [_chunks(texts, forms, heads, labels, first, last) for first, last in stretches]
    root = -1
    previous = -1
    for (first, last), nominals in zip(stretches, chunks, strict=True):
        predicates = [n for n in range(first, last) if is_predicate(forms[n])] or [
            n for n in range(first, last) if forms[n].verb in ("Inf", "Conv")
        ]
        governors = predicates or []
        for number, predicate in enumerate(governors):
            low = governors[number - 1] + 1 if number else first
            high = governors[number + 1] if number + 1 < len(governors) else last
            _arguments(texts, forms, heads, labels, predicate, [c for c in nominals if heads[c] < 0], low, high)
            if root < 0 and forms[predicate].verb != "Conv":
                root = predicate
                heads[predicate] = predicate
                labels[predicate] = "root"
            elif heads[predicate] < 0:
                heads[predicate], labels[predicate] = _clause_link(
                    texts, forms, first, previous if not number else governors[number - 1], root, predicate, number
                )
        anchor = governors[-1] if governors else previous
        for c in nominals:
            if heads[c] < 0 and c != anchor:
                heads[c], labels[c] = (anchor, "obl") if governors else (anchor, "conj" if anchor >= 0 else "root")
        for n in range(first, last):
            if heads[n] < 0 and n != root and governors and n not in governors:
                nearest = min(governors, key=lambda g: abs(g - n))
                heads[n] = nearest
                labels[n] = {"ADV": "advmod", "PART": "advmod", "ADP": "case", "CCONJ": "cc", "SCONJ": "mark",
                             "VERB": "xcomp", "PUNCT": "punct"}.get(forms[n].pos, "dep")  # fmt: skip
        previous = governors[-1] if governors else (nominals[0] if nominals and previous < 0 else previous)
    _finish(forms, heads, labels, root)
    return heads, labels


def _chunks(
    texts: Sequence[str], forms: Sequence[Form], heads: list[int], labels: list[str], first: int, last: int
) -> list[int]:
    """Builds the noun phrases of a segment; returns their heads that still need a governor."""
    nominals: list[int] = []
    adposition = -1
    pending: list[int] = []
    previous = -1  # head of the phrase just before, while nothing stands between
    for n in range(first, last):
        form, text = forms[n], texts[n]
        if text in _QUOTES:
            continue
        if form.pos == "ADP" and _approximate(texts, n, last):
            pending = []
            previous = -1
            continue
        if form.pos == "ADP":
            adposition, pending = n, []
            previous = -1
            continue
        if (form.pos == "ADJ" and (form.case or text[0].isdigit())) or form.pos == "NUM" or is_determiner(form):
            following = n + 2 if n + 2 < last and texts[n + 1] in "«„“" else n + 1
            if following >= last or texts[following] in _QUOTES:
                following = -1  # an adjective that closes its quotation is a name of its own: «Суспільному»
            if following >= 0 and (
                forms[following].pos in ("NOUN", "NUM") or (forms[following].pos == "ADJ" and forms[following].case)
            ):
                pending.append(n)
                continue
        if form.pos in ("NOUN", "PRON", "NUM", "X") or (form.pos == "ADJ" and form.case):
            for k in pending:
                heads[k], labels[k] = n, "nummod" if forms[k].pos == "NUM" else "amod"
            if adposition >= 0:
                heads[adposition], labels[adposition] = n, "case"
                nominals.append(n)
            elif previous >= 0 and _is_flat(forms[previous], form, texts[previous], text):
                heads[n], labels[n] = previous, "flat" if forms[previous].name and form.name else "appos"
            elif (
                previous >= 0
                and forms[previous].pos in ("NOUN", "ADJ", "NUM")
                and (
                    (form.case == "Gen" and not any(forms[k].pos == "NUM" for k in pending))
                    or (text.isupper() and len(text) > 1 and forms[previous].pos == "NOUN")
                )
            ):
                heads[n], labels[n] = previous, "nmod"
            elif previous >= 0 and texts[(pending or [n])[0] - 1] in '«„"“':
                heads[n], labels[n] = previous, "appos"
            else:
                nominals.append(n)
            if not (heads[n] >= 0 and labels[n] == "flat"):
                previous = n
            adposition, pending = -1, []
            continue
        pending = []
        if form.pos not in ("PART", "PUNCT"):
            previous = -1
            adposition = -1 if form.pos in ("VERB", "CCONJ", "SCONJ") else adposition
    for k in pending:
        if heads[k] < 0:
            nominals.append(k)
    return nominals


def _approximate(texts: Sequence[str], n: int, last: int) -> bool:
    """ "Около 6400 человек", "до 140 військових": a measure, not a place; dates are left out."""
    if texts[n].lower() not in ("около", "до", "понад", "свыше", "близько", "більше") or n + 2 >= last:
        return False
    digits = texts[n + 1][0].isdigit()
    return digits and not any(texts[k].lower().startswith(_MONTH_STARTS) for k in range(n + 2, min(last, n + 4)))


def _is_flat(before: Form, form: Form, left: str, right: str) -> bool:
    """Given name and surname, or a title and the name of its bearer."""
    if not right[0].isupper() or form.pos != "NOUN":
        return False
    if left[0].isupper() and before.name in ("Name", "Surn", "Patr") and (form.name or form.animate):
        return True
    return before.animate and form.animate and (before.case == form.case or not form.case)


def _arguments(
    texts: Sequence[str],
    forms: Sequence[Form],
    heads: list[int],
    labels: list[str],
    predicate: int,
    nominals: Sequence[int],
    low: int,
    high: int,
) -> None:
    """Subject, objects and obliques of one predicate among the free noun phrases of its part of the segment."""
    verb = forms[predicate]
    mine = [c for c in nominals if low <= c < high and c != predicate]
    bare = [c for c in mine if not any(heads[k] == c and labels[k] == "case" for k in range(max(0, c - 6), c))]
    subject = -1
    if verb.verb in ("Fin", "Part"):
        fitting = [
            c for c in bare if forms[c].case in ("Nom", "") and forms[c].pos != "ADV" and verb_agrees(verb, forms[c])
        ]
        if verb.person not in ("1", "2") or any(forms[c].pos == "PRON" for c in fitting):
            # The title comes before its bearer's name: the first noun phrase on the nearer side is the subject.
            before = [c for c in fitting if c < predicate]
            after = [c for c in fitting if c > predicate]
            certain = [c for c in before if forms[c].case == "Nom"] or [c for c in after if forms[c].case == "Nom"]
            subject = next(iter(certain or before or after), -1)
    for c in mine:
        if c == subject:
            heads[c], labels[c] = predicate, "nsubj:pass" if verb.verb == "Part" else "nsubj"
        elif c in bare and forms[c].case in ("Acc", "Gen", "Nom") and (forms[c].case != "Nom" or subject >= 0):
            heads[c], labels[c] = predicate, "obj"
        elif c in bare and forms[c].case == "Dat":
            heads[c], labels[c] = predicate, "iobj"
        else:
            heads[c], labels[c] = predicate, "obl"


def _clause_link(
    texts: Sequence[str], forms: Sequence[Form], first: int, previous: int, root: int, predicate: int, number: int
) -> tuple[int, str]:
    opener = next(
        (texts[k].lower() for k in range(first, predicate) if texts[k] not in _QUOTES and forms[k].pos != "CCONJ"), ""
    )
    head = previous if previous >= 0 else root
    if head < 0 or head == predicate:
        head = root
    if head < 0:
        return -1, "dep"
    if forms[predicate].verb == "Conv":
        return head, "advcl"
    if number:
        return head, "conj"
    if opener in _ADVERBIAL:
        return head, "advcl"
    if opener in _COMPLEMENT and forms[head].pos == "VERB":
        return head, "ccomp"
    if opener in _RELATIVE:
        return head, "acl:relcl"
    return head, "parataxis"


def _finish(forms: Sequence[Form], heads: list[int], labels: list[str], root: int) -> None:
    """Gives every word a head inside the sentence, without circles."""
    count = len(heads)
    if root < 0:
        root = next((n for n in range(count) if forms[n].pos != "PUNCT"), 0)
    if count:
        heads[root], labels[root] = root, "root"
    for n in range(count):
        if heads[n] < 0:
            heads[n] = root
        if forms[n].pos == "PUNCT":
            labels[n] = "punct"
    settled = [False] * count
    for n in range(count):
        path = []
        at = n
        seen: set[int] = set()
        while not settled[at] and at != root and at not in seen:
            seen.add(at)
            path.append(at)
            at = heads[at]
        if at in seen:
            heads[path[-1]], labels[path[-1]] = root, "dep"
        for k in path:
            settled[k] = True
