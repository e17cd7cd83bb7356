"""Exports: what a ledger holds, in the formats that others read, with a codebook of every column."""

from secondsource.faces.exports.coded import NAMED_AS
from secondsource.faces.exports.formats import FORMATS, MEDIA_TYPES, SUFFIXES, export
from secondsource.faces.exports.rows import WHATS, rows

__all__ = ["FORMATS", "MEDIA_TYPES", "NAMED_AS", "SUFFIXES", "WHATS", "export", "rows"]
