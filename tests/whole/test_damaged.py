"""The trained reader's weights damaged: reports are read by rules alone, and every reading says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from secondsource.model import Document
from secondsource.pipeline import Resources, read
from secondsource.reading import encoder

TEXT = (
    "Shells hit the water tower in Novoselivka on Monday night and two people were wounded, Petro Velychko, head of "
    "the district administration, told the Dnipro Relay."
)


@pytest.mark.parametrize("harm", ["cut", "changed", "missing"])
def test_damaged_weights_are_named_and_reading_goes_on_by_rules(
    harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document("d1", "0" * 64, TEXT, published="2025-03-18", language="en")
    folder = tmp_path / "weights"
    shutil.copytree(encoder.WEIGHTS, folder)
    file = folder / "reader_heads.npz"
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:1000])
    elif harm == "changed":
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 0xFF
        file.write_bytes(bytes(content))
    else:
        file.unlink()
    monkeypatch.setattr(encoder, "WEIGHTS", folder)
    resources = Resources()
    first, second = read(document, resources), read(document, resources)
    by_rules = read(document, Resources(rules_only=True))
    assert first.claims == second.claims == by_rules.claims
    assert first.attributions == by_rules.attributions
    [warning] = first.warnings
    assert warning.startswith("read by rules alone")
    assert "reader" in warning
    assert second.warnings == first.warnings
    assert by_rules.warnings == ()
    said = capsys.readouterr().err
    assert said.count("read by rules alone") == 1
    assert "[resource]" in said
