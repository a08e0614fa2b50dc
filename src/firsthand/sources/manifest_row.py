"""One row of a manifest: which columns there are, and what each value must be.

Stands between reading a manifest and making items of it.  Refuses values of a wrong type; a date or language that is
none is set aside with a rejection of its own and the row is still taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from firsthand.errors import InputError
from firsthand.sources.day_order import is_open, ordered_date
from firsthand.sources.language_code import language_code
from firsthand.sources.raw_item import Rejection
from firsthand.vocabulary import DateOrder

CONTENT = ("text", "html", "path")
COLUMNS = ("id", "url", "title", "published", "publisher", "language", *CONTENT, "event")
STAGE = "sources"
Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """The values of one row, checked.

    Attributes:
        label: `manifest:row`, rows from 1, as messages call it.
        values: Given columns only, each a string that is not blank.
        notes: What was set aside.
    """

    label: str
    values: Mapping[str, str]
    notes: tuple[Rejection, ...] = field(default=())


def _as_text(value: Any, column: str, label: str) -> str | None:
    if value is None or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN marks an empty cell
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool) and column not in ("text", "html"):
        return str(int(value)) if float(value).is_integer() else str(value)
    if not isinstance(value, str):
        raise InputError(f"column {column} holds no text", label, "write it as text", code="bad_value")
    return value if value.strip() else None


def checked_row(cells: Cells, label: str, order: DateOrder | None = None) -> ManifestRow:
    """The row's known columns as strings; others are left alone.

    Args:
        cells: Column names to values, as the manifest's format gives them.
        label: `manifest:row`.
        order: Which number of `03/05/2024` comes first; None where that is not known.

    Returns:
        The row; a bad date or language is missing from `values` and told in `notes`.

    Raises:
        InputError: `missing_column` (no text, html or path), `empty` (they are there but blank), `bad_value`.
    """
    values = {}
    for column in COLUMNS:
        text = _as_text(cells.get(column), column, label)
        if text is not None:
            values[column] = text if column in ("text", "html") else text.strip()
    if not any(c in cells for c in CONTENT):
        raise InputError("has no column text, html or path", label, "add one of them", code="missing_column")
    if not any(c in values for c in CONTENT):
        raise InputError("text, html and path are blank", label, "fill one of them or remove the row", code="empty")
    notes = []
    for column in ("published", "language"):
        if column in values:
            given = values.pop(column)
            good = ordered_date(given, order) if column == "published" else language_code(given)
            if good:
                values[column] = good
            else:
                notes.append(_set_aside(column, given, label))
    return ManifestRow(label, values, tuple(notes))


def _set_aside(column: str, given: str, label: str) -> Rejection:
    if column == "published" and is_open(given):
        detail = (
            f"published {given[:60]!r} can be read in two ways and no row tells which; it was not used; "
            "say --day-first or --month-first"
        )
        return Rejection(label, STAGE, "bad_date", detail)
    if column == "published":
        detail = f"published {given[:60]!r} is no ISO 8601 or EDTF date and was not used; write it like 2014-03-01"
        return Rejection(label, STAGE, "bad_date", detail)
    return Rejection(
        label, STAGE, "bad_language", f"language {given[:60]!r} is unknown and was not used; write en, es ..."
    )
