"""Bounds of signs and words in telling prose, sentences and languages, told in plain numbers."""

from __future__ import annotations

import pytest

from firsthand.accounts.blocks import is_prose
from firsthand.accounts.language import detected
from firsthand.accounts.sentences import sentences_of
from firsthand.lang.pack import pack_for


@pytest.mark.parametrize(
    ("words", "signs", "prose"),
    [(9, 60, True), (9, 59, False), (8, 60, False), (12, 90, True)],
)
def test_prose_has_sixty_signs_and_nine_words(words: int, signs: int, prose: bool) -> None:
    line = "a " * (words - 1)
    line += "b" * (signs - len(line) - 1) + "."
    assert (len(line), len(line.split())) == (signs, words)
    assert is_prose(line) is prose


@pytest.mark.parametrize(("signs", "spans"), [(3_000, [3_000]), (3_001, [3_000, 3_001])])
def test_a_sentence_has_three_thousand_signs_at_most(signs: int, spans: list[int]) -> None:
    assert [s.end for s in sentences_of("a" * signs, [(0, signs)], "en", pack_for("en"))] == spans


@pytest.mark.parametrize(("before", "code"), [(1_496, "el"), (1_500, None)])
def test_a_language_is_told_from_the_first_fifteen_hundred_signs(before: int, code: str | None) -> None:
    assert detected("1" * before + "καλημέρα") == code
