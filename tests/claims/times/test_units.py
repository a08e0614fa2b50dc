"""Units of time: each language gives words only such as there are, and each is told as ISO 8601 and moved by."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.claims.times.duration import period
from firsthand.claims.times.frame import unit_at
from firsthand.claims.times.units import CLOCK, DECADE, FORTNIGHT, IN_HOURS, MINUTE, MONTH, PARTS, UNITS, multiple
from firsthand.lang.pack import languages, pack_for


@pytest.mark.parametrize("language", languages())
def test_a_pack_gives_words_known_units(language: str) -> None:
    pack = pack_for(language)
    assert pack is not None
    lexicon = pack.topic("dates")["lexicon"]
    told = {str(u) for kind in ("unit_one", "unit_many", "calendar_unit") for u in lexicon.get(kind, {}).values()}
    assert told
    assert told <= UNITS


@pytest.mark.parametrize(
    ("amount", "unit", "told"),
    [
        (3, MINUTE, "PT3M"),
        (3, MONTH, "P3M"),
        (2, FORTNIGHT, "P4W"),
        (1, DECADE, "P10Y"),
        (48, "H", "P2D"),
        (36, "H", "PT36H"),
        (1.5, "H", "PT1H30M"),
        (0.5, "H", "PT30M"),
        (2.5, "m", "PT2M30S"),
        (1.5, "D", "P1DT12H"),
        (0.5, "D", "PT12H"),
        (1.5, "Y", "P1Y6M"),
        (1.5, "W", "P1W4D"),
        ("X", MINUTE, "PTXM"),
        (0.5, "Q", None),
    ],
)
def test_an_amount_is_told_as_a_duration(amount: float | str, unit: str, told: str | None) -> None:
    assert period(amount, unit) == told


def test_a_day_is_led_to_the_unit_that_holds_it() -> None:
    day = date(2031, 5, 14)
    moved = {unit: unit_at(day, unit, -1) for unit in UNITS - set(CLOCK)}
    assert moved == {
        "D": "2031-05-13",
        "W": "2031-05-05/2031-05-11",
        "2W": "2031-04-28/2031-05-04",
        "WE": "2031-05-10/2031-05-11",
        "M": "2031-04",
        "Q": "2031-33",
        "Y": "2030",
        "5Y": None,
        "10Y": "202X",
        "100Y": "19XX",
    }


def test_what_a_unit_is_parted_into_is_a_unit() -> None:
    assert {part.unit for part in PARTS.values()} <= UNITS
    assert set(IN_HOURS) == set(CLOCK)
    assert multiple(FORTNIGHT) == (2, "W")
