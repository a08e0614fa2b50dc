"""An amount as it is said: its bounds, its kind, and the words that say it.

Made by `lang/numbers.py`, asked by the readers of claims.  Refuses to say what is counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from firsthand.vocabulary import Quantifier

_OPEN_ABOVE = ("at_least", "more_than")
_OPEN_BELOW = ("at_most", "fewer_than")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """An amount and the words `[start, end)` that say it.

    Attributes:
        best: The number said; None for vague amounts and ranges.
        low, high: What the words allow: "at least 30" has low 30 and no high, "dozens" low 24, "several" neither.
        quantifier: exact, at_least, at_most, more_than, fewer_than, about, range, dozens, several, none. `dozens` stands for
            every vague plural of a scale (dozens, scores, hundreds ...).
        kind: `amount`, `age`, or `money`; other digits (dates, measures) are not mentioned at all but `other`.
        unit: Currency of money.
        core: First word of the number itself, after its bounds.
    """

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    quantifier: Quantifier = "exact"
    kind: str = "amount"
    unit: str | None = None
    core: int = 0


def with_bound(m: NumberMention, bound: Quantifier) -> NumberMention:
    """A number with a bound that stands before or behind it."""
    low = None if bound in _OPEN_BELOW else m.low
    high = None if bound in _OPEN_ABOVE else m.high
    return replace(m, low=low, high=high, quantifier=bound)
