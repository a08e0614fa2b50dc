"""The ledger of decisions: stored in short transactions of their own, so that a running `read` never keeps one out.

A `read` holds the right to write accounts and derived rows for as long as it runs; a decision needs no such right.  It
waits for the transaction in hand, is stored, and is applied when the record is next derived.  Nothing is ever deleted:
what takes a decision back is a decision too, and a row that is none is set aside and told, and stops nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from firsthand.casefile import custody, intake, migrate
from firsthand.casefile.columns import columns_of, values_of
from firsthand.casefile.decision import Decision, undone
from firsthand.casefile.failures import told_as_case_errors
from firsthand.casefile.fitting import unfit, untimely
from firsthand.casefile.schema import quoted, table_of
from firsthand.errors import NotACase
from firsthand.tables import noun_of

PATIENCE = 120.0  # seconds that a decision waits for a transaction in hand (the record of a large case being replaced)


@contextmanager
def ledger_of(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction that may write decisions, beside whoever else writes.

    Args:
        path: A case that is there, with the tables of this version.

    Yields:
        The connection, inside the transaction; it is committed, on disk, when the block ends without an error.

    Raises:
        NotACase: There is no such case.
        CaseBusy: Another process held one transaction for longer than `PATIENCE`.
        CaseFull: The disk is full or may not be written.
    """
    if not path.is_file():
        raise NotACase("no such case", str(path), "name a case file, as made by `firsthand read PATH --case FILE`")
    where = path.absolute().as_uri() + "?mode=rw"
    with (
        told_as_case_errors(path),
        closing(sqlite3.connect(where, uri=True, isolation_level=None, timeout=PATIENCE)) as connection,
    ):
        migrate.check_kind(connection, path)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@dataclass(frozen=True, slots=True)
class UnfitDecision:
    """A stored decision that cannot be applied, whoever wrote it there.

    Attributes:
        decision_id, kind, who: As they are stored.
        why: What does not fit, in one clause.
        altered: Whether its content does not hash to its id: it was changed since it was stored.
    """

    decision_id: str
    kind: str
    who: str
    why: str
    altered: bool = False


def read_ledger(connection: sqlite3.Connection, among: Iterable[str] | None = None) -> list[Decision]:
    """Every decision that fits, in the order in which they were taken; empty in a case of an older version.

    Args:
        connection: Of a case.
        among: Ids to choose from; every decision where None.
    """
    return [d for d in _stored(connection, among) if isinstance(d, Decision)]


def unfit_decisions(connection: sqlite3.Connection) -> list[UnfitDecision]:
    """Stored decisions that cannot be applied and were not taken back; nothing is derived from them."""
    stored = list(_stored(connection, None))
    gone = undone(d for d in stored if isinstance(d, Decision))
    return [d for d in stored if isinstance(d, UnfitDecision) and d.decision_id not in gone]


def altered_decisions(connection: sqlite3.Connection) -> list[UnfitDecision]:
    """Stored decisions that cannot be applied since somebody changed them, also where they were taken back before."""
    return [d for d in _stored(connection, None) if isinstance(d, UnfitDecision) and d.altered]


def _stored(connection: sqlite3.Connection, among: Iterable[str] | None) -> Iterator[Decision | UnfitDecision]:
    stored = {row[1] for row in connection.execute("PRAGMA table_info(decisions)")}
    names = [c.name for c in columns_of(Decision) if c.name in stored]
    chosen = ", ".join(quoted(n) for n in names)
    which = "" if among is None else "WHERE decision_id IN (SELECT value FROM json_each(?))"
    given = () if among is None else (json.dumps(list(among)),)
    for values in connection.execute(f'SELECT {chosen} FROM decisions {which} ORDER BY "when", decision_id', given):
        yield _read(dict(zip(names, values, strict=True)))


def _read(row: dict[str, Any]) -> Decision | UnfitDecision:
    try:
        row["anchor"] = json.loads(row.get("anchor") or "{}")
        why = unfit(row)
    except (ValueError, RecursionError):
        why = "decision.anchor is no JSON"
    if why is None:
        return noun_of(Decision, row)
    return UnfitDecision(str(row["decision_id"]), str(row["kind"]), str(row["who"]), why, not _hashes(row))


def _hashes(row: dict[str, Any]) -> bool:
    """Whether the content of a row hashes to its id, whatever it says."""
    try:
        return noun_of(Decision, row).sealed().decision_id == str(row["decision_id"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False


def enter(connection: sqlite3.Connection, decisions: Sequence[Decision], at: str) -> list[Decision]:
    """Store decisions that are not stored yet, log each, and settle which are taken back.

    Args:
        connection: Inside a transaction.
        decisions: Sealed decisions.
        at: The time, for the custody log.

    Returns:
        Those that were new.
    """
    into = intake.insert_sql("decisions", table_of(Decision).columns, "INSERT OR IGNORE")
    new = []
    for decision in decisions:
        if connection.execute(into, values_of(Decision, decision)).rowcount:
            new.append(decision)
            custody.log(connection, at, f"decision: {decision.kind}", decision.target, decision.decision_id)
    if new:
        _settle(connection)
    return new


def _settle(connection: sqlite3.Connection) -> None:
    """Write beside each decision what took it back, where that changed."""
    gone = undone(read_ledger(connection))
    for decision_id, before in connection.execute("SELECT decision_id, undone_by FROM decisions").fetchall():
        if gone.get(decision_id) != before:
            back = "UPDATE decisions SET undone_by = ? WHERE decision_id = ?"
            connection.execute(back, (gone.get(decision_id), decision_id))


def next_time(connection: sqlite3.Connection, clock: Callable[[], datetime]) -> str:
    """The time of a decision taken now: after every decision that is stored, whatever the clock says.

    Two decisions of one reviewer must keep their order, since the later one wins.
    """
    now = clock().astimezone(UTC)
    stored = connection.execute('SELECT "when" FROM decisions ORDER BY "when" DESC')
    last = next((when for (when,) in stored if untimely(when) is None), None)
    if last is not None:
        now = max(now, datetime.fromisoformat(last).astimezone(UTC) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")
