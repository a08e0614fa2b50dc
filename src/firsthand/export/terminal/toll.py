"""The toll in time, as lines for the terminal: one a reading, in order of publication.

Refuses to print a day that was only reckoned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.export.terminal.line import Line, Names
from firsthand.record.figure import Figure
from firsthand.view.toll import DAY, TollStep


def toll_lines(figure: Figure, steps: Sequence[TollStep], names: Names) -> Iterator[Line]:
    """The steps as lines, with a heading; nothing where fewer than two accounts tell of it.

    Args:
        figure: Whose toll it is.
        steps: As `toll_of` gives them.
        names: Account id -> the name to show.
    """
    if len(steps) < 2:
        return
    yield Line("", "")
    yield Line("", f"{figure.measure}, as it was published", "strong")
    arrows = {"first": " ", "same": "=", "up": "↑", "down": "↓", "": "?"}
    for step in steps:
        clock = f", {step.day[DAY + 1 :]}" if step.day and len(step.day) > DAY else ""
        yield Line(_label(step), f"{arrows[step.move]} {step.value}   {names[step.account_id]}{clock}")


def _label(step: TollStep) -> str:
    """The day; in its place the rough time where one is told, never a reckoned one."""
    if step.day:
        return step.day[:DAY]
    return f"in {step.roughly}" if step.roughly else "day untold"
