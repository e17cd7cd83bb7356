"""Bytes to text: the encoding is told apart, repaired where it is broken, and never guessed in silence."""

from __future__ import annotations

import codecs
import re

from secondsource.errors import BinaryInput, EmptyInput

# Magic numbers of what people drop by mistake: not text, whatever the decoder says.
MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3\0",
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The single-byte encodings in which reports from the region and the press at large still arrive.
SINGLE_BYTE = [
    "windows-1251",
    "koi8-r",
    "koi8-u",
    "windows-1252",
    "iso8859-5",
    "iso8859-2",
    "windows-1250",
    "cp866",
    "mac_cyrillic",
]
SAMPLE = 200_000
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and warnings on how it was come by; line ends become `\\n`.

    Raises EmptyInput where there is nothing but white space, BinaryInput where it is no text.
    """
    if not data.strip():
        raise EmptyInput("the input is empty")
    if data.startswith(MAGIC):
        raise BinaryInput("the input is a binary file, not text")
    text, warnings = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = len(CONTROL.findall(text))
    if controls > max(8, len(text) // 200):
        raise BinaryInput(f"the input holds {controls} control characters: it is no text")
    if blank(text):
        raise EmptyInput("the input is empty")
    return text, warnings


def blank(text: str) -> bool:
    """Whether there is nothing to see in the text: white space and invisible characters only."""
    return not text.strip() or not INVISIBLE.sub("", text).strip()


def invisible_warning(text: str) -> tuple[str, ...]:
    """A warning where the text holds zero-width or direction-changing characters: they can hide or fake text."""
    found = len(INVISIBLE.findall(text))
    return (f"the text holds {found} zero-width or direction characters",) if found else ()


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                return data.decode(encoding, "replace"), (f"broken {encoding}: damaged characters were replaced",)
    if b"\0" in data[:SAMPLE]:
        return _wide(data)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    replaced = data.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    multibyte = sum(1 for c in replaced[:SAMPLE] if c > "\x7f") - replaced[:SAMPLE].count("\ufffd")
    # Mostly good UTF-8 with a few broken bytes is damaged UTF-8; anything else is another encoding.
    if bad <= 3 + multibyte // 10 and (multibyte > 0 or bad <= 3):
        return replaced, (f"broken UTF-8: {bad} damaged places were replaced by \ufffd",)
    return _single_byte(data)


def _wide(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-16 without a byte order mark: recognised by where its NULs stand."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < len(sample) // 20 or min(even, odd) > max(even, odd) // 4:
        raise BinaryInput("the input holds NUL bytes and is not UTF-16")
    try:
        return data.decode(encoding), (f"no byte order mark: read as {encoding}",)
    except UnicodeDecodeError as e:
        raise BinaryInput("the input holds NUL bytes and is not UTF-16") from e


def _single_byte(data: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=SINGLE_BYTE, threshold=0.3).best()
    if best is None:
        raise BinaryInput("the input is not text in any encoding we know")
    text = data.decode(best.encoding, "replace")
    return text, (f"not UTF-8: read as {best.encoding}",)
