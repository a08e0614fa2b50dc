"""Texts in one way of writing, and the way back to the original's characters."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.lang.writing import Writing, plainly

# A language of our own: "wa" and "bi" are written onto the next word, "el" is the article, "lil" stands for "li el".
TOPICS = tomllib.loads("""
[writing]
drop = "\\u0301_"
digit_blanks = " \\u00a0"
abbreviated = ["th"]
[writing.same]
"é" = "e"
"٣" = "3"
[writing.words]
duko = "2 koros"
luk = "light"
[writing.particles]
glued = ["wa", "bi", "li"]
articles = ["el"]
whole = ["wada"]
[writing.particles.merged]
lil = ["li", "el"]

[numbers.values]
dos = 2
bira = 3
""")


@dataclass(frozen=True)
class _Pack(LanguagePack):
    def topic(self, name: str) -> Mapping[str, Any]:
        table: Mapping[str, Any] = TOPICS.get(name, {})
        return table


def written(text: str) -> Writing:
    made = plainly(text, _Pack("qq"))
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("kafé", "kafe"),
        ("a\u0301b_c", "abc"),
        ("٣ dos", "3 dos"),
        ("12 500 dos", "12500 dos"),
        ("1 250\u00a0000", "1250000"),
        ("1990 120 dos", "1990 120 dos"),
        ("12 th. x th.", "12 th x th"),
        ("path. x", "path. x"),
        ("wados", "wa dos"),
        ("bielmar", "bi elmar"),
        ("wabielmar", "wa bi elmar"),
        ("lilmar", "li elmar"),
        ("bira", "bira"),
        ("wada", "wada"),
        ("wakoro", "wakoro"),
        ("duko", "2 koros"),
        ("waduko", "wa 2 koros"),
        ("luk", "light"),
        ("walilmar", "wa li elmar"),
    ],
)
def test_one_way_of_writing(text: str, read: str) -> None:
    assert written(text).text == read


def test_a_language_without_variants_is_read_as_it_is() -> None:
    assert plainly("It is so.", pack_for("en") or LanguagePack("en")) is None


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("wa\u0301dos", "dos", "dos"),
        ("do\u0301s\u0301 x", "dos", "do\u0301s\u0301"),
        ("x wabielmar y", "elmar", "elmar"),
        ("x lilmar y", "elmar", "lmar"),
        ("x lilmar y", "li", "li"),
        ("12 500 dos", "12500", "12 500"),
        ("x waduko y", "2 koros", "duko"),
        ("x luk y", "light", "luk"),
    ],
)
def test_the_way_back(text: str, word: str, original: str) -> None:
    made = written(text)
    at = made.text.index(word)
    span = made.back(at, at + len(word))
    assert text[span.start : span.end] == original


@given(st.text(alphabet="wabiel do\u0301s12 5é٣_", max_size=40))
def test_every_character_leads_back(text: str) -> None:
    made = written(text)
    assert len(made.at) == len(made.text) + 1
    assert all(a <= b for a, b in zip(made.at, made.at[1:], strict=False))
    for i in range(len(made.text)):
        span = made.back(i, i + 1)
        assert 0 <= span.start < span.end <= len(text)
    assert made.here(0) == 0
