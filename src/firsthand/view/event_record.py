"""The record of one event: its days and places as told, who had a part, its figures, its named victims, its kin.

What terminal, HTML page and review page print, joined once from the case, so that they cannot disagree.  Refuses to choose
anew: low, best and high, the event's day, place and type are those that the record has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.events.event import CodedValue, Difference, Event, FieldReading
from firsthand.events.said import words
from firsthand.lineage.first_hands.origins import OriginRange
from firsthand.lineage.lineage import Origin
from firsthand.record.figure import Figure, Reading
from firsthand.view.case_view import CaseView
from firsthand.view.folded import FoldedDifference, folded
from firsthand.view.one_party import OneParty, one_party
from firsthand.view.quote import Quote, quotes_of
from firsthand.view.shown import Part, is_best, parts_in, shown_figures, told_differences
from firsthand.view.silence import denials, silent_accounts
from firsthand.view.victims import Victim, victims_of
from firsthand.view.witnesses import field_origins


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord:
    """One reading of a figure with the words and the first hands that it stands on.

    Attributes:
        reading: As the record has it.
        value: As a person writes it: "at least 12".
        origins: The first hands behind it, by name.
        quotes: The words of its witnesses.
        is_best: Whether it carries the figure's best value.
    """

    reading: Reading
    value: str
    origins: tuple[Origin, ...]
    quotes: tuple[Quote, ...]
    is_best: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRecord:
    """One reading of an event's day or place with the words and the first hands that it stands on.

    Attributes:
        reading: As the record has it.
        origins: The first hands behind it, by name; counted: from how many to how many they are.
        quotes: The words that tell it.
    """

    reading: FieldReading
    origins: tuple[Origin, ...]
    counted: OriginRange
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord:
    """One figure with everything that is shown of it.

    Attributes:
        figure: As the record has it.
        readings: Its readings; aggregates: totals over a longer time, kept apart.
        differences: Between its best value and others, those that a person must weigh first in front, those of a kind that
            share a side folded; further: between two other readings.
        denials: Words that deny a number of it.
        silent: Accounts that tell of the event and give no number of it.
    """

    figure: Figure
    readings: tuple[ReadingRecord, ...]
    aggregates: tuple[ReadingRecord, ...]
    differences: tuple[Difference | FoldedDifference, ...]
    further: tuple[Difference, ...]
    denials: tuple[Quote, ...]
    silent: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRecord:
    """What a coder says of an event, with the words that it stands on."""

    said: CodedValue
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """One event with everything that is shown of it.

    Attributes:
        event: As the record has it.
        days, places: Its readings of day and place, the chosen one first.
        parts: Who did, ordered, organised or suffered it; named victims stand in `victims` alone.
        coded: What coders say of it.
        figures: Those shown, the gravest measure first.
        party: Whose voice all known first hands behind its figures are; None where they are of several, or none is known.
        parent: The event that it belongs to; children: those that belong to it, earliest first.
    """

    event: Event
    days: tuple[FieldRecord, ...]
    places: tuple[FieldRecord, ...]
    parts: tuple[Part, ...]
    coded: tuple[CodedRecord, ...]
    figures: tuple[FigureRecord, ...]
    victims: tuple[Victim, ...]
    party: OneParty | None
    parent: Event | None
    children: tuple[Event, ...]


def event_record(view: CaseView, event: Event) -> EventRecord:
    """The record of one event.

    Args:
        view: The case.
        event: One of its events.
    """
    held = view.figures.get(event.event_id, [])
    victims = victims_of(view, event.event_id)
    named = {v.name for v in victims}
    behind = _origins(view, (o for f in held for r in f.readings for o in r.origin_ids))
    return EventRecord(
        event=event,
        days=tuple(field_record(view, r) for r in event.date_readings),
        places=tuple(field_record(view, r) for r in event.place_readings),
        parts=tuple(p for p in parts_in(view, event) if p.role != "victim" or p.name not in named),
        coded=tuple(CodedRecord(said=c, quotes=quotes_of(view, c.claim_ids)) for c in event.coded),
        figures=tuple(figure_record(view, f) for f in shown_figures(held)),
        victims=tuple(victims),
        party=one_party(behind),
        parent=view.events.get(event.parent_id or ""),
        children=tuple(view.children(event.event_id)),
    )


def figure_record(view: CaseView, figure: Figure) -> FigureRecord:
    """One figure with its readings, words, differences, denials and silence.

    Args:
        view: The case.
        figure: One of its figures.
    """
    told = told_differences(figure)
    return FigureRecord(
        figure=figure,
        readings=tuple(_reading(view, r, figure) for r in figure.readings),
        aggregates=tuple(_reading(view, r, figure) for r in figure.aggregates),
        differences=tuple(folded(told.with_best)),
        further=told.further,
        denials=quotes_of(view, (c.claim_id for c in denials(view, figure))),
        silent=tuple(view.accounts[a] for a in silent_accounts(view, figure)),
    )


def field_record(view: CaseView, reading: FieldReading) -> FieldRecord:
    """One reading of a day or place with what it stands on.

    Args:
        view: The case.
        reading: Of one of its events.
    """
    hands = field_origins(view, reading)
    return FieldRecord(
        reading=reading,
        origins=_origins(view, hands.origin_ids),
        counted=hands.range,
        quotes=quotes_of(view, reading.claim_ids),
    )


def _reading(view: CaseView, reading: Reading, figure: Figure) -> ReadingRecord:
    return ReadingRecord(
        reading=reading,
        value=words(reading),
        origins=_origins(view, reading.origin_ids),
        quotes=quotes_of(view, reading.claim_ids),
        is_best=is_best(reading, figure),
    )


def _origins(view: CaseView, ids: Iterable[str]) -> tuple[Origin, ...]:
    """First hands by name; an id that the view does not hold is passed over."""
    held = (view.origins[o] for o in set(ids) if o in view.origins)
    return tuple(sorted(held, key=lambda o: (o.name, o.origin_id)))
