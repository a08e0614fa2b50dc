"""Regions: continents and stretches of land by their names in several languages."""

from __future__ import annotations

import pytest

from firsthand.gazetteer.countries import country_by_code
from firsthand.gazetteer.regions import regions


@pytest.mark.parametrize(
    ("language", "name", "label", "code"),
    [
        ("en", "asia", "Asia", None),
        ("de", "sudamerika", "South America", None),
        ("fr", "moyen orient", "Middle East", None),
        ("ar", "دارفور", "Darfur", "SD"),
        ("tr", "anadolu", "Anatolia", "TR"),
    ],
)
def test_a_region_has_its_english_name_and_the_country_around_it(
    language: str, name: str, label: str, code: str | None
) -> None:
    found = regions(language)[name]
    assert found.name == label
    assert found.country == (country_by_code()[code].row if code else -1)


def test_a_country_is_no_region() -> None:
    assert "america" not in regions("en")
