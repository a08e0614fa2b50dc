"""An event of a case: when, where, who, how many, and who tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.api.account import AccountsOfCase, CaseAccount
from firsthand.api.figure import CaseFigure, figure_of
from firsthand.api.printed import Printed, printed, table
from firsthand.errors import InputError
from firsthand.events.event import Event
from firsthand.export.terminal.event_record import event_lines
from firsthand.export.terminal.toll import toll_lines
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import event_record
from firsthand.view.toll import toll_of

TOLLS = ("killed", "injured", "missing", "casualties")


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something that happened once, as the accounts of a case tell it.

    Attributes:
        date: EDTF; None where no account tells it.
        place: "town, first-order unit, country" as far as known.
        parent_id: The event that it recalls, follows or answers; None where there is none.
        record: The stored row, with the readings of its date and place and their differences.
    """

    event_id: str
    title: str
    type: str
    date: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    parent_id: str | None
    record: Event = field(repr=False)
    view: CaseView = field(repr=False, compare=False)
    held: AccountsOfCase = field(repr=False, compare=False)

    @property
    def accounts(self) -> tuple[CaseAccount, ...]:
        """Those that tell of it, in order of id."""
        return tuple(self.held.of_id(a) for a in self.record.account_ids)

    @property
    def figures(self) -> tuple[CaseFigure, ...]:
        """All its figures, in order of measure and population."""
        return tuple(figure_of(self.view, self.held, f) for f in self.view.figures.get(self.event_id, []))

    def figure(self, measure: str, population: str = "all", unit: str | None = None) -> CaseFigure:
        """One figure of the event.

        Args:
            measure: `killed`, `injured`, `missing` ...
            population: `all` for the total, or `civilian`, `children`, `police` ...
            unit: Of money or things; where None the only one is meant.

        Raises:
            InputError: The event has no such figure; the message names those it has.
        """
        stored = self.view.figures.get(self.event_id, [])
        found = [f for f in stored if (f.measure, f.population) == (measure, population) and unit in (None, f.unit)]
        if len(found) != 1:
            known = ", ".join(
                sorted({f"{f.measure}/{f.population}" + (f"/{f.unit}" if f.unit else "") for f in stored})
            )
            what = "this event has no such figure" if not found else "several figures answer to this"
            raise InputError(f"{what}: {self.title}", f"{measure}/{population}", f"known here: {known or 'none'}")
        return figure_of(self.view, self.held, found[0])

    @property
    def children(self) -> tuple[CaseEvent, ...]:
        """Events that recall, follow or answer this one, earliest first."""
        return tuple(event_of(self.view, self.held, e) for e in self.view.children(self.event_id))

    def show(self) -> Printed:
        """The whole record of the event, as `firsthand show --event` prints it."""
        return printed(event_lines(event_record(self.view, self.record), self.view.names))

    def toll(self) -> Printed:
        """How its tolls moved as accounts were published, as `firsthand show --toll` prints it."""
        told = [f for f in self.view.figures.get(self.event_id, []) if f.population == "all" and f.measure in TOLLS]
        return printed(line for f in told for line in toll_lines(f, toll_of(self.view, f), self.view.names))

    def __str__(self) -> str:
        return f"{self.title} [{self.event_id}]"

    def _repr_html_(self) -> str:
        rows = [(f.measure, f.population, f.low, f.best, f.high, f.status, str(f.origins)) for f in self.figures]
        about = [("when", self.date), ("where", self.place), ("told by", ", ".join(a.name for a in self.accounts))]
        head = ("measure", "population", "low", "best", "high", "status", "first hands")
        return f"<p>{table(('event', self.title), about)}</p>{table(head, rows)}"


def event_of(view: CaseView, held: AccountsOfCase, event: Event) -> CaseEvent:
    """A stored event as a noun that can be asked."""
    return CaseEvent(
        event_id=event.event_id,
        title=event.title,
        type=event.type,
        date=event.date_edtf,
        place=event.place,
        latitude=event.latitude,
        longitude=event.longitude,
        parent_id=event.parent_id,
        record=event,
        view=view,
        held=held,
    )
