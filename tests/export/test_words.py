"""How numbers, spans and names are said."""

import pytest

from firsthand.export.words import STATUS, accounts, first_hands, number, span, stands
from firsthand.record.figure import Figure
from firsthand.vocabulary import FigureStatus, Grade

STATUSES = ("single_origin", "agreed", "compatible", "contested", "provisional", "superseded", "retracted", "coded")


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [
        (150, 150, 150, "150"),
        (147, 150, 150, "147-150"),
        (30, 30, None, "30 or more"),
        (None, 7, None, "7"),
        (None, 7, 9, "9"),
        (None, None, None, "?"),
        (26_000, 1e6, 1e6, "26,000-1,000,000"),
        (0, 0, 0, "0"),
    ],
)
def test_span(low: float | None, best: float | None, high: float | None, told: str) -> None:
    assert span(Figure("e", "killed", "all", low, best, high, "agreed")) == told


@pytest.mark.parametrize(
    ("low", "high", "told"), [(1, 1, "1 first hand"), (1, 2, "1 to 2 first hands"), (0, 0, "0 first hands")]
)
def test_first_hands(low: int, high: int, told: str) -> None:
    assert first_hands(low, high) == told


@pytest.mark.parametrize(("value", "told"), [(None, "?"), (2.5, "2.5"), (26_000.0, "26,000"), (0.0, "0")])
def test_number(value: float | None, told: str) -> None:
    assert number(value) == told


def test_accounts_are_counted() -> None:
    assert (accounts(1), accounts(1200)) == ("1 account", "1,200 accounts")


def test_every_status_has_a_word() -> None:
    assert set(STATUS) == set(STATUSES)


@pytest.mark.parametrize(
    ("status", "grade", "told"),
    [
        ("single_origin", None, "one first hand"),
        ("contested", "no definitive conclusion", "contested, no definitive conclusion"),
        ("contested", "contested", "contested"),
        ("agreed", "confirmed", "agreed, confirmed"),
    ],
)
def test_a_grade_stands_beside_the_status_where_it_says_more(
    status: FigureStatus, grade: Grade | None, told: str
) -> None:
    assert stands(Figure("e", "killed", "all", 1, 1, 1, status, grade=grade)) == told
