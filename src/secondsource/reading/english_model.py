"""Opening spaCy's English model quickly: what a reader of one report waits for.

Half a second of opening serves nobody here. `import spacy` brings its command line with it (a training tool, a download
tool, an HTTP client), for the one function `spacy.info`; and the tokenizer's four thousand special cases are entered
three times: from the language, from the model's file, and again when its patterns change. The commands are left out
(`spacy.info` still answers, and `import spacy.cli` still works, both at their full price), and the tokenizer is made
once where the model's file is known to hold what the language holds anyway.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_COMMANDS = ("spacy.cli", "spacy.cli.info")
_FINER = (r"(?<=[0-9])[,;](?=[A-Za-z])", r"(?<=[a-z0-9]):(?=[A-Z“\"])")
"""Also cut "2022,the" and "said:The", which careless pages write without a blank."""
_MAKER = "secondsource.fine_english.v1"
_AS_THE_LANGUAGE = frozenset(
    # The tokenizer of en_core_web_sm 3.8.0: equal to that of `spacy.blank("en")`, which a test holds.
    ("b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",)
)
_UNUSED = ("senter",)


def load(name: str) -> Language:
    """The pipeline of an installed model, its tokenizer cutting as finely as our readers need.

    Raises:
        ImportError: no such model, or no spaCy.
    """
    with _without_commands():
        importlib.import_module("spacy")
        model = importlib.import_module(name)
    if _tokenizer_digest(model) not in _AS_THE_LANGUAGE:
        return _tokenising_finely(model.load(exclude=list(_UNUSED)))
    registry: Any = importlib.import_module("spacy.util").registry
    registry.tokenizers.register(_MAKER, func=_maker)
    nlp: Language = model.load(exclude=["tokenizer", *_UNUSED], config={"nlp": {"tokenizer": {"@tokenizers": _MAKER}}})
    return nlp


@contextmanager
def _without_commands() -> Iterator[None]:
    """Let `import spacy` find an empty command line; where spaCy is imported already, nothing changes."""
    if any(name in sys.modules for name in ("spacy", *_COMMANDS)):
        yield
        return
    commands, info = (ModuleType(name) for name in _COMMANDS)
    commands.__path__ = []
    info.__dict__["info"] = _info
    sys.modules.update(zip(_COMMANDS, (commands, info), strict=True))
    try:
        yield
    finally:
        for name, module in zip(_COMMANDS, (commands, info), strict=True):
            if sys.modules.get(name) is module:
                del sys.modules[name]
        package = sys.modules.get("spacy")
        if package is not None and getattr(package, "cli", None) is commands:
            del package.__dict__["cli"]


def _info(*words: Any, **options: Any) -> Any:
    """`spacy.info`, which brings the command line after all."""
    return importlib.import_module("spacy.cli.info").info(*words, **options)


def _tokenizer_digest(model: ModuleType) -> str | None:
    """Hash of the tokenizer's file of a model, where it has one."""
    found = sorted(Path(model.__file__ or "").parent.glob("*/tokenizer"))
    return hashlib.sha256(found[0].read_bytes()).hexdigest() if len(found) == 1 and found[0].is_file() else None


def _maker() -> Callable[[Language], Tokenizer]:
    """The language's own tokenizer with our infixes, as spaCy's registry wants it: a maker of a maker."""

    def made(nlp: Language) -> Tokenizer:
        from spacy.tokenizer import Tokenizer
        from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

        defaults = nlp.Defaults
        return Tokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *_FINER]).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return made


def _tokenising_finely(nlp: Language) -> Language:
    from spacy.util import compile_infix_regex

    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_FINER]).finditer
    return nlp
