"""Rows of a case as nouns: all of one noun, or those that a condition names, without reading the rest of the file.

Refuses nothing to a case of an older version: a column that it lacks has its default, a table that it lacks no rows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from firsthand.accounts.account import Account
from firsthand.casefile.columns import StoredRows, columns_of, nouns
from firsthand.casefile.schema import TEXT_COLUMNS, quoted, table_of
from firsthand.sources.raw_item import Rejection

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Among:
    """That a column has one of these values."""

    column: str
    ids: Iterable[str]


def stored_columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """Columns of a table; empty where the case has no such table."""
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def stored_rows(
    connection: sqlite3.Connection, noun: Any, where: str = "1", given: Sequence[object] = ()
) -> StoredRows:
    """Rows of one noun as they are stored, in the order of the export.

    Args:
        connection: Of a case.
        noun: A noun with a table.
        where: A condition over its columns, of our own making, with a placeholder for each value.
        given: The values.
    """
    table, columns = table_of(noun), columns_of(noun)
    stored = stored_columns(connection, table.name)
    if not stored:
        return StoredRows([], iter(()))
    frm, distinct = table.name, "DISTINCT " if noun is Rejection else ""
    names = [c.name for c in columns if c.name in stored and c.name not in table.left_out]
    chosen = [quoted(n) for n in names]
    if noun is Account:
        kept = stored_columns(connection, "text_versions")
        names = [c.name for c in columns if c.name in (kept if c.name in TEXT_COLUMNS else stored)]
        chosen = [f"{'v' if n in TEXT_COLUMNS else 'accounts'}.{quoted(n)}" for n in names]
        frm = (
            "accounts JOIN text_versions v ON v.version_id = accounts.version_id AND v.account_id = accounts.account_id"
        )
    numbered = "" if table.by_key else f"{table.name}.rowid"
    order = ", ".join(f"{table.name}.{quoted(c)}" for c in table.order) or numbered
    sql = f"SELECT {distinct}{', '.join(chosen)} FROM {frm} WHERE {where} ORDER BY {order}"
    return StoredRows(names, connection.execute(sql, tuple(given)))


def some(
    connection: sqlite3.Connection, noun: type[Noun], where: str = "1", given: Sequence[object] = ()
) -> list[Noun]:
    """Rows of one noun as nouns; what they are chosen by is said as for `stored_rows`.

    Returns:
        Empty also where the case, being older, has no such table.
    """
    found = stored_rows(connection, cast(Any, noun), where, given)
    return list(nouns(noun, found))


def listed(ids: Iterable[str]) -> str:
    """Ids as the JSON list that `among` reads."""
    return json.dumps(sorted(set(ids)))


def among(column: str) -> str:
    """The condition that a column is among the ids of one JSON list."""
    return f"{column} IN (SELECT value FROM json_each(?))"
