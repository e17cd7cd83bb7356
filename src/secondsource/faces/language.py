"""The language of the interface: English texts in the code, Ukrainian and Russian ones in catalogues (locale/*.po).

Quotations, names, addresses and what a person wrote stay as they are. What has no translation is shown in English.
The language is that of the call being answered (a context variable): the command line speaks English.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

Key = TypeVar("Key")
NAMES = {"en": "English", "uk": "Українська", "ru": "Русский"}
"""Languages of the interface, each by its own name."""
LOCALE = Path(__file__).parent / "locale"
_now: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """The language that is spoken now."""
    return _now.get()


@contextmanager
def spoken_in(code: str) -> Iterator[None]:
    """Speak a language for a while; one that is not known is English."""
    token = _now.set(code if code in NAMES else "en")
    try:
        yield
    finally:
        _now.reset(token)


@lru_cache(maxsize=8)
def _catalogue(code: str) -> gettext.NullTranslations:
    path = LOCALE / f"{code}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    # Read as it is written: no compiled file that could be older than its source.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as source:
        catalogue = read_po(source, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(text: str) -> str:
    """A text of the interface in the language that is spoken now."""
    code = _now.get()
    return text if code == "en" or not text else _catalogue(code).gettext(text)


def many(one: str, more: str, n: int) -> str:
    """The form of a text that goes with a number. The number itself is filled in by the caller."""
    code = _now.get()
    if code == "en":
        return one if n == 1 else more
    return _catalogue(code).ngettext(one, more, n)


class Words(dict[Key, str]):
    """Codes with what they are called: a look-up gives the words of the language that is spoken now."""

    def __getitem__(self, key: Key) -> str:
        return _(super().__getitem__(key))

    def get(self, key: Key, default: str | None = None) -> str:  # type: ignore[override]
        """The words of a code, else the default as it stands."""
        found = super().get(key)
        return _(found) if found is not None else default or ""

    def items(self) -> Iterator[tuple[Key, str]]:  # type: ignore[override]
        """Codes with their words."""
        return ((key, self[key]) for key in self)


def accepted(header: str) -> str | None:
    """The first of our languages that an `Accept-Language` header asks for; None where it asks for none of them."""
    wanted: list[tuple[float, int, str]] = []
    for n, part in enumerate(header[:500].split(",")):
        name, _sep, rest = part.strip().partition(";")
        code = name.strip().lower().partition("-")[0]
        weight = 1.0
        if rest.strip().startswith("q="):
            try:
                weight = float(rest.strip()[2:])
            except ValueError:
                continue
        if code in NAMES and weight > 0:
            wanted.append((-weight, n, code))
    return min(wanted)[2] if wanted else None


def chosen(query: Mapping[str, str], cookies: Mapping[str, str], header: str) -> str:
    """The language of a call: `lang` of the address, else the one chosen before, else what the browser asks for."""
    for given in (query.get("lang"), cookies.get("ss_lang")):
        if given in NAMES:
            return str(given)
    return accepted(header) or "en"
