"""Words as lineage compares them: folded, placed, numbered."""

import pytest

from firsthand.lineage.shared_text.words import MAX_WORDS, WordRange, words_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("— … !", []),
        ("The Mayor's car", ["the", "mayor's", "car"]),
        ("The Mayor’s car", ["the", "mayor's", "car"]),
        ("1,250 sacks; 3.5 t", ["1,250", "sacks", "3.5", "t"]),
        ("salt-pan", ["salt", "pan"]),
        ("Über-Straße Ёлка", ["über", "straße", "ёлка"]),
    ],
)
def test_keys_are_folded(text: str, keys: list[str]) -> None:
    assert words_of(text).keys == keys


def test_places_lead_back_to_the_text() -> None:
    text = "Twelve boats, 30 nets"
    words = words_of(text)
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == ["Twelve", "boats", "30", "nets"]
    span = words.span(WordRange(1, 3))
    assert text[span.start : span.end] == "boats, 30"


def test_numbers_are_stable_and_content_is_told() -> None:
    words = words_of("boats of boats 7")
    assert words.numbers[0] == words.numbers[2] != words.numbers[1]
    assert words.content.tolist() == [True, False, True, True]


def test_long_texts_are_cut() -> None:
    assert len(words_of("a " * (MAX_WORDS + 5))) == MAX_WORDS
