"""Why a figure is what it is, asked by its name.

Refuses to guess which figure is meant: a name that the event has no figure of is an error that lists those it has.
"""

from __future__ import annotations

from firsthand.errors import InputError
from firsthand.events.event import Event
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView


def asked_figures(view: CaseView, event: Event, asked: str) -> list[Figure]:
    """The figures that `MEASURE` or `MEASURE/POPULATION` names; `all` where no population is given.

    Raises:
        InputError: The event has no such figure.
    """
    measure, _, population = asked.partition("/")
    held = view.figures.get(event.event_id, [])
    found = [f for f in held if f.measure == measure and f.population == (population or "all")]
    if not found:
        known = ", ".join(sorted({f"{f.measure}/{f.population}" for f in held})) or "none"
        raise InputError(f"this event has no such figure: {event.title}", asked, f"known here: {known}")
    return found
