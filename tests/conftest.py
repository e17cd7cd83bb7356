"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data; the test is skipped, and says so, where it is not there."""
    if not (SHARED / "cases").is_dir():
        pytest.skip("needs the evaluation data in ../shared")
    return SHARED
