"""Words folded as the lexicons of times are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lang.tokens import Remembered, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 20th May,", ["on", "20", "th", "may", ","]),
        ("o’clock", ["o", "'", "clock"]),
        ("İyi ٢٠", ["iyi", "20"]),
        ("", []),
    ],
)
def test_letters_and_digits_part(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text(max_size=40))
def test_words_are_folded_alike_whatever_the_script(text: str) -> None:
    assert all(word == word.lower() or not word.isascii() for word in words_of(text))


def test_what_is_made_of_a_word_is_made_once() -> None:
    made: list[str] = []

    def upper(word: str) -> str:
        made.append(word)
        return word.upper()

    known = Remembered(upper)
    assert [known[w] for w in ("a", "b", "a")] == ["A", "B", "A"]
    assert made == ["a", "b"]
    assert known["c" * 500] == "C" * 500
    assert list(known) == ["a", "b"]
