"""The grammar of EDTF: bounds, precision, and what is written is what is read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lang.edtf import (
    at_clock,
    bounds,
    century,
    clock_of,
    dated,
    decade,
    ends,
    from_bounds,
    in_century,
    in_year,
    interval,
    is_duration,
    is_edtf,
    mask,
    open_century,
    open_year,
    precision,
    qualified,
    weekly,
    width,
    without_clock,
    year_of_century,
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


@given(DAYS, DAYS)
def test_from_bounds_keeps_the_bounds(a: date, b: date) -> None:
    low, high = min(a, b), max(a, b)
    assert bounds(from_bounds(low, high)) == (low, high)


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


def test_only_single_dates_take_a_qualifier() -> None:
    assert qualified("1956-11-03", "~") == "1956-11-03~"
    assert qualified("1956-11-03?", "~") == "1956-11-03~"
    assert qualified("1956/1957", "~") == "1956/1957"


@pytest.mark.parametrize(
    ("text", "is_one"), [("P3D", True), ("PT2H", True), ("PXY", True), ("P", False), ("1956", False)]
)
def test_durations_are_told_from_dates(text: str, is_one: bool) -> None:
    assert is_duration(text) is is_one


@given(DAYS)
def test_what_is_written_is_what_is_read(day: date) -> None:
    assert dated(day.year, day.month, day.day) == day.isoformat()
    assert bounds(dated(day.year, day.month)) == bounds(f"{day:%Y-%m}")
    for tell, kind in ((dated, "year"), (decade, "decade"), (century, "century")):
        assert precision(tell(day.year)) == kind
        low, high = bounds(tell(day.year))
        assert low
        assert high
        assert low.year <= day.year <= high.year
    assert in_year(dated(None, day.month, day.day), day.year) == day.isoformat()
    assert in_century(year_of_century(f"{day:%Y}"[2:]), f"{day:%Y}"[:2]) == f"{day:%Y}"
    assert without_clock(at_clock(day, "13:45")) == day.isoformat()
    assert clock_of(at_clock(day, "13:45")) == "13:45"


def test_open_parts_are_written_and_told() -> None:
    assert dated() == "XXXX"
    assert dated(None, 21) == "XXXX-21"
    assert weekly(5) == "XXXX-WXX-5"
    assert open_year("XXXX-11-03")
    assert open_century("XXXX-11-03")
    assert open_century("XX56-11-03")
    assert not open_year("XX56-11-03")
    assert not open_year("1956")
    assert not open_year(None)


def test_intervals_are_written_and_taken_apart() -> None:
    assert interval("1956", None) == "1956/.."
    assert interval(None, "1956") == "../1956"
    assert ends(interval("1956", "1957")) == ("1956", "1957")
    assert ends("1956") == ("1956",)


@pytest.mark.parametrize("text", ["1956-02-30", "1956-13", "1956-11-3", "soon", "", "P3D", "1956-11-03T10:00", "/"])
def test_what_stands_in_no_calendar_is_no_edtf(text: str) -> None:
    assert not is_edtf(text)


@given(edtf())
def test_every_form_without_a_clock_is_edtf(text: str) -> None:
    assert is_edtf(without_clock(text))
