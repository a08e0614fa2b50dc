"""The words of a claim where they stand: in their sentence, in their account.

Refuses to change a letter: what is shown of a long sentence, and on how many lines, is the products' choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.view.case_view import CaseView


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim's words in their sentence: `before + words + after` is a stretch of the account's text.

    Attributes:
        before: What stands before the words in their sentence; after: what stands behind them.  Of words that run over
            several sentences, up to the ends of the first and the last.
    """

    claim: Claim
    account: Account
    before: str
    words: str
    after: str


def quote_of(account: Account, claim: Claim) -> Quote:
    """A claim's words in the sentence, or sentences, that hold them.

    Args:
        account: The claim's account.
        claim: The claim.

    Returns:
        With nothing before or after where the words stand in no sentence.
    """
    held = [s for s in account.sentences if s.start < claim.end and claim.start < s.end]
    start = min((s.start for s in held), default=claim.start)
    end = max((s.end for s in held), default=claim.end)
    before, after = account.text[min(start, claim.start) : claim.start], account.text[claim.end : max(end, claim.end)]
    return Quote(claim, account, before, claim.quote, after)


def quotes_of(view: CaseView, claim_ids: Iterable[str]) -> tuple[Quote, ...]:
    """The words of some claims, in the order asked; a claim that the view does not hold is passed over."""
    held = (view.claims[c] for c in claim_ids if c in view.claims)
    return tuple(quote_of(view.accounts[c.account_id], c) for c in held if c.account_id in view.accounts)
