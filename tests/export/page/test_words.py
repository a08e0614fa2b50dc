"""Quotes in their sentences, and texts cut to a width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.export.page.words import BESIDE, QuotedWords, broken, cut, in_sentence
from firsthand.spans import Span
from firsthand.view.quote import quote_of

TEXT = "It rained. Then\n  12 people\tfled over the hill. Nobody came."


def _words(text: str, quote: str, *sentences: tuple[int, int]) -> QuotedWords:
    account = Account("a", "v", "s", "text/plain", "0", text, sentences=tuple(Span(*s) for s in sentences))
    start = text.index(quote)
    return in_sentence(quote_of(account, Claim("a", "figure", start, start + len(quote), quote, 0)))


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("12 people\tfled", QuotedWords("Then ", "12 people fled", " over the hill.")),
        ("It rained.", QuotedWords("", "It rained.", "")),
        ("hill. Nobody", QuotedWords("Then 12 people fled over the ", "hill. Nobody", " came.")),
    ],
)
def test_quote_stands_in_its_sentence(quote: str, expected: QuotedWords) -> None:
    assert _words(TEXT, quote, (0, 10), (11, 47), (48, 60)) == expected


def test_a_quote_outside_any_sentence_stands_alone() -> None:
    assert _words(TEXT, "12 people") == QuotedWords("", "12 people", "")


def test_what_is_far_from_the_quote_is_cut() -> None:
    text = "word " * 100 + "QUOTE" + " word" * 100
    found = _words(text, "QUOTE", (0, len(text)))
    assert found.before.startswith("…")
    assert found.after.endswith("…")
    assert len(found.before) <= BESIDE + 1
    assert len(found.after) <= BESIDE


@given(st.text(max_size=200), st.integers(5, 40), st.integers(1, 4))
def test_lines_never_exceed_the_width(text: str, width: int, most: int) -> None:
    lines = broken(text, width, most)
    assert len(lines) <= most
    assert all(0 < len(line) <= width for line in lines)


@given(st.text(max_size=80), st.integers(1, 60))
def test_cut_keeps_to_the_bound(text: str, most: int) -> None:
    assert len(cut(text, most)) <= most
    assert cut(text, len(text)) == text
