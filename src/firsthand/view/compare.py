"""Two accounts side by side: the stretches that one has from the other, and what was put in their place.

Tells what the case holds on the pair; refuses to compare anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.errors import InputError
from firsthand.lineage.lineage import Lineage
from firsthand.view.account_names import asked_account
from firsthand.view.case_view import CaseView


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair as the case has it: the row between the accounts, and each with its name."""

    row: Lineage
    derived: Account
    source: Account
    names: tuple[str, str]


def compared(view: CaseView, one: str, two: str) -> Compared | None:
    """What the case holds on two accounts.

    Returns:
        None where their words show no relation; of several rows the one with passages.
    """
    pair = {asked_account(view, one).account_id, asked_account(view, two).account_id}
    if len(pair) == 1:
        raise InputError("is the same account", f"{one}, {two}", "name two accounts")
    rows = [r for r in view.lineage if r.source_account and {r.derived_account, r.source_account} == pair]
    if not rows:
        return None
    row = max(rows, key=lambda r: (len(r.spans), r.confidence))
    derived, source = view.accounts[row.derived_account], view.accounts[row.source_account or ""]
    names = view.names
    return Compared(row, derived, source, (names[derived.account_id], names[source.account_id]))
