"""The `plain` profile: best is the value most origins carry; low and high span the readings that still stand.

A later toll supersedes an earlier one; ties go to the more precise, then to the later.  Nothing is chosen silently:
each choice names its rule, and the trace says it in one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.events.event import Difference
from firsthand.record.account_value import Statement
from firsthand.record.differences import first_published, is_update
from firsthand.record.figure import Reading
from firsthand.record.readings import words


@dataclass(frozen=True, slots=True)
class Choice:
    """What the profile makes of the readings."""

    low: float | None
    best: float | None
    high: float | None
    status: str
    rule: str
    trace: str


def superseded(readings: Sequence[Reading], told: Mapping[str, Statement], happened: str | None) -> set[int]:
    """Indexes of readings that a later, higher reading has overtaken."""
    return {
        i
        for i, a in enumerate(readings)
        for b in readings
        if a is not b
        and is_update(a, b, told, happened)
        and (b.value or 0) > (a.value or 0)
        and len(b.account_ids) >= len(a.account_ids)
    }


def choose(
    readings: Sequence[Reading], told: Mapping[str, Statement], different: Sequence[Difference], happened: str | None
) -> Choice:
    """Low, best and high of one figure.

    Args:
        readings: Its readings, at least one.
        told: Statements by account id.
        different: Its typed differences.
        happened: EDTF of the event.

    Returns:
        The choice, with the status of the figure and its rule trace.
    """
    gone = superseded(readings, told, happened)
    live = [r for i, r in enumerate(readings) if i not in gone]
    best = max(live, key=lambda r: _strength(r, told))
    lows = [r.low for r in live if r.low is not None]
    highs = [r.high if r.high is not None else r.value for r in live]
    high = None if any(h is None for h in highs) else max(h for h in highs if h is not None)
    low = min(lows, default=None)
    value = best.value if best.value is not None else best.low
    status = _status(readings, live, told, different)
    rule = (
        "only reading" if len(live) == 1 and not gone else "latest toll" if gone and len(live) == 1 else "most origins"
    )
    return Choice(low, value, high, status, rule, _trace(live, best, [readings[i] for i in sorted(gone)], told))


def _strength(reading: Reading, told: Mapping[str, Statement]) -> tuple[int, int, bool, int, float]:
    """Origins, then accounts, then precision, then how late, then the larger."""
    exact = reading.low is not None and reading.low == reading.high
    late = first_published(reading, told)
    return (
        reading.n_origins_max,
        len(reading.account_ids),
        exact,
        late.toordinal() if late else 0,
        reading.value or reading.low or 0.0,
    )


def _status(
    readings: Sequence[Reading], live: Sequence[Reading], told: Mapping[str, Statement], different: Sequence[Difference]
) -> str:
    """Status as in record.md."""
    accounts = {a for r in readings for a in r.account_ids}
    surely_one = len({o for r in readings for o in r.origin_ids}) == 1
    if len(accounts) == 1 or surely_one:
        return "single_origin"
    if len(readings) == 1:
        return "agreed"
    live_values = {v for r in live for v in (_as_text(r),)}
    conflicts = [d for d in different if d.kind in ("conflict", "copying_error") and set(d.values) <= live_values]
    return "contested" if conflicts else "compatible"


def _as_text(reading: Reading) -> str:
    return words(reading)


def _trace(live: Sequence[Reading], best: Reading, gone: Sequence[Reading], told: Mapping[str, Statement]) -> str:
    """One sentence: which readings stand, why the best is the best, and what was added or taken from one population."""
    parts = [f"{words(r)} in {len(r.account_ids)} account(s) from {_origins(r)}" for r in live]
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


def _origins(reading: Reading) -> str:
    low, high = reading.n_origins_min, reading.n_origins_max
    return f"{high} origin{'' if high == 1 else 's'}" if low == high else f"{low} to {high} origins"
