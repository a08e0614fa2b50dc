"""The `every-casualty` profile: confirmed, no definitive conclusion, or rejected.

Confirmed: surely two first hands, and no reading that stands excludes another.  Rejected: a number that more first hands
deny than carry.  Everything between is no definitive conclusion, reported as a range.  Best is told as in `plain`: it is
the lemma of the range, no verdict.

Source: Every Casualty, Standards for Casualty Recording (2016), p. 25.
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.lineage.first_hands.origins import origin_range
from firsthand.record.choice import Choice, Evidence, conflicts, standing
from firsthand.record.denial import denied_by, overruled
from firsthand.record.figure import OriginCount, TraceClause
from firsthand.record.profiles import plain
from firsthand.vocabulary import FigureStatus, Grade

CONFIRMED: Grade = "confirmed"
OPEN: Grade = "no definitive conclusion"
REJECTED: Grade = "rejected"
ENOUGH = 2


def choose(evidence: Evidence) -> Choice:
    """The range of `plain` with the outcome of corroboration as its grade."""
    choice = plain.choose(evidence)
    live = standing(evidence).live
    behind = origin_range(sorted({o for r in live for o in r.origin_ids}), evidence.origins)
    held = OriginCount(behind.low, behind.high)
    denials = denied_by(evidence.denied)
    if overruled(live, denials):
        grade, why = REJECTED, TraceClause("more_deny", count=len(denials))
    elif conflicts(evidence, live):
        grade, why = OPEN, TraceClause("behind_exclude", hands=held)
    elif behind.low < ENOUGH:
        grade, why = OPEN, TraceClause("behind_one_shown", hands=held)
    elif denials:
        grade, why = OPEN, TraceClause("behind_denied", hands=held, count=len(denials))
    else:
        grade, why = CONFIRMED, TraceClause("behind_agree", hands=held)
    status: FigureStatus = "retracted" if grade == REJECTED else choice.status
    return replace(
        choice, status=status, grade=grade, clauses=(*choice.clauses, TraceClause("graded", names=(grade,)), why)
    )
