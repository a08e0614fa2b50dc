"""The slot grammar: templates over word classes, matched longest first and without overlap."""

from __future__ import annotations

import itertools
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.document import WORD
from firsthand.lang.slots import Grammar

LEXICON: dict[str, dict[str, object]] = {
    "fruit": {"apple": 1, "pear": 2, "blood orange": 3},
    "unit": {"kilo": "kg", "kilos": "kg"},
    "name": {"mars": 4},
}
MACROS = {"amount": "{:int} | half a"}
TEMPLATES = [
    ("weight", "{n:amount} [{unit}] of {fruit}"),
    ("fruit", "[the] {fruit}"),
    ("after", "(in | by) < {name} >"),
    ("range", "{low:int} (- | to) {high:int} {unit}"),
]


@cache
def grammar(capital: tuple[str, ...] = ()) -> Grammar:
    return Grammar(LEXICON, MACROS, TEMPLATES, ("fruit", "unit", "name"), capital=capital)


def found(text: str, **options: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(m.rule, text[m.start : m.end]) for m in grammar(**options).scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 kilos of pear", [("weight", "3 kilos of pear")]),
        ("half a kilo of blood orange", [("weight", "half a kilo of blood orange")]),
        ("the apple", [("fruit", "the apple")]),
        ("an apple, a pear", [("fruit", "apple"), ("fruit", "pear")]),
        ("in Mars", [("after", "Mars")]),
        ("2-3 kilos", [("range", "2-3 kilos")]),
        ("2 – 3 kilos", [("range", "2 – 3 kilos")]),
        ("nothing at all", []),
        ("", []),
    ],
)
def test_templates_match_their_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_the_longest_phrase_wins() -> None:
    assert found("5 kilos of the apple") == [("fruit", "the apple")]
    assert found("5 kilos of apple") == [("weight", "5 kilos of apple")]


def test_slots_carry_words_and_values() -> None:
    (match,) = grammar().scan("3 kilos of Blood Orange")
    assert match.word("fruit") == "blood orange"
    assert match.slots["fruit"].value == 3
    assert match.slots["unit"].value == "kg"
    assert match.word("absent") == ""


def test_words_written_with_capitals_are_refused_in_small_letters() -> None:
    assert found("in mars", capital=("name",)) == []
    assert found("in Mars", capital=("name",)) == [("after", "Mars")]


def test_an_unbalanced_template_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lacks the end|unbalanced"):
        Grammar(LEXICON, {}, [("bad", "(apple")], ("fruit",))


def test_a_stretch_keeps_the_offsets_of_the_whole_text() -> None:
    text = "the apple and the pear"
    assert [text[m.start : m.end] for m in grammar().scan(text, 9, len(text))] == ["the pear"]


@given(st.text(alphabet="ap leor3kints-of,İß’", max_size=60))
def test_matches_are_ordered_and_apart(text: str) -> None:
    spans = [(m.start, m.end) for m in grammar().scan(text)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


SAID = "2 3 kilos half a of pear mid-Mars 20th İn In ’s , – blood Orange the apple"


@given(st.lists(st.sampled_from(SAID.split())))
def test_words_split_before_match_as_those_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    split = list(WORD.finditer(text))
    places = ([m[0] for m in split], [m.start() for m in split], [m.end() for m in split])
    assert grammar().scan_words(text, *places) == grammar().scan(text)
