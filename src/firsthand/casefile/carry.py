"""Carrying over: where the words and the claim that a decision was about stand now.

Pure.  Trusts the same words between the same neighbours, in the same account; refuses to move a decision to words that
only look alike, and to a claim that the same words are no longer read as.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from firsthand.accounts.account import Account
from firsthand.casefile.decision import ClaimAnchor, TextAnchor
from firsthand.claims.claim import Claim
from firsthand.spans import Span


def carried(words: TextAnchor, account: Account) -> Span | None:
    """Where anchored words stand in an account's text of today.

    Args:
        words: The words as they were.
        account: The same account, perhaps in another version of its text.

    Returns:
        Their place; of several, the one with most of the old neighbours, and then the one nearest to the old place.  None
        where the words are gone, or where several places fit equally well on both counts.
    """
    if account.version_id == words.version_id:
        same = account.text[words.start : words.end] == words.quote
        return Span(words.start, words.end) if same else None
    ranked = sorted(
        (-_neighbours(words, account.text, at), abs(at - words.start), at) for at in _places(words.quote, account.text)
    )
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    at = ranked[0][2]
    return Span(at, at + len(words.quote))


def _places(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _neighbours(words: TextAnchor, text: str, at: int) -> int:
    """How many characters before and after stand as they stood."""
    before, after = text[max(0, at - len(words.prefix)) : at], text[at + len(words.quote) :]
    left = sum(1 for _ in _while_same(reversed(words.prefix), reversed(before)))
    return left + sum(1 for _ in _while_same(words.suffix, after))


def _while_same(one: Iterable[str], other: Iterable[str]) -> Iterator[str]:
    for a, b in zip(one, other, strict=False):
        if a != b:
            return
        yield a


def claim_now(
    anchor: ClaimAnchor, account: Account, claims: Sequence[Claim], by_id: Mapping[str, Claim]
) -> Claim | None:
    """The claim that an anchor means now.

    Args:
        anchor: The claim as it was.
        account: Its account.
        claims: What is read from that account now.
        by_id: All claims by id.

    Returns:
        The claim of the same id; else one of the same kind and measure on the same words, or on words that overlap them.
        None where there is none.
    """
    if anchor.claim_id in by_id:
        return by_id[anchor.claim_id]
    place = carried(anchor.words, account)
    if place is None:
        return None
    alike = [c for c in claims if c.kind == anchor.kind and c.measure == anchor.measure]
    shared = [(min(c.end, place.end) - max(c.start, place.start), c) for c in alike]
    touching = [
        (-size, abs(c.start - place.start) + abs(c.end - place.end), c.claim_id) for size, c in shared if size > 0
    ]
    return by_id.get(min(touching)[2]) if touching else None
