"""Bars and points: every event is on one, and the scale fits."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.serve.pages.chart import KEPT, MOST_BARS, bars_of, outlying, points_of, toll_points
from firsthand.view.toll import TollStep


@given(st.lists(st.dates(date(1, 1, 1), date(9998, 12, 31)), min_size=1, max_size=40))
def test_every_day_is_in_just_one_bar(days: list[date]) -> None:
    bars = bars_of(Counter(d.isoformat() for d in days))
    assert sum(b.events for b in bars) == len(days)
    for day in days:
        assert sum(b.first <= day.isoformat() <= b.last for b in bars) == 1
    assert max(b.height for b in bars) == 100
    assert all(0 <= b.x <= 100 for b in bars)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (["2031-05-03", "2031-05-04"], ["2031-05-03", "2031-05-04"]),
        (["2031-01-03", "2031-12-04"], ["2031-01", "2031-12"]),
        (["1990-01-13", "2031-12-04"], ["1990", "2031"]),
        (["1790-01-13", "2031-12-04"], ["1790s", "2030s"]),
        (["0790-01-13", "2031-12-04"], ["0700s", "2000s"]),
        (["no day"], []),
        ([], []),
    ],
)
def test_the_finest_scale_that_fits_is_taken(days: list[str], labels: list[str]) -> None:
    bars = bars_of(dict.fromkeys(days, 1))
    assert [b.label for b in bars] == labels
    assert len(bars) <= MOST_BARS


def test_the_fullest_place_comes_first_and_its_point_is_larger() -> None:
    points = points_of([(-33.9, 151.2, "S", 1), (49.8, 18.3, "Ostrava", 9)])
    assert [(p.place, p.events) for p in points] == [("Ostrava", 9), ("S", 1)]
    assert points[0].radius > points[1].radius
    assert (points[1].x, points[1].y, points[1].near) == (331.2, 123.9, "-33.9,151.2")


def test_a_toll_is_drawn_over_days_that_are_told() -> None:
    steps = [(TollStep("2031-05-03", "14", "a1", "first"), 14.0), (TollStep("2031-05-06", "16", "a2", "up"), 16.0)]
    first, last = toll_points([*steps, (TollStep(None, "9", "a3", ""), 9.0)])
    assert first.x < last.x
    assert first.y > last.y
    assert toll_points(steps[:1]) == []


def test_a_day_far_from_all_others_is_left_aside_and_told() -> None:
    near = {f"2031-05-{n:02}": 2 for n in range(1, 21)}
    assert outlying(near | {"1849-03-01": 1}) == {"1849-03-01": 1}
    assert outlying(near) == {}
    assert outlying({}) == {}
    assert outlying({"1849-03-01": 1, "2031-05-01": 1}) == {}, "neither of two is the odd one"


def test_no_more_is_left_aside_than_a_twentieth() -> None:
    near = {f"2031-05-{n:02}": 19 for n in range(1, 6)}
    most = round(95 / KEPT - 95)
    assert outlying(near | {"1849-03-01": most}) == {"1849-03-01": most}
    assert outlying(near | {"1849-03-01": most + 1}) == {}


def test_an_even_spread_is_drawn_whole() -> None:
    assert outlying({f"{year}-01-01": 1 for year in range(1900, 2031)}) == {}
