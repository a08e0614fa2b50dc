"""Nouns as Arrow tables: the schema of a frozen dataclass, and rows to batches and back.

Stages hand each other `pyarrow.RecordBatch`es; inside a stage people read dataclasses.  The schema is derived from the
dataclass, so a column is declared once.  Refuses types it does not know instead of guessing.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, partial
from itertools import accumulate, chain, islice
from operator import attrgetter
from typing import Any, TypeVar, cast

import pyarrow as pa

Noun = TypeVar("Noun")
Plainer = Callable[[Any], Any]
_SCALARS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), bytes: pa.binary()}


def _arrow_type(hint: Any) -> tuple[Any, bool]:
    """Arrow type of a type hint, and whether it may be null."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [a for a in args if a is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"no Arrow type for {hint}")
        return _arrow_type(inner[0])[0], True
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return pa.list_(_arrow_type(args[0])[0]), False
    if origin is typing.Literal:
        return _SCALARS[type(args[0])], False
    if isinstance(hint, type) and is_dataclass(hint):
        return pa.struct(list(schema_of(hint))), False
    if hint in _SCALARS:
        return _SCALARS[hint], False
    raise TypeError(f"no Arrow type for {hint}")


@cache
def schema_of(noun: Any) -> pa.Schema:
    """The Arrow schema of a frozen dataclass: one column a field, `X | None` nullable, `tuple[X, ...]` a list.

    Raises:
        TypeError: A field has a type without an Arrow counterpart.
    """
    hints = typing.get_type_hints(noun)
    columns = []
    for f in fields(noun):
        kind, nullable = _arrow_type(hints[f.name])
        columns.append(pa.field(f.name, kind, nullable))
    return pa.schema(columns)


@cache
def _plainers(noun: Any) -> dict[str, Plainer | None]:
    """Per field, how its value becomes one that Arrow takes; None where it may stay as it is.

    Settled once a noun from its types: looking at each value costs more than all else that a batch needs.
    """
    hints = typing.get_type_hints(noun)
    return {f.name: _plainer(hints[f.name]) for f in fields(noun)}


def _plainer(hint: Any) -> Plainer | None:
    """Nested dataclasses become dicts, tuples lists."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner: Any = _plainer(next(a for a in args if a is not type(None)))
        return None if inner is None else lambda v: None if v is None else inner(v)
    if origin is tuple:
        inner = _plainer(args[0])
        return list if inner is None else lambda v: [inner(x) for x in v]
    if isinstance(hint, type) and is_dataclass(hint):
        return as_row
    return None


def as_row(noun: Any) -> dict[str, Any]:
    """A noun as a plain dict in the order of its fields, nested nouns as dicts."""
    return {
        name: getattr(noun, name) if plain is None else plain(getattr(noun, name))
        for name, plain in _plainers(cast(Any, type(noun))).items()
    }


@cache
def _members(noun: Any) -> dict[str, Any]:
    """Fields that hold any number of another noun, with that noun: they are stored by columns, too."""
    hints = typing.get_type_hints(noun)
    return {
        f.name: typing.get_args(hints[f.name])[0]
        for f in fields(noun)
        if typing.get_origin(hints[f.name]) is tuple and is_dataclass(typing.get_args(hints[f.name])[0])
    }


def batch_of(noun: type[Noun], rows: Iterable[Noun]) -> pa.RecordBatch:
    """Rows of one noun as a batch with that noun's schema; no rows give an empty batch."""
    schema, members = schema_of(cast(Any, noun)), _members(cast(Any, noun))
    items = list(rows)
    read = _reader(cast(Any, noun))
    columns = zip(*map(read, items), strict=True) if items else [()] * len(schema)
    arrays = []
    for f, plain, values in zip(schema, _plainers(cast(Any, noun)).values(), columns, strict=True):
        if f.name in members:
            arrays.append(_list_array(members[f.name], values, f.type))
        else:
            arrays.append(pa.array(values if plain is None else [plain(v) for v in values], f.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


@cache
def _parts(noun: Any) -> dict[str, Any]:
    """Fields that hold one other noun, with that noun: they are read by columns, too."""
    hints = typing.get_type_hints(noun)
    return {
        f.name: hints[f.name] for f in fields(noun) if isinstance(hints[f.name], type) and is_dataclass(hints[f.name])
    }


@cache
def _reader(noun: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Gives the values of all fields of a noun at once."""
    names = [f.name for f in fields(noun)]
    if len(names) > 1:
        return cast(Callable[[Any], tuple[Any, ...]], attrgetter(*names))
    return lambda row: (getattr(row, names[0]),)


def _list_array(noun: Any, values: Iterable[Sequence[Any]], kind: pa.DataType) -> pa.Array:
    """A column of nested nouns: the nouns of all rows as one batch, and where each row's begin."""
    lists = list(values)
    inner = batch_of(noun, chain.from_iterable(lists))
    places = pa.array(accumulate(map(len, lists), initial=0), pa.int32())
    held = pa.StructArray.from_arrays(inner.columns, fields=list(inner.schema))
    return pa.ListArray.from_arrays(places, held, type=kind)


@cache
def _builders(noun: Any) -> dict[str, Any]:
    """Per field, how a plain value becomes the field's value; None where it may stay as it is."""
    hints = typing.get_type_hints(noun)
    return {f.name: builder_of(hints[f.name]) for f in fields(noun)}


def builder_of(hint: Any) -> Any:
    """How a plain value becomes a value of a type: a function, None where it may stay as it is."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = builder_of(next(a for a in args if a is not type(None)))
        return None if inner is None else lambda v: None if v is None else inner(v)
    if origin is tuple:
        inner = builder_of(args[0])
        return tuple if inner is None else lambda v: tuple(inner(x) for x in v)
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(noun_of, hint)
    return None


def noun_of(noun: type[Noun], row: dict[str, Any]) -> Noun:
    """One noun from a plain dict as `as_row` gives it; fields the row lacks take their defaults."""
    builders = _builders(cast(Any, noun))
    if row.keys() == builders.keys():
        return noun(*[row[n] if b is None else b(row[n]) for n, b in builders.items()])
    return noun(**{n: row[n] if b is None else b(row[n]) for n, b in builders.items() if n in row})


def rows_of(noun: type[Noun], table: pa.RecordBatch | pa.Table) -> Iterator[Noun]:
    """The rows of a batch or table as nouns, in order; columns that the table lacks take the noun's defaults."""
    builders, members, parts = _builders(cast(Any, noun)), _members(cast(Any, noun)), _parts(cast(Any, noun))
    names = [n for n in builders if n in table.schema.names]
    columns: list[Iterable[Any]] = []
    for name in names:
        build, column = builders[name], table.column(name)
        if name in members and column.null_count == 0:
            columns.append(_nested(members[name], column))
        elif name in parts and column.null_count == 0:
            columns.append(rows_of(parts[name], _fields(_whole(column))))
        else:
            values = _values(column)
            columns.append(values if build is None else [build(v) for v in values])
    whole = len(names) == len(builders)
    for row in zip(*columns, strict=True):
        yield noun(*row) if whole else noun(**dict(zip(names, row, strict=True)))


def _values(column: Any) -> list[Any]:
    """The values of a column; by way of numpy where that gives the same, several times as fast."""
    kind = column.type
    if column.null_count == len(column):
        return [None] * len(column)
    if pa.types.is_string(kind) or (column.null_count == 0 and (pa.types.is_int64(kind) or pa.types.is_float64(kind))):
        return cast(list[Any], _whole(column).to_numpy(zero_copy_only=False).tolist())
    return cast(list[Any], column.to_pylist())


def _whole(column: Any) -> Any:
    """A column in one piece."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _nested(noun: Any, column: Any) -> list[tuple[Any, ...]]:
    """The values of a column of nested nouns, read as one batch and parted again."""
    lists = _whole(column)
    nouns = iter(rows_of(noun, _fields(lists.flatten())))
    return [tuple(islice(nouns, size)) for size in lists.value_lengths().to_pylist()]


def _fields(nouns: Any) -> pa.RecordBatch:
    """A column of nouns as a batch."""
    return pa.RecordBatch.from_arrays(nouns.flatten(), names=[f.name for f in nouns.type])
