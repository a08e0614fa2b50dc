"""Batches of items in, accounts and rejections out."""

from dataclasses import replace

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.steps import read_accounts
from firsthand.config import Config
from firsthand.sources.raw_item import RawItem, Rejection
from firsthand.tables import batch_of, rows_of

GOOD = RawItem("good.txt", "text/plain", b"Three people were killed when the mill burned.")
BAD = {
    "no_text": replace(GOOD, source_id="blank.txt", data=b" \n "),
    "binary": replace(GOOD, source_id="junk.txt", data=bytes(range(256)) * 20),
    "truncated": replace(GOOD, source_id="cut.pdf", media_type="application/pdf", data=b"%PDF-1.4 cut"),
    "too_deep": replace(GOOD, source_id="deep.html", media_type="text/html", data=b"<div>" * 100_000 + b"x"),
    "unknown_type": replace(GOOD, source_id="a.jpg", media_type="image/jpeg"),
}


@pytest.mark.parametrize("code", BAD)
def test_bad_item_is_a_rejection_and_the_rest_goes_on(code: str) -> None:
    out = read_accounts(batch_of(RawItem, [GOOD, BAD[code], replace(GOOD, source_id="second.txt")]), Config())
    assert [a.source_id for a in rows_of(Account, out["accounts"])] == ["good.txt", "second.txt"]
    (rejection,) = rows_of(Rejection, out["rejections"])
    assert (rejection.input, rejection.code) == (BAD[code].source_id, code)
    assert rejection.detail.startswith(BAD[code].source_id)


def test_order_and_content_survive_the_table() -> None:
    out = read_accounts(batch_of(RawItem, [GOOD]), Config())
    (account,) = rows_of(Account, out["accounts"])
    assert account.account_id == GOOD.account_id
    assert account.text == GOOD.data.decode()
    assert account.sentences[0].end == len(account.text)


def test_empty_batch() -> None:
    out = read_accounts(batch_of(RawItem, []), Config())
    assert out["accounts"].num_rows == out["rejections"].num_rows == 0
