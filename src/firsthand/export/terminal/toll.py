"""The toll in time, as lines for the terminal: one a reading, in order of publication.

Refuses to print a day that was only reckoned.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.export.terminal.line import Line
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView
from firsthand.view.toll import DAY, toll_of


def toll_lines(view: CaseView, figure: Figure) -> Iterator[Line]:
    """The steps as lines, with a heading; nothing where fewer than two accounts tell of it."""
    steps = toll_of(view, figure)
    if len(steps) < 2:
        return
    names = view.names
    yield Line("", "")
    yield Line("", f"{figure.measure}, as it was published", "strong")
    arrows = {"first": " ", "same": "=", "up": "↑", "down": "↓", "": "?"}
    for step in steps:
        clock = f", {step.day[DAY + 1 :]}" if step.day and len(step.day) > DAY else ""
        label = step.day[:DAY] if step.day else _untold(view, step.account_id)
        yield Line(label, f"{arrows[step.move]} {step.value}   {names[step.account_id]}{clock}")


def _untold(view: CaseView, account_id: str) -> str:
    """What stands in place of a day: the rough time where one is told, never a reckoned one."""
    account = view.accounts[account_id]
    told = account.published and not (account.published_basis or "derived").startswith("derived")
    return f"in {account.published}" if told else "day untold"
