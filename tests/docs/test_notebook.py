"""The notebook as it is shipped: ten cells without outputs, that use only public names.  `make test-notebook` runs it."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import TypeGuard

import firsthand

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def test_the_notebook_has_ten_cells_and_nobodys_outputs() -> None:
    cells = [c for c in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if c["cell_type"] == "code"]
    assert len(cells) == 10
    assert all(c["outputs"] == [] and c["execution_count"] is None for c in cells)


def test_the_notebook_asks_for_public_names_alone() -> None:
    cells = [c for c in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if c["cell_type"] == "code"]
    asked = [n.attr for c in cells for n in ast.walk(ast.parse("".join(c["source"]))) if _of_firsthand(n)]
    assert asked
    assert not [name for name in asked if name not in firsthand.__all__]


def _of_firsthand(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "fh"
