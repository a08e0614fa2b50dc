"""An account as one of many: the letter and name by which the case speaks of it, whose voice it has, how much was read of it.

Made once, when the record is derived, and read by whatever shows the case.
"""

from __future__ import annotations

from dataclasses import dataclass

UNLISTED = "·"  # in place of a siglum, of an account that came in after the record was derived


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What the case knows of an account among its others.

    Attributes:
        number: Place in order of publication, from 1; undated accounts come last.
        siglum: Letters for that place: A, B ... Z, AA.
        name: A short name that no other account of the case has.
        voice: The first by id of all accounts that copying or revising ties it to; itself where none does.
        family: The first by id of all that lineage ties it to in any way, one another or one first hand outside the case.
        newer: Accounts that are newer versions of it, by id.
        n_claims: Claims that stand in the case of it, also those that people rejected.
    """

    account_id: str
    number: int
    siglum: str
    name: str
    voice: str
    family: str
    newer: tuple[str, ...] = ()
    n_claims: int = 0

    def teller(self, publisher: str | None, byline: str | None, title: str | None = None) -> str:
        """Who tells, as a list of accounts heads it: publisher or writer where one is known, else title, else short name."""
        return publisher or byline or " ".join((title or "").split()) or self.name


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account with all that its entry is made from."""

    account_id: str
    source_id: str
    published: str | None
    voice: str
    family: str
    newer: tuple[str, ...] = ()
    n_claims: int = 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """What people took out of the derivation: an account, or some claims of one.

    Attributes:
        excluded: Whether the account is out, with all its claims.
        n_claims: How many of its claims are.
    """

    account_id: str
    source_id: str
    published: str | None
    excluded: bool
    n_claims: int
