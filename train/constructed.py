"""Constructed paragraphs for what PolNeAR lacks: dispatches from wars, attributions inside attributions, colons, "per", participles.

Everything here is made up: persons, outlets, units and figures do not exist, and nothing said here was said by anybody. Only
the places are real. Each paragraph carries every attribution, also those inside other contents.
"""

# A table of sentence patterns: one row each, however long.
# ruff: noqa: E501, E731, SIM905
# fmt: off

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from data import Frame, Item, Span


class Draft:
    """A text with marked attributions."""

    def __init__(self, text: str = "", frames: list[Frame] | None = None) -> None:
        self.text, self.frames = text, frames or []


def put(*parts: object) -> Draft:
    """Join parts. A part ("s1", x) is the source of the new attribution 1, "q" its cue, "c" its content; "s12" serves two."""
    out, new = Draft(), {}
    for part in parts:
        code, inner = part if isinstance(part, tuple) else ("", part)
        start = len(out.text)
        draft = inner if isinstance(inner, Draft) else Draft(str(inner))
        move = lambda raw, by=start: [(a + by, b + by) for a, b in raw]
        for f in draft.frames:
            out.frames.append(Frame(move(f.source), move(f.cue), move(f.content), f.nested or code.startswith("c")))
        out.text += draft.text
        for number in code[1:]:
            frame = new.setdefault(number, Frame([], [], []))
            target: list[Span] = {"s": frame.source, "q": frame.cue, "c": frame.content}[code[0]]
            target.append((start, len(out.text)))
    out.frames += new.values()
    return out


def upper(x: str | Draft) -> Draft:
    d = x if isinstance(x, Draft) else Draft(x)
    return Draft(d.text[:1].upper() + d.text[1:], d.frames)


FIRST = """Pavlo Taras Ostap Yurii Bohdan Lesia Orysia Iryna Kateryna Maksym Roman Gennady Ruslan Viktor Arkady Lyudmila Zinaida Fedor
Samir Hatem Rania Nadia Yasser Bilal Fatma Huda Issa Abdou Aminata Moussa Salif Chantal Bosco Divine Wai Thiri Zaw Khin Miguel Rosario
Anselmo Elin Jonas Petra Marten Colette Dev Farida Omid Zarina""".split()
LAST = """Havrysh Pryima Zadorozhny Kostiuk Levytska Hordiienko Bilokin Drach Yaremchuk Solodko Mereshko Zubarev Kulagin Lomov Tretyakova
Panfilov al-Masri Haddadin Nasrallah-Kader Darwich Tayyar Bashir-Oumar Kone Traore Mwamba Kasongo Nyirenda Aung-Lwin Myint Soe Quiroga
Valdes Lindqvist Brandt Okafor Duval Rahmani Stanek Kovalski Idrissa""".split()
TITLES = """commander|deputy commander of the brigade|head of the regional administration|mayor|deputy mayor|army spokesman|spokeswoman|
military analyst|adviser to the governor|police chief|hospital director|chief physician|teacher|farmer|shopkeeper|aid coordinator|
defence minister|deputy prime minister|retired colonel|press officer|emergency service chief|rescue worker|lawyer|mine engineer|
port manager|opposition lawmaker|regional prosecutor|logistics officer|village elder|union leader|director of the plant""".replace("\n", "").split("|")
BODIES = """the regional military administration|the General Staff|the defence ministry|the city council|the state emergency service|
the health ministry|the army|the rebels|the coalition|the national grid operator|the interior ministry|the border guard|the navy|
the air force|a monitoring group|the prosecutor’s office|the port authority|the agriculture ministry|the armed opposition|
the Red Crescent branch|the peacekeeping mission|the militia|the 88th Mechanised Brigade|the Northern Front press office|
Moscow|Kyiv|the government|the Kremlin|the occupation authorities|the central bank|the mine’s operator|the railway company""".replace("\n", "").split("|")
GROUPS = """residents|witnesses|analysts|local officials|aid workers|two diplomats|several villagers|survivors|medics|military bloggers|
Western officials|observers|security sources|one resident|a nurse|a driver|a local man|a former miner|a woman who fled with her children|
a soldier who goes by the call sign Heron|a senior official|an officer of the brigade|three people familiar with the talks|experts|
a doctor at the field hospital|an aid worker in the camp|fishermen|a shepherd|displaced families|a volunteer|neighbours|critics""".replace("\n", "").split("|")
OUTLETS = """Steppe Courier|Radio Limestone|the Harbour Gazette|the Meridian news agency|Channel Nine East|the Delta Observer|Kanal Obriy|
the state agency Vostok-Press|the newspaper Morning Tide|the website FrontLedger|Horizon TV|the Telegram channel Night Watch|
Al-Sahel Radio|the weekly Grenzbote|the Inland Dispatch|the broadcaster Cedar Wave""".replace("\n", "").split("|")
CITIES = """Kramatorsk Sloviansk Kupiansk Izium Vovchansk Kherson Mykolaiv Orikhiv Huliaipole Vuhledar Toretsk Bakhmut Siversk Sumy
Zaporizhzhia Nikopol Berdyansk Melitopol Mariupol Luhansk Belgorod Shebekino Kursk Rylsk Aleppo Homs Idlib Raqqa Hodeidah Taiz Marib Gedaref
Nyala Zalingei Kadugli Bunia Beni Butembo Minova Gao Menaka Djibo Maiduguri Mekelle Myitkyina Hpakant Tyre Rafah Jenin Stepanakert
Kharkiv Odesa Chernihiv Dnipro Pavlohrad Synelnykove""".split()
AREAS = """the Donetsk region|the Kharkiv region|Sumy Oblast|North Kivu|the Luhansk region|Darfur|Shan State|the Zaporizhzhia region|
Hama province|eastern Ukraine|the northern suburbs|southern Lebanon|the Kursk region|Ituri province|Kordofan""".replace("\n", "").split("|")
UNITS = """troops|Russian troops|Ukrainian forces|the army|rebels|assault groups|government forces|two companies|a reconnaissance group|
militia fighters|paratroopers|the 41st brigade|enemy units""".replace("\n", "").split("|")
THINGS = """a bridge|the railway station|a fuel depot|a power substation|a school|a grain elevator|a pumping station|an apartment block|
the coke plant|a clinic|the ventilation shaft of the mine|a warehouse|the market|a ferry|an ammunition dump|the dam|two houses""".replace("\n", "").split("|")
DAYS = "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|overnight|late on Sunday|before dawn|on 14 May|on March 3|this week|earlier".split("|")
NUMBERS = "two three four five six seven nine eleven twelve 14 17 20 23 31 40 dozens".split()


class Maker:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.pick: Callable[..., Any] = rng.choice
        self.chance = lambda p: rng.random() < p

    # ---- noun phrases ----
    def name(self) -> str:
        return f"{self.pick(FIRST)} {self.pick(LAST)}"

    def person(self) -> str:
        name, title, city = self.name(), self.pick(TITLES), self.pick(CITIES)
        return self.pick([name, self.pick(LAST), f"{title} {name}", f"{name}, {title}", f"{name}, the {title} of {city},",
                          f"{name}, a {title} in {city},", f"{self.pick(BODIES)}’s spokesman, {name},", f"Colonel {name}",
                          f"the {title}", f"{title} {self.pick(LAST)}"]).rstrip(",") if self.chance(0.8) else self.pick(["he", "she", "they"])

    def who(self) -> str:
        kind = self.rng.random()
        if kind < 0.45:
            return self.person()
        if kind < 0.7:
            return self.pick(BODIES)
        if kind < 0.94:
            return self.pick(GROUPS)
        return self.pick(OUTLETS)

    # ---- clauses without attribution ----
    def clause(self) -> str:
        r, p = self.rng, self.pick
        city, other, unit, thing, day, n = p(CITIES), p(CITIES), p(UNITS), p(THINGS), p(DAYS), p(NUMBERS)
        return p([
            f"{unit} entered the outskirts of {city} {day}",
            f"{unit} had been pushed back from {city}",
            f"{unit} took control of {r.choice(['the heights', 'two villages', 'a crossroads'])} near {city}",
            f"{unit} withdrew from {city} towards {other} {day}",
            f"{n} people were killed and {p(NUMBERS)} injured when a shell hit {thing} in {city}",
            f"at least {n} civilians were wounded in {city} {day}",
            f"a drone struck {thing} on the edge of {city}",
            f"a guided bomb destroyed {thing} in {city} {day}",
            f"rockets fell on {thing} between {city} and {other}",
            f"the road from {city} to {other} is under fire",
            f"the town has been without water since {p(['Sunday', 'last week', 'the beginning of June'])}",
            f"some {r.randint(2, 60) * 100} people have fled {city}",
            f"families from {city} are sleeping in {p(['schools', 'tents', 'a railway depot'])} in {other}",
            f"the garrison of {city} may be cut off within days",
            "the loss of the mine could halve the output of the district",
            f"the plant produced {r.randint(1, 9)}.{r.randint(1, 9)} million tonnes last year",
            f"the attack on {city} had been repelled",
            f"there are no enemy soldiers in {city}",
            f"fighting continues in {p(AREAS)}",
            f"an exchange of {n} prisoners took place near {city}",
            f"{n} officials were detained in {city}",
            f"the hospital in {city} is running out of fuel",
            f"a convoy with food reached {city} {day}",
            f"talks in {other} ended without an agreement",
            f"{p(BODIES)} would send reinforcements to {city}",
            f"it was too early to speak of a breakthrough near {city}",
            "nobody was hurt",
            f"the situation in {p(AREAS)} was under control",
            f"the claim about {city} was false",
            f"everything within {r.randint(2, 20)} km of {city} has been evacuated",
            f"if {thing} is lost, {unit} will have to be supplied through {other}",
            f"shelling of {city} had intensified",
            f"the ceasefire was violated {n} times",
            f"{unit} and their families had left {city} by bus",
        ])

    def speech(self) -> str:
        p = self.pick
        return p([f"We left {p(CITIES)} with two bags and a dog", "There is nobody left on our street", "It was the third strike this week",
                  "We need generators, not promises", "They come at night and they never stop", f"Without the road to {p(CITIES)} we cannot hold",
                  "I heard a whistle and then the wall was gone", "The enemy is lying again", "Nothing has changed on this section",
                  "Our positions are where they were", "The bridge is gone", "We will rebuild it", "God kept us alive",
                  f"Anyone who says {p(CITIES)} has fallen has not been there", "Every day it gets worse", "People drink from the river",
                  "That is all I can say for now", f"{upper(self.clause()).text}", f"{upper(self.clause()).text}", f"{upper(self.clause()).text}"])

    def phrase(self) -> str:
        p = self.pick
        return p([f"the loss of {p(CITIES)}", f"the capture of {p(CITIES)}", f"an attack on {p(THINGS)} in {p(CITIES)}", "any involvement in the strike",
                  f"a shortage of {p(['fuel', 'medicines', 'clean water', 'bread'])}", f"the shelling of {p(CITIES)}", "the report", "the allegation",
                  f"the withdrawal of {p(UNITS)} from {p(CITIES)}", f"the arrival of {p(NUMBERS)} buses with displaced people",
                  f"heavy losses near {p(CITIES)}", f"the danger to {p(THINGS)}", "the figures", f"the need for {p(['shelter', 'ammunition', 'doctors', 'insulin'])}"])

    def plain(self) -> str:
        """A sentence in the publisher's own voice."""
        p = self.pick
        return p([upper(self.clause()).text, upper(self.clause()).text, f"The {p(['reports', 'claims'])} could not be independently verified",
                  f"{upper(p(BODIES)).text} has not commented on the incident", "She asked not to be named",
                  f"{p(CITIES)} had {self.rng.randint(4, 90)},000 inhabitants before the war", "No one answered calls to the press office",
                  f"The front line runs some {self.rng.randint(3, 40)} km from {p(CITIES)}", f"The war is in its {p(['second', 'third', 'fourth'])} year"]) + "."

    # ---- attributions ----
    def says(self) -> str:
        return self.pick("said said said says stated claimed reported added noted wrote announced warned insisted confirmed explained stressed argued recalled writes reports acknowledged".split())

    def quote(self, end: str = ",") -> str:
        return f"“{self.speech()}{end}”"

    def content(self, depth: int = 0) -> str | Draft:
        """A clause; sometimes one that holds an attribution of its own."""
        if depth < 1 and self.chance(0.2):
            return self.inner()
        return self.clause()

    def inner(self) -> Draft:
        """An attribution that can stand as the content of another."""
        s, c = self.who(), self.clause()
        gap = ", " if "," in s else " "
        return self.pick([
            lambda: put(("s1", s), gap, ("q1", self.pick(["had said", "said", "told him", "had warned", "believed", "had reported"])), " that ", ("c1", c)),
            lambda: put(("c1", c), ", ", ("s1", s), gap, ("q1", self.says())),
            lambda: put(("q1", "according to"), " ", ("s1", s), ", ", ("c1", c)),
            lambda: put(("s1", s), gap, ("q1", self.pick(["denied", "rejected", "confirmed", "acknowledged", "feared"])), " ", ("c1", self.phrase())),
            lambda: put(("s1", s), " had ", ("q1", "ordered"), " ", ("c1", f"{self.pick(UNITS)} to leave {self.pick(CITIES)}")),
        ])()

    def sentence(self) -> Draft:
        p, put_, s, c = self.pick, put, self.who(), self.content()
        S, C = upper(s), upper(c)
        gap = ", " if "," in s else " "
        also = p(["adding", "adding", "noting", "warning", "stressing", "insisting", "claiming", "and added", "and warned", "but acknowledged"])
        joint = (also[:4], also[4:]) if also.startswith(("and ", "but ")) else (" ", also)
        joint = (f", {joint[0].strip()} " if joint[0].strip() else ", ", joint[1])
        outlet, np = p(OUTLETS), self.phrase()
        return p([
            lambda: put_(("s1", S), gap, ("q1", self.says()), p([" ", " that "]), ("c1", c), "."),
            lambda: put_(("s1", S), gap, ("q1", self.says()), p([" ", " that "]), ("c1", c), "."),
            lambda: put_(("c1", C), ", ", ("s1", s), gap, ("q1", self.says()), p(["", f" {p(DAYS)}", " in a statement"]), "."),
            lambda: put_(("c1", C), ", ", ("q1", p(["according to", "according to", "per"])), " ", ("s1", s), "."),
            lambda: put_(("q1", p(["According to", "According to", "Per"])), " ", ("s1", s), ", ", ("c1", c), "."),
            lambda: put_(("c1", self.quote()), " ", ("s1", s), gap, ("q1", self.says()), "."),
            lambda: put_(("c1", self.quote()), " ", ("q1", "said"), " ", ("s1", s), ". ", ("c1", self.quote("."))),
            lambda: put_(("c1", self.quote()), " ", ("q1", "said"), " ", ("s1", s), p([", who asked not to be named.", ", who fled last week.", "."])),
            lambda: put_(("c1", self.quote()), " ", ("s1", s), gap, ("q1", "told"), " ", outlet, p([".", " by telephone.", f" {p(DAYS)}."])),
            lambda: put_(("s1", S), gap, ("q1", "told"), " ", p([outlet, "reporters", "us", "local media"]), " that ", ("c1", c), "."),
            lambda: put_(("s1", S), p([", who spoke on condition of anonymity,", ", speaking by telephone,", f", quoted by {outlet},"]), " ", ("q1", self.says()), " ", ("c1", c), "."),
            lambda: put_(("s1", S), ": ", ("c1", self.quote("."))),
            lambda: put_(("s1", S), ": ", ("c1", self.quote("")), "."),
            lambda: put_(("c1", C), p([" – ", " - ", " — "]), ("s1", s)),
            lambda: put_(("c1", C), ": ", ("s1", s)),
            lambda: put_(("s12", S), gap, ("q1", self.says()), " that ", ("c1", c), joint[0], ("q2", joint[1]), " that ", ("c2", self.clause()), "."),
            lambda: put_(("s12", S), gap, ("q1", self.says()), " ", ("c1", c), ", ", ("q2", p(["emphasizing", "citing", "pointing to", "underlining"])), " ", ("c2", np), "."),
            lambda: put_(("c1", self.quote()), " ", ("s12", s), gap, ("q1", self.says()), ", ", ("q2", also if " " not in also else "adding"), " that ", ("c2", self.clause()), "."),
            lambda: put_(("s1", S), gap, ("q1", p(["denied", "rejected", "dismissed", "confirmed", "announced", "reported", "disputed", "condemned", "acknowledged"])), " ", ("c1", np), "."),
            lambda: put_(("s12", S), gap, ("q1", p(["denied", "rejected"])), " ", ("c1", np), " and ", ("q2", "blamed"), " ", ("c2", f"{p(BODIES)} for {self.phrase()}"), "."),
            lambda: put_(("s1", S), gap, ("q1", "denied"), " that ", ("c1", c), "."),
            lambda: put_(("s1", S), gap, ("q1", "accused"), " ", ("c1", f"{p(BODIES)} of {p(['shelling', 'mining', 'burning', 'looting'])} {p(THINGS)}"), "."),
            lambda: put_(("s1", S), gap, ("q1", "blamed"), " ", ("c1", p(BODIES)), "."),
            lambda: put_(("s1", S), gap, ("q1", "blamed"), " ", ("c1", f"{p(BODIES)} for {np}"), "."),
            lambda: put_(("s1", S), gap, ("q1", p(["called", "called", "branded"])), " ", ("c1", f"{np} {p(['“a provocation”', '“nonsense”', 'a war crime'])}"), "."),
            lambda: put_(("c1", upper(np)), " ", ("q1", p(["was confirmed by", "was denied by", "was reported by", "was announced by"])), " ", ("s1", s), "."),
            lambda: put_(("s1", S), gap, ("q1", p(["put", "estimated"])), " ", ("c1", f"the number of {p(['dead', 'displaced', 'wounded'])} at {self.rng.randint(3, 900)}"), "."),
            lambda: put_(("s1", S), gap, ("q1", p(["called for", "have called for", "appealed for", "asked for", "are pleading for"])), " ", ("c1", f"{p(['aid', 'a ceasefire', 'an inquiry', 'more ambulances', 'air defence'])}"), "."),
            lambda: put_(("s1", S), gap, ("q1", p(["fear", "believe", "expect", "doubt", "hope", "suspect", "estimate"])), " ", ("c1", c), ".") if s[-1] == "s" else put_(("s1", S), gap, ("q1", p(["fears", "believes", "expects", "doubts"])), " ", ("c1", c), "."),
            lambda: put_(("s1", S), gap, ("q1", p(["ordered", "urged", "asked"])), " ", ("c1", f"residents of {p(CITIES)} to leave"), "."),
            lambda: put_(("s1", S), gap, ("q1", p(["did not say", "could not say", "declined to say"])), " ", ("c1", f"whether {self.clause()}"), "."),
            lambda: put_(("c1", upper(np)), " ", ("q1", p(["is seen as", "was described as", "is regarded as"])), " ", ("c1", p(["a blow to the army", "a turning point", "a warning"])), "."),
            lambda: put_(("c1", S), " ", ("q1", p(["reportedly", "allegedly"])), " ", ("c1", f"{p(['left', 'fled', 'burnt', 'crossed into'])} {p(CITIES)} {p(DAYS)}"), "."),
            lambda: put_("There were ", ("q1", p(["rumours", "reports", "claims"])), " that ", ("c1", c), "."),
            lambda: put_(("s1", upper(p(BODIES))), " ", ("q1", "dismissed"), " ", ("c1", put_("a ", ("q1", "claim by"), " ", ("s1", s), " that ", ("c1", self.clause()))), "."),
            lambda: put_(("c12", C), ", ", ("s1", outlet), " ", ("q1", p(["reported", "wrote", "reports"])), ", ", ("q2", p(["citing", "quoting"])), " ", ("s2", s), "."),
            lambda: put_(("c1", put_(("c1", C), ", ", ("s1", s), gap, ("q1", "said"))), ", ", ("q1", "according to"), " ", ("s1", outlet), "."),
            lambda: put_(("q1", "According to"), " ", ("s1", outlet), ", ", ("c1", put_(("s1", s), gap, ("q1", self.says()), " that ", ("c1", self.clause()))), "."),
            lambda: put_(("s1", upper(outlet)), " ", ("q1", p(["reported", "wrote"])), " that ", ("c1", put_(("s1", s), gap, ("q1", p(["had said", "warned", "denied", "believed"])), " ", ("c1", self.clause()))), "."),
            lambda: put_(("s1", S), gap, ("q1", "was quoted as saying"), p([" by " + outlet, ""]), " that ", ("c1", c), "."),
            lambda: put_("The agency ", ("q1", "quoted"), " ", ("s1", s), gap, ("q1", "as saying"), " ", ("c1", c), "."),
            lambda: put_(("c1", upper(np)), ", ", ("s1", s), gap, ("q1", p(["claimed", "said", "says"])), ", ", ("c1", p(["marks a shift in the fighting", "will change nothing", "opens the road to the west", "cost many lives"])), "."),
            lambda: put_(("c1", "“" + self.speech() + ",”"), " ", ("s1", s), gap, ("q1", self.says()), ", ", ("c1", "“and " + self.speech()[:1].lower() + self.speech()[1:] + ".”")),
            lambda: put_(("s1", S), gap, ("q1", self.says()), " ", ("c1", f"{p(UNITS)} were “{p(['holding on', 'completely surrounded', 'advancing on all sides', 'leaving in panic'])}” near {p(CITIES)}"), "."),
            lambda: put_(("s1", S), gap, ("q1", "denied"), " ", ("c1", np), ". ", ("s2", p(["He", "She", "It", "They"])), " ", ("q2", "said"), " ", ("c2", self.clause()), "."),
            lambda: put_(p(["@", "@"]), ("s1", p(["front_diary", "steppe_eye", "harbor_watch"])), ": ", ("c1", self.quote("."))),
            lambda: put_(("s1", p(["A statement", "Satellite images", "A video", "Documents seen by this newspaper", "A survey"])), " ", ("q1", p(["showed", "suggest", "indicate", "said"])), " that ", ("c1", self.clause()), "."),
        ])()

    def paragraph(self) -> Item:
        parts: list[object] = []
        if self.chance(0.1):
            city, agency = self.pick(CITIES), self.pick(["Meridian", "Steppe Wire", "Vostok-Press", "GNA"])
            parts += [self.pick([f"{city.upper()}, {self.pick(['May', 'June', 'March'])} {self.rng.randint(1, 28)} ({agency}) — ",
                                 f"{city.upper()} ({agency}) – ", f"{city}, 3 July. "])]
        for n in range(self.rng.choice([1, 1, 2, 2, 3])):
            if n:
                before = parts[-1]
                text = before.text if isinstance(before, Draft) else str(before)
                parts.append(" " if text[-1:] in ".”?!»" else "\n")
            parts.append(self.plain() if self.chance(0.2) else self.sentence())
        out = put(*parts)
        return Item(out.text, out.frames, nested_known=True)


def items(rng: random.Random, count: int) -> list[Item]:
    """`count` paragraphs, two to five joined to a text."""
    from data import packed

    maker = Maker(rng)
    return packed([maker.paragraph() for _ in range(count)], rng)


if __name__ == "__main__":
    for item in items(random.Random(3), 30):
        print(item.text)
        for f in item.frames or []:
            print("    ", "N" if f.nested else " ", *([item.text[a:b] for a, b in raw] for raw in (f.source, f.cue, f.content)), sep=" | ")
