"""Rows of spreadsheets as rows of manifests: for each table its head, wherever it stands, and the rows below.

Between the cells that the process for opening items gives, and the manifest's columns.  Refuses to take a row above the head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.confined import SheetTable, tables_of
from firsthand.sources.files import read_bytes
from firsthand.sources.manifest_columns import plan_columns
from firsthand.sources.manifests import ManifestTable, Row
from firsthand.sources.media_types import SHEETS, ending_of
from firsthand.sources.raw_item import RawItem

MOST_ABOVE = 20  # rows that may stand over the head: a title, a date, who made the list


def sheet_tables(path: Path, name: str, config: SourcesConfig, manifest: ManifestConfig) -> Iterator[ManifestTable]:
    """The tables of a spreadsheet that hold anything, in order.

    Args:
        path: The file.
        name: How labels call it; a table of several is `name:table`, and a row bears the spreadsheet's own number.
        config: Bounds.
        manifest: What the user says of its columns.

    Raises:
        InputError: It cannot be opened, or is empty.
    """
    data = read_bytes(path, name, config.max_bytes)
    item = RawItem(source_id=name, media_type=SHEETS[ending_of(path.name)], data=data)
    held = [t for t in tables_of(item, config) if any(_is_filled(c) for row in t.rows for c in row)]
    if not held:
        raise InputError("holds no rows", name, "write at least one row or remove it", code="empty")
    for table in held:
        label = name if len(held) == 1 else f"{name}:{table.name}"
        at = _head_at(table, manifest)
        header = tuple("" if not _is_filled(c) else str(c).strip() for c in table.rows[at])
        yield ManifestTable(label, header, _rows(table, at, header, label))


def _is_filled(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def _head_at(table: SheetTable, manifest: ManifestConfig) -> int:
    """The first row that names a column of accounts, else the first that is not blank."""
    first = 0
    for at, row in reversed(list(enumerate(table.rows[:MOST_ABOVE]))):
        if any(_is_filled(c) for c in row):
            first = at
    for at, row in enumerate(table.rows[:MOST_ABOVE]):
        names = [str(c).strip() for c in row if isinstance(c, str) and c.strip()]
        if len(names) > 1 and plan_columns(names, _sample(table.rows, at, names), manifest.columns).has_content:
            return at
    return first


def _sample(rows: Sequence[Sequence[Any]], at: int, names: Sequence[str]) -> list[dict[str, Any]]:
    """Some rows under a head, by its names."""
    places = {n: i for i, n in enumerate(str(c).strip() if _is_filled(c) else "" for c in rows[at]) if n in names}
    return [{n: row[i] for n, i in places.items() if i < len(row)} for row in rows[at + 1 : at + 1 + MOST_ABOVE]]


def _rows(table: SheetTable, at: int, header: Sequence[str], label: str) -> Iterator[Row]:
    for number, row in enumerate(table.rows[at + 1 :], table.first + at + 1):
        cells = {n: c if _is_filled(c) else None for n, c in zip(header, row, strict=False) if n}
        if any(c is not None for c in cells.values()):
            yield f"{label}:{number}", cells
