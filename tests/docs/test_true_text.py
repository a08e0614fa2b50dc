"""What documents and docstrings say is so: commands that they name exist, files that they name exist, and who derives."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from firsthand import cli

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "firsthand"
ROOTS = (PACKAGE, PACKAGE.parent, ROOT)  # from where a module is named
COMMAND = re.compile(r"(?<![\w./-])(?<!from )(?<!import )firsthand ([a-z][a-z-]*)")
MODULE = re.compile(r"(?<![\w./-])(?:[a-z_]+/)+[a-z_*]+\.py\b")
ELSEWHERE = {"score/score.py"}  # beside the labelled sets, outside the project
DERIVING = ("firsthand.engine.derive", "firsthand.engine.redo", "firsthand.engine.run", "firsthand.record.reconcile")


def words_of(path: Path) -> str:
    """What a person reads of a file: all of a document or template, the texts and docstrings of code."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return text
    return "\n".join(
        n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    )


@cache
def told() -> dict[str, str]:
    """Every document, module, template and word list by its path in the project."""
    files = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    files += [p for kind in ("*.py", "*.j2", "*.toml", "*.js") for p in PACKAGE.rglob(kind)]
    return {p.relative_to(ROOT).as_posix(): words_of(p) for p in files}


def named(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Each match with the file it stands in."""
    for path, text in told().items():
        for match in pattern.finditer(text):
            yield path, match


def test_each_command_that_is_named_exists() -> None:
    found = [(path, match[1]) for path, match in named(COMMAND)]
    assert len(found) > 100, "the pattern finds what is named"
    assert [x for x in found if x[1] not in cli.COMMANDS] == []


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("run `firsthand review` first", ["review"]),
        ("$ firsthand show a.db\nfrom firsthand import cli", ["show"]),
        ("docs/firsthand read.md and import firsthand as fh", []),
    ],
)
def test_a_command_is_told_from_an_import(text: str, verbs: list[str]) -> None:
    assert [m[1] for m in COMMAND.finditer(text)] == verbs


def test_each_module_that_is_named_exists() -> None:
    found = [(path, match[0]) for path, match in named(MODULE) if match[0] not in ELSEWHERE]
    assert len(found) > 40, "the pattern finds what is named"
    gone = [(path, name) for path, name in found if not any(any(r.glob(name)) for r in ROOTS)]
    assert gone == []


def test_each_package_says_what_it_holds() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        assert len(said.split()) > 5, path.relative_to(PACKAGE)


def test_the_architecture_names_all_who_derive(documents: Any) -> None:
    section = documents["docs/architecture.md"].section("Who derives")
    said = {m[0] for m in MODULE.finditer(section)}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE)
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        asks = any(isinstance(n, ast.ImportFrom) and n.module in DERIVING for n in nodes)
        if asks and place.parts[0] not in ("engine", "record"):
            found.add(place.as_posix())
    assert said == found


def test_every_question_of_the_view_is_in_the_architecture(documents: Any) -> None:
    section = documents["docs/architecture.md"].section("What people ask of a case")
    said = {m[0] for m in MODULE.finditer(section) if m[0].startswith("view/")}
    beside = {
        "case_view",
        "load",
        "account_names",
        "asked_event",
        "asked_target",
        "shown",
        "folded",
        "quote",
        "__init__",
    }  # what the answers share
    assert said == {f"view/{p.name}" for p in (PACKAGE / "view").glob("*.py") if p.stem not in beside}
