"""Numbers and differences are said from their values, each kind of them."""

from __future__ import annotations

import pytest

from firsthand.events.event import Difference, DifferenceSide, Magnitude
from firsthand.events.said import FIELD_WHY, WHY, words
from firsthand.vocabulary import DIFFERENCE_REASONS, DifferenceField, DifferenceKind, DifferenceReason, Quantifier

BOTH = ("counted_together", "longer_time", "parts_exceed", "population_untold")  # told in sentences of their own


def side(value: float, accounts: int = 1, **more: object) -> DifferenceSide:
    return DifferenceSide(accounts, Magnitude(value, value, value), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "low", "high", "quantifier", "said"),
    [
        (150, 150, 150, "exact", "150"),
        (26000, 26000, 26000, "exact", "26,000"),
        (None, 30, None, "at_least", "at least 30"),
        (None, None, 9, "fewer_than", "fewer than 9"),
        (5, None, None, "about", "about 5"),
        (None, 10, 15, "range", "10-15"),
        (None, 24, None, "dozens", "24 or more"),
        (None, None, None, "several", "several"),
        (None, None, None, "at_least", "at least an untold number"),
    ],
)
def test_a_number_as_a_person_writes_it(
    value: float | None, low: float | None, high: float | None, quantifier: Quantifier, said: str
) -> None:
    assert words(Magnitude(value, low, high, quantifier)) == said


def test_each_reason_has_words() -> None:
    assert {*WHY, *BOTH} == set(DIFFERENCE_REASONS)
    assert set(FIELD_WHY) < set(WHY)


@pytest.mark.parametrize(
    ("kind", "field", "reason", "sides", "said"),
    [
        (
            "conflict", "killed", "exclude", (side(12, 3), side(15)),
            "12 (3 accounts) and 15 (1 account) killed: they exclude each other.",
        ),
        (
            "update", "killed", "taken_back", (side(12), side(9, status="retracted")),
            "12 (1 account) and 9 (1 account) killed: 9 was taken back by who gave it.",
        ),
        (
            "unit", "casualties", "counted_together", (side(9), side(2), side(7)),
            "9 casualties count the 2 killed and the 7 injured together.",
        ),
        (
            "scope", "killed", "longer_time", (side(400), side(12), side(13)),
            "400 killed counts a longer time than this event; it is kept apart from 12, 13.",
        ),
        (
            "scope", "killed", "population_untold",
            (side(7), side(2, population="police"), side(4, population="civilian")),
            "2 police and 4 civilian make 6 killed, and 7 are told for all: of 1 person no population is told.",
        ),
        (
            "conflict", "killed", "parts_exceed",
            (side(4), side(2, population="police"), side(4, population="civilian")),
            "2 police and 4 civilian make 6 killed, and 4 are told for all: that is 2 people more than the whole.",
        ),
        (
            "conflict", "date", "exclude", (DifferenceSide(1, told="2031-05-03"), DifferenceSide(2, told="2031-05-09")),
            "1 account tells 2031-05-03, 2 accounts tell 2031-05-09: they exclude each other.",
        ),
        (
            "copying_error", "place", "changed_in_copying", (DifferenceSide(2, told="Chad"), DifferenceSide(1, told="Niger")),
            "Accounts set it in different countries: Chad (2); Niger (1), changed where the text was copied.",
        ),
        ("conflict", "killed", "exclude", (), "conflict"),
    ],
)  # fmt: skip
def test_a_difference_in_one_sentence(
    kind: DifferenceKind,
    field: DifferenceField,
    reason: DifferenceReason,
    sides: tuple[DifferenceSide, ...],
    said: str,
) -> None:
    assert Difference(kind, field, reason, sides).sentence == said
