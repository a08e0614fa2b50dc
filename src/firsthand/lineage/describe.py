"""From an account and its claims to what lineage compares and settles: words, sayings, claims' places, credits.

First verb of lineage.  Refuses nothing: an account that credits nobody stands on its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.claims.places.read import ADJECTIVE
from firsthand.lineage.dossier import Assertion, Credit, Holding, Spot, Telling, WholeCredit, outlet_key
from firsthand.lineage.first_hands.credits import SAID_KINDS, read_credits
from firsthand.lineage.first_hands.groups import Grouping, regrouped
from firsthand.spans import Span


@dataclass(frozen=True, slots=True)
class Described:
    """One account as lineage goes on with it: what pairs are compared by, and what its family is settled from."""

    telling: Telling
    holding: Holding


def _is_speech(claim: Assertion) -> bool:
    return claim.kind == "attribution" and claim.rule != "credit" and bool(claim.speaker)


def _spots(claims: Sequence[Assertion]) -> tuple[Spot, ...]:
    return tuple(sorted((Spot(c.claim_id, c.start, c.end) for c in claims), key=lambda s: (s.start, s.end, s.claim_id)))


def describe(account: Account, claims: Sequence[Assertion], grouping: Grouping | None = None) -> Described:
    """What comparison and settling read of an account.

    Args:
        account: The account.
        claims: Its claims.
        grouping: The user's spellings and groups of origins, if any.
    """
    credited: tuple[Credit, ...] = tuple(read_credits(account, claims))
    if grouping is not None:
        credited = tuple(regrouped(credited, grouping))
    telling = Telling(
        account_id=account.account_id,
        text=account.text,
        language=account.language,
        regions=account.regions,
        publisher=account.publisher,
        published=account.published,
        published_basis=account.published_basis,
        sayings=tuple(sorted({Span(c.start, c.end) for c in claims if _is_speech(c)}, key=lambda s: (s.start, s.end))),
        figures=_spots([c for c in claims if c.kind == "figure"]),
        settings=_spots([c for c in claims if c.kind in {"time", "place"} and c.rule != ADJECTIVE]),
        credits=tuple(
            WholeCredit(c.origin.origin_id, c.origin.name, c.outlet, c.strength) for c in credited if c.claim_id is None
        ),
    )
    holding = Holding(
        account_id=account.account_id,
        name=account.publisher or account.source_id,
        outlet=outlet_key(account.publisher),
        event_hint=account.event_hint,
        published=account.published,
        spots=_spots([c for c in claims if c.kind in SAID_KINDS and c.rule != ADJECTIVE]),
        credits=credited,
    )
    return Described(telling, holding)
