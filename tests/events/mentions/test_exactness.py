"""How exactly days and places are told: GED's codes, and dates without an end."""

import pytest

from firsthand.events.mentions.exactness import ENDLESS, UNTOLD, days_wide, is_town, place_prec


@pytest.mark.parametrize(
    ("edtf", "days"),
    [("2031-05-03", 1), ("2031-05-03/2031-05-04", 2), ("2031-05", 31), ("2031-05-03/..", ENDLESS), (None, ENDLESS)],
)
def test_a_date_is_as_wide_as_the_days_it_may_mean(edtf: str | None, days: int) -> None:
    assert days_wide(edtf) == days


@pytest.mark.parametrize(
    ("code", "town"), [(1, True), (2, True), (3, False), (4, False), (6, False), (0, False), (None, False)]
)
def test_only_the_first_two_codes_are_a_town(code: int | None, town: bool) -> None:
    assert is_town(code) is town


def test_what_is_not_told_is_rougher_than_any_code() -> None:
    assert place_prec(None) == UNTOLD > place_prec(7) > place_prec(1)
