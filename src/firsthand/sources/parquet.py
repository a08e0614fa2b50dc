"""Rows of a Parquet manifest, some at a time, in the process that opens items for another.

The file stays open from one question to the next, so that it is gone through once.  Never imported where memory is not bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from firsthand.errors import InputError
from firsthand.sources.manifest_columns import plan_columns
from firsthand.sources.raw_item import RawItem

MOST_ROWS = 64  # of one answer
MOST_AT_ONCE = 4_000_000  # bytes of rows of one answer, by what the file says of its size
_BUFFER = 1 << 20  # bytes of the file read at once, not a whole column


@dataclass(frozen=True, slots=True)
class SomeRows:
    """Rows of a table.

    Attributes:
        rows: Cells by column; None for a row that is larger than the bound.
        start: Number of the first, from 0.
        ended: Whether these are the last.
    """

    rows: tuple[dict[str, Any] | None, ...]
    start: int
    ended: bool


@dataclass(slots=True)
class _Open:
    """The table in hand."""

    path: str
    table: pq.ParquetFile
    batches: Iterator[pa.RecordBatch]
    at: int = 0


_HELD: list[_Open] = []


def next_rows(
    item: RawItem, start: int, limit: int, columns: Mapping[str, str] | None = None, *, path: str | None = None
) -> SomeRows:
    """The rows from one on.

    Args:
        item: The manifest.
        start: Number of the first row, from 0.
        limit: Most bytes of one row.
        columns: Names in the file that the user gave, by ours.
        path: Where it lies; a name that is no UTF-8 stands in the item otherwise than on the disk.

    Raises:
        InputError: `missing_column`, `unparsable`, `unreadable`.
        MemoryError: A row takes more than may be held.
    """
    try:
        held = _held_at(path or str(item.path), item.source_id, start, columns or {})
        return _rows(held, start, limit)
    except MemoryError:  # before the others: Arrow's own is an error of each kind
        _let_go()
        raise
    except (pa.ArrowException, ValueError, OSError) as error:
        _let_go()
        if isinstance(error, OSError) and error.errno is not None:  # the disk; Arrow has errors of this kind, too
            said = f"cannot be read ({error.strerror})"
            raise InputError(said, item.source_id, "check the file", code="unreadable") from None
        said = f"is no Parquet file ({str(error)[:120]})"
        raise InputError(said, item.source_id, "write it anew", code="unparsable") from None


def _held_at(path: str, name: str, start: int, given: Mapping[str, str]) -> _Open:
    held = _HELD[0] if _HELD else None
    return held if held and (held.path, held.at) == (path, start) else _opened(path, name, start, given)


def _rows(held: _Open, start: int, limit: int) -> SomeRows:
    batch = next(held.batches, None)
    if batch is None:
        _let_go()
        return SomeRows((), start, True)
    held.at += batch.num_rows
    return SomeRows(tuple(_cells(row, limit) for row in batch.to_pylist()), start, False)


def _opened(path: str, name: str, start: int, given: Mapping[str, str]) -> _Open:
    """The table, gone through up to one row."""
    _let_go()
    table = pq.ParquetFile(path, buffer_size=_BUFFER)
    plan = plan_columns(table.schema_arrow.names, (), given)
    columns = list(plan.taken.values())
    if not plan.has_content:
        table.close()
        said = "has no column text, html or path"
        raise InputError(said, name, "add one of them", code="missing_column")
    held = _Open(path, table, _batches(table, columns))
    _HELD.append(held)
    while held.at < start and (passed := next(held.batches, None)) is not None:
        held.at += passed.num_rows
    if held.at != start:
        raise InputError("changed while it was read", name, "read it once more", code="unreadable")
    return held


def _batches(table: pq.ParquetFile, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """The table's rows in batches that are cut alike whenever it is gone through."""
    for group in range(table.num_row_groups):
        told = table.metadata.row_group(group)
        a_row = told.total_byte_size // max(1, told.num_rows)
        size = max(1, min(MOST_ROWS, MOST_AT_ONCE // max(1, a_row)))
        yield from table.iter_batches(batch_size=size, row_groups=[group], columns=columns, use_threads=False)


def _cells(row: dict[str, Any], limit: int) -> dict[str, Any] | None:
    """A row as JSON can hold it; what is neither text, number nor date becomes a list, which no column takes."""
    if sum(len(v) for v in row.values() if isinstance(v, str)) > limit:
        return None
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, int, float)) else []


def _let_go() -> None:
    while _HELD:
        _HELD.pop().table.close()
