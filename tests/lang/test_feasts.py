"""Days known by a name: on which date they fall, in each language that names them."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.lang.feasts import feast_day, open_feast
from firsthand.lang.pack import pack_for


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2031, date(2031, 12, 25)),
        ("*", 2016, date(2016, 3, 27)),
        ("*-2", 2016, date(2016, 3, 25)),
        ("*+1", 2016, date(2016, 3, 28)),
        ("**", 2016, date(2016, 5, 1)),
        ("**-2", 2016, date(2016, 4, 29)),
        ("11:4:4", 2016, date(2016, 11, 24)),
        ("9:1:1", 2016, date(2016, 9, 5)),
        ("5:-1:1", 2016, date(2016, 5, 30)),
        ("5:-1:1", 2021, date(2021, 5, 31)),
    ],
)
def test_a_rule_and_a_year_make_a_day(rule: str, year: int, day: date) -> None:
    assert feast_day(rule, year) == day


def test_a_feast_whose_date_moves_has_none_without_its_year() -> None:
    assert open_feast("12-25") == "XXXX-12-25"
    assert [open_feast(rule) for rule in ("*", "**-2", "11:4:4")] == [None, None, None]


@pytest.mark.parametrize("language", ["ar", "az", "de", "en", "es", "fr", "ru", "tr", "uk"])
def test_every_rule_of_a_language_is_one(language: str) -> None:
    pack = pack_for(language)
    assert pack is not None
    lexicon = pack.topic("dates")["lexicon"]
    rules = {*lexicon["feast"].values(), *lexicon.get("feast_loose", {}).values()}
    assert rules
    for rule in rules:
        assert feast_day(rule, 2031).year in (2030, 2031)
