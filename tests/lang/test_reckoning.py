"""Reckoning with dates: agreement, what two have in common, shifts; laws that hold for every date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lang.edtf import at_clock, bounds, century, dated, decade, interval, precision, qualified
from firsthand.lang.reckoning import agreed, compatible, overlap, shift, shift_day

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
FORMS: tuple[Callable[[date], str], ...] = (
    date.isoformat,
    lambda d: dated(d.year, d.month),
    lambda d: dated(d.year),
    lambda d: dated(d.year, d.month, f"{d.day // 10}X" if d.day < 30 else "2X"),
    lambda d: dated(d.year, "XX", d.day),
    lambda d: dated(d.year, 21 + d.day % 21),
    lambda d: decade(d.year),
    lambda d: century(d.year),
    lambda d: at_clock(d, "13:45"),
    lambda d: qualified(d.isoformat(), "~"),
    lambda d: interval(d.isoformat(), dated(d.year + 1)),
    lambda d: f"[{d.isoformat()},{dated(d.year + 3, d.month)}]",
    lambda d: f"{{{d.year}..{d.year + 2}}}",
)


def edtf() -> st.SearchStrategy[str]:
    """Any form that this product writes and that has bounds."""
    return st.builds(lambda form, day: form(day), st.sampled_from(FORMS), DAYS)


@given(edtf(), edtf())
def test_overlap_and_compatibility_are_symmetric(a: str, b: str) -> None:
    assert overlap(a, b) == overlap(b, a)
    assert compatible(a, b) == compatible(b, a)


@given(edtf(), edtf())
def test_what_overlaps_is_compatible(a: str, b: str) -> None:
    assert not overlap(a, b) or compatible(a, b)


@given(edtf())
def test_every_date_agrees_with_itself(text: str) -> None:
    assert overlap(text, text)
    assert compatible(text, text)


@given(DAYS, st.integers(-400, 400))
def test_shifting_days_there_and_back_returns(day: date, days: int) -> None:
    moved = shift(day.isoformat(), days=days)
    assert moved is not None
    assert shift(moved, days=-days) == day.isoformat()


@given(edtf(), st.integers(-300, 300))
def test_shifting_years_keeps_precision_of_single_dates(text: str, years: int) -> None:
    moved = shift(text, years=years)
    if precision(text) in ("day", "month", "year"):
        assert moved is not None
        assert precision(moved) == precision(text)
        first, second = bounds(text)[0], bounds(moved)[0]
        assert first
        assert second
        assert second.year - first.year == years


@pytest.mark.parametrize(
    ("a", "b", "can"),
    [
        ("XXXX-11-03", "1956-11-03", True),
        ("XXXX-11-03", "1956-11", True),
        ("XXXX-11-03", "1956", True),
        ("XXXX-11-03", "1956-11-04", False),
        ("XXXX-11-03", "1956-11-01/1956-11-05", True),
        ("XXXX-02-29", "1957", False),
        ("XXXX-02-29", "1956", True),
        ("XXXX-02-29", "19XX", True),
        ("1956-11-03/1956-11-04", "1956-11-04", True),
        ("1956-11-03", "1956-12", False),
        ("195X", "1956-11-03", True),
        ("195X", "1961", False),
        (None, "1956", True),
        ("P3D", "1956", True),
        ("../1956-11-03", "1956-11-04", False),
        ("../1956-11-03", "1956-11-03", True),
    ],
)
def test_compatible_where_nothing_told_excludes_it(a: str | None, b: str, can: bool) -> None:
    assert compatible(a, b) is can


def test_an_open_date_overlaps_nothing() -> None:
    assert not overlap("XXXX-11-03", "1956-11-03")


@pytest.mark.parametrize(
    ("text", "by", "moved"),
    [
        ("1956-02-29", {"years": 1}, "1957-02-28"),
        ("1956-01-31", {"months": 1}, "1956-02-29"),
        ("1956-11", {"months": 2}, "1957-01"),
        ("1956-34", {"years": -1}, "1955-34"),
        ("1956", {"years": 10}, "1966"),
        ("1956-11-03/1956-11-05", {"days": 2}, "1956-11-05/1956-11-07"),
        ("../1956-11-03", {"years": 1}, "../1957-11-03"),
        ("XXXX-11-03", {"years": 3}, "XXXX-11-03"),
        ("XXXX-11-03", {"days": 3}, None),
        ("9999", {"years": 1}, None),
    ],
)
def test_shift_keeps_what_is_told(text: str, by: dict[str, int], moved: str | None) -> None:
    assert shift(text, **by) == moved


def test_a_day_outside_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="out of range"):
        shift_day(date(9999, 12, 1), months=1)


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("1956-11-03", "1956-11-03", "1956-11-03"),
        ("1956-11-03", "1956-11-30", "1956-11"),
        ("1956-11-03", "1957-11-03", "XXXX-11-03"),
        ("1956-11", "1956-12", "1956"),
        ("1956", "1957", None),
        ("1956-11-03", "1956-11", None),
        ("1956-11-03", None, None),
    ],
)
def test_what_two_dates_have_in_common(a: str, b: str | None, both: str | None) -> None:
    assert agreed(a, b) == both
