"""What the rows of a table of counts are: towns, days, groups of people, incidents or tellers, and which row is the total.

Between the table and its claims.  Trusts the places and days that other readers found in the labels, and the words over
them.  Refuses to guess: rows of another kind are told by nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from firsthand.claims.claim import Claim
from firsthand.claims.figures.tables.grid import GridCell
from firsthand.claims.figures.tables.heads import Head, HeadLexicon, head_of, lowers_of
from firsthand.claims.figures.tables.table import CountColumn, CountRow, CountTable
from firsthand.lang.edtf import precision

RowKind = Literal["place", "day", "year", "incident", "group", "source", "single", "other"]
_TOTAL_WORDS = 5  # words of a label that says that its row is the total
_COARSE = ("year", "decade", "century")  # rows by such times are statistics
_YEAR = re.compile(r"\d{4}(?:[-–/]\d{2,4})?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What other readers found: the days and places of the account, in order of the text."""

    days: Sequence[Claim]
    places: Sequence[Claim]

    def day_in(self, cells: Iterable[GridCell]) -> Claim | None:
        """The first day told in some cells."""
        return next((d for d in _in_cells(cells, self.days) if d.time_kind == "date"), None)

    def place_in(self, cells: Iterable[GridCell]) -> Claim | None:
        """The first place told in some cells."""
        return next(_in_cells(cells, self.places), None)


def _in_cells(cells: Iterable[GridCell], told: Sequence[Claim]) -> Iterator[Claim]:
    """The claims that start in some cells, cell by cell."""
    for cell in cells:
        at = bisect_left(told, cell.start, key=attrgetter("start"))
        while at < len(told) and told[at].start < cell.end:
            yield told[at]
            at += 1


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table, told apart.

    Attributes:
        kind: What its rows are.
        total: The row of the total, None where there is none.
        parts: All other rows.
    """

    kind: RowKind
    total: CountRow | None
    parts: tuple[CountRow, ...]


def rows_of(table: CountTable, lexicon: HeadLexicon, facts: Facts) -> TableRows:
    """The rows of a table, the total apart.

    Args:
        table: The table.
        lexicon: Words of heads and totals.
        facts: Days and places of the account.
    """
    total = next((row for row in (*table.rows[-1:], *table.rows[:-1]) if _is_total(row, lexicon)), None)
    total = total or _bottom_line(table)
    parts = tuple(row for row in table.rows if row is not total)
    return TableRows(_kind(table, parts, lexicon, facts), total, parts)


def _is_total(row: CountRow, lexicon: HeadLexicon) -> bool:
    """Whether the first label of a row says that it is the total."""
    label = row.labels[0].text if row.labels else ""
    return bool(label) and len(lowers_of(label)) <= _TOTAL_WORDS and lexicon.says(label, "total")


def _bottom_line(table: CountTable) -> CountRow | None:
    """The last row, where it has no label and holds the sums of the rows above it."""
    last = table.rows[-1]
    above = table.rows[:-1]
    if last.labels or len(above) < 2:
        return None
    return last if all(entry_best(last, c) == sum(entry_best(r, c) for r in above) for c in table.columns) else None


def entry_best(row: CountRow, column: CountColumn) -> float:
    """The number in a row's cell; 0 where none is told."""
    entry = row.entries.get(column.index)
    return (entry.value.amount.best or entry.value.amount.low or 0.0) if entry else 0.0


def group_of(row: CountRow, lexicon: HeadLexicon) -> Head | None:
    """The people that a row's label names ("Children"), None where it names no population."""
    head = head_of(row.labels[0].text, lexicon) if row.labels else None
    return head if head and head.measure is None and head.population != "all" else None


def _kind(table: CountTable, rows: Sequence[CountRow], lexicon: HeadLexicon, facts: Facts) -> RowKind:
    """What the rows are, by the words over their labels and what their labels are."""
    days = [d for row in rows if (d := facts.day_in(row.labels))]
    many = len(rows) / 2
    years = any(_YEAR.fullmatch(c.text) for row in rows for c in row.labels[:1])
    if years or any(precision(d.edtf) in _COARSE for d in days):
        return "year"
    places = sum(facts.place_in(row.labels) is not None for row in rows)
    over_places = any(lexicon.says(c.text, "place") for c in table.label_heads)
    if len(days) > many:
        return "incident" if places > many or over_places else "day"
    if any(lexicon.says(c.text, "source") for c in table.label_heads[:1]):
        return "source"
    if len(rows) == 1:
        return "single"
    if sum(group_of(row, lexicon) is not None for row in rows) > many:
        return "group"
    return "place" if places >= many or over_places else "other"
