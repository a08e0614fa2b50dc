"""The `plain` profile: best is the value most origins carry; low and high span the readings that still stand.

A later toll supersedes an earlier one; ties go to the more precise, then to the later.  Nothing is chosen silently:
each choice names its rule, and the trace says it in one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.record.account_value import Statement
from firsthand.record.choice import Choice, Evidence, counted, highest, lowest, status_of, superseded, value_of
from firsthand.record.differences import first_published
from firsthand.record.figure import Reading
from firsthand.record.readings import words


def choose(evidence: Evidence) -> Choice:
    """Low, best and high of one figure.

    Returns:
        The choice, with the status of the figure and its rule trace.
    """
    readings, told = evidence.readings, evidence.told
    gone = superseded(readings, told, evidence.happened)
    live = [r for i, r in enumerate(readings) if i not in gone]
    best = max(live, key=lambda r: _strength(r, told))
    value = best.value if best.value is not None else best.low
    rule = (
        "only reading" if len(live) == 1 and not gone else "latest toll" if gone and len(live) == 1 else "most origins"
    )
    trace = _trace(live, best, [readings[i] for i in sorted(gone)], told)
    # "Hundreds" has no number and no end: nobody told a high, so there is none.
    high = None if any(r.value is None and r.high is None for r in live) else highest(live)
    return Choice(lowest(live), value, high, status_of(evidence, live), rule, trace)


def _strength(reading: Reading, told: Mapping[str, Statement]) -> tuple[int, bool, int, float]:
    """Origins, then precision, then how late, then the larger; how many accounts repeat it counts for nothing."""
    exact = reading.low is not None and reading.low == reading.high
    late = first_published(reading, told)
    return (reading.n_origins_max, exact, late.toordinal() if late else 0, value_of(reading))


def _trace(live: Sequence[Reading], best: Reading, gone: Sequence[Reading], told: Mapping[str, Statement]) -> str:
    """One sentence: which readings stand, why the best is the best, and what was added or taken from one population."""
    parts = [f"{words(r)} in {_accounts(r)} from {counted(r.n_origins_min, r.n_origins_max)}" for r in live]
    chosen = (
        f"best is {words(best)}, carried by most origins"
        if len(live) > 1
        else f"best is {words(best)}, the only live reading"
    )
    hows = sorted({told[a].how for a in best.account_ids} - {"stated"})
    notes = {
        "summed": "added from its parts",
        "one population": "stated for one population, taken for all",
        "less the killed": "those shot, less those killed",
    }
    told_how = f" ({'; '.join(notes[h] for h in hows)})" if hows else ""
    late = f"; overtaken by a later toll: {', '.join(words(r) for r in gone)}" if gone else ""
    return f"{'; '.join(parts)}: {chosen}{told_how}{late}."


def _accounts(reading: Reading) -> str:
    n = len(reading.account_ids)
    return f"{n} account{'' if n == 1 else 's'}"
