"""One grammar of EDTF: no module but `lang/edtf.py` spells its signs, takes them apart or writes its digits.

Read from the syntax: open digits (`XXXX`, `[\\dX]`) in a constant that is no docstring; a year or month formatted to its
digits beside a hyphen; a pattern of a full date.  Clocks, page numbers and dates that a page or a file writes in its own
way are no EDTF; the modules that read those are named here with the reason.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "firsthand"
GRAMMAR = "lang/edtf.py"
SIGNS = re.compile(r"(?<![A-Z])X{2,4}(?![A-Z])|\\dX|\dX|\\d\{4\}\)?-")
OTHERS = {
    "sources/html_metadata.py": "dates as pages write them in their heads",
    "sources/published_date.py": "a moment of ISO 8601 with a blank or an offset, as manifests give it",
    "engine/embedded/carry_out.py": "names of files, which are numbered",
    "serve/pages/chart.py": "the ticks of an axis",
}


def spelt(tree: ast.Module) -> list[int]:
    """Lines in which EDTF is spelt by hand."""
    silent = {
        id(body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for body in [node.body]
        if body and isinstance(body[0], ast.Expr)
    }
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in silent
        and SIGNS.search(node.value)
    ]
    return sorted(
        {*lines, *(node.lineno for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and _digits(node))}
    )


def _digits(text: ast.JoinedStr) -> bool:
    """Whether a number filled up with noughts stands beside a hyphen or an open digit."""
    for at, part in enumerate(text.values):
        if isinstance(part, ast.FormattedValue) and part.format_spec is not None:
            beside = [text.values[i] for i in (at - 1, at + 1) if 0 <= i < len(text.values)]
            signs = [str(b.value) for b in beside if isinstance(b, ast.Constant)]
            if re.fullmatch(r"f?'0[234]d?'", ast.unparse(part.format_spec)) and any(
                s[:1] in "-X" or s[-1:] == "-" for s in signs
            ):
                return True
    return False


@pytest.mark.parametrize("module", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_only_the_grammar_spells_edtf(module: Path) -> None:
    name = module.relative_to(SOURCE).as_posix()
    found = spelt(ast.parse(module.read_text("utf-8")))
    if name == GRAMMAR or name in OTHERS:
        assert found, "nothing here spells a date: take it off the list"
    else:
        assert not found, f"ask lang/edtf.py instead, in lines {found}"


def test_the_rule_sees_what_it_forbids() -> None:
    spelled = [
        'x = f"{year:04d}-{month:02d}"',
        'x = f"{year // 10:03d}X"',
        'x = edtf.startswith("XXXX")',
        'x = re.compile(r"(\\d{4})-(2[1-4])")',
        'x = re.compile(r"[\\dX]{4}")',
    ]
    for line in spelled:
        assert spelt(ast.parse(line)), line
    for line in ['"""XXXX-01-20"""', 'x = f"{hour:02d}:{minute}"', 'x = "XML"', "x = day.isoformat()"]:
        assert not spelt(ast.parse(line)), line
