"""Differences: what kind of difference two readings of a figure are, before anyone calls them a conflict.

Kinds in the order they are tried: copying_error, bound, rounding, scope, update, conflict; between measures: unit.
Most differences are no contradiction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from firsthand.events.event import Difference, DifferenceSide
from firsthand.lang.edtf import bounds
from firsthand.record.account_value import Statement
from firsthand.record.figure import Reading
from firsthand.vocabulary import TOLD_BASES, DifferenceKind, DifferenceReason, Measure, Population

UPDATE_WITHIN_DAYS = 60  # a toll still moves so long after an event; a later account retells rather than updates
KIND: Mapping[DifferenceReason, DifferenceKind] = {
    "changed_in_copying": "copying_error", "taken_back": "update", "bound_holds": "bound", "rounds": "rounding",
    "part_of_people": "scope", "later_counts_more": "update", "overtaken": "update", "exclude": "conflict",
}  # fmt: skip
ROUND_SHARE = 0.1  # a figure told "about", or rounded to its first digits, may lie this far off


def differences_of(
    measure: Measure, readings: Sequence[Reading], told: Mapping[str, Statement], happened: str | None
) -> list[Difference]:
    """A typed difference for each pair of readings that differ.

    Args:
        measure: `killed` ...
        readings: The readings of one figure.
        told: Statements by account id.
        happened: EDTF of the event.

    Returns:
        Differences in the order of the readings; empty where all agree.
    """
    out = []
    for i, a in enumerate(readings):
        for b in readings[i + 1 :]:
            reason = _reason(a, b, told, happened)
            out.append(Difference(KIND[reason], measure, reason, (side_of(a), side_of(b)), claims_of(a, b)))
    return out


def unit_differences(
    casualties: Sequence[Reading], killed: Sequence[Reading], injured: Sequence[Reading]
) -> list[Difference]:
    """Readings of casualties that are the sum of a reading of killed and one of injured: another unit, no other toll.

    Args:
        casualties, killed, injured: Readings of three figures of one event and population.

    Returns:
        One difference a sum found, at most one a reading of casualties, in the order of the readings.
    """
    out = []
    for whole in casualties:
        sums = ((k, i) for k in killed for i in injured if k.value and i.value and k.value + i.value == whole.value)
        found = next(sums, None)
        if found is not None:
            sides = tuple(map(side_of, (whole, *found)))
            out.append(Difference("unit", "casualties", "counted_together", sides, claims_of(whole, *found)))
    return out


def side_of(reading: Reading, population: Population = "all") -> DifferenceSide:
    """A reading as one side of a difference."""
    told = len(reading.account_ids)
    return DifferenceSide(told, reading.how_many, population=population, status=reading.status)


def claims_of(*readings: Reading) -> tuple[str, ...]:
    """The claims that carry readings, sorted."""
    return tuple(sorted({c for r in readings for c in r.claim_ids}))


def _reason(a: Reading, b: Reading, told: Mapping[str, Statement], happened: str | None) -> DifferenceReason:
    if _miscopied(a, b, told) or _miscopied(b, a, told):
        return "changed_in_copying"
    if "retracted" in (a.status, b.status):
        return "taken_back"
    if _meet(a, b) and (_is_bound(a) or _is_bound(b)):
        return "bound_holds"
    if _rounds(a, b):
        return "rounds"
    if _is_part(a, b, told) or _is_part(b, a, told):
        return "part_of_people"
    if is_update(a, b, told, happened):
        return "later_counts_more"
    return "overtaken" if "superseded" in (a.status, b.status) else "exclude"


def _miscopied(a: Reading, b: Reading, told: Mapping[str, Statement]) -> bool:
    """Whether all accounts of one reading copied an account of the other and changed its number."""
    return all(any(set(w.miscopied_from) & set(b.account_ids) for w in told[x].witnesses) for x in a.account_ids)


def _is_part(a: Reading, b: Reading, told: Mapping[str, Statement]) -> bool:
    """Whether one reading is of one population alone, and not more than the other, which is of all."""
    parts = {told[x].how == "one population" for x in a.account_ids}, {told[x].how for x in b.account_ids}
    return parts[0] == {True} and "one population" not in parts[1] and (a.value or 0) <= (b.value or 0)


def _is_bound(reading: Reading) -> bool:
    return reading.low is None or reading.high is None or reading.low != reading.high


def _meet(a: Reading, b: Reading) -> bool:
    """Whether some number fits both."""
    low = max(a.low if a.low is not None else 0.0, b.low if b.low is not None else 0.0)
    highs = [h for h in (a.high, b.high) if h is not None]
    return not highs or low <= min(highs)


def _rounds(a: Reading, b: Reading) -> bool:
    """Whether one is told as about the other, or is the other with its last digits rounded away (10 and above)."""
    if a.value is None or b.value is None:
        return False
    small, large = sorted((a.value, b.value))
    if "about" in (a.quantifier, b.quantifier):
        return large - small <= ROUND_SHARE * large
    if large < 100:
        return False
    digits = len(str(int(large)))
    return any(round(x, -k) == y != x for x, y in ((a.value, b.value), (b.value, a.value)) for k in range(2, digits))


def first_published(reading: Reading, told: Mapping[str, Statement]) -> date | None:
    """First day on which an account carried the reading, from given or stated dates alone."""
    days = []
    for account in reading.account_ids:
        for w in told[account].witnesses:
            if w.published_basis in TOLD_BASES:
                low, high = bounds(w.published)
                if low is not None and high is not None and (high - low).days <= 1:
                    days.append(low)
    return min(days, default=None)


def is_update(a: Reading, b: Reading, told: Mapping[str, Statement], happened: str | None) -> bool:
    """Whether the later of two readings supersedes the earlier: another day, soon after the event, and more."""
    if a.value is None or b.value is None:
        return False
    one, two = first_published(a, told), first_published(b, told)
    if one is None or two is None or one == two:
        return False
    later, earlier = (b, a) if two > one else (a, b)
    start = bounds(happened)[0] or min(one, two)
    return (max(one, two) - start).days <= UPDATE_WITHIN_DAYS and (later.value or 0) > (earlier.value or 0)
