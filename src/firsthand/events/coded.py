"""What coders say of an event, laid over what the accounts make of it; that stays beside it.

Comes after the events are built, so that a coder's value taken back leaves no trace.  Of two on one field the later one holds.
Refuses to touch the readings: what the accounts say of day and place is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.events.build import date_prec
from firsthand.events.event import Event, EventCoding
from firsthand.events.titles import event_title
from firsthand.lang.edtf import bounds
from firsthand.vocabulary import EVENT_TYPES, TIERS, CodedField, Role, word_of


def coded_event(event: Event, codings: Sequence[EventCoding]) -> Event:
    """An event with what coders say of it; the title follows type, day and place where it was made of them.

    Args:
        event: As the accounts make it.
        codings: What is said of it, in any order.
    """
    if not codings:
        return event
    latest = _latest(codings)
    coded = tuple(replace(k.coded, read=_read(event, k.coded.field)) for k in latest.values())
    out = event
    for one in latest.values():
        out = _with(out, one)
    if ("title", None) not in latest and event.title == event_title(replace(event, title=""), ()):
        out = replace(out, title=event_title(replace(out, title=""), ()))
    return replace(out, coded=coded)


def _latest(codings: Sequence[EventCoding]) -> Mapping[tuple[CodedField, Role | None], EventCoding]:
    """The last word on each field, by field and role."""
    found = {(k.coded.field, k.coded.role): k for k in sorted(codings, key=lambda k: k.turn)}
    return {key: found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or ""))}


def _with(event: Event, one: EventCoding) -> Event:
    value = one.coded.value
    if one.coded.field == "title":
        return replace(event, title=value)
    if one.coded.field == "type":
        return replace(event, type=word_of(value, EVENT_TYPES))
    if one.coded.field == "tier":
        return replace(event, tier=word_of(value, TIERS))
    if one.coded.field == "date":
        low, high = bounds(value)
        return replace(
            event,
            date_edtf=value,
            date_start=low.isoformat() if low else None,
            date_end=high.isoformat() if high else None,
            date_prec=one.date_prec or date_prec(value),
        )
    if one.coded.field == "place":
        return replace(
            event,
            place=value,
            where_prec=one.where_prec,
            latitude=one.latitude,
            longitude=one.longitude,
            country=one.country,
        )
    return event


def _read(event: Event, field: CodedField) -> str | None:
    """What the accounts make of a field, as text; of actors and sources nothing is kept here."""
    if field == "place" and event.place and event.latitude is not None and event.longitude is not None:
        return f"{event.place} ({event.latitude:.5f}, {event.longitude:.5f})"
    made: dict[CodedField, str | None] = {
        "title": event.title, "type": event.type, "tier": event.tier, "date": event.date_edtf, "place": event.place,
    }  # fmt: skip
    return made.get(field)
