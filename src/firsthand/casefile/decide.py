"""Deciding: what a reviewer rules, checked, anchored and stored; while a `read` runs, too.

The one door for people's decisions, whether they come from a page, a script or another coder's file.  Derives nothing:
`engine.redo.derive_again` does, and a `read` does at its end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from firsthand.casefile import custody
from firsthand.casefile.anchors import anchor_of
from firsthand.casefile.case import Clock, open_case, utc_now
from firsthand.casefile.columns import columns_of
from firsthand.casefile.decision import Decision, undone
from firsthand.casefile.kinds import checked_payload, is_broken, payload_text
from firsthand.casefile.ledger import enter, ledger_of, next_time, read_ledger
from firsthand.casefile.rivals import rival_of
from firsthand.casefile.schema import NOUN_TABLES
from firsthand.casefile.settle import as_it_stands
from firsthand.errors import DecisionError, Overtaken
from firsthand.vocabulary import DECISION_KINDS, word_of

TICK = timedelta(microseconds=1)  # between two decisions of one press: they keep their order


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a reviewer rules.

    Attributes:
        kind: One of `casefile.kinds.KINDS`.
        target: Id of the account, claim, event, origin, entity or (for `undo`) decision.
        who: The reviewer's name.
        payload: As the kind takes it.
        why: The reviewer's reason.
        seen: How far the ledger went when the reviewer looked (`rivals.ledger_mark`): what came since and says something else
            of the same thing is told instead of being overruled unseen; None where nobody looked.
    """

    kind: str
    target: str
    who: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    seen: int | None = None


def decide(case_path: Path, ruling: Ruling, *, clock: Clock = utc_now) -> Decision:
    """Check, anchor and store one decision.

    Args:
        case_path: The case; another process may be reading accounts into it.
        ruling: What is ruled.
        clock: Tells the time.

    Returns:
        The decision as it is stored.  It takes effect when the record is next derived.

    Raises:
        Overtaken: Somebody ruled otherwise on the same thing since the reviewer looked; nothing is stored.
        DecisionError: The ruling is none that can be stored; nothing is.
        CaseError: The case cannot be written.
    """
    return decide_all(case_path, [ruling], clock=clock)[0]


def decide_all(case_path: Path, rulings: Sequence[Ruling], *, clock: Clock = utc_now) -> list[Decision]:
    """Check, anchor and store several decisions in their order, all or none.

    Args:
        case_path: The case; another process may be reading accounts into it.
        rulings: What is ruled.
        clock: Tells the time.

    Raises:
        DecisionError: One of the rulings is none that can be stored; nothing is.
        CaseError: The case cannot be written.
    """
    payloads = [checked_payload(r.kind, r.payload) for r in rulings]
    for ruling in rulings:
        if not ruling.who.strip():
            raise DecisionError("has nobody who took it", ruling.kind, "say who decides")
        if any(map(is_broken, (ruling.who, ruling.why, ruling.target))):
            raise DecisionError("holds half a character", ruling.kind, "write its words in UTF-8")
    bring_up_to_date(case_path)
    with ledger_of(case_path) as connection:
        gone = undone(read_ledger(connection)) if any(r.kind == "undo" for r in rulings) else {}
        first = datetime.fromisoformat(next_time(connection, clock))
        made = []
        for turn, (ruling, payload) in enumerate(zip(rulings, payloads, strict=True)):
            if ruling.kind == "undo":
                _can_be_undone(ruling.target, gone)
            when = (first + turn * TICK).isoformat(timespec="microseconds")
            made.append(_sealed(connection, ruling, payload, when))
        enter(connection, made, clock().astimezone(UTC).isoformat(timespec="seconds"))
    return made


def _sealed(connection: sqlite3.Connection, ruling: Ruling, payload: dict[str, Any], when: str) -> Decision:
    """One decision, anchored in the case as it stands."""
    if ruling.kind == "settle":
        payload = as_it_stands(connection, ruling.target, payload)
    if ruling.seen is not None:
        _is_not_overtaken(connection, ruling, payload, ruling.seen)
    return Decision(
        kind=word_of(ruling.kind, DECISION_KINDS),
        target=ruling.target,
        who=ruling.who.strip(),
        when=when,
        payload=payload_text(payload),
        why=ruling.why.strip(),
        anchor=anchor_of(connection, ruling.kind, ruling.target, payload),
    ).sealed()


def _is_not_overtaken(connection: sqlite3.Connection, ruling: Ruling, payload: dict[str, Any], seen: int) -> None:
    rival = rival_of(connection, ruling.kind, ruling.target, payload, seen=seen)
    if rival is not None:
        said = ", ".join(f"{name} {value}" for name, value in rival.ruled.items())
        what = f"{rival.who} ruled otherwise since you looked: {rival.kind.replace('_', ' ')}{f' ({said})' if said else ''}"
        raise Overtaken(what, advice="send yours again if it shall hold")


def undo(case_path: Path, decision_id: str, who: str, why: str = "") -> Decision:
    """Take a decision back; taking back an undo puts the first decision in force again.

    Raises:
        DecisionError: There is no such decision, or it was taken back already.
    """
    return decide(case_path, Ruling("undo", decision_id, who, {}, why))


def _can_be_undone(target: str, gone: Mapping[str, str]) -> None:
    if by := gone.get(target):
        raise DecisionError("was taken back already", target, f"undo {by} to put it in force again")


def bring_up_to_date(case_path: Path) -> None:
    """Give a case that an older version wrote the tables of this one; a case in use has them."""
    with open_case(case_path) as case:
        stored = {
            t.name: {row[1] for row in case.connection.execute(f"PRAGMA table_info({t.name})")} for t in NOUN_TABLES
        }
        chained = custody.is_chained(case.connection)
    lacking = [
        t.name for t in NOUN_TABLES if not {c.name for c in columns_of(t.noun)} - set(t.left_out) <= stored[t.name]
    ]
    if lacking or not chained:
        open_case(case_path, write=True).close()
