"""The ACLED table: 31 columns, one row an event, by the `acled` profile.

Only casualties without deaths, and no number at all, are 0 fatalities, as ACLED has it.  Event types follow from the record's
types where ACLED has one that needs no knowledge of the actors' status; else they stay empty for the coder.  A total of
several days stays in one row: splitting it over days is the coder's, and the trace says so.  An event that is dated more
roughly than a month has no row.

Source: ACLED codebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from firsthand.claims.acts import ACCIDENTS
from firsthand.events.event import Event
from firsthand.events.said import words
from firsthand.export.coded import facts
from firsthand.export.coded.table import Cell, CodedEvent, Written, by_coder, number_cell, write_coded
from firsthand.view.case_view import CaseView
from firsthand.view.witnesses import under_profile
from firsthand.vocabulary import PLACE_PRECISION_WORDS

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
VIOLENCE, CIVILIANS = "Political violence", "Violence against civilians"
# The record's type: disorder type, event type, sub-event type
TYPES = {
    "massacre": (VIOLENCE, CIVILIANS, "Attack"),
    "kidnapping": (VIOLENCE, CIVILIANS, "Abduction/forced disappearance"),
    "clash": (VIOLENCE, "Battles", "Armed clash"),
    "bombing": (VIOLENCE, "Explosions/Remote violence", ""),
    "protest": ("Demonstrations", "Protests", ""),
    "arrest": ("Strategic developments", "Strategic developments", "Arrests"),
    "agreement": ("Strategic developments", "Strategic developments", "Agreement"),
}
OPEN_TYPES = ("attack", "shooting", "stabbing", "killing", "incident", "arson", "expulsion")  # hang on who was attacked
TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}  # UCDP's codes to ACLED's: day, week, month
LONGER = 5  # UCDP's code of a date told more roughly than a month
GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
_CODER = {
    "inter1": "what kind of actor it is", "inter2": "what kind of actor it is", "interaction": "it follows from both kinds",
    "region": "ACLED's own regions", "admin3": "the gazetteer ends at second-order units",
    "source_scale": "how far a source reaches", "timestamp": "when ACLED took it in",
}  # fmt: skip


def write_acled(view: CaseView, out: Path) -> Written:
    """Write the table and its trace."""
    return write_coded(coded_events(view), COLUMNS, out)


def coded_events(view: CaseView) -> Iterator[CodedEvent]:
    """Events as ACLED rows, by date."""
    seen = under_profile(view, "acled")
    for event in sorted(seen.events.values(), key=lambda e: (e.date_start or "9999", e.event_id)):
        killed = facts.held_figure(seen, event, "killed")
        if killed is not None and killed.rule == "aggregate only":
            yield CodedEvent(
                event, left_out="accounts give nothing but totals over a longer time, which hold other events"
            )
            continue
        if event.date_prec == LONGER:
            yield CodedEvent(event, left_out=f"dated {event.date_edtf}: no event is coded without at least its month")
            continue
        deadly = killed is not None and event.type not in ACCIDENTS
        if event.type in TYPES or event.type in OPEN_TYPES or deadly:
            yield CodedEvent(event, _cells(seen, event))
        else:
            yield CodedEvent(event, left_out=f"{event.type}: no type of disorder that ACLED codes")


def _cells(view: CaseView, event: Event) -> dict[str, Cell]:
    held = facts.sources(view, event)
    offices = list(dict.fromkeys(facts.office(a).replace(";", ",") for a in held))
    return {
        "event_id_cnty": Cell(event.event_id, "hash of the words it is told in, in place of ACLED's own number"),
        **{c: by_coder(why) for c, why in _CODER.items()},
        **_when(event),
        **_what(event),
        **_who(view, event),
        **_where(event),
        "source": Cell("; ".join(offices), "who published, in order of publication"),
        "notes": Cell(_notes(view, event), "what the accounts agree on, and where they differ"),
        "fatalities": _fatalities(view, event),
        "tags": _tags(view, event),
    }


def _when(event: Event) -> dict[str, Cell]:
    start = facts.day_cell(event, "date_start")
    long = "; a total of several days is not split over them" if event.date_start != event.date_end else ""
    prec = TIME_PRECISION.get(event.date_prec or 0)
    return {
        "event_date": Cell(start.value, start.trace + long),
        "year": Cell(start.value[:4], start.trace),
        "time_precision": Cell(str(prec or ""), f"from {event.date_edtf}" if prec else "no account tells when"),
    }


def _what(event: Event) -> dict[str, Cell]:
    found = TYPES.get(event.type)
    names = ("disorder_type", "event_type", "sub_event_type")
    if found is None:
        return {n: by_coder(f"{event.type} may be of several types, by who was attacked") for n in names}
    return {n: Cell(v, f"the record's type {event.type}") for n, v in zip(names, found, strict=True)}


def _who(view: CaseView, event: Event) -> dict[str, Cell]:
    parts = facts.accused(view, event)
    sides = facts.sides_of(view, event)
    targeted = TYPES.get(event.type, ("", "", ""))[1] == CIVILIANS
    why = f"the record's type {event.type} is one of violence against civilians" if targeted else "left to the coder"
    return {
        "actor1": sides.first,
        "assoc_actor_1": facts.joined([p.name for p in parts[1:]], "others said to have done it, as claimed"),
        "actor2": Cell(f"Civilians ({event.country})" if event.country else "", why) if targeted else sides.second,
        "assoc_actor_2": by_coder("groups that those attacked belong to"),
        "civilian_targeting": Cell("Civilian targeting" if targeted else "", why),
    }


def _where(event: Event) -> dict[str, Cell]:
    place, prec = facts.place_of(event), GEO_PRECISION.get(event.where_prec or 0)
    told = PLACE_PRECISION_WORDS.get(event.where_prec or 0, "no place is told")
    return {
        "iso": facts.iso_cell(event),
        "country": Cell(event.country or "", "the country of the place" if event.country else "no country is told"),
        "admin1": facts.unit_cell(place, "admin1"),
        "admin2": facts.unit_cell(place, "admin2"),
        "location": Cell(
            (event.place or "").split(",")[0], f"told as “{event.place_text or event.place or 'nothing'}”"
        ),
        "latitude": facts.degrees_cell(event, "latitude"),
        "longitude": facts.degrees_cell(event, "longitude"),
        "geo_precision": Cell(str(prec or ""), told + ("" if prec else ": ACLED has no code for it")),
    }


def _fatalities(view: CaseView, event: Event) -> Cell:
    killed = facts.figure_of(view, event, "killed")
    if killed is not None:
        return number_cell(killed.best, killed.trace)
    told = facts.figure_of(view, event, "casualties") is not None
    return Cell(
        "0", "casualties are told, deaths are not" if told else "no account counts anybody killed in this event alone"
    )


def _notes(view: CaseView, event: Event) -> str:
    parts = [f"{event.title}."]
    for measure in ("killed", "injured"):
        figure = facts.figure_of(view, event, measure)
        if figure is not None:
            parts.append(f"{measure.capitalize()}: {', '.join(words(r) for r in figure.readings)} ({figure.status}).")
    return " ".join(parts)


def _tags(view: CaseView, event: Event) -> Cell:
    crowd = facts.figure_of(view, event, "participants") if event.type == "protest" else None
    if crowd is None or not crowd.readings:
        return Cell("", "no crowd is counted")
    return Cell(f"crowd size={words(crowd.readings[0])}", crowd.trace)
