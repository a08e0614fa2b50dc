"""Sentences as readers see them: words and places, cut in one go, equal to the slow and obvious way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.document import WORD, Sentence
from firsthand.spans import Span

SIGNS = st.sampled_from([*"aAzZßİıΣσ19.,'’-‑ \n\t“”()_", "ǅ", "é", "ا", "д", "३"])


@given(st.text(SIGNS, max_size=60), st.integers(0, 5), st.integers(0, 5))
def test_words_stand_where_they_are_said_to_stand(text: str, before: int, after: int) -> None:
    whole = "x" * before + text + "y" * after
    s = Sentence(whole, Span(before, before + len(text)), 0, "body")
    found = list(WORD.finditer(text))
    assert s.words == [m[0] for m in found]
    assert s.starts == [m.start() + before for m in found]
    assert s.ends == [m.end() + before for m in found]
    assert s.lowers == [m[0].lower().replace("’", "'") for m in found]
    assert s.capitals == [k for k, m in enumerate(found) if m[0][0].isupper()]


@given(st.text(max_size=60))
def test_the_lower_case_sentence_keeps_its_length(text: str) -> None:
    s = Sentence(text, Span(0, len(text)), 0, "body")
    assert len(s.lower) == len(text)
    assert all(low in (c, c.lower()) for low, c in zip(s.lower, text, strict=True)) or s.lower == text.lower()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At 7:30 the U.N. envoy’s car left.", ["At", "7", ":", "30", "the", "U.N.", "envoy’s", "car", "left", "."]),
        ("1,200 well-known", ["1,200", "well-known"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_numbers_initials_and_hyphens_stay_whole(text: str, words: list[str]) -> None:
    assert Sentence(text, Span(0, len(text)), 0, "body").words == words
