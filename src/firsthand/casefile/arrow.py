"""Rows of a case as Arrow tables, column by column: what the engine takes, without a noun object for every row."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from firsthand.casefile.case import CaseFile
from firsthand.casefile.columns import columns_of
from firsthand.casefile.overlay import rows_as_read
from firsthand.tables import schema_of


def arrow_of(case: CaseFile, noun: Any, *, as_read: bool = False) -> pa.Table:
    """All rows of one noun as a table with the noun's schema, in the order of the export.

    Args:
        case: An open case.
        noun: A noun with a table.
        as_read: Accounts or claims as the machine read them, without what people corrected or added.

    Returns:
        A table; without rows where the case holds none.
    """
    schema = schema_of(noun)
    found = rows_as_read(case.connection, noun) if as_read else case.stored(noun)
    stored = list(zip(*found.rows, strict=True)) or [()] * len(found.names)
    values = dict(zip(found.names, stored, strict=True))
    columns = {c.name: c for c in columns_of(noun)}
    arrays = []
    for field in schema:
        column, told = columns[field.name], values.get(field.name)
        if told is None:
            raise KeyError(f"the case has no column {field.name}: open it for writing once, which adds it")
        if column.nested:
            told = tuple(None if v is None else json.loads(v) for v in told)
        elif column.hint is bool:
            told = tuple(None if v is None else bool(v) for v in told)
        arrays.append(pa.array(told, field.type))
    return pa.Table.from_arrays(arrays, schema=schema)
