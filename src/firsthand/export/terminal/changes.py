"""What moved between two states of a case, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.events.event import Event
from firsthand.export.terminal.line import Line, Names, who
from firsthand.export.words import number, so_many, span, stands
from firsthand.record.figure import Figure
from firsthand.view.changes import MovedFigure, WhatMoved

NOTHING = "Nothing moved: no event came or went, and no figure is another."


def changes_lines(found: WhatMoved, names: Names) -> Iterator[Line]:
    """Figures that moved with the accounts that moved them, then events that are new or gone.

    Args:
        found: What moved.
        names: Account id -> the name to show.
    """
    shown = None
    for one in found.moved:
        if one.event != shown:
            shown = one.event
            yield Line("", f"{shown.title}   [{shown.event_id}]", "strong")
        yield Line(_what(one), f"{_told(one.before)} → {_told(one.after)}" + _by(one, names))
    for label, events in (("new", found.new), ("gone", found.gone)):
        for event in events:
            yield Line(label, _event(event))
    if not (found.moved or found.new or found.gone):
        yield Line("", NOTHING, "faint")


def counted_changes(found: WhatMoved) -> str:
    """ "2 new events, 1 gone, 3 figures moved"; empty where nothing is another."""
    parts = [so_many(len(found.new), "new event")] if found.new else []
    parts += [f"{len(found.gone)} gone"] if found.gone else []
    parts += [f"{so_many(len(found.moved), 'figure')} moved"] if found.moved else []
    return ", ".join(parts)


def _event(event: Event) -> str:
    return f"{event.title}   [{event.event_id}]"


def _what(one: MovedFigure) -> str:
    figure = one.after or one.before
    return "" if figure is None else figure.measure + ("" if figure.population == "all" else f" ({figure.population})")


def _told(figure: Figure | None) -> str:
    if figure is None:
        return "nothing"
    best = f", best {number(figure.best)}" if figure.best not in (None, figure.low) or figure.low != figure.high else ""
    return f"{span(figure)}{best} ({stands(figure)})"


def _by(one: MovedFigure, names: Names) -> str:
    if not one.by:
        return ""
    return f": {who(one.by, names)}"
