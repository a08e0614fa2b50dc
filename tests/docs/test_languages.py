"""The page on adding a language tells of every topic, table and key that any language's folder uses."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from firsthand.lang.pack import languages

PAGE = (Path(__file__).parents[2] / "docs" / "adding-a-language.md").read_text("utf-8")
TOLD = set(re.findall(r"`([^`\n]+)`", PAGE)) | {p for t in re.findall(r"`([\w.]+)`", PAGE) for p in t.split(".")}
# Tables whose keys are words of the language, or names the pack itself gives.
OPEN = {
    "acts": {"routes"},
    "dates": {"lexicon", "macros", "suffixes", "union"},
    "figures": {"endings"},
    "bylines": {"agencies"},
    "numbers": {"values", "scales", "glued_scales", "vague_scales", "tails", "one_of"},
    "places": {"adjectives", "adjective_endings", "regions", "states"},
    "populations": {"populations", "modifiers"},
    "tables": {"heads", "scales"},
    "writing": {"same", "words"},
}


def keys_of(topic: str, table: dict[str, Any]) -> set[str]:
    """Names of a file's tables, and of the keys in those that are not open."""
    found = set(table)
    for name, inside in table.items():
        if name not in OPEN.get(topic, ()):
            for part in inside if isinstance(inside, list) else [inside]:
                found |= set(part) if isinstance(part, dict) else set()
    return found


@pytest.mark.parametrize("language", languages())
def test_every_key_of_a_folder_is_told(language: str) -> None:
    for path in (resources.files("firsthand.lang") / language).iterdir():
        topic = path.name.removesuffix(".toml")
        assert topic in TOLD
        assert sorted(keys_of(topic, tomllib.loads(path.read_text("utf-8"))) - TOLD) == [], path.name


def test_no_language_is_told_that_is_not_read() -> None:
    assert set(re.findall(r"^\| `([a-z]{2})` \| [A-Z]", PAGE, re.MULTILINE)) <= set(languages())
