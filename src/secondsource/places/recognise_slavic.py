"""Toponyms of a Russian or Ukrainian sentence."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.places.recognise_english import Context, Found
from secondsource.places.surface import Word


def sentence(context: Context, row: Sequence[Word], language: str) -> list[Found]:
    return []
