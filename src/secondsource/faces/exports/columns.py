"""The columns of tables (CSV, Parquet) and the codebook that says what each means."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["text", "number", "whole", "truth"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it means, the kind of its values, and how it comes from a row's JSON."""

    name: str
    meaning: str
    kind: Kind
    get: Callable[[Json], Any]


def _key(name: str, meaning: str, kind: Kind = "text") -> Column:
    return Column(name, meaning, kind, lambda row: row.get(name))


def _list(name: str, meaning: str) -> Column:
    return Column(name, meaning, "text", lambda row: " > ".join(row.get(name) or []) or None)


def _inside(name: str, outer: str, inner: str, meaning: str, kind: Kind = "text") -> Column:
    return Column(name, meaning, kind, lambda row: (row.get(outer) or {}).get(inner))


_PLACE = (
    _inside("place", "place", "name", "name of the place that is meant, empty where it is not known"),
    _inside("lat", "place", "lat", "latitude of the point, degrees north (WGS 84)", "number"),
    _inside("lon", "place", "lon", "longitude of the point, degrees east (WGS 84)", "number"),
    _inside("radius_m", "place", "radius_m", "metres from the point within which the true place lies 9 times in 10",
            "whole"),
    _inside("where_precision", "place", "where_precision", "UCDP's 1 exact to 7 sea or air", "whole"),
    _inside("country", "place", "country", "ISO 3166-1 alpha-2"),
    _inside("geonameid", "place", "geonameid", "id of the place in GeoNames", "whole"),
)  # fmt: skip
_WHEN = (
    _inside("earliest", "happened_on", "earliest", "first day on which it can have happened, YYYY-MM-DD"),
    _inside("latest", "happened_on", "latest", "last day on which it can have happened"),
    _inside("date_precision", "happened_on", "precision", "UCDP's 1 day to 5 longer than a month", "whole"),
    _inside("edtf", "happened_on", "edtf", "the date as far as the text gives it, in EDTF"),
)
_COUNTED = (
    _key("reports", "documents that carry the claim of the event", "whole"),
    _key("origins", "independent origins that stand behind those reports; always to be read beside them", "whole"),
)
_FIGURES = Column(
    "quantities",
    "figures as JSON: what, low, best, high, unit; a range where claims differ, never an average",
    "text",
    lambda row: json.dumps(row["quantities"], ensure_ascii=False) if row.get("quantities") else None,
)
_WHO = (
    _key("speaker", "who is said to have said it; empty for the publisher's own voice and for anonymous speakers"),
    _key("speaker_role", "the speaker's role as the text gives it"),
    _key("anonymous", "whether the document names the speaker nowhere; empty for the publisher's own voice", "truth"),
    _key("naming", "named, role, group, or requested (asked not to be named)"),
    _list("relay", "media through which the words reached the document, oldest first"),
)
_REPORT = (
    _key("document", "id of the document"),
    _key("publisher", "the medium that published the document"),
    _key("published", "when, ISO 8601"),
)
_SAID = (
    _key("claim", "id of the claim: document/claim"),
    *_REPORT,
    _key("event", "id of the event that lists the claim"),
    *_COUNTED,
    _key("text", "the shortest clause of the document that says it"),
    *_WHO,
    _key("factuality", "how sure the speaker is (FactBank): CT+ certain, PR+ probable, PS+ possible, …-, Uu"),
)  # fmt: skip

_OURS = (
    *_COUNTED,
    _key("status", "claimed, corroborated, disputed; confirmed and refuted only by a person"),
    _key("radius_m", "metres from the point within which the true place lies 9 times in 10", "whole"),
)


def _none(name: str, why: str, kind: Kind = "text") -> Column:
    return _key(name, f"always empty: {why}", kind)


COLUMNS: dict[str, tuple[Column, ...]] = {
    "documents": (
        _key("id", "id of the document"),
        _key("sha256", "SHA-256 of the archived bytes"),
        _key("address", "where it was published"),
        _key("title", "its title"),
        _key("publisher", "the medium that published it"),
        _key("published", "when, ISO 8601"),
        _key("published_basis", "where the date comes from: given, metadata, text, unknown"),
        _key("language", "ISO 639"),
        _key("added_at", "when it came into the ledger, UTC"),
        _key("claims", "how many claims were read in it", "whole"),
        Column("depends_on", "documents that its text was made from, with how", "text",
               lambda row: "; ".join(f"{d['document']} ({d['kind']})" for d in row["depends_on"]) or None),
        _key("text", "its text; all offsets count in this"),
    ),
    "claims": (
        *_SAID,
        _key("evidence", "how the speaker is said to know: witnessed, reported, inferred, unstated"),
        _key("code", "what is claimed: an event code, stake or need"),
        _key("subcode", "finer code, where there is one"),
        _key("outcome", "of control_change: taken, lost, held, contested"),
        _key("actor", "who did it, in the text's words"),
        _key("target", "to whom or what, in the text's words"),
        *_PLACE,
        _key("place_text", "the place as the text spells it"),
        *_WHEN,
        _FIGURES,
        _key("acled", "ACLED sub-event (Codebook 2023); docs name what the mapping loses"),
        _key("plover", "PLOVER event type"),
        _key("cameo", "CAMEO code"),
        Column("anchor_start", "where `text` starts in the document, code points", "whole",
               lambda row: row["anchor"][0]),
        Column("anchor_end", "where it ends, exclusive", "whole", lambda row: row["anchor"][1]),
    ),
    "events": (
        _key("event", "id of the event"),
        _key("code", "event code, or stake"),
        _key("summary", "what is claimed; not a fact"),
        *_COUNTED,
        _key("status", "claimed, corroborated, disputed; confirmed and refuted only by a person"),
        _inside("reliability", "assessment", "reliability", "of the origin, A to F (Admiralty); F cannot be judged"),
        _inside("credibility", "assessment", "credibility", "of the information, 1 to 6; 6 cannot be judged", "whole"),
        Column("reasons", "why these grades", "text",
               lambda row: "; ".join(r["detail"] or r["code"] for r in row["assessment"]["reasons"]) or None),
        _inside("graded_by", "assessment", "by", "the program's version, or a person's name"),
        *_PLACE,
        *_WHEN,
        _FIGURES,
        Column("origin_names", "the origins by name; anonymous ones are never named", "text",
               lambda row: "; ".join(dict.fromkeys(origin_words(c) for c in row["claims"])) or None),
        Column("documents", "ids of the documents with a claim on it", "text",
               lambda row: "; ".join(dict.fromkeys(c["document"] for c in row["claims"])) or None),
        Column("denied_in", "ids of the documents that deny it", "text",
               lambda row: "; ".join(c["document"] for c in row["claims"] if c["stance"] == "denies") or None),
    ),
    "needs": (
        *_SAID,
        _key("sector", "humanitarian sector, one of eleven"),
        _key("kind", "need, appeal or delivery; displacement or casualties, where no need is told of"),
        _key("population", "whose need, in the text's words"),
        *_PLACE,
        _key("place_text", "the place as the text spells it"),
        *_WHEN,
        _FIGURES,
        _key("impact", "displacement, casualties (of civilians, aid or health workers), shortage or access"),
        _key("people_low", "least number of those concerned", "number"),
        _key("people_best", "number of those concerned; empty where the text gives only a range", "number"),
        _key("people_high", "greatest number of those concerned", "number"),
        _key("people_unit", "people or families"),
        _key("fate", "of casualties: killed, injured or missing"),
        _key("group", "civilians, aid workers or health workers, where the text says so"),
        _key("female", "how many of them are women or girls, where the text says so", "number"),
        _key("male", "how many of them are men or boys, where the text says so", "number"),
        _key("children", "how many of them are children, where the text says so", "number"),
        _key("elderly", "how many of them are old, where the text says so", "number"),
        _key("aid_workers", "how many of the casualties are aid workers", "number"),
        _key("from_place", "where displaced people came from: a settlement or wider, never finer"),
        _key("to_place", "where displaced people went: a settlement or wider, never finer"),
        _key("cause", "what drove them out, in the text's words"),
        _key("item", "what is short, or what keeps help from them, in the text's words"),
    ),
    "stakes": (
        *_SAID,
        _key("asset", "the asset or place, as the text spells it"),
        _key("asset_id", "its id in the register that is loaded"),
        _key("about", "capacity, output, rank, dependence or consequence"),
        _key("low", "least value claimed", "number"),
        _key("best", "value claimed; empty where the text gives only a range", "number"),
        _key("high", "greatest value claimed", "number"),
        _key("unit", "unit of the value"),
        _key("product", "of what"),
        _key("period", "per or in which period"),
        _inside("register_id", "register", "id", "the entry of the register that the claim was held beside"),
        _inside("register_verdict", "register", "verdict", "agrees, differs, silent or stale; no winner is declared"),
        *_PLACE,
    ),
    "acled": (
        _key("event_id_cnty", "id of the event in this ledger; not an id of ACLED's"),
        _key("event_date", "first day on which it can have happened, where that is known to a month or better"),
        _key("year", "year in which it can have happened", "whole"),
        _key("time_precision", "1 day, 2 week, 3 month", "whole"),
        _key("disorder_type", "from the sub-event: Political violence, Demonstrations, Strategic developments"),
        _key("event_type", "from the sub-event; empty where ACLED has none for it"),
        _key("sub_event_type", "ACLED sub-event (Codebook 2023) of what is claimed; see mappings/codes.csv for losses"),
        _key("actor1", "who is said to have done it, in the first report's words"),
        _none("assoc_actor_1", "not read"),
        _key("inter1", "State forces where the actor's name is that of the country's own, else empty"),
        _key("actor2", "to whom or what, in the first report's words"),
        _none("assoc_actor_2", "not read"),
        _key("inter2", "as inter1, of actor2"),
        _none("interaction", "needs both sides"),
        _none("civilian_targeting", "not judged"),
        _key("iso", "ISO 3166-1 numeric", "whole"),
        _none("region", "ACLED's own regions"),
        _key("country", "country, in English"),
        _key("admin1", "first-level unit by the loaded gazetteer"),
        _key("admin2", "second-level unit by the loaded gazetteer"),
        _none("admin3", "not in the gazetteer"),
        _key("location", "name of the place that is meant"),
        _key("latitude", "latitude of the point, degrees north (WGS 84)", "number"),
        _key("longitude", "longitude of the point, degrees east (WGS 84)", "number"),
        _key("geo_precision", "1 exact, 2 near or district, 3 region; empty for a country or a sea", "whole"),
        _key("source", "publishers of the reports, never called an origin"),
        _none("source_scale", "not judged"),
        _key("notes", "what is claimed; not a fact"),
        _key("fatalities", "lowest number killed that is claimed, as ACLED counts; empty where nobody gives one",
             "whole"),
        _key("tags", "reports, origins and status once more"),
        _key("timestamp", "when the event was last graded, UTC"),
        *_OURS,
    ),
    "ucdp": (
        _key("id", "id of the event in this ledger; not an id of UCDP's"),
        _none("relid", "UCDP's own"),
        _key("year", "year in which it can have happened", "whole"),
        _none("code_status", "nobody checks it by UCDP's rules"),
        _none("type_of_violence", "needs coded sides", "whole"),
        _none("conflict_name", "UCDP's own"),
        _none("dyad_name", "UCDP's own"),
        _key("side_a", "who is said to have done it, in the first report's words"),
        _key("side_b", "to whom or what, in the first report's words; not always a side"),
        _key("number_of_sources", "reports; see origins for how many stand behind them", "whole"),
        _key("source_article", "ids of the documents"),
        _key("source_office", "their publishers"),
        _key("source_date", "their days of publication"),
        _key("source_headline", "their titles"),
        _key("source_original", "the origins by name; anonymous ones are never named"),
        _key("where_prec", "1 exact to 7 sea or air", "whole"),
        _key("where_coordinates", "name of the place that is meant"),
        _key("where_description", "what is claimed; not a fact"),
        _key("adm_1", "first-level unit by the loaded gazetteer"),
        _key("adm_2", "second-level unit by the loaded gazetteer"),
        _key("latitude", "latitude of the point, degrees north (WGS 84)", "number"),
        _key("longitude", "longitude of the point, degrees east (WGS 84)", "number"),
        _key("geom_wkt", "the point as well-known text"),
        _key("priogrid_gid", "cell of PRIO-GRID", "whole"),
        _key("country", "country, in English"),
        _none("country_id", "Gleditsch and Ward's numbers", "whole"),
        _none("region", "UCDP's own regions"),
        _none("event_clarity", "not judged", "whole"),
        _key("date_prec", "1 day to 5 longer than a month", "whole"),
        _key("date_start", "first day on which it can have happened"),
        _key("date_end", "last day on which it can have happened"),
        _none("deaths_a", "needs coded sides", "whole"),
        _none("deaths_b", "needs coded sides", "whole"),
        _none("deaths_civilians", "needs coded sides", "whole"),
        _none("deaths_unknown", "needs coded sides", "whole"),
        _key("best", "number killed, where all claims give the same; else empty, never an average", "whole"),
        _key("low", "lowest number killed that is claimed", "whole"),
        _key("high", "highest number killed that is claimed", "whole"),
        *_OURS,
    ),
}  # fmt: skip


def origin_words(member: Json) -> str:
    """An origin as it may be named."""
    if member.get("origin") is None:
        return "not known"
    if member.get("origin_anonymous"):
        return f"{member.get('origin_name') or 'somebody'} (anonymous)"
    return str(member.get("origin_name") or "not known")


def codebook(what: str) -> list[dict[str, str]]:
    """Name, kind and meaning of every column of an export."""
    return [{"column": c.name, "kind": c.kind, "meaning": c.meaning} for c in COLUMNS[what]]
