"""What comparison and settling read of an account."""

from collections.abc import Callable

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.lineage.describe import describe
from firsthand.lineage.dossier import NOTHING


def test_parts_of_an_account(
    make_account: Callable[..., Account], figure: Callable[..., Claim], said: Callable[..., Claim]
) -> None:
    account = make_account(
        "s", "Marta Lund said that 17 drowned. Issued by NordPress.", publisher="The Echo", event_hint="x"
    )
    speech, credit = said(account, "Marta Lund", "17 drowned"), said(account, "NordPress", "NordPress", rule="credit")
    number = figure(account, "17 drowned", attribution_id=speech.claim_id)
    described = describe(account, [credit, number, speech])
    telling, holding = described.telling, described.holding
    assert [(s.start, s.end) for s in telling.sayings] == [(speech.start, speech.end)]
    assert [s.claim_id for s in telling.figures] == [number.claim_id]
    assert (holding.name, holding.outlet, holding.event_hint) == ("The Echo", "echo", "x")
    assert [s.claim_id for s in holding.spots] == [number.claim_id]
    assert {c.claim_id for c in holding.credits} == {None, number.claim_id}
    assert [(c.name, c.strength) for c in telling.credits] == [("The Echo", NOTHING)]
