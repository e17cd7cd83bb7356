"""Writes docs/exports.md from the columns: `python tests/faces/write_exports_doc.py`."""

from __future__ import annotations

from pathlib import Path

from secondsource.faces.exports import NAMED_AS, WHATS
from secondsource.faces.exports.columns import COLUMNS

DOC = Path(__file__).parents[2] / "docs" / "exports.md"
HEAD = """# Exports and their columns

`secondsource export WHAT --format FORMAT [--output FILE]` with the filters of `events` and `--as-of`. WHAT is one of
`documents`, `claims`, `events`, `needs`, `stakes`, or `snapshot` for all of them in one archive with codebook, hashes
and a citation file (the same ledger gives the same bytes).

| format | what it is |
| --- | --- |
| `jsonl`, `json` | the objects of `interface.md`, nothing left out |
| `csv` | the columns below; UTF-8, empty where a value is not known. A cell that a spreadsheet would run gets an apostrophe before it. Files written with `--output` begin with a byte order mark, so that Excel reads Cyrillic; standard output does not |
| `parquet` | the same columns with types; the meanings stand in the schema. Needs pyarrow |
| `geojson` | RFC 7946; a row without a known place has no geometry |
| `kml` | KML 2.2, for Google Earth and QGIS |
| `jsonld` | schema.org Claim and Quotation, PROV-O derivations, Web Annotation selectors; the context stands in the file |
| `hxl` | the columns that have a tag of HXL 1.1, with the line of hashtags |

`export events --columns acled` and `--columns ucdp` give events under the column names of the ACLED export and of UCDP
GED (`csv`, `parquet`, `jsonl`, `json`, `geojson`, `kml`), for tools that read those. The values are ours: claims, coded
by rules and checked by nobody. They are not ACLED's or UCDP's data. What we have nothing for stays empty; `reports`,
`origins` and `status` stand at the end.

HXL has place codes, `#loc+code`, `#adm1+code` and `#adm2+code`, where the loaded gazetteer has them: they are ids of
GeoNames (`+v_geonames`), not OCHA's P-codes.

An object of `claims` holds the claim as `read` prints it under `as_read`, its attribution under `attribution`, and
what the table has. Hospitals, shelters and displaced people are shown no finer than the settlement.
"""  # noqa: E501 - tables of Markdown are long


def text() -> str:
    """The whole document."""
    parts = [HEAD]
    for what in (*WHATS, *NAMED_AS):
        head = f"events named as {what}" if what in NAMED_AS else what
        parts.append(f"\n## {head}\n\n| column | kind | meaning |\n| --- | --- | --- |\n")
        parts += [f"| `{c.name}` | {c.kind} | {c.meaning} |\n" for c in COLUMNS[what]]
    return "".join(parts)


if __name__ == "__main__":
    DOC.write_text(text(), encoding="utf-8")
