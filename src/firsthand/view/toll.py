"""The toll in time: readings of a figure in order of publication, each a step from the one before.

Shows how a number moved while it was reported.  Refuses to put a reading at a day that was only
reckoned, or where only a month is told: it is listed at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.events.said import words
from firsthand.lang.edtf import bounds, clock_of
from firsthand.record.choice import value_of
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView
from firsthand.vocabulary import TOLD_BASES

DAY = len("2000-01-01")
ROUGH = 1  # days; a publication told less exactly than this has no place in time


@dataclass(frozen=True, slots=True)
class TollStep:
    """One account's reading on the day it was published.

    Attributes:
        day: Day of publication, with its clock time where told; None where it is not told, only reckoned, or told
            roughly ("2000-05").
        value: The reading as a person writes it.
        move: What it does to the toll before it: `first`, `up`, `down`, `same`, or `` where it has no place in time.
        roughly: Publication as EDTF where it is told without a day ("2000-05"); None where a day, or nothing, is told.
    """

    day: str | None
    value: str
    account_id: str
    move: str
    roughly: str | None = None


def toll_of(view: CaseView, figure: Figure) -> list[TollStep]:
    """The steps of a figure, earliest publication first; those without a day last.

    An account's step is compared with the last one published before its day, and with none of its own day.

    Args:
        view: The case.
        figure: One of its figures.
    """
    told = [(_day(view, a), words(r), value_of(r), a) for r in figure.readings for a in r.account_ids]
    steps: list[TollStep] = []
    before: float | None = None
    last: tuple[str, float] | None = None
    for day, value, number, account_id in sorted(told, key=lambda x: (x[0] or "9999", x[2], x[3])):
        if day is None:
            steps.append(TollStep(None, value, account_id, "", _roughly(view, account_id)))
            continue
        before = last[1] if last and last[0] != day[:DAY] else before
        steps.append(TollStep(day, value, account_id, _move(before, number)))
        last = (day[:DAY], number)
    return steps


def _day(view: CaseView, account_id: str) -> str | None:
    """When an account was published, with the clock time where it tells one; None where only a month or year is told."""
    account = view.accounts[account_id]
    if not account.published or account.published_basis not in TOLD_BASES:
        return None
    low, high = bounds(account.published)
    if low is None or high is None or (high - low).days > ROUGH:
        return None
    clock = clock_of(account.published)
    return low.isoformat() + (f" {clock[:5]}" if clock else "")


def _roughly(view: CaseView, account_id: str) -> str | None:
    account = view.accounts[account_id]
    reckoned = account.published_basis not in TOLD_BASES
    return None if reckoned else account.published or None


def _move(before: float | None, now: float) -> str:
    if before is None:
        return "first"
    return "same" if now == before else "up" if now > before else "down"
