"""A record as lines for the terminal: title, time, place, names, figures with their words, differences, dependence.

Refuses to say what no account says: every figure is followed by the words and accounts it stands on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.events.event import Event, FieldReading
from firsthand.events.titles import spoken_date
from firsthand.export.terminal.line import Line, quoted, who
from firsthand.export.terminal.silence import silence_told
from firsthand.export.words import (
    READING_STATUS,
    accounts,
    against_lock,
    further,
    number,
    origins,
    so_many,
    span,
    stands,
    victim_told,
)
from firsthand.record.figure import Figure, Reading
from firsthand.record.readings import words
from firsthand.view.case_view import CaseView
from firsthand.view.folded import folded
from firsthand.view.shown import parts_in, shown_figures, told_differences
from firsthand.view.silence import denials
from firsthand.view.victims import victims_of
from firsthand.view.witnesses import field_origins

LISTED = 20  # named victims shown
PREC = {1: "to the day", 2: "to two to six days", 3: "to a week", 4: "to a month", 5: "wider than a month"}


def event_lines(view: CaseView, event: Event) -> Iterator[Line]:
    """One event in full."""
    names = view.names
    yield Line("", f"{event.title}   [{event.event_id}]", "title")
    yield Line("type", event.type)
    yield from _when(view, event, names)
    yield from _where(view, event, names)
    for named in event.names:
        yield Line("called", f"“{named.name}” by {who(named.account_ids, names)}")
    yield Line("told by", f"{accounts(len(event.account_ids))}: {who(event.account_ids, names)}")
    yield from _people(view, event, names)
    for figure in shown_figures(view.figures.get(event.event_id, [])):
        yield from _figure(view, figure, names)
    yield from _victims(view, event, names)
    for difference in event.differences:
        yield Line("differ", f"{difference.field}, {difference.kind}: {difference.sentence}", "warn")
    if event.parent_id and event.parent_id in view.events:
        yield Line(
            "parent",
            f"{event.relation_to_parent or 'belongs to'} {view.events[event.parent_id].title} [{event.parent_id}]",
        )
    for child in view.children(event.event_id):
        yield Line("related", f"{child.title} ({child.relation_to_parent}) [{child.event_id}]")


def _victims(view: CaseView, event: Event, names: dict[str, str]) -> Iterator[Line]:
    """The named victims, as many as a screen bears."""
    found = victims_of(view, event.event_id)
    for victim in found[:LISTED]:
        yield Line("victim", f"{victim_told(victim, names)}: {who(victim.account_ids, names)}")
    if len(found) > LISTED:
        yield Line(
            "victim", f"{so_many(len(found) - LISTED, 'more name')}: firsthand export CASE --format victims", "faint"
        )


def _when(view: CaseView, event: Event, names: dict[str, str]) -> Iterator[Line]:
    if event.date_edtf is None:
        yield Line("when", "not told", "faint")
        return
    exact = f", {PREC[event.date_prec]}" if event.date_prec else ""
    yield Line("when", f"{spoken_date(event.date_edtf)} ({event.date_edtf}{exact})", "strong")
    yield from reading_lines(view, event.date_readings, names)


def _where(view: CaseView, event: Event, names: dict[str, str]) -> Iterator[Line]:
    if event.place is None:
        yield Line("where", "not told", "faint")
        return
    others = [p for p in event.places if p != event.place]
    yield Line("where", event.place + (f"; also {'; '.join(others)}" if others else ""), "strong")
    yield from reading_lines(view, event.place_readings, names)


def reading_lines(view: CaseView, readings: Sequence[FieldReading], names: dict[str, str]) -> Iterator[Line]:
    if len(readings) > 1:
        for reading in readings:
            behind = field_origins(view, reading).range
            hands = f" ({origins(behind.low, behind.high)})" if behind.high else ""
            yield Line("", f"{reading.value}{hands}: {who(reading.account_ids, names)}", "faint", 1)


def _people(view: CaseView, event: Event, names: dict[str, str]) -> Iterator[Line]:
    """Who did, ordered, organised or spoke, and by whom that is claimed; named victims have a list of their own."""
    listed = {v.name for v in victims_of(view, event.event_id)}
    for part in parts_in(view, event):
        if part.role == "victim" and part.name in listed:
            continue
        alone = " alone" if part.alone else ""
        yield Line(part.role.replace("_", " "), f"{part.name}, claimed by {who(part.account_ids, names)}{alone}")


def _figure(view: CaseView, figure: Figure, names: dict[str, str]) -> Iterator[Line]:
    what = (
        figure.measure
        + (f" {figure.unit}" if figure.unit else "")
        + ("" if figure.population == "all" else f" ({figure.population})")
    )
    behind = f"{accounts(figure.n_accounts)}, {origins(figure.n_origins_min, figure.n_origins_max)}"
    best = "" if figure.best is None or figure.low == figure.high else f"   best {number(figure.best)}"
    yield Line(what, f"{span(figure)}{best}   {stands(figure)}   {behind}", "strong")
    if figure.against_lock:
        yield Line("", against_lock(figure), "warn", 1)
    for reading in figure.readings:
        yield from _reading(view, reading, names)
    for reading in figure.aggregates:
        yield Line("", f"{words(reading)} counts a longer time than this event", "faint", 1)
    for claim in denials(view, figure):
        yield Line("", f"denied: {names.get(claim.account_id, '')}: {quoted(claim)}", "warn", 1)
    for sentence in silence_told(view, figure, names):
        yield Line("", sentence, "faint", 1)
    near, far = told_differences(figure)
    for difference in folded(near):
        yield Line("", f"{difference.kind.replace('_', ' ')}: {difference.sentence}", "warn", 1)
    if far:
        yield Line("", f"{further(far)}: see `firsthand show CASE --json`", "faint", 1)
    yield Line("", f"how: {figure.trace}", "faint", 1)


def _reading(view: CaseView, reading: Reading, names: dict[str, str]) -> Iterator[Line]:
    behind = ", ".join(sorted(view.origins[o].name for o in reading.origin_ids if o in view.origins))
    known = f": {behind}" if behind else ""
    aside = f", {READING_STATUS[reading.status]}" if reading.status in READING_STATUS else ""
    yield Line(
        "", f"{words(reading)}  {origins(reading.n_origins_min, reading.n_origins_max)}{aside}{known}", "plain", 1
    )
    for claim_id in reading.claim_ids:
        claim = view.claims.get(claim_id)
        if claim is not None:
            yield Line("", f"{names.get(claim.account_id, '')}: {quoted(claim)}", "faint", 2)
