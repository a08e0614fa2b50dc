"""Who has it from whom: pairs of accounts, the origins that accounts credit, and which claims stand on which origin."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.vocabulary import DirectionBasis, LineageBasis, LinkBasis, OriginKind, PassageKind, Relation

COPIES: frozenset[Relation] = frozenset({"copy", "revision"})  # relations by which two accounts have one voice


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of words two accounts share.

    Attributes:
        kind: `copied`, or `changed` for a replacement inside or beside a copied stretch (a number above all).
        derived, source: `(start, end)` in each account's text.
    """

    kind: PassageKind
    derived: tuple[int, ...]
    source: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """One pair of accounts, or an account and an origin outside the case.  Columns of `lineage.jsonl`.

    Attributes:
        relation: `copy | revision | quotation | common_origin | credit | independent`.
        basis: `aligned_text`, `explicit_credit`, `dateline`, `shared_error`, `same_attribution`.
        containment: Share of the derived account's words that stand in the source, 0 to 1.
        source_containment: Share of the source account's words that stand in the derived, 0 to 1.
        direction_basis: `open` where it cannot be told, or the relation has none (then in order of id).
        reason: One sentence for a person.
    """

    derived_account: str
    source_account: str | None
    relation: Relation
    basis: LineageBasis
    direction_basis: DirectionBasis = "open"
    origin_id: str | None = None
    containment: float | None = None
    spans: tuple[Passage, ...] = ()
    confidence: float = 0.5
    reason: str = ""
    source_containment: float | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The first hand that claims go back to, as far as the accounts show.  Columns of `origins.jsonl`.

    Attributes:
        kind: `office`, `agency`, `outlet`, `person`, `document`.
        party: Whose voice it is (a state, a side, an organisation); None if unknown.
        group: Key of origins that may be one; equal to `party` unless the user's file sets another.
        reason: One sentence: which words credit it, or that nothing does.
    """

    origin_id: str
    name: str
    kind: OriginKind
    party: str | None = None
    group: str | None = None
    account_ids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OriginLink:
    """That an account, or one claim of it, goes back to an origin.

    Attributes:
        claim_id: The claim, or None where the whole account stands on this origin.
        start, end: The crediting words in the account's text; None where the origin is the account itself or inherited.
        inherited_from: The account it was copied from, where the link came that way.
    """

    origin_id: str
    account_id: str
    claim_id: str | None = None
    start: int | None = None
    end: int | None = None
    inherited_from: str | None = None
    basis: LinkBasis = "explicit_credit"


@dataclass(frozen=True, slots=True)
class ClaimOrigins:
    """The origins that a claim goes back to, by id: those of its own links where it has any, else those of its account."""

    claim_id: str
    origin_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Miscopied:
    """A claim of a copy that is not its source's: of a number, a time or a place."""

    claim_id: str
    source_account: str


@dataclass(frozen=True, slots=True)
class WrongCopy:
    """A claim that was changed in copying, with the accounts that it was copied from, by id."""

    claim_id: str
    source_accounts: tuple[str, ...]
