"""One meaning a word: each class name stands once in the package, and means what the glossary says where it is a word of it.

A leading underscore makes no other word of a name.  The lists below name what still breaks a rule; a new one fails, and so
does an entry that no longer holds.
"""

from __future__ import annotations

import ast
import dataclasses
import re
import typing
from collections import defaultdict
from functools import cache
from pathlib import Path

from firsthand.casefile.schema import NOUN_TABLES

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "firsthand"
ENTRY = re.compile(r"\*\*([^*]+)\*\*:\s*(.*?)(?=\*\*[^*]+\*\*:|\n\n|\Z)", re.S)
MADE = re.compile(r"`([a-z_/.]+)`")

SHARED: frozenset[str] = frozenset()
MISUSED: frozenset[str] = frozenset()


@cache
def classes() -> dict[str, list[str]]:
    """Modules that define a class of each name, a leading underscore left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name.lstrip("_")].append(path.relative_to(SOURCE).as_posix())
    return dict(found)


@cache
def entries() -> dict[str, str]:
    """What the glossary says of each term; a term in the plural is not looked for."""
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    return {
        term.strip().lower(): said
        for terms, said in ENTRY.findall(text)
        for term in re.split(r",\s+|\s+and\s+", terms.replace("\n", " "))
    }


def spoken(name: str) -> str:
    """A class name as words: `OriginLink` is "origin link"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def test_a_class_name_stands_for_one_thing() -> None:
    shared = {name for name, modules in classes().items() if len(modules) > 1}
    assert not shared - SHARED, {name: classes()[name] for name in sorted(shared - SHARED)}
    assert not SHARED - shared, f"mended: take them off the list {sorted(SHARED - shared)}"


def test_a_class_that_bears_a_word_of_the_glossary_is_made_where_that_says() -> None:
    misused = set()
    for name, modules in classes().items():
        said = entries().get(spoken(name))
        if said is not None:
            made = MADE.findall(said.lower().rpartition("made ")[2]) if "made " in said.lower() else []
            misused |= {f"{module}:{name}" for module in modules if not any(module.startswith(m) for m in made)}
    assert not misused - MISUSED, sorted(misused - MISUSED)
    assert not MISUSED - misused, f"mended: take them off the list {sorted(MISUSED - misused)}"


def _nouns(noun: type, found: set[type]) -> set[type]:
    """A dataclass and all that its fields hold."""
    if noun not in found:
        found.add(noun)
        for hint in typing.get_type_hints(noun).values():
            for inner in _types_in(hint):
                if dataclasses.is_dataclass(inner):
                    _nouns(inner, found)
    return found


def _types_in(hint: object) -> list[type]:
    inside = [t for arg in typing.get_args(hint) for t in _types_in(arg)]
    return [hint, *inside] if isinstance(hint, type) else inside


def test_the_glossary_says_what_each_noun_of_a_case_is() -> None:
    nouns: set[type] = set()
    for table in NOUN_TABLES:
        _nouns(table.noun, nouns)
    assert sorted(n.__name__ for n in nouns if spoken(n.__name__) not in entries()) == []


def test_the_reading_of_the_glossary_finds_terms_that_share_an_entry() -> None:
    assert {"low", "best", "high", "party", "group", "origin link"} <= set(entries())
    assert "lineage/" in entries()["origin"]
