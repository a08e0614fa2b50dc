"""Given dates: ISO and EDTF are taken, guesses refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.sources.published_date import checked_date


@pytest.mark.parametrize(
    ("given_value", "edtf"),
    [
        ("2014-03-01", "2014-03-01"),
        (" 2014-03 ", "2014-03"),
        ("2014", "2014"),
        ("20140301", "2014-03-01"),
        ("2014-03-01 17:40:00Z", "2014-03-01T17:40:00Z"),
        ("2014-03-01T17:40:00+04:00", "2014-03-01T17:40:00+04:00"),
        ("2014-03-01T17:40:00.123+0400", "2014-03-01T17:40:00.123+0400"),
        ("2014-03~", "2014-03~"),
        ("2014?", "2014?"),
        ("201X", "201X"),
        ("2014-XX-05", "2014-XX-05"),
        ("../2025-01-20", "../2025-01-20"),
        ("2014-03/..", "2014-03/.."),
        ("2014-03-01/2014-03-05", "2014-03-01/2014-03-05"),
        ("[2014,2015]", "[2014,2015]"),
        ("2014-21", "2014-21"),
        ("2000-02-29", "2000-02-29"),
        ("-0044-03-15", "-0044-03-15"),
    ],
)
def test_taken(given_value: str, edtf: str) -> None:
    assert checked_date(given_value) == edtf


@pytest.mark.parametrize(
    "given_value",
    ["", "..", "/", "03/04/2021", "last week", "2014-13", "2014-02-30", "1900-02-29", "2014-00-10", "2014-03-01T25:00",
     "2014-3-1", "May 4, 2021", "[]", "../..", "x" * 500, "2014-03-01; DROP"],
)  # fmt: skip
def test_refused(given_value: str) -> None:
    assert checked_date(given_value) is None


@given(st.dates())
def test_every_day_of_the_calendar(day: object) -> None:
    assert checked_date(str(day)) == str(day)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = checked_date(text)
    assert found is None or checked_date(found) == found
