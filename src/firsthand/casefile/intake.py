"""What a run brings into a case: items with their bytes, and what was read from them, stored whole or not at all.

Everything here happens inside the one transaction of the batch that it belongs to.  Refuses to hold the same bytes,
account, claim or rejection twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.casefile import custody
from firsthand.casefile.columns import batch_values, columns_of, values_of
from firsthand.casefile.overlay import forget_asides
from firsthand.casefile.schema import DERIVED_TABLES, TEXT_COLUMNS, NounTable, quoted, table_of
from firsthand.casefile.seal import unseal
from firsthand.claims.claim import Claim
from firsthand.sources.raw_item import RawItem, Rejection
from firsthand.spans import content_id

DERIVED_ROOT = "*"  # stands for the root in rejections of the deriving steps; no path is named so


GIVEN = ("source_id", "media_type", "url", "title", "published", "publisher", "language", "event")
GIVEN_AT_TIMES = (
    "retrieved",
    "archived_url",
    "charset",
    "credit",
    "in_reply_to",
)  # counts only where the input says it


def given_digest(item: RawItem) -> str:
    """Hash of all that the input said of an item; where it lies on disk is no part of it."""
    return digest_of_given({name: getattr(item, name) for name in (*GIVEN, *GIVEN_AT_TIMES)}, item.sha256)


def digest_of_given(said: Mapping[str, Any], sha256: str) -> str:
    """Hash of what an input said, by the names of its columns, and of its bytes."""
    more = (f"{name}={said[name]}" for name in GIVEN_AT_TIMES if said.get(name) is not None)
    return content_id("g", *(said[name] for name in GIVEN), sha256, *more)


@dataclass(frozen=True, slots=True)
class Intake:
    """One item as it came in.

    Attributes:
        root: What was named on the command line, relative to the case's folder.
        path: Where the item lies, relative to the case's folder; None for a manifest row with its own text.
        revises: The account that stood at the same place before its bytes changed.
    """

    root: str
    item: RawItem
    path: str | None = None
    revises: str | None = None


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """That one account was read in this batch, whether it was accepted or not.

    Attributes:
        read_digest: Hash of the code, the settings and the item that it was read with.
        names: Under which names a rejection may speak of it (its id, source id, path).
    """

    account_id: str
    root: str
    read_digest: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """One batch of a run: stored in one transaction.

    Attributes:
        intakes: Items that are new to the case.
        read: Accounts that were read, from new items or again from stored bytes.
        accounts, claims, rejections: What the stages made of them.
    """

    intakes: Sequence[Intake] = ()
    read: Sequence[ReadFrom] = ()
    accounts: Sequence[pa.RecordBatch] = ()
    claims: Sequence[pa.RecordBatch] = ()
    rejections: Sequence[pa.RecordBatch] = ()


@dataclass(slots=True)
class Stored:
    """How many rows a batch brought."""

    accounts: int = 0
    claims: int = 0
    rejections: int = 0
    versions: list[str] = field(default_factory=list)


def insert_sql(table: str, columns: Sequence[str], verb: str = "INSERT") -> str:
    """An INSERT with one placeholder a column."""
    marks = ", ".join("?" * len(columns))
    return f"{verb} INTO {table} ({', '.join(quoted(c) for c in columns)}) VALUES ({marks})"


def store_intakes(connection: sqlite3.Connection, intakes: Sequence[Intake], at: str) -> None:
    """Store items with their bytes, log them, and mark what they revise as changed."""
    table = table_of(RawItem)
    further = ("root", "account_id", "sha256", "given_digest", "read_at", "state", "revises")
    into = insert_sql("inputs", (*table.columns, *further), "INSERT OR REPLACE")
    for intake in intakes:
        item, sha256 = intake.item, intake.item.sha256
        bytes_of = (sha256, len(item.data), item.media_type, item.data)
        connection.execute("INSERT OR IGNORE INTO raw_items VALUES (?, ?, ?, ?)", bytes_of)
        said = [intake.path if c == "path" else getattr(item, c) for c in table.columns]
        account_id = item.account_id
        revises = intake.revises or _revised_before(connection, intake)
        known = (intake.root, account_id, sha256, given_digest(item), at, "present", revises)
        connection.execute(into, (*said, *known))
        where = f"{intake.root}: {item.source_id}"
        custody.log(connection, at, "taken in", account_id, f"{where}, {len(item.data)} bytes, sha256 {sha256}")
        if intake.revises:
            change = "UPDATE inputs SET state = 'changed' WHERE root = ? AND source_id = ? AND account_id = ?"
            connection.execute(change, (intake.root, item.source_id, intake.revises))
            custody.log(connection, at, "changed", intake.revises, f"{where} has other bytes now: {account_id}")


def _revised_before(connection: sqlite3.Connection, intake: Intake) -> str | None:
    """What an input that comes in again revised when it came in first."""
    sql = "SELECT revises FROM inputs WHERE root = ? AND source_id = ? AND account_id = ?"
    place = (intake.root, intake.item.source_id, intake.item.account_id)
    row = connection.execute(sql, place).fetchone()
    return row[0] if row else None


def store_read(connection: sqlite3.Connection, batch: ReadBatch) -> Stored:
    """Store what was read, in place of what an earlier reading of the same accounts left."""
    unseal(connection)
    forget_readings(connection, [r.account_id for r in batch.read])
    digests = {r.account_id: r.read_digest for r in batch.read}
    stored = Stored()
    for accounts in batch.accounts:
        stored.versions += _store_accounts(connection, accounts, digests)
    for claims in batch.claims:
        stored.claims += _insert(connection, "claims", batch_values(Claim, claims), "INSERT OR IGNORE")
    for rejections in batch.rejections:
        stored.rejections += _store_rejections(connection, rejections, batch.read)
    stored.accounts = len(stored.versions)
    return stored


def forget_readings(connection: sqlite3.Connection, account_ids: Sequence[str]) -> None:
    """Take out what an earlier reading of these accounts left; text versions stay, and so do bytes and inputs.

    What was derived from those readings no longer holds, so the derived tables are emptied in the same transaction.
    """
    again = [
        row
        for account_id in account_ids
        for row in connection.execute(
            "SELECT a.account_id, a.number, a.title, v.text FROM accounts a JOIN text_versions v USING (version_id) "
            "WHERE a.account_id = ?",
            (account_id,),
        )
    ]
    connection.executemany("DELETE FROM rejections WHERE account_id = ?", [(a,) for a in account_ids])
    forget_asides(connection, account_ids)
    if not again:
        return
    clear_derived(connection)
    for account_id, number, title, text in again:
        words = "INSERT INTO account_words (account_words, rowid, title, text) VALUES ('delete', ?, ?, ?)"
        connection.execute(words, (number, title, text))
        connection.execute("DELETE FROM claims WHERE account_id = ?", (account_id,))
        connection.execute("DELETE FROM accounts WHERE account_id = ?", (account_id,))


def clear_derived(connection: sqlite3.Connection) -> None:
    """Empty the derived tables and forget what they were derived from."""
    for table in reversed(DERIVED_TABLES):
        connection.execute(f"DELETE FROM {table.name}")
    connection.execute("DELETE FROM rejections WHERE root = ?", (DERIVED_ROOT,))
    connection.execute("DELETE FROM marks WHERE key = 'derived_from'")
    unseal(connection)


def settle_captures(connection: sqlite3.Connection) -> None:
    """Let each capture of an address revise the one before it, whatever the order in which they came in."""
    rows = connection.execute(
        "SELECT url, retrieved, account_id FROM inputs WHERE retrieved IS NOT NULL AND url IS NOT NULL "
        "ORDER BY url, retrieved, account_id"
    ).fetchall()
    first: dict[tuple[str, str], None] = dict.fromkeys((url, account_id) for url, _, account_id in rows)
    for (url, before), (same, account_id) in pairwise(first):
        if url == same:
            change = "UPDATE inputs SET revises = ? WHERE account_id = ? AND url = ? AND revises IS NOT ?"
            connection.execute(change, (before, account_id, url, before))


def store_rejections_of(connection: sqlite3.Connection, root: str, rejections: Iterable[Rejection]) -> None:
    """Store rejections that speak of no account of the case, under the root they came from."""
    into = insert_sql("rejections", (*table_of(Rejection).columns, "root"), "INSERT OR IGNORE")
    connection.executemany(into, [(*values_of(Rejection, r), root) for r in rejections])


def store_derived_rejections(connection: sqlite3.Connection, rejections: Iterable[Rejection]) -> None:
    """Store what the deriving steps could not take; it goes when the derived tables go."""
    store_rejections_of(connection, DERIVED_ROOT, sorted(set(rejections), key=lambda r: (r.input, r.stage, r.code)))


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, list[Any]], verb: str) -> int:
    before = connection.total_changes
    connection.executemany(insert_sql(table, list(values), verb), zip(*values.values(), strict=True))
    return connection.total_changes - before


def insert_sorted(connection: sqlite3.Connection, table: NounTable, rows: pa.Table) -> None:
    """Insert rows in an order that depends on nothing but their values."""
    columns = batch_values(table.noun, rows).values()
    values = sorted(zip(*columns, strict=True), key=lambda v: [(x is not None, x) for x in v])
    connection.executemany(insert_sql(table.name, table.columns), values)


def _store_accounts(connection: sqlite3.Connection, batch: pa.RecordBatch, digests: Mapping[str, str]) -> list[str]:
    """Store accounts with their text version and words; returns the versions."""
    values = batch_values(Account, batch)
    ids: list[str] = values["account_id"]
    first = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM accounts").fetchone()[0]
    numbers = list(range(first, first + len(ids)))
    mine = {c.name: values[c.name] for c in columns_of(Account) if c.name not in TEXT_COLUMNS}
    further: dict[str, list[Any]] = {"number": numbers, "read_digest": [digests[i] for i in ids]}
    _insert(connection, "accounts", {**mine, **further}, "INSERT")
    texts = {c: values[c] for c in ("version_id", "account_id", *TEXT_COLUMNS)}
    # The same text cut otherwise (sentences, regions) is the same version: its offsets hold, its parts are renewed.
    renew = ", ".join(f"{quoted(c)} = excluded.{quoted(c)}" for c in TEXT_COLUMNS if c != "text")
    into = insert_sql("text_versions", list(texts)) + f" ON CONFLICT (version_id) DO UPDATE SET {renew}"
    connection.executemany(into, zip(*texts.values(), strict=True))
    words = {"rowid": numbers, "title": values["title"], "text": values["text"]}
    _insert(connection, "account_words", words, "INSERT")
    return list(values["version_id"])


def _store_rejections(connection: sqlite3.Connection, batch: pa.RecordBatch, read: Iterable[ReadFrom]) -> int:
    """Store rejections, each with the account it speaks of where its name tells exactly one."""
    named: dict[str, ReadFrom | None] = {}
    for one in read:
        for name in one.names:
            named[name] = one if named.get(name, one) is one else None
    values = batch_values(Rejection, batch)
    about = [named.get(name) for name in values["input"]]
    values["root"] = [one.root if one else "" for one in about]
    values["account_id"] = [one.account_id if one else None for one in about]
    values["read_digest"] = [one.read_digest if one else None for one in about]
    return _insert(connection, "rejections", values, "INSERT OR IGNORE")
