"""Patterns of lines: those at the start apart from the others, and together what one pattern would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.line_pattern import alternatives, line_pattern

PATTERNS = [r"^\W*photo|^image\b", r"\b(?:view|see) caption\b|\bfile photo$", r"^[(|)] by", r"a\|b|[]|]c"]


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a", ["a"]),
        ("^a|b", ["^a", "b"]),
        ("(?:a|b)c|d", ["(?:a|b)c", "d"]),
        (r"a\|b|[|(]c", [r"a\|b", "[|(]c"]),
        (r"[]|]a|b", ["[]|]a", "b"]),
        (r"\(a|b\)", [r"\(a", r"b\)"]),
    ],
)
def test_alternatives_outside_of_brackets(pattern: str, parts: list[str]) -> None:
    assert list(alternatives(pattern)) == parts


def test_no_patterns_find_nothing() -> None:
    assert not line_pattern([]).found_in("")
    assert not line_pattern([]).found_in("photo")


SAID = "Photo image view see caption file photo ( | by a|b ]c |c c"


@given(st.lists(st.sampled_from(SAID.split(" "))))
def test_they_find_what_one_pattern_finds(words: list[str]) -> None:
    line, whole = " ".join(words), re.compile("|".join(f"(?:{p})" for p in PATTERNS), re.I)
    assert line_pattern(PATTERNS).found_in(line) == (whole.search(line) is not None)
