"""Leave one out: what stands of a figure without each of its first hands, and what rests on one of them alone.

An origin carries a reading alone where no other stands behind it.  Refuses to choose a best anew: it stands where its
reading stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.record.figure import Figure, Reading
from firsthand.view.case_view import CaseView


@dataclass(frozen=True, slots=True)
class FigureEnd:
    """One of a figure's three numbers: its `name` (`low`, `best` or `high`) and what it is."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What stands of a figure if one first hand is left out.

    Attributes:
        origin_id, name: The first hand.
        left: Readings that others carry too; lost: readings that it carries alone.
        low, high: The least and greatest number left within the figure's range; None where none is.
        alone: Those of low, best and high that rest on it alone.
    """

    origin_id: str
    name: str
    left: tuple[Reading, ...]
    lost: tuple[Reading, ...]
    low: float | None
    high: float | None
    alone: tuple[FigureEnd, ...]


def leave_one_out(view: CaseView, figure: Figure) -> tuple[LeftOut, ...]:
    """A figure without each of its first hands in turn.

    Args:
        view: The case.
        figure: One of its figures.

    Returns:
        In order of the first hands' ids; empty where none is known.
    """
    ids = sorted({o for r in figure.readings for o in r.origin_ids})
    return tuple(_without(figure, i, view.origins[i].name if i in view.origins else i) for i in ids)


def _without(figure: Figure, origin_id: str, name: str) -> LeftOut:
    left = tuple(r for r in figure.readings if set(r.origin_ids) - {origin_id})
    lost = tuple(r for r in figure.readings if r not in left)
    kept, alone = _values(left), _values(lost) - _values(left)
    ends = (("low", figure.low), ("best", figure.best), ("high", figure.high))
    inside = [v for v in kept if (figure.low is None or v >= figure.low) and (figure.high is None or v <= figure.high)]
    return LeftOut(
        origin_id=origin_id,
        name=name,
        left=left,
        lost=lost,
        low=min(inside, default=None),
        high=max(inside, default=None),
        alone=tuple(FigureEnd(end, value) for end, value in ends if value is not None and value in alone),
    )


def _values(readings: Sequence[Reading]) -> set[float]:
    return {v for r in readings for v in (r.value, r.low, r.high) if v is not None}
