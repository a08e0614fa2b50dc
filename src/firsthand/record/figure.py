"""Figures: a measure of an event with its low, best and high, its readings and their witnesses."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.events.event import Difference, Magnitude
from firsthand.record.said import trace_of
from firsthand.vocabulary import (
    Basis,
    ChoiceRule,
    FigureStatus,
    Grade,
    Made,
    Measure,
    Population,
    ProfileName,
    Quantifier,
    ReadingStatus,
    TraceKind,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a figure with the claims (witnesses) that carry it.

    Attributes:
        value: The stated number, None for a quantifier without one ("several").
        low, high: Bounds the words allow; None is open.
        n_origins_min, n_origins_max: First hands behind it: all that may be one merged, all that is not shown to be one apart.
        status: `live`, `superseded` (a later toll overtook it), `retracted` (who gave it took it back), `copying_error`.
    """

    value: float | None
    low: float | None
    high: float | None
    quantifier: Quantifier
    claim_ids: tuple[str, ...]
    account_ids: tuple[str, ...]
    origin_ids: tuple[str, ...] = ()
    n_origins_min: int = 0
    n_origins_max: int = 0
    status: ReadingStatus = "live"

    @property
    def how_many(self) -> Magnitude:
        """Its number alone."""
        return Magnitude(self.value, self.low, self.high, self.quantifier)


@dataclass(frozen=True, slots=True)
class OriginCount:
    """From how many to how many first hands."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class TraceClause:
    """One step in how a figure came about, as values; `record.said` makes a sentence of all.

    Attributes:
        amounts: Numbers it speaks of.
        count: Accounts that carry it, or first hands that deny it.
        hands: First hands behind it; None where it speaks of none.
        names: Names as the accounts have them, of a lock the person's; of a grade the profile's word.
        made: How the accounts came to the number.
    """

    kind: TraceKind
    amounts: tuple[Magnitude, ...] = ()
    count: int = 0
    hands: OriginCount | None = None
    names: tuple[str, ...] = ()
    made: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class Lock:
    """A value that a person fixed.

    Attributes:
        seen: Accounts that gave this figure when it was locked.
        basis: What it stands on: `words` (of the claims), `coder`, or `outside` (the source); None where it only fixes what
            accounts give, and fixes nothing once none does.
    """

    decision_id: str
    who: str
    low: float | None
    best: float | None
    high: float | None
    seen: tuple[str, ...] = ()
    basis: Basis | None = None
    claim_ids: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class FigureLock:
    """A lock with the figure it is of, before its event is found.

    Attributes:
        place: Place of the decision in the order of all; of two locks of one figure the later one holds.
    """

    place: int
    measure: Measure
    population: Population
    unit: str | None
    lock: Lock


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of an event for one population.  Columns of `figures.jsonl`.

    Attributes:
        status: `single_origin | agreed | compatible | contested | provisional | superseded | retracted`; `coded` where no
            account gives it and a person does.
        unit: For money and things: the currency or the thing counted.
        aggregates: Totals over a longer time than the event, kept apart: no part of low, best and high.
        grade: The profile's own word (`confirmed`, `weak` ...); None where it has none.
        locked: The lock that gives low, best and high; None where no person fixed them.
        against_lock: Readings that the locked value excludes, of accounts that were not there when it was locked.
        rule: The rule that gave `best`; `aggregate only` where accounts tell nothing but totals over a longer time, `locked`
            where a person fixed it.
        clauses: How the figure came about, step by step.
    """

    event_id: str
    measure: Measure
    population: Population
    low: float | None
    best: float | None
    high: float | None
    status: FigureStatus
    unit: str | None = None
    readings: tuple[Reading, ...] = ()
    n_accounts: int = 0
    n_origins_min: int = 0
    n_origins_max: int = 0
    differences: tuple[Difference, ...] = ()
    profile: ProfileName = "plain"
    rule: ChoiceRule = "only reading"
    clauses: tuple[TraceClause, ...] = ()
    claim_ids: tuple[str, ...] = ()
    aggregates: tuple[Reading, ...] = ()
    grade: Grade | None = None
    locked: Lock | None = None
    against_lock: tuple[Reading, ...] = ()

    @property
    def trace(self) -> str:
        """How the figure came about, in one sentence."""
        return trace_of(self.clauses)
