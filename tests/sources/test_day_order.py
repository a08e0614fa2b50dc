"""Which number of `03/05/2024` is the day."""

from __future__ import annotations

import pytest

from firsthand.sources.day_order import ToldOrder, is_open, ordered_date, told_order
from firsthand.vocabulary import DateOrder


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["03/05/2024", "25/03/2024"], ToldOrder("day_first", "25/03/2024")),
        (["03/05/2024", "03/25/2024", "x"], ToldOrder("month_first", "03/25/2024")),
        (["25/03/2024", "03/25/2024"], ToldOrder(None)),
        (["03/05/2024", "2024-03-25", ""], ToldOrder(None)),
        (["13/13/2024", "12/12/2024"], ToldOrder(None)),
    ],
)
def test_told_by_the_column(values: list[str], told: ToldOrder) -> None:
    assert told_order(values) == told


@pytest.mark.parametrize(
    ("value", "order", "date"),
    [
        ("03/05/2024", "day_first", "2024-05-03"),
        ("03/05/2024", "month_first", "2024-03-05"),
        ("03/05/2024", None, None),
        ("13/05/2024", "month_first", "2024-05-13"),
        ("5/13/2024", None, "2024-05-13"),
        ("3.5.2024", "month_first", "2024-05-03"),
        ("5-5-2024", None, "2024-05-05"),
        ("3/5/2024 9:05", "day_first", "2024-05-03T09:05"),
        ("3/5/2024, 19:05:30", "day_first", "2024-05-03T19:05:30"),
        ("2024/5/3", None, "2024-05-03"),
        ("31/02/2024", None, None),
        ("13/13/2024", None, None),
        ("03/05.2024", "day_first", None),
        ("03/05/24", "day_first", None),
        ("3 May 2024", None, "2024-05-03"),
        ("May 3, 2024", None, "2024-05-03"),
        ("3. Mai 2024", None, "2024-05-03"),
        ("3 мая 2024", None, "2024-05-03"),
        ("May 2024", None, None),
        ("on 3 May 2024 or so", None, None),
        ("2024-05~", None, "2024-05~"),
        ("45355", None, None),
    ],
)
def test_days(value: str, order: DateOrder | None, date: str | None) -> None:
    assert ordered_date(value, order) == date


@pytest.mark.parametrize(
    ("value", "is_so"),
    [("03/05/2024", True), ("13/05/2024", False), ("03.05.2024", False), ("5/5/2024", False), ("x", False)],
)
def test_can_be_read_in_two_ways(value: str, is_so: bool) -> None:
    assert is_open(value) is is_so
