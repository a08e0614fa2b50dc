"""The toll in time: readings of a figure in order of publication, one line each, for the terminal.

Shows how a number moved while it was reported.  Refuses to put a reading at a day that
was only reckoned, or where only a month is told: it is listed at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.export.terminal import Line
from firsthand.export.words import short_names
from firsthand.lang.edtf import bounds
from firsthand.record.choice import value_of
from firsthand.record.figure import Figure
from firsthand.record.readings import words
from firsthand.view.case_view import CaseView

DAY = len("2000-01-01")
ROUGH = 1  # days; a publication told less exactly than this has no place in time


@dataclass(frozen=True, slots=True)
class Step:
    """One account's reading on the day it was published.

    Attributes:
        day: Day of publication, with its clock time where told; None where it is not told, only reckoned, or told
            roughly ("2000-05").
        value: The reading as a person writes it.
        move: What it does to the toll before it: `first`, `up`, `down`, `same`, or `` where it has no place in time.
    """

    day: str | None
    value: str
    account_id: str
    move: str


def toll_of(view: CaseView, figure: Figure) -> list[Step]:
    """The steps of a figure, earliest publication first; those without a day last.

    An account's step is compared with the last one published before its day, and with none of its own day.
    """
    told = [(_day(view, a), words(r), value_of(r), a) for r in figure.readings for a in r.account_ids]
    steps: list[Step] = []
    before: float | None = None
    last: tuple[str, float] | None = None
    for day, value, number, account_id in sorted(told, key=lambda x: (x[0] or "9999", x[2], x[3])):
        if day is None:
            steps.append(Step(None, value, account_id, ""))
            continue
        before = last[1] if last and last[0] != day[:DAY] else before
        steps.append(Step(day, value, account_id, _move(before, number)))
        last = (day[:DAY], number)
    return steps


def _day(view: CaseView, account_id: str) -> str | None:
    """When an account was published, with the clock time where it tells one; None where only a month or year is told."""
    account = view.accounts[account_id]
    if not account.published or (account.published_basis or "derived").startswith("derived"):
        return None
    low, high = bounds(account.published)
    if low is None or high is None or (high - low).days > ROUGH:
        return None
    _, _, clock = account.published.partition("T")
    return low.isoformat() + (f" {clock[:5]}" if clock else "")


def _untold(view: CaseView, account_id: str) -> str:
    """What stands in place of a day: the rough time where one is told, never a reckoned one."""
    account = view.accounts[account_id]
    told = account.published and not (account.published_basis or "derived").startswith("derived")
    return f"in {account.published}" if told else "day untold"


def _move(before: float | None, now: float) -> str:
    if before is None:
        return "first"
    return "same" if now == before else "up" if now > before else "down"


def toll_lines(view: CaseView, figure: Figure) -> Iterator[Line]:
    """The steps as lines, with a heading; nothing where fewer than two accounts tell of it."""
    steps = toll_of(view, figure)
    if len(steps) < 2:
        return
    names = short_names(list(view.accounts.values()))
    yield Line("", "")
    yield Line("", f"{figure.measure}, as it was published", "strong")
    arrows = {"first": " ", "same": "=", "up": "↑", "down": "↓", "": "?"}
    for step in steps:
        clock = f", {step.day[DAY + 1 :]}" if step.day and len(step.day) > DAY else ""
        label = step.day[:DAY] if step.day else _untold(view, step.account_id)
        yield Line(label, f"{arrows[step.move]} {step.value}   {names[step.account_id]}{clock}")
