"""Anchored words found again in another version of a text, and only where they surely stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.casefile.carry import carried, claim_now
from firsthand.casefile.decision import ClaimAnchor, TextAnchor
from firsthand.claims.claim import Claim
from firsthand.spans import Span, content_id
from firsthand.vocabulary import Measure


def account(text: str) -> Account:
    return Account("a1", content_id("v", text), "a.txt", "text/plain", "0", text)


def anchored(text: str, quote: str, nth: int = 0) -> TextAnchor:
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    end = at + len(quote)
    return TextAnchor("a1", account(text).version_id, at, end, quote, text[max(0, at - 24) : at], text[end : end + 24])


OLD = "Four died on Monday. Later four died on Friday, and four died on Sunday."


@pytest.mark.parametrize("nth", [0, 1])
def test_words_said_twice_are_told_apart_by_their_neighbours(nth: int) -> None:
    words = anchored(OLD, "four died", nth)
    new = "Read more. " + OLD
    assert carried(words, account(new)) == Span(words.start + 11, words.end + 11)


@pytest.mark.parametrize(
    ("new", "there"), [("Nobody died.", False), ("", False), (OLD, True), (OLD.replace("Later ", ""), True)]
)
def test_words_that_are_gone_are_not_found(new: str, there: bool) -> None:
    assert (carried(anchored(OLD, "four died"), account(new)) is not None) is there


def test_two_places_that_fit_alike_are_no_place() -> None:
    words = TextAnchor("a1", "v-old", 10, 13, "two", "", "")
    assert carried(words, account("....two" + "." * 9 + "two")) is None


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12))
def test_what_is_found_are_the_words(before: str, after: str) -> None:
    words = anchored(OLD, "died on Friday")
    text = before + OLD + after
    found = carried(words, account(text))
    assert found == Span(len(before) + words.start, len(before) + words.end)


def claim(start: int, end: int, text: str, measure: Measure = "killed") -> Claim:
    return Claim("a1", "figure", start, end, text[start:end], 0, measure=measure, best=4.0).sealed()


def test_a_claim_is_found_by_its_words_and_what_they_are_read_as() -> None:
    anchor = ClaimAnchor("c-old", anchored(OLD, "four died", 0), "figure", "killed")
    new = "Read more. " + OLD
    at = new.index("four died")
    near, wide = claim(at, at + 4, new), claim(at, at + 9, new)
    other = claim(at, at + 9, new, "injured")
    told = [other, near, wide]
    by_id = {c.claim_id: c for c in told}
    assert claim_now(anchor, account(new), told, by_id) == wide
    assert claim_now(anchor, account(new), [other], {other.claim_id: other}) is None
    assert claim_now(replace(anchor, claim_id=near.claim_id), account(new), told, by_id) == near
