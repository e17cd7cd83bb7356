"""The server's log as JSON Lines: one line a call, without what the call asked for or was answered.

At level info a line says when, what route, how it ended and how long it took; no query, no name searched for and no
words of a report. A read of a document names the document and, where reading needs a token, whose token it was.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

LOGGER = logging.getLogger("secondsource.calls")
DOCUMENT_ROUTES = ("/documents/{id:path}", "/documents/{id:path}/archived", "/api/documents/{id:path}")


class JsonLines(logging.Formatter):
    """One JSON object a record: `at`, `level`, `logger`, `message`, and the fields of the record's `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def to_json_lines(stream: TextIO | None = None, level: int = logging.INFO) -> logging.Handler:
    """Send our log, and only ours, to a stream (standard error) as JSON Lines."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    ours = logging.getLogger("secondsource")
    ours.addHandler(handler)
    ours.setLevel(level)
    ours.propagate = False
    return handler


def called(method: str, route: str, status: int, seconds: float, document: str | None, by: str | None) -> None:
    """Note one call of the pages or the API."""
    if not LOGGER.isEnabledFor(logging.INFO):
        return
    fields: dict[str, Any] = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
    if document is not None and route in DOCUMENT_ROUTES:
        fields["document"] = document
        fields["by"] = by
    LOGGER.info("call", extra={"fields": fields})
