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
from firsthand.vocabulary import PassageKind


@dataclass(frozen=True, slots=True)
class SharedWords:
    """A stretch of words that two accounts share, or that one has in another's place.

    Attributes:
        kind: `copied`, or `changed` where one has other words in the place.
        derived, source: The words as they stand in either account.
        derived_span, source_span: Where they stand, half-open code points.
    """

    kind: PassageKind
    derived: str
    source: str
    derived_span: tuple[int, ...]
    source_span: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair as the case has it.

    Attributes:
        row: What lineage says of the two.
        derived: The account that has it from the other, as far as that is known; source: the other.
        passages: What they share, in order of the derived account.
    """

    row: Lineage
    derived: Account
    source: Account
    passages: tuple[SharedWords, ...]


def compared(view: CaseView, one: str, two: str) -> Compared | None:
    """What the case holds on two accounts.

    Args:
        view: The case.
        one, two: Accounts, by any name that `asked_account` knows.

    Returns:
        None where their words show no relation; of several rows the one with passages.

    Raises:
        InputError: A name is no account's or several accounts', or both are one account's.
    """
    pair = {asked_account(view, one).account_id, asked_account(view, two).account_id}
    if len(pair) == 1:
        raise InputError("is the same account", f"{one}, {two}", "name two accounts")
    rows = [r for r in view.lineage if r.source_account and {r.derived_account, r.source_account} == pair]
    if not rows:
        return None
    row = max(rows, key=lambda r: (len(r.spans), r.confidence))
    derived, source = view.accounts[row.derived_account], view.accounts[row.source_account or ""]
    passages = (
        SharedWords(
            kind=p.kind,
            derived=derived.text[slice(*p.derived)],
            source=source.text[slice(*p.source)],
            derived_span=p.derived,
            source_span=p.source,
        )
        for p in row.spans
    )
    return Compared(row, derived, source, tuple(passages))
