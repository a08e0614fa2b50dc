"""The algebra of EDTF: bounds, precision, agreement, shifts; laws that hold for every date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lang.edtf import (
    bounds,
    compatible,
    from_bounds,
    is_duration,
    mask,
    overlap,
    precision,
    qualified,
    shift,
    shift_day,
    width,
)

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """Any form that this product writes and that has bounds."""
    day = draw(DAYS)
    other = draw(DAYS)
    low, high = min(day, other), max(day, other)
    forms = [
        day.isoformat(),
        f"{day.isoformat()}T13:45",
        f"{day:%Y-%m}",
        f"{day:%Y}",
        f"{day:%Y}"[:3] + "X",
        f"{day:%Y}"[:2] + "XX",
        f"{day:%Y}-{draw(st.integers(21, 41))}",
        f"{day:%Y-%m}-{draw(st.sampled_from(['0X', '1X', '2X']))}",
        f"{day:%Y}-XX-{day:%d}",
        f"{low.isoformat()}/{high.isoformat()}",
        f"[{low.isoformat()},{high.isoformat()}]",
        f"{{{low.year}..{high.year}}}",
        f"{day.isoformat()}~",
    ]
    return draw(st.sampled_from(forms))


@given(edtf())
def test_bounds_are_ordered(text: str) -> None:
    low, high = bounds(text)
    assert low is not None
    assert high is not None
    assert low <= high


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


@given(DAYS, DAYS)
def test_from_bounds_keeps_the_bounds(a: date, b: date) -> None:
    low, high = min(a, b), max(a, b)
    assert bounds(from_bounds(low, high)) == (low, high)


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


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    low, high = bounds(text)
    assert low is None or isinstance(low, date)
    assert high is None or isinstance(high, date)
    precision(text)
    mask(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1956-02", "1956-02-01", "1956-02-29"),
        ("1957-02", "1957-02-01", "1957-02-28"),
        ("195X", "1950-01-01", "1959-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1956-21", "1956-03-01", "1956-05-31"),
        ("1956-24", "1956-12-01", "1957-02-28"),
        ("1956-33", "1956-01-01", "1956-03-31"),
        ("1956-41", "1956-07-01", "1956-12-31"),
        ("1956-11-0X", "1956-11-01", "1956-11-09"),
        ("1956-11-03T24:00", "1956-11-03", "1956-11-03"),
        ("[1956-11-03,1956-11-05]", "1956-11-03", "1956-11-05"),
        ("{1956..1958}", "1956-01-01", "1958-12-31"),
        ("1956-11-03?", "1956-11-03", "1956-11-03"),
    ],
)
def test_bounds_of_each_form(text: str, low: str, high: str) -> None:
    assert bounds(text) == (date.fromisoformat(low), date.fromisoformat(high))


@pytest.mark.parametrize("text", [None, "", "soon", "XXXX-01-20", "P3D", "1957-02-31", "0000", "XX56"])
def test_what_tells_no_days_has_no_bounds(text: str | None) -> None:
    assert bounds(text) == (None, None)
    assert width(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("../1956-11-03", None, date(1956, 11, 3)),
        ("1956-11-03/..", date(1956, 11, 3), None),
        ("/1956", None, date(1956, 12, 31)),
    ],
)
def test_open_sides_stay_open(text: str, low: date | None, high: date | None) -> None:
    assert bounds(text) == (low, high)


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
    ("text", "kind", "days"),
    [
        ("1956-11-03T01:25", "time", 1),
        ("1956-11-03", "day", 1),
        ("XXXX-11-03", "day", None),
        ("1956-11", "month", 30),
        ("1956-22", "season", 92),
        ("1956", "year", 366),
        ("195X", "decade", 3652),
        ("19XX", "century", 36524),
        ("1956-11-03/1956-11-05", "interval", 3),
        ("P3D", "duration", None),
        ("PXM", "duration", None),
        ("soon", "unknown", None),
    ],
)
def test_precision_and_width(text: str, kind: str, days: int | None) -> None:
    assert precision(text) == kind
    assert width(text) == days


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


def test_only_single_dates_take_a_qualifier() -> None:
    assert qualified("1956-11-03", "~") == "1956-11-03~"
    assert qualified("1956-11-03?", "~") == "1956-11-03~"
    assert qualified("1956/1957", "~") == "1956/1957"


@pytest.mark.parametrize(
    ("text", "is_one"), [("P3D", True), ("PT2H", True), ("PXY", True), ("P", False), ("1956", False)]
)
def test_durations_are_told_from_dates(text: str, is_one: bool) -> None:
    assert is_duration(text) is is_one
