"""The real gazetteer (built once, in the data folder) and English grammar for the tests of places."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from secondsource.model import Analysis, Document, Toponym
from secondsource.places.gazetteer import Gazetteer, base_version
from secondsource.places.recognise import recognise
from secondsource.places.resolve import resolve
from secondsource.reading.analyse import Grammar
from secondsource.settings import PlacesSettings, ReadingSettings, data_folder

Read = Callable[..., tuple[Toponym, ...]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(_only_base(data_folder() / "gazetteer"))


def _only_base(folder: Path) -> Path:
    """A folder beside the user's with the same base and none of the user's tables."""
    base = folder / f"base-{base_version()}"
    if not base.exists():
        Gazetteer.open(folder)
    apart = folder / "tests"
    apart.mkdir(exist_ok=True)
    link = apart / base.name
    if not link.exists():
        link.symlink_to(base, target_is_directory=True)
    return apart


@pytest.fixture
def own_folder(tmp_path: Path, gazetteer: Gazetteer) -> Path:
    """An empty gazetteer folder with the base index in it: for imports."""
    (tmp_path / f"base-{base_version()}").symlink_to(
        (gazetteer.folder / f"base-{base_version()}").resolve(), target_is_directory=True
    )
    return tmp_path


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    return Grammar.load(ReadingSettings())


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer, grammar: Grammar) -> Read:
    """Text -> its toponyms, recognised and resolved."""

    def run(text: str, language: str = "en", publisher: str | None = None) -> tuple[Toponym, ...]:
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = Document(digest[:12], digest, text, publisher=publisher, language=language)
        analysis: Analysis = grammar.analyse(document)
        return resolve(document, analysis, recognise(document, analysis, gazetteer), gazetteer, PlacesSettings())

    return run
