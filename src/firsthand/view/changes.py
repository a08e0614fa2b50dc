"""What moved between two states of a case: events that came or went, and figures that are others, with who moved them.

Events are the same where most of the accounts of one tell of the other, whatever their ids.  Refuses to call a figure moved of
which only the number of accounts or first hands grew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.casefile.case import CaseFile
from firsthand.casefile.decision import figure_key
from firsthand.events.event import Event
from firsthand.record.figure import Figure
from firsthand.view.asked_event import same_event
from firsthand.view.case_view import CaseView
from firsthand.view.shown import shown_figures


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A figure whose low, best, high or status is another.

    Attributes:
        before: As it was, None where no account gave it; after: as it is, None where none does any more.
        by: Accounts that give it now and were not there before, by id.
    """

    event: Event
    before: Figure | None
    after: Figure | None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhatMoved:
    """What is another.

    Attributes:
        new: Events that no event was before; gone: events that no event is any more.
        moved: Figures of events that were there before.
    """

    new: tuple[Event, ...]
    gone: tuple[Event, ...]
    moved: tuple[MovedFigure, ...]


def figures_view(case: CaseFile) -> CaseView:
    """Events and figures of a case alone, as a state to compare another with."""
    figures: dict[str, list[Figure]] = {}
    for figure in case.rows(Figure):
        figures.setdefault(figure.event_id, []).append(figure)
    return CaseView(events={e.event_id: e for e in case.rows(Event)}, figures=figures)


def changes(before: CaseView, after: CaseView) -> WhatMoved:
    """What moved from one state of a case to another.

    Args:
        before, after: The states; of each its events and figures count.
    """
    pairs = [(same_event(before, e.event_id, e.account_ids), e) for e in after.ranked_events()]
    met = {was.event_id for was, _ in pairs if was is not None}
    known = {a for e in before.events.values() for a in e.account_ids}
    moved = [
        m for was, now in pairs if was is not None for m in _moved(before.figures, after.figures, (was, now), known)
    ]
    return WhatMoved(
        new=tuple(now for was, now in pairs if was is None),
        gone=tuple(e for e in before.ranked_events() if e.event_id not in met),
        moved=tuple(moved),
    )


def _moved(
    before: dict[str, list[Figure]], after: dict[str, list[Figure]], pair: tuple[Event, Event], known: set[str]
) -> list[MovedFigure]:
    was, now = pair
    old, new = (_by_key(f.get(e.event_id, [])) for f, e in ((before, was), (after, now)))
    out = []
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key), new.get(key)
        if _value(one) != _value(other):
            told = {a for r in other.readings for a in r.account_ids} if other else set()
            out.append(MovedFigure(now, one, other, tuple(sorted(told - known))))
    return out


def _by_key(figures: Sequence[Figure]) -> dict[str, Figure]:
    return {figure_key(f.measure, f.population, f.unit): f for f in shown_figures(figures)}


def _value(figure: Figure | None) -> tuple[object, ...]:
    return () if figure is None else (figure.low, figure.best, figure.high, figure.status)
