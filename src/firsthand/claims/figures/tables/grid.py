"""Grids: runs of lines that are the rows of one table, cut into cells with their places in the text.

First step of reading a table.  Cells are parted by tabs (pages, Word files), bars, semicolons, commas or gaps of blanks.
Refuses to say what a cell holds, and takes commas, semicolons and gaps for borders only where every row has as many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

LEAST_ROWS = 2
LEAST_COLUMNS = 2
_LINE = re.compile(r"[^\n\r]+")
_RULE = re.compile(r"[\s|:+=-]+")  # a line of signs between head and rows
_BORDERS = {"\t": re.compile(r"\t"), "|": re.compile(r"\|"), "  ": re.compile(r" {2,}(?=\S)")}
_QUOTED = {sign: re.compile(rf'"[^"]*"|[^{sign}"]+|(?<={sign})(?={sign})|^(?={sign})|(?<={sign})$') for sign in ";,"}


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: `text` stands at `[start, end)` of the account's text, without white space or quotation marks around it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands in a text.

    Attributes:
        rows: Its rows from top to bottom, each with as many cells; a missing cell is empty.
    """

    rows: tuple[tuple[GridCell, ...], ...]

    @property
    def start(self) -> int:
        """Where its first cell starts."""
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return self.rows[-1][-1].end

    def turned(self) -> Grid:
        """The same table with rows for columns."""
        return Grid(tuple(zip(*self.rows, strict=True)))


@dataclass(frozen=True, slots=True)
class _CutLine:
    """A line cut at one kind of border."""

    line: int
    cells: tuple[GridCell, ...]


def grids_of(text: str) -> list[Grid]:
    """The tables of a text, in order.

    Args:
        text: The account's text.

    Returns:
        Grids of at least two rows and two columns, none overlapping another; empty where no two lines are alike.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    out: list[Grid] = []
    taken: set[int] = set()
    for cut, ragged in (
        (_at("\t"), True),
        (_at("|"), True),
        (_quoted(";"), False),
        (_quoted(","), False),
        (_at("  "), False),
    ):
        rows = [row for i, line in enumerate(lines) if i not in taken and (row := cut(text, line, i)) is not None]
        for run in _runs(rows, text, ragged):
            out.append(Grid(_evened(run)))
            taken.update(row.line for row in run)
    return sorted(out, key=lambda grid: grid.start)


_Cut = Callable[[str, tuple[int, int], int], _CutLine | None]


def _at(border: str) -> _Cut:
    """Cuts a line at each border; a bar at its ends is no border."""

    def cut(text: str, line: tuple[int, int], number: int) -> _CutLine | None:
        start, end = line
        if border not in text[start:end]:
            return None
        if border != "\t":
            start, end = _trimmed(text, start, end, border)
        edges = [start, *(e for m in _BORDERS[border].finditer(text, start, end) for e in m.span()), end]
        return _CutLine(number, tuple(_cell(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)))

    return cut


def _trimmed(text: str, start: int, end: int, border: str) -> tuple[int, int]:
    """A line without the blanks and bars at its ends."""
    inner = text[start:end].strip(" \t" + border.strip())
    first = text.find(inner, start)
    return first, first + len(inner)


def _quoted(sign: str) -> _Cut:
    """Cuts a line of separated values, with quotation marks round values that hold the sign."""

    def cut(text: str, line: tuple[int, int], number: int) -> _CutLine | None:
        start, end = line
        if sign not in text[start:end]:
            return None
        cells = [_cell(text, start + m.start(), start + m.end()) for m in _QUOTED[sign].finditer(text[start:end])]
        return _CutLine(number, tuple(cells)) if len(cells) >= LEAST_COLUMNS else None

    return cut


def _cell(text: str, start: int, end: int) -> GridCell:
    """A stretch of a line as a cell, without what stands around its words."""
    piece = text[start:end]
    bare = piece.strip().strip('"').strip()
    first = start + (piece.find(bare) if bare else 0)
    return GridCell(first, first + len(bare), bare)


def _runs(rows: Sequence[_CutLine], text: str, ragged: bool) -> Iterator[list[_CutLine]]:
    """Rows that stand line under line and can be one table; of one width unless `ragged`."""
    run: list[_CutLine] = []
    for row in rows:
        alike = run and (ragged or len(run[-1].cells) == len(row.cells))
        if run and not (alike and _follows(run[-1], row, text)):
            yield from _whole(run)
            run = []
        run.append(row)
    yield from _whole(run)


def _follows(row: _CutLine, after: _CutLine, text: str) -> bool:
    """Whether no line and no blank line stands between two rows."""
    return after.line == row.line + 1 and text[row.cells[-1].end : after.cells[0].start].count("\n") == 1


def _whole(run: list[_CutLine]) -> Iterator[list[_CutLine]]:
    """The run without lines of signs, where it is large enough."""
    rows = [row for row in run if any(c.text and not _RULE.fullmatch(c.text) for c in row.cells)]
    if len(rows) >= LEAST_ROWS and max(len(row.cells) for row in rows) >= LEAST_COLUMNS:
        yield rows


def _evened(run: Sequence[_CutLine]) -> tuple[tuple[GridCell, ...], ...]:
    """Rows of one width."""
    width = max(len(row.cells) for row in run)
    return tuple(
        row.cells + (GridCell(row.cells[-1].end, row.cells[-1].end, ""),) * (width - len(row.cells)) for row in run
    )
