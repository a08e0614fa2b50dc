"""Amounts: the bounds and the best of a number, and what several make together.

Refuses to guess: "several" has no number, and what holds one without a number is open above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.claims.figures.row import People
from firsthand.lang.number_mention import NumberMention
from firsthand.vocabulary import Quantifier


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds and best of a number; see `Claim`."""

    low: float | None
    best: float | None
    high: float | None
    quantifier: Quantifier


NOBODY = Amount(0.0, 0.0, 0.0, "none")
ONE = Amount(1.0, 1.0, 1.0, "exact")
UNKNOWN = Amount(None, None, None, "unknown")


def said(number: NumberMention) -> Amount:
    """A number as it is said."""
    return Amount(number.low, number.best, number.high, number.quantifier)


def amount_of(people: People) -> Amount:
    """The number of those in a noun phrase."""
    if people.amount is not None:
        return said(people.amount)
    return ONE if people.kind in ("single", "named") else UNKNOWN


def added(amounts: Sequence[Amount]) -> Amount:
    """The sum of amounts; one without a number makes the whole open above."""
    lows = [a.low for a in amounts if a.low is not None]
    known = all(a.best is not None for a in amounts)
    open_above = any(a.high is None for a in amounts)
    best = sum(a.best for a in amounts if a.best is not None)
    high = None if open_above else sum(a.high for a in amounts if a.high is not None)
    if any(a.quantifier in ("at_most", "fewer_than") for a in amounts):
        return Amount(None, best if known else None, high, "at_most")
    low = sum(lows)
    kinds = {a.quantifier for a in amounts}
    if open_above:
        return Amount(low, best if known else None, None, "at_least")
    if not known:
        return Amount(low, None, high, "range")
    return Amount(low, best, high, "about" if "about" in kinds else "exact")
