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
    counted,
    highest,
    listed,
    lowest,
    standing,
    status_of,
    value_of,
)
from firsthand.record.readings import words


def choose(evidence: Evidence) -> Choice:
    """Best, low and high of one figure: most first hands, then exact before bounded, then the lower."""
    found = standing(evidence)
    live = found.live
    best = min(live, key=lambda r: (-r.n_origins_max, -r.n_origins_min, r.low != r.high, value_of(r)))
    rivals = [r for r in live if r is not best and r.n_origins_max == best.n_origins_max]
    if len(live) == 1:
        rule, why = "only reading", "the only reading that stands"
    elif rivals:
        rule = "lower of equals"
        why = f"as many first hands carry {', '.join(words(r) for r in rivals)}, and of equals the exact and lower one is taken"
    else:
        rule, why = "most origins", f"carried by most first hands ({counted(best.n_origins_min, best.n_origins_max)})"
    trace = f"{listed(live)}: best is {words(best)}, {why}{found.aside}."
    return Choice(lowest(live), value_of(best), highest(live), status_of(evidence, live), rule, trace)
