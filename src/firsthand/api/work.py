"""What changes a case or what people ruled on it: the verbs `decide`, `decisions`, `verify` and `serve`, as functions of a file.

Stands under `api/case.py`, whose methods call it.  Refuses nothing of its own: the layers below check and refuse.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from firsthand.casefile.adjudicate import hold_with
from firsthand.casefile.agreement import FieldAgreement, agreement
from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, bring_up_to_date, decide_all
from firsthand.casefile.decision import Decision
from firsthand.casefile.exchange import BroughtIn, bring_in, write_decisions
from firsthand.casefile.open_claims import open_claims
from firsthand.casefile.verify import Checked, verify_case
from firsthand.engine.redo import derive_again


def ruled(path: Path, rulings: Sequence[Ruling], *, later: bool) -> list[Decision]:
    """Store decisions, all or none, and, unless they may wait, derive the record with them."""
    made = decide_all(path, rulings)
    if not later:
        derive_again(path)
    return made


def open_claims_of(path: Path, account_ids: Sequence[str]) -> tuple[str, ...]:
    """Claims of accounts that nobody has ruled on, in order of their words."""
    bring_up_to_date(path)
    with open_case(path) as case:
        return tuple(open_claims(case.connection, account_ids))


def payload_of(values: dict[str, Any]) -> dict[str, Any]:
    """What a caller gives as keywords, as a decision holds it: tuples become lists."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def decisions_of(path: Path) -> tuple[Decision, ...]:
    """Every decision ever taken on a case, oldest first, with those taken back."""
    with open_case(path) as case:
        return tuple(case.ledger())


def decisions_to(path: Path, out: Path) -> int:
    """Write all decisions of a case as JSON lines; how many."""
    with open_case(path) as case:
        return write_decisions(case, out)


def decisions_from(path: Path, file: Path) -> BroughtIn:
    """Store another coder's decisions from a file of JSON lines, and derive the record with them."""
    done = bring_in(path, file.read_text("utf-8").split("\n"))
    derive_again(path)
    return done


def agreed(path: Path, first: str, second: str) -> tuple[FieldAgreement, ...]:
    """How far two coders agree, field by field."""
    return tuple(agreement(decisions_of(path), first, second))


def held(path: Path, decision_id: str, who: str, why: str) -> Decision:
    """Rule as a decision does, in another coder's name, and derive the record with it."""
    made = hold_with(path, decision_id, who, why)
    derive_again(path)
    return made


def verified(path: Path) -> Checked:
    """Every hash, quote and reference of a case checked."""
    with open_case(path) as case:
        return verify_case(case)
