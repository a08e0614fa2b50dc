"""Feasts: days known by a name, on one date each year or moving with Easter or the weekday (Good Friday, Thanksgiving).

A feast's rule stands in `dates.toml` behind its name: `12-25`, month and day; `*`, `*-2`, `*+1`, days from Easter Sunday in the
western churches, `**` likewise in the orthodox ones; `11:4:4`, the fourth Thursday of November, `5:-1:1`, the last
Monday of May (weekdays as in ISO 8601).  Source of Easter: `dateutil.easter`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from firsthand.lang.edtf import dated

EASTERS = {"**": EASTER_ORTHODOX, "*": EASTER_WESTERN}  # the longer sign is looked for first
WEEK = 7


def feast_day(rule: str, year: int) -> date:
    """The day of a feast in a year, 1583 to 4099.

    Raises:
        ValueError: The rule is none, or the year is out of range.
    """
    for name, reckoning in EASTERS.items():
        if rule.startswith(name):
            sunday: date = easter(year, reckoning)
            return sunday + timedelta(days=int(rule.removeprefix(name) or 0))
    if ":" in rule:
        month, week, weekday = map(int, rule.split(":"))
        if week < 0:
            last = date(year, month, monthrange(year, month)[1])
            return last - timedelta(days=(last.isoweekday() - weekday) % WEEK + WEEK * (-1 - week))
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % WEEK + WEEK * (week - 1))
    month, day = map(int, rule.split("-"))
    return date(year, month, day)


def open_feast(rule: str) -> str | None:
    """EDTF of a feast without its year (`XXXX-12-25`); None where its date moves."""
    if ":" in rule or rule.startswith(tuple(EASTERS)):
        return None
    month, day = rule.split("-")
    return dated(None, int(month), int(day))
