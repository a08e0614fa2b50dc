"""A claim's words where they stand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.spans import Span
from firsthand.view.case_view import CaseView
from firsthand.view.quote import quote_of, quotes_of


def test_words_stand_in_their_sentence_letter_by_letter(view: CaseView) -> None:
    quote = quote_of(view.accounts["a1"], view.claims["c1"])
    assert (quote.before, quote.words, quote.after) == (
        "The mayor said ", "12 people were hurt", " & <b>one</b> fled.",
    )  # fmt: skip


def test_words_in_no_sentence_stand_alone(view: CaseView) -> None:
    bare = replace(view.accounts["a1"], sentences=())
    quote = quote_of(bare, view.claims["c1"])
    assert (quote.before, quote.words, quote.after) == ("", "12 people were hurt", "")


def test_claims_that_the_view_lacks_are_passed_over(view: CaseView) -> None:
    assert [q.claim.claim_id for q in quotes_of(view, ("c2", "gone", "c1"))] == ["c2", "c1"]
    assert quotes_of(replace(view, accounts={}), ("c1",)) == ()


@given(st.text(min_size=1, max_size=40), st.data())
def test_a_quote_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    account = Account(
        "a", "v", "s", "text/plain", "0", text, sentences=(Span(cuts[0], cuts[2]), Span(cuts[2], cuts[3]))
    )
    quote = quote_of(account, Claim("a", "figure", cuts[1], cuts[3], text[cuts[1] : cuts[3]], 0))
    at = cuts[1] - len(quote.before)
    assert text[at : cuts[3] + len(quote.after)] == quote.before + quote.words + quote.after
