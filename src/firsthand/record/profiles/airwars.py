"""The `airwars` profile: confirmed, fair, weak, contested or discounted.

Confirmed: a first hand that speaks for those who are said to have done it carries the number.  Fair: surely two first hands.
Weak: not shown to be more than one.  Contested: readings exclude each other, or somebody denies.  Discounted: more
first hands deny than carry.  Refuses to weigh who of several accused did it: that is an analyst's.

Source: Airwars, methodology note: grading of harm events.
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.gazetteer.place import fold
from firsthand.lineage.first_hands.origins import origin_range
from firsthand.record.choice import Choice, Evidence, conflicts, standing
from firsthand.record.denial import denied_by, overruled
from firsthand.record.figure import OriginCount, Reading, TraceClause
from firsthand.record.profiles import plain
from firsthand.vocabulary import Grade

ENOUGH = 2


def choose(evidence: Evidence) -> Choice:
    """The range of `plain` with the grade of the event's harm."""
    choice = plain.choose(evidence)
    live = standing(evidence).live
    behind = origin_range(sorted({o for r in live for o in r.origin_ids}), evidence.origins)
    denials = denied_by(evidence.denied)
    admitted = sorted({a for r in live for a in _admitted(r, evidence)})
    held = OriginCount(behind.low, behind.high)
    grade: Grade
    if overruled(live, denials):
        grade, why = "discounted", TraceClause("more_deny", count=len(denials))
    elif admitted:
        grade, why = "confirmed", TraceClause("admitted", names=tuple(admitted))
    elif denials or conflicts(evidence, live):
        grade, why = "contested", TraceClause("denied" if denials else "readings_exclude")
    elif behind.low >= ENOUGH:
        grade, why = "fair", TraceClause("hands_agree", hands=held)
    else:
        grade, why = "weak", TraceClause("one_shown", hands=held)
    clauses = (*choice.clauses, TraceClause("graded", names=(grade,)), why)
    return replace(choice, grade=grade, clauses=clauses)


def _admitted(reading: Reading, evidence: Evidence) -> list[str]:
    """Origins of a reading that are, or speak for, somebody who is accused of it."""
    accused = {fold(a) for a in evidence.accused}
    known = (evidence.origins[o] for o in reading.origin_ids if o in evidence.origins)
    return [o.name for o in known if {fold(o.name), fold(o.party or "")} & accused]
