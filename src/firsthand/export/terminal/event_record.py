"""The record of one event as lines for the terminal: title, time, place, names, figures with their words, differences.

Refuses to say what no account says: every figure is followed by the words and accounts it stands on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.events.event import Event
from firsthand.events.titles import spoken_date
from firsthand.export.terminal.line import Line, Names, quoted, who
from firsthand.export.terminal.silence import silence_told
from firsthand.export.words import (
    READING_STATUS,
    accounts,
    against_lock,
    behind,
    coded_as,
    first_hands,
    founded,
    further,
    number,
    so_many,
    span,
    stands,
    victim_told,
)
from firsthand.view.event_record import EventRecord, FieldRecord, FigureRecord, ReadingRecord
from firsthand.view.victims import Victim
from firsthand.vocabulary import DATE_PRECISION_WORDS

LISTED = 20  # named victims shown


def event_lines(record: EventRecord, names: Names) -> Iterator[Line]:
    """One event in full.

    Args:
        record: The event.
        names: Account id -> the name to show.
    """
    event = record.event
    yield Line("", f"{event.title}   [{event.event_id}]", "title")
    yield Line("type", event.type)
    yield from _when(record, names)
    yield from _where(record, names)
    yield from _coded(record, names)
    for named in event.names:
        yield Line("called", f"“{named.name}” by {who(named.account_ids, names)}")
    yield Line("told by", f"{accounts(len(event.account_ids))}: {who(event.account_ids, names)}")
    for part in record.parts:
        alone = " alone" if part.alone else ""
        if part.by:
            yield Line(part.role.replace("_", " "), f"{part.name}, set by {part.by}")
            continue
        yield Line(part.role.replace("_", " "), f"{part.name}, claimed by {who(part.account_ids, names)}{alone}")
    for figure in record.figures:
        yield from _figure(figure, names)
    yield from _victims(record.victims, names)
    for difference in event.differences:
        yield Line("differ", f"{difference.field}, {difference.kind}: {difference.sentence}", "warn")
    yield from _kin(event, record.parent, record.children)


def _coded(record: EventRecord, names: Names) -> Iterator[Line]:
    """What coders say of the event, what it stands on, and what the accounts make of it."""
    for one in record.coded:
        said = one.said
        if said.field == "sources":
            told = ", ".join(x for x in (who(said.names, names) if said.names else "", said.source) if x)
            yield Line("coded", f"sources cited by {said.who}: {told}")
            continue
        read = f"; the accounts: {said.read}" if said.read else ""
        yield Line("coded", f"{coded_as(said)}: {said.value}, set by {said.who}, {founded(said)}{read}")
        for quote in one.quotes:
            yield Line("", f"{names.get(quote.account.account_id, '?')}: {quoted(quote.claim)}", "plain", 1)


def _kin(event: Event, parent: Event | None, children: Sequence[Event]) -> Iterator[Line]:
    if parent is not None:
        yield Line("parent", f"{event.relation_to_parent or 'belongs to'} {parent.title} [{parent.event_id}]")
    for child in children:
        yield Line("related", f"{child.title} ({child.relation_to_parent}) [{child.event_id}]")


def _victims(found: Sequence[Victim], names: Names) -> Iterator[Line]:
    """The named victims, as many as a screen bears."""
    for victim in found[:LISTED]:
        yield Line("victim", f"{victim_told(victim, names)}: {who(victim.account_ids, names)}")
    if len(found) > LISTED:
        yield Line(
            "victim", f"{so_many(len(found) - LISTED, 'more name')}: firsthand export CASE --format victims", "faint"
        )


def _when(record: EventRecord, names: Names) -> Iterator[Line]:
    event = record.event
    if event.date_edtf is None:
        yield Line("when", "not told", "faint")
        return
    exact = f", {DATE_PRECISION_WORDS[event.date_prec]}" if event.date_prec else ""
    yield Line("when", f"{spoken_date(event.date_edtf)} ({event.date_edtf}{exact})", "strong")
    yield from field_lines(record.days, names)


def _where(record: EventRecord, names: Names) -> Iterator[Line]:
    event = record.event
    if event.place is None:
        yield Line("where", "not told", "faint")
        return
    others = [p for p in event.places if p != event.place]
    yield Line("where", event.place + (f"; also {'; '.join(others)}" if others else ""), "strong")
    yield from field_lines(record.places, names)


def field_lines(readings: Sequence[FieldRecord], names: Names) -> Iterator[Line]:
    """The readings of a day or place, each with its first hands and accounts; nothing where there is but one."""
    for told in readings if len(readings) > 1 else ():
        hands = f" ({first_hands(told.counted.low, told.counted.high)})" if told.counted.high else ""
        yield Line("", f"{told.reading.value}{hands}: {who(told.reading.account_ids, names)}", "faint", 1)


def _figure(record: FigureRecord, names: Names) -> Iterator[Line]:
    figure = record.figure
    what = (
        figure.measure
        + (f" {figure.unit}" if figure.unit else "")
        + ("" if figure.population == "all" else f" ({figure.population})")
    )
    carried = behind(figure)
    best = "" if figure.best is None or figure.low == figure.high else f"   best {number(figure.best)}"
    yield Line(what, f"{span(figure)}{best}   {stands(figure)}   {carried}", "strong")
    if figure.against_lock:
        yield Line("", against_lock(figure), "warn", 1)
    for reading in record.readings:
        yield from _reading(reading, names)
    for reading in record.aggregates:
        yield Line("", f"{reading.value} counts a longer time than this event", "faint", 1)
    for denied in record.denials:
        yield Line("", f"denied: {names.get(denied.account.account_id, '')}: {quoted(denied.claim)}", "warn", 1)
    for sentence in silence_told(record.silent, names):
        yield Line("", sentence, "faint", 1)
    for difference in record.differences:
        yield Line("", f"{difference.kind.replace('_', ' ')}: {difference.sentence}", "warn", 1)
    if record.further:
        yield Line("", f"{further(record.further)}: see `firsthand show CASE --json`", "faint", 1)
    yield Line("", f"how: {figure.trace}", "faint", 1)


def _reading(record: ReadingRecord, names: Names) -> Iterator[Line]:
    reading = record.reading
    known = f": {', '.join(o.name for o in record.origins)}" if record.origins else ""
    aside = f", {READING_STATUS[reading.status]}" if reading.status in READING_STATUS else ""
    behind = first_hands(reading.n_origins_min, reading.n_origins_max)
    yield Line("", f"{record.value}  {behind}{aside}{known}", "plain", 1)
    for quote in record.quotes:
        yield Line("", f"{names.get(quote.account.account_id, '')}: {quoted(quote.claim)}", "faint", 2)
