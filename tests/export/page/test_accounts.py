"""Accounts as the page names them."""

from dataclasses import replace

import pytest

from firsthand.export.page.accounts import account_blocks, basis_words, in_order, published_words
from firsthand.view.case_view import CaseView
from firsthand.vocabulary import PublishedBasis


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        (None, "not told"),
        ("2019-06-11T22:10:00-03:00", "11 June 2019"),
        ("2019-06", "June 2019"),
        ("../2025-01-20", "before 20 January 2025"),
        ("2025-01-20/..", "after 20 January 2025"),
        ("2021-01~", "about January 2021"),
    ],
)
def test_published(edtf: str | None, told: str) -> None:
    assert published_words(edtf) == told


@pytest.mark.parametrize(
    ("basis", "words", "told"),
    [
        (None, None, ""),
        ("dateline", None, "from its dateline"),
        ("derived", "a year ago today", "reckoned from “a year ago today”"),
    ],
)
def test_basis(view: CaseView, basis: PublishedBasis | None, words: str | None, told: str) -> None:
    account = replace(view.accounts["a1"], published_basis=basis, published_words=words)
    assert basis_words(account) == told


def test_accounts_stand_in_order_of_publication(view: CaseView) -> None:
    blocks = account_blocks(view)
    assert [(b.siglum, i, b.claims) for i, b in blocks.items()] == [("A", "a1", 3), ("B", "a2", 1), ("C", "a3", 0)]
    assert [b.name for b in blocks.values()] == ["Ford Echo", "a2.txt", "a3.txt"]
    assert [b.link for b in blocks.values()] == [None, "https://mill.example/x?a=1&b=2", None]
    assert blocks["a3"].unread == "language de has no pack yet"
    assert [b.siglum for b in in_order(["a3", "a1", "a1", "gone"], blocks)] == ["A", "C"]
