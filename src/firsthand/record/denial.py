"""Denials: first hands that say a number is not so.

A denied number is no reading; profiles that weigh corroboration weigh these too.  Refuses to take silence for a denial.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from firsthand.record.figure import Reading
from firsthand.record.witness import Witness


def denied_by(denied: Sequence[Witness]) -> frozenset[str]:
    """Origins of the witnesses that deny; a witness without a known origin counts by its account."""
    return frozenset(o for w in denied for o in w.origin_ids or (w.claim.account_id,))


def overruled(live: Sequence[Reading], denials: Collection[str]) -> bool:
    """Whether more first hands deny than carry what stands; who does both is counted on both sides."""
    carrying = {o for r in live for o in r.origin_ids or r.account_ids}
    return len(set(denials)) > len(carrying)
