"""Settling what two coders ruled differently: a third one holds with one of the two.

What is stored is a decision of the third coder's own, so that both rulings stand as they were and their agreement stays what it
is.  Refuses to let a coder hold with themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide
from firsthand.casefile.decision import Decided, Decision
from firsthand.casefile.ledger import read_ledger
from firsthand.casefile.select import some
from firsthand.errors import DecisionError

HELD = (
    "accept", "reject", "correct", "exclude", "include", "publisher", "published", "language", "lock", "settle", "title", "type",
    "tier", "date", "place", "actors",
)  # fmt: skip


def hold_with(case_path: Path, decision_id: str, who: str, why: str = "", *, apart: Collection[str] = ()) -> Decision:
    """Rule as a decision does, in another coder's name.

    Args:
        case_path: The case.
        decision_id: The decision that is right.
        who: Who says so.
        why: The reason; that it holds with that coder where empty.
        apart: Coders who differ here, none of whom may settle it.

    Raises:
        DecisionError: There is no such decision, it was taken back, is of a kind that is ruled on its own page, or of the same
            coder.
    """
    with open_case(case_path) as case:
        one = _standing(case.connection, decision_id)
        now = some(case.connection, Decided, "decision_id = ?", (decision_id,))
    if one.kind not in HELD:
        raise DecisionError("cannot be held with", one.kind, "rule on it where it stands")
    if who.strip() in {one.who, *apart}:
        raise DecisionError("is one of those who differ", who, "who settles it gives another name")
    target = now[0].target if now else one.target
    return decide(case_path, Ruling(one.kind, target, who, one.ruled, why or f"holds with {one.who}"))


def _standing(connection: sqlite3.Connection, decision_id: str) -> Decision:
    found = read_ledger(connection, [decision_id])
    if not found or found[0].undone_by:
        raise DecisionError("is no decision that stands", decision_id, "look its id up again")
    return found[0]
