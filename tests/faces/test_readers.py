"""Each export opened by a reader that is not ours, with the counts equal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from test_exports import COUNTS, exported

from secondsource.ledger import Ledger

WHATS = ("documents", "claims", "events", "needs", "stakes")


@pytest.mark.parametrize("what", WHATS)
def test_parquet_by_pyarrow(made_ledger: Ledger, what: str) -> None:
    pytest.importorskip("pyarrow", reason="needs pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow")
    table = parquet.read_table(io.BytesIO(exported(made_ledger, what, "parquet")))
    assert table.num_rows == COUNTS[what]
    assert all(field.metadata[b"meaning"] for field in table.schema)
    if what == "events":
        assert table.column("origins").to_pylist() == [0, 1, 1, 1]


@pytest.mark.parametrize("form", ["geojson", "kml"])
@pytest.mark.parametrize("what", ["events", "claims"])
def test_maps_by_gdal(made_ledger: Ledger, what: str, form: str, tmp_path: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio", reason="needs pyogrio")
    pytest.importorskip("pyarrow", reason="needs pyarrow")
    path = tmp_path / f"x.{form}"
    path.write_bytes(exported(made_ledger, what, form))
    layers = pyogrio.list_layers(path)
    assert len(layers) == 1
    _, table = pyogrio.read_arrow(path)
    assert table.num_rows == COUNTS[what]
    bounds = pyogrio.read_info(path, force_total_bounds=True)["total_bounds"]
    assert 37 < bounds[0] <= bounds[2] < 38
    assert 48 < bounds[1] <= bounds[3] < 49


@pytest.mark.parametrize("what", WHATS)
def test_jsonld_by_rdflib(made_ledger: Ledger, what: str) -> None:
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib")
    graph = rdflib.Graph().parse(data=exported(made_ledger, what, "jsonld"), format="json-ld")
    kinds = {"documents": "Article", "events": "Event"}
    kind = rdflib.URIRef(f"https://schema.org/{kinds.get(what, 'Claim')}")
    assert len(set(graph.subjects(rdflib.RDF.type, kind))) == COUNTS[what]
    if what == "claims":
        selectors = graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/oa#TextPositionSelector"))
        assert len(set(selectors)) == COUNTS[what]
    if what == "documents":
        derived = list(graph.subject_objects(rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")))
        assert [(str(a), str(b)) for a, b in derived] == [
            ("urn:secondsource:document:copy-2", "urn:secondsource:document:wire-1")
        ]


@pytest.mark.parametrize("what", WHATS)
def test_hxl_by_libhxl(made_ledger: Ledger, what: str, tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl", reason="needs libhxl")
    path = tmp_path / "x.csv"
    path.write_bytes(exported(made_ledger, what, "hxl"))
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        columns = [column.display_tag for column in source.columns]
        rows = list(source)
    assert len(rows) == COUNTS[what]
    assert all(tag.startswith("#") for tag in columns)
