"""Nouns as Arrow tables: the schema of a frozen dataclass, and rows to batches and back.

Stages hand each other `pyarrow.RecordBatch`es; inside a stage people read dataclasses.  The schema is derived from the
dataclass, so a column is declared once.  Refuses types it does not know instead of guessing.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, partial
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
        return pa.string(), False
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


def batch_of(noun: type[Noun], rows: Iterable[Noun]) -> pa.RecordBatch:
    """Rows of one noun as a batch with that noun's schema; no rows give an empty batch."""
    schema = schema_of(cast(Any, noun))
    items = list(rows)
    arrays = []
    for f, plain in zip(schema, _plainers(cast(Any, noun)).values(), strict=True):
        values = [getattr(r, f.name) for r in items]
        arrays.append(pa.array(values if plain is None else [plain(v) for v in values], f.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


@cache
def _builders(noun: Any) -> dict[str, Any]:
    """Per field, how a plain value becomes the field's value; None where it may stay as it is."""
    hints = typing.get_type_hints(noun)
    return {f.name: _builder(hints[f.name]) for f in fields(noun)}


def _builder(hint: Any) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = _builder(next(a for a in args if a is not type(None)))
        return None if inner is None else lambda v: None if v is None else inner(v)
    if origin is tuple:
        inner = _builder(args[0])
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
    names = [n for n in _builders(cast(Any, noun)) if n in table.schema.names]
    columns = []
    for name in names:
        build, values = _builders(cast(Any, noun))[name], table.column(name).to_pylist()
        columns.append(values if build is None else [build(v) for v in values])
    whole = len(names) == len(_builders(cast(Any, noun)))
    for row in zip(*columns, strict=True):
        yield noun(*row) if whole else noun(**dict(zip(names, row, strict=True)))
