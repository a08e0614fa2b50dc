"""Regions, rivers and lakes are places, and never the towns that share their words; pious words and ships are none."""

from __future__ import annotations

import pytest
from tests.claims.places.test_contained import read


@pytest.mark.parametrize(
    ("language", "text", "label", "prec"),
    [
        ("en", "Floods killed 40 people across Asia.", "Asia", 7),
        ("en", "Storms hit the Middle East.", "Middle East", 7),
        ("en", "A mill burned in Darfur on Monday.", "Darfur, Sudan", 5),
        ("de", "In Südamerika brannte eine Mühle.", "South America", 7),
        ("ru", "В Дарфуре сгорела мельница.", "Darfur, Sudan", 5),
    ],
)
def test_a_region_is_beyond_one_country_or_vague_inside_one(language: str, text: str, label: str, prec: int) -> None:
    claim = read(text, language)[0]
    assert (claim.place, claim.where_prec, claim.place_id, claim.rule) == (label, prec, None, "region")


@pytest.mark.parametrize(
    ("text", "quote", "rule"),
    [
        ("The body was found in the Catawba River.", "Catawba River", "natural"),
        ("They fished on Lake Marburg that day.", "Lake Marburg", "natural"),
        ("It burned on Orchard Street.", "Orchard Street", "street"),
    ],
)
def test_rivers_lakes_and_streets_are_no_towns(text: str, quote: str, rule: str) -> None:
    assert [(c.quote, c.rule, c.place_id) for c in read(text)] == [(quote, rule, None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Her son prayed for a home in Paradise."),
        ("en", "The ferry Salem capsized there."),
        ("en", "They stood on the West Side."),
        ("tr", "Vali, Allah'tan rahmet diledi."),
        ("fr", "Trente personnes ont fui."),
        ("uk", "Тоді сгорів млин."),
    ],
)
def test_pious_words_ships_sides_and_numbers_are_no_places(language: str, text: str) -> None:
    assert [c.place for c in read(text, language)] == []


def test_a_listed_town_of_a_pious_name_is_one_where_its_state_is_told() -> None:
    assert read("A mill burned in Paradise, Nevada.")[0].place == "Paradise, Nevada, United States"


def test_a_court_is_no_street() -> None:
    assert [(c.quote, c.rule) for c in read("The Laurel County Fiscal Court ruled.")] == [
        ("Laurel County", "in_organisation")
    ]
