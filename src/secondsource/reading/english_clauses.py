"""What the English rules share: subjects, where content begins and stops, which token stands in which quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from secondsource.model import Sentence, Span
from secondsource.reading import cues
from secondsource.reading.quotations import Quotation
from secondsource.reading.role_words import INSTITUTIONS, PEOPLE, THINGS
from secondsource.reading.trees import SUBJECTS, Trees
from secondsource.reading.words import words

DISCOURSE = words(
    "meanwhile however but and so yet still also moreover furthermore besides instead nevertheless though"
)
_RELATIVE_PRONOUNS = words("who which that what")
_PERSONAL = words("he she it they we i you")
_ASIDE = words("without though although but while whereas")
_MEANWHILE = words("while whilst although")
_DEICTIC = words(
    "week month year today yesterday monday tuesday wednesday thursday friday saturday sunday earlier later"
)
_SPEAKING_ENTITIES = ("PERSON", "ORG", "GPE", "NORP")
_SUBORDINATE = ("relcl", "acl", "advcl")
_FINITE = ("VBD", "VBZ", "VBP", "MD", "VBN")
_HEADS_FOR = ("go", "continue", "begin", "refuse", "decline")


class Clauses:
    """The grammar of one document, as the rules ask for it. Tokens are numbers into `tokens`."""

    def __init__(self, trees: Trees, quotations: Sequence[Quotation]) -> None:
        self.trees = trees
        self.tokens = trees.tokens
        self.text = trees.text
        self.quotations = quotations
        self._ends = [t.end for t in trees.tokens]
        self.quote_of = self._inside(quotations)

    def _inside(self, quotations: Sequence[Quotation]) -> list[int]:
        """Per token: the number of the quotation it stands in, or -1."""
        inside = [-1] * len(self.tokens)
        number = 0
        for n, token in enumerate(self.tokens):
            while number < len(quotations) and quotations[number].span.end <= token.start:
                number += 1
            if number < len(quotations) and quotations[number].span.start <= token.start:
                inside[n] = number
        return inside

    def token_at(self, start: int) -> int:
        """The first token that ends behind `start`."""
        return min(bisect_right(self._ends, start), len(self.tokens) - 1)

    def is_finite(self, n: int) -> bool:
        """Whether a token is a finite verb of its own clause, not one inside a relative clause."""
        token = self.tokens[n]
        return token.pos in ("VERB", "AUX") and token.tag in _FINITE and token.dep not in ("relcl", "acl", "amod")

    def has_main_clause(self, first: int, last: int) -> bool:
        """Whether a main clause stands in [first, last): a finite verb that no subordinator governs."""
        for k in range(first, last):
            token = self.tokens[k]
            if not self.is_finite(k) or (
                token.dep in ("aux", "auxpass") and self.tokens[token.head].dep in _SUBORDINATE
            ):
                continue
            if token.dep == "advcl" and self.trees.child(k, "mark", "advmod") is not None:
                continue
            return True
        return False

    # ---- who -------------------------------------------------------------------------------------------------------

    def subject(self, n: int) -> tuple[int, int] | None:
        """First and last token of the noun phrase that does the saying, or None."""
        trees, tokens = self.trees, self.tokens
        head, seen = trees.child(n, "nsubj"), n
        for _ in range(4):
            if head is not None or tokens[seen].dep != "conj" or tokens[tokens[seen].head].pos not in ("VERB", "AUX"):
                break
            seen = tokens[seen].head
            if tokens[seen].dep == "ccomp" and self._own_cue(n) and tokens[tokens[seen].head].lemma.lower() in cues.TAG:
                seen = tokens[seen].head  # "X told Y that … and accused Z": X accuses
            head = trees.child(seen, "nsubj", "nsubjpass")
        if head is None and tokens[n].dep == "xcomp" and tokens[tokens[n].head].lemma.lower() in _HEADS_FOR:
            head = trees.child(tokens[n].head, "nsubj")
        if head is None:
            return self._mistaken_subject(n)
        if tokens[head].text.lower() in _RELATIVE_PRONOUNS:
            if tokens[seen].dep in ("relcl", "acl") and tokens[seen].head < head:
                return trees.noun_phrase(tokens[seen].head)
            return None
        if tokens[head].text.lower() in _PERSONAL:
            return head, head
        first, last = trees.noun_phrase(head)
        if head < n <= last:
            last = head
        if first <= n < head:
            first = head
        return first, last

    def _mistaken_subject(self, n: int) -> tuple[int, int] | None:
        """ "Three traders contacted there said that …": the participle taken for the verb has the subject."""
        tokens = self.tokens
        if tokens[n].tag not in ("VBD", "VBZ", "VBP") or tokens[n].lemma.lower() not in cues.TAG:
            return None
        for c in self.trees.children[n]:
            if c < n and tokens[c].dep in ("ccomp", "csubj", "advcl") and tokens[c].tag in ("VBD", "VBN"):
                head = self.trees.child(c, "nsubj", "nsubjpass")
                if head is not None and self.trees.right[c] == n - 1 and not any(t.text == "," for t in tokens[head:n]):
                    return self.trees.left[head], n - 1
        return None

    def governing_subject(self, n: int) -> tuple[int, int] | None:
        """The subject of the clause on which a participle hangs."""
        tokens, trees = self.tokens, self.trees
        seen = n
        for _ in range(4):
            head = tokens[seen].head
            if head == seen:
                return None
            if tokens[head].pos in ("NOUN", "PROPN", "PRON") and tokens[seen].dep in ("acl", "relcl"):
                if tokens[n - 1].text != ",":
                    first, last = trees.noun_phrase(head)
                    return first, min(last, n - 1)
            elif (
                (subject := trees.child(head, *SUBJECTS)) is not None
                and subject < n
                and (self.quote_of[subject] < 0 or self.quote_of[n] >= 0)
            ):
                first, last = trees.noun_phrase(subject)
                return (first, last) if last < n else (first, subject)
            seen = head
        return None

    def before_comma(self, sentence: Sentence, n: int) -> tuple[int, int] | None:
        """The noun phrase between a comma and a verb that ends its sentence: ", the agency Cedar One reports."

        With an apposition between commas: ", the Register, a group, said".
        """
        tokens = self.tokens
        last = n - 1
        while last > sentence.first and (tokens[last].pos == "ADV" or tokens[last].dep in ("aux", "neg")):
            last -= 1
        bracket = tokens[last].text == ","
        if bracket:
            last -= 1
        k, commas = last, 0
        while k > sentence.first and last - k < 30:
            token = tokens[k]
            if token.text in '”"»':
                break
            if token.text == ",":
                commas += 1
                if commas > bracket:
                    break
            elif self.is_finite(k) or token.text in (";", ":"):
                return None
            k -= 1
        if k < sentence.first or tokens[k].text not in (",", "”", '"', "»") or k + 1 > last:
            return None
        if not any(tokens[j].pos in ("NOUN", "PROPN", "PRON") for j in range(k + 1, last + 1)):
            return None
        if tokens[k + 1].pos in ("ADP", "SCONJ", "CCONJ", "ADV") or tokens[k + 1].tag in ("WP", "WDT", "WP$", "VBG"):
            return None
        return k + 1, last

    def behind_quotation(self, sentence: Sentence, n: int) -> tuple[int, int] | None:
        """The noun phrase between a closing mark and a verb: "“…,” the farmer, 63, told me"."""
        k = n - 1
        while k >= sentence.first and n - k < 14 and self.quote_of[k] < 0:
            if self.is_finite(k):
                return None
            k -= 1
        if k < sentence.first or self.quote_of[k] < 0 or k + 1 > n - 1:
            return None
        first, last = k + 1, n - 1
        while first < last and self.tokens[first].pos in ("PUNCT", "ADV", "CCONJ"):
            first += 1
        while last > first and self.tokens[last].pos in ("PUNCT", "ADV", "AUX", "NUM"):
            last -= 1
        return (first, last) if self.tokens[last].pos in ("NOUN", "PROPN", "PRON", "NUM") else None

    def behind_verb(self, sentence: Sentence, n: int) -> tuple[int, int] | None:
        """The noun phrase to the end of a sentence behind an inverted tag: "…, lamented the engineer, Omar Said."""
        last = sentence.last - 1
        while last > n and self.tokens[last].pos == "PUNCT":
            last -= 1
        if last - n > 14 or last <= n or self.tokens[n + 1].pos not in ("DET", "PROPN", "ADJ", "NUM", "NOUN", "PRON"):
            return None
        return None if any(self.is_finite(k) for k in range(n + 1, last + 1)) else (n + 1, last)

    def speaks(self, source: tuple[int, int] | None) -> bool:
        """Whether a noun phrase can say something: a person, people, a body, a document, a pronoun."""
        if source is None:
            return False
        for n in range(source[0], source[1] + 1):
            token = self.tokens[n]
            low = token.text.lower()
            if (
                token.entity in _SPEAKING_ENTITIES
                or low in PEOPLE
                or low in INSTITUTIONS
                or low in THINGS
                or token.pos == "PRON"
            ):
                return True
            if token.pos == "PROPN" and source[1] - source[0] < 6:
                return True
        return False

    # ---- how far ---------------------------------------------------------------------------------------------------

    def stop(self, inner: int, last: int) -> int:
        """The last token of content that would reach to `last`: before ", adding …", ", though he stressed …"."""
        tokens = self.tokens
        for k in range(inner + 1, last):
            if tokens[k].text in (",", "–", "—") and self.quote_of[k] < 0 and self._aside(k + 1, last):
                last = k - 1
                break
            low = tokens[k].text.lower()
            if low == "and" and k + 1 <= last and self._own_cue(k + 1):
                last = k - 1
                break
            if low in _MEANWHILE and k < last and self.quote_of[k] < 0 and self._says_on(k + 1):
                last = k - 1  # "conceded a delay while maintaining that …"
                break
        while last > inner and (
            tokens[last].text in (".", ",", ";", ":", "–", "—", "-") or tokens[last].pos == "CCONJ"
        ):
            last -= 1
        return last

    def _says_on(self, k: int) -> bool:
        token = self.tokens[k]
        return token.tag == "VBG" and token.lemma.lower() in cues.TAG

    def _aside(self, k: int, last: int) -> bool:
        """Whether what follows a comma is another attribution, or says how the words were said."""
        token = self.tokens[k]
        low = token.text.lower()
        if token.tag == "VBG" and token.lemma.lower() in cues.CLAUSE | cues.OBJECT:
            return True
        if low in ("according", "per"):
            return True
        if low in ("a", "an") and k < last and self.tokens[k + 1].lemma.lower() in _RETOLD:
            return True  # ", a claim that the army rejected"
        if low == "without" and k < last and self.tokens[k + 1].tag == "VBG":
            return True
        if low in _MEANWHILE and k < last and self._says_on(k + 1):
            return True
        if low == "and" and k < last and self._rages(k + 1):
            return True
        if low in _ASIDE or low == "and":
            for j in range(k + 1, min(last, k + 6) + 1):
                if self.tokens[j].pos == "VERB" and self.tokens[j].lemma.lower() in cues.TAG and self.is_finite(j):
                    subject = self.trees.child(j, "nsubj")
                    return subject is not None and k < subject < j
                if self.tokens[j].text == ",":
                    return False
        return False

    def _own_cue(self, k: int) -> bool:
        """ "… and accused the army of …": a coordinated verb of saying without a subject of its own."""
        token = self.tokens[k]
        return (
            token.pos == "VERB"
            and token.tag in ("VBD", "VBZ")
            and token.dep == "conj"
            and (token.lemma.lower() in _STRONG or token.lemma.lower() in cues.EMOTIVE)
            and self.trees.child(k, "nsubj") is None
            and self.quote_of[k] < 0
        )

    def _rages(self, k: int) -> bool:
        """ "…, and raged at …": a verb of saying behind a comma whose subject stands before."""
        token = self.tokens[k]
        lemma = token.lemma.lower()
        return (
            token.tag in ("VBD", "VBZ")
            and token.dep == "conj"
            and (lemma in _STRONG or lemma in cues.EMOTIVE)
            and self.trees.child(k, "nsubj") is None
            and self.quote_of[k] < 0
        )

    def until_end(self, sentence: Sentence, first: int) -> Span:
        """From a token to the end of its sentence, without the full stop."""
        last = sentence.last - 1
        while last > first and self.tokens[last].text in (".", ",", ";", ":"):
            last -= 1
        return self.trees.span(first, last)

    def clause_start(self, sentence: Sentence, before: int) -> int:
        """Where the content before a tag begins: the sentence, or behind a colon or semicolon, without "Meanwhile,"."""
        tokens = self.tokens
        start, depth = sentence.first, 0
        for k in range(before - 1, sentence.first, -1):
            depth += (tokens[k].text == ")") - (tokens[k].text == "(")
            if depth == 0 and tokens[k].text in (";", ":") and self.quote_of[k] < 0 and tokens[k - 1].pos != "NUM":
                start = k + 1
                break
        while start < before and tokens[start].text.lower() in DISCOURSE | {","}:
            low = tokens[start].text.lower()
            if low in (",", "and", "but", "so", "yet", "still") or tokens[start + 1].text == ",":
                start += 1
            else:
                break
        return start

    def without_date(self, clause: int, begin: int) -> int:
        """Where a clause begins once "earlier this week" or "on Friday", which date the saying, are left out."""
        tokens, trees = self.tokens, self.trees
        subject = trees.child(clause, *SUBJECTS, "expl")
        if subject is None or trees.left[subject] <= begin or trees.left[subject] > clause:
            return begin
        between = range(begin, trees.left[subject])
        if len(between) > 4 or any(tokens[k].text == "," for k in between):
            return begin
        if any(tokens[k].text.lower() in _DEICTIC for k in between):
            return trees.left[subject]
        return begin


_RETOLD = words("claim allegation accusation charge assertion")
_STRONG = words(
    "accuse add warn blame call deny reject urge report announce demand say tell insist claim describe condemn "
    "praise promise",
    "vow threaten dismiss accuse stress note ask confirm acknowledge",
)
