"""Make an empty case, or bring one that an older version wrote to the columns of today.

Columns follow the nouns: what a noun gained is added with its default, or with its part of what another column held; what
it lost is dropped.  Refuses a case that a newer version wrote.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from firsthand.accounts.account import Account
from firsthand.casefile import custody
from firsthand.casefile.columns import Column, columns_of
from firsthand.casefile.schema import (
    APPLICATION_ID,
    NOUN_TABLES,
    TEXT_COLUMNS,
    VERSION,
    create_all,
    create_table,
    quoted,
)
from firsthand.casefile.seal import unseal
from firsthand.errors import CaseTooNew, NotACase


def check_kind(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that a file is a case that this version can read.

    Raises:
        NotACase: It is another kind of file.
        CaseTooNew: A newer version wrote it.
    """
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if kind != APPLICATION_ID:
        raise NotACase("is no Firsthand case", str(path), "name a file made by `firsthand read`")
    if version > VERSION:
        what = f"was written by a newer version of Firsthand (case version {version}, this one reads up to {VERSION})"
        raise CaseTooNew(what, str(path), "install the newer version")


def create(connection: sqlite3.Connection) -> None:
    """Make every table of an empty case, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in create_all():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _present(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _wanted() -> dict[str, tuple[list[Column], set[str]]]:
    """Per table: columns from its noun, and names of all other columns it has."""
    wanted: dict[str, tuple[list[Column], set[str]]] = {}
    for table in NOUN_TABLES:
        mine = [c for c in columns_of(table.noun) if c.name not in table.left_out]
        wanted[table.name] = (mine, {definition.split()[0] for definition in table.further})
    texts = [c for c in columns_of(Account) if c.name in TEXT_COLUMNS]
    wanted["text_versions"] = (texts, {"number", "version_id", "account_id"})
    return wanted


# What a column held before it had one of its own for each part: by the column that was added, how its rows come to it.
PARTED = {
    "claims.marks": """
        UPDATE {table} SET marks = '["' || replace(substr(rule, instr(rule, '+') + 1), '+', '","') || '"]',
            rule = substr(rule, 1, instr(rule, '+') - 1) WHERE kind = 'figure' AND instr(rule, '+') > 0""",
    "accounts.published_words": """
        UPDATE {table} SET published_words = substr(published_basis, 10), published_basis = 'derived'
            WHERE published_basis LIKE 'derived: %'""",
}


def migrate(connection: sqlite3.Connection) -> list[str]:
    """Bring the columns of a case to those of the nouns.

    Returns:
        What was changed, one clause each; empty where nothing had to be.
    """
    done: list[str] = []
    connection.execute("BEGIN IMMEDIATE")
    tables = {t.name: t for t in NOUN_TABLES}
    for name, (columns, others) in _wanted().items():
        present = _present(connection, name)
        if not present and name in tables:
            connection.execute(create_table(tables[name]))
            done.append(f"added table {name}")
            continue
        for column in columns:
            if column.name not in present:
                connection.execute(f"ALTER TABLE {name} ADD COLUMN {column.sql}")
                done.append(f"added {name}.{column.name}")
                if parted := PARTED.get(f"{name.removesuffix('_aside')}.{column.name}"):
                    connection.execute(parted.format(table=name))
        for gone in sorted(set(present) - {c.name for c in columns} - others):
            connection.execute(f"ALTER TABLE {name} DROP COLUMN {quoted(gone)}")
            done.append(f"dropped {name}.{gone}")
    if not custody.is_chained(connection):
        connection.execute("ALTER TABLE custody ADD COLUMN chain TEXT NOT NULL DEFAULT ''")
        done.append("added custody.chain")
    custody.chain_log(connection)
    if done:
        unseal(connection)
    connection.execute("COMMIT")
    return done
