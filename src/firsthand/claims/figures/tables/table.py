"""A table of counts: a grid whose heads say what is counted, its columns of counts and its rows of data.

Made from a grid by `table_of`; heads may stand over the columns, in two rows one above the other, or before the rows.
Refuses a grid in which no head is one of counts, and columns under such a head that hold other things than numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.claims.figures.tables.grid import Grid, GridCell
from firsthand.claims.figures.tables.heads import Head, HeadLexicon, head_of
from firsthand.claims.figures.tables.values import Value, value_of

HEAD_ROWS = 3  # rows from the top in which heads may stand: a caption or a group of heads above them
NO_VALUE = frozenset({"", "-", "–", "—", "?", ".", "..", "...", "…"})
_Heads = Sequence[Head | None]


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A column of counts.

    Attributes:
        index: Its place in the rows.
        cell: The words of its head.
    """

    index: int
    head: Head
    cell: GridCell


@dataclass(frozen=True, slots=True)
class CellCount:
    """One number of a table: the cell and what it holds."""

    cell: GridCell
    value: Value


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row of data.

    Attributes:
        labels: Its cells outside the columns of counts, empty ones left out.
        entries: Its numbers by the index of their column.
    """

    labels: tuple[GridCell, ...]
    entries: dict[int, CellCount]


@dataclass(frozen=True, slots=True)
class CountTable:
    """A grid that counts people or things.

    Attributes:
        label_heads: Heads over the columns of labels.
        first: The row of the grid in which the data start.
    """

    grid: Grid
    columns: tuple[CountColumn, ...]
    label_heads: tuple[GridCell, ...]
    rows: tuple[CountRow, ...]
    first: int


def table_of(grid: Grid, lexicon: HeadLexicon) -> CountTable | None:
    """The table of counts that a grid is, with heads over its columns or before its rows; None where it is none.

    Args:
        grid: The grid.
        lexicon: Words of heads of the language.
    """
    upright = _headed(grid, lexicon)
    if upright is not None or len(grid.rows[0]) == 2:
        return upright
    return _headed(grid.turned(), lexicon)


def _headed(grid: Grid, lexicon: HeadLexicon) -> CountTable | None:
    """The table that a grid is with heads over its columns."""
    parsed = [[head_of(c.text, lexicon) for c in row] for row in grid.rows[: HEAD_ROWS + 1]]
    at = next((r for r, heads in enumerate(parsed[:HEAD_ROWS]) if _counts(heads, grid.rows[r], lexicon)), None)
    told = grid.rows[: at + 1] if at is not None else ()
    if at is None or at + 1 >= len(grid.rows) or any(lexicon.says(c.text, "statistic") for row in told for c in row):
        return None
    heads, first = _combined(grid, parsed, at, lexicon)
    cells = grid.rows[first - 1]
    columns = tuple(
        CountColumn(i, h, _words_of(grid, i, first) or cells[i])
        for i, h in enumerate(_totalled(heads))
        if h and h.measure
    )
    columns = tuple(c for c in columns if _holds_numbers(grid, c, first, lexicon))
    if not columns:
        return None
    counted = {c.index: c for c in columns}
    rows = tuple(_row(row, counted, lexicon) for row in grid.rows[first:])
    labels = tuple(c for i, c in enumerate(grid.rows[at]) if i not in counted)
    return CountTable(grid, columns, labels, tuple(r for r in rows if r.entries), first)


def _words_of(grid: Grid, column: int, first: int) -> GridCell | None:
    """The lowest cell with words over a column."""
    return next((row[column] for row in reversed(grid.rows[:first]) if row[column].text), None)


def _counts(heads: _Heads, cells: Sequence[GridCell], lexicon: HeadLexicon) -> bool:
    """Whether a row is one of heads that count: none of its cells is a number."""
    return any(h and h.measure for h in heads) and not any(value_of(c.text, lexicon.figures) for c in cells)


def _combined(grid: Grid, parsed: Sequence[_Heads], at: int, lexicon: HeadLexicon) -> tuple[_Heads, int]:
    """The heads of all columns, with those that span several, and the row in which the data start."""
    own = parsed[at]
    if at and any(h and (h.measure or h.population != "all") for h in parsed[at - 1]):
        above = _carried(parsed[at - 1], grid.rows[at - 1])
        return [h.under(a) if h and a else h for h, a in zip(own, above, strict=True)], at + 1
    after = parsed[at + 1] if at + 1 < len(parsed) else ()
    cells = grid.rows[at + 1]
    numbers = any(value_of(c.text, lexicon.figures) for c in cells)
    told = [h is not None for h, c in zip(after, cells, strict=False) if c.text]
    if told and all(told) and not numbers and at + 2 < len(grid.rows):
        above = _carried(own, grid.rows[at])
        return [h.under(a) if h and a else h or a for h, a in zip(after, above, strict=True)], at + 2
    return own, at + 1


def _carried(heads: _Heads, cells: Sequence[GridCell]) -> list[Head | None]:
    """Heads with those of spanning cells carried to the right over the empty cells that they span."""
    out: list[Head | None] = []
    for head, cell in zip(heads, cells, strict=True):
        out.append(head if cell.text or not out else out[-1])
    return out


def _totalled(heads: _Heads) -> _Heads:
    """Heads; one that says no more than "total" counts what all others count, if they count one thing."""
    measures = {h.measure for h in heads if h and h.measure}
    if len(measures) != 1:
        return heads
    measure = measures.pop()
    return [
        replace(h, measure=measure) if h and h.measure is None and "total" in h.says and not _led(heads, i) else h
        for i, h in enumerate(heads)
    ]


def _led(heads: _Heads, index: int) -> bool:
    """Whether a head stands before all that count: it is over labels."""
    return not any(h and h.measure for h in heads[:index])


def _holds_numbers(grid: Grid, column: CountColumn, first: int, lexicon: HeadLexicon) -> bool:
    """Whether each cell under a head that tells anything holds a number, one at least."""
    cells = [row[column.index].text for row in grid.rows[first:]]
    told = [c for c in cells if c not in NO_VALUE and not lexicon.says(c, "unknown")]
    values = [value_of(c, lexicon.figures, column.head.scale) for c in told]
    return bool(values) and sum(v is not None for v in values) * 10 >= 9 * len(values)


def _row(cells: Sequence[GridCell], counted: Mapping[int, CountColumn], lexicon: HeadLexicon) -> CountRow:
    """A row of data."""
    found = {i: value_of(cells[i].text, lexicon.figures, column.head.scale) for i, column in counted.items()}
    return CountRow(
        tuple(c for i, c in enumerate(cells) if i not in counted and c.text),
        {i: CellCount(cells[i], value) for i, value in found.items() if value is not None},
    )
