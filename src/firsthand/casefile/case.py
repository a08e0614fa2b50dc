"""The case file: one SQLite file that holds what came in, what was read from it, what follows, and what people ruled.

`open_case` is the only door.  Any number of processes may read; one at a time may write.  Refuses to store half of
anything: every write is one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.casefile import custody, intake, migrate
from firsthand.casefile.columns import StoredRows, nouns
from firsthand.casefile.connect import connect, prepare
from firsthand.casefile.decision import Decision, standing
from firsthand.casefile.failures import told_as_case_errors
from firsthand.casefile.former import noting_former
from firsthand.casefile.known import Known, known_inputs
from firsthand.casefile.ledger import UnfitDecision, enter, read_ledger, unfit_decisions
from firsthand.casefile.lock import WriterLock
from firsthand.casefile.memo import Memo, store_memos
from firsthand.casefile.overlay import Overlay, lay_over, take_back
from firsthand.casefile.schema import DERIVED_TABLES, quoted, table_of
from firsthand.casefile.seal import seal
from firsthand.casefile.select import Among, listed, stored_columns, stored_rows
from firsthand.casefile.select import among as among_ids
from firsthand.errors import CaseError, CaseFull, CaseTooOld, NotACase
from firsthand.record.account_entry import AccountEntry
from firsthand.sources.raw_item import RawItem, Rejection

Noun = TypeVar("Noun")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time now, UTC."""
    return datetime.now(UTC)


class CaseFile:
    """An open case.  Use `open_case`; close it, or use it as a context manager.

    Attributes:
        path: The file.
        connection: The SQLite connection, for queries that no method here answers; never write through it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None, clock: Clock) -> None:
        self.path, self.connection = path, connection
        self._lock, self._clock = lock, clock

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in."""
        if self._lock is not None:
            with suppress(sqlite3.Error):  # what is committed stands in the log beside the file either way
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()
        if self._lock is not None:
            self._lock.release()

    @property
    def folder(self) -> Path:
        """The folder that paths in the case are relative to."""
        return self.path.parent

    # --- reading

    def rows(self, noun: type[Noun], *among: Among) -> Iterator[Noun]:
        """Rows of one noun, in the order of the export.

        Args:
            noun: A noun with a table: `Account`, `Claim`, `Event`, `Figure`, `Rejection` ...
            *among: What each row must meet; all rows where there is nothing.

        Returns:
            An iterator; empty where the case holds none.

        Raises:
            CaseTooOld: Accounts' entries are asked for, and the record was derived by a version that made none.
        """
        if noun is AccountEntry and self._lacks_entries():
            what = "its record was derived by an older version, which gave accounts no sigla and voices"
            advice = "derive it anew: `firsthand read PATH --case FILE`, with what it was read from"
            raise CaseTooOld(what, str(self.path), advice)
        found = self.stored(cast(Any, noun), *among)
        with told_as_case_errors(self.path):
            yield from nouns(noun, found)

    def stored(self, noun: Any, *among: Among) -> StoredRows:
        """Rows of one noun as they are stored, in the order of the export; chosen as in `rows`.

        A case that an older version wrote has no rows of a noun that it did not know.
        """
        where = " AND ".join(among_ids(f"{table_of(noun).name}.{quoted(a.column)}") for a in among) or "1"
        with told_as_case_errors(self.path):
            return stored_rows(self.connection, noun, where, [listed(a.ids) for a in among])

    def _lacks_entries(self) -> bool:
        """Whether something was derived from accounts, and no entry of any."""
        with told_as_case_errors(self.path):
            if stored_columns(self.connection, table_of(AccountEntry).name) and self.count(AccountEntry):
                return False
            return self.mark("derived_from") is not None and self.count(Account) > 0

    def count(self, noun: Any) -> int:
        """How many rows of one noun the case holds."""
        row = self.connection.execute(f"SELECT count(*) FROM {table_of(noun).name}").fetchone()
        return int(row[0])

    def left_out(self, root: str) -> int:
        """How many rejections there are of what one root holds, and of what the deriving steps could not take."""
        sql = (
            "SELECT count(*) FROM (SELECT DISTINCT input, stage, code, detail FROM rejections WHERE root IN (?, ?, ''))"
        )
        return int(self.connection.execute(sql, (root, intake.DERIVED_ROOT)).fetchone()[0])

    def items(self, account_ids: Sequence[str], known: Known) -> Iterator[RawItem]:
        """The items that accounts were or can be read from, with their bytes.

        Args:
            account_ids: Which accounts, each an input of the case.
            known: What `known()` gave.
        """
        names = table_of(RawItem).columns
        chosen = ", ".join(f"i.{quoted(n)}" for n in names)
        sql = f"SELECT {chosen}, r.data FROM inputs i JOIN raw_items r USING (sha256) WHERE i.account_id = ? AND i.root = ?"
        for account_id in account_ids:
            row = self.connection.execute(sql, (account_id, known.inputs[account_id].root)).fetchone()
            yield RawItem(**dict(zip((*names, "data"), row, strict=True)))

    def known(self) -> Known:
        """What has come in, and with which code and settings each account was read."""
        return known_inputs(self.connection)

    def known_accounts(self) -> dict[str, str]:
        """Per account read: the digest of the code, settings and item it was read with."""
        return dict(self.connection.execute("SELECT account_id, read_digest FROM accounts"))

    def revisions(self) -> dict[str, str]:
        """Per account that revises another: the one it revises."""
        found = self.connection.execute(
            "SELECT account_id, min(revises) FROM inputs WHERE revises IS NOT NULL GROUP BY account_id ORDER BY 1"
        )
        return dict(found)

    def decisions(self) -> tuple[Decision, ...]:
        """Decisions that stand, oldest first."""
        return tuple(standing(self.ledger()))

    def ledger(self) -> list[Decision]:
        """Every decision ever taken, oldest first, with those that were taken back."""
        with told_as_case_errors(self.path):
            return read_ledger(self.connection)

    def unfit(self) -> list[UnfitDecision]:
        """Stored decisions that cannot be applied."""
        with told_as_case_errors(self.path):
            return unfit_decisions(self.connection)

    def search(self, words: str, limit: int = 50) -> list[str]:
        """Accounts whose title or text holds all these words, best first.

        Args:
            words: Words as a person types them; signs of the query language are taken as plain characters.
            limit: Most accounts to return, above 0.

        Returns:
            Ids of accounts; empty where none holds them.
        """
        query = " ".join('"' + w.replace('"', '""') + '"' for w in words.split())
        if not query:
            return []
        sql = (
            "SELECT a.account_id FROM account_words w JOIN accounts a ON a.number = w.rowid "
            "WHERE account_words MATCH ? ORDER BY bm25(account_words), a.account_id LIMIT ?"
        )
        return [row[0] for row in self.connection.execute(sql, (query, limit))]

    def mark(self, key: str) -> str | None:
        """A mark the last run left, such as `derived_from`; None where there is none."""
        row = self.connection.execute("SELECT value FROM marks WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    # --- writing

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction: stored whole when the block ends, not at all when it raises.

        Raises:
            CaseFull: There is no room, or the file may not be written.
            CaseError: The case was opened for reading.
        """
        if self._lock is None:
            raise CaseError("was opened for reading", str(self.path), "open it with write=True")
        with told_as_case_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _at(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    def log(self, action: str, subject: str, detail: str = "") -> None:
        """Write one line of the custody log, with the time in UTC."""
        with self.transaction() as connection:
            custody.log(connection, self._at(), action, subject, detail)

    def write_batch(self, batch: intake.ReadBatch) -> intake.Stored:
        """Store one batch: bytes, inputs, accounts, claims and rejections, whole or not at all."""
        with self.transaction() as connection:
            intake.store_intakes(connection, batch.intakes, self._at())
            return intake.store_read(connection, batch)

    def settle_root(
        self, root: str, seen: Mapping[str, Collection[str]], rejections: Iterable[Rejection]
    ) -> dict[str, int]:
        """Say of a root's inputs which are there and which are gone, and which of its parts cannot be taken in.

        Args:
            root: The root, as in `inputs.root`.
            seen: Source id to the accounts at that place (mostly one) of everything the whole root holds now.
            rejections: What `sources` rejected there, in place of what it rejected before.

        Returns:
            How many inputs went (`gone`) and came back (`back`).
        """
        moved = {"gone": 0, "back": 0}
        with self.transaction() as connection:
            at = self._at()
            for source_id, account_id, state in connection.execute(
                "SELECT source_id, account_id, state FROM inputs WHERE root = ? ORDER BY source_id, account_id", (root,)
            ).fetchall():
                now = _state(seen.get(source_id, ()), account_id, state)
                if now != state:
                    which = (now, root, source_id, account_id)
                    connection.execute(
                        "UPDATE inputs SET state = ? WHERE root = ? AND source_id = ? AND account_id = ?", which
                    )
                    custody.log(connection, at, now, account_id, f"{root}: {source_id}")
                    moved["gone"] += now == "gone"
                    moved["back"] += now == "present"
            for found in (f for f in seen.values() if len(f) > 1):  # neither revises the other: both stand
                pairs = [(root, one, other) for one in found for other in found]
                connection.executemany(
                    "UPDATE inputs SET revises = NULL WHERE root = ? AND account_id = ? AND revises = ?", pairs
                )
            intake.settle_captures(connection)
            connection.execute(
                "DELETE FROM rejections WHERE root = ? AND account_id IS NULL AND stage = 'sources'", (root,)
            )
            intake.store_rejections_of(connection, root, rejections)
        return moved

    def replace_derived(
        self,
        tables: Mapping[str, pa.Table],
        derived_from: str = "",
        rejections: Iterable[Rejection] = (),
        overlay: Overlay | None = None,
        *,
        memos: Iterable[Memo] = (),
    ) -> None:
        """Put derived rows in place of the old ones, all tables and reviewers' rows in one transaction.

        Args:
            tables: Table name to its rows, with the schema of the noun; a derived table that is not named becomes empty.
            derived_from: Digest of what they were derived from.
            rejections: What the deriving steps could not take, in place of what they left before.
            overlay: Reviewers' rows, in place of those that stood before.
            memos: What the steps made of which rows, for the next derivation.

        Raises:
            KeyError: A table is none of the derived ones.
        """
        known = {t.name: t for t in DERIVED_TABLES}
        if unknown := sorted(set(tables) - set(known)):
            raise KeyError(f"no derived table: {', '.join(unknown)}")
        with self.transaction() as connection:
            with noting_former(connection):
                intake.clear_derived(connection)
                take_back(connection)
                lay_over(connection, overlay or Overlay())
                for name, table in known.items():
                    if name in tables:
                        intake.insert_sorted(connection, table, tables[name])
            intake.store_derived_rejections(connection, rejections)
            store_memos(connection, memos)
            connection.execute("INSERT OR REPLACE INTO marks VALUES ('derived_from', ?)", (derived_from,))
            custody.log(
                connection, self._at(), "derived", derived_from, f"{_summary(tables)}; sealed {seal(connection)}"
            )

    def decide(self, decision: Decision) -> Decision:
        """Store a decision as it is; `casefile.decide` checks one first, and needs no right to write."""
        sealed = decision.sealed()
        with self.transaction() as connection:
            enter(connection, [sealed], self._at())
        return sealed

    def start_run(self, config: str, digest: str, code_version: str) -> int:
        """Note that a run began; one that an earlier process left running is noted as interrupted.

        Returns:
            The run's number.
        """
        with self.transaction() as connection:
            connection.execute("UPDATE runs SET state = 'interrupted' WHERE state = 'running'")
            into = "INSERT INTO runs (started, config, digest, code_version, state) VALUES (?, ?, ?, ?, 'running')"
            run = connection.execute(into, (self._at(), config, digest, code_version)).lastrowid
            assert run is not None
            return run

    def was_cut_off(self) -> bool:
        """Whether the last run did not come to its end: it was killed or interrupted, or it failed."""
        row = self.connection.execute("SELECT state FROM runs ORDER BY run_id DESC LIMIT 1").fetchone()
        return row is not None and row[0] != "done"

    def finish_run(self, run: int, state: str) -> None:
        """Note how a run ended: `done`, `interrupted` or `failed`."""
        with self.transaction() as connection:
            connection.execute("UPDATE runs SET finished = ?, state = ? WHERE run_id = ?", (self._at(), state, run))


def _state(found: Collection[str], account_id: str, before: str) -> str:
    """State of an input, given the accounts that stand at its place now."""
    if not found:
        return "changed" if before == "changed" else "gone"
    return "present" if account_id in found else "changed"


def _summary(tables: Mapping[str, pa.Table]) -> str:
    return ", ".join(f"{rows.num_rows} {name}" for name, rows in sorted(tables.items()))


def open_case(path: Path, *, write: bool = False, create: bool = False, clock: Clock = utc_now) -> CaseFile:
    """Open a case file.

    Args:
        path: The file.
        write: Open it for writing; one process at a time may.
        create: Make the file where there is none; implies `write`.
        clock: Tells the time, for the logs.

    Raises:
        NotACase: There is no such file, or it is no case.
        CaseTooNew: A newer version wrote it.
        CaseBusy: Another process writes to it.
        CaseFull: The disk is full, read-only, or may not be written.
    """
    write = write or create
    if path.is_dir() or not (create or path.exists()):
        what = "is a folder" if path.is_dir() else "no such case"
        raise NotACase(what, str(path), "name a case file, as made by `firsthand read PATH --case FILE`")
    if create and not path.parent.is_dir():
        raise CaseFull("its folder does not exist", str(path), "make the folder first")
    with told_as_case_errors(path):
        lock = WriterLock(path) if write else None
        connection: sqlite3.Connection | None = None
        try:
            connection = connect(path, write)
            made = write and prepare(connection, path, create)
            migrate.check_kind(connection, path)
        except BaseException:
            if connection is not None:
                connection.close()
            if lock is not None:
                lock.release()
            raise
    case = CaseFile(path, connection, lock, clock)
    if made:
        case.log("created", path.name)
    return case
