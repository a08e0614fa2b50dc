"""What a profile is given and what it gives: the evidence for one figure, and the choice of low, best and high.

Beside `figure`: every profile (`plain`, `ucdp` ...) is a function from `Evidence` to `Choice`.  Refuses to choose itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.events.event import Difference
from firsthand.lineage.lineage import Origin
from firsthand.record.account_value import Statement
from firsthand.record.figure import Reading
from firsthand.record.readings import words
from firsthand.record.witness import Witness
from firsthand.vocabulary import READING_STATUSES, FigureStatus, Grade


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
        trace: One sentence.
    """

    low: float | None
    best: float | None
    high: float | None
    status: FigureStatus
    rule: str
    trace: str
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Readings that stand, and those set aside: overtaken by a later toll, changed in copying, or taken back."""

    live: tuple[Reading, ...]
    overtaken: tuple[Reading, ...] = ()
    miscopied: tuple[Reading, ...] = ()
    withdrawn: tuple[Reading, ...] = ()

    @property
    def aside(self) -> str:
        """What was set aside and why, as the end of a sentence; empty where nothing was."""
        parts = [
            ("overtaken by a later toll", self.overtaken),
            ("set aside as changed in copying", self.miscopied),
            ("taken back by who gave it", self.withdrawn),
        ]
        return "".join(f"; {why}: {', '.join(words(r) for r in found)}" for why, found in parts if found)


def standing(evidence: Evidence) -> Standing:
    """Which readings stand: those that no later toll overtook, that nobody took back and that no copyist made."""
    by = {word: tuple(r for r in evidence.readings if r.status == word) for word in READING_STATUSES}
    return Standing(by["live"], by["superseded"], by["copying_error"], by["retracted"])


def withdrawn(evidence: Evidence) -> Choice:
    """The choice where all readings were taken back by who gave them: no number stands, whatever the profile."""
    told = ", ".join(words(r) for r in evidence.readings)
    return Choice(
        None, None, None, "retracted", "withdrawn", f"{told} was taken back by who gave it; no number stands."
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
    values = {words(r) for r in live}
    return [d for d in evidence.different if d.kind in ("conflict", "copying_error") and set(d.values) <= values]


def listed(live: Sequence[Reading]) -> str:
    """ "12 from 1 to 2 origins; at least 10 from 1 origin"."""
    return "; ".join(f"{words(r)} from {counted(r.n_origins_min, r.n_origins_max)}" for r in live)


def counted(low: int, high: int) -> str:
    """ "1 origin", "1 to 3 origins"."""
    return f"{high} origin{'' if high == 1 else 's'}" if low == high else f"{low} to {high} origins"
