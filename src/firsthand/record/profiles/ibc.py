"""The `ibc` profile: minimum and maximum of what at least two independent first hands publish, else provisional.

There is no best: a range is what stands.  A reading open above gives the number it names.  Refuses to take two outlets,
or two first hands that may be one, for two.

Source: Iraq Body Count, methodology: minimum and maximum of at least two independent sources.
"""

from __future__ import annotations

from firsthand.lineage.first_hands.origins import origin_range
from firsthand.record.choice import Choice, Evidence, carried, highest, lowest, standing, status_of
from firsthand.record.figure import OriginCount, TraceClause
from firsthand.vocabulary import ChoiceRule, FigureStatus

ENOUGH = 2


def choose(evidence: Evidence) -> Choice:
    """Minimum and maximum of the readings that stand; provisional unless surely two first hands tell of them."""
    found = standing(evidence)
    live = found.live
    behind = origin_range(sorted({o for r in live for o in r.origin_ids}), evidence.origins)
    count = OriginCount(behind.low, behind.high)
    status: FigureStatus = "provisional"
    rule: ChoiceRule
    if behind.low >= ENOUGH:
        status, rule, why = status_of(evidence, live), "two origins", TraceClause("span_of_hands", hands=count)
    elif behind.high < ENOUGH:
        rule, why = "origins wanting", TraceClause("one_hand")
    else:
        rule, why = "origins may be one", TraceClause("hands_may_be_one", hands=count)
    return Choice(
        low=lowest(live),
        best=None,
        high=highest(live),
        status=status,
        rule=rule,
        clauses=(*carried(live), why, TraceClause("no_best"), *found.aside),
    )
