"""How parties answer claims in Russian and Ukrainian: "опроверг", "назвали вбросом", "не відповів", "підтвердив"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.model import Attribution, Sentence, Span
from secondsource.model.claim import ResponseKind
from secondsource.reading import cues_slavic as cues
from secondsource.reading.noun_phrases_slavic import runs
from secondsource.reading.replies import Reply
from secondsource.reading.silences_slavic import neither, quoted_at_length, silent
from secondsource.reading.slavic_names import BODIES, INSTITUTIONS
from secondsource.reading.slavic_view import View
from secondsource.reading.sources_slavic import subject
from secondsource.reading.words import words

FALSE = words(
    "неправда ложь вброс фейк выдумка вымысел клевета провокация дезинформация бред чушь сказка нонсенс абсурд домысел",
    "фантазия враки пропаганда утка слух вранье спекуляция инсинуация",
    "брехня вигадка вкид наклеп провокація дезінформація маячня казка дурниця фантазія пропаганда плітка чутка",
    "нісенітниця",
    "неточный неточний недостоверный недостовірний безпідставний голословный голослівний безглуздий нелепый",
    "беспочвенный необоснованный бездоказательный надуманный необґрунтований бездоказовий надуманий недоречний",
    "ложный лживый фейковый безосновательный неправдивый хибний брехливий вигаданий",
)
_NOT_TRUE = re.compile(
    r"не (?:соответству\w+ действительности|соответству\w+ истине|відповіда\w+ дійсності|відповіда\w+ правді)|"
    r"(?:рассказыва|говор|утвержда|розповіда|каж|тверд)\w+ (?:прямо |зовсім |совершенно )?"
    r"(?:обратн|противоположн|протилежн)\w+|"
    r"(?<!\w)так(?:ого|их|ої) (?:решени|приказ|рішен|наказ|распоряжени|розпоряджен|план|указан|вказів)\w* "
    r"(?:никто |ніхто )?(?:не|нет|немає)(?!\w)(?: \w+)?|"
    r"(?:є|явля\w+) (?:чистым |чистою |очередным |черговим )?(?:фейк|вымысл|вигадк|вброс|вкид|дез\w+|наклеп|клевет)\w+|"
    r"(?:є|явля\w+) (?:неправдив|ложн|недостоверн|недостовірн|вигадан|фейков)\w+|"
    r"(?<!официально )(?<!офіційно )(?<!пока )(?<!поки )не (?:подтверждаются|підтверджуються)|"
    r"(?:никак|жодн)\w+ (?:\w+ ){1,2}(?:и близко |і близько )?не "
    r"(?:было|был|была|были|було|був|була|були|наносил\w*|завда\w+|вел\w+)(?!\w)|(?<!\w)не ?(?:причастн|причетн)\w+|"
    r"(?:удара|удару|атаки|обстрела|обстрілу|нал[её]та|нальоту|бомбардировки|бомбардування|приказа|наказу) "
    r"не (?:было|було)|"
    r"не (?:было|було) (?:никак|жодн)\w+ \w+|(?<!\w)(?:не (?:было|було) такого|такого не (?:было|було)|"
    r"(?:ничего|нічого) (?:подобного|подібного)|(?:это|це) (?:были |були )?не (?:мы|ми|наш\w*))(?!\w)|"
    r"не (?:правда|мають нічого спільного)|не имеют ничего общего|далек\w+ от (?:истины|действительности)|"
    r"(?:это|це|то) (?:\w+ ){0,3}?(?:неправда|ложь|фейк|вигадка|выдумка|брехня|вброс|провокаци\w+|провокаці\w+|"
    r"дезинформация|"
    r"дезінформація|маячня|бред|чушь|казка|сказка|вымысел)|речь не ид[её]т|не йдеться",
    re.IGNORECASE,
)
_CONTRARY = re.compile(r"(?:рассказ|говор|утвержд|розпов|каж|тверд)", re.IGNORECASE)
_NO_COMMENT = re.compile(
    r"от комментари\w+ (?:\w+ )?(?:отказ|воздерж)\w+|від коментар\w+ (?:\w+ )?(?:відмов|утрим)\w+|"
    r"отказ(?:ал|ыва)\w* (?:от )?(?:коммент|ответ|обсужд|что-либо)\w*|відмов(?:и|ля)\w* (?:від )?(?:комент|"
    r"відпов|обговор)\w*|"
    r"не (?:\w+ ){0,2}?(?:прокомментир|прокомент|комментир|комент)\w+|(?:сразу |пока |тоже |також |одразу |"
    r"поки )?не (?:\w+ )?(?:ответил|отвеча|відпові)(?!\w* (?:дійсност|действительн|правд))\w*|"
    r"не (?:подтверди|підтверди|підтверджу|подтвержда)\w+|(?:никак |пока |поки |ніяк ){0,2}не (?:отреагир|"
    r"відреагу|откликн|відгукн)\w+|воздерж\w+ от коммент|утрима\w+ від комент|без коммент|без комент|"
    r"уклон\w+ от (?:прямого )?(?:ответ|комментар)\w*|ухил\w+ від (?:прямої )?(?:відповіді|коментар\w*)|"
    r"(?:остал\w+|оставил\w*|залиши\w+) (?:\w+ )?без ответа|без відповіді",
    re.IGNORECASE,
)
_UNCHECKED = re.compile(r"редакц|журналист|журналіст|незалежн|независим|удалось|вдалося", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody says that a claim is not true: `content` is what is denied; `pointing`: only as "this"."""

    attribution: Attribution | None
    by: str
    anchor: Span
    content: tuple[Span, ...]
    pointing: bool
    token: int


def denials(view: View, attributions: Sequence[Attribution], publisher: str | None) -> list[Denial]:
    """Every denial: by a verb, a name for the claim ("вброс"), "это ложь", "не відповідає дійсності"."""
    found: list[Denial] = []
    for attribution in attributions:
        denial = _by_cue(view, attribution)
        if denial is not None and not neither(view, view.sentence_of(denial.token)):
            found.append(denial)
    for sentence in view.sentences:
        match = _NOT_TRUE.search(view.text, sentence.span.start, sentence.span.end)
        if match is None or any(d.anchor.overlap(Span(match.start(), match.end())) for d in found):
            continue
        inner = _holding(attributions, Span(match.start(), match.end()))
        teller = (
            subject(view, sentence, view.at(match.start()))
            if inner is None and _CONTRARY.match(match.group())
            else None
        )
        by = view.nominative(*teller) if teller is not None else _who(inner) if inner is not None else publisher
        if not by:
            continue
        if inner is not None:
            content: tuple[Span, ...] = (_clause_span(view, match.start()),)
            piece = next((c for c in inner.content if c.start <= match.start() < c.end), content[0])
            first = _clause_span(view, match.start())
            anchor = Span(max(piece.start, first.start), min(piece.end, first.end)) if first.overlap(piece) else piece
            if len(piece) < 90:
                anchor = piece
            pointing = "йдеться" not in match.group() and "речь" not in match.group()
            found.append(Denial(inner, by, anchor, () if pointing else (anchor,), pointing, view.at(match.start())))
        else:
            anchor = Span(sentence.span.start, match.end())
            found.append(Denial(None, by, anchor, (anchor,), False, view.at(match.start())))
    return found


def _holding(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    around = [
        a for a in attributions if any(c.contains(span) for c in a.content) and not a.provenance.by.endswith("pointer")
    ]
    return min(around, key=lambda a: sum(map(len, a.content)), default=None)


def _who(attribution: Attribution) -> str | None:
    speaker = attribution.speaker
    return (speaker.name or speaker.role) if speaker is not None else None


def _by_cue(view: View, attribution: Attribution) -> Denial | None:
    if not attribution.cue or (by := _who(attribution)) is None:
        return None
    n = view.at(attribution.cue[0].start)
    lemma = view.lemma(n)
    pointing = attribution.provenance.by.endswith("pointer")
    if lemma in cues.DENIAL:
        return Denial(attribution, by, _anchor(view, attribution, n), attribution.content, pointing, n)
    disagreeing = any(
        word in cue.of(view.text).lower() for cue in attribution.cue for word in ("не соглас", "не згод", "не погодж")
    )
    if disagreeing:
        return Denial(attribution, by, _anchor(view, attribution, n), attribution.content, pointing, n)
    denied = view.lemma(view.at(attribution.cue[-1].end - 1)) in cues.OWNING and view.lower(n) == "не"
    if denied:
        verb = view.at(attribution.cue[-1].end - 1)
        return Denial(attribution, by, _anchor(view, attribution, verb), attribution.content, pointing, verb)
    if lemma in cues.NAMING:
        first, last = view.segment_of(n)
        if any(view.lemma(k) in FALSE for k in range(first, last)):
            return Denial(attribution, by, _anchor(view, attribution, n), attribution.content, pointing, n)
    if attribution.kind == "direct" and _waved_aside(view, attribution):
        return Denial(attribution, by, _anchor(view, attribution, n), (), True, n)
    if lemma in ("прокомментировать", "прокоментувати", "ответить", "відповісти") and attribution.kind == "direct":
        content = " ".join(c.of(view.text) for c in attribution.content)
        if any(word in content.lower() for word in ("вигадка", "выдумка", "неправда", "ложь", "брехня", "фейк")):
            return Denial(attribution, by, attribution.content[0], (), True, n)
    return None


def _waved_aside(view: View, attribution: Attribution) -> bool:
    """Whether all that is quoted is a short word for untruth: "«Чушь», — отмахнулся он"."""
    tokens = [k for c in attribution.content for k in range(view.at(c.start), view.at(c.end - 1) + 1)]
    spoken = [k for k in tokens if view.tokens[k].pos not in ("PUNCT", "SYM")]
    return len(spoken) <= 5 and any(view.lemma(k) in FALSE for k in spoken)


def _anchor(view: View, attribution: Attribution, n: int) -> Span:
    """Source, cue and, where it stands in the same clause, content."""
    first, last = view.segment_of(n)
    span = view.span(first, last - 1)
    for part in (*attribution.source, *attribution.content):
        if part.start >= view.sentence_of(n).span.start and part.end <= view.sentence_of(n).span.end:
            near = part.start - span.end < 6 and span.start - part.end < 6
            if near:
                span = Span(min(span.start, part.start), max(span.end, part.end))
    return span


def _clause_span(view: View, offset: int) -> Span:
    first, last = view.segment_of(view.at(offset))
    return view.span(first, last - 1)


def replies_slavic(
    view: View, attributions: Sequence[Attribution], publisher: str | None
) -> Iterator[tuple[Reply, str]]:
    """Every answer with the party that gives it."""
    told = denials(view, attributions, publisher)
    taken = [denial.anchor for denial in told]
    for denial in told:
        yield Reply("denies", denial.by, denial.anchor, denial.token, denial.attribution, "slavic.denies"), denial.by
    for attribution in attributions:
        by = _who(attribution)
        if not attribution.cue or by is None:
            continue
        n = view.at(attribution.cue[0].start)
        admitting = attribution.kind == "direct" and view.lemma(n) in ("признать", "признавать", "визнати", "визнавати")
        if view.lemma(n) in cues.CONFIRMATION and not admitting and view.lower(n - 1) != "не":
            anchor = _anchor(view, attribution, n)
            if view.lower(view.segment_of(n)[1]) == ":":
                anchor = view.span(view.segment_of(n)[0], n)
            taken.append(anchor)
            yield Reply("confirms", by, anchor, n, attribution, "slavic.confirms"), by
    for sentence in view.sentences:
        found = _silence(view, sentence)
        if found is not None:
            yield found
            continue
        plain = _plain(view, sentence)
        if plain is not None and not any(plain[0].anchor.overlap(anchor) for anchor in taken):
            yield plain
        for who, first, last in silent(view, sentence):
            by = _unmarked(_named(view, who))
            yield Reply("no_comment", by, view.span(first, last), last, None, "slavic.silent"), by


_TURNED_DOWN = words(
    "обвинение звинувачення причетность причетність причастность вина провина информация інформація сообщение "
    "повідомлення заявление заява слух чутка факт ответственность відповідальність участие участь всё усе весь увесь",
)


def _plain(view: View, sentence: Sentence) -> tuple[Reply, str] | None:
    """ "Минобороны обвинения отвергает", "причетності не визнає", "удар подтвердил и губернатор": with no content of
    its own, what is answered is named only as a claim or an event."""
    if neither(view, sentence):
        return None
    for n in range(sentence.first, sentence.last):
        token = view.tokens[n]
        if token.pos != "VERB" or token.tag != "Fin" or view.feature(n, "Person") in ("1", "2") or view.inside[n] >= 0:
            continue
        negated = view.lower(n - 1) == "не"
        kind: ResponseKind = "denies"
        if view.lemma(n) in cues.CONFIRMATION and not negated:
            kind = "confirms"
        elif not (view.lemma(n) in cues.DENIAL and not negated) and not (view.lemma(n) in cues.OWNING and negated):
            continue
        who = subject(view, sentence, n)
        # "Минобороны обвинения": the object stands between, and looks like a genitive of the subject.
        cut = next((k for k in range(*who) if _asked_about(view, k + 1)), None) if who is not None else None
        who = (who[0], cut) if who is not None and cut is not None else who
        if who is None or any(view.lemma(k) in cues.REPORT_NOUNS | _TURNED_DOWN for k in range(who[0], who[1] + 1)):
            continue
        if kind == "confirms" and not _party(view, who):
            # "Удар подтвердил и губернатор": subject and object look alike.
            behind = [r for r in runs(view, n + 1, view.segment_of(n)[1]) if r.adposition < 0]
            who = next(((r.first, r.last) for r in behind if _party(view, (r.first, r.last))), who)
        if kind == "confirms" and (not _party(view, who) or view.lower(view.segment_of(n)[1]) == ","):
            continue  # a test or a film confirms nothing here; what follows a comma is an attribution
        first, last = view.segment_of(n)
        by = _unmarked(_named(view, who))
        return Reply(kind, by, view.span(min(first, who[0]), last - 1), n, None, "slavic.plain"), by
    return None


def _unmarked(name: str) -> str:
    """A name without the marks around it; marks inside it stay: "Речниця «Укрзалізниці»"."""
    inner = name.strip('«»„“”" ')
    return inner if not any(mark in inner for mark in "«„“") else name.strip()


def _named(view: View, who: tuple[int, int]) -> str:
    """The person's name in a phrase, else the phrase, in the nominative."""
    people = [k for k in range(who[0], who[1] + 1) if view.tokens[k].entity == "PERSON"]
    return " ".join(view.tokens[k].lemma for k in people) if people else view.nominative(*who)


def _party(view: View, who: tuple[int, int]) -> bool:
    """Whether a phrase names people or a body."""
    head = view.head(*who)
    if head < 0:
        return False
    person = view.tokens[head].entity == "PERSON" or view.feature(head, "Animacy") == "Anim"
    return person or view.lemma(head) in BODIES | INSTITUTIONS


def _asked_about(view: View, n: int) -> bool:
    """Whether a word, or the pronoun before it, opens what an answer is about ("цієї інформації")."""
    return view.lemma(n) in _TURNED_DOWN or (
        view.tokens[n].pos in ("DET", "PRON", "ADJ") and view.lemma(n + 1) in _TURNED_DOWN
    )


def _housed(view: View, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """ "У бригаді … не підтверджують": those of a body, where a plural verb has no subject."""
    if view.feature(verb, "Number") != "Plur" or view.lower(sentence.first) not in ("в", "у", "во", "на"):
        return None
    found = [r for r in runs(view, sentence.first, verb) if r.adposition == sentence.first]
    if not found:
        return None
    last = next((k for k in range(found[0].inner, found[0].last) if _asked_about(view, k + 1)), found[0].last)
    return found[0].inner, last


def _silence(view: View, sentence: Sentence) -> tuple[Reply, str] | None:
    """ "Генштаб заявление не прокомментировал"."""
    match = _NO_COMMENT.search(view.text, sentence.span.start, sentence.span.end)
    if match is None:
        return None
    at = view.at(match.start())
    if quoted_at_length(view, at):
        return None
    verb = next(
        (
            k
            for k in range(at, min(sentence.last, at + 6))
            if view.tokens[k].pos == "VERB" and view.tokens[k].tag == "Fin"
        ),
        -1,
    )
    if verb < 0 or view.feature(verb, "Person") in ("1", "2"):
        return None
    who = subject(view, sentence, verb) or _housed(view, sentence, verb)
    if who is None:
        return None
    if any(view.lemma(k) in cues.REPORT_NOUNS for k in range(who[0], who[1] + 1)):
        who = _housed(view, sentence, verb)
    if who is None:
        return None  # "сообщения не подтверждаются": reports answer nothing
    if _UNCHECKED.search(view.span(*who).of(view.text)) and not _UNCHECKED.search(view.tokens[who[1]].text):
        who = who[1], who[1]  # "на письмо редакции Минобороны не ответило"
    if _UNCHECKED.search(view.span(*who).of(view.text)):
        return None  # the newsroom could not check something: nobody's answer
    by = _named(view, who)
    if (
        view.lower(who[0]) in ("ни", "жоден", "жодна", "жодне") and who[1] > who[0]
    ):  # "ни одна из сторон", "жодна зі сторін"
        inner = next((k for k in range(who[0], who[1]) if view.tokens[k].pos == "ADP"), who[1])
        by = view.nominative(inner + 1, who[1], several=True) if inner < who[1] else by
    first, last = view.segment_of(verb)
    anchor = view.span(min(first, who[0]), last - 1)
    kind: ResponseKind = "no_comment"
    return Reply(kind, by, anchor, verb, None, "slavic.no_comment"), _unmarked(by)
