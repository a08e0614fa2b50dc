"""What a profile is given and what it gives: the evidence for one figure, and the choice of low, best and high.

Beside `figure`: every profile (`plain`, `ucdp` ...) is a function from `Evidence` to `Choice`.  Refuses to choose itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.events.event import Difference, Magnitude
from firsthand.lineage.lineage import Origin
from firsthand.record.account_value import Statement
from firsthand.record.figure import OriginCount, Reading, TraceClause
from firsthand.record.witness import Witness
from firsthand.vocabulary import READING_STATUSES, ChoiceRule, FigureStatus, Grade, TraceKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one figure.

    Attributes:
        readings: Its readings, at least one, the value most origins carry first.
        told: Statements by account id.
        different: Its typed differences.
        happened: EDTF of the event.
        origins: The event's origins by id.
        denied: Witnesses that deny a number of this measure and population.
        accused: Who is said to have done it, as the accounts call them.
    """

    readings: Sequence[Reading]
    told: Mapping[str, Statement]
    different: Sequence[Difference] = ()
    happened: str | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)
    denied: Sequence[Witness] = ()
    accused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a profile makes of the readings.

    Attributes:
        grade: The profile's own word for how well it stands; None where it has none.
        clauses: How it came about.
    """

    low: float | None
    best: float | None
    high: float | None
    status: FigureStatus
    rule: ChoiceRule
    clauses: tuple[TraceClause, ...]
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Readings that stand, and those set aside: overtaken by a later toll, changed in copying, or taken back."""

    live: tuple[Reading, ...]
    overtaken: tuple[Reading, ...] = ()
    miscopied: tuple[Reading, ...] = ()
    withdrawn: tuple[Reading, ...] = ()

    @property
    def aside(self) -> tuple[TraceClause, ...]:
        """What was set aside and why; empty where nothing was."""
        found: tuple[tuple[TraceKind, tuple[Reading, ...]], ...] = (
            ("overtaken", self.overtaken),
            ("miscopied", self.miscopied),
            ("taken_back", self.withdrawn),
        )
        return tuple(TraceClause(kind, amounts(readings)) for kind, readings in found if readings)


def standing(evidence: Evidence) -> Standing:
    """Which readings stand: those that no later toll overtook, that nobody took back and that no copyist made."""
    by = {word: tuple(r for r in evidence.readings if r.status == word) for word in READING_STATUSES}
    return Standing(by["live"], by["superseded"], by["copying_error"], by["retracted"])


def withdrawn(evidence: Evidence) -> Choice:
    """The choice where all readings were taken back by who gave them: no number stands, whatever the profile."""
    return Choice(
        low=None,
        best=None,
        high=None,
        status="retracted",
        rule="withdrawn",
        clauses=(TraceClause("all_taken_back", amounts(evidence.readings)),),
    )


def value_of(reading: Reading) -> float:
    """The number by which readings are ranked: the value told, else the bound told."""
    return next((v for v in (reading.value, reading.low, reading.high) if v is not None), 0.0)


def lowest(live: Sequence[Reading]) -> float | None:
    """The least number that some reading allows; None where all are open below."""
    return min((r.low for r in live if r.low is not None), default=None)


def highest(live: Sequence[Reading]) -> float | None:
    """The largest number told; a reading open above ("at least 30") gives the number it names."""
    return max((r.high if r.high is not None else value_of(r) for r in live), default=None)


def status_of(evidence: Evidence, live: Sequence[Reading]) -> FigureStatus:
    """Status as in record.md, whatever the profile."""
    accounts = {a for r in evidence.readings for a in r.account_ids}
    surely_one = len({o for r in evidence.readings for o in r.origin_ids}) == 1
    if len(accounts) == 1 or surely_one:
        return "single_origin"
    if len(evidence.readings) == 1:
        return "agreed"
    return "contested" if conflicts(evidence, live) else "compatible"


def conflicts(evidence: Evidence, live: Sequence[Reading]) -> list[Difference]:
    """Differences between readings that stand which nothing explains."""
    values = {r.how_many for r in live}
    grave = (d for d in evidence.different if d.kind in ("conflict", "copying_error"))
    return [d for d in grave if {side.how_many for side in d.sides} <= values]


def amounts(readings: Iterable[Reading]) -> tuple[Magnitude, ...]:
    """The numbers of readings."""
    return tuple(r.how_many for r in readings)


def hands(reading: Reading) -> OriginCount:
    """The first hands behind a reading."""
    return OriginCount(reading.n_origins_min, reading.n_origins_max)


def carried(live: Sequence[Reading]) -> tuple[TraceClause, ...]:
    """Each reading with the first hands behind it."""
    return tuple(TraceClause("carried", (r.how_many,), hands=hands(r)) for r in live)
