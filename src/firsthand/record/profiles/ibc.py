"""The `ibc` profile: minimum and maximum of what at least two independent first hands publish, else provisional.

There is no best: a range is what stands.  A reading open above gives the number it names.  Refuses to take two outlets,
or two first hands that may be one, for two.

Source: Iraq Body Count, methodology: minimum and maximum of at least two independent sources.
"""

from __future__ import annotations

from firsthand.lineage.first_hands.origins import origin_range
from firsthand.record.choice import Choice, Evidence, counted, highest, listed, lowest, standing, status_of

ENOUGH = 2


def choose(evidence: Evidence) -> Choice:
    """Minimum and maximum of the readings that stand; provisional unless surely two first hands tell of them."""
    found = standing(evidence)
    live = found.live
    behind = origin_range(sorted({o for r in live for o in r.origin_ids}), evidence.origins)
    if behind.low >= ENOUGH:
        status, rule = status_of(evidence, live), "two origins"
        why = f"minimum and maximum of {counted(behind.low, behind.high)}"
    else:
        status, rule = "provisional", "origins wanting" if behind.high < ENOUGH else "origins may be one"
        open_ = (
            "only one first hand" if behind.high < ENOUGH else f"{counted(behind.low, behind.high)}, which may be one"
        )
        why = f"provisional, since behind it {'is' if behind.high < ENOUGH else 'are'} {open_}, and two are asked for"
    return Choice(
        lowest(live), None, highest(live), status, rule, f"{listed(live)}: {why}; no best is given{found.aside}."
    )
