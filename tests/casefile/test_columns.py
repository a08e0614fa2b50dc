"""Every noun survives the way into a table and back, whatever its values."""

from __future__ import annotations

import sqlite3
import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.casefile.columns import StoredRows, batch_values, columns_of, nouns, values_of
from firsthand.casefile.schema import NOUN_TABLES, NounTable, create_table
from firsthand.tables import batch_of

SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=8),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(st.none() if a is type(None) else values(a) for a in args))
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return st.lists(values(args[0]), max_size=2).map(tuple)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{f.name: values(hints[f.name]) for f in fields(hint)})
    return SCALARS[hint]


@pytest.mark.parametrize("table", NOUN_TABLES, ids=lambda t: t.name)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_noun_comes_back_as_it_was(table: NounTable, data: st.DataObject) -> None:
    noun: Any = data.draw(values(table.noun))
    whole = NounTable("t", table.noun)
    connection = sqlite3.connect(":memory:")
    connection.execute(create_table(whole))
    row = values_of(table.noun, noun)
    connection.execute(f"INSERT INTO t VALUES ({', '.join('?' * len(row))})", row)
    names = list(whole.columns)
    assert list(nouns(table.noun, StoredRows(names, connection.execute("SELECT * FROM t")))) == [noun]
    connection.close()


@pytest.mark.parametrize("table", NOUN_TABLES, ids=lambda t: t.name)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_whole_columns_give_what_single_rows_give(table: NounTable, data: st.DataObject) -> None:
    rows = data.draw(st.lists(values(table.noun), max_size=3))
    by_column = batch_values(table.noun, batch_of(table.noun, rows))
    assert list(zip(*by_column.values(), strict=True)) == [values_of(table.noun, r) for r in rows]


@dataclass(frozen=True, slots=True)
class Older:
    name: str = "it's"
    kept: bool = True
    share: float = 0.5
    note: str | None = None


def test_a_column_knows_its_default_and_whether_it_may_be_null() -> None:
    assert [c.sql for c in columns_of(Older)] == [
        "\"name\" TEXT NOT NULL DEFAULT 'it''s'",
        '"kept" INTEGER NOT NULL DEFAULT 1',
        '"share" REAL NOT NULL DEFAULT 0.5',
        '"note" TEXT',
    ]


def test_fields_without_a_column_take_their_defaults() -> None:
    assert list(nouns(Older, StoredRows(["name"], iter([("x",)])))) == [Older("x")]


@dataclass(frozen=True, slots=True)
class Odd:
    found: int | str = 0


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(TypeError, match="no SQLite type"):
        columns_of(Odd)
