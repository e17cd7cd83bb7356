"""JSON-LD: schema.org Claim and Quotation, PROV-O for who has it from whom, Web Annotation selectors for the words.

The context stands in the file: nobody has to fetch one to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any
from urllib.parse import quote

Json = dict[str, Any]

CONTEXT: Json = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "ss": "urn:secondsource:term:",
    "name": "schema:name",
    "text": "schema:text",
    "publisher": "schema:publisher",
    "datePublished": "schema:datePublished",
    "url": {"@id": "schema:url", "@type": "xsd:anyURI"},
    "inLanguage": "schema:inLanguage",
    "sha256": "schema:sha256",
    "appearance": {"@id": "schema:appearance", "@type": "@id"},
    "spokenBy": "schema:spokenByCharacter",
    "about": {"@id": "schema:about", "@type": "@id"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "quotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "attributedTo": "prov:wasAttributedTo",
    "hasTarget": "oa:hasTarget",
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "hasSelector": "oa:hasSelector",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
}


def iri(kind: str, id: str) -> str:
    """A name for one of the ledger's things."""
    return f"urn:secondsource:{kind}:{quote(id, safe='')}"


def _point(row: Json) -> Json | None:
    place = row.get("place")
    if not place:
        return None
    return {
        "@type": "schema:Place",
        "name": place["name"],
        "schema:geo": {
            "@type": "schema:GeoCircle",
            "schema:geoMidpoint": {
                "@type": "schema:GeoCoordinates",
                "schema:latitude": place["lat"],
                "schema:longitude": place["lon"],
            },
            "schema:geoRadius": place["radius_m"],
        },
    }


def _without_nulls(node: Json) -> Json:
    return {key: value for key, value in node.items() if value not in (None, [], {})}


def document_node(row: Json) -> Json:
    """A document: an article that may be derived from others."""
    address = row["address"] or ""
    return {
        "@id": iri("document", row["id"]),
        "@type": ["schema:Article", "prov:Entity"],
        "name": row["title"],
        "publisher": {"@type": "schema:Organization", "name": row["publisher"]} if row["publisher"] else None,
        "datePublished": row["published"],
        "url": address if address.startswith(("http://", "https://")) else None,
        "inLanguage": row["language"],
        "sha256": row["sha256"],
        "text": row["text"],
        "derivedFrom": [iri("document", d["document"]) for d in row["depends_on"]],
    }


def claim_node(row: Json) -> Json:
    """A claim: schema.org Claim, and a Quotation where it stands in quotation marks; anonymous speakers by role."""
    document = iri("document", row["document"])
    said = row.get("attribution") or {}
    direct = said.get("kind") == "direct"
    speaker = row.get("speaker")
    who: Json | None = None
    if speaker:
        who = {"@type": "prov:Agent", "name": speaker, "schema:jobTitle": row.get("speaker_role")}
    elif row.get("anonymous"):
        who = {"@type": "prov:Agent", "schema:description": f"{row.get('speaker_role') or 'somebody'} (anonymous)"}
    return {
        "@id": iri("claim", row["claim"]),
        "@type": ["schema:Claim", "schema:Quotation"] if direct else ["schema:Claim"],
        "text": row["text"],
        "attributedTo": _without_nulls(who) if who else None,
        "appearance": document,
        "about": iri("event", row["event"]) if row.get("event") else None,
        "quotedFrom": document if direct else None,
        "ss:factuality": row["factuality"],
        "ss:code": row.get("code"),
        "ss:reports": row.get("reports"),
        "ss:origins": row.get("origins"),
        "schema:contentLocation": _point(row),
        "hasTarget": {
            "@type": "oa:SpecificResource",
            "hasSource": document,
            "hasSelector": [
                {"@type": "oa:TextPositionSelector", "start": row["anchor"][0], "end": row["anchor"][1]},
                {"@type": "oa:TextQuoteSelector", "exact": row["text"]},
            ],
        },
    }


def event_node(row: Json) -> Json:
    """An event: what is claimed to have happened, with the claims that say so."""
    days = row["happened_on"] or {}
    return {
        "@id": iri("event", row["event"]),
        "@type": ["schema:Event", "prov:Entity"],
        "name": row["summary"],
        "schema:startDate": days.get("earliest"),
        "schema:endDate": days.get("latest"),
        "schema:location": _point(row),
        "ss:code": row["code"],
        "ss:reports": row["reports"],
        "ss:origins": row["origins"],
        "ss:status": row["status"],
        "ss:reliability": row["assessment"]["reliability"],
        "ss:credibility": row["assessment"]["credibility"],
        "derivedFrom": [iri("claim", c["claim"]) for c in row["claims"]],
    }


_NODES = {
    "documents": document_node,
    "events": event_node,
    "claims": claim_node,
    "needs": claim_node,
    "stakes": claim_node,
}


def write_jsonld(what: str, rows: Iterable[Json], out: IO[bytes]) -> int:
    """One graph."""
    out.write(b'{"@context": ' + json.dumps(CONTEXT).encode() + b',\n"@graph": [')
    count = 0
    for count, row in enumerate(rows, 1):
        text = json.dumps(_without_nulls(_NODES[what](row)), ensure_ascii=False)
        out.write((b",\n" if count > 1 else b"\n") + text.encode("utf-8", "replace"))
    out.write(b"\n]}\n")
    return count
