"""Figures of tables and lists of an account: one claim for each count, tied to its cell, and where such lines stand.

Last step of reading a table.  The total row is the total, its rows are parts; a total that no cell states is a sum, where
the rows are towns or days, and marked so.  Refuses tables whose rows it cannot tell and that state no total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.figures.tables.cells import CellWriter
from firsthand.claims.figures.tables.grid import Grid, grids_of
from firsthand.claims.figures.tables.heads import head_lexicon
from firsthand.claims.figures.tables.labels import LabelledCount, pairs_of
from firsthand.claims.figures.tables.rows import Facts, RowKind, rows_of
from firsthand.claims.figures.tables.table import CountTable, table_of
from firsthand.spans import Span, Stretches

HEAD_WORDS = 4  # words of a cell that is no sentence
SHORT = 60  # characters of a cell that holds no sentence
_OWN_PLACE: tuple[RowKind, ...] = ("incident", "single")  # kinds of rows whose places are where it happened


@dataclass(frozen=True, slots=True)
class Counted:
    """What the tables and lists of an account tell.

    Attributes:
        claims: Figures, unsealed, in order of their words.
        lines: Stretches of text that are rows of tables or lines of lists: they are no sentences.
        heads: Words of heads and labels: nothing happens there.
        counted_days: Where days start that rows count up to or on; not those of rows that are incidents of their own.
        part_places: Where the places start that rows are parts by.
    """

    claims: tuple[Claim, ...] = ()
    lines: tuple[Span, ...] = ()
    heads: tuple[Span, ...] = ()
    counted_days: frozenset[int] = frozenset()
    part_places: frozenset[int] = frozenset()


def counted_in(document: Document, days: Iterable[Claim], places: Iterable[Claim]) -> Counted:
    """What the tables and lists of an account count.

    Args:
        document: The account with its language pack.
        days, places: What the readers of times and places found in it.

    Returns:
        Its figures and where they stand; nothing where the language tells nothing of tables.
    """
    lexicon = head_lexicon(document.pack)
    if lexicon is None:
        return Counted()
    text = document.account.text
    facts = Facts(*(tuple(sorted(told, key=attrgetter("start"))) for told in (days, places)))
    grids = grids_of(text)
    tables = [t for grid in grids if (t := table_of(grid, lexicon)) is not None and t.rows]
    read = [(t, rows_of(t, lexicon, facts)) for t in tables]
    pairs = pairs_of(text, [Span(t.grid.start, t.grid.end) for t in tables], lexicon)
    writer = CellWriter(document, lexicon, facts)
    claims = [c for t, rows in read for c in writer.of_table(t, rows)]
    claims += [writer.of_pair(pair) for pair in pairs]
    return Counted(
        tuple(sorted(claims, key=lambda c: (c.start, c.end))),
        (*_lines(tables, pairs), *_head_rows(grids)),
        tuple(_heads(tables, pairs)),
        frozenset(d.start for t, rows in read if rows.kind != "incident" for d in _in_labels(t, facts.days)),
        frozenset(p.start for t, rows in read if rows.kind not in _OWN_PLACE for p in _in_labels(t, facts.places)),
    )


def _lines(tables: Sequence[CountTable], pairs: Sequence[LabelledCount]) -> Iterator[Span]:
    """Where the short cells of tables and the pairs of lists stand."""
    for table in tables:
        for row in table.grid.rows:
            if all(c.end - c.start < SHORT for c in row):
                yield Span(min(c.start for c in row), max(c.end for c in row))
    for pair in pairs:
        yield Span(min(pair.label.start, pair.number.start), max(pair.label.end, pair.number.end))


def _head_rows(grids: Sequence[Grid]) -> Iterator[Span]:
    """First rows of tables of any kind that hold no number and no sentence."""
    for grid in grids:
        cells = [c for c in grid.rows[0] if c.text]
        plain = all(c.text.count(" ") < HEAD_WORDS and not any(map(str.isdigit, c.text)) for c in cells)
        if len(cells) > 1 and plain:
            yield Span(cells[0].start, cells[-1].end)


def _heads(tables: Sequence[CountTable], pairs: Sequence[LabelledCount]) -> Iterator[Span]:
    for table in tables:
        yield from (Span(c.start, c.end) for row in table.grid.rows[: table.first] for c in row if c.text)
    yield from (Span(p.label.start, p.label.end) for p in pairs)


def _in_labels(table: CountTable, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The days or places in the labels of a table."""
    cells = Stretches(Span(c.start, c.end) for row in table.rows for c in row.labels)
    yield from (claim for claim in claims if claim.start in cells)
