"""Names and their aliases within a document."""

from __future__ import annotations

from rules_alone import grammar

from secondsource.model import Document
from secondsource.reading.names import bare


def test_short_forms_take_the_canonical_name() -> None:
    text = "Igor Petrenko met the General Staff (GS) on Friday. Petrenko left. The GS was silent."
    mentions = grammar().analyse(Document("d", "", text, language="en")).mentions
    entities = {m.text: m.entity for m in mentions}
    assert entities.get("Petrenko") == "Igor Petrenko"
    assert all(m.span.of(text) == m.text for m in mentions)


def test_titles_are_no_part_of_a_name() -> None:
    assert bare("Lieutenant Colonel Taras Mov") == "Taras Mov"
    assert bare("Dr Mugisha’s") == "Mugisha"
    assert bare("Mayor") == "Mayor"
