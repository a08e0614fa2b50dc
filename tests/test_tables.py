"""Nouns survive the way into Arrow and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account, Region
from firsthand.spans import Span
from firsthand.tables import as_row, batch_of, noun_of, rows_of, schema_of


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


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    name: str | None
    count: int
    share: float | None
    sure: bool
    parts: tuple[Part, ...] = ()
    words: tuple[str, ...] = ()
    first: Part | None = None


PARTS = st.builds(Part, st.text(max_size=3), st.none() | st.integers(-9, 9))
WHOLES = st.builds(
    Whole,
    st.none() | st.text(max_size=3),
    st.integers(-(2**60), 2**60),
    st.none() | st.floats(allow_nan=False),
    st.booleans(),
    st.lists(PARTS, max_size=3).map(tuple),
    st.lists(st.text(max_size=2), max_size=2).map(tuple),
    st.none() | PARTS,
)


@given(st.lists(WHOLES, max_size=6), st.integers(0, 6), st.integers(0, 6))
def test_rows_come_back_from_batches_slices_and_tables(rows: list[Whole], at: int, size: int) -> None:
    batch = batch_of(Whole, rows)
    assert batch.schema == schema_of(Whole)
    assert batch.to_pylist() == [as_row(r) for r in rows]
    assert list(rows_of(Whole, batch)) == rows
    assert list(rows_of(Whole, batch.slice(at, size))) == rows[at : at + size]
    table = pa.Table.from_batches([batch.slice(at), batch.slice(0, at)], batch.schema)
    assert list(rows_of(Whole, table)) == rows[at:] + rows[:at]


@dataclass(frozen=True, slots=True)
class Marked:
    """A noun with words and codes of closed sets."""

    word: Literal["one", "two"]
    code: Literal[1, 2] | None = None


def test_words_of_a_closed_set_are_text_and_codes_whole_numbers() -> None:
    assert schema_of(Marked) == pa.schema([pa.field("word", pa.string(), False), pa.field("code", pa.int64())])
    rows = [Marked("one", 2), Marked("two")]
    assert list(rows_of(Marked, batch_of(Marked, rows))) == rows
