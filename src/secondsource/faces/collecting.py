"""Imported first by the command line: the garbage collector looks less often.

A command makes two hundred thousand objects while it starts (classes, tables, spaCy's model), none of them garbage.
Looking through them after each 700 takes a twentieth of the time that `read` needs for one paragraph. A command that
runs on is collected all the same, after so many new objects.
"""

from __future__ import annotations

import gc

THRESHOLDS = (50_000, 20, 20)
"""New objects before the youngest are looked through; such rounds before the older ones are."""

gc.set_threshold(*THRESHOLDS)
