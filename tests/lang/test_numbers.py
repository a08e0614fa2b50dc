"""Numbers in running text: values, bounds, ranges, vague amounts, and digits that are no amounts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.claims.document import Document, Sentence
from firsthand.lang.digits import digits_value
from firsthand.lang.number_mention import NumberMention
from firsthand.lang.number_words import number_lexicon
from firsthand.lang.numbers import find_numbers
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")


def sentence(text: str) -> Sentence:
    account = Account("a", "v", "s", "text/plain", "0", text, language="en", sentences=(Span(0, len(text)),))
    return Document(account, ENGLISH).sentences[0]


def numbers(text: str, kind: str = "amount") -> list[NumberMention]:
    s = sentence(text)
    return [m for m in find_numbers(s.lowers, s.starts, s.ends, number_lexicon(ENGLISH)) if m.kind == kind]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("7", 7),
        ("1,500", 1500),
        ("1.500.000", 1_500_000),
        ("2.5", 2.5),
        ("12,3", 12.3),
        ("0.750", 0.75),
        ("٢٥", 25),
        ("1,2,3", None),
        ("x", None),
    ],
)
def test_digits(word: str, value: float | None) -> None:
    assert digits_value(word) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17 miners", 17),
        ("seven miners", 7),
        ("twenty-five miners", 25),
        ("twenty five miners", 25),
        ("one hundred and five miners", 105),
        ("three thousand two hundred miners", 3200),
        ("two million people", 2_000_000),
        ("1.5 million people", 1_500_000),
        ("half a million people", 500_000),
        ("a dozen people", 12),
        ("two dozen people", 24),
        ("half a dozen people", 6),
        ("a couple of people", 2),
        ("a hundred people", 100),
        ("both brothers", 2),
        ("5m people", 5_000_000),
        ("20k people", 20_000),
        ("26,000 troops", 26_000),
        ("five street cleaners", 5),
    ],
)
def test_exact_amounts(text: str, value: float) -> None:
    (m,) = numbers(text)
    assert (m.low, m.best, m.high, m.quantifier) == (value, value, value, "exact")


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "quantifier"),
    [
        ("at least 30 people", 30, 30, None, "at_least"),
        ("no fewer than thirty people", 30, 30, None, "at_least"),
        ("30 or more people", 30, 30, None, "at_least"),
        ("more than 30 people", 30, 30, None, "more_than"),
        ("over a hundred people", 100, 100, None, "more_than"),
        ("up to 30 people", None, 30, 30, "at_most"),
        ("as many as 30 people", None, 30, 30, "at_most"),
        ("fewer than 30 people", None, 30, 30, "fewer_than"),
        ("about 30 people", 30, 30, 30, "about"),
        ("nearly 30 people", 30, 30, 30, "about"),
        ("30 or so people", 30, 30, 30, "about"),
        ("between 20 and 25 people", 20, None, 25, "range"),
        ("from 20 to 25 people", 20, None, 25, "range"),
        ("20-25 people", 20, None, 25, "range"),
        ("four or five people", 4, None, 5, "range"),
        ("dozens of people", 24, None, None, "dozens"),
        ("hundreds of people", 200, None, None, "dozens"),
        ("hundreds of thousands of people", 200_000, None, None, "dozens"),
        ("scores of people", 40, None, None, "dozens"),
        ("several people", None, None, None, "several"),
        ("a handful of people", None, None, None, "several"),
        ("no people", 0, 0, 0, "none"),
        ("no one", 0, 0, 0, "none"),
        ("nobody", 0, 0, 0, "none"),
    ],
)
def test_bounds(text: str, low: float | None, best: float | None, high: float | None, quantifier: str) -> None:
    (m,) = numbers(text)
    assert (m.low, m.best, m.high, m.quantifier) == (low, best, high, quantifier)


@pytest.mark.parametrize(
    "text",
    [
        "in 1987",
        "on 14 May",
        "on May 14",
        "on Nov. 14",
        "at 10:30",
        "30 kilometres away",
        "12 hours later",
        "40 percent",
        "the 8th-grader",
        "the 3rd attempt",
        "200 degrees",
        "route 66",
        "a 12-storey tower",
        "the 600 block",
        "flight 370",
        "5 tons of grain",
        "3.7 magnitude",
    ],
)
def test_digits_that_are_no_amounts(text: str) -> None:
    assert not numbers(text)


@pytest.mark.parametrize(
    "text", ["the 27-year-old", "a six-year-old", "27 years old", "27 years of age", "an eight - year - old"]
)
def test_ages(text: str) -> None:
    assert not numbers(text)
    assert numbers(text, "age")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("$300", 300, "USD"), ("€2 million", 2_000_000, "EUR"), ("40 dollars", 40, "USD"), ("£1,200", 1200, "GBP")],
)
def test_money(text: str, value: float, unit: str) -> None:
    (m,) = numbers(text, "money")
    assert (m.best, m.unit) == (value, unit)


def test_a_headline_label_is_no_range() -> None:
    assert [m.best for m in numbers("LEAD 1-Six rowers lost")] == [6]


def test_a_language_without_numbers_counts_nothing() -> None:
    s = sentence("many words here")
    assert find_numbers(s.lowers, s.starts, s.ends, number_lexicon(LanguagePack("xx"))) == []


WORDS = st.sampled_from(
    ["at", "least", "7", "seven", "dozen", "of", "between", "and", "1,500", "%", "no", "or", "more", "-", "$", "people"]
)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_mentions_stand_in_order_on_their_words(words: list[str]) -> None:
    s = sentence(" ".join(words))
    found = find_numbers(s.lowers, s.starts, s.ends, number_lexicon(ENGLISH))
    assert all(0 <= m.start < m.end <= len(s.words) and m.start <= m.core < m.end for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for m in found:
        assert m.low is None or m.high is None or m.low <= m.high


@given(st.integers(min_value=0, max_value=999_999))
def test_digits_round_trip(n: int) -> None:
    assert digits_value(f"{n:,}") == n


@given(st.integers(min_value=1, max_value=1499))
def test_a_counted_number_is_found_where_it_stands(n: int) -> None:
    text = f"They counted {n} people there."
    s = sentence(text)
    (m,) = numbers(text)
    assert text[s.starts[m.start] : s.ends[m.end - 1]] == str(n)
    assert m.best == n


def test_several_of_a_vague_scale_are_at_least_two_of_it() -> None:
    (found,) = numbers("several dozens people")
    assert (found.low, found.high, found.quantifier) == (24, None, "dozens")


def test_a_scale_right_behind_a_vague_one_multiplies_it() -> None:
    (found,) = numbers("tens thousand people")
    assert (found.low, found.quantifier) == (20_000, "dozens")
