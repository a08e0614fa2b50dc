"""Nouns survive the way into Arrow and back."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.accounts.account import Account, Region
from firsthand.spans import Span
from firsthand.tables import as_row, batch_of, noun_of, rows_of


@dataclass(frozen=True, slots=True)
class Maybe:
    some: tuple[Region, ...] = ()
    one: Region | None = None


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


def test_nested_nouns_that_may_be_missing() -> None:
    whole = Maybe((Region("title", 0, 4),), Region("body", 5, 9))
    assert list(rows_of(Maybe, batch_of(Maybe, [Maybe(), whole]))) == [Maybe(), whole]
    assert as_row(whole) == {
        "some": [{"kind": "title", "start": 0, "end": 4}],
        "one": {"kind": "body", "start": 5, "end": 9},
    }


def test_a_row_that_lacks_fields_takes_their_defaults() -> None:
    assert noun_of(Maybe, {"one": None}) == Maybe()
