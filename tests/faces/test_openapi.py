"""Every call of the OpenAPI description, with what fits it and what does not: no fault, and answers as described."""

from __future__ import annotations

from itertools import combinations

import made
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from test_web import NOWHERE, Writer, client_of

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis")

from schemathesis import GenerationMode  # noqa: E402
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from secondsource.faces.web.app import create_app  # noqa: E402
from secondsource.ledger import Ledger  # noqa: E402
from secondsource.settings import FacesSettings, Settings  # noqa: E402

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SOAK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
PLAIN = settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def called(tmp_path_factory: pytest.TempPathFactory, mode: GenerationMode, how: settings) -> list[str]:
    """Call every operation over the hand-made ledger, with a token that may write; the operations that were called."""
    ledger = made.make(tmp_path_factory.mktemp("openapi") / "made.db")
    _, token = ledger.make_token("schemathesis")
    limits = Settings(faces=FacesSettings(calls_per_minute=10_000_000, writes_per_minute=10_000_000))
    app = create_app(ledger, limits, Writer(ledger), names=("testserver",), protection=NOWHERE)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    done = []
    with ledger:
        for found in schema.get_all_operations():
            operation = found.ok()

            @how
            @given(case=operation.as_strategy(generation_mode=mode))
            def call(case: schemathesis.Case) -> None:
                case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)

            try:
                call()
            except Unsatisfiable:
                # Nothing can be wrong with a call that takes nothing.
                assert mode is GenerationMode.NEGATIVE, operation.label
                continue
            done.append(operation.label)
    return done


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_call_is_a_fault(tmp_path_factory: pytest.TempPathFactory, mode: GenerationMode) -> None:
    done = called(tmp_path_factory, mode, PLAIN)
    assert len(done) >= (14 if mode is GenerationMode.POSITIVE else 8)


@pytest.mark.soak
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_call_is_a_fault_however_long_one_tries(
    tmp_path_factory: pytest.TempPathFactory, mode: GenerationMode
) -> None:
    assert called(tmp_path_factory, mode, SOAK)


FILTERS = {
    "text": "clinic", "place": "Dobropillia", "near": "48.47,37.09", "since": "2025-07-01", "until": "2025-07-31",
    "code": "air_strike", "speaker": "Horbenko", "publisher": "Bystrytsia Wire", "status": "disputed",
    "min_origins": "1", "as_of": "2027-01-01",
}  # fmt: skip


@pytest.mark.parametrize("path", ["/api/events", "/api/claims", "/api/documents", "/feeds/events.atom"])
def test_every_filter_goes_with_every_other(own_ledger: Ledger, path: str) -> None:
    client = client_of(own_ledger, FacesSettings(calls_per_minute=100_000))
    for first, second in combinations(FILTERS, 2):
        answer = client.get(path, params={first: FILTERS[first], second: FILTERS[second]})
        assert answer.status_code == 200, (first, second)
    assert client.get(path, params=FILTERS).status_code == 200
