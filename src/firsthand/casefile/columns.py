"""Nouns as SQLite columns: scalars as columns, nested values as JSON text, derived from the dataclass alone.

A noun's new field needs no second declaration: the tables are generated from here.  Refuses types it does not know.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

import pyarrow as pa

from firsthand.tables import as_row, builder_of

Noun = TypeVar("Noun")
_KINDS: dict[Any, str] = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER", bytes: "BLOB"}
_EMPTY = {"TEXT": "''", "INTEGER": "0", "REAL": "0.0", "BLOB": "x''"}


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a noun as a column.

    Attributes:
        kind: SQLite type of a STRICT table.
        nullable: Whether the field may be None.
        nested: Whether the value is kept as JSON text.
        default: SQL literal for rows written before the column was there.
        hint: The field's type.
    """

    name: str
    kind: str
    nullable: bool
    nested: bool
    default: str
    hint: Any

    @property
    def sql(self) -> str:
        """The column's definition in a CREATE TABLE or ADD COLUMN."""
        return f'"{self.name}" {self.kind}' if self.nullable else f'"{self.name}" {self.kind} NOT NULL {self.fallback}'

    @property
    def fallback(self) -> str:
        """The DEFAULT clause."""
        return f"DEFAULT {self.default}"


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Rows as they are stored.

    Attributes:
        names: The columns.
        rows: Their values, row by row, read as they are asked for.
    """

    names: list[str]
    rows: Iterator[tuple[Any, ...]]


def _bare(hint: Any) -> tuple[Any, bool]:
    """A type hint without `| None`, and whether it had it."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = [a for a in typing.get_args(hint) if a is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"no SQLite type for {hint}")
        return inner[0], True
    return hint, False


def _column(name: str, hint: Any, default: object) -> Column:
    bare, nullable = _bare(hint)
    if typing.get_origin(bare) is typing.Literal:
        bare = type(typing.get_args(bare)[0])
    if typing.get_origin(bare) is tuple or is_dataclass(bare):
        return Column(name, "TEXT", nullable, True, "'[]'" if typing.get_origin(bare) is tuple else "'{}'", bare)
    if bare not in _KINDS:
        raise TypeError(f"no SQLite type for {hint}")
    kind = _KINDS[bare]
    literal = _EMPTY[kind]
    if isinstance(default, str):
        literal = "'" + default.replace("'", "''") + "'"
    elif isinstance(default, (int, float)):
        literal = str(int(default) if kind == "INTEGER" else float(default))
    return Column(name, kind, nullable, False, literal, bare)


@cache
def columns_of(noun: Any) -> tuple[Column, ...]:
    """The columns of a noun, in the order of its fields.

    Raises:
        TypeError: A field has a type without a column.
    """
    hints = typing.get_type_hints(noun)
    return tuple(_column(f.name, hints[f.name], None if f.default is MISSING else f.default) for f in fields(noun))


def as_json(value: object) -> str:
    """A nested value as the JSON text of a column: compact, letters as they are, keys in the order of the fields."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def values_of(noun: Any, row: Any) -> tuple[Any, ...]:
    """One noun's values as SQLite takes them, in the order of `columns_of`."""
    plain = as_row(row)
    nested = {c.name for c in columns_of(noun) if c.nested and plain[c.name] is not None}
    return tuple(as_json(plain[c.name]) if c.name in nested else plain[c.name] for c in columns_of(noun))


def batch_values(noun: Any, batch: pa.RecordBatch | pa.Table) -> dict[str, list[Any]]:
    """A table's columns as lists that SQLite takes; whole columns at once, since row by row costs three times as much."""
    out: dict[str, list[Any]] = {}
    for column in columns_of(noun):
        values = batch.column(column.name).to_pylist()
        out[column.name] = [None if v is None else as_json(v) for v in values] if column.nested else values
    return out


def _reader(column: Column) -> Callable[[Any], Any] | None:
    """What turns a stored value back into the field's value; None where it may stay as it is."""
    if column.nested:
        build = builder_of(column.hint) or (lambda v: v)
        if typing.get_origin(column.hint) is tuple:  # most lists are empty, and need no parser to say so
            return lambda v: None if v is None else () if v == "[]" else build(json.loads(v))
        return lambda v: None if v is None else build(json.loads(v))
    if column.hint is bool:
        return lambda v: None if v is None else bool(v)
    return None


def nouns(noun: type[Noun], stored: StoredRows) -> Iterator[Noun]:
    """Rows as nouns.

    Args:
        noun: The dataclass.
        stored: Its rows; fields without a column among them take their defaults.
    """
    columns = {c.name: c for c in columns_of(cast(Any, noun))}
    readers = [_reader(columns[n]) for n in stored.names]
    work = [(i, r) for i, r in enumerate(readers) if r is not None]
    whole = stored.names == list(columns)
    for row in stored.rows:
        values = list(row)
        for i, read in work:
            values[i] = read(values[i])
        yield noun(*values) if whole else noun(**dict(zip(stored.names, values, strict=True)))
