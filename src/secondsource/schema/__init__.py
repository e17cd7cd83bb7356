"""JSON Schemas of what `docs/interface.md` promises: `reading.json` and `event.json`."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def schema(name: str) -> dict[str, Any]:
    """The schema `reading` or `event`, as a dict."""
    loaded: dict[str, Any] = json.loads((files(__package__) / f"{name}.json").read_text(encoding="utf-8"))
    return loaded
