"""What lineage knows of one account before accounts are compared: its words, whom it credits, where its claims stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from firsthand.accounts.account import Account, Region
from firsthand.lang.forms import all_forms
from firsthand.lineage.lineage import Lineage, Origin
from firsthand.spans import Span
from firsthand.vocabulary import ClaimKind, CreditBasis, PublishedBasis

RELEASE, AGENCY, DISCLAIMER, NOTHING = 1, 2, 3, 9
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]{2,})+(?:/.*)?$")


def outlet_key(name: str | None) -> str:
    """A publisher's or credited name for matching: letters and digits alone, without article, `www.` and top domain."""
    low = (name or "").strip().lower()
    address = _ADDRESS.match(low)
    return re.sub(r"[\W_]+", "", address[1] if address else all_forms().without_article(low))


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
        outlet: Key of the credited name, by which an account that it published is found; empty where nobody is named.
        nameless: The words that name nobody in particular ("police"), by which copies of one text agree; else empty.
    """

    account_id: str
    origin: Origin
    claim_id: str | None
    start: int | None
    end: int | None
    basis: CreditBasis
    strength: int
    outlet: str = ""
    nameless: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a claim stands in its account."""

    claim_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WholeCredit:
    """Whom an account credits for the whole of itself, as far as two accounts are compared by it."""

    origin_id: str
    name: str
    outlet: str
    strength: int


@dataclass(frozen=True, slots=True)
class Telling:
    """What the comparison of two accounts reads of each: it stands in a row for every pair, so it holds no more.

    Attributes:
        sayings: Stretches that the account gives as somebody's words.
        figures: Its figure claims.
        settings: Its claims of time and place.
        credits: Credits of the whole account, best first.
    """

    account_id: str
    text: str
    language: str
    regions: tuple[Region, ...] = ()
    publisher: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    sayings: tuple[Span, ...] = ()
    figures: tuple[Spot, ...] = ()
    settings: tuple[Spot, ...] = ()
    credits: tuple[WholeCredit, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """What origins are settled from: an account without its text.

    Attributes:
        name: How a person knows the account: its publisher, else its id in the input.
        outlet: Key of its publisher's name; empty where untold.
        spots: Its claims that an origin can stand behind.
    """

    account_id: str
    name: str
    outlet: str = ""
    event_hint: str | None = None
    published: str | None = None
    spots: tuple[Spot, ...] = ()
    credits: tuple[Credit, ...] = ()


class Assertion(Protocol):
    """What lineage reads of a claim: a `Claim` has it, and so has the leaner `Stated`."""

    @property
    def claim_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def rule(self) -> str: ...
    @property
    def person_kind(self) -> str | None: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def speaker_start(self) -> int | None: ...
    @property
    def speaker_end(self) -> int | None: ...
    @property
    def attribution_id(self) -> str | None: ...
    @property
    def attribution_chain(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Stated:
    """The columns of a claim that lineage reads, by the names they have in `Claim`."""

    claim_id: str
    kind: ClaimKind
    start: int
    end: int
    rule: str = ""
    person_kind: str | None = None
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    attribution_id: str | None = None
    attribution_chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One account with its claims that an origin can stand behind, or that say who said it."""

    account: Account
    claims: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountPair:
    """Two accounts worth comparing, in order of id.

    Attributes:
        revises: The account that revises the other, by the case's own notes; None for all others.
    """

    left: Telling
    right: Telling
    revises: str | None = None


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """That an account, or a claim of it, credits an outlet whose account is in the case.

    Attributes:
        claim_id: The claim, None where the whole account is credited.
    """

    account_id: str
    source_account: str
    claim_id: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """All accounts that copies and credits join, with the rows between them."""

    root: str
    members: tuple[Holding, ...]
    rows: tuple[Lineage, ...] = ()
    named: tuple[NamedOutlet, ...] = ()
