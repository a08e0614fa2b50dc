"""Decisions as JSON lines: taken away from one case, brought into another with the same accounts.

One decision a line, with its id, so that bringing a file in twice does what bringing it in once does.  Refuses a line
whose content does not hash to its id, or of which a field is not what it must be; nothing of such a file is stored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from firsthand.casefile.case import CaseFile, Clock, utc_now
from firsthand.casefile.decide import bring_up_to_date
from firsthand.casefile.decision import Decision, by_time
from firsthand.casefile.fitting import unfit
from firsthand.casefile.kinds import KINDS, payload_text
from firsthand.casefile.ledger import enter, ledger_of
from firsthand.errors import DecisionError
from firsthand.tables import as_row, noun_of
from firsthand.whole_file import whole_file

_TEXTS = ("decision_id", "kind", "target", "who", "when", "why")


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What a file brought.

    Attributes:
        found: Decisions in the file.
        new: Those that the case did not hold.
    """

    found: int
    new: int


def decision_lines(decisions: Iterable[Decision]) -> Iterator[str]:
    """Decisions as JSON lines, oldest first; which of them were taken back is told by the undo among them."""
    for one in by_time(decisions):
        row = as_row(one)
        del row["undone_by"]
        row["payload"] = one.ruled
        yield json.dumps({"decision_id": row.pop("decision_id"), **row}, ensure_ascii=False) + "\n"


def write_decisions(case: CaseFile, path: Path) -> int:
    """Write every decision of a case to a file; returns how many."""
    found = case.ledger()
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as out:
        out.writelines(decision_lines(found))
    return len(found)


def read_decisions(lines: Iterable[str]) -> list[Decision]:
    """Decisions from JSON lines.

    Raises:
        DecisionError: A line is no decision, or was altered since it was written; says which.
    """
    return [_decision(line, f"line {n}") for n, line in enumerate(lines, 1) if line.strip()]


def bring_in(case_path: Path, lines: Iterable[str], *, clock: Clock = utc_now) -> BroughtIn:
    """Store decisions that another coder took; all or none.

    Args:
        case_path: The case; another process may be reading accounts into it.
        lines: As `decision_lines` gives them, in any order.
        clock: Tells the time, for the custody log.

    Raises:
        DecisionError: As `read_decisions`.
        CaseError: The case cannot be written.
    """
    found = by_time(read_decisions(lines))
    bring_up_to_date(case_path)
    with ledger_of(case_path) as connection:
        new = enter(connection, found, clock().astimezone(UTC).isoformat(timespec="seconds"))
    return BroughtIn(len(found), len(new))


def _decision(line: str, where: str) -> Decision:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or row.get("kind") not in KINDS or not isinstance(row.get("payload"), dict):
            raise DecisionError("is no decision", where, "give a file made by `firsthand decisions CASE --export FILE`")
        known = {k: v for k, v in row.items() if k in (*_TEXTS, "anchor")}
        plain = {**known, "payload": payload_text(row["payload"])}
    except (ValueError, TypeError, RecursionError) as error:
        raise DecisionError(f"cannot be read ({error})", where, "give a file that was not altered") from error
    if why := unfit(plain):
        raise DecisionError(f"cannot be read ({why})", where, "give a file that was not altered")
    decision = noun_of(Decision, plain).sealed()
    if decision.decision_id != row.get("decision_id"):
        raise DecisionError("does not hash to its id", where, "it was altered: ask its coder for the file again")
    return decision
