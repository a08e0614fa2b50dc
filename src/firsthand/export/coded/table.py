"""Coded tables: one row an event in the columns that a rule book knows, and a second file that says how each cell came about.

Shared by the exports for UCDP, ACLED and Iraq Body Count.  Refuses to fill a cell that the accounts do not tell: it stays
empty, and the trace says why.  An event that is left out has a line in the trace too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.events.event import Event
from firsthand.export.shown import harmless_cell
from firsthand.whole_file import whole_file

TRACE_COLUMNS = ("row", "event_id", "column", "value", "trace")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value as text (empty where untold), and one sentence on how it came about."""

    value: str
    trace: str


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event as a row.

    Attributes:
        cells: By column; a column without a cell is empty for want of anything that tells it.
        left_out: Why the event has no row; None where it has one.
    """

    event: Event
    cells: Mapping[str, Cell] = field(default_factory=dict)
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: rows, events left out, and the files."""

    rows: int
    left_out: int
    files: tuple[Path, ...]


def write_coded(found: Iterable[CodedEvent], columns: Sequence[str], out: Path) -> Written:
    """Write the rows to `out` and the trace beside it (UTF-8, header line, CRLF as RFC 4180).

    Args:
        found: Events, in the order of the rows.
        columns: Columns of the rule book, in its order.
        out: The file; its folder is made if absent.
    """
    held = list(found)
    rows = [c for c in held if c.left_out is None]
    lines: list[Sequence[str]] = []
    for number, coded in enumerate(rows, 1):
        for column in columns:
            cell = coded.cells.get(column) or UNTOLD
            lines.append((str(number), coded.event.event_id, column, cell.value, cell.trace))
    gone = [c for c in held if c.left_out is not None]
    lines += (("", c.event.event_id, "", c.event.title, f"left out: {c.left_out}") for c in gone)
    trace = out.with_name(f"{out.stem}.trace.csv")
    write_table(out, columns, ([(c.cells.get(n) or UNTOLD).value for n in columns] for c in rows))
    write_table(trace, TRACE_COLUMNS, lines)
    return Written(len(rows), len(gone), (out, trace))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one CSV file; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_guarded(v) for v in row] for row in rows)


def _guarded(text: str) -> str:
    return text if _is_number(text) else harmless_cell(text)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


UNTOLD = Cell("", "accounts do not tell it")


def by_coder(what: str) -> Cell:
    """An empty cell that only a coder can fill."""
    return Cell("", f"left to the coder: {what}")


def number_cell(value: float | None, trace: str) -> Cell:
    """A count as a whole number where it is one."""
    return Cell("" if value is None else f"{value:.10g}", trace)
