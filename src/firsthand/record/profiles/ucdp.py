"""The `ucdp` profile: best, low and high as conflict-event coders give them.

Best is the figure of the most reliable reports, which here can only mean the most first hands; where these do not tell
readings apart, the lower one is best.  Low and high are the least and the greatest number of readings that stand.
Refuses to call an outlet reliable by its name.

Source: UCDP GED codebook (best, low, high estimates of fatalities).
"""

from __future__ import annotations

from firsthand.record.choice import (
    Choice,
    Evidence,
    amounts,
    carried,
    hands,
    highest,
    lowest,
    standing,
    status_of,
    value_of,
)
from firsthand.record.figure import TraceClause
from firsthand.vocabulary import ChoiceRule


def choose(evidence: Evidence) -> Choice:
    """Best, low and high of one figure: most first hands, then exact before bounded, then the lower."""
    found = standing(evidence)
    live = found.live
    best = min(live, key=lambda r: (-r.n_origins_max, -r.n_origins_min, r.low != r.high, value_of(r)))
    rivals = [r for r in live if r is not best and r.n_origins_max == best.n_origins_max]
    rule: ChoiceRule
    if len(live) == 1:
        rule, why = "only reading", TraceClause("only_standing")
    elif rivals:
        rule, why = "lower of equals", TraceClause("lower_of_equals", amounts(rivals))
    else:
        rule, why = "most origins", TraceClause("most_hands", hands=hands(best))
    return Choice(
        low=lowest(live),
        best=value_of(best),
        high=highest(live),
        status=status_of(evidence, live),
        rule=rule,
        clauses=(*carried(live), TraceClause("best", (best.how_many,)), why, *found.aside),
    )
