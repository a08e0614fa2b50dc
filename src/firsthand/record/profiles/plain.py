"""The `plain` profile: best is the value most origins carry; low and high span the readings that still stand.

A later toll supersedes an earlier one; ties go to the more precise, then to the later.  Nothing is chosen silently:
each choice names its rule, and the trace says it in one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.events.said import words
from firsthand.record.account_value import Statement, counts_people, includes_perpetrator
from firsthand.record.choice import Choice, Evidence, hands, highest, lowest, standing, status_of, value_of
from firsthand.record.differences import first_published
from firsthand.record.figure import Reading, TraceClause
from firsthand.vocabulary import ChoiceRule, Quantifier, TraceKind

VAGUE: frozenset[Quantifier] = frozenset({"dozens", "several"})
BOUNDS: frozenset[Quantifier] = frozenset({"at_least", "more_than"})
# By which of its strengths the best differs from its nearest rival: the rule, and how it is told.
RULES: tuple[tuple[ChoiceRule, TraceKind], ...] = (
    ("most origins", "most_origins"),
    ("counted of equals", "counts_people"),
    ("more precise of equals", "more_precise"),
    ("later of equals", "later"),
    ("larger of equals", "larger"),
    ("first of equals", "told_alike"),
)


@dataclass(frozen=True, slots=True)
class _Picked:
    """The reading that is best, by which rule, and why."""

    best: Reading
    rule: ChoiceRule
    why: tuple[TraceClause, ...]


def choose(evidence: Evidence) -> Choice:
    """Low, best and high of one figure.

    Returns:
        The choice, with the status of the figure and its rule trace.
    """
    readings, told = evidence.readings, evidence.told
    found = standing(evidence)
    gone = found.overtaken
    live = [r for r in readings if r.status in ("live", "copying_error")]
    whole = [r for r in live if not _part(r, live, told) and not _falls_short(r, live, told)]
    best = max(whole, key=lambda r: _strength(r, told))
    only = len(whole) == 1 < len(live)
    alone = _Picked(best, "whole over part", (TraceClause("only_whole"),))
    picked = alone if only else _by_rule(whole, best, told, bool(gone))
    if _under_bounds(best, whole):
        best = max((r for r in whole if not _under_bounds(r, whole)), key=lambda r: _strength(r, told))
        picked = _Picked(best, "within bounds", (TraceClause("within_bounds"),))
    if numbers := _numbers_for(best, whole, told):
        best = max(numbers, key=lambda r: _strength(r, told))
        picked = _Picked(best, "number over vague words", (TraceClause("over_vague"),))
    if wider := _with_perpetrator(best, live, told):
        picked = _Picked(wider, "with the perpetrator", (TraceClause("with_perpetrator", (best.how_many,)),))
    best = picked.best
    counted = [r for r in live if not _numbers_for(r, whole, told)]
    # "Hundreds" has no number and no end: nobody told a high, so there is none.
    high = None if any(r.value is None and r.high is None for r in counted) else highest(counted)
    return Choice(
        low=lowest(counted),
        best=best.value if best.value is not None else best.low,
        high=high,
        status=status_of(evidence, live),
        rule=picked.rule,
        clauses=(*_clauses(live, picked, told), *replace(found, miscopied=()).aside),
    )


def _part(reading: Reading, live: Sequence[Reading], told: Mapping[str, Statement]) -> bool:
    """Whether a reading counts only some of the people that another one counts: told of one group, and fewer."""
    return _of_one_group(reading, told) and any(
        value_of(other) > value_of(reading) and not _of_one_group(other, told) for other in live
    )


def _of_one_group(reading: Reading, told: Mapping[str, Statement]) -> bool:
    return all(told[a].how == "one population" for a in reading.account_ids)


def _falls_short(reading: Reading, live: Sequence[Reading], told: Mapping[str, Statement]) -> bool:
    """Whether a number that was added from parts is less than one that as many first hands carry: some were not told."""
    if any(told[a].how != "summed" for a in reading.account_ids):
        return False
    larger = (r for r in live if value_of(r) > value_of(reading) and _hands(r) >= _hands(reading))
    return any(counts_people(told[a]) for r in larger for a in r.account_ids)


def _under_bounds(reading: Reading, others: Sequence[Reading]) -> bool:
    """Whether more first hands say "at least" a greater number than carry a reading."""
    if reading.high is None:
        return False
    above = (r for r in others if r.quantifier in BOUNDS and r.low is not None and r.low > reading.high)
    return sum(map(_hands, above)) > _hands(reading)


def _numbers_for(best: Reading, others: Sequence[Reading], told: Mapping[str, Statement]) -> list[Reading]:
    """Numbers that fit words without one ("dozens"), told on the same day or later; empty where the best is a number."""
    day = first_published(best, told)
    if best.quantifier not in VAGUE or day is None:
        return []
    numbers = [r for r in others if r.value is not None and r.low == r.high and r.value >= (best.low or 0.0)]
    return [r for r in numbers if (told_on := first_published(r, told)) is not None and told_on >= day]


def _hands(reading: Reading) -> int:
    """How many first hands a reading may have; an account is one, however many it names."""
    return min(reading.n_origins_max, len(reading.account_ids))


def _with_perpetrator(best: Reading, live: Sequence[Reading], told: Mapping[str, Statement]) -> Reading | None:
    """The reading that counts the perpetrator in, one more than the best, which does not ("killed six", "seven, with him")."""
    if best.value is None or any(includes_perpetrator(told[a]) for a in best.account_ids):
        return None
    wider = (r for r in live if r.value == best.value + 1 and r.low == r.high)
    return next((r for r in wider if any(includes_perpetrator(told[a]) for a in r.account_ids)), None)


def _by_rule(live: Sequence[Reading], best: Reading, told: Mapping[str, Statement], overtook: bool) -> _Picked:
    """The rule that told the best from the others."""
    if len(live) == 1:
        return _Picked(best, "latest toll" if overtook else "only reading", (TraceClause("only_live"),))
    mine, others = _strength(best, told), [_strength(r, told) for r in live if r is not best]
    place = max(next(i for i, (x, y) in enumerate(zip(mine, o, strict=True)) if x != y) for o in others)
    rule, why = RULES[place]
    unsure = place == 0 and any(best.n_origins_min <= _hands(r) for r in live if r is not best)
    return _Picked(best, rule, (TraceClause(why), *([TraceClause("may_be_one")] if unsure else [])))


def _strength(reading: Reading, told: Mapping[str, Statement]) -> tuple[int, bool, bool, int, float, str]:
    """Origins, then a count, then precision, then how late, then the larger; how many accounts repeat it counts for nothing.

    An account is one first hand at most: those it names may each have told it another thing.  An account that tells of one
    person and gives no number ("a man was shot dead") does not say that there were no others.
    """
    counts = value_of(reading) > 0 and any(counts_people(told[a]) for a in reading.account_ids)
    exact = reading.low is not None and reading.low == reading.high and reading.quantifier != "about"
    late = first_published(reading, told)
    return (_hands(reading), counts, exact, late.toordinal() if late else 0, value_of(reading), words(reading))


def _clauses(live: Sequence[Reading], picked: _Picked, told: Mapping[str, Statement]) -> tuple[TraceClause, ...]:
    """Which readings stand, why the best is the best, and what was added or taken from one population."""
    stand = (TraceClause("told", (r.how_many,), len(r.account_ids), hands(r)) for r in live)
    best = picked.best
    made = tuple(sorted({told[a].how for a in best.account_ids} - {"stated"}))
    how = (TraceClause("made", made=made),) if made else ()
    return (*stand, TraceClause("best", (best.how_many,)), *picked.why, *how)
