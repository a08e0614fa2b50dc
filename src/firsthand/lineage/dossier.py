"""What lineage knows of one account before accounts are compared: its text, its claims and whom it credits."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.lineage.lineage import Lineage, Origin

RELEASE, AGENCY, DISCLAIMER, NOTHING = 1, 2, 3, 9


@dataclass(frozen=True, slots=True)
class Credit:
    """That an account, or a claim of it, is credited to an origin.

    Attributes:
        origin: Whom the words credit; its `account_ids` is empty here.
        claim_id: The claim that stands in these words; None where the whole account is credited.
        start, end: The crediting words in the account's text, None where no words credit.
        basis: `explicit_credit`, `dateline`, `disclaimer`, `own`.
        strength: 1 a release or contribution, 2 an agency, 3 a disclaimer, 9 nothing credited: the least one is the
            account's first hand.
    """

    account_id: str
    origin: Origin
    claim_id: str | None
    start: int | None
    end: int | None
    basis: str
    strength: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """One account with its claims and credits."""

    account: Account
    claims: tuple[Claim, ...]
    credits: tuple[Credit, ...] = ()

    @property
    def own(self) -> Credit:
        """The credit that the whole account stands on."""
        return min((c for c in self.credits if c.claim_id is None), key=lambda c: (c.strength, c.start or 0, c.origin))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts worth comparing, in order of id.

    Attributes:
        rarest: The least number of accounts that carry one of the shared runs; 0 where none is shared.
    """

    left: Dossier
    right: Dossier
    rarest: int


@dataclass(frozen=True, slots=True)
class Component:
    """All accounts that copies join, with the rows between them."""

    members: tuple[Dossier, ...]
    rows: tuple[Lineage, ...]
