"""The bounds of dates beside those of another reader of EDTF, the package `edtf`, for the forms of levels 0 and 1 we use.

Level 2 (sets, `1990-1X`) is held by our own laws alone: that package reads only part of it.  It also lets a winter end
with its year, where ours goes on to February, as northern winters do.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lang.edtf import Bounds, bounds, century, dated, decade, interval, is_edtf, precision, qualified

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
SIGNS = st.sampled_from(["~", "?", "%"])


def single(day: date) -> st.SearchStrategy[str]:
    """A day, and the month, year, season, quarter, decade and century that it can stand for."""
    return st.sampled_from(
        [
            day.isoformat(),
            dated(day.year, day.month),
            dated(day.year),
            dated(day.year, 21 + day.month % 3),
            dated(day.year, 33 + day.month % 4),
            decade(day.year),
            century(day.year),
            dated(day.year, day.month, "XX"),
            dated(day.year, "XX"),
            dated(day.year, "XX", "XX"),
        ]
    )


def told(text: str) -> Bounds:
    """First and last day by the other reader; infinity is a side that stays open."""
    read = parse_edtf(text)
    return Bounds(_day(read.lower_strict()), _day(read.upper_strict()))


def _day(moment: Any) -> date | None:
    return None if isinstance(moment, float) and math.isinf(moment) else date(*moment[:3])


@given(DAYS.flatmap(single))
def test_a_single_date_means_the_same_days(text: str) -> None:
    assert bounds(text) == told(text)
    assert is_edtf(text)


@given(DAYS, SIGNS)
def test_a_qualifier_moves_no_bound(day: date, sign: str) -> None:
    for text in (day.isoformat(), dated(day.year, day.month), dated(day.year)):
        assert bounds(qualified(text, sign)) == told(qualified(text, sign))


@given(DAYS, DAYS)
def test_an_interval_runs_from_its_first_to_its_last_day(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    for tell in (date.isoformat, lambda d: dated(d.year, d.month), lambda d: dated(d.year)):
        text = interval(tell(first), tell(last))
        assert bounds(text) == told(text)
        assert precision(text) == "interval"


@given(DAYS)
def test_an_open_side_stays_open(day: date) -> None:
    for text in (interval(None, day.isoformat()), interval(day.isoformat(), None)):
        assert bounds(text) == told(text)


@given(DAYS, st.times())
def test_a_clock_time_is_of_its_day(day: date, at: Any) -> None:
    text = f"{day.isoformat()}T{at:%H:%M:%S}"
    assert bounds(text) == told(text)


def test_a_winter_begins_as_theirs_and_ends_in_february() -> None:
    assert bounds("1999-24") == Bounds(told("1999-24").low, date(2000, 2, 29))
