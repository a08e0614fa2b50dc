"""Claims of cells: a count under its head, a total, parts, a sum of a column, a count up to a day, a count by a teller.

Between the rows of a table and `counted`.  Refuses to add what may be the same people twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from firsthand.claims.claim import Claim, ReadAs
from firsthand.claims.document import Document
from firsthand.claims.figures.amount import Amount, added
from firsthand.claims.figures.tables.grid import GridCell
from firsthand.claims.figures.tables.heads import Head, HeadLexicon
from firsthand.claims.figures.tables.labels import LabelledCount
from firsthand.claims.figures.tables.rows import Facts, TableRows, entry_best, group_of
from firsthand.claims.figures.tables.table import CellCount, CountColumn, CountRow, CountTable
from firsthand.spans import Span
from firsthand.vocabulary import FIGURE_MARKS, FigureMark, Population

STATED, SUMMED = 0.9, 0.85  # how often a cell is what the account means, and a column's sum
RISING = 3  # rows by day from which a column that only rises is one that counts on


@dataclass(frozen=True, slots=True)
class _CellClaim:
    """What one claim says beside its amount."""

    words: Span
    head: Head
    anchor: GridCell
    marks: frozenset[FigureMark] = frozenset()
    columns: ReadAs = field(default_factory=ReadAs)


@dataclass(frozen=True, slots=True)
class CellWriter:
    """Writes the claims of the tables and lists of one account."""

    document: Document
    lexicon: HeadLexicon
    facts: Facts

    def of_pair(self, pair: LabelledCount) -> Claim:
        """The claim of a label and its number."""
        head = _of_people(pair.head, pair.value.population)
        mark: FigureMark = "part" if "part" in head.says else "toll"
        words = Span(min(pair.label.start, pair.number.start), max(pair.label.end, pair.number.end))
        return self._claim(pair.value.amount, _CellClaim(words, head, pair.label, frozenset((mark,))))

    def of_table(self, table: CountTable, rows: TableRows) -> Iterator[Claim]:
        """The claims of a table, column by column; none of one by years, which is a statistic."""
        for column in table.columns if rows.kind != "year" else ():
            if rows.total is not None:
                yield from self._with_total(column, rows, rows.total)
            elif rows.kind == "day":
                yield from self._by_day(column, rows.parts)
            elif rows.kind == "place" and len(rows.parts) > 1:
                yield from self._summed(column, rows.parts)
            elif rows.kind != "other":
                yield from (self._row(column, row, _NONE, rows) for row in rows.parts if column.index in row.entries)

    def _with_total(self, column: CountColumn, rows: TableRows, total: CountRow) -> Iterator[Claim]:
        """A column with its total; none of it where a part is larger than the whole."""
        whole = entry_best(total, column)
        told = [row for row in rows.parts if column.index in row.entries]
        if column.index in total.entries:
            if any(entry_best(row, column) > whole for row in told):
                return
            marks: frozenset[FigureMark] = frozenset(("toll", "period") if rows.kind == "incident" else ("toll",))
            yield self._cell(total.entries[column.index], column, marks)
        own = rows.kind in ("group", "incident", "source")
        yield from (self._row(column, row, _NONE if own else _PART, rows) for row in told)

    def _by_day(self, column: CountColumn, rows: Sequence[CountRow]) -> Iterator[Claim]:
        """A column by day without a total: the last day's count where it counts on, all together where it does not."""
        told = [row for row in rows if column.index in row.entries]
        values = [entry_best(row, column) for row in told]
        rises = len(values) >= RISING and values == sorted(values)
        falls = len(values) >= RISING and values == sorted(values, reverse=True) and values[0] > values[-1]
        if "daily" in column.head.says:
            yield from self._summed(column, told)
        elif "cumulative" in column.head.says or rises or falls:
            last = told[-1] if not falls or rises else told[0]
            for row in told:
                day = self.facts.day_in(row.labels)
                up_to = ReadAs(cumulative=True, as_of=day.edtf if day else None)
                yield self._cell(row.entries[column.index], column, _TOLL if row is last else _PART, up_to)

    def _summed(self, column: CountColumn, rows: Sequence[CountRow]) -> Iterator[Claim]:
        """The parts of a column and what they make together."""
        told = [row for row in rows if column.index in row.entries]
        yield from (self._cell(row.entries[column.index], column, _PART) for row in told)
        if len(told) > 1:
            amount = added([row.entries[column.index].value.amount for row in told])
            cells = [row.entries[column.index].cell for row in told]
            words = Span(min(c.start for c in cells), max(c.end for c in cells))
            columns = ReadAs(rule="sum", confidence=SUMMED)
            yield self._claim(amount, _CellClaim(words, column.head, column.cell, columns=columns))

    def _row(self, column: CountColumn, row: CountRow, marks: frozenset[FigureMark], rows: TableRows) -> Claim:
        """The claim of one row: of the people that its label names, or said by the teller that it names."""
        group = group_of(row, self.lexicon) if rows.kind != "source" else None
        under = replace(column, head=_of_people(column.head, group.population)) if group else column
        columns = ReadAs()
        if rows.kind == "source" and row.labels:
            teller = row.labels[0]
            columns = ReadAs(speaker=teller.text, speaker_start=teller.start, speaker_end=teller.end)
        return self._cell(row.entries[column.index], under, marks, columns)

    def _cell(
        self, entry: CellCount, column: CountColumn, marks: frozenset[FigureMark], columns: ReadAs | None = None
    ) -> Claim:
        """The claim of one cell."""
        head = _of_people(column.head, entry.value.population)
        marks = marks | _PART if "part" in head.says else marks
        words = Span(entry.cell.start, entry.cell.start + entry.value.length)
        return self._claim(entry.value.amount, _CellClaim(words, head, column.cell, marks, columns or ReadAs()))

    def _claim(self, amount: Amount, count: _CellClaim) -> Claim:
        """A claim of an amount times the scale of its head."""
        head, amount = count.head, _scaled(amount, count.head.scale)
        sentence = self.document.sentence_at(count.words.start)
        told = ReadAs(
            measure=head.measure,
            population=None if head.unit else head.population,
            low=amount.low,
            best=amount.best,
            high=amount.high,
            quantifier=amount.quantifier,
            unit=head.unit,
            includes_perpetrators=True if head.population == "perpetrators" else None,
            anchor_start=count.anchor.start,
            anchor_end=count.anchor.end,
            rule="stated",
            marks=tuple(m for m in FIGURE_MARKS if m in count.marks),
            confidence=STATED,
        )
        told.update(count.columns)
        return self.document.claim("figure", sentence, (count.words.start, count.words.end), **told)


_NONE: frozenset[FigureMark] = frozenset()
_PART: frozenset[FigureMark] = frozenset(("part",))
_TOLL: frozenset[FigureMark] = frozenset(("toll",))


def _of_people(head: Head, population: Population) -> Head:
    """A head with the people that a label or a noun behind the number names."""
    return replace(head, population=population) if population != "all" else head


def _scaled(amount: Amount, scale: float) -> Amount:
    """An amount under a head such as "in thousands"."""
    if scale == 1:
        return amount
    low, best, high = (None if v is None else v * scale for v in (amount.low, amount.best, amount.high))
    return Amount(low, best, high, amount.quantifier)
