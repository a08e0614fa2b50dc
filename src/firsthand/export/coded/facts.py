"""What the coded tables have in common to say of an event: its day, its place, its sources, who did it, its figures.

Beside `coded`.  Each fact is a cell with its trace.  Refuses to choose among rival readings beyond what the record chose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from babel.core import get_global

from firsthand.accounts.account import Account
from firsthand.events.event import Event
from firsthand.export.coded.table import UNTOLD, Cell
from firsthand.export.words import accounts
from firsthand.gazetteer.countries import country_by_code
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import Place, fold, place_label
from firsthand.lineage.lineage import Origin
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView
from firsthand.view.shown import Part, parts_in

MEDIA = ("outlet", "agency")


def figure_of(view: CaseView, event: Event, measure: str, population: str = "all") -> Figure | None:
    """One figure of an event; None where no account gives it, or only a total over a longer time."""
    figure = held_figure(view, event, measure, population)
    return None if figure is None or figure.rule == "aggregate only" else figure


def held_figure(view: CaseView, event: Event, measure: str, population: str = "all") -> Figure | None:
    """One figure of an event as the record has it, a total over a longer time among them."""
    held = view.figures.get(event.event_id, [])
    found = (f for f in held if f.measure == measure and f.population == population and f.unit is None)
    return next(found, None)


def sources(view: CaseView, event: Event) -> list[Account]:
    """The accounts of an event in order of publication, those without a day last."""
    held = (view.accounts[a] for a in event.account_ids if a in view.accounts)
    return sorted(held, key=lambda a: (a.published or "9999", a.source_id, a.account_id))


def office(account: Account) -> str:
    """Who published an account: its publisher, else its agency, else the name it was given with."""
    return account.publisher or account.agency or account.source_id


def joined(values: Sequence[str], trace: str) -> Cell:
    """Values in order, with semicolons between; those of a value itself become commas."""
    return Cell(";".join(v.replace(";", ",") for v in values), trace) if values else UNTOLD


def day_cell(event: Event, which: str) -> Cell:
    """First or last day (`date_start`, `date_end`)."""
    value = getattr(event, which)
    if not value:
        return Cell("", "no account tells when")
    if by := next((c.who for c in event.coded if c.field == "date"), None):
        return Cell(str(value), f"set by {by}: {event.date_edtf}")
    others = [r.value for r in event.date_readings if r.value != event.date_edtf]
    also = f"; also told: {', '.join(others)}" if others else ""
    return Cell(str(value), f"{'first' if which == 'date_start' else 'last'} day that {event.date_edtf} can mean{also}")


def place_of(event: Event) -> Place | None:
    """The event's place in the gazetteer; None where it is not told or no such place is known."""
    if not event.place:
        return None
    table = gazetteer()
    for row in table.rows(fold(event.place.split(",")[0])):
        place = table.place(row)
        if place_label(place) == event.place:
            return place
    return None


def unit_cell(place: Place | None, which: str) -> Cell:
    """First- or second-order unit of a place."""
    if place is None:
        return Cell("", "no account tells of a place that the gazetteer knows")
    own = {"admin1": "first_order", "admin2": "second_order"}[which]
    value = place.name if place.kind == own else getattr(place, which)
    return Cell(value, f"{place_label(place)} in the gazetteer" + ("" if value else ", without such a unit"))


def degrees_cell(event: Event, which: str) -> Cell:
    """Latitude or longitude."""
    value = getattr(event, which)
    return Cell("", "no place with coordinates is told") if value is None else Cell(f"{value:.5f}", f"of {event.place}")


def iso_cell(event: Event) -> Cell:
    """ISO 3166-1 numeric code of the country; empty for states that are no more."""
    code = next((c for c, k in country_by_code().items() if k.name == event.country and not k.former), None)
    number = _numeric().get(code or "")
    return Cell(str(int(number)), f"ISO 3166-1 number of {event.country}") if number else UNTOLD


@cache
def _numeric() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    return {names[0]: code for code, names in aliases.items() if code.isdigit() and len(code) == 3 and len(names) == 1}


def accused(view: CaseView, event: Event) -> list[Part]:
    """Who is said to have done it, those that most accounts name first."""
    return [p for p in parts_in(view, event) if p.role == "perpetrator"]


def accused_cell(parts: Sequence[Part]) -> Cell:
    """Those accused, with how many accounts say so."""
    if not parts:
        return Cell("", "no account names who did it")
    said = "; ".join(f"{p.name} by {p.by or accounts(len(p.account_ids))}" for p in parts)
    if parts[0].by:
        return Cell("; ".join(p.name for p in parts), f"set by {parts[0].by}")
    return Cell(parts[0].name, f"claimed, not established: {said}")


@dataclass(frozen=True, slots=True)
class Sides:
    """The cells of the two sides of an event."""

    first: Cell
    second: Cell


def sides_of(view: CaseView, event: Event) -> Sides:
    """The two sides of an event: who is said to have done it before whom they fought; two that only fought as they are named.

    Returns:
        Cells of both; one is empty where no account names that side.
    """
    done = accused(view, event)
    names = {p.name for p in done}
    fought = [_side_cell(p) for p in parts_in(view, event) if p.role == "combatant" and p.name not in names]
    nobody = Cell("", "no account names whom they fought")
    first, second, *_ = [*([accused_cell(done)] if done else []), *fought, nobody, nobody]
    return Sides(first if done or fought else accused_cell(done), second)


def _side_cell(part: Part) -> Cell:
    if part.by:
        return Cell(part.name, f"a side of the fight, set by {part.by}")
    return Cell(part.name, f"a side of the fight, as {accounts(len(part.account_ids))} tell; who began it is not said")


def origins_of(view: CaseView, figures: Sequence[Figure | None]) -> list[Origin]:
    """First hands behind figures, sorted by name."""
    ids = {o for f in figures if f is not None for r in f.readings for o in r.origin_ids}
    return sorted((view.origins[o] for o in ids if o in view.origins), key=lambda o: (o.name, o.origin_id))
