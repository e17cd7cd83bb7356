"""Writes docs/commands.md and docs/settings.md from the code: `python tests/faces/write_docs.py`."""

from __future__ import annotations

import ast
import dataclasses
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from secondsource.faces.cli import group

DOCS = Path(__file__).parents[2] / "docs"
CLASSES = ("secondsource.settings", "secondsource.intake.watch_settings")
"""Modules with classes of settings."""

COMMANDS_HEAD = """# Commands

Made from the commands themselves (`python tests/faces/write_docs.py`); `secondsource COMMAND --help` says the same.
[interface.md](interface.md) says what is stable. Results go to standard output, diagnostics to standard error.

Exit status: 0 all done; 1 some inputs refused, each named on standard error with its reason, the rest done; 2 wrong
usage; 3 the ledger, or a resource, cannot be used.
"""
SETTINGS_HEAD = """# Settings

Made from `settings.py` (`python tests/faces/write_docs.py`). Thresholds and limits are frozen dataclasses, one a
stage, handed in where they are needed; there is no settings file, and no setting is read from the environment. A
program of your own hands in others:

```python
from dataclasses import replace
from secondsource.settings import Settings

settings = Settings()
settings = replace(settings, faces=replace(settings.faces, html_base="https://ledger.example.org"))
```

Some have an option of a command: `--allow-private`, `--reads-need-token` ([commands](commands.md)).

## The environment
| variable | what it says |
| --- | --- |
| `SECONDSOURCE_LEDGER` | the ledger of commands without `--ledger`, and of `secondsource.open()`: a path or `postgresql://…` |
| `SECONDSOURCE_DATA` | the data folder instead of the platform's: the default ledger, the gazetteer, the register, `publishers.csv` |
"""  # noqa: E501 - tables of Markdown are long


def commands(command: click.Command = group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    yield " ".join(("secondsource", *path)), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from commands(found, (*path, name))


def flags(option: click.Parameter) -> list[str]:
    """The spellings of an option."""
    return [*option.opts, *option.secondary_opts]


def _default(option: click.Option) -> str:
    if isinstance(option.show_default, str):
        return f" Default: {option.show_default}."
    value = option.default
    plain = not callable(value) and not repr(value).startswith("Sentinel") and value not in (None, False, (), "")
    return f" Default: `{value}`." if plain and not option.is_flag else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def section(words: str, command: click.Command) -> str:
    """What a command does, its arguments and its options."""
    context = click.Context(command, info_name=words)
    usage = " ".join([words, *command.collect_usage_pieces(context)])
    lines = [f"## {words}\n", f"`{usage}`\n"]
    help_text = inspect.cleandoc(command.help or "")
    prose, _, examples = help_text.partition("\b\n")
    lines.append(prose.strip() + "\n")
    if examples.strip():
        body = [line.strip() for line in examples.splitlines() if line.strip() and not line.startswith("Examples:")]
        lines.append("```\n" + "\n".join(body) + "\n```\n")
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        lines.append("| option | what it does |\n| --- | --- |")
        for option in options:
            choices = f" One of `{'`, `'.join(map(str, option.type.choices))}`." if isinstance(
                option.type, click.Choice
            ) else ""  # fmt: skip
            value = "" if option.is_flag else f" {_cell(option.make_metavar(context))}"
            needed = " Required." if option.required else ""
            text = _cell(option.help or "")
            shown = f"{text}{choices if '[' not in value else ''}{needed}{_default(option)}".strip()
            lines.append(f"| `{', '.join(flags(option))}{value}` | {shown} |")
        lines.append("")
    return "\n".join(lines)


def commands_text() -> str:
    """docs/commands.md."""
    return COMMANDS_HEAD + "\n" + "\n".join(section(words, command) for words, command in commands())


def settings_classes() -> Iterator[tuple[type[Any], dict[str, str]]]:
    """Every class of settings, with the sentence under each of its fields."""
    for name in CLASSES:
        module = import_module(name)
        tree = ast.parse(inspect.getsource(module))
        for node in tree.body:
            if not isinstance(node, ast.ClassDef):
                continue
            found = getattr(module, node.name)
            if not dataclasses.is_dataclass(found) or found.__name__ == "Settings":
                continue
            sentences: dict[str, str] = {}
            for before, after in zip(node.body, node.body[1:], strict=False):
                if (
                    isinstance(before, ast.AnnAssign)
                    and isinstance(before.target, ast.Name)
                    and isinstance(after, ast.Expr)
                    and isinstance(after.value, ast.Constant)
                ):
                    sentences[before.target.id] = " ".join(str(after.value.value).split())
            yield found, sentences


def settings_text() -> str:
    """docs/settings.md."""
    parts = [SETTINGS_HEAD]
    for found, sentences in settings_classes():
        parts.append(f"\n## {found.__name__}\n\n{' '.join((found.__doc__ or '').split())}\n")
        parts.append("\n| setting | default | what it is |\n| --- | --- | --- |\n")
        for field in dataclasses.fields(found):
            default = field.default if field.default is not dataclasses.MISSING else field.default_factory()  # type: ignore[misc]
            parts.append(f"| `{field.name}` | `{_cell(repr(default))}` | {_cell(sentences.get(field.name, ''))} |\n")
    return "".join(parts)


if __name__ == "__main__":
    (DOCS / "commands.md").write_text(commands_text(), encoding="utf-8")
    (DOCS / "settings.md").write_text(settings_text(), encoding="utf-8")
