"""What the lists ask for: events with what they are searched, filtered and ordered by, kept in memory beside the case.

Built from the case in a few statements and built anew once the record is another; where only decisions came, what follows from
them alone is told anew.  The file itself holds the words of accounts (FTS5), this index the titles, names, places and people of
events.  Stores nothing on disk.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from firsthand.casefile.case import CaseFile
from firsthand.serve.pages.families import families_of
from firsthand.serve.web import doubts

_TABLES = """
CREATE TABLE events (event_id TEXT PRIMARY KEY, title TEXT, type TEXT, start TEXT, edtf TEXT, place TEXT, country TEXT,
    latitude REAL, longitude REAL, parent_id TEXT, accounts INTEGER, main INTEGER, single INTEGER, reviewed INTEGER, tier TEXT);
CREATE TABLE tellers (event_id TEXT, language TEXT, publisher TEXT);
CREATE TABLE ruled_by (event_id TEXT, who TEXT);
CREATE TABLE tags (event_id TEXT, tag TEXT);
CREATE TABLE told (event_id TEXT, account_id TEXT, PRIMARY KEY (event_id, account_id)) WITHOUT ROWID;
CREATE TABLE figures (event_id TEXT, measure TEXT, population TEXT, unit TEXT, low REAL, best REAL, high REAL, status TEXT,
    accounts INTEGER, origins_min INTEGER, origins_max INTEGER, differences TEXT, against TEXT, claims TEXT);
CREATE VIRTUAL TABLE words USING fts5(event_id UNINDEXED, title, names, place, people);
"""
_FILL = (
    "INSERT OR IGNORE INTO told SELECT e.event_id, j.value FROM kept.events e, json_each(e.account_ids) j",
    "INSERT INTO figures SELECT event_id, measure, population, unit, low, best, high, status, n_accounts, n_origins_min, "
    "n_origins_max, differences, {against}, claim_ids FROM kept.figures",
    "INSERT INTO events SELECT e.event_id, e.title, e.type, e.date_start, e.date_edtf, e.place, e.country, e.latitude, "
    "e.longitude, e.parent_id, json_array_length(e.account_ids), "
    "EXISTS (SELECT 1 FROM kept.main_events m WHERE m.event_id = e.event_id), "
    "json_array_length(e.account_ids) <= 1, 0, {tier} FROM kept.events e",
    "INSERT INTO tellers SELECT DISTINCT t.event_id, a.language, a.publisher FROM told t "
    "JOIN kept.accounts a ON a.account_id = t.account_id",
    "CREATE INDEX tellers_event ON tellers(event_id)",
    "CREATE INDEX figures_event ON figures(event_id)",
    "CREATE INDEX told_account ON told(account_id)",
    "CREATE INDEX events_parent ON events(parent_id)",
    "UPDATE events SET single = 1 WHERE event_id IN (SELECT event_id FROM figures GROUP BY 1 HAVING max(origins_max) <= 1)",
    "CREATE TABLE people AS SELECT k.event_id, group_concat(DISTINCT n.name) AS people FROM kept.entity_claims c "
    "JOIN kept.event_claims k ON k.claim_id = c.claim_id JOIN kept.entities n ON n.entity_id = c.entity_id GROUP BY 1",
    "CREATE UNIQUE INDEX people_event ON people(event_id)",
    "INSERT INTO words SELECT e.event_id, e.title, "
    "(SELECT group_concat(json_extract(j.value, '$.name'), ' ') FROM json_each(e.names) j), "
    "coalesce(e.place, '') || ' ' || coalesce(e.places, ''), p.people "
    "FROM kept.events e LEFT JOIN people p ON p.event_id = e.event_id",
    *doubts.FILL,
)
MOST_FOUND = 5_000


class Index:
    """The index of one case.  Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made_for: Stamp | None = None
        self._connection: sqlite3.Connection | None = None
        self._families: tuple[tuple[object, ...], dict[str, list[str]]] | None = None

    def families(self, connection: sqlite3.Connection) -> dict[str, list[str]]:
        """The families of accounts as the case has them now, by the first of each; the largest first."""
        stamp = stamp_of(connection).record
        with self._lock:
            if self._families is None or self._families[0] != stamp:
                self._families = stamp, families_of(connection)
            return self._families[1]

    @contextmanager
    def over(self, case: CaseFile) -> Iterator[sqlite3.Connection]:
        """The index as it fits the case now, for one reader at a time.

        Args:
            case: The open case.
        """
        stamp = stamp_of(case.connection)
        with self._lock:
            if self._connection is None or self._made_for is None or self._made_for.record != stamp.record:
                if self._connection is not None:
                    self._connection.close()
                self._connection, self._made_for = _made(case), stamp
            elif self._made_for != stamp:
                self._made_for = None  # where it breaks off, all of it is made anew
                _doubt_anew(self._connection, case)
                self._made_for = stamp
            yield self._connection

    def close(self) -> None:
        """Let go of the index; asked again, it is built again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = self._made_for = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of the record from another, and one state of the decisions."""

    record: tuple[object, ...]
    decisions: tuple[object, ...]


def stamp_of(connection: sqlite3.Connection) -> Stamp:
    """What tells one state of record and decisions from another."""
    sql = (
        "SELECT (SELECT value FROM marks WHERE key = 'derived_from'), (SELECT count(*) FROM events), "
        "(SELECT count(*) FROM decisions), (SELECT count(*) FROM decisions WHERE undone_by IS NULL)"
    )
    derived, events, *decisions = connection.execute(sql).fetchone()
    return Stamp((derived, events), tuple(decisions))


def _doubt_anew(connection: sqlite3.Connection, case: CaseFile) -> None:
    """Tell anew what is in doubt and what people ruled."""
    with _attached(connection, case) as tables:
        connection.execute("BEGIN")
        for table in doubts.FILLED:
            connection.execute(f"DELETE FROM {table}")
        for statement in doubts.FILL:
            if "decided" in tables or "kept.decided" not in statement:
                connection.execute(statement)
        connection.execute("COMMIT")


@contextmanager
def _attached(connection: sqlite3.Connection, case: CaseFile) -> Iterator[set[str]]:
    """The case beside the index, under the name `kept`; the tables it has."""
    may_write = os.access(case.path.parent, os.W_OK)
    mode = (
        "mode=ro" if may_write else "immutable=1"
    )  # a log beside the file cannot be read where nothing may be written
    connection.execute("ATTACH ? AS kept", (f"{case.path.absolute().as_uri()}?{mode}",))
    try:
        yield {name for (name,) in connection.execute("SELECT name FROM kept.sqlite_master")}
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("DETACH kept")


def _made(case: CaseFile) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None, uri=True)
    connection.executescript(_TABLES + doubts.TABLES)
    with _attached(connection, case) as tables:
        columns = {row[1] for t in ("figures", "events") for row in connection.execute(f"PRAGMA kept.table_info({t})")}
        against = "against_lock" if "against_lock" in columns else "'[]'"
        tier = "e.tier" if "tier" in columns else "'incident'"
        connection.execute("BEGIN")
        for statement in _FILL:
            if "decided" in tables or "kept.decided" not in statement:  # a case of an older version has no such table
                connection.execute(statement.replace("{against}", against).replace("{tier}", tier))
        connection.execute("COMMIT")
    return connection


def phrase(words: str) -> str:
    """Words as a query of FTS5: each must be met, the last as a beginning; its own signs are taken as characters."""
    found = ['"' + w.replace('"', '""') + '"' for w in words.replace("\0", " ").split()]
    return " ".join(found) + "*" if found else ""


def found_by(case: CaseFile, index: sqlite3.Connection, words: str) -> set[str] | None:
    """Events whose title, names, place or people, or whose accounts' words, hold all the words.

    Returns:
        None where there are no words to look for.
    """
    query = phrase(words)
    if not query:
        return None
    named = {row[0] for row in index.execute("SELECT event_id FROM words WHERE words MATCH ?", (query,))}
    sql = (
        "SELECT a.account_id FROM account_words w JOIN accounts a ON a.number = w.rowid "
        "WHERE account_words MATCH ? ORDER BY rank LIMIT ?"
    )
    accounts: Sequence[Any] = case.connection.execute(sql, (query, MOST_FOUND)).fetchall()
    told = {
        row[0]
        for (account_id,) in accounts
        for row in index.execute("SELECT event_id FROM told WHERE account_id = ?", (account_id,))
    }
    return named | told
