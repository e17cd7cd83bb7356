"""Runs a notebook's cells in order, as Jupyter would, without Jupyter.

`python tests/faces/run_notebook.py docs/notebooks/ledger.ipynb LEDGER` writes the outputs into the notebook.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any


def shown(value: Any) -> list[dict[str, Any]]:
    """A cell's last value as the notebook format keeps it."""
    if value is None:
        return []
    data: dict[str, Any] = {"text/plain": repr(value).splitlines(keepends=True)}
    html = getattr(value, "_repr_html_", None)
    if html is not None:
        data["text/html"] = html().splitlines(keepends=True)
    return [{"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}]


def run(path: Path) -> dict[str, Any]:
    """The notebook with the outputs of this run. What a cell raises is raised, with the cell's number in a note."""
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(notebook["cells"], 1):
        if cell["cell_type"] != "code":
            continue
        tree = ast.parse("".join(cell["source"]), f"cell {number}")
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        printed, value = io.StringIO(), None
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(tree, f"cell {number}", "exec"), names)
                if isinstance(last, ast.Expr):
                    value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
        except Exception as e:
            e.add_note(f"in cell {number} of {path.name}")
            raise
        text = printed.getvalue()
        lines = text.splitlines(keepends=True)
        stream = [{"output_type": "stream", "name": "stdout", "text": lines}] if text else []
        cell["outputs"] = [*stream, *shown(value)]
        cell["execution_count"] = None
    return notebook


if __name__ == "__main__":
    import os

    os.environ["SECONDSOURCE_LEDGER"] = sys.argv[2]
    target = Path(sys.argv[1])
    target.write_text(json.dumps(run(target), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
