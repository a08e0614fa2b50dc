"""Number words written as one, taken apart."""

from __future__ import annotations

import pytest

from firsthand.lang.compounds import compound_value, compounds_of

VALUES = {"twa": 2.0, "fem": 5.0, "twint": 20.0}
PIECES = compounds_of({"joiner": "o", "pieces": {"hund": 100, "tus": 1000}}, VALUES)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("twaotwint", 22),
        ("femhund", 500),
        ("hundtwa", 102),
        ("twatus", 2000),
        ("femtushundtwint", 5120),
        ("twahundtwinttus", 220_000),
        ("twa", None),
        ("twax", None),
        ("otwa", None),
        ("twao", None),
    ],
)
def test_a_word_made_of_number_words(word: str, value: float | None) -> None:
    assert PIECES is not None
    assert compound_value(word, PIECES) == value


def test_a_language_without_such_words_has_none() -> None:
    assert compounds_of({}, VALUES) is None
