"""Nouns survive the way into Arrow and back."""

from firsthand.accounts.account import Account, Region
from firsthand.spans import Span
from firsthand.tables import as_row, batch_of, noun_of, rows_of


def test_account_round_trip() -> None:
    account = Account(
        "a1",
        "v1",
        "one.txt",
        "text/plain",
        "00",
        "Some words.",
        sentences=(Span(0, 11),),
        regions=(Region("title", 0, 4),),
    )
    batch = batch_of(Account, [account, account])
    assert batch.num_rows == 2
    assert list(rows_of(Account, batch)) == [account, account]
    assert noun_of(Account, as_row(account)) == account


def test_no_rows_keep_the_schema() -> None:
    assert batch_of(Account, []).schema.field("text").nullable is False
