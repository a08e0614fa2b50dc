"""The Iraq Body Count tables: incidents with minimum and maximum by the `ibc` profile, and a table of persons.

Media and primary witnesses are kept apart: outlets and agencies publish, offices, persons and documents witness.  Whether two
first hands stand behind a number is in the trace: without them it is provisional.  Refuses to name a weapon or a killer that
no account names.

Source: Iraq Body Count, incident and individual databases.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from firsthand.claims.acts import ACCIDENTS
from firsthand.claims.claim import Claim
from firsthand.events.event import Event
from firsthand.export.coded import facts
from firsthand.export.coded.table import UNTOLD, Cell, CodedEvent, Written, number_cell, write_coded, write_table
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView
from firsthand.view.witnesses import under_profile

COLUMNS = (
    "date", "time", "place", "target", "minimum deaths", "maximum deaths", "minimum injuries", "maximum injuries", "weapons",
    "killers", "media sources", "primary witnesses",
)  # fmt: skip
PERSON_COLUMNS = ("row", "name", "age", "gender", "marital status", "parental status", "occupation")
ARMED_TYPES = ("shooting", "stabbing", "bombing", "arson")


def write_ibc(view: CaseView, out: Path) -> Written:
    """Write the incidents, their trace, and the persons who are named among the victims (`FILE.persons.csv`)."""
    found = list(coded_events(view))
    written = write_coded(found, COLUMNS, out)
    persons = out.with_name(f"{out.stem}.persons.csv")
    rows = [c.event for c in found if c.left_out is None]
    write_table(persons, PERSON_COLUMNS, (p for n, event in enumerate(rows, 1) for p in _persons(view, event, n)))
    return Written(written.rows, written.left_out, (*written.files, persons))


def coded_events(view: CaseView) -> Iterator[CodedEvent]:
    """Incidents by date."""
    seen = under_profile(view, "ibc")
    for event in sorted(seen.events.values(), key=lambda e: (e.date_start or "9999", e.event_id)):
        killed = facts.figure_of(seen, event, "killed")
        if event.type in ACCIDENTS:
            yield CodedEvent(event, left_out=f"{event.type}: no violence is told of")
        elif killed is None or not killed.high:
            yield CodedEvent(event, left_out="no account counts anybody killed in this event alone")
        else:
            yield CodedEvent(event, _cells(seen, event, killed))


def _cells(view: CaseView, event: Event, killed: Figure) -> dict[str, Cell]:
    injured = facts.figure_of(view, event, "injured")
    start, end = facts.day_cell(event, "date_start"), facts.day_cell(event, "date_end")
    days = start if start.value == end.value else Cell(f"{start.value} to {end.value}", start.trace)
    return {
        "date": days,
        "time": _time(view, event),
        "place": Cell(event.place or "", f"told as “{event.place_text}”" if event.place_text else "no place is told"),
        "target": _victims(view, event),
        **_range(killed, "deaths"),
        **_range(injured, "injuries"),
        "weapons": _weapons(view, event),
        "killers": _killers(view, event),
        **_tellers(view, event, [killed, injured]),
    }


def _range(figure: Figure | None, what: str) -> dict[str, Cell]:
    """Minimum and maximum of a figure."""
    if figure is None:
        return {f"{side} {what}": UNTOLD for side in ("minimum", "maximum")}
    trace = f"{figure.status}: {figure.trace}"
    low = 0.0 if figure.low is None else figure.low
    return {f"minimum {what}": number_cell(low, trace), f"maximum {what}": number_cell(figure.high, trace)}


def _claims(view: CaseView, event: Event, kind: str) -> list[Claim]:
    held = (view.claims[c] for c in view.claim_ids_of(event.event_id) if c in view.claims)
    return [c for c in held if c.kind == kind]


def _time(view: CaseView, event: Event) -> Cell:
    """Times of day that accounts give for the event's own days."""
    told = {c.edtf for c in _claims(view, event, "time") if c.edtf and "T" in c.edtf and "/" not in c.edtf}
    own = sorted({t.partition("T")[2][:5] for t in told if event.date_start and t.startswith(event.date_start)})
    return Cell(" / ".join(own), "times of day as told for this day") if own else UNTOLD


def _victims(view: CaseView, event: Event) -> Cell:
    """Groups and organisations among the victims, those that most accounts name first."""
    told: dict[str, set[str]] = {}
    for claim in _claims(view, event, "actor"):
        entity = view.entities.get(view.entity_of.get(claim.claim_id, ""))
        if claim.role == "victim" and (entity.kind if entity else claim.person_kind) != "person":
            told.setdefault(entity.name if entity else claim.name or claim.quote, set()).add(claim.account_id)
    names = sorted(told, key=lambda n: (-len(told[n]), n))
    return facts.joined(names, "groups that accounts call victims; persons stand in the persons' table")


def _weapons(view: CaseView, event: Event) -> Cell:
    """The words in which accounts tell of shots, blades, bombs and fire."""
    acts = [c for c in _claims(view, event, "act") if c.act_type in ARMED_TYPES]
    told = sorted({" ".join(c.quote.lower().split()) for c in acts})
    return facts.joined(told, "the accounts' words for what was done; no weapon is inferred")


def _killers(view: CaseView, event: Event) -> Cell:
    parts = facts.accused(view, event)
    return Cell(";".join(p.name.replace(";", ",") for p in parts), facts.accused_cell(parts).trace)


def _tellers(view: CaseView, event: Event, figures: list[Figure | None]) -> dict[str, Cell]:
    media = list(dict.fromkeys(facts.office(a) for a in facts.sources(view, event)))
    behind = facts.origins_of(view, figures)
    witnesses = [o.name for o in behind if o.kind not in facts.MEDIA]
    return {
        "media sources": facts.joined(media, "who published, in order of publication"),
        "primary witnesses": facts.joined(witnesses, "first hands behind the figures that are no outlet and no agency"),
    }


def _persons(view: CaseView, event: Event, row: int) -> Iterator[tuple[str, ...]]:
    """Victims who are named; what accounts do not tell stays empty."""
    named = {view.entity_of.get(c.claim_id) for c in _claims(view, event, "actor") if c.role == "victim"}
    for entity_id in sorted(n for n in named if n):
        person = view.entities.get(entity_id)
        if person is not None and person.kind == "person":
            yield (str(row), person.name, person.age or "", person.sex or "", "", "", person.occupation or "")
